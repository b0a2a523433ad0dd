//! Jobs of one day, divided: by client, by work type, by province.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::domain::counting::Settings;
use crate::domain::crediting::apportion;
use crate::domain::days::{Day, holds};
use crate::domain::decimal::{Decimal, Tenths};
use crate::domain::id::Id;
use crate::domain::kinds::{ClientShare, Team, WorkType};
use crate::domain::record::Kind;
use crate::repository::{Repository, StoreError, TypedReading};

/// A part of the jobs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JobsPart {
    /// Whose or which; empty for those of whom that is not recorded.
    pub name: String,
    /// Jobs.
    pub jobs: Tenths,
    /// Teams that run: of a client those in which it has a share.
    pub teams: i64,
}

/// The jobs of a day in three divisions, each of which adds up to the jobs of the programme; in each the parts with most jobs
/// first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct JobsByPart {
    /// By client, as they are credited.
    pub clients: Vec<JobsPart>,
    /// By work type.
    pub work_types: Vec<JobsPart>,
    /// By province.
    pub provinces: Vec<JobsPart>,
}

impl JobsByPart {
    /// Divides the jobs of a day.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn on(repo: &dyn Repository, settings: &Settings, day: Day) -> Result<Self, StoreError> {
        let teams = repo.all_of::<Team>()?;
        let running: BTreeMap<Id, &Team> =
            teams.iter().filter(|team| holds(team.from, team.until, day)).map(|team| (team.id, team)).collect();
        let works: BTreeMap<Id, String> =
            repo.all_of::<WorkType>()?.into_iter().map(|work| (work.id, work.name)).collect();
        let work = |team: &Team| team.work_type.and_then(|work| works.get(&work)).cloned().unwrap_or_default();
        let (mut by_work, mut by_province) = (PartTotals::default(), PartTotals::default());
        for team in running.values() {
            by_work.add(work(team), Decimal::ZERO, 1);
            by_province.add(team.province.clone(), Decimal::ZERO, 1);
        }
        let known: BTreeMap<Id, &Team> = teams.iter().map(|team| (team.id, team)).collect();
        for lot in repo.placement_groups(day)? {
            let Some(team) = known.get(&lot.team) else { continue };
            by_work.add(work(team), lot.hours, 0);
            by_province.add(team.province.clone(), lot.hours, 0);
        }
        let unit = settings.job_hours.unwrap_or_default();
        let [work_types, provinces] = [by_work, by_province].map(|division| division.parts(unit));
        Ok(Self { clients: clients(repo, &running, day)?, work_types, provinces })
    }
}

/// What is credited to each client, and in how many of the teams that run it has a share.
fn clients(repo: &dyn Repository, running: &BTreeMap<Id, &Team>, day: Day) -> Result<Vec<JobsPart>, StoreError> {
    let shares = repo.all_of::<ClientShare>()?;
    let shares: Vec<&ClientShare> =
        shares.iter().filter(|s| holds(s.from, s.until, day) && running.contains_key(&s.team)).collect();
    let mut parts = Vec::new();
    for credit in repo.credits(day)? {
        let teams: BTreeSet<Id> =
            shares.iter().filter(|share| Some(share.organisation) == credit.client).map(|share| share.team).collect();
        let name = credit.client.map(|client| repo.label(Kind::Organisation, client)).transpose()?;
        parts.push(JobsPart { name: name.unwrap_or_default(), jobs: credit.portion.jobs, teams: teams.len() as i64 });
    }
    Ok(sorted(parts))
}

/// Hours and teams by name.
#[derive(Default)]
struct PartTotals(BTreeMap<String, (Decimal, i64)>);

impl PartTotals {
    fn add(&mut self, name: String, hours: Decimal, teams: i64) {
        let part = self.0.entry(name).or_default();
        *part = (part.0 + hours, part.1 + teams);
    }

    /// The parts in jobs; together they are the jobs of the programme to the tenth.
    fn parts(self, unit: Decimal) -> Vec<JobsPart> {
        let hours: Vec<i64> = self.0.values().map(|(hours, _)| hours.hundredths()).collect();
        let jobs = apportion(&hours, 10, unit.hundredths());
        let part = |((name, (_, teams)), jobs)| JobsPart { name, jobs: Tenths(jobs), teams };
        sorted(self.0.into_iter().zip(jobs).map(part).collect())
    }
}

/// Those with anything, most jobs first; what is nobody's last.
fn sorted(mut parts: Vec<JobsPart>) -> Vec<JobsPart> {
    parts.retain(|part| part.jobs.0 > 0 || part.teams > 0);
    parts.sort_by_key(|part| (part.name.is_empty(), std::cmp::Reverse(part.jobs)));
    parts
}
