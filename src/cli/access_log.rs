//! `log --access`: who looked at what and tried what, and what was refused.

use super::args::LogArgs;
use super::failure::Failure;
use super::log::log_sheet;
use super::log_asked::LogAsked;
use super::output::write_json;
use super::session::Session;
use crate::domain::access::noted::{AccessResult, ReadNote};
use crate::domain::record::Kind;
use crate::domain::sanitize::clean;
use crate::exchange::sheet::SheetCell;
use crate::repository::{AccessQuery, Repository};
use crate::text::{Language, Words};

/// The columns in a file.
const COLUMNS: [&str; 11] = ["number", "at", "actor", "key", "tty", "host", "deed", "what", "kind", "id", "result"];

/// Tells the entries that are asked for, newest first.
pub fn log(session: &mut Session, args: &LogArgs) -> Result<(), Failure> {
    let repo = session.look()?;
    let asked = LogAsked::of(session, &repo, args)?;
    let LogAsked { records, actor, kind, since, until, .. } = asked.clone();
    let found = repo.noted(&AccessQuery { actor, records, kind, since, until }, args.limit)?;
    // After it was read: nobody finds the line on their own looking at the top of every answer.
    session.note(Some("access_log"), asked.person)?;
    let text = |text: &Option<String>| text.clone().map_or(SheetCell::Empty, SheetCell::Text);
    let row = |note: &ReadNote| {
        vec![
            SheetCell::Number(note.number.to_string()),
            SheetCell::Text(note.at.clone()),
            SheetCell::Text(note.actor.clone()),
            text(&note.key),
            text(&note.tty),
            text(&note.host),
            SheetCell::Text(note.deed.clone()),
            text(&note.what),
            text(&note.kind),
            note.record.map_or(SheetCell::Empty, |id| SheetCell::Text(id.to_string())),
            SheetCell::Text(note.result.clone()),
        ]
    };
    let title = session.words.say("cli-access-log-title").into_owned();
    let sheet = log_sheet(&session.words, title, &COLUMNS, found.iter().map(row).collect());
    sheet.give(
        session,
        &args.form,
        |to| write_json(&found, to),
        |session, title| {
            let mut rows = Vec::new();
            for note in &found {
                rows.push(to_read(session, &repo, note)?);
            }
            let headings = ["number", "at", "actor", "host", "deed", "record", "result"]
                .map(|name| session.words.say(&format!("cli-log-{name}")).into_owned());
            let none = session.words.say("cli-log-empty").into_owned();
            session.out.titled_table(title, (&headings, &[true]), &rows, &none)
        },
    )
}

/// An entry as people read it.
fn to_read(session: &Session, repo: &dyn Repository, note: &ReadNote) -> Result<Vec<String>, Failure> {
    let words = &session.words;
    let form = match words.language() {
        Language::Dutch => "%d-%m-%Y %H:%M",
        Language::English => "%Y-%m-%d %H:%M",
    };
    let at = chrono::DateTime::parse_from_rfc3339(&note.at);
    let at = at.map_or(note.at.clone(), |at| session.clock.local(at.to_utc()).format(form).to_string());
    let from = note.host.as_deref().or(note.tty.as_deref()).unwrap_or_default();
    let result = match note.result == AccessResult::Done.word() {
        true => words.say("cli-access-done").into_owned(),
        false => words.say_with("cli-access-refused", &[("code", note.result.clone().into())]),
    };
    Ok(vec![
        note.number.to_string(),
        at,
        clean(&note.actor).into_owned(),
        clean(from).into_owned(),
        deed(words, note),
        about(words, repo, note)?,
        result,
    ])
}

/// What was done, and with which list.
fn deed(words: &Words, note: &ReadNote) -> String {
    let key = format!("cli-access-deed-{}", note.deed);
    let deed = if words.knows(&key) { words.say(&key).into_owned() } else { clean(&note.deed).into_owned() };
    let what = note.what.as_deref().map(|what| Kind::identified(what).map_or(what.into(), |kind| words.kinds(kind)));
    what.map_or(deed.clone(), |what| format!("{deed} ({})", clean(&what)))
}

/// The record that it was about, by kind and key and without a name.
fn about(words: &Words, repo: &dyn Repository, note: &ReadNote) -> Result<String, Failure> {
    let Some((kind, id)) = note.kind.as_deref().and_then(Kind::identified).zip(note.record) else {
        return Ok(String::new());
    };
    let key = kind.key().filter(|key| ["number", "code"].contains(key));
    let record = repo.record(kind, id)?;
    let number = key.and_then(|key| Some(record?.get(key).plain()));
    Ok(format!("{} {}", words.kind(kind), clean(&number.unwrap_or_else(|| id.to_string()))))
}
