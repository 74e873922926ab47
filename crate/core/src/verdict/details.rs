//! `details.contact` and `details.identity`: nothing by which a pupil could be reached, or known beyond the picture.

use super::{Case, Finding, Severity, Suggestion, Where, rewording};
use crate::{
    caption::{Kind, Mention, Routine, Whose},
    policy::{Identity, Rule},
};

pub(super) fn check(case: &Case<'_>, findings: &mut Vec<Finding>) {
    if case.rules.details.contact {
        findings.extend(case.mentions.iter().filter_map(|mention| of_mention(case, mention)));
    }
    if case.rules.details.identity == Identity::Published {
        findings.extend(case.mentions.iter().filter_map(|mention| of_identity(case, mention)));
        findings.extend(case.routines.iter().map(of_routine));
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
            ("an e-mail address", if official.is_empty() { unless_known } else { Severity::Block })
        }
        Kind::Phone => ("a telephone number", unless_known),
        Kind::Postcode => ("a postcode", unless_known),
        Kind::Address => ("a postal address", unless_known),
        Kind::BirthDate if mention.sure => ("a date of birth", Severity::Block),
        Kind::BirthDate => ("a day that is a pupil’s day of birth", Severity::Ask),
        Kind::Upn => ("a unique pupil number", Severity::Block),
        _ => return None,
    };
    let remedy = match mention.kind {
        Kind::BirthDate | Kind::Upn => "Take it out.",
        _ => "Take it out unless it is the school's own.",
    };
    let mut finding = at(Rule::DetailsContact, severity, mention);
    finding.person = mention.people.first().cloned();
    let mut finding = finding.saying(format!("There is {what} in the words: “{}”.", mention.text), remedy);
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
        let mut finding = finding.saying(
            format!("“{}” stands beside a class: together they tell who it is.", mention.text),
            "Leave out the name or the class.",
        );
        finding.suggestions = rewording::of(case, mention, false);
        finding
    })
}

/// Who, where and when: so a child can be met by strangers.
fn of_routine(routine: &Routine) -> Finding {
    let place = Where::Words { field: routine.field, start: routine.start, end: routine.end };
    let key = format!("{:?} {} {}", routine.field, routine.start, routine.text);
    let mut finding = Finding::new(Rule::DetailsIdentity, Severity::Ask, place, &key).saying(
        format!("“{}” stands beside who and where: together they tell when children can be met there.", routine.text),
        "Leave out the time or the place.",
    );
    finding.suggestions = vec![Suggestion {
        field: routine.field,
        start: routine.start,
        end: routine.end,
        text: "regularly".to_owned(),
        label: "Write “regularly”".to_owned(),
    }];
    finding
}

fn at(rule: Rule, severity: Severity, mention: &Mention) -> Finding {
    let place = Where::Words { field: mention.field, start: mention.start, end: mention.end };
    Finding::new(rule, severity, place, &format!("{:?} {} {}", mention.field, mention.start, mention.text))
}
