//! `deroga review`: reviews out of a spreadsheet, kept as YAML beside the documents.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, bail};

use super::args::ReviewCommand;
use super::output::{self, headed};
use super::{Outcome, screen};
use crate::report::review::{FORMAT, ReviewFile};
use crate::report::xlsx;
use crate::yaml;

/// The folder of reviews in the project.
const HERE: &str = "reviews";

/// Largest spreadsheet that is opened, in bytes.
const LARGEST: u64 = 256 << 20;

/// Does what was asked.
pub fn review(command: &ReviewCommand) -> anyhow::Result<Outcome> {
    match command {
        ReviewCommand::Import { file, reviews } => import(file, reviews),
    }
}

/// The reviews kept in `asked`, else in `./reviews`, sorted by document.
pub fn read(asked: Option<&Path>) -> anyhow::Result<Vec<ReviewFile>> {
    let folder = asked.unwrap_or(Path::new(HERE));
    if asked.is_none() && !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder)
        .with_context(|| format!("la cartella `{}` non si può leggere", folder.display()))?;
    let mut paths: Vec<_> = entries.filter_map(|e| Some(e.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "yaml"));
    paths.sort();
    paths.iter().map(|path| file(path)).collect()
}

fn file(path: &Path) -> anyhow::Result<ReviewFile> {
    let shown = path.display();
    let text = fs::read_to_string(path).with_context(|| format!("`{shown}` non si può leggere"))?;
    let file = ReviewFile::read(&text).map_err(|fault| {
        let help = fault
            .help
            .unwrap_or_else(|| "correggi la riga indicata".into());
        let (line, column) = (fault.line, fault.column);
        anyhow::anyhow!("{shown}:{line}:{column}: {}\naiuto: {help}", fault.message)
    })?;
    if file.format != FORMAT {
        let format = &file.format;
        bail!("{shown}: il formato `{format}` non si conosce\naiuto: ci vuole `{FORMAT}`");
    }
    Ok(file)
}

fn import(path: &Path, folder: &Path) -> anyhow::Result<Outcome> {
    let shown = path.display();
    let size = fs::metadata(path).with_context(|| format!("`{shown}` non si può leggere"))?;
    if size.len() > LARGEST {
        bail!("`{shown}` è troppo grande\naiuto: importa il foglio che ha scritto `deroga report`");
    }
    let bytes = fs::read(path).with_context(|| format!("`{shown}` non si può leggere"))?;
    let (returned, faults) = xlsx::reviews(&bytes).map_err(|why| {
        anyhow::anyhow!(
            "`{shown}` {why}\naiuto: importa il foglio che ha scritto `deroga report --format xlsx`"
        )
    })?;
    for fault in &faults {
        screen::tell(&format!("errore: {shown}: {fault}\n"));
    }
    let known = if folder.is_dir() {
        read(Some(folder))?
    } else {
        Vec::new()
    };
    let mut files: BTreeMap<String, ReviewFile> =
        known.into_iter().map(|f| (f.document.clone(), f)).collect();
    let (mut changed, all) = (BTreeMap::new(), returned.len());
    for one in returned {
        let document = one.document;
        let file = files.entry(document.clone());
        let file = file.or_insert_with(|| ReviewFile::new(&document));
        file.sort();
        let new = if one.decided {
            file.take(one.review)
        } else {
            file.remark(one.review)
        };
        *changed.entry(document).or_insert(0) += usize::from(new);
    }
    for document in changed.iter().filter(|(_, n)| **n > 0).map(|(d, _)| d) {
        write(folder, &files[document])?;
    }
    let new: usize = changed.values().sum();
    screen::say(&format!(
        "{all} revisioni lette, {new} nuove o cambiate, in `{}`\n",
        folder.display()
    ));
    Ok(if faults.is_empty() {
        Outcome::Clean
    } else {
        Outcome::Incomplete
    })
}

fn write(folder: &Path, file: &ReviewFile) -> anyhow::Result<()> {
    let plain = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    let name = &file.document;
    // The id comes out of a spreadsheet: it must not lead out of the folder.
    if name.is_empty() || name.starts_with('.') || !name.chars().all(plain) {
        bail!("`{name}` non è il nome di un documento\naiuto: non cambiare la colonna «Documento»");
    }
    let yaml = yaml::print(file).map_err(anyhow::Error::msg)?;
    output::write(folder, &format!("{name}.yaml"), &headed("review", 1, &yaml))
}
