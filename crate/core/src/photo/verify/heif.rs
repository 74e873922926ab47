//! Reads a clean HEIF file a second time and compares its items with the original's (ISO/IEC 14496-12 and 23008-12).
//!
//! The clean file is read to a fixed layout, box after box, in which every byte is a field that is known or an item's data.
//! The original is read as a decoder reads it. Then the pictures that it shows are compared, and what they are made of.

mod coded;
mod file;
mod lenient;
mod normal;
mod strict;

use std::collections::BTreeMap;

use super::unproved;
use crate::{Error, photo::Choices};
use coded::coded;
use file::{File, Item, Kind};
use normal::drawing;

/// Proves a HEIF file; see [`super::verify`].
pub(super) fn verify(original: &[u8], clean: &[u8], orientation: u8, choices: Choices) -> Result<(), Error> {
    if orientation != 1 {
        return Err(unproved(0, "HEIF is turned by its properties"));
    }
    let after = strict::strict(clean)?;
    let before = lenient::lenient(original).ok_or_else(|| unproved(0, "the original cannot be read"))?;
    let (olds, news) =
        before.pictures().zip(after.pictures()).ok_or_else(|| unproved(0, "which picture is the primary one"))?;
    let place = |pictures: &[u32], primary: u32| pictures.iter().position(|id| *id == primary);
    if olds.len() != news.len() || place(&olds, before.primary) != place(&news, after.primary) {
        return Err(unproved(0, "number and order of the pictures"));
    }
    let mut pairs: Vec<(u32, u32, u32)> = olds.into_iter().zip(news).map(|(old, new)| (old, new, 0)).collect();
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
