//! What would become of several records: who, what before and after, the sums, and what is refused and why.

use ratatui::layout::Rect;

use super::canvas::{Canvas, CellPosition, below, fit_name, style};
use super::overlay::popup;
use super::selection::counted;
use crate::app::layers::dry_run::DryRunView;
use crate::domain::access::HIDDEN;
use crate::domain::choices::Choice;
use crate::domain::columns::{ColumnSource, column};
use crate::domain::decimal::Decimal;
use crate::domain::query::Cell;
use crate::domain::record::Kind;
use crate::domain::refusal::Arg;
use crate::domain::value::Value;
use crate::service::command::{DryRow, DryRun};
use crate::text::Words;

/// Lines around the rows: the sums and what there is to say below them.
const AROUND: u16 = 3;

/// Draws it; answers where the cursor stands.
pub fn dry_run(canvas: &mut Canvas<'_>, view: &DryRunView, body: Rect) -> Option<CellPosition> {
    let words = canvas.words;
    let count = view.command.several().len();
    let verb = words.verb(view.command.verb().name());
    let title = format!("{verb} · {}", counted(count, 0, words));
    let rows = view.run.as_ref().map_or(count, |run| run.rows.len());
    let height = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(AROUND + 2);
    let inner = popup(canvas, body, (body.width, height), &title);
    let Some(run) = &view.run else { return Some((inner.x, inner.y)) };
    let area = Rect { height: inner.height.saturating_sub(AROUND), ..inner };
    let name = (inner.width / 3).clamp(12, 30);
    let kind = view.command.kind_of_several();
    let cursor = canvas.list((&run.rows, view.cursor), area, |canvas, row, place| {
        canvas.text((place.x, place.y), name, &fit_name(&row.name, name.into()), style::PLAIN);
        let (x, room) = (place.x + name + 1, place.width.saturating_sub(name + 1));
        let (text, style) = match &row.refused {
            Some(refusal) => (format!("! {}", words.refusal_beside(refusal)), style::ALARM),
            None => (changed(canvas, kind, row), style::PLAIN),
        };
        canvas.text((x, place.y), room, &text, style);
    });
    let foot = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..below(inner, area.height) };
    for (nth, text) in foot_lines((kind, run), view.cursor, words).into_iter().enumerate() {
        canvas.text(
            (foot.x, foot.y + nth as u16),
            foot.width,
            &text,
            if nth == 2 { style::MUTED } else { style::PLAIN },
        );
    }
    cursor.or(Some((inner.x, inner.y)))
}

/// What differs of a record, each with its column; the days on which it holds come last, since these tell least.
fn changed(canvas: &Canvas<'_>, kind: Kind, row: &DryRow) -> String {
    let words = canvas.words;
    let told = |name: &'static str, cell: &Cell| match column(kind, name) {
        _ if cell.value.is_empty() => "-".to_owned(),
        _ if canvas.concealment.of_column(kind, name) => HIDDEN.to_owned(),
        Some(column) => words.cell(kind, column, cell).trim().to_owned(),
        None => String::new(),
    };
    let last = |name: &str| {
        column(kind, name).is_some_and(|column| {
            matches!(column.source, ColumnSource::Derived(_)) || matches!(name, "placed_from" | "employed_from")
        })
    };
    let mut sides: Vec<_> = row.changed.iter().collect();
    sides.sort_by_key(|(name, ..)| last(name));
    let sides = sides.into_iter().map(|(name, before, after)| {
        format!("{} {} → {}", words.short(kind, name), told(name, before), told(name, after))
    });
    let text = sides.collect::<Vec<_>>().join(" · ");
    if text.is_empty() { words.say("dry-run-same").into_owned() } else { text }
}

/// The sums before and after where there are any; on which day, how many go through and how many are refused; and what there is to remark.
fn foot_lines((kind, run): (Kind, &DryRun), cursor: usize, words: &Words) -> [String; 3] {
    let (before, after) = run.sums;
    let number = |number: Decimal| words.value(&Value::Decimal(number));
    let args = [
        ("people-before", Arg::from(before.people)),
        ("people", after.people.into()),
        ("hours-before", Arg::Text(number(before.hours))),
        ("hours", Arg::Text(number(after.hours))),
        ("jobs-before", Arg::Text(number(before.jobs))),
        ("jobs", Arg::Text(number(after.jobs))),
        ("open-before", before.open_places.into()),
        ("open", after.open_places.into()),
    ];
    let refused = run.rows.iter().filter(|row| row.refused.is_some()).count();
    let day = ("day", Arg::Text(words.day(run.on)));
    let through = ("done", Arg::from(run.rows.len() - refused));
    let foot = words.say_with("dry-run-foot", &[day, through, ("refused", refused.into())]);
    // Of who is refused the whole sentence, where the row cuts it.
    let said = match run.rows.get(cursor).and_then(|row| row.refused.as_ref()) {
        Some(refusal) => words.refusal(refusal),
        None => run.remarks.iter().map(|remark| words.refusal(&remark.0)).collect::<Vec<_>>().join(" "),
    };
    // What candidates do moves nobody who is in a team.
    let sums = if kind == Kind::Application { String::new() } else { words.say_with("dry-run-sums", &args) };
    [sums, foot, said]
}
