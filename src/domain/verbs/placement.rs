//! Placements: the verbs that move a member, change hours or tasks from a day on, and end a placement.

use super::dated::{go_on, stands_free};
use super::prelude::*;
use super::{MemberFile, TeamFile};
use crate::domain::work_days::WorkDays;

/// The terms of a placement; a term that is `None` is taken over from the placement before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Terms {
    /// Paid hours a week.
    pub hours: Option<Decimal>,
    /// The tasks that the member will do.
    pub task_package: Option<Id>,
    /// How the hours are spread over the week.
    pub work_days: Option<WorkDays>,
}

/// Moves a member to another team from a day on. Without a placement on that day it is a first placement.
///
/// # Errors
/// Returns `team-not-started`, `team-ended`, `team-at-standstill`, `not-in-service`, `already-in-team`, `later-placement`,
/// `hours-needed`, `work-days-other-sum`.
pub fn move_member(
    file: &MemberFile,
    to: &TeamFile,
    on: Day,
    terms: Terms,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    to.takes_people(on)?;
    file.in_service(on)?;
    let now = file.placement_on(on);
    if now.is_some_and(|p| p.team == to.team.id) {
        return Err(Refusal::new(Reason::AlreadyInTeam).with("team", to.team.name.as_str()));
    }
    file.nothing_later(on)?;
    let last = now.or_else(|| file.placements.iter().max_by_key(|p| p.from));
    let hours = terms.hours.or(last.map(|p| p.hours));
    let hours = hours.ok_or_else(|| Refusal::new(Reason::HoursNeeded).at(Kind::Placement, Placement::hours))?;
    let mut decision = Decision::default();
    // The tasks stay the same in a team with the same work type; otherwise somebody has to choose new ones.
    let tasks = now.and_then(|p| p.task_package);
    let fitting = tasks.filter(|tasks| to.work_type.is_none() || to.packages.contains(tasks));
    if terms.task_package.is_none() && tasks.is_some() && fitting.is_none() {
        decision.warn(Refusal::new(Reason::TaskPackageCleared).with("team", to.team.name.as_str()));
    }
    let fresh = |id| Placement {
        member: file.member.id,
        team: to.team.id,
        task_package: terms.task_package.or(fitting),
        hours,
        work_days: terms.work_days.or(now.and_then(|p| p.work_days)),
        from: on,
        until: now.and_then(|p| p.until),
        ..Placement::blank(id)
    };
    if terms.work_days.is_some() {
        fresh(Id::UNSET).rules()?;
    }
    replace(now, fresh, EndReason::OtherTeam, ids, &mut decision)?;
    Ok(decision)
}

/// Changes the hours of a member from a day on, in the same team with the same tasks. Working days that do not fit are left empty.
///
/// # Errors
/// Returns `no-placement` on that day; what the field refuses.
pub fn change_hours(file: &MemberFile, on: Day, hours: Decimal, ids: &mut dyn Ids) -> Result<Decision, Refusal> {
    change(file, on, EndReason::OtherHours, ids, |p| p.hours = hours)
}

/// Changes on which days a member works from a day on, in the same team with the same tasks.
///
/// # Errors
/// Returns `no-placement` on that day; `work-days-other-sum`.
pub fn change_work_days(
    file: &MemberFile,
    on: Day,
    work_days: Option<WorkDays>,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    change(file, on, EndReason::OtherHours, ids, |p| p.work_days = work_days)
}

/// Changes the task package of a member from a day on, in the same team with the same hours.
///
/// # Errors
/// Returns `no-placement` on that day.
pub fn change_tasks(
    file: &MemberFile,
    on: Day,
    task_package: Option<Id>,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    change(file, on, EndReason::OtherTasks, ids, |p| p.task_package = task_package)
}

fn change(
    file: &MemberFile,
    on: Day,
    reason: EndReason,
    ids: &mut dyn Ids,
    alter: impl Fn(&mut Placement),
) -> Result<Decision, Refusal> {
    let now = file.placement_on(on).ok_or_else(|| file.refuse(Reason::NoPlacement, on))?;
    let mut altered = now.clone();
    alter(&mut altered);
    let mut decision = Decision::default();
    if altered != *now {
        let fresh = |id| Placement { id, from: on, ..altered.clone() };
        replace(Some(now), fresh, reason, ids, &mut decision)?;
    }
    Ok(decision)
}

/// Continues the present placement as the fresh one; without a present one the fresh one is the first.
fn replace(
    now: Option<&Placement>,
    fresh: impl Fn(Id) -> Placement,
    reason: EndReason,
    ids: &mut dyn Ids,
    decision: &mut Decision,
) -> Result<(), Refusal> {
    let Some(now) = now else {
        return decision.create(fresh(ids.next_id()));
    };
    let next = Placement { end_reason: now.end_reason, ..fresh(now.id) };
    go_on(now, next, || Placement { id: ids.next_id(), end_reason: Some(reason), ..now.clone() }, decision)
}

/// Ends the placement of a member; `last` is the last day in the team. A placement planned for later stays.
///
/// # Errors
/// Returns `no-placement` on that day.
pub fn end_placement(file: &MemberFile, last: Day, reason: EndReason) -> Result<Decision, Refusal> {
    let now = file.placement_on(last).ok_or_else(|| file.refuse(Reason::NoPlacement, last))?;
    Decision::altered(now, |p| (p.until, p.end_reason) = (Some(last), Some(reason)))
}

/// Adds a placement as given, of any time.
///
/// # Errors
/// Returns `team-not-started`, `team-ended`, `team-at-standstill`, `not-in-service` on its first day, `overlapping-placement`, and
/// what its fields refuse.
pub fn add_placement(file: &MemberFile, team: &TeamFile, placement: Placement) -> Result<Decision, Refusal> {
    team.takes_people(placement.from)?;
    file.in_service(placement.from)?;
    stands_free(&placement, &file.placements)?;
    let mut decision = Decision::default();
    decision.create(placement)?;
    Ok(decision)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::counting::TeamCount;
    use crate::domain::id::CountedIds;
    use crate::domain::value::FieldValue;

    fn day(m: u32, d: u32) -> Day {
        Day::from_ymd_opt(2026, m, d).expect("a day")
    }

    fn team(n: u8) -> Team {
        Team {
            name: format!("Team {n}"),
            code: format!("T{n}"),
            from: day(1, 1),
            ..Team::blank(Id::from_bytes([n; 16]))
        }
    }

    fn member() -> Member {
        Member { number: "1".into(), surname: "Aa".into(), ..Member::blank(Id::from_bytes([50; 16])) }
    }

    fn placed(team: &Team) -> Placement {
        Placement {
            member: member().id,
            team: team.id,
            hours: Decimal::whole(28),
            from: day(2, 1),
            ..Placement::blank(Id::from_bytes([60; 16]))
        }
    }

    fn act<T>(placements: &[Placement], verb: impl Fn(&MemberFile, &mut dyn Ids) -> T) -> T {
        let file = MemberFile { member: member(), employments: Vec::new(), placements: placements.to_vec() };
        verb(&file, &mut CountedIds::after(1000))
    }

    fn to(team: &Team) -> TeamFile {
        let count = TeamCount { places: 9, ..TeamCount::default() };
        TeamFile { team: team.clone(), work_type: None, packages: Vec::new(), count }
    }

    #[test]
    fn other_hours_go_on_from_the_day_and_keep_what_was_and_the_planned_end() {
        let old =
            Placement { until: Some(day(12, 31)), end_reason: Some(EndReason::ContractEnded), ..placed(&team(1)) };
        let decision = act(std::slice::from_ref(&old), |f, ids| change_hours(f, day(6, 15), Decimal::whole(32), ids));
        let changes = decision.expect("allowed").changes;
        let [Change::Update { after: Record::Placement(next), .. }, Change::Create(Record::Placement(ended))] =
            &changes[..]
        else {
            panic!("{changes:?}")
        };
        assert_eq!(
            (ended.until, ended.end_reason, ended.hours),
            (Some(day(6, 14)), Some(EndReason::OtherHours), old.hours)
        );
        assert_eq!((next.from, next.until, next.hours), (day(6, 15), old.until, Decimal::whole(32)));
        assert_eq!((next.end_reason, ended.from), (old.end_reason, old.from));
    }

    #[test]
    fn hours_set_twice_on_one_day_are_put_right_in_place() {
        let old = Placement { from: day(6, 15), ..placed(&team(1)) };
        let decision = act(&[old], |f, ids| change_hours(f, day(6, 15), Decimal::whole(32), ids)).expect("allowed");
        assert!(matches!(&decision.changes[..], [Change::Update { .. }]), "{decision:?}");
        let same = placed(&team(1));
        let none = act(&[same], |f, ids| change_hours(f, day(6, 15), Decimal::whole(28), ids)).expect("allowed");
        assert_eq!(none.changes, []);
    }

    #[test]
    fn a_move_keeps_the_hours_and_refuses_teams_that_take_nobody() {
        let (one, two) = (team(1), team(2));
        let old = placed(&one);
        let list = [old];
        let moved = act(&list, |f, ids| move_member(f, &to(&two), day(6, 15), Terms::default(), ids)).expect("allowed");
        let Some(Change::Update { after: Record::Placement(next), .. }) = moved.changes.first() else {
            panic!("{moved:?}")
        };
        assert_eq!((next.team, next.hours, next.from), (two.id, Decimal::whole(28), day(6, 15)));

        let refused = |team: Team, on| {
            act(&list, |f, ids| move_member(f, &to(&team), on, Terms::default(), ids)).expect_err("refused").reason
        };
        assert_eq!(refused(one.clone(), day(6, 15)), Reason::AlreadyInTeam);
        assert_eq!(refused(Team { standstill_from: Some(day(6, 1)), ..team(2) }, day(6, 15)), Reason::TeamAtStandstill);
        assert_eq!(refused(Team { until: Some(day(6, 1)), ..team(2) }, day(6, 15)), Reason::TeamEnded);
        assert_eq!(refused(Team { from: day(7, 1), ..team(2) }, day(6, 15)), Reason::TeamNotStarted);
        assert_eq!(refused(two, day(1, 15)), Reason::LaterPlacement);
    }

    #[test]
    fn tasks_go_along_to_a_team_that_does_the_same_work_only() {
        let (tasks, work) = (Id::from_bytes([70; 16]), WorkType::blank(Id::from_bytes([71; 16])));
        let list = [Placement { task_package: Some(tasks), ..placed(&team(1)) }];
        let two = team(2);
        let go = |packages: &[Id]| {
            let file = TeamFile { work_type: Some(work.clone()), packages: packages.to_vec(), ..to(&two) };
            act(&list, |f, ids| move_member(f, &file, day(6, 15), Terms::default(), ids)).expect("allowed")
        };
        let kept = go(&[tasks]);
        assert_eq!((kept.changes[0].record().get("task_package"), kept.warnings.len()), (tasks.to_value(), 0));
        let cleared = go(&[]);
        assert_eq!(cleared.changes[0].record().get("task_package"), Value::Empty);
        assert_eq!(cleared.warnings[0].0.reason, Reason::TaskPackageCleared);
    }

    #[test]
    fn working_days_go_along_and_are_left_empty_when_they_no_longer_fit() {
        let days = WorkDays::parse("ma-wo 8, do 4");
        let list = [Placement { work_days: days, ..placed(&team(1)) }];
        let two = team(2);
        let terms = |hours, text| Terms { hours, work_days: WorkDays::parse(text), ..Terms::default() };
        let go = |terms| act(&list, |f, ids| move_member(f, &to(&two), day(6, 15), terms, ids));
        let told = |decision: Decision| {
            let Some(Change::Update { after: Record::Placement(next), .. }) = decision.changes.first() else {
                panic!("{decision:?}")
            };
            (next.work_days, decision.warnings.iter().map(|warning| warning.0.reason).collect::<Vec<_>>())
        };
        let cleared = (None, vec![Reason::WorkDaysCleared]);
        assert_eq!(told(go(Terms::default()).expect("allowed")), (days, vec![]), "a move keeps them");
        assert_eq!(told(go(terms(Some(Decimal::whole(32)), "")).expect("allowed")), cleared);
        let other = told(go(terms(Some(Decimal::whole(32)), "ma-do 8")).expect("allowed"));
        assert_eq!(other, (WorkDays::parse("ma-do 8"), vec![]), "both at once");
        let refused = go(terms(Some(Decimal::whole(30)), "ma-do 8")).expect_err("refused");
        assert_eq!(refused.reason, Reason::WorkDaysOtherSum);

        for on in [day(2, 1), day(6, 15)] {
            let hours = |n| act(&list, |f, ids| change_hours(f, on, Decimal::whole(n), ids)).expect("allowed");
            assert_eq!(told(hours(20)), cleared, "on {on}");
        }
        let past = act(&list, |f, ids| change_hours(f, day(6, 15), Decimal::whole(20), ids)).expect("allowed");
        assert_eq!(past.changes[1].record().get("work_days"), days.to_value(), "what was stays known");
        let spread = |text| act(&list, |f, ids| change_work_days(f, day(6, 15), WorkDays::parse(text), ids));
        assert_eq!(told(spread("ma 4, di-do 8").expect("allowed")), (WorkDays::parse("4-8-8-8-0"), vec![]));
        assert_eq!(spread("ma 4").expect_err("refused").reason, Reason::WorkDaysOtherSum);
    }

    #[test]
    fn somebody_out_of_service_cannot_be_placed_and_a_first_placement_needs_hours() {
        let member = member();
        let gone =
            Employment { member: member.id, from: day(1, 1), until: Some(day(3, 1)), ..Employment::blank(Id::UNSET) };
        let file = MemberFile { member, employments: vec![gone], placements: Vec::new() };
        let two = team(2);
        let refusal = move_member(&file, &to(&two), day(6, 1), Terms::default(), &mut CountedIds::after(1));
        assert_eq!(refusal.expect_err("refused").reason, Reason::NotInService);
        let placed_on = |from| add_placement(&file, &to(&two), Placement { from, ..placed(&two) }).map(|_| ());
        assert_eq!(placed_on(day(3, 2)).expect_err("refused").reason, Reason::NotInService);
        assert_eq!(placed_on(day(3, 1)), Ok(()));
        let refusal = act(&[], |f, ids| move_member(f, &to(&two), day(6, 1), Terms::default(), ids));
        assert_eq!(refusal.expect_err("refused").reason, Reason::HoursNeeded);
    }

    #[test]
    fn overlapping_placements_are_refused() {
        let old = placed(&team(1));
        let other = Placement { id: Id::from_bytes([61; 16]), from: day(1, 1), until: Some(day(2, 1)), ..old.clone() };
        assert_eq!(
            stands_free(&other, std::slice::from_ref(&old)).expect_err("refused").reason,
            Reason::OverlappingPlacement
        );
        assert_eq!(stands_free(&Placement { until: Some(day(1, 31)), ..other }, &[old]), Ok(()));
    }
}
