//! Takes the rows out of a workbook: XLSX and XLS through `calamine`, ODS with a reader of its own.
//!
//! A workbook is small on disk and may claim to be huge: a zip that inflates to gigabytes, one cell repeated over a
//! million rows, one long text that a million cells refer to. So a zip is measured before it is opened, the cells of all
//! its sheets share one budget, and what goes beyond is refused. ODS has its own reader because cells there repeat
//! themselves, and only a reader that knows the budget can stop in time; for XLS see `xls`.
//!
//! A formula counts by the value the spreadsheet saved with it. A formula without one, and one that failed, is kept as
//! the text `=` or `#N/A`, which is no answer to anything and is reported.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

use calamine::{CellErrorType, Data, DataRef, ExcelDateTime, Reader, Xls, Xlsx};
use quick_xml::events::{BytesStart, Event};

use super::{
    headings,
    table::{MOST_ROWS, ROWS_TO_JUDGE_BY, Row},
    xls,
};
use crate::{Code, Error};

/// What all files in the zip may inflate to together, in bytes.
const MOST_INFLATED: u64 = 64 * 1024 * 1024;
/// More files than any workbook of a school holds.
const MOST_FILES: usize = 2_000;
/// Cells of all sheets, blank ones between others counted.
const MOST_CELLS: usize = 2_000_000;
/// Bytes of text in all cells.
const MOST_TEXT: usize = 64 * 1024 * 1024;
/// More columns than any class list has.
const MOST_COLUMNS: usize = 1_000;
/// A spreadsheet's own limit for a cell, in bytes of its widest characters.
const LONGEST_CELL: usize = 4 * 32_767;
/// What stands for a formula of which no value was saved.
pub(super) const NO_VALUE: &str = "=";

/// The kinds of workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Xls,
    Ods,
}

impl Kind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Xlsx => "XLSX",
            Self::Xls => "XLS",
            Self::Ods => "ODS",
        }
    }
}

/// One sheet that is not blank.
pub(super) struct Sheet {
    pub name: String,
    pub rows: Vec<Row>,
}

/// A workbook's sheets with data, in its order.
pub(super) struct Workbook {
    pub kind: Kind,
    pub sheets: Vec<Sheet>,
}

/// Whether the bytes are a workbook: a zip, or the container of old Office files.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&xls::SIGNATURE)
}

/// Reads every sheet.
pub(super) fn read(bytes: &[u8]) -> Result<Workbook, Error> {
    let mut sheets = Sheets::default();
    let kind = if bytes.starts_with(&xls::SIGNATURE) {
        guarded(|| read_xls(bytes, &mut sheets))?;
        Kind::Xls
    } else {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
        measure(&mut zip)?;
        if zip.index_for_name("content.xml").is_some() {
            read_ods(&mut zip, &mut sheets)?;
            Kind::Ods
        } else {
            guarded(|| read_xlsx(bytes, &mut sheets))?;
            Kind::Xlsx
        }
    };
    Ok(Workbook { kind, sheets: sheets.done })
}

impl Workbook {
    /// The sheet of this name; without a name the first whose headings name people, or else the first there is. With it
    /// the names of the others.
    pub fn choose(self, wanted: Option<&str>) -> Result<(Sheet, Vec<String>), Error> {
        let names_people = |sheet: &Sheet| sheet.rows.iter().take(ROWS_TO_JUDGE_BY).any(headings::names_people);
        let at = match wanted {
            Some(name) => self
                .sheets
                .iter()
                .position(|sheet| sheet.name == name)
                .ok_or_else(|| Error::new(Code::ClassListNoSheet).because(name))?,
            None => self.sheets.iter().position(names_people).unwrap_or(0),
        };
        let mut others = Vec::new();
        let mut chosen = None;
        for (index, sheet) in self.sheets.into_iter().enumerate() {
            if index == at {
                chosen = Some(sheet);
            } else {
                others.push(sheet.name);
            }
        }
        chosen.map(|sheet| (sheet, others)).ok_or_else(|| Error::new(Code::ClassListEmpty))
    }
}

fn broken(reason: impl std::fmt::Display) -> Error {
    Error::new(Code::ClassListWorkbook).because(reason)
}

fn too_large(reason: impl std::fmt::Display) -> Error {
    Error::new(Code::ClassListTooLarge).because(reason)
}

/// Takes a panic of `calamine` over a damaged file for what it is: a file that cannot be read. In a browser, where a
/// panic ends the module, the file is refused by that.
fn guarded(read: impl FnOnce() -> Result<(), Error>) -> Result<(), Error> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)).unwrap_or_else(|_| Err(broken("the file is damaged")))
}

/// Inflates every file in the zip and counts, because what a zip says of its own sizes may be false.
fn measure(zip: &mut zip::ZipArchive<Cursor<&[u8]>>) -> Result<(), Error> {
    if zip.len() > MOST_FILES {
        return Err(too_large(format!("more than {MOST_FILES} files in the workbook")));
    }
    let mut left = MOST_INFLATED;
    for index in 0..zip.len() {
        let file = zip.by_index(index).map_err(broken)?;
        let inflated = std::io::copy(&mut file.take(left + 1), &mut std::io::sink()).map_err(broken)?;
        left = left
            .checked_sub(inflated)
            .ok_or_else(|| too_large(format!("the workbook unpacks to more than {} MB", MOST_INFLATED >> 20)))?;
    }
    Ok(())
}

/// The sheets read so far, and what they have used of the budget.
#[derive(Default)]
struct Sheets {
    done: Vec<Sheet>,
    cells: usize,
    text: usize,
}

/// The cells of one sheet as they come, by row and column counted from 0.
#[derive(Default)]
struct Cells {
    rows: BTreeMap<u64, Vec<(usize, String)>>,
    width: usize,
}

impl Sheets {
    /// Adds a cell that is not blank.
    fn put(&mut self, cells: &mut Cells, row: u64, column: usize, text: String) -> Result<(), Error> {
        if text.trim().is_empty() {
            return Ok(());
        }
        self.text += text.len();
        if self.text > MOST_TEXT {
            return Err(too_large("more text than any class list holds"));
        }
        if column >= MOST_COLUMNS {
            return Err(too_large(format!("more than {MOST_COLUMNS} columns")));
        }
        cells.width = cells.width.max(column + 1);
        cells.rows.entry(row).or_default().push((column, text));
        if cells.rows.len() > MOST_ROWS {
            return Err(too_large(format!("more than {MOST_ROWS} rows")));
        }
        self.check(cells)
    }

    fn check(&self, cells: &Cells) -> Result<(), Error> {
        let all = self.cells.saturating_add(cells.rows.len().saturating_mul(cells.width));
        if all > MOST_CELLS { Err(too_large(format!("more than {MOST_CELLS} cells"))) } else { Ok(()) }
    }

    /// Ends a sheet. Every row is as wide as the widest: a workbook has no row that is too short.
    fn end(&mut self, name: String, cells: Cells) {
        let Cells { rows, width } = cells;
        if rows.is_empty() {
            return;
        }
        self.cells = self.cells.saturating_add(rows.len().saturating_mul(width));
        let rows = rows.into_iter().map(|(number, filled)| {
            let mut cells = vec![String::new(); width];
            for (column, text) in filled {
                if let Some(cell) = cells.get_mut(column) {
                    *cell = text;
                }
            }
            Row { number: number + 1, cells, stray_quote: None }
        });
        self.done.push(Sheet { name, rows: rows.collect() });
    }
}

fn read_xlsx(bytes: &[u8], sheets: &mut Sheets) -> Result<(), Error> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    for name in book.sheet_names() {
        // A sheet that is a chart has no cells.
        let Ok(mut reader) = book.worksheet_cells_reader(&name) else { continue };
        let mut cells = Cells::default();
        while let Some(record) = reader.next_cell_with_formula_metadata().map_err(broken)? {
            let text = match record.value {
                DataRef::Empty if record.formula.is_some() => NO_VALUE.to_owned(),
                DataRef::SharedString(text) => text.to_owned(),
                value => text_of(Data::from(value)),
            };
            sheets.put(&mut cells, u64::from(record.pos.0), record.pos.1 as usize, text)?;
        }
        sheets.end(name, cells);
    }
    Ok(())
}

fn read_xls(bytes: &[u8], sheets: &mut Sheets) -> Result<(), Error> {
    xls::check(bytes)?;
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(broken)?;
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(broken)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut cells = Cells::default();
        for (row, column, value) in range.used_cells() {
            sheets.put(
                &mut cells,
                u64::from(top).saturating_add(row as u64),
                (left as usize).saturating_add(column),
                text_of(value.clone()),
            )?;
        }
        sheets.end(name, cells);
    }
    Ok(())
}

/// A cell as text, dates as 2026-09-04.
fn text_of(value: Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text,
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(truth) => truth_of(truth).to_owned(),
        Data::DateTime(moment) => day_of(&moment),
        Data::Error(error) => error_of(&error).to_owned(),
    }
}

fn truth_of(truth: bool) -> &'static str {
    if truth { "TRUE" } else { "FALSE" }
}

/// The day of a moment, by whichever of the two calendars of Excel the workbook counts.
fn day_of(moment: &ExcelDateTime) -> String {
    if moment.is_duration() {
        return moment.as_f64().to_string();
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

fn error_of(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        _ => "#N/A",
    }
}

/// Whether a cell holds a formula that failed or was saved without its value.
pub(super) fn is_failed_formula(cell: &str) -> bool {
    let cell = cell.trim();
    cell == NO_VALUE
        || ["#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#N/A", "Err:", "#SPILL!", "#CALC!"]
            .iter()
            .any(|error| cell.starts_with(error))
}

/// Reads the sheets of an OpenDocument spreadsheet (OASIS OpenDocument 1.3, part 3, section 9).
fn read_ods(zip: &mut zip::ZipArchive<Cursor<&[u8]>>, sheets: &mut Sheets) -> Result<(), Error> {
    let file = zip.by_name("content.xml").map_err(broken)?;
    let mut xml = quick_xml::Reader::from_reader(std::io::BufReader::new(file.take(MOST_INFLATED)));
    xml.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    let mut sheet: Option<(String, Cells)> = None;
    let (mut row, mut column) = (0u64, 0usize);
    let mut row_times = 1u64;
    let mut filled: Vec<(usize, String)> = Vec::new();
    let mut cell: Option<OdsCell> = None;
    let mut in_note = 0usize;
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(broken)? {
            Event::Eof => break,
            Event::Start(element) => match element.name().as_ref() {
                "office:annotation" => in_note += 1,
                "table:table" => {
                    if sheet.is_some() {
                        return Err(broken("a table within a table"));
                    }
                    sheet = Some((attribute(&element, "table:name")?.unwrap_or_default(), Cells::default()));
                    row = 0;
                }
                "table:table-row" => {
                    (column, row_times) = (0, times(&element, "table:number-rows-repeated")?);
                    filled.clear();
                }
                "table:table-cell" | "table:covered-table-cell" if sheet.is_some() => {
                    cell = Some(OdsCell::of(&element)?);
                }
                "text:p" | "text:h" if in_note == 0 => {
                    if let Some(cell) = &mut cell {
                        cell.paragraph();
                    }
                }
                "text:s" | "text:tab" | "text:line-break" if in_note == 0 => {
                    if let Some(cell) = &mut cell {
                        cell.text.push(' ');
                    }
                }
                _ => {}
            },
            Event::Text(text) if in_note == 0 => {
                if let Some(cell) = &mut cell {
                    cell.add(&text.xml10_content());
                }
            }
            Event::GeneralRef(reference) if in_note == 0 => {
                if let Some(cell) = &mut cell {
                    cell.add(&entity(&reference));
                }
            }
            Event::CData(text) if in_note == 0 => {
                if let Some(cell) = &mut cell {
                    cell.add(&text.xml10_content());
                }
            }
            Event::End(element) => match element.name().as_ref() {
                "office:annotation" => in_note = in_note.saturating_sub(1),
                "table:table-cell" | "table:covered-table-cell" => {
                    if let Some(cell) = cell.take() {
                        let (text, repeated) = (cell.value(), cell.times);
                        if text.len() > LONGEST_CELL {
                            return Err(too_large("a cell longer than any spreadsheet writes"));
                        }
                        if text.trim().is_empty() {
                            column = column.saturating_add(usize::try_from(repeated).unwrap_or(usize::MAX));
                        } else {
                            for _ in 0..repeated {
                                if column >= MOST_COLUMNS {
                                    return Err(too_large(format!("more than {MOST_COLUMNS} columns")));
                                }
                                filled.push((column, text.clone()));
                                column += 1;
                            }
                        }
                    }
                }
                "table:table-row" => {
                    if let (Some((_, cells)), false) = (&mut sheet, filled.is_empty()) {
                        for repeat in 0..row_times {
                            for (column, text) in &filled {
                                sheets.put(cells, row.saturating_add(repeat), *column, text.clone())?;
                            }
                        }
                    }
                    row = row.saturating_add(row_times);
                }
                "table:table" => {
                    if let Some((name, cells)) = sheet.take() {
                        sheets.end(name, cells);
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }
    if sheet.is_some() { Err(broken("the workbook ends in the middle of a sheet")) } else { Ok(()) }
}

/// A cell of an OpenDocument spreadsheet while it is read.
struct OdsCell {
    times: u64,
    /// The value apart from the text shown, for numbers, days and truths.
    value: Option<String>,
    formula: bool,
    failed: bool,
    paragraphs: usize,
    text: String,
}

impl OdsCell {
    fn of(element: &BytesStart<'_>) -> Result<Self, Error> {
        let get = |name| attribute(element, name);
        let value = match get("office:value-type")?.as_deref() {
            Some("date") => get("office:date-value")?,
            Some("time") => get("office:time-value")?,
            Some("boolean") => get("office:boolean-value")?.map(|truth| truth_of(truth == "true").to_owned()),
            Some("float" | "percentage" | "currency") => {
                get("office:value")?.map(|number| number.parse::<f64>().map_or(number, |number| number.to_string()))
            }
            _ => get("office:string-value")?.filter(|text| !text.is_empty()),
        };
        Ok(Self {
            times: times(element, "table:number-columns-repeated")?,
            value,
            formula: get("table:formula")?.is_some(),
            failed: get("calcext:value-type")?.is_some_and(|kind| kind == "error"),
            paragraphs: 0,
            text: String::new(),
        })
    }

    fn paragraph(&mut self) {
        if self.paragraphs > 0 {
            self.text.push('\n');
        }
        self.paragraphs += 1;
    }

    /// Text outside a paragraph is only white space between elements.
    fn add(&mut self, text: &str) {
        if self.paragraphs > 0 {
            self.text.push_str(text);
        }
    }

    fn value(&self) -> String {
        match &self.value {
            _ if self.failed => "#N/A".to_owned(),
            Some(value) => value.clone(),
            None if self.formula && self.text.trim().is_empty() => NO_VALUE.to_owned(),
            None => self.text.clone(),
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, Error> {
    let found = element.try_get_attribute(name).map_err(broken)?;
    found
        .map(|found| quick_xml::escape::unescape(&found.value).map(|text| text.into_owned()).map_err(broken))
        .transpose()
}

fn times(element: &BytesStart<'_>, name: &str) -> Result<u64, Error> {
    attribute(element, name)?.map_or(Ok(1), |number| number.parse().map_err(broken))
}

/// The character that an entity stands for; one that nobody knows is a lost character.
fn entity(reference: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return character.to_string();
    }
    match reference.xml10_content().as_ref() {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "\u{FFFD}",
    }
    .to_owned()
}
