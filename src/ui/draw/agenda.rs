//! The agenda: what is due, who it is about, by when, how long there is left, and what Enter does about it.

use ratatui::layout::Rect;

use super::canvas::{Canvas, CellPosition, below, fit, in_sight, style};
use super::selection::{marker, rows_shown};
use crate::app::state::App;
use crate::domain::access::HIDDEN;
use crate::report::Due;
use crate::text::Words;
use crate::ui::words::{due_number, due_who, left_word, let_off_words, settle_word, source_word};

/// Cells of what, who, due, left and what settles it, on so many; 0 for one that is left out. The fewer cells, the fewer columns.
fn columns(width: u16) -> [u16; 5] {
    let (what, due, left, settle) = match width {
        0..60 => (12, 0, 14, 0),
        60..74 => (20, 10, 14, 0),
        74..105 => (26, 10, 14, 0),
        _ => (36, 10, 14, 20),
    };
    let gaps = [due, left, settle].iter().filter(|cells| **cells > 0).count() as u16 + 1;
    [what, width.saturating_sub(what + due + left + settle + gaps), due, left, settle]
}

/// Draws it; answers where the cursor stands.
pub fn agenda(canvas: &mut Canvas<'_>, app: &App, body: Rect) -> Option<CellPosition> {
    let words = canvas.words;
    let list = &app.views.agenda;
    let mut title = format!("▌{}", words.say("view-agenda"));
    if !list.filter.is_empty() {
        title.push_str(&format!(" /{}", list.filter));
    }
    if !list.selected.is_empty() {
        title.push_str(&format!(" · {}", words.say_with("agenda-selected", &[("count", list.selected.len().into())])));
    }
    let rows = list.height(app.views.shape.agenda_height);
    let inner = canvas.frame(body, &title, &shown(app, rows, canvas.words), style::FOCUS);
    let Some(agenda) = &list.agenda else { return Some((inner.x, inner.y)) };
    if let Some(text) = let_off_words(words, agenda) {
        canvas.text((inner.x + 1, inner.bottom() - 1), inner.width.saturating_sub(1), &text, style::MUTED);
    }
    if agenda.rows.is_empty() {
        let area = Rect { x: inner.x + 1, width: inner.width.saturating_sub(1), ..inner };
        canvas.wrapped(area, &words.say("agenda-empty"), style::MUTED);
        return Some((inner.x, inner.y));
    }
    let columns = columns(inner.width.saturating_sub(2));
    let headings =
        ["what", "who", "due", "left", "settle"].map(|name| words.say(&format!("column-{name}")).into_owned());
    let headings = headings.into_iter().zip(columns).map(|(heading, cells)| (heading, cells, style::HEADING));
    canvas.across((inner.x + 1, inner.y), headings);
    let mut cursor = None;
    for (nth, row, line) in in_sight(&agenda.rows, list.top, Rect { height: rows as u16, ..below(inner, 1) }) {
        let here = nth == list.cursor;
        marker(canvas, (line.x, line.y), (here, list.is_selected(row)), true);
        let days = row.days_left(app.session.as_of);
        let left = if days < 0 { style::ALARM } else { style::PLAIN };
        let styles = [style::PLAIN, style::PLAIN, style::PLAIN, left, style::MUTED];
        let concealed = canvas.concealment.of_due(row.source);
        let texts = texts(row, (days, concealed), words);
        let first = fit(&texts[0], columns[0].into());
        let cells = texts.into_iter().zip(columns).zip(styles);
        canvas.across((line.x + 1, line.y), cells.map(|((text, cells), style)| (text, cells, style)));
        if here {
            canvas.light((line.x + 1, line.y), columns[0], &first);
            cursor = Some((line.x + 1, line.y));
        }
    }
    cursor.or(Some((inner.x, inner.y)))
}

/// Who a row is about, told apart from others of that name by the number.
fn numbered(row: &Due, words: &Words) -> String {
    let who = due_who(words, row);
    match due_number(row) {
        "" => who,
        number => format!("{number} {who}"),
    }
}

/// A row in words, in the order of its columns. Concealed, it does not tell who it is about.
fn texts(row: &Due, (days, concealed): (i64, bool), words: &Words) -> [String; 5] {
    let more = |text: String, more: Option<String>| match more {
        Some(more) => format!("{text} · {more}"),
        None => text,
    };
    let detail = row
        .detail
        .as_ref()
        .filter(|_| !concealed)
        .map(|cell| cell.label.clone().unwrap_or_else(|| words.value(&cell.value)));
    [
        more(source_word(words, row.source.name), detail),
        if concealed { HIDDEN.to_owned() } else { more(numbered(row, words), row.team.clone()) },
        words.day(row.due),
        left_word(words, days),
        settle_word(words, row.source.name),
    ]
}

/// Which rows are shown of how many, and how many the list leaves out.
fn shown(app: &App, rows: usize, words: &Words) -> String {
    let list = &app.views.agenda;
    let Some(agenda) = list.agenda.as_ref().filter(|agenda| !agenda.rows.is_empty()) else { return String::new() };
    let to = (list.top + rows).min(agenda.rows.len());
    let mut text = rows_shown((list.top as u64, to as u64), agenda.rows.len() as u64, words);
    let more: u64 = agenda.more.iter().map(|(_, count)| count).sum();
    if more > 0 {
        text.push_str(&format!(" · {}", words.say_with("agenda-more", &[("count", more.into())])));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn the_columns_fit_and_who_it_is_about_always_has_room() {
        for width in 38..300 {
            let columns = columns(width);
            let used: u16 = columns.iter().filter(|cells| **cells > 0).map(|cells| cells + 1).sum();
            assert_eq!(used, width + 1, "{width}");
            assert!(columns[1] >= 10, "{width}");
        }
    }

    #[test]
    fn how_long_something_is_late_is_told_whole_for_a_quarter_of_a_century() {
        for language in Language::ALL {
            let told = left_word(&Words::new(language), -9_131);
            assert!((38..300).all(|width| fit(&told, columns(width)[3].into()) == told), "{told}");
        }
    }
}
