//! Pages that are images, read by the program `tesseract`.

use std::io::{ErrorKind, Write as _};
use std::process::{Command, Stdio};

use hayro_interpret::hayro_syntax::Pdf;

use super::measure::{real, whole};
use super::picture::{Picture, picture};
use super::sheet::{Run, Sheet};
use crate::ingest::Refusal;

/// The program.
const PROGRAM: &str = "tesseract";
/// The language of the documents.
const LANGUAGE: &str = "ita";

/// Reads the pages with the indexes `which` off their pictures and puts what they say into `sheets`.
pub fn read(bytes: &[u8], sheets: &mut [Sheet], which: &[usize]) -> Result<(), Refusal> {
    let damaged = |_| Refusal::Damaged("le immagini delle pagine non si aprono".into());
    let pdf = Pdf::new(bytes.to_vec()).map_err(damaged)?;
    for index in which {
        let (Some(sheet), Some(picture)) = (sheets.get_mut(*index), picture(&pdf, *index)) else {
            continue;
        };
        let table = recognise(&picture)?;
        *sheet = Sheet {
            width: real(picture.width) / picture.scale,
            height: real(picture.height) / picture.scale,
            runs: runs(&table, picture.scale),
            picture: true,
            ..Sheet::default()
        };
    }
    Ok(())
}

/// What the program says of a picture: a table of words with their boxes.
fn recognise(picture: &Picture) -> Result<String, Refusal> {
    let missing = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => Refusal::NoOcr(PROGRAM.into()),
        _ => Refusal::Crashed(format!("{PROGRAM}: {error}")),
    };
    let dots = whole(picture.scale * 72.0).to_string();
    let mut child = Command::new(PROGRAM)
        .args(["stdin", "stdout", "-l", LANGUAGE, "--dpi", &dots, "tsv"])
        .env("OMP_THREAD_LIMIT", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(missing)?;
    // The program reads the whole picture before it says anything; one that ends before is asked why.
    if let Some(mut input) = child.stdin.take() {
        let _ = input.write_all(&picture.pgm());
    }
    let output = child.wait_with_output().map_err(missing)?;
    let said = String::from_utf8_lossy(&output.stderr);
    if said.contains("traineddata") && !output.status.success() {
        return Err(Refusal::NoOcr(format!("{PROGRAM} -l {LANGUAGE}")));
    }
    if !output.status.success() {
        let last = said.lines().last().unwrap_or_default();
        return Err(Refusal::Crashed(format!("{PROGRAM}: {last}")));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The words of the table as runs; a line of the table gives all its words one baseline.
fn runs(table: &str, scale: f32) -> Vec<Run> {
    let mut out = Vec::new();
    let mut line = (0.0, 0.0);
    for row in table.lines() {
        let fields: Vec<&str> = row.splitn(12, '\t').collect();
        let number = |at: usize| fields.get(at).and_then(|f| f.parse::<f32>().ok());
        let (Some(level), Some(left), Some(top), Some(width), Some(height), Some(sure)) = (
            number(0),
            number(6),
            number(7),
            number(8),
            number(9),
            number(10),
        ) else {
            continue;
        };
        match (whole(level), fields.get(11)) {
            (4, _) => line = ((top + 0.8 * height) / scale, 0.9 * height / scale),
            (5, Some(word)) if !word.trim().is_empty() => out.push(Run {
                text: format!("{word} "),
                left: left / scale,
                right: (left + width) / scale + 0.25 * line.1,
                base: line.0,
                size: line.1,
                sure: u8::try_from(whole(sure)).ok(),
                ..Run::default()
            }),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn words_of_a_line_stand_on_its_baseline_and_keep_their_confidence() {
        let table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
            4\t1\t1\t1\t1\t0\t100\t200\t400\t50\t-1\t\n\
            5\t1\t1\t1\t1\t1\t100\t200\t150\t40\t96.5\tventi\n\
            5\t1\t1\t1\t1\t2\t270\t205\t200\t45\t41.2\tgiorni\n";
        let runs = runs(table, 5.0);
        let words: Vec<&str> = runs.iter().map(|r| r.text.as_str()).collect();
        assert_eq!(words, ["venti ", "giorni "]);
        assert_eq!(runs[0].base.to_bits(), runs[1].base.to_bits());
        assert_eq!([runs[0].sure, runs[1].sure], [Some(97), Some(41)]);
    }
}
