//! Forgetting in an office that kept everything for twelve years: what is due stands by term, goes in one run, and no figure of a past
//! year is another one for it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;

use binnenwerk::domain::change::{Change, ChangeSet};
use binnenwerk::domain::choices::{AbsenceStep, EndReason};
use binnenwerk::domain::days::Day;
use binnenwerk::domain::decimal::Decimal;
use binnenwerk::domain::id::{CountedIds, Id, Ids as _};
use binnenwerk::domain::kinds::{
    Absence, Arrangement, Candidate, Contact, Employment, Guidance, LegalHold, Member, Placement, Signal, Staff, Team,
};
use binnenwerk::domain::log_verb::LogVerb;
use binnenwerk::domain::record::{Kind, Record, Typed as _};
use binnenwerk::domain::retention::terms;
use binnenwerk::domain::value::Value;
use binnenwerk::report::{AbsenceBy, AbsenceReport, JobsReport, YearReport, clients, jobs_by_month};
use binnenwerk::repository::sqlite::{KeyHolder, OpenOptions, SqliteRepository};
use binnenwerk::repository::{Repository, TypedReading as _};
use chrono::{Datelike as _, Days, Months};

use crate::desk::{Desk, said};

/// The demonstration tells of the six years before these.
const YEARS: std::ops::RangeInclusive<i32> = 2027..=2032;
const LAST: &str = "2033-02-20";
/// Who leaves in the year they came, who in the next, who is kept by a hold from then on, and who stays.
const LEAVES: [Option<(i32, u32)>; 4] = [Some((0, 12)), Some((1, 6)), Some((0, 11)), None];

/// A record and the fields of it that go; all of them when the person that it is goes.
type Goes = (Kind, Id, Option<BTreeSet<&'static str>>);

fn day(year: i32, month: u32, of_month: u32) -> Day {
    Day::from_ymd_opt(year, month, of_month).expect("a day")
}

fn last() -> Day {
    LAST.parse().expect("a day")
}

fn opened(desk: &Desk, ids: &mut CountedIds) -> SqliteRepository {
    let founder = ("tester".to_owned(), day(2033, 2, 20).and_hms_opt(12, 0, 0).expect("noon").and_utc());
    let options = OpenOptions { create: false, allow_network: true, founder, keys: KeyHolder::default(), ids };
    SqliteRepository::open(&desk.path("demo.db"), options).expect("opens")
}

/// Runs a command on the last day.
fn on_last(desk: &Desk, args: &[&str]) -> String {
    let got = said(desk.command(args).env("BINNENWERK_TODAY", LAST).output().expect("the program runs"));
    assert_eq!(got.code, 0, "{args:?}: {}{}", got.out, got.err);
    got.out
}

/// Six years in which people come, are ill, are talked with and leave, and candidates are turned down.
struct Office<'a> {
    repo: &'a mut SqliteRepository,
    ids: &'a mut CountedIds,
    team: Id,
    staff: Id,
}

impl Office<'_> {
    fn commit(&mut self, on: Day, changes: Vec<Change>) {
        let at = on.and_hms_opt(9, 0, 0).expect("a time").and_utc();
        let set = ChangeSet::new(self.ids.next_id(), at, "tester", LogVerb::Edit, changes);
        self.repo.commit(&set).expect("is written");
    }

    fn add(&mut self, on: Day, records: Vec<Record>) {
        self.commit(on, records.into_iter().map(Change::Create).collect());
    }

    fn year(&mut self, year: i32) {
        for (nth, leaves) in LEAVES.into_iter().enumerate() {
            let (who, own) = (self.ids.next_id(), format!("{year}q{nth}"));
            let (service, place) = self.comes(year, who, &own);
            self.is_guided(year, who, &own);
            let Some((later, month)) = leaves else { continue };
            let gone = day(year + later, month, 15);
            let until = Some(gone);
            let left = Employment { until, end_reason: Some(EndReason::OwnChoice), ..service.clone() };
            let ended = Placement { until, ..place.clone() };
            self.commit(
                gone,
                vec![
                    Change::Update { before: service.into(), after: left.into() },
                    Change::Update { before: place.into(), after: ended.into() },
                ],
            );
            if nth == 2 {
                let hold = LegalHold {
                    member: Some(who),
                    from: gone,
                    reason: "Klacht".to_owned(),
                    decided_by: "P. Bos".to_owned(),
                    ..LegalHold::blank(self.ids.next_id())
                };
                self.add(gone, vec![hold.into()]);
            }
        }
        let ended = Some(day(year, 5, 5));
        for (nth, procedure_ended_on, consent_until) in
            [(0, ended, None), (1, ended, day(year + 1, 5, 1).into()), (2, None, None)]
        {
            let own = format!("{year}k{nth}");
            let candidate = Candidate {
                number: format!("K{own}"),
                surname: format!("Ijsvogel{own}"),
                email: format!("{own}@kandidaat.nl"),
                procedure_ended_on,
                consent_until,
                ..Candidate::blank(self.ids.next_id())
            };
            self.add(day(year, 5, 5), vec![candidate.into()]);
        }
    }

    fn comes(&mut self, year: i32, who: Id, own: &str) -> (Employment, Placement) {
        let from = day(year, 1, 10);
        let member = Member {
            number: format!("N{own}"),
            surname: format!("Zwaardvis{own}"),
            phone: format!("06{own}"),
            email: format!("{own}@medewerker.nl"),
            ..Member::blank(who)
        };
        let service = Employment { member: who, from, ..Employment::blank(self.ids.next_id()) };
        let (team, hours) = (self.team, Decimal::whole(25));
        let place = Placement { member: who, team, hours, from, ..Placement::blank(self.ids.next_id()) };
        self.add(from, vec![member.into(), service.clone().into(), place.clone().into()]);
        (service, place)
    }

    fn is_guided(&mut self, year: i32, member: Id, own: &str) {
        let on = |month, of_month| day(year, month, of_month);
        let absence = Absence {
            member,
            from: on(2, 1),
            until: Some(on(2, 20)),
            expected_until: Some(on(2, 18)),
            step_done: Some(AbsenceStep::ProblemAnalysis),
            reported_on: Some(on(2, 2)),
            work_accident: Some(true),
            ..Absence::blank(self.ids.next_id())
        };
        let contact = Contact {
            member,
            held_on: on(3, 5),
            staff: Some(self.staff),
            note: format!("gesprek{own}"),
            ..Contact::blank(self.ids.next_id())
        };
        let signal = Signal {
            member: Some(member),
            subject: format!("zaak{own}"),
            outcome: format!("uitkomst{own}"),
            from: on(3, 10),
            until: Some(on(4, 10)),
            ..Signal::blank(self.ids.next_id())
        };
        let terms = Arrangement {
            member,
            terms: format!("afspraak{own}"),
            from: on(3, 1),
            until: Some(on(9, 1)),
            ..Arrangement::blank(self.ids.next_id())
        };
        let guidance = Guidance {
            member,
            provider: format!("bureau{own}"),
            from: on(4, 1),
            until: Some(on(10, 1)),
            ..Guidance::blank(self.ids.next_id())
        };
        let all: Vec<Record> = vec![absence.into(), contact.into(), signal.into(), terms.into(), guidance.into()];
        self.add(on(10, 1), all);
    }
}

/// What the reports say of each past year.
fn figures(repo: &SqliteRepository) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for year in 2021..=2032 {
        let (first, until) = (day(year, 1, 1), day(year, 12, 31));
        let told = YearReport::of(repo, year, last()).expect("reads");
        assert!(told.is_some(), "{year}");
        found.insert(format!("{year}"), format!("{told:?}"));
        let absence = AbsenceReport::of(repo, (first, until), Some(AbsenceBy::Team)).expect("reads");
        found.insert(format!("{year} absence"), format!("{absence:?}"));
        found.insert(format!("{year} jobs"), format!("{:?}", JobsReport::of(repo, until).expect("reads")));
        found.insert(format!("{year} clients"), format!("{:?}", clients(repo, until).expect("reads")));
    }
    let months = jobs_by_month(repo, (day(2021, 1, 1), last())).expect("reads");
    found.insert("months".to_owned(), format!("{months:?}"));
    found
}

/// What is due, reckoned from the records alone: by term what goes of which record, and which of it a hold keeps.
struct Reckoned {
    due: BTreeSet<(&'static str, String, String, Day)>,
    goes: Vec<Goes>,
    persons: BTreeSet<Id>,
}

fn months_on(from: Day, months: u32) -> Day {
    from.checked_add_months(Months::new(months)).expect("a day")
}

fn reckoned(repo: &SqliteRepository) -> Reckoned {
    let mut found = Reckoned { due: BTreeSet::new(), goes: Vec::new(), persons: BTreeSet::new() };
    let held: BTreeSet<Id> =
        repo.all_of::<LegalHold>().expect("reads").iter().filter_map(|hold| hold.member.or(hold.candidate)).collect();
    let mut ends: HashMap<Id, Vec<Option<Day>>> = HashMap::new();
    for service in repo.all_of::<Employment>().expect("reads") {
        ends.entry(service.member).or_default().push(service.until);
    }
    for place in repo.all_of::<Placement>().expect("reads") {
        ends.entry(place.member).or_default().push(place.until);
    }
    let mut add = |term, (kind, id): (Kind, Id), due: Day, person: Id, fields: Option<BTreeSet<&'static str>>| {
        if due >= last() {
            return false;
        }
        found.due.insert((term, kind.name().to_owned(), id.to_string(), due));
        if !held.contains(&person) {
            if fields.is_none() {
                found.persons.insert(person);
            }
            found.goes.push((kind, id, fields));
        }
        true
    };
    for candidate in repo.all_of::<Candidate>().expect("reads") {
        let Some(ended) = candidate.procedure_ended_on else { continue };
        if candidate.member.is_some() || candidate.staff.is_some() {
            continue;
        }
        let kept = ended.checked_add_days(Days::new(28)).expect("a day");
        let due = candidate.consent_until.map_or(kept, |until| until.max(kept));
        add("candidate_keep_weeks", (Kind::Candidate, candidate.id), due, candidate.id, None);
    }
    let mut whole = BTreeSet::new();
    for member in repo.all_of::<Member>().expect("reads") {
        let own = ends.get(&member.id).cloned().unwrap_or_default();
        let Some(left) = own.into_iter().collect::<Option<Vec<Day>>>().and_then(|own| own.into_iter().max()) else {
            continue;
        };
        let record = (Kind::Member, member.id);
        if add("member_keep_months", record, months_on(left, 24), member.id, None) {
            whole.insert(member.id);
        } else if !member.phone.is_empty() || !member.email.is_empty() {
            let fields = BTreeSet::from(["phone", "email"]);
            add("contact_details_keep_months", record, months_on(left, 6), member.id, Some(fields));
        }
    }
    let details = [
        "expected_until",
        "step_done",
        "reviewed_on",
        "reported_on",
        "recovery_reported_on",
        "safety_net",
        "work_accident",
        "traffic_recourse",
    ];
    let parts: [(&'static str, Kind, u32, &'static str, &[&'static str]); 6] = [
        ("contact_note_keep_months", Kind::Contact, 24, "held_on", &["note"]),
        ("contact_keep_months", Kind::Contact, 60, "held_on", &["staff"]),
        ("note_keep_months", Kind::Signal, 24, "until", &["subject", "outcome"]),
        ("note_keep_months", Kind::Arrangement, 24, "until", &["terms"]),
        ("note_keep_months", Kind::Guidance, 24, "until", &["provider"]),
        ("absence_keep_months", Kind::Absence, 24, "until", &details),
    ];
    for (term, kind, months, from, fields) in parts {
        for record in repo.all(kind).expect("reads") {
            let Value::Ref(member) = record.get("member") else { continue };
            let Value::Day(from) = record.get(from) else { continue };
            let there = fields.iter().any(|field| !record.get(field).is_empty());
            // With who goes whole the texts go.
            let goes_along = whole.contains(&member) && !["staff", "expected_until"].contains(&fields[0]);
            if there && !goes_along {
                let fields = fields.iter().copied().collect();
                add(term, (kind, record.id()), months_on(from, months), member, Some(fields));
            }
        }
    }
    found
}

fn everything(repo: &SqliteRepository) -> HashMap<(Kind, Id), Record> {
    let all = Kind::ALL.into_iter().flat_map(|kind| repo.all(kind).expect("reads"));
    all.map(|record| ((record.kind(), record.id()), record)).collect()
}

/// The records that are these persons, or about one of them; what is about their place is about them too.
fn about(persons: &BTreeSet<Id>, all: &HashMap<(Kind, Id), Record>) -> BTreeSet<Id> {
    let refers = |record: &Record, to: &BTreeSet<Id>| {
        let fields = record.kind().fields().iter();
        fields.filter_map(|info| record.get(info.name).reference()).any(|id| to.contains(&id))
    };
    let own = |to: &BTreeSet<Id>| -> BTreeSet<Id> {
        all.values().filter(|record| refers(record, to)).map(Record::id).chain(to.iter().copied()).collect()
    };
    own(&own(persons))
}

#[test]
fn what_is_due_after_twelve_years_goes_in_one_run_and_every_year_tells_what_it_told() {
    let desk = Desk::empty();
    assert_eq!(desk.run(&["demo", "--into", "demo.db", "--members", "40"]).code, 0);
    let mut ids = CountedIds::after(1 << 90);
    let mut repo = opened(&desk, &mut ids);
    let (team, staff) = (repo.all_of::<Team>().expect("reads")[0].id, repo.all_of::<Staff>().expect("reads")[0].id);
    let mut office = Office { repo: &mut repo, ids: &mut ids, team, staff };
    YEARS.for_each(|year| office.year(year));

    // What is due, by term.
    let wanted = reckoned(&repo);
    let listed: serde_json::Value = serde_json::from_str(&on_last(&desk, &["retention", "--json"])).expect("JSON");
    let told = |row: &serde_json::Value, name: &str| row[name].as_str().unwrap_or_default().to_owned();
    let rows = listed.as_array().expect("a list");
    let due: BTreeSet<_> = rows
        .iter()
        .map(|row| {
            (told(row, "term"), told(row, "kind"), told(row, "id"), told(row, "due").parse::<Day>().expect("a day"))
        })
        .collect();
    let reckoned: BTreeSet<_> =
        wanted.due.iter().map(|(term, kind, id, due)| ((*term).to_owned(), kind.clone(), id.clone(), *due)).collect();
    assert_eq!(due, reckoned);
    assert_eq!(rows.len(), due.len(), "each once");
    for term in terms() {
        assert!(due.iter().any(|(own, ..)| own == term), "nothing is due by {term}");
    }
    assert!(rows.iter().any(|row| row["held"] == true), "a hold keeps some of it");
    let (oldest, newest) =
        (rows.iter().map(|row| told(row, "due")).min(), rows.iter().map(|row| told(row, "due")).max());
    println!("{} rows, due from {oldest:?} to {newest:?}", rows.len());

    // It goes in one run, and nothing else does.
    let (before, then) = (figures(&repo), everything(&repo));
    drop(repo);
    on_last(&desk, &["retention", "--final", "--decided-by", "P. Bos"]);
    let repo = opened(&desk, &mut ids);
    let (now, theirs) = (everything(&repo), about(&wanted.persons, &then));
    assert_eq!(then.len(), now.len(), "no record is taken away");
    for (key, was) in &then {
        let is = &now[key];
        let differ: BTreeSet<_> =
            key.0.fields().iter().map(|info| info.name).filter(|name| was.get(name) != is.get(name)).collect();
        let parts = wanted.goes.iter().filter(|(kind, id, _)| (*kind, *id) == *key);
        let fields: BTreeSet<_> = parts.filter_map(|(.., fields)| fields.as_ref()).flatten().copied().collect();
        if theirs.contains(&key.1) {
            continue;
        }
        assert!(differ.is_subset(&fields), "{was:?} became {is:?}");
        for name in fields {
            let gone = is.get(name);
            assert!(gone.is_empty() || gone.plain() == "–", "{name} of {is:?}");
        }
    }
    let left: serde_json::Value = serde_json::from_str(&on_last(&desk, &["retention", "--json"])).expect("JSON");
    assert!(left.as_array().expect("a list").iter().all(|row| row["held"] == true), "{left}");

    // Every figure of a past year is what it was, the chain of the log is whole, and no byte of what went is left.
    assert_eq!(figures(&repo), before);
    drop(repo);
    on_last(&desk, &["check"]);
    let files: Vec<Vec<u8>> = fs::read_dir(desk.path(""))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_file())
        .map(|path| fs::read(path).expect("reads"))
        .collect();
    let stands = |text: &str| {
        files.iter().any(|bytes| bytes.windows(text.len()).any(|part| part.eq_ignore_ascii_case(text.as_bytes())))
    };
    for (text, stays) in texts_of_the_years() {
        assert_eq!(stands(&text), stays, "{text}");
    }
}

/// Each text that was written in the years, with whether it stays.
fn texts_of_the_years() -> Vec<(String, bool)> {
    let mut texts = Vec::new();
    for year in YEARS {
        for (nth, leaves) in LEAVES.into_iter().enumerate() {
            let (own, held) = (format!("{year}q{nth}"), nth == 2);
            let left = leaves.map(|(later, month)| day(year + later, month, 15));
            let kept = |months: u32, from: Day| held || months_on(from, months) >= last();
            let whole = left.is_none_or(|left| kept(24, left));
            let noted = |from: Day| whole && kept(24, from);
            texts.push((format!("Zwaardvis{own}"), whole));
            texts.push((format!("N{own}"), whole));
            let reached = left.is_none_or(|left| kept(6, left));
            texts.push((format!("06{own}"), reached));
            texts.push((format!("{own}@medewerker.nl"), reached));
            texts.push((format!("gesprek{own}"), noted(day(year, 3, 5))));
            texts.push((format!("zaak{own}"), noted(day(year, 4, 10))));
            texts.push((format!("uitkomst{own}"), noted(day(year, 4, 10))));
            texts.push((format!("afspraak{own}"), noted(day(year, 9, 1))));
            texts.push((format!("bureau{own}"), noted(day(year, 10, 1))));
        }
        for (nth, stays) in [(0, false), (1, day(year + 1, 5, 1) >= last()), (2, true)] {
            texts.push((format!("Ijsvogel{year}k{nth}"), stays));
            texts.push((format!("{year}k{nth}@kandidaat.nl"), stays));
        }
    }
    assert!(texts.iter().filter(|(_, stays)| *stays).count() > 50 && last().year() == 2033);
    texts
}
