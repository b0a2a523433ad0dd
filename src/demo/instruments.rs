//! What the programme asked for its members, and how they develop: instruments, certificates, oaths, phases; what task
//! packages held when, who looked at displacement; and the surveys.

use std::collections::BTreeMap;

use chrono::{Months, TimeDelta};

use super::dice::Dice;
use crate::domain::choices::{
    AmountPer, Choice, Destination, DevelopmentPhase, EndReason, InstrumentKind, InstrumentStatus,
};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::defaults;
use crate::domain::id::{CountedIds, Id, Ids};
use crate::domain::instruments::{Productivity, Rules, wage_cost_subsidy};
use crate::domain::kinds::{
    Certificate, DisplacementCheck, Employment, EmploymentPhase, Instrument, Member, PackageVersion, Parameter,
    Placement, Survey, TaskPackage, Team,
};
use crate::domain::record::{Record, Recorded, Typed};

/// Name, and after how many years it runs out.
const CERTIFICATES: &[(&str, Option<u32>)] = &[
    ("BHV", Some(1)),
    ("VCA Basis", Some(10)),
    ("Heftruck", Some(5)),
    ("Bosmaaier", Some(5)),
    ("Motorkettingzaag", Some(5)),
    ("Hygiënecode (HACCP)", Some(3)),
    ("Archiefmedewerker, praktijkverklaring", None),
    ("Rijbewijs B", Some(10)),
];

/// Month and day on which a survey closes, and the scores of the programme in hundredths, year by year up to the last.
const CLOSES: (u32, u32) = (11, 15);
const SCORES: &[i64] = &[790, 800, 830, 860, 840, 820];

/// The service of a member: its first day, and its last where it has ended.
struct MemberService<'a> {
    member: &'a Member,
    from: Day,
    until: Option<Day>,
    /// What was agreed last: the reason and the day it ended on, the hours.
    last: Option<&'a Placement>,
}

/// Writes these records; shares with all of them the dice, the identities and the last day.
struct InstrumentBuilder<'a> {
    today: Day,
    rules: Rules,
    dice: &'a mut Dice,
    ids: &'a mut dyn Ids,
    out: Vec<Record>,
}

/// Everything of a piece of the programme; the `first` one has the surveys of the programme as a whole too. Members of the
/// piece get the day of their oath, and who moved on a destination.
pub fn records(
    packages: &[TaskPackage],
    piece: &mut [Record],
    today: Day,
    first: bool,
    (dice, ids): (&mut Dice, &mut dyn Ids),
) -> Vec<Record> {
    amend(piece, today, dice);
    let records = defaults::records(&mut CountedIds::after(1));
    let parameters: Vec<Parameter> = records.into_iter().filter_map(Recorded::out_of).collect();
    let mut pen = InstrumentBuilder { today, rules: Rules::on(today, &parameters), dice, ids, out: Vec::new() };
    let placements: Vec<&Placement> = piece.iter().filter_map(Placement::of).collect();
    let teams: Vec<&Team> = piece.iter().filter_map(Team::of).collect();
    for service in services(piece, &placements) {
        let city = service.last.and_then(|p| teams.iter().find(|t| t.id == p.team)).map_or("", |t| t.city.as_str());
        pen.instruments(&service, city);
        pen.development(&service);
    }
    pen.displacement(&teams, &placements, packages);
    pen.surveys(&teams, &placements, first);
    pen.out
}

/// What task packages held, and since when; written once for the whole programme.
pub fn versions(packages: &[TaskPackage], today: Day, dice: &mut Dice, ids: &mut dyn Ids) -> Vec<Record> {
    let mut out = Vec::new();
    for package in packages {
        let redrawn = today - TimeDelta::days(dice.between(120, 700));
        let first = redrawn - TimeDelta::days(dice.between(900, 2200));
        let what = [("Eerste indeling", first, redrawn.pred_opt()), ("Heringedeeld per werksoort", redrawn, None)];
        for (version, (text, from, until)) in (1..).zip(what) {
            out.push(Record::PackageVersion(PackageVersion {
                task_package: package.id,
                version,
                description: format!("{text}: {}", package.name),
                from,
                until,
                ..PackageVersion::blank(ids.next_id())
            }));
        }
    }
    out
}

/// Most members took the oath in their first months.
fn amend(piece: &mut [Record], today: Day, dice: &mut Dice) {
    let mut oaths = BTreeMap::new();
    for record in piece.iter_mut() {
        if let Record::Employment(employment) = record {
            let from = employment.from;
            oaths.entry(employment.member).or_insert_with(|| from + TimeDelta::days(dice.between(14, 90)));
            if employment.end_reason == Some(EndReason::MovedOn) {
                let (at, all) = (dice.weighted(&[35, 35, 12, 4, 8, 6]), Destination::ALL);
                employment.destination = at.and_then(|at| all.get(at)).copied();
            }
        }
    }
    for record in piece {
        if let Record::Member(member) = record {
            let taken = oaths.get(&member.id).copied().filter(|day| *day <= today && dice.chance(85));
            member.oath_on = taken;
        }
    }
}

fn services<'a>(piece: &'a [Record], placements: &[&'a Placement]) -> Vec<MemberService<'a>> {
    let mut services: Vec<MemberService<'a>> = Vec::new();
    for record in piece {
        match record {
            Record::Member(member) => {
                services.push(MemberService { member, from: Day::MAX, until: None, last: None });
            }
            Record::Employment(Employment { member, from, until, .. }) => {
                if let Some(service) = services.last_mut().filter(|service| service.member.id == *member) {
                    (service.from, service.until) = (service.from.min(*from), *until);
                }
            }
            Record::Placement(placement) => {
                if let Some(service) = services.last_mut().filter(|service| service.member.id == placement.member) {
                    service.last = placements.iter().find(|p| p.id == placement.id).copied();
                }
            }
            _ => {}
        }
    }
    services.retain(|service| service.from < Day::MAX);
    services
}

impl InstrumentBuilder<'_> {
    fn days_after(&mut self, day: Day, least: i64, most: i64) -> Day {
        day + TimeDelta::days(self.dice.between(least, most))
    }

    fn instrument(&mut self, service: &MemberService<'_>, instrument: InstrumentKind, from: Day) -> Instrument {
        let requested_on = (from - TimeDelta::days(self.dice.between(1, 25))).max(service.from);
        let number = self.dice.between(10_000, 99_999);
        Instrument {
            member: service.member.id,
            instrument,
            status: InstrumentStatus::Granted,
            requested_on: Some(requested_on),
            from,
            payer: "UWV".to_owned(),
            reference: format!("{}-{number}", from.format("%Y")),
            ..Instrument::blank(self.ids.next_id())
        }
    }

    /// Ends with the service, and is over then.
    fn keep(&mut self, mut instrument: Instrument, service: &MemberService<'_>) {
        if let Some(left) = service.until {
            if instrument.from > left {
                return;
            }
            if instrument.status == InstrumentStatus::Granted && instrument.until.is_none_or(|until| until > left) {
                (instrument.until, instrument.status) = (Some(left), InstrumentStatus::Ended);
            }
        }
        // What ran out long ago is no longer asked after.
        if instrument.status == InstrumentStatus::Granted
            && instrument.until.is_some_and(|until| until < self.today - TimeDelta::days(60))
        {
            instrument.status = InstrumentStatus::Ended;
        }
        self.out.push(Record::Instrument(instrument));
    }

    fn instruments(&mut self, service: &MemberService<'_>, city: &str) {
        let fresh = (self.today - service.from).num_days() < 150;
        match self.dice.below(100) {
            0..50 => self.subsidy(service, city, fresh),
            50..78 => self.dispensation(service),
            _ => {}
        }
        if self.dice.chance(70) {
            let benefit = self.instrument(service, InstrumentKind::WageCostBenefit, service.from);
            let bound = service.from.checked_add_months(Months::new(36)).and_then(|day| day.pred_opt());
            let until = bound.filter(|_| service.from < Day::from_ymd_opt(2026, 1, 1).unwrap_or_default());
            let (amount, amount_per) = (self.rules.lkv_hour, self.rules.lkv_hour.map(|_| AmountPer::Hour));
            let payer = "Belastingdienst".to_owned();
            self.keep(Instrument { until, payer, amount, amount_per, ..benefit }, service);
        }
        if self.dice.chance(45) {
            let cover = self.instrument(service, InstrumentKind::NoRiskCover, service.from);
            self.keep(cover, service);
        }
        if self.dice.chance(25) {
            self.coaching(service);
        }
        if self.dice.chance(6) {
            let from = self.days_after(service.from, 20, 200).min(self.today);
            let adapted = self.instrument(service, InstrumentKind::WorkplaceProvision, from);
            let amount = Decimal::whole(self.dice.between(3, 24) * 50);
            self.keep(Instrument { amount: Some(amount), amount_per: Some(AmountPer::Once), ..adapted }, service);
        }
    }

    /// A flat start, then by loonwaarde; the newest are still flat, asked for, or to be asked for.
    fn subsidy(&mut self, service: &MemberService<'_>, city: &str, fresh: bool) {
        let payer = format!("Gemeente {city}");
        let subsidy = self.instrument(service, InstrumentKind::WageCostSubsidy, service.from);
        let subsidy = Instrument { payer, ..subsidy };
        let flat = service.from.checked_add_months(Months::new(6)).unwrap_or(service.from);
        if fresh {
            let status = match self.dice.below(4) {
                0 => InstrumentStatus::ToRequest,
                1 => InstrumentStatus::Requested,
                _ => InstrumentStatus::Granted,
            };
            let to_request = status == InstrumentStatus::ToRequest;
            let (requested_on, reference) =
                if to_request { (None, String::new()) } else { (subsidy.requested_on, subsidy.reference.clone()) };
            return self.keep(Instrument { status, requested_on, reference, ..subsidy }, service);
        }
        if self.dice.chance(4) {
            return self.keep(Instrument { status: InstrumentStatus::Refused, ..subsidy }, service);
        }
        if (self.today - service.from).num_days() < 400 && self.dice.chance(15) {
            // The flat months are over, and nobody had the loonwaarde measured.
            return self.keep(subsidy, service);
        }
        self.keep(Instrument { until: flat.pred_opt(), ..subsidy.clone() }, service);
        let measured = Decimal::whole(self.dice.between(6, 18) * 5);
        let decided = self.decided(measured, service);
        let next = Instrument {
            id: self.ids.next_id(),
            from: flat,
            requested_on: Some(flat - TimeDelta::days(20)),
            wage_value: Some(measured),
            amount: decided,
            amount_per: decided.map(|_| AmountPer::Month),
            ..subsidy
        };
        self.keep(next, service);
    }

    /// What the municipality decided on, by the rules of the last day.
    fn decided(&self, measured: Decimal, service: &MemberService<'_>) -> Option<Decimal> {
        let hours = service.last?.hours;
        wage_cost_subsidy(Productivity::Measured(measured), hours, &self.rules).ok()
    }

    /// Periods of one to three years up to today; the last one runs on, and for some ends soon without a request.
    fn dispensation(&mut self, service: &MemberService<'_>) {
        let mut from = service.from;
        loop {
            let years = self.dice.between(1, 3) as u32;
            let until = from.checked_add_months(Months::new(12 * years)).and_then(|day| day.pred_opt());
            let granted = self.instrument(service, InstrumentKind::WageDispensation, from);
            let share = Decimal::whole(self.dice.between(8, 15) * 5);
            self.keep(Instrument { until, wage_value: Some(share), ..granted }, service);
            let last = service.until.unwrap_or(self.today);
            let Some(next) = until.filter(|until| *until < last).and_then(|until| until.succ_opt()) else { break };
            from = next;
        }
    }

    /// A year at a time, at most three; the last may be due.
    fn coaching(&mut self, service: &MemberService<'_>) {
        for year in 0..3 {
            let Some(from) = service.from.checked_add_months(Months::new(12 * year)) else { break };
            if from > self.today || service.until.is_some_and(|left| left < from) {
                break;
            }
            let until = from.checked_add_months(Months::new(12)).and_then(|day| day.pred_opt());
            let coach = self.instrument(service, InstrumentKind::JobCoachProvision, from);
            let amount = Decimal::whole([4500, 2700, 1400].get(year as usize).copied().unwrap_or(1400));
            // Of some nobody has asked for the next year yet.
            let forgotten = until.is_some_and(|until| until > self.today - TimeDelta::days(90)) && self.dice.chance(40);
            let until = until.filter(|_| !forgotten);
            let provision = Instrument { until, amount: Some(amount), amount_per: Some(AmountPer::Year), ..coach };
            self.keep(provision, service);
        }
    }

    fn development(&mut self, service: &MemberService<'_>) {
        let mut from = service.from;
        let last = service.until.unwrap_or(self.today);
        let phases = DevelopmentPhase::ALL;
        for (at, phase) in phases.iter().enumerate() {
            let months = self.dice.between(8, 20) as u32;
            let next = from.checked_add_months(Months::new(months)).unwrap_or(from);
            let stays = at + 1 == phases.len() || next > last || self.dice.chance(20);
            let until = if stays { service.until } else { next.pred_opt() };
            let id = self.ids.next_id();
            let begun =
                EmploymentPhase { member: service.member.id, phase: *phase, from, until, ..EmploymentPhase::blank(id) };
            self.out.push(Record::EmploymentPhase(begun));
            if stays {
                break;
            }
            from = next;
        }
        for _ in 0..self.dice.below(3) {
            let (name, years) = self.dice.pick(CERTIFICATES, ("BHV", Some(1)));
            // One that runs out is renewed in time, but for a few.
            let late = if self.dice.chance(10) { self.dice.between(1, 40) } else { -1 };
            let earliest = years.and_then(|years| last.checked_sub_months(Months::new(12 * years)));
            let earliest = earliest.map_or(service.from, |day| day - TimeDelta::days(late));
            let gained = self.dice.day(earliest.max(service.from).min(last), last);
            let until = years.and_then(|years| gained.checked_add_months(Months::new(12 * years)));
            self.out.push(Record::Certificate(Certificate {
                member: service.member.id,
                name: name.to_owned(),
                from: gained,
                until: until.and_then(|day| day.pred_opt()),
                ..Certificate::blank(self.ids.next_id())
            }));
        }
    }

    /// Where people work with a package somebody looked, but for a few places.
    fn displacement(&mut self, teams: &[&Team], placements: &[&Placement], packages: &[TaskPackage]) {
        for team in teams {
            for package in packages {
                let first = placements
                    .iter()
                    .filter(|p| p.team == team.id && p.task_package == Some(package.id))
                    .map(|p| p.from)
                    .min();
                let Some(first) = first else { continue };
                if self.dice.chance(4) {
                    continue;
                }
                self.out.push(Record::DisplacementCheck(DisplacementCheck {
                    team: team.id,
                    task_package: package.id,
                    checked_on: first - TimeDelta::days(self.dice.between(3, 40)),
                    displaces: false,
                    checked_by: "Ondernemingsraad en opdrachtgever".to_owned(),
                    note: "Extra werk naast het bestaande werk.".to_owned(),
                    ..DisplacementCheck::blank(self.ids.next_id())
                }));
            }
        }
    }

    /// Every year the programme and its teams; small teams have too few answers for a score.
    fn surveys(&mut self, teams: &[&Team], placements: &[&Placement], whole: bool) {
        let year = |day: Day| chrono::Datelike::year(&day);
        let closes = |year| Day::from_ymd_opt(year, CLOSES.0, CLOSES.1).unwrap_or_default();
        let last = if closes(year(self.today)) <= self.today { year(self.today) } else { year(self.today) - 1 };
        let there = |team: Option<Id>, on: Day| {
            let here = |p: &&&Placement| {
                p.from <= on && p.until.is_none_or(|until| until >= on) && team.is_none_or(|team| p.team == team)
            };
            placements.iter().filter(here).count() as i64
        };
        for (back, score) in (0..).zip(SCORES.iter().rev()) {
            let held_on = closes(last - back);
            let hold = |pen: &mut Self, team: Option<Id>, score: i64| {
                let asked = there(team, held_on);
                let answers = asked * pen.dice.between(45, 85) / 100;
                if answers > 0 {
                    pen.out.push(Record::Survey(Survey {
                        held_on,
                        team,
                        score: Some(Decimal::from_hundredths(score.clamp(100, 1000))),
                        answers,
                        ..Survey::blank(pen.ids.next_id())
                    }));
                }
            };
            if whole {
                hold(self, None, *score);
            }
            if back < 3 {
                for team in teams {
                    let around = *score + self.dice.between(-9, 9) * 10;
                    hold(self, Some(team.id), around);
                }
            }
        }
    }
}
