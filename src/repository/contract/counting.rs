//! The numbers: each engine counts as the pure functions of the domain do.

use proptest::prelude::*;

use super::*;
use crate::domain::choices::{Choice, MemberStatus, Phase};
use crate::domain::columns::summed_column;
use crate::domain::counting::{Settings, TeamCount, Totals};
use crate::domain::crediting::{Credit, PlacementGroup, Portion, TeamPlaces, credits};
use crate::domain::days::holds;
use crate::domain::decimal::Tenths;
use crate::domain::filter::{Expr, Relation};
use crate::domain::log_verb::LogVerb;
use crate::domain::query::Query;
use crate::domain::reason::Reason;
use crate::domain::verbs::MemberFile;

/// The five numbers of a team and those of the programme are right.
pub fn the_numbers_are_right(repo: &mut dyn Repository) {
    filled(repo);
    let count = repo.team_count(id(Kind::Team, 1), today()).expect("counts");
    assert_eq!(count, TeamCount { places: 4, filled: 2, counting: 1, hours: Decimal::whole(32), reserved: 2 });
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
    assert_eq!(repo.open_places(today()).expect("counts"), 3);
    assert_eq!(repo.totals(day("1999-01-01")).expect("counts"), Totals::default());
}

/// Rows are summed as they say, in a team, through a filter and on another day.
pub fn rows_are_summed_as_they_say(repo: &mut dyn Repository) {
    filled(repo);
    let all = Query::of(Kind::Member, today());
    let some = Expr::Compare { column: "hours", relation: Relation::Less, value: Value::Decimal(Decimal::whole(30)) };
    let queries = [
        all.clone(),
        all.clone().within("team", id(Kind::Team, 1)),
        all.clone().matching(some),
        all.clone().of_all_times(),
        Query::of(Kind::Member, day("2024-06-01")),
        Query::of(Kind::Team, today()),
        Query::of(Kind::Vacancy, today()),
        Query::of(Kind::Organisation, today()),
    ];
    for query in queries {
        let column = summed_column(query.kind).expect("can be summed");
        let rows = repo.window(&query.clone().showing(&[column]), 0, 100).expect("reads").rows;
        let numbers = rows.iter().filter_map(|row| match row.cells.first()?.value {
            Value::Decimal(number) => Some(number),
            Value::Whole(number) => Some(Decimal::whole(number)),
            _ => None,
        });
        let wanted = (rows.len() as u64, numbers.fold(Decimal::ZERO, |sum, number| sum + number));
        assert_eq!(repo.count_and_sum(&query, column).expect("sums"), wanted, "{query:?}");
    }
}

/// A member counts until a check that holds on the day says no.
pub fn who_counts_follows_the_checks(repo: &mut dyn Repository) {
    filled(repo);
    let yes = check(2, 1, "2025-01-01", Some("2025-12-31"), true);
    let no = RegisterCheck { counts_for_quota: true, ..check(3, 1, "2026-01-01", None, false) };
    create(repo, 2, vec![Record::RegisterCheck(yes), Record::RegisterCheck(no)]).expect("fits");
    // Member 2 does not count since 2024; member 1 is unchecked, counts, and no longer does.
    for (on, people, unchecked) in [("2024-06-01", 2, 2), ("2025-06-01", 2, 1), ("2026-01-02", 2, 2)] {
        let totals = repo.totals(day(on)).expect("counts");
        assert_eq!((totals.people, totals.unchecked), (people, unchecked), "{on}");
        assert_eq!(totals, recounted(repo, day(on)));
    }
    let unit = repo.settings(today()).expect("reads").job_hours.expect("a unit");
    let one: Vec<_> = repo.credits(today()).expect("counts").iter().map(|c| stated_jobs(&c.portion, unit)).collect();
    assert_eq!(one, [(9, 9), (0, 8), (0, 12)], "each by itself");
    let overlapping = create(repo, 3, vec![Record::RegisterCheck(check(4, 1, "2025-12-31", None, true))]);
    assert_eq!(refusal(overlapping).reason, Reason::OverlappingRegisterCheck);
}

/// What a client has agreed and what its members' register says is what holds on the day.
pub fn facts_hold_on_their_days(repo: &mut dyn Repository) {
    filled(repo);
    let agreed = |n: u16, jobs, from: &str, until: Option<&str>| {
        let blank = ClientAgreement::blank(id(Kind::ClientAgreement, n));
        let organisation = id(Kind::Organisation, 1);
        let (from, until) = (day(from), until.map(day));
        Record::ClientAgreement(ClientAgreement { organisation, jobs, from, until, ..blank })
    };
    let two = vec![agreed(1, 5, "2025-01-01", Some("2025-12-31")), agreed(2, 8, "2026-01-01", None)];
    create(repo, 2, two).expect("fits");
    let shown = |repo: &dyn Repository, kind, columns: &[&'static str], on| -> Vec<Vec<String>> {
        let query = Query::of(kind, day(on)).of_all_times().showing(columns);
        let rows = repo.window(&query, 0, 2).expect("reads").rows;
        rows.into_iter().map(|row| row.cells.iter().map(|cell| cell.value.plain()).collect()).collect()
    };
    let clients = |repo: &dyn Repository, on| shown(repo, Kind::Organisation, &["agreed_jobs", "agreed_from"], on);
    assert_eq!(clients(repo, "2024-12-31"), [["", ""], ["", ""]]);
    assert_eq!(clients(repo, "2025-12-31"), [["5", "2025-01-01"], ["", ""]]);
    assert_eq!(clients(repo, "2026-01-01"), [["8", "2026-01-01"], ["", ""]]);
    let members = |repo: &dyn Repository, on| {
        shown(repo, Kind::Member, &["counts_for_agreement", "counts_for_quota", "register_checked_on"], on)
    };
    assert_eq!(members(repo, "2023-12-31"), [["", "", ""], ["", "", ""]]);
    assert_eq!(members(repo, "2026-06-15"), [["", "", ""], ["false", "true", "2024-01-01"]]);
    let overlapping = create(repo, 3, vec![agreed(3, 9, "2026-05-01", None)]);
    assert_eq!(refusal(overlapping).reason, Reason::OverlappingClientAgreement);
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
            phase: Phase::ALL[phase],
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

/// Members with what the register said (for the agreement, for the quota), their employment with its employer, and up to
/// two placements with the organisation credited, of which those that overlap are left out.
type DrawnPerson =
    (Option<(Interval, bool, bool)>, Option<(Interval, Option<u16>)>, Vec<(Interval, u16, i64, Option<u16>)>);
type Interval = (Day, Option<Day>);

fn some_people() -> impl Strategy<Value = Vec<DrawnPerson>> {
    let placed = proptest::collection::vec((interval(), 0u16..3, 1i64..40, client()), 0..3);
    let checked = proptest::option::of((interval(), any::<bool>(), any::<bool>()));
    proptest::collection::vec((checked, proptest::option::of((interval(), client())), placed), 0..7)
}

/// None, or one of the two clients.
fn client() -> impl Strategy<Value = Option<u16>> {
    proptest::option::weighted(0.3, 1u16..3)
}

/// Shares of the first teams: team, client, percentage.
fn some_shares() -> impl Strategy<Value = Vec<(u16, u16, i64)>> {
    proptest::collection::vec((0u16..3, 1u16..3, 0i64..101), 0..5)
}

/// Numbers and statuses agree with the pure functions on whatever is stored.
pub fn numbers_agree_with_the_domain(repo: &mut dyn Repository) {
    let n = std::cell::Cell::new(1);
    let repo = std::cell::RefCell::new(repo);
    on_any(40, &(some_teams(), some_people(), some_shares()), |(teams, people, shares)| {
        compare(&mut **repo.borrow_mut(), &n, &teams, &people, &shares);
    });
}

fn compare(
    repo: &mut dyn Repository,
    n: &std::cell::Cell<u16>,
    teams: &[Team],
    people: &[DrawnPerson],
    shares: &[(u16, u16, i64)],
) {
    let (mut members, mut employments, mut placements) = (Vec::new(), Vec::new(), Vec::<Placement>::new());
    let mut checks = Vec::new();
    let organisation = |n| id(Kind::Organisation, n);
    for (who, (checked, employed, placed)) in (1u16..).zip(people) {
        members.push(member(who, "A", "", "B"));
        checks.extend(checked.map(|((from, until), agreement, quota)| RegisterCheck {
            from,
            until,
            counts_for_quota: quota,
            ..check(who, who, "2000-01-01", None, agreement)
        }));
        employments.extend(employed.map(|((from, until), employer)| Employment {
            from,
            until,
            employer: employer.map(organisation),
            ..employment(who, who, "2000-01-01", None)
        }));
        for ((from, until), team, hours, credited) in placed {
            let at = placements.len() as u16;
            let team = team % teams.len() as u16 + 1;
            let next = Placement {
                from: *from,
                until: *until,
                credited: credited.map(organisation),
                ..placement(at, who, team, *hours, "2000-01-01", None)
            };
            if crate::domain::verbs::stands_free(&next, &placements).is_ok() {
                placements.push(next);
            }
        }
    }
    let mut records: Vec<Record> = teams.iter().cloned().map(Record::Team).collect();
    records.extend(members.iter().cloned().map(Record::Member));
    records.extend(employments.iter().cloned().map(Record::Employment));
    records.extend(placements.iter().cloned().map(Record::Placement));
    records.extend(checks.iter().cloned().map(Record::RegisterCheck));
    for name in 1..3 {
        let blank = Organisation::blank(organisation(name));
        records.push(Record::Organisation(Organisation { name: format!("Klant {name}"), ..blank }));
    }
    let shares: Vec<ClientShare> = (1u16..).zip(shares).map(|(at, share)| divided(at, *share, teams)).collect();
    records.extend(shares.iter().cloned().map(Record::ClientShare));
    n.set(n.get() + 2);
    create(repo, n.get(), records.clone()).expect("fits");

    let parameters = repo.all_of::<Parameter>().expect("reads");
    let settings = Settings::on(today(), &parameters);
    assert_eq!(repo.settings(today()).expect("reads"), settings);
    let check = |who| checks.iter().find(|c| c.member == who && holds(c.from, c.until, today()));
    let counts = |who| check(who).is_none_or(|c| c.counts_for_agreement);
    let columns = ["status", "filled", "counting", "reserved", "open", "jobs"];
    let rows =
        repo.window(&Query::of(Kind::Team, today()).of_all_times().showing(&columns), 0, 100).expect("reads").rows;
    for (team, row) in teams.iter().zip(rows) {
        let count = TeamCount::of(team, &placements, today(), settings.soon(today()), counts);
        assert_eq!(repo.team_count(team.id, today()).expect("counts"), count);
        let jobs = Value::Decimal(Decimal::from_hundredths(settings.jobs(count.hours).expect("a unit").0 * 10));
        let wanted = [
            Value::Choice(team.status_on(today()).name()),
            Value::Whole(count.filled),
            Value::Whole(count.counting),
            Value::Whole(count.reserved),
            Value::Whole(count.open()),
            jobs,
        ];
        assert_eq!(row.cells.into_iter().map(|c| c.value).collect::<Vec<_>>(), wanted);
    }
    let totals = recounted(repo, today());
    assert_eq!(repo.totals(today()).expect("counts"), totals);
    credited(repo, &totals);
    statuses(repo, teams, &members, &employments, &placements);
    time_series::compare(repo, teams, &placements, &employments, &checks);
    let back = records.into_iter().rev().map(Change::Remove).collect();
    repo.commit(&set(n.get() + 1, "ada", LogVerb::Undo, back)).expect("goes");
}

/// The numbers of the programme from all that is stored, by the pure functions.
pub fn recounted(repo: &dyn Repository, on: Day) -> Totals {
    let checks = repo.all_of::<RegisterCheck>().expect("reads");
    let placements = repo.all_of::<Placement>().expect("reads");
    let soon = repo.settings(on).expect("reads").soon(on);
    let check = |who| checks.iter().find(|c| c.member == who && holds(c.from, c.until, on));
    let checked = |who| check(who).map(|c| c.counts_for_agreement);
    let mut totals = Totals::default();
    for team in repo.all_of::<Team>().expect("reads").iter().filter(|team| holds(team.from, team.until, on)) {
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

fn divided(at: u16, (team, client, percent): (u16, u16, i64), teams: &[Team]) -> ClientShare {
    ClientShare {
        team: id(Kind::Team, team % teams.len() as u16 + 1),
        organisation: id(Kind::Organisation, client),
        share: Decimal::whole(percent),
        from: day("2000-01-01"),
        ..ClientShare::blank(id(Kind::ClientShare, at))
    }
}

/// What is credited to clients, from all that is stored: one placement after another, one team after another.
pub fn recredited(repo: &dyn Repository, on: Day) -> Vec<Credit> {
    let checks = repo.all_of::<RegisterCheck>().expect("reads");
    let employments = repo.all_of::<Employment>().expect("reads");
    let placements = repo.all_of::<Placement>().expect("reads");
    let settings = repo.settings(on).expect("reads");
    let check = |who| checks.iter().find(|c| c.member == who && holds(c.from, c.until, on));
    let hours_if = |p: &Placement, counts: bool| if counts { p.hours } else { Decimal::ZERO };
    let lot = |p: &Placement| {
        let counts = check(p.member).is_none_or(|c| c.counts_for_agreement);
        let service = employments.iter().find(|e| e.member == p.member && holds(e.from, e.until, on));
        PlacementGroup {
            team: p.team,
            credited: p.credited,
            employer: service.and_then(|e| e.employer),
            people: i64::from(counts),
            hours: hours_if(p, counts),
            quota_hours: hours_if(p, check(p.member).is_none_or(|c| c.counts_for_quota)),
        }
    };
    let lots: Vec<PlacementGroup> = placements.iter().filter(|p| holds(p.from, p.until, on)).map(lot).collect();
    let running = |team: &&Team| holds(team.from, team.until, on);
    let places = |team: &Team| {
        let count = TeamCount::of(team, &placements, on, settings.soon(on), |_| true);
        TeamPlaces { team: team.id, places: team.places, open: count.open() }
    };
    let teams = repo.all_of::<Team>().expect("reads");
    let places: Vec<TeamPlaces> = teams.iter().filter(running).map(places).collect();
    let shares = repo.all_of::<ClientShare>().expect("reads");
    credits(&lots, &places, &shares, on)
}

/// What is credited to clients is that of a recount, its sums are those of the programme, and the columns show it.
fn credited(repo: &dyn Repository, totals: &Totals) {
    let found = repo.credits(today()).expect("counts");
    assert_eq!(found, recredited(repo, today()));
    let days = |days| chrono::Days::new(days);
    let period = (today().checked_sub_days(days(40)), today().checked_add_days(days(20)));
    paid_hours::are_those_of_each_day(repo, (period.0.expect("a day"), period.1.expect("a day")));
    let all: Portion = found.iter().map(|credit| credit.portion).sum();
    let whole = [totals.people, totals.places, totals.open_places].map(Decimal::whole);
    assert_eq!([all.people(), all.places(), all.open()], whole);
    let settings = repo.settings(today()).expect("reads");
    let unit = settings.job_hours.expect("a unit");
    assert_eq!(Some(all.jobs(unit)), settings.jobs(totals.hours));
    let columns = ["people", "filled_jobs", "quota_jobs", "places", "open"];
    for row in repo.window(&Query::of(Kind::Organisation, today()).showing(&columns), 0, 100).expect("reads").rows {
        let tenths = |jobs: Tenths| Decimal::from_hundredths(jobs.0 * 10);
        let wanted = found.iter().find(|c| c.client == Some(row.id)).map_or([Decimal::ZERO; 5], |c| {
            let (jobs, quota_jobs) = (c.portion.jobs(unit), c.portion.quota_jobs(unit));
            [c.portion.people(), tenths(jobs), tenths(quota_jobs), c.portion.places(), c.portion.open()]
        });
        let shown: Vec<Value> = row.cells.into_iter().map(|cell| cell.value).collect();
        assert_eq!(shown, wanted.map(Value::Decimal));
    }
}

fn stated_jobs(portion: &Portion, unit: Decimal) -> (i64, i64) {
    (portion.jobs(unit).0, portion.quota_jobs(unit).0)
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
        let file = MemberFile { member: member.clone(), employments, placements };
        let wanted = status(&file, teams);
        assert_eq!(row.cells[0].value, Value::Choice(wanted.name()));
        let here = !matches!(wanted, MemberStatus::Left | MemberStatus::Coming);
        assert_eq!(present.iter().any(|p| p.id == row.id), here);
    }
}

/// What each status means, in plain code.
fn status(file: &MemberFile, teams: &[Team]) -> MemberStatus {
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
