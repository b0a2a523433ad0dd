//! The escape sequences of function keys.
//!
//! For: telling which key a sequence stands for, in the dialects of xterm, VT220, rxvt, the Linux console, PuTTY and screen.
//! Called by the decoder. Must swallow what it does not know, a late answer of the terminal above all: it must never become
//! typed text.

use ratatui::crossterm::event::{KeyCode, KeyModifiers};

/// What a sequence means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A key with its modifiers.
    Key(KeyCode, KeyModifiers),
    /// A paste begins.
    Paste,
    /// Nothing for us: a release, a mouse, an answer to a question nobody asked.
    Nothing,
}

/// Longest sequence that is waited for; anything longer is line noise.
const LONGEST: usize = 64;

/// The sequence after an Escape byte: its length and meaning, `Some(None)` when it is incomplete, `None` when it is none.
pub(super) fn sequence(rest: &[u8]) -> Option<Option<(usize, Meaning)>> {
    match rest {
        [b'[', inner @ ..] => Some(control(inner).map(|(used, meaning)| (used + 1, meaning))),
        [b'O'] => Some(None),
        [b'O', b'1'..=b'9', ..] | [b'O', 0..=0x20 | 0x7f.., ..] => None,
        [b'O', end, ..] => Some(Some((2, single(*end)))),
        // Answers: a string up to BEL or ESC \. A lone opener is Escape and that letter, which the time decides.
        [b']' | b'P' | b'_' | b'^'] => Some(None),
        [b']' | b'P' | b'_' | b'^', inner @ ..] => Some(string(inner).map(|used| (used + 1, Meaning::Nothing))),
        _ => None,
    }
}

/// The length of a string including its end.
fn string(inner: &[u8]) -> Option<usize> {
    let end = inner.iter().position(|byte| matches!(byte, 0x07 | 0x1b))?;
    match inner.get(end..)? {
        [0x07, ..] => Some(end + 1),
        [0x1b, b'\\', ..] => Some(end + 2),
        [0x1b] => None,
        // Another sequence begins: the string was cut off.
        _ => Some(end),
    }
}

/// Keys of the keypad and the arrows in application mode.
fn single(end: u8) -> Meaning {
    let code = match end {
        b'A'..=b'H' => return letter(end, KeyModifiers::NONE),
        b'P'..=b'S' => KeyCode::F(end - b'P' + 1),
        b'M' => KeyCode::Enter,
        b'I' => KeyCode::Tab,
        b'X' => KeyCode::Char('='),
        // PuTTY with the End key of rxvt; on the keypad it would be a 7, in a mode that is never asked for.
        b'w' => KeyCode::End,
        b'j'..=b'y' => KeyCode::Char(char::from(end - b'j' + b'*')),
        b'a'..=b'd' => return letter(end.to_ascii_uppercase(), KeyModifiers::CONTROL),
        _ => return Meaning::Nothing,
    };
    Meaning::Key(code, KeyModifiers::NONE)
}

fn control(inner: &[u8]) -> Option<(usize, Meaning)> {
    // The Linux console's F1 to F5 have a second bracket.
    if let [b'[', after @ ..] = inner {
        let end = after.first()?;
        let meaning = match end {
            b'A'..=b'E' => Meaning::Key(KeyCode::F(end - b'A' + 1), KeyModifiers::NONE),
            _ => Meaning::Nothing,
        };
        return Some((2, meaning));
    }
    let parameters = inner.iter().take_while(|byte| matches!(byte, 0x20..=0x3f)).count();
    // rxvt ends Shift-Delete and the like with a dollar sign, which in an answer comes after a question mark.
    let digits = inner.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if digits > 0 && inner.get(digits) == Some(&b'$') {
        return Some((digits + 1, finished(inner.get(..digits)?, b'$')));
    }
    let Some(end) = inner.get(parameters) else {
        return (parameters > LONGEST).then_some((parameters, Meaning::Nothing));
    };
    match end {
        // A new sequence or a control character broke this one off.
        0..=0x1f | 0x7f.. => Some((parameters, Meaning::Nothing)),
        // The oldest mouse report: three bytes follow.
        b'M' if parameters == 0 => (inner.len() >= 4).then_some((4, Meaning::Nothing)),
        _ => Some((parameters + 1, finished(inner.get(..parameters)?, *end))),
    }
}

fn finished(parameters: &[u8], end: u8) -> Meaning {
    let Some(numbers) = numbers(parameters) else { return Meaning::Nothing };
    let at = |index: usize| numbers.get(index).copied().unwrap_or([0, 0]);
    let [modifier, kind] = at(1);
    if kind == 3 {
        return Meaning::Nothing;
    }
    let modifiers = modifiers_of(modifier);
    match end {
        b'~' if at(0)[0] == 200 => Meaning::Paste,
        // xterm's modifyOtherKeys.
        b'~' if at(0)[0] == 27 => typed(at(2)[0], modifiers),
        b'~' => numbered(at(0)[0], modifiers),
        b'^' => numbered(at(0)[0], KeyModifiers::CONTROL),
        b'$' => numbered(at(0)[0], KeyModifiers::SHIFT),
        b'@' => numbered(at(0)[0], KeyModifiers::CONTROL | KeyModifiers::SHIFT),
        b'u' => typed(at(0)[0], modifiers),
        b'Z' => Meaning::Key(KeyCode::BackTab, KeyModifiers::SHIFT),
        b'a'..=b'd' if parameters.is_empty() => letter(end.to_ascii_uppercase(), KeyModifiers::SHIFT),
        // With other numbers this is the answer to a question about the cursor.
        b'R' if at(0)[0] != 1 || modifier < 2 => Meaning::Nothing,
        b'P'..=b'S' => Meaning::Key(KeyCode::F(end - b'P' + 1), modifiers),
        _ => letter(end, modifiers),
    }
}

fn letter(end: u8, modifiers: KeyModifiers) -> Meaning {
    let code = match end {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'E' => KeyCode::KeypadBegin,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        _ => return Meaning::Nothing,
    };
    Meaning::Key(code, modifiers)
}

fn numbered(number: u32, modifiers: KeyModifiers) -> Meaning {
    let f = |key: u32| KeyCode::F(u8::try_from(key).unwrap_or(0));
    let code = match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => f(number - 10),
        17..=21 => f(number - 11),
        23..=26 => f(number - 12),
        28 | 29 => f(number - 13),
        31..=34 => f(number - 14),
        _ => return Meaning::Nothing,
    };
    Meaning::Key(code, modifiers)
}

/// A character sent by its number.
fn typed(number: u32, modifiers: KeyModifiers) -> Meaning {
    let code = match number {
        9 if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        // The private range holds keys that print nothing.
        0..=31 | 0xe000..=0xf8ff => return Meaning::Nothing,
        _ => match char::from_u32(number) {
            Some(c) => KeyCode::Char(c),
            None => return Meaning::Nothing,
        },
    };
    Meaning::Key(code, modifiers)
}

fn modifiers_of(parameter: u32) -> KeyModifiers {
    let bits = parameter.saturating_sub(1);
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)] {
        if bits & bit != 0 {
            modifiers |= modifier;
        }
    }
    modifiers
}

/// The parameters with their first sub-parameter; none when there is anything else than digits and separators.
fn numbers(parameters: &[u8]) -> Option<Vec<[u32; 2]>> {
    let text = std::str::from_utf8(parameters).ok()?;
    let number = |part: Option<&str>| match part {
        None | Some("") => Some(0),
        Some(digits) => digits.parse().ok(),
    };
    text.split(';')
        .map(|parameter| {
            let mut parts = parameter.split(':');
            Some([number(parts.next())?, number(parts.next())?])
        })
        .collect()
}
