//! A large photo, looked at again part by part: a face of thirty pixels in one of twelve megapixels is ten pixels high when the
//! whole is scaled to 1600, and too small to be found. It leaves a trace there all the same; parts without any are left out.

use super::{Region, centerface::Candidate, detector::Look, turn::Turn};
use crate::photo::Pixels;

/// Photos whose longer side has more pixels than this are looked at in parts.
const LARGE: u32 = 2000;
/// What the longer side of the whole is scaled to for it, at most.
const CLOSE: u32 = 2560;
/// The side of a part, as the network sees it.
const SIDE: u32 = 1024;
/// How much of it neighbours share: the highest face that one of them is sure to show whole.
const SHARED: u32 = 128;

/// What a closer look is for, in pixels as the network would see it then: above this the looks at the whole do as well.
const SMALL: f32 = 32.0;

/// One part.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tile {
    part: Region,
    /// What its longer side is scaled to.
    long_side: u32,
    /// Pixels of the photo to one that the network sees.
    scale: f32,
}

/// The parts of a large photo; none of one that is not.
pub(super) fn of(picture: &Pixels) -> Vec<Tile> {
    let longer = picture.width.max(picture.height);
    if longer <= LARGE {
        return Vec::new();
    }
    let scale = longer as f32 / CLOSE.min(longer) as f32;
    let photo_pixels = |seen: u32| (seen as f32 * scale).round() as u32;
    let (side, shared) = (photo_pixels(SIDE), photo_pixels(SHARED));
    let (columns, rows) = (stretches(picture.width, side, shared), stretches(picture.height, side, shared));
    let tile = |(x, width): (u32, u32), (y, height): (u32, u32)| Tile {
        part: Region { x, y, width, height },
        long_side: (width.max(height) as f32 / scale).round() as u32,
        scale,
    };
    rows.iter().flat_map(|row| columns.iter().map(move |column| tile(*column, *row))).collect()
}

/// The parts in which something small left a trace, however faint.
pub(super) fn worth_a_look(picture: &Pixels, hints: &[Candidate]) -> Vec<Tile> {
    let mut tiles = of(picture);
    tiles.retain(|tile| hints.iter().any(|hint| tile.shows(hint)));
    tiles
}

/// A length cut into as few stretches of `side` as will do, each sharing at least `shared` with the next: where each begins,
/// and how long it is.
fn stretches(length: u32, side: u32, shared: u32) -> Vec<(u32, u32)> {
    if length <= side {
        return vec![(0, length)];
    }
    let count = (length - shared).div_ceil((side - shared).max(1)).max(2);
    let begin = |index: u32| (u64::from(length - side) * u64::from(index) / u64::from(count - 1)) as u32;
    (0..count).map(|index| (begin(index), side)).collect()
}

impl Tile {
    pub fn look(&self) -> Look {
        Look { part: self.part, long_side: self.long_side, turn: Turn::Upright }
    }

    /// Whether the face lies here, and is small enough for a closer look to help.
    fn shows(&self, face: &Candidate) -> bool {
        let Region { x, y, width, height } = self.part;
        let (left, top) = (x as f32, y as f32);
        let inside =
            face.right > left && face.left < left + width as f32 && face.bottom > top && face.top < top + height as f32;
        inside && face.height() <= SMALL * self.scale
    }

    /// Whether the face is one that this part shows whole: not higher than what neighbours share, and cut by no edge but the
    /// photo's own.
    pub fn shows_whole(&self, face: &Candidate, picture: &Pixels) -> bool {
        let Region { x, y, width, height } = self.part;
        let edge = 2.0 * self.scale;
        let cut = (x > 0 && face.left < x as f32 + edge)
            || (y > 0 && face.top < y as f32 + edge)
            || (x + width < picture.width && face.right > (x + width) as f32 - edge)
            || (y + height < picture.height && face.bottom > (y + height) as f32 - edge);
        !cut && face.height() <= SHARED as f32 * self.scale
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blank(width: u32, height: u32) -> Pixels {
        Pixels { width, height, rgb: vec![0; width as usize * height as usize * 3] }
    }

    #[test]
    fn a_photo_that_is_not_large_has_no_parts() {
        assert!(of(&blank(2000, 1500)).is_empty());
    }

    #[test]
    fn the_parts_of_a_large_photo_cover_it_and_share_their_edges() {
        for (width, height) in [(2001, 1500), (4000, 3000), (3000, 4001), (6000, 400)] {
            let tiles = of(&blank(width, height));
            let scale = tiles[0].scale;
            assert!(tiles.iter().any(|tile| tile.part.x + tile.part.width == width));
            assert!(tiles.iter().any(|tile| tile.part.y + tile.part.height == height));
            for pair in tiles.windows(2) {
                let [one, next] = [pair[0].part, pair[1].part];
                assert!(next.x + next.width <= width && next.y + next.height <= height);
                if one.y == next.y {
                    let shared = (one.x + one.width) as f32 - next.x as f32;
                    assert!(shared >= SHARED as f32 * scale - 2.0, "{width} × {height}: {shared}");
                }
                assert!(one.width as f32 / scale <= SIDE as f32 + 1.0);
            }
        }
    }

    #[test]
    fn only_parts_with_traces_of_something_small_are_looked_at() {
        let picture = blank(4000, 3000);
        let trace = |left: f32, side: f32| Candidate {
            left,
            top: 10.0,
            right: left + side,
            bottom: 10.0 + side,
            score: 0.04,
            landmarks: [(0.0, 0.0); 5],
        };
        assert!(worth_a_look(&picture, &[]).is_empty());
        assert_eq!(worth_a_look(&picture, &[trace(20.0, 30.0)]).len(), 1);
        assert!(worth_a_look(&picture, &[trace(20.0, 300.0)]).is_empty(), "large faces are seen from afar");
    }

    #[test]
    fn a_face_that_a_part_cuts_is_left_to_its_neighbour() {
        let picture = blank(4000, 3000);
        let tile = of(&picture)[0];
        let face = |left: f32, side: f32| Candidate {
            left,
            top: 100.0,
            right: left + side,
            bottom: 100.0 + side,
            score: 0.5,
            landmarks: [(0.0, 0.0); 5],
        };
        assert!(tile.shows_whole(&face(0.0, 50.0), &picture), "the photo's own edge cuts nothing off");
        assert!(!tile.shows_whole(&face(tile.part.width as f32 - 30.0, 50.0), &picture));
        assert!(!tile.shows_whole(&face(300.0, 250.0), &picture), "too large to be whole in one part for sure");
    }
}
