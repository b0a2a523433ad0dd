//! Closed lists of which each member has an identifier, declared in one place.

/// Makes an enum of `Name = "identifier"`, with the list of its members (`ALL`), the identifier of each (`name`) and the
/// member with an identifier (`named`).
macro_rules! named {
    ($(#[$about:meta])* $visible:vis enum $list:ident { $($member:ident = $name:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        $visible enum $list {
            $(
                #[doc = concat!("`", $name, "`.")]
                $member,
            )+
        }

        impl $list {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$member,)+];

            /// The identifier.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$member => $name,)+
                }
            }

            /// The member with this identifier.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|member| member.name() == name)
            }
        }
    };
}

pub(crate) use named;
