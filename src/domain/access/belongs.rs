//! To which team or person a record belongs, so that a right for some teams gives no others.

use crate::domain::kind::Kind;
use crate::domain::kinds::{
    Absence, Application, Arrangement, Certificate, ClientShare, Contact, DisplacementCheck, Employment,
    EmploymentPhase, Guidance, Instrument, LegalHold, OwnCoach, Placement, Rate, RegisterCheck, Signal, StatementLine,
    Survey, TeamRole, Vacancy,
};
use crate::domain::record::Record;
use crate::domain::value::Value;

/// To what a record belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Belongs {
    /// To the programme: whoever sees its kind sees it, and whoever changes its kind changes it.
    Programme,
    /// To everybody in the programme alike: whoever sees its kind sees it, and only a right for all teams changes it.
    Everyone,
    /// It is a team.
    IsTeam,
    /// It is a member, who belongs to the team of the latest placement.
    IsMember,
    /// To the team in this field; to the programme where the field is empty.
    Team(&'static str),
    /// To the member in this field.
    Member(&'static str),
    /// To the member in the first field, and to the team in the second; to the programme where both are empty.
    MemberOrTeam(&'static str, &'static str),
    /// To what the record of another kind in this field belongs to.
    With(Kind, &'static str),
    /// To the record that it tells the past of.
    ToldRecord,
}

/// Whether a change of this record concerns everybody, so that a right for some teams does not reach so far.
pub fn concerns_everyone(record: &Record) -> bool {
    match belongs(record.kind()) {
        Belongs::Everyone => true,
        Belongs::Team(field) => record.get(field) == Value::Empty,
        _ => false,
    }
}

/// To what the records of a kind belong. A new kind does not compile without a line here.
pub const fn belongs(kind: Kind) -> Belongs {
    match kind {
        Kind::Parameter
        | Kind::Organisation
        | Kind::WorkType
        | Kind::TaskPackage
        | Kind::PackageVersion
        | Kind::Staff
        | Kind::Stage
        | Kind::ClientAgreement
        | Kind::CostItem
        | Kind::Statement
        | Kind::ClosedPeriod
        | Kind::AccessRight => Belongs::Everyone,
        Kind::Candidate | Kind::ClientTalk | Kind::Chance => Belongs::Programme,
        Kind::Team => Belongs::IsTeam,
        Kind::Member => Belongs::IsMember,
        Kind::ClientShare => Belongs::Team(ClientShare::team),
        Kind::TeamRole => Belongs::Team(TeamRole::team),
        Kind::Vacancy => Belongs::Team(Vacancy::team),
        Kind::DisplacementCheck => Belongs::Team(DisplacementCheck::team),
        Kind::Survey => Belongs::Team(Survey::team),
        Kind::Rate => Belongs::Team(Rate::team),
        Kind::StatementLine => Belongs::Team(StatementLine::team),
        Kind::Placement => Belongs::MemberOrTeam(Placement::member, Placement::team),
        Kind::Signal => Belongs::MemberOrTeam(Signal::member, Signal::team),
        Kind::Employment => Belongs::Member(Employment::member),
        Kind::RegisterCheck => Belongs::Member(RegisterCheck::member),
        Kind::OwnCoach => Belongs::Member(OwnCoach::member),
        // One of a candidate belongs to no team, and is for who sees those of everybody.
        Kind::LegalHold => Belongs::Member(LegalHold::member),
        Kind::Contact => Belongs::Member(Contact::member),
        Kind::Guidance => Belongs::Member(Guidance::member),
        Kind::Arrangement => Belongs::Member(Arrangement::member),
        Kind::Absence => Belongs::Member(Absence::member),
        Kind::Instrument => Belongs::Member(Instrument::member),
        Kind::Certificate => Belongs::Member(Certificate::member),
        Kind::EmploymentPhase => Belongs::Member(EmploymentPhase::member),
        Kind::Application => Belongs::With(Kind::Vacancy, Application::vacancy),
        Kind::PastValue => Belongs::ToldRecord,
    }
}
