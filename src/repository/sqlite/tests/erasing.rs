//! Who was forgotten is in no byte of any file, and everything else is as it was.

use std::fs;

use super::of_each::{id_of, one_of_each};
use super::*;
use crate::domain::change::Change;
use crate::domain::days::Day;
use crate::domain::destruction::DestructionRecord;
use crate::domain::erasure::Erasure;
use crate::domain::field::FieldInfo;
use crate::domain::personal::{ErasedPerson, is_about_persons, is_erased};
use crate::domain::screen_item::ScreenItem;
use crate::domain::value::{FieldType, Value};
use crate::repository::LogQuery;

/// In every text of a record about a person.
const SECRET: &str = "Zwaardvis";
/// In every other text.
const PLAIN: &str = "Haring";

fn filled(kind: Kind, nth: usize, info: &FieldInfo) -> Value {
    let day = Day::from_ymd_opt(2026, 1, 1).and_then(|day| day.checked_add_days(chrono::Days::new(nth as u64)));
    match info.ty {
        FieldType::Text(_) if kind == Kind::PastValue => Value::Text(match info.name {
            "kind" => Kind::Arrangement.name().to_owned(),
            "record" => id_of(Kind::Arrangement).to_string(),
            "field" => "terms".to_owned(),
            _ => format!("{SECRET} toen"),
        }),
        FieldType::Text(most) => {
            let word = if is_about_persons(kind) && is_erased(info) { SECRET } else { PLAIN };
            Value::Text(format!("{word} {}", info.name).chars().take(most).collect())
        }
        FieldType::Day => Value::Day(day.expect("a day")),
        FieldType::Ref(to) => Value::Ref(id_of(to)),
        FieldType::Choice(choices) => Value::Choice(choices[0]),
        FieldType::Flag => Value::Flag(true),
        FieldType::Whole(least, most) => Value::Whole((least + 1).min(most)),
        FieldType::WorkDays => info.ty.from_plain("8-8-0-4-0"),
        FieldType::WhatChanged => info.ty.from_plain("hours 24 32.5 2026-03-05"),
        _ => info.ty.from_plain("12.34"),
    }
}

/// A store with a record of every kind, each made and then changed in the log; one that was removed again; and copies beside it.
fn full(path: &Path) -> SqliteRepository {
    let repo = at(path);
    let transaction = repo.conn.begin().expect("begins");
    let changes: Vec<Change> = one_of_each(filled).into_iter().map(Change::Create).collect();
    for change in &changes {
        rows::insert(&transaction, change.record()).expect("fits");
    }
    due_days::work_out_all(&transaction, &mut |_, _| {}).expect("follow");
    commit::enter(&transaction, &set(1, Vec::new()), (changes.len() as i64, None), &changes).expect("enters");
    let mut gone = Record::blank(Kind::Contact, Id::from_bytes([0xee; 16]));
    let contact = one_of_each(filled).into_iter().find(|record| record.kind() == Kind::Contact).expect("one");
    for info in Kind::Contact.fields() {
        gone.set(info.name, contact.get(info.name)).expect("fits");
    }
    let draft = |text: &str| format!("{{\"subject\":\"\",\"fields\":[[\"note\",[\"over {text} note\",null]]]}}");
    for (name, word) in [("a", SECRET), ("b", PLAIN)] {
        let keep = "INSERT INTO screen_item VALUES ('an', 'draft', ?1, ?2)";
        transaction.execute(keep, [name, draft(word).as_str()]).expect("keeps");
    }
    let removed = [Change::Create(gone.clone()), Change::Remove(gone)];
    commit::enter(&transaction, &set(2, Vec::new()), (2, None), &removed).expect("enters");
    transaction.commit().expect("commits");
    repo.conn
        .file()
        .expect("a file")
        .execute_batch("UPDATE contact SET way = way")
        .expect("a page in the log beside it");
    for end in [".before-version-17", ".before-restore", "-wal.left-over"] {
        fs::write(file::beside(path, end), SECRET).expect("writes");
    }
    fs::write(path.with_file_name("other.db.before-restore"), PLAIN).expect("writes");
    repo
}

fn erasure() -> Erasure {
    let person = |kind: Kind| ErasedPerson { kind, id: id_of(kind), stand_in: "X0001".into() };
    Erasure { persons: vec![person(Kind::Member), person(Kind::Candidate)], ..Erasure::default() }
}

fn erased_set() -> ChangeSet {
    ChangeSet { verb: LogVerb::Erase, ..set(9, Vec::new()) }
}

/// The files of a folder that hold a text, in small or capital letters, also as two bytes a letter.
fn holding(folder: &Path, text: &str) -> Vec<String> {
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let forms = [text.as_bytes().to_vec(), text.to_lowercase().into_bytes(), text.to_uppercase().into_bytes(), wide];
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let bytes = fs::read(entry.path()).expect("reads");
        if forms.iter().any(|form| bytes.windows(form.len()).any(|window| window == form)) {
            found.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    found.sort();
    found
}

/// Everything that is stored but texts.
fn untouched(repo: &SqliteRepository) -> Vec<Record> {
    let mut records = Vec::new();
    for kind in Kind::ALL {
        for mut record in repo.all(kind).expect("reads") {
            for info in kind.fields().iter().filter(|info| matches!(info.ty, FieldType::Text(_))) {
                if is_about_persons(kind) || kind == Kind::PastValue {
                    record.set(info.name, Value::Text("x".into())).expect("fits");
                }
            }
            records.push(record);
        }
    }
    records
}

#[test]
fn nothing_of_a_person_is_left_in_any_file_and_the_rest_is_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    let mut repo = full(&path);
    assert_eq!(repo.check().expect("looks"), []);
    assert_eq!(repo.kept_copies().expect("looks").len(), 3);
    let (before, head) = (untouched(&repo), repo.head().expect("reads").expect("a head"));
    assert!(holding(folder.path(), SECRET).len() >= 4, "it is there before");
    let done = repo.erase(&erased_set(), &erasure()).expect("erases");
    assert!(done.cleared);
    assert_eq!(holding(folder.path(), SECRET), [] as [&str; 0], "while the store is open");
    assert_eq!(repo.check().expect("looks"), []);
    assert!(repo.has_head(&head).expect("reads"), "the log from before is still the beginning of it");
    assert_eq!(untouched(&repo), before);
    assert_eq!(repo.named(Kind::Member, "X0001").expect("reads").len(), 1);
    drop(repo);
    assert_eq!(holding(folder.path(), SECRET), [] as [&str; 0], "after it was closed");
    assert!(!holding(folder.path(), PLAIN).is_empty());
    assert!(folder.path().join("other.db.before-restore").exists(), "that is of another store");
    let repo = at(&path);
    assert_eq!(repo.check().expect("looks"), []);
    let sets = repo.log(&LogQuery::default(), 1).expect("reads");
    let record = DestructionRecord::read(sets[0].note.as_deref().expect("a note")).expect("a record");
    assert_eq!((record.records["member"], record.records["contact"], sets[0].size), (1, 1, 0));
    assert!(!record.records.contains_key("team"));
    let drafts = repo.screen_items("an", ScreenItem::Draft).expect("reads");
    assert!(drafts.len() == 1 && drafts[0].1.contains(PLAIN), "what others began stays");
    // What was known before the erasure is still known, without who it was.
    let then = repo.known_by(1 + 1).expect("reads");
    assert_eq!(then.all(Kind::Placement).expect("reads"), repo.all(Kind::Placement).expect("reads"));
    assert_eq!(then.all(Kind::Member).expect("reads"), repo.all(Kind::Member).expect("reads"));
}

#[test]
fn a_second_erasure_takes_what_the_first_left_and_both_are_held_against_the_log() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut repo = full(&folder.path().join("roster.db"));
    let note: &'static [&'static str] = &["note"];
    let first = Erasure { parts: vec![(Kind::Contact, id_of(Kind::Contact), note)], ..Erasure::default() };
    repo.erase(&erased_set(), &first).expect("erases");
    assert_eq!(repo.check().expect("looks"), []);
    assert_eq!(repo.all(Kind::Contact).expect("reads")[0].get("note"), Value::Text("–".into()));
    assert_eq!(repo.all(Kind::Signal).expect("reads")[0].get("subject"), Value::Text(format!("{SECRET} subject")));
    let again = ChangeSet { operation: Id::from_bytes([0xdd; 16]), ..erased_set() };
    repo.erase(&again, &erasure()).expect("erases");
    assert_eq!(repo.check().expect("looks"), []);
    assert_eq!(holding(folder.path(), SECRET), [] as [&str; 0]);
    let dump = dumped(&repo);
    let copy = folder.path().join("copy.db");
    let parts = dump.into_iter().map(Ok::<_, StoreError>);
    let loaded = SqliteRepository::load(&copy, options(true, &mut CountedIds::after(900)), parts, &mut |_, _| {});
    assert_eq!(loaded.expect("loads"), []);
    // Each is found: what is left altered, taken out, blanked, or blanked without an erasure.
    let blank = "SET fields_before = NULL, fields_after = NULL, salt = NULL";
    for (drop, tamper) in [
        ("log_erased_stays", "UPDATE log_erased SET fields_after = '{}' WHERE fields_after IS NOT NULL".to_owned()),
        ("log_erased_kept", "DELETE FROM log_erased WHERE rowid_of_first".to_owned()),
        ("log_erased_stays", format!("UPDATE log_erased {blank}")),
        ("log_change_stays", format!("UPDATE log_change {blank} WHERE kind = 'team'")),
        ("log_set_stays", "UPDATE log_set SET verb = 'edit' WHERE verb = 'erase'".to_owned()),
    ] {
        let first = "(revision, seq, erased_by) = (SELECT revision, seq, erased_by FROM log_erased LIMIT 1)";
        let sql = tamper.replace("rowid_of_first", first);
        repo.conn
            .file()
            .expect("a file")
            .execute_batch(&format!("BEGIN; DROP TRIGGER {drop}; {sql}"))
            .expect("tampers");
        let found = check::all(&repo.conn, &mut |_, _| {}).expect("looks");
        assert!(found.iter().any(|finding| finding.code == "log-chain-broken"), "{sql}: {found:?}");
        repo.conn.file().expect("a file").execute_batch("ROLLBACK").expect("puts back");
    }
    assert_eq!(repo.check().expect("looks"), []);
}

fn dumped(repo: &SqliteRepository) -> Vec<WholePart> {
    let mut parts = Vec::new();
    repo.dump(&mut |part| {
        parts.push(part);
        Ok(())
    })
    .expect("hands over");
    parts
}

#[test]
fn an_older_copy_that_is_put_back_forgets_again_and_one_that_was_killed_is_cleared_by_the_next() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, copies) = (folder.path().join("roster.db"), tempfile::tempdir().expect("a folder"));
    let repo = full(&path);
    let copy = copies.path().join("copy.db");
    repo.backup(&copy, false, &mut |_, _| {}).expect("copies");
    // Killed after the commit: the record says so, the bytes are still there.
    let transaction = repo.turns.begin(&repo.conn).expect("begins");
    erase::erase(&transaction, &erased_set(), &erasure()).expect("erases");
    transaction.commit().expect("commits");
    drop(repo);
    assert!(!holding(folder.path(), SECRET).is_empty(), "the kept copies at least");
    let repo = at(&path);
    assert_eq!(holding(folder.path(), SECRET), [] as [&str; 0]);
    assert!(!erase::is_left_to_clear(&repo.conn).expect("reads"));
    drop(repo);
    let kept = restore(&copy, &path).expect("restores").expect("keeps the other");
    assert!(kept.exists());
    assert_eq!(holding(folder.path(), SECRET), [] as [&str; 0]);
    let repo = at(&path);
    assert_eq!(repo.check().expect("looks"), []);
    let verbs: Vec<String> =
        repo.log(&LogQuery::default(), 2).expect("reads").into_iter().map(|set| set.verb).collect();
    assert_eq!(verbs, ["erase", "restore"]);
    assert!(!holding(copies.path(), SECRET).is_empty(), "the copy itself stays what it is");
}

#[test]
fn everything_about_a_person_is_found_whatever_kind_it_is_of_also_what_was_removed() {
    let folder = tempfile::tempdir().expect("a folder");
    let repo = full(&folder.path().join("roster.db"));
    let found = repo.about(&[(Kind::Member, id_of(Kind::Member))]).expect("looks");
    for kind in Kind::ALL.into_iter().filter(|kind| is_about_persons(*kind)) {
        assert!(found.contains(&(kind, id_of(kind))), "{kind}");
    }
    assert!(found.contains(&(Kind::PastValue, id_of(Kind::PastValue))));
    assert!(found.contains(&(Kind::Contact, Id::from_bytes([0xee; 16]))), "it was removed");
    assert!(!found.iter().any(|(kind, _)| *kind == Kind::Team));
    let other = repo.about(&[(Kind::Member, Id::from_bytes([0xcc; 16]))]).expect("looks");
    assert_eq!(other.len(), 1, "{other:?}");
}
