//! What scripts are told of a caption: a span for each mention, and what would become of the text under three policies.

use schoolgate_core::{
    caption::{Kind, Mention, Outcome, Sign, Whose},
    policy::NameRule,
};

/// What may be called by name: pupils, and everybody else.
const POLICIES: [(&str, NameRule, NameRule); 3] = [
    ("full_names", NameRule::NoFullName, NameRule::Any),
    ("any_pupil_name", NameRule::NoName, NameRule::Any),
    ("no_names", NameRule::NoName, NameRule::NoName),
];

/// The answer to one line: a span for each mention, one for a whole tag, and what becomes of the text.
pub fn answer(id: &serde_json::Value, mentions: &[Mention]) -> serde_json::Value {
    let mut spans: Vec<(usize, usize, serde_json::Value)> = Vec::new();
    for mention in mentions {
        let (start, end) = match &mention.tag {
            Some(tag) if mention.kind.is_name() && tag.sign != Sign::FileName && mention.whose != Whose::Staff => {
                (tag.start + 1, tag.end)
            }
            _ => (mention.start, mention.end),
        };
        let mut span = serde_json::json!({ "start": start, "end": end, "kind": kind(mention), "sure": mention.sure });
        if let (Some(level), Some(fields)) = (level(mention), span.as_object_mut()) {
            fields.insert("level".to_owned(), level.into());
        }
        match spans.iter_mut().find(|(other_start, other_end, _)| (*other_start, *other_end) == (start, end)) {
            // Of several names in one tag, the fullest stands for it.
            Some((_, _, other)) if other["level"] != "full" => *other = span,
            Some(_) => {}
            None => spans.push((start, end, span)),
        }
    }
    let decisions: serde_json::Map<String, serde_json::Value> = POLICIES
        .iter()
        .map(|(name, pupils, others)| {
            let worst = mentions.iter().map(|mention| outcome(mention, *pupils, *others)).max();
            let word = match worst.unwrap_or(Outcome::Allow) {
                Outcome::Allow => "allow",
                Outcome::Ask => "warn",
                Outcome::Block => "block",
            };
            ((*name).to_owned(), word.into())
        })
        .collect();
    let spans: Vec<serde_json::Value> = spans.into_iter().map(|(_, _, span)| span).collect();
    serde_json::json!({ "id": id, "spans": spans, "decisions": decisions })
}

/// What becomes of the text; contact details stop it under every policy.
pub fn outcome(mention: &Mention, pupils: NameRule, others: NameRule) -> Outcome {
    match mention.kind.is_name() {
        true => mention.outcome(pupils, others),
        false if mention.sure => Outcome::Block,
        // A day that is also somebody's day of birth.
        false => Outcome::Ask,
    }
}

/// The kind of a span by the names that scripts know.
pub fn kind(mention: &Mention) -> &'static str {
    if mention.kind.is_name() && mention.whose == Whose::Staff {
        return "staff_name";
    }
    let tag = mention.tag.as_ref().filter(|_| mention.kind.is_name()).map(|tag| tag.sign);
    match (mention.kind, tag) {
        (_, Some(Sign::Hashtag)) => "hashtag_with_name",
        (_, Some(Sign::Handle)) => "handle_with_name",
        (_, Some(Sign::FileName)) => "filename_with_name",
        (Kind::FullName, None) => "full_name",
        (Kind::UnlistedName, None) => "off_list_full_name",
        (Kind::FirstName, None) => "first_name",
        (Kind::Surname, None) => "surname_only",
        (Kind::Initials, None) => {
            let first = mention.text.split_whitespace().next().unwrap_or_default();
            let last = mention.text.split_whitespace().next_back().unwrap_or_default();
            let short = |word: &str| word.chars().filter(|sign| sign.is_alphabetic()).count() == 1;
            let shouted = first.chars().all(|sign| !sign.is_lowercase());
            if short(last) && !short(first) && !shouted { "first_initial" } else { "initial_surname" }
        }
        (Kind::TitledName, None) => "off_list_titled",
        (Kind::Email, _) => "email",
        (Kind::Phone, _) => "phone",
        (Kind::Postcode, _) => "postcode",
        (Kind::Address, _) => "address",
        (Kind::BirthDate, _) => "dob",
        (Kind::Upn, _) => "upn",
    }
}

/// How much of a name a tag has.
fn level(mention: &Mention) -> Option<&'static str> {
    mention.tag.as_ref()?;
    match mention.kind {
        Kind::FullName | Kind::UnlistedName => Some("full"),
        Kind::Initials => Some("initial"),
        Kind::FirstName => Some("first"),
        Kind::Surname => Some("surname"),
        _ => None,
    }
}
