//! `exposure`: how plainly an uncovered pupil can be recognised by strangers. It is an answer of its own, beside
//! *permitted*: a picture may be allowed and still be one that a school would rather not show the world.

use super::{Case, Finding, Severity, Where};
use crate::{
    faces::Point,
    people::Kind,
    policy::{Exposure, Rule},
};

/// Faces lower than this are hard to tell apart: half the 64 pixels between chin and crown at which face recognition
/// begins to work well, since what is small today can be scaled up tomorrow.
const RECOGNISABLE_HEIGHT: u32 = 32;

pub(super) fn check(case: &Case<'_>, findings: &mut Vec<Finding>) -> bool {
    if case.submission.photo.is_none() || !case.submission.channel.is_public() {
        return false;
    }
    let before = findings.len();
    for (index, person) in case.pictured().filter(|(_, person)| person.kind == Kind::Pupil) {
        let Some(face) = case.submission.faces.get(index) else { continue };
        if face.region.height < RECOGNISABLE_HEIGHT {
            continue;
        }
        let how = match is_turned_away(&face.landmarks) {
            Some(true) => continue,
            Some(false) => "large and turned to the camera",
            None => "large",
        };
        let severity = match case.rules.practice.exposure {
            Exposure::Shown => Severity::Note,
            Exposure::Asked => Severity::Ask,
        };
        let place = Where::Face { index, region: face.region };
        findings.push(Finding::new(Rule::Exposure, severity, place, &person.id.0).about(&person.id).saying(
            format!(
                "The face of {} is {how} ({} pixels high), so strangers could recognise it.",
                person.display_name(),
                face.region.height
            ),
            "Cover it, publish a smaller picture, or choose one in which pupils are seen from further away.",
        ));
    }
    findings.len() > before
}

/// Whether the nose lies outside the stretch between the eyes, as it does in a profile. Unknown without landmarks.
fn is_turned_away(landmarks: &[Point]) -> Option<bool> {
    let [first_eye, second_eye, nose, ..] = landmarks else { return None };
    let (left, right) = (first_eye.x.min(second_eye.x), first_eye.x.max(second_eye.x));
    Some(nose.x <= left || nose.x >= right)
}
