//! Which colours covers are painted in, for each style.

use super::{FILL, SHADE, cells::Grid, noise::Noise};
use crate::{
    Code, Error,
    faces::Region,
    photo::{Canvas, CoverStyle},
};

/// A rectangle that was painted, and what has to be seen there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patch {
    /// Where, in stored coordinates; another that was painted later may hide a part of it.
    pub(super) region: Region,
    /// The colour a viewer shows.
    pub(super) colour: [u8; 3],
    /// So many pixels from its edges, across and down, a viewer may mix in colours of its neighbours.
    pub(super) soft: (u32, u32),
}

/// Paints a cover over each of `heads` (in stored coordinates).
///
/// Of covers that overlap the last is whole. The cells of a mosaic are read from what the covers before it have left, so
/// that pixels under two covers tell no more than under one.
pub(super) fn paint(
    canvas: &mut impl Canvas,
    heads: &[Region],
    style: CoverStyle,
    seed: u64,
) -> Result<Vec<Patch>, Error> {
    let grid = Grid { size: canvas.size(), unit: canvas.unit() };
    // Decoders smooth colours over one sample of the coarsest component; there are eight in a unit.
    let soft = (grid.unit.0 / 8, grid.unit.1 / 8);
    let areas: Vec<Region> = heads.iter().map(|head| grid.whole(*head)).collect();
    let mut noise = Noise::new(seed);
    let mut patches = Vec::new();
    for area in &areas {
        let cells = match style {
            CoverStyle::Solid | CoverStyle::Surroundings => vec![*area],
            CoverStyle::Mosaic => grid.cells(*area),
        };
        for region in cells {
            let colour = match style {
                CoverStyle::Solid => None,
                CoverStyle::Surroundings => canvas.mean(grid.with_ring(region), &areas),
                CoverStyle::Mosaic => {
                    let mean = canvas.mean(region, &[]).unwrap_or_else(|| canvas.grey(SHADE));
                    Some(mean.into_iter().map(|sample| noise.onto(sample)).collect())
                }
            };
            let colour = match colour {
                Some(colour) => canvas.paint(region, &colour)?,
                // Also where covers leave nothing around them.
                None => near_fill(canvas.paint(region, &canvas.grey(SHADE))?)?,
            };
            patches.push(Patch { region, colour, soft });
        }
    }
    Ok(patches)
}

/// How far a solid cover may lie from [`FILL`]: a JPEG has no finer shades than its quantisation allows.
const MOST_DIFFERENCE: u8 = 16;

fn near_fill(colour: [u8; 3]) -> Result<[u8; 3], Error> {
    let near = colour.iter().zip(FILL).all(|(value, wanted)| value.abs_diff(wanted) <= MOST_DIFFERENCE);
    near.then_some(colour).ok_or_else(|| Error::new(Code::CoverFailed).because("the picture is coded too coarsely"))
}
