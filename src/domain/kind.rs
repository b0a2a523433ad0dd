//! Which kinds of record there are. The one list of them is here; the rest of what the program knows of a kind is in its
//! own file of [`kinds`](super::kinds), and what goes for all kinds is in [`record`](super::record).

use std::fmt;

/// The list of kinds, handed to a macro that makes something of each: the doc comment, the name of the type, and the
/// identifier (name of the table, of the JSON objects, of the words in `text/`). Each kind refers only to earlier ones.
macro_rules! every_kind {
    ($make:ident) => {
        $make! {
            /// A dated amount or percentage with its source.
            Parameter "parameter",
            /// A client or another part of government.
            Organisation "organisation",
            /// A kind of work (werksoort).
            WorkType "work_type",
            /// A set of tasks in a work type (takenpakket).
            TaskPackage "task_package",
            /// A team leader, job coach, recruiter or region manager.
            Staff "staff",
            /// A team at a client.
            Team "team",
            /// What part of a team counts for which client, dated.
            ClientShare "client_share",
            /// Who leads or coaches a team, dated.
            TeamRole "team_role",
            /// A person employed in the programme (medewerker).
            Member "member",
            /// The employment of a member, dated.
            Employment "employment",
            /// The place of a member in a team, dated.
            Placement "placement",
            /// Places in a team for which people are sought.
            Vacancy "vacancy",
            /// A step of recruiting.
            Stage "stage",
            /// Somebody who may come to work in a team, or to lead or coach one.
            Candidate "candidate",
            /// The stage of a candidate for a vacancy over some time. Going on to another stage begins a new one.
            Application "application",
            /// What the target-group register said of a member, from the day it was asked.
            RegisterCheck "register_check",
            /// A job coach for one member.
            OwnCoach "own_coach",
            /// One moment of contact with a member.
            Contact "contact",
            /// Something about a member or a team that needs following up.
            Signal "signal",
            /// Guidance brought in for a member for some time.
            Guidance "guidance",
            /// What was agreed with one member apart.
            Arrangement "arrangement",
            /// An absence, or a part of one in which the percentage was the same.
            Absence "absence",
            /// An instrument asked for or granted for a member.
            Instrument "instrument",
            /// How many jobs were agreed with a client, from a day on.
            ClientAgreement "client_agreement",
            /// A thing charged for, with what it is counted by.
            CostItem "cost_item",
            /// The price of one unit of a cost item.
            Rate "rate",
            /// A fixed statement of what a client is charged for a period.
            Statement "statement",
            /// One line of a fixed statement.
            StatementLine "statement_line",
            /// A certificate of a member.
            Certificate "certificate",
            /// A phase in the development of a member.
            EmploymentPhase "employment_phase",
            /// A task package as it stood over some time.
            PackageVersion "package_version",
            /// A check made when a task package starts in a team.
            DisplacementCheck "displacement_check",
            /// A chance for new jobs at a client.
            Chance "chance",
            /// One talk with a client.
            ClientTalk "client_talk",
            /// The outcome of a survey for the programme or one team. No score is shown for too few answers.
            Survey "survey",
            /// What a field of a record held until a day.
            PastValue "past_value",
            /// Days whose figures were published and stay.
            ClosedPeriod "closed_period",
        }
    };
}
pub(super) use every_kind;

macro_rules! kind_enum {
    ($($(#[$doc:meta])* $kind:ident $name:literal),* $(,)?) => {
        /// The kinds of record, in an order in which each refers only to earlier ones.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind {
            $($(#[$doc])* $kind,)*
        }

        impl Kind {
            /// Every kind, in that order.
            pub const ALL: [Kind; [$(Kind::$kind),*].len()] = [$(Kind::$kind),*];

            /// The English identifier: name of the table, of the JSON objects, of its words in `text/`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Kind::$kind => $name,)*
                }
            }
        }
    };
}

every_kind!(kind_enum);

impl Kind {
    /// The kind with this identifier, in the singular or with an `s`/`ies`.
    pub fn named(name: &str) -> Option<Kind> {
        let singular = name.strip_suffix("ies").map(|stem| format!("{stem}y"));
        Kind::ALL.into_iter().find(|k| {
            k.name() == name || name.strip_suffix('s') == Some(k.name()) || singular.as_deref() == Some(k.name())
        })
    }

    /// The name of many of this kind: `vacancies`.
    pub fn plural(self) -> String {
        match self.name().strip_suffix('y') {
            Some(stem) => format!("{stem}ies"),
            None => format!("{}s", self.name()),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
