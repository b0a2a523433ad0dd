//! The numbers: each engine counts as the pure functions of the domain do.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::*;
use crate::domain::choices::{Choice, MemberStatus, Phase};
use crate::domain::counting::{Settings, TeamCount, Totals, holds};
use crate::domain::query::Query;
use crate::domain::verbs::MemberFile;

pub const CASES: &[Case] = &[
    ("the five numbers of a team and those of the programme are right", the_numbers_are_right),
    ("numbers and statuses agree with the pure functions on whatever is stored", numbers_agree_with_the_domain),
];

fn the_numbers_are_right(repo: &mut dyn Repository) {
    filled(repo);
    let count = repo.team_count(id(Kind::Team, 1), today()).expect("counts");
    assert_eq!(count, TeamCount { places: 4, filled: 2, hours: Decimal::whole(32), reserved: 2 });
    assert_eq!(repo.team_count(id(Kind::Team, 99), today()).expect("counts"), TeamCount::default());
    let wanted = Totals {
        hours: Decimal::whole(56),
        people: 2,
        unchecked: 2,
        teams: 2,
        places: 8,
        reserved: 2,
        open_places: 3,
        surplus: 0,
    };
    assert_eq!(repo.totals(today()).expect("counts"), wanted);
    assert_eq!(repo.totals(day("1999-01-01")).expect("counts"), Totals::default());
}

/// Days around the one looked at, so that ends and starts fall on it often.
fn near() -> impl Strategy<Value = Day> {
    (-3i64..4).prop_map(|n| today() + TimeDelta::days(n * 40))
}

fn interval() -> impl Strategy<Value = (Day, Option<Day>)> {
    (near(), proptest::option::of(0i64..100)).prop_map(|(from, days)| (from, days.map(|n| from + TimeDelta::days(n))))
}

fn some_teams() -> impl Strategy<Value = Vec<Team>> {
    let one = (interval(), 0i64..3, 0usize..3, proptest::option::of(near()), proptest::option::of(interval()));
    proptest::collection::vec(one, 1..4).prop_map(|list| {
        let made = list.into_iter().zip(1..).map(|(((from, until), places, phase, pilot_until, still), n)| Team {
            places,
            phase: Phase::ALL[phase].0,
            from,
            until,
            pilot_until,
            standstill_from: still.map(|s| s.0),
            standstill_until: still.and_then(|s| s.1),
            ..team(n, &format!("Team {n}"))
        });
        made.collect()
    })
}

/// Members with whether they count, their employment and up to two placements, of which those that overlap are left out.
type Person = (Option<bool>, Option<(Day, Option<Day>)>, Vec<((Day, Option<Day>), u16, i64)>);

fn some_people() -> impl Strategy<Value = Vec<Person>> {
    let placed = proptest::collection::vec((interval(), 0u16..3, 1i64..40), 0..3);
    proptest::collection::vec((any::<Option<bool>>(), proptest::option::of(interval()), placed), 0..7)
}

fn numbers_agree_with_the_domain(repo: &mut dyn Repository) {
    let mut runner = TestRunner::new(Config { cases: 40, failure_persistence: None, ..Config::default() });
    let n = std::cell::Cell::new(1);
    let repo = std::cell::RefCell::new(repo);
    let result = runner.run(&(some_teams(), some_people()), |(teams, people)| {
        let mut repo = repo.borrow_mut();
        compare(&mut **repo, &n, &teams, &people);
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
}

fn compare(repo: &mut dyn Repository, n: &std::cell::Cell<u16>, teams: &[Team], people: &[Person]) {
    let (mut members, mut employments, mut placements) = (Vec::new(), Vec::new(), Vec::<Placement>::new());
    for (who, (counts, employed, placed)) in (1u16..).zip(people) {
        members.push(Member { register_counts: *counts, ..member(who, "A", "", "B") });
        employments.extend(employed.map(|(from, until)| Employment {
            from,
            until,
            ..employment(who, who, "2000-01-01", None)
        }));
        for ((from, until), team, hours) in placed {
            let at = placements.len() as u16;
            let team = team % teams.len() as u16 + 1;
            let next = Placement { from: *from, until: *until, ..placement(at, who, team, *hours, "2000-01-01", None) };
            if crate::domain::verbs::fits(&next, &placements).is_ok() {
                placements.push(next);
            }
        }
    }
    let mut records: Vec<Record> = teams.iter().cloned().map(Record::Team).collect();
    records.extend(members.iter().cloned().map(Record::Member));
    records.extend(employments.iter().cloned().map(Record::Employment));
    records.extend(placements.iter().cloned().map(Record::Placement));
    n.set(n.get() + 2);
    create(repo, n.get(), records.clone()).expect("fits");

    let parameters: Vec<Parameter> =
        repo.all(Kind::Parameter).expect("reads").into_iter().filter_map(parameter).collect();
    let settings = Settings::on(today(), &parameters);
    assert_eq!(repo.settings(today()).expect("reads"), settings);
    let counts = |who| members.iter().any(|m| m.id == who && m.register_counts != Some(false));
    let mut totals = Totals::default();
    let columns = ["status", "filled", "reserved", "open", "jobs"];
    let rows =
        repo.window(&Query::of(Kind::Team, today()).of_all_times().showing(&columns), 0, 100).expect("reads").rows;
    for (team, row) in teams.iter().zip(rows) {
        let count = TeamCount::of(team, &placements, today(), settings.soon(today()), counts);
        assert_eq!(repo.team_count(team.id, today()).expect("counts"), count);
        let jobs = Value::Decimal(Decimal::from_hundredths(settings.jobs(count.hours).0 * 10));
        let wanted = [
            Value::Choice(team.status_on(today()).name()),
            Value::Whole(count.filled),
            Value::Whole(count.reserved),
            Value::Whole(count.open()),
            jobs,
        ];
        assert_eq!(row.cells.into_iter().map(|c| c.value).collect::<Vec<_>>(), wanted);
        if holds(team.from, team.until, today()) {
            totals.teams += 1;
            totals.places += team.places;
            totals.reserved += count.reserved;
            totals.open_places += count.open();
            totals.surplus += count.surplus();
        }
    }
    for p in placements.iter().filter(|p| holds(p.from, p.until, today()) && counts(p.member)) {
        totals.hours = totals.hours + p.hours;
        totals.people += 1;
        totals.unchecked += i64::from(members.iter().any(|m| m.id == p.member && m.register_counts.is_none()));
    }
    assert_eq!(repo.totals(today()).expect("counts"), totals);
    statuses(repo, teams, &members, &employments, &placements);
    course::compare(repo, teams, &placements, counts);
    let back = records.into_iter().rev().map(Change::Remove).collect();
    repo.commit(&set(n.get() + 1, "ada", "undo", back)).expect("goes");
}

/// The numbers of the programme from all that is stored, by the pure functions.
pub fn recounted(repo: &dyn Repository, on: Day) -> Totals {
    let all = |kind| repo.all(kind).expect("reads");
    let members: Vec<Member> = all(Kind::Member).iter().filter_map(Member::of).cloned().collect();
    let placements: Vec<Placement> = all(Kind::Placement).iter().filter_map(Placement::of).cloned().collect();
    let soon = repo.settings(on).expect("reads").soon(on);
    let checked = |who| members.iter().find(|m| m.id == who).and_then(|m| m.register_counts);
    let mut totals = Totals::default();
    for team in all(Kind::Team).iter().filter_map(Team::of).filter(|team| holds(team.from, team.until, on)) {
        let count = TeamCount::of(team, &placements, on, soon, |who| checked(who) != Some(false));
        totals.teams += 1;
        totals.places += team.places;
        totals.reserved += count.reserved;
        totals.open_places += count.open();
        totals.surplus += count.surplus();
    }
    for p in placements.iter().filter(|p| holds(p.from, p.until, on) && checked(p.member) != Some(false)) {
        totals.hours = totals.hours + p.hours;
        totals.people += 1;
        totals.unchecked += i64::from(checked(p.member).is_none());
    }
    totals
}

fn parameter(record: Record) -> Option<Parameter> {
    if let Record::Parameter(parameter) = record { Some(parameter) } else { None }
}

fn statuses(
    repo: &dyn Repository,
    teams: &[Team],
    members: &[Member],
    employments: &[Employment],
    placements: &[Placement],
) {
    let all = Query::of(Kind::Member, today()).of_all_times().showing(&["status"]);
    let present = repo.window(&Query::of(Kind::Member, today()), 0, 100).expect("reads").rows;
    for row in repo.window(&all, 0, 100).expect("reads").rows {
        let Some(member) = members.iter().find(|m| m.id == row.id) else { panic!("a stranger") };
        let employments: Vec<Employment> = employments.iter().filter(|e| e.member == row.id).cloned().collect();
        let placements: Vec<Placement> = placements.iter().filter(|p| p.member == row.id).cloned().collect();
        let file = MemberFile { member, employments: &employments, placements: &placements };
        let wanted = status(file, teams);
        assert_eq!(row.cells[0].value, Value::Choice(wanted.name()));
        let here = !matches!(wanted, MemberStatus::Left | MemberStatus::Coming);
        assert_eq!(present.iter().any(|p| p.id == row.id), here);
    }
}

/// What each status means, in plain code.
fn status(file: MemberFile<'_>, teams: &[Team]) -> MemberStatus {
    let later = |from: &Day| *from > today();
    match file.placement_on(today()) {
        Some(p) if teams.iter().any(|t| t.id == p.team && t.at_standstill(today())) => MemberStatus::Exempt,
        Some(_) => MemberStatus::AtWork,
        None if file.employment_on(today()).is_some() => MemberStatus::NoTeam,
        None if file.employments.is_empty() && file.placements.is_empty() => MemberStatus::NoTeam,
        None if file.employments.iter().any(|e| later(&e.from)) || file.placements.iter().any(|p| later(&p.from)) => {
            MemberStatus::Coming
        }
        None => MemberStatus::Left,
    }
}
