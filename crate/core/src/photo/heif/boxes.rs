//! Boxes and their fields (ISO/IEC 14496-12, section 4.2), read and written.

use crate::{Error, error::Code};

/// A four-character code.
pub(super) type Kind = [u8; 4];

/// One box of a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Box<'a> {
    pub(super) kind: Kind,
    /// Where its first byte stands in the file.
    pub(super) start: usize,
    pub(super) data: Fields<'a>,
}

/// Bytes that are read field by field, and where they stand in the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields<'a> {
    rest: &'a [u8],
    offset: usize,
}

impl<'a> Fields<'a> {
    pub(super) fn new(bytes: &'a [u8], offset: usize) -> Self {
        Self { rest: bytes, offset }
    }

    /// Where the next field stands in the file.
    pub(super) fn offset(&self) -> usize {
        self.offset
    }

    /// What has not been read.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], Error> {
        let (taken, rest) = self
            .rest
            .split_at_checked(count)
            .ok_or_else(|| Error::at_byte(Code::PhotoTruncated, self.offset).because("HEIF box"))?;
        self.rest = rest;
        self.offset = self.offset.saturating_add(count);
        Ok(taken)
    }

    /// A big-endian integer of up to eight bytes.
    pub(super) fn number(&mut self, bytes: usize) -> Result<u64, Error> {
        Ok(self.take(bytes)?.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
    }

    pub(super) fn u8(&mut self) -> Result<u8, Error> {
        Ok(self.take(1)?.iter().fold(0, |_, byte| *byte))
    }

    pub(super) fn u16(&mut self) -> Result<u16, Error> {
        Ok(u16::try_from(self.number(2)?).unwrap_or_default())
    }

    pub(super) fn u32(&mut self) -> Result<u32, Error> {
        Ok(u32::try_from(self.number(4)?).unwrap_or_default())
    }

    pub(super) fn kind(&mut self) -> Result<Kind, Error> {
        let mut kind = Kind::default();
        kind.copy_from_slice(self.take(4)?);
        Ok(kind)
    }

    /// Version and flags of a full box.
    pub(super) fn version(&mut self) -> Result<(u8, u32), Error> {
        Ok((self.u8()?, u32::try_from(self.number(3)?).unwrap_or_default()))
    }

    /// The next box, its data without size and type; none at the end.
    pub(super) fn next_box(&mut self) -> Result<Option<Box<'a>>, Error> {
        if self.is_empty() {
            return Ok(None);
        }
        let start = self.offset;
        let whole = self.rest.len();
        let size = self.number(4)?;
        let kind = self.kind()?;
        let broken = || Error::at_byte(Code::PhotoBroken, start).because("size of a HEIF box");
        let (size, header) = match size {
            0 => (whole, 8),
            1 => (usize::try_from(self.number(8)?).map_err(|_| broken())?, 16),
            size => (usize::try_from(size).map_err(|_| broken())?, 8),
        };
        let offset = self.offset;
        let data = self.take(size.checked_sub(header).ok_or_else(broken)?)?;
        Ok(Some(Box { kind, start, data: Fields::new(data, offset) }))
    }
}

/// The refusal of a file that is not built as its format requires.
pub(super) fn broken(offset: usize, what: impl std::fmt::Display) -> Error {
    Error::at_byte(Code::PhotoBroken, offset).because(what)
}

/// The refusal of a file that uses what cannot be cleaned or shown.
pub(super) fn unsupported(offset: usize, what: impl std::fmt::Display) -> Error {
    Error::at_byte(Code::PhotoUnsupported, offset).because(what)
}

/// A kind as it is shown.
pub(super) fn name(kind: Kind) -> String {
    kind.escape_ascii().to_string()
}

/// Appends a box.
pub(super) fn put_box(out: &mut Vec<u8>, kind: Kind, parts: &[&[u8]]) -> Result<(), Error> {
    let length = parts.iter().fold(8, |sum: usize, part| sum.saturating_add(part.len()));
    out.extend(narrow::<u32>(length)?.to_be_bytes());
    out.extend(kind);
    for part in parts {
        out.extend_from_slice(part);
    }
    Ok(())
}

/// A count or an offset in the width that its field has.
pub(super) fn narrow<N: TryFrom<usize>>(value: usize) -> Result<N, Error> {
    N::try_from(value).map_err(|_| Error::new(Code::PhotoTooLarge).because("HEIF field"))
}
