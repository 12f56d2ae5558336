//! The spoken form: `figli minori: 5 per primo figlio + 1 per ogni figlio da 0 a 10 anni; motivi di studio: 2`.

use std::fmt;
use std::str::FromStr;

use crate::value::Aside;

use super::{Bracket, Score, ScoreRow, ScoreTable};

impl fmt::Display for Bracket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "da {}", self.from)?;
        if let Some(to) = self.to {
            write!(f, " a {to}")?;
        }
        match &self.measure {
            Some(measure) => write!(f, " {measure}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.points.fmt(f)?;
        if let Some(of) = &self.of {
            write!(f, " per {of}")?;
        }
        if let Some(each) = &self.each {
            write!(f, " per ogni {each}")?;
        }
        match &self.bracket {
            Some(bracket) => write!(f, " {bracket}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for ScoreRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.label.is_empty() {
            write!(f, "{}: ", self.label)?;
        }
        for (i, score) in self.scores.iter().enumerate() {
            write!(f, "{}{score}", if i == 0 { "" } else { " + " })?;
        }
        match self.max {
            Some(max) if self.scores.is_empty() => write!(f, "massimo {max}"),
            Some(max) => write!(f, " massimo {max}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for ScoreTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows: Vec<String> = self.rows.iter().map(ToString::to_string).collect();
        f.write_str(&rows.join("; "))
    }
}

impl FromStr for ScoreTable {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let rows = text.split(';').map(|row| parse_row(row.trim()));
        rows.collect::<Option<Vec<_>>>()
            .map(|rows| Self { rows })
            .ok_or_else(|| {
                format!(
                    "`{text}` non è una tabella di punteggi: scrivi per esempio `figli disabili: 14; figli \
                     minori: 5 per primo figlio + 1 per ogni figlio aggiuntivo; 1 da 20 a 40 km + 2 da 41 km`"
                )
            })
    }
}

fn parse_row(row: &str) -> Option<ScoreRow> {
    let (label, rest) = row.split_once(": ").unwrap_or(("", row));
    let (scores, max) = match rest.strip_prefix("massimo ") {
        Some(max) => ("", Some(max)),
        None => rest
            .rsplit_once(" massimo ")
            .map_or((rest, None), |(scores, max)| (scores, Some(max))),
    };
    let scores = scores.split(" + ").filter(|s| !s.is_empty());
    let scores = scores.map(parse_score).collect::<Option<Vec<_>>>()?;
    let max = max.map(|max| max.trim().parse().ok());
    let row = ScoreRow {
        label: label.trim().to_owned(),
        scores,
        max: match max {
            Some(max) => Some(max?),
            None => None,
        },
        window: Aside::default(),
        text: Aside::default(),
    };
    (!row.scores.is_empty() || row.max.is_some()).then_some(row)
}

fn parse_score(score: &str) -> Option<Score> {
    let (points, rest) = score.trim().split_once(' ').unwrap_or((score.trim(), ""));
    let from = if rest.starts_with("da ") {
        Some(0)
    } else {
        rest.find(" da ").map(|at| at + 1)
    };
    let (what, bracket) = match from {
        Some(at) => (&rest[..at], Some(parse_bracket(&rest[at..])?)),
        None => (rest, None),
    };
    let what = what.trim();
    let each = what.strip_prefix("per ogni ");
    let of = what.strip_prefix("per ").filter(|_| each.is_none());
    let known = what.is_empty() || each.or(of).is_some();
    Some(Score {
        points: points.parse().ok().filter(|_| known)?,
        of: of.map(str::to_owned),
        each: each.map(str::to_owned),
        bracket,
    })
}

/// `da 20 a 40 km`, `da 102 km`, `da 41`.
fn parse_bracket(text: &str) -> Option<Bracket> {
    let mut words = text.strip_prefix("da ")?.split(' ');
    let from = words.next()?.parse().ok()?;
    let mut next = words.next();
    let to = if next == Some("a") {
        let to = words.next()?.parse().ok()?;
        next = words.next();
        Some(to)
    } else {
        None
    };
    let bracket = Bracket {
        measure: next.map(str::to_owned),
        from,
        to,
    };
    words.next().is_none().then_some(bracket)
}
