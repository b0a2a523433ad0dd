//! Roles in teams: one leader and one coach at a time, besides those who give cover for a period.

use super::dated::{go_on, held};
use super::prelude::*;

/// Gives somebody a role in a team, among the `known` roles there. Without a last day the role passes on: the present holder
/// has it until the day before, and a later role begins as planned. A role with a last day of its own, and cover, change no
/// other roles.
///
/// # Errors
/// What the fields of the role refuse.
pub fn take_role(known: &[TeamRole], fresh: TeamRole) -> Result<Decision, Refusal> {
    if fresh.until.is_some() {
        return Decision::created(fresh);
    }
    let beside: Vec<TeamRole> = known.iter().filter(|role| role.excludes(&fresh)).cloned().collect();
    let later = beside.iter().map(|role| role.from).filter(|from| *from > fresh.from).min();
    let until = later.and_then(|from| from.pred_opt());
    let Some(now) = held(&beside, fresh.from).filter(|now| now.staff != fresh.staff) else {
        return Decision::created(TeamRole { until, ..fresh });
    };
    let mut decision = Decision::default();
    let next = TeamRole { id: now.id, until, ..fresh.clone() };
    go_on(now, next, || TeamRole { id: fresh.id, ..now.clone() }, &mut decision)?;
    Ok(decision)
}

/// Gives a member a job coach of their own, among the `known` ones. Without a last day the coaching passes on: the present coach has it until
/// the day before, and a later one begins as planned. Who has a last day gives cover, and changes nothing for others.
///
/// # Errors
/// What the fields of the coaching refuse.
pub fn take_coaching(known: &[OwnCoach], fresh: OwnCoach) -> Result<Decision, Refusal> {
    if fresh.until.is_some() {
        return Decision::created(fresh);
    }
    let lasting = |coach: &&OwnCoach| coach.until.is_none() || known.iter().any(|next| follows(next, coach));
    let lasting: Vec<OwnCoach> = known.iter().filter(lasting).cloned().collect();
    let later = lasting.iter().map(|coach| coach.from).filter(|from| *from > fresh.from).min();
    let until = later.and_then(|from| from.pred_opt());
    let Some(now) = held(&lasting, fresh.from) else {
        return Decision::created(OwnCoach { until, ..fresh });
    };
    let mut decision = Decision::default();
    if now.staff == fresh.staff {
        return Ok(decision);
    }
    let next = OwnCoach { id: now.id, until, ..fresh.clone() };
    go_on(now, next, || OwnCoach { id: fresh.id, ..now.clone() }, &mut decision)?;
    Ok(decision)
}

/// Whether a coaching begins the day after another ends.
fn follows(next: &OwnCoach, before: &OwnCoach) -> bool {
    before.until.and_then(|until| until.succ_opt()) == Some(next.from)
}

/// The one of `others` that excludes a role: the same role in the same team, on one of its days.
pub fn in_the_way<'a>(role: &TeamRole, others: &'a [TeamRole]) -> Option<&'a TeamRole> {
    let days = |role: &TeamRole| (role.from, role.until);
    others.iter().find(|other| other.id != role.id && role.excludes(other) && overlap(days(other), days(role)))
}

/// A refusal or warning about a role in a team; `staff` and `team` are the names that it mentions.
pub fn about_role(reason: Reason, role: &TeamRole, (staff, team): (String, String), day: Day) -> Refusal {
    Refusal::new(reason)
        .with("staff", staff)
        .with("team", team)
        .with("role", Arg::Choice(role.role.name()))
        .with("day", day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(m: u32, d: u32) -> Day {
        Day::from_ymd_opt(2026, m, d).expect("a day")
    }

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn role(n: u8, staff: u8, from: Day, until: Option<Day>) -> TeamRole {
        TeamRole { team: id(90), staff: id(staff), role: StaffRole::JobCoach, from, until, ..TeamRole::blank(id(n)) }
    }

    #[test]
    fn a_role_passes_on_and_the_planned_end_of_the_former_is_not_taken_over() {
        let now = role(1, 50, day(2, 1), Some(day(10, 31)));
        let changes = take_role(std::slice::from_ref(&now), role(2, 51, day(9, 1), None)).expect("allowed").changes;
        let (next, past) = (role(1, 51, day(9, 1), None), role(2, 50, day(2, 1), Some(day(8, 31))));
        assert_eq!(changes, [Change::Update { before: now.into(), after: next.into() }, Change::Create(past.into())]);
    }

    #[test]
    fn who_is_known_to_come_later_begins_as_known() {
        let known = [role(1, 50, day(2, 1), Some(day(8, 31))), role(3, 52, day(9, 1), None)];
        let changes = take_role(&known, role(2, 51, day(5, 1), None)).expect("allowed").changes;
        let ends: Vec<_> = changes.iter().map(|change| TeamRole::of(change.record()).map(|role| role.until)).collect();
        assert_eq!(ends, [Some(Some(day(8, 31))), Some(Some(day(4, 30)))]);
    }

    #[test]
    fn cover_and_other_roles_stand_beside_and_a_second_of_one_role_is_in_the_way() {
        let known = [role(1, 50, day(2, 1), None)];
        let fixed = role(2, 51, day(5, 1), Some(day(5, 31)));
        assert_eq!(in_the_way(&fixed, &known), known.first());
        let cover = TeamRole { cover: Some(true), ..fixed.clone() };
        assert_eq!(in_the_way(&cover, &known), None);
        let more = TeamRole { id: id(3), ..cover.clone() };
        assert!(in_the_way(&more, std::slice::from_ref(&cover)).is_some(), "cover is given by one");
        let region = |n| TeamRole { role: StaffRole::RegionManager, ..role(n, n, day(2, 1), None) };
        assert_eq!(in_the_way(&region(4), &[region(5)]), None);
        let endless = TeamRole { until: None, ..cover };
        assert_eq!(Decision::created(endless).expect_err("refused").reason, Reason::CoverWithoutEnd);
    }
}
