//! Team roles: one fixed team leader and one job coach per team, dated.
use super::prelude::*;

record! {
    /// Who leads or coaches a team, from a day on.
    pub struct TeamRole {
        /// The team that is led or coached.
        team: Id, Ref(Team), required;
        /// The staff member with the role.
        staff: Id, Ref(Staff), required, dated;
        /// The role: team leader, job coach, recruiter or region manager.
        role: StaffRole = StaffRole::TeamLeader, Choice(StaffRole::NAMES), required, dated;
        /// First day in the role.
        from: Day, Day, required;
        /// Last day in the role; empty while it lasts.
        until: Option<Day>, Day;
        /// Whether it is cover for a period, beside the one who has the role permanently.
        cover: Option<bool>, Flag, dated;
    }
    owner: team;
    identity: team, role, staff, from;
    rules: Self::cover_ends;
}

impl TeamRole {
    /// Whether the role is cover for a period; an empty field counts as no.
    pub fn is_cover(&self) -> bool {
        self.cover == Some(true)
    }

    fn cover_ends(&self) -> Result<(), Refusal> {
        match self.until {
            None if self.is_cover() => Err(Refusal::new(Reason::CoverWithoutEnd).at(Kind::TeamRole, TeamRole::until)),
            _ => Ok(()),
        }
    }

    /// Whether both are the same role in the same team, which only one person has at a time. A second leader or job coach
    /// is cover, and only one person gives cover. There can be several recruiters and region managers.
    pub fn excludes(&self, other: &Self) -> bool {
        let single = matches!(self.role, StaffRole::TeamLeader | StaffRole::JobCoach);
        single && (self.team, self.role, self.is_cover()) == (other.team, other.role, other.is_cover())
    }
}
