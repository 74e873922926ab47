//! Hostile bytes: nothing panics, nothing is cleaned without proof, and every refusal says where.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests may fail loudly")]

use std::sync::LazyLock;

use proptest::prelude::*;
use schoolgate_core::{
    metadata,
    photo::{Choices, Photo, decode, strip},
};
use schoolgate_fixtures::{
    draw, encode, plant, plant_slack,
    tiff::{self, Packing, Tiff},
    together, ultra_hdr, with_one_tile,
};

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
        ultra_hdr(
            "<hdrgm:Version>1.0</hdrgm:Version><hdrgm:GainMapMax>2.5</hdrgm:GainMapMax>",
            &[[0].as_slice(), &[0, 0, 0, 1].repeat(14)].concat(),
        ),
        plant(&tiff::encode(&picture, Tiff { packing: Packing::Lzw, pages: 2, ..Tiff::default() }), 5).bytes,
        plant(&tiff::encode(&picture, Tiff { little_endian: false, tiled: true, ..Tiff::default() }), 5).bytes,
        tiff::encode(&picture, Tiff { packing: Packing::Deflate, ..Tiff::default() }),
        tiff::encode(&picture, Tiff { packing: Packing::PackBits, ..Tiff::default() }),
        plant(&tiff::encode(&picture, Tiff { packing: Packing::Jpeg, ..Tiff::default() }), 2).bytes,
        plant(&encode::webp(&picture), 6).bytes,
        plant(&encode::webp_lossy_alpha(&picture, true), 3).bytes,
        encode::webp_lossy(40, 33, 4),
        plant(&encode::webp_animated(&picture), 8).bytes,
        plant(&encode::gif(&picture, 1), 1).bytes,
        encode::gif(&picture, 3),
        plant(&encode::heic(&picture), 6).bytes,
        encode::heic(&picture),
        encode::heic(&draw::gradient(530, 20)),
        plant(&encode::avif_in_name(&picture), 1).bytes,
        together(&[encode::heic(&picture), encode::heic(&draw::gradient(50, 30))], 1),
        with_one_tile(&encode::heic(&draw::gradient(530, 20))),
        encode::heic_gain_map(&picture),
    ]
});

const SIGNATURES: [&[u8]; 6] = [
    b"\xFF\xD8\xFF",
    b"\x89PNG\r\n\x1a\n",
    b"RIFF\x80\0\0\0WEBPVP8L\x74\0\0\0\x2F\x07\xC0\x01\0",
    b"RIFF\x80\0\0\0WEBPVP8 \x74\0\0\0\x10\x02\0\x9D\x01\x2A\x20\0\x20\0",
    b"RIFF\x80\0\0\0WEBPVP8X\x0A\0\0\0\x12\0\0\0\x07\0\0\x07\0\0",
    b"GIF89a\x04\0\x04\0\x80\0\0\0\0\0\xFF\xFF\xFF\x2C\0\0\0\0\x04\0\x04\0\0\x02",
];

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
    let keep = Choices { keep_gain_map: true, ..Choices::default() };
    if let Ok(clean) = strip(&photo, keep) {
        let again = Photo::open(clean.bytes().to_vec()).unwrap();
        assert_eq!(strip(&again, keep).unwrap().bytes(), clean.bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_after_a_signature(
        which in 0..SIGNATURES.len(), tail in proptest::collection::vec(any::<u8>(), 0..400),
    ) {
        let signature = SIGNATURES[which];
        survive([signature, &tail].concat());
    }

    #[test]
    fn any_bytes_after_a_file_type(tail in proptest::collection::vec(any::<u8>(), 0..400)) {
        survive([b"\0\0\0\x14ftypheic\0\0\0\0mif1".as_slice(), &tail].concat());
    }

    #[test]
    fn a_changed_file(which in 0..FILES.len(), changes in proptest::collection::vec((any::<u32>(), any::<u8>()), 1..6)) {
        let mut file = FILES[which].clone();
        for (at, value) in changes {
            let at = at as usize % file.len();
            file[at] = value;
        }
        survive(file);
    }

    #[test]
    fn a_truncated_file(which in 0..FILES.len(), length in any::<u32>()) {
        let file = &FILES[which];
        survive(file[..length as usize % file.len()].to_vec());
    }

    #[test]
    fn a_file_with_a_piece_moved(which in 0..FILES.len(), from in any::<u32>(), to in any::<u32>(), length in 1..300_usize) {
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
