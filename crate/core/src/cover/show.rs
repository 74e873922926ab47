//! The last look: the new file is opened again, and every cover has to be seen in it.

use super::{
    cells::{contains, meet},
    paint::Patch,
};
use crate::{
    Code, Error,
    faces::Region,
    photo::{self, CleanPhoto, Photo, Pixels},
};

/// How far a sample inside a patch may lie from its colour: what decoders round differently.
const SAME: u8 = 4;

/// How far the samples of a patch may lie from its colour on average, its soft edges and all.
const MEAN_DIFFERENCE: u64 = 16;

/// Opens the new file again and looks: every cover that was asked for must be there, in its colour.
pub(super) fn show_covers(clean: &CleanPhoto, patches: &[Patch]) -> Result<(), Error> {
    let pixels = photo::decode_stored(&Photo::open(clean.bytes().to_vec())?)?;
    let mut rest = patches;
    while let [patch, later @ ..] = rest {
        let over: Vec<&Patch> = later.iter().filter(|other| meet(&patch.region, &other.region)).collect();
        if !is_shown(&pixels, patch, &over) {
            return Err(Error::new(Code::CoverFailed).because("the saved picture does not show the cover"));
        }
        rest = later;
    }
    Ok(())
}

/// Whether a patch is seen in its colour wherever none of those `over` it hides it.
fn is_shown(pixels: &Pixels, patch: &Patch, over: &[&Patch]) -> bool {
    let Region { x, y, width, height } = patch.region;
    let inner = shrunk(patch);
    let edges: Vec<Region> = over.iter().map(|other| grown(other)).collect();
    let (mut seen, mut hidden, mut difference) = (0_u64, 0_u64, 0_u64);
    let size = |length: u32| usize::try_from(length).unwrap_or(usize::MAX);
    let rows = pixels.rgb.chunks_exact(size(pixels.width).saturating_mul(3).max(1)).zip(0_u32..);
    for (row, y) in rows.skip(size(y)).take(size(height)) {
        for (pixel, x) in row.chunks_exact(3).zip(0_u32..).skip(size(x)).take(size(width)) {
            if over.iter().any(|other| contains(&other.region, x, y)) {
                hidden += 1;
                continue;
            }
            let differences = pixel.iter().zip(patch.colour).map(|(value, wanted)| value.abs_diff(wanted));
            let most = differences.clone().max().unwrap_or(u8::MAX);
            let is_soft = !contains(&inner, x, y) || edges.iter().any(|edge| contains(edge, x, y));
            if most > SAME && !is_soft {
                return false;
            }
            seen += 1;
            difference += differences.map(u64::from).sum::<u64>();
        }
    }
    // A patch that lies outside the picture, wholly or in part, counts as not shown.
    let whole = seen + hidden == u64::from(width) * u64::from(height);
    whole && seen + hidden > 0 && difference <= seen.saturating_mul(3 * MEAN_DIFFERENCE)
}

/// A patch without its soft edges.
fn shrunk(patch: &Patch) -> Region {
    let (across, down) = patch.soft;
    let Region { x, y, width, height } = patch.region;
    Region {
        x: x.saturating_add(across),
        y: y.saturating_add(down),
        width: width.saturating_sub(across.saturating_mul(2)),
        height: height.saturating_sub(down.saturating_mul(2)),
    }
}

/// A patch with as much around it as it softens.
fn grown(patch: &Patch) -> Region {
    let (across, down) = patch.soft;
    let Region { x, y, width, height } = patch.region;
    Region {
        x: x.saturating_sub(across),
        y: y.saturating_sub(down),
        width: width.saturating_add(across.saturating_mul(2)),
        height: height.saturating_add(down.saturating_mul(2)),
    }
}
