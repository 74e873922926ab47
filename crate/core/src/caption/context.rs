//! What stands around a word, and whether it speaks for or against a name there.

use std::ops::Range;

use super::{
    lists::is_common,
    names::Names,
    ordinary::is_ordinary,
    school,
    tokens::{Gap, Piece, Pieces},
};

/// How a text is typed, which says what a capital means in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// There is no capital.
    Small,
    /// There is nothing but capitals.
    Capitals,
    /// There are both.
    Mixed,
}

/// A text in pieces, with what is asked of it everywhere.
pub(super) struct Text<'a> {
    pub pieces: &'a Pieces,
    pub school: &'a school::Words,
    pub is_file_name: bool,
    pub case: Case,
    /// For each piece, the length of the longest name of the list that may begin there.
    reach: Vec<usize>,
}

/// Words after which a capital begins a place, a firm or an event: "Hope Farm".
#[rustfmt::skip]
const PLACES: &[&str] = &[
    "academy", "airport", "allotments", "amphitheatre", "arena", "arms", "avenue", "award", "bakery", "bank",
    "bay", "beach", "bookshop", "bridge", "bros", "brothers", "building", "cafe", "camp", "canal", "care",
    "castle", "cathedral", "centre", "chapel", "church", "city", "class", "close", "club", "college", "common",
    "copse", "cottage", "council", "county", "court", "cove", "crescent", "cross", "cup", "dam", "day",
    "department", "docks", "drive", "estate", "exhibition", "fair", "falls", "farm", "festival", "foundation",
    "fund", "gallery", "garage", "garden", "gardens", "green", "group", "grove", "hall", "harbour", "heath",
    "hill", "hills", "hospice", "hospital", "hotel", "house", "infants", "inn", "institute", "island", "islands",
    "juniors", "lake", "lane", "library", "lido", "lodge", "ltd", "market", "meadow", "memorial", "mews",
    "middle", "mill", "minster", "moor", "museum", "nursery", "orchard", "palace", "park", "partnership", "peak",
    "pier", "place", "plc", "playground", "pool", "port", "prep", "primary", "prize", "pub", "quay", "reserve",
    "ridge", "rise", "river", "road", "room", "row", "school", "schools", "secondary", "shield", "shop",
    "society", "square", "stadium", "station", "stores", "street", "studio", "studios", "team", "terrace",
    "theatre", "tower", "town", "trophy", "trust", "united", "university", "valley", "view", "villa", "village",
    "walk", "way", "week", "wharf", "wing", "wood", "woods", "world", "yard", "zoo",
];

/// Words before a name of history or of a church.
const RULERS: &[&str] = &["emperor", "empress", "king", "pope", "prince", "princess", "queen", "saint", "st", "tsar"];
/// Words of the land with a name after them.
const LANDS: &[&str] = &["cape", "fort", "lake", "loch", "lough", "mount", "port"];
/// Numbers of rulers; "I" and "V" are too often something else.
const NUMERALS: &[&str] = &["ii", "iii", "iv", "vi", "vii", "viii", "ix"];

/// Words before an ordinary word that speak against a first name: "the Rose", "Lake Victoria", "St Jordan's".
#[rustfmt::skip]
const AGAINST: &[&str] = &[
    "a", "about", "an", "any", "are", "at", "captain", "christmas", "class", "during", "easter", "every", "in",
    "into", "is", "isle", "king", "lake", "last", "miss", "mount", "mr", "mrs", "ms", "near", "new", "next", "on",
    "our", "port", "prince", "princess", "queen", "river", "saint", "since", "sir", "some", "st", "the", "this",
    "until", "year",
];

/// Words whose "to" leads to a person.
const ANSWERED_BY_TO: &[&str] = &[
    "birthday",
    "condolences",
    "congratulations",
    "done",
    "goes",
    "grateful",
    "love",
    "off",
    "thank",
    "thanks",
    "went",
    "wishes",
];

/// What people are said to have done, where the word does not end in -ed.
#[rustfmt::skip]
const DID: &[&str] = &[
    "beat", "became", "began", "blew", "bowled", "bowls", "broke", "brought", "built", "came", "caught", "chose",
    "cut", "did", "does", "dove", "drew", "drove", "fed", "felt", "fell", "flew", "found", "gave", "goes", "got",
    "grew", "had", "has", "held", "hid", "hit", "hugs", "kept", "knew", "led", "left", "lit", "loses", "lost",
    "made", "met", "put", "ran", "read", "rode", "said", "sang", "sat", "saw", "says", "shone", "shot", "slept",
    "spent", "spoke", "stood", "swam", "swung", "taught", "threw", "thought", "told", "took", "went", "who",
    "won", "wore", "wrote",
];

/// What people do; with an s it follows a name.
#[rustfmt::skip]
const DO: &[&str] = &[
    "act", "add", "aim", "answer", "ask", "bake", "balance", "bat", "become", "begin", "blow", "bounce", "bowl",
    "bring", "build", "carry", "catch", "celebrate", "check", "cheer", "choose", "clap", "climb", "collect",
    "come", "compete", "complete", "conduct", "control", "cook", "count", "crawl", "create", "cross", "cycle",
    "dance", "decorate", "deliver", "design", "dig", "discover", "dive", "do", "draw", "dress", "drink", "drive",
    "eat", "enjoy", "examine", "experiment", "explain", "explore", "feed", "feel", "fill", "find", "finish",
    "fish", "fly", "follow", "get", "give", "go", "grab", "grow", "hang", "have", "hear", "help", "hide", "hit",
    "hold", "hop", "hug", "hunt", "introduce", "investigate", "invent", "join", "juggle", "jump", "keep", "kick",
    "kneel", "know", "laugh", "launch", "lead", "lean", "learn", "leave", "lift", "like", "listen", "look",
    "lose", "love", "make", "manage", "measure", "meet", "mix", "model", "move", "open", "pack", "paint", "pass",
    "perform", "photograph", "plant", "play", "point", "pose", "pour", "practise", "prepare", "present",
    "pretend", "pull", "push", "put", "race", "raise", "reach", "read", "rehearse", "ride", "roll", "row", "run",
    "say", "score", "see", "serve", "set", "sew", "share", "shoot", "show", "sing", "sit", "sketch", "skip",
    "slide", "smash", "smile", "solve", "speak", "spend", "spin", "splash", "stand", "start", "step", "stir",
    "stop", "study", "swim", "swing", "tackle", "take", "talk", "taste", "teach", "tell", "test", "think",
    "throw", "tidy", "tie", "touch", "train", "try", "turn", "use", "visit", "volunteer", "wait", "walk", "want",
    "wash", "watch", "wave", "wear", "welcome", "win", "work", "write",
];

/// Words after which "lines" is something done: "Quilla lines up", not "power lines".
const AFTER_A_DEED: &[&str] = &[
    "a", "an", "another", "away", "back", "down", "her", "herself", "himself", "his", "off", "out", "round", "the",
    "through", "up",
];

impl<'a> Text<'a> {
    pub fn new(pieces: &'a Pieces, names: &Names, school: &'a school::Words, is_file_name: bool) -> Self {
        let words = || {
            pieces.pieces.iter().enumerate().filter(|(at, _)| !pieces.text(*at..at + 1).starts_with(char::is_numeric))
        };
        let case = if !words().any(|(_, piece)| piece.capital) {
            Case::Small
        } else if !words().any(|(_, piece)| piece.has_small) {
            Case::Capitals
        } else {
            Case::Mixed
        };
        let reach = pieces.pieces.iter().map(|piece| names.reach(pieces.rest(piece))).collect();
        Self { pieces, school, is_file_name, case, reach }
    }

    pub fn len(&self) -> usize {
        self.pieces.pieces.len()
    }

    /// The length in bytes of the longest name of the list that may begin with this piece.
    pub fn reach(&self, at: usize) -> usize {
        self.reach.get(at).copied().unwrap_or(0)
    }

    pub fn piece(&self, at: usize) -> Option<&'a Piece> {
        self.pieces.pieces.get(at)
    }

    /// The letters of one piece; none beyond the ends.
    pub fn word(&self, at: usize) -> &'a str {
        self.pieces.text(at..at.saturating_add(1))
    }

    pub fn capital(&self, at: usize) -> bool {
        self.piece(at).is_some_and(|piece| piece.capital)
    }

    /// Written as a name is in this text: with a capital, or where there are none, or in a tag.
    pub fn as_a_name(&self, at: usize) -> bool {
        self.capital(at) || self.case == Case::Small || self.is_tagged(at)
    }

    pub fn is_tagged(&self, at: usize) -> bool {
        self.is_file_name || self.piece(at).is_some_and(|piece| piece.in_tag)
    }

    pub fn begins_word(&self, at: usize) -> bool {
        self.piece(at).is_some_and(|piece| piece.gap != Gap::Joined && !piece.after_apostrophe)
    }

    pub fn ends_word(&self, end: usize) -> bool {
        self.piece(end).is_none_or(|after| after.gap != Gap::Joined || self.is_number(end))
    }

    pub fn is_number(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_numeric)
    }

    /// The word before, in the same sentence.
    pub fn before(&self, at: usize) -> &'a str {
        match self.piece(at) {
            Some(piece) if !piece.begins_sentence && piece.gap != Gap::Break => {
                at.checked_sub(1).map_or("", |before| self.word(before))
            }
            _ => "",
        }
    }

    /// The word after, in the same sentence.
    pub fn after(&self, end: usize) -> &'a str {
        match self.piece(end) {
            Some(piece) if matches!(piece.gap, Gap::Light | Gap::Comma | Gap::Loose) && !piece.begins_sentence => {
                self.word(end)
            }
            _ => "",
        }
    }

    /// The word before is the "to" of "thanks to", not of "from March to May".
    pub fn is_thanked(&self, start: usize) -> bool {
        start.checked_sub(2).is_some_and(|at| ANSWERED_BY_TO.contains(&self.word(at)))
    }

    /// An apostrophe and an s follow.
    pub fn is_possessive(&self, end: usize) -> bool {
        self.piece(end).is_some_and(|after| after.after_apostrophe) && self.word(end) == "s"
    }

    /// What follows is what somebody does or has done.
    pub fn acts(&self, end: usize) -> bool {
        self.piece(end).is_some_and(|piece| piece.gap == Gap::Light && !piece.after_hyphen) && self.is_a_deed(end)
    }

    /// The same beyond a word or two in brackets: "(Highbank) won".
    pub fn acts_after_brackets(&self, end: usize) -> bool {
        let closes = (end + 1..end + 4).find(|at| self.pieces.gap(*at) != Gap::Light);
        self.pieces.gap(end) == Gap::Loose
            && closes.is_some_and(|at| self.pieces.gap(at) == Gap::Loose && self.is_a_deed(at))
    }

    fn is_a_deed(&self, end: usize) -> bool {
        let Some(piece) = self.piece(end) else { return false };
        let (word, next) = (self.word(end), self.after(end + 1));
        if piece.capital && self.case == Case::Mixed {
            return false;
        }
        let does = |stem: &str| DO.contains(&stem);
        let third = word.strip_suffix('s').is_some_and(|stem| {
            does(stem)
                || stem.strip_suffix('e').is_some_and(does)
                || stem.strip_suffix("ie").is_some_and(|stem| does(&format!("{stem}y")))
        });
        let ends_in_s = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
        DID.contains(&word)
            || third
            || (word.len() > 4 && word.ends_with("ed") && is_common(word))
            || (ends_in_s && AFTER_A_DEED.contains(&next))
    }

    /// What follows is what somebody has done.
    pub fn has_acted(&self, end: usize) -> bool {
        let word = self.word(end);
        self.acts(end) && (word.ends_with("ed") || (DID.contains(&word) && !word.ends_with('s')))
    }

    /// "her" or "his" follows within two words: "Chelsea in her boots".
    pub fn has_a_pronoun_after(&self, end: usize) -> bool {
        let preposition = ["and", "at", "in", "on", "with", "by", "showing", "holding", "wearing"];
        preposition.contains(&self.after(end)) && ["her", "his"].contains(&self.after(end + 1))
    }

    /// A place, a firm or an event goes on after it: "Hope Farm", "Mary's Church".
    pub fn is_place(&self, end: usize) -> bool {
        let mut end = end;
        if self.is_possessive(end) {
            end += 1;
            // "Rosie's Rainbow Fund"
            let is_last = |at: usize| self.capital(at) && PLACES.contains(&self.word(at));
            let more =
                (end + 1..end + 3).find(|at| is_last(*at)).filter(|last| (end..*last).all(|at| self.capital(at)));
            end = more.filter(|last| (end + 1..=*last).all(|at| self.pieces.gap(at) == Gap::Light)).unwrap_or(end);
        }
        let follows = self.piece(end).is_some_and(|after| matches!(after.gap, Gap::Light | Gap::Joined));
        let word = self.word(end);
        follows
            && (self.capital(end) || self.case == Case::Small)
            && (PLACES.contains(&word) || word.strip_suffix('s').is_some_and(|one| PLACES.contains(&one)))
    }

    /// A ruler, a saint, or one of that number, or a place called after somebody: "St Oscar's", "King Oscar", "Oscar VIII",
    /// "Fort Oscar".
    pub fn is_ruler(&self, start: usize, end: usize) -> bool {
        let before = start.checked_sub(1).map_or("", |before| self.word(before));
        let after = self.piece(end).filter(|after| after.gap == Gap::Light && after.capital && !after.has_small);
        let spaced =
            self.pieces.gap(start) == Gap::Light || self.piece(start).is_some_and(|piece| piece.after_full_stop);
        let land = start.checked_sub(1).filter(|before| self.as_a_name(*before)).is_some() && LANDS.contains(&before);
        (spaced && (land || RULERS.contains(&before))) || (after.is_some() && NUMERALS.contains(&self.word(end)))
    }

    /// The word before speaks against a name.
    pub fn is_spoken_against(&self, start: usize) -> bool {
        AGAINST.contains(&self.before(start))
    }

    /// Letters that are an ordinary word here, or the name of a class or house.
    pub fn is_ordinary(&self, letters: &str) -> bool {
        is_ordinary(letters) || self.school.is_group(letters)
    }

    /// A class is named within a few words before or after this range of the folded text: "in 4B", "from Starling Class",
    /// "(Year 4)", "4B's", "Year 4 pupil".
    pub fn has_a_class_beside(&self, folded: &Range<usize>) -> bool {
        let start = self.pieces.pieces.partition_point(|piece| piece.folded.end <= folded.start);
        let end = self.pieces.pieces.partition_point(|piece| piece.folded.start < folded.end);
        self.has_a_class_after(end) || self.has_a_class_before(start)
    }

    fn has_a_class_after(&self, end: usize) -> bool {
        let leads = ["class", "from", "in", "of", "our", "the", "year"];
        let skipped = (end..end + 3).take_while(|at| leads.contains(&self.word(*at))).count();
        // The dot of "Zebedee S. (4B)" ends no sentence.
        let dotted = self.piece(end).is_some_and(|piece| piece.after_dot)
            && end.checked_sub(1).is_some_and(|last| self.word(last).chars().count() == 1);
        let led = skipped > 0 || dotted || self.pieces.gap(end) == Gap::Loose;
        let class = end + skipped;
        let parted = (end..=class).any(|at| self.pieces.gap(at) == Gap::Break && !(dotted && at == end));
        led && !parted && self.class_at(class).is_some()
    }

    fn has_a_class_before(&self, start: usize) -> bool {
        const LINKS: &[&str] = &[
            "boy", "captain", "child", "children", "class", "girl", "member", "our", "pupil", "pupils", "s", "star",
            "student",
        ];
        (start.saturating_sub(5)..start).any(|class| {
            let is_class = |end: usize| {
                (end..start).all(|at| LINKS.contains(&self.word(at)))
                    && (class + 1..=start).all(|at| self.pieces.gap(at) != Gap::Break)
                    // "Holly Fox" is no Fox of the class called Holly.
                    && (end < start || self.pieces.gap(start) == Gap::Comma)
            };
            self.begins_word(class) && self.class_at(class).is_some_and(is_class)
        })
    }

    /// One past the class or house that begins with this piece: "4B", the "4" of "Year 4", "Starlings".
    pub fn class_at(&self, at: usize) -> Option<usize> {
        if self.is_number(at) && self.word(at).len() < 3 {
            let letter = self.word(at + 1);
            if self.pieces.gap(at + 1) == Gap::Joined && letter.len() == 1 && self.ends_word(at + 2) {
                return Some(at + 2);
            }
            if self.word(at.wrapping_sub(1)) == "year" {
                return Some(at + 1);
            }
        }
        let is_group = |end: &usize| self.school.is_group(self.pieces.text(at..*end));
        let group = (at + 1..(at + 4).min(self.len() + 1)).rev().find(is_group);
        group.filter(|_| self.capital(at) || self.is_number(at))
    }

    /// Dots lead on from it to somebody else, as in a cast list.
    pub fn is_a_part(&self, end: usize) -> bool {
        self.piece(end).is_some_and(|after| after.after_leader)
    }

    /// The ranges of pieces that are known to name nobody at the school.
    pub fn known(&self) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        let mut start = 0;
        while start < self.len() {
            let end = self.begins_word(start).then(|| self.known_at(start)).flatten();
            match end {
                Some(end) => {
                    found.push(start..end);
                    start = end;
                }
                None => start += 1,
            }
        }
        found
    }

    /// One past the longest known name that begins here.
    fn known_at(&self, start: usize) -> Option<usize> {
        let mut best = None;
        let reach = self.school.reach(self.pieces.rest(self.piece(start)?));
        if reach == 0 {
            return None;
        }
        for end in start + 1..=self.len() {
            let inside = end - 1;
            if inside > start {
                let piece = self.piece(inside)?;
                let initial = self.word(inside - 1).chars().count() == 1 || self.word(inside - 1) == "st";
                let goes_on = matches!(piece.gap, Gap::Joined | Gap::Light | Gap::Comma)
                    || (piece.gap == Gap::Break && (piece.after_ampersand || piece.after_full_stop && initial));
                if !goes_on {
                    break;
                }
            }
            let letters = self.pieces.text(start..end);
            // An s more makes several of one.
            if letters.len() > (reach + 1).min(self.school.longest()) {
                break;
            }
            let one = letters.strip_suffix('s').filter(|_| self.word(end - 1) != "s");
            if self.ends_word(end)
                && (self.school.is_known(letters) || one.is_some_and(|one| self.school.is_known(one)))
            {
                best = Some(end);
            }
        }
        best
    }
}
