//! What a client is charged, line by line, with the sums below.

use ratatui::layout::Rect;

use super::RenderContext;
use super::canvas::{Canvas, CellPosition, style};
use crate::app::layers::charges::ChargesView;
use crate::app::request::Charges;
use crate::domain::charging::Sums;
use crate::domain::choices::{Choice, LineKind};
use crate::domain::kinds::StatementLine;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Arg;
use crate::domain::value::{FieldType, Value};
use crate::ui::columns::{ShownColumn, of_statement_lines};

/// Draws it; answers where the cursor stands.
pub fn charges(
    canvas: &mut Canvas<'_>,
    view: &ChargesView,
    body: Rect,
    paint: &RenderContext<'_>,
) -> Option<CellPosition> {
    canvas.clear(body);
    let words = paint.words;
    let Some(charges) = view.charges.as_deref() else {
        let inner = canvas.frame(body, &format!("▌{}", words.title(Kind::Statement)), "", style::focus());
        return Some((inner.x, inner.y));
    };
    let statement = &charges.statement;
    let args: [(&str, Arg); 4] = [
        ("client", label(charges, statement.organisation).into()),
        ("number", statement.number.as_str().into()),
        ("from", statement.from.into()),
        ("until", statement.until.into()),
    ];
    let title = words.say_with(if view.is_draft() { "charges-draft" } else { "charges-fixed" }, &args);
    let mut sums = Sums::default();
    charges.lines.iter().for_each(|line| sums.add(line.sort, line.amount));
    let mark = words.language().mark();
    let money = |amount: crate::domain::decimal::Decimal| Arg::Text(amount.text_fixed(mark));
    let sums: [(&str, Arg); 4] = [
        ("costs", money(sums.costs)),
        ("windfalls", money(sums.windfalls)),
        ("corrections", money(sums.corrections)),
        ("total", money(sums.total())),
    ];
    let inner = canvas.frame(body, &format!("▌{title}"), &words.say_with("charges-sums", &sums), style::focus());
    if charges.lines.is_empty() {
        canvas.text((inner.x + 1, inner.y), inner.width.saturating_sub(2), &words.say("charges-none"), style::muted());
        return Some((inner.x, inner.y));
    }
    let shown = of_statement_lines(inner.width.saturating_sub(2));
    let mut x = inner.x + 1;
    for column in &shown {
        let heading = words.short(Kind::StatementLine, column.name);
        put(canvas, (x, inner.y), column, &heading, style::heading());
        x += column.width + 1;
    }
    let rows = usize::from(inner.height.saturating_sub(1)).max(1);
    let top = view.cursor.saturating_sub(rows.saturating_sub(1));
    let mut cursor = None;
    for (nth, line) in charges.lines.iter().enumerate().skip(top).take(rows) {
        let y = inner.y + 1 + (nth - top) as u16;
        let here = nth == view.cursor;
        canvas.text((inner.x, y), 1, if here { "▌" } else { " " }, style::focus());
        let style = if here { style::cell() } else { style::plain() };
        canvas.shade(Rect { x: inner.x + 1, y, width: inner.width.saturating_sub(2), height: 1 }, style);
        let mut x = inner.x + 1;
        for column in &shown {
            put(canvas, (x, y), column, &cell(charges, line, column.name, paint), style);
            x += column.width + 1;
        }
        if here {
            cursor = Some((inner.x + 1, y));
        }
    }
    cursor
}

fn put(canvas: &mut Canvas<'_>, at: CellPosition, column: &ShownColumn, text: &str, style: ratatui::style::Style) {
    let number = Kind::StatementLine
        .field(column.name)
        .is_some_and(|info| matches!(info.ty, FieldType::Number | FieldType::Money));
    if number { canvas.right(at, column.width, text, style) } else { canvas.text(at, column.width, text, style) }
}

/// A field of a line as people read it. What a line is for is its cost item, or the instrument that a windfall comes from; what
/// is about no placement is about a team.
fn cell(charges: &Charges, line: &StatementLine, name: &str, paint: &RenderContext<'_>) -> String {
    let instrument = line.instrument.and_then(|id| charges.instruments.get(&id));
    match (name, instrument) {
        ("item", _) => {
            let what = match (instrument, line.item) {
                (Some(instrument), _) => paint.words.value(&Value::Choice(instrument.name())),
                (None, item) => item.map(|id| label(charges, id).to_owned()).unwrap_or_default(),
            };
            let correction = line.sort == LineKind::Correction;
            if correction { format!("{} {what}", paint.words.value(&Value::Choice(line.sort.name()))) } else { what }
        }
        ("placement", _) if line.placement.is_none() => {
            line.team.map(|id| label(charges, id).to_owned()).unwrap_or_default()
        }
        _ => match Record::StatementLine(line.clone()).get(name) {
            Value::Ref(id) => label(charges, id).to_owned(),
            Value::Decimal(amount) => amount.text_fixed(paint.words.language().mark()),
            value => paint.words.value(&value),
        },
    }
}

fn label(charges: &Charges, id: crate::domain::id::Id) -> &str {
    charges.labels.get(&id).map_or("", String::as_str)
}
