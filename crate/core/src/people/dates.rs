//! Reads a date as schools in the United Kingdom write it.
//!
//! The day always comes before the month: 04/09/2026 is 4 September. A year has four digits, because a two-digit year
//! leaves open whether a consent is months or decades old.

use crate::Date;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The date a cell holds, in one of the forms 2026-09-04, 2026/09/04, 04/09/2026, 4-9-2026, 04.09.2026, 4 Sep 2026,
/// 4th September 2026, 4-Sep-2026, each with or without a time of day after it. Nothing for any other form and for
/// days that do not exist.
pub(super) fn read(cell: &str) -> Option<Date> {
    let words = without_time(cell.trim()).replace([',', '/', '.', '-'], " ");
    let mut parts = words.split_whitespace();
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (year, month, day) = if first.len() == 4 {
        (first, number(second, 2)?, number(third, 2)?)
    } else {
        (third, month(second)?, number(without_ordinal(first), 2)?)
    };
    if year.len() != 4 {
        return None;
    }
    let year = number(year, 4).filter(|year| (1900..2200).contains(year))?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The date without the time of day that databases put after it.
fn without_time(cell: &str) -> &str {
    let Some((date, time)) = cell.rsplit_once(['T', ' ']).filter(|_| cell.contains(':')) else {
        return cell;
    };
    let is_time = time.chars().all(|character| character.is_ascii_digit() || ":.Z+".contains(character));
    if is_time { date } else { cell }
}

/// A number of at most so many plain digits.
fn number(text: &str, digits: usize) -> Option<i16> {
    let plain = (1..=digits).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// A month as a number or by its name, which three letters are enough for.
fn month(text: &str) -> Option<i16> {
    number(text, 2).or_else(|| {
        let text = text.to_lowercase();
        let found = MONTHS.iter().position(|name| text.len() >= 3 && name.starts_with(&text))?;
        i16::try_from(found + 1).ok()
    })
}

fn without_ordinal(day: &str) -> &str {
    ["st", "nd", "rd", "th"].iter().find_map(|ending| day.strip_suffix(ending)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_forms_in_use_in_the_united_kingdom_are_read() {
        for cell in [
            "2026-09-04",
            "2026/09/04",
            "04/09/2026",
            "4/9/2026",
            " 04-09-2026 ",
            "04.09.2026",
            "4 Sep 2026",
            "4 Sept 2026",
            "4th September 2026",
            "04-Sep-2026",
            "4 SEP, 2026",
            "04/09/2026 00:00:00",
            "04/09/2026 14:05",
            "2026-09-04T00:00:00Z",
            "2026-09-04 00:00:00.000",
        ] {
            assert_eq!(read(cell), Some(date(2026, 9, 4)), "{cell}");
        }
    }

    #[test]
    fn the_day_comes_first_always() {
        assert_eq!(read("09/04/2026"), Some(date(2026, 4, 9)));
        assert_eq!(read("09/14/2026"), None);
        assert_eq!(read("Sep 4 2026"), None);
    }

    #[test]
    fn a_year_of_two_digits_is_no_date() {
        for cell in ["04/09/26", "4-Sep-26", "26-09-04"] {
            assert_eq!(read(cell), None, "{cell}");
        }
    }

    #[test]
    fn days_that_do_not_exist_are_no_dates() {
        for cell in ["31/04/2026", "29/02/2026", "0/1/2026", "1/13/2026", "2026-00-10", "1/1/0026", "1/1/9999"] {
            assert_eq!(read(cell), None, "{cell}");
        }
        assert_eq!(read("29/02/2028"), Some(date(2028, 2, 29)));
    }

    #[test]
    fn words_and_numbers_are_no_dates() {
        for cell in ["", "soon", "46269", "2026", "4 Ma 2026", "1 2 3 4", "٤/٩/٢٠٢٦", "4 Sep 2026 or 5 Sep 2026"]
        {
            assert_eq!(read(cell), None, "{cell}");
        }
    }
}
