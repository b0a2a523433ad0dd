//! Lines of fixed statements, each with the record that it comes from.
use super::prelude::*;
use crate::domain::units::Units;
use crate::domain::what_changed::WhatChanged;

record! {
    /// One line of a fixed statement.
    pub struct StatementLine {
        /// The statement that the line belongs to.
        statement: Id, Ref(Statement), required;
        /// Number of the line within the statement, from 1.
        line: i64 = 1, Whole(1, 1_000_000), required;
        /// Whether the line is a cost, a windfall or a correction.
        sort: LineKind = LineKind::Cost, Choice(LineKind::NAMES), required;
        /// For a cost: the cost item that is charged.
        item: Option<Id>, Ref(CostItem);
        /// For a cost: the rate that set the price.
        rate: Option<Id>, Ref(Rate);
        /// The team that the line is about.
        team: Option<Id>, Ref(Team);
        /// The placement that the quantity was counted from.
        placement: Option<Id>, Ref(Placement);
        /// For a windfall: the instrument that brought it in.
        instrument: Option<Id>, Ref(Instrument);
        /// For a correction: the statement that it corrects.
        corrects: Option<Id>, Ref(Statement);
        /// For a correction: what changed, and on which days.
        changes: WhatChanged, WhatChanged;
        /// For a correction that reaches into a closed period: the amount charged until then, in euros.
        published: Option<Decimal>, Money;
        /// Name of the cost item when the statement was fixed.
        item_then: String, Text(60), impersonal;
        /// Name of the team when the statement was fixed.
        team_then: String, Text(120), impersonal;
        /// Personnel number of the member that the line is about; empty when it is about no member.
        member_number: String, Text(20), names_person;
        /// Name of the member when the statement was fixed.
        member_then: String, Text(200), names_person;
        /// For a windfall: the kind of its instrument.
        instrument_kind: Option<InstrumentKind>, Choice(InstrumentKind::NAMES);
        /// First day that the line is about.
        from: Day, Day, required;
        /// Last day that the line is about.
        until: Day, Day, required;
        /// Number of units; multiplied by the price it gives the amount.
        quantity: Units, Quantity, required;
        /// Price of one unit, in euros.
        price: Decimal, Money, required;
        /// Amount of the line in euros; below zero for a windfall.
        amount: Decimal, Money, required;
    }
    owner: statement;
    identity: statement, line;
    order: "line";
    validity: Always;
    frozen: Reason::StatementIsFixed;
    rules: |line| line.in_order("from", "until");
}
