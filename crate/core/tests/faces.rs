//! The real network on a real portrait: found upright, at the right place, and only there.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
#![allow(clippy::disallowed_methods, reason = "the network and the portrait are files")]

use std::path::{Path, PathBuf};

use schoolgate_core::{
    Code,
    faces::{Detector, LONG_SIDES},
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
    let search = detector().search(&portrait(), |done, total| passes.push((done, total))).unwrap();
    assert_eq!(passes, [(1, 2), (2, 2)]);
    assert_eq!(search.passes, LONG_SIDES);
    let sure: Vec<_> = search.faces.iter().filter(|face| face.score > 500).collect();
    let [face] = sure.as_slice() else { panic!("{sure:?}") };
    let (x, y) = (face.region.x + face.region.width / 2, face.region.y + face.region.height / 2);
    assert!((205..245).contains(&x) && (95..135).contains(&y), "{face:?}");
    assert!((70..130).contains(&face.region.width) && (90..160).contains(&face.region.height), "{face:?}");
    let [right_eye, left_eye, nose, ..] = face.landmarks.as_slice() else { panic!("{face:?}") };
    assert!(right_eye.x < nose.x && nose.x < left_eye.x && nose.y > right_eye.y, "{face:?}");
}

#[test]
fn a_picture_of_nothing_has_no_faces() {
    let blank = Pixels { width: 300, height: 200, rgb: vec![120; 300 * 200 * 3] };
    assert_eq!(detector().search(&blank, |_, _| ()).unwrap().faces, []);
}

#[test]
fn every_box_lies_inside_the_picture_even_when_the_face_is_cut_off() {
    let whole = portrait();
    let (width, height) = (224, 120);
    let row = |y: usize| &whole.rgb[y * 512 * 3..(y * 512 + width) * 3];
    let rgb: Vec<u8> = (60..60 + height).flat_map(|y| row(y).iter().copied()).collect();
    let cut = Pixels { width: width as u32, height: height as u32, rgb };
    for face in detector().search(&cut, |_, _| ()).unwrap().faces {
        assert!(face.region.x + face.region.width <= 224 && face.region.y + face.region.height <= 120, "{face:?}");
    }
}

#[test]
fn pixels_that_are_missing_are_no_answer() {
    let short = Pixels { width: 300, height: 200, rgb: vec![120; 99] };
    assert_eq!(detector().search(&short, |_, _| ()).unwrap_err().code(), Code::DetectorFailed);
}

#[test]
fn a_file_that_is_no_network_is_refused() {
    assert_eq!(Detector::load(b"not a network").err().unwrap().code(), Code::ModelBroken);
}
