//! Reads a clean HEIF file, which must be laid out as the writer lays it out.

use std::collections::BTreeSet;

use super::{
    super::{Reader, unproved},
    file::{File, Item, Kind, id, next},
    normal::normal,
};
use crate::Error;

/// Reads a file that must be laid out as the writer lays it out.
pub(super) fn strict(clean: &[u8]) -> Result<File<'_>, Error> {
    let mut file = File { bytes: clean, ..File::default() };
    let mut top = Reader { bytes: clean, at: 0 };
    let mut expect = |wanted: &Kind| {
        let at = top.at;
        let found = next(&mut top).filter(|(kind, start, _)| kind == wanted && *start == at + 8);
        found.map(|(_, start, data)| (start, data)).ok_or_else(|| unproved(at, "order of the boxes"))
    };
    let (_, brands) = expect(b"ftyp")?;
    let (meta_at, meta) = expect(b"meta")?;
    let (mdat_at, mdat) = expect(b"mdat")?;
    if top.at != clean.len() {
        return Err(unproved(top.at, "bytes after the end"));
    }
    let known: [&[u8]; 3] = [b"avif\0\0\0\0avifmif1", b"heic\0\0\0\0heicmif1", b"heix\0\0\0\0heixmif1"];
    let mut end = meta_at;
    strict_meta(&mut file, meta, meta_at, &mut end).ok_or_else(|| unproved(end, "meta box"))?;
    let has_gain_map = file.items.values().any(|item| item.kind == *b"tmap");
    let plain = if has_gain_map { brands.strip_suffix(b"tmap") } else { Some(brands) };
    if !plain.is_some_and(|brands| known.contains(&brands)) {
        return Err(unproved(8, "brands"));
    }
    // Every byte for data is an item's.
    for (in_idat, (start, end)) in
        [(false, (mdat_at, mdat_at + mdat.len())), (true, file.idat.map_or((0, 0), |(start, end)| (0, end - start)))]
    {
        let items = file.items.values().filter(|item| item.in_idat == in_idat);
        let owned: BTreeSet<_> = items.flat_map(|item| item.extents.iter().copied()).collect();
        let mut at = start;
        for (offset, length) in owned {
            if offset != at || length == 0 {
                return Err(unproved(at, "bytes that belong to no item"));
            }
            at = at.saturating_add(length);
        }
        if at != end {
            return Err(unproved(at, "bytes that belong to no item"));
        }
    }
    for item in file.items.values() {
        let mut kinds = item.properties.iter().map(|index| index.checked_sub(1).and_then(|at| file.properties.get(at)));
        if kinds.any(|property| property.is_none_or(|(kind, data)| normal(kind, data).as_deref() != Some(data))) {
            return Err(unproved(item.place, "a property that is not allowed"));
        }
    }
    let used: BTreeSet<usize> = file.items.values().flat_map(|item| item.properties.iter().copied()).collect();
    if used.len() != file.properties.len() {
        return Err(unproved(meta_at, "a property that no item has"));
    }
    file.find_transparency();
    Ok(file)
}

/// The boxes of the meta box in the writer's order; `None` at anything else, `at` being how far it was followed.
fn strict_meta<'a>(file: &mut File<'a>, meta: &'a [u8], start: usize, at: &mut usize) -> Option<()> {
    let mut reader = Reader { bytes: meta, at: 0 };
    let plain = |reader: &mut Reader<'a>, wanted: &[u8]| (reader.take(wanted.len())? == wanted).then_some(());
    plain(&mut reader, &[0; 4])?;
    let mut boxed = |reader: &mut Reader<'a>, wanted: &Kind| {
        *at = start.saturating_add(reader.at);
        let before = reader.at;
        let (kind, offset, data) = next(reader)?;
        if kind != *wanted {
            reader.at = before;
            return None;
        }
        (offset == before + 8).then_some((offset, Reader { bytes: data, at: 0 }))
    };
    let ended = |reader: &Reader<'_>| (reader.at == reader.bytes.len()).then_some(());

    let (_, mut handler) = boxed(&mut reader, b"hdlr")?;
    plain(&mut handler, b"\0\0\0\0\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0")?;
    ended(&handler)?;
    let (_, mut primary) = boxed(&mut reader, b"pitm")?;
    plain(&mut primary, &[0; 4])?;
    file.primary = id(&mut primary, 2)?;
    ended(&primary)?;

    let (infos_at, mut infos) = boxed(&mut reader, b"iinf")?;
    plain(&mut infos, &[0; 4])?;
    let count = infos.number(2)?;
    let mut hidden = BTreeSet::new();
    for number in 1..=count {
        let place = start.checked_add(infos_at)?.checked_add(infos.at)?;
        let number = u32::try_from(number).ok()?;
        let (_, mut info) = boxed(&mut infos, b"infe")?;
        plain(&mut info, &[2, 0, 0])?;
        match info.number(1)? {
            0 => {}
            1 => _ = hidden.insert(number),
            _ => return None,
        }
        if id(&mut info, 2)? != number {
            return None;
        }
        plain(&mut info, &[0, 0])?;
        let kind = *info.take(4)?.first_chunk()?;
        if !matches!(&kind, b"hvc1" | b"hev1" | b"av01" | b"grid" | b"iovl" | b"iden" | b"tmap") {
            return None;
        }
        plain(&mut info, &[0])?;
        ended(&info)?;
        file.items.insert(number, Item { place, kind, ..Item::default() });
    }
    ended(&infos)?;

    let (_, mut locations) = boxed(&mut reader, b"iloc")?;
    plain(&mut locations, &[1, 0, 0, 0, 0x44, 0])?;
    if locations.number(2)? != count {
        return None;
    }
    for (number, item) in &mut file.items {
        if id(&mut locations, 2)? != *number {
            return None;
        }
        let derived = matches!(&item.kind, b"grid" | b"iovl" | b"iden" | b"tmap");
        item.in_idat = derived;
        plain(&mut locations, &[0, u8::from(derived), 0, 0])?;
        if item.kind == *b"iden" {
            plain(&mut locations, &[0, 0])?;
        } else {
            plain(&mut locations, &[0, 1])?;
            item.extents.push((locations.number(4)?, locations.number(4)?));
        }
    }
    ended(&locations)?;

    let mut parts = BTreeSet::new();
    if let Some((_, mut references)) = boxed(&mut reader, b"iref") {
        plain(&mut references, &[0; 4])?;
        while ended(&references).is_none() {
            let (kind, _, data) = next(&mut references)?;
            let mut fields = Reader { bytes: data, at: 0 };
            let from = id(&mut fields, 2)?;
            let to = (0..fields.number(2)?).map(|_| id(&mut fields, 2)).collect::<Option<Vec<_>>>()?;
            ended(&fields)?;
            let all_known = to.iter().chain([&from]).all(|id| file.items.contains_key(id));
            if !matches!(&kind, b"dimg" | b"auxl" | b"prem") || !all_known || to.is_empty() {
                return None;
            }
            if kind == *b"dimg" {
                // What a gain map is applied to is the primary picture itself.
                let applied = file.items.get(&from).is_some_and(|item| item.kind == *b"tmap");
                parts.extend(to.iter().copied().filter(|id| !(applied && *id == file.primary)));
            }
            if file.references.insert((kind, from), to).is_some() {
                return None;
            }
        }
    }
    // The primary picture may be a part of another one and is shown all the same.
    parts.remove(&file.primary);
    if parts != hidden || !file.items.contains_key(&file.primary) {
        return None;
    }
    file.hidden = hidden;

    let (_, mut properties) = boxed(&mut reader, b"iprp")?;
    let (_, mut container) = boxed(&mut properties, b"ipco")?;
    while ended(&container).is_none() {
        let before = container.at;
        let (kind, offset, data) = next(&mut container)?;
        if offset != before + 8 {
            return None;
        }
        file.properties.push((kind, data));
    }
    let (_, mut associations) = boxed(&mut properties, b"ipma")?;
    ended(&properties)?;
    let wide = file.properties.len() > 127;
    plain(&mut associations, &[0, 0, 0, u8::from(wide)])?;
    if associations.number(4)? != count {
        return None;
    }
    for (number, item) in &mut file.items {
        if id(&mut associations, 2)? != *number {
            return None;
        }
        for _ in 0..associations.number(1)? {
            let value = associations.number(if wide { 2 } else { 1 })?;
            let flag = if wide { 0x8000 } else { 0x80 };
            let index = value & (flag - 1);
            let (kind, _) = file.properties.get(index.checked_sub(1)?)?;
            let needed = matches!(kind, b"hvcC" | b"av1C" | b"irot" | b"imir" | b"clap" | b"a1op" | b"lsel");
            if needed != (value & flag != 0) {
                return None;
            }
            item.properties.push(index);
        }
    }
    ended(&associations)?;
    if let Some((offset, data)) = boxed(&mut reader, b"idat") {
        let at = start.checked_add(offset)?;
        file.idat = Some((at, at.checked_add(data.bytes.len())?));
    }
    if let Some((number, _)) = file.items.iter().find(|(_, item)| item.kind == *b"tmap") {
        let (_, mut groups) = boxed(&mut reader, b"grpl")?;
        let (_, mut group) = boxed(&mut groups, b"altr")?;
        let id = u32::try_from(count).ok()?.checked_add(1)?;
        let wanted = [0, id, 2, *number, file.primary].map(u32::to_be_bytes);
        plain(&mut group, wanted.as_flattened())?;
        ended(&group)?;
        ended(&groups)?;
    }
    ended(&reader)
}
