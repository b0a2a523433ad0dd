//! Imports the files of an office: sheets become a plan, and the plan becomes one change set.
//!
//! The command line and the screen call [`plan`] with the [`Sheet`]s of all files of one call, show the [`Plan`],
//! and commit [`Plan::take_set`]. A row with a fault contributes nothing and is listed with its reason; the caller decides whether the
//! rest is imported. What may never be stored is dropped before anything else looks at it.

mod cell_faults;
mod column_notation;
mod contradictions;
mod doubts;
mod earlier_rows;
mod error;
mod facts;
mod finishing;
mod heading_targets;
mod headings;
mod holding;
mod layout;
mod leaving;
mod making_teams;
mod mapped_column;
mod nothing_there;
mod number_points;
mod other_letters;
mod outcomes;
mod passes;
mod people;
mod percentages;
mod placing;
mod planned;
mod prelude;
mod referring;
mod rejects;
mod remarks;
mod row_reader;
mod row_values;
mod rows;
mod rows_apart;
mod staged;
mod staging;
mod succession;
mod teams;
mod within_team;

use self::column_notation::{decide_orders, decide_points};
use self::earlier_rows::EarlierRows;
use self::heading_targets::names_field;
use self::layout::{SheetLayout, lay_out, looks_like};
use self::mapped_column::Use;
use self::nothing_there::note_nothing;
use self::passes::passes;
use self::prelude::*;
use self::rows::{ImportRun, RefusedAhead, RowsTold};
use self::rows_apart::rows_apart;
use self::staging::ImportStaging;
use super::sheet::Sheet;
use crate::domain::import_options::ImportOptions;
use crate::domain::import_summary::SheetName;
use crate::domain::sensitive::like_citizen_number;
use crate::repository::fixed::remark_on_fixed;

pub use headings::with_headings;
pub use layout::headings_read;
pub use planned::Plan;
pub use rejects::{Rejects, rejects};

/// Decides what importing these sheets would do, and changes nothing. In whatever order they are given, each sheet is read
/// after those that it refers to, and all together make one plan.
///
/// # Errors
/// Returns `sheet-…` or `column-missing` for a sheet of which it is not clear what it holds, `no-such-column` (a heading of the
/// options that no sheet has), `unknown-field` (one that they map to no field), `start-needed` (a roster without days, and no day in the options), or the error of the store.
pub fn plan(
    repo: &dyn Repository,
    sheets: &[Sheet],
    options: &ImportOptions,
    words: &dyn Vocabulary,
    ids: &mut dyn Ids,
    progress: Progress<'_>,
) -> Result<Plan, CommitError> {
    let has = |heading: &str| sheets.iter().flat_map(|s| &s.headings).any(|h| fold(h) == fold(heading));
    if let Some((heading, _)) = options.map.iter().find(|(heading, _)| !has(heading)) {
        return Err(Refusal::new(Reason::NoSuchColumn).with("value", heading.as_str()).into());
    }
    let (mut plan, mut laid_out) = (Plan::default(), Vec::new());
    let named = |sheet: &Sheet| SheetName { file: sheet.source.clone(), sheet: sheet.name.clone() };
    plan.summary.sheets = sheets.iter().map(named).collect();
    for (at, (sheet, layout)) in sheets.iter().zip(layouts(sheets, options, words)?).enumerate() {
        let mut layout = match layout {
            Ok(layout) => layout,
            Err(skipped) => {
                plan.summary.warnings.push(Warning(skipped));
                continue;
            }
        };
        let from = layout.has((Kind::Placement, Placement::from)) || options.on.is_some();
        if layout.has((Kind::Placement, Placement::team)) && !from {
            return Err(Refusal::new(Reason::StartNeeded).with("file", sheet.source.as_str()).into());
        }
        if sheet.about.dos_letters {
            let remark = Refusal::new(Reason::LettersOfDos).with("file", sheet.source.as_str());
            plan.summary.warnings.push(Warning(remark));
        }
        decide_orders(sheet, &mut layout, options);
        decide_points(sheet, &mut layout, options);
        layout.apart = rows_apart(repo, words, sheet, &layout)?;
        plan.summary.warnings.extend(note_nothing(repo, sheet, &mut layout)?);
        laid_out.push((at, layout));
    }
    maps_to_fields(&laid_out, options, words)?;
    let read = laid_out.iter().filter_map(|(at, layout)| Some((*at, sheets.get(*at)?, layout)));
    let order = passes(read.clone());
    let total: u64 = order.iter().map(|pass| pass.sheet.rows.len() as u64).sum();
    let mut ahead = RefusedAhead::new();
    // A row that is refused where it is read again was in part taken before: then all begins anew without it.
    let run = loop {
        let (said, known) = (EarlierRows::of(sheets, laid_out.len()), ahead.len());
        let mut run = ImportRun {
            staging: ImportStaging::new(repo, options.holds_from()),
            options,
            words,
            ids: &mut *ids,
            told: RowsTold { said, ahead: std::mem::take(&mut ahead), ..RowsTold::default() },
        };
        let mut done = 0;
        for pass in &order {
            run.sheet(pass, &mut || {
                done += 1;
                if done % 256 == 0 || done == total {
                    progress(done, total);
                }
            })?;
        }
        if run.told.ahead.len() == known {
            break run;
        }
        ahead = run.told.ahead;
    };
    run.finish(&mut plan)?;
    plan.summary.warnings.extend(remark_on_fixed(repo, &plan.changes)?.map(Warning));
    let summary = &mut plan.summary;
    for (_, sheet, layout) in read {
        for (index, (column, heading)) in layout.columns.iter().zip(&sheet.headings).enumerate() {
            let cells = || sheet.rows.iter().filter_map(|row| row.cells.get(index));
            let named = (sheet.source.clone(), column.heading.clone());
            match column.used {
                Use::Forbidden(reason) => {
                    summary.forbidden_columns.push((named.0, named.1, reason));
                    continue;
                }
                // A column without a heading or any value, between others, is only a gap.
                Use::Hidden if cells().any(|cell| !cell.is_blank()) => {
                    let hidden = Refusal::new(Reason::ColumnHidden).with("file", sheet.source.as_str());
                    let hidden = hidden.with("sheet", sheet.name.as_str()).with("column", column.heading.as_str());
                    summary.warnings.push(Warning(hidden));
                    continue;
                }
                Use::WorkedOut => summary.worked_out_columns.push(named),
                Use::Unknown if !heading.is_empty() || cells().any(|cell| !cell.is_blank()) => {
                    summary.unknown_columns.push(named);
                }
                _ if column.doubtful => summary.ambiguous_columns.push(named),
                _ => {}
            }
            let count = cells().filter(|cell| like_citizen_number(&cell.text())).count();
            if count > 0 {
                let alike = Refusal::new(Reason::LooksLikeCitizenNumber).with("file", sheet.source.as_str());
                summary.warnings.push(Warning(alike.with("column", column.heading.as_str()).with("count", count)));
            }
        }
    }
    plan.layouts = laid_out;
    Ok(plan)
}

/// Refuses a heading that the options map to a field that the kind of none of its sheets has.
fn maps_to_fields(
    laid_out: &[(usize, SheetLayout)],
    options: &ImportOptions,
    words: &dyn Vocabulary,
) -> Result<(), Refusal> {
    for (heading, word) in &options.map {
        let columns =
            laid_out.iter().flat_map(|(_, layout)| layout.columns.iter().map(move |column| (layout.shape, column)));
        let mut named = columns.filter(|(_, column)| fold(&column.heading) == fold(heading)).peekable();
        let Some((kind, _)) = named.peek().copied() else { continue };
        if !named.any(|(kind, column)| column.used != Use::Unknown || names_field(kind, word, words)) {
            return Err(Refusal::new(Reason::UnknownField).with("field", word.as_str()).with("kind", kind));
        }
    }
    Ok(())
}

/// The layout of each sheet, or the remark that it is skipped. In a workbook a sheet that is not recognised is skipped when
/// others are; a kind that is named means the sheets that look like it, if there are any.
fn layouts(
    sheets: &[Sheet],
    options: &ImportOptions,
    words: &dyn Vocabulary,
) -> Result<Vec<Result<SheetLayout, Refusal>>, Refusal> {
    let seems = |sheet| options.kind.and_then(|_| looks_like(sheet, options, words));
    let found: Vec<_> = sheets.iter().map(|sheet| (sheet, seems(sheet), lay_out(sheet, options, words))).collect();
    let shown = found.iter().any(|(sheet, ..)| !sheet.about.hidden);
    let decided = found.iter().map(|(sheet, seems, layout)| {
        let beside = |other: &Sheet| other.source == sheet.source && other.name != sheet.name;
        let others = found.iter().any(|(other, seems, layout)| {
            beside(other) && !other.about.hidden && *seems == options.kind && layout.is_ok()
        });
        let skipped =
            |reason| Refusal::new(reason).with("file", sheet.source.as_str()).with("sheet", sheet.name.as_str());
        if sheet.headings.is_empty() && sheet.rows.is_empty() {
            return Ok(Err(Refusal::new(Reason::ListOfNothing).with("file", sheet.source.as_str())));
        }
        if sheet.about.hidden {
            return if shown { Ok(Err(skipped(Reason::SheetHidden))) } else { Err(skipped(Reason::SheetHidden)) };
        }
        if others && *seems != options.kind {
            return Ok(Err(match seems {
                Some(kind) => skipped(Reason::SheetOfKindSkipped).with("kind", *kind),
                None => skipped(Reason::SheetSkipped),
            }));
        }
        match layout {
            Err(refusal) if !others || refusal.reason == Reason::SheetFitsSeveral => Err(refusal.clone()),
            layout => Ok(layout.clone().map_err(|_| skipped(Reason::SheetSkipped))),
        }
    });
    decided.collect()
}
