//! The kinds of difference, in the order of attention.

/// Declares the table: name, id, Italian name, sentence.
///
/// In a sentence `{n}` is what the other text is called, `{p}` the place in it, `{b}` its words and `{l}`
/// those of the document.
macro_rules! kinds {
    ($($name:ident = $id:literal, $italian:literal, $sentence:literal;)*) => {
        /// What a difference of words changes; the order is the order of attention.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub enum Kind { $(#[doc = $italian] #[serde(rename = $id)] $name,)* }

        impl Kind {
            /// All kinds, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable id, as in the YAML.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// The name in Italian reports.
            pub fn italian(self) -> &'static str {
                match self { $(Self::$name => $italian,)* }
            }

            /// The sentence, with its blanks.
            pub(super) fn sentence(self) -> &'static str {
                match self { $(Self::$name => $sentence,)* }
            }
        }
    };
}

kinds! {
    BoundFlipped = "bound_flipped", "limite rovesciato", "Il limite è rovesciato: il {n} ({p}) dice «{b}», il documento «{l}».";
    ModalityChanged = "modality_changed", "cambia ciò che la regola fa", "Cambia ciò che la regola fa: il {n} ({p}) dice «{b}», il documento «{l}».";
    PartyChanged = "party_changed", "cambia il soggetto", "Cambia il soggetto: il {n} ({p}) dice «{b}», il documento «{l}».";
    ValueBlanked = "value_blanked", "valore lasciato in bianco", "Il {n} ({p}) dice «{b}»; il documento lascia il campo in bianco.";
    BoundWeakened = "bound_weakened", "limite allentato", "Il limite è allentato: il {n} ({p}) dice «{b}», il documento «{l}».";
    BoundStrengthened = "bound_strengthened", "limite stretto", "Il limite è più stretto: il {n} ({p}) dice «{b}», il documento «{l}».";
    BoundDropped = "bound_dropped", "limite tolto", "Manca il limite «{b}» del {n} ({p}).";
    BoundAdded = "bound_added", "limite aggiunto", "Il documento aggiunge il limite «{l}», che il {n} ({p}) non ha.";
    ValueChanged = "value_changed", "valore cambiato", "Cambia il valore: il {n} ({p}) dice «{b}», il documento «{l}».";
    ConditionDropped = "condition_dropped", "condizione tolta", "Manca la condizione «{b}» del {n} ({p}).";
    ConditionAdded = "condition_added", "condizione aggiunta", "Il documento aggiunge la condizione «{l}», che il {n} ({p}) non ha.";
    ExceptionDropped = "exception_dropped", "eccezione tolta", "Manca l'eccezione «{b}» del {n} ({p}).";
    ExceptionAdded = "exception_added", "eccezione aggiunta", "Il documento aggiunge l'eccezione «{l}», che il {n} ({p}) non ha.";
    ItemDropped = "item_dropped", "voce di elenco tolta", "Manca la voce «{b}» dell'elenco del {n} ({p}).";
    ItemAdded = "item_added", "voce di elenco aggiunta", "Il documento aggiunge all'elenco la voce «{l}», che il {n} ({p}) non ha.";
    ProvisionDropped = "provision_dropped", "disposizione tolta", "Manca la disposizione del {n} ({p}): «{b}».";
    ProvisionAdded = "provision_added", "disposizione aggiunta", "Il documento aggiunge «{l}», che il {n} ({p}) non ha.";
    ClauseDropped = "clause_dropped", "parole tolte", "Mancano le parole «{b}» del {n} ({p}).";
    ClauseAdded = "clause_added", "parole aggiunte", "Il documento aggiunge le parole «{l}», che il {n} ({p}) non ha.";
    ReferenceChanged = "reference_changed", "rinvio cambiato", "Cambia il rinvio: il {n} ({p}) dice «{b}», il documento «{l}».";
    Wording = "wording", "solo parole diverse", "Cambiano le parole: il {n} ({p}) dice «{b}», il documento «{l}».";
}
