//! Huffman codes and the bits they stand in (ITU-T T.81, Annex C and section F.2.2).

/// Codes of up to this many bits are found in one look.
const FAST: u32 = 10;

/// What a code stands for, with the bits of the value after it: enough to step over both.
#[derive(Clone, Copy, Default)]
pub(super) struct Step {
    /// The length of the code; 0 for a code of more than [`FAST`] bits, or none.
    code: u8,
    /// The length of the code and of the value that follows it in a sequential scan.
    bits: u8,
    /// How many coefficients a sequential scan goes on by; 64 at the end of a block.
    pub(super) coefficients: u8,
    symbol: u8,
}

impl Step {
    fn new(code: u8, symbol: u8) -> Self {
        let (run, size) = (symbol >> 4, symbol & 15);
        let coefficients = match (run, size) {
            (15, 0) => 16,
            (_, 0) => 64,
            _ => run + 1,
        };
        Self { code, bits: code.saturating_add(size), coefficients, symbol }
    }
}

/// A Huffman table made ready (T.81, Annex C and F.2.2.3).
pub(super) struct Huffman {
    /// By the next [`FAST`] bits.
    fast: Box<[Step; 1 << FAST]>,
    /// For each length from 1 to 16: one past the greatest code, and what to add to a code for its symbol's index.
    ends: [(u32, i32); 16],
    symbols: Vec<u8>,
}

impl Huffman {
    /// Reads the sixteen counts and the symbols; `None` when the codes do not fit their lengths.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let (counts, symbols) = bytes.split_at_checked(16)?;
        let mut fast = Box::new([Step::default(); 1 << FAST]);
        let mut ends = [(0, 0); 16];
        let mut code = 0_u32;
        let mut index = 0_usize;
        for ((count, length), end) in counts.iter().zip(1_u32..).zip(&mut ends) {
            let start = i32::try_from(index).ok()?.checked_sub(i32::try_from(code).ok()?)?;
            for _ in 0..*count {
                let symbol = *symbols.get(index)?;
                if length <= FAST {
                    let from = usize::try_from(code << (FAST - length)).ok()?;
                    let to = from.checked_add(1 << (FAST - length))?;
                    fast.get_mut(from..to)?.fill(Step::new(u8::try_from(length).ok()?, symbol));
                }
                code = code.checked_add(1)?;
                index = index.checked_add(1)?;
            }
            if code > 1 << length {
                return None;
            }
            *end = (code, start);
            code <<= 1;
        }
        Some(Self { fast, ends, symbols: symbols.to_vec() })
    }
}

/// The bits that one stride looks at.
const WINDOW: u32 = 12;
/// The most bits a stride takes: the last code in the window may have a value of 15 bits behind it.
const LONGEST_STRIDE: u32 = WINDOW + 15;

/// By the next [`WINDOW`] bits: how far all the AC codes go that stand whole in them, with their values (T.81, F.2.2.2).
///
/// Of a block no values are wanted, only where it ends; so one look takes several codes at once.
pub(super) struct Strides(Box<[u16; 1 << WINDOW]>);

impl Strides {
    /// An entry's lower six bits are the bits it takes; the rest, how many coefficients the block goes on by.
    const BITS: u32 = 6;
    /// Added to the coefficients where the last code ends the block.
    const END: u32 = 128;
    /// No code of the table stands whole in the window.
    const NONE: u16 = 255 << Self::BITS;

    pub(super) fn of(table: &Huffman) -> Self {
        let mut entries = Box::new([Self::NONE; 1 << WINDOW]);
        for (window, entry) in (0_u32..).zip(entries.iter_mut()) {
            let (mut taken, mut coefficients) = (0, 0);
            while taken < WINDOW {
                // The bits beyond the window are noughts here, so a code that needs them is none.
                let next = window << (32 - WINDOW) << taken >> (32 - FAST);
                let Some(step) = usize::try_from(next).ok().and_then(|next| table.fast.get(next)) else { break };
                if step.code == 0 || taken + u32::from(step.code) > WINDOW {
                    break;
                }
                let ends = step.coefficients == 64;
                let on = if ends { Self::END } else { u32::from(step.coefficients) };
                if !ends && coefficients + on > 63 {
                    break; // more than a block has
                }
                taken += u32::from(step.bits);
                coefficients += on;
                *entry = u16::try_from(coefficients << Self::BITS | taken).unwrap_or(Self::NONE);
                if ends {
                    break;
                }
            }
        }
        Self(entries)
    }
}

/// Why a scan cannot be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Its bytes end before its blocks do.
    Short,
    /// Its bits are no code of its tables.
    Code,
}

/// Reads bits of entropy-coded data up to the next marker.
pub(super) struct Bits<'a> {
    data: &'a [u8],
    /// The first byte that is not held whole.
    pub(super) at: usize,
    /// The next bits, from the top; those beyond `held` may be there already or be zero.
    bits: u64,
    held: u32,
}

impl<'a> Bits<'a> {
    pub(super) fn new(data: &'a [u8], at: usize) -> Self {
        Self { data, at, bits: 0, held: 0 }
    }

    /// Holds at least 56 bits, or all there are.
    #[inline]
    fn fill(&mut self) {
        if let Some((word, _)) = self.data.get(self.at..).and_then(|rest| rest.split_first_chunk::<8>()) {
            let word = u64::from_be_bytes(*word);
            // A byte of FF is one that is zero when turned over.
            const ONES: u64 = 0x0101_0101_0101_0101;
            let ff = (!word).wrapping_sub(ONES) & word & (ONES << 7);
            if ff == 0 && self.held < 64 {
                self.bits |= word >> self.held;
                let bytes = (63 - self.held) / 8;
                self.at = self.at.saturating_add(bytes as usize);
                self.held += bytes * 8;
                return;
            }
        }
        self.fill_by_byte();
    }

    #[cold]
    fn fill_by_byte(&mut self) {
        while self.held <= 56 {
            let Some(&byte) = self.data.get(self.at) else { return };
            let mut next = self.at.saturating_add(1);
            if byte == 0xFF {
                // FF 00 is a byte of data; decoders skip repeated FF before they look.
                while self.data.get(next) == Some(&0xFF) {
                    next = next.saturating_add(1);
                }
                if self.data.get(next) != Some(&0) {
                    return;
                }
                next = next.saturating_add(1);
            }
            self.at = next;
            self.bits |= u64::from(byte) << (56 - self.held);
            self.held += 8;
        }
    }

    /// Goes on by `count` bits, up to 32.
    #[inline]
    pub(super) fn skip(&mut self, count: u32) -> Result<(), Fault> {
        if self.held < count {
            self.fill();
        }
        self.held = self.held.checked_sub(count).ok_or(Fault::Short)?;
        self.bits <<= count;
        Ok(())
    }

    pub(super) fn skip_many(&mut self, mut count: u32) -> Result<(), Fault> {
        while count > 32 {
            self.skip(32)?;
            count -= 32;
        }
        self.skip(count)
    }

    /// The next `count` bits, up to 16.
    pub(super) fn take(&mut self, count: u32) -> Result<u32, Fault> {
        if self.held < count {
            self.fill();
        }
        let value = self.bits.checked_shr(64 - count).unwrap_or_default();
        self.skip(count)?;
        Ok(u32::try_from(value).unwrap_or_default())
    }

    /// The step that the next code stands for, not yet taken.
    #[inline]
    fn step(&mut self, table: &Huffman) -> Result<Step, Fault> {
        // A code and the value after it, at their longest.
        if self.held < 32 {
            self.fill();
        }
        let next = usize::try_from(self.bits >> (64 - FAST)).unwrap_or_default();
        match table.fast.get(next) {
            Some(step) if step.code != 0 => Ok(*step),
            _ => self.long_step(table),
        }
    }

    #[cold]
    fn long_step(&self, table: &Huffman) -> Result<Step, Fault> {
        let code = u32::try_from(self.bits >> 48).unwrap_or_default();
        for (length, (end, start)) in (1_u8..).zip(&table.ends) {
            let prefix = code >> (16 - length);
            if prefix < *end {
                let index = i32::try_from(prefix).ok().and_then(|prefix| prefix.checked_add(*start));
                let symbol = index.and_then(|index| usize::try_from(index).ok()).and_then(|at| table.symbols.get(at));
                return symbol.map(|symbol| Step::new(length, *symbol)).ok_or(Fault::Code);
            }
        }
        if self.held < 16 { Err(Fault::Short) } else { Err(Fault::Code) }
    }

    /// Steps over a code and the value after it.
    #[inline]
    pub(super) fn step_over(&mut self, table: &Huffman) -> Result<Step, Fault> {
        let step = self.step(table)?;
        self.skip(u32::from(step.bits))?;
        Ok(step)
    }

    /// Steps over the AC codes of a block of a sequential scan (T.81, F.2.2.2).
    #[inline]
    pub(super) fn step_over_block(&mut self, table: &Huffman, strides: Option<&Strides>) -> Result<(), Fault> {
        let mut at = 1;
        while at < 64 {
            let Some(strides) = strides else {
                at += u32::from(self.step_over(table)?.coefficients);
                continue;
            };
            self.fill();
            // As many strides as surely fit, then one code by itself where a stride goes beyond the block.
            while self.held >= LONGEST_STRIDE {
                let next = usize::try_from(self.bits >> (64 - WINDOW)).unwrap_or_default();
                let stride = u32::from(strides.0.get(next).copied().unwrap_or(Strides::NONE));
                let to = at + (stride >> Strides::BITS);
                // An end counts only where the block has a coefficient left for it to stand in the place of.
                let ends = to == 64 || (Strides::END..Strides::END + 64).contains(&to);
                if to > 64 && !ends {
                    at += u32::from(self.step_over(table)?.coefficients);
                    break;
                }
                self.bits = self.bits.wrapping_shl(stride & 63);
                self.held -= stride & 63;
                if ends {
                    return Ok(());
                }
                at = to;
            }
            if self.held < LONGEST_STRIDE && at < 64 {
                self.fill();
                if self.held < LONGEST_STRIDE {
                    at += u32::from(self.step_over(table)?.coefficients);
                }
            }
        }
        Ok(())
    }

    /// Reads a code alone.
    #[inline]
    pub(super) fn symbol(&mut self, table: &Huffman) -> Result<u8, Fault> {
        let step = self.step(table)?;
        self.skip(u32::from(step.code))?;
        Ok(step.symbol)
    }

    /// Where the byte after the last one that was read from starts.
    pub(super) fn position(&self) -> usize {
        let mut at = self.at;
        for _ in 0..self.held / 8 {
            at = at.saturating_sub(1);
            if self.data.get(at) == Some(&0) && at > 0 && self.data.get(at - 1) == Some(&0xFF) {
                at -= 1;
                while at > 0 && self.data.get(at - 1) == Some(&0xFF) {
                    at -= 1;
                }
            }
        }
        at
    }
}
