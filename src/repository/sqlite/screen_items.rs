//! What is kept for the screen of each person.

use super::database::{Connection, SqlResult, params};
use super::turn::Turns;
use crate::domain::id::Id;
use crate::domain::named::Choice;
use crate::domain::screen_item::ScreenItem;
use crate::repository::StoreError;

/// What is kept for a person, by its names.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn of(conn: &Connection, person: &str, item: ScreenItem) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement =
        conn.prepare("SELECT name, text FROM screen_item WHERE person = ?1 AND sort = ?2 ORDER BY name")?;
    let rows = statement.query_map(params![person, item.name()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Takes away the drafts in which these records or texts stand, whoever's they are.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn forget(conn: &Connection, records: &[Id], texts: &[String]) -> SqlResult<()> {
    let draft = ScreenItem::Draft.name();
    let mut statement = conn.prepare(
        "DELETE FROM screen_item WHERE sort = ?1 AND (instr(name || text, ?2) > 0 OR instr(lower(text), lower(?2)) > 0)",
    )?;
    for mark in records.iter().map(Id::to_string).chain(texts.iter().cloned()) {
        statement.execute(params![draft, mark])?;
    }
    Ok(())
}

/// Keeps a text in the place of what has its name; `None` takes that away.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn keep(
    (conn, turns): (&Connection, &Turns),
    (person, item): (&str, ScreenItem),
    name: &str,
    text: Option<&str>,
) -> Result<(), StoreError> {
    // It is written while somebody types: when the power goes a letter may be lost, and none of the records.
    conn.wait_for_disk(false)?;
    let keep = || {
        let transaction = turns.begin(conn)?;
        match text {
            Some(text) => transaction
                .prepare(
                    "INSERT INTO screen_item VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT (person, sort, name) DO UPDATE SET text = excluded.text",
                )?
                .execute(params![person, item.name(), name, text])?,
            None => transaction
                .prepare("DELETE FROM screen_item WHERE person = ?1 AND sort = ?2 AND name = ?3")?
                .execute(params![person, item.name(), name])?,
        };
        transaction.commit()
    };
    let done = keep();
    conn.wait_for_disk(true)?;
    Ok(done?)
}
