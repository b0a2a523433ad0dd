//! Reports that answer one question give one answer, on any day, of the made-up programme and of the one in the files.

use std::collections::BTreeMap;

use binnenwerk::domain::change::{Change, ChangeSet};
use binnenwerk::domain::choices::{Choice, Contract, EndReason};
use binnenwerk::domain::days::Day;
use binnenwerk::domain::decimal::{Decimal, Tenths};
use binnenwerk::domain::id::Ids;
use binnenwerk::domain::kinds::{Employment, Member, Placement, Stage, Team};
use binnenwerk::domain::log_verb::LogVerb;
use binnenwerk::domain::record::{Record, Typed};
use binnenwerk::domain::recruiting::Stages;
use binnenwerk::domain::time_series::MovementKind;
use binnenwerk::domain::value::Value;
use binnenwerk::report::{
    AbsenceBy, AbsenceReport, JobsBy, JobsPart, JobsReport, LeaversReport, Leaving, Overview, ReportTable, YearReport,
    clients, clients_over, jobs_by, jobs_by_month,
};
use binnenwerk::repository::{Repository, TypedReading};
use chrono::{DateTime, Datelike, TimeDelta};

use crate::office::*;

fn demo() -> Office {
    let mut office = Office::new();
    let opening = ChangeSet::new(office.ids.next_id(), DateTime::UNIX_EPOCH, "test", LogVerb::MakeStore, Vec::new());
    let stages = Stages::of(office.repo.all_of::<Stage>().expect("reads"));
    let mut records = binnenwerk::demo::programme(3, 674, iso("2026-11-22"), stages, &mut office.ids);
    office.repo.bulk_load(&opening, &mut records, &mut |_, _| {}).expect("fills");
    drop(records);
    office
}

/// Ten days between two, drawn by a number.
fn days(first: &str, last: &str, mut drawn: u64) -> Vec<Day> {
    let (first, last) = (iso(first), iso(last));
    let all = (last - first).num_days() as u64;
    let mut next = || {
        drawn = drawn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        first + TimeDelta::days(((drawn >> 33) % all) as i64)
    };
    // The last day of a year is the one that is reported most.
    (0..9).map(|_| next()).chain([Day::from_ymd_opt(last.year() - 1, 12, 31).expect("a day")]).collect()
}

/// What a report says in a column, by the name of the line; the line without a name under an empty one.
fn column(report: &ReportTable, name: &str) -> BTreeMap<String, Value> {
    let at = report.columns.iter().position(|column| *column == name).expect("a column");
    let line = |line: &Vec<binnenwerk::report::TableCell>| (line[0].value.plain(), line[at].value.clone());
    report.lines.iter().map(line).filter(|(_, value)| *value != Value::Decimal(Decimal::ZERO)).collect()
}

fn total(report: &ReportTable, name: &str) -> Value {
    let at = report.columns.iter().position(|column| *column == name).expect("a column");
    report.total.as_ref().expect("a total")[at].value.clone()
}

fn jobs(jobs: Option<Tenths>) -> Value {
    Value::Decimal(jobs.expect("what a job is, is known").into())
}

fn of_parts(parts: &[JobsPart]) -> BTreeMap<String, Value> {
    parts.iter().filter(|part| part.jobs > Some(Tenths(0))).map(|part| (part.name.clone(), jobs(part.jobs))).collect()
}

fn agree(repo: &dyn Repository, on: Day) {
    let told = JobsReport::of(repo, on).expect("counts");
    let overview = Overview::of(repo, on).expect("counts");
    let year = YearReport::of(repo, on.year(), on).expect("counts").expect("a year that has begun");
    let all = jobs(told.jobs);
    let month = overview.months.last().expect("a month");
    for other in [month, &year.end] {
        let numbers = (other.people, other.teams, other.places, other.placed);
        assert_eq!(numbers, (told.people, told.teams, told.places, told.filled), "{on}");
        assert_eq!((jobs(other.jobs), other.target_jobs), (all.clone(), told.target_jobs), "{on}");
    }
    assert_eq!(month.occupancy, year.end.occupancy, "{on}");
    let by_month = jobs_by_month(repo, (on, on)).expect("counts");
    let last: Vec<Value> = by_month.lines.last().expect("a line").iter().map(|cell| cell.value.clone()).collect();
    let [people, teams, places, open] = [told.people, told.teams, told.places, told.open_places].map(Value::Whole);
    assert_eq!(last, [Value::Day(on), all.clone(), people, teams, places, open], "{on}");

    let per_client = clients(repo, on).expect("counts");
    for report in [&per_client, &jobs_by(repo, JobsBy::Client, on).expect("counts")] {
        let whole = [told.people, told.places, told.open_places].map(|n| Value::Decimal(Decimal::whole(n)));
        assert_eq!(total(report, "jobs"), all, "{on}");
        assert_eq!(["people", "places", "open"].map(|name| total(report, name)), whole, "{on}");
        assert_eq!(column(report, "jobs"), of_parts(&overview.parts.clients), "{on}");
    }
    for (by, parts, of_year) in [
        (JobsBy::Client, &overview.parts.clients, &year.clients),
        (JobsBy::WorkType, &overview.parts.work_types, &year.work_types),
        (JobsBy::Province, &overview.parts.provinces, &year.provinces),
    ] {
        assert_eq!(column(&jobs_by(repo, by, on).expect("counts"), "jobs"), of_parts(parts), "{by:?} on {on}");
        let of_year =
            of_year.iter().filter(|part| part.jobs > Some(Tenths(0))).map(|part| (part.name.clone(), jobs(part.jobs)));
        assert_eq!(of_year.collect::<BTreeMap<_, _>>(), of_parts(parts), "{by:?} on {on}");
    }
    let one_day = clients_over(repo, (on, on)).expect("counts");
    assert_eq!(column(&one_day, "period_jobs"), column(&per_client, "jobs"), "{on}");
    assert_eq!(column(&one_day, "period_quota_jobs"), column(&per_client, "quota_jobs"), "{on}");

    // Absence: of the year so far, of the month, and of all teams or clients together.
    let new_year = Day::from_ymd_opt(on.year(), 1, 1).expect("a day");
    let absence = |from, by| AbsenceReport::of(repo, (from, on), by).expect("counts");
    assert_eq!(absence(new_year, None).total.rate, year.absence, "{on}");
    let this_month = on.with_day(1).expect("a day");
    assert_eq!(absence(this_month, None).total.rate, month.absence, "{on}");
    assert_eq!(year.months.last().and_then(|month| month.absence), month.absence, "{on}");
    for by in [AbsenceBy::Team, AbsenceBy::Client] {
        let report = absence(new_year, Some(by));
        let sum: Decimal = report.rows.iter().map(|row| row.hours.contract_hours).sum();
        let apart = (sum - report.total.contract_hours).hundredths().abs();
        assert!(apart <= report.rows.len() as i64, "{by:?} on {on}: {apart} hundredths in rounding");
    }

    // Who came and went: the months of the year together, and what is left of those who were there.
    let sum = |of: fn(&binnenwerk::report::Month) -> i64| year.months.iter().map(of).sum::<i64>();
    assert_eq!((year.came, year.went), (sum(|month| month.came), sum(|month| month.went)), "{on}");
    assert_eq!(year.end.placed, year.before.placed + year.came - year.went, "{on}");
    let went: i64 = year.leaving.iter().map(|leaving| leaving.people).sum();
    assert_eq!(went, year.went, "{on}: for each a reason, or that there is none");
    assert_eq!(left(repo, new_year, on), went_by_reason(&year.leaving), "{on}");
}

/// Who left the service in a period, by reason; the one without a name stands for none.
fn left(repo: &dyn Repository, from: Day, to: Day) -> BTreeMap<String, i64> {
    let mut left = BTreeMap::new();
    for count in &LeaversReport::of(repo, from, to).expect("counts").reasons {
        *left.entry(count.end_reason.plain()).or_default() += count.people as i64;
    }
    left
}

/// Who went, by reason, as the year and the overview tell it.
fn went_by_reason(leaving: &[Leaving]) -> BTreeMap<String, i64> {
    let reason = |leaving: &Leaving| leaving.reason.map_or(String::new(), |reason| reason.name().to_owned());
    leaving.iter().map(|leaving| (reason(leaving), leaving.people)).collect()
}

#[test]
fn reports_on_one_question_give_one_answer_about_the_programme_in_the_files() {
    let office = Office::filled();
    for on in days("2018-01-01", "2024-06-30", 2023) {
        agree(&office.repo, on);
    }
}

#[test]
fn reports_on_one_question_give_one_answer_about_the_made_up_programme() {
    let office = demo();
    for on in days("2018-01-01", "2026-11-22", 2026) {
        agree(&office.repo, on);
    }
}

/// Members who leave on the last day of a month and of a year, one of them twice, and one for whom the placement and the service
/// name different reasons.
fn leave_on_last_days(office: &mut Office, on: Day) {
    let team = office.repo.all_of_on::<Team>(on).expect("reads").into_iter().next().expect("a team").id;
    let (moved, own) = (EndReason::MovedOn, EndReason::OwnChoice);
    let spells = [
        vec![("2025-01-01", "2025-12-31", own, own)],
        vec![("2025-02-01", "2025-03-31", own, own), ("2025-05-01", "2025-12-31", moved, moved)],
        vec![("2025-02-01", "2025-04-30", EndReason::TeamEnded, moved)],
        vec![("2024-02-01", "2024-12-31", own, own), ("2025-01-02", "2025-02-28", moved, moved)],
    ];
    let mut changes = Vec::new();
    for (nth, spells) in spells.into_iter().enumerate() {
        let member = office.ids.next_id();
        let surname = format!("Vertrekker {nth}");
        changes.push(Record::Member(Member { number: format!("9999{nth}"), surname, ..Member::blank(member) }));
        for (from, until, of_placement, of_service) in spells {
            let (from, until) = (iso(from), Some(iso(until)));
            let (one, other) = (office.ids.next_id(), office.ids.next_id());
            let blank = Placement { hours: Decimal::whole(24), from, until, ..Placement::blank(one) };
            changes.push(Placement { member, team, end_reason: Some(of_placement), ..blank }.into());
            let blank = Employment { contract: Contract::Permanent, from, until, ..Employment::blank(other) };
            changes.push(Employment { member, end_reason: Some(of_service), ..blank }.into());
        }
    }
    let changes = changes.into_iter().map(Change::Create).collect();
    let set = ChangeSet::new(office.ids.next_id(), DateTime::UNIX_EPOCH, "test", LogVerb::Edit, changes);
    office.repo.commit(&set).expect("commits");
}

#[test]
fn who_left_in_a_month_and_a_year_is_the_same_in_every_report() {
    let mut office = demo();
    leave_on_last_days(&mut office, iso("2026-11-22"));
    let repo = &office.repo;
    let mut on_last_days = 0;
    for year in 2017..=2026 {
        let on = Day::from_ymd_opt(year, 12, 31).expect("a day");
        agree(repo, on);
        let report = YearReport::of(repo, year, on).expect("counts").expect("has begun");
        let mut of_months = BTreeMap::new();
        for month in &report.months {
            let first = month.day.with_day(1).expect("a day");
            let flows = repo.movements(first.pred_opt().expect("a day"), month.day).expect("counts");
            let mut went = BTreeMap::new();
            for flow in flows {
                if let MovementKind::Went(reason) = flow.passage {
                    *went.entry(reason.map_or(String::new(), |reason| reason.name().to_owned())).or_default() +=
                        flow.people;
                }
            }
            let left = left(repo, first, month.day);
            assert_eq!((&left, left.values().sum()), (&went, month.went), "{}", month.day);
            left.into_iter().for_each(|(reason, people)| *of_months.entry(reason).or_default() += people);
            let leavers = LeaversReport::of(repo, first, month.day).expect("counts").leavers;
            on_last_days += leavers.iter().filter(|leaver| leaver.until < first).count();
            assert!(leavers.iter().all(|leaver| leaver.until < month.day), "who has that last day is still there");
        }
        assert_eq!(of_months, went_by_reason(&report.leaving), "{year}");
    }
    assert!(on_last_days >= 6, "{on_last_days} had the last day of a month or a year");
}
