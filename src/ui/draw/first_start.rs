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

/// The most cells that it takes.
const WIDTH: u16 = 76;

/// How many files are named.
const FILES_NAMED: usize = 4;

/// Cells before what is told of an offer: the marker, its letter and a space.
const INDENT: u16 = 4;

/// Draws it; answers where the cursor stands: on the offer that Enter chooses.
pub fn first_start(canvas: &mut Canvas<'_>, view: &FirstStart, body: Rect) -> Option<CellPosition> {
    let words = canvas.words;
    let keys = [("palette", canvas.keys.key(Action::Palette).into()), ("quit", canvas.keys.key(Action::Back).into())];
    let width = WIDTH.min(body.width);
    let told = |key: &str| wrap(&words.say_with(key, &keys), usize::from(width.saturating_sub(4 + INDENT)));
    let offers: Vec<(char, String, Vec<String>)> = OFFERS
        .iter()
        .map(|(letter, action)| {
            let name = actions::name(*action).unwrap_or_default();
            let mut lines = told(&format!("first-start-{name}"));
            if let (Action::Import, Some(here)) = (action, files_here(view, words)) {
                lines.extend(wrap(&here, usize::from(width.saturating_sub(4 + INDENT))));
            }
            (*letter, words.say(&format!("action-{name}")).into_owned(), lines)
        })
        .collect();
    let foot = wrap(&words.say_with("first-start-keys", &keys), usize::from(width.saturating_sub(4)));
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
