//! Cost items: the things that clients are charged for.
use super::prelude::*;

record! {
    /// A thing that clients are charged for, and what it is counted by.
    pub struct CostItem {
        /// Name, unique; a statement line keeps a copy of it in `item_then`.
        name: String, Text(60), required, dated;
        /// The basis of the quantity: contract hours, persons or teams.
        basis: CostBasis = CostBasis::ContractHour, Choice(CostBasis::NAMES), required, dated;
    }
    key: name;
    children: Rate.item;
}
