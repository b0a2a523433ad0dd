//! `merge`: another office brought into this one, as one set. First what becomes of each record is told; while a conflict has no
//! answer, or a rule stands against it, nothing is written.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json, json};
use tempfile::TempDir;

use super::args::Merge;
use super::failure::Failure;
use super::merge_answers::taken;
use super::output::say;
use super::session::Session;
use super::whole;
use crate::domain::change::Revision;
use crate::domain::choices::Choice;
use crate::domain::merge::{
    KeptSide, MergeAnswer, MergeAnswers, MergeConflict, MergeOutcome, MergePlan, MergedField, MergedRecord,
    merge as plan,
};
use crate::domain::names::order_key;
use crate::domain::personal::PERSONS;
use crate::domain::redaction::SCORE;
use crate::domain::sanitize::clean;
use crate::domain::value::Value;
use crate::repository::sqlite::{OpenOptions, SqliteRepository, same_file};
use crate::repository::{LogHead, Repository};
use crate::service::command::CommandContext;
use crate::service::merge::{commit, note, side};
use crate::text::Words;

/// How many records are told as text; `--json` tells all.
const TOLD: usize = 100;

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
    if session.global.json {
        let object = as_json(&session.words, &planned, (&file, head, revision));
        session.out.json(&object)?;
    } else {
        tell(session, &planned)?;
    }
    let behind = planned.count(MergeOutcome::Behind);
    if behind > 0 {
        say(&session.words.say_with("cli-merge-stays", &[("count", behind.into())]));
    }
    let erased = planned.count(MergeOutcome::Erased);
    if erased > 0 {
        say(&session.words.say_with("cli-merge-erased-stay", &[("count", erased.into())]));
    }
    let returning = may_return(&repo, &planned)?;
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

/// The numbers of people who come in under one that was given out here before somebody was forgotten: that may be who was.
fn may_return(repo: &dyn Repository, planned: &MergePlan) -> Result<Vec<String>, Failure> {
    let mut numbers = Vec::new();
    for kind in PERSONS {
        let Some(up_to) = repo.given_out(kind)? else { continue };
        let new = planned.changes.iter().filter(|change| change.before().is_none() && change.kind() == kind);
        let given = new.filter_map(|change| Some(change.record().get(kind.key()?).plain()));
        numbers.extend(given.filter(|number| order_key(number) <= order_key(&up_to)));
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

/// Keys: `revision` (null when nothing was stored), `file` and `head` of the other, `kinds` with per kind the number of records with
/// each outcome, `records` (those that are not the same on both sides, each with `kind`, `id`, `own_id`, `name`, `own_name`, `outcome`,
/// `conflict`, `answer` and `fields` with `field`, `ours`, `theirs`, `asked` (whether it takes an answer) and `side` (whose value stays, null
/// while nothing says so)), `refused` (each with `kind`, `name`, `code`, `message`).
fn as_json(
    words: &Words,
    planned: &MergePlan,
    (file, head, revision): (&str, Option<LogHead>, Option<Revision>),
) -> Json {
    let kinds = planned.counts.iter().map(|(kind, tally)| {
        let outcomes =
            MergeOutcome::ALL.iter().map(|outcome| (outcome.name().to_owned(), json!(tally[*outcome as usize])));
        (kind.name().to_owned(), Json::Object(outcomes.collect()))
    });
    let records = planned.records.iter().map(|record| {
        let fields = shown(record).map(|field| {
            let [ours, theirs] = [&field.ours, &field.theirs].map(|value| match value {
                Value::Ref(id) => json!(planned.names.get(id)),
                value => json!(value),
            });
            json!({ "field": field.name, "ours": ours, "theirs": theirs, "asked": field.asked, "side": field.side })
        });
        json!({
            "kind": record.kind.name(), "id": record.id.to_string(), "own_id": record.own.map(|id| id.to_string()),
            "name": clean(&record.name), "own_name": record.own.map(|_| clean(&record.own_name)),
            "outcome": record.outcome, "conflict": record.conflict, "answer": record.answer,
            "fields": fields.collect::<Json>(),
        })
    });
    let refused = planned.refused.iter().map(|row| {
        let message = words.refusal(&row.refusal);
        json!({ "kind": row.kind.name(), "name": clean(&row.name), "code": row.refusal.reason.code(), "message": message })
    });
    json!({
        "revision": revision, "file": file, "head": head.map(|head| head.to_string()),
        "kinds": kinds.collect::<Map<String, Json>>(), "records": records.collect::<Json>(),
        "refused": refused.collect::<Json>(),
    })
}

/// The fields of a record that differ, without what may not be shown.
fn shown(record: &MergedRecord) -> impl Iterator<Item = MergedField> {
    record.fields.iter().cloned().map(|field| match (record.kind, field.name) == SCORE {
        true => MergedField { ours: Value::Empty, theirs: Value::Empty, ..field },
        false => field,
    })
}

/// The numbers of each kind, and the records that are in conflict or refused.
fn tell(session: &mut Session, planned: &MergePlan) -> Result<(), Failure> {
    let words = &session.words;
    let heading = |name: &str| words.say(&format!("cli-merge-{name}")).into_owned();
    let headings: Vec<String> =
        [String::new()].into_iter().chain(MergeOutcome::NAMES.iter().map(|name| heading(name))).collect();
    let counts: Vec<Vec<String>> = planned
        .counts
        .iter()
        .map(|(kind, tally)| {
            [words.kinds(*kind).into_owned()].into_iter().chain(tally.iter().map(u64::to_string)).collect()
        })
        .collect();
    let right: Vec<bool> = (0..headings.len()).map(|at| at > 0).collect();
    let conflicts: Vec<&MergedRecord> =
        planned.records.iter().filter(|record| record.outcome == MergeOutcome::Conflict).collect();
    let asked: Vec<Vec<String>> = conflicts.iter().flat_map(|record| conflict(words, planned, record)).collect();
    let rows = &asked[..asked.len().min(TOLD)];
    let over = ["kind", "ours", "theirs", "differs", "answer"].map(heading);
    let refused = planned
        .refused
        .iter()
        .map(|row| vec![words.kind(row.kind).into_owned(), clean(&row.name).into_owned(), words.refusal(&row.refusal)]);
    let (refused, of_refused): (Vec<_>, _) = (refused.take(TOLD).collect(), ["kind", "theirs", "reason"].map(heading));
    session.out.table((&headings, &right), &counts)?;
    tell_rows(session, (&over, rows), asked.len())?;
    tell_rows(session, (&of_refused, &refused), planned.refused.len())
}

/// The first rows of a number of them, under a blank line; nothing when there are none.
fn tell_rows(session: &mut Session, (over, rows): (&[String], &[Vec<String>]), all: usize) -> Result<(), Failure> {
    if rows.is_empty() {
        return Ok(());
    }
    session.out.line("")?;
    session.out.table((over, &[]), rows)?;
    let more = all.saturating_sub(rows.len());
    if more > 0 {
        session.out.line(&session.words.say_with("cli-more-records", &[("count", more.into())]))?;
    }
    Ok(())
}

/// What there is to answer about a record: a row for each field, or one for the record as a whole.
fn conflict(words: &Words, planned: &MergePlan, record: &MergedRecord) -> Vec<Vec<String>> {
    let value = |value: &Value| match value {
        Value::Empty => words.say("cli-report-nothing").into_owned(),
        Value::Ref(id) => planned.names.get(id).cloned().unwrap_or_default(),
        value => words.value(value),
    };
    let row = |differs: &str, answer: Option<&str>| {
        let [ours, theirs, differs] = [&record.own_name, &record.name, differs].map(|text| clean(text).into_owned());
        let answer = answer.map_or_else(|| "?".into(), |name| words.say(&format!("cli-merge-answer-{name}")));
        vec![words.kind(record.kind).into_owned(), ours, theirs, differs, answer.into_owned()]
    };
    match record.conflict {
        None => Vec::new(),
        Some(MergeConflict::Values) => {
            let fields = shown(record).filter(|field| field.asked).map(|field| {
                let name = words.short(record.kind, field.name);
                let differs = format!("{name}: {} | {}", value(&field.ours), value(&field.theirs));
                row(&differs, field.side.map(KeptSide::name))
            });
            fields.collect()
        }
        Some(other) => {
            let differs = words.say(&format!("cli-merge-conflict-{}", other.name()));
            vec![row(&differs, record.answer.map(MergeAnswer::name))]
        }
    }
}
