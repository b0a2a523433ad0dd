//! A report as lines under columns, for every format in which it can be written.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::domain::days::Day;
use crate::domain::decimal::{Decimal, Tenths};
use crate::domain::value::Value;

/// One value of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableCell {
    /// The value; as JSON this is all that is written.
    pub value: Value,
    /// Key of the text that people read when the value is empty.
    pub blank: Option<&'static str>,
}

impl TableCell {
    /// Jobs of more than one person, with one decimal; shown as unknown where `job_hours` has no value.
    pub fn jobs(jobs: Option<Tenths>) -> Self {
        Self::or(jobs.map_or(Value::Empty, |jobs| Value::Decimal(jobs.into())), "cli-report-unknown")
    }

    /// A value with the key of the text for when it is empty.
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

/// The difference between the rounded numbers of the lines and the total, for each column; `None` where there is none.
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

/// A report in lines. As JSON it is an object with the day, the lines as objects with the names of the columns as keys, and
/// rounding and total in the same form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportTable {
    /// First day of the period; `None` for a report of one day.
    pub from: Option<Day>,
    /// The day of the report, or the last day of its period.
    pub as_of: Day,
    /// Names of the columns; the first tells what a line is about.
    pub columns: &'static [&'static str],
    /// The lines, each with one value for every column.
    pub lines: Vec<Vec<TableCell>>,
    /// The difference between the rounded lines and the total; `None` where they add up to it.
    pub rounding: Option<Vec<TableCell>>,
    /// The sums, for a report that has them.
    pub total: Option<Vec<TableCell>>,
}

impl ReportTable {
    /// The lines, followed by the rounding and the total.
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
