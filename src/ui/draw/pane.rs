//! The panes of a board: a table each, with a marker before the row of the cursor, the focused cell in reverse, and
//! the real cursor on it.

use std::collections::HashMap;

use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::RenderContext;
use super::canvas::{Canvas, CellPosition, fit, fit_name, style, wrap};
use super::pipeline::pipeline;
use super::selection;
use super::team_names::{TeamNames, labels};
use crate::app::layers::editor::Editor;
use crate::app::layers::target::Target;
use crate::app::state::App;
use crate::app::state::board::Board;
use crate::app::state::pane::Pane;
use crate::app::state::pane_specs::PaneId;
use crate::domain::columns::column;
use crate::domain::counting::TeamCount;
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::query::Row;
use crate::domain::record::Kind;
use crate::domain::refusal::Arg;
use crate::domain::value::{FieldType, Value};
use crate::ui::columns::ShownColumn;
use crate::ui::layout::ScreenLayout;

/// How near the end of a contract has to be to be marked, in days.
const CONTRACT_SOON: i64 = 60;

/// Draws the panes; answers where the cursor stands.
pub fn board(
    canvas: &mut Canvas<'_>,
    app: &App,
    board: &Board,
    layout: &ScreenLayout,
    paint: &RenderContext<'_>,
) -> Option<CellPosition> {
    let mut cursor = None;
    for (id, area, columns) in &layout.panes {
        let place = pane(canvas, (app, board), *id, *area, columns, paint);
        if *id == board.focus {
            cursor = place;
        }
    }
    cursor
}

fn pane(
    canvas: &mut Canvas<'_>,
    (app, board): (&App, &Board),
    id: PaneId,
    area: Rect,
    columns: &[ShownColumn],
    paint: &RenderContext<'_>,
) -> Option<CellPosition> {
    let pane = board.pane(id);
    let focused = board.focus == id;
    let style = if focused { style::focus() } else { style::muted() };
    let reach = reach(pane, paint);
    let counts = if id == PaneId::Members { counts(board, area.width, reach.width(), paint) } else { None };
    // Where both do not fit, the numbers of the team say more than which rows are shown.
    let both = counts.as_ref().is_none_or(|counts| counts.width() + reach.width() + 8 <= usize::from(area.width));
    let inner =
        canvas.frame(area, &title(board, pane, (focused, area.width), paint), if both { &reach } else { "" }, style);
    if let Some(counts) = counts {
        canvas.text((area.x + 2, area.bottom() - 1), counts.width() as u16, &counts, style);
    }
    if id.spec().lanes.is_some() {
        let cursor = pipeline(canvas, app, pane, inner, focused, paint);
        return cursor.or(focused.then_some((inner.x, inner.y + 1)));
    }
    let kind = pane.query.kind;
    let mut x = inner.x + 1;
    for shown in columns {
        let heading = heading(kind, shown.name, paint);
        let sorted = pane.query.sort.column == shown.name;
        let heading = match (sorted, pane.query.sort.descending) {
            (true, true) => format!("{heading}↓"),
            (true, false) if !pane.query.sort.eq(&crate::domain::query::Sort::usual(kind)) => format!("{heading}↑"),
            _ => heading,
        };
        let right = is_right(kind, shown.name);
        // A heading above numbers may use the cell between its column and the one before.
        let spare = u16::from(right && heading.width() > usize::from(shown.width) && x > inner.x + 1);
        let wider = ShownColumn { width: shown.width + spare, ..*shown };
        write(canvas, (x - spare, inner.y), &wider, &heading, right, style::heading());
        x += shown.width + 1;
    }
    let team_labels = team_labels(pane, inner.height.saturating_sub(1), columns, paint);
    let mut cursor = None;
    for line in 0..inner.height.saturating_sub(1) {
        let at = pane.top + u64::from(line);
        if at >= pane.reach() {
            break;
        }
        let y = inner.y + 1 + line;
        let here = at == pane.cursor;
        let row = pane.row(at);
        let marked = row.is_some_and(|row| pane.selection.contains(row.id));
        selection::marker(canvas, (inner.x, y), (here, marked), focused);
        let mut x = inner.x + 1;
        for (nth, shown) in columns.iter().enumerate() {
            let under_cursor = here && nth == pane.column;
            let style = match (focused && under_cursor, marked) {
                (true, _) => style::cell(),
                (false, true) => style::marked(),
                (false, false) => style::plain(),
            };
            let text = match row {
                Some(row) => cell_text(app, pane, row, shown.name, paint),
                None if at < pane.heads && nth == 0 => head(pane.id, paint),
                None => String::new(),
            };
            if focused && under_cursor {
                canvas.shade(Rect { x, y, width: shown.width, height: 1 }, style);
                cursor = Some((x, y));
            }
            let text = match (kind, shown.name, row) {
                (Kind::Team, "name", Some(row)) => {
                    let label = team_labels.get(&row.id).cloned().unwrap_or(text);
                    named(&label, shown, &team_state(pane, row, paint), fit)
                }
                (Kind::Member, "name", Some(row)) => {
                    named(&text, shown, &member_mark(app.session.as_of, pane, row, paint), fit)
                }
                (_, "team" | "organisation", _) => fit_name(&text, shown.width.into()),
                _ => text,
            };
            // The row that stands for all has no other cells.
            let room = if row.is_none() { inner.right().saturating_sub(x + 1).max(shown.width) } else { shown.width };
            write(canvas, (x, y), &ShownColumn { width: room, ..*shown }, &text, is_right(kind, shown.name), style);
            x += shown.width + 1;
        }
    }
    if pane.reach() == pane.heads && pane.count == Some(0) && !pane.stale {
        let empty = if pane.filter_text.is_empty() { "pane-empty" } else { "pane-no-hits" };
        let line = pane.heads as u16;
        canvas.text(
            (inner.x + 1, inner.y + 1 + line),
            inner.width.saturating_sub(1),
            &paint.words.say(empty),
            style::muted(),
        );
    }
    if focused && cursor.is_none() {
        cursor = Some((inner.x, inner.y + 1));
    }
    cursor
}

/// A name in its column with what is worth knowing behind it, which is never cut off.
fn named(name: &str, shown: &ShownColumn, state: &str, fitted: fn(&str, usize) -> String) -> String {
    fitted(name, usize::from(shown.width).saturating_sub(state.width())) + state
}

fn write(canvas: &mut Canvas<'_>, place: CellPosition, shown: &ShownColumn, text: &str, right: bool, style: Style) {
    if right {
        canvas.right(place, shown.width, text, style);
    } else {
        canvas.text(place, shown.width, text, style);
    }
}

/// What stands above a column. A vacancy is for a task package or for a role: one column shows either.
fn heading(kind: Kind, name: &'static str, paint: &RenderContext<'_>) -> String {
    match (kind, name) {
        (Kind::Vacancy, "task_package") => paint.words.say("column-function").into_owned(),
        _ => paint.words.short(kind, name).into_owned(),
    }
}

fn is_right(kind: Kind, name: &str) -> bool {
    column(kind, name).is_some_and(|c| {
        matches!(
            c.ty,
            FieldType::Whole(..) | FieldType::Hours | FieldType::Percent | FieldType::Number | FieldType::Money
        )
    })
}

/// What stands in a cell.
fn cell_text(app: &App, pane: &Pane, row: &Row, name: &'static str, paint: &RenderContext<'_>) -> String {
    let kind = pane.query.kind;
    let value = |name| pane.cell(row, name).map(|cell| &cell.value);
    let whole = |name| match value(name) {
        Some(Value::Whole(n)) => *n,
        _ => 0,
    };
    match (kind, name) {
        (Kind::Team, "filled") => format!("{}/{}", whole("filled"), whole("places")),
        (Kind::Vacancy, "places") if whole("filled_places") > 0 => {
            format!("{}/{}", whole("filled_places"), whole("places"))
        }
        (Kind::Vacancy, "task_package") if value(name).is_none_or(Value::is_empty) => plain(pane, row, "role", paint),
        (Kind::Vacancy, "wanted_by") if value(name).is_none_or(Value::is_empty) => {
            paint.words.say("as-soon-as-possible").into_owned()
        }
        (Kind::Member, "contract_until") => match (value(name), value("contract")) {
            (Some(Value::Day(day)), _) => {
                let soon = (*day - app.session.as_of).num_days() <= CONTRACT_SOON;
                format!("{}{}", paint.words.day(*day), if soon { " !" } else { "" })
            }
            (_, Some(Value::Choice("permanent"))) => paint.words.choice("permanent").into_owned(),
            _ => String::new(),
        },
        (Kind::Member, "status") => match value("placed_until") {
            _ if starts_later(app.session.as_of, pane, row).is_some() => coming(app.session.as_of, pane, row, paint),
            Some(Value::Day(last)) => paint.words.say_with("until-short", &[("day", Arg::Text(short_day(*last)))]),
            _ => member_status(app.session.as_of, pane, row, paint).unwrap_or_else(|| plain(pane, row, name, paint)),
        },
        (Kind::Member, "jobs") => match value(name) {
            Some(Value::Decimal(jobs)) if *jobs != Decimal::ZERO => plain(pane, row, name, paint),
            _ => String::new(),
        },
        _ => plain(pane, row, name, paint),
    }
}

/// The first day in the team of a member who is not there yet.
fn starts_later(as_of: Day, pane: &Pane, row: &Row) -> Option<Day> {
    match pane.cell(row, "placed_from").map(|cell| &cell.value) {
        Some(Value::Day(from)) if *from > as_of => Some(*from),
        _ => None,
    }
}

/// That day in a few signs; the year only where it is not plain. Nothing for who is there.
fn coming(as_of: Day, pane: &Pane, row: &Row, paint: &RenderContext<'_>) -> String {
    let Some(from) = starts_later(as_of, pane, row) else { return String::new() };
    let soon = (from - as_of).num_days() < 300;
    let day = if soon { from.format("%d-%m").to_string() } else { short_day(from) };
    paint.words.say_with("from-short", &[("day", Arg::Text(day))])
}

/// What is worth knowing of a member on a day: how many days they are absent, or overdue for contact where there was contact
/// before.
fn member_state(as_of: Day, pane: &Pane, row: &Row) -> Option<(&'static str, i64)> {
    let day = |name| match pane.cell(row, name).map(|cell| &cell.value) {
        Some(Value::Day(day)) => Some(*day),
        _ => None,
    };
    match (day("absent_since"), day("last_contact"), day("contact_due")) {
        (Some(since), ..) => Some(("absent", (as_of - since).num_days() + 1)),
        (None, Some(_), Some(due)) if due < as_of => Some(("contact-late", (as_of - due).num_days())),
        _ => None,
    }
}

/// The same as a status. The column is narrow: with a third digit there is no room for a space.
fn member_status(as_of: Day, pane: &Pane, row: &Row, paint: &RenderContext<'_>) -> Option<String> {
    let (key, days) = member_state(as_of, pane, row)?;
    let days = match (key, days) {
        ("absent", ..100) => format!("{days} d"),
        ("absent", _) => format!("{days}d"),
        (_, ..100) => format!("+{days}d"),
        _ => ">99d".to_owned(),
    };
    Some(paint.words.say_with(&format!("status-{key}"), &[("days", Arg::Text(days))]))
}

/// The same behind the name, where the status has no room.
fn member_mark(as_of: Day, pane: &Pane, row: &Row, paint: &RenderContext<'_>) -> String {
    if pane.columns().contains(&"status") {
        return String::new();
    }
    if starts_later(as_of, pane, row).is_some() {
        return format!(" {}", coming(as_of, pane, row, paint));
    }
    let state = member_state(as_of, pane, row);
    state.map_or(String::new(), |(key, _)| format!(" {}", paint.words.say(&format!("mark-{key}"))))
}

/// Which of leader and coach a running team lacks: keys of the words for it.
fn lacking(pane: &Pane, row: &Row) -> impl Iterator<Item = &'static str> {
    let cell = |name| pane.cell(row, name).map(|cell| &cell.value);
    let runs = matches!(cell("status"), Some(Value::Choice("standstill" | "pilot" | "structural")));
    let lacks = |name| runs && cell(name).is_some_and(Value::is_empty);
    [("leader", lacks("leader")), ("coach", lacks("coach"))].into_iter().filter(|(_, lacks)| *lacks).map(|(key, _)| key)
}

/// What stands behind the name of a team that is not simply at work, or lacks a leader or a coach.
fn team_state(pane: &Pane, row: &Row, paint: &RenderContext<'_>) -> String {
    let mut state = match pane.cell(row, "status").map(|cell| &cell.value) {
        Some(Value::Choice("standstill")) => format!(" · {}", paint.words.say("team-still")),
        Some(Value::Choice("pilot")) => format!(" {}", paint.words.say("team-pilot")),
        _ => String::new(),
    };
    for role in lacking(pane, row) {
        state.push_str(&format!(" {}", paint.words.say(&format!("mark-no-{role}"))));
    }
    state
}

/// What the teams in sight are called in their column; nothing for other lists.
fn team_labels(pane: &Pane, height: u16, columns: &[ShownColumn], paint: &RenderContext<'_>) -> HashMap<Id, String> {
    let column = columns.iter().find(|shown| shown.name == "name" && pane.query.kind == Kind::Team);
    let Some(column) = column else { return HashMap::new() };
    let rows: Vec<&Row> = (pane.top..pane.top + u64::from(height)).filter_map(|at| pane.row(at)).collect();
    let names = |row: &&Row| TeamNames {
        name: plain(pane, row, "name", paint),
        short: plain(pane, row, "short_name", paint),
        code: plain(pane, row, "code", paint),
        width: usize::from(column.width).saturating_sub(team_state(pane, row, paint).width()),
    };
    let labels = labels(&rows.iter().map(names).collect::<Vec<_>>());
    rows.iter().map(|row| row.id).zip(labels).collect()
}

/// A day without its century, for a narrow column.
fn short_day(day: Day) -> String {
    day.format("%d-%m-%y").to_string()
}

fn plain(pane: &Pane, row: &Row, name: &str, paint: &RenderContext<'_>) -> String {
    let kind = pane.query.kind;
    match (column(kind, name), pane.cell(row, name)) {
        (Some(column), Some(cell)) => paint.words.cell(kind, column, cell),
        _ => String::new(),
    }
}

/// What the row that stands for all rows of a leader says.
fn head(leader: PaneId, paint: &RenderContext<'_>) -> String {
    leader.spec().head.map(|words| paint.words.say(words).into_owned()).unwrap_or_default()
}

fn title(board: &Board, pane: &Pane, (focused, width): (bool, u16), paint: &RenderContext<'_>) -> String {
    let what = format!("{}{}", if focused { "▌" } else { "" }, paint.words.title(pane.query.kind));
    let mut title = String::new();
    if pane.id.spec().within.is_some() {
        let all = head(pane.id.leader(), paint);
        title.push_str(&format!(" · {}", board.lead_name().unwrap_or(all)));
    }
    if let Some(team) = board.lead().filter(|_| pane.id == PaneId::Members) {
        for role in lacking(board.leader(), team) {
            title.push_str(&format!(" · {}", paint.words.say(&format!("team-no-{role}"))));
        }
    }
    if let Some(count) = pane.count {
        title.push_str(&format!(" {count}"));
    }
    if !pane.filter_text.is_empty() {
        title.push_str(&format!(" /{}", pane.filter_text));
    }
    let selection = &pane.selection;
    if selection.is_empty() {
        return what + &title;
    }
    selection::title((&what, &title), (selection.len(), selection.hidden()), width, paint)
}

fn reach(pane: &Pane, paint: &RenderContext<'_>) -> String {
    let Some(count) = pane.count.filter(|count| *count > 0) else { return String::new() };
    let first = pane.top.saturating_sub(pane.heads) + 1;
    let last = (pane.top + pane.shape.height).saturating_sub(pane.heads).min(count);
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    let args = [("from", number(first).into()), ("to", number(last).into()), ("count", number(count).into())];
    paint.words.say_with("rows-shown", &args)
}

/// The five numbers of the selected team, together.
fn counts(board: &Board, width: u16, beside: usize, paint: &RenderContext<'_>) -> Option<String> {
    let (teams, row) = (board.leader(), board.lead()?);
    let mut args: Vec<(&str, Arg)> = ["places", "filled", "jobs", "reserved"]
        .into_iter()
        .map(|name| (name, plain(teams, row, name, paint).into()))
        .collect();
    let whole = |name| match teams.cell(row, name).map(|cell| &cell.value) {
        Some(Value::Whole(n)) => *n,
        _ => 0,
    };
    let (places, filled, reserved) = (whole("places"), whole("filled"), whole("reserved"));
    let count = TeamCount { places, filled, reserved, ..TeamCount::default() };
    args.push(("open", count.open().to_string().into()));
    let long = format!(" {} ", paint.words.say_with("five-numbers", &args));
    if long.width() + beside + 8 <= usize::from(width) {
        return Some(long);
    }
    let short = format!(" {} ", paint.words.say_with("five-numbers-short", &args));
    (short.width() + 4 <= usize::from(width)).then_some(short)
}

/// Says why a value is refused: under its cell, or above it where there is no room below.
fn refused(canvas: &mut Canvas<'_>, text: &str, (x, y): CellPosition, body: Rect) {
    let most = body.width.saturating_sub(4).min(60);
    let lines = wrap(text, most.into());
    let width = lines.iter().map(|line| line.width() as u16).max().unwrap_or(0).min(most) + 2;
    let height = lines.len() as u16;
    let left = x.saturating_sub(1).min(body.right().saturating_sub(width + 1)).max(body.x);
    let top = if y + 1 + height < body.bottom() { y + 1 } else { y.saturating_sub(height).max(body.y) };
    let area = Rect { x: left, y: top, width, height };
    canvas.clear(area);
    canvas.shade(area, style::refused());
    canvas.wrapped(Rect { x: left + 1, width: width - 2, ..area }, text, style::refused());
}

/// Draws the cell being edited over the table; answers where the cursor stands.
pub fn editor(
    canvas: &mut Canvas<'_>,
    editor: &Editor,
    layout: &ScreenLayout,
    under: Option<CellPosition>,
    paint: &RenderContext<'_>,
) -> Option<CellPosition> {
    let (x, y) = under?;
    let width = match &editor.target {
        Target::Cells { pane, column, .. } => {
            let (_, area, columns) = layout.panes.iter().find(|(id, ..)| id == pane)?;
            let fixed = columns.iter().find(|c| c.name == *column).map_or(12, |c| c.width);
            let needed = editor.line.text().width() as u16 + 1;
            needed.max(fixed).min(area.right().saturating_sub(x + 1))
        }
        Target::Field { .. } => layout.body.right().saturating_sub(x + 2).min(60),
    };
    let area = Rect { x, y, width, height: 1 };
    canvas.clear(area);
    canvas.shade(area, style::typed());
    let look = if editor.line.is_fresh() { style::cell() } else { style::typed() };
    let cursor = canvas.line((x, y), width, &editor.line, look);
    if let Some(refusal) = &editor.refusal {
        refused(canvas, &paint.words.refusal_beside(refusal), (x, y), layout.body);
    }
    Some(cursor)
}
