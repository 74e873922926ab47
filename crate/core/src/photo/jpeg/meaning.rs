//! What the samples of a JPEG mean as colours, where the file says so.
//!
//! JFIF and files without any marker hold YCbCr, Adobe's marker says 0 for RGB and CMYK and 2 for YCCK, and Adobe's CMYK
//! is written inverted (Adobe technical note 5116, section 18).

use super::Jpeg;

/// The colour space of the components.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Grey,
    Rgb,
    YCbCr,
    /// Inverted: 255 is no ink.
    Cmyk,
    /// YCbCr of what the three inks leave of white, and inverted black.
    Ycck,
}

/// The middle of a sample's range; no colour in Cb and Cr.
pub(super) const MIDDLE: u8 = 128;

/// Of an inverted ink.
const NO_INK: u8 = 255;

impl Meaning {
    /// `None` where it is not sure what the samples mean.
    pub(super) fn of(jpeg: &Jpeg<'_>) -> Option<Self> {
        let components = &jpeg.frame.components;
        let transform = jpeg.adobe.map(|adobe| adobe.transform);
        let named_rgb = components.iter().map(|component| component.id).eq(*b"RGB");
        match (components.len(), transform) {
            (1, _) => Some(Self::Grey),
            (3, Some(0)) => Some(Self::Rgb),
            (3, None) if named_rgb && jpeg.density.is_none() => Some(Self::Rgb),
            (3, _) => Some(Self::YCbCr),
            (4, Some(2)) => Some(Self::Ycck),
            (4, Some(_)) => Some(Self::Cmyk),
            _ => None,
        }
    }

    /// The samples of a shade of grey.
    pub(super) fn grey(self, shade: u8) -> Vec<u8> {
        match self {
            Self::Grey => vec![shade],
            Self::Rgb => vec![shade; 3],
            Self::YCbCr => vec![shade, MIDDLE, MIDDLE],
            // Y of nothing left of white is all three inks inverted: none.
            Self::Ycck => vec![0, MIDDLE, MIDDLE, shade],
            Self::Cmyk => vec![NO_INK, NO_INK, NO_INK, shade],
        }
    }

    /// The RGB that samples are shown as, by a viewer that knows of no profile for inks.
    pub(super) fn shown(self, samples: &[u8]) -> Option<[u8; 3]> {
        let inked = |inks: [u8; 3], black: u8| {
            inks.map(|ink| u8::try_from((u32::from(ink) * u32::from(black) + 127) / 255).unwrap_or(u8::MAX))
        };
        match (self, samples) {
            (Self::Grey, [shade]) => Some([*shade; 3]),
            (Self::Rgb, [red, green, blue]) => Some([*red, *green, *blue]),
            (Self::YCbCr, [y, cb, cr]) => Some(rgb(*y, *cb, *cr)),
            (Self::Cmyk, [cyan, magenta, yellow, black]) => Some(inked([*cyan, *magenta, *yellow], *black)),
            (Self::Ycck, [y, cb, cr, black]) => Some(inked(rgb(*y, *cb, *cr).map(|left| 255 - left), *black)),
            _ => None,
        }
    }
}

/// YCbCr as RGB (ITU-T T.871, section 7), in whole numbers, so that it is the same everywhere.
fn rgb(y: u8, cb: u8, cr: u8) -> [u8; 3] {
    let from_middle = |value: u8| i32::from(value) - i32::from(MIDDLE);
    let (y, cb, cr) = (i32::from(y) << 16, from_middle(cb), from_middle(cr));
    let sample = |value: i32| u8::try_from(((value + (1 << 15)) >> 16).clamp(0, 255)).unwrap_or_default();
    [sample(y + 91_881 * cr), sample(y - 22_554 * cb - 46_802 * cr), sample(y + 116_130 * cb)]
}
