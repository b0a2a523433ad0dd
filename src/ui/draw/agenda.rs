//! The agenda as a work list: how soon, what, who it is about, in which team, by when, and what Enter does about it. What is cut of
//! the row under the cursor is told in a line below once the cursor rests: each step through the rows would send it.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::canvas::{Canvas, CellPosition, below, fit, fit_name, in_sight, style};
use super::selection::{marker, rows_shown};
use crate::app::state::App;
use crate::app::state::agenda::AgendaLine;
use crate::app::state::concealment::Concealment;
use crate::domain::access::HIDDEN;
use crate::domain::days::Day;
use crate::report::Due;
use crate::text::Words;
use crate::ui::words::{
    days_word, due_number, due_who, left_word, let_off_words, settle_word, short_source_word, source_word, urgency_word,
};

/// The columns, by identifier: `column-` and this in `text/`; the first is a mark.
const COLUMNS: [&str; 8] = ["", "what", "detail", "who", "team", "due", "left", "settle"];

/// From so many cells on more than the names has room: the number, the detail and what `Enter` does.
const WIDE: u16 = 100;

/// Cells of [`COLUMNS`] on so many; 0 for one that is left out. The fewer cells, the fewer columns.
fn columns(width: u16) -> [u16; 8] {
    let (what, detail, due, left, settle) = match width {
        0..56 => (11, 0, 0, 7, 0),
        56..WIDE => (12, 0, 10, 7, 0),
        WIDE..112 => (12, 0, 10, 7, 18),
        112..150 => (12, 18, 10, 7, 18),
        _ => (12, 26, 10, 14, 20),
    };
    let fixed = [1, what, detail, due, left, settle].into_iter().filter(|cells| *cells > 0);
    let names = width.saturating_sub(fixed.map(|cells| cells + 1).sum());
    let team = if names < 34 { 0 } else { (names - 1) / 2 };
    let who = if team == 0 { names } else { names - 1 - team };
    [1, what, detail, who, team, due, left, settle]
}

/// The same for a row: one about no team, or about the team itself, has the room of both names.
fn for_names(mut columns: [u16; 8], team: &str) -> [u16; 8] {
    if team.is_empty() && columns[4] > 0 {
        (columns[3], columns[4]) = (columns[3] + 1 + columns[4], 0);
    }
    columns
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
    let lines = list.lines();
    let inner = canvas.frame(body, &title, &shown(app, (rows, &lines), canvas.words), style::FOCUS);
    let Some(agenda) = &list.agenda else { return Some((inner.x, inner.y)) };
    let foot = Rect { x: inner.x + 1, width: inner.width.saturating_sub(1), ..inner };
    if let Some(text) = let_off_words(words, agenda) {
        canvas.text((foot.x, foot.bottom() - 1), foot.width, &text, style::MUTED);
    }
    if lines.is_empty() {
        canvas.wrapped(foot, &words.say("agenda-empty"), style::MUTED);
        return Some((inner.x, inner.y));
    }
    let columns = columns(inner.width.saturating_sub(2));
    let headings = COLUMNS.map(|name| if name.is_empty() { String::new() } else { column_word(words, name) });
    let headings = headings.into_iter().zip(columns).map(|(heading, cells)| (heading, cells, style::HEADING));
    canvas.across((inner.x + 1, inner.y), headings);
    let mut cursor = None;
    for (nth, line, place) in in_sight(&lines, list.top, Rect { height: rows as u16, ..below(inner, 1) }) {
        let here = nth == list.cursor;
        let at = (place.x + 1, place.y);
        let row = match line {
            AgendaLine::Task(row) => *row,
            AgendaLine::Heading(group, count) => {
                let mut text = urgency_word(words, *group, *count);
                if list.is_folded(*group) {
                    text = format!("{text} · {}", words.say("urgency-folded"));
                }
                marker(canvas, (place.x, place.y), (here, false), true);
                canvas.text(at, foot.width, &text, style::HEADING);
                if here {
                    canvas.light(at, text.width() as u16, &text);
                    cursor = Some(at);
                }
                continue;
            }
        };
        marker(canvas, (place.x, place.y), (here, list.is_selected(row)), true);
        let mut texts = texts(row, (agenda.on, canvas.concealment), columns, words);
        let what = (at.0 + 2, at.1);
        let lit = fit(&texts[1], columns[1].into());
        let styles = [style::ALARM, style::PLAIN, style::PLAIN, style::PLAIN, style::PLAIN, style::PLAIN, style::PLAIN];
        let styles = styles.into_iter().chain([style::MUTED]);
        let columns = for_names(columns, &texts[4]);
        let is_cut = texts.iter().zip(columns).any(|(text, cells)| text.width() > cells.into());
        texts[4] = fit_name(&texts[4], columns[4].into());
        canvas
            .across(at, texts.into_iter().zip(columns).zip(styles).map(|((text, cells), style)| (text, cells, style)));
        if here {
            canvas.light(what, lit.width() as u16, &lit);
            cursor = Some(what);
            if !app.views.is_walking {
                let whole = whole(row, (is_cut, canvas.concealment), foot.width, words);
                canvas.text((foot.x, foot.y + 1 + rows as u16), foot.width, &whole, style::MUTED);
            }
        }
    }
    cursor.or(Some((inner.x, inner.y)))
}

fn column_word(words: &Words, name: &str) -> String {
    words.say(&format!("column-{name}")).into_owned()
}

/// Who a row is about, told apart from others of that name by the number.
fn numbered(row: &Due, words: &Words) -> String {
    let who = due_who(words, row);
    match due_number(row) {
        "" => who,
        number => format!("{number} {who}"),
    }
}

fn detail(row: &Due, words: &Words) -> String {
    let told = row.detail.as_ref().map(|cell| cell.label.clone().unwrap_or_else(|| words.value(&cell.value)));
    told.unwrap_or_default()
}

/// A row in words, in the order of its columns. Concealed, it does not tell who it is about.
fn texts(row: &Due, (on, concealment): (Day, Concealment), columns: [u16; 8], words: &Words) -> [String; 8] {
    let concealed = concealment.of_due(row.source);
    // Where there is room for what Enter does there is for the number.
    let wide = columns[7] > 0;
    let days = row.days_left(on);
    let told = |text: String| if concealed && !text.is_empty() { HIDDEN.to_owned() } else { text };
    let who = if wide { numbered(row, words) } else { due_who(words, row) };
    let left = if columns[6] > 7 { left_word(words, days) } else { format!("{:>7}", days_word(words, days)) };
    [
        if days < 0 { "!".to_owned() } else { String::new() },
        short_source_word(words, row.source.name),
        told(detail(row, words)),
        if concealed { HIDDEN.to_owned() } else { who },
        told(row.team.clone().unwrap_or_default()),
        words.day(row.due),
        left,
        settle_word(words, row.source.name),
    ]
}

/// What `Enter` does with a row, and all that is known of one whose columns do not show it whole, as far as it fits.
fn whole(row: &Due, (is_cut, concealment): (bool, Concealment), width: u16, words: &Words) -> String {
    let settle = settle_word(words, row.source.name);
    if !is_cut || concealment.of_due(row.source) {
        return settle;
    }
    let (source, detail, who) = (source_word(words, row.source.name), detail(row, words), numbered(row, words));
    let team = row.team.clone().unwrap_or_default();
    // The most that fits; who it is about stands in the row, at least in part.
    let told = [vec![&source, &detail, &who, &team], vec![&detail, &who, &team], vec![&detail, &team]].map(|parts| {
        let parts: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        format!("{settle}: {}", parts.join(" · "))
    });
    let [.., least] = &told;
    told.iter().find(|text| text.width() <= width.into()).unwrap_or(least).clone()
}

/// Which tasks are shown of how many, without the headings between them, and how many the list leaves out.
fn shown(app: &App, (rows, lines): (usize, &[AgendaLine<'_>]), words: &Words) -> String {
    let list = &app.views.agenda;
    let Some(agenda) = list.agenda.as_ref().filter(|agenda| !agenda.rows.is_empty()) else { return String::new() };
    let tasks =
        |lines: &[AgendaLine<'_>]| lines.iter().filter(|line| matches!(line, AgendaLine::Task(_))).count() as u64;
    let [from, to] = [list.top, list.top + rows].map(|end| tasks(&lines[..end.min(lines.len())]));
    let mut text = if from < to { rows_shown((from, to), tasks(lines), words) } else { String::new() };
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
            assert!(columns[3] >= 14, "{width}");
        }
        assert!(columns(77)[3..5].iter().all(|cells| *cells >= 20), "person and team apart at 80 columns");
    }

    #[test]
    fn a_row_about_a_team_has_the_room_of_both_names_and_the_rest_stays_where_it_is() {
        for width in 38..300 {
            let (plain, wide) = (columns(width), for_names(columns(width), ""));
            let cells =
                |columns: [u16; 8]| -> u16 { columns.iter().filter(|cells| **cells > 0).map(|cells| cells + 1).sum() };
            assert_eq!(cells(plain), cells(wide), "{width}");
            assert_eq!(for_names(plain, "Bos"), plain);
        }
        assert!(for_names(columns(77), "")[3] > 40, "the name of a team is whole at 80 columns");
    }

    #[test]
    fn how_long_something_is_late_is_told_whole_for_a_quarter_of_a_century() {
        for language in Language::ALL {
            let words = Words::new(language);
            let told = |cells: u16| if cells > 7 { left_word(&words, -9_131) } else { days_word(&words, -9_131) };
            let is_whole = |cells: u16| told(cells).width() <= cells.into();
            assert!((38..300).all(|width| is_whole(columns(width)[6])), "{language:?}");
        }
    }
}
