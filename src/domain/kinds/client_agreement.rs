//! Agreements on jobs per client, dated.
use super::prelude::*;

record! {
    /// How many jobs were agreed with a client, from a day on.
    pub struct ClientAgreement {
        /// With whom.
        organisation: Id, Ref(Organisation), required;
        /// Jobs of the programme's unit.
        jobs: i64, Whole(0, 100_000), required, dated;
        /// First day.
        from: Day, Day, required;
        /// Last day; empty while it lasts.
        until: Option<Day>, Day;
        /// Hours for which the client's own employer pays wage in a year, all its people together: what its quota is
        /// reckoned from (Wfsv 38g(3), letter A). Told by the client; empty while unknown.
        paid_hours: Option<i64>, Whole(0, 1_000_000_000), prompted, dated;
    }
    owner: organisation;
    identity: organisation, from;
    one_at_a_time: Reason::OverlappingClientAgreement;
}
