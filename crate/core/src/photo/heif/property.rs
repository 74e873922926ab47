//! Item properties that draw, each in the one form it is written in (ISO/IEC 23008-12, section 6.5; AV1 Image File Format,
//! section 2.2 and 2.3).

use super::{
    av1,
    boxes::{Fields, Kind, put_box},
    hevc,
};
use crate::{Error, photo::jpeg::whole_icc};

/// The two names of transparency: HEVC's own (23008-12, annex B) and that of ISO/IEC 23091-2.
const ALPHA: [&[u8]; 2] = [b"urn:mpeg:hevc:2015:auxid:1", b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha"];

/// The box as it is written, reserved bits and everything after its fields taken off; `None` for one that does not draw,
/// is not known, or has not the form its specification gives it.
pub(super) fn normal(kind: Kind, mut data: Fields<'_>) -> Result<Option<Vec<u8>>, Error> {
    let all = data.rest();
    let body = match &kind {
        b"hvcC" => Some(hevc::configuration(data)?),
        b"av1C" => Some(av1::configuration(data)?),
        b"ispe" => exact(all, 12).filter(|data| data.starts_with(&[0; 4])),
        b"pasp" => exact(all, 8),
        b"clap" => exact(all, 32),
        b"irot" => exact(all, 1).map(|data| data.iter().map(|byte| byte & 3).collect()),
        b"imir" => exact(all, 1).map(|data| data.iter().map(|byte| byte & 1).collect()),
        b"pixi" => {
            data.take(4)?;
            let channels = usize::from(data.u8()?);
            exact(all, channels.saturating_add(5)).filter(|data| data.starts_with(&[0; 4]))
        }
        b"colr" => match &data.kind()? {
            b"nclx" => exact(all, 11).map(|mut data| {
                data.iter_mut().skip(10).for_each(|byte| *byte &= 0x80);
                data
            }),
            b"prof" | b"rICC" => {
                let icc = whole_icc(data.rest().to_vec());
                icc.map(|icc| [all.get(..4).unwrap_or_default(), &icc].concat())
            }
            _ => None,
        },
        b"auxC" => alpha(data)?.map(|urn| [&[0; 4], urn, &[0]].concat()),
        b"clli" => exact(all, 4),
        b"mdcv" => exact(all, 24),
        b"amve" => exact(all, 8),
        b"cclv" => {
            let flags = data.u8()?;
            let wanted = [(0x20, 24), (0x10, 4), (0x08, 4), (0x04, 4)];
            let fields = wanted.iter().filter(|(bit, _)| flags & bit != 0).map(|(_, size)| size).sum::<usize>();
            exact(all, fields.saturating_add(1)).map(|mut data| {
                data.iter_mut().take(1).for_each(|byte| *byte &= 0x3C);
                data
            })
        }
        b"a1op" => exact(all, 1),
        b"lsel" => exact(all, 2),
        b"a1lx" => {
            let large = data.u8()? & 1;
            exact(all, if large == 1 { 13 } else { 7 }).map(|mut data| {
                data.iter_mut().take(1).for_each(|byte| *byte &= 1);
                data
            })
        }
        _ => None,
    };
    let Some(body) = body else { return Ok(None) };
    let mut out = Vec::new();
    put_box(&mut out, kind, &[&body])?;
    Ok(Some(out))
}

/// Whether a renderer that does not know the property must not show the item.
pub(super) fn is_essential(kind: Kind) -> bool {
    matches!(&kind, b"hvcC" | b"av1C" | b"irot" | b"imir" | b"clap" | b"a1op" | b"lsel")
}

/// The name of transparency in an auxC property; `None` when the picture is something else.
pub(super) fn alpha(mut data: Fields<'_>) -> Result<Option<&'static [u8]>, Error> {
    data.version()?;
    let urn = urn(data.rest());
    Ok(ALPHA.into_iter().find(|known| *known == urn))
}

/// The text up to the first nought.
pub(super) fn urn(data: &[u8]) -> &[u8] {
    data.split(|byte| *byte == 0).next().unwrap_or_default()
}

/// The first `length` bytes, if there are as many.
fn exact(data: &[u8], length: usize) -> Option<Vec<u8>> {
    data.get(..length).map(<[u8]>::to_vec)
}
