//! Which format a file has, by its first bytes; the ones that cannot be cleaned are refused by name.

use super::{Format, integer::u32_be};
use crate::{Error, error::Code};

/// The container format of `bytes`, or a refusal that names what the file is.
pub(super) fn format(bytes: &[u8]) -> Result<Format, Error> {
    if bytes.starts_with(&[0xFF, 0xD8]) {
        return Ok(Format::Jpeg);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(Format::Png);
    }
    if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        return Ok(Format::Gif);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Ok(Format::WebP);
    }
    // A camera's raw file may begin as TIFF does; one that is no plain TIFF its walker refuses.
    if (bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*")) && bytes.get(8..10) != Some(b"CR") {
        return Ok(Format::Tiff);
    }
    if let Some(format) = heif(bytes) {
        return Ok(format);
    }
    match other(bytes) {
        Some(name) => Err(Error::new(Code::PhotoUnsupported).because(name)),
        None => Err(Error::at_byte(Code::PhotoUnknown, 0).because("no known signature")),
    }
}

/// The signatures at the start of files people mistake for photos, or photos of formats not cleaned yet.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"BM", "BMP"),
    (b"II\x2b\0", "BigTIFF"),
    (b"MM\0\x2b", "BigTIFF"),
    (b"IIRO", "Olympus RAW"),
    (b"IIRS", "Olympus RAW"),
    (b"IIU\0", "Panasonic RAW"),
    (b"II\x1a\0\0\0HEAPCCDR", "Canon RAW (CRW)"),
    (b"FUJIFILMCCD-RAW", "Fujifilm RAW"),
    (b"FOVb", "Sigma RAW"),
    (b"\0MRM", "Minolta RAW"),
    (b"8BPS", "Photoshop"),
    (b"%PDF-", "PDF"),
    (b"%!PS", "PostScript"),
    (b"\0\0\x01\0", "icon"),
    (b"\0\0\x02\0", "icon"),
    (b"\xFF\x0A", "JPEG XL"),
    (b"\0\0\0\x0CJXL \r\n\x87\n", "JPEG XL"),
    (b"\0\0\0\x0CjP  \r\n\x87\n", "JPEG 2000"),
    (b"\xFF\x4F\xFF\x51", "JPEG 2000"),
    (b"II\xBC\x01", "JPEG XR"),
    (b"\x8AMNG\r\n\x1a\n", "MNG video"),
    (b"\x8BJNG\r\n\x1a\n", "JNG"),
    (b"\x1A\x45\xDF\xA3", "Matroska or WebM video"),
    (b"OggS", "Ogg"),
    (b"FLV\x01", "Flash video"),
    (b"\0\0\x01\xBA", "MPEG video"),
    (b"\0\0\x01\xB3", "MPEG video"),
    (b"\x30\x26\xB2\x75\x8E\x66\xCF\x11", "Windows Media"),
    (b"PK\x03\x04", "ZIP archive or Office document"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "Office document"),
    (b"gimp xcf", "GIMP"),
    (b"qoif", "QOI"),
    (b"farbfeld", "farbfeld"),
    (b"\x76\x2F\x31\x01", "OpenEXR"),
    (b"#?RADIANCE", "Radiance HDR"),
    (b"DDS ", "DirectDraw surface"),
    (b"<svg", "SVG"),
    (b"<?xml", "XML or SVG"),
    (b"P1\n", "Netpbm"),
    (b"P2\n", "Netpbm"),
    (b"P3\n", "Netpbm"),
    (b"P4\n", "Netpbm"),
    (b"P5\n", "Netpbm"),
    (b"P6\n", "Netpbm"),
    (b"P7\n", "Netpbm"),
];

fn other(bytes: &[u8]) -> Option<&'static str> {
    let at = |offset: usize, signature: &[u8]| bytes.get(offset..).is_some_and(|rest| rest.starts_with(signature));
    if let Some((_, name)) = SIGNATURES.iter().find(|(signature, _)| at(0, signature)) {
        return Some(name);
    }
    if at(0, b"RIFF") {
        return Some(if at(8, b"AVI ") { "AVI video" } else { "RIFF" });
    }
    if at(0, b"II*\0") || at(0, b"MM\0*") {
        return Some("Canon RAW (CR2)");
    }
    if at(4, b"ftyp") {
        return Some(brand(bytes.get(8..12).unwrap_or_default()));
    }
    if at(4, b"moov") || at(4, b"mdat") || at(4, b"wide") || at(4, b"free") {
        return Some("QuickTime video");
    }
    None
}

/// HEIC or AVIF, by the brands of the file type box (ISO/IEC 23008-12, section 10.2; AV1 Image File Format, section 6).
fn heif(bytes: &[u8]) -> Option<Format> {
    let length = usize::try_from(u32_be(bytes, 0)?).ok()?;
    let brands = bytes.get(8..length)?;
    if bytes.get(4..8) != Some(b"ftyp") {
        return None;
    }
    // The minor version stands where the second brand would.
    let has = |known: &[&[u8; 4]]| {
        let brand = |(_, brand): (usize, &[u8])| known.iter().any(|each| each.as_slice() == brand);
        brands.chunks_exact(4).enumerate().filter(|(place, _)| *place != 1).any(brand)
    };
    if has(&[b"avif", b"avis"]) {
        return Some(Format::Avif);
    }
    has(&[b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"]).then_some(Format::Heic)
}

/// ISO base media files by their major brand (ISO/IEC 14496-12, section 4.3).
fn brand(brand: &[u8]) -> &'static str {
    match brand {
        b"crx " => "Canon RAW (CR3)",
        b"jxl " => "JPEG XL",
        b"qt  " => "QuickTime video",
        b"jpeg" | b"jpgs" => "JPEG in HEIF",
        _ => "MP4 video",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_formats_are_refused_by_name() {
        let files: &[(&[u8], &str)] = &[
            (b"RIFF\x10\0\0\0AVI LIST", "AVI video"),
            (b"II*\0\x10\0\0\0CR\x02\0", "Canon RAW (CR2)"),
            (b"\0\0\0\x18ftypisom\0\0\0\0", "MP4 video"),
            (b"BM\0\0", "BMP"),
            (b"%PDF-1.7", "PDF"),
        ];
        for (bytes, name) in files {
            let error = format(bytes).unwrap_err();
            assert_eq!(error.code(), Code::PhotoUnsupported, "{name}");
            assert_eq!(error.detail(), *name);
        }
    }

    #[test]
    fn what_is_not_a_picture_is_unknown() {
        assert_eq!(format(b"Dear parents,").unwrap_err().code(), Code::PhotoUnknown);
    }
}
