//! The report finds what was planted, says it plainly, and survives anything.

use proptest::prelude::*;
use schoolgate_fixtures::{Exif, Fix, draw, dress, encode, plant, xmp_packet};

use super::*;

fn report(bytes: Vec<u8>) -> Report {
    inspect(&Photo::open(bytes).unwrap())
}

fn sentence(report: &Report, group: Group) -> &str {
    report.summary.iter().find(|sentence| sentence.group == group).map_or("", |sentence| sentence.text.as_str())
}

fn dressed() -> Report {
    let file = encode::jpeg(&draw::gradient(64, 48), encode::Jpeg::default());
    let thumbnail = encode::jpeg(&draw::gradient(160, 120), encode::Jpeg::default());
    let exif = Exif {
        make: "Canon".into(),
        model: "Canon EOS 80D".into(),
        serial: "123456".into(),
        taken: "2021:06:01 10:20:30".into(),
        title: "Sports day — Year 4".into(),
        fix: Some(Fix { latitude: 51.97, longitude: 0.14 }),
        thumbnail,
        ..Exif::default()
    };
    let packet = xmp_packet("<dc:creator><rdf:Seq><rdf:li>Ada &amp; Co</rdf:li></rdf:Seq></dc:creator>");
    report(dress(&file, &exif, &packet, b"\0\0\0\x18ftypmp42\0\0\0\0"))
}

#[test]
fn the_report_says_where_the_photo_was_taken() {
    let expected = "It says where the photo was taken: 51.9700 N, 0.1400 E.";
    assert_eq!(sentence(&dressed(), Group::Location), expected);
}

#[test]
fn the_report_keeps_the_position_as_numbers_and_the_thumbnail_as_bytes() {
    let report = dressed();
    let position = report.position.unwrap();
    assert!((position.latitude - 51.97).abs() < 1e-5 && (position.longitude - 0.14).abs() < 1e-5);
    let [thumbnail] = report.pictures.as_slice() else { panic!("{:?}", report.pictures) };
    assert_eq!((thumbnail.kind, thumbnail.width, thumbnail.height), (PictureKind::Exif, 160, 120));
}

#[test]
fn every_hidden_jpeg_that_stands_whole_can_be_shown() {
    let file = encode::jpeg(&draw::gradient(40, 30), encode::Jpeg::default());
    let kinds: Vec<_> = report(plant(&file, 1).bytes).pictures.iter().map(|picture| picture.kind).collect();
    use PictureKind::{Exif as Small, MultiPicture, Photoshop};
    assert_eq!(kinds, [Small, Photoshop, MultiPicture, MultiPicture]);
}

#[test]
fn an_orientation_that_browsers_do_not_read_is_told_and_not_followed() {
    let file = encode::jpeg(&draw::gradient(40, 30), encode::Jpeg::default());
    let packet = xmp_packet("<tiff:Orientation>6</tiff:Orientation>");
    let photo = Photo::open(dress(&file, &Exif::default(), &packet, &[])).unwrap();
    assert_eq!(photo.orientation(), 1);
    let told = inspect(&photo).summary.iter().any(|sentence| sentence.text.contains("second place (XMP)"));
    assert!(told);
}

#[test]
fn the_first_exif_orientation_counts() {
    let file = encode::jpeg(&draw::gradient(40, 30), encode::Jpeg::default());
    let turned = |orientation| Exif { orientation, ..Exif::default() };
    let twice = dress(&dress(&file, &turned(8), "", &[]), &turned(6), "", &[]);
    assert_eq!(Photo::open(twice).unwrap().orientation(), 6);
}

#[test]
fn a_still_image_beside_the_animation_is_told_and_stays() {
    let picture = draw::gradient(20, 10);
    let told = |file| {
        let report = report(file);
        (report.hidden_bytes, report.summary.iter().any(|sentence| sentence.text.contains("do not animate")))
    };
    assert_eq!(told(encode::png_animated(&picture, 3)), (0, false));
    assert_eq!(told(encode::png_animated_apart(&picture, 3)), (0, true));
}

#[test]
fn the_report_says_how_long_a_hidden_video_runs() {
    let file = encode::jpeg(&draw::gradient(40, 30), encode::Jpeg::default());
    let film =
        b"\0\0\0\x10ftypmp42\0\0\0\0\0\0\0\x24moov\0\0\0\x1Cmvhd\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x03\xE8\0\0\x0B\x54";
    let report = report([file, film.to_vec()].concat());
    assert_eq!(sentence(&report, Group::Trailer), "A video of 2.9 seconds is hidden behind the photo.");
}

#[test]
fn the_report_names_the_device_and_its_serial_number() {
    let expected = "It names the device: Canon EOS 80D, serial number 123456.";
    assert_eq!(sentence(&dressed(), Group::Device), expected);
}

#[test]
fn the_report_warns_of_a_thumbnail() {
    let expected =
        "A hidden small copy of the picture (thumbnail), 160 × 120, was found; it may show what was cropped away.";
    assert_eq!(sentence(&dressed(), Group::Thumbnail), expected);
}

#[test]
fn the_report_reads_words_in_every_encoding() {
    let report = dressed();
    assert!(sentence(&report, Group::Words).contains("“Sports day — Year 4”"));
    assert!(sentence(&report, Group::Owner).contains("Ada & Co"));
    assert!(sentence(&report, Group::Trailer).contains("short film"));
}

/// Places that hold a word a person could read; the rest is counted in bytes.
fn readable(place: &str) -> bool {
    let unread = [
        "GPS latitude",
        "GPS longitude",
        "maker note",
        "thumbnail",
        "JFIF",
        "JFXX",
        "photoshop",
        "gain map settings",
        "c2pa",
        "segment",
        "slack",
        "unused table",
        "after",
        "second picture",
        "film",
        "samsung",
        "depth map",
        "raw profile",
        "private",
        "suggested",
        "rows",
        "image data",
        "in the end",
    ];
    !unread.iter().any(|each| place.contains(each))
}

#[test]
fn every_readable_secret_is_reported() {
    let picture = draw::gradient(40, 30);
    for file in [encode::jpeg(&picture, encode::Jpeg::default()), encode::png(&picture)] {
        let planted = plant(&file, 1);
        let report = report(planted.bytes);
        for canary in planted.canaries.iter().filter(|canary| readable(&canary.place)) {
            let word = String::from_utf8_lossy(&canary.bytes);
            assert!(report.items.iter().any(|item| item.value.contains(&*word)), "{} is not reported", canary.place);
        }
    }
}

#[test]
fn every_group_is_found_in_a_file_that_has_all() {
    let file = encode::jpeg(&draw::gradient(40, 30), encode::Jpeg::default());
    let report = report(plant(&file, 1).bytes);
    assert_eq!(report.summary.len(), 9, "{:#?}", report.summary);
    for Sentence { text, welsh, .. } in &report.summary {
        assert!(!welsh.is_empty() && welsh != text, "{text} is told in Welsh as well");
    }
    assert!(report.hidden_bytes > 5_000);
}

#[test]
fn a_clean_photo_has_nothing_to_report() {
    let file = encode::jpeg(&draw::gradient(40, 30), encode::Jpeg::default());
    let clean = photo::strip(&Photo::open(plant(&file, 6).bytes).unwrap(), photo::Choices::default()).unwrap();
    let report = report(clean.into_bytes());
    // The orientation is kept, in a block that says nothing else.
    assert!(report.items.is_empty(), "{:#?}", report.items);
}

#[test]
fn an_unreadable_block_is_listed_as_such() {
    let file = encode::jpeg(&draw::gradient(40, 30), encode::Jpeg::default());
    let block = [&[0xFF, 0xE1, 0, 14], b"Exif\0\0broken".as_slice()].concat();
    let report = report([&file[..2], &block, &file[2..]].concat());
    assert_eq!(report.items.first().map(|item| item.value.as_str()), Some("unreadable Exif block, 6 bytes"));
}

#[test]
fn a_report_has_the_fields_the_page_reads() {
    let json = serde_json::to_value(dressed()).unwrap();
    assert_eq!(json["summary"][0]["group"], "location");
    assert!(json["hiddenBytes"].as_u64().unwrap() > 0);
    assert!(json["items"][0]["offset"].is_u64());
}

proptest! {
    #[test]
    fn the_readers_survive_any_bytes(data in proptest::collection::vec(any::<u8>(), 0..300)) {
        let mut finder = Finder::default();
        exif::read(&mut finder, &[b"II*\0\x08\0\0\0", data.as_slice()].concat(), 0);
        xmp::read(&mut finder, &data, 0);
        iptc::resources(&mut finder, &[b"8BIM\x04\x04\0\0", data.as_slice()].concat(), 0);
        iptc::datasets(&mut finder, &[&[0x1C, 2, 120], data.as_slice()].concat(), 0);
        mpf::read(&mut finder, &[b"MM\0*\0\0\0\x08", data.as_slice()].concat(), 0);
        trailer::read(&mut finder, &data, usize::MAX - 10, 4);
        for name in [*b"tEXt", *b"zTXt", *b"iTXt", *b"tIME", *b"caBX"] {
            png::chunk(&mut finder, name, &data, 0);
        }
    }

    #[test]
    fn xml_of_any_shape_is_read_without_end(text in "[<>/=\"'a-z: &;#x0-9]{0,200}") {
        xmp::read(&mut Finder::default(), text.as_bytes(), 0);
    }
}
