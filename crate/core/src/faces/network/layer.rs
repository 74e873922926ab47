//! A layer as an operator of tract's.

use std::sync::Arc;

use pulp::Arch;
use tract_onnx::tract_core::internal::*;

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

/// The layer in tract's graph; two are the same when they share their weights.
#[derive(Clone, Debug)]
pub(super) struct Operator(pub Arc<Layer>);

impl PartialEq for Operator {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Operator {}

impl Layer {
    /// Fills the outputs. None when an input is missing.
    fn run(&self, inputs: &[(Shape, &[f32])], outputs: &mut [&mut [f32]]) -> Option<()> {
        let arch = Arch::new();
        let &(shape, from) = inputs.first()?;
        match self {
            Self::Heads(heads) => heads.run(arch, shape, from, outputs),
            Self::Bottleneck(block) => block.run(arch, shape, from, outputs.first_mut()?),
            Self::Pointwise(matrix) => {
                let here = Span { start: 0, stride: shape.width * matrix.inputs };
                let there = Span { start: 0, stride: shape.width * matrix.outputs };
                let to: &mut [f32] = outputs.first_mut()?;
                matrix.multiply(arch, (shape.height, shape.width), (from, here), (to, there), Finish::Relu);
            }
            Self::Merge(merge) => merge.run(arch, (shape, from), *inputs.get(1)?, outputs.first_mut()?),
        }
        Some(())
    }

    /// The shapes that come out: features as height × width × channels, the network's outputs as one picture's planes.
    fn shapes(&self, inputs: &[&[usize]]) -> Option<Vec<TVec<usize>>> {
        let first = features(inputs.first()?)?;
        let one = |shape: Shape| vec![tvec!(shape.height, shape.width, shape.channels)];
        Some(match self {
            Self::Bottleneck(block) => {
                let fits = match block.spread {
                    Spread::Stem => first.channels * 9 == block.expand.inputs,
                    Spread::Pointwise => first.channels == block.expand.inputs,
                };
                let output = block.output(first);
                let adds = !block.residual || output == first;
                (fits && adds && output.numbers() > 0).then(|| one(output))?
            }
            Self::Pointwise(matrix) => {
                (first.channels == matrix.inputs).then(|| one(Shape { channels: matrix.outputs, ..first }))?
            }
            Self::Merge(merge) => {
                let fine = features(inputs.get(1)?)?;
                let fits = first.channels == merge.enlarge.inputs
                    && fine.channels == merge.lateral.inputs
                    && merge.enlarge.outputs == 4 * merge.lateral.outputs
                    && (fine.height, fine.width) == (2 * first.height, 2 * first.width);
                fits.then(|| one(Shape { channels: merge.lateral.outputs, ..fine }))?
            }
            Self::Heads(heads) => {
                let fits = first.channels * 9 == heads.around.inputs && heads.around.outputs == heads.say.inputs;
                let plane = |planes: &usize| tvec!(1, *planes, first.height, first.width);
                fits.then(|| heads.planes.iter().map(plane).collect())?
            }
        })
    }
}

/// Features, or the picture's three planes.
fn features(shape: &[usize]) -> Option<Shape> {
    match *shape {
        [height, width, channels] => Some(Shape { height, width, channels }),
        [1, channels, height, width] => Some(Shape { height, width, channels }),
        _ => None,
    }
}

impl Op for Operator {
    fn name(&self) -> StaticName {
        "FaceLayer".into()
    }

    op_as_typed_op!();
}

impl EvalOp for Operator {
    op_out_of_plan!();

    fn eval(&self, _: &EvalContext, inputs: TVec<TValue>) -> TractResult<TVec<TValue>> {
        let unfit = || TractError::msg("a layer's input has the wrong shape");
        let mut given = Vec::with_capacity(inputs.len());
        for input in &inputs {
            let shape = features(input.shape()).ok_or_else(unfit)?;
            given.push((shape, input.try_as_plain_ram()?.as_slice::<f32>()?));
        }
        let shapes: Vec<&[usize]> = inputs.iter().map(|input| input.shape()).collect();
        let shapes = self.0.shapes(&shapes).ok_or_else(unfit)?;
        let mut tensors: TVec<Tensor> =
            shapes.iter().map(|shape| Tensor::zero::<f32>(shape)).collect::<TractResult<_>>()?;
        {
            let mut plain =
                tensors.iter_mut().map(|tensor| tensor.try_as_plain_ram_mut()).collect::<TractResult<Vec<_>>>()?;
            let mut outputs =
                plain.iter_mut().map(|plain| plain.as_slice_mut::<f32>()).collect::<TractResult<Vec<_>>>()?;
            self.0.run(&given, &mut outputs).ok_or_else(unfit)?;
        }
        Ok(tensors.into_iter().map(IntoTValue::into_tvalue).collect())
    }
}

impl TypedOp for Operator {
    fn output_facts(&self, inputs: &[&TypedFact]) -> TractResult<TVec<TypedFact>> {
        let shapes: Option<Vec<TVec<usize>>> =
            inputs.iter().map(|input| input.shape.as_concrete().map(TVec::from_slice)).collect();
        let shapes: Vec<TVec<usize>> = shapes.ok_or_else(|| TractError::msg("a layer's input has no size"))?;
        let shapes: Vec<&[usize]> = shapes.iter().map(|shape| &shape[..]).collect();
        let shapes = self.0.shapes(&shapes).ok_or_else(|| TractError::msg("layers do not fit together"))?;
        Ok(shapes.into_iter().map(f32::fact).collect())
    }

    as_op!();
}
