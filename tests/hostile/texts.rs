//! The hostile texts, and what may come out of the program whatever goes in.

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::{OsStrExt, OsStringExt};

const LIST: &str = include_str!("hostile.txt");

/// The kinds that have to be there.
const KINDS: [&str; 18] = [
    "ordinary",
    "control",
    "escape",
    "direction",
    "unseen",
    "private",
    "replaced",
    "line",
    "space",
    "marks",
    "wide",
    "ambiguous",
    "emoji",
    "right",
    "formula",
    "quotes",
    "markup",
    "words",
];

/// A hostile text: not always UTF-8.
#[derive(Debug, Clone)]
pub struct Hostile {
    pub kind: &'static str,
    pub bytes: Vec<u8>,
}

impl Hostile {
    /// As an argument of a program, which cannot hold a zero.
    pub fn argument(&self) -> Option<OsString> {
        (!self.bytes.contains(&0)).then(|| OsString::from_vec(self.bytes.clone()))
    }

    /// As a file name, which cannot be long or hold a slash either.
    pub fn file_name(&self) -> Option<OsString> {
        let fits = self.bytes.len() < 200 && !self.bytes.contains(&b'/');
        self.argument().filter(|_| fits)
    }

    /// As text.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }
}

/// Every text of the list, and each control character by itself.
pub fn hostile() -> Vec<Hostile> {
    let lines = LIST.lines().filter(|line| !line.starts_with('#'));
    let listed = lines.map(|line| {
        let (kind, text) = line.split_once(' ').expect("a kind and a text");
        Hostile { kind, bytes: written_out(text) }
    });
    let each = (0..0x20u32).chain(0x7f..0xa0).filter_map(char::from_u32);
    listed.chain(each.map(|sign| Hostile { kind: "control", bytes: format!("Jan{sign}Vos").into_bytes() })).collect()
}

/// The texts that are UTF-8.
pub fn texts() -> Vec<String> {
    hostile().iter().filter_map(|hostile| hostile.text().map(str::to_owned)).collect()
}

/// What the escapes of the list mean.
fn written_out(text: &str) -> Vec<u8> {
    let (mut bytes, mut rest) = (Vec::new(), text);
    while let Some(sign) = rest.chars().next() {
        let Some(after) = rest.strip_prefix('\\') else {
            rest = &rest[sign.len_utf8()..];
            bytes.extend(sign.to_string().bytes());
            continue;
        };
        if let Some((code, end)) = after.strip_prefix("u{").and_then(|code| code.split_once('}')) {
            let sign = u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a sign");
            bytes.extend(sign.to_string().bytes());
            rest = end;
        } else if let Some(code) = after.strip_prefix('x') {
            bytes.push(u8::from_str_radix(&code[..2], 16).expect("a byte"));
            rest = &code[2..];
        } else if let Some((count, end)) = after.strip_prefix('*').and_then(|more| more.split_once('{')) {
            let depth = |at: usize| end[..=at].matches('{').count() + 1 - end[..=at].matches('}').count();
            let close = end.match_indices('}').map(|(at, _)| at).find(|at| depth(*at) == 0).expect("a closing bracket");
            bytes.extend(written_out(&end[..close]).repeat(count.parse().expect("a number")));
            rest = &end[close + 1..];
        } else {
            bytes.push(b'\\');
            rest = after.strip_prefix('\\').expect("an escape");
        }
    }
    bytes
}

/// A sign that may not reach a terminal, or a reader of what was written for one.
fn acts(sign: char) -> bool {
    let turns = matches!(sign, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_unseen = matches!(sign, '\u{200b}' | '\u{feff}' | '\u{2028}' | '\u{2029}');
    (sign.is_control() && sign != '\n') || turns || is_unseen
}

/// The first thing that may not be there in what a command printed, with what is around it.
pub fn acting(printed: &[u8]) -> Option<String> {
    let text = match std::str::from_utf8(printed) {
        Ok(text) => text,
        Err(error) => return Some(format!("no UTF-8 at {}", error.valid_up_to())),
    };
    // A file for a spreadsheet begins with a mark of its own and ends its lines in two signs.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let at = text.char_indices().find(|(_, sign)| acts(*sign))?.0;
    let around = |signs: &str, most| signs.chars().take(most).collect::<String>();
    let before: String = around(&text[..at].chars().rev().collect::<String>(), 60).chars().rev().collect();
    Some(format!("{before:?} then {:?}", around(&text[at..], 30)))
}

/// The sequences that the program itself sends to its terminal: the last sign of a CSI, with what may stand before it.
fn is_own(sequence: &str) -> bool {
    let Some(csi) = sequence.strip_prefix('[') else { return false };
    let (numbers, end) = csi.split_at(csi.len() - 1);
    match end {
        "H" | "A" | "B" | "C" | "D" | "G" | "d" | "J" | "K" | "X" | "r" | "S" | "T" | "L" | "M" | "P" | "@" | "b" => {
            numbers.chars().all(|sign| sign.is_ascii_digit() || sign == ';')
        }
        // Blinking and hidden text are never ours.
        "m" => !numbers.split(';').any(|look| matches!(look, "5" | "6" | "8")),
        "h" | "l" => numbers.starts_with('?'),
        "q" => numbers.ends_with(' '),
        _ => false,
    }
}

/// The first thing that may not be there in what was sent to a terminal for the screen.
pub fn acting_on_screen(sent: &[u8]) -> Option<String> {
    let text = match std::str::from_utf8(sent) {
        Ok(text) => text,
        // The end of the stream may be in the middle of a sign.
        Err(error) if error.error_len().is_none() => std::str::from_utf8(&sent[..error.valid_up_to()]).ok()?,
        Err(error) => return Some(format!("no UTF-8 at {}", error.valid_up_to())),
    };
    let mut signs = text.char_indices();
    while let Some((at, sign)) = signs.next() {
        let around = || Some(text[at..].chars().take(40).collect::<String>().escape_debug().to_string());
        match sign {
            '\u{1b}' => {
                let rest: String = text[at + 1..].chars().take(40).collect();
                let end = rest.char_indices().skip(1).find(|(_, sign)| ('@'..='~').contains(sign)).map(|(end, _)| end);
                let Some(end) = end else { return if rest.len() < 40 { None } else { around() } };
                if !is_own(&rest[..=end]) {
                    return around();
                }
                signs.by_ref().take(end + 1).for_each(drop);
            }
            '\r' | '\n' | '\u{8}' | '\u{7}' => {}
            sign if acts(sign) => return around(),
            _ => {}
        }
    }
    None
}

#[test]
fn the_list_has_every_kind_and_every_control_character() {
    let all = hostile();
    let there: BTreeSet<&str> = all.iter().map(|hostile| hostile.kind).collect();
    let wanted: BTreeSet<&str> = KINDS.into_iter().chain(["long", "bytes"]).collect();
    assert_eq!(there, wanted);
    let signs: BTreeSet<char> = texts().iter().flat_map(|text| text.chars().collect::<Vec<_>>()).collect();
    let missing: Vec<char> = (0..=0x9f).filter_map(char::from_u32).filter(|sign| sign.is_control()).collect();
    assert_eq!(missing.iter().filter(|sign| !signs.contains(sign)).collect::<Vec<_>>(), Vec::<&char>::new());
    assert!(all.iter().filter(|hostile| hostile.kind == "bytes").all(|hostile| hostile.text().is_none()));
    assert!(all.iter().any(|hostile| hostile.bytes.len() >= 30_000));
    assert_eq!(OsStr::from_bytes(&written_out(r"a\u{301}\*3{\x41b}\\")), "a\u{301}AbAbAb\\");
}

#[test]
fn what_acts_is_seen() {
    for text in ["a\u{1b}[5m", "a\tb", "\u{9b}", "\u{7f}", "\u{202e}", "a\rb", "mid\u{feff}"] {
        assert!(acting(text.as_bytes()).is_some(), "{text:?}");
    }
    assert_eq!(acting("\u{feff}Naam;Ol\u{e9}\r\n<U+001B>\n".as_bytes()), None);
    for text in ["\u{1b}]0;x\u{7}", "\u{1b}[6n", "\u{1b}[1;5m", "\u{1b}Px", "\u{1b}c  ", "\u{9b}1m", "\u{200f}", "\t"] {
        assert!(acting_on_screen(format!("{text}{}", ".".repeat(50)).as_bytes()).is_some(), "{text:?}");
    }
    assert_eq!(acting_on_screen("\u{1b}[?1049h\u{1b}[2;3H\u{1b}[1;31mJan\u{1b}[0m\r\n".as_bytes()), None);
}
