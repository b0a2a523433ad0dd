//! The numbers of a team and of the whole programme. They mean what
//! [`TeamCount::of`](crate::domain::counting::TeamCount::of) says; the contract compares them.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::rows;
use crate::domain::counting::{Settings, TeamCount, Totals};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::Parameter;
use crate::domain::record::{Kind, Record};
use crate::repository::StoreError;

/// What the parameters say on a day.
///
/// # Errors
/// What the engine reports.
pub(super) fn settings(conn: &Connection, on: Day) -> Result<Settings, StoreError> {
    Ok(Settings::on(on, &parameters(conn)?))
}

/// All parameters, of any time.
///
/// # Errors
/// What the engine reports.
pub(super) fn parameters(conn: &Connection) -> Result<Vec<Parameter>, StoreError> {
    let mut parameters: Vec<Parameter> = Vec::new();
    let table = rows::table(Kind::Parameter);
    let mut statement = conn.prepare_cached(&format!("SELECT {} FROM parameter", table.columns))?;
    let mut found = statement.query([])?;
    while let Some(row) = found.next()? {
        if let Record::Parameter(parameter) = rows::record_from(Kind::Parameter, row)? {
            parameters.push(parameter);
        }
    }
    Ok(parameters)
}

/// That the member of a placement counts for the agreement.
pub(super) fn who_counts(placement: &str) -> String {
    format!(
        "NOT EXISTS (SELECT 1 FROM member n INDEXED BY member_not_counting
                     WHERE n.id = {placement}.member AND n.register_counts = 0)"
    )
}

/// Persons and promises of the teams; `t` is the team.
const FILLED: &str = "(SELECT count(*) FROM placement p WHERE p.team = t.id AND p.\"from\" <= :day
    AND (p.until IS NULL OR p.until >= :day))";
const RESERVED: &str = "(SELECT count(DISTINCT r.member) FROM placement r WHERE r.team = t.id AND r.\"from\" > :day
    AND r.\"from\" <= :soon AND NOT EXISTS (SELECT 1 FROM placement h WHERE h.member = r.member AND h.team = r.team
        AND h.\"from\" <= :day AND (h.until IS NULL OR h.until >= :day)))";

/// The numbers of one team; all zero when there is no such team.
///
/// # Errors
/// What the engine reports.
pub(super) fn team_count(conn: &Connection, team: Id, on: Day) -> Result<TeamCount, StoreError> {
    let sql = format!(
        "SELECT t.places, {FILLED}, {RESERVED},
            (SELECT coalesce(sum(p.hours), 0) FROM placement p
             WHERE p.team = t.id AND p.\"from\" <= :day AND (p.until IS NULL OR p.until >= :day) AND {})
         FROM team t WHERE t.id = :team",
        who_counts("p")
    );
    let (day, soon) = days(conn, on)?;
    let mut statement = conn.prepare_cached(&sql)?;
    let found = statement.query_row(named_params! {":day": day, ":soon": soon, ":team": team.bytes()}, |row| {
        Ok(TeamCount {
            places: row.get(0)?,
            filled: row.get(1)?,
            reserved: row.get(2)?,
            hours: Decimal::from_hundredths(row.get(3)?),
        })
    });
    Ok(found.optional()?.unwrap_or_default())
}

/// The day and the last day of promises, as columns keep them.
fn days(conn: &Connection, on: Day) -> Result<(String, String), StoreError> {
    Ok((rows::day_text(on), rows::day_text(settings(conn, on)?.soon(on))))
}

/// The numbers of the whole programme.
///
/// # Errors
/// What the engine reports.
pub(super) fn totals(conn: &Connection, on: Day) -> Result<Totals, StoreError> {
    let mut totals = Totals::default();
    add_people(conn, on, None, &mut totals)?;
    add_teams(conn, on, None, &mut totals)?;
    Ok(totals)
}

/// What these members and teams, each named once, bring to the numbers of the whole programme.
///
/// # Errors
/// What the engine reports.
pub(super) fn share(conn: &Connection, on: Day, members: &[Id], teams: &[Id]) -> Result<Totals, StoreError> {
    let mut share = Totals::default();
    for member in members {
        add_people(conn, on, Some(*member), &mut share)?;
    }
    for team in teams {
        add_teams(conn, on, Some(*team), &mut share)?;
    }
    Ok(share)
}

/// The numbers of the whole programme after some of its members and teams came to bring another share.
pub(super) fn instead(totals: Totals, before: &Totals, after: &Totals) -> Totals {
    let mended = |pick: fn(&Totals) -> i64| pick(&totals) - pick(before) + pick(after);
    Totals {
        hours: totals.hours - before.hours + after.hours,
        people: mended(|t| t.people),
        unchecked: mended(|t| t.unchecked),
        teams: mended(|t| t.teams),
        places: mended(|t| t.places),
        reserved: mended(|t| t.reserved),
        open_places: mended(|t| t.open_places),
        surplus: mended(|t| t.surplus),
    }
}

/// Adds what people bring: everybody, or one member.
fn add_people(conn: &Connection, on: Day, member: Option<Id>, totals: &mut Totals) -> Result<(), StoreError> {
    let [placed, unchecked] = people_sql(member.is_some());
    let (day, who) = (rows::day_text(on), member.map(|id| id.bytes().to_vec()));
    conn.prepare_cached(&placed)?.query_row((&day, &who), |row| {
        totals.hours = totals.hours + Decimal::from_hundredths(row.get(0)?);
        totals.people += row.get::<_, i64>(1)?;
        Ok(())
    })?;
    totals.unchecked += conn.prepare_cached(&unchecked)?.query_row((&day, &who), |row| row.get::<_, i64>(0))?;
    Ok(())
}

/// Asks for hours and persons who count, and for persons still to be checked: `?1` is the day, `?2` the member if one.
pub(super) fn people_sql(one: bool) -> [String; 2] {
    let (placed, member, index) = if one {
        ("p.member = ?2", "m.id = ?2", "")
    } else {
        ("?2 IS NULL", "?2 IS NULL", "INDEXED BY member_unchecked")
    };
    let holds = "p.\"from\" <= ?1 AND (p.until IS NULL OR p.until >= ?1)";
    let counts = who_counts("p");
    [
        format!("SELECT coalesce(sum(p.hours), 0), count(*) FROM placement p WHERE {holds} AND {placed} AND {counts}"),
        format!(
            "SELECT count(*) FROM member m {index} CROSS JOIN placement p ON p.member = m.id
             WHERE m.register_counts IS NULL AND {holds} AND {member}"
        ),
    ]
}

/// Adds what teams bring: all of them, or one.
fn add_teams(conn: &Connection, on: Day, team: Option<Id>, totals: &mut Totals) -> Result<(), StoreError> {
    let (day, soon) = days(conn, on)?;
    let which = team.map(|id| id.bytes().to_vec());
    let mut statement = conn.prepare_cached(&teams_sql(team.is_some()))?;
    statement.query_row(named_params! {":day": day, ":soon": soon, ":team": which}, |row| {
        totals.teams += row.get::<_, i64>(0)?;
        totals.places += row.get::<_, i64>(1)?;
        totals.reserved += row.get::<_, i64>(2)?;
        totals.open_places += row.get::<_, i64>(3)?;
        totals.surplus += row.get::<_, i64>(4)?;
        Ok(())
    })?;
    Ok(())
}

/// Asks for teams, places, promised and open places and those beyond: `:team` is the team if one.
pub(super) fn teams_sql(one: bool) -> String {
    let which = if one { "t.id = :team" } else { ":team IS NULL" };
    format!(
        "SELECT count(*), coalesce(sum(places), 0), coalesce(sum(reserved), 0),
            coalesce(sum(max(places - filled - reserved, 0)), 0), coalesce(sum(max(filled + reserved - places, 0)), 0)
         FROM (SELECT t.places, {FILLED} AS filled, {RESERVED} AS reserved FROM team t
               WHERE t.\"from\" <= :day AND (t.until IS NULL OR t.until >= :day) AND {which})"
    )
}
