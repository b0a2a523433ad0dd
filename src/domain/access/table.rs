//! What each role may. Where the law or the policy of the privacy authority says something, the line names it; the rest follows
//! need to know (AVG article 5(1)(c) and 25).

use crate::domain::choices::AccessRole;
use crate::domain::named::named;

use super::topic::Topic;

/// What is done with a record or a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// It is seen.
    See,
    /// It is made, changed or taken away.
    Change,
}

/// How far a role goes with a topic: nothing, seeing, or changing too.
const NOTHING: Option<Scope> = None;
const SEES: Option<Scope> = Some(Scope::See);
const CHANGES: Option<Scope> = Some(Scope::Change);

/// The roles in the order of a line of the table.
const ROLES: [AccessRole; 7] = [
    AccessRole::Recruiter,
    AccessRole::TeamLeader,
    AccessRole::JobCoach,
    AccessRole::Finance,
    AccessRole::Office,
    AccessRole::Auditor,
    AccessRole::Administrator,
];

/// The line of a topic: how far each role goes, in the order of [`ROLES`].
#[rustfmt::skip]
const fn line(topic: Topic) -> [Option<Scope>; 7] {
    match topic {
        //                    recruiter leader   coach    finance  office   auditor  administrator
        Topic::Programme   => [SEES,    SEES,    SEES,    SEES,    CHANGES, SEES,    CHANGES],
        Topic::Staffing    => [SEES,    SEES,    SEES,    SEES,    CHANGES, SEES,    CHANGES],
        Topic::Vacancies   => [CHANGES, SEES,    SEES,    SEES,    CHANGES, SEES,    SEES],
        // Only who selects sees who applied (NVP Sollicitatiecode; AVG article 5(1)(c)).
        Topic::Recruiting  => [CHANGES, NOTHING, NOTHING, NOTHING, CHANGES, SEES,    NOTHING],
        Topic::People      => [CHANGES, CHANGES, CHANGES, SEES,    CHANGES, SEES,    SEES],
        Topic::Reaching    => [CHANGES, CHANGES, CHANGES, NOTHING, CHANGES, SEES,    NOTHING],
        Topic::Service     => [CHANGES, CHANGES, SEES,    SEES,    CHANGES, SEES,    NOTHING],
        Topic::Leaving     => [CHANGES, CHANGES, CHANGES, NOTHING, CHANGES, SEES,    NOTHING],
        Topic::Guidance    => [NOTHING, CHANGES, CHANGES, NOTHING, NOTHING, SEES,    NOTHING],
        // A bare sick notice is health data (AP, De zieke werknemer, 2016): only who guides or administers it.
        Topic::Absence     => [NOTHING, CHANGES, CHANGES, NOTHING, CHANGES, SEES,    NOTHING],
        // Yes or no, which every count needs; nothing says by which law (Wfsv article 38d(7)).
        Topic::Register    => [CHANGES, SEES,    SEES,    SEES,    CHANGES, SEES,    SEES],
        // An instrument tells by which law somebody came: an employer sees no more than it needs (AVG article 25).
        Topic::Instruments => [NOTHING, NOTHING, SEES,    CHANGES, CHANGES, SEES,    NOTHING],
        Topic::Charges     => [NOTHING, NOTHING, NOTHING, CHANGES, CHANGES, SEES,    NOTHING],
        Topic::Keeping     => [NOTHING, NOTHING, NOTHING, NOTHING, CHANGES, SEES,    NOTHING],
        // Kept apart from who works with the data (BIO2 5.3, segregation of duties).
        Topic::Access      => [NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, SEES,    CHANGES],
    }
}

/// Whether a role may do this with a topic.
pub fn may(role: AccessRole, scope: Scope, topic: Topic) -> bool {
    let entries = ROLES.iter().zip(line(topic));
    entries.filter(|(of, _)| **of == role).any(|(_, goes)| goes.is_some_and(|goes| goes >= scope))
}

named! {
    /// What is done with the store as a whole.
    pub enum Power {
        /// Copy it to a file.
        Copy = "copy",
        /// Write out everything in it.
        WriteOut = "write_out",
        /// Put a copy in its place, fill it from elsewhere, or bring another office in.
        Replace = "replace",
        /// Check that it is whole, and read who opened what.
        Verify = "verify",
        /// Read all of the log, whatever it is about.
        ReadLog = "read_log",
        /// Give out or erase everything that is held on somebody.
        PersonalData = "personal_data",
    }
}

/// Whether a role has a power over the store as a whole, where its right is for all teams.
pub const fn has_power(role: AccessRole, power: Power) -> bool {
    matches!(
        (role, power),
        (AccessRole::Administrator, Power::Copy | Power::Replace | Power::Verify)
            // Who sees to it that the log is sound need not read what is in it (BIO2 5.3, segregation of duties).
            | (AccessRole::Auditor, Power::WriteOut | Power::Verify | Power::ReadLog)
            | (AccessRole::Office, Power::PersonalData)
    )
}
