//! Where an instrument, a vacancy or an application stands follows one set of rules, whichever way it is changed: in a cell, in
//! the record (and so from the agenda), or by the command itself.

use binnenwerk::domain::choices::{Choice, Contract, InstrumentKind, InstrumentStatus, VacancyStatus};
use binnenwerk::domain::days::Day;
use binnenwerk::domain::id::{Id, Ids};
use binnenwerk::domain::kinds::{Application, Candidate, Instrument, Member, Stage, Team, Vacancy};
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::{Kind, Record, Typed};
use binnenwerk::domain::value::Value;
use binnenwerk::domain::verbs::{Hire, InstrumentTerms, StageStep};
use binnenwerk::repository::{Repository, TypedReading};
use binnenwerk::service::command::{
    Command, CommandError, Gesture, InstrumentCommand, InstrumentStep, RecruitingCommand, RunningApplication,
    VacancyCommand,
};

use super::office::{Office, start};

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// All records of a kind, and what is kept of the past of any: all but the identity of that.
type Outcome = (Vec<Record>, Vec<Vec<Value>>);

/// What came of a command, or why not. It is taken back again.
fn outcome(office: &mut Office, command: &Command, kind: Kind) -> Result<Outcome, Reason> {
    match office.perform(command, start()) {
        Ok(done) => {
            let mut records = office.repo.all(kind).expect("reads");
            records.sort_by_key(Record::id);
            let mut past: Vec<Vec<Value>> =
                office.repo.all(Kind::PastValue).expect("reads").iter().map(fields).collect();
            past.sort_by_key(|values| format!("{values:?}"));
            if done.revision.is_some() {
                office.perform(&Command::Undo, start()).expect("taken back");
            }
            Ok((records, past))
        }
        Err(CommandError::Refused(refusal)) => Err(refusal.reason),
        Err(other) => panic!("{other:?}"),
    }
}

fn fields(record: &Record) -> Vec<Value> {
    record.kind().fields().iter().map(|field| record.get(field.name)).collect()
}

/// The same value set in the cell and in the record.
fn by_hand((kind, id): (Kind, Id), field: &'static str, value: &Value) -> [Command; 2] {
    [
        Command::SetCell { kind, rows: vec![(id, None)], column: field, value: value.clone(), on: start() },
        Command::Edit { kind, id, fields: vec![(field, None, value.clone())], on: start(), gesture: Gesture::Change },
    ]
}

fn add(office: &mut Office, record: impl Into<Record>) -> Record {
    let record = record.into();
    office.perform(&Command::Add(record.clone()), start()).expect("added");
    record
}

#[test]
fn a_status_of_an_instrument_takes_the_step_that_leads_there_or_none() {
    let mut office = Office::new();
    let (mut done, mut refused) = (0, 0);
    let everything =
        InstrumentKind::ALL.iter().flat_map(|kind| InstrumentStatus::ALL.iter().map(move |now| (kind, now)));
    for (number, (kind, now)) in (770_000..).zip(everything) {
        let member =
            Member { number: number.to_string(), surname: "Reiger".into(), ..Member::blank(office.ids.next_id()) };
        let id = member.id;
        let hire = Hire { from: day("2026-01-05"), contract: Contract::Permanent, contract_until: None };
        office.perform(&Command::Hire(Box::new(member), hire, None), start()).expect("hired");
        let held = Instrument {
            member: id,
            instrument: *kind,
            status: *now,
            from: day("2026-01-05"),
            ..Instrument::blank(office.ids.next_id())
        };
        let held = add(&mut office, held);
        for to in InstrumentStatus::ALL.iter().filter(|to| *to != now) {
            let [cell, record] = by_hand((Kind::Instrument, held.id()), Instrument::status, &Value::Choice(to.name()));
            let [cell, record] = [cell, record].map(|command| outcome(&mut office, &command, Kind::Instrument));
            assert_eq!(cell, record, "{kind:?} {now:?} {to:?}");
            let step = match (now, to) {
                (InstrumentStatus::ToRequest, InstrumentStatus::Requested) => Some(InstrumentStep::Request(start())),
                (_, InstrumentStatus::Granted) => Some(InstrumentStep::Grant(start())),
                (_, InstrumentStatus::Refused) => Some(InstrumentStep::Refuse(start())),
                (_, InstrumentStatus::Ended) => Some(InstrumentStep::End { last: start(), decided_on: start() }),
                _ => None,
            };
            if let Some(step) = step {
                let (instrument, terms) = (*kind, InstrumentTerms::default());
                let command = Command::Instrument(InstrumentCommand { member: id, instrument, step, terms });
                match outcome(&mut office, &command, Kind::Instrument) {
                    // Of one that does not stand there the command says that there is none, the record where it stands.
                    Err(Reason::NoSuchInstrument) => {
                        assert_eq!(cell, Err(Reason::NoSuchStep), "{kind:?} {now:?} {to:?}")
                    }
                    commanded => assert_eq!(cell, commanded, "{kind:?} {now:?} {to:?}"),
                }
            }
            *if cell.is_ok() { &mut done } else { &mut refused } += 1;
        }
    }
    // Each kind: five steps there are, and one back; a dispensation is not granted without an end, a start not asked for
    // nor given without an end where that needs one.
    assert!(done >= 30 && refused >= 80, "{done} done, {refused} refused");
}

#[test]
fn a_status_of_a_vacancy_takes_the_step_that_leads_there_or_none() {
    let mut office = Office::new();
    let team =
        office.repo.all_of::<Team>().expect("reads").into_iter().find(|team| team.until.is_none()).expect("a team");
    for (number, now) in (900..).zip(VacancyStatus::ALL) {
        let over = matches!(now, VacancyStatus::Filled | VacancyStatus::Closed);
        let vacancy = Vacancy {
            number: format!("V{number}"),
            team: team.id,
            places: 2,
            open_since: day("2026-05-04"),
            status: *now,
            closed_on: over.then(|| day("2026-06-08")),
            ..Vacancy::blank(office.ids.next_id())
        };
        let vacancy = add(&mut office, vacancy);
        for to in VacancyStatus::ALL.iter().filter(|to| *to != now) {
            let [cell, record] = by_hand((Kind::Vacancy, vacancy.id()), Vacancy::status, &Value::Choice(to.name()));
            let [cell, record] = [cell, record].map(|command| outcome(&mut office, &command, Kind::Vacancy));
            assert_eq!(cell, record, "{now:?} {to:?}");
            let commanded = match to {
                VacancyStatus::Closed => VacancyCommand::Close(start()),
                VacancyStatus::Filled => {
                    let reason = if over { Reason::VacancyOver } else { Reason::FilledByPlacing };
                    assert_eq!(cell, Err(reason), "{now:?}");
                    continue;
                }
                VacancyStatus::Hold | VacancyStatus::Open => VacancyCommand::Hold { to: None, on: start() },
            };
            let commanded = outcome(&mut office, &Command::Vacancy(vacancy.id(), commanded), Kind::Vacancy);
            assert_eq!(cell, commanded, "{now:?} {to:?}");
            assert_eq!(commanded.is_err(), over, "{now:?} {to:?}");
        }
    }
}

#[test]
fn a_stage_in_a_cell_asks_what_the_next_stage_asks() {
    let mut office = Office::new();
    let team =
        office.repo.all_of::<Team>().expect("reads").into_iter().find(|team| team.until.is_none()).expect("a team");
    let mut stages = office.repo.all_of::<Stage>().expect("reads");
    stages.sort_by_key(|stage| stage.position);
    let mut number = 910;
    for checked in [None, Some(true), Some(false)] {
        for now in stages.iter().filter(|stage| !stage.meaning.closes()) {
            number += 1;
            let vacancy = Vacancy {
                number: format!("V{number}"),
                team: team.id,
                open_since: day("2026-05-04"),
                ..Vacancy::blank(office.ids.next_id())
            };
            let candidate = Candidate {
                number: format!("K{number}"),
                surname: "Specht".into(),
                register_checked_on: checked.map(|_| day("2026-05-06")),
                counts_for_agreement: checked,
                ..Candidate::blank(office.ids.next_id())
            };
            let application = Application {
                candidate: candidate.id,
                vacancy: vacancy.id,
                stage: now.id,
                from: day("2026-05-11"),
                ..Application::blank(office.ids.next_id())
            };
            let who = RunningApplication { id: None, candidate: candidate.id, vacancy: Some(vacancy.id), stage: None };
            add(&mut office, vacancy);
            add(&mut office, candidate);
            let application = add(&mut office, application);
            for to in stages.iter().filter(|stage| stage.id != now.id) {
                let ways = by_hand((Kind::Application, application.id()), Application::stage, &Value::Ref(to.id));
                let step = RecruitingCommand::Step(vec![who.clone()], StageStep::To(to.id), None, start());
                // The stage before gets an identity of its own; where it stands and since when is what counts.
                let [cell, record, commanded] =
                    [ways[0].clone(), ways[1].clone(), Command::Recruiting(step)].map(|command| {
                        outcome(&mut office, &command, Kind::Application).map(|(records, _)| {
                            let mut left: Vec<Vec<Value>> = records.iter().map(fields).collect();
                            left.sort_by_key(|values| format!("{values:?}"));
                            left
                        })
                    });
                assert_eq!(cell, commanded, "{checked:?} {} {}", now.name, to.name);
                assert_eq!(record, commanded, "{checked:?} {} {}", now.name, to.name);
                if to.meaning.closes() {
                    assert_eq!(commanded, Err(Reason::StageCloses));
                }
            }
        }
    }
}
