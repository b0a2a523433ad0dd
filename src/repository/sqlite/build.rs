//! From a query to SQL. Values are always bound, never written into the text. A window is read in two steps: first the
//! identities of its rows, from as few tables and columns as filter and order need (for members by name that is one
//! index), then the cells of just those rows. This file has what both steps share: the tables and the bound values.
//!
//! In the text `k` is the table of the kind, `p` and `e` are a member's placement and employment on the day.

use super::database::{Connection, Sql};
use super::due_columns::{self, FoundByDue};
use super::{lookup, past, rows, views};
use crate::domain::columns::{Column, ColumnSource, Derived, column};
use crate::domain::counting::Settings;
use crate::domain::query::Query;
use crate::domain::record::{Kind, Validity};
use crate::repository::StoreError;

/// The SQL of one query while it is built.
pub(super) struct Build<'a> {
    /// The connection for lookups during the building.
    pub conn: &'a Connection,
    /// The query that is translated.
    pub query: &'a Query,
    /// The bound values in order; the first is `?1`.
    pub values: Vec<Sql>,
    day: Option<String>,
    settings: Option<Settings>,
    /// Whether the text uses `p`.
    pub placement: bool,
    /// Whether the text uses `e`.
    pub employment: bool,
    /// The mark of the credits of clients, once the text uses it.
    pub credits: Option<String>,
    /// By what day which rows are found, where the filter asks for what is due by a day; they are `d` then.
    pub due_by: Option<FoundByDue>,
}

/// The tables and conditions that give the rows of a query.
pub(super) struct RowSource {
    /// The text after `FROM`.
    pub tables: String,
    /// The text after `WHERE`; never NULL.
    pub condition: String,
    /// The identity of a row, by which rows of one place in the order are ordered.
    pub id: &'static str,
    /// The expression by which the rows are ordered, before their identity; never NULL.
    pub order: String,
}

impl<'a> Build<'a> {
    /// A build without text and bound values, that reads the parameters when it needs them.
    pub fn new(conn: &'a Connection, query: &'a Query) -> Self {
        Self::knowing(conn, query, None)
    }

    /// The same, with what the parameters say on the day of the query where that is known.
    pub fn knowing(conn: &'a Connection, query: &'a Query, settings: Option<Settings>) -> Self {
        Self {
            conn,
            query,
            values: Vec::new(),
            day: None,
            settings,
            placement: false,
            employment: false,
            credits: None,
            due_by: due_columns::due_by(query, || !views::is_limited(conn)),
        }
    }

    /// Binds a value and returns its mark.
    pub fn bind(&mut self, value: impl Into<Sql>) -> String {
        self.values.push(value.into());
        format!("?{}", self.values.len())
    }

    /// The mark of the day looked at.
    pub fn day(&mut self) -> String {
        if let Some(day) = &self.day {
            return day.clone();
        }
        let day = self.bind(rows::day_text(self.query.as_of));
        self.day = Some(day.clone());
        day
    }

    /// The text before the statement for tables that differed on the day; see [`past`].
    ///
    /// # Errors
    /// Returns an error when the engine reports a failure.
    pub fn tables_on_day(&mut self) -> Result<String, StoreError> {
        let (conn, on) = (self.conn, self.query.as_of);
        past::tables_on(conn, on, || self.day())
    }

    /// The settings on the day looked at.
    ///
    /// # Errors
    /// Returns an error when the engine reports a failure.
    pub fn settings(&mut self) -> Result<Settings, StoreError> {
        let mut settings = match self.settings {
            Some(settings) => settings,
            None => *self.settings.insert(lookup::settings(self.conn, self.query.as_of)?),
        };
        settings.recorded_since = settings.recorded_since.filter(|_| !self.query.whole_past);
        Ok(settings)
    }

    /// The condition that a dated fact holds on the day.
    pub fn on_day(&mut self, fact: &str) -> String {
        holds(fact, &self.day())
    }

    /// A column of the query's kind by its identifier.
    ///
    /// # Errors
    /// Returns [`StoreError::Engine`] when there is none, which is a fault of the caller.
    pub fn find(&self, name: &str) -> Result<&'static Column, StoreError> {
        let kind = self.query.kind;
        column(kind, name).ok_or_else(|| StoreError::Engine(format!("no column {kind}.{name}")))
    }

    /// The rows of the query, to be read in order.
    ///
    /// # Errors
    /// Returns an error when something cannot be looked up; and as [`Build::find`].
    pub fn rows(&mut self) -> Result<RowSource, StoreError> {
        self.due_by = self.due_by.filter(|due_by| due_columns::come_in_order(self.query, *due_by));
        let column = self.find(self.query.sort.column)?;
        let order = self.order(column)?;
        let (tables, condition) = self.counted()?;
        let id = if self.due_by.is_some() { "d.record" } else { "k.id" };
        Ok(RowSource { tables, condition, id, order })
    }

    /// The tables and the condition of the query, where no order is needed.
    ///
    /// # Errors
    /// Fails as [`Build::rows`] does.
    pub fn counted(&mut self) -> Result<(String, String), StoreError> {
        let query = self.query;
        let member = query.kind == Kind::Member;
        let mut conditions = Vec::new();
        let in_team = member && matches!(query.within, Some(("team", _)));
        if let Some((name, id)) = query.within {
            let column = self.find(name)?;
            let mark = self.bind(id);
            conditions.push(match is_client(column) {
                true => self.works_for(&mark),
                false => format!("{} = {mark}", self.column(column)?),
            });
        }
        if in_team {
            let placed = self.placed();
            conditions.push(placed);
        } else if !query.all_times {
            let also = query.also.map(|id| self.bind(id));
            let present = self.present();
            conditions.extend(present.map(|present| match also {
                Some(also) => format!("({present} OR k.id = {also})"),
                None => present,
            }));
        }
        conditions.extend(self.condition(&query.filter, false)?);
        let tables = self.tables(in_team);
        let condition = if conditions.is_empty() { "TRUE".to_owned() } else { conditions.join(" AND ") };
        Ok((tables, condition))
    }

    /// That `p` is the placement of a member on the day; where who comes later is asked for, in the team that is asked for,
    /// or else the first later one there of who is not in that team on the day.
    fn placed(&mut self) -> String {
        let holds = self.on_day("p");
        let Some(("team", team)) = self.query.within.filter(|_| self.query.coming) else { return holds };
        let (team, day, here) = (self.bind(team), self.day(), self.on_day("h"));
        format!(
            "p.team = {team} AND ({holds} OR p.\"from\" > {day}
              AND NOT EXISTS (SELECT 1 FROM placement h WHERE h.member = p.member AND h.team = p.team
                AND ({here} OR h.\"from\" > {day} AND h.\"from\" < p.\"from\")))"
        )
    }

    /// The tables that the text uses so far. `in_team` starts from the placements of one team instead of the members.
    pub fn tables(&mut self, in_team: bool) -> String {
        let kind = self.query.kind;
        let mut tables = match self.due_by {
            _ if in_team => "placement p CROSS JOIN member k ON k.id = p.member".to_owned(),
            Some(due_by) => format!("{} d CROSS JOIN {kind} k ON k.id = d.record", self.due_rows(due_by)),
            None => format!("{kind} k"),
        };
        if self.placement && !in_team {
            let placed = self.placed();
            tables.push_str(&format!(" LEFT JOIN placement p ON p.member = k.id AND {placed}"));
        }
        if self.employment {
            let holds = self.on_day("e");
            tables.push_str(&format!(" LEFT JOIN employment e ON e.member = k.id AND {holds}"));
        }
        tables
    }

    /// The condition that a row exists on the day; `None` for kinds that always do.
    fn present(&mut self) -> Option<String> {
        Some(match self.query.kind.validity() {
            Validity::Always => return None,
            Validity::Service => {
                let (now, ever) = (in_service("k.id", &self.on_day("x")), in_service("k.id", "TRUE"));
                format!("({now} OR NOT {ever})")
            }
            Validity::Between(from, until) => lasts(("k", from, until), &self.day(), &self.day()),
            Validity::OpenUntil(from, until) => {
                let day = self.day();
                format!("k.{from} <= {day} AND (k.{until} IS NULL OR k.{until} > {day})")
            }
            Validity::Since(from) => format!("k.{from} <= {}", self.day()),
        })
    }
}

/// The condition that a dated fact holds on a day.
pub(super) fn holds(fact: &str, day: &str) -> String {
    lasts((fact, "from", "until"), day, day)
}

/// The condition that what lasts from one column of a table to another, or without an end, does so on some day from `first` to
/// `last`.
pub(super) fn lasts((table, from, until): (&str, &str, &str), first: &str, last: &str) -> String {
    format!("{table}.\"{from}\" <= {last} AND ({table}.{until} IS NULL OR {table}.{until} >= {first})")
}

/// The condition that a member has a placement or an employment `x` of which something is so.
pub(super) fn in_service(member: &str, so: &str) -> String {
    let some = |fact: &str| format!("EXISTS (SELECT 1 FROM {fact} x WHERE x.member = {member} AND {so})");
    format!("({} OR {})", some("placement"), some("employment"))
}

/// Whether a column shows the client with the largest share; a filter on it finds every client with a share.
pub(super) fn is_client(column: &Column) -> bool {
    column.source == ColumnSource::Derived(Derived::Client)
}
