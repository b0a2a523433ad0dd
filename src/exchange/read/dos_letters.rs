//! Letters as programs for DOS wrote them: code page 850, and 437, which has the same letters for the names of people here.
//!
//! Bytes do not tell their code page, but words do: in Windows-1252 the bytes from 0x80 to 0xA5 are signs, in these code pages letters.

/// What is a letter in both code pages, from 0x80 on.
const LETTERS: [char; 38] = [
    'Ç', 'ü', 'é', 'â', 'ä', 'à', 'å', 'ç', 'ê', 'ë', 'è', 'ï', 'î', 'ì', 'Ä', 'Å', 'É', 'æ', 'Æ', 'ô', 'ö', 'ò', 'û',
    'ù', 'ÿ', 'Ö', 'Ü', '\0', '\0', '\0', '\0', '\0', 'á', 'í', 'ó', 'ú', 'ñ', 'Ñ',
];

/// The only other letter that both have at one place.
const SHARP_S: (u8, char) = (0xE1, 'ß');

/// The text of these bytes when its words are clearly written in one of these code pages; `None` otherwise, also when one byte would
/// be another letter in the one than in the other.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    let mut text = String::with_capacity(bytes.len());
    let mut proven = false;
    for (at, byte) in bytes.iter().enumerate() {
        if byte.is_ascii() {
            text.push(char::from(*byte));
            continue;
        }
        let letter = letter(*byte)?;
        let beside = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().filter(u8::is_ascii_alphabetic);
        proven |= proves(*byte, letter, beside(at.checked_sub(1)), beside(at.checked_add(1)))?;
        text.push(letter);
    }
    proven.then_some(text)
}

fn letter(byte: u8) -> Option<char> {
    let found = LETTERS.get(usize::from(byte.checked_sub(0x80)?)).copied().filter(|letter| *letter != '\0');
    found.or((byte == SHARP_S.0).then_some(SHARP_S.1))
}

/// Whether a byte can only be this letter, by the letters before and after it; `None` when it can only be a sign of Windows-1252.
fn proves(byte: u8, letter: char, before: Option<u8>, after: Option<u8>) -> Option<bool> {
    let in_word = before.is_some() && after.is_some();
    match byte {
        // Windows-1252 has no sign here.
        0x81 | 0x8D | 0x8F | 0x90 => Some(true),
        // A sign that stands before a word or a number, or alone: € „ ‘ ™ – and the space that does not break.
        _ if before.is_none() && after.is_none() => None,
        // A capital follows no small letter.
        _ if letter.is_uppercase() => {
            if before.is_some_and(|before| before.is_ascii_lowercase()) {
                None
            } else {
                Some(after.is_some())
            }
        }
        // Signs that do stand inside words: … ‘ ’ – — and the space that does not break.
        0x85 | 0x91 | 0x92 | 0x96 | 0x97 | 0xA0 | 0xE1 => Some(false),
        // Quotation marks stand at an edge of a word; inside it is the letter.
        0x84 | 0x93 | 0x94 | 0x86 => Some(in_word),
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
        ] {
            assert_eq!(decode(bytes), None, "{bytes:?}");
        }
    }
}
