//! The numbers of a team and of the whole programme, as
//! [`TeamCount::of`](crate::domain::counting::TeamCount::of) defines them; the contract compares both.

use super::build::{Build, holds};
use super::database::{Connection, OptionalRow, Sql, SqlError, SqlRow};
use super::{lookup, rows};
use crate::domain::counting::{TeamCount, Totals};
use crate::domain::crediting::{self, Credit, PlacementGroup, TeamPlaces};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::{ClientShare, RegisterCheck};
use crate::domain::query::Query;
use crate::domain::record::Kind;
use crate::repository::StoreError;

/// The sum of the hours a week of placements `x`.
pub(super) const HOURS: &str = "coalesce(sum(x.hours), 0)";

/// The condition that the member of a placement counts for the agreement on a day: everybody does until a check says no.
pub(super) fn who_counts(placement: &str, day: &str) -> String {
    not_denied(placement, day, "register_check_not_counting", RegisterCheck::counts_for_agreement)
}

/// The condition that no check on the day says no. It reads only the few that do, never all checks of a member: the table itself,
/// because whoever sees a placement sees whether it counts.
fn not_denied(placement: &str, day: &str, index: &str, flag: &str) -> String {
    format!(
        "NOT EXISTS (SELECT 1 FROM main.register_check n INDEXED BY {index} WHERE n.member = {placement}.member
            AND n.{flag} = 0 AND {})",
        holds("n", day)
    )
}

/// The numbers of one team; all zero when there is no such team.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn team_count(conn: &Connection, team: Id, on: Day) -> Result<TeamCount, StoreError> {
    let query = Query::of(Kind::Team, on);
    let mut build = Build::new(conn, &query);
    let (filled, counting) = (build.filled(), build.counting("count(*)"));
    let (reserved, hours) = (build.reserved()?, build.counting(HOURS));
    let mark = build.bind(team);
    let with = build.tables_on_day()?;
    let sql =
        format!("{with}SELECT k.places, {filled}, {reserved}, {hours}, {counting} FROM team k WHERE k.id = {mark}");
    let found = conn.prepare(&sql)?.query_row(build.values, |row| {
        Ok(TeamCount {
            places: row.get(0)?,
            filled: row.get(1)?,
            reserved: row.get(2)?,
            hours: row.get(3)?,
            counting: row.get(4)?,
        })
    });
    Ok(found.optional()?.unwrap_or_default())
}

/// The members and teams of which a part of the numbers of the whole programme is; `None` stands for all of them. Each is given once.
#[derive(Debug, Default)]
pub(super) struct PartOfTotals {
    /// Of whom hours, persons and persons without a check are counted.
    pub members: Vec<Option<Id>>,
    /// Of which the teams and places are counted.
    pub teams: Vec<Option<Id>>,
}

/// The numbers of the whole programme with a part of them added, or with `times` -1 taken off.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn totals_with(
    conn: &Connection,
    on: Day,
    part: &PartOfTotals,
    (mut totals, times): (Totals, i64),
) -> Result<Totals, StoreError> {
    let number = |row: SqlRow<'_>, index: usize| Ok::<i64, SqlError>(times * row.get::<i64>(index)?);
    let day = rows::day_text(on);
    for member in &part.members {
        let values: Vec<Sql> = [Sql::from(day.clone())].into_iter().chain(member.map(Sql::from)).collect();
        conn.prepare(&people_sql(member.is_some()))?.query_row(values, |row| {
            totals.hours = totals.hours + Decimal::from_hundredths(number(row, 0)?);
            totals.people += number(row, 1)?;
            totals.unchecked += number(row, 2)?;
            Ok(())
        })?;
    }
    let query = Query::of(Kind::Team, on);
    for team in &part.teams {
        let mut build = Build::new(conn, &query);
        let mut statement = conn.prepare(&teams_sql(&mut build, *team)?)?;
        statement.query_row(build.values, |row| {
            totals.teams += number(row, 0)?;
            totals.places += number(row, 1)?;
            totals.reserved += number(row, 2)?;
            totals.open_places += number(row, 3)?;
            totals.surplus += number(row, 4)?;
            Ok(())
        })?;
    }
    Ok(totals)
}

/// The numbers of the whole programme, or with `teams_only` those of its teams and places.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn totals(conn: &Connection, on: Day, teams_only: bool) -> Result<Totals, StoreError> {
    let part = PartOfTotals { members: vec![None; usize::from(!teams_only)], teams: vec![None] };
    totals_with(conn, on, &part, (Totals::default(), 1))
}

/// The query for hours and persons who count, and for persons without a check: `?1` is the day, `?2` the one member.
pub(super) fn people_sql(one: bool) -> String {
    let who = if one { " AND p.member = ?2" } else { "" };
    format!(
        "SELECT coalesce(sum(p.hours), 0), count(*), count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM register_check c
            WHERE c.member = p.member AND {}))
         FROM placement p WHERE {}{who} AND {}",
        holds("c", "?1"),
        holds("p", "?1"),
        who_counts("p", "?1")
    )
}

/// The persons placed on a day, summed by team, organisation credited and employer.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn placement_groups(conn: &Connection, on: Day) -> Result<Vec<PlacementGroup>, StoreError> {
    let sql = format!(
        "SELECT team, credited, employer, sum(counts), sum(hours * counts), sum(hours * for_quota) FROM (
            SELECT p.team, p.credited, p.hours, CASE WHEN {} THEN 1 ELSE 0 END AS counts,
                CASE WHEN {} THEN 1 ELSE 0 END AS for_quota,
                (SELECT e.employer FROM employment e WHERE e.member = p.member AND {}) AS employer
            FROM placement p WHERE {}) g
         GROUP BY team, credited, employer",
        who_counts("p", "?1"),
        not_denied("p", "?1", "register_check_not_for_quota", RegisterCheck::counts_for_quota),
        holds("e", "?1"),
        holds("p", "?1")
    );
    let mut statement = conn.prepare(&sql)?;
    let groups = statement.query_map([rows::day_text(on)], |row| {
        Ok(PlacementGroup {
            team: row.get(0)?,
            credited: row.get(1)?,
            employer: row.get(2)?,
            people: row.get(3)?,
            hours: row.get(4)?,
            quota_hours: row.get(5)?,
        })
    })?;
    Ok(groups.collect::<Result<_, _>>()?)
}

/// The places and open places of each team that runs on a day.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn team_places(conn: &Connection, on: Day) -> Result<Vec<TeamPlaces>, StoreError> {
    let query = Query::of(Kind::Team, on);
    let mut build = Build::new(conn, &query);
    let sql = format!("SELECT id, places, {OPEN} FROM ({}) t", running_teams(&mut build)?);
    let mut statement = conn.prepare(&sql)?;
    let teams = statement
        .query_map(build.values, |row| Ok(TeamPlaces { team: row.get(0)?, places: row.get(1)?, open: row.get(2)? }))?;
    Ok(teams.collect::<Result<_, _>>()?)
}

/// What is credited to each client, and to none.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn credits(conn: &Connection, on: Day) -> Result<Vec<Credit>, StoreError> {
    let shares = lookup::all_of::<ClientShare>(conn)?;
    Ok(crediting::credits(&placement_groups(conn, on)?, &team_places(conn, on)?, &shares, on))
}

/// The open places of a team of [`running_teams`].
const OPEN: &str = "max(places - filled - reserved, 0)";

/// The query for identity, places, persons and promises of the teams that run on the day.
fn running_teams(build: &mut Build<'_>) -> Result<String, StoreError> {
    let (filled, reserved, runs) = (build.filled(), build.reserved()?, build.on_day("k"));
    let with = build.tables_on_day()?;
    Ok(format!("{with}SELECT k.id, k.places, {filled} AS filled, {reserved} AS reserved FROM team k WHERE {runs}"))
}

/// The query for the numbers of teams, places, promised places, open places and surplus, of all teams or of one.
///
/// # Errors
/// Returns an error when the parameters cannot be read.
pub(super) fn teams_sql(build: &mut Build<'_>, team: Option<Id>) -> Result<String, StoreError> {
    let teams = running_teams(build)?;
    let which = team.map_or_else(String::new, |id| format!(" AND k.id = {}", build.bind(id)));
    Ok(format!(
        "SELECT count(*), coalesce(sum(places), 0), coalesce(sum(reserved), 0),
            coalesce(sum({OPEN}), 0), coalesce(sum(max(filled + reserved - places, 0)), 0)
         FROM ({teams}{which}) t"
    ))
}
