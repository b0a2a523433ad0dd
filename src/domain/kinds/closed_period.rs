//! Closed periods: days whose figures were published.
use super::prelude::*;

record! {
    /// Days whose figures were published. Their figures can be rebuilt as they were known when the period was closed, and
    /// only a change set named a correction can alter them.
    pub struct ClosedPeriod {
        /// First day of the period.
        from: Day, Day, required;
        /// Last day of the period.
        until: Day, Day, required;
        /// Day on which the period was closed.
        closed_on: Day, Day, required;
        /// Name of the user who closed it.
        closed_by: String, Text(100), required;
    }
    identity: from, until;
    label: |period| format!("{} – {}", period.from, period.until);
    order: "-until";
    validity: Since(closed_on);
    frozen: Reason::PeriodStaysClosed;
    rules: |period| period.in_order("from", "until");
}
