//! Reads a clean HEIF file a second time and compares its items with the original's (ISO/IEC 14496-12 and 23008-12).
//!
//! The clean file is read to a fixed layout, box after box, in which every byte is a field that is known or an item's data.
//! The original is read as a decoder reads it. Then the primary items are compared, and what they are made of.

use std::collections::{BTreeMap, BTreeSet};

use super::{Reader, unproved};
use crate::{Error, photo::Choices};

type Kind = [u8; 4];

/// Proves a HEIF file; see [`super::verify`].
pub(super) fn verify(original: &[u8], clean: &[u8], orientation: u8, choices: Choices) -> Result<(), Error> {
    if orientation != 1 {
        return Err(unproved(0, "HEIF is turned by its properties"));
    }
    let after = strict(clean)?;
    let before = lenient(original).ok_or_else(|| unproved(0, "the original cannot be read"))?;
    let mut pairs = vec![(before.primary, after.primary, 0_u32)];
    if let Some(new) = after.gain_map() {
        let old = before.gain_map().filter(|_| choices.keep_gain_map);
        pairs.push((old.ok_or_else(|| unproved(0, "a gain map that was not asked for"))?, new, 0));
    }
    let mut paired = BTreeMap::new();
    while let Some((old, new, depth)) = pairs.pop() {
        let place = after.items.get(&new).map_or(0, |item| item.place);
        let refuse = |what| unproved(place, what);
        if depth > 6 {
            return Err(refuse("items nested too deeply"));
        }
        if let Some(known) = paired.insert(new, old) {
            if known != old {
                return Err(refuse("one item for two"));
            }
            continue;
        }
        let missing = || refuse("an item is not the original's");
        let (source, item) = (before.items.get(&old).ok_or_else(missing)?, after.items.get(&new).ok_or_else(missing)?);
        if source.kind != item.kind {
            return Err(refuse("type of an item"));
        }
        let properties = drawing(&before, source).ok_or_else(|| refuse("properties of the original"))?;
        let mut kept = drawing(&after, item).ok_or_else(|| refuse("properties of an item"))?;
        if kept.len() != item.properties.len() {
            return Err(refuse("a property stands twice"));
        }
        let wanted = coded(&before, source, &properties).ok_or_else(|| refuse("data of the original"))?;
        if wanted != after.data(item).ok_or_else(missing)? {
            return Err(refuse("the coded picture changed"));
        }
        // The index of layers is only right while nothing between them went.
        let mut properties = properties;
        if before.data(source).as_ref() != Some(&wanted) {
            properties.retain(|(kind, _)| kind != b"a1lx");
        }
        kept.sort_unstable();
        properties.sort_unstable();
        let turns = |file: &File<'_>, item: &Item| -> Vec<Kind> {
            let kinds = item.properties.iter().filter_map(|index| file.properties.get(index.checked_sub(1)?));
            kinds.map(|(kind, _)| *kind).filter(|kind| matches!(kind, b"irot" | b"imir" | b"clap")).collect()
        };
        if kept != properties || turns(&before, source) != turns(&after, item) {
            return Err(refuse("properties of an item changed"));
        }
        let parts = |file: &File<'_>, id: u32| file.references.get(&(*b"dimg", id)).cloned().unwrap_or_default();
        let (olds, news) = (parts(&before, old), parts(&after, new));
        if olds.len() != news.len() {
            return Err(refuse("number of parts"));
        }
        pairs.extend(olds.into_iter().zip(news).map(|(old, new)| (old, new, depth + 1)));
        if !after.is_transparency_tree(new) {
            match (before.transparency.get(&old), after.transparency.get(&new)) {
                (None, None) => {}
                (Some(old), Some(new)) => pairs.push((*old, *new, depth + 1)),
                _ => return Err(refuse("transparency was lost or added")),
            }
            let multiplied = |file: &File<'_>, id: u32| {
                let to = file.references.get(&(*b"prem", id));
                to.is_some_and(|to| file.transparency.get(&id).is_some_and(|alpha| to.contains(alpha)))
            };
            if multiplied(&before, old) != multiplied(&after, new) {
                return Err(refuse("premultiplied colours"));
            }
        }
    }
    if paired.len() != after.items.len() {
        return Err(unproved(0, "an item that is not drawn"));
    }
    Ok(())
}

/// A file as its items and properties.
#[derive(Default)]
struct File<'a> {
    bytes: &'a [u8],
    primary: u32,
    items: BTreeMap<u32, Item>,
    properties: Vec<(Kind, &'a [u8])>,
    references: BTreeMap<(Kind, u32), Vec<u32>>,
    /// Which item is the transparency of which.
    transparency: BTreeMap<u32, u32>,
    /// Items that are transparency, and the parts of such.
    transparent: BTreeSet<u32>,
    idat: Option<(usize, usize)>,
}

#[derive(Default)]
struct Item {
    place: usize,
    kind: Kind,
    in_idat: bool,
    /// Offset and length.
    extents: Vec<(usize, usize)>,
    properties: Vec<usize>,
}

impl File<'_> {
    fn data(&self, item: &Item) -> Option<Vec<u8>> {
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
    fn gain_map(&self) -> Option<u32> {
        let mut maps = self.items.iter().filter(|(_, item)| item.kind == *b"tmap").map(|(id, _)| *id);
        maps.find(|id| {
            let parts = self.references.get(&(*b"dimg", *id));
            parts.is_some_and(|parts| parts.len() == 2 && parts.first() == Some(&self.primary))
        })
    }

    fn is_transparency_tree(&self, id: u32) -> bool {
        self.transparent.contains(&id)
    }

    /// Finds which items are transparency; the first of several counts.
    fn find_transparency(&mut self) {
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
fn long(reader: &mut Reader<'_>, count: usize) -> Option<usize> {
    let bytes = reader.take(count)?;
    let value = bytes.iter().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
    usize::try_from(value).ok()
}

fn id(reader: &mut Reader<'_>, count: usize) -> Option<u32> {
    u32::try_from(long(reader, count)?).ok()
}

/// The next box: kind, where its data start, its data.
fn next<'a>(reader: &mut Reader<'a>) -> Option<(Kind, usize, &'a [u8])> {
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

/// Reads a file that must be laid out as the writer lays it out.
fn strict(clean: &[u8]) -> Result<File<'_>, Error> {
    let mut file = File { bytes: clean, primary: 1, ..File::default() };
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
    plain(&mut primary, &[0, 0, 0, 0, 0, 1])?;
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
                parts.extend(to.iter().copied().filter(|id| !(applied && *id == 1)));
            }
            if file.references.insert((kind, from), to).is_some() {
                return None;
            }
        }
    }
    if parts != hidden {
        return None;
    }

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
        let wanted = [0, id, 2, *number, 1].map(u32::to_be_bytes);
        plain(&mut group, wanted.as_flattened())?;
        ended(&group)?;
        ended(&groups)?;
    }
    ended(&reader)
}

/// Reads an original as a decoder does: the last word of a box that stands twice does not count.
fn lenient(original: &[u8]) -> Option<File<'_>> {
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
                    let version = long(&mut info, 4)? >> 24;
                    let number = id(&mut info, if version < 3 { 2 } else { 4 })?;
                    info.take(2)?;
                    let kind = if version < 2 { Kind::default() } else { *info.take(4)?.first_chunk()? };
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

/// The properties of an item that draw, in their normal form; `None` when one is not there.
fn drawing(file: &File<'_>, item: &Item) -> Option<Vec<(Kind, Vec<u8>)>> {
    let mut out = Vec::new();
    for index in &item.properties {
        let (kind, data) = file.properties.get(index.checked_sub(1)?)?;
        if let Some(normal) = normal(kind, data) {
            out.push((*kind, normal));
        }
    }
    Some(out)
}

/// The data of a property as a clean file has them; `None` for one that a clean file has not.
fn normal(kind: &Kind, data: &[u8]) -> Option<Vec<u8>> {
    let masked = |length: usize, at: usize, mask: u8| {
        let mut out = data.get(..length)?.to_vec();
        *out.get_mut(at)? &= mask;
        Some(out)
    };
    let plain = |length: usize| data.get(..length).map(<[u8]>::to_vec);
    let full = |length: usize| plain(length).filter(|data| data.starts_with(&[0; 4]));
    match kind {
        b"ispe" => full(12),
        b"pixi" => full(usize::from(*data.get(4)?) + 5),
        b"pasp" | b"amve" => plain(8),
        b"clap" => plain(32),
        b"mdcv" => plain(24),
        b"clli" => plain(4),
        b"lsel" => plain(2),
        b"a1op" => plain(1),
        b"irot" => masked(1, 0, 3),
        b"imir" => masked(1, 0, 1),
        b"a1lx" => masked(if data.first()? & 1 == 1 { 13 } else { 7 }, 0, 1),
        b"cclv" => {
            let flags = *data.first()?;
            let numbers = 6 * (flags >> 5 & 1) + (flags >> 4 & 1) + (flags >> 3 & 1) + (flags >> 2 & 1);
            masked(1 + 4 * usize::from(numbers), 0, 0x3C)
        }
        b"colr" => match data.get(..4)? {
            b"nclx" => masked(11, 10, 0x80),
            b"prof" | b"rICC" => {
                let profile = data.get(4..).filter(|profile| profile.len() >= 132)?;
                let declared = Reader { bytes: profile, at: 0 }.number(4)?;
                let length = if declared < 132 { profile.len() } else { declared.min(profile.len()) };
                (profile.get(36..40)? == b"acsp").then(|| data.get(..length.saturating_add(4)).map(<[u8]>::to_vec))?
            }
            _ => None,
        },
        b"auxC" => {
            let urn = data.get(4..)?.split(|byte| *byte == 0).next()?;
            let is_alpha =
                matches!(urn, b"urn:mpeg:hevc:2015:auxid:1" | b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha");
            is_alpha.then(|| [&[0; 4], urn, &[0]].concat())
        }
        b"hvcC" => hevc_configuration(data),
        b"av1C" => {
            let mut out = masked(4, 3, if data.get(3)? & 0x10 == 0 { 0 } else { 0x1F })?;
            out.extend(av1_units(data.get(4..)?)?);
            Some(out)
        }
        _ => None,
    }
}

/// What of an item's data draws.
fn coded(file: &File<'_>, item: &Item, properties: &[(Kind, Vec<u8>)]) -> Option<Vec<u8>> {
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

fn hevc_configuration(data: &[u8]) -> Option<Vec<u8>> {
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
fn av1_units(data: &[u8]) -> Option<Vec<u8>> {
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
