//! PNG: the zlib streams (RFC 1950) inside chunks, and where the picture in one of them ends.

use miniz_oxide::{
    DataFormat, MZError, MZFlush, MZStatus,
    deflate::{core::CompressorOxide, stream::deflate},
    inflate::stream::{InflateState, inflate},
};

use super::Image;
use crate::{
    Error,
    error::Code,
    photo::{Part, Surplus},
};

/// Inflates a zlib stream up to `most` bytes; also how many bytes of `data` the stream took, if it ended soundly.
pub(crate) fn inflate_bounded(data: &[u8], most: usize) -> (Vec<u8>, Option<usize>) {
    let mut out = Vec::new();
    let ended = stream(&[(0, data)], |bytes| {
        let room = most.saturating_sub(out.len());
        out.extend_from_slice(bytes.get(..room.min(bytes.len())).unwrap_or_default());
        room >= bytes.len()
    });
    match ended {
        Ok(End::Whole { rest: (_, used) }) => (out, Some(used)),
        _ => (out, None),
    }
}

/// How a zlib stream came to its end.
enum End {
    /// Where the stream said, its checksum right; what is left starts in this part at this index.
    Whole { rest: (usize, usize) },
    /// Where the reader had enough.
    Enough,
}

/// Inflates `parts` as one zlib stream, giving pieces to `sink` until it returns false.
fn stream(parts: &[(usize, &[u8])], mut sink: impl FnMut(&[u8]) -> bool) -> Result<End, Error> {
    let mut state = InflateState::new_boxed(DataFormat::Zlib);
    let mut buffer = vec![0; 32 << 10];
    let mut at = parts.first().map_or(0, |(offset, _)| *offset);
    for (index, (offset, part)) in parts.iter().enumerate() {
        let mut used = 0_usize;
        loop {
            let input = part.get(used..).unwrap_or_default();
            let result = inflate(&mut state, input, &mut buffer, MZFlush::None);
            used = used.saturating_add(result.bytes_consumed);
            at = offset.saturating_add(used);
            let written = buffer.get(..result.bytes_written).unwrap_or_default();
            if !written.is_empty() && !sink(written) {
                return Ok(End::Enough);
            }
            match result.status {
                Ok(MZStatus::StreamEnd) => return Ok(End::Whole { rest: (index, used) }),
                Ok(_) if used < part.len() || result.bytes_written == buffer.len() => {}
                Ok(_) | Err(MZError::Buf) if used >= part.len() => break,
                _ => return Err(Error::at_byte(Code::PhotoBroken, at).because("compressed PNG data")),
            }
        }
    }
    Err(Error::at_byte(Code::PhotoTruncated, at).because("compressed PNG data"))
}

/// What a renderer reads of one image's stream.
pub(super) enum Extent<'a> {
    /// These parts, as they stand.
    Parts(Vec<&'a [u8]>),
    /// The stream goes on after the last row, so it has to be written again.
    Rewritten(Vec<u8>),
}

/// Finds the end of the picture in one image's stream; the bytes beyond it go to `hidden`.
pub(super) fn extent<'a>(image: &Image<'a>, hidden: &mut Vec<Surplus<'a>>) -> Result<Extent<'a>, Error> {
    let mut size = 0_u64;
    let end = stream(&image.parts, |bytes| {
        size = size.saturating_add(bytes.len() as u64);
        size <= image.raw_size
    })?;
    let offset = image.parts.first().map_or(0, |(offset, _)| *offset);
    match end {
        End::Enough => Ok(Extent::Rewritten(deflate_rows(image)?)),
        End::Whole { .. } if size < image.raw_size => {
            Err(Error::at_byte(Code::PhotoTruncated, offset).because("PNG ends before its last row"))
        }
        End::Whole { rest: (last, used) } => {
            let mut kept = Vec::new();
            for (index, (offset, part)) in image.parts.iter().enumerate() {
                let cut = if index < last {
                    part.len()
                } else if index == last {
                    used
                } else {
                    0
                };
                let (stream, rest) = part.split_at_checked(cut).unwrap_or((part, &[]));
                if index <= last {
                    kept.push(stream);
                }
                if !rest.is_empty() {
                    hidden.push(Surplus { part: Part::Slack, offset: offset.saturating_add(cut), data: rest });
                }
            }
            Ok(Extent::Parts(kept))
        }
    }
}

/// The rows of the picture alone as a zlib stream, compressed piece by piece.
fn deflate_rows(image: &Image<'_>) -> Result<Vec<u8>, Error> {
    let failed = || Error::new(Code::PhotoBroken).because("PNG rows could not be compressed again");
    let mut compressor = CompressorOxide::default(); // zlib format, level 6
    let mut buffer = vec![0; 32 << 10];
    let mut out = Vec::new();
    let mut sound = true;
    let mut press = |mut input: &[u8], flush: MZFlush, out: &mut Vec<u8>| {
        loop {
            let result = deflate(&mut compressor, input, &mut buffer, flush);
            out.extend_from_slice(buffer.get(..result.bytes_written).unwrap_or_default());
            input = input.get(result.bytes_consumed..).unwrap_or_default();
            match result.status {
                Ok(MZStatus::StreamEnd) => return true,
                Ok(_) if !input.is_empty() || result.bytes_written == buffer.len() || flush == MZFlush::Finish => {}
                Ok(_) | Err(MZError::Buf) => return flush != MZFlush::Finish,
                Err(_) => return false,
            }
        }
    };
    let mut left = image.raw_size;
    stream(&image.parts, |bytes| {
        let take = usize::try_from(left).map_or(bytes.len(), |left| left.min(bytes.len()));
        left = left.saturating_sub(take as u64);
        sound = sound && press(bytes.get(..take).unwrap_or_default(), MZFlush::None, &mut out);
        sound && left > 0
    })?;
    if sound && left == 0 && press(&[], MZFlush::Finish, &mut out) { Ok(out) } else { Err(failed()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_unfolds_without_end_is_cut() {
        let bomb = miniz_oxide::deflate::compress_to_vec_zlib(&vec![b'x'; 4 << 20], 9);
        let (text, ended) = inflate_bounded(&bomb, 1_000);
        assert_eq!((text.len(), ended), (1_000, None));
    }
}
