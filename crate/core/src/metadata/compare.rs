//! Whether a hidden picture shows something else than the photo: what was cropped away, or a face that was covered.
//!
//! Both are brought to 16 × 16 mean luminances. Scaling and JPEG's losses move such a mean by a few of 255 steps, and a
//! border that falls a pixel beside its place moves one by a tenth of the contrast there: below 25. A cover over a tenth
//! of the width fills at least one mean, and moves it by more than 40 unless the face was as dark as the cover. So two
//! pictures differ where one mean is more than 40 apart, or all are more than 8 apart on average, or where the
//! proportions are more than 5 % apart: a thumbnail of 120 rows is exact to 1 %.

use super::{Group, HiddenPicture, PictureKind, Report, bytes_of, summary};
use crate::photo::{Photo, Pixels, decode, decode_stored};

/// Means in a row, and rows of them.
const GRID: usize = 16;
/// The most by which any one mean may be apart, in steps of luminance.
const MOST_APART: i32 = 40;
/// The most by which the means may be apart on average.
const MOST_ON_AVERAGE: i32 = 8;
/// The most by which proportions may be apart.
const MOST_PROPORTION: f64 = 0.05;
/// A bar around a thumbnail is darker than this.
const DARK: i32 = 24;
/// How many hidden pictures are decoded; a camera stores one or two.
const MOST_PICTURES: usize = 4;

/// Fills in [`HiddenPicture::differs`](super::HiddenPicture::differs): decodes `photo` once, and each of the first four
/// hidden pictures of its `report`. A thumbnail that differs gets a sentence of its own in the summary.
pub fn compare(photo: &Photo, report: &mut Report) {
    if report.pictures.is_empty() {
        return;
    }
    let Ok(picture) = decode_stored(photo) else { return };
    for hidden in report.pictures.iter_mut().take(MOST_PICTURES) {
        let small = bytes_of(photo, hidden).and_then(|bytes| Photo::open(bytes.to_vec()).ok());
        let Some(small) = small.and_then(|small| decode_stored(&small).ok()) else { continue };
        hidden.differs = differs(&picture, &small);
        // Some cameras store the thumbnail upright already.
        if hidden.differs == Some(true) && photo.orientation() != 1 {
            let turned = decode(photo).ok().and_then(|upright| differs(&upright, &small));
            hidden.differs = turned.or(hidden.differs);
        }
    }
    // A further picture may well be another one by design, such as a gain map; a thumbnail is meant to show the photo.
    let is_telling = |hidden: &HiddenPicture| hidden.kind != PictureKind::MultiPicture && hidden.differs == Some(true);
    if report.pictures.iter().any(is_telling) {
        let place = report.summary.iter().position(|sentence| sentence.group == Group::Thumbnail);
        report.summary.insert(place.unwrap_or(report.summary.len()), summary::thumbnail_differs());
    }
}

/// Whether `small` shows something else than `picture`; `None` when one of them has no pixels.
fn differs(picture: &Pixels, small: &Pixels) -> Option<bool> {
    let whole = |of: &Pixels| Area { x: 0, y: 0, width: of.width, height: of.height };
    let proportion = |area: Area| f64::from(area.width) / f64::from(area.height);
    let wanted = proportion(whole(picture));
    let area = without_bars(small, wanted)?;
    if (proportion(area) / wanted - 1.0).abs() > MOST_PROPORTION {
        return Some(true);
    }
    let apart: Vec<i32> = means(picture, whole(picture))?
        .iter()
        .zip(means(small, area)?)
        .map(|(one, other)| (one - other).abs())
        .collect();
    let most = apart.iter().max()?;
    let average = apart.iter().sum::<i32>() / i32::try_from(apart.len()).ok()?;
    Some(*most > MOST_APART || average > MOST_ON_AVERAGE)
}

/// A part of a picture, in pixels.
#[derive(Clone, Copy)]
struct Area {
    x: u32,
    y: u32,
    width: u32,
    height: u32,
}

/// `small` without the dark bars that bring a picture of proportion `wanted` to the thumbnail's own; all of it where
/// there are none.
fn without_bars(small: &Pixels, wanted: f64) -> Option<Area> {
    let whole = Area { x: 0, y: 0, width: small.width, height: small.height };
    let (width, height) = (f64::from(small.width), f64::from(small.height));
    let cut = |length: f64| (length.max(0.0) / 2.0).round() as u32;
    let (x, y) =
        if width / height < wanted { (0, cut(height - width / wanted)) } else { (cut(width - height * wanted), 0) };
    let inner = Area {
        x,
        y,
        width: small.width.checked_sub(2 * x).filter(|width| *width > 0)?,
        height: small.height.checked_sub(2 * y).filter(|height| *height > 0)?,
    };
    // A bar's last line may already be picture: compression blurs it.
    let bars = [
        Area { height: y.saturating_sub(1), ..whole },
        Area { y: small.height.saturating_sub(y.saturating_sub(1)), height: y.saturating_sub(1), ..whole },
        Area { width: x.saturating_sub(1), ..whole },
        Area { x: small.width.saturating_sub(x.saturating_sub(1)), width: x.saturating_sub(1), ..whole },
    ];
    let dark = |bar: &Area| bar.width == 0 || bar.height == 0 || mean(small, *bar).is_some_and(|mean| mean < DARK);
    Some(if bars.iter().all(dark) { inner } else { whole })
}

/// The mean luminances of the grid's cells, row by row.
fn means(of: &Pixels, area: Area) -> Option<Vec<i32>> {
    let bound = |start: u32, length: u32, cell: usize| {
        let cells = u64::from(length) * cell as u64 / GRID as u64;
        start.saturating_add(u32::try_from(cells).unwrap_or(u32::MAX))
    };
    let mut out = Vec::with_capacity(GRID * GRID);
    for row in 0..GRID {
        for column in 0..GRID {
            let (x, y) = (bound(area.x, area.width, column), bound(area.y, area.height, row));
            let width = bound(area.x, area.width, column + 1).saturating_sub(x).max(1);
            let height = bound(area.y, area.height, row + 1).saturating_sub(y).max(1);
            out.push(mean(of, Area { x, y, width, height })?);
        }
    }
    Some(out)
}

/// The mean luminance (ITU-R BT.601) of an area.
fn mean(of: &Pixels, area: Area) -> Option<i32> {
    let (mut sum, mut count) = (0_u64, 0_u64);
    for y in area.y..area.y.saturating_add(area.height).min(of.height) {
        let start = (u64::from(y) * u64::from(of.width) + u64::from(area.x)) * 3;
        let start = usize::try_from(start).ok()?;
        let length = usize::try_from(area.width.min(of.width.saturating_sub(area.x))).ok()?.checked_mul(3)?;
        for pixel in of.rgb.get(start..start.checked_add(length)?)?.chunks_exact(3) {
            let [r, g, b] = pixel else { continue };
            sum += 299 * u64::from(*r) + 587 * u64::from(*g) + 114 * u64::from(*b);
            count += 1;
        }
    }
    i32::try_from(sum.checked_div(count)? / 1000).ok()
}

#[cfg(test)]
mod tests {
    use image::{RgbImage, imageops};
    use schoolgate_fixtures::{Exif, draw, dress, encode};

    use super::*;
    use crate::metadata::inspect;

    fn answer(picture: &RgbImage, thumbnail: &RgbImage, orientation: u8) -> Option<bool> {
        let file = encode::jpeg(picture, encode::Jpeg::default());
        let thumbnail = encode::jpeg(thumbnail, encode::Jpeg { quality: 60, ..encode::Jpeg::default() });
        let exif = Exif { orientation, thumbnail, ..Exif::default() };
        let photo = Photo::open(dress(&file, &exif, "", &[])).unwrap();
        let mut report = inspect(&photo);
        assert_eq!((report.pictures.len(), report.pictures[0].differs), (1, None));
        compare(&photo, &mut report);
        let said =
            report.summary.iter().filter(|sentence| sentence.text.contains("shows something that the photo does not"));
        assert_eq!(said.count(), usize::from(report.pictures[0].differs == Some(true)));
        report.pictures[0].differs
    }

    fn scaled(picture: &RgbImage, width: u32, height: u32) -> RgbImage {
        imageops::resize(picture, width, height, imageops::FilterType::Triangle)
    }

    /// A drawn face of a tenth of the width, before a backdrop.
    fn scene() -> RgbImage {
        let mut picture = draw::gradient(600, 400);
        for (x, y, pixel) in picture.enumerate_pixels_mut() {
            if (200..260).contains(&x) && (150..230).contains(&y) {
                *pixel = image::Rgb([224, 180, 150]);
            }
        }
        picture
    }

    #[test]
    fn a_small_copy_of_the_same_picture_does_not_differ() {
        assert_eq!(answer(&scene(), &scaled(&scene(), 160, 107), 1), Some(false));
    }

    #[test]
    fn bars_above_and_below_are_no_difference() {
        let mut barred = RgbImage::new(160, 120);
        imageops::replace(&mut barred, &scaled(&scene(), 160, 106), 0, 7);
        assert_eq!(answer(&scene(), &barred, 1), Some(false));
    }

    #[test]
    fn what_was_cropped_away_differs() {
        let cropped = imageops::crop_imm(&scene(), 150, 100, 300, 200).to_image();
        assert_eq!(answer(&cropped, &scaled(&scene(), 160, 107), 1), Some(true));
        let narrower = imageops::crop_imm(&scene(), 0, 0, 400, 400).to_image();
        assert_eq!(answer(&narrower, &scaled(&scene(), 160, 107), 1), Some(true));
    }

    #[test]
    fn a_covered_face_that_survives_in_the_thumbnail_differs() {
        let mut covered = scene();
        for y in 150..230 {
            for x in 200..260 {
                covered.put_pixel(x, y, image::Rgb([20, 20, 20]));
            }
        }
        assert_eq!(answer(&covered, &scaled(&scene(), 160, 107), 1), Some(true));
    }

    #[test]
    fn a_thumbnail_that_is_upright_already_does_not_differ() {
        let upright = scaled(&imageops::rotate90(&scene()), 107, 160);
        assert_eq!(answer(&scene(), &upright, 6), Some(false));
    }
}
