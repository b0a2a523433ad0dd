//! What an office is offered on the first day, over a roster with nothing in it.

use ratatui::layout::Rect;

use super::canvas::{Canvas, CellPosition, padded, style, wrap};
use super::overlay::popup;
use crate::app::action::Action;
use crate::app::actions;
use crate::app::layers::first_start::{FirstStart, OFFERS};
use crate::domain::readable_files::FolderEntry;
use crate::domain::refusal::Arg;
use crate::text::Words;
use crate::ui::keys::Keymap;

/// The most cells that it takes.
const WIDTH: u16 = 76;

/// How many files are named.
const FILES_NAMED: usize = 4;

/// Cells before what is told of an offer: the marker, its letter and a space.
const INDENT: u16 = 4;

/// Draws it; answers where the cursor stands: on the offer that Enter chooses.
pub fn first_start(canvas: &mut Canvas<'_>, view: &FirstStart, body: Rect) -> Option<CellPosition> {
    let words = canvas.words;
    let width = WIDTH.min(body.width);
    let room = usize::from(width.saturating_sub(4));
    let wrapped =
        |told: Vec<String>| told.iter().flat_map(|text| wrap(text, room.saturating_sub(INDENT.into()))).collect();
    let offers: Vec<(char, String, Vec<String>)> = offers(view, words, canvas.keys)
        .into_iter()
        .map(|(letter, name, told)| (letter, name, wrapped(told)))
        .collect();
    let foot = wrap(&foot(words, canvas.keys), room);
    let height = offers.iter().map(|(.., lines)| lines.len() as u16 + 2).sum::<u16>() + foot.len() as u16 + 2;
    let inner = padded(popup(canvas, body, (width, height), &words.say("first-start-title")));
    let (mut y, mut cursor) = (inner.y, None);
    for (nth, (letter, name, lines)) in offers.iter().enumerate() {
        let here = nth == view.selected;
        let place = Rect { x: inner.x + INDENT, y, width: inner.width.saturating_sub(INDENT), height: 1 };
        canvas.marker((inner.x, y), here);
        canvas.text((inner.x + 2, y), 1, &letter.to_string(), style::KEY);
        canvas.text((place.x, y), place.width, name, if here { style::CELL } else { style::HEADING });
        cursor = if here { Some((place.x, y)) } else { cursor };
        for line in lines {
            y += 1;
            canvas.text((place.x, y), place.width, line, style::PLAIN);
        }
        y += 2;
    }
    for line in foot.iter().take(usize::from(inner.bottom().saturating_sub(y))) {
        canvas.text((inner.x, y), inner.width, line, style::MUTED);
        y += 1;
    }
    cursor
}

/// What is offered: the letter that chooses it, its name, and what is told of it.
pub(super) fn offers(view: &FirstStart, words: &Words, keys: &Keymap) -> Vec<(char, String, Vec<String>)> {
    let quit = [("quit", keys.key(Action::Back).into())];
    let offer = |(letter, action): &(char, Action)| {
        let name = actions::name(*action).unwrap_or_default();
        let told = words.say_with(&format!("first-start-{name}"), &quit);
        let here = files_here(view, words).filter(|_| *action == Action::Import);
        (*letter, words.say(&format!("action-{name}")).into_owned(), [told].into_iter().chain(here).collect())
    };
    OFFERS.iter().map(offer).collect()
}

/// What is told below the offers.
pub(super) fn foot(words: &Words, keys: &Keymap) -> String {
    words.say_with("first-start-keys", &[("palette", keys.key(Action::Palette).into())])
}

/// The first files of the current folder, with their size; `None` as long as nothing is known of it.
fn files_here(view: &FirstStart, words: &Words) -> Option<String> {
    let files: Vec<&FolderEntry> = view.here.as_ref()?.entries.iter().filter(|entry| !entry.is_folder()).collect();
    if files.is_empty() {
        return Some(words.say("first-start-none-here").into_owned());
    }
    let told = |file: &&FolderEntry| format!("{} ({})", file.name, words.size(file.bytes.unwrap_or_default()));
    let more = (files.len() > FILES_NAMED).then(|| "…".to_owned());
    let named: Vec<String> = files.iter().take(FILES_NAMED).map(told).chain(more).collect();
    let args = [("count", Arg::from(files.len())), ("files", Arg::Text(named.join(", ")))];
    Some(words.say_with("first-start-here", &args))
}
