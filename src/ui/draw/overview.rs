//! The overview: as many panels as fit, each with a chart and its numbers.

use ratatui::layout::Rect;
use ratatui::symbols::Marker;
use unicode_width::UnicodeWidthStr;

use super::canvas::{Canvas, CellPosition, style, wrap};
use super::charts::{ChartBar, ChartLine, horizontal_bars, line_chart, vertical_bars};
use crate::app::state::App;
use crate::app::state::overview::Panel;
use crate::domain::choices::Choice;
use crate::domain::days::Day;
use crate::domain::decimal::{Decimal, Tenths};
use crate::report::{Forecast, JobsPart, Month, Overview};
use crate::text::Words;
use crate::ui::layout::panels;

/// Draws it; answers where the cursor stands.
pub fn overview(canvas: &mut Canvas<'_>, app: &App, body: Rect) -> Option<CellPosition> {
    let words = canvas.words;
    let places = panels(body);
    let first = app.views.overview.focus / places.len().max(1) * places.len().max(1);
    let mut cursor = None;
    for ((at, panel), place) in Panel::ALL.iter().enumerate().skip(first).zip(places) {
        let focused = at == app.views.overview.focus;
        let (mark, style) = if focused { ("▌", style::FOCUS) } else { (" ", style::MUTED) };
        let report = app.views.overview.report.as_deref();
        let busy = if app.overview_is_behind() { words.say("busy") } else { "".into() };
        let day = report.map(|report| words.day(report.as_of)).unwrap_or_default();
        let foot = format!("{busy} {day} · {}/{}", at + 1, Panel::ALL.len());
        let title = format!("{mark}{}", words.say(&format!("overview-{}", panel.name())));
        let inner = canvas.frame(place, &title, foot.trim(), style);
        let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
        if let Some(report) = report {
            draw(canvas, *panel, report, inner);
        }
        if focused {
            cursor = Some((place.x + 1, place.y + 1));
        }
    }
    cursor
}

fn draw(canvas: &mut Canvas<'_>, panel: Panel, report: &Overview, area: Rect) {
    let words = canvas.words;
    match panel {
        Panel::Jobs => jobs(canvas, report, area),
        Panel::Forecast => forecast(canvas, report, area),
        Panel::Flows => {
            let passed = |people: fn(&Month) -> i64| {
                months(report, words, |month| (people(month).to_string(), people(month).max(0) as u64))
            };
            let charts = [("overview-head-came", passed(|m| m.came)), ("overview-head-went", passed(|m| m.went))];
            two(canvas, area, charts);
        }
        Panel::Rates => {
            let rate = |rate: fn(&Month) -> Option<Decimal>| months(report, words, |month| percent(words, rate(month)));
            let (occupancy, absence) = (rate(|m| m.occupancy), rate(|m| m.absence));
            two(canvas, area, [("overview-head-occupancy", occupancy), ("overview-head-absence", absence)]);
        }
        Panel::Clients => parts(canvas, &report.parts.clients, area),
        Panel::WorkTypes => parts(canvas, &report.parts.work_types, area),
        Panel::Provinces => parts(canvas, &report.parts.provinces, area),
        Panel::People => people(canvas, report, area),
    }
}

/// A month as it fits below a bar: `11-26`.
fn label(words: &Words, day: Day) -> String {
    let form = if words.language().mark() == ',' { "%m-%y" } else { "%y-%m" };
    day.format(form).to_string()
}

fn months(report: &Overview, words: &Words, of: impl Fn(&Month) -> (String, u64)) -> Vec<ChartBar> {
    let item = |month: &Month| {
        let (value, size) = of(month);
        ChartBar { label: label(words, month.day), value, size }
    };
    report.months.iter().map(item).collect()
}

fn percent(words: &Words, rate: Option<Decimal>) -> (String, u64) {
    let Some(rate) = rate else { return ("–".to_owned(), 0) };
    let tenths = rate.in_units_of(Decimal::whole(1));
    (tenths.text(words.language().mark()), tenths.0.max(0) as u64)
}

/// Two charts over each other, each under its own words.
fn two(canvas: &mut Canvas<'_>, area: Rect, charts: [(&str, Vec<ChartBar>); 2]) {
    let half = area.height / 2;
    for ((key, items), y) in charts.into_iter().zip([area.y, area.y + half]) {
        canvas.text((area.x, y), area.width, &canvas.words.say(key), style::HEADING);
        vertical_bars(canvas, Rect { y: y + 1, height: half.saturating_sub(1), ..area }, &items);
    }
}

fn parts(canvas: &mut Canvas<'_>, parts: &[JobsPart], area: Rect) {
    let words = canvas.words;
    let item = |part: &JobsPart| {
        let label = if part.name.is_empty() { words.say("overview-unnamed").into_owned() } else { part.name.clone() };
        let size = part.jobs.map_or(0, |jobs| jobs.0.max(0)) as u64;
        ChartBar { label, value: stated(words, part.jobs), size }
    };
    let items: Vec<ChartBar> = parts.iter().map(item).collect();
    // What does not fit is added up, where it is known of each.
    let all_known = parts.iter().all(|part| part.jobs.is_some());
    let sum = |size| all_known.then(|| Tenths(i64::try_from(size).unwrap_or(i64::MAX)));
    horizontal_bars(canvas, area, &items, |size| stated(words, sum(size)));
}

/// Jobs, or that they are not known.
fn stated(words: &Words, jobs: Option<Tenths>) -> String {
    jobs.map_or_else(|| words.say("not-known").into_owned(), |jobs| jobs.text(words.language().mark()))
}

/// The jobs against the target, and both forecasts.
fn jobs(canvas: &mut Canvas<'_>, report: &Overview, area: Rect) {
    let words = canvas.words;
    let (Some(first), Some(today)) = (report.months.first(), report.months.last()) else { return };
    let made_ahead = report.forecast.as_ref().map_or((&[][..], &[][..]), |made| (&made.line, &made.pipeline));
    let end = made_ahead.1.last().map_or(today.day, |point| point.day);
    let x = |day: Day| (day - first.day).num_days() as f64;
    let made = report.months.iter().filter_map(|month| Some((x(month.day), month.jobs?.as_f64())));
    let made: Vec<(f64, f64)> = made.collect();
    let ahead = |points: &[crate::report::Point]| -> Vec<(f64, f64)> {
        points.iter().map(|point| (x(point.day), point.jobs.as_f64())).collect()
    };
    let (line, pipeline) = (ahead(made_ahead.0), ahead(made_ahead.1));
    let target = report.target_jobs.map(Decimal::as_f64);
    let aimed: Vec<(f64, f64)> = match target {
        Some(target) => (0..=24).map(|n| (x(end) * f64::from(n) / 24.0, target)).collect(),
        None => Vec::new(),
    };
    let highest = made.iter().chain(&line).chain(&pipeline).map(|(_, jobs)| *jobs).chain(target).fold(1.0, f64::max);
    let most = (highest * 1.05 / 100.0).ceil() * 100.0;
    let lines = [
        ChartLine { points: &aimed, marker: Marker::Dot, joined: false },
        ChartLine { points: &pipeline, marker: Marker::HalfBlock, joined: false },
        ChartLine { points: &line, marker: Marker::Quadrant, joined: false },
        ChartLine { points: &made, marker: Marker::Quadrant, joined: true },
    ];
    let mark = words.language().mark();
    let last = |points: &[crate::report::Point]| points.last().map_or_else(|| "–".to_owned(), |p| p.jobs.text(mark));
    let explanation = words.say_with(
        "overview-legend",
        &[
            ("jobs", stated(words, today.jobs).into()),
            ("target", report.target_jobs.map_or_else(|| "–".to_owned(), |t| words.number(t)).into()),
            ("line", last(made_ahead.0).into()),
            ("pipeline", last(made_ahead.1).into()),
            ("day", end.into()),
        ],
    );
    let legend = wrap(&explanation, area.width.into()).len() as u16;
    // The last months in numbers, below the lines.
    let figures = 3;
    let chart = Rect { height: area.height.saturating_sub(legend + figures), ..area };
    line_chart(canvas, chart, &lines, (x(end).max(1.0), most), [label(words, first.day), label(words, end)]);
    let in_cell = |month: &Month| month.jobs.map_or_else(|| "–".to_owned(), |jobs| jobs.text(mark));
    let items = months(report, words, |month| (in_cell(month), 0));
    standing_figures(canvas, Rect { y: chart.bottom(), height: figures, ..area }, &items);
    canvas.wrapped(Rect { y: area.bottom() - legend, height: legend, ..area }, &explanation, style::PLAIN);
}

/// Months and numbers in two lines, the last ones that fit.
fn standing_figures(canvas: &mut Canvas<'_>, area: Rect, items: &[ChartBar]) {
    let words = canvas.words;
    let cells = items.iter().map(|item| item.value.width().max(item.label.width())).max().unwrap_or(1) as u16 + 1;
    let head = [words.say("overview-head-month"), words.say("overview-head-jobs")];
    let left = head.iter().map(|text| text.width()).max().unwrap_or(0) as u16 + 1;
    let count = usize::from(area.width.saturating_sub(left) / cells).min(items.len());
    for (y, text) in (area.y..).zip(&head) {
        canvas.text((area.x, y), left, text, style::HEADING);
    }
    for (at, item) in (0..).zip(items.get(items.len() - count..).unwrap_or_default()) {
        let x = area.x + left + at * cells;
        canvas.right((x, area.y), cells - 1, &item.label, style::MUTED);
        canvas.right((x, area.y + 1), cells - 1, &item.value, style::PLAIN);
    }
}

/// What the forecasts say, and their numbers month by month.
fn forecast(canvas: &mut Canvas<'_>, report: &Overview, area: Rect) {
    let words = canvas.words;
    let mut y = area.y;
    for (key, args) in Forecast::told(report.forecast.as_ref()) {
        let room = Rect { y, height: area.bottom().saturating_sub(y), ..area };
        y += canvas.wrapped(room, &words.say_with(key, &args), style::PLAIN);
    }
    let mark = words.language().mark();
    let columns = ["overview-head-month", "overview-head-line", "overview-head-pipeline"].map(|key| words.say(key));
    let row = |canvas: &mut Canvas<'_>, y: u16, cells: [&str; 3], style| {
        canvas.text((area.x, y), 10, cells[0], style);
        canvas.right((area.x + 10, y), 14, cells[1], style);
        canvas.right((area.x + 24, y), 12, cells[2], style);
    };
    y += 1;
    let Some(forecast) = report.forecast.as_ref().filter(|_| y + 1 < area.bottom()) else { return };
    row(canvas, y, [&columns[0], &columns[1], &columns[2]], style::HEADING);
    for (y, point) in (y + 1..area.bottom()).zip(&forecast.pipeline) {
        let line = forecast.line.iter().find(|other| other.day == point.day);
        let line = line.map_or_else(|| "–".to_owned(), |point| point.jobs.text(mark));
        row(canvas, y, [&label(words, point.day), &line, &point.jobs.text(mark)], style::PLAIN);
    }
}

/// Why people left, and what members think of their work.
fn people(canvas: &mut Canvas<'_>, report: &Overview, area: Rect) {
    let words = canvas.words;
    let half = area.height / 2;
    canvas.text((area.x, area.y), area.width, &words.say("overview-leaving-year"), style::HEADING);
    let reasons = report.leaving.iter().map(|left| {
        let reason = left.reason.map_or_else(|| words.say("overview-no-reason"), |reason| words.choice(reason.name()));
        ChartBar { label: reason.into_owned(), value: left.people.to_string(), size: left.people.max(0) as u64 }
    });
    let reasons: Vec<ChartBar> = reasons.collect();
    let room = Rect { y: area.y + 1, height: half.saturating_sub(2), ..area };
    let none = |canvas: &mut Canvas<'_>, room: Rect| {
        canvas.text((room.x, room.y), room.width, &words.say("overview-nothing"), style::MUTED);
    };
    if reasons.is_empty() {
        none(canvas, room);
    }
    horizontal_bars(canvas, room, &reasons, |size| size.to_string());
    let y = area.y + half;
    canvas.text((area.x, y), area.width, &words.say("overview-surveys"), style::HEADING);
    let mark = words.language().mark();
    let scores = report.surveys.iter().map(|survey| {
        let of =
            if survey.team.is_empty() { words.say("overview-whole-programme") } else { survey.team.as_str().into() };
        let value = survey.score.map_or_else(|| "–".to_owned(), |score| score.text(mark));
        let key = if survey.score.is_none() { "overview-score-withheld" } else { "overview-score" };
        let args = [("day", survey.held_on.into()), ("of", of.as_ref().into()), ("answers", survey.answers.into())];
        let size = survey.score.map_or(0, |score| score.hundredths().max(0) as u64);
        ChartBar { label: words.say_with(key, &args), value, size }
    });
    let scores: Vec<ChartBar> = scores.collect();
    let room = Rect { y: y + 1, height: area.bottom().saturating_sub(y + 1), ..area };
    if scores.is_empty() {
        none(canvas, room);
    }
    // Those that do not fit are older, or of single teams.
    let fitting = scores.get(..scores.len().min(room.height.into())).unwrap_or_default();
    horizontal_bars(canvas, room, fitting, |_| String::new());
}
