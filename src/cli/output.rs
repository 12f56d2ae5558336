//! Files written: never half of one, and nothing removed that is not ours.

use std::collections::HashSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::Context as _;

use super::args::Written;
use super::screen;
use crate::yaml;

/// First words of every YAML file that we write.
const HEAD: &str = "# yaml-language-server: $schema=";

/// What every page that we wrote says of itself.
const PAGE: &str = "<meta name=\"generator\" content=\"deroga\">";

/// Writes `text` to `folder/name` through a temporary file, so that nobody ever reads half of it.
pub fn write(folder: &Path, name: &str, text: &str) -> anyhow::Result<()> {
    write_bytes(folder, name, text.as_bytes())
}

/// The same with bytes.
pub fn write_bytes(folder: &Path, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
    let path = folder.join(name);
    let fail = || format!("`{}` non si può scrivere", path.display());
    if fs::read(&path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    let temporary = folder.join(format!(".{name}.{}", std::process::id()));
    let write = || fs::write(&temporary, bytes).and_then(|()| fs::rename(&temporary, &path));
    let written = write().or_else(|error| match error.kind() {
        ErrorKind::NotFound => fs::create_dir_all(folder).and_then(|()| write()),
        _ => Err(error),
    });
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written.with_context(fail)
}

/// Has `make` write a file that takes the place of `path` when it is whole. It is given two names of files
/// that are not there, in the same folder: for what it throws away, and for the file itself.
pub fn replace<T>(
    path: &Path,
    make: impl FnOnce(&Path, &Path) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let fail = || format!("`{}` non si può scrivere", path.display());
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    fs::create_dir_all(folder).with_context(fail)?;
    clear(folder);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let own = |part: &str| folder.join(format!(".{name}{part}.{}", std::process::id()));
    let (rows, whole) = (own(".rows"), own(""));
    let done = make(&rows, &whole).and_then(|done| {
        fs::rename(&whole, path).with_context(fail)?;
        Ok(done)
    });
    for left in [rows, whole] {
        let _ = fs::remove_file(left);
    }
    done
}

/// A YAML text under the line that names its schema, `folders` levels above the file.
pub fn headed(schema: &str, folders: usize, yaml: &str) -> String {
    format!(
        "{HEAD}{}schema/{schema}.json\n{yaml}",
        "../".repeat(folders)
    )
}

/// Removes the files of `folder` that we wrote for documents that are not among `ids` any more.
pub fn sweep(folder: &Path, ids: &HashSet<&str>) -> anyhow::Result<()> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(());
    };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        let known = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .is_some_and(|stem| ids.contains(stem));
        if !known && path.extension().is_some_and(|e| e == "yaml") && is_ours(&path) {
            fs::remove_file(&path)
                .with_context(|| format!("`{}` non si può togliere", path.display()))?;
        }
    }
    Ok(())
}

/// Removes the pages of `folder` that we wrote and that are not among `names` any more.
pub fn sweep_pages(folder: &Path, names: &[&str]) -> anyhow::Result<()> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(());
    };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        let known = path
            .file_name()
            .and_then(|name| name.to_str())
            .is_some_and(|name| names.contains(&name));
        if !known && path.extension().is_some_and(|e| e == "html") && is_our_page(&path) {
            fs::remove_file(&path)
                .with_context(|| format!("`{}` non si può togliere", path.display()))?;
        }
    }
    Ok(())
}

fn is_our_page(path: &Path) -> bool {
    fs::read_to_string(path).is_ok_and(|text| text.contains(PAGE))
}

/// Removes what processes that are no more had begun to write below `output`.
pub fn clear(output: &Path) {
    for folder in ["", "rulesets", "deviations"] {
        let entries = fs::read_dir(output.join(folder)).into_iter().flatten();
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let process = name.strip_prefix('.').and_then(|n| n.rsplit_once('.'));
            let process = process.and_then(|(_, id)| id.parse::<u32>().ok());
            if process.is_some_and(is_gone) {
                let _ = fs::remove_file(&path);
            }
        }
    }
}

/// Whether no such process runs; where the system does not say, it may.
fn is_gone(process: u32) -> bool {
    let all = Path::new("/proc");
    all.join("self").exists() && !all.join(process.to_string()).exists()
}

fn is_ours(path: &Path) -> bool {
    fs::read(path).is_ok_and(|bytes| bytes.starts_with(HEAD.as_bytes()))
}

/// A value as JSON, for people to read too.
pub fn json<T: serde::Serialize>(value: &T) -> anyhow::Result<String> {
    Ok(serde_json::to_string_pretty(value)? + "\n")
}

/// Writes each value to `folder/<id>.yaml` or `.json`, or prints all as one stream of YAML documents or of
/// lines of JSON.
pub fn each<'a, T: serde::Serialize + 'a>(
    schema: &str,
    values: impl Iterator<Item = (&'a str, &'a T)>,
    folder: Option<&Path>,
    shape: Written,
) -> anyhow::Result<()> {
    for (n, (id, value)) in values.enumerate() {
        put((n, id), &page(schema, value, folder, shape)?, folder, shape)?;
    }
    Ok(())
}

/// One of these values as it is written or printed.
pub fn page<T: serde::Serialize>(
    schema: &str,
    value: &T,
    folder: Option<&Path>,
    shape: Written,
) -> anyhow::Result<String> {
    match (shape, folder) {
        (Written::Json, Some(_)) => json(value),
        (Written::Json, None) => Ok(serde_json::to_string(value)? + "\n"),
        (Written::Yaml, Some(_)) => Ok(headed(schema, 1, &printed(value)?)),
        (Written::Yaml, None) => printed(value),
    }
}

/// A value as YAML.
fn printed<T: serde::Serialize>(value: &T) -> anyhow::Result<String> {
    yaml::print(value).map_err(anyhow::Error::msg)
}

/// Writes or prints one of these pages; they are counted from 0.
pub fn put(
    (n, id): (usize, &str),
    page: &str,
    folder: Option<&Path>,
    shape: Written,
) -> anyhow::Result<()> {
    let (name, between) = match shape {
        Written::Json => ("json", ""),
        Written::Yaml => ("yaml", "---\n"),
    };
    if let Some(folder) = folder {
        return write(folder, &format!("{id}.{name}"), page);
    }
    screen::say(if n == 0 { "" } else { between });
    screen::say(page);
    Ok(())
}
