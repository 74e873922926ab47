//! What a re-encoded picture has to repeat so that it looks as before: profile, density, sampling, depth.

use super::{
    Format, Photo,
    jpeg::{self, Density, Piece},
    png,
    scan::Process,
};
use crate::{Error, error::Code};

/// How a photo's colours are coded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Colour {
    /// In a JPEG.
    Jpeg(JpegColour),
    /// In a PNG.
    Png(PngColour),
}

/// How a JPEG's colours are coded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct JpegColour {
    /// The ICC profile.
    pub(crate) icc: Option<Vec<u8>>,
    /// 1 grey, 3 RGB or YCbCr, 4 CMYK or YCCK.
    pub(crate) components: u8,
    /// JFIF's density.
    pub(crate) density: Option<Density>,
    /// Adobe's transform: 0 none, 1 YCbCr, 2 YCCK.
    pub(crate) adobe_transform: Option<u8>,
    /// Each component's horizontal and vertical sampling factor.
    pub(crate) sampling: Vec<(u8, u8)>,
    /// Each component's quantisation table, in zigzag order.
    pub(crate) quantisation: Vec<[u16; 64]>,
    /// Whether the picture comes in progressive scans.
    pub(crate) progressive: bool,
}

/// How a PNG's colours are coded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PngColour {
    /// The ICC profile.
    pub(crate) icc: Option<Vec<u8>>,
    /// 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha.
    pub(crate) colour_type: u8,
    /// Bits of a sample, or of a palette index.
    pub(crate) bit_depth: u8,
    /// The chunks that say how the colours look, with their names: as they have to stand in the new file.
    pub(crate) chunks: Vec<([u8; 4], Vec<u8>)>,
}

/// How the colours of `photo` are coded.
pub(crate) fn colour(photo: &Photo) -> Result<Colour, Error> {
    match photo.format() {
        Format::Jpeg => {
            let jpeg = jpeg::walk(photo.bytes())?;
            let quantisation = jpeg
                .frame
                .components
                .iter()
                .map(|component| {
                    let missing = || Error::new(Code::PhotoBroken).because("JPEG quantisation table");
                    table(&jpeg, component.quantisation).ok_or_else(missing)
                })
                .collect::<Result<_, _>>()?;
            Ok(Colour::Jpeg(JpegColour {
                components: u8::try_from(jpeg.frame.components.len()).unwrap_or_default(),
                density: jpeg.density,
                adobe_transform: jpeg.adobe.map(|adobe| adobe.transform),
                sampling: jpeg.frame.components.iter().map(|each| (each.h, each.v)).collect(),
                quantisation,
                progressive: jpeg.frame.process == Process::Progressive,
                icc: jpeg.icc,
            }))
        }
        Format::Png => {
            let png = png::walk(photo.bytes())?;
            let looks = |name: &[u8; 4]| !matches!(name, b"PLTE" | b"tRNS" | b"acTL" | b"bKGD" | b"sBIT");
            let chunks = png.kept.iter().filter(|(name, _)| looks(name));
            Ok(Colour::Png(PngColour {
                colour_type: png.header.colour,
                bit_depth: png.header.depth,
                chunks: chunks.map(|(name, data)| (*name, data.to_vec())).collect(),
                icc: png.icc,
            }))
        }
        _ => Err(Error::new(Code::CoverUnsupported)),
    }
}

/// The first quantisation table of `slot`, which is the one its components were quantised with.
fn table(jpeg: &jpeg::Jpeg<'_>, slot: u8) -> Option<[u16; 64]> {
    let tables = jpeg.body.iter().filter_map(|piece| match piece {
        Piece::Tables { marker: 0xDB, tables } => Some(tables),
        _ => None,
    });
    let found = tables.flatten().find(|table| table.slot & 15 == slot)?;
    let values = found.bytes.get(1..)?;
    let mut out = [0; 64];
    if found.slot >> 4 == 0 {
        out.iter_mut().zip(values).for_each(|(out, value)| *out = u16::from(*value));
    } else {
        out.iter_mut().zip(values.chunks_exact(2)).for_each(|(out, value)| {
            *out = value.iter().fold(0, |sum, byte| sum << 8 | u16::from(*byte));
        });
    }
    Some(out)
}
