//! What `list` writes, `import` reads: every kind of record there is.

use std::collections::BTreeSet;

use binnenwerk::domain::columns::{columns, key_column};
use binnenwerk::domain::record::Kind;
use binnenwerk::domain::value::FieldType;
use serde_json::Value;

use crate::desk::{Desk, own_name};

/// Kinds of which a list in full does not go into a store that is empty, with what is said of the rows left out. Everything else has to.
fn stays_behind(kind: Kind) -> Option<&'static str> {
    match kind {
        // A score that too few gave is not told, so a list does not hold it.
        Kind::Survey => Some("required"),
        // It says of a record by its identity what that held.
        Kind::PastValue => Some("refers-to-nothing"),
        _ => None,
    }
}

/// A small programme in which every kind has a record that can be read in at all.
fn desk() -> Desk {
    let desk = Desk::empty();
    assert_eq!(desk.run(&["demo", "--into", "demo.db", "--members", "160"]).code, 0);
    // What nobody has in a demonstration: a hold, and rights, which together give everything.
    let members = desk.json(&["list", "members", "--limit", "1"]);
    let member = format!("member={}", members[0]["number"].as_str().expect("a number"));
    let hold = ["add", "legal_hold", &member, "from=2026-01-01", "reason=Klacht loopt", "decided_by=Directie"];
    assert_eq!(desk.run(&hold).code, 0);
    let login = format!("login={}", own_name());
    for role in ["administrator", "office", "team_leader", "recruiter", "finance", "auditor"] {
        let role = format!("role={role}");
        let said = desk.run(&["add", "access_right", &login, &role, "reach=all_teams", "from=2026-01-01"]);
        assert_eq!(said.code, 0, "{}", said.err);
    }
    desk
}

fn written(desk: &Desk, kind: Kind, form: &str) -> String {
    let file = format!("{kind}-{form}.{}", if form == "csv-plain" { "csv" } else { form });
    let said = desk.run(&["list", kind.name(), "--all", "--format", form, "--out", &file]);
    assert_eq!(said.code, 0, "{kind}: {}", said.err);
    file
}

/// The records of a kind by their own fields, without identities.
fn records(desk: &Desk, kind: Kind, db: &str) -> BTreeSet<String> {
    let own: Vec<&str> = kind.fields().iter().map(|field| field.name).collect();
    let list = desk.json(&["list", kind.name(), "--all", "--columns", &own.join(","), "--db", db]);
    let told = |record: &Value| {
        let mut record = record.as_object().expect("an object").clone();
        record.retain(|name, _| name != "id" && !name.ends_with("_id"));
        Value::Object(record).to_string()
    };
    list.as_array().expect("a list").iter().map(told).collect()
}

#[test]
fn a_list_of_any_kind_read_back_changes_nothing() {
    let desk = desk();
    let before = desk.revision();
    for kind in Kind::ALL {
        for form in ["csv", "csv-plain", "xlsx", "ods", "json"] {
            let file = written(&desk, kind, form);
            let said = desk.run(&["import", &file, "--kind", kind.name(), "--json"]);
            if kind.frozen().is_some() {
                // A list of nothing holds nothing that is fixed; JSON has not even headings that tell of it.
                let of_nothing = form == "json" && records(&desk, kind, "demo.db").is_empty();
                let code = i32::from(!of_nothing);
                assert_eq!((said.code, said.err.is_empty()), (code, false), "{file}: {}", said.out);
                continue;
            }
            assert!(!records(&desk, kind, "demo.db").is_empty(), "the demonstration has no {kind}: nothing is shown");
            let done = said.json();
            assert_eq!((&done["new"], &done["changed"]), (&0.into(), &0.into()), "{file}: {done}");
            assert_eq!(done["refused"], Value::Array(Vec::new()), "{file}");
        }
    }
    assert_eq!(desk.revision(), before);
}

#[test]
fn lists_of_every_kind_make_the_same_records_in_an_empty_store() {
    let desk = desk();
    for form in ["csv", "json"] {
        let db = format!("{form}.db");
        for kind in Kind::ALL.into_iter().filter(|kind| kind.frozen().is_none()) {
            let before = records(&desk, kind, "demo.db");
            // A list has columns of facts of other kinds too; those come in with lists of their own.
            let own: Vec<&str> = kind.fields().iter().map(|field| field.name).collect();
            let keys = own.iter().filter_map(|name| Some(key_column(kind, name)?.name));
            let columns = own.iter().copied().chain(keys).collect::<Vec<_>>().join(",");
            let file = format!("own-{kind}.{form}");
            assert_eq!(desk.run(&["list", kind.name(), "--all", "--columns", &columns, "--out", &file]).code, 0);
            let said = desk.run(&["import", &file, "--kind", kind.name(), "--skip-bad", "--json", "--db", &db]);
            let refused: BTreeSet<String> = serde_json::from_str::<Value>(&said.out)
                .ok()
                .and_then(|done| Some(done["refused"].as_array()?.clone()))
                .unwrap_or_default()
                .iter()
                .filter_map(|row| row["code"].as_str().map(str::to_owned))
                .collect();
            match stays_behind(kind) {
                Some(code) => assert_eq!(refused, BTreeSet::from([code.to_owned()]), "{file}: {}", said.err),
                None => {
                    assert_eq!(refused, BTreeSet::new(), "{file}: {}", said.err);
                    assert_eq!(records(&desk, kind, &db), before, "{file}");
                }
            }
        }
        assert_eq!(desk.run(&["check", "--db", &db]).code, 0);
    }
}

/// An office reads its own lists into a new roster at once, as they come: with all their columns, those of facts of other kinds
/// too, many of which changed since they began.
#[test]
fn lists_of_every_kind_in_full_make_the_same_records_at_once() {
    let desk = desk();
    let kinds = || Kind::ALL.into_iter().filter(|kind| kind.frozen().is_none());
    let files: Vec<String> = kinds().map(|kind| format!("{kind}.csv")).collect();
    for (kind, file) in kinds().zip(&files) {
        assert_eq!(desk.run(&["list", kind.name(), "--all", "--format", "csv", "--out", file]).code, 0, "{kind}");
    }
    let args = ["import", "--skip-bad", "--accept", "near-name", "--json", "--db", "at-once.db"];
    let said = desk.run(&args.into_iter().chain(files.iter().rev().map(String::as_str)).collect::<Vec<_>>());
    let done: Value = serde_json::from_str(&said.out).expect("JSON");
    let refused: BTreeSet<(&str, &str)> = done["refused"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| (row["file"].as_str().expect("a file"), row["code"].as_str().expect("a code")))
        .collect();
    let left_out: BTreeSet<(String, &str)> =
        kinds().filter_map(|kind| Some((format!("{kind}.csv"), stays_behind(kind)?))).collect();
    assert_eq!(refused, left_out.iter().map(|(file, code)| (file.as_str(), *code)).collect());
    for kind in kinds().filter(|kind| stays_behind(*kind).is_none()) {
        let mut made = records(&desk, kind, "at-once.db");
        // From which day the office records is noted with the first people.
        made.retain(|record| !record.contains("recorded_since"));
        assert_eq!(made, records(&desk, kind, "demo.db"), "{kind}");
    }
    assert_eq!(desk.run(&["check", "--db", "at-once.db"]).code, 0);
}

/// A reference is its name, and beside it the key and the identity, in a list, of one record and in the log.
#[test]
fn a_reference_has_one_shape_in_all_json() {
    let desk = desk();
    let whole = |object: &Value, name: &str| {
        let [called, key, id] = ["", "_key", "_id"].map(|end| object.get(format!("{name}{end}")).cloned());
        let (called, key, id) = (called.expect("a name"), key.expect("a key"), id.expect("an identity"));
        assert_eq!((called.is_null(), id.is_null()), (id.is_null(), called.is_null()), "{object}");
        (called, key, id)
    };
    for kind in Kind::ALL {
        let list = desk.json(&["list", kind.name(), "--all", "--limit", "30"]);
        let references = columns(kind).iter().filter(|column| matches!(column.ty, FieldType::Ref(_)));
        for column in references {
            list.as_array().expect("a list").iter().for_each(|record| drop(whole(record, column.name)));
        }
    }
    let contact = &desk.json(&["list", "contact", "--all", "--limit", "1", "--columns", "member"])[0];
    let (called, key, id) = whole(contact, "member");
    let member = desk.json(&["show", "member", key.as_str().expect("a number")]);
    assert_eq!((&member["number"], &member["id"]), (&key, &id));
    let placement = &member["placements"][0];
    let (_, code, _) = whole(placement, "team");
    assert_eq!(desk.json(&["show", "team", code.as_str().expect("a code")])["name"], placement["team"]);
    assert!(called.as_str().expect("a name").contains(member["surname"].as_str().expect("a surname")));
    let moved = desk.json(&["log", "--limit", "300"]);
    let changes = moved.as_array().expect("sets").iter().flat_map(|set| set["changes"].as_array().expect("changes"));
    let fields = changes.flat_map(|change| change["fields"].as_array().expect("fields"));
    let teams: Vec<&Value> = fields.filter(|field| field["field"] == "team").collect();
    assert!(!teams.is_empty());
    teams.iter().for_each(|field| ["from", "to"].iter().for_each(|end| drop(whole(field, end))));
}

#[test]
fn the_same_record_twice_is_refused_by_its_name_whatever_its_kind() {
    let desk = desk();
    let before = desk.revision();
    for kind in Kind::ALL.into_iter().filter(|kind| kind.frozen().is_none()) {
        let own: Vec<&str> = kind.fields().iter().map(|field| field.name).collect();
        let list = desk.json(&["list", kind.name(), "--all", "--columns", &own.join(",")]);
        let list = list.as_array().expect("a list");
        // The last of its owner goes on; one that ended is put in as it stands.
        let record = list.iter().find(|record| record.get("until").is_some_and(|day| !day.is_null()));
        let Some(record) = record.or(list.last()) else { panic!("the demonstration has no {kind}") };
        let mut args = vec!["add".to_owned(), kind.name().to_owned()];
        for field in kind.fields() {
            let id = format!("{}_id", field.name);
            let value = match record.get(&id).unwrap_or(&record[field.name]) {
                Value::Null => continue,
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            args.push(format!("{}={value}", field.name));
        }
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let said = desk.run(&args);
        if kind == Kind::ClientShare {
            // A share that is as it was changes nothing.
            assert_eq!(said.code, 0, "{}", said.err);
            continue;
        }
        assert_eq!(said.code, 1, "{kind}: {}", said.out);
        let dutch = |day: &str| day.split('-').rev().collect::<Vec<_>>().join("-");
        let known = kind.identity().iter().filter_map(|field| record[field].as_str());
        let named = known.clone().any(|value| said.err.contains(value) || said.err.contains(&dutch(value)));
        assert!(named || kind == Kind::PastValue, "{kind}: {}", said.err);
    }
    assert_eq!(desk.revision(), before);
}
