//! `work.permission`: pupils' work that the picture shows must have a standing permission of its own.
//!
//! Whether a picture shows work, and whose, only a person can say. While nobody has said so, the verdict lists the rule
//! among those that a person answers for.

use super::{Case, Finding, Severity, Where, consent};
use crate::{people::Kind, policy::Rule, words::Said};

pub(super) fn check(case: &Case<'_>, findings: &mut Vec<Finding>) {
    if case.submission.photo.is_none() {
        return;
    }
    for id in case.submission.work.iter().flatten() {
        match case.list.person(id) {
            Some(person) if person.kind == Kind::Pupil => {
                findings.extend(consent::against_work(case, person).map(|obstacle| obstacle.of_work(case, person)));
            }
            // Grown-ups answer for their own work.
            Some(_) => {}
            None => findings.push(
                Finding::new(Rule::WorkPermission, Severity::Block, Where::Photo, &format!("work gone {}", id.0))
                    .saying(case.say(Said::WorkNotListed {}), case.say(Said::SayWhoseWork {})),
            ),
        }
    }
}
