//! Names that were read in another code page than they were written in: they have signs that no name has.

use encoding_rs::{Encoding, WINDOWS_1250, WINDOWS_1252, WINDOWS_1254};

use super::prelude::*;
use crate::domain::names::is_prefix_word;
use crate::exchange::read::in_dos_letters;

/// What Windows-1252 makes of the bytes 0x80 to 0x9F, which in UTF-8 are never the first of a letter.
const OF_HIGH_BYTES: &str = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";

/// Signs that do not stand right behind a letter, and there stand for another letter.
const AFTER_NO_LETTER: &str = "‚ƒ†‡ˆ‰‹˜¡¢£¤•";

/// Signs that begin or end a word, and inside one stand for a letter.
const IN_NO_WORD: &str = "„“”›™¥§¦¨©®¬±¶";

/// Signs that stand beside no letter of a name.
const IN_NO_NAME: &str = "¹²³¼½¾¿£¯ºª¢¤¥µ¶";

/// The vowels before or after which no È stands, and no Ø but in Danish.
const VOWELS: &str = "aeiouyáéíóúý";

/// Whether a text was read in the letters of another code page than it was written in: René as `RenÃ©`, `Ren‚` or `Ren�`.
pub(super) fn is_garbled(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(sign) = rest.next() {
        let after = rest.peek().copied().unwrap_or(' ');
        let odd = match sign {
            '\u{FFFD}' | '\u{80}'..='\u{9F}' => true,
            'Ã' | 'Â' | 'â' => matches!(after, '\u{80}'..='\u{BF}') || OF_HIGH_BYTES.contains(after),
            _ if AFTER_NO_LETTER.contains(sign) => before.is_alphabetic(),
            _ if IN_NO_WORD.contains(sign) => before.is_alphabetic() && after.is_alphabetic(),
            'Š' | 'Œ' | 'Ž' | 'Ä' | 'Ÿ' => before.is_lowercase(),
            // The lines of a frame are letters in other code pages.
            '\u{2500}'..='\u{259F}' => before.is_alphabetic() || after.is_alphabetic(),
            _ => false,
        };
        if odd {
            return true;
        }
        before = sign;
    }
    false
}

/// Whether the name of a person has a sign, or letters beside each other, that no name has.
pub(super) fn is_no_name(text: &str) -> bool {
    let signs: Vec<char> = text.chars().collect();
    let odd = |(at, sign): (usize, &char)| {
        let near = |steps: isize| at.checked_add_signed(steps).and_then(|at| signs.get(at)).copied();
        let (before, after) = (near(-1), near(1));
        let letter = |sign: Option<char>| sign.is_some_and(char::is_alphabetic);
        match sign {
            '?' => letter(after),
            '\u{a0}' => {
                let word: String = signs.iter().skip(at + 1).take_while(|sign| sign.is_alphabetic()).collect();
                let broken = word.starts_with(char::is_lowercase) && !is_prefix_word(&word);
                letter(before) && (broken || after == Some(','))
            }
            'È' | 'è' => {
                after.is_some_and(|after| VOWELS.contains(after)) || before.is_some_and(|before| "áíý".contains(before))
            }
            'à' => letter(after) && !letter(before),
            _ => IN_NO_NAME.contains(*sign) && (letter(before) || letter(after)),
        }
    };
    !text.is_empty()
        && (signs.iter().enumerate().any(odd)
            || text.split(|sign: char| !sign.is_alphabetic()).any(is_of_two_alphabets))
}

/// Whether a word has letters of Icelandic beside those of languages that do not have them: Turkish, read in the code page of Western
/// Europe.
fn is_of_two_alphabets(word: &str) -> bool {
    let count = |letters: &str| word.chars().filter(|sign| letters.contains(*sign)).count();
    let (eths, thorns, ys) = (count("ðÐ"), count("þÞ"), count("ýÝ"));
    (count("çÇüÜ") > 0 && eths + thorns + ys > 0) || ys > 1 || (ys > 0 && eths + thorns > 0) || word.ends_with('þ')
}

/// The refusal of a text that is sound in another code page, with what it is there; `None` when it is so in none.
pub(super) fn of_other_page(text: &str) -> Option<Refusal> {
    let (bytes, _, lost) = WINDOWS_1252.encode(text);
    if lost {
        return None;
    }
    let in_page = |page: &'static Encoding| {
        page.decode_without_bom_handling_and_without_replacement(&bytes).map(|text| text.into_owned())
    };
    let twice = String::from_utf8(bytes.to_vec()).ok();
    let pages = [
        ("UTF-8", twice),
        ("850", in_dos_letters(text)),
        ("1254", in_page(WINDOWS_1254)),
        ("1250", in_page(WINDOWS_1250)),
    ];
    let sound = |meant: &String| {
        meant != text
            && !is_garbled(meant)
            && !is_no_name(meant)
            && is_cased(meant)
            && meant.chars().all(|sign| sign.is_ascii() || sign.is_alphabetic())
    };
    let (page, meant) = pages.into_iter().find_map(|(page, meant)| Some((page, meant.filter(sound)?)))?;
    let refusal = Refusal::new(Reason::LettersOfOtherPage).with("value", clean(text).into_owned());
    Some(refusal.with("page", page).with("meant", clean(&meant).into_owned()))
}

/// Whether no capital follows a small letter but of plain letters, as in McDonald.
fn is_cased(text: &str) -> bool {
    let after = text.chars().skip(1);
    !text.chars().zip(after).any(|(sign, next)| sign.is_lowercase() && next.is_uppercase() && !next.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_another_code_page_is_told_with_what_it_is_there() {
        for (text, page, meant) in [
            ("Gonz\u{a0}lez, Jo", "850", "González, Jo"),
            ("S\u{a0}, Jo", "850", "Sá, Jo"),
            ("µngel", "850", "Ángel"),
            ("àscar", "850", "Óscar"),
            ("Èapek, Karel", "1250", "Čapek, Karel"),
            ("Pawe³", "1250", "Paweł"),
            ("Yýldýz, Can", "1254", "Yıldız, Can"),
            ("Gümüþ", "1254", "Gümüş"),
        ] {
            assert!(is_no_name(text), "{text}");
            let refusal = of_other_page(text).expect("a code page");
            assert_eq!(refusal.args[1..], [("page", page.into()), ("meant", meant.into())], "{text}");
        }
        assert!(is_no_name("M?ller") && of_other_page("M?ller").is_none());
    }

    #[test]
    fn names_with_letters_of_their_own_are_names() {
        for name in [
            "Müller, Zoë",
            "van\u{a0}der\u{a0}Berg, Jan\u{a0}Piet",
            "Þórsdóttir, Guðrún",
            "Sigurðsson, Týr",
            "Novotný, Dvořák",
            "Yıldız, Şahin",
            "Çelik, Ünal",
            "Čapek, Łukasz",
            "Noël, Hélène, Irène",
            "à Campo, Jan",
            "Conceição, João",
            "Strauß, Øyvind",
            "Bos (?), Jan",
            "Vos, A.?",
            "",
        ] {
            assert!(!is_no_name(name), "{name}");
        }
    }
}
