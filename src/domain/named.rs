//! Closed lists of choices, each with an identifier, declared in one place.

/// A closed list of choices; each has one identifier, which is used in files, JSON and the stores.
pub trait Choice: Copy + PartialEq + 'static {
    /// The choices in the order in which people should see them.
    const ALL: &'static [Self];
    /// Their identifiers, in the same order.
    const NAMES: &'static [&'static str];

    /// The identifier of this choice.
    fn name(self) -> &'static str;

    /// The choice with this identifier; `None` when there is none.
    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|member| member.name() == name)
    }
}

/// Makes enums of `Name = "identifier"`, each a [`Choice`].
macro_rules! named {
    ($($(#[$about:meta])* $visible:vis enum $list:ident {
        $($(#[$member_about:meta])* $member:ident = $name:literal,)+
    })+) => { $(
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        $visible enum $list {
            $(
                $(#[$member_about])*
                #[doc = concat!("`", $name, "`.")]
                $member,
            )+
        }

        impl $crate::domain::named::Choice for $list {
            const ALL: &'static [Self] = &[$(Self::$member,)+];
            const NAMES: &'static [&'static str] = &[$($name,)+];

            fn name(self) -> &'static str {
                match self {
                    $(Self::$member => $name,)+
                }
            }
        }

        impl serde::Serialize for $list {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str($crate::domain::named::Choice::name(*self))
            }
        }
    )+ };
}

pub(crate) use named;
