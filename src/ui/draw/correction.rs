//! What a correction changes in the figures of days that have passed.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::{Canvas, CellPosition, below, style};
use crate::app::layers::correction::CorrectionView;
use crate::domain::refusal::Warning;
use crate::domain::value::Value;
use crate::ui::words::{changed_figure_headings, changed_figure_texts};

/// Cells of the day, the two figures and the word for a closed period; the name of the figure gets the rest.
const DAY: u16 = 10;
const FIGURE: u16 = 10;
const CLOSED: u16 = 11;

/// Draws it; answers where the cursor stands.
pub fn correction(canvas: &mut Canvas<'_>, view: &CorrectionView, body: Rect) -> Option<CellPosition> {
    canvas.clear(body);
    let words = canvas.words;
    let (kind, field) = view.field;
    let title = format!(
        "▌{}",
        words.say_with(
            "correction-heading",
            &[("what", words.label(kind, field).into_owned().into()), ("whose", view.whose.as_str().into())]
        )
    );
    let Some(figures) = &view.figures else {
        let inner = canvas.frame(body, &title, "", style::FOCUS);
        return Some((inner.x, inner.y));
    };
    let closed = figures.iter().filter(|changed| changed.closed).count();
    let foot = words.say_with("correction-foot", &[("count", figures.len().into()), ("closed", closed.into())]);
    let inner = canvas.frame(body, &title, &foot, style::FOCUS);
    let told = |value: &Value| match value {
        Value::Empty => words.say("bulk-nothing").into_owned(),
        value => words.value(value),
    };
    let becomes = [("before", told(&view.values.0).into()), ("after", told(&view.values.1).into())];
    let text = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
    let lines = canvas.wrapped(text, &words.say_with("correction-becomes", &becomes), style::PLAIN);
    let remarks: Vec<String> = view.remarks.iter().map(|Warning(remark)| words.refusal(remark)).collect();
    let told = match remarks.is_empty() {
        true => 0,
        false => canvas.wrapped(below(text, lines), &remarks.join(" "), style::ALARM),
    };
    let rest = below(text, lines + told + 1);
    if figures.is_empty() {
        canvas.wrapped(rest, &words.say("correction-none"), style::PLAIN);
        return Some((inner.x, inner.y));
    }
    canvas.text((rest.x, rest.y), rest.width, &words.say("correction-days"), style::PLAIN);
    let name = rest.width.saturating_sub(DAY + 2 * FIGURE + CLOSED + 4);
    let cells = [DAY, name, FIGURE, FIGURE, CLOSED];
    line(canvas, (rest.x, rest.y + 1), changed_figure_headings(words), cells, style::HEADING);
    let area = Rect { x: inner.x, width: inner.width, ..below(rest, 2) };
    let cursor = canvas.list((figures, view.cursor), area, |canvas, changed, place| {
        let plain = if changed.closed { style::ALARM } else { style::PLAIN };
        line(canvas, (place.x, place.y), changed_figure_texts(words, changed), cells, plain);
    });
    cursor.or(Some((inner.x, inner.y)))
}

/// Numbers stand on the right of their cells.
fn line(
    canvas: &mut Canvas<'_>,
    at: CellPosition,
    [day, name, before, after, closed]: [String; 5],
    cells: [u16; 5],
    style: Style,
) {
    let right = |text: String| format!("{text:>width$}", width = usize::from(FIGURE));
    let texts = [day, name, right(before), right(after), closed];
    canvas.across(at, texts.into_iter().zip(cells).map(|(text, cells)| (text, cells, style)));
}
