//! The jobs report: the numbers of jobs, people, teams and places on a day.

use serde::Serialize;

use crate::domain::days::Day;
use crate::domain::decimal::{Decimal, Tenths};
use crate::domain::value::Value;
use crate::repository::{Repository, StoreError};

/// The numbers of one day. As JSON its keys are the names of its fields, and `jobs` always has one decimal.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct JobsReport {
    /// The day looked at.
    pub as_of: Day,
    /// Jobs: hours a week of everybody who counts, in units of one job; `None` when `job_hours` has no value on the day.
    pub jobs: Option<Tenths>,
    /// Persons placed who count for the agreement.
    pub people: i64,
    /// Teams that run on the day.
    pub teams: i64,
    /// Agreed places in those teams.
    pub places: i64,
    /// Persons placed in those teams, whether they count or not.
    pub filled: i64,
    /// Places promised to people who start soon.
    pub reserved: i64,
    /// Places without a person or a promise.
    pub open_places: i64,
    /// Persons and promises beyond the places of their team.
    pub surplus: i64,
    /// Persons placed whose register check is still to be made.
    pub unchecked: i64,
    /// Hours a week of everybody who counts for the agreement.
    pub hours: Decimal,
    /// Hours a week in one job; `None` when the parameter has no value on the day.
    pub job_hours: Option<Decimal>,
    /// Number of jobs that the programme aims at; `None` when the parameter has no value.
    pub target_jobs: Option<Decimal>,
}

impl JobsReport {
    /// Counts the numbers of a day.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    pub fn of(repo: &dyn Repository, as_of: Day) -> Result<Self, StoreError> {
        let totals = repo.totals(as_of)?;
        let settings = repo.settings(as_of)?;
        Ok(Self {
            as_of,
            jobs: settings.jobs(totals.hours),
            people: totals.people,
            teams: totals.teams,
            places: totals.places,
            // For each team: places - filled - reserved = open - surplus.
            filled: totals.places - totals.reserved - totals.open_places + totals.surplus,
            reserved: totals.reserved,
            open_places: totals.open_places,
            surplus: totals.surplus,
            unchecked: totals.unchecked,
            hours: totals.hours,
            job_hours: settings.job_hours,
            target_jobs: settings.target_jobs,
        })
    }

    /// The numbers in the order in which people should read them, as identifier and value.
    pub fn lines(&self) -> [(&'static str, Value); 12] {
        let decimal = |number: Option<Decimal>| number.map_or(Value::Empty, Value::Decimal);
        [
            ("jobs", decimal(self.jobs.map(Decimal::from))),
            ("target_jobs", decimal(self.target_jobs)),
            ("people", Value::Whole(self.people)),
            ("teams", Value::Whole(self.teams)),
            ("places", Value::Whole(self.places)),
            ("filled", Value::Whole(self.filled)),
            ("reserved", Value::Whole(self.reserved)),
            ("open_places", Value::Whole(self.open_places)),
            ("surplus", Value::Whole(self.surplus)),
            ("unchecked", Value::Whole(self.unchecked)),
            ("hours", Value::Decimal(self.hours)),
            ("job_hours", decimal(self.job_hours)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn jobs_keep_one_digit_in_json() {
        let report = JobsReport {
            as_of: Day::from_ymd_opt(2023, 12, 31).expect("a day"),
            jobs: Some(Tenths(8700)),
            people: 674,
            teams: 80,
            places: 880,
            filled: 674,
            reserved: 6,
            open_places: 200,
            surplus: 0,
            unchecked: 1,
            hours: Decimal::whole(22185),
            job_hours: Some(Decimal::from_hundredths(2550)),
            target_jobs: None,
        };
        let json = serde_json::to_string(&report).expect("json");
        assert!(
            json.starts_with(r#"{"as_of":"2023-12-31","jobs":870.0,"people":674,"teams":80,"places":880,"#),
            "{json}"
        );
        assert!(json.ends_with(r#""hours":22185,"job_hours":25.5,"target_jobs":null}"#), "{json}");
    }
}
