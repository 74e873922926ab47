//! From a photo to its clearance: what may leave is covered, clean and on record; what may not does not exist.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use schoolgate_core::{
    Code, Date, Hash, Place,
    faces::{EXHAUSTIVE, Region},
    people::ClassList,
    photo::{self, Photo},
    policy::{Channel, Role, preset},
    register::{self, Body, Book, Cleared, Entry},
    verdict::{Approval, FaceAnswer, PhotoFacts, Subject, Submission, clear},
};
use schoolgate_fixtures::{draw, encode};

const GREY: u8 = 96;

/// Of no importance: nothing here is a mosaic.
const SEED: u64 = 1;

/// A JPEG with a different shade in every corner, so that turning it shows.
fn jpeg(width: u16, height: u16, exif_orientation: Option<u8>, colour: jpeg_encoder::ColorType) -> Photo {
    let channels = if colour == jpeg_encoder::ColorType::Luma { 1 } else { 3 };
    let mut pixels = Vec::new();
    for y in 0..usize::from(height) {
        for x in 0..usize::from(width) {
            let shades = [x * 255 / usize::from(width), y * 255 / usize::from(height), 200];
            pixels.extend(shades.iter().take(channels).map(|shade| u8::try_from(*shade).unwrap()));
        }
    }
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 92);
    if let Some(orientation) = exif_orientation {
        let tiff = [b'M', b'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
        encoder.add_exif_metadata(&tiff).unwrap();
    }
    encoder.encode(&pixels, width, height, colour).unwrap();
    Photo::open(bytes).unwrap()
}

fn png(colour: png::ColorType, depth: png::BitDepth, gamma: bool) -> Photo {
    let (width, height) = (48_u32, 40_u32);
    let samples = match colour {
        png::ColorType::Grayscale | png::ColorType::Indexed => 1,
        png::ColorType::GrayscaleAlpha => 2,
        png::ColorType::Rgb => 3,
        png::ColorType::Rgba => 4,
    };
    let bytes = if depth == png::BitDepth::Sixteen { 2 } else { 1 };
    let data: Vec<u8> = (0..width * height * samples * bytes).map(|index| (index % 4) as u8 * 60).collect();
    let data = if colour == png::ColorType::Indexed { data.iter().map(|value| value / 60).collect() } else { data };
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(colour);
    encoder.set_depth(depth);
    if colour == png::ColorType::Indexed {
        encoder.set_palette(vec![0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255]);
    }
    let mut writer = encoder.write_header().unwrap();
    if gamma {
        writer.write_chunk(png::chunk::ChunkType(*b"gAMA"), &45_455_u32.to_be_bytes()).unwrap();
    }
    writer.write_image_data(&data).unwrap();
    writer.finish().unwrap();
    Photo::open(file).unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn submission(photo: &Photo, covers: &[Region]) -> Submission {
    Submission {
        photo: Some(PhotoFacts {
            sha256: photo.sha256().clone(),
            width: photo.width(),
            height: photo.height(),
            frames: photo.frames(),
            searched: EXHAUSTIVE.to_vec(),
            device: None,
            taken: None,
        }),
        faces: covers
            .iter()
            .map(|region| FaceAnswer {
                region: *region,
                score: None,
                landmarks: Vec::new(),
                sharpness: None,
                subject: Some(Subject::Cover),
            })
            .collect(),
        words: Default::default(),
        channel: Channel::Website,
        publisher: Some(Role::WebManager),
        approval: Some(Approval { by: Role::Headteacher, on: day("2026-11-19") }),
        on: day("2026-11-20"),
        allowed: Default::default(),
        choices: Default::default(),
        crop: None,
        longest_side: None,
        language: Default::default(),
        work: None,
        signed_approval: None,
    }
}

fn clear_it(
    photo: &Photo,
    submission: &Submission,
) -> Result<schoolgate_core::verdict::Clearance, schoolgate_core::Error> {
    clear(photo, submission, &ClassList::default(), &preset("clavering").unwrap(), Book::default(), SEED)
}

fn book(previous: Option<&Hash>) -> Book<'_> {
    Book { previous, key: None }
}

fn cleared(entry: &Entry) -> &Cleared {
    let Body::Clearance(cleared) = &entry.body else { panic!("no clearance") };
    cleared
}

fn pixel(photo: &Photo, x: u32, y: u32) -> [u8; 3] {
    let pixels = photo::decode(photo).unwrap();
    let start = (y as usize * pixels.width as usize + x as usize) * 3;
    pixels.rgb[start..start + 3].try_into().unwrap()
}

fn is_covered(photo: &Photo, x: u32, y: u32) -> bool {
    pixel(photo, x, y).iter().all(|value| value.abs_diff(GREY) < 12)
}

#[test]
fn without_a_cover_the_coded_picture_is_the_same() {
    let photo = jpeg(64, 48, None, jpeg_encoder::ColorType::Rgb);
    let clearance = clear_it(&photo, &submission(&photo, &[])).unwrap();
    let scan = |bytes: &[u8]| bytes[bytes.windows(2).position(|pair| pair == [0xff, 0xda]).unwrap()..].to_vec();
    assert_eq!(scan(photo.bytes()), scan(clearance.photo().bytes()));
}

#[test]
fn a_covered_photo_opened_again_shows_the_cover_whichever_way_up_it_was_taken() {
    for orientation in [None, Some(2), Some(3), Some(4), Some(5), Some(6), Some(7), Some(8)] {
        let photo = jpeg(160, 120, orientation, jpeg_encoder::ColorType::Rgb);
        let face = Region { x: 20, y: 30, width: 24, height: 24 };
        let clearance = clear_it(&photo, &submission(&photo, &[face])).unwrap();
        let covered = Photo::open(clearance.photo().bytes().to_vec()).unwrap();
        assert_eq!((covered.width(), covered.height()), (photo.width(), photo.height()), "{orientation:?}");
        for (x, y) in [(20, 30), (43, 53), (32, 42)] {
            assert!(is_covered(&covered, x, y), "{orientation:?} at {x}, {y}");
        }
        let (far_x, far_y) = (photo.width() - 8, photo.height() - 8);
        let (before, after) = (pixel(&photo, far_x, far_y), pixel(&covered, far_x, far_y));
        assert!(before.iter().zip(after).all(|(a, b)| a.abs_diff(b) < 12), "{orientation:?}: {before:?} {after:?}");
        assert!(!is_covered(&covered, far_x, far_y), "{orientation:?}");
    }
}

#[test]
fn two_different_faces_under_the_same_cover_give_the_same_bytes() {
    let face = Region { x: 10, y: 16, width: 12, height: 16 };
    let covered = |photo: &Photo| clear_it(photo, &submission(photo, &[face])).unwrap().photo().bytes().to_vec();
    let plain = |shade: u8| {
        let mut pixels = vec![180; 64 * 64 * 3];
        for y in 18..30 {
            for x in 11..20 {
                pixels[(y * 64 + x) * 3] = shade.wrapping_mul(u8::try_from(x + y).unwrap());
            }
        }
        let mut bytes = Vec::new();
        let encoder = jpeg_encoder::Encoder::new(&mut bytes, 100);
        encoder.encode(&pixels, 64, 64, jpeg_encoder::ColorType::Rgb).unwrap();
        Photo::open(bytes).unwrap()
    };
    // The original's own compression carries a face at most to the edge of its blocks; the cover holds them all.
    let (first, second) = (plain(3), plain(7));
    assert_ne!(first.bytes(), second.bytes());
    assert_eq!(Hash::of(&covered(&first)), Hash::of(&covered(&second)));
}

#[test]
fn a_cover_shows_in_every_way_a_jpeg_can_be_coded() {
    let picture = schoolgate_fixtures::draw::landscape(200, 160);
    let face = Region { x: 40, y: 60, width: 30, height: 36 };
    for progressive in [false, true] {
        for subsampled in [false, true] {
            for quality in [40, 75, 90, 100] {
                let how = schoolgate_fixtures::encode::Jpeg { quality, progressive, subsampled, restart: 0 };
                let photo = Photo::open(schoolgate_fixtures::encode::jpeg(&picture, how)).unwrap();
                let clearance = clear_it(&photo, &submission(&photo, &[face]));
                let covered = Photo::open(clearance.unwrap().photo().bytes().to_vec()).unwrap();
                let (before, after) = (pixel(&photo, 180, 20), pixel(&covered, 180, 20));
                assert!(is_covered(&covered, 55, 78), "{how:?}");
                assert!(before.iter().zip(after).all(|(a, b)| a.abs_diff(b) < 24), "{how:?}: {before:?} {after:?}");
            }
        }
    }
}

#[test]
fn half_a_photo_is_refused_at_the_door() {
    let picture = schoolgate_fixtures::draw::landscape(200, 160);
    let how = schoolgate_fixtures::encode::Jpeg::default();
    let progressive = schoolgate_fixtures::encode::Jpeg { progressive: true, ..how };
    for whole in [
        schoolgate_fixtures::encode::jpeg(&picture, how),
        schoolgate_fixtures::encode::jpeg(&picture, progressive),
        schoolgate_fixtures::encode::png(&picture),
    ] {
        for eighths in 1..8 {
            let part = whole[..whole.len() * eighths / 8].to_vec();
            assert!(Photo::open(part).is_err(), "{eighths} eighths");
        }
    }
}

#[test]
fn a_grey_jpeg_stays_grey() {
    let photo = jpeg(64, 64, None, jpeg_encoder::ColorType::Luma);
    let face = Region { x: 20, y: 20, width: 16, height: 16 };
    let clearance = clear_it(&photo, &submission(&photo, &[face])).unwrap();
    let covered = Photo::open(clearance.photo().bytes().to_vec()).unwrap();
    assert!(is_covered(&covered, 28, 28));
    let frame = covered.bytes().windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    assert_eq!(covered.bytes()[frame + 9], 1, "one component");
}

#[test]
fn a_cmyk_jpeg_is_covered_in_grey() {
    let picture = schoolgate_fixtures::draw::landscape(96, 80);
    for ycck in [false, true] {
        let how = schoolgate_fixtures::encode::Jpeg { subsampled: ycck, ..Default::default() };
        let photo = Photo::open(schoolgate_fixtures::encode::jpeg_cmyk(&picture, ycck, how)).unwrap();
        let face = Region { x: 30, y: 30, width: 16, height: 16 };
        let clearance = clear_it(&photo, &submission(&photo, &[face])).unwrap();
        let covered = Photo::open(clearance.photo().bytes().to_vec()).unwrap();
        assert!(is_covered(&covered, 38, 38), "{ycck}: {:?}", pixel(&covered, 38, 38));
        assert!(!is_covered(&covered, 90, 8), "{ycck}");
    }
}

#[test]
fn a_png_keeps_every_sample_outside_the_cover() {
    use png::{BitDepth::*, ColorType::*};
    for (colour, depth) in [
        (Grayscale, Eight),
        (GrayscaleAlpha, Eight),
        (Rgb, Eight),
        (Rgba, Eight),
        (Indexed, Eight),
        (Grayscale, Sixteen),
        (Rgb, Sixteen),
        (Rgba, Sixteen),
    ] {
        let photo = png(colour, depth, true);
        let face = Region { x: 4, y: 8, width: 8, height: 10 };
        let clearance = clear_it(&photo, &submission(&photo, &[face])).unwrap();
        let covered = Photo::open(clearance.photo().bytes().to_vec()).unwrap();
        assert!(covered.bytes().windows(4).any(|name| name == b"gAMA"), "{colour:?} {depth:?}");
        let before = image::load_from_memory(photo.bytes()).unwrap().into_rgba16();
        let after = image::load_from_memory(covered.bytes()).unwrap().into_rgba16();
        let mut outside = 0;
        for (x, y, value) in before.enumerate_pixels() {
            let new = after.get_pixel(x, y);
            let inside = (4..12).contains(&x) && (8..18).contains(&y);
            if inside {
                assert_eq!(new.0, [0x6060, 0x6060, 0x6060, 0xffff], "{colour:?} {depth:?} at {x}, {y}");
            } else if x > 20 {
                outside += 1;
                assert_eq!(new, value, "{colour:?} {depth:?} at {x}, {y}");
            }
        }
        assert_eq!(outside, 27 * 40);
    }
}

#[test]
fn a_heic_photo_is_published_as_a_jpeg_and_named_so() {
    let photo = Photo::open(encode::heic(&draw::gradient(96, 72))).unwrap();
    let region = Region { x: 40, y: 30, width: 12, height: 14 };
    for covers in [Vec::new(), vec![region]] {
        let mut submission = submission(&photo, &covers);
        submission.words.file_name = "IMG_0001.HEIC".to_owned();
        let clearance = clear_it(&photo, &submission).unwrap();
        let saved = Photo::open(clearance.photo().bytes().to_vec()).unwrap();
        assert_eq!(saved.format(), photo::Format::Jpeg);
        assert_eq!(clearance.words().file_name, "IMG_0001.jpg");
        assert_eq!((saved.width(), saved.height()), (96, 72));
        assert_eq!(is_covered(&saved, 46, 36), !covers.is_empty());
        assert!(!is_covered(&saved, 4, 4));
        let (before, after) = (pixel(&photo, 4, 4), pixel(&saved, 4, 4));
        assert!(before.iter().zip(after).all(|(before, after)| before.abs_diff(after) < 12), "{before:?} {after:?}");
    }
}

#[test]
fn a_heic_photo_with_transparency_is_published_as_a_png() {
    let mut picture = image::DynamicImage::ImageRgb8(draw::gradient(40, 30)).into_rgba8();
    picture.pixels_mut().take(300).for_each(|pixel| pixel.0[3] = 0);
    let photo = Photo::open(encode::heic_alpha(&picture)).unwrap();
    let clearance = clear_it(&photo, &submission(&photo, &[])).unwrap();
    assert_eq!(clearance.photo().format(), photo::Format::Png);
    let saved = Photo::open(clearance.photo().bytes().to_vec()).unwrap();
    assert_eq!(photo::decode(&photo).unwrap(), photo::decode(&saved).unwrap());
}

#[test]
fn a_cover_outside_the_picture_is_refused() {
    let photo = jpeg(64, 48, None, jpeg_encoder::ColorType::Rgb);
    let error = clear_it(&photo, &submission(&photo, &[Region { x: 900, y: 0, width: 9, height: 9 }])).unwrap_err();
    assert_eq!(error.code(), Code::CoverOutside);
}

#[test]
fn what_is_not_permitted_has_no_clearance() {
    let photo = jpeg(64, 48, None, jpeg_encoder::ColorType::Rgb);
    let mut submission = submission(&photo, &[Region { x: 9, y: 9, width: 9, height: 9 }]);
    submission.faces[0].subject = None;
    let error = clear_it(&photo, &submission).unwrap_err();
    assert_eq!(error.code(), Code::NotPermitted);
    assert_eq!(error.detail(), "consent.written");
}

#[test]
fn answers_given_for_another_photo_do_not_count() {
    let photo = jpeg(64, 48, None, jpeg_encoder::ColorType::Rgb);
    let other = jpeg(72, 48, None, jpeg_encoder::ColorType::Rgb);
    assert_eq!(clear_it(&other, &submission(&photo, &[])).unwrap_err().code(), Code::SubmissionPhoto);
    let mut wrong_size = submission(&photo, &[]);
    wrong_size.photo.as_mut().unwrap().width = 6400;
    assert_eq!(clear_it(&photo, &wrong_size).unwrap_err().code(), Code::SubmissionPhoto);
}

/// Three entries, each following the one before.
fn three_entries() -> Vec<String> {
    let photo = jpeg(64, 48, None, jpeg_encoder::ColorType::Rgb);
    let policy = preset("clavering").unwrap();
    let mut previous = None;
    let mut lines = Vec::new();
    for _ in 0..3 {
        let clearance =
            clear(&photo, &submission(&photo, &[]), &ClassList::default(), &policy, book(previous.as_ref()), SEED)
                .unwrap();
        previous = Some(clearance.entry().hash.clone());
        lines.push(clearance.entry().to_json());
    }
    lines
}

#[test]
fn the_register_holds_the_words_as_they_leave() {
    let picture = schoolgate_fixtures::draw::landscape(96, 80);
    let photo = Photo::open(schoolgate_fixtures::encode::heic(&picture)).unwrap();
    let mut submission = submission(&photo, &[]);
    submission.words.file_name = "the seaside.heic".to_owned();
    let clearance = clear_it(&photo, &submission).unwrap();
    assert_eq!(clearance.words().file_name, "the seaside.jpg");
    let words = serde_json::to_string(clearance.words()).unwrap();
    assert_eq!(cleared(clearance.entry()).words_sha256, Hash::of(words.as_bytes()));
}

#[test]
fn a_register_of_clearances_can_be_verified() {
    let lines = three_entries();
    let last = register::verify(&(lines.join("\n") + "\n")).unwrap().unwrap();
    assert!(lines[2].contains(last.as_str()));
    assert_eq!(register::verify("").unwrap(), None);
}

#[test]
fn every_changed_byte_of_a_register_is_noticed() {
    let whole = three_entries().join("\n");
    let newlines: Vec<usize> = whole.match_indices('\n').map(|(at, _)| at).collect();
    for index in 0..whole.len() {
        let mut bytes = whole.clone().into_bytes();
        bytes[index] = if bytes[index] == b'0' { b'1' } else { b'0' };
        let changed = String::from_utf8(bytes).unwrap();
        let error = register::verify(&changed).unwrap_err();
        assert_eq!(error.code(), Code::RegisterBroken, "byte {index}");
        let line = newlines.iter().filter(|newline| **newline < index).count() as u64 + 1;
        assert_eq!(error.place(), &Place::Line { line }, "byte {index}");
    }
}

#[test]
fn a_removed_or_moved_entry_is_noticed() {
    let lines = three_entries();
    let removed = [lines[0].clone(), lines[2].clone()].join("\n");
    assert_eq!(register::verify(&removed).unwrap_err().place(), &Place::Line { line: 2 });
    let moved = [lines[1].clone(), lines[0].clone(), lines[2].clone()].join("\n");
    assert_eq!(register::verify(&moved).unwrap_err().place(), &Place::Line { line: 1 });
}

#[test]
fn the_register_says_what_covers_look_like_and_nothing_of_the_seed() {
    let photo = jpeg(160, 120, None, jpeg_encoder::ColorType::Rgb);
    let face = Region { x: 60, y: 50, width: 24, height: 24 };
    let line = |covers: &[Region], style, seed| {
        let mut submission = submission(&photo, covers);
        submission.choices.cover = style;
        let policy = preset("clavering").unwrap();
        let clearance = clear(&photo, &submission, &ClassList::default(), &policy, Book::default(), seed).unwrap();
        (clearance.entry().to_json(), clearance.photo().bytes().to_vec())
    };
    for style in photo::CoverStyle::ALL {
        let (entry, _) = line(&[face], style, 0x5EED_5EED_5EED_5EED);
        assert!(entry.contains(&format!(r#""cover":"{}""#, style.as_str())), "{entry}");
        assert!(!entry.contains(&0x5EED_5EED_5EED_5EED_u64.to_string()));
        assert!(register::verify(&entry).is_ok());
        assert!(!line(&[], style, 1).0.contains(r#""cover":"#), "there is no cover");
    }
    let mosaic = |seed| line(&[face], photo::CoverStyle::Mosaic, seed).1;
    assert_ne!(mosaic(1), mosaic(2), "the seed gets to the noise");
}

#[test]
fn a_register_from_before_there_were_styles_can_still_be_verified() {
    let photo = jpeg(160, 120, None, jpeg_encoder::ColorType::Rgb);
    let face = Region { x: 60, y: 50, width: 24, height: 24 };
    let mut body = cleared(clear_it(&photo, &submission(&photo, &[face])).unwrap().entry()).clone();
    body.cover = None;
    let entry = Entry::seal(Body::Clearance(Box::new(body)));
    assert!(!entry.to_json().contains(r#""cover":"#));
    assert!(register::verify(entry.to_json()).is_ok());
}

#[test]
fn the_register_holds_hashes_and_no_words() {
    let photo = jpeg(64, 48, None, jpeg_encoder::ColorType::Rgb);
    let mut submission = submission(&photo, &[]);
    submission.words.caption = "A day by the sea".to_owned();
    let line = clear_it(&photo, &submission).unwrap().entry().to_json();
    assert!(!line.contains("sea"));
    assert!(line.contains(photo.sha256().as_str()) && line.contains(r#""policy":"clavering""#));
}
