//! The same rows, read in by sqlite3.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};

/// The seconds that sqlite3 takes to make a store of the rows of another one by `.import`, in the same tables with the same indexes;
/// `None` where there is nothing to compare with.
pub fn import(store: &Path, folder: &Path) -> Option<f64> {
    let program = std::env::var("BENCH_SQLITE").unwrap_or_else(|_| "sqlite3".to_owned());
    if program == "none" {
        return None;
    }
    let (texts, made) = (folder.join("texts"), folder.join("sqlite.db"));
    std::fs::create_dir(&texts).expect("a folder");
    let script = script(store, &texts);
    let began = Instant::now();
    let mut child =
        Command::new(program).arg(&made).stdin(Stdio::piped()).spawn().expect("sqlite3, or BENCH_SQLITE=none");
    child.stdin.take().expect("it reads").write_all(script.as_bytes()).expect("it reads");
    let status = child.wait().expect("it ends");
    let seconds = began.elapsed().as_secs_f64();
    assert!(status.success(), "sqlite3 fails: {status}");
    let count =
        |path: &Path| Connection::open(path).and_then(|conn| conn.query_row(COUNT, [], |row| row.get::<_, i64>(0)));
    assert_eq!(count(&made).expect("it made a store"), count(store).expect("a store"), "sqlite3 has other rows");
    std::fs::remove_file(&made).expect("it goes");
    std::fs::remove_dir_all(&texts).expect("they go");
    Some(seconds)
}

/// Whether both have as many rows is seen at the largest tables.
const COUNT: &str =
    "SELECT (SELECT count(*) FROM member) + (SELECT count(*) FROM placement) + (SELECT count(*) FROM log_change)";

/// Writes the rows of each table to a text, and answers what sqlite3 has to do.
fn script(store: &Path, texts: &Path) -> String {
    let conn = Connection::open_with_flags(store, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("a store");
    let told = |kind: &str| -> Vec<(String, String)> {
        let sql =
            "SELECT name, sql FROM sqlite_schema WHERE type = ?1 AND sql IS NOT NULL AND name NOT LIKE 'sqlite_%'";
        let mut found = conn.prepare(sql).expect("a schema");
        let rows = found.query_map([kind], |row| Ok((row.get(0)?, row.get(1)?))).expect("a schema");
        rows.collect::<Result<_, _>>().expect("a schema")
    };
    let page: i64 = conn.pragma_query_value(None, "page_size", |row| row.get(0)).expect("a size");
    let mut script = format!(".bail on\nPRAGMA page_size = {page};\n.mode csv\n");
    let tables = told("table");
    for (table, _) in &tables {
        script.push_str(&plain(&conn, table));
    }
    for (_, sql) in told("index") {
        // What is empty in a text comes in as an empty text.
        let sql = sql.replace("IS NOT NULL", "<> ''").replace("IS NULL", "= ''");
        script.push_str(&format!("{sql};\n"));
    }
    for (table, _) in &tables {
        let text = texts.join(table);
        write(&conn, table, &text);
        script.push_str(&format!(".import \"{}\" {table}\n", text.display()));
    }
    script
}

/// The statement that makes a table with the same columns and the same key, and without rules.
fn plain(conn: &Connection, table: &str) -> String {
    let mut columns = conn.prepare("SELECT name, type, pk FROM pragma_table_info(?1)").expect("a table");
    let columns: Vec<(String, String, i64)> = columns
        .query_map([table], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .and_then(Iterator::collect)
        .expect("columns");
    let typed = columns.iter().map(|(name, of, _)| format!("\"{name}\" {}", if of == "BLOB" { "TEXT" } else { of }));
    let mut keys: Vec<_> = columns.iter().filter(|(.., at)| *at > 0).collect();
    keys.sort_by_key(|(.., at)| *at);
    let names: Vec<&str> = keys.iter().map(|(name, ..)| name.as_str()).collect();
    let parts: Vec<String> =
        typed.chain((!names.is_empty()).then(|| format!("PRIMARY KEY ({})", names.join(", ")))).collect();
    // As those of the store: only what has no number of its own for a key is kept by its key.
    let by_key = !names.is_empty() && !keys.iter().any(|(_, of, _)| of == "INTEGER" && names.len() == 1);
    format!("CREATE TABLE \"{table}\" ({}){};\n", parts.join(", "), if by_key { " WITHOUT ROWID" } else { "" })
}

/// Writes the rows of a table as text with commas between.
fn write(conn: &Connection, table: &str, to: &Path) {
    let mut rows = conn.prepare(&format!("SELECT * FROM \"{table}\"")).expect("a table");
    let (columns, mut text) = (rows.column_count(), BufWriter::new(File::create(to).expect("a file")));
    let mut found = rows.query([]).expect("rows");
    while let Some(row) = found.next().expect("a row") {
        for column in 0..columns {
            let before = if column > 0 { "," } else { "" };
            match row.get_ref(column).expect("a column") {
                ValueRef::Null => write!(text, "{before}"),
                ValueRef::Integer(n) => write!(text, "{before}{n}"),
                ValueRef::Real(n) => write!(text, "{before}{n}"),
                ValueRef::Text(bytes) => {
                    write!(text, "{before}\"{}\"", String::from_utf8_lossy(bytes).replace('"', "\"\""))
                }
                ValueRef::Blob(bytes) => {
                    write!(text, "{before}").expect("a disk");
                    bytes.iter().try_for_each(|byte| write!(text, "{byte:02x}"))
                }
            }
            .expect("a disk");
        }
        text.write_all(b"\n").expect("a disk");
    }
    text.flush().expect("a disk");
}
