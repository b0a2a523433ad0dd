//! Stages: the steps of recruiting, which each office names and orders itself.
use super::prelude::*;

record! {
    /// A step of recruiting, named by the office.
    pub struct Stage {
        /// Name that the office gave it, unique.
        name: String, Text(40), required;
        /// The meaning of the stage for the rules, whatever it is called.
        meaning: StageMeaning = StageMeaning::Preselection, Choice(StageMeaning::NAMES), required;
        /// Position in the order of stages, from 1.
        position: i64 = 1, Whole(1, 99), required;
    }
    key: name;
    order: "position";
}
