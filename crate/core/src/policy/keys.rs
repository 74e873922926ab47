//! Every key that a policy file may have: what it can be set to, and what each value means.
//!
//! The types in `settings` are what a file is read into; this is what a person is told of them. Documentation, error
//! messages, `policy derive` and the page's controls all come from here. A test holds the two together.

use super::{Channel, Role, Rule};

/// One key of a policy file.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its dotted path, such as `consent.parents`.
    pub path: &'static str,
    /// The rule that it belongs to; none for what describes the file.
    pub rule: Option<Rule>,
    /// What it can be set to.
    pub kind: Kind,
    /// What holds when it is left out; none where it has to be given.
    pub default: Option<&'static str>,
    /// What it says, in one sentence.
    pub meaning: &'static str,
}

/// What a key can be set to.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// `true` or `false`.
    Flag,
    /// Any text.
    Text,
    /// A text of small letters, digits and dashes.
    Id,
    /// A whole number from 0 to 65535.
    Number,
    /// The number of the format.
    Version,
    /// One of these.
    Choice(&'static [Value]),
    /// A list of channels.
    Channels,
    /// A list of roles.
    Roles,
    /// A list of texts.
    Texts,
    /// One of these for single channels.
    PerChannel(&'static [Value]),
    /// A table for each device or key, written `[[device.own]]`.
    Tables(&'static [&'static str]),
}

/// One value of a choice and what it means.
#[derive(Clone, Copy, Debug)]
pub struct Value {
    /// As it is written.
    pub word: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

const fn value(word: &'static str, meaning: &'static str) -> Value {
    Value { word, meaning }
}

const fn key(path: &'static str, rule: Rule, kind: Kind, meaning: &'static str) -> Key {
    Key { path, rule: Some(rule), kind, default: None, meaning }
}

const fn about(path: &'static str, kind: Kind, meaning: &'static str) -> Key {
    Key { path, rule: None, kind, default: None, meaning }
}

impl Key {
    const fn or(mut self, default: &'static str) -> Self {
        self.default = Some(default);
        self
    }

    /// The key of this path.
    pub fn of(path: &str) -> Option<&'static Self> {
        KEYS.iter().find(|key| key.path == path)
    }

    /// Whether [`derive`](super::derive) can set it. Devices and public keys are lists of their own; the version is not
    /// the school's to choose.
    pub fn can_be_set(&self) -> bool {
        !matches!(self.kind, Kind::Tables(_) | Kind::Version)
    }
}

impl Kind {
    /// Every word that can stand here, with what it means; none where anything can.
    pub fn values(self) -> Vec<Value> {
        match self {
            Self::Flag => vec![value("true", "yes"), value("false", "no")],
            Self::Choice(values) | Self::PerChannel(values) => values.to_vec(),
            Self::Channels => Channel::ALL.map(|channel| value(channel.as_str(), channel.in_words())).to_vec(),
            Self::Roles => Role::ALL.map(|role| value(role.as_str(), role.in_words())).to_vec(),
            Self::Text | Self::Id | Self::Number | Self::Version | Self::Texts | Self::Tables(_) => Vec::new(),
        }
    }
}

const NAME_RULES: &[Value] = &[
    value("any", "any name may stand there"),
    value("no-full-name", "a first name, but not together with the surname"),
    value("no-name", "no name at all"),
];

/// Every key, in the order of the files.
pub const KEYS: &[Key] = &[
    about("version", Kind::Version, "Which edition of this format the file is written in; 1."),
    about("id", Kind::Id, "A short name for the policy, which verdicts and the register bear."),
    about("name", Kind::Text, "The school's name."),
    about("source", Kind::Text, "Where the school's rules are written down."),
    key(
        "consent.written",
        Rule::ConsentWritten,
        Kind::Flag,
        "No pupil's picture is published without a recorded yes. Otherwise only a no on record stops it.",
    ),
    key("consent.channel", Rule::ConsentChannel, Kind::Channels, "The uses that parents are asked about; at least one."),
    key(
        "consent.accounts",
        Rule::ConsentChannel,
        Kind::Channels,
        "Channels the school runs that its form does not list; consent for them is recorded all the same.",
    ),
    key(
        "consent.parents",
        Rule::ConsentParents,
        Kind::Choice(&[
            value("one", "either parent's yes is enough, unless the other objects"),
            value("both", "both parents must have said yes"),
        ]),
        "How many parents must have agreed.",
    ),
    key(
        "consent.validity",
        Rule::ConsentValidity,
        Kind::Choice(&[
            value("whole-time", "as long as the pupil is at the school"),
            value("until-withdrawn", "until it is withdrawn"),
            value("yearly", "asked again every September: it lapses on 1 September"),
        ]),
        "How long a yes lasts. It always ends with the pupil's time at the school.",
    ),
    key(
        "consent.circumstances",
        Rule::ConsentCircumstances,
        Kind::Flag,
        "A change at home puts earlier consent back to be confirmed.",
    ),
    key(
        "consent.withdrawal",
        Rule::ConsentWithdrawal,
        Kind::Flag,
        "A parent may withdraw in writing at any time. A withdrawal on record stops a picture whatever is set here.",
    ),
    key(
        "consent.staff",
        Rule::ConsentStaff,
        Kind::Choice(&[
            value("granted", "a recorded yes"),
            value("unless-refused", "that they have not refused or withdrawn"),
        ]),
        "What a picture of a member of staff needs.",
    ),
    key(
        "consent.objection",
        Rule::ConsentChannel,
        Kind::Channels,
        "Channels that work by objection: nobody has to say yes there, and a no on record still stops. Each is among consent.channel or consent.accounts.",
    )
    .or(""),
    key(
        "consent.pupil",
        Rule::ConsentPupil,
        Kind::Choice(&[value("none", "it is not asked for"), value("work", "for pupils' work")]),
        "Where the pupil's own agreement is needed too.",
    ),
    key(
        "consent.pupil-age",
        Rule::ConsentPupil,
        Kind::Number,
        "From which age, in years, a pupil's own yes is needed for pictures as well; whose age is not known needs it too.",
    )
    .or("at no age"),
    key(
        "work.permission",
        Rule::WorkPermission,
        Kind::Choice(&[
            value("parent", "a parent's, of its own"),
            value("with-photos", "a parent's, asked together with photos"),
            value("pupil-and-parent", "the pupil's and a parent's"),
        ]),
        "Whose permission pupils' work needs before it is posted.",
    ),
    key("names.with-image.pupils", Rule::NamesWithImage, Kind::Choice(NAME_RULES), "What of a pupil's name may stand beside a picture."),
    key(
        "names.with-image.anyone",
        Rule::NamesWithImage,
        Kind::Choice(NAME_RULES),
        "What of anybody's name may stand beside a picture; for pupils the stricter of the two holds.",
    ),
    key(
        "names.with-image.on",
        Rule::NamesWithImage,
        Kind::PerChannel(NAME_RULES),
        "Channels where a stricter rule about names holds, such as { social-media = \"no-name\" }.",
    )
    .or(""),
    key(
        "names.anywhere",
        Rule::NamesAnywhere,
        Kind::Choice(&[
            value("allowed", "the policy does not say"),
            value("never-on-website", "never on the website or a blog"),
            value("never", "never"),
        ]),
        "Full names of pupils without a picture.",
    ),
    key(
        "names.colleagues",
        Rule::NamesColleagues,
        Kind::Flag,
        "Nobody from the school is named on social media: no pupil, no colleague.",
    ),
    key(
        "image.with-name",
        Rule::ImageWithName,
        Kind::Flag,
        "Words that name a pupil get no picture of that pupil.",
    ),
    key(
        "details.contact",
        Rule::DetailsContact,
        Kind::Flag,
        "No e-mail address, telephone number or postcode by which a pupil could be reached.",
    ),
    key(
        "details.official-domains",
        Rule::DetailsContact,
        Kind::Texts,
        "The school's own e-mail domains, whose addresses may be published; with none, every address is asked about.",
    ),
    key(
        "details.identity",
        Rule::DetailsIdentity,
        Kind::Choice(&[
            value("taught", "pupils are taught so"),
            value("published", "published pictures must not"),
        ]),
        "Nothing else that tells who is pictured: a place, a routine, other personal information.",
    ),
    key("publisher.role", Rule::PublisherRole, Kind::Roles, "Who may publish; at least one role."),
    key(
        "publisher.social",
        Rule::PublisherSocial,
        Kind::Roles,
        "Who may publish on social media; at least one role where the school uses social media.",
    ),
    key(
        "approval.head",
        Rule::ApprovalHead,
        Kind::Flag,
        "The headteacher permits every picture before it is published.",
    ),
    key(
        "approval.key",
        Rule::ApprovalHead,
        Kind::Tables(&["role", "public"]),
        "Whose signatures count, as `schoolgate approve keygen` prints them. While none is listed, a permission is somebody's word.",
    )
    .or("no key"),
    key(
        "device.school",
        Rule::DeviceSchool,
        Kind::Text,
        "What the school says about the equipment that pictures are taken on; empty when its policy does not say.",
    ),
    key(
        "device.staff-own",
        Rule::DeviceSchool,
        Kind::Choice(&[
            value("with-permission", "with the headteacher's express permission"),
            value("senior-leaders", "senior leaders may; others with the headteacher's express permission"),
            value("never", "never"),
        ]),
        "Whether pictures may come from devices that are not the school's.",
    )
    .or("with-permission"),
    key(
        "device.transfer",
        Rule::DeviceTransfer,
        Kind::Text,
        "What the school says about moving pictures off a device; empty when its policy does not say.",
    ),
    key(
        "device.transfer-days",
        Rule::DeviceTransfer,
        Kind::Number,
        "How many days after it was taken a picture may still be on the device: 0 for the same day.",
    )
    .or("no limit"),
    key(
        "device.own",
        Rule::DeviceSchool,
        Kind::Tables(&["make", "model", "serial"]),
        "The school's cameras and iPads; `serial` may be left out, to stand for all of one model. While none is listed, a person answers for both rules about devices.",
    )
    .or("no device"),
    key("storage.network", Rule::StorageNetwork, Kind::Text, "Where pictures live, in the school's words; empty when its policy does not say."),
    key("retention.leaver", Rule::RetentionLeaver, Kind::Text, "Who deletes pictures when the pupil has left; empty when the policy does not say."),
    key(
        "retention.needed-days",
        Rule::RetentionLeaver,
        Kind::Number,
        "For how many days after publication a picture is needed; then somebody must say whether it still is.",
    )
    .or("no limit"),
    key("content.social-text", Rule::ContentSocialText, Kind::Flag, "A person checks that a social post is clear and grammatical."),
    key(
        "content.suitable",
        Rule::ContentSuitable,
        Kind::Flag,
        "A person declares that pupils are suitably dressed and nobody is brought into disrepute.",
    ),
    key("rights.copyright", Rule::RightsCopyright, Kind::Flag, "A person answers for whose picture it is."),
    key("video.consent", Rule::VideoConsent, Kind::Flag, "Video and webcam need a consent of their own."),
    key("incident.log", Rule::IncidentLog, Kind::Text, "What the school writes down of an incident; empty when its policy does not say."),
    key(
        "practice.exposure",
        Rule::Exposure,
        Kind::Choice(&[
            value("shown", "it is shown beside the verdict"),
            value("asked", "a person must allow it"),
        ]),
        "What happens when strangers could plainly recognise a pupil on a channel that anybody sees.",
    ),
];
