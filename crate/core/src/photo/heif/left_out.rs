//! What stands in the meta and mdat boxes and is not written again.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use super::{
    Shown,
    items::Walker,
    meta::{Meta, leave},
    property, role,
};
use crate::photo::surplus::{Part, Surplus};

/// Everything inside the meta and mdat boxes that is not written again.
pub(super) fn left_out<'a>(
    bytes: &'a [u8],
    meta: &Meta<'a>,
    shown: &[Shown<'_>],
    places: &BTreeMap<u32, usize>,
    mut owned: BTreeSet<(usize, usize)>,
    mdats: &[Range<usize>],
) -> Vec<Surplus<'a>> {
    let mut out = Vec::new();
    let walker = Walker::new(bytes, meta, mdats);
    for (id, item) in &meta.items {
        let (offset, words) = item.words;
        leave(&mut out, Part::ItemName, offset, property::urn(words));
        let Some(location) = item.location.as_ref().filter(|_| !places.contains_key(id)) else { continue };
        for extent in &location.extents {
            let Some(range) = walker.extent(location.method, *extent) else { continue };
            if location.method < 2 && owned.insert((range.start, range.end)) {
                let data = bytes.get(range.clone()).unwrap_or_default();
                out.push(Surplus { part: Part::Item(role::of(meta, *id, item)), offset: range.start, data });
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
