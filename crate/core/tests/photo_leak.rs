//! No planted secret survives stripping, and the picture stays as it was.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests may fail loudly")]

use std::{fs, path::Path};

use schoolgate_core::{
    Error,
    photo::{self, Choices, CleanPhoto, Photo, decode, decode_stored},
};
use schoolgate_fixtures::{Planted, draw, encode, plant, plant_slack};

fn strip(photo: &Photo) -> Result<CleanPhoto, Error> {
    photo::strip(photo, Choices::default())
}

fn open(bytes: &[u8]) -> Photo {
    Photo::open(bytes.to_vec()).unwrap()
}

/// Every kind of file that can be planted in.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let picture = draw::gradient(75, 53);
    let grey = image_grey(&picture);
    let jpeg = encode::Jpeg::default();
    let progressive = encode::Jpeg { progressive: true, ..jpeg };
    vec![
        ("baseline", encode::jpeg(&picture, jpeg)),
        ("baseline with restarts", encode::jpeg(&picture, encode::Jpeg { restart: 3, ..jpeg })),
        ("baseline at full resolution", encode::jpeg(&picture, encode::Jpeg { subsampled: false, ..jpeg })),
        ("progressive", encode::jpeg(&picture, progressive)),
        ("progressive with restarts", encode::jpeg(&picture, encode::Jpeg { restart: 5, ..progressive })),
        ("grey", encode::jpeg_grey(&grey, jpeg)),
        ("CMYK", encode::jpeg_cmyk(&picture, false, jpeg)),
        ("YCCK", encode::jpeg_cmyk(&picture, true, jpeg)),
        ("PNG", encode::png(&picture)),
        ("grey PNG", encode::png_grey(&grey)),
        ("animated PNG", encode::png_animated(&picture, 3)),
        ("HEIC", encode::heic(&picture)),
        ("HEIC of tiles", encode::heic(&draw::gradient(530, 40))),
        ("HEIC with transparency", encode::heic_alpha(&half_clear(&picture))),
        ("HEIC with a gain map", encode::heic_gain_map(&picture)),
    ]
}

fn image_grey(picture: &image::RgbImage) -> image::GrayImage {
    image::DynamicImage::ImageRgb8(picture.clone()).into_luma8()
}

/// The picture, its left half transparent.
fn half_clear(picture: &image::RgbImage) -> image::RgbaImage {
    let mut clear = image::DynamicImage::ImageRgb8(picture.clone()).into_rgba8();
    let middle = clear.width() / 2;
    clear.enumerate_pixels_mut().filter(|(x, ..)| *x < middle).for_each(|(.., pixel)| pixel.0[3] = 0);
    clear
}

/// The file as it is, and everything in it that is compressed.
fn views(file: &[u8]) -> Vec<Vec<u8>> {
    let mut views = vec![file.to_vec()];
    if !file.starts_with(b"\x89PNG") {
        return views;
    }
    let mut at = 8;
    let mut stream = Vec::new();
    while at + 8 <= file.len() {
        let length = u32::from_be_bytes(file[at..at + 4].try_into().unwrap()) as usize;
        let data = &file[at + 8..at + 8 + length];
        match &file[at + 4..at + 8] {
            b"IDAT" => stream.extend_from_slice(data),
            b"iCCP" => views.push(inflate(&data[data.iter().position(|byte| *byte == 0).unwrap() + 2..])),
            _ => {}
        }
        at += 12 + length;
    }
    views.push(inflate(&stream));
    views
}

fn inflate(data: &[u8]) -> Vec<u8> {
    miniz_oxide::inflate::decompress_to_vec_zlib(data).unwrap()
}

fn assert_none_survives(name: &str, planted: &Planted, clean: &[u8]) {
    for canary in &planted.canaries {
        assert!(
            canary.survives_in(&planted.bytes) || planted.bytes.starts_with(b"\x89PNG"),
            "{name}: {canary:?} was not planted"
        );
        for view in views(clean) {
            assert!(!canary.survives_in(&view), "{name}: {} survives", canary.place);
        }
    }
}

#[test]
fn no_planted_secret_survives() {
    for (name, file) in files() {
        let planted = plant(&file, 6);
        assert!(planted.canaries.len() > 15, "{name}");
        let clean = strip(&open(&planted.bytes)).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_none_survives(name, &planted, clean.bytes());
    }
}

#[test]
fn no_planted_secret_survives_in_avif() {
    for width in [75, 530] {
        let file = encode::avif_in_name(&draw::gradient(width, 40));
        let planted = plant(&file, 6);
        let clean = strip(&open(&planted.bytes)).unwrap();
        assert_none_survives("AVIF", &planted, clean.bytes());
        assert_eq!(clean.bytes(), strip(&open(&file)).unwrap().bytes());
        assert_eq!(clean.bytes(), strip(&open(clean.bytes())).unwrap().bytes());
        // It can be cleaned but not looked at.
        assert_eq!(decode(&open(&file)).unwrap_err().code(), schoolgate_core::Code::PhotoUnsupported);
    }
}

#[test]
fn a_gain_map_stays_only_when_asked_for() {
    let file = encode::heic_gain_map(&draw::gradient(75, 53));
    let keep = Choices { keep_gain_map: true, ..Choices::default() };
    let has_map = |file: &[u8]| file.windows(4).any(|word| word == b"tmap");
    assert!(!has_map(strip(&open(&file)).unwrap().bytes()));
    let planted = plant(&file, 1);
    let kept = photo::strip(&open(&planted.bytes), keep).unwrap();
    assert!(has_map(kept.bytes()));
    assert_none_survives("gain map", &planted, kept.bytes());
    assert_eq!(photo::strip(&open(kept.bytes()), keep).unwrap().bytes(), kept.bytes());
    assert_eq!(strip(&open(kept.bytes())).unwrap().bytes(), strip(&open(&file)).unwrap().bytes());
}

#[test]
fn a_gps_position_never_survives_in_any_orientation() {
    let file = encode::jpeg(&draw::gradient(40, 30), encode::Jpeg::default());
    for orientation in 1..=8 {
        let planted = plant(&file, orientation);
        let photo = open(&planted.bytes);
        assert_eq!(photo.orientation(), orientation);
        let clean = strip(&photo).unwrap();
        assert_none_survives("GPS", &planted, clean.bytes());
        assert_eq!(open(clean.bytes()).orientation(), orientation);
    }
}

#[test]
fn bytes_behind_the_fields_of_a_table_go() {
    for progressive in [false, true] {
        let file =
            encode::jpeg(&draw::gradient(40, 30), encode::Jpeg { progressive, restart: 2, ..Default::default() });
        let planted = plant_slack(&file);
        let clean = strip(&open(&planted.bytes)).unwrap();
        assert_none_survives("slack", &planted, clean.bytes());
        let plain = strip(&open(&file)).unwrap();
        assert_eq!(clean.bytes(), plain.bytes());
    }
}

#[test]
fn the_picture_is_the_same_before_and_after() {
    for (name, file) in files() {
        for orientation in [1, 3, 8] {
            let photo = open(&plant(&file, orientation).bytes);
            let clean = open(strip(&photo).unwrap().bytes());
            assert_eq!(decode(&photo).unwrap(), decode(&clean).unwrap(), "{name}");
            assert_eq!(decode_stored(&open(&file)).unwrap(), decode_stored(&clean).unwrap(), "{name}");
            assert_eq!((photo.width(), photo.height()), (clean.width(), clean.height()), "{name}");
            assert_eq!(photo.frames(), clean.frames(), "{name}");
        }
    }
}

#[test]
fn stripping_twice_changes_nothing() {
    for (name, file) in files() {
        let once = strip(&open(&plant(&file, 5).bytes)).unwrap();
        let twice = strip(&open(once.bytes())).unwrap();
        assert_eq!(once.bytes(), twice.bytes(), "{name}");
    }
}

#[test]
fn what_was_clean_keeps_its_coded_picture_bit_for_bit() {
    let file = encode::jpeg(&draw::gradient(64, 64), encode::Jpeg::default());
    let clean = strip(&open(&file)).unwrap();
    let scan = |file: &[u8]| {
        let at = file.windows(2).position(|pair| pair == [0xFF, 0xDA]).unwrap();
        file[at..].to_vec()
    };
    assert_eq!(scan(&file), scan(clean.bytes()));
}

#[test]
fn a_missing_end_marker_is_put_back() {
    let file = encode::jpeg(&draw::gradient(64, 64), encode::Jpeg::default());
    let whole = strip(&open(&file)).unwrap();
    let cut = strip(&open(&file[..file.len() - 2])).unwrap();
    assert_eq!(whole.bytes(), cut.bytes());
}

#[test]
fn a_trailer_after_a_missing_end_marker_goes() {
    let file = encode::jpeg(&draw::gradient(64, 64), encode::Jpeg::default());
    let whole = strip(&open(&file)).unwrap();
    for trailer in [b"plain words with no marker".as_slice(), b"words \xFF\xC3 with one", &file] {
        let cut = strip(&open(&[&file[..file.len() - 2], trailer].concat())).unwrap();
        assert_eq!(whole.bytes(), cut.bytes());
    }
}

#[test]
fn transparency_is_drawn_onto_white() {
    let mut picture = image::RgbaImage::from_pixel(2, 1, image::Rgba([10, 20, 30, 0]));
    picture.put_pixel(1, 0, image::Rgba([10, 20, 30, 255]));
    let pixels = decode(&open(&encode::png_alpha(&picture))).unwrap();
    assert_eq!(pixels.rgb, [255, 255, 255, 10, 20, 30]);
}

#[test]
fn a_file_that_stops_in_the_middle_is_refused() {
    for (name, file) in files() {
        let cut = &file[..file.len() * 3 / 4];
        let refused = Photo::open(cut.to_vec()).and_then(|photo| strip(&photo));
        assert!(refused.is_err(), "{name}");
    }
}

#[test]
fn a_picture_above_the_limit_is_refused_by_its_header() {
    let mut file = encode::png(&draw::gradient(4, 4));
    file[16..24].copy_from_slice(&[0, 0, 0x40, 0, 0, 0, 0x40, 0]); // 16384 × 16384
    let sum = crc(&file[12..29]);
    file[29..33].copy_from_slice(&sum.to_be_bytes());
    assert_eq!(Photo::open(file).unwrap_err().code(), schoolgate_core::Code::PhotoTooLarge);
}

fn crc(data: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(data);
    crc.sum()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test may read its portrait")]
fn the_samples_carry_what_they_claim_and_lose_it() {
    let portrait = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/photos/astronaut.png");
    // The portrait comes with the set-up; without it a drawn picture has the same metadata.
    let portrait = fs::read(portrait)
        .ok()
        .and_then(|bytes| image::load_from_memory(&bytes).ok())
        .map_or_else(|| draw::gradient(512, 512), image::DynamicImage::into_rgb8);
    for (name, bytes) in schoolgate_fixtures::sample::samples(&portrait) {
        let photo = open(&bytes);
        let report = schoolgate_core::metadata::inspect(&photo);
        let sea = report.summary.iter().any(|sentence| sentence.text.contains("45.0000 N, 30.0000 W"));
        assert_eq!(sea, name != "trip-3.jpg", "{name}: {:?}", report.summary);
        let clean = strip(&photo).unwrap();
        assert_eq!(schoolgate_core::metadata::inspect(&open(clean.bytes())).hidden_bytes, 0, "{name}");
        assert!(!clean.bytes().windows(6).any(|window| window.eq_ignore_ascii_case(b"madeup")), "{name}");
    }
}
