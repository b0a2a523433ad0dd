//! Where keys go, as far as the footer tells them apart.

use crate::app::action::View;
use crate::app::layers::Layer;
use crate::app::state::App;
use crate::app::state::pane_specs::PaneId;
use crate::domain::record::Kind;

/// What a person is looking at or working in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surface {
    /// A cell being edited.
    Typing,
    /// A field being put right.
    Correcting,
    /// A column of several rows being edited.
    Bulk,
    /// A list to choose from.
    Choosing,
    /// The bar in which a filter is typed.
    Filtering,
    /// A form of several fields.
    Filling,
    /// The last field of one, where Enter saves.
    Ending,
    /// A form that is saved with the first Enter.
    Saving,
    /// A draft of a statement.
    Draft,
    /// A fixed statement.
    Fixed,
    /// A plan of contracts.
    Contracts,
    /// What a correction changes.
    Correction,
    /// The jobs, divided.
    JobsBy,
    /// A record in full.
    Detail,
    /// A question with few answers.
    Dialog,
    /// The columns that a list can show.
    Columns,
    /// The preview of an import, or of what is handed over.
    Reading,
    /// What is concealed of what is open above the view.
    Concealed,
    /// The lines of the log of changes.
    Log,
    /// The tasks of the agenda.
    Agenda,
    /// The figures of the overview.
    Overview,
    /// Rows of members.
    Members,
    /// The teams of the roster.
    Teams,
    /// Rows of vacancies.
    Vacancies,
    /// Rows of applications.
    Applications,
    /// Vacancies with their candidates.
    Openings,
    /// Rows of chances.
    Chances,
    /// Rows of staff.
    Staff,
    /// Rows of statements.
    Statements,
    /// Rows of a kind that nothing more particular can be done with.
    Rows,
}

impl Surface {
    /// The one that keys go to now.
    pub fn of(app: &App) -> Self {
        if app.first_concealed().is_some() {
            return Surface::Concealed;
        }
        match app.layers.last() {
            Some(Layer::Editor(editor)) if editor.target.is_correction() => Surface::Correcting,
            Some(Layer::Editor(_)) => Surface::Typing,
            Some(Layer::BulkEdit(_) | Layer::DryRun(_)) => Surface::Bulk,
            Some(Layer::Picker(_) | Layer::Palette(_) | Layer::Files(_)) => Surface::Choosing,
            Some(Layer::Filter(_)) => Surface::Filtering,
            Some(Layer::Form(form)) if form.fields.len() < 2 || form.purpose.saves_at_once() => Surface::Saving,
            Some(Layer::Form(form)) if form.ends_here() => Surface::Ending,
            Some(Layer::Form(_)) => Surface::Filling,
            Some(Layer::RecordDetail(_)) => Surface::Detail,
            Some(Layer::Charges(view)) if view.is_draft() => Surface::Draft,
            Some(Layer::Charges(_)) => Surface::Fixed,
            Some(Layer::Contracts(_)) => Surface::Contracts,
            Some(Layer::Correction(_)) => Surface::Correction,
            Some(Layer::JobsBy(_)) => Surface::JobsBy,
            Some(Layer::Conflict(_) | Layer::ConfirmNote(_) | Layer::FirstStart(_)) => Surface::Dialog,
            Some(Layer::Columns(_)) => Surface::Columns,
            Some(Layer::Import(_) | Layer::HandOver(_) | Layer::Erasure(_)) => Surface::Reading,
            None => Self::of_view(app),
        }
    }

    fn of_view(app: &App) -> Self {
        match (app.views.shown, app.focused().map(|pane| (pane.id, pane.query.kind))) {
            (View::Agenda, _) => Surface::Agenda,
            (View::Log, _) => Surface::Log,
            (View::Overview, _) => Surface::Overview,
            (_, Some((PaneId::Teams, _))) => Surface::Teams,
            (_, Some((PaneId::Openings, _))) => Surface::Openings,
            (_, Some((_, Kind::Application))) => Surface::Applications,
            (_, Some((_, Kind::Chance))) => Surface::Chances,
            (_, Some((_, Kind::Member))) => Surface::Members,
            (_, Some((_, Kind::Vacancy))) => Surface::Vacancies,
            (_, Some((_, Kind::Staff))) => Surface::Staff,
            (_, Some((_, Kind::Statement))) => Surface::Statements,
            _ => Surface::Rows,
        }
    }
}
