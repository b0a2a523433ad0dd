//! Teams: the verbs that start one, put it at a standstill, resume, convert and end it.

use super::from_day::turn_moved;
use super::planned::end_places;
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

/// The first placement of a team with which somebody comes to it after a day; who works in it already does not.
pub fn first_to_come<'p>(team: &Team, placements: &'p [Placement], after: Day) -> Option<&'p Placement> {
    let comes = |p: &&Placement| p.team == team.id && p.from > after && !goes_on_there(p, placements);
    placements.iter().filter(comes).min_by_key(|p| p.from)
}

/// Whether a placement goes on from another in the same team.
fn goes_on_there(placement: &Placement, placements: &[Placement]) -> bool {
    let ends_on_the_eve = |p: &Placement| p.until.and_then(|until| until.succ_opt()) == Some(placement.from);
    placements.iter().any(|p| p.member == placement.member && p.team == placement.team && ends_on_the_eve(p))
}

/// Ends a team; `last` is its last day. Its running placements end with it, what was to change of them later lapses, and its vacancies are
/// closed.
///
/// # Errors
/// Returns `team-ended` already, `end-before-start`, `still-to-come` when somebody is still to start in it.
pub fn end_team(team: &Team, placements: &[Placement], vacancies: &[Vacancy], last: Day) -> Result<Decision, Refusal> {
    running(team, last)?;
    nobody_comes(team, placements, last)?;
    let decision = Decision::altered(team, |t| {
        // A pilot remained one until its last day.
        if t.phase == Phase::Pilot {
            t.pilot_until = t.pilot_until.max(Some(last));
        }
        t.phase = Phase::Ended;
        t.until = Some(last);
    })?;
    let mut decision = decision.and(end_placements(team, placements, last)?);
    for vacancy in vacancies.iter().filter(|v| v.team == team.id && v.closed_on.is_none()) {
        decision.alter(vacancy, |v| close_on(v, last.max(v.open_since)))?;
    }
    Ok(decision)
}

/// A team of which the last day is known, with what ended with it.
#[derive(Debug)]
pub struct EndedTeam<'a> {
    /// The team.
    pub team: &'a Team,
    /// What is kept of the past of the team and of its vacancies.
    pub past: &'a [PastValue],
    /// Its placements of any time.
    pub placements: &'a [Placement],
    /// Its vacancies of any time.
    pub vacancies: &'a [Vacancy],
}

/// Moves the last day of a team that was ended. The placements that ended with it move too, those of who would be elsewhere or out of service
/// by then to the last day on which that is not so, which `free_until` tells; and the vacancies that were closed with it.
///
/// # Errors
/// Returns `end-before-start`, `still-to-come`.
pub fn move_end_of_team(
    ended: &EndedTeam<'_>,
    (was, last): (Day, Day),
    free_until: impl Fn(&Placement) -> Option<Day>,
) -> Result<Decision, Refusal> {
    let EndedTeam { team, past, placements, vacancies } = *ended;
    begun(team, last)?;
    nobody_comes(team, placements, last)?;
    let moved = Decision::altered(team, |team| {
        team.until = Some(last);
        team.pilot_until = team.pilot_until.map(|until| if until == was { last } else { until });
    })?;
    let mut decision = moved.and(turn_moved(&team.clone().into(), past, Team::phase, (was, last))?);
    let with_it = |p: &&Placement| p.until == Some(was) && p.end_reason == Some(EndReason::TeamEnded);
    if last < was {
        decision = decision.and(end_placements(team, placements, last)?);
    } else {
        for placement in placements.iter().filter(|p| p.team == team.id).filter(with_it) {
            let until = free_until(placement).map_or(last, |free| free.min(last)).max(was);
            decision.alter(placement, |p| p.until = Some(until))?;
        }
    }
    for vacancy in vacancies.iter().filter(|v| v.team == team.id && v.closed_on == Some(was)) {
        decision.alter(vacancy, |v| v.closed_on = Some(last.max(v.open_since)))?;
        decision = decision.and(turn_moved(&vacancy.clone().into(), past, Vacancy::status, (was, last))?);
    }
    Ok(decision)
}

fn nobody_comes(team: &Team, placements: &[Placement], last: Day) -> Result<(), Refusal> {
    match first_to_come(team, placements, last) {
        Some(later) => Err(Refusal::new(Reason::StillToCome).with("day", later.from).with("team", team.name.as_str())),
        None => Ok(()),
    }
}

/// Ends the placements of a team that would last longer than its last day.
fn end_placements(team: &Team, placements: &[Placement], last: Day) -> Result<Decision, Refusal> {
    let own: Vec<Placement> = placements.iter().filter(|p| p.team == team.id).cloned().collect();
    let end = |p: &mut Placement| (p.until, p.end_reason) = (Some(last), Some(EndReason::TeamEnded));
    end_places(&own, last, |p| p.from > last, end)
}

fn running(team: &Team, on: Day) -> Result<(), Refusal> {
    if let Some(until) = team.until {
        return Err(Refusal::new(Reason::TeamEnded).with("team", team.name.as_str()).with("day", until));
    }
    begun(team, on)
}

fn begun(team: &Team, on: Day) -> Result<(), Refusal> {
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
