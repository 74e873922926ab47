//! Looks over an XLS file before `calamine` reads it, which trusts what the file says of its own sizes.
//!
//! The container ([MS-CFB]) is walked to the stream of the workbook ([MS-XLS] 2.1.7.20), and of its records only those
//! are looked at that say where a sheet starts, how large it is and where a cell stands.

use crate::{Code, Error};

/// How every such file starts.
pub(super) const SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// The largest sheet, in cells between its corners.
const MOST_CELLS: u64 = 2_000_000;
/// More sheets than any workbook of a school has.
const MOST_SHEETS: usize = 100;
/// From this number on, what stands in place of a sector is a mark.
const MARKS: u32 = 0xFFFF_FFFA;

fn broken() -> Error {
    Error::new(Code::ClassListWorkbook).because("the file is damaged, has a password, or is of a kind not known")
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

/// Refuses a file that would need more memory than a class list does, or points outside itself.
pub(super) fn check(bytes: &[u8]) -> Result<(), Error> {
    let stream = workbook(bytes).ok_or_else(broken)?;
    if !records(&stream, 0).all(|record| record.is_some_and(|(kind, data)| data.len() >= shortest(kind))) {
        return Err(broken());
    }
    let mut starts = Vec::new();
    for record in records(&stream, 0) {
        let (kind, data) = record.ok_or_else(broken)?;
        match kind {
            0x0085 => starts.push(u32_at(data, 0).ok_or_else(broken)? as usize),
            0x000A => break,
            _ => {}
        }
    }
    if starts.len() > MOST_SHEETS {
        return Err(Error::new(Code::ClassListTooLarge).because(format!("more than {MOST_SHEETS} sheets")));
    }
    let mut all = 0u64;
    for start in starts {
        if start >= stream.len() {
            return Err(broken());
        }
        all = all.saturating_add(extent(&stream, start).ok_or_else(broken)?);
        if all > MOST_CELLS {
            return Err(Error::new(Code::ClassListTooLarge).because(format!("more than {MOST_CELLS} cells")));
        }
    }
    Ok(())
}

/// How many bytes a record of this kind has at the least ([MS-XLS] 2.4); what is not read may have any number.
fn shortest(kind: u16) -> usize {
    match kind {
        0x002F | 0x0042 | 0x0022 | 0x013D | 0x0017 | 0x00E5 => 2,
        0x0207 => 3,
        0x00E0 | 0x0809 => 4,
        0x041E => 5,
        0x00BD => 6,
        0x0085 | 0x00FC | 0x0204 | 0x00D6 | 0x0205 => 8,
        0x027E | 0x00FD | 0x0200 => 10,
        0x0203 | 0x0018 => 14,
        0x0006 => 20,
        _ => 0,
    }
}

/// How many cells lie between the corners of a sheet, by what it says and by where its cells stand.
fn extent(stream: &[u8], start: usize) -> Option<u64> {
    let mut corner = (0u64, 0u64);
    let mut said = 0u64;
    let mut depth = 0usize;
    for record in records(stream, start) {
        let (kind, data) = record?;
        match kind {
            0x0809 => depth += 1,
            0x000A if depth <= 1 => break,
            0x000A => depth -= 1,
            // Dimensions: the first row, the row after the last, the first column, the column after the last.
            0x0200 => {
                let (top, bottom, left, right) = if data.len() == 10 {
                    let at = |at| u16_at(data, at).map(u64::from);
                    (at(0)?, at(2)?, at(4)?, at(6)?)
                } else {
                    let (rows, columns) = (|at| u32_at(data, at).map(u64::from), |at| u16_at(data, at).map(u64::from));
                    (rows(0)?, rows(4)?, columns(8)?, columns(10)?)
                };
                if bottom > 0 && right > 0 && bottom <= top {
                    return None;
                }
                said = said.max(bottom.saturating_sub(top).saturating_mul(right.max(left)));
            }
            // Every record of a cell starts with its row and column; one of several numbers ends with the last column.
            0x0203 | 0x0204 | 0x00D6 | 0x0205 | 0x027E | 0x00FD | 0x0006 | 0x00BD => {
                let last = if kind == 0x00BD { data.len().checked_sub(2)? } else { 2 };
                let (row, column) = (u16_at(data, 0)?, u16_at(data, last)?);
                corner = (corner.0.max(u64::from(row) + 1), corner.1.max(u64::from(column) + 1));
            }
            _ => {}
        }
    }
    Some(said.max(corner.0.saturating_mul(corner.1)))
}

/// The records from an offset on: a kind, a length and the data; nothing in place of one that is cut short.
fn records(stream: &[u8], start: usize) -> impl Iterator<Item = Option<(u16, &[u8])>> {
    let mut at = start;
    std::iter::from_fn(move || {
        if at.checked_add(4)? > stream.len() {
            return None;
        }
        let (kind, length) = (u16_at(stream, at)?, usize::from(u16_at(stream, at + 2)?));
        let data = stream.get(at + 4..at + 4 + length);
        at = if data.is_some() { at + 4 + length } else { stream.len() };
        Some(data.map(|data| (kind, data)))
    })
}

/// The bytes of the stream `Workbook` or `Book`.
fn workbook(bytes: &[u8]) -> Option<Vec<u8>> {
    let shift = u16_at(bytes, 30)?;
    if shift != 9 && shift != 12 {
        return None;
    }
    let size = 1usize << shift;
    let sector = |number: u32| -> Option<&[u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(size)?;
        bytes.get(start..).map(|rest| rest.get(..size).unwrap_or(rest)).filter(|sector| !sector.is_empty())
    };
    // The table of sectors, itself found through a table that starts in the header.
    let most = bytes.len() / size + 1;
    let mut tables: Vec<u32> = (0..109).filter_map(|index| u32_at(bytes, 76 + index * 4)).collect();
    let mut next = u32_at(bytes, 68)?;
    for _ in 0..most {
        if next >= MARKS {
            break;
        }
        let more = sector(next)?;
        let entries = size / 4 - 1;
        tables.extend((0..entries).filter_map(|index| u32_at(more, index * 4)));
        next = u32_at(more, entries * 4)?;
    }
    let mut fat = Vec::new();
    for number in tables.into_iter().filter(|number| *number < MARKS).take(most) {
        let table = sector(number)?;
        fat.extend((0..size / 4).map(|index| u32_at(table, index * 4).unwrap_or(u32::MAX)));
    }
    let chain = |start: u32| -> Option<Vec<u8>> {
        let (mut number, mut found) = (start, Vec::new());
        for _ in 0..most {
            if number >= MARKS {
                return Some(found);
            }
            found.extend_from_slice(sector(number)?);
            number = *fat.get(number as usize)?;
        }
        None
    };
    let entries = chain(u32_at(bytes, 48)?)?;
    let stream = entries.chunks_exact(128).find(|entry| {
        let length = usize::from(u16_at(entry, 64).unwrap_or(0)).saturating_sub(2).min(64);
        let name: String = (0..length / 2)
            .filter_map(|index| u16_at(entry, index * 2))
            .map(|unit| char::from_u32(u32::from(unit)).unwrap_or(' '))
            .collect();
        name == "Workbook" || name == "Book"
    })?;
    let length = u32_at(stream, 120)? as usize;
    // A shorter stream lies elsewhere, and no workbook is so short that Excel writes one.
    if length < 4096 {
        return None;
    }
    let mut content = chain(u32_at(stream, 116)?)?;
    content.truncate(length);
    Some(content)
}
