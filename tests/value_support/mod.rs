//! Values made up by chance, and the words of the readers.

mod words;

pub use words::WORDS;

use deroga::value::{
    Age, Amount, Aside, Band, Bands, Bound, Bracket, Citations, Clock, Count, Date, DayKind, Days,
    Duration, Every, FreeText, Frequency, Hours, Items, Length, Limit, Measure, Money, Op, Party,
    Penalty, Per, Percent, Points, Relative, Sanction, Score, ScoreRow, ScoreTable, Step, Tax,
    Thing, Unit, Value,
};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

const UNITS: &[Unit] = &[
    Unit::Minuti,
    Unit::Ore,
    Unit::Giorni,
    Unit::Settimane,
    Unit::Mesi,
    Unit::Anni,
];
const PERIODS: &[Per] = &[
    Per::Giorno,
    Per::Settimana,
    Per::Mese,
    Per::Bimestre,
    Per::Trimestre,
    Per::Quadrimestre,
    Per::Semestre,
    Per::Anno,
    Per::Biennio,
    Per::Triennio,
];

fn bound() -> impl Strategy<Value = Bound> {
    (
        select(vec![Op::Min, Op::Exact, Op::Max]),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(op, strict, approximate)| Bound {
            op,
            strict: strict && op != Op::Exact,
            approximate,
        })
}

fn length() -> impl Strategy<Value = Length> {
    let one = (1..2000u32, select(UNITS)).prop_map(|(n, unit)| Length::new(n, unit));
    let half = (0..100i64, select(UNITS))
        .prop_map(|(n, unit)| Length::new(Decimal::new(n * 10 + 5, 1), unit));
    let two = (1..100u32, 1..12u32).prop_map(|(years, months)| {
        Length::from_iso(&format!("P{years}Y{months}M")).unwrap_or_else(|e| panic!("{e}"))
    });
    prop_oneof![one, half, two]
}

/// Any duration.
pub fn duration() -> impl Strategy<Value = Duration> {
    let known = length().prop_map(Amount::Known);
    let blank = option::of(select(UNITS)).prop_map(Amount::Blank);
    let kinds = select(vec![DayKind::Calendar, DayKind::Working, DayKind::Feriali]);
    let numbered = (
        bound(),
        prop_oneof![known, blank],
        kinds,
        option::of("[a-z]{3,8}"),
    )
        .prop_map(|(bound, amount, days, words)| {
            let in_days = match &amount {
                Amount::Known(length) => {
                    length.parts().iter().any(|(_, unit)| *unit == Unit::Giorni)
                }
                Amount::Blank(unit) => *unit == Some(Unit::Giorni),
                Amount::Indeterminate(_) => false,
            };
            let days = if in_days { days } else { DayKind::Calendar };
            Duration {
                bound,
                amount,
                days,
                qualifier: Aside(words),
            }
        });
    let words = select(vec![
        "congruo",
        "tempestivo",
        "ragionevole",
        "adeguato",
        "in tempo utile",
    ])
    .prop_map(|word| Duration {
        bound: Bound::EXACT,
        amount: Amount::Indeterminate(word.into()),
        days: DayKind::Calendar,
        qualifier: Aside::default(),
    });
    prop_oneof![numbered, words]
}

fn days() -> impl Strategy<Value = Days> {
    let names = [
        "lun",
        "mar",
        "mer",
        "gio",
        "ven",
        "sab",
        "dom",
        "festivi",
        "prefestivi",
        "feriali",
        "lavorativi",
    ];
    proptest::sample::subsequence(names.to_vec(), 0..=names.len()).prop_map(|names| {
        let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
        Days::try_from(names).unwrap_or_else(|e| panic!("{e}"))
    })
}

fn bands() -> impl Strategy<Value = Bands> {
    let clock = || {
        (0..24u16, 0..60u16).prop_filter_map("a time", |(hour, minute)| Clock::new(hour, minute))
    };
    let clocks = (clock(), prop_oneof![clock(), Just(Clock::END)])
        .prop_map(|(from, to)| Hours::Clock { from, to });
    let relatives = select(vec![
        Relative::FuoriContattabilita,
        Relative::FuoriOrario,
        Relative::Pause,
        Relative::InContattabilita,
        Relative::InOrario,
    ]);
    let hours = prop_oneof![
        clocks,
        Just(Hours::Blank),
        relatives.prop_map(Hours::Relative)
    ];
    let band = (hours, days()).prop_map(|(hours, days)| Band { hours, days });
    proptest::collection::vec(band, 1..4).prop_map(|bands| Bands { bands })
}

fn money() -> impl Strategy<Value = Money> {
    let amount =
        option::of((0..10_000_000i64, 0..5u32).prop_map(|(n, scale)| Decimal::new(n, scale)));
    let tax = option::of(select(vec![Tax::Net, Tax::Gross]));
    (
        bound(),
        amount,
        tax,
        option::of(select(PERIODS)),
        option::of(any::<bool>()),
    )
        .prop_map(|(bound, amount, tax, per, prorated)| Money {
            bound,
            amount,
            tax,
            per,
            prorated: Aside(prorated),
        })
}

fn count() -> impl Strategy<Value = Count> {
    let thing = option::of(select(vec![
        "giorni", "ore", "volte", "sessioni", "sedute", "persone", "rinnovi", "mesi",
    ]));
    (
        bound(),
        option::of(0..5000u32),
        thing,
        option::of(select(PERIODS)),
    )
        .prop_map(|(bound, n, thing, per)| Count {
            bound,
            n,
            unit: thing.and_then(Thing::named),
            per,
        })
}

fn frequency() -> impl Strategy<Value = Frequency> {
    let every = prop_oneof![
        length().prop_map(Every::Known),
        select(UNITS).prop_map(Every::Blank)
    ];
    (bound(), 1..30u32, every).prop_map(|(bound, times, every)| Frequency {
        bound,
        times,
        every,
    })
}

fn date() -> impl Strategy<Value = Date> {
    (option::of(1900..2100i16), 1..=12i8, 1..=31i8)
        .prop_filter_map("a day that exists", |(year, month, day)| {
            Date::new(year, month, day)
        })
}

fn step() -> impl Strategy<Value = Step> {
    let plain = select(vec![
        Penalty::RimproveroVerbale,
        Penalty::Avvertimento,
        Penalty::RimproveroScritto,
        Penalty::LicenziamentoConPreavviso,
        Penalty::LicenziamentoSenzaPreavviso,
        Penalty::Destituzione,
    ]);
    let sum = (1..1_000_000i64).prop_map(|n| Measure::Euro(Decimal::new(n, 2)));
    let measure = prop_oneof![length().prop_map(Measure::Time), sum];
    let measured = (
        select(vec![Penalty::Multa, Penalty::Sospensione]),
        option::of(measure),
    );
    prop_oneof![
        plain.prop_map(Step::bare),
        measured.prop_map(|(penalty, measure)| Step { penalty, measure }),
    ]
}

fn sanction() -> impl Strategy<Value = Sanction> {
    prop_oneof![
        step().prop_map(|step| Sanction::range(step.clone(), step)),
        (step(), step()).prop_map(|(min, max)| Sanction::range(min, max)),
        step().prop_map(|step| Sanction {
            min: Some(step),
            max: None
        }),
        step().prop_map(|step| Sanction {
            min: None,
            max: Some(step)
        }),
    ]
}

fn items() -> impl Strategy<Value = Items> {
    (
        proptest::collection::vec("[a-z][a-z_-]{0,8}[a-z]", 1..5),
        any::<bool>(),
        select(vec![Items::as_examples, Items::as_closed, |items| items]),
    )
        .prop_map(|(ids, ordered, marked)| {
            marked(if ordered {
                Items::list(ids)
            } else {
                Items::set(ids)
            })
        })
}

fn score() -> impl Strategy<Value = Score> {
    let measure = option::of(select(vec!["km", "anni", "figli"]).prop_map(str::to_owned));
    let bracket =
        (measure, 0..1000u32, option::of(0..1000u32)).prop_map(|(measure, from, more)| Bracket {
            measure,
            from,
            to: more.map(|more| from + more),
        });
    let words = option::of("[b-c]{3,8}( [b-c]{3,8}){0,3}");
    let points = (0..10_000u32).prop_map(|hundredths| Points { hundredths });
    (points, words, any::<bool>(), option::of(bracket)).prop_map(
        |(points, words, often, bracket)| Score {
            points,
            of: words.clone().filter(|_| !often),
            each: words.filter(|_| often),
            bracket,
        },
    )
}

fn score_table() -> impl Strategy<Value = ScoreTable> {
    let max = (0..10_000u32).prop_map(|hundredths| Points { hundredths });
    let row = (
        "([b-c]{3,8}( [b-c]{3,8}){0,3})?",
        proptest::collection::vec(score(), 1..4),
        option::of(max),
        option::of(length()),
    );
    let row = row.prop_map(|(label, scores, max, window)| ScoreRow {
        label,
        scores,
        max,
        window: Aside(window),
        text: Aside(None),
    });
    proptest::collection::vec(row, 1..4).prop_map(|rows| ScoreTable { rows })
}

fn limit() -> impl Strategy<Value = Limit> {
    let references = vec![
        "orario medio giornaliero",
        "orario ordinario",
        "orario massimo settimanale",
        "durata media",
    ];
    (bound(), select(references)).prop_map(|(bound, reference)| Limit {
        bound,
        reference: reference.into(),
    })
}

fn citations() -> impl Strategy<Value = Citations> {
    let names = vec![
        "l. 81/2017",
        "d.lgs. 165/2001 art. 55quater c. 1 lett. a",
        "CCNL Funzioni Locali 2019-2021 art. 66",
        "art. 4 c. 2",
    ];
    let urn = option::of("urn:nir:[a-z]{3,8}:[0-9]{4};[0-9]{1,3}");
    let target = (select(names), urn).prop_map(|(name, urn)| (name.to_owned(), urn));
    proptest::collection::vec(target, 1..4).prop_filter_map("a citation at least", Citations::of)
}

fn percent() -> impl Strategy<Value = Percent> {
    let number = option::of((0..10_000i64, 0..3u32).prop_map(|(n, scale)| Decimal::new(n, scale)));
    (bound(), number).prop_map(|(bound, number)| Percent::new(bound, number))
}

/// Any value.
pub fn value() -> impl Strategy<Value = Value> {
    let parties = vec![
        Party::Amministrazione,
        Party::Dirigente,
        Party::Dipendente,
        Party::Entrambi,
        Party::Sindacato,
        Party::Altro,
    ];
    prop_oneof![
        duration().prop_map(Value::Duration),
        limit().prop_map(Value::Limit),
        money().prop_map(Value::Money),
        bands().prop_map(Value::Band),
        date().prop_map(Value::Date),
        count().prop_map(Value::Count),
        frequency().prop_map(Value::Frequency),
        (bound(), option::of(0..=120u32))
            .prop_map(|(bound, years)| Value::Age(Age::new(bound, years))),
        percent().prop_map(Value::Percent),
        select(parties).prop_map(Value::Party),
        items().prop_map(Value::Items),
        score_table().prop_map(Value::ScoreTable),
        sanction().prop_map(Value::Sanction),
        citations().prop_map(Value::Citation),
        "[a-z]{1,8}( [a-z]{1,8}){0,4}".prop_map(|text| Value::Text(FreeText { text })),
    ]
}
