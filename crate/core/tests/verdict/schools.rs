//! Every cell of the table of rules, for every school, as the presets set it.

use schoolgate_core::policy::{
    Anywhere, Channel, Identity, NameRule, Parents, PupilConsent, StaffConsent, Validity, preset,
};

/// One column of the table.
struct School {
    id: &'static str,
    uses: usize,
    social: bool,
    parents: Parents,
    validity: Validity,
    circumstances: bool,
    staff: StaffConsent,
    pupil: PupilConsent,
    names: (NameRule, NameRule),
    anywhere: Anywhere,
    with_name: bool,
    identity: Identity,
    head: bool,
    social_text: bool,
    suitable: bool,
    video: bool,
}

#[test]
fn the_presets_say_what_the_schools_policies_say() {
    use {Anywhere::*, NameRule::*, Parents::*, StaffConsent::*, Validity::*};
    let clavering = School {
        id: "clavering",
        uses: 7,
        social: false,
        parents: Both,
        validity: WholeTime,
        circumstances: true,
        staff: Granted,
        pupil: PupilConsent::None,
        names: (NoName, NoFullName),
        anywhere: Never,
        with_name: true,
        identity: Identity::Taught,
        head: true,
        social_text: false,
        suitable: false,
        video: true,
    };
    let malmesbury = School {
        id: "malmesbury-park",
        uses: 8,
        social: true,
        names: (NoFullName, NoFullName),
        anywhere: Allowed,
        with_name: false,
        head: false,
        social_text: true,
        ..clavering
    };
    let jasper = School { id: "jasper-city", uses: 7, social: true, parents: One, names: (NoName, Any), ..clavering };
    let royal = School {
        id: "royal-deaf-derby",
        uses: 2,
        social: true,
        parents: One,
        validity: UntilWithdrawn,
        circumstances: false,
        pupil: PupilConsent::Work,
        names: (NoFullName, NoFullName),
        anywhere: NeverOnWebsite,
        with_name: false,
        identity: Identity::Published,
        head: false,
        suitable: true,
        video: false,
        ..clavering
    };
    let highwood = School {
        id: "highwood",
        uses: 6,
        social: true,
        parents: One,
        validity: Yearly,
        circumstances: false,
        staff: UnlessRefused,
        names: (NoName, Any),
        ..clavering
    };
    for school in [clavering, malmesbury, jasper, royal, highwood] {
        let policy = preset(school.id).unwrap();
        let rules = policy.rules();
        let id = school.id;
        assert!(rules.consent.written && rules.consent.withdrawal && rules.names.colleagues, "{id}");
        assert!(rules.details.contact && rules.rights.copyright, "{id}");
        assert_eq!(rules.consent.channel.len(), school.uses, "{id}");
        assert_eq!(policy.channels().any(|channel| channel == Channel::SocialMedia), school.social, "{id}");
        assert_eq!(rules.consent.parents, school.parents, "{id}");
        assert_eq!(rules.consent.validity, school.validity, "{id}");
        assert_eq!(rules.consent.circumstances, school.circumstances, "{id}");
        assert_eq!(rules.consent.staff, school.staff, "{id}");
        assert_eq!(rules.consent.pupil, school.pupil, "{id}");
        assert_eq!((rules.names.with_image.pupils, rules.names.with_image.anyone), school.names, "{id}");
        assert_eq!(rules.names.anywhere, school.anywhere, "{id}");
        assert_eq!(rules.image.with_name, school.with_name, "{id}");
        assert_eq!(rules.details.identity, school.identity, "{id}");
        assert_eq!(rules.approval.head, school.head, "{id}");
        assert_eq!(rules.content.social_text, school.social_text, "{id}");
        assert_eq!(rules.content.suitable, school.suitable, "{id}");
        assert_eq!(rules.video.consent, school.video, "{id}");
    }
}
