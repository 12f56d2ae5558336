//! Byte offsets in code points, without counting from the start each time.

/// Bytes between two counts that are kept.
const STEP: usize = 512;

/// How many code points stand before each [`STEP`]th byte of one text.
#[derive(Clone, Debug, Default)]
pub struct CodePoints {
    counts: Vec<usize>,
}

impl CodePoints {
    /// Counts those of `text`.
    pub fn new(text: &str) -> Self {
        let mut total = 0;
        let count = |block: &[u8]| {
            let before = total;
            total += starts(block);
            before
        };
        Self {
            counts: text.as_bytes().chunks(STEP).map(count).collect(),
        }
    }

    /// Code points of the same `text` before the byte `offset`.
    pub fn before(&self, text: &str, offset: usize) -> usize {
        let Some(block) = self.counts.len().checked_sub(1) else {
            return 0;
        };
        let block = block.min(offset / STEP);
        let tail = text.as_bytes().get(block * STEP..offset.min(text.len()));
        self.counts[block] + tail.map_or(0, starts)
    }
}

/// Bytes that begin a code point.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offset_is_counted_as_by_the_standard_library() {
        let long = "perché «l'ente» può… 😀 e così via; ".repeat(400);
        for text in ["", "a", "è", long.as_str()] {
            let points = CodePoints::new(text);
            for (count, (offset, _)) in text.char_indices().enumerate() {
                assert_eq!(points.before(text, offset), count);
            }
            assert_eq!(points.before(text, text.len()), text.chars().count());
        }
    }
}
