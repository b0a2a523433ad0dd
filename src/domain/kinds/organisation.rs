//! Organisations: the clients that order the work and are credited for its jobs.
use super::prelude::*;

record! {
    /// A client, or another part of government that employs members or is credited with their jobs.
    pub struct Organisation {
        /// Name, unique.
        name: String, Text(120), required, dated;
        /// Short name that stands in the names of its teams where the whole name does not fit.
        short_name: String, Text(20), dated;
        /// The ministry that it belongs to, in words.
        ministry: String, Text(120), prompted, dated;
    }
    key: name;
    children: ClientAgreement.organisation, ClientShare.organisation, Chance.organisation, ClientTalk.organisation,
              Statement.organisation, Rate.organisation;
}
