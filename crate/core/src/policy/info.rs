//! A policy told to a person: what each rule is set to, in words.

use serde::Serialize;

use super::{
    Anywhere, Channel, Exposure, Identity, NameRule, Parents, Policy, PupilConsent, Role, Rule, StaffConsent, Validity,
    WorkPermission,
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
    /// What this school has set.
    pub setting: String,
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
            rules: settings(policy),
        }
    }
}

/// Every rule that can be set, in the order of [`Rule::ALL`].
fn settings(policy: &Policy) -> Vec<Setting> {
    Rule::ALL
        .iter()
        .filter_map(|rule| setting(policy, *rule).map(|setting| Setting { id: *rule, title: rule.title(), setting }))
        .collect()
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
            let words = |channel: Channel| {
                let by_objection = rules.consent.objection.contains(&channel);
                format!("{}{}", channel.in_words(), if by_objection { " (unless somebody objects)" } else { "" })
            };
            policy.channels().map(words).collect::<Vec<_>>().join(", ")
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
        Rule::DetailsContact => yes(rules.details.contact),
        Rule::DetailsIdentity => match rules.details.identity {
            Identity::Taught => "pupils are taught so",
            Identity::Published => "published pictures must not",
        }
        .to_owned(),
        Rule::PublisherRole => roles(&rules.publisher.role),
        Rule::PublisherSocial => roles(&rules.publisher.social),
        Rule::ApprovalHead => yes(rules.approval.head),
        Rule::DeviceSchool => text(&rules.device.school),
        Rule::DeviceTransfer => text(&rules.device.transfer),
        Rule::StorageNetwork => text(&rules.storage.network),
        Rule::RetentionLeaver => text(&rules.retention.leaver),
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
