//! The tables of the documentation: every key of a policy file, and every rule beside every preset.

use super::{KEYS, Kind, Policy, info::settings};

/// Every key, what it can be set to, and what that means.
pub fn keys_table() -> String {
    let mut table = "| key | values | what it says | when left out |\n|---|---|---|---|\n".to_owned();
    for key in KEYS {
        let default = key.default.map_or("refused", |default| if default.is_empty() { "none" } else { default });
        table.push_str(&format!("| `{}` | {} | {} | {default} |\n", key.path, values(key.kind), cell(key.meaning.en)));
    }
    table
}

fn values(kind: Kind) -> String {
    match kind {
        Kind::Flag => "`true`, `false`".to_owned(),
        Kind::Text => "a text".to_owned(),
        Kind::Id => "small letters, digits, dashes".to_owned(),
        Kind::Number => "a whole number to 65535".to_owned(),
        Kind::Version => "`1`".to_owned(),
        Kind::Channels => "a list of channels".to_owned(),
        Kind::Roles => "a list of roles".to_owned(),
        Kind::Texts => "a list of texts".to_owned(),
        Kind::Tables(fields) => {
            format!("tables with {}", fields.iter().map(|field| format!("`{field}`")).collect::<Vec<_>>().join(", "))
        }
        Kind::Choice(_) => meanings(kind),
        Kind::PerChannel(_) => format!("a channel each: {}", meanings(kind)),
    }
}

fn meanings(kind: Kind) -> String {
    let value = |value: super::Value| format!("`\"{}\"`: {}", value.word, cell(value.meaning.en));
    kind.values().into_iter().map(value).collect::<Vec<_>>().join("<br>")
}

/// Every rule, with what each of these policies sets.
pub fn rules_table(policies: &[Policy]) -> String {
    let names = policies.iter().map(|policy| format!(" {} |", cell(&policy.rules().name)));
    let mut table =
        format!("| rule | what it asks |{}\n|---|---|{}\n", names.collect::<String>(), "---|".repeat(policies.len()));
    let columns: Vec<_> = policies.iter().map(settings).collect();
    for (row, rule) in columns.first().into_iter().flatten().enumerate() {
        table.push_str(&format!("| `{}` | {} |", rule.id.id(), cell(rule.title.en)));
        for column in &columns {
            table.push_str(&format!(" {} |", cell(column.get(row).map_or("", |setting| &setting.setting.en))));
        }
        table.push('\n');
    }
    table
}

/// A text as one cell can hold it.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace(['\n', '\r'], " ")
}
