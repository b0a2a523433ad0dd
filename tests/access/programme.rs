//! A demonstration with rights, and who reaches what in it, worked out from whole records.

use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;

use binnenwerk::demo;
use binnenwerk::domain::access::belongs::{Belongs, belongs};
use binnenwerk::domain::access::table::{Scope, may};
use binnenwerk::domain::access::topic::{topic_of, topic_of_field};
use binnenwerk::domain::change::{Change, ChangeSet};
use binnenwerk::domain::choices::{AccessRole, Choice, Reach, StaffRole};
use binnenwerk::domain::days::{Day, holds};
use binnenwerk::domain::id::{CountedIds, Id, Ids};
use binnenwerk::domain::kinds::{AccessRight, Member, OwnCoach, PastValue, Placement, Stage, Team, TeamRole};
use binnenwerk::domain::log_verb::LogVerb;
use binnenwerk::domain::record::{Kind, Record, Typed};
use binnenwerk::domain::recruiting::Stages;
use binnenwerk::repository::sqlite::{KeyHolder, OpenOptions, SqliteRepository};
use binnenwerk::repository::{Repository, TypedReading};
use chrono::{DateTime, TimeZone, Utc};

use super::changing::another;

/// How many people it has.
const PEOPLE: u64 = 90;

/// The day on which everything is looked at.
pub fn today() -> Day {
    Day::from_ymd_opt(2026, 11, 22).expect("a day")
}

fn now() -> DateTime<Utc> {
    Utc.from_utc_datetime(&today().and_hms_opt(9, 0, 0).expect("a time"))
}

/// A right of somebody under a name.
#[derive(Debug, Clone)]
pub struct Given {
    /// The name that signs in.
    pub login: String,
    /// The role.
    pub role: AccessRole,
    /// The teams it is for; `None` for all.
    pub teams: Option<HashSet<Id>>,
    /// The staff member, where the right is for own teams.
    pub staff: Option<Id>,
}

/// A store with the demonstration in it, and a right of every role for all teams, for own teams, for a region and for one team.
pub struct Programme {
    folder: tempfile::TempDir,
    ids: CountedIds,
    /// The rights.
    pub given: Vec<Given>,
}

impl Programme {
    /// Makes it.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut programme = Self { folder, ids: CountedIds::after(0), given: Vec::new() };
        let mut repo = programme.opened(true);
        let stages: Vec<Stage> = repo.all_of().expect("stages");
        let records: Vec<Record> =
            demo::programme(demo::SEED, PEOPLE, today(), Stages::of(stages), &mut programme.ids).collect();
        let opening = programme.set(Vec::new());
        repo.bulk_load(&opening, &mut records.into_iter(), &mut |_, _| {}).expect("fills");
        programme.give_rights(&mut repo);
        programme
    }

    /// A store with the same in it.
    pub fn copy(&self) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::copy(self.file(), folder.path().join("roster.db")).expect("copies");
        Self { folder, ids: self.ids.clone(), given: self.given.clone() }
    }

    /// The file of the store.
    pub fn file(&self) -> PathBuf {
        self.folder.path().join("roster.db")
    }

    /// A new identity.
    pub fn next_id(&mut self) -> Id {
        self.ids.next_id()
    }

    /// Changes one record or more of every kind, as an office does, so that the log tells of all of them.
    pub fn edit_some(&mut self) {
        let mut whole = self.whole();
        for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::AccessRight) {
            for record in whole.all(kind).expect("reads").into_iter().take(12) {
                if let Some((_, change)) = another(&record) {
                    // What rules stand against is left out.
                    let _ = whole.commit(&self.set(vec![change]));
                }
            }
        }
    }

    /// The store as who is no one in particular, and so sees and changes everything.
    pub fn whole(&mut self) -> SqliteRepository {
        self.opened(false)
    }

    /// The store as somebody sees it.
    pub fn as_seen_by(&mut self, login: &str) -> SqliteRepository {
        let mut repo = self.opened(false);
        repo.sign_in(login, today()).expect("has a right");
        repo
    }

    /// Gives somebody another role, for all teams.
    pub fn give_another(&mut self, login: &str, role: AccessRole) {
        let right = AccessRight {
            login: login.to_owned(),
            role,
            reach: Reach::AllTeams,
            from: today(),
            ..AccessRight::blank(self.ids.next_id())
        };
        let set = self.set(vec![Change::Create(right.into())]);
        self.whole().commit(&set).expect("gives a right");
    }

    /// A set of changes.
    pub fn set(&mut self, changes: Vec<Change>) -> ChangeSet {
        ChangeSet { correction: true, ..ChangeSet::new(self.ids.next_id(), now(), "tester", LogVerb::Edit, changes) }
    }

    fn opened(&mut self, create: bool) -> SqliteRepository {
        let (founder, file) = (("tester".to_owned(), now()), self.file());
        let options =
            OpenOptions { create, allow_network: true, founder, keys: KeyHolder::default(), ids: &mut self.ids };
        SqliteRepository::open(&file, options).expect("opens")
    }

    fn give_rights(&mut self, repo: &mut SqliteRepository) {
        let roles: Vec<TeamRole> = repo.all_of().expect("roles");
        let leads = |role: &&TeamRole| {
            role.role == StaffRole::TeamLeader
                && holds(role.from, role.until, today())
                && !members(repo, &HashSet::from([role.team])).is_empty()
        };
        let leader = roles.iter().find(leads).expect("a leader").clone();
        let mut team = repo.one::<Team>(leader.team).expect("reads").expect("a team");
        let before = team.clone();
        team.region = "Waddenregio".to_owned();
        let region = Change::Update { before: before.into(), after: team.clone().into() };
        let own: HashSet<Id> = roles
            .iter()
            .filter(|role| role.staff == leader.staff && holds(role.from, role.until, today()))
            .map(|role| role.team)
            .collect();
        let mut changes = vec![region];
        for role in AccessRole::ALL {
            // A region and one team are reached in the same way whatever the role.
            let every = [AccessRole::TeamLeader, AccessRole::Office].contains(role);
            let wide = |reach: &&Reach| every || [Reach::AllTeams, Reach::OwnTeams].contains(reach);
            for reach in Reach::ALL.iter().filter(wide) {
                let login = format!("{}-{}", role.name(), reach.name());
                let teams = match reach {
                    Reach::AllTeams => None,
                    Reach::OwnTeams => Some(own.clone()),
                    Reach::Region | Reach::Team => Some(HashSet::from([team.id])),
                };
                let staff = (*reach == Reach::OwnTeams).then_some(leader.staff);
                let region = if *reach == Reach::Region { team.region.clone() } else { String::new() };
                let one = (*reach == Reach::Team).then_some(team.id);
                let right = AccessRight {
                    login: login.clone(),
                    role: *role,
                    reach: *reach,
                    staff,
                    region,
                    team: one,
                    from: today(),
                    ..AccessRight::blank(self.ids.next_id())
                };
                changes.push(Change::Create(right.into()));
                self.given.push(Given { login, role: *role, teams, staff });
            }
        }
        let set = self.set(changes);
        repo.commit(&set).expect("gives rights");
    }
}

/// The members whose latest placement by today is in one of these teams, and who come to one later.
fn members(repo: &SqliteRepository, teams: &HashSet<Id>) -> HashSet<Id> {
    let placements: Vec<Placement> = repo.all_of().expect("placements");
    let latest = |member: Id| {
        placements.iter().filter(|p| p.member == member && p.from <= today()).max_by_key(|p| p.from).map(|p| p.id)
    };
    let reached = |p: &&Placement| teams.contains(&p.team) && (p.from > today() || latest(p.member) == Some(p.id));
    placements.iter().filter(reached).map(|p| p.member).collect()
}

/// What one right reaches in a store, by whole records.
pub struct ReachedBy {
    given: Given,
    members: HashSet<Id>,
    /// Every record that it reaches, whatever it is about.
    reached: HashSet<Id>,
}

impl ReachedBy {
    /// Works it out.
    pub fn of(repo: &SqliteRepository, given: &Given) -> Self {
        let mut members = given.teams.as_ref().map(|teams| members(repo, teams)).unwrap_or_default();
        let coached: Vec<OwnCoach> = repo.all_of().expect("coaches");
        members.extend(
            coached
                .iter()
                .filter(|own| Some(own.staff) == given.staff && holds(own.from, own.until, today()))
                .map(|own| own.member),
        );
        let mut worked_out = Self { given: given.clone(), members, reached: HashSet::new() };
        for kind in Kind::ALL {
            for record in repo.all(kind).expect("reads") {
                if worked_out.reaches(&record) {
                    worked_out.reached.insert(record.id());
                }
            }
        }
        worked_out
    }

    /// Whether a record, or a field of it, may be seen or changed.
    pub fn may(&self, scope: Scope, record: &Record, field: Option<&str>) -> bool {
        let (kind, field) = match PastValue::of(record) {
            Some(past) => (past.of_record().expect("of a record").0, Some(past.field.as_str())),
            None => (record.kind(), field),
        };
        let own = may(self.given.role, scope, topic_of(kind));
        let of_field = field.is_none_or(|field| may(self.given.role, scope, topic_of_field(kind, field)));
        let far_enough = scope == Scope::See || self.given.teams.is_none() || !is_of_everyone(record);
        own && of_field && far_enough && self.reached.contains(&record.id())
    }

    fn reaches(&self, record: &Record) -> bool {
        let Some(teams) = &self.given.teams else { return true };
        let reference = |field: &str| record.get(field).reference();
        let team = |field: &str| reference(field).is_none_or(|id| teams.contains(&id));
        match belongs(record.kind()) {
            Belongs::Programme | Belongs::Everyone => true,
            Belongs::IsTeam => teams.contains(&record.id()),
            Belongs::IsMember => self.members.contains(&record.id()),
            Belongs::Team(field) => team(field),
            Belongs::Member(field) => reference(field).is_some_and(|id| self.members.contains(&id)),
            Belongs::MemberOrTeam(member, team) => match (reference(member), reference(team)) {
                (None, None) => true,
                (member, team) => {
                    member.is_some_and(|id| self.members.contains(&id)) || team.is_some_and(|id| teams.contains(&id))
                }
            },
            // Kinds come after those that they refer to.
            Belongs::With(_, field) => reference(field).is_some_and(|id| self.reached.contains(&id)),
            Belongs::ToldRecord => {
                PastValue::of(record).and_then(PastValue::of_record).is_some_and(|(_, id)| self.reached.contains(&id))
            }
        }
    }
}

/// Whether a change of it concerns all teams.
fn is_of_everyone(record: &Record) -> bool {
    match belongs(record.kind()) {
        Belongs::Everyone => true,
        Belongs::Team(field) => record.get(field).reference().is_none(),
        _ => false,
    }
}

/// The numbers of all members, of whom these are left out.
pub fn numbers_but_for(repo: &SqliteRepository, left_out: &ReachedBy) -> Vec<String> {
    let all: Vec<Member> = repo.all_of().expect("members");
    all.into_iter().filter(|member| !left_out.members.contains(&member.id)).map(|member| member.number).collect()
}
