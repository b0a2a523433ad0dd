//! Two offices brought together.

use super::*;
use crate::domain::change::{Change, ChangeKind, Revision};
use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::kinds::{Member, PastValue, Placement, Statement, Team, WorkType};
use crate::domain::reason::Reason;
use crate::domain::record::{Record, Typed};
use crate::domain::value::Value;

fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn work(n: u8, name: &str, least: i64) -> Record {
    WorkType { name: name.into(), min_size: Some(least), ..WorkType::blank(id(n)) }.into()
}

fn member(n: u8, number: &str, given: &str, surname: &str) -> Record {
    let (number, given_name, surname) = (number.into(), given.into(), surname.into());
    Member { number, given_name, surname, ..Member::blank(id(n)) }.into()
}

fn team(n: u8, code: &str, name: &str, work: u8) -> Record {
    let (code, name, from) = (code.into(), name.into(), day("2025-01-01"));
    Team { code, name, from, places: 8, work_type: Some(id(work)), ..Team::blank(id(n)) }.into()
}

fn placement(n: u8, of: u8, at: u8, from: &str) -> Record {
    let (member, team, from, hours) = (id(of), id(at), day(from), crate::domain::decimal::Decimal::whole(24));
    Placement { member, team, from, hours, ..Placement::blank(id(n)) }.into()
}

/// The records that a set changed, and how.
type Deeds<'a> = &'a [(u8, ChangeKind)];

/// A change of which the log does not name the fields.
fn changed(n: u8, deed: ChangeKind) -> TracedChange {
    TracedChange { record: id(n), deed, fields: None }
}

/// A log with one set for each list of changed records; sets with the same `seed` are the same set.
fn log(sets: &[(u8, Deeds<'_>)]) -> Vec<TracedSet> {
    let set = |(nth, (seed, changes)): (usize, &(u8, Deeds<'_>))| TracedSet {
        mark: (nth as Revision + 1, [*seed; 32]),
        undoes: None,
        merged: None,
        changes: changes.iter().map(|(n, deed)| changed(*n, *deed)).collect(),
    };
    sets.iter().enumerate().map(set).collect()
}

fn side(records: &[Record]) -> MergeSide {
    MergeSide { records: records.to_vec(), log: log(&[(1, &[])]), ..MergeSide::default() }
}

/// An office that never was the other.
fn stranger(records: &[Record]) -> MergeSide {
    MergeSide { records: records.to_vec(), log: log(&[(77, &[])]), ..MergeSide::default() }
}

fn keep(side: KeptSide) -> MergeAnswers {
    MergeAnswers { keep: Some(side), ..MergeAnswers::default() }
}

fn plan(ours: &MergeSide, theirs: &MergeSide, answers: &MergeAnswers) -> MergePlan {
    merge(ours, theirs, answers).expect("sound records")
}

fn told(plan: &MergePlan) -> Vec<(MergeOutcome, Option<MergeConflict>, Option<MergeAnswer>)> {
    plan.records.iter().map(|record| (record.outcome, record.conflict, record.answer)).collect()
}

#[test]
fn what_is_new_refers_to_what_it_is_the_same_as_here() {
    let ours = side(&[work(1, "Groen", 8)]);
    let theirs = side(&[
        work(11, "groén", 8),
        team(12, "T1", "Tuin", 11),
        member(13, "7", "An", "Bos"),
        placement(14, 13, 12, "2026-01-01"),
    ]);
    let mut alike = theirs.clone();
    alike.records[0] = work(11, "Groen", 8);
    let plan = plan(&ours, &alike, &MergeAnswers::default());
    assert_eq!((plan.count(MergeOutcome::Same), plan.count(MergeOutcome::New), plan.open().count()), (1, 3, 0));
    let Some(Change::Create(Record::Team(team))) = plan.changes.first() else { panic!("{:?}", plan.changes) };
    assert_eq!((team.id, team.work_type), (id(12), Some(id(1))));
    assert_eq!(plan.refused, []);
    // Another spelling of the name is the same work, in other words.
    let spelt = merge(&ours, &theirs, &MergeAnswers::default()).expect("sound");
    assert_eq!(told(&spelt)[0], (MergeOutcome::Conflict, Some(MergeConflict::Values), None));
}

#[test]
fn other_values_are_a_conflict_until_it_is_said_whose_stay() {
    let (ours, theirs) = (side(&[work(1, "Groen", 8)]), stranger(&[work(11, "Groen", 9)]));
    let none = plan(&ours, &theirs, &MergeAnswers::default());
    assert_eq!(told(&none), [(MergeOutcome::Conflict, Some(MergeConflict::Values), None)]);
    let least = |side| MergedField {
        name: WorkType::min_size,
        ours: Value::Whole(8),
        theirs: Value::Whole(9),
        asked: true,
        side,
    };
    assert_eq!(none.records[0].fields, [least(None)]);
    assert_eq!((none.open().count(), none.changes.len()), (1, 0));
    assert_eq!(plan(&ours, &theirs, &keep(KeptSide::Ours)).changes, []);
    let taken = plan(&ours, &theirs, &keep(KeptSide::Theirs));
    assert_eq!(taken.changes, [Change::Update { before: work(1, "Groen", 8), after: work(1, "Groen", 9) }]);
}

#[test]
fn a_number_of_two_people_is_a_conflict_that_another_number_settles() {
    let ours = side(&[member(1, "100", "An", "Bos"), member(2, "N-101", "Cor", "Dam")]);
    let theirs = side(&[member(11, "100", "Piet", "Zeeman"), member(12, "101", "Ko", "Lin")]);
    let none = plan(&ours, &theirs, &keep(KeptSide::Ours));
    assert_eq!(told(&none)[0], (MergeOutcome::Conflict, Some(MergeConflict::Number), None));
    assert_eq!((none.records[0].name.as_str(), none.records[0].own_name.as_str()), ("100 Zeeman, Piet", "100 Bos, An"));
    let answers = MergeAnswers { renumber: Some("N-".into()), ..MergeAnswers::default() };
    let done = plan(&ours, &theirs, &answers);
    assert_eq!(done.open().count(), 0);
    assert!(done.changes.contains(&Change::Create(member(11, "N-100", "Piet", "Zeeman"))));
    assert!(done.changes.contains(&Change::Create(member(12, "101", "Ko", "Lin"))), "nobody here has that number");
    // A prefix that gives a number that is taken settles nothing.
    let taken = side(&[member(1, "100", "An", "Bos"), member(2, "N-100", "Cor", "Dam")]);
    assert_eq!(plan(&taken, &theirs, &answers).open().count(), 1);
    // And a second time it is known who got it.
    let after =
        side(&[member(1, "100", "An", "Bos"), member(11, "N-100", "Piet", "Zeeman"), member(12, "101", "Ko", "Lin")]);
    let again = plan(&after, &theirs, &MergeAnswers::default());
    assert_eq!((again.records, again.changes), (vec![], vec![]));
}

#[test]
fn one_number_and_nearly_one_name_is_one_person() {
    let ours = side(&[member(1, "100", "Fatima", "de Vries"), team(3, "T1", "Tuin", 5), work(5, "Groen", 8)]);
    let theirs = side(&[member(11, "100", "F.", "de Vries"), work(15, "Groen", 8), team(13, "T1", "Archief", 15)]);
    let plan = plan(&ours, &theirs, &keep(KeptSide::Ours));
    let conflicts: Vec<_> = plan.records.iter().map(|record| (record.kind, record.conflict)).collect();
    let wanted = [(Kind::Team, Some(MergeConflict::Number)), (Kind::Member, Some(MergeConflict::Values))];
    assert_eq!(conflicts, wanted, "a code of two teams is a number too");
}

#[test]
fn the_log_tells_which_side_was_later() {
    use ChangeKind::{Created, Updated};
    let common: (u8, Deeds<'_>) = (1, &[(1, Created), (2, Created), (3, Created)]);
    let records = |least: [i64; 3]| {
        let named = ["Groen", "Post", "Zorg"].into_iter().zip(least).enumerate();
        named.map(|(at, (name, least))| work(at as u8 + 1, name, least)).collect::<Vec<_>>()
    };
    let with = |records, log| MergeSide { records, log, ..MergeSide::default() };
    let ours = with(records([9, 8, 9]), log(&[common, (2, &[(1, Updated), (3, Updated)])]));
    let theirs = with(records([8, 7, 7]), log(&[common, (3, &[(2, Updated), (3, Updated)])]));
    let plan = plan(&ours, &theirs, &MergeAnswers::default());
    let outcomes: Vec<_> = plan.records.iter().map(|record| (record.name.as_str(), record.outcome)).collect();
    use MergeOutcome::{Conflict, Kept, Newer};
    assert_eq!(outcomes, [("Groen", Kept), ("Post", Newer), ("Zorg", Conflict)]);
    assert_eq!(plan.changes, [Change::Update { before: work(2, "Post", 8), after: work(2, "Post", 7) }]);
    // Undone, it is as if it never was changed.
    let mut undone = ours.clone();
    undone.records = records([8, 8, 8]);
    undone.log.push(TracedSet {
        mark: (3, [9; 32]),
        undoes: Some(2),
        merged: None,
        changes: vec![changed(1, Updated), changed(3, Updated)],
    });
    let plan = merge(&undone, &theirs, &MergeAnswers::default()).expect("sound");
    let outcomes: Vec<_> = plan.records.iter().map(|record| (record.name.as_str(), record.outcome)).collect();
    assert_eq!(outcomes, [("Post", Newer), ("Zorg", Newer)]);
}

#[test]
fn each_field_is_decided_by_itself() {
    use ChangeKind::{Created, Updated};
    let of = |phone: &str, email: &str, prefix: &str| -> Record {
        let Record::Member(member) = member(1, "100", "An", "Bos") else { panic!("a member") };
        Member { phone: phone.into(), email: email.into(), prefix: prefix.into(), ..member }.into()
    };
    let office = |record: Record, seed, fields: &[&'static str]| {
        let mut log = log(&[(1, &[(1, Created)]), (seed, &[(1, Updated)])]);
        log[1].changes[0].fields = Some(fields.to_vec());
        MergeSide { records: vec![record], log, ..MergeSide::default() }
    };
    let ours = office(of("1", "a@x.nl", "van"), 2, &[Member::phone, Member::prefix]);
    let theirs = office(of("2", "b@x.nl", ""), 3, &[Member::phone, Member::email]);
    let said = |plan: &MergePlan| -> Vec<_> {
        plan.records[0].fields.iter().map(|field| (field.name, field.asked, field.side)).collect()
    };
    let (here, there) = (Some(KeptSide::Ours), Some(KeptSide::Theirs));
    let open = plan(&ours, &theirs, &MergeAnswers::default());
    assert_eq!(told(&open), [(MergeOutcome::Conflict, Some(MergeConflict::Values), None)]);
    let mut fields = said(&open);
    fields.sort_unstable_by_key(|field| field.0);
    let wanted = [(Member::email, false, there), (Member::phone, true, None), (Member::prefix, false, here)];
    assert_eq!(fields, wanted, "only what both changed is asked");
    let changed = |answers: &MergeAnswers| plan(&ours, &theirs, answers).changes[0].record().clone();
    assert_eq!(changed(&keep(KeptSide::Ours)), of("1", "b@x.nl", "van"));
    assert_eq!(changed(&keep(KeptSide::Theirs)), of("2", "b@x.nl", "van"));
    let one = [((id(1), Some(Member::phone)), KeptSide::Theirs)].into();
    let answers = MergeAnswers { take: one, ..keep(KeptSide::Ours) };
    assert_eq!(changed(&answers), of("2", "b@x.nl", "van"), "of one field goes before all");
    // Brought in, none of it is asked again, and the other office gets the rest from here without a question.
    let mut after = ours.clone();
    after.records = vec![of("1", "b@x.nl", "van")];
    let brought = TracedChange { record: id(1), deed: Updated, fields: Some(vec![Member::email]) };
    let merged = Some(theirs.log[1].mark);
    after.log.push(TracedSet { mark: (3, [8; 32]), undoes: None, merged, changes: vec![brought] });
    assert_eq!(told(&plan(&after, &theirs, &MergeAnswers::default())), [(MergeOutcome::Kept, None, None)]);
    let back = plan(&theirs, &after, &MergeAnswers::default());
    assert_eq!(told(&back), [(MergeOutcome::Newer, None, None)]);
    assert_eq!(back.changes[0].record(), &of("1", "b@x.nl", "van"));
}

#[test]
fn what_only_one_of_two_strangers_has_filled_is_no_question() {
    let filled = |n, phone: &str, email: &str| -> Record {
        let Record::Member(member) = member(n, "100", "An", "Bos") else { panic!("a member") };
        Member { phone: phone.into(), email: email.into(), ..member }.into()
    };
    let (ours, theirs) = (side(&[filled(1, "1", "")]), stranger(&[filled(11, "", "b@x.nl")]));
    let plan = plan(&ours, &theirs, &MergeAnswers::default());
    assert_eq!(told(&plan), [(MergeOutcome::Newer, None, None)]);
    assert_eq!(plan.changes[0].record(), &filled(1, "1", "b@x.nl"));
}

#[test]
fn what_was_taken_away_stays_away_unless_the_other_side_changed_it() {
    use ChangeKind::{Created, Removed, Updated};
    let common: (u8, Deeds<'_>) = (1, &[(1, Created), (2, Created)]);
    let with = |records: &[Record], deeds: &[(u8, ChangeKind)], seed| MergeSide {
        records: records.to_vec(),
        log: log(&[common, (seed, deeds)]),
        ..MergeSide::default()
    };
    let (groen, post) = (work(1, "Groen", 8), work(2, "Post", 8));
    let both = with(&[groen.clone(), post.clone()], &[], 2);
    let less = with(std::slice::from_ref(&post), &[(1, Removed)], 3);
    let gone = plan(&both, &less, &MergeAnswers::default());
    assert_eq!(
        (told(&gone), gone.changes),
        (vec![(MergeOutcome::Gone, None, None)], vec![Change::Remove(groen.clone())])
    );
    assert_eq!(told(&plan(&less, &both, &MergeAnswers::default())), [(MergeOutcome::Kept, None, None)]);
    let more = with(&[work(1, "Groen", 9), post], &[(1, Updated)], 4);
    for (ours, theirs) in [(&more, &less), (&less, &more)] {
        let open = plan(ours, theirs, &MergeAnswers::default());
        assert_eq!(told(&open), [(MergeOutcome::Conflict, Some(MergeConflict::Removed), None)]);
        assert_eq!(plan(ours, theirs, &keep(KeptSide::Ours)).changes, []);
        assert_eq!(plan(ours, theirs, &keep(KeptSide::Theirs)).changes.len(), 1);
    }
}

#[test]
fn what_was_settled_before_stays_settled_until_it_changes() {
    let theirs = side(&[work(1, "Groen", 9), work(2, "Post", 8)]);
    let mut ours = side(&[work(1, "Groen", 8), work(2, "Post", 8)]);
    ours.log = log(&[(7, &[]), (8, &[])]);
    let values = (MergeOutcome::Conflict, Some(MergeConflict::Values), None);
    assert_eq!(told(&plan(&ours, &theirs, &MergeAnswers::default())), [values]);
    ours.log[1].merged = Some((1, [1; 32]));
    assert_eq!(told(&plan(&ours, &theirs, &MergeAnswers::default())), [(MergeOutcome::Kept, None, None)]);
    let mut later = theirs.clone();
    later.log.extend([TracedSet {
        mark: (2, [9; 32]),
        undoes: None,
        merged: None,
        changes: vec![changed(1, ChangeKind::Updated)],
    }]);
    assert_eq!(told(&plan(&ours, &later, &MergeAnswers::default())), [values], "not all of it need be new");
    // Taken back, that merge settles nothing any more.
    ours.log.push(TracedSet { mark: (3, [10; 32]), undoes: Some(2), merged: None, changes: Vec::new() });
    assert_eq!(told(&plan(&ours, &theirs, &MergeAnswers::default())), [values]);
}

#[test]
fn an_identity_of_an_office_that_never_was_this_one_means_nothing_here() {
    let ours = side(&[work(1, "Groen", 8), team(2, "T1", "Tuin", 1), member(3, "100", "An", "Bos")]);
    let theirs = stranger(&[work(3, "Post", 8), team(2, "T2", "Bode", 3), member(1, "200", "Ko", "Lin")]);
    let first = plan(&ours, &theirs, &MergeAnswers::default());
    assert_eq!((first.count(MergeOutcome::New), first.refused.as_slice()), (3, [].as_slice()));
    let mut after = ours.clone();
    after.records.extend(first.changes.iter().filter_map(Change::after).cloned());
    assert!(first.changes.iter().all(|change| ours.records.iter().all(|own| own.id() != change.id())));
    let brought = first
        .changes
        .iter()
        .map(|change| TracedChange { record: change.id(), deed: ChangeKind::Created, fields: None })
        .collect();
    after.log.push(TracedSet { mark: (2, [5; 32]), undoes: None, merged: Some(theirs.log[0].mark), changes: brought });
    let again = plan(&after, &theirs, &MergeAnswers::default());
    assert_eq!((again.count(MergeOutcome::Same), again.records), (3, vec![]));
    // What it changes later comes in under the identity that it got.
    let mut later = theirs.clone();
    later.records[0] = work(3, "Post", 9);
    later.log.push(TracedSet {
        mark: (2, [6; 32]),
        undoes: None,
        merged: None,
        changes: vec![changed(3, ChangeKind::Updated)],
    });
    let third = plan(&after, &later, &MergeAnswers::default());
    assert_eq!((told(&third), third.changes.len()), (vec![(MergeOutcome::Newer, None, None)], 1));
}

#[test]
fn what_is_fixed_stays_behind() {
    let statement = Statement { number: "2026-1".into(), organisation: id(9), ..Statement::blank(id(3)) };
    let plan = plan(&side(&[]), &side(&[statement.into()]), &MergeAnswers::default());
    assert_eq!((told(&plan), plan.changes), (vec![(MergeOutcome::Behind, None, None)], vec![]));
}

#[test]
fn a_rule_that_is_broken_names_the_record() {
    let ours = side(&[
        work(5, "Groen", 8),
        team(3, "T1", "Tuin", 5),
        member(1, "100", "An", "Bos"),
        placement(2, 1, 3, "2026-01-01"),
    ]);
    let theirs = side(&[
        work(15, "Groen", 8),
        team(13, "T1", "Tuin", 15),
        member(11, "100", "An", "Bos"),
        placement(12, 11, 13, "2026-02-01"),
    ]);
    let plan = plan(&ours, &theirs, &MergeAnswers::default());
    let refused: Vec<_> = plan.refused.iter().map(|r| (r.kind, r.name.as_str(), r.refusal.reason)).collect();
    assert_eq!(refused, [(Kind::Placement, "100 Bos, An 2026-02-01", Reason::OverlappingPlacement)]);
}

#[test]
fn what_a_record_was_goes_with_what_it_is() {
    let past = |n, of: u8, value: &str| -> Record {
        let past = PastValue { value: value.into(), ..PastValue::blank(id(n)) };
        let (kind, record, field) = ("work_type".to_owned(), id(of).to_string(), WorkType::min_size.to_owned());
        PastValue { kind, record, field, until: day("2025-12-31"), ..past }.into()
    };
    let ours = side(&[work(1, "Groen", 8)]);
    let theirs = side(&[work(11, "Groen", 9), past(12, 11, "6")]);
    assert_eq!(plan(&ours, &theirs, &keep(KeptSide::Ours)).changes, []);
    let taken = plan(&ours, &theirs, &keep(KeptSide::Theirs));
    assert!(taken.changes.contains(&Change::Create(past(12, 1, "6"))), "{:?}", taken.changes);
}

#[test]
fn who_was_forgotten_here_does_not_come_back_with_anything_about_them() {
    let placed = placement(4, 1, 3, "2024-01-01");
    let there =
        [member(1, "100", "An", "Bos"), member(2, "200", "Ko", "Lin"), work(5, "Groen", 8), team(3, "T1", "Tuin", 5)];
    let was = PastValue {
        kind: Kind::Member.name().into(),
        record: id(1).to_string(),
        field: Member::phone.into(),
        value: "06-1".into(),
        ..PastValue::blank(id(6))
    };
    let mut theirs = side(&there);
    theirs.records.extend([placed.clone(), was.into()]);
    let mut ours = side(&[member(1, "X0001", "", "X0001"), work(5, "Groen", 8), team(3, "T1", "Tuin", 5), placed]);
    ours.forgotten = [id(1)].into();
    let said = plan(&ours, &theirs, &keep(KeptSide::Theirs));
    assert_eq!((said.count(MergeOutcome::Erased), said.count(MergeOutcome::Conflict)), (2, 0), "{:?}", said.records);
    let changed: Vec<Id> = said.changes.iter().map(Change::id).collect();
    assert_eq!(changed, [id(2)], "only somebody else comes along");
}

#[test]
fn what_fell_to_its_term_here_does_not_come_back_and_is_no_question() {
    let of = |phone: &str, given: &str| -> Record {
        let Record::Member(member) = member(1, "100", given, "Bos") else { panic!("a member") };
        Member { phone: phone.into(), ..member }.into()
    };
    let theirs = side(&[of("06-1", "Anna")]);
    let mut ours = side(&[of("", "")]);
    ours.erased = [id(1)].into();
    let said = plan(&ours, &theirs, &MergeAnswers::default());
    assert_eq!((said.open().count(), said.changes.len()), (0, 1), "{:?}", said.records);
    assert_eq!(said.changes[0].record(), &of("", "Anna"), "what has no term of its own comes along");
    ours.erased.clear();
    let said = plan(&ours, &theirs, &MergeAnswers::default());
    assert_eq!(said.changes[0].record(), &of("06-1", "Anna"));
}
