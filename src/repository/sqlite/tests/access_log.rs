//! The access log: each entry is chained, none can be altered or taken away, and a check names what was.

use super::*;
use crate::domain::access::noted::{AccessDeed, AccessResult, Noted, Origin};
use crate::domain::reason::Reason;
use crate::repository::AccessQuery;

fn id(n: u16) -> Id {
    member(n).id()
}

fn noted(actor: &str, n: u16, result: AccessResult) -> Noted {
    let origin = Origin { key: None, tty: None, host: n.is_multiple_of(2).then(|| "192.0.2.7".to_owned()) };
    let (deed, about) = (AccessDeed::Open, Some((Kind::Member, id(n))));
    Noted { at: founder().1, actor: actor.to_owned(), origin, deed, what: None, about, result }
}

fn with_entries() -> SqliteRepository {
    let repo = in_memory();
    for n in 1..=6 {
        let who = if n < 5 { "an" } else { "bo" };
        let result = if n == 3 { AccessResult::Refused(Reason::NotForYourRole.code()) } else { AccessResult::Done };
        repo.note(&noted(who, n, result)).expect("is noted");
    }
    repo
}

#[test]
fn what_is_noted_is_read_back_the_newest_first_and_by_who_and_about_whom() {
    let repo = with_entries();
    let numbers = |query: AccessQuery, most| -> Vec<u64> {
        repo.noted(&query, most).expect("reads").iter().map(|note| note.number).collect()
    };
    assert_eq!(numbers(AccessQuery::default(), 2), [6, 5]);
    assert_eq!(numbers(AccessQuery { actor: Some("an".into()), ..AccessQuery::default() }, 9), [4, 3, 2, 1]);
    assert_eq!(numbers(AccessQuery { records: vec![id(5)], ..AccessQuery::default() }, 9), [5]);
    let later = AccessQuery { since: Some(founder().1 + chrono::Duration::days(1)), ..AccessQuery::default() };
    assert!(numbers(later, 9).is_empty());
    let third = &repo.noted(&AccessQuery::default(), 9).expect("reads")[3];
    assert_eq!((third.result.as_str(), third.record, third.host.clone()), ("not-for-your-role", Some(id(3)), None));
    assert_eq!(repo.check().expect("checks"), []);
}

#[test]
fn an_entry_cannot_be_altered_or_taken_away_while_the_triggers_stand() {
    let repo = with_entries();
    for sql in ["UPDATE access_log SET actor = 'eve'", "DELETE FROM access_log"] {
        assert!(repo.conn.file().expect("a file").execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn each_alteration_addition_exchange_and_cut_is_named() {
    let free = "DROP TRIGGER access_log_stays; DROP TRIGGER access_log_kept;";
    let columns =
        ["at", "actor", "key", "tty", "host", "deed", "what", "kind", "record", "result", "hash"].map(|column| {
            match column {
                "record" => ("record = randomblob(16)".to_owned(), "access-log-altered", "4"),
                "hash" => ("hash = randomblob(32)".to_owned(), "access-log-altered", "4"),
                text => (format!("{text} = coalesce({text}, '') || 'x'"), "access-log-altered", "4"),
            }
        });
    let altered = columns.map(|(set, code, at)| (format!("UPDATE access_log SET {set} WHERE number = 4"), code, at));
    let others = [
        ("DELETE FROM access_log WHERE number = 1", "access-log-missing", "1 - 1"),
        ("DELETE FROM access_log WHERE number IN (3, 4)", "access-log-missing", "3 - 4"),
        ("DELETE FROM access_log WHERE number >= 5", "access-log-missing", "5 - 6"),
        ("DELETE FROM access_log", "access-log-missing", "1 - 6"),
        (
            "UPDATE access_log SET number = 100 WHERE number = 3; UPDATE access_log SET number = 3 WHERE number = 4;
             UPDATE access_log SET number = 4 WHERE number = 100",
            "access-log-altered",
            "3",
        ),
        (
            "INSERT INTO access_log (at, actor, deed, result, hash) VALUES ('2026-01-01', 'an', 'open', 'done', zeroblob(32))",
            "access-log-altered",
            "7",
        ),
    ];
    let others = others.map(|(sql, code, at)| (sql.to_owned(), code, at));
    for (sql, code, at) in altered.into_iter().chain(others) {
        let repo = with_entries();
        repo.conn.file().expect("a file").execute_batch(&format!("{free} {sql}")).expect("alters");
        let found = repo.check().expect("checks");
        assert!(found.iter().any(|finding| finding.code == code && finding.detail == at), "{sql}: {found:?}");
    }
}

#[test]
fn the_head_of_it_shows_from_outside_that_nothing_was_cut_and_entered_anew() {
    let repo = with_entries();
    let head = repo.access_head().expect("reads").expect("a head");
    assert!(head.revision == 6 && repo.has_access_head(&head).expect("reads"));
    repo.conn
        .execute_batch(
            "DROP TRIGGER access_log_kept; DELETE FROM access_log WHERE number > 3;
             UPDATE sqlite_sequence SET seq = 3 WHERE name = 'access_log'",
        )
        .expect("cuts");
    (4..=6).for_each(|n| repo.note(&noted("eve", n, AccessResult::Done)).expect("is noted"));
    assert_eq!(repo.check().expect("checks"), []);
    assert!(!repo.has_access_head(&head).expect("reads"));
}

#[test]
fn a_store_of_which_nothing_may_change_cannot_be_noted_in_and_says_so() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    drop(at(&path));
    let mut ids = CountedIds::after(500);
    let options = OpenOptions {
        create: false,
        allow_network: false,
        founder: founder(),
        keys: KeyHolder::default(),
        ids: &mut ids,
    };
    let looked = SqliteRepository::open_to_read(&path, options).expect("opens");
    looked.note(&noted("an", 1, AccessResult::Done)).expect("a store that is read can be noted in");
    assert_eq!(looked.noted(&AccessQuery::default(), 9).expect("reads").len(), 1);
    drop(looked);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o400)).expect("sets");
    let mut ids = CountedIds::after(500);
    let options = OpenOptions {
        create: false,
        allow_network: false,
        founder: founder(),
        keys: KeyHolder::default(),
        ids: &mut ids,
    };
    let looked = SqliteRepository::open_to_read(&path, options).expect("opens");
    // Who may do everything on the machine may write this file too.
    if file::may_write(&path).expect("tells") {
        return;
    }
    let refused = looked.note(&noted("an", 1, AccessResult::Done)).map_err(|error| error.reason());
    assert_eq!(refused, Err(Reason::StoreReadOnly));
}
