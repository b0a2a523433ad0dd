//! The hours that somebody misses by an absence, day by day, where it is known on which days they work.
//!
//! Only of one absence: who does not work on Wednesdays misses nothing on a Wednesday, and of whom half is missed that day, half of
//! its hours. The *rate* of absence does not read working days. It is measured over calendar days, as national figures are, and
//! takes a seventh of the hours of a week for each ([`AbsenceHours`](super::absence::AbsenceHours)): so it says the same of who has
//! working days on record as of who has not, and what was published stays what it was.

use super::days::Day;
use super::decimal::Decimal;
use super::kinds::{Absence, Placement};

/// Hours missed from the first day of an absence up to and including a day, or up to its end where that came sooner: of each day the
/// hours of its weekday, for the percentage that is missed, to two decimals. `placements` are those of the member. `None` before the
/// first day, and when of one of the days the working days are not known, or there is no placement.
pub fn hours_missed(absence: &Absence, placements: &[Placement], on: Day) -> Option<Decimal> {
    let last = absence.until.map_or(on, |until| until.min(on));
    let (mut known, mut missed) = (0, 0);
    for placement in placements.iter().filter(|placement| placement.member == absence.member) {
        let from = placement.from.max(absence.from);
        let until = placement.until.map_or(last, |until| until.min(last));
        if from <= until {
            known += (until - from).num_days() + 1;
            missed += placement.work_days?.between(from, until).hundredths();
        }
    }
    let whole = known > 0 && known == (last - absence.from).num_days() + 1;
    whole.then(|| Decimal::quotient(i128::from(missed) * i128::from(absence.percent.hundredths()), 10_000))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Id;
    use crate::domain::record::Typed;
    use crate::domain::work_days::WorkDays;

    // 1 June 2026 is a Monday.
    fn day(d: u32) -> Day {
        Day::from_ymd_opt(2026, 6, d).expect("a day")
    }

    fn placed(from: Day, until: Option<Day>, days: &str) -> Placement {
        Placement { from, until, work_days: WorkDays::parse(days), ..Placement::blank(Id::UNSET) }
    }

    fn missed(percent: i64, (from, until): (Day, Option<Day>), placements: &[Placement], on: Day) -> Option<String> {
        let absence = Absence { from, until, percent: Decimal::whole(percent), ..Absence::blank(Id::UNSET) };
        hours_missed(&absence, placements, on).map(|hours| hours.text('.'))
    }

    fn is(hours: &str) -> Option<String> {
        Some(hours.to_owned())
    }

    #[test]
    fn who_does_not_work_on_a_day_misses_nothing_on_it() {
        let placements = [placed(day(1), None, "ma 8, di 8, do 4")];
        let on = |d| missed(100, (day(d), Some(day(d))), &placements, day(30));
        assert_eq!([1, 2, 3, 4, 5].map(on), [is("8"), is("8"), is("0"), is("4"), is("0")]);
        assert_eq!(missed(100, (day(2), None), &placements, day(10)), is("28"), "Tue, Thu, Mon, Tue");
        assert_eq!(missed(100, (day(2), Some(day(4))), &placements, day(10)), is("12"), "it is over");
        assert_eq!(missed(100, (day(9), None), &placements, day(8)), None, "it did not begin");
    }

    #[test]
    fn of_part_of_a_day_the_part_is_missed() {
        let placements = [placed(day(1), None, "ma 7,5, do 4")];
        assert_eq!(missed(50, (day(1), Some(day(1))), &placements, day(30)), is("3.75"));
        assert_eq!(missed(33, (day(4), Some(day(4))), &placements, day(30)), is("1.32"));
    }

    #[test]
    fn other_days_count_from_when_they_hold_and_what_is_not_known_gives_nothing() {
        let (before, after) = (placed(day(1), Some(day(7)), "ma 8"), placed(day(8), None, "di 6"));
        let both = [before.clone(), after];
        assert_eq!(missed(100, (day(1), Some(day(9))), &both, day(30)), is("14"));
        let unknown = [before.clone(), placed(day(8), None, "")];
        assert_eq!(missed(100, (day(1), Some(day(9))), &unknown, day(30)), None);
        assert_eq!(missed(100, (day(1), Some(day(7))), &unknown, day(30)), is("8"), "known as far as it lasted");
        assert_eq!(missed(100, (day(1), Some(day(9))), &[before], day(30)), None, "no placement on the last days");
    }
}
