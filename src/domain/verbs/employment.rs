//! Service: hire, rehire, end.

use super::placement::Terms;
use super::{MemberFile, TeamFile};
use crate::domain::change::Decision;
use crate::domain::choices::{Contract, Destination, EndReason};
use crate::domain::counting::overlap;
use crate::domain::days::Day;
use crate::domain::id::Ids;
use crate::domain::kinds::{Employment, Member, Placement};
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::refusal::Refusal;

/// On what terms somebody is hired.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hire {
    /// First day.
    pub from: Day,
    /// Temporary or permanent.
    pub contract: Contract,
    /// End of a temporary contract, when it is known.
    pub contract_until: Option<Day>,
}

/// Takes somebody new into service, and into a team when one is given.
///
/// # Errors
/// What the member's fields refuse; `team-not-started`, `team-ended`, `team-at-standstill`, `hours-needed`.
pub fn hire(
    member: Member,
    terms: Hire,
    place: Option<(TeamFile<'_>, Terms)>,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    let mut decision = Decision::default();
    decision.create(Record::Member(member.clone()))?;
    let file = MemberFile { member: &member, employments: &[], placements: &[] };
    Ok(decision.and(engage(file, terms, place, ids)?))
}

/// Takes a former member back into service, and into a team when one is given.
///
/// # Errors
/// `still-in-service` on that day, and what [`hire`] refuses.
pub fn rehire(
    file: MemberFile<'_>,
    terms: Hire,
    place: Option<(TeamFile<'_>, Terms)>,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    if file.employments.iter().any(|e| e.until.is_none_or(|until| until >= terms.from)) {
        return Err(Refusal::new("still-in-service").with("member", Typed::label(file.member)).with("day", terms.from));
    }
    file.nothing_later(terms.from)?;
    engage(file, terms, place, ids)
}

fn engage(
    file: MemberFile<'_>,
    terms: Hire,
    place: Option<(TeamFile<'_>, Terms)>,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    let mut decision = Decision::default();
    decision.create(Record::Employment(Employment {
        member: file.member.id,
        from: terms.from,
        contract: terms.contract,
        contract_until: terms.contract_until,
        ..Employment::blank(ids.next_id())
    }))?;
    if let Some((team, on)) = place {
        team.takes_people(terms.from)?;
        if let Some(remark) = team.crowded() {
            decision.warn(remark);
        }
        let hours = on.hours.ok_or_else(|| Refusal::new("hours-needed").at(Kind::Placement, "hours"))?;
        let placement = Placement {
            member: file.member.id,
            team: team.team.id,
            task_package: on.task_package,
            hours,
            from: terms.from,
            ..Placement::blank(ids.next_id())
        };
        super::fits(&placement, file.placements)?;
        decision.create(Record::Placement(placement))?;
    }
    Ok(decision)
}

/// Ends a member's service; `last` is the last day. Placements that run on are closed on the same day. Who moves on to other
/// work has a destination, where it is known (F18).
///
/// # Errors
/// `not-in-service` on that day, `later-placement` when one begins after it, `destination-without-moving-on`.
pub fn end_employment(
    file: MemberFile<'_>,
    last: Day,
    reason: EndReason,
    destination: Option<Destination>,
) -> Result<Decision, Refusal> {
    let Some(now) = file.employment_on(last) else {
        return Err(Refusal::new("not-in-service").with("member", Typed::label(file.member)).with("day", last));
    };
    file.nothing_later(last)?;
    let mut decision = Decision::default();
    let ended = Employment { until: Some(last), end_reason: Some(reason), destination, ..now.clone() };
    decision.update(Record::Employment(now.clone()), Record::Employment(ended))?;
    for placement in file.placements.iter().filter(|p| p.until.is_none_or(|until| until > last)) {
        let closed = Placement { until: Some(last), end_reason: Some(reason), ..placement.clone() };
        decision.update(Record::Placement(placement.clone()), Record::Placement(closed))?;
    }
    Ok(decision)
}

/// Whether an employment stands free of the member's other employments.
///
/// # Errors
/// `overlapping-employment`, naming the first day of the other one.
pub fn service_fits(employment: &Employment, others: &[Employment]) -> Result<(), Refusal> {
    let clash = others.iter().find(|other| {
        other.id != employment.id
            && other.member == employment.member
            && overlap((other.from, other.until), (employment.from, employment.until))
    });
    match clash {
        Some(other) => Err(Refusal::new("overlapping-employment").at(Kind::Employment, "from").with("day", other.from)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::Change;
    use crate::domain::counting::TeamCount;
    use crate::domain::decimal::Decimal;
    use crate::domain::id::{CountedIds, Id};
    use crate::domain::kinds::Team;

    fn day(m: u32, d: u32) -> Day {
        Day::from_ymd_opt(2026, m, d).expect("a day")
    }

    fn member() -> Member {
        Member { number: "1".into(), surname: "Aa".into(), ..Member::blank(Id::from_bytes([50; 16])) }
    }

    const TERMS: fn(Day) -> Hire = |from| Hire { from, contract: Contract::Temporary, contract_until: None };

    #[test]
    fn hiring_makes_member_employment_and_placement_in_one_set() {
        let team = Team { name: "A".into(), code: "A".into(), from: day(1, 1), ..Team::blank(Id::from_bytes([1; 16])) };
        let file = |team| TeamFile {
            team,
            work_type: None,
            packages: &[],
            count: TeamCount { places: 5, ..TeamCount::default() },
        };
        let place = Terms { hours: Some(Decimal::whole(24)), task_package: None };
        let ids = &mut CountedIds::after(100);
        let made = hire(member(), TERMS(day(6, 1)), Some((file(&team), place)), ids).expect("allowed");
        let kinds: Vec<Kind> = made.changes.iter().map(Change::kind).collect();
        assert_eq!(kinds, [Kind::Member, Kind::Employment, Kind::Placement]);

        let idle = Team { standstill_from: Some(day(5, 1)), ..team.clone() };
        let refusal = hire(member(), TERMS(day(6, 1)), Some((file(&idle), place)), ids).expect_err("refused");
        assert_eq!(refusal.code, "team-at-standstill");
        let nameless = Member { surname: String::new(), ..member() };
        let refusal = hire(nameless, TERMS(day(6, 1)), None, ids).expect_err("refused");
        assert_eq!((refusal.code, refusal.field), ("required", Some((Kind::Member, "surname"))));
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
        let list = [placement];
        let file = MemberFile { member: &member, employments: &service, placements: &list };
        let market = Some(Destination::Market);
        let ended = end_employment(file, day(6, 30), EndReason::MovedOn, market).expect("allowed");
        let astray = end_employment(file, day(6, 30), EndReason::Retirement, market).map_err(|refusal| refusal.code);
        assert_eq!(astray, Err("destination-without-moving-on"));
        for change in &ended.changes {
            assert_eq!(change.record().get("until"), crate::domain::value::Value::Day(day(6, 30)));
        }
        assert_eq!(ended.changes.len(), 2);
        let refusal = rehire(file, TERMS(day(7, 1)), None, &mut CountedIds::after(1)).expect_err("refused");
        assert_eq!(refusal.code, "still-in-service");
    }
}
