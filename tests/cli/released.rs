//! A store that version 0.1.0 made (`tests/data/release-0.1.0/README.md` says how) is read as it was.

use std::collections::BTreeMap;
use std::fs::{Permissions, set_permissions};
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use binnenwerk::domain::number_order::by_value;
use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::Value;
use serde_json::{Value as Json, json};

use crate::desk::Desk;

const STORE: &[u8] = include_bytes!("../data/release-0.1.0/store.sql.gz");
const JOBS: &str = include_str!("../data/release-0.1.0/jobs.json");
const OVERVIEW: &str = include_str!("../data/release-0.1.0/overview.json");
const DAY: &str = "2026-06-15";

/// The marks in the file of version 0.1.0, which a dump leaves out: of the program, and of its second schema.
const MARKS: &str = "PRAGMA application_id = 1115124331; PRAGMA user_version = 2;";

/// Makes that store.
pub fn store(path: &Path) {
    let mut dump = String::new();
    flate2::read::GzDecoder::new(STORE).read_to_string(&mut dump).expect("unpacks");
    let made = Connection::open(path).expect("opens");
    made.execute_batch(&dump).expect("fits");
    made.execute_batch(MARKS).expect("sets");
    set_permissions(path, Permissions::from_mode(0o600)).expect("sets");
}

/// The rows of every table, with the columns that it had in version 0.1.0; what is kept in finer parts since in those of then, and
/// names in the order in which their numbers count.
fn rows(path: &Path, columns: &BTreeMap<String, Vec<String>>) -> BTreeMap<String, Vec<Vec<Value>>> {
    let conn = Connection::open(path).expect("opens");
    let ordered = |context: &Context<'_>| context.get::<String>(0).map(|key| by_value(&key));
    conn.create_scalar_function("by_value", 1, FunctionFlags::SQLITE_UTF8, ordered).expect("a function");
    let of_table = |(table, columns): (&String, &Vec<String>)| {
        let finer: i64 = conn.query_row("PRAGMA user_version", [], |row| row.get(0)).expect("reads");
        let of_then = format!("quantity / {}", if finer < 7 { 1 } else { 1_000_000 });
        let read = |column: &String| match column.as_str() {
            "\"quantity\"" => of_then.clone(),
            "\"sort_key\"" if finer < 16 => "by_value(sort_key)".to_owned(),
            _ => column.clone(),
        };
        let columns: Vec<String> = columns.iter().map(read).collect();
        let sql = format!("SELECT {} FROM {table} ORDER BY 1, 2", columns.join(", "));
        let mut statement = conn.prepare(&sql).expect("a table");
        let row = |row: &rusqlite::Row<'_>| (0..columns.len()).map(|n| row.get(n)).collect();
        (table.clone(), statement.query_map([], row).expect("reads").map(|row| row.expect("a row")).collect())
    };
    columns.iter().map(of_table).collect()
}

fn columns(path: &Path) -> BTreeMap<String, Vec<String>> {
    let conn = Connection::open(path).expect("opens");
    let sql = "SELECT t.name, '\"' || c.name || '\"' FROM sqlite_schema t, pragma_table_info(t.name) c
               WHERE t.type = 'table' ORDER BY t.name, c.cid";
    let mut columns: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut statement = conn.prepare(sql).expect("fits");
    let pairs = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("reads");
    pairs.map(|pair| pair.expect("a column")).for_each(|(t, c)| columns.entry(t).or_default().push(c));
    columns
}

/// What stands around the tables: indexes, triggers and views with their text, and the references.
fn around(path: &Path) -> Vec<String> {
    let conn = Connection::open(path).expect("opens");
    let sql = "SELECT type || ' ' || name || ' ' || sql FROM sqlite_schema WHERE type <> 'table' AND sql IS NOT NULL
               UNION SELECT t.name || '.' || f.\"from\" || ' ' || f.\"table\" || ' ' || f.\"to\"
               FROM sqlite_schema t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table' ORDER BY 1";
    let mut statement = conn.prepare(sql).expect("fits");
    statement.query_map([], |row| row.get(0)).expect("reads").map(|line| line.expect("a line")).collect()
}

/// Version 0.1.0 took the rest of the rounding from the client and the kind of work with most jobs (31.12 jobs: 31.0).
fn each_rounded_by_itself(overview: &str) -> String {
    let mended = overview.replace("\"jobs\": 34.1,", "\"jobs\": 34.2,").replace("\"jobs\": 31.0,", "\"jobs\": 31.1,");
    assert_ne!(mended, overview, "there was a rest");
    mended
}

#[test]
fn a_store_of_0_1_0_keeps_every_record_and_figure_and_what_holds_them_together() {
    let desk = Desk::empty();
    let path = desk.path("demo.db");
    store(&path);
    let (known, held) = (columns(&path), around(&path));
    let before = rows(&path, &known);
    assert!(before["member"].len() > 60 && before["statement_line"].len() > 100, "there is something to lose");

    let said = |report| desk.run(&["--as-of", DAY, "--lang", "en", "report", report, "--json"]).out;
    assert_eq!(said("jobs"), JOBS);
    assert_eq!(said("overview"), each_rounded_by_itself(OVERVIEW));
    assert_eq!(desk.run(&["check"]).code, 0);
    assert_eq!((rows(&path, &known), around(&path)), (before.clone(), held.clone()), "only read, it stays what it was");
    assert_eq!(desk.run(&["backup", "copy.db"]).code, 0);
    assert!(around(&path) != held, "brought up to date");
    assert_eq!((said("jobs"), said("overview")), (JOBS.to_owned(), each_rounded_by_itself(OVERVIEW)));
    assert_eq!(desk.run(&["check"]).code, 0);

    let after = rows(&path, &known);
    for (table, rows) in &before {
        // The parameters of the law since then came to those that were there, and the log tells of it.
        let grows = ["parameter", "log_set", "log_change"].contains(&table.as_str());
        let kept: Vec<_> = after[table].iter().filter(|row| !grows || rows.contains(row)).cloned().collect();
        assert_eq!(kept, *rows, "{table}");
    }
    let now = around(&path);
    let lost: Vec<&String> = held.iter().filter(|line| !now.contains(line)).collect();
    assert_eq!(lost, Vec::<&String>::new());
    let lists: i64 = Connection::open(&path)
        .expect("opens")
        .query_row(
            "SELECT count(*) FROM sqlite_schema WHERE name <> 'log_change' AND sql LIKE '%CHECK (% IN (''%'",
            [],
            |row| row.get(0),
        )
        .expect("reads");
    assert_eq!(lists, 0, "a list of choices in a table");
}

#[test]
fn a_store_of_0_1_0_is_written_as_before() {
    let desk = Desk::empty();
    store(&desk.path("demo.db"));
    let team = desk.json(&["list", "teams"])[0]["code"].as_str().expect("a code").to_owned();
    let said = desk.run(&["set", "team", &team, "places=19", "phase=structural"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let refused = desk.run(&["set", "team", &team, "phase=upside-down"]);
    assert_ne!(refused.code, 0);
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(desk.run(&["check"]).code, 0);
}

/// What 0.1.0 said, a question a line.
const FIGURES: &[u8] = include_bytes!("../data/release-0.1.0/figures.jsonl.gz");

/// Where two answers differ, as the path to the value with both. What a newer version says besides is no difference.
fn differences(was: &Json, now: &Json, path: &str, found: &mut Vec<(String, Json, Json)>) {
    match (was, now) {
        (Json::Object(was), Json::Object(now)) => {
            for (name, was) in was {
                differences(was, now.get(name).unwrap_or(&json!("left out")), &format!("{path}/{name}"), found);
            }
        }
        (Json::Array(was), Json::Array(now)) if was.len() == now.len() => {
            for (at, (was, now)) in was.iter().zip(now).enumerate() {
                differences(was, now, &format!("{path}/{at}"), found);
            }
        }
        _ if was == now => {}
        // What is not there was an empty text in some reports.
        _ if was == "" && now.is_null() => {}
        // 31 and 31.0 are one number.
        _ if was.as_f64().is_some_and(|was| Some(was) == now.as_f64()) => {}
        _ => found.push((path.to_owned(), was.clone(), now.clone())),
    }
}

fn cents(value: &Json) -> i64 {
    (value.as_f64().unwrap_or_default() * 100.0).round() as i64
}

/// The reasons for which a figure of 0.1.0 is rightly another now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mended {
    /// The rest of the rounding no longer goes to the largest client, kind of work or province.
    Rounding,
    /// A wage-cost subsidy without a loonwaarde ends after its six months at 50 % (Participatiewet 10d lid 5).
    FlatStart,
    /// Before any absence was recorded its rate, and without any agreement the jobs agreed, are not known rather than 0.
    NothingRecorded,
    /// What was granted without an amount is charged as the rules give it, from 1-1-2026.
    GrantWithoutAmount,
}

fn mended(ask: &str, (path, was, now): &(String, Json, Json)) -> Option<Mended> {
    let last = path.rsplit('/').next().unwrap_or_default();
    let less = cents(was) - cents(now);
    let unrecorded = last == "agreed_jobs" || format!("{ask}{path}").contains("absence");
    match last {
        _ if unrecorded && was.as_f64() == Some(0.0) && now.is_null() => Some(Mended::NothingRecorded),
        "jobs" | "quota_jobs" | "before" if less.abs() == 10 && path.matches('/').count() == 3 => {
            Some(Mended::Rounding)
        }
        "windfalls" | "total" if ask.starts_with("report charges") && ask.ends_with("-2026") && less > 0 => {
            Some(Mended::GrantWithoutAmount)
        }
        _ if !ask.starts_with("report instruments --as-of 15-6-2026") => None,
        "per_month" if now.is_null() => Some(Mended::FlatStart),
        "missing" if now == "wage_value" => Some(Mended::FlatStart),
        // Sums of one or two of them.
        "granted" | "requested" => (less > 0).then_some(Mended::FlatStart),
        "unknown" => (less < 0).then_some(Mended::FlatStart),
        _ => None,
    }
}

#[test]
fn a_store_of_0_1_0_keeps_every_figure_that_0_1_0_gave_but_those_that_were_wrong() {
    let desk = Desk::empty();
    store(&desk.path("demo.db"));
    let mut figures = String::new();
    flate2::read::GzDecoder::new(FIGURES).read_to_string(&mut figures).expect("unpacks");
    let (mut asked, mut reasons) = (0, BTreeMap::new());
    for line in figures.lines() {
        let figure: Json = serde_json::from_str(line).expect("JSON");
        let ask: Vec<&str> = figure["ask"].as_array().expect("a list").iter().filter_map(Json::as_str).collect();
        let day: &[&str] = if ask.contains(&"--as-of") { &[] } else { &["--as-of", DAY] };
        let now = desk.json(&[&ask[..], day, &["--lang", "en"]].concat());
        let ask = ask.join(" ");
        let mut found = Vec::new();
        differences(&figure["said"], &now, "", &mut found);
        for difference in &found {
            let why = mended(&ask, difference).unwrap_or_else(|| panic!("{ask}: {difference:?}"));
            *reasons.entry(why).or_insert(0) += 1;
        }
        // The total changes by what the windfalls change by.
        let by = |name: &str| -> i64 {
            found.iter().filter(|(path, ..)| path.ends_with(name)).map(|(_, was, now)| cents(was) - cents(now)).sum()
        };
        if ask.starts_with("report charges") {
            assert_eq!(by("/windfalls"), by("/total"), "{ask}");
        }
        asked += 1;
    }
    assert!(asked > 150, "{asked} questions");
    // Each reason is one that there is, and how often: a figure more is a figure that changed.
    assert_eq!(
        reasons.into_iter().collect::<Vec<_>>(),
        [
            (Mended::Rounding, 79),
            (Mended::FlatStart, 15),
            (Mended::NothingRecorded, 298),
            (Mended::GrantWithoutAmount, 72)
        ]
    );
}
