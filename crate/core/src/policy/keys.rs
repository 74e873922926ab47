//! Every key that a policy file may have: what it can be set to, and what each value means.
//!
//! The types in `settings` are what a file is read into; this is what a person is told of them. Documentation, error
//! messages, `policy derive` and the page's controls all come from here. A test holds the two together.

use super::{Channel, Role, Rule};
use crate::words::{self, Both, both};

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
    pub meaning: Both,
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
    pub meaning: Both,
}

const fn value(word: &'static str, meaning: &'static str, welsh: &'static str) -> Value {
    Value { word, meaning: both(meaning, welsh) }
}

const fn key(path: &'static str, rule: Rule, kind: Kind, meaning: &'static str, welsh: &'static str) -> Key {
    Key { path, rule: Some(rule), kind, default: None, meaning: both(meaning, welsh) }
}

const fn about(path: &'static str, kind: Kind, meaning: &'static str, welsh: &'static str) -> Key {
    Key { path, rule: None, kind, default: None, meaning: both(meaning, welsh) }
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
            Self::Flag => vec![value("true", "yes", "ie"), value("false", "no", "na")],
            Self::Choice(values) | Self::PerChannel(values) => values.to_vec(),
            Self::Channels => {
                Channel::ALL.map(|channel| Value { word: channel.as_str(), meaning: words::channel(channel) }).to_vec()
            }
            Self::Roles => Role::ALL.map(|role| Value { word: role.as_str(), meaning: words::role(role) }).to_vec(),
            Self::Text | Self::Id | Self::Number | Self::Version | Self::Texts | Self::Tables(_) => Vec::new(),
        }
    }
}

const NAME_RULES: &[Value] = &[
    value("any", "any name may stand there", "caiff unrhyw enw sefyll yno"),
    value("no-full-name", "a first name, but not together with the surname", "enw cyntaf, ond nid gyda’r cyfenw"),
    value("no-name", "no name at all", "dim enw o gwbl"),
];

/// Every key, in the order of the files.
pub const KEYS: &[Key] = &[
    about("version", Kind::Version, "Which edition of this format the file is written in; 1.", "Pa argraffiad o’r fformat hwn yw’r ffeil; 1."),
    about("id", Kind::Id, "A short name for the policy, which verdicts and the register bear.", "Enw byr ar y polisi, sydd ar ddyfarniadau ac yn y gofrestr."),
    about("name", Kind::Text, "The school's name.", "Enw’r ysgol."),
    about("source", Kind::Text, "Where the school's rules are written down.", "Ble mae rheolau’r ysgol wedi’u hysgrifennu."),
    key(
        "consent.written",
        Rule::ConsentWritten,
        Kind::Flag,
        "No pupil's picture is published without a recorded yes. Otherwise only a no on record stops it.", "Ni chyhoeddir llun disgybl heb ie a gofnodwyd. Fel arall dim ond ‘na’ a gofnodwyd sy’n ei atal."),
    key("consent.channel", Rule::ConsentChannel, Kind::Channels, "The uses that parents are asked about; at least one.", "Y defnyddiau y gofynnir i rieni amdanynt; o leiaf un."),
    key(
        "consent.accounts",
        Rule::ConsentChannel,
        Kind::Channels,
        "Channels the school runs that its form does not list; consent for them is recorded all the same.", "Lleoedd y mae’r ysgol yn cyhoeddi ynddynt nad ydynt ar ei ffurflen; cofnodir caniatâd ar eu cyfer serch hynny."),
    key(
        "consent.parents",
        Rule::ConsentParents,
        Kind::Choice(&[
            value("one", "either parent's yes is enough, unless the other objects", "mae ie un rhiant yn ddigon, oni bai bod y llall yn gwrthwynebu"),
            value("both", "both parents must have said yes", "rhaid i’r ddau riant fod wedi dweud ie"),
        ]),
        "How many parents must have agreed.", "Faint o rieni y mae’n rhaid iddynt fod wedi cytuno."),
    key(
        "consent.validity",
        Rule::ConsentValidity,
        Kind::Choice(&[
            value("whole-time", "as long as the pupil is at the school", "tra bo’r disgybl yn yr ysgol"),
            value("until-withdrawn", "until it is withdrawn", "nes ei dynnu’n ôl"),
            value("yearly", "asked again every September: it lapses on 1 September", "gofynnir eto bob mis Medi: daw i ben ar 1 Medi"),
        ]),
        "How long a yes lasts. It always ends with the pupil's time at the school.", "Am faint y mae ie yn para. Daw i ben bob amser pan fydd y disgybl yn gadael yr ysgol."),
    key(
        "consent.circumstances",
        Rule::ConsentCircumstances,
        Kind::Flag,
        "A change at home puts earlier consent back to be confirmed.", "Wedi newid yn y cartref rhaid cadarnhau caniatâd cynharach eto."),
    key(
        "consent.withdrawal",
        Rule::ConsentWithdrawal,
        Kind::Flag,
        "A parent may withdraw in writing at any time. A withdrawal on record stops a picture whatever is set here.", "Gall rhiant dynnu caniatâd yn ôl yn ysgrifenedig unrhyw bryd. Mae tynnu’n ôl a gofnodwyd yn atal llun beth bynnag a osodir yma."),
    key(
        "consent.staff",
        Rule::ConsentStaff,
        Kind::Choice(&[
            value("granted", "a recorded yes", "ie a gofnodwyd"),
            value("unless-refused", "that they have not refused or withdrawn", "nad ydynt wedi gwrthod na thynnu’n ôl"),
        ]),
        "What a picture of a member of staff needs.", "Beth sydd ei angen ar lun o aelod o staff."),
    key(
        "consent.objection",
        Rule::ConsentChannel,
        Kind::Channels,
        "Channels that work by objection: nobody has to say yes there, and a no on record still stops. Each is among consent.channel or consent.accounts.", "Lleoedd sy’n gweithio drwy wrthwynebiad: nid oes rhaid i neb ddweud ie yno, ac mae ‘na’ a gofnodwyd yn dal i atal. Mae pob un yn un o’r ddwy restr uchod.")
    .or(""),
    key(
        "consent.pupil",
        Rule::ConsentPupil,
        Kind::Choice(&[value("none", "it is not asked for", "ni ofynnir amdano"), value("work", "for pupils' work", "ar gyfer gwaith disgyblion")]),
        "Where the pupil's own agreement is needed too.", "Ble mae angen cytundeb y disgybl ei hun hefyd."),
    key(
        "consent.pupil-age",
        Rule::ConsentPupil,
        Kind::Number,
        "From which age, in years, a pupil's own yes is needed for pictures as well; whose age is not known needs it too.", "O ba oed, mewn blynyddoedd, y mae angen ie’r disgybl ei hun ar gyfer lluniau hefyd; felly hefyd os nad yw’r oed yn hysbys.")
    .or("at no age"),
    key(
        "work.permission",
        Rule::WorkPermission,
        Kind::Choice(&[
            value("parent", "a parent's, of its own", "caniatâd rhiant, ar wahân"),
            value("with-photos", "a parent's, asked together with photos", "caniatâd rhiant, y gofynnir amdano ynghyd â lluniau"),
            value("pupil-and-parent", "the pupil's and a parent's", "caniatâd y disgybl a rhiant"),
        ]),
        "Whose permission pupils' work needs before it is posted.", "Caniatâd pwy sydd ei angen cyn postio gwaith disgyblion."),
    key("names.with-image.pupils", Rule::NamesWithImage, Kind::Choice(NAME_RULES), "What of a pupil's name may stand beside a picture.", "Beth o enw disgybl sy’n cael sefyll wrth ymyl llun."),
    key(
        "names.with-image.anyone",
        Rule::NamesWithImage,
        Kind::Choice(NAME_RULES),
        "What of anybody's name may stand beside a picture; for pupils the stricter of the two holds.", "Beth o enw unrhyw un sy’n cael sefyll wrth ymyl llun; i ddisgyblion y llymaf o’r ddau sy’n dal."),
    key(
        "names.with-image.on",
        Rule::NamesWithImage,
        Kind::PerChannel(NAME_RULES),
        "Channels where a stricter rule about names holds, such as { social-media = \"no-name\" }.", "Lleoedd lle mae rheol lymach am enwau, megis { social-media = \"no-name\" }.")
    .or(""),
    key(
        "names.anywhere",
        Rule::NamesAnywhere,
        Kind::Choice(&[
            value("allowed", "the policy does not say", "nid yw’r polisi’n dweud"),
            value("never-on-website", "never on the website or a blog", "byth ar y wefan neu flog"),
            value("never", "never", "byth"),
        ]),
        "Full names of pupils without a picture.", "Enwau llawn disgyblion heb lun."),
    key(
        "names.colleagues",
        Rule::NamesColleagues,
        Kind::Flag,
        "Nobody from the school is named on social media: no pupil, no colleague.", "Ni enwir neb o’r ysgol ar y cyfryngau cymdeithasol: dim disgybl, dim cydweithiwr."),
    key(
        "image.with-name",
        Rule::ImageWithName,
        Kind::Flag,
        "Words that name a pupil get no picture of that pupil.", "Ni roddir llun disgybl gyda geiriau sy’n enwi’r disgybl hwnnw."),
    key(
        "details.contact",
        Rule::DetailsContact,
        Kind::Flag,
        "No e-mail address, telephone number or postcode by which a pupil could be reached.", "Dim cyfeiriad e-bost, rhif ffôn na chod post y gellid cysylltu â disgybl drwyddo."),
    key(
        "details.official-domains",
        Rule::DetailsContact,
        Kind::Texts,
        "The school's own e-mail domains, whose addresses may be published; with none, every address is asked about.", "Parthau e-bost yr ysgol ei hun, y ceir cyhoeddi eu cyfeiriadau; heb yr un, gofynnir am bob cyfeiriad."),
    key(
        "details.identity",
        Rule::DetailsIdentity,
        Kind::Choice(&[
            value("taught", "pupils are taught so", "dysgir hynny i ddisgyblion"),
            value("published", "published pictures must not", "ni chaiff lluniau cyhoeddedig wneud hynny"),
        ]),
        "Nothing else that tells who is pictured: a place, a routine, other personal information.", "Dim byd arall sy’n dangos pwy sydd yn y llun: lle, trefn ddyddiol, gwybodaeth bersonol arall."),
    key("publisher.role", Rule::PublisherRole, Kind::Roles, "Who may publish; at least one role.", "Pwy sy’n cael cyhoeddi; o leiaf un rôl."),
    key(
        "publisher.social",
        Rule::PublisherSocial,
        Kind::Roles,
        "Who may publish on social media; at least one role where the school uses social media.", "Pwy sy’n cael cyhoeddi ar y cyfryngau cymdeithasol; o leiaf un rôl lle mae’r ysgol yn eu defnyddio."),
    key(
        "approval.head",
        Rule::ApprovalHead,
        Kind::Flag,
        "The headteacher permits every picture before it is published.", "Mae’r pennaeth yn caniatáu pob llun cyn ei gyhoeddi."),
    key(
        "approval.key",
        Rule::ApprovalHead,
        Kind::Tables(&["role", "public"]),
        "Whose signatures count, as `schoolgate approve keygen` prints them. While none is listed, a permission is somebody's word.", "Llofnodion pwy sy’n cyfrif, fel y mae `schoolgate approve keygen` yn eu hargraffu. Tra nad oes un wedi’i restru, gair rhywun yw caniatâd.")
    .or("no key"),
    key(
        "device.school",
        Rule::DeviceSchool,
        Kind::Text,
        "What the school says about the equipment that pictures are taken on; empty when its policy does not say.", "Beth mae’r ysgol yn ei ddweud am yr offer y tynnir lluniau ag ef; gwag pan nad yw ei pholisi’n dweud."),
    key(
        "device.staff-own",
        Rule::DeviceSchool,
        Kind::Choice(&[
            value("with-permission", "with the headteacher's express permission", "gyda chaniatâd penodol y pennaeth"),
            value("senior-leaders", "senior leaders may; others with the headteacher's express permission", "caiff uwch arweinwyr; eraill gyda chaniatâd penodol y pennaeth"),
            value("never", "never", "byth"),
        ]),
        "Whether pictures may come from devices that are not the school's.", "A gaiff lluniau ddod o ddyfeisiau nad ydynt yn eiddo i’r ysgol.")
    .or("with-permission"),
    key(
        "device.transfer",
        Rule::DeviceTransfer,
        Kind::Text,
        "What the school says about moving pictures off a device; empty when its policy does not say.", "Beth mae’r ysgol yn ei ddweud am symud lluniau oddi ar ddyfais; gwag pan nad yw ei pholisi’n dweud."),
    key(
        "device.transfer-days",
        Rule::DeviceTransfer,
        Kind::Number,
        "How many days after it was taken a picture may still be on the device: 0 for the same day.", "Sawl diwrnod ar ôl ei dynnu y caiff llun fod ar y ddyfais o hyd: 0 am yr un diwrnod.")
    .or("no limit"),
    key(
        "device.own",
        Rule::DeviceSchool,
        Kind::Tables(&["make", "model", "serial"]),
        "The school's cameras and iPads; `serial` may be left out, to stand for all of one model. While none is listed, a person answers for both rules about devices.", "Camerâu ac iPads yr ysgol; gellir gadael `serial` allan, i sefyll am bob un o un model. Tra nad oes un wedi’i restru, mae person yn ateb dros y ddwy reol am ddyfeisiau.")
    .or("no device"),
    key("storage.network", Rule::StorageNetwork, Kind::Text, "Where pictures live, in the school's words; empty when its policy does not say.", "Ble mae lluniau’n cael eu cadw, yng ngeiriau’r ysgol; gwag pan nad yw ei pholisi’n dweud."),
    key("retention.leaver", Rule::RetentionLeaver, Kind::Text, "Who deletes pictures when the pupil has left; empty when the policy does not say.", "Pwy sy’n dileu lluniau pan fydd y disgybl wedi gadael; gwag pan nad yw’r polisi’n dweud."),
    key(
        "retention.needed-days",
        Rule::RetentionLeaver,
        Kind::Number,
        "For how many days after publication a picture is needed; then somebody must say whether it still is.", "Am sawl diwrnod ar ôl ei gyhoeddi y mae angen llun; wedyn rhaid i rywun ddweud a oes ei angen o hyd.")
    .or("no limit"),
    key("content.social-text", Rule::ContentSocialText, Kind::Flag, "A person checks that a social post is clear and grammatical.", "Mae person yn gwirio bod neges ar y cyfryngau cymdeithasol yn glir ac yn ramadegol."),
    key(
        "content.suitable",
        Rule::ContentSuitable,
        Kind::Flag,
        "A person declares that pupils are suitably dressed and nobody is brought into disrepute.", "Mae person yn datgan bod y disgyblion wedi’u gwisgo’n addas ac na ddygir anfri ar neb."),
    key("rights.copyright", Rule::RightsCopyright, Kind::Flag, "A person answers for whose picture it is.", "Mae person yn ateb dros bwy biau’r llun."),
    key("video.consent", Rule::VideoConsent, Kind::Flag, "Video and webcam need a consent of their own.", "Mae angen caniatâd ar wahân ar gyfer fideo a gwe-gamera."),
    key("incident.log", Rule::IncidentLog, Kind::Text, "What the school writes down of an incident; empty when its policy does not say.", "Beth mae’r ysgol yn ei ysgrifennu i lawr am ddigwyddiad; gwag pan nad yw ei pholisi’n dweud."),
    key(
        "practice.exposure",
        Rule::Exposure,
        Kind::Choice(&[
            value("shown", "it is shown beside the verdict", "fe’i dangosir wrth ymyl y dyfarniad"),
            value("asked", "a person must allow it", "rhaid i berson ei ganiatáu"),
        ]),
        "What happens when strangers could plainly recognise a pupil on a channel that anybody sees.", "Beth sy’n digwydd pan allai dieithriaid adnabod disgybl yn hawdd mewn man y mae unrhyw un yn ei weld."),
];
