//! `publisher.role`, `publisher.social`, `approval.head`

use schoolgate_core::{
    policy::{Channel, Role, Rule, preset, presets},
    verdict::{Approval, judge},
};

use crate::people::*;

/// A headteacher who publishes cannot permit it as well.
fn permits_own(school: &str, publisher: Role) -> Option<Rule> {
    let asks = matches!(school, "clavering" | "jasper-city" | "highwood");
    (asks && publisher == Role::Headteacher).then_some(Rule::ApprovalHead)
}

#[test]
fn only_the_roles_of_the_policy_publish_to_the_website() {
    for (school, may) in [
        ("clavering", vec![Role::WebManager]),
        ("malmesbury-park", vec![Role::WebManager, Role::OfficeStaff]),
        ("jasper-city", vec![Role::IctManager]),
        ("royal-deaf-derby", vec![Role::NamedStaff]),
        ("highwood", vec![Role::IctManager, Role::SeniorLeader, Role::Headteacher]),
    ] {
        for role in Role::ALL {
            let mut submission = photo_of(&[]);
            submission.publisher = Some(role);
            let verdict = judge(&submission, &Default::default(), &preset(school).unwrap());
            let mut expected = if may.contains(&role) { vec![] } else { vec![Rule::PublisherRole] };
            expected.extend(permits_own(school, role));
            assert_eq!(blocks(&verdict), expected, "{school}: {role:?}");
        }
    }
}

#[test]
fn only_the_roles_of_the_policy_publish_on_social_media() {
    for (school, may) in [
        ("malmesbury-park", vec![Role::SocialMediaManager]),
        ("jasper-city", vec![Role::IctSupport]),
        ("royal-deaf-derby", vec![Role::NamedStaff]),
        ("highwood", vec![Role::SeniorLeader, Role::Headteacher]),
    ] {
        for role in Role::ALL {
            let mut submission = photo_of(&[]);
            submission.channel = Channel::SocialMedia;
            submission.publisher = Some(role);
            let verdict = judge(&submission, &Default::default(), &preset(school).unwrap());
            let mut expected = if may.contains(&role) { vec![] } else { vec![Rule::PublisherSocial] };
            expected.extend(permits_own(school, role));
            assert_eq!(blocks(&verdict), expected, "{school}: {role:?}");
        }
    }
}

#[test]
fn nobody_said_is_nobody_who_may() {
    for school in presets() {
        let mut submission = photo_of(&[]);
        submission.publisher = None;
        assert_eq!(blocks(&judge_at(school, &submission, vec![])), [Rule::PublisherRole], "{school}");
    }
}

#[test]
fn the_headteacher_permits_where_the_policy_asks() {
    for school in presets() {
        let asks = matches!(school, "clavering" | "jasper-city" | "highwood");
        let expected = if asks { vec![Rule::ApprovalHead] } else { vec![] };
        let mut submission = photo_of(&[]);
        for approval in [
            None,
            Some(Approval { by: Role::WebManager, on: day(TODAY) }),
            Some(Approval { by: Role::Headteacher, on: day("2026-11-21") }),
        ] {
            submission.approval = approval;
            assert_eq!(blocks(&judge_at(school, &submission, vec![])), expected, "{school}");
        }
        submission.approval = Some(Approval { by: Role::Headteacher, on: day("2026-11-19") });
        assert_eq!(blocks(&judge_at(school, &submission, vec![])), [], "{school}");
    }
}
