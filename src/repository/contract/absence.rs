//! Absence: the hours that rates are made of.

use super::*;
use crate::domain::days::holds;

/// Hours of placements, and those missed, that are read for a period are what adding up its days gives.
pub fn hours_placed_and_missed_are_those_of_each_day(repo: &mut dyn Repository) {
    filled(repo);
    let placements = [
        placement(60, 4, 1, 20, "2026-01-10", Some("2026-02-20")),
        placement(61, 4, 2, 12, "2026-02-21", None),
        placement(62, 5, 2, 30, "2025-01-01", Some("2026-01-31")),
        placement(63, 6, 2, 30, "2026-05-01", None),
    ];
    let absence = |n: u16, member: u16, percent: i64, from: &str, until: Option<&str>| Absence {
        member: id(Kind::Member, member),
        percent: Decimal::whole(percent),
        from: day(from),
        until: until.map(day),
        ..Absence::blank(id(Kind::Absence, n))
    };
    let absences = [
        // Over the change of team, begun before it was placed, gone on after it left, and of nobody who is placed.
        absence(60, 4, 50, "2026-02-10", Some("2026-03-05")),
        absence(61, 4, 100, "2025-12-01", Some("2026-01-20")),
        absence(62, 5, 100, "2026-01-15", None),
        absence(63, 7, 100, "2026-01-15", None),
    ];
    let records = placements.iter().cloned().map(Record::Placement);
    create(repo, 2, records.chain(absences.iter().cloned().map(Record::Absence)).collect()).expect("commits");
    let placements = repo.all_of::<Placement>().expect("reads");
    let on_days = |placement: &Placement, (first, last): (Day, Day)| -> (i64, i64) {
        let days = first.iter_days().take_while(|day| *day <= last);
        days.filter(|day| holds(placement.from, placement.until, *day)).fold((0, 0), |(placed, missed), day| {
            let here = absences.iter().filter(|a| a.member == placement.member && holds(a.from, a.until, day));
            let percent: i64 = here.map(|a| a.percent.hundredths()).sum();
            (placed + placement.hours.hundredths(), missed + placement.hours.hundredths() * percent)
        })
    };
    for period in [
        ("2026-01-01", "2026-03-31"),
        ("2026-02-20", "2026-02-21"),
        ("2026-01-31", "2026-01-31"),
        ("2019-01-01", "2019-02-01"),
    ] {
        let period = (day(period.0), day(period.1));
        let (mut found, mut touched) = ([(0, 0); 3], true);
        repo.each_placed_hours(period, &mut |placed| {
            touched &= placed.from <= period.1 && placed.until.is_none_or(|until| until >= period.0);
            let last = placed.until.map_or(period.1, |until| until.min(period.1));
            let days = (last - placed.from.max(period.0)).num_days() + 1;
            let hours = placed.hours.hundredths() * days.max(0);
            let team = [1, 2].iter().position(|n| id(Kind::Team, *n) == placed.team).unwrap_or(2);
            match placed.missed {
                None => found[team].0 += hours,
                Some(percent) => found[team].1 += hours * percent.hundredths(),
            }
        })
        .expect("reads");
        let mut wanted = [(0, 0); 3];
        for placement in &placements {
            let (placed, missed) = on_days(placement, period);
            let team = [1, 2].iter().position(|n| id(Kind::Team, *n) == placement.team).unwrap_or(2);
            wanted[team] = (wanted[team].0 + placed, wanted[team].1 + missed);
        }
        assert_eq!(found, wanted, "{period:?}");
        assert!(touched, "{period:?}: nothing else is read");
    }
}
