//! A policy told to a person: what each rule is set to, in words.

use serde::Serialize;

use super::{
    Anywhere, Channel, Exposure, Identity, Key, Kind, NameRule, Parents, Policy, PupilConsent, Role, Rule,
    StaffConsent, StaffOwn, Validity, WorkPermission,
};

/// A choice and its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice<T> {
    /// The choice.
    pub id: T,
    /// Its words.
    pub words: &'static str,
}

/// One rule and its setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Setting {
    /// The rule.
    pub id: Rule,
    /// What it asks.
    pub title: &'static str,
    /// Why schools have it.
    pub why: &'static str,
    /// What this school has set.
    pub setting: String,
    /// The keys it is set by.
    pub controls: Vec<Control>,
}

/// A key of the policy, as a control that can change it. With [`Change`](super::Change) the new value goes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Control {
    /// The key.
    pub key: &'static str,
    /// What kind of control fits: `flag`, `text`, `number`, `choice`, `channels`, `roles`, `texts` or `per-channel`.
    pub kind: &'static str,
    /// What it says.
    pub meaning: &'static str,
    /// What can be chosen; empty where anything can be written.
    pub values: Vec<Choice<&'static str>>,
    /// What it is set to, as [`Change`](super::Change) writes it.
    pub value: String,
    /// What holds when it is left out; none where it has to be set.
    pub default: Option<&'static str>,
}

impl Control {
    /// The control for a key; none for keys that are no single setting.
    fn of(key: &Key, value: &str) -> Option<Self> {
        let kind = match key.kind {
            Kind::Flag => "flag",
            Kind::Text | Kind::Id => "text",
            Kind::Number => "number",
            Kind::Choice(_) => "choice",
            Kind::Channels => "channels",
            Kind::Roles => "roles",
            Kind::Texts => "texts",
            Kind::PerChannel(_) => "per-channel",
            Kind::Version | Kind::Tables(_) => return None,
        };
        let values =
            key.kind.values().into_iter().map(|value| Choice { id: value.word, words: value.meaning }).collect();
        Some(Self { key: key.path, kind, meaning: key.meaning, values, value: value.to_owned(), default: key.default })
    }
}

/// What a page shows of a policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Info {
    /// Short name.
    pub id: String,
    /// The school's name.
    pub name: String,
    /// The hash of the policy file.
    pub sha256: String,
    /// The channels this school uses.
    pub channels: Vec<Choice<Channel>>,
    /// Every role there is.
    pub roles: Vec<Choice<Role>>,
    /// Whether the headteacher permits every picture.
    pub approval_needed: bool,
    /// How many keys the policy lists for approvals; with none, a typed permission is asked about.
    pub approval_keys: usize,
    /// How many cameras and iPads the policy file lists as the school's own.
    pub devices: usize,
    /// What describes the policy itself: its id, the school's name, where the rules are written down.
    pub about: Vec<Control>,
    /// Every rule of the policy.
    pub rules: Vec<Setting>,
}

impl Info {
    /// What to show of `policy`.
    pub fn of(policy: &Policy) -> Self {
        let rules = policy.rules();
        Self {
            id: rules.id.clone(),
            name: rules.name.clone(),
            sha256: policy.sha256().to_string(),
            channels: policy.channels().map(|id| Choice { id, words: id.in_words() }).collect(),
            roles: Role::ALL.into_iter().map(|id| Choice { id, words: id.in_words() }).collect(),
            approval_needed: rules.approval.head,
            approval_keys: rules.approval.key.len(),
            devices: rules.device.own.len(),
            about: policy
                .values()
                .iter()
                .filter(|(key, _)| key.rule.is_none())
                .filter_map(|(key, value)| Control::of(key, value))
                .collect(),
            rules: settings(policy),
        }
    }
}

/// Every rule that can be set, in the order of [`Rule::ALL`].
pub(super) fn settings(policy: &Policy) -> Vec<Setting> {
    let values = policy.values();
    let controls = |rule| {
        let of_rule = values.iter().filter(move |(key, _)| key.rule == Some(rule));
        of_rule.filter_map(|(key, value)| Control::of(key, value)).collect()
    };
    let told = |rule: Rule| {
        let setting = setting(policy, rule)?;
        Some(Setting { id: rule, title: rule.title(), why: rule.why(), setting, controls: controls(rule) })
    };
    Rule::ALL.iter().copied().filter_map(told).collect()
}

/// What the policy sets this rule to; none for rules that hold in every school.
fn setting(policy: &Policy, rule: Rule) -> Option<String> {
    let rules = policy.rules();
    let yes = |set: bool| if set { "yes" } else { "not asked" }.to_owned();
    let text = |words: &str| if words.is_empty() { "not stated" } else { words }.to_owned();
    let names = |rule: NameRule| match rule {
        NameRule::Any => "any name",
        NameRule::NoFullName => "no full name",
        NameRule::NoName => "no name",
    };
    let roles = |roles: &std::collections::BTreeSet<Role>| {
        text(&roles.iter().map(|role| role.in_words()).collect::<Vec<_>>().join(", "))
    };
    Some(match rule {
        Rule::ConsentWritten => yes(rules.consent.written),
        Rule::ConsentChannel => {
            let accounts = &rules.consent.accounts;
            let words = |channels: &mut dyn Iterator<Item = Channel>| {
                let by_objection = |channel: Channel| rules.consent.objection.contains(&channel);
                let words = |channel: Channel| {
                    let how = if by_objection(channel) { " (unless somebody objects)" } else { "" };
                    format!("{}{how}", channel.in_words())
                };
                channels.map(words).collect::<Vec<_>>().join(", ")
            };
            let mut told = words(&mut rules.consent.channel.iter().copied());
            if !accounts.is_empty() {
                told.push_str(&format!("; beside the form: {}", words(&mut accounts.iter().copied())));
            }
            told
        }
        Rule::ConsentParents => match rules.consent.parents {
            Parents::One => "one parent",
            Parents::Both => "both parents",
        }
        .to_owned(),
        Rule::ConsentValidity => match rules.consent.validity {
            Validity::WholeTime => "as long as the pupil is at the school",
            Validity::UntilWithdrawn => "until it is withdrawn",
            Validity::Yearly => "until the next 1 September",
        }
        .to_owned(),
        Rule::ConsentCircumstances => yes(rules.consent.circumstances),
        Rule::ConsentWithdrawal => yes(rules.consent.withdrawal),
        Rule::ConsentStaff => match rules.consent.staff {
            StaffConsent::Granted => "a recorded yes",
            StaffConsent::UnlessRefused => "unless they have refused",
        }
        .to_owned(),
        Rule::ConsentPupil => match (rules.consent.pupil, rules.consent.pupil_age) {
            (PupilConsent::None, None) => "not asked".to_owned(),
            (PupilConsent::Work, None) => "for pupils' work".to_owned(),
            (PupilConsent::None, Some(age)) => format!("for pictures, from the age of {age}"),
            (PupilConsent::Work, Some(age)) => format!("for pupils' work, and for pictures from the age of {age}"),
        },
        Rule::WorkPermission => match rules.work.permission {
            WorkPermission::Parent => "a parent's",
            WorkPermission::WithPhotos => "asked together with photos",
            WorkPermission::PupilAndParent => "the pupil's and a parent's",
        }
        .to_owned(),
        Rule::NamesWithImage => {
            let with = &rules.names.with_image;
            let mut words = format!("pupils: {}; anyone: {}", names(with.pupils), names(with.anyone));
            for (channel, rule) in &with.on {
                words.push_str(&format!("; {}: {}", channel.in_words(), names(*rule)));
            }
            words
        }
        Rule::NamesAnywhere => match rules.names.anywhere {
            Anywhere::Allowed => "not stated",
            Anywhere::NeverOnWebsite => "never on the website",
            Anywhere::Never => "never",
        }
        .to_owned(),
        Rule::NamesColleagues => yes(rules.names.colleagues),
        Rule::ImageWithName => yes(rules.image.with_name),
        Rule::DetailsContact => {
            let own: Vec<_> = rules.details.official_domains.iter().map(String::as_str).collect();
            let own = if own.is_empty() { String::new() } else { format!("; the school's own: {}", own.join(", ")) };
            yes(rules.details.contact) + &own
        }
        Rule::DetailsIdentity => match rules.details.identity {
            Identity::Taught => "pupils are taught so",
            Identity::Published => "published pictures must not",
        }
        .to_owned(),
        Rule::PublisherRole => roles(&rules.publisher.role),
        Rule::PublisherSocial => roles(&rules.publisher.social),
        Rule::ApprovalHead => match rules.approval.key.len() {
            0 => yes(rules.approval.head),
            keys => format!("{}; signed with one of {keys} listed keys", yes(rules.approval.head)),
        },
        Rule::DeviceSchool => {
            let own = match rules.device.staff_own {
                StaffOwn::WithPermission => "other devices with permission",
                StaffOwn::SeniorLeaders => "senior leaders' own devices too",
                StaffOwn::Never => "no other devices",
            };
            let listed = match rules.device.own.len() {
                0 => String::new(),
                devices => format!("; {devices} listed"),
            };
            format!("{} ({own}{listed})", text(&rules.device.school))
        }
        Rule::DeviceTransfer => match rules.device.transfer_days {
            None => text(&rules.device.transfer),
            Some(days) => format!("{} ({})", text(&rules.device.transfer), within(days)),
        },
        Rule::StorageNetwork => text(&rules.storage.network),
        Rule::RetentionLeaver => match rules.retention.needed_days {
            None => text(&rules.retention.leaver),
            Some(days) => format!("{}; needed for {days} days", text(&rules.retention.leaver)),
        },
        Rule::ContentSocialText => yes(rules.content.social_text),
        Rule::ContentSuitable => yes(rules.content.suitable),
        Rule::RightsCopyright => yes(rules.rights.copyright),
        Rule::VideoConsent => yes(rules.video.consent),
        Rule::IncidentLog => text(&rules.incident.log),
        Rule::Exposure => match rules.practice.exposure {
            Exposure::Shown => "shown",
            Exposure::Asked => "a person must allow it",
        }
        .to_owned(),
        Rule::HardStop => return None,
    })
}

fn within(days: u16) -> String {
    match days {
        0 => "judged as the same day".to_owned(),
        1 => "within a day".to_owned(),
        _ => format!("within {days} days"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Change, derive, preset};

    /// Or a comparison of two policies would overlook it.
    #[test]
    fn every_setting_that_changes_changes_what_its_rule_says() {
        let base = preset("clavering").unwrap();
        for (key, old) in base.values() {
            let Some(rule) = key.rule.filter(|_| key.can_be_set()) else { continue };
            let new = match key.kind {
                Kind::Flag => (old != "true").to_string(),
                Kind::Number => "12".to_owned(),
                Kind::PerChannel(_) => "press=no-name".to_owned(),
                Kind::Text | Kind::Texts => "another.example".to_owned(),
                _ => key.kind.values().iter().map(|value| value.word).find(|word| *word != old).unwrap().to_owned(),
            };
            let text = derive(&base, &[Change::new(key.path, &new)]).unwrap();
            let made = Policy::parse(&text).unwrap();
            assert_ne!(setting(&base, rule), setting(&made, rule), "{} = {new}", key.path);
        }
    }
}
