//! No planted secret survives stripping, and the picture stays as it was.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests may fail loudly")]

use std::{fs, path::Path};

use schoolgate_core::{
    Error,
    photo::{self, Choices, CleanPhoto, Photo, decode, decode_stored},
};
use schoolgate_fixtures::{
    Planted, draw, encode, plant, plant_slack,
    tiff::{self, Packing, Tiff},
    together, ultra_hdr, with_one_tile,
};

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
    let plain = Tiff::default();
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
        ("animated PNG with a still image apart", encode::png_animated_apart(&picture, 2)),
        ("TIFF", tiff::encode(&picture, tiff::Tiff::default())),
        ("big-endian TIFF of two pages", tiff::encode(&picture, Tiff { little_endian: false, pages: 2, ..plain })),
        ("tiled TIFF", tiff::encode(&picture, Tiff { tiled: true, ..plain })),
        ("TIFF in PackBits", tiff::encode(&picture, Tiff { packing: Packing::PackBits, ..plain })),
        (
            "big-endian tiled TIFF in LZW",
            tiff::encode(&picture, Tiff { little_endian: false, tiled: true, packing: Packing::Lzw, pages: 1 }),
        ),
        ("TIFF in LZW", tiff::encode(&picture, Tiff { packing: Packing::Lzw, ..plain })),
        ("deflated TIFF", tiff::encode(&picture, Tiff { packing: Packing::Deflate, ..plain })),
        ("TIFF of JPEG strips", tiff::encode(&picture, Tiff { packing: Packing::Jpeg, ..plain })),
        ("TIFF of JPEG tiles", tiff::encode(&picture, Tiff { packing: Packing::Jpeg, tiled: true, ..plain })),
        ("lossless WebP", encode::webp(&picture)),
        ("lossless WebP with transparency", encode::webp_alpha(&see_through(&picture))),
        ("lossy WebP", encode::webp_lossy(75, 53, 1)),
        ("lossy WebP in partitions", encode::webp_lossy(75, 53, 4)),
        ("lossy WebP with transparency", encode::webp_lossy_alpha(&picture, false)),
        ("lossy WebP with compressed transparency", encode::webp_lossy_alpha(&picture, true)),
        ("animated WebP", encode::webp_animated(&picture)),
        ("GIF", encode::gif(&picture, 1)),
        ("animated GIF", encode::gif(&picture, 3)),
        ("HEIC", encode::heic(&picture)),
        ("HEIC of tiles", encode::heic(&draw::gradient(530, 40))),
        ("HEIC of two pictures", together(&[encode::heic(&draw::gradient(50, 30)), encode::heic(&picture)], 1)),
        ("HEIC of one tile drawn twice", with_one_tile(&encode::heic(&draw::gradient(530, 40)))),
        ("HEIC with transparency", encode::heic_alpha(&half_clear(&picture))),
        ("HEIC with a gain map", encode::heic_gain_map(&picture)),
    ]
}

fn image_grey(picture: &image::RgbImage) -> image::GrayImage {
    image::DynamicImage::ImageRgb8(picture.clone()).into_luma8()
}

/// The picture, the more transparent the greener.
fn see_through(picture: &image::RgbImage) -> image::RgbaImage {
    let mut out = image::DynamicImage::ImageRgb8(picture.clone()).into_rgba8();
    out.pixels_mut().for_each(|pixel| pixel.0[3] = 255 - pixel.0[1]);
    out
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
fn what_was_planted_changes_no_pixel_of_a_webp_or_gif() {
    for (name, file) in files().iter().filter(|(_, file)| file.starts_with(b"RIFF") || file.starts_with(b"GIF")) {
        let mut plain = image::load_from_memory(file).unwrap().into_rgba8();
        // Drawn onto white.
        for pixel in plain.pixels_mut() {
            let [.., alpha] = pixel.0;
            let alpha = u32::from(alpha);
            pixel.0 = pixel.0.map(|value| ((u32::from(value) * alpha + 255 * (255 - alpha) + 127) / 255) as u8);
        }
        let plain = image::DynamicImage::ImageRgba8(plain).into_rgb8();
        assert_eq!(decode(&open(&plant(file, 1).bytes)).unwrap().rgb, plain.into_raw(), "{name}");
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

/// Where each scan's entropy-coded data end, and where a restart marker stands in them.
fn scan_ends(file: &[u8]) -> Vec<(usize, Option<usize>)> {
    let mut ends = Vec::new();
    let mut at = 2;
    while file[at + 1] != 0xD9 {
        let marker = file[at + 1];
        at += 2 + usize::from(u16::from_be_bytes([file[at + 2], file[at + 3]]));
        if marker == 0xDA {
            let mut restart = None;
            while file[at] != 0xFF || matches!(file[at + 1], 0 | 0xD0..=0xD7) {
                if file[at] == 0xFF && file[at + 1] != 0 {
                    restart = Some(at);
                }
                at += 1;
            }
            ends.push((at, restart));
        }
    }
    ends
}

#[test]
fn bytes_that_no_block_needs_go_from_between_and_inside_scans() {
    let secret = b"QxInsideTheScanXq";
    for progressive in [false, true] {
        for restart in [0, 4] {
            let file =
                encode::jpeg(&draw::gradient(75, 53), encode::Jpeg { progressive, restart, ..encode::Jpeg::default() });
            let plain = strip(&open(&file)).unwrap();
            for (end, inside) in scan_ends(&file) {
                for at in [Some(end), inside].into_iter().flatten() {
                    let hidden = [&file[..at], secret, &file[at..]].concat();
                    let clean = strip(&open(&hidden)).unwrap_or_else(|error| panic!("at {at}: {error}"));
                    assert_eq!(clean.bytes(), plain.bytes(), "at {at} of {progressive}, {restart}");
                }
            }
        }
    }
}

#[test]
fn a_progressive_picture_whose_last_bit_is_coded_needs_no_end_marker() {
    let how = encode::Jpeg { progressive: true, ..encode::Jpeg::default() };
    let file = encode::jpeg(&draw::gradient(64, 64), how);
    let whole = strip(&open(&file)).unwrap();
    for trailer in [b"plain words with no marker".as_slice(), b"words \xFF\xC3 with one", &file] {
        let cut = strip(&open(&[&file[..file.len() - 2], trailer].concat())).unwrap();
        assert_eq!(whole.bytes(), cut.bytes());
    }
}

const KEEP: Choices = Choices { keep_gain_map: true, plain_profile: false, cover: photo::CoverStyle::Solid };

#[test]
fn a_gain_map_is_kept_alone_where_it_was_chosen() {
    let packet = "<hdrgm:Version>1.0</hdrgm:Version><hdrgm:GainMapMax><rdf:Seq><rdf:li>1.5</rdf:li><rdf:li>2</rdf:li>\
                  <rdf:li>2.25</rdf:li></rdf:Seq></hdrgm:GainMapMax><hdrgm:HDRCapacityMax>3.947876</hdrgm:HDRCapacityMax>\
                  <hdrgm:BaseRenditionIsHDR>False</hdrgm:BaseRenditionIsHDR>";
    let iso = [&[0x40], [0, 0, 0, 3, 0, 0, 0, 2].repeat(7).as_slice()].concat();
    for (packet, iso) in [(packet, iso.as_slice()), (packet, &[]), ("", &iso)] {
        let photo = open(&ultra_hdr(packet, iso));
        let clean = photo::strip(&photo, KEEP).unwrap();
        let text = String::from_utf8_lossy(clean.bytes()).into_owned();
        assert!(!text.contains("Qx"), "a secret survives");
        assert_eq!(text.contains("hdrgm:HDRCapacityMax=\"3.947876\""), !packet.is_empty());
        assert_eq!(clean.bytes().windows(iso.len().max(1)).any(|window| window == iso), !iso.is_empty());
        assert_eq!(decode(&open(clean.bytes())).unwrap(), decode(&photo).unwrap());
        let starts = clean.bytes().windows(3).filter(|window| *window == [0xFF, 0xD8, 0xFF]).count();
        assert_eq!(starts, 2, "two pictures and no more");
        let twice = photo::strip(&open(clean.bytes()), KEEP).unwrap();
        assert_eq!(twice.bytes(), clean.bytes());
        let plain = strip(&open(clean.bytes())).unwrap();
        assert_eq!(plain.bytes(), strip(&photo).unwrap().bytes(), "by default it goes");
    }
}

#[test]
fn a_gain_map_of_another_kind_is_refused_and_none_is_no_matter() {
    let apple = "<HDRGainMap:HDRGainMapVersion>65536</HDRGainMap:HDRGainMapVersion>";
    let words = "<hdrgm:Version>1.0</hdrgm:Version><hdrgm:Gamma>a word</hdrgm:Gamma>";
    for packet in [apple, words] {
        let photo = open(&ultra_hdr(packet, &[]));
        assert_eq!(photo::strip(&photo, KEEP).unwrap_err().code(), schoolgate_core::Code::PhotoUnsupported);
        strip(&photo).unwrap();
    }
    let photo = open(&encode::jpeg(&draw::gradient(64, 48), encode::Jpeg::default()));
    assert_eq!(photo::strip(&photo, KEEP).unwrap().bytes(), strip(&photo).unwrap().bytes());
}
