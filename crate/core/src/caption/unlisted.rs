//! Finds full names of people who are not on the class list: a given name with a capital, and a capital after it that can
//! be a surname.

use std::ops::Range;

use super::{
    context::{Case, Text},
    lists::{is_common, is_given_name},
    names::Names,
    ordinary::is_never_a_middle_name,
    tokens::Gap,
};

/// Words that begin with a capital after a name without being a surname.
#[rustfmt::skip]
const NO_SURNAMES: &[&str] = &[
    "advent", "april", "august", "bank", "boxing", "boy", "christmas", "day", "december", "deputy", "diwali",
    "easter", "eid", "february", "friday", "girl", "halloween", "hanukkah", "head", "here", "holi", "january",
    "july", "june", "junior", "maths", "monday", "navratri", "november", "nowruz", "october", "passover", "ramadan",
    "vaisakhi", "saturday", "school", "science", "september", "sunday", "term", "thursday", "tuesday", "wednesday",
    "year",
];
/// Words that make what follows somebody of fame: they write and paint, and nobody is given away.
#[rustfmt::skip]
const OF_FAME: &[&str] = &[
    "actor", "artist", "artists", "astronaut", "author", "composer", "explorer", "illustrator", "inventor",
    "king", "novel", "novelist", "novels", "painter", "play", "playwright", "poem", "poems", "poet", "queen",
    "scientist", "singer", "song", "songwriter", "story",
];
/// Given names that are words, and yet more often a name where a capital follows.
#[rustfmt::skip]
const BORNE: &[&str] = &[
    "amber", "bill", "bob", "carol", "crystal", "daisy", "dale", "dawn", "dean", "drew", "eve", "faith",
    "florence", "frank", "gail", "gene", "georgia", "glen", "grace", "grant", "guy", "hazel", "heather", "holly",
    "hunter", "iris", "ivy", "jade", "jay", "jordan", "joy", "kit", "lily", "mark", "mason", "max", "melody",
    "miles", "olive", "pat", "pearl", "penny", "poppy", "ray", "rob", "robin", "rose", "rosemary", "ruby", "sue",
    "violet", "victoria",
];
/// Words before a place.
const LEADS_TO_A_PLACE: &[&str] = &["around", "at", "in", "near", "visit", "visited", "visiting"];
/// What is by somebody of fame.
const WRITTEN: &[&str] =
    &["book", "books", "music", "painting", "paintings", "picture-book", "tale", "tales", "text", "written"];
/// Words for people, after which two capitals are somebody's name whatever they are.
#[rustfmt::skip]
const IS_SOMEBODY: &[&str] = &[
    "aunt", "auntie", "boy", "brother", "captain", "carer", "chair", "chef", "classmate", "coach", "constable",
    "councillor", "cousin", "dad", "director", "engineer", "farmer", "firefighter", "friend", "gardener", "girl",
    "goalkeeper", "governor", "grandad", "grandma", "grandparent", "guest", "headteacher", "imam", "keeper",
    "librarian", "manager", "mayor", "mother", "mp", "mum", "nan", "neighbour", "nurse", "officer", "paramedic",
    "parent", "pc", "player", "postman", "priest", "pupil", "rabbi", "referee", "reporter", "ranger", "organiser",
    "musician", "dentist", "doctor", "driver", "judge", "sponsor", "tutor", "umpire", "warden", "caretaker",
    "photographer", "runner", "secretary", "sister", "son", "storyteller", "striker", "student", "teacher",
    "teammate", "trainer", "treasurer", "twin", "uncle", "vet", "vicar", "visitor", "volunteer", "winner",
];
/// What is done by people alone.
#[rustfmt::skip]
const LED: &[&str] = &[
    "accompanied", "captained", "coached", "conducted", "interpreted", "judged", "led", "photographed", "refereed",
    "taught", "trained", "umpired",
];
/// Words in a surname that begin with a small letter.
const PARTICLES: &[&str] =
    &["al", "bin", "da", "de", "del", "della", "der", "di", "dos", "du", "el", "la", "le", "st", "van", "von"];

/// The full names of people who are not on the list, as ranges of pieces, and whether each is surely one.
pub(super) fn find(text: &Text<'_>, names: &Names) -> Vec<(Range<usize>, bool)> {
    let mut found = Vec::new();
    if text.is_file_name {
        return found;
    }
    let mut start = 0;
    while start < text.len() {
        match name_at(text, names, start) {
            Some((end, sure)) => {
                found.push((start..end, sure));
                start = end;
            }
            None => start += 1,
        }
    }
    found
}

fn name_at(text: &Text<'_>, names: &Names, start: usize) -> Option<(usize, bool)> {
    let forename = text.word(start);
    if !text.as_a_name(start) || !text.begins_word(start) || text.is_tagged(start) || text.is_number(start) {
        return None;
    }
    if forename.chars().count() < 2 || text.is_ruler(start, start + 1) || text.is_possessive(start + 1) {
        return None;
    }
    let mut next = start + 1;
    // "Anne-Marie", "LeBron"
    while text.piece(next).is_some_and(|piece| piece.after_hyphen || piece.gap == Gap::Joined) && text.capital(next) {
        next += 1;
    }
    // A middle initial.
    if text.word(next).chars().count() == 1 && text.capital(next) && text.pieces.gap(next) == Gap::Light {
        let after = text.piece(next + 1)?;
        if after.capital && (after.gap == Gap::Light || after.after_full_stop) {
            next += 1;
        }
    }
    let particles =
        (next..next + 3).take_while(|at| PARTICLES.contains(&text.word(*at)) && is_spaced(text, *at)).count();
    let surname = next + particles;
    let end = surname_end(text, names, surname, forename)?;
    if text.is_place(end) || text.is_place(surname) {
        return None;
    }
    let listed = |letters: &str| names.meaning(letters);
    let given = listed(forename).is_some_and(|meaning| !meaning.forename.is_empty()) || is_given_name(forename);
    let listed_surname = listed(text.pieces.text(surname..end)).is_some_and(|meaning| !meaning.surname.is_empty());
    let (ordinary, common) = (text.is_ordinary(forename), is_common(text.word(surname)) && !listed_surname);
    let begins = text.piece(start).is_some_and(|piece| piece.begins_sentence);
    // "Poppy Day Parade": one capital more, and it is hardly a name.
    let goes_on =
        text.capital(end) && text.pieces.gap(end) == Gap::Light && text.case == Case::Mixed && !text.is_number(end);
    let fits = match text.case {
        _ if !given => {
            let comes_from = ["from", "who", "whose"].contains(&text.after(end));
            let person = comes_from
                || IS_SOMEBODY.contains(&text.before(start))
                || is_led_by(text, start)
                || text.acts(end)
                || text.acts_after_brackets(end)
                || text.has_a_pronoun_after(end);
            text.case == Case::Mixed && person && !ordinary && !common && !goes_on && !text.is_spoken_against(start)
        }
        // Beside a first name of the list, what is no word may be slang.
        Case::Small => {
            listed(forename).is_none() && !ordinary && !is_common(text.word(surname)) && text.word(surname).len() > 3
        }
        Case::Capitals => !common,
        // "Reading Records": an ordinary word begins a name only where what follows is one for certain.
        // On the list, or a word that people bear, or somebody does something: "Happy Diwali" is nobody.
        Case::Mixed if ordinary => {
            let person = IS_SOMEBODY.contains(&text.before(start)) || text.acts(end) || text.has_a_pronoun_after(end);
            let borne = BORNE.contains(&forename) || listed(forename).is_some() || listed_surname || person;
            borne && !common && !(begins && is_common(text.word(surname)))
        }
        Case::Mixed => {
            let before = text.before(start);
            let leads = LEADS_TO_A_PLACE.contains(&before) || before == "to" && !text.is_thanked(start);
            !(common && (goes_on || leads || text.is_spoken_against(start)))
        }
    };
    fits.then(|| (end, !is_famous(text, start)))
}

/// "led by", "judged by": whoever follows is somebody.
fn is_led_by(text: &Text<'_>, start: usize) -> bool {
    text.before(start) == "by" && start.checked_sub(2).is_some_and(|at| LED.contains(&text.word(at)))
}

/// Words before it say that somebody of fame is meant.
fn is_famous(text: &Text<'_>, start: usize) -> bool {
    (start.saturating_sub(6)..start)
        .rev()
        .take_while(|at| !text.piece(at + 1).is_some_and(|piece| piece.begins_sentence))
        .any(|at| OF_FAME.contains(&text.word(at)))
        || text.before(start) == "by"
            && (0..start).any(|at| OF_FAME.contains(&text.word(at)) || WRITTEN.contains(&text.word(at)))
}

/// One past the surname that begins here, with what hyphens and apostrophes link to it.
fn surname_end(text: &Text<'_>, names: &Names, at: usize, forename: &str) -> Option<usize> {
    let word = text.word(at);
    let is_word = text.as_a_name(at)
        && text.piece(at).is_some_and(|piece| !piece.begins_sentence)
        && is_spaced(text, at)
        && word.len() > 1
        && word != forename
        && !NO_SURNAMES.contains(&word)
        && !is_never_a_middle_name(word)
        && !text.is_number(at);
    // "Mary Seacole's" ends before its s.
    let linked = (at + 1..at + 5).take_while(|at| {
        !text.is_possessive(*at)
            && text.piece(*at).is_some_and(|piece| {
                piece.gap == Gap::Joined
                    || piece.after_hyphen && piece.capital
                    || piece.after_apostrophe && piece.capital
            })
    });
    let end = at + 1 + linked.count();
    // Two first names of the list side by side are two people.
    let is_first_name =
        names.meaning(word).is_some_and(|meaning| !meaning.alone.is_empty() && meaning.surname.is_empty());
    (is_word && !is_first_name && text.ends_word(end)).then_some(end)
}

fn is_spaced(text: &Text<'_>, at: usize) -> bool {
    text.piece(at).is_some_and(|piece| piece.gap == Gap::Light && !piece.after_hyphen && !piece.after_apostrophe)
}
