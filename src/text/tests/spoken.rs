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

/// The texts that name a key of the table of keys that is a sign: a line with that sign does the same.
const BY_A_SIGN: [&str; 6] =
    ["detail-empty", "detail-empty-named", "key-taken", "note-draft-kept", "note-drafts-there", "refusal-reveal-first"];

#[test]
fn what_names_a_key_of_the_table_has_words_of_its_own_without_a_screen() {
    for message in messages(Language::Dutch).into_iter().filter(|message| !message.key.starts_with("cli-")) {
        let names = ["key", "close"].iter().any(|name| message.text.contains(&format!("{{ ${name} }}")));
        let spoken = message.attributes.iter().any(|(name, text)| name == "spoken" && !text.contains("$key"));
        assert!(!names || spoken || BY_A_SIGN.contains(&message.key.as_str()), "{}", message.key);
    }
}
