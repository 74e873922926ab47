//! The real network on a real portrait: found upright, at the right place, and only there.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
#![allow(clippy::disallowed_methods, reason = "the network and the portrait are files")]

use std::path::{Path, PathBuf};

use schoolgate_core::{
    Code,
    faces::{Detector, EXHAUSTIVE},
    photo::{self, Photo, Pixels},
};

fn fetched(path: &str) -> Vec<u8> {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    std::fs::read(&path).unwrap_or_else(|_| panic!("{} is missing: run `cargo xtask setup`", path.display()))
}

fn detector() -> Detector {
    Detector::load(&fetched("models/centerface.onnx")).unwrap()
}

fn portrait() -> Pixels {
    photo::decode(&Photo::open(fetched("tests/photos/astronaut.png")).unwrap()).unwrap()
}

#[test]
fn the_face_of_a_portrait_is_found_where_it_is() {
    let mut passes = Vec::new();
    let search = detector().search(&portrait(), |so_far| passes.push((so_far.done, so_far.total))).unwrap();
    assert_eq!(passes, [(1, 4), (2, 4), (3, 4), (4, 4)]);
    assert_eq!(search.passes, EXHAUSTIVE);
    let sure: Vec<_> = search.faces.iter().filter(|face| face.score > 500).collect();
    let [face] = sure.as_slice() else { panic!("{sure:?}") };
    let (x, y) = (face.region.x + face.region.width / 2, face.region.y + face.region.height / 2);
    assert!((205..245).contains(&x) && (95..135).contains(&y), "{face:?}");
    assert!((70..130).contains(&face.region.width) && (90..160).contains(&face.region.height), "{face:?}");
    let [right_eye, left_eye, nose, ..] = face.landmarks.as_slice() else { panic!("{face:?}") };
    assert!(right_eye.x < nose.x && nose.x < left_eye.x && nose.y > right_eye.y, "{face:?}");
}

#[test]
fn a_first_look_shows_the_face_before_the_search_is_over() {
    let mut first = None;
    let search = detector().search(&portrait(), |so_far| _ = first.get_or_insert(so_far.faces.to_vec())).unwrap();
    let first = first.unwrap();
    let sure = |faces: &[schoolgate_core::faces::Face]| faces.iter().filter(|face| face.score > 500).count();
    assert_eq!((sure(&first), sure(&search.faces)), (1, 1));
}

/// Turned clockwise by so many quarters.
fn turned(picture: &Pixels, quarters: u32) -> Pixels {
    (0..quarters).fold(picture.clone(), |Pixels { width, height, rgb }, _| {
        let pixel = |x: u32, y: u32| {
            let at = ((height - 1 - x) * width + y) as usize * 3;
            [rgb[at], rgb[at + 1], rgb[at + 2]]
        };
        let rgb = (0..width).flat_map(|y| (0..height).flat_map(move |x| pixel(x, y)).collect::<Vec<_>>()).collect();
        Pixels { width: height, height: width, rgb }
    })
}

#[test]
fn a_face_is_found_however_the_picture_is_turned() {
    let detector = detector();
    let portrait = portrait();
    let side = portrait.width;
    for (quarters, centre) in [(1, (side - 115, 225)), (2, (side - 225, side - 115)), (3, (115, side - 225))] {
        let search = detector.search(&turned(&portrait, quarters), |_| ()).unwrap();
        let found = search.faces.iter().any(|face| {
            let middle = (face.region.x + face.region.width / 2, face.region.y + face.region.height / 2);
            middle.0.abs_diff(centre.0) < 30 && middle.1.abs_diff(centre.1) < 30
        });
        assert!(found, "{quarters} quarters: {:?}", search.faces);
    }
}

#[test]
fn a_second_look_finds_faces_that_lie_or_hang_beside_an_upright_one() {
    let (portrait, detector) = (portrait(), detector());
    let upside_down = turned(&portrait, 2);
    let (width, height) = (2 * portrait.width, portrait.height);
    let row = |picture: &Pixels, y: u32| {
        let length = picture.width as usize * 3;
        picture.rgb[y as usize * length..][..length].to_vec()
    };
    let rgb = (0..height).flat_map(|y| [row(&portrait, y), row(&upside_down, y)].concat()).collect();
    let pair = Pixels { width, height, rgb };
    let search = detector.search_turned(&pair, |_| ()).unwrap();
    assert!(search.passes.is_empty(), "it is no exhaustive search");
    let hanging = (width - 225, height - 115);
    let found = search.faces.iter().any(|face| {
        let middle = (face.region.x + face.region.width / 2, face.region.y + face.region.height / 2);
        middle.0.abs_diff(hanging.0) < 30 && middle.1.abs_diff(hanging.1) < 30
    });
    assert!(found, "{:?}", search.faces);
}

/// A quarter as wide and as high: each pixel the mean of sixteen.
fn quartered(picture: &Pixels) -> Pixels {
    let (width, height) = (picture.width / 4, picture.height / 4);
    let mean = |x: u32, y: u32, colour: usize| {
        let values = (0..16).map(|index| {
            let at = (4 * y + index / 4) * picture.width + 4 * x + index % 4;
            u32::from(picture.rgb[at as usize * 3 + colour])
        });
        (values.sum::<u32>() / 16) as u8
    };
    let pixel = |x: u32, y: u32| [mean(x, y, 0), mean(x, y, 1), mean(x, y, 2)];
    let rgb = (0..height).flat_map(|y| (0..width).flat_map(move |x| pixel(x, y)).collect::<Vec<_>>()).collect();
    Pixels { width, height, rgb }
}

#[test]
fn a_small_face_in_a_large_photo_is_found_by_looking_closer() {
    let small = quartered(&portrait());
    let (width, height, left, top) = (4000_u32, 3000_u32, 2900_u32, 1900_u32);
    let mut rgb = vec![120; width as usize * height as usize * 3];
    for (row, pixels) in small.rgb.chunks_exact(small.width as usize * 3).enumerate() {
        let at = ((top as usize + row) * width as usize + left as usize) * 3;
        rgb[at..at + pixels.len()].copy_from_slice(pixels);
    }
    let mut looks = 0;
    let search = detector().search(&Pixels { width, height, rgb }, |so_far| looks = so_far.total).unwrap();
    assert!(looks > 4, "no part was looked at");
    let found = search.faces.iter().find(|face| {
        let middle = (face.region.x + face.region.width / 2, face.region.y + face.region.height / 2);
        middle.0.abs_diff(left + 225 / 4) < 10 && middle.1.abs_diff(top + 115 / 4) < 10
    });
    assert!(found.is_some_and(|face| face.score > 400), "{:?}", search.faces);
}

#[test]
fn a_picture_of_nothing_has_no_faces() {
    let blank = Pixels { width: 300, height: 200, rgb: vec![120; 300 * 200 * 3] };
    assert_eq!(detector().search(&blank, |_| ()).unwrap().faces, []);
}

#[test]
fn every_box_lies_inside_the_picture_even_when_the_face_is_cut_off() {
    let whole = portrait();
    let (width, height) = (224, 120);
    let row = |y: usize| &whole.rgb[y * 512 * 3..(y * 512 + width) * 3];
    let rgb: Vec<u8> = (60..60 + height).flat_map(|y| row(y).iter().copied()).collect();
    let cut = Pixels { width: width as u32, height: height as u32, rgb };
    for face in detector().search(&cut, |_| ()).unwrap().faces {
        assert!(face.region.x + face.region.width <= 224 && face.region.y + face.region.height <= 120, "{face:?}");
    }
}

#[test]
fn pixels_that_are_missing_are_no_answer() {
    let short = Pixels { width: 300, height: 200, rgb: vec![120; 99] };
    assert_eq!(detector().search(&short, |_| ()).unwrap_err().code(), Code::DetectorFailed);
}

#[test]
fn a_file_that_is_no_network_is_refused() {
    assert_eq!(Detector::load(b"not a network").err().unwrap().code(), Code::ModelBroken);
}
