//! Forgetting somebody: what would go is shown, another key does it, and it stays done.

use binnenwerk::app::action::DialogKey;
use binnenwerk::app::layers::Layer;
use binnenwerk::app::layers::erasure::ErasureView;
use binnenwerk::app::state::agenda::AgendaLine;
use binnenwerk::app::state::status::Status;
use binnenwerk::domain::change::{Change, ChangeSet};
use binnenwerk::domain::choices::EndReason;
use binnenwerk::domain::days::Day;
use binnenwerk::domain::id::{CountedIds, Id, Ids};
use binnenwerk::domain::kinds::{Candidate, Employment, LegalHold, Member};
use binnenwerk::domain::log_verb::LogVerb;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::{Kind, Record, Typed};
use binnenwerk::domain::value::Value;
use binnenwerk::repository::Repository;
use binnenwerk::repository::sqlite::SqliteRepository;

use super::desk::{Desk, noon, programme, today};
use super::refused;

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn add(repo: &mut dyn Repository, nth: u128, records: Vec<Record>) {
    let mut ids = CountedIds::after(nth << 100);
    let changes = records.into_iter().map(Change::Create).collect();
    repo.commit(&ChangeSet::new(ids.next_id(), noon(), "piet", LogVerb::Add, changes)).expect("commits");
}

/// The programme with a candidate whose procedure ended long ago.
fn with_candidate() -> (SqliteRepository, Id) {
    let mut repo = programme();
    let id = Id::from_bytes([0xc0; 16]);
    let candidate = Candidate {
        number: "K9001".into(),
        surname: "Zwaardvis".into(),
        phone: "06-99887766".into(),
        procedure_ended_on: Some(day("2020-01-06")),
        ..Candidate::blank(id)
    };
    add(&mut repo, 9, vec![candidate.into()]);
    (repo, id)
}

fn shown(desk: &Desk) -> &ErasureView {
    let Some(Layer::Erasure(view)) = desk.app.layers.last() else { panic!("no preview: {:?}", desk.app.layers) };
    view
}

/// Opens the agenda and goes to the row about somebody; whether there is one.
fn go_to(desk: &mut Desk, repo: &mut dyn Repository, id: Id) -> bool {
    desk.keys(repo, "g 2 g g");
    let is_of = |line: &AgendaLine<'_>| matches!(line, AgendaLine::Task(row) if row.id == id);
    let Some(place) = desk.app.views.agenda.lines().iter().position(is_of) else { return false };
    for _ in 0..place {
        desk.keys(repo, "j");
    }
    true
}

#[test]
fn all_who_left_of_whom_something_is_due_are_one_row_from_which_all_of_it_goes() {
    let mut repo = programme();
    let left = |nth: u8| {
        let (who, id) = (Id::from_bytes([nth; 16]), Id::from_bytes([nth - 100; 16]));
        let member = Member {
            number: format!("8800{nth}"),
            surname: "Zwaardvis".into(),
            phone: "06-1".into(),
            ..Member::blank(who)
        };
        let service = Employment {
            member: who,
            from: day("2019-01-01"),
            until: Some(day("2020-01-06")),
            end_reason: Some(EndReason::OwnChoice),
            ..Employment::blank(id)
        };
        [Record::from(member), service.into()]
    };
    add(&mut repo, 9, [left(201), left(202), left(203)].concat());
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "2 g g");
    let rows = |desk: &Desk| {
        desk.app
            .views
            .agenda
            .rows()
            .iter()
            .filter(|row| row.source.name == "retention-left")
            .cloned()
            .collect::<Vec<_>>()
    };
    let [row] = &rows(&desk)[..] else { panic!("one row: {:?}", rows(&desk)) };
    assert!(row.count >= 3 && row.about_one().is_none());
    assert!(go_to(&mut desk, &mut repo, row.id));
    desk.keys(&mut repo, "Enter");
    let plan = shown(&desk).plan.as_ref().expect("has come");
    assert!(plan.by_kind()[&Kind::Member].0 >= 3);
    desk.keys(&mut repo, "!");
    assert!(rows(&desk).is_empty(), "{:?}", rows(&desk));
    for nth in [201, 202, 203] {
        let member = repo.record(Kind::Member, Id::from_bytes([nth; 16])).expect("reads").expect("stays");
        assert!(member.get("phone").is_empty() && member.get("surname").plain().starts_with('X'), "{member:?}");
    }
}

#[test]
fn a_candidate_who_is_due_is_forgotten_from_the_agenda_after_it_was_seen_what_goes() {
    let (mut repo, id) = with_candidate();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    assert!(go_to(&mut desk, &mut repo, id));
    desk.keys(&mut repo, "Enter");
    let plan = shown(&desk).plan.as_ref().expect("has come");
    assert_eq!(desk.app.layers.last().and_then(Layer::deed), Some((DialogKey::Letter('!'), "erase")));
    assert_eq!(plan.changes.len(), 1);
    assert!(plan.by_kind()[&Kind::Candidate].1.contains(&"phone"));
    desk.keys(&mut repo, "Enter Enter");
    assert!(!desk.app.layers.is_empty(), "the key that opened it does nothing here");
    desk.keys(&mut repo, "Esc");
    assert_eq!(repo.record(Kind::Candidate, id).expect("reads").expect("there").get("phone").plain(), "06-99887766");
    desk.keys(&mut repo, "Enter !");
    assert!(desk.app.layers.is_empty());
    let Status::Saved { remarks, .. } = &desk.app.status else { panic!("{:?}", desk.app.status) };
    assert!(remarks.iter().any(|remark| remark.reason == Reason::ErasedForGood));
    let left = repo.record(Kind::Candidate, id).expect("reads").expect("stays");
    assert_eq!((left.get("surname").plain(), left.get("phone")), ("X0001".into(), Value::Empty));
    assert!(!go_to(&mut desk, &mut repo, id), "nothing of them is due any more");
    desk.keys(&mut repo, "u");
    assert_eq!(refused(&desk), Some(Reason::ErasureStays));
}

#[test]
fn who_is_kept_by_a_hold_is_not_due_on_the_agenda() {
    let (mut repo, id) = with_candidate();
    let hold = LegalHold {
        candidate: Some(id),
        from: day("2020-01-01"),
        reason: "Klacht".into(),
        decided_by: "P. Bos".into(),
        ..LegalHold::blank(Id::from_bytes([0xc1; 16]))
    };
    add(&mut repo, 10, vec![hold.into()]);
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    assert!(!go_to(&mut desk, &mut repo, id));
}

#[test]
fn everything_about_the_person_under_the_cursor_is_erased_by_name_but_not_of_who_is_in_service() {
    let (mut repo, id) = with_candidate();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let ask = ": a l l e s Space w i s s e n Enter";
    desk.keys(&mut repo, "g 1 Tab");
    desk.keys(&mut repo, ask);
    assert_eq!((refused(&desk), desk.app.layers.len()), (Some(Reason::StillNeeded), 0));
    desk.keys(&mut repo, "g 7");
    desk.keys(&mut repo, ask);
    assert_eq!(refused(&desk), Some(Reason::SelectPersonFirst));
    assert!(go_to(&mut desk, &mut repo, id));
    desk.keys(&mut repo, ask);
    assert_eq!(shown(&desk).who, "Zwaardvis");
    desk.keys(&mut repo, "!");
    let left = repo.record(Kind::Candidate, id).expect("reads").expect("stays");
    assert_eq!(left.get("surname").plain(), "X0001");
}
