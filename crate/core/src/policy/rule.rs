//! The rules a school's policy can make, by the ids that findings, tests and register entries name.

use serde::{Deserialize, Serialize};

macro_rules! rules {
    ($($variant:ident = $id:literal, $title:literal, $why:literal;)*) => {
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

            /// Why a school has it, in one sentence.
            pub fn why(self) -> &'static str {
                match self { $(Self::$variant => $why,)* }
            }
        }
    };
}

rules! {
    ConsentWritten = "consent.written", "no pupil's picture is published without a written, recorded consent", "What nobody wrote down nobody can look up on the day of publication.";
    ConsentChannel = "consent.channel", "consent is asked for, held and checked per use", "A family may be glad of a picture in the hall and not want the same one on the internet.";
    ConsentParents = "consent.parents", "one parent or both must have consented", "Parents who live apart may not agree, and the school cannot choose between them.";
    ConsentValidity = "consent.validity", "consent lasts only so long", "A yes for a five-year-old is not a yes for ever: children grow and families change their minds.";
    ConsentCircumstances = "consent.circumstances", "a change at home puts consent back to be confirmed", "After a separation or a court order an old yes may put a child in danger.";
    ConsentWithdrawal = "consent.withdrawal", "a parent may withdraw at any time, at once", "A family that feels unsafe cannot wait for the next form.";
    ConsentStaff = "consent.staff", "staff and visitors must have agreed to pictures of themselves", "Staff and visitors have a face and a private life as well.";
    ConsentPupil = "consent.pupil", "the pupil's own agreement is needed too", "A pupil who is old enough has a say in what is shown of them.";
    WorkPermission = "work.permission", "pupils' work needs its own permission", "A drawing or a poem is the pupil's own, and often bears the name.";
    NamesWithImage = "names.with-image", "which names may stand beside a picture", "A face with a name lets a stranger greet a child as if they knew them.";
    NamesAnywhere = "names.anywhere", "no full names of pupils, even without a picture", "A full name on a public page leads a search engine to the child and the school.";
    NamesColleagues = "names.colleagues", "staff do not name colleagues, pupils or others on social media", "What is posted once about a colleague or a pupil cannot be taken back.";
    ImageWithName = "image.with-name", "words that name a pupil get no picture of that pupil", "It is the same link between face and name, made from the other side.";
    DetailsContact = "details.contact", "no e-mail, telephone or postal address of a pupil", "With an address or a number a stranger can reach the child.";
    DetailsIdentity = "details.identity", "nothing else that identifies who is pictured", "A place and a time of day can tell who a child is and where to meet them.";
    PublisherRole = "publisher.role", "who may publish", "Whoever publishes has to know the rules; the fewer there are, the clearer it is who that is.";
    PublisherSocial = "publisher.social", "who may publish on social media", "A post is out in seconds, so it matters who may send it.";
    ApprovalHead = "approval.head", "the headteacher permits a picture before it is published", "A second pair of eyes, and somebody who knows what the school office cannot write on a list.";
    DeviceSchool = "device.school", "pictures are taken on school equipment", "Pictures of pupils on a private telephone are beyond the school's reach.";
    DeviceTransfer = "device.transfer", "pictures leave a portable device at once", "A lost camera loses every picture that is still on it.";
    StorageNetwork = "storage.network", "pictures live on the school network", "What lies on the school network is backed up and protected; a stick in a pocket is neither.";
    RetentionLeaver = "retention.leaver", "pictures go when the pupil has left", "Once the pupil has left there is seldom a reason to keep the picture.";
    ContentSocialText = "content.social-text", "a social post is clear and grammatical", "The post speaks for the school.";
    ContentSuitable = "content.suitable", "pupils are suitably dressed and nobody is brought into disrepute", "A picture stays long after the moment, and should embarrass nobody.";
    RightsCopyright = "rights.copyright", "copyright is respected", "A picture belongs to whoever took it, unless they have said otherwise.";
    VideoConsent = "video.consent", "video and webcam need their own consent", "A video shows and tells much more than a picture: voices, names, where and when.";
    IncidentLog = "incident.log", "incidents are logged", "What is written down at once can be looked into, and teaches the school something.";
    HardStop = "hard-stop", "some people are never to be published", "A court, the police or a local authority may have said so; the reason is nobody's business here.";
    Exposure = "exposure", "how plainly a pupil can be recognised by strangers", "A plain face on a public page can be misused, whatever the family agreed to.";
}
