//! What staff did in a demonstration in the last weeks, so that its log is alive: hours changed, people moved, hired and
//! let go, vacancies opened, telephone numbers put right. Each hour given to one is taken from another, each person who
//! comes takes the hours of one who goes: the totals of the last day stay what they were.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use super::failure::Failure;
use crate::demo;
use crate::domain::choices::{Contract, Destination, EndReason, StaffRole, VacancyStatus};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::{CountedIds, Id, Ids};
use crate::domain::kinds::{Employment, Member, Placement, TaskPackage, Team, Vacancy};
use crate::domain::names::PersonName;
use crate::domain::query::{Query, Sort};
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::value::Value;
use crate::domain::verbs::{Hire, Terms};
use crate::repository::{Repository, TypedReading};
use crate::service::command::{Command, CommandContext, CommandError, Gesture, VacancyCommand, perform};

/// How many days back the first of these edits was made.
const DAYS: i64 = 28;
/// How many members are looked at for somebody to do something to.
const LOOKED_AT: u64 = 400;
/// With fewer people than this nothing is done: a handful of people would all be in motion.
const FEWEST: usize = 60;

/// The staff who made the edits.
pub fn actors(seed: u64) -> Vec<String> {
    demo::people(seed).take(5).map(|name| name.spoken()).collect()
}

/// A moment of a day, in the morning.
pub fn morning(day: Day, minutes: i64) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc() + TimeDelta::minutes(8 * 60 + minutes)
}

struct DemoEditor<'a> {
    repo: &'a mut dyn Repository,
    ids: &'a mut CountedIds,
    actors: Vec<String>,
    last_day: Day,
    done: i64,
}

impl DemoEditor<'_> {
    /// The day of the next change: they are spread over the last weeks, and none is of the last day itself.
    fn day(&self) -> Day {
        self.last_day - TimeDelta::days((DAYS - self.done * DAYS / 34).max(1))
    }

    fn act(&mut self, command: &Command) -> Result<(), CommandError> {
        let now = morning(self.day(), self.done * 37 % 480);
        let at = (self.done as usize * 7 / 3) % self.actors.len().max(1);
        let actor = self.actors.get(at).cloned().unwrap_or_default();
        self.done += 1;
        perform(self.repo, &mut CommandContext { ids: self.ids, actor: &actor, now }, command)?;
        Ok(())
    }

    fn hours(&mut self, who: &Placement, by: i64) -> Result<(), CommandError> {
        let (rows, on) = (vec![(who.member, None)], self.day());
        let value = Value::Decimal(Decimal::from_hundredths(who.hours.hundredths() + by * 100));
        self.act(&Command::SetCell { kind: Kind::Member, rows, column: "hours", value, on })
    }

    /// A vacancy is opened, every other time for a team leader; the last one is held at once.
    fn vacancy(&mut self, team: &Team, number: u64, round: u64) -> Result<(), CommandError> {
        let (since, leader) = (self.day(), round % 2 == 1);
        let vacancy = Vacancy {
            number: format!("V{number:03}"),
            team: team.id,
            role: leader.then_some(StaffRole::TeamLeader),
            task_package: if leader { None } else { tasks(self.repo, team)? },
            hours: Some(Decimal::whole(32)),
            open_since: since,
            wanted_by: Some(self.last_day + TimeDelta::days(45)),
            status: VacancyStatus::Open,
            ..Vacancy::blank(self.ids.next_id())
        };
        let id = vacancy.id;
        self.act(&Command::Add(Record::Vacancy(vacancy)))?;
        if round == 3 { self.act(&Command::Vacancy(id, VacancyCommand::Hold { to: None, on: since })) } else { Ok(()) }
    }

    /// Somebody new comes on the terms of somebody who leaves.
    fn replace(&mut self, leaver: &Placement, name: PersonName, number: u64) -> Result<(), CommandError> {
        let from = self.day();
        let member = Member {
            number: number.to_string(),
            given_name: name.given,
            prefix: name.prefix,
            surname: name.surname,
            ..Member::blank(self.ids.next_id())
        };
        let hire = Hire { from, contract: Contract::Temporary, contract_until: Some(from + TimeDelta::days(364)) };
        let place = Terms { hours: Some(leaver.hours), task_package: leaver.task_package, ..Terms::default() };
        self.act(&Command::Hire(Box::new(member), hire, Some((leaver.team, place))))?;
        self.act(&Command::EndEmployment {
            members: vec![(leaver.member, None)],
            last: self.day() - TimeDelta::days(1),
            decided_on: self.day(),
            reason: EndReason::MovedOn,
            destination: Some(Destination::Market),
        })
    }

    fn edit(&mut self, kind: Kind, id: Id, field: &'static str, value: Value) -> Result<(), CommandError> {
        self.act(&Command::Edit {
            kind,
            id,
            fields: vec![(field, None, value)],
            on: self.day(),
            gesture: Gesture::Change,
        })
    }
}

/// Makes the edits.
///
/// # Errors
/// Returns an error when the store cannot be read or refuses an edit.
pub fn edits(repo: &mut dyn Repository, ids: &mut CountedIds, seed: u64, last_day: Day) -> Result<(), Failure> {
    let settled = settled(repo, last_day)?;
    let teams = teams(repo, last_day)?;
    if settled.len() < FEWEST || teams.len() < 6 {
        return Ok(());
    }
    let (mut more, mut fewer, mut plain) = (Vec::new(), Vec::new(), Vec::new());
    for placement in settled {
        if placement.hours <= Decimal::whole(32) && more.len() < 4 {
            more.push(placement);
        } else if placement.hours >= Decimal::whole(28) && fewer.len() < 4 {
            fewer.push(placement);
        } else {
            plain.push(placement);
        }
    }
    let mut editor = DemoEditor { repo, ids, actors: actors(seed), last_day, done: 0 };
    let vacancies = next(editor.repo, Kind::Vacancy, last_day)?;
    let members = 100_000 + next(editor.repo, Kind::Member, last_day)?;
    let query = Query::of(Kind::Vacancy, last_day).showing(&["number"]);
    let mut open = editor.repo.window(&query, 3, 4)?.rows.into_iter().map(|row| row.id);
    let (mut rounds, mut plain) = (more.into_iter().zip(fewer), plain.into_iter().take(24));
    let mut names = demo::people(seed).skip(5);
    for round in 0..4u64 {
        let teams = &teams[round as usize..];
        if let Some((up, down)) = rounds.next() {
            editor.hours(&up, 4)?;
            editor.hours(&down, -4)?;
        }
        if let Some(who) = plain.next() {
            let to = if who.team == teams[0].id { &teams[1] } else { &teams[0] };
            let (on, task_package) = (editor.day(), tasks(editor.repo, to)?);
            let terms = Terms { task_package, ..Terms::default() };
            editor.act(&Command::Move { members: vec![(who.member, None)], team: to.id, on, terms })?;
        }
        if let Some(who) = plain.next() {
            let phone = format!("06-0{:07}", 7_000_000 + round * 1_111);
            editor.edit(Kind::Member, who.member, "phone", Value::Text(phone))?;
        }
        editor.vacancy(&teams[2], vacancies + round, round)?;
        if let (Some(leaver), Some(name), true) = (plain.next(), names.next(), round < 2) {
            editor.replace(&leaver, name, members + round)?;
        }
        if let Some(id) = open.next() {
            let day = last_day + TimeDelta::days(30 + 7 * round as i64);
            editor.edit(Kind::Vacancy, id, "wanted_by", Value::Day(day))?;
        }
    }
    if let Some(who) = plain.next() {
        // A mistake that was seen at once.
        editor.hours(&who, 1)?;
        editor.act(&Command::Revert(editor.repo.revision()?))?;
    }
    Ok(())
}

/// How many records of a kind there are, and one: the number of the next.
fn next(repo: &dyn Repository, kind: Kind, last_day: Day) -> Result<u64, Failure> {
    Ok(repo.count(&Query::of(kind, last_day).of_all_times())? + 1)
}

/// The first task package of a team's work.
fn tasks(repo: &dyn Repository, team: &Team) -> Result<Option<Id>, CommandError> {
    let Some(work) = team.work_type else { return Ok(None) };
    Ok(repo.referring_to::<TaskPackage>(TaskPackage::work_type, work)?.first().map(|package| package.id))
}

/// Placements that have run for some time and run on, of members whose service runs on too.
fn settled(repo: &dyn Repository, last_day: Day) -> Result<Vec<Placement>, Failure> {
    let query = Query::of(Kind::Member, last_day).sorted(Sort::by("number")).showing(&["number"]);
    let before = last_day - TimeDelta::days(2 * DAYS);
    let still: Vec<Id> = teams(repo, last_day)?.into_iter().map(|team| team.id).collect();
    let mut found = Vec::new();
    for row in repo.window(&query, 0, LOOKED_AT)?.rows {
        let Some(id) = row.placement else { continue };
        let Some(placement) = repo.one::<Placement>(id)? else { continue };
        let employed = repo.referring_to::<Employment>(Employment::member, row.id)?;
        let runs_on = employed.last().is_some_and(|e| e.until.is_none());
        if placement.from < before && placement.until.is_none() && runs_on && still.contains(&placement.team) {
            found.push(placement);
        }
    }
    Ok(found)
}

/// Teams with room that have run for some time, run on and do not stand still.
fn teams(repo: &dyn Repository, last_day: Day) -> Result<Vec<Team>, Failure> {
    let query = Query::of(Kind::Team, last_day).sorted(Sort::by("code")).showing(&["code", "open"]);
    let before = last_day - TimeDelta::days(2 * DAYS);
    let mut found = Vec::new();
    for row in repo.window(&query, 0, LOOKED_AT)?.rows {
        let Some(team) = repo.one::<Team>(row.id)? else { continue };
        if team.from < before && team.until.is_none() && team.standstill_from.is_none() {
            found.push(team);
        }
    }
    Ok(found)
}
