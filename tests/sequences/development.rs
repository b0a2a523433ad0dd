//! Deeds about who counts, how members come along, and what packages and teams are looked at for.

use binnenwerk::domain::choices::{Choice, DevelopmentPhase};
use binnenwerk::domain::days::Day;
use binnenwerk::domain::decimal::Decimal;
use binnenwerk::domain::id::Ids;
use binnenwerk::domain::kinds::{
    Certificate, DisplacementCheck, EmploymentPhase, PackageVersion, RegisterCheck, Survey,
};
use binnenwerk::domain::record::{Kind, Record, Typed};
use binnenwerk::domain::value::Value;
use binnenwerk::service::command::Command;
use chrono::TimeDelta;

use super::office::Office;
use super::random_commands::{id, placed};

pub fn check(office: &mut Office, from: Day, (a, b, c): (usize, usize, usize)) -> Option<Command> {
    let member = placed(office, from, a)?;
    Some(Command::Add(Record::RegisterCheck(RegisterCheck {
        member,
        from,
        counts_for_agreement: b % 3 > 0,
        counts_for_quota: c % 3 > 0,
        next_check: Some(from + TimeDelta::days(1 + (c % 400) as i64)),
        ..RegisterCheck::blank(office.ids.next_id())
    })))
}

fn cell(office: &Office, on: Day, at: usize, column: &'static str, value: Value) -> Option<Command> {
    let rows = vec![(placed(office, on, at)?, None)];
    Some(Command::SetCell { kind: Kind::Member, rows, column, value, on })
}

pub fn set_counts(office: &mut Office, on: Day, (a, b, c): (usize, usize, usize)) -> Option<Command> {
    let column = if b % 2 == 0 { "counts_for_agreement" } else { "counts_for_quota" };
    cell(office, on, a, column, Value::Flag(c % 2 == 0))
}

pub fn set_checked_on(office: &mut Office, on: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    cell(office, on, a, "register_checked_on", Value::Day(on))
}

pub fn begin_phase(office: &mut Office, from: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let (member, phase) = (placed(office, from, a)?, DevelopmentPhase::ALL[b % DevelopmentPhase::ALL.len()]);
    let blank = EmploymentPhase::blank(office.ids.next_id());
    Some(Command::Add(Record::EmploymentPhase(EmploymentPhase { member, phase, from, ..blank })))
}

pub fn new_version(office: &mut Office, from: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let (task_package, description) = (id(office, Kind::TaskPackage, a)?, format!("Inhoud {b}"));
    let blank = PackageVersion::blank(office.ids.next_id());
    Some(Command::Add(Record::PackageVersion(PackageVersion { task_package, description, from, ..blank })))
}

pub fn certificate(office: &mut Office, from: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let member = placed(office, from, a)?;
    let until = Some(from + TimeDelta::days((b % 400) as i64));
    let blank = Certificate::blank(office.ids.next_id());
    Some(Command::Add(Record::Certificate(Certificate { member, name: "VCA".to_owned(), from, until, ..blank })))
}

pub fn displacement_check(office: &mut Office, on: Day, (a, b, c): (usize, usize, usize)) -> Option<Command> {
    let (team, task_package) = (id(office, Kind::Team, a)?, id(office, Kind::TaskPackage, b)?);
    let blank = DisplacementCheck::blank(office.ids.next_id());
    let check = DisplacementCheck { team, task_package, checked_on: on, displaces: c % 4 == 0, ..blank };
    Some(Command::Add(Record::DisplacementCheck(check)))
}

pub fn survey(office: &mut Office, held_on: Day, (a, b, c): (usize, usize, usize)) -> Option<Command> {
    let (team, score) = (id(office, Kind::Team, a), Some(Decimal::whole(1 + (b % 10) as i64)));
    let blank = Survey::blank(office.ids.next_id());
    Some(Command::Add(Record::Survey(Survey { held_on, team, score, answers: (c % 12) as i64, ..blank })))
}
