//! `merge`: another office brought into this one, as one set. First what becomes of each record is told; while a conflict has no
//! answer, or a rule stands against it, nothing is written.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::args::Merge;
use super::failure::Failure;
use super::import_told::say_answers;
use super::merge_answers::taken;
use super::merge_told::MergeTold;
use super::output::say;
use super::session::Session;
use super::whole;
use crate::domain::choices::Choice;
use crate::domain::import_options::{Doubt, ImportAnswer};
use crate::domain::merge::{KeptSide, MergeAnswers, MergeOutcome, MergePlan, merge as plan};
use crate::domain::names::order_key;
use crate::domain::personal::PERSONS;
use crate::domain::sanitize::clean;
use crate::repository::Repository;
use crate::repository::sqlite::{OpenOptions, SqliteRepository, same_file};
use crate::service::command::CommandContext;
use crate::service::merge::{commit, note, side};

/// The other office: its store, and the folder in which that is when it was made of a dump.
struct Other {
    repo: SqliteRepository,
    _made: Option<TempDir>,
}

/// `merge`.
///
/// # Errors
/// Returns an error when the other cannot be read, when a conflict has no answer, or when a rule stands against it.
pub fn merge(session: &mut Session, args: &Merge) -> Result<(), Failure> {
    let here = session.database()?;
    if same_file(&args.other, &here) {
        return Err(Failure::Other("cli-merge-itself", vec![]));
    }
    let mut repo = if args.dry_run { session.look()? } else { session.open(false)? };
    let other = open(session, &args.other, args.other_key_file.clone())?;
    let file = args.other.file_name().unwrap_or(args.other.as_os_str()).to_string_lossy();
    let (file, head) = (clean(&file).into_owned(), other.repo.head()?);
    session.wait("cli-busy-merging");
    let mut answers = MergeAnswers {
        take: HashMap::new(),
        keep: args.keep.as_deref().and_then(KeptSide::named),
        renumber: args.renumber.clone(),
        anyway: session.global.anyway,
        accept: args.accept.iter().filter_map(|name| Doubt::named(name)).collect(),
    };
    let (ours, theirs) = (side(&repo)?, side(&other.repo)?);
    let mut planned = plan(&ours, &theirs, &answers)?;
    if !args.take.is_empty() {
        answers.take = taken(session, &planned, &args.take)?;
        planned = plan(&ours, &theirs, &answers)?;
    }
    let (open, refused) = (planned.open().count(), planned.refused.len());
    let mut revision = None;
    if open + refused == 0 && !args.dry_run && !planned.changes.is_empty() {
        let mut context = CommandContext { ids: session.ids.as_mut(), actor: &session.actor, now: session.clock.now() };
        revision = Some(commit(&mut repo, &mut context, &planned, (note(&file, head), session.global.correct))?);
    }
    session.out.rest();
    let told = MergeTold::new(&session.words, &planned, session.access.clone());
    if session.global.json {
        let object = told.as_json((&file, head, revision));
        session.out.json(&object)?;
    } else {
        told.tell(&mut session.out, &shown(args))?;
    }
    say_answers(&session.words, doubts(&planned).map(ImportAnswer::Accept));
    let behind = planned.count(MergeOutcome::Behind);
    if behind > 0 {
        say(&session.words.say_with("cli-merge-stays", &[("count", behind.into())]));
    }
    let erased = planned.count(MergeOutcome::Erased);
    if erased > 0 {
        say(&session.words.say_with("cli-merge-erased-stay", &[("count", erased.into())]));
    }
    let returning = may_return(&repo, &planned, &told)?;
    if !returning.is_empty() {
        say(&session.words.say_with("cli-merge-given-out", &[("numbers", returning.into())]));
    }
    if open > 0 {
        return Err(Failure::Other("cli-merge-open", vec![("count", open.into())]));
    }
    if refused > 0 {
        return Err(Failure::Other("cli-merge-refused", vec![("count", refused.into())]));
    }
    let key = match (args.dry_run, revision) {
        (true, _) => "cli-merge-dry",
        (false, None) => "cli-nothing-changed",
        (false, Some(_)) => "cli-merge-done",
    };
    session.say(&session.words.say_with(key, &[("count", planned.changes.len().into())]));
    Ok(())
}

/// The outcomes of which each record is told: those that are asked for, otherwise for a trial what would be done. What is in conflict
/// is always told.
fn shown(args: &Merge) -> Vec<MergeOutcome> {
    match (args.show.as_slice(), args.dry_run) {
        ([], true) => vec![MergeOutcome::New, MergeOutcome::Newer, MergeOutcome::Gone],
        (names, _) => names.iter().filter_map(|name| MergeOutcome::named(name)).collect(),
    }
}

/// What may be here already, each kind of doubt once.
fn doubts(planned: &MergePlan) -> impl Iterator<Item = Doubt> {
    let given: Vec<_> = planned.refused.iter().map(|row| row.refusal.reason).collect();
    Doubt::ALL.iter().copied().filter(move |doubt| given.contains(&doubt.reason()))
}

/// The numbers of people who come in under one that was given out here before somebody was forgotten: that may be who was.
fn may_return(repo: &dyn Repository, planned: &MergePlan, told: &MergeTold) -> Result<Vec<String>, Failure> {
    let mut numbers = Vec::new();
    for kind in PERSONS {
        let Some(up_to) = repo.given_out(kind)? else { continue };
        let new = planned.changes.iter().filter(|change| change.before().is_none() && change.kind() == kind);
        let given = new.filter_map(|change| Some(change.record().get(kind.key()?).plain()));
        let returning = given.filter(|number| order_key(number) <= order_key(&up_to));
        numbers.extend(returning.map(|number| told.name(kind, &number)));
    }
    Ok(numbers)
}

/// Opens the other office to be read: a store as it is, also one of an older version, or one that is made of a dump for as long as it
/// is needed. It has the key of this store unless it is given one of its own; what is made of a dump always has that of this store.
fn open(session: &mut Session, path: &Path, other_key: Option<PathBuf>) -> Result<Other, Failure> {
    let allow_network = session.config.network_disk;
    let founder = (session.actor.clone(), session.clock.now());
    let is_dump = whole::is_dump(path);
    if is_dump && other_key.is_some() {
        return Err(Failure::Usage("cli-merge-dump-has-no-key", vec![]));
    }
    let (store, made) = if is_dump {
        let folder = tempfile::tempdir()?;
        let store = folder.path().join("merge.db");
        whole::fill(session, path, &store)?;
        (store, Some(folder))
    } else {
        (path.to_owned(), None)
    };
    let keys = session.keys_of_other(other_key);
    let options = OpenOptions { create: false, allow_network, founder, keys, ids: session.ids.as_mut() };
    Ok(Other { repo: SqliteRepository::open_to_read(&store, options)?, _made: made })
}
