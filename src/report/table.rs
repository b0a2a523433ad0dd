//! A report as lines under columns, for every form it can be written in.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::domain::days::Day;
use crate::domain::decimal::{Decimal, Tenths};
use crate::domain::value::Value;

/// One value of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableCell {
    /// The value; as JSON nothing else is given.
    pub value: Value,
    /// What people read where it is empty: names a text.
    pub blank: Option<&'static str>,
}

impl TableCell {
    /// Jobs of more than one person, with one decimal; not known where nothing says what a job is.
    pub fn jobs(jobs: Option<Tenths>) -> Self {
        Self::or(jobs.map_or(Value::Empty, |jobs| Value::Decimal(jobs.into())), "cli-report-unknown")
    }

    /// A value that says this where it is empty.
    pub fn or(value: Value, blank: &'static str) -> Self {
        Self { value, blank: Some(blank) }
    }
}

impl From<Value> for TableCell {
    fn from(value: Value) -> Self {
        Self { value, blank: None }
    }
}

impl From<Decimal> for TableCell {
    fn from(number: Decimal) -> Self {
        Value::Decimal(number).into()
    }
}

impl From<i64> for TableCell {
    fn from(number: i64) -> Self {
        Value::Whole(number).into()
    }
}

/// What the rounded numbers of lines lack to those of the total, column by column; `None` where they lack nothing.
pub fn rounding(lines: &[Vec<TableCell>], total: &[TableCell]) -> Option<Vec<TableCell>> {
    let number = |cell: &TableCell| if let Value::Decimal(number) = cell.value { Some(number) } else { None };
    let of_lines = |at: usize| lines.iter().filter_map(|line| line.get(at).and_then(number)).sum::<Decimal>();
    let lacks = |(at, cell): (usize, &TableCell)| {
        let lacking = number(cell).map(|total| total - of_lines(at)).filter(|lacking| *lacking != Decimal::ZERO);
        lacking.map_or(TableCell::or(Value::Empty, "cli-report-nothing"), TableCell::from)
    };
    let mut cells: Vec<TableCell> = total.iter().enumerate().map(lacks).collect();
    *cells.first_mut()? = TableCell::or(Value::Empty, "cli-report-rounding");
    cells.iter().any(|cell| !cell.value.is_empty()).then_some(cells)
}

/// A report. As JSON an object with the day, the lines as objects by the names of the columns, and rounding and total
/// likewise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportTable {
    /// The first day of the period that it is about; nothing for a report of one day.
    pub from: Option<Day>,
    /// The day it was made for, or the last day of the period.
    pub as_of: Day,
    /// Names of the columns; the first says what a line is about.
    pub columns: &'static [&'static str],
    /// The lines, each with a value for every column.
    pub lines: Vec<Vec<TableCell>>,
    /// What the rounded lines lack to the total, or have too much; nothing where they add up to it.
    pub rounding: Option<Vec<TableCell>>,
    /// The sums, where there are.
    pub total: Option<Vec<TableCell>>,
}

impl ReportTable {
    /// The lines with those below them: rounding and total.
    pub fn all_lines(&self) -> impl Iterator<Item = &Vec<TableCell>> {
        self.lines.iter().chain(&self.rounding).chain(&self.total)
    }
}

impl Serialize for TableCell {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(s)
    }
}

struct TableLine<'a>(&'static [&'static str], &'a [TableCell]);

impl Serialize for TableLine<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_map(self.0.iter().zip(self.1))
    }
}

impl Serialize for ReportTable {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut map = s.serialize_map(None)?;
        if let Some(from) = &self.from {
            map.serialize_entry("from", from)?;
        }
        map.serialize_entry("as_of", &self.as_of)?;
        let lines: Vec<TableLine<'_>> = self.lines.iter().map(|line| TableLine(self.columns, line)).collect();
        map.serialize_entry("lines", &lines)?;
        if let Some(rounding) = &self.rounding {
            map.serialize_entry("rounding", &TableLine(self.columns, rounding))?;
        }
        if let Some(total) = &self.total {
            map.serialize_entry("total", &TableLine(self.columns, total))?;
        }
        map.end()
    }
}
