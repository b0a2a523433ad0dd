//! One whole record.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::canvas::{Canvas, CellPosition, in_sight, style, top_for};
use super::log::dated;
use crate::app::layers::record_detail::{DetailLine, RecordDetailView};
use crate::domain::access::HIDDEN;
use crate::domain::decimal::Tenths;
use crate::domain::kind::Kind;
use crate::domain::paid_hours::ClientPeriod;
use crate::domain::refusal::Arg;
use crate::domain::value::Value;
use crate::service::record_detail::RecordDetail;
use crate::text::Words;

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
    let widths = lines.iter().filter_map(|line| match line {
        DetailLine::Field(record, info) => Some(words.label(record.kind(), info.name).width() as u16 + 3),
        _ => None,
    });
    let labels = widths.max().unwrap_or(0).min(LABELS).min(inner.width / 2);
    let mut cursor = None;
    for (nth, line, Rect { x, y, .. }) in in_sight(&lines, top_for(view.cursor, inner.height), inner) {
        let here = focused && nth == view.cursor;
        canvas.marker((x, y), here);
        let (x, width) = (x + 1, inner.width.saturating_sub(2));
        match line {
            DetailLine::Heading(record) => {
                let kind = words.kind(record.kind());
                let heading = if concealed(record.kind()) { HIDDEN.to_owned() } else { capitalised(&kind) };
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
