//! Rows about members: who they are, their employment, and in a flat roster their place in a team.

use super::error::RowError;
use super::layout::FieldTarget;
use super::row_reader::RowReader;
use super::rows::ImportRun;
use crate::domain::choices::{Choice, Contract};
use crate::domain::id::Id;
use crate::domain::kinds::{Employment, Member};
use crate::domain::names::fold;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;
use crate::domain::verbs::stands_free;

const NUMBER: FieldTarget = (Kind::Member, "number");
const NAME: [&str; 4] = ["name", "given_name", "prefix", "surname"];

impl ImportRun<'_> {
    pub(super) fn roster_row(&mut self, line: RowReader<'_>) -> Result<(), RowError> {
        let number = line.text(NUMBER);
        if number.is_empty() {
            return Err(Refusal::new(Reason::NumberMissing).at(NUMBER.0, NUMBER.1).into());
        }
        let found = self.staging.find(Kind::Member, &number)?;
        let name = line.name(Kind::Member);
        let asked = NAME.iter().any(|field| line.layout.has((Kind::Member, field)));
        if name.is_empty() && (asked || found.is_none()) {
            return Err(Refusal::new(Reason::NameMissing).at(Kind::Member, Member::surname).into());
        }
        let mut values = self.values(line, Kind::Member)?;
        values.retain(|(field, _)| !NAME.contains(field));
        if !self.only_surname(found, &name) {
            values.extend(name);
        }
        let member = self.keep(Kind::Member, found, &values)?;
        self.employment(line, member)?;
        if line.layout.has((Kind::Placement, "team")) {
            self.place(line, member)?;
        }
        self.check(line, member)
    }

    /// Whether the row gives no more of the name than the surname that is stored already: then the rest stays.
    fn only_surname(&self, found: Option<Id>, name: &[(&'static str, Value)]) -> bool {
        let Some(id) = found else { return false };
        name.iter().all(|(field, value)| match *field {
            "surname" => fold(&value.plain()) == fold(&self.staging.field(id, "surname").plain()),
            _ => value.is_empty(),
        })
    }

    fn employment(&mut self, line: RowReader<'_>, member: Id) -> Result<(), RowError> {
        let mut values = self.values(line, Kind::Employment)?;
        values.retain(|(field, _)| *field != "member");
        if values.is_empty() {
            return Ok(());
        }
        let value = |name: &str| values.iter().find(|(field, _)| *field == name).map(|(_, value)| value.clone());
        let known = self.staging.employments(member)?;
        let found = match value("from") {
            Some(from) => known.iter().find(|e| Value::Day(e.from) == from),
            None => match known.iter().max_by_key(|e| e.from) {
                Some(latest) => Some(latest),
                None => {
                    return Err(Refusal::new(Reason::Required).at(Kind::Employment, Employment::from).into());
                }
            },
        };
        let permanent = value("contract") == Some(Value::Choice(Contract::Permanent.name()));
        match found {
            // Who gets a permanent contract has no end of a temporary one any more.
            Some(found) if permanent && found.contract != Contract::Permanent && value("contract_until").is_none() => {
                values.push(("contract_until", Value::Empty));
            }
            None if value("contract").is_none() && value("contract_until").is_some() => {
                values.push(("contract", Value::Choice(Contract::Temporary.name())));
            }
            None if value("contract").is_none() => {
                if line.layout.has((Kind::Employment, "contract")) {
                    return Err(Refusal::new(Reason::Required).at(Kind::Employment, Employment::contract).into());
                }
                self.without_contract += 1;
                return Ok(());
            }
            _ => {}
        }
        values.push(("member", Value::Ref(member)));
        let found = found.map(|e| e.id);
        let id = self.keep(Kind::Employment, found, &values)?;
        let Some(employment) = self.staging.get(id).and_then(Employment::of).cloned() else { return Ok(()) };
        stands_free(&employment, &known)?;
        Ok(())
    }
}

/// The member as stored under a number, for a sheet of placements.
pub(super) fn member_of(work: &mut ImportRun<'_>, line: RowReader<'_>) -> Result<Id, RowError> {
    let slot = (Kind::Placement, "member");
    let number = line.text(slot);
    if number.is_empty() {
        return Err(Refusal::new(Reason::NumberMissing).at(slot.0, slot.1).into());
    }
    work.refer(Kind::Member, &number).map_err(|trouble| trouble.moved(slot.0, slot.1))
}
