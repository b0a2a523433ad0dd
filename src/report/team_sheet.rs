//! The sheet of a team for its leader: who is in it, how to reach them, and what has to be done. It shows no birthdays, no
//! instruments and no reasons of absence.

use serde::Serialize;

use super::rows::{each, value};
use crate::domain::days::{Day, holds};
use crate::domain::filter::Expr;
use crate::domain::id::Id;
use crate::domain::kinds::{Certificate, Signal, Staff, Team, TeamRole};
use crate::domain::query::{Query, Sort};
use crate::domain::record::{Kind, Typed};
use crate::domain::value::{FieldValue, Value};
use crate::repository::{Repository, StoreError, TypedReading};

/// The team sheet of one day. As JSON its keys are the names of its fields.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TeamSheet {
    /// The day looked at.
    pub as_of: Day,
    /// Code of the team.
    pub code: String,
    /// Name of the team on that day.
    pub team: String,
    /// The staff members with a role in it.
    pub staff: Vec<SheetRole>,
    /// The members in it, ordered by name.
    pub members: Vec<SheetMember>,
    /// The certificates of those members.
    pub certificates: Vec<SheetCertificate>,
    /// The open signals about the team and those members.
    pub signals: Vec<SheetSignal>,
}

/// A staff member with a role in the team.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SheetRole {
    /// The role, as a choice.
    pub role: Value,
    /// Name of the staff member.
    pub name: String,
    /// Telephone number at work; empty when unknown.
    pub phone: String,
    /// Mail address at work; empty when unknown.
    pub email: String,
    /// Last day of the role, when it is cover.
    pub cover_until: Option<Day>,
}

/// A member in the team.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SheetMember {
    /// Personnel number of the member.
    pub number: String,
    /// Name of the member.
    pub name: String,
    /// Paid hours a week.
    pub hours: Value,
    /// Hours on each day of the week; empty when unknown.
    pub work_days: Value,
    /// Telephone number of the member; empty when unknown.
    pub phone: String,
    /// Status of the member on the day.
    pub status: Value,
    /// Whether the contract is temporary or permanent; empty without an employment.
    pub contract: Value,
    /// Last day of a temporary contract; otherwise empty.
    pub contract_until: Value,
    /// The day by which the member has to be contacted again.
    pub contact_due: Value,
}

/// A certificate of a member.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SheetCertificate {
    /// Name of the member who holds it.
    pub member: String,
    /// Name of the certificate.
    pub name: String,
    /// The last day on which it is valid; `None` when it does not run out.
    pub until: Option<Day>,
}

/// An open signal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SheetSignal {
    /// Name of the member concerned; empty for the whole team.
    pub member: String,
    /// The subject, in one line.
    pub subject: String,
    /// Name of the staff member who follows it up.
    pub owner: String,
    /// The day by which something has to be done; `None` without one.
    pub due: Option<Day>,
}

/// The columns of a member on the sheet, in their order there.
pub const MEMBER_COLUMNS: [&str; 9] =
    ["number", "name", "hours", "work_days", "phone", "status", "contract", "contract_until", "contact_due"];

impl TeamSheet {
    /// Makes the sheet of a team on a day; `team` is the team as it was on that day.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    pub fn of(repo: &dyn Repository, team: &Team, as_of: Day) -> Result<Self, StoreError> {
        let mut roles = repo.referring_to::<TeamRole>(TeamRole::team, team.id)?;
        roles.retain(|role| holds(role.from, role.until, as_of));
        roles.sort_by_key(|role| (role.role as usize, role.is_cover()));
        let mut staff = Vec::new();
        for role in roles {
            let Some(who) = repo.one::<Staff>(role.staff)? else { continue };
            staff.push(SheetRole {
                role: role.role.to_value(),
                name: Typed::label(&who),
                phone: who.phone,
                email: who.email,
                cover_until: role.until.filter(|_| role.is_cover()),
            });
        }
        let query =
            Query::of(Kind::Member, as_of).within("team", team.id).sorted(Sort::by("name")).showing(&MEMBER_COLUMNS);
        let (mut members, mut ids) = (Vec::new(), Vec::new());
        each(repo, &query, |row| {
            ids.push(row.id);
            let cell = |column| value(&query, &row, column).clone();
            members.push(SheetMember {
                number: cell("number").plain(),
                name: cell("name").plain(),
                hours: cell("hours"),
                work_days: cell("work_days"),
                phone: cell("phone").plain(),
                status: cell("status"),
                contract: cell("contract"),
                contract_until: cell("contract_until"),
                contact_due: cell("contact_due"),
            });
        })?;
        let mut certificates = Vec::new();
        let mut signals = repo.referring_to::<Signal>(Signal::team, team.id)?;
        for id in &ids {
            let name = repo.label(Kind::Member, *id)?;
            for certificate in repo.referring_to::<Certificate>(Certificate::member, *id)? {
                if certificate.from <= as_of {
                    let (member, until) = (name.clone(), certificate.until);
                    certificates.push(SheetCertificate { member, name: certificate.name, until });
                }
            }
            let others = repo.referring_to::<Signal>(Signal::member, *id)?;
            signals.extend(others.into_iter().filter(|signal| signal.team != Some(team.id)));
        }
        signals.retain(|signal| holds(signal.from, signal.until, as_of));
        signals.sort_by_key(|signal| (signal.due.is_none(), signal.due));
        let name = |kind, id: Option<Id>| id.map_or(Ok(String::new()), |id| repo.label(kind, id));
        let open = signals.into_iter().map(|signal| {
            Ok(SheetSignal {
                member: name(Kind::Member, signal.member)?,
                owner: name(Kind::Staff, signal.owner)?,
                subject: signal.subject,
                due: signal.due,
            })
        });
        let signals = open.collect::<Result<_, StoreError>>()?;
        Ok(Self { as_of, code: team.code.clone(), team: team.name.clone(), staff, members, certificates, signals })
    }
}

/// The mail address of a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MailAddress {
    /// Name of the member.
    pub name: String,
    /// The address; empty when it is unknown.
    pub email: String,
}

/// The members whose mail addresses are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailingList {
    /// Everybody in this team.
    Team(Id),
    /// Everybody coached by this staff member.
    Coach(Id),
    /// Everybody in the teams of this region.
    Region(String),
}

impl MailingList {
    /// The members of the list on a day, ordered by name.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    pub fn addresses(&self, repo: &dyn Repository, as_of: Day) -> Result<Vec<MailAddress>, StoreError> {
        let is = |column, id| Expr::is(column, Value::Ref(id));
        let filter = match self {
            MailingList::Team(team) => is("team", *team),
            MailingList::Coach(coach) => is("coach", *coach),
            MailingList::Region(region) => {
                let teams = repo.all_of_on::<Team>(as_of)?.into_iter().filter(|team| team.region == *region);
                Expr::Or(teams.map(|team| is("team", team.id)).collect())
            }
        };
        let query =
            Query::of(Kind::Member, as_of).matching(filter).sorted(Sort::by("name")).showing(&["name", "email"]);
        let mut addresses = Vec::new();
        each(repo, &query, |row| {
            let text = |column| value(&query, &row, column).plain();
            addresses.push(MailAddress { name: text("name"), email: text("email") });
        })?;
        Ok(addresses)
    }
}
