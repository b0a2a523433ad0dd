//! The lock: an empty screen with one line that says how to go on.

use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;

use super::canvas::{Canvas, CellPosition, style};
use crate::app::state::lock::LockView;

/// What stands for each letter of a passphrase.
const LETTER: &str = "•";

/// Draws it on the whole screen; answers where the cursor stands.
pub fn lock(canvas: &mut Canvas<'_>, (view, by_passphrase): (&LockView, bool), area: Rect) -> Option<CellPosition> {
    canvas.clear(area);
    let y = area.y + area.height / 2;
    let width = area.width.saturating_sub(4);
    canvas.text((area.x + 2, y.saturating_sub(2).max(area.y)), width, &canvas.words.say("lock-title"), style::HEADING);
    let key = match (by_passphrase, view.refused) {
        (false, _) => "lock-any-key",
        (true, true) => "lock-wrong",
        (true, false) => "lock-passphrase",
    };
    canvas.text((area.x + 2, y), width, &canvas.words.say(key), style::PLAIN);
    if !by_passphrase {
        return None;
    }
    let letters = view.line.text().graphemes(true).count().min(usize::from(width.saturating_sub(1)));
    canvas.text((area.x + 2, y + 1), width, &LETTER.repeat(letters), style::PLAIN);
    Some((area.x + 2 + letters as u16, (y + 1).min(area.bottom().saturating_sub(1))))
}
