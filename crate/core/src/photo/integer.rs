//! Fixed-width integers read at an offset, or nothing when the bytes are not there.

/// The big-endian 16-bit integer at `at`.
pub(crate) fn u16_be(data: &[u8], at: usize) -> Option<u16> {
    let (bytes, _) = data.get(at..)?.split_first_chunk::<2>()?;
    Some(u16::from_be_bytes(*bytes))
}

/// The big-endian 32-bit integer at `at`.
pub(crate) fn u32_be(data: &[u8], at: usize) -> Option<u32> {
    let (bytes, _) = data.get(at..)?.split_first_chunk::<4>()?;
    Some(u32::from_be_bytes(*bytes))
}

/// The byte order of a TIFF structure (TIFF 6.0, section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Endian {
    /// `II`
    Little,
    /// `MM`
    Big,
}

impl Endian {
    /// The byte order that a TIFF header declares, if this is one.
    pub(crate) fn of_tiff(data: &[u8]) -> Option<Self> {
        match data.get(..4)? {
            b"II*\0" => Some(Self::Little),
            b"MM\0*" => Some(Self::Big),
            _ => None,
        }
    }

    /// The 16-bit integer at `at`.
    pub(crate) fn u16(self, data: &[u8], at: usize) -> Option<u16> {
        let value = u16_be(data, at)?;
        Some(if self == Self::Big { value } else { value.swap_bytes() })
    }

    /// The 32-bit integer at `at`.
    pub(crate) fn u32(self, data: &[u8], at: usize) -> Option<u32> {
        let value = u32_be(data, at)?;
        Some(if self == Self::Big { value } else { value.swap_bytes() })
    }
}
