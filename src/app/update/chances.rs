//! What is done with a chance on the screen.

use crate::domain::choices::Choice;
use crate::domain::kinds::ChancePhase;
use crate::domain::record::Kind;
use crate::domain::value::Value;

use crate::app::form_kind::FormFor;
use crate::app::state::App;
use crate::service::command::{ChanceCommand, Command};

impl App {
    /// `>`: the client agrees; one that is agreed becomes a team, for which a form asks what can be chosen.
    pub(super) fn advance_chance(&mut self) {
        let here = |column| {
            let pane = self.focused()?;
            pane.cell(pane.current()?, column).map(|cell| cell.value.clone())
        };
        let agreed = here("phase") == Some(Value::Choice(ChancePhase::Agreed.name()));
        let places = here("places").unwrap_or_default();
        self.with_row(Kind::Chance, |app, id| {
            if agreed {
                app.open_form(FormFor::TeamOfChance(id, places));
            } else {
                app.perform(Command::Chance(id, ChanceCommand::Agree(app.session.as_of)));
            }
        });
    }
}
