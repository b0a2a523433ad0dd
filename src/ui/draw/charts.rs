//! Charts of the overview: bars that stand and bars that lie, each with its value written out, and the course of the jobs. What they tell
//! stands in numbers and shapes too, never in colour alone; on a terminal without such signs each gets a plain stand-in.

use ratatui::layout::{Direction, Rect};
use ratatui::symbols::Marker;
use ratatui::widgets::{Axis, Bar, BarChart, BarGroup, Chart, Dataset, GraphType};
use unicode_width::UnicodeWidthStr;

use super::canvas::{Canvas, fit, style};

/// Cells that a standing bar takes with its value and the space behind it.
const COLUMN: u16 = 6;
/// Cells of the bar itself.
const BAR: u16 = 4;

/// A number to draw: what it is of, how it is written, and how long its bar is.
pub struct ChartBar {
    /// What it is of.
    pub label: String,
    /// How it is written.
    pub value: String,
    /// Its size; bars are in proportion.
    pub size: u64,
}

/// Bars that stand beside each other, the last ones that fit, with their values and labels in two lines below them.
pub fn vertical_bars(canvas: &mut Canvas<'_>, area: Rect, items: &[ChartBar]) {
    let count = usize::from((area.width + COLUMN - BAR) / COLUMN).min(items.len());
    let shown = items.get(items.len() - count..).unwrap_or_default();
    if shown.is_empty() || area.height < 3 {
        return;
    }
    let bars: Vec<Bar<'_>> = shown.iter().map(|item| Bar::default().value(item.size).text_value("")).collect();
    let most = shown.iter().map(|item| item.size).max().unwrap_or(0).max(1);
    let chart = BarChart::default().bar_width(BAR).bar_gap(COLUMN - BAR).max(most).bar_style(style::FOCUS);
    canvas.widget(Rect { height: area.height - 2, ..area }, chart.data(BarGroup::default().bars(&bars)));
    for (at, item) in (0..).zip(shown) {
        let x = area.x + at * COLUMN;
        let middle = |text: &str| x + BAR.saturating_sub(text.width() as u16) / 2;
        canvas.text((middle(&item.value), area.bottom() - 2), COLUMN - 1, &item.value, style::PLAIN);
        canvas.text((middle(&item.label), area.bottom() - 1), COLUMN - 1, &item.label, style::MUTED);
    }
}

/// Bars that lie below each other, each behind its name and its value; those that do not fit are added up in the last line,
/// written as `value` says.
pub fn horizontal_bars(canvas: &mut Canvas<'_>, area: Rect, items: &[ChartBar], value: impl Fn(u64) -> String) {
    let room = usize::from(area.height);
    let cut = if items.len() > room { room.saturating_sub(1) } else { items.len() };
    let (shown, left) = items.split_at(cut);
    let size = left.iter().map(|item| item.size).sum();
    let last = (!left.is_empty()).then(|| ChartBar {
        label: canvas.words.say_with("overview-others", &[("count", left.len().into())]),
        value: value(size),
        size,
    });
    let lines: Vec<&ChartBar> = shown.iter().chain(&last).take(room).collect();
    let widest = |text: fn(&ChartBar) -> &str| lines.iter().map(|item| text(item).width()).max().unwrap_or(0);
    let value = widest(|item| &item.value) as u16;
    let name = (widest(|item| &item.label) as u16).min(area.width.saturating_sub(value + 2) / 2);
    let bar = Rect { x: area.x + name + value + 2, width: area.width.saturating_sub(name + value + 2), ..area };
    let most = shown.iter().map(|item| item.size).max().unwrap_or(0).max(1);
    for (y, item) in (area.y..).zip(&lines) {
        canvas.text((area.x, y), name, &fit(&item.label, name.into()), style::PLAIN);
        canvas.right((area.x + name + 1, y), value, &item.value, style::PLAIN);
    }
    let bars: Vec<Bar<'_>> =
        lines.iter().map(|item| Bar::default().value(item.size.min(most)).text_value("")).collect();
    let bars = if last.is_some() { bars.get(..bars.len() - 1).unwrap_or_default() } else { &bars };
    let chart = BarChart::default().direction(Direction::Horizontal).bar_width(1).bar_gap(0).max(most);
    canvas.widget(bar, chart.bar_style(style::FOCUS).data(BarGroup::default().bars(bars)));
}

/// A line of the chart of the jobs.
pub struct ChartLine<'a> {
    /// Its points: days since the first, and jobs.
    pub points: &'a [(f64, f64)],
    /// How they are drawn.
    pub marker: Marker,
    /// Whether the points are joined.
    pub joined: bool,
}

/// Lines over time. `ends` are written below the left and the right end and `now` at its place between, `most` is the highest
/// number on the left.
pub fn line_chart(
    canvas: &mut Canvas<'_>,
    area: Rect,
    courses: &[ChartLine<'_>],
    (last, most): (f64, f64),
    ends: [String; 2],
) {
    let datasets = courses.iter().map(|course| {
        let kind = if course.joined { GraphType::Line } else { GraphType::Scatter };
        Dataset::default().marker(course.marker).graph_type(kind).style(style::FOCUS).data(course.points)
    });
    let half = format!("{:.0}", most / 2.0);
    let up = Axis::default().bounds([0.0, most]).labels(["0".to_owned(), half, format!("{most:.0}")]);
    let along = Axis::default().bounds([0.0, last]).labels(ends);
    canvas.widget(area, Chart::new(datasets.collect()).x_axis(along).y_axis(up).legend_position(None));
}
