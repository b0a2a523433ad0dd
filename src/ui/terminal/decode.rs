//! From the bytes a terminal sends to keys and pastes.
//!
//! For: losing nothing that was typed, also on a slow line that tears sequences apart. Called by the reader thread with the bytes
//! and the time. Pure: it must not read a clock or a terminal.

use std::time::Duration;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::sequence::{Meaning, sequence};

/// How long a lone Escape may still be the beginning of something; longer would be felt as a slow Escape key.
const ESCAPE: Duration = Duration::from_millis(50);
/// How long the rest of a sequence may take once it cannot be an Escape key any more.
const REST: Duration = Duration::from_millis(500);
/// How long the next piece of a paste may take; then the end mark is taken as lost, so that typing is possible again.
const PASTE: Duration = Duration::from_secs(2);
/// How long the rest of a letter of several bytes may take. Any other key ends the wait, so it may be longer than a line stalls.
const LETTER: Duration = Duration::from_secs(5);
/// How long after an Escape key the rest of a sequence is still recognised as such.
const LATE: Duration = Duration::from_millis(500);
const PASTE_END: &[u8] = b"\x1b[201~";

/// Something that came from the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key pressed or repeated, never a release.
    Key(KeyEvent),
    /// A whole paste, its line ends as `\n`.
    Paste(String),
    /// The new size: columns, rows.
    Resize(u16, u16),
    /// The terminal is ours again after a suspension; the next frame is a full one.
    Resume,
}

/// Keeps what is not complete yet.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    waiting: Vec<u8>,
    paste: Option<Vec<u8>>,
    /// When a lone Escape was passed on, in case the rest of a sequence follows late.
    escaped: Option<Duration>,
}

impl Decoder {
    /// How long to wait for more bytes before [`expire`](Self::expire); none when nothing is incomplete.
    pub(super) fn patience(&self) -> Option<Duration> {
        match (&self.paste, self.waiting.as_slice()) {
            (Some(_), _) => Some(PASTE),
            (None, []) => None,
            (None, [0x1b] | [0x1b, 0x1b]) => Some(ESCAPE),
            // A letter of another character set looks like the first byte of a longer one.
            (None, [0x80..=0xff, ..]) => Some(LETTER),
            (None, _) => Some(REST),
        }
    }

    /// Takes bytes that arrived at the time `now` (since any fixed moment).
    pub(super) fn push(&mut self, now: Duration, bytes: &[u8], out: &mut Vec<Input>) {
        if let Some(escaped) = self.escaped.take()
            && now.saturating_sub(escaped) < LATE
            && self.waiting.is_empty()
            && is_late_rest(bytes)
        {
            // The Escape was passed on and cannot be taken back, but at least its rest is not typed as text.
            self.waiting.push(0x1b);
        }
        self.waiting.extend_from_slice(bytes);
        self.decode(out);
    }

    /// The time ran out: what is incomplete is taken for what it is so far.
    pub(super) fn expire(&mut self, now: Duration, out: &mut Vec<Input>) {
        if let Some(text) = self.paste.take() {
            out.push(pasted(text));
        }
        let waiting = std::mem::take(&mut self.waiting);
        match waiting.as_slice() {
            [0x1b] | [0x1b, 0x1b] => {
                out.extend(waiting.iter().map(|_| key(KeyCode::Esc, KeyModifiers::NONE)));
                self.escaped = Some(now);
            }
            // Escape, then a bracket or a letter that could have opened a sequence.
            [0x1b, byte] => {
                out.push(key(KeyCode::Esc, KeyModifiers::NONE));
                out.push(character(char::from(*byte), KeyModifiers::NONE));
            }
            [0x1b, ..] => {}
            bytes => out.extend(bytes.iter().map(|byte| character(char::from(*byte), KeyModifiers::NONE))),
        }
    }

    fn decode(&mut self, out: &mut Vec<Input>) {
        loop {
            if self.paste.is_some() && !self.decode_paste(out) {
                return;
            }
            match unit(&self.waiting) {
                Unit::Incomplete => return,
                Unit::Done(used, Meaning::Paste) => {
                    self.waiting.drain(..used);
                    self.paste = Some(Vec::new());
                }
                Unit::Done(used, meaning) => {
                    self.waiting.drain(..used);
                    if let Meaning::Key(code, modifiers) = meaning {
                        out.push(key(code, modifiers));
                    }
                }
            }
        }
    }

    /// Moves bytes into the paste; gives `true` when its end was found.
    fn decode_paste(&mut self, out: &mut Vec<Input>) -> bool {
        let Some(mut text) = self.paste.take() else { return true };
        // The end mark may be torn apart, so it is looked for in all that is there.
        let from = text.len().saturating_sub(PASTE_END.len());
        text.append(&mut self.waiting);
        let tail = text.get(from..).unwrap_or_default();
        match tail.windows(PASTE_END.len()).position(|bytes| bytes == PASTE_END) {
            Some(at) => {
                self.waiting = text.split_off(from + at + PASTE_END.len());
                text.truncate(from + at);
                out.push(pasted(text));
                true
            }
            None => {
                self.paste = Some(text);
                false
            }
        }
    }
}

enum Unit {
    Incomplete,
    Done(usize, Meaning),
}

/// The first key of some bytes.
fn unit(bytes: &[u8]) -> Unit {
    let plain = |code| Unit::Done(1, Meaning::Key(code, KeyModifiers::NONE));
    let control = |c: char| Unit::Done(1, Meaning::Key(KeyCode::Char(c), KeyModifiers::CONTROL));
    match bytes {
        [] | [0x1b] => Unit::Incomplete,
        [0x1b, rest @ ..] => escape(rest),
        [b'\r', ..] => plain(KeyCode::Enter),
        [b'\t', ..] => plain(KeyCode::Tab),
        [0x7f, ..] => plain(KeyCode::Backspace),
        [0, ..] => control(' '),
        [byte @ 0x01..=0x1a, ..] => control(char::from(byte - 1 + b'a')),
        [byte @ 0x1c..=0x1f, ..] => control(char::from(byte - 0x1c + b'4')),
        _ => utf8(bytes),
    }
}

/// What follows an Escape byte: the rest of a sequence, or a key of its own. No key is bound with Alt, and a line that stalls,
/// tmux or screen delivers Escape together with the key typed after it.
fn escape(rest: &[u8]) -> Unit {
    if let Some(opened) = sequence(rest) {
        return match opened {
            Some((used, meaning)) => Unit::Done(used + 1, meaning),
            None => Unit::Incomplete,
        };
    }
    // Of two Escapes the second may open a sequence.
    if rest == [0x1b] {
        return Unit::Incomplete;
    }
    Unit::Done(1, Meaning::Key(KeyCode::Esc, KeyModifiers::NONE))
}

fn utf8(bytes: &[u8]) -> Unit {
    let start = bytes.get(..bytes.len().min(4)).unwrap_or_default();
    let valid = match std::str::from_utf8(start) {
        Ok(text) => text,
        Err(error) => match (error.valid_up_to(), error.error_len()) {
            (0, None) if bytes.len() < 4 => return Unit::Incomplete,
            // A terminal that sends Latin-1: better the right letter than none.
            (0, _) => {
                let letter = bytes.first().map_or(' ', |byte| char::from(*byte));
                return Unit::Done(1, Meaning::Key(KeyCode::Char(letter), KeyModifiers::NONE));
            }
            (valid, _) => std::str::from_utf8(start.get(..valid).unwrap_or_default()).unwrap_or_default(),
        },
    };
    match valid.chars().next() {
        Some(c) => Unit::Done(c.len_utf8(), Meaning::Key(KeyCode::Char(c), KeyModifiers::NONE)),
        None => Unit::Incomplete,
    }
}

/// Whether bytes that follow an Escape key look like the rest of an arrow or another function key, which no finger types at once.
fn is_late_rest(bytes: &[u8]) -> bool {
    match bytes {
        [b'[', b'A'..=b'H' | b'Z', ..] | [b'O', b'A'..=b'D' | b'F' | b'H' | b'P'..=b'S', ..] => true,
        [b'[', b'0'..=b'9', rest @ ..] => rest
            .iter()
            .find(|byte| !matches!(byte, b'0'..=b'9' | b';'))
            .is_some_and(|end| matches!(end, b'~' | b'A'..=b'S')),
        _ => false,
    }
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Input {
    match code {
        KeyCode::Char(c) if !modifiers.contains(KeyModifiers::CONTROL) => character(c, modifiers),
        _ => Input::Key(KeyEvent::new(code, modifiers)),
    }
}

/// A capital counts as typed with Shift, as crossterm has it.
fn character(c: char, modifiers: KeyModifiers) -> Input {
    let shift = if c.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    Input::Key(KeyEvent::new(KeyCode::Char(c), modifiers | shift))
}

/// Terminals send a carriage return for each line end of a paste.
fn pasted(bytes: Vec<u8>) -> Input {
    Input::Paste(String::from_utf8_lossy(&bytes).replace("\r\n", "\n").replace('\r', "\n"))
}

#[cfg(test)]
mod tests;
