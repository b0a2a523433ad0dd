//! What would be handed over to whom, before it is done.

use ratatui::layout::Rect;

use super::canvas::{Canvas, CellPosition, padded, style};
use super::overlay::popup;
use super::selection::text_rows;
use crate::app::layers::hand_over::HandOverView;
use crate::domain::refusal::Arg;
use crate::service::command::Handed;

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
    let inner = padded(popup(canvas, body, (76, handed.len().max(1) as u16 + 4), &title));
    let foot = (inner.x, inner.bottom().saturating_sub(1));
    canvas.text(foot, inner.width, &words.say("hand-over-go"), style::HEADING);
    let area = Rect { height: inner.height.saturating_sub(2), ..inner };
    let most = 30.min(usize::from(inner.width) / 2);
    // On a narrow screen who gets it goes before what kind of thing it is.
    if inner.width < 56 {
        let rows: Vec<_> = handed.iter().map(|part| vec![part.what.clone(), part.to.clone()]).collect();
        text_rows(canvas, (&rows, view.top), [most], area);
    } else {
        let row = |part: &Handed| vec![words.kind(part.kind).into_owned(), part.what.clone(), part.to.clone()];
        text_rows(canvas, (&handed.iter().map(row).collect::<Vec<_>>(), view.top), [20, most], area);
    }
    Some(foot)
}
