//! Keys as a person names them, and the bytes a terminal sends for them.
//!
//! A script is a line of names with spaces between: `"Down Down Enter 3 2 Enter"`.
//!
//! | in the script | means |
//! | --- | --- |
//! | `a`, `é`, `?`, `/` | the character itself |
//! | `'Jan de Vries'` | each character between the quotes, one key each |
//! | `Enter Tab Esc Space Backspace Del Ins` | that key |
//! | `Up Down Left Right Home End PgUp PgDn F1` … `F12` | that key |
//! | `S-Tab`, `S-Up`, `C-r`, `C-Left`, `A-x` | with Shift, Ctrl or Alt held down |

/// One key press: what a person calls it and what the terminal sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The name in the script.
    pub name: String,
    /// The bytes of an xterm in its normal cursor-key mode.
    pub bytes: Vec<u8>,
}

/// The keys of a script, in order. Panics on a name that is not a key.
pub fn parse(script: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = script.trim_start();
    while !rest.is_empty() {
        if let Some((quoted, after)) = rest.strip_prefix('\'').and_then(|rest| rest.split_once('\'')) {
            keys.extend(quoted.chars().map(literal));
            rest = after.trim_start();
            continue;
        }
        let (name, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let bytes = bytes(name).unwrap_or_else(|| panic!("{name:?} in the script {script:?} is not a key"));
        keys.push(Key { name: name.to_owned(), bytes });
        rest = after.trim_start();
    }
    keys
}

/// The key that types this character.
pub fn literal(character: char) -> Key {
    let name = character.to_string();
    Key { bytes: name.clone().into_bytes(), name }
}

/// What the terminal sends for a key, or nothing when there is no such key.
fn bytes(name: &str) -> Option<Vec<u8>> {
    let mut characters = name.chars();
    if let (Some(character), None) = (characters.next(), characters.next()) {
        return Some(literal(character).bytes);
    }
    if let Some(plain) = name.strip_prefix("S-") {
        return if plain == "Tab" { Some(b"\x1b[Z".to_vec()) } else { cursor_key(plain, 2) };
    }
    if let Some(plain) = name.strip_prefix("A-") {
        return cursor_key(plain, 3).or_else(|| Some([b"\x1b", bytes(plain)?.as_slice()].concat()));
    }
    if let Some(plain) = name.strip_prefix("C-") {
        return cursor_key(plain, 5).or_else(|| Some(vec![control(plain)?]));
    }
    let sent: &[u8] = match name {
        "Enter" => b"\r",
        "Tab" => b"\t",
        "Esc" => b"\x1b",
        "Space" => b" ",
        "Backspace" => b"\x7f",
        "F1" => b"\x1bOP",
        "F2" => b"\x1bOQ",
        "F3" => b"\x1bOR",
        "F4" => b"\x1bOS",
        _ => return cursor_key(name, 1),
    };
    Some(sent.to_vec())
}

/// A key whose bytes begin with `ESC [`. The modifier counts as xterm does: 1 none, 2 Shift, 3 Alt, 5 Ctrl.
fn cursor_key(name: &str, modifier: u8) -> Option<Vec<u8>> {
    let letter = match name {
        "Up" => "A",
        "Down" => "B",
        "Right" => "C",
        "Left" => "D",
        "End" => "F",
        "Home" => "H",
        _ => "",
    };
    if !letter.is_empty() {
        let held = if modifier == 1 { String::new() } else { format!("1;{modifier}") };
        return Some(format!("\x1b[{held}{letter}").into_bytes());
    }
    let number = match name {
        "Ins" => 2,
        "Del" => 3,
        "PgUp" => 5,
        "PgDn" => 6,
        "F5" => 15,
        "F6" => 17,
        "F7" => 18,
        "F8" => 19,
        "F9" => 20,
        "F10" => 21,
        "F11" => 23,
        "F12" => 24,
        _ => return None,
    };
    let held = if modifier == 1 { String::new() } else { format!(";{modifier}") };
    Some(format!("\x1b[{number}{held}~").into_bytes())
}

/// The control byte of Ctrl and a letter (or one of `Space @ [ \ ] ^ _ ?`).
fn control(name: &str) -> Option<u8> {
    if name == "Space" {
        return Some(0);
    }
    match name.as_bytes() {
        [letter @ (b'a'..=b'z' | b'A'..=b'Z' | b'@' | b'[' | b'\\' | b']' | b'^' | b'_')] => Some(letter & 0x1f),
        b"?" => Some(0x7f),
        _ => None,
    }
}
