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
mod picker;
mod pipeline;
mod record_detail;
mod selection;
mod status;
mod team_names;
mod top;

use ratatui::Frame;

use crate::app::action::View;
use crate::app::layers::Layer;
use crate::app::state::App;
use crate::text::Words;
use crate::ui::keys::Keymap;

use super::layout::{LEAST, ScreenLayout};
use canvas::{Canvas, style};

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
    let mut cursor = match app.views.shown {
        View::Overview => overview::overview(&mut canvas, app, layout.body),
        View::Agenda => agenda::agenda(&mut canvas, app, layout.body),
        View::Log => log::log(&mut canvas, app, layout.body),
        _ => app.board().and_then(|board| pane::board(&mut canvas, app, board, layout)),
    };
    if let (Some(area), Some(view)) = (layout.beside, &app.views.beside) {
        record_detail::record_detail(&mut canvas, view, (area, false));
    }
    top::top(&mut canvas, app, layout.top);
    footer::footer(&mut canvas, app, layout.bottom);
    let concealed = app.first_concealed();
    for layer in &app.layers[..concealed.unwrap_or(app.layers.len())] {
        let place = match layer {
            Layer::Editor(editor) => pane::editor(&mut canvas, editor, layout, cursor),
            Layer::BulkEdit(edit) => bulk_edit::bulk_edit(&mut canvas, app, edit, layout.body),
            Layer::Picker(picker) => picker::picker(&mut canvas, picker, layout.body),
            Layer::Form(form) => overlay::form(&mut canvas, app, form, layout.body),
            Layer::Filter(bar) => footer::filter(&mut canvas, bar, layout),
            Layer::RecordDetail(view) => record_detail::record_detail(&mut canvas, view, (layout.body, true)),
            Layer::Charges(view) => charges::charges(&mut canvas, view, layout.body),
            Layer::Contracts(view) => contracts::contracts(&mut canvas, view, layout.body),
            Layer::JobsBy(view) => jobs_by::jobs_by(&mut canvas, view, layout.body),
            Layer::Correction(view) => correction::correction(&mut canvas, view, layout.body),
            Layer::Palette(list) => overlay::actions(&mut canvas, app, list, layout.body),
            Layer::ConfirmNote(note) => overlay::confirm_note(&mut canvas, note, layout.body),
            Layer::Conflict(conflict) => overlay::conflict(&mut canvas, conflict, layout.body),
            Layer::Erasure(view) => erasure::erasure(&mut canvas, view, layout.body),
            Layer::HandOver(view) => hand_over::hand_over(&mut canvas, view, layout.body),
            Layer::Columns(view) => column_chooser::column_chooser(&mut canvas, view, layout.body),
            Layer::FirstStart(view) => first_start::first_start(&mut canvas, view, layout.body),
            Layer::Files(list) => files::files(&mut canvas, list, layout.body),
            Layer::Import(view) => import::import(&mut canvas, view, layout.body),
        };
        cursor = place.or(cursor);
    }
    if concealed.is_some() {
        cursor = Some(overlay::concealed(&mut canvas, layout.body));
    }
    if let Some((x, y)) = cursor {
        frame.set_cursor_position((x.min(area.right().saturating_sub(1)), y));
    }
}
