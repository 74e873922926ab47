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

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};
    use schoolgate_fixtures::encode;

    use super::*;
    use crate::photo::{Choices, strip};

    const LEFT: Region = Region { x: 0, y: 0, width: 20, height: 30 };
    const RIGHT: Region = Region { x: 20, y: 0, width: 20, height: 30 };
    const COLOURS: [[u8; 3]; 2] = [[10, 200, 90], [200, 20, 90]];

    /// Two cells side by side, over all of a picture.
    fn cells() -> (RgbImage, Vec<Patch>) {
        let picture = RgbImage::from_fn(40, 30, |x, _| Rgb(COLOURS[usize::from(x >= 20)]));
        let patch = |(region, colour)| Patch { region, colour, soft: (0, 0) };
        (picture, [LEFT, RIGHT].into_iter().zip(COLOURS).map(patch).collect())
    }

    fn look(picture: &RgbImage, patches: &[Patch]) -> bool {
        let photo = Photo::open(encode::png(picture)).unwrap();
        show_covers(&strip(&photo, Choices::default()).unwrap(), patches).is_ok()
    }

    #[test]
    fn a_cover_is_shown_when_every_cell_has_its_own_colour() {
        let (picture, mut patches) = cells();
        assert!(look(&picture, &patches));
        patches[1].colour[2] += SAME;
        assert!(look(&picture, &patches));
        patches[1].colour[2] += 1;
        assert!(!look(&picture, &patches));
    }

    #[test]
    fn one_pixel_of_another_colour_is_one_too_many() {
        let (picture, patches) = cells();
        for (x, y) in [(0, 0), (19, 29), (20, 15), (39, 29)] {
            let mut spotted = picture.clone();
            spotted.put_pixel(x, y, Rgb([255; 3]));
            assert!(!look(&spotted, &patches), "{x}, {y}");
        }
    }

    #[test]
    fn soft_edges_may_differ_but_not_much_altogether() {
        let (mut picture, mut patches) = cells();
        patches[0].soft = (1, 1);
        picture.put_pixel(0, 0, Rgb([60, 150, 90]));
        assert!(look(&picture, &patches));
        (0..30).for_each(|y| [0, 19].iter().for_each(|x| picture.put_pixel(*x, y, Rgb([255, 0, 255]))));
        assert!(!look(&picture, &patches));
    }

    #[test]
    fn what_a_later_cover_hides_need_not_be_shown() {
        let (picture, mut patches) = cells();
        let hidden = Patch { region: Region { x: 10, y: 5, width: 20, height: 8 }, colour: [1, 2, 3], soft: (0, 0) };
        patches.insert(0, hidden);
        assert!(look(&picture, &patches));
        patches.rotate_left(1);
        assert!(!look(&picture, &patches));
    }

    #[test]
    fn a_cover_outside_the_picture_is_not_shown() {
        let (picture, mut patches) = cells();
        patches[1].region.width += 1;
        assert!(!look(&picture, &patches));
        patches[1].region = Region { x: 50, y: 50, width: 5, height: 5 };
        assert!(!look(&picture, &patches));
        patches[1].region.width = 0;
        assert!(!look(&picture, &patches));
    }
}
