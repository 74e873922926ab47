//! Collects what is found, within bounds that hostile files cannot stretch.

use super::{Group, HiddenPicture, Item, PictureKind, Position, text};

/// More fields than any camera or editor writes; the rest is counted, not shown.
const MOST_ITEMS: usize = 2_000;

/// More hidden pictures than any camera stores in one file.
const MOST_PICTURES: usize = 64;

/// Collects items.
#[derive(Debug, Default)]
pub(super) struct Finder {
    items: Vec<Item>,
    beyond: u64,
    position: Option<Position>,
    pictures: Vec<HiddenPicture>,
}

impl Finder {
    /// Notes one thing, if it says anything.
    pub(super) fn add(&mut self, group: Group, name: &str, value: impl Into<String>, offset: usize) {
        let value = text::tidy(&value.into());
        // Cameras fill fields they do not know with spaces, dashes, or a date of noughts.
        let said = |c: char| c.is_alphanumeric() && !(group == Group::Time && c == '0');
        if !value.chars().any(said) {
            return;
        }
        if self.items.len() >= MOST_ITEMS {
            self.beyond = self.beyond.saturating_add(1);
            return;
        }
        let offset = offset as u64;
        let item = Item { group, name: text::tidy(name), value, offset };
        if !self.items.contains(&item) {
            self.items.push(item);
        }
    }

    /// Notes a text.
    pub(super) fn text(&mut self, group: Group, name: &str, value: &str, offset: usize) {
        self.add(group, name, value, offset);
    }

    /// Notes a block of bytes that is not read further.
    pub(super) fn bytes(&mut self, group: Group, name: &str, what: &str, data: &[u8], offset: usize) {
        self.add(group, name, format!("{what}, {} bytes", text::count(data.len())), offset);
    }

    /// Notes a block that should be readable and is not.
    pub(super) fn unreadable(&mut self, name: &str, data: &[u8], offset: usize) {
        self.bytes(Group::Other, name, &format!("unreadable {name} block"), data, offset);
    }

    /// Notes where the photo was taken, in degrees; the first place that is one counts.
    pub(super) fn position(&mut self, latitude: f64, longitude: f64, offset: usize) {
        self.add(Group::Location, "GPSPosition", text::position(latitude, longitude), offset);
        if self.position.is_none() && latitude.abs() <= 90.0 && longitude.abs() <= 180.0 {
            self.position = Some(Position { latitude, longitude });
        }
    }

    /// Notes a whole JPEG in the file that can be shown; its size in pixels is read from it later.
    pub(super) fn picture(&mut self, kind: PictureKind, offset: usize, length: usize) {
        let (offset, length) = (offset as u64, length as u64);
        let known = self.pictures.iter().any(|each| each.offset == offset);
        if !known && self.pictures.len() < MOST_PICTURES {
            self.pictures.push(HiddenPicture { kind, offset, length, width: 0, height: 0, differs: None });
        }
    }

    /// The place, and the pictures, as found.
    pub(super) fn take_found(&mut self) -> (Option<Position>, Vec<HiddenPicture>) {
        (self.position.take(), std::mem::take(&mut self.pictures))
    }

    /// How many items there are so far.
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    /// All items, by where they stand in the file.
    pub(super) fn into_items(mut self) -> Vec<Item> {
        if self.beyond > 0 {
            let value = format!("{} further fields", self.beyond);
            self.items.push(Item { group: Group::Other, name: "Further".to_owned(), value, offset: u64::MAX >> 11 });
        }
        self.items.sort_by_key(|item| item.offset);
        self.items
    }
}
