//! `import`: files read in, as one set; what was refused is listed with row, column, value and reason.
//!
//! All or nothing, unless the good rows alone are asked for: then the others go to a file beside the input, to be mended
//! and read in again.

use std::io;
use std::path::{Path, PathBuf};

use super::args::Import;
use super::failure::Failure;
use super::import_template::template;
use super::import_told::{as_json, say_answers, tell};
use super::mapping::{could_keep, keep as keep_mapping, mappings, said};
use super::output::say;
use super::session::Session;
use crate::domain::change::ChangeSet;
use crate::domain::closed_days::reaches_into;
use crate::domain::import_options::{Doubt, ImportAnswer, ImportOptions};
use crate::domain::import_summary::RowOutcome;
use crate::domain::kinds::ClosedPeriod;
use crate::domain::named::Choice;
use crate::domain::reason::Reason;
use crate::domain::refusal::{Arg, Refusal};
use crate::exchange::import::{Plan, plan, rejects, with_headings};
use crate::exchange::read::subprocess::{read_in_subprocess, read_stream_in_subprocess};
use crate::exchange::sheet::Sheet;
use crate::repository::sqlite::SqliteRepository;
use crate::repository::{CommitError, Repository, StoreError, TypedReading};
use crate::service::command::CommandError;
use crate::text::Words;

/// The name of a file that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// `import`: reads the files, tells what would change, and stores it unless rows are refused or it is a trial. Or, where that is asked
/// for, the mappings that are kept or an empty file to fill in.
///
/// # Errors
/// Returns an error when a file cannot be read or understood, when rows are refused, or when the store refuses. Nothing
/// is changed then.
pub fn import(session: &mut Session, args: &Import) -> Result<(), Failure> {
    if args.mappings {
        return mappings(session);
    }
    if let Some(kind) = &args.template {
        return template(session, kind, &args.file);
    }
    let said = said(session, args)?;
    could_keep(args, &said)?;
    let accept = args.accept.iter().filter_map(|name| Doubt::named(name)).collect();
    let options = ImportOptions { accept, ..said };
    session.wait("cli-busy-files");
    let (sheets, paths) = read(&args.files, &session.words)?;
    let sheets = with_headings(sheets, &options.headings_rows)?;
    let mut repo = store(session, args.dry_run)?;
    session.wait("cli-busy-import");
    let mut progress = |done, of| session.out.progress(done, of);
    let planned = plan(&repo, &sheets, &options, &session.lexicon, session.ids.as_mut(), &mut progress);
    if planned.is_err() || args.save_mapping.is_some() {
        session.out.rest();
    }
    if let Err(CommitError::Refused(refusal)) = &planned {
        say_answers(&session.words, ImportAnswer::to(refusal).into_iter());
    }
    let mut planned = planned.map_err(|error| named_in_map(session, error))?;
    if !args.dry_run {
        keep_mapping(session, args, &options)?;
    }
    let count = planned.summary.refused.len();
    let stuck = count > 0 && !args.skip_bad;
    let writes = planned.writes();
    let (mut written, mut revision) = (Vec::new(), None);
    if !args.dry_run && !stuck {
        written = keep(session, &planned, &sheets, &paths)?;
        drop(sheets);
        if writes > 0 {
            session.wait("cli-busy-saving");
            let set = planned.take_set(session.ids.next_id(), session.clock.now(), &session.actor);
            let set = ChangeSet { correction: session.global.correct, ..set };
            let committed = repo.commit_showing(&set, &mut |done, of| session.out.progress(done, of));
            session.out.rest();
            revision = Some(committed?);
        }
    }
    session.out.rest();
    let shown = shown(args);
    if session.global.json {
        let object = as_json(&session.words, &planned.summary, &shown, (revision, &written));
        session.out.json(&object)?;
    } else {
        tell(session, &planned.summary, &shown, args.dry_run || !session.global.quiet)?;
    }
    for path in &written {
        say(&session.words.say_with("cli-import-rejects", &[("path", path.as_path().into())]));
    }
    if !written.is_empty() && !planned.summary.unknown_columns.is_empty() {
        say(&session.words.say("cli-import-rejects-without"));
    }
    if stuck {
        return Err(Refusal::new(Reason::RowsRefused).with("count", count).into());
    }
    if args.dry_run {
        let stand = repo.kept_among(&planned.changes)?;
        reaches_into((&planned.changes, &stand), &repo.all_of::<ClosedPeriod>()?, session.global.correct)?;
        planned.try_rights(&repo, session.ids.next_id(), session.clock.now())?;
    }
    let key = match (args.dry_run, revision) {
        (true, _) => "cli-import-dry",
        (false, None) => "cli-nothing-changed",
        (false, Some(_)) => "cli-import-done",
    };
    session.say(&session.words.say_with(key, &[("count", writes.into())]));
    Ok(())
}

/// Why the files are not read, with the nearest fields where one is named that there is not.
fn named_in_map(session: &Session, error: CommitError) -> Failure {
    let CommitError::Refused(refusal) = &error else { return error.into() };
    let arg = |name| refusal.args.iter().find(|(of, _)| *of == name).map(|(_, arg)| arg);
    match (refusal.reason, arg("kind"), arg("field")) {
        (Reason::UnknownField, Some(Arg::Kind(kind)), Some(Arg::Text(word))) => session.no_such_field(*kind, word),
        _ => error.into(),
    }
}

/// The outcomes of which each row is told: those that are asked for, otherwise those that need somebody's eye.
fn shown(args: &Import) -> Vec<RowOutcome> {
    match (args.show.as_slice(), args.dry_run) {
        ([], true) => vec![RowOutcome::Changed, RowOutcome::Refused],
        ([], false) => vec![RowOutcome::Refused],
        (names, _) => names.iter().filter_map(|name| RowOutcome::named(name)).collect(),
    }
}

/// The sheets of all files, and for each the file it came from; what comes over standard input counts as a file by the word for it.
fn read(files: &[PathBuf], words: &Words) -> Result<(Vec<Sheet>, Vec<PathBuf>), Failure> {
    let (mut sheets, mut paths) = (Vec::new(), Vec::new());
    for file in files {
        let (found, path) = if file.as_os_str() == STANDARD_INPUT {
            let name = words.say("cli-standard-input").into_owned();
            (read_stream_in_subprocess(&own_program(), io::stdin().lock(), &name)?, PathBuf::from(name))
        } else {
            (read_in_subprocess(&own_program(), file)?, file.clone())
        };
        paths.extend(found.iter().map(|_| path.clone()));
        sheets.extend(found);
    }
    Ok((sheets, paths))
}

/// This program, to be called once more; on Linux also when another file has come in its place since it was started.
pub fn own_program() -> PathBuf {
    if cfg!(target_os = "linux") {
        return PathBuf::from("/proc/self/exe");
    }
    std::env::current_exe().unwrap_or_default()
}

/// The database; for a trial without one, an empty store that goes again.
fn store(session: &mut Session, dry_run: bool) -> Result<SqliteRepository, Failure> {
    match session.open(!dry_run) {
        Err(Failure::Command(CommandError::Store(StoreError::File(Reason::StoreMissing, _)))) if dry_run => {
            let founder = (session.actor.clone(), session.clock.now());
            Ok(SqliteRepository::open_in_memory(founder, session.ids.as_mut())?)
        }
        other => other,
    }
}

/// Writes the refused rows beside the files they came from, never over a file that is there.
fn keep(session: &Session, planned: &Plan, sheets: &[Sheet], paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let heading = session.words.say("cli-import-reason");
    let tables = rejects(planned, sheets, &heading, |row| session.words.row_reason(row));
    let mut written = Vec::new();
    for table in tables {
        let (Some(sheet), Some(path)) = (sheets.get(table.sheet_index), paths.get(table.sheet_index)) else { continue };
        let several = paths.iter().filter(|other| *other == path).count() > 1;
        let to = beside(path, several.then_some(sheet.name.as_str()), &session.words.say("cli-import-suffix"));
        table.save(&to)?;
        written.push(to);
    }
    Ok(written)
}

/// A free name beside a file, with the name of the sheet where the file has several.
fn beside(path: &Path, sheet: Option<&str>, suffix: &str) -> PathBuf {
    let mut stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    if let Some(sheet) = sheet {
        let plain = |c: char| if c.is_alphanumeric() { c } else { '-' };
        stem = format!("{stem}-{}", sheet.chars().map(plain).collect::<String>());
    }
    let named = |nth: u32| {
        let nth = if nth < 2 { String::new() } else { format!("-{nth}") };
        path.with_file_name(format!("{stem}-{suffix}{nth}.csv"))
    };
    (1..).map(named).find(|path| path.symlink_metadata().is_err()).unwrap_or_else(|| named(1))
}
