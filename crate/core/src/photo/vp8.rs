//! Where a VP8 picture really ends: a key frame's boolean-coded partitions followed macroblock by macroblock (RFC 6386).
//!
//! A WebP chunk says how long its VP8 data are, and they say how long each partition is, but the picture in a partition
//! may end before: what stands behind is drawn by nobody and would otherwise pass as picture. No coefficient is computed
//! here; only how many bytes the decoder reads of each partition.

mod tables;

use super::{
    coded::Followed,
    surplus::{Part, Surplus},
};
use crate::{Error, error::Code};

/// A key frame, taken apart.
pub(super) struct Picture<'a> {
    /// The frame tag and the key frame header (section 9.1).
    header: [u8; 10],
    /// The first partition, which holds headers and modes, and one to eight of coefficients.
    partitions: Vec<Partition<'a>>,
    /// What stands in the partitions behind the picture.
    pub(super) hidden: Vec<Surplus<'a>>,
}

/// The part of a partition that is kept.
#[derive(Clone, Copy)]
struct Partition<'a> {
    /// What the decoder reads.
    read: &'a [u8],
    /// How many noughts follow it.
    flush: usize,
}

/// An encoder ends a partition with the noughts that push its last decision out: 32 bits at most (section 7.3). They are
/// kept, so that an ordinary picture stays as it is, byte for byte.
const MOST_FLUSH: usize = 4;

impl Picture<'_> {
    /// Writes the frame again without what is hidden in it.
    pub(super) fn write(&self, out: &mut Vec<u8>) -> Result<(), Error> {
        let too_long = |_| Error::new(Code::PhotoBroken).because("length of a VP8 partition");
        let [tag, _, _, rest @ ..] = self.header;
        let length = |partition: &Partition<'_>| u32::try_from(partition.len()).map_err(too_long);
        let (modes, tokens) = self.partitions.split_first().ok_or_else(|| Error::new(Code::PhotoBroken))?;
        let size = length(modes)? << 5 | u32::from(tag & 0x1F);
        out.extend(size.to_le_bytes().iter().take(3));
        out.extend(rest);
        modes.write(out);
        let (_, sized) = tokens.split_last().ok_or_else(|| Error::new(Code::PhotoBroken))?;
        for partition in sized {
            out.extend(length(partition)?.to_le_bytes().iter().take(3));
        }
        tokens.iter().for_each(|partition| partition.write(out));
        Ok(())
    }
}

impl Partition<'_> {
    fn len(&self) -> usize {
        self.read.len().saturating_add(self.flush)
    }

    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.read);
        out.extend([0; MOST_FLUSH].iter().take(self.flush));
    }
}

/// Probabilities of coefficient tokens by block type, band, context and branch (section 13).
type Coefficients = [[[[u8; 11]; 3]; 8]; 4];

/// Width and height in pixels, by the key frame header (section 9.1).
pub(super) fn size(data: &[u8]) -> Option<(u32, u32)> {
    let [_, _, _, 0x9D, 0x01, 0x2A, w0, w1, h0, h1, ..] = *data else { return None };
    // The upper two bits ask for scaling, which still pictures do without.
    let side = |bytes| u32::from(u16::from_le_bytes(bytes) & 0x3FFF);
    let (width, height) = (side([w0, w1]), side([h0, h1]));
    (width > 0 && height > 0).then_some((width, height))
}

/// Follows a frame whose data start at byte `at` of the file to its last macroblock.
///
/// Fails with [`Code::PhotoTruncated`] where a partition ends too early, and with [`Code::PhotoBroken`] where this is no
/// key frame that is shown.
pub(super) fn picture<'a>(data: &'a [u8], at: usize, followed: &mut Followed<'_>) -> Result<Picture<'a>, Error> {
    let broken = |what| Error::at_byte(Code::PhotoBroken, at).because(what);
    let truncated = || Error::at_byte(Code::PhotoTruncated, at.saturating_add(data.len())).because("VP8 partitions");
    let (header, rest) = data.split_first_chunk::<10>().ok_or_else(truncated)?;
    let (width, height) = size(header).ok_or_else(|| broken("VP8 header"))?;
    let [t0, t1, t2, ..] = *header;
    // A key frame, of one of the four versions, that is shown.
    if t0 & 1 != 0 || t0 >> 1 & 7 > 3 || t0 & 0x10 == 0 {
        return Err(broken("VP8 frame tag"));
    }
    let length = usize::try_from(u32::from_le_bytes([t0, t1, t2, 0]) >> 5).map_err(|_| truncated())?;
    let (modes, rest) = rest.split_at_checked(length).ok_or_else(truncated)?;
    let mut first = Bools::new(modes);
    let frame = Frame::read(&mut first);
    let mut tokens = split(rest, frame.partitions).ok_or_else(truncated)?;
    // How many bytes the decoder reads of each partition.
    let read: [usize; 1 + MOST_TOKENS] = followed.numbers(|| {
        walk(&frame, &mut first, &mut tokens, width.div_ceil(16), height.div_ceil(16)).ok_or_else(truncated)?;
        let mut read = [0; 1 + MOST_TOKENS];
        read.iter_mut()
            .zip(std::iter::once(&first).chain(&tokens))
            .for_each(|(read, bools)| *read = bools.read_bytes());
        Ok(read)
    })?;
    let mut hidden = Vec::new();
    let mut offset = at.saturating_add(header.len());
    let mut ends = Vec::new();
    for (index, (bools, read)) in std::iter::once(&first).chain(&tokens).zip(read).enumerate() {
        let (kept, behind) = end_of(bools.data, read);
        let end = offset.saturating_add(bools.data.len());
        if !behind.is_empty() {
            hidden.push(Surplus { part: Part::Slack, offset: end.saturating_sub(behind.len()), data: behind });
        }
        ends.push(kept);
        // The sizes of the others stand behind the first partition.
        offset = if index == 0 { end.saturating_add((tokens.len() - 1) * 3) } else { end };
    }
    Ok(Picture { header: *header, partitions: ends, hidden })
}

/// The most partitions of coefficients (section 9.5).
const MOST_TOKENS: usize = 8;

/// Of a partition of which `read` bytes are read: what is kept, and what stands behind it.
fn end_of(data: &[u8], read: usize) -> (Partition<'_>, &[u8]) {
    let (read, rest) = data.split_at_checked(read).unwrap_or((data, &[]));
    let noughts = rest.iter().take(MOST_FLUSH).take_while(|byte| **byte == 0).count();
    // No decoder takes an empty partition, even where nothing is read of it.
    let flush = noughts.max(usize::from(read.is_empty()));
    (Partition { read, flush }, rest.get(noughts..).unwrap_or_default())
}

/// The partitions of coefficients: their sizes, three bytes each but for the last, then their data (section 9.5).
fn split(rest: &[u8], count: usize) -> Option<Vec<Bools<'_>>> {
    let (sizes, mut rest) = rest.split_at_checked(count.checked_sub(1)?.checked_mul(3)?)?;
    let mut partitions = Vec::new();
    for size in sizes.chunks_exact(3) {
        let size = size.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
        let (partition, after) = rest.split_at_checked(size)?;
        partitions.push(Bools::new(partition));
        rest = after;
    }
    partitions.push(Bools::new(rest));
    Some(partitions)
}

/// The boolean decoder (section 7).
#[derive(Clone, Copy)]
struct Bools<'a> {
    data: &'a [u8],
    /// How many bytes are in `value` or were; beyond the end of the data they are noughts.
    loaded: usize,
    value: u64,
    range: u32,
    /// How many bits are in `value` beyond the eight that the next decision looks at; below nought, bytes are due.
    bits: i32,
    /// The same before the last decision: it looked at no byte beyond.
    before: i32,
}

impl<'a> Bools<'a> {
    fn new(data: &'a [u8]) -> Self {
        Self { data, loaded: 0, value: 0, range: 255, bits: -8, before: 0 }
    }

    /// Takes six bytes at once, noughts where there are none.
    #[inline]
    fn load(&mut self) {
        let rest = self.data.get(self.loaded..).unwrap_or_default();
        let bytes = rest.split_first_chunk::<8>().map_or_else(
            || (0..8).fold(0, |sum, at| sum << 8 | u64::from(rest.get(at).copied().unwrap_or(0))),
            |(bytes, _)| u64::from_be_bytes(*bytes),
        );
        self.value = self.value << 48 | bytes >> 16;
        self.loaded = self.loaded.saturating_add(6);
        self.bits += 48;
    }

    /// One decision that is false with a probability of `probability` in 256.
    #[inline(always)]
    fn read(&mut self, probability: u8) -> bool {
        if self.bits < 0 {
            self.load();
        }
        self.before = self.bits;
        let split = 1 + (((self.range - 1) * u32::from(probability)) >> 8);
        let above = u64::from(split) << self.bits;
        let decision = self.value >= above;
        if decision {
            self.value -= above;
            self.range -= split;
        } else {
            self.range = split;
        }
        let shift = self.range.leading_zeros() - 24; // back to 128 … 255
        self.range <<= shift;
        self.bits -= shift.cast_signed();
        decision
    }

    /// How many bytes decided something.
    fn read_bytes(&self) -> usize {
        let ahead = usize::try_from(self.before / 8).unwrap_or_default();
        self.loaded.saturating_sub(ahead)
    }

    /// Whether a byte decided something that is not there.
    fn is_past(&self) -> bool {
        self.read_bytes() > self.data.len()
    }

    fn flag(&mut self) -> bool {
        self.read(128)
    }

    fn literal(&mut self, bits: u32) -> u32 {
        (0..bits).fold(0, |sum, _| sum << 1 | u32::from(self.flag()))
    }

    /// A field that may be left out, of so many bits and a sign.
    fn optional(&mut self, bits: u32) {
        if self.flag() {
            self.literal(bits + 1);
        }
    }
}

/// What the frame header says of how macroblocks are coded (section 9.2 to 9.11).
struct Frame {
    /// The probabilities of segment numbers, if macroblocks have them.
    segments: Option<[u8; 3]>,
    partitions: usize,
    coefficients: Coefficients,
    /// The probability that a macroblock has coefficients, if some may not.
    skip: Option<u8>,
}

impl Frame {
    fn read(bools: &mut Bools<'_>) -> Self {
        bools.literal(2); // colour space, clamping
        let mut segments = None;
        if bools.flag() {
            let (map, data) = (bools.flag(), bools.flag());
            if data {
                bools.flag();
                (0..4).for_each(|_| bools.optional(7)); // quantisers
                (0..4).for_each(|_| bools.optional(6)); // loop filters
            }
            if map {
                segments = Some([0; 3].map(|_| if bools.flag() { byte(bools) } else { 255 }));
            }
        }
        bools.literal(1 + 6 + 3); // loop filter
        if bools.flag() && bools.flag() {
            (0..8).for_each(|_| bools.optional(6)); // its adjustments
        }
        let partitions = 1 << bools.literal(2);
        bools.literal(7); // quantiser
        (0..5).for_each(|_| bools.optional(4)); // and its differences
        bools.flag(); // whether the probabilities are for this frame only
        let mut coefficients = tables::COEFFICIENTS;
        let updates = tables::COEFFICIENT_UPDATES.as_flattened().as_flattened().as_flattened();
        let known = coefficients.as_flattened_mut().as_flattened_mut().as_flattened_mut();
        for (known, update) in known.iter_mut().zip(updates) {
            if bools.read(*update) {
                *known = byte(bools);
            }
        }
        let skip = bools.flag().then(|| byte(bools));
        Self { segments, partitions, coefficients, skip }
    }
}

fn byte(bools: &mut Bools<'_>) -> u8 {
    (0..8).fold(0, |sum, _| sum << 1 | u8::from(bools.flag()))
}

/// What a macroblock leaves to its neighbours below and to the right.
#[derive(Clone, Copy, Default)]
struct Edge {
    /// The modes of its four outermost sub-blocks (section 11.3).
    modes: [u8; 4],
    /// Whether its outermost blocks have tokens (section 13.3): of luma, of both chromas, and of the block of luma's means.
    luma: [bool; 4],
    chroma: [[bool; 2]; 2],
    means: bool,
}

/// Reads every macroblock; `None` where a partition ends too early.
fn walk(frame: &Frame, first: &mut Bools<'_>, tokens: &mut [Bools<'_>], columns: u32, rows: u32) -> Option<()> {
    let mut above = vec![Edge::default(); usize::try_from(columns).ok()?];
    let partitions = tokens.len();
    for row in 0..usize::try_from(rows).ok()? {
        let tokens = tokens.get_mut(row % partitions)?;
        let mut left = Edge::default();
        for above in &mut above {
            if let Some([root, low, high]) = frame.segments {
                let branch = if first.read(root) { high } else { low };
                first.read(branch);
            }
            let skipped = frame.skip.is_some_and(|probability| first.read(probability));
            let whole = modes(first, above, &mut left)?;
            if skipped {
                let keep = |edge: &Edge| Edge { modes: edge.modes, means: edge.means && !whole, ..Edge::default() };
                (*above, left) = (keep(above), keep(&left));
            } else {
                coefficients(&frame.coefficients, tokens, whole, above, &mut left)?;
            }
        }
        if first.is_past() || tokens.is_past() {
            return None;
        }
    }
    Some(())
}

/// The prediction modes of one macroblock (section 11.2 to 11.4); whether luma is predicted as a whole.
fn modes(bools: &mut Bools<'_>, above: &mut Edge, left: &mut Edge) -> Option<bool> {
    let whole = bools.read(145);
    if whole {
        let mode = match bools.read(156) {
            false if bools.read(163) => 2, // vertical
            false => 0,                    // mean
            true if bools.read(128) => 1,  // true motion
            true => 3,                     // horizontal
        };
        (above.modes, left.modes) = ([mode; 4], [mode; 4]);
    } else {
        for left in &mut left.modes {
            for above in &mut above.modes {
                let probabilities = tables::SUBBLOCK_MODES.get(usize::from(*above))?.get(usize::from(*left))?;
                *above = subblock_mode(bools, probabilities);
                *left = *above;
            }
        }
    }
    // Chroma.
    let _ = bools.read(142) && bools.read(114) && bools.read(183);
    Some(whole)
}

/// The mode of a sub-block, numbered as the specification lists them (section 11.2).
fn subblock_mode(bools: &mut Bools<'_>, probabilities: &[u8; 9]) -> u8 {
    let [mean, motion, vertical, side, horizontal, right, left, vertical_left, last] = *probabilities;
    if !bools.read(mean) {
        0
    } else if !bools.read(motion) {
        1
    } else if !bools.read(vertical) {
        2
    } else if !bools.read(side) {
        if !bools.read(horizontal) { 3 } else { 5 + u8::from(bools.read(right)) }
    } else if !bools.read(left) {
        4
    } else if !bools.read(vertical_left) {
        7
    } else {
        8 + u8::from(bools.read(last))
    }
}

/// The blocks of one macroblock (section 13): luma's means if it is predicted as a whole, luma, chroma.
fn coefficients(
    known: &Coefficients,
    bools: &mut Bools<'_>,
    whole: bool,
    above: &mut Edge,
    left: &mut Edge,
) -> Option<()> {
    let [without_mean, means, chroma, with_mean] = known;
    let mut next = |known, first, above: &mut bool, left: &mut bool| -> Option<()> {
        let some = block(known, bools, usize::from(*above) + usize::from(*left), first)?;
        (*above, *left) = (some, some);
        Some(())
    };
    if whole {
        next(means, 0, &mut above.means, &mut left.means)?;
    }
    let (luma, first) = if whole { (without_mean, 1) } else { (with_mean, 0) };
    for left in &mut left.luma {
        for above in &mut above.luma {
            next(luma, first, above, left)?;
        }
    }
    for (above, left) in above.chroma.iter_mut().zip(&mut left.chroma) {
        for left in left {
            for above in above.iter_mut() {
                next(chroma, 0, above, left)?;
            }
        }
    }
    Some(())
}

/// The probabilities of the extra bits of tokens that stand for a range of values (section 13.2).
const EXTRA: [&[u8]; 6] = [
    &[159],
    &[165, 145],
    &[173, 148, 140],
    &[176, 155, 140, 135],
    &[180, 157, 141, 134, 130],
    &[254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129],
];

/// The tokens of one block from its coefficient `first` on; whether there are any.
fn block(known: &[[[u8; 11]; 3]; 8], bools: &mut Bools<'_>, context: usize, first: usize) -> Option<bool> {
    // A copy stays in the processor's registers.
    let mut copy = *bools;
    let some = tokens(known, &mut copy, context, first);
    *bools = copy;
    some
}

#[inline(always)]
fn tokens(known: &[[[u8; 11]; 3]; 8], bools: &mut Bools<'_>, context: usize, first: usize) -> Option<bool> {
    /// The band of each coefficient (section 13.3).
    const BANDS: [usize; 16] = [0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7];
    let mut context = context;
    let mut after_nought = false;
    for (at, band) in BANDS.iter().enumerate().skip(first) {
        let [end, nought, one, few, two, three, more, ranges, wide, cat34, cat56] = *known.get(*band)?.get(context)?;
        // A block does not end after a nought.
        if !after_nought && !bools.read(end) {
            return Some(at > first);
        }
        after_nought = !bools.read(nought);
        context = 0;
        if after_nought {
            continue;
        }
        context = 1;
        if bools.read(one) {
            context = 2;
            if bools.read(few) {
                let range = match bools.read(more) {
                    false => usize::from(bools.read(ranges)),
                    true if bools.read(wide) => 4 + usize::from(bools.read(cat56)),
                    true => 2 + usize::from(bools.read(cat34)),
                };
                for probability in *EXTRA.get(range)? {
                    bools.read(*probability);
                }
            } else if bools.read(two) {
                bools.read(three);
            }
        }
        bools.flag(); // sign
    }
    Some(true)
}

#[cfg(test)]
mod tests {
    use schoolgate_fixtures::encode;

    use super::*;

    /// The VP8 data of a file without other chunks.
    fn data(partitions: u32) -> Vec<u8> {
        encode::webp_lossy(70, 50, partitions)[20..].to_vec()
    }

    fn rewritten(data: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        picture(data, 0, &mut Followed::first()).unwrap().write(&mut out).unwrap();
        out
    }

    #[test]
    fn what_is_cut_from_every_partition_leaves_nothing_to_cut() {
        for partitions in [1, 2, 4, 8] {
            let data = data(partitions);
            let found = picture(&data, 100, &mut Followed::first()).unwrap();
            assert_eq!(found.hidden.len(), 1 + partitions as usize);
            assert!(found.hidden.iter().all(|each| data[each.offset - 100..].starts_with(each.data)));
            let once = rewritten(&data);
            assert!(once.len() < data.len());
            assert_eq!(rewritten(&once), once);
            assert!(picture(&once, 0, &mut Followed::first()).unwrap().hidden.is_empty());
        }
    }

    #[test]
    fn every_byte_that_is_kept_is_needed() {
        let once = rewritten(&data(1));
        let end = once.iter().rposition(|byte| *byte != 0).unwrap();
        let error = picture(&once[..end], 0, &mut Followed::first()).err().unwrap();
        assert_eq!(error.code(), Code::PhotoTruncated);
    }

    #[test]
    fn a_frame_that_is_no_key_frame_or_not_shown_is_refused() {
        for (tag, mask) in [(1, 1), (0, 0x10), (8, 8)] {
            let mut data = data(1);
            data[0] = data[0] & !mask | tag;
            assert_eq!(picture(&data, 0, &mut Followed::first()).err().unwrap().code(), Code::PhotoBroken);
        }
    }
}
