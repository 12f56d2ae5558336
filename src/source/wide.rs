//! UTF-16 without a mark.

/// Bytes looked at, from the start.
const HEAD: usize = 4096;

/// Which bytes of a pair come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The lower one, as on most computers.
    Little,
    /// The higher one.
    Big,
}

/// The order of the bytes, if they are UTF-16 without a mark: in most pairs of a text in Latin letters
/// one of the two, always the same, is zero.
pub fn wide(bytes: &[u8]) -> Option<Order> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let zeros = |from: usize| {
        let bytes = head.iter().skip(from).step_by(2);
        bytes.filter(|b| **b == 0).count()
    };
    let (first, second, pairs) = (zeros(0), zeros(1), head.len() / 2);
    let most = |zeros: usize| pairs >= 2 && zeros * 10 > pairs * 8;
    match (first, second) {
        (0, second) if most(second) => Some(Order::Little),
        (first, 0) if most(first) => Some(Order::Big),
        _ => None,
    }
}
