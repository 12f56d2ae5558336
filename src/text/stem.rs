//! The stem of an Italian word: what its forms have in common («recesso» and «recessi»).

use frostem::{Algorithm, Stemmer};

use super::unaccented;

/// The Snowball stem of a folded word. Accents are taken off first, so that a word written without its
/// accent has the stem of the one written with it.
pub fn stem(word: &str) -> String {
    let plain: String = word.chars().map(unaccented).collect();
    Stemmer::new(Algorithm::Italian).stem(&plain).into_owned()
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn the_forms_of_a_word_have_one_stem_with_and_without_accents() {
        for forms in [
            &["recesso", "recessi"][..],
            &["buono", "buoni", "buona"],
            &["giornata", "giornate"],
            &["disponibilità", "disponibilita"],
            &["lavoratore", "lavoratori", "lavoratrice"],
        ] {
            let stems: Vec<String> = forms.iter().map(|form| stem(form)).collect();
            let same = stems.iter().all(|one| *one == stems[0]);
            assert!(same && stems[0].len() > 2, "{forms:?}: {stems:?}");
        }
        assert_eq!((stem("30"), stem("17:30")), ("30".into(), "17:30".into()));
        assert_ne!(stem("lavoro"), stem("favore"));
    }
}
