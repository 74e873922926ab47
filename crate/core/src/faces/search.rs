//! How a picture is looked through: one quick look, then every size and turn that finds faces the first look missed.
//!
//! Chosen by measurement on labelled photos of groups, schools and sports (`cargo xtask accuracy faces DIR` prints the table).
//! Small passes see large faces whole, large ones see small faces at all. What several passes see in one place is joined
//! (`merge`), so that a face each of them doubts is found where they agree. The network knows upright faces; one pass
//! upside down finds those who stand on their heads, and where hardly anything is found the picture may lie on its side. Large
//! photos are looked at closer where something small left a trace (`tiles`).

use super::{
    Detector, EXHAUSTIVE, Face, Point, QUICK, Region, Search, centerface::Candidate, detector::Look, merge::join,
    tiles, turn::Turn,
};
use crate::{Error, photo::Pixels};

/// What the quick look shows: cells at least this sure.
const QUICK_THRESHOLD: f32 = 0.2;
/// What a pass takes note of. Alone it is no face.
const FLOOR: f32 = 0.08;
/// What says that a part of a large photo is worth a closer look.
const HINT: f32 = 0.05;
/// What the passes together have to reach.
const THRESHOLD: f32 = 0.19;
/// What a turned pass has to reach by itself, for in a turned picture the network sees more that is not there.
const TURNED_THRESHOLD: f32 = 0.3;
/// A face that is beyond doubt: where there is none, the picture may lie on its side.
const SURE: f32 = 0.4;
/// The long side for looking whether the picture lies on its side.
const SIDEWAYS: u32 = 640;
/// Boxes smaller than this, in pixels of the photo, hold nothing anybody could recognise.
const MIN_SIDE: f32 = 8.0;

/// How far a search has come: what it shows may still grow.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    /// Passes that are over.
    pub done: usize,
    /// Passes there will be, as far as is known; more when the picture may lie on its side, or is large.
    pub total: usize,
    /// The faces found so far.
    pub faces: &'a [Face],
}

impl Detector {
    /// Searches the whole picture exhaustively, the quick look first; `tell` hears after each pass what was found so far.
    ///
    /// # Errors
    /// [`Code::DetectorFailed`](crate::Code::DetectorFailed) when any pass did not reach its end: then there is no answer,
    /// not "no faces".
    pub fn search(&self, picture: &Pixels, mut tell: impl FnMut(Progress<'_>)) -> Result<Search, Error> {
        let faces = |upright: &[Vec<Candidate>], turned: &[Candidate], threshold: f32| {
            in_order(together(upright, turned, threshold), picture)
        };
        let mut known = EXHAUSTIVE.len() + 1;
        let (mut upright, mut turned, mut hints) = (Vec::new(), Vec::new(), Vec::new());
        for (index, long_side) in EXHAUSTIVE.into_iter().enumerate() {
            let seen = self.look(picture, Look::whole(picture, long_side, Turn::Upright), HINT)?;
            hints.extend(seen.iter().cloned());
            upright.push(seen.into_iter().filter(|face| face.score >= FLOOR).collect());
            let threshold = if index < QUICK.len() { QUICK_THRESHOLD } else { THRESHOLD };
            tell(Progress { done: index + 1, total: known, faces: &faces(&upright, &[], threshold) });
        }
        let [quick] = QUICK;
        turned.extend(self.look(picture, Look::whole(picture, quick, Turn::Half), TURNED_THRESHOLD)?);
        let doubtful = together(&upright, &turned, SURE).is_empty();
        let sideways: &[Turn] = if doubtful { &[Turn::Right, Turn::Left] } else { &[] };
        let tiles = tiles::worth_a_look(picture, &hints);
        let total = known + sideways.len() + tiles.len();
        tell(Progress { done: known, total, faces: &faces(&upright, &turned, THRESHOLD) });
        for turn in sideways {
            turned.extend(self.look(picture, Look::whole(picture, SIDEWAYS, *turn), TURNED_THRESHOLD)?);
            known += 1;
            tell(Progress { done: known, total, faces: &faces(&upright, &turned, THRESHOLD) });
        }
        // All parts together are one look at the whole.
        upright.push(Vec::new());
        for tile in &tiles {
            let found = self.look(picture, tile.look(), FLOOR)?;
            if let Some(close) = upright.last_mut() {
                close.extend(found.into_iter().filter(|face| tile.shows_whole(face, picture)));
            }
            known += 1;
            tell(Progress { done: known, total, faces: &faces(&upright, &turned, THRESHOLD) });
        }
        Ok(Search { passes: EXHAUSTIVE.to_vec(), faces: faces(&upright, &turned, THRESHOLD) })
    }
}

/// Every way that a picture may lie, other than upright, and the long sides at which it is looked at so.
const TURNED: [(Turn, u32); 6] = [
    (Turn::Right, SIDEWAYS),
    (Turn::Left, SIDEWAYS),
    (Turn::Half, SIDEWAYS),
    (Turn::Right, QUICK[0]),
    (Turn::Left, QUICK[0]),
    (Turn::Half, QUICK[0]),
];

impl Detector {
    /// Searches the picture lying on either side and upside down, for a person who sees that somebody was missed. It finds
    /// more than [`Detector::search`] and does not replace it: its answer names no passes.
    ///
    /// # Errors
    /// [`Code::DetectorFailed`](crate::Code::DetectorFailed).
    pub fn search_turned(&self, picture: &Pixels, mut tell: impl FnMut(Progress<'_>)) -> Result<Search, Error> {
        let mut looks = Vec::new();
        let mut faces = Vec::new();
        for (index, (turn, long_side)) in TURNED.into_iter().enumerate() {
            looks.push(self.look(picture, Look::whole(picture, long_side, turn), FLOOR)?);
            faces = in_order(together(&looks, &[], TURNED_THRESHOLD), picture);
            tell(Progress { done: index + 1, total: TURNED.len(), faces: &faces });
        }
        Ok(Search { passes: Vec::new(), faces })
    }
}

/// The faces of the upright passes, and those of the turned ones that none of them saw.
fn together(upright: &[Vec<Candidate>], turned: &[Candidate], threshold: f32) -> Vec<Candidate> {
    let large = |face: &Candidate| face.width() >= MIN_SIDE && face.height() >= MIN_SIDE;
    let mut passes: Vec<Vec<Candidate>> = upright.to_vec();
    passes.push(turned.to_vec());
    join(passes).into_iter().filter(|face| face.score >= threshold && large(face)).collect()
}

/// As people read a group out: from left to right.
fn in_order(faces: Vec<Candidate>, picture: &Pixels) -> Vec<Face> {
    let mut faces: Vec<Face> = faces.iter().filter_map(|face| in_whole_pixels(face, picture)).collect();
    faces.sort_by_key(|face| (face.region.x, face.region.y));
    faces
}

/// A face as people see it: whole pixels, inside the picture. None when nothing of it is.
fn in_whole_pixels(face: &Candidate, picture: &Pixels) -> Option<Face> {
    let clamp = |value: f32, limit: u32| (value.round().max(0.0) as u32).min(limit);
    let (left, right) = (clamp(face.left, picture.width), clamp(face.right, picture.width));
    let (top, bottom) = (clamp(face.top, picture.height), clamp(face.bottom, picture.height));
    if left >= right || top >= bottom {
        return None;
    }
    Some(Face {
        region: Region { x: left, y: top, width: right - left, height: bottom - top },
        score: (face.score * 1000.0).round().clamp(0.0, 1000.0) as u16,
        landmarks: face.landmarks.iter().map(|(x, y)| Point { x: x.round() as i32, y: y.round() as i32 }).collect(),
    })
}
