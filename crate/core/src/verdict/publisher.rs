//! `publisher.role`, `publisher.social`, `approval.head`: who may publish, and who must have said yes before.

use std::collections::BTreeSet;

use super::{Approval, Case, Finding, Severity, Where};
use crate::{
    Date,
    approval::{Request, Signed},
    policy::{Channel, Role, Rule},
};

pub(super) fn check(case: &Case<'_>, findings: &mut Vec<Finding>) {
    match case.submission.channel {
        Channel::Website => publisher(case, Rule::PublisherRole, &case.rules.publisher.role, findings),
        Channel::SocialMedia => publisher(case, Rule::PublisherSocial, &case.rules.publisher.social, findings),
        _ => {}
    }
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

/// `approval.head`: the headteacher's permission, on or before the day of publication, by somebody other than the
/// publisher. Where the school lists keys only a signature counts; where it lists none the word counts, and is said to be one.
pub(super) fn approval(case: &Case<'_>, findings: &mut Vec<Finding>) {
    if !case.rules.approval.head {
        return;
    }
    let Some(request) = Request::under(case.submission, case.policy_sha256) else { return };
    let found = match (&case.submission.signed_approval, &case.submission.approval) {
        (Some(signed), _) => signature(case, signed, &request),
        (None, Some(approval)) => word(case, approval),
        (None, None) => Some(stop(
            "The headteacher has not yet permitted this picture.",
            if case.rules.approval.key.is_empty() { RECORD } else { SIGN },
        )),
    };
    findings.extend(found);
}

const RECORD: &str = "Show it to the headteacher and record the answer and the day.";
const SIGN: &str = "Ask the headteacher to sign it on their own device.";
const SIGN_AGAIN: &str = "Ask the headteacher to sign it as it is now, or put back what was signed.";

fn stop(message: impl Into<String>, remedy: &str) -> Finding {
    Finding::new(Rule::ApprovalHead, Severity::Block, Where::Submission, "approval").saying(message, remedy)
}

/// A permission that anybody could have typed.
fn word(case: &Case<'_>, approval: &Approval) -> Option<Finding> {
    let by_keys = !case.rules.approval.key.is_empty();
    if by_keys {
        return Some(stop("The headteacher's permission is not signed. This school counts only a signature.", SIGN));
    }
    Some(by_whom_and_when(case, approval.by, approval.on, RECORD).unwrap_or_else(|| {
        let about = format!("word {} {} {}", approval.by.as_str(), approval.on, case.submission.channel.as_str());
        Finding::new(Rule::ApprovalHead, Severity::Note, Where::Submission, &about).saying(
            "The headteacher's permission is only somebody's word: it is not signed.",
            "List the headteacher's key in the policy, and only a signature will count.",
        )
    }))
}

/// A permission that only the holder of a key can have given.
fn signature(case: &Case<'_>, signed: &Signed, request: &Request) -> Option<Finding> {
    let statement = &signed.statement;
    let keys = &case.rules.approval.key;
    if keys.is_empty() {
        return Some(stop(
            "The permission is signed, but this school lists no key to check the signature with.",
            "Give the school's list of keys.",
        ));
    }
    let Some(listed) = keys.iter().find(|key| key.public.id() == statement.key && key.role == statement.by) else {
        return Some(stop("The permission is signed with a key that is not on the school's list.", SIGN));
    };
    if !signed.is_by(&listed.public) {
        return Some(stop("The permission was changed after it was signed.", SIGN));
    }
    let changes = statement.what.changes(request);
    if !changes.is_empty() {
        let message = format!("Since the headteacher signed, this has changed: {}.", changes.join(", "));
        return Some(stop(message, SIGN_AGAIN));
    }
    by_whom_and_when(case, statement.by, statement.on, SIGN)
}

fn by_whom_and_when(case: &Case<'_>, by: Role, on: Date, remedy: &str) -> Option<Finding> {
    if by != Role::Headteacher {
        return Some(stop(format!("The headteacher must permit this picture; {} cannot.", by.in_words()), remedy));
    }
    if on > case.submission.on {
        return Some(stop(
            format!("The headteacher's permission is dated {on}, after the day of publication."),
            remedy,
        ));
    }
    if case.submission.publisher == Some(by) {
        return Some(stop(
            "Whoever publishes a picture cannot be the one who permits it.",
            "Have somebody else publish it whom the policy allows to.",
        ));
    }
    None
}
