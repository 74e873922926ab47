//! A policy told to a person: what each rule is set to, in words.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{
    Anywhere, Channel, Exposure, Identity, Key, Kind, NameRule, Parents, Policy, PupilConsent, Role, Rule,
    StaffConsent, StaffOwn, Validity, WorkPermission,
};
use crate::words::{self, Both, Days, InTime, InWords, Language};

/// A choice and its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice<T> {
    /// The choice.
    pub id: T,
    /// Its words.
    pub words: Both,
}

/// One rule and its setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Setting {
    /// The rule.
    pub id: Rule,
    /// What it asks.
    pub title: Both,
    /// Why schools have it.
    pub why: Both,
    /// What this school has set. Words of its own are the same in both languages.
    pub setting: Both<String>,
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
    pub meaning: Both,
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
            channels: policy.channels().map(|id| Choice { id, words: words::channel(id) }).collect(),
            roles: Role::ALL.into_iter().map(|id| Choice { id, words: words::role(id) }).collect(),
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
        let told = |language| setting(policy, rule, language);
        let setting = Both { en: told(Language::English)?, cy: told(Language::Welsh)? };
        Some(Setting { id: rule, title: rule.title(), why: rule.why(), setting, controls: controls(rule) })
    };
    Rule::ALL.iter().copied().filter_map(told).collect()
}

/// What the policy sets this rule to; none for rules that hold in every school.
fn setting(policy: &Policy, rule: Rule, language: Language) -> Option<String> {
    let rules = policy.rules();
    let either = |english, welsh| language.either(english, welsh).to_owned();
    let not_asked = || either("not asked", "ni ofynnir am hyn");
    let yes = |set: bool| if set { either("yes", "ie") } else { not_asked() };
    let text = |words: &str| if words.is_empty() { either("not stated", "ni nodir") } else { words.to_owned() };
    let names = |rule: NameRule| match rule {
        NameRule::Any => either("any name", "unrhyw enw"),
        NameRule::NoFullName => either("no full name", "dim enw llawn"),
        NameRule::NoName => either("no name", "dim enw"),
    };
    let roles = |roles: &BTreeSet<Role>| text(&listed(roles.iter().map(|role| role.told_in(language))));
    Some(match rule {
        Rule::ConsentWritten => yes(rules.consent.written),
        Rule::ConsentChannel => {
            let how = |channel: &Channel| match rules.consent.objection.contains(channel) {
                true => either(" (unless somebody objects)", " (oni bai bod rhywun yn gwrthwynebu)"),
                false => String::new(),
            };
            let words = |channels: &BTreeSet<Channel>| {
                listed(channels.iter().map(|channel| channel.told_in(language) + &how(channel)))
            };
            let mut told = words(&rules.consent.channel);
            if !rules.consent.accounts.is_empty() {
                told.push_str(&either("; beside the form: ", "; y tu hwnt i’r ffurflen: "));
                told.push_str(&words(&rules.consent.accounts));
            }
            told
        }
        Rule::ConsentParents => match rules.consent.parents {
            Parents::One => either("one parent", "un rhiant"),
            Parents::Both => either("both parents", "y ddau riant"),
        },
        Rule::ConsentValidity => match rules.consent.validity {
            Validity::WholeTime => either("as long as the pupil is at the school", "tra bo’r disgybl yn yr ysgol"),
            Validity::UntilWithdrawn => either("until it is withdrawn", "nes ei dynnu’n ôl"),
            Validity::Yearly => either("until the next 1 September", "tan 1 Medi nesaf"),
        },
        Rule::ConsentCircumstances => yes(rules.consent.circumstances),
        Rule::ConsentWithdrawal => yes(rules.consent.withdrawal),
        Rule::ConsentStaff => match rules.consent.staff {
            StaffConsent::Granted => either("a recorded yes", "ie a gofnodwyd"),
            StaffConsent::UnlessRefused => either("unless they have refused", "oni bai eu bod wedi gwrthod"),
        },
        Rule::ConsentPupil => {
            let work = matches!(rules.consent.pupil, PupilConsent::Work)
                .then(|| either("for pupils' work", "ar gyfer gwaith disgyblion"));
            let pictures = rules.consent.pupil_age.map(|age| match language {
                Language::English => format!("for pictures from the age of {age}"),
                Language::Welsh => format!("ar gyfer lluniau o {age} oed"),
            });
            let asked = work.into_iter().chain(pictures).collect::<Vec<_>>();
            if asked.is_empty() { not_asked() } else { asked.join(language.either(", and ", ", ac ")) }
        }
        Rule::WorkPermission => match rules.work.permission {
            WorkPermission::Parent => either("a parent's", "caniatâd rhiant"),
            WorkPermission::WithPhotos => either("asked together with photos", "gofynnir ynghyd â lluniau"),
            WorkPermission::PupilAndParent => either("the pupil's and a parent's", "caniatâd y disgybl a rhiant"),
        },
        Rule::NamesWithImage => {
            let with = &rules.names.with_image;
            let mut told = format!(
                "{}: {}; {}: {}",
                either("pupils", "disgyblion"),
                names(with.pupils),
                either("anyone", "unrhyw un"),
                names(with.anyone)
            );
            for (channel, rule) in &with.on {
                told.push_str(&format!("; {}: {}", channel.told_in(language), names(*rule)));
            }
            told
        }
        Rule::NamesAnywhere => match rules.names.anywhere {
            Anywhere::Allowed => either("not stated", "ni nodir"),
            Anywhere::NeverOnWebsite => either("never on the website", "byth ar y wefan"),
            Anywhere::Never => either("never", "byth"),
        },
        Rule::NamesColleagues => yes(rules.names.colleagues),
        Rule::ImageWithName => yes(rules.image.with_name),
        Rule::DetailsContact => {
            let mut told = yes(rules.details.contact);
            if !rules.details.official_domains.is_empty() {
                told.push_str(&either("; the school's own: ", "; rhai’r ysgol ei hun: "));
                told.push_str(&listed(rules.details.official_domains.iter().cloned()));
            }
            told
        }
        Rule::DetailsIdentity => match rules.details.identity {
            Identity::Taught => either("pupils are taught so", "dysgir hynny i ddisgyblion"),
            Identity::Published => either("published pictures must not", "ni chaiff lluniau cyhoeddedig wneud hynny"),
        },
        Rule::PublisherRole => roles(&rules.publisher.role),
        Rule::PublisherSocial => roles(&rules.publisher.social),
        Rule::ApprovalHead => {
            let asked = yes(rules.approval.head);
            match (rules.approval.key.len(), language) {
                (0, _) => asked,
                (keys, Language::English) => format!("{asked}; signed with one of {keys} listed keys"),
                (keys, Language::Welsh) => format!("{asked}; wedi’i lofnodi ag un o’r allweddi a restrwyd ({keys})"),
            }
        }
        Rule::DeviceSchool => {
            let mut others = match rules.device.staff_own {
                StaffOwn::WithPermission => either("other devices with permission", "dyfeisiau eraill gyda chaniatâd"),
                StaffOwn::SeniorLeaders => {
                    either("senior leaders' own devices too", "dyfeisiau uwch arweinwyr eu hunain hefyd")
                }
                StaffOwn::Never => either("no other devices", "dim dyfeisiau eraill"),
            };
            if !rules.device.own.is_empty() {
                others.push_str(&format!("; {} {}", rules.device.own.len(), either("listed", "wedi’u rhestru")));
            }
            format!("{} ({others})", text(&rules.device.school))
        }
        Rule::DeviceTransfer => match rules.device.transfer_days {
            None => text(&rules.device.transfer),
            Some(days) => format!("{} ({})", text(&rules.device.transfer), within(days, language)),
        },
        Rule::StorageNetwork => text(&rules.storage.network),
        Rule::RetentionLeaver => {
            let told = text(&rules.retention.leaver);
            match rules.retention.needed_days {
                None => told,
                Some(days) => {
                    let days = Days(days.into()).told_in(language);
                    format!("{told}; {} {days}", either("needed for", "mae ei angen am"))
                }
            }
        }
        Rule::ContentSocialText => yes(rules.content.social_text),
        Rule::ContentSuitable => yes(rules.content.suitable),
        Rule::RightsCopyright => yes(rules.rights.copyright),
        Rule::VideoConsent => yes(rules.video.consent),
        Rule::IncidentLog => text(&rules.incident.log),
        Rule::Exposure => match rules.practice.exposure {
            Exposure::Shown => either("shown", "fe’i dangosir"),
            Exposure::Asked => either("a person must allow it", "rhaid i berson ei ganiatáu"),
        },
        Rule::HardStop => return None,
    })
}

fn listed(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(", ")
}

fn within(days: u16, language: Language) -> String {
    match (days, language) {
        (0, _) => language.either("judged as the same day", "bernir fel yr un diwrnod").to_owned(),
        (days, _) => InTime(days).told_in(language),
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
            for language in Language::ALL {
                let [old, set] = [&base, &made].map(|policy| setting(policy, rule, language));
                assert_ne!(old, set, "{} = {new}", key.path);
            }
        }
    }
}
