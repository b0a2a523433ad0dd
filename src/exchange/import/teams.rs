//! Rows about teams: the team itself, its client, its team leader and its job coach.

use super::prelude::*;
use super::row_reader::RowReader;
use super::row_values::RowValues;
use super::rows::ImportRun;
use crate::domain::decimal::Decimal;
use crate::domain::verbs::{share_among, take_role};

impl ImportRun<'_> {
    pub(super) fn team_row(&mut self, line: RowReader<'_>) -> Result<(), CommitError> {
        let mut values = self.values(line, Kind::Team)?;
        let (code, name) = (values.text("code"), values.text("name"));
        let found = match (code.as_str(), name.as_str()) {
            ("", "") => return Err(CommitError::at((Kind::Team, Team::name), Reason::Required)),
            ("", name) => self.staging.find(Kind::Team, name)?,
            (code, _) => self.by_code(code)?,
        };
        if let Some(id) = found
            && code.is_empty()
            && fold(&self.staging.field(id, Team::name).plain()) != fold(&name)
        {
            // A name that it had on earlier days tells which team is meant, and does not come back.
            values = values.without(&[Team::name]);
        }
        if found.is_none() {
            self.doubt_near_team((&code, &name), (Kind::Team, Team::name))?;
            if code.is_empty() {
                values.set(Team::code, Value::Text(self.staging.next_code()?));
            }
            if name.is_empty() {
                values.set(Team::name, Value::Text(code));
            }
            if !values.has("phase") {
                let phase = if values.has("pilot_until") { Phase::Pilot } else { Phase::Structural };
                values.set(Team::phase, Value::Choice(phase.name()));
            }
        }
        let team = self.keep(Kind::Team, found, &values)?;
        self.client(line, team)?;
        self.role(line, team, StaffRole::TeamLeader)?;
        self.role(line, team, StaffRole::JobCoach)
    }

    /// The team with this code; a team with that name does not count.
    fn by_code(&mut self, code: &str) -> Result<Option<Id>, CommitError> {
        let folded = fold(code);
        let found = self.staging.find_all(Kind::Team, code)?;
        Ok(found.into_iter().find(|id| fold(&self.staging.field(*id, "code").plain()) == folded))
    }

    /// Gives the client the whole team, for as long as the team exists.
    fn client(&mut self, line: RowReader<'_>, team: Id) -> Result<(), CommitError> {
        let target = (Kind::ClientShare, ClientShare::organisation);
        let text = line.text(target);
        if text.is_empty() {
            return Ok(());
        }
        let organisation = self.refer(Kind::Organisation, &text).map_err(|error| error.about(target))?;
        if self.told.facts_wait {
            return Ok(());
        }
        let share = Some(line.value((Kind::ClientShare, ClientShare::share))?).filter(|share| !share.is_empty());
        if share.is_none() {
            self.says_of_team(team, target, organisation)?;
        }
        let stored = self.having(Kind::ClientShare, team, ("organisation", &Value::Ref(organisation)))?;
        // With several shares the sheet does not tell which one is meant, so it may not change any of them.
        if stored.len() > 1 {
            let as_stated = |id: &&Id| share.as_ref().is_none_or(|s| self.staging.field(**id, "share") == *s);
            let found = stored.iter().rev().find(as_stated);
            let found = found.ok_or_else(|| CommitError::at(target, Reason::ChangedSinceStart))?;
            return self.staging.edit(*found, &[]);
        }
        let found = stored.first().copied();
        if found.is_none() && self.shared_from_the_day(team, organisation, share.as_ref())? {
            return Ok(());
        }
        let mut values = self.lasting(line, Kind::ClientShare, team, found);
        values.set(ClientShare::organisation, Value::Ref(organisation));
        if let Some(share) = share.or(found.is_none().then_some(Value::Decimal(Decimal::whole(100)))) {
            values.set(ClientShare::share, share);
        }
        let share = self.keep_on(Kind::ClientShare, found, &values).and_then(|share| self.fits_beside(share));
        share.map_err(|error| error.about(target))
    }

    /// Gives the whole of a team that others share to another client, from the day of the list. `false` where nobody has to give way.
    fn shared_from_the_day(&mut self, team: Id, organisation: Id, share: Option<&Value>) -> Result<bool, CommitError> {
        let whole = Decimal::whole(100);
        let Some(from) = self.options.holds_from().filter(|_| share.is_none_or(|s| *s == Value::Decimal(whole))) else {
            return Ok(false);
        };
        let known: Vec<ClientShare> = self.staging.owned_as(team)?;
        if !known.iter().any(|other| other.from < from && holds(other.from, other.until, from)) {
            return Ok(false);
        }
        let until = self.staging.field(team, "until").day();
        let id = self.ids.next_id();
        let fresh = ClientShare { team, organisation, share: whole, from, until, ..ClientShare::blank(id) };
        let decision = share_among(&known, fresh.clone(), &[fresh])?;
        self.told.passed_on += 1;
        self.carry_out(decision).map(|_| true)
    }

    /// Gives somebody a role in the team, for as long as the team exists.
    fn role(&mut self, line: RowReader<'_>, team: Id, role: StaffRole) -> Result<(), CommitError> {
        let target = (Kind::TeamRole, role.name());
        let text = line.text(target);
        if text.is_empty() {
            return Ok(());
        }
        let stored = self.having(Kind::TeamRole, team, ("role", &Value::Choice(role.name())))?;
        let holders: Vec<Id> = stored.iter().filter_map(|id| self.staging.field(*id, "staff").reference()).collect();
        let staff = self.staff(&text, role, &holders).map_err(|error| error.about(target))?;
        // The row is about this person, even when nothing about them changes.
        self.staging.edit(staff, &[])?;
        if self.told.facts_wait {
            return Ok(());
        }
        self.says_of_team(team, target, staff)?;
        let held = stored.iter().zip(&holders).rev().find(|(_, holder)| **holder == staff).map(|(id, _)| *id);
        let found = match (held, stored.as_slice()) {
            (Some(id), _) => Some(id),
            (None, []) => None,
            // Somebody recorded as the only one since the team began is corrected.
            (None, [only]) if self.staging.field(*only, "from") == self.staging.field(team, "from") => Some(*only),
            (None, known) => {
                let known: Vec<TeamRole> =
                    known.iter().filter_map(|id| self.staging.get(*id).and_then(TeamRole::of)).cloned().collect();
                let Some(from) = self.options.holds_from().filter(|on| known.iter().all(|role| role.from < *on)) else {
                    return Err(CommitError::at(target, Reason::ChangedSinceStart));
                };
                let fresh = TeamRole { team, staff, role, from, ..TeamRole::blank(self.ids.next_id()) };
                let decision = take_role(&known, fresh)?;
                self.told.passed_on += 1;
                return self.carry_out(decision).map(drop);
            }
        };
        let mut values = self.lasting(line, Kind::TeamRole, team, found);
        values.extend([("role", Value::Choice(role.name())), ("staff", Value::Ref(staff))]);
        self.keep_on(Kind::TeamRole, found, &values).map_err(|error| error.about(target)).map(drop)
    }

    /// Keeps a fact of a team, which goes on from the day of the list where it changes.
    fn keep_on(&mut self, kind: Kind, found: Option<Id>, values: &RowValues) -> Result<Id, CommitError> {
        let id = self.keep(kind, found, values)?;
        self.told.going_on.insert(id);
        Ok(id)
    }

    /// The dated facts of a team with this value, the earliest first.
    fn having(&mut self, kind: Kind, team: Id, (field, value): (&str, &Value)) -> Result<Vec<Id>, CommitError> {
        let owned = self.staging.owned(kind, team)?;
        Ok(owned.into_iter().filter(|id| self.staging.field(*id, field) == *value).collect())
    }

    /// The team as owner, with the first and last day of a fact about it. The first day of a stored fact, and the last day of one that
    /// ended before the team did, stay as they are.
    fn lasting(&mut self, line: RowReader<'_>, kind: Kind, team: Id, found: Option<Id>) -> RowValues {
        let mut values = RowValues::default();
        values.extend(kind.owner().map(|owner| (owner, Value::Ref(team))));
        if found.is_none() {
            values.set("from", self.first_day_of_fact(line, team));
        }
        let last = self.staging.field(team, "until");
        let ended = found.map_or(Value::Empty, |id| self.staging.field(id, "until"));
        if last.day().is_some_and(|last| ended.day().is_none_or(|ended| ended > last)) {
            values.set("until", last);
        }
        values
    }

    /// The day from which a row tells something of a team: the first day of the team where the row gives it or these sheets make the
    /// team, otherwise the day of the list, for nothing says how it was before.
    fn first_day_of_fact(&mut self, line: RowReader<'_>, team: Id) -> Value {
        let [from, until] = ["from", "until"].map(|field| self.staging.field(team, field).day());
        let told = self.staging.is_new(team) || !line.text((Kind::Team, Team::from)).is_empty();
        let runs = |on: &Day| from.is_some_and(|from| from < *on) && until.is_none_or(|until| until >= *on);
        match self.options.holds_from().filter(|on| !told && runs(on)) {
            Some(on) => {
                self.told.passed_on += 1;
                Value::Day(on)
            }
            None => from.to_value(),
        }
    }
}
