//! Cutting a CSV text into records: quotes, quoted line ends and any line ending.

use super::limits::MAX_COLUMNS;

/// Why no more records can be told apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Broken {
    /// A quote is opened and never closed.
    Unclosed,
    /// A record has more than [`MAX_COLUMNS`] fields.
    TooWide,
}

/// The records of a text, in order. After [`Broken`] there are none.
pub(super) struct Records<'a> {
    text: &'a str,
    at: usize,
    separator: u8,
    /// A quote stood inside a field that was not quoted, or behind a closing quote.
    pub(super) stray_quote: bool,
}

impl Iterator for Records<'_> {
    type Item = Result<Vec<String>, Broken>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.text.len() {
            return None;
        }
        let mut fields = Vec::new();
        loop {
            match self.field() {
                Ok(field) if fields.len() < MAX_COLUMNS => fields.push(field),
                field => {
                    self.at = self.text.len();
                    return Some(Err(field.err().unwrap_or(Broken::TooWide)));
                }
            }
            match self.peek() {
                Some(byte) if byte == self.separator => self.at += 1,
                Some(b'\r') => {
                    self.at += 1;
                    if self.peek() == Some(b'\n') {
                        self.at += 1;
                    }
                    return Some(Ok(fields));
                }
                Some(_) => {
                    self.at += 1;
                    return Some(Ok(fields));
                }
                None => return Some(Ok(fields)),
            }
        }
    }
}

impl<'a> Records<'a> {
    pub(super) fn new(text: &'a str, separator: u8) -> Records<'a> {
        Records { text, at: 0, separator, stray_quote: false }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// One field, up to the separator or line end behind it. Quotes count only at the start of a field; what stands behind a
    /// closing quote is taken as it is.
    fn field(&mut self) -> Result<String, Broken> {
        let mut value = String::new();
        if self.peek() == Some(b'"') {
            self.at += 1;
            loop {
                let rest = self.text.get(self.at..).unwrap_or_default();
                let quote = rest.find('"').ok_or(Broken::Unclosed)?;
                value.push_str(rest.get(..quote).unwrap_or_default());
                self.at += quote + 1;
                if self.peek() != Some(b'"') {
                    break;
                }
                value.push('"');
                self.at += 1;
            }
        }
        let rest = self.text.get(self.at..).unwrap_or_default();
        let ends = |byte: u8| byte == self.separator || byte == b'\r' || byte == b'\n';
        let end = rest.bytes().position(ends).unwrap_or(rest.len());
        let plain = rest.get(..end).unwrap_or_default();
        self.stray_quote |= plain.contains('"');
        value.push_str(plain);
        self.at += end;
        Ok(value)
    }
}
