//! For JavaScript: a thin skin over the checker, and nothing else.

use schoolgate_grammar::Checker;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("../types.ts");

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(typescript_type = "GrammarNote[]")]
    pub type Notes;
}

/// Checks texts in British English.
#[wasm_bindgen]
pub struct Grammar(Checker);

#[wasm_bindgen]
impl Grammar {
    /// Reads the dictionary and the rules, which takes longer than many checks.
    #[wasm_bindgen(constructor)]
    #[must_use]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self(Checker::new())
    }

    /// What is wrong with `text`, in its order. The words of `ignore` are no misspellings: the names on the class list,
    /// the school's own words.
    pub fn check(&mut self, text: &str, ignore: Vec<String>) -> Result<Notes, JsValue> {
        self.0.know(ignore.iter().map(String::as_str));
        let notes = self.0.check(text);
        Ok(notes.serialize(&Serializer::json_compatible())?.unchecked_into())
    }
}
