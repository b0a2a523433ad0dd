//! The columns of every pane, on the sizes that people have.

use std::sync::Arc;

use ratatui::buffer::Buffer;

use super::*;
use crate::app::action::{Action, KeyContext, View};
use crate::app::update::AppEvent;
use crate::domain::id::CountedIds;
use crate::text::{Language, WordIndex};
use crate::ui::Localization;
use crate::ui::keys::{Chord, Keymap};

/// A screen without a terminal, on an empty store.
struct DrawnPane {
    app: App,
    speech: Arc<Localization>,
    keys: Keymap,
    area: Rect,
}

impl DrawnPane {
    fn of(view: View, (width, height): (u16, u16)) -> Self {
        let today = crate::domain::days::Day::from_ymd_opt(2026, 11, 22).expect("a day");
        let speech = Arc::new(Localization::new(Words::new(Language::Dutch), WordIndex::new()));
        let mut app = App::new(today, today, speech.clone(), Box::new(CountedIds::after(1)));
        app.update(AppEvent::Act(Action::View(view)));
        let keys = Keymap::new(&[]).expect("a table that can be read");
        let mut sheet = DrawnPane { app, speech, keys, area: Rect::new(0, 0, width, height) };
        sheet.reshape();
        sheet
    }

    fn layout(&self) -> ScreenLayout {
        ScreenLayout::of(self.area, self.app.board()).expect("large enough")
    }

    fn reshape(&mut self) {
        let shape = self.layout().shape();
        self.app.update(AppEvent::Shape(shape));
    }

    fn press(&mut self, key: &str) {
        let chord = Chord::parse(key).expect("a key");
        let action = self.keys.press(chord, KeyContext::View).expect("an action");
        self.app.update(AppEvent::Act(action));
        self.reshape();
    }

    /// Whether there is a sign for columns out of sight, at the left and at the right of the focused pane.
    fn signs(&self) -> (bool, bool) {
        let (layout, board) = (self.layout(), self.app.board().expect("a board"));
        let mut buffer = Buffer::empty(self.area);
        super::board(
            &mut Canvas::on(&mut buffer, (&self.speech.words, &self.keys), Default::default()),
            &self.app,
            board,
            &layout,
        );
        let (_, pane, _) = layout.panes.iter().find(|(id, ..)| *id == board.focus).expect("in sight");
        let sign = |x| buffer[(x, pane.y + 1)].symbol().to_owned();
        (sign(pane.x + 1) == "‹", sign(pane.right() - 1) == "›")
    }
}

#[test]
fn every_column_of_every_pane_is_reached_and_shown_whole_and_those_out_of_sight_have_a_sign() {
    for (view, size) in View::every().flat_map(|view| [(view, (80, 24)), (view, (120, 40))]) {
        let mut sheet = DrawnPane::of(view, size);
        let panes = sheet.app.board().map_or(0, |board| board.panes().len());
        for _ in 0..panes {
            let id = sheet.app.board().expect("a board").focus;
            let strip = sheet.app.pane(id).shape.columns.clone();
            if id.spec().lanes.is_none() {
                sheet.press("Home");
                for (at, (name, wanted)) in strip.columns.iter().enumerate() {
                    let (layout, pane) = (sheet.layout(), sheet.app.pane(id));
                    assert_eq!(pane.column_name(), Some(*name), "{id:?} on {size:?}");
                    let (.., columns) = layout.panes.iter().find(|(shown, ..)| *shown == id).expect("in sight");
                    let shown = columns[pane.column];
                    assert_eq!(shown.name, *name);
                    // The first gives way to the others; names have a way of their own to stay apart when they are cut.
                    let wanted = if at == 0 { 10.min(*wanted) } else { *wanted };
                    assert!(shown.width >= wanted, "{id:?} on {size:?}: {name} in {}", shown.width);
                    let last = columns.last().expect("columns").name;
                    let more = strip.columns.last().is_some_and(|(name, _)| *name != last);
                    assert_eq!(sheet.signs(), (pane.passed > 0, more), "{id:?} on {size:?}: {name}");
                    if at + 1 < strip.columns.len() {
                        sheet.press("l");
                    }
                }
            }
            sheet.press("Tab");
        }
    }
}
