//! The network as tract runs it: read from its ONNX file, and put together from layers of our own.
//!
//! tract's own convolutions go through memory layer by layer; these work on a few rows at a time, channels together, and
//! are several times as fast. Where a byte of the answer comes from: `read` turns the file's nodes into layers, `layer`
//! makes each an operator of tract's, and tract plans and runs the graph for each input size.

mod bottleneck;
mod depthwise;
mod heads;
mod layer;
mod matrix;
mod neck;
mod read;
mod weights;

use std::sync::Arc;

use tract_onnx::prelude::*;

use layer::Layer;

/// Height, width and channels of features, which stand in memory in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shape {
    height: usize,
    width: usize,
    channels: usize,
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
    layer: Arc<Layer>,
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

    /// A plan for pictures of `width` × `height` pixels, both multiples of 32: three planes of one picture go in, the
    /// outputs in the file's order come out.
    pub fn plan(&self, width: usize, height: usize) -> TractResult<Arc<TypedRunnableModel>> {
        let mut model = TypedModel::default();
        let picture = model.add_source("picture", f32::fact([1, 3, height, width]))?;
        let mut outlets: Vec<TVec<OutletId>> = vec![tvec!(picture)];
        for (index, step) in self.steps.iter().enumerate() {
            let inputs: Option<TVec<OutletId>> =
                step.inputs.iter().map(|input| outlets.get(*input)?.first().copied()).collect();
            let inputs = inputs.ok_or_else(|| TractError::msg("a layer's input is missing"))?;
            outlets.push(model.wire_node(format!("{index}"), layer::Operator(step.layer.clone()), &inputs)?);
        }
        let last = outlets.last().cloned().unwrap_or_default();
        model.select_output_outlets(&last)?;
        model.into_runnable()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "the network is a file")]
mod tests {
    use super::*;

    fn file() -> Vec<u8> {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../models/centerface.onnx");
        std::fs::read(path).unwrap_or_else(|_| panic!("{path} is missing: run `cargo xtask setup`"))
    }

    fn numbers(outputs: &TVec<TValue>) -> Vec<(Vec<usize>, Vec<f32>)> {
        let plain = |output: &TValue| output.try_as_plain_ram().unwrap().as_slice::<f32>().unwrap().to_vec();
        outputs.iter().map(|output| (output.shape().to_vec(), plain(output))).collect()
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
            for ((shape, values), (expected_shape, expected)) in numbers(&ours).iter().zip(numbers(&theirs)) {
                assert_eq!(*shape, expected_shape);
                let far = values.iter().zip(&expected).map(|(a, b)| (a - b).abs()).fold(0.0_f32, f32::max);
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
