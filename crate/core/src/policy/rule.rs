//! The rules a school's policy can make, by the ids that findings, tests and register entries name.

use serde::{Deserialize, Serialize};

macro_rules! rules {
    ($($variant:ident = $id:literal, $title:literal;)*) => {
        /// A rule.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "each variant's title says it")]
        pub enum Rule { $(#[serde(rename = $id)] $variant,)* }

        impl Rule {
            /// Every rule.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The stable id, such as `consent.parents`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }

            /// What the rule asks, in one line.
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => $title,)* }
            }
        }
    };
}

rules! {
    ConsentWritten = "consent.written", "no pupil's picture is published without a written, recorded consent";
    ConsentChannel = "consent.channel", "consent is asked for, held and checked per use";
    ConsentParents = "consent.parents", "one parent or both must have consented";
    ConsentValidity = "consent.validity", "consent lasts only so long";
    ConsentCircumstances = "consent.circumstances", "a change at home puts consent back to be confirmed";
    ConsentWithdrawal = "consent.withdrawal", "a parent may withdraw at any time, at once";
    ConsentStaff = "consent.staff", "staff and visitors must have agreed to pictures of themselves";
    ConsentPupil = "consent.pupil", "the pupil's own agreement is needed too";
    WorkPermission = "work.permission", "pupils' work needs its own permission";
    NamesWithImage = "names.with-image", "which names may stand beside a picture";
    NamesAnywhere = "names.anywhere", "no full names of pupils, even without a picture";
    NamesColleagues = "names.colleagues", "staff do not name colleagues, pupils or others on social media";
    ImageWithName = "image.with-name", "words that name a pupil get no picture of that pupil";
    DetailsContact = "details.contact", "no e-mail, telephone or postal address of a pupil";
    DetailsIdentity = "details.identity", "nothing else that identifies who is pictured";
    PublisherRole = "publisher.role", "who may publish";
    PublisherSocial = "publisher.social", "who may publish on social media";
    ApprovalHead = "approval.head", "the headteacher permits a picture before it is published";
    DeviceSchool = "device.school", "pictures are taken on school equipment";
    DeviceTransfer = "device.transfer", "pictures leave a portable device at once";
    StorageNetwork = "storage.network", "pictures live on the school network";
    RetentionLeaver = "retention.leaver", "pictures go when the pupil has left";
    ContentSocialText = "content.social-text", "a social post is clear and grammatical";
    ContentSuitable = "content.suitable", "pupils are suitably dressed and nobody is brought into disrepute";
    RightsCopyright = "rights.copyright", "copyright is respected";
    VideoConsent = "video.consent", "video and webcam need their own consent";
    IncidentLog = "incident.log", "incidents are logged";
    HardStop = "hard-stop", "some people are never to be published";
    Exposure = "exposure", "how plainly a pupil can be recognised by strangers";
}
