//! `details.contact` and `details.identity`: nothing by which a pupil could be reached, or known beyond the picture.

use super::{Case, Finding, Severity, Suggestion, Where, rewording};
use crate::{
    caption::{Kind, Mention, Routine, Whose},
    policy::{Identity, Rule},
    words::{Detail, Said},
};

pub(super) fn check(case: &Case<'_>, findings: &mut Vec<Finding>) {
    if case.rules.details.contact {
        findings.extend(case.mentions.iter().filter_map(|mention| of_mention(case, mention)));
    }
    if case.rules.details.identity == Identity::Published {
        findings.extend(case.mentions.iter().filter_map(|mention| of_identity(case, mention)));
        findings.extend(case.routines.iter().map(|routine| of_routine(case, routine)));
    }
}

/// The school's own addresses are fine; where none are listed, and for numbers and places, a person has to say.
fn of_mention(case: &Case<'_>, mention: &Mention) -> Option<Finding> {
    let official = &case.rules.details.official_domains;
    let unless_known = if case.knows_contacts { Severity::Block } else { Severity::Ask };
    let (what, severity) = match mention.kind {
        Kind::Email => {
            let domain = mention.text.rsplit('@').next().unwrap_or_default().to_lowercase();
            let is_official = official.iter().any(|own| {
                domain == *own || domain.strip_suffix(own.as_str()).is_some_and(|before| before.ends_with('.'))
            });
            // A pupil's address at the school is the pupil's.
            if is_official && mention.whose != Whose::Pupil {
                return None;
            }
            (Detail::Email, if official.is_empty() { unless_known } else { Severity::Block })
        }
        Kind::Phone => (Detail::Phone, unless_known),
        Kind::Postcode => (Detail::Postcode, unless_known),
        Kind::Address => (Detail::Address, unless_known),
        Kind::BirthDate if mention.sure => (Detail::BirthDate, Severity::Block),
        Kind::BirthDate => (Detail::PupilsBirthday, Severity::Ask),
        Kind::Upn => (Detail::Upn, Severity::Block),
        _ => return None,
    };
    let remedy = match mention.kind {
        Kind::BirthDate | Kind::Upn => Said::TakeOut {},
        _ => Said::TakeOutUnlessSchools {},
    };
    let mut finding = at(Rule::DetailsContact, severity, mention);
    finding.person = mention.people.first().cloned();
    let mut finding = finding.saying(case.say(Said::DetailInWords { what, text: &mention.text }), case.say(remedy));
    finding.suggestions = rewording::of(case, mention, false);
    Some(finding)
}

/// A pupil's first name and class together tell who it is.
fn of_identity(case: &Case<'_>, mention: &Mention) -> Option<Finding> {
    let tells = mention.with_class
        && mention.whose == Whose::Pupil
        && matches!(mention.kind, Kind::FirstName | Kind::Initials | Kind::Surname);
    tells.then(|| {
        let finding = at(Rule::DetailsIdentity, Severity::Ask, mention);
        let mut finding =
            finding.saying(case.say(Said::BesideClass { text: &mention.text }), case.say(Said::LeaveNameOrClass {}));
        finding.suggestions = rewording::of(case, mention, false);
        finding
    })
}

/// Who, where and when: so a child can be met by strangers.
fn of_routine(case: &Case<'_>, routine: &Routine) -> Finding {
    let place = Where::Words { field: routine.field, start: routine.start, end: routine.end };
    let key = format!("{:?} {} {}", routine.field, routine.start, routine.text);
    let mut finding = Finding::new(Rule::DetailsIdentity, Severity::Ask, place, &key)
        .saying(case.say(Said::Routine { text: &routine.text }), case.say(Said::LeaveTimeOrPlace {}));
    let regularly = case.say(Said::Regularly {});
    let label = case.say(Said::OfferWrite { text: &regularly });
    finding.suggestions =
        vec![Suggestion { field: routine.field, start: routine.start, end: routine.end, text: regularly, label }];
    finding
}

fn at(rule: Rule, severity: Severity, mention: &Mention) -> Finding {
    let place = Where::Words { field: mention.field, start: mention.start, end: mention.end };
    Finding::new(rule, severity, place, &format!("{:?} {} {}", mention.field, mention.start, mention.text))
}
