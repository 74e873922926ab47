//! What an item is in the file, and which of them are the pictures that it shows.

use std::collections::BTreeSet;

use super::{
    boxes::{Fields, Kind, unsupported},
    meta::{Item, Meta},
    property,
};
use crate::Error;
pub(super) use crate::photo::surplus::Role;

/// The numbers of the pictures that the file shows: the primary one, and every other that is neither hidden nor anything to
/// another picture: no thumbnail, no transparency, depth or gain map, no part, no alternative.
pub(super) fn pictures(meta: &Meta<'_>) -> Result<BTreeSet<u32>, Error> {
    let primary = meta.primary;
    let refers = |kind: &Kind, id: u32| meta.references.contains_key(&(*kind, id));
    if refers(b"thmb", primary) {
        let offset = meta.items.get(&primary).map_or(0, |item| item.offset);
        return Err(unsupported(
            offset,
            "HEIF file whose primary picture is the thumbnail of another, which some show",
        ));
    }
    let stands_alone = |id: u32, item: &Item<'_>| {
        let is_picture = matches!(&item.kind, b"hvc1" | b"hev1" | b"av01" | b"grid" | b"iovl" | b"iden");
        let is_auxiliary = meta.properties_of(item).any(|(_, each)| each.is_some_and(|each| each.kind == *b"auxC"));
        is_picture && !item.hidden && !is_auxiliary && !refers(b"auxl", id) && !refers(b"thmb", id)
    };
    let alone = meta.items.iter().filter(|(id, item)| stands_alone(**id, item)).map(|(id, _)| *id);
    let mut pictures: BTreeSet<u32> = alone.chain([primary]).collect();
    let mut others = BTreeSet::new();
    for ((_, from), to) in meta.references.iter().filter(|((kind, _), _)| kind == b"dimg") {
        let item = meta.items.get(from).filter(|item| !item.hidden);
        // What a gain map is applied to is a picture; the map is none.
        let first = match item.map(|item| &item.kind) {
            Some(b"grid" | b"iovl" | b"iden") => 0,
            Some(b"tmap") => 1,
            _ => continue,
        };
        others.extend(to.iter().skip(first).copied());
    }
    for group in &meta.alternatives {
        let chosen =
            if group.contains(&primary) { Some(&primary) } else { group.iter().find(|id| pictures.contains(id)) };
        others.extend(group.iter().filter(|id| Some(*id) != chosen));
    }
    pictures.retain(|id| *id == primary || !others.contains(id));
    Ok(pictures)
}

/// What an item is in the file.
pub(super) fn of(meta: &Meta<'_>, id: u32, item: &Item<'_>) -> Role {
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
