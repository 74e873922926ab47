//! `publisher.role`, `publisher.social`, `approval.head`: who may publish, and who must have said yes before.

use std::collections::BTreeSet;

use super::{Approval, Case, Finding, Severity, Where};
use crate::{
    Date,
    approval::{Request, Signed},
    policy::{Channel, Role, Rule},
    words::{EitherOf, Said},
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
    let who = || EitherOf(may.iter().copied().collect());
    let place = case.submission.channel;
    let message = match case.submission.publisher {
        None => Said::NoPublisher { who: who(), place },
        Some(role) => Said::WrongPublisher { who: who(), place, role },
    };
    findings.push(
        Finding::new(rule, Severity::Block, Where::Submission, "publisher")
            .saying(case.say(message), case.say(Said::HandItTo { who: who() })),
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
        (None, None) => {
            let remedy = if case.rules.approval.key.is_empty() { RECORD } else { SIGN };
            Some(stop(case, Said::NotPermitted {}, remedy))
        }
    };
    findings.extend(found);
}

const RECORD: Said<'_> = Said::RecordPermission {};
const SIGN: Said<'_> = Said::AskToSign {};

fn stop(case: &Case<'_>, message: Said<'_>, remedy: Said<'_>) -> Finding {
    Finding::new(Rule::ApprovalHead, Severity::Block, Where::Submission, "approval")
        .saying(case.say(message), case.say(remedy))
}

/// A permission that anybody could have typed.
fn word(case: &Case<'_>, approval: &Approval) -> Option<Finding> {
    let by_keys = !case.rules.approval.key.is_empty();
    if by_keys {
        return Some(stop(case, Said::NotSigned {}, SIGN));
    }
    Some(by_whom_and_when(case, approval.by, approval.on, RECORD).unwrap_or_else(|| {
        let about = format!("word {} {} {}", approval.by.as_str(), approval.on, case.submission.channel.as_str());
        Finding::new(Rule::ApprovalHead, Severity::Note, Where::Submission, &about)
            .saying(case.say(Said::OnlyTheirWord {}), case.say(Said::ListTheKey {}))
    }))
}

/// A permission that only the holder of a key can have given.
fn signature(case: &Case<'_>, signed: &Signed, request: &Request) -> Option<Finding> {
    let statement = &signed.statement;
    let keys = &case.rules.approval.key;
    if keys.is_empty() {
        return Some(stop(case, Said::NoKeyToCheck {}, Said::GiveKeys {}));
    }
    let Some(listed) = keys.iter().find(|key| key.public.id() == statement.key && key.role == statement.by) else {
        return Some(stop(case, Said::KeyNotListed {}, SIGN));
    };
    if !signed.is_by(&listed.public) {
        return Some(stop(case, Said::ChangedPermission {}, SIGN));
    }
    let changes = statement.what.changes(request);
    if !changes.is_empty() {
        return Some(stop(case, Said::ChangedSince { changes }, Said::AskToSignAgain {}));
    }
    by_whom_and_when(case, statement.by, statement.on, SIGN)
}

fn by_whom_and_when(case: &Case<'_>, by: Role, on: Date, remedy: Said<'_>) -> Option<Finding> {
    if by != Role::Headteacher {
        return Some(stop(case, Said::NotByHead { role: by }, remedy));
    }
    if on > case.submission.on {
        return Some(stop(case, Said::DatedAfter { day: on }, remedy));
    }
    if case.submission.publisher == Some(by) {
        return Some(stop(case, Said::PublisherPermits {}, Said::OtherPublisher {}));
    }
    None
}
