//! What a file may ask of a decoder, and that no two items own a part of each other's data.

use std::collections::BTreeSet;

use super::{Shown, boxes::broken};
use crate::{Error, error::Code, photo::MAX_PIXELS};

/// A grid and its tiles, and the same again for its transparency, and something for the edges of tiles.
const MAX_ALL_PIXELS: u64 = 5 * MAX_PIXELS;

/// What drawing the items at `pictures` takes, each part as often as it is drawn.
pub(super) fn check_pixels(shown: &[Shown<'_>], pictures: &[usize]) -> Result<(), Error> {
    let too_large = || Error::new(Code::PhotoTooLarge);
    let pixels = |item: &Shown<'_>| u64::from(item.size.0) * u64::from(item.size.1);
    for item in shown {
        if pixels(item) > MAX_PIXELS {
            return Err(too_large().because(format_args!("{} × {} pixels", item.size.0, item.size.1)));
        }
    }
    let all: u64 = pictures.iter().filter_map(|place| shown.get(*place)).map(pixels).sum();
    if all > MAX_PIXELS {
        return Err(too_large().because("all pictures of the HEIF file together"));
    }
    let mut transparency = vec![None; shown.len()];
    for (place, item) in shown.iter().enumerate() {
        for master in &item.masters {
            transparency.iter_mut().skip(*master).take(1).for_each(|known| *known = Some(place));
        }
    }
    // Parts come before what is made of them.
    let mut order: Vec<(Option<u32>, usize)> =
        shown.iter().enumerate().map(|(place, item)| (item.height, place)).collect();
    order.sort_unstable();
    let cost = |extra: &dyn Fn(usize) -> u64| {
        let mut costs = vec![0_u64; shown.len()];
        for (_, place) in &order {
            let Some(item) = shown.get(*place) else { continue };
            let parts = item.inputs.iter().filter_map(|input| costs.get(*input));
            let sum = parts.fold(pixels(item), |sum, part| sum.saturating_add(*part)).saturating_add(extra(*place));
            costs.iter_mut().skip(*place).take(1).for_each(|cost| *cost = sum);
        }
        costs
    };
    let colours = cost(&|_| 0);
    let of = |place: usize| transparency.get(place).copied().flatten().and_then(|alpha| colours.get(alpha));
    let whole = cost(&|place| of(place).copied().unwrap_or_default());
    let drawn = pictures.iter().copied().chain(shown.iter().position(|item| item.kind == *b"tmap"));
    let all = drawn.filter_map(|place| whole.get(place)).fold(0_u64, |sum, cost| sum.saturating_add(*cost));
    if all > MAX_ALL_PIXELS {
        return Err(too_large().because("all parts of the HEIF picture together"));
    }
    Ok(())
}

/// The stretches of the file that items own. Two items may share all of one, but no part.
pub(super) fn check_sharing(shown: &[Shown<'_>]) -> Result<BTreeSet<(usize, usize)>, Error> {
    let owned: BTreeSet<_> =
        shown.iter().flat_map(|item| item.source.iter().map(|range| (range.start, range.end))).collect();
    for ((_, end), (start, _)) in owned.iter().zip(owned.iter().skip(1)) {
        if start < end {
            return Err(broken(*start, "HEIF items overlap"));
        }
    }
    Ok(owned)
}
