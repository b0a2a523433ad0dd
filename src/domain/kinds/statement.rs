//! Charge statements that were fixed: numbered, with the names of then, and never changed again.
use super::prelude::*;

record! {
    /// A fixed statement of what a client is charged for a period.
    pub struct Statement {
        /// Number, unique.
        number: String, Text(20), required;
        /// For which client.
        organisation: Id, Ref(Organisation), required;
        /// The client, as it was called when the statement was fixed.
        client_then: String, Text(120);
        /// Of a credit statement: the one that it takes back.
        credits: Option<Id>, Ref(Statement);
        /// First day of the period.
        from: Day, Day, required;
        /// Last day of the period.
        until: Day, Day, required;
        /// Day on which it was fixed.
        fixed_on: Day, Day, required;
        /// Sum of its lines in euros.
        total: Decimal, Money, required;
    }
    key: number;
    order: "-number";
    validity: Since(fixed_on);
    children: StatementLine.statement;
    frozen: Reason::StatementIsFixed;
    rules: |statement| statement.in_order("from", "until");
}
