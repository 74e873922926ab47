//! The clean HEIC or AVIF file: the items that draw, numbered afresh, and nothing else.

use std::collections::BTreeMap;

use super::{
    Codec, Heif, Shown, body,
    boxes::{Kind, narrow, put_box},
    property, walk,
};
use crate::{Error, photo::Choices};

/// The file again, with nothing in it but what draws.
pub(in crate::photo) fn write(bytes: &[u8], choices: Choices) -> Result<Vec<u8>, Error> {
    let heif = walk(bytes, choices)?;
    let mut data = Data::default();
    let places = heif.items.iter().map(|item| data.place(item)).collect::<Result<Vec<_>, _>>()?;
    let brands: &[u8] = match heif.codec {
        Codec::Av1 => b"avif\0\0\0\0avifmif1",
        // Main and Main Still Picture are what every HEIC reader knows; all else has its own brand (23008-12, annex B).
        Codec::Hevc if heif.items.iter().all(is_main) => b"heic\0\0\0\0heicmif1",
        Codec::Hevc => b"heix\0\0\0\0heixmif1",
    };
    let mut out = Vec::new();
    let has_gain_map = heif.items.iter().any(|item| item.kind == *b"tmap");
    put_box(&mut out, *b"ftyp", &[brands, if has_gain_map { b"tmap" } else { b"" }])?;
    // The offsets in the meta box depend on its own length, which does not depend on them.
    let length = meta_box(&heif, &data, &places, 0)?.len();
    let start = out.len().saturating_add(length).saturating_add(8);
    out.extend(meta_box(&heif, &data, &places, start)?);
    put_box(&mut out, *b"mdat", &[&data.mdat])?;
    Ok(out)
}

/// Whether the item has no HEVC configuration, or one of a profile that every reader knows.
fn is_main(item: &Shown<'_>) -> bool {
    body(&item.properties, b"hvcC").and_then(|data| data.get(1)).is_none_or(|profile| matches!(profile & 31, 1 | 3))
}

/// An item's type and the parts of its data.
type Parts<'a> = (&'a Kind, Vec<&'a [u8]>);

/// The data of all items: coded pictures in the mdat box, the recipes of derived ones in the item data box.
#[derive(Default)]
struct Data<'a> {
    mdat: Vec<u8>,
    idat: Vec<u8>,
    /// Where data stand that several items share.
    known: BTreeMap<Parts<'a>, (usize, usize)>,
}

impl<'a> Data<'a> {
    /// Adds an item's data; their offset and length.
    fn place(&mut self, item: &'a Shown<'_>) -> Result<(usize, usize), Error> {
        let parts: Vec<&[u8]> = item.kept.iter().filter_map(|range| item.data.get(range.clone())).collect();
        let to = if is_coded(item.kind) { &mut self.mdat } else { &mut self.idat };
        Ok(*self.known.entry((&item.kind, parts)).or_insert_with_key(|(_, parts)| {
            let start = to.len();
            parts.iter().for_each(|part| to.extend_from_slice(part));
            (start, to.len() - start)
        }))
    }
}

fn is_coded(kind: Kind) -> bool {
    !matches!(&kind, b"grid" | b"iovl" | b"iden" | b"tmap")
}

/// The meta box, with the data of coded pictures from `start` of the file.
fn meta_box(heif: &Heif<'_>, data: &Data<'_>, places: &[(usize, usize)], start: usize) -> Result<Vec<u8>, Error> {
    let items = &heif.items;
    let number = |place: usize| Ok::<_, Error>(narrow::<u16>(place.saturating_add(1))?.to_be_bytes());
    let mut body = vec![0; 4];
    put_box(&mut body, *b"hdlr", &[&[0; 8], b"pict", &[0; 13]])?;
    put_box(&mut body, *b"pitm", &[&[0; 4], &number(heif.primary)?])?;

    let mut infos = vec![0; 4];
    infos.extend(narrow::<u16>(items.len())?.to_be_bytes());
    for (place, item) in items.iter().enumerate() {
        put_box(
            &mut infos,
            *b"infe",
            &[&[2, 0, 0, u8::from(item.hidden)], &number(place)?, &[0; 2], &item.kind, &[0]],
        )?;
    }
    put_box(&mut body, *b"iinf", &[&infos])?;

    let mut locations = vec![1, 0, 0, 0, 0x44, 0];
    locations.extend(narrow::<u16>(items.len())?.to_be_bytes());
    for (place, (item, (offset, length))) in items.iter().zip(places).enumerate() {
        let coded = is_coded(item.kind);
        locations.extend(number(place)?);
        locations.extend([0, u8::from(!coded), 0, 0]);
        if item.kind == *b"iden" {
            locations.extend([0, 0]);
            continue;
        }
        locations.extend([0, 1]);
        let offset = if coded { offset.saturating_add(start) } else { *offset };
        locations.extend(narrow::<u32>(offset)?.to_be_bytes());
        locations.extend(narrow::<u32>(*length)?.to_be_bytes());
    }
    put_box(&mut body, *b"iloc", &[&locations])?;

    let mut references = vec![0; 4];
    for (place, item) in items.iter().enumerate() {
        let premultiplied: Vec<usize> = item.premultiplied.into_iter().collect();
        for (kind, to) in [(*b"dimg", &item.inputs), (*b"auxl", &item.masters), (*b"prem", &premultiplied)] {
            if to.is_empty() {
                continue;
            }
            let targets = to.iter().map(|place| number(*place)).collect::<Result<Vec<_>, _>>()?.concat();
            let count = narrow::<u16>(to.len())?.to_be_bytes();
            put_box(&mut references, kind, &[&number(place)?, &count, &targets])?;
        }
    }
    if references.len() > 4 {
        put_box(&mut body, *b"iref", &[&references])?;
    }

    let mut known: BTreeMap<&[u8], usize> = BTreeMap::new();
    let mut container = Vec::new();
    for (_, normal) in items.iter().flat_map(|item| &item.properties) {
        let next = known.len().saturating_add(1);
        known.entry(normal).or_insert_with(|| {
            container.extend_from_slice(normal);
            next
        });
    }
    let wide = known.len() > 0x7F;
    let mut associations = vec![0, 0, 0, u8::from(wide)];
    associations.extend(narrow::<u32>(items.len())?.to_be_bytes());
    for (place, item) in items.iter().enumerate() {
        associations.extend(number(place)?);
        associations.push(narrow::<u8>(item.properties.len())?);
        for (kind, normal) in &item.properties {
            let index = known.get(normal.as_slice()).copied().unwrap_or_default();
            let essential = property::is_essential(*kind);
            if wide {
                let index = narrow::<u16>(index)?;
                associations.extend((index & 0x7FFF | u16::from(essential) << 15).to_be_bytes());
            } else {
                associations.push(narrow::<u8>(index)? | u8::from(essential) << 7);
            }
        }
    }
    let mut properties = Vec::new();
    put_box(&mut properties, *b"ipco", &[&container])?;
    put_box(&mut properties, *b"ipma", &[&associations])?;
    put_box(&mut body, *b"iprp", &[&properties])?;
    if !data.idat.is_empty() {
        put_box(&mut body, *b"idat", &[&data.idat])?;
    }
    if let Some(place) = items.iter().position(|item| item.kind == *b"tmap") {
        // Programs that know gain maps show that item in place of the primary one (14496-12, section 8.18).
        let id = |place: usize| Ok::<_, Error>(narrow::<u32>(place)?.to_be_bytes());
        let group = [[0; 4], id(items.len() + 1)?, id(2)?, id(place + 1)?, id(heif.primary + 1)?];
        let mut groups = Vec::new();
        put_box(&mut groups, *b"altr", &[group.as_flattened()])?;
        put_box(&mut body, *b"grpl", &[&groups])?;
    }
    let mut out = Vec::new();
    put_box(&mut out, *b"meta", &[&body])?;
    Ok(out)
}
