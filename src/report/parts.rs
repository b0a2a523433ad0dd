//! Jobs of one day, divided: by client, by work type, by province.

use std::collections::BTreeMap;

use serde::Serialize;

use super::all;
use super::numbers::one_decimal;
use crate::domain::counting::{Settings, holds};
use crate::domain::days::Day;
use crate::domain::decimal::{Decimal, Tenths};
use crate::domain::id::Id;
use crate::domain::kinds::{ClientShare, Organisation, Team, WorkType};
use crate::domain::record::Kind;
use crate::repository::{Repository, StoreError};

/// A part of the jobs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Whose or which; empty for those of whom that is not recorded.
    pub name: String,
    /// Jobs.
    #[serde(serialize_with = "one_decimal")]
    pub jobs: Tenths,
    /// Teams that run: of a client those in which it has a share.
    pub teams: i64,
}

/// The jobs of a day in three divisions; in each the parts with most jobs first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Parts {
    /// By client: a team that several share counts for each by its percentage.
    pub clients: Vec<Part>,
    /// By work type.
    pub work_types: Vec<Part>,
    /// By province.
    pub provinces: Vec<Part>,
}

/// The whole of a team, in hundredths of a percent.
const WHOLE: i64 = 10_000;

impl Parts {
    /// Divides the jobs of a day.
    ///
    /// # Errors
    /// What the store cannot read.
    pub fn on(repo: &dyn Repository, settings: &Settings, day: Day) -> Result<Self, StoreError> {
        let names = |records: Vec<(Id, String)>| records.into_iter().collect::<BTreeMap<_, _>>();
        let clients =
            names(all::<Organisation>(repo, Kind::Organisation)?.into_iter().map(|o| (o.id, o.name)).collect());
        let works = names(all::<WorkType>(repo, Kind::WorkType)?.into_iter().map(|w| (w.id, w.name)).collect());
        let mut shares: BTreeMap<Id, Vec<ClientShare>> = BTreeMap::new();
        for share in all::<ClientShare>(repo, Kind::ClientShare)? {
            if holds(share.from, share.until, day) {
                shares.entry(share.team).or_default().push(share);
            }
        }
        let (mut by_client, mut by_work, mut by_province) =
            (Division::default(), Division::default(), Division::default());
        for team in all::<Team>(repo, Kind::Team)? {
            let running = i64::from(holds(team.from, team.until, day));
            let hours = repo.team_count(team.id, day)?.hours;
            if running == 0 && hours == Decimal::ZERO {
                continue;
            }
            let work = team.work_type.and_then(|work| works.get(&work)).cloned().unwrap_or_default();
            by_work.add(work, hours.hundredths() * WHOLE, running);
            by_province.add(team.province, hours.hundredths() * WHOLE, running);
            let mut left = WHOLE;
            for share in shares.get(&team.id).into_iter().flatten() {
                let percent = share.share.hundredths().min(left);
                left -= percent;
                let client = clients.get(&share.organisation).cloned().unwrap_or_default();
                by_client.add(client, hours.hundredths() * percent, running);
            }
            if left > 0 {
                by_client.add(String::new(), hours.hundredths() * left, if left == WHOLE { running } else { 0 });
            }
        }
        let [clients, work_types, provinces] = [by_client, by_work, by_province].map(|d| d.parts(settings));
        Ok(Self { clients, work_types, provinces })
    }
}

/// Weighed hours (hundredths of an hour times hundredths of a percent) and teams by name.
#[derive(Default)]
struct Division(BTreeMap<String, (i64, i64)>);

impl Division {
    fn add(&mut self, name: String, weight: i64, teams: i64) {
        let part = self.0.entry(name).or_default();
        *part = (part.0 + weight, part.1 + teams);
    }

    fn parts(self, settings: &Settings) -> Vec<Part> {
        let part = |(name, (weight, teams)): (String, (i64, i64))| {
            // Half a hundredth of an hour at most is lost, after all has been added up.
            let hours = Decimal::from_hundredths((weight + WHOLE / 2) / WHOLE);
            Part { name, jobs: settings.jobs(hours), teams }
        };
        let mut parts: Vec<Part> =
            self.0.into_iter().map(part).filter(|part| part.jobs.0 > 0 || part.teams > 0).collect();
        parts.sort_by_key(|part| (part.name.is_empty(), std::cmp::Reverse(part.jobs)));
        parts
    }
}
