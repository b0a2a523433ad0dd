//! The log, undo and redo.

use super::super::rewound::Rewound;
use super::super::{LogQuery, UndoStep};
use super::*;
use crate::domain::change::{ChangeKind, LoggedSet, take_back};
use crate::domain::log_verb::LogVerb;
use crate::domain::screen_item::ScreenItem;

/// The log is read newest first, in parts and by record.
pub fn the_log_is_read_in_parts(repo: &mut dyn Repository) {
    filled(repo);
    for n in 2..8 {
        let now = stored(repo, Kind::Member, n % 3 + 1);
        edit(repo, n, if n % 2 == 0 { "bob" } else { "ada" }, &now, "phone", text(&format!("{n}")));
    }
    let read = |query: LogQuery, most| -> Vec<u64> {
        repo.log(&query, most).expect("reads").iter().map(|s| s.revision).collect()
    };
    assert_eq!(read(LogQuery::default(), 100), [8, 7, 6, 5, 4, 3, 2, 1]);
    assert_eq!(read(LogQuery { before: Some(7), ..LogQuery::default() }, 2), [6, 5]);
    assert_eq!(read(LogQuery { after: Some(6), ..LogQuery::default() }, 100), [8, 7]);
    assert_eq!(read(LogQuery { record: Some(id(Kind::Member, 1)), ..LogQuery::default() }, 100), [7, 4, 2]);
    let sets = repo.log(&LogQuery { changes: Some(3), before: Some(3), ..LogQuery::default() }, 1).expect("reads");
    assert_eq!((sets[0].size, sets[0].changes.len()), (programme().len() as u64, 3));
    assert_eq!((sets[0].changes[0].deed, sets[0].changes[0].label.as_str()), (ChangeKind::Created, "Archief Noord"));
    let wanted = set(1, "ada", LogVerb::Edit, Vec::new());
    assert_eq!((sets[0].operation, sets[0].at, sets[0].verb.as_str()), (wanted.operation, wanted.at, "edit"));
}

/// Undoes or redoes the next set, as the program does.
pub fn step(repo: &mut dyn Repository, n: u16, actor: &str, step: UndoStep) -> Option<Revision> {
    let next: LoggedSet = repo.next_step(actor, step).expect("reads")?;
    let now = |kind, wanted: Id| repo.record(kind, wanted).expect("reads");
    let changes = take_back(&next, now).expect("nobody changed it since");
    let undoes = Some(next.revision);
    repo.commit(&ChangeSet { undoes, ..set(n, actor, LogVerb::Undo, changes) }).expect("commits");
    Some(next.revision)
}

/// Undo and redo go back and forth through an actor's own sets.
pub fn undo_and_redo_go_back_and_forth(repo: &mut dyn Repository) {
    filled(repo);
    let phone = |repo: &dyn Repository| stored(repo, Kind::Member, 1).get("phone").plain();
    for n in 2..5 {
        let now = stored(repo, Kind::Member, 1);
        assert_eq!(edit(repo, n, "bob", &now, "phone", text(&n.to_string())), u64::from(n) + 1);
    }
    let now = stored(repo, Kind::Member, 2);
    edit(repo, 5, "eve", &now, "phone", text("x"));
    assert_eq!(step(repo, 10, "bob", UndoStep::Redo), None);
    assert_eq!((step(repo, 11, "bob", UndoStep::Undo), phone(repo)), (Some(5), "3".into()));
    assert_eq!((step(repo, 12, "bob", UndoStep::Undo), phone(repo)), (Some(4), "2".into()));
    // Redo takes back the latest undo, then the one before.
    assert_eq!((step(repo, 13, "bob", UndoStep::Redo), phone(repo)), (Some(8), "3".into()));
    assert_eq!((step(repo, 14, "bob", UndoStep::Redo), phone(repo)), (Some(7), "4".into()));
    assert_eq!(step(repo, 15, "bob", UndoStep::Redo), None);
    for (n, back) in [(16, "3"), (17, "2"), (18, "")] {
        step(repo, n, "bob", UndoStep::Undo).expect("there is one");
        assert_eq!(phone(repo), back);
    }
    assert_eq!(step(repo, 19, "bob", UndoStep::Undo), None, "nothing of others, nothing of the founding");
    step(repo, 20, "bob", UndoStep::Redo).expect("there is one");
    assert_eq!(phone(repo), "2");
    // Something new ends what can be redone.
    let now = stored(repo, Kind::Member, 1);
    edit(repo, 21, "bob", &now, "phone", text("new"));
    assert_eq!(step(repo, 22, "bob", UndoStep::Redo), None);
    step(repo, 23, "bob", UndoStep::Undo).expect("there is one");
    assert_eq!(phone(repo), "2");
    assert_eq!(step(repo, 24, "founder", UndoStep::Undo), None);
    assert!(repo.check().expect("checks").is_empty());
}

/// Undo brings back a record that was taken away, with all its fields.
pub fn undo_brings_back(repo: &mut dyn Repository) {
    filled(repo);
    let before = stored(repo, Kind::Vacancy, 1);
    repo.commit(&set(2, "bob", LogVerb::Edit, vec![Change::Remove(before.clone())])).expect("commits");
    assert_eq!(repo.record(Kind::Vacancy, before.id()).expect("reads"), None);
    step(repo, 3, "bob", UndoStep::Undo).expect("there is one");
    assert_eq!(stored(repo, Kind::Vacancy, 1), before);
}

/// A sound store has no findings.
pub fn a_sound_store_has_no_findings(repo: &mut dyn Repository) {
    filled(repo);
    assert_eq!(repo.check().expect("checks"), []);
}

/// Records read as they were known after a set are those of the store as it was known then: changed, added and removed ones.
pub fn what_was_known_is_read_beside_what_is(repo: &mut dyn Repository) {
    let kinds = [Kind::Placement, Kind::ClientShare];
    filled(repo);
    let placement = stored(repo, Kind::Placement, 1);
    let (member, team) = (placement.get(Placement::member), placement.get(Placement::team));
    edit(repo, 2, "ada", &placement, Placement::hours, Value::Decimal(Decimal::whole(17)));
    let removed = vec![Change::Remove(stored(repo, Kind::Placement, 1))];
    repo.commit(&set(3, "ada", LogVerb::Edit, removed)).expect("commits");
    let (of_team, client) = (team.reference().expect("a team"), id(Kind::Organisation, 1));
    let share = ClientShare {
        team: of_team,
        organisation: client,
        share: Decimal::whole(1),
        from: day("2031-01-01"),
        ..ClientShare::blank(id(Kind::ClientShare, 900))
    };
    repo.commit(&set(4, "ada", LogVerb::Share, vec![Change::Create(share.into())])).expect("commits");
    step(repo, 5, "ada", UndoStep::Undo).expect("there is one");
    step(repo, 6, "ada", UndoStep::Undo).expect("there is one");
    let of_member = member.reference().expect("a member");
    for revision in 2..=repo.revision().expect("reads") {
        let then = repo.known_by(revision).expect("a store");
        let read = Rewound::to(repo, revision, &kinds).expect("reads");
        let sorted = |mut all: Vec<Placement>| {
            all.sort_by_key(|placement| placement.id);
            all
        };
        assert_eq!(sorted(read.all_of().expect("reads")), sorted(then.all_of().expect("reads")), "{revision}");
        assert_eq!(
            read.all_of::<ClientShare>().expect("reads").len(),
            then.all_of::<ClientShare>().expect("reads").len()
        );
        assert_eq!(
            sorted(read.referring_to(Placement::member, of_member).expect("reads")),
            sorted(then.referring_to(Placement::member, of_member).expect("reads"))
        );
        let one: [Option<Placement>; 2] =
            [read.one(placement.id()).expect("reads"), then.one(placement.id()).expect("reads")];
        assert_eq!(one[0], one[1], "{revision}");
    }
}

/// What is kept for a screen is of one person, by its names, in no log and no revision.
pub fn what_is_kept_for_a_screen_is_of_one_person_and_in_no_log(repo: &mut dyn Repository) {
    filled(repo);
    let before = (repo.revision().expect("reads"), repo.head().expect("reads"));
    let keep = |repo: &dyn Repository, person, name, text| {
        repo.keep_screen_item(person, ScreenItem::Draft, name, text).expect("keeps");
    };
    let of = |repo: &dyn Repository, person| -> Vec<String> {
        let kept = repo.screen_items(person, ScreenItem::Draft).expect("reads");
        kept.into_iter().map(|(name, text)| format!("{name}={text}")).collect()
    };
    for (person, name, text) in [("ada", "2", "twee"), ("ada", "1", "een"), ("bob", "1", "anders"), ("ada", "2", "nu")]
    {
        keep(repo, person, name, Some(text));
    }
    assert_eq!((of(repo, "ada"), of(repo, "bob")), (vec!["1=een".into(), "2=nu".into()], vec!["1=anders".into()]));
    keep(repo, "ada", "1", None);
    keep(repo, "ada", "nooit", None);
    assert_eq!((of(repo, "ada"), of(repo, "bob")), (vec!["2=nu".into()], vec!["1=anders".into()]));
    assert_eq!((repo.revision().expect("reads"), repo.head().expect("reads")), before);
    assert!(repo.check().expect("checks").is_empty());
}
