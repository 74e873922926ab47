//! Checking a text, and which of the many things that could be said of it are worth a teacher's time.

use crate::dictionary::Words;
use crate::kept::kept_apart;
use crate::known::Known;
use harper_core::linting::{Lint, LintGroup, LintKind, Linter, Suggestion};
use harper_core::parsers::PlainEnglish;
use harper_core::{Dialect, Document};
use serde::Serialize;
use std::ops::Range;
use std::sync::Arc;

/// How much of a text is read, in Unicode scalar values: a post has hundreds, and a page of the website a few thousand.
pub const LONGEST: usize = 20_000;

/// How many corrections are offered for one slip.
const OFFERED: usize = 3;

/// Rules that a school's post rightly breaks.
const NOT_FOR_POSTS: [&str; 5] =
    ["UseEllipsisCharacter", "ExpandTimeShorthands", "OxfordComma", "NoOxfordComma", "CompoundNouns"];

/// What sort of slip it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A word that is not in the dictionary.
    Spelling,
    /// Words that do not fit together.
    Grammar,
    /// A capital or a small letter in the wrong place.
    Capitals,
    /// A comma, an apostrophe, a full stop.
    Punctuation,
    /// A word that is taken for another.
    Word,
    /// What is right but hard to read.
    Clarity,
}

/// One slip, and what could be written instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// Where it begins, in Unicode scalar values.
    pub start: usize,
    /// Where it ends; what is before this belongs to it.
    pub end: usize,
    /// What sort of slip it is.
    pub kind: Kind,
    /// What is wrong, in a sentence or two.
    pub message: String,
    /// What could stand from `start` to `end`, the likeliest first; empty to take it out.
    pub suggestions: Vec<String>,
}

/// Checks texts in British English. Making one takes longer than many checks.
pub struct Checker {
    words: Arc<Words>,
    rules: LintGroup,
}

impl Default for Checker {
    fn default() -> Self {
        Self::new()
    }
}

impl Checker {
    /// Reads the dictionary and the rules.
    #[must_use]
    pub fn new() -> Self {
        let words = Arc::new(Words::read());
        let mut rules = LintGroup::new_curated(Arc::clone(&words), Dialect::British);
        for rule in NOT_FOR_POSTS {
            rules.config.set_rule_enabled(rule, false);
        }
        Self { words, rules }
    }

    /// Takes these for no misspellings from now on, instead of what was said before: the names on the class list, the
    /// name of the school, words that somebody told the page to leave alone.
    pub fn know<'a>(&mut self, names: impl IntoIterator<Item = &'a str>) {
        self.words.know(Known::of(names));
    }

    /// What is wrong with `text`, in its order, at most one note for each place.
    #[must_use]
    pub fn check(&mut self, text: &str) -> Vec<Note> {
        let letters: Vec<char> = text.chars().take(LONGEST).collect();
        let document = Document::new_from_chars(letters.clone().into(), &PlainEnglish, &self.words);
        let mut lints = self.rules.lint(&document);
        // Of two that overlap the more important is told, and of two alike the first.
        lints.sort_by_key(|lint| (rank(lint.lint_kind), lint.priority, lint.span.start));
        let (apart, known) = (kept_apart(&letters), self.words.known(|known| known.in_text(&letters)));
        let mut notes: Vec<Note> = Vec::new();
        for lint in lints {
            let Some(mut note) = note(&lint, &letters) else { continue };
            if note.kind == Kind::Spelling && !self.is_misspelling(&mut note, &letters) {
                continue;
            }
            let place = note.start..note.end;
            let is_told = notes.iter().any(|other| overlap(&(other.start..other.end), &place));
            let is_kept_apart = apart.iter().any(|other| overlap(other, &place));
            let is_known = known.iter().any(|other| other.start <= place.start && place.end <= other.end);
            if !is_told && !is_kept_apart && !is_known {
                notes.push(note);
            }
        }
        notes.sort_by_key(|note| note.start);
        notes
    }
}

impl Checker {
    /// Whether it is worth telling that the dictionary lacks a word. Codes, initials and brands are no misspellings, and
    /// what has a capital within a sentence is somebody's name unless a name or a month is close to it.
    fn is_misspelling(&self, note: &mut Note, letters: &[char]) -> bool {
        let Some([first, rest @ ..]) = letters.get(note.start..note.end) else { return false };
        let is_word = !rest.is_empty() && first.is_alphabetic() && rest.iter().all(|&letter| is_of_word(letter));
        let has_capital_inside = rest.iter().any(|letter| letter.is_uppercase());
        let is_all_capitals = first.is_uppercase() && !rest.iter().any(|letter| letter.is_lowercase());
        if !is_word || (has_capital_inside && !is_all_capitals) {
            return false;
        }
        if !first.is_uppercase() || is_all_capitals {
            return true;
        }
        if !begins_sentence(letters, note.start) {
            note.suggestions.retain(|word| self.words.has_exactly(word));
        }
        !note.suggestions.is_empty()
    }
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphabetic() || matches!(letter, '\'' | '’' | '-')
}

/// Whether nothing but signs stands between the end of a sentence and this place.
fn begins_sentence(letters: &[char], at: usize) -> bool {
    let before = letters.get(..at).unwrap_or_default().iter().rev();
    before.take_while(|letter| !letter.is_alphanumeric()).any(|letter| matches!(letter, '.' | '!' | '?' | ':' | '\n'))
        || letters.iter().take(at).all(|letter| !letter.is_alphanumeric())
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// "a a" is no wrong article but a doubled word, and a long sentence is told of when nothing else is wrong with it.
const fn rank(kind: LintKind) -> u8 {
    match kind {
        LintKind::Repetition => 0,
        LintKind::Readability => 2,
        _ => 1,
    }
}

fn note(lint: &Lint, letters: &[char]) -> Option<Note> {
    let kind = kind_of(lint.lint_kind)?;
    let (start, end) = (lint.span.start, lint.span.end);
    let there: String = letters.get(start..end).filter(|there| !there.is_empty())?.iter().collect();
    let mut suggestions: Vec<String> = Vec::new();
    for suggestion in &lint.suggestions {
        let instead = match suggestion {
            Suggestion::ReplaceWith(with) => with.iter().collect(),
            Suggestion::InsertAfter(more) => there.chars().chain(more.iter().copied()).collect(),
            Suggestion::Remove => String::new(),
        };
        if instead != there && !suggestions.contains(&instead) && suggestions.len() < OFFERED {
            suggestions.push(instead);
        }
    }
    Some(Note { start, end, kind, message: plain(&lint.message), suggestions })
}

/// None for matters of taste.
fn kind_of(kind: LintKind) -> Option<Kind> {
    match kind {
        LintKind::Spelling => Some(Kind::Spelling),
        LintKind::Agreement
        | LintKind::BoundaryError
        | LintKind::Grammar
        | LintKind::Miscellaneous
        | LintKind::Repetition
        | LintKind::Typo
        | LintKind::WordOrder => Some(Kind::Grammar),
        LintKind::Capitalization => Some(Kind::Capitals),
        LintKind::Punctuation => Some(Kind::Punctuation),
        LintKind::Eggcorn
        | LintKind::Malapropism
        | LintKind::Nonstandard
        | LintKind::Regionalism
        | LintKind::Usage
        | LintKind::WordChoice => Some(Kind::Word),
        LintKind::Readability => Some(Kind::Clarity),
        LintKind::Enhancement | LintKind::Formatting | LintKind::Redundancy | LintKind::Style => None,
    }
}

/// A message as people write: what stood between backticks stands between quotation marks.
fn plain(message: &str) -> String {
    let mut opens = false;
    message
        .chars()
        .map(|letter| match letter {
            '`' => {
                opens = !opens;
                if opens { '“' } else { '”' }
            }
            other => other,
        })
        .collect()
}
