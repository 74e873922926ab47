//! Collects what is found, within bounds that hostile files cannot stretch.

use super::{Group, Item, text};

/// More fields than any camera or editor writes; the rest is counted, not shown.
const MOST_ITEMS: usize = 2_000;

/// Collects items.
#[derive(Debug, Default)]
pub(super) struct Finder {
    items: Vec<Item>,
    beyond: u64,
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
