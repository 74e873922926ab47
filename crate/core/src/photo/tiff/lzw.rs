//! LZW data (TIFF 6.0, section 13): codes from the highest bit on, one bit wider a code early.
//!
//! A string of the table is never stored: it is the place in the rows where it was made, and its length.

const CLEAR: usize = 256;
const END: usize = 257;

/// How many bytes of `data` give `size` bytes, with the code that ends them if it follows; `None` when they give fewer.
///
/// The bytes go to `rows` if it is given, and may be a few more than `size`. Fails where the codes make no sense, or come
/// from the lowest bit on as programs before 1992 wrote them.
pub(super) fn follow(data: &[u8], size: u64, mut rows: Option<&mut Vec<u8>>) -> Result<Option<usize>, &'static str> {
    if data.starts_with(&[0, 1]) {
        return Err("LZW of the old style");
    }
    let mut codes = Codes { data, bit: 0 };
    let mut strings: Vec<(u64, u64)> = Vec::new(); // of codes 258 and up: start and length
    let mut previous: Option<(u64, u64)> = None;
    let mut made = 0_u64;
    while made < size {
        let Some(code) = codes.next(width(strings.len())) else { return Ok(None) };
        let known = code.checked_sub(258).and_then(|index| strings.get(index).copied());
        let new = code.checked_sub(258) == Some(strings.len());
        let again = previous.map(|(start, length)| (start, length.saturating_add(1)));
        let source = match code {
            CLEAR => {
                strings.clear();
                previous = None;
                continue;
            }
            END => return Ok(None),
            0..=255 => None,
            // The string that is only being made: the one before with its first byte again.
            _ => Some(known.or(again.filter(|_| new)).ok_or("LZW code that was not made yet")?),
        };
        let length = source.map_or(1, |(_, length)| length);
        if let Some(rows) = rows.as_deref_mut() {
            copy(rows, source, code);
        }
        if let Some(again) = again.filter(|_| strings.len() < 4096 - 258) {
            strings.push(again);
        }
        previous = Some((made, length));
        made = made.saturating_add(length);
    }
    let end = codes.bytes();
    let closing = codes.next(width(strings.len()));
    Ok(Some(if closing == Some(END) { codes.bytes() } else { end }))
}

/// Appends a string of `rows` to them, or the byte that `code` is.
fn copy(rows: &mut Vec<u8>, source: Option<(u64, u64)>, code: usize) {
    let Some((start, length)) = source else {
        rows.push(u8::try_from(code).unwrap_or_default());
        return;
    };
    let start = usize::try_from(start).unwrap_or(usize::MAX);
    for at in (start..).take(usize::try_from(length).unwrap_or(0)) {
        rows.push(rows.get(at).copied().unwrap_or_default());
    }
}

/// The width of the next code when the table has so many strings, of which the writer had one more.
fn width(strings: usize) -> usize {
    match 258 + strings {
        0..=510 => 9,
        511..=1022 => 10,
        1023..=2046 => 11,
        _ => 12,
    }
}

struct Codes<'a> {
    data: &'a [u8],
    bit: usize,
}

impl Codes<'_> {
    fn next(&mut self, width: usize) -> Option<usize> {
        let three = [0, 1, 2].map(|next| self.data.get(self.bit / 8 + next).copied().unwrap_or(0));
        let end = self.bit.checked_add(width)?;
        if end > self.data.len().checked_mul(8)? {
            return None;
        }
        let bits = three.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
        let code = bits >> (24 - self.bit % 8 - width) & ((1 << width) - 1);
        self.bit = end;
        Some(code)
    }

    /// How many bytes have been begun.
    fn bytes(&self) -> usize {
        self.bit.div_ceil(8)
    }
}
