//! Applications stage by stage: side by side in lanes where there is room, below each other where there is not. Those that
//! ended on the day looked at stand in a last lane together.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::canvas::{Canvas, CellPosition, fit, style};
use super::selection::marker;
use crate::app::state::App;
use crate::app::state::pane::Pane;
use crate::domain::id::Id;
use crate::domain::query::Row;
use crate::domain::refusal::Arg;
use crate::domain::value::Value;
use crate::text::Words;

/// A lane narrower than this is not worth reading.
const NARROWEST: u16 = 12;
/// Below this height there is no room for the line that tells all about the one under the cursor.
const DETAILED: u16 = 8;
/// Cells for the day since when somebody stands in a stage.
const SINCE: u16 = 10;

/// Those in one stage, with their places among the rows.
struct Lane<'a> {
    name: String,
    rows: Vec<(u64, &'a Row)>,
}

/// Draws them inside the frame of the pane; answers where the cursor stands.
pub fn pipeline(canvas: &mut Canvas<'_>, app: &App, pane: &Pane, inner: Rect, focused: bool) -> Option<CellPosition> {
    let lanes = lanes(app, pane, canvas.words);
    let width = inner.width / (lanes.len() as u16).max(1);
    let side_by_side = width >= NARROWEST;
    let detail = u16::from(inner.height >= DETAILED) * 2;
    let area = Rect { height: inner.height - detail, ..inner };
    if detail > 0
        && let Some(row) = pane.current()
    {
        let line = Rect { x: inner.x + 1, y: inner.bottom() - 1, width: inner.width.saturating_sub(2), height: 1 };
        canvas.text((line.x, line.y), line.width, &row_text(pane, row, side_by_side, canvas.words), style::PLAIN);
    }
    if pane.window.rows.is_empty() && !pane.stale {
        let empty = if pane.filter_text.is_empty() { "pane-empty" } else { "pane-no-hits" };
        canvas.text((inner.x + 1, inner.y + 1), inner.width - 1, &canvas.words.say(empty), style::MUTED);
    }
    let pen = RowPainter { pane, focused, lit: !app.is_covered() };
    if side_by_side { pen.beside(canvas, &lanes, area, width) } else { pen.below(canvas, &lanes, area) }
}

/// Every running stage, and those that ended when there are any.
fn lanes<'a>(app: &App, pane: &'a Pane, words: &Words) -> Vec<Lane<'a>> {
    let mut lanes: Vec<(Option<Id>, Lane<'a>)> = app
        .figures
        .stages
        .running()
        .map(|stage| (Some(stage.id), Lane { name: stage.name.clone(), rows: Vec::new() }))
        .collect();
    let mut ended = Lane { name: words.say("lane-ended").into_owned(), rows: Vec::new() };
    for (at, row) in (pane.heads + pane.window.from..).zip(&pane.window.rows) {
        let stage = pane.cell(row, "stage").and_then(|cell| cell.value.reference());
        match lanes.iter_mut().find(|(id, _)| *id == stage) {
            Some((_, lane)) => lane.rows.push((at, row)),
            None => ended.rows.push((at, row)),
        }
    }
    let mut lanes: Vec<Lane<'a>> = lanes.into_iter().map(|(_, lane)| lane).collect();
    if !ended.rows.is_empty() {
        lanes.push(ended);
    }
    lanes
}

/// All about one application, in a line; the name only where a lane cuts it off.
fn row_text(pane: &Pane, row: &Row, named: bool, words: &Words) -> String {
    let cell = |name: &str| pane.cell(row, name);
    let label = |name: &str| cell(name).and_then(|cell| cell.label.clone()).unwrap_or_default();
    let day = |name| match cell(name).map(|cell| &cell.value) {
        Some(Value::Day(day)) => words.day(*day),
        _ => String::new(),
    };
    let mut parts = if named { vec![label("candidate")] } else { Vec::new() };
    parts.extend([
        format!("{} {}", label("stage"), day("from")),
        format!("{} {}", words.label(pane.query.kind, "vacancy").to_lowercase(), label("vacancy")),
    ]);
    let until = day("trial_until");
    if !until.is_empty() {
        parts.push(words.say_with("until-short", &[("day", Arg::Text(until))]));
    }
    if let Some(Value::Choice(reason)) = cell("reason").map(|cell| &cell.value) {
        parts.push(words.choice(reason).into_owned());
    }
    parts.join(" · ")
}

/// How rows are drawn.
struct RowPainter<'a> {
    pane: &'a Pane,
    focused: bool,
    lit: bool,
}

impl RowPainter<'_> {
    fn name(&self, row: &Row) -> String {
        self.pane.name_of(row).unwrap_or_default()
    }

    /// One row; answers where the cursor stands when it stands here.
    fn row(
        &self,
        canvas: &mut Canvas<'_>,
        (at, row): (u64, &Row),
        (x, y): CellPosition,
        width: u16,
    ) -> Option<CellPosition> {
        let here = at == self.pane.cursor;
        let selected = self.pane.selection.contains(row.id);
        marker(canvas, (x, y), (here, selected), self.focused);
        let name = fit(&self.name(row), width.into());
        canvas.text((x + 1, y), width, &name, style::PLAIN);
        if here && self.focused && self.lit {
            canvas.light((x + 1, y), width, &name);
        }
        (here && self.focused).then_some((x + 1, y))
    }

    fn heading(&self, canvas: &mut Canvas<'_>, lane: &Lane<'_>, place: CellPosition, width: u16) {
        let count = if lane.rows.is_empty() { String::new() } else { format!(" {}", lane.rows.len()) };
        let name = fit(&lane.name, usize::from(width).saturating_sub(count.width()));
        canvas.text(place, width, &format!("{name}{count}"), style::HEADING);
    }

    /// Lanes side by side. The one with the cursor shows it; of the others the first rows are shown.
    fn beside(&self, canvas: &mut Canvas<'_>, lanes: &[Lane<'_>], area: Rect, width: u16) -> Option<CellPosition> {
        let room = usize::from(area.height.saturating_sub(1));
        let mut cursor = None;
        for (nth, lane) in (0u16..).zip(lanes) {
            let x = area.x + nth * width;
            self.heading(canvas, lane, (x + 1, area.y), width - 1);
            let first =
                first_shown(lane.rows.iter().position(|(at, _)| *at == self.pane.cursor), lane.rows.len(), room);
            for (line, row) in (1u16..).zip(lane.rows.iter().skip(first).take(room)) {
                cursor = self.row(canvas, *row, (x, area.y + line), width - 2).or(cursor);
            }
        }
        cursor
    }

    /// Lanes below each other, without those in which nobody is.
    fn below(&self, canvas: &mut Canvas<'_>, lanes: &[Lane<'_>], area: Rect) -> Option<CellPosition> {
        let lines: Vec<(&Lane<'_>, Option<(u64, &Row)>)> = lanes
            .iter()
            .filter(|lane| !lane.rows.is_empty())
            .flat_map(|lane| std::iter::once((lane, None)).chain(lane.rows.iter().map(move |row| (lane, Some(*row)))))
            .collect();
        let here = |(_, row): &(&Lane<'_>, Option<(u64, &Row)>)| row.is_some_and(|(at, _)| at == self.pane.cursor);
        let room = usize::from(area.height);
        let first = first_shown(lines.iter().position(here), lines.len(), room);
        let width = area.width.saturating_sub(SINCE + 3);
        let mut cursor = None;
        for (line, (lane, row)) in (0u16..).zip(lines.into_iter().skip(first).take(room)) {
            let y = area.y + line;
            match row {
                None => self.heading(canvas, lane, (area.x + 1, y), area.width - 2),
                Some((at, row)) => {
                    cursor = self.row(canvas, (at, row), (area.x + 1, y), width - 1).or(cursor);
                    if let Some(Value::Day(since)) = self.pane.cell(row, "from").map(|cell| &cell.value) {
                        canvas.right((area.x + 2 + width, y), SINCE, &canvas.words.day(*since), style::MUTED);
                    }
                }
            }
        }
        cursor
    }
}

/// The first of so many lines to show in a room, so that the one under the cursor is among them.
fn first_shown(cursor: Option<usize>, lines: usize, room: usize) -> usize {
    cursor.map_or(0, |at| (at + 1).saturating_sub(room / 2 + 1)).min(lines.saturating_sub(room))
}

#[cfg(test)]
mod tests {
    use super::first_shown;

    #[test]
    fn the_line_under_the_cursor_is_shown_wherever_it_is() {
        for (lines, room) in [(3, 10), (10, 10), (11, 10), (40, 5), (40, 1)] {
            for at in 0..lines {
                let first = first_shown(Some(at), lines, room);
                assert!((first..first + room).contains(&at), "{at} of {lines} in {room}");
            }
            assert_eq!(first_shown(None, lines, room), 0);
        }
    }
}
