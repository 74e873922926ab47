//! The numbers of the ONNX file: as floats, or as 8-bit integers with a scale for each channel.

use std::collections::HashMap;

use tract_onnx::pb::{GraphProto, NodeProto, TensorProto};

use super::read::attribute;

/// `TensorProto.DataType`.
const FLOAT: i32 = 1;
const INT8: i32 = 3;

/// A tensor that does not depend on the picture.
pub(super) struct Weights {
    pub shape: Vec<usize>,
    pub values: Vec<f32>,
}

/// All weights by their names, and the nodes that are left to make layers of.
pub(super) fn of(graph: &GraphProto) -> Result<(HashMap<&str, Weights>, Vec<&NodeProto>), String> {
    let stored = |name: Option<&String>| graph.initializer.iter().find(|tensor| name == Some(&tensor.name));
    let mut weights = HashMap::new();
    for tensor in graph.initializer.iter().filter(|tensor| tensor.data_type == FLOAT) {
        weights.insert(tensor.name.as_str(), floats(tensor)?);
    }
    let (scaled, nodes): (Vec<_>, Vec<_>) = graph.node.iter().partition(|node| node.op_type == "DequantizeLinear");
    for node in scaled {
        let [whole, scale] = node.input.as_slice() else { return Err("integers have more than a scale".to_owned()) };
        let (whole, scale) = (stored(Some(whole)), stored(Some(scale)));
        let (Some(whole), Some(scale)) = (whole, scale) else { return Err("integers have no scale".to_owned()) };
        let axis = attribute(node, "axis").map_or(1, |axis| axis.i);
        let name = node.output.first().ok_or("scaled integers have no name")?;
        weights.insert(name.as_str(), scaled_integers(whole, &floats(scale)?, axis)?);
    }
    Ok((weights, nodes))
}

fn shape(tensor: &TensorProto, values: usize) -> Result<Vec<usize>, String> {
    let shape: Vec<usize> = tensor.dims.iter().map(|side| usize::try_from(*side).unwrap_or(0)).collect();
    let wanted = shape.iter().try_fold(1_usize, |product, side| product.checked_mul(*side));
    if wanted == Some(values) { Ok(shape) } else { Err(format!("{} is incomplete", tensor.name)) }
}

fn floats(tensor: &TensorProto) -> Result<Weights, String> {
    let values: Vec<f32> = if tensor.raw_data.is_empty() {
        tensor.float_data.clone()
    } else {
        tensor.raw_data.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect()
    };
    Ok(Weights { shape: shape(tensor, values.len())?, values })
}

/// Each integer times the scale of its place along `axis` (ONNX operator DequantizeLinear, version 13).
fn scaled_integers(whole: &TensorProto, scale: &Weights, axis: i64) -> Result<Weights, String> {
    let shape = shape(whole, whole.raw_data.len())?;
    let axis = usize::try_from(axis).ok().filter(|_| whole.data_type == INT8);
    let axis = axis.ok_or("integers are of an unknown kind")?;
    let channels = shape.get(axis).copied().filter(|channels| *channels > 0 && *channels == scale.values.len());
    let channels = channels.ok_or("integers have too few scales")?;
    let inner = shape.iter().skip(axis + 1).product::<usize>().max(1);
    let scaled = |(index, byte): (usize, &u8)| {
        let scale = scale.values.get(index / inner % channels).copied().unwrap_or(0.0);
        f32::from(i8::from_ne_bytes([*byte])) * scale
    };
    Ok(Weights { values: whole.raw_data.iter().enumerate().map(scaled).collect(), shape })
}
