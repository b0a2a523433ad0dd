//! Deeds about teams and the places that are open in them.

use binnenwerk::domain::choices::{Phase, StaffRole};
use binnenwerk::domain::days::Day;
use binnenwerk::domain::decimal::Decimal;
use binnenwerk::domain::id::Ids;
use binnenwerk::domain::kinds::{Team, Vacancy};
use binnenwerk::domain::record::{Kind, Record, Typed};
use binnenwerk::service::command::{Command, TeamCommand, VacancyCommand};
use chrono::TimeDelta;

use super::office::Office;
use super::random_commands::{id, lacks, one_that, placed, runs};

pub fn open_vacancy(office: &mut Office, on: Day, (a, b, c): (usize, usize, usize)) -> Option<Command> {
    let team = id(office, Kind::Team, b)?;
    Some(Command::Add(Record::Vacancy(Vacancy {
        number: format!("W{:05}", a % 100_000),
        team,
        hours: Some(Decimal::whole(24)),
        places: 1 + (c % 3) as i64,
        open_since: on,
        ..Vacancy::blank(office.ids.next_id())
    })))
}

pub fn open_vacancy_for_staff(office: &mut Office, on: Day, (a, b, c): (usize, usize, usize)) -> Option<Command> {
    let team = id(office, Kind::Team, b)?;
    Some(Command::Add(Record::Vacancy(Vacancy {
        number: format!("S{:05}", a % 100_000),
        team,
        role: Some(if c % 2 == 0 { StaffRole::TeamLeader } else { StaffRole::JobCoach }),
        open_since: on,
        wanted_by: Some(on + TimeDelta::days((c % 60) as i64)),
        ..Vacancy::blank(office.ids.next_id())
    })))
}

/// A vacancy that is not over.
fn open(office: &Office, at: usize) -> Option<Record> {
    one_that(office, Kind::Vacancy, at, |vacancy| lacks(vacancy, "closed_on"))
}

pub fn fill_vacancy(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let member = placed(office, on, b)?;
    Some(Command::Vacancy(open(office, a)?.id(), VacancyCommand::Fill(member, on)))
}

pub fn hold_vacancy(office: &mut Office, on: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    Some(Command::Vacancy(open(office, a)?.id(), VacancyCommand::Hold { to: None, on }))
}

pub fn close_vacancy(office: &mut Office, on: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    Some(Command::Vacancy(open(office, a)?.id(), VacancyCommand::Close(on)))
}

pub fn start_team(office: &mut Office, from: Day, (a, b, c): (usize, usize, usize)) -> Option<Command> {
    let work_type = id(office, Kind::WorkType, b);
    Some(Command::Add(Record::Team(Team {
        code: format!("X{:05}", a % 100_000),
        name: format!("Begonnen {a}"),
        work_type,
        places: (c % 14) as i64,
        phase: Phase::Pilot,
        from,
        pilot_until: Some(from + TimeDelta::days(180)),
        ..Team::blank(office.ids.next_id())
    })))
}

fn team(office: &Office, on: Day, at: usize, command: TeamCommand, fits: impl Fn(&Record) -> bool) -> Option<Command> {
    let team = one_that(office, Kind::Team, at, |team| runs(team, on) && fits(team))?;
    Some(Command::Team(team.id(), command))
}

pub fn stand_still(office: &mut Office, on: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    team(office, on, a, TeamCommand::StandStill(on), |_| true)
}

pub fn resume_team(office: &mut Office, on: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    team(office, on, a, TeamCommand::Resume(on), |team| !lacks(team, "standstill_from"))
}

pub fn convert_team(office: &mut Office, on: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    team(office, on, a, TeamCommand::Convert(on), |team| team.get("phase").plain() == "pilot")
}

pub fn end_team(office: &mut Office, on: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    team(office, on, a, TeamCommand::End { last: on, decided_on: on }, |_| true)
}
