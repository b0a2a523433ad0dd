//! The last thing that happened, in words.

use std::path::Path;

use chrono::Local;
use ratatui::style::Style;

use super::canvas::style;
use crate::app::action::Action;
use crate::app::state::status::Status;
use crate::domain::choices::Choice;
use crate::domain::reason::Reason;
use crate::domain::refusal::{Arg, Refusal};
use crate::text::Words;
use crate::ui::keys::Keymap;

/// The words, how they look, and whether they may take the whole line.
pub fn message(status: &Status, words: &Words, keys: &Keymap) -> (String, Style, bool) {
    match status {
        Status::Quiet => (String::new(), style::PLAIN, false),
        Status::Saving => (words.say("busy").into_owned(), style::MUTED, false),
        Status::Saved { changed: 0, .. } => (words.say("nothing-changed").into_owned(), style::MUTED, false),
        Status::Saved { remarks, gone: Some(what), .. } => {
            remarked(words, &format!("{} · {}", words.say("saved"), words.summary(what)), remarks)
        }
        Status::Saved { remarks, .. } if !remarks.is_empty() => remarked(words, &words.say("saved"), remarks),
        Status::Saved { at, .. } => {
            let time = at.with_timezone(&Local).format("%H:%M");
            (format!("✓ {} {time}", words.say("saved")), style::GOOD, false)
        }
        Status::Undone { what, redone, remarks } => {
            let key = if *redone { "redone" } else { "undone" };
            remarked(words, &words.say_with(key, &[("what", Arg::Sentence(words.summary(what)))]), remarks)
        }
        Status::Repeated { what, remarks } => {
            remarked(words, &words.say_with("repeated", &[("what", Arg::Sentence(words.summary(what)))]), remarks)
        }
        Status::Exported { rows, path } => (written(words, "exported", *rows, path), style::GOOD, true),
        Status::Lettered { letters, folder } => (written(words, "lettered", *letters, folder), style::GOOD, true),
        Status::Deselected(count) => (words.say_with("deselected", &[("count", (*count).into())]), style::PLAIN, true),
        Status::Refused(refusal) => (refused(refusal, words, keys), style::ALARM, true),
        Status::Failed { code, path } => {
            let path = path.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
            (words.error(*code, &[("path", path.into())]), style::ALARM, true)
        }
        Status::KeysTaken(sentences) => (sentences.clone(), style::ALARM, true),
        Status::Note(note) => {
            let key = keys.key(Action::Drafts);
            (words.say_with(&format!("note-{}", note.name()), &[("key", Arg::Text(key))]), style::PLAIN, true)
        }
    }
}

/// Why something is not done, with the key that helps.
pub fn refused(refusal: &Refusal, words: &Words, keys: &Keymap) -> String {
    if refusal.reason == Reason::RevealFirst {
        return words.refusal(&refusal.clone().with("key", keys.key(Action::Reveal).as_str()));
    }
    words.refusal(refusal)
}

/// What was done, and the remarks behind it.
fn remarked(words: &Words, done: &str, remarks: &[Refusal]) -> (String, Style, bool) {
    let said: String = remarks.iter().rev().map(|remark| format!(" · {}", words.refusal(remark))).collect();
    (format!("✓ {done}{said}"), if remarks.is_empty() { style::GOOD } else { style::MARKED }, true)
}

fn written(words: &Words, key: &str, count: u64, to: &Path) -> String {
    let args = [("count", count.into()), ("file", to.display().to_string().into())];
    format!("✓ {}", words.say_with(key, &args))
}
