//! Cost items: what clients are charged for.
use super::prelude::*;

record! {
    /// A thing charged for, with what it is counted by.
    pub struct CostItem {
        /// Name, unique.
        name: String, Text(60), required, dated;
        /// By what it is counted.
        basis: CostBasis = CostBasis::ContractHour, Choice(CostBasis::NAMES), required, dated;
    }
    key: name;
    children: Rate.item;
}
