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
            let given =
                |input: &usize| features.get(*input)?.as_ref().map(|(shape, values)| (*shape, values.as_slice()));
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

// They read the network's file, which nothing in this folder may.
#[cfg(test)]
#[path = "../../../tests/unit/network.rs"]
mod tests;
