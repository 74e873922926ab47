//! Reads an original HEIF file as a decoder does.

use std::collections::BTreeMap;

use super::{
    super::Reader,
    file::{File, Item, Kind, id, long, next},
};

/// The items of an original: the last word of a box that stands twice does not count.
pub(super) fn lenient(original: &[u8]) -> Option<File<'_>> {
    let mut file = File { bytes: original, ..File::default() };
    let mut top = Reader { bytes: original, at: 0 };
    let (at, meta) = loop {
        match next(&mut top)? {
            (kind, at, data) if kind == *b"meta" => break (at, data),
            _ => {}
        }
    };
    let mut reader = Reader { bytes: meta, at: 4 };
    let (mut locations, mut associations) = (BTreeMap::new(), BTreeMap::new());
    while reader.at < meta.len() {
        let (kind, offset, data) = next(&mut reader)?;
        let mut fields = Reader { bytes: data, at: 0 };
        match &kind {
            b"pitm" => {
                let version = long(&mut fields, 4)? >> 24;
                file.primary = id(&mut fields, if version == 0 { 2 } else { 4 })?;
            }
            b"iinf" => {
                let version = long(&mut fields, 4)? >> 24;
                fields.take(if version == 0 { 2 } else { 4 })?;
                while fields.at < data.len() {
                    let place = at.checked_add(offset)?.checked_add(fields.at)?;
                    let (_, _, info) = next(&mut fields)?;
                    let mut info = Reader { bytes: info, at: 0 };
                    let head = long(&mut info, 4)?;
                    let version = head >> 24;
                    let number = id(&mut info, if version < 3 { 2 } else { 4 })?;
                    info.take(2)?;
                    let kind = if version < 2 { Kind::default() } else { *info.take(4)?.first_chunk()? };
                    if head & 1 == 1 {
                        file.hidden.insert(number);
                    }
                    file.items.insert(number, Item { place, kind, ..Item::default() });
                }
            }
            b"iloc" => locations = lenient_locations(&mut fields)?,
            b"iref" => {
                let width = if long(&mut fields, 4)? >> 24 == 0 { 2 } else { 4 };
                while fields.at < data.len() {
                    let (kind, _, data) = next(&mut fields)?;
                    let mut fields = Reader { bytes: data, at: 0 };
                    let from = id(&mut fields, width)?;
                    let to = (0..fields.number(2)?).map(|_| id(&mut fields, width)).collect::<Option<Vec<_>>>()?;
                    file.references.entry((kind, from)).or_default().extend(to);
                }
            }
            b"grpl" => {
                while fields.at < data.len() {
                    let (kind, _, data) = next(&mut fields)?;
                    if matches!(&kind, b"altr" | b"pymd") {
                        let mut fields = Reader { bytes: data, at: 8 };
                        let group = (0..long(&mut fields, 4)?).map(|_| id(&mut fields, 4));
                        file.alternatives.push(group.collect::<Option<_>>()?);
                    }
                }
            }
            b"idat" => {
                let start = at.checked_add(offset)?;
                file.idat = Some((start, start.checked_add(data.len())?));
            }
            b"iprp" => {
                while fields.at < data.len() {
                    let (kind, _, data) = next(&mut fields)?;
                    let mut fields = Reader { bytes: data, at: 0 };
                    if kind == *b"ipco" {
                        while fields.at < data.len() {
                            let (kind, _, data) = next(&mut fields)?;
                            file.properties.push((kind, data));
                        }
                    } else if kind == *b"ipma" {
                        lenient_associations(&mut fields, &mut associations)?;
                    }
                }
            }
            _ => {}
        }
    }
    for (number, item) in &mut file.items {
        item.properties = associations.remove(number).unwrap_or_default();
        if let Some((in_idat, extents)) = locations.remove(number) {
            (item.in_idat, item.extents) = (in_idat, extents);
        }
        // The second form of data that an identity may have is none.
        if item.kind == *b"iden" {
            item.extents.clear();
        }
    }
    file.find_transparency();
    Some(file)
}

/// Whether the data are in the item data box, and offset and length of each extent.
type Location = (bool, Vec<(usize, usize)>);

fn lenient_locations(fields: &mut Reader<'_>) -> Option<BTreeMap<u32, Location>> {
    let version = long(fields, 4)? >> 24;
    let sizes = fields.number(2)?;
    let size = |place: usize| sizes >> (12 - 4 * place) & 15;
    let index_size = if version == 0 { 0 } else { size(3) };
    let wide = if version < 2 { 2 } else { 4 };
    let mut locations = BTreeMap::new();
    for _ in 0..long(fields, wide)? {
        let number = id(fields, wide)?;
        let method = if version == 0 { 0 } else { fields.number(2)? & 15 };
        fields.take(2)?;
        let base = long(fields, size(2))?;
        let mut extents = Vec::new();
        for _ in 0..fields.number(2)? {
            fields.take(index_size)?;
            extents.push((base.checked_add(long(fields, size(0))?)?, long(fields, size(1))?));
        }
        locations.insert(number, (method == 1, extents));
    }
    Some(locations)
}

fn lenient_associations(fields: &mut Reader<'_>, associations: &mut BTreeMap<u32, Vec<usize>>) -> Option<()> {
    let head = long(fields, 4)?;
    for _ in 0..long(fields, 4)? {
        let number = id(fields, if head >> 24 == 0 { 2 } else { 4 })?;
        for _ in 0..fields.number(1)? {
            let index = if head & 1 == 1 { fields.number(2)? & 0x7FFF } else { fields.number(1)? & 0x7F };
            if index > 0 {
                associations.entry(number).or_default().push(index);
            }
        }
    }
    Some(())
}
