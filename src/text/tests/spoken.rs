//! Without a screen no key of the screen is named.

use super::*;

/// Keys that there are on a screen alone, as texts write them.
const KEYS: [&str; 14] =
    ["Tab", "Esc", "Space", "Delete", "Backspace", "PgUp", "PgDn", "F1", "F2", "Shift", "Ctrl", "↓", "↑", "pijl"];

/// What names no key: labels, choices, words to find by, and what the command line says.
const OTHERS: [&str; 4] = ["field-", "choice-", "find-", "cli-"];

#[test]
fn no_text_that_is_said_without_a_screen_names_a_key_of_the_screen() {
    let mut told = 0;
    for message in Language::ALL
        .into_iter()
        .flat_map(messages)
        .filter(|message| !OTHERS.iter().any(|of| message.key.starts_with(of)))
    {
        let spoken = message.attributes.iter().find(|(name, _)| name == "spoken").map(|(_, text)| text);
        told += usize::from(spoken.is_some());
        let text = spoken.unwrap_or(&message.text);
        let mut words = text.split(|sign: char| !sign.is_alphanumeric() && !"↓↑".contains(sign));
        assert_eq!(words.find(|word| KEYS.contains(word)), None, "{}: {text}", message.key);
    }
    assert!(told > 40, "{told}");
}
