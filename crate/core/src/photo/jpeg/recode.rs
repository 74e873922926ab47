//! Writes a JPEG's coefficients anew: one sequential scan, with Huffman tables made for it (ITU-T T.81, Annexes F and K.2).

use super::{
    Jpeg,
    coefficients::{Coefficients, places, quantisation_table, read},
    walk,
    write::{head, segment},
};
use crate::{
    Error,
    error::Code,
    photo::{
        Choices,
        scan::{Frame, Plan, Process, ScanHeader},
    },
};

/// The clean file of `jpeg` with other coefficients, read back and compared.
pub(in crate::photo) fn recode(jpeg: &Jpeg<'_>, coefficients: &Coefficients) -> Result<Vec<u8>, Error> {
    let mut out = head(jpeg, Choices::default(), &[])?;
    picture(jpeg, coefficients, &mut out)?;
    if read(&walk(&out)?)?.in_picture(jpeg) != coefficients.in_picture(jpeg) {
        return Err(Error::new(Code::CoverFailed).because("the saved picture is not the one that was written"));
    }
    Ok(out)
}

/// Which pair of Huffman tables a component is written with: brightness and black are of one kind, colours of another.
fn kind(component: usize) -> u8 {
    u8::from(matches!(component, 1 | 2))
}

/// The frame, the tables and the scans of a picture, from its tables to its end marker.
fn picture(jpeg: &Jpeg<'_>, coefficients: &Coefficients, out: &mut Vec<u8>) -> Result<(), Error> {
    let frame = &Frame { process: Process::Extended, ..jpeg.frame.clone() };
    let wide = quantisation(jpeg, out)?;
    let marker = if wide { 0xC1 } else { 0xC0 };
    let mut header = vec![8];
    header.extend(frame.height.to_be_bytes());
    header.extend(frame.width.to_be_bytes());
    header.push(u8::try_from(frame.components.len()).unwrap_or_default());
    header.extend(frame.components.iter().flat_map(|each| [each.id, each.h << 4 | each.v, each.quantisation]));
    segment(out, marker, &[&header])?;
    // An MCU may hold ten blocks (T.81, B.2.3); where it would hold more each component has a scan of its own.
    let blocks: u32 = frame.components.iter().map(|each| u32::from(each.h) * u32::from(each.v)).sum();
    let all: Vec<usize> = (0..frame.components.len()).collect();
    let scans: Vec<&[usize]> = if blocks <= 10 { vec![&all] } else { all.chunks(1).collect() };
    for scan in scans {
        let mut payload = vec![u8::try_from(scan.len()).unwrap_or_default()];
        for index in scan {
            let id = frame.components.get(*index).map_or(0, |component| component.id);
            payload.extend([id, kind(*index) * 0x11]);
        }
        payload.extend([0, 63, 0]);
        let unfit = || Error::new(Code::PhotoBroken).because("JPEG scan header");
        let plan = Plan::of(frame, &ScanHeader::read(&payload, frame).ok_or_else(unfit)?);
        let mut counts = Counts::default();
        symbols(&plan, coefficients, |class, symbol, _, _| counts.count(class, symbol));
        let mut codes: [Vec<(u16, u8)>; 4] = Default::default();
        for (class, (codes, counts)) in (0_u8..).zip(codes.iter_mut().zip(&counts.0)) {
            if counts.iter().any(|count| *count > 0) {
                let (lengths, values) = lengths(counts);
                // The class goes into the upper four bits: 0 and 1 are DC, 2 and 3 AC of the two kinds.
                let mut table = vec![(class & 2) << 3 | class & 1];
                table.extend(lengths);
                table.extend(&values);
                segment(out, 0xC4, &[&table])?;
                *codes = assign(&lengths, &values);
            }
        }
        segment(out, 0xDA, &[&payload])?;
        let mut bits = BitWriter { out, bits: 0, held: 0 };
        symbols(&plan, coefficients, |class, symbol, value, size| {
            let code = codes.get(usize::from(class)).and_then(|codes| codes.get(usize::from(symbol)));
            let (code, length) = code.copied().unwrap_or_default();
            bits.put(u32::from(code), u32::from(length));
            bits.put(u32::from(value), u32::from(size));
        });
        bits.finish();
    }
    out.extend([0xFF, 0xD9]);
    Ok(())
}

/// Writes each quantisation table that a component uses; whether one has 16 bits, which baseline may not.
fn quantisation(jpeg: &Jpeg<'_>, out: &mut Vec<u8>) -> Result<bool, Error> {
    let mut wide = false;
    for slot in 0..4 {
        if jpeg.frame.components.iter().any(|component| component.quantisation == slot) {
            let unfit = || Error::new(Code::CoverUnsupported).because("its quantisation changes from scan to scan");
            let table = quantisation_table(jpeg, slot).ok_or_else(unfit)?;
            wide |= table.slot >> 4 > 0;
            segment(out, 0xDB, &[table.bytes])?;
        }
    }
    Ok(wide)
}

/// Runs through a scan's blocks and says each symbol with its class (DC 0 and 1, AC 2 and 3), and the bits after it.
fn symbols(plan: &Plan, coefficients: &Coefficients, mut say: impl FnMut(u8, u8, u16, u8)) {
    let mut predicted = [0_i16; 4];
    for unit in 0..plan.units {
        for (part, predicted) in plan.parts.iter().zip(&mut predicted) {
            let Some(plane) = coefficients.planes.get(part.component) else { continue };
            let kind = kind(part.component);
            for index in places(plan, unit, coefficients.units.0, plane) {
                let Some([dc, ac @ ..]) = plane.blocks.get(index) else { continue };
                let (value, size) = magnitude(dc.wrapping_sub(*predicted));
                *predicted = *dc;
                say(kind, size, value, size);
                let mut zeros = 0_u8;
                for coefficient in ac {
                    if *coefficient == 0 {
                        zeros += 1;
                        continue;
                    }
                    while zeros > 15 {
                        say(kind + 2, 0xF0, 0, 0);
                        zeros -= 16;
                    }
                    let (value, size) = magnitude(*coefficient);
                    say(kind + 2, zeros << 4 | size, value, size);
                    zeros = 0;
                }
                if zeros > 0 {
                    say(kind + 2, 0, 0, 0);
                }
            }
        }
    }
}

/// The bits of a value and how many they are (T.81, F.1.2.1).
fn magnitude(value: i16) -> (u16, u8) {
    let absolute = value.unsigned_abs();
    let size = 16 - absolute.leading_zeros();
    let bits = if value < 0 { !absolute } else { absolute };
    let mask = u16::try_from((1_u32 << size) - 1).unwrap_or(u16::MAX);
    (bits & mask, u8::try_from(size).unwrap_or_default())
}

/// How often each symbol of each class occurs.
struct Counts([[u32; 256]; 4]);

impl Default for Counts {
    fn default() -> Self {
        Self([[0; 256]; 4])
    }
}

impl Counts {
    fn count(&mut self, class: u8, symbol: u8) {
        let count = self.0.get_mut(usize::from(class)).and_then(|class| class.get_mut(usize::from(symbol)));
        if let Some(count) = count {
            *count = count.saturating_add(1);
        }
    }
}

/// How many codes of each length from 1 to 16 there are, and their symbols, the most frequent first (T.81, K.2).
fn lengths(counts: &[u32; 256]) -> ([u8; 16], Vec<u8>) {
    // Each tree: its weight and the symbols below it. One more symbol keeps the code of all ones free.
    const NONE: usize = 256;
    let mut depth = [0_usize; NONE + 1];
    let used = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    let mut trees: Vec<(u64, Vec<usize>)> = used.map(|(symbol, count)| (u64::from(*count), vec![symbol])).collect();
    trees.push((0, vec![NONE]));
    while trees.len() > 1 {
        // Lightest last.
        trees.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        let (Some((light, mut symbols)), Some((heavier, more))) = (trees.pop(), trees.pop()) else { break };
        symbols.extend(more);
        for symbol in &symbols {
            if let Some(depth) = depth.get_mut(*symbol) {
                *depth += 1;
            }
        }
        trees.push((light.saturating_add(heavier), symbols));
    }
    let mut of_length = [0_usize; NONE + 2];
    for depth in depth.iter().filter(|depth| **depth > 0) {
        if let Some(count) = of_length.get_mut(*depth) {
            *count += 1;
        }
    }
    shorten(&mut of_length);
    let mut symbols: Vec<(usize, usize)> = depth
        .iter()
        .take(NONE)
        .enumerate()
        .filter(|(_, depth)| **depth > 0)
        .map(|(symbol, depth)| (*depth, symbol))
        .collect();
    symbols.sort_unstable();
    let mut lengths = [0; 16];
    for (length, count) in lengths.iter_mut().zip(of_length.iter().skip(1)) {
        *length = u8::try_from(*count).unwrap_or_default();
    }
    (lengths, symbols.into_iter().filter_map(|(_, symbol)| u8::try_from(symbol).ok()).collect())
}

/// Brings all codes to at most 16 bits, and takes the one of all ones out (T.81, figure K.3).
fn shorten(of_length: &mut [usize]) {
    let mut take = |at: usize, less: usize, more: usize| {
        if let Some(count) = of_length.get_mut(at) {
            *count = count.saturating_sub(less).saturating_add(more);
        }
        of_length.get(at).copied().unwrap_or_default()
    };
    for length in (17..258).rev() {
        while take(length, 0, 0) > 0 {
            let mut shorter = length - 2;
            while shorter > 0 && take(shorter, 0, 0) == 0 {
                shorter -= 1;
            }
            take(length, 2, 0);
            take(length - 1, 0, 1);
            take(shorter, 1, 0);
            take(shorter + 1, 0, 2);
        }
    }
    let mut longest = 16;
    while longest > 0 && take(longest, 0, 0) == 0 {
        longest -= 1;
    }
    take(longest, 1, 0);
}

/// Each symbol's code and its length (T.81, annex C).
fn assign(lengths: &[u8; 16], symbols: &[u8]) -> Vec<(u16, u8)> {
    let mut codes = vec![(0, 0); 256];
    let mut code = 0_u32;
    let mut symbols = symbols.iter();
    for (length, count) in (1_u8..).zip(lengths) {
        for symbol in symbols.by_ref().take(usize::from(*count)) {
            if let Some(slot) = codes.get_mut(usize::from(*symbol)) {
                *slot = (u16::try_from(code).unwrap_or_default(), length);
            }
            code += 1;
        }
        code <<= 1;
    }
    codes
}

/// Writes bits, the first the highest, with a zero byte after each FF (T.81, F.1.2.3).
struct BitWriter<'a> {
    out: &'a mut Vec<u8>,
    bits: u64,
    held: u32,
}

impl BitWriter<'_> {
    fn put(&mut self, value: u32, count: u32) {
        self.bits = self.bits << count | u64::from(value);
        self.held += count;
        while self.held >= 8 {
            self.held -= 8;
            let byte = u8::try_from(self.bits >> self.held & 0xFF).unwrap_or_default();
            self.out.push(byte);
            if byte == 0xFF {
                self.out.push(0);
            }
        }
    }

    /// Fills the last byte with ones.
    fn finish(mut self) {
        let missing = (8 - self.held % 8) % 8;
        self.put((1 << missing) - 1, missing);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use schoolgate_fixtures::{Exif, draw, dress, encode, xmp_packet};

    use super::*;
    use crate::{
        cover::{cover, head_of},
        faces::Region,
        photo::{CoverStyle, Format, Photo, jpeg::coefficients::Plane, pixels, to_stored},
    };

    fn files() -> Vec<Vec<u8>> {
        let picture = draw::gradient(75, 53);
        let all = [(false, false), (false, true), (true, false), (true, true)];
        let mut files = Vec::new();
        for (progressive, subsampled) in all {
            for restart in [0, 3] {
                for quality in [30, 90, 100] {
                    let how = encode::Jpeg { progressive, subsampled, restart, quality };
                    files.push(encode::jpeg(&picture, how));
                }
            }
        }
        // At full resolution: the decoder loses rows of the other kind.
        files.push(encode::jpeg_cmyk(&picture, false, encode::Jpeg { subsampled: false, ..encode::Jpeg::default() }));
        files.push(encode::jpeg_cmyk(&picture, true, encode::Jpeg::default()));
        files
    }

    fn drawn(bytes: &[u8]) -> Vec<u8> {
        pixels::picture(Format::Jpeg, bytes).unwrap().into_bytes()
    }

    #[test]
    fn a_picture_nobody_changed_is_drawn_the_same() {
        let coarse_inks = encode::jpeg_cmyk(&draw::gradient(75, 53), false, encode::Jpeg::default());
        for file in files().into_iter().chain([coarse_inks]) {
            let jpeg = walk(&file).unwrap();
            let again = recode(&jpeg, &read(&jpeg).unwrap()).unwrap();
            assert_eq!(drawn(&file), drawn(&again));
        }
    }

    /// The file with an Exif orientation.
    fn turned(file: &[u8], orientation: u8) -> Photo {
        let exif = Exif { orientation, ..Exif::default() };
        Photo::open(dress(file, &exif, &xmp_packet(""), b"")).unwrap()
    }

    /// Covers one face, and looks at every coefficient of the saved file.
    fn every_coefficient_is_as_it_must_be(file: &[u8], style: CoverStyle, orientation: u8) {
        let photo = turned(file, orientation);
        let face = Region { x: 22, y: 19, width: 10, height: 9 };
        let head = head_of(face, photo.width(), photo.height()).unwrap();
        let head = to_stored(head, orientation, photo.width(), photo.height());
        let [left, top, right, bottom] =
            [head.x, head.y, head.x + head.width, head.y + head.height].map(|at| at as usize);
        let clean = cover(&photo, &[face], Choices { cover: style, ..Choices::default() }, 5).unwrap();
        let (before, after) = (read(&walk(file).unwrap()).unwrap(), read(&walk(clean.bytes()).unwrap()).unwrap());
        assert_eq!(before.units, after.units);
        let most = |side: fn(&Plane) -> usize| before.planes.iter().map(side).max().unwrap() * 8;
        let (wide, high) = (most(|plane| plane.sampling.0), most(|plane| plane.sampling.1));
        let mut stayed = 0;
        let mut colours = std::collections::BTreeMap::<_, Vec<i16>>::new();
        for (before, after) in before.planes.iter().zip(&after.planes) {
            let (h, v) = before.sampling;
            for (index, (old, new)) in before.blocks.iter().zip(&after.blocks).enumerate() {
                let unit = (index % before.columns / h, index / before.columns / v);
                let is_covered = (left / wide..right.div_ceil(wide)).contains(&unit.0)
                    && (top / high..bottom.div_ceil(high)).contains(&unit.1);
                if is_covered {
                    assert!(new[1..].iter().all(|value| *value == 0), "{style:?} {orientation}: block {index}");
                    colours.entry(unit).or_default().push(new[0]);
                } else {
                    assert_eq!(old, new, "{style:?} {orientation}: block {index}");
                    stayed += 1;
                }
            }
        }
        assert!(stayed > 0);
        // All blocks that one component has in an MCU are of one value, and there are few values.
        let mut distinct = std::collections::BTreeSet::new();
        for mut levels in colours.into_values() {
            let mut rest = levels.as_slice();
            for plane in &before.planes {
                let (blocks, after) = rest.split_at(plane.sampling.0 * plane.sampling.1);
                assert!(blocks.iter().all(|level| *level == blocks[0]));
                rest = after;
            }
            levels.dedup();
            distinct.insert(levels);
        }
        assert!(distinct.len() <= if style == CoverStyle::Mosaic { 36 } else { 1 });
    }

    #[test]
    fn every_coefficient_outside_a_cover_stays_and_inside_all_is_flat() {
        for file in files() {
            for style in CoverStyle::ALL {
                every_coefficient_is_as_it_must_be(&file, style, 1);
            }
        }
    }

    #[test]
    fn every_coefficient_outside_a_cover_stays_whichever_way_up_the_photo_was_taken() {
        let picture = draw::gradient(75, 53);
        let grey = image::DynamicImage::ImageRgb8(picture.clone()).into_luma8();
        let how = encode::Jpeg { restart: 3, ..encode::Jpeg::default() };
        for file in [
            encode::jpeg(&picture, how),
            encode::jpeg(&picture, encode::Jpeg { subsampled: false, ..how }),
            encode::jpeg(&picture, encode::Jpeg { progressive: true, ..how }),
            encode::jpeg_grey(&grey, how),
        ] {
            for orientation in 1..=8 {
                for style in CoverStyle::ALL {
                    every_coefficient_is_as_it_must_be(&file, style, orientation);
                }
            }
        }
    }

    #[test]
    fn no_symbol_gets_a_code_that_is_too_long_or_all_ones() {
        // Weights that grow like Fibonacci's numbers make the deepest tree there is.
        let mut counts = [0; 256];
        let (mut one, mut two) = (1_u32, 1_u32);
        for count in counts.iter_mut().take(40) {
            *count = one;
            (one, two) = (two, one + two);
        }
        let (lengths, symbols) = lengths(&counts);
        assert_eq!(lengths.iter().map(|count| usize::from(*count)).sum::<usize>(), 40);
        let codes = assign(&lengths, &symbols);
        for (code, length) in codes.into_iter().take(40) {
            assert!((1..=16).contains(&length) && u32::from(code) < (1 << length) - 1, "{code:b} of {length}");
        }
    }

    proptest! {
        #[test]
        fn codes_are_free_of_prefixes(weights in prop::collection::vec(0_u32..100_000, 1..256)) {
            let mut counts = [0; 256];
            counts[..weights.len()].copy_from_slice(&weights);
            let (lengths, symbols) = lengths(&counts);
            prop_assert_eq!(symbols.len(), weights.iter().filter(|weight| **weight > 0).count());
            // Kraft's sum leaves at least the code of all ones.
            let sum: u32 = (1..=16).zip(lengths).map(|(length, count)| u32::from(count) << (16 - length)).sum();
            prop_assert!(sum < 1 << 16);
        }

        #[test]
        fn a_magnitude_is_what_its_bits_say(value in -32_767_i16..=32_767) {
            let (bits, size) = magnitude(value);
            let bits = i32::from(bits);
            let back = if size == 0 { 0 } else if bits < 1 << (size - 1) { bits - (1 << size) + 1 } else { bits };
            prop_assert_eq!(back, i32::from(value));
        }
    }
}
