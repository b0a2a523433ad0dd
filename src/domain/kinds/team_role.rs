//! Team roles: one fixed team leader and one job coach per team, dated.
use super::prelude::*;

record! {
    /// Who leads or coaches a team, from a day on.
    pub struct TeamRole {
        /// The team.
        team: Id, Ref(Team), required;
        /// Who.
        staff: Id, Ref(Staff), required, dated;
        /// As what.
        role: StaffRole = StaffRole::TeamLeader, Choice(StaffRole::NAMES), required, dated;
        /// First day.
        from: Day, Day, required;
        /// Last day.
        until: Option<Day>, Day;
        /// Whether it is cover for a period, beside whoever has the role for good.
        cover: Option<bool>, Flag, dated;
    }
    owner: team;
    identity: team, role, staff, from;
    rules: Self::cover_ends;
}

impl TeamRole {
    /// Whether it is cover for a period.
    pub fn is_cover(&self) -> bool {
        self.cover == Some(true)
    }

    fn cover_ends(&self) -> Result<(), Refusal> {
        match self.until {
            None if self.is_cover() => Err(Refusal::new(Reason::CoverWithoutEnd).at(Kind::TeamRole, TeamRole::until)),
            _ => Ok(()),
        }
    }

    /// Whether the two are the same role in the same team, which one person has at a time: a second leader or job coach is
    /// cover, and cover is given by one. Recruiters and region managers can be several.
    pub fn excludes(&self, other: &Self) -> bool {
        let single = matches!(self.role, StaffRole::TeamLeader | StaffRole::JobCoach);
        single && (self.team, self.role, self.is_cover()) == (other.team, other.role, other.is_cover())
    }
}
