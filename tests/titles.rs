//! What stands above an act says what it is about, however it is set.

mod support;

use std::fs;

use support::program;

/// Heads of acts, as offices print them.
const HEADS: &[&str] = &[
    "REGOLAMENTO SUL LAVORO AGILE",
    "COMUNE DI MONTEFIORE\nProvincia di Ancona\n\nREGOLAMENTO PER LA DISCIPLINA DEL LAVORO AGILE",
    "Allegato A\n\nREGOLAMENTO PER LA DISCIPLINA DEL LAVORO AGILE",
    "COMUNE DI MONTEFIORE\n\nR E G O L A M E N T O\nPER LA DISCIPLINA DEL LAVORO AGILE",
    "R E G I O N E  M O N T E F I O R E\n\nDISCIPLINA DEL LAVORO AGILE",
    "Disciplina del lavoro agile nel Comune di Montefiore",
    "DISPOSIZIONI IN MATERIA DI LAVORO AGILE",
    "ORDINE DI SERVIZIO N. 4\nLavoro agile: istruzioni agli uffici",
    "DIRETTIVA N. 3\n\nLavoro agile del personale",
    "MANUALE DEL LAVORO AGILE",
    "LAVORO AGILE\nIstruzioni operative",
    "MODALITÀ DI SVOLGIMENTO DEL LAVORO AGILE",
    "PROGETTO INDIVIDUALE DI LAVORO AGILE",
    "AZIENDA SANITARIA LOCALE\nDirezione generale\n\nREGOLAMENTO SUL LAVORO AGILE\n\n(approvato con deliberazione n. 12 del 3 marzo 2024)",
];

/// A sentence that only the title ties to distance work.
const BODY: &str = "Art. 1 - Pasti\n\n1. Non è riconosciuto il buono pasto.\n\nArt. 2 - Norma finale\n\n\
    1. Il presente atto è pubblicato sul sito.\n";

/// Whether the act under each head says something of meals.
fn spoken(heads: &[&str]) -> Vec<bool> {
    let folder = tempfile::tempdir().expect("a folder");
    for (nth, head) in heads.iter().enumerate() {
        let file = folder.path().join(format!("atto-{nth:02}.txt"));
        fs::write(file, format!("{head}\n\n{BODY}")).expect("an act");
    }
    program::run(folder.path(), &["extract", "-q", "-o", "esiti", "."]).ends_with(0);
    let read = |nth: usize| {
        let file = folder.path().join(format!("esiti/atto-{nth:02}.yaml"));
        fs::read_to_string(file).expect("a ruleset")
    };
    let says =
        |nth| read(nth).contains("\nrules:\n- id: ") && read(nth).contains("topic: 'buono_pasto'");
    (0..heads.len()).map(says).collect()
}

#[test]
fn the_subject_of_the_act_is_known_from_its_head() {
    let spoken = spoken(HEADS);
    let silent: Vec<&&str> = HEADS
        .iter()
        .zip(&spoken)
        .filter(|(_, s)| !**s)
        .map(|(h, _)| h)
        .collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn an_act_on_another_matter_is_not_taken_for_one_on_distance_work() {
    assert_eq!(
        spoken(&["REGOLAMENTO DELLA MENSA", "DIRETTIVA N. 3\n\nMensa"]),
        [false, false]
    );
}
