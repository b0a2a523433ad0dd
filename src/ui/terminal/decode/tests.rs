//! Tests of the decoder: dialects, torn sequences, pastes.

use proptest::prelude::*;

use super::*;

fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

/// What comes out when the pieces arrive at their times, with expiry in between as the reader does it.
fn arrive(pieces: &[(u64, &[u8])]) -> Vec<Input> {
    let (mut decoder, mut out) = (Decoder::default(), Vec::new());
    let mut last = ms(0);
    for (at, bytes) in pieces {
        if let Some(patience) = decoder.patience()
            && last + patience <= ms(*at)
        {
            decoder.expire(last + patience, &mut out);
        }
        decoder.push(ms(*at), bytes, &mut out);
        last = ms(*at);
    }
    if let Some(patience) = decoder.patience() {
        decoder.expire(last + patience, &mut out);
    }
    assert_eq!(decoder.patience(), None);
    out
}

fn at_once(bytes: &[u8]) -> Vec<Input> {
    arrive(&[(0, bytes)])
}

fn keys(keys: &[KeyCode]) -> Vec<Input> {
    keys.iter().map(|code| key(*code, KeyModifiers::NONE)).collect()
}

fn with(code: KeyCode, modifiers: KeyModifiers) -> Vec<Input> {
    vec![Input::Key(KeyEvent::new(code, modifiers))]
}

#[test]
fn function_keys_of_every_dialect_are_known() {
    let dialects: [(&[&str], KeyCode); 14] = [
        (&["\x1b[A", "\x1bOA"], KeyCode::Up),
        (&["\x1b[B", "\x1bOB"], KeyCode::Down),
        (&["\x1b[H", "\x1bOH", "\x1b[1~", "\x1b[7~"], KeyCode::Home),
        (&["\x1b[F", "\x1bOF", "\x1b[4~", "\x1b[8~", "\x1bOw"], KeyCode::End),
        (&["\x1b[2~"], KeyCode::Insert),
        (&["\x1b[3~"], KeyCode::Delete),
        (&["\x1b[5~"], KeyCode::PageUp),
        (&["\x1b[6~"], KeyCode::PageDown),
        (&["\x1bOP", "\x1b[11~", "\x1b[[A", "\x1b[P"], KeyCode::F(1)),
        (&["\x1b[15~", "\x1b[[E"], KeyCode::F(5)),
        (&["\x1b[21~"], KeyCode::F(10)),
        (&["\x1b[24~"], KeyCode::F(12)),
        (&["\x1bOM", "\r"], KeyCode::Enter),
        (&["\x1bOp", "0"], KeyCode::Char('0')),
    ];
    for (sequences, code) in dialects {
        for sequence in sequences {
            assert_eq!(at_once(sequence.as_bytes()), keys(&[code]), "{sequence:?}");
        }
    }
}

#[test]
fn modifiers_are_read_from_every_form() {
    use KeyModifiers as M;
    let forms: [(&str, KeyCode, M); 8] = [
        ("\x1b[1;5A", KeyCode::Up, M::CONTROL),
        ("\x1b[1;2P", KeyCode::F(1), M::SHIFT),
        ("\x1b[3;3~", KeyCode::Delete, M::ALT),
        ("\x1b[Z", KeyCode::BackTab, M::SHIFT),
        ("\x1b[3$", KeyCode::Delete, M::SHIFT),
        ("\x1b[3^", KeyCode::Delete, M::CONTROL),
        ("\x1b[27;5;32~", KeyCode::Char(' '), M::CONTROL),
        ("\x01", KeyCode::Char('a'), M::CONTROL),
    ];
    for (bytes, code, modifiers) in forms {
        assert_eq!(at_once(bytes.as_bytes()), with(code, modifiers), "{bytes:?}");
    }
    assert_eq!(at_once(b"A"), with(KeyCode::Char('A'), M::SHIFT));
    assert_eq!(at_once(b"\x1b[1;1:3A"), [], "a release is no key");
}

#[test]
fn a_lone_escape_is_a_key_after_a_short_wait() {
    assert_eq!(at_once(b"\x1b"), keys(&[KeyCode::Esc]));
    assert_eq!(at_once(b"\x1b\x1b"), keys(&[KeyCode::Esc, KeyCode::Esc]));
    assert_eq!(arrive(&[(0, b"\x1b"), (60, b"j")]), keys(&[KeyCode::Esc, KeyCode::Char('j')]));
    assert_eq!(at_once(b"\x1b\x1b[A"), keys(&[KeyCode::Esc, KeyCode::Up]));
    assert_eq!(at_once(b"\x1b["), keys(&[KeyCode::Esc, KeyCode::Char('[')]));
}

#[test]
fn escape_and_the_key_typed_after_it_are_two_keys_when_they_arrive_together() {
    // A bracket, an O and the openers of an answer may begin a sequence: the time tells, as in the test above.
    let letters = (b' '..=b'~').filter(|byte| !b"[O]P_^".contains(byte));
    for byte in letters.chain([b'\r', b'\t', 0x7f, 0x01, 0x15, 0x1a]) {
        let mut expected = keys(&[KeyCode::Esc]);
        expected.extend(at_once(&[byte]));
        assert_eq!(expected.len(), 2);
        assert_eq!(at_once(&[0x1b, byte]), expected, "{byte:#x}");
        assert_eq!(arrive(&[(0, b"\x1b"), (30, &[byte])]), expected, "{byte:#x} within the wait");
    }
    for opener in b"[O]P_^" {
        assert_eq!(at_once(&[0x1b, *opener])[0], keys(&[KeyCode::Esc])[0]);
        assert_eq!(at_once(&[0x1b, *opener])[1..], at_once(&[*opener]));
    }
    assert_eq!(at_once("\x1bé".as_bytes()), keys(&[KeyCode::Esc, KeyCode::Char('é')]));
    assert_eq!(at_once(b"\x1b4\x1b\r"), keys(&[KeyCode::Esc, KeyCode::Char('4'), KeyCode::Esc, KeyCode::Enter]));
}

#[test]
fn a_letter_of_several_bytes_is_one_letter_however_long_the_line_stalls() {
    for letter in ['ñ', '漢', '\u{1d49c}'] {
        let text = letter.to_string();
        for cut in 1..text.len() {
            let (first, rest) = text.as_bytes().split_at(cut);
            for wait in [10, 60, 400, 3000] {
                assert_eq!(
                    arrive(&[(0, first), (wait, rest)]),
                    keys(&[KeyCode::Char(letter)]),
                    "{letter} {cut} {wait}"
                );
            }
        }
    }
    // The rest never comes: the next key counts at once.
    let typed = arrive(&[(0, b"\xc3"), (100, b"\r")]);
    assert_eq!(typed.last(), keys(&[KeyCode::Enter]).last());
    assert_eq!(typed.len(), 2);
}

#[test]
fn a_sequence_torn_apart_by_a_slow_line_is_still_one_key() {
    assert_eq!(arrive(&[(0, b"\x1b"), (40, b"[A")]), keys(&[KeyCode::Up]));
    assert_eq!(arrive(&[(0, b"\x1b["), (300, b"A")]), keys(&[KeyCode::Up]));
    assert_eq!(arrive(&[(0, b"\x1b[5"), (300, b"~x")]), keys(&[KeyCode::PageUp, KeyCode::Char('x')]));
    assert_eq!(arrive(&[(0, b"\xc3"), (30, b"\xab")]), keys(&[KeyCode::Char('ë')]));
}

#[test]
fn the_late_rest_of_a_sequence_is_never_typed_as_text() {
    assert_eq!(arrive(&[(0, b"\x1b"), (200, b"[A")]), keys(&[KeyCode::Esc, KeyCode::Up]));
    assert_eq!(arrive(&[(0, b"\x1b"), (200, b"[3~")]), keys(&[KeyCode::Esc, KeyCode::Delete]));
    // But a bracket typed after Escape is a bracket, and so is one typed much later with a letter.
    assert_eq!(
        arrive(&[(0, b"\x1b"), (200, b"["), (300, b"A")]),
        keys(&[KeyCode::Esc, KeyCode::Char('['), KeyCode::Char('A')])
    );
    assert_eq!(arrive(&[(0, b"\x1b"), (900, b"[A")]), keys(&[KeyCode::Esc, KeyCode::Char('['), KeyCode::Char('A')]));
}

#[test]
fn a_paste_is_one_input_however_it_is_torn() {
    let paste = "\x1b[200~Jansen\rPiet\r\n\x1b[A é\x1b[201~x".as_bytes();
    let expected = [Input::Paste("Jansen\nPiet\n\x1b[A é".into()), key(KeyCode::Char('x'), KeyModifiers::NONE)];
    for cut in 1..paste.len() {
        let (first, rest) = paste.split_at(cut);
        assert_eq!(arrive(&[(0, first), (10, rest)]), expected, "cut at {cut}");
    }
}

#[test]
fn a_paste_whose_end_is_lost_gives_the_keyboard_back() {
    let typed = arrive(&[(0, b"\x1b[200~abc"), (3000, b"q")]);
    assert_eq!(typed, [Input::Paste("abc".into()), key(KeyCode::Char('q'), KeyModifiers::NONE)]);
}

#[test]
fn answers_nobody_asked_for_are_swallowed() {
    for answer in [
        "\x1b[24;80R",
        "\x1b[?64;1;2c",
        "\x1b]11;rgb:0/0/0\x07",
        "\x1bP1$r0m\x1b\\",
        "\x1b[I",
        "\x1b[M abx",
        "\x1b[<0;1;1M",
    ] {
        let typed = at_once(format!("{answer}q").as_bytes());
        let expected = if answer == "\x1b[M abx" { "xq" } else { "q" };
        assert_eq!(typed, keys(&expected.chars().map(KeyCode::Char).collect::<Vec<_>>()), "{answer:?}");
    }
}

#[test]
fn a_letter_of_a_latin_1_terminal_is_not_lost() {
    assert_eq!(at_once(b"Jo\xeblle")[2..], keys(&"ëlle".chars().map(KeyCode::Char).collect::<Vec<_>>()));
    assert_eq!(at_once(b"\xeb"), keys(&[KeyCode::Char('ë')]));
}

proptest! {
    #[test]
    fn typed_text_comes_through_however_it_is_torn(text in "[a-z0-9 é漢\\[\\]]{1,40}", cut in 0..40usize) {
        let (first, rest) = text.as_bytes().split_at(cut.min(text.len()));
        let expected: Vec<_> = text.chars().map(KeyCode::Char).collect();
        prop_assert_eq!(arrive(&[(0, first), (20, rest)]), keys(&expected));
    }

    #[test]
    fn no_bytes_stop_the_decoder(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        at_once(&bytes);
        // Whatever came, a key after it is a key.
        let typed = arrive(&[(0, &bytes), (5000, b"q")]);
        prop_assert_eq!(typed.last(), Some(&key(KeyCode::Char('q'), KeyModifiers::NONE)));
    }
}
