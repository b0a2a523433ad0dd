//! What keys do in the agenda, and what settles a row of it.

use std::collections::BTreeSet;

use crate::domain::agenda::{AgendaDays, Resolution, wanted};
use crate::domain::filter::Expr;
use crate::domain::id::Id;
use crate::domain::query::Cell;
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
use crate::app::state::agenda::AgendaLine;
use crate::app::state::selection::{SelectedRow, SelectionNames};
use crate::app::state::status::Note;

impl App {
    fn look(&self) -> AgendaDays {
        AgendaDays { day: self.session.as_of, today: self.session.today }
    }

    /// What the agenda is asked for: by the day looked at and the filter.
    pub(super) fn agenda_wanted(&self) -> Listed {
        let mut sources = wanted(&self.views.agenda.filter, |source| self.words().source_word(source.name));
        // Where it is concealed whom something is about, nobody is found by name: that would tell it.
        let concealment = self.session.concealment;
        sources.retain(|(source, names)| *names == Expr::All || !concealment.of_due(source));
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

    /// Asks for the agenda anew where it is filtered: what is found by name is other when it is concealed.
    pub(super) fn fetch_filtered_agenda(&mut self) {
        if !self.views.agenda.filter.is_empty() {
            self.views.agenda.behind = true;
            self.fetch_agenda();
        }
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
        self.views.is_walking = true;
        let before = self.views.agenda.cursor;
        self.views.agenda.go(motion, self.views.agenda.height(self.views.shape.agenda_height));
        let edge = Note::edge(motion, before == self.views.agenda.cursor);
        edge.into_iter().for_each(|edge| self.stop_at(edge));
    }

    /// Shows the record that the row under the cursor is about.
    pub(in crate::app) fn show_due(&mut self) {
        if self.is_due_concealed() {
            return;
        }
        match self.views.agenda.current().map(Due::about_one) {
            Some(Some((kind, id))) => self.open_record(kind, id),
            Some(None) => self.settle_due(),
            None => {}
        }
    }

    /// Selects the row under the cursor, or no longer.
    pub(in crate::app) fn mark_due(&mut self) {
        self.views.agenda.mark(self.views.agenda.height(self.views.shape.agenda_height));
    }

    /// Lets go of the selection, and without one of the filter.
    pub(in crate::app) fn clear_agenda(&mut self) {
        if self.views.agenda.selected.is_empty() {
            self.filter_agenda("");
        }
        self.views.agenda.selected.clear();
    }

    /// Asks what becomes of the contracts among the selected rows; without a selection of all that run out in this list.
    pub(in crate::app) fn contracts_due(&mut self) {
        let agenda = &self.views.agenda;
        let of_contracts: Vec<&Due> = match agenda.selected.is_empty() {
            true => agenda.rows().iter().filter(|due| due.source.remedy == Resolution::ExtendContract).collect(),
            false => agenda.marked().filter(|due| due.kind == Kind::Employment).collect(),
        };
        let mut rows: Vec<SelectedRow> = Vec::new();
        for due in of_contracts {
            let end = (due.source.remedy == Resolution::ExtendContract).then_some(Value::Day(due.due));
            if rows.iter().all(|row| row.id != due.about.1) {
                rows.push(SelectedRow { seen: end.map(|value| Cell { value, label: None }), ..selected(due) });
            }
        }
        if rows.is_empty() {
            return self.refuse(Refusal::new(Reason::NoContractEnds));
        }
        let seen = rows.iter().map(|row| (row.id, row.seen.as_ref().map(|cell| cell.value.clone()))).collect();
        self.open_for_several(FormFor::Contracts(seen), &rows);
    }

    /// Opens a form for several rows, which it names.
    fn open_for_several(&mut self, purpose: FormFor, rows: &[SelectedRow]) {
        let form = Form::new(purpose, String::new(), &self.layer_context());
        self.push_form(Form { several: Some(SelectionNames::of(rows)), ..form });
    }

    /// Does what settles the selected rows, where that is one thing for all of them.
    fn settle_marked(&mut self) {
        let marked: Vec<&Due> = self.views.agenda.marked().collect();
        if marked.iter().all(|due| due.kind == Kind::Employment) {
            return self.contracts_due();
        }
        if marked.iter().all(|due| due.source.remedy == Resolution::LogContact) {
            return self.contact_marked();
        }
        if marked.iter().all(|due| due.source.remedy == Resolution::Place) {
            let members = marked.iter().map(|due| (due.id, None)).collect();
            return self.open_picker(Picker::records(Purpose::Move(members), &[Kind::Team]));
        }
        self.refuse(Refusal::new(Reason::OneRowAtATime));
    }

    /// Notes contact with all members that the selected rows are about.
    fn contact_marked(&mut self) {
        let rows = members_among(self.views.agenda.marked());
        if rows.is_empty() {
            return self.refuse(Refusal::new(Reason::SelectMemberFirst));
        }
        self.open_for_several(FormFor::Contact(rows.iter().map(|row| row.id).collect()), &rows);
    }

    /// Notes contact with the member that the row under the cursor is about, or with those of the selected rows.
    pub(in crate::app) fn contact_due(&mut self) {
        if self.is_due_concealed() {
            return;
        }
        if !self.views.agenda.selected.is_empty() {
            return self.contact_marked();
        }
        match self.views.agenda.current().cloned() {
            Some(Due { about: (Kind::Member, id), who, count: 1, .. }) => {
                self.open_form_on(FormFor::Contact(vec![id]), who)
            }
            _ => self.refuse(Refusal::new(Reason::SelectMemberFirst)),
        }
    }

    /// Writes letters about the selected rows, or the one under the cursor: about instruments where all of them are, else to the
    /// members that they are about.
    pub(in crate::app) fn letters_due(&mut self) {
        if self.is_due_concealed() {
            return;
        }
        let agenda = &self.views.agenda;
        let rows: Vec<&Due> = match agenda.selected.is_empty() {
            true => agenda.current().into_iter().collect(),
            false => agenda.marked().collect(),
        };
        let instruments = !rows.is_empty() && rows.iter().all(|due| due.kind == Kind::Instrument);
        let of = members_among(rows.iter().copied());
        let (kind, ids): (Kind, BTreeSet<Id>) = match instruments {
            true => (Kind::Instrument, rows.iter().map(|due| due.id).collect()),
            false => (Kind::Member, of.iter().map(|row| row.id).collect()),
        };
        if ids.is_empty() {
            return self.refuse(Refusal::new(Reason::SelectMemberFirst));
        }
        let form = self.letters_form(kind, ids.into_iter().collect(), String::new());
        self.push_form(Form { several: Some(SelectionNames::of(&of)), ..form });
    }

    /// Opens what settles the row under the cursor.
    pub(in crate::app) fn settle_due(&mut self) {
        if self.is_due_concealed() {
            return;
        }
        if !self.views.agenda.selected.is_empty() {
            return self.settle_marked();
        }
        if let Some(AgendaLine::Heading(group, _)) = self.views.agenda.line() {
            let fold = !self.views.agenda.is_folded(group);
            return self.go_in_agenda(if fold { Motion::Left } else { Motion::Right });
        }
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
            Resolution::Erase => return self.preview_erasure_due(&due),
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

/// The members that rows are about, each once.
fn members_among<'a>(rows: impl Iterator<Item = &'a Due>) -> Vec<SelectedRow> {
    let mut members: Vec<SelectedRow> =
        rows.filter(|due| due.about_one().is_some_and(|(kind, _)| kind == Kind::Member)).map(selected).collect();
    members.sort_by_key(|row| row.id);
    members.dedup_by_key(|row| row.id);
    members
}

/// Who or what a row is about, as a selected row.
fn selected(due: &Due) -> SelectedRow {
    SelectedRow { id: due.about.1, name: due.who.clone(), seen: None, jobs: None, application: None, hidden: false }
}
