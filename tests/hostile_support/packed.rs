//! Zip files and deflate streams, also such as no program would write.

use std::io::Write as _;

use flate2::{Compress, Compression, Crc, FlushCompress, write};

/// A megabyte.
pub const MEGA: usize = 1 << 20;

/// An entry of a zip file.
pub struct Entry {
    name: String,
    /// As it stands in the file.
    stored: Vec<u8>,
    /// 0 stored, 8 deflated.
    method: u16,
    flags: u16,
    crc: u32,
    /// Length it claims to have unpacked.
    size: u32,
}

impl Entry {
    /// An entry, deflated.
    pub fn new(name: &str, data: impl AsRef<[u8]>) -> Self {
        let data = data.as_ref();
        let mut crc = Crc::new();
        crc.update(data);
        Self {
            name: name.to_owned(),
            stored: deflated(data),
            method: 8,
            flags: 0,
            crc: crc.sum(),
            size: u32::try_from(data.len()).expect("a small entry"),
        }
    }

    /// An entry of megabytes of the same letter between two texts, which claims to be small.
    pub fn bomb(name: &str, before: &str, megabytes: usize, after: &str) -> Self {
        Self {
            stored: inflating(before.as_bytes(), megabytes, after.as_bytes()),
            size: 1000,
            ..Self::new(name, "")
        }
    }

    /// The same, telling its true length.
    pub fn honest(mut self, megabytes: usize) -> Self {
        self.size = u32::try_from(megabytes * MEGA).expect("less than 4 GB");
        self
    }

    /// The same under a password.
    pub fn locked(mut self) -> Self {
        self.flags = 1;
        self
    }

    /// The same with a wrong checksum.
    pub fn miscounted(mut self) -> Self {
        self.crc = !self.crc;
        self
    }

    fn fields(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let packed = u32::try_from(self.stored.len()).expect("a small entry");
        let name = u16::try_from(self.name.len()).expect("a short name");
        for short in [20, self.flags, self.method, 0, 0x21] {
            out.extend(short.to_le_bytes());
        }
        for long in [self.crc, packed, self.size] {
            out.extend(long.to_le_bytes());
        }
        out.extend(name.to_le_bytes());
        out.extend([0, 0]);
        out
    }
}

/// A zip file of these entries.
pub fn zip(entries: &[Entry]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let at = u32::try_from(out.len()).expect("a small file");
        out.extend(b"PK\x03\x04");
        out.extend(entry.fields());
        out.extend(entry.name.as_bytes());
        out.extend(&entry.stored);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(entry.fields());
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(entry.name.as_bytes());
    }
    let start = u32::try_from(out.len()).expect("a small file");
    let length = u32::try_from(directory.len()).expect("a small file");
    let count = u16::try_from(entries.len()).unwrap_or(u16::MAX);
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count, count].map(u16::to_le_bytes).concat());
    out.extend([length, start].map(u32::to_le_bytes).concat());
    out.extend([0, 0]);
    out
}

/// The data deflated.
pub fn deflated(data: &[u8]) -> Vec<u8> {
    let mut encoder = write::DeflateEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(data).expect("memory");
    encoder.finish().expect("memory")
}

/// A deflate stream of two texts with megabytes of `A` between them. Only one megabyte is ever packed:
/// after a full flush the same bytes can stand again.
pub fn inflating(before: &[u8], megabytes: usize, after: &[u8]) -> Vec<u8> {
    let block = flushed(&vec![b'A'; MEGA]);
    let mut out = flushed(before);
    for _ in 0..megabytes {
        out.extend(&block);
    }
    out.extend(flushed(after));
    out.extend([3, 0]);
    out
}

/// A run of whole blocks, none of them the last.
fn flushed(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len() + 1000);
    let mut packer = Compress::new(Compression::fast(), false);
    packer
        .compress_vec(data, &mut out, FlushCompress::Full)
        .expect("one block after the other");
    out
}

/// The same with the header that PDF expects.
pub fn zlib(deflate: &[u8]) -> Vec<u8> {
    [&[0x78, 0x9C], deflate, &[0, 0, 0, 1]].concat()
}
