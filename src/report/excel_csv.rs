//! CSV for Excel in Italian: semicolons, a mark of UTF-8, decimal commas, and nothing that is computed.

use super::table::Table;
use super::visible;

/// Columns that hold numbers: their decimal point becomes a comma. Other cells are words, and stay.
const NUMBERS: &[&str] = &["share"];

/// First characters that make a spreadsheet compute a cell.
const COMPUTED: &[char] = &['=', '+', '-', '@', '\t', '\r'];

/// The table for Excel: cells that would be computed have an apostrophe before them.
pub(super) fn excel_csv(table: &Table) -> String {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let numbers: Vec<bool> = table
        .columns
        .iter()
        .map(|name| NUMBERS.contains(&name.as_str()))
        .collect();
    let row = |cells: &Vec<String>| -> Vec<String> {
        let cells = cells.iter().zip(&numbers);
        cells.map(|(text, number)| cell(text, *number)).collect()
    };
    let mut written = writer.write_record(row(&table.columns));
    for cells in &table.rows {
        written = written.and_then(|()| writer.write_record(row(cells)));
    }
    debug_assert!(
        written.is_ok(),
        "memory does not fail and all rows have the same length"
    );
    let bytes = writer.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

fn cell(text: &str, number: bool) -> String {
    if number && text.parse::<f64>().is_ok() {
        return text.replace('.', ",");
    }
    if text.trim_start_matches(' ').starts_with(COMPUTED) {
        return format!("'{}", visible(text));
    }
    visible(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_computed_and_numbers_have_commas() {
        let table = Table {
            columns: vec!["quote".into(), "share".into()],
            rows: vec![
                vec!["=cmd|'/C calc'!A0".into(), "-12.5".into()],
                vec!["a; \"b\"".into(), String::new()],
                vec!["1.2".into(), "@SUM(A1)".into()],
            ],
        };
        assert_eq!(
            excel_csv(&table),
            "\u{feff}quote;share\r\n'=cmd|'/C calc'!A0;-12,5\r\n\"a; \"\"b\"\"\";\r\n1.2;'@SUM(A1)\r\n"
        );
    }
}
