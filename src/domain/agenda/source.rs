//! A source of what is due: which records of a kind, by when, and what settles it.

use chrono::Days;

use crate::domain::access::Access;
use crate::domain::columns::naming_column;
use crate::domain::days::Day;
use crate::domain::filter::{Expr, Relation};
use crate::domain::kinds::{Parameter, RECORDED_SINCE};
use crate::domain::query::{Query, Sort};
use crate::domain::record::Kind;
use crate::domain::value::Value;

/// By which day something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueBy {
    /// The day in a column. The source is shown as many days ahead as the parameter says; what is late is always shown.
    Column {
        /// The column with the day.
        column: &'static str,
        /// Identifier of the parameter.
        window: &'static str,
    },
    /// The day in a column, once it has passed. All that are late stand as one row, however many they are: an office that neglected
    /// it for years has to find its other work too.
    Passed {
        /// The column with the day.
        column: &'static str,
    },
    /// The day looked at, for a state that should not exist at all.
    Now,
    /// The same, but with a delay for who was there before the office began to record: as many days after that as the
    /// parameter says.
    NowOfNew {
        /// The columns with the first day.
        begun: [&'static str; 2],
        /// Identifier of the parameter.
        window: &'static str,
    },
}

/// What settles something that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolution {
    /// Another end of the contract, or none.
    ExtendContract,
    /// The pilot becomes structural.
    ConvertPilot,
    /// One line on contact with the member.
    LogContact,
    /// Somebody comes to work on the vacancy.
    FillVacancy,
    /// The member comes to work in a team.
    Place,
    /// What is held on the person is erased, as far as its term has passed.
    Erase,
    /// These fields of the record are filled in.
    Fill(&'static [&'static str]),
    /// This field of the record gets the value in the row: the step that was done.
    Tick(&'static str),
    /// A new record of this kind.
    Add {
        /// The kind of the new record.
        kind: Kind,
        /// The field that points at who it is about.
        field: &'static str,
        /// A field of the new record that is known beforehand, with its choice.
        known: Option<(&'static str, &'static str)>,
    },
}

/// The day looked at together with today, by which a look back differs from a look at today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgendaDays {
    /// The day for which the agenda is made.
    pub day: Day,
    /// The day of the clock.
    pub today: Day,
}

impl AgendaDays {
    /// Dated facts that have not ended. Looking at today or later, those without a last day; looking back, those that held on
    /// the day, even if they have ended since.
    pub(super) fn running(self, last: &'static str) -> Expr {
        if self.day >= self.today { Expr::is(last, Value::Empty) } else { Expr::All }
    }

    /// Records that had begun on the day looked at, for a query that also goes through records of other days.
    pub(super) fn begun(self, first: &'static str) -> Expr {
        Expr::Compare { column: first, relation: Relation::AtMost, value: self.day.into() }
    }

    /// What was not settled yet. Looking at today or later, what was never closed; looking back, also what was closed after
    /// the day looked at.
    pub(super) fn unsettled(self, end: &'static str) -> Expr {
        let open = Expr::is(end, Value::Empty);
        if self.day >= self.today {
            return open;
        }
        Expr::Or(vec![open, Expr::Compare { column: end, relation: Relation::More, value: self.day.into() }])
    }
}

/// A kind of thing that can be due.
#[derive(Debug, Clone, Copy)]
pub struct DueSource {
    /// Identifier; `agenda-` followed by it is the key of its name in `text/`.
    pub name: &'static str,
    /// The kind of its records.
    pub kind: Kind,
    /// How the day is found on which a record is due.
    pub by: DueBy,
    /// Which of the records.
    pub open: fn(AgendaDays) -> Expr,
    /// Whether records whose last day has passed are included, because that is exactly what is due.
    pub lapsed: bool,
    /// The columns that tell who or what it is about; the first one filled in counts. Empty: the record itself.
    pub about: &'static [&'static str],
    /// The column with the team.
    pub team: Option<&'static str>,
    /// The column with more detail, such as which certificate or which step.
    pub detail: Option<&'static str>,
    /// Whether it waits for something to be recorded, so that it can seem late only because the office had not begun to record.
    pub waits: bool,
    /// How it is settled.
    pub remedy: Resolution,
}

/// How many days ahead a source is shown, by the parameter on a day; 0 where the parameter has no value.
pub(super) fn days_ahead(window: &str, parameters: &[Parameter], on: Day) -> Days {
    let value = Parameter::value_on(parameters, window, on).unwrap_or_default();
    Days::new((value.hundredths() / 100).max(0).unsigned_abs())
}

/// Up to when a source is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Horizon {
    /// As far ahead as its parameter says.
    Window,
    /// No further than the day itself: what is late, and what is due on that day.
    Day,
}

impl PartialEq for DueSource {
    /// Each source has a name of its own.
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl DueSource {
    /// Whether everything that is due stands as one row.
    pub const fn is_one_row(&self) -> bool {
        matches!(self.by, DueBy::Passed { .. })
    }

    /// The column with the day on which a record is due; `None` for what is due now.
    pub const fn day_column(&self) -> Option<&'static str> {
        match self.by {
            DueBy::Column { column, .. } | DueBy::Passed { column } => Some(column),
            DueBy::Now | DueBy::NowOfNew { .. } => None,
        }
    }

    /// Whether somebody sees what it shows, be it of some teams only.
    pub fn is_seen_by(&self, access: &Access) -> bool {
        self.columns().iter().all(|column| access.sees_column(self.kind, column))
    }

    /// The query for what is due, ordered by day. Its columns are those of [`DueSource::columns`].
    pub fn query(&self, look: AgendaDays, reach: Horizon, parameters: &[Parameter]) -> Query {
        let mut query = Query::of(self.kind, look.day).showing(&self.columns());
        query.all_times = self.lapsed;
        let mut filter = (self.open)(look);
        match self.by {
            DueBy::Column { column, window } => {
                let ahead = match reach {
                    Horizon::Window => days_ahead(window, parameters, look.day),
                    Horizon::Day => Days::new(0),
                };
                let last = look.day.checked_add_days(ahead).unwrap_or(look.day);
                filter = filter.and(Expr::Compare { column, relation: Relation::AtMost, value: last.into() });
                query.sort = Sort::by(column);
            }
            DueBy::NowOfNew { begun, window } => {
                let since = Parameter::recorded_since(parameters, look.day).filter(|since| {
                    let let_off = since.checked_add_days(days_ahead(window, parameters, look.day));
                    let_off.is_some_and(|until| look.day < until)
                });
                if let Some(since) = since {
                    let before = |column| Expr::Compare { column, relation: Relation::Less, value: since.into() };
                    filter = filter.and(Expr::Not(Box::new(Expr::Or(begun.map(before).to_vec()))));
                }
            }
            DueBy::Passed { column } => {
                filter = filter.and(Expr::Compare { column, relation: Relation::Less, value: look.day.into() });
                query.sort = Sort::by(column);
            }
            DueBy::Now => {}
        }
        query.matching(filter)
    }

    /// The query for what would be due if the office had always kept records; `None` where that makes no difference.
    pub fn whole_past(&self, look: AgendaDays, reach: Horizon, parameters: &[Parameter]) -> Option<Query> {
        Parameter::recorded_since(parameters, look.day).filter(|_| self.waits)?;
        let always: Vec<Parameter> = parameters.iter().filter(|p| p.name != RECORDED_SINCE).cloned().collect();
        Some(Query { whole_past: true, ..self.query(look, reach, &always) })
    }

    /// The fields of the record that are filled in when it is settled.
    pub fn fields(&self) -> Vec<&'static str> {
        match self.remedy {
            Resolution::Fill(fields) => fields.to_vec(),
            Resolution::Tick(field) => vec![field],
            _ => Vec::new(),
        }
    }

    /// The columns of the query: the day, the detail and the team where the source has them, who it is about, and the fields
    /// that may have to be filled in.
    pub fn columns(&self) -> Vec<&'static str> {
        let told = [self.day_column(), self.detail, self.team].into_iter().flatten();
        let mut columns: Vec<_> = told.chain(self.about.iter().copied()).collect();
        if self.about.is_empty() {
            columns.extend(naming_column(self.kind));
        }
        columns.extend(self.fields());
        let first = |(at, name): (usize, &&str)| !columns[..at].contains(name);
        columns.iter().enumerate().filter(|(at, name)| first((*at, name))).map(|(_, name)| *name).collect()
    }
}
