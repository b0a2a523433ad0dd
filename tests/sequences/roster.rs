//! Deeds about who works here, where and for how many hours.

use binnenwerk::domain::choices::{Contract, EndReason};
use binnenwerk::domain::days::Day;
use binnenwerk::domain::decimal::Decimal;
use binnenwerk::domain::id::Ids;
use binnenwerk::domain::kinds::Member;
use binnenwerk::domain::record::{Kind, Typed};
use binnenwerk::domain::value::Value;
use binnenwerk::domain::verbs::{Extension, Hire, Terms};
use binnenwerk::domain::work_days::WorkDays;
use binnenwerk::repository::Repository;
use binnenwerk::service::command::{Command, ContractCommand, ContractStep};
use chrono::TimeDelta;

use super::office::Office;
use super::random_commands::{id, lacks, one_that, placed, runs};

pub fn hire(office: &mut Office, from: Day, (a, b, c): (usize, usize, usize)) -> Option<Command> {
    let mut member = Member::blank(office.ids.next_id());
    (member.number, member.surname) = (format!("9{:05}", a % 90_000), "Nieuw".to_owned());
    let terms = Hire { from, contract: Contract::Temporary, contract_until: Some(from + TimeDelta::days(365)) };
    let place = Terms { hours: Some(Decimal::whole(12 + (c % 24) as i64)), ..Terms::default() };
    Some(Command::Hire(Box::new(member), terms, Some((id(office, Kind::Team, b)?, place))))
}

pub fn rehire(office: &mut Office, from: Day, (a, b, c): (usize, usize, usize)) -> Option<Command> {
    let left = one_that(office, Kind::Employment, a, |e| !lacks(e, "until"))?.get("member").reference()?;
    let terms = Hire { from, contract: Contract::Permanent, contract_until: None };
    let place = Terms { hours: Some(Decimal::whole(12 + (c % 24) as i64)), ..Terms::default() };
    Some(Command::Rehire(left, terms, Some((id(office, Kind::Team, b)?, place))))
}

pub fn move_member(office: &mut Office, on: Day, (a, b, c): (usize, usize, usize)) -> Option<Command> {
    let members = vec![(placed(office, on, a)?, None), (placed(office, on, c)?, None)];
    let members = if members[0] == members[1] { members[..1].to_vec() } else { members };
    Some(Command::Move { members, team: id(office, Kind::Team, b)?, on, terms: Terms::default() })
}

pub fn set_team(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    cell(office, on, (a, "team"), Value::Ref(id(office, Kind::Team, b)?))
}

pub fn change_hours(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    cell(office, on, (a, "hours"), Value::Decimal(Decimal::whole(8 + (b % 29) as i64)))
}

/// The days that fit the hours, or by chance do not.
pub fn change_work_days(office: &mut Office, on: Day, (a, b, c): (usize, usize, usize)) -> Option<Command> {
    let days = if c.is_multiple_of(4) {
        Value::Empty
    } else {
        let member = placed(office, on, a)?;
        let mut placements = office.repo.referring(Kind::Placement, "member", member).expect("reads").into_iter();
        let hours = placements.find(|placement| runs(placement, on))?.get("hours").plain();
        let half = Decimal::from_hundredths(Decimal::parse(&hours)?.hundredths() / 2 + (b % 7 / 6) as i64 * 25);
        Value::WorkDays(WorkDays::parse(&format!("di {half}, vr {half}"))?)
    };
    cell(office, on, (a, "work_days"), days)
}

pub fn change_tasks(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    cell(office, on, (a, "task_package"), Value::Ref(id(office, Kind::TaskPackage, b)?))
}

fn cell(office: &Office, on: Day, (at, column): (usize, &'static str), value: Value) -> Option<Command> {
    let rows = vec![(placed(office, on, at)?, None)];
    Some(Command::SetCell { kind: Kind::Member, rows, column, value, on })
}

pub fn end_placement(office: &mut Office, on: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    let members = vec![(placed(office, on, a)?, None)];
    Some(Command::EndPlacement { members, last: on, reason: EndReason::OwnChoice })
}

pub fn end_service(office: &mut Office, on: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    let members = vec![(id(office, Kind::Member, a)?, None)];
    Some(Command::EndEmployment { members, last: on, decided_on: on, reason: EndReason::Relocation, destination: None })
}

pub fn extend_contract(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let temporary = |e: &_| lacks(e, "until") && !lacks(e, "contract_until");
    let member = one_that(office, Kind::Employment, a, temporary)?.get("member").reference()?;
    let until = Extension::Until(on + TimeDelta::days(400 + (b % 200) as i64));
    let to = if b % 3 == 0 { Extension::Permanent } else { until };
    Some(Command::Contract(ContractCommand {
        members: vec![(member, None)],
        step: ContractStep::Extend(to),
        on,
        from: Some(on),
    }))
}
