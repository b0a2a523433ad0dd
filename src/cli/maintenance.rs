//! `check`, `backup`, `restore`: keeping the database whole and having another one.

use std::io::{self, Read};
use std::path::{Path, PathBuf, absolute};

use chrono::NaiveDateTime;

use super::failure::Failure;
use super::for_recipients::{Recipients, is_for_recipients, opened};
use super::output::STDOUT;
use super::progress::Bar;
use super::session::Session;
use crate::domain::change::ChangeSet;
use crate::domain::log_verb::LogVerb;
use crate::domain::reason::Reason;
use crate::domain::refusal::Arg;
use crate::domain::refusal::Refusal;
use crate::exchange::write::{IfThere, WriteError, save};
use crate::repository::sqlite::{LaidDown, OpenOptions, Reached, Restored, SqliteRepository};
use crate::repository::{Finding, LogHeads, Repository, StoreError, sqlite};
use crate::service::command::CommandError;

/// The code of what is said of a store that is not encrypted.
pub const IN_CLEAR: &str = "not-encrypted";

fn named(path: &Path) -> [(&'static str, Arg); 1] {
    [("path", path.into())]
}

/// Tells what is wrong with the database; a failure when something is. A head of its log that was kept elsewhere has to be in the log.
pub fn check(session: &mut Session, head: Option<&str>) -> Result<(), Failure> {
    let wrong = |text: &str| Failure::usage("cli-not-a-head", "value", text);
    let head = head.map(|text| LogHeads::parse(text).ok_or_else(|| wrong(text))).transpose()?;
    // Before the file is opened, which takes the right to read it away from others.
    let remarks = if session.global.restricted { Vec::new() } else { around(&session.database()?) };
    let repo = session.look()?;
    let mut bar = Bar::new(session.words.say("cli-busy-checking").into_owned());
    let mut findings = repo.check_showing(&mut |done, of| bar.show(done, of))?;
    bar.finish();
    if let Some(LogHeads { changes, access }) = head {
        if !repo.has_head(&changes)? {
            findings.push(Finding { code: "log-cut-off", detail: changes.revision.to_string() });
        }
        if let Some(access) = access
            && !repo.has_access_head(&access)?
        {
            findings.push(Finding { code: "access-log-cut-off", detail: access.revision.to_string() });
        }
    }
    // The copy is another file, which who comes in through the door does not get to.
    if !session.global.restricted {
        tell_age(session, &repo, &mut findings)?;
    }
    if session.global.json {
        let row = |level| move |f: &Finding| serde_json::json!({ "level": level, "code": f.code, "detail": f.detail });
        let list: Vec<_> = findings.iter().map(row("fault")).chain(remarks.iter().map(row("remark"))).collect();
        session.out.json(&list)?;
    } else {
        for remark in &remarks {
            let said = session.words.finding(remark.code, &remark.detail);
            session.out.line(&format!("{} {said}", session.words.say("cli-remark")))?;
        }
        for finding in &findings {
            let line = session.words.finding(finding.code, &finding.detail);
            session.out.line(&line)?;
        }
    }
    if findings.is_empty() {
        session.say(&session.words.say("cli-all-whole"));
        return Ok(());
    }
    Err(Failure::Found)
}

/// What there is to remark on how the file of a store lies there: the ways in which others get to it around the program, and that it is in
/// clear for who gets to the disk.
pub fn around(path: &Path) -> Vec<Finding> {
    let code = |way| match way {
        Reached::OthersOwn => "reached-others-own",
        Reached::File => "reached-file",
        Reached::Folder => "reached-folder",
    };
    let in_clear = (path.exists() && !sqlite::is_encrypted(path)).then_some(IN_CLEAR);
    let codes = sqlite::reached(path).into_iter().map(code).chain(in_clear);
    codes.map(|code| Finding { code, detail: String::new() }).collect()
}

/// What is said of a copy of which nothing can be read here.
pub fn unread(copy: &Path) -> &'static str {
    if is_for_recipients(copy) { "cli-copy-sealed" } else { "cli-copy-away" }
}

/// Says how old the newest copy is, and whether it is still there. A copy that holds what the log does not have any more is a finding.
fn tell_age(session: &Session, repo: &SqliteRepository, findings: &mut Vec<Finding>) -> Result<(), Failure> {
    let Some(copy) = repo.last_copy()? else {
        session.say(&session.words.say("cli-copy-none"));
        return Ok(());
    };
    let days = session.days_since(copy.at);
    let path = copy.path;
    session.say(&session.words.say_with("cli-copy-age", &[("days", days.into()), ("path", path.as_path().into())]));
    match copy.is_earlier {
        Some(true) => {}
        Some(false) => findings.push(Finding { code: "copy-differs", detail: String::new() }),
        None => session.say(&session.words.say(unread(&path))),
    }
    Ok(())
}

/// Copies the database, to where the settings say when nothing is named: to a file, where an earlier copy of it is replaced only when
/// `force` says so, or into a folder under a new name, of which at most `keep` stay.
///
/// For recipients it is a file that only they read, which replaces nothing: what stands in one cannot be told here.
///
/// # Errors
/// Returns an error when a copy cannot be made there.
pub fn backup(
    session: &mut Session,
    to: Option<&Path>,
    (keep, force): (Option<u32>, bool),
    recipients: &[String],
) -> Result<(), Failure> {
    let usual = session.config.backup.clone();
    let to = to.or(usual.as_deref()).ok_or(Failure::Usage("cli-backup-where", vec![]))?;
    let recipients = if recipients.is_empty() { None } else { Some(Recipients::read(recipients, to)?) };
    if to == Path::new(STDOUT) {
        return Err(Failure::Usage("cli-copy-needs-place", vec![]));
    }
    if keep.is_some() && !to.is_dir() {
        return Err(Failure::Usage("cli-keep-needs-folder", vec![]));
    }
    let looked = session.look()?;
    // A copy is of what stands in the file: one of an older version is brought up to date first.
    let mut repo = if looked.is_upgraded_in_memory() { session.open(false)? } else { looked };
    if sqlite::same_file(to, &session.database()?) {
        return Err(Refusal::new(Reason::BackupOntoItself).into());
    }
    let now = session.clock.now();
    let mut bar = Bar::new(session.words.say("cli-busy-copying").into_owned());
    let mut progress = |done, of| bar.show(done, of);
    let made = if let Some(recipients) = &recipients {
        let path =
            if to.is_dir() { to.join(sealed_name(&session.database()?, session.clock.local(now))) } else { to.into() };
        repo.with_copy(&mut progress, |copy| -> Result<PathBuf, Failure> {
            save(&path, IfThere::Refuse, |to| recipients.seal(copy, to).map_err(WriteError::from))?;
            Ok(path)
        })?
    } else if to.is_dir() {
        let keep = keep.map(|keep| keep as usize);
        repo.backup_into(to, session.clock.local(now), (keep, force), &mut progress)?
    } else {
        repo.backup(to, force, &mut progress)?
    };
    bar.finish();
    // The copy is there; that its age cannot be told later is no reason to call it a failure.
    let _ = repo.remember_copy(&absolute(&made.path).unwrap_or_else(|_| made.path.clone()), now);
    if session.global.json {
        let head = made.head.map(|head| head.to_string());
        return session.out.json(&serde_json::json!({
            "path": made.path, "bytes": made.bytes, "records": made.records, "head": head, "removed": made.removed,
        }));
    }
    let size = session.words.size(made.bytes);
    let told = [("path", made.path.into()), ("records", made.records.into()), ("size", size.into())];
    session.say(&session.words.say_with("cli-copied", &told));
    if !made.removed.is_empty() {
        session.say(&session.words.say_with("cli-copies-removed", &[("count", made.removed.len().into())]));
    }
    Ok(())
}

/// The name of a copy for recipients in a folder: that of the store with the moment.
fn sealed_name(store: &Path, moment: NaiveDateTime) -> String {
    let stem = store.file_stem().unwrap_or_default().to_string_lossy();
    format!("{stem}-{}.db.age", moment.format("%Y-%m-%d-%H%M%S"))
}

/// Puts a copy in the place of the database, also one for recipients when somebody has the identity of one of them. The database that was
/// there is kept beside it under another name.
///
/// # Errors
/// Returns an error when the copy cannot be read, or cannot come in the place of the database.
pub fn restore(
    session: &mut Session,
    from: &Path,
    (identity, other_key): (Option<&Path>, Option<PathBuf>),
) -> Result<(), Failure> {
    let path = session.database()?;
    if sqlite::same_file(from, &path) {
        return Err(Failure::Other("cli-restore-itself", vec![]));
    }
    // A store that cannot be read holds no rights either, and is what a copy is put back for.
    if let Err(Failure::Command(CommandError::Refused(refusal))) = session.look() {
        return Err(refusal.into());
    }
    let (operation, now) = (session.ids.next_id(), session.clock.now());
    let entry = ChangeSet::new(operation, now, &session.actor, LogVerb::Restore, Vec::new());
    let copy_made = std::fs::metadata(from).and_then(|about| about.modified()).map_or(now, Into::into);
    let (founder, allow_network) = ((session.actor.clone(), now), session.config.network_disk);
    let copy_keys = session.keys_of_other(other_key);
    let laid = match identity {
        Some(identity) => Some(laid_down(session, (from, identity), &path)?),
        None if is_for_recipients(from) => {
            return Err(Failure::Other("cli-restore-needs-identity", named(from).into()));
        }
        None => None,
    };
    let options =
        OpenOptions { create: false, allow_network, founder, keys: session.keys.clone(), ids: session.ids.as_mut() };
    let mut bar = Bar::new(session.words.say("cli-busy-restoring").into_owned());
    let said = Restored { entry: &entry, copy: from, copy_keys, copy_made };
    let source = laid.as_ref().map_or(from, LaidDown::path);
    let kept = SqliteRepository::restore(source, &path, (&said, options), &mut |done, of| bar.show(done, of));
    let kept = kept.map_err(|error| match error {
        StoreError::File(reason, path) if path == source => StoreError::File(reason, from.into()),
        other => other,
    })?;
    bar.finish();
    if session.global.json {
        session.out.json(&serde_json::json!({ "restored": path, "kept": kept }))?;
    } else {
        session.say(&session.words.say_with("cli-restored", &named(&path)));
    }
    if let Some(kept) = kept.filter(|_| !session.global.json) {
        session.say(&session.words.say_with("cli-kept-aside", &named(&kept)));
    }
    Ok(())
}

/// Lays what a file for recipients holds down beside the database, for as long as it is restored from.
fn laid_down(session: &Session, (from, identity): (&Path, &Path), to: &Path) -> Result<LaidDown, Failure> {
    let mut text = Noticing { from: opened(from, identity)?, failed: false };
    let laid = LaidDown::of(&mut text, from, (to, &session.keys));
    if text.failed {
        return Err(Failure::Other("cli-sealed-damaged", named(from).into()));
    }
    Ok(laid?)
}

/// A reader that remembers whether it failed: what it reads is damaged, and not where that is written.
struct Noticing<R> {
    from: R,
    failed: bool,
}

impl<R: Read> Read for Noticing<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into);
        self.failed |= read.as_ref().is_err_and(|error| error.kind() != io::ErrorKind::Interrupted);
        read
    }
}
