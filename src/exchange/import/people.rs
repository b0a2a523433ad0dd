//! Rows about members: who they are, their employment and, in a flat roster, their place in a team.

use super::mapped_column::{FieldTarget, NAME_PARTS};
use super::prelude::*;
use super::row_reader::RowReader;
use super::row_values::RowValues;
use super::rows::ImportRun;
use crate::domain::recruiting::next_number;
use crate::repository::free_number::free_number;

const NUMBER: FieldTarget = (Kind::Member, Member::number);
const CONTRACT: FieldTarget = (Kind::Employment, Employment::contract);

impl ImportRun<'_> {
    pub(super) fn roster_row(&mut self, line: RowReader<'_>) -> Result<(), CommitError> {
        let (mut number, name) = (line.text(NUMBER), line.name(Kind::Member));
        if number.is_empty() && self.options.number_people {
            number = self.number_by_name(&name)?;
        }
        if number.is_empty() {
            return Err(CommitError::at(NUMBER, Reason::NumberMissing));
        }
        let found = self.staging.find(Kind::Member, &number)?;
        let has_names = NAME_PARTS.iter().any(|field| line.layout.has((Kind::Member, field)));
        if name.is_empty() && (has_names || found.is_none()) {
            return Err(CommitError::at((Kind::Member, Member::surname), Reason::NameMissing));
        }
        let mut values = self.values(line, Kind::Member)?.without(&NAME_PARTS);
        if found.is_none() {
            values.set(Member::number, Value::Text(number.clone()));
        }
        if !self.only_surname(found, &name) {
            values.extend(name.iter().cloned());
        }
        let member = self.keep(Kind::Member, found, &values)?;
        if let (None, Some(new)) = (found, self.staging.get(member).and_then(Member::of)) {
            let name = fold(&new.person().spoken());
            self.told.new_people.entry(name).or_default().insert(number);
        }
        if !self.told.facts_wait {
            self.employment(line, member)?;
        }
        if line.layout.has((Kind::Placement, Placement::team)) {
            self.place(line, member)?;
        }
        if self.told.facts_wait { Ok(()) } else { self.check(line, member) }
    }

    /// The number of the stored member with this whole name; for a new one the next free number.
    ///
    /// # Errors
    /// Returns `ambiguous-name` when several have it, and `name-missing` where there is no whole name to go by.
    fn number_by_name(&mut self, name: &RowValues) -> Result<String, CommitError> {
        let [given, prefix, surname] = ["given_name", "prefix", "surname"].map(|part| name.text(part));
        if given.is_empty() || surname.is_empty() {
            return Err(CommitError::at((Kind::Member, Member::surname), Reason::NameMissing));
        }
        let person = PersonName { given, prefix, surname };
        let stored =
            self.staging.member_named(&person.display()).map_err(|error| error.about((Kind::Member, "name")))?;
        let mut numbers = self.told.new_people.get(&fold(&person.spoken())).cloned().unwrap_or_default();
        numbers.extend(stored.map(|id| self.staging.field(id, Member::number).plain()));
        match numbers.pop_first() {
            Some(number) if numbers.is_empty() => return Ok(number),
            Some(_) => {
                let refusal = Refusal::ambiguous(Kind::Member, &person.display());
                return Err(CommitError::from(refusal).about((Kind::Member, "name")));
            }
            None => {}
        }
        let next = match self.told.last_number.as_deref() {
            None => free_number(self.staging.repo, Kind::Member)?,
            Some(last) => self.number_after(last)?,
        };
        let next = if self.told.numbers_given.contains(&fold(&next)) { self.number_after(&next)? } else { next };
        self.told.last_number = Some(next.clone());
        Ok(next)
    }

    /// The next number that nobody has, stored or in these sheets.
    fn number_after(&self, last: &str) -> Result<String, CommitError> {
        let (repo, given) = (self.staging.repo, &self.told.numbers_given);
        let taken = |number: &str| Ok(given.contains(&fold(number)) || repo.is_taken(Kind::Member, number)?);
        next_number(last, taken)
    }

    /// Whether the row gives only the surname that is stored already; then the rest of the name stays.
    pub(super) fn only_surname(&self, found: Option<Id>, name: &RowValues) -> bool {
        let Some(id) = found else { return false };
        name.iter().all(|(field, value)| match *field {
            "surname" => fold(&value.plain()) == fold(&self.staging.field(id, "surname").plain()),
            _ => value.is_empty(),
        })
    }

    /// Imports what a row tells of the employment of a member: of the one that began on its day, or without a day of the latest.
    fn employment(&mut self, line: RowReader<'_>, member: Id) -> Result<(), CommitError> {
        let mut values = self.values(line, Kind::Employment)?.without(&["member"]);
        if values.is_empty() {
            return Ok(());
        }
        let known = self.staging.owned_as::<Employment>(member)?;
        let found = match values.get(Employment::from).and_then(Value::day) {
            Some(from) => {
                let service = Employment::service_on(&known, from);
                let found = meant(&service, from, &values);
                if found.is_some() && service.len() > 1 {
                    // For a service of several contracts a list gives the first and the last day of the service.
                    let last = service.last().map_or(Value::Empty, |last| last.until.to_value());
                    let same_end = values.get(Employment::until) == Some(&last);
                    values = values.without(if same_end { &["from", "until"] } else { &["from"] });
                }
                found
            }
            None => {
                // Without a day it is about the one that holds on the day of the import, and goes on from then.
                let latest = known.iter().max_by_key(|e| e.from);
                let runs = |day| known.iter().find(|e| holds(e.from, e.until, day));
                let told = latest.filter(|latest| self.is_as(latest.id, &values));
                let meant = told.or_else(|| self.options.holds_from().map_or(latest, runs));
                let needed = (Kind::Employment, Employment::from);
                let meant = meant.ok_or_else(|| CommitError::at(needed, Reason::Required))?;
                self.told.going_on.insert(meant.id);
                Some(meant)
            }
        };
        if let Some(found) = found {
            // A permanent contract has no end of a temporary one any more.
            if permanent(&values) && found.contract != Contract::Permanent && !values.has("contract_until") {
                values.set(Employment::contract_until, Value::Empty);
            }
        } else if !values.has("contract") {
            if !values.has("contract_until") && line.layout.has(CONTRACT) {
                return Err(CommitError::at(CONTRACT, Reason::Required));
            }
            if !values.has("contract_until") {
                self.told.without_contract += 1;
                return Ok(());
            }
            values.set(Employment::contract, Value::Choice(Contract::Temporary.name()));
        }
        values.set(Employment::member, Value::Ref(member));
        let id = match found.and_then(|found| self.next_contract(found, &values)) {
            Some((found, from)) => self.go_on(&found, from, &values)?,
            None => self.keep(Kind::Employment, found.map(|e| e.id), &values)?,
        };
        self.fits_beside(id)
    }

    /// The contract that a row extends, and the first day of the next one: the row gives another kind or a later end than the
    /// running contract has. The old contract itself was right.
    fn next_contract(&self, now: &Employment, values: &RowValues) -> Option<(Employment, Day)> {
        let end = now.contract_until.filter(|_| now.contract == Contract::Temporary && now.until.is_none())?;
        let later = matches!(values.get(Employment::contract_until), Some(Value::Day(next)) if *next > end);
        let on = self.options.holds_from()?;
        let from = if end < on { on } else { end.succ_opt()? };
        (from > now.from && (later || permanent(values))).then(|| (now.clone(), from))
    }

    /// Ends a contract where the next begins, which gets the values of the row.
    fn go_on(&mut self, now: &Employment, from: Day, values: &RowValues) -> Result<Id, CommitError> {
        self.staging.edit(now.id, &[("until", from.pred_opt().to_value())])?;
        let id = self.ids.next_id();
        let mut next = Record::Employment(Employment { id, notice_given_on: None, ..now.clone() });
        next.set_all(values)?;
        next.set(Employment::from, from.to_value())?;
        self.staging.create(next)
    }

    /// Refuses a row with a temporary contract without its end or the end of the service, or a permanent one with an end, unless that is
    /// what is stored already.
    pub(super) fn has_an_end(&self, found: Option<Id>, values: &[(&'static str, Value)]) -> Result<(), CommitError> {
        let given = |field: &str| values.iter().find(|(name, _)| *name == field).map(|(_, value)| value);
        let now = found.and_then(|id| self.staging.get(id)).and_then(Employment::of);
        let ends = given("contract_until").and_then(Value::day);
        if given("contract") == Some(&Value::Choice(Contract::Permanent.name()))
            && ends.is_some_and(|ends| now.is_none_or(|now| now.contract_until != Some(ends)))
        {
            return Err(CommitError::at((Kind::Employment, Employment::contract_until), Reason::PermanentWithoutEnd));
        }
        let known = |field: &str, stands: Option<Day>| given(field).map_or(stands.is_some(), |value| !value.is_empty());
        let stands = now.is_some_and(|e| e.contract == Contract::Temporary && e.contract_until.is_none());
        if given("contract") != Some(&Value::Choice(Contract::Temporary.name()))
            || known("contract_until", now.and_then(|e| e.contract_until))
            || known("until", now.and_then(|e| e.until))
            || stands
        {
            return Ok(());
        }
        Err(CommitError::at((Kind::Employment, Employment::contract_until), Reason::TemporaryWithoutEnd))
    }

    /// The stored member with this number, for a sheet of placements.
    pub(super) fn member_of(&mut self, line: RowReader<'_>) -> Result<Id, CommitError> {
        let member = self.by_key_or_name(line, Kind::Placement, Placement::member)?;
        member.ok_or_else(|| CommitError::at((Kind::Placement, Placement::member), Reason::NumberMissing))
    }
}

fn permanent(values: &RowValues) -> bool {
    values.get(Employment::contract) == Some(&Value::Choice(Contract::Permanent.name()))
}

/// The contract that a row is about, of a service that begins on a day: the one with the row's contract and end, otherwise
/// the last. For a service of one contract it is the employment that begins on that day.
fn meant<'a>(service: &[&'a Employment], from: Day, values: &RowValues) -> Option<&'a Employment> {
    if service.first().is_none_or(|first| first.from != from) {
        return None;
    }
    let says = |field: &str, stands: Value| values.get(field).is_none_or(|given| *given == stands);
    let same = service
        .iter()
        .find(|e| says("contract", e.contract.to_value()) && says("contract_until", e.contract_until.to_value()));
    same.or(service.last()).copied()
}
