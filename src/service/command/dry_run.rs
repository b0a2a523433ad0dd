//! What a command would make of several records, before it is done: it is done in a transaction that is taken back, and the rows are
//! read before and in it. Nothing is reckoned twice.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::context::{CommandContext, CommandError};
use super::model::Command;
use super::perform::planned;
use crate::domain::columns::naming_column;
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::filter::Expr;
use crate::domain::id::{CountedIds, Id};
use crate::domain::query::{Cell, Query, Row};
use crate::domain::refusal::{Refusal, Warning};
use crate::domain::value::Value;
use crate::repository::{Repository, StoreError};

/// What a command would make of the records that it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct DryRun {
    /// Each record, those that are refused first.
    pub rows: Vec<DryRow>,
    /// The command without those that are refused; `None` when all are.
    pub possible: Option<Command>,
    /// Sums over all of the records and the programme, before and after.
    pub sums: (DrySums, DrySums),
    /// The day on which the rows are read: the first on which it is so.
    pub on: Day,
    /// What there is to say about it.
    pub remarks: Vec<Warning>,
}

/// What would become of one record.
#[derive(Debug, Clone, PartialEq)]
pub struct DryRow {
    /// The identity of the record.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The columns that differ, with what they hold before and after.
    pub changed: Vec<(&'static str, Cell, Cell)>,
    /// Why it cannot be; `None` when it can.
    pub refused: Option<Refusal>,
}

/// Numbers of the same day before and after.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct DrySums {
    /// Of the records that are members: how many are in a team.
    pub people: u64,
    /// The hours a week of these.
    pub hours: Decimal,
    /// The jobs that these count for.
    pub jobs: Decimal,
    /// The open places of the whole programme.
    pub open_places: i64,
}

type Rows = BTreeMap<Id, Row>;

/// Does a command on several records without storing it. Those of which the command alone is refused are left out and told; `day` is the
/// day looked at, for a command without a day of its own.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn dry_run(
    repo: &dyn Repository,
    (actor, now): (&str, DateTime<Utc>),
    command: &Command,
    day: Day,
) -> Result<DryRun, StoreError> {
    let on = command.first_day().unwrap_or(day);
    let several = command.several();
    let (before, sums_before) = read(repo, command, (&several, on))?;
    let mut ids = CountedIds::unseen();
    let mut context = CommandContext { ids: &mut ids, actor, now };
    let mut refused: BTreeMap<Id, Refusal> = BTreeMap::new();
    // What a note looks like, and who was first, is asked when it is stored.
    let asked = command.clone().unseen().insisting();
    let mut possible = Some(asked.clone());
    let mut tried = try_it(repo, &mut context, possible.as_ref(), (&several, on))?;
    if tried.is_err() {
        for id in &several {
            let one = asked.only(|other| other == *id);
            if let Err(refusal) = try_it(repo, &mut context, Some(&one), (&[], on))? {
                refused.insert(*id, refusal);
            }
        }
        possible = (refused.len() < several.len()).then(|| asked.only(|id| !refused.contains_key(&id)));
        tried = try_it(repo, &mut context, possible.as_ref(), (&several, on))?;
    }
    // Together they can be refused where each alone is not.
    let (after, sums_after, remarks) = match tried {
        Ok(seen) if possible.is_some() => seen,
        Ok(_) => (before.clone(), sums_before, Vec::new()),
        Err(refusal) => {
            possible = None;
            several.iter().for_each(|id| {
                refused.entry(*id).or_insert_with(|| refusal.clone());
            });
            (before.clone(), sums_before, Vec::new())
        }
    };
    let columns = Query::of(command.kind_of_several(), on).columns;
    let named = naming_column(command.kind_of_several()).and_then(|name| columns.iter().position(|c| *c == name));
    let mut rows: Vec<DryRow> = several
        .iter()
        .map(|id| {
            let cell =
                |rows: &Rows, at: usize| rows.get(id).and_then(|row| row.cells.get(at)).cloned().unwrap_or_default();
            let sides = columns.iter().enumerate().map(|(at, name)| (*name, cell(&before, at), cell(&after, at)));
            let name = named.map(|at| cell(&before, at));
            DryRow {
                id: *id,
                name: name.map(|cell| cell.label.unwrap_or_else(|| cell.value.plain())).unwrap_or_default(),
                changed: sides.filter(|(_, before, after)| before.value != after.value).collect(),
                refused: refused.get(id).cloned(),
            }
        })
        .collect();
    rows.sort_by(|one, other| (one.refused.is_none(), &one.name).cmp(&(other.refused.is_none(), &other.name)));
    let left_out: BTreeSet<Id> = refused.into_keys().collect();
    let possible = possible.map(|_| command.only(|id| !left_out.contains(&id)));
    Ok(DryRun { rows, possible, sums: (sums_before, sums_after), on, remarks })
}

type Tried = (Rows, DrySums, Vec<Warning>);

/// What is seen of these records once the command is done, or why it cannot be.
fn try_it(
    repo: &dyn Repository,
    context: &mut CommandContext<'_>,
    command: Option<&Command>,
    looked_at: (&[Id], Day),
) -> Result<Result<Tried, Refusal>, StoreError> {
    let Some(command) = command else { return Ok(Ok(Tried::default())) };
    match seen_after(repo, context, command, looked_at) {
        Ok(seen) => Ok(Ok(seen)),
        Err(CommandError::Store(error)) => Err(error),
        Err(refused) => Ok(Err(refused.into())),
    }
}

fn seen_after(
    repo: &dyn Repository,
    context: &mut CommandContext<'_>,
    command: &Command,
    looked_at: (&[Id], Day),
) -> Result<Tried, CommandError> {
    let (set, remarks) = planned(repo, context, command)?;
    let mut seen = (Rows::new(), DrySums::default());
    repo.try_out(&set, &mut |then| {
        if !looked_at.0.is_empty() {
            seen = read(then, command, looked_at)?;
        }
        Ok(())
    })?;
    Ok((seen.0, seen.1, remarks))
}

/// The rows of these records on a day, with their sums.
fn read(repo: &dyn Repository, command: &Command, (ids, on): (&[Id], Day)) -> Result<(Rows, DrySums), StoreError> {
    let query = Query::of(command.kind_of_several(), on).of_all_times().matching(Expr::Among(ids.to_vec()));
    let found = repo.window(&query, 0, ids.len() as u64)?.rows;
    let at = |name: &str| query.columns.iter().position(|column| *column == name);
    let sum = |name: &str| {
        let cells = found.iter().filter_map(|row| row.cells.get(at(name)?));
        cells.fold(Decimal::ZERO, |sum, cell| match cell.value {
            Value::Decimal(number) => sum + number,
            _ => sum,
        })
    };
    let sums = DrySums {
        people: found.iter().filter(|row| row.placement.is_some()).count() as u64,
        hours: sum("hours"),
        jobs: sum("jobs"),
        open_places: repo.open_places(on)?,
    };
    Ok((found.into_iter().map(|row| (row.id, row)).collect(), sums))
}
