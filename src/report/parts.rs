//! The jobs of one day, divided by client, work type, region or province.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::domain::crediting::{PlacementGroup, Portion, TeamPlaces, by_team, credits};
use crate::domain::days::{Day, holds};
use crate::domain::decimal::{Decimal, Tenths};
use crate::domain::id::Id;
use crate::domain::kinds::{ClientShare, Team, WorkType};
use crate::domain::named::named;
use crate::domain::record::Kind;
use crate::repository::{Repository, StoreError, TypedReading};

named! {
    /// What the jobs are divided by.
    pub enum JobsBy {
        /// By the region of the team.
        Region = "region",
        /// By the client that is credited.
        Client = "client",
        /// By the work type of the team.
        WorkType = "work-type",
        /// By the province of the team.
        Province = "province",
    }
}

/// One part of the jobs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JobsPart {
    /// Name of the client, work type, region or province; empty where none is recorded.
    pub name: String,
    /// Jobs in this part; `None` when `job_hours` has no value on the day.
    pub jobs: Option<Tenths>,
    /// Teams that run; for a client the teams in which it has a share.
    pub teams: i64,
}

/// The jobs of a day in three divisions, in each the largest parts first. Each part is rounded by itself, so that together
/// they can differ from the jobs of the programme by some tenths.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct JobsByPart {
    /// By client, as credited.
    pub clients: Vec<JobsPart>,
    /// By work type of the team.
    pub work_types: Vec<JobsPart>,
    /// By province of the team.
    pub provinces: Vec<JobsPart>,
}

impl JobsByPart {
    /// Divides the jobs of a day.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    pub fn on(repo: &dyn Repository, day: Day) -> Result<Self, StoreError> {
        let programme = ProgrammeDay::read(repo, day)?;
        let parts = |by| -> Result<Vec<JobsPart>, StoreError> {
            let jobs = |portion: &Portion| programme.unit.map(|unit| portion.jobs(unit));
            let some = |part: &ProgrammePart| {
                jobs(&part.portion).map_or(part.portion != Portion::default(), |jobs| jobs.0 > 0) || part.teams > 0
            };
            let parts = programme.divided(by)?.into_iter().filter(some);
            let mut parts: Vec<JobsPart> =
                parts.map(|part| JobsPart { jobs: jobs(&part.portion), name: part.name, teams: part.teams }).collect();
            parts.sort_by_key(|part| (part.name.is_empty(), Reverse(part.jobs)));
            Ok(parts)
        };
        let (clients, work_types) = (parts(JobsBy::Client)?, parts(JobsBy::WorkType)?);
        Ok(Self { clients, work_types, provinces: parts(JobsBy::Province)? })
    }
}

/// One part of the programme on a day.
pub struct ProgrammePart {
    /// Name of the client, work type, region or province; empty where none is recorded.
    pub name: String,
    /// The people, hours and places in this part.
    pub portion: Portion,
    /// Teams that run; for a client the teams in which it has a share.
    pub teams: i64,
}

/// The teams of a day, read once to be divided in several ways.
pub struct ProgrammeDay<'a> {
    repo: &'a dyn Repository,
    pub(super) day: Day,
    /// Hours a week in one job; `None` when they are unknown on the day.
    pub(super) unit: Option<Decimal>,
    placed: Vec<PlacementGroup>,
    places: Vec<TeamPlaces>,
}

impl<'a> ProgrammeDay<'a> {
    /// # Errors
    /// Returns an error when the store cannot be read.
    pub fn read(repo: &'a dyn Repository, day: Day) -> Result<Self, StoreError> {
        let unit = repo.settings(day)?.job_hours;
        Ok(Self { repo, day, unit, placed: repo.placement_groups(day)?, places: repo.team_places(day)? })
    }

    /// The parts of one division, in no particular order.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    pub fn divided(&self, by: JobsBy) -> Result<Vec<ProgrammePart>, StoreError> {
        if by == JobsBy::Client {
            return self.by_client();
        }
        let works: BTreeMap<Id, String> =
            self.repo.all_of_on::<WorkType>(self.day)?.into_iter().map(|work| (work.id, work.name)).collect();
        let name = |team: Team| match by {
            JobsBy::WorkType => team.work_type.and_then(|work| works.get(&work)).cloned().unwrap_or_default(),
            JobsBy::Region => team.region,
            _ => team.province,
        };
        let names: BTreeMap<Id, String> =
            self.repo.all_of_on::<Team>(self.day)?.into_iter().map(|team| (team.id, name(team))).collect();
        let name = |team: Id| names.get(&team).map_or("", String::as_str);
        let mut running: BTreeMap<&str, i64> = BTreeMap::new();
        for places in &self.places {
            *running.entry(name(places.team)).or_default() += 1;
        }
        let parts = by_team(&self.placed, &self.places, name).into_iter().map(|(name, portion)| {
            let teams = running.get(name).copied().unwrap_or_default();
            ProgrammePart { name: name.to_owned(), portion, teams }
        });
        Ok(parts.collect())
    }

    fn by_client(&self) -> Result<Vec<ProgrammePart>, StoreError> {
        let shares = self.repo.all_of::<ClientShare>()?;
        let running: BTreeSet<Id> = self.places.iter().map(|places| places.team).collect();
        let held: BTreeSet<(Id, Id)> = shares
            .iter()
            .filter(|share| holds(share.from, share.until, self.day) && running.contains(&share.team))
            .map(|share| (share.organisation, share.team))
            .collect();
        let parts = credits(&self.placed, &self.places, &shares, self.day).into_iter().map(|credit| {
            let teams = held.iter().filter(|(client, _)| Some(*client) == credit.client).count() as i64;
            let name =
                credit.client.map(|client| self.repo.label_on(Kind::Organisation, client, self.day)).transpose()?;
            Ok(ProgrammePart { name: name.unwrap_or_default(), portion: credit.portion, teams })
        });
        parts.collect()
    }
}
