//! A key as it is written in the table, in help and in the configuration: `Enter`, `Ctrl-u`, `Shift-Tab`, `m`.

use std::fmt;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// One key with what is held down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Chord {
    code: KeyCode,
    ctrl: bool,
    /// Only of the keys in [`SHIFTED`].
    shift: bool,
}

/// Names of the keys that are not letters.
const NAMES: [(&str, KeyCode); 17] = [
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Shift-Tab", KeyCode::BackTab),
    ("Space", KeyCode::Char(' ')),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("F1", KeyCode::F(1)),
    ("F2", KeyCode::F(2)),
];

/// The keys that mean something else with Shift; of letters the letter itself tells.
const SHIFTED: [KeyCode; 2] = [KeyCode::Up, KeyCode::Down];

impl Chord {
    /// Reads a name; `None` when there is no such key.
    pub fn parse(name: &str) -> Option<Chord> {
        if let Some((_, code)) = NAMES.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)) {
            return Some(Chord { code: *code, ctrl: false, shift: false });
        }
        if let Some(plain) = name.strip_prefix("Shift-") {
            return Self::parse(plain)
                .filter(|chord| SHIFTED.contains(&chord.code))
                .map(|chord| Chord { shift: true, ..chord });
        }
        let (ctrl, rest) = match name.strip_prefix("Ctrl-") {
            Some(rest) => (true, rest),
            None => (false, name),
        };
        let mut letters = rest.chars();
        match (letters.next(), letters.next()) {
            (Some(c), None) => Some(Chord { code: KeyCode::Char(c), ctrl, shift: false }),
            _ => None,
        }
    }

    /// The chord of an event. Shift is told by the letter itself. Ctrl with Alt is AltGr on some systems, and types.
    pub fn of(key: KeyEvent) -> Chord {
        let shift = key.modifiers.contains(KeyModifiers::SHIFT);
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL) && !key.modifiers.contains(KeyModifiers::ALT);
        let code = match key.code {
            KeyCode::Tab if shift => KeyCode::BackTab,
            code => code,
        };
        Chord { code, ctrl: ctrl && matches!(code, KeyCode::Char(_)), shift: shift && SHIFTED.contains(&code) }
    }

    /// The same without Shift, where that makes another key.
    pub fn without_shift(self) -> Option<Chord> {
        self.shift.then_some(Chord { shift: false, ..self })
    }

    /// The letter it types, if it types one.
    pub fn letter(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl => Some(c),
            _ => None,
        }
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((name, _)) = NAMES.iter().find(|(_, code)| *code == self.code) {
            return write!(f, "{}{name}", if self.shift { "Shift-" } else { "" });
        }
        match self.code {
            KeyCode::Char(c) if self.ctrl => write!(f, "Ctrl-{c}"),
            KeyCode::Char(c) => write!(f, "{c}"),
            _ => f.write_str("?"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for name in ["Enter", "Shift-Tab", "Ctrl-u", "m", "/", "?", "Space", "PgDn", "F1", "G", "Shift-Down"] {
            assert_eq!(Chord::parse(name).map(|c| c.to_string()).as_deref(), Some(name));
        }
        assert_eq!(Chord::parse("Hyper-x"), None);
    }

    #[test]
    fn alt_graph_types_a_letter_and_shift_is_told_by_the_letter() {
        let key = |c, m| Chord::of(KeyEvent::new(KeyCode::Char(c), m));
        assert_eq!(key('@', KeyModifiers::CONTROL | KeyModifiers::ALT).letter(), Some('@'));
        assert_eq!(key('G', KeyModifiers::SHIFT), Chord::parse("G").expect("a key"));
        assert_eq!(key('u', KeyModifiers::CONTROL).letter(), None);
    }
}
