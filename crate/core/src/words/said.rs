//! Everything the guard says of a submission and of what hides in a file, English and Welsh side by side.

use super::{
    Changed, Days, Detail, EitherOf, Field, InTime, InWords, Language, MayNot, NameOf, Reasons, Seconds, Shown, Ways,
};
use crate::{
    Date,
    policy::{Channel, Role},
};

/// The table: what is said, with what it is about; then a column for each language.
macro_rules! said {
    ($($name:ident { $($part:ident: $kind:ty),* } $english:literal $welsh:literal)*) => {
        /// One sentence, or two that belong together.
        pub(crate) enum Said<'a> { $($name { $($part: $kind),* },)* }

        impl Said<'_> {
            /// In this language.
            pub fn text(&self, language: Language) -> String {
                match self {
                    $(Self::$name { $($part),* } => {
                        $(let $part = $part.told_in(language);)*
                        match language {
                            Language::English => format!($english),
                            Language::Welsh => format!($welsh),
                        }
                    })*
                }
            }
        }

        /// Name, English, Welsh and parts of every row.
        #[cfg(test)]
        pub(super) const ROWS: &[(&str, &str, &str, &[&str])] =
            &[$((stringify!($name), $english, $welsh, &[$(stringify!($part)),*])),*];
    };
}

said! {
    // The picture as a whole.
    NotSearched {}
        "The whole picture has not been searched for faces, so nobody knows who is in it."
        "Nid yw’r llun cyfan wedi’i chwilio am wynebau, felly does neb yn gwybod pwy sydd ynddo."
    WaitForSearch {}
        "Wait until the search has finished."
        "Arhoswch nes bod y chwilio wedi gorffen."
    Moving {}
        "This is a moving picture. Only its first frame has been searched for faces."
        "Llun sy’n symud yw hwn. Dim ond y ffrâm gyntaf sydd wedi’i chwilio am wynebau."
    SaveFrame {}
        "Save the frame you want as a still picture."
        "Cadwch y ffrâm rydych ei heisiau fel llun llonydd."
    CropImpossible {}
        "The part of the picture that is to be published is empty or reaches outside the picture."
        "Mae’r rhan o’r llun sydd i’w chyhoeddi yn wag neu’n mynd y tu allan i’r llun."
    DrawCropAgain {}
        "Draw the crop again, or publish the whole picture."
        "Tociwch y llun eto, neu cyhoeddwch y llun cyfan."

    // Who is in it.
    Unnamed { number: usize }
        "Nobody has said who face {number} is."
        "Does neb wedi dweud pwy yw wyneb {number}."
    SayWho {}
        "Say who it is, cover it, or say that it is not a face."
        "Dywedwch pwy ydyw, gorchuddiwch ef, neu dywedwch nad wyneb ydyw."
    VisitorNotAgreed { number: usize }
        "Face {number} is a visitor who is not known to have agreed."
        "Ymwelydd yw wyneb {number}, ac ni wyddys a yw wedi cytuno."
    AskVisitor {}
        "Ask the visitor and record the answer, or cover the face."
        "Gofynnwch i’r ymwelydd a chofnodwch yr ateb, neu gorchuddiwch yr wyneb."
    NotListed { number: usize }
        "Face {number} was given the name of somebody who is not on the class list."
        "Rhoddwyd i wyneb {number} enw rhywun nad yw ar y rhestr ddosbarth."
    ChoosePersonAgain {}
        "Choose the person again, or cover the face."
        "Dewiswch y person eto, neu gorchuddiwch yr wyneb."
    ChannelNotAsked { channel: Channel }
        "This school does not ask parents about pictures {channel}."
        "Nid yw’r ysgol hon yn gofyn i rieni am luniau {channel}."
    ChooseOtherChannel {}
        "Choose another channel, cover the pupils, or have the school ask first."
        "Dewiswch rywle arall i gyhoeddi, gorchuddiwch y disgyblion, neu gofynnwch i’r ysgol holi’r rhieni’n gyntaf."
    Twice { name: &'a str }
        "{name} is said to be in this picture more than once."
        "Dywedwyd bod {name} yn y llun hwn fwy nag unwaith."
    LookAgain {}
        "Look again: is one of these faces somebody else?"
        "Edrychwch eto: ai rhywun arall yw un o’r wynebau hyn?"

    // What stands against showing somebody, or their work. Of a hard stop the reason is nobody's business here, and
    // neither is whom it is about.
    HardStop {}
        "This picture is not to be published: ask the headteacher."
        "Ni ddylid cyhoeddi’r llun hwn: gofynnwch i’r pennaeth."
    Withdrawn { what: Shown<'a> }
        "Consent for {what} has been withdrawn."
        "Mae’r caniatâd {what} wedi’i dynnu’n ôl."
    Refused { refused: MayNot<'a> }
        "{refused}: the answer on record is no."
        "{refused}: ‘na’ yw’r ateb a gofnodwyd."
    Left { name: &'a str, day: Date }
        "{name} left the school on {day}; consent ended with that day."
        "Gadawodd {name} yr ysgol ar {day}; daeth y caniatâd i ben y diwrnod hwnnw."
    OtherChannelsOnly { what: Shown<'a> }
        "There is no consent for {what}, only for other uses."
        "Nid oes caniatâd {what}, dim ond ar gyfer defnyddiau eraill."
    NoConsent { what: Shown<'a> }
        "There is no consent on record for {what}."
        "Nid oes caniatâd wedi’i gofnodi {what}."
    Unclear { refused: MayNot<'a> }
        "{refused}: the answer on record could not be understood, and may be a no."
        "{refused}: nid oedd modd deall yr ateb a gofnodwyd, a gall fod yn ‘na’."
    NotInWriting { what: Shown<'a> }
        "Consent for {what} is not on record in writing, only by word of mouth."
        "Nid yw’r caniatâd {what} wedi’i gofnodi’n ysgrifenedig, dim ond ar lafar."
    RanOut { what: Shown<'a>, day: Date }
        "Consent for {what} was given until {day} and has run out."
        "Rhoddwyd caniatâd {what} tan {day}, ac mae wedi dod i ben."
    RanOutUndated { what: Shown<'a> }
        "Consent for {what} has run out."
        "Mae’r caniatâd {what} wedi dod i ben."
    Circumstances { name: &'a str }
        "Something has changed at home for {name} since consent was given; it must be confirmed again."
        "Mae rhywbeth wedi newid gartref i {name} ers rhoi’r caniatâd; rhaid ei gadarnhau eto."
    Lapsed { what: Shown<'a>, day: Date }
        "Consent for {what} was given on {day} and lapsed on 1 September since; it has not been renewed."
        "Rhoddwyd caniatâd {what} ar {day}, a daeth i ben ar 1 Medi wedi hynny; nid yw wedi’i adnewyddu."
    LapsedUndated { what: Shown<'a> }
        "Consent for {what} bears no date, so it may have lapsed on 1 September."
        "Nid oes dyddiad ar y caniatâd {what}, felly gall fod wedi dod i ben ar 1 Medi."
    OneParentOnly { what: Shown<'a> }
        "Only one parent has given consent for {what}; this school needs both."
        "Dim ond un rhiant sydd wedi rhoi caniatâd {what}; mae angen y ddau ar yr ysgol hon."
    PupilNotAsked { name: &'a str }
        "{name} has not agreed; the pupil's own yes is needed too."
        "Nid yw {name} wedi cytuno; mae angen i’r disgybl ei hun gytuno hefyd."
    PupilAgeUnknown { name: &'a str }
        "{name} has not agreed, and may be old enough to be asked: the class list does not say when {name} was born."
        "Nid yw {name} wedi cytuno, a gall fod yn ddigon hen i rywun ofyn: nid yw’r rhestr ddosbarth yn dweud pryd y ganwyd {name}."

    // What to do about it.
    Cover {}
        "Cover the face or choose another picture."
        "Gorchuddiwch yr wyneb neu dewiswch lun arall."
    CoverOrAskFamily {}
        "Cover the face or choose another picture; or ask the family and have the class list corrected."
        "Gorchuddiwch yr wyneb neu dewiswch lun arall; neu gofynnwch i’r teulu a threfnwch gywiro’r rhestr ddosbarth."
    CoverOrAskThem {}
        "Cover the face or choose another picture; or ask them and have the class list corrected."
        "Gorchuddiwch yr wyneb neu dewiswch lun arall; neu gofynnwch iddyn nhw a threfnwch gywiro’r rhestr ddosbarth."
    ChooseAndDelete {}
        "Choose another picture, and have this one deleted if it is no longer needed."
        "Dewiswch lun arall, a threfnwch ddileu’r llun hwn os nad oes ei angen mwyach."
    CoverOrConfirm {}
        "Cover the face, or have the school office confirm consent with both parents."
        "Gorchuddiwch yr wyneb, neu gofynnwch i swyddfa’r ysgol gadarnhau’r caniatâd gyda’r ddau riant."
    CoverOrAskOtherParent {}
        "Cover the face, or ask the other parent."
        "Gorchuddiwch yr wyneb, neu gofynnwch i’r rhiant arall."
    CoverOrAskPupil {}
        "Cover the face, or ask the pupil and have the class list corrected."
        "Gorchuddiwch yr wyneb, neu gofynnwch i’r disgybl a threfnwch gywiro’r rhestr ddosbarth."
    CoverOrAddBirth {}
        "Cover the face, ask the pupil, or have the date of birth added to the class list."
        "Gorchuddiwch yr wyneb, gofynnwch i’r disgybl, neu trefnwch roi’r dyddiad geni ar y rhestr ddosbarth."
    CoverOrCorrect {}
        "Cover the face, or correct the class list where it says what was not understood."
        "Gorchuddiwch yr wyneb, neu cywirwch y rhestr ddosbarth lle nad oedd modd ei deall."
    ChooseOrCropWork {}
        "Choose another picture, or crop the work away."
        "Dewiswch lun arall, neu tociwch y gwaith o’r llun."
    CropWorkOrAskPupil {}
        "Crop the work away, or ask the pupil and have the class list corrected."
        "Tociwch y gwaith o’r llun, neu gofynnwch i’r disgybl a threfnwch gywiro’r rhestr ddosbarth."
    CropWorkOrAskFamily {}
        "Crop the work away, or ask the family and have the class list corrected."
        "Tociwch y gwaith o’r llun, neu gofynnwch i’r teulu a threfnwch gywiro’r rhestr ddosbarth."
    WorkNotListed {}
        "Work in the picture was said to be by somebody who is not on the class list."
        "Dywedwyd bod gwaith yn y llun gan rywun nad yw ar y rhestr ddosbarth."
    SayWhoseWork {}
        "Say again whose work it is, or crop it away."
        "Dywedwch eto gwaith pwy ydyw, neu tociwch ef o’r llun."

    // Who publishes, and who has permitted it.
    NoPublisher { who: EitherOf, place: Channel }
        "Nobody has said who publishes this. Only {who} may publish {place}."
        "Does neb wedi dweud pwy sy’n cyhoeddi hwn. Dim ond {who} sy’n cael cyhoeddi {place}."
    WrongPublisher { who: EitherOf, place: Channel, role: Role }
        "Only {who} may publish {place}, not {role}."
        "Dim ond {who} sy’n cael cyhoeddi {place}, nid {role}."
    HandItTo { who: EitherOf }
        "Hand it to {who}, or say that this is you."
        "Dyma pwy ddylai ei gyhoeddi: {who}. Rhowch y gwaith iddyn nhw, neu dywedwch mai chi yw’r person hwnnw."
    NotPermitted {}
        "The headteacher has not yet permitted this picture."
        "Nid yw’r pennaeth wedi caniatáu’r llun hwn eto."
    RecordPermission {}
        "Show it to the headteacher and record the answer and the day."
        "Dangoswch ef i’r pennaeth a chofnodwch yr ateb a’r diwrnod."
    AskToSign {}
        "Ask the headteacher to sign it on their own device."
        "Gofynnwch i’r pennaeth ei lofnodi ar ddyfais y pennaeth."
    AskToSignAgain {}
        "Ask the headteacher to sign it as it is now, or put back what was signed."
        "Gofynnwch i’r pennaeth ei lofnodi fel y mae nawr, neu adferwch yr hyn a lofnodwyd."
    NotSigned {}
        "The headteacher's permission is not signed. This school counts only a signature."
        "Nid yw caniatâd y pennaeth wedi’i lofnodi. Dim ond llofnod sy’n cyfrif yn yr ysgol hon."
    OnlyTheirWord {}
        "The headteacher's permission is only somebody's word: it is not signed."
        "Dim ond gair rhywun yw caniatâd y pennaeth: nid yw wedi’i lofnodi."
    ListTheKey {}
        "List the headteacher's key in the policy, and only a signature will count."
        "Rhestrwch allwedd y pennaeth yn y polisi, a dim ond llofnod fydd yn cyfrif."
    NoKeyToCheck {}
        "The permission is signed, but this school lists no key to check the signature with."
        "Mae’r caniatâd wedi’i lofnodi, ond nid yw’r ysgol hon yn rhestru allwedd i wirio’r llofnod."
    GiveKeys {}
        "Give the school's list of keys."
        "Rhowch restr allweddi’r ysgol."
    KeyNotListed {}
        "The permission is signed with a key that is not on the school's list."
        "Llofnodwyd y caniatâd ag allwedd nad yw ar restr yr ysgol."
    ChangedPermission {}
        "The permission was changed after it was signed."
        "Newidiwyd y caniatâd ar ôl ei lofnodi."
    ChangedSince { changes: Vec<Changed> }
        "Since the headteacher signed, this has changed: {changes}."
        "Ers i’r pennaeth lofnodi, mae’r rhain wedi newid: {changes}."
    NotByHead { role: Role }
        "The headteacher must permit this picture; {role} cannot."
        "Rhaid i’r pennaeth ganiatáu’r llun hwn; ni all {role} wneud hynny."
    DatedAfter { day: Date }
        "The headteacher's permission is dated {day}, after the day of publication."
        "Dyddiad caniatâd y pennaeth yw {day}, ar ôl y diwrnod cyhoeddi."
    PublisherPermits {}
        "Whoever publishes a picture cannot be the one who permits it."
        "Ni chaiff pwy bynnag sy’n cyhoeddi llun ei ganiatáu hefyd."
    OtherPublisher {}
        "Have somebody else publish it whom the policy allows to."
        "Gofynnwch i rywun arall y mae’r polisi’n ei ganiatáu ei gyhoeddi."

    // The device.
    OtherDevice {}
        "This photo comes from a device that is not on the school's list."
        "Daw’r llun hwn o ddyfais nad yw ar restr yr ysgol."
    DeviceUnknown {}
        "The file does not say enough to tell whether a school device took this photo."
        "Nid yw’r ffeil yn dweud digon i wybod ai un o ddyfeisiau’r ysgol a dynnodd y llun hwn."
    SchoolDeviceOrPermission {}
        "Was it taken on school equipment all the same? If not, it needs the headteacher's express permission. Allow it only with one of the two."
        "A dynnwyd ef ag offer yr ysgol serch hynny? Os na, mae angen caniatâd penodol y pennaeth. Caniatewch ef gydag un o’r ddau yn unig."
    SchoolDeviceOrSenior {}
        "Was it taken on school equipment all the same, or by a senior leader? Anybody else's own device needs the headteacher's express permission. Allow it only with one of these."
        "A dynnwyd ef ag offer yr ysgol serch hynny, neu gan uwch arweinydd? Mae angen caniatâd penodol y pennaeth ar gyfer dyfais unrhyw un arall. Caniatewch ef gydag un o’r rhain yn unig."
    SchoolDeviceNeverOwn {}
        "Was it taken on school equipment all the same? Staff's own devices are never used at this school. Allow it only when it was no member of staff's."
        "A dynnwyd ef ag offer yr ysgol serch hynny? Ni ddefnyddir dyfeisiau personol staff byth yn yr ysgol hon. Caniatewch ef dim ond os nad dyfais aelod o staff oedd hi."
    TakenDaysBefore { taken: Date, days: Days }
        "This photo was taken on {taken}, {days} before it goes out."
        "Tynnwyd y llun hwn ar {taken}, {days} cyn iddo fynd allan."
    MovedInTime { in_time: InTime }
        "Was it moved to the school network and deleted from the device {in_time}? If not, delete it there now, and allow it only when it is gone."
        "A symudwyd ef i rwydwaith yr ysgol a’i ddileu o’r ddyfais {in_time}? Os na, dilëwch ef yno nawr, a’i ganiatáu dim ond pan fydd wedi mynd."

    // Recognised by strangers.
    Exposed { name: &'a str, reasons: Reasons, height: u32 }
        "The face of {name} is {reasons}: {height} pixels high. Strangers could recognise it."
        "Mae wyneb {name} {reasons}: {height} picsel o uchder. Gallai dieithriaid ei adnabod."
    ExposedAsPublished { name: &'a str, reasons: Reasons, height: u32 }
        "The face of {name} is {reasons}: {height} pixels high when published. Strangers could recognise it."
        "Mae wyneb {name} {reasons}: {height} picsel o uchder pan gaiff ei gyhoeddi. Gallai dieithriaid ei adnabod."
    HideFace { ways: Ways }
        "{ways}."
        "{ways}."

    // Names in the words.
    Named { field: Field, what: NameOf, typed: &'a str }
        "{field} has {what}: “{typed}”."
        "Mae {what} yn {field}: “{typed}”."
    RenameFile {}
        "Give the file a name that names nobody."
        "Rhowch enw nad yw’n enwi neb i’r ffeil."
    FirstNameAlone {}
        "Use the first name alone, or leave the name out."
        "Defnyddiwch yr enw cyntaf yn unig, neu hepgorwch yr enw."
    WritePupil {}
        "Leave the name out: write “a pupil”, or the name of the class."
        "Hepgorwch yr enw: ysgrifennwch “disgybl”, neu enw’r dosbarth."
    WriteStaff {}
        "Leave the name out: write “a member of staff”."
        "Hepgorwch yr enw: ysgrifennwch “aelod o staff”."
    UnlessAgreed {}
        "Leave the name out, unless whoever it is has agreed to be named here."
        "Hepgorwch yr enw, oni bai bod y person wedi cytuno i gael ei enwi yma."

    // Details in the words.
    DetailInWords { what: Detail, text: &'a str }
        "There is {what} in the words: “{text}”."
        "Mae {what} yn y geiriau: “{text}”."
    TakeOut {}
        "Take it out."
        "Tynnwch hyn allan."
    TakeOutUnlessSchools {}
        "Take it out unless it is the school's own."
        "Tynnwch hyn allan oni bai mai un yr ysgol ei hun ydyw."
    BesideClass { text: &'a str }
        "“{text}” stands beside a class: together they tell who it is."
        "Mae “{text}” wrth ymyl dosbarth: gyda’i gilydd maen nhw’n dweud pwy ydyw."
    LeaveNameOrClass {}
        "Leave out the name or the class."
        "Hepgorwch yr enw neu’r dosbarth."

    Routine { text: &'a str }
        "“{text}” stands beside who and where: together they tell when children can be met there."
        "Mae “{text}” wrth ymyl pwy a ble: gyda’i gilydd maen nhw’n dweud pryd y gellir cwrdd â phlant yno."
    LeaveTimeOrPlace {}
        "Leave out the time or the place."
        "Hepgorwch yr amser neu’r lle."

    // Other words that are offered, and what each offer is called.
    OfferPhotoName {}
        "Call the file “photo”"
        "Galw’r ffeil yn “llun”"
    OfferLeaveOut {}
        "Leave it out"
        "Ei hepgor"
    OfferTakeOut {}
        "Take it out"
        "Ei dynnu allan"
    OfferFirstName {}
        "Use the first name alone"
        "Defnyddio’r enw cyntaf yn unig"
    OfferWrite { text: &'a str }
        "Write “{text}”"
        "Ysgrifennu “{text}”"
    PhotoName {}
        "photo"
        "llun"
    SchoolOffice {}
        "the school office"
        "swyddfa’r ysgol"
    Regularly {}
        "regularly"
        "yn rheolaidd"
    OneOfOurFamilies {}
        "one of our families"
        "un o’n teuluoedd"
    PupilOfYear { year: u8 }
        "a Year {year} pupil"
        "disgybl Blwyddyn {year}"
    APupil {}
        "a pupil"
        "disgybl"
    MemberOfStaff {}
        "a member of staff"
        "aelod o staff"
    AVisitor {}
        "a visitor"
        "ymwelydd"
    OneOfOurTeam { activity: &'a str }
        "one of our {activity} team"
        "aelod o’n tîm {activity}"
    OneOfOurGroup { activity: &'a str }
        "one of our {activity}"
        "aelod o’n {activity}"

    // What hides in a file.
    HiddenOwner { who: &'a str }
        "It names who made or owns it: {who}."
        "Mae’n enwi pwy a’i gwnaeth neu sy’n berchen arno: {who}."
    HiddenWords { what: &'a str }
        "It carries words that are not in the picture: {what}."
        "Mae’n cario geiriau nad ydynt yn y llun: {what}."
    HiddenPosition { place: &'a str }
        "It says where the photo was taken: {place}."
        "Mae’n dweud ble y tynnwyd y llun: {place}."
    HiddenPlaceDetails { place: &'a str }
        "It holds details of the place: {place}."
        "Mae ynddo fanylion am y lle: {place}."
    HiddenPlace { place: &'a str }
        "It names the place: {place}."
        "Mae’n enwi’r lle: {place}."
    HiddenDevice { device: &'a str }
        "It names the device: {device}."
        "Mae’n enwi’r ddyfais: {device}."
    SerialNumber { number: &'a str }
        "serial number {number}"
        "rhif cyfresol {number}"
    LensSerialNumber { number: &'a str }
        "lens serial number {number}"
        "rhif cyfresol y lens {number}"
    HiddenMoment { moment: &'a str }
        "It says when the photo was taken: {moment}."
        "Mae’n dweud pryd y tynnwyd y llun: {moment}."
    HiddenTimes { times: &'a str }
        "It holds dates or times: {times}."
        "Mae ynddo ddyddiadau neu amseroedd: {times}."
    HiddenThumbnail { size: &'a str }
        "A hidden small copy of the picture (thumbnail), {size}, was found; it may show what was cropped away."
        "Cafwyd copi bach cudd o’r llun (mân-lun), {size}; gall ddangos yr hyn a dociwyd i ffwrdd."
    HiddenCopy {}
        "A hidden copy of the picture was found; it may show what was cropped away or covered."
        "Cafwyd copi cudd o’r llun; gall ddangos yr hyn a dociwyd i ffwrdd neu a orchuddiwyd."
    HiddenCopyDiffers {}
        "The hidden small copy shows something that the photo does not: most likely what was cropped away or covered before the file came here."
        "Mae’r copi bach cudd yn dangos rhywbeth nad yw’r llun yn ei ddangos: yn ôl pob tebyg yr hyn a dociwyd i ffwrdd neu a orchuddiwyd cyn i’r ffeil ddod yma."
    HiddenTurn { turn: &'a str, shown: u8 }
        "It says in a second place (XMP) that the photo is turned ({turn}); browsers do not read it there, so the photo stays as they show it ({shown})."
        "Mae’n dweud mewn ail le (XMP) fod y llun wedi’i droi ({turn}); nid yw porwyr yn ei ddarllen yno, felly mae’r llun yn aros fel y maen nhw’n ei ddangos ({shown})."
    HiddenStill {}
        "Beside its animation it has a still image, which only programs that do not animate show; it stays."
        "Wrth ochr ei animeiddiad mae ganddo lun llonydd, a ddangosir gan raglenni nad ydynt yn animeiddio yn unig; mae’n aros."
    HiddenFilm { length: Seconds<'a> }
        "A video of {length} is hidden behind the photo."
        "Mae fideo o {length} wedi’i guddio y tu ôl i’r llun."
    HiddenFilmAndMore { length: Seconds<'a>, more: &'a str }
        "A video of {length} is hidden behind the photo, and more: {more}."
        "Mae fideo o {length} wedi’i guddio y tu ôl i’r llun, a rhagor: {more}."
    HiddenBehind { what: &'a str }
        "More is hidden behind the picture: {what}."
        "Mae rhagor wedi’i guddio y tu ôl i’r llun: {what}."
    HiddenProgram { program: &'a str }
        "It names the program that wrote or changed it: {program}."
        "Mae’n enwi’r rhaglen a’i hysgrifennodd neu a’i newidiodd: {program}."
    HiddenCredentials {}
        "It holds Content Credentials (C2PA), a signed history of who and what made the picture."
        "Mae ynddo Content Credentials (C2PA), hanes wedi’i lofnodi o bwy a beth a wnaeth y llun."
    HiddenEdits { edits: &'a str }
        "It holds the picture's editing history: {edits}."
        "Mae ynddo hanes golygu’r llun: {edits}."
    HiddenOther { name: &'a str, value: &'a str }
        "One more thing that draws nothing was found: {name}, {value}."
        "Cafwyd un peth arall nad yw’n rhan o’r llun: {name}, {value}."
    HiddenOthers { number: usize }
        "{number} more things that draw nothing were found."
        "Nifer y pethau eraill a gafwyd nad ydynt yn rhan o’r llun: {number}."
    AndMore { list: &'a str, number: usize }
        "{list}; and {number} more"
        "{list}; a {number} arall"
}
