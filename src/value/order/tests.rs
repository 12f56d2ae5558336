//! Which is more, by operator, number and unit.

use super::{Order, compare};
use crate::value::{ValueType, parse};

#[test]
fn operator_number_and_unit() {
    for (wanted, local, baseline, order) in TABLE {
        let (wanted, order) = (*wanted, *order);
        let read = |text| parse(wanted, text).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(
            compare(&read(local), &read(baseline)),
            order,
            "{local} | {baseline}"
        );
        assert_eq!(
            compare(&read(baseline), &read(local)),
            order.reversed(),
            "{baseline} | {local}"
        );
    }
}

#[test]
fn a_number_against_a_limit_by_reference() {
    let read = |wanted, text| parse(wanted, text).unwrap_or_else(|e| panic!("{e}"));
    let local = read(ValueType::Duration, "almeno __ ore");
    let limit = read(ValueType::Limit, "massimo orario medio giornaliero");
    assert_eq!(compare(&local, &limit), Order::FlippedBound);
    assert_eq!(
        compare(&read(ValueType::Duration, "massimo 6 ore"), &limit),
        Order::Incomparable
    );
}

/// Type, local value, value of the contract, order.
const TABLE: &[(ValueType, &str, &str, Order)] = &[
    (
        ValueType::Duration,
        "almeno 30 giorni",
        "almeno 30 giorni",
        Order::Same,
    ),
    (
        ValueType::Duration,
        "15 giorni",
        "almeno 30 giorni",
        Order::Less,
    ),
    (
        ValueType::Duration,
        "30 giorni",
        "almeno 30 giorni",
        Order::Same,
    ),
    (
        ValueType::Duration,
        "45 giorni",
        "almeno 30 giorni",
        Order::More,
    ),
    (
        ValueType::Duration,
        "più di 30 giorni",
        "almeno 30 giorni",
        Order::More,
    ),
    (
        ValueType::Duration,
        "almeno 4 ore",
        "massimo 6 ore",
        Order::FlippedBound,
    ),
    (
        ValueType::Duration,
        "almeno __ ore",
        "massimo 6 ore",
        Order::FlippedBound,
    ),
    (
        ValueType::Duration,
        "__ giorni",
        "almeno 30 giorni",
        Order::LocalBlank,
    ),
    (ValueType::Duration, "60 minuti", "1 ora", Order::Same),
    (ValueType::Duration, "12 mesi", "1 anno", Order::Same),
    (ValueType::Duration, "7 giorni", "1 settimana", Order::Same),
    (
        ValueType::Duration,
        "1 mese",
        "30 giorni",
        Order::Incomparable,
    ),
    (
        ValueType::Duration,
        "24 ore",
        "1 giorno",
        Order::Incomparable,
    ),
    (
        ValueType::Duration,
        "20 giorni lavorativi",
        "30 giorni",
        Order::Incomparable,
    ),
    (
        ValueType::Duration,
        "20 giorni lavorativi",
        "almeno 10 giorni lavorativi",
        Order::More,
    ),
    (
        ValueType::Duration,
        "15 giorni",
        "almeno 1 mese",
        Order::Less,
    ),
    (ValueType::Duration, "2 ore", "almeno 1 giorno", Order::Less),
    (
        ValueType::Duration,
        "30 giorni lavorativi",
        "almeno 30 giorni",
        Order::More,
    ),
    (
        ValueType::Duration,
        "congruo",
        "almeno 30 giorni",
        Order::Incomparable,
    ),
    (ValueType::Duration, "congruo", "congruo", Order::Same),
    (
        ValueType::Duration,
        "di norma 20 giorni",
        "20 giorni",
        Order::Incomparable,
    ),
    (
        ValueType::Duration,
        "1 anno e 6 mesi",
        "18 mesi",
        Order::Same,
    ),
    (
        ValueType::Money,
        "20.00 EUR netti/mese",
        "25.00 EUR netti/mese",
        Order::Less,
    ),
    (
        ValueType::Money,
        "20.00 EUR netti/mese",
        "25.00 EUR lordi/mese",
        Order::Incomparable,
    ),
    (
        ValueType::Count,
        "massimo 6 giorni/mese",
        "almeno 8 giorni/mese",
        Order::FlippedBound,
    ),
    (ValueType::Count, "8/mese", "6 giorni/mese", Order::More),
    (
        ValueType::Count,
        "2 giorni/settimana",
        "8 giorni/mese",
        Order::Incomparable,
    ),
    (
        ValueType::Frequency,
        "almeno ogni 3 mesi",
        "almeno ogni 6 mesi",
        Order::More,
    ),
    (
        ValueType::Frequency,
        "2 volte ogni anno",
        "ogni 6 mesi",
        Order::Same,
    ),
    (
        ValueType::Date,
        "31 dicembre 2024",
        "1 gennaio 2024",
        Order::More,
    ),
    (ValueType::Items, "a, b, c", "a, b", Order::Superset),
    (ValueType::Items, "a", "b", Order::Disjoint),
    (
        ValueType::Citation,
        "l. 81/2017; CCNL art. 66",
        "l. 81/2017",
        Order::Superset,
    ),
    (ValueType::Party, "entrambi", "dipendente", Order::Superset),
    (
        ValueType::Sanction,
        "sospensione massimo 10 giorni",
        "multa massimo 4 ore",
        Order::More,
    ),
    (
        ValueType::Sanction,
        "sospensione da 11 giorni a 6 mesi",
        "sospensione da 11 giorni a 3 mesi",
        Order::More,
    ),
    (
        ValueType::Sanction,
        "da rimprovero verbale a multa di 4 ore",
        "da rimprovero verbale a sospensione di 10 giorni",
        Order::Less,
    ),
    (
        ValueType::Sanction,
        "da rimprovero verbale a sospensione di 10 giorni",
        "multa di 4 ore",
        Order::Incomparable,
    ),
    (
        ValueType::Sanction,
        "multa di 4 ore",
        "multa di 200.00 EUR",
        Order::Incomparable,
    ),
    (
        ValueType::Sanction,
        "licenziamento senza preavviso",
        "licenziamento",
        Order::More,
    ),
    (ValueType::Band, "22:00-06:00", "22:00-06:00", Order::Same),
    (
        ValueType::Band,
        "20:00-07:00",
        "22:00-06:00",
        Order::Superset,
    ),
    (
        ValueType::Band,
        "17:30-08:00 lun-ven; 00:00-24:00 sab,dom,festivi",
        "22:00-06:00 lun-ven",
        Order::Superset,
    ),
    (
        ValueType::Band,
        "17:30-08:00 lun-ven; 00:00-24:00 sab,dom,festivi",
        "22:00-06:00",
        Order::Overlap,
    ),
    (
        ValueType::Band,
        "fuori contattabilita",
        "22:00-06:00",
        Order::Incomparable,
    ),
    (ValueType::Band, "__-__", "22:00-06:00", Order::LocalBlank),
];
