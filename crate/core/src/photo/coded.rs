//! What following the coded picture to its end has shown: kept with the photo, so that it is followed only once.

use std::ops::Range;

use super::surplus::{Part, Surplus};
use crate::Error;

/// What coded data hold besides the picture.
#[derive(Clone, Debug, Default)]
pub(crate) struct Coded {
    /// Stretches of the file inside coded data that no decoder reads, in the order of the file.
    pub(super) unread: Vec<Range<usize>>,
    /// Where PNG image data start whose stream goes on after the last row, so that it has to be written again.
    pub(super) overlong: Vec<usize>,
    /// A PNG's still image is no frame of its animation: only programs that do not animate show it.
    pub(crate) still_apart: bool,
    /// What following each piece of a WebP or GIF has given, in the order of the file; see [`Followed`].
    pub(super) ends: Vec<usize>,
}

/// Where coded pieces end: found by following them the first time a walker comes by, and known from then on.
pub(super) struct Followed<'a> {
    known: Option<std::slice::Iter<'a, usize>>,
    found: Vec<usize>,
}

impl<'a> Followed<'a> {
    /// For the first walk through a file.
    pub(super) fn first() -> Self {
        Self { known: None, found: Vec::new() }
    }

    /// For every other walk through the same file.
    pub(super) fn again(coded: &'a Coded) -> Self {
        Self { known: Some(coded.ends.iter()), found: Vec::new() }
    }

    /// The numbers that `follow` gives for the next piece, always as many; it is called on the first walk only.
    pub(super) fn numbers<const N: usize>(
        &mut self,
        follow: impl FnOnce() -> Result<[usize; N], Error>,
    ) -> Result<[usize; N], Error> {
        if let Some(known) = &mut self.known
            && let Some((next, rest)) = known.as_slice().split_first_chunk()
        {
            *known = rest.iter();
            return Ok(*next);
        }
        let numbers = follow()?;
        self.found.extend(numbers);
        Ok(numbers)
    }

    /// What was found, to be kept with the photo.
    pub(super) fn into_coded(self) -> Coded {
        Coded { ends: self.found, ..Coded::default() }
    }
}

impl Coded {
    /// The parts of `data`, which start at `offset` of the file, that a decoder reads.
    pub(super) fn read_parts<'a>(&self, data: &'a [u8], offset: usize) -> impl Iterator<Item = &'a [u8]> {
        let end = offset.saturating_add(data.len());
        let first = self.unread.partition_point(|range| range.end <= offset);
        let inside = self.unread.iter().skip(first).take_while(move |range| range.start < end);
        let bounds = inside.map(|range| (range.start, range.end)).chain([(end, end)]);
        bounds
            .scan(offset, move |from, (start, next)| {
                let part = data.get(from.saturating_sub(offset)..start.saturating_sub(offset)).unwrap_or_default();
                *from = next;
                Some(part)
            })
            .filter(|part| !part.is_empty())
    }

    /// The stretches that no decoder reads, for the report.
    pub(super) fn surplus<'a>(&self, bytes: &'a [u8]) -> impl Iterator<Item = Surplus<'a>> {
        let found = |range: &Range<usize>| {
            Some(Surplus { part: Part::Slack, offset: range.start, data: bytes.get(range.clone())? })
        };
        self.unread.iter().filter_map(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_what_lies_between_the_unread() {
        let coded = Coded { unread: vec![2..4, 11..13, 15..20], ..Coded::default() };
        let parts = |data, offset| coded.read_parts(data, offset).map(<[u8]>::to_vec).collect::<Vec<_>>();
        assert_eq!(parts(b"0123456789", 10), [b"0".to_vec(), b"34".to_vec()]);
        assert_eq!(parts(b"56789", 5), [b"56789".to_vec()]);
        assert_eq!(parts(b"01234", 0), [b"01".to_vec(), b"4".to_vec()]);
    }
}
