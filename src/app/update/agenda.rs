//! What keys do in the agenda, and what settles a row of it.

use crate::domain::agenda::{AgendaDays, Resolution, wanted};
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;
use crate::report::Due;

use crate::app::action::{Motion, View};
use crate::app::form_kind::FormFor;
use crate::app::layers::form::Form;
use crate::app::layers::picker::Picker;
use crate::app::layers::purpose::Purpose;
use crate::app::ports::Listed;
use crate::app::request::Question;
use crate::app::state::App;

impl App {
    fn look(&self) -> AgendaDays {
        AgendaDays { day: self.session.as_of, today: self.session.today }
    }

    /// What the agenda is asked for: by the day looked at and the filter.
    pub(super) fn agenda_wanted(&self) -> Listed {
        let sources = wanted(&self.views.agenda.filter, |source| self.words().source_word(source.name));
        Listed::Agenda(self.look(), sources)
    }

    /// Asks for the agenda, when it is in view.
    pub(super) fn fetch_agenda(&mut self) {
        if self.views.shown == View::Agenda
            && let Listed::Agenda(look, sources) = self.agenda_wanted()
        {
            self.ask(Question::Agenda(look, sources));
            if !self.views.agenda.filter.is_empty() {
                self.fetch_overdue();
            }
        }
    }

    /// Asks how much is late or due on the day itself. The whole agenda tells it too.
    pub(super) fn fetch_overdue(&mut self) {
        self.ask(Question::Overdue(self.look()));
    }

    /// Filters the agenda, when this is another filter.
    pub fn filter_agenda(&mut self, text: &str) {
        if self.views.agenda.filter == text {
            return;
        }
        self.views.agenda.filter = text.to_owned();
        (self.views.agenda.cursor, self.views.agenda.top) = (0, 0);
        self.views.agenda.behind = true;
        self.fetch_agenda();
    }

    pub(in crate::app) fn go_in_agenda(&mut self, motion: Motion) {
        self.views.agenda.go(motion, self.views.agenda.height(self.views.shape.agenda_height));
    }

    /// Shows the record that the row under the cursor is about.
    pub(in crate::app) fn show_due(&mut self) {
        if let Some((kind, id)) = self.views.agenda.current().map(|row| row.about) {
            self.open_record(kind, id);
        }
    }

    /// Notes contact with the member that the row under the cursor is about.
    pub(in crate::app) fn contact_due(&mut self) {
        match self.views.agenda.current().cloned() {
            Some(Due { about: (Kind::Member, id), who, .. }) => self.open_form_on(FormFor::Contact(vec![id]), who),
            _ => self.refuse(Refusal::new(Reason::SelectMemberFirst)),
        }
    }

    /// Opens what settles the row under the cursor.
    pub(in crate::app) fn settle_due(&mut self) {
        let Some(due) = self.views.agenda.current().cloned() else { return };
        let purpose = match due.source.remedy {
            Resolution::ExtendContract => FormFor::ExtendContract(due.about.1, Value::Day(due.due)),
            Resolution::ConvertPilot => FormFor::Convert(due.id),
            Resolution::FillVacancy => {
                return self.open_picker(Picker::records(Purpose::Fill(due.id), &[Kind::Member]));
            }
            Resolution::Place => {
                return self.open_picker(Picker::records(Purpose::Move(vec![(due.id, None)]), &[Kind::Team]));
            }
            Resolution::LogContact => FormFor::Contact(vec![due.id]),
            Resolution::Fill(_) | Resolution::Tick(_) => FormFor::Fill(due.kind, due.id, due.fields),
            Resolution::Add { kind, field, known } => {
                let about = (field, Value::Ref(due.about.1));
                let known = known.map(|(field, choice)| (field, Value::Choice(choice)));
                FormFor::Add(kind, [about].into_iter().chain(known).collect())
            }
        };
        let context = self.layer_context();
        // A parameter has an identifier for a name.
        let who = if due.kind == Kind::Parameter { context.words.source_word(due.source.name) } else { due.who };
        let mut form = Form::new(purpose, who, &context);
        if let (Resolution::Tick(field), Some(told)) = (due.source.remedy, due.detail) {
            form.propose(&[(field, told.value)], context.words);
        }
        self.push_form(form);
    }
}
