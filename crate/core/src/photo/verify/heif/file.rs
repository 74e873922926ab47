//! A HEIF file as its items and properties, however it was read.

use std::collections::{BTreeMap, BTreeSet};

use super::{super::Reader, normal::normal};

/// A four-character code.
pub(super) type Kind = [u8; 4];

/// A file as its items and properties.
#[derive(Default)]
pub(super) struct File<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) primary: u32,
    pub(super) items: BTreeMap<u32, Item>,
    pub(super) properties: Vec<(Kind, &'a [u8])>,
    pub(super) references: BTreeMap<(Kind, u32), Vec<u32>>,
    /// Which item is the transparency of which.
    pub(super) transparency: BTreeMap<u32, u32>,
    /// Items that are transparency, and the parts of such.
    pub(super) transparent: BTreeSet<u32>,
    /// Items that are not for showing by themselves.
    pub(super) hidden: BTreeSet<u32>,
    /// Items of which one is shown.
    pub(super) alternatives: Vec<Vec<u32>>,
    pub(super) idat: Option<(usize, usize)>,
}

#[derive(Default)]
pub(super) struct Item {
    pub(super) place: usize,
    pub(super) kind: Kind,
    pub(super) in_idat: bool,
    /// Offset and length.
    pub(super) extents: Vec<(usize, usize)>,
    pub(super) properties: Vec<usize>,
}

impl File<'_> {
    pub(super) fn data(&self, item: &Item) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        for (offset, length) in &item.extents {
            let (start, end) = match (item.in_idat, self.idat) {
                (false, _) => (*offset, offset.checked_add(*length)?),
                (true, Some((start, end))) => {
                    let at = start.checked_add(*offset)?;
                    (at, at.checked_add(*length).filter(|last| *last <= end)?)
                }
                (true, None) => return None,
            };
            out.extend_from_slice(self.bytes.get(start..end)?);
            if out.len() > self.bytes.len() {
                return None;
            }
        }
        Some(out)
    }

    /// The first item that applies a gain map to the primary picture.
    pub(super) fn gain_map(&self) -> Option<u32> {
        let mut maps = self.items.iter().filter(|(_, item)| item.kind == *b"tmap").map(|(id, _)| *id);
        maps.find(|id| {
            let parts = self.references.get(&(*b"dimg", *id));
            parts.is_some_and(|parts| parts.len() == 2 && parts.first() == Some(&self.primary))
        })
    }

    pub(super) fn is_transparency_tree(&self, id: u32) -> bool {
        self.transparent.contains(&id)
    }

    /// The pictures that the file shows, in the order of their numbers; `None` where programs disagree about the primary one.
    pub(super) fn pictures(&self) -> Option<Vec<u32>> {
        let smaller = |id: u32| self.references.contains_key(&(*b"thmb", id));
        if smaller(self.primary) {
            return None;
        }
        let mut used = BTreeSet::new();
        for ((kind, from), to) in &self.references {
            let source = self.items.get(from).filter(|_| kind == b"dimg" && !self.hidden.contains(from));
            match source.map(|item| &item.kind) {
                Some(b"grid" | b"iovl" | b"iden") => used.extend(to),
                Some(b"tmap") => used.extend(to.iter().skip(1)),
                _ => {}
            }
        }
        let auxiliary = |item: &Item| {
            let mut kinds = item.properties.iter().filter_map(|index| self.properties.get(index.checked_sub(1)?));
            kinds.any(|(kind, _)| kind == b"auxC")
        };
        let alone = |id: u32, item: &Item| {
            !(self.hidden.contains(&id)
                || self.references.contains_key(&(*b"auxl", id))
                || smaller(id)
                || auxiliary(item))
        };
        let mut shown: BTreeSet<u32> = BTreeSet::from([self.primary]);
        for (id, item) in &self.items {
            let drawn = matches!(&item.kind, b"hvc1" | b"hev1" | b"av01" | b"grid" | b"iovl" | b"iden");
            if drawn && alone(*id, item) {
                shown.insert(*id);
            }
        }
        let mut dropped = used;
        for group in &self.alternatives {
            let has_primary = group.contains(&self.primary);
            let mut first = !has_primary;
            for id in group {
                let stays = *id == self.primary || first && shown.contains(id);
                first &= !stays;
                if !stays {
                    dropped.insert(*id);
                }
            }
        }
        Some(shown.into_iter().filter(|id| *id == self.primary || !dropped.contains(id)).collect())
    }

    /// Finds which items are transparency; the first of several counts.
    pub(super) fn find_transparency(&mut self) {
        for ((kind, from), to) in &self.references {
            let Some(item) = self.items.get(from).filter(|_| kind == b"auxl") else { continue };
            let auxiliary = item
                .properties
                .iter()
                .find_map(|index| self.properties.get(index.checked_sub(1)?).filter(|(kind, _)| kind == b"auxC"));
            if auxiliary.is_some_and(|(kind, data)| normal(kind, data).is_some()) {
                for master in to {
                    self.transparency.entry(*master).or_insert(*from);
                }
                self.transparent.insert(*from);
                let parts = self.references.get(&(*b"dimg", *from)).into_iter().flatten();
                self.transparent.extend(parts);
            }
        }
    }
}

/// A number of up to eight bytes.
pub(super) fn long(reader: &mut Reader<'_>, count: usize) -> Option<usize> {
    let bytes = reader.take(count)?;
    let value = bytes.iter().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
    usize::try_from(value).ok()
}

pub(super) fn id(reader: &mut Reader<'_>, count: usize) -> Option<u32> {
    u32::try_from(long(reader, count)?).ok()
}

/// The next box: kind, where its data start, its data.
pub(super) fn next<'a>(reader: &mut Reader<'a>) -> Option<(Kind, usize, &'a [u8])> {
    let start = reader.at;
    let short = long(reader, 4)?;
    let kind = *reader.take(4)?.first_chunk()?;
    let size = match short {
        0 => reader.bytes.len().checked_sub(start)?,
        1 => long(reader, 8)?,
        size => size,
    };
    let length = size.checked_sub(reader.at.checked_sub(start)?)?;
    let at = reader.at;
    Some((kind, at, reader.take(length)?))
}
