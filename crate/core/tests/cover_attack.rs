//! What somebody who has the covered file, and the guard itself, can find out of what lies under a cover.
//!
//! The promises are those of the module `cover`. That every JPEG coefficient outside a cover stays is shown beside the code
//! that writes them, which alone can read them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests may fail loudly")]

use std::collections::BTreeSet;

use image::{DynamicImage, GenericImageView, Rgb, RgbImage, Rgba};
use proptest::prelude::*;
use schoolgate_core::{
    Code,
    cover::{FILL, cover, head_of},
    faces::Region,
    photo::{self, Choices, CoverStyle, Photo},
};
use schoolgate_fixtures::{Exif, draw, dress, encode, plant, xmp_packet};

/// A face whose head is 48 × 48 pixels at 48, 32: six cells of 8 pixels each way, and three MCUs of 16.
const FACE: Region = Region { x: 58, y: 47, width: 28, height: 27 };
const HEAD: Region = Region { x: 48, y: 32, width: 48, height: 48 };
const SIZE: (u32, u32) = (160, 128);

#[test]
fn the_head_of_these_tests_is_where_they_say() {
    assert_eq!(head_of(FACE, SIZE.0, SIZE.1), Some(HEAD));
}

fn in_head(x: u32, y: u32) -> bool {
    (HEAD.x..HEAD.x + HEAD.width).contains(&x) && (HEAD.y..HEAD.y + HEAD.height).contains(&y)
}

/// The same scene with a face of `patch`, which is told where in the head it is asked for.
fn scene(patch: impl Fn(u32, u32) -> [u8; 3]) -> RgbImage {
    let mut picture = draw::landscape(SIZE.0, SIZE.1);
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        if in_head(x, y) {
            pixel.0 = patch(x - HEAD.x, y - HEAD.y);
        }
    }
    picture
}

/// Numbers without pattern, the same for a seed and a place.
fn hash(seed: u32, x: u32, y: u32) -> u32 {
    let mut value = seed.wrapping_mul(0x9E37_79B9) ^ (x << 16 | y).wrapping_mul(0x85EB_CA6B);
    for _ in 0..3 {
        value = (value ^ value >> 15).wrapping_mul(0x2C1B_3C6D);
    }
    value ^ value >> 16
}

fn noise(seed: u32) -> RgbImage {
    scene(|x, y| hash(seed, x, y).to_le_bytes()[..3].try_into().unwrap())
}

/// Three people: two of noise, one of one colour.
fn people() -> [RgbImage; 3] {
    [noise(1), noise(2), scene(|_, _| [225, 170, 140])]
}

fn covered_at(file: &[u8], faces: &[Region], style: CoverStyle, seed: u64) -> Vec<u8> {
    let photo = Photo::open(file.to_vec()).unwrap();
    cover(&photo, faces, Choices { cover: style, ..Choices::default() }, seed).unwrap().into_bytes()
}

fn covered(file: &[u8], style: CoverStyle, seed: u64) -> Vec<u8> {
    covered_at(file, &[FACE], style, seed)
}

fn luma(picture: &RgbImage) -> image::GrayImage {
    DynamicImage::ImageRgb8(picture.clone()).into_luma8()
}

/// A picture with alpha, which in the head is as uneven as its red.
fn see_through(picture: &RgbImage) -> image::RgbaImage {
    let mut out = DynamicImage::ImageRgb8(picture.clone()).into_rgba8();
    for (x, y, pixel) in out.enumerate_pixels_mut() {
        let [red, green, blue, _] = pixel.0;
        *pixel = Rgba([red, green, blue, if in_head(x, y) { red } else { 40 + (x % 200) as u8 }]);
    }
    out
}

fn png(colour: png::ColorType, depth: png::BitDepth, palette: Option<Vec<u8>>, samples: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, SIZE.0, SIZE.1);
    encoder.set_color(colour);
    encoder.set_depth(depth);
    if let Some(palette) = palette {
        encoder.set_palette(palette);
    }
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(samples).unwrap();
    writer.finish().unwrap();
    file
}

/// 16 bits a sample; the lower byte is another than the upper.
fn wide(picture: &RgbImage) -> Vec<u8> {
    let samples: Vec<u8> = picture.as_raw().iter().flat_map(|value| [*value, value.wrapping_mul(31)]).collect();
    png(png::ColorType::Rgb, png::BitDepth::Sixteen, None, &samples)
}

fn wide_grey_with_alpha(picture: &RgbImage) -> Vec<u8> {
    let samples: Vec<u8> =
        see_through(picture).pixels().flat_map(|pixel| [pixel.0[1], pixel.0[2], pixel.0[3], pixel.0[0]]).collect();
    png(png::ColorType::GrayscaleAlpha, png::BitDepth::Sixteen, None, &samples)
}

/// A palette of which the upper half is the face's own, in colours that nothing else has.
fn with_palette(picture: &RgbImage) -> Vec<u8> {
    let mut palette: Vec<u8> = (0..128).flat_map(|index: u8| [index * 2, 255 - index, 90]).collect();
    palette.extend(picture.view(HEAD.x, HEAD.y, 16, 8).pixels().flat_map(|(.., pixel)| pixel.0[..3].to_vec()));
    let index = |(x, y, pixel): (u32, u32, &Rgb<u8>)| pixel.0[0] / 2 + if in_head(x, y) { 128 } else { 0 };
    let samples: Vec<u8> = picture.enumerate_pixels().map(index).collect();
    png(png::ColorType::Indexed, png::BitDepth::Eight, Some(palette), &samples)
}

type Encode = fn(&RgbImage) -> Vec<u8>;

/// Every kind of file whose pixels are stored exactly.
const EXACT: [(&str, Encode); 8] = [
    ("PNG", |picture| encode::png(picture)),
    ("grey PNG", |picture| encode::png_grey(&luma(picture))),
    ("PNG with transparency", |picture| encode::png_alpha(&see_through(picture))),
    ("PNG of 16 bits", wide),
    ("grey PNG of 16 bits with transparency", wide_grey_with_alpha),
    ("PNG with a palette", with_palette),
    ("lossless WebP", |picture| encode::webp(picture)),
    ("lossless WebP with transparency", |picture| encode::webp_alpha(&see_through(picture))),
];

const HOW: encode::Jpeg = encode::Jpeg { quality: 90, progressive: false, subsampled: true, restart: 0 };

/// Every kind of JPEG.
const JPEGS: [(&str, Encode); 8] = [
    ("JPEG", |picture| encode::jpeg(picture, HOW)),
    ("coarse JPEG", |picture| encode::jpeg(picture, encode::Jpeg { quality: 20, ..HOW })),
    ("JPEG at full resolution", |picture| encode::jpeg(picture, encode::Jpeg { subsampled: false, ..HOW })),
    ("progressive JPEG", |picture| encode::jpeg(picture, encode::Jpeg { progressive: true, ..HOW })),
    ("JPEG with restarts", |picture| encode::jpeg(picture, encode::Jpeg { restart: 3, ..HOW })),
    ("grey JPEG", |picture| encode::jpeg_grey(&luma(picture), HOW)),
    // At full resolution: see the test of what a decoder does not show.
    ("CMYK JPEG", |picture| encode::jpeg_cmyk(picture, false, encode::Jpeg { subsampled: false, ..HOW })),
    ("YCCK JPEG", |picture| encode::jpeg_cmyk(picture, true, HOW)),
];

fn all() -> impl Iterator<Item = (&'static str, Encode)> {
    EXACT.into_iter().chain(JPEGS)
}

#[test]
fn whoever_is_under_a_cover_of_one_colour_the_file_is_the_same() {
    for (name, encode) in all() {
        let files = people().map(|picture| encode(&picture));
        assert!(files[0] != files[1] && files[1] != files[2], "{name}");
        for style in [CoverStyle::Solid, CoverStyle::Surroundings] {
            let [first, rest @ ..] = files.clone().map(|file| covered(&file, style, 1));
            assert!(rest.iter().all(|other| *other == first), "{name} {style:?}");
        }
        // The same look at a mosaic tells them apart: it does see what is under a cover.
        let [first, _, third] = files.map(|file| covered(&file, CoverStyle::Mosaic, 1));
        assert!(first != third, "{name}");
    }
}

#[test]
fn no_cover_takes_its_colour_from_under_another() {
    // The second head lies within the ring of the first; the third overlaps it.
    let faces = [FACE, Region { x: 106, y: 47, width: 28, height: 27 }, Region { x: 66, y: 67, width: 20, height: 20 }];
    let heads = faces.map(|face| head_of(face, SIZE.0, SIZE.1).unwrap());
    let crowd = |seed: u32| {
        let mut picture = draw::landscape(SIZE.0, SIZE.1);
        for head in heads {
            for y in head.y..head.y + head.height {
                for x in head.x..head.x + head.width {
                    picture.put_pixel(x, y, Rgb(hash(seed, x, y).to_le_bytes()[..3].try_into().unwrap()));
                }
            }
        }
        picture
    };
    for (name, encode) in all().filter(|(name, _)| !name.contains("palette") && !name.contains("transparency")) {
        for style in [CoverStyle::Solid, CoverStyle::Surroundings] {
            for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
                let faces = order.map(|index| faces[index]);
                let files = [1, 2].map(|seed| covered_at(&encode(&crowd(seed)), &faces, style, 1));
                assert!(files[0] == files[1], "{name} {style:?} {order:?}");
            }
        }
    }
}

#[test]
fn a_cover_of_one_colour_can_be_worked_out_from_what_stays() {
    for (name, encode) in all() {
        for style in [CoverStyle::Solid, CoverStyle::Surroundings] {
            let once = covered(&encode(&noise(1)), style, 1);
            assert!(covered(&once, style, 2) == once, "{name} {style:?}");
        }
    }
}

#[test]
fn the_surroundings_give_a_cover_their_colour() {
    let wall = [201, 144, 90];
    let mut picture = noise(1);
    picture.enumerate_pixels_mut().filter(|(x, y, _)| !in_head(*x, *y)).for_each(|(.., pixel)| pixel.0 = wall);
    for (name, encode) in [EXACT[0], EXACT[6], JPEGS[0], JPEGS[2]] {
        let file = Photo::open(covered(&encode(&picture), CoverStyle::Surroundings, 1)).unwrap();
        let drawn = photo::decode(&file).unwrap();
        let middle = (64 * 160 + 72) * 3;
        let seen = &drawn.rgb[middle..middle + 3];
        assert!(seen.iter().zip(wall).all(|(seen, wall)| seen.abs_diff(wall) <= 3), "{name}: {seen:?}");
    }
}

#[test]
fn where_nothing_is_around_a_cover_it_is_grey() {
    let face = Region { x: 20, y: 20, width: 120, height: 100 };
    for (name, encode) in [EXACT[0], JPEGS[0]] {
        let file = Photo::open(covered_at(&encode(&noise(1)), &[face], CoverStyle::Surroundings, 1)).unwrap();
        let drawn = photo::decode(&file).unwrap();
        assert!(drawn.rgb.iter().all(|value| value.abs_diff(FILL[0]) <= 2), "{name}");
    }
}

/// A face of cells of 8 pixels, each some grey, with detail in them that does not change their means.
fn with_detail(detail: impl Fn(u32, u32) -> i32) -> RgbImage {
    scene(|x, y| {
        let grey = 60 + (hash(9, x / 8, y / 8) % 130) as i32;
        [u8::try_from(grey + detail(x, y)).unwrap(); 3]
    })
}

/// Faces that differ in every detail and in no mean of a cell.
fn same_means() -> [RgbImage; 4] {
    let pairs = |x: u32, y: u32| {
        let size = (hash(4, x / 2, y) % 50) as i32;
        if x.is_multiple_of(2) { size } else { -size }
    };
    [
        with_detail(|_, _| 0),
        with_detail(|x, y| if (x + y).is_multiple_of(2) { 50 } else { -50 }),
        with_detail(|x, _| if x % 8 < 4 { 30 } else { -30 }),
        with_detail(pairs),
    ]
}

#[test]
fn a_mosaic_tells_the_means_of_its_cells_and_no_detail_in_them() {
    // A coarse JPEG may have lost the detail, or bent a mean, before it came here.
    for (name, encode) in [EXACT[0], EXACT[1], EXACT[6], JPEGS[0], JPEGS[2], JPEGS[3], JPEGS[4], JPEGS[5]] {
        let files = same_means().map(|picture| encode(&picture));
        assert_eq!(files.iter().collect::<BTreeSet<_>>().len(), 4, "{name}");
        for seed in [0, 1, u64::MAX] {
            let [first, rest @ ..] = files.clone().map(|file| covered(&file, CoverStyle::Mosaic, seed));
            assert!(rest.iter().all(|other| *other == first), "{name}");
        }
        assert!(covered(&files[0], CoverStyle::Mosaic, 1) != covered(&files[0], CoverStyle::Mosaic, 2), "{name}");
    }
}

/// Where the colours of an area change from one column to the next, and from one row to the next.
fn seams(picture: &DynamicImage, area: Region) -> [Vec<u32>; 2] {
    let at = |x: u32, y: u32| picture.get_pixel(area.x + x, area.y + y);
    let columns = (1..area.width).filter(|x| (0..area.height).any(|y| at(*x, y) != at(x - 1, y)));
    let rows = (1..area.height).filter(|y| (0..area.width).any(|x| at(x, *y) != at(x, y - 1)));
    [columns.collect(), rows.collect()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn a_mosaic_is_never_more_than_36_flat_cells(
        which in 0_usize..10, person in any::<u32>(), seed in any::<u64>(),
        x in 0_u32..150, y in 0_u32..120, width in 1_u32..90, height in 1_u32..90,
    ) {
        // At half resolution decoders smooth colours over the bounds of cells; the coefficients are shown flat elsewhere.
        let (name, encode) = [EXACT.as_slice(), &[JPEGS[2], JPEGS[5]]].concat()[which];
        let face = Region { x, y, width, height };
        let mut picture = draw::landscape(SIZE.0, SIZE.1);
        picture.enumerate_pixels_mut().for_each(|(x, y, pixel)| pixel.0 = hash(person, x, y).to_le_bytes()[..3].try_into().unwrap());
        let file = covered_at(&encode(&picture), &[face], CoverStyle::Mosaic, seed);
        let drawn = image::load_from_memory(&file).unwrap();
        let head = head_of(face, SIZE.0, SIZE.1).unwrap();
        let [columns, rows] = seams(&drawn, head);
        prop_assert!(columns.len() <= 5 && rows.len() <= 5, "{} {:?} {:?}", name, columns, rows);
        let unit = if name.contains("JPEG") { 1 } else { 8 };
        for (seams, length) in [(columns, head.width), (rows, head.height)] {
            let bounds: Vec<u32> = [0].into_iter().chain(seams).chain([length]).collect();
            // In a JPEG the first and the last cell reach beyond the head.
            let inner = if unit == 1 { bounds[1..bounds.len() - 1].to_vec() } else { bounds };
            prop_assert!(inner.windows(2).all(|pair| pair[1] - pair[0] >= 8.min(length)), "{} {:?}", name, inner);
        }
        let colours: BTreeSet<[u8; 4]> =
            drawn.view(head.x, head.y, head.width, head.height).pixels().map(|(.., pixel)| pixel.0).collect();
        prop_assert!(colours.len() <= 36 && colours.iter().all(|colour| colour[3] == 255));
    }
}

#[test]
fn the_mean_of_many_mosaics_comes_near_the_cells_and_tells_no_more() {
    let [plain, detailed, ..] = same_means().map(|picture| encode::png(&picture));
    let exports = 300;
    let mut sums = vec![0_u32; 48 * 48];
    let (mut apart, mut squares) = (0_f64, 0_f64);
    for seed in 0..exports {
        let file = covered(&plain, CoverStyle::Mosaic, seed);
        // Whatever is made of any number of exports, it is made of the same bytes.
        assert!(file == covered(&detailed, CoverStyle::Mosaic, seed));
        let drawn = image::load_from_memory(&file).unwrap().into_rgb8();
        for (sum, (x, y)) in sums.iter_mut().zip((0..48).flat_map(|y| (0..48).map(move |x| (x, y)))) {
            let seen = drawn.get_pixel(HEAD.x + x, HEAD.y + y).0[0];
            *sum += u32::from(seen);
            let noise = f64::from(seen) - f64::from(60 + hash(9, x / 8, y / 8) % 130);
            apart = apart.max(noise.abs());
            squares += noise * noise;
        }
    }
    // One export is off by 14 of 255 in the root mean square, and by 24 at most.
    let spread = (squares / (exports as f64 * 48.0 * 48.0)).sqrt();
    assert!((13.0..15.5).contains(&spread) && apart == 24.0, "{spread} {apart}");
    // The mean of all: each cell near its own, and flat.
    for (index, sum) in sums.iter().enumerate() {
        let (x, y) = (index as u32 % 48, index as u32 / 48);
        let mean = f64::from(*sum) / exports as f64;
        assert!((mean - f64::from(60 + hash(9, x / 8, y / 8) % 130)).abs() < 4.0);
        assert_eq!(*sum, sums[(y / 8 * 8 * 48 + x / 8 * 8) as usize]);
    }
}

#[test]
fn a_face_under_two_boxes_tells_no_more_than_under_one_each() {
    // The second box is within the first: nothing of the mosaic that the first made there is left, and the second is made
    // of that mosaic, not of the face.
    let within = Region { x: 66, y: 53, width: 14, height: 14 };
    let head = head_of(within, SIZE.0, SIZE.1).unwrap();
    assert!(in_head(head.x, head.y) && in_head(head.x + head.width - 1, head.y + head.height - 1));
    for (name, encode) in [EXACT[0], EXACT[1], EXACT[6], JPEGS[0], JPEGS[2], JPEGS[5]] {
        let files = same_means().map(|picture| covered_at(&encode(&picture), &[FACE, within], CoverStyle::Mosaic, 3));
        assert!(files.iter().all(|file| *file == files[0]), "{name}");
    }
}

#[test]
fn a_cover_that_a_decoder_does_not_show_is_refused() {
    // The decoder draws every other row of this kind black.
    let file = encode::jpeg_cmyk(&noise(1), false, HOW);
    for style in CoverStyle::ALL {
        let photo = Photo::open(file.clone()).unwrap();
        let error = cover(&photo, &[FACE], Choices { cover: style, ..Choices::default() }, 1).unwrap_err();
        assert_eq!(error.code(), Code::CoverFailed, "{style:?}");
    }
}

#[test]
fn what_was_stored_exactly_stays_exact_outside_a_cover() {
    for (name, encode) in EXACT {
        for style in CoverStyle::ALL {
            let before = encode(&noise(1));
            let after = covered(&before, style, 1);
            assert!(after.starts_with(b"\x89PNG"), "{name}");
            let (before, after) = (image::load_from_memory(&before).unwrap(), image::load_from_memory(&after).unwrap());
            assert_eq!(before.color(), after.color(), "{name}");
            let (before, after) = (before.into_rgba16(), after.into_rgba16());
            let mut changed = 0;
            for (x, y, old) in before.enumerate_pixels() {
                let new = after.get_pixel(x, y);
                if in_head(x, y) {
                    changed += u32::from(old != new);
                    assert_eq!(new.0[3], 65_535, "{name} {style:?}: opaque");
                    assert!(new.0.iter().all(|sample| sample % 257 == 0), "{name} {style:?}: 8 bits, twice");
                } else {
                    assert_eq!(old, new, "{name} {style:?} at {x}, {y}");
                }
            }
            assert!(changed > 2000, "{name} {style:?}: {changed}");
        }
    }
}

#[test]
fn what_lies_outside_a_cover_is_drawn_as_before_whichever_way_up_it_was_taken() {
    for (name, encode) in [JPEGS[0], JPEGS[2], JPEGS[3], JPEGS[5]] {
        for orientation in 1..=8 {
            let exif = Exif { orientation, ..Exif::default() };
            let file = dress(&encode(&draw::landscape(SIZE.0, SIZE.1)), &exif, &xmp_packet(""), b"");
            let before = photo::decode(&Photo::open(file.clone()).unwrap()).unwrap();
            for style in CoverStyle::ALL {
                let face = Region { x: 50, y: 50, width: 20, height: 20 };
                let after = photo::decode(&Photo::open(covered_at(&file, &[face], style, 1)).unwrap()).unwrap();
                assert_eq!((before.width, before.height), (after.width, after.height));
                let head = head_of(face, before.width, before.height).unwrap();
                // An MCU further on nothing has changed.
                let near = |at: u32, start: u32, length: u32| (start - 17..start + length + 17).contains(&at);
                for (index, (old, new)) in before.rgb.chunks(3).zip(after.rgb.chunks(3)).enumerate() {
                    let (x, y) = (index as u32 % before.width, index as u32 / before.width);
                    if !near(x, head.x, head.width) || !near(y, head.y, head.height) {
                        assert_eq!(old, new, "{name} {orientation} {style:?} at {x}, {y}");
                    }
                }
                assert_ne!(before, after);
            }
        }
    }
}

#[test]
fn no_small_picture_of_the_face_and_no_word_leaves_with_a_cover() {
    let contains = |file: &[u8], part: &[u8]| file.windows(part.len()).any(|window| window == part);
    let portrait = encode::jpeg(&noise(1), encode::Jpeg { quality: 40, ..HOW });
    let scan = portrait[portrait.len() - 400..].to_vec();
    for (name, encode) in [JPEGS[0], JPEGS[3], JPEGS[5]] {
        let exif = Exif { orientation: 6, thumbnail: portrait.clone(), ..Exif::default() };
        let file = dress(&encode(&noise(1)), &exif, &xmp_packet(""), &portrait);
        assert!(contains(&file, &scan));
        for style in CoverStyle::ALL {
            let clean = covered(&file, style, 1);
            assert!(!contains(&clean, &scan), "{name} {style:?}");
            let pictures = clean.windows(3).filter(|bytes| *bytes == [0xFF, 0xD8, 0xFF]).count();
            assert_eq!(pictures, 1, "{name} {style:?}");
        }
    }
    for (name, encode) in all() {
        for style in CoverStyle::ALL {
            let planted = plant(&encode(&noise(1)), 3);
            let clean = covered(&planted.bytes, style, 1);
            for canary in &planted.canaries {
                assert!(canary.survives_in(&planted.bytes) || !name.contains("JPEG"), "{name}: {}", canary.place);
                assert!(!canary.survives_in(&clean), "{name} {style:?}: {}", canary.place);
            }
        }
    }
}
