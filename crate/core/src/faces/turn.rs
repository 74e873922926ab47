//! Quarter turns of the picture before the network sees it, and of what it found back again: it knows upright faces only.

use super::centerface::Candidate;

/// Which way the picture is turned, clockwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// As displayed.
    Upright,
    /// A quarter turn.
    Right,
    /// Upside down.
    Half,
    /// Three quarter turns.
    Left,
}

impl Turn {
    /// Width and height of a turned picture, of one that is `width` × `height` upright.
    pub(super) fn size(self, width: usize, height: usize) -> (usize, usize) {
        match self {
            Self::Upright | Self::Half => (width, height),
            Self::Right | Self::Left => (height, width),
        }
    }

    /// Which pixel of the upright picture stands at `x`, `y` of the turned one.
    pub(super) fn source(self, x: usize, y: usize, width: usize, height: usize) -> (usize, usize) {
        let last = |length: usize, at: usize| length.saturating_sub(1).saturating_sub(at);
        match self {
            Self::Upright => (x, y),
            Self::Right => (y, last(height, x)),
            Self::Half => (last(width, x), last(height, y)),
            Self::Left => (last(width, y), x),
        }
    }

    /// Where a face of the turned picture lies in the upright one, which is `width` × `height`.
    pub(super) fn undo(self, face: Candidate, width: f32, height: f32) -> Candidate {
        let point = |(x, y): (f32, f32)| match self {
            Self::Upright => (x, y),
            Self::Right => (y, height - x),
            Self::Half => (width - x, height - y),
            Self::Left => (width - y, x),
        };
        let (one, other) = (point((face.left, face.top)), point((face.right, face.bottom)));
        Candidate {
            left: one.0.min(other.0),
            top: one.1.min(other.1),
            right: one.0.max(other.0),
            bottom: one.1.max(other.1),
            score: face.score,
            landmarks: face.landmarks.map(point),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_in_a_turned_picture_comes_back_to_its_place() {
        let (width, height) = (6, 4);
        for turn in [Turn::Upright, Turn::Right, Turn::Half, Turn::Left] {
            let (across, down) = turn.size(width, height);
            for (x, y) in (0..down).flat_map(|y| (0..across).map(move |x| (x, y))) {
                let (left, top) = (x as f32, y as f32);
                // A face of one pixel, its points in the pixel's middle.
                let landmarks = [(left + 0.5, top + 0.5); 5];
                let found = Candidate { left, top, right: left + 1.0, bottom: top + 1.0, score: 0.5, landmarks };
                let (column, row) = turn.source(x, y, width, height);
                let back = turn.undo(found, width as f32, height as f32);
                assert_eq!((back.left, back.top), (column as f32, row as f32), "{turn:?}");
                assert_eq!((back.width(), back.height()), (1.0, 1.0));
                assert_eq!(back.landmarks[0], (column as f32 + 0.5, row as f32 + 0.5));
            }
        }
    }
}
