//! The shape of a policy file, one type a table, one field a rule.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{ApproverKey, Channel, OwnDevice, Role};

/// A whole policy file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Rules {
    /// Of this format; 1.
    pub version: u32,
    /// Short name, as given to `--policy`.
    pub id: String,
    /// The school's name.
    pub name: String,
    /// Where the rules are written down.
    pub source: String,
    /// `consent.*`
    pub consent: Consent,
    /// `work.*`
    pub work: Work,
    /// `names.*`
    pub names: Names,
    /// `image.*`
    pub image: Image,
    /// `details.*`
    pub details: Details,
    /// `publisher.*`
    pub publisher: Publisher,
    /// `approval.*`
    pub approval: Approval,
    /// `device.*`
    pub device: Device,
    /// `storage.*`
    pub storage: Storage,
    /// `retention.*`
    pub retention: Retention,
    /// `content.*`
    pub content: Content,
    /// `rights.*`
    pub rights: Rights,
    /// `video.*`
    pub video: Video,
    /// `incident.*`
    pub incident: Incident,
    /// What good practice adds since the policies were written; each a setting of its own.
    pub practice: Practice,
}

/// `consent.*`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Consent {
    /// `consent.written`: no pupil's picture without a recorded yes.
    pub written: bool,
    /// `consent.channel`: the uses parents are asked about.
    pub channel: BTreeSet<Channel>,
    /// Channels the school runs that its form does not list; consent for them is recorded all the same.
    pub accounts: BTreeSet<Channel>,
    /// `consent.parents`: how many must have agreed.
    pub parents: Parents,
    /// `consent.validity`: how long a yes lasts. It always ends with the pupil's time at the school.
    pub validity: Validity,
    /// `consent.circumstances`: a change at home puts consent back to be confirmed.
    pub circumstances: bool,
    /// `consent.withdrawal`: withdrawal bites at once.
    pub withdrawal: bool,
    /// `consent.staff`: pictures of staff.
    pub staff: StaffConsent,
    /// Channels that work by objection: nobody has to say yes there, and anybody's no still stops.
    #[serde(default)]
    pub objection: BTreeSet<Channel>,
    /// `consent.pupil`: the pupil's own agreement.
    pub pupil: PupilConsent,
    /// From which age, in years, a pupil's own yes is needed for pictures as well; never when it is not set.
    #[serde(default)]
    pub pupil_age: Option<u8>,
}

/// How many parents must have agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Parents {
    /// Either parent's yes is enough, unless the other objects.
    One,
    /// Both must have said yes.
    Both,
}

/// How long a yes lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Validity {
    /// As long as the pupil is at the school.
    WholeTime,
    /// Until it is withdrawn.
    UntilWithdrawn,
    /// Asked again every September: it lapses on 1 September.
    Yearly,
}

/// What a picture of a member of staff needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StaffConsent {
    /// A recorded yes.
    Granted,
    /// That nobody has refused or withdrawn.
    UnlessRefused,
}

/// Where the pupil's own agreement is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PupilConsent {
    /// Nowhere, unless an age is set.
    None,
    /// For pupils' work.
    Work,
}

/// `work.*`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Work {
    /// `work.permission`
    pub permission: WorkPermission,
}

/// Whose permission a pupil's work needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WorkPermission {
    /// A parent's, of its own.
    Parent,
    /// A parent's, asked together with the photos.
    WithPhotos,
    /// The pupil's and a parent's.
    PupilAndParent,
}

/// `names.*`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Names {
    /// `names.with-image`: which names may stand beside a picture.
    pub with_image: WithImage,
    /// `names.anywhere`: full names of pupils without a picture.
    pub anywhere: Anywhere,
    /// `names.colleagues`: nobody from the school is named on social media.
    pub colleagues: bool,
}

/// What of a name may be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NameRule {
    /// Anything.
    Any,
    /// A first name, but not together with the surname.
    NoFullName,
    /// Nothing.
    NoName,
}

/// `names.with-image`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct WithImage {
    /// Of pupils.
    pub pupils: NameRule,
    /// Of anyone, pupils included.
    pub anyone: NameRule,
    /// Of anyone, on single channels that are stricter.
    #[serde(default)]
    pub on: BTreeMap<Channel, NameRule>,
}

impl WithImage {
    /// The rule for a pupil's or another person's name on this channel: the strictest that applies.
    pub fn rule_for(&self, is_pupil: bool, channel: Channel) -> NameRule {
        let stricter = self.on.get(&channel).copied().unwrap_or(NameRule::Any);
        let anyone = self.anyone.max(stricter);
        if is_pupil { anyone.max(self.pupils) } else { anyone }
    }
}

/// `names.anywhere`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anywhere {
    /// The policy does not say.
    Allowed,
    /// Never on the website or a blog.
    NeverOnWebsite,
    /// Never.
    Never,
}

/// `image.*`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Image {
    /// `image.with-name`: words that name a pupil get no picture of that pupil.
    pub with_name: bool,
}

/// `details.*`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Details {
    /// `details.contact`: no e-mail, telephone or postal address of a pupil.
    pub contact: bool,
    /// The school's own e-mail domains, which may be published.
    pub official_domains: BTreeSet<String>,
    /// `details.identity`: nothing else that identifies who is pictured.
    pub identity: Identity,
}

/// How far `details.identity` goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Identity {
    /// Pupils are taught so.
    Taught,
    /// Published images must not identify by other personal information.
    Published,
}

/// `publisher.*`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Publisher {
    /// `publisher.role`: who may publish to the website.
    pub role: BTreeSet<Role>,
    /// `publisher.social`: who may publish on social media.
    pub social: BTreeSet<Role>,
}

/// `approval.*`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Approval {
    /// `approval.head`: the headteacher permits every picture before it is published.
    pub head: bool,
    /// Whose signatures count. While there is none, a permission is somebody's word and is asked about.
    #[serde(default)]
    pub key: Vec<ApproverKey>,
}

/// `device.*`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Device {
    /// `device.school`, in the school's words; empty when the policy does not say.
    pub school: String,
    /// Whether pictures may come from devices that are not the school's.
    #[serde(default)]
    pub staff_own: StaffOwn,
    /// `device.transfer`, in the school's words; empty when the policy does not say.
    pub transfer: String,
    /// How many days after it was taken a picture may still be on the device: 0 for the same day, which is also how
    /// "at once" is judged. None when the policy states no limit.
    #[serde(default)]
    pub transfer_days: Option<u16>,
    /// The school's cameras and iPads. While none is listed, neither rule can be judged: a person answers for them.
    #[serde(default)]
    pub own: Vec<OwnDevice>,
}

/// What a policy says of devices that are not the school's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StaffOwn {
    /// With the headteacher's express permission.
    #[default]
    WithPermission,
    /// Senior leaders may use their own; others with the headteacher's express permission.
    SeniorLeaders,
    /// Never.
    Never,
}

/// `storage.*`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Storage {
    /// `storage.network`, in the school's words.
    pub network: String,
}

/// `retention.*`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Retention {
    /// `retention.leaver`: who deletes; empty when the policy does not say.
    pub leaver: String,
    /// For how many days after its publication a picture is needed; then somebody must say whether it still is. None when
    /// the policy states no limit.
    #[serde(default)]
    pub needed_days: Option<u16>,
}

/// `content.*`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Content {
    /// `content.social-text`: a person checks that a post is clear and grammatical.
    pub social_text: bool,
    /// `content.suitable`: a person declares the picture suitable.
    pub suitable: bool,
}

/// `rights.*`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Rights {
    /// `rights.copyright`: whose picture it is, is respected.
    pub copyright: bool,
}

/// `video.*`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Video {
    /// `video.consent`: video and webcam need their own consent.
    pub consent: bool,
}

/// `incident.*`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Incident {
    /// `incident.log`: what the school writes down, in its own words.
    pub log: String,
}

/// What good practice adds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Practice {
    /// `exposure`: pupils who can plainly be recognised on a channel that anybody sees.
    pub exposure: Exposure,
}

/// What happens when a pupil can plainly be recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Exposure {
    /// It is shown.
    Shown,
    /// A person must allow it.
    Asked,
}
