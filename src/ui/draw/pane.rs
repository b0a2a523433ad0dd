//! The panes of a board: a table each, with a marker before the row of the cursor, the focused cell in reverse, and
//! the real cursor on it.

use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::canvas::{Canvas, CellPosition, below, fit, style, wrap};
use super::cells::{RowText, heading, is_right, team_labels};
use super::pipeline::pipeline;
use super::selection::{self, rows_shown};
use crate::app::action::Action;
use crate::app::layers::editor::Editor;
use crate::app::layers::target::EditTarget;
use crate::app::state::App;
use crate::app::state::board::Board;
use crate::app::state::pane::Pane;
use crate::app::state::pane_specs::PaneId;
use crate::domain::counting::TeamCount;
use crate::domain::decimal::Decimal;
use crate::domain::query::Sort;
use crate::domain::record::Kind;
use crate::domain::refusal::Arg;
use crate::text::Words;
use crate::ui::columns::ShownColumn;
use crate::ui::layout::ScreenLayout;
use crate::ui::words::day_echo;

/// Draws the panes; answers where the cursor stands.
pub fn board(canvas: &mut Canvas<'_>, app: &App, board: &Board, layout: &ScreenLayout) -> Option<CellPosition> {
    let mut cursor = None;
    for (id, area, columns) in &layout.panes {
        let tabs = if layout.tabs.contains(id) { layout.tabs.as_slice() } else { &[] };
        let place = pane(canvas, (app, board), (*id, tabs), *area, columns);
        if *id == board.focus {
            cursor = place;
        }
    }
    cursor
}

fn pane(
    canvas: &mut Canvas<'_>,
    (app, board): (&App, &Board),
    (id, tabs): (PaneId, &[PaneId]),
    area: Rect,
    columns: &[ShownColumn],
) -> Option<CellPosition> {
    let pane = board.pane(id);
    let focused = board.focus == id;
    // Under what stands above the view nothing is lit but what has the cursor there.
    let lit = focused && !app.is_covered();
    let style = if lit { style::FOCUS } else { style::MUTED };
    let reach = match board.is_enlarged {
        true => format!(
            "{} {} · {}",
            canvas.keys.key(Action::Enlarge),
            canvas.words.say("smaller"),
            reach(pane, canvas.words)
        ),
        false => reach(pane, canvas.words),
    };
    let (words, concealment) = (canvas.words, canvas.concealment);
    let row_text = |pane, row| RowText { pane, row, as_of: app.session.as_of, concealment, words };
    let team = board.lead().filter(|_| id == PaneId::Members).map(|row| row_text(board.leader(), row));
    // Of what is narrowed down its own sums say more than the numbers of the team.
    let sums = pane.sums_shown().map(|sums| sums_told(pane.query.kind, sums, words));
    let counts = sums.or_else(|| team.and_then(|team| counts(team, area.width, reach.width())));
    // Where both do not fit, the numbers of the team say more than which rows are shown.
    let both = counts.as_ref().is_none_or(|counts| counts.width() + reach.width() + 8 <= usize::from(area.width));
    let title = match tabs {
        [] => title(board, pane, team, (focused, area.width), canvas.words),
        tabs => tab_titles(tabs, pane, (focused, area.width), canvas.words),
    };
    let inner = canvas.frame(area, &title, if both { &reach } else { "" }, style);
    if let Some(counts) = counts {
        canvas.text((area.x + 1, area.bottom() - 1), counts.width() as u16, &counts, style::MUTED);
    }
    if id.spec().lanes.is_some() {
        let cursor = pipeline(canvas, app, pane, inner, focused);
        return cursor.or(focused.then_some((inner.x, inner.y + 1)));
    }
    let kind = pane.query.kind;
    let (mut x, mut beside) = (inner.x + 1, false);
    for shown in columns {
        let heading = heading(kind, shown.name, canvas.words);
        let sorted = pane.query.sort.column == shown.name;
        let heading = match (sorted, pane.query.sort.descending) {
            (true, true) => format!("{heading}↓"),
            (true, false) if !pane.query.sort.eq(&Sort::usual(kind)) => format!("{heading}↑"),
            _ => heading,
        };
        let right = is_right(kind, shown.name);
        // A heading above numbers may use the cell before its column, unless another heading ends there.
        let spare = u16::from(right && !beside && heading.width() > usize::from(shown.width) && x > inner.x + 1);
        beside = right;
        let place = Rect { x: x - spare, y: inner.y, width: shown.width + spare, height: 1 };
        canvas.cell(place, &heading, right, style::HEADING);
        x += shown.width + 1;
    }
    // A quiet sign where columns are out of sight: beside the first, and after the last.
    let strip = &pane.shape.columns.columns;
    if pane.passed > 0 {
        canvas.text((inner.x, inner.y), 1, "‹", style::MUTED);
    }
    if strip.last().zip(columns.last()).is_some_and(|((last, _), shown)| shown.name != *last) {
        canvas.text((inner.right() - 1, inner.y), 1, "›", style::MUTED);
    }
    let area = below(inner, 1);
    let in_sight = || (pane.top..pane.reach()).zip(area.rows());
    let rows: Vec<RowText<'_>> = in_sight().filter_map(|(at, _)| pane.row(at)).map(|row| row_text(pane, row)).collect();
    let team_labels = team_labels(&rows, columns);
    let mut cursor = None;
    for (at, line) in in_sight() {
        let here = at == pane.cursor;
        let row = pane.row(at).map(|row| row_text(pane, row));
        let marked = row.is_some_and(|row| pane.selection.contains(row.row.id));
        selection::marker(canvas, (line.x, line.y), (here, marked), focused);
        let mut x = line.x + 1;
        for (nth, shown) in columns.iter().enumerate() {
            let place = Rect { x, width: shown.width, ..line };
            let under_cursor = focused && here && nth == pane.column;
            let style = if marked { style::MARKED } else { style::PLAIN };
            let text = match row {
                Some(row) => {
                    let text = row.fitted(shown, team_labels.get(&row.row.id));
                    canvas.cell(place, &text, is_right(kind, shown.name), style);
                    text
                }
                // The row that stands for all has no other cells.
                None if at < pane.heads && nth == 0 => {
                    let room = line.width.saturating_sub(2).max(shown.width);
                    let text = head(pane.id, canvas.words);
                    canvas.text((x, line.y), room, &text, style);
                    text
                }
                None => String::new(),
            };
            if under_cursor {
                if lit {
                    canvas.light((x, line.y), shown.width, &text);
                }
                cursor = Some((x, line.y));
            }
            x += shown.width + 1;
        }
    }
    if pane.reach() == pane.heads && pane.count == Some(0) && !pane.stale {
        let empty = if pane.filter_text.is_empty() { "pane-empty" } else { "pane-no-hits" };
        let line = pane.heads as u16;
        let place = below(inner, 1 + line);
        canvas.wrapped(
            Rect { x: place.x + 1, width: place.width.saturating_sub(1), ..place },
            &canvas.words.say(empty),
            style::MUTED,
        );
    }
    if focused && cursor.is_none() {
        cursor = Some((inner.x, inner.y + 1));
    }
    cursor
}

/// What the row that stands for all rows of a leader says.
fn head(leader: PaneId, words: &Words) -> String {
    leader.spec().head.map(|head| words.say(head).into_owned()).unwrap_or_default()
}

fn title(
    board: &Board,
    pane: &Pane,
    team: Option<RowText<'_>>,
    (focused, width): (bool, u16),
    words: &Words,
) -> String {
    let what = format!("{}{}", if focused { "▌" } else { "" }, words.title(pane.query.kind));
    let mut title = String::new();
    if pane.id.spec().within.is_some() {
        let all = head(pane.id.leader(), words);
        title.push_str(&format!(" · {}", board.lead_name().unwrap_or(all)));
    }
    let count = pane.count.map(|count| format!(" {count}")).unwrap_or_default();
    let filter = if pane.filter_text.is_empty() { String::new() } else { format!(" /{}", pane.filter_text) };
    // Whom a team lacks in words; where these would push out how many there are, by the marks that the list of teams has.
    let lacking = |marked: bool| -> String {
        let told = |role| match marked {
            true => format!(" {}", words.say(&format!("mark-no-{role}"))),
            false => format!(" · {}", words.say(&format!("team-no-{role}"))),
        };
        team.iter().flat_map(RowText::lacking).map(told).collect()
    };
    let whole = what.width() + title.width() + lacking(false).width() + count.width() + filter.width() + 2;
    title.push_str(&format!("{}{count}{filter}", lacking(whole > usize::from(width))));
    let selection = &pane.selection;
    if selection.is_empty() {
        let mut title = what + &title;
        // Who leads and who coaches the team, as far as there is room.
        for role in ["leader", "coach"] {
            let who = team.map(|team| team.plain(role)).filter(|who| !who.is_empty());
            let who =
                who.map(|who| format!(" · {}", words.say_with(&format!("team-{role}"), &[("who", Arg::Text(who))])));
            if let Some(who) = who.filter(|who| title.width() + who.width() + 5 <= usize::from(width)) {
                title.push_str(&who);
            }
        }
        return title;
    }
    selection::title((&what, &title), (selection.len(), selection.hidden()), width, words)
}

/// The panes that stand behind each other, by their words; the one in front is marked and counted.
fn tab_titles(tabs: &[PaneId], front: &Pane, (focused, width): (bool, u16), words: &Words) -> String {
    let count = front.count.map(|count| format!(" {count}")).unwrap_or_default();
    let filter = if front.filter_text.is_empty() { String::new() } else { format!(" /{}", front.filter_text) };
    let mark = if focused { "▌" } else { "" };
    let name = |id: PaneId| words.title(id.kind());
    // Where they do not all fit whole, those behind are told by their first letters; else the one in front, and how many it is of.
    for letters in [usize::MAX, 6] {
        let one = |id: &PaneId| match *id == front.id {
            true => format!("{mark}[{}{count}{filter}]", name(*id)),
            false => fit(&name(*id), letters),
        };
        let all: Vec<String> = tabs.iter().map(one).collect();
        let all = all.join(" ");
        if all.width() + 4 <= usize::from(width) {
            return all;
        }
    }
    let place = tabs.iter().position(|id| *id == front.id).unwrap_or(0) + 1;
    format!("{mark}{}{count}{filter} · {place}/{}", name(front.id), tabs.len())
}

fn reach(pane: &Pane, words: &Words) -> String {
    let Some(count) = pane.count.filter(|count| *count > 0) else { return String::new() };
    let first = pane.top.saturating_sub(pane.heads);
    let last = (pane.top + pane.shape.height).saturating_sub(pane.heads).min(count);
    rows_shown((first, last), count, words)
}

/// How many people are left, and their hours a week.
fn sums_told(kind: Kind, (count, sum): (u64, Decimal), words: &Words) -> String {
    let args = [("count", count.into()), ("sum", Arg::Text(words.number(sum)))];
    format!(" {} ", words.say_with(&format!("pane-sums-{kind}"), &args))
}

/// The five numbers of the selected team, together.
fn counts(team: RowText<'_>, width: u16, beside: usize) -> Option<String> {
    let mut args: Vec<(&str, Arg)> =
        ["places", "filled", "counting", "jobs", "reserved"].map(|name| (name, team.plain(name).into())).into();
    let [places, filled, reserved] = ["places", "filled", "reserved"].map(|name| team.whole(name));
    let count = TeamCount { places, filled, reserved, ..TeamCount::default() };
    args.push(("open", count.open().to_string().into()));
    // Who does not count is told only where there is somebody.
    let (key, short_key) = match team.whole("counting") == filled {
        true => ("five-numbers", "five-numbers-short"),
        false => ("five-numbers-counting", "five-numbers-counting-short"),
    };
    let long = format!(" {} ", team.words.say_with(key, &args));
    if long.width() + beside + 8 <= usize::from(width) {
        return Some(long);
    }
    let short = format!(" {} ", team.words.say_with(short_key, &args));
    (short.width() + 4 <= usize::from(width)).then_some(short)
}

/// Says what is understood of a value, or why it is refused: under its cell, or above it where there is no room below.
fn beside(canvas: &mut Canvas<'_>, (text, style): (&str, Style), (x, y): CellPosition, body: Rect) {
    let most = body.width.saturating_sub(4).min(60);
    let lines = wrap(text, most.into());
    let width = lines.iter().map(|line| line.width() as u16).max().unwrap_or(0).min(most) + 2;
    let height = lines.len() as u16;
    let left = x.saturating_sub(1).min(body.right().saturating_sub(width + 1)).max(body.x);
    let top = if y + 1 + height < body.bottom() { y + 1 } else { y.saturating_sub(height).max(body.y) };
    let area = Rect { x: left, y: top, width, height };
    canvas.clear(area);
    canvas.shade(area, style);
    canvas.wrapped(Rect { x: left + 1, width: width - 2, ..area }, text, style);
}

/// Draws the cell being edited over the table; answers where the cursor stands.
pub fn editor(
    canvas: &mut Canvas<'_>,
    (app, editor): (&App, &Editor),
    layout: &ScreenLayout,
    under: Option<CellPosition>,
) -> Option<CellPosition> {
    let (x, y) = under?;
    let width = match &editor.target {
        EditTarget::Cells { pane, column, .. } => {
            let (_, area, columns) = layout.panes.iter().find(|(id, ..)| id == pane)?;
            let fixed = columns.iter().find(|c| c.name == *column).map_or(12, |c| c.width);
            let needed = editor.line.text().width() as u16 + 1;
            needed.max(fixed).min(area.right().saturating_sub(x + 1))
        }
        EditTarget::Field { .. } => layout.body.right().saturating_sub(x + 2).min(60),
    };
    let area = Rect { x, y, width, height: 1 };
    canvas.clear(area);
    canvas.shade(area, style::TYPED);
    let look = if editor.line.is_fresh() { style::CELL } else { style::TYPED };
    let cursor = canvas.line((x, y), width, &editor.line, look);
    if let Some(refusal) = &editor.refusal {
        beside(canvas, (&canvas.words.refusal_beside(refusal), style::REFUSED), (x, y), layout.body);
    } else if let Some(day) = editor.day_understood(app.words(), app.session.today) {
        beside(canvas, (&day_echo(canvas.words, day, app.session.today), style::MUTED), (x, y), layout.body);
    }
    Some(cursor)
}

#[cfg(test)]
mod tests;
