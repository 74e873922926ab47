//! Runs the network over a picture or a part of it, once at each size and turn it is asked for.

use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer, images::Image, images::ImageRef};
use tract_onnx::prelude::*;

use super::{
    Region,
    centerface::{Candidate, Output, SIDE_MULTIPLE},
    network::Network,
    turn::Turn,
};
use crate::{Code, Error, photo::Pixels};

/// One look at a picture: which part of it, scaled to what length of its longer side, turned how.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    pub part: Region,
    pub long_side: u32,
    pub turn: Turn,
}

impl Look {
    /// At the whole picture.
    pub fn whole(picture: &Pixels, long_side: u32, turn: Turn) -> Self {
        Self { part: Region { x: 0, y: 0, width: picture.width, height: picture.height }, long_side, turn }
    }
}

/// The face detector.
pub struct Detector {
    network: Network,
}

impl Detector {
    /// Loads the network from its ONNX file.
    ///
    /// # Errors
    /// [`Code::ModelBroken`].
    pub fn load(onnx: &[u8]) -> Result<Self, Error> {
        let network = Network::read(onnx).map_err(|error| Error::new(Code::ModelBroken).because(error))?;
        Ok(Self { network })
    }

    /// One look; what is at least as sure as `floor`, in the pixels of the picture as displayed.
    ///
    /// # Errors
    /// [`Code::DetectorFailed`] when the look did not reach its end.
    pub(super) fn look(&self, picture: &Pixels, look: Look, floor: f32) -> Result<Vec<Candidate>, Error> {
        let failed = |error: &dyn std::fmt::Display| Error::new(Code::DetectorFailed).because(error);
        let Look { part, turn, .. } = look;
        let (width, height) = input_size(part, look.long_side);
        let input = scale(picture, part, (width, height), turn).map_err(|error| failed(&error))?;
        let (across, down) = turn.size(width as usize, height as usize);
        let plan = self.network.plan(across, down).map_err(|error| failed(&error))?;
        let outputs = plan.run(tvec!(input.into())).map_err(|error| failed(&error))?;
        let planes = outputs
            .iter()
            .map(|output| output.try_as_plain_ram()?.as_slice::<f32>())
            .collect::<TractResult<Vec<_>>>()
            .map_err(|error| failed(&error))?;
        let [heat, scale, offset, landmarks] = planes.as_slice() else {
            return Err(failed(&"the network does not have four outputs"));
        };
        let output = Output { rows: down / 4, columns: across / 4, heat, scale, offset, landmarks };
        let found = output.candidates(floor).ok_or_else(|| failed(&"an output has the wrong size"))?;
        let (x, y) = (part.width as f32 / width as f32, part.height as f32 / height as f32);
        let (left, top) = (part.x as f32, part.y as f32);
        let upright = |face: Candidate| turn.undo(face, width as f32, height as f32).scaled(x, y).moved(left, top);
        Ok(found.into_iter().map(upright).collect())
    }
}

/// The network's input size: the part's shape with its longer side at `long_side`, both in multiples of 32.
fn input_size(part: Region, long_side: u32) -> (u32, u32) {
    let longer = part.width.max(part.height).max(1) as f32;
    let side = |length: u32| {
        let multiples = (length as f32 * long_side as f32 / longer / SIDE_MULTIPLE as f32).round() as u32;
        multiples.max(1) * SIDE_MULTIPLE
    };
    (side(part.width), side(part.height))
}

/// Scales a part of the picture to `width` × `height`, turns, and lays the colours out in planes: red, green, blue, 0 to 255.
fn scale(picture: &Pixels, part: Region, (width, height): (u32, u32), turn: Turn) -> TractResult<Tensor> {
    let source = ImageRef::new(picture.width, picture.height, &picture.rgb, PixelType::U8x3)?;
    let mut scaled = Image::new(width, height, PixelType::U8x3);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Bilinear)).crop(
        part.x.into(),
        part.y.into(),
        part.width.into(),
        part.height.into(),
    );
    Resizer::new().resize(&source, &mut scaled, &options)?;
    let (width, height) = (width as usize, height as usize);
    let (across, down) = turn.size(width, height);
    let values = scaled.buffer();
    let mut planes = Vec::with_capacity(3 * width * height);
    for colour in 0..3 {
        if turn == Turn::Upright {
            planes.extend(values.iter().skip(colour).step_by(3).map(|value| f32::from(*value)));
            continue;
        }
        for y in 0..down {
            planes.extend((0..across).map(|x| {
                let (column, row) = turn.source(x, y, width, height);
                values.get((row * width + column) * 3 + colour).map_or(0.0, |value| f32::from(*value))
            }));
        }
    }
    Tensor::from_shape(&[1, 3, down, across], &planes)
}
