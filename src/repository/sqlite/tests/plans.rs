//! What a window costs follows the window, not the table: shown by the plans the engine makes, not by timing.

use super::super::database::{Params, Sql, ToSql};
use super::*;
use crate::domain::agenda::{AgendaDays, DueBy, Horizon, SOURCES};
use crate::domain::choices::Choice;
use crate::domain::filter::{Expr, Relation};
use crate::domain::log_verb::LogVerb;
use crate::domain::query::Sort;
use crate::repository::sqlite::build::Build;
use crate::repository::sqlite::cache::{Key, RowPosition};
use crate::repository::sqlite::window::{Start, sql};

fn plan(repo: &SqliteRepository, query: &Query, start: &Start) -> Vec<String> {
    let mut build = Build::new(&repo.conn, query);
    let sql = sql(&mut build, start).expect("builds");
    let mut values = build.values;
    values.extend([40.into(), 0.into()]);
    explained(repo, &sql, values)
}

/// The steps of a statement as the engine plans them.
fn explained(repo: &SqliteRepository, sql: &str, values: impl Params) -> Vec<String> {
    let mut statement = repo.conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).expect("prepares");
    let rows = statement.query_map(values, |row| row.get(3)).expect("explains");
    rows.map(|row| row.expect("a row")).collect()
}

/// The same with nothing for each value.
fn of_nothing(repo: &SqliteRepository, sql: &str) -> Vec<String> {
    let values = repo.conn.file().expect("a file").prepare(sql).expect("prepares").parameter_count();
    explained(repo, sql, vec![Sql::Null; values])
}

fn today() -> Day {
    "2026-06-15".parse().expect("a day")
}

/// The start at the first row.
const FIRST: Start = Start { at: None, back: false };

fn starts() -> [Start; 4] {
    let place = (Key::Text("bos".into()), Id::from_bytes([1; 16]));
    let start = |at: Option<RowPosition>, back| Start { at, back };
    [FIRST, start(None, true), start(Some(place.clone()), false), start(Some(place), true)]
}

/// A walk over a whole table without an index, or a sort of everything.
fn is_costly(step: &str) -> bool {
    let scan = step.starts_with("SCAN") && !step.contains("USING") && !step.contains("CONSTANT ROW");
    scan || step.contains("TEMP B-TREE FOR ORDER BY") || step.contains("AUTOMATIC")
}

#[test]
fn windows_in_the_order_of_an_index_scan_no_table_and_sort_nothing() {
    let repo = in_memory();
    for (kind, column) in [
        (Kind::Member, "name"),
        (Kind::Member, "number"),
        (Kind::Team, "name"),
        (Kind::Team, "code"),
        (Kind::Staff, "name"),
        (Kind::Organisation, "name"),
        (Kind::Vacancy, "number"),
        (Kind::Candidate, "number"),
        (Kind::Statement, "number"),
    ] {
        for descending in [false, true] {
            for filter in [Expr::All, Expr::Word("bos".into())] {
                let query = Query::of(kind, today()).sorted(Sort { column, descending }).matching(filter);
                for query in [query.clone(), query.of_all_times()] {
                    for start in starts() {
                        let plan = plan(&repo, &query, &start);
                        assert!(!plan.iter().any(|step| is_costly(step)), "{kind} by {column}: {plan:#?}");
                        let sought = start.at.is_some();
                        assert!(!sought || plan[0].starts_with("SEARCH k "), "{kind} by {column}: {plan:#?}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_filter_on_the_names_of_members_reads_one_index() {
    let repo = in_memory();
    let query = Query::of(Kind::Member, today()).matching(Expr::Word("bos".into()));
    let plan = plan(&repo, &query, &FIRST);
    assert!(plan[0].contains("USING COVERING INDEX member_by_name"), "{plan:#?}");
}

/// These have no index to go along, and why.
const WALKED: [(&str, &str); 6] = [
    ("retention", "until when a candidate is kept is worked out from procedure and consent"),
    ("own-coach-left", "whether a coach has outlived the service is asked of each of them"),
    ("benefit-day", "which day comes next is worked out from the parameters of each granted benefit"),
    ("notice", "until when notice is given is worked out from the end and the length of the contract"),
    ("leader", "who leads is worked out from the roles of each team"),
    ("coach", "who coaches is worked out from the roles of each team"),
];

#[test]
fn what_is_due_is_read_along_an_index_on_its_day() {
    let repo = in_memory();
    let look = AgendaDays { day: today(), today: today() };
    let ways =
        ["SEARCH k USING INDEX", "SEARCH k USING COVERING", "SEARCH main.due_day USING COVERING INDEX due_day_open"];
    for source in SOURCES {
        let walked = WALKED.iter().any(|(name, _)| *name == source.name);
        for reach in [Horizon::Window, Horizon::Day] {
            let plan = plan(&repo, &source.query(look, reach, &[]), &FIRST);
            let way = plan.iter().find(|step| !["MERGE (UNION ALL)", "LEFT"].contains(&step.as_str()));
            let sought = way.is_some_and(|step| ways.iter().any(|way| step.starts_with(way)));
            // What should not be so at all is little, and so is, seen from today, what is due on that day and not any more on a later
            // one: these are put in order.
            let is_little = matches!(source.by, DueBy::Now | DueBy::NowOfNew { .. });
            let open = plan.iter().take_while(|step| *step != "RIGHT").count() * usize::from(!is_little);
            let is_sort = |step: &str| step == "USE TEMP B-TREE FOR ORDER BY";
            let costly = plan.iter().enumerate().any(|(at, step)| is_costly(step) && !(at > open && is_sort(step)));
            assert_eq!(sought && !costly, !walked, "{}: {plan:#?}", source.name);
        }
    }
}

#[test]
fn the_members_of_a_team_are_sought_by_their_team() {
    let repo = in_memory();
    let query = Query::of(Kind::Member, today()).within("team", Id::from_bytes([7; 16]));
    for start in starts() {
        let plan = plan(&repo, &query, &start);
        assert!(plan[0].starts_with("SEARCH p USING COVERING INDEX placement_in_team (team=?"), "{plan:#?}");
        assert!(plan[1].starts_with("SEARCH k USING PRIMARY KEY"), "{plan:#?}");
        // Only the few members of that one team are sorted.
        assert!(!plan.iter().any(|step| step.starts_with("SCAN")), "{plan:#?}");
    }
}

#[test]
fn the_cells_of_a_row_and_the_count_of_a_team_are_sought() {
    let repo = in_memory();
    for kind in [Kind::Member, Kind::Team] {
        let query = Query::of(kind, today());
        let sql = cells::statement(&repo.conn, &query).expect("builds");
        let plan = of_nothing(&repo, &sql);
        assert!(!plan.iter().any(|step| step.starts_with("SCAN") && !step.contains("CONSTANT")), "{kind}: {plan:#?}");
    }
}

#[test]
fn an_edit_mends_the_numbers_of_the_programme_without_walking_over_it() {
    let repo = in_memory();
    let query = Query::of(Kind::Team, today());
    let of_team = counts::teams_sql(&mut Build::new(&repo.conn, &query), Some(Id::from_bytes([7; 16])));
    for sql in [counts::people_sql(true), of_team.expect("builds")] {
        let plan = of_nothing(&repo, &sql);
        assert!(!plan.iter().any(|step| step.starts_with("SCAN")), "{plan:#?}");
    }
}

#[test]
fn undo_and_the_history_of_a_record_read_the_log_by_index() {
    let repo = in_memory();
    for sql in log::STEPS {
        let plan = explained(&repo, sql, ["ada", LogVerb::MakeStore.name()]);
        assert!(!plan.iter().any(|step| step.starts_with("SCAN") || step.contains("TEMP B-TREE")), "{plan:#?}");
    }
    let touched = "EXPLAIN QUERY PLAN SELECT c.revision FROM log_change c WHERE c.record = x'00'";
    let plan: String =
        repo.conn.file().expect("a file").query_row(touched, [], |row| row.get("detail")).expect("explains");
    assert!(plan.contains("INDEX log_change_of_record"), "{plan}");
}

#[test]
fn no_statement_is_made_anew_for_the_numbers_that_are_bound_to_it() {
    let repo = in_memory();
    let query = Query::of(Kind::Parameter, today());
    let mut build = Build::new(&repo.conn, &query);
    let text = sql(&mut build, &FIRST).expect("builds");
    let mut statement = repo.conn.file().expect("a file").prepare(&text).expect("prepares");
    for (most, passed) in [(1, 0), (4, 2), (20, 9)] {
        let values: Vec<Sql> = build.values.iter().cloned().chain([Sql::Integer(most), Sql::Integer(passed)]).collect();
        let values = values.iter().map(ToSql::to_sql);
        let found = statement.query_map(rusqlite::params_from_iter(values), |_| Ok(())).expect("reads").count();
        assert!(found > 0);
    }
    assert_eq!(statement.get_status(rusqlite::StatementStatus::RePrepare), 0);
}

#[test]
fn what_is_due_by_a_day_is_read_along_the_index_of_these_days() {
    let repo = in_memory();
    for name in ["contact", "instrument", "unchecked", "no-team", "instrument-left", "register-lost"] {
        let source = SOURCES.iter().find(|source| source.name == name).expect("a source");
        for day in [today(), today() - chrono::Days::new(400)] {
            let query = source.query(AgendaDays { day, today: today() }, Horizon::Window, &[]);
            let plan = plan(&repo, &query, &FIRST);
            let has = |part: &str| plan.iter().any(|step| step.contains(part));
            let by_day = if source.day_column().is_some() { " AND day<?" } else { "" };
            assert!(has(&format!("due_day_open (what=?{by_day})")), "{plan:#?}");
            assert!(has("due_day_ended (what=? AND until>? AND until<?)"), "{plan:#?}");
            assert!(!plan.iter().any(|step| step.starts_with("SCAN")), "{plan:#?}");
        }
    }
}

#[test]
fn a_list_in_another_order_than_what_is_due_is_walked_through_in_its_own_order_and_counted_by_what_is_due() {
    let repo = in_memory();
    let due = Expr::Compare { column: "contact_due", relation: Relation::AtMost, value: today().into() };
    let query = Query::of(Kind::Member, today()).matching(due);
    let by_name = plan(&repo, &query, &FIRST);
    assert!(by_name[0].starts_with("SCAN k USING") && by_name[0].contains("member_by_name"), "{by_name:#?}");
    assert!(!by_name.iter().any(|step| is_costly(step)), "{by_name:#?}");
    let mut build = Build::new(&repo.conn, &query);
    let (tables, condition) = build.counted().expect("builds");
    let counted = of_nothing(&repo, &format!("SELECT count(*) FROM {tables} WHERE {condition}"));
    assert!(counted.iter().any(|step| step.contains("due_day_open (what=? AND day<?)")), "{counted:#?}");
}
