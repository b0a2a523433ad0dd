//! The kinds of record. Their only list is here; the rest of what the program knows of a kind is in its own file in
//! [`kinds`](super::kinds), and what applies to all kinds is in [`record`](super::record).

use std::borrow::Cow;
use std::fmt;

/// The list of kinds, handed to a macro that makes something of each: the name of the type, and the identifier (name of the
/// table, of the JSON objects, of the words in `text/`). Each kind refers only to earlier ones.
macro_rules! every_kind {
    ($make:ident) => {
        $make! {
            Parameter "parameter",
            Organisation "organisation",
            WorkType "work_type",
            TaskPackage "task_package",
            Staff "staff",
            Team "team",
            ClientShare "client_share",
            TeamRole "team_role",
            Member "member",
            Employment "employment",
            Placement "placement",
            Vacancy "vacancy",
            Stage "stage",
            Candidate "candidate",
            Application "application",
            RegisterCheck "register_check",
            OwnCoach "own_coach",
            Contact "contact",
            Signal "signal",
            Guidance "guidance",
            Arrangement "arrangement",
            Absence "absence",
            Instrument "instrument",
            ClientAgreement "client_agreement",
            CostItem "cost_item",
            Rate "rate",
            Statement "statement",
            StatementLine "statement_line",
            Certificate "certificate",
            EmploymentPhase "employment_phase",
            PackageVersion "package_version",
            DisplacementCheck "displacement_check",
            Chance "chance",
            ClientTalk "client_talk",
            Survey "survey",
            PastValue "past_value",
            ClosedPeriod "closed_period",
            LegalHold "legal_hold",
            AccessRight "access_right",
        }
    };
}
pub(super) use every_kind;

macro_rules! kind_enum {
    ($($kind:ident $name:literal),* $(,)?) => {
        /// The kinds of record, in an order in which each kind refers only to kinds before it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind {
            $(
                #[doc = concat!("See [`", stringify!($kind), "`](super::kinds::", stringify!($kind), ").")]
                $kind,
            )*
        }

        impl Kind {
            /// Every kind, in the order in which each refers only to kinds before it.
            pub const ALL: [Kind; [$(Kind::$kind),*].len()] = [$(Kind::$kind),*];

            /// The English identifier: the name of the table, of the JSON objects and of its words in `text/`.
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
    /// The kind with exactly this identifier; `None` for any other text.
    pub fn identified(identifier: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == identifier)
    }

    /// The kind with this identifier, in the singular or plural; `None` for any other text.
    pub fn named(name: &str) -> Option<Kind> {
        let singular = name.strip_suffix('s').unwrap_or(name);
        Kind::ALL.into_iter().find(|kind| [name, singular].contains(&kind.name()) || kind.plural() == name)
    }

    /// The plural of the identifier: `vacancies`.
    pub fn plural(self) -> Cow<'static, str> {
        let name = self.name();
        let vowel_before = |stem: &str| stem.ends_with(['a', 'e', 'o', 'u']);
        match name.strip_suffix('y').filter(|stem| !vowel_before(stem)) {
            Some(stem) => format!("{stem}ies").into(),
            None if name.ends_with("ch") => format!("{name}es").into(),
            // A staff of people: one word for one and for all.
            None if name == "staff" => name.into(),
            None => format!("{name}s").into(),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_known_by_its_plural_and_no_plural_is_misspelt() {
        let plurals = [
            (Kind::Vacancy, "vacancies"),
            (Kind::Survey, "surveys"),
            (Kind::OwnCoach, "own_coaches"),
            (Kind::Staff, "staff"),
            (Kind::Signal, "signals"),
        ];
        for (kind, plural) in plurals {
            assert_eq!(kind.plural(), plural);
        }
        for kind in Kind::ALL {
            assert_eq!((Kind::named(kind.name()), Kind::named(&kind.plural())), (Some(kind), Some(kind)));
        }
    }
}
