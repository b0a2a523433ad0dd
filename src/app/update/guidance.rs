//! What is done for members beside placing them: contact, absence.

use crate::domain::id::Id;
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;

use crate::app::form_kind::FormFor;
use crate::app::state::App;

impl App {
    /// `c`: one line on contact with the chosen members.
    pub(in crate::app) fn contact(&mut self) {
        self.with_members("number", |app, members| {
            app.open_form(FormFor::Contact(members.into_iter().map(|(id, _)| id).collect()));
        });
    }

    /// `z`: the chosen members are absent from this day, or those who are absent are back on it.
    pub(in crate::app) fn absence(&mut self) {
        self.with_members("status", |app, members| {
            let absent = |seen: &Option<Value>| *seen == Some(Value::Choice("absent"));
            let away = members.iter().filter(|(_, seen)| absent(seen)).count();
            let all = members.len();
            let members: Vec<Id> = members.into_iter().map(|(id, _)| id).collect();
            match away {
                0 => app.open_form(FormFor::StartAbsence(members)),
                away if away == all => app.open_form(FormFor::EndAbsence(members)),
                _ => app.refuse(Refusal::new(Reason::AbsentAndPresent)),
            }
        });
    }
}
