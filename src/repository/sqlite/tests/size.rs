//! A large store: written and read within bounds. Run by hand, in a release build:
//! `cargo test --release --lib a_million_members -- --ignored --nocapture`.

use std::time::Instant;

use super::*;
use crate::domain::change::Change;
use crate::domain::choices::{Contract, EndReason};
use crate::domain::decimal::Decimal;
use crate::domain::filter::Expr;
use crate::domain::kinds::{ClientShare, Employment, Member, Organisation, Placement, RegisterCheck, Team};
use crate::domain::log_verb::LogVerb;
use crate::domain::query::Sort;
use crate::domain::record::Typed;
use crate::domain::value::Value;

const SURNAMES: [&str; 8] = ["Aa", "Bakker", "Bos", "Hagenaar", "Jansen", "Vos", "de Wit", "Zand"];

fn id(kind: Kind, n: u64) -> Id {
    // As identities that are made in order of time.
    let mut bytes = [0; 16];
    bytes[0..8].copy_from_slice(&n.to_be_bytes());
    bytes[8] = kind as u8;
    Id::from_bytes(bytes)
}

fn day(n: u64) -> Day {
    Day::from_ymd_opt(2017, 1, 1).expect("a day") + chrono::TimeDelta::days(n as i64 % 3200)
}

fn today() -> Day {
    day(3000)
}

/// A member with an employment; of ten, nine have a placement before another. One in a hundred has left.
fn person(n: u64, teams: u64) -> Vec<Record> {
    let from = day(n * 7 % 2000);
    let until = n.is_multiple_of(100).then(|| day(2900));
    let member = Member {
        number: format!("{n:07}"),
        given_name: format!("Naam{}", n % 977),
        surname: format!("{}{}", SURNAMES[n as usize % 8], n % 9973),
        ..Member::blank(id(Kind::Member, n))
    };
    let employment = Employment {
        member: member.id,
        from,
        until,
        contract: Contract::Permanent,
        ..Employment::blank(id(Kind::Employment, n))
    };
    let place = |k: u64, from, until: Option<Day>, team| {
        let reason = until.map(|_| EndReason::OtherTeam);
        Record::Placement(Placement {
            member: id(Kind::Member, n),
            team: id(Kind::Team, team),
            hours: Decimal::whole(16 + n as i64 % 20),
            from,
            until,
            end_reason: reason,
            ..Placement::blank(id(Kind::Placement, 2 * n + k))
        })
    };
    let change = from + chrono::TimeDelta::days(400);
    let mut out = vec![Record::Member(member), Record::Employment(employment)];
    if !n.is_multiple_of(10) {
        out.push(place(0, from, Some(change.pred_opt().expect("a day")), n % teams));
    }
    out.push(place(1, change, until, n * 31 % teams));
    // One in ten says no, one in twenty was never checked.
    if !n.is_multiple_of(20) {
        out.push(Record::RegisterCheck(RegisterCheck {
            member: id(Kind::Member, n),
            from,
            counts_for_agreement: !n.is_multiple_of(10),
            counts_for_quota: !n.is_multiple_of(10),
            ..RegisterCheck::blank(id(Kind::RegisterCheck, n))
        }));
    }
    out
}

fn programme(members: u64) -> impl Iterator<Item = Record> {
    let teams = (members / 11).max(1);
    let clients = (0..20).map(|n| {
        let name = format!("Opdrachtgever {n}");
        Record::Organisation(Organisation { name, ..Organisation::blank(id(Kind::Organisation, n)) })
    });
    let shares = (0..teams).map(|n| {
        Record::ClientShare(ClientShare {
            team: id(Kind::Team, n),
            organisation: id(Kind::Organisation, n % 20),
            from: day(0),
            ..ClientShare::blank(id(Kind::ClientShare, n))
        })
    });
    let made = (0..teams).map(|n| {
        Record::Team(Team {
            code: format!("T{n:06}"),
            name: format!("Team {} {n}", SURNAMES[n as usize % 8]),
            places: 12,
            from: day(0),
            ..Team::blank(id(Kind::Team, n))
        })
    });
    clients.chain(made).chain(shares).chain((0..members).flat_map(move |n| person(n, teams)))
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let answer = work();
    println!("{:>10.2} ms  {what}", start.elapsed().as_secs_f64() * 1000.0);
    answer
}

fn measure(members: u64) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("large.db");
    println!("{members} members");
    let mut repo = at(&path);
    let set = |n: u8, changes| ChangeSet::new(Id::from_bytes([n; 16]), founder().1, "ada", LogVerb::MakeStore, changes);
    timed("found", || repo.bulk_load(&set(1, Vec::new()), &mut programme(members), &mut |_, _| {}).expect("fits"));
    drop(repo);
    println!("{:>10} MB", std::fs::metadata(&path).expect("a file").len() >> 20);
    let mut repo = timed("open", || at(&path));
    let names = ["name", "number", "team", "hours", "jobs", "status"];
    let query = Query::of(Kind::Member, today()).showing(&names);
    let teams = Query::of(Kind::Team, today()).showing(&["code", "name", "filled", "open", "jobs"]);
    let window = |repo: &SqliteRepository, query: &Query, from| repo.window(query, from, 40).expect("reads").rows;
    timed("first window of members", || window(&repo, &query, 0));
    timed("the same again", || window(&repo, &query, 0));
    timed("next window", || window(&repo, &query, 40));
    timed("first window of teams", || window(&repo, &teams, 0));
    let inside = query.clone().within("team", id(Kind::Team, 7 % (members / 11).max(1)));
    timed("members of a team", || window(&repo, &inside, 0));
    for word in ["hagenaar97", "naam976", "xyz", "team"] {
        let filtered = query.clone().matching(Expr::Word(word.into()));
        timed(&format!("filter {word}"), || window(&repo, &filtered, 0));
    }
    timed("search, prefix", || repo.search(&[Kind::Member, Kind::Team], "hagenaar97", 20).expect("searches"));
    timed("search, nothing like it", || repo.search(&[Kind::Member, Kind::Team], "qqqq", 20).expect("searches"));
    let count = timed("count", || repo.count(&query).expect("counts"));
    let last = timed("last window", || window(&repo, &query, count - 40));
    timed("window before it", || window(&repo, &query, count - 80));
    timed("totals", || repo.totals(today()).expect("counts"));
    timed("totals of another day", || repo.totals(day(2900)).expect("counts"));
    let clients = Query::of(Kind::Organisation, today()).showing(&["name", "people", "filled_jobs", "open"]);
    timed("clients with what is credited to them", || window(&repo, &clients, 0));
    timed("the same again", || window(&repo, &clients, 0));
    let half = id(Kind::Member, members / 2 + 1);
    let at_half = timed("position", || repo.position(&query, half).expect("reads")).expect("is there");
    timed("window there", || window(&repo, &query, at_half));
    let before = repo.record(Kind::Member, last[0].id).expect("reads").expect("is there");
    let mut after = before.clone();
    after.set("phone", Value::Text("06".into())).expect("fits");
    timed("one cell committed", || repo.commit(&set(2, vec![Change::Update { before, after }])).expect("commits"));
    timed("last window after it", || window(&repo, &query, count - 40));
    let by_hours = query.clone().sorted(Sort::by("hours"));
    timed("first window by hours", || window(&repo, &by_hours, 0));
    timed("next window by hours", || window(&repo, &by_hours, 40));
    let copy = folder.path().join("copy.db");
    timed("backup", || repo.backup(&copy, false, &mut |_, _| {}).expect("copies"));
    timed("check", || assert_eq!(repo.check().expect("checks"), []));
}

/// A large file read in: one set, with all of its log.
fn import() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut repo = at(&folder.path().join("import.db"));
    let changes: Vec<Change> = programme(30_000).map(Change::Create).collect();
    println!("a set of {} changes", changes.len());
    let (actor, at) = founder();
    let set = ChangeSet::new(Id::UNSET, at, actor, LogVerb::Import, changes);
    timed("committed", || repo.commit(&set).expect("commits"));
    let last = timed("next to undo", || repo.next_step("founder", UndoStep::Undo).expect("reads")).expect("is there");
    let back = timed("taken back", || {
        let current = |_: Kind, id| set.changes.iter().map(Change::record).find(|r| r.id() == id).cloned();
        let few = LoggedSet { changes: last.changes[..50].to_vec(), ..last.clone() };
        crate::domain::change::take_back(&few, current).expect("unchanged")
    });
    assert_eq!(back.len(), 50);
}

#[test]
#[ignore = "takes minutes, and means something in a release build only"]
fn a_million_members_are_written_and_read_within_bounds() {
    import();
    measure(1_000);
    measure(100_000);
    measure(1_100_000);
}
