//! A part of a photo, at a size: what is published holds nothing else, and what it shows is the original's.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use image::{Rgb, RgbImage};
use schoolgate_core::{
    Code,
    faces::{EXHAUSTIVE, Region},
    metadata,
    people::ClassList,
    photo::{self, Format, Photo, Pixels},
    policy::{Channel, Role, preset},
    register::{Body, Book},
    verdict::{Approval, Clearance, FaceAnswer, PhotoFacts, Subject, Submission, clear, judge},
};
use schoolgate_fixtures::{Exif, draw, dress, encode};

/// In no picture that [`draw::gradient`] draws.
const PLANTED: Rgb<u8> = Rgb([255, 0, 255]);

const CROP: Region = Region { x: 43, y: 37, width: 150, height: 117 };

/// Outside `part` the planted colour, inside a gradient; 240 × 200 pixels.
fn planted_around(part: Region) -> RgbImage {
    let mut picture = draw::gradient(240, 200);
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        let inside = (part.x..part.x + part.width).contains(&x) && (part.y..part.y + part.height).contains(&y);
        if !inside {
            *pixel = PLANTED;
        }
    }
    picture
}

/// The picture as a camera held this way round stores it, with the same picture as its thumbnail.
fn held(upright: &RgbImage, orientation: u8, how: encode::Jpeg) -> Photo {
    let mut stored = image::DynamicImage::ImageRgb8(upright.clone());
    let inverse = match orientation {
        6 => 8,
        8 => 6,
        same => same,
    };
    stored.apply_orientation(image::metadata::Orientation::from_exif(inverse).unwrap());
    let small = stored.thumbnail(160, 160).into_rgb8();
    let exif = Exif { orientation, thumbnail: encode::jpeg(&small, encode::Jpeg::default()), ..Exif::default() };
    Photo::open(dress(&encode::jpeg(&stored.into_rgb8(), how), &exif, "", b"")).unwrap()
}

fn submission(photo: &Photo, crop: Option<Region>, longest_side: Option<u32>, covers: &[Region]) -> Submission {
    let cover = |region: &Region| FaceAnswer {
        region: *region,
        score: None,
        landmarks: Vec::new(),
        sharpness: None,
        subject: Some(Subject::Cover),
    };
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
        work: None,
        faces: covers.iter().map(cover).collect(),
        words: Default::default(),
        channel: Channel::Website,
        publisher: Some(Role::WebManager),
        approval: Some(Approval { by: Role::Headteacher, on: "2026-11-19".parse().unwrap() }),
        on: "2026-11-20".parse().unwrap(),
        signed_approval: None,
        allowed: Default::default(),
        language: Default::default(),
        choices: Default::default(),
        crop,
        longest_side,
    }
}

fn cleared(photo: &Photo, submission: &Submission) -> Clearance {
    clear(photo, submission, &ClassList::default(), &preset("clavering").unwrap(), Book::default(), 0).unwrap()
}

fn published(photo: &Photo, crop: Option<Region>, longest_side: Option<u32>, covers: &[Region]) -> Photo {
    let clearance = cleared(photo, &submission(photo, crop, longest_side, covers));
    Photo::open(clearance.photo().bytes().to_vec()).unwrap()
}

fn pixel(pixels: &Pixels, x: u32, y: u32) -> [u8; 3] {
    let start = (y as usize * pixels.width as usize + x as usize) * 3;
    pixels.rgb[start..start + 3].try_into().unwrap()
}

/// How many pixels are more like the planted colour than like anything the gradient holds.
fn planted(pixels: &Pixels) -> usize {
    pixels.rgb.chunks_exact(3).filter(|pixel| pixel[0] > 200 && pixel[1] < 40 && pixel[2] > 220).count()
}

fn is_grey(pixel: [u8; 3]) -> bool {
    pixel.iter().all(|value| value.abs_diff(96) < 12)
}

#[test]
fn a_jpeg_is_cut_without_loss_whichever_way_up_it_was_taken() {
    for progressive in [false, true] {
        for orientation in 1..=8 {
            let how = encode::Jpeg { progressive, subsampled: false, ..encode::Jpeg::default() };
            let photo = held(&draw::gradient(240, 200), orientation, how);
            let saved = published(&photo, Some(CROP), None, &[]);
            assert_eq!((saved.format(), saved.orientation()), (Format::Jpeg, orientation));
            let (before, after) = (photo::decode(&photo).unwrap(), photo::decode(&saved).unwrap());
            assert!(CROP.width - after.width < 15 && CROP.height - after.height < 15, "{orientation}");
            // Where it was cut is where every pixel is the same.
            let same = |left: u32, top: u32| {
                let mut places = (0..after.height).flat_map(|y| (0..after.width).map(move |x| (x, y)));
                places.all(|(x, y)| pixel(&after, x, y) == pixel(&before, left + x, top + y))
            };
            let lefts = CROP.x..=CROP.x + CROP.width - after.width;
            let found =
                lefts.flat_map(|left| (CROP.y..=CROP.y + CROP.height - after.height).map(move |top| (left, top)));
            assert_eq!(found.filter(|(left, top)| same(*left, *top)).count(), 1, "{orientation}");
        }
    }
}

#[test]
fn nothing_outside_a_crop_survives() {
    let picture = planted_around(CROP);
    for subsampled in [false, true] {
        for orientation in 1..=8 {
            let how = encode::Jpeg { subsampled, quality: 95, ..encode::Jpeg::default() };
            let photo = held(&picture, orientation, how);
            assert!(planted(&photo::decode(&photo).unwrap()) > 1000);
            let saved = published(&photo, Some(CROP), None, &[]);
            // No block is kept of which a part lies outside, so there is nothing behind the edges either.
            let unit = if subsampled { 16 } else { 8 };
            assert_eq!((saved.width() % unit, saved.height() % unit), (0, 0));
            assert_eq!(planted(&photo::decode(&saved).unwrap()), 0, "{orientation}");
            assert!(metadata::inspect(&saved).pictures.is_empty());
        }
    }
    for file in [encode::png(&picture), encode::webp(&picture), encode::gif(&picture, 1)] {
        let photo = Photo::open(file).unwrap();
        let saved = published(&photo, Some(CROP), None, &[]);
        assert_eq!((saved.width(), saved.height()), (CROP.width, CROP.height), "{:?}", photo.format());
        assert_eq!(planted(&photo::decode(&saved).unwrap()), 0, "{:?}", photo.format());
    }
}

#[test]
fn a_crop_smaller_than_a_block_is_drawn_anew_and_exact() {
    let photo = held(&draw::gradient(240, 200), 6, encode::Jpeg::default());
    let saved = published(&photo, Some(Region { x: 50, y: 50, width: 13, height: 90 }), None, &[]);
    assert_eq!((saved.width(), saved.height()), (13, 90));
    let (before, after) = (photo::decode(&photo).unwrap(), photo::decode(&saved).unwrap());
    let (old, new) = (pixel(&before, 56, 90), pixel(&after, 6, 40));
    assert!(old.iter().zip(new).all(|(old, new)| old.abs_diff(new) < 24), "{old:?} {new:?}");
}

#[test]
fn a_png_is_cut_sample_by_sample() {
    let picture = draw::gradient(240, 200);
    let mut clear = image::DynamicImage::ImageRgb8(picture.clone()).into_rgba8();
    clear.pixels_mut().for_each(|pixel| pixel.0[3] = pixel.0[0]);
    let grey = image::DynamicImage::ImageRgb8(picture.clone()).into_luma8();
    for file in [encode::png(&picture), encode::png_grey(&grey), encode::png_alpha(&clear)] {
        let photo = Photo::open(file).unwrap();
        let saved = published(&photo, Some(CROP), None, &[]);
        let decoded = |photo: &Photo| image::load_from_memory(photo.bytes()).unwrap();
        assert_eq!(decoded(&saved), decoded(&photo).crop_imm(CROP.x, CROP.y, CROP.width, CROP.height));
    }
}

#[test]
fn a_smaller_picture_is_upright_and_of_the_size_asked_for() {
    for orientation in [1, 3, 6, 7] {
        let photo = held(&draw::gradient(240, 200), orientation, encode::Jpeg::default());
        let saved = published(&photo, None, Some(120), &[]);
        assert_eq!((saved.width(), saved.height(), saved.orientation()), (120, 100, 1));
        let (before, after) = (photo::decode(&photo).unwrap(), photo::decode(&saved).unwrap());
        for (x, y) in [(20, 20), (100, 30), (60, 90)] {
            let (old, new) = (pixel(&before, 2 * x, 2 * y), pixel(&after, x, y));
            assert!(old.iter().zip(new).all(|(old, new)| old.abs_diff(new) < 24), "{orientation}: {old:?} {new:?}");
        }
        assert_eq!(published(&photo, None, Some(5000), &[]).width(), 240, "never up");
    }
}

#[test]
fn a_crop_that_is_made_smaller_is_exact_and_holds_nothing_else() {
    let photo = held(&planted_around(CROP), 8, encode::Jpeg { subsampled: false, quality: 95, ..Default::default() });
    let saved = published(&photo, Some(CROP), Some(75), &[]);
    assert_eq!((saved.width(), saved.height()), (75, 58));
    assert_eq!(planted(&photo::decode(&saved).unwrap()), 0);
}

#[test]
fn a_smaller_picture_keeps_its_kind() {
    let picture = draw::gradient(240, 200);
    let mut clear = image::DynamicImage::ImageRgb8(picture.clone()).into_rgba8();
    clear.pixels_mut().take(9000).for_each(|pixel| pixel.0[3] = 0);
    let grey = image::DynamicImage::ImageRgb8(picture.clone()).into_luma8();
    let how = encode::Jpeg::default();
    for (file, format, channels) in [
        (encode::jpeg(&picture, how), Format::Jpeg, 3),
        (encode::jpeg_grey(&grey, how), Format::Jpeg, 1),
        (encode::jpeg_cmyk(&picture, true, how), Format::Jpeg, 3),
        (encode::png(&picture), Format::Png, 3),
        (encode::png_alpha(&clear), Format::Png, 4),
        (encode::webp_alpha(&clear), Format::Png, 4),
        (encode::heic(&picture), Format::Jpeg, 3),
    ] {
        let saved = published(&Photo::open(file).unwrap(), None, Some(100), &[]);
        assert_eq!((saved.format(), saved.width(), saved.height()), (format, 100, 83));
        let colour = image::load_from_memory(saved.bytes()).unwrap().color();
        assert_eq!(colour.channel_count(), channels, "{format:?}");
    }
}

#[test]
fn a_smaller_jpeg_keeps_its_colour_profile() {
    let mut profile = vec![0; 132];
    profile[..4].copy_from_slice(&132_u32.to_be_bytes());
    profile[12..24].copy_from_slice(b"mntrRGB XYZ ");
    profile[36..40].copy_from_slice(b"acsp");
    let picture = draw::gradient(240, 200);
    let mut file = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut file, 90);
    encoder.add_icc_profile(&profile).unwrap();
    encoder.encode(picture.as_raw(), 240, 200, jpeg_encoder::ColorType::Rgb).unwrap();
    let photo = Photo::open(file).unwrap();
    for (crop, side) in [(None, Some(100)), (Some(CROP), None), (Some(CROP), Some(64))] {
        let saved = published(&photo, crop, side, &[]);
        assert!(saved.bytes().windows(132).any(|part| part == profile), "{crop:?} {side:?}");
    }
}

#[test]
fn covers_move_along_with_their_faces() {
    let face = Region { x: 90, y: 80, width: 24, height: 30 };
    for orientation in 1..=8 {
        let photo = held(&draw::gradient(240, 200), orientation, encode::Jpeg::default());
        for side in [None, Some(75)] {
            let pixels = photo::decode(&published(&photo, Some(CROP), side, &[face])).unwrap();
            // A cut by whole blocks may move the left and upper edge by 15 pixels; the head reaches 8 and 17 further than the
            // face, so these two points are covered wherever it was cut.
            let scale = if side.is_some() { 2 } else { 1 };
            for (x, y) in [(96, 90), (105, 100)] {
                let found = pixel(&pixels, (x - CROP.x) / scale, (y - CROP.y) / scale);
                assert!(is_grey(found), "{orientation} {side:?} at {x}, {y}: {found:?}");
            }
            assert!(!is_grey(pixel(&pixels, pixels.width - 6, pixels.height - 6)), "{orientation} {side:?}");
        }
    }
}

#[test]
fn a_face_at_the_edge_of_a_crop_is_covered_with_its_hair() {
    let photo = Photo::open(encode::png(&draw::gradient(240, 200))).unwrap();
    // The face ends 2 pixels outside the crop; its hair reaches 12 pixels into it.
    let face = Region { x: 1, y: 90, width: 40, height: 40 };
    let pixels = photo::decode(&published(&photo, Some(CROP), None, &[face])).unwrap();
    for (x, y) in [(0, 40), (11, 60), (5, 85)] {
        assert!(is_grey(pixel(&pixels, x, y)), "{x}, {y}");
    }
    // One whose head lies outside is no reason to cover anything.
    let far = Region { x: 1, y: 1, width: 20, height: 20 };
    let pixels = photo::decode(&published(&photo, Some(CROP), None, &[far])).unwrap();
    assert!((0..pixels.height).all(|y| !is_grey(pixel(&pixels, 0, y))));
}

#[test]
fn the_advice_to_publish_smaller_is_good_advice() {
    let photo = Photo::open(encode::jpeg(&draw::gradient(1200, 900), encode::Jpeg::default())).unwrap();
    let list = schoolgate_core::people::read(
        b"Id,Forename,Surname,Website,Website given by,Website date\nS01,Zebedee,Sampleton,Yes; Yes,Parent 1; Parent 2,04/09/2026; 04/09/2026\n",
    )
    .unwrap()
    .list;
    let policy = preset("highwood").unwrap();
    let mut submission = submission(&photo, None, None, &[]);
    submission.publisher = Some(Role::IctManager);
    submission.faces = vec![FaceAnswer {
        region: Region { x: 300, y: 300, width: 100, height: 120 },
        score: Some(900),
        landmarks: Vec::new(),
        sharpness: None,
        subject: Some(Subject::Person { id: schoolgate_core::people::PersonId("S01".to_owned()) }),
    }];
    let verdict = judge(&submission, &list, &policy);
    assert!(verdict.exposed, "{verdict:?}");
    let remedy = verdict.findings.iter().find(|finding| finding.key.starts_with("exposure")).unwrap().remedy.clone();
    let side: u32 = remedy.split("at most ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    assert_eq!(side, 310, "1200 × 31 / 120");
    submission.longest_side = Some(side);
    assert!(!judge(&submission, &list, &policy).exposed);
    let clearance = clear(&photo, &submission, &list, &policy, Book::default(), 0).unwrap();
    let saved = Photo::open(clearance.photo().bytes().to_vec()).unwrap();
    assert!(f64::from(saved.width()) / 1200.0 * 120.0 < 32.0 && saved.width() == side);
    let Body::Clearance(body) = &clearance.entry().body else { panic!("no clearance") };
    assert!(!body.exposed);
}

#[test]
fn a_crop_that_is_none_clears_nothing() {
    let photo = Photo::open(encode::jpeg(&draw::gradient(240, 200), encode::Jpeg::default())).unwrap();
    for (crop, side) in [
        (Some(Region { x: 240, y: 0, width: 10, height: 10 }), None),
        (Some(Region { x: 0, y: 0, width: 10, height: 0 }), None),
        (Some(Region { x: 0, y: 0, width: 241, height: 200 }), None),
        (None, Some(0)),
    ] {
        let submission = submission(&photo, crop, side, &[]);
        let error =
            clear(&photo, &submission, &ClassList::default(), &preset("clavering").unwrap(), Book::default(), 0)
                .unwrap_err();
        assert_eq!(error.code(), Code::NotPermitted);
    }
}

#[test]
fn the_register_says_what_part_was_published_at_what_size_and_who_is_in_it() {
    let photo = Photo::open(encode::jpeg(&draw::gradient(240, 200), encode::Jpeg::default())).unwrap();
    let outside = Region { x: 1, y: 1, width: 20, height: 20 };
    let entry = cleared(&photo, &submission(&photo, Some(CROP), Some(100), &[outside])).entry().clone();
    let Body::Clearance(body) = &entry.body else { panic!("no clearance") };
    assert_eq!((body.crop, body.longest_side, body.answers.covered), (Some(CROP), Some(100), 0));
    assert!(schoolgate_core::register::verify(entry.to_json()).unwrap().is_some());
    let whole = cleared(&photo, &submission(&photo, None, None, &[])).entry().to_json();
    assert!(!whole.contains("crop") && !whole.contains("longestSide"));
}

#[test]
fn a_moving_picture_has_no_part_that_is_published() {
    let photo = Photo::open(encode::gif(&draw::gradient(64, 48), 3)).unwrap();
    let submission = submission(&photo, Some(Region { x: 0, y: 0, width: 32, height: 32 }), None, &[]);
    assert!(
        clear(&photo, &submission, &ClassList::default(), &preset("clavering").unwrap(), Book::default(), 0).is_err()
    );
}
