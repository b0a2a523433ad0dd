//! Hiring a candidate: as a member in a team, or as leader or coach of one, in one change set.

use super::TeamFile;
use super::employment::{Hire, hire};
use super::placement::Terms;
use super::prelude::*;
use super::recruiting::{CandidateFile, close};
use super::vacancy::take_place;

/// The terms on which a candidate is hired.
#[derive(Debug, Clone, PartialEq)]
pub struct Placing {
    /// First day in the place.
    pub on: Day,
    /// Personnel number that a member gets.
    pub number: String,
    /// Hours a week; when `None` those of the vacancy.
    pub hours: Option<Decimal>,
    /// Last day of the temporary contract; when `None` the parameters decide.
    pub contract_until: Option<Day>,
}

/// Gives a candidate the place of a vacancy. For a member this makes the member, the register check, the employment and the
/// placement; for a leader or coach the staff member and the role in the team. One place of the vacancy is filled, this
/// application ends as placed and the candidate's others as withdrawn, and with them the procedure.
///
/// # Errors
/// Returns `vacancy-over`, `no-application`, `later-stage`, `no-such-stage`; for a member `register-check-first`,
/// `candidate-not-in-register`, `hours-needed` and what [`hire`] refuses; for staff `team-ended`.
pub fn place(
    file: &CandidateFile,
    vacancy: &Vacancy,
    team: &TeamFile,
    placing: &Placing,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    let now = file.application(vacancy)?;
    let filled = take_place(vacancy, placing.on)?;
    let mut became = file.rules.ended(&file.candidate, placing.on);
    let mut decision = match vacancy.role {
        None => as_member(file, vacancy, team, placing, &mut became, ids)?,
        Some(role) => as_staff(role, team, placing.on, &mut became, ids)?,
    };
    decision = decision.and(filled);
    close(now, file.stages.meaning(StageMeaning::Placed)?, None, placing.on, ids, &mut decision)?;
    for other in file.running().filter(|a| a.id != now.id) {
        // An application planned for later never began: it ends on the day it would have.
        let day = placing.on.max(other.from);
        let gone = file.stages.meaning(StageMeaning::Withdrawn)?;
        close(other, gone, Some(StageReason::Hired), day, ids, &mut decision)?;
    }
    decision.update(file.candidate.clone(), became)?;
    Ok(decision)
}

fn as_member(
    file: &CandidateFile,
    vacancy: &Vacancy,
    team: &TeamFile,
    placing: &Placing,
    became: &mut Candidate,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    file.in_register(placing.on)?;
    let member = Member {
        number: placing.number.clone(),
        given_name: became.given_name.clone(),
        prefix: became.prefix.clone(),
        surname: became.surname.clone(),
        phone: became.phone.clone(),
        email: became.email.clone(),
        ..Member::blank(ids.next_id())
    };
    became.member = Some(member.id);
    let check = RegisterCheck {
        member: member.id,
        from: became.register_checked_on.unwrap_or(placing.on),
        // Whoever counts for the agreement counts for the quota too (Wfsv 38b); the reverse does not hold.
        counts_for_agreement: true,
        counts_for_quota: true,
        ..RegisterCheck::blank(ids.next_id())
    };
    let terms = Hire {
        from: placing.on,
        contract: Contract::Temporary,
        contract_until: placing.contract_until.or(file.rules.contract_until(placing.on)),
    };
    let place =
        Terms { hours: placing.hours.or(vacancy.hours), task_package: vacancy.task_package, ..Terms::default() };
    let mut decision = hire(member, terms, Some((team, place)), ids)?;
    decision.create(check)?;
    Ok(decision)
}

fn as_staff(
    role: StaffRole,
    team: &TeamFile,
    on: Day,
    became: &mut Candidate,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    let team = &team.team;
    if let Some(until) = team.until.filter(|until| *until < on) {
        return Err(Refusal::new(Reason::TeamEnded).with("team", team.name.as_str()).with("day", until));
    }
    let staff = Staff {
        given_name: became.given_name.clone(),
        prefix: became.prefix.clone(),
        surname: became.surname.clone(),
        role,
        phone: became.phone.clone(),
        email: became.email.clone(),
        ..Staff::blank(ids.next_id())
    };
    became.staff = Some(staff.id);
    let duty = TeamRole { team: team.id, staff: staff.id, role, from: on, ..TeamRole::blank(ids.next_id()) };
    let mut decision = Decision::created(staff)?;
    decision.create(duty)?;
    Ok(decision)
}

#[cfg(test)]
mod tests {
    use super::super::recruiting::tests::{act, application, candidate, checked, day, id, vacancy};
    use super::*;
    use crate::domain::counting::TeamCount;

    fn team() -> Team {
        Team { name: "A".into(), code: "A".into(), from: day(1, 1), ..Team::blank(id(90)) }
    }

    fn placing() -> Placing {
        Placing { on: day(4, 1), number: "7".into(), hours: None, contract_until: None }
    }

    fn placed(who: &Candidate, list: &[Application], on: &Vacancy, team: &Team) -> Result<Decision, Refusal> {
        let file = TeamFile {
            team: team.clone(),
            work_type: None,
            packages: Vec::new(),
            count: TeamCount { places: 5, ..TeamCount::default() },
        };
        act(who, list, |f, ids| place(f, on, &file, &placing(), ids))
    }

    #[test]
    fn a_candidate_becomes_a_member_in_one_set() {
        let list = [application(1, 5), application(2, 2)];
        let set = placed(&checked(true), &list, &vacancy(1), &team()).expect("allowed").changes;
        let kinds: Vec<Kind> = set.iter().map(Change::kind).collect();
        let a = Kind::Application;
        assert_eq!(
            kinds,
            [
                Kind::Member,
                Kind::Employment,
                Kind::Placement,
                Kind::RegisterCheck,
                Kind::Vacancy,
                a,
                a,
                a,
                a,
                Kind::Candidate
            ]
        );
        let find = |kind| set.iter().map(Change::record).find(|r| r.kind() == kind).expect("made");
        let get = |kind, field| find(kind).get(field).plain();
        let check = get(Kind::RegisterCheck, "counts_for_agreement");
        assert_eq!((get(Kind::Member, "number"), check), ("7".into(), "true".into()));
        assert_eq!(get(Kind::Employment, "contract_until"), "2027-03-31");
        assert_eq!((get(Kind::Placement, "hours"), get(Kind::Placement, "from")), ("24".into(), "2026-04-01".into()));
        assert_eq!(
            (get(Kind::Vacancy, "status"), get(Kind::RegisterCheck, "from")),
            ("filled".into(), "2026-02-01".into())
        );
        let ends: Vec<_> = set
            .iter()
            .filter_map(|change| match change {
                Change::Update { after: Record::Application(a), .. } => Some((a.vacancy, a.stage, a.until, a.reason)),
                _ => None,
            })
            .collect();
        let on = Some(day(4, 1));
        assert_eq!(ends, [(id(101), id(6), on, None), (id(102), id(8), on, Some(StageReason::Hired))]);
        let Record::Candidate(after) = find(Kind::Candidate) else { panic!() };
        assert_eq!((after.procedure_ended_on, after.member), (on, Some(find(Kind::Member).id())));
    }

    #[test]
    fn nobody_comes_into_an_idle_team_unchecked_or_without_having_applied() {
        let code = |who: &Candidate, list: &[Application], team: &Team| {
            placed(who, list, &vacancy(1), team).expect_err("refused").reason
        };
        let list = [application(1, 5)];
        let idle = Team { standstill_from: Some(day(3, 1)), ..team() };
        assert_eq!(code(&checked(true), &list, &idle), Reason::TeamAtStandstill);
        assert_eq!(code(&candidate(), &list, &team()), Reason::RegisterCheckFirst);
        assert_eq!(code(&checked(false), &list, &team()), Reason::CandidateNotInRegister);
        assert_eq!(code(&checked(true), &[], &team()), Reason::NoApplication);
    }

    #[test]
    fn for_a_role_the_candidate_becomes_staff() {
        let leader = Vacancy { role: Some(StaffRole::TeamLeader), ..vacancy(1) };
        let idle = Team { standstill_from: Some(day(3, 1)), ..team() };
        let set = placed(&candidate(), &[application(1, 5)], &leader, &idle).expect("allowed").changes;
        let kinds: Vec<Kind> = set.iter().map(Change::kind).take(3).collect();
        assert_eq!(kinds, [Kind::Staff, Kind::TeamRole, Kind::Vacancy]);
        let Some(Record::Candidate(after)) = set.last().map(Change::record) else { panic!() };
        assert_eq!((after.staff, after.member), (Some(set[0].id()), None));
    }
}
