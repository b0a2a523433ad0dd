//! Who may see and change what: the rights of one person on one day. What a role may stands in [`table`], what a record or a
//! field is about in [`topic`], and to which team a record belongs in [`belongs`]. The store asks this of everything that is
//! read and of every change, so that no command, view or report has to.

pub mod belongs;
pub mod noted;
pub mod table;
pub mod topic;

use super::choices::{AccessRole, Choice, MemberStatus, Reach};
use super::columns::column;
use super::days::Day;
use super::id::Id;
use super::kind::Kind;
use super::kinds::AccessRight;
use super::query::{Cell, Query, Window};
use super::reason::Reason;
use super::refusal::Refusal;
use super::value::Value;
use table::{Power, Scope, has_power, may};
use topic::{Topic, topic_of, topic_of_column, topic_of_field};

/// What stands in the place of a value that is there or not, but may not be seen.
pub const HIDDEN: &str = "····";

/// Of which teams a right is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Teams {
    /// Of all, and of what belongs to no team.
    All,
    /// Of those in which this staff member has a role on the day, cover included, and of the members whose own coach they are.
    RolesOf(Id),
    /// Of those of a region.
    Region(String),
    /// Of one.
    One(Id),
}

/// One role, for some teams.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleForTeams {
    /// The role.
    pub role: AccessRole,
    /// For which teams.
    pub teams: Teams,
}

/// What one person may see and change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Access {
    /// Everything: nobody has laid down rights.
    #[default]
    Everything,
    /// What these roles may, each for its teams.
    Granted(Vec<RoleForTeams>),
}

impl Access {
    /// What the rights give to who signs in under this name, on a day. Without any right of anybody everybody may everything.
    ///
    /// # Errors
    /// [`Reason::NoAccess`] when there are rights, but none of theirs holds on the day.
    pub fn of(login: &str, day: Day, rights: &[AccessRight]) -> Result<Self, Refusal> {
        if rights.is_empty() {
            return Ok(Self::Everything);
        }
        let own = rights.iter().filter(|right| right.login == login && right.holds_on(day));
        let grants: Vec<RoleForTeams> = own.filter_map(grant).collect();
        if grants.is_empty() {
            return Err(Refusal::new(Reason::NoAccess).with("name", login).with("day", day));
        }
        Ok(Self::Granted(grants))
    }

    /// The numbers of the grants that give this of a topic; `None` where nothing limits it.
    pub fn grants_for(&self, scope: Scope, topic: Topic) -> Option<Vec<usize>> {
        let Self::Granted(grants) = self else { return None };
        let giving = |(_, grant): &(usize, &RoleForTeams)| may(grant.role, scope, topic);
        let giving: Vec<(usize, &RoleForTeams)> = grants.iter().enumerate().filter(giving).collect();
        match giving.iter().any(|(_, grant)| grant.teams == Teams::All) {
            true => None,
            false => Some(giving.into_iter().map(|(number, _)| number).collect()),
        }
    }

    /// Whether anything of this topic may be seen, be it of some teams only.
    pub fn sees(&self, topic: Topic) -> bool {
        self.grants_for(Scope::See, topic).is_none_or(|grants| !grants.is_empty())
    }

    /// Whether a field of some records of a kind may be seen.
    pub fn sees_field(&self, kind: Kind, field: &str) -> bool {
        self.sees(topic_of(kind)) && self.sees(topic_of_field(kind, field))
    }

    /// Whether a column of some records of a kind may be seen; one that the kind does not have shows nothing.
    pub fn sees_column(&self, kind: Kind, name: &str) -> bool {
        self.sees(topic_of(kind)) && column(kind, name).is_none_or(|column| self.sees(topic_of_column(kind, column)))
    }

    /// Refuses a query that filters or orders by what may not be seen: its answer would look like one and tell nothing.
    ///
    /// # Errors
    /// [`Reason::NotForYourRole`].
    pub fn must_see_asked(&self, query: &Query) -> Result<(), Refusal> {
        let kind = query.kind;
        // Of a kind of which nothing is seen there are no rows, whatever is asked.
        let seen = |name: &str| {
            let topic = column(kind, name).map(|column| topic_of_column(kind, column));
            topic.is_none_or(|topic| topic == topic_of(kind) || self.sees(topic))
        };
        let compared = query.filter.compared();
        let told = |(name, value): &(&'static str, &Value)| seen(name) && self.tells(kind, name, value);
        match seen(query.sort.column) && compared.iter().all(told) {
            true => Ok(()),
            false => Err(Refusal::new(Reason::NotForYourRole)),
        }
    }

    /// Whether a column can come to show a value: who sees no absence is told of nobody that they are at work or absent.
    fn tells(&self, kind: Kind, column: &str, value: &Value) -> bool {
        !tells_absence(kind, column, value) || self.sees(Topic::Absence)
    }

    /// Whether they see people of some teams only.
    pub fn is_of_some_teams(&self) -> bool {
        self.grants_for(Scope::See, Topic::People).is_some()
    }

    /// The rows of a query with [`HIDDEN`] in columns that may not be seen, and for records beyond what is seen.
    pub fn hide(&self, query: &Query, mut found: Window) -> Window {
        if *self == Self::Everything {
            return found;
        }
        for (at, name) in query.columns.iter().enumerate() {
            let seen = self.sees_column(query.kind, name);
            let beyond = |cell: &Cell| matches!(cell.value, Value::Ref(_)) && cell.label.is_none();
            for cell in found.rows.iter_mut().filter_map(|row| row.cells.get_mut(at)) {
                if !seen || beyond(cell) {
                    *cell = Cell { value: Value::Text(HIDDEN.to_owned()), label: None };
                }
            }
        }
        found
    }

    /// Refuses what is about something that may not be seen.
    ///
    /// # Errors
    /// [`Reason::NotForYourRole`] for the first of these topics.
    pub fn must_see(&self, topics: &[Topic]) -> Result<(), Refusal> {
        match topics.iter().find(|topic| !self.sees(**topic)) {
            None => Ok(()),
            Some(_) => Err(Refusal::new(Reason::NotForYourRole)),
        }
    }

    /// Whether a role of theirs, for all teams, has a power over the store as a whole.
    pub fn has(&self, power: Power) -> bool {
        match self {
            Self::Everything => true,
            Self::Granted(grants) => {
                grants.iter().any(|grant| grant.teams == Teams::All && has_power(grant.role, power))
            }
        }
    }

    /// Refuses what they have no power for.
    ///
    /// # Errors
    /// [`Reason::NotForYourRole`].
    pub fn must_have(&self, power: Power) -> Result<(), Refusal> {
        if self.has(power) { Ok(()) } else { Err(Refusal::new(Reason::NotForYourRole)) }
    }
}

/// Whether a column is one of which some values tell who is absent and who is not.
fn may_tell_absence(kind: Kind, column: &str) -> bool {
    (kind, column) == (Kind::Member, "status")
}

/// Whether a column tells that with this value.
fn tells_absence(kind: Kind, column: &str, value: &Value) -> bool {
    let presence = [MemberStatus::AtWork, MemberStatus::Absent].map(|status| Value::Choice(status.name()));
    may_tell_absence(kind, column) && presence.contains(value)
}

/// The grant of a right; `None` for one that lacks what its reach has to name, which no store accepts.
fn grant(right: &AccessRight) -> Option<RoleForTeams> {
    let teams = match right.reach {
        Reach::AllTeams => Teams::All,
        Reach::OwnTeams => Teams::RolesOf(right.staff?),
        Reach::Region => Teams::Region(right.region.clone()),
        Reach::Team => Teams::One(right.team?),
    };
    Some(RoleForTeams { role: right.role, teams })
}

/// Refuses rights that leave nobody who can change them: at least one administrator of all teams has theirs on the day, without
/// an end. No right at all is fine.
///
/// # Errors
/// [`Reason::NoAdministrator`].
pub fn somebody_administers(rights: &[AccessRight], day: Day) -> Result<(), Refusal> {
    let administers = |right: &AccessRight| {
        right.role == AccessRole::Administrator
            && right.reach == Reach::AllTeams
            && right.holds_on(day)
            && right.until.is_none()
    };
    match rights.is_empty() || rights.iter().any(administers) {
        true => Ok(()),
        false => Err(Refusal::new(Reason::NoAdministrator)),
    }
}

#[cfg(test)]
mod tests;
