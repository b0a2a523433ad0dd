//! From a history to records: names, codes, contracts, roles and vacancies are added, and all dates are shifted.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::chances::{self, Around, Became};
use super::clients;
use super::dice::Dice;
use super::history::{History, TeamPlan, WorkHistory, last_day};
use super::words::{self, CITIES, CLIENTS, WORKS};
use crate::domain::choices::{Contract, EndReason, Phase, StaffRole, VacancyStatus};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::{Id, Ids};
use crate::domain::kinds::{
    ClientShare, Employment, Member, Organisation, Placement, Staff, TaskPackage, Team, TeamRole, Vacancy, WorkType,
};
use crate::domain::record::{Record, Typed};

/// Writes the records of one programme, piece after piece.
pub struct Writer<'a> {
    ids: &'a mut dyn Ids,
    shift: TimeDelta,
    clients: Vec<Id>,
    works: Vec<(Id, Vec<Id>)>,
    teams: u64,
    members: u64,
    vacancies: u64,
    staff: u64,
}

/// A team that has been written: its identity and what its vacancies need.
struct Written {
    id: Id,
    name: String,
    packages: Vec<Id>,
    taken: i64,
}

impl<'a> Writer<'a> {
    /// A writer that shifts all dates by so many days.
    pub fn new(ids: &'a mut dyn Ids, days: i64) -> Self {
        Self {
            ids,
            shift: TimeDelta::try_days(days).unwrap_or_default(),
            clients: Vec::new(),
            works: Vec::new(),
            teams: 0,
            members: 0,
            vacancies: 0,
            staff: 0,
        }
    }

    /// New identities, from where the last record was given its own.
    pub fn ids(&mut self) -> &mut dyn Ids {
        self.ids
    }

    fn on(&self, day: Day) -> Day {
        day.checked_add_signed(self.shift).unwrap_or(day)
    }

    /// What all pieces share: clients, works and their task packages.
    pub fn common(&mut self) -> Vec<Record> {
        let mut out = Vec::new();
        for (nth, (name, ministry, jobs)) in CLIENTS.iter().enumerate() {
            let id = self.ids.next_id();
            self.clients.push(id);
            out.push(Record::Organisation(Organisation {
                name: (*name).to_owned(),
                ministry: (*ministry).to_owned(),
                ..Organisation::blank(id)
            }));
            let last = self.on(last_day());
            out.extend(clients::agreements(id, nth, *jobs, last, self.ids));
        }
        for work in WORKS {
            let id = self.ids.next_id();
            out.push(Record::WorkType(WorkType {
                name: work.name.to_owned(),
                min_size: Some(work.size.0),
                max_size: Some(work.size.1),
                ..WorkType::blank(id)
            }));
            let packages: Vec<Id> = work.packages.iter().map(|_| self.ids.next_id()).collect();
            for (name, package) in work.packages.iter().zip(&packages) {
                let record = TaskPackage { name: (*name).to_owned(), work_type: Some(id), ..Typed::blank(*package) };
                out.push(Record::TaskPackage(record));
            }
            self.works.push((id, packages));
        }
        out
    }

    /// The records of one piece of the programme.
    pub fn piece(&mut self, history: &History, piece: u64, dice: &mut Dice) -> Vec<Record> {
        let mut out = Vec::new();
        let coaches: Vec<Id> =
            history.teams.chunks(2).map(|_| self.staff(StaffRole::JobCoach, dice, &mut out)).collect();
        for role in [StaffRole::Recruiter, StaffRole::RegionManager] {
            for _ in 0..history.teams.len() / 16 {
                self.staff(role, dice, &mut out);
            }
        }
        let mut named: BTreeMap<String, u64> = BTreeMap::new();
        let mut teams = Vec::new();
        for (at, plan) in history.teams.iter().enumerate() {
            let mut name = format!(
                "{} {} {}",
                WORKS.get(plan.work).map_or("", |w| w.team),
                CLIENTS.get(plan.client).map_or("", |c| c.0),
                CITIES.get(plan.city).map_or("", |c| c.0)
            );
            let same = named.entry(name.clone()).and_modify(|n| *n += 1).or_insert(1);
            if *same > 1 || piece > 0 {
                name = format!("{name} {}", *same + piece);
            }
            let mut written = self.team(plan, name, &mut out);
            let coach = coaches.get(at / 2).copied().filter(|_| at % 27 != 20);
            self.roles(plan, written.id, coach, at % 23 != 18, dice, &mut out);
            let here = |p: &&WorkHistory| p.left().is_none() && p.stays.last().is_some_and(|stay| stay.team == at);
            written.taken = history.people.iter().filter(here).count() as i64;
            teams.push(written);
        }
        for person in &history.people {
            self.person(person, &teams, dice, &mut out);
        }
        // With dice of its own: what else happens stays the same.
        let mut apart = dice.clone();
        clients::elsewhere(&mut out, &self.clients, &mut apart);
        clients::later_checks(&mut out, self.on(last_day()), &mut apart, self.ids);
        for (plan, team) in history.teams.iter().zip(&teams) {
            self.vacancies(plan, team, dice, &mut out);
        }
        for at in [18, 41, 64].into_iter().chain([20, 47]).filter(|at| *at < teams.len()) {
            let role = if at % 23 == 18 { StaffRole::TeamLeader } else { StaffRole::JobCoach };
            if let (Some(plan), Some(team)) = (history.teams.get(at), teams.get(at))
                && plan.until.is_none()
            {
                let since = last_day() - TimeDelta::days(dice.between(20, 70));
                let vacancy =
                    Vacancy { role: Some(role), hours: Some(Decimal::whole(36)), ..self.vacancy(team, since) };
                out.push(Record::Vacancy(vacancy));
            }
        }
        if piece == 0 {
            self.chances(history, &teams, dice, &mut out);
        }
        out
    }

    /// Chances, some of which became the latest of these teams.
    fn chances(&mut self, history: &History, teams: &[Written], dice: &mut Dice, out: &mut Vec<Record>) {
        let running = history.teams.iter().zip(teams).rev().filter(|(plan, _)| plan.until.is_none());
        let became: Vec<Became> = running
            .map(|(plan, team)| Became {
                id: team.id,
                name: team.name.clone(),
                at: (plan.client, plan.work, plan.city),
                places: plan.places,
                from: plan.from,
                pilot: plan.pilot_until.is_some_and(|until| until >= last_day()),
            })
            .collect();
        let works: Vec<Id> = self.works.iter().map(|(id, _)| *id).collect();
        let around = Around { clients: &self.clients, works: &works, shift: self.shift };
        out.extend(chances::records(&around, &became, dice, self.ids));
    }

    fn staff(&mut self, role: StaffRole, dice: &mut Dice, out: &mut Vec<Record>) -> Id {
        let id = self.ids.next_id();
        let name = words::person(dice);
        self.staff += 1;
        out.push(Record::Staff(Staff {
            role,
            phone: words::phone(5_000_000 + self.staff),
            email: words::mail(&name, self.staff),
            given_name: name.given,
            prefix: name.prefix,
            surname: name.surname,
            ..Staff::blank(id)
        }));
        id
    }

    fn team(&mut self, plan: &TeamPlan, name: String, out: &mut Vec<Record>) -> Written {
        let id = self.ids.next_id();
        self.teams += 1;
        let (city, province) = CITIES.get(plan.city).copied().unwrap_or_default();
        let (work, packages) = self.works.get(plan.work).cloned().unwrap_or((Id::UNSET, Vec::new()));
        let phase = match (plan.until, plan.pilot_until) {
            (Some(_), _) => Phase::Ended,
            (None, Some(pilot)) if pilot >= last_day() => Phase::Pilot,
            _ => Phase::Structural,
        };
        out.push(Record::Team(Team {
            code: format!("T{:03}", self.teams),
            name: name.clone(),
            work_type: Some(work),
            city: city.to_owned(),
            province: province.to_owned(),
            places: plan.places,
            phase,
            from: self.on(plan.from),
            until: plan.until.map(|day| self.on(day)),
            pilot_until: plan.pilot_until.map(|day| self.on(day.min(plan.until.unwrap_or(day)))),
            standstill_from: plan.standstill_from.map(|day| self.on(day)),
            ..Team::blank(id)
        }));
        let client = |at: usize| self.clients.get(at).copied().unwrap_or(Id::UNSET);
        let mut shares = vec![(client(plan.client), 100 - plan.second.map_or(0, |(_, percent)| percent))];
        shares.extend(plan.second.map(|(at, percent)| (client(at), percent)));
        for (organisation, percent) in shares {
            let share = ClientShare {
                team: id,
                organisation,
                share: Decimal::whole(percent),
                from: self.on(plan.from),
                until: plan.until.map(|day| self.on(day)),
                ..ClientShare::blank(self.ids.next_id())
            };
            out.push(Record::ClientShare(share));
        }
        Written { id, name, packages, taken: 0 }
    }

    /// A leader and a coach; a fifth of the teams had another leader before.
    fn roles(
        &mut self,
        plan: &TeamPlan,
        team: Id,
        coach: Option<Id>,
        led: bool,
        dice: &mut Dice,
        out: &mut Vec<Record>,
    ) {
        let until = plan.until.map(|day| self.on(day));
        let from = self.on(plan.from);
        let age = (last_day() - plan.from).num_days();
        let change = (age > 400 && plan.until.is_none() && (!led || dice.chance(20)))
            .then(|| self.on(plan.from + TimeDelta::days(dice.between(200, age - 100))));
        if let Some(next) = change {
            let first = self.staff(StaffRole::TeamLeader, dice, out);
            self.role(team, first, StaffRole::TeamLeader, (from, next.pred_opt()), out);
        }
        if led {
            let leader = self.staff(StaffRole::TeamLeader, dice, out);
            self.role(team, leader, StaffRole::TeamLeader, (change.unwrap_or(from), until), out);
        }
        if let Some(coach) = coach {
            self.role(team, coach, StaffRole::JobCoach, (from, until), out);
        }
    }

    fn role(&mut self, team: Id, staff: Id, role: StaffRole, (from, until): (Day, Option<Day>), out: &mut Vec<Record>) {
        out.push(Record::TeamRole(TeamRole { team, staff, role, from, until, ..TeamRole::blank(self.ids.next_id()) }));
    }

    fn person(&mut self, person: &WorkHistory, teams: &[Written], dice: &mut Dice, out: &mut Vec<Record>) {
        let id = self.ids.next_id();
        let name = words::person(dice);
        let joined = person.joined();
        self.members += 1;
        let unchecked = (last_day() - joined).num_days() < 30 && dice.chance(40);
        let checked = (!unchecked).then(|| self.on(joined - TimeDelta::days(dice.between(3, 30))));
        let reached = dice.below(10);
        out.push(Record::Member(Member {
            number: (100_000 + self.members).to_string(),
            phone: if reached < 7 { words::phone(self.members) } else { String::new() },
            email: if reached < 4 { words::mail(&name, self.members) } else { String::new() },
            given_name: name.given,
            prefix: name.prefix,
            surname: name.surname,
            ..Member::blank(id)
        }));
        out.extend(checked.map(|day| clients::first_check(id, day, self.ids)));
        self.service(person, id, dice, out);
        for stay in &person.stays {
            let Some(team) = teams.get(stay.team) else { continue };
            out.push(Record::Placement(Placement {
                member: id,
                team: team.id,
                task_package: team.packages.get(stay.package).copied(),
                hours: Decimal::from_hundredths(stay.hours),
                from: self.on(stay.from),
                until: stay.end.map(|(day, _)| self.on(day)),
                end_reason: stay.end.map(|(_, reason)| reason),
                ..Placement::blank(self.ids.next_id())
            }));
        }
    }

    /// First a contract for a year, mostly a second one, then one without an end.
    fn service(&mut self, person: &WorkHistory, member: Id, dice: &mut Dice, out: &mut Vec<Record>) {
        let left = person.left();
        let end = left.map_or(last_day(), |(day, _)| day);
        let years = if dice.chance(75) { 2 } else { 1 };
        let mut from = person.joined();
        for year in 0..=years {
            let until = (year < years).then(|| from + TimeDelta::days(364));
            let lasts = until.is_none_or(|until| until >= end);
            let until = if left.is_some_and(|(_, reason)| lasts && reason == EndReason::ContractEnded) {
                Some(end)
            } else {
                until
            };
            out.push(Record::Employment(Employment {
                member,
                from: self.on(from),
                until: if lasts { left.map(|(day, _)| self.on(day)) } else { until.map(|day| self.on(day)) },
                contract: if until.is_some() { Contract::Temporary } else { Contract::Permanent },
                contract_until: until.map(|day| self.on(day)),
                end_reason: if lasts { left.map(|(_, reason)| reason) } else { Some(EndReason::ContractEnded) },
                ..Employment::blank(self.ids.next_id())
            }));
            match until {
                Some(until) if !lasts => from = until + TimeDelta::days(1),
                _ => break,
            }
        }
    }

    fn vacancy(&mut self, team: &Written, since: Day) -> Vacancy {
        self.vacancies += 1;
        Vacancy {
            number: format!("V{:03}", self.vacancies),
            team: team.id,
            open_since: self.on(since),
            ..Vacancy::blank(self.ids.next_id())
        }
    }

    /// Half of the teams with room seek people; some found them before.
    fn vacancies(&mut self, plan: &TeamPlan, team: &Written, dice: &mut Dice, out: &mut Vec<Record>) {
        let age = (last_day() - plan.from).num_days();
        if plan.until.is_none() && age > 500 && dice.chance(25) {
            let since = last_day() - TimeDelta::days(dice.between(200, 380));
            let places = dice.between(1, 3);
            let filled = dice.chance(75);
            out.push(Record::Vacancy(Vacancy {
                task_package: team.packages.first().copied(),
                hours: Some(Decimal::whole(dice.pick(&[24, 32, 36], 32))),
                places,
                filled_places: if filled { places } else { 0 },
                status: if filled { VacancyStatus::Filled } else { VacancyStatus::Closed },
                closed_on: Some(self.on(since + TimeDelta::days(dice.between(30, 150)))),
                ..self.vacancy(team, since)
            }));
        }
        let room = plan.places - team.taken;
        if plan.until.is_some() || plan.standstill_from.is_some() || room < 1 || !dice.chance(60) {
            return;
        }
        let since = last_day() - TimeDelta::days(dice.between(4, age.clamp(5, 120)));
        let at = dice.below(team.packages.len());
        out.push(Record::Vacancy(Vacancy {
            task_package: team.packages.get(at).copied(),
            hours: Some(Decimal::whole(dice.pick(&[24, 28, 32, 36], 32))),
            places: dice.between(1, room),
            wanted_by: dice.chance(70).then(|| self.on(last_day() + TimeDelta::days(dice.between(14, 100)))),
            status: if dice.chance(12) { VacancyStatus::Hold } else { VacancyStatus::Open },
            ..self.vacancy(team, since)
        }));
    }
}
