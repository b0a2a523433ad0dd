//! The tour of the demonstration: five things to do, each of which is gone on from once it was done.

use crate::domain::columns::{ColumnSource, column};
use crate::domain::kinds::Placement;
use crate::service::command::Command;

/// A thing to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TourStep {
    /// Somebody is found by name.
    Find,
    /// The hours of somebody change.
    Hours,
    /// Somebody goes to another team.
    Move,
    /// A day that has passed is looked at.
    PastDay,
    /// The last change is taken back.
    Undo,
}

impl TourStep {
    /// The steps, in their order.
    pub const ALL: [Self; 5] = [Self::Find, Self::Hours, Self::Move, Self::PastDay, Self::Undo];

    /// The step that a command is, if any.
    pub fn of(command: &Command) -> Option<Self> {
        match command.asked() {
            Command::Undo => Some(Self::Undo),
            Command::Move { .. } => Some(Self::Move),
            Command::SetCell { kind, column: name, .. } => match column(*kind, name)?.source {
                ColumnSource::Placement(Placement::hours) => Some(Self::Hours),
                ColumnSource::Placement(Placement::team) => Some(Self::Move),
                _ => None,
            },
            _ => None,
        }
    }
}

/// How far somebody has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tour {
    done: usize,
}

impl Tour {
    /// What is to be done now; `None` once all was.
    pub fn step(&self) -> Option<TourStep> {
        TourStep::ALL.get(self.done).copied()
    }

    /// The number of the step from 1 on; one more than there are once all was done.
    pub fn number(&self) -> usize {
        self.done + 1
    }

    /// Goes on when this is what was to be done.
    pub fn did(&mut self, step: TourStep) {
        self.done += usize::from(self.step() == Some(step));
    }
}
