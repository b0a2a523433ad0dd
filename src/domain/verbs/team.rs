//! Teams: the verbs that start one, put it at a standstill, resume, convert and end it.

use super::prelude::*;
use super::vacancy::close_on;

/// Starts a team. A size outside that of its work type leads to a warning, never to a refusal.
///
/// # Errors
/// What the team's fields refuse.
pub fn start_team(team: Team, work_type: Option<&WorkType>) -> Result<Decision, Refusal> {
    let mut decision = Decision::default();
    decision.warn(size_remark(&team, work_type));
    decision.create(team)?;
    Ok(decision)
}

/// The warning that the places of a team lie outside the size of its work type; `None` when they do not.
pub fn size_remark(team: &Team, work_type: Option<&WorkType>) -> Option<Refusal> {
    let work = work_type?;
    let (least, most) = (work.min_size.unwrap_or(0), work.max_size);
    (team.places < least || most.is_some_and(|most| team.places > most)).then(|| {
        Refusal::new(Reason::TeamSizeOutside)
            .with("team", team.name.as_str())
            .with("places", team.places)
            .with("least", least)
            .with("most", most.map_or(Arg::Unbounded, Arg::Whole))
            .with("work", work.name.as_str())
    })
}

/// Puts a team at a standstill from a day on: its members are exempt, and nobody can be placed in it.
///
/// # Errors
/// Returns `team-already-standing`, `team-ended`.
pub fn stand_still(team: &Team, from: Day) -> Result<Decision, Refusal> {
    if team.at_standstill(from) {
        return Err(Refusal::new(Reason::TeamAlreadyStanding).with("team", team.name.as_str()));
    }
    running(team, from)?;
    Decision::altered(team, |t| {
        t.standstill_from = Some(from);
        t.standstill_until = None;
    })
}

/// Ends the standstill of a team; `from` is its first day at work.
///
/// # Errors
/// Returns `team-not-standing`.
pub fn resume_team(team: &Team, from: Day) -> Result<Decision, Refusal> {
    let eve = from.pred_opt();
    if team.standstill_from == Some(from) && team.standstill_until.is_none() {
        // The standstill never began.
        return Decision::altered(team, |t| t.standstill_from = None);
    }
    match (team.standstill_from, eve) {
        (Some(start), Some(eve)) if team.standstill_until.is_none() && start <= eve => {
            Decision::altered(team, |t| t.standstill_until = Some(eve))
        }
        _ => Err(Refusal::new(Reason::TeamNotStanding).with("team", team.name.as_str())),
    }
}

/// Makes a pilot structural from a day on.
///
/// # Errors
/// Returns `team-not-pilot`, `team-ended`.
pub fn convert_team(team: &Team, from: Day) -> Result<Decision, Refusal> {
    if team.phase != Phase::Pilot {
        return Err(Refusal::new(Reason::TeamNotPilot).with("team", team.name.as_str()));
    }
    running(team, from)?;
    Decision::altered(team, |t| {
        t.phase = Phase::Structural;
        t.pilot_until = from.pred_opt().map(|eve| eve.max(t.from));
    })
}

/// The first placement of a team that begins after a day.
pub fn first_to_come<'p>(team: &Team, placements: &'p [Placement], after: Day) -> Option<&'p Placement> {
    placements.iter().filter(|p| p.team == team.id && p.from > after).min_by_key(|p| p.from)
}

/// Ends a team; `last` is its last day. Its running placements end with it, and its vacancies are closed.
///
/// # Errors
/// Returns `team-ended` already, `end-before-start`, `still-to-come` when somebody is still to start in it.
pub fn end_team(team: &Team, placements: &[Placement], vacancies: &[Vacancy], last: Day) -> Result<Decision, Refusal> {
    running(team, last)?;
    if let Some(later) = first_to_come(team, placements, last) {
        return Err(Refusal::new(Reason::StillToCome).with("day", later.from).with("team", team.name.as_str()));
    }
    let mut decision = Decision::altered(team, |t| {
        // A pilot remained one until its last day.
        if t.phase == Phase::Pilot {
            t.pilot_until = t.pilot_until.max(Some(last));
        }
        t.phase = Phase::Ended;
        t.until = Some(last);
    })?;
    for placement in placements.iter().filter(|p| p.team == team.id && p.until.is_none_or(|until| until > last)) {
        decision.alter(placement, |p| (p.until, p.end_reason) = (Some(last), Some(EndReason::TeamEnded)))?;
    }
    for vacancy in vacancies.iter().filter(|v| v.team == team.id && v.closed_on.is_none()) {
        decision.alter(vacancy, |v| close_on(v, last.max(v.open_since)))?;
    }
    Ok(decision)
}

fn running(team: &Team, on: Day) -> Result<(), Refusal> {
    if let Some(until) = team.until {
        return Err(Refusal::new(Reason::TeamEnded).with("team", team.name.as_str()).with("day", until));
    }
    if on < team.from {
        return Err(Refusal::new(Reason::EndBeforeStart).at(Kind::Team, Team::until));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(m: u32, d: u32) -> Day {
        Day::from_ymd_opt(2026, m, d).expect("a day")
    }

    fn team() -> Team {
        Team { code: "T1".into(), name: "A".into(), from: day(1, 1), places: 7, ..Team::blank(Id::from_bytes([1; 16])) }
    }

    fn after(decision: Result<Decision, Refusal>) -> Team {
        match decision.expect("allowed").changes.swap_remove(0) {
            Change::Update { after: Record::Team(team), .. } => team,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_team_outside_the_size_of_its_work_is_remarked_on_and_made_all_the_same() {
        let mut work = WorkType::blank(Id::from_bytes([2; 16]));
        (work.min_size, work.max_size) = (Some(8), Some(17));
        let decision = start_team(team(), Some(&work)).expect("allowed");
        assert_eq!((decision.changes.len(), decision.warnings[0].0.reason), (1, Reason::TeamSizeOutside));
        assert_eq!(size_remark(&Team { places: 8, ..team() }, Some(&work)), None);
        work.max_size = None;
        let remark = size_remark(&team(), Some(&work)).expect("too small");
        assert!(remark.args.contains(&("most", Arg::Unbounded)));
    }

    #[test]
    fn a_pilot_stands_still_resumes_and_becomes_structural() {
        let still = after(stand_still(&team(), day(3, 1)));
        assert_eq!(still.status_on(day(3, 1)), TeamStatus::Standstill);
        assert_eq!(stand_still(&still, day(3, 5)).expect_err("refused").reason, Reason::TeamAlreadyStanding);
        let resumed = after(resume_team(&still, day(4, 1)));
        assert_eq!(resumed.status_on(day(3, 31)), TeamStatus::Standstill);
        assert_eq!(after(resume_team(&still, day(3, 1))).standstill_from, None, "on the same day it never stood still");
        assert_eq!(resumed.status_on(day(4, 1)), TeamStatus::Pilot);
        let converted = after(convert_team(&resumed, day(6, 1)));
        assert_eq!(converted.status_on(day(5, 31)), TeamStatus::Pilot);
        assert_eq!(converted.status_on(day(6, 1)), TeamStatus::Structural);
        assert_eq!(convert_team(&converted, day(7, 1)).expect_err("refused").reason, Reason::TeamNotPilot);
    }

    #[test]
    fn a_pilot_that_ended_was_a_pilot_to_its_last_day() {
        for planned in [None, Some(day(3, 1)), Some(day(9, 1))] {
            let ended = after(end_team(&Team { pilot_until: planned, ..team() }, &[], &[], day(6, 30)));
            assert_eq!(ended.status_on(day(6, 30)), TeamStatus::Pilot);
            assert_eq!(ended.status_on(day(7, 1)), TeamStatus::Ended);
        }
    }

    #[test]
    fn a_vacancy_that_was_held_when_its_team_ended_stays_known_as_held() {
        let mut held = Vacancy::blank(Id::from_bytes([4; 16]));
        (held.number, held.team, held.open_since) = ("V1".into(), team().id, day(2, 1));
        held.status = VacancyStatus::Hold;
        let decision = end_team(&team(), &[], &[held], day(6, 30)).expect("allowed");
        let closed = Vacancy::of(decision.changes[1].record()).expect("a vacancy");
        assert_eq!(closed.status_on(day(6, 29)), VacancyStatus::Hold);
        assert_eq!(closed.status_on(day(6, 30)), VacancyStatus::Closed);
    }

    #[test]
    fn ending_a_team_ends_its_placements_and_closes_its_vacancies() {
        let p = Placement {
            member: Id::from_bytes([9; 16]),
            team: team().id,
            hours: Decimal::whole(20),
            from: day(1, 1),
            ..Placement::blank(Id::from_bytes([3; 16]))
        };
        let mut v = Vacancy::blank(Id::from_bytes([4; 16]));
        (v.number, v.team, v.open_since) = ("V1".into(), team().id, day(2, 1));
        let decision = end_team(&team(), std::slice::from_ref(&p), &[v], day(6, 30)).expect("allowed");
        assert_eq!(decision.changes.len(), 3);
        let late = Placement { from: day(7, 1), ..p };
        assert_eq!(end_team(&team(), &[late], &[], day(6, 30)).expect_err("refused").reason, Reason::StillToCome);
    }
}
