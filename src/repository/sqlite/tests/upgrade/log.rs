//! The log of older stores: it stays what it was, and can do what is new.

use super::*;

#[test]
fn the_log_of_an_older_store_stays_what_it_was_beside_closed_periods_and_corrections() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.db");
    old_store(&path);
    let mut repo = at(&path);
    let whole = LogQuery::default();
    let corrected = |repo: &SqliteRepository| -> Vec<Option<Day>> {
        repo.log(&whole, 9).expect("reads").iter().map(|set| set.corrects).collect()
    };
    let before = corrected(&repo);
    assert!(!before.is_empty() && before.iter().all(Option::is_none));
    let (from, until, closed_on) = (day("2025-01-01"), day("2025-12-31"), day("2026-01-05"));
    let period = ClosedPeriod { from, until, closed_on, closed_by: "ada".into(), ..ClosedPeriod::blank(id(70)) };
    let team = repo.record(Kind::Team, id(10)).expect("reads").expect("is there");
    let mut right = team.clone();
    right.set("places", Value::Whole(99)).expect("is of the field");
    let (actor, at) = founder();
    let set = |n, correction, changes| ChangeSet {
        operation: id(n),
        at,
        actor: actor.clone(),
        verb: LogVerb::Correct,
        undoes: None,
        correction,
        note: None,
        changes,
    };
    repo.commit(&set(71, false, vec![Change::Create(Record::ClosedPeriod(period))])).expect("commits");
    let changes = || vec![Change::Update { before: team.clone(), after: right.clone() }];
    repo.commit(&set(72, false, changes())).expect_err("the year is closed");
    repo.commit(&set(73, true, changes())).expect("a correction");
    assert_eq!(corrected(&repo)[..2], [Some(day("2025-01-01")), None]);
    assert_eq!(repo.check().expect("checks"), vec![]);
}

#[test]
fn a_store_of_version_16_says_nothing_of_where_its_sets_came_from_and_can() {
    let (_folder, path, conn) = store_of(16);
    opened(&conn);
    drop(conn);
    let mut repo = at(&path);
    let notes = |repo: &SqliteRepository| -> Vec<Option<String>> {
        let sets = repo.log(&LogQuery::default(), 100).expect("reads");
        sets.into_iter().map(|set| set.note).collect()
    };
    assert!(repo.check().expect("checks").is_empty() && notes(&repo).iter().all(Option::is_none));
    let (actor, at) = founder();
    let set = ChangeSet::new(id(60), at, actor, LogVerb::Merge, Vec::new());
    repo.enter(&ChangeSet { note: Some("other.db".to_owned()), ..set }).expect("enters");
    assert_eq!(notes(&repo)[..2], [Some("other.db".to_owned()), None]);
    assert!(repo.check().expect("checks").is_empty());
    // The note is under the hash of its set.
    repo.conn
        .execute_batch("DROP TRIGGER log_set_stays; UPDATE log_set SET note = 'mine.db' WHERE note <> ''")
        .expect("alters");
    assert_eq!(repo.check().expect("checks").len(), 1);
}

#[test]
fn a_store_of_version_19_gives_everybody_everything_until_there_are_rights() {
    let (_folder, path, conn) = store_of(19);
    opened(&conn);
    drop(conn);
    let mut repo = at(&path);
    let day = day("2027-02-01");
    repo.sign_in("an", day).expect("may everything");
    assert_eq!((repo.access(), repo.check().expect("checks")), (Access::Everything, vec![]));
    let right = AccessRight {
        login: "an".to_owned(),
        role: AccessRole::Administrator,
        reach: Reach::AllTeams,
        from: day,
        ..AccessRight::blank(id(61))
    };
    repo.commit(&set(62, vec![Change::Create(right.into())])).expect("gives a right");
    assert_ne!(repo.access(), Access::Everything);
    let refused = |login: &str, repo: &mut SqliteRepository| repo.sign_in(login, day).is_err();
    assert_eq!(["an", "bo"].map(|login| refused(login, &mut repo)), [false, true]);
    assert_eq!(repo.all(Kind::Team).map_err(|error| error.reason()), Err(Reason::NoAccess));
}

#[test]
fn a_store_of_version_21_gets_an_empty_access_log_that_can_be_written() {
    let (_folder, path, conn) = store_of(21);
    opened(&conn);
    drop(conn);
    let repo = at(&path);
    assert_eq!((repo.access_head().expect("reads"), repo.check().expect("checks")), (None, vec![]));
    let noted = Noted {
        at: founder().1,
        actor: "an".to_owned(),
        origin: Origin::default(),
        deed: AccessDeed::Check,
        what: None,
        about: None,
        result: AccessResult::Done,
    };
    repo.note(&noted).expect("is noted");
    drop(repo);
    let repo = at(&path);
    assert_eq!(repo.access_head().expect("reads").map(|head| head.revision), Some(1));
    assert_eq!(repo.check().expect("checks"), []);
}

#[test]
fn a_store_of_version_22_can_keep_what_somebody_began_and_its_log_stays_what_it_was() {
    let (_folder, path, conn) = store_of(22);
    opened(&conn);
    drop(conn);
    let repo = at(&path);
    let heads = (repo.head().expect("reads"), repo.revision().expect("reads"));
    repo.keep_screen_item("an", ScreenItem::Draft, "a", Some("b")).expect("keeps");
    drop(repo);
    let repo = at(&path);
    assert_eq!(repo.screen_items("an", ScreenItem::Draft).expect("reads"), [("a".to_owned(), "b".to_owned())]);
    assert_eq!((repo.head().expect("reads"), repo.revision().expect("reads")), heads);
    assert_eq!(repo.check().expect("checks"), []);
}

#[test]
fn in_a_store_of_an_older_version_somebody_can_be_forgotten_and_its_log_stays_what_it_was() {
    for version in [1, 17] {
        let (folder, path, conn) = store_of(version);
        opened(&conn);
        drop(conn);
        let mut repo = at(&path);
        let kept = format!("roster.db.before-version-{}", schema::VERSION);
        assert!(folder.path().join(&kept).exists());
        let (head, jobs) =
            (repo.head().expect("reads").expect("a head"), repo.totals(day("2026-06-15")).expect("counts"));
        let person = ErasedPerson { kind: Kind::Member, id: id(2), stand_in: "X0001".into() };
        let set = ChangeSet { verb: LogVerb::Erase, ..set(70, Vec::new()) };
        assert!(repo.erase(&set, &Erasure { persons: vec![person], ..Erasure::default() }).expect("erases").cleared);
        assert_eq!(repo.check().expect("checks"), [], "version {version}");
        assert!(repo.has_head(&head).expect("reads"));
        assert_eq!(repo.totals(day("2026-06-15")).expect("counts"), jobs);
        assert!(!folder.path().join(&kept).exists(), "the copy from before held them");
    }
}
