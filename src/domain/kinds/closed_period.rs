//! Closed periods: days whose figures were given out.
use super::prelude::*;

record! {
    /// Days whose figures were published. They can be rebuilt as they were known when the period was closed, and only a named
    /// correction changes them.
    pub struct ClosedPeriod {
        /// First day.
        from: Day, Day, required;
        /// Last day.
        until: Day, Day, required;
        /// Day on which it was closed.
        closed_on: Day, Day, required;
        /// Who closed it.
        closed_by: String, Text(100), required;
    }
    identity: from, until;
    label: |period| format!("{} – {}", period.from, period.until);
    order: "-until";
    validity: Since(closed_on);
    frozen: Reason::PeriodStaysClosed;
    rules: |period| period.in_order("from", "until");
}
