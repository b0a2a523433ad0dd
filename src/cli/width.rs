//! The width of the terminal, and text that is made to fit it.

use rustix::stdio::stdout;
use rustix::termios::{isatty, tcgetwinsize};
use unicode_width::UnicodeWidthStr;

/// The number of columns of the terminal that stdout goes to; `None` where it goes elsewhere, or does not tell.
pub fn terminal_width() -> Option<usize> {
    let to = stdout();
    let columns = isatty(to).then(|| tcgetwinsize(to).ok()).flatten()?.ws_col;
    Some(usize::from(columns)).filter(|columns| *columns > 0)
}

/// A text in lines of at most so many columns; a longer word has a line of its own.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.width() + 1 + word.width() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("een twee drie", 8), ["een twee", "drie"]);
        assert_eq!(wrapped("onbreekbaar lang", 3), ["onbreekbaar", "lang"]);
        assert_eq!(wrapped("", 3), [""]);
    }
}
