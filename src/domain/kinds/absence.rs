//! Absence: only what may be recorded at a sick notice (AP, De zieke werknemer, 2016). No cause has a field here.
use super::prelude::*;

record! {
    /// An absence of a member, or the part of one during which the percentage stayed the same.
    pub struct Absence {
        /// The member who is absent.
        member: Id, Ref(Member), required;
        /// First day of absence.
        from: Day, Day, required;
        /// Last day; empty while it lasts.
        until: Option<Day>, Day;
        /// Percentage of the contract hours that is missed.
        percent: Decimal = Decimal::whole(100), Percent, required, fixed;
        /// Day until which the absence is expected to last; empty when nobody can tell.
        expected_until: Option<Day>, Day, prompted;
        /// The latest step of the gatekeeper law (Wet verbetering poortwachter) done in this spell; the steps before it count as
        /// done too.
        step_done: Option<AbsenceStep>, Choice(AbsenceStep::NAMES);
        /// Day on which employer and employee last reviewed the plan together, which they do every six weeks.
        reviewed_on: Option<Day>, Day;
        /// Day on which the absence was reported to UWV, where a safety-net benefit applies.
        reported_on: Option<Day>, Day;
        /// Day on which the end of the absence was reported to UWV.
        recovery_reported_on: Option<Day>, Day;
        /// Whether a safety-net benefit applies; never which one.
        safety_net: Option<bool>, Flag;
        /// Whether an accident at work led to the absence.
        work_accident: Option<bool>, Flag;
        /// Whether a traffic accident for which somebody else can be held liable led to it.
        traffic_recourse: Option<bool>, Flag;
    }
    owner: member;
    identity: member, from;
    one_at_a_time: Reason::OverlappingAbsence;
}
