//! A new topic is data: a file of phrases and examples, and no line of Rust.

mod support;

use std::fs;

use support::program::run;
use tempfile::TempDir;

const TOPIC: &str = "\
topic: permesso_studio
title: Permessi per il diritto allo studio
family: permessi
about: Ore di permesso all'anno per chi studia.
since: 0.1.0
favour: [riconosciuti, esclusi]
slots:
  ore: { type: count, favour: more, about: Ore all'anno. }
mention: [permess* … studio]
clauses:
  - id: esclusi
    modality: exclusion
    bearer: dipendente
    about: Non spettano.
    phrases: [non spett* … permess* … studio]
  - id: riconosciuti
    modality: right
    bearer: dipendente
    about: Spettano.
    phrases:
      - <ore> di permess* … studio
      - spett* … permess* … studio
examples:
  - text: Al dipendente spettano i permessi per il diritto allo studio.
    gives: { clause: riconosciuti }
  - text: Sono concesse 150 ore annue di permesso per motivi di studio.
    gives: { clause: riconosciuti, ore: 150 ore all'anno }
  - text: Al personale in prova non spettano permessi di studio.
    gives: { clause: esclusi }
  - text: Lo studio dei permessi è rinviato.
    gives: nothing
  - text: I permessi brevi si recuperano entro il mese.
    gives: nothing
";

const ACT: &str = "\
REGOLAMENTO DEL COMUNE DI VALBRENTA

Art. 1 - Permessi

1. A ciascun dipendente sono riconosciute 120 ore annue di permesso per il diritto allo studio.

2. Ai tirocinanti non spettano permessi per motivi di studio.
";

#[test]
fn a_topic_is_begun_completed_checked_and_used() {
    let folder = TempDir::new().expect("a temporary folder");
    run(folder.path(), &["grammar", "new", "permesso_studio"]).ends_with(0);
    let file = folder.path().join("grammars/permesso_studio.yaml");
    assert!(file.is_file());
    run(folder.path(), &["grammar", "check"]).ends_with(0);
    fs::write(&file, TOPIC).expect("write the grammar");
    fs::write(folder.path().join("atto.txt"), ACT).expect("write the act");
    let checked = run(folder.path(), &["grammar", "check"]).ends_with(0);
    assert!(
        checked.out.contains("1 grammatiche valide, 5 esempi"),
        "{}",
        checked.out
    );
    let read = run(folder.path(), &["extract", "atto.txt"]).ends_with(0);
    for words in [
        "permesso_studio:riconosciuti",
        "permesso_studio:esclusi",
        "art. 1 c. 2",
    ] {
        assert!(read.out.contains(words), "{words}\n{}", read.out);
    }
    let ruleset: deroga::rule::Ruleset = deroga::yaml::parse(&read.out).expect("a ruleset");
    let hours: Vec<String> = ruleset
        .rules
        .iter()
        .flat_map(|r| r.values.values().map(ToString::to_string))
        .collect();
    assert_eq!(hours, ["120 ore/anno"]);
}
