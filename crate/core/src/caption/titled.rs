//! Finds people called by a title: "Mrs Sampleton", "Coach Zeb", "Mr Z. Sampleton".

use std::ops::Range;

use super::{
    context::{Case, Text},
    lists::is_given_name,
    names::{Index, Names},
    tokens::Gap,
};

/// Somebody with a title, as a range of pieces.
#[derive(Debug)]
pub(super) struct Titled {
    pub pieces: Range<usize>,
    /// The staff it may be, in ascending order; nobody where it is no one of the staff.
    pub staff: Vec<Index>,
    /// Whether there is a given name, too.
    pub full: bool,
}

/// Titles that are nothing else.
#[rustfmt::skip]
const TITLES: &[&str] = &[
    "cllr", "dr", "fraulein", "frau", "herr", "lady", "lord", "madame", "mademoiselle", "maestra", "mlle", "mme",
    "monsieur", "mr", "mrs", "ms", "mx", "prof", "professor", "rev", "revd", "reverend", "senor", "senora",
    "senorita", "signor", "signora", "sir", "sgt", "miss", "mister",
];
/// Titles that are words too, and count only for one of the staff.
const CALLINGS: &[&str] = &[
    "aunt",
    "auntie",
    "aunty",
    "canon",
    "captain",
    "chef",
    "coach",
    "deacon",
    "doctor",
    "father",
    "head",
    "headteacher",
    "nurse",
    "pastor",
    "sister",
    "teacher",
    "uncle",
    "vicar",
];

/// Everybody with a title.
pub(super) fn find(text: &Text<'_>, names: &Names) -> Vec<Titled> {
    (0..text.len()).filter_map(|start| titled_at(text, names, start)).collect()
}

fn titled_at(text: &Text<'_>, names: &Names, start: usize) -> Option<Titled> {
    // Initials, and a forename before the surname.
    let begins = |at: usize| {
        text.piece(at).is_some_and(|piece| piece.gap == Gap::Light || piece.after_full_stop)
            && (text.capital(at) || text.case == Case::Small)
            && !text.is_number(at)
    };
    if !begins(start + 1) && text.word(start + 1) != "and" {
        return None;
    }
    let title = text.word(start);
    let is_title = TITLES.contains(&title);
    let plain = title != "miss" || text.capital(start) || text.case == Case::Small;
    if !(is_title || CALLINGS.contains(&title) && text.capital(start)) || !plain || !text.begins_word(start) {
        return None;
    }
    let mut at = start + 1;
    // "Mr and Mrs Sampleton"
    if text.word(at) == "and" && TITLES.contains(&text.word(at + 1)) {
        at += 2;
    }
    if !begins(at) {
        return None;
    }
    let mut staff: Vec<Index> = Vec::new();
    let mut last = at;
    for from in at..at + 3 {
        if !begins(from) {
            break;
        }
        for end in ends(text, from) {
            let meaning = names.meaning(text.pieces.text(from..end));
            let bears = meaning.into_iter().flat_map(|meaning| meaning.surname.iter().chain(&meaning.alone));
            let here: Vec<Index> =
                bears.copied().filter(|index| names.person(*index).is_some_and(|forms| forms.is_staff)).collect();
            if !here.is_empty() {
                staff = here;
                last = end;
            }
        }
        let goes_on = text.word(from).chars().count() == 1 || is_given_name(text.word(from));
        if !staff.is_empty() || !goes_on {
            break;
        }
    }
    let mut full = false;
    if staff.is_empty() {
        // "Miss Z Sampleton" may be a pupil at a prize-giving.
        if ["miss", "master"].contains(&title) && text.word(at).chars().count() == 1 {
            return None;
        }
        // Small letters after a title in a text without capitals may be anything: "mr whippy is here".
        if !is_title || text.case == Case::Small && !has_surname(names, text, at) {
            return None;
        }
        while text.word(last).chars().count() == 1 && begins(last + 1) {
            last += 1;
        }
        let given = is_given_name(text.word(last)) && begins(last + 1) && !text.is_place(last + 1);
        full = given;
        last = if given { ends(text, last + 1).last()? } else { ends(text, last).last()? };
        let ordinary = text.is_ordinary(text.pieces.text(at..last));
        let noble = ["lady", "lord", "sir", "madame", "professor"].contains(&title);
        if text.is_place(last) || ordinary && (text.capital(last) || noble) {
            return None;
        }
    }
    staff.sort_unstable();
    staff.dedup();
    Some(Titled { pieces: start..last, staff, full })
}

fn has_surname(names: &Names, text: &Text<'_>, at: usize) -> bool {
    names.meaning(text.word(at)).is_some_and(|meaning| !meaning.surname.is_empty())
}

/// Where a surname that begins here may end: after each piece that belongs to it.
fn ends(text: &Text<'_>, start: usize) -> impl Iterator<Item = usize> {
    let more = (start + 1..start + 6).take_while(move |at| {
        text.piece(*at).is_some_and(|piece| {
            let particle =
                ["de", "van", "von", "der", "la", "mc", "mac", "o", "al", "el", "st"].contains(&text.word(at - 1));
            !text.is_possessive(*at)
                && !text.is_number(*at)
                && (piece.gap == Gap::Joined
                    || ((piece.after_hyphen || piece.after_apostrophe) && piece.capital)
                    || (particle && piece.gap == Gap::Light && piece.capital))
        })
    });
    std::iter::once(start + 1).chain(more.map(|at| at + 1))
}
