//! Makes any text harmless: the result can be stored, shown and printed without acting on a terminal.
//!
//! Called where text enters the program (forms, import, command line) and once more where it is drawn. It never drops
//! a sign silently: a sign that may not act is shown as `<U+001B>`, so that a person sees that something was there. It does not
//! limit the length.

use std::borrow::Cow;
use std::fmt::Write;
use std::iter::Peekable;
use std::str::Chars;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Most marks that may stand on one base sign. Real languages need no more, and stacks of marks smear over other rows.
pub const MARKS_ON_ONE_SIGN: usize = 4;

/// Signs that are not seen or that change what is around them, beyond the control characters: all of the Unicode category
/// Cf (bidi marks, soft hyphen, byte order mark, tags, zero width), other ignorable signs (fillers, variation selectors),
/// private use and noncharacters, for which nobody can say what a terminal shows.
const HIDDEN: [(u32, u32); 27] = [
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x0600, 0x0605),
    (0x061C, 0x061C),
    (0x06DD, 0x06DD),
    (0x070F, 0x070F),
    (0x0890, 0x0891),
    (0x08E2, 0x08E2),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xE000, 0xF8FF),
    (0xFDD0, 0xFDEF),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFB),
    (0x110BD, 0x110BD),
    (0x110CD, 0x110CD),
    (0x13430, 0x1343F),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xAFFFE, 0x10_FFFF),
];

/// Scripts in which joiners spell words: Arabic and its neighbours, the Indic scripts, Mongolian and the like. In Latin, Greek
/// and Cyrillic a joiner would only make two names that look the same.
const JOINING: [(u32, u32); 5] =
    [(0x0600, 0x1AFF), (0xA840, 0xABFF), (0xFB50, 0xFDCF), (0x10A00, 0x11FFF), (0x1E900, 0x1E95F)];

/// The text without the signs at its ends that take no room and mean nothing there, and without the white space around those:
/// byte order marks, zero width spaces and joiners, soft hyphens, marks of direction. They come along when text is copied.
pub fn trim_unseen(text: &str) -> &str {
    let unseen = |ends: (Option<char>, Option<char>)| ends.0.is_some_and(is_unseen) || ends.1.is_some_and(is_unseen);
    let bare = text.trim();
    if !unseen((bare.chars().next(), bare.chars().next_back())) {
        return text;
    }
    bare.trim_matches(|sign: char| sign.is_whitespace() || is_unseen(sign))
}

/// Whether a sign takes no room on the screen, so that two texts with and without it look the same.
pub fn is_unseen(sign: char) -> bool {
    matches!(u32::from(sign), 0x00AD | 0x034F | 0x061C | 0x180E | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0xFEFF)
}

/// The text composed (NFC), trimmed, with every run of white space one space and every sign that could act on a terminal
/// or hide from a reader written out as `<U+…>`. Borrowed when nothing had to change; cleaning twice changes nothing.
pub fn clean(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let composed: String = text.nfc().collect();
    let mut out = Cleaned::default();
    let mut rest = composed.chars().peekable();
    while let Some(sign) = rest.next() {
        out.push(sign, &mut rest);
    }
    if out.text == text { Cow::Borrowed(text) } else { Cow::Owned(out.text) }
}

/// Printable ASCII with single spaces inside needs no work, and is nearly everything.
fn is_plain(text: &str) -> bool {
    let mut before = b' ';
    for byte in text.bytes() {
        let fine = (b'!'..=b'~').contains(&byte) || (byte == b' ' && before != b' ');
        if !fine {
            return false;
        }
        before = byte;
    }
    text.is_empty() || before != b' '
}

fn within(ranges: &[(u32, u32)], sign: char) -> bool {
    let code = u32::from(sign);
    ranges.iter().any(|(from, to)| (*from..=*to).contains(&code))
}

fn is_hidden(sign: char) -> bool {
    // The last two signs of each plane of Unicode never become letters.
    let is_no_letter = u32::from(sign) & 0xFFFE == 0xFFFE;
    sign.is_control() || is_no_letter || within(&HIDDEN, sign)
}

/// Whether a sign stacks on the one before: a mark, or a Hangul vowel or final without a width of its own.
fn stacks(sign: char) -> bool {
    is_combining_mark(sign) || matches!(u32::from(sign), 0x1161..=0x11FF | 0xD7B0..=0xD7FF)
}

#[derive(Default)]
struct Cleaned {
    text: String,
    /// The last sign, when it was kept as it was; `None` at the start, after a space and after a sign written out. A mark there
    /// would sit on something that is not its own, and `>` with U+0338 would even compose to another sign.
    base: Option<char>,
    marks: usize,
    space_due: bool,
}

impl Cleaned {
    fn push(&mut self, sign: char, rest: &mut Peekable<Chars<'_>>) {
        if sign.is_whitespace() {
            self.space_due = !self.text.is_empty();
            self.base = None;
            return;
        }
        if self.space_due {
            self.text.push(' ');
            self.space_due = false;
        }
        let shown = match sign {
            '\u{200C}' | '\u{200D}' => !self.joins(rest.peek().copied()),
            _ if is_hidden(sign) => true,
            _ if stacks(sign) => {
                self.marks += 1;
                self.base.is_none() || self.marks > MARKS_ON_ONE_SIGN
            }
            _ => {
                self.marks = 0;
                false
            }
        };
        if shown {
            // Writing to a String cannot fail.
            let _ = write!(self.text, "<U+{:04X}>", u32::from(sign));
            self.base = None;
        } else {
            self.text.push(sign);
            self.base = Some(sign);
        }
    }

    fn joins(&self, next: Option<char>) -> bool {
        let before = self.base.is_some_and(|sign| within(&JOINING, sign) && (sign.is_alphabetic() || stacks(sign)));
        let after = next
            .is_some_and(|sign| within(&JOINING, sign) && sign.is_alphabetic() && !stacks(sign) && !is_hidden(sign));
        before && after
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ordinary_text_is_left_alone_without_a_copy() {
        for text in ["", "Aa, Jan van der", "Zoë", "'t Hof", "100,5 <ok>", "日本", "😀", "Ω", "€ 5"] {
            assert!(matches!(clean(text), Cow::Borrowed(same) if same == text), "{text:?}");
        }
    }

    #[test]
    fn white_space_of_any_kind_becomes_one_space_and_none_at_the_ends() {
        assert_eq!(clean(" \tJan \r\n van\u{a0}\u{2003}der\u{2028}Aa\n"), "Jan van der Aa");
        assert_eq!(clean(" \n "), "");
    }

    #[test]
    fn accents_are_composed() {
        assert_eq!(clean("Zoe\u{308}"), "Zoë");
    }

    #[test]
    fn signs_that_act_or_hide_are_written_out() {
        for (text, cleaned) in [
            ("\u{1b}]0;owned\u{7}Vries", "<U+001B>]0;owned<U+0007>Vries"),
            ("a\u{202e}b", "a<U+202E>b"),
            ("a\u{2066}b\u{200f}", "a<U+2066>b<U+200F>"),
            ("a\u{200b}b\u{ad}\u{feff}", "a<U+200B>b<U+00AD><U+FEFF>"),
            ("\u{e0041}", "<U+E0041>"),
            ("\u{9b}31m\u{7f}\0", "<U+009B>31m<U+007F><U+0000>"),
            ("\u{e0a0}\u{10fffd}", "<U+E0A0><U+10FFFD>"),
            ("\u{2764}\u{fe0f}", "\u{2764}<U+FE0F>"),
            ("Ja\u{200d}n", "Ja<U+200D>n"),
        ] {
            assert_eq!(clean(text), cleaned, "{text:?}");
        }
    }

    #[test]
    fn signs_nobody_sees_are_taken_off_the_ends_only() {
        for (text, bare) in [
            ("\u{feff}410022", "410022"),
            (" 410022\u{200b}\u{a0}", "410022"),
            ("\u{200e}Vos\u{2060} ", "Vos"),
            ("41\u{200b}0022", "41\u{200b}0022"),
            (" Vos ", " Vos "),
            ("\u{200b}", ""),
            ("", ""),
        ] {
            assert_eq!(trim_unseen(text), bare, "{text:?}");
        }
    }

    #[test]
    fn joiners_stay_inside_words_of_scripts_that_need_them() {
        for text in ["می\u{200c}خواهم", "क\u{94d}\u{200d}ष"] {
            assert_eq!(clean(text), text);
        }
        assert_eq!(clean("می\u{200c}"), "می<U+200C>");
    }

    #[test]
    fn a_tower_of_marks_is_cut_and_shown() {
        let tower = format!("q{}", "\u{301}".repeat(6));
        assert_eq!(clean(&tower), format!("q{}<U+0301><U+0301>", "\u{301}".repeat(4)));
    }

    #[test]
    fn a_mark_with_nothing_to_stand_on_is_written_out() {
        assert_eq!(clean("\u{301}a"), "<U+0301>a");
        assert_eq!(clean("a \u{301}"), "a <U+0301>");
        assert_eq!(clean("\u{1b}\u{338}"), "<U+001B><U+0338>");
    }

    fn nasty() -> impl Strategy<Value = String> {
        let signs = prop_oneof![
            any::<char>(),
            proptest::char::range('\0', '\u{a0}'),
            proptest::char::range('\u{300}', '\u{345}'),
            proptest::char::range('\u{600}', '\u{6ff}'),
            proptest::char::range('\u{900}', '\u{97f}'),
            proptest::char::range('\u{1100}', '\u{11ff}'),
            proptest::char::range('\u{2000}', '\u{206f}'),
            proptest::sample::select(vec!['\u{200c}', '\u{200d}', '\u{338}', '<', '>', '\u{94d}', '\u{fe0f}', '가']),
        ];
        proptest::collection::vec(signs, 0..40).prop_map(|signs| signs.into_iter().collect())
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(text in nasty()) {
            let once = clean(&text).into_owned();
            prop_assert_eq!(clean(&once).into_owned(), once);
        }

        #[test]
        fn nothing_that_acts_on_a_terminal_is_left(text in nasty()) {
            let cleaned = clean(&text).into_owned();
            let acts = |c: char| c.is_control() || (is_hidden(c) && !matches!(c, '\u{200c}' | '\u{200d}'));
            prop_assert!(!cleaned.chars().any(acts), "{cleaned:?}");
            prop_assert!(!cleaned.contains("  ") && cleaned.trim() == cleaned);
        }
    }
}
