//! Work types (werksoorten): teams of eight to seventeen people, depending on the work.
use super::prelude::*;

record! {
    /// A type of work that teams do, with the team size that suits it.
    pub struct WorkType {
        /// Name, unique.
        name: String, Text(80), required, dated;
        /// Fewest places that a team of this work should have.
        min_size: Option<i64>, Whole(1, 1000), prompted, dated;
        /// Most places that a team of this work should have.
        max_size: Option<i64>, Whole(1, 1000), prompted, dated;
    }
    key: name;
    children: TaskPackage.work_type;
    rules: Self::sizes_are_in_order;
}

impl WorkType {
    fn sizes_are_in_order(&self) -> Result<(), Refusal> {
        match (self.min_size, self.max_size) {
            (Some(least), Some(most)) if least > most => {
                Err(Refusal::new(Reason::SizesCrossed).at(Kind::WorkType, WorkType::max_size))
            }
            _ => Ok(()),
        }
    }
}
