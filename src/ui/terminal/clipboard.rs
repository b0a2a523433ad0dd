//! The clipboard of the terminal the user sits at, by the one sequence that also reaches it over SSH (OSC 52). Nothing is
//! ever read back: a terminal that does not know it, or may not, stays silent.

/// The sequence that puts a text on the clipboard.
pub(super) fn put(text: &str) -> Vec<u8> {
    let mut sequence = b"\x1b]52;c;".to_vec();
    for part in text.as_bytes().chunks(3) {
        encode(part, &mut sequence);
    }
    sequence.push(b'\x07');
    sequence
}

/// Up to three bytes as four letters of base64.
fn encode(part: &[u8], out: &mut Vec<u8>) {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let byte = |at: usize| u32::from(part.get(at).copied().unwrap_or_default());
    let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
    for nth in 0..4_usize {
        let letter = LETTERS[(bits >> (18 - 6 * nth) & 63) as usize];
        out.push(if nth <= part.len() { letter } else { b'=' });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_put_there_as_base64() {
        let letters = |text: &str| {
            let sequence = String::from_utf8(put(text)).expect("letters");
            let inside = sequence.strip_prefix("\x1b]52;c;").and_then(|rest| rest.strip_suffix('\x07'));
            inside.expect("the sequence").to_owned()
        };
        // The examples of RFC 4648, section 10.
        for (text, wanted) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(letters(text), wanted);
        }
        assert_eq!(letters("Ömer\t32"), "w5ZtZXIJMzI=");
    }
}
