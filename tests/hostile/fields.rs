//! Every text field of every kind, in by a file, and out in every form.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::OnceLock;

use binnenwerk::domain::columns::key_column;
use binnenwerk::domain::record::Kind;
use binnenwerk::domain::sanitize::{clean, trim_unseen};
use binnenwerk::domain::value::FieldType;
use serde_json::Value;

use crate::desk::{Desk, own_name, said};
use crate::texts::{acting, texts};
use crate::{all_of_it, for_place};

/// Text fields that hold what the program itself makes of other fields, or a word from a list; by hand they are refused, or the record
/// that would come of them is another one.
const NOT_WRITTEN: &[(Kind, &str)] =
    &[(Kind::PastValue, "kind"), (Kind::PastValue, "record"), (Kind::PastValue, "field"), (Kind::Parameter, "name")];

/// What may be a mistake, and is meant here.
const DOUBTS: &str = "other-name,same-person,near-name,given-out,other-number";

/// The text fields of a kind, each with the most signs that it holds.
fn text_fields(kind: Kind) -> Vec<(&'static str, usize)> {
    let most = |ty| if let FieldType::Text(most) = ty { Some(most) } else { None };
    kind.fields().iter().filter_map(|field| Some((field.name, most(field.ty)?))).collect()
}

fn kinds() -> impl Iterator<Item = Kind> {
    Kind::ALL.into_iter().filter(|kind| kind.frozen().is_none())
}

/// The records of a kind with their own fields and what names those they refer to.
fn listed(desk: &Desk, kind: Kind, db: &str) -> Vec<Value> {
    let own: Vec<&str> = kind.fields().iter().map(|field| field.name).collect();
    let keys = own.iter().filter_map(|name| Some(key_column(kind, name)?.name));
    let columns = own.iter().copied().chain(keys).collect::<Vec<_>>().join(",");
    let list = desk.json(&["list", kind.name(), "--all", "--columns", &columns, "--db", db]);
    list.as_array().expect("a list").clone()
}

/// What a store holds of a text.
fn kept(text: &str) -> String {
    clean(trim_unseen(text)).into_owned()
}

/// A store in which every text field holds hostile texts as far as it takes them, made once; with how often each field took one.
pub fn hostile_store() -> &'static (Desk, PathBuf) {
    static MADE: OnceLock<(Desk, PathBuf)> = OnceLock::new();
    MADE.get_or_init(|| {
        let desk = Desk::empty();
        assert_eq!(desk.run(&["demo", "--into", "demo.db", "--members", "60"]).code, 0);
        let members = desk.json(&["list", "members", "--limit", "1"]);
        let member = format!("member={}", members[0]["number"].as_str().expect("a number"));
        let hold = ["add", "legal_hold", &member, "from=2026-01-01", "reason=Klacht loopt", "decided_by=Directie"];
        assert_eq!(desk.run(&hold).code, 0);
        // Rights that together give everything, and some of somebody else.
        for role in ["administrator", "office", "team_leader", "recruiter", "finance", "auditor", "gast"] {
            let login = if role == "gast" { role.to_owned() } else { own_name() };
            let role = if role == "gast" { "auditor" } else { role };
            let (login, role) = (format!("login={login}"), format!("role={role}"));
            let right = ["add", "access_right", &login, &role, "reach=all_teams", "from=2026-01-01"];
            assert_eq!(desk.run(&right).code, 0);
        }
        let texts = texts();
        let mut took: BTreeMap<(Kind, &str), usize> = BTreeMap::new();
        for kind in kinds() {
            let fields = text_fields(kind);
            let records = listed(&desk, kind, "demo.db").len().max(1);
            // Many texts do not fit in a short field, or are refused in one that names the record.
            let (least, most) = if all_of_it() { (texts.len(), texts.len()) } else { (2, 24) };
            let mut next = kind.name().len();
            for round in 0..(fields.len() * most).div_ceil(records) {
                let lacks = fields.iter().any(|(field, _)| took.get(&(kind, *field)).is_none_or(|times| *times == 0));
                if round * records >= fields.len() * least && !lacks {
                    break;
                }
                let mut rows = listed(&desk, kind, "demo.db");
                // Who takes away their own right gets no further.
                rows.retain(|row| row["login"] != own_name());
                rows.truncate(fields.len() * least.max(12));
                let mut wanted = BTreeMap::<&str, BTreeSet<String>>::new();
                for row in &mut rows {
                    next += 1;
                    // Each field in turn, and the texts in turn in each field.
                    let (field, longest) = fields[next % fields.len()];
                    let fits = |text: &&String| next % 5 == 0 || kept(text).chars().count() <= longest;
                    let turns = texts.iter().cycle().skip(next * 37 % texts.len());
                    let text = turns.take(texts.len()).find(fits).expect("a text that fits");
                    row[field] = Value::String(text.clone());
                    wanted.entry(field).or_default().insert(kept(text));
                }
                read_in(&desk, kind, &rows);
                let now = listed(&desk, kind, "demo.db");
                for (field, texts) in wanted {
                    let held = |row: &&Value| row[field].as_str().is_some_and(|text| texts.contains(text));
                    *took.entry((kind, field)).or_default() += now.iter().filter(held).count();
                }
            }
        }
        let none: Vec<_> = took.iter().filter(|(place, times)| **times == 0 && !NOT_WRITTEN.contains(place)).collect();
        assert!(none.is_empty(), "took no text at all: {none:?}");
        assert_eq!(desk.run(&["check"]).code, 0);
        let path = desk.path("demo.db");
        (desk, path)
    })
}

/// Reads rows in through standard input: those that are refused are told.
fn read_in(desk: &Desk, kind: Kind, rows: &[Value]) {
    let args = ["import", "-", "--kind", kind.name(), "--skip-bad", "--accept", DOUBTS, "--json"];
    let mut command = desk.command(&args);
    let mut running =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
    let mut input = running.stdin.take().expect("an input");
    let json = serde_json::to_vec(rows).expect("JSON");
    let feeder = std::thread::spawn(move || drop(input.write_all(&json)));
    let said = said(running.wait_with_output().expect("it ends"));
    feeder.join().expect("it is fed");
    for printed in [&said.out, &said.err] {
        assert_eq!(acting(printed.as_bytes()), None, "import of {kind}");
    }
    assert!([0, 1].contains(&said.code), "{kind}: {}", said.err);
}

#[test]
fn no_form_of_a_list_holds_a_sign_that_acts() {
    let (desk, _) = hostile_store();
    for kind in Kind::ALL {
        for form in ["table", "csv", "csv-plain", "json", "md"] {
            let said = desk.run(&["list", kind.name(), "--all", "--format", form]);
            assert_eq!(said.code, 0, "{kind} as {form}: {}", said.err);
            assert_eq!(acting(said.out.as_bytes()), None, "{kind} as {form}");
        }
        let said = desk.run(&["list", kind.name(), "--all", "--plain"]);
        assert_eq!(acting(said.out.as_bytes()), None, "{kind}, plain");
    }
}

#[test]
fn what_was_written_out_and_read_in_is_what_it_was() {
    let (made, path) = hostile_store();
    let desk = Desk::empty();
    fs::copy(path, desk.path("demo.db")).expect("a copy");
    let before = desk.revision();
    let forms = ["csv", "csv-plain", "xlsx", "ods", "json"];
    for (nth, kind) in kinds().filter(|kind| !text_fields(*kind).is_empty()).enumerate() {
        for form in for_place(forms.to_vec(), nth, forms.len()) {
            let file = format!("{kind}-{form}.{}", if form == "csv-plain" { "csv" } else { form });
            let said = desk.run(&["list", kind.name(), "--all", "--format", form, "--out", &file]);
            assert_eq!(said.code, 0, "{file}: {}", said.err);
            let done = desk.run(&["import", &file, "--kind", kind.name(), "--accept", DOUBTS, "--json"]).json();
            assert_eq!((&done["new"], &done["changed"]), (&0.into(), &0.into()), "{file}: {done:.400}");
            assert_eq!(done["refused"], Value::Array(Vec::new()), "{file}");
        }
    }
    assert_eq!(desk.revision(), before);
    let said = desk.run(&["dump", "all.jsonl"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let dump = fs::read(desk.path("all.jsonl")).expect("a dump");
    assert_eq!(acting(&dump), None, "a dump");
    let said = desk.run(&["load", "all.jsonl", "--db", "other.db"]);
    assert_eq!(said.code, 0, "{}", said.err);
    for kind in Kind::ALL {
        assert_eq!(listed(made, kind, "demo.db"), listed(&desk, kind, "other.db"), "{kind}");
    }
}

#[test]
fn neither_the_log_nor_a_report_nor_a_letter_holds_a_sign_that_acts() {
    let (desk, _) = hostile_store();
    fs::write(desk.path("brief.txt"), "{{name}} {{nummer}} {{achternaam}}\n").expect("a template");
    let first = &desk.json(&["list", "members", "--limit", "1"])[0]["number"];
    let number = first.as_str().expect("a number");
    for args in [
        vec!["log", "--limit", "5000"],
        vec!["log", "--limit", "5000", "--json"],
        vec!["report", "overview"],
        vec!["report", "year", "2026"],
        vec!["report", "jobs", "--by", "client"],
        vec!["report", "clients"],
        vec!["report", "agenda"],
        vec!["report", "agenda", "--json"],
        vec!["report", "agenda", "--ics", "-"],
        vec!["report", "instruments"],
        vec!["report", "leavers"],
        vec!["report", "displacement"],
        vec!["report", "contacts"],
        vec!["report", "gaps"],
        vec!["report", "emails"],
        vec!["report", "absence", "--by", "team"],
        vec!["letter", "brief.txt", "members"],
        vec!["person", number],
        vec!["person", number, "--json"],
        vec!["show", "member", number],
        vec!["retention"],
        vec!["check"],
        vec!["doctor"],
    ] {
        let said = desk.run(&args);
        assert!([0, 1, 2].contains(&said.code), "{args:?}: {}", said.err);
        for printed in [&said.out, &said.err] {
            assert_eq!(acting(printed.as_bytes()), None, "{args:?}");
        }
    }
}
