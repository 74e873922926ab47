//! The trailer of Samsung's phones: named blocks, then a directory that is found from the end of the file.
//!
//! There is no published specification; the layout is the one ExifTool documents (Samsung.pm, trailer): `SEFH`, a version,
//! a count, an entry of twelve bytes each (type, distance back from `SEFH`, length), the length of all that, `SEFT`.
//! A block begins with its type and its name.

use super::text;
use crate::photo::Endian;

/// More blocks than any phone writes.
const MOST: usize = 64;

/// The names of the blocks in a trailer that ends with `SEFT`.
pub(super) fn names(data: &[u8]) -> Vec<String> {
    directory(data).unwrap_or_default()
}

fn directory(data: &[u8]) -> Option<Vec<String>> {
    let number = |at: usize| usize::try_from(Endian::Little.u32(data, at)?).ok();
    let end = data.len().checked_sub(8)?;
    let start = end.checked_sub(number(end)?)?;
    if data.get(start..start.checked_add(4)?)? != b"SEFH" {
        return None;
    }
    let count = number(start.checked_add(8)?)?.min(MOST);
    let name = |entry: usize| {
        let at = start.checked_sub(number(start.checked_add(16)?.checked_add(entry.checked_mul(12)?)?)?)?;
        let length = number(at.checked_add(4)?)?;
        let name = data.get(at.checked_add(8)?..at.checked_add(8)?.checked_add(length)?)?;
        Some(text::label(name.get(..length.min(40))?)).filter(|name| !name.is_empty())
    };
    Some((0..count).filter_map(name).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_named() {
        let name = b"MotionPhoto_Data";
        let mut data = b"before\0\0\x30\x0A\x10\0\0\0".to_vec();
        let block = data.len() - 8;
        data.extend(name);
        data.extend(b"the film");
        let back = u32::try_from(data.len() - block).unwrap().to_le_bytes();
        let directory = [b"SEFH\x6B\0\0\0\x01\0\0\0\0\0\x30\x0A", back.as_slice(), &32_u32.to_le_bytes()].concat();
        data.extend(&directory);
        data.extend(u32::try_from(directory.len()).unwrap().to_le_bytes());
        data.extend(b"SEFT");
        assert_eq!(names(&data), ["MotionPhoto_Data"]);
        for end in 0..data.len() {
            names(&data[..end]);
        }
    }
}
