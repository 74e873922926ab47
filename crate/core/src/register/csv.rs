//! The register as a table for a spreadsheet, in which no cell can become a formula.

use serde_json::Value;

use super::Entry;

/// The headings, and where each is found in an entry.
const COLUMNS: [(&str, &str); 36] = [
    ("Kind", "/kind"),
    ("Day", "/on"),
    ("Time", "/time"),
    ("Channel", "/channel"),
    ("Publisher", "/publisher"),
    ("Approved by", "/approval/by"),
    ("Approved on", "/approval/on"),
    ("Approval key", "/approvalSeal/key"),
    ("Approval signature", "/approvalSeal/signature"),
    ("Policy", "/policy"),
    ("Policy SHA-256", "/policySha256"),
    ("File before SHA-256", "/originalSha256"),
    ("File after SHA-256", "/clearedSha256"),
    ("Words SHA-256", "/wordsSha256"),
    ("People", "/subjects"),
    ("Register key", "/registerKey"),
    ("Covered", "/answers/covered"),
    ("Visitors", "/answers/visitors"),
    ("Findings", "/findings"),
    ("Exposed", "/exposed"),
    ("Removed by", "/by"),
    ("Removed entry", "/entry"),
    ("Incident form", "/format"),
    ("Person", "/person"),
    ("Male or female", "/sex"),
    ("Place", "/place"),
    ("Device", "/device"),
    ("Description", "/description"),
    ("Evidence", "/evidence"),
    ("Actions", "/actions"),
    ("Reasons", "/reasons"),
    ("Told", "/told"),
    ("Recorder", "/recorder"),
    ("Recorder's key", "/seal/key"),
    ("Recorder's signature", "/seal/signature"),
    ("Previous", "/previous"),
];

/// Every entry a row, with a heading row above; lines end as RFC 4180 asks.
pub fn to_csv(entries: &[Entry]) -> String {
    let headings = ["Line"].into_iter().chain(COLUMNS.map(|(heading, _)| heading)).chain(["Hash"]);
    let mut csv = row(headings.map(str::to_owned));
    for (index, entry) in entries.iter().enumerate() {
        let body: Value = serde_json::from_str(&entry.body.to_json()).unwrap_or_default();
        let cells = COLUMNS.iter().map(|(_, pointer)| match (*pointer, body.pointer(pointer)) {
            ("/kind", None) => "clearance".to_owned(),
            (_, value) => value.map(text).unwrap_or_default(),
        });
        let line = (index + 1).to_string();
        csv.push_str(&row([line].into_iter().chain(cells).chain([entry.hash.to_string()])));
    }
    csv
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let quoted: Vec<String> = cells.map(|cell| format!("\"{}\"", harmless(&cell).replace('"', "\"\""))).collect();
    quoted.join(",") + "\r\n"
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join(" "),
        Value::Object(fields) => {
            let named = |name: &str| fields.get(name).map(text).unwrap_or_default();
            // A finding is the only object in a list.
            format!("{} ({} {})", named("rule"), named("severity"), named("done"))
        }
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

/// A spreadsheet takes a cell for a formula when it begins so. One that cuts cells at another character than the comma finds
/// beginnings inside them too, so every beginning gets an apostrophe.
fn harmless(cell: &str) -> String {
    let mut safe = String::with_capacity(cell.len());
    let mut at_start = true;
    for character in cell.chars() {
        if at_start && matches!(character, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') {
            safe.push('\'');
        }
        safe.push(character);
        at_start = matches!(character, ',' | ';' | '|' | '"' | '\t' | '\r' | '\n') || at_start && character == ' ';
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_as_a_formula_does() {
        for (cell, safe) in [
            ("=1+1", "'=1+1"),
            ("+44", "'+44"),
            ("-2", "'-2"),
            ("@sum", "'@sum"),
            ("\tx", "'\tx"),
            ("\r=x", "'\r'=x"),
            ("  =x", "  '=x"),
            ("a;=x", "a;'=x"),
            ("a=b", "a=b"),
            ("2026-11-20", "2026-11-20"),
        ] {
            assert_eq!(harmless(cell), safe);
        }
    }

    #[test]
    fn a_quotation_mark_does_not_end_a_cell() {
        assert_eq!(row(["a\",=1".to_owned()].into_iter()), "\"a\"\",'=1\"\r\n");
    }
}
