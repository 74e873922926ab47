//! What of an item's data draws: HEVC units and AV1 units, and the recipes of derived pictures.

use super::{
    super::Reader,
    file::{File, Item, Kind},
};

/// What of an item's data draws.
pub(super) fn coded(file: &File<'_>, item: &Item, properties: &[(Kind, Vec<u8>)]) -> Option<Vec<u8>> {
    let data = file.data(item)?;
    match &item.kind {
        b"hvc1" | b"hev1" => {
            let (_, configuration) = properties.iter().find(|(kind, _)| kind == b"hvcC")?;
            hevc_units(&data, usize::from(*configuration.get(21)? & 3) + 1)
        }
        b"av01" => av1_units(&data),
        b"grid" => data.get(..if data.get(1)? & 1 == 1 { 12 } else { 8 }).map(<[u8]>::to_vec),
        b"iovl" => {
            let number = file.items.iter().find(|(_, known)| std::ptr::eq(*known, item)).map(|(number, _)| *number)?;
            let layers = file.references.get(&(*b"dimg", number))?.len();
            let width = if data.get(1)? & 1 == 1 { 4 } else { 2 };
            data.get(..10 + 2 * width + 2 * width * layers).map(<[u8]>::to_vec)
        }
        b"tmap" => data.get(..if data.get(5)? & 0x80 == 0 { 62 } else { 142 }).map(<[u8]>::to_vec),
        _ => Some(data),
    }
}

/// Type and layer of a NAL unit.
fn unit_kind(unit: &[u8]) -> Option<(u8, u8)> {
    let (first, second) = (*unit.first()?, *unit.get(1)?);
    Some((first >> 1 & 0x3F, (first & 1) << 5 | second >> 3))
}

pub(super) fn hevc_configuration(data: &[u8]) -> Option<Vec<u8>> {
    let mut reader = Reader { bytes: data, at: 0 };
    let mut out = reader.take(22)?.to_vec();
    for (at, bits) in [(13, 0xF0), (15, 0xFC), (16, 0xFC), (17, 0xF8), (18, 0xF8)] {
        *out.get_mut(at)? |= bits;
    }
    let mut sets: Vec<(u8, Vec<&[u8]>)> = Vec::new();
    for _ in 0..reader.number(1)? {
        let head = u8::try_from(reader.number(1)?).ok()? & 0xBF;
        let mut units = Vec::new();
        for _ in 0..reader.number(2)? {
            let length = reader.number(2)?;
            let unit = reader.take(length)?;
            if let Some((kind @ 32..=34, 0)) = unit_kind(unit)
                && kind == head & 0x3F
            {
                units.push(unit);
            }
        }
        if !units.is_empty() {
            sets.push((head, units));
        }
    }
    out.push(u8::try_from(sets.len()).ok()?);
    for (head, units) in sets {
        out.push(head);
        out.extend(u16::try_from(units.len()).ok()?.to_be_bytes());
        for unit in units {
            out.extend(u16::try_from(unit.len()).ok()?.to_be_bytes());
            out.extend_from_slice(unit);
        }
    }
    Some(out)
}

/// The parameter sets and the slices of the first picture, each after its length.
fn hevc_units(data: &[u8], length_size: usize) -> Option<Vec<u8>> {
    let mut reader = Reader { bytes: data, at: 0 };
    let mut out = Vec::new();
    let mut begun = false;
    while reader.at < data.len() {
        let start = reader.at;
        let length = reader.number(length_size)?;
        let unit = reader.take(length)?;
        let Some((kind, 0)) = unit_kind(unit) else { continue };
        if matches!(kind, 0..=9 | 16..=21) {
            let first = unit.get(2).is_some_and(|byte| *byte >= 0x80);
            if first && begun {
                break;
            }
            begun |= first;
        } else if !matches!(kind, 32..=34) {
            continue;
        }
        out.extend_from_slice(data.get(start..reader.at)?);
    }
    Some(out)
}

/// The sequence headers, frames, tiles and light levels of the first picture, as they stand.
pub(super) fn av1_units(data: &[u8]) -> Option<Vec<u8>> {
    let mut reader = Reader { bytes: data, at: 0 };
    let mut out = Vec::new();
    let (mut is_still, mut frames, mut units) = (false, 0, 0);
    while reader.at < data.len() {
        let start = reader.at;
        let header = reader.number(1)?;
        if header & 4 != 0 {
            reader.take(1)?;
        }
        let mut length = data.len().checked_sub(reader.at)?;
        if header & 2 != 0 {
            length = 0;
            for shift in (0..56).step_by(7) {
                let byte = reader.number(1)?;
                length |= (byte & 0x7F).checked_shl(shift)?;
                if byte < 0x80 {
                    break;
                }
            }
        }
        let payload = reader.take(length)?;
        let keep = match header >> 3 & 15 {
            1 => {
                is_still = payload.first()? >> 4 & 1 == 1;
                true
            }
            2 => {
                units += 1;
                false
            }
            3 | 6 => {
                frames += 1;
                !is_still || frames == 1
            }
            4 | 7 => !is_still || frames <= 1,
            5 => matches!((payload.first()?, length, payload.last()?), (1, 6, 0x80) | (2, 26, 0x80)),
            _ => false,
        };
        if keep && (units < 2 || frames == 0) {
            out.extend_from_slice(data.get(start..reader.at)?);
        }
    }
    Some(out)
}
