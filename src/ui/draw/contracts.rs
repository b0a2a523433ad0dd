//! What would become of contracts, member by member.

use ratatui::layout::Rect;

use super::canvas::{Canvas, CellPosition, below, fit_name, style};
use crate::app::layers::contracts::ContractsView;
use crate::ui::words::{CONTRACT_PLAN_COLUMNS, planned_contract_texts};

/// Cells of a chain in words.
const LONG_CHAIN: u16 = 23;

/// Cells of the columns on so many, in the order of [`CONTRACT_PLAN_COLUMNS`]; 0 for one that is left out. The name gets the rest.
fn columns(width: u16) -> [u16; 7] {
    let (number, chain, notice) = match width {
        0..60 => (0, 0, 0),
        60..76 => (6, 0, 10),
        76..110 => (6, 10, 10),
        _ => (8, LONG_CHAIN, 10),
    };
    let days = 10;
    let rest =
        [number, days, days, days, chain, notice].iter().filter(|cells| **cells > 0).map(|cells| cells + 1).sum();
    [number, width.saturating_sub(rest), days, days, days, chain, notice]
}

/// Draws it; answers where the cursor stands.
pub fn contracts(canvas: &mut Canvas<'_>, view: &ContractsView, body: Rect) -> Option<CellPosition> {
    canvas.clear(body);
    let words = canvas.words;
    let members = view.command.members.len();
    let title = format!("▌{}", words.say_with("contracts-title", &[("count", members.into())]));
    let Some(plan) = &view.plan else {
        let inner = canvas.frame(body, &title, "", style::FOCUS);
        return Some((inner.x, inner.y));
    };
    let refused = plan.lines.iter().filter(|line| line.next.is_err()).count();
    let foot = [("done", plan.lines.len().saturating_sub(refused).into()), ("refused", refused.into())];
    let inner = canvas.frame(body, &title, &words.say_with("contracts-foot", &foot), style::FOCUS);
    let cells = columns(inner.width.saturating_sub(2));
    let headings = CONTRACT_PLAN_COLUMNS.map(|name| words.say(&format!("contract-{name}")).into_owned());
    canvas.across(
        (inner.x + 1, inner.y),
        headings.into_iter().zip(cells).map(|(text, cells)| (text, cells, style::HEADING)),
    );
    // Below the rows stands what there is to say about the one under the cursor.
    let said: Vec<String> = match view.line().map(|line| &line.next) {
        Some(Err(refusal)) => vec![words.refusal(refusal)],
        Some(Ok(next)) => next.remarks.iter().map(|remark| words.refusal(remark)).collect(),
        None => Vec::new(),
    };
    let told = if inner.height > 8 { 3 } else { 1 };
    let area = Rect { height: inner.height.saturating_sub(told + 1), ..below(inner, 1) };
    let cursor = canvas.list((&plan.lines, view.cursor), area, |canvas, line, place| {
        let remarked = line.next.as_ref().map_or(true, |next| !next.remarks.is_empty());
        let plain = if remarked { style::ALARM } else { style::PLAIN };
        let mut texts = planned_contract_texts(words, plan, line, cells[5] < LONG_CHAIN);
        let ([_, name, ..], [_, width, ..]) = (&mut texts, cells);
        *name = fit_name(name, usize::from(width));
        canvas.across((place.x, place.y), texts.into_iter().zip(cells).map(|(text, cells)| (text, cells, plain)));
    });
    let below = Rect { x: inner.x + 1, y: area.bottom(), width: inner.width.saturating_sub(2), height: told };
    canvas.wrapped(below, &said.join(" "), style::ALARM);
    cursor.or(Some((inner.x, inner.y)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_fit_and_names_always_have_room() {
        for width in 48..300 {
            let columns = columns(width);
            let used: u16 = columns.iter().filter(|cells| **cells > 0).map(|cells| cells + 1).sum();
            assert_eq!(used, width + 1, "{width}");
            assert!(columns[1] >= 8, "{width}: {columns:?}");
        }
    }
}
