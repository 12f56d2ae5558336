//! `deroga merge`: the parts that several machines made become one folder, as one run would have made it.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use serde::{Deserialize, Serialize};

use super::args::{Merge, Shard};
use super::{Outcome, output, screen};
use crate::pipeline::sha256;

/// The file in which a part says what it is.
const NAME: &str = "shard.json";

/// What a part says of itself.
#[derive(Debug, Serialize, Deserialize)]
pub struct Manifest {
    /// Which part, from 1.
    shard: u64,
    /// Out of how many.
    of: u64,
    /// Hash of the ids of all documents of all parts.
    documents: String,
    /// Hash of program, grammars, contracts and options.
    setup: String,
    /// The documents of this part.
    ids: Vec<String>,
    /// Of these, those that could not be read.
    failed: Vec<String>,
}

impl Manifest {
    /// Of the part `shard` of all documents, which has the documents `own`.
    pub fn new(
        shard: Shard,
        all: &[String],
        setup: &str,
        own: &[&str],
        failed: Vec<String>,
    ) -> Self {
        Self {
            shard: shard.number,
            of: shard.of,
            documents: sha256(all.join("\n").as_bytes()),
            setup: setup.to_owned(),
            ids: own.iter().map(|id| (*id).to_owned()).collect(),
            failed,
        }
    }

    /// Writes it into the folder of the part, when all else is there.
    pub fn write(&self, folder: &Path) -> anyhow::Result<()> {
        output::write(
            folder,
            NAME,
            &format!("{}\n", serde_json::to_string_pretty(self)?),
        )
    }

    fn read(folder: &Path) -> anyhow::Result<Self> {
        let path = folder.join(NAME);
        let text = fs::read_to_string(&path).with_context(|| {
            format!(
                "`{}` non si può leggere\naiuto: una parte finita di `deroga run --shard` ha questo file: \
                 ripeti quella parte",
                path.display()
            )
        })?;
        serde_json::from_str(&text)
            .with_context(|| format!("`{}` non è il segno di una parte", path.display()))
    }
}

/// Checks that all parts are there and belong together, and writes them into one folder.
pub fn merge(args: &Merge) -> anyhow::Result<Outcome> {
    let mut parts: BTreeMap<u64, (&PathBuf, Manifest)> = BTreeMap::new();
    for folder in &args.parts {
        let manifest = Manifest::read(folder)?;
        if let Some((other, _)) = parts.insert(manifest.shard, (folder, manifest)) {
            bail!(
                "`{}` e `{}` sono la stessa parte",
                other.display(),
                folder.display()
            );
        }
    }
    together(&parts)?;
    let mut ids = HashSet::new();
    let mut failed = Vec::new();
    for (folder, manifest) in parts.values() {
        for id in &manifest.ids {
            if manifest.failed.contains(id) {
                failed.push(id.as_str());
                continue;
            }
            ids.insert(id.as_str());
            copy(folder, &args.output, id)?;
        }
    }
    output::sweep(&args.output.join("rulesets"), &ids)?;
    output::sweep(&args.output.join("deviations"), &ids)?;
    screen::say(&format!("{} parti, {} documenti\n", parts.len(), ids.len()));
    if failed.is_empty() {
        return Ok(Outcome::Clean);
    }
    screen::tell(&format!("documenti non letti: {}\n", failed.join(", ")));
    Ok(Outcome::Incomplete)
}

/// All parts of one whole: as many as they say, of the same documents, made by the same program.
fn together(parts: &BTreeMap<u64, (&PathBuf, Manifest)>) -> anyhow::Result<()> {
    let Some((first, whole)) = parts.values().next() else {
        bail!("non c'è alcuna parte");
    };
    for (folder, part) in parts.values() {
        let same = (part.of, &part.documents) == (whole.of, &whole.documents);
        if !same || part.setup != whole.setup {
            let what = if same {
                "fatti con programmi, grammatiche, contratti o opzioni diverse"
            } else {
                "parti di documenti diversi"
            };
            bail!(
                "`{}` e `{}` sono {what}\naiuto: rifai le parti con lo stesso comando, ciascuna col suo `--shard`",
                first.display(),
                folder.display()
            );
        }
    }
    let missing: Vec<String> = (1..=whole.of)
        .filter(|n| !parts.contains_key(n))
        .map(|n| format!("{n}/{}", whole.of))
        .collect();
    if !missing.is_empty() {
        bail!(
            "mancano le parti {}\naiuto: falle con `deroga run --shard`, e ripeti `deroga merge` con tutte",
            missing.join(", ")
        );
    }
    Ok(())
}

/// Copies what a part made of one document; a contract has no deviations.
fn copy(part: &Path, output: &Path, id: &str) -> anyhow::Result<()> {
    let name = format!("{id}.yaml");
    for (folder, needed) in [("rulesets", true), ("deviations", false)] {
        let from = part.join(folder).join(&name);
        match fs::read_to_string(&from) {
            Ok(text) => output::write(&output.join(folder), &name, &text)?,
            Err(_) if !needed && !from.exists() => {}
            Err(error) => {
                return Err(error).with_context(|| {
                    format!(
                        "`{}` non si può leggere\naiuto: la parte è rovinata: rifalla",
                        from.display()
                    )
                });
            }
        }
    }
    Ok(())
}
