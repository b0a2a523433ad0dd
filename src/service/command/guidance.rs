//! Commands about guidance and absence: contact, signals and what else was brought in or agreed, who is absent and back.

use crate::domain::change::{Change, Decision};
use crate::domain::choices::ContactWay;
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::instruments::has_no_risk_cover;
use crate::domain::kinds::{Absence, Contact, EmploymentPhase, Signal};
use crate::domain::log_verb::LogVerb;
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::verbs::{self, MemberFile};
use crate::repository::{Repository, StoreError, TypedReading};

use super::context::{CommandContext, CommandError};
use super::{instrument, load};

/// What can be done in guiding members.
#[derive(Debug, Clone, PartialEq)]
pub enum GuidanceCommand {
    /// Notes contact with members: one short line, the same for each.
    Contact {
        /// With whom.
        members: Vec<Id>,
        /// Day.
        held_on: Day,
        /// How.
        way: ContactWay,
        /// Who had it, when that is said.
        staff: Option<Id>,
        /// One line.
        note: String,
    },
    /// Ends what lasts for a time and has no verb of its own: a signal, guidance, an arrangement, a role.
    Close {
        /// Kind of the record.
        kind: Kind,
        /// The identity of the record.
        id: Id,
        /// The last day on which the record holds; one that begins after it and is still to come is taken away.
        last: Day,
        /// The day looked at.
        decided_on: Day,
        /// For a signal: what came of it.
        outcome: Option<String>,
    },
    /// Starts the same absence for members.
    StartAbsence {
        /// Who.
        members: Vec<Id>,
        /// First day.
        from: Day,
        /// Last day, when it is known.
        until: Option<Day>,
        /// How much of the contract hours is missed.
        percent: Decimal,
        /// Until when it is expected to last.
        expected_until: Option<Day>,
    },
    /// Ends the absence of members.
    EndAbsence {
        /// Who.
        members: Vec<Id>,
        /// The first day they are back.
        back: Day,
    },
    /// Changes how much a member misses.
    ChangeAbsence {
        /// Who.
        member: Id,
        /// From which day.
        on: Day,
        /// How much of the contract hours.
        percent: Decimal,
        /// The last day, where another one is known now.
        until: Option<Day>,
        /// The day by which they are expected back, where another one is known now.
        expected_until: Option<Day>,
    },
}

impl GuidanceCommand {
    /// The members that it does one thing with; `None` where it is about one.
    pub(super) fn members_mut(&mut self) -> Option<&mut Vec<Id>> {
        match self {
            GuidanceCommand::Contact { members, .. }
            | GuidanceCommand::StartAbsence { members, .. }
            | GuidanceCommand::EndAbsence { members, .. } => Some(members),
            GuidanceCommand::Close { .. } | GuidanceCommand::ChangeAbsence { .. } => None,
        }
    }

    /// The first day on which what it does is so.
    pub(super) fn first_day(&self) -> Option<Day> {
        match self {
            GuidanceCommand::Contact { held_on: day, .. }
            | GuidanceCommand::StartAbsence { from: day, .. }
            | GuidanceCommand::EndAbsence { back: day, .. }
            | GuidanceCommand::ChangeAbsence { on: day, .. } => Some(*day),
            GuidanceCommand::Close { last, .. } => last.succ_opt(),
        }
    }

    /// The verb as the log names it.
    pub fn verb(&self) -> LogVerb {
        match self {
            GuidanceCommand::Contact { .. } => LogVerb::LogContact,
            GuidanceCommand::Close { kind: Kind::Signal, .. } => LogVerb::CloseSignal,
            GuidanceCommand::Close { .. } => LogVerb::Close,
            GuidanceCommand::StartAbsence { .. } => LogVerb::StartAbsence,
            GuidanceCommand::EndAbsence { .. } => LogVerb::EndAbsence,
            GuidanceCommand::ChangeAbsence { .. } => LogVerb::ChangeAbsence,
        }
    }
}

/// Decides on a command.
///
/// # Errors
/// Returns an error when the verb refuses, or the store cannot be read.
pub fn decide(
    repo: &dyn Repository,
    context: &mut CommandContext<'_>,
    command: &GuidanceCommand,
) -> Result<Decision, CommandError> {
    match command {
        GuidanceCommand::Contact { members, held_on, way, staff, note } => {
            let contacts = members.iter().map(|member| {
                let contact = Contact {
                    member: load::record(repo, Kind::Member, *member)?.id(),
                    held_on: *held_on,
                    way: *way,
                    staff: *staff,
                    note: note.clone(),
                    ..Contact::blank(context.ids.next_id())
                };
                Ok(Decision::created(contact)?)
            });
            contacts.collect()
        }
        GuidanceCommand::Close { kind, id, last, decided_on, outcome } => {
            let record = load::record(repo, *kind, *id)?;
            if verbs::is_taken_away(&record, *last.max(decided_on)) {
                let others =
                    record.owner().map_or(Ok(Vec::new()), |(field, _, of)| repo.referring(*kind, field, of))?;
                return with_its_past(repo, verbs::take_away(&record, &others)?);
            }
            Ok(verbs::close(&record, *last, outcome.as_deref())?)
        }
        GuidanceCommand::StartAbsence { members, from, until, percent, expected_until } => {
            let starts = members.iter().map(|member| {
                let absence = Absence {
                    member: *member,
                    from: *from,
                    until: *until,
                    percent: *percent,
                    expected_until: *expected_until,
                    ..Absence::blank(context.ids.next_id())
                };
                start(repo, absence)
            });
            starts.collect()
        }
        GuidanceCommand::EndAbsence { members, back } => {
            let ends = members
                .iter()
                .map(|member| Ok(verbs::end_absence(&load::member(repo, *member)?, &absences(repo, *member)?, *back)?));
            ends.collect()
        }
        GuidanceCommand::ChangeAbsence { member, on, percent, until, expected_until } => {
            let (person, absences) = (load::member(repo, *member)?, absences(repo, *member)?);
            let change = |absence: &mut Absence| {
                absence.percent = *percent;
                absence.until = until.or(absence.until);
                absence.expected_until = expected_until.or(absence.expected_until);
            };
            Ok(verbs::change_absence(&person, &absences, *on, change, context.ids)?)
        }
    }
}

/// Decides on an absence. Where it does not say whether a safety net applies, it does for who has no-risk cover on its first day.
///
/// # Errors
/// Returns the errors of [`verbs::start_absence`], and an error when the store cannot be read.
pub fn start(repo: &dyn Repository, mut absence: Absence) -> Result<Decision, CommandError> {
    let person = load::member(repo, absence.member)?;
    if absence.safety_net.is_none() {
        let held = instrument::of_member(repo, absence.member)?;
        absence.safety_net = has_no_risk_cover(&held, absence.from).then_some(true);
    }
    Ok(verbs::start_absence(&person, &absences(repo, absence.member)?, absence)?)
}

/// Decides on what ends with the service of a member: absences, and what was granted, agreed or brought in.
///
/// # Errors
/// Returns the errors of [`verbs::end_with_service`], and an error when the store cannot be read.
pub fn end_with_service(repo: &dyn Repository, person: &MemberFile, last: Day) -> Result<Decision, CommandError> {
    let (member, next) = (person.member.id, person.next_service(last));
    let mut theirs = Vec::new();
    for kind in verbs::ENDED_WITH_SERVICE {
        theirs.extend(kind.owner().map_or(Ok(Vec::new()), |owner| repo.referring(kind, owner, member))?);
    }
    let mut ended = verbs::end_absences_with(&absences(repo, member)?, last, next)?;
    for phase in repo.referring_to::<EmploymentPhase>(EmploymentPhase::member, member)? {
        ended = ended.and(verbs::lapse_when_planned(&phase, last, next));
    }
    let signals = repo.referring_to(Signal::member, member)?;
    let ended = ended.and(verbs::end_with_service(&theirs, &signals, (last, next))?);
    with_its_past(repo, ended)
}

/// What is taken away takes what is kept of its past with it.
fn with_its_past(repo: &dyn Repository, mut decision: Decision) -> Result<Decision, CommandError> {
    let mut past = Vec::new();
    for change in &decision.changes {
        if let Change::Remove(gone) = change
            && gone.kind().keeps_identity()
        {
            past.extend(repo.past_of(gone.kind(), gone.id())?);
        }
    }
    decision.changes.extend(past.into_iter().map(|past| Change::Remove(Record::PastValue(past))));
    Ok(decision)
}

/// The absences of a member.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn absences(repo: &dyn Repository, member: Id) -> Result<Vec<Absence>, StoreError> {
    repo.referring_to::<Absence>(Absence::member, member)
}
