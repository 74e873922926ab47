//! Folds text to plain small letters, so that however a name is typed it reads the same, and remembers for each folded
//! letter where in the typed text it came from.
//!
//! Folding is compatibility decomposition (Unicode Standard Annex 15, NFKD) without marks and case, and then what
//! decomposition leaves: letters such as ß and ł, letters of other scripts that look like Latin ones, the many
//! apostrophes, hyphens and spaces, characters that do not show at all, and what web pages and web addresses write
//! instead of a character (`&nbsp;`, `%20`) or around it (`<b>`).

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// One folded character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    /// A small letter, a digit, or a plain mark; every space is ' ' and every line end '\n'.
    pub folded: char,
    /// Whether it was typed as a capital, or has no case: Chinese characters begin names as they are.
    pub capital: bool,
    /// First typed character it came from.
    pub start: usize,
    /// One past the last typed character it came from, characters that do not show included.
    pub end: usize,
}

/// A folded text.
#[derive(Debug)]
pub(super) struct Folded {
    pub letters: Vec<Letter>,
    /// The byte at which each typed character starts, and the length of the text.
    bytes: Vec<usize>,
}

impl Folded {
    /// Folds a text.
    pub fn new(text: &str) -> Self {
        let typed: Vec<char> = text.chars().collect();
        let mut bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
        bytes.push(text.len());
        let mut folding = Folding { letters: Vec::with_capacity(typed.len()), start: 0, end: 0, in_greek: false };
        let has_greek = typed.iter().any(|character| is_greek(*character));
        let mut rest = typed.as_slice();
        while let Some((first, after)) = rest.split_first() {
            let escape = match first {
                '&' => entity(rest),
                '%' => percent(rest),
                '<' => markup(rest),
                _ => None,
            };
            let length = escape.as_ref().map_or(1, |(_, length)| *length);
            folding.start = folding.end;
            folding.end += length;
            if has_greek && !in_word(folding.start.checked_sub(1).and_then(|before| typed.get(before))) {
                folding.in_greek = begins_greek(rest);
            }
            match escape {
                Some((meant, _)) if meant.is_empty() => folding.drop(),
                Some((meant, _)) => meant.chars().for_each(|character| folding.push(character)),
                // Windows ends a line with two characters; they are one line end.
                None if *first == '\r' && after.first() == Some(&'\n') => folding.drop(),
                None => folding.push(*first),
            }
            rest = rest.get(length..).unwrap_or_default();
        }
        Self { letters: folding.letters, bytes }
    }

    /// The same text with the digits inside words read as the letters they look like, `one` for a 1, and the words in which
    /// that was so, as ranges of the folded text; none where no digit stands inside a word.
    pub fn with_digits_as_letters(&self, one: char) -> Option<(Self, Vec<Range<usize>>)> {
        let mut words = Vec::new();
        let mut end = 0;
        for word in self.letters.chunk_by(|one, next| one.folded.is_alphanumeric() && next.folded.is_alphanumeric()) {
            let start = end;
            end += word.len();
            let digits = word.iter().filter(|letter| letter.folded.is_ascii_digit()).count();
            // 4B and 2026 are no names.
            if digits == 0 || word.len() < 3 || digits * 3 > word.len() * 2 {
                continue;
            }
            words.push(start..end);
        }
        if words.is_empty() {
            return None;
        }
        let mut letters = self.letters.clone();
        for letter in words.iter().flat_map(|word| word.clone()) {
            let Some(letter) = letters.get_mut(letter) else { continue };
            letter.folded = match letter.folded {
                '0' => 'o',
                '1' => one,
                '3' => 'e',
                '4' => 'a',
                '5' => 's',
                '7' => 't',
                other => other,
            };
        }
        Some((Self { letters, bytes: self.bytes.clone() }, words))
    }

    /// The typed characters from which a range of folded ones came.
    pub fn typed(&self, folded: Range<usize>) -> Range<usize> {
        let letters = self.letters.get(folded).unwrap_or_default();
        letters.first().map_or(0, |first| first.start)..letters.last().map_or(0, |last| last.end)
    }

    /// The folded characters that came from a range of typed ones.
    pub fn of_typed(&self, typed: Range<usize>) -> Range<usize> {
        let at = |place: usize| self.letters.partition_point(|letter| letter.end <= place);
        at(typed.start)..self.letters.partition_point(|letter| letter.start < typed.end)
    }

    /// A range of folded characters with all that came from the typed characters at its ends: one typed character can
    /// fold to several words.
    pub fn whole(&self, folded: Range<usize>) -> Range<usize> {
        let torn = |at: usize| match (at.checked_sub(1).and_then(|at| self.letters.get(at)), self.letters.get(at)) {
            (Some(before), Some(here)) => here.start < before.end,
            _ => false,
        };
        let (mut start, mut end) = (folded.start, folded.end);
        while torn(start) {
            start -= 1;
        }
        while torn(end) {
            end += 1;
        }
        start..end
    }

    /// The byte at which a typed character starts.
    pub fn byte(&self, typed: usize) -> usize {
        self.bytes.get(typed).or(self.bytes.last()).copied().unwrap_or(0)
    }

    /// The folded character at an index.
    pub fn at(&self, index: usize) -> Option<char> {
        self.letters.get(index).map(|letter| letter.folded)
    }
}

/// The folded letters of a name, and nothing else.
pub(super) fn letters_of(name: &str) -> String {
    if name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" -'.".contains(&byte)) {
        return name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect();
    }
    Folded::new(name).letters.iter().map(|letter| letter.folded).filter(|folded| folded.is_alphanumeric()).collect()
}

struct Folding {
    letters: Vec<Letter>,
    /// The typed characters that are being folded.
    start: usize,
    end: usize,
    /// The word is written in Greek letters only, so none of them is there to look like a Latin one.
    in_greek: bool,
}

impl Folding {
    /// Leaves out a character: it belongs to the one before it.
    fn drop(&mut self) {
        if let Some(last) = self.letters.last_mut() {
            last.end = self.end;
        }
    }

    fn add(&mut self, folded: char, capital: bool) {
        // What was left out at the beginning belongs to the first.
        let start = if self.letters.is_empty() { 0 } else { self.start };
        self.letters.push(Letter { folded, capital, start, end: self.end });
    }

    fn push(&mut self, typed: char) {
        if typed.is_ascii_alphanumeric() {
            return self.add(typed.to_ascii_lowercase(), typed.is_ascii_uppercase());
        }
        // These decompose into a space and a mark, or into nothing of use.
        if let Some(plain) = punctuation(typed) {
            return self.add(plain, false);
        }
        if typed.is_ascii() {
            return self.push_decomposed(typed);
        }
        typed.nfkd().for_each(|character| self.push_decomposed(character));
    }

    fn push_decomposed(&mut self, character: char) {
        if is_combining_mark(character) || is_invisible(character) {
            return self.drop();
        }
        if let Some(plain) = punctuation(character) {
            return self.add(plain, false);
        }
        let capital = character.is_alphabetic() && !character.is_lowercase();
        // Small Greek letters look like other Latin ones than their capitals do: all are taken as capitals.
        let character = if self.in_greek { character.to_uppercase().next().unwrap_or(character) } else { character };
        if let Some(latin) = look_alike(character) {
            return self.add(latin, capital);
        }
        for small in character.to_lowercase() {
            match small {
                'ß' => ['s', 's'].into_iter().for_each(|letter| self.add(letter, false)),
                'æ' => ['a', 'e'].into_iter().for_each(|letter| self.add(letter, capital)),
                'œ' => ['o', 'e'].into_iter().for_each(|letter| self.add(letter, capital)),
                'þ' => ['t', 'h'].into_iter().for_each(|letter| self.add(letter, capital)),
                // Lower case of İ is i and a mark.
                mark if is_combining_mark(mark) => self.drop(),
                letter => self.add(plain_letter(letter), capital),
            }
        }
    }
}

fn is_greek(character: char) -> bool {
    matches!(character, '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}')
}

/// Whether a character goes on with the word before it.
fn in_word(character: Option<&char>) -> bool {
    character
        .is_some_and(|character| character.is_alphabetic() || is_combining_mark(*character) || is_invisible(*character))
}

/// Whether the word that begins here has Greek letters and no others.
fn begins_greek(text: &[char]) -> bool {
    let word = text.iter().take_while(|character| in_word(Some(*character))).filter(|one| one.is_alphabetic());
    let mut letters = word.peekable();
    letters.peek().is_some() && letters.all(|letter| is_greek(*letter))
}

/// Apostrophes, hyphens, spaces and line ends as one of each.
fn punctuation(character: char) -> Option<char> {
    Some(match character {
        '\'' | '`' | '´' | '‘' | '’' | '‚' | '‛' | '′' | '‵' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | 'ʾ' | 'ʿ' | 'ˈ' | 'ˊ' | 'ˋ'
        | '՚' | '׳' | 'ꞌ' | '＇' | '｀' => '\'',
        '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '⁃' | '⸺' | '⸻' | '﹘' | '﹣' | '－' | '˗' | '־' | '᠆'
        | '゠' => '-',
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        space if space.is_whitespace() || space == '\u{2800}' => ' ',
        _ => return None,
    })
}

/// Characters that show nothing: joiners, direction marks, soft hyphens, fillers, variation selectors, tags.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}' | '\u{AD}' | '\u{34F}'
        | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Letters that no decomposition makes plain.
fn plain_letter(letter: char) -> char {
    match letter {
        'ø' | 'ɵ' | 'ᴏ' => 'o',
        'ł' | 'ƚ' | 'ɫ' | 'ʟ' => 'l',
        'đ' | 'ð' | 'ɖ' | 'ɗ' | 'ᴅ' => 'd',
        'ħ' | 'ɦ' | 'ʜ' => 'h',
        'ı' | 'ɨ' | 'ɪ' => 'i',
        'ŋ' | 'ɲ' | 'ƞ' | 'ɴ' => 'n',
        'ŧ' | 'ƭ' | 'ᴛ' => 't',
        'ə' | 'ɛ' | 'ǝ' | 'ᴇ' => 'e',
        'ɑ' | 'ᴀ' => 'a',
        'ɓ' | 'ƀ' | 'ʙ' => 'b',
        'ƈ' | 'ᴄ' => 'c',
        'ƒ' | 'ꜰ' => 'f',
        'ɠ' | 'ɡ' | 'ɢ' | 'ǥ' => 'g',
        'ᴊ' | 'ȷ' | 'ɉ' => 'j',
        'ƙ' | 'ĸ' | 'ᴋ' => 'k',
        'ᴍ' | 'ɱ' => 'm',
        'ƥ' | 'ᴘ' => 'p',
        'ʀ' | 'ɍ' => 'r',
        'ꜱ' | 'ʂ' => 's',
        'ᴜ' | 'ʉ' => 'u',
        'ʋ' | 'ᴠ' => 'v',
        'ᴡ' => 'w',
        'ƴ' | 'ʏ' | 'ɏ' => 'y',
        'ƶ' | 'ᴢ' | 'ʐ' => 'z',
        letter => letter,
    }
}

/// The Latin letter that a Cyrillic, Greek or enclosed one is taken for by the eye.
fn look_alike(character: char) -> Option<char> {
    Some(match character {
        'А' | 'а' | 'Α' | 'α' => 'a',
        'В' | 'в' | 'Β' | 'β' => 'b',
        'С' | 'с' | 'ϲ' | 'Ϲ' => 'c',
        'ԁ' | 'Ԁ' => 'd',
        'Е' | 'е' | 'Ε' | 'ε' => 'e',
        'ԍ' | 'Ԍ' => 'g',
        'Н' | 'н' | 'һ' | 'Һ' | 'Η' => 'h',
        'І' | 'і' | 'Ι' | 'ι' => 'i',
        'Ј' | 'ј' | 'ϳ' => 'j',
        'К' | 'к' | 'Κ' | 'κ' => 'k',
        'Ӏ' | 'ӏ' => 'l',
        'М' | 'м' | 'Μ' => 'm',
        'Ν' | 'η' => 'n',
        'О' | 'о' | 'Ο' | 'ο' => 'o',
        'Р' | 'р' | 'Ρ' | 'ρ' => 'p',
        'Ԛ' | 'ԛ' => 'q',
        'Ѕ' | 'ѕ' => 's',
        'Т' | 'т' | 'Τ' | 'τ' => 't',
        'υ' => 'u',
        'ν' | 'Ѵ' | 'ѵ' => 'v',
        'Ԝ' | 'ԝ' => 'w',
        'Х' | 'х' | 'Χ' | 'χ' => 'x',
        'У' | 'у' | 'Υ' | 'γ' => 'y',
        'Ζ' => 'z',
        // Letters in black circles and squares, which do not decompose as those in white ones do.
        '\u{1F150}'..='\u{1F169}' => nth_letter(character, '\u{1F150}')?,
        '\u{1F170}'..='\u{1F189}' => nth_letter(character, '\u{1F170}')?,
        _ => return None,
    })
}

fn nth_letter(character: char, first: char) -> Option<char> {
    ('a'..='z').nth(u32::from(character).checked_sub(u32::from(first))? as usize)
}

/// What an HTML tag shows, and how many characters it is long: nothing, or a line end for one that begins a line.
fn markup(text: &[char]) -> Option<(String, usize)> {
    let end = text.iter().take(200).position(|character| *character == '>')?;
    let inside = text.get(1..end)?;
    let name: String =
        inside.iter().skip_while(|character| **character == '/').take_while(|c| c.is_ascii_alphanumeric()).collect();
    if !name.starts_with(|first: char| first.is_ascii_alphabetic()) || inside.contains(&'<') {
        return None;
    }
    // What follows the name of a tag is an attribute; "<zeb@example.org>" is an address.
    let after = inside.iter().skip_while(|c| **c == '/').nth(name.len());
    if !after.is_none_or(|after| matches!(after, ' ' | '/' | '\n' | '\t')) {
        return None;
    }
    const SHOWS_NOTHING: [&str; 14] =
        ["a", "abbr", "b", "em", "font", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "u"];
    let shown = if SHOWS_NOTHING.contains(&name.to_ascii_lowercase().as_str()) { "" } else { "\n" };
    Some((shown.to_owned(), end + 1))
}

/// What an HTML character reference means, and how many characters it is long.
fn entity(text: &[char]) -> Option<(String, usize)> {
    let end = text.iter().take(12).position(|character| *character == ';')?;
    let name: String = text.get(1..end)?.iter().collect();
    let meant = match name.as_str() {
        "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
        "amp" => '&',
        "apos" | "rsquo" | "lsquo" => '\'',
        "quot" | "ldquo" | "rdquo" => '"',
        "ndash" | "mdash" | "hyphen" => '-',
        "shy" | "zwj" | "zwnj" => '\u{AD}',
        "szlig" => 'ß',
        "aelig" | "AElig" => 'æ',
        "oslash" => 'ø',
        "Oslash" => 'Ø',
        name => match name.strip_prefix('#') {
            Some(number) => {
                let hexadecimal = number.strip_prefix(['x', 'X']);
                let code = hexadecimal.map_or_else(|| number.parse(), |digits| u32::from_str_radix(digits, 16));
                char::from_u32(code.ok()?)?
            }
            // A letter with a mark; the mark would be dropped anyway.
            None => {
                let letter = name.chars().next().filter(char::is_ascii_alphabetic)?;
                let marks = ["acute", "grave", "circ", "uml", "tilde", "cedil", "ring", "caron", "slash", "strok"];
                marks.contains(&name.get(1..)?).then_some(letter)?
            }
        },
    };
    Some((meant.to_string(), end + 1))
}

/// What the percent escapes of a web address mean, and how many characters they are long.
fn percent(text: &[char]) -> Option<(String, usize)> {
    let mut bytes = Vec::new();
    for escape in text.chunks(3) {
        match escape {
            ['%', high, low] => match (high.to_digit(16), low.to_digit(16)) {
                (Some(high), Some(low)) => bytes.push(u8::try_from(high * 16 + low).ok()?),
                _ => break,
            },
            _ => break,
        }
        // One character at a time, so that each keeps its own place.
        if let Ok(meant) = std::str::from_utf8(&bytes) {
            return Some((meant.to_owned(), bytes.len() * 3));
        }
        if bytes.len() == 4 {
            break;
        }
    }
    None
}

#[cfg(test)]
impl Folded {
    /// What was typed in these stretches of the folded text: how the tests of everything that is found tell it.
    pub fn typed_texts(&self, text: &str, found: impl IntoIterator<Item = Range<usize>>) -> Vec<String> {
        let typed = |range: Range<usize>| text.chars().skip(range.start).take(range.len()).collect();
        found.into_iter().map(|range| typed(self.typed(range))).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fold(text: &str) -> String {
        Folded::new(text).letters.iter().map(|letter| letter.folded).collect()
    }

    #[test]
    fn the_same_name_folds_the_same_however_it_is_typed() {
        for typed in [
            "zoë o'łesty",
            "ZOË O’ŁESTY",
            "Zoe\u{308} O\u{2BC}Łesty",
            "Ｚｏｅ Ｏ＇Ｌｅｓｔｙ",
            "Z\u{200B}oe\u{AD} O'Lesty",
            "Zoе О'Lеstу",
            "Zo&euml;&nbsp;O&rsquo;&#x141;esty",
            "Zo%C3%AB%20O%27Lesty",
            "𝓩𝓸𝓮 𝕆'𝕃𝕖𝕤𝕥𝕪",
            "Ⓩⓞⓔ O'🅛🅔🅢🅣🅨",
        ] {
            assert_eq!(fold(typed), "zoe o'lesty", "{typed}");
        }
    }

    #[test]
    fn a_greek_word_folds_the_same_in_capitals_and_a_letter_among_latin_ones_is_what_it_looks_like() {
        for (small, capitals) in [("Δήμητρα", "ΔΗΜΗΤΡΑ"), ("Άννα", "ΑΝΝΑ"), ("Νίκος", "ΝΊΚΟΣ"), ("Ζωή", "ΖΩΗ")]
        {
            assert_eq!(fold(small), fold(capitals), "{small}");
        }
        assert_eq!(
            (fold("Ηopε"), fold("αηna"), fold("Νoαh")),
            ("hope".to_owned(), "anna".to_owned(), "noah".to_owned())
        );
    }

    #[test]
    fn letters_that_do_not_decompose_are_made_plain() {
        assert_eq!(fold("ßÆæŒøŁđÞİı"), "ssaeaeoeoldthii");
    }

    #[test]
    fn a_mark_after_a_letter_is_part_of_the_letter() {
        let folded = Folded::new("xe\u{301}\u{200D}y");
        assert_eq!(folded.typed(1..2), 1..4);
        assert_eq!((folded.byte(1), folded.byte(4), folded.byte(5)), (1, 7, 8));
    }

    #[test]
    fn what_only_looks_like_an_escape_is_left_alone() {
        for plain in ["r&b; x", "100% z", "&;", "&", "%", "%e9", "&#xzz;", "q&a"] {
            assert_eq!(fold(plain), plain, "{plain}");
        }
    }

    #[test]
    fn tags_of_a_web_page_show_nothing_or_begin_a_line() {
        assert_eq!(fold("<b>Zeb</b> <em class=\"x\">S</em>"), "zeb s");
        assert_eq!(fold("Zeb<br/>S<p>T"), "zeb\ns\nt");
        assert_eq!(fold("1 < 2 > 0 <3 <zeb@example.org>"), "1 < 2 > 0 <3 <zeb@example.org>");
    }

    proptest! {
        #[test]
        fn folding_never_loses_an_offset(text in "\\PC{0,40}|[a-zé'&;%#x0-9<>/\\u{300}\\u{200B}\\r\\n ]{0,40}") {
            let folded = Folded::new(&text);
            let length = text.chars().count();
            let mut end = 0;
            for letter in &folded.letters {
                prop_assert!(letter.start < letter.end && letter.end <= length);
                // Each follows the one before without a hole, or came from the same typed character.
                prop_assert!(letter.start == end || letter.end == end || letter.start < end);
                end = end.max(letter.end);
            }
            prop_assert!(folded.letters.is_empty() || end == length);
            prop_assert_eq!(folded.byte(length), text.len());
        }

        #[test]
        fn every_offset_is_a_character_of_the_typed_text(text in any::<String>()) {
            let folded = Folded::new(&text);
            for letter in &folded.letters {
                prop_assert!(text.get(folded.byte(letter.start)..folded.byte(letter.end)).is_some());
            }
        }
    }
}
