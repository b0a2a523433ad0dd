//! What can be done to a chance, and what has to be known for it.

use crate::domain::change::Decision;
use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::kinds::{Chance, Parameter, Team, WorkType};
use crate::domain::log_verb::LogVerb;
use crate::domain::verbs::{self, NewTeam};
use crate::repository::{Repository, TypedReading};

use super::context::{CommandContext, CommandError};
use super::load;

/// How many months a pilot lasts in principle.
const PILOT_MONTHS: &str = "pilot_months";

/// What can be done to a chance.
#[derive(Debug, Clone, PartialEq)]
pub enum ChanceCommand {
    /// The client agrees, on a day.
    Agree(Day),
    /// It is given up, on a day.
    GiveUp(Day),
    /// It becomes a team.
    Team {
        /// The first day of the team.
        from: Day,
        /// Its code; the next free one when there is none.
        code: Option<String>,
        /// Its places; those of the chance when there are none.
        places: Option<i64>,
    },
}

impl ChanceCommand {
    /// The verb as the log names it.
    pub(super) fn verb(&self) -> LogVerb {
        match self {
            ChanceCommand::Agree(_) => LogVerb::AgreeChance,
            ChanceCommand::GiveUp(_) => LogVerb::GiveUpChance,
            ChanceCommand::Team { .. } => LogVerb::ChanceToTeam,
        }
    }
}

/// Decides on a command.
pub(super) fn decide(
    repo: &dyn Repository,
    context: &mut CommandContext<'_>,
    id: Id,
    command: &ChanceCommand,
) -> Result<Decision, CommandError> {
    let (ChanceCommand::Agree(on) | ChanceCommand::GiveUp(on) | ChanceCommand::Team { from: on, .. }) = command;
    let chance: Chance = load::typed_on(repo, id, *on)?;
    match command {
        ChanceCommand::Agree(on) => Ok(verbs::agree_chance(&chance, *on)?),
        ChanceCommand::GiveUp(on) => Ok(verbs::give_up_chance(&chance, *on)?),
        ChanceCommand::Team { from, code, places } => {
            let teams = repo.all_of::<Team>()?;
            let work_type: Option<WorkType> = chance.work_type.map(|work| load::typed(repo, work)).transpose()?;
            let codes = teams.iter().map(|team| team.code.as_str());
            let neighbour = teams.iter().find(|team| team.city == chance.city && !team.province.is_empty());
            let parameters = repo.all_of::<Parameter>()?;
            let new = NewTeam {
                from: *from,
                code: code.clone().unwrap_or_else(|| verbs::free_code(codes)),
                places: *places,
                province: neighbour.map(|team| team.province.clone()).unwrap_or_default(),
                work_type: work_type.as_ref(),
                pilot_months: Parameter::value_on(&parameters, PILOT_MONTHS, *from),
            };
            Ok(verbs::chance_to_team(&chance, new, context.ids)?)
        }
    }
}
