//! Access rights: who may see and change what, by a role.
use super::prelude::*;

record! {
    /// What somebody may see and change, from a day on. As long as there is none, whoever can open the store may do everything.
    pub struct AccessRight {
        /// The name under which they sign in, as it stands in the log.
        login: String, Text(80), required;
        /// Who they are among the staff, so that their own teams are known.
        staff: Option<Id>, Ref(Staff), prompted, fixed;
        /// Their role, which says which kinds and fields they see and change.
        role: AccessRole = AccessRole::TeamLeader, Choice(AccessRole::NAMES), required;
        /// Of which teams.
        reach: Reach = Reach::OwnTeams, Choice(Reach::NAMES), required;
        /// The region, where the right is for the teams of one.
        region: String, Text(40), prompted;
        /// The team, where the right is for one.
        team: Option<Id>, Ref(Team), prompted;
        /// First day of the right.
        from: Day, Day, required;
        /// Last day of the right; empty while it lasts.
        until: Option<Day>, Day;
    }
    identity: login, role, reach, region, team, from;
    label: |right| right.login.clone();
    order: "login";
    validity: Between(from, until);
    rules: Self::reach_is_named;
}

impl AccessRight {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: Day) -> bool {
        holds(self.from, self.until, day)
    }

    /// A right for a region or a team names it, and one for own teams names the person whose teams these are.
    fn reach_is_named(&self) -> Result<(), Refusal> {
        let lacking = match self.reach {
            Reach::AllTeams => None,
            Reach::OwnTeams => self.staff.is_none().then_some(AccessRight::staff),
            Reach::Region => self.region.is_empty().then_some(AccessRight::region),
            Reach::Team => self.team.is_none().then_some(AccessRight::team),
        };
        lacking.map_or(Ok(()), |field| Err(Refusal::new(Reason::ReachUnnamed).at(Kind::AccessRight, field)))
    }
}
