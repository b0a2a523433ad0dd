//! Which characters the terminal can show, and their ASCII stand-ins.
//!
//! For: deciding by locale between Unicode and ASCII, once at start. Called by `main` (the choice) and by the glyph gate in
//! `glyph.rs` (the stand-ins). Must not read the environment: values are passed in, so every test is repeatable.

use unicode_normalization::UnicodeNormalization;

/// What the terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Charset {
    /// UTF-8: characters are sent as they are.
    #[default]
    Unicode,
    /// ASCII only: lines, marks and accented letters get a stand-in of the same width.
    Ascii,
}

impl Charset {
    /// The character set of a locale: the first of `LC_ALL`, `LC_CTYPE`, `LANG` that is set and not empty decides (POSIX order).
    ///
    /// No locale at all is the POSIX locale, which is ASCII.
    pub fn from_locale(lc_all: Option<&str>, lc_ctype: Option<&str>, lang: Option<&str>) -> Self {
        let name = [lc_all, lc_ctype, lang].into_iter().flatten().find(|value| !value.is_empty()).unwrap_or("C");
        let name = name.to_ascii_lowercase();
        if name.contains("utf-8") || name.contains("utf8") { Self::Unicode } else { Self::Ascii }
    }
}

/// The characters that have a stand-in of their own.
const STAND_INS: [(char, &str); 32] = [
    ('-', "─━┄┅┈┉╌╍╴╶╸╺╼╾‐‑‒–—―−"),
    ('|', "│┃┆┇┊┋╎╏║╵╷╹╻╽╿"),
    ('=', "═"),
    ('/', "╱÷"),
    ('\\', "╲"),
    ('x', "╳✗✘×"),
    // The left half block marks the selected row; the other blocks fill bars.
    ('>', "▌▎▍▏→▶▸►›»"),
    ('<', "←◀◂‹«"),
    ('^', "↑▲▴"),
    ('v', "↓▼▾✓✔"),
    ('.', "░·∙⋅"),
    (':', "▒"),
    ('_', "▁▂"),
    ('#', "■▪"),
    ('~', "…"),
    ('*', "•●◆★"),
    ('\'', "‘’‚′"),
    ('"', "“”„″"),
    ('E', "€"),
    // Letters that are not made of a base letter and an accent.
    ('a', "æ"),
    ('A', "Æ"),
    ('d', "đð"),
    ('D', "ĐÐ"),
    ('h', "ħ"),
    ('i', "ı"),
    ('l', "ł"),
    ('L', "Ł"),
    ('o', "øœ○◦°◇"),
    ('O', "ØŒ"),
    ('s', "ß"),
    ('y', "ĳ"),
    ('Y', "Ĳ"),
];

/// The ASCII stand-in of a character, one column wide; `?` when there is none.
pub(super) fn ascii(c: char) -> char {
    match STAND_INS.iter().find(|(_, those)| those.contains(c)) {
        Some((stand_in, _)) => *stand_in,
        None => match c {
            ' '..='~' => c,
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{2800}' => ' ',
            // Every box piece that is no line is some kind of corner or crossing.
            '\u{2500}'..='\u{257f}' => '+',
            '\u{2580}'..='\u{259f}' => '#',
            // Dots of a curve: one that is set anywhere in the cell is a dot.
            '\u{2801}'..='\u{28ff}' => '.',
            // A letter with an accent decomposes into its base letter first.
            _ => c.nfd().next().filter(char::is_ascii_graphic).unwrap_or('?'),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_locale_variable_that_is_set_decides() {
        let cases = [
            (Some("nl_NL.UTF-8"), None, None, Charset::Unicode),
            (Some("C"), Some("nl_NL.UTF-8"), Some("nl_NL.UTF-8"), Charset::Ascii),
            (Some(""), Some("nl_NL.utf8"), Some("C"), Charset::Unicode),
            (None, None, Some("nl_NL@euro"), Charset::Ascii),
            (None, None, Some("C.UTF-8"), Charset::Unicode),
            (None, None, None, Charset::Ascii),
        ];
        for (lc_all, lc_ctype, lang, expected) in cases {
            assert_eq!(Charset::from_locale(lc_all, lc_ctype, lang), expected, "{lc_all:?} {lc_ctype:?} {lang:?}");
        }
    }

    #[test]
    fn every_line_block_and_letter_has_a_printable_stand_in() {
        for c in '\u{2500}'..='\u{259f}' {
            assert!(ascii(c).is_ascii_graphic(), "{c}");
        }
        let text: String = "Joëlle Şen │ ▌ Łukasz… ✓ · ═ 漢".chars().map(ascii).collect();
        assert_eq!(text, "Joelle Sen | > Lukasz~ v . = ?");
    }
}
