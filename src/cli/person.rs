//! `person`: everything that is held on one person; `erase` and `retention`: who is forgotten, and what is due to go.

use serde_json::{Map, Value as Json, json};

use super::args::ForgetArgs;
use super::failure::Failure;
use super::parse::person;
use super::session::Session;
use super::text_table::TextTable;
use super::values::{shown, value_json};
use crate::domain::change::Change;
use crate::domain::mentions::texts;
use crate::domain::personal::ErasedPart;
use crate::domain::record::{Kind, Record};
use crate::domain::sanitize::clean;
use crate::repository::{Repository, StoreError};
use crate::service::command::{Command, DueToGo, Forget, Forgotten, due, erasure_plan};
use crate::service::held::{HeldOnPerson, held_on_person};

/// `person`: every record about somebody, what they held before, and what the log says of it.
pub fn held(session: &mut Session, key: &str) -> Result<(), Failure> {
    let repo = session.look()?;
    let who = person(&repo, key)?;
    let held = held_on_person(&repo, (who.kind(), who.id()))?;
    if session.global.json {
        let mut object = Map::new();
        for kind in held.kinds() {
            let own = held.records.iter().filter(|record| record.kind() == kind);
            let list = own.map(|record| record_json(&repo, &held, record)).collect::<Result<Json, StoreError>>()?;
            object.insert(kind.plural().into_owned(), list);
        }
        let history = held.history.iter().map(|set| super::log::json(&repo, set));
        object.insert("named_in".to_owned(), held.named_in.iter().map(named_json).collect());
        object.insert("history".to_owned(), history.collect::<Result<_, _>>()?);
        return session.out.json(&object);
    }
    for kind in held.kinds() {
        let title = session.words.title(kind).to_owned();
        session.out.heading(&title)?;
        for record in held.records.iter().filter(|record| record.kind() == kind) {
            let rows: Vec<Vec<String>> = kind
                .fields()
                .iter()
                .filter(|info| !record.get(info.name).is_empty())
                .map(|info| {
                    let value = shown(&session.words, &record.get(info.name), |id| held.label(id));
                    vec![session.words.label(kind, info.name).into_owned(), value]
                })
                .collect();
            let table = TextTable::new(&[String::new(), String::new()], &[], &rows);
            rows.iter().try_for_each(|row| session.out.line(&format!("  {}", table.row(row))))?;
            session.out.line("")?;
        }
    }
    if !held.named_in.is_empty() {
        tell_named(session, "person-named-in", &held.named_in)?;
    }
    let title = session.words.say("cli-history").into_owned();
    session.out.heading(&title)?;
    held.history.iter().try_for_each(|set| super::log::print(session, set))
}

/// Records of others with the texts of which one names a person.
fn tell_named(session: &mut Session, title: &str, records: &[Record]) -> Result<(), Failure> {
    let words = &session.words;
    let rows: Vec<Vec<String>> =
        records.iter().map(|record| vec![words.kind(record.kind()).into_owned(), named_text(record)]).collect();
    let headings = ["kind", "text"].map(|name| words.say(&format!("retention-{name}")).into_owned());
    let title = words.say(title).into_owned();
    session.out.titled_table(&title, (&headings, &[]), &rows, "")
}

fn named_json(record: &Record) -> Json {
    json!({ "kind": record.kind().name(), "id": record.id().to_string(), "text": named_text(record) })
}

fn named_text(record: &Record) -> String {
    let texts: Vec<String> = texts(record).into_iter().map(|(_, text)| text).collect();
    clean(&texts.join(" · ")).into_owned()
}

fn record_json(repo: &dyn Repository, held: &HeldOnPerson, record: &Record) -> Result<Json, StoreError> {
    let mut object = Map::from_iter([("id".to_owned(), json!(record.id().to_string()))]);
    for info in record.kind().fields() {
        object.extend(value_json(repo, (info.name, info.ty), &record.get(info.name), |id| held.label(id))?);
    }
    Ok(Json::Object(object))
}

/// `erase`: what would go of one person, and with `--final` that it goes.
pub fn erase(session: &mut Session, key: &str, args: &ForgetArgs) -> Result<(), Failure> {
    let repo = session.open(false)?;
    let who = person(&repo, key)?;
    let what = Forgotten::Person(who.kind(), who.id());
    drop(repo);
    forget(session, what, args)
}

/// `retention`: what is due to go on the day looked at, and with `--final` that it goes.
pub fn retention(session: &mut Session, args: &ForgetArgs) -> Result<(), Failure> {
    if args.r#final {
        return forget(session, Forgotten::Due, args);
    }
    let repo = session.look()?;
    let found = due(&repo, session.as_of)?;
    if session.global.json {
        let list = found.iter().map(|due| due_json(&repo, due)).collect::<Result<Json, StoreError>>()?;
        return session.out.json(&list);
    }
    let words = &session.words;
    let part = |due: &DueToGo| {
        let (kind, _, part) = due.record;
        match part {
            ErasedPart::Whole => words.say("retention-all").into_owned(),
            ErasedPart::Fields(fields) => {
                let labels = fields.iter().map(|name| words.label(kind, name).into_owned());
                format!("{}: {}", words.kind(kind), labels.collect::<Vec<_>>().join(", "))
            }
        }
    };
    let mut rows = Vec::new();
    for due in &found {
        let who = repo.record(due.person.0, due.person.1)?;
        let key = who.as_ref().and_then(|who| Some(who.get(who.kind().key()?).plain())).unwrap_or_default();
        let held = if due.held { words.kind(Kind::LegalHold).into_owned() } else { String::new() };
        let name = clean(&who.map(|who| who.label()).unwrap_or_default()).into_owned();
        rows.push(vec![words.day(due.due), key, name, part(due), words.parameter(due.term).into_owned(), held]);
    }
    let heading = |name| words.say(&format!("retention-{name}")).into_owned();
    let headings = ["until", "number", "who", "what", "term", "held"].map(heading);
    let (title, none) = (words.say("retention-title").into_owned(), words.say("retention-none").into_owned());
    session.out.titled_table(&title, (&headings, &[]), &rows, &none)?;
    if !found.is_empty() {
        session.say(&session.words.say("cli-forget-dry"));
    }
    Ok(())
}

fn due_json(repo: &dyn Repository, due: &DueToGo) -> Result<Json, StoreError> {
    let who = repo.record(due.person.0, due.person.1)?;
    let number = who.as_ref().and_then(|who| Some(who.get(who.kind().key()?).plain()));
    let (kind, id, part) = due.record;
    let fields = match part {
        ErasedPart::Whole => Json::Null,
        ErasedPart::Fields(fields) => json!(fields),
    };
    Ok(json!({
        "term": due.term, "due": due.due, "person_kind": due.person.0.name(), "person_key": number,
        "person": who.map(|who| who.label()), "kind": kind.name(), "id": id.to_string(), "fields": fields,
        "held": due.held,
    }))
}

fn forget(session: &mut Session, what: Forgotten, args: &ForgetArgs) -> Result<(), Failure> {
    let command = Forget { what, decided_by: args.decided_by.clone(), on: session.as_of };
    let mut repo = session.open(false)?;
    if args.r#final {
        return session.perform(&mut repo, &Command::Forget(command));
    }
    let plan = erasure_plan(&repo, &command, session.global.anyway)?;
    let fields =
        |change: &Change| -> Vec<&'static str> { change.differences().into_iter().map(|(field, ..)| field).collect() };
    if session.global.json {
        let list = plan.changes.iter().map(
            |change| json!({ "kind": change.kind().name(), "id": change.id().to_string(), "fields": fields(change) }),
        );
        let copies: Vec<String> = plan.copies.iter().map(|path| path.display().to_string()).collect();
        let list: Vec<Json> = list.collect();
        let doubtful = plan.doubtful.iter().map(named_json).collect::<Json>();
        return session.out.json(&json!({ "records": list, "doubtful": doubtful, "copies": copies }));
    }
    let words = &session.words;
    let told = |(kind, (count, fields)): (Kind, (usize, Vec<&'static str>))| {
        let gone: Vec<String> = fields.iter().map(|name| words.label(kind, name).into_owned()).collect();
        vec![words.title(kind), count.to_string(), gone.join(", ")]
    };
    let rows: Vec<Vec<String>> = plan.by_kind().into_iter().map(told).collect();
    let headings = ["kind", "count", "what"].map(|name| words.say(&format!("retention-{name}")).into_owned());
    let (title, none) = (words.say("erase-title").into_owned(), words.say("retention-none").into_owned());
    session.out.titled_table(&title, (&headings, &[false, true, false]), &rows, &none)?;
    if !plan.doubtful.is_empty() {
        tell_named(session, "erase-doubtful", &plan.doubtful)?;
    }
    for copy in plan.copies {
        let said = session.words.say_with("cli-erase-copy", &[("path", copy.into())]);
        session.say(&said);
    }
    session.say(&session.words.say("cli-forget-dry"));
    Ok(())
}
