//! Grammars, contracts and templates: from a folder where there is one, else those compiled into the program.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use include_dir::{Dir, include_dir};

use crate::grammar::{GrammarSet, NamedText};
use crate::report::html::Templates;

static GRAMMARS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/grammars");
static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static CORPUS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/corpus");

/// The folder of grammars in the project.
const GRAMMARS_HERE: &str = "grammars";
/// The folder of contracts in the project.
const BASELINES_HERE: &str = "corpus/baselines";

/// The grammar files: of `asked`, else of `./grammars`, else the compiled ones. The files shared by
/// all grammars are the compiled ones where the folder has none of its own.
pub fn grammars(asked: Option<&Path>) -> anyhow::Result<Vec<NamedText>> {
    let mut files = chosen(asked, GRAMMARS_HERE, || compiled(&GRAMMARS))?;
    let name = |path: &str| Path::new(path).file_name().map(ToOwned::to_owned);
    for shared in compiled(&GRAMMARS)
        .into_iter()
        .filter(|file| GrammarSet::is_shared(&file.path))
    {
        if files
            .iter()
            .all(|file| name(&file.path) != name(&shared.path))
        {
            files.push(shared);
        }
    }
    Ok(files)
}

/// The files of contracts: of `asked`, else of `./corpus/baselines`, else the compiled ones.
pub fn baselines(asked: Option<&Path>) -> anyhow::Result<Vec<NamedText>> {
    chosen(asked, BASELINES_HERE, || {
        CORPUS
            .get_dir("baselines")
            .map(compiled)
            .unwrap_or_default()
    })
}

fn chosen(
    asked: Option<&Path>,
    here: &str,
    compiled: impl FnOnce() -> Vec<NamedText>,
) -> anyhow::Result<Vec<NamedText>> {
    if let Some(folder) = asked {
        let files = yaml_files(folder)?;
        if files.is_empty() {
            bail!(
                "nella cartella `{}` non ci sono file .yaml",
                folder.display()
            );
        }
        return Ok(files);
    }
    let files = if Path::new(here).is_dir() {
        yaml_files(Path::new(here))?
    } else {
        Vec::new()
    };
    Ok(if files.is_empty() { compiled() } else { files })
}

/// The YAML files of a folder, sorted by name.
pub fn yaml_files(folder: &Path) -> anyhow::Result<Vec<NamedText>> {
    let entries = fs::read_dir(folder)
        .with_context(|| format!("la cartella `{}` non si può leggere", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|p| is_yaml(p))
        .collect();
    paths.sort();
    paths.iter().map(|path| yaml_file(path)).collect()
}

/// One file as text.
pub fn yaml_file(path: &Path) -> anyhow::Result<NamedText> {
    let text = fs::read_to_string(path)
        .with_context(|| format!("il file `{}` non si può leggere", path.display()))?;
    Ok(NamedText {
        path: path.to_string_lossy().replace('\\', "/"),
        text,
    })
}

fn compiled(folder: &'static Dir<'static>) -> Vec<NamedText> {
    let mut files: Vec<NamedText> = folder
        .files()
        .filter(|file| is_yaml(file.path()))
        .filter_map(|file| {
            let path = file.path().to_string_lossy().replace('\\', "/");
            Some(NamedText {
                path,
                text: file.contents_utf8()?.to_owned(),
            })
        })
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|e| e == "yaml" || e == "yml")
}

/// The index and the documents in which the text of contracts is looked for: those beside the folder
/// of contracts in use, else the compiled ones.
pub fn library(asked: Option<&Path>) -> (Option<NamedText>, Vec<(String, Vec<u8>)>) {
    let folder = asked
        .unwrap_or(Path::new(BASELINES_HERE))
        .parent()
        .unwrap_or(Path::new("."));
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    match yaml_file(&folder.join("index.yaml")) {
        Ok(index) => (Some(index), texts(folder)),
        Err(_) => (
            compiled(&CORPUS)
                .into_iter()
                .find(|f| f.path == "index.yaml"),
            compiled_texts(),
        ),
    }
}

fn texts(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    paths
        .filter_map(|path| Some((path.file_name()?.to_str()?.to_owned(), path)))
        .filter_map(|(name, path)| Some((name, fs::read(path).ok()?)))
        .collect()
}

fn compiled_texts() -> Vec<(String, Vec<u8>)> {
    let name = |file: &include_dir::File<'_>| file.path().to_string_lossy().into_owned();
    CORPUS
        .files()
        .map(|file| (name(file), file.contents().to_vec()))
        .collect()
}

/// The templates of reports: those compiled in, each replaced by the file of the same name in `asked`.
pub fn templates(asked: Option<&Path>) -> anyhow::Result<Templates> {
    let name = |file: &include_dir::File<'_>| file.path().to_string_lossy().into_owned();
    let own = TEMPLATES.files();
    let mut all: Templates = own
        .filter_map(|file| Some((name(file), file.contents_utf8()?.to_owned())))
        .collect();
    all.sort();
    let Some(folder) = asked else {
        return Ok(all);
    };
    let mut replaced = 0;
    for (name, text) in &mut all {
        let path = folder.join(&*name);
        if path.is_file() {
            *text = fs::read_to_string(&path)
                .with_context(|| format!("il file `{}` non si può leggere", path.display()))?;
            replaced += 1;
        }
    }
    if replaced == 0 {
        let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
        bail!(
            "nella cartella `{}` non c'è nessun modello\naiuto: i modelli sono {}",
            folder.display(),
            names.join(", ")
        );
    }
    Ok(all)
}
