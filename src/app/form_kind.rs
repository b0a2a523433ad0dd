//! What a form can be for.

use serde_json::{Value as Json, json};

use crate::app::kept::Kept;
use crate::app::ports::{FilesToRead, KeptMapping};
use crate::app::state::pane_specs::PaneId;
use crate::domain::charging::Period;
use crate::domain::id::Id;
use crate::domain::record::Kind;
use crate::domain::value::Value;
use crate::service::command::{Proposing, RunningApplication, Seen};

/// Declares what a form can be for, each with the identifier of its title, and `adds` where it adds a record of whomever or whatever it is
/// filled in for.
macro_rules! form_kinds {
    ($(#[$about:meta])* pub enum $form:ident {
        $($(#[$doc:meta])* $name:ident $(($($data:ty),+))? = $title:literal $($adds:ident)?,)+
    }) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq)]
        pub enum $form {
            $($(#[$doc])* $name $(($($data),+))?,)+
        }

        impl $form {
            /// The identifier of its title in `text/`: `form-` followed by this.
            pub fn title(&self) -> &'static str {
                match self {
                    Self::Add(Kind::Team, _) => "team",
                    Self::Add(Kind::Vacancy, _) => "vacancy",
                    $(Self::$name { .. } => $title,)+
                }
            }

            /// Whether it adds a record.
            fn adds(&self) -> bool {
                match self {
                    $(Self::$name { .. } => form_kinds!(@adds $($adds)?),)+
                }
            }

            /// What it is for as the store keeps it with a draft.
            pub fn keep(&self) -> Json {
                $(form_kinds!(@keep self $name $($($data),+)?);)+
                Json::Null
            }

            /// The same read back; `None` for what cannot be gone on with, such as what is about files.
            pub fn kept(json: &Json) -> Option<Self> {
                let [name, data @ ..] = json.as_array()?.as_slice() else { return None };
                match name.as_str()? {
                    $(stringify!($name) => form_kinds!(@kept data $name $($($data),+)?),)+
                    _ => None,
                }
            }
        }
    };
    (@adds) => { false };
    (@adds adds) => { true };
    (@keep $form:ident $name:ident) => {
        if let Self::$name = $form { return json!([stringify!($name)]); }
    };
    (@keep $form:ident $name:ident $a:ty) => {
        if let Self::$name(a) = $form { return json!([stringify!($name), a.keep()]); }
    };
    (@keep $form:ident $name:ident $a:ty, $b:ty) => {
        if let Self::$name(a, b) = $form { return json!([stringify!($name), a.keep(), b.keep()]); }
    };
    (@keep $form:ident $name:ident $a:ty, $b:ty, $c:ty) => {
        if let Self::$name(a, b, c) = $form { return json!([stringify!($name), a.keep(), b.keep(), c.keep()]); }
    };
    (@kept $data:ident $name:ident) => { Some(Self::$name) };
    (@kept $data:ident $name:ident $a:ty) => { Some(Self::$name(<$a>::kept($data.first()?)?)) };
    (@kept $data:ident $name:ident $a:ty, $b:ty) => {
        Some(Self::$name(<$a>::kept($data.first()?)?, <$b>::kept($data.get(1)?)?))
    };
    (@kept $data:ident $name:ident $a:ty, $b:ty, $c:ty) => {
        Some(Self::$name(<$a>::kept($data.first()?)?, <$b>::kept($data.get(1)?)?, <$c>::kept($data.get(2)?)?))
    };
}

form_kinds! {
    /// What a form is for. The words of its title are `form-` followed by the identifier.
    pub enum FormFor {
        /// Taking somebody into service, in this team.
        Hire(Option<Id>) = "hire" adds,
        /// Taking a former member back, in this team.
        Rehire(Id, Option<Id>) = "rehire",
        /// Making a record; these fields are known already.
        Add(Kind, Vec<(&'static str, Value)>) = "add" adds,
        /// Ending the placements of these members.
        EndPlacement(Vec<Seen>) = "end-placement",
        /// Ending the service of these members.
        EndService(Vec<Seen>) = "end-service",
        /// Extending the contract of a member, with the end that was seen.
        ExtendContract(Id, Value) = "extend-contract",
        /// Doing the same to the contracts of these members, with the ends that were seen.
        Contracts(Vec<Seen>) = "contracts",
        /// Giving a chance up.
        CloseChance(Id) = "close-chance",
        /// Making a team of a chance, which says how many places it has.
        TeamOfChance(Id, Value) = "team-of-chance",
        /// Filling in these fields of a record, with what was seen in them.
        Fill(Kind, Id, Vec<(&'static str, Value)>) = "fill",
        /// Closing a vacancy.
        CloseVacancy(Id) = "close-vacancy",
        /// Noting contact with these members.
        Contact(Vec<Id>) = "contact" adds,
        /// These members are absent.
        StartAbsence(Vec<Id>) = "start-absence" adds,
        /// These members are back.
        EndAbsence(Vec<Id>) = "end-absence",
        /// Ending what lasts for a time.
        Close(Kind, Id) = "close",
        /// A new candidate on this vacancy, or on one that is asked for.
        Enrol(Option<Id>) = "enrol" adds,
        /// Ending an application without a place.
        EndApplication(RunningApplication) = "end-application",
        /// Giving a candidate the place.
        Place(RunningApplication) = "place",
        /// Somebody of the staff leaves.
        LeaveStaff(Id) = "leave-staff",
        /// What somebody of the staff does goes to another, or is covered for.
        HandOver(Id) = "hand-over",
        /// Ending a team.
        EndTeam(Id) = "end-team",
        /// Putting a team at a standstill.
        StandStill(Id) = "stand-still",
        /// Letting a team work again.
        Resume(Id) = "resume",
        /// Making a pilot structural.
        Convert(Id) = "convert",
        /// Letting a client become part of another.
        MergeClient(Id) = "merge-client",
        /// Letting a part of a client become another.
        SplitClient(Id) = "split-client",
        /// Fixing a statement of a client, of which the draft for this period was seen.
        FixStatement(Id, Period) = "fix-statement",
        /// Taking a fixed statement back.
        CreditStatement(Id) = "credit-statement",
        /// Closing a month or a year.
        ClosePeriod = "close-period",
        /// Looking at another day.
        AsOf = "as-of",
        /// Keeping the pane as it is shown under a name.
        NameView = "name-view",
        /// What is to be said of files to read in; this is kept that can be said of them.
        AboutFiles(Box<FilesToRead>, Vec<KeptMapping>) = "about-files",
        /// Writing the rows of a pane, or with `None` the agenda, to a file.
        Export(Option<PaneId>) = "export",
        /// Writing letters to or about these records of a kind.
        Letters(Kind, Vec<Id>) = "letters",
    }
}

impl FormFor {
    /// Whether Enter saves from any field: what is asked is filled in already, for most.
    pub fn saves_at_once(&self) -> bool {
        matches!(self, FormFor::StartAbsence(_) | FormFor::EndAbsence(_) | FormFor::AboutFiles(..))
    }

    /// The identifier in `text/` of what is told below its fields.
    pub fn hint(&self) -> &'static str {
        match self {
            FormFor::AboutFiles(..) => "form-about-files-hint",
            FormFor::AsOf => "form-days",
            FormFor::EndPlacement(_) => "form-end-placement-hint",
            purpose if purpose.saves_at_once() => "form-at-once",
            purpose if purpose.keeps_draft() => "form-required",
            _ => "form-required-no-draft",
        }
    }

    /// Whether somebody who fills it in may have another one to fill in after it. Of several at once there is none: they are all done.
    pub fn has_next(&self) -> bool {
        self.adds() && self.about().len() < 2
    }

    /// The members that it adds something to; none where it does not tell who.
    pub fn about(&self) -> &[Id] {
        match self {
            FormFor::Contact(members) | FormFor::StartAbsence(members) => members,
            _ => &[],
        }
    }

    /// The same for another member, where it is about one.
    pub fn for_member(&self, member: Id) -> Option<FormFor> {
        match self {
            FormFor::Contact(_) => Some(FormFor::Contact(vec![member])),
            FormFor::StartAbsence(_) => Some(FormFor::StartAbsence(vec![member])),
            _ => None,
        }
    }

    /// The kinds of which a record may be meant that is called as the new one is.
    pub fn named_kinds(&self) -> Vec<Kind> {
        match self {
            FormFor::Hire(_) | FormFor::Enrol(_) => vec![Kind::Member, Kind::Candidate],
            FormFor::Add(kind @ (Kind::Team | Kind::Organisation | Kind::WorkType | Kind::Staff), _) => vec![*kind],
            _ => Vec::new(),
        }
    }

    /// Whether it makes the same as another, be it of another team or vacancy.
    pub fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (FormFor::Add(kind, _), FormFor::Add(other, _)) => kind == other,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }

    /// Whether what was typed is kept when the form is left without saving.
    pub fn keeps_draft(&self) -> bool {
        !matches!(
            self,
            FormFor::AsOf
                | FormFor::NameView
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
