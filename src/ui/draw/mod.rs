//! Drawing: from the state to one frame. Changes nothing; knows where things stand and how they look.

mod agenda;
mod bulk_edit;
mod canvas;
mod cells;
mod charges;
mod charts;
mod column_chooser;
mod contracts;
mod correction;
mod dry_run;
mod erasure;
mod files;
mod first_start;
mod footer;
mod hand_over;
mod import;
mod jobs_by;
mod lock;
mod log;
mod overlay;
mod overview;
mod pane;
mod parts;
mod picker;
mod pipeline;
mod record_detail;
mod selection;
mod spoken;
mod status;
mod team_names;
mod top;
pub(super) mod tour;

use ratatui::Frame;

use crate::app::layers::Layer;
use crate::app::state::App;
use crate::text::Words;
use crate::ui::keys::Keymap;

use super::layout::{LEAST, ScreenLayout};
use canvas::{Canvas, style};
use parts::{layer_in, view_in};
pub use spoken::{Spoken, UNSEEN, spoken};
pub use status::message;

/// Draws a frame. `layout` is `None` when the screen is too small.
pub fn draw(frame: &mut Frame<'_>, app: &App, layout: Option<&ScreenLayout>, words: &Words, keys: &Keymap) {
    let area = frame.area();
    let mut canvas = Canvas::on(frame.buffer_mut(), (words, keys), app.session.concealment);
    if let Some(view) = &app.lock {
        let cursor = lock::lock(&mut canvas, (view, app.session.passphrase.is_some()), area);
        if let Some((x, y)) = cursor {
            frame.set_cursor_position((x.min(area.right().saturating_sub(1)), y));
        }
        return;
    }
    let Some(layout) = layout else {
        let args = [("columns", usize::from(LEAST.0).into()), ("rows", usize::from(LEAST.1).into())];
        canvas.wrapped(area, &words.say_with("screen-too-small", &args), style::PLAIN);
        return;
    };
    canvas.bottom = layout.bottom.bottom();
    let mut cursor = view_in(&mut canvas, app, layout);
    if let (Some(area), Some(view)) = (layout.beside, &app.views.beside) {
        record_detail::record_detail(&mut canvas, view, (area, false));
    }
    if let (Some(tour), (_, Some(band))) = (&app.session.tour, tour::beside(area, app.session.tour.as_ref())) {
        tour::tour(&mut canvas, tour, band);
    }
    top::top(&mut canvas, app, layout.top);
    footer::footer(&mut canvas, app, layout.bottom);
    let concealed = app.first_concealed();
    for layer in &app.layers[..concealed.unwrap_or(app.layers.len())] {
        if !matches!(layer, Layer::Editor(_) | Layer::Filter(_)) {
            canvas.recede(layout.body);
        }
        cursor = layer_in(&mut canvas, (app, layer), layout, cursor).or(cursor);
    }
    if concealed.is_some() {
        cursor = Some(overlay::concealed(&mut canvas, layout.body));
    }
    if let Some((x, y)) = cursor {
        frame.set_cursor_position((x.min(area.right().saturating_sub(1)), y));
    }
}

#[cfg(test)]
mod tests;
