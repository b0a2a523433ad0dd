//! Dated facts of which one takes the place of another: register checks, agreements with clients, shares of teams.

use super::error::RowError;
use super::row_reader::RowReader;
use super::rows::ImportRun;
use crate::domain::days::{Day, holds};
use crate::domain::id::Id;
use crate::domain::kinds::ClientShare;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;
use crate::domain::verbs::shares_fit;

type Values = Vec<(&'static str, Value)>;

fn value<'a>(values: &'a Values, name: &str) -> Option<&'a Value> {
    values.iter().find(|(field, _)| *field == name).map(|(_, value)| value)
}

impl ImportRun<'_> {
    /// What a row says of the register: whether the member counts, since when that is known, when to look again. Without a
    /// day it is about the latest check; of who was never checked it is a check of the first day in service.
    pub(super) fn check(&mut self, line: RowReader<'_>, member: Id) -> Result<(), RowError> {
        let mut values = self.values(line, Kind::RegisterCheck)?;
        values.retain(|(field, _)| *field != "member");
        let services = self.staging.employments(member)?.into_iter().map(|e| e.from);
        let first = services.chain(self.staging.placements(member)?.into_iter().map(|p| p.from)).min();
        self.succeed((Kind::RegisterCheck, member), values, first, Reason::DayOfCheckNeeded)
    }

    /// What a row says of the jobs agreed with a client.
    pub(super) fn agreement(&mut self, line: RowReader<'_>, client: Id) -> Result<(), RowError> {
        let mut values = self.values(line, Kind::ClientAgreement)?;
        values.retain(|(field, _)| *field != "organisation");
        self.succeed((Kind::ClientAgreement, client), values, None, Reason::DayOfAgreementNeeded)
    }

    /// A row of a sheet of such facts.
    pub(super) fn fact_row(&mut self, line: RowReader<'_>) -> Result<(), RowError> {
        let kind = line.layout.shape;
        let mut values = self.values(line, kind)?;
        let owner = owner_of(kind)?;
        let Some(id) = value(&values, owner).and_then(Value::reference) else {
            return Err(Refusal::new(Reason::Required).at(kind, owner).into());
        };
        values.retain(|(field, _)| *field != owner);
        self.succeed((kind, id), values, None, Reason::Required)
    }

    /// Makes it as the values say: puts right what began on their day, or ends what was the day before and begins what is.
    fn succeed(
        &mut self,
        (kind, owner): (Kind, Id),
        mut values: Values,
        first: Option<Day>,
        missing: Reason,
    ) -> Result<(), RowError> {
        if values.is_empty() {
            return Ok(());
        }
        let known = self.staging.owned(kind, owner)?;
        let stated = value(&values, "from").cloned();
        let from = match (stated, known.last()) {
            (Some(Value::Day(day)), _) => day,
            (_, Some(latest)) if self.is_as(*latest, &values) => return self.staging.edit(*latest, &[]),
            (_, latest) => match (self.options.on, latest) {
                (Some(day), _) => day,
                (None, Some(latest)) => self.first_and_last(kind, *latest)?.0,
                (None, None) => first.ok_or_else(|| Refusal::new(missing).at(kind, "from"))?,
            },
        };
        values.retain(|(field, _)| *field != "from");
        let held = |id: &Id| Ok((*id, self.first_and_last(kind, *id)?));
        let held: Vec<_> = known.iter().map(held).collect::<Result<_, RowError>>()?;
        let same_day = held.iter().find(|(_, (begins, _))| *begins == from).map(|(id, _)| *id);
        let running = held.iter().find(|(_, (begins, ends))| holds(*begins, *ends, from));
        let (now, last) = (running.map(|(id, _)| *id), running.and_then(|(_, (_, ends))| *ends));
        self.fill_in(kind, now, &mut values);
        if let Some(same_day) = same_day {
            return self.staging.edit(same_day, &values);
        }
        // The same number of jobs agreed on again is no other agreement; looking again in the register is another check.
        if let Some(now) = now.filter(|now| kind == Kind::ClientAgreement && self.is_as(*now, &values)) {
            return self.staging.edit(now, &[]);
        }
        let later = held.iter().map(|(_, (begins, _))| *begins).filter(|begins| *begins > from).min();
        let ends = last.or_else(|| later.and_then(|day| day.pred_opt()));
        if value(&values, "until").is_none() {
            values.extend(ends.map(|day| ("until", Value::Day(day))));
        }
        if let (Some(now), Some(eve)) = (now, from.pred_opt()) {
            self.staging.edit(now, &[("until", Value::Day(eve))])?;
        }
        values.extend([("from", Value::Day(from)), (owner_of(kind)?, Value::Ref(owner))]);
        self.keep(kind, None, &values).map(|_| ())
    }

    /// Of a check the outcome that a row does not give: as before, and everybody counts until a check says no. Who comes to
    /// count or not for the agreement does so for the quota too, unless the row says otherwise.
    fn fill_in(&self, kind: Kind, now: Option<Id>, values: &mut Values) {
        if kind != Kind::RegisterCheck {
            return;
        }
        let before = |field| match now.map(|id| self.staging.field(id, field)) {
            Some(flag @ Value::Flag(_)) => flag,
            _ => Value::Flag(true),
        };
        let agreement = value(values, "counts_for_agreement").cloned();
        if value(values, "counts_for_quota").is_none() {
            let changed = agreement.clone().filter(|counts| now.is_none() || *counts != before("counts_for_agreement"));
            values.push(("counts_for_quota", changed.unwrap_or_else(|| before("counts_for_quota"))));
        }
        if agreement.is_none() {
            values.push(("counts_for_agreement", before("counts_for_agreement")));
        }
    }

    /// Whether a record at hand has all these values already.
    pub(super) fn is_as(&self, id: Id, values: &[(&'static str, Value)]) -> bool {
        values.iter().all(|(field, value)| self.staging.field(id, field) == *value)
    }

    /// The first and the last day of a fact at hand.
    fn first_and_last(&self, kind: Kind, id: Id) -> Result<(Day, Option<Day>), RowError> {
        let day = |field| if let Value::Day(day) = self.staging.field(id, field) { Some(day) } else { None };
        let first = day("from").ok_or_else(|| Refusal::new(Reason::Required).at(kind, "from"))?;
        Ok((first, day("until")))
    }

    /// Refuses a row after which the shares of a team would be more than the whole of it.
    pub(super) fn shares_fit(&mut self, team: Id) -> Result<(), RowError> {
        let ids = self.staging.owned(Kind::ClientShare, team)?;
        let records: Vec<&Record> = ids.iter().filter_map(|id| self.staging.get(*id)).collect();
        let shares: Vec<ClientShare> = records.into_iter().filter_map(ClientShare::of).cloned().collect();
        Ok(shares_fit(&shares)?)
    }
}

/// The field that names what a fact of this kind belongs to; a kind without one is no fact, and refused.
fn owner_of(kind: Kind) -> Result<&'static str, RowError> {
    let refuse = || Refusal::new(Reason::UnknownField).with("field", "owner").with("kind", kind);
    kind.owner().ok_or_else(|| refuse().into())
}
