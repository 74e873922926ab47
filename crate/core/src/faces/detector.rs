//! Runs the network over a whole picture, at more than one size, and merges what the passes saw.

use std::{collections::HashMap, sync::Arc};

use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer, images::Image, images::ImageRef};
use tract_onnx::prelude::*;

use super::{
    Face, Point, Region, Search,
    centerface::{Candidate, Output, SIDE_MULTIPLE},
    merge::merge,
};
use crate::{Code, Error, photo::Pixels};

/// The long sides, in pixels, at which a picture is searched: large faces are found in the small one, small faces in
/// the large one.
pub const LONG_SIDES: [u32; 2] = [640, 1024];

/// Cells less sure than this are no face.
const THRESHOLD: f32 = 0.2;

/// Boxes smaller than this, in pixels of the photo, hold nothing anybody could recognise.
const MIN_SIDE: f32 = 8.0;

type Plan = Arc<TypedRunnableModel>;

/// The face detector: the network, and a plan for each input size met so far.
pub struct Detector {
    model: InferenceModel,
    plans: HashMap<(u32, u32), Plan>,
}

impl Detector {
    /// Loads the network from its ONNX file.
    ///
    /// # Errors
    /// [`Code::ModelBroken`].
    pub fn load(onnx: &[u8]) -> Result<Self, Error> {
        let mut bytes = onnx;
        let model = tract_onnx::onnx()
            .with_ignore_output_shapes(true)
            .with_ignore_value_info(true)
            .model_for_read(&mut bytes)
            .map_err(|error| Error::new(Code::ModelBroken).because(error))?;
        Ok(Self { model, plans: HashMap::new() })
    }

    /// Searches the whole picture; `done` is told after each pass how many of how many are over.
    ///
    /// # Errors
    /// [`Code::DetectorFailed`] when any pass did not reach its end: then there is no answer, not "no faces".
    pub fn search(&mut self, picture: &Pixels, mut done: impl FnMut(usize, usize)) -> Result<Search, Error> {
        let mut candidates = Vec::new();
        for (index, long_side) in LONG_SIDES.iter().enumerate() {
            candidates.extend(self.pass(picture, *long_side)?);
            done(index + 1, LONG_SIDES.len());
        }
        candidates.retain(|candidate| candidate.width() >= MIN_SIDE && candidate.height() >= MIN_SIDE);
        let mut faces: Vec<Face> = merge(candidates).iter().filter_map(|face| in_whole_pixels(face, picture)).collect();
        faces.sort_by_key(|face| (face.region.x, face.region.y));
        Ok(Search { passes: LONG_SIDES.to_vec(), faces })
    }

    /// One pass: the picture scaled to `long_side`, faces in the picture's own pixels.
    fn pass(&mut self, picture: &Pixels, long_side: u32) -> Result<Vec<Candidate>, Error> {
        let failed = |error: &dyn std::fmt::Display| Error::new(Code::DetectorFailed).because(error);
        let (width, height) = input_size(picture, long_side);
        let input = scale(picture, width, height).map_err(|error| failed(&error))?;
        let plan = self.plan(width, height).map_err(|error| failed(&error))?;
        let outputs = plan.run(tvec!(input.into())).map_err(|error| failed(&error))?;
        let planes = outputs
            .iter()
            .map(|output| output.try_as_plain_ram()?.as_slice::<f32>())
            .collect::<TractResult<Vec<_>>>()
            .map_err(|error| failed(&error))?;
        let [heat, scale, offset, landmarks] = planes.as_slice() else {
            return Err(failed(&"the network does not have four outputs"));
        };
        let (rows, columns) = (height as usize / 4, width as usize / 4);
        let output = Output { rows, columns, heat, scale, offset, landmarks };
        let found = output.candidates(THRESHOLD).ok_or_else(|| failed(&"an output has the wrong size"))?;
        let (x, y) = (picture.width as f32 / width as f32, picture.height as f32 / height as f32);
        Ok(found.into_iter().map(|face| face.scaled(x, y)).collect())
    }

    fn plan(&mut self, width: u32, height: u32) -> TractResult<Plan> {
        if let Some(plan) = self.plans.get(&(width, height)) {
            return Ok(plan.clone());
        }
        let shape = [1, 3, height as usize, width as usize];
        let plan = self.model.clone().with_input_fact(0, f32::fact(shape).into())?.into_optimized()?.into_runnable()?;
        self.plans.insert((width, height), plan.clone());
        Ok(plan)
    }
}

/// The network's input size: the picture's shape with its longer side at `long_side`, both in multiples of 32.
fn input_size(picture: &Pixels, long_side: u32) -> (u32, u32) {
    let longer = picture.width.max(picture.height).max(1) as f32;
    let side = |length: u32| {
        let multiples = (length as f32 * long_side as f32 / longer / SIDE_MULTIPLE as f32).round() as u32;
        multiples.max(1) * SIDE_MULTIPLE
    };
    (side(picture.width), side(picture.height))
}

/// Scales to `width` × `height` and lays the colours out in planes: red, green, blue, 0 to 255.
fn scale(picture: &Pixels, width: u32, height: u32) -> TractResult<Tensor> {
    let source = ImageRef::new(picture.width, picture.height, &picture.rgb, PixelType::U8x3)?;
    let mut scaled = Image::new(width, height, PixelType::U8x3);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Bilinear));
    Resizer::new().resize(&source, &mut scaled, &options)?;
    let cells = width as usize * height as usize;
    let mut planes = Vec::with_capacity(3 * cells);
    for colour in 0..3 {
        planes.extend(scaled.buffer().iter().skip(colour).step_by(3).map(|value| f32::from(*value)));
    }
    Tensor::from_shape(&[1, 3, height as usize, width as usize], &planes)
}

/// A face as people see it: whole pixels, inside the picture. None when nothing of it is.
fn in_whole_pixels(face: &Candidate, picture: &Pixels) -> Option<Face> {
    let clamp = |value: f32, limit: u32| (value.round().max(0.0) as u32).min(limit);
    let (left, right) = (clamp(face.left, picture.width), clamp(face.right, picture.width));
    let (top, bottom) = (clamp(face.top, picture.height), clamp(face.bottom, picture.height));
    if left >= right || top >= bottom {
        return None;
    }
    Some(Face {
        region: Region { x: left, y: top, width: right - left, height: bottom - top },
        score: (face.score * 1000.0).round().clamp(0.0, 1000.0) as u16,
        landmarks: face.landmarks.iter().map(|(x, y)| Point { x: x.round() as i32, y: y.round() as i32 }).collect(),
    })
}
