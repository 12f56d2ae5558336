//! `deroga index` and `deroga search`: the same words found however they are written, each place with its
//! rules and verdicts, and nothing a user writes taken for an operator.

mod search_support;
mod support;

use std::collections::BTreeSet;
use std::fs;

use deroga::compare::Verdict;
use deroga::pipeline::search::Store;
use deroga::search::{Answer, Choice, Found, Hit, Query, Side, Way};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use search_support::{choice, found, holds, index, places};
use support::program::{self, run};
use support::root;
use tempfile::TempDir;

#[test]
fn accents_apostrophes_case_and_form_do_not_matter() {
    for spellings in [
        &[
            "l'attività è svolta",
            "L’ATTIVITA' E' SVOLTA",
            "attivita svolta",
        ][..],
        &[
            "buono pasto",
            "Buono, pasto!",
            "il buono del pasto",
            "PASTO buono",
        ],
        &["disponibilità", "disponibilita", "disponibilita'"],
        &[
            "dell'amministrazione",
            "amministrazione",
            "all’Amministrazione",
        ],
    ] {
        let first = found(spellings[0], &choice());
        assert!(first.passages > 0, "{spellings:?}");
        for other in &spellings[1..] {
            assert_eq!(places(&found(other, &choice())), places(&first), "{other}");
        }
    }
    let forms = ["recesso", "recessi"].map(|word| found(word, &choice()));
    assert_eq!(places(&forms[0]), places(&forms[1]));
    assert_eq!(forms[0].hits[0].way, Way::Written);
    assert_ne!(forms[1].hits[0].way, Way::Written);
}

#[test]
fn words_as_written_come_before_their_forms_and_those_before_what_stands_around() {
    let answer = found("giornate lavoro", &choice());
    let rank = |hit: &Hit| match hit.way {
        Way::Written => 0,
        Way::Inflected => 1,
        Way::Around => 2,
    };
    let ranks: Vec<i32> = answer.hits.iter().map(rank).collect();
    assert!(ranks.is_sorted(), "{ranks:?}");
    assert_eq!(BTreeSet::from_iter(ranks).len(), 3);
    assert_eq!(answer.passages, answer.hits.len());
}

#[test]
fn a_snippet_is_a_verbatim_piece_of_a_quote_that_stands_in_the_document() {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let query = Query::new("lavoro agile").expect("words");
    let answer = found("lavoro agile", &choice());
    assert!(answer.hits.len() > 20);
    holds(&answer, &query);
    let mut verbatim = 0;
    for hit in answer.hits.iter().filter(|hit| hit.side == Side::Document) {
        let source = fs::read_to_string(root().join("corpus").join(&hit.file)).expect("a text");
        verbatim += usize::from(flat(&source).contains(&hit.quote));
    }
    // The others run over the end of a page.
    assert!(
        verbatim * 10 >= answer.hits.len() * 9,
        "{verbatim} of {}",
        answer.hits.len()
    );
}

#[test]
fn the_index_holds_each_rule_and_each_cell_of_a_run() {
    let database = rusqlite::Connection::open(index()).expect("a database");
    let mut query = database.prepare("SELECT rules FROM passage").expect("rows");
    let rows = query
        .query_map([], |row| row.get::<_, String>(0))
        .expect("rows");
    let rules = rows.flat_map(|row| {
        let row = row.expect("a row");
        serde_json::from_str::<Vec<Found>>(&row).expect("rules")
    });
    let rules: Vec<Found> = rules.collect();
    let ids: BTreeSet<String> = rules.iter().filter_map(|rule| rule.id.clone()).collect();
    let cells = rules.iter().flat_map(|rule| &rule.verdicts);
    let cells: BTreeSet<(String, Verdict)> = cells.map(|j| (j.cell.clone(), j.verdict)).collect();
    let run = program::corpus();
    let sets = run.rulesets.values().flat_map(|set| &set.rules);
    assert_eq!(ids, sets.map(|rule| rule.id.clone()).collect());
    let deviations = run.comparisons.values().flat_map(|c| &c.deviations);
    assert_eq!(
        cells,
        deviations
            .map(|cell| (cell.id.clone(), cell.verdict))
            .collect()
    );
}

#[test]
fn a_choice_keeps_what_it_names_and_a_verdict_of_silence_shows_the_contract() {
    let worse = Choice {
        verdicts: vec![Verdict::Worse],
        ..choice()
    };
    let all = found("recesso", &choice());
    let kept = found("recesso", &worse);
    assert!(0 < kept.passages && kept.passages < all.passages);
    for hit in &kept.hits {
        let mut verdicts = hit.rules[0].verdicts.iter();
        let worse = verdicts.any(|judged| judged.verdict == Verdict::Worse);
        assert!(worse, "{hit:#?}");
    }
    assert!(all.hits.iter().all(|hit| hit.side == Side::Document));
    let silent = Choice {
        verdicts: vec![Verdict::Silent, Verdict::Omitted],
        ..choice()
    };
    let silent = found("lavoro", &silent);
    let foreign: Vec<&Hit> = silent
        .hits
        .iter()
        .filter(|h| h.side != Side::Document)
        .collect();
    assert!(!foreign.is_empty());
    assert!(
        foreign
            .iter()
            .all(|hit| hit.binding.is_none() && hit.rules[0].id.is_none())
    );
    let one = all.hits[0].document.clone();
    let other = Choice {
        documents: vec![one.clone()],
        ..choice()
    };
    let own = found("recesso", &other);
    assert!(own.hits.iter().all(|hit| hit.document == one) && own.passages < all.passages);
}

#[test]
fn the_same_documents_give_the_same_bytes_on_any_number_of_threads() {
    let folder = TempDir::new().expect("a temporary folder");
    let path = folder.path().join("un'altra cartella").join("x.sqlite");
    let done = program::deroga(&root())
        .args(["indicizza", "corpus", "-q", "-o"])
        .arg(&path)
        .env("RAYON_NUM_THREADS", "1")
        .status();
    assert!(done.expect("it runs").success());
    let same = fs::read(&path).expect("an index") == fs::read(index()).expect("an index");
    assert!(same, "the files differ");
    let left = fs::read_dir(path.parent().expect("a folder"))
        .expect("a folder")
        .count();
    assert_eq!(left, 1, "something was left beside the index");
}

#[test]
fn what_a_user_reads() {
    let path = index().to_string_lossy();
    let hit = run(
        &root(),
        &["cerca", "buono pasto", "--index", &path, "-n", "1"],
    )
    .ends_with(0);
    for words in [
        " luoghi per: buono, pasto\n",
        "[buono] [pasto]",
        "pagina ",
        "→ ",
        "altri luoghi: ",
    ] {
        assert!(
            hit.out.contains(words),
            "`{words}` is missing in\n{}",
            hit.out
        );
    }
    let none = run(&root(), &["search", "marte", "recesso", "--index", &path]).ends_with(0);
    for words in [
        "nessun luogo per: marte, recesso",
        "marte 0, recesso ",
        "--any",
    ] {
        assert!(
            none.out.contains(words),
            "`{words}` is missing in\n{}",
            none.out
        );
    }
    let any = run(
        &root(),
        &[
            "search",
            "marte recesso",
            "--any",
            "--json",
            "--index",
            &path,
        ],
    );
    let any: serde_json::Value = serde_json::from_str(&any.ends_with(0).out).expect("JSON");
    assert_eq!(any["format"], Answer::FORMAT);
    assert!(
        any["hits"][0]["rules"].is_array() && any.get("any").is_none(),
        "{any:#}"
    );
}

#[test]
fn a_document_that_cannot_be_read_is_told_and_the_others_are_there() {
    let folder = TempDir::new().expect("a temporary folder");
    let good = "REGOLAMENTO\n\nArt. 1 - Pasto\n\n1. Il buono pasto non spetta nel lavoro agile.\n";
    fs::create_dir(folder.path().join("atti")).expect("a folder");
    fs::write(folder.path().join("atti/buono.txt"), good).expect("written");
    fs::write(folder.path().join("atti/rotto.txt"), "").expect("written");
    let ran = run(folder.path(), &["index", "atti"]).ends_with(2);
    assert!(
        ran.err.contains("rotto.txt") && ran.out.contains("documenti 1"),
        "{}",
        ran.err
    );
    let ran = run(folder.path(), &["search", "spettano buoni"]).ends_with(0);
    assert!(
        ran.out.contains("non [spetta] nel lavoro agile"),
        "{}",
        ran.out
    );
}

/// What cannot be searched, and what the message says.
#[test]
fn an_index_that_is_none_is_told_with_its_remedy() {
    let folder = TempDir::new().expect("a temporary folder");
    let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    fs::write(at("appunti.txt"), "non è un indice, e lo si vede da qui").expect("written");
    fs::write(at("vuoto.sqlite"), "").expect("written");
    let other = rusqlite::Connection::open(at("altro.sqlite")).expect("a database");
    other
        .execute_batch("CREATE TABLE words (text)")
        .expect("a table");
    fs::copy(index(), at("vecchio.sqlite")).expect("copied");
    let old = rusqlite::Connection::open(at("vecchio.sqlite")).expect("a database");
    old.pragma_update(None, "user_version", 99)
        .expect("a number");
    let mut cut = fs::read(index()).expect("an index");
    cut[8192..].fill(7);
    fs::write(at("rovinato.sqlite"), cut).expect("written");
    for (name, cause) in [
        ("nessuno.sqlite", "non c'è"),
        ("appunti.txt", "non è un indice"),
        ("vuoto.sqlite", "non è un indice"),
        ("altro.sqlite", "non è un indice"),
        ("vecchio.sqlite", "altra versione"),
        ("rovinato.sqlite", "rovinato"),
    ] {
        let ran = run(&root(), &["search", "pasto", "--index", &at(name)]).ends_with(2);
        let told = ran.err.contains(cause) && ran.err.contains("aiuto: ") && ran.err.contains(name);
        assert!(told, "{name}: {}", ran.err);
    }
    let ran = run(&root(), &["index", "corpus", "-o", &at("appunti.txt")]).ends_with(2);
    assert!(ran.err.contains("resta com'è"), "{}", ran.err);
    let kept = fs::read_to_string(at("appunti.txt")).expect("still there");
    assert!(kept.starts_with("non è un indice"));
}

#[test]
fn a_name_that_the_index_does_not_know_is_a_mistake() {
    let path = index().to_string_lossy();
    for (option, name, meant) in [
        ("--topic", "buono_pasti", "`buono_pasto`"),
        ("--document", "civitanova", "`civitanova-marche`"),
        ("--comparto", "funzione_locali", "`funzioni_locali`"),
    ] {
        let ran = run(
            &root(),
            &["search", "pasto", option, name, "--index", &path],
        )
        .ends_with(2);
        assert!(ran.err.contains(meant), "{}", ran.err);
    }
    let ran = run(&root(), &["search", "\"*\"", "--index", &path]).ends_with(2);
    assert!(ran.err.contains("aiuto: "), "{}", ran.err);
}

/// What an engine would take for syntax, and what people paste.
const HOSTILE: &str = "\"
pasto\"
\"buono pasto
past*
NEAR(buono pasto, 2)
buono AND
NOT pasto
OR
text : pasto
{text stems} : pasto
-pasto
^pasto
pasto) ((
a + b
'; DROP TABLE words; --
buono\u{0}pasto
ⓐ pasto
\u{301}
½ ² ³
日本語 🍝
e'
l' ''
\\ n. :topics";

#[test]
fn nothing_a_user_writes_is_an_operator() {
    let store = Store::open(index()).expect("an index");
    let looks = |words: &str| {
        if let Ok(query) = Query::new(words) {
            for any in [false, true] {
                let choice = Choice {
                    any,
                    limit: 5,
                    ..Choice::default()
                };
                let answer = store.search(&query, &choice);
                let answer = answer.unwrap_or_else(|fault| panic!("{words:?}: {fault}"));
                holds(&answer, &query);
                let again = store.search(&query, &choice).expect("the same");
                assert_eq!(answer, again, "{words:?}");
            }
        }
    };
    HOSTILE.lines().for_each(looks);
    let piece = prop_oneof![
        3 => "[ \"*()^:{}+'’-]{1,3}",
        2 => "(NEAR|AND|OR|NOT|text|stems) ?",
        3 => "(lavor[oi]|past[oi]|recess[oi]|é|giornate|art\\. 4|17:30) ?",
        1 => "\\PC{1,4}",
    ];
    let hostile = prop::collection::vec(piece, 1..8).prop_map(|parts| parts.concat());
    let config = Config {
        cases: 300,
        failure_persistence: None,
        ..Config::default()
    };
    let seed = TestRng::from_seed(RngAlgorithm::ChaCha, &[41; 32]);
    let ran = TestRunner::new_with_rng(config, seed).run(&hostile, |words| {
        looks(&words);
        Ok(())
    });
    ran.unwrap_or_else(|fault| panic!("{fault}"));
}
