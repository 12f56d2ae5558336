//! The words of the pages, in Italian and in English; what is missing in one language does not compile.

use serde::Serialize;

/// The language of the interface; the words of law stay Italian.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Italian.
    #[default]
    It,
    /// English.
    En,
}

impl Lang {
    /// As `lang` of HTML.
    pub fn code(self) -> &'static str {
        match self {
            Self::It => "it",
            Self::En => "en",
        }
    }

    /// Its phrases.
    pub fn phrases(self) -> &'static Phrases {
        match self {
            Self::It => &IT,
            Self::En => &EN,
        }
    }
}

/// Declares the table: key, Italian, English.
macro_rules! phrases {
    ($($key:ident: $it:literal, $en:literal;)*) => {
        /// One phrase for each key, as templates name them (`t.matrix`).
        #[derive(Clone, Copy, Debug, Serialize)]
        pub struct Phrases { $(#[doc = $en] pub $key: &'static str,)* }

        const IT: Phrases = Phrases { $($key: $it,)* };
        const EN: Phrases = Phrases { $($key: $en,)* };
    };
}

phrases! {
    title: "Confronto con il contratto nazionale", "Comparison with the national contract";
    subtitle: "Regolamenti e accordi degli enti, articolo per articolo, a fronte del CCNL del loro comparto", "Regulations and agreements of institutions, article by article, beside the contract of their sector";
    skip: "Vai al contenuto", "Skip to the content";
    navigation: "Parti del rapporto", "Parts of the report";
    overview: "Enti", "Institutions";
    matrix: "Matrice enti × temi", "Matrix institutions × topics";
    documents: "Atti", "Acts";
    unions: "Per il sindacato", "For the union";
    index: "Indice generale", "General index";
    parts: "Parti del rapporto", "Parts of the report";
    part: "Parte", "Part";
    from_to: "Enti", "Institutions";
    filters: "Filtri", "Filters";
    all: "tutti", "all";
    all_f: "tutte", "all";
    family: "Famiglia", "Family";
    topic: "Tema", "Topic";
    verdict: "Giudizio", "Verdict";
    verdicts: "Giudizi", "Verdicts";
    comparto: "Comparto", "Sector";
    institution: "Ente", "Institution";
    act: "Atto", "Act";
    contract: "Contratto", "Contract";
    free_text: "Testo libero", "Free text";
    free_text_hint: "parole del tema, dell'ente o dell'atto; accenti e maiuscole non contano", "words of topic, institution or act; accents and capitals do not count";
    reset: "Azzera i filtri", "Clear the filters";
    shown: "caselle mostrate", "cells shown";
    none_shown: "Nessuna casella corrisponde ai filtri.", "No cell matches the filters.";
    active_filter: "Filtro attivo", "Filter in force";
    show_all: "Mostra tutte le righe", "Show all rows";
    keys: "Nella matrice: frecce per spostarsi, Invio per aprire, Esc per tornare.", "In the matrix: arrows to move, Enter to open, Escape to come back.";
    legend: "Legenda", "Legend";
    worst_first: "In ordine di attenzione: prima gli enti con più punti peggiorativi.", "In the order of attention: institutions with most unfavourable points first.";
    chart: "Giudizi per ente", "Verdicts per institution";
    read: "Che cosa è stato letto", "What was read";
    read_note: "Prima dei giudizi, ciò che li regge: quanto di ogni atto è stato letto, con quale contratto è stato confrontato e perché, che cosa resta fuori.", "Before the verdicts, what they rest on: how much of each act was read, which contract it was compared with and why, what is left out.";
    not_read: "Che cosa non è stato letto, e avvertenze", "What was not read, and warnings";
    nothing_unread: "Tutti i documenti indicati sono stati letti.", "All documents named were read.";
    characters: "Caratteri", "Characters";
    provisions: "disposizioni", "provisions";
    headings: "rubriche e numeri", "headings and numbers";
    furniture: "testate e piè di pagina", "page heads and feet";
    form_fields: "campi da compilare e firme", "form fields and signatures";
    tables: "tabelle", "tables";
    spacing: "spazi e segni", "spaces and signs";
    residue: "residuo", "residue";
    unread_pages: "pagine senza testo", "pages without text";
    rules: "regole trovate", "rules found";
    duties_left: "frasi con un verbo di dovere che nessun tema ha preso", "sentences with a verb of duty that no topic took";
    defects: "difetti del testo", "defects of the text";
    citations: "Rinvii", "References";
    why_contract: "Contratto e motivo della scelta", "Contract and why it was chosen";
    warning: "Attenzione", "Warning";
    indicative: "Confronto solo indicativo: il contratto è di un altro comparto.", "Indicative comparison only: the contract is of another sector.";
    no_contract: "nessun contratto", "no contract";
    is_contract: "È esso stesso un contratto: non si confronta.", "It is itself a contract: nothing to compare it with.";
    not_compared: "Non confrontato: vedi le avvertenze.", "Not compared: see the warnings.";
    contracts_read: "Contratti di cui si ha il testo", "Contracts whose text is at hand";
    unknown_institution: "Ente non indicato", "Institution not named";
    unknown_comparto: "comparto non noto", "sector unknown";
    silent: "tace", "silent";
    silent_no_text: "tace; testo del contratto non disponibile", "silent; text of the contract not at hand";
    silent_alone: "tace; nessun contratto", "silent; no contract";
    silent_both: "tace, come il contratto", "silent, as is the contract";
    no_finding: "nessuno scostamento annotato", "no deviation recorded";
    more_places: "altri luoghi", "other places";
    one_more: "un altro luogo", "another place";
    places: "luoghi", "places";
    act_says: "L'atto", "The act";
    contract_says: "Il contratto", "The contract";
    act_silent: "L'atto tace.", "The act is silent.";
    act_no_words: "In questo luogo l'atto non lo dice.", "In this place the act does not say it.";
    contract_silent: "Il contratto tace.", "The contract is silent.";
    contract_no_text: "Testo del contratto non disponibile.", "Text of the contract not at hand.";
    contract_none: "Testo del contratto non disponibile: nessun contratto con cui confrontare.", "Text of the contract not at hand: no contract to compare with.";
    contract_nothing: "Il contratto non contiene nulla di simile.", "The contract has nothing of the kind.";
    contract_not_this: "parla del tema, non di questo punto", "speaks of the topic, not of this point";
    in_short: "in sintesi", "in short";
    fact: "fatto annotato, con parole nostre", "noted fact, in our own words";
    page: "pag.", "page";
    line: "riga", "line";
    ocr: "letto da un'immagine: da verificare sull'originale", "read off an image: verify on the original";
    slip: "un numero è stato letto attraverso un refuso: da verificare", "a number was read through a slip: verify";
    values: "Valori", "Values";
    presence: "Presenza", "Presence";
    in_act: "nell'atto", "in the act";
    in_contract: "nel contratto", "in the contract";
    favour: "Favore per chi lavora", "Favour for the worker";
    room: "Margine dell'ente", "Room of the institution";
    room_unknown: "non noto", "unknown";
    constraint: "Vincolo dal contratto", "Bound from the contract";
    reason: "Perché", "Why";
    interpretations: "Orientamenti da leggere accanto", "Interpretations to read beside";
    words_compared: "Le parole dell'intero luogo, a fronte", "The words of the whole place, side by side";
    copied: "uguale nei due testi", "same in both texts";
    only_act: "solo nell'atto", "only in the act";
    only_contract: "solo nel contratto", "only in the contract";
    differences: "Differenze di parole", "Differences of words";
    moved: "spostato rispetto all'ordine del contratto", "moved from the order of the contract";
    share: "parole del contratto presenti", "words of the contract present";
    review: "Revisione", "Review";
    reviews: "Revisioni", "Reviews";
    review_of_rule: "della regola", "of the rule";
    review_again: "da rivedere", "to be reviewed again";
    review_confirmed: "confermato", "confirmed";
    review_error: "errore", "error";
    review_check: "da verificare", "to be checked";
    review_words_changed: "sono cambiate le parole dopo la revisione; era", "the words changed after the review; it was";
    review_said_changed: "è cambiato l'esito dopo la revisione; era", "the outcome changed after the review; it was";
    reviews_gone: "Revisioni senza riscontro: il passo non c'è più", "Reviews without their passage: it is not there any more";
    whole_article: "L'articolo intero", "The whole article";
    open_article: "apri nell'atto", "open in the act";
    back: "Torna alla matrice", "Back to the matrix";
    to_act: "Apri l'atto", "Open the act";
    to_union: "Pagina per il sindacato", "Page for the union";
    union_over: "Pagina per il sindacato", "Page for the union";
    show_furniture: "Mostra testate e piè di pagina", "Show page heads and feet";
    see: "vedi", "see";
    show_residue: "Mostra il residuo", "Show the residue";
    margin: "Note a margine", "Margin notes";
    blank_field: "campo in bianco", "blank field";
    no_text_of_act: "Il testo dell'atto non è in questo rapporto.", "The text of the act is not in this report.";
    below: "Sotto il contratto", "Below the contract";
    omitted: "Omesso: il contratto lo vuole nell'atto o nell'accordo", "Omitted: the contract wants it in the act or the agreement";
    contradictory: "Contraddittorio", "Contradictory";
    to_bargain: "In bianco, da contrattare", "Blank, to be bargained";
    above: "Sopra il contratto", "Above the contract";
    not_measured: "Senza misura: il testo del contratto non è disponibile", "Not measured: the text of the contract is not at hand";
    others: "Che cosa hanno ottenuto altri", "What others have obtained";
    others_note: "Un argomento per la trattativa, non un diritto: vale per l'ente che lo ha stabilito.", "An argument for bargaining, not a right: it holds for the institution that laid it down.";
    claims: "Rivendicazioni", "Claims";
    claims_note: "Richieste del documento: nessuno le ha ancora stabilite.", "What the document asks for: nobody has laid it down yet.";
    says_contract: "CCNL", "Contract";
    others_left: "altri punti, nel rapporto completo", "more points, in the full report";
    nothing_below: "Nessun punto sotto il contratto fra i temi confrontati.", "No point below the contract among the topics compared.";
    full_report: "Rapporto completo", "Full report";
    note: "Le parole fra virgolette sono testuali, refusi compresi; ciò che è in bianco resta in bianco. Il giudizio è un aiuto alla lettura, non un parere.", "Words in quotation marks are verbatim, misprints included; what is blank stays blank. A verdict helps reading, it is no legal opinion. Acts, quotations and the reasons of verdicts are in Italian.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_words() {
        let (it, en) = (Lang::It.phrases(), Lang::En.phrases());
        let same = |t: &Phrases| (t.matrix, t.to_bargain, t.contract_no_text);
        assert_ne!(same(it), same(en));
        let all = serde_json::to_value(en).unwrap();
        let empty = all.as_object().unwrap().values().any(|v| v == "");
        assert!(!empty, "{all}");
    }
}
