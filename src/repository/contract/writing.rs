//! Committing: whole or not at all, merged where possible, refused by the rules of the store.

use super::*;
use crate::domain::defaults;
use crate::domain::log_verb::LogVerb;
use crate::domain::query::{Query, Sort};
use crate::domain::reason::Reason;

/// A new store has the founding parameters as its first set.
pub fn a_new_store_has_the_founding_parameters(repo: &mut dyn Repository) {
    assert_eq!(repo.revision().expect("reads"), 1);
    let wanted = defaults::records(&mut crate::domain::id::CountedIds::after(1)).len();
    let held = defaults::KINDS.map(|kind| repo.all(kind).expect("reads").len());
    assert_eq!(held.iter().sum::<usize>(), wanted);
    let unit = repo.settings(today()).expect("reads").job_hours;
    assert_eq!(unit, Some(Decimal::from_hundredths(2550)));
}

/// Every field of every kind comes back as it was stored.
pub fn every_field_comes_back(repo: &mut dyn Repository) {
    filled(repo);
    assert_eq!(repo.revision().expect("reads"), 2);
    for record in programme() {
        assert_eq!(repo.record(record.kind(), record.id()).expect("reads"), Some(record));
    }
    let mut full = member(99, "Åse", "", "O'Neill");
    (full.phone, full.email) = ("06 1234".into(), "a@b".into());
    full.oath_on = Some(day("2026-01-31"));
    create(repo, 2, vec![Record::Member(full.clone())]).expect("commits");
    assert_eq!(stored(repo, Kind::Member, 99), Record::Member(full));
    assert_eq!(repo.record(Kind::Member, id(Kind::Member, 98)).expect("reads"), None);
}

/// Fields that only one side changed are merged, and the log keeps the merged difference.
pub fn fields_are_merged(repo: &mut dyn Repository) {
    filled(repo);
    let seen = stored(repo, Kind::Member, 1);
    edit(repo, 2, "ada", &seen, "phone", text("06"));
    let revision = edit(repo, 3, "bob", &seen, "email", text("x@y"));
    let now = stored(repo, Kind::Member, 1);
    assert_eq!((now.get("phone"), now.get("email")), (text("06"), text("x@y")));
    let log = repo.log(&super::super::LogQuery::default(), 1).expect("reads");
    assert_eq!((log[0].revision, log[0].actor.as_str(), log[0].size), (revision, "bob", 1));
    assert_eq!(log[0].changes[0].fields, [("email", Value::Empty, text("x@y"))]);
}

/// A stale edit of the same field conflicts, names who was first and changes nothing.
pub fn a_stale_edit_conflicts(repo: &mut dyn Repository) {
    filled(repo);
    let seen = stored(repo, Kind::Member, 1);
    edit(repo, 2, "bob", &seen, "phone", text("1"));
    let now = stored(repo, Kind::Member, 1);
    edit(repo, 3, "eve", &now, "email", text("2"));
    let late = repo.commit(&set(4, "ada", LogVerb::Edit, vec![change(&seen, "phone", text("3"))]));
    let Err(CommitError::Conflict { clashes, by }) = late else { panic!("{late:?}") };
    assert_eq!(by.as_deref(), Some("bob"));
    assert_eq!((clashes[0].field, &clashes[0].yours, &clashes[0].theirs), (Some("phone"), &text("3"), &text("1")));
    assert_eq!((stored(repo, Kind::Member, 1).get("phone"), repo.revision().expect("reads")), (text("1"), 4));
}

/// An edit of a record that is gone conflicts.
pub fn an_edit_of_a_gone_record_conflicts(repo: &mut dyn Repository) {
    filled(repo);
    let seen = stored(repo, Kind::Member, 5);
    repo.commit(&set(2, "bob", LogVerb::Undo, vec![Change::Remove(seen.clone())])).expect("commits");
    let late = repo.commit(&set(3, "ada", LogVerb::Edit, vec![change(&seen, "phone", text("3"))]));
    assert!(matches!(late, Err(CommitError::Conflict { by: Some(by), .. }) if by == "bob"));
    assert!(matches!(
        repo.commit(&set(4, "ada", LogVerb::Undo, vec![Change::Remove(seen)])),
        Err(CommitError::Conflict { .. })
    ));
}

/// Two edits that are each right and together wrong are refused.
pub fn edits_wrong_together_are_refused(repo: &mut dyn Repository) {
    filled(repo);
    let seen = stored(repo, Kind::Team, 1);
    edit(repo, 2, "ada", &seen, "until", day("2026-12-31"));
    let late = repo.commit(&set(3, "bob", LogVerb::Edit, vec![change(&seen, "from", day("2027-01-01"))]));
    assert_eq!(refusal(late).reason, Reason::EndBeforeStart);
}

/// An operation repeated answers its first number and changes nothing.
pub fn an_operation_repeated_changes_nothing(repo: &mut dyn Repository) {
    filled(repo);
    let seen = stored(repo, Kind::Member, 1);
    let once = set(2, "ada", LogVerb::Edit, vec![change(&seen, "phone", text("06"))]);
    let first = repo.commit(&once).expect("commits");
    let now = stored(repo, Kind::Member, 1);
    edit(repo, 3, "ada", &now, "phone", text("07"));
    assert_eq!(repo.commit(&once).expect("answers"), first);
    assert_eq!((stored(repo, Kind::Member, 1).get("phone"), repo.revision().expect("reads")), (text("07"), first + 1));
}

/// A set that changes nothing leaves no trace.
pub fn a_set_that_changes_nothing_leaves_no_trace(repo: &mut dyn Repository) {
    filled(repo);
    let seen = stored(repo, Kind::Member, 1);
    edit(repo, 2, "ada", &seen, "phone", text("06"));
    // Both thought of the same.
    assert_eq!(edit(repo, 3, "bob", &seen, "phone", text("06")), 3);
    assert_eq!(repo.revision().expect("reads"), 3);
}

/// A number that is taken is refused.
pub fn a_taken_number_is_refused(repo: &mut dyn Repository) {
    filled(repo);
    let mut twin = member(50, "A", "", "B");
    twin.number = "1001".into();
    let refused = refusal(create(repo, 2, vec![Record::Member(twin)]));
    assert_eq!((refused.reason, refused.field), (Reason::NumberTaken, Some((Kind::Member, "number"))));
    assert!(refused.args.contains(&("value", "1001".into())), "{refused:?}");
    let seen = stored(repo, Kind::Team, 2);
    let refused = refusal(repo.commit(&set(3, "ada", LogVerb::Edit, vec![change(&seen, "code", text("T001"))])));
    assert_eq!((refused.reason, refused.field), (Reason::NumberTaken, Some((Kind::Team, "code"))));
}

/// Nobody is in two teams or employed twice on one day.
pub fn overlaps_are_refused(repo: &mut dyn Repository) {
    filled(repo);
    let second = Record::Placement(placement(50, 1, 2, 8, "2026-01-01", Some("2026-01-02")));
    assert_eq!(refusal(create(repo, 2, vec![second])).reason, Reason::OverlappingPlacement);
    let again = Record::Employment(employment(50, 6, "2026-03-31", None));
    assert_eq!(refusal(create(repo, 3, vec![again])).reason, Reason::OverlappingEmployment);
    let touching = Record::Employment(employment(50, 6, "2026-04-01", None));
    create(repo, 4, vec![touching]).expect("the day after is free");
    let before = stored(repo, Kind::Placement, 6);
    create(repo, 5, vec![Record::Placement(placement(51, 6, 1, 8, "2026-04-01", None))]).expect("free");
    let stretched = vec![change(&before, "until", day("2026-04-01"))];
    assert_eq!(refusal(repo.commit(&set(6, "ada", LogVerb::Edit, stretched))).reason, Reason::OverlappingPlacement);
}

/// A record that is referred to stays, and a reference needs its record.
pub fn references_hold(repo: &mut dyn Repository) {
    filled(repo);
    let archive = stored(repo, Kind::Team, 1);
    let refused = refusal(repo.commit(&set(2, "ada", LogVerb::Undo, vec![Change::Remove(archive)])));
    assert_eq!(refused.reason, Reason::StillReferredTo);
    let nowhere = Record::Placement(placement(50, 5, 77, 8, "2026-01-01", None));
    let refused = refusal(create(repo, 3, vec![nowhere]));
    assert_eq!((refused.reason, refused.field), (Reason::RefersToNothing, Some((Kind::Placement, "team"))));
    assert_eq!(repo.revision().expect("reads"), 2);
    // In one set the order does not matter.
    let (early, late) = (placement(50, 50, 1, 8, "2026-01-01", None), member(50, "A", "", "B"));
    create(repo, 4, vec![Record::Placement(early), Record::Member(late)]).expect("commits");
}

/// A set is committed whole or not at all.
pub fn a_set_is_whole_or_nothing(repo: &mut dyn Repository) {
    filled(repo);
    let good = Record::Member(member(50, "A", "", "B"));
    let bad = Record::Placement(placement(50, 1, 2, 8, "2026-01-01", None));
    refusal(create(repo, 2, vec![good.clone(), bad]));
    assert_eq!(repo.record(Kind::Member, good.id()).expect("reads"), None);
    assert_eq!(repo.revision().expect("reads"), 2);
    create(repo, 3, vec![good]).expect("the store is not locked");
}

/// A large set tells how far it is, to its end.
pub fn a_large_set_tells_how_far_it_is(repo: &mut dyn Repository) {
    let people = (50..1_100).map(|n| Change::Create(member(n, "A", "", "B").into())).collect();
    let mut told = Vec::new();
    repo.commit_showing(&set(1, "ada", LogVerb::Import, people), &mut |done, all| told.push((done, all)))
        .expect("commits");
    assert!(told.windows(2).all(|pair| pair[0].0 < pair[1].0) && told.len() > 2, "{told:?}");
    assert!(told.iter().all(|(done, all)| done <= all), "{told:?}");
}

/// A store is filled in bulk once, and that is not undone.
pub fn a_store_is_filled_in_bulk_once(repo: &mut dyn Repository) {
    let opening = set(1, "ada", LogVerb::MakeStore, Vec::new());
    let mut told = Vec::new();
    let revision =
        repo.bulk_load(&opening, &mut programme().into_iter(), &mut |done, _| told.push(done)).expect("an empty store");
    assert_eq!((revision, told.last().copied()), (2, Some(programme().len() as u64)));
    for record in programme() {
        assert_eq!(repo.record(record.kind(), record.id()).expect("reads"), Some(record));
    }
    let log = repo.log(&super::super::LogQuery::default(), 1).expect("reads");
    assert_eq!((log[0].size, log[0].changes.len()), (programme().len() as u64, 0));
    assert_eq!(repo.next_step("ada", super::super::UndoStep::Undo).expect("reads"), None);
    let again = repo.bulk_load(&set(2, "ada", LogVerb::MakeStore, Vec::new()), &mut std::iter::empty(), &mut |_, _| {});
    assert_eq!(refusal(again).reason, Reason::StoreNotEmpty);
    // The rules hold afterwards.
    let second = Record::Placement(placement(50, 1, 2, 8, "2026-01-01", Some("2026-01-02")));
    assert_eq!(refusal(create(repo, 3, vec![second])).reason, Reason::OverlappingPlacement);
    assert!(repo.check().expect("checks").is_empty());
}

/// What breaks a rule is refused in bulk too, for the reason it has anywhere, and leaves nothing.
pub fn what_fills_a_store_in_bulk_keeps_to_the_rules(repo: &mut dyn Repository) {
    let opening = set(1, "ada", LogVerb::MakeStore, Vec::new());
    let place = |member, hours, until| Record::Placement(placement(60, member, 1, hours, "2026-01-01", until));
    let namesake = Member { number: member(1, "", "", "").number, ..member(61, "A", "", "B") };
    let wrong = [
        (place(999, 8, None), Reason::RefersToNothing),
        (place(1, 0, None), Reason::HoursNotPositive),
        (place(1, 8, Some("2025-12-31")), Reason::EndBeforeStart),
        (place(1, 8, Some("2026-01-02")), Reason::OverlappingPlacement),
        (Record::Member(namesake), Reason::NumberTaken),
        (Record::Member(Member { surname: String::new(), ..member(62, "A", "", "B") }), Reason::Required),
    ];
    for (record, reason) in wrong {
        let mut records = programme().into_iter().chain([record]);
        assert_eq!(refusal(repo.bulk_load(&opening, &mut records, &mut |_, _| {})).reason, reason);
        let left: usize =
            [Kind::Member, Kind::Team, Kind::Placement].map(|kind| repo.all(kind).expect("reads").len()).iter().sum();
        assert_eq!((left, repo.revision().expect("reads")), (0, 1), "{reason:?}");
    }
    // Which comes first is of no account.
    let mut backwards = programme().into_iter().rev();
    repo.bulk_load(&opening, &mut backwards, &mut |_, _| {}).expect("keeps to the rules");
    assert!(repo.check().expect("checks").is_empty());
}

/// A set that is tried out is seen as it would be, is judged as a commit is, and leaves nothing behind.
pub fn a_set_that_is_tried_out_is_seen_and_leaves_nothing(repo: &mut dyn Repository) {
    filled(repo);
    let seen = stored(repo, Kind::Member, 1);
    edit(repo, 2, "bob", &seen, "phone", text("1"));
    let (now, revision) = (stored(repo, Kind::Member, 1), repo.revision().expect("reads"));
    let members = Query::of(Kind::Member, today()).sorted(Sort::by("phone"));
    let before = repo.window(&members, 0, 1000).expect("reads");
    let mut then = None;
    let tried = set(3, "ada", LogVerb::Edit, vec![change(&now, "phone", text("2"))]);
    repo.try_out(&tried, &mut |repo| {
        then =
            Some((repo.record(Kind::Member, id(Kind::Member, 1))?, repo.revision()?, repo.window(&members, 0, 1000)?));
        Ok(())
    })
    .expect("can be done");
    let (record, later, rows) = then.expect("was looked at");
    assert_eq!(record.map(|record| record.get("phone")), Some(text("2")));
    assert!(later > revision && rows != before, "all that is read is of that state");
    assert_eq!((stored(repo, Kind::Member, 1), repo.revision().expect("reads")), (now, revision));
    assert_eq!(repo.window(&members, 0, 1000).expect("reads"), before);
    let stale = set(4, "eve", LogVerb::Edit, vec![change(&seen, "phone", text("3"))]);
    let refused = repo.try_out(&stale, &mut |_| panic!("it cannot be done"));
    assert!(matches!(refused, Err(CommitError::Conflict { .. })), "{refused:?}");
    repo.commit(&tried).expect("the same set is stored afterwards");
    assert_eq!(stored(repo, Kind::Member, 1).get("phone"), text("2"));
}
