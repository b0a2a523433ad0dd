//! The tables of a store, read as they stand.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use chrono::NaiveDate;
use rusqlite::{Connection, OpenFlags, Row};

pub type Day = NaiveDate;

/// Days from the first, to the last or without an end.
#[derive(Debug, Clone, Copy)]
pub struct Days(pub Day, pub Option<Day>);

impl Days {
    pub fn has(self, day: Day) -> bool {
        self.0 <= day && self.1.is_none_or(|last| day <= last)
    }
}

pub struct Team {
    pub id: String,
    pub name: String,
    pub days: Days,
}

pub struct Share {
    pub team: String,
    pub client: String,
    pub share: i64,
    pub days: Days,
}

pub struct Placement {
    pub id: String,
    pub member: String,
    pub team: String,
    /// Hundredths of an hour a week.
    pub hours: i64,
    pub credited: Option<String>,
    pub days: Days,
}

pub struct Item {
    pub id: String,
    pub name: String,
    pub basis: String,
}

pub struct Rate {
    pub id: String,
    pub item: String,
    pub client: Option<String>,
    pub team: Option<String>,
    pub amount: i64,
    pub days: Days,
}

#[derive(Debug, Clone)]
pub struct Instrument {
    pub id: String,
    pub member: String,
    pub kind: String,
    pub status: String,
    pub wage_value: Option<i64>,
    pub amount: Option<i64>,
    pub per: Option<String>,
    pub days: Days,
}

pub struct Check {
    pub counts: bool,
    pub days: Days,
}

/// What a field held until a day.
pub struct Past {
    pub field: String,
    pub from: Option<Day>,
    pub until: Day,
    pub value: Option<String>,
}

#[derive(Debug, Clone)]
pub struct Statement {
    pub id: String,
    pub number: String,
    pub client: String,
    pub from: Day,
    pub until: Day,
    pub total: i64,
    pub credits: Option<String>,
}

/// A line of a fixed statement, as far as the next one needs it.
#[derive(Debug, Clone)]
pub struct StoredLine {
    pub statement: String,
    pub sort: String,
    pub item: Option<String>,
    pub team: Option<String>,
    pub placement: Option<String>,
    pub instrument: Option<String>,
    pub corrects: Option<String>,
    pub from: Day,
    pub until: Day,
    pub amount: i64,
}

pub struct Records {
    pub teams: Vec<Team>,
    pub shares: Vec<Share>,
    pub placements: Vec<Placement>,
    pub items: Vec<Item>,
    pub rates: Vec<Rate>,
    pub instruments: Vec<Instrument>,
    /// By parameter.
    pub parameters: HashMap<String, Vec<(Day, Option<i64>)>>,
    /// By member.
    pub service: HashMap<String, Vec<Days>>,
    /// By member.
    pub checks: HashMap<String, Vec<Check>>,
    /// By record.
    pub past: HashMap<String, Vec<Past>>,
    pub statements: Vec<Statement>,
    pub lines: Vec<StoredLine>,
    /// Numbers of members, names of clients.
    pub called: BTreeMap<String, String>,
}

type Read<T> = rusqlite::Result<T>;

fn day(row: &Row<'_>, at: usize) -> Read<Option<Day>> {
    let text: Option<String> = row.get(at)?;
    Ok(text.map(|text| text.parse().expect("a day")))
}

fn days(row: &Row<'_>, at: usize) -> Read<Days> {
    Ok(Days(day(row, at)?.expect("a first day"), day(row, at + 1)?))
}

/// A number with at most two decimals, in hundredths.
pub fn hundredths(text: &str) -> i64 {
    let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
    format!("{whole}{part:0<2}").parse().expect("a number")
}

fn all<T>(store: &Connection, query: &str, read: impl Fn(&Row<'_>) -> Read<T>) -> Vec<T> {
    let mut query = store.prepare(query).expect(query);
    let rows = query.query_map([], |row| read(row)).expect("rows");
    rows.collect::<Read<_>>().expect("columns")
}

fn grouped<T>(rows: Vec<(String, T)>) -> HashMap<String, Vec<T>> {
    let mut groups: HashMap<String, Vec<T>> = HashMap::new();
    rows.into_iter().for_each(|(of, row)| groups.entry(of).or_default().push(row));
    groups
}

impl Records {
    pub fn read(path: &Path) -> Self {
        let store = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("a store");
        let store = &store;
        Self {
            teams: all(store, "SELECT hex(id), name, \"from\", until FROM team", |row| {
                Ok(Team { id: row.get(0)?, name: row.get(1)?, days: days(row, 2)? })
            }),
            shares: all(
                store,
                "SELECT hex(team), hex(organisation), share, \"from\", until FROM client_share",
                |row| Ok(Share { team: row.get(0)?, client: row.get(1)?, share: row.get(2)?, days: days(row, 3)? }),
            ),
            placements: all(
                store,
                "SELECT hex(id), hex(member), hex(team), hours, nullif(hex(credited), ''), \"from\", until FROM placement",
                |row| {
                    let (id, member, team) = (row.get(0)?, row.get(1)?, row.get(2)?);
                    Ok(Placement { id, member, team, hours: row.get(3)?, credited: row.get(4)?, days: days(row, 5)? })
                },
            ),
            items: all(store, "SELECT hex(id), name, basis FROM cost_item", |row| {
                Ok(Item { id: row.get(0)?, name: row.get(1)?, basis: row.get(2)? })
            }),
            rates: all(
                store,
                "SELECT hex(id), hex(item), nullif(hex(organisation), ''), nullif(hex(team), ''), amount, \"from\", until
                 FROM rate",
                |row| {
                    let (id, item, client, team) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
                    Ok(Rate { id, item, client, team, amount: row.get(4)?, days: days(row, 5)? })
                },
            ),
            instruments: all(
                store,
                "SELECT hex(id), hex(member), instrument, status, wage_value, amount, amount_per, \"from\", until
                 FROM instrument ORDER BY \"from\", id",
                |row| {
                    Ok(Instrument {
                        id: row.get(0)?,
                        member: row.get(1)?,
                        kind: row.get(2)?,
                        status: row.get(3)?,
                        wage_value: row.get(4)?,
                        amount: row.get(5)?,
                        per: row.get(6)?,
                        days: days(row, 7)?,
                    })
                },
            ),
            parameters: grouped(all(store, "SELECT name, \"from\", value FROM parameter", |row| {
                Ok((row.get(0)?, (day(row, 1)?.expect("a day"), row.get(2)?)))
            })),
            service: grouped(all(store, "SELECT hex(member), \"from\", until FROM employment", |row| {
                Ok((row.get(0)?, days(row, 1)?))
            })),
            checks: grouped(all(
                store,
                "SELECT hex(member), counts_for_agreement, \"from\", until FROM register_check",
                |row| Ok((row.get(0)?, Check { counts: row.get(1)?, days: days(row, 2)? })),
            )),
            past: grouped(all(
                store,
                "SELECT upper(replace(record, '-', '')), field, \"from\", until, value FROM past_value",
                |row| {
                    let until = day(row, 3)?.expect("a day");
                    Ok((row.get(0)?, Past { field: row.get(1)?, from: day(row, 2)?, until, value: row.get(4)? }))
                },
            )),
            statements: all(
                store,
                "SELECT hex(id), number, hex(organisation), \"from\", until, total, nullif(hex(credits), '')
                 FROM statement ORDER BY number",
                |row| {
                    let days = days(row, 3)?;
                    Ok(Statement {
                        id: row.get(0)?,
                        number: row.get(1)?,
                        client: row.get(2)?,
                        from: days.0,
                        until: days.1.expect("a last day"),
                        total: row.get(5)?,
                        credits: row.get(6)?,
                    })
                },
            ),
            lines: all(
                store,
                "SELECT hex(statement), sort, nullif(hex(item), ''), nullif(hex(team), ''), nullif(hex(placement), ''),
                 nullif(hex(instrument), ''), nullif(hex(corrects), ''), \"from\", until, amount FROM statement_line",
                |row| {
                    let days = days(row, 7)?;
                    Ok(StoredLine {
                        statement: row.get(0)?,
                        sort: row.get(1)?,
                        item: row.get(2)?,
                        team: row.get(3)?,
                        placement: row.get(4)?,
                        instrument: row.get(5)?,
                        corrects: row.get(6)?,
                        from: days.0,
                        until: days.1.expect("a last day"),
                        amount: row.get(9)?,
                    })
                },
            ),
            called: all(store, "SELECT hex(id), number FROM member UNION SELECT hex(id), name FROM organisation", |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .into_iter()
            .collect(),
        }
    }

    /// What a field of a record held on a day, where that is not what it holds now: `Some(None)` when it held nothing.
    pub fn held(&self, record: &str, field: &str, day: Day) -> Option<Option<&str>> {
        let of_day =
            |past: &&Past| past.field == field && past.from.is_none_or(|from| from <= day) && day <= past.until;
        let past = self.past.get(record)?.iter().find(of_day)?;
        Some(past.value.as_deref().filter(|value| !value.is_empty()))
    }

    /// The latest value of a parameter that has begun on a day.
    pub fn parameter(&self, name: &str, day: Day) -> Option<i64> {
        let begun = self.parameters.get(name)?.iter().filter(|(from, _)| *from <= day);
        begun.max_by_key(|(from, _)| *from)?.1
    }
}
