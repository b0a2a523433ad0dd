//! What a form can be for.

use crate::app::state::pane_specs::PaneId;
use crate::domain::charging::Period;
use crate::domain::id::Id;
use crate::domain::record::Kind;
use crate::domain::value::Value;
use crate::service::command::{Proposing, RunningApplication, Seen};

/// What a form is for.
#[derive(Debug, Clone, PartialEq)]
pub enum FormFor {
    /// Taking somebody into service, in this team.
    Hire(Option<Id>),
    /// Taking a former member back, in this team.
    Rehire(Id, Option<Id>),
    /// Making a record; these fields are known already.
    Add(Kind, Vec<(&'static str, Value)>),
    /// Ending the placements of these members.
    EndPlacement(Vec<Seen>),
    /// Ending the service of these members.
    EndService(Vec<Seen>),
    /// Extending the contract of a member, with the end that was seen.
    ExtendContract(Id, Value),
    /// Doing the same to the contracts of these members, with the ends that were seen.
    Contracts(Vec<Seen>),
    /// Giving a chance up.
    CloseChance(Id),
    /// Making a team of a chance, which says how many places it has.
    TeamOfChance(Id, Value),
    /// Filling in these fields of a record, with what was seen in them.
    Fill(Kind, Id, Vec<(&'static str, Value)>),
    /// Closing a vacancy.
    CloseVacancy(Id),
    /// Noting contact with these members.
    Contact(Vec<Id>),
    /// These members are absent.
    StartAbsence(Vec<Id>),
    /// These members are back.
    EndAbsence(Vec<Id>),
    /// Ending what lasts for a time.
    Close(Kind, Id),
    /// A new candidate on this vacancy, or on one that is asked for.
    Enrol(Option<Id>),
    /// Ending an application without a place.
    EndApplication(RunningApplication),
    /// Giving a candidate the place.
    Place(RunningApplication),
    /// Somebody of the staff leaves.
    LeaveStaff(Id),
    /// What somebody of the staff does goes to another, or is covered for.
    HandOver(Id),
    /// Ending a team.
    EndTeam(Id),
    /// Putting a team at a standstill.
    StandStill(Id),
    /// Letting a team work again.
    Resume(Id),
    /// Making a pilot structural.
    Convert(Id),
    /// Letting a client become part of another.
    MergeClient(Id),
    /// Letting a part of a client become another.
    SplitClient(Id),
    /// Fixing a statement of a client, of which the draft for this period was seen.
    FixStatement(Id, Period),
    /// Taking a fixed statement back.
    CreditStatement(Id),
    /// Closing a month or a year.
    ClosePeriod,
    /// Looking at another day.
    AsOf,
    /// Reading in files.
    Import,
    /// Writing the rows of a pane, or with `None` the agenda, to a file.
    Export(Option<PaneId>),
    /// Writing letters to or about these records of a kind.
    Letters(Kind, Vec<Id>),
}

impl FormFor {
    /// The identifier of its title in `text/`: `form-` followed by this.
    pub fn title(&self) -> &'static str {
        match self {
            FormFor::Hire(_) => "hire",
            FormFor::Rehire(..) => "rehire",
            FormFor::CloseChance(_) => "close-chance",
            FormFor::TeamOfChance(..) => "team-of-chance",
            FormFor::Add(Kind::Team, _) => "team",
            FormFor::Add(Kind::Vacancy, _) => "vacancy",
            FormFor::Add(..) => "add",
            FormFor::EndPlacement(_) => "end-placement",
            FormFor::EndService(_) => "end-service",
            FormFor::ExtendContract(..) => "extend-contract",
            FormFor::Contracts(_) => "contracts",
            FormFor::Fill(..) => "fill",
            FormFor::CloseVacancy(_) => "close-vacancy",
            FormFor::Contact(_) => "contact",
            FormFor::StartAbsence(_) => "start-absence",
            FormFor::EndAbsence(_) => "end-absence",
            FormFor::Close(..) => "close",
            FormFor::Enrol(_) => "enrol",
            FormFor::EndApplication(_) => "end-application",
            FormFor::Place(_) => "place",
            FormFor::LeaveStaff(_) => "leave-staff",
            FormFor::HandOver(_) => "hand-over",
            FormFor::EndTeam(_) => "end-team",
            FormFor::StandStill(_) => "stand-still",
            FormFor::Resume(_) => "resume",
            FormFor::Convert(_) => "convert",
            FormFor::MergeClient(_) => "merge-client",
            FormFor::SplitClient(_) => "split-client",
            FormFor::FixStatement(..) => "fix-statement",
            FormFor::CreditStatement(_) => "credit-statement",
            FormFor::ClosePeriod => "close-period",
            FormFor::AsOf => "as-of",
            FormFor::Import => "import",
            FormFor::Export(_) => "export",
            FormFor::Letters(..) => "letters",
        }
    }

    /// Whether Enter saves from any field: what is asked is filled in already, for most.
    pub fn saves_at_once(&self) -> bool {
        matches!(self, FormFor::StartAbsence(_) | FormFor::EndAbsence(_))
    }

    /// Whether what was typed is kept when the form is left without saving.
    pub fn keeps_draft(&self) -> bool {
        !matches!(
            self,
            FormFor::AsOf
                | FormFor::Export(_)
                | FormFor::Letters(..)
                | FormFor::FixStatement(..)
                | FormFor::ClosePeriod
        )
    }

    /// The form by which a record of this kind is made, for the kinds that need no more than their fields.
    pub fn making(kind: Kind) -> Option<FormFor> {
        match kind {
            Kind::Member
            | Kind::Candidate
            | Kind::Application
            | Kind::Statement
            | Kind::StatementLine
            | Kind::ClosedPeriod => None,
            kind => Some(FormFor::Add(kind, Vec::new())),
        }
    }

    /// What the store can propose values for.
    pub fn proposing(&self) -> Option<Proposing> {
        match self {
            FormFor::Hire(_) => Some(Proposing::Key(Kind::Member)),
            FormFor::Enrol(_) => Some(Proposing::Key(Kind::Candidate)),
            FormFor::Add(kind @ (Kind::Team | Kind::Vacancy), _) => Some(Proposing::Key(*kind)),
            FormFor::Place(who) => who.vacancy.map(Proposing::Place),
            _ => None,
        }
    }
}
