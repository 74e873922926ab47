//! Hostile bytes: nothing panics, nothing is cleaned without proof, and every refusal says where.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests may fail loudly")]

use std::sync::LazyLock;

use proptest::prelude::*;
use schoolgate_core::{
    metadata,
    photo::{Choices, Photo, decode, strip},
};
use schoolgate_fixtures::{draw, encode, plant, plant_slack};

static FILES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let picture = draw::gradient(40, 33);
    let progressive = encode::Jpeg { progressive: true, ..Default::default() };
    vec![
        plant(&encode::jpeg(&picture, encode::Jpeg { restart: 2, ..Default::default() }), 6).bytes,
        plant(&encode::jpeg(&picture, progressive), 3).bytes,
        plant_slack(&encode::jpeg(&picture, progressive)).bytes,
        encode::jpeg_cmyk(&picture, true, encode::Jpeg::default()),
        plant(&encode::png(&picture), 8).bytes,
        encode::png_animated(&picture, 3),
        plant(&encode::heic(&picture), 6).bytes,
        encode::heic(&picture),
        encode::heic(&draw::gradient(530, 20)),
        plant(&encode::avif_in_name(&picture), 1).bytes,
        encode::heic_gain_map(&picture),
    ]
});

/// Runs everything a file goes through; a clean file must hold up by itself.
fn survive(bytes: Vec<u8>) {
    let Ok(photo) = Photo::open(bytes) else { return };
    let _ = metadata::inspect(&photo);
    let _ = decode(&photo);
    if let Ok(clean) = strip(&photo, Choices::default()) {
        let again = Photo::open(clean.bytes().to_vec()).unwrap();
        assert_eq!(strip(&again, Choices::default()).unwrap().bytes(), clean.bytes());
        assert_eq!(metadata::inspect(&again).hidden_bytes, 0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_after_a_signature(jpeg in any::<bool>(), tail in proptest::collection::vec(any::<u8>(), 0..400)) {
        let signature: &[u8] = if jpeg { b"\xFF\xD8\xFF" } else { b"\x89PNG\r\n\x1a\n" };
        survive([signature, &tail].concat());
    }

    #[test]
    fn any_bytes_after_a_file_type(tail in proptest::collection::vec(any::<u8>(), 0..400)) {
        survive([b"\0\0\0\x14ftypheic\0\0\0\0mif1".as_slice(), &tail].concat());
    }

    #[test]
    fn a_changed_file(which in 0..11_usize, changes in proptest::collection::vec((any::<u32>(), any::<u8>()), 1..6)) {
        let mut file = FILES[which].clone();
        for (at, value) in changes {
            let at = at as usize % file.len();
            file[at] = value;
        }
        survive(file);
    }

    #[test]
    fn a_truncated_file(which in 0..11_usize, length in any::<u32>()) {
        let file = &FILES[which];
        survive(file[..length as usize % file.len()].to_vec());
    }

    #[test]
    fn a_file_with_a_piece_moved(which in 0..11_usize, from in any::<u32>(), to in any::<u32>(), length in 1..300_usize) {
        let mut file = FILES[which].clone();
        let from = from as usize % file.len();
        let piece = file[from..(from + length).min(file.len())].to_vec();
        let to = to as usize % file.len();
        file.splice(to..to, piece);
        survive(file);
    }
}

#[test]
fn refusals_say_where() {
    let file = encode::jpeg(&draw::gradient(16, 16), encode::Jpeg::default());
    let error = Photo::open(file[..40].to_vec()).unwrap_err();
    assert!(matches!(error.place(), schoolgate_core::Place::Byte { .. }), "{error}");
}
