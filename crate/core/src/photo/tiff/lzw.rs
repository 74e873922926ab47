//! Finds the end of LZW data (TIFF 6.0, section 13): codes from the highest bit on, one bit wider a code early.

const CLEAR: usize = 256;
const END: usize = 257;

/// How many bytes of `data` give `size` bytes, with the code that ends them if it follows; `None` when they give fewer.
///
/// Only the lengths of the strings are kept, for no pixel is needed. Fails where the codes make no sense, or come from
/// the lowest bit on as programs before 1992 wrote them.
pub(super) fn length(data: &[u8], size: u64) -> Result<Option<usize>, &'static str> {
    if data.starts_with(&[0, 1]) {
        return Err("LZW of the old style");
    }
    let mut codes = Codes { data, bit: 0 };
    let mut strings: Vec<u32> = Vec::new(); // lengths of the strings of codes 258 and up
    let mut previous: Option<u32> = None;
    let mut made = 0_u64;
    while made < size {
        let Some(code) = codes.next(width(strings.len())) else { return Ok(None) };
        let length = match code {
            CLEAR => {
                strings.clear();
                previous = None;
                continue;
            }
            END => return Ok(None),
            0..=255 => 1,
            _ => {
                let known = strings.get(code - 258).copied();
                let next = (code - 258 == strings.len()).then_some(previous).flatten().map(|length| length + 1);
                known.or(next).ok_or("LZW code that was not made yet")?
            }
        };
        if let Some(previous) = previous
            && strings.len() < 4096 - 258
        {
            strings.push(previous.saturating_add(1));
        }
        previous = Some(length);
        made = made.saturating_add(u64::from(length));
    }
    let end = codes.bytes();
    let closing = codes.next(width(strings.len()));
    Ok(Some(if closing == Some(END) { codes.bytes() } else { end }))
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
