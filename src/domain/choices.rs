//! The closed lists of the domain. Identifiers come from the field's glossary; their words stand in `text/`.

/// A closed list: each member has one identifier, used in files, JSON and the stores.
pub trait Choice: Copy + PartialEq + 'static {
    /// The members and their identifiers, in the order a person should see them.
    const ALL: &'static [(Self, &'static str)];
    /// Only the identifiers, in the same order: [`names`] of [`Choice::ALL`].
    const NAMES: &'static [&'static str];

    /// The identifier of this member.
    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(c, _)| *c == self).map_or("", |(_, name)| name)
    }

    /// The member with this identifier.
    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, n)| *n == name).map(|(c, _)| *c)
    }
}

/// The identifiers of a list of choices, so that they need not be written twice.
pub const fn names<C: Copy, const N: usize>(all: &[(C, &'static str)]) -> [&'static str; N] {
    let mut out = [""; N];
    let mut i = 0;
    while i < N {
        out[i] = all[i].1;
        i += 1;
    }
    out
}

/// What a member of staff does for teams (F2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StaffRole {
    /// Daily lead of one team (teamleider).
    TeamLeader,
    /// Coach of the members of a team (jobcoach).
    JobCoach,
    /// Finds members and leaders.
    Recruiter,
    /// Has several teams in a region (regiomanager).
    RegionManager,
}

impl Choice for StaffRole {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::TeamLeader, "team_leader"),
        (Self::JobCoach, "job_coach"),
        (Self::Recruiter, "recruiter"),
        (Self::RegionManager, "region_manager"),
    ];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// Where a team stands (F6): pilots last a year in principle and can become structural.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Phase {
    /// On trial at the client.
    Pilot,
    /// Lasting work.
    Structural,
    /// Stopped; its last day is the team's `until`.
    Ended,
}

impl Choice for Phase {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::Pilot, "pilot"), (Self::Structural, "structural"), (Self::Ended, "ended")];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// The kind of employment (aanstelling).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Contract {
    /// For a time: ends on `contract_until`.
    Temporary,
    /// Without an end.
    Permanent,
}

impl Choice for Contract {
    const ALL: &'static [(Self, &'static str)] = &[(Self::Temporary, "temporary"), (Self::Permanent, "permanent")];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// Why a placement or an employment ended. Never a reason of health: there is no such choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EndReason {
    /// Went to another team.
    OtherTeam,
    /// Same team, other hours from the next day.
    OtherHours,
    /// Same team, another task package from the next day.
    OtherTasks,
    /// Moved on to other work (doorstroom).
    MovedOn,
    /// Left by own choice.
    OwnChoice,
    /// A temporary contract ran out.
    ContractEnded,
    /// The team stopped.
    TeamEnded,
    /// Moved house.
    Relocation,
    /// Reached pension age.
    Retirement,
    /// Another reason.
    Other,
}

impl Choice for EndReason {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::OtherTeam, "other_team"),
        (Self::OtherHours, "other_hours"),
        (Self::OtherTasks, "other_tasks"),
        (Self::MovedOn, "moved_on"),
        (Self::OwnChoice, "own_choice"),
        (Self::ContractEnded, "contract_ended"),
        (Self::TeamEnded, "team_ended"),
        (Self::Relocation, "relocation"),
        (Self::Retirement, "retirement"),
        (Self::Other, "other"),
    ];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// Where a vacancy stands (F10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VacancyStatus {
    /// People are being sought.
    Open,
    /// Nobody is sought for now.
    Hold,
    /// All its places are taken.
    Filled,
    /// Withdrawn.
    Closed,
}

impl Choice for VacancyStatus {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::Open, "open"), (Self::Hold, "hold"), (Self::Filled, "filled"), (Self::Closed, "closed")];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// How a member stands on a day, worked out from the dated facts and never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MemberStatus {
    /// In a team that works.
    AtWork,
    /// In a team at a standstill: paid, exempt from work (F16).
    Exempt,
    /// In service or just registered, without a team.
    NoTeam,
    /// Has a placement or an employment that starts later.
    Coming,
    /// Out of service.
    Left,
}

impl Choice for MemberStatus {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::AtWork, "at_work"),
        (Self::Exempt, "exempt"),
        (Self::NoTeam, "no_team"),
        (Self::Coming, "coming"),
        (Self::Left, "left"),
    ];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

/// How a team stands on a day, worked out and never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TeamStatus {
    /// Starts later.
    Coming,
    /// Running on trial.
    Pilot,
    /// Running for good.
    Structural,
    /// At a standstill.
    Standstill,
    /// Stopped.
    Ended,
}

impl Choice for TeamStatus {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Coming, "coming"),
        (Self::Pilot, "pilot"),
        (Self::Structural, "structural"),
        (Self::Standstill, "standstill"),
        (Self::Ended, "ended"),
    ];
    const NAMES: &'static [&'static str] = &names::<Self, { Self::ALL.len() }>(Self::ALL);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_stand_in_the_order_of_their_members() {
        assert_eq!(Phase::NAMES, ["pilot", "structural", "ended"]);
        assert_eq!(EndReason::NAMES.len(), EndReason::ALL.len());
        assert_eq!(StaffRole::named("job_coach"), Some(StaffRole::JobCoach));
        assert_eq!(StaffRole::named("coach"), None);
        assert_eq!(VacancyStatus::Hold.name(), "hold");
    }
}
