//! Two offices brought together: which record of the other is which of this one, what is new, and where both say something else.
//! Pure over the records of both and what their logs tell.

mod doubts;
mod forgotten;
mod history;
mod identities;
mod matching;
mod outcome;
mod plan;
mod rules;
#[cfg(test)]
mod tests;

pub use outcome::{
    KeptSide, LogMark, MergeAnswer, MergeAnswers, MergeConflict, MergeOutcome, MergePlan, MergeRefused, MergeSide,
    MergedField, MergedRecord, TracedChange, TracedSet,
};
pub use plan::merge;
