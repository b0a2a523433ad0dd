//! Forms about candidates: somebody new, an application that ends, a place that is given.

use super::{Form, FormField, FormFor};
use crate::app::state::App;
use crate::domain::choices::{Choice, StageReason};
use crate::domain::kinds::Candidate;
use crate::domain::names::PersonName;
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, FieldValue, Value};
use crate::domain::verbs::Ending;
use crate::service::command::{Command, RecruitingCommand, Recruits};

/// The fields of such a form. Those for which only members need a value may stay empty: the store asks for what it lacks.
pub(super) fn fields(purpose: &FormFor, app: &App) -> Vec<FormField> {
    let day = || FormField::own("first-day", FieldType::Day).with(Value::Day(app.as_of), app);
    match purpose {
        FormFor::Enrol(vacancy) => {
            let mut fields =
                vec![FormField::of(Kind::Candidate, "number"), FormField::of(Kind::Candidate, "name").needed()];
            fields.extend(["phone", "email", "source"].map(|name| FormField::of(Kind::Candidate, name)));
            fields.extend(vacancy.is_none().then(|| FormField::of(Kind::Application, "vacancy")));
            fields
        }
        FormFor::EndApplication(_) => vec![
            FormField::own("ending", FieldType::Choice(Ending::NAMES)),
            FormField::of(Kind::Application, "reason").needed(),
            FormField::own("ended-on", FieldType::Day).with(Value::Day(app.as_of), app),
        ],
        _ => vec![
            FormField::of(Kind::Member, "number").optional(),
            FormField::of(Kind::Placement, "hours").optional(),
            FormField::of(Kind::Employment, "contract_until"),
            day(),
        ],
    }
}

impl FormFor {
    /// What a form that recruits is about.
    pub fn recruits(&self) -> Option<Recruits> {
        match self {
            FormFor::Enrol(_) => Some(Recruits::Candidate),
            FormFor::Place(who) => who.vacancy.map(Recruits::Place),
            _ => None,
        }
    }
}

impl Form {
    /// The command that a filled-in form about a candidate stands for.
    pub(super) fn recruiting(&self, get: &dyn Fn(&str) -> Value, app: &mut App) -> Result<Command, Refusal> {
        let day = |name: &str| if let Value::Day(day) = get(name) { day } else { app.as_of };
        let deed = match &self.purpose {
            FormFor::EndApplication(who) => {
                let ending = if get("ending") == Value::Choice(Ending::Withdrawn.name()) {
                    Ending::Withdrawn
                } else {
                    Ending::Rejected
                };
                let reason = StageReason::from_value(get("reason")).unwrap_or(StageReason::Other);
                RecruitingCommand::Close(who.clone(), ending, reason, day("ended-on"))
            }
            FormFor::Place(who) => RecruitingCommand::Place {
                who: who.clone(),
                on: day("first-day"),
                number: Some(get("number").plain()).filter(|number| !number.is_empty()),
                hours: FieldValue::from_value(get("hours")).unwrap_or(None),
                contract_until: FieldValue::from_value(get("contract_until")).unwrap_or(None),
            },
            FormFor::Enrol(vacancy) => {
                let on = app.as_of;
                let person = PersonName::parse_one(&get("name").plain());
                let mut candidate = Candidate::blank(app.next_id());
                (candidate.given_name, candidate.prefix, candidate.surname) =
                    (person.given, person.prefix, person.surname);
                (candidate.number, candidate.phone) = (get("number").plain(), get("phone").plain());
                (candidate.email, candidate.source) = (get("email").plain(), get("source").plain());
                Record::Candidate(candidate.clone()).check()?;
                let vacancy = (*vacancy).or(get("vacancy").reference());
                let vacancy = vacancy.ok_or_else(|| Refusal::new("required").at(Kind::Application, "vacancy"))?;
                RecruitingCommand::Enrol(Box::new(candidate), vacancy, on)
            }
            _ => return Err(Refusal::new("required")),
        };
        Ok(Command::Recruiting(deed))
    }
}
