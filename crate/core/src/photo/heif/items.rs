//! Follows the items from the pictures that the file shows to all that they are made of (ISO/IEC 23008-12, section 6).
//!
//! An item may be a part of several pictures, or several parts of one, as the empty tile of a plain sky is. It is added once;
//! what drawing it each time costs, `limits` reckons.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{
    Codec, Shown, av1, body,
    boxes::{Box, Kind, broken, name, unsupported},
    derivation, hevc,
    meta::{Item, Meta},
    property,
    role::{self, Role},
    size::size,
};
use crate::{Error, error::Code};

/// A grid of an overlay of a grid is already more than any camera writes.
const MAX_DEPTH: u32 = 4;
/// Items may share their data and properties, as the empty tiles of a plain sky do; more than this many times the file in all
/// is no picture.
const MAX_SHARING: usize = 16;
/// A coded picture is whole blocks, so it may be larger than the item by less than two of the largest.
const MAX_BLOCKS: u64 = 128;

/// Where data stand in the file, and the data.
type Placed<'a> = (Vec<Range<usize>>, Cow<'a, [u8]>);

/// What was followed so far.
pub(super) struct Walker<'a, 'm> {
    bytes: &'a [u8],
    meta: &'m Meta<'a>,
    mdats: &'m [Range<usize>],
    /// The numbers of the pictures that the file shows.
    pictures: BTreeSet<u32>,
    pub(super) shown: Vec<Shown<'a>>,
    /// The places of items by their numbers in the file.
    pub(super) places: BTreeMap<u32, usize>,
    pub(super) codec: Option<Codec>,
    /// Items before this place may not be drawn again: transparency and gain maps share nothing with the pictures.
    closed: usize,
    /// How many bytes of data and properties the items have so far.
    read: usize,
}

impl<'a, 'm> Walker<'a, 'm> {
    pub(super) fn new(bytes: &'a [u8], meta: &'m Meta<'a>, mdats: &'m [Range<usize>]) -> Self {
        let (shown, places) = (Vec::new(), BTreeMap::new());
        Self { bytes, meta, mdats, pictures: BTreeSet::new(), shown, places, codec: None, closed: 0, read: 0 }
    }

    /// Adds the pictures that the file shows, in the order of their numbers, and all that they are made of.
    pub(super) fn show_pictures(&mut self) -> Result<(), Error> {
        self.pictures = role::pictures(self.meta)?;
        for id in self.pictures.clone() {
            self.show(id, false, 0)?;
        }
        Ok(())
    }

    /// The places of the pictures that the file shows.
    pub(super) fn pictures(&self) -> impl Iterator<Item = usize> {
        self.pictures.iter().filter_map(|id| self.places.get(id).copied())
    }

    /// Adds an item and all that it is made of; its place.
    fn show(&mut self, id: u32, hidden: bool, depth: u32) -> Result<usize, Error> {
        let item = self.meta.items.get(&id).ok_or_else(|| broken(0, format_args!("HEIF item {id} is missing")))?;
        let refuse = || unsupported(item.offset, "HEIF item that is a part of itself or nested too deeply");
        if let Some(known) = self.places.get(&id) {
            // While its parts are being added its height is not known.
            let height = self.shown.get(*known).and_then(|shown| shown.height).ok_or_else(refuse)?;
            if *known < self.closed {
                return Err(unsupported(item.offset, "HEIF item that is both colour and transparency"));
            }
            return if depth.saturating_add(height) > MAX_DEPTH { Err(refuse()) } else { Ok(*known) };
        }
        if depth > MAX_DEPTH {
            return Err(refuse());
        }
        let place = self.shown.len();
        self.places.insert(id, place);
        let codec = match &item.kind {
            b"hvc1" | b"hev1" => Some(Codec::Hevc),
            b"av01" => Some(Codec::Av1),
            b"grid" | b"iovl" | b"iden" => None,
            b"tmap" if depth == 0 && place > 0 => None,
            kind => return Err(unsupported(item.offset, format_args!("HEIF picture of type {}", name(*kind)))),
        };
        if codec.is_some() && self.codec.is_some_and(|known| Some(known) != codec) {
            return Err(unsupported(item.offset, "HEIF file of two codecs"));
        }
        self.codec = self.codec.or(codec);
        let mut properties = self.properties(item)?;
        let size = size(&properties).ok_or_else(|| broken(item.offset, "HEIF picture without a size"))?;
        let (source, data) = if item.kind == *b"iden" { (Vec::new(), Cow::default()) } else { self.data(item)? };
        let offset = source.first().map_or(0, |range| range.start);
        let length = properties.iter().fold(data.len(), |sum, (_, normal)| sum.saturating_add(normal.len()));
        self.read = self.read.saturating_add(length);
        if self.read > self.bytes.len().saturating_mul(MAX_SHARING) {
            return Err(Error::at_byte(Code::PhotoTooLarge, item.offset).because("HEIF items that share their data"));
        }
        let kept = match codec {
            Some(Codec::Hevc) => {
                let configuration = body(&properties, b"hvcC").ok_or_else(|| broken(item.offset, "no hvcC"))?;
                let kept = hevc::kept(&data, offset, configuration)?;
                let coded = hevc::coded_size(configuration, &data, &kept);
                let fits = |coded: u64, size: u32| {
                    coded >= u64::from(size) && coded < u64::from(size).saturating_add(MAX_BLOCKS)
                };
                if !coded.is_some_and(|(width, height)| fits(width, size.0) && fits(height, size.1)) {
                    return Err(broken(offset, "the HEVC picture has another size than its item"));
                }
                kept
            }
            Some(Codec::Av1) => {
                body(&properties, b"av1C").ok_or_else(|| broken(item.offset, "no av1C"))?;
                av1::kept(&data, offset)?
            }
            None => {
                let inputs = self.meta.references.get(&(*b"dimg", id)).map_or(0, Vec::len);
                let length = derivation::length(item.kind, &data, offset, inputs, size)?;
                std::iter::once(0..length).collect()
            }
        };
        // The sizes of layers are no longer right when something between them went.
        if kept.iter().map(Range::len).sum::<usize>() != data.len() {
            properties.retain(|(kind, _)| kind != b"a1lx");
        }
        self.shown.push(Shown {
            kind: item.kind,
            hidden,
            height: codec.map(|_| 0),
            properties,
            size,
            source,
            data,
            kept,
            inputs: Vec::new(),
            masters: Vec::new(),
            premultiplied: None,
        });
        if codec.is_none() {
            let ids = self.meta.references.get(&(*b"dimg", id)).cloned().unwrap_or_default();
            let parts = ids.into_iter().map(|input| match &item.kind {
                // A gain map is applied to the primary picture, which is there.
                b"tmap" if input == self.meta.primary => Ok(self.places.get(&input).copied().unwrap_or_default()),
                _ => self.show(input, !self.pictures.contains(&input), depth + 1),
            });
            let inputs = parts.collect::<Result<Vec<_>, _>>()?;
            if item.kind == *b"grid" {
                self.check_tiles(&inputs, item.offset)?;
            }
            let heights = inputs.iter().filter_map(|place| self.shown.get(*place)?.height);
            let height = heights.max().unwrap_or_default().saturating_add(1);
            if let Some(shown) = self.shown.get_mut(place) {
                (shown.inputs, shown.height) = (inputs, Some(height));
            }
        }
        Ok(place)
    }

    /// Adds the transparency of what is shown so far.
    pub(super) fn show_transparency(&mut self) -> Result<(), Error> {
        let mut transparency = BTreeMap::new();
        for ((kind, from), to) in &self.meta.references {
            let Some(item) = self.meta.items.get(from).filter(|_| kind == b"auxl") else { continue };
            if role::of(self.meta, *from, item) == Role::Alpha {
                // The first of several is the one that decoders take.
                to.iter().for_each(|master| _ = transparency.entry(*master).or_insert(*from));
            }
        }
        let mut masters: Vec<(usize, u32)> = self.places.iter().map(|(id, place)| (*place, *id)).collect();
        masters.sort_unstable();
        self.closed = self.shown.len();
        let mut added = BTreeMap::new();
        for (place, master) in masters {
            let Some(id) = transparency.get(&master) else { continue };
            let auxiliary = match added.get(id) {
                Some(known) => *known,
                None => self.show(*id, false, 1)?,
            };
            added.insert(*id, auxiliary);
            if let Some(shown) = self.shown.get_mut(auxiliary) {
                shown.masters.push(place);
            }
            let premultiplied = self.meta.references.get(&(*b"prem", master)).is_some_and(|to| to.contains(id));
            if let Some(shown) = self.shown.get_mut(place) {
                shown.premultiplied = premultiplied.then_some(auxiliary);
            }
        }
        Ok(())
    }

    /// Adds the gain map of the primary picture and the item that says how it is applied, if there is one.
    pub(super) fn show_gain_map(&mut self) -> Result<(), Error> {
        let primary = self.meta.primary;
        let applies = |id: &u32| {
            let parts = self.meta.references.get(&(*b"dimg", *id)).map(Vec::as_slice);
            matches!(parts, Some([base, map]) if *base == primary && *map != primary)
        };
        let mut maps = self.meta.items.iter().filter(|(_, item)| item.kind == *b"tmap").map(|(id, _)| *id);
        match maps.find(applies) {
            Some(id) => {
                self.closed = self.shown.len();
                self.show(id, false, 0).map(drop)
            }
            None => Ok(()),
        }
    }

    fn properties(&self, item: &Item<'_>) -> Result<Vec<(Kind, Vec<u8>)>, Error> {
        let mut kept: Vec<(Kind, Vec<u8>)> = Vec::new();
        for (essential, property) in self.meta.properties_of(item) {
            let Some(Box { kind, start, data }) = property else {
                return Err(broken(item.offset, "HEIF property that is not there"));
            };
            match property::normal(*kind, *data)? {
                Some(_) if kind != b"colr" && kept.iter().any(|(known, _)| known == kind) => {
                    return Err(broken(*start, format_args!("two {} properties of one HEIF item", name(*kind))));
                }
                Some(normal) => kept.push((*kind, normal)),
                None if essential && kind != b"free" => {
                    return Err(unsupported(*start, format_args!("HEIF property {}", name(*kind))));
                }
                None => {}
            }
        }
        Ok(kept)
    }

    /// Where an item's data stand in the file, and the data.
    fn data(&self, item: &Item<'_>) -> Result<Placed<'a>, Error> {
        let location = item.location.as_ref().ok_or_else(|| broken(item.offset, "HEIF item without data"))?;
        if location.reference != 0 || location.method > 1 {
            return Err(unsupported(item.offset, "HEIF item whose data lie in other items or files"));
        }
        let source = location
            .extents
            .iter()
            .map(|extent| {
                let truncated = || Error::at_byte(Code::PhotoTruncated, item.offset).because("data of a HEIF item");
                self.extent(location.method, *extent).filter(|range| !range.is_empty()).ok_or_else(truncated)
            })
            .collect::<Result<Vec<_>, _>>()?;
        let total = source.iter().fold(0, |sum: usize, range| sum.saturating_add(range.len()));
        if source.is_empty() || total > self.bytes.len() {
            return Err(broken(item.offset, "extents of a HEIF item"));
        }
        let part = |range: &Range<usize>| self.bytes.get(range.clone()).unwrap_or_default();
        let data = match source.as_slice() {
            [whole] => Cow::Borrowed(part(whole)),
            parts => Cow::Owned(parts.iter().flat_map(part).copied().collect()),
        };
        Ok((source, data))
    }

    /// The bytes of the file that an extent means, which lie within a box for data.
    pub(super) fn extent(&self, method: u8, (offset, length): (u64, u64)) -> Option<Range<usize>> {
        let (offset, length) = (usize::try_from(offset).ok()?, usize::try_from(length).ok()?);
        if method == 1 {
            let idat = self.meta.idat?;
            let start = idat.offset().checked_add(offset)?;
            let end = start.checked_add(length)?;
            return (end <= idat.offset().checked_add(idat.rest().len())?).then_some(start..end);
        }
        let end = offset.checked_add(length)?;
        let after = self.mdats.partition_point(|mdat| mdat.start <= offset);
        let mdat = self.mdats.get(after.checked_sub(1)?)?;
        (end <= mdat.end).then_some(offset..end)
    }

    /// The tiles of a grid have one size.
    fn check_tiles(&self, inputs: &[usize], offset: usize) -> Result<(), Error> {
        let mut sizes = inputs.iter().filter_map(|place| self.shown.get(*place)).map(|tile| tile.size);
        let first = sizes.next();
        if sizes.any(|size| Some(size) != first) {
            return Err(broken(offset, "tiles of different sizes"));
        }
        Ok(())
    }
}
