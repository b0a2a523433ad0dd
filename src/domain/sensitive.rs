//! Text that should not be kept: numbers that look like citizen numbers, and words about health.
//!
//! The supervisor's policy on sick employees (AP, "De zieke werknemer", 2016) forbids an employer to record diagnoses,
//! complaints or treatment, also with consent; a citizen number may be used only where a law says so (UAVG article 46). So
//! text in a field marked as a note is looked at before it is stored, whoever stores it.

use std::sync::LazyLock;

use super::names::fold;
use super::reason::Reason;
use super::record::Record;
use super::refusal::Refusal;
use super::value::Value;

/// Words about health, in folded spelling: whole words, and stems that may have any ending.
struct HealthWords {
    whole: Vec<String>,
    stems: Vec<String>,
}

static WORDS: LazyLock<HealthWords> = LazyLock::new(|| {
    let lines = include_str!("sensitive/words.txt").lines().filter(|line| !line.starts_with('#'));
    let (stems, whole): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.ends_with('*'));
    HealthWords {
        whole: whole.into_iter().map(|word| format!(" {} ", spaced(word))).collect(),
        stems: stems.into_iter().map(|stem| format!(" {}", spaced(stem.trim_end_matches('*')))).collect(),
    }
});

/// The text folded, with one space for everything that is neither letter nor digit, so that words are found wherever they are.
fn spaced(text: &str) -> String {
    let plain: String = fold(text).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Refuses a record in which a note was changed to text that should not be kept. Text that was there before is accepted,
/// because somebody insisted on it then. The refusal names the field, never the words.
///
/// # Errors
/// Returns `sensitive-text`.
pub fn check(before: Option<&Record>, after: &Record) -> Result<(), Refusal> {
    let kind = after.kind();
    for info in kind.fields().iter().filter(|info| info.free_text) {
        let value = after.get(info.name);
        let Value::Text(text) = &value else { continue };
        if before.is_none_or(|before| before.get(info.name) != value) && is_sensitive(text) {
            return Err(Refusal::new(Reason::SensitiveText).at(kind, info.name));
        }
    }
    Ok(())
}

/// Whether a text contains a word about health, or a number that may be a citizen number.
pub fn is_sensitive(text: &str) -> bool {
    let words = format!(" {} ", spaced(text));
    WORDS.whole.iter().chain(&WORDS.stems).any(|word| words.contains(word.as_str())) || holds_citizen_number(text)
}

/// Whether a text contains nine digits, together or in groups, that pass the eleven test.
fn holds_citizen_number(text: &str) -> bool {
    let mut parts = text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ' ')));
    parts.any(|part| like_citizen_number(part) || part.split_whitespace().any(like_citizen_number))
}

/// Whether a text is a number of nine digits that passes the eleven test, so that it may be a citizen number.
pub fn like_citizen_number(text: &str) -> bool {
    let digits: Vec<u32> =
        text.chars().filter(|c| !matches!(c, '.' | ' ' | '-')).map_while(|c| c.to_digit(10)).collect();
    let signs = text.chars().filter(|c| !matches!(c, '.' | ' ' | '-')).count();
    if digits.len() != 9 || signs != 9 || digits.iter().all(|d| *d == 0) {
        return false;
    }
    let sum: i64 = digits.iter().zip([9, 8, 7, 6, 5, 4, 3, 2, -1]).map(|(d, weight)| i64::from(*d) * weight).sum();
    sum % 11 == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Id;
    use crate::domain::kinds::Contact;
    use crate::domain::record::{Kind, Typed};
    use crate::domain::value::FieldType;
    use crate::domain::verbs;

    #[test]
    fn words_about_health_are_seen_in_any_spelling() {
        for text in [
            "zit thuis met een burn-out",
            "BURNOUT",
            "heeft autisme.",
            "depressief sinds mei",
            "na de therapie weer terug",
            "Zijn psychose is voorbij",
            "has been diagnosed",
            "krijgt Wajong",
            "een hernia",
            "gaat naar de PSYCHOLOOG",
            "suïcidaal",
        ] {
            assert!(is_sensitive(text), "{text}");
        }
        assert!(WORDS.whole.len() + WORDS.stems.len() >= 60);
    }

    #[test]
    fn what_is_said_about_work_is_left_in_peace() {
        for text in [
            "begint een half uur later, voor de bus",
            "vraagt om een rustige werkplek",
            "wil leren vorkheftruck rijden",
            "koptelefoon en tweede scherm geregeld",
            "gebeld op 20-10-2026, 06-12345678",
            "operatief sterk team",
            "team van de WIAgroep",
            "wants to train as a stroker of keys",
        ] {
            assert!(!is_sensitive(text), "{text}");
        }
    }

    #[test]
    fn a_number_that_passes_the_eleven_test_is_seen_alone_or_in_a_sentence() {
        for text in ["111222333", "bsn is 111222333.", "1112.22.333", "nummer 111 222 333 genoteerd"] {
            assert!(is_sensitive(text), "{text}");
        }
        for text in ["111222334", "000000000", "dossier 1112223330", "0612345678"] {
            assert!(!is_sensitive(text), "{text}");
        }
    }

    #[test]
    fn only_a_note_that_changes_is_looked_at() {
        let contact =
            |note: &str| Record::Contact(Contact { note: note.into(), ..Contact::blank(Id::from_bytes([1; 16])) });
        let refusal = check(None, &contact("heeft migraine")).expect_err("refused");
        assert_eq!((refusal.reason, refusal.field), (Reason::SensitiveText, Some((Kind::Contact, "note"))));
        assert_eq!(refusal.args, [], "the words are not repeated");
        let (kept, other) = (contact("heeft migraine"), contact("heeft migraine en pijn"));
        assert_eq!(check(Some(&kept), &kept), Ok(()));
        assert!(check(Some(&kept), &other).is_err());
        assert_eq!(check(None, &contact("gaat goed")), Ok(()));
    }

    #[test]
    fn every_long_text_is_a_note_or_a_name() {
        // A past value is one of a field that is no note.
        assert!(verbs::kinds_with_a_past().flat_map(Kind::fields).all(|info| !(info.dated && info.free_text)));
        let named = ["name", "ministry", "site", "email", "source", "value", "client_then", "team_then", "member_then"];
        for kind in Kind::ALL {
            for info in kind.fields() {
                let long = matches!(info.ty, FieldType::Text(most) if most > 100);
                assert!(!long || info.free_text || named.contains(&info.name), "{kind}.{}", info.name);
            }
        }
    }
}
