//! A layer of the network: which shapes it takes and gives, and how it is run.

use pulp::{Arch, Simd, WithSimd};

use super::{
    Shape,
    bottleneck::{Bottleneck, Spread},
    heads::Heads,
    matrix::{Finish, Matrix, Span},
    neck::Merge,
};

/// What a layer does.
#[derive(Debug)]
pub(super) enum Layer {
    Bottleneck(Bottleneck),
    /// A convolution of one pixel; what is below zero becomes zero.
    Pointwise(Matrix),
    /// The coarse features first, then the fine ones.
    Merge(Merge),
    Heads(Heads),
}

impl Layer {
    /// What comes out; none when the inputs do not fit.
    pub fn run(&self, inputs: &[(Shape, &[f32])]) -> Option<Vec<(Shape, Vec<f32>)>> {
        let shapes: Vec<Shape> = inputs.iter().map(|(shape, _)| *shape).collect();
        if inputs.iter().any(|(shape, values)| shape.numbers() != values.len()) {
            return None;
        }
        let mut outputs: Vec<(Shape, Vec<f32>)> =
            self.shapes(&shapes)?.into_iter().map(|shape| (shape, vec![0.0; shape.numbers()])).collect();
        let mut slices: Vec<&mut [f32]> = outputs.iter_mut().map(|(_, values)| values.as_mut_slice()).collect();
        Arch::new().dispatch(Work { layer: self, inputs, outputs: &mut slices })?;
        Some(outputs)
    }

    /// The shapes that come out. The network's outputs are planes, everything else stands channels together.
    fn shapes(&self, inputs: &[Shape]) -> Option<Vec<Shape>> {
        let first = *inputs.first()?;
        Some(match self {
            Self::Bottleneck(block) => {
                let fits = match block.spread {
                    Spread::Stem => first.channels * 9 == block.expand.inputs,
                    Spread::Pointwise => first.channels == block.expand.inputs,
                };
                let output = block.output(first);
                let adds = !block.residual || output == first;
                (fits && adds && output.numbers() > 0).then(|| vec![output])?
            }
            Self::Pointwise(matrix) => {
                (first.channels == matrix.inputs).then(|| vec![Shape { channels: matrix.outputs, ..first }])?
            }
            Self::Merge(merge) => {
                let fine = *inputs.get(1)?;
                let fits = first.channels == merge.enlarge.inputs
                    && fine.channels == merge.lateral.inputs
                    && merge.enlarge.outputs == 4 * merge.lateral.outputs
                    && (fine.height, fine.width) == (2 * first.height, 2 * first.width);
                fits.then(|| vec![Shape { channels: merge.lateral.outputs, ..fine }])?
            }
            Self::Heads(heads) => {
                let fits = first.channels * 9 == heads.around.inputs && heads.around.outputs == heads.say.inputs;
                fits.then(|| heads.planes.iter().map(|planes| Shape { channels: *planes, ..first }).collect())?
            }
        })
    }
}

/// A layer at work, with whatever instructions the processor has.
struct Work<'a> {
    layer: &'a Layer,
    inputs: &'a [(Shape, &'a [f32])],
    outputs: &'a mut [&'a mut [f32]],
}

impl WithSimd for Work<'_> {
    type Output = Option<()>;

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) -> Option<()> {
        let &(shape, from) = self.inputs.first()?;
        match self.layer {
            Layer::Heads(heads) => heads.run(simd, shape, from, self.outputs),
            Layer::Bottleneck(block) => block.run(simd, shape, from, self.outputs.first_mut()?),
            Layer::Pointwise(matrix) => {
                let here = Span { start: 0, stride: shape.width * matrix.inputs };
                let there = Span { start: 0, stride: shape.width * matrix.outputs };
                let to: &mut [f32] = self.outputs.first_mut()?;
                matrix.multiply(simd, (shape.height, shape.width), (from, here), (to, there), Finish::Relu);
            }
            Layer::Merge(merge) => merge.run(simd, (shape, from), *self.inputs.get(1)?, self.outputs.first_mut()?),
        }
        Some(())
    }
}
