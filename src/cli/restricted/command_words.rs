//! The words of a command that came over SSH as one text. The program takes them apart itself: no shell sees them, so a sign
//! that means something to a shell is a sign like any other.

use std::ffi::OsStr;

/// The longest command, in bytes.
const LONGEST: usize = 32 * 1024;

/// The words of a command: apart by spaces, held together by `'…'` or `"…"`; a `\` outside `'…'` makes the next sign stand for itself.
///
/// # Errors
/// The key of the sentence that says what is wrong: a sign that does something to a terminal, a quote that stays open, too long.
pub fn command_words(command: &OsStr) -> Result<Vec<String>, &'static str> {
    let text = command.to_str().ok_or("cli-restricted-sign")?;
    if text.len() > LONGEST {
        return Err("cli-restricted-long");
    }
    if text.chars().any(char::is_control) {
        return Err("cli-restricted-sign");
    }
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        match (quote, sign) {
            (None, ' ') => words.extend(word.take()),
            (None, '\'' | '"') => {
                quote = Some(sign);
                word.get_or_insert_default();
            }
            (Some(open), sign) if open == sign => quote = None,
            (None | Some('"'), '\\') => word.get_or_insert_default().push(signs.next().ok_or("cli-restricted-quote")?),
            (_, sign) => word.get_or_insert_default().push(sign),
        }
    }
    if quote.is_some() {
        return Err("cli-restricted-quote");
    }
    words.extend(word);
    Ok(words)
}

/// A command of these words, as a shell and [`command_words`] take it apart again.
pub fn shell_words(words: &[String]) -> String {
    let plain =
        |word: &str| !word.is_empty() && word.chars().all(|sign| sign.is_alphanumeric() || "-_./:@+,%=".contains(sign));
    let written = words.iter().map(|word| match plain(word) {
        true => word.clone(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    });
    written.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::os::unix::ffi::OsStrExt;

    use super::*;

    fn words(text: &str) -> Result<Vec<String>, &'static str> {
        command_words(OsStr::new(text))
    }

    #[test]
    fn spaces_part_words_and_quotes_hold_them_together() {
        for (text, wanted) in [
            ("", vec![]),
            ("  ", vec![]),
            ("list  members ", vec!["list", "members"]),
            ("add note 'text=two words'", vec!["add", "note", "text=two words"]),
            (r#"set "a b"c\ d '' "x\"y\\" 'z\'"#, vec!["set", "a bc d", "", r#"x"y\"#, r"z\"]),
            ("list; rm * $(id) `id` >x |y &z ~", vec!["list;", "rm", "*", "$(id)", "`id`", ">x", "|y", "&z", "~"]),
        ] {
            let wanted: Vec<String> = wanted.into_iter().map(str::to_owned).collect();
            assert_eq!(words(text), Ok(wanted), "{text}");
        }
    }

    #[test]
    fn a_command_of_words_comes_apart_into_them() {
        for all in [&["/usr/bin/x", "--as", "Jan d'Arc; rm -rf \"$HOME\""][..], &["", "é=1", r"a\b", "'"]] {
            let all: Vec<String> = all.iter().map(|word| (*word).to_owned()).collect();
            let written = shell_words(&all);
            assert_eq!(words(&written), Ok(all.clone()), "{written}");
            let shell = std::process::Command::new("sh").args(["-c", &format!("printf '%s\\n' {written}")]).output();
            assert_eq!(String::from_utf8_lossy(&shell.expect("a shell").stdout), all.join("\n") + "\n");
        }
        assert_eq!(shell_words(&["/usr/bin/x".into(), "--as".into(), "maria".into()]), "/usr/bin/x --as maria");
    }

    #[test]
    fn what_acts_on_a_terminal_stays_open_or_is_too_long_is_refused() {
        for text in ["list\nmembers", "list\tmembers", "list\u{1b}[2J", "list\r", "a\u{9b}b", "a\u{7f}", "\0"] {
            assert_eq!(words(text), Err("cli-restricted-sign"), "{text:?}");
        }
        assert_eq!(command_words(OsStr::from_bytes(b"list \xff")), Err("cli-restricted-sign"));
        for text in ["list 'members", "list \"members", "list members\\"] {
            assert_eq!(words(text), Err("cli-restricted-quote"), "{text}");
        }
        assert_eq!(words(&"a".repeat(LONGEST + 1)), Err("cli-restricted-long"));
        assert_eq!(words(&"a".repeat(LONGEST)).map(|words| words.len()), Ok(1));
    }
}
