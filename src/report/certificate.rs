//! How the characters of a document are accounted for, as a table.

use std::fmt::Write as _;

use crate::rule::Certificate;

/// The parts with their Italian names.
fn parts(c: &Certificate) -> [(&'static str, usize); 7] {
    [
        ("disposizioni", c.provisions),
        ("rubriche e numeri", c.headings),
        ("testate e piè di pagina", c.furniture),
        ("campi da compilare e firme", c.form_fields),
        ("tabelle", c.tables),
        ("spazi e segni fra le parti", c.spacing),
        ("residuo", c.residue),
    ]
}

/// One document: a line per part, then the total.
///
/// The total counts what the parts add up to; a last line says so when it is not the whole document.
pub fn certificate(document: &str, certificate: &Certificate) -> String {
    let mut page = format!("{document}\n");
    let total = certificate.total;
    let parts = parts(certificate);
    for (name, count) in parts {
        let _ = writeln!(page, "  {name:<28}{count:>9}  {:>8}", percent(count, total));
    }
    let sum: usize = parts.iter().map(|(_, count)| count).sum();
    let _ = writeln!(
        page,
        "  {:<28}{sum:>9}  {:>8}",
        "totale",
        percent(sum, total)
    );
    if certificate.unread_pages > 0 {
        let pages = certificate.unread_pages;
        let _ = writeln!(page, "  {:<28}{pages:>9}", "pagine senza testo");
    }
    if sum != total {
        let _ = writeln!(
            page,
            "  il documento ha {total} caratteri: il conto non torna"
        );
    }
    page
}

/// `12,3 %`, exact at 100; an empty document is all accounted for.
fn percent(part: usize, total: usize) -> String {
    let tenths = (part * 1000 + total / 2).checked_div(total).unwrap_or(1000);
    let tenths = if part < total {
        tenths.min(999)
    } else {
        tenths
    };
    format!("{},{} %", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_add_up_and_only_the_whole_is_one_hundred() {
        let certificate_ = Certificate {
            total: 10_000,
            provisions: 9_999,
            residue: 1,
            ..Certificate::default()
        };
        let page = certificate("a", &certificate_);
        assert!(
            page.contains("9999    99,9 %") && page.contains("totale"),
            "{page}"
        );
        assert!(
            page.lines().last().unwrap().ends_with("10000   100,0 %"),
            "{page}"
        );
    }
}
