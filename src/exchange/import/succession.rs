//! Facts that follow one another: a row without a last day ends the one before it, as the command that adds such a fact does. Shares that
//! rows give of one team from one day are taken together.

use super::prelude::*;
use super::row_reader::RowReader;
use super::row_values::RowValues;
use super::rows::ImportRun;
use crate::domain::decimal::Decimal;
use crate::domain::verbs::{days, follow, share_among};

/// The kinds of which a fact without a last day follows the one before it.
const FOLLOWING: [Kind; 5] =
    [Kind::TeamRole, Kind::OwnCoach, Kind::ClientShare, Kind::EmploymentPhase, Kind::PackageVersion];

impl ImportRun<'_> {
    /// The day by which the rows of a sheet are put in order, so that each follows what was there before it.
    pub(super) fn order_day(line: RowReader<'_>) -> Option<Day> {
        let kind = line.layout.shape;
        FOLLOWING.contains(&kind).then(|| line.day((kind, "from")).ok().flatten()).flatten()
    }

    /// Notes which shares a row gives of a team from a day on. Faults of the row are reported when it is imported.
    pub(super) fn note_share(&mut self, line: RowReader<'_>) -> Result<(), CommitError> {
        let target = |field| (Kind::ClientShare, field);
        let (code, name) = (line.text((Kind::Team, Team::code)), line.text(target(ClientShare::team)));
        let team = self.staging.find_all(Kind::Team, if code.is_empty() { &name } else { &code })?;
        let (from, until) = (line.day(target("from")), line.day(target("until")));
        let share = line.value(target(ClientShare::share));
        if let ([team], Ok(Some(from)), Ok(None), Ok(share)) = (team.as_slice(), from, until, share) {
            let share = if let Value::Decimal(share) = share { share } else { Decimal::whole(100) };
            let client = line.text(target(ClientShare::organisation));
            self.told.shares.entry((*team, from)).or_default().push((client, share));
        }
        Ok(())
    }

    /// The shares that the rows together give of a team from a day on.
    pub(super) fn told_shares(&mut self, team: Id, from: Day) -> Result<Vec<ClientShare>, CommitError> {
        let told = self.told.shares.get(&(team, from)).cloned().unwrap_or_default();
        let mut shares = Vec::with_capacity(told.len());
        for (client, share) in told {
            let id = self.ids.next_id();
            // A client that a later row makes has no share yet.
            let organisation = self.staging.find_all(Kind::Organisation, &client)?.first().copied().unwrap_or(id);
            shares.push(ClientShare { team, organisation, share, from, ..ClientShare::blank(id) });
        }
        Ok(shares)
    }

    /// Lets a new fact without a last day follow the one before it. `false` where there is nothing that it could follow so.
    pub(super) fn follows(&mut self, line: RowReader<'_>, values: &RowValues) -> Result<bool, CommitError> {
        let kind = line.layout.shape;
        let owner = kind.owner().filter(|_| FOLLOWING.contains(&kind) && !values.has("until"));
        let owner = owner.and_then(|owner| values.get(owner)).and_then(Value::reference);
        let (Some(owner), Some(from)) = (owner, values.get("from").and_then(Value::day)) else { return Ok(false) };
        let ids = self.staging.owned(kind, owner)?;
        let known: Vec<Record> = ids.into_iter().filter_map(|id| self.staging.get(id).cloned()).collect();
        // What holds already, from an earlier day on, stays.
        let same = |fact: &&Record| values.iter().all(|(field, value)| *field == "from" || fact.get(field) == *value);
        let held = known.iter().filter_map(|fact| Some((fact, days(fact)?)));
        let mut held = held.filter(|(_, (first, last))| *first < from && holds(*first, *last, from));
        if let Some((now, (first, _))) = held.find(|(fact, _)| same(fact)) {
            let (.., count) = self.told.earlier.get_or_insert((line.row.number, first, 0));
            *count += 1;
            return self.staging.edit(now.id(), &[]).map(|()| true);
        }
        let mut fresh = Record::blank(kind, self.ids.next_id());
        fresh.set_all(values)?;
        let decision = match &fresh {
            Record::ClientShare(share) => Some(self.shared(share, &known)),
            fresh => follow(&known, fresh).map(|decision| decision.map_err(CommitError::from)),
        };
        let Some(decision) = decision.transpose()? else { return Ok(false) };
        self.overwrites_no_row(&decision, from)?;
        for id in self.carry_out(decision)? {
            if self.staging.field(id, "from").day() == Some(from) {
                self.told.described_in_row.insert(id, line.row.number);
                self.fits_beside(id)?;
            }
        }
        Ok(true)
    }

    /// What giving a client a share decides, beside those that other rows give from the same day.
    fn shared(&mut self, share: &ClientShare, known: &[Record]) -> Result<Decision, CommitError> {
        let known: Vec<ClientShare> = known.iter().filter_map(ClientShare::of).cloned().collect();
        let together = self.told_shares(share.team, share.from)?;
        let ended = |other: &&ClientShare| {
            other.organisation == share.organisation && other.until.is_some() && other.until == share.from.pred_opt()
        };
        match share_among(&known, share.clone(), &together) {
            // The same rows a second time.
            Err(refusal) if refusal.reason == Reason::NoShareToEnd => match known.iter().find(ended) {
                Some(other) => self.staging.edit(other.id, &[]).map(|()| Decision::default()),
                None => Err(refusal.at(Kind::ClientShare, ClientShare::share).into()),
            },
            decision => Ok(decision?),
        }
    }

    /// Refuses to put right what another row of the same day says.
    fn overwrites_no_row(&self, decision: &Decision, from: Day) -> Result<(), CommitError> {
        let begun =
            decision.changes.iter().filter_map(Change::before).filter(|fact| fact.get("from").day() == Some(from));
        match begun.filter_map(|fact| self.told.described_in_row.get(&fact.id())).next() {
            Some(row) => Err(Refusal::new(Reason::ToldOtherwise).with("row", i64::from(*row)).into()),
            None => Ok(()),
        }
    }

    /// Makes the changes of a decision, and says of which records they are.
    pub(super) fn carry_out(&mut self, decision: Decision) -> Result<Vec<Id>, CommitError> {
        let mut changed = Vec::with_capacity(decision.changes.len());
        for change in decision.changes {
            changed.push(change.id());
            let after = |(field, _, after)| (field, after);
            match change {
                Change::Create(record) => self.staging.create(record).map(drop)?,
                change => {
                    let fields: Vec<_> = change.differences().into_iter().map(after).collect();
                    self.staging.edit(change.id(), &fields)?;
                }
            }
        }
        Ok(changed)
    }
}
