//! Whatever is done: undoing all of it leads back, redoing all of it leads there again, and the store stays sound. At every
//! step the numbers of the programme are those of a recount.

use super::super::UndoStep;
use super::counting::recounted;
use super::logging::step;
use super::*;
use crate::domain::change::Decision;
use crate::domain::choices::{Choice, EndReason, InstrumentKind, InstrumentStatus};
use crate::domain::counting::TeamCount;
use crate::domain::id::CountedIds;
use crate::domain::log_verb::LogVerb;
use crate::domain::verbs;

/// Undoing everything leads back, and redoing everything leads there again.
pub fn undone_and_redone(on_empty: &dyn Fn(Case<'_>)) {
    let commands = proptest::collection::vec((0u8..14, 1u16..9, 1u16..4, 0i64..300), 1..14);
    on_any(24, &commands, |commands| on_empty(&mut |repo| there_and_back(repo, &commands)));
}

fn everything(repo: &dyn Repository) -> Vec<Record> {
    Kind::ALL.into_iter().flat_map(|kind| repo.all(kind).expect("reads")).collect()
}

/// An engine may remember its numbers, and keeps what follows from records: they stay right, on this day and on one between the commands.
fn numbers_are_right(repo: &dyn Repository) {
    for on in [today(), today() + TimeDelta::days(150)] {
        let totals = recounted(repo, on);
        assert_eq!(repo.totals(on).expect("counts"), totals);
        assert_eq!(repo.open_places(on).expect("counts"), totals.open_places);
    }
    assert_eq!(repo.check().expect("checks"), []);
}

fn there_and_back(repo: &mut dyn Repository, commands: &[(u8, u16, u16, i64)]) {
    filled(repo);
    let start = everything(repo);
    numbers_are_right(repo);
    let mut states = vec![start];
    let mut ids = CountedIds::after(1 << 100);
    for (n, command) in (100..).zip(commands) {
        if let Ok(decision) = decide(repo, *command, &mut ids)
            && !decision.changes.is_empty()
            && repo.commit(&set(n, "bob", LogVerb::Edit, decision.changes)).is_ok()
        {
            numbers_are_right(repo);
            states.push(everything(repo));
        }
    }
    let mut n = 1000;
    let mut go = |repo: &mut dyn Repository, way| {
        n += 1;
        step(repo, n, "bob", way)
    };
    for wanted in states.iter().rev().skip(1) {
        go(repo, UndoStep::Undo).expect("there is one");
        assert_eq!(everything(repo), *wanted);
        numbers_are_right(repo);
    }
    assert_eq!(go(repo, UndoStep::Undo), None);
    for wanted in states.iter().skip(1) {
        go(repo, UndoStep::Redo).expect("there is one");
        assert_eq!(everything(repo), *wanted);
    }
    assert_eq!(go(repo, UndoStep::Redo), None);
    numbers_are_right(repo);
}

/// One of the verbs, on one member or team; many are refused, as in life.
fn decide(repo: &dyn Repository, command: (u8, u16, u16, i64), ids: &mut CountedIds) -> Result<Decision, Refusal> {
    let (what, who, to, days) = command;
    let on = today() + TimeDelta::days(days);
    let Record::Member(member) = stored(repo, Kind::Member, who) else { panic!("a member") };
    let Record::Team(team) = stored(repo, Kind::Team, to) else { panic!("a team") };
    let employments = repo.referring_to("member", member.id).expect("reads");
    let placements = repo.referring_to("member", member.id).expect("reads");
    let file = &verbs::MemberFile { member: member.clone(), employments, placements };
    let place =
        &verbs::TeamFile { team: team.clone(), work_type: None, packages: Vec::new(), count: TeamCount::default() };
    let terms = verbs::Terms { hours: Some(Decimal::whole(8)), ..verbs::Terms::default() };
    match what {
        0 => verbs::move_member(file, place, on, terms, ids),
        1 => verbs::change_hours(file, on, Decimal::whole(1 + days % 40), ids),
        2 => verbs::end_placement(file, on, EndReason::OwnChoice),
        3 => verbs::end_employment(file, on, EndReason::MovedOn, None),
        4 => verbs::edit(&Record::Member(member.clone()), &[("phone", text(&days.to_string()))]),
        5 => {
            let known = repo.referring_to("member", member.id).expect("reads");
            let check = RegisterCheck {
                member: member.id,
                from: on,
                counts_for_agreement: days % 2 == 0,
                counts_for_quota: days % 3 == 0,
                ..RegisterCheck::blank(crate::domain::id::Ids::next_id(ids))
            };
            verbs::record_check(&known, check)
        }
        6 => verbs::edit(&Record::Team(team.clone()), &[("places", Value::Whole(days % 7))]),
        7 => verbs::create(Record::Contact(Contact {
            member: member.id,
            held_on: on,
            note: "Gesproken".into(),
            ..Contact::blank(crate::domain::id::Ids::next_id(ids))
        })),
        8 => verbs::edit(&Record::Team(team.clone()), &[("contact_days", Value::Whole(1 + days % 60))]),
        9 => verbs::edit(&Record::Team(team.clone()), &[("standstill_from", Value::Day(on))]),
        10 => verbs::create(Record::Instrument(Instrument {
            member: member.id,
            instrument: InstrumentKind::ALL[who as usize % InstrumentKind::ALL.len()],
            status: InstrumentStatus::ALL[days as usize % InstrumentStatus::ALL.len()],
            from: on,
            ..Instrument::blank(crate::domain::id::Ids::next_id(ids))
        })),
        11 => verbs::create(Record::Parameter(Parameter {
            name: "contact_days".into(),
            value: Some(Decimal::whole(1 + days % 60)),
            from: on,
            ..Parameter::blank(crate::domain::id::Ids::next_id(ids))
        })),
        12 => verbs::create(Record::Absence(Absence {
            member: member.id,
            from: on,
            until: (days % 2 == 0).then(|| on + TimeDelta::days(days)),
            ..Absence::blank(crate::domain::id::Ids::next_id(ids))
        })),
        _ => verbs::create(Record::Vacancy(Vacancy {
            number: format!("V{days:04}"),
            team: team.id,
            open_since: on,
            ..Vacancy::blank(crate::domain::id::Ids::next_id(ids))
        })),
    }
}
