//! The directories of a TIFF and the fields in them (TIFF 6.0, section 2).

use std::ops::Range;

use super::broken;
use crate::{Error, error::Code, photo::integer::Endian};

/// One entry of a directory (section 2).
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) tag: u16,
    pub(super) kind: u16,
    pub(super) count: usize,
    /// Where its twelve bytes stand.
    pub(super) entry: usize,
    /// Where its value stands: in the entry or elsewhere.
    pub(super) value: Range<usize>,
}

/// One directory of the chain.
pub(super) struct Directory {
    pub(super) at: usize,
    pub(super) fields: Vec<Field>,
    pub(super) next: usize,
}

pub(super) const BYTE: u16 = 1;
pub(super) const SHORT: u16 = 3;
pub(super) const LONG: u16 = 4;
pub(super) const RATIONAL: u16 = 5;
pub(super) const UNDEFINED: u16 = 7;

/// The bytes that one value of a type takes (section 2, and the supplements' IFD and 64-bit types).
pub(super) fn size_of(kind: u16) -> Option<usize> {
    Some(match kind {
        1 | 2 | 6 | 7 => 1,
        3 | 8 => 2,
        4 | 9 | 11 | 13 => 4,
        5 | 10 | 12 => 8,
        _ => return None,
    })
}

/// A file being read.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) endian: Endian,
}

impl<'a> Source<'a> {
    /// Reads the directory at `at`, at most `most` fields. Fields whose type or value cannot be read are left out.
    pub(super) fn directory(&self, at: usize, most: usize) -> Result<Directory, Error> {
        let truncated = || Error::at_byte(Code::PhotoTruncated, at).because("TIFF directory");
        let count = usize::from(self.endian.u16(self.bytes, at).ok_or_else(truncated)?);
        if count > most {
            return Err(broken(at, "TIFF with too many fields"));
        }
        let start = at.saturating_add(2);
        let end = start.saturating_add(count.saturating_mul(12));
        let entries = self.bytes.get(start..end).ok_or_else(truncated)?;
        let field = |(index, entry): (usize, &[u8])| {
            let entry_at = start.saturating_add(index.saturating_mul(12));
            let (tag, kind) = (self.endian.u16(entry, 0)?, self.endian.u16(entry, 2)?);
            let count = usize::try_from(self.endian.u32(entry, 4)?).ok()?;
            let length = count.checked_mul(size_of(kind)?)?;
            let value_at = if length <= 4 {
                entry_at.checked_add(8)?
            } else {
                usize::try_from(self.endian.u32(entry, 8)?).ok()?
            };
            let value = value_at..value_at.checked_add(length)?;
            self.bytes.get(value.clone())?;
            Some(Field { tag, kind, count, entry: entry_at, value })
        };
        let fields = entries.chunks_exact(12).enumerate().filter_map(field).collect();
        // The link is missing from files that were cut short after their only directory; there is no next one then.
        let next = self.endian.u32(self.bytes, end).and_then(|next| usize::try_from(next).ok()).unwrap_or(0);
        Ok(Directory { at, fields, next })
    }

    pub(super) fn value(&self, field: &Field) -> &'a [u8] {
        self.bytes.get(field.value.clone()).unwrap_or_default()
    }

    /// The first values of a field as integers, if it holds integers.
    pub(super) fn integers(&self, field: &Field, most: usize) -> Option<Vec<u32>> {
        let value = self.value(field);
        Some(match field.kind {
            BYTE | UNDEFINED => value.iter().take(most).map(|byte| u32::from(*byte)).collect(),
            SHORT => {
                value.chunks_exact(2).take(most).filter_map(|two| self.endian.u16(two, 0)).map(u32::from).collect()
            }
            LONG | 13 => value.chunks_exact(4).take(most).filter_map(|four| self.endian.u32(four, 0)).collect(),
            _ => return None,
        })
    }

    /// The only, or first, integer of a tag.
    pub(super) fn integer(&self, directory: &Directory, tag: u16) -> Option<u32> {
        self.integers(directory.field(tag)?, 1)?.first().copied()
    }

    pub(super) fn shorts(&self, values: &[u32]) -> Vec<u8> {
        let short = |value: &u32| u16::try_from(*value).unwrap_or(u16::MAX);
        match self.endian {
            Endian::Little => values.iter().flat_map(|value| short(value).to_le_bytes()).collect(),
            Endian::Big => values.iter().flat_map(|value| short(value).to_be_bytes()).collect(),
        }
    }
}

pub(super) fn long(endian: Endian, value: u32) -> [u8; 4] {
    match endian {
        Endian::Little => value.to_le_bytes(),
        Endian::Big => value.to_be_bytes(),
    }
}

impl Directory {
    pub(super) fn field(&self, tag: u16) -> Option<&Field> {
        self.fields.iter().find(|field| field.tag == tag)
    }

    /// The directory itself, without its values.
    pub(super) fn range(&self) -> Range<usize> {
        self.at..self.at.saturating_add(6).saturating_add(self.fields.len().saturating_mul(12))
    }
}
