//! `names.*` and `image.with-name`: what the words may call whom, with a picture and without.

use super::{Case, Finding, Severity, Where, rewording};
use crate::{
    caption::{self, Field, Mention, Outcome, Whose},
    people::{Kind, Person},
    policy::{Anywhere, Channel, NameRule, Rule},
    words::{self, NameOf, Said},
};

pub(super) fn check(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let names = case.mentions.iter().filter(|mention| mention.kind.is_name());
    findings.extend(names.filter_map(|mention| of_mention(case, mention)));
}

/// One finding for one mention: the first rule it breaks, the others in `also`.
fn of_mention(case: &Case<'_>, mention: &Mention) -> Option<Finding> {
    let people: Vec<&Person> = mention.people.iter().filter_map(|id| case.list.person(id)).collect();
    let pictured = people.iter().copied().find(|person| case.pictured().any(|(_, shown)| shown.id == person.id));
    let shows_that_pupil = pictured.is_some_and(|person| person.kind == Kind::Pupil);

    let broken = broken_rules(case, mention, shows_that_pupil);
    let (rule, also) = broken.split_first()?;
    let person = pictured.or(people.first().copied());
    let full = mention.kind == caption::Kind::FullName;
    let typed = &mention.text;
    let what = NameOf { name: mention.kind, whose: person.map(|person| person.kind), is_pictured: pictured.is_some() };
    let mut finding = Finding::new(
        *rule,
        severity(case, mention, pictured.is_some()),
        Where::Words { field: mention.field, start: mention.start, end: mention.end },
        &format!("{:?} {} {typed}", mention.field, mention.start),
    )
    .saying(
        case.say(Said::Named { field: field_called(case, mention.field), what, typed }),
        case.say(remedy(case, mention.field, full, mention.whose)),
    );
    finding.person = person.map(|person| person.id.clone());
    finding.also = also.to_vec();
    finding.suggestions = rewording::of(case, mention, full && first_name_would_do(case, mention.whose));
    Some(finding)
}

/// A full name can only be that person's. Any other may be somebody else's, unless its bearer is in the picture; and whether
/// somebody who is not on the list may be named, only a person knows.
fn severity(case: &Case<'_>, mention: &Mention, is_pictured: bool) -> Severity {
    // Whose bearer is in the picture is surely meant.
    let mention = &Mention { sure: mention.sure || is_pictured, ..mention.clone() };
    let full = mention.kind == caption::Kind::FullName;
    let only_near = case.submission.photo.is_some()
        && !full
        && outcome(case, mention) == Outcome::Ask
        && !(is_pictured && case.rules.image.with_name);
    if mention.sure && (full || is_pictured) && !only_near { Severity::Block } else { Severity::Ask }
}

/// What the rule for names beside a picture makes of it here.
fn outcome(case: &Case<'_>, mention: &Mention) -> Outcome {
    let rule = |is_pupil| case.rules.names.with_image.rule_for(is_pupil, case.submission.channel);
    mention.outcome(rule(true), rule(false))
}

/// Every rule that this name breaks here, the most telling first.
fn broken_rules(case: &Case<'_>, mention: &Mention, shows_that_pupil: bool) -> Vec<Rule> {
    let names = &case.rules.names;
    let channel = case.submission.channel;
    let full = matches!(mention.kind, caption::Kind::FullName | caption::Kind::UnlistedName);
    let mut broken = Vec::new();
    if case.submission.photo.is_some() {
        if outcome(case, mention) > Outcome::Allow {
            broken.push(Rule::NamesWithImage);
        }
        if case.rules.image.with_name && shows_that_pupil {
            broken.push(Rule::ImageWithName);
        }
    }
    let never_here = match names.anywhere {
        Anywhere::Allowed => false,
        Anywhere::NeverOnWebsite => channel == Channel::Website,
        Anywhere::Never => true,
    };
    if full && mention.whose != Whose::Staff && never_here {
        broken.push(Rule::NamesAnywhere);
    }
    // "Or others": somebody who is not on the list may be a parent.
    let is_one_of_us = mention.whose != Whose::Unlisted || mention.sure;
    if names.colleagues && channel == Channel::SocialMedia && is_one_of_us {
        broken.push(Rule::NamesColleagues);
    }
    broken
}

/// Whether the policy has nothing against the first name of whoever is called by the full one.
fn first_name_would_do(case: &Case<'_>, whose: Whose) -> bool {
    let is_pupil = whose != Whose::Staff;
    let channel = case.submission.channel;
    case.rules.names.with_image.rule_for(is_pupil, channel) < NameRule::NoName
        && !(case.rules.names.colleagues && channel == Channel::SocialMedia)
        && !(case.rules.image.with_name && is_pupil)
}

fn field_called(case: &Case<'_>, field: Field) -> words::Field {
    match field {
        Field::Caption if case.submission.photo.is_none() => words::Field::Text,
        Field::Caption => words::Field::Caption,
        Field::AltText => words::Field::AltText,
        Field::FileName => words::Field::FileName,
    }
}

fn remedy(case: &Case<'_>, field: Field, full: bool, whose: Whose) -> Said<'static> {
    if field == Field::FileName {
        return Said::RenameFile {};
    }
    if full && first_name_would_do(case, whose) {
        return Said::FirstNameAlone {};
    }
    match whose {
        Whose::Pupil => Said::WritePupil {},
        Whose::Staff => Said::WriteStaff {},
        Whose::Unlisted => Said::UnlessAgreed {},
    }
}
