//! Text → citations.

use super::{Act, Citation, Named, Number, Pointer, Precision, find, mentions};

/// Place and identifier of each citation: `art. 66 c. 1 | -`.
fn shown(text: &str) -> Vec<String> {
    find(text)
        .into_iter()
        .map(|(_, citation)| {
            let place = citation
                .partition
                .map(|place| place.to_string())
                .unwrap_or_default();
            let act = match citation.act {
                Act::Contract(words) => format!("CCNL {words}"),
                _ => citation.urn.unwrap_or_default(),
            };
            format!("{place} | {}", act.trim())
        })
        .collect()
}

/// Every mention: `act-kind: place "rubric"`.
fn pointed(text: &str) -> Vec<String> {
    mentions(text)
        .into_iter()
        .map(|m| {
            let place = m.pointer.as_ref().map(relative).unwrap_or_default();
            let act = match m.act {
                None => String::new(),
                Some(Named::Act(Act::Contract(words))) => format!(" @CCNL {words}"),
                Some(Named::Act(act)) => {
                    format!(" @{}", Citation::new(act, None).urn.unwrap_or_default())
                }
                Some(Named::Present(kind)) => format!(" @presente {kind}"),
                Some(Named::Same(kind)) => format!(" @stesso {kind}"),
                Some(Named::Other(kind)) => format!(" @{kind}"),
            };
            let rubric = m.rubric.map(|r| format!(" ({r})")).unwrap_or_default();
            let again = if m.again { " =" } else { "" };
            format!("{place}{act}{rubric}{again}").trim().to_owned()
        })
        .collect()
}

fn relative(pointer: &Pointer) -> String {
    let shown = |name: &str, number: &Option<Number>| {
        number.as_ref().map(|n| match n {
            Number::Printed(n) => format!("{name} {n}"),
            other => format!("{name} {other:?}"),
        })
    };
    let divisions = pointer
        .divisions
        .iter()
        .filter_map(|(kind, n)| shown(kind.step(), &Some(n.clone())));
    let parts = [
        shown("art", &pointer.article),
        shown("c", &pointer.comma),
        shown("lett", &pointer.letter),
        shown("n", &pointer.number),
        shown("per", &pointer.sentence),
        pointer.following.then(|| "ss".to_owned()),
    ];
    let all: Vec<String> = divisions.chain(parts.into_iter().flatten()).collect();
    all.join(" ")
}

#[test]
fn text_to_mentions() {
    let wrong = MENTIONS
        .iter()
        .filter(|(text, wanted)| pointed(text) != *wanted);
    let wrong: Vec<_> = wrong.map(|(text, _)| (text, pointed(text))).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn text_to_citations() {
    let wrong = TABLE.iter().filter(|(text, wanted)| shown(text) != *wanted);
    let wrong: Vec<_> = wrong.map(|(text, _)| (text, shown(text))).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_place_of_the_words() {
    let text = "ai sensi dell'art. 19 comma 1 della Legge del 22 maggio 2017 n. 81, il";
    let found = find(text);
    let words: Vec<&str> = found.iter().map(|(span, _)| &text[span.range()]).collect();
    assert_eq!(
        words,
        ["art. 19 comma 1 della Legge del 22 maggio 2017 n. 81"]
    );
}

#[test]
fn a_year_is_not_a_date() {
    let found = find("legge n. 999 del 2019");
    assert_eq!(
        found.first().map(|(_, citation)| citation.precision),
        Some(Precision::Year)
    );
}

const TABLE: &[(&str, &[&str])] = &[
    (
        "art. 66, comma 1, lett. b), CCNL",
        &["art. 66 c. 1 lett. b | CCNL"],
    ),
    (
        "dall'art.66 comma 2 del CCNL vigente",
        &["art. 66 c. 2 | CCNL"],
    ),
    ("(Art.66 comma 5 CCNL)", &["art. 66 c. 5 | CCNL"]),
    (
        "comma 1, lett.b) Art.66 CCNL 2019-2021",
        &["art. 66 c. 1 lett. b | CCNL 2019-2021"],
    ),
    (
        "l'art. 59 del CCNL del 21 maggio 2018",
        &["art. 59 | CCNL del 21 maggio 2018"],
    ),
    (
        "di cui all'art. 14 del CCNL comparto istruzione e ricerca del 18/01/2024",
        &["art. 14 | CCNL comparto istruzione e ricerca del 18/01/2024"],
    ),
    (
        "LEGGE 22 maggio 2017, n. 81",
        &[" | urn:nir:stato:legge:2017-05-22;81"],
    ),
    (
        "art. 19 comma 1 della Legge del 22 maggio 2017 n. 81",
        &["art. 19 c. 1 | urn:nir:stato:legge:2017-05-22;81~art19-com1"],
    ),
    (
        "degli artt. 19 e 21 della legge n. 81 del 2017",
        &[
            "art. 19 | urn:nir:stato:legge:2017-05-22;81~art19",
            "art. 21 | urn:nir:stato:legge:2017-05-22;81~art21",
        ],
    ),
    (
        "art. 3 comma 3 legge 104/92",
        &["art. 3 c. 3 | urn:nir:stato:legge:1992-02-05;104~art3-com3"],
    ),
    (
        "dell'articolo 3, comma 3, della legge 5 febbraio 1992, n. 104",
        &["art. 3 c. 3 | urn:nir:stato:legge:1992-02-05;104~art3-com3"],
    ),
    (
        "D.Lgs. 30.6.2003 n. 196",
        &[" | urn:nir:stato:decreto.legislativo:2003-06-30;196"],
    ),
    (
        "art. 7 del d.lgs. n. 66 del 2003",
        &["art. 7 | urn:nir:stato:decreto.legislativo:2003-04-08;66~art7"],
    ),
    (
        "art. 55-quater, comma 1, lettera b) del decreto legislativo n. 165/2001",
        &[
            "art. 55quater c. 1 lett. b | urn:nir:stato:decreto.legislativo:2001-03-30;165~art55quater-com1-letb",
        ],
    ),
    (
        "dall'art. 76 del DPR 445/2000",
        &["art. 76 | urn:nir:presidente.repubblica:decreto:2000-12-28;445~art76"],
    ),
    (
        "Regolamento (Ue) 2016/679 dell'Unione",
        &[" | celex:32016R0679"],
    ),
    (
        "D.lgs. 81/2008",
        &[" | urn:nir:stato:decreto.legislativo:2008-04-09;81"],
    ),
    (
        "legge n. 999 del 2019",
        &[" | urn:nir:stato:legge:2019;999"],
    ),
    (
        "della Legge 81/2017, e la possibilità",
        &[" | urn:nir:stato:legge:2017-05-22;81"],
    ),
    (
        "art. 55-quater, comma 1, lettera a), d), e) ed f) del decreto legislativo n. 165/2001",
        &[
            "art. 55quater c. 1 lett. a | urn:nir:stato:decreto.legislativo:2001-03-30;165~art55quater-com1-leta",
            "art. 55quater c. 1 lett. d | urn:nir:stato:decreto.legislativo:2001-03-30;165~art55quater-com1-letd",
            "art. 55quater c. 1 lett. e | urn:nir:stato:decreto.legislativo:2001-03-30;165~art55quater-com1-lete",
            "art. 55quater c. 1 lett. f | urn:nir:stato:decreto.legislativo:2001-03-30;165~art55quater-com1-letf",
        ],
    ),
    (
        "previsto dall'articolo 16 del testo unico delle disposizioni legislative in materia di tutela e sostegno della maternità e della paternità, di cui al decreto legislativo 26 marzo 2001, n. 151",
        &["art. 16 | urn:nir:stato:decreto.legislativo:2001-03-26;151~art16"],
    ),
    (
        "dall'art. 3, comma 1, della legge n. 27 marzo 2001 n. 97;",
        &["art. 3 c. 1 | urn:nir:stato:legge:2001-03-27;97~art3-com1"],
    ),
    (
        "dell'articolo 55 - sexies, comma 3 del decreto legislativo n. 165/200, anche",
        &["art. 55sexies c. 3 | "],
    ),
    (
        "di cui all’art. 16, comma 2 secondo e terzo periodo del decreto del Presidente della Repubblica n. 62/2013;",
        &[
            "art. 16 c. 2 per. 2 | urn:nir:presidente.repubblica:decreto:2013-04-16;62~art16-com2",
            "art. 16 c. 2 per. 3 | urn:nir:presidente.repubblica:decreto:2013-04-16;62~art16-com2",
        ],
    ),
    (
        "Direttiva del Presidente del Consiglio dei Ministri n. 3 del 2017",
        &[" | urn:nir:presidente.consiglio.ministri:direttiva:2017;3"],
    ),
    (
        "Decreto-legge 21 giugno 2022, n. 73 convertito, con modificazioni, dalla Legge 4 agosto 2022, n. 122",
        &[
            " | urn:nir:stato:decreto.legge:2022-06-21;73",
            " | urn:nir:stato:legge:2022-08-04;122",
        ],
    ),
    (
        "ai sensi della legge 104 e",
        &[" | urn:nir:stato:legge:1992-02-05;104"],
    ),
    (
        "D.P.C.M. 8 marzo 2020,",
        &[" | urn:nir:presidente.consiglio.ministri:decreto:2020-03-08"],
    ),
    (
        "art. 2104 c.c.",
        &["art. 2104 | urn:nir:stato:codice.civile:1942-03-16;262~art2104"],
    ),
    (
        "dell'art. 36 della Costituzione",
        &["art. 36 | urn:nir:stato:costituzione:1947-12-27~art36"],
    ),
    ("Costituzione del rapporto di lavoro", &[]),
    ("direttiva 2003/88/CE del", &[" | celex:32003L0088"]),
    ("Reg. UE n. 679/2016", &[" | celex:32016R0679"]),
    ("regolamento (UE) n. 679/2016", &[" | celex:32016R0679"]),
    ("il GDPR prevede", &[" | celex:32016R0679"]),
    ("C.C.N.L. 2019-2021", &[" | CCNL 2019-2021"]),
    (
        "del CCNQ 4 dicembre 2017 e",
        &[" | CCNL quadro 4 dicembre 2017"],
    ),
    ("all'art. 5 del CCNQ sulla", &["art. 5 | CCNL quadro"]),
    ("il CCNL 21.5.2018,", &[" | CCNL 21.5.2018"]),
    (
        "il CCNL relativo al personale del comparto Funzioni Centrali triennio 2019-2021 sottoscritto il 9 maggio 2022",
        &[
            " | CCNL relativo al personale del comparto Funzioni Centrali triennio 2019-2021 sottoscritto il 9 maggio 2022",
        ],
    ),
    (
        "art. 30 del CCNL Istruzione e Ricerca 2019/2021 (Livelli)",
        &["art. 30 | CCNL Istruzione e Ricerca 2019/2021"],
    ),
    (
        "CCNL 2019-2021, art. 66, comma 2",
        &["art. 66 c. 2 | CCNL 2019-2021"],
    ),
    (
        "ai sensi del d.lgs. 165/2001 e dell'art. 5",
        &[" | urn:nir:stato:decreto.legislativo:2001-03-30;165"],
    ),
    ("il CCNL e l'art. 5 del presente regolamento", &[" | CCNL"]),
    ("l'articolo 4 e il comma 2", &[]),
    ("previste dalla legge e dai contratti", &[]),
    ("20 agosto 2017 n. 81", &[]),
];

const MENTIONS: &[(&str, &[&str])] = &[
    ("di cui al comma 3, nella costituzione del fondo", &["c 3"]),
    (
        "artt. 56, comma 3, 82, comma 4 e 83, comma 3 del CCNL 29/11/2007",
        &[
            "art 56 c 3 @CCNL 29/11/2007",
            "art 82 c 4 @CCNL 29/11/2007",
            "art 83 c 3 @CCNL 29/11/2007",
        ],
    ),
    (
        "all'art. 14 del CCNL del 18/01/2024 (Articolazione della prestazione), lett. a) e lett. b);",
        &[
            "art 14 lett a @CCNL del 18/01/2024 (Articolazione della prestazione)",
            "art 14 lett b @CCNL del 18/01/2024 (Articolazione della prestazione)",
        ],
    ),
    (
        "dall'art. 7, comma 1, e 8, comma 1, del regolamento",
        &["art 7 c 1 @regolamento", "art 8 c 1 @regolamento"],
    ),
    (
        "dall’art. 55-quater, comma 1, lettera b) e c) da f-bis) fino a f)quinquies, comma 3-quinquies del decreto",
        &[
            "art 55quater c 1 lett b @decreto",
            "art 55quater c 1 lett c @decreto",
            "art 55quater c 1 lett fbis @decreto",
            "art 55quater c 1 lett fter @decreto",
            "art 55quater c 1 lett fquater @decreto",
            "art 55quater c 1 lett fquinquies @decreto",
            "art 55quater c 3quinquies @decreto",
        ],
    ),
    ("di cui al comma 1, lett. b)", &["c 1 lett b"]),
    ("l'articolo 4 e il comma 2", &["art 4", "c 2"]),
    ("ai commi 2 e 3", &["c 2", "c 3"]),
    ("nei commi 5, 6, 7 e 8.", &["c 5", "c 6", "c 7", "c 8"]),
    ("di cui al comma precedente", &["c Previous"]),
    ("nei commi precedenti", &["c AllPrevious"]),
    ("il precedente comma 3", &["c 3"]),
    ("di cui al presente articolo", &["art Present"]),
    (
        "nella fascia di cui al comma 1, lett. a) del medesimo Art.66, non",
        &["art 66 c 1 lett a ="],
    ),
    (
        "dall'art. 13 (Accordo individuale) con eccezione del comma 1, lett. e) dello stesso, dall'art. 14",
        &["art 13 (Accordo individuale)", "c 1 lett e =", "art 14"],
    ),
    (
        "dall'art. 66 (Articolazione della prestazione in modalità agile) commi 4 e 5.",
        &[
            "art 66 c 4 (Articolazione della prestazione in modalità agile)",
            "art 66 c 5 (Articolazione della prestazione in modalità agile)",
        ],
    ),
    (
        "gli articoli 5 (Confronto)  e 7 (Contrattazione collettiva integrativa: soggetti e materie) prevedano",
        &[
            "art 5 (Confronto)",
            "art 7 (Contrattazione collettiva integrativa: soggetti e materie)",
        ],
    ),
    (
        "all’art 7, comma 3, (Contrattazione collettiva  integrativa: soggetti)",
        &["art 7 c 3 (Contrattazione collettiva  integrativa: soggetti)"],
    ),
    (
        "artt. da 66 a 68 e 70",
        &["art 66", "art 67", "art 68", "art 70"],
    ),
    ("artt. 66-68", &["art 66", "art 67", "art 68"]),
    (
        "agli artt. 19 e seguenti della legge 81/2017",
        &["art 19 ss @urn:nir:stato:legge:2017-05-22;81"],
    ),
    (
        "all'art. ... (Obblighi del dipendente), e",
        &["art Blank (Obblighi del dipendente)"],
    ),
    (
        "obblighi contenuti al titolo V - Lavoro a distanza;",
        &["tit V (Lavoro a distanza)"],
    ),
    (
        "Titolo III Capo I e Capo II CCNL 18/01/2024 del Comparto istruzione e ricerca.",
        &[
            "tit III capo I @CCNL 18/01/2024 del Comparto istruzione e ricerca",
            "tit III capo II @CCNL 18/01/2024 del Comparto istruzione e ricerca",
        ],
    ),
    (
        "art. 29, comma 6, del presente CCNL a cui",
        &["art 29 c 6 @presente ccnl"],
    ),
    (
        "all'art. 5 del presente regolamento",
        &["art 5 @presente regolamento"],
    ),
    (
        "art. 5, comma 2, del medesimo decreto",
        &["art 5 c 2 @stesso decreto"],
    ),
    (
        "all'art. 8 del Regolamento di organizzazione",
        &["art 8 @regolamento"],
    ),
    ("nell'allegato 1.", &["all 1"]),
    ("(Allegato B).", &["all B"]),
    (
        "secondo lo schema allegato sotto la lettera B) al presente",
        &["all B"],
    ),
    ("il modello allegato sub 2", &["all 2"]),
    ("l'atto allegato sub iudice", &[]),
    ("Art. 4, c. 2 – Criteri", &["art 4 c 2"]),
    ("a titolo esemplificativo, per parte datoriale", &[]),
    ("il titolo di studio e lo stesso titolo di merito", &[]),
    (
        "artt. 7, comma 1, e 8, comma 1, del decreto legislativo n. 235/2012",
        &[
            "art 7 c 1 @urn:nir:stato:decreto.legislativo:2012-12-31;235",
            "art 8 c 1 @urn:nir:stato:decreto.legislativo:2012-12-31;235",
        ],
    ),
];
