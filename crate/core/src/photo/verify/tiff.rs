//! Reads a clean TIFF file a second time: every byte accounted for, tags and rows those of the original (TIFF 6.0).

use std::collections::BTreeMap;

use flate2::{Decompress, FlushDecompress, Status};
use sha2::{Digest, Sha256};

use super::{icc, jpeg, unproved};
use crate::{Error, photo::Choices};

/// Proves a TIFF file; see [`super::verify`].
pub(super) fn verify(original: &[u8], clean: &[u8], orientation: u8, choices: Choices) -> Result<(), Error> {
    let after = strict(clean)?;
    let before = Order::of(original).map(|order| lenient(original, order)).unwrap_or_default();
    if original.get(..4) != clean.get(..4) || before.len() != after.len() {
        return Err(unproved(0, format_args!("{} pages became {}", before.len(), after.len())));
    }
    let turned = after.first().and_then(|page| page.one(274)).unwrap_or(1);
    if turned != u64::from(orientation) {
        return Err(unproved(0, "orientation"));
    }
    before.iter().zip(&after).try_for_each(|(before, after)| same(before, after, choices))
}

/// Byte order.
#[derive(Clone, Copy)]
struct Order(bool);

impl Order {
    fn of(file: &[u8]) -> Option<Self> {
        match file.get(..4)? {
            [0x49, 0x49, 42, 0] => Some(Self(true)),
            [0x4D, 0x4D, 0, 42] => Some(Self(false)),
            _ => None,
        }
    }

    fn number(self, bytes: &[u8]) -> u64 {
        let add = |sum: u64, byte: &u8| sum << 8 | u64::from(*byte);
        if self.0 { bytes.iter().rev().fold(0, add) } else { bytes.iter().fold(0, add) }
    }

    fn at(self, file: &[u8], at: u64, count: u64) -> Option<u64> {
        span(file, at, count).map(|bytes| self.number(bytes))
    }
}

fn span(file: &[u8], at: u64, count: u64) -> Option<&[u8]> {
    let start = usize::try_from(at).ok()?;
    file.get(start..start.checked_add(usize::try_from(count).ok()?)?)
}

/// A directory with the values of its fields.
struct Page<'a> {
    file: &'a [u8],
    order: Order,
    at: u64,
    fields: BTreeMap<u16, Field<'a>>,
}

#[derive(Clone, Copy)]
struct Field<'a> {
    kind: u64,
    count: u64,
    value: &'a [u8],
    /// Where the value stands.
    at: u64,
}

fn unit(kind: u64) -> Option<u64> {
    match kind {
        1 | 2 | 6 | 7 => Some(1),
        3 | 8 => Some(2),
        4 | 9 | 11 | 13 => Some(4),
        5 | 10 | 12 => Some(8),
        _ => None,
    }
}

impl<'a> Page<'a> {
    /// Reads a directory; also how many entries it has, and where the next one starts.
    fn read(file: &'a [u8], order: Order, at: u64) -> Option<(Self, u64, u64)> {
        let count = order.at(file, at, 2)?;
        let mut page = Self { file, order, at, fields: BTreeMap::new() };
        for index in 0..count {
            let entry = at + 2 + 12 * index;
            let tag = u16::try_from(order.at(file, entry, 2)?).ok()?;
            let (kind, count) = (order.at(file, entry + 2, 2)?, order.at(file, entry + 4, 4)?);
            let Some(length) = unit(kind).map(|unit| unit * count) else { continue };
            let at = if length > 4 { order.at(file, entry + 8, 4)? } else { entry + 8 };
            let Some(value) = span(file, at, length) else { continue };
            page.fields.entry(tag).or_insert(Field { kind, count, value, at });
        }
        let next = order.at(file, at + 2 + 12 * count, 4).unwrap_or(0);
        Some((page, count, next))
    }

    fn all(&self, tag: u16) -> Vec<u64> {
        let values = self.fields.get(&tag).and_then(|field| {
            let unit = usize::try_from(unit(field.kind)?).ok().filter(|unit| *unit <= 4)?;
            Some(field.value.chunks_exact(unit).map(|value| self.order.number(value)).collect())
        });
        values.unwrap_or_default()
    }

    fn one(&self, tag: u16) -> Option<u64> {
        self.all(tag).first().copied()
    }

    fn or(&self, tag: u16, default: u64) -> u64 {
        self.one(tag).unwrap_or(default)
    }

    fn tiled(&self) -> bool {
        self.fields.contains_key(&324)
    }

    /// The coded data of strips or tiles, with where they start; those of one strip without a length go to the end.
    fn chunks(&self) -> Option<Vec<(u64, &'a [u8])>> {
        let (places, lengths) = if self.tiled() { (324, 325) } else { (273, 279) };
        let (places, mut lengths) = (self.all(places), self.all(lengths));
        if places.len() == 1 && lengths.is_empty() {
            lengths.push(u64::MAX);
        }
        let chunk = |(place, length): (&u64, &u64)| {
            let rest = (self.file.len() as u64).checked_sub(*place)?;
            Some((*place, span(self.file, *place, rest.min(*length))?))
        };
        places.iter().zip(&lengths).map(chunk).collect()
    }

    fn samples(&self) -> u64 {
        self.or(277, 1)
    }

    /// Bits of each sample.
    fn bits(&self) -> Vec<u64> {
        let bits = self.all(258);
        let count = usize::try_from(self.samples().min(64)).unwrap_or(1);
        match bits.as_slice() {
            [] => vec![1; count],
            [one] => vec![*one; count],
            _ => bits.into_iter().take(count).collect(),
        }
    }

    /// Width and height of each strip or tile in turn, and how many bytes its rows take.
    fn sizes(&self) -> Option<Vec<(u64, u64, u64)>> {
        let (width, height) = (self.one(256)?, self.one(257)?);
        let (across, down) =
            if self.tiled() { (self.one(322)?, self.one(323)?) } else { (width, self.or(278, height).min(height)) };
        let (columns, rows) = (width.checked_next_multiple_of(across)? / across, height.div_ceil(down));
        let planes = if self.or(284, 1) == 2 { self.samples() } else { 1 };
        let bits = self.bits();
        let share = self.all(530);
        let units = match (self.one(262), self.one(259), share.as_slice()) {
            (Some(6), Some(7), _) | (_, _, [1, 1]) => None,
            (Some(6), _, [h, v]) => Some((*h, *v)),
            (Some(6), _, _) => Some((2, 2)),
            _ => None,
        };
        let mut sizes = Vec::new();
        for plane in 0..planes {
            let pixel = if planes > 1 { *bits.get(usize::try_from(plane).ok()?)? } else { bits.iter().sum() };
            for row in 0..rows {
                let high = if self.tiled() { down } else { down.min(height - row * down) };
                let size = match units {
                    Some((h, v)) if h > 0 && v > 0 => across.div_ceil(h) * high.div_ceil(v) * (h * v + 2),
                    _ => (across.checked_mul(pixel)?.div_ceil(8)).checked_mul(high)?,
                };
                sizes.extend((0..columns).map(|_| (across, high, size)));
            }
        }
        Some(sizes)
    }
}

/// What each tag may be: its type or types, and how many values it has; 0 for as many as others say.
const ALLOWED: &[(u16, &[u64], &[u64])] = &[
    (254, &[4], &[1]),
    (256, &[4], &[1]),
    (257, &[4], &[1]),
    (258, &[3], &[0]),
    (259, &[3], &[1]),
    (262, &[3], &[1]),
    (266, &[3], &[1]),
    (273, &[4], &[0]),
    (274, &[3], &[1]),
    (277, &[3], &[1]),
    (278, &[4], &[1]),
    (279, &[4], &[0]),
    (282, &[5], &[1]),
    (283, &[5], &[1]),
    (284, &[3], &[1]),
    (290, &[3], &[1]),
    (291, &[3], &[0]),
    (292, &[4], &[1]),
    (293, &[4], &[1]),
    (296, &[3], &[1]),
    (301, &[3], &[0]),
    (317, &[3], &[1]),
    (318, &[5], &[2]),
    (319, &[5], &[6]),
    (320, &[3], &[0]),
    (322, &[4], &[1]),
    (323, &[4], &[1]),
    (324, &[4], &[0]),
    (325, &[4], &[0]),
    (332, &[3], &[1]),
    (334, &[3], &[1]),
    (336, &[1, 3], &[0]),
    (338, &[3], &[0]),
    (339, &[3], &[0]),
    (340, &[1, 3, 4, 5, 6, 8, 9, 10, 11, 12], &[0]),
    (341, &[1, 3, 4, 5, 6, 8, 9, 10, 11, 12], &[0]),
    (529, &[5], &[3]),
    (530, &[3], &[2]),
    (531, &[3], &[1]),
    (532, &[5], &[6]),
    (34675, &[7], &[0]),
];

/// Tags without which the rows mean something else.
const VITAL: &[u16] = &[266, 284, 317, 320, 338, 339, 530];

/// Reads a file that must hold nothing but what is allowed here.
fn strict(clean: &[u8]) -> Result<Vec<Page<'_>>, Error> {
    let order = Order::of(clean).ok_or_else(|| unproved(0, "no header"))?;
    let mut pages: Vec<Page<'_>> = Vec::new();
    let mut taken = vec![(0, 8)];
    let mut at = order.at(clean, 4, 4).unwrap_or(0);
    while at != 0 {
        let refuse = |what: &str| unproved(usize::try_from(at).unwrap_or(usize::MAX), what);
        if pages.last().is_some_and(|page| page.at >= at) {
            return Err(refuse("order of pages"));
        }
        let (page, count, next) = Page::read(clean, order, at).ok_or_else(|| refuse("directory"))?;
        if page.fields.len() as u64 != count {
            return Err(refuse("a field that is no field, or stands twice"));
        }
        taken.push((at, 6 + 12 * count));
        let (mut depth, samples) = (page.bits().first().copied().unwrap_or(1), page.samples());
        depth = if depth <= 16 { 1 << depth } else { u64::MAX / 8 };
        let chunks = page.chunks().ok_or_else(|| refuse("strips outside the file"))?;
        if !chunks.iter().map(|(_, data)| data.len() as u64).eq(page.all(if page.tiled() { 325 } else { 279 })) {
            return Err(refuse("lengths of strips"));
        }
        for (tag, field) in &page.fields {
            let allowed = ALLOWED.iter().find(|(known, ..)| known == tag);
            let (_, kinds, counts) = allowed.ok_or_else(|| refuse("a tag that is not allowed"))?;
            let counted = match tag {
                258 => field.count == samples,
                291 => field.count == depth,
                301 => field.count == depth || field.count == 3 * depth,
                320 => field.count == 3 * depth,
                336 => field.count == 2 || field.count == 2 * samples,
                338..=341 => (1..=samples).contains(&field.count),
                273 | 279 | 324 | 325 => field.count == chunks.len() as u64,
                34675 => true,
                _ => counts.contains(&field.count),
            };
            if !kinds.contains(&field.kind) || !counted {
                return Err(refuse("form of a tag"));
            }
            let length = field.value.len() as u64;
            if length > 4 {
                taken.push((field.at, length));
            } else if span(clean, field.at + length, 4 - length).is_none_or(|rest| rest.iter().any(|byte| *byte != 0)) {
                return Err(refuse("bytes behind a value"));
            }
        }
        taken.extend(chunks.iter().map(|(at, data)| (*at, data.len() as u64)));
        at = next;
        pages.push(page);
    }
    taken.sort_unstable();
    let mut end = 0;
    for (start, length) in taken {
        // Only a nought that makes an offset even may stand between two parts.
        let even = start == end + 1 && end % 2 == 1 && span(clean, end, 1) == Some(&[0]);
        if start != end && !even {
            return Err(unproved(usize::try_from(end).unwrap_or(usize::MAX), "bytes that no tag refers to"));
        }
        end = start + length;
    }
    if end != clean.len() as u64 || pages.is_empty() {
        return Err(unproved(usize::try_from(end).unwrap_or(usize::MAX), "bytes after the end"));
    }
    Ok(pages)
}

/// The pages of an original that a forgiving renderer shows.
fn lenient(original: &[u8], order: Order) -> Vec<Page<'_>> {
    let mut pages = Vec::new();
    let mut at = order.at(original, 4, 4).unwrap_or(0);
    let mut left = 1_000;
    while let Some((page, _, next)) = Page::read(original, order, at).filter(|_| at != 0 && left > 0) {
        at = next;
        left -= 1;
        let shown = page.or(254, 0) & !2 == 0 && page.or(255, 1) != 2;
        if shown && (page.fields.contains_key(&273) || page.fields.contains_key(&324)) {
            pages.push(page);
        }
    }
    pages
}

/// Whether a clean page is the original one.
fn same(before: &Page<'_>, after: &Page<'_>, choices: Choices) -> Result<(), Error> {
    let refuse = |what: &str| unproved(usize::try_from(after.at).unwrap_or(usize::MAX), what);
    for (tag, field) in &after.fields {
        let (was, is) = (before.all(*tag), after.all(*tag));
        let kept = match tag {
            // Where strips are is each file's own; what is in them is compared below.
            273 | 279 | 324 | 325 => true,
            254 => is == [0],
            258 => before.bits() == is,
            259 | 277 => before.or(*tag, 1) == after.or(*tag, 0),
            278 => before.or(278, u64::MAX).min(before.or(257, 0)) == after.or(278, 0),
            34675 => before.fields.get(tag).is_some_and(|source| icc::kept(source.value, field.value, choices)),
            _ if !is.is_empty() => was == is,
            _ => before.fields.get(tag).is_some_and(|source| source.value == field.value && source.kind == field.kind),
        };
        if !kept {
            return Err(refuse("a tag is not the original's"));
        }
    }
    let lost = |tag: &&u16| {
        let plain = matches!(**tag, 266 | 284 | 317) && before.or(**tag, 1) == 1;
        before.fields.contains_key(*tag) && !after.fields.contains_key(*tag) && !plain
    };
    if VITAL.iter().find(lost).is_some() && !harmless(before, after) {
        return Err(refuse("a tag that draws was lost"));
    }
    let (sizes, chunks) = (after.sizes().ok_or_else(|| refuse("size"))?, after.chunks().unwrap_or_default());
    let sources = before.chunks().ok_or_else(|| refuse("strips of the original"))?;
    if chunks.len() != sizes.len() || sources.len() < chunks.len() {
        return Err(refuse("number of strips"));
    }
    let compression = after.or(259, 1);
    for ((width, height, size), ((at, data), (_, source))) in sizes.into_iter().zip(chunks.into_iter().zip(sources)) {
        let refuse = |what: &str| unproved(usize::try_from(at).unwrap_or(usize::MAX), what);
        if compression == 7 {
            let whole = |page: &Page<'_>, strip: &[u8]| {
                let tables = page.fields.get(&347).map_or(&[] as &[u8], |field| field.value);
                let (_, tables) = tables.split_at(tables.len().min(2));
                let (_, strip) = strip.split_at(strip.len().min(2));
                [&[0xFF, 0xD8], tables.strip_suffix(&[0xFF, 0xD9]).unwrap_or(tables), strip].concat()
            };
            let (before, after) = (whole(before, source), whole(after, data));
            jpeg::verify(&before, &after, 1, Choices::default()).map_err(|error| refuse(error.detail()))?;
            let frame = after.windows(2).position(|two| matches!(two, [0xFF, 0xC0..=0xC2]));
            let sides = frame.and_then(|at| after.get(at..)?.get(5..9));
            if sides.map(|sides| Order(false).number(sides)) != Some(height << 16 | width)
                || !data.starts_with(&[0xFF, 0xD8])
            {
                return Err(refuse("size of a JPEG strip"));
            }
            continue;
        }
        let (rows, used) = unpack(compression, data, size).ok_or_else(|| refuse("rows of a strip"))?;
        if used != data.len() {
            return Err(refuse("bytes after the last row"));
        }
        // Equal beginnings unpack equally; otherwise the rows have to. Only runs and zlib streams are ever written anew.
        let anew = !matches!(compression, 1 | 5);
        if !source.starts_with(data) && !anew {
            return Err(refuse("a strip changed"));
        }
        if !source.starts_with(data) && unpack(compression, source, size).is_none_or(|(other, _)| other != rows) {
            return Err(refuse("the picture changed"));
        }
    }
    Ok(())
}

/// Whether what was lost of [`VITAL`] had no form that a renderer could have read.
fn harmless(before: &Page<'_>, after: &Page<'_>) -> bool {
    VITAL.iter().filter(|tag| !after.fields.contains_key(tag)).all(|tag| {
        let (values, samples) = (before.all(*tag), before.samples());
        let count = values.len() as u64;
        match tag {
            266 | 284 => !matches!(values.as_slice(), [2]),
            317 => !matches!(values.as_slice(), [2 | 3]),
            320 => before.one(262) != Some(3),
            338 => !(1..=samples).contains(&count) || values.iter().any(|value| *value > 2),
            339 => (count != 1 && count != samples) || values.iter().any(|value| !(1..=6).contains(value)),
            _ => count != 2 || values.iter().any(|value| !matches!(value, 1 | 2 | 4)),
        }
    })
}

/// The hash of the first `size` bytes that coded data unpack to, and how many coded bytes that took with their end code.
fn unpack(compression: u64, data: &[u8], size: u64) -> Option<([u8; 32], usize)> {
    let mut sink = Sink { hash: Sha256::new(), left: size };
    let used = match compression {
        1 => {
            let rows = span(data, 0, size)?;
            sink.take(rows);
            rows.len()
        }
        5 => lzw(data, &mut sink)?,
        8 | 32946 => inflate(data, &mut sink)?,
        32773 => packets(data, &mut sink)?,
        _ => return None,
    };
    (sink.left == 0).then(|| (sink.hash.finalize().into(), used))
}

/// PackBits; a last packet that goes on beyond the rows takes more than there is.
fn packets(data: &[u8], sink: &mut Sink) -> Option<usize> {
    let mut at = 0_usize;
    while sink.left > 0 {
        let head = *data.get(at)?;
        let run;
        let (bytes, taken) = match head {
            0..128 => {
                let literal = data.get(at + 1..at + 2 + usize::from(head))?;
                (literal, 1 + literal.len())
            }
            128 => (&[] as &[u8], 1),
            _ => {
                run = vec![*data.get(at + 1)?; 257 - usize::from(head)];
                (run.as_slice(), 2)
            }
        };
        let beyond = bytes.len() as u64 > sink.left;
        sink.take(bytes);
        if beyond {
            return Some(usize::MAX);
        }
        at += taken;
    }
    Some(at)
}

/// Takes the bytes of rows and no more.
struct Sink {
    hash: Sha256,
    left: u64,
}

impl Sink {
    fn take(&mut self, bytes: &[u8]) {
        let fitting = usize::try_from(self.left).unwrap_or(usize::MAX).min(bytes.len());
        self.hash.update(bytes.get(..fitting).unwrap_or_default());
        self.left -= fitting as u64;
    }
}

/// zlib's data, to their end; a stream that goes on after the last row takes more than there is.
fn inflate(data: &[u8], sink: &mut Sink) -> Option<usize> {
    let mut stream = Decompress::new(true);
    let mut buffer = vec![0; 64 << 10];
    loop {
        let (read, written) = (stream.total_in(), stream.total_out());
        let input = data.get(usize::try_from(read).ok()?..)?;
        let status = stream.decompress(input, &mut buffer, FlushDecompress::None).ok()?;
        let fresh = stream.total_out() - written;
        let beyond = fresh > sink.left;
        sink.take(buffer.get(..usize::try_from(fresh).ok()?)?);
        if beyond {
            return Some(usize::MAX);
        }
        if status == Status::StreamEnd {
            return usize::try_from(stream.total_in()).ok();
        }
        if fresh == 0 && stream.total_in() == read {
            return None;
        }
    }
}

/// LZW by its textbook: every string is a shorter one and a last byte.
fn lzw(data: &[u8], sink: &mut Sink) -> Option<usize> {
    let mut table: Vec<(u16, u8)> = Vec::new();
    let (mut held, mut bits, mut at, mut width) = (0_u32, 0_u32, 0_usize, 9_u32);
    let mut before: Option<u16> = None;
    let mut string = Vec::new();
    let mut needed = 0;
    loop {
        while bits < width {
            let Some(byte) = data.get(at) else {
                return (sink.left == 0).then_some(needed);
            };
            held = (held << 8 | u32::from(*byte)) & 0xFF_FFFF;
            bits += 8;
            at += 1;
        }
        bits -= width;
        let code = u16::try_from(held >> bits & ((1 << width) - 1)).ok()?;
        if sink.left == 0 {
            return Some(if code == 257 { at } else { needed });
        }
        match code {
            256 => {
                table.clear();
                (before, width) = (None, 9);
                continue;
            }
            257 => return None,
            _ => {}
        }
        // The string of the code, from its last byte; one not made yet is the one before with its first byte again.
        string.clear();
        let fresh = usize::from(code) == 258 + table.len();
        let mut link = if fresh { before? } else { code };
        while link > 257 {
            let (shorter, last) = *table.get(usize::from(link) - 258)?;
            string.push(last);
            link = shorter;
        }
        let first = u8::try_from(link).ok()?;
        string.push(first);
        string.reverse();
        if fresh {
            string.push(first);
        }
        if let Some(before) = before.filter(|_| table.len() < 3838) {
            table.push((before, first));
        }
        sink.take(&string);
        before = Some(code);
        needed = at;
        width = match table.len() + 258 {
            0..511 => 9,
            511..1023 => 10,
            1023..2047 => 11,
            _ => 12,
        };
    }
}

#[cfg(test)]
mod tests {
    use schoolgate_fixtures::{
        draw, plant,
        tiff::{self, Packing, Tiff},
    };

    use super::*;
    use crate::photo::{Photo, strip};

    #[test]
    fn a_tiff_with_any_byte_changed_is_not_proved() {
        for packing in [Packing::None, Packing::PackBits, Packing::Lzw, Packing::Deflate] {
            for tiled in [false, true] {
                let how = Tiff { packing, tiled, pages: 2, ..Tiff::default() };
                let original = plant(&tiff::encode(&draw::gradient(18, 10), how), 6).bytes;
                let clean = strip(&Photo::open(original.clone()).unwrap(), Choices::default()).unwrap().into_bytes();
                verify(&original, &clean, 6, Choices::default()).unwrap();
                for at in 0..clean.len() {
                    let mut changed = clean.clone();
                    changed[at] ^= 0x15;
                    assert!(verify(&original, &changed, 6, Choices::default()).is_err(), "{packing:?}, byte {at}");
                    if at % 5 > 0 {
                        continue;
                    }
                    changed[at] ^= 0x15;
                    changed.insert(at, 0);
                    assert!(
                        verify(&original, &changed, 6, Choices::default()).is_err(),
                        "{packing:?}, before byte {at}"
                    );
                }
                assert!(verify(&original, &[clean.as_slice(), b"note"].concat(), 6, Choices::default()).is_err());
                assert!(verify(&original, &clean, 1, Choices::default()).is_err());
            }
        }
    }
}
