//! HEIC and AVIF: walks the boxes of ISO/IEC 14496-12 and the items of ISO/IEC 23008-12 (HEIF), and picks the items a renderer
//! needs; `write` writes the file anew with them.
//!
//! What draws is the primary item; for a picture made of tiles or layers (`grid`, `iovl`, `iden`) the items it is made of;
//! and the transparency of any of these. They are numbered afresh, keep the properties that draw, and their coded bytes stand
//! bit for bit in one mdat box, without the messages (SEI, OBU metadata) and padding between them. Everything else goes: Exif,
//! XMP, thumbnails, depth maps, further pictures, groups, films, names, and every box that is not known. A gain map stays when
//! [`Choices`] asks for it and it is of the kind that stands by itself (`tmap`, ISO 21496-1); that of older iPhones always goes,
//! for the numbers it is used with are in the Exif block and in XMP.
//!
//! The picture is turned by the properties `irot` and `imir`, which every decoder applies; the Exif orientation turns nothing
//! in HEIF (23008-12, annex A). So [`Shape`] says orientation 1 and the size after turning and cropping. What `clap` crops away
//! stays in the coded picture of a cleaned HEIC file; a published picture is encoded anew and has lost it.
//!
//! What is not looked into are the coded pictures themselves: a message woven into the bits of a tile, or into the extension
//! fields of a parameter set, is not found. A published HEIC picture is encoded anew and has lost that as well.
//!
//! A file with a film (`moov`), such as an animated AVIF, is refused: its still picture alone would not be what was sent.

mod av1;
mod boxes;
mod colour;
mod decode;
mod hevc;
mod meta;
mod property;
mod write;

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{
    Choices, Format, MAX_PIXELS, Shape, sniff,
    surplus::{Part, Role, Surplus},
};
use crate::{Error, error::Code};
pub(super) use colour::profile;
pub(super) use decode::decode;
pub(super) use write::write;

use boxes::{Box, Fields, Kind, broken, name, unsupported};
use meta::{Item, Meta, boxed, leave};

/// A grid of an overlay of a grid is already more than any camera writes.
const MAX_DEPTH: u32 = 4;
/// A grid and its tiles, and the same again for its transparency, and something for the edges of tiles.
const MAX_ALL_PIXELS: u64 = 5 * MAX_PIXELS;
/// Items may share their data and properties, as the empty tiles of a plain sky do; more than this many times the file in all
/// is no picture.
const MAX_SHARING: usize = 16;
/// A coded picture is whole blocks, so it may be larger than the item by less than two of the largest.
const MAX_BLOCKS: u64 = 128;

/// What the picture is; fails where a file cannot be followed to the end of its picture.
pub(super) fn shape(bytes: &[u8]) -> Result<Shape, Error> {
    let (width, height) = walk(bytes, Choices::default())?.size;
    Ok(Shape { orientation: 1, width, height, frames: 1 })
}

/// What [`write`] leaves out.
pub(super) fn surplus(bytes: &[u8]) -> (Vec<Surplus<'_>>, Option<Error>) {
    match walk(bytes, Choices::default()) {
        Ok(heif) => (heif.surplus, None),
        Err(error) => (Vec::new(), Some(error)),
    }
}

/// The kind of coded picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Codec {
    Hevc,
    Av1,
}

/// The picture and what is left out.
struct Heif<'a> {
    codec: Codec,
    /// As displayed.
    size: (u32, u32),
    items: Vec<Shown<'a>>,
    surplus: Vec<Surplus<'a>>,
}

/// An item that is drawn. Its place in the list is its new number, counted from 1.
struct Shown<'a> {
    kind: Kind,
    /// Whether it is only a part of another.
    hidden: bool,
    /// Its properties, each a whole box, in their order.
    properties: Vec<(Kind, Vec<u8>)>,
    size: (u32, u32),
    /// Where its data stand in the file.
    source: Vec<Range<usize>>,
    data: Cow<'a, [u8]>,
    /// The stretches of the data that draw.
    kept: Vec<Range<usize>>,
    /// The places of the items it is made of.
    inputs: Vec<usize>,
    /// The places of the items whose transparency it is.
    masters: Vec<usize>,
    /// The place of the item that holds the transparency its colours are multiplied with.
    premultiplied: Option<usize>,
}

fn walk(bytes: &[u8], choices: Choices) -> Result<Heif<'_>, Error> {
    let (meta, mut surplus, mdats) = top(bytes)?;
    let mut walker =
        Walker { bytes, meta: &meta, mdats: &mdats, shown: Vec::new(), places: BTreeMap::new(), codec: None, read: 0 };
    walker.show(meta.primary, false, 0)?;
    walker.show_transparency()?;
    if choices.keep_gain_map {
        walker.show_gain_map()?;
    }
    let Walker { shown, places, codec, .. } = walker;
    let codec = codec.ok_or_else(|| broken(0, "HEIF file without a coded picture"))?;
    let wanted = if codec == Codec::Hevc { Format::Heic } else { Format::Avif };
    if sniff::format(bytes)? != wanted {
        return Err(unsupported(0, "HEIF file whose brands are not those of its picture"));
    }
    check_limits(&shown)?;
    let owned = check_sharing(&shown)?;
    let size = displayed_size(shown.first())?;
    surplus.extend(left_out(bytes, &meta, &shown, &places, owned, &mdats));
    drop(places);
    surplus.extend(meta.surplus);
    Ok(Heif { codec, size, items: shown, surplus })
}

/// The boxes of the file: the meta box, what is none of the picture's, and where data may lie.
type Top<'a> = (Meta<'a>, Vec<Surplus<'a>>, Vec<Range<usize>>);

fn top(bytes: &[u8]) -> Result<Top<'_>, Error> {
    let mut file = Fields::new(bytes, 0);
    let (mut meta, mut surplus, mut mdats) = (None, Vec::new(), Vec::new());
    loop {
        let before = file;
        let each = match file.next_box() {
            Ok(Some(each)) => each,
            Ok(None) => break,
            // What follows the last whole box is no part of the file; whether its picture is whole its items will tell.
            Err(_) if meta.is_some() => {
                surplus.push(Surplus { part: Part::AfterEnd, offset: before.offset(), data: before.rest() });
                break;
            }
            Err(error) => return Err(error),
        };
        let Box { kind, start, data } = each;
        match &kind {
            b"ftyp" if start == 0 => {}
            b"meta" if meta.is_none() => meta = Some(meta::read(data)?),
            b"meta" => return Err(broken(start, "a second meta box")),
            b"moov" | b"moof" => return Err(unsupported(start, "HEIF file with a film or an animation")),
            b"mdat" => mdats.push(data.offset()..data.offset().saturating_add(data.rest().len())),
            b"free" | b"skip" | b"wide" => leave(&mut surplus, Part::Box(kind), data.offset(), data.rest()),
            _ => surplus.push(boxed(&each)),
        }
    }
    let meta =
        meta.ok_or_else(|| Error::at_byte(Code::PhotoTruncated, bytes.len()).because("HEIF file without meta box"))?;
    Ok((meta, surplus, mdats))
}

/// Where data stand in the file, and the data.
type Placed<'a> = (Vec<Range<usize>>, Cow<'a, [u8]>);

/// Follows the items from the primary one.
struct Walker<'a, 'm> {
    bytes: &'a [u8],
    meta: &'m Meta<'a>,
    mdats: &'m [Range<usize>],
    shown: Vec<Shown<'a>>,
    /// The places of items by their numbers in the file.
    places: BTreeMap<u32, usize>,
    codec: Option<Codec>,
    /// How many bytes of data and properties the items have so far.
    read: usize,
}

impl<'a> Walker<'a, '_> {
    /// Adds an item and all that it is made of; its place.
    fn show(&mut self, id: u32, hidden: bool, depth: u32) -> Result<usize, Error> {
        let item = self.meta.items.get(&id).ok_or_else(|| broken(0, format_args!("HEIF item {id} is missing")))?;
        let place = self.shown.len();
        if depth > MAX_DEPTH || self.places.insert(id, place).is_some() {
            return Err(unsupported(item.offset, "HEIF item that is drawn twice or nested too deeply"));
        }
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
                let length = derivation(item.kind, &data, offset, inputs, size)?;
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
                b"tmap" if input == self.meta.primary => Ok(0),
                _ => self.show(input, true, depth + 1),
            });
            let inputs = parts.collect::<Result<Vec<_>, _>>()?;
            if item.kind == *b"grid" {
                self.check_tiles(&inputs, item.offset)?;
            }
            if let Some(shown) = self.shown.get_mut(place) {
                shown.inputs = inputs;
            }
        }
        Ok(place)
    }

    /// Adds the transparency of what is shown so far.
    fn show_transparency(&mut self) -> Result<(), Error> {
        let mut transparency = BTreeMap::new();
        for ((kind, from), to) in &self.meta.references {
            let Some(item) = self.meta.items.get(from).filter(|_| kind == b"auxl") else { continue };
            if role(self.meta, *from, item) == Role::Alpha {
                // The first of several is the one that decoders take.
                to.iter().for_each(|master| _ = transparency.entry(*master).or_insert(*from));
            }
        }
        let mut masters: Vec<(usize, u32)> = self.places.iter().map(|(id, place)| (*place, *id)).collect();
        masters.sort_unstable();
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
    fn show_gain_map(&mut self) -> Result<(), Error> {
        let primary = self.meta.primary;
        let applies = |id: &u32| {
            let parts = self.meta.references.get(&(*b"dimg", *id)).map(Vec::as_slice);
            matches!(parts, Some([base, map]) if *base == primary && *map != primary)
        };
        let mut maps = self.meta.items.iter().filter(|(_, item)| item.kind == *b"tmap").map(|(id, _)| *id);
        match maps.find(applies) {
            Some(id) => self.show(id, false, 0).map(drop),
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
    fn extent(&self, method: u8, (offset, length): (u64, u64)) -> Option<Range<usize>> {
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

/// Reads the recipe of a derived picture (23008-12, section 6.6.2); how many bytes it takes.
fn derivation(kind: Kind, data: &[u8], offset: usize, inputs: usize, size: (u32, u32)) -> Result<usize, Error> {
    let mut fields = Fields::new(data, offset);
    let wrong = |what| Err(broken(offset, what));
    if kind == *b"iden" {
        return if inputs == 1 { Ok(0) } else { wrong("inputs of a HEIF identity") };
    }
    if fields.u8()? != 0 {
        return Err(unsupported(offset, "version of a derived HEIF picture"));
    }
    if kind == *b"tmap" {
        // ISO 21496-1, annex C: versions, flags, two headrooms, and five fractions for each channel.
        let (least, _, flags) = (fields.u16()?, fields.u16()?, fields.u8()?);
        if least != 0 || flags & 0x3F != 0 {
            return Err(unsupported(offset, "version of a HEIF gain map"));
        }
        fields.take(if flags & 0x80 == 0 { 16 + 40 } else { 16 + 3 * 40 })?;
        return Ok(fields.offset().saturating_sub(offset));
    }
    let width = if fields.u8()? & 1 == 1 { 4 } else { 2 };
    let count = if kind == *b"grid" {
        (usize::from(fields.u8()?) + 1) * (usize::from(fields.u8()?) + 1)
    } else {
        fields.take(8)?; // what shows where no layer is
        inputs
    };
    if (fields.number(width)?, fields.number(width)?) != (u64::from(size.0), u64::from(size.1)) {
        return wrong("size of a derived HEIF picture");
    }
    if kind == *b"iovl" {
        fields.take(count.saturating_mul(2 * width))?; // where each layer lies
    }
    if inputs == 0 || inputs != count {
        return wrong("number of the parts of a HEIF picture");
    }
    Ok(fields.offset().saturating_sub(offset))
}

fn check_limits(shown: &[Shown<'_>]) -> Result<(), Error> {
    let too_large = || Error::new(Code::PhotoTooLarge);
    let mut all = 0_u64;
    for item in shown {
        let pixels = u64::from(item.size.0) * u64::from(item.size.1);
        if pixels > MAX_PIXELS {
            return Err(too_large().because(format_args!("{} × {} pixels", item.size.0, item.size.1)));
        }
        // Transparency that several items share is decoded for each.
        all = all.saturating_add(pixels.saturating_mul(item.masters.len().max(1) as u64));
    }
    if all > MAX_ALL_PIXELS {
        return Err(too_large().because("all parts of the HEIF picture together"));
    }
    Ok(())
}

/// The stretches of the file that items own. Two items may share all of one, but no part.
fn check_sharing(shown: &[Shown<'_>]) -> Result<BTreeSet<(usize, usize)>, Error> {
    let owned: BTreeSet<_> =
        shown.iter().flat_map(|item| item.source.iter().map(|range| (range.start, range.end))).collect();
    for ((_, end), (start, _)) in owned.iter().zip(owned.iter().skip(1)) {
        if start < end {
            return Err(broken(*start, "HEIF items overlap"));
        }
    }
    Ok(owned)
}

/// The data of the box of `kind` among normal properties.
fn body<'p>(properties: &'p [(Kind, Vec<u8>)], kind: &Kind) -> Option<&'p [u8]> {
    properties.iter().find(|(known, _)| known == kind).and_then(|(_, normal)| normal.get(8..))
}

/// Width and height in an item's `ispe` property, neither nought.
fn size(properties: &[(Kind, Vec<u8>)]) -> Option<(u32, u32)> {
    let mut fields = Fields::new(body(properties, b"ispe")?, 0);
    fields.version().ok()?;
    let (width, height) = (fields.u32().ok()?, fields.u32().ok()?);
    (width > 0 && height > 0).then_some((width, height))
}

/// The size after cropping and turning, in the order of the properties (23008-12, section 6.3).
fn displayed_size(primary: Option<&Shown<'_>>) -> Result<(u32, u32), Error> {
    let wrong = || broken(0, "clap property of a HEIF picture");
    let Some(primary) = primary else { return Err(wrong()) };
    let (mut width, mut height) = primary.size;
    for (kind, normal) in &primary.properties {
        let mut fields = Fields::new(normal.get(8..).unwrap_or_default(), 0);
        match kind {
            b"irot" if fields.u8()? & 1 == 1 => (width, height) = (height, width),
            b"clap" => {
                let mut side = |whole: u32| {
                    let (part, of) = (fields.number(4)?, fields.number(4)?);
                    let rounded = (part + of / 2).checked_div(of).ok_or_else(wrong)?;
                    u32::try_from(rounded).ok().filter(|side| (1..=whole).contains(side)).ok_or_else(wrong)
                };
                (width, height) = (side(width)?, side(height)?);
                fields.number(4)?;
                let across = fields.number(4)?;
                fields.number(4)?;
                if across == 0 || fields.number(4)? == 0 {
                    return Err(wrong());
                }
            }
            _ => {}
        }
    }
    Ok((width, height))
}

/// What an item is in the file.
fn role(meta: &Meta<'_>, id: u32, item: &Item<'_>) -> Role {
    let property = |kind: &Kind| meta.properties_of(item).filter_map(|(_, each)| each).find(|each| each.kind == *kind);
    if let Some(auxiliary) = property(b"auxC") {
        let urn = property::urn(auxiliary.data.rest().get(4..).unwrap_or_default());
        let has = |word: &[u8]| urn.windows(word.len()).any(|window| window == word);
        if matches!(property::alpha(auxiliary.data), Ok(Some(_))) {
            return Role::Alpha;
        }
        return if has(b"gainmap") {
            Role::GainMap
        } else if has(b"depth") || has(b"disparity") || urn.ends_with(b"auxid:2") {
            Role::DepthMap
        } else {
            Role::Picture
        };
    }
    match &item.kind {
        b"Exif" => Role::Exif,
        b"mime" => {
            let mut words = item.words.1.split(|byte| *byte == 0);
            if words.nth(1) == Some(b"application/rdf+xml") { Role::Xmp } else { Role::Other(item.kind) }
        }
        b"tmap" => Role::GainMap,
        _ if meta.references.contains_key(&(*b"thmb", id)) => {
            let mut size = property(b"ispe").map_or(Fields::new(&[], 0), |each| each.data);
            let sides = size.version().and_then(|_| Ok((size.u32()?, size.u32()?)));
            sides.map_or(Role::Thumbnail(0, 0), |(width, height)| Role::Thumbnail(width, height))
        }
        b"hvc1" | b"hev1" | b"av01" | b"grid" | b"iovl" | b"iden" | b"jpeg" => Role::Picture,
        kind => Role::Other(*kind),
    }
}

/// Everything inside the meta and mdat boxes that is not written again.
fn left_out<'a>(
    bytes: &'a [u8],
    meta: &Meta<'a>,
    shown: &[Shown<'_>],
    places: &BTreeMap<u32, usize>,
    mut owned: BTreeSet<(usize, usize)>,
    mdats: &[Range<usize>],
) -> Vec<Surplus<'a>> {
    let mut out = Vec::new();
    let walker = Walker { bytes, meta, mdats, shown: Vec::new(), places: BTreeMap::new(), codec: None, read: 0 };
    for (id, item) in &meta.items {
        let (offset, words) = item.words;
        leave(&mut out, Part::ItemName, offset, property::urn(words));
        let Some(location) = item.location.as_ref().filter(|_| !places.contains_key(id)) else { continue };
        for extent in &location.extents {
            let Some(range) = walker.extent(location.method, *extent) else { continue };
            if location.method < 2 && owned.insert((range.start, range.end)) {
                let data = bytes.get(range.clone()).unwrap_or_default();
                out.push(Surplus { part: Part::Item(role(meta, *id, item)), offset: range.start, data });
            }
        }
    }
    for each in &meta.properties {
        let (offset, data) = (each.data.offset(), each.data.rest());
        match property::normal(each.kind, each.data) {
            Ok(Some(normal)) if normal.len() >= data.len().saturating_add(8) => {}
            Ok(Some(_)) if matches!(&each.kind, b"hvcC" | b"av1C") => leave(&mut out, Part::CodedNote, offset, data),
            Ok(Some(normal)) => {
                let used = normal.len().saturating_sub(8);
                leave(&mut out, Part::Slack, offset.saturating_add(used), data.get(used..).unwrap_or_default());
            }
            // Properties of pictures that go with them.
            _ if matches!(&each.kind, b"auxC" | b"free") => {}
            _ => leave(&mut out, Part::Property(each.kind), offset, data),
        }
    }
    for item in shown {
        let mut at = 0;
        for range in item.kept.iter().cloned().chain(std::iter::once(item.data.len()..item.data.len())) {
            for (offset, length) in in_file(&item.source, at..range.start) {
                let data = bytes.get(offset..offset.saturating_add(length)).unwrap_or_default();
                leave(&mut out, Part::CodedNote, offset, data);
            }
            at = range.end;
        }
    }
    let idat = meta.idat.map(|idat| idat.offset()..idat.offset().saturating_add(idat.rest().len()));
    for area in mdats.iter().cloned().chain(idat) {
        let mut at = area.start;
        for (start, end) in owned.range((area.start, 0)..(area.end, 0)) {
            leave(&mut out, Part::Slack, at, bytes.get(at..*start).unwrap_or_default());
            at = at.max(*end);
        }
        leave(&mut out, Part::Slack, at, bytes.get(at..area.end).unwrap_or_default());
    }
    out
}

/// Where a stretch of an item's data stands in the file: offsets and lengths.
fn in_file(source: &[Range<usize>], wanted: Range<usize>) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut before = 0_usize;
    for range in source {
        let after = before.saturating_add(range.len());
        let (start, end) = (wanted.start.max(before), wanted.end.min(after));
        if start < end {
            out.push((range.start.saturating_add(start - before), end - start));
        }
        before = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use schoolgate_fixtures::{draw, encode, plant, with_property};

    use super::*;
    use crate::photo::{Photo, decode, strip};

    fn file() -> Vec<u8> {
        encode::heic(&draw::gradient(40, 30))
    }

    fn code(file: Vec<u8>) -> Code {
        Photo::open(file).unwrap_err().code()
    }

    /// The file with one byte of the first box of `kind` changed, `at` counting from its data.
    fn changed(kind: &[u8; 4], at: usize, value: u8) -> Vec<u8> {
        let mut file = strip(&Photo::open(file()).unwrap(), Choices::default()).unwrap().into_bytes();
        let start = file.windows(4).position(|word| word == kind).unwrap() + 4;
        file[start + at] = value;
        file
    }

    #[test]
    fn a_turned_picture_keeps_its_turn_and_says_its_size_as_displayed() {
        let plain = decode(&Photo::open(file()).unwrap()).unwrap();
        for quarters in 0..4 {
            // Reserved bits are set as well; they are cleaned.
            let photo = Photo::open(with_property(&file(), *b"irot", &[quarters | 0xF0], true)).unwrap();
            let (width, height) = if quarters % 2 == 1 { (30, 40) } else { (40, 30) };
            assert_eq!((photo.width(), photo.height(), photo.orientation()), (width, height, 1));
            let clean = Photo::open(strip(&photo, Choices::default()).unwrap().into_bytes()).unwrap();
            let pixels = decode(&clean).unwrap();
            assert_eq!((pixels.width, pixels.height), (width, height));
            assert_eq!(decode(&photo).unwrap(), pixels);
            // The corner at the top left, a quarter against the clock at a time.
            let corner = match quarters {
                0 => 0,
                1 => 39 * 30,
                2 => 40 * 30 - 1,
                _ => 29,
            };
            assert_eq!(pixels.rgb[corner * 3..corner * 3 + 3], plain.rgb[..3], "{quarters} quarters");
        }
    }

    #[test]
    fn the_exif_orientation_turns_nothing() {
        let plain = Photo::open(file()).unwrap();
        let turned = Photo::open(plant(&file(), 6).bytes).unwrap();
        assert_eq!((turned.orientation(), turned.width()), (1, plain.width()));
        assert_eq!(decode(&turned).unwrap(), decode(&plain).unwrap());
    }

    #[test]
    fn a_cropped_picture_says_its_size_as_displayed() {
        let clap = [20_u32, 1, 10, 1, 0, 1, 0, 1].map(u32::to_be_bytes);
        let photo = Photo::open(with_property(&file(), *b"clap", clap.as_flattened(), true)).unwrap();
        assert_eq!((photo.width(), photo.height()), (20, 10));
        assert_eq!(decode(&photo).unwrap().rgb.len(), 20 * 10 * 3);
        let nothing = [20_u32, 0, 10, 1, 0, 1, 0, 1].map(u32::to_be_bytes);
        assert_eq!(code(with_property(&file(), *b"clap", nothing.as_flattened(), true)), Code::PhotoBroken);
    }

    #[test]
    fn an_unknown_property_goes_unless_it_must_be_understood() {
        let photo = Photo::open(with_property(&file(), *b"newP", b"note", false)).unwrap();
        let clean = strip(&photo, Choices::default()).unwrap();
        assert!(!clean.bytes().windows(4).any(|word| word == b"newP"));
        assert_eq!(code(with_property(&file(), *b"newP", b"note", true)), Code::PhotoUnsupported);
    }

    #[test]
    fn a_film_beside_the_picture_is_refused() {
        let film = [file().as_slice(), b"\0\0\0\x08moov"].concat();
        assert_eq!(code(film), Code::PhotoUnsupported);
    }

    #[test]
    fn data_outside_the_box_for_data_are_refused() {
        // The offset of the first item, then its length.
        assert_eq!(code(changed(b"iloc", 16, 0x7F)), Code::PhotoTruncated);
        assert_eq!(code(changed(b"iloc", 20, 0x7F)), Code::PhotoTruncated);
    }

    #[test]
    fn a_picture_of_another_size_than_its_item_is_refused() {
        assert_eq!(code(changed(b"ispe", 6, 9)), Code::PhotoBroken);
        assert_eq!(code(changed(b"ispe", 4, 0x7F)), Code::PhotoBroken);
    }

    #[test]
    fn another_codec_is_refused_by_name() {
        let mut file = file();
        let at = file.windows(4).position(|word| word == b"hvc1").unwrap();
        file[at..at + 4].copy_from_slice(b"vvc1");
        assert!(Photo::open(file).unwrap_err().detail().contains("vvc1"));
    }
}
