//! `log`: who changed what when, from which to which value.

use serde_json::{Map, Value as Json, json};

use super::args::LogArgs;
use super::failure::Failure;
use super::log_asked::LogAsked;
use super::output::{say, write_json};
use super::output_format::OutputFormat;
use super::session::Session;
use super::table_sheet::TableSheet;
use super::values::{shown, value_json};
use crate::domain::change::{ChangeKind, LoggedChange, LoggedSet};
use crate::domain::named::Choice;
use crate::domain::redaction::withhold_logged;
use crate::domain::sanitize::clean;
use crate::domain::value::{FieldType, Value};
use crate::exchange::sheet::SheetCell;
use crate::repository::{LogQuery, Repository, StoreError};
use crate::service::record_detail::history;
use crate::text::{Language, Words};

/// How many records of one set are told.
const RECORDS: u64 = 20;

/// `log`: the latest sets that are asked for, newest first.
pub fn log(session: &mut Session, args: &LogArgs) -> Result<(), Failure> {
    let repo = session.look()?;
    let asked = LogAsked::of(session, &repo, args)?;
    session.note(None, asked.person)?;
    let to_read = args.form.file.format(args.form.format, &OutputFormat::LIST, session.global.json)?;
    // What goes to a file is whole.
    let changes = matches!(to_read, OutputFormat::Table | OutputFormat::Json).then_some(RECORDS);
    let LogAsked { actor, kind, since, until, .. } = asked.clone();
    let query = LogQuery { actor, kind, since, until, changes, ..LogQuery::default() };
    let mut sets = match asked.person {
        Some(_) => history(&repo, asked.records.iter().copied(), (&query, args.limit))?,
        None => repo.log(&query, args.limit)?.into_iter().map(withhold_logged).collect(),
    };
    sets.truncate(usize::try_from(args.limit).unwrap_or(usize::MAX));
    let list = match to_read {
        OutputFormat::Json => sets.iter().map(|set| json(&repo, set)).collect::<Result<Json, _>>()?,
        _ => Json::Null,
    };
    let sheet = sheet(&session.words, &sets, to_read == OutputFormat::CsvPlain);
    sheet.give(
        session,
        &args.form,
        |to| write_json(&list, to),
        |session, _| {
            if sets.is_empty() {
                say(&session.words.say("cli-log-empty"));
            }
            sets.iter().try_for_each(|set| print(session, set))
        },
    )
}

/// The columns of a log in a file: one row for each field that a set changed.
const COLUMNS: [&str; 14] = [
    "number", "at", "actor", "verb", "undoes", "corrects", "note", "kind", "id", "record", "deed", "field", "from",
    "to",
];

/// The sets as rows; with `plain` values as a script reads them.
fn sheet(words: &Words, sets: &[LoggedSet], plain: bool) -> TableSheet {
    let told_value = |value: &Value, set: &LoggedSet| match plain && value.reference().is_none() {
        true => clean(&value.plain()).into_owned(),
        false => shown(words, value, |id| set.label(id)),
    };
    let text = |text: &str| if text.is_empty() { SheetCell::Empty } else { SheetCell::Text(text.to_owned()) };
    let mut rows = Vec::new();
    for set in sets {
        let number = |number: u64| SheetCell::Number(number.to_string());
        let at = set.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
        let of_set = [
            number(set.revision),
            text(&at),
            text(&set.actor),
            text(&set.verb),
            set.undoes.map_or(SheetCell::Empty, number),
            set.corrects.map_or(SheetCell::Empty, SheetCell::Day),
            text(set.note.as_deref().unwrap_or_default()),
        ];
        let mut told = Vec::new();
        for change in &set.changes {
            let of_change =
                [text(change.kind.name()), text(&change.id.to_string()), text(&change.label), text(change.deed.name())];
            for (name, from, to) in &change.fields {
                let [from, to] = [from, to].map(|value| text(&told_value(value, set)));
                told.push(of_change.iter().cloned().chain([text(name), from, to]).collect::<Vec<_>>());
            }
        }
        if told.is_empty() {
            told.push(vec![SheetCell::Empty; COLUMNS.len() - of_set.len()]);
        }
        rows.extend(told.into_iter().map(|told| of_set.iter().cloned().chain(told).collect::<Vec<_>>()));
    }
    log_sheet(words, words.say("cli-log-title").into_owned(), &COLUMNS, rows)
}

/// A table of entries of a log under the headings of its columns.
pub fn log_sheet(words: &Words, title: String, columns: &[&str], rows: Vec<Vec<SheetCell>>) -> TableSheet {
    TableSheet {
        title,
        names: columns.iter().map(|name| (*name).to_owned()).collect(),
        headings: columns.iter().map(|name| words.say(&format!("cli-log-{name}")).into_owned()).collect(),
        rows,
        total: Vec::new(),
    }
}

/// A set as JSON: `revision`, `at` (UTC), `actor`, `verb`, `undoes`, `corrects`, `note`, `taken_back`, `size`, `changes`; per change `kind`, `id`, `record`, `deed`
/// and `fields` with `field`, `from`, `to`, of which a reference has a key and an identity beside its name.
///
/// # Errors
/// Returns an error when the store cannot answer.
pub fn json(repo: &dyn Repository, set: &LoggedSet) -> Result<Json, StoreError> {
    let field = |change: &LoggedChange, (name, from, to): &(&'static str, Value, Value)| {
        let ty = change.kind.field(name).map_or(FieldType::Text(0), |info| info.ty);
        let mut object = Map::from_iter([("field".to_owned(), json!(name))]);
        for (end, value) in [("from", from), ("to", to)] {
            object.extend(value_json(repo, (end, ty), value, |id| set.label(id))?);
        }
        Ok(Json::Object(object))
    };
    let change = |change: &LoggedChange| {
        let fields = change.fields.iter().map(|told| field(change, told)).collect::<Result<Json, StoreError>>()?;
        Ok(json!({
            "kind": change.kind.name(), "id": change.id.to_string(), "record": change.label, "deed": change.deed,
            "fields": fields,
        }))
    };
    let changes = set.changes.iter().map(change).collect::<Result<Json, StoreError>>()?;
    Ok(json!({
        "revision": set.revision, "at": set.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true), "actor": set.actor,
        "verb": set.verb, "undoes": set.undoes, "corrects": set.corrects, "note": set.note, "taken_back": set.taken_back,
        "size": set.size,
        "changes": changes,
    }))
}

/// Prints a set: one line for who, when and what, one line for each record.
pub fn print(session: &mut Session, set: &LoggedSet) -> Result<(), Failure> {
    let form = match session.words.language() {
        Language::Dutch => "%d-%m-%Y %H:%M",
        Language::English => "%Y-%m-%d %H:%M",
    };
    let at = session.clock.local(set.at).format(form);
    let mut line = format!("{:>6}  {at}  {}  {}", set.revision, clean(&set.actor), session.words.verb(&set.verb));
    if let Some(undone) = set.undoes {
        line.push_str(&format!(" ({undone})"));
    }
    if set.taken_back {
        line.push_str(&format!("  ↶ {}", session.words.say("log-taken-back")));
    }
    if let Some(day) = set.corrects {
        line.push_str(&format!("  {}", session.words.say_with("log-corrects", &[("day", day.into())])));
    }
    if let Some(note) = session.words.logged_note(set) {
        line.push_str(&format!("  {}", clean(&note)));
    }
    session.out.line(&line)?;
    for change in set.told() {
        let fields = session.words.told(change);
        let parts: Vec<String> = fields.map(|field| session.words.logged_field(set, change, field, "–")).collect();
        let mark = match change.deed {
            ChangeKind::Created => "+",
            ChangeKind::Updated => "~",
            ChangeKind::Removed => "-",
        };
        let kind = session.words.kind(change.kind);
        let head = format!("{kind} {}", clean(&change.label));
        session.out.line(&format!("        {mark} {}: {}", head.trim_end(), clean(&parts.join(", "))))?;
    }
    let more = set.size.saturating_sub(set.changes.len() as u64);
    if more > 0 {
        let line = session.words.say_with("cli-more-records", &[("count", more.into())]);
        session.out.line(&format!("        {line}"))?;
    }
    Ok(())
}
