//! Stages: the steps of recruiting, which an office names and orders itself.
use super::prelude::*;

record! {
    /// A step of recruiting.
    pub struct Stage {
        /// Name as the office has it, unique.
        name: String, Text(40), required;
        /// What it means for the rules.
        meaning: StageMeaning = StageMeaning::Preselection, Choice(StageMeaning::NAMES), required;
        /// Its place in the row of stages.
        position: i64 = 1, Whole(1, 99), required;
    }
    key: name;
    order: "position";
}
