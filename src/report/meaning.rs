//! What each verdict means, for `deroga explain`.

use crate::compare::Verdict;

/// When a verdict is given, in one Italian sentence.
pub fn meaning(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Worse => {
            "entrambi disciplinano il tema e il documento è meno favorevole al dipendente: un valore più basso, \
             una tutela o una condizione caduta, un limite rovesciato, un potere aggiunto"
        }
        Verdict::Contradictory => {
            "due luoghi vincolanti del documento si contraddicono; il giudizio su ciascun luogo è dato a parte"
        }
        Verdict::Omitted => {
            "il contratto chiede che l'atto o l'accordo dica qualcosa e il documento non lo dice"
        }
        Verdict::Blank => {
            "il documento lascia un campo in bianco; accanto c'è il vincolo che viene dal contratto"
        }
        Verdict::AddedWorse => "il contratto tace e la regola del documento pesa sul dipendente",
        Verdict::Mixed => "il documento è migliore in un punto e peggiore in un altro",
        Verdict::Different => "il documento dice altro, senza che si possa dire a favore di chi",
        Verdict::NotComparable => {
            "manca il contratto con cui confrontare, o è di un altro comparto, o il suo testo non è disponibile"
        }
        Verdict::AddedNeutral => {
            "il contratto tace e la regola del documento non favorisce né danneggia il dipendente"
        }
        Verdict::AddedBetter => {
            "il contratto tace e la regola del documento favorisce il dipendente; che l'ente potesse darla dipende \
             dal margine indicato"
        }
        Verdict::Better => {
            "il documento è più favorevole del contratto; nel lavoro pubblico non basta perché sia valido \
             (art. 40 c. 3-quinquies d.lgs. 165/2001): guarda il margine indicato"
        }
        Verdict::EqualByReference => "il documento rinvia espressamente al contratto",
        Verdict::Equal => "il documento dice nella sostanza lo stesso del contratto",
        Verdict::Silent => "il documento non tratta il tema: continua a valere il contratto",
        Verdict::ClaimOnly => "il documento lo chiede soltanto: nessuno lo ha ancora stabilito",
    }
}
