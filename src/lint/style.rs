//! How commi are numbered: some with a number and some without, and numbers inside a comma that look
//! like commi.

use super::{Finding, Subject};
use crate::diagnostic::Code;
use crate::outline::Kind;

/// Looks at the commi of each article.
pub(super) fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let articles = (0..subject.outline.units.len())
        .filter(|u| subject.unit(*u).kind == Kind::Articolo && !subject.is_front(*u));
    articles
        .flat_map(|article| {
            mixed(subject, article)
                .into_iter()
                .chain(restarted(subject, article))
        })
        .collect()
}

fn mixed(subject: &Subject<'_>, article: usize) -> Option<Finding> {
    let commi: Vec<usize> = subject
        .outline
        .children(article)
        .filter(|u| subject.unit(*u).kind == Kind::Comma)
        .collect();
    let numbered = |u: &&usize| subject.unit(**u).number.is_some();
    let with = commi.iter().find(numbered)?;
    let without = commi.iter().find(|u| !numbered(u))?;
    let count = commi.iter().filter(|u| !numbered(u)).count();
    let number = subject.unit(*with).number.as_deref().unwrap_or_default();
    let message = match count {
        1 => format!("un comma è senza numero e il comma {number} lo ha"),
        many => format!("{many} commi sono senza numero e il comma {number} lo ha"),
    };
    let sites = vec![subject.opening(*with), subject.opening(*without)];
    Some(Finding::new(Code::MixedNumbers, sites, message))
}

/// The first comma of the article inside which points are written as its commi are («1.»).
fn restarted(subject: &Subject<'_>, article: usize) -> Option<Finding> {
    let commi = subject.outline.children(article);
    let commi: Vec<usize> = commi
        .filter(|u| subject.unit(*u).kind == Kind::Comma && sign(subject, *u) == Some('.'))
        .collect();
    for comma in commi {
        let points: Vec<usize> = subject
            .outline
            .children(comma)
            .filter(|u| subject.unit(*u).kind == Kind::Numero && sign(subject, *u) == Some('.'))
            .filter(|u| subject.unit(*u).number.as_deref().is_some_and(is_figure))
            .collect();
        if points.len() < 2 || subject.is_amendment(points[0]) {
            continue;
        }
        let number = subject.unit(comma).number.as_deref().unwrap_or_default();
        let message = format!(
            "nel comma {number} ci sono «1.» e «2.» scritti come i commi: le lettere che seguono si ripetono"
        );
        let sites = points.iter().map(|u| subject.opening(*u)).collect();
        return Some(Finding::new(Code::RestartedNumbers, sites, message));
    }
    None
}

fn is_figure(number: &str) -> bool {
    number.chars().all(|c| c.is_ascii_digit())
}

/// The sign after the number of a unit: `1.`, `1)`.
pub(super) fn sign(subject: &Subject<'_>, index: usize) -> Option<char> {
    let unit = subject.unit(index);
    let number = unit.number.as_deref()?;
    let start = unit.full.start;
    let head = &subject.text.clean[start..unit.body.start.max(start)];
    let after = head.find(number)? + number.len();
    head[after..].chars().next()
}
