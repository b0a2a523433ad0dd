//! Letters as programs for DOS wrote them: code page 850, and 437, which has fewer letters at the same places.
//!
//! Bytes do not tell their code page, but words do: in Windows-1252 the bytes from 0x80 to 0xA5 are signs, in these code pages letters.

use encoding_rs::WINDOWS_1252;

/// What is a letter in these code pages, from 0x80 on.
const LETTERS: [char; 38] = [
    'Ç', 'ü', 'é', 'â', 'ä', 'à', 'å', 'ç', 'ê', 'ë', 'è', 'ï', 'î', 'ì', 'Ä', 'Å', 'É', 'æ', 'Æ', 'ô', 'ö', 'ò', 'û',
    'ù', 'ÿ', 'Ö', 'Ü', 'ø', '\0', 'Ø', '\0', '\0', 'á', 'í', 'ó', 'ú', 'ñ', 'Ñ',
];

/// The sharp s, which both have at the place of an á.
const SHARP_S: u8 = 0xE1;

/// The letters further on. In code page 437 these bytes are lines and Greek letters, which no name has.
const FURTHER: [(u8, char); 26] = [
    (0xB5, 'Á'),
    (0xB6, 'Â'),
    (0xB7, 'À'),
    (0xC6, 'ã'),
    (0xC7, 'Ã'),
    (0xD0, 'ð'),
    (0xD1, 'Ð'),
    (0xD2, 'Ê'),
    (0xD3, 'Ë'),
    (0xD4, 'È'),
    (0xD6, 'Í'),
    (0xD7, 'Î'),
    (0xD8, 'Ï'),
    (0xDE, 'Ì'),
    (0xE0, 'Ó'),
    (SHARP_S, 'ß'),
    (0xE2, 'Ô'),
    (0xE3, 'Ò'),
    (0xE4, 'õ'),
    (0xE5, 'Õ'),
    (0xE9, 'Ú'),
    (0xEA, 'Û'),
    (0xEB, 'Ù'),
    (0xEC, 'ý'),
    (0xED, 'Ý'),
    (0xE8, 'Þ'),
];

/// The text of these bytes when its words are clearly written in one of these code pages; `None` otherwise.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    let mut text = String::with_capacity(bytes.len());
    let mut proven = false;
    for (at, byte) in bytes.iter().enumerate() {
        if byte.is_ascii() {
            text.push(char::from(*byte));
            continue;
        }
        let letter = letter(*byte)?;
        let near = |steps: isize| at.checked_add_signed(steps).and_then(|at| bytes.get(at)).copied();
        proven |= proves(*byte, letter, beside(near(-1), near(-2)), beside(near(1), near(2)))?;
        text.push(letter);
    }
    proven.then_some(text)
}

fn letter(byte: u8) -> Option<char> {
    let found = LETTERS.get(usize::from(byte.checked_sub(0x80)?)).copied().filter(|letter| *letter != '\0');
    found.or_else(|| FURTHER.iter().find(|(further, _)| *further == byte).map(|(_, letter)| *letter))
}

/// The letter beside a byte; one that can be a sign in Windows-1252 counts where a plain letter stands behind it.
fn beside(next: Option<u8>, further: Option<u8>) -> Option<char> {
    let next = next?;
    if next.is_ascii_alphabetic() {
        return Some(char::from(next));
    }
    letter(next).filter(|_| next >= 0xA0 && further.is_some_and(|further| further.is_ascii_alphabetic()))
}

/// What a text that was read in Windows-1252 is in these code pages; `None` where it has other signs than their letters.
pub fn in_dos_letters(text: &str) -> Option<String> {
    let (bytes, _, lost) = WINDOWS_1252.encode(text);
    let letters = bytes.iter().map(|byte| if byte.is_ascii() { Some(char::from(*byte)) } else { letter(*byte) });
    if lost { None } else { letters.collect() }
}

/// Whether a byte can only be this letter, by the letters before and after it; `None` when it can only be a sign of Windows-1252.
fn proves(byte: u8, letter: char, before: Option<char>, after: Option<char>) -> Option<bool> {
    let in_word = before.is_some() && after.is_some();
    let follows_small = before.is_some_and(char::is_lowercase);
    match byte {
        // Windows-1252 has no sign here.
        0x81 | 0x8D | 0x8F | 0x90 | 0x9D => Some(true),
        // A sign that stands before a word or a number, or alone: € „ ‘ ™ – and the space that does not break.
        _ if before.is_none() && after.is_none() => None,
        // A capital follows no small letter.
        _ if letter.is_uppercase() => {
            if follows_small {
                return None;
            }
            // From here on they are letters of Windows-1252 too, but for the signs µ ¶ · ×. A unit is µg, µm, µl or µs.
            let unit = after.is_some_and(|after| !after.is_lowercase() || "glms".contains(after));
            Some(after.is_some() && (byte < 0xB5 || (byte == 0xB5 && !unit)))
        }
        // An á at the end of a word follows no vowel; nor does one before an e.
        SHARP_S => {
            Some(before.is_some_and(|before| "aeiou".contains(before)) && after.is_none_or(|after| after == 'e'))
        }
        // A capital of Windows-1252 that follows a small letter.
        0xB5.. => Some(follows_small && char::from(byte).is_uppercase()),
        // Signs that do stand inside words: … ‘ ’ – — and the space that does not break.
        0x85 | 0x91 | 0x92 | 0x96 | 0x97 | 0xA0 => Some(false),
        // Quotation marks stand at an edge of a word; inside it is the letter.
        0x84 | 0x93 | 0x94 | 0x86 | 0x9B => Some(in_word),
        _ => Some(before.is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_the_letters_of_dos_are_read_whole() {
        for (bytes, text) in [
            (&b"Vos, Andr\x82"[..], "Vos, André"),
            (b"M\x81ller, Zo\x89", "Müller, Zoë"),
            (b"\x90lise Bj\x94rn", "Élise Björn"),
            (b"Fran\x87ois Mu\xA4oz", "François Muñoz"),
            (b"Stra\xE1e, Ren\x82", "Straße, René"),
            (b"\x99zcan", "Özcan"),
            (b"\x9Anal, \x80elik\nN\xA3\xA4ez, \xB5ngel", "Ünal, Çelik\nNúñez, Ángel"),
            (b"Ib\xA0\xA4ez", "Ibáñez"),
            (b"Wei\xE1, Jo\xC6o", "Weiß, João"),
            (b"S\x9Bren, \x9Dyvind", "Søren, Øyvind"),
            (b"Concei\x87\xC6o, \xE0scar", "Conceição, Óscar"),
        ] {
            assert_eq!(decode(bytes).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_can_be_windows_letters_or_is_neither_stays_so() {
        for bytes in [
            &b"Zo\xEB"[..],
            b"\x8016 per uur",
            b"d\x92Hondt",
            b"\x93Onder de Linden\x94",
            b"Jansen\x96Bos",
            b"Milo\x9A",
            b"Andr\x8E",
            b"Andr\x82 Zo\xEB",
            b"gewoon",
            b"5 \xB5g, 10 \xB5m",
            b"\x93Bos\x94\x96\x93Kat\x94",
            b"Dvo\xE1k, Nov\xE1, Mari\xE1n",
            b"Ang\xE9lique, Jos\xE9, Fran\xE7ois, M\xFCller",
            b"\xD8rsted, \xC5se, \xD3scar, \xC9lise, \xC1ngel, Jo\xE3o, Stra\xDFe",
            b"Ren\xE9, Zo\xEB, Bj\xF6rn, Nu\xF1ez, \x8Aimi\xE6, Milo\x9A",
        ] {
            assert_eq!(decode(bytes), None, "{bytes:?}");
        }
    }
}
