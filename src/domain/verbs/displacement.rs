//! Displacement: a task package may start in a team only where it displaces no regular work; a missing check leads to a warning.

use super::prelude::*;

/// Whether the latest check finds that a task package displaces work in a team, seen on a day; `None` without a check.
pub fn displaces(team: &Team, package: &TaskPackage, checks: &[DisplacementCheck], on: Day) -> Option<bool> {
    let here = |c: &&DisplacementCheck| c.team == team.id && c.task_package == package.id && c.checked_on <= on;
    checks.iter().filter(here).max_by_key(|c| c.checked_on).map(|c| c.displaces)
}

/// Checks whether somebody can start with a task package in a team. `there` are the stored placements in the team: only the
/// first person with that work leads to a warning.
///
/// # Errors
/// Returns `would-displace` when the latest check says so.
pub fn start_tasks(
    placement: &Placement,
    (team, package): (&Team, &TaskPackage),
    checks: &[DisplacementCheck],
    there: &[Placement],
) -> Result<Option<Refusal>, Refusal> {
    let refuse = |code| Refusal::new(code).with("team", team.name.as_str()).with("task_package", Typed::label(package));
    let same = |p: &&Placement| p.team == team.id && p.task_package == Some(package.id);
    if there.iter().filter(same).any(|p| p.member == placement.member) {
        return Ok(None);
    }
    match displaces(team, package, checks, placement.from) {
        Some(true) => Err(refuse(Reason::WouldDisplace)),
        Some(false) => Ok(None),
        None if there.iter().any(|p| same(&p)) => Ok(None),
        None => Ok(Some(refuse(Reason::DisplacementCheckMissing))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    #[test]
    fn the_first_with_a_package_is_remarked_on_and_one_that_displaces_is_refused() {
        let (team, package) = (Team::blank(id(1)), TaskPackage::blank(id(2)));
        let placed = |member: u8| Placement {
            member: id(member),
            team: team.id,
            task_package: Some(package.id),
            from: day("2026-05-01"),
            ..Placement::blank(id(member))
        };
        let check = |displaces, on: &str| DisplacementCheck {
            team: team.id,
            task_package: package.id,
            displaces,
            checked_on: day(on),
            ..DisplacementCheck::blank(id(9))
        };
        let start = |checks: &[DisplacementCheck], there: &[Placement]| {
            start_tasks(&placed(5), (&team, &package), checks, there)
                .map(|remark| remark.map(|r| r.reason))
                .map_err(|refusal| refusal.reason)
        };
        assert_eq!(start(&[], &[]), Ok(Some(Reason::DisplacementCheckMissing)));
        assert_eq!(start(&[], &[placed(6)]), Ok(None));
        assert_eq!(start(&[check(false, "2026-04-01")], &[]), Ok(None));
        assert_eq!(start(&[check(false, "2026-06-01")], &[]), Ok(Some(Reason::DisplacementCheckMissing)));
        assert_eq!(
            start(&[check(false, "2026-03-01"), check(true, "2026-04-01")], &[placed(6)]),
            Err(Reason::WouldDisplace)
        );
        // Who already did that work there goes on.
        assert_eq!(start(&[check(true, "2026-04-01")], &[placed(5)]), Ok(None));
    }
}
