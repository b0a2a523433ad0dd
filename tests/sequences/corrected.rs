//! A correction tells beforehand which figures of which months it changes, and changes those: of every kind and field the figures
//! that its preview announces are the ones that differ in the reports, and no others.

use std::collections::{BTreeMap, BTreeSet};

use binnenwerk::domain::charging::{Period, Sums};
use binnenwerk::domain::days::Day;
use binnenwerk::domain::decimal::Decimal;
use binnenwerk::domain::field::Lifetime;
use binnenwerk::domain::kinds::Organisation;
use binnenwerk::domain::record::{Kind, Record};
use binnenwerk::domain::value::{FieldType, FieldValue, Value};
use binnenwerk::report::{
    AbsenceBy, AbsenceReport, ChangedFigure, Hours, JobsBy, JobsReport, LeaversReport, ReportTable, YearReport,
    changed_figures, clients, clients_over, first_month, jobs_by,
};
use binnenwerk::repository::payers::Payers;
use binnenwerk::repository::{Repository, TypedReading, charging};
use binnenwerk::service::command::{Command, CommandContext, Gesture, preview, rehearse};
use chrono::{Datelike, Days, TimeDelta};
use proptest::sample::select;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use super::from_day::others;
use super::office::{Office, noon, start};
use super::running::rounds;

/// Which figure: the last day of its month, its name, and what it is a part of.
type Which = (Day, String, String);

/// What the reports tell of a series of months, by figure.
type Told = BTreeMap<Which, String>;

/// Which field of which kind.
type FieldOf = (Kind, &'static str, FieldType);

/// How many records of a kind are tried for a correction that is allowed, and how many of these for one that changes a figure.
const TRIES: usize = 40;
const ALLOWED: usize = 2;

/// A figure, as it was and as it is.
type Difference = (Which, String, String);

struct Telling {
    told: Told,
    day: Day,
}

impl Telling {
    fn tell(&mut self, figure: &str, part: &str, value: impl ToString) {
        let value = value.to_string();
        if !value.is_empty() {
            // Two parts of one name are told apart by their order.
            let mut which = (self.day, figure.to_owned(), part.to_owned());
            while self.told.contains_key(&which) {
                which.2.push('+');
            }
            self.told.insert(which, value);
        }
    }

    fn hours(&mut self, part: &str, hours: &Hours) {
        let plain = |number: Option<_>| number.map_or(String::new(), |number| Value::Decimal(number).plain());
        self.tell("contract_hours", part, plain(Some(hours.contract_hours)));
        self.tell("absent_hours", part, plain(hours.absent_hours));
        self.tell("rate", part, plain(hours.rate));
    }

    /// What a client would be charged for the month itself. What is corrected of earlier months is charged later.
    fn charged(&mut self, client: &str, sums: Option<&Sums>) {
        let amounts = sums.into_iter().flat_map(|sums| [("costs", sums.costs), ("windfalls", sums.windfalls)]);
        for (figure, amount) in amounts {
            if amount != Decimal::ZERO {
                self.tell(figure, &format!("client {client}"), Value::Decimal(amount).plain());
            }
        }
    }

    /// Of a total only the columns named: the others are what the report of the jobs tells.
    fn table(&mut self, table: &ReportTable, (columns, sums): (&[&str], &[&str])) {
        let lines = table.lines.iter().map(|line| (false, columns, line));
        for (is_total, columns, line) in lines.chain(table.total.iter().map(|line| (true, sums, line))) {
            let name = line[0].value.plain();
            let part = if is_total { String::new() } else { format!("{} {name}", table.columns[0]) };
            for (column, cell) in table.columns.iter().zip(line).filter(|(column, _)| columns.contains(column)) {
                self.tell(column, &part, cell.value.plain());
            }
        }
    }

    /// What the report of the year tells of the month that ends on the day; what it counts of the whole year so far is that less
    /// what it was a month ago.
    fn year(&mut self, report: &YearReport, before: Option<&YearReport>) {
        let month = report.months.last().expect("a month");
        self.tell("came", "", month.came);
        self.tell("went", "", month.went);
        self.tell("occupancy", "", month.occupancy.map_or(String::new(), |full| Value::Decimal(full).plain()));
        let ago = |counted: fn(&YearReport) -> i64| before.map_or(0, counted);
        self.tell("talks", "", report.talks - ago(|report| report.talks));
        for left in &report.leaving {
            let same = |report: &&YearReport| report.leaving.iter().find(|other| other.reason == left.reason).cloned();
            let people = left.people - before.as_ref().and_then(same).map_or(0, |left| left.people);
            let reason = left.reason.map_or(Value::Empty, |reason| reason.to_value());
            if people > 0 {
                self.tell("went", &format!("end_reason {}", reason.plain()), people);
            }
        }
        for phase in &report.chances {
            let part = format!("phase {}", phase.phase);
            self.tell("chances", &part, phase.chances);
            self.tell(
                "expected_jobs",
                &part,
                phase.expected_jobs.map_or(String::new(), |jobs| Value::Decimal(jobs).plain()),
            );
        }
        for score in report.surveys.iter().filter(|score| score.held_on.month() == report.until.month()) {
            let part = format!("team {}", score.team);
            self.tell("score", &part, score.score.map_or(String::new(), |score| Value::Decimal(score).plain()));
            self.tell("answers", &part, score.answers);
        }
    }
}

/// What the reports tell of these months.
fn told(repo: &dyn Repository, months: &[(Day, Day)]) -> Told {
    const SHARED: [&str; 5] = ["jobs", "people", "quota_jobs", "places", "open"];
    let mut telling = Telling { told: Told::new(), day: start() };
    // Of the first month too the year so far was told a month ago.
    let eve = months[0].0.pred_opt().expect("an eve");
    let mut before = YearReport::of(repo, eve.year(), eve).expect("counts");
    let periods: Vec<Period> = months.iter().map(|(from, until)| Period { from: *from, until: *until }).collect();
    let charged = charging::programme(repo, &periods, &Payers::All).expect("works out");
    for ((from, until), charged) in months.iter().copied().zip(&charged) {
        telling.day = until;
        for (figure, value) in JobsReport::of(repo, until).expect("counts").lines() {
            telling.tell(figure, "", value.plain());
        }
        for (by, name) in [(AbsenceBy::Team, "team"), (AbsenceBy::Client, "client")] {
            let absence = AbsenceReport::of(repo, (from, until), Some(by)).expect("counts");
            for row in &absence.rows {
                telling.hours(&format!("{name} {}", row.name.clone().unwrap_or_default()), &row.hours);
            }
            if by == AbsenceBy::Team {
                telling.hours("", &absence.total);
            }
        }
        let own = ["agreed_jobs", "employed", "shortfall", "levy"];
        let sums = ["agreed_jobs", "quota_jobs", "employed"];
        telling.table(&clients(repo, until).expect("counts"), (&[&SHARED[..], &own].concat(), &sums));
        for client in repo.all_of_on::<Organisation>(until).expect("reads") {
            telling.charged(&client.name, charged.get(&Some(client.id)));
        }
        telling.charged("", charged.get(&None));
        telling.table(&clients_over(repo, (from, until)).expect("counts"), (&PAID, &PAID));
        for by in [JobsBy::WorkType, JobsBy::Province, JobsBy::Region] {
            telling.table(&jobs_by(repo, by, until).expect("counts"), (&SHARED, &[]));
        }
        let leavers = LeaversReport::of(repo, from, until).expect("reads");
        telling.tell("left", "", leavers.leavers.len());
        let mut left = BTreeMap::<String, usize>::new();
        for leaver in &leavers.leavers {
            *left.entry(format!("end_reason {}", leaver.end_reason.plain())).or_default() += 1;
            if !leaver.destination.is_empty() {
                *left.entry(format!("destination {}", leaver.destination.plain())).or_default() += 1;
            }
        }
        left.iter().for_each(|(part, people)| telling.tell("left", part, people));
        let year = YearReport::of(repo, until.year(), until).expect("counts").expect("has begun");
        telling.year(&year, before.as_ref().filter(|before| before.year == year.year));
        before = Some(year);
    }
    telling.told
}

/// Hours that are paid for: who had none in a month has no line of its own in it, or one of zero.
const PAID: [&str; 3] = ["paid_hours", "period_jobs", "period_quota_jobs"];

fn plain((_, figure, part): &Which, value: String) -> String {
    if PAID.contains(&figure.as_str()) && !part.is_empty() && value == "0" { String::new() } else { value }
}

/// What is told otherwise, as it was and as it is.
fn differing(was: &Told, is: &Told) -> Vec<Difference> {
    let of = |told: &Told, which: &Which| plain(which, told.get(which).cloned().unwrap_or_default());
    let all: BTreeSet<&Which> = was.keys().chain(is.keys()).collect();
    let pairs = all.into_iter().map(|which| (which.clone(), of(was, which), of(is, which)));
    let mut differing: Vec<_> = pairs.filter(|(_, was, is)| was != is).collect();
    differing.iter_mut().for_each(|((.., part), ..)| part.truncate(part.trim_end_matches('+').len()));
    differing.sort();
    differing
}

fn announced(figures: &[ChangedFigure], first: Day) -> Vec<Difference> {
    let line = |changed: &ChangedFigure| {
        let part = changed.part.as_ref().map(|part| format!("{} {}", part.by, part.name.value.plain()));
        let which = (changed.day, changed.figure.to_owned(), part.unwrap_or_default());
        let [before, after] = [&changed.before, &changed.after].map(|value| plain(&which, value.plain()));
        (which, before, after)
    };
    let mut announced: Vec<_> = figures.iter().filter(|changed| changed.day >= first).map(line).collect();
    announced.retain(|(_, before, after)| before != after);
    announced.sort();
    announced
}

/// The months from that of a day until another, with their first and last day.
fn months((from, until): (Day, Day)) -> Vec<(Day, Day)> {
    let mut months = Vec::new();
    let mut month = Period::month(from);
    while month.from <= until {
        months.push((month.from, month.until.min(until)));
        month = Period::month(month.until + TimeDelta::days(1));
    }
    months
}

/// Values that a field may have had in place of the one it has.
fn instead(office: &Office, ty: FieldType, now: &Value, on: Day) -> Vec<Value> {
    match (ty, now) {
        (FieldType::Day, Value::Day(day)) => [-45, 20, -3].map(|days| Value::Day(*day + TimeDelta::days(days))).into(),
        (FieldType::Day, _) => vec![Value::Day(on)],
        _ => others(office, ty, now, on),
    }
}

/// The records of a kind that began between two days; all of a kind that is there on every day.
fn begun(office: &Office, kind: Kind, (from, until): (Day, Day)) -> Vec<Record> {
    let first = |record: &Record| kind.first_day_field().and_then(|field| record.get(field).day());
    let there = |record: &Record| first(record).is_none_or(|day| day >= from && day <= until);
    office.all(kind).into_iter().filter(there).collect()
}

/// A correction of a field that is allowed, of what began at most so many days ago where there is any, and that changes a figure where one is found that does, with what it announces.
fn correction(
    office: &mut Office,
    (kind, field, ty): FieldOf,
    (today, recent): (Day, u64),
    draw: &mut impl FnMut() -> usize,
) -> Option<(Command, Vec<ChangedFigure>)> {
    let records = begun(office, kind, (today - Days::new(recent), today));
    let mut records = if records.is_empty() { begun(office, kind, (Day::MIN, today)) } else { records };
    let mut found = None;
    let mut allowed = 0;
    for _ in 0..TRIES.min(records.len()) {
        let record = records.swap_remove(draw() % records.len());
        let on = today - TimeDelta::days((draw() % 500) as i64);
        for value in instead(office, ty, &record.get(field), on) {
            let fields = vec![(field, None, value)];
            let command = Command::Edit { kind, id: record.id(), fields, on, gesture: Gesture::Correct };
            let mut desk = CommandContext { ids: &mut office.ids, actor: "an", now: noon(today) };
            if !preview(&office.repo, &mut desk, &command).is_ok_and(|decision| !decision.changes.is_empty()) {
                continue;
            }
            let Ok(rehearsal) = rehearse(&office.repo, ("an", noon(today)), &command) else { continue };
            let days = (rehearsal.first_day, today);
            let figures =
                changed_figures((&office.repo, rehearsal.done.as_ref()), days, &rehearsal.touched).expect("reads");
            let changes = !figures.is_empty();
            found = Some((command, figures));
            allowed += 1;
            if changes || allowed == ALLOWED || days.0 == Some(Day::MIN) {
                return found;
            }
            break;
        }
    }
    found
}

/// Corrects these fields one after the other; answers where what was announced is not what differs, and which figures differed.
/// Corrections that announce nothing are looked at together. They are of what began at most so many days ago; looked at are
/// the months since then, and two before.
fn corrected(fields: &[FieldOf], recent: u64) -> (Vec<String>, BTreeSet<String>) {
    let mut office = Office::new();
    let mut today = start();
    rounds(&mut office, 2, |_| true, |_, on| today = on);
    let back = today.checked_sub_days(Days::new(recent + 60)).expect("a day");
    let months = months((first_month(&office.repo, today).expect("reads").max(back), today));
    let mut was = told(&office.repo, &months);
    let mut runner = TestRunner::deterministic();
    let mut draw = || (0usize..100_000).new_tree(&mut runner).expect("a chance").current();
    let (mut wrong, mut figures, mut silent) = (Vec::new(), BTreeSet::new(), Vec::new());
    let mut compare = |office: &Office, what: &str, announced: &[Difference]| {
        let is = told(&office.repo, &months);
        let differ = differing(&was, &is);
        if differ != announced {
            let beyond = |some: &[Difference], others: &[Difference]| -> Vec<Difference> {
                some.iter().filter(|one| !others.contains(one)).take(4).cloned().collect()
            };
            let [unannounced, unchanged] = [beyond(&differ, announced), beyond(announced, &differ)];
            wrong.push(format!("{what}\n  not announced: {unannounced:?}\n  announced but not so: {unchanged:?}"));
        }
        figures.extend(differ.into_iter().map(|((_, figure, _), ..)| figure));
        was = is;
    };
    for field in fields {
        let Some((command, told)) = correction(&mut office, *field, (today, recent), &mut draw) else { continue };
        let (what, announced) = (format!("{command:?}"), announced(&told, months[0].1));
        if !announced.is_empty() && !silent.is_empty() {
            compare(&office, &std::mem::take(&mut silent).join("\n"), &[]);
        }
        office.perform(&command, today).expect("was allowed");
        if announced.is_empty() {
            silent.push(what);
        } else {
            compare(&office, &what, &announced);
        }
    }
    compare(&office, &silent.join("\n"), &[]);
    (wrong, figures)
}

fn fields_of(kind: Kind) -> impl Iterator<Item = FieldOf> {
    kind.fields().iter().map(move |info| (kind, info.name, info.ty))
}

#[test]
fn a_correction_changes_the_figures_that_it_announces_and_no_others() {
    let mut runner = TestRunner::deterministic();
    let mut fields = Vec::new();
    // A field of every kind, and all of those by which people and places are counted.
    for kind in Kind::ALL {
        let counted =
            |name| (kind, name) == (Kind::Team, "places") || matches!(kind, Kind::Placement | Kind::ClientShare);
        let told = |(_, name, _): &FieldOf| kind.lifetime(name) != Lifetime::Descriptive;
        let all: Vec<FieldOf> = fields_of(kind).filter(told).collect();
        let drawn = (!all.is_empty()).then(|| select(all.clone()).new_tree(&mut runner).expect("a field").current());
        fields.extend(all.into_iter().filter(|(_, name, _)| counted(name)));
        fields.extend(drawn);
    }
    // The days of a placement several times: whether somebody is there on the last day of a month is a matter of luck.
    let days = |(_, name, _): &FieldOf| matches!(*name, "from" | "until");
    fields.extend((0..3).flat_map(|_| fields_of(Kind::Placement).filter(days)));
    let (wrong, figures) = corrected(&fields, 200);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for figure in
        ["jobs", "people", "places", "filled", "occupancy", "quota_jobs", "period_jobs", "absent_hours", "rate"]
    {
        assert!(figures.contains(figure), "nothing changed {figure}: {figures:?}");
    }
}

#[test]
#[ignore = "takes minutes"]
fn a_correction_of_any_field_changes_the_figures_that_it_announces_and_no_others() {
    let fields: Vec<FieldOf> = Kind::ALL.into_iter().flat_map(fields_of).collect();
    let (wrong, _) = corrected(&fields, 20_000);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
