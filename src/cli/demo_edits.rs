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
use crate::domain::query::{Query, Sort};
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::value::Value;
use crate::domain::verbs::{Hire, Terms};
use crate::repository::{Repository, TypedReading};
use crate::service::command::{Command, CommandContext, CommandError, VacancyCommand, perform};

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
    /// The day of the next deed: they are spread over the last weeks, and none is of the last day itself.
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

    fn correct(&mut self, kind: Kind, id: Id, field: &'static str, value: Value) -> Result<(), CommandError> {
        self.act(&Command::Correct { kind, id, fields: vec![(field, None, value)] })
    }
}

/// Makes the edits.
///
/// # Errors
/// When the store cannot be read or refuses an edit.
pub fn edits(repo: &mut dyn Repository, ids: &mut CountedIds, seed: u64, last_day: Day) -> Result<(), Failure> {
    let settled = settled(repo, last_day)?;
    let teams = teams(repo, last_day)?;
    if settled.len() < FEWEST || teams.len() < 6 {
        return Ok(());
    }
    let mut editor = DemoEditor { repo, ids, actors: actors(seed), last_day, done: 0 };
    let mut people = settled.into_iter();
    let mut more: Vec<Placement> = Vec::new();
    let mut fewer: Vec<Placement> = Vec::new();
    let mut plain: Vec<Placement> = Vec::new();
    for placement in people.by_ref() {
        let hours = placement.hours;
        if hours <= Decimal::whole(32) && more.len() < 4 {
            more.push(placement);
        } else if hours >= Decimal::whole(28) && fewer.len() < 4 {
            fewer.push(placement);
        } else if plain.len() < 24 {
            plain.push(placement);
        }
    }
    let mut names = demo::people(seed).skip(5);
    let vacancies = next(editor.repo, Kind::Vacancy, last_day)?;
    let mut number = 99_999 + next(editor.repo, Kind::Member, last_day)?;
    let query = Query::of(Kind::Vacancy, last_day).showing(&["number"]);
    let mut open = editor.repo.window(&query, 3, 4)?.rows.into_iter().map(|row| row.id);
    let mut rounds = more.into_iter().zip(fewer);
    let mut plain = plain.into_iter();
    for round in 0..4usize {
        if let Some((up, down)) = rounds.next() {
            editor.hours(&up, 4)?;
            editor.hours(&down, -4)?;
        }
        if let (Some(who), Some(first), Some(second)) = (plain.next(), teams.get(round), teams.get(round + 1)) {
            let to = if who.team == first.id { second } else { first };
            let (on, task_package) = (editor.day(), tasks(editor.repo, to)?);
            let terms = Terms { hours: None, task_package };
            editor.act(&Command::Move { members: vec![(who.member, None)], team: to.id, on, terms })?;
        }
        if let Some(who) = plain.next() {
            let phone = format!("06-0{:07}", 7_000_000 + round * 1_111);
            editor.correct(Kind::Member, who.member, "phone", Value::Text(phone))?;
        }
        if let (Some(team), Some(role)) = (teams.get(round + 2), [None, Some(StaffRole::TeamLeader)].get(round % 2)) {
            let since = editor.day();
            let vacancy = Vacancy {
                number: format!("V{:03}", vacancies + round as u64),
                team: team.id,
                role: *role,
                task_package: if role.is_none() { tasks(editor.repo, team)? } else { None },
                hours: Some(Decimal::whole(32)),
                open_since: since,
                wanted_by: Some(last_day + TimeDelta::days(45)),
                status: VacancyStatus::Open,
                ..Vacancy::blank(editor.ids.next_id())
            };
            let id = vacancy.id;
            editor.act(&Command::Add(Record::Vacancy(vacancy)))?;
            if round == 3 {
                editor.act(&Command::Vacancy(id, VacancyCommand::Hold(since)))?;
            }
        }
        if let (Some(leaver), Some(name), true) = (plain.next(), names.next(), round < 2) {
            number += 1;
            let from = editor.day();
            let member = Member {
                number: number.to_string(),
                given_name: name.given,
                prefix: name.prefix,
                surname: name.surname,
                ..Member::blank(editor.ids.next_id())
            };
            let hire = Hire { from, contract: Contract::Temporary, contract_until: Some(from + TimeDelta::days(364)) };
            let place = Terms { hours: Some(leaver.hours), task_package: leaver.task_package };
            editor.act(&Command::Hire(Box::new(member), hire, Some((leaver.team, place))))?;
            let (members, last) = (vec![leaver.member], editor.day() - TimeDelta::days(1));
            editor.act(&Command::EndEmployment {
                members: members.into_iter().map(|id| (id, None)).collect(),
                last,
                reason: EndReason::MovedOn,
                destination: Some(Destination::Market),
            })?;
        }
        if let Some(id) = open.next() {
            let day = last_day + TimeDelta::days(30 + 7 * round as i64);
            editor.correct(Kind::Vacancy, id, "wanted_by", Value::Day(day))?;
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
    Ok(repo.referring_to::<TaskPackage>("work_type", work)?.first().map(|package| package.id))
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
        let employed = repo.referring_to::<Employment>("member", row.id)?;
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
