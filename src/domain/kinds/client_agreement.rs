//! Agreements on jobs per client, dated.
use super::prelude::*;

record! {
    /// How many jobs were agreed with a client, from a day on.
    pub struct ClientAgreement {
        /// The client it was agreed with.
        organisation: Id, Ref(Organisation), required;
        /// Number of jobs, in the unit of the parameter `job_hours`.
        jobs: i64, Whole(0, 100_000), required, dated;
        /// First day on which the agreement applies.
        from: Day, Day, required;
        /// Last day on which it applies; empty while it lasts.
        until: Option<Day>, Day;
        /// Hours for which the client's own employer pays wage in a year, for all its people together. Its quota is
        /// calculated from them (Wfsv 38g(3), letter A). Reported by the client; empty while unknown.
        paid_hours: Option<i64>, Whole(0, 1_000_000_000), prompted, dated;
    }
    owner: organisation;
    identity: organisation, from;
    one_at_a_time: Reason::OverlappingClientAgreement;
}
