//! What a list is filtered and ordered by that may not be told for a while.

use super::concealment::Concealment;
use super::pane::{Pane, SetAside};
use crate::domain::filter::Expr;
use crate::domain::query::Query;

impl Pane {
    /// Sets the filter and the order aside that would tell what is concealed now: the rows that are left, and which comes first, do.
    /// `true` when there was one.
    pub fn set_aside(&mut self, concealment: Concealment) -> bool {
        let (kind, usual) = (self.query.kind, Query::of(self.query.kind, self.query.as_of).sort);
        let filtered = concealment.of_filter(kind, &self.query.filter);
        if filtered {
            let filter = (self.filter_text.clone(), self.query.filter.clone());
            self.filter("", Expr::All);
            self.aside.filter = Some(filter);
        }
        let sort = self.query.sort;
        let in_lanes = self.id.spec().lanes.is_some();
        let ordered = !in_lanes && sort != usual && concealment.of_column(kind, sort.column);
        if ordered {
            self.order(usual);
            self.aside.sort = Some(sort);
        }
        filtered || ordered
    }

    /// Filters and orders by what was set aside, unless that was done otherwise since.
    pub fn take_back(&mut self) {
        let SetAside { filter, sort } = std::mem::take(&mut self.aside);
        let filter = filter.filter(|_| self.filter_text.is_empty());
        if let Some((text, expr)) = filter {
            self.filter(&text, expr);
        }
        if let Some(sort) = sort {
            self.order(sort);
        }
    }
}
