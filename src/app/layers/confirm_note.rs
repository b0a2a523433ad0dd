//! A note that should not be kept: the choice between going back to it and keeping it all the same. Going back is where the
//! cursor stands.

use super::{Flow, Layer};
use crate::app::action::{Action, Motion, TextEdit};
use crate::app::state::App;
use crate::domain::refusal::Refusal;
use crate::service::command::Command;

/// What was refused and can be insisted on.
#[derive(Debug)]
pub struct ConfirmNote {
    /// What was asked.
    pub command: Command,
    /// Why it was refused.
    pub refusal: Refusal,
    /// Whether the cursor stands on "keep it".
    pub anyway: bool,
}

impl ConfirmNote {
    /// Handles an action.
    pub fn act(&mut self, action: Action, app: &mut App) -> Flow {
        match action {
            Action::Move(Motion::Up | Motion::Down) | Action::Next | Action::Previous => {
                self.anyway = !self.anyway;
                Flow::Stay
            }
            Action::Text(TextEdit::Insert('1')) => Flow::Close,
            Action::Text(TextEdit::Insert('2')) => self.insist(app),
            Action::Accept if self.anyway => self.insist(app),
            Action::Accept | Action::Cancel | Action::Back => Flow::Close,
            _ => Flow::Stay,
        }
    }

    /// Asks again, insisting; the form that came back goes along, for when another rule stands against it.
    fn insist(&self, app: &mut App) -> Flow {
        let command = self.command.clone().insisting();
        match app.layers.pop_if(|layer| matches!(layer, Layer::Form(_))) {
            Some(Layer::Form(form)) => app.submit(command, form),
            _ => app.perform(command),
        }
        Flow::Close
    }
}
