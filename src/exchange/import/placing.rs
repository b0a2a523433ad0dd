//! Where members work: rows of a sheet of placements, and the place that a row of a flat roster gives.

use super::error::RowError;
use super::layout::FieldTarget;
use super::people::member_of;
use super::row_reader::RowReader;
use super::rows::{ImportRun, unknown};
use crate::domain::choices::{Choice, EndReason, Phase};
use crate::domain::days::{Day, holds};
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::{Placement, Team};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;
use crate::domain::verbs::stands_free;

const FROM: FieldTarget = (Kind::Placement, "from");
const TEAM: FieldTarget = (Kind::Placement, "team");
const TASKS: FieldTarget = (Kind::Placement, "task_package");

/// The most places a team can have; see the field table of teams.
const MOST_PLACES: i64 = 500;

/// What a row of a flat roster says about the place of a member.
struct RowPlacement {
    team: Id,
    task_package: Option<Id>,
    hours: Option<Decimal>,
    from: Day,
    /// The number of the row, when it gives the first day itself.
    stated_in_row: Option<u32>,
    until: Option<Day>,
    end_reason: Option<EndReason>,
}

impl RowPlacement {
    /// Whether a placement already is what the row says, whatever its days.
    fn same_work(&self, placement: &Placement) -> bool {
        placement.team == self.team
            && self.hours.is_none_or(|hours| hours == placement.hours)
            && (self.task_package.is_none() || self.task_package == placement.task_package)
    }
}

impl ImportRun<'_> {
    /// Whether a row is about a placement that is at hand already.
    pub(super) fn placement_known(&mut self, line: RowReader<'_>) -> Result<bool, RowError> {
        let fault_is_later = |trouble| match trouble {
            RowError::Fault { .. } => Ok(None),
            store @ RowError::Store(_) => Err(store),
        };
        let member = member_of(self, line).map(Some).or_else(fault_is_later)?;
        let from = self.first_day(line).map(Some).or_else(|t| match t {
            RowError::Fault { .. } => Ok(None),
            store @ RowError::Store(_) => Err(store),
        })?;
        let (Some(member), Some(from)) = (member, from) else { return Ok(false) };
        Ok(self.staging.placements(member)?.iter().any(|p| p.from == from))
    }

    fn first_day(&self, line: RowReader<'_>) -> Result<Day, RowError> {
        let day = line.day(FROM)?;
        let elsewhere = self.options.on.filter(|_| !line.layout.has(FROM));
        day.or(elsewhere).ok_or_else(|| Refusal::new(Reason::Required).at(FROM.0, FROM.1).into())
    }

    /// A row of a sheet of placements: one placement as it is, of any time.
    pub(super) fn placement_row(&mut self, line: RowReader<'_>) -> Result<(), RowError> {
        let member = member_of(self, line)?;
        let from = self.first_day(line)?;
        let mut values = self.values(line, Kind::Placement)?;
        values.retain(|(field, _)| !matches!(*field, "member" | "from"));
        values.extend([("member", Value::Ref(member)), ("from", Value::Day(from))]);
        let others = self.staging.placements(member)?;
        let found = others.iter().find(|p| p.from == from).map(|p| p.id);
        if found.is_none() && !values.iter().any(|(field, _)| *field == "hours") {
            return Err(Refusal::new(Reason::HoursNeeded).at(Kind::Placement, Placement::hours).into());
        }
        let id = self.keep(Kind::Placement, found, &values)?;
        if let Some(placement) = self.staging.get(id).and_then(Placement::of).cloned() {
            stands_free(&placement, &others)?;
        }
        Ok(())
    }

    /// The place that a row of a flat roster gives a member, if it gives one.
    pub(super) fn place(&mut self, line: RowReader<'_>, member: Id) -> Result<(), RowError> {
        // Everything is read before anything is looked up: a fault in a cell is told first.
        let hours = match line.value((Kind::Placement, "hours"))? {
            Value::Decimal(hours) => Some(hours),
            _ => None,
        };
        let until = line.day((Kind::Placement, "until"))?;
        let end_reason = match line.value((Kind::Placement, "end_reason"))? {
            Value::Choice(reason) => EndReason::named(reason),
            _ => None,
        };
        let day = line.day(FROM)?;
        if line.text(TEAM).is_empty() && line.text((Kind::Team, "code")).is_empty() {
            return Ok(());
        }
        let from = match day {
            Some(day) => day,
            None => self.first_day(line)?,
        };
        let (team, task_package) = self.team_and_tasks(line, from)?;
        let place = RowPlacement {
            team,
            task_package,
            hours,
            from,
            stated_in_row: day.map(|_| line.row.number),
            until,
            end_reason,
        };
        let placements = self.staging.placements(member)?;
        self.reconcile(member, &place, &placements)?;
        if self.founded.contains(&team) {
            self.one_more(team, from)?;
        }
        Ok(())
    }

    /// Makes the roster as the row says: nothing when it is so already, else a correction of what began that day, or the end
    /// of what was and a new beginning.
    fn reconcile(&mut self, member: Id, place: &RowPlacement, placements: &[Placement]) -> Result<(), RowError> {
        let same_day = placements.iter().find(|p| p.from == place.from);
        if let Some(later) = placements.iter().filter(|p| p.from > place.from).min_by_key(|p| p.from) {
            return match same_day.filter(|p| place.same_work(p)) {
                Some(history) => self.staging.edit(history.id, &[]),
                None => Err(Refusal::new(Reason::LaterPlacement).with("day", later.from).at(FROM.0, FROM.1).into()),
            };
        }
        let said = |hours: Option<Decimal>| {
            let mut values = vec![("team", Value::Ref(place.team))];
            values.extend(hours.map(|hours| ("hours", Value::Decimal(hours))));
            values.extend(place.task_package.map(|tasks| ("task_package", Value::Ref(tasks))));
            values.extend(place.until.map(|until| ("until", Value::Day(until))));
            values.extend(place.end_reason.map(|reason| ("end_reason", Value::Choice(reason.name()))));
            values
        };
        if let Some(now) = same_day {
            return self.staging.edit(now.id, &said(place.hours));
        }
        let now = placements.iter().find(|p| holds(p.from, p.until, place.from));
        if let Some(now) = now.filter(|now| place.same_work(now)) {
            // A roster of a later day gives that day for everybody; but it may be a first day that was put right.
            if let Some(row) = place.stated_in_row {
                let (.., count) = self.earlier.get_or_insert((row, now.from, 0));
                *count += 1;
            }
            let days = said(None).into_iter().filter(|(field, _)| matches!(*field, "until" | "end_reason"));
            return self.staging.edit(now.id, &days.collect::<Vec<_>>());
        }
        let hours = place.hours.or(now.map(|now| now.hours));
        let hours = hours.ok_or_else(|| Refusal::new(Reason::HoursNeeded).at(Kind::Placement, Placement::hours))?;
        let mut values = said(Some(hours));
        values.extend([("member", Value::Ref(member)), ("from", Value::Day(place.from))]);
        if let (Some(now), Some(eve)) = (now, place.from.pred_opt()) {
            let reason = if now.team != place.team {
                EndReason::OtherTeam
            } else if now.hours != hours {
                EndReason::OtherHours
            } else {
                EndReason::OtherTasks
            };
            // An end that was planned holds for what comes in its place, as when a person is moved by hand.
            if place.until.is_none() {
                values.extend(now.until.map(|until| ("until", Value::Day(until))));
                values.extend(now.end_reason.map(|reason| ("end_reason", Value::Choice(reason.name()))));
            }
            let ended = [("until", Value::Day(eve)), ("end_reason", Value::Choice(reason.name()))];
            self.staging.edit(now.id, &ended)?;
        }
        self.keep(Kind::Placement, None, &values).map(|_| ())
    }

    /// The team and the task package that a row names; made when that was asked for.
    fn team_and_tasks(&mut self, line: RowReader<'_>, from: Day) -> Result<(Id, Option<Id>), RowError> {
        let (code, name) = (line.text((Kind::Team, "code")), line.text(TEAM));
        let at = if name.is_empty() { (Kind::Team, "code") } else { TEAM };
        let mut team = None;
        for text in [&code, &name] {
            if team.is_none() && !text.is_empty() {
                team = self.staging.find(Kind::Team, text).map_err(|t| t.moved(at.0, at.1))?;
            }
        }
        let create = self.options.create_teams;
        if team.is_none() && !create {
            let text = if name.is_empty() { &code } else { &name };
            return Err(unknown(Kind::Team, text).at(at.0, at.1).into());
        }
        let tasks = self.tasks(line, team)?;
        let team = match team {
            Some(team) => team,
            None => {
                let work_type = tasks.and_then(|tasks| self.staging.field(tasks, "work_type").reference());
                let code = if code.is_empty() { self.next_code()? } else { code };
                let fresh = Team {
                    name: if name.is_empty() { code.clone() } else { name },
                    code,
                    work_type,
                    phase: Phase::Structural,
                    from,
                    ..Team::blank(self.ids.next_id())
                };
                let id = self.staging.create(Record::Team(fresh)).map_err(|t| t.moved(at.0, at.1))?;
                self.founded.insert(id);
                id
            }
        };
        Ok((team, tasks))
    }

    fn tasks(&mut self, line: RowReader<'_>, team: Option<Id>) -> Result<Option<Id>, RowError> {
        let text = line.text(TASKS);
        if text.is_empty() {
            return Ok(None);
        }
        if let Some(found) = self.staging.find(Kind::TaskPackage, &text).map_err(|t| t.moved(TASKS.0, TASKS.1))? {
            return Ok(Some(found));
        }
        if !self.options.create_teams {
            return Err(unknown(Kind::TaskPackage, &text).at(TASKS.0, TASKS.1).into());
        }
        let work_type = team.map_or(Value::Empty, |team| self.staging.field(team, "work_type"));
        let values = [("name", Value::Text(text)), ("work_type", work_type)];
        self.keep(Kind::TaskPackage, None, &values).map(Some).map_err(|t| t.moved(TASKS.0, TASKS.1))
    }

    /// A team that this import makes has a place for everybody in it, and begins with the first of them.
    fn one_more(&mut self, team: Id, from: Day) -> Result<(), RowError> {
        let Some(now) = self.staging.get(team).and_then(Team::of) else { return Ok(()) };
        let places = (now.places + 1).min(MOST_PLACES);
        let values = [("places", Value::Whole(places)), ("from", Value::Day(now.from.min(from)))];
        self.staging.edit(team, &values)
    }
}
