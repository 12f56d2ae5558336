//! `deroga eval`: a person's reading against the program's.

mod support;

use std::fs;

use support::program::run;
use tempfile::TempDir;

const ACT: &str = "\
REGOLAMENTO DEL COMUNE DI VALBRENTA PER IL LAVORO AGILE

Art. 1 - Adesione

1. L'adesione al lavoro agile è volontaria.

2. Nelle giornate di lavoro agile non spetta il buono pasto.
";

/// One rule that is found, one that is not there to be found, and nothing about the meal voucher.
const TRUTH: &str = "\
document: atto
rules:
- topic: volontarieta
  place: art. 1 c. 1
  modality: definition
  modality_ok: [right]
  bearer: dipendente
  value: { type: bool, v: true }
  binding: binding
  quote: L'adesione al lavoro agile è volontaria
- topic: rimborso_spese
  place: art. 1 c. 3
  modality: right
  bearer: dipendente
  value: { type: any_of, of: [ { type: money, amount: 20 } ] }
  binding: binding
  quote: spetta un rimborso di venti euro
- topic: rimborso_spese
  place: art. 1 c. 4
  modality: right
  bearer: dipendente
  value: []
  binding: binding
  must: false
  quote: le spese si rimborsano
negatives:
- { topic: buono_pasto, why: a trap, quote: Nelle giornate di lavoro agile non spetta il buono pasto. }
deviations: []
";

fn folder(truth: &str) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    fs::write(folder.path().join("atto.txt"), ACT).expect("write the act");
    fs::write(folder.path().join("lettura.yaml"), truth).expect("write the truth");
    folder
}

const TOPICS: [&str; 6] = [
    "--topic",
    "volontarieta",
    "--topic",
    "rimborso_spese",
    "--topic",
    "buono_pasto",
];

#[test]
fn found_missed_and_false_rules_are_counted() {
    let folder = folder(TRUTH);
    let with = |more: &[&str]| {
        let args = [
            &["eval", "--truth", "lettura.yaml", "atto.txt", "-q"],
            &TOPICS[..],
            more,
        ];
        run(folder.path(), &args.concat()).ends_with(0)
    };
    let counted = |must: &[&str]| {
        let out = with(&[must, &["--format", "json"]].concat()).out;
        let table: serde_json::Value = serde_json::from_str(&out).expect("json");
        let count = |topic: &str, key: &str| table["topics"][topic][key].as_u64();
        assert_eq!(count("volontarieta", "found"), Some(1), "{out}");
        assert_eq!(count("volontarieta", "modality"), Some(1), "{out}");
        assert_eq!(count("buono_pasto", "false_ones"), Some(1), "{out}");
        assert_eq!(count("buono_pasto", "trapped"), Some(1), "{out}");
        count("rimborso_spese", "missed")
    };
    assert_eq!((counted(&[]), counted(&["--must"])), (Some(2), Some(1)));
    let page = with(&["--misses"]).out;
    assert!(
        page.contains("mancata: rimborso_spese @ atto art. 1 c. 3"),
        "{page}"
    );
    assert!(
        page.contains("falsa (passo insidioso): buono_pasto"),
        "{page}"
    );
}

#[test]
fn a_reading_of_another_document_or_of_none_is_refused() {
    let stranger = folder(&TRUTH.replace("document: atto", "document: altro"));
    let args = ["eval", "--truth", "lettura.yaml", "atto.txt"];
    let ran = run(stranger.path(), &args).ends_with(2);
    assert!(
        ran.err
            .contains("il documento `altro` non è fra quelli letti"),
        "{}",
        ran.err
    );
    let broken = folder("document: atto\nrules:\n- topic: a\n");
    let ran = run(broken.path(), &args).ends_with(2);
    assert!(ran.err.contains("lettura.yaml:3"), "{}", ran.err);
}
