//! What of a photo is published: a part of it, at a size. Geometry only, so that the judge can reckon with it too.

use crate::{Error, cover::head_of, error::Code, faces::Region};

/// Which part of the upright picture is published, and how many pixels it then has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Framing {
    picture: (u32, u32),
    part: Region,
    width: u32,
    height: u32,
}

impl Framing {
    /// All of an upright picture of `width` × `height` pixels, as it is.
    pub fn whole(width: u32, height: u32) -> Self {
        Self { picture: (width, height), part: Region { x: 0, y: 0, width, height }, width, height }
    }

    /// A part of it (all, without one), scaled down until its longer side has at most `longest_side` pixels; never up.
    ///
    /// # Errors
    /// [`Code::CropOutside`] when the part is empty or reaches outside the picture, or no pixel would be left.
    pub fn of(width: u32, height: u32, crop: Option<Region>, longest_side: Option<u32>) -> Result<Self, Error> {
        let whole = Self::whole(width, height);
        let part = crop.unwrap_or(whole.part);
        if part.width == 0 || part.height == 0 || overlap(part, whole.part) != Some(part) {
            return Err(Error::new(Code::CropOutside));
        }
        let (width, height) = match longest_side {
            Some(0) => return Err(Error::new(Code::CropOutside).because("a side of 0 pixels")),
            Some(side) => within(part.width, part.height, side),
            None => (part.width, part.height),
        };
        Ok(Self { part, width, height, ..whole })
    }

    /// The part that is published, in the upright picture's pixels.
    pub fn part(&self) -> Region {
        self.part
    }

    /// Width and height in pixels of what is published.
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// Whether everything is published, at its own size.
    pub fn is_whole(&self) -> bool {
        !self.is_cropped() && !self.is_scaled()
    }

    pub(super) fn is_cropped(&self) -> bool {
        (self.part.width, self.part.height) != self.picture
    }

    pub(super) fn is_scaled(&self) -> bool {
        (self.width, self.height) != (self.part.width, self.part.height)
    }

    /// The same with another part, at the part's own size: what a crop by whole blocks has come to.
    pub(super) fn with_part(self, part: Region) -> Self {
        Self { part, width: part.width, height: part.height, ..self }
    }

    /// Whether any of a face is published.
    pub fn shows(&self, face: Region) -> bool {
        !self.is_cropped() || overlap(face, self.part).is_some()
    }

    /// Whether any of the head around a face is published; so it counts where the picture does not hold the face at all.
    pub fn shows_head(&self, face: Region) -> bool {
        !self.is_cropped() || head_of(face, self.picture.0, self.picture.1).is_none_or(|head| self.shows(head))
    }

    /// So many pixels of the picture, as high as they are when published; a part of a pixel counts as one.
    pub fn scaled(&self, pixels: u32) -> u32 {
        let (from, to) = (u64::from(self.part.width.max(self.part.height)), u64::from(self.width.max(self.height)));
        u32::try_from((u64::from(pixels) * to).div_ceil(from.max(1))).unwrap_or(u32::MAX)
    }

    /// The longest side at which nothing of so many pixels would be higher than `most`.
    pub fn longest_side_for(&self, pixels: u32, most: u32) -> u32 {
        let longer = u64::from(self.part.width.max(self.part.height));
        u32::try_from(longer * u64::from(most) / u64::from(pixels.max(1))).unwrap_or(u32::MAX)
    }

    /// The face to cover in what is published, so that the head grown around it holds all that is seen of the head in the
    /// picture; `None` when nothing is.
    pub fn to_cover(&self, face: Region) -> Option<Region> {
        if self.is_whole() {
            return Some(face);
        }
        if overlap(face, self.part) == Some(face) {
            return self.placed(face);
        }
        // Cut off by an edge, the face is too small to tell how large its head is: the head takes its place. One that has no
        // head in the picture stays as it is, for the cover to be refused.
        head_of(face, self.picture.0, self.picture.1).map_or(Some(face), |head| self.placed(head))
    }

    /// Where a rectangle of the picture lies in what is published, grown to whole pixels; `None` when it lies outside.
    fn placed(&self, region: Region) -> Option<Region> {
        let seen = overlap(region, self.part)?;
        let along = |start: u32, length: u32, from: u32, to: u32| {
            let (from, to) = (u64::from(from.max(1)), u64::from(to));
            let first = u64::from(start) * to / from;
            let end = (u64::from(start).saturating_add(u64::from(length)) * to).div_ceil(from);
            (u32::try_from(first).unwrap_or(u32::MAX), u32::try_from(end.saturating_sub(first)).unwrap_or(u32::MAX))
        };
        let (x, width) = along(seen.x.saturating_sub(self.part.x), seen.width, self.part.width, self.width);
        let (y, height) = along(seen.y.saturating_sub(self.part.y), seen.height, self.part.height, self.height);
        Some(Region { x, y, width, height })
    }
}

/// `width` × `height`, brought down until the longer side has at most `longest_side` pixels.
pub(super) fn within(width: u32, height: u32, longest_side: u32) -> (u32, u32) {
    let longer = width.max(height);
    if longer <= longest_side {
        return (width, height);
    }
    let side = |length: u32| {
        let scaled = u64::from(length) * u64::from(longest_side) / u64::from(longer.max(1));
        u32::try_from(scaled).unwrap_or(longest_side).max(1)
    };
    (side(width), side(height))
}

/// What two rectangles share; `None` when that has no pixel.
pub(crate) fn overlap(one: Region, other: Region) -> Option<Region> {
    let end = |start: u32, length: u32| u64::from(start) + u64::from(length);
    let along = |start: u32, length: u32, other_start: u32, other_length: u32| {
        let first = start.max(other_start);
        let last = end(start, length).min(end(other_start, other_length));
        let shared = last.checked_sub(u64::from(first)).filter(|shared| *shared > 0)?;
        Some((first, u32::try_from(shared).ok()?))
    };
    let (x, width) = along(one.x, one.width, other.x, other.width)?;
    let (y, height) = along(one.y, one.height, other.y, other.height)?;
    Some(Region { x, y, width, height })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn region(x: u32, y: u32, width: u32, height: u32) -> Region {
        Region { x, y, width, height }
    }

    #[test]
    fn a_crop_that_is_empty_or_reaches_outside_is_refused() {
        for crop in [
            region(0, 0, 0, 9),
            region(0, 0, 9, 0),
            region(100, 0, 1, 1),
            region(95, 0, 6, 9),
            region(u32::MAX, u32::MAX, u32::MAX, u32::MAX),
        ] {
            assert_eq!(Framing::of(100, 80, Some(crop), None).unwrap_err().code(), Code::CropOutside, "{crop:?}");
        }
        assert_eq!(Framing::of(100, 80, None, Some(0)).unwrap_err().code(), Code::CropOutside);
        assert!(Framing::of(100, 80, Some(region(0, 0, 100, 80)), Some(100)).unwrap().is_whole());
    }

    #[test]
    fn a_picture_is_scaled_down_and_never_up() {
        assert_eq!(Framing::of(4000, 3000, None, Some(1000)).unwrap().size(), (1000, 750));
        assert_eq!(Framing::of(400, 300, None, Some(1000)).unwrap().size(), (400, 300));
        assert_eq!(Framing::of(4000, 3000, Some(region(5, 5, 300, 600)), Some(200)).unwrap().size(), (100, 200));
        assert_eq!(Framing::of(4000, 1, None, Some(100)).unwrap().size(), (100, 1));
    }

    #[test]
    fn a_face_whose_hair_reaches_in_is_shown_by_its_head_alone() {
        let framing = Framing::of(400, 300, Some(region(100, 0, 300, 300)), None).unwrap();
        let beside = region(55, 100, 40, 50);
        assert!(!framing.shows(beside) && framing.shows_head(beside));
        assert!(!framing.shows_head(region(40, 100, 40, 50)));
        assert!(framing.shows_head(region(900, 900, 5, 5)), "no face of this picture");
    }

    proptest! {
        #[test]
        fn a_cover_moves_along_with_its_head(
            crop in any::<[u16; 4]>(), face in any::<[u16; 4]>(), side in 1_u32..300,
        ) {
            let within = |seed: [u16; 4], least: u32| {
                let [x, y, w, h] = seed.map(u32::from);
                let (x, y) = (x % (400 - least), y % (300 - least));
                region(x, y, least + w % (400 - x - least + 1), least + h % (300 - y - least + 1))
            };
            let (crop, face) = (within(crop, 1), within(face, 4));
            let framing = Framing::of(400, 300, Some(crop), Some(side)).unwrap();
            let (width, height) = framing.size();
            let head = head_of(face, 400, 300).and_then(|head| overlap(head, crop));
            let covered = framing.to_cover(face).and_then(|face| head_of(face, width, height));
            prop_assert_eq!(head.is_some(), covered.is_some());
            if let (Some(head), Some(covered)) = (head, covered) {
                let exact = |at: u32, from: u32, to: u32| f64::from(at) * f64::from(to) / f64::from(from);
                // A cover may end within the pixel in which the head does.
                prop_assert!(f64::from(covered.x) <= exact(head.x - crop.x, crop.width, width) + 1.0);
                prop_assert!(f64::from(covered.y) <= exact(head.y - crop.y, crop.height, height) + 1.0);
                let right = exact(head.x + head.width - crop.x, crop.width, width);
                let bottom = exact(head.y + head.height - crop.y, crop.height, height);
                prop_assert!(f64::from(covered.x + covered.width) >= right - 1.0);
                prop_assert!(f64::from(covered.y + covered.height) >= bottom - 1.0);
            }
        }

        #[test]
        fn the_side_that_is_advised_makes_a_face_small_enough_and_one_more_does_not(
            width in 100_u32..6000, height in 100_u32..6000, face in 33_u32..4000,
        ) {
            let side = Framing::whole(width, height).longest_side_for(face, 31);
            let at = |side| Framing::of(width, height, None, Some(side)).unwrap().scaled(face);
            if side > 0 && side < width.max(height) {
                prop_assert!(at(side) <= 31 && at(side + 1) > 31);
            }
        }
    }
}
