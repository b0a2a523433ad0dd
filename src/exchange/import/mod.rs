//! Reading in what an office hands over: sheets become a plan, the plan one change set.
//!
//! The command line and the screen call [`plan`] with the [`Sheet`]s of all files of one call, show what is in the [`Plan`],
//! and commit [`Plan::set`]. A row with a fault contributes nothing and is listed with its reason; whether the rest goes in
//! is up to the caller. What may never be stored is dropped before anything else looks at it.

mod book;
mod facts;
mod layout;
mod line;
mod people;
mod placing;
mod rejects;
mod rows;
mod teams;

use chrono::{DateTime, Utc};

use self::layout::{SheetLayout, Use, lay_out};
use self::line::decide_orders;
use self::rows::ImportRun;
use super::sheet::{Sheet, SheetCell};
use crate::domain::change::{Change, ChangeSet};
use crate::domain::days::{Day, DayOrder};
use crate::domain::id::{Id, Ids};
use crate::domain::log_verb::LogVerb;
use crate::domain::names::fold;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::{Refusal, Warning};
use crate::domain::sensitive::like_citizen_number;
use crate::domain::vocabulary::Vocabulary;
use crate::repository::{Progress, Repository, StoreError};

pub use rejects::{Rejects, rejects};

/// What the person who imports has said about it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportOptions {
    /// What every sheet is about, instead of judging by the headings.
    pub kind: Option<Kind>,
    /// Heading and the field it goes to, by a word for it; the field `-` leaves the column out.
    pub map: Vec<(String, String)>,
    /// The order of day and month, instead of deciding it per column.
    pub order: Option<DayOrder>,
    /// Makes teams and task packages that a roster names and nobody knows.
    pub create_teams: bool,
    /// The first day of placements in a sheet that has no column for it.
    pub on: Option<Day>,
    /// Headings that are left out without a word: the reason in a file of refused rows.
    pub left_out: Vec<String>,
}

/// How many records of a kind an import concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Made.
    pub new: u64,
    /// Changed.
    pub changed: u64,
    /// Spoken of, and already as the file says.
    pub unchanged: u64,
}

/// A row that is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedRow {
    /// The file.
    pub source: String,
    /// The sheet in it.
    pub sheet: String,
    /// The row number as a spreadsheet shows it.
    pub row: u32,
    /// The heading of the column at fault; empty when no column of the sheet is.
    pub column: String,
    /// The value at fault, harmless; empty when there is none.
    pub value: String,
    /// Why.
    pub reason: Refusal,
    /// The place of the sheet among those that were planned.
    at: usize,
}

/// What an import would do.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// What has to be committed, in order.
    pub changes: Vec<Change>,
    /// Per kind that the sheets speak of: how many records are new, changed, unchanged.
    pub counts: Vec<(Kind, Tally)>,
    /// Rows that are refused, in the order of the sheets.
    pub refused: Vec<RefusedRow>,
    /// Columns that nobody recognised: file and heading.
    pub unknown_columns: Vec<(String, String)>,
    /// Columns that are never stored: file, heading, the reason.
    pub forbidden_columns: Vec<(String, String, Reason)>,
    /// Columns of dates in which nothing proves the order of day and month; they were read with the day first.
    pub ambiguous: Vec<(String, String)>,
    /// What to tell though it does not stop the import.
    pub warnings: Vec<Warning>,
    /// How each sheet was read.
    layouts: Vec<Option<SheetLayout>>,
}

impl Plan {
    /// How many records would be written.
    pub fn writes(&self) -> usize {
        self.changes.len()
    }

    /// The plan as a set to commit.
    pub fn set(self, operation: Id, at: DateTime<Utc>, actor: &str) -> ChangeSet {
        ChangeSet { operation, at, actor: actor.to_owned(), verb: LogVerb::Import, undoes: None, changes: self.changes }
    }
}

/// Why there is no plan at all.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The sheets cannot be understood.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<ImportError> for Refusal {
    /// For who shows refusals only: a failing store gives its reason.
    fn from(error: ImportError) -> Refusal {
        match error {
            ImportError::Refused(refusal) => refusal,
            ImportError::Store(error) => Refusal::new(error.reason()),
        }
    }
}

/// Why a row goes no further.
enum RowError {
    /// The row is refused; laid at the door of this column of the sheet, or of the field that the refusal names.
    Fault { column: Option<usize>, refusal: Refusal },
    /// The store failed: nothing goes any further.
    Store(StoreError),
}

impl RowError {
    fn in_column(column: usize, refusal: Refusal) -> Self {
        RowError::Fault { column: Some(column), refusal }
    }

    /// Lays a refusal at a field's door, instead of where it was.
    fn moved(self, kind: Kind, field: &'static str) -> Self {
        match self {
            RowError::Fault { column: None, refusal } => {
                RowError::Fault { column: None, refusal: Refusal { field: Some((kind, field)), ..refusal } }
            }
            other => other,
        }
    }
}

impl From<Refusal> for RowError {
    fn from(refusal: Refusal) -> Self {
        RowError::Fault { column: None, refusal }
    }
}

impl From<StoreError> for RowError {
    fn from(error: StoreError) -> Self {
        RowError::Store(error)
    }
}

/// Decides what importing these sheets would do. Changes nothing. Whatever order they are given in, each comes after what
/// it refers to, and all together make one plan.
///
/// # Errors
/// `sheet-not-recognised`, `column-missing`, `no-such-column` (a heading of the wishes that no sheet has), `start-needed`
/// (a roster without days, and no day in the wishes); or the store failed.
pub fn plan(
    repo: &dyn Repository,
    sheets: &[Sheet],
    wishes: &ImportOptions,
    words: &dyn Vocabulary,
    ids: &mut dyn Ids,
    progress: Progress<'_>,
) -> Result<Plan, ImportError> {
    let has = |heading: &str| sheets.iter().flat_map(|s| &s.headings).any(|h| fold(h) == fold(heading));
    if let Some((heading, _)) = wishes.map.iter().find(|(heading, _)| !has(heading)) {
        return Err(Refusal::new(Reason::NoSuchColumn).with("value", heading.as_str()).into());
    }
    let mut plan = Plan { layouts: layouts(sheets, wishes, words)?, ..Plan::default() };
    let mut order: Vec<(Kind, usize)> = Vec::new();
    for (index, sheet) in sheets.iter().enumerate() {
        match plan.layouts.get_mut(index) {
            Some(Some(layout)) => {
                order.push((layout.shape, index));
                let doubtful = decide_orders(sheet, layout, wishes.order);
                plan.ambiguous.extend(doubtful.into_iter().map(|heading| (sheet.source.clone(), heading)));
            }
            _ => plan.warnings.push(Warning(
                Refusal::new(Reason::SheetSkipped)
                    .with("file", sheet.source.as_str())
                    .with("sheet", sheet.name.as_str()),
            )),
        }
    }
    // A stable sort: sheets of one kind stay in the order given.
    order.sort_by_key(|(kind, _)| *kind);
    let total: u64 = order.iter().filter_map(|(_, index)| sheets.get(*index)).map(|s| s.rows.len() as u64).sum();
    let mut work = ImportRun::new(repo, wishes, words, ids);
    let mut done = 0;
    for (_, index) in order {
        let (Some(sheet), Some(Some(layout))) = (sheets.get(index), plan.layouts.get(index)) else { continue };
        work.needs_day(sheet, layout)?;
        let mut refused = work.sheet(index, sheet, layout, &mut || {
            done += 1;
            if done % 256 == 0 || done == total {
                progress(done, total);
            }
        })?;
        refused.sort_by_key(|row| row.row);
        plan.refused.append(&mut refused);
    }
    plan.refused.sort_by_key(|row| (row.at, row.row));
    work.finish(&mut plan)?;
    for (sheet, layout) in sheets.iter().zip(&plan.layouts) {
        let Some(layout) = layout else { continue };
        for (index, column) in layout.columns.iter().enumerate() {
            let place = || (sheet.source.clone(), column.heading.clone());
            match column.used {
                Use::Forbidden(code) => {
                    let (source, heading) = place();
                    plan.forbidden_columns.push((source, heading, code));
                    continue;
                }
                // A column between others without a heading or any value is only a gap.
                Use::Unknown if named(sheet, index) || cells(sheet, index).any(|cell| !cell.is_blank()) => {
                    plan.unknown_columns.push(place());
                }
                _ => {}
            }
            let count = cells(sheet, index).filter(|cell| like_citizen_number(&cell.text())).count();
            if count > 0 {
                plan.warnings.push(Warning(
                    Refusal::new(Reason::LooksLikeCitizenNumber)
                        .with("file", sheet.source.as_str())
                        .with("column", column.heading.as_str())
                        .with("count", count),
                ));
            }
        }
    }
    Ok(plan)
}

/// Whether a column has a heading.
fn named(sheet: &Sheet, column: usize) -> bool {
    sheet.headings.get(column).is_some_and(|heading| !heading.is_empty())
}

/// The cells of a column.
fn cells(sheet: &Sheet, column: usize) -> impl Iterator<Item = &SheetCell> {
    sheet.rows.iter().filter_map(move |row| row.cells.get(column))
}

/// What each sheet is. One that is not recognised is passed over when its file has others that are.
fn layouts(
    sheets: &[Sheet],
    wishes: &ImportOptions,
    words: &dyn Vocabulary,
) -> Result<Vec<Option<SheetLayout>>, Refusal> {
    let mut found: Vec<Result<SheetLayout, Refusal>> =
        sheets.iter().map(|sheet| lay_out(sheet, wishes, words)).collect();
    for (index, sheet) in sheets.iter().enumerate() {
        let beside = |other: &Sheet| other.source == sheet.source;
        let others = sheets.iter().zip(&found).any(|(other, layout)| beside(other) && layout.is_ok());
        if let Some(Err(refusal)) = found.get_mut(index)
            && !others
        {
            return Err(refusal.clone());
        }
    }
    Ok(found.into_iter().map(Result::ok).collect())
}
