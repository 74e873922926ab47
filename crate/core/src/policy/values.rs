//! What a policy sets each key to, in the notation that `policy derive --set` takes: `true`, `both`, `website, press`.

use serde_json::Value as Json;

use super::{KEYS, Key, Rules};

/// The value of one key; empty where it is left out. Tables of devices and keys are told by their number.
pub(super) fn value_of(rules: &Rules, key: &Key) -> String {
    let Ok(json) = serde_json::to_value(rules) else { return String::new() };
    notation(at(&json, key.path))
}

/// The value of every key, in their order.
pub(super) fn values(rules: &Rules) -> Vec<(&'static Key, String)> {
    let json = serde_json::to_value(rules).unwrap_or_default();
    KEYS.iter().map(|key| (key, notation(at(&json, key.path)))).collect()
}

fn at<'a>(json: &'a Json, path: &str) -> &'a Json {
    path.split('.').try_fold(json, |json, name| json.get(name)).unwrap_or(&Json::Null)
}

fn notation(json: &Json) -> String {
    match json {
        Json::Null => String::new(),
        Json::Bool(flag) => flag.to_string(),
        Json::Number(number) => number.to_string(),
        Json::String(text) => text.clone(),
        Json::Array(items) if items.iter().any(Json::is_object) => items.len().to_string(),
        Json::Array(items) => items.iter().map(notation).collect::<Vec<_>>().join(", "),
        Json::Object(entries) => {
            entries.iter().map(|(name, value)| format!("{name}={}", notation(value))).collect::<Vec<_>>().join(", ")
        }
    }
}
