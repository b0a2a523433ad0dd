//! What setting a cell means: for the record's own fields a plain edit, for what holds on a day the verb that changes it
//! from that day on.

use crate::domain::change::Decision;
use crate::domain::choices::{Choice, Contract};
use crate::domain::columns::{ColumnSource, Derived, column, columns};
use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::kinds::{Employment, Member, Placement};
use crate::domain::names::PersonName;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::refusal::{Arg, Refusal};
use crate::domain::typed::AnyRecord;
use crate::domain::value::{FieldValue, Value, read};
use crate::domain::verbs::{self, Extension, Terms};
use crate::repository::Repository;

use super::context::{CommandContext, CommandError};
use super::model::Gesture;
use super::overtaken::{not_overtaken, overtaken};
use super::{dated_facts, from_day, load, standing};

/// Decides on setting one cell. `(seen, value)`: what the person saw when the edit began, and what it has to become.
pub fn set(
    repo: &dyn Repository,
    context: &mut CommandContext<'_>,
    (kind, id): (Kind, Id),
    name: &'static str,
    (seen, value): (Option<&Value>, &Value),
    on: Day,
) -> Result<Decision, CommandError> {
    let column = column(kind, name).ok_or_else(|| not_editable(kind, name))?;
    match column.source {
        ColumnSource::Own | ColumnSource::Standing => {
            let (record, _) = from_day::seen_on(repo, &load::record(repo, kind, id)?, on)?;
            not_overtaken(&record, [(name, seen, value)])?;
            match through_member(repo, context, &record, (name, value), on)? {
                Some(decision) => Ok(decision),
                None => match standing::step(repo, context, &record, &[(name, value.clone())], on)? {
                    Some(decision) => Ok(decision),
                    None if dated_facts::goes_on(&record, name, on) => {
                        Ok(verbs::continue_from(&record, &[(name, value.clone())], on, context.ids)?)
                    }
                    None => Ok(verbs::edit(&record, &[(name, value.clone())])?),
                },
            }
        }
        ColumnSource::Placement(field) => {
            let person = load::member(repo, id)?;
            let now = person.placement_on(on).cloned().map(Record::Placement);
            match &now {
                Some(now) => not_overtaken(now, [(field, seen, value)])?,
                None if field != Placement::team => {
                    return Err(Refusal::new(Reason::NoPlacement)
                        .with("member", Typed::label(&person.member))
                        .with("day", on)
                        .into());
                }
                None => {}
            }
            match (field, value) {
                (Placement::hours, Value::Decimal(hours)) => {
                    Kind::Placement
                        .field(Placement::hours)
                        .map_or(Ok(()), |info| info.ty.check(value))
                        .map_err(|refusal| refusal.at(Kind::Placement, Placement::hours))?;
                    Ok(verbs::change_hours(&person, on, *hours, context.ids)?)
                }
                (Placement::hours, Value::Empty) => {
                    Err(Refusal::new(Reason::Required).at(Kind::Placement, Placement::hours).into())
                }
                (Placement::work_days, _) => {
                    let days = read(value.clone()).map_err(|refusal| refusal.at(Kind::Placement, field))?;
                    Ok(verbs::change_work_days(&person, on, days, context.ids)?)
                }
                (Placement::task_package, _) => Ok(verbs::change_tasks(&person, on, value.reference(), context.ids)?),
                (Placement::team, Value::Ref(team)) => {
                    let team = load::team(repo, *team, on)?;
                    Ok(verbs::move_member(&person, &team, on, Terms::default(), context.ids)?)
                }
                _ => correct(now, field, value, kind, name),
            }
        }
        ColumnSource::Employment(field) => {
            let person = load::member(repo, id)?;
            let now = person.employment_on(on).cloned().map(Record::Employment);
            if let Some(now) = &now {
                not_overtaken(now, [(field, seen, value)])?;
                if now.get(field) == *value {
                    return Ok(Decision::default());
                }
                if let Some(to) = extension(now, field, value)? {
                    let rules = repo.settings(on)?.contracts;
                    return Ok(verbs::extend_contract(&person, on, to, &rules, context.ids)?);
                }
                dated_facts::nothing_there(now, field)?;
            }
            correct(now, field, value, kind, name)
        }
        ColumnSource::Service(end) => {
            // The first day is that of the first employment of the service, the last that of its last.
            let person = load::member(repo, id)?;
            let service = person.service_on(on);
            let employment = if end == "from" { service.first() } else { service.last() };
            let now = employment.map(|employment| Record::Employment((*employment).clone()));
            if let Some(now) = &now {
                not_overtaken(now, [(end, seen, value)])?;
                if now.get(end) == *value {
                    return Ok(Decision::default());
                }
                dated_facts::nothing_there(now, end)?;
            }
            correct(now, end, value, kind, name)
        }
        ColumnSource::Fact(fact, field) => dated_facts::set(repo, context, (fact, field), id, (seen, value), on),
        ColumnSource::Derived(Derived::Name) => {
            let record = load::record(repo, kind, id)?;
            let Value::Text(text) = value else {
                return Err(Refusal::new(Reason::Required).at(kind, Member::surname).into());
            };
            if let Some(Value::Text(seen)) = seen
                && *seen != record.label()
                && *text != record.label()
            {
                return Err(overtaken(
                    &record,
                    Member::surname,
                    Value::Text(seen.clone()),
                    value,
                    Value::Text(record.label()),
                ));
            }
            let person = PersonName::parse_one(text);
            let part = |text: String| if text.is_empty() { Value::Empty } else { Value::Text(text) };
            Ok(verbs::edit(
                &record,
                &[
                    (Member::given_name, part(person.given)),
                    (Member::prefix, part(person.prefix)),
                    (Member::surname, part(person.surname)),
                ],
            )?)
        }
        ColumnSource::KeyOf(_) | ColumnSource::Derived(_) => Err(not_editable(kind, name).into()),
    }
}

/// Decides on giving fields of one record other values.
pub fn edit(
    repo: &dyn Repository,
    context: &mut CommandContext<'_>,
    (kind, id): (Kind, Id),
    fields: &[(&'static str, Option<Value>, Value)],
    (on, gesture): (Day, Gesture),
) -> Result<Decision, CommandError> {
    let stored = load::record(repo, kind, id)?;
    let (record, past) = from_day::seen_on(repo, &stored, on)?;
    not_overtaken(&record, fields.iter().map(|(field, seen, value)| (*field, seen.as_ref(), value)))?;
    let values: Vec<_> = fields.iter().map(|(field, _, value)| (*field, value.clone())).collect();
    if gesture == Gesture::Change
        && let Some(decision) = standing::step(repo, context, &record, &values, on)?
    {
        return Ok(decision);
    }
    let from_day = |field: &str| gesture == Gesture::Change && dated_facts::goes_on(&record, field, on);
    if let [(field, value)] = values.as_slice()
        && from_day(field)
    {
        return set(repo, context, (kind, id), field, (None, value), on);
    }
    if let Record::Placement(now) = &record {
        both_fit(now, &values)?;
    }
    let decision = match gesture {
        Gesture::Correct => verbs::put_right(&stored, &past, &values, on)?,
        // What comes before and after it stays where it is.
        Gesture::Change if values.iter().all(|(field, _)| from_day(field)) => {
            return Ok(verbs::continue_from(&record, &values, on, context.ids)?);
        }
        Gesture::Change if values.iter().any(|(field, _)| from_day(field)) => {
            return Err(Refusal::new(Reason::DatedWithOthers).into());
        }
        Gesture::Change => verbs::edit(&record, &values)?,
    };
    dated_facts::with_those_beside(repo, decision)
}

/// Hours and working days that are given together have to fit each other, also where the days stay what they are.
fn both_fit(now: &Placement, values: &[(&'static str, Value)]) -> Result<(), Refusal> {
    let given = |field| values.iter().any(|(name, _)| *name == field);
    if !given(Placement::hours) || !given(Placement::work_days) {
        return Ok(());
    }
    let mut after = now.clone();
    values.iter().try_for_each(|(name, value)| after.set(name, value.clone()))?;
    after.rules()
}

/// What a dated field of a fact of a member means: what its column in the list of members does, from the day on. `None` where
/// members have no such column, and for a fact that does not hold on the day.
fn through_member(
    repo: &dyn Repository,
    context: &mut CommandContext<'_>,
    fact: &Record,
    (name, value): (&str, &Value),
    on: Day,
) -> Result<Option<Decision>, CommandError> {
    let kind = fact.kind();
    let shows = |source| match source {
        ColumnSource::Placement(field) => kind == Kind::Placement && field == name,
        ColumnSource::Employment(field) => kind == Kind::Employment && field == name,
        ColumnSource::Fact(of, field) => kind == of && field == name,
        _ => false,
    };
    let column = columns(Kind::Member).iter().find(|column| shows(column.source));
    let (Some(column), Some(member)) = (column, fact.get("member").reference()) else { return Ok(None) };
    if !dated_facts::goes_on(fact, name, on) {
        return Ok(None);
    }
    set(repo, context, (Kind::Member, member), column.name, (None, value), on).map(Some)
}

/// What another contract, or another end of one, in a cell makes of the contract that runs; `None` for a first end and for
/// other fields. As with `contract` on the command line, what ran before keeps its end.
fn extension(now: &Record, field: &str, value: &Value) -> Result<Option<Extension>, Refusal> {
    let end = now.get(Employment::contract_until);
    let required = || Refusal::new(Reason::Required).at(Kind::Employment, Employment::contract_until);
    Ok(match (field, value) {
        (Employment::contract, Value::Choice(to)) if *to == Contract::Permanent.name() => Some(Extension::Permanent),
        // Of a permanent contract the verb says why not.
        (Employment::contract, _) => match end {
            Value::Day(day) => Some(Extension::Until(day)),
            _ => return Err(Refusal::new(Reason::ContractPermanent)),
        },
        (Employment::contract_until, Value::Day(day)) => {
            Some(Extension::Until(*day)).filter(|_| is_over_an_end(now, &end))
        }
        (Employment::contract_until, _) => return Err(required()),
        _ => None,
    })
}

/// Whether an end typed in the cell would come in the place of another one, or of none because the contract is permanent.
fn is_over_an_end(now: &Record, end: &Value) -> bool {
    !end.is_empty() || now.get(Employment::contract) == Contract::Permanent.to_value()
}

fn correct(
    now: Option<Record>,
    field: &'static str,
    value: &Value,
    kind: Kind,
    name: &'static str,
) -> Result<Decision, CommandError> {
    match now {
        Some(now) => Ok(verbs::edit(&now, &[(field, value.clone())])?),
        None => Err(Refusal::new(Reason::NothingToEdit).with("field", Arg::Field(kind, name)).into()),
    }
}

fn not_editable(kind: Kind, name: &'static str) -> Refusal {
    Refusal::new(Reason::NotEditable).with("field", Arg::Field(kind, name))
}
