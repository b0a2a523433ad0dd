//! Deeds about clients: what is agreed with them and talked about, whose work a team does, what they are charged.

use binnenwerk::domain::charging::Period;
use binnenwerk::domain::days::Day;
use binnenwerk::domain::decimal::Decimal;
use binnenwerk::domain::id::Ids;
use binnenwerk::domain::kinds::{Chance, ClientAgreement, ClientShare, ClientTalk, Rate};
use binnenwerk::domain::record::{Kind, Record, Typed};
use binnenwerk::domain::value::Value;
use binnenwerk::domain::verbs::ClientPart;
use binnenwerk::service::command::{ChanceCommand, ChargingCommand, ClientCommand, Command, Taker};
use chrono::{Datelike, Months, TimeDelta};

use super::office::Office;
use super::random_commands::{id, lacks, one_that};

pub fn agree(office: &mut Office, from: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let organisation = id(office, Kind::Organisation, a)?;
    let blank = ClientAgreement::blank(office.ids.next_id());
    let paid_hours = (b % 2 == 0).then_some(1_000_000);
    let agreement = ClientAgreement { organisation, jobs: (b % 40) as i64, from, paid_hours, ..blank };
    Some(Command::Add(Record::ClientAgreement(agreement)))
}

pub fn set_agreed_jobs(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let rows = vec![(id(office, Kind::Organisation, a)?, None)];
    let value = Value::Whole((b % 40) as i64);
    Some(Command::SetCell { kind: Kind::Organisation, rows, column: "agreed_jobs", value, on })
}

pub fn share(office: &mut Office, from: Day, (a, b, c): (usize, usize, usize)) -> Option<Command> {
    let (team, organisation) = (id(office, Kind::Team, a)?, id(office, Kind::Organisation, b)?);
    let share = Decimal::whole(10 * (c % 11) as i64);
    let blank = ClientShare::blank(office.ids.next_id());
    Some(Command::Add(Record::ClientShare(ClientShare { team, organisation, share, from, ..blank })))
}

pub fn talk(office: &mut Office, held_on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let (organisation, chance) = (id(office, Kind::Organisation, a)?, id(office, Kind::Chance, b));
    let blank = ClientTalk::blank(office.ids.next_id());
    let note = "Wil meer teams".to_owned();
    Some(Command::Add(Record::ClientTalk(ClientTalk { organisation, held_on, note, chance, ..blank })))
}

pub fn chance(office: &mut Office, from: Day, (a, b, c): (usize, usize, usize)) -> Option<Command> {
    let (organisation, work_type) = (id(office, Kind::Organisation, a), id(office, Kind::WorkType, b));
    Some(Command::Add(Record::Chance(Chance {
        name: format!("Kans {a}"),
        organisation,
        work_type,
        places: Some(1 + (c % 12) as i64),
        expected_jobs: Some(Decimal::whole((c % 12) as i64)),
        from,
        starts_on: Some(from + TimeDelta::days((b % 200) as i64)),
        next_step: "Bellen".to_owned(),
        next_step_on: Some(from + TimeDelta::days((a % 30) as i64)),
        ..Chance::blank(office.ids.next_id())
    })))
}

/// A chance that is neither given up nor a team.
fn open(office: &Office, at: usize, agreed: bool) -> Option<Record> {
    let fits = |c: &Record| lacks(c, "closed_on") && lacks(c, "team") && lacks(c, "agreed_on") != agreed;
    one_that(office, Kind::Chance, at, fits)
}

pub fn agree_chance(office: &mut Office, on: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    Some(Command::Chance(open(office, a, false)?.id(), ChanceCommand::Agree(on)))
}

pub fn give_up_chance(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    Some(Command::Chance(open(office, a, b % 2 == 0)?.id(), ChanceCommand::GiveUp(on)))
}

pub fn chance_to_team(office: &mut Office, from: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    let command = ChanceCommand::Team { from, code: None, places: None };
    Some(Command::Chance(open(office, a, true)?.id(), command))
}

fn handed_over(office: &Office, on: Day, (a, b): (usize, usize), what: ClientPart) -> Option<Command> {
    let clients = vec![id(office, Kind::Organisation, a)?];
    Some(Command::Client(ClientCommand { clients, into: Taker::Known(id(office, Kind::Organisation, b)?), what, on }))
}

pub fn merge(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    handed_over(office, on, (a, b), ClientPart::Everything)
}

pub fn split(office: &mut Office, on: Day, (a, b, c): (usize, usize, usize)) -> Option<Command> {
    let share = Decimal::whole(10 * (1 + c % 10) as i64);
    handed_over(office, on, (a, b), ClientPart::Part { share, teams: Vec::new(), jobs: None })
}

pub fn rate(office: &mut Office, from: Day, (a, b, c): (usize, usize, usize)) -> Option<Command> {
    let (item, team) = (id(office, Kind::CostItem, a)?, id(office, Kind::Team, b));
    let amount = Decimal::whole((c % 1000) as i64);
    Some(Command::Add(Record::Rate(Rate { item, team, amount, from, ..Rate::blank(office.ids.next_id()) })))
}

/// A whole month of the last year is charged.
pub fn fix_statement(office: &mut Office, on: Day, (a, b, _): (usize, usize, usize)) -> Option<Command> {
    let client = id(office, Kind::Organisation, a)?;
    let from = on.with_day(1)?.checked_sub_months(Months::new(1 + (b % 12) as u32))?;
    let until = from.checked_add_months(Months::new(1))?.pred_opt()?;
    Some(Command::Charging(ChargingCommand::Fix { client, period: Period { from, until }, on }))
}

pub fn credit_statement(office: &mut Office, on: Day, (a, _, _): (usize, usize, usize)) -> Option<Command> {
    let statement = id(office, Kind::Statement, a)?;
    Some(Command::Charging(ChargingCommand::Credit { statement, on }))
}
