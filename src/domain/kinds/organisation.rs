//! Organisations: who orders the work and is credited for it.
use super::prelude::*;

record! {
    /// A client, or another part of government that employs or is credited.
    pub struct Organisation {
        /// Name, unique.
        name: String, Text(120), required, dated;
        /// What its teams are called by where the whole name does not fit.
        short_name: String, Text(20), dated;
        /// The ministry it belongs to.
        ministry: String, Text(120), prompted, dated;
    }
    key: name;
    children: ClientAgreement.organisation, ClientShare.organisation, Chance.organisation, ClientTalk.organisation,
              Statement.organisation, Rate.organisation;
}
