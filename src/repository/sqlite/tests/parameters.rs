//! What the parameters say is remembered, and never longer than it is so.

use super::*;
use crate::domain::change::Change;
use crate::domain::counting::JOB_HOURS;
use crate::domain::decimal::Decimal;
use crate::domain::kinds::{Member, Parameter, Placement, Team};
use crate::domain::log_verb::LogVerb;
use crate::domain::record::Typed;
use crate::domain::value::Value;

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn set(n: u8, changes: Vec<Change>) -> ChangeSet {
    let (actor, at) = founder();
    ChangeSet::new(Id::from_bytes([n; 16]), at, actor, LogVerb::Edit, changes)
}

/// The jobs of the team of one member with 36 hours, as its row tells them.
fn jobs(repo: &SqliteRepository, on: &str) -> Value {
    let query = Query::of(Kind::Team, day(on)).showing(&["jobs"]);
    repo.window(&query, 0, 1).expect("reads").rows[0].cells[0].value.clone()
}

fn unit(repo: &SqliteRepository, on: &str) -> Option<Decimal> {
    repo.settings(day(on)).expect("reads").job_hours
}

#[test]
fn a_parameter_that_anybody_changes_is_seen_at_the_next_look() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    let (mut one, mut other) = (at(&path), at(&path));
    let team = Team {
        code: "A".into(),
        name: "Archief".into(),
        from: day("2020-01-01"),
        ..Team::blank(Id::from_bytes([101; 16]))
    };
    let member = Member { number: "1".into(), surname: "Veen".into(), ..Member::blank(Id::from_bytes([102; 16])) };
    let placement = Placement {
        member: member.id,
        team: team.id,
        hours: Decimal::whole(36),
        from: day("2020-01-01"),
        ..Placement::blank(Id::from_bytes([103; 16]))
    };
    let records = [Record::Team(team), Record::Member(member), Record::Placement(placement)];
    one.commit(&set(104, records.into_iter().map(Change::Create).collect())).expect("fits");

    let tenths = |n: i64| Value::Decimal(Decimal::from_hundredths(n * 10));
    let unit_from = |n: u8, hours, from| {
        let blank = Parameter::blank(Id::from_bytes([n; 16]));
        let unit = Parameter { name: JOB_HOURS.into(), value: Some(Decimal::whole(hours)), from: day(from), ..blank };
        set(n + 100, vec![Change::Create(Record::Parameter(unit))])
    };
    let before = unit(&one, "2026-06-15").expect("a unit");
    assert_eq!(jobs(&one, "2026-06-15"), jobs(&other, "2026-06-15"));
    // By itself.
    one.commit(&unit_from(10, 12, "2026-01-01")).expect("fits");
    assert_eq!(jobs(&one, "2026-06-15"), tenths(30));
    assert_eq!(unit(&one, "2026-06-15"), Some(Decimal::whole(12)));
    // By another, after a look at two days.
    assert_eq!((unit(&one, "2025-06-15"), jobs(&one, "2026-07-15")), (Some(before), tenths(30)));
    other.commit(&unit_from(11, 18, "2026-07-01")).expect("fits");
    assert_eq!((jobs(&one, "2026-06-15"), jobs(&one, "2026-07-15")), (tenths(30), tenths(20)));
    // Undone by whom it was done.
    let undone =
        unit_from(11, 18, "2026-07-01").changes.into_iter().map(|change| Change::Remove(change.record().clone()));
    other.commit(&set(120, undone.collect())).expect("goes");
    for repo in [&one, &other] {
        assert_eq!(jobs(repo, "2026-07-15"), tenths(30));
    }
}
