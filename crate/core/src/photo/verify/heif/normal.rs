//! The properties that a clean HEIF file may have, each in its one form.

use super::{
    super::Reader,
    coded::{av1_units, hevc_configuration},
    file::{File, Item, Kind},
};

/// The properties of an item that draw, in their normal form; `None` when one is not there.
pub(super) fn drawing(file: &File<'_>, item: &Item) -> Option<Vec<(Kind, Vec<u8>)>> {
    let mut out = Vec::new();
    for index in &item.properties {
        let (kind, data) = file.properties.get(index.checked_sub(1)?)?;
        if let Some(normal) = normal(kind, data) {
            out.push((*kind, normal));
        }
    }
    Some(out)
}

/// The data of a property as a clean file has them; `None` for one that a clean file has not.
pub(super) fn normal(kind: &Kind, data: &[u8]) -> Option<Vec<u8>> {
    let masked = |length: usize, at: usize, mask: u8| {
        let mut out = data.get(..length)?.to_vec();
        *out.get_mut(at)? &= mask;
        Some(out)
    };
    let plain = |length: usize| data.get(..length).map(<[u8]>::to_vec);
    let full = |length: usize| plain(length).filter(|data| data.starts_with(&[0; 4]));
    match kind {
        b"ispe" => full(12),
        b"pixi" => full(usize::from(*data.get(4)?) + 5),
        b"pasp" | b"amve" => plain(8),
        b"clap" => plain(32),
        b"mdcv" => plain(24),
        b"clli" => plain(4),
        b"lsel" => plain(2),
        b"a1op" => plain(1),
        b"irot" => masked(1, 0, 3),
        b"imir" => masked(1, 0, 1),
        b"a1lx" => masked(if data.first()? & 1 == 1 { 13 } else { 7 }, 0, 1),
        b"cclv" => {
            let flags = *data.first()?;
            let numbers = 6 * (flags >> 5 & 1) + (flags >> 4 & 1) + (flags >> 3 & 1) + (flags >> 2 & 1);
            masked(1 + 4 * usize::from(numbers), 0, 0x3C)
        }
        b"colr" => match data.get(..4)? {
            b"nclx" => masked(11, 10, 0x80),
            b"prof" | b"rICC" => {
                let profile = data.get(4..).filter(|profile| profile.len() >= 132)?;
                let declared = Reader { bytes: profile, at: 0 }.number(4)?;
                let length = if declared < 132 { profile.len() } else { declared.min(profile.len()) };
                (profile.get(36..40)? == b"acsp").then(|| data.get(..length.saturating_add(4)).map(<[u8]>::to_vec))?
            }
            _ => None,
        },
        b"auxC" => {
            let urn = data.get(4..)?.split(|byte| *byte == 0).next()?;
            let is_alpha =
                matches!(urn, b"urn:mpeg:hevc:2015:auxid:1" | b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha");
            is_alpha.then(|| [&[0; 4], urn, &[0]].concat())
        }
        b"hvcC" => hevc_configuration(data),
        b"av1C" => {
            let mut out = masked(4, 3, if data.get(3)? & 0x10 == 0 { 0 } else { 0x1F })?;
            out.extend(av1_units(data.get(4..)?)?);
            Some(out)
        }
        _ => None,
    }
}
