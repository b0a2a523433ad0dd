//! A team as the verbs need it: with its work type and its numbers on the day.

use super::prelude::*;
use crate::domain::counting::TeamCount;

/// A team with what is needed to place somebody in it.
#[derive(Debug, Clone)]
pub struct TeamFile {
    /// The team itself.
    pub team: Team,
    /// The work type of the team, when it has one.
    pub work_type: Option<WorkType>,
    /// The task packages of that work type.
    pub packages: Vec<Id>,
    /// The numbers of the team on the day of the change.
    pub count: TeamCount,
}

impl TeamFile {
    /// Refuses when nobody can be placed in the team on a day, because it does not run or is at a standstill.
    pub(super) fn takes_people(&self, on: Day) -> Result<(), Refusal> {
        takes_people(&self.team, on)
    }
}

/// Refuses when nobody can be placed in a team on a day, because it does not run or is at a standstill.
///
/// # Errors
/// Returns `team-not-started`, `team-ended`, `team-at-standstill`.
pub fn takes_people(team: &Team, on: Day) -> Result<(), Refusal> {
    let refuse = |code| Err(Refusal::new(code).with("team", team.name.as_str()));
    if on < team.from {
        return refuse(Reason::TeamNotStarted).map_err(|r: Refusal| r.with("day", team.from));
    }
    if let Some(until) = team.until.filter(|until| *until < on) {
        return refuse(Reason::TeamEnded).map_err(|r: Refusal| r.with("day", until));
    }
    if team.at_standstill(on) {
        return refuse(Reason::TeamAtStandstill);
    }
    Ok(())
}

/// Refuses a place on days on which its team is not there. What lay outside before may stay.
///
/// # Errors
/// Returns `team-not-started`, `team-ended`.
pub fn within_team((before, place): (Option<&Placement>, &Placement), team: &Team) -> Result<(), Refusal> {
    let same = |before: &&Placement| (before.team, before.from, before.until) == (place.team, place.from, place.until);
    if before.filter(same).is_some() {
        return Ok(());
    }
    let refuse = |reason, field, day| {
        Err(Refusal::new(reason).at(Kind::Placement, field).with("team", Typed::label(team)).with("day", day))
    };
    if place.from < team.from && before.is_none_or(|before| before.from > place.from || before.team != place.team) {
        return refuse(Reason::TeamNotStarted, Placement::from, team.from);
    }
    match team.until {
        Some(last) if place.from > last => refuse(Reason::TeamEnded, Placement::from, last),
        Some(last) if place.until.is_some_and(|until| until > last) => {
            refuse(Reason::TeamEnded, Placement::until, last)
        }
        _ => Ok(()),
    }
}

/// The warning that as many people more exceed the agreed places of a team; `None` when there are places or nobody comes.
pub fn crowded(file: &TeamFile, coming: i64) -> Option<Refusal> {
    let filled = file.count.filled + file.count.reserved + coming;
    over_places(&file.team, (filled, file.count.places)).filter(|_| coming > 0)
}

/// The warning that a team has more people than places; `None` when it has not.
pub fn over_places(team: &Team, (filled, places): (i64, i64)) -> Option<Refusal> {
    (filled > places).then(|| {
        Refusal::new(Reason::TeamOverPlaces)
            .with("team", team.name.as_str())
            .with("filled", filled)
            .with("places", places)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_comes_is_counted_with_who_is_there_and_who_was_promised_a_place() {
        let count = TeamCount { places: 5, filled: 3, reserved: 1, ..TeamCount::default() };
        let team = Team::blank(Id::from_bytes([1; 16]));
        let file = TeamFile { team, work_type: None, packages: Vec::new(), count };
        assert_eq!(crowded(&file, 1), None);
        let remark = crowded(&file, 2).expect("no place for the second");
        assert_eq!(remark.args[1..], [("filled", 6i64.into()), ("places", 5i64.into())]);
        let full = TeamFile { count: TeamCount { places: 2, ..count }, ..file };
        assert_eq!(crowded(&full, 0), None, "nobody comes");
    }
}
