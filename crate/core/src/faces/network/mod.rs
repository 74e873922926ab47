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

// They read the network's file, which nothing in this folder may.
#[cfg(test)]
#[path = "../../../tests/unit/network.rs"]
mod tests;
