//! Paid hours: what a client is credited with over a period, and the jobs that the hours make.
//!
//! ```text
//! jobs of a client in a period = its paid hours in the period / (hours in one job x weeks of the period)
//! ```
//!
//! Hours are counted by calendar day: `h` hours a week are `h / 7` on each day that they apply. The shares in the team, or the
//! organisation that a placement names, decide day by day whom they are credited to; whether somebody counts is decided day by
//! day too. A week is seven days, and where the hours in one job change within the period each day counts by its own. Hours stay
//! paid during absence, so none are deducted for it.

use super::crediting::WHOLE;
use super::days::{Day, holds};
use super::decimal::{Decimal, Tenths, rounded};
use super::id::Id;
use super::kinds::{ClientShare, Parameter};

/// Hours a week of one placement that count on some days or, when below zero, stop counting on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountedHours {
    /// The team of the placement.
    pub team: Id,
    /// The organisation that the placement is credited to, where it names one.
    pub credited: Option<Id>,
    /// Hours a week for the agreement; below zero for hours that do not count although their placement does.
    pub hours: Decimal,
    /// Hours a week for the quota, in the same way.
    pub quota_hours: Decimal,
    /// First day on which they apply.
    pub from: Day,
    /// Last day on which they apply; `None` while they last.
    pub until: Option<Day>,
}

/// A part of a team's work: the client, the percentage, and the first and last day.
pub type TeamSlice = (Option<Id>, Decimal, (Day, Day));

/// The whole of a team, in percent.
pub const ALL: Decimal = Decimal::whole(100);

/// Who is credited with a team's work between two days: all of it the organisation named by `credited`, otherwise the clients
/// by their shares in the team; what the shares leave goes to none.
pub fn takers(credited: Option<Id>, shares: &[ClientShare], (from, to): (Day, Day)) -> Vec<TeamSlice> {
    if credited.is_some() {
        return vec![(credited, ALL, (from, to))];
    }
    let mut slices: Vec<TeamSlice> = Vec::new();
    let mut starts: Vec<Day> = vec![from];
    for share in shares {
        let period = (share.from.max(from), share.until.unwrap_or(to).min(to));
        slices.push((Some(share.organisation), share.share, period));
        starts.push(share.from);
        starts.extend(share.until.and_then(|until| until.succ_opt()));
    }
    // The shares do not change between two of these days.
    starts.retain(|day| (from..=to).contains(day));
    starts.sort();
    starts.dedup();
    for (at, start) in starts.iter().enumerate() {
        let last = starts.get(at + 1).and_then(|next| next.pred_opt()).unwrap_or(to);
        let holding = shares.iter().filter(|share| holds(share.from, share.until, *start));
        let left = ALL - holding.map(|share| share.share).sum();
        if left > Decimal::ZERO {
            slices.push((None, left, (*start, last)));
        }
    }
    slices
}

/// Paid hours over a period. The sums are exact: they count whole hundredths of weekly hours per day, in hundredths of a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PaidHours {
    agreement: i128,
    quota: i128,
}

impl PaidHours {
    /// Adds counted hours on the days of a period, for a percentage of them.
    pub fn add(&mut self, counted: &CountedHours, share: Decimal, (first, last): (Day, Day)) {
        let until = counted.until.map_or(last, |until| until.min(last));
        let days = ((until - counted.from.max(first)).num_days() + 1).max(0);
        let parts = i128::from(days) * i128::from(share.hundredths());
        self.agreement += i128::from(counted.hours.hundredths()) * parts;
        self.quota += i128::from(counted.quota_hours.hundredths()) * parts;
    }

    /// The sum of both.
    pub fn and(self, other: Self) -> Self {
        Self { agreement: self.agreement + other.agreement, quota: self.quota + other.quota }
    }

    /// Paid hours that count for the agreement, to two decimals.
    pub fn hours(&self) -> Decimal {
        Decimal::quotient(self.agreement, 7 * i128::from(WHOLE))
    }

    /// Jobs for the agreement, where `unit` is the hours of one job in the period.
    pub fn jobs(&self, unit: JobPeriod) -> Tenths {
        unit.jobs(self.agreement)
    }

    /// Jobs for the quota, where `unit` is the hours of one job in the period.
    pub fn quota_jobs(&self, unit: JobPeriod) -> Tenths {
        unit.jobs(self.quota)
    }
}

/// The paid hours of one job in a period, in hundredths of weekly hours summed over its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JobPeriod(
    /// Above zero.
    i128,
);

impl JobPeriod {
    /// Works them out from the first to the last day; `None` when the hours in one job are unknown on one of them.
    pub fn of(parameters: &[Parameter], (first, last): (Day, Day)) -> Option<Self> {
        let mut days = first.iter_days().take_while(|day| *day <= last);
        let unit = |day| Parameter::value_on(parameters, super::counting::JOB_HOURS, day);
        days.try_fold(0, |sum, day| {
            Some(sum + i128::from(unit(day).filter(|unit| *unit > Decimal::ZERO)?.hundredths()))
        })
        .filter(|sum| *sum > 0)
        .map(Self)
    }

    /// The paid hours of one job in the period, to two decimals.
    pub fn hours(self) -> Decimal {
        Decimal::quotient(self.0, 7)
    }

    fn jobs(self, parts: i128) -> Tenths {
        Tenths(rounded(parts * 10, self.0 * i128::from(WHOLE)) as i64)
    }
}

/// What a client is credited with over a year or a quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientPeriod {
    /// The year, or the year of the quarter.
    pub year: i32,
    /// The quarter, 1 to 4; `None` for a year.
    pub quarter: Option<u32>,
    /// First day of the period.
    pub from: Day,
    /// Last day of the period.
    pub to: Day,
    /// Paid hours of everybody who counts for the agreement.
    pub paid_hours: Decimal,
    /// Jobs that these hours make; `None` where the hours in one job are unknown.
    pub jobs: Option<Tenths>,
    /// Jobs on the last day; `None` where the hours in one job are unknown.
    pub last_day_jobs: Option<Tenths>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Typed;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn day(m: u32, d: u32) -> Day {
        Day::from_ymd_opt(2026, m, d).expect("a day")
    }

    fn share(organisation: u8, percent: i64, from: Day, until: Option<Day>) -> ClientShare {
        ClientShare {
            team: id(1),
            organisation: id(organisation),
            share: Decimal::whole(percent),
            from,
            until,
            ..ClientShare::blank(id(99))
        }
    }

    fn counted(hours: i64, from: Day, until: Option<Day>) -> CountedHours {
        let hours = Decimal::whole(hours);
        CountedHours { team: id(1), credited: None, hours, quota_hours: hours, from, until }
    }

    fn job_of(hours: Decimal, from: Day) -> Parameter {
        let (name, value) = ("job_hours".into(), Some(hours));
        Parameter { name, value, from, ..Parameter::blank(id(9)) }
    }

    #[test]
    fn hours_go_to_clients_by_their_shares_and_what_is_left_to_none() {
        let shares = vec![share(10, 60, day(1, 1), None), share(11, 40, day(1, 1), Some(day(1, 10)))];
        let period = (day(1, 1), day(1, 20));
        let mut slices = takers(None, &shares, period);
        slices.sort_by_key(|slice| slice.0);
        let forty = Decimal::whole(40);
        assert_eq!(
            slices,
            [
                (None, forty, (day(1, 11), day(1, 20))),
                (Some(id(10)), Decimal::whole(60), period),
                (Some(id(11)), forty, (day(1, 1), day(1, 10))),
            ]
        );
    }

    #[test]
    fn what_is_credited_to_an_organisation_goes_wholly_there() {
        let period = (day(1, 1), day(1, 20));
        let shares = vec![share(10, 100, day(1, 1), None)];
        assert_eq!(takers(Some(id(12)), &shares, period), [(Some(id(12)), ALL, period)]);
        assert_eq!(takers(None, &[], period), [(None, ALL, period)]);
    }

    /// January and February 2026 are 59 days, 8 3/7 weeks; one job is then 25.5 x 59 / 7 = 214.93 paid hours. Somebody of 36
    /// hours until 31 January is paid 36 x 31 / 7 = 159.43 hours, and one of 28 hours who comes on 10 February 28 x 19 / 7 = 76.
    #[test]
    fn the_jobs_of_a_period_are_its_paid_hours_over_those_of_one_job() {
        let period = (day(1, 1), day(2, 28));
        let mut paid = PaidHours::default();
        paid.add(&counted(36, day(1, 1), Some(day(1, 31))), ALL, period);
        paid.add(&counted(28, day(2, 10), None), ALL, period);
        assert_eq!(paid.hours().to_string(), "235.43");
        let unit = JobPeriod::of(&[job_of(Decimal::from_hundredths(2550), day(1, 1))], period).expect("known");
        assert_eq!(unit.hours().to_string(), "214.93");
        // 235.43 / 214.93 = 1.095
        assert_eq!(paid.jobs(unit), Tenths(11));
        // At 60 % until the end of January and 40 % after it: (159.43 x 0.6 + 76 x 0.4) / 214.93 = 126.06 / 214.93 = 0.587
        let mut part = PaidHours::default();
        for slice in takers(None, &[share(10, 60, day(1, 1), Some(day(1, 31))), share(10, 40, day(2, 1), None)], period)
        {
            if slice.0 == Some(id(10)) {
                part.add(&counted(36, day(1, 1), Some(day(1, 31))), slice.1, slice.2);
                part.add(&counted(28, day(2, 10), None), slice.1, slice.2);
            }
        }
        assert_eq!((part.hours().to_string().as_str(), part.jobs(unit)), ("126.06", Tenths(6)));
    }

    /// From 11 January somebody of 21 hours a week, 3 a day, does not count: ten of the twenty days are left, 30 hours.
    #[test]
    fn hours_of_who_does_not_count_are_taken_off_on_those_days() {
        let period = (day(1, 1), day(1, 20));
        let mut paid = PaidHours::default();
        paid.add(&counted(21, day(1, 1), None), ALL, period);
        let off =
            CountedHours { hours: Decimal::whole(-21), quota_hours: Decimal::ZERO, ..counted(0, day(1, 11), None) };
        paid.add(&off, ALL, period);
        let unit = JobPeriod::of(&[job_of(Decimal::whole(21), day(1, 1))], period).expect("known");
        assert_eq!((paid.hours(), paid.jobs(unit), paid.quota_jobs(unit)), (Decimal::whole(30), Tenths(5), Tenths(10)));
    }

    /// Ten days at 28 hours in a job are 40 hours, ten at 35 are 50: one job was 90 hours.
    #[test]
    fn each_day_counts_by_the_hours_that_a_job_has_on_it() {
        let period = (day(1, 1), day(1, 20));
        let (old, new) = (Decimal::whole(28), Decimal::whole(35));
        let parameters = [job_of(old, day(1, 1)), job_of(new, day(1, 11))];
        assert_eq!(JobPeriod::of(&parameters, period).map(JobPeriod::hours), Some(Decimal::whole(90)));
        let unknown = (day(1, 1).pred_opt().expect("a day"), day(1, 20));
        assert_eq!(JobPeriod::of(&parameters, unknown), None, "not known on the day before");
    }
}
