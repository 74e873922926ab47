//! Cuts the text of a class list, or of any other list a school keeps, into rows of cells (RFC 4180, and what
//! spreadsheets write instead).
//!
//! It is written for two things that a general reader hides: which row of the *spreadsheet* a cell is in, blank rows
//! counted, and that one quotation mark too many must cost one row, not swallow all the rows after it.

use crate::{Code, Error};

/// The separators that may be meant, the likelier first.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];
/// More rows than any school has people.
pub(super) const MOST_ROWS: usize = 50_000;
/// A spreadsheet's own limit for a cell; a quotation mark that closes no sooner was never meant to open one.
const LONGEST_CELL: usize = 32_767;
/// So many rows are looked at to find the headings and to choose the separator.
pub(super) const ROWS_TO_JUDGE_BY: usize = 20;

/// One row that is not blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// As a spreadsheet counts: from 1, blank rows counted, a cell of several lines in one row.
    pub number: u64,
    /// The cells as typed, quotation marks around them removed.
    pub cells: Vec<String>,
    /// The first cell with a quotation mark where none belongs.
    pub stray_quote: Option<usize>,
}

impl Row {
    /// The cell in a column counted from 0; nothing where the row is too short.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// How many cells there are up to the last one that is not blank.
    pub fn width(&self) -> usize {
        self.cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1)
    }
}

/// All rows that are not blank, and the separator between their cells.
#[derive(Debug)]
pub(crate) struct Table {
    pub separator: char,
    pub rows: Vec<Row>,
}

/// Cuts the text with the separator that its first line declares (`sep=;`), or else with the one for which
/// `headings` finds the most in the first rows.
pub(crate) fn cut(text: &str, headings: impl Fn(&Row) -> usize) -> Result<Table, Error> {
    let (declared, text) = declared_separator(text);
    let first_rows =
        |separator: char| -> Vec<Row> { Rows::new(text, separator, None).take(ROWS_TO_JUDGE_BY).collect() };
    let separator = declared.unwrap_or_else(|| {
        // The first of equals wins, so the likelier separator does.
        let mut best = (',', (0, 0));
        for separator in SEPARATORS {
            let rows = first_rows(separator);
            let known = rows.iter().map(&headings).max().unwrap_or(0);
            let cells: usize = rows.iter().map(|row| row.cells.len().min(100)).sum();
            if (known, cells) > best.1 {
                best = (separator, (known, cells));
            }
        }
        best.0
    });
    let heading_row = first_rows(separator).into_iter().rev().max_by_key(&headings);
    let width = heading_row.filter(|row| headings(row) > 0).map(|row| row.cells.len());
    let mut rows = Vec::new();
    for row in Rows::new(text, separator, width) {
        if rows.len() > MOST_ROWS {
            return Err(Error::new(Code::ClassListTooLarge).because(format!("more than {MOST_ROWS} rows")));
        }
        rows.push(row);
    }
    Ok(Table { separator, rows })
}

/// The separator that a first line `sep=;` declares, and the text after that line. A spreadsheet swallows the line,
/// so it is not counted as a row.
fn declared_separator(text: &str) -> (Option<char>, &str) {
    let (line, rest) = first_line(text);
    let line = line.trim_start().trim_start_matches('"');
    let declared = line
        .get(..4)
        .filter(|prefix| prefix.eq_ignore_ascii_case("sep="))
        .and_then(|prefix| line.get(prefix.len()..))
        .and_then(|after| after.chars().next())
        .filter(|separator| SEPARATORS.contains(separator));
    (declared, if declared.is_some() { rest } else { text })
}

/// The text up to a line end, and the text after it.
fn first_line(text: &str) -> (&str, &str) {
    match text.find(['\r', '\n']) {
        Some(end) => {
            let (line, rest) = text.split_at(end);
            (line, after_line_end(rest))
        }
        None => (text, ""),
    }
}

/// The text after the one line end it starts with.
fn after_line_end(text: &str) -> &str {
    text.strip_prefix("\r\n").or_else(|| text.strip_prefix(['\r', '\n'])).unwrap_or(text)
}

/// Reads rows one after the other, leaving out blank ones.
struct Rows<'a> {
    rest: &'a str,
    separator: char,
    number: u64,
    /// How many headings there are, once that is known: what a row with a cell of several lines is checked against.
    width: Option<usize>,
}

/// One cell, and what follows it.
struct Cell<'a> {
    text: String,
    rest: &'a str,
    last_of_row: bool,
    several_lines: bool,
    stray_quote: bool,
}

impl<'a> Rows<'a> {
    fn new(text: &'a str, separator: char, width: Option<usize>) -> Self {
        Self { rest: text, separator, number: 0, width }
    }

    /// The next row, blank or not.
    fn row(&mut self) -> Option<Row> {
        if self.rest.is_empty() {
            return None;
        }
        self.number += 1;
        let (row, rest) = self.quoted_row().unwrap_or_else(|| self.plain_row());
        self.rest = rest;
        Some(row)
    }

    /// Reads a row as RFC 4180 has it; nothing when a quotation mark seems to have swallowed a line end.
    fn quoted_row(&self) -> Option<(Row, &'a str)> {
        let mut row = Row { number: self.number, cells: Vec::new(), stray_quote: None };
        let mut rest = self.rest;
        let mut several_lines = false;
        loop {
            let cell = self.quoted_cell(rest)?;
            if cell.stray_quote && row.stray_quote.is_none() {
                row.stray_quote = Some(row.cells.len());
            }
            several_lines |= cell.several_lines;
            row.cells.push(cell.text);
            rest = cell.rest;
            if cell.last_of_row {
                break;
            }
        }
        let suspicious = several_lines && (row.stray_quote.is_some() || self.looks_like_rows(&row, rest));
        if suspicious { None } else { Some((row, rest)) }
    }

    /// Whether a row with a cell of several lines looks like several rows between two stray quotation marks: it has
    /// not as many cells as the others, or its first line would have, and so would another.
    fn looks_like_rows(&self, row: &Row, rest: &str) -> bool {
        let Some(width) = self.width else { return false };
        let whole = self.rest.strip_suffix(rest).unwrap_or(self.rest);
        let mut lines = whole.split(['\r', '\n']).map(|line| line.split(self.separator).count());
        let first = lines.next().unwrap_or(0);
        row.cells.len() != width || (first >= width && lines.any(|line| line >= width))
    }

    /// Reads one cell; nothing when a quotation mark is never closed.
    fn quoted_cell(&self, text: &'a str) -> Option<Cell<'a>> {
        let Some(mut inside) = text.trim_start_matches(' ').strip_prefix('"') else {
            let (cell, rest, last_of_row) = self.until_separator(text);
            let stray_quote = cell.contains('"');
            return Some(Cell { text: cell.to_owned(), rest, last_of_row, several_lines: false, stray_quote });
        };
        let mut content = String::new();
        let after = loop {
            let (before, after) = inside.split_once('"')?;
            content.push_str(before);
            if content.len() > LONGEST_CELL {
                return None;
            }
            match after.strip_prefix('"') {
                Some(more) => {
                    content.push('"');
                    inside = more;
                }
                None => break after,
            }
        };
        let several_lines = content.contains(['\r', '\n']);
        let (tail, rest, last_of_row) = self.until_separator(after);
        let stray_quote = !tail.trim().is_empty();
        content.push_str(tail.trim_end());
        Some(Cell { text: content, rest, last_of_row, several_lines, stray_quote })
    }

    /// The text before a separator or line end, the text after it, and whether the row ends there.
    fn until_separator(&self, text: &'a str) -> (&'a str, &'a str, bool) {
        match text.find([self.separator, '\r', '\n']) {
            Some(end) => {
                let (cell, rest) = text.split_at(end);
                match rest.strip_prefix(self.separator) {
                    Some(rest) => (cell, rest, false),
                    None => (cell, after_line_end(rest), true),
                }
            }
            None => (text, "", true),
        }
    }

    /// Reads the next line alone, as if quotation marks meant nothing.
    fn plain_row(&self) -> (Row, &'a str) {
        let (line, rest) = first_line(self.rest);
        let cells: Vec<String> =
            line.split(self.separator).map(|cell| cell.trim().trim_matches('"').to_owned()).collect();
        let stray_quote = Some(line.split(self.separator).position(|cell| cell.contains('"')).unwrap_or(0));
        (Row { number: self.number, cells, stray_quote }, rest)
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        loop {
            let row = self.row()?;
            if row.width() > 0 {
                return Some(row);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<(u64, Vec<String>, Option<usize>)> {
        let table = cut(text, |row| row.cells.iter().filter(|cell| *cell == "a").count()).unwrap();
        table.rows.into_iter().map(|row| (row.number, row.cells, row.stray_quote)).collect()
    }

    fn row(number: u64, cells: &[&str], stray: Option<usize>) -> (u64, Vec<String>, Option<usize>) {
        (number, cells.iter().map(|cell| (*cell).to_owned()).collect(), stray)
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        let text = "a,b\r\n\r\n\"one\r\ntwo\",2\r\n,\r\n3,4\r\n\r\n\r\n";
        assert_eq!(
            cells(text),
            [row(1, &["a", "b"], None), row(3, &["one\r\ntwo", "2"], None), row(5, &["3", "4"], None)]
        );
    }

    #[test]
    fn every_kind_of_line_end_ends_a_row() {
        for end in ["\n", "\r\n", "\r"] {
            assert_eq!(cells(&format!("a,b{end}1,2{end}")), [row(1, &["a", "b"], None), row(2, &["1", "2"], None)]);
        }
    }

    #[test]
    fn a_doubled_quotation_mark_is_one_and_a_separator_in_quotes_is_none() {
        assert_eq!(
            cells("a,b\n\"say \"\"hi\"\"\",\"1,2\""),
            [row(1, &["a", "b"], None), row(2, &["say \"hi\"", "1,2"], None)]
        );
    }

    #[test]
    fn an_unclosed_quotation_mark_costs_one_row_and_no_more() {
        assert_eq!(
            cells("a,b\n1,\"2\n3,4\n5,\"6\"\n"),
            [
                row(1, &["a", "b"], None),
                row(2, &["1", "2"], Some(1)),
                row(3, &["3", "4"], None),
                row(4, &["5", "6"], None)
            ]
        );
        assert_eq!(cells("a,b\n\"1,2\n3,4\n").len(), 3);
    }

    #[test]
    fn two_unclosed_quotation_marks_do_not_swallow_the_rows_between() {
        let found = cells("a,b,c\n1,\"x,y\n2,x,y\n3,x\",y\n");
        assert_eq!(found.len(), 4);
        assert_eq!(found[2], row(3, &["2", "x", "y"], None));
    }

    #[test]
    fn the_separator_is_the_one_that_finds_headings() {
        let headings =
            |row: &Row| row.cells.iter().filter(|cell| ["Forename", "Surname"].contains(&cell.as_str())).count();
        for separator in SEPARATORS {
            let text = format!("Forename{separator}Surname{separator}Notes\nA{separator}B{separator}x,y;z,w|v,u,t,s");
            assert_eq!(cut(&text, headings).unwrap().separator, separator);
        }
    }

    #[test]
    fn a_first_line_may_declare_the_separator_and_is_no_row() {
        for first in ["sep=;", "SEP=;", "\"sep=;\""] {
            let table = cut(&format!("{first}\r\na;b,c\r\n"), |_| 0).unwrap();
            assert_eq!(table.separator, ';');
            assert_eq!(table.rows.first().map(|row| (row.number, row.cells.len())), Some((1, 2)));
        }
    }
}
