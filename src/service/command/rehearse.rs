//! A command done in a copy of the store, to see what it changes before it is done.

use chrono::{DateTime, Utc};

use super::context::{CommandContext, CommandError};
use super::model::Command;
use super::perform::{perform, preview};
use crate::domain::change::Decision;
use crate::domain::charging::{Touched, touched};
use crate::domain::closed_days::first_day_altered;
use crate::domain::days::Day;
use crate::domain::id::CountedIds;
use crate::domain::refusal::Warning;
use crate::repository::Repository;

/// What a command would make of the store.
pub struct Rehearsal {
    /// A copy of the store in which it is done.
    pub done: Box<dyn Repository>,
    /// The first day of which something is told otherwise then; `None` when of none. [`Day::MIN`] stands for all days.
    pub first_day: Option<Day>,
    /// The days of whose charges are affected.
    pub touched: Vec<Touched>,
    /// What there is to say about it.
    pub remarks: Vec<Warning>,
}

/// Does a command in a copy of the store, in memory.
///
/// # Errors
/// Returns the errors of [`perform`].
pub fn rehearse(
    repo: &dyn Repository,
    (actor, now): (&str, DateTime<Utc>),
    command: &Command,
) -> Result<Rehearsal, CommandError> {
    let mut ids = CountedIds::unseen();
    let mut context = CommandContext { ids: &mut ids, actor, now };
    let Decision { changes, warnings } = preview(repo, &mut context, command)?;
    let mut done = repo.known_by(repo.revision()?)?;
    perform(done.as_mut(), &mut context, command)?;
    let stand = done.kept_among(&changes)?;
    let (first_day, touched) = (first_day_altered(&changes, &stand), touched(&changes, &stand));
    Ok(Rehearsal { done, first_day, touched, remarks: warnings })
}
