//! What a correction changes in the figures of days that have passed, before it is made. Enter makes it.

use super::context::LayerContext;
use super::intent::Intent;
use crate::app::action::DetailKey;
use crate::app::request::Serial;
use crate::domain::days::Day;
use crate::domain::record::Kind;
use crate::domain::refusal::Warning;
use crate::domain::value::Value;
use crate::report::ChangedFigure;
use crate::service::command::Command;

/// A correction of a field that is about to be made.
#[derive(Debug)]
pub struct CorrectionView {
    /// What is asked for.
    pub command: Command,
    /// The kind and the field.
    pub field: (Kind, &'static str),
    /// Of whom or what the record is that is shown.
    pub whose: String,
    /// What was seen in the field, and what it becomes.
    pub values: (Value, Value),
    /// Up to which day figures are compared.
    pub today: Day,
    /// What changes; `None` until that has come.
    pub figures: Option<Vec<ChangedFigure>>,
    /// What there is to say about it.
    pub remarks: Vec<Warning>,
    /// Line of the cursor.
    pub cursor: usize,
    /// The number of the question that is out.
    pub serial: Serial,
}

impl CorrectionView {
    /// Takes the figures in; the cursor stays on its line.
    pub fn apply(&mut self, figures: Vec<ChangedFigure>, remarks: Vec<Warning>) {
        self.cursor = self.cursor.min(figures.len().saturating_sub(1));
        (self.figures, self.remarks) = (Some(figures), remarks);
    }

    /// Handles a key.
    pub fn act(&mut self, key: DetailKey, context: &LayerContext<'_>) -> Intent {
        let Some(figures) = &self.figures else {
            return if key == DetailKey::Cancel { Intent::Close } else { Intent::Stay };
        };
        match key {
            DetailKey::Move(motion) => {
                self.cursor = motion.in_list(self.cursor, context.page.saturating_sub(4), figures.len());
                Intent::Stay
            }
            DetailKey::Accept => Intent::Insist(self.command.clone()),
            DetailKey::Cancel => Intent::Close,
            DetailKey::Below
            | DetailKey::Correct
            | DetailKey::End
            | DetailKey::New
            | DetailKey::OtherDay
            | DetailKey::OtherVersion
            | DetailKey::Part(_)
            | DetailKey::Digit(_)
            | DetailKey::Whole
            | DetailKey::ShowRecord => Intent::Stay,
        }
    }
}
