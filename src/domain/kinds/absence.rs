//! Absence: only what may be recorded at a sick notice (AP, De zieke werknemer, 2016). No cause has a field here.
use super::prelude::*;

record! {
    /// An absence, or a part of one in which the percentage was the same.
    pub struct Absence {
        /// Who.
        member: Id, Ref(Member), required;
        /// First day.
        from: Day, Day, required;
        /// Last day; empty while it lasts.
        until: Option<Day>, Day;
        /// How much of the contract hours is missed.
        percent: Decimal = Decimal::whole(100), Percent, required, fixed;
        /// Until when it is expected to last.
        expected_until: Option<Day>, Day, prompted;
        /// The latest step of the gatekeeper law that was done in this spell; with it those before.
        step_done: Option<AbsenceStep>, Choice(AbsenceStep::NAMES);
        /// Day on which employer and employee last looked back on the plan together: every six weeks.
        reviewed_on: Option<Day>, Day;
        /// Day on which UWV was told of an absence for which a safety-net benefit applies.
        reported_on: Option<Day>, Day;
        /// Day on which UWV was told that it is over.
        recovery_reported_on: Option<Day>, Day;
        /// Whether a safety-net benefit applies; never which.
        safety_net: Option<bool>, Flag;
        /// Whether it is a work accident.
        work_accident: Option<bool>, Flag;
        /// Whether it is a traffic accident for which somebody else can be held liable.
        traffic_recourse: Option<bool>, Flag;
    }
    owner: member;
    identity: member, from;
    one_at_a_time: Reason::OverlappingAbsence;
}
