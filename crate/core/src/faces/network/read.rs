//! From the nodes of the ONNX file to layers.
//!
//! Only the graph of CenterFace is understood: bottlenecks one after the other, a neck that climbs back up, and the heads.
//! Whatever else the file holds is an error, so that no layer is ever left out.

use std::{cell::Cell, collections::HashMap, sync::Arc};

use prost::Message;
use tract_onnx::pb::{AttributeProto, ModelProto, NodeProto};

use super::{
    Step,
    bottleneck::{Bottleneck, Spread},
    depthwise::Depthwise,
    heads::Heads,
    layer::Layer,
    matrix::Matrix,
    neck::Merge,
    weights::{self, Weights},
};

/// The layers, each after those whose output it needs.
pub(super) fn steps(onnx: &[u8]) -> Result<Vec<Step>, String> {
    let model = ModelProto::decode(onnx).map_err(|error| format!("it is not ONNX: {error}"))?;
    let graph = model.graph.ok_or("it has no graph")?;
    let (weights, nodes) = weights::of(&graph)?;
    let input = graph.input.iter().map(|input| input.name.as_str()).find(|name| !weights.contains_key(name));
    let outputs: Vec<&str> = graph.output.iter().map(|output| output.name.as_str()).collect();
    let reader = Reader { weights, nodes, used: Cell::new(0), lanes: lanes() };
    let steps = reader.network(input.ok_or("it has no input")?, &outputs)?;
    let all = reader.used.get() == reader.nodes.len();
    if all { Ok(steps) } else { Err("it has nodes that nothing was made of".to_owned()) }
}

/// Numbers in the vectors that this processor will use.
fn lanes() -> usize {
    struct Lanes;
    impl pulp::WithSimd for Lanes {
        type Output = usize;
        #[inline(always)]
        fn with_simd<S: pulp::Simd>(self, _: S) -> usize {
            S::F32_LANES
        }
    }
    pulp::Arch::new().dispatch(Lanes)
}

struct Reader<'a> {
    weights: HashMap<&'a str, Weights>,
    nodes: Vec<&'a NodeProto>,
    /// Nodes that a layer was made of.
    used: Cell<usize>,
    lanes: usize,
}

/// A convolution's numbers: its weights are outputs × inputs of a group × rows × columns.
struct Convolution<'a> {
    shape: [usize; 4],
    weights: Vec<f32>,
    bias: Vec<f32>,
    stride: usize,
    output: &'a str,
}

impl Convolution<'_> {
    fn weight(&self, output: usize, input: usize, row: usize, column: usize) -> f32 {
        let [_, inputs, rows, columns] = self.shape;
        self.weights.get(((output * inputs + input) * rows + row) * columns + column).copied().unwrap_or(0.0)
    }

    fn is(&self, rows: usize, stride: usize) -> bool {
        let [.., height, width] = self.shape;
        (height, width, self.stride) == (rows, rows, stride)
    }

    fn is_depthwise(&self) -> bool {
        let [outputs, inputs, ..] = self.shape;
        inputs == 1 && outputs > 1
    }
}

impl<'a> Reader<'a> {
    fn network(&self, input: &'a str, outputs: &[&'a str]) -> Result<Vec<Step>, String> {
        let mut steps = Vec::new();
        // What each step gives, and its name in the file, deepest last.
        let mut features: Vec<&'a str> = vec![input];
        let mut at = input;
        while let Some((block, output)) = self.bottleneck(at)? {
            steps.push(Step { layer: Arc::new(Layer::Bottleneck(block)), inputs: vec![features.len() - 1] });
            features.push(output);
            at = output;
        }
        let top = self.convolution(at, |convolution| convolution.is(1, 1))?.ok_or("it has no neck")?;
        let mut at = self.then("Relu", top.output)?;
        steps.push(Step { layer: Arc::new(Layer::Pointwise(self.pointwise(&top))), inputs: vec![features.len() - 1] });
        features.push(at);
        while let Some((merge, skip, output)) = self.merge(at)? {
            let skip = features.iter().position(|name| *name == skip).ok_or("the neck takes what no block gives")?;
            steps.push(Step { layer: Arc::new(Layer::Merge(merge)), inputs: vec![features.len() - 1, skip] });
            features.push(output);
            at = output;
        }
        let heads = self.heads(at, outputs)?;
        steps.push(Step { layer: Arc::new(Layer::Heads(heads)), inputs: vec![features.len() - 1] });
        Ok(steps)
    }

    /// The block that takes `at`, and what it gives; none when a block does not follow.
    fn bottleneck(&self, at: &'a str) -> Result<Option<(Bottleneck, &'a str)>, String> {
        let Some(expand) = self.convolution(at, |convolution| self.leads_to_depthwise(convolution))? else {
            return Ok(None);
        };
        let spread = match (expand.is(3, 2), expand.is(1, 1)) {
            (true, _) => Spread::Stem,
            (_, true) => Spread::Pointwise,
            _ => return Err("a block begins in an unknown way".to_owned()),
        };
        let relu = self.then("Relu", expand.output)?;
        let filter = self.convolution(relu, Convolution::is_depthwise)?.ok_or("a block does not filter")?;
        if !filter.is(3, 1) && !filter.is(3, 2) {
            return Err("a filter has an unknown size".to_owned());
        }
        let relu = self.then("Relu", filter.output)?;
        let project = self.convolution(relu, |convolution| convolution.is(1, 1))?.ok_or("a block does not end")?;
        let sum = self.node("Add", project.output).filter(|sum| sum.input.iter().any(|input| input == at));
        let output = match sum {
            Some(sum) => {
                self.used.set(self.used.get() + 1);
                sum.output.first().map_or("", String::as_str)
            }
            None => project.output,
        };
        let filter = Depthwise::new(filter.stride, &filter.bias, self.lanes, |channel, tap| {
            filter.weight(channel, 0, tap / 3, tap % 3)
        })
        .ok_or("a filter's channels do not fill vectors")?;
        let expand = match spread {
            Spread::Pointwise => self.pointwise(&expand),
            // The planes come one after the other, each with its nine pixels.
            Spread::Stem => self.matrix(&expand, 9 * expand.shape[1], |input| (input / 9, input % 9 / 3, input % 3)),
        };
        let block = Bottleneck { spread, expand, filter, project: self.pointwise(&project), residual: sum.is_some() };
        if block.expand.outputs != block.filter.channels || block.project.inputs != block.filter.channels {
            return Err("a block's layers do not fit together".to_owned());
        }
        Ok(Some((block, output)))
    }

    /// Where `at` is enlarged: the place, which finer features it takes, and what it gives.
    fn merge(&self, at: &'a str) -> Result<Option<(Merge, &'a str, &'a str)>, String> {
        let Some(enlarge) = self.node("ConvTranspose", at) else { return Ok(None) };
        self.used.set(self.used.get() + 1);
        let Weights { shape, values: weights } = self.weight(enlarge.input.get(1))?;
        let &[inputs, outputs, 2, 2] = shape.as_slice() else { return Err("an enlargement is not by two".to_owned()) };
        let norm = self.node("BatchNormalization", output(enlarge)?).ok_or("an enlargement is not normalised")?;
        self.used.set(self.used.get() + 1);
        let parameter = |index: usize| self.weight(norm.input.get(index)).map(|weights| &weights.values);
        let (scale, shift, mean, variance) = (parameter(1)?, parameter(2)?, parameter(3)?, parameter(4)?);
        let epsilon = attribute(norm, "epsilon").map_or(1e-5, |epsilon| epsilon.f);
        let factor: Vec<f32> =
            scale.iter().zip(variance).map(|(scale, variance)| scale / (variance + epsilon).sqrt()).collect();
        let at = |values: &[f32], index: usize| values.get(index).copied().unwrap_or(0.0);
        let bias: Vec<f32> = (0..4 * outputs)
            .map(|output| output % outputs)
            .map(|channel| at(shift, channel) - at(mean, channel) * at(&factor, channel))
            .collect();
        let enlarged = Matrix::new(inputs, &bias, self.lanes, |input, output| {
            let (place, channel) = (output / outputs, output % outputs);
            at(weights, (input * outputs + channel) * 4 + place) * at(&factor, channel)
        });
        let relu = self.then("Relu", output(norm)?)?;
        let sum = self.node("Add", relu).ok_or("an enlargement is added to nothing")?;
        self.used.set(self.used.get() + 1);
        let other = sum.input.iter().find(|input| *input != relu).ok_or("an enlargement is added to itself")?;
        let relu = self.from("Relu", other)?;
        let lateral = self.from("Conv", relu.input.first().map_or("", String::as_str))?;
        self.used.set(self.used.get() + 2);
        let skip = lateral.input.first().map_or("", String::as_str);
        let lateral = self.numbers(lateral)?;
        let merge = Merge { enlarge: enlarged, lateral: self.pointwise(&lateral) };
        if !lateral.is(1, 1) || merge.enlarge.outputs != 4 * merge.lateral.outputs {
            return Err("an enlargement does not fit what it is added to".to_owned());
        }
        Ok(Some((merge, skip, output(sum)?)))
    }

    fn heads(&self, at: &'a str, outputs: &[&'a str]) -> Result<Heads, String> {
        let around = self.convolution(at, |convolution| convolution.is(3, 1))?.ok_or("it has no heads")?;
        let channels = around.shape[1];
        let relu = self.then("Relu", around.output)?;
        let mut all = Vec::new();
        for (index, name) in outputs.iter().enumerate() {
            let name = if index == 0 {
                let sigmoid = self.from("Sigmoid", name)?;
                self.used.set(self.used.get() + 1);
                sigmoid.input.first().map_or("", String::as_str)
            } else {
                name
            };
            let node = self.from("Conv", name)?;
            self.used.set(self.used.get() + 1);
            let head = self.numbers(node)?;
            if node.input.first().map(String::as_str) != Some(relu) || !head.is(1, 1) {
                return Err("a head takes something else".to_owned());
            }
            all.push(head);
        }
        let bias: Vec<f32> = all.iter().flat_map(|head| head.bias.iter().copied()).collect();
        let planes: Vec<usize> = all.iter().map(|head| head.bias.len()).collect();
        let say = Matrix::new(around.shape[0], &bias, self.lanes, |input, output| {
            let mut output = output;
            for head in &all {
                if output < head.bias.len() {
                    return head.weight(output, input, 0, 0);
                }
                output -= head.bias.len();
            }
            0.0
        });
        // Pixels one after the other in reading order, each with its channels.
        let around = self.matrix(&around, 9 * channels, |input| {
            let (pixel, channel) = (input / channels, input % channels);
            (channel, pixel / 3, pixel % 3)
        });
        Ok(Heads { around, say, planes })
    }

    fn pointwise(&self, convolution: &Convolution<'_>) -> Matrix {
        self.matrix(convolution, convolution.shape[1], |input| (input, 0, 0))
    }

    /// `place` says which channel, row and column an input is.
    fn matrix(
        &self,
        convolution: &Convolution<'_>,
        inputs: usize,
        place: impl Fn(usize) -> (usize, usize, usize),
    ) -> Matrix {
        Matrix::new(inputs, &convolution.bias, self.lanes, |input, output| {
            let (channel, row, column) = place(input);
            convolution.weight(output, channel, row, column)
        })
    }

    /// The node of this kind that takes `input` first.
    fn node(&self, kind: &str, input: &str) -> Option<&'a NodeProto> {
        self.nodes.iter().copied().find(|node| node.op_type == kind && node.input.iter().any(|name| name == input))
    }

    /// The node of this kind that gives `output`.
    fn from(&self, kind: &str, output: &str) -> Result<&'a NodeProto, String> {
        let node = self.nodes.iter().copied().find(|node| node.output.iter().any(|name| name == output));
        node.filter(|node| node.op_type == kind).ok_or_else(|| format!("{output} does not come from a {kind}"))
    }

    /// What the node of this kind makes of `input`.
    fn then(&self, kind: &str, input: &str) -> Result<&'a str, String> {
        let node = self.node(kind, input).ok_or_else(|| format!("{input} does not go into a {kind}"))?;
        self.used.set(self.used.get() + 1);
        output(node)
    }

    /// The convolution of `input` that is of the wanted sort.
    fn convolution(
        &self,
        input: &str,
        wanted: impl Fn(&Convolution<'a>) -> bool,
    ) -> Result<Option<Convolution<'a>>, String> {
        for node in self.nodes.iter().copied().filter(|node| node.op_type == "Conv") {
            if node.input.first().is_some_and(|name| name == input) {
                let convolution = self.numbers(node)?;
                if wanted(&convolution) {
                    self.used.set(self.used.get() + 1);
                    return Ok(Some(convolution));
                }
            }
        }
        Ok(None)
    }

    fn leads_to_depthwise(&self, convolution: &Convolution<'_>) -> bool {
        let relu = self.node("Relu", convolution.output).and_then(|relu| output(relu).ok());
        let next = relu.and_then(|relu| self.node("Conv", relu)).and_then(|node| self.numbers(node).ok());
        next.is_some_and(|next| next.is_depthwise())
    }

    fn numbers(&self, node: &'a NodeProto) -> Result<Convolution<'a>, String> {
        let Weights { shape, values: weights } = self.weight(node.input.get(1))?;
        let &[outputs, inputs, rows, columns] = shape.as_slice() else {
            return Err(format!("{} has weights of an unknown shape", node.name));
        };
        let bias = match node.input.get(2) {
            Some(bias) => self.weight(Some(bias))?.values.clone(),
            None => vec![0.0; outputs],
        };
        let ints = |name: &str, otherwise: i64| {
            attribute(node, name).map_or(vec![otherwise], |attribute| attribute.ints.clone())
        };
        let group = attribute(node, "group").map_or(1, |attribute| attribute.i);
        let pad = (rows / 2) as i64;
        let plain = ints("dilations", 1).iter().all(|dilation| *dilation == 1)
            && ints("pads", 0).iter().all(|side| *side == pad)
            && (group == 1 || (group == outputs as i64 && inputs == 1))
            && bias.len() == outputs;
        let strides = ints("strides", 1);
        let stride = strides.first().copied().unwrap_or(1);
        if !plain || rows != columns || strides.iter().any(|other| *other != stride) {
            return Err(format!(
                "a convolution of {} is of an unknown kind",
                node.output.first().map_or("", String::as_str)
            ));
        }
        let stride = usize::try_from(stride).map_err(|_| "a stride is negative")?;
        let weights = weights.clone();
        Ok(Convolution { shape: [outputs, inputs, rows, columns], weights, bias, stride, output: output(node)? })
    }

    /// The shape and the numbers of a weight.
    fn weight(&self, name: Option<&String>) -> Result<&Weights, String> {
        let name = name.ok_or("a node lacks an input")?;
        self.weights.get(name.as_str()).ok_or_else(|| format!("{name} is missing"))
    }
}

fn output(node: &NodeProto) -> Result<&str, String> {
    node.output.first().map(String::as_str).ok_or_else(|| format!("{} gives nothing", node.name))
}

pub(super) fn attribute<'a>(node: &'a NodeProto, name: &str) -> Option<&'a AttributeProto> {
    node.attribute.iter().find(|attribute| attribute.name == name)
}
