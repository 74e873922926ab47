//! `publisher.role`, `publisher.social`, `approval.head`: who may publish, and who must have said yes before.

use std::collections::BTreeSet;

use super::{Case, Finding, Severity, Where};
use crate::policy::{Channel, Role, Rule};

pub(super) fn check(case: &Case<'_>, findings: &mut Vec<Finding>) {
    match case.submission.channel {
        Channel::Website => publisher(case, Rule::PublisherRole, &case.rules.publisher.role, findings),
        Channel::SocialMedia => publisher(case, Rule::PublisherSocial, &case.rules.publisher.social, findings),
        _ => {}
    }
    approval(case, findings);
}

/// `publisher.role` and `publisher.social`. A policy that names nobody makes no rule.
fn publisher(case: &Case<'_>, rule: Rule, may: &BTreeSet<Role>, findings: &mut Vec<Finding>) {
    if may.is_empty() || case.submission.publisher.is_some_and(|role| may.contains(&role)) {
        return;
    }
    let who = may.iter().map(|role| role.in_words()).collect::<Vec<_>>().join(" or ");
    let place = case.submission.channel.in_words();
    let message = match case.submission.publisher {
        None => format!("Nobody has said who publishes this. Only {who} may publish {place}."),
        Some(role) => format!("Only {who} may publish {place}, not {}.", role.in_words()),
    };
    findings.push(
        Finding::new(rule, Severity::Block, Where::Submission, "publisher")
            .saying(message, format!("Hand it to {who}, or say that this is you.")),
    );
}

/// `approval.head`: the headteacher's permission, on or before the day of publication.
fn approval(case: &Case<'_>, findings: &mut Vec<Finding>) {
    if !case.rules.approval.head || case.submission.photo.is_none() {
        return;
    }
    let message = match &case.submission.approval {
        Some(approval) if approval.by != Role::Headteacher => {
            format!("The headteacher must permit this picture; {} cannot.", approval.by.in_words())
        }
        Some(approval) if approval.on > case.submission.on => {
            format!("The headteacher's permission is dated {}, after the day of publication.", approval.on)
        }
        Some(_) => return,
        None => "The headteacher has not yet permitted this picture.".to_owned(),
    };
    findings.push(
        Finding::new(Rule::ApprovalHead, Severity::Block, Where::Submission, "approval")
            .saying(message, "Show it to the headteacher and record the answer and the day."),
    );
}
