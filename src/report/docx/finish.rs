//! What the library leaves open: heads of tables that repeat, changes without a date, language, title.

use std::io::Cursor;

use docx_rs::Docx;

/// The date that the library gives each change; a change of ours has none.
const DATE: &str = " w:date=\"1970-01-01T00:00:00Z\"";

/// The row of a table that does not split, as the library writes it.
const ROW: &str = "<w:trPr><w:cantSplit />";

/// The document as a file.
pub(super) fn packed(docx: Docx, title: &str) -> Result<Vec<u8>, String> {
    let mut parts = docx.build();
    let document = String::from_utf8_lossy(&parts.document).replace(DATE, "");
    parts.document = numbered(&heads(&document)).into_bytes();
    let styles = String::from_utf8_lossy(&parts.styles);
    let language = "<w:lang w:val=\"it-IT\" /></w:rPr></w:rPrDefault>";
    parts.styles = styles
        .replacen("</w:rPr></w:rPrDefault>", language, 1)
        .into_bytes();
    parts.doc_props.core = properties(title).into_bytes();
    let mut bytes = Cursor::new(Vec::new());
    parts
        .pack(&mut bytes)
        .map_err(|error| format!("il documento Word non si può scrivere: {error}"))?;
    Ok(bytes.into_inner())
}

/// Repeats the first row of each table on every page.
fn heads(document: &str) -> String {
    let repeated = format!("{ROW}<w:tblHeader />");
    let mut tables = document.split("<w:tbl>");
    let first = tables.next().unwrap_or_default().to_owned();
    tables.fold(first, |page, table| {
        page + "<w:tbl>" + &table.replacen(ROW, &repeated, 1)
    })
}

/// Numbers the changes anew: the library counts through all documents of a run.
fn numbered(document: &str) -> String {
    let mut out = String::with_capacity(document.len());
    let mut rest = document;
    let mut next = 1;
    let opening = |text: &str| {
        let marks = ["<w:ins w:id=\"", "<w:del w:id=\""];
        marks
            .iter()
            .filter_map(|mark| Some(text.find(mark)? + mark.len()))
            .min()
    };
    while let Some(at) = opening(rest) {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        out.push_str(&next.to_string());
        next += 1;
        rest = &after[after.find('"').unwrap_or(0)..];
    }
    out + rest
}

/// The properties of the file: its title, and no clock.
fn properties(title: &str) -> String {
    let title = super::style::line(title)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{title}</dc:title>\
         <dc:creator>deroga</dc:creator><dc:language>it-IT</dc:language></cp:coreProperties>"
    )
}
