//! The rules a school's policy can make, by the ids that findings, tests and register entries name.

use serde::{Deserialize, Serialize};

use crate::words::{Both, both};

macro_rules! rules {
    ($($variant:ident $id:literal $title:literal $welsh_title:literal $why:literal $welsh_why:literal)*) => {
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
            pub fn title(self) -> Both {
                match self { $(Self::$variant => both($title, $welsh_title),)* }
            }

            /// Why a school has it, in one sentence.
            pub fn why(self) -> Both {
                match self { $(Self::$variant => both($why, $welsh_why),)* }
            }
        }
    };
}

// What each asks, and why a school has it, in English and in Welsh.
rules! {
    ConsentWritten "consent.written"
        "no pupil's picture is published without a written, recorded consent"
        "ni chyhoeddir llun disgybl heb ganiatâd ysgrifenedig a gofnodwyd"
        "What nobody wrote down nobody can look up on the day of publication."
        "Ni all neb wirio ar y diwrnod cyhoeddi yr hyn na ysgrifennodd neb i lawr."
    ConsentChannel "consent.channel"
        "consent is asked for, held and checked per use"
        "gofynnir am ganiatâd, a’i gadw a’i wirio, ar gyfer pob defnydd"
        "A family may be glad of a picture in the hall and not want the same one on the internet."
        "Gall teulu fod yn falch o lun yn y neuadd heb fod eisiau’r un llun ar y rhyngrwyd."
    ConsentParents "consent.parents"
        "one parent or both must have consented"
        "rhaid i un rhiant neu’r ddau fod wedi cydsynio"
        "Parents who live apart may not agree, and the school cannot choose between them."
        "Efallai na fydd rhieni sy’n byw ar wahân yn cytuno, ac ni all yr ysgol ddewis rhyngddynt."
    ConsentValidity "consent.validity"
        "consent lasts only so long"
        "mae caniatâd yn para am hyn a hyn o amser yn unig"
        "A yes for a five-year-old is not a yes for ever: children grow and families change their minds."
        "Nid yw ie ar gyfer plentyn pum mlwydd oed yn ie am byth: mae plant yn tyfu a theuluoedd yn newid eu meddwl."
    ConsentCircumstances "consent.circumstances"
        "a change at home puts consent back to be confirmed"
        "wedi newid yn y cartref rhaid cadarnhau’r caniatâd eto"
        "After a separation or a court order an old yes may put a child in danger."
        "Ar ôl gwahanu neu orchymyn llys gall hen ie roi plentyn mewn perygl."
    ConsentWithdrawal "consent.withdrawal"
        "a parent may withdraw at any time, at once"
        "gall rhiant dynnu caniatâd yn ôl unrhyw bryd, ar unwaith"
        "A family that feels unsafe cannot wait for the next form."
        "Ni all teulu sy’n teimlo’n anniogel aros am y ffurflen nesaf."
    ConsentStaff "consent.staff"
        "staff and visitors must have agreed to pictures of themselves"
        "rhaid i staff ac ymwelwyr fod wedi cytuno i luniau ohonyn nhw eu hunain"
        "Staff and visitors have a face and a private life as well."
        "Mae gan staff ac ymwelwyr hefyd wyneb a bywyd preifat."
    ConsentPupil "consent.pupil"
        "the pupil's own agreement is needed too"
        "mae angen cytundeb y disgybl hefyd"
        "A pupil who is old enough has a say in what is shown of them."
        "Mae gan ddisgybl sy’n ddigon hen lais yn yr hyn a ddangosir."
    WorkPermission "work.permission"
        "pupils' work needs its own permission"
        "mae angen caniatâd ar wahân ar gyfer gwaith disgyblion"
        "A drawing or a poem is the pupil's own, and often bears the name."
        "Eiddo’r disgybl yw llun neu gerdd, ac yn aml mae’r enw arno."
    NamesWithImage "names.with-image"
        "which names may stand beside a picture"
        "pa enwau sy’n cael sefyll wrth ymyl llun"
        "A face with a name lets a stranger greet a child as if they knew them."
        "Mae wyneb ag enw yn gadael i ddieithryn gyfarch plentyn fel pe bai’n ei adnabod."
    NamesAnywhere "names.anywhere"
        "no full names of pupils, even without a picture"
        "dim enwau llawn disgyblion, hyd yn oed heb lun"
        "A full name on a public page leads a search engine to the child and the school."
        "Mae enw llawn ar dudalen gyhoeddus yn arwain peiriant chwilio at y plentyn a’r ysgol."
    NamesColleagues "names.colleagues"
        "staff do not name colleagues, pupils or others on social media"
        "nid yw staff yn enwi cydweithwyr, disgyblion nac eraill ar y cyfryngau cymdeithasol"
        "What is posted once about a colleague or a pupil cannot be taken back."
        "Ni ellir tynnu’n ôl yr hyn a bostiwyd unwaith am gydweithiwr neu ddisgybl."
    ImageWithName "image.with-name"
        "words that name a pupil get no picture of that pupil"
        "ni roddir llun disgybl gyda geiriau sy’n enwi’r disgybl hwnnw"
        "It is the same link between face and name, made from the other side."
        "Yr un cyswllt rhwng wyneb ac enw yw hwn, o’r ochr arall."
    DetailsContact "details.contact"
        "no e-mail, telephone or postal address of a pupil"
        "dim e-bost, rhif ffôn na chyfeiriad post disgybl"
        "With an address or a number a stranger can reach the child."
        "Gyda chyfeiriad neu rif gall dieithryn gysylltu â’r plentyn."
    DetailsIdentity "details.identity"
        "nothing else that identifies who is pictured"
        "dim byd arall sy’n dangos pwy sydd yn y llun"
        "A place and a time of day can tell who a child is and where to meet them."
        "Gall lle ac amser o’r dydd ddangos pwy yw plentyn a ble i’w gyfarfod."
    PublisherRole "publisher.role"
        "who may publish"
        "pwy sy’n cael cyhoeddi"
        "Whoever publishes has to know the rules; the fewer there are, the clearer it is who that is."
        "Rhaid i bwy bynnag sy’n cyhoeddi wybod y rheolau; po leiaf ohonynt sydd, cliriaf yw pwy."
    PublisherSocial "publisher.social"
        "who may publish on social media"
        "pwy sy’n cael cyhoeddi ar y cyfryngau cymdeithasol"
        "A post is out in seconds, so it matters who may send it."
        "Mae neges yn mynd allan mewn eiliadau, felly mae’n bwysig pwy sy’n cael ei hanfon."
    ApprovalHead "approval.head"
        "the headteacher permits a picture before it is published"
        "mae’r pennaeth yn caniatáu llun cyn ei gyhoeddi"
        "A second pair of eyes, and somebody who knows what the school office cannot write on a list."
        "Ail bâr o lygaid, a rhywun sy’n gwybod yr hyn na all swyddfa’r ysgol ei ysgrifennu ar restr."
    DeviceSchool "device.school"
        "pictures are taken on school equipment"
        "tynnir lluniau ag offer yr ysgol"
        "Pictures of pupils on a private telephone are beyond the school's reach."
        "Mae lluniau o ddisgyblion ar ffôn preifat y tu hwnt i gyrraedd yr ysgol."
    DeviceTransfer "device.transfer"
        "pictures leave a portable device at once"
        "mae lluniau’n gadael dyfais gludadwy ar unwaith"
        "A lost camera loses every picture that is still on it."
        "Mae camera coll yn colli pob llun sy’n dal arno."
    StorageNetwork "storage.network"
        "pictures live on the school network"
        "cedwir lluniau ar rwydwaith yr ysgol"
        "What lies on the school network is backed up and protected; a stick in a pocket is neither."
        "Mae copi wrth gefn o’r hyn sydd ar rwydwaith yr ysgol, ac mae wedi’i ddiogelu; nid felly ffon gof mewn poced."
    RetentionLeaver "retention.leaver"
        "pictures go when the pupil has left"
        "caiff lluniau eu dileu pan fydd y disgybl wedi gadael"
        "Once the pupil has left there is seldom a reason to keep the picture."
        "Unwaith y bydd y disgybl wedi gadael, anaml y mae rheswm dros gadw’r llun."
    ContentSocialText "content.social-text"
        "a social post is clear and grammatical"
        "mae neges ar y cyfryngau cymdeithasol yn glir ac yn ramadegol"
        "The post speaks for the school."
        "Mae’r neges yn siarad dros yr ysgol."
    ContentSuitable "content.suitable"
        "pupils are suitably dressed and nobody is brought into disrepute"
        "mae’r disgyblion wedi’u gwisgo’n addas ac ni ddygir anfri ar neb"
        "A picture stays long after the moment, and should embarrass nobody."
        "Mae llun yn aros yn hir ar ôl y foment, ac ni ddylai godi cywilydd ar neb."
    RightsCopyright "rights.copyright"
        "copyright is respected"
        "perchir hawlfraint"
        "A picture belongs to whoever took it, unless they have said otherwise."
        "Mae llun yn perthyn i bwy bynnag a’i tynnodd, oni bai ei fod wedi dweud fel arall."
    VideoConsent "video.consent"
        "video and webcam need their own consent"
        "mae angen caniatâd ar wahân ar gyfer fideo a gwe-gamera"
        "A video shows and tells much more than a picture: voices, names, where and when."
        "Mae fideo’n dangos ac yn dweud llawer mwy na llun: lleisiau, enwau, ble a phryd."
    IncidentLog "incident.log"
        "incidents are logged"
        "cofnodir digwyddiadau"
        "What is written down at once can be looked into, and teaches the school something."
        "Gellir ymchwilio i’r hyn a ysgrifennir i lawr ar unwaith, ac mae’n dysgu rhywbeth i’r ysgol."
    HardStop "hard-stop"
        "some people are never to be published"
        "ni chaniateir cyhoeddi rhai pobl byth"
        "A court, the police or a local authority may have said so; the reason is nobody's business here."
        "Gall llys, yr heddlu neu awdurdod lleol fod wedi dweud hynny; nid yw’r rheswm yn fusnes i neb yma."
    Exposure "exposure"
        "how plainly a pupil can be recognised by strangers"
        "pa mor hawdd y gallai dieithriaid adnabod disgybl"
        "A plain face on a public page can be misused, whatever the family agreed to."
        "Gellir camddefnyddio wyneb clir ar dudalen gyhoeddus, beth bynnag y cytunodd y teulu iddo."
}
