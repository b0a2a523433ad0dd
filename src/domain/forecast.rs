//! The forecast of the number of jobs, made in two separate ways: the straight line through the last twelve months, and the
//! pipeline of what was agreed or is being sought. All numbers are exact: the line is a fraction of whole numbers.

use chrono::{Datelike, Days, Months};

use super::choices::VacancyStatus;
use super::days::{Day, YEARS, holds};
use super::decimal::Decimal;
use super::kinds::{Chance, ChancePhase, Team, Vacancy};

/// Number of months before today from which the straight line is drawn.
pub const LOOKS_BACK: u32 = 12;
/// Number of months ahead for which the forecasts are given.
pub const LOOKS_AHEAD: u32 = 12;

/// The straight line nearest to a series of points (least squares), with days on its horizontal axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrendLine {
    /// Day 0 of the line.
    origin: Day,
    n: i128,
    sum_x: i128,
    sum_y: i128,
    /// The slope in hundredths of a job a day, as numerator and denominator; the denominator is above zero.
    slope: (i128, i128),
}

impl TrendLine {
    /// The line through the points of the last twelve months before the last point. `None` when they lie on fewer than two days.
    pub fn through(points: &[(Day, Decimal)]) -> Option<TrendLine> {
        let (last, _) = points.last()?;
        let origin = last.checked_sub_months(Months::new(LOOKS_BACK))?;
        let recent = points.iter().filter(|(day, _)| *day >= origin);
        let (mut n, mut sum_x, mut sum_y, mut sum_xx, mut sum_xy) = (0i128, 0i128, 0i128, 0i128, 0i128);
        for (day, jobs) in recent {
            let (x, y) = (i128::from((*day - origin).num_days()), i128::from(jobs.hundredths()));
            (n, sum_x, sum_y) = (n + 1, sum_x + x, sum_y + y);
            (sum_xx, sum_xy) = (sum_xx + x * x, sum_xy + x * y);
        }
        let below = n * sum_xx - sum_x * sum_x;
        (below > 0).then(|| TrendLine { origin, n, sum_x, sum_y, slope: (n * sum_xy - sum_x * sum_y, below) })
    }

    /// The value on a day, multiplied by the number of points and by the denominator of the slope.
    fn scaled(&self, day: Day) -> i128 {
        let x = i128::from((day - self.origin).num_days());
        self.sum_y * self.slope.1 + self.slope.0 * (self.n * x - self.sum_x)
    }

    /// Jobs on a day by this line, to two decimals, half away from zero.
    pub fn at(&self, day: Day) -> Decimal {
        Decimal::quotient(self.scaled(day), self.n * self.slope.1)
    }

    /// The first day from `from` on at which the line has reached a target. `None` when it does not rise to it, or only after the
    /// last year that the program accepts.
    pub fn reaches(&self, target: Decimal, from: Day) -> Option<Day> {
        let wanted = i128::from(target.hundredths()) * self.n * self.slope.1;
        if self.scaled(from) >= wanted {
            return Some(from);
        }
        if self.slope.0 <= 0 {
            return None;
        }
        // scaled(day) rises by this much a day.
        let step = self.slope.0 * self.n;
        let days = (wanted - self.scaled(from) + step - 1) / step;
        let day = from.checked_add_days(Days::new(u64::try_from(days).ok()?))?;
        (day.year() <= *YEARS.end()).then_some(day)
    }
}

/// Jobs that are expected from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coming {
    /// First day on which they are counted.
    pub on: Day,
    /// Number of jobs.
    pub jobs: Decimal,
}

/// The pipeline forecast, seen from a day: the jobs of that day, plus
///
/// - for each **chance** that was agreed or is marked as likely, was not given up and whose team has not started: its expected
///   jobs from its expected start (at once when that day has passed);
/// - for each **vacancy for members** that is open in a running team: its hours times the places still sought, in jobs,
///   from the day they are wanted (at once when none is given or it has passed).
///
/// Nobody is expected to leave. A chance without an expected start or number of jobs, and a vacancy without hours, counts in no
/// month: how many there are is stated separately, and for the chances with their jobs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pipeline {
    now: Decimal,
    coming: Vec<Coming>,
    /// Jobs of agreed and likely chances without an expected start, which count in no month.
    pub undated_jobs: Decimal,
    /// Number of chances and vacancies that count in no month because a day or a number is missing.
    pub left_out: i64,
    /// Jobs of the chances that are counted.
    pub chance_jobs: Decimal,
    /// Jobs of the vacancies that are counted.
    pub vacancy_jobs: Decimal,
}

impl Pipeline {
    /// Makes the forecast from the open chances and vacancies of a day. `now` is the jobs on it, `unit` the hours in one job.
    pub fn of(
        (on, now): (Day, Decimal),
        unit: Decimal,
        chances: &[(Chance, Option<&Team>)],
        vacancies: &[(Vacancy, &Team)],
    ) -> Self {
        let mut pipeline = Pipeline { now, ..Pipeline::default() };
        for (chance, team) in chances.iter().filter(|(chance, _)| chance.from <= on) {
            let expected = match chance.phase_on(*team, on) {
                ChancePhase::Agreed => true,
                ChancePhase::Prospect => chance.likely == Some(true),
                _ => false,
            };
            let start = team.map(|team| team.from).or(chance.starts_on);
            match (expected, chance.expected_jobs, start) {
                (false, ..) => {}
                (true, Some(jobs), Some(start)) => {
                    pipeline.chance_jobs = pipeline.chance_jobs + jobs;
                    pipeline.coming.push(Coming { on: start.max(on), jobs });
                }
                (true, jobs, _) => {
                    pipeline.undated_jobs = pipeline.undated_jobs + jobs.unwrap_or_default();
                    pipeline.left_out += 1;
                }
            }
        }
        for (vacancy, team) in vacancies {
            if !is_sought(vacancy, team, on) {
                continue;
            }
            match vacancy.hours {
                Some(hours) => {
                    let places = (vacancy.places - vacancy.filled_places).max(0);
                    let jobs = Decimal::from_hundredths(hours.hundredths() * places).ratio(unit);
                    pipeline.vacancy_jobs = pipeline.vacancy_jobs + jobs;
                    pipeline.coming.push(Coming { on: vacancy.wanted_by.unwrap_or(on).max(on), jobs });
                }
                None => pipeline.left_out += 1,
            }
        }
        pipeline.coming.sort_by_key(|coming| coming.on);
        pipeline
    }

    /// Jobs on a day on or after the first one.
    pub fn at(&self, day: Day) -> Decimal {
        self.now + self.coming.iter().filter(|coming| coming.on <= day).map(|coming| coming.jobs).sum()
    }

    /// The first day on which the pipeline reaches a target; `None` when it never does.
    pub fn reaches(&self, target: Decimal, from: Day) -> Option<Day> {
        if self.at(from) >= target {
            return Some(from);
        }
        let mut jobs = self.now;
        self.coming.chunk_by(|one, next| one.on == next.on).find_map(|of_day| {
            jobs = jobs + of_day.iter().map(|coming| coming.jobs).sum();
            (jobs >= target).then(|| of_day[0].on)
        })
    }
}

/// Whether a vacancy seeks members on a day.
fn is_sought(vacancy: &Vacancy, team: &Team, on: Day) -> bool {
    let open = vacancy.open_since <= on && vacancy.status_on(on) == VacancyStatus::Open;
    vacancy.role.is_none() && open && holds(team.from, team.until, on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::choices::StaffRole;
    use crate::domain::id::Id;
    use crate::domain::record::Typed;

    fn day(y: i32, m: u32, d: u32) -> Day {
        Day::from_ymd_opt(y, m, d).expect("a day")
    }

    fn whole(jobs: i64) -> Decimal {
        Decimal::whole(jobs)
    }

    /// Two jobs more every ten days.
    fn rising() -> Vec<(Day, Decimal)> {
        (0..=36).map(|n| (day(2023, 1, 1) + Days::new(10 * n), whole(100 + 2 * n as i64))).collect()
    }

    #[test]
    fn a_straight_course_goes_on_as_it_went_and_tells_when_the_target_is_reached() {
        let line = TrendLine::through(&rising()).expect("a line");
        assert_eq!(line.at(day(2023, 1, 1)), whole(100));
        assert_eq!(line.at(day(2023, 1, 6)), whole(101));
        assert_eq!(line.at(day(2024, 1, 6)), whole(174));
        assert_eq!(line.reaches(whole(174), day(2023, 12, 27)), Some(day(2024, 1, 6)));
        assert_eq!(line.reaches(Decimal::from_hundredths(17_401), day(2023, 12, 27)), Some(day(2024, 1, 7)));
        assert_eq!(line.reaches(whole(50), day(2023, 12, 27)), Some(day(2023, 12, 27)), "reached already");
        assert_eq!(line.reaches(whole(1_000_000_000), day(2023, 12, 27)), None, "beyond the calendar");
    }

    #[test]
    fn points_older_than_a_year_do_not_bend_the_line_and_a_falling_one_never_reaches() {
        let mut points = vec![(day(2020, 1, 1), whole(5000))];
        points.extend(rising());
        assert_eq!(TrendLine::through(&points), TrendLine::through(&rising()));
        let falling: Vec<_> = rising().into_iter().map(|(day, jobs)| (day, whole(500) - jobs)).collect();
        let line = TrendLine::through(&falling).expect("a line");
        assert_eq!(line.reaches(whole(900), day(2024, 1, 1)), None);
        assert_eq!(TrendLine::through(&[(day(2023, 1, 1), whole(4))]), None);
        assert_eq!(TrendLine::through(&[]), None);
    }

    #[test]
    fn the_line_lies_between_points_that_are_not_on_it() {
        // By hand: x 0, 1, 2 and y 1, 3, 4 give 1.5 x + 7/6.
        let points = [(day(2023, 1, 1), whole(1)), (day(2023, 1, 2), whole(3)), (day(2023, 1, 3), whole(4))];
        let line = TrendLine::through(&points).expect("a line");
        assert_eq!(line.at(day(2023, 1, 1)), Decimal::from_hundredths(117));
        assert_eq!(line.at(day(2023, 1, 4)), Decimal::from_hundredths(567));
        assert_eq!(line.reaches(whole(7), day(2023, 1, 3)), Some(day(2023, 1, 5)));
    }

    fn chance(jobs: i64, starts: Option<Day>) -> Chance {
        Chance {
            from: day(2023, 1, 1),
            expected_jobs: Some(whole(jobs)),
            starts_on: starts,
            ..Chance::blank(Id::UNSET)
        }
    }

    #[test]
    fn the_pipeline_counts_what_was_agreed_or_is_likely_from_its_start() {
        let on = day(2023, 6, 30);
        let agreed = |c: Chance| (Chance { agreed_on: Some(day(2023, 5, 1)), ..c }, None);
        let team = |from| Some(Team { from, ..Team::blank(Id::UNSET) });
        let chances = [
            agreed(chance(10, Some(day(2023, 9, 1)))),
            (Chance { likely: Some(true), ..chance(5, Some(day(2023, 8, 1))) }, None),
            agreed(chance(2, Some(day(2023, 6, 1)))),
            (chance(100, Some(day(2023, 8, 1))), None),
            agreed(chance(7, None)),
            agreed(Chance { closed_on: Some(day(2023, 6, 30)), ..chance(100, Some(day(2023, 8, 1))) }),
            (agreed(chance(100, Some(day(2023, 1, 1)))).0, team(day(2023, 6, 30))),
            (agreed(chance(3, Some(day(2023, 7, 1)))).0, team(day(2023, 10, 1))),
        ];
        let chances =
            chances.each_ref().map(|(chance, team): &(_, Option<Team>)| (Chance::clone(chance), team.as_ref()));
        let pipeline = Pipeline::of((on, whole(50)), whole(25), &chances, &[]);
        assert_eq!(pipeline.at(on), whole(52), "what should have started counts at once");
        assert_eq!(pipeline.at(day(2023, 8, 1)), whole(57));
        assert_eq!((pipeline.at(day(2023, 9, 30)), pipeline.at(day(2024, 1, 1))), (whole(67), whole(70)));
        assert_eq!((pipeline.undated_jobs, pipeline.left_out), (whole(7), 1));
        assert_eq!(pipeline.reaches(whole(60), on), Some(day(2023, 9, 1)));
        assert_eq!(pipeline.reaches(whole(71), on), None);
        for target in 0..75 {
            let days = (0..200).map(|after| on + Days::new(after));
            let first = days.into_iter().find(|day| pipeline.at(*day) >= whole(target));
            assert_eq!(pipeline.reaches(whole(target), on), first, "{target}");
        }
    }

    #[test]
    fn the_pipeline_counts_places_sought_for_members_in_teams_that_run() {
        let on = day(2023, 6, 30);
        let team = Team { from: day(2023, 1, 1), ..Team::blank(Id::UNSET) };
        let open = Vacancy {
            hours: Some(whole(30)),
            places: 3,
            filled_places: 1,
            open_since: day(2023, 5, 1),
            status: VacancyStatus::Open,
            ..Vacancy::blank(Id::UNSET)
        };
        let list = [
            (open.clone(), team.clone()),
            (Vacancy { role: Some(StaffRole::TeamLeader), ..open.clone() }, team.clone()),
            (Vacancy { hours: None, ..open.clone() }, team.clone()),
            (Vacancy { status: VacancyStatus::Hold, ..open.clone() }, team.clone()),
            (Vacancy { closed_on: Some(on), status: VacancyStatus::Closed, ..open.clone() }, team.clone()),
            (Vacancy { wanted_by: Some(day(2023, 9, 1)), ..open.clone() }, team.clone()),
            (open, Team { until: Some(day(2023, 6, 29)), ..team }),
        ];
        let list = list.each_ref().map(|(vacancy, team)| (vacancy.clone(), team));
        let pipeline = Pipeline::of((on, whole(0)), whole(25), &[], &list);
        assert_eq!(pipeline.at(on), Decimal::from_hundredths(240), "two places of 30 hours are 2.4 jobs");
        assert_eq!(pipeline.at(day(2023, 9, 1)), Decimal::from_hundredths(480));
        assert_eq!(pipeline.left_out, 1);
    }
}
