//! The rows of a class list, whatever kind of file they come in.

use super::{
    decode::{Decoded, decode},
    headings,
    table::{self, Row, Table},
    workbook,
};
use crate::{Code, Error};

/// The largest file that is read, in bytes.
const MOST_BYTES: usize = 10 * 1024 * 1024;

/// The rows that are not blank, and where they were found.
pub(super) struct Source {
    pub rows: Vec<Row>,
    /// The encoding of a text, or the kind of a workbook.
    pub encoding: String,
    /// What stands between the cells of a text; a space for a workbook, which has none.
    pub separator: char,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Its other sheets with anything in them.
    pub others: Vec<String>,
}

/// Takes the rows out of a file; of a workbook those of the sheet of this name.
pub(super) fn source(bytes: &[u8], sheet: Option<&str>) -> Result<Source, Error> {
    if bytes.len() > MOST_BYTES {
        return Err(Error::new(Code::ClassListTooLarge).because("more than 10 MB"));
    }
    let source = if workbook::is_workbook(bytes) {
        let book = workbook::read(bytes)?;
        let kind = book.kind;
        let (sheet, others) = book.choose(sheet)?;
        Source { rows: sheet.rows, encoding: kind.as_str().to_owned(), separator: ' ', sheet: Some(sheet.name), others }
    } else {
        let Decoded { text, encoding } = decode(bytes);
        let Table { separator, rows } = table::cut(&text, headings::known)?;
        Source { rows, encoding: encoding.to_owned(), separator, sheet: None, others: Vec::new() }
    };
    if source.rows.is_empty() { Err(Error::new(Code::ClassListEmpty)) } else { Ok(source) }
}
