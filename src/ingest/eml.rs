//! E-mail: subject, body, and the attachments that can be read.

use mailparse::{DispositionType, MailHeaderMap as _, ParsedMail};

use super::printed::{Note, NoteKind, Options, Printed, PrintedLine, Role};
use super::refusal::Refusal;
use super::{decode, html, print};
use crate::source::{Format, SourceFile};

/// Messages inside messages that nobody sends.
const MAX_DEPTH: usize = 4;
/// Parts inside parts that no message has; the parser calls itself for each.
const MOST_PARTS: usize = 200;

/// The headers that are shown, and how they are called.
const HEADERS: &[(&str, &str)] = &[("From", "Da"), ("To", "A"), ("Cc", "Cc"), ("Date", "Data")];

/// Reads a message.
pub fn read(bytes: &[u8], options: &Options) -> Result<Printed, Refusal> {
    message(bytes, options, 0)
}

fn message(bytes: &[u8], options: &Options, depth: usize) -> Result<Printed, Refusal> {
    if depth > MAX_DEPTH {
        return Err(Refusal::TooDeep(MAX_DEPTH));
    }
    let text = String::from_utf8_lossy(bytes).to_ascii_lowercase();
    if text.matches("multipart/").count() > MOST_PARTS {
        return Err(Refusal::TooMany(
            "parti del messaggio".to_owned(),
            MOST_PARTS as u64,
        ));
    }
    let damaged = |_| Refusal::Damaged("il messaggio non si apre".to_owned());
    let mail = mailparse::parse_mail(bytes).map_err(damaged)?;
    let mut out = Printed {
        flowing: true,
        ..Printed::default()
    };
    heading(&mail, &mut out);
    let mut attachments = Vec::new();
    body(&mail, options, &mut attachments, &mut out)?;
    for (name, bytes) in attachments {
        attachment(&name, bytes, options, depth, &mut out);
    }
    Ok(out)
}

/// Who wrote to whom, and about what.
fn heading(mail: &ParsedMail<'_>, out: &mut Printed) {
    for (header, name) in HEADERS {
        if let Some(value) = mail.headers.get_first_value(header) {
            let line = PrintedLine::new(format!("{name}: {value}"), 1);
            out.lines.push(line.with_role(Role::Furniture));
        }
    }
    if let Some(subject) = mail.headers.get_first_value("Subject") {
        out.lines
            .push(PrintedLine::new(subject, 1).with_role(Role::Heading(1)));
        out.lines.push(PrintedLine::new("", 1));
    }
}

/// Adds the words of the message; its attachments are put aside.
fn body(
    mail: &ParsedMail<'_>,
    options: &Options,
    attachments: &mut Vec<(String, Vec<u8>)>,
    out: &mut Printed,
) -> Result<(), Refusal> {
    let kind = mail.ctype.mimetype.as_str();
    if kind == "multipart/alternative" {
        let of = |kind: &str| mail.subparts.iter().find(|p| holds(p, kind));
        let best = of("text/plain").or_else(|| of("text/html"));
        let best = best.or(mail.subparts.first());
        return best.map_or(Ok(()), |part| body(part, options, attachments, out));
    }
    if kind.starts_with("multipart/") {
        let mut parts = mail.subparts.iter();
        return parts.try_for_each(|part| body(part, options, attachments, out));
    }
    let disposition = mail.get_content_disposition();
    let named = disposition.params.get("filename");
    let named = named.or(mail.ctype.params.get("name"));
    let apart = disposition.disposition == DispositionType::Attachment || named.is_some();
    match kind {
        "text/html" if !apart => {
            let source = mail.get_body().unwrap_or_default();
            append(html::page(&source, options)?, out);
        }
        "text/plain" if !apart => append(plain(&mail.get_body().unwrap_or_default()), out),
        _ => {
            let name = named.cloned().unwrap_or_else(|| kind.replace('/', "."));
            attachments.push((name, mail.get_body_raw().unwrap_or_default()));
        }
    }
    Ok(())
}

fn holds(part: &ParsedMail<'_>, kind: &str) -> bool {
    let full = || part.get_body().is_ok_and(|body| !body.trim().is_empty());
    (part.ctype.mimetype == kind && full()) || part.subparts.iter().any(|p| holds(p, kind))
}

fn plain(source: &str) -> Printed {
    Printed {
        lines: source
            .lines()
            .map(|line| PrintedLine::new(line, 1))
            .collect(),
        ..Printed::default()
    }
}

/// Adds what an attachment says, or that it could not be read.
fn attachment(name: &str, bytes: Vec<u8>, options: &Options, depth: usize, out: &mut Printed) {
    let file = SourceFile::new(name, bytes);
    let read = match file.format {
        Format::Plain | Format::Markdown => {
            let (source, _) = decode::decode(&file.bytes, options.encoding.as_deref());
            Ok(plain(&source))
        }
        Format::Eml => message(&file.bytes, options, depth + 1),
        Format::Image(_) if !options.ocr => return,
        _ => print(&file, options),
    };
    match read {
        Ok(printed) => {
            let page = out.lines.last().map_or(1, |l| l.page);
            let title = PrintedLine::new(format!("Allegato: {name}"), page);
            out.lines.push(PrintedLine::new("", page));
            out.lines.push(title.with_role(Role::Furniture));
            out.lines.push(PrintedLine::new("", page));
            append(printed, out);
        }
        Err(refusal) => out.notes.push(Note {
            page: None,
            kind: NoteKind::Skipped(format!("{name}, che {refusal}")),
        }),
    }
}

/// Adds lines behind those there are; their pages count on.
fn append(printed: Printed, out: &mut Printed) {
    let before = out.lines.last().map_or(1, |l| l.page) - 1;
    for mut line in printed.lines {
        line.page += before;
        out.lines.push(line);
    }
    out.notes.extend(printed.notes.into_iter().map(|note| Note {
        page: note.page.map(|page| page + before),
        ..note
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIL: &str = "From: ufficio@example.org\r\nTo: rsu@example.org\r\nSubject: =?UTF-8?Q?Lavoro_agile=3A_novit=C3=A0?=\r\n\
MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b1\"\r\n\r\n--b1\r\n\
Content-Type: multipart/alternative; boundary=\"b2\"\r\n\r\n--b2\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\
Content-Transfer-Encoding: quoted-printable\r\n\r\nIl preavviso =E8 di 30 giorni.\r\n--b2\r\nContent-Type: text/html\r\n\r\n\
<p>Il preavviso &egrave; di 30 giorni.</p>\r\n--b2--\r\n--b1\r\nContent-Type: text/html; name=\"atto.html\"\r\n\
Content-Disposition: attachment; filename=\"atto.html\"\r\n\r\n<html><body><ol><li>Primo comma.</li></ol></body></html>\r\n\
--b1\r\nContent-Type: application/zip\r\nContent-Disposition: attachment; filename=\"x.zip\"\r\n\
Content-Transfer-Encoding: base64\r\n\r\nUEsDBBQAAAAAAA==\r\n--b1--\r\n";

    #[test]
    fn the_body_is_read_once_and_attachments_follow() {
        let printed = read(MAIL.as_bytes(), &Options::default()).unwrap();
        let body: Vec<&str> = printed
            .lines
            .iter()
            .filter(|l| l.role != Role::Furniture && !l.text.is_empty())
            .map(|l| l.text.as_str())
            .collect();
        assert_eq!(
            body,
            [
                "Lavoro agile: novità",
                "Il preavviso è di 30 giorni.",
                "1. Primo comma."
            ]
        );
        assert!(
            matches!(&printed.notes[0].kind, NoteKind::Skipped(what) if what.contains("x.zip"))
        );
    }
}
