//! Commands about staff: leaving, handing over, cover.

use crate::domain::change::{Change, Decision};
use crate::domain::days::Day;
use crate::domain::id::{CountedIds, Id, Ids};
use crate::domain::kinds::{OwnCoach, Signal, Team, TeamRole};
use crate::domain::log_verb::LogVerb;
use crate::domain::record::{Kind, Record};
use crate::domain::verbs::{self, HandOver, StaffFile};
use crate::repository::{Repository, StoreError, TypedReading};

use super::context::{CommandContext, CommandError};
use super::{dated_facts, load};

/// What can be done about staff.
#[derive(Debug, Clone, PartialEq)]
pub enum StaffCommand {
    /// Everything that somebody does for teams and members ends; the last day.
    Leave(Id, Day),
    /// Others do it from a day on, or beside them for a time.
    HandOver(HandOver),
}

impl StaffCommand {
    /// The verb as the log names it.
    pub fn verb(&self) -> LogVerb {
        match self {
            StaffCommand::Leave(..) => LogVerb::LeaveStaff,
            StaffCommand::HandOver(HandOver { cover_until: Some(_), .. }) => LogVerb::GiveCover,
            StaffCommand::HandOver(_) => LogVerb::HandOver,
        }
    }
}

/// Something that is handed over: what it is, and who gets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// A role in a team, an own coach, a signal.
    pub kind: Kind,
    /// The team, the member, the subject.
    pub what: String,
    /// Who gets it.
    pub to: String,
}

/// Decides on the changes that a command asks for.
///
/// # Errors
/// Returns an error when the verb refuses, or the store cannot be read.
pub fn decide(
    repo: &dyn Repository,
    context: &mut CommandContext<'_>,
    command: &StaffCommand,
) -> Result<Decision, CommandError> {
    match command {
        StaffCommand::Leave(id, last) => {
            let decision = verbs::leave(&file(repo, *id)?, *last)?;
            dated_facts::stand_free(repo, &decision)?;
            Ok(decision)
        }
        StaffCommand::HandOver(what) => hand_over(repo, what, context.ids),
    }
}

/// What would be handed over, and to whom; nothing is changed.
///
/// # Errors
/// Returns an error when the rules of handing over refuse, or the store reports one.
pub fn handed_over(repo: &dyn Repository, what: &HandOver) -> Result<Vec<Handed>, CommandError> {
    let mut handed = Vec::new();
    for change in hand_over(repo, what, &mut CountedIds::unseen())?.changes {
        let (Change::Create(record) | Change::Update { after: record, .. }) = change else { continue };
        let (heir, about) = match &record {
            Record::TeamRole(role) => (Some(role.staff), repo.label(Kind::Team, role.team)?),
            Record::OwnCoach(coach) => (Some(coach.staff), repo.label(Kind::Member, coach.member)?),
            Record::Signal(signal) => (signal.owner, signal.subject.clone()),
            _ => continue,
        };
        // What is only ended, or kept as it was, goes to nobody.
        if let Some(heir) = heir.filter(|heir| what.to.contains(heir)) {
            handed.push(Handed { kind: record.kind(), what: about, to: repo.label(Kind::Staff, heir)? });
        }
    }
    Ok(handed)
}

fn hand_over(repo: &dyn Repository, what: &HandOver, ids: &mut dyn Ids) -> Result<Decision, CommandError> {
    let decision = verbs::hand_over(&file(repo, what.from)?, what, ids)?;
    dated_facts::stand_free(repo, &decision)?;
    Ok(decision)
}

fn file(repo: &dyn Repository, id: Id) -> Result<StaffFile, CommandError> {
    let staff = load::typed(repo, id)?;
    let mut teams: Vec<(Team, Vec<TeamRole>)> = Vec::new();
    for role in repo.referring_to::<TeamRole>(TeamRole::staff, id)? {
        if teams.iter().all(|(team, _)| team.id != role.team) {
            let roles = repo.referring_to::<TeamRole>(TeamRole::team, role.team)?;
            teams.push((load::typed(repo, role.team)?, roles));
        }
    }
    teams.sort_by(|(one, _), (other, _)| one.code.cmp(&other.code));
    let coached = repo.referring_to::<OwnCoach>(OwnCoach::staff, id)?;
    Ok(StaffFile { staff, teams, coached, signals: open_signals(repo, id)? })
}

fn open_signals(repo: &dyn Repository, owner: Id) -> Result<Vec<Signal>, StoreError> {
    let mut signals = repo.referring_to::<Signal>(Signal::owner, owner)?;
    signals.retain(|signal| signal.until.is_none());
    Ok(signals)
}
