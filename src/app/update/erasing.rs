//! Forgetting somebody from the screen: what would go is shown first.

use crate::app::layers::Layer;
use crate::app::layers::erasure::ErasureView;
use crate::app::state::App;
use crate::domain::id::Id;
use crate::domain::personal::PERSONS;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::report::Due;
use crate::service::command::{Forget, Forgotten};

impl App {
    /// The person under the cursor, a member or candidate.
    pub(in crate::app) fn erase_here(&mut self) {
        let on_agenda = self.views.agenda.current().filter(|_| self.focused().is_none());
        let person = match on_agenda.cloned() {
            Some(due) if due.about_one().is_none() => return self.preview_erasure_due(&due),
            Some(due) => Some((due.about, due.who)),
            None => self.person_here(),
        };
        let lacking = Reason::SelectPersonFirst;
        match person.filter(|((kind, _), _)| PERSONS.contains(kind)) {
            Some(((kind, id), who)) => self.with_one(Some(()), lacking, |app, ()| {
                app.preview_erasure(Forgotten::Person(kind, id), who);
            }),
            None => self.refuse(Refusal::new(lacking)),
        }
    }

    /// The person that the row under the cursor is or is about, with their name.
    fn person_here(&self) -> Option<((Kind, Id), String)> {
        let pane = self.focused()?;
        let row = pane.current()?;
        let of = |name: &str| pane.cell(row, name);
        let label = |name: &str| of(name).and_then(|cell| cell.label.clone().or_else(|| Some(cell.value.plain())));
        let kind = pane.query.kind;
        if PERSONS.contains(&kind) {
            return Some(((kind, row.id), label("name").unwrap_or_default()));
        }
        let refers = |(name, kind)| {
            let id = of(name)?.value.reference()?;
            Some(((kind, id), label(name).unwrap_or_default()))
        };
        [("candidate", Kind::Candidate), ("member", Kind::Member)].into_iter().find_map(refers)
    }

    /// What is due of the person that a row of the agenda is about, or of all of them; of a candidate of whom nothing is due yet,
    /// everything.
    pub(super) fn preview_erasure_due(&mut self, due: &Due) {
        if due.about_one().is_none() {
            let who = self.words().due_word(due);
            return self.preview_erasure(Forgotten::DueOfLeft, who);
        }
        let (kind, id) = due.about;
        let early = kind == Kind::Candidate && due.due >= self.session.as_of;
        let what = if early { Forgotten::Person(kind, id) } else { Forgotten::DueOf(kind, id) };
        self.preview_erasure(what, due.who.clone());
    }

    fn preview_erasure(&mut self, what: Forgotten, who: String) {
        let what = Forget { what, decided_by: None, on: self.session.as_of };
        self.push_asking(Layer::Erasure(ErasureView { what, who, plan: None, top: 0, serial: 0 }));
    }
}
