//! Dated facts of which one follows another: register checks, agreements with clients, shares of teams.

use super::mapped_column::FieldTarget;
use super::prelude::*;
use super::row_reader::RowReader;
use super::row_values::RowValues;
use super::rows::ImportRun;
use crate::domain::verbs::{about_role, days, in_the_way, shares_fit, stands_free, together_applied};

impl ImportRun<'_> {
    /// Imports what a row tells of the register: whether the member counts, since when if known, and when to check again. Without
    /// a day it is about the latest check; for a member without a check it makes one on the first day in service.
    pub(super) fn check(&mut self, line: RowReader<'_>, member: Id) -> Result<(), CommitError> {
        let values = self.values(line, Kind::RegisterCheck)?;
        let services = self.staging.owned_as::<Employment>(member)?.into_iter().map(|e| e.from);
        let first = services.chain(self.staging.owned_as::<Placement>(member)?.into_iter().map(|p| p.from)).min();
        let owner = (Kind::RegisterCheck, RegisterCheck::member);
        self.succeed((owner, member), values, first, Reason::DayOfCheckNeeded)
    }

    /// Imports what a row tells of the jobs agreed with a client.
    pub(super) fn agreement(&mut self, line: RowReader<'_>, client: Id) -> Result<(), CommitError> {
        let values = self.values(line, Kind::ClientAgreement)?;
        let owner = (Kind::ClientAgreement, ClientAgreement::organisation);
        self.succeed((owner, client), values, None, Reason::DayOfAgreementNeeded)
    }

    /// Imports a row of a sheet of such facts.
    pub(super) fn fact_row(&mut self, line: RowReader<'_>) -> Result<(), CommitError> {
        let kind = line.layout.shape;
        let values = self.values(line, kind)?;
        let owner = (kind, kind.owner().unwrap_or_default());
        let id = values.get(owner.1).and_then(Value::reference);
        let id = id.ok_or_else(|| CommitError::at(owner, Reason::Required))?;
        self.succeed((owner, id), values, None, Reason::Required)
    }

    /// Makes the facts as the values tell: corrects one that began on their day, or ends the previous one the day before and begins
    /// the new one.
    fn succeed(
        &mut self,
        ((kind, field), owner): (FieldTarget, Id),
        values: RowValues,
        first: Option<Day>,
        missing: Reason,
    ) -> Result<(), CommitError> {
        let mut values = values.without(&[field]);
        if values.is_empty() {
            return Ok(());
        }
        let ids = self.staging.owned(kind, owner)?;
        let dated = |id: Id| days(self.staging.get(id)?).map(|(from, until)| (id, from, until));
        let known: Vec<(Id, Day, Option<Day>)> = ids.into_iter().filter_map(dated).collect();
        let from = match (values.get("from"), known.last()) {
            (Some(Value::Day(day)), _) => *day,
            (_, Some((latest, ..))) if self.is_as(*latest, &values) => return self.staging.edit(*latest, &[]),
            (_, latest) if self.options.on.is_none() && latest.is_some() => {
                // Without a day it is about the one that holds on the day of the import, and goes on from then.
                let runs = |today| known.iter().find(|(_, begins, ends)| holds(*begins, *ends, today));
                let meant = self.options.today.map_or(latest, runs);
                let (id, begins, _) = meant.ok_or_else(|| CommitError::at((kind, "from"), missing))?;
                self.told.going_on.insert(*id);
                *begins
            }
            _ => self.options.on.or(first).ok_or_else(|| CommitError::at((kind, "from"), missing))?,
        };
        values = values.without(&["from"]);
        let same_day = known.iter().find(|(_, begins, _)| *begins == from);
        let running = known.iter().find(|(_, begins, ends)| holds(*begins, *ends, from));
        let now = running.map(|(id, ..)| *id);
        self.fill_in(kind, now, &mut values);
        if let Some((same_day, ..)) = same_day {
            self.says(kind, *same_day, &values)?;
            return self.staging.edit(*same_day, &values);
        }
        // The same number of jobs agreed again is no new agreement; another look in the register is a new check.
        if let Some(now) = now.filter(|now| kind == Kind::ClientAgreement && self.is_as(*now, &values)) {
            return self.staging.edit(now, &[]);
        }
        let later = known.iter().map(|(_, begins, _)| *begins).filter(|begins| *begins > from).min();
        let ends = running.and_then(|(.., ends)| *ends).or_else(|| later.and_then(|day| day.pred_opt()));
        if let (Some(ends), false) = (ends, values.has("until")) {
            values.set("until", Value::Day(ends));
        }
        if let (Some(now), Some(eve)) = (now, from.pred_opt()) {
            self.staging.edit(now, &[("until", Value::Day(eve))])?;
        }
        values.extend([("from", Value::Day(from)), (field, Value::Ref(owner))]);
        self.keep(kind, None, &values).map(|_| ())
    }

    /// Fills in the outcome of a check that a row does not give: as before, and everybody counts until a check says no. A change
    /// for the agreement also applies to the quota, unless the row tells otherwise.
    fn fill_in(&self, kind: Kind, now: Option<Id>, values: &mut RowValues) {
        if kind != Kind::RegisterCheck {
            return;
        }
        let before = |field| match now.map(|id| self.staging.field(id, field)) {
            Some(flag @ Value::Flag(_)) => flag,
            _ => Value::Flag(true),
        };
        let agreement = values.get(RegisterCheck::counts_for_agreement).cloned();
        if !values.has("counts_for_quota") {
            let changed = agreement
                .clone()
                .filter(|counts| now.is_none() || *counts != before(RegisterCheck::counts_for_agreement));
            values.set(
                RegisterCheck::counts_for_quota,
                changed.unwrap_or_else(|| before(RegisterCheck::counts_for_quota)),
            );
        }
        if agreement.is_none() {
            values.set(RegisterCheck::counts_for_agreement, before(RegisterCheck::counts_for_agreement));
        }
    }

    /// Whether a record has all these values already.
    pub(super) fn is_as(&self, id: Id, values: &[(&'static str, Value)]) -> bool {
        values.iter().all(|(field, value)| self.staging.field(id, field) == *value)
    }

    /// Refuses a row after which a fact does not fit beside the others of its owner: shares that exceed the whole, a second one
    /// of what there is only one of at a time.
    pub(super) fn fits_beside(&mut self, id: Id) -> Result<(), CommitError> {
        let Some(record) = self.staging.get(id).filter(|_| self.staging.is_changed(id)).cloned() else { return Ok(()) };
        let Some((_, _, owner)) = record.owner() else { return Ok(()) };
        match record {
            Record::ClientShare(share) => {
                let (known, told) = (self.staging.owned_as(owner)?, self.told_shares(owner, share.from)?);
                Ok(shares_fit(&together_applied(known, &told))?)
            }
            Record::TeamRole(role) => {
                let roles = self.staging.owned_as::<TeamRole>(owner)?;
                let Some(other) = in_the_way(&role, &roles) else { return Ok(()) };
                let name = |id| self.staging.get(id).map(Record::label).unwrap_or_default();
                Err(about_role(Reason::RoleHeld, other, (name(other.staff), name(other.team)), other.from).into())
            }
            record if record.kind().one_at_a_time().is_some() => {
                let others = self.staging.owned(record.kind(), owner)?;
                let others: Vec<Record> = others.into_iter().filter_map(|id| self.staging.get(id).cloned()).collect();
                Ok(stands_free(&record, &others)?)
            }
            _ => Ok(()),
        }
    }
}
