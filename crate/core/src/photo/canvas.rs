//! A picture that covers can be painted into, whatever its coding.

use crate::{Error, faces::Region};

/// A picture as stored, of which rectangles can be read as one mean colour and painted in one colour, and no more.
///
/// A colour is one sample of 8 bits for each channel of the picture's own kind, such as grey, RGB, YCbCr or CMYK.
pub(crate) trait Canvas {
    /// Width and height in pixels, as stored.
    fn size(&self) -> (u32, u32);

    /// Width and height in pixels of what can only be painted as a whole: a pixel, or a JPEG's MCU.
    fn unit(&self) -> (u32, u32);

    /// A shade of grey.
    fn grey(&self, shade: u8) -> Vec<u8>;

    /// The mean colour of the units that `region` touches and none of `except` does; none when there are none.
    fn mean(&self, region: Region, except: &[Region]) -> Option<Vec<u8>>;

    /// Paints the units that `region` touches, opaque; gives the colour in RGB as a viewer shows it.
    fn paint(&mut self, region: Region, colour: &[u8]) -> Result<[u8; 3], Error>;
}
