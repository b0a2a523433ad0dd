//! The schema and its versions. Each version is one file of `schema/`, applied in order and never changed afterwards.

use std::path::Path;

use super::database::{Connection, SqlResult};
use crate::repository::StoreError;

/// Marks a file as a store of this program ("Bwrk").
pub(super) const APPLICATION_ID: i32 = 0x4277_726b;

/// The steps, oldest first; after the first one a store has version 1.
pub(super) const MIGRATIONS: [&str; 26] = [
    include_str!("schema/001.sql"),
    include_str!("schema/002.sql"),
    include_str!("schema/003.sql"),
    include_str!("schema/004.sql"),
    include_str!("schema/005.sql"),
    include_str!("schema/006.sql"),
    include_str!("schema/007.sql"),
    include_str!("schema/008.sql"),
    include_str!("schema/009.sql"),
    include_str!("schema/010.sql"),
    include_str!("schema/011.sql"),
    include_str!("schema/012.sql"),
    include_str!("schema/013.sql"),
    include_str!("schema/014.sql"),
    include_str!("schema/015.sql"),
    include_str!("schema/016.sql"),
    include_str!("schema/017.sql"),
    include_str!("schema/018.sql"),
    include_str!("schema/019.sql"),
    include_str!("schema/020.sql"),
    include_str!("schema/021.sql"),
    include_str!("schema/022.sql"),
    include_str!("schema/023.sql"),
    include_str!("schema/024.sql"),
    include_str!("schema/025.sql"),
    include_str!("schema/026.sql"),
];

/// The newest version that this program knows.
pub const VERSION: i64 = MIGRATIONS.len() as i64;

/// Brings a store from a version to [`VERSION`]. Runs inside the caller's transaction.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn migrate(conn: &Connection, from: i64) -> SqlResult<()> {
    bring(conn, (from, VERSION))
}

/// Brings a store from a version to a later one. Runs inside the caller's transaction.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn bring(conn: &Connection, (from, to): (i64, i64)) -> SqlResult<()> {
    let [from, steps] = [from, to - from].map(|number| usize::try_from(number).unwrap_or_default());
    for step in MIGRATIONS.iter().skip(from).take(steps) {
        conn.execute_batch(step)?;
    }
    // By this number another program that has the store open sees that its idea of the tables is old.
    let schema: i64 = conn.file()?.pragma_query_value(None, "schema_version", |row| row.get(0))?;
    conn.file()?.pragma_update(None, "schema_version", schema + 1)?;
    conn.file()?.pragma_update(None, "application_id", APPLICATION_ID)?;
    Ok(conn.file()?.pragma_update(None, "user_version", to)?)
}

/// The version of a store.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn version(conn: &Connection) -> SqlResult<i64> {
    Ok(conn.file()?.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// A version that was found in a file, where this program knows it.
///
/// # Errors
/// Returns [`StoreError::Newer`].
pub(super) fn known(found: i64, path: &Path) -> Result<i64, StoreError> {
    if found > VERSION {
        return Err(StoreError::Newer { path: path.into(), found, known: VERSION });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::field::FieldInfo;
    use crate::domain::record::Kind;
    use crate::domain::value::FieldType;
    use crate::repository::sqlite::open::prepare;
    use crate::repository::sqlite::rows::worked_out;

    fn store() -> Connection {
        let mut conn = Connection::from(rusqlite::Connection::open_in_memory().expect("opens"));
        prepare(&mut conn).expect("can be used");
        migrate(&conn, 0).expect("migrates");
        conn
    }

    fn column_type(field: &FieldInfo) -> &'static str {
        match field.ty {
            FieldType::Text(_)
            | FieldType::Day
            | FieldType::Choice(_)
            | FieldType::WorkDays
            | FieldType::WhatChanged => "TEXT",
            FieldType::Ref(_) => "BLOB",
            _ => "INTEGER",
        }
    }

    #[test]
    fn the_columns_of_each_table_are_the_fields_of_its_kind() {
        let conn = store();
        for kind in Kind::ALL {
            let mut statement = conn.prepare(&format!("PRAGMA table_info({})", kind.name())).expect("a table");
            let found: Vec<(String, String)> = statement
                .query_map((), |row| Ok((row.get(1)?, row.get(2)?)))
                .expect("answers")
                .map(|row| row.expect("a row"))
                .collect();
            let mut wanted = vec![("id".to_owned(), "BLOB".to_owned())];
            wanted.extend(kind.fields().iter().map(|f| (f.name.to_owned(), column_type(f).to_owned())));
            wanted.extend(worked_out(kind).map(|c| (c.to_owned(), "TEXT".to_owned())));
            // A column that a later version added stands at the end of its table.
            let sorted = |mut columns: Vec<(String, String)>| {
                columns.sort();
                columns
            };
            assert_eq!(sorted(found), sorted(wanted), "{kind}");
        }
    }

    #[test]
    fn required_fields_may_not_be_empty_and_references_are_those_of_the_field_table() {
        let conn = store();
        for kind in Kind::ALL {
            let name = kind.name();
            let sql: String = conn
                .query_row("SELECT sql FROM sqlite_schema WHERE name = ?1", [name], |row| row.get(0))
                .expect("a table");
            let line = |column: &str| {
                let starts = [format!("{column} "), format!("\"{column}\" ")];
                let own = sql.lines().find(|l| starts.iter().any(|s| l.trim_start().starts_with(s)));
                let added = || sql.split_once(&format!(", {column} ")).map(|(_, after)| after);
                own.or_else(added).expect("a column").to_owned()
            };
            for field in kind.fields() {
                let line = line(field.name);
                assert!(!field.required || line.contains("NOT NULL"), "{name}: {line}");
                match field.ty {
                    FieldType::Ref(to) => assert!(line.contains(&format!("REFERENCES {to} (id)")), "{name}: {line}"),
                    FieldType::Choice(_) => {
                        assert!(!line.split(',').next().is_some_and(|own| own.contains("CHECK")), "{name}: {line}");
                    }
                    _ => {}
                }
            }
        }
    }
}
