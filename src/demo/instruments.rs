//! Instruments, certificates, oaths and phases of the members; versions of task packages, displacement checks and surveys.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, TimeDelta};

use super::words::WORDS;
use super::writer::Writer;
use crate::domain::choices::{
    AmountPer, Choice, Destination, DevelopmentPhase, EndReason, InstrumentKind, InstrumentStatus,
};
use crate::domain::days::{Day, holds};
use crate::domain::decimal::Decimal;
use crate::domain::defaults;
use crate::domain::id::Id;
use crate::domain::instruments::{Productivity, Rules, wage_cost_subsidy};
use crate::domain::kinds::{
    Certificate, DisplacementCheck, Employment, EmploymentPhase, Instrument, Member, PackageVersion, Placement, Survey,
    TaskPackage, Team,
};
use crate::domain::record::{Record, Typed};

/// Month and day on which a survey closes, and the scores of the programme in hundredths, year by year up to the last.
const CLOSES: (u32, u32) = (11, 15);
const SCORES: &[i64] = &[790, 800, 830, 860, 840, 820];

/// The service of a member: its first day, and its last where it has ended.
struct MemberService {
    member: Id,
    from: Day,
    until: Option<Day>,
    /// Where the member last worked, and for how many hours.
    city: String,
    hours: Option<Decimal>,
}

/// So many months after a day.
fn after_months(day: Day, months: u32) -> Day {
    day.checked_add_months(Months::new(months)).unwrap_or(day)
}

/// The last day of this many months from a day on.
fn last_of_months(from: Day, months: u32) -> Option<Day> {
    after_months(from, months).pred_opt()
}

impl Writer<'_> {
    /// Adds all of these for a piece of the programme; the `first` piece also gets the surveys of the whole programme. Members of
    /// the piece get the day of their oath, and those who moved on a destination.
    pub fn instruments(&mut self, piece: &mut [Record], packages: &[TaskPackage], first: bool) {
        self.amend(piece);
        let rules = Rules::on(self.today, &defaults::parameters());
        let placements: Vec<&Placement> = piece.iter().filter_map(Placement::of).collect();
        let teams: Vec<&Team> = piece.iter().filter_map(Team::of).collect();
        for service in services(piece, &teams) {
            self.of_member(&service, &rules);
            self.development(&service);
        }
        self.displacement(&teams, &placements, packages);
        self.surveys(&teams, &placements, first);
    }

    /// Adds the versions of the task packages, once for the whole programme.
    pub fn versions(&mut self, packages: &[TaskPackage]) {
        for package in packages {
            let redrawn = self.ago_between(120, 700);
            let first = redrawn - TimeDelta::days(self.dice.between(900, 2200));
            let what = [("Eerste indeling", first, redrawn.pred_opt()), ("Heringedeeld per werksoort", redrawn, None)];
            for (version, (text, from, until)) in (1..).zip(what) {
                self.out.push(Record::PackageVersion(PackageVersion {
                    task_package: package.id,
                    version,
                    description: format!("{text}: {}", package.name),
                    from,
                    until,
                    ..PackageVersion::blank(self.ids.next_id())
                }));
            }
        }
    }

    /// Sets the day of the oath: most members took it in their first months.
    fn amend(&mut self, piece: &mut [Record]) {
        let mut oaths = BTreeMap::new();
        for record in piece.iter_mut() {
            if let Record::Employment(employment) = record {
                oaths.entry(employment.member).or_insert_with(|| self.after(employment.from, 14, 90));
                if employment.end_reason == Some(EndReason::MovedOn) {
                    let at = self.dice.weighted(&[35, 35, 12, 4, 8, 6]);
                    employment.destination = at.and_then(|at| Destination::ALL.get(at)).copied();
                }
            }
        }
        for record in piece {
            if let Record::Member(member) = record {
                let taken = oaths.get(&member.id).copied();
                member.oath_on = taken.filter(|day| *day <= self.today && self.dice.chance(85));
            }
        }
    }

    fn instrument(&mut self, service: &MemberService, instrument: InstrumentKind, from: Day) -> Instrument {
        let requested_on = (from - TimeDelta::days(self.dice.between(1, 25))).max(service.from);
        let number = self.dice.between(10_000, 99_999);
        Instrument {
            member: service.member,
            instrument,
            status: InstrumentStatus::Granted,
            requested_on: Some(requested_on),
            from,
            payer: "UWV".to_owned(),
            reference: format!("{}-{number}", from.format("%Y")),
            ..Instrument::blank(self.ids.next_id())
        }
    }

    /// Keeps an instrument, which ends with the service at the latest.
    fn keep(&mut self, mut instrument: Instrument, service: &MemberService) {
        let granted = instrument.status == InstrumentStatus::Granted;
        if let Some(left) = service.until {
            if instrument.from > left {
                return;
            }
            if granted && instrument.until.is_none_or(|until| until > left) {
                (instrument.until, instrument.status) = (Some(left), InstrumentStatus::Ended);
            }
        }
        // An instrument that ran out long ago needs no next request.
        if granted && instrument.until.is_some_and(|until| until < self.ago(60)) {
            instrument.status = InstrumentStatus::Ended;
        }
        self.out.push(Record::Instrument(instrument));
    }

    fn of_member(&mut self, service: &MemberService, rules: &Rules) {
        match self.dice.below(100) {
            0..50 => self.subsidy(service, rules),
            50..78 => self.dispensation(service),
            _ => {}
        }
        if self.dice.chance(70) {
            let benefit = self.instrument(service, InstrumentKind::WageCostBenefit, service.from);
            let bound = service.from < Day::from_ymd_opt(2026, 1, 1).unwrap_or_default();
            let until = last_of_months(service.from, 36).filter(|_| bound);
            let (amount, amount_per) = (rules.lkv_hour, rules.lkv_hour.map(|_| AmountPer::Hour));
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
            let from = self.after(service.from, 20, 200).min(self.today);
            let adapted = self.instrument(service, InstrumentKind::WorkplaceProvision, from);
            let amount = Decimal::whole(self.dice.between(3, 24) * 50);
            self.keep(Instrument { amount: Some(amount), amount_per: Some(AmountPer::Once), ..adapted }, service);
        }
    }

    /// A flat start, then a subsidy by wage value; the newest are still flat, requested, or to be requested.
    fn subsidy(&mut self, service: &MemberService, rules: &Rules) {
        let subsidy = self.instrument(service, InstrumentKind::WageCostSubsidy, service.from);
        let subsidy = Instrument { payer: format!("Gemeente {}", service.city), ..subsidy };
        let days = (self.today - service.from).num_days();
        if days < 150 {
            let kept = match self.dice.below(4) {
                0 => Instrument {
                    status: InstrumentStatus::ToRequest,
                    requested_on: None,
                    reference: String::new(),
                    ..subsidy
                },
                1 => Instrument { status: InstrumentStatus::Requested, ..subsidy },
                _ => subsidy,
            };
            return self.keep(kept, service);
        }
        if self.dice.chance(4) {
            return self.keep(Instrument { status: InstrumentStatus::Refused, ..subsidy }, service);
        }
        if days < 400 && self.dice.chance(15) {
            // The flat months are over, and nobody had the wage value measured.
            return self.keep(subsidy, service);
        }
        let flat = after_months(service.from, 6);
        self.keep(Instrument { until: flat.pred_opt(), ..subsidy.clone() }, service);
        let measured = Decimal::whole(self.dice.between(6, 18) * 5);
        // The amount that the municipality decided, by the rules of the last day.
        let decided = |hours| wage_cost_subsidy(Productivity::Measured(measured), hours, rules).ok();
        let amount = service.hours.and_then(decided);
        let next = Instrument {
            id: self.ids.next_id(),
            from: flat,
            requested_on: Some(flat - TimeDelta::days(20)),
            wage_value: Some(measured),
            amount,
            amount_per: amount.map(|_| AmountPer::Month),
            ..subsidy
        };
        self.keep(next, service);
    }

    /// Periods of one to three years up to today. The last one is running, and for some it ends soon without a request.
    fn dispensation(&mut self, service: &MemberService) {
        let mut from = service.from;
        loop {
            let until = last_of_months(from, 12 * self.dice.between(1, 3) as u32);
            let granted = self.instrument(service, InstrumentKind::WageDispensation, from);
            let share = Decimal::whole(self.dice.between(8, 15) * 5);
            self.keep(Instrument { until, wage_value: Some(share), ..granted }, service);
            let last = service.until.unwrap_or(self.today);
            let Some(next) = until.filter(|until| *until < last).and_then(|until| until.succ_opt()) else { break };
            from = next;
        }
    }

    /// One year at a time, at most three; the next request may be due for the last.
    fn coaching(&mut self, service: &MemberService) {
        for (year, amount) in (0..).zip([4500, 2700, 1400]) {
            let from = after_months(service.from, 12 * year);
            if from > self.today || service.until.is_some_and(|left| left < from) {
                break;
            }
            let until = last_of_months(from, 12);
            let coach = self.instrument(service, InstrumentKind::JobCoachProvision, from);
            // For some nobody has requested the next year yet.
            let forgotten = until.is_some_and(|until| until > self.ago(90)) && self.dice.chance(40);
            let (until, amount) = (until.filter(|_| !forgotten), Some(Decimal::whole(amount)));
            self.keep(Instrument { until, amount, amount_per: Some(AmountPer::Year), ..coach }, service);
        }
    }

    fn development(&mut self, service: &MemberService) {
        let (member, last) = (service.member, service.until.unwrap_or(self.today));
        let mut from = service.from;
        for (left, phase) in (0..DevelopmentPhase::ALL.len()).rev().zip(DevelopmentPhase::ALL) {
            let next = after_months(from, self.dice.between(8, 20) as u32);
            let stays = left == 0 || next > last || self.dice.chance(20);
            let until = if stays { service.until } else { next.pred_opt() };
            let blank = EmploymentPhase::blank(self.ids.next_id());
            self.out.push(Record::EmploymentPhase(EmploymentPhase { member, phase: *phase, from, until, ..blank }));
            if stays {
                break;
            }
            from = next;
        }
        for _ in 0..self.dice.below(3) {
            let certificate = self.dice.pick(&WORDS.certificates);
            // A certificate that runs out is renewed in time, except for a few.
            let late = if self.dice.chance(10) { self.dice.between(1, 40) } else { -1 };
            let earliest = certificate.years.and_then(|years| last.checked_sub_months(Months::new(12 * years)));
            let earliest = earliest.map_or(service.from, |day| day - TimeDelta::days(late));
            let from = self.dice.day(earliest.max(service.from).min(last), last);
            self.out.push(Record::Certificate(Certificate {
                member,
                name: certificate.name.clone(),
                from,
                until: certificate.years.and_then(|years| last_of_months(from, 12 * years)),
                ..Certificate::blank(self.ids.next_id())
            }));
        }
    }

    /// Adds displacement checks where people work with a package, except in a few places.
    fn displacement(&mut self, teams: &[&Team], placements: &[&Placement], packages: &[TaskPackage]) {
        let mut firsts: BTreeMap<(Id, Id), Day> = BTreeMap::new();
        for (package, placement) in placements.iter().filter_map(|p| p.task_package.map(|package| (package, p))) {
            let first = firsts.entry((placement.team, package)).or_insert(placement.from);
            *first = placement.from.min(*first);
        }
        for (team, package) in teams.iter().flat_map(|team| packages.iter().map(move |package| (team, package))) {
            let Some(first) = firsts.get(&(team.id, package.id)).copied() else { continue };
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

    /// Adds yearly surveys of the programme and its teams; small teams have too few answers for a score.
    fn surveys(&mut self, teams: &[&Team], placements: &[&Placement], whole: bool) {
        let closes = |year| Day::from_ymd_opt(year, CLOSES.0, CLOSES.1).unwrap_or_default();
        let year = self.today.year();
        let last = if closes(year) <= self.today { year } else { year - 1 };
        for (back, score) in (0..).zip(SCORES.iter().rev()) {
            let held_on = closes(last - back);
            let mut here: BTreeMap<Id, usize> = BTreeMap::new();
            for placement in placements.iter().filter(|p| holds(p.from, p.until, held_on)) {
                *here.entry(placement.team).or_default() += 1;
            }
            if whole {
                self.survey(held_on, None, *score, here.values().sum());
            }
            for team in teams.iter().filter(|_| back < 3) {
                let around = *score + self.dice.between(-9, 9) * 10;
                self.survey(held_on, Some(team.id), around, here.get(&team.id).copied().unwrap_or_default());
            }
        }
    }

    /// Adds a survey among this many people, if anybody answered.
    fn survey(&mut self, held_on: Day, team: Option<Id>, score: i64, people: usize) {
        let answers = people as i64 * self.dice.between(45, 85) / 100;
        if answers > 0 {
            let score = Some(Decimal::from_hundredths(score.clamp(100, 1000)));
            let blank = Survey::blank(self.ids.next_id());
            self.out.push(Record::Survey(Survey { held_on, team, score, answers, ..blank }));
        }
    }
}

/// The members of a piece, each with all employments and placements.
fn services(piece: &[Record], teams: &[&Team]) -> Vec<MemberService> {
    let mut services: Vec<MemberService> = Vec::new();
    let cities: BTreeMap<Id, &str> = teams.iter().map(|team| (team.id, team.city.as_str())).collect();
    for record in piece {
        let last = services.last_mut();
        match (record, last) {
            (Record::Member(Member { id, .. }), _) => {
                let (city, hours) = (String::new(), None);
                services.push(MemberService { member: *id, from: Day::MAX, until: None, city, hours });
            }
            (Record::Employment(Employment { member, from, until, .. }), Some(last)) if last.member == *member => {
                (last.from, last.until) = (last.from.min(*from), *until);
            }
            (Record::Placement(placement), Some(last)) if last.member == placement.member => {
                last.city = cities.get(&placement.team).copied().unwrap_or_default().to_owned();
                last.hours = Some(placement.hours);
            }
            _ => {}
        }
    }
    services.retain(|service| service.from < Day::MAX);
    services
}
