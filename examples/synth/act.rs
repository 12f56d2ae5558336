//! One act: letterhead, recitals, articles on the topics among articles on other matters, annexes.

use super::random::Random;
use super::stock::{Clause, Institution, Stock};
use super::truth::Planted;

/// A made act.
pub struct Act<'a> {
    pub text: String,
    pub institution: String,
    pub by: &'a Institution,
    pub planted: Vec<Planted<'a>>,
}

/// Most acts are of some pages; one in this many is a long one.
const LONG: usize = 40;

/// Lines between two page heads.
const PAGE: usize = 45;

/// Makes acts.
pub struct Maker<'a> {
    pub stock: &'a Stock,
    pub clauses: &'a [Clause],
    pub random: Random,
    /// How the act writes: numbers, signs of articles.
    pub style: usize,
    pub names: [String; 2],
    pub by: &'a Institution,
}

impl<'a> Maker<'a> {
    pub fn new(stock: &'a Stock, clauses: &'a [Clause], mut random: Random) -> Self {
        let names = [(); 2].map(|()| random.one(&stock.places).clone());
        let (style, by) = (random.within(0, 11), random.one(&stock.institutions));
        Self {
            stock,
            clauses,
            random,
            style,
            names,
            by,
        }
    }

    pub fn act(mut self) -> Act<'a> {
        let mut planted = Vec::new();
        let mut lines = self.opening();
        let scale = if self.random.within(1, LONG) == 1 {
            6
        } else {
            1
        };
        let others = self.random.within(4, 13) * scale;
        let chosen = self.chosen();
        let mut order: Vec<Option<&Clause>> = chosen.into_iter().map(Some).collect();
        for _ in 0..others {
            let at = self.random.within(0, order.len());
            order.insert(at, None);
        }
        for (n, clause) in order.iter().enumerate() {
            if n % 9 == 0 {
                let title = self.random.one(&self.stock.chapters);
                lines.extend([
                    format!("CAPO {} – {title}", roman(n / 9 + 1)),
                    String::new(),
                ]);
            }
            self.article(n + 1, *clause, &mut lines, &mut planted);
        }
        self.closing(&mut lines);
        let head = self.head();
        let institution = self.filled(&self.by.name.clone(), None);
        Act {
            text: paged(&lines, &head),
            institution,
            by: self.by,
            planted,
        }
    }

    /// Some of the clauses, one of each topic.
    fn chosen(&mut self) -> Vec<&'a Clause> {
        let mut chosen: Vec<&Clause> = Vec::new();
        let wanted = self.random.within(4, 13);
        for clause in self.random.shuffled(self.clauses) {
            if chosen.len() < wanted && chosen.iter().all(|c| c.topic != clause.topic) {
                chosen.push(clause);
            }
        }
        chosen
    }

    fn head(&mut self) -> Vec<String> {
        let head = self.by.head.clone();
        head.split('|').map(|l| self.filled(l, None)).collect()
    }

    fn opening(&mut self) -> Vec<String> {
        let title = self.random.one(&self.stock.titles).clone();
        let mut lines = vec![title, String::new()];
        let recitals = self.random.within(0, self.stock.recitals.len());
        for recital in self
            .random
            .shuffled(&self.stock.recitals)
            .into_iter()
            .take(recitals)
        {
            let line = self.filled(recital, None);
            lines.extend([line, String::new()]);
        }
        lines
    }

    fn article(
        &mut self,
        number: usize,
        clause: Option<&'a Clause>,
        lines: &mut Vec<String>,
        planted: &mut Vec<Planted<'a>>,
    ) {
        let rubrics = clause.map_or(&self.stock.rubrics, |c| &c.rubrics);
        let rubric = self.random.one(rubrics).clone();
        lines.push(match self.style % 4 {
            0 => format!("Art. {number} - {rubric}"),
            1 => format!("Articolo {number} ({rubric})"),
            2 => format!("ART. {number} – {}", rubric.to_uppercase()),
            _ => format!("Art. {number}. {rubric}"),
        });
        lines.push(String::new());
        let paragraphs = self.random.within(2, 5);
        let planted_at = self.random.within(1, paragraphs);
        for comma in 1..=paragraphs {
            let line = match clause.filter(|_| comma == planted_at) {
                Some(clause) => {
                    let one = self.plant(clause, format!("art. {number} c. {comma}"));
                    let quote = one.quote.clone();
                    planted.push(one);
                    quote
                }
                None => self.other(clause.is_some()),
            };
            lines.extend([format!("{comma}. {line}"), String::new()]);
        }
    }

    fn plant(&mut self, clause: &'a Clause, place: String) -> Planted<'a> {
        let text = self.random.one(&clause.texts).clone();
        let number = (!clause.numbers.is_empty()).then(|| *self.random.one(&clause.numbers));
        Planted {
            clause,
            number,
            place,
            quote: self.filled(&text, number),
        }
    }

    /// Some sentences on other matters, or one on distance work that plants nothing.
    fn other(&mut self, near: bool) -> String {
        if near && self.random.within(1, 5) > 1 {
            let one = self.random.one(&self.stock.near).clone();
            return self.filled(&one, None);
        }
        let sentences = self.random.within(1, 3);
        let mut out = Vec::new();
        for _ in 0..sentences {
            let stock = self.stock;
            let parts = [&stock.subjects, &stock.verbs, &stock.objects].map(|l| self.random.one(l));
            let tail = self.random.one(&stock.tails);
            let sentence = format!("{} {} {}{tail}.", parts[0], parts[1], parts[2]);
            out.push(self.filled(&sentence, None));
        }
        out.join(" ")
    }

    fn closing(&mut self, lines: &mut Vec<String>) {
        for annex in 0..self.random.within(0, 2) {
            let letter = if annex == 0 { "A" } else { "B" };
            lines.extend([format!("ALLEGATO {letter}"), String::new()]);
            lines.extend([
                "Modulo per il ritiro dei materiali".to_owned(),
                String::new(),
            ]);
            for form in self.random.shuffled(&self.stock.forms) {
                lines.extend([form.clone(), String::new()]);
            }
        }
    }

    /// The template with names and numbers for its signs.
    fn filled(&mut self, template: &str, number: Option<usize>) -> String {
        let by = self.by;
        let small = |s: &str| s[..1].to_lowercase() + &s[1..];
        let [place, other] = self.names.clone();
        let slug = place.to_lowercase().replace(' ', "");
        let mut out = template
            .replace("{ente_m}", &small(&by.ente))
            .replace("{ente}", &by.ente)
            .replace("{dell_ente}", &by.dell)
            .replace("{dall_ente}", &by.dall)
            .replace("{all_ente}", &by.all)
            .replace("{luogo}", &place)
            .replace("{LUOGO}", &place.to_uppercase())
            .replace("{luogo2}", &other)
            .replace("{LUOGO2}", &other.to_uppercase())
            .replace("{slug}", &slug)
            .replace(
                "{cap}",
                &format!("{:05}", 10_000 + place.len() * 731 + self.style),
            )
            .replace(
                "{cf}",
                &format!("{:011}", place.len() * 90_071 + self.style * 17),
            );
        if out.contains('{') {
            let month = self.random.one(&self.stock.months).clone();
            out = out
                .replace("{num}", &self.random.within(2, 30).to_string())
                .replace("{giorno}", &self.random.within(2, 28).to_string())
                .replace("{mese}", &month)
                .replace("{anno}", &self.random.within(2018, 2025).to_string());
        }
        number.map_or(out.clone(), |n| self.counted(&out, n))
    }

    /// The number as this act writes numbers, and the words that agree with it.
    fn counted(&self, template: &str, n: usize) -> String {
        let word = self.stock.words.get(&n).map_or("", String::as_str);
        let shown = match self.style / 4 {
            0 => n.to_string(),
            1 => word.to_owned(),
            _ => format!("{n} ({word})"),
        };
        let one = n == 1;
        let shown = if one { "un".to_owned() } else { shown };
        template
            .replace("{n}", &shown)
            .replace("{N}", &n.to_string())
            .replace("{giorni}", if one { "giorno" } else { "giorni" })
            .replace("{ore}", if one { "ora" } else { "ore" })
            .replace("{mesi}", if one { "mese" } else { "mesi" })
    }
}

/// The lines, with the letterhead at the top of each page.
fn paged(lines: &[String], head: &[String]) -> String {
    let mut out = String::new();
    for page in lines.chunks(PAGE) {
        out.push('\n');
        for line in head {
            out.push_str(line);
            out.push_str("\n\n");
        }
        out.push_str(&page.join("\n"));
        out.push('\n');
    }
    out
}

fn roman(n: usize) -> String {
    let signs = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut left = n;
    let mut out = String::new();
    for (value, sign) in signs {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}
