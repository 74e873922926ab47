//! The school's own cameras and iPads: in the policy file, or as a list of its own that is easier to keep.
//!
//! The list is separated values with a heading row: Make, Model, and where the school knows it Serial number. A row
//! without a serial number stands for every device of that make and model, as a school owns many alike.

use serde::{Deserialize, Serialize};

use crate::{
    Code, Error,
    people::{self, Decoded, Problem, Row, Table},
};

/// The largest list that is read, in bytes.
const MOST_BYTES: usize = 1024 * 1024;
/// More devices than any school owns.
const MOST_ROWS: usize = 5_000;
/// The heading row is among the first so many.
const ROWS_TO_JUDGE_BY: usize = 20;

/// One device of the school's, or all of one make and model.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct OwnDevice {
    /// Who made it, as its photos say: `Apple`.
    pub make: String,
    /// Its model, as its photos say: `iPad (9th generation)`.
    pub model: String,
    /// Its serial number; empty to match every device of this make and model.
    #[serde(default)]
    pub serial: String,
}

/// What was understood of a list of devices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeviceImport {
    /// The devices, in the order of the list.
    pub devices: Vec<OwnDevice>,
    /// Rows that could not be used, in the order of the list.
    pub problems: Vec<Problem>,
}

/// Reads a list of devices of at most 1 MB and 5,000 rows. A row that cannot be used is reported, not an error.
///
/// # Errors
/// [`Code::DevicesEmpty`] when there is nothing in it, [`Code::DevicesNoHeadings`] when no row has headings for make and
/// model, [`Code::DevicesTooLarge`] beyond the limits.
pub fn read_devices(bytes: &[u8]) -> Result<DeviceImport, Error> {
    let too_large = || Error::new(Code::DevicesTooLarge);
    if bytes.len() > MOST_BYTES {
        return Err(too_large());
    }
    let Decoded { text, .. } = people::decode(bytes);
    let Table { rows, .. } = people::cut(&text, Columns::known).map_err(|_| too_large())?;
    if rows.is_empty() {
        return Err(Error::new(Code::DevicesEmpty));
    }
    if rows.len() > MOST_ROWS {
        return Err(too_large());
    }
    let found = rows.iter().take(ROWS_TO_JUDGE_BY).enumerate().find_map(|(at, row)| Some((at, Columns::of(row)?)));
    let (at, columns) = found.ok_or_else(|| Error::new(Code::DevicesNoHeadings))?;
    let mut devices = Vec::new();
    let mut problems = Vec::new();
    for row in rows.iter().skip(at).skip(1) {
        let device = columns.device(row);
        if row.stray_quote.is_some() || device.make.is_empty() || device.model.is_empty() {
            problems.push(Problem::new(Code::DevicesRow, row.number, columns.model, "Model", row.cell(columns.model)));
        } else {
            devices.push(device);
        }
    }
    if devices.is_empty() && problems.is_empty() {
        return Err(Error::new(Code::DevicesEmpty));
    }
    Ok(DeviceImport { devices, problems })
}

/// Which column says what, counted from 0.
struct Columns {
    make: usize,
    model: usize,
    serial: Option<usize>,
}

const MAKE: &[&str] = &["make", "maker", "manufacturer", "brand"];
const MODEL: &[&str] = &["model", "modelname"];
const SERIAL: &[&str] = &["serial", "serialnumber", "serialno"];

impl Columns {
    /// The columns of a heading row; none when it does not name make and model.
    fn of(row: &Row) -> Option<Self> {
        let column = |names: &[&str]| row.cells.iter().position(|cell| names.contains(&plain(cell).as_str()));
        Some(Self { make: column(MAKE)?, model: column(MODEL)?, serial: column(SERIAL) })
    }

    /// How many of the row's cells are headings.
    fn known(row: &Row) -> usize {
        let known = |cell: &&String| [MAKE, MODEL, SERIAL].iter().any(|names| names.contains(&plain(cell).as_str()));
        row.cells.iter().filter(known).count()
    }

    fn device(&self, row: &Row) -> OwnDevice {
        let cell = |column: usize| row.cell(column).trim().to_owned();
        OwnDevice { make: cell(self.make), model: cell(self.model), serial: self.serial.map(cell).unwrap_or_default() }
    }
}

/// The letters and digits of a heading, in small letters.
fn plain(heading: &str) -> String {
    heading.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn device(make: &str, model: &str, serial: &str) -> OwnDevice {
        OwnDevice { make: make.into(), model: model.into(), serial: serial.into() }
    }

    #[test]
    fn a_list_of_devices_is_read_in_any_order_of_columns() {
        let list = "Our devices 2026\nSerial no.;Make;Room;Model\n;Madeup;Hall;Pad 9\nA-1;Madeup;Office;Pocket 1\n";
        let import = read_devices(list.as_bytes()).unwrap();
        assert_eq!(import.devices, [device("Madeup", "Pad 9", ""), device("Madeup", "Pocket 1", "A-1")]);
        assert_eq!(import.problems, []);
    }

    #[test]
    fn a_row_without_a_model_is_reported_and_lists_nothing() {
        let import = read_devices(b"Make,Model,Serial\nMadeup,,7\nMadeup,Pad 9,\n").unwrap();
        assert_eq!(import.devices.len(), 1);
        assert_eq!(
            import.problems.iter().map(|problem| (problem.code, problem.row)).collect::<Vec<_>>(),
            [(Code::DevicesRow, 2)]
        );
    }

    #[test]
    fn what_is_no_list_of_devices_is_refused() {
        let code = |list: &[u8]| read_devices(list).unwrap_err().code();
        assert_eq!(code(b""), Code::DevicesEmpty);
        assert_eq!(code(b"Make,Model\n"), Code::DevicesEmpty);
        assert_eq!(code(b"Forename,Surname\nZeb,Sampleton\n"), Code::DevicesNoHeadings);
        assert_eq!(code(&vec![b'x'; MOST_BYTES + 1]), Code::DevicesTooLarge);
        assert_eq!(code("Make,Model\n".repeat(MOST_ROWS + 2).as_bytes()), Code::DevicesTooLarge);
    }

    proptest! {
        #[test]
        fn a_list_of_any_shape_is_read_to_its_end(text in "(Make,Model,Serial\n)?[A-Za-z,;\"\n\t é]{0,200}") {
            if let Ok(import) = read_devices(text.as_bytes()) {
                prop_assert!(import.devices.iter().all(|device| !device.make.is_empty() && !device.model.is_empty()));
            }
        }

        #[test]
        fn bytes_of_any_kind_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = read_devices(&bytes);
        }
    }
}
