//! `details.contact`: no e-mail, telephone number or postcode by which a pupil could be reached.

use super::{Case, Finding, Severity, Where};
use crate::{
    caption::{Kind, Mention},
    policy::Rule,
};

pub(super) fn check(case: &Case<'_>, findings: &mut Vec<Finding>) {
    if case.rules.details.contact {
        findings.extend(case.mentions.iter().filter_map(|mention| of_mention(case, mention)));
    }
}

/// The school's own addresses are fine; where none are listed, and for numbers and places, a person has to say.
fn of_mention(case: &Case<'_>, mention: &Mention) -> Option<Finding> {
    let official = &case.rules.details.official_domains;
    let (what, severity) = match mention.kind {
        Kind::Email => {
            let domain = mention.text.rsplit('@').next().unwrap_or_default().to_lowercase();
            if official.contains(&domain) {
                return None;
            }
            ("an e-mail address", if official.is_empty() { Severity::Ask } else { Severity::Block })
        }
        Kind::Phone => ("a telephone number", Severity::Ask),
        Kind::Postcode => ("a postcode", Severity::Ask),
        Kind::FullName | Kind::FirstName => return None,
    };
    let place = Where::Words { field: mention.field, start: mention.start, end: mention.end };
    let about = format!("{:?} {} {}", mention.field, mention.start, mention.text);
    Some(Finding::new(Rule::DetailsContact, severity, place, &about).saying(
        format!("There is {what} in the words: “{}”.", mention.text),
        "Take it out unless it is the school's own.",
    ))
}
