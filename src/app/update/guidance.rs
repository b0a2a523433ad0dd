//! What is done for members beside placing them: contact, absence, and what belongs to a record shown whole.

use crate::domain::id::Id;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;
use crate::domain::verbs;

use crate::app::layers::Layer;
use crate::app::layers::form::{Form, FormFor};
use crate::app::layers::picker::{Picker, Purpose};
use crate::app::state::App;

impl App {
    /// `c`: one line on contact with the chosen members.
    pub(super) fn contact(&mut self) {
        self.with_members("number", |app, members| {
            app.open_form(FormFor::Contact(members.into_iter().map(|(id, _)| id).collect()));
        });
    }

    /// `z`: the chosen members are absent from this day, or those who are absent are back on it.
    pub(super) fn absence(&mut self) {
        self.with_members("status", |app, members| {
            let absent = |seen: &Option<Value>| *seen == Some(Value::Choice("absent"));
            let away = members.iter().filter(|(_, seen)| absent(seen)).count();
            let all = members.len();
            let members: Vec<Id> = members.into_iter().map(|(id, _)| id).collect();
            match away {
                0 => app.open_form(FormFor::StartAbsence(members)),
                away if away == all => app.open_form(FormFor::EndAbsence(members)),
                _ => app.refuse(Refusal::new("absent-and-present")),
            }
        });
    }

    /// `n` in a record shown whole: which of the kinds that belong to it.
    pub fn choose_belonging(&mut self, record: &Record) -> Option<Layer> {
        let purpose = Purpose::Add { kind: record.kind(), id: record.id(), name: record.label() };
        let kinds = record.kind().children().iter();
        let items = kinds.map(|(kind, _)| (Value::Choice(kind.name()), self.words().kind_word(*kind))).collect();
        Some(Layer::Picker(Picker::list(purpose, items))).filter(|_| !record.kind().children().is_empty())
    }

    /// Asks for what is needed for a record of a kind that belongs to this one.
    pub fn add_belonging(&mut self, kind: Kind, (owner, id): (Kind, Id), name: String) {
        let field = owner.children().iter().find(|(known, _)| *known == kind).map(|(_, field)| *field);
        let known = field.map(|field| (field, Value::Ref(id))).into_iter().collect();
        let form = Form::new(FormFor::Add(kind, known), name, self);
        self.layers.push(Layer::Form(form));
    }

    /// A form for the end of something that lasts for a time; a refusal for what ends otherwise.
    pub fn closing(&mut self, record: &Record, name: String) -> Option<Layer> {
        if !verbs::closes(record.kind()) {
            self.refuse(Refusal::new("no-end-here"));
            return None;
        }
        Some(Layer::Form(Form::new(FormFor::Close(record.kind(), record.id()), name, self)))
    }
}
