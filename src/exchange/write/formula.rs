//! The guard that keeps a text from becoming a formula when a spreadsheet opens a CSV file (CWE-1236), and its undoing.

/// Spreadsheets take a cell that begins with one of these as a formula, or drop the sign and look at the next. The wide forms count
/// as the narrow ones in East Asian settings.
const STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// The apostrophe makes a spreadsheet read the rest as text.
const GUARD: char = '\'';

/// The text with an apostrophe in front when a spreadsheet could run it, or when without one [`unescape_formula`] would take an
/// apostrophe of the text itself for that. Others read 's-Hertogenbosch as it is.
pub fn escape_formula(text: &str) -> String {
    if text.starts_with(STARTS) || unescape_formula(text.to_owned()) != text {
        format!("{GUARD}{text}")
    } else {
        text.to_owned()
    }
}

/// Undoes [`escape_formula`]. A text that was never guarded, such as "'t Hof" typed in a spreadsheet, stays as it is.
pub fn unescape_formula(text: String) -> String {
    match text.strip_prefix(GUARD) {
        Some(rest) if rest.starts_with(STARTS) || rest.starts_with(GUARD) => rest.to_owned(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_what_could_run_is_guarded() {
        for (text, safe) in [
            ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
            ("+31 6", "'+31 6"),
            ("-5", "'-5"),
            ("@x", "'@x"),
            ("\tx", "'\tx"),
            ("'t Hof", "'t Hof"),
            ("'-5", "''-5"),
            ("''t Hof", "'''t Hof"),
            ("Aa", "Aa"),
            ("", ""),
        ] {
            assert_eq!(escape_formula(text), safe);
        }
        assert_eq!(unescape_formula("'t Hof".into()), "'t Hof");
    }

    proptest! {
        #[test]
        fn undoing_the_guard_restores_every_text(text in "[=+@'\t\r-]{0,3}.*") {
            prop_assert_eq!(unescape_formula(escape_formula(&text)), text);
        }
    }
}
