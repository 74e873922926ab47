//! `names.*` and `image.with-name`: what the words may call whom, with a picture and without.

use super::{Case, Finding, Severity, Where, rewording};
use crate::{
    caption::{self, Field, Mention, Outcome, Whose},
    people::{Kind, Person},
    policy::{Anywhere, Channel, NameRule, Rule},
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
    let mut finding = Finding::new(
        *rule,
        severity(case, mention, pictured.is_some()),
        Where::Words { field: mention.field, start: mention.start, end: mention.end },
        &format!("{:?} {} {typed}", mention.field, mention.start),
    )
    .saying(
        format!(
            "{} has {}: “{typed}”.",
            field_in_words(case, mention.field),
            what(mention, person, pictured.is_some())
        ),
        remedy(case, mention.field, full, mention.whose),
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

/// What kind of name it is, and whose.
fn what(mention: &Mention, person: Option<&Person>, is_pictured: bool) -> String {
    let Some(person) = person else {
        return match mention.kind {
            caption::Kind::TitledName => "the name of somebody who is not on the class list".to_owned(),
            _ => "what looks like the full name of somebody who is not on the class list".to_owned(),
        };
    };
    let name = match mention.kind {
        caption::Kind::FullName => "the full name",
        caption::Kind::FirstName => "the first name",
        caption::Kind::Surname => "the surname",
        caption::Kind::Initials => "the name and an initial",
        _ => "the name",
    };
    let whose = match (person.kind, is_pictured) {
        (Kind::Pupil, true) => "a pupil who is in the picture",
        (Kind::Pupil, false) => "a pupil",
        (Kind::Staff, _) => "a member of staff",
        (Kind::Visitor, _) => "a visitor",
    };
    format!("{name} of {whose}")
}

/// Whether the policy has nothing against the first name of whoever is called by the full one.
fn first_name_would_do(case: &Case<'_>, whose: Whose) -> bool {
    let is_pupil = whose != Whose::Staff;
    let channel = case.submission.channel;
    case.rules.names.with_image.rule_for(is_pupil, channel) < NameRule::NoName
        && !(case.rules.names.colleagues && channel == Channel::SocialMedia)
        && !(case.rules.image.with_name && is_pupil)
}

fn field_in_words(case: &Case<'_>, field: Field) -> &'static str {
    match field {
        // Words that stand by themselves caption nothing.
        Field::Caption if case.submission.photo.is_none() => "The text",
        Field::Caption => "The caption",
        Field::AltText => "The alt text",
        Field::FileName => "The file name",
    }
}

fn remedy(case: &Case<'_>, field: Field, full: bool, whose: Whose) -> String {
    if field == Field::FileName {
        return "Give the file a name that names nobody.".to_owned();
    }
    if full && first_name_would_do(case, whose) {
        return "Use the first name alone, or leave the name out.".to_owned();
    }
    match whose {
        Whose::Pupil => "Leave the name out: write “a pupil”, or the name of the class.",
        Whose::Staff => "Leave the name out: write “a member of staff”.",
        Whose::Unlisted => "Leave the name out, unless whoever it is has agreed to be named here.",
    }
    .to_owned()
}
