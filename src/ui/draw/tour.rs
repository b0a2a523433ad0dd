//! What to do now on the tour, in a band below everything else.

use ratatui::layout::Rect;

use super::canvas::{Canvas, style};
use crate::app::action::{Action, Motion};
use crate::app::state::tour::Tour;
use crate::domain::refusal::Arg;
use crate::text::Words;
use crate::ui::keys::Keymap;

/// Lines of the band.
const LINES: u16 = 2;
/// A lower screen has none: it is there for what is done.
const LEAST: u16 = 14;

/// The part of a screen that is left beside the band, and the band; nothing without a tour or room for it.
pub fn beside(area: Rect, tour: Option<&Tour>) -> (Rect, Option<Rect>) {
    if tour.is_none() || area.height < LEAST {
        return (area, None);
    }
    let height = area.height - LINES;
    (Rect { height, ..area }, Some(Rect { y: area.y + height, height: LINES, ..area }))
}

/// What to do now, in words.
pub fn words_of(tour: &Tour, words: &Words, keys: &Keymap) -> String {
    let key = |action| Arg::Text(keys.key(action));
    let args = [
        ("find", key(Action::Find)),
        ("edit", key(Action::Accept)),
        ("right", key(Action::Move(Motion::Right))),
        ("move", key(Action::MoveMember)),
        ("day", key(Action::AsOf)),
        ("undo", key(Action::Undo)),
        ("today", key(Action::Today)),
        ("quit", key(Action::Back)),
    ];
    words.say_with(&format!("tour-{}", tour.number()), &args)
}

/// Draws it.
pub fn tour(canvas: &mut Canvas<'_>, tour: &Tour, area: Rect) {
    let text = words_of(tour, canvas.words, canvas.keys);
    canvas.clear(area);
    canvas.wrapped(Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area }, &text, style::FOCUS);
}

#[cfg(test)]
mod tests {
    use super::super::canvas::wrap;
    use super::*;
    use crate::text::Language;
    use crate::ui::layout::ScreenLayout;

    #[test]
    fn there_is_room_for_the_band_and_for_all_that_it_says_at_80_by_24() {
        let area = Rect::new(0, 0, 80, 24);
        let (rest, band) = beside(area, Some(&Tour::default()));
        let band = band.expect("a band");
        assert_eq!((rest.height + band.height, band.y), (24, rest.height));
        assert!(ScreenLayout::of(rest, None).is_some());
        assert_eq!(beside(area, None), (area, None));
        let keys = Keymap::new(&[]).expect("a table");
        for words in [Language::Dutch, Language::English].map(Words::new) {
            let mut tour = Tour::default();
            loop {
                let lines = wrap(&words_of(&tour, &words, &keys), 78).len();
                assert!(lines <= usize::from(LINES), "step {}: {lines} lines", tour.number());
                let Some(step) = tour.step() else { break };
                tour.did(step);
            }
        }
    }
}
