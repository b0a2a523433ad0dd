//! What a record, a field or a column is about, so that the table of roles can be short.

use crate::domain::columns::{Column, ColumnSource, Derived};
use crate::domain::kind::Kind;
use crate::domain::kinds::{Employment, Member};
use crate::domain::named::named;

named! {
    /// What a record or a field is about.
    pub enum Topic {
        /// Teams, clients, kinds of work, what is agreed, the parameters.
        Programme = "programme",
        /// Team leaders and coaches, and where they have a role.
        Staffing = "staffing",
        /// Places that are open.
        Vacancies = "vacancies",
        /// Candidates and how far they have come.
        Recruiting = "recruiting",
        /// Members, their places in teams, their hours and what they can do.
        People = "people",
        /// How members are reached.
        Reaching = "reaching",
        /// Contracts.
        Service = "service",
        /// Why somebody left and where they went.
        Leaving = "leaving",
        /// Contacts, signals, arrangements, development: what was noted about a person.
        Guidance = "guidance",
        /// Absence.
        Absence = "absence",
        /// Whether somebody counts for the agreement and the quota: yes or no.
        Register = "register",
        /// Subsidies and other instruments.
        Instruments = "instruments",
        /// What clients are charged, and by which rates.
        Charges = "charges",
        /// Of whom nothing may be erased.
        Keeping = "keeping",
        /// Who may see and change what.
        Access = "access",
    }
}

/// What the records of a kind are about. A new kind does not compile without a line here.
pub const fn topic_of(kind: Kind) -> Topic {
    match kind {
        Kind::Parameter
        | Kind::Organisation
        | Kind::WorkType
        | Kind::TaskPackage
        | Kind::PackageVersion
        | Kind::Team
        | Kind::ClientShare
        | Kind::ClientAgreement
        | Kind::ClientTalk
        | Kind::Chance
        | Kind::DisplacementCheck
        | Kind::Survey
        // Of a past value the store sees to the record that it is of.
        | Kind::PastValue => Topic::Programme,
        Kind::Staff | Kind::TeamRole | Kind::OwnCoach => Topic::Staffing,
        Kind::Vacancy => Topic::Vacancies,
        Kind::Stage | Kind::Candidate | Kind::Application => Topic::Recruiting,
        Kind::Member | Kind::Placement | Kind::Certificate => Topic::People,
        Kind::Employment => Topic::Service,
        Kind::Contact | Kind::Signal | Kind::Guidance | Kind::Arrangement | Kind::EmploymentPhase => Topic::Guidance,
        Kind::Absence => Topic::Absence,
        Kind::RegisterCheck => Topic::Register,
        Kind::Instrument => Topic::Instruments,
        Kind::CostItem | Kind::Rate | Kind::Statement | Kind::StatementLine | Kind::ClosedPeriod => Topic::Charges,
        Kind::LegalHold => Topic::Keeping,
        Kind::AccessRight => Topic::Access,
    }
}

/// Whether a topic is sensitive: what may harm somebody when it is known by who has no need of it.
pub const fn is_sensitive(topic: Topic) -> bool {
    match topic {
        Topic::Guidance | Topic::Absence | Topic::Register | Topic::Instruments => true,
        Topic::Programme
        | Topic::Staffing
        | Topic::Vacancies
        | Topic::Recruiting
        | Topic::People
        | Topic::Reaching
        | Topic::Service
        | Topic::Leaving
        | Topic::Charges
        | Topic::Keeping
        | Topic::Access => false,
    }
}

/// The fields that are about something else than their record.
const APART: [(Kind, &str, Topic); 4] = [
    (Kind::Member, Member::phone, Topic::Reaching),
    (Kind::Member, Member::email, Topic::Reaching),
    (Kind::Employment, Employment::end_reason, Topic::Leaving),
    (Kind::Employment, Employment::destination, Topic::Leaving),
];

/// What a field is about: what its record is about, unless it stands apart.
pub fn topic_of_field(kind: Kind, field: &str) -> Topic {
    let apart = APART.iter().find(|(of, name, _)| *of == kind && *name == field);
    apart.map_or(topic_of(kind), |(.., topic)| *topic)
}

/// What a column is about.
pub fn topic_of_column(kind: Kind, column: &Column) -> Topic {
    match column.source {
        ColumnSource::Own | ColumnSource::Standing => topic_of_field(kind, column.name),
        ColumnSource::KeyOf(_) => topic_of(kind),
        ColumnSource::Placement(field) => topic_of_field(Kind::Placement, field),
        ColumnSource::Employment(field) | ColumnSource::Service(field) => topic_of_field(Kind::Employment, field),
        ColumnSource::Fact(of, field) => topic_of_field(of, field),
        ColumnSource::Derived(derived) => topic_of_derived(kind, derived),
    }
}

/// What a value that is worked out is about. A new one does not compile without a line here.
const fn topic_of_derived(kind: Kind, derived: Derived) -> Topic {
    match derived {
        Derived::LastContact
        | Derived::ContactDue
        | Derived::TeamOverdue
        | Derived::TeamSignals
        | Derived::StaffOverdue
        | Derived::StaffSignals => Topic::Guidance,
        Derived::SpellFrom
        | Derived::Step
        | Derived::StepDue
        | Derived::StepAhead
        | Derived::StepAheadDue
        | Derived::ReviewDue
        | Derived::NoticeDue
        | Derived::MissedHours => Topic::Absence,
        Derived::DeleteBy if matches!(kind, Kind::Member) => Topic::Keeping,
        Derived::Candidates | Derived::Furthest | Derived::DeleteBy => Topic::Recruiting,
        Derived::NoticeBy | Derived::InService => Topic::Service,
        Derived::MemberCounts => Topic::Register,
        Derived::Name
        | Derived::Jobs
        | Derived::Status
        | Derived::Filled
        | Derived::Counting
        | Derived::People
        | Derived::QuotaJobs
        | Derived::Places
        | Derived::Reserved
        | Derived::Open
        | Derived::Client
        | Derived::ShortName
        | Derived::Leader
        | Derived::Coach
        | Derived::StaffTeams
        | Derived::StaffMembers
        | Derived::StaffRegions
        | Derived::Phase
        | Derived::MemberTeam
        | Derived::Title
        | Derived::FallsOn
        | Derived::Hours
        | Derived::Deadline => topic_of(kind),
    }
}
