//! Applying, going on and closing; what the tests of placing start from.

use super::*;
use crate::domain::id::CountedIds;

pub fn day(m: u32, d: u32) -> Day {
    Day::from_ymd_opt(2026, m, d).expect("a day")
}

pub fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

/// One stage for each meaning; the identity of each is its place.
pub fn stages() -> Stages {
    let made = (1u8..).zip(StageMeaning::ALL).map(|(n, meaning)| Stage {
        name: meaning.name().into(),
        meaning: *meaning,
        position: n.into(),
        ..Stage::blank(id(n))
    });
    Stages::of(made.collect())
}

pub fn vacancy(n: u8) -> Vacancy {
    let hours = Some(Decimal::whole(24));
    Vacancy { number: format!("V{n}"), team: id(90), hours, open_since: day(1, 1), ..Vacancy::blank(id(100 + n)) }
}

pub fn candidate() -> Candidate {
    Candidate { number: "K1".into(), surname: "Aa".into(), ..Candidate::blank(id(50)) }
}

pub fn checked(counts: bool) -> Candidate {
    Candidate { counts_for_agreement: Some(counts), register_checked_on: Some(day(2, 1)), ..candidate() }
}

pub fn application(n: u8, stage: u8) -> Application {
    Application {
        candidate: id(50),
        vacancy: vacancy(n).id,
        stage: id(stage),
        from: day(3, 1),
        ..Application::blank(id(60 + n))
    }
}

/// Lets a verb decide about a candidate with these applications.
pub fn act<T>(
    candidate: &Candidate,
    applications: &[Application],
    verb: impl FnOnce(&CandidateFile, &mut dyn Ids) -> T,
) -> T {
    let rules = RecruitingRules {
        trial_months: Some(Decimal::whole(2)),
        trial_months_most: Some(Decimal::whole(6)),
        first_contract_months: Some(Decimal::whole(12)),
        ..RecruitingRules::default()
    };
    let file =
        CandidateFile { candidate: candidate.clone(), applications: applications.to_vec(), stages: stages(), rules };
    verb(&file, &mut CountedIds::after(1000))
}

fn go(candidate: &Candidate, now: &Application, step: StageStep, on: Day) -> Result<Decision, Refusal> {
    act(candidate, std::slice::from_ref(now), |f, ids| change_stage(f, &vacancy(1), (step, None), on, ids))
}

#[test]
fn applying_begins_in_the_first_stage_and_the_procedure_runs_again() {
    let back = Candidate { procedure_ended_on: Some(day(1, 1)), ..candidate() };
    let made = act(&back, &[], |f, ids| apply(f, &vacancy(1), day(3, 1), ids)).expect("allowed");
    let [Change::Create(Record::Application(a)), Change::Update { after: Record::Candidate(c), .. }] =
        &made.changes[..]
    else {
        panic!("{made:?}")
    };
    assert_eq!((a.stage, a.from, a.until, c.procedure_ended_on), (id(1), day(3, 1), None, None));
    let refused = |candidate: &Candidate, list: &[Application], vacancy: &Vacancy| {
        act(candidate, list, |f, ids| apply(f, vacancy, day(3, 1), ids)).expect_err("refused").reason
    };
    assert_eq!(refused(&candidate(), &[application(1, 2)], &vacancy(1)), Reason::AlreadyApplied);
    let filled = Vacancy { status: VacancyStatus::Filled, ..vacancy(1) };
    assert_eq!(refused(&candidate(), &[], &filled), Reason::VacancyOver);
    assert_eq!(refused(&Candidate { member: Some(id(9)), ..candidate() }, &[], &vacancy(1)), Reason::AlreadyPlaced);
}

#[test]
fn another_stage_keeps_the_identity_and_leaves_what_was_behind() {
    let now = application(1, 1);
    let on = go(&candidate(), &now, StageStep::On, day(3, 10)).expect("allowed");
    let [Change::Update { after: Record::Application(next), .. }, Change::Create(Record::Application(past))] =
        &on.changes[..]
    else {
        panic!("{on:?}")
    };
    assert_eq!((next.id, next.stage, next.from, next.until), (now.id, id(2), day(3, 10), None));
    assert_eq!((past.stage, past.from, past.until, past.reason), (id(1), day(3, 1), Some(day(3, 9)), None));
    let same_day = go(&candidate(), &now, StageStep::On, day(3, 1)).expect("allowed");
    assert_eq!(same_day.changes.len(), 1, "nobody was in it for a day");
    let code = |now: &Application, step, on| go(&candidate(), now, step, on).expect_err("refused").reason;
    assert_eq!(code(&now, StageStep::Back, day(3, 10)), Reason::NoEarlierStage);
    assert_eq!(code(&now, StageStep::On, day(2, 10)), Reason::LaterStage);
    assert_eq!(code(&now, StageStep::To(id(7)), day(3, 10)), Reason::StageCloses);
    assert_eq!(code(&application(2, 1), StageStep::On, day(3, 10)), Reason::NoApplication);
    assert_eq!(
        go(&checked(true), &application(1, 5), StageStep::On, day(4, 1)).expect_err("no").reason,
        Reason::NoFurtherStage
    );
}

#[test]
fn before_an_offer_to_a_member_the_register_says_yes() {
    let trial = application(1, 4);
    let code = |candidate: &Candidate, on| go(candidate, &trial, StageStep::On, on).map_err(|refusal| refusal.reason);
    assert_eq!(code(&candidate(), day(4, 1)).expect_err("no"), Reason::RegisterCheckFirst);
    assert_eq!(code(&checked(false), day(4, 1)).expect_err("no"), Reason::CandidateNotInRegister);
    let later = Candidate { register_checked_on: Some(day(4, 2)), ..checked(true) };
    assert_eq!(code(&later, day(4, 1)).expect_err("no"), Reason::RegisterCheckFirst);
    assert!(code(&checked(true), day(4, 1)).is_ok());
    let leader = Vacancy { role: Some(StaffRole::TeamLeader), ..vacancy(1) };
    let free = act(&candidate(), std::slice::from_ref(&trial), |f, ids| {
        change_stage(f, &leader, (StageStep::On, None), day(4, 1), ids)
    });
    assert!(free.is_ok(), "leaders and coaches need not be in it");
}

#[test]
fn a_trial_placement_ends_after_two_months_and_places_nobody() {
    let on = go(&candidate(), &application(1, 3), StageStep::On, day(4, 1)).expect("allowed");
    assert!(on.changes.iter().all(|change| change.kind() == Kind::Application));
    let Some(Change::Update { after: Record::Application(trial), .. }) = on.changes.first() else { panic!() };
    assert_eq!(trial.trial_until, Some(day(5, 31)));
    let back = go(&candidate(), trial, StageStep::Back, day(4, 8)).expect("allowed");
    let Some(Change::Update { after: Record::Application(back), .. }) = back.changes.first() else { panic!() };
    assert_eq!(back.trial_until, None);
}

#[test]
fn a_closed_application_shows_on_its_day_and_the_last_one_ends_the_procedure() {
    let list = [application(1, 2), application(2, 3)];
    let end = |list: &[Application]| {
        let how = (Ending::Rejected, StageReason::TravelTooFar);
        act(&candidate(), list, |f, ids| close_application(f, &vacancy(1), how, day(4, 1), ids)).expect("allowed")
    };
    let Some(Change::Update { after: Record::Application(closed), .. }) = end(&list).changes.into_iter().next() else {
        panic!()
    };
    assert_eq!((closed.from, closed.until, closed.stage), (day(4, 1), Some(day(4, 1)), id(7)));
    assert_eq!(closed.reason, Some(StageReason::TravelTooFar));
    assert!(end(&list).changes.iter().all(|change| change.kind() == Kind::Application), "another one runs");
    let last = end(&list[..1]);
    let Some(Change::Update { after: Record::Candidate(candidate), .. }) = last.changes.last() else { panic!() };
    assert_eq!(candidate.procedure_ended_on, Some(day(4, 1)));
}
