//! Reads a register and finds whatever was done to it.

use super::{Body, Entry};
use crate::{Code, Error, Hash, Place};

/// Checks a register and returns its entries, in order.
///
/// # Errors
/// [`Code::RegisterBroken`] with the first line that cannot be read, was changed, or does not follow the one before.
pub fn read(lines: impl AsRef<[u8]>) -> Result<Vec<Entry>, Error> {
    let mut entries: Vec<Entry> = Vec::new();
    let lines = lines.as_ref();
    let lines = lines.strip_suffix(b"\n").unwrap_or(lines);
    if lines.is_empty() {
        return Ok(entries);
    }
    for (number, line) in lines.split(|byte| *byte == b'\n').enumerate() {
        let broken =
            |why: &str| Error::new(Code::RegisterBroken).at(Place::Line { line: number as u64 + 1 }).because(why);
        let line = str::from_utf8(line).map_err(|_| broken("it cannot be read"))?;
        let (text, hash) = Entry::split(line).ok_or_else(|| broken("it cannot be read"))?;
        if Hash::of(text.as_bytes()) != hash {
            return Err(broken("it was changed"));
        }
        let body = Body::parse(&text).ok_or_else(|| broken("it cannot be read"))?;
        if body.previous() != entries.last().map(|entry| &entry.hash) {
            return Err(broken("it does not follow the line before"));
        }
        entries.push(Entry { body, hash });
    }
    Ok(entries)
}

/// Checks a register and returns the hash of its last entry, none when it is empty.
///
/// # Errors
/// As [`read`].
pub fn verify(lines: impl AsRef<[u8]>) -> Result<Option<Hash>, Error> {
    Ok(read(lines)?.pop().map(|entry| entry.hash))
}

/// Checks a register, and that it still holds every entry whose hash was noted elsewhere.
///
/// # Errors
/// As [`read`], and [`Code::RegisterTruncated`] with its last line when a noted entry is missing.
pub fn verify_since(lines: impl AsRef<[u8]>, checkpoints: &[Hash]) -> Result<Vec<Entry>, Error> {
    let entries = read(lines)?;
    for checkpoint in checkpoints {
        if !entries.iter().any(|entry| entry.hash == *checkpoint) {
            return Err(Error::new(Code::RegisterTruncated)
                .at(Place::Line { line: entries.len() as u64 })
                .because(format_args!("{} is not in it; it ends", checkpoint.short())));
        }
    }
    Ok(entries)
}
