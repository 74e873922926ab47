//! Says how far a name of a set can reach from where it begins, by its first letters: at most places none begins, and
//! nothing need be looked up.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// A map whose keys are the school's own words, or ours.
pub(super) type Map<Key, Value> = HashMap<Key, Value, BuildHasherDefault<Fnv>>;

/// The Fowler–Noll–Vo hash (FNV-1a): much faster for words than the standard one, which withstands hostile keys. These are
/// the school's own.
#[derive(Debug)]
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xCBF2_9CE4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01B3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// So many bytes of a name tell it from most words.
const FIRST: usize = 4;

/// The longest name of a set by its first bytes; shorter names stand there whole.
#[derive(Debug, Default)]
pub(super) struct Reach(Map<[u8; FIRST], usize>);

impl Reach {
    pub fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut longest = Map::default();
        for name in names {
            let reach = longest.entry(beginning(name.as_bytes(), FIRST)).or_insert(0);
            *reach = name.len().max(*reach);
        }
        Self(longest)
    }

    /// The length in bytes of the longest name that may begin these letters; 0 where none does.
    pub fn at(&self, letters: &[u8]) -> usize {
        let most = FIRST.min(letters.len());
        (1..=most).filter_map(|length| self.0.get(&beginning(letters, length))).copied().max().unwrap_or(0)
    }
}

/// The first so many bytes, and noughts, which are no letters.
fn beginning(letters: &[u8], length: usize) -> [u8; FIRST] {
    let mut first = [0; FIRST];
    first.iter_mut().zip(letters.iter().take(length)).for_each(|(to, from)| *to = *from);
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_reaches_further_than_is_said() {
        let reach = Reach::of(["zeb", "zebedee", "quilla", "bo", "丽"].into_iter());
        for (letters, longest) in
            [("zebra", 3), ("zebedeesampleton", 7), ("zeb", 3), ("bob", 2), ("b", 0), ("quiz", 0), ("丽丽", 3), ("", 0)]
        {
            assert_eq!(reach.at(letters.as_bytes()), longest, "{letters}");
        }
    }
}
