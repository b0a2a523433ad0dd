//! `check`, `backup`, `restore`: keeping the database whole and having another one.

use std::path::Path;

use super::failure::Failure;
use super::output::say;
use super::progress::Bar;
use super::session::Session;
use crate::domain::reason::Reason;
use crate::domain::refusal::Arg;
use crate::domain::refusal::Refusal;
use crate::repository::{Finding, LogHead, Repository, sqlite};

fn named(path: &Path) -> [(&'static str, Arg); 1] {
    [("path", path.into())]
}

/// Tells what is wrong with the database; a failure when something is. A head of its log that was kept elsewhere has to be in the log.
pub fn check(session: &mut Session, head: Option<&str>) -> Result<(), Failure> {
    let wrong = |text: &str| Failure::usage("cli-not-a-head", "value", text);
    let head = head.map(|text| LogHead::parse(text).ok_or_else(|| wrong(text))).transpose()?;
    let repo = session.open(false)?;
    let mut bar = Bar::new(session.words.say("cli-busy-checking").into_owned());
    let mut findings = repo.check_showing(&mut |done, of| bar.show(done, of))?;
    bar.finish();
    if let Some(head) = head
        && !repo.has_head(&head)?
    {
        findings.push(Finding { code: "log-cut-off", detail: head.revision.to_string() });
    }
    if session.global.json {
        let list: Vec<_> = findings.iter().map(|f| serde_json::json!({ "code": f.code, "detail": f.detail })).collect();
        session.out.json(&list)?;
    } else {
        for finding in &findings {
            let line = session.words.finding(finding.code, &finding.detail);
            session.out.line(&line)?;
        }
    }
    if findings.is_empty() {
        say(&session.words.say("cli-all-whole"));
        return Ok(());
    }
    Err(Failure::Found)
}

/// Copies the database. An earlier copy of it is replaced only when `replace` says so.
pub fn backup(session: &mut Session, to: &Path, replace: bool) -> Result<(), Failure> {
    let repo = session.open(false)?;
    if sqlite::same_file(to, &session.database()?) {
        return Err(Refusal::new(Reason::BackupOntoItself).into());
    }
    let mut bar = Bar::new(session.words.say("cli-busy-copying").into_owned());
    repo.backup(to, replace, &mut |done, of| bar.show(done, of))?;
    bar.finish();
    say(&session.words.say_with("cli-copied", &named(to)));
    Ok(())
}

/// Puts a copy in the place of the database. The database that was there is kept beside it under another name.
pub fn restore(session: &mut Session, from: &Path) -> Result<(), Failure> {
    let path = session.database()?;
    if sqlite::same_file(from, &path) {
        return Err(Failure::Other("cli-restore-itself", vec![]));
    }
    let kept = sqlite::restore(from, &path)?;
    say(&session.words.say_with("cli-restored", &named(&path)));
    if let Some(kept) = kept {
        say(&session.words.say_with("cli-kept-aside", &named(&kept)));
    }
    Ok(())
}
