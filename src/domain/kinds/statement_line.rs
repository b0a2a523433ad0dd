//! Lines of fixed statements: each with the record it comes from.
use super::prelude::*;
use crate::domain::units::Units;

record! {
    /// One line of a fixed statement.
    pub struct StatementLine {
        /// Of which statement.
        statement: Id, Ref(Statement), required;
        /// Place in the statement.
        line: i64 = 1, Whole(1, 1_000_000), required;
        /// Cost, windfall or correction.
        sort: LineKind = LineKind::Cost, Choice(LineKind::NAMES), required;
        /// For a cost: of what.
        item: Option<Id>, Ref(CostItem);
        /// For a cost: the rate that set the price.
        rate: Option<Id>, Ref(Rate);
        /// The team it is about.
        team: Option<Id>, Ref(Team);
        /// The placement it comes from.
        placement: Option<Id>, Ref(Placement);
        /// For a windfall: the instrument it comes from.
        instrument: Option<Id>, Ref(Instrument);
        /// For a correction: the statement that it puts right.
        corrects: Option<Id>, Ref(Statement);
        /// For a correction: what changed, where one thing explains it.
        changed: Option<ChangedTerm>, Choice(ChangedTerm::NAMES);
        /// What that was when the statement was fixed that it puts right.
        was: Option<Decimal>, Number;
        /// What it turned out to be.
        became: Option<Decimal>, Number;
        /// First day of that.
        changed_from: Option<Day>, Day;
        /// For a correction that reaches into a closed period: euros that were charged until then.
        published: Option<Decimal>, Money;
        /// The cost item, as it was called when the statement was fixed.
        item_then: String, Text(60);
        /// The team, as it was called then.
        team_then: String, Text(120);
        /// Personnel number of the member it is about.
        member_number: String, Text(20);
        /// The member, as called then.
        member_then: String, Text(200);
        /// Which instrument a windfall comes from.
        instrument_kind: Option<InstrumentKind>, Choice(InstrumentKind::NAMES);
        /// First day it is about.
        from: Day, Day, required;
        /// Last day it is about.
        until: Day, Day, required;
        /// How many units; times the price it gives the amount.
        quantity: Units, Quantity, required;
        /// Euros for one unit.
        price: Decimal, Money, required;
        /// Euros; below zero for a windfall.
        amount: Decimal, Money, required;
    }
    owner: statement;
    identity: statement, line;
    order: "line";
    validity: Always;
    frozen: Reason::StatementIsFixed;
    rules: |line| line.in_order("from", "until");
}
