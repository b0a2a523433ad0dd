//! The places of members: rows of a sheet of placements, and the place that a row of a flat roster gives.

use super::making_teams::CODE;
use super::mapped_column::FieldTarget;
use super::prelude::*;
use super::row_reader::RowReader;
use super::row_values::RowValues;
use super::rows::ImportRun;
use crate::domain::typed::AnyRecord as _;

const FROM: FieldTarget = (Kind::Placement, Placement::from);
const TEAM: FieldTarget = (Kind::Placement, Placement::team);
const HOURS: FieldTarget = (Kind::Placement, Placement::hours);
const TASKS: FieldTarget = (Kind::Placement, Placement::task_package);

/// The fields that tell what somebody does in a placement, whatever its days.
const WORK: [&str; 4] = ["team", "hours", "work_days", "task_package"];

/// The fields of which a row without a team may have none.
const PLACED: [&str; 4] = ["hours", "work_days", "task_package", "from"];

/// Whether a placement already has the row's value of a field.
fn same(placement: &Placement, values: &RowValues, field: &str) -> bool {
    values.get(field).is_none_or(|value| placement.get(field) == *value)
}

impl ImportRun<'_> {
    /// The stored placement that a row is about.
    pub(super) fn stored_placement(&mut self, line: RowReader<'_>) -> Result<Option<Id>, CommitError> {
        let member = self.member_of(line)?;
        let from = self.first_day(line)?;
        Ok(self.staging.owned_as::<Placement>(member)?.iter().find(|p| p.from == from).map(|p| p.id))
    }

    fn first_day(&self, line: RowReader<'_>) -> Result<Day, CommitError> {
        let elsewhere = self.options.on.filter(|_| !line.layout.has(FROM));
        line.day(FROM)?.or(elsewhere).ok_or_else(|| CommitError::at(FROM, Reason::Required))
    }

    /// Imports a row of a sheet of placements: one placement as given, of any time.
    pub(super) fn placement_row(&mut self, line: RowReader<'_>) -> Result<(), CommitError> {
        let member = self.member_of(line)?;
        let from = self.first_day(line)?;
        let mut values = self.values(line, Kind::Placement)?;
        values.extend([("member", Value::Ref(member)), ("from", Value::Day(from))]);
        let found = self.stored_placement(line)?;
        if found.is_none() && !values.has("hours") {
            return Err(CommitError::at(HOURS, Reason::HoursNeeded));
        }
        let id = self.keep(Kind::Placement, found, &values)?;
        if let (None, Some(team)) = (found, self.staging.field(id, Placement::team).reference()) {
            self.more_places(team, 1, from)?;
        }
        self.fits_beside(id)
    }

    /// Imports the place that a row of a flat roster gives a member, if it gives one.
    pub(super) fn place(&mut self, line: RowReader<'_>, member: Id) -> Result<(), CommitError> {
        // Everything is read before anything is looked up, so that a fault in a cell is reported first.
        let mut values = line.values(Kind::Placement)?;
        if line.text(TEAM).is_empty() && line.text(CODE).is_empty() {
            // A team that stands only in the first row of its block is not known in the others.
            let placed = PLACED.iter().any(|field| values.has(field));
            return if placed { Err(CommitError::at(TEAM, Reason::TeamOfRowNeeded)) } else { Ok(()) };
        }
        let from = self.first_day(line)?;
        let (team, tasks) = self.team_and_tasks(line, from)?;
        if self.told.facts_wait {
            return Ok(());
        }
        values.set(Placement::team, Value::Ref(team));
        if let Some(tasks) = tasks {
            values.set(Placement::task_package, Value::Ref(tasks));
        }
        // A second row about one person, on another sheet say, makes no second place.
        let placed = self.staging.owned_as::<Placement>(member)?.iter().any(|placement| placement.team == team);
        let stated_in_row = values.has("from").then_some(line.row.number);
        self.reconcile(member, from, values.without(&["from"]), stated_in_row)?;
        if placed { Ok(()) } else { self.more_places(team, 1, from) }
    }

    /// Makes the roster as the row tells. Nothing changes when it is so already; otherwise the placement that began on that day
    /// is corrected, or the previous one is ended and a new one begins. `stated_in_row` is the row number when it gives the first day.
    fn reconcile(
        &mut self,
        member: Id,
        from: Day,
        mut values: RowValues,
        stated_in_row: Option<u32>,
    ) -> Result<(), CommitError> {
        let placements = self.staging.owned_as::<Placement>(member)?;
        let same_work = |p: &&Placement| WORK.iter().all(|field| same(p, &values, field));
        let same_day = placements.iter().find(|p| p.from == from);
        if let Some(later) = placements.iter().filter(|p| p.from > from).min_by_key(|p| p.from) {
            return match same_day.filter(same_work) {
                Some(history) => self.staging.edit(history.id, &[]),
                None => Err(Refusal::new(Reason::LaterPlacement).with("day", later.from).at(FROM.0, FROM.1).into()),
            };
        }
        if let Some(now) = same_day {
            self.says(Kind::Placement, now.id, &values)?;
            return self.staging.edit(now.id, &values);
        }
        let now = placements.iter().find(|p| holds(p.from, p.until, from));
        if let Some(now) = now.filter(same_work) {
            // A roster of a later day gives that day for everybody; but it may also be a corrected first day.
            if let Some(row) = stated_in_row {
                let (.., count) = self.told.earlier.get_or_insert((row, now.from, 0));
                *count += 1;
            }
            return self.staging.edit(now.id, &values.without(&WORK));
        }
        let mut next = Placement { member, ..Placement::blank(self.ids.next_id()) };
        if let (Some(now), Some(eve)) = (now, from.pred_opt()) {
            let reason = if !same(now, &values, "team") {
                EndReason::OtherTeam
            } else if !same(now, &values, "hours") || !same(now, &values, "work_days") {
                EndReason::OtherHours
            } else {
                EndReason::OtherTasks
            };
            let ended = [("until", Value::Day(eve)), ("end_reason", Value::Choice(reason.name()))];
            self.staging.edit(now.id, &ended)?;
            // A planned end applies to the placement that replaces it too, as when a person is moved by hand.
            let end_reason = now.end_reason.filter(|_| !values.has("until"));
            next = Placement { id: next.id, task_package: None, credited: None, end_reason, ..now.clone() };
        } else if !values.has("hours") {
            return Err(CommitError::at(HOURS, Reason::HoursNeeded));
        }
        values.set(Placement::from, Value::Day(from));
        let mut next = Record::Placement(next);
        next.set_all(&values)?;
        self.says(Kind::Placement, next.id(), &values)?;
        if let Some(now) = now.filter(|_| !values.has("work_days"))
            && next.give_way(&Record::Placement(now.clone())).is_some()
        {
            self.staging.without_days.insert(next.id());
        }
        self.staging.create(next).map(drop)
    }

    /// The team and the task package that a row names; made where the options allow it.
    fn team_and_tasks(&mut self, line: RowReader<'_>, from: Day) -> Result<(Id, Option<Id>), CommitError> {
        let named = Self::named_team(line, TEAM);
        let team = self.known_team(&named)?;
        if team.is_none() && !self.options.makes(Kind::Team) {
            return Err(self.unknown(Kind::Team, named.given()).at(named.column.0, named.column.1).into());
        }
        let tasks = self.tasks(line, team)?;
        let work_type = tasks.and_then(|tasks| self.staging.field(tasks, "work_type").reference());
        let team = team.map_or_else(|| self.make_team(named, work_type, from), Ok)?;
        Ok((team, tasks))
    }

    fn tasks(&mut self, line: RowReader<'_>, team: Option<Id>) -> Result<Option<Id>, CommitError> {
        let text = line.text(TASKS);
        if text.is_empty() {
            return Ok(None);
        }
        if let Some(found) = self.staging.find(Kind::TaskPackage, &text).map_err(|error| error.about(TASKS))? {
            return Ok(Some(found));
        }
        if !self.options.makes(Kind::TaskPackage) {
            return Err(self.unknown(Kind::TaskPackage, &text).at(TASKS.0, TASKS.1).into());
        }
        self.doubt_near_name(Kind::TaskPackage, &text).map_err(|error| error.about(TASKS))?;
        let work_type = team.map_or(Value::Empty, |team| self.staging.field(team, "work_type"));
        let values = [("name", Value::Text(text)), ("work_type", work_type)];
        self.keep(Kind::TaskPackage, None, &values).map(Some).map_err(|error| error.about(TASKS))
    }
}
