//! What would be handed over to whom, before it is done.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::canvas::{Canvas, CellPosition, in_sight, style};
use super::overlay::popup;
use super::selection::rows_shown;
use crate::app::layers::hand_over::HandOverView;
use crate::domain::refusal::Arg;

/// Draws it; answers where the cursor stands.
pub fn hand_over(canvas: &mut Canvas<'_>, view: &HandOverView, body: Rect) -> Option<CellPosition> {
    let words = canvas.words;
    let mut args = vec![("day", Arg::Day(view.what.on))];
    let title = match view.what.cover_until {
        Some(until) => {
            args.push(("until", Arg::Day(until)));
            words.say_with("cover-title", &args)
        }
        None => words.say_with("hand-over-title", &args),
    };
    let handed = view.handed.as_deref().unwrap_or_default();
    let rows: Vec<[String; 3]> =
        handed.iter().map(|part| [words.kind(part.kind).into_owned(), part.what.clone(), part.to.clone()]).collect();
    let inner = popup(canvas, body, (76, rows.len().max(1) as u16 + 4), &title);
    let (x, width) = (inner.x + 1, inner.width.saturating_sub(2));
    let area = Rect { x, width, height: inner.height.saturating_sub(2), ..inner };
    let widest = |nth: usize| rows.iter().map(|row| row[nth].width()).max().unwrap_or(0);
    // On a narrow screen who gets it goes before what kind of thing it is.
    let narrow = usize::from(width) < 56;
    let widths = [widest(0).min(20), widest(1).min(30.min(usize::from(width) / 2))];
    let room = usize::from(area.height);
    let top = view.top.min(rows.len().saturating_sub(room));
    for (_, row, line) in in_sight(&rows, top, area) {
        let mut x = area.x;
        for (text, width) in row.iter().zip(widths).skip(usize::from(narrow)) {
            canvas.text((x, line.y), width as u16, text, style::PLAIN);
            x += width as u16 + 2;
        }
        canvas.text((x, line.y), area.right().saturating_sub(x), &row[2], style::MARKED);
    }
    let foot = inner.bottom().saturating_sub(1);
    canvas.text((x, foot), width, &words.say("hand-over-go"), style::HEADING);
    if rows.len() > room {
        let shown = rows_shown((top as u64, (top + room) as u64), rows.len() as u64, words);
        canvas.right((x, foot), width, &shown, style::MUTED);
    }
    Some((x, foot))
}
