//! Draws the sheets with `rust_xlsxwriter`.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatUnderline, Table, TableColumn, TableStyle, Url, Workbook, Worksheet, XlsxError,
};

use super::{Link, Look, Page, links, pages, sources};
use crate::compare::Verdict;
use crate::report::review::State;
use crate::report::{Report, visible};

/// Most characters that a cell can hold.
const LONGEST: usize = 32_000;

/// A4.
const PAPER: u8 = 9;

/// The whole report as a workbook: Matrice, Scostamenti, Regole, Difetti, Fonti and, where reviews
/// have lost what they were about, those. The same report gives
/// the same bytes.
pub fn xlsx(report: &Report) -> Result<Vec<u8>, XlsxError> {
    let mut pages = vec![
        pages::matrix_page(report),
        pages::deviations(report),
        pages::rules(report),
        pages::findings(report),
        sources::sources(report),
    ];
    pages.extend(sources::gone(report));
    links::add(report, &mut pages);
    let mut workbook = Workbook::new();
    // A date of its own would make each file differ from the last.
    let properties = DocProperties::new()
        .set_title("Scostamenti dal contratto nazionale")
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    for page in &pages {
        draw(workbook.add_worksheet(), page)?;
    }
    workbook.save_to_buffer()
}

fn draw(sheet: &mut Worksheet, page: &Page) -> Result<(), XlsxError> {
    sheet.set_name(page.name)?;
    sheet.set_landscape().set_paper_size(PAPER);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_footer("&L&A&RPagina &P di &N");
    sheet.set_freeze_panes(1, page.frozen)?;
    for (row, (at, cells)) in (1..).zip(&page.rows).enumerate() {
        for (column, (text, (_, look))) in (0..).zip(cells.iter().zip(&page.columns)) {
            match page.links.get(&(row, usize::from(column))) {
                Some(link) => lead(sheet, (at, column), text, *look, *link)?,
                None => write(sheet, (at, column), text, *look)?,
            }
        }
    }
    for (column, (_, look)) in (0..).zip(&page.columns) {
        sheet.set_column_width(column, width(page, column, *look))?;
        if *look == Look::Hidden {
            sheet.set_column_hidden(column)?;
        }
        if *look == Look::Review && !page.rows.is_empty() {
            sheet.add_data_validation(1, column, last(page), column, &choice()?)?;
        }
    }
    let columns = u16::try_from(page.columns.len()).unwrap_or(u16::MAX);
    sheet.add_table(0, 0, last(page), columns.saturating_sub(1), &table(page))?;
    Ok(())
}

/// The last row of the table; a table has at least one row, if an empty one.
fn last(page: &Page) -> u32 {
    u32::try_from(page.rows.len()).unwrap_or(u32::MAX).max(1)
}

fn table(page: &Page) -> Table {
    let head = Format::new()
        .set_text_wrap()
        .set_bold()
        .set_align(FormatAlign::Top);
    let columns: Vec<TableColumn> = page
        .columns
        .iter()
        .map(|(name, _)| {
            TableColumn::new()
                .set_header(visible(name))
                .set_header_format(&head)
        })
        .collect();
    Table::new()
        .set_name(page.name.replace(' ', "_"))
        .set_columns(&columns)
        .set_style(TableStyle::Light9)
        .set_banded_rows(false)
}

/// A cell is a number or plain words: words are never read as a formula.
fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    look: Look,
) -> Result<(), XlsxError> {
    let format = format(text, look);
    if let (Look::Number, Ok(number)) = (look, text.parse::<f64>()) {
        sheet.write_number_with_format(row, column, number, &format)?;
    } else if text.is_empty() {
        sheet.write_blank(row, column, &format)?;
    } else {
        sheet.write_string_with_format(row, column, cell_text(text), &format)?;
    }
    Ok(())
}

/// Words that lead to a row of another sheet.
fn lead(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    look: Look,
    link: Link,
) -> Result<(), XlsxError> {
    // The head is the first row, and rows are counted from one.
    let place = format!("internal:'{}'!A{}", link.sheet, link.row + 2);
    let url = Url::new(place).set_text(cell_text(text));
    let format = format(text, look).set_underline(FormatUnderline::Single);
    sheet.write_url_with_format(row, column, url, &format)?;
    Ok(())
}

/// The words as a cell holds them.
fn cell_text(text: &str) -> String {
    let shown = visible(text);
    if shown.chars().count() <= LONGEST {
        return shown;
    }
    shown.chars().take(LONGEST).chain(" […]".chars()).collect()
}

fn format(text: &str, look: Look) -> Format {
    let mut format = Format::new().set_align(FormatAlign::Top);
    if look != Look::Number {
        format = format.set_text_wrap();
    }
    // Even when somebody edits the cell it stays words.
    if text.starts_with(['=', '+', '-', '@']) {
        format = format.set_quote_prefix();
    }
    match look {
        Look::Verdict => colour(text).map_or(format.clone(), |c| format.set_background_color(c)),
        Look::Review | Look::Note => format.set_background_color(0x00FF_FBE6),
        _ => format,
    }
}

/// The colour behind a verdict; its word stands there too.
fn colour(text: &str) -> Option<u32> {
    let of = |verdict: &&Verdict| text.starts_with(verdict.italian());
    // The longest name that fits: one verdict's may begin another's.
    let mut found: Vec<&Verdict> = Verdict::ALL.iter().filter(of).collect();
    found.sort_by_key(|verdict| verdict.italian().len());
    match found.last()? {
        Verdict::Worse | Verdict::Contradictory | Verdict::Omitted => Some(0x00F8_D3CF),
        Verdict::Blank | Verdict::AddedWorse | Verdict::Mixed | Verdict::Different => {
            Some(0x00FD_EBC0)
        }
        Verdict::AddedBetter | Verdict::Better => Some(0x00D5_ECD4),
        _ => None,
    }
}

/// As wide as what stands in it, within what can be read.
#[expect(clippy::cast_precision_loss, reason = "widths are small numbers")]
fn width(page: &Page, column: u16, look: Look) -> f64 {
    let at = usize::from(column);
    let longest = page.rows.iter().filter_map(|row| row.get(at));
    let longest = longest.map(|text| text.chars().count()).max().unwrap_or(0);
    // The head may wrap at its spaces; the button of the filter takes a place of its own.
    let (head, _) = &page.columns[at];
    let word = head.split(' ').map(|word| word.chars().count()).max();
    let least = word.unwrap_or(0) + 4;
    let most = match look {
        Look::Long => 55,
        Look::Note => return 35.0,
        Look::Review => return 16.0,
        _ => 26,
    };
    longest.min(most).max(least) as f64 + 1.5
}

/// The drop-down of a review.
fn choice() -> Result<DataValidation, XlsxError> {
    let states: Vec<&str> = State::ALL.iter().map(|s| s.italian()).collect();
    DataValidation::new()
        .allow_list_strings(&states)?
        .set_error_style(DataValidationErrorStyle::Stop)
        .set_error_title("Revisione")?
        .set_error_message(format!("Scegli fra: {}.", states.join(", ")))?
        .set_input_title("Revisione")?
        .set_input_message("Scegli l'esito; nella colonna accanto puoi scrivere una nota. Poi: deroga review import")
}
