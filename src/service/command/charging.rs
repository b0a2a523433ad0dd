//! Charging clients: loading what a statement is made of, and letting the verb fix it.

use crate::domain::change::Decision;
use crate::domain::charging::Period;
use crate::domain::days::Day;
use crate::domain::id::Id;
use crate::domain::kinds::{Statement, StatementLine};
use crate::domain::log_verb::LogVerb;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::verbs::{self, Fixing};
use crate::repository::charging::Draft;
use crate::repository::{Repository, TypedReading};

use super::context::{CommandContext, CommandError};
use super::load;

/// What can be done about what clients are charged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ChargingCommand {
    /// Fixes the statement of a client for a period.
    Fix {
        /// The client that is charged.
        client: Id,
        /// The days that the statement charges.
        period: Period,
        /// The day of the command.
        on: Day,
    },
    /// Takes a fixed statement back by a credit statement.
    Credit {
        /// The identity of the statement.
        statement: Id,
        /// The day of the command.
        on: Day,
    },
}

impl ChargingCommand {
    /// The verb as the log names it.
    pub fn verb(&self) -> LogVerb {
        match self {
            ChargingCommand::Fix { .. } => LogVerb::FixStatement,
            ChargingCommand::Credit { .. } => LogVerb::CreditStatement,
        }
    }
}

/// Decides on the changes that a command asks for.
pub fn decide(
    repo: &dyn Repository,
    context: &mut CommandContext<'_>,
    command: &ChargingCommand,
) -> Result<Decision, CommandError> {
    let statements = repo.all_of::<Statement>()?;
    let (client, period, on) = match *command {
        ChargingCommand::Fix { client, period, on } => (client, period, on),
        ChargingCommand::Credit { statement, on } => {
            let statement: Statement = load::typed(repo, statement)?;
            let lines = repo.referring_to::<StatementLine>(StatementLine::statement, statement.id)?;
            return Ok(verbs::credit_statement((&statement, &lines), &statements, on, context.ids)?);
        }
    };
    if period.until < period.from {
        return Err(Refusal::new(Reason::EndBeforeStart).at(Kind::Statement, Statement::until).into());
    }
    load::record(repo, Kind::Organisation, client)?;
    let draft = Draft::of(repo, client, period)?;
    let Draft { charges, names } = &draft;
    let fixing = Fixing { client, period, charges, names, statements: &statements, on };
    Ok(verbs::fix_statement(&fixing, context.ids)?)
}
