//! What could not be used of a class list: the row and the column as a spreadsheet counts them, and what to do.

use serde::Serialize;

use crate::{Code, Place};

/// The longest value repeated in a problem, in characters; a swallowed file would otherwise be repeated whole.
const LONGEST_VALUE: usize = 120;

/// One row or cell that could not be used as it stands.
///
/// It repeats the value, so that a person finds the cell again: it is for the screen of whoever loads the list, and
/// belongs neither in a log nor in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// What is wrong.
    pub code: Code,
    /// The same in words.
    pub message: &'static str,
    /// The file, where several were merged.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub file: String,
    /// The row as a spreadsheet counts: the first row is 1, a cell with several lines is in one row.
    pub row: u64,
    /// The column, the first being 1. For a problem of a whole row, the column where it shows.
    pub column: u64,
    /// The column's heading as typed; empty where there is none.
    pub heading: String,
    /// The cell as typed, shortened when it is very long.
    pub value: String,
    /// What to do about it.
    pub remedy: &'static str,
}

impl Problem {
    /// A problem in one cell; `column` counts from 0 here, as the cells of a row do.
    pub(crate) fn new(code: Code, row: u64, column: usize, heading: &str, value: &str) -> Self {
        let mut short: String = value.chars().take(LONGEST_VALUE).collect();
        if short.len() < value.len() {
            short.push('…');
        }
        Self {
            code,
            message: code.message(),
            file: String::new(),
            row,
            column: column as u64 + 1,
            heading: heading.trim().to_owned(),
            value: short,
            remedy: code.remedy(),
        }
    }

    /// Where it is.
    pub fn place(&self) -> Place {
        Place::Cell { row: self.row, column: self.column }
    }
}
