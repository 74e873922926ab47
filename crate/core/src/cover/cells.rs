//! Where covers and the cells of a mosaic lie: rectangles of whole units, a pixel or an MCU each.

use std::ops::Range;

use crate::faces::Region;

/// A mosaic has no more cells than this in a row or a column.
const MOST_CELLS: u32 = 6;

/// No cell is smaller than this in pixels, so that a small head has fewer.
const LEAST_SIDE: u32 = 8;

/// How wide a ring around a cover is, in pixels; of whole units, so it may be wider.
const RING: u32 = 8;

/// What units a picture has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    /// Width and height of the picture in pixels.
    pub(super) size: (u32, u32),
    /// Width and height of a unit in pixels.
    pub(super) unit: (u32, u32),
}

impl Grid {
    /// A region grown to whole units, and cut to the picture.
    pub(super) fn whole(self, region: Region) -> Region {
        let across = whole(region.x..region.x.saturating_add(region.width), self.unit.0, self.size.0);
        let down = whole(region.y..region.y.saturating_add(region.height), self.unit.1, self.size.1);
        rectangle(across, down)
    }

    /// An area of whole units with the ring around it.
    pub(super) fn with_ring(self, area: Region) -> Region {
        let (left, top) = (area.x.saturating_sub(RING), area.y.saturating_sub(RING));
        let (right, bottom) = (end(area.x, area.width, RING), end(area.y, area.height, RING));
        self.whole(rectangle(left..right, top..bottom))
    }

    /// The cells of a mosaic over an area of whole units, row by row.
    pub(super) fn cells(self, area: Region) -> Vec<Region> {
        let columns = split(area.x..end(area.x, area.width, 0), self.unit.0);
        let rows = split(area.y..end(area.y, area.height, 0), self.unit.1);
        rows.iter().flat_map(|row| columns.iter().map(|column| rectangle(column.clone(), row.clone()))).collect()
    }
}

/// Whether a pixel lies in a region.
pub(super) fn contains(region: &Region, x: u32, y: u32) -> bool {
    (region.x..end(region.x, region.width, 0)).contains(&x) && (region.y..end(region.y, region.height, 0)).contains(&y)
}

/// Whether two regions have a pixel in common.
pub(super) fn meet(one: &Region, other: &Region) -> bool {
    one.x < end(other.x, other.width, 0)
        && other.x < end(one.x, one.width, 0)
        && one.y < end(other.y, other.height, 0)
        && other.y < end(one.y, one.height, 0)
}

fn end(start: u32, length: u32, more: u32) -> u32 {
    start.saturating_add(length).saturating_add(more)
}

fn rectangle(across: Range<u32>, down: Range<u32>) -> Region {
    let length = |range: &Range<u32>| range.end.saturating_sub(range.start);
    Region { x: across.start, y: down.start, width: length(&across), height: length(&down) }
}

fn whole(span: Range<u32>, unit: u32, size: u32) -> Range<u32> {
    let unit = unit.max(1);
    span.start / unit * unit..span.end.div_ceil(unit).saturating_mul(unit).min(size)
}

/// A span that starts with a unit, in as many parts as it may have, each of whole units. What the picture's edge cuts off
/// of the last unit makes the last part no smaller than a part may be.
fn split(span: Range<u32>, unit: u32) -> Vec<Range<u32>> {
    let unit = unit.max(1);
    let length = span.end.saturating_sub(span.start);
    let parts = (length / unit.max(LEAST_SIDE)).clamp(1, MOST_CELLS);
    let units = u64::from(length.div_ceil(unit));
    let at = |part: u32| {
        let before = u32::try_from(units * u64::from(part) / u64::from(parts)).unwrap_or(u32::MAX);
        span.start.saturating_add(before.saturating_mul(unit)).min(span.end)
    };
    (0..parts).map(|part| at(part)..at(part + 1)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn cells_are_few_large_and_whole_and_leave_nothing_open(
            x in 0_u32..300, y in 0_u32..300, w in 1_u32..300, h in 1_u32..300, more in (0_u32..40, 0_u32..40),
            unit in prop::sample::select(vec![(1_u32, 1_u32), (8, 8), (16, 8), (16, 16), (32, 8)]),
        ) {
            let size = (x + w + more.0, y + h + more.1);
            let grid = Grid { size, unit };
            let area = grid.whole(Region { x, y, width: w, height: h });
            prop_assert!(area.x <= x && area.y <= y && end(area.x, area.width, 0) >= x + w && end(area.y, area.height, 0) >= y + h);
            let cells = grid.cells(area);
            prop_assert!(cells.len() <= 36);
            let pixels: u32 = cells.iter().map(|cell| cell.width * cell.height).sum();
            prop_assert_eq!(pixels, area.width * area.height);
            for (index, cell) in cells.iter().enumerate() {
                prop_assert_eq!(grid.whole(*cell), *cell);
                prop_assert!(cell.width >= LEAST_SIDE.min(area.width) && cell.height >= LEAST_SIDE.min(area.height));
                prop_assert!(meet(cell, &area) && cells[index + 1..].iter().all(|other| !meet(cell, other)));
            }
        }
    }

    #[test]
    fn a_small_head_has_few_cells() {
        let cells = |side, unit| {
            let grid = Grid { size: (900, 900), unit };
            grid.cells(grid.whole(Region { x: 0, y: 0, width: side, height: side })).len()
        };
        assert_eq!([7, 8, 16, 40, 48, 600].map(|side| cells(side, (1, 1))), [1, 1, 4, 25, 36, 36]);
        assert_eq!([7, 17, 48, 96, 600].map(|side| cells(side, (16, 16))), [1, 4, 9, 36, 36]);
    }

    #[test]
    fn a_ring_ends_at_the_edge_of_the_picture() {
        let grid = Grid { size: (100, 60), unit: (16, 16) };
        let area = grid.whole(Region { x: 3, y: 20, width: 10, height: 10 });
        assert_eq!(area, Region { x: 0, y: 16, width: 16, height: 16 });
        assert_eq!(grid.with_ring(area), Region { x: 0, y: 0, width: 32, height: 48 });
    }
}
