//! The agenda: what is due, who it is about, by when, how long there is left, and what Enter does about it.

use ratatui::layout::Rect;

use super::RenderContext;
use super::canvas::{Canvas, CellPosition, style};
use crate::app::state::App;
use crate::report::Due;
use crate::ui::words::{left_word, settle_word, source_word};

/// Cells of each column; 0 for one that is left out.
struct Columns {
    what: u16,
    who: u16,
    due: u16,
    left: u16,
    settle: u16,
}

impl Columns {
    /// Divides so many cells: the fewer there are, the fewer columns.
    fn of(width: u16) -> Self {
        let (what, due, left, settle) = match width {
            0..60 => (12, 0, 13, 0),
            60..74 => (20, 10, 13, 0),
            74..105 => (26, 10, 13, 0),
            _ => (36, 10, 13, 20),
        };
        let gaps = [due, left, settle].iter().filter(|cells| **cells > 0).count() as u16 + 1;
        Self { what, who: width.saturating_sub(what + due + left + settle + gaps), due, left, settle }
    }

    fn cells(&self) -> [u16; 5] {
        [self.what, self.who, self.due, self.left, self.settle]
    }
}

/// Draws it; answers where the cursor stands.
pub fn agenda(canvas: &mut Canvas<'_>, app: &App, body: Rect, paint: &RenderContext<'_>) -> Option<CellPosition> {
    let words = paint.words;
    let list = &app.views.agenda;
    let mut title = format!("▌{}", words.say("view-agenda"));
    if !list.filter.is_empty() {
        title.push_str(&format!(" /{}", list.filter));
    }
    let rows = usize::from(body.height.saturating_sub(3));
    let inner = canvas.frame(body, &title, &shown(app, rows, paint), style::focus());
    let Some(agenda) = &list.agenda else { return Some((inner.x, inner.y)) };
    if agenda.rows.is_empty() {
        let area = Rect { x: inner.x + 1, width: inner.width.saturating_sub(1), ..inner };
        canvas.wrapped(area, &words.say("agenda-empty"), style::muted());
        return Some((inner.x, inner.y));
    }
    let columns = Columns::of(inner.width.saturating_sub(2));
    let headings = ["what", "who", "due", "left", "settle"].map(|name| words.say(&format!("column-{name}")));
    let mut x = inner.x + 1;
    for (heading, cells) in headings.iter().zip(columns.cells()).filter(|(_, cells)| *cells > 0) {
        canvas.text((x, inner.y), cells, heading, style::heading());
        x += cells + 1;
    }
    let mut cursor = None;
    for (nth, row) in agenda.rows.iter().enumerate().skip(list.top).take(rows) {
        let y = inner.y + 1 + (nth - list.top) as u16;
        let here = nth == list.cursor;
        canvas.text((inner.x, y), 1, if here { "▌" } else { " " }, style::focus());
        let days = row.days_left(app.session.as_of);
        let mut x = inner.x + 1;
        for (at, (text, cells)) in texts(row, days, paint).iter().zip(columns.cells()).enumerate() {
            if cells == 0 {
                continue;
            }
            let style = match at {
                0 if here => style::cell(),
                3 if days < 0 => style::alarm(),
                4 => style::muted(),
                _ => style::plain(),
            };
            canvas.text((x, y), cells, text, style);
            x += cells + 1;
        }
        if here {
            cursor = Some((inner.x + 1, y));
        }
    }
    cursor.or(Some((inner.x, inner.y)))
}

/// A row in words, in the order of its columns.
fn texts(row: &Due, days: i64, paint: &RenderContext<'_>) -> [String; 5] {
    let words = paint.words;
    let more = |text: String, more: Option<String>| match more {
        Some(more) => format!("{text} · {more}"),
        None => text,
    };
    let detail = row.detail.as_ref().map(|cell| cell.label.clone().unwrap_or_else(|| words.value(&cell.value)));
    [
        more(source_word(words, row.source.name), detail),
        more(row.who.clone(), row.team.clone()),
        words.day(row.due),
        left_word(words, days),
        settle_word(words, row.source.name),
    ]
}

/// Which rows are shown of how many, and how many the list leaves out.
fn shown(app: &App, rows: usize, paint: &RenderContext<'_>) -> String {
    let list = &app.views.agenda;
    let Some(agenda) = list.agenda.as_ref().filter(|agenda| !agenda.rows.is_empty()) else { return String::new() };
    let to = (list.top + rows).min(agenda.rows.len());
    let args = [("from", (list.top + 1).into()), ("to", to.into()), ("count", agenda.rows.len().into())];
    let mut text = paint.words.say_with("rows-shown", &args);
    let more: u64 = agenda.more.iter().map(|(_, count)| count).sum();
    if more > 0 {
        let more = i64::try_from(more).unwrap_or(i64::MAX);
        text.push_str(&format!(" · {}", paint.words.say_with("agenda-more", &[("count", more.into())])));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_fit_and_who_it_is_about_always_has_room() {
        for width in 38..300 {
            let columns = Columns::of(width);
            let used: u16 = columns.cells().iter().filter(|cells| **cells > 0).map(|cells| cells + 1).sum();
            assert_eq!(used, width + 1, "{width}");
            assert!(columns.who >= 10, "{width}");
        }
    }
}
