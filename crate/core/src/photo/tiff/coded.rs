//! How far the coded data of a strip or tile reach, so that what stands behind its last row can be cut.

use std::borrow::Cow;

use miniz_oxide::{
    DataFormat, MZError, MZFlush, MZStatus, deflate,
    inflate::stream::{InflateState, inflate},
};

use super::{broken, lzw, refuse};
use crate::{Error, error::Code, photo::MAX_PIXELS};

/// Refuses the compressions that cannot be followed, by name.
///
/// Known are 1 none, 5 LZW, 7 JPEG (Adobe technical note 2), 8 and 32946 deflate (Adobe Photoshop technical notes, 2002)
/// and 32773 PackBits.
pub(super) fn known(compression: u32, at: usize) -> Result<(), Error> {
    let name = match compression {
        1 | 5 | 7 | 8 | 32946 | 32773 => return Ok(()),
        2..=4 => "fax pages",
        6 => "JPEG of the old style",
        9 | 10 => "JBIG",
        32766 => "NeXT compression",
        32771 => "word-aligned fax pages",
        32809 => "ThunderScan compression",
        34676 | 34677 => "LogLuv compression",
        34712 | 33003 | 33004 | 33005 => "JPEG 2000",
        34892 => "lossy raw data",
        34925 => "LZMA",
        50000 | 34926 => "Zstandard",
        50001 | 34927 => "WebP",
        50002 | 52546 => "JPEG XL",
        _ => return Err(refuse(at, format_args!("TIFF with compression {compression}"))),
    };
    Err(refuse(at, format_args!("TIFF with {name}")))
}

/// The part of `data` that gives the `size` bytes of a strip's or tile's rows, and how many bytes of `data` it took.
///
/// `data` start at `at` of the file. What is given ends with the picture; where the code would go on beyond it, its end
/// is written anew. Fails when the rows do not become whole.
pub(super) fn follow(compression: u32, data: &[u8], at: usize, size: u64) -> Result<(Cow<'_, [u8]>, usize), Error> {
    let short = || Error::at_byte(Code::PhotoTruncated, at).because("TIFF strip ends before its last row");
    let keep = |used: usize| data.get(..used).map(|kept| (Cow::Borrowed(kept), used));
    match compression {
        1 => usize::try_from(size).ok().and_then(keep).ok_or_else(short),
        5 => lzw::follow(data, size, None).map_err(|what| broken(at, what))?.and_then(keep).ok_or_else(short),
        32773 => packbits(data, size).ok_or_else(short),
        _ => deflated(data, at, size),
    }
}

/// The rows of a strip or tile that [`follow`] gave: `size` bytes.
pub(super) fn unpack(compression: u32, data: &[u8], size: u64) -> Result<Vec<u8>, Error> {
    // Eight bytes a pixel: red, green, blue and alpha of 16 bits.
    if size > MAX_PIXELS * 8 {
        return Err(Error::new(Code::PhotoTooLarge).because("TIFF with many samples"));
    }
    let broken = || broken(0, "rows of a TIFF");
    let size = usize::try_from(size).map_err(|_| broken())?;
    let mut rows = match compression {
        1 => data.to_vec(),
        5 => {
            let mut rows = Vec::new();
            lzw::follow(data, size as u64, Some(&mut rows)).map_err(|_| broken())?;
            rows
        }
        32773 => runs(data),
        _ => crate::photo::inflate_bounded(data, size).0,
    };
    rows.truncate(size);
    if rows.len() == size { Ok(rows) } else { Err(broken()) }
}

/// Unpacks PackBits.
fn runs(mut data: &[u8]) -> Vec<u8> {
    let mut rows = Vec::new();
    while let [head, rest @ ..] = data {
        let count = usize::from(*head);
        let literal = rest.split_at_checked(count.saturating_add(1)).filter(|_| count < 128);
        let run = rest.split_first().filter(|_| count > 128);
        data = match (literal, run) {
            (Some((bytes, rest)), _) => {
                rows.extend_from_slice(bytes);
                rest
            }
            (_, Some((byte, rest))) => {
                rows.extend(std::iter::repeat_n(*byte, 257_usize.saturating_sub(count)));
                rest
            }
            _ if count == 128 => rest,
            _ => break,
        };
    }
    rows
}

/// PackBits (TIFF 6.0, section 9): runs of one byte, and stretches of literal ones.
fn packbits(data: &[u8], size: u64) -> Option<(Cow<'_, [u8]>, usize)> {
    let (mut at, mut made) = (0_usize, 0_u64);
    while made < size {
        let head = *data.get(at)?;
        let left = size.saturating_sub(made);
        let (count, bytes) = match head {
            0..=127 => (u64::from(head).saturating_add(1), usize::from(head).saturating_add(2)),
            128 => (0, 1),
            _ => (257_u64.saturating_sub(u64::from(head)), 2),
        };
        let end = at.checked_add(bytes)?;
        data.get(at..end)?;
        if count > left {
            // The last packet goes on beyond the picture: only what belongs to it is said again.
            let left = u8::try_from(left).ok()?;
            let literal = head < 128;
            let head = if literal { left.checked_sub(1)? } else { 1_u8.wrapping_sub(left) };
            let bytes = if literal { usize::from(left) } else { 1 };
            let body = at.checked_add(1)?;
            let mut out = data.get(..at)?.to_vec();
            // A single byte is a literal one, for 0 does not say a run.
            out.push(if left == 1 { 0 } else { head });
            out.extend_from_slice(data.get(body..body.checked_add(bytes)?)?);
            return Some((Cow::Owned(out), body.checked_add(bytes)?));
        }
        made = made.saturating_add(count);
        at = end;
    }
    Some((Cow::Borrowed(data.get(..at)?), at))
}

/// A zlib stream (RFC 1950): whole as it stands, or written again where it goes on after the last row.
fn deflated(data: &[u8], at: usize, size: u64) -> Result<(Cow<'_, [u8]>, usize), Error> {
    let mut state = InflateState::new_boxed(DataFormat::Zlib);
    let mut buffer = vec![0; 32 << 10];
    let (mut used, mut made) = (0_usize, 0_u64);
    loop {
        let input = data.get(used..).unwrap_or_default();
        let result = inflate(&mut state, input, &mut buffer, MZFlush::None);
        used = used.saturating_add(result.bytes_consumed);
        made = made.saturating_add(result.bytes_written as u64);
        if made > size {
            return rewritten(data, at, size).map(|rows| (Cow::Owned(rows), data.len()));
        }
        match result.status {
            Ok(MZStatus::StreamEnd) if made == size => {
                return Ok((Cow::Borrowed(data.get(..used).unwrap_or_default()), used));
            }
            Ok(MZStatus::StreamEnd) | Err(MZError::Buf) => break,
            Ok(_) if result.bytes_consumed == 0 && result.bytes_written == 0 => break,
            Ok(_) => {}
            Err(_) => return Err(broken(at.saturating_add(used), "compressed TIFF data")),
        }
    }
    Err(Error::at_byte(Code::PhotoTruncated, at).because("TIFF strip ends before its last row"))
}

/// The first `size` bytes of a zlib stream as a stream of their own.
fn rewritten(data: &[u8], at: usize, size: u64) -> Result<Vec<u8>, Error> {
    // More than any real strip holds; the rows have to be in memory here.
    const MOST: u64 = 256 << 20;
    let rows = usize::try_from(size).ok().filter(|_| size <= MOST);
    let rows = rows.and_then(|size| {
        let (rows, _) = crate::photo::inflate_bounded(data, size);
        (rows.len() == size).then_some(rows)
    });
    let rows = rows.ok_or_else(|| broken(at, "compressed TIFF data that go on after the last row"))?;
    Ok(deflate::compress_to_vec_zlib(&rows, 6))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(compression: u32, data: &[u8], size: u64) -> Vec<u8> {
        follow(compression, data, 0, size).unwrap().0.into_owned()
    }

    #[test]
    fn bytes_after_the_last_row_are_cut() {
        assert_eq!(kept(1, b"rowsnote", 4), b"rows");
        assert_eq!(kept(32773, b"\x03rows\x03note", 4), b"\x03rows");
        assert_eq!(kept(32773, b"\x07rowsnote", 4), b"\x03rows");
        assert_eq!(kept(32773, b"\x02row\x05snotes", 4), b"\x02row\0s");
        assert_eq!(kept(32773, b"\xFDr\xF0snote", 6), b"\xFDr\xFFs");
        let pressed = deflate::compress_to_vec_zlib(b"rows", 6);
        assert_eq!(kept(8, &[pressed.as_slice(), b"note"].concat(), 4), pressed);
        assert_eq!(kept(8, &deflate::compress_to_vec_zlib(b"rowsnote", 6), 4), pressed);
    }

    #[test]
    fn rows_that_are_missing_are_told() {
        for (compression, data) in [(1, b"row".as_slice()), (32773, b"\x02row"), (5, b"\x80\x00")] {
            assert_eq!(follow(compression, data, 7, 4).unwrap_err().code(), Code::PhotoTruncated);
        }
    }
}
