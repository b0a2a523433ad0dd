//! Deeds about guidance and absence.

use binnenwerk::domain::choices::{ArrangementSubject, ContactWay, GuidanceForm};
use binnenwerk::domain::days::Day;
use binnenwerk::domain::decimal::Decimal;
use binnenwerk::domain::id::{Id, Ids};
use binnenwerk::domain::kinds::{Arrangement, Guidance, OwnCoach, Signal};
use binnenwerk::domain::record::{Kind, Record, Typed};
use binnenwerk::domain::verbs::HandOver;
use binnenwerk::service::command::{Command, GuidanceCommand, StaffCommand};
use chrono::TimeDelta;

use super::office::Office;
use super::random_commands::{id, one_that, placed, runs};

pub fn contact(office: &mut Office, held_on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let members = vec![placed(office, held_on, a)?];
    let (staff, note) = (id(office, Kind::Staff, b), "Gesproken over het werk".to_owned());
    Some(Command::Guidance(GuidanceCommand::Contact { members, held_on, way: ContactWay::Phone, staff, note }))
}

pub fn signal(office: &mut Office, from: Day, (a, b, c): (usize, usize, usize)) -> Option<Command> {
    let (member, owner) = (placed(office, from, a), id(office, Kind::Staff, b));
    let due = Some(from + TimeDelta::days((c % 30) as i64));
    let blank = Signal::blank(office.ids.next_id());
    let subject = "Werkplek te druk".to_owned();
    Some(Command::Add(Record::Signal(Signal { subject, member, owner, from, due, ..blank })))
}

fn closing(office: &Office, kind: Kind, last: Day, at: usize, outcome: Option<String>) -> Option<Command> {
    let id = one_that(office, kind, at, |record| record.get("until").is_empty() && runs(record, last))?.id();
    Some(Command::Guidance(GuidanceCommand::Close { kind, id, last, decided_on: last, outcome }))
}

pub fn close_signal(office: &mut Office, last: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    closing(office, Kind::Signal, last, a, Some("Andere plek".to_owned()))
}

pub fn close(office: &mut Office, last: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let kinds = [Kind::OwnCoach, Kind::Guidance, Kind::Arrangement, Kind::TeamRole];
    closing(office, kinds[b % kinds.len()], last, a, None)
}

pub fn own_coach(office: &mut Office, from: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let (member, staff) = (placed(office, from, a)?, id(office, Kind::Staff, b)?);
    Some(Command::Add(Record::OwnCoach(OwnCoach { member, staff, from, ..OwnCoach::blank(office.ids.next_id()) })))
}

pub fn guidance(office: &mut Office, from: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    let (member, form) = (placed(office, from, a)?, GuidanceForm::Buddy);
    Some(Command::Add(Record::Guidance(Guidance { member, form, from, ..Guidance::blank(office.ids.next_id()) })))
}

pub fn arrangement(office: &mut Office, from: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    let (member, subject, terms) = (placed(office, from, a)?, ArrangementSubject::Tasks, "Vaste taken".to_owned());
    let blank = Arrangement::blank(office.ids.next_id());
    Some(Command::Add(Record::Arrangement(Arrangement { member, subject, terms, from, ..blank })))
}

pub fn start_absence(office: &mut Office, from: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    Some(Command::Guidance(GuidanceCommand::StartAbsence {
        members: vec![placed(office, from, a)?],
        from,
        until: None,
        percent: Decimal::whole(10 * (1 + b % 10) as i64),
        expected_until: (b % 2 == 0).then(|| from + TimeDelta::days(14)),
    }))
}

/// Somebody who is absent.
fn absent(office: &Office, on: Day, at: usize) -> Option<Id> {
    one_that(office, Kind::Absence, at, |absence| runs(absence, on))?.get("member").reference()
}

pub fn change_absence(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let (member, percent) = (absent(office, on, a)?, Decimal::whole(10 * (1 + b % 10) as i64));
    Some(Command::Guidance(GuidanceCommand::ChangeAbsence { member, on, percent, until: None, expected_until: None }))
}

pub fn end_absence(office: &mut Office, back: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    Some(Command::Guidance(GuidanceCommand::EndAbsence { members: vec![absent(office, back, a)?], back }))
}

/// The identity of somebody who leads or coaches a team on a day.
fn leading(office: &Office, on: Day, at: usize) -> Option<Id> {
    one_that(office, Kind::TeamRole, at, |role| runs(role, on))?.get("staff").reference()
}

pub fn leave(office: &mut Office, last: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    Some(Command::Staff(StaffCommand::Leave(leading(office, last, a)?, last)))
}

pub fn hand_over(office: &mut Office, on: Day, (a, b, c): (usize, usize, usize)) -> Option<Command> {
    let to = [b, c].iter().filter_map(|at| id(office, Kind::Staff, *at)).collect();
    let from = leading(office, on, a)?;
    Some(Command::Staff(StaffCommand::HandOver(HandOver { from, to, on, teams: None, cover_until: None })))
}

pub fn give_cover(office: &mut Office, on: Day, (a, b, c): (usize, usize, usize)) -> Option<Command> {
    let (from, to) = (leading(office, on, a)?, vec![id(office, Kind::Staff, b)?]);
    let cover_until = Some(on + TimeDelta::days((c % 30) as i64));
    Some(Command::Staff(StaffCommand::HandOver(HandOver { from, to, on, teams: None, cover_until })))
}
