//! Drawing: from the state to one frame. Changes nothing; knows where things stand and how they look.

mod agenda;
mod bulk_edit;
mod canvas;
mod charges;
mod charts;
mod context;
mod first_start;
mod footer;
mod import;
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
use ratatui::layout::Rect;

use crate::app::action::{Action, View};
use crate::app::actions;
use crate::app::layers::Layer;
use crate::app::state::App;

use super::layout::{LEAST, ScreenLayout};
use canvas::{Canvas, CellPosition, style};
pub use context::RenderContext;

/// Draws a frame. `layout` is `None` when the screen is too small.
pub fn draw(frame: &mut Frame<'_>, app: &App, layout: Option<&ScreenLayout>, paint: &RenderContext<'_>) {
    let area = frame.area();
    let mut canvas = Canvas::on(frame.buffer_mut());
    let Some(layout) = layout else {
        let args = [("columns", usize::from(LEAST.0).into()), ("rows", usize::from(LEAST.1).into())];
        canvas.wrapped(area, &paint.words.say_with("screen-too-small", &args), style::plain());
        return;
    };
    let mut cursor = match (app.views.shown, app.board()) {
        (_, Some(board)) => pane::board(&mut canvas, app, board, layout, paint),
        (View::Overview, None) => overview::overview(&mut canvas, app, layout.body, paint),
        (View::Agenda, None) => agenda::agenda(&mut canvas, app, layout.body, paint),
        (View::Log, None) => log::log(&mut canvas, app, layout.body, paint),
        (view, None) => empty(&mut canvas, view, layout.body, paint),
    };
    if let (Some(area), Some(view)) = (layout.beside, &app.views.beside) {
        record_detail::record_detail(&mut canvas, view, area, false, paint);
    }
    first_start::first_start(&mut canvas, app, layout.body, paint);
    top::top(&mut canvas, app, layout.top, paint);
    footer::footer(&mut canvas, app, layout.bottom, paint);
    for layer in &app.layers {
        let place = match layer {
            Layer::Editor(editor) => pane::editor(&mut canvas, editor, layout, cursor, paint),
            Layer::BulkEdit(edit) => bulk_edit::bulk_edit(&mut canvas, app, edit, layout.body, paint),
            Layer::Picker(picker) => picker::picker(&mut canvas, picker, layout.body, paint),
            Layer::Form(form) => overlay::form(&mut canvas, app, form, layout.body, paint),
            Layer::Filter(bar) => footer::filter(&mut canvas, bar, layout, paint),
            Layer::RecordDetail(view) => record_detail::record_detail(&mut canvas, view, layout.body, true, paint),
            Layer::Charges(view) => charges::charges(&mut canvas, view, layout.body, paint),
            Layer::Palette(list) => overlay::actions(&mut canvas, app, list, layout.body, paint),
            Layer::ConfirmNote(note) => overlay::confirm_note(&mut canvas, note, layout.body, paint),
            Layer::Conflict(conflict) => overlay::conflict(&mut canvas, conflict, layout.body, paint),
            Layer::Import(view) => import::import(&mut canvas, view, layout.body, paint),
        };
        cursor = place.or(cursor);
    }
    if let Some((x, y)) = cursor {
        frame.set_cursor_position((x.min(area.right().saturating_sub(1)), y));
    }
}

/// A view that has nothing to show yet; answers where the cursor stands.
fn empty(canvas: &mut Canvas<'_>, view: View, body: Rect, paint: &RenderContext<'_>) -> Option<CellPosition> {
    let name = actions::name(Action::View(view)).unwrap_or_default();
    let inner = canvas.frame(body, &format!("▌{}", paint.words.say(name)), "", style::focus());
    canvas.wrapped(
        Rect { x: inner.x + 1, width: inner.width - 1, ..inner },
        &paint.words.say("view-empty"),
        style::muted(),
    );
    Some((inner.x, inner.y))
}
