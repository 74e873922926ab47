//! From the face a detector frames to the whole head that must go.

use crate::faces::Region;

/// A face box runs from the brow to the chin and from cheek to cheek. Hair, ears and the outline of the head identify
/// too, so the box grows by these shares of its own size: to each side, above and below.
const SIDE: f32 = 0.35;
const ABOVE: f32 = 0.55;
const BELOW: f32 = 0.20;

/// The head around a face, cut to a picture of `width` × `height` pixels; none when nothing of it lies inside.
pub fn head_of(face: Region, width: u32, height: u32) -> Option<Region> {
    let grow = |size: u32, share: f32| (size as f32 * share).ceil() as u32;
    let left = face.x.saturating_sub(grow(face.width, SIDE));
    let top = face.y.saturating_sub(grow(face.height, ABOVE));
    let right = face.x.saturating_add(face.width).saturating_add(grow(face.width, SIDE)).min(width);
    let bottom = face.y.saturating_add(face.height).saturating_add(grow(face.height, BELOW)).min(height);
    let inside = face.width > 0 && face.height > 0 && left < right && top < bottom;
    inside.then(|| Region { x: left, y: top, width: right - left, height: bottom - top })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_larger_than_its_face_on_every_side() {
        let face = Region { x: 100, y: 100, width: 40, height: 50 };
        let head = head_of(face, 1000, 1000).unwrap();
        assert_eq!(head, Region { x: 86, y: 72, width: 68, height: 88 });
    }

    #[test]
    fn a_head_ends_at_the_edge_of_the_picture() {
        let face = Region { x: 0, y: 0, width: 40, height: 50 };
        assert_eq!(head_of(face, 45, 45), Some(Region { x: 0, y: 0, width: 45, height: 45 }));
    }

    #[test]
    fn a_face_outside_the_picture_has_no_head() {
        assert_eq!(head_of(Region { x: 500, y: 10, width: 10, height: 10 }, 100, 100), None);
        assert_eq!(head_of(Region { x: 10, y: 10, width: 0, height: 10 }, 100, 100), None);
        assert_eq!(head_of(Region { x: u32::MAX, y: 0, width: u32::MAX, height: 9 }, 100, 100), None);
    }
}
