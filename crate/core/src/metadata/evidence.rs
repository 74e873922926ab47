//! Which device took a photo, and when, as far as its file says: what the rules about devices are judged by.
//!
//! It is read from the report, so it is exactly what a person is shown. Anybody can write such fields into a file: they
//! are evidence for a question, never proof.

use serde::{Deserialize, Serialize};

use super::{Group, Item, inspect};
use crate::{Date, photo::Photo};

/// What a file says of the device that took the photo. A field it does not have is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Evidence {
    /// Who made the device.
    pub make: String,
    /// Its model.
    pub model: String,
    /// Its own serial number, not the lens's.
    pub serial: String,
    /// The program that wrote the file last.
    pub software: String,
    /// The day the photo was taken, by the device's own clock.
    pub taken: Option<Date>,
}

/// The evidence in `photo`.
pub fn evidence(photo: &Photo) -> Evidence {
    inspect(photo).evidence
}

impl Evidence {
    /// What these items of a report tell. Of several fields that say the same, the likelier name wins, then the earlier.
    pub(super) fn of(items: &[Item]) -> Self {
        let value = |names: &[&str]| {
            let named = |name: &&str| items.iter().find(|item| item.name == **name);
            names.iter().find_map(named).map(|item| item.value.clone()).unwrap_or_default()
        };
        // CIPA DC-008, sections 4.6.4 and 4.6.5; ISO 16684-1 for their names in XMP; TIFF/EP and DNG for the last.
        let device = ["BodySerialNumber", "exifEX:BodySerialNumber", "aux:SerialNumber", "CameraSerialNumber"];
        let taken = ["DateTimeOriginal", "exif:DateTimeOriginal", "photoshop:DateCreated", "DateTimeDigitized"];
        let taken = taken.iter().find_map(|name| {
            let of_time = |item: &&Item| item.group == Group::Time && item.name == **name;
            items.iter().filter(of_time).find_map(|item| day(&item.value))
        });
        Self {
            make: value(&["Make", "tiff:Make"]),
            model: value(&["Model", "tiff:Model", "UniqueCameraModel"]),
            serial: value(&device),
            software: value(&["Software", "xmp:CreatorTool", "tiff:Software"]),
            taken,
        }
    }
}

/// The day at the start of a moment, as Exif writes it (`2021:06:01 10:20:30`) or XMP (`2021-06-01T10:20:30+01:00`).
fn day(moment: &str) -> Option<Date> {
    let (year, rest) = moment.trim().split_once([':', '-'])?;
    let (month, rest) = rest.split_once([':', '-'])?;
    let day: String = rest.chars().take_while(char::is_ascii_digit).take(2).collect();
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use schoolgate_fixtures::{Exif, draw, dress, encode, xmp_packet};

    fn of(exif: &Exif, packet: &str) -> Evidence {
        let file = encode::jpeg(&draw::gradient(64, 48), encode::Jpeg::default());
        evidence(&Photo::open(dress(&file, exif, &xmp_packet(packet), b"")).unwrap())
    }

    #[test]
    fn exif_tells_the_device_and_the_day() {
        let exif = Exif {
            make: "Madeup".into(),
            model: "Madeup Pocket 1".into(),
            serial: "MADEUP-7".into(),
            lens_serial: "LENS-7".into(),
            software: "Madeup Camera 1.0".into(),
            taken: "2026:11:20 23:59:59".into(),
            ..Exif::default()
        };
        let expected = Evidence {
            make: "Madeup".into(),
            model: "Madeup Pocket 1".into(),
            serial: "MADEUP-7".into(),
            software: "Madeup Camera 1.0".into(),
            taken: Some("2026-11-20".parse().unwrap()),
        };
        assert_eq!(of(&exif, ""), expected);
    }

    #[test]
    fn xmp_tells_it_where_exif_does_not() {
        let packet = "<tiff:Make>Madeup</tiff:Make><tiff:Model>Pad 2</tiff:Model><aux:SerialNumber>9</aux:SerialNumber>\
            <exif:DateTimeOriginal>2026-11-20T10:00:00+01:00</exif:DateTimeOriginal>";
        let found = of(&Exif::default(), packet);
        assert_eq!((found.make.as_str(), found.model.as_str(), found.serial.as_str()), ("Madeup", "Pad 2", "9"));
        assert_eq!(found.taken, Some("2026-11-20".parse().unwrap()));
    }

    #[test]
    fn a_stripped_photo_tells_nothing() {
        let file = encode::jpeg(&draw::gradient(64, 48), encode::Jpeg::default());
        assert_eq!(evidence(&Photo::open(file).unwrap()), Evidence::default());
    }

    #[test]
    fn what_is_no_day_is_none() {
        for moment in
            ["", "2026", "2026:13:01 10:00:00", "0000:00:00 00:00:00", "2026:02:30", "last week", "20é6:01:01"]
        {
            assert_eq!(day(moment), None, "{moment}");
        }
        assert_eq!(day("2026-2-3T1"), Some("2026-02-03".parse().unwrap()));
    }
}
