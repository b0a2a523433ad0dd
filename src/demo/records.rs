//! From a history to records: adds names, codes, contracts, roles and vacancies.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::history::{History, TeamPlan, WorkHistory};
use super::words::{self, WORDS};
use super::writer::Writer;
use crate::domain::choices::{Contract, EndReason, Phase, StaffRole, VacancyStatus};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::{
    ClientShare, Employment, Member, Organisation, Placement, Staff, TaskPackage, Team, TeamRole, Vacancy, WorkType,
};
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::work_days::WorkDays;

/// The hours of a whole working day, in hundredths.
const WHOLE_DAY: i64 = 800;

/// A team that has been written.
pub struct WrittenTeam<'a> {
    pub plan: &'a TeamPlan,
    pub id: Id,
    pub name: String,
    /// The task packages of its work type.
    packages: Vec<Id>,
    taken: i64,
}

impl Writer<'_> {
    /// Writes what all pieces share: clients, work types and their task packages.
    pub fn shared(&mut self) {
        for (nth, (name, ministry, jobs)) in WORDS.clients.iter().enumerate() {
            let id = self.ids.next_id();
            let (name, ministry) = (name.clone(), ministry.clone());
            self.clients.push(id);
            self.out.push(Record::Organisation(Organisation { name, ministry, ..Organisation::blank(id) }));
            self.agreements(id, nth, *jobs);
        }
        for work in &WORDS.works {
            let id = self.ids.next_id();
            self.out.push(Record::WorkType(WorkType {
                name: work.name.clone(),
                min_size: Some(work.size.0),
                max_size: Some(work.size.1),
                ..WorkType::blank(id)
            }));
            let packages: Vec<Id> = work.packages.iter().map(|_| self.ids.next_id()).collect();
            let named = work.packages.iter().zip(&packages).map(|(name, package)| {
                let name = name.clone();
                Record::TaskPackage(TaskPackage { name, work_type: Some(id), ..Typed::blank(*package) })
            });
            self.out.extend(named);
            self.works.push((id, packages));
        }
    }

    /// Writes the records of one piece of the programme.
    pub fn piece(&mut self, history: &History, piece: u64) {
        let coaches: Vec<Id> = history.teams.chunks(2).map(|_| self.staff(StaffRole::JobCoach)).collect();
        for role in [StaffRole::Recruiter, StaffRole::RegionManager] {
            for _ in 0..history.teams.len() / 16 {
                self.staff(role);
            }
        }
        let mut named: BTreeMap<String, u64> = BTreeMap::new();
        let mut teams = Vec::new();
        let mut taken = vec![0; history.teams.len()];
        for stay in history.people.iter().filter_map(WorkHistory::current) {
            taken[stay.team] += 1;
        }
        for (at, plan) in history.teams.iter().enumerate() {
            let mut name = words::team_name(plan.work, plan.client, plan.city);
            let same = named.entry(name.clone()).and_modify(|n| *n += 1).or_insert(1);
            if *same > 1 || piece > 0 {
                name = format!("{name} {}", *same + piece);
            }
            let team = self.team(plan, name, taken[at]);
            let coach = coaches.get(at / 2).copied().filter(|_| at % 27 != 20);
            self.roles(&team, coach, at % 23 != 18);
            teams.push(team);
        }
        for person in &history.people {
            self.person(person, &teams);
        }
        // From separate dice, so that everything else stays the same.
        let dice = self.dice.clone();
        self.count_elsewhere();
        self.later_checks();
        self.dice = dice;
        for team in &teams {
            self.vacancies(team);
        }
        let without = [18, 41, 64].map(|at| (at, StaffRole::TeamLeader));
        for (at, role) in without.into_iter().chain([20, 47].map(|at| (at, StaffRole::JobCoach))) {
            if let Some(team) = teams.get(at).filter(|team| team.plan.until.is_none()) {
                let since = self.ago_between(20, 70);
                let vacancy = self.vacancy(team, since);
                let hours = Some(Decimal::whole(36));
                self.out.push(Record::Vacancy(Vacancy { role: Some(role), hours, ..vacancy }));
            }
        }
        if piece == 0 {
            let running: Vec<_> = teams.iter().rev().filter(|team| team.plan.until.is_none()).collect();
            self.chances(&running);
        }
    }

    fn staff(&mut self, role: StaffRole) -> Id {
        let id = self.ids.next_id();
        let name = words::person(&mut self.dice);
        let number = self.number(Kind::Staff);
        self.out.push(Record::Staff(Staff {
            role,
            phone: words::phone(5_000_000 + number),
            email: words::mail(&name, number),
            given_name: name.given,
            prefix: name.prefix,
            surname: name.surname,
            ..Staff::blank(id)
        }));
        id
    }

    fn team<'p>(&mut self, plan: &'p TeamPlan, name: String, taken: i64) -> WrittenTeam<'p> {
        let id = self.ids.next_id();
        let (city, province, region) = WORDS.cities[plan.city].clone();
        let (work, packages) = self.works[plan.work].clone();
        let (from, until) = (plan.from, plan.until);
        let phase = match until {
            Some(_) => Phase::Ended,
            None if plan.is_pilot(self.today) => Phase::Pilot,
            None => Phase::Structural,
        };
        let code = format!("T{:03}", self.number(Kind::Team));
        self.out.push(Record::Team(Team {
            code,
            name: name.clone(),
            work_type: Some(work),
            city,
            province,
            region,
            places: plan.places,
            phase,
            from,
            until,
            pilot_until: plan.pilot_until.map(|day| day.min(until.unwrap_or(day))),
            standstill_from: plan.standstill_from,
            ..Team::blank(id)
        }));
        let first = (plan.client, 100 - plan.second.map_or(0, |(_, percent)| percent));
        for (client, percent) in [first].into_iter().chain(plan.second) {
            let (organisation, share) = (self.clients[client], Decimal::whole(percent));
            let blank = ClientShare::blank(self.ids.next_id());
            self.out.push(Record::ClientShare(ClientShare { team: id, organisation, share, from, until, ..blank }));
        }
        WrittenTeam { plan, id, name, packages, taken }
    }

    /// Writes a leader and a coach; a fifth of the teams had another leader before.
    fn roles(&mut self, team: &WrittenTeam<'_>, coach: Option<Id>, led: bool) {
        let TeamPlan { from, until, .. } = *team.plan;
        let age = (self.today - from).num_days();
        let changed = age > 400 && until.is_none() && (!led || self.dice.chance(20));
        let change = changed.then(|| self.after(from, 200, age - 100));
        if let Some(next) = change {
            let first = self.staff(StaffRole::TeamLeader);
            self.role(team.id, first, StaffRole::TeamLeader, (from, next.pred_opt()));
        }
        if led {
            let leader = self.staff(StaffRole::TeamLeader);
            self.role(team.id, leader, StaffRole::TeamLeader, (change.unwrap_or(from), until));
        }
        if let Some(coach) = coach {
            self.role(team.id, coach, StaffRole::JobCoach, (from, until));
        }
    }

    fn role(&mut self, team: Id, staff: Id, role: StaffRole, (from, until): (Day, Option<Day>)) {
        let blank = TeamRole::blank(self.ids.next_id());
        self.out.push(Record::TeamRole(TeamRole { team, staff, role, from, until, ..blank }));
    }

    fn person(&mut self, person: &WorkHistory, teams: &[WrittenTeam<'_>]) {
        let id = self.ids.next_id();
        let name = words::person(&mut self.dice);
        let joined = person.joined();
        let number = self.number(Kind::Member);
        let unchecked = (self.today - joined).num_days() < 30 && self.dice.chance(40);
        let checked = (!unchecked).then(|| joined - TimeDelta::days(self.dice.between(3, 30)));
        let reached = self.dice.below(10);
        self.out.push(Record::Member(Member {
            number: (100_000 + number).to_string(),
            phone: if reached < 7 { words::phone(number) } else { String::new() },
            email: if reached < 4 { words::mail(&name, number) } else { String::new() },
            given_name: name.given,
            prefix: name.prefix,
            surname: name.surname,
            ..Member::blank(id)
        }));
        if let Some(day) = checked {
            self.first_check(id, day);
        }
        self.service(person, id);
        for stay in &person.stays {
            let Some(team) = teams.get(stay.team) else { continue };
            self.out.push(Record::Placement(Placement {
                member: id,
                team: team.id,
                task_package: team.packages.get(stay.package).copied(),
                hours: Decimal::from_hundredths(stay.hours),
                work_days: if number % 3 == 1 { usual_days(stay.hours) } else { None },
                from: stay.from,
                until: stay.end.map(|(day, _)| day),
                end_reason: stay.end.map(|(_, reason)| reason),
                ..Placement::blank(self.ids.next_id())
            }));
        }
    }

    /// Writes the contracts: first one for a year, usually a second one, then a permanent one.
    fn service(&mut self, person: &WorkHistory, member: Id) {
        let left = person.left();
        let end = left.map_or(self.today, |(day, _)| day);
        let years = if self.dice.chance(75) { 2 } else { 1 };
        let mut from = person.joined();
        for year in 0..=years {
            let year_end = (year < years).then(|| from + TimeDelta::days(364));
            let lasts = year_end.is_none_or(|until| until >= end);
            let ran_out = left.filter(|(_, reason)| lasts && *reason == EndReason::ContractEnded);
            let contract_until = ran_out.map_or(year_end, |_| Some(end));
            self.out.push(Record::Employment(Employment {
                member,
                from,
                until: if lasts { left.map(|(day, _)| day) } else { contract_until },
                contract: if contract_until.is_some() { Contract::Temporary } else { Contract::Permanent },
                contract_until,
                end_reason: if lasts { left.map(|(_, reason)| reason) } else { Some(EndReason::ContractEnded) },
                ..Employment::blank(self.ids.next_id())
            }));
            match contract_until {
                Some(until) if !lasts => from = until + TimeDelta::days(1),
                _ => break,
            }
        }
    }

    fn vacancy(&mut self, team: &WrittenTeam<'_>, open_since: Day) -> Vacancy {
        let number = format!("V{:03}", self.number(Kind::Vacancy));
        Vacancy { number, team: team.id, open_since, ..Vacancy::blank(self.ids.next_id()) }
    }

    /// Writes vacancies: half of the teams with room seek people, and some found them before.
    fn vacancies(&mut self, team: &WrittenTeam<'_>) {
        let plan = team.plan;
        let age = (self.today - plan.from).num_days();
        if plan.until.is_none() && age > 500 && self.dice.chance(25) {
            let since = self.ago_between(200, 380);
            let places = self.dice.between(1, 3);
            let filled = self.dice.chance(75);
            let vacancy = self.vacancy(team, since);
            let hours = Decimal::whole(*self.dice.pick(&[24, 32, 36]));
            self.out.push(Record::Vacancy(Vacancy {
                task_package: team.packages.first().copied(),
                hours: Some(hours),
                places,
                filled_places: if filled { places } else { 0 },
                status: if filled { VacancyStatus::Filled } else { VacancyStatus::Closed },
                closed_on: Some(since + TimeDelta::days(self.dice.between(30, 150))),
                ..vacancy
            }));
        }
        let room = plan.places - team.taken;
        if plan.until.is_some() || plan.standstill_from.is_some() || room < 1 || !self.dice.chance(60) {
            return;
        }
        let since = self.ago_between(4, age.clamp(5, 120));
        let vacancy = self.vacancy(team, since);
        let package = *self.dice.pick(&team.packages);
        self.out.push(Record::Vacancy(Vacancy {
            task_package: Some(package),
            hours: Some(Decimal::whole(*self.dice.pick(&[24, 28, 32, 36]))),
            places: self.dice.between(1, room),
            wanted_by: self.dice.chance(70).then(|| self.today + TimeDelta::days(self.dice.between(14, 100))),
            status: if self.dice.chance(12) { VacancyStatus::Hold } else { VacancyStatus::Open },
            ..vacancy
        }));
    }
}

/// Whole days from Monday on, with Wednesday last, and on the day after these what is left of the hours, in hundredths.
fn usual_days(hours: i64) -> Option<WorkDays> {
    let mut left = hours;
    let mut days = [Decimal::ZERO; 7];
    for day in [0, 1, 3, 4, 2] {
        let today = left.min(WHOLE_DAY);
        days[day] = Decimal::from_hundredths(today);
        left -= today;
    }
    WorkDays::of(days).filter(|_| left == 0)
}
