//! Forms about candidates: somebody new, an application that ends, a place that is given.

use super::field::FormField;
use super::filled_in::FilledIn;
use crate::app::form_kind::FormFor;
use crate::app::layers::context::LayerContext;
use crate::domain::choices::{Choice, StageReason};
use crate::domain::kinds::{Application, Candidate, Employment, Member, Placement};
use crate::domain::names::PersonName;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, Value};
use crate::domain::verbs::Ending;
use crate::service::command::RecruitingCommand;

/// The fields of such a form. Those for which only members need a value may stay empty: the store asks for what it lacks.
pub(super) fn fields(purpose: &FormFor, context: &LayerContext<'_>) -> Vec<FormField> {
    let day = || FormField::own("first-day", FieldType::Day).with(Value::Day(context.as_of), context.words);
    match purpose {
        FormFor::Enrol(vacancy) => {
            let mut fields = vec![
                FormField::of(Kind::Candidate, Candidate::number),
                FormField::of(Kind::Candidate, "name").needed(),
            ];
            fields.extend(["phone", "email", "source"].map(|name| FormField::of(Kind::Candidate, name)));
            fields.extend(vacancy.is_none().then(|| FormField::of(Kind::Application, Application::vacancy)));
            fields
        }
        FormFor::EndApplication(_) => vec![
            FormField::own("ending", FieldType::Choice(Ending::NAMES)),
            FormField::of(Kind::Application, Application::reason).needed(),
            FormField::own("ended-on", FieldType::Day).with(Value::Day(context.as_of), context.words),
        ],
        _ => vec![
            FormField::of(Kind::Member, Member::number).optional(),
            FormField::of(Kind::Placement, Placement::hours).optional(),
            FormField::of(Kind::Employment, Employment::contract_until),
            day(),
        ],
    }
}

/// The command that a filled-in form about a candidate stands for.
pub(super) fn to_recruiting(
    purpose: &FormFor,
    filled_in: &FilledIn,
    context: &mut LayerContext<'_>,
) -> Result<RecruitingCommand, Refusal> {
    Ok(match purpose {
        FormFor::EndApplication(who) => RecruitingCommand::Close(
            who.clone(),
            filled_in.read::<Ending>("ending")?,
            filled_in.read::<StageReason>("reason")?,
            filled_in.read("ended-on")?,
        ),
        FormFor::Place(who) => RecruitingCommand::Place {
            who: who.clone(),
            on: filled_in.read("first-day")?,
            number: filled_in.text("number")?,
            hours: filled_in.read("hours")?,
            contract_until: filled_in.read("contract_until")?,
        },
        FormFor::Enrol(vacancy) => {
            let person = PersonName::parse_one(&filled_in.read::<String>("name")?);
            let mut candidate = Candidate::blank(context.ids.next_id());
            (candidate.given_name, candidate.prefix, candidate.surname) = (person.given, person.prefix, person.surname);
            candidate.number = filled_in.read("number")?;
            candidate.phone = filled_in.read("phone")?;
            candidate.email = filled_in.read("email")?;
            candidate.source = filled_in.read("source")?;
            Record::Candidate(candidate.clone()).check()?;
            let vacancy = match vacancy {
                Some(vacancy) => Some(*vacancy),
                None => filled_in.read("vacancy")?,
            };
            let vacancy =
                vacancy.ok_or_else(|| Refusal::new(Reason::Required).at(Kind::Application, Application::vacancy))?;
            RecruitingCommand::Enrol(Box::new(candidate), vacancy, context.as_of)
        }
        _ => return Err(Refusal::new(Reason::Required)),
    })
}
