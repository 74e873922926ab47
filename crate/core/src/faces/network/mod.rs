//! The network: read from its ONNX file, and run layer by layer.
//!
//! tract's own convolutions go through memory one layer after the other; these work on a few rows of the picture at a time,
//! channels together, and are several times as fast. tract reads the file and is what they are tested against. Where a number
//! of the answer comes from: `read` turns the file's nodes into layers, `layer` runs one, and `matrix` is where the time goes.

mod bottleneck;
mod depthwise;
mod heads;
mod layer;
mod matrix;
mod neck;
mod read;
mod weights;

use layer::Layer;

/// Height, width and channels of features, which stand in memory in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    pub height: usize,
    pub width: usize,
    pub channels: usize,
}

impl Shape {
    fn numbers(self) -> usize {
        self.height * self.width * self.channels
    }
}

/// The network, of any input size.
pub(super) struct Network {
    steps: Vec<Step>,
}

/// A layer, and whose outputs go into it: 0 is the picture, 1 the first step's output, and so on.
struct Step {
    layer: Layer,
    inputs: Vec<usize>,
}

impl Network {
    /// Reads it from its ONNX file.
    ///
    /// # Errors
    /// What does not fit: the file is not ONNX, or its graph is not built as CenterFace's is.
    pub fn read(onnx: &[u8]) -> Result<Self, String> {
        Ok(Self { steps: read::steps(onnx)? })
    }

    /// Runs it on a picture of three planes, whose sides are multiples of 32. The outputs in the file's order, each a plane or
    /// several.
    ///
    /// # Errors
    /// What does not fit.
    pub fn run(&self, picture: (Shape, Vec<f32>)) -> Result<Vec<(Shape, Vec<f32>)>, String> {
        let mut features: Vec<Option<(Shape, Vec<f32>)>> = vec![Some(picture)];
        let mut outputs = Vec::new();
        for (index, step) in self.steps.iter().enumerate() {
            let given = |input: &usize| features.get(*input)?.as_ref().map(|(shape, values)| (*shape, values.as_slice()));
            let inputs: Option<Vec<_>> = step.inputs.iter().map(given).collect();
            let inputs = inputs.ok_or("a layer's input is missing")?;
            outputs = step.layer.run(&inputs).ok_or_else(|| format!("layer {index} does not fit its input"))?;
            if index + 1 < self.steps.len() {
                features.push(outputs.pop());
            }
            // What no later layer takes is let go.
            for (number, feature) in features.iter_mut().enumerate() {
                let later = self.steps.iter().skip(index + 1);
                if !later.flat_map(|step| &step.inputs).any(|input| *input == number) {
                    *feature = None;
                }
            }
        }
        Ok(outputs)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "the network is a file")]
mod tests {
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
            let ours = ours.run((Shape { height, width, channels: 3 }, values)).unwrap();
            let fact = f32::fact([1, 3, height, width]).into();
            let theirs = theirs.clone().with_input_fact(0, fact).unwrap().into_optimized().unwrap();
            let theirs = theirs.into_runnable().unwrap().run(tvec!(picture)).unwrap();
            assert_eq!(ours.len(), theirs.len());
            for ((shape, values), expected) in ours.iter().zip(&theirs) {
                assert_eq!([1, shape.channels, shape.height, shape.width], expected.shape());
                let expected = expected.try_as_plain_ram().unwrap();
                let pairs = values.iter().zip(expected.as_slice::<f32>().unwrap());
                let far = pairs.map(|(a, b)| (a - b).abs()).fold(0.0_f32, f32::max);
                assert!(far < 1e-3, "{width} × {height}, {shape:?}: {far}");
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
}
