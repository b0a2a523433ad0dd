//! The view that is shown, and each layer that can stand above it.

use super::canvas::{Canvas, CellPosition};
use super::{
    agenda, bulk_edit, charges, column_chooser, contracts, correction, dry_run, erasure, files, first_start, footer,
    hand_over, import, jobs_by, log, overlay, overview, pane, picker, record_detail,
};
use crate::app::action::View;
use crate::app::layers::Layer;
use crate::app::state::App;
use crate::ui::layout::ScreenLayout;

/// Draws the view that is shown; answers where the cursor stands.
pub fn view_in(canvas: &mut Canvas<'_>, app: &App, layout: &ScreenLayout) -> Option<CellPosition> {
    match app.views.shown {
        View::Overview => overview::overview(canvas, app, layout.body),
        View::Agenda => agenda::agenda(canvas, app, layout.body),
        View::Log => log::log(canvas, app, layout.body),
        _ => app.board().and_then(|board| pane::board(canvas, app, board, layout)),
    }
}

/// Draws a layer over what has the cursor at `under`; answers where the cursor stands then.
pub fn layer_in(
    canvas: &mut Canvas<'_>,
    (app, layer): (&App, &Layer),
    layout: &ScreenLayout,
    under: Option<CellPosition>,
) -> Option<CellPosition> {
    match layer {
        Layer::Editor(editor) => pane::editor(canvas, (app, editor), layout, under),
        Layer::BulkEdit(edit) => bulk_edit::bulk_edit(canvas, app, edit, layout.body),
        Layer::Picker(picker) => picker::picker(canvas, (app, picker), layout.body),
        Layer::Form(form) => overlay::form(canvas, app, form, layout.body),
        Layer::Filter(bar) => footer::filter(canvas, app, bar, layout),
        Layer::RecordDetail(view) => record_detail::record_detail(canvas, view, (layout.body, true)),
        Layer::Charges(view) => charges::charges(canvas, view, layout.body),
        Layer::Contracts(view) => contracts::contracts(canvas, view, layout.body),
        Layer::DryRun(view) => dry_run::dry_run(canvas, view, layout.body),
        Layer::JobsBy(view) => jobs_by::jobs_by(canvas, view, layout.body),
        Layer::Correction(view) => correction::correction(canvas, view, layout.body),
        Layer::Palette(list) => overlay::actions(canvas, app, list, layout.body),
        Layer::ConfirmNote(note) => overlay::confirm_note(canvas, note, layout.body),
        Layer::Conflict(conflict) => overlay::conflict(canvas, conflict, layout.body),
        Layer::Erasure(view) => erasure::erasure(canvas, view, layout.body),
        Layer::HandOver(view) => hand_over::hand_over(canvas, view, layout.body),
        Layer::Columns(view) => column_chooser::column_chooser(canvas, view, layout.body),
        Layer::FirstStart(view) => first_start::first_start(canvas, view, layout.body),
        Layer::Files(list) => files::files(canvas, list, layout.body),
        Layer::Import(view) => import::import(canvas, view, layout.body),
    }
}
