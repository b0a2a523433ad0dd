//! The contract on a PostgreSQL server, which the tests start themselves in a folder of their own. Where there is none it is skipped,
//! and said.

use std::fs;
use std::io::Write;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use nix::unistd::{Uid, User};

use super::super::STORE_VERSION;
use super::super::database::params;
use super::everything::full_with_erased;
use super::{SqliteRepository, add, at, member, options, restore, set};
use crate::domain::change::{Change, ChangeSet};
use crate::domain::choices::{AccessRole, Reach};
use crate::domain::days::Day;
use crate::domain::erasure::Erasure;
use crate::domain::id::{CountedIds, Id};
use crate::domain::kinds::{AccessRight, Team};
use crate::domain::log_verb::LogVerb;
use crate::domain::names::fold;
use crate::domain::number_order::by_value;
use crate::domain::personal::ErasedPerson;
use crate::domain::query::Query;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::work_days::WorkDays;
use crate::repository::{Repository, StoreError, WholePart};

/// Starts the server, and ends it with who started it: then the line that the shell reads comes to its end.
const START: &str =
    "\"$0/postgres\" -D data -k \"$PWD\" -c listen_addresses= -c fsync=off -c max_connections=50 >log 2>&1 &
    server=$!; read -r _; kill -INT $server; wait $server; rm -rf \"$PWD\"";

/// Where the programs of PostgreSQL are; the newest of several.
fn programs() -> Option<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir("/usr/lib/postgresql").ok()?.filter_map(|e| Some(e.ok()?.path().join("bin"))).collect();
    found.sort();
    found.pop().filter(|bin| bin.join("initdb").exists())
}

/// The folder in which the server listens, and who ends it; `None` where there is no PostgreSQL.
static SERVER: LazyLock<Option<(PathBuf, Child)>> = LazyLock::new(|| {
    let bin = programs()?;
    let folder = tempfile::Builder::new().prefix("bw-pg-").tempdir_in("/tmp").expect("a folder").keep();
    // It refuses to run as root.
    let user = Uid::effective().is_root().then(|| User::from_name("postgres").expect("reads").expect("a user"));
    let run = |program: &Path| {
        let mut command = Command::new(program);
        command.current_dir(&folder).env("PWD", &folder);
        if let Some(user) = &user {
            command.uid(user.uid.as_raw()).gid(user.gid.as_raw());
        }
        command
    };
    if let Some(user) = &user {
        chown(&folder, Some(user.uid.as_raw()), Some(user.gid.as_raw())).expect("is theirs");
    }
    let made = run(&bin.join("initdb"))
        .args(["-D", "data", "-A", "trust", "-U", "owner", "-E", "UTF8", "--locale=C", "-N"])
        .stdout(Stdio::null())
        .status();
    assert!(made.expect("runs").success());
    let shell = run(Path::new("sh")).args(["-c", START]).arg(&bin).stdin(Stdio::piped()).spawn().expect("starts");
    make_first(&folder);
    Some((folder, shell))
});

/// Waits for the server, and makes the store that the others are copies of.
fn make_first(folder: &Path) {
    let address = address(folder, "owner", "postgres");
    let connect = |_| {
        std::thread::sleep(Duration::from_millis(50));
        postgres::Client::connect(&address, postgres::NoTls).ok()
    };
    let Some(mut client) = (0..200).find_map(connect) else {
        panic!("{}", fs::read_to_string(folder.join("log")).unwrap_or_default());
    };
    client.batch_execute("CREATE DATABASE made").expect("makes");
    let made = address.replace("///postgres", "///made");
    SqliteRepository::make_on_server(&made, &mut options(true, &mut CountedIds::after(0))).expect("is made");
    client.batch_execute("CREATE ROLE program LOGIN IN ROLE binnenwerk").expect("makes");
}

static STORES: AtomicU32 = AtomicU32::new(0);

/// A new database, like another one.
fn new_database(folder: &Path, like: &str) -> String {
    let name = format!("store_{}", STORES.fetch_add(1, Ordering::Relaxed));
    let mut client =
        postgres::Client::connect(&address(folder, "owner", "postgres"), postgres::NoTls).expect("connects");
    client.batch_execute(&format!("CREATE DATABASE {name} TEMPLATE {like}")).expect("makes");
    name
}

/// A new store on the server, for who may no more than work with it, and the name of its database.
fn new_store(folder: &Path) -> (SqliteRepository, String) {
    let name = new_database(folder, "made");
    (opened(folder, &name), name)
}

fn on_empty(case: &mut dyn FnMut(&mut dyn Repository)) {
    match SERVER.as_ref() {
        Some((folder, _)) => case(&mut new_store(folder).0),
        None => writeln!(std::io::stderr(), "skipped: there is no PostgreSQL").expect("is told"),
    }
}

/// The address of a database of its own for a user.
fn address(folder: &Path, user: &str, database: &str) -> String {
    format!("postgres:///{database}?host={}&user={user}", folder.display())
}

/// Does something with an empty store, its folder and the name of its database.
fn with_store(case: impl FnOnce(&mut SqliteRepository, &Path, &str)) {
    if let Some((folder, _)) = SERVER.as_ref() {
        let (mut repo, name) = new_store(folder);
        case(&mut repo, folder, &name);
    }
}

fn opened(folder: &Path, name: &str) -> SqliteRepository {
    let address = address(folder, "program", name);
    SqliteRepository::open(Path::new(&address), options(false, &mut CountedIds::after(0))).expect("opens")
}

fn parts(repo: &SqliteRepository) -> Vec<WholePart> {
    let mut parts = Vec::new();
    let mut take = |part| {
        parts.push(part);
        Ok(())
    };
    repo.dump(&mut take).expect("hands over");
    parts
}

#[test]
fn who_works_with_a_store_cannot_change_what_is_logged_nor_the_tables() {
    with_store(|repo, _, _| {
        add(repo, 1);
        for sql in [
            "UPDATE log_set SET actor = 'eve'",
            "DELETE FROM log_set",
            "UPDATE log_change SET kind = 'team'",
            "UPDATE log_change SET fields_after = '{}'",
            "DELETE FROM log_change",
            "DELETE FROM access_log",
            "DROP TABLE member",
            "ALTER TABLE member ADD COLUMN x text",
            "CREATE TABLE main.x (y text)",
            "DROP TRIGGER log_change_stays ON log_change",
        ] {
            assert!(repo.conn.execute_batch(sql).is_err(), "{sql}");
        }
        assert_eq!(repo.check().expect("checks"), []);
    });
}

#[test]
fn everything_moves_to_a_server_and_back_and_is_equal() {
    let Some((folder, _)) = SERVER.as_ref() else { return };
    let files = tempfile::tempdir().expect("a folder");
    let whole = parts(&full_with_erased(&files.path().join("roster.db")));
    let name = new_database(folder, "template0");
    let (there, back) = (address(folder, "owner", &name), files.path().join("back.db"));
    for to in [Path::new(&there), &back] {
        let handed = whole.clone().into_iter().map(Ok::<_, StoreError>);
        let found = SqliteRepository::load(to, options(true, &mut CountedIds::after(0)), handed, &mut |_, _| {});
        assert_eq!(found.expect("loads"), []);
    }
    let on_server = opened(folder, &name);
    assert!(parts(&on_server) == whole && parts(&at(&back)) == whole);
    let copy = files.path().join("copy.db");
    let made = on_server.backup(&copy, false, &mut |_, _| {}).expect("copies");
    assert_eq!((made.head, parts(&at(&copy)) == whole), (on_server.head().expect("reads"), true));
}

#[test]
fn sets_of_several_who_write_at_once_all_stand_and_each_hears_of_the_others() {
    with_store(|repo, folder, name| {
        let today = "2026-06-15".parse().expect("a day");
        let query = Query::of(Kind::Member, today);
        assert_eq!(repo.count(&query).expect("counts"), 0);
        std::thread::scope(|scope| {
            for who in 0..3 {
                scope.spawn(move || {
                    let mut own = opened(folder, name);
                    (0..20).for_each(|n| add(&mut own, who * 100 + n));
                });
            }
        });
        assert_eq!((repo.count(&query).expect("counts"), repo.check().expect("checks")), (60, vec![]));
    });
}

/// Ends every connection that works with a database.
fn cut(folder: &Path, name: &str) {
    let mut client =
        postgres::Client::connect(&address(folder, "owner", "postgres"), postgres::NoTls).expect("connects");
    let end = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1";
    client.query(end, &[&name]).expect("ends");
}

#[test]
fn after_the_line_was_cut_it_goes_on_and_nothing_is_stored_twice() {
    with_store(|repo, folder, name| {
        add(repo, 1);
        cut(folder, name);
        assert_eq!(repo.all(Kind::Member).expect("reads").len(), 1);
        cut(folder, name);
        add(repo, 2);
        // In the middle of a set, and once more when it is committed already.
        let changes = (10..700).map(|n| Change::Create(member(n))).collect();
        let mut cuts = 0;
        let revision = repo.commit_showing(&set(3, changes), &mut |_, _| {
            cuts += 1;
            if cuts == 1 {
                cut(folder, name);
            }
        });
        let revision = revision.expect("commits");
        add(repo, 2);
        assert!(cuts > 1);
        assert_eq!(repo.commit(&set(3, Vec::new())).expect("is known"), revision);
        assert_eq!(repo.all(Kind::Member).expect("reads").len(), 692);
        assert_eq!(repo.check().expect("checks"), []);
    });
}

#[test]
fn who_sees_less_sees_less_on_a_server_and_nothing_more_after_a_cut() {
    with_store(|repo, folder, name| {
        add(repo, 1);
        let from: Day = "2020-01-01".parse().expect("a day");
        let team = Team { code: "T1".into(), name: "Een".into(), from, ..Team::blank(Id::from_bytes([3; 16])) };
        let right = |n: u8, login: &str, role, reach| {
            let right = AccessRight { login: login.into(), role, reach, ..AccessRight::blank(Id::from_bytes([n; 16])) };
            Change::Create(Record::AccessRight(AccessRight { team: Some(team.id), from, ..right }))
        };
        let rights = vec![
            Change::Create(Record::Team(team.clone())),
            right(1, "ada", AccessRole::Administrator, Reach::AllTeams),
            right(2, "tom", AccessRole::TeamLeader, Reach::Team),
        ];
        repo.commit(&set(2, rights)).expect("gives rights");
        let mut own = opened(folder, name);
        own.sign_in("tom", "2026-06-15".parse().expect("a day")).expect("signs in");
        assert_eq!(own.all(Kind::Member).expect("reads"), []);
        cut(folder, name);
        assert!(own.all(Kind::Member).map_or(true, |seen| seen.is_empty()));
        assert!(own.commit(&set(4, vec![Change::Create(member(4))])).is_err());
        assert!(opened(folder, name).sign_in("eve", Day::default()).is_err());
    });
}

#[test]
fn somebody_is_forgotten_on_a_server_and_its_log_stays_sound() {
    with_store(|repo, _, _| {
        add(repo, 1);
        let Record::Member(known) = member(1) else { panic!("a member") };
        let persons = vec![ErasedPerson { kind: Kind::Member, id: known.id, stand_in: "X1".into() }];
        let erasure = Erasure { persons, ..Erasure::default() };
        let erased = repo.erase(&ChangeSet { verb: LogVerb::Erase, ..set(9, Vec::new()) }, &erasure).expect("erases");
        assert!(!erased.cleared);
        let left = repo.record(Kind::Member, known.id).expect("reads").expect("is there");
        assert_eq!((left.get("surname").plain(), repo.check().expect("checks")), ("X1".to_owned(), vec![]));
    });
}

#[test]
fn functions_of_the_server_give_what_the_program_gives() {
    with_store(|repo, _, _| {
        let text = |sql: &str, given: &str| -> String {
            repo.conn.query_row(sql, [given], |row| row.get(0)).expect("answers")
        };
        let long = "9".repeat(80);
        let signs: String = (0x20..0x250).filter_map(char::from_u32).flat_map(|sign| [sign, '.']).collect();
        let texts = [
            "",
            "José  Ðáñ ",
            "Straße Œ Łódź",
            "‘t “Hof” – Øst",
            "İıÅÆþ",
            "kas 002-03b",
            "ploeg 10",
            "0",
            "a\tb",
            "ﬁn ²",
            &long,
            &signs,
        ];
        for given in texts {
            let folded = fold(given);
            assert_eq!(text("SELECT fold(?1)", given), folded, "{given}");
            assert_eq!(text("SELECT by_value(?1)", &folded), by_value(&folded), "{given}");
        }
        let hours = |given: &str, first: &str, last: &str| -> i64 {
            let days = [given, first, last];
            repo.conn.query_row("SELECT work_hours(?1, ?2, ?3)", days, |row| row.get(0)).expect("answers")
        };
        for given in ["8-8-0-4-0", "7.5-7.5-7.5-7.5-0-2", "0-0-0-0-0-0-4"] {
            let days = WorkDays::parse(given).expect("days");
            for (first, last) in
                [("2026-06-15", "2026-06-15"), ("2026-06-13", "2026-07-02"), ("2026-06-15", "2026-06-14")]
            {
                let between = days.between(first.parse().expect("a day"), last.parse().expect("a day"));
                assert_eq!(hours(given, first, last), between.hundredths(), "{given} {first} {last}");
            }
            for weekday in 0..7 {
                let works: bool = repo
                    .conn
                    .query_row("SELECT works_on(?1, ?2)", params![given, weekday as i64], |row| row.get(0))
                    .expect("answers");
                assert_eq!(works, days.works(weekday), "{given} {weekday}");
            }
        }
    });
}

#[test]
fn a_roster_of_another_version_on_a_server_is_left_alone_and_told_from_none() {
    let Some((folder, _)) = SERVER.as_ref() else { return };
    let name = new_database(folder, "made");
    let mut owner = postgres::Client::connect(&address(folder, "owner", &name), postgres::NoTls).expect("connects");
    for (version, wanted) in [(STORE_VERSION - 1, Reason::ServerOlder), (STORE_VERSION + 1, Reason::StoreNewer)] {
        owner.batch_execute(&format!("COMMENT ON SCHEMA main IS '{version}'")).expect("is said");
        let address = address(folder, "program", &name);
        let opened = SqliteRepository::open(Path::new(&address), options(false, &mut CountedIds::after(0)));
        assert_eq!(opened.err().map(|error| error.reason()), Some(wanted), "{version}");
    }
}

#[test]
fn an_address_with_a_password_or_a_server_elsewhere_is_refused_and_so_is_what_needs_a_file() {
    let refused = |address: &str| {
        let opened = SqliteRepository::open(Path::new(address), options(false, &mut CountedIds::after(0)));
        opened.err().map(|error| (error.reason(), error.to_string()))
    };
    let (reason, said) = refused("postgres://ada:secret@localhost/roster").expect("is refused");
    assert!(reason == Reason::ServerPassword && !said.contains("secret"));
    for (address, wanted) in [
        ("postgres://ada@db.example.org/roster", Reason::ServerInClear),
        ("postgres://ada@localhost:nowhere/roster", Reason::ServerAddress),
        ("postgres://ada@127.0.0.1:9/roster", Reason::ServerAway),
    ] {
        assert_eq!(refused(address).map(|(reason, _)| reason), Some(wanted), "{address}");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("copy.db");
    drop(at(&copy));
    let error = restore(&copy, Path::new("postgres://ada@localhost/roster")).expect_err("is refused");
    assert_eq!(error.reason(), Reason::StoreOnServer);
}

crate::repository::contract::contract_tests!(super::on_empty);
