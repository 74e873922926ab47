//! The meta box: which items a file has, where their data lie, and how they belong together
//! (ISO/IEC 14496-12, section 8.11; ISO/IEC 23008-12, section 9).

use std::collections::BTreeMap;

use super::boxes::{Box, Fields, Kind, broken, name, unsupported};
use crate::{
    Error,
    error::Code,
    photo::surplus::{Part, Surplus},
};

/// A 200-megapixel photo has 768 tiles; as many again for its transparency.
const MAX_ITEMS: usize = 4096;
/// All extents, and all targets of references.
const MAX_ENTRIES: usize = 65_536;

/// The meta box as it stands in the file.
#[derive(Default)]
pub(super) struct Meta<'a> {
    pub(super) primary: u32,
    pub(super) items: BTreeMap<u32, Item<'a>>,
    /// The property container; associations count its boxes from 1.
    pub(super) properties: Vec<Box<'a>>,
    /// Type and source of a reference, and its targets.
    pub(super) references: BTreeMap<(Kind, u32), Vec<u32>>,
    /// Groups of items of which one is shown: alternatives and pyramids (14496-12, section 8.18; 23008-12, section 6.8).
    pub(super) alternatives: Vec<Vec<u32>>,
    pub(super) idat: Option<Fields<'a>>,
    /// Boxes that have no part in the picture.
    pub(super) surplus: Vec<Surplus<'a>>,
}

/// One item.
#[derive(Default)]
pub(super) struct Item<'a> {
    /// The offset of its entry.
    pub(super) offset: usize,
    pub(super) kind: Kind,
    /// Whether it is not for showing by itself.
    pub(super) hidden: bool,
    /// Its name, and for a `mime` item the media type: what stands after the type, each ended by a nought.
    pub(super) words: Stretch<'a>,
    pub(super) location: Option<Location>,
    pub(super) properties: Associations,
}

/// For each property of an item, whether a renderer must understand it, and its place in the container.
type Associations = Vec<(bool, usize)>;

/// A stretch of bytes with its offset.
pub(super) type Stretch<'a> = (usize, &'a [u8]);

/// Where an item's data lie.
pub(super) struct Location {
    /// 0 in the file, 1 in the item data box, 2 in other items.
    pub(super) method: u8,
    /// Not 0 when the data lie in another file.
    pub(super) reference: u16,
    /// Offset and length of each extent.
    pub(super) extents: Vec<(u64, u64)>,
}

impl Meta<'_> {
    /// The boxes of an item's properties, in their order, and whether each must be understood.
    pub(super) fn properties_of(&self, item: &Item<'_>) -> impl Iterator<Item = (bool, Option<&Box<'_>>)> {
        let boxed = |index: usize| index.checked_sub(1).and_then(|index| self.properties.get(index));
        item.properties
            .iter()
            .filter(|(_, index)| *index > 0)
            .map(move |(essential, index)| (*essential, boxed(*index)))
    }
}

/// Reads a meta box.
pub(super) fn read(mut fields: Fields<'_>) -> Result<Meta<'_>, Error> {
    let mut meta = Meta::default();
    let offset = fields.offset();
    let mut primary = None;
    let mut seen = Vec::new();
    let (mut infos, mut locations, mut associations) = (Vec::new(), Vec::new(), Vec::new());
    fields.version()?;
    while let Some(each) = fields.next_box()? {
        let Box { kind, start, mut data } = each;
        if matches!(&kind, b"hdlr" | b"pitm" | b"iinf" | b"iloc" | b"iref" | b"iprp" | b"idat") {
            if seen.contains(&kind) {
                return Err(broken(start, format_args!("a second {} box", name(kind))));
            }
            seen.push(kind);
        }
        match &kind {
            b"hdlr" => {
                data.take(8)?;
                if data.kind()? != *b"pict" {
                    return Err(unsupported(start, "HEIF file whose handler is not for pictures"));
                }
                data.take(12)?;
                leave(&mut meta.surplus, Part::ItemName, data.offset(), data.rest());
            }
            b"pitm" => {
                let (version, _) = data.version()?;
                primary = Some(if version == 0 { u32::from(data.u16()?) } else { data.u32()? });
            }
            b"iinf" => infos = read_infos(data)?,
            b"iloc" => locations = read_locations(data)?,
            b"iref" => meta.references = read_references(data)?,
            b"iprp" => {
                while let Some(mut each) = data.next_box()? {
                    match &each.kind {
                        b"ipco" if meta.properties.is_empty() => {
                            while let Some(property) = each.data.next_box()? {
                                meta.properties.push(property);
                            }
                        }
                        b"ipco" => return Err(broken(each.start, "a second ipco box")),
                        b"ipma" => associations.extend(read_associations(each.data)?),
                        _ => meta.surplus.push(boxed(&each)),
                    }
                }
            }
            b"idat" => meta.idat = Some(data),
            b"grpl" => {
                meta.surplus.push(boxed(&each));
                meta.alternatives.extend(read_alternatives(data)?);
            }
            b"dinf" => {} // where else data may lie; an item that uses it is refused
            _ => meta.surplus.push(boxed(&each)),
        }
    }
    for (id, item) in infos {
        if meta.items.insert(id, item).is_some() {
            return Err(broken(offset, format_args!("item {id} stands twice")));
        }
    }
    for (id, location) in locations {
        // An entry for an item that is not there says nothing.
        let Some(item) = meta.items.get_mut(&id) else { continue };
        if item.location.replace(location).is_some() {
            return Err(broken(item.offset, format_args!("item {id} has two locations")));
        }
    }
    for (id, properties) in associations {
        let Some(item) = meta.items.get_mut(&id) else { continue };
        if !item.properties.is_empty() {
            return Err(broken(item.offset, format_args!("item {id} has two lists of properties")));
        }
        item.properties = properties;
    }
    meta.primary = primary.ok_or_else(|| unsupported(offset, "HEIF file without a primary picture"))?;
    Ok(meta)
}

/// A box that is left out, as it is reported.
pub(super) fn boxed<'a>(each: &Box<'a>) -> Surplus<'a> {
    Surplus { part: Part::Box(each.kind), offset: each.data.offset(), data: each.data.rest() }
}

/// Reports bytes that are left out, unless they are nothing but noughts.
pub(super) fn leave<'a>(surplus: &mut Vec<Surplus<'a>>, part: Part, offset: usize, data: &'a [u8]) {
    if data.iter().any(|byte| *byte != 0) {
        surplus.push(Surplus { part, offset, data });
    }
}

/// Item information (14496-12, section 8.11.6).
fn read_infos(mut data: Fields<'_>) -> Result<Vec<(u32, Item<'_>)>, Error> {
    let (version, _) = data.version()?;
    let count = data.number(if version == 0 { 2 } else { 4 })?;
    let mut infos = Vec::new();
    while let Some(Box { kind, start, mut data }) = data.next_box()? {
        if kind != *b"infe" || infos.len() as u64 >= count {
            return Err(broken(start, "item information box"));
        }
        if infos.len() >= MAX_ITEMS {
            return Err(Error::at_byte(Code::PhotoTooLarge, start).because("HEIF items"));
        }
        let (version, flags) = data.version()?;
        let hidden = flags & 1 == 1;
        let id = if version < 3 { u32::from(data.u16()?) } else { data.u32()? };
        data.take(2)?; // protection
        let kind = if version < 2 { Kind::default() } else { data.kind()? };
        let words = (data.offset(), data.rest());
        infos.push((id, Item { offset: start, kind, hidden, words, ..Item::default() }));
    }
    if infos.len() as u64 != count {
        return Err(broken(data.offset(), "number of HEIF items"));
    }
    Ok(infos)
}

/// Item locations (14496-12, section 8.11.3).
fn read_locations(mut data: Fields<'_>) -> Result<Vec<(u32, Location)>, Error> {
    let start = data.offset();
    let (version, _) = data.version()?;
    if version > 2 {
        return Err(unsupported(start, "version of a HEIF iloc box"));
    }
    let sizes = data.u16()?;
    let size = |shift: u32| usize::from(sizes >> shift & 15);
    let (offset_size, length_size, base_size) = (size(12), size(8), size(4));
    let index_size = if version > 0 { size(0) } else { 0 };
    if ![offset_size, length_size, base_size, index_size].iter().all(|size| matches!(size, 0 | 4 | 8)) {
        return Err(broken(start, "field sizes of a HEIF iloc box"));
    }
    let count = data.number(if version < 2 { 2 } else { 4 })?;
    let mut locations = Vec::new();
    let mut entries = 0_usize;
    for _ in 0..count {
        let id = if version < 2 { u32::from(data.u16()?) } else { data.u32()? };
        let method = if version > 0 { data.u16()? & 15 } else { 0 };
        let reference = data.u16()?;
        let base = data.number(base_size)?;
        let extents = usize::from(data.u16()?);
        entries = entries.saturating_add(extents).saturating_add(1);
        if entries > MAX_ENTRIES {
            return Err(Error::at_byte(Code::PhotoTooLarge, start).because("HEIF extents"));
        }
        let extents = (0..extents)
            .map(|_| {
                data.take(index_size)?;
                let offset = base.checked_add(data.number(offset_size)?);
                let offset = offset.ok_or_else(|| broken(data.offset(), "place of a HEIF item"))?;
                Ok((offset, data.number(length_size)?))
            })
            .collect::<Result<_, Error>>()?;
        locations.push((id, Location { method: u8::try_from(method).unwrap_or(u8::MAX), reference, extents }));
    }
    Ok(locations)
}

/// Item references (14496-12, section 8.11.12).
fn read_references(mut data: Fields<'_>) -> Result<BTreeMap<(Kind, u32), Vec<u32>>, Error> {
    let start = data.offset();
    let (version, _) = data.version()?;
    let width = if version == 0 { 2 } else { 4 };
    let mut references: BTreeMap<_, Vec<u32>> = BTreeMap::new();
    let mut entries = 0_usize;
    while let Some(Box { kind, start: at, mut data }) = data.next_box()? {
        let from = u32::try_from(data.number(width)?).unwrap_or(u32::MAX);
        let count = usize::from(data.u16()?);
        entries = entries.saturating_add(count).saturating_add(1);
        if entries > MAX_ENTRIES {
            return Err(Error::at_byte(Code::PhotoTooLarge, start).because("HEIF references"));
        }
        let to = (0..count)
            .map(|_| Ok(u32::try_from(data.number(width)?).unwrap_or(u32::MAX)))
            .collect::<Result<Vec<_>, Error>>()?;
        let known = references.entry((kind, from)).or_default();
        if kind == *b"dimg" && !known.is_empty() {
            return Err(broken(at, "two lists of the parts of a HEIF picture"));
        }
        known.extend(to);
    }
    Ok(references)
}

/// The groups of items of which one is shown.
fn read_alternatives(mut data: Fields<'_>) -> Result<Vec<Vec<u32>>, Error> {
    let mut groups = Vec::new();
    while let Some(Box { kind, mut data, .. }) = data.next_box()? {
        if matches!(&kind, b"altr" | b"pymd") {
            data.take(8)?; // version, flags, and the number of the group
            groups.push((0..data.u32()?).map(|_| data.u32()).collect::<Result<_, _>>()?);
        }
    }
    Ok(groups)
}

/// Which items have which properties (23008-12, section 9.3.3).
fn read_associations(mut data: Fields<'_>) -> Result<Vec<(u32, Associations)>, Error> {
    let (version, flags) = data.version()?;
    let count = data.u32()?;
    let mut out = Vec::new();
    for _ in 0..count {
        let id = if version == 0 { u32::from(data.u16()?) } else { data.u32()? };
        let properties = (0..data.u8()?)
            .map(|_| {
                let (wide, mask) = if flags & 1 == 1 { (2, 0x7FFF) } else { (1, 0x7F) };
                let value = data.number(wide)?;
                Ok((value > mask, usize::try_from(value & mask).unwrap_or_default()))
            })
            .collect::<Result<_, Error>>()?;
        out.push((id, properties));
    }
    Ok(out)
}
