//! One whole record.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::canvas::{Canvas, CellPosition, below, first_of, in_sight, style, top_for};
use super::log::dated;
use crate::app::action::Action;
use crate::app::layers::detail_lines::{folded_fields, rows_of};
use crate::app::layers::record_detail::{DetailLine, DetailPart, RecordDetailView};
use crate::domain::access::HIDDEN;
use crate::domain::days::Day;
use crate::domain::decimal::Tenths;
use crate::domain::kind::Kind;
use crate::domain::paid_hours::ClientPeriod;
use crate::domain::refusal::Arg;
use crate::domain::value::Value;
use crate::domain::verbs::days;
use crate::service::record_detail::RecordDetail;
use crate::text::Words;
use crate::ui::layout::detail_columns;

/// As many parts have a digit of their own; the next part is one `Tab` on.
const DIGITS: usize = 8;

/// Cells for the names of fields, at most.
const LABELS: u16 = 34;

/// Draws it; answers where the cursor stands. Without the focus it has neither cursor nor marker.
pub fn record_detail(
    canvas: &mut Canvas<'_>,
    view: &RecordDetailView,
    (body, focused): (Rect, bool),
) -> Option<CellPosition> {
    canvas.clear(body);
    let (words, concealment) = (canvas.words, canvas.concealment);
    let name = view.detail.as_deref().map(name_of).unwrap_or_default();
    let concealed = |kind: Kind| concealment.of_kind(kind);
    let name = if concealed(view.kind) { HIDDEN.to_owned() } else { name };
    let mark = if focused { "▌" } else { "" };
    let title = format!("{mark}{} · {name}", capitalised(&words.kind(view.kind)));
    let style = if focused { style::FOCUS } else { style::MUTED };
    let foot = view
        .detail
        .as_ref()
        .and_then(|whole| whole.count)
        .map(|count| {
            let numbers = [count.places, count.filled, count.counting, count.open()].map(Arg::from);
            let args: Vec<(&str, Arg)> = ["places", "filled", "counting", "open"].into_iter().zip(numbers).collect();
            words.say_with("whole-counts", &args)
        })
        .unwrap_or_default();
    let inner = canvas.frame(body, &title, &foot, style);
    let lines = view.lines();
    let parts = view.parts();
    let inner = if parts.len() > 1 && inner.height > 3 {
        parts_line(canvas, (&parts, view.cursor), inner);
        below(inner, 1)
    } else {
        inner
    };
    let columns = detail_columns(inner.width + 1);
    let rows = rows_of(&lines, columns);
    let width = inner.width.saturating_sub(2) / columns as u16;
    let widths = lines.iter().filter_map(|line| match line {
        DetailLine::Field(record, info) => Some(words.label(record.kind(), info.name).width() as u16 + 3),
        _ => None,
    });
    let labels = widths.max().unwrap_or(0).min(LABELS).min(width / 2);
    let row = rows.iter().position(|row| row.contains(&view.cursor)).unwrap_or(0);
    let mut cursor = None;
    let top = view.top.clamp(top_for(row, inner.height), row);
    let places = in_sight(&rows, top, inner).flat_map(|(_, row, place)| {
        let beside = move |(nth, at): (usize, &usize)| (*at, place.x + nth as u16 * (width + 1), place.y);
        row.iter().enumerate().map(beside).collect::<Vec<_>>()
    });
    for (nth, x, y) in places {
        let Some(line) = lines.get(nth) else { continue };
        let here = focused && nth == view.cursor;
        canvas.marker((x, y), here);
        let whole = inner.width.saturating_sub(2);
        let (x, width) = (x + 1, if matches!(line, DetailLine::Field(..)) { width } else { whole });
        match line {
            DetailLine::Heading(record) => {
                let kind = words.kind(record.kind());
                let heading = if concealed(record.kind()) { HIDDEN.to_owned() } else { capitalised(&kind) };
                let held = days(*record).filter(|_| record.id() != view.id && !concealed(record.kind()));
                let heading = held.map_or(heading.clone(), |days| format!("{heading} · {}", held_words(words, days)));
                canvas.text((x, y), width, &heading, style::HEADING);
            }
            DetailLine::Field(record, info) => {
                let label = words.label(record.kind(), info.name);
                let short = words.short(record.kind(), info.name);
                let label = if label.width() as u16 + 2 > labels { short } else { label };
                // What the fields are called tells what is known of somebody.
                let label = if concealed(record.kind()) { HIDDEN.into() } else { label };
                canvas.text((x + 1, y), labels.saturating_sub(2), &label, style::MUTED);
                let text = match record.get(info.name) {
                    _ if concealment.of_field(record.kind(), info.name) => HIDDEN.to_owned(),
                    Value::Ref(id) => view.detail.as_ref().map(|w| w.label(id).to_owned()).unwrap_or_default(),
                    value => words.value(&value),
                };
                let text = if text.is_empty() { "-" } else { &text };
                let room = width.saturating_sub(labels);
                canvas.text((x + labels, y), room, text, style::PLAIN);
                if here {
                    canvas.light((x + labels, y), room, text);
                }
            }
            DetailLine::Empty(record, count) => {
                let key = ("key", canvas.keys.key(Action::Enlarge).into());
                let room = width.saturating_sub(1);
                // What the fields are called tells what is known of somebody.
                let text = if concealed(record.kind()) {
                    words.say_with("detail-empty", &[("count", (*count).into()), key])
                } else {
                    let names: Vec<String> = folded_fields(view.kind, record)
                        .map(|info| words.label(record.kind(), info.name).into_owned())
                        .collect();
                    first_of(&names, room.into(), |names| {
                        words.say_with("detail-empty-named", &[("names", Arg::Text(names)), key.clone()])
                    })
                };
                canvas.text((x + 1, y), room, &text, style::MUTED);
            }
            DetailLine::Part(kind, _) => {
                let heading = if concealed(*kind) {
                    HIDDEN.to_owned()
                } else {
                    words.say_with("detail-past", &[("kind", Arg::Text(words.title(*kind)))])
                };
                canvas.text((x, y), width, &heading, style::HEADING);
            }
            DetailLine::Expected(expected) => {
                canvas.text((x + 1, y), labels.saturating_sub(2), &words.say("per-month"), style::MUTED);
                let place = (x + labels, y);
                let told = if concealed(Kind::Instrument) { HIDDEN.to_owned() } else { words.expected(*expected) };
                canvas.text(place, width.saturating_sub(labels), &told, style::PLAIN);
            }
            DetailLine::Periods(until) => {
                let heading = words.say_with("client-periods", &[("day", (*until).into())]);
                canvas.text((x, y), width, &heading, style::HEADING);
            }
            DetailLine::Period(period) => {
                let year = ("year", period.year.to_string().into());
                let name = match period.quarter {
                    Some(quarter) => words.say_with("client-quarter", &[year, ("quarter", i64::from(quarter).into())]),
                    None => words.say_with("client-year", &[year]),
                };
                canvas.text((x + 1, y), labels.saturating_sub(2), &name, style::MUTED);
                canvas.text((x + labels, y), width.saturating_sub(labels), &paid(words, period), style::PLAIN);
            }
            DetailLine::History => canvas.text((x, y), width, &words.say("history"), style::HEADING),
            DetailLine::Change(set, change) => {
                canvas.text(
                    (x + 1, y),
                    width - 1,
                    &dated(set, change, &name, (concealment, canvas.words)),
                    style::PLAIN,
                );
            }
        }
        if here {
            let field = matches!(line, DetailLine::Field(..));
            cursor = Some((if field { x + labels } else { x }, y));
        }
    }
    cursor.or(Some((inner.x, inner.y)))
}

/// The parts with their numbers; the one with the cursor stands out.
fn parts_line(canvas: &mut Canvas<'_>, (parts, cursor): (&[(usize, DetailPart)], usize), area: Rect) {
    let words = canvas.words;
    let here = parts.iter().rposition(|(line, _)| *line <= cursor).unwrap_or(0);
    let mut x = area.x + 1;
    for (nth, (_, part)) in parts.iter().enumerate() {
        let name = match part {
            DetailPart::Now => words.say("detail-now").into_owned(),
            DetailPart::Past(kind, _) if canvas.concealment.of_kind(*kind) => HIDDEN.to_owned(),
            DetailPart::Past(kind, 0) => words.title(*kind),
            DetailPart::Past(kind, count) => format!("{} {count}", words.title(*kind)),
            DetailPart::History => words.say("history").into_owned(),
        };
        // A digit leads to as many parts as there are views with one.
        let text = if nth < DIGITS { format!("{} {name}", nth + 1) } else { name };
        let style = if nth == here { style::FOCUS } else { style::MUTED };
        canvas.text((x, area.y), area.right().saturating_sub(x), &text, style);
        x += text.width() as u16 + 2;
        if x >= area.right() {
            break;
        }
    }
}

/// The days on which a fact holds, in words.
fn held_words(words: &Words, (from, until): (Day, Option<Day>)) -> String {
    let until = until.map(|until| words.day(until)).unwrap_or_default();
    format!("{} – {until}", words.day(from)).trim_end().to_owned()
}

/// What a client is credited with over a period, in words.
fn paid(words: &Words, period: &ClientPeriod) -> String {
    let mark = words.language().mark();
    let jobs = |jobs: Option<Tenths>| match jobs {
        Some(jobs) => Arg::Text(jobs.text(mark)),
        None => Arg::Text(words.say("not-known").into_owned()),
    };
    let hours = words.value(&Value::Decimal(period.paid_hours));
    let args = [("jobs", jobs(period.jobs)), ("day-jobs", jobs(period.last_day_jobs)), ("hours", Arg::Text(hours))];
    words.say_with("client-period-paid", &args)
}

/// The name of a record; a dated fact goes by the name of what it is about.
fn name_of(whole: &RecordDetail) -> String {
    let owner = whole.record.kind().owner().map(|field| whole.record.get(field));
    match (whole.record.label(), owner) {
        (name, Some(Value::Ref(id))) if name.is_empty() => whole.label(id).to_owned(),
        (name, _) => name,
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
