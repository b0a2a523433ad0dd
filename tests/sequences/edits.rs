//! Cells and fields that are put right: what they hold is so for every day.

use binnenwerk::domain::days::Day;
use binnenwerk::domain::record::{Kind, Record};
use binnenwerk::domain::value::Value;
use binnenwerk::service::command::{Command, Gesture};
use chrono::TimeDelta;

use super::office::Office;
use super::random_commands::{id, one_that, placed};

fn later(on: Day, by: usize) -> Value {
    Value::Day(on + TimeDelta::days(1 + (by % 300) as i64))
}

pub fn places(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let rows = vec![(id(office, Kind::Team, a)?, None)];
    Some(Command::SetCell { kind: Kind::Team, rows, column: "places", value: Value::Whole((b % 14) as i64), on })
}

pub fn wanted_by(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let rows = vec![(id(office, Kind::Vacancy, a)?, None)];
    Some(Command::SetCell { kind: Kind::Vacancy, rows, column: "wanted_by", value: later(on, b), on })
}

fn member(office: &Office, on: Day, at: usize, column: &'static str, value: Value) -> Option<Command> {
    let rows = vec![(placed(office, on, at)?, None)];
    Some(Command::SetCell { kind: Kind::Member, rows, column, value, on })
}

pub fn contract_until(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    member(office, on, a, "contract_until", later(on, b))
}

pub fn next_check(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    member(office, on, a, "register_next_check", later(on, b))
}

pub fn name(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    member(office, on, a, "name", Value::Text(format!("Jansen{b}, Jo van")))
}

pub fn correct_phone(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let (kind, id) = (Kind::Member, id(office, Kind::Member, a)?);
    let fields = vec![("phone", None, Value::Text(format!("06 {b:08}")))];
    Some(Command::Edit { kind, id, fields, on, gesture: Gesture::Correct })
}

pub fn next_steps(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let first = id(office, Kind::Chance, a)?;
    let second = one_that(office, Kind::Chance, b, |chance: &Record| chance.id() != first)?.id();
    let rows = vec![(first, None), (second, None)];
    Some(Command::SetCell { kind: Kind::Chance, rows, column: "next_step_on", value: later(on, b), on })
}
