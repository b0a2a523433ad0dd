//! Deeds at random: each is one that the screen and the command line can ask for. Many are refused, as in life.

use binnenwerk::app::command::{Command, TeamDeed, VacancyDeed};
use binnenwerk::domain::choices::{Contract, EndReason};
use binnenwerk::domain::days::Day;
use binnenwerk::domain::decimal::Decimal;
use binnenwerk::domain::id::{Id, Ids};
use binnenwerk::domain::kinds::{Member, Vacancy};
use binnenwerk::domain::record::{Kind, Record, Typed};
use binnenwerk::domain::value::Value;
use binnenwerk::domain::verbs::{Hire, Terms};
use chrono::TimeDelta;

use super::office::Office;

/// What chance decides on: which deed, and three numbers that it makes its choices by.
pub type Chance = (usize, usize, usize, usize);

/// Makes a command out of chance, or not when there is nothing to do it to.
pub type Deed = fn(&mut Office, Day, (usize, usize, usize)) -> Option<Command>;

/// The deeds.
pub const DEEDS: &[Deed] = &[
    move_member,
    change_hours,
    end_placement,
    end_service,
    hire,
    rehire,
    open_vacancy,
    fill_vacancy,
    hold_or_close,
    team_deed,
];

/// One of these records.
pub fn one(office: &Office, kind: Kind, at: usize) -> Option<Record> {
    let all = office.all(kind);
    (!all.is_empty()).then(|| all[at % all.len()].clone())
}

fn id(office: &Office, kind: Kind, at: usize) -> Option<Id> {
    one(office, kind, at).map(|record| record.id())
}

fn move_member(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let members = vec![(id(office, Kind::Member, a)?, None)];
    Some(Command::Move { members, team: id(office, Kind::Team, b)?, on, terms: Terms::default() })
}

fn change_hours(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    Some(Command::SetCell {
        kind: Kind::Member,
        rows: vec![(id(office, Kind::Member, a)?, None)],
        column: "hours",
        value: Value::Decimal(Decimal::whole(8 + (b % 29) as i64)),
        on,
    })
}

fn end_placement(office: &mut Office, on: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    let members = vec![(id(office, Kind::Member, a)?, None)];
    Some(Command::EndPlacement { members, last: on, reason: EndReason::OwnChoice })
}

fn hire(office: &mut Office, from: Day, (a, b, c): (usize, usize, usize)) -> Option<Command> {
    let mut member = Member::blank(office.ids.next_id());
    (member.number, member.surname) = (format!("9{:05}", a % 90_000), "Nieuw".to_owned());
    let terms = Hire { from, contract: Contract::Temporary, contract_until: Some(from + TimeDelta::days(365)) };
    let place = Terms { hours: Some(Decimal::whole(12 + (c % 24) as i64)), task_package: None };
    Some(Command::Hire(Box::new(member), terms, Some((id(office, Kind::Team, b)?, place))))
}

fn rehire(office: &mut Office, from: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let terms = Hire { from, contract: Contract::Permanent, contract_until: None };
    let place = (id(office, Kind::Team, b)?, Terms::default());
    Some(Command::Rehire(id(office, Kind::Member, a)?, terms, Some(place)))
}

fn open_vacancy(office: &mut Office, on: Day, (a, b, c): (usize, usize, usize)) -> Option<Command> {
    Some(Command::Add(Record::Vacancy(Vacancy {
        number: format!("W{:04}", a % 10_000),
        team: id(office, Kind::Team, b)?,
        hours: Some(Decimal::whole(24)),
        places: 1 + (c % 3) as i64,
        open_since: on,
        ..Vacancy::blank(office.ids.next_id())
    })))
}

fn fill_vacancy(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let member = id(office, Kind::Member, b)?;
    Some(Command::Vacancy(id(office, Kind::Vacancy, a)?, VacancyDeed::Fill(member, on)))
}

fn hold_or_close(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let vacancy = one(office, Kind::Vacancy, a)?;
    // Of several holds a vacancy keeps the latest.
    let held_before = !vacancy.get("held_until").is_empty();
    let deed = if b % 2 == 0 && !held_before { VacancyDeed::Hold(on) } else { VacancyDeed::Close(on) };
    Some(Command::Vacancy(vacancy.id(), deed))
}

fn team_deed(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let team = one(office, Kind::Team, a)?;
    // Of several standstills a team keeps the latest.
    let stood_before = !team.get("standstill_until").is_empty();
    let deed = match b % 8 {
        0 => TeamDeed::End(on),
        1..=3 if !stood_before => TeamDeed::StandStill(on),
        7 => TeamDeed::Convert(on),
        _ => TeamDeed::Resume(on),
    };
    Some(Command::Team(team.id(), deed))
}

fn end_service(office: &mut Office, on: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    let members = vec![(id(office, Kind::Member, a)?, None)];
    Some(Command::EndEmployment { members, last: on, reason: EndReason::Relocation })
}
