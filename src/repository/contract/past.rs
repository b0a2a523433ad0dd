//! Records as they were on a day: each engine says what the domain says, in its lists, its numbers and its names.

use super::*;
use crate::domain::filter::Expr;
use crate::domain::id::CountedIds;
use crate::domain::query::Query;
use crate::domain::units::Units;
use crate::domain::value::FieldType;
use crate::domain::verbs;
use crate::domain::what_changed::WhatChanged;
use crate::domain::work_days::WorkDays;

/// The days on which something changes, and looks around them.
const CHANGES: [&str; 3] = ["2026-03-01", "2026-07-01", "2026-10-01"];
const LOOKS: [&str; 7] =
    ["2025-12-31", "2026-02-28", "2026-03-01", "2026-06-30", "2026-07-01", "2026-09-30", "2027-01-01"];

/// Another value of a field, that differs with `n`.
fn other(ty: FieldType, n: usize) -> Value {
    match ty {
        FieldType::Text(_) => Value::Text(format!("Anders {n}, é")),
        FieldType::Whole(..) => Value::Whole(20 + n as i64),
        FieldType::Hours | FieldType::Percent | FieldType::Number | FieldType::Money => {
            Value::Decimal(Decimal::from_hundredths(1_015 + 7 * n as i64))
        }
        FieldType::Quantity => Value::Units(Units::from_parts(4_114_285_714 + n as i64)),
        FieldType::Day => Value::Day(day("2028-02-29") + TimeDelta::days(n as i64)),
        FieldType::Choice(choices) => Value::Choice(choices[n % choices.len()]),
        FieldType::Flag => Value::Flag(n.is_multiple_of(2)),
        FieldType::WorkDays => Value::WorkDays(WorkDays::parse(&format!("ma 8, wo {}", 1 + n % 9)).expect("days")),
        FieldType::WhatChanged => {
            Value::WhatChanged(WhatChanged::parse(&format!("hours 8 {} 2026-03-05", 9 + n)).expect("a change"))
        }
        FieldType::Ref(kind) => Value::Ref(id(kind, 1 + (n % 2) as u16)),
    }
}

/// Records of every kind that keeps a past, beside those of the programme.
fn more() -> Vec<Record> {
    let chance = Chance { name: "Kas".into(), from: day("2024-01-01"), ..Chance::blank(id(Kind::Chance, 1)) };
    let item = CostItem { name: "Reizen".into(), ..CostItem::blank(id(Kind::CostItem, 1)) };
    let (member, from) = (id(Kind::Member, 1), day("2024-01-01"));
    let subsidy = Instrument { member, from, ..Instrument::blank(id(Kind::Instrument, 1)) };
    let work = WorkType { name: "Groen".into(), ..WorkType::blank(id(Kind::WorkType, 2)) };
    let tasks = TaskPackage { name: "Snoeien".into(), ..TaskPackage::blank(id(Kind::TaskPackage, 2)) };
    vec![
        Record::Chance(chance),
        Record::CostItem(item),
        Record::Instrument(subsidy),
        Record::WorkType(work),
        Record::TaskPackage(tasks),
    ]
}

/// Changes every dated field of one record of each kind three times, and commits that.
fn changed(repo: &mut dyn Repository) -> Vec<Record> {
    filled(repo);
    create(repo, 2, more()).expect("fits");
    let mut ids = CountedIds::after(1 << 90);
    let kinds: Vec<Kind> = verbs::kinds_with_a_past().collect();
    for (n, (kind, on)) in kinds.iter().flat_map(|kind| CHANGES.map(|on| (*kind, on))).enumerate() {
        let record = stored(repo, kind, 1);
        for (at, info) in kind.fields().iter().filter(|info| info.dated).enumerate() {
            let now = stored(repo, kind, 1);
            // No more places of a vacancy are filled than it has.
            let value = if info.name == "filled_places" { Value::Whole(n as i64 % 2) } else { other(info.ty, n + at) };
            let fields = [(info.name, value, Some(day(on)))];
            let past = repo.past_of(kind, record.id()).expect("reads");
            // Some fields do not fit together: what is refused is left as it was.
            if let Ok(decision) = verbs::change_from(&now, &past, &fields, None, &mut ids)
                && !decision.changes.is_empty()
            {
                let _ = repo.commit(&set((100 + 20 * n + at) as u16, "ada", LogVerb::Edit, decision.changes));
            }
        }
    }
    kinds.into_iter().map(|kind| stored(repo, kind, 1)).collect()
}

/// One by one, all, and by what they belong to, records are what they were; so are the cells and the names of lists.
pub fn records_are_what_they_were(repo: &mut dyn Repository) {
    let records = changed(repo);
    let kept = repo.all_of::<PastValue>().expect("reads");
    for record in &records {
        let kind = record.kind();
        for info in kind.fields().iter().filter(|info| info.dated) {
            let known = kept.iter().any(|past| past.kind == kind.name() && past.field == info.name);
            assert!(known, "{kind}.{} kept nothing", info.name);
        }
    }
    for on in LOOKS.map(day) {
        for record in &records {
            let (kind, id) = (record.kind(), record.id());
            let then = verbs::as_of(record, &kept, on).expect("sound");
            assert_eq!(repo.record_on(kind, id, on).expect("reads"), Some(then.clone()), "{kind} on {on}");
            let all = repo.all_on(kind, on).expect("reads");
            assert_eq!(all.iter().find(|one| one.id() == id), Some(&then), "{kind} on {on}");
            if kind.owner().is_none() {
                assert_eq!(repo.label_on(kind, id, on).expect("reads"), then.label(), "{kind} on {on}");
            }
            let own: Vec<&'static str> = kind.fields().iter().map(|info| info.name).collect();
            let own: Vec<&'static str> =
                own.into_iter().filter(|name| (kind, *name) != (Kind::Vacancy, "status")).collect();
            let query = Query::of(kind, on).of_all_times().showing(&own);
            let window = repo.window(&query, 0, 100).expect("reads");
            let row = window.rows.iter().find(|row| row.id == id).expect("a row");
            for (name, cell) in own.iter().zip(&row.cells) {
                assert_eq!(cell.value, then.get(name), "{kind}.{name} on {on}");
            }
            if own.contains(&"name") {
                let word = Expr::Word(then.typed().search_text());
                let found = repo.window(&query.clone().matching(word), 0, 100).expect("reads");
                assert!(found.rows.iter().any(|row| row.id == id), "{kind} is found by its name of {on}");
                let at = window.rows.iter().position(|row| row.id == id).map(|at| at as u64);
                assert_eq!(repo.position(&query, id).expect("reads"), at, "{kind} on {on}");
            }
        }
    }
    assert_eq!(repo.check().expect("checks"), []);
}

/// The numbers of a day go by the places of that day, however they are asked for.
pub fn numbers_are_what_they_were(repo: &mut dyn Repository) {
    changed(repo);
    let days = LOOKS.map(day);
    let snapshots = repo.snapshots(&days).expect("counts");
    for (on, snapshot) in days.into_iter().zip(snapshots) {
        let teams = repo.all_of_on::<Team>(on).expect("reads");
        let running = teams.iter().filter(|team| crate::domain::days::holds(team.from, team.until, on));
        let places: i64 = running.map(|team| team.places).sum();
        assert_eq!((snapshot.places, repo.totals(on).expect("counts").places), (places, places), "{on}");
        for team in &teams {
            assert_eq!(repo.team_count(team.id, on).expect("counts").places, team.places, "{on}");
        }
    }
}

/// A record is still found by a name that it had.
pub fn a_former_name_is_known(repo: &mut dyn Repository) {
    filled(repo);
    let before = stored(repo, Kind::Organisation, 1);
    let fields = [("name", text("Archieven van het Noorden"), Some(day("2027-01-01")))];
    let decision = verbs::change_from(&before, &[], &fields, None, &mut CountedIds::after(1 << 90)).expect("allowed");
    repo.commit(&set(50, "ada", LogVerb::Edit, decision.changes)).expect("commits");
    for name in ["Archief Noord", "archief noord", "Archieven van het Noorden"] {
        let found = repo.named(Kind::Organisation, name).expect("reads");
        assert_eq!(found.iter().map(Record::id).collect::<Vec<_>>(), [before.id()], "{name}");
        let found = repo.search(&[Kind::Organisation], name, 5).expect("searches");
        assert_eq!(found.iter().map(|hit| hit.id).collect::<Vec<_>>(), [before.id()], "{name}");
    }
}

/// A row of a past day stands where the names of that day put it.
pub fn positions_go_by_the_names_of_the_day(repo: &mut dyn Repository) {
    filled(repo);
    let before = stored(repo, Kind::Organisation, 1);
    let fields = [("name", text("Zz, later so called"), Some(day("2027-01-01")))];
    let decision = verbs::change_from(&before, &[], &fields, None, &mut CountedIds::after(1 << 90)).expect("allowed");
    repo.commit(&set(50, "ada", LogVerb::Edit, decision.changes)).expect("commits");
    for (on, wanted) in [(today(), [Some(0), Some(1)]), (day("2027-01-01"), [Some(1), Some(0)])] {
        let query = Query::of(Kind::Organisation, on);
        let position = |n| repo.position(&query, id(Kind::Organisation, n)).expect("reads");
        assert_eq!([1, 2].map(position), wanted, "{on}");
    }
}

/// No field has two past values on one day.
pub fn past_values_stand_free(repo: &mut dyn Repository) {
    filled(repo);
    let team = stored(repo, Kind::Team, 1);
    let past = |n, from: Option<&str>, until: &str| {
        let days = (from.map(day), day(until));
        Record::PastValue(PastValue::new(
            id(Kind::PastValue, n),
            (Kind::Team, team.id()),
            ("places", &Value::Whole(9)),
            days,
        ))
    };
    create(repo, 50, vec![past(1, None, "2026-01-31"), past(2, Some("2026-02-01"), "2026-02-28")]).expect("fits");
    for (from, until) in [(None, "2020-01-01"), (Some("2026-02-10"), "2026-03-31"), (Some("2026-01-31"), "2026-02-01")]
    {
        let refused = refusal(create(repo, 51, vec![past(3, from, until)])).reason;
        assert_eq!(refused, crate::domain::reason::Reason::OverlappingPastValue, "{from:?} {until}");
    }
}
