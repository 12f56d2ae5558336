//! The parts of a zip file, read within limits: a stranger's archive may be a bomb.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::refusal::Refusal;

/// A document has fewer parts than this.
const MAX_ENTRIES: usize = 1000;
/// Folders inside folders that no document has.
const MAX_DEPTH: usize = 16;
/// The most bytes of one part: the text of some ten thousand pages.
const MAX_PART: u64 = 64 << 20;
/// A part that grows by more than this when unpacked is a bomb, once it is longer than `SMALL`.
const MAX_RATIO: u64 = 300;
/// Short parts may grow by any ratio.
const SMALL: u64 = 4 << 20;

/// An open archive.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    left: u64,
}

impl<'b> Archive<'b> {
    /// Opens the archive; all that is read of it stays within `max_output` bytes.
    pub fn open(bytes: &'b [u8], max_output: u64) -> Result<Self, Refusal> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(&e))?;
        if zip.len() >= MAX_ENTRIES {
            let what = "file nell'archivio".to_owned();
            return Err(Refusal::TooMany(what, MAX_ENTRIES as u64));
        }
        for name in zip.file_names() {
            check_name(&name.map_err(|e| damaged(&e))?)?;
        }
        Ok(Self {
            zip,
            left: max_output,
        })
    }

    /// The names of the parts.
    pub fn names(&self) -> Vec<String> {
        let names = self.zip.file_names();
        names.flatten().map(std::borrow::Cow::into_owned).collect()
    }

    /// The part `name`, unpacked; `None` where there is none.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let mut part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(&error)),
        };
        let limit = self.left.min(MAX_PART);
        let (size, packed) = (part.size(), part.compressed_size().max(1));
        if size > limit || (size > SMALL && size / packed > MAX_RATIO) {
            return Err(Refusal::Bomb(limit));
        }
        let mut out = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
        let read = (&mut part).take(limit + 1).read_to_end(&mut out);
        let len = out.len() as u64;
        if len > limit || (len > SMALL && len / packed > MAX_RATIO) {
            return Err(Refusal::Bomb(limit));
        }
        read.map_err(|_| Refusal::Damaged(format!("la parte `{name}` non si apre")))?;
        self.left -= len;
        Ok(Some(out))
    }
}

/// Refuses names that leave their folder or lie too deep.
fn check_name(name: &str) -> Result<(), Refusal> {
    let mut folders = name.split(['/', '\\']);
    let outside = name.starts_with(['/', '\\']) || name.contains(':') || folders.any(|f| f == "..");
    if outside {
        return Err(Refusal::UnsafeName(name.to_owned()));
    }
    if name.split(['/', '\\']).count() > MAX_DEPTH {
        return Err(Refusal::TooDeep(MAX_DEPTH));
    }
    Ok(())
}

fn damaged(error: &ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(why) if why.to_lowercase().contains("password") => {
            Refusal::Encrypted
        }
        _ => Refusal::Damaged("l'archivio di cui è fatto non si apre".to_owned()),
    }
}
