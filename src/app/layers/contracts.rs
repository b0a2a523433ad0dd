//! What would become of contracts, member by member, before anything is stored: who goes on until when, how far the chain is, and
//! who is refused and why. Enter does it for all who are not refused.

use super::context::LayerContext;
use super::intent::Intent;
use crate::app::action::DetailKey;
use crate::app::request::Serial;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::service::command::{Command, ContractCommand, ContractPlan, PlannedContract};

/// A plan of contracts.
#[derive(Debug)]
pub struct ContractsView {
    /// What is asked for.
    pub command: ContractCommand,
    /// What it would come to; `None` until that has come.
    pub plan: Option<ContractPlan>,
    /// Line of the cursor.
    pub cursor: usize,
    /// The number of the question that is out.
    pub serial: Serial,
}

impl ContractsView {
    /// Takes the plan in; the cursor stays on its line.
    pub fn apply(&mut self, plan: ContractPlan) {
        self.cursor = self.cursor.min(plan.lines.len().saturating_sub(1));
        self.plan = Some(plan);
    }

    /// The line under the cursor.
    pub fn line(&self) -> Option<&PlannedContract> {
        self.plan.as_ref()?.lines.get(self.cursor)
    }

    /// Handles a key.
    pub fn act(&mut self, key: DetailKey, context: &LayerContext<'_>) -> Intent {
        let Some(plan) = &mut self.plan else {
            return if key == DetailKey::Cancel { Intent::Close } else { Intent::Stay };
        };
        match key {
            DetailKey::Move(motion) => {
                self.cursor = motion.in_list(self.cursor, context.page.saturating_sub(1), plan.lines.len());
                Intent::Stay
            }
            DetailKey::Accept => {
                let possible = plan.possible(&self.command);
                if possible.members.is_empty() {
                    return Intent::Refuse(Refusal::new(Reason::NoContractEnds));
                }
                Intent::Insist(Command::Contract(possible))
            }
            DetailKey::End => {
                if plan.lines.len() < 2 {
                    return Intent::Close;
                }
                if self.cursor < plan.lines.len() {
                    let left_out = plan.lines.remove(self.cursor).member;
                    self.command.members.retain(|(id, _)| *id != left_out);
                }
                self.cursor = self.cursor.min(plan.lines.len().saturating_sub(1));
                Intent::Stay
            }
            DetailKey::ShowRecord => {
                self.line().map_or(Intent::Stay, |line| Intent::OpenRecord(Kind::Member, line.member))
            }
            DetailKey::Cancel => Intent::Close,
            DetailKey::Below
            | DetailKey::Correct
            | DetailKey::New
            | DetailKey::OtherDay
            | DetailKey::OtherVersion
            | DetailKey::Part(_)
            | DetailKey::Digit(_)
            | DetailKey::Whole => Intent::Stay,
        }
    }
}
