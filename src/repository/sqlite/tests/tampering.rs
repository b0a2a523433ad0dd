//! What another program does to one row of any table of the log or of the records, or to the end of one, is found by a check, which names
//! it. The tables and columns are those of the schema, so that a new one is tried too.

use std::collections::BTreeSet;

use super::super::database::{Sql, SqlResult, SqlRow};
use super::everything::{filled, full_with_erased, note, tables};
use super::*;
use crate::domain::kinds::PastValue;
use crate::domain::value::{FieldType, Value};

/// A store with two rows or more in every table that is about records or the log.
fn two_of_each(path: &Path) -> SqliteRepository {
    let repo = full_with_erased(path);
    let second = |kind: Kind| Id::from_bytes([kind as u8 + 101; 16]);
    let record = |kind: Kind| {
        let mut record = Record::blank(kind, second(kind));
        for (nth, info) in kind.fields().iter().enumerate() {
            let first = filled(kind, nth, info);
            let is_name_of_other = kind == Kind::PastValue && [PastValue::record, PastValue::kind].contains(&info.name);
            let value = match (first, info.ty) {
                (Value::Text(text), FieldType::Text(most)) if !is_name_of_other => {
                    Value::Text(format!("b{text}").chars().take(most).collect())
                }
                (Value::Day(day), _) => Value::Day(day + chrono::Days::new(400)),
                (_, FieldType::Ref(to)) => Value::Ref(second(to)),
                (first, _) => first,
            };
            record.set(info.name, value).expect("fits");
        }
        record
    };
    let changes: Vec<Change> = Kind::ALL.into_iter().map(record).map(Change::Create).collect();
    let transaction = repo.conn.begin().expect("begins");
    changes.iter().for_each(|change| rows::insert(&transaction, change.record()).expect("fits"));
    due_days::work_out_all(&transaction, &mut |_, _| {}).expect("follow");
    let set = ChangeSet { correction: true, ..set(50, Vec::new()) };
    let size = (changes.len() as i64, Day::from_ymd_opt(2025, 12, 31));
    commit::enter(&transaction, &set, size, changes.iter()).expect("enters");
    transaction.commit().expect("commits");
    note(&repo);
    repo
}

/// A table of the store: its name, its columns, and which of these are its key.
struct Table {
    name: String,
    columns: Vec<String>,
    key: Vec<usize>,
}

impl Table {
    fn of(conn: &Connection, name: &str) -> Self {
        let mut statement = conn.prepare(&format!("PRAGMA table_info({name})")).expect("reads");
        let columns: Vec<(String, i64)> = statement
            .query_map((), |row| Ok((row.get(1)?, row.get(5)?)))
            .expect("reads")
            .map(|column| column.expect("a column"))
            .collect();
        let key = (0..columns.len()).filter(|at| columns[*at].1 > 0).collect();
        Self { name: name.to_owned(), columns: columns.into_iter().map(|(name, _)| name).collect(), key }
    }

    fn rows(&self, conn: &Connection) -> Vec<Vec<Sql>> {
        let key: Vec<&str> = self.key.iter().map(|at| self.columns[*at].as_str()).collect();
        let mut statement =
            conn.prepare(&format!("SELECT * FROM {} ORDER BY {}", self.name, key.join(", "))).expect("reads");
        let row = |row: SqlRow<'_>| (0..self.columns.len()).map(|at| row.get(at)).collect();
        statement.query_map((), row).expect("reads").map(|row| row.expect("a row")).collect()
    }

    fn delete(&self, conn: &Connection, row: &[Sql]) -> SqlResult<usize> {
        let conditions: Vec<String> =
            self.key.iter().enumerate().map(|(nth, at)| format!("\"{}\" = ?{}", self.columns[*at], nth + 1)).collect();
        let key: Vec<&Sql> = self.key.iter().map(|at| &row[*at]).collect();
        let sql = format!("DELETE FROM {} WHERE {}", self.name, conditions.join(" AND "));
        conn.execute(&sql, key)
    }

    fn insert(&self, conn: &Connection, row: &[Sql]) -> SqlResult<usize> {
        let marks = vec!["?"; row.len()].join(", ");
        conn.execute(&format!("INSERT INTO {} VALUES ({marks})", self.name), row)
    }

    fn replace(&self, conn: &Connection, old: &[Sql], new: &[Sql]) -> SqlResult<usize> {
        self.delete(conn, old)?;
        self.insert(conn, new)
    }

    /// How a finding about a row names it: an entry of a log by its number, a record by its kind.
    fn names(&self, detail: &str, row: &[Sql]) -> bool {
        let numbers = || detail.split(|sign: char| !sign.is_ascii_digit());
        match (&row[self.key[0]], self.name.as_str()) {
            (Sql::Integer(number), "log_set" | "log_change" | "log_erased" | "access_log") => {
                let set_of_erasure = row.get(2).filter(|_| self.name == "log_erased");
                let others = set_of_erasure.into_iter().filter_map(|by| match by {
                    Sql::Integer(by) => Some(*by),
                    _ => None,
                });
                [*number].into_iter().chain(others).any(|number| numbers().any(|found| found == number.to_string()))
            }
            _ => detail.starts_with(&self.name),
        }
    }
}

/// Other values in the place of one, of the same type or none.
fn others(value: &Sql) -> Vec<Sql> {
    match value {
        Sql::Null => vec![Sql::Integer(1), Sql::Integer(0), Sql::Text("x".into()), Sql::Bytes(vec![5; 16])],
        Sql::Integer(n) => vec![Sql::Integer(n + 1), Sql::Integer(n - 1), Sql::Integer(n + 100), Sql::Null],
        Sql::Text(text) => {
            // Of a day, a choice, a moment or a note one that could stand there.
            let later = text.replacen("2026", "2027", 1);
            let mut all = vec![Sql::Text(format!("{text}x")), Sql::Null, Sql::Text(String::new())];
            if later != *text {
                all.insert(0, Sql::Text(later));
            }
            all
        }
        Sql::Bytes(bytes) => {
            let mut other = bytes.clone();
            other[0] ^= 1;
            vec![Sql::Bytes(other), Sql::Null]
        }
    }
}

/// A row that was not there, for an insertion: with another key, and where these have to differ other texts or references.
fn added(table: &Table, row: &[Sql], rows: usize) -> [Vec<Sql>; 3] {
    let mut plain = row.to_vec();
    for at in &table.key {
        plain[*at] = match &plain[*at] {
            Sql::Integer(n) => Sql::Integer(n + rows as i64),
            Sql::Bytes(_) => Sql::Bytes(vec![0xee; 16]),
            other => other.clone(),
        };
    }
    let mut differing = plain.clone();
    for value in &mut differing {
        *value = match &*value {
            Sql::Text(text) if !text.starts_with("20") && !text.starts_with('{') => Sql::Text(format!("{text}+")),
            Sql::Text(text) if text.starts_with("20") => Sql::Text(text.replacen("20", "19", 1)),
            Sql::Bytes(bytes) if table.name.starts_with("log") => Sql::Bytes(vec![0xee; bytes.len()]),
            other => other.clone(),
        };
    }
    let mut referring = differing.clone();
    for at in (0..referring.len()).filter(|at| !table.key.contains(at)) {
        if let Sql::Bytes(bytes) = &referring[at] {
            referring[at] = Sql::Bytes(vec![0xed; bytes.len()]);
        }
    }
    [plain, differing, referring]
}

/// One deed of somebody with `sqlite3`, and how it went.
struct Trial<'a> {
    conn: &'a Connection,
    known: &'a [Finding],
    tried: usize,
    missed: Vec<String>,
}

impl Trial<'_> {
    /// Does it, checks, and takes it back. Answers whether the schema let it be done.
    fn run(&mut self, table: &Table, row: &[Sql], what: &str, deed: impl Fn(&Connection) -> SqlResult<usize>) -> bool {
        self.conn.execute_batch("SAVEPOINT trial").expect("begins");
        let done = deed(self.conn);
        if done.is_ok() {
            self.tried += 1;
            let found = check::all(self.conn, &mut |_, _| {});
            let new = |finding: &&Finding| !self.known.contains(finding);
            let is_named = match &found {
                Ok(found) => found.iter().filter(new).any(|finding| table.names(&finding.detail, row)),
                Err(_) => false,
            };
            if !is_named {
                let key: Vec<&Sql> = table.key.iter().map(|at| &row[*at]).collect();
                let found = found.map(|found| found.iter().filter(new).cloned().collect::<Vec<_>>());
                self.missed.push(format!("{} {key:?}: {what}: {found:?}", table.name));
            }
        }
        self.conn.execute_batch("ROLLBACK TO trial; RELEASE trial").expect("takes back");
        done.is_ok()
    }
}

/// Which rows of a table are tried: of all that there are those at both ends, or one.
fn picked(rows: usize, table: usize, whole: bool) -> Vec<usize> {
    match whole {
        true => (0..rows).filter(|nth| *nth < 2 || nth + 2 >= rows).collect(),
        false => vec![table % rows],
    }
}

/// Tries deeds on rows of every table, in the whole form each value of each column. Answers how many, and those that were not named.
fn deeds(whole: bool) -> (usize, Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder");
    let repo = two_of_each(&folder.path().join("roster.db"));
    let conn = &repo.conn;
    // As who writes around the program does.
    conn.execute_batch("PRAGMA foreign_keys = OFF").expect("sets");
    let triggers: Vec<String> = {
        let mut statement = conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").expect("reads");
        statement.query_map((), |row| row.get(0)).expect("reads").map(|name| name.expect("a name")).collect()
    };
    triggers.iter().for_each(|name| conn.execute_batch(&format!("DROP TRIGGER \"{name}\"")).expect("drops"));
    let known = check::all(conn, &mut |_, _| {}).expect("checks");
    let mut trial = Trial { conn, known: &known, tried: 0, missed: Vec::new() };
    let is_tried = |name: &&String| !whole::OF_THE_FILE.contains(&name.as_str());
    for (table_nth, name) in tables(conn).iter().filter(is_tried).enumerate() {
        let table = Table::of(conn, name);
        let rows = table.rows(conn);
        assert!(rows.len() > 1, "{name} has no two rows");
        let mut done = BTreeSet::new();
        for nth in picked(rows.len(), table_nth, whole) {
            let row = &rows[nth];
            for at in (0..row.len()).filter(|at| whole || (at + table_nth).is_multiple_of(5)) {
                // A key cannot be nothing: the engine makes one.
                let is_possible = |other: &Sql| *other != Sql::Null || !table.key.contains(&at);
                for other in others(&row[at]).into_iter().filter(is_possible).take(if whole { usize::MAX } else { 1 }) {
                    let new = [&row[..at], &[other], &row[at + 1..]].concat();
                    let what = format!("change of {} to {:?}", table.columns[at], new[at]);
                    trial.run(&table, row, &what, |conn| table.replace(conn, row, &new));
                }
            }
            if trial.run(&table, row, "deletion", |conn| table.delete(conn, row)) {
                done.insert("deletion");
            }
            let mut new = added(&table, row, rows.len()).into_iter();
            if new.any(|new| trial.run(&table, &new, "insertion", |conn| table.insert(conn, &new))) {
                done.insert("insertion");
            }
            let other = &rows[if nth == 0 { 1 } else { nth - 1 }];
            let [one, two] = exchanged(&table, row, other);
            let exchange = |conn: &Connection| {
                table.delete(conn, row)?;
                table.replace(conn, other, &one)?;
                table.insert(conn, &two)
            };
            if one != *other && trial.run(&table, row, "exchange", exchange) {
                done.insert("exchange");
            }
            let cut = |conn: &Connection| rows[nth..].iter().try_fold(0, |sum, row| Ok(sum + table.delete(conn, row)?));
            if nth > 0 {
                trial.run(&table, row, "cut of the end", cut);
            }
        }
        if done.len() < 3 {
            trial.missed.push(format!("{name}: only {done:?} could be tried"));
        }
    }
    (trial.tried, trial.missed)
}

/// Two rows of which each has what the other had besides its key: the second's key with the first's values, and the other way.
fn exchanged(table: &Table, row: &[Sql], other: &[Sql]) -> [Vec<Sql>; 2] {
    let with_key_of = |key: &[Sql], row: &[Sql]| -> Vec<Sql> {
        (0..row.len()).map(|at| if table.key.contains(&at) { &key[at] } else { &row[at] }.clone()).collect()
    };
    [with_key_of(other, row), with_key_of(row, other)]
}

#[test]
fn what_is_done_to_a_row_of_any_table_is_found_and_named() {
    let (tried, missed) = deeds(false);
    assert!(tried > 200 && missed.is_empty(), "{} of {tried}:\n{}", missed.len(), missed.join("\n"));
}

#[test]
#[ignore = "every column of every table: minutes"]
fn what_is_done_to_any_value_of_any_column_is_found_and_named() {
    let (tried, missed) = deeds(true);
    assert!(missed.is_empty(), "{} of {tried}:\n{}", missed.len(), missed.join("\n"));
}
