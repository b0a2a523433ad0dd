//! The agenda as a view: what is due, sorted by day, and the deed that settles it.

use crate::domain::agenda::{Look, Remedy, wanted};
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, Value};
use crate::report::{Agenda, Due};

use super::action::{Action, Motion, View};
use super::exporting::Listed;
use super::layers::Layer;
use super::layers::form::{Form, FormFor};
use super::layers::picker::{Picker, Purpose};
use super::request::{Effect, Question};
use super::state::App;

/// State of the agenda view.
#[derive(Debug, Default)]
pub struct AgendaList {
    /// What is due; nothing as long as the store has not answered.
    pub agenda: Option<Agenda>,
    /// Row of the cursor.
    pub cursor: usize,
    /// First row shown.
    pub top: usize,
    /// The filter as typed.
    pub filter: String,
    /// How much is late or due today, once known.
    pub pressing: Option<u64>,
}

impl AgendaList {
    /// The rows.
    pub fn rows(&self) -> &[Due] {
        self.agenda.as_ref().map_or(&[], |agenda| &agenda.rows)
    }

    /// The row under the cursor.
    pub fn current(&self) -> Option<&Due> {
        self.rows().get(self.cursor)
    }

    /// Takes in what is due now. The cursor stays on its row; when that is gone, on what comes in its place.
    pub fn take(&mut self, agenda: Agenda, height: usize) {
        let kept = self.current().map(|row| (row.source, row.id));
        let place = kept.and_then(|kept| agenda.rows.iter().position(|row| (row.source, row.id) == kept));
        self.cursor = place.unwrap_or(self.cursor).min(agenda.rows.len().saturating_sub(1));
        self.agenda = Some(agenda);
        self.show_cursor(height);
    }

    fn go(&mut self, motion: Motion, height: usize) {
        self.cursor = motion.in_list(self.cursor, height, self.rows().len().saturating_sub(1));
        self.show_cursor(height);
    }

    /// Brings the cursor into sight.
    pub fn show_cursor(&mut self, height: usize) {
        let height = height.max(1);
        self.top = self.top.clamp((self.cursor + 1).saturating_sub(height), self.cursor);
    }
}

impl App {
    fn look(&self) -> Look {
        Look { day: self.as_of, today: self.today }
    }

    /// What the agenda is asked for: by the day looked at and the filter.
    fn agenda_wanted(&self) -> Listed {
        let sources = wanted(&self.agenda.filter, |source| self.words().source_word(source.name));
        Listed::Agenda(self.look(), sources)
    }

    /// Asks for the agenda, when it is in view.
    pub(super) fn fetch_agenda(&mut self) {
        if self.view == View::Agenda
            && let Listed::Agenda(look, sources) = self.agenda_wanted()
        {
            self.ask(Question::Agenda(look, sources));
        }
    }

    /// Asks how much is late or due on the day itself.
    pub(super) fn fetch_pressing(&mut self) {
        self.ask(Question::Pressing(self.look()));
    }

    /// Filters the agenda.
    pub fn filter_agenda(&mut self, text: &str) {
        self.agenda.filter = text.to_owned();
        (self.agenda.cursor, self.agenda.top) = (0, 0);
        self.fetch_agenda();
    }

    pub(super) fn act_on_agenda(&mut self, action: Action) {
        let height = usize::try_from(self.shape.agenda_height).unwrap_or(1);
        match action {
            Action::Move(motion) => self.agenda.go(motion, height),
            Action::Accept => self.settle_due(),
            Action::Whole => {
                if let Some((kind, id)) = self.agenda.current().map(|row| row.about) {
                    self.open_whole(kind, id);
                }
            }
            Action::Contact => match self.agenda.current().cloned() {
                Some(Due { about: (Kind::Member, id), who, .. }) => {
                    let form = Form::new(FormFor::Contact(vec![id]), who, self);
                    self.layers.push(Layer::Form(form));
                }
                _ => self.refuse(Refusal::new("select-member-first")),
            },
            Action::Export => {
                let form = Form::new(FormFor::ExportAgenda, String::new(), self);
                self.layers.push(Layer::Form(form));
            }
            Action::Cancel if !self.agenda.filter.is_empty() => self.filter_agenda(""),
            _ => {}
        }
    }

    /// Opens what settles the row under the cursor.
    fn settle_due(&mut self) {
        let Some(due) = self.agenda.current().cloned() else { return };
        let purpose = match due.source.remedy {
            Remedy::ExtendContract => FormFor::ExtendContract(due.about.1, Value::Day(due.due)),
            Remedy::ConvertPilot => FormFor::Convert(due.id),
            Remedy::FillVacancy => {
                let picker = Picker::records(Purpose::Fill(due.id), &[Kind::Member], self);
                return self.layers.push(Layer::Picker(picker));
            }
            Remedy::LogContact => FormFor::Contact(vec![due.id]),
            Remedy::Fill(_) | Remedy::Tick(_) => FormFor::Fill(due.kind, due.id, due.fields),
            Remedy::Add { kind, field, known } => {
                let about = (field, Value::Ref(due.about.1));
                let known = known.map(|(field, choice)| (field, Value::Choice(choice)));
                FormFor::Add(kind, [about].into_iter().chain(known).collect())
            }
        };
        let mut form = Form::new(purpose, due.who, self);
        if let (Remedy::Tick(field), Some(told)) = (due.source.remedy, due.detail) {
            form.propose(&[(field, told.value)], self);
        }
        self.layers.push(Layer::Form(form));
    }

    /// What stands in the field of a form that settles something: what is stored, and for a day that is not there yet the day
    /// looked at.
    pub(super) fn proposed(&self, (kind, name): (Kind, &'static str), seen: &Value) -> Value {
        let is_day = kind.field(name).is_some_and(|info| info.ty == FieldType::Day);
        if is_day && seen.is_empty() { Value::Day(self.as_of) } else { seen.clone() }
    }

    /// Writes the agenda to a file.
    pub(super) fn export_agenda(&mut self, path: std::path::PathBuf) {
        let listed = self.agenda_wanted();
        self.status = super::status::Status::Saving;
        self.effect(Effect::Export(Box::new(super::exporting::Export { listed, path })));
    }
}
