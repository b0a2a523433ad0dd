//! What would become of several records, before anything is stored: each before and after, the sums, and what is refused and why.
//! Enter does it for all that are not refused.

use super::context::LayerContext;
use super::form::Form;
use super::intent::Intent;
use crate::app::action::DetailKey;
use crate::app::request::Serial;
use crate::domain::days::Day;
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::service::command::{Command, DryRun};

/// A command on several records that is looked at first.
#[derive(Debug)]
pub struct DryRunView {
    /// What is asked for.
    pub command: Command,
    /// The form that it was filled in on, which comes back when it is left; `None` where it was chosen from a list.
    pub form: Option<Form>,
    /// Today.
    pub today: Day,
    /// What it would come to; `None` until that has come.
    pub run: Option<Box<DryRun>>,
    /// Row of the cursor.
    pub cursor: usize,
    /// The number of the question that is out.
    pub serial: Serial,
}

impl DryRunView {
    /// Handles a key.
    pub fn act(&mut self, key: DetailKey, context: &LayerContext<'_>) -> Intent {
        let Some(run) = &self.run else {
            return if key == DetailKey::Cancel { Intent::Close } else { Intent::Stay };
        };
        match key {
            DetailKey::Move(motion) => {
                self.cursor = motion.in_list(self.cursor, context.page.saturating_sub(5), run.rows.len());
                Intent::Stay
            }
            DetailKey::Accept => match (&run.possible, run.rows.first().and_then(|row| row.refused.clone())) {
                (Some(command), _) => Intent::AsSeen(command.clone()),
                (None, refusal) => Intent::Refuse(refusal.unwrap_or_else(|| Refusal::new(Reason::SelectRowFirst))),
            },
            DetailKey::ShowRecord => match run.rows.get(self.cursor) {
                Some(row) => Intent::OpenRecord(self.command.kind_of_several(), row.id),
                None => Intent::Stay,
            },
            DetailKey::Cancel => Intent::Close,
            DetailKey::End
            | DetailKey::Below
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
