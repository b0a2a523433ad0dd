//! Rules that law and programme set: structures of which each field is the parameter of the same name.

use super::days::whole_days;
use super::decimal::Decimal;

/// What a rule is read as from the value of its parameter.
pub trait RuleValue {
    /// The rule by this value; `None` where nothing was recorded, or the source does not say.
    fn of(value: Option<Decimal>) -> Self;
}

/// An amount, a percentage, a number of months.
impl RuleValue for Option<Decimal> {
    fn of(value: Option<Decimal>) -> Self {
        value
    }
}

/// A number of days; see [`whole_days`].
impl RuleValue for Option<i64> {
    fn of(value: Option<Decimal>) -> Self {
        whole_days(value)
    }
}

/// Yes where it is above zero: 1 stands for yes.
impl RuleValue for bool {
    fn of(value: Option<Decimal>) -> Self {
        value.is_some_and(|value| value > Decimal::ZERO)
    }
}

/// Makes a structure of rules, with a way to read them: each field is the parameter of its name, as one of the types of
/// [`RuleValue`].
macro_rules! ruled {
    (
        $(#[$doc:meta])*
        pub struct $name:ident {
            $($(#[$field_doc:meta])* pub $field:ident: $type:ty,)+
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $type,)+
        }

        impl $name {
            /// The identifiers of the parameters that these rules are read from.
            pub const PARAMETERS: &[&str] = &[$(stringify!($field),)+];

            /// Reads the rules through a lookup of parameters by identifier.
            pub fn read(value: impl Fn(&str) -> Option<$crate::domain::decimal::Decimal>) -> Self {
                Self { $($field: $crate::domain::ruled::RuleValue::of(value(stringify!($field))),)+ }
            }
        }
    };
}
pub(super) use ruled;
