//! Drawing: from the state to one frame. Changes nothing; knows where things stand and how they look.

mod canvas;
mod footer;
mod import;
mod log;
mod overlay;
mod pane;
mod status;
mod top;
mod whole;

use ratatui::Frame;

use crate::app::action::View;
use crate::app::layers::Layer;
use crate::app::state::App;
use crate::text::Words;

use super::keys::Keymap;
use super::layout::{LEAST, Layout};
use canvas::{Canvas, look};

/// What drawing needs beside the state.
pub struct Paint<'a> {
    /// The words.
    pub words: &'a Words,
    /// The bindings, for hints.
    pub keys: &'a Keymap,
}

/// Draws a frame. `layout` is `None` when the screen is too small.
pub fn draw(frame: &mut Frame<'_>, app: &App, layout: Option<&Layout>, paint: &Paint<'_>) {
    let area = frame.area();
    let mut canvas = Canvas::on(frame.buffer_mut());
    let Some(layout) = layout else {
        let args = [("columns", usize::from(LEAST.0).into()), ("rows", usize::from(LEAST.1).into())];
        canvas.wrapped(area, &paint.words.say_with("screen-too-small", &args), look::plain());
        return;
    };
    let mut cursor = match app.view {
        View::Roster => pane::roster(&mut canvas, app, layout, paint),
        View::Log => log::log(&mut canvas, app, layout.body, paint),
    };
    if let (View::Roster, Some(area), Some(view)) = (app.view, layout.beside, &app.beside) {
        whole::whole(&mut canvas, view, area, false, paint);
    }
    top::top(&mut canvas, app, layout.top, paint);
    footer::footer(&mut canvas, app, layout.bottom, paint);
    for layer in &app.layers {
        let place = match layer {
            Layer::Editor(editor) => pane::editor(&mut canvas, editor, layout, cursor, paint),
            Layer::Picker(picker) => overlay::picker(&mut canvas, app, picker, layout.body, paint),
            Layer::Form(form) => overlay::form(&mut canvas, form, layout.body, paint),
            Layer::Filter(bar) => footer::filter(&mut canvas, bar, layout, paint),
            Layer::Whole(view) => whole::whole(&mut canvas, view, layout.body, true, paint),
            Layer::Actions(list) => overlay::actions(&mut canvas, app, list, layout.body, paint),
            Layer::Conflict(conflict) => overlay::conflict(&mut canvas, conflict, layout.body, paint),
            Layer::Import(view) => import::import(&mut canvas, view, layout.body, paint),
        };
        cursor = place.or(cursor);
    }
    if let Some((x, y)) = cursor {
        frame.set_cursor_position((x.min(area.right().saturating_sub(1)), y));
    }
}
