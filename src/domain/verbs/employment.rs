//! Service: the verbs that hire, rehire, extend a contract and end the service.

use super::placement::{Terms, add_placement};
use super::planned::end_places;
use super::prelude::*;
use super::{MemberFile, TeamFile, dated};
use crate::domain::contracts::ContractRules;

/// The terms on which somebody is hired.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hire {
    /// First day in service.
    pub from: Day,
    /// Whether the contract is temporary or permanent.
    pub contract: Contract,
    /// Last day of a temporary contract; `None` for a permanent one.
    pub contract_until: Option<Day>,
}

/// Hires somebody new, and places them in a team when one is given.
///
/// # Errors
/// What the member's fields refuse; `temporary-without-end`, `permanent-without-end`, `team-not-started`, `team-ended`, `team-at-standstill`, `hours-needed`.
pub fn hire(
    member: Member,
    terms: Hire,
    place: Option<(&TeamFile, Terms)>,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    let decision = Decision::created(member.clone())?;
    let file = MemberFile { member, employments: Vec::new(), placements: Vec::new() };
    Ok(decision.and(engage(&file, terms, place, ids)?))
}

/// Hires a former member again, and places them in a team when one is given.
///
/// # Errors
/// Returns `still-in-service` on that day, and what [`hire`] refuses.
pub fn rehire(
    file: &MemberFile,
    terms: Hire,
    place: Option<(&TeamFile, Terms)>,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    if file.employments.iter().any(|e| e.until.is_none_or(|until| until >= terms.from)) {
        return Err(file.refuse(Reason::StillInService, terms.from));
    }
    file.nothing_later(terms.from)?;
    engage(file, terms, place, ids)
}

fn engage(
    file: &MemberFile,
    terms: Hire,
    place: Option<(&TeamFile, Terms)>,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    let misfit = match (terms.contract, terms.contract_until) {
        (Contract::Temporary, None) => Some(Reason::TemporaryWithoutEnd),
        (Contract::Permanent, Some(_)) => Some(Reason::PermanentWithoutEnd),
        _ => None,
    };
    if let Some(reason) = misfit {
        return Err(Refusal::new(reason).at(Kind::Employment, Employment::contract_until));
    }
    let employment = Employment {
        member: file.member.id,
        from: terms.from,
        contract: terms.contract,
        contract_until: terms.contract_until,
        ..Employment::blank(ids.next_id())
    };
    let decision = Decision::created(employment.clone())?;
    let Some((team, on)) = place else { return Ok(decision) };
    let file = MemberFile { employments: vec![employment], ..file.clone() };
    let placement = Placement {
        member: file.member.id,
        team: team.team.id,
        task_package: on.task_package,
        work_days: on.work_days,
        hours: on.hours.ok_or_else(|| Refusal::new(Reason::HoursNeeded).at(Kind::Placement, Placement::hours))?,
        from: terms.from,
        ..Placement::blank(ids.next_id())
    };
    Ok(decision.and(add_placement(&file, team, placement)?))
}

/// Ends the service of a member; `last` is the last day. Placements that go on end on the same day, and what was planned after it is taken
/// away. For a member who moves on to other work the destination can be given.
///
/// # Errors
/// Returns `not-in-service` on that day, `no-reason-to-leave` for the reason of a placement that goes on as another,
/// `destination-without-moving-on`.
pub fn end_employment(
    file: &MemberFile,
    last: Day,
    reason: EndReason,
    destination: Option<Destination>,
) -> Result<Decision, Refusal> {
    let now = file.employment_on(last).ok_or_else(|| file.refuse(Reason::NotInService, last))?;
    leaves_for(reason)?;
    let mut decision = Decision::altered(now, |e| {
        (e.until, e.end_reason, e.destination) = (Some(last), Some(reason), destination);
    })?;
    // A contract that was to follow this one never begins.
    for never in file.service_on(last).into_iter().filter(|later| later.from > last) {
        decision.changes.push(Change::Remove(never.clone().into()));
        decision.warn(Refusal::new(Reason::NextContractGone).with("day", never.from));
    }
    let next = file.next_service(last);
    let lapses = |p: &Placement| p.from > last && next.is_none_or(|next| p.from < next);
    let end = |p: &mut Placement| (p.until, p.end_reason) = (Some(last), Some(reason));
    Ok(decision.and(end_places(&file.placements, last, lapses, end)?))
}

/// Moves the last day in service of somebody who is still to leave further away. The placement that was to end with it, for the reason that
/// was given for leaving, goes on as long: at most as long as its team, which `team_until` tells.
///
/// # Errors
/// Returns `still-in-service` when the next service begins before that day, `no-reason-to-leave`.
pub fn move_end_of_employment(
    file: &MemberFile,
    leaving: &Employment,
    (last, reason, destination): (Day, EndReason, Option<Destination>),
    team_until: impl Fn(&Placement) -> Option<Day>,
) -> Result<Decision, Refusal> {
    if file.employments.iter().any(|other| other.id != leaving.id && other.from > leaving.from && other.from <= last) {
        return Err(file.refuse(Reason::StillInService, last));
    }
    leaves_for(reason)?;
    let mut decision = Decision::altered(leaving, |e| {
        (e.until, e.end_reason, e.destination) = (Some(last), Some(reason), destination);
    })?;
    let with_it = |p: &&Placement| p.until == leaving.until && p.end_reason == leaving.end_reason;
    for placement in file.placements.iter().filter(with_it) {
        let until = team_until(placement).map_or(last, |ends| ends.min(last));
        decision.alter(placement, |p| (p.until, p.end_reason) = (Some(until), Some(reason)))?;
    }
    Ok(decision)
}

/// Refuses the reason of a placement that goes on as another.
fn leaves_for(reason: EndReason) -> Result<(), Refusal> {
    if reason.goes_on_elsewhere() {
        let refusal = Refusal::new(Reason::NoReasonToLeave).at(Kind::Employment, Employment::end_reason);
        return Err(refusal.with("reason", Arg::Choice(reason.name())));
    }
    Ok(())
}

/// The result of extending a temporary contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extension {
    /// A temporary contract with this last day.
    Until(Day),
    /// A permanent contract.
    Permanent,
}

named! {
    /// The choices for a contract that runs out.
    pub enum ContractChoice {
        /// The contract gets a later end.
        Extend = "extend",
        /// The contract becomes permanent.
        MakePermanent = "make_permanent",
        /// The service ends with the contract.
        LetEnd = "let_end",
    }
}

/// The day on which the next contract begins when none is given: the day after the end of the present contract, otherwise
/// the day itself.
pub fn next_contract_from(employments: &[Employment], on: Day) -> Day {
    let end = dated::held(employments, on).and_then(|employment| employment.contract_until);
    end.and_then(|end| end.succ_opt()).unwrap_or(on)
}

/// Extends a temporary contract, or makes it permanent, from a day on. The days before it become an employment of their
/// own, so that each past day still shows the end that applied. A breach of the legal limits on successive contracts leads to a
/// warning.
///
/// # Errors
/// Returns `not-in-service` on that day, `contract-permanent` already, `next-contract-planned`, `service-ends` when the last day is known,
/// `contract-not-longer`.
pub fn extend_contract(
    file: &MemberFile,
    on: Day,
    to: Extension,
    rules: &ContractRules,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    let now = file.employment_on(on).ok_or_else(|| file.refuse(Reason::NotInService, on))?;
    if now.contract == Contract::Permanent {
        return Err(Refusal::new(Reason::ContractPermanent).with("member", Typed::label(&file.member)));
    }
    if let Some(last) = now.until {
        let next = file.service_on(on).into_iter().find(|later| later.from > on);
        return Err(match next {
            Some(next) => file.refuse(Reason::NextContractPlanned, next.from),
            None => file.refuse(Reason::ServiceEnds, last),
        });
    }
    let (contract, contract_until) = match to {
        Extension::Permanent => (Contract::Permanent, None),
        Extension::Until(day) => (Contract::Temporary, Some(day)),
    };
    if let Some(day) = contract_until.filter(|day| *day < on || now.contract_until.is_some_and(|end| *day <= end)) {
        return Err(file.refuse(Reason::ContractNotLonger, day).at(Kind::Employment, Employment::contract_until));
    }
    let id = ids.next_id();
    let fresh = Employment { id, contract, contract_until, from: on, notice_given_on: None, ..now.clone() };
    let mut all: Vec<Employment> =
        file.employments.iter().filter(|e| e.from < on).map(|e| before(e, on)).chain([fresh.clone()]).collect();
    all.sort_by_key(|employment| employment.from);
    let mut decision = dated::begin(std::slice::from_ref(now), fresh)?;
    rules.remarks(&all).into_iter().for_each(|remark| decision.warn(remark.with("member", Typed::label(&file.member))));
    Ok(decision)
}

/// The employment as it was before a day on which another takes over.
fn before(employment: &Employment, on: Day) -> Employment {
    let until = employment.until.filter(|until| *until < on).or_else(|| on.pred_opt());
    Employment { until, ..employment.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::counting::TeamCount;
    use crate::domain::id::CountedIds;
    use crate::domain::instruments::InstrumentFile;

    fn day(m: u32, d: u32) -> Day {
        Day::from_ymd_opt(2026, m, d).expect("a day")
    }

    fn member() -> Member {
        Member { number: "1".into(), surname: "Aa".into(), ..Member::blank(Id::from_bytes([50; 16])) }
    }

    const TERMS: fn(Day) -> Hire =
        |from| Hire { from, contract: Contract::Temporary, contract_until: Day::from_ymd_opt(2027, 12, 31) };

    #[test]
    fn hiring_makes_member_employment_and_placement_in_one_set() {
        let team = Team { name: "A".into(), code: "A".into(), from: day(1, 1), ..Team::blank(Id::from_bytes([1; 16])) };
        let file = |team: &Team| TeamFile {
            team: team.clone(),
            work_type: None,
            packages: Vec::new(),
            count: TeamCount { places: 5, ..TeamCount::default() },
        };
        let place = Terms { hours: Some(Decimal::whole(24)), ..Terms::default() };
        let ids = &mut CountedIds::after(100);
        let made = hire(member(), TERMS(day(6, 1)), Some((&file(&team), place)), ids).expect("allowed");
        let kinds: Vec<Kind> = made.changes.iter().map(Change::kind).collect();
        assert_eq!(kinds, [Kind::Member, Kind::Employment, Kind::Placement]);

        let idle = Team { standstill_from: Some(day(5, 1)), ..team.clone() };
        let refusal = hire(member(), TERMS(day(6, 1)), Some((&file(&idle), place)), ids).expect_err("refused");
        assert_eq!(refusal.reason, Reason::TeamAtStandstill);
        let endless = Hire { contract_until: None, ..TERMS(day(6, 1)) };
        let refusal = hire(member(), endless, None, ids).expect_err("refused");
        assert_eq!(refusal.reason, Reason::TemporaryWithoutEnd);
        let nameless = Member { surname: String::new(), ..member() };
        let refusal = hire(nameless, TERMS(day(6, 1)), None, ids).expect_err("refused");
        assert_eq!((refusal.reason, refusal.field), (Reason::Required, Some((Kind::Member, "surname"))));
    }

    #[test]
    fn a_contract_goes_on_from_the_day_and_keeps_the_end_it_had() {
        let member = member();
        let service = [Employment {
            member: member.id,
            from: day(1, 1),
            contract_until: Some(day(6, 30)),
            ..Employment::blank(Id::from_bytes([2; 16]))
        }];
        let file = MemberFile { member, employments: service.to_vec(), placements: Vec::new() };
        let extend = |on, to| extend_contract(&file, on, to, &ContractRules::default(), &mut CountedIds::after(1));
        let longer = extend(day(6, 1), Extension::Until(day(12, 31))).expect("allowed");
        let [Change::Update { after: Record::Employment(next), .. }, Change::Create(Record::Employment(past))] =
            &longer.changes[..]
        else {
            panic!("{longer:?}")
        };
        assert_eq!((next.from, next.contract_until, next.until), (day(6, 1), Some(day(12, 31)), None));
        assert_eq!((past.from, past.until, past.contract_until), (day(1, 1), Some(day(5, 31)), Some(day(6, 30))));
        let both = [next.clone(), past.clone()];
        let since = InstrumentFile {
            member: &file.member,
            employments: &both,
            placements: &[],
            instruments: &[],
            parameters: &[],
        };
        assert_eq!(since.service_start(day(6, 1)), day(1, 1), "it is still one service");

        let for_good = extend(day(1, 1), Extension::Permanent).expect("allowed");
        let [Change::Update { after: Record::Employment(next), .. }] = &for_good.changes[..] else {
            panic!("{for_good:?}")
        };
        assert_eq!((next.contract, next.contract_until), (Contract::Permanent, None));

        let code = |on, to| extend(on, to).expect_err("refused").reason;
        assert_eq!(code(day(6, 1), Extension::Until(day(6, 30))), Reason::ContractNotLonger);
        assert_eq!(code(Day::from_ymd_opt(2025, 12, 31).expect("a day"), Extension::Permanent), Reason::NotInService);
        let refused = |employment: Employment| {
            let file = MemberFile { employments: vec![employment], ..file.clone() };
            let rules = ContractRules::default();
            extend_contract(&file, day(6, 1), Extension::Permanent, &rules, &mut CountedIds::after(1))
                .expect_err("refused")
                .reason
        };
        assert_eq!(refused(Employment { until: Some(day(6, 30)), ..service[0].clone() }), Reason::ServiceEnds);
        assert_eq!(
            refused(Employment { contract: Contract::Permanent, contract_until: None, ..service[0].clone() }),
            Reason::ContractPermanent
        );
    }

    #[test]
    fn a_contract_follows_on_the_one_that_ends_and_the_chain_is_remarked_on() {
        let member = member();
        let whose = member.id;
        let year = |n: i32, until| Employment {
            member: whose,
            from: Day::from_ymd_opt(2022 + n, 1, 1).expect("a day"),
            contract_until: Day::from_ymd_opt(2022 + n, 12, 31),
            until,
            ..Employment::blank(Id::from_bytes([2 + n as u8; 16]))
        };
        let ended = |n: i32| year(n, Day::from_ymd_opt(2022 + n, 12, 31));
        let service = [ended(1), ended(2), ended(3), year(4, None)];
        let file = MemberFile { member, employments: service.to_vec(), placements: Vec::new() };
        let next = next_contract_from(&file.employments, day(11, 22));
        assert_eq!(next, Day::from_ymd_opt(2027, 1, 1).expect("a day"));
        let rules = ContractRules {
            chain_contracts: Some(Decimal::whole(3)),
            chain_months: Some(Decimal::whole(36)),
            ..ContractRules::default()
        };
        let to = Extension::Until(Day::from_ymd_opt(2027, 12, 31).expect("a day"));
        let longer = extend_contract(&file, next, to, &rules, &mut CountedIds::after(9)).expect("allowed");
        let remarks: Vec<Reason> = longer.warnings.iter().map(|remark| remark.0.reason).collect();
        assert_eq!(remarks, [Reason::ChainOfContracts, Reason::ChainOfMonths]);
        let for_good = extend_contract(&file, next, Extension::Permanent, &rules, &mut CountedIds::after(9));
        assert_eq!(for_good.expect("allowed").warnings.len(), 0);

        let planned = [year(4, Day::from_ymd_opt(2026, 12, 31)), year(5, None)];
        let file = MemberFile { employments: planned.to_vec(), ..file };
        assert_eq!(file.service_on(day(11, 22)).first().map(|first| first.from), Some(day(1, 1)));
        let early = extend_contract(&file, day(11, 22), Extension::Permanent, &rules, &mut CountedIds::after(9));
        assert_eq!(early.expect_err("refused").reason, Reason::NextContractPlanned);
        let gone = end_employment(&file, day(11, 30), EndReason::OwnChoice, None).expect("allowed");
        assert!(gone.changes.contains(&Change::Remove(Record::Employment(planned[1].clone()))), "it never begins");
    }

    #[test]
    fn ending_service_closes_the_placement_on_the_same_day() {
        let member = member();
        let service = [Employment { member: member.id, from: day(1, 1), ..Employment::blank(Id::from_bytes([2; 16])) }];
        let placement = Placement {
            member: member.id,
            team: Id::from_bytes([1; 16]),
            hours: Decimal::whole(24),
            from: day(1, 1),
            ..Placement::blank(Id::from_bytes([3; 16]))
        };
        let file = MemberFile { member, employments: service.to_vec(), placements: vec![placement] };
        let market = Some(Destination::Market);
        let ended = end_employment(&file, day(6, 30), EndReason::MovedOn, market).expect("allowed");
        let astray = end_employment(&file, day(6, 30), EndReason::Retirement, market).map_err(|refusal| refusal.reason);
        assert_eq!(astray, Err(Reason::DestinationWithoutMovingOn));
        for change in &ended.changes {
            assert_eq!(change.record().get("until"), Value::Day(day(6, 30)));
        }
        assert_eq!(ended.changes.len(), 2);
        let refusal = rehire(&file, TERMS(day(7, 1)), None, &mut CountedIds::after(1)).expect_err("refused");
        assert_eq!(refusal.reason, Reason::StillInService);
    }
}
