//! How far a face is turned from the camera, by where its eyes and its nose are.

use crate::faces::{Point, Region};

/// Which way a face looks, as far as anybody can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pose {
    /// To the camera.
    Frontal,
    /// Between the camera and the side.
    HalfTurned,
    /// To the side.
    Profile,
    /// There are no landmarks, or none that a face can have.
    Unknown,
}

/// The nose of a face that looks at the camera lies this near the middle between the eyes, as a share of their distance.
const NEAR_MIDDLE: f64 = 0.2;

/// In a profile it lies at least this far from that middle: beyond an eye by half their distance.
const FAR_BEYOND: f64 = 1.0;

/// In a profile the eyes are closer together than this share of the face's width.
const CLOSE_TOGETHER: f64 = 0.2;

/// In a profile the nose lies at least this far from the middle of the box towards its edge, as a share of the way.
const AT_THE_EDGE: f64 = 0.4;

impl Pose {
    /// By the detector's five landmarks, of which the first three are the eyes and the nose.
    ///
    /// The nose is sought along the line of the eyes, so that a tilted head counts as an upright one. A profile is said only where
    /// three signs agree: the nose lies far beyond one of the eyes, the eyes are close together for a face of this size, and the
    /// nose is at the edge of the face. Landmarks that were found on a part of a frontal face only fail the last.
    pub(super) fn of(landmarks: &[Point], face: Region) -> Self {
        let [first, second, nose, ..] = landmarks else { return Self::Unknown };
        let from = |x: f64, y: f64, point: &Point| (f64::from(point.x) - x, f64::from(point.y) - y);
        let eyes = from(f64::from(first.x), f64::from(first.y), second);
        let apart = eyes.0.hypot(eyes.1);
        let (width, height) = (f64::from(face.width), f64::from(face.height));
        // A tilted head has a wider box: its shorter side is nearer to the width of the face.
        let narrow = width.min(height);
        if apart < 1.0 || apart > narrow {
            return Self::Unknown;
        }
        let line = (eyes.0 / apart, eyes.1 / apart);
        let along = |(x, y): (f64, f64)| x * line.0 + y * line.1;
        let middle = (f64::midpoint(first.x.into(), second.x.into()), f64::midpoint(first.y.into(), second.y.into()));
        let turned = along(from(middle.0, middle.1, nose)) / apart;
        // The line of two eyes that are close together says little of the tilt, so this is measured across the box.
        let aside = (f64::from(nose.x) - f64::from(face.x) - width / 2.0) / (width / 2.0);
        let aside = aside * (f64::from(nose.x) - middle.0).signum();
        if turned.abs() >= FAR_BEYOND && apart < CLOSE_TOGETHER * narrow && aside >= AT_THE_EDGE {
            Self::Profile
        } else if turned.abs() <= NEAR_MIDDLE {
            Self::Frontal
        } else {
            Self::HalfTurned
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACE: Region = Region { x: 100, y: 100, width: 80, height: 100 };

    fn pose(landmarks: [(i32, i32); 3]) -> Pose {
        Pose::of(&landmarks.map(|(x, y)| Point { x, y }), FACE)
    }

    #[test]
    fn a_nose_between_the_eyes_looks_at_the_camera() {
        assert_eq!(pose([(120, 135), (160, 135), (140, 160)]), Pose::Frontal);
        assert_eq!(pose([(112, 135), (145, 135), (114, 160)]), Pose::HalfTurned);
    }

    #[test]
    fn a_tilted_head_is_no_profile() {
        // The eyes one above the other: the nose lies beside them, and between them along their line.
        assert_eq!(pose([(130, 120), (130, 160), (155, 140)]), Pose::Frontal);
        // Half tilted, the nose is left of both eyes.
        assert_eq!(pose([(130, 120), (160, 150), (125, 155)]), Pose::Frontal);
    }

    #[test]
    fn a_profile_has_its_eyes_together_and_its_nose_at_the_edge() {
        assert_eq!(pose([(112, 135), (120, 135), (104, 155)]), Pose::Profile);
        assert_eq!(pose([(160, 135), (168, 135), (176, 155)]), Pose::Profile);
        assert_eq!(pose([(105, 135), (135, 135), (102, 155)]), Pose::HalfTurned, "eyes apart: a three-quarter view");
        assert_eq!(pose([(138, 135), (143, 135), (146, 155)]), Pose::HalfTurned, "a nose in the middle of the face");
    }

    #[test]
    fn landmarks_that_no_face_has_tell_nothing() {
        assert_eq!(pose([(140, 135), (140, 135), (104, 155)]), Pose::Unknown, "both eyes in one place");
        assert_eq!(pose([(0, 135), (900, 135), (-400, 155)]), Pose::Unknown, "eyes wider apart than the face");
        assert_eq!(Pose::of(&[], FACE), Pose::Unknown);
        assert_eq!(Pose::of(&[Point { x: i32::MIN, y: i32::MAX }; 3], FACE), Pose::Unknown);
    }
}
