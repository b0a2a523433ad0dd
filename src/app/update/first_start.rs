//! The first day: what is offered while the store holds no work, and beginning by hand, form after form.

use crate::app::form_kind::FormFor;
use crate::app::layers::Layer;
use crate::app::layers::first_start::FirstStart;
use crate::app::layers::form::Form;
use crate::app::layers::purpose::PickItem;
use crate::app::request::{Effect, Question};
use crate::app::state::App;
use crate::app::state::pending::NextByHand;
use crate::app::state::status::{Note, Status};
use crate::domain::kinds::Team;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;
use crate::service::command::Command;

impl App {
    /// Offers how to begin, to who knows that there is no work in the store.
    pub fn offer_first_start(&mut self) {
        self.push_asking(Layer::FirstStart(FirstStart::default()));
    }

    /// Tells that this is a demonstration, to which somebody came from a store of their own and goes back to it.
    pub fn show_as_demo(&mut self) {
        self.session.is_demo = true;
        self.status = Status::Note(Note::Demo);
    }

    /// Offers how to begin, as long as there is no work in the store.
    pub(in crate::app) fn ask_first_start(&mut self) {
        self.ask(Question::HasWork { day: self.session.as_of, to_begin: true });
    }

    /// Looks once more whether it is still the first day: somebody else may have begun.
    pub(super) fn look_for_work(&mut self) {
        if self.layers.iter().any(|layer| matches!(layer, Layer::FirstStart(_))) {
            self.ask(Question::HasWork { day: self.session.as_of, to_begin: false });
        }
    }

    pub(super) fn told_of_work(&mut self, has_work: bool, to_begin: bool) {
        match (has_work, to_begin) {
            (true, true) => self.refuse(Refusal::new(Reason::WorkAlready)),
            (true, false) => self.layers.retain(|layer| !matches!(layer, Layer::FirstStart(_))),
            (false, true) if self.layers.is_empty() => self.offer_first_start(),
            (false, _) => {}
        }
    }

    /// The demonstration, which the loop shows in the place of this store.
    pub(in crate::app) fn look_at_demo(&mut self) {
        self.effect(Effect::Demo);
    }

    /// A kind of work, a team, and the people in it, form after form.
    pub(in crate::app) fn begin_by_hand(&mut self) {
        self.next_by_hand(FormFor::Add(Kind::WorkType, Vec::new()), String::new(), None);
    }

    fn next_by_hand(&mut self, purpose: FormFor, subject: String, known: Option<(&'static str, PickItem)>) {
        self.pending.by_hand = Some(NextByHand { known });
        self.open_form_on(purpose, subject);
    }

    /// Opens the next form after one by which somebody begins by hand.
    pub(super) fn go_on_by_hand(&mut self, command: &Command, form: &Form) {
        match command.asked() {
            Command::Add(record @ Record::WorkType(_)) => {
                let kind =
                    PickItem { kind: Some(Kind::WorkType), ..PickItem::of(Value::Ref(record.id()), record.label()) };
                self.next_by_hand(FormFor::Add(Kind::Team, Vec::new()), String::new(), Some((Team::work_type, kind)));
            }
            Command::Add(record @ Record::Team(_)) => {
                self.next_by_hand(FormFor::Hire(Some(record.id())), record.label(), None);
            }
            Command::Hire(..) => self.next_by_hand(form.purpose.clone(), form.subject.clone(), None),
            _ => {}
        }
    }
}
