//! Statements: what a client is charged for a period, fixed and numbered. A fixed statement keeps the names of that time
//! and never changes.
use super::prelude::*;

record! {
    /// A fixed statement of what a client is charged for a period.
    pub struct Statement {
        /// Number, unique.
        number: String, Text(20), required;
        /// The client that is charged.
        organisation: Id, Ref(Organisation), required;
        /// Name of the client when the statement was fixed.
        client_then: String, Text(120);
        /// For a credit statement: the statement that it takes back. Empty otherwise.
        credits: Option<Id>, Ref(Statement);
        /// First day of the period.
        from: Day, Day, required;
        /// Last day of the period.
        until: Day, Day, required;
        /// Day on which the statement was fixed.
        fixed_on: Day, Day, required;
        /// Sum of the amounts of its lines, in euros.
        total: Decimal, Money, required;
    }
    key: number;
    order: "-number";
    validity: Since(fixed_on);
    children: StatementLine.statement;
    frozen: Reason::StatementIsFixed;
    rules: |statement| statement.in_order("from", "until");
}
