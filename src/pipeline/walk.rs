//! Paths → the documents to read, with what an index knows of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use super::index::{Index, Recorded, slug};
use crate::diagnostic::{At, Code, Diagnostic};
use crate::rule::Identity;
use crate::source::Format;

/// The name of the index of a folder.
const INDEX: &str = "index.yaml";

/// Endings of data files, which are no documents even in a folder of documents.
const DATA: &[&str] = &[
    "yaml", "yml", "json", "jsonl", "toml", "lock", "csv", "tsv", "sha256",
];

/// A document to read.
#[derive(Clone, Debug)]
pub struct Input {
    /// Where it is.
    pub path: PathBuf,
    /// What is known of it before reading it; the id is unique in the job.
    pub known: Identity,
    /// Which bytes the index of its folder describes, if there is one and it says so.
    pub recorded: Option<Recorded>,
}

impl Input {
    /// The path as it is shown, with `/` between folders.
    pub fn shown(&self) -> String {
        shown(&self.path)
    }

    /// The file name.
    pub fn file(&self) -> String {
        name(&self.path)
    }
}

/// Finds the documents under `paths`, sorted, each once.
pub fn walk(paths: &[PathBuf]) -> (Vec<Input>, Vec<Diagnostic>) {
    let mut files = BTreeSet::new();
    let mut faults = Vec::new();
    for path in paths {
        if path.is_dir() {
            let before = files.len();
            folder(path, &mut files, &mut faults);
            if files.len() == before && !files.iter().any(|file| file.starts_with(path)) {
                let message = format!("in `{}` non c'è alcun documento", shown(path));
                faults.push(Diagnostic::new(
                    Code::NoDocuments,
                    At::file(shown(path)),
                    message,
                ));
            }
        } else {
            files.insert(path.clone());
        }
    }
    let indexes = indexes(&files, paths, &mut faults);
    (inputs(files, &indexes), faults)
}

fn folder(path: &Path, files: &mut BTreeSet<PathBuf>, faults: &mut Vec<Diagnostic>) {
    let entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) => return faults.push(unreadable(path, &error)),
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let hidden = name(&path).starts_with('.');
        match fs::metadata(&path) {
            _ if hidden => {}
            Ok(meta) if meta.is_dir() && !path.is_symlink() => folder(&path, files, faults),
            Ok(meta) if meta.is_file() && is_document(&path) => drop(files.insert(path)),
            Ok(_) => {}
            Err(error) => faults.push(unreadable(&path, &error)),
        }
    }
}

/// What to say of a path that cannot be read.
pub fn unreadable(path: &Path, error: &std::io::Error) -> Diagnostic {
    let why = match error.kind() {
        std::io::ErrorKind::NotFound => "non esiste".to_owned(),
        std::io::ErrorKind::PermissionDenied => "manca il permesso".to_owned(),
        _ => error.to_string(),
    };
    Diagnostic::new(
        Code::Unreadable,
        At::file(shown(path)),
        format!("`{}` non si può leggere: {why}", shown(path)),
    )
}

/// Whether a file of a folder is a document: neither data nor a trace of an open Word. What docling
/// writes is a document although its ending is one of data.
fn is_document(path: &Path) -> bool {
    let ending = path.extension().and_then(|e| e.to_str());
    let ending = ending.unwrap_or_default();
    let data = DATA.iter().any(|data| ending.eq_ignore_ascii_case(data));
    let open = name(path).starts_with("~$");
    !open && (!data || (ending.eq_ignore_ascii_case("json") && is_docling(path)))
}

fn is_docling(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = fs::File::open(path).and_then(|f| f.take(1 << 12).read_to_end(&mut head));
    read.is_ok() && Format::sniff("", &head) == Format::Docling
}

/// The indexes of all folders that hold a document or were asked for.
fn indexes(
    files: &BTreeSet<PathBuf>,
    asked: &[PathBuf],
    faults: &mut Vec<Diagnostic>,
) -> BTreeMap<PathBuf, Index> {
    let parents = files
        .iter()
        .filter_map(|file| file.parent())
        .map(Path::to_path_buf);
    let folders: BTreeSet<PathBuf> = parents
        .chain(asked.iter().filter(|path| path.is_dir()).cloned())
        .collect();
    let mut indexes = BTreeMap::new();
    for folder in folders {
        let path = folder.join(INDEX);
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        match Index::parse(&shown(&path), &text) {
            Ok(index) => {
                if asked.contains(&folder) {
                    let inside = files.iter().filter(|file| file.parent() == Some(&folder));
                    let present: Vec<String> = inside.map(|file| name(file)).collect();
                    faults.extend(
                        index.missing(&present.iter().map(String::as_str).collect::<Vec<_>>()),
                    );
                }
                indexes.insert(folder, index);
            }
            Err(more) => faults.extend(more),
        }
    }
    indexes
}

/// Gives each file what is known of it; ids that would clash get a number.
fn inputs(files: BTreeSet<PathBuf>, indexes: &BTreeMap<PathBuf, Index>) -> Vec<Input> {
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    let mut inputs = Vec::new();
    for path in files {
        let index = path.parent().and_then(|folder| indexes.get(folder));
        let entry = index.and_then(|index| index.entry(&name(&path)));
        let recorded = index.zip(entry);
        let recorded = recorded.and_then(|(index, entry)| index.recorded(entry));
        let mut known = entry.map_or_else(
            || Identity {
                id: slug(&name(&path)),
                ..Identity::default()
            },
            super::index::Entry::identity,
        );
        let times = used.entry(known.id.clone()).or_default();
        *times += 1;
        if *times > 1 {
            known.id = format!("{}-{times}", known.id);
        }
        inputs.push(Input {
            path,
            known,
            recorded,
        });
    }
    inputs
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_its_documents_sorted_and_an_empty_one_says_so() {
        let root = tempfile::tempdir().unwrap();
        let at = |name: &str| root.path().join(name);
        let others = [".hidden.txt", "~$c.docx", "dati.json"];
        for name in ["b.txt", "a.md", "index.yml"].iter().chain(&others) {
            fs::write(at(name), "x").unwrap();
        }
        fs::write(at("d.json"), "{\"schema_name\": \"DoclingDocument\"").unwrap();
        fs::create_dir_all(at("sotto")).unwrap();
        fs::write(at("sotto/a.md"), "x").unwrap();
        fs::create_dir_all(at("vuota")).unwrap();
        let (inputs, faults) = walk(&[root.path().to_path_buf()]);
        let ids: Vec<&str> = inputs.iter().map(|input| input.known.id.as_str()).collect();
        assert_eq!(ids, ["a", "b", "d", "a-2"]);
        assert!(faults.is_empty());
        let (_, faults) = walk(&[at("vuota")]);
        assert_eq!(faults[0].code, Code::NoDocuments);
    }

    #[test]
    fn an_index_names_the_documents_and_must_be_right() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("x.txt"), "x").unwrap();
        let index = "documents:\n- { id: uno, file: x.txt, comparto: sanita }\n- { id: due, file: y.txt }\n";
        fs::write(root.path().join(INDEX), index).unwrap();
        let (inputs, faults) = walk(&[root.path().to_path_buf()]);
        assert_eq!(inputs[0].known.comparto.as_deref(), Some("sanita"));
        assert_eq!((faults[0].code, faults[0].at.line), (Code::BadIndex, 3));
    }
}
