//! The network's own layers beside tract's, on the real file.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::disallowed_methods)]

use tract_onnx::prelude::*;

use super::*;

fn file() -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../models/centerface.onnx");
    std::fs::read(path).unwrap_or_else(|_| panic!("{path} is missing: run `cargo xtask setup`"))
}

/// Sizes with one strip and with several, with whole tiles of pixels and with odd ends.
#[test]
fn our_layers_say_what_tracts_own_say() {
    let onnx = file();
    let ours = Network::read(&onnx).unwrap();
    let theirs = tract_onnx::onnx()
        .with_ignore_output_shapes(true)
        .with_ignore_value_info(true)
        .model_for_read(&mut &onnx[..])
        .unwrap();
    for (width, height) in [(32, 32), (96, 64), (352, 32), (64, 160)] {
        let values: Vec<f32> = (0..3 * width * height).map(|index| (index * 7919 % 251) as f32).collect();
        let picture: TValue = Tensor::from_shape(&[1, 3, height, width], &values).unwrap().into();
        let ours = ours.plan(width, height).unwrap().run(tvec!(picture.clone())).unwrap();
        let fact = f32::fact([1, 3, height, width]).into();
        let theirs = theirs.clone().with_input_fact(0, fact).unwrap().into_optimized().unwrap();
        let theirs = theirs.into_runnable().unwrap().run(tvec!(picture)).unwrap();
        assert_eq!(ours.len(), theirs.len());
        for (ours, theirs) in ours.iter().zip(&theirs) {
            assert_eq!(ours.shape(), theirs.shape());
            let (ours, theirs) = (ours.try_as_plain_ram().unwrap(), theirs.try_as_plain_ram().unwrap());
            let (ours, theirs) = (ours.as_slice::<f32>().unwrap(), theirs.as_slice::<f32>().unwrap());
            let far = ours.iter().zip(theirs).map(|(a, b)| (a - b).abs()).fold(0.0_f32, f32::max);
            assert!(far < 1e-3, "{width} × {height}: {far}");
        }
    }
}

#[test]
fn a_file_with_a_broken_part_is_no_network() {
    let whole = file();
    assert!(Network::read(b"not a network").is_err());
    assert!(Network::read(&whole[..whole.len() / 2]).is_err());
    let name = b"ConvTranspose";
    let at = whole.windows(name.len()).position(|window| window == name).unwrap();
    let mut other = whole;
    other[at] = b'D';
    assert!(Network::read(&other).is_err());
}
