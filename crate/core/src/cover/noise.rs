//! Noise for the cells of a mosaic, so that no cell is exactly the mean of what it covers.
//!
//! The same seed gives the same noise on every platform. It is made as the counter mode of NIST SP 800-90A (section 10.1.1,
//! Hashgen) makes bits, by SHA-256 of a seed and a number that counts up: whoever knows what some cells were made of, such
//! as those over a plain wall, learns by it nothing of the noise in the others.

use std::array;

use sha2::{Digest, Sha256};

/// The most that noise adds to a sample or takes away.
pub(super) const MOST: u8 = 24;

/// How many different values that makes.
const VALUES: u8 = 2 * MOST + 1;

/// An endless row of values from −[`MOST`] to [`MOST`], each as likely as the other.
pub(super) struct Noise {
    seed: u64,
    blocks: u64,
    bytes: array::IntoIter<u8, 32>,
}

impl Noise {
    pub(super) fn new(seed: u64) -> Self {
        let mut noise = Self { seed, blocks: 0, bytes: [0; 32].into_iter() };
        noise.refill();
        noise
    }

    /// A sample with the next value added.
    pub(super) fn onto(&mut self, sample: u8) -> u8 {
        // The largest multiple of the number of values that a byte can hold: bytes above it would favour some.
        const FAIR: u8 = u8::MAX / VALUES * VALUES;
        let value = loop {
            match self.bytes.next() {
                Some(byte) if byte < FAIR => break byte % VALUES,
                Some(_) => {}
                None => self.refill(),
            }
        };
        let noisy = i16::from(sample) + i16::from(value) - i16::from(MOST);
        u8::try_from(noisy.clamp(0, 255)).unwrap_or(sample)
    }

    fn refill(&mut self) {
        let block = Sha256::new()
            .chain_update(b"schoolgate mosaic")
            .chain_update(self.seed.to_be_bytes())
            .chain_update(self.blocks.to_be_bytes());
        let bytes: [u8; 32] = block.finalize().into();
        self.bytes = bytes.into_iter();
        self.blocks = self.blocks.wrapping_add(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_comes_as_often_as_the_others() {
        let mut noise = Noise::new(7);
        let mut counts = [0_u32; 256];
        (0..490_000).for_each(|_| counts[usize::from(noise.onto(100))] += 1);
        for (value, count) in counts.into_iter().enumerate() {
            if (76..=124).contains(&value) {
                assert!((9_500..10_500).contains(&count), "{value}: {count}");
            } else {
                assert_eq!(count, 0, "{value}");
            }
        }
    }

    #[test]
    fn a_sample_stays_a_sample() {
        let mut noise = Noise::new(1);
        for _ in 0..200 {
            assert!(noise.onto(0) <= MOST);
            assert!(noise.onto(255) >= 255 - MOST);
        }
    }

    #[test]
    fn a_seed_gives_the_same_noise_again_and_no_other_seed_does() {
        let row = |seed| {
            let mut noise = Noise::new(seed);
            [(); 100].map(|()| noise.onto(128))
        };
        assert_eq!(row(1), row(1));
        assert_ne!(row(1), row(2));
        assert_ne!(row(1)[..32], row(1)[32..64]);
    }
}
