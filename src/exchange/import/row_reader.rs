//! One row of a sheet, read through the layout of its columns.

use super::cell_faults::fault;
use super::layout::{SheetLayout, type_of};
use super::mapped_column::{FieldTarget, MappedColumn, NAME_PARTS, Use};
use super::prelude::*;
use super::row_values::RowValues;
use crate::domain::days::{DayProblem, YEARS, from_serial, means_no_end};
use crate::domain::names::is_name_of;
use crate::exchange::sheet::{SheetCell, SheetRow};

/// What the number of a day is less in a workbook that counts from 1904 on.
const DAYS_TO_1904: i64 = 1462;

/// A row with what is needed to read it.
#[derive(Clone, Copy)]
pub(super) struct RowReader<'a> {
    /// The row of the sheet.
    pub(super) row: &'a SheetRow,
    /// The layout of its columns.
    pub(super) layout: &'a SheetLayout,
    /// The vocabulary that recognises the words in it.
    pub(super) words: &'a dyn Vocabulary,
}

impl<'a> RowReader<'a> {
    /// The filled cells that go to a field.
    fn cells(&self, target: FieldTarget) -> impl Iterator<Item = (usize, &'a MappedColumn, &'a SheetCell)> {
        let columns = self.layout.columns.iter().enumerate();
        columns.zip(&self.row.cells).filter_map(move |((index, column), cell)| {
            (column.used == Use::Field(target) && !cell.is_blank() && !column.says_nothing(cell))
                .then_some((index, column, cell))
        })
    }

    /// The column that a fault of a field is about: the one that is filled in, otherwise the first.
    pub(super) fn column_of(&self, target: FieldTarget) -> Option<usize> {
        self.cells(target).next().map(|(index, ..)| index).or_else(|| self.layout.at(target))
    }

    /// The text for a field, made harmless; empty when there is none.
    pub(super) fn text(&self, target: FieldTarget) -> String {
        self.cells(target).next().map(|(_, _, cell)| clean(&cell.text()).into_owned()).unwrap_or_default()
    }

    /// Whether the text for a field is the code of what it refers to.
    pub(super) fn gives_key(&self, target: FieldTarget) -> bool {
        self.cells(target).next().is_some_and(|(_, column, _)| column.only_key)
    }

    /// The value for a field. A reference is returned as text.
    pub(super) fn value(&self, target: FieldTarget) -> Result<Value, CommitError> {
        let Some((_, column, cell)) = self.cells(target).next() else { return Ok(Value::Empty) };
        let how = InputRules { order: column.order, words: self.words };
        let at = |refusal: Refusal| refusal.at(target.0, target.1);
        let settled = match (column.percents.settled(&cell.text()).map_err(at)?, cell) {
            (Some(percentage), _) => Some(SheetCell::Text(percentage)),
            (None, SheetCell::Text(text)) => column.point.settled(&clean(text)).map(SheetCell::Text),
            _ => None,
        };
        let read_as = settled.as_ref().unwrap_or(cell);
        let value = match read(read_as, type_of(target), &how, self.layout.since_1904) {
            Err(refusal) if refusal.reason == Reason::NoSuchDate && is_no_end(cell, column, target) => {
                if self.layout.no_end {
                    return Ok(Value::Empty);
                }
                Err(Refusal { reason: Reason::DayForNoEnd, ..refusal })
            }
            value => value,
        };
        Ok(value.map_err(at)?)
    }

    /// Refuses a row that is no record of its own, or with a cell that does not hold what somebody filled in.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        if let Some(refusal) = self.layout.apart.get(&self.row.number) {
            return Err(refusal.clone());
        }
        for (column, cell) in self.layout.columns.iter().zip(&self.row.cells) {
            let Use::Field(target) = column.used else { continue };
            if let Some(refusal) = fault(cell, column, target) {
                return Err(refusal.at(target.0, target.1));
            }
        }
        [Kind::Member, Kind::Candidate, Kind::Staff].into_iter().try_for_each(|kind| self.one_name(kind))
    }

    /// Refuses a row with a whole name beside parts that are not of that name.
    fn one_name(&self, kind: Kind) -> Result<(), Refusal> {
        let [whole, given, prefix, surname] = self.texts_of_name(kind);
        if whole.is_empty() || (given.is_empty() && surname.is_empty()) {
            return Ok(());
        }
        let known = PersonName::parse_one(&whole);
        // A name without a comma may be the surname alone.
        let told = match surname.is_empty() && !whole.contains(',') {
            true => return Ok(()),
            false if surname.is_empty() => PersonName { given, prefix, surname: known.surname.clone() },
            false => PersonName::from_parts(&given, &prefix, &surname),
        };
        if same_person(&known, &told) {
            return Ok(());
        }
        let refusal = Refusal::new(Reason::NamesDiffer).with("name", told.display()).with("value", whole);
        Err(refusal.at(kind, "name"))
    }

    /// The whole name of a person that a row gives, and its parts.
    fn texts_of_name(&self, kind: Kind) -> [String; 4] {
        NAME_PARTS.map(|field| self.text((kind, field)))
    }

    /// The day for a field; `None` when there is none.
    pub(super) fn day(&self, target: FieldTarget) -> Result<Option<Day>, CommitError> {
        Ok(self.value(target)?.day())
    }

    /// The values of the fields of a kind that are filled in, with references as text.
    pub(super) fn values(&self, kind: Kind) -> Result<RowValues, CommitError> {
        let mut values = RowValues::default();
        for column in &self.layout.columns {
            let Use::Field((of, field)) = column.used else { continue };
            if of == kind && kind.field(field).is_some() && !values.has(field) {
                let value = self.value((kind, field))?;
                values.extend((!value.is_empty()).then_some((field, value)));
            }
        }
        Ok(values)
    }

    /// The name beside the number of a person that a row of another kind is about, as lists write it; empty without a surname.
    pub(super) fn person_beside(&self, person: Kind) -> String {
        let name = self.name(person);
        let [given, prefix, surname] = ["given_name", "prefix", "surname"].map(|part| name.text(part));
        if surname.is_empty() { surname } else { PersonName { given, prefix, surname }.display() }
    }

    /// The parts of a person's name that the row gives; empty when it gives no name. A name in one cell gives all three
    /// parts, separate columns give only those that are filled in.
    pub(super) fn name(&self, kind: Kind) -> RowValues {
        let [whole, given, prefix, surname] = self.texts_of_name(kind);
        let parted = !given.is_empty() || !prefix.is_empty();
        let (name, all) = if !surname.is_empty() || (whole.is_empty() && parted) {
            (PersonName::from_parts(&given, &prefix, &surname), false)
        } else if parted && !whole.contains(',') && !begins_with(&whole, &given) {
            (PersonName::from_parts(&given, &prefix, &whole), false)
        } else {
            (PersonName::parse_one(&whole), true)
        };
        let whole = all && !name.is_empty();
        let mut values = RowValues::of_person(name);
        values.retain(|value| whole || !value.is_empty());
        values
    }
}

/// Whether a name without a comma begins with this given name, and so is a whole one.
fn begins_with(whole: &str, given: &str) -> bool {
    !given.is_empty() && fold(&PersonName::parse_one(whole).given) == fold(given)
}

/// Whether two names can be of one person: the surname is the same, and the given name the beginning of the other, or its initials.
/// A prefix is written in too many ways to tell people apart.
fn same_person(one: &PersonName, other: &PersonName) -> bool {
    let bare = |name: &PersonName| PersonName { prefix: String::new(), ..name.clone() };
    let (one, other) = (bare(one), bare(other));
    let begins = |long: &PersonName, short: &PersonName| {
        fold(&long.surname) == fold(&short.surname) && fold(&long.given).starts_with(&fold(&short.given))
    };
    let shortened = |long: &PersonName, short: &PersonName| is_name_of(&long.display(), &short.display());
    begins(&one, &other) || begins(&other, &one) || shortened(&one, &other) || shortened(&other, &one)
}

/// Whether a cell has a day that means "no end" in other programs, in a column that may be empty.
fn is_no_end(cell: &SheetCell, column: &MappedColumn, (kind, field): FieldTarget) -> bool {
    kind.field(field).is_some_and(|info| !info.required) && means_no_end(&clean(&cell.text()), column.order)
}

/// Reads a cell as the type of its column.
fn read(cell: &SheetCell, ty: FieldType, how: &InputRules<'_>, since_1904: bool) -> Result<Value, Refusal> {
    let text = match cell {
        // What a layout adds to a number is no part of an amount; a percentage is.
        SheetCell::Shown { number, text } if (ty.is_number() || ty == FieldType::Day) && !text.ends_with('%') => {
            number.into()
        }
        cell => cell.text(),
    };
    let text = match cell {
        // The point of a real number stands before its decimals, however many there are.
        SheetCell::Number(_) | SheetCell::Shown { .. } if ty.is_number() => with_decimals(&text).into(),
        _ => text,
    };
    match (ty, cell) {
        (FieldType::Day, SheetCell::Day(day)) => Ok(Value::Day(*day)),
        (FieldType::Flag, SheetCell::Flag(flag)) => Ok(Value::Flag(*flag)),
        (FieldType::Day, SheetCell::Number(_) | SheetCell::Shown { .. } | SheetCell::Text(_)) => {
            match serial(clean(&text).as_ref(), since_1904) {
                Some(day) => {
                    day.map(Value::Day).map_err(|_| Refusal::new(Reason::NoSuchDate).with("value", text.as_ref()))
                }
                None => ty.read(&text, how),
            }
        }
        _ => ty.read(&text, how),
    }
    .and_then(|value| match value {
        Value::Day(day) if !YEARS.contains(&chrono::Datelike::year(&day)) => {
            Err(Refusal::new(Reason::NoSuchDate).with("value", text.as_ref()))
        }
        value => Ok(value),
    })
}

/// A real number as it is read from a text; three decimals are written as four, for a text with three can be thousands.
fn with_decimals(number: &str) -> String {
    let text = number.replace('.', ",");
    let decimals = text.split_once(',').map_or(0, |(_, part)| part.len());
    if decimals == 3 { text + "0" } else { text }
}

/// The day behind five digits, which is how a spreadsheet stores days, and how they look when their format is lost.
fn serial(text: &str, since_1904: bool) -> Option<Result<Day, DayProblem>> {
    let whole = text.strip_suffix(".0").unwrap_or(text);
    let digits = whole.len() == 5 && whole.bytes().all(|b| b.is_ascii_digit());
    let number = || whole.parse::<i64>().unwrap_or_default() + if since_1904 { DAYS_TO_1904 } else { 0 };
    digits.then(|| from_serial(number()))
}
