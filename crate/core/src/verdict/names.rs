//! `names.*` and `image.with-name`: what the words may call whom, with a picture and without.

use super::{Case, Finding, Severity, Where};
use crate::{
    caption::{self, Field, Mention},
    people::{Kind, Person},
    policy::{Anywhere, Channel, NameRule, Rule},
};

pub(super) fn check(case: &Case<'_>, findings: &mut Vec<Finding>) {
    findings.extend(case.mentions.iter().filter_map(|mention| of_mention(case, mention)));
}

/// One finding for one mention: the first rule it breaks, the others in `also`.
fn of_mention(case: &Case<'_>, mention: &Mention) -> Option<Finding> {
    let people: Vec<&Person> = mention.people.iter().filter_map(|id| case.list.person(id)).collect();
    let first = *people.first()?;
    let full = match mention.kind {
        caption::Kind::FullName => true,
        caption::Kind::FirstName => false,
        _ => return None,
    };
    let pictured = people.iter().copied().find(|person| case.pictured().any(|(_, shown)| shown.id == person.id));
    let is_pupil = people.iter().any(|person| person.kind == Kind::Pupil);

    let broken = broken_rules(case, full, is_pupil, pictured.is_some_and(|person| person.kind == Kind::Pupil));
    let (rule, also) = broken.split_first()?;
    // A full name can only be that person's. A first name may be somebody else's, unless its bearer is in the picture.
    let severity = if full || pictured.is_some() { Severity::Block } else { Severity::Ask };
    let person = pictured.unwrap_or(first);
    let typed = &mention.text;
    let whose = match (person.kind, pictured.is_some()) {
        (Kind::Pupil, true) => "a pupil who is in the picture",
        (Kind::Pupil, false) => "a pupil",
        (Kind::Staff, _) => "a member of staff",
        (Kind::Visitor, _) => "a visitor",
    };
    let what = if full { "the full name" } else { "the first name" };
    let mut finding = Finding::new(
        *rule,
        severity,
        Where::Words { field: mention.field, start: mention.start, end: mention.end },
        &format!("{:?} {} {typed}", mention.field, mention.start),
    )
    .about(&person.id)
    .saying(
        format!("{} has {what} of {whose}: “{typed}”.", field_in_words(mention.field)),
        remedy(case, mention.field, full, person.kind == Kind::Pupil),
    );
    finding.also = also.to_vec();
    Some(finding)
}

/// Every rule that this name breaks here, the most telling first.
fn broken_rules(case: &Case<'_>, full: bool, is_pupil: bool, shows_that_pupil: bool) -> Vec<Rule> {
    let names = &case.rules.names;
    let channel = case.submission.channel;
    let mut broken = Vec::new();
    if case.submission.photo.is_some() {
        let forbidden = match names.with_image.rule_for(is_pupil, channel) {
            NameRule::Any => false,
            NameRule::NoFullName => full,
            NameRule::NoName => true,
        };
        if forbidden {
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
    if full && is_pupil && never_here {
        broken.push(Rule::NamesAnywhere);
    }
    if names.colleagues && channel == Channel::SocialMedia {
        broken.push(Rule::NamesColleagues);
    }
    broken
}

fn field_in_words(field: Field) -> &'static str {
    match field {
        Field::Caption => "The caption",
        Field::AltText => "The alt text",
        Field::FileName => "The file name",
    }
}

fn remedy(case: &Case<'_>, field: Field, full: bool, is_pupil: bool) -> String {
    if field == Field::FileName {
        return "Give the file a name that names nobody.".to_owned();
    }
    let channel = case.submission.channel;
    let first_name_would_do = full
        && case.rules.names.with_image.rule_for(is_pupil, channel) < NameRule::NoName
        && !(case.rules.names.colleagues && channel == Channel::SocialMedia)
        && !(case.rules.image.with_name && is_pupil);
    if first_name_would_do {
        "Use the first name alone, or leave the name out.".to_owned()
    } else if is_pupil {
        "Leave the name out: write “a pupil”, or the name of the class.".to_owned()
    } else {
        "Leave the name out: write “a member of staff”.".to_owned()
    }
}
