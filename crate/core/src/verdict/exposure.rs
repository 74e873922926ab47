//! `exposure`: how plainly an uncovered pupil can be recognised by strangers. It is an answer of its own, beside
//! *permitted*: a picture may be allowed and still be one that a school would rather not show the world.
//!
//! A face is exposed when it is large enough, turned to the camera far enough, and sharp enough, each as published; what
//! nobody knows counts as so. No face is compared with another.

use super::{Case, FaceAnswer, Finding, Severity, Subject, Where, pose::Pose};
use crate::{
    cover::head_of,
    faces::Region,
    people::{Kind, Person},
    photo::{Framing, overlap},
    policy::{Exposure, Rule},
    words::{Reasons, Said, Side, Ways},
};

/// Faces lower than this are hard to tell apart: half the 64 pixels between chin and crown at which face recognition
/// begins to work well, since what is small today can be scaled up tomorrow.
const RECOGNISABLE_HEIGHT: u32 = 32;

/// Below this a face holds little more detail than 12 rows of pixels can, whatever its size. In doubt it counts as sharp: all of 418
/// sharp faces lay above 370 ([`sharpness`](crate::photo::sharpness)).
const RECOGNISABLE_SHARPNESS: u16 = 200;

/// A smaller picture than this is nothing that anybody would publish.
const SMALLEST_PICTURE: u32 = 160;

/// Why one pupil's face could be recognised.
struct Exposed<'a> {
    index: usize,
    region: Region,
    person: &'a Person,
    /// In pixels, as published.
    height: u32,
    pose: Pose,
    /// Whether anybody has measured it.
    is_measured: bool,
}

pub(super) fn check(case: &Case<'_>, findings: &mut Vec<Finding>) -> bool {
    let Some(framing) = case.submission.framing().filter(|_| case.submission.channel.is_public()) else { return false };
    let pupils = case.pictured().filter(|(_, person)| person.kind == Kind::Pupil);
    let exposed: Vec<_> = pupils
        .filter_map(|(index, person)| exposed(case.submission.faces.get(index)?, index, person, &framing))
        .collect();
    let severity = match case.rules.practice.exposure {
        Exposure::Shown => Severity::Note,
        Exposure::Asked => Severity::Ask,
    };
    for face in &exposed {
        let place = Where::Face { index: face.index, region: face.region };
        let about = format!("{} {}", face.person.id.0, face.height);
        findings.push(
            Finding::new(Rule::Exposure, severity, place, &about)
                .about(&face.person.id)
                .saying(message(case, face, &framing), remedy(case, face, &exposed, &framing)),
        );
    }
    !exposed.is_empty()
}

/// `None` where a face is too small, in profile, too blurred, or cut away but for its hair.
fn exposed<'a>(face: &FaceAnswer, index: usize, person: &'a Person, framing: &Framing) -> Option<Exposed<'a>> {
    let height = framing.scaled(face.region.height);
    let pose = Pose::of(&face.landmarks, face.region);
    // Only the detector frames a face so closely that the number speaks of the face and not of the wall behind it.
    let sharpness = face.score.and(face.sharpness);
    let is_blurred = sharpness.is_some_and(|sharpness| sharpness < RECOGNISABLE_SHARPNESS);
    let is_exposed =
        framing.shows(face.region) && height >= RECOGNISABLE_HEIGHT && pose != Pose::Profile && !is_blurred;
    let exposed = Exposed { index, region: face.region, person, height, pose, is_measured: sharpness.is_some() };
    is_exposed.then_some(exposed)
}

fn message(case: &Case<'_>, face: &Exposed<'_>, framing: &Framing) -> String {
    let (height, name) = (face.height, &face.person.display_name());
    let very_large = height >= 2 * RECOGNISABLE_HEIGHT;
    let reasons = Reasons { very_large, pose: face.pose, sharp: face.is_measured };
    case.say(if framing.is_whole() {
        Said::Exposed { name, reasons, height }
    } else {
        Said::ExposedAsPublished { name, reasons, height }
    })
}

/// What would really help with this face: not every one can be cropped away, and not every picture be made small enough.
fn remedy(case: &Case<'_>, face: &Exposed<'_>, all: &[Exposed<'_>], framing: &Framing) -> String {
    let highest = all.iter().map(|face| face.region.height).max().unwrap_or_default();
    let side = framing.longest_side_for(highest, RECOGNISABLE_HEIGHT - 1);
    let smaller = (side >= SMALLEST_PICTURE).then_some(side);
    case.say(Said::HideFace { ways: Ways { crop: side_to_crop(case, face, framing), smaller } })
}

/// Where one straight cut leaves this head out, cuts no other person who is shown, and leaves half of the picture.
fn side_to_crop(case: &Case<'_>, face: &Exposed<'_>, framing: &Framing) -> Option<Side> {
    let photo = case.submission.photo.as_ref()?;
    let head_of = |region| head_of(region, photo.width, photo.height);
    let (part, head) = (framing.part(), overlap(head_of(face.region)?, framing.part())?);
    let (right, bottom) = (head.x.saturating_add(head.width), head.y.saturating_add(head.height));
    let after = |edge: u32, start: u32, length: u32| start.saturating_add(length).saturating_sub(edge);
    let rests = [
        (Side::Left, Region { x: right, width: after(right, part.x, part.width), ..part }),
        (Side::Right, Region { width: head.x.saturating_sub(part.x), ..part }),
        (Side::Top, Region { y: bottom, height: after(bottom, part.y, part.height), ..part }),
        (Side::Bottom, Region { height: head.y.saturating_sub(part.y), ..part }),
    ];
    let area = |region: Region| u64::from(region.width) * u64::from(region.height);
    let others: Vec<Region> = case
        .submission
        .shown()
        .filter(|(index, other)| {
            *index != face.index && !matches!(other.subject, Some(Subject::Cover | Subject::NotAFace))
        })
        .filter_map(|(_, other)| overlap(head_of(other.region)?, part))
        .collect();
    let keeps = |rest: &Region| others.iter().all(|other| overlap(*other, *rest) == Some(*other));
    let good = rests.into_iter().filter(|(_, rest)| area(*rest) * 2 >= area(part) && keeps(rest));
    good.max_by_key(|(_, rest)| area(*rest)).map(|(side, _)| side)
}
