//! The numbers of the programme on a series of days, from one walk over the placements, and who came and went, as
//! [`Snapshot::of`] and [`flows`](crate::domain::time_series::flows) define them; the contract compares both.

use std::iter::zip;

use super::build::lasts;
use super::database::{Connection, SqlRow};
use super::rows;
use super::views::by_index;
use crate::domain::absence::PlacedHours;
use crate::domain::choices::{Choice, EndReason};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::paid_hours::CountedHours;
use crate::domain::record::Kind;
use crate::domain::time_series::{Movement, MovementKind, Snapshot, last_days_of_who_left_in, order};
use crate::domain::value::FieldType;
use crate::repository::StoreError;

/// Every placement with its hours; the mark is for the table, with the index that has all that is needed.
const PLACED: &str = "SELECT \"from\", until, hours FROM {placed}";

/// The part of placements in which a check holds that says no: these are few. Where the two have no day in common the
/// interval ends before it begins, and adds nothing.
const NOT_COUNTING: &str = "SELECT max(p.\"from\", n.\"from\"),
        CASE WHEN p.until IS NULL THEN n.until WHEN n.until IS NULL THEN p.until ELSE min(p.until, n.until) END, p.hours
    FROM main.register_check n INDEXED BY register_check_not_counting CROSS JOIN placement p ON p.member = n.member
    WHERE n.counts_for_agreement = 0";

/// Every team with its places.
const TEAMS: &str = "SELECT \"from\", until, places FROM team";

/// By how much the places of teams differed from what they are now, and when.
const PAST_PLACES: &str = "SELECT max(t.\"from\", coalesce(v.\"from\", t.\"from\")), min(coalesce(t.until, v.until), v.until),
        CAST(v.value AS BIGINT) - t.places
    FROM past_value v JOIN team t ON t.id = unhex(replace(v.record, '-', '')) WHERE v.kind = 'team' AND v.field = 'places'";

/// What an interval of a query adds to hours, people, placed, places and teams, by its amount.
type Adds = fn(i64) -> [i64; 5];

/// The queries for intervals with an amount, and what each of these adds.
const INTERVALS: [(&str, Adds); 4] = [
    (PLACED, |hours| [hours, 1, 1, 0, 0]),
    (NOT_COUNTING, |hours| [-hours, -1, 0, 0, 0]),
    (TEAMS, |places| [0, 0, 0, places, 1]),
    (PAST_PLACES, |more| [0, 0, 0, more, 0]),
];

/// The numbers on each of these days, which are in order. Each interval is added at the first of the days that it holds on and
/// subtracted again at the first day after it; running sums then give every day.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn snapshots(conn: &Connection, days: &[Day]) -> Result<Vec<Snapshot>, StoreError> {
    let texts: Vec<String> = days.iter().map(|day| rows::day_text(*day)).collect();
    let mut steps = vec![[0; 5]; days.len() + 1];
    let placed = by_index(conn, Kind::Placement, "p", "placement_in_team")?;
    for (sql, adds) in INTERVALS {
        let mut statement = conn.prepare_long(&sql.replace("{placed}", &placed))?;
        let mut found = statement.query(())?;
        while let Some(row) = found.next()? {
            let (from, until) = (row.get_ref(0)?, row.get_ref(1)?.text());
            let from = from.text().ok_or_else(|| StoreError::Engine("a day that is no text".to_owned()))?;
            let first = texts.partition_point(|day| day.as_str() < from);
            let after = until.map_or(days.len(), |until| texts.partition_point(|day| day.as_str() <= until));
            if first < after {
                let adds = adds(row.get(2)?);
                zip(&mut steps[first], adds).for_each(|(sum, add)| *sum += add);
                zip(&mut steps[after], adds).for_each(|(sum, add)| *sum -= add);
            }
        }
    }
    let mut sums = [0; 5];
    let snapshot = |(day, step): (&Day, [i64; 5])| {
        zip(&mut sums, step).for_each(|(sum, add)| *sum += add);
        let [hours, people, placed, places, teams] = sums;
        Snapshot { day: *day, hours: Decimal::from_hundredths(hours), people, placed, teams, places }
    };
    Ok(days.iter().zip(steps).map(snapshot).collect())
}

/// See [`Repository::each_placed_hours`](crate::repository::Repository::each_placed_hours).
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn each_placed_hours(
    conn: &Connection,
    period: (Day, Day),
    visit: &mut dyn FnMut(&PlacedHours),
) -> Result<(), StoreError> {
    let absent = ("absence x", "p.hours, x.percent");
    each_part(conn, period, "p.hours, NULL", absent, |row, (team, credited), (from, until)| {
        let (hours, missed) = (row.get(4)?, row.get(5)?);
        visit(&PlacedHours { team, credited, hours, from, until, missed });
        Ok(())
    })
}

/// See [`Repository::each_counted_hours`](crate::repository::Repository::each_counted_hours).
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn each_counted_hours(
    conn: &Connection,
    period: (Day, Day),
    visit: &mut dyn FnMut(&CountedHours),
) -> Result<(), StoreError> {
    let denied = (
        "(SELECT * FROM register_check WHERE counts_for_agreement = 0 OR counts_for_quota = 0) x",
        "p.hours * (x.counts_for_agreement - 1), p.hours * (x.counts_for_quota - 1)",
    );
    each_part(conn, period, "p.hours, p.hours", denied, |row, (team, credited), (from, until)| {
        let (hours, quota_hours) = (row.get(4)?, row.get(5)?);
        visit(&CountedHours { team, credited, hours, quota_hours, from, until });
        Ok(())
    })
}

/// Visits the placements `p` that hold on some day of a period, with two numbers of each, and the part of each that falls in one of
/// the `facts`, called `x`, of its member, with two other numbers.
fn each_part(
    conn: &Connection,
    (first, last): (Day, Day),
    of_placement: &str,
    (facts, of_part): (&str, &str),
    mut visit: impl FnMut(SqlRow<'_>, (Id, Option<Id>), (Day, Option<Day>)) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let [placed, there] = ["p", "x"].map(|fact| lasts((fact, "from", "until"), "?1", "?2"));
    let together = lasts(("p", "from", "until"), "x.\"from\"", "coalesce(x.until, '9999-12-31')");
    let placements = by_index(conn, Kind::Placement, "p", "placement_in_team")?;
    let mut statement = conn.prepare_long(&format!(
        "SELECT p.team, p.credited, p.\"from\", p.until, {of_placement}
         FROM {placements} WHERE {placed}
         UNION ALL
         SELECT p.team, p.credited, max(p.\"from\", x.\"from\"),
            nullif(min(coalesce(p.until, '9999-12-31'), coalesce(x.until, '9999-12-31')), '9999-12-31'), {of_part}
         FROM {facts} CROSS JOIN placement p ON p.member = x.member WHERE {there} AND {placed} AND {together}"
    ))?;
    let mut found = statement.query((rows::day_text(first), rows::day_text(last)))?;
    while let Some(row) = found.next()? {
        let days = (rows::value_at(row, 2, FieldType::Day)?, rows::value_at(row, 3, FieldType::Day)?);
        visit(row, (row.get(0)?, row.get(1)?), days)?;
    }
    Ok(())
}

/// The query for the days on which members came, with their number: `?1` is the day before the first, `?2` the last.
const CAME: &str = "SELECT p.\"from\" AS day, NULL, count(*) FROM placement p
    WHERE p.\"from\" > ?1 AND p.\"from\" <= ?2 AND NOT EXISTS (SELECT 1 FROM placement b WHERE b.member = p.member
        AND b.\"from\" < p.\"from\" AND (b.until IS NULL OR b.until >= date(p.\"from\", '-1 day')))
    GROUP BY day";

/// The query for the days on which members went, with the reason and their number: `?1` is the first of their last days, `?2` the
/// last of them.
const WENT: &str = "SELECT date(p.until, '+1 day') AS day, coalesce((SELECT e.end_reason FROM employment e
        WHERE e.member = p.member AND e.until = p.until), p.end_reason) AS reason, count(*) FROM placement p
    WHERE p.until >= ?1 AND p.until <= ?2 AND NOT EXISTS (SELECT 1 FROM placement a WHERE a.member = p.member
        AND a.\"from\" <= date(p.until, '+1 day') AND (a.until IS NULL OR a.until > p.until))
    GROUP BY day, reason";

/// Who came and went after a day, up to and including another.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn movements(conn: &Connection, after: Day, to: Day) -> Result<Vec<Movement>, StoreError> {
    let last_days = last_days_of_who_left_in((after.succ_opt().unwrap_or(after), to));
    let mut flows = Vec::new();
    for (sql, came, (first, last)) in [(CAME, true, (after, to)), (WENT, false, last_days)] {
        let mut statement = conn.prepare(sql)?;
        for flow in statement.query_and_then((rows::day_text(first), rows::day_text(last)), |row| flow(row, came))? {
            flows.push(flow?);
        }
    }
    flows.sort_by_key(|flow| (flow.day, order(flow.passage)));
    Ok(flows)
}

fn flow(row: SqlRow<'_>, came: bool) -> Result<Movement, StoreError> {
    let reason: Option<EndReason> = rows::value_at(row, 1, FieldType::Choice(EndReason::NAMES))?;
    let passage = if came { MovementKind::Came } else { MovementKind::Went(reason) };
    Ok(Movement { day: rows::value_at(row, 0, FieldType::Day)?, passage, people: row.get(2)? })
}
