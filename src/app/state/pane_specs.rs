//! The one table of panes: which view each stands in, what it shows, what it follows and how much room it gets. A board
//! per view is made from it, the screen is divided by it, and actions look up here what a pane holds.
//!
//! A new pane is an identifier, a row here, and its columns in `ui::columns`.

use serde_json::Value as Json;

use crate::domain::columns::column;
use crate::domain::record::Kind;

use crate::app::action::View;

/// A pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PaneId {
    /// Teams.
    Teams,
    /// Members of the selected team, or of all.
    Members,
    /// Vacancies of the selected team, or of all.
    Vacancies,
    /// Clients.
    Clients,
    /// Teams that work for the selected client, or all.
    ClientTeams,
    /// What part of which team counts for the selected client, or for any.
    ClientShares,
    /// How many jobs are agreed with the selected client, or with any.
    ClientAgreements,
    /// What the selected client was charged, or any.
    Statements,
    /// Chances.
    Chances,
    /// Talks about the selected chance.
    Talks,
    /// Vacancies with who may come on them.
    Openings,
    /// Applications to the selected vacancy, or to all, stage by stage.
    Pipeline,
    /// What law and programme set.
    Parameters,
    /// Kinds of work.
    WorkTypes,
    /// Task packages of the selected kind of work.
    Packages,
    /// Staff.
    StaffList,
    /// In which teams the selected one has a role.
    StaffRoles,
    /// Of which members the selected one is the own coach.
    StaffMembers,
    /// Which signals the selected one follows up.
    StaffSignals,
    /// Months and years whose figures were given out.
    ClosedPeriods,
    /// Access rights.
    AccessRights,
    /// What clients are charged for.
    CostItems,
    /// The prices of the selected cost item.
    Rates,
    /// The steps of recruiting.
    Stages,
    /// What was asked, granted and refused for whom.
    Instruments,
    /// The talks with members.
    Contacts,
    /// Who is in service, and who left why.
    Employments,
}

/// A part of the screen: so much of the whole, between a least and a most number of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// This many parts …
    pub part: u16,
    /// … of so many.
    pub of: u16,
    /// At least.
    pub least: u16,
    /// At most.
    pub most: u16,
}

impl Room {
    const fn part(part: u16, of: u16, least: u16, most: u16) -> Option<Self> {
        Some(Self { part, of, least, most })
    }
}

/// What is fixed about a pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaneSpec {
    /// The pane that the row of the table describes.
    pub id: PaneId,
    /// The view it stands in. The first pane of a view leads.
    pub view: View,
    /// The kind of record of its rows.
    pub kind: Kind,
    /// The column that points at the row under the cursor of the leader; `None` for the leader itself.
    pub within: Option<&'static str>,
    /// What a new row here is a record of: where the column above is worked out, the fact that it is worked out from.
    pub makes: Kind,
    /// For a leader: the identifier of the words of a first row that stands for all others, if it has one.
    pub head: Option<&'static str>,
    /// Of a leader the width, of a follower the height; `None` for all that is left. The leader stands on the left, its
    /// followers below each other on the right; alone it has everything.
    pub room: Option<Room>,
    /// The column by whose value rows stand beside each other in lanes, for a pane that is drawn so.
    pub lanes: Option<&'static str>,
}

/// A pane that leads its view, with all the room there is.
const fn leader(id: PaneId, view: View, kind: Kind) -> PaneSpec {
    PaneSpec { id, view, kind, within: None, makes: kind, head: None, room: None, lanes: None }
}

/// A pane that shows what points with this column at the row under the cursor of the leader, in all the room that is left.
const fn follower(id: PaneId, view: View, kind: Kind, within: &'static str) -> PaneSpec {
    PaneSpec { within: Some(within), ..leader(id, view, kind) }
}

/// Every pane, in the order of [`PaneId`]; within a view from left to right and from top to bottom.
pub const PANES: &[PaneSpec] = &[
    PaneSpec {
        head: Some("all-teams"),
        room: Room::part(1, 3, 28, 52),
        ..leader(PaneId::Teams, View::Roster, Kind::Team)
    },
    follower(PaneId::Members, View::Roster, Kind::Member, "team"),
    PaneSpec { room: Room::part(3, 8, 6, 14), ..follower(PaneId::Vacancies, View::Roster, Kind::Vacancy, "team") },
    PaneSpec {
        head: Some("all-clients"),
        room: Room::part(1, 2, 34, 76),
        ..leader(PaneId::Clients, View::Clients, Kind::Organisation)
    },
    PaneSpec { makes: Kind::ClientShare, ..follower(PaneId::ClientTeams, View::Clients, Kind::Team, "client") },
    PaneSpec {
        room: Room::part(1, 4, 4, 12),
        ..follower(PaneId::ClientShares, View::Clients, Kind::ClientShare, "organisation")
    },
    PaneSpec {
        room: Room::part(1, 6, 4, 8),
        ..follower(PaneId::ClientAgreements, View::Clients, Kind::ClientAgreement, "organisation")
    },
    PaneSpec {
        room: Room::part(1, 4, 4, 12),
        ..follower(PaneId::Statements, View::Clients, Kind::Statement, "organisation")
    },
    PaneSpec { room: Room::part(2, 3, 44, 110), ..leader(PaneId::Chances, View::Chances, Kind::Chance) },
    follower(PaneId::Talks, View::Chances, Kind::ClientTalk, "chance"),
    PaneSpec {
        head: Some("all-vacancies"),
        room: Room::part(1, 4, 34, 46),
        ..leader(PaneId::Openings, View::Candidates, Kind::Vacancy)
    },
    PaneSpec { lanes: Some("stage"), ..follower(PaneId::Pipeline, View::Candidates, Kind::Application, "vacancy") },
    leader(PaneId::Parameters, View::Parameters, Kind::Parameter),
    PaneSpec { room: Room::part(1, 2, 34, 76), ..leader(PaneId::WorkTypes, View::Work, Kind::WorkType) },
    follower(PaneId::Packages, View::Work, Kind::TaskPackage, "work_type"),
    PaneSpec { room: Room::part(3, 5, 38, 96), ..leader(PaneId::StaffList, View::Leading, Kind::Staff) },
    follower(PaneId::StaffRoles, View::Leading, Kind::TeamRole, "staff"),
    PaneSpec { room: Room::part(1, 5, 4, 8), ..follower(PaneId::StaffMembers, View::Leading, Kind::OwnCoach, "staff") },
    PaneSpec { room: Room::part(1, 4, 4, 12), ..follower(PaneId::StaffSignals, View::Leading, Kind::Signal, "owner") },
    leader(PaneId::ClosedPeriods, View::ClosedPeriods, Kind::ClosedPeriod),
    leader(PaneId::AccessRights, View::AccessRights, Kind::AccessRight),
    PaneSpec { room: Room::part(2, 5, 34, 76), ..leader(PaneId::CostItems, View::Costs, Kind::CostItem) },
    follower(PaneId::Rates, View::Costs, Kind::Rate, "item"),
    leader(PaneId::Stages, View::Stages, Kind::Stage),
    leader(PaneId::Instruments, View::Instruments, Kind::Instrument),
    leader(PaneId::Contacts, View::Contacts, Kind::Contact),
    leader(PaneId::Employments, View::Employments, Kind::Employment),
];

/// The panes of a view, the leader first; none for a view that is no board.
pub fn panes_of(view: View) -> impl Iterator<Item = &'static PaneSpec> {
    PANES.iter().filter(move |spec| spec.view == view)
}

impl PaneId {
    /// What is fixed about it.
    pub fn spec(self) -> &'static PaneSpec {
        &PANES[self as usize]
    }

    /// Its identifier, under which what is chosen for it is kept.
    pub fn name(self) -> String {
        format!("{self:?}")
    }

    /// The pane with this identifier.
    pub fn named(name: &str) -> Option<Self> {
        PANES.iter().map(|spec| spec.id).find(|id| id.name() == name)
    }

    /// The columns that were chosen for it, each with the cells it takes, as they were kept as JSON and without those that there are not
    /// any more; `None` for what says something else.
    pub fn columns_kept(self, kept: &Json) -> Option<Vec<(&'static str, u16)>> {
        let one = |one: &Json| {
            let width = u16::try_from(one.get(1)?.as_u64()?).ok()?;
            Some((column(self.kind(), one.get(0)?.as_str()?)?.name, width))
        };
        Some(kept.as_array()?.iter().filter_map(one).collect())
    }

    /// The kind of record of its rows.
    pub fn kind(self) -> Kind {
        self.spec().kind
    }

    /// The pane that leads it; itself when it leads.
    pub fn leader(self) -> PaneId {
        panes_of(self.spec().view).next().map_or(self, |leader| leader.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::FieldType;

    #[test]
    fn the_table_stands_in_the_order_of_the_identifiers() {
        for (at, spec) in PANES.iter().enumerate() {
            assert_eq!(spec.id as usize, at, "{:?}", spec.id);
        }
    }

    #[test]
    fn each_follower_points_at_its_leader_and_one_of_them_takes_the_room_left() {
        for view in View::every() {
            let mut panes = panes_of(view);
            let Some(leader) = panes.next() else { continue };
            assert_eq!(leader.within, None, "{:?} leads", leader.id);
            let followers: Vec<_> = panes.collect();
            assert_eq!(leader.room.is_none(), followers.is_empty(), "{:?}", leader.id);
            assert!(followers.is_empty() || followers.iter().filter(|spec| spec.room.is_none()).count() == 1);
            for spec in followers {
                let column = spec.within.and_then(|name| column(spec.kind, name));
                assert_eq!(column.map(|c| c.ty), Some(FieldType::Ref(leader.kind)), "{:?}", spec.id);
                assert_eq!((spec.id.leader(), spec.head), (leader.id, None), "{:?}", spec.id);
            }
        }
    }
}
