//! Actions and all that is known of them.

mod handler;
mod surface;
mod table;

use std::sync::LazyLock;

use crate::app::action::Action;
use crate::app::state::App;

pub use handler::{ByView, Handler};
pub use surface::Surface;
pub use table::{ActionSpec, TABLE, handler, layer_keys};

/// The actions that a person can choose by name, with the identifier of that name in `text/`.
pub fn named() -> &'static [(Action, &'static str)] {
    static NAMED: LazyLock<Vec<(Action, &'static str)>> =
        LazyLock::new(|| TABLE.iter().filter_map(|spec| Some((spec.action, spec.name?))).collect());
    &NAMED
}

/// The identifier of the name of an action, for those that have one.
pub fn name(action: Action) -> Option<&'static str> {
    TABLE.iter().find(|spec| spec.action == action)?.name
}

/// The action with this identifier.
pub fn by_name(name: &str) -> Option<Action> {
    TABLE.iter().find(|spec| spec.name == Some(name)).map(|spec| spec.action)
}

/// The actions that the footer hints at on a surface, the most useful first, each with the identifier of its word.
pub fn hints(surface: Surface) -> Vec<(Action, &'static str)> {
    let here = |spec: &'static ActionSpec| {
        let hint = spec.hints.iter().find(|(on, ..)| *on == surface);
        hint.map(|(_, rank, word)| (*rank, spec.action, *word))
    };
    let mut hints: Vec<_> = TABLE.iter().filter_map(here).collect();
    hints.sort_by_key(|(rank, ..)| *rank);
    hints.into_iter().map(|(_, action, word)| (action, word)).collect()
}

/// The hints for what keys go to now: in a list without a row only those that need none.
pub fn hints_here(app: &App) -> Vec<(Action, &'static str)> {
    let has_row = !app.layers.is_empty() || app.focused().is_none_or(|pane| pane.count != Some(0));
    let mut hints = hints(Surface::of(app));
    hints.retain(|(action, _)| has_row || !needs_row(*action));
    hints
}

/// Whether an action is about the row under the cursor.
fn needs_row(action: Action) -> bool {
    matches!(
        action,
        Action::Accept
            | Action::MoveMember
            | Action::Vacancy
            | Action::End
            | Action::Hold
            | Action::Contact
            | Action::Contracts
            | Action::Absence
            | Action::StageOn
            | Action::StageBack
            | Action::Place
            | Action::ShowRecord
            | Action::Mark
            | Action::Copy
            | Action::Export
            | Action::Sort
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::KeyContext;

    #[test]
    fn what_has_a_key_in_a_layer_asks_something_of_it() {
        for spec in TABLE.iter().filter(|spec| !matches!(handler(spec.action), Handler::Always(_))) {
            let keys = layer_keys(spec.action);
            for (contexts, key) in spec.keys {
                assert!(keys.text.is_some() || !contexts.contains(&KeyContext::Text), "{key}");
                assert!(keys.dialog.is_some() || !contexts.contains(&KeyContext::Dialog), "{key}");
            }
        }
    }

    #[test]
    fn every_action_has_one_row_and_one_name() {
        for (at, spec) in TABLE.iter().enumerate() {
            let later = &TABLE[at + 1..];
            assert!(later.iter().all(|other| other.action != spec.action), "{:?}", spec.action);
            assert!(later.iter().all(|other| other.name.is_none() || other.name != spec.name), "{:?}", spec.name);
        }
    }

    #[test]
    fn no_two_hints_of_a_surface_have_the_same_rank() {
        for (at, spec) in TABLE.iter().enumerate() {
            for (surface, rank, _) in spec.hints {
                let same = |other: &&ActionSpec| other.hints.iter().any(|(s, r, _)| (s, r) == (surface, rank));
                assert_eq!(TABLE[at + 1..].iter().find(same).map(|other| other.action), None, "{surface:?} {rank}");
            }
        }
    }
}
