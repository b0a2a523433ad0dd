//! Reading in what an office hands over: sheets become a plan, the plan one change set.
//!
//! The command line and the screen call [`plan`] with the [`Sheet`]s of all files of one call, show what is in the [`Plan`],
//! and commit [`Plan::set`]. A row with a fault contributes nothing and is listed with its reason; whether the rest goes in
//! is up to the caller. What may never be stored is dropped before anything else looks at it.

mod error;
mod facts;
mod layout;
mod options;
mod people;
mod placing;
mod planned;
mod rejects;
mod row_reader;
mod row_values;
mod rows;
mod staging;
mod teams;

use self::layout::{SheetLayout, Use, lay_out};
use self::row_reader::decide_orders;
use self::rows::ImportRun;
use super::sheet::{Sheet, SheetCell};
use crate::domain::id::Ids;
use crate::domain::names::fold;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::{Refusal, Warning};
use crate::domain::sensitive::like_citizen_number;
use crate::domain::vocabulary::Vocabulary;
use crate::repository::{Progress, Repository};

pub use error::ImportError;
pub use options::ImportOptions;
pub use planned::{Plan, Tally};
pub use rejects::{Rejects, rejects};

/// Decides what importing these sheets would do. Changes nothing. Whatever order they are given in, each comes after what
/// it refers to, and all together make one plan.
///
/// # Errors
/// `sheet-not-recognised`, `column-missing`, `no-such-column` (a heading of the options that no sheet has), `start-needed`
/// (a roster without days, and no day in the options); or the store failed.
pub fn plan(
    repo: &dyn Repository,
    sheets: &[Sheet],
    options: &ImportOptions,
    words: &dyn Vocabulary,
    ids: &mut dyn Ids,
    progress: Progress<'_>,
) -> Result<Plan, ImportError> {
    let has = |heading: &str| sheets.iter().flat_map(|s| &s.headings).any(|h| fold(h) == fold(heading));
    if let Some((heading, _)) = options.map.iter().find(|(heading, _)| !has(heading)) {
        return Err(Refusal::new(Reason::NoSuchColumn).with("value", heading.as_str()).into());
    }
    let mut plan = Plan { layouts: layouts(sheets, options, words)?, ..Plan::default() };
    let mut order: Vec<(Kind, usize)> = Vec::new();
    for (index, sheet) in sheets.iter().enumerate() {
        match plan.layouts.get_mut(index) {
            Some(Some(layout)) => {
                order.push((layout.shape, index));
                let doubtful = decide_orders(sheet, layout, options.order);
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
    let mut work = ImportRun::new(repo, options, words, ids);
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
    plan.refused.sort_by_key(|row| (row.sheet_index, row.row));
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
    options: &ImportOptions,
    words: &dyn Vocabulary,
) -> Result<Vec<Option<SheetLayout>>, Refusal> {
    let mut found: Vec<Result<SheetLayout, Refusal>> =
        sheets.iter().map(|sheet| lay_out(sheet, options, words)).collect();
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
