//! The command line, as clap reads it.

mod agreement;
mod ask;
mod checks;
mod each;
mod eval;
mod export;
mod many;
mod office;
mod reading;
mod report;
mod search;
mod table;
mod tools;
mod values;

use std::path::PathBuf;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};

pub use agreement::{Agreement, AgreementCommand, CheckAgreement, Template};
pub use ask::{Ask, no_paths};
pub use checks::{Check, FailOn, Gravity, Plain, Residue, Shape, Show};
pub use each::{Certificate, Compare, Extract};
pub use eval::{Eval, Measure};
pub use export::{Export, Shape as Written, Target, Text};
pub use many::{Cache, CacheCommand, Merge, Run, Shard, Worker};
pub use office::{Into, Review, ReviewCommand};
pub use reading::{Reading, Serve};
pub use report::Report;
pub use search::{Index, Search};
pub use table::{Choice, Format, Rebase, Table, Which};
pub use tools::{
    AddBaseline, Baseline, BaselineCommand, Draft, Explain, Grammar, GrammarCommand, Schema,
    Validate,
};
use values::{day, verdict};

/// Help in Italian: clap's own headings are English.
const HELP: &str = "{about-section}\nUso: {usage}\n\n{all-args}{after-help}";

const EXAMPLES: &str = "\
Esempi:
  deroga run                                    corpus/ → output/, con il riepilogo
  deroga run atti/ --output esiti/              una cartella qualsiasi
  deroga compare regolamento.txt --baseline ccnl-fc-2022-2024
  deroga table deviations --format csv > scostamenti.csv
  deroga explain worse

Codici di uscita: 0 niente da segnalare; 1 scostamenti chiesti con --fail-on, o esempi di una
grammatica che falliscono; 2 una parte del lavoro non si è potuta fare (il resto è stato fatto).";

/// Legge gli atti sul lavoro a distanza, ne ricava regole e le confronta con il contratto nazionale.
#[derive(Debug, Parser)]
#[command(name = "deroga", version, after_help = EXAMPLES)]
#[command(disable_version_flag = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Mostra la versione.
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    pub version: Option<bool>,
}

impl Cli {
    /// Reads the arguments the program was given.
    pub fn read() -> Result<Self, clap::Error> {
        Self::from_arg_matches(&italian(Self::command()).try_get_matches()?)
    }
}

/// Puts clap's own headings into Italian, in a command and those below it.
fn italian(command: clap::Command) -> clap::Command {
    let command = command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .subcommand_value_name("COMANDO")
        .arg(
            clap::Arg::new("help")
                .short('h')
                .long("help")
                .action(clap::ArgAction::HelpShort)
                .help("Mostra questo aiuto"),
        );
    let names: Vec<String> = command
        .get_subcommands()
        .map(|c| c.get_name().to_owned())
        .collect();
    let mut command = names.into_iter().fold(command, |command, name| {
        let path = format!("{} {name}", command.get_bin_name().unwrap_or("deroga"));
        command.mut_subcommand(name, |sub| italian(sub.bin_name(path)))
    });
    let usage = command.render_usage().to_string();
    let usage = usage
        .trim_start_matches("Usage: ")
        .replace("[OPTIONS]", "[OPZIONI]");
    command
        .override_usage(usage.trim().to_owned())
        .help_template(HELP)
        .subcommand_help_heading("Comandi")
        .mut_args(|arg| {
            let heading = if arg.is_positional() {
                "Argomenti"
            } else {
                "Opzioni"
            };
            arg.help_heading(heading)
                .hide_possible_values(true)
                .hide_default_value(true)
        })
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Fa tutto: regole e scostamenti in file YAML, e il riepilogo sul terminale.
    #[command(
        visible_alias = "esegui",
        after_help = "\
Esempi:
  deroga run
  deroga run atti/ altro.txt --output esiti/
  deroga run --fail-on worse --fail-on omitted --quiet"
    )]
    Run(Run),
    /// Scrive in YAML le regole dei documenti.
    #[command(
        visible_alias = "estrai",
        after_help = "\
Esempi:
  deroga extract regolamento.txt
  deroga extract atti/ --output esiti/"
    )]
    Extract(Extract),
    /// Scrive in YAML il confronto dei documenti con il loro contratto, o di due fra loro.
    #[command(
        visible_alias = "confronta",
        after_help = "\
Esempi:
  deroga compare regolamento.txt
  deroga compare vecchio.txt nuovo.txt           due file: solo ciò che cambia fra i due
  deroga compare ccnl-fc-2019-2021 ccnl-fc-2022-2024
  deroga compare provvedimento.txt --baseline ccnl-san-2019-2021 --indicative"
    )]
    Compare(Compare),
    /// Scrive il rapporto da leggere e da stampare: una pagina HTML che si apre ovunque, senza rete.
    #[command(
        visible_alias = "rapporto",
        after_help = "\
Esempi:
  deroga report
  deroga report atti/ --output rapporto.html
  deroga report atti/ --lang en --templates modelli/
  deroga report --union comune-di-esempio --output sindacato.html
  deroga report atti/ --format xlsx -o scostamenti.xlsx
  deroga report regolamento.txt --format docx -o pareri/
  deroga report atti/ --format sarif > scostamenti.sarif"
    )]
    Report(Report),
    /// Dice quali caselle cambiano giudizio quando cambia il contratto, e perché.
    #[command(
        visible_alias = "ribasa",
        after_help = "\
Esempi:
  deroga rebase --from ccnl-fc-2019-2021 --to ccnl-fc-2022-2024 atti/
  deroga rebase --from ccnl-fc-2019-2021 --to ccnl-fc-2022-2024 atti/ --format csv"
    )]
    Rebase(Rebase),
    /// Dice dove sta ogni carattere dei documenti: in tutto il 100 %.
    #[command(
        visible_alias = "certificato",
        after_help = "Esempio:\n  deroga certificate corpus/"
    )]
    Certificate(Certificate),
    /// Aggiunge al corpus il testo ufficiale di un contratto nazionale.
    #[command(visible_alias = "contratto")]
    Baseline(Baseline),
    /// Cerca i difetti dentro i documenti: numerazione, rinvii, campi in bianco, contraddizioni.
    #[command(
        visible_alias = "verifica",
        after_help = "\
Esempi:
  deroga check regolamento.txt
  deroga check atti/ --fail-on warning
  deroga check atti/ --fail-on worse --fail-on contradictory --baseline-report prima.json
  deroga check atti/ --format sarif > difetti.sarif"
    )]
    Check(Check),
    /// Mostra una regola al suo posto nel documento, con le righe che le stanno attorno.
    #[command(
        visible_alias = "mostra",
        after_help = "\
Esempi:
  deroga show urn:x-italian-pa:c_a000:regolamento:ferie_solidali:cessione:dipendente
  deroga show ferie_solidali:cessione:dipendente atti/"
    )]
    Show(Show),
    /// Elenca le frasi con un verbo di dovere che nessun tema ha preso.
    #[command(
        visible_alias = "residuo",
        after_help = "\
Esempi:
  deroga residue regolamento.txt
  deroga residue atti/ --format json"
    )]
    Residue(Residue),
    /// Controlla le grammatiche, o ne comincia una.
    #[command(visible_alias = "grammatica")]
    Grammar(Grammar),
    /// Stampa lo schema JSON di un formato di file.
    #[command(after_help = "\
Esempi:
  deroga schema ruleset > ruleset.json
  deroga schema ruleset --draft 7 > ruleset-draft-07.json")]
    Schema(Schema),
    /// Controlla file YAML o JSON sullo schema del loro formato, e dice riga e colonna di ogni errore.
    #[command(
        visible_alias = "convalida",
        after_help = "\
Esempi:
  deroga validate output/rulesets/*.yaml
  deroga validate corpus/index.yaml
  deroga validate mio.yaml --schema ruleset"
    )]
    Validate(Validate),
    /// Scrive le regole, o la struttura dei documenti, nelle forme di altri sistemi.
    #[command(
        visible_alias = "esporta",
        after_help = "\
Esempi:
  deroga export rego corpus --output policy/
  deroga export openfisca corpus --output openfisca/
  deroga export akn corpus --output akn/
  deroga export jsonl corpus --output regole/"
    )]
    Export(Export),
    /// Stampa il testo normalizzato di un documento: quello in cui stanno le posizioni delle regole.
    #[command(
        visible_alias = "testo",
        after_help = "Esempio:\n  deroga text regolamento.txt > regolamento.norm.txt"
    )]
    Text(Text),
    /// Spiega un codice di messaggio, un giudizio o un tema.
    #[command(
        visible_alias = "spiega",
        after_help = "\
Esempi:
  deroga explain E022
  deroga explain omitted"
    )]
    Explain(Explain),
    /// Misura regole e giudizi contro ciò che lettori attenti hanno trovato negli stessi documenti.
    #[command(
        visible_alias = "valuta",
        after_help = "\
Esempi:
  deroga eval --truth letture/ corpus/
  deroga eval --truth letture/comune.yaml comune.txt --misses
  deroga eval --truth letture/ atti/ --must --topic TEMA --format json"
    )]
    Eval(Eval),
    /// Risponde a una domanda su un tema, dati dei fatti: sì, no, un valore o non determinato, e perché.
    #[command(
        visible_alias = "chiedi",
        after_help = "\
Esempi:
  deroga ask comune --fact giorno=martedì --fact ora=19:30 TEMA
  deroga ask output/rulesets/comune.yaml altro.txt TEMA --format json
  deroga ask comune TEMA --facts                 i fatti che il tema accetta"
    )]
    Ask(Ask),
    /// Prepara e controlla gli accordi individuali.
    #[command(visible_alias = "accordo")]
    Agreement(Agreement),
    /// Stampa le regole, gli scostamenti o la matrice enti × temi come tabella.
    #[command(
        visible_alias = "tabella",
        after_help = "\
Esempi:
  deroga table rules
  deroga table deviations atti/ --verdict worse --verdict omitted
  deroga table matrix atti/ --family recesso --format csv > matrice.csv
  deroga table text regolamento.txt"
    )]
    Table(Table),
    /// Riporta nel progetto le revisioni scritte nel foglio di calcolo.
    #[command(visible_alias = "revisione")]
    Review(Review),
    /// Unisce le parti fatte con `deroga run --shard` in una sola cartella.
    #[command(
        visible_alias = "unisci",
        after_help = "Esempio:\n  deroga merge parti/1 parti/2 parti/3 --output esiti/"
    )]
    Merge(Merge),
    /// Legge un documento per riga (JSON) e risponde con una riga per ciascuno: per Spark, Dask e simili.
    #[command(
        visible_alias = "lavoratore",
        after_help = "Esempio:\n  deroga worker < atti.jsonl > esiti.jsonl"
    )]
    Worker(Worker),
    /// Fa l'indice dei documenti, per cercarvi con `deroga search`.
    #[command(
        visible_alias = "indicizza",
        after_help = "Esempi:\n  deroga index\n  deroga index atti/ --output atti.sqlite"
    )]
    Index(Index),
    /// Cerca parole nei documenti dell'indice: i luoghi, le regole che provano, i giudizi.
    #[command(
        visible_alias = "cerca",
        after_help = "\
Esempi:
  deroga search \"buono pasto lavoro agile\"
  deroga search preavviso --verdict worse --verdict omitted
  deroga search disconnessione --comparto funzioni_locali --json"
    )]
    Search(Search),
    /// Dice che cosa si ricorda dei lavori già fatti, o lo dimentica.
    #[command(
        visible_alias = "memoria",
        after_help = "Esempi:\n  deroga cache info\n  deroga cache clean --output esiti/"
    )]
    Cache(Cache),
    /// Legge file di altri sotto limiti; il programma lo chiama da sé.
    #[command(name = crate::cli::serve::NAME, hide = true)]
    Serve(Serve),
}

/// Which documents.
#[derive(Debug, Args)]
pub struct Documents {
    /// File o cartelle; senza, la cartella corpus/.
    #[arg(value_name = "PERCORSI")]
    pub paths: Vec<PathBuf>,
    /// Grammatiche da usare al posto di ./grammars, o di quelle incluse nel programma.
    #[arg(long, visible_alias = "grammatiche", value_name = "CARTELLA")]
    pub grammars: Option<PathBuf>,
    /// Revisioni da usare al posto di quelle in ./reviews.
    #[arg(long, visible_alias = "revisioni", value_name = "CARTELLA")]
    pub reviews: Option<PathBuf>,
    /// Non mostra il riepilogo né l'avanzamento.
    #[arg(short, long, visible_alias = "silenzioso")]
    pub quiet: bool,
    /// How they are read.
    #[command(flatten)]
    pub reading: Reading,
}

/// Which contract.
#[derive(Debug, Args)]
pub struct Against {
    /// Contratto con cui confrontare tutti i documenti.
    #[arg(long, visible_alias = "contratto", value_name = "ID")]
    pub baseline: Option<String>,
    /// Ammette il contratto di un altro comparto: il confronto è solo indicativo, e lo dice.
    #[arg(long, visible_alias = "indicativo")]
    pub indicative: bool,
    /// Contratti da usare al posto di ./corpus/baselines, o di quelli inclusi nel programma.
    #[arg(long, visible_alias = "contratti", value_name = "CARTELLA")]
    pub baselines: Option<PathBuf>,
    /// Guarda le regole com'erano o saranno in questo giorno (AAAA-MM-GG): quelle scadute, o non ancora in
    /// vigore, restano scritte ma non contano.
    #[arg(long, visible_alias = "al", value_name = "GIORNO", value_parser = day)]
    pub at: Option<String>,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::italian(super::Cli::command()).debug_assert();
    }
}
