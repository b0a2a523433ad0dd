//! What a client is charged, line by line, with the sums below.

use ratatui::layout::Rect;

use super::canvas::{Canvas, CellPosition, below, padded, style, wrap};
use super::cells::is_right;
use crate::app::layers::charges::ChargesView;
use crate::app::request::Charges;
use crate::domain::access::HIDDEN;
use crate::domain::charging::Sums;
use crate::domain::choices::{Choice, LineKind};
use crate::domain::id::Id;
use crate::domain::kinds::StatementLine;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Arg;
use crate::domain::value::Value;
use crate::text::Words;
use crate::ui::columns::of_statement_lines;

/// Draws it; answers where the cursor stands.
pub fn charges(canvas: &mut Canvas<'_>, view: &ChargesView, body: Rect) -> Option<CellPosition> {
    canvas.clear(body);
    let words = canvas.words;
    let Some(charges) = view.charges.as_deref() else {
        let inner = canvas.frame(body, &format!("▌{}", words.title(Kind::Statement)), "", style::FOCUS);
        return Some((inner.x, inner.y));
    };
    let statement = &charges.statement;
    let credited = statement.credits.map(|id| number(charges, id));
    let args: [(&str, Arg); 5] = [
        ("client", statement.client_then.as_str().into()),
        ("credited", credited.unwrap_or_default().into()),
        ("number", statement.number.as_str().into()),
        ("from", statement.from.into()),
        ("until", statement.until.into()),
    ];
    let key = match credited {
        _ if view.is_draft() => "charges-draft",
        Some(_) => "charges-credit",
        None => "charges-fixed",
    };
    let title = words.say_with(key, &args);
    let mut sums = Sums::default();
    charges.lines.iter().for_each(|line| sums.add(line.sort, line.amount));
    let money = |amount| Arg::Text(words.euros(amount));
    let total = if view.for_client.is_some() { "charges-total-for-client" } else { "charges-total" };
    let total = words.say_with(total, &[("total", money(sums.total()))]);
    let sums: [(&str, Arg); 3] =
        [("costs", money(sums.costs)), ("windfalls", money(sums.windfalls)), ("corrections", money(sums.corrections))];
    let framed = canvas.frame(body, &format!("▌{title}"), &total, style::FOCUS);
    let said = view.lines().get(view.cursor).map(|line| match canvas.concealment.of_line(line) {
        true => String::new(),
        false => words.correction(&line.changes, line.published.map(|published| (published, published + line.amount))),
    });
    let bottom = said.filter(|said| !said.is_empty()).unwrap_or_else(|| words.say_with("charges-parts", &sums));
    let foot = wrap(&bottom, framed.width.saturating_sub(2).into()).len() as u16;
    let inner = Rect { height: framed.height.saturating_sub(foot), ..framed };
    canvas.wrapped(padded(below(framed, inner.height)), &bottom, style::MUTED);
    if charges.lines.is_empty() {
        canvas.text((inner.x + 1, inner.y), inner.width.saturating_sub(2), &words.say("charges-none"), style::MUTED);
        return Some((inner.x, inner.y));
    }
    let shown = of_statement_lines(view.for_client.is_some(), inner.width.saturating_sub(2));
    let row = |canvas: &mut Canvas<'_>, line: Rect, text: &dyn Fn(&'static str) -> String, style| {
        let mut x = line.x;
        for column in &shown {
            let place = Rect { x, width: column.width, ..line };
            canvas.cell(place, &text(column.name), is_right(Kind::StatementLine, column.name), style);
            x += column.width + 1;
        }
    };
    let heading = |name| words.short(Kind::StatementLine, name).into_owned();
    row(canvas, padded(Rect { height: 1, ..inner }), &heading, style::HEADING);
    canvas.list((view.lines(), view.cursor), below(inner, 1), |canvas, line, place| {
        // Who has an instrument, and which; the amounts add up to a sum that is told.
        let is_concealed = canvas.concealment.of_line(line);
        let concealed = |name| is_concealed && matches!(name, "item" | "placement");
        let text = |name| if concealed(name) { HIDDEN.to_owned() } else { cell(charges, line, name, words) };
        row(canvas, place, &text, style::PLAIN);
    })
}

/// A field of a line as people read it. What a line is for is its cost item, or the instrument that a windfall comes from; what
/// is about no placement is about a team.
fn cell(charges: &Charges, line: &StatementLine, name: &str, words: &Words) -> String {
    match name {
        "item" => {
            let what = match line.instrument_kind {
                Some(instrument) => words.value(&Value::Choice(instrument.name())),
                None if line.item_then.is_empty() => words.value(&Value::Choice(LineKind::Windfall.name())),
                None => line.item_then.clone(),
            };
            let correction = line.sort == LineKind::Correction;
            if correction { format!("{} {what}", words.value(&Value::Choice(line.sort.name()))) } else { what }
        }
        "placement" if line.placement.is_none() => line.team_then.clone(),
        "placement" => line.member_then.clone(),
        "team" => line.team_then.clone(),
        _ => match Record::StatementLine(line.clone()).get(name) {
            Value::Ref(id) => number(charges, id).to_owned(),
            Value::Decimal(amount) => words.euros(amount),
            value => words.value(&value),
        },
    }
}

fn number(charges: &Charges, statement: Id) -> &str {
    charges.numbers.get(&statement).map_or("", String::as_str)
}
