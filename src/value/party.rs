//! Who bears a rule, or who may use it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::Words;

use super::phrase::{List, Table, take};

/// A party of the employment relationship.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// The institution as employer.
    Amministrazione,
    /// The manager who acts for it (dirigente, responsabile).
    Dirigente,
    /// The worker.
    Dipendente,
    /// Institution and worker alike.
    Entrambi,
    /// The unions.
    Sindacato,
    /// Anybody else.
    Altro,
}

/// The table of names: party, name.
const NAMES: &[(Party, &str)] = &[
    (Party::Amministrazione, "amministrazione"),
    (Party::Dirigente, "dirigente"),
    (Party::Dipendente, "dipendente"),
    (Party::Entrambi, "entrambi"),
    (Party::Sindacato, "sindacato"),
    (Party::Altro, "altro"),
];

/// What the parties are called in acts of all comparti, as phrases (see `phrase.rs`).
static CALLED: Table<Party> = Table::new(&[
    ("amministrazione|amministrazioni", Party::Amministrazione),
    (
        "amministrazione|amministrazioni comunale|comunali|provinciale|regionale|centrale|scolastica|universitaria|camerale|sanitaria|pubblica|procedente|datrice",
        Party::Amministrazione,
    ),
    (
        "pubblica|pubbliche amministrazione|amministrazioni",
        Party::Amministrazione,
    ),
    ("ente|enti", Party::Amministrazione),
    (
        "comune|provincia|regione|ministero|municipio|unione|prefettura|questura",
        Party::Amministrazione,
    ),
    ("città metropolitana", Party::Amministrazione),
    ("unione @di comuni", Party::Amministrazione),
    ("comunità montana", Party::Amministrazione),
    (
        "azienda|aziende sanitaria|sanitarie|ospedaliera|ospedaliere|usl?",
        Party::Amministrazione,
    ),
    (
        "azienda|asl|ausl|asst|aou|ats|irccs|arpa",
        Party::Amministrazione,
    ),
    ("istituto|istituti", Party::Amministrazione),
    ("istituto comprensivo", Party::Amministrazione),
    (
        "istituzione|istituzioni scolastica|scolastiche",
        Party::Amministrazione,
    ),
    (
        "scuola|liceo|convitto|conservatorio|accademia",
        Party::Amministrazione,
    ),
    ("ateneo|università|politecnico", Party::Amministrazione),
    (
        "agenzia|consiglio nazionale|autorità|ispettorato",
        Party::Amministrazione,
    ),
    (
        "agenzia|autorità|ispettorato|fondazione|società|consorzio|impresa",
        Party::Amministrazione,
    ),
    ("camera @di commercio", Party::Amministrazione),
    ("camera|cciaa", Party::Amministrazione),
    ("datore|datrice|datori @di lavoro", Party::Amministrazione),
    ("datore|datrice|datori", Party::Amministrazione),
    ("parte datoriale|pubblica", Party::Amministrazione),
    ("dirigente|dirigenti", Party::Dirigente),
    (
        "dirigente|dirigenti responsabile|responsabili",
        Party::Dirigente,
    ),
    (
        "dirigente|dirigenti scolastico|scolastica|scolastici|competente|competenti|sovraordinato|generale",
        Party::Dirigente,
    ),
    (
        "dirigente|responsabile|direttore|capo|titolare @di settore|servizio|struttura|ufficio|unità|area|dipartimento|personale|direzione|ripartizione",
        Party::Dirigente,
    ),
    (
        "dirigente|responsabile|direttore|capo @di riferimento",
        Party::Dirigente,
    ),
    (
        "dirigente|dirigenti o|e|od responsabile|responsabili @di servizio|settore|ufficio|struttura?",
        Party::Dirigente,
    ),
    ("responsabile|responsabili", Party::Dirigente),
    ("direttore|direttrice|direttori", Party::Dirigente),
    (
        "direttore|direttrice generale|amministrativo|amministrativa|sanitario|sanitaria|sga",
        Party::Dirigente,
    ),
    (
        "direttore @di servizi generali e amministrativi",
        Party::Dirigente,
    ),
    (
        "dsga|rup|rettore|rettrice|preside|coordinatore|coordinatrice|superiore",
        Party::Dirigente,
    ),
    ("superiore gerarchico|diretto", Party::Dirigente),
    (
        "segretario|segretaria generale|comunale|provinciale",
        Party::Dirigente,
    ),
    (
        "capo ufficio|area|settore|servizio|dipartimento",
        Party::Dirigente,
    ),
    ("caposettore|caposervizio|capoufficio", Party::Dirigente),
    ("posizione organizzativa", Party::Dirigente),
    ("elevata qualificazione", Party::Dirigente),
    (
        "titolare @di incarico @di ? elevata qualificazione",
        Party::Dirigente,
    ),
    ("dipendente|dipendenti", Party::Dipendente),
    (
        "lavoratore|lavoratrice|lavoratori|lavoratrici",
        Party::Dipendente,
    ),
    (
        "lavoratore|lavoratrice|lavoratori|lavoratrici e|o|od @il? lavoratore|lavoratrice|lavoratori|lavoratrici",
        Party::Dipendente,
    ),
    (
        "lavoratore|lavoratrice|lavoratori|lavoratrici|dipendente|dipendenti agile|agili|interessato|interessata|interessati|richiedente|richiedenti",
        Party::Dipendente,
    ),
    (
        "lavoratori|lavoratore|sottoscritto|collaboratore trici|trice|a",
        Party::Dipendente,
    ),
    ("personale", Party::Dipendente),
    (
        "personale dipendente|interessato|ata|docente|tecnico|assegnato",
        Party::Dipendente,
    ),
    (
        "collaboratore|collaboratrice|collaboratori|collaboratrici",
        Party::Dipendente,
    ),
    ("sottoscritto|sottoscritta", Party::Dipendente),
    ("smart worker|workers", Party::Dipendente),
    (
        "telelavoratore|telelavoratrice|telelavoratori",
        Party::Dipendente,
    ),
    ("interessato|interessata|interessati", Party::Dipendente),
    (
        "operatore|operatrice|operatori|addetto|addetta|addetti|aderente|aderenti",
        Party::Dipendente,
    ),
    (
        "docente|docenti|funzionario|funzionaria|funzionari|impiegato|impiegata|impiegati",
        Party::Dipendente,
    ),
    (
        "entrambi|entrambe|ambedue|ciascuno|ciascuna",
        Party::Entrambi,
    ),
    (
        "entrambi|entrambe|ambedue @il parti|contraenti",
        Party::Entrambi,
    ),
    (
        "ciascuna|ciascuno|ognuna|ognuno|una|uno|l @di|delle due? parti|contraenti",
        Party::Entrambi,
    ),
    (
        "ciascuna|ogni|qualunque|qualsiasi|ciascun parte|contraente",
        Party::Entrambi,
    ),
    ("una|l e|o l? altra parte", Party::Entrambi),
    ("una @di due parti", Party::Entrambi),
    ("le|alle|dalle parti|contraenti", Party::Entrambi),
    ("parti|contraenti", Party::Entrambi),
    ("l uno e|o l altro", Party::Entrambi),
    ("una @di parti", Party::Entrambi),
    (
        "amministrazione|ente|azienda|datore e|o|sia|che @il? dipendente|lavoratore",
        Party::Entrambi,
    ),
    (
        "organizzazione|organizzazioni sindacale|sindacali",
        Party::Sindacato,
    ),
    ("oo ss", Party::Sindacato),
    ("ooss|rsu|rsa|sindacato|sindacati", Party::Sindacato),
    (
        "rappresentanza|rappresentanze sindacale|sindacali unitaria|unitarie?",
        Party::Sindacato,
    ),
    ("parte sindacale", Party::Sindacato),
    (
        "segreterie|segreteria nazionali|nazionale|territoriali|territoriale?",
        Party::Sindacato,
    ),
    ("altro", Party::Altro),
]);

impl fmt::Display for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            NAMES
                .iter()
                .find(|(p, _)| p == self)
                .map_or("", |(_, name)| name),
        )
    }
}

impl FromStr for Party {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        NAMES
            .iter()
            .find(|(_, name)| *name == text)
            .map(|(party, _)| *party)
            .ok_or_else(|| format!("`{text}` non è una parte (amministrazione, dirigente, dipendente, entrambi, sindacato, altro)"))
    }
}

/// A party as written in the data: `{party: dipendente}`.
#[derive(Serialize, Deserialize, schemars::JsonSchema)]
#[schemars(rename = "PartyValue")]
pub(super) struct Named {
    party: Party,
}

/// For serde: a party inside a tagged value.
pub(super) mod named {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Named, Party};

    #[allow(clippy::trivially_copy_pass_by_ref)]
    pub fn serialize<S: Serializer>(party: &Party, serializer: S) -> Result<S::Ok, S::Error> {
        Named { party: *party }.serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Party, D::Error> {
        Named::deserialize(deserializer).map(|named| named.party)
    }
}

/// Reads a party off the words at `at`, with the articles before it: «della lavoratrice o del lavoratore»,
/// «l'Amministrazione», «il/la sottoscritto/a», «sia l'ente sia il dipendente».
pub fn read(words: Words<'_>, at: usize) -> Option<(Party, usize)> {
    let (party, taken) = single(words, at)?;
    let joint = take(words, at + taken, "e|o|od|ed|sia|che|oppure");
    if let Some((other, n)) =
        joint.and_then(|joint| single(words, at + taken + joint).map(|(p, n)| (p, joint + n)))
        && let Some(both) = together(party, other)
    {
        return Some((both, taken + n));
    }
    Some((party, taken))
}

/// Both sides of the relationship together are `Entrambi`; two names of one side are that side.
fn together(one: Party, other: Party) -> Option<Party> {
    let employer = |party| matches!(party, Party::Amministrazione | Party::Dirigente);
    match (one, other) {
        _ if one == other => Some(one),
        (Party::Dipendente, side) | (side, Party::Dipendente) if employer(side) => {
            Some(Party::Entrambi)
        }
        (a, b) if employer(a) && employer(b) => Some(Party::Amministrazione),
        _ => None,
    }
}

fn single(words: Words<'_>, at: usize) -> Option<(Party, usize)> {
    static LEADS: List = List::new(&[
        "@il|@di|@a|@da|dal|sul|col|coi",
        "il la",
        "del|al|dal|i la|alla|della|dalla|le",
        "sia|né @il|@di|@a|@da?",
        "da|a parte @di|@da",
        "@il|@di|@a|@da? stesso|stessa|singolo|singola|predetto|suddetto|proprio|propria|presente|competente|rispettivo|medesimo|medesima",
    ]);
    let lead = LEADS.any(words, at).unwrap_or(0);
    let (party, mut taken) = [lead, 0]
        .into_iter()
        .find_map(|lead| {
            CALLED
                .longest(words, at + lead)
                .map(|(party, n)| (party, lead + n))
        })
        .or_else(|| {
            CALLED
                .longest(words, at + 1)
                .filter(|_| lead > 1)
                .map(|(party, n)| (party, n + 1))
        })?;
    if take(words, at + taken, "a").is_some() && words.word(at + taken).break_before == Some('/') {
        taken += 1;
    }
    Some((party, taken))
}

#[cfg(test)]
mod tests {
    use super::{Party, read};
    use crate::text::{Words, fold};

    #[test]
    fn names_of_the_parties() {
        for (text, party) in [
            ("l'Amministrazione", Party::Amministrazione),
            ("dell'ente", Party::Amministrazione),
            ("il datore di lavoro", Party::Amministrazione),
            ("la Camera di commercio", Party::Amministrazione),
            ("l'Istituzione scolastica", Party::Amministrazione),
            ("dal dirigente responsabile", Party::Dirigente),
            ("il Responsabile del servizio", Party::Dirigente),
            ("il dirigente o responsabile di servizio", Party::Dirigente),
            ("il DSGA", Party::Dirigente),
            ("il/la sottoscritto/a", Party::Dipendente),
            ("la lavoratrice o il lavoratore", Party::Dipendente),
            ("della lavoratrice o del lavoratore", Party::Dipendente),
            ("il lavoratore agile", Party::Dipendente),
            ("Il/la Dipendente", Party::Dipendente),
            ("ciascuna delle parti", Party::Entrambi),
            ("entrambe le parti", Party::Entrambi),
            ("ciascuno dei contraenti", Party::Entrambi),
            ("ambedue", Party::Entrambi),
            ("le parti", Party::Entrambi),
            ("sia l'amministrazione sia il dipendente", Party::Entrambi),
            ("sia il dipendente che l'ente", Party::Entrambi),
            ("l'Amministrazione e il dipendente", Party::Entrambi),
            ("le organizzazioni sindacali", Party::Sindacato),
            ("OO.SS.", Party::Sindacato),
            ("la RSU", Party::Sindacato),
        ] {
            let folded = fold(text);
            let words = Words::whole(&folded);
            assert_eq!(read(words, 0), Some((party, words.len())), "{text}");
        }
    }

    #[test]
    fn no_party() {
        for text in ["il preavviso", "di lavoro", "la sede", "in comune accordo"] {
            let folded = fold(text);
            assert_eq!(read(Words::whole(&folded), 0), None, "{text}");
        }
    }
}
