//! Which rules two policies set differently, in words.

use serde::Serialize;

use super::{Policy, Rule, info::settings};
use crate::words::Both;

/// One rule that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// The rule.
    pub rule: Rule,
    /// What it asks.
    pub title: Both,
    /// What the first policy sets.
    pub first: Both<String>,
    /// What the second policy sets.
    pub second: Both<String>,
}

/// Every rule that the two set differently, in the order of [`Rule::ALL`].
pub fn compare(first: &Policy, second: &Policy) -> Vec<Difference> {
    let pairs = settings(first).into_iter().zip(settings(second));
    pairs
        .filter(|(first, second)| first.setting != second.setting)
        .map(|(first, second)| Difference {
            rule: first.id,
            title: first.title,
            first: first.setting,
            second: second.setting,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{Change, derive, preset};

    #[test]
    fn a_policy_does_not_differ_from_itself() {
        let policy = preset("highwood").unwrap();
        assert_eq!(compare(&policy, &policy), []);
    }

    #[test]
    fn what_was_changed_is_what_differs() {
        let base = preset("clavering").unwrap();
        let text = derive(&base, &[Change::new("id", "ours"), Change::new("consent.parents", "one")]).unwrap();
        let differences = compare(&base, &Policy::parse(&text).unwrap());
        assert_eq!(differences.len(), 1);
        let only = &differences[0];
        assert_eq!(
            (only.rule, only.first.en.as_str(), only.second.en.as_str()),
            (Rule::ConsentParents, "both parents", "one parent")
        );
    }
}
