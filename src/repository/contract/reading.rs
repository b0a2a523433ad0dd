//! Windows: rows, cells, order, paging, as of a day.

use super::*;
use crate::domain::columns::columns;
use crate::domain::filter::{Expr, Relation};
use crate::domain::log_verb::LogVerb;
use crate::domain::query::{Query, Sort};
use crate::domain::verbs::MemberFile;

/// The members of a query by the last digits of their number.
pub fn members(repo: &dyn Repository, query: &Query) -> Vec<u16> {
    let found: Vec<u16> =
        repo.window(query, 0, 1000).expect("reads").rows.iter().map(|r| u16::from(r.id.bytes()[15])).collect();
    assert_eq!(repo.count(query).expect("counts"), found.len() as u64);
    found
}

/// Members are those who have to do with the day, ordered by name.
pub fn members_of_the_day(repo: &mut dyn Repository) {
    filled(repo);
    let query = Query::of(Kind::Member, today());
    // Bos stands before Bos Adema; 6 has left, 7 is still to come.
    assert_eq!(members(repo, &query), [1, 2, 3, 4, 5, 8]);
    assert_eq!(members(repo, &query.clone().of_all_times()), [1, 2, 3, 4, 5, 6, 7, 8]);
    assert_eq!(members(repo, &Query::of(Kind::Member, day("2026-03-31"))), [1, 2, 3, 4, 5, 6, 8]);
    assert_eq!(members(repo, &Query::of(Kind::Member, day("2026-08-01"))), [1, 2, 3, 4, 5, 7, 8]);
    let archive = query.within("team", id(Kind::Team, 1));
    assert_eq!(members(repo, &archive), [1, 2]);
    assert_eq!(members(repo, &archive.clone().of_all_times()), [1, 2]);
    assert_eq!(members(repo, &archive.sorted(Sort { column: "name", descending: true })), [2, 1]);
}

/// Whoever has a later placement in a team is listed there from that day, once, whatever team they are in before.
pub fn who_comes_to_a_team_is_listed_there(repo: &mut dyn Repository) {
    filled(repo);
    let later = [
        // From another team, twice; from this team into this team; from nowhere into the other one.
        placement(50, 3, 1, 24, "2026-09-01", Some("2026-12-31")),
        placement(51, 3, 1, 20, "2027-01-01", None),
        placement(52, 1, 1, 16, "2027-03-01", None),
        placement(53, 5, 2, 12, "2026-10-01", None),
    ];
    let ending = stored(repo, Kind::Placement, 3);
    let leaving = change(&ending, "until", day("2026-08-31"));
    let scanning = change(&stored(repo, Kind::Placement, 1), "until", day("2026-12-31"));
    let changes = [leaving, scanning].into_iter().chain(later.map(Record::Placement).map(Change::Create)).collect();
    repo.commit(&set(2, "ada", LogVerb::Edit, changes)).expect("commits");
    let filled = [1, 2].map(|n| repo.team_count(id(Kind::Team, n), today()).expect("counts").filled);
    assert_eq!(filled, [2, 1], "who is listed from a later day is not counted before it");
    let listed = |team: u16, on: &str| {
        let columns = ["placed_from", "hours", "status"];
        let mut query = Query::of(Kind::Member, day(on)).within("team", id(Kind::Team, team)).showing(&columns);
        query.coming = true;
        assert_eq!(repo.count(&query).expect("counts"), repo.window(&query, 0, 99).expect("reads").rows.len() as u64);
        let rows = repo.window(&query, 0, 99).expect("reads").rows;
        let cells =
            |row: &crate::domain::query::Row| row.cells.iter().map(|c| c.value.plain()).collect::<Vec<_>>().join(" ");
        rows.iter().map(|row| format!("{} {}", row.id.bytes()[15], cells(row))).collect::<Vec<_>>()
    };
    let wanted = [
        "1 2024-01-01 32 at_work",
        "2 2024-01-01 20 at_work",
        "3 2026-09-01 24 coming",
        "7 2026-08-01 28 coming",
        "8 2026-07-01 36 coming",
    ];
    assert_eq!(listed(1, "2026-06-15"), wanted);
    assert_eq!(listed(2, "2026-06-15"), ["3 2026-01-01 24 exempt", "5 2026-10-01 12 coming"]);
    assert_eq!(listed(2, "2026-09-01"), ["5 2026-10-01 12 coming"]);
    assert_eq!(listed(1, "2026-09-01")[2], "3 2026-09-01 24 at_work");
    let wanted = ["1 2027-03-01 16 coming", "2 2024-01-01 20 at_work", "3 2027-01-01 20 at_work"];
    assert_eq!(listed(1, "2027-02-01")[..3], wanted, "also who was there before and comes back");
}

/// Cells show what holds on the day, and references carry names.
pub fn cells_show_what_holds(repo: &mut dyn Repository) {
    filled(repo);
    let columns = ["name", "team", "task_package", "hours", "jobs", "status", "client", "placed_from", "contract"];
    let query = Query::of(Kind::Member, today()).showing(&columns);
    let rows = repo.window(&query, 0, 10).expect("reads").rows;
    let first = &rows[0];
    assert_eq!((first.placement, first.employment), (Some(id(Kind::Placement, 1)), Some(id(Kind::Employment, 1))));
    let values: Vec<String> = first.cells.iter().map(|c| c.label.clone().unwrap_or_else(|| c.value.plain())).collect();
    let wanted = [
        "Aa, Jan van der",
        "Archief Leiden",
        "Scannen",
        "32",
        "1.25",
        "at_work",
        "Zuiderwater",
        "2024-01-01",
        "permanent",
    ];
    assert_eq!(values, wanted);
    let status = |n: usize| rows[n].cells[5].value.plain();
    assert_eq!([2, 3, 4, 5].map(status), ["exempt", "no_team", "no_team", "no_team"]);
    let all = repo.window(&query.of_all_times(), 0, 10).expect("reads").rows;
    let status = |n: usize| all[n].cells[5].value.plain();
    assert_eq!([5, 6].map(status), ["left", "coming"]);

    let columns = ["code", "filled", "jobs", "reserved", "open", "status", "client", "leader", "coach"];
    let teams = repo.window(&Query::of(Kind::Team, today()).showing(&columns), 0, 10).expect("reads").rows;
    let values: Vec<String> =
        teams[0].cells.iter().map(|c| c.label.clone().unwrap_or_else(|| c.value.plain())).collect();
    // Two persons, one of whom does not count: 32 hours are 1.3 jobs.
    assert_eq!(values, ["T001", "2", "1.3", "2", "0", "structural", "Zuiderwater", "Wit, Lies de", ""]);
    assert_eq!((teams.len(), teams[1].cells[5].value.plain()), (2, "standstill".to_owned()));
}

/// Other kinds follow the day too.
pub fn other_kinds_follow_the_day(repo: &mut dyn Repository) {
    filled(repo);
    let count = |kind, on: &str| repo.count(&Query::of(kind, day(on))).expect("counts");
    assert_eq!((count(Kind::Team, "2025-12-31"), count(Kind::Team, "2026-01-01")), (3, 2));
    assert_eq!((count(Kind::Vacancy, "2026-04-30"), count(Kind::Vacancy, "2026-05-01")), (0, 1));
    assert_eq!((count(Kind::TeamRole, "2026-06-15"), count(Kind::TeamRole, "2027-01-01")), (1, 2));
    assert_eq!((count(Kind::Placement, "2026-03-31"), count(Kind::Placement, "2026-04-01")), (4, 3));
    assert_eq!(count(Kind::Staff, "1999-01-01"), 1);
    let placements = Query::of(Kind::Placement, today()).within("team", id(Kind::Team, 1)).of_all_times();
    assert_eq!(repo.count(&placements).expect("counts"), 5);
}

/// Sixty members with three surnames, so that many rows are equal in the order.
pub fn crowd() -> Vec<Record> {
    (100..160).map(|n| Record::Member(member(n, "A", "", ["Bos", "Vos", "Aa"][usize::from(n) % 3]))).collect()
}

/// What belongs to a member shows the member's team and whether they are in service.
pub fn facts_follow_their_member(repo: &mut dyn Repository) {
    filled(repo);
    let certificate = |n: u16| {
        let blank = Certificate::blank(id(Kind::Certificate, n));
        Certificate { member: id(Kind::Member, n), name: "VCA".into(), from: day("2024-06-01"), ..blank }
    };
    create(repo, 2, (1..=8).map(|n| Record::Certificate(certificate(n))).collect()).expect("commits");
    for on in ["2026-03-31", "2026-06-15", "2026-08-01"].map(day) {
        let query = Query::of(Kind::Certificate, on).showing(&["member", "team", "still_in_service"]);
        for row in repo.window(&query, 0, 10).expect("reads").rows {
            let member = row.cells[0].value.reference().expect("a member");
            let placements = repo.referring_to::<Placement>(Placement::member, member).expect("reads");
            let employments = repo.referring_to::<Employment>(Employment::member, member).expect("reads");
            let member = repo.one::<Member>(member).expect("reads").expect("is there");
            let file = MemberFile { member, employments, placements };
            let placed = file.placement_on(on);
            assert_eq!(row.cells[1].value.reference(), placed.map(|p| p.team), "{} on {on}", file.member.number);
            let here = placed.is_some() || file.employment_on(on).is_some();
            assert_eq!(row.cells[2].value, Value::Flag(here), "{} on {on}", file.member.number);
        }
    }
}

/// Windows of any size and order put together are the whole.
pub fn windows_put_together(repo: &mut dyn Repository) {
    filled(repo);
    create(repo, 2, crowd()).expect("commits");
    for (column, descending) in
        [("name", false), ("name", true), ("number", false), ("number", true), ("surname", true), ("hours", false)]
    {
        let query = Query::of(Kind::Member, today()).sorted(Sort { column, descending }).showing(&["number"]);
        let whole = repo.window(&query, 0, 1000).expect("reads").rows;
        assert_eq!(whole.len(), 66);
        for size in [1, 7, 66] {
            let mut order: Vec<u64> = (0..66).step_by(size).map(|n| n as u64).collect();
            order.extend([60, 3, 65, 0, 30, 29, 31]);
            for from in order {
                let window = repo.window(&query, from, size as u64).expect("reads");
                let end = (from as usize + size).min(66);
                assert_eq!(window.rows, whole[from as usize..end], "{column} {descending} {from}+{size}");
            }
        }
        assert!(repo.window(&query, 66, 5).expect("reads").rows.is_empty());
    }
}

/// The first rows and the count of all are those that a window and a count give.
pub fn first_rows_come_with_their_count(repo: &mut dyn Repository) {
    filled(repo);
    create(repo, 2, crowd()).expect("commits");
    for (column, descending) in [("name", false), ("number", true), ("hours", false), ("contact_due", true)] {
        for (most, filter) in [(0, "Bos"), (1, "Bos"), (7, "wit"), (66, ""), (1000, "Aa"), (5, "nobody")] {
            let filter = if filter.is_empty() { Expr::All } else { Expr::Word(filter.to_lowercase()) };
            let query = Query::of(Kind::Member, today()).sorted(Sort { column, descending }).matching(filter);
            // Asked first, when nothing is remembered of the query.
            let by = [0, 20, 40].map(|days| today() + TimeDelta::days(days));
            let (window, count, reached) = repo.first_of_all(&query, most, &by).expect("reads");
            let due = |by: Day| {
                let due = Expr::Compare { column: "contact_due", relation: Relation::AtMost, value: by.into() };
                repo.count(&query.clone().matching(query.filter.clone().and(due))).expect("counts")
            };
            assert_eq!(reached, (column == "contact_due").then(|| by.map(due).to_vec()));
            let back = query.clone().sorted(Sort { column, descending: !descending });
            let mut rows = repo.window(&back, 0, 1000).expect("reads").rows;
            rows.reverse();
            assert_eq!(count, rows.len() as u64, "{column} {descending} {most}");
            rows.truncate(usize::try_from(most).expect("few"));
            assert_eq!(window.rows, rows, "{column} {descending} {most}");
            assert_eq!(window, repo.window(&query, 0, most).expect("reads"));
        }
    }
}

/// A position leads to the row, and a row that is not there has none.
pub fn positions_lead_to_rows(repo: &mut dyn Repository) {
    filled(repo);
    create(repo, 2, crowd()).expect("commits");
    for descending in [false, true] {
        let query = Query::of(Kind::Member, today()).sorted(Sort { column: "name", descending });
        let rows = repo.window(&query, 0, 1000).expect("reads").rows;
        for (at, row) in rows.iter().enumerate() {
            assert_eq!(repo.position(&query, row.id).expect("reads"), Some(at as u64));
        }
        assert_eq!(repo.position(&query, id(Kind::Member, 6)).expect("reads"), None, "has left");
        assert_eq!(repo.position(&query, id(Kind::Member, 500)).expect("reads"), None);
    }
}

/// What was remembered stays right when rows come, move and go.
pub fn memory_stays_right(repo: &mut dyn Repository) {
    // Enough rows to be worth remembering across a commit.
    let many = (0..2500).map(|n| Record::Member(member(n, "A", "", &format!("N{:04}", n * 2)))).collect();
    create(repo, 1, many).expect("commits");
    for descending in [false, true] {
        let query = Query::of(Kind::Member, today()).sorted(Sort { column: "name", descending }).showing(&["name"]);
        let n = if descending { 5000 } else { 4000 };
        let whole = |repo: &dyn Repository| {
            // Another shape of the same question, which nothing is remembered of.
            let fresh = query.clone().matching(Expr::Word("n".into()));
            repo.window(&fresh, 0, 5000).expect("reads").rows
        };
        let compare = |repo: &dyn Repository| {
            let whole = whole(repo);
            assert_eq!(repo.count(&query).expect("counts"), whole.len() as u64);
            for from in [0, 10, 2400, 1200, 2490, whole.len() - 3] {
                let rows = repo.window(&query, from as u64, 8).expect("reads").rows;
                assert_eq!(rows, whole[from..(from + 8).min(whole.len())], "{descending} from {from}");
            }
        };
        compare(repo);
        let renamed = stored(repo, Kind::Member, 1200);
        edit(repo, n, "ada", &renamed, "surname", text("N0003"));
        compare(repo);
        let now = stored(repo, Kind::Member, 1200);
        edit(repo, n + 1, "ada", &now, "surname", text("N9999"));
        compare(repo);
        create(repo, n + 2, vec![Record::Member(member(n, "A", "", "N1001"))]).expect("commits");
        compare(repo);
        repo.commit(&set(n + 3, "ada", LogVerb::Undo, vec![Change::Remove(stored(repo, Kind::Member, n))]))
            .expect("commits");
        compare(repo);
        // Out of service from today on: no longer among the rows.
        create(
            repo,
            n + 4,
            vec![Record::Employment(employment(n, 77 + u16::from(descending), "2020-01-01", Some("2020-12-31")))],
        )
        .expect("commits");
        compare(repo);
    }
}

/// Every column of every kind can be shown, sorted by and asked for emptiness.
pub fn every_column_works(repo: &mut dyn Repository) {
    filled(repo);
    for kind in Kind::ALL {
        for column in columns(kind) {
            for descending in [false, true] {
                let query = Query::of(kind, today()).of_all_times().sorted(Sort { column: column.name, descending });
                let rows = repo.window(&query, 0, 100).expect(column.name).rows;
                let all = rows.len() as u64;
                let ask = |relation| {
                    let expr = Expr::Compare { column: column.name, relation, value: Value::Empty };
                    repo.count(&query.clone().matching(expr)).expect(column.name)
                };
                assert_eq!(ask(Relation::Is) + ask(Relation::IsNot), all, "{kind}.{}", column.name);
                let at = query.columns.iter().position(|c| *c == column.name).expect("shown");
                let empty = rows.iter().filter(|row| row.cells[at].value.is_empty()).count() as u64;
                assert_eq!(ask(Relation::Is), empty, "{kind}.{}", column.name);
            }
        }
    }
}
