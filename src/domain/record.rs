//! Records of every kind, and the one place that knows the type of each kind.

use std::sync::LazyLock;

use super::field::FieldInfo;
use super::id::Id;
use super::kind::every_kind;
use super::kinds::*;
use super::reason::Reason;
use super::refusal::Refusal;
use super::typed::AnyRecord;
use super::value::{FieldType, Value};

pub use super::kind::Kind;
pub use super::typed::{AsAnyRecord, Typed, Validity};

/// A record type that a [`Record`] can hold.
pub trait Recorded: Typed + Into<Record> {
    /// Takes the record out when it is of this type; `None` otherwise. The record is moved, not copied.
    fn out_of(record: Record) -> Option<Self>;
}

/// Makes methods of [`Kind`] that answer what the declaration of each of these kinds says: `method: type = CONSTANT`, a constant
/// of [`Typed`].
macro_rules! declared {
    (@one [$($kind:ident)*] $(#[$doc:meta])* $method:ident: $type:ty = $constant:ident) => {
        $(#[$doc])*
        pub const fn $method(self) -> $type {
            match self {
                $(Kind::$kind => <$kind as Typed>::$constant,)*
            }
        }
    };
    ($kinds:tt $($(#[$doc:meta])* $method:ident: $type:ty = $constant:ident;)+) => {
        impl Kind {
            $(declared!(@one $kinds $(#[$doc])* $method: $type = $constant);)+
        }
    };
}

macro_rules! record_enum {
    ($($kind:ident $name:literal),* $(,)?) => {
        declared! {
            [$($kind)*]
            /// The field by which people name a record of this kind; see [`Typed::KEY`].
            key: Option<&'static str> = KEY;
            /// For a dated fact: the field that names its owner; see [`Typed::OWNER`].
            owner: Option<&'static str> = OWNER;
            /// The fields that identify a record of this kind; see [`Typed::IDENTITY`].
            identity: &'static [&'static str] = IDENTITY;
            /// The kinds that belong to a record of this kind and are shown with it; see [`Typed::CHILDREN`].
            children: &'static [(Kind, &'static str)] = CHILDREN;
            /// The column by which records of this kind are ordered unless the user chose another; see [`Typed::ORDER`].
            order: &'static str = ORDER;
            /// The reason of the refusal to create or edit one by hand, if any; see [`Typed::FROZEN`].
            frozen: Option<Reason> = FROZEN;
            /// The reason of the refusal of a second one of the same owner on one day, if any; see [`Typed::ONE_AT_A_TIME`].
            one_at_a_time: Option<Reason> = ONE_AT_A_TIME;
            /// On which days a record of this kind exists; see [`Typed::VALIDITY`].
            validity: Validity = VALIDITY;
        }

        /// A record of any kind, with one variant for each kind.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Record {
            $(
                #[doc = concat!("See [`", stringify!($kind), "`](super::kinds::", stringify!($kind), ").")]
                $kind($kind),
            )*
        }

        impl Record {
            /// A blank record of a kind, to be filled through its field table.
            pub fn blank(kind: Kind, id: Id) -> Record {
                match kind {
                    $(Kind::$kind => Record::$kind(Typed::blank(id)),)*
                }
            }

            /// The kind of the record.
            pub fn kind(&self) -> Kind {
                match self {
                    $(Record::$kind(_) => Kind::$kind,)*
                }
            }

            /// The record as seen through its field table.
            pub fn typed(&self) -> &dyn AnyRecord {
                match self {
                    $(Record::$kind(r) => r,)*
                }
            }

            /// Lets a field give way that does not fit what another became; see [`Typed::give_way`]. `None` too where `before` is
            /// of another kind.
            pub fn give_way(&mut self, before: &Record) -> Option<Refusal> {
                match (self, before) {
                    $((Record::$kind(record), Record::$kind(before)) => record.give_way(before),)*
                    _ => None,
                }
            }

            fn typed_mut(&mut self) -> &mut dyn AnyRecord {
                match self {
                    $(Record::$kind(r) => r,)*
                }
            }
        }

        $(
            impl $kind {
                /// A reference to the record when it is of this type; `None` otherwise.
                pub fn of(record: &Record) -> Option<&Self> {
                    if let Record::$kind(r) = record { Some(r) } else { None }
                }
            }

            impl From<$kind> for Record {
                fn from(record: $kind) -> Record {
                    Record::$kind(record)
                }
            }

            impl Recorded for $kind {
                fn out_of(record: Record) -> Option<Self> {
                    if let Record::$kind(r) = record { Some(r) } else { None }
                }
            }
        )*
    };
}

every_kind!(record_enum);

impl Kind {
    /// The fields of this kind, in the order of their table.
    pub fn fields(self) -> &'static [&'static FieldInfo] {
        static TABLES: LazyLock<Vec<Vec<&'static FieldInfo>>> = LazyLock::new(|| {
            Kind::ALL.into_iter().map(|kind| Record::blank(kind, Id::UNSET).typed().infos()).collect()
        });
        TABLES.get(self as usize).map_or(&[], Vec::as_slice)
    }

    /// The field of this kind with this identifier; `None` when there is none.
    pub fn field(self, name: &str) -> Option<&'static FieldInfo> {
        self.fields().iter().copied().find(|f| f.name == name)
    }
}

impl AsAnyRecord for Record {
    fn as_any(&self) -> &dyn AnyRecord {
        self.typed()
    }
}

impl Record {
    /// Identity of the record.
    pub fn id(&self) -> Id {
        self.typed().id()
    }

    /// The value of a field; [`Value::Empty`] for a field that the kind does not have.
    pub fn get(&self, field: &str) -> Value {
        self.typed().get(field)
    }

    /// Sets a field of the record.
    ///
    /// # Errors
    /// Returns `unknown-field`, `required`, or what the field's type refuses; the refusal names the field.
    pub fn set(&mut self, field: &str, value: Value) -> Result<(), Refusal> {
        let kind = self.kind();
        let info = kind.field(field);
        self.typed_mut().set(field, value).map_err(|refusal| match info {
            Some(info) => refusal.at(kind, info.name),
            None => refusal.with("kind", kind),
        })
    }

    /// Sets several fields of the record, in this order.
    ///
    /// # Errors
    /// Fails as [`set`](Self::set) does, at the first field that refuses its value.
    pub fn set_all(&mut self, values: &[(&'static str, Value)]) -> Result<(), Refusal> {
        values.iter().try_for_each(|(field, value)| self.set(field, value.clone()))
    }

    /// For a dated fact: the field that names its owner, and kind and identity of the owner.
    pub fn owner(&self) -> Option<(&'static str, Kind, Id)> {
        let field = self.kind().field(self.kind().owner()?)?;
        match (field.ty, self.get(field.name)) {
            (FieldType::Ref(kind), Value::Ref(id)) => Some((field.name, kind, id)),
            _ => None,
        }
    }

    /// The name by which people see the record.
    pub fn label(&self) -> String {
        self.typed().label()
    }

    /// Checks that required fields are filled in, and the rules between the fields.
    ///
    /// # Errors
    /// Returns the first refusal, which names the field.
    pub fn check(&self) -> Result<(), Refusal> {
        self.check_with(&self.typed().values())
    }

    /// The same for who has the values of its fields already, in the order of the table.
    ///
    /// # Errors
    /// Fails as [`Self::check`] does.
    pub fn check_with(&self, values: &[Value]) -> Result<(), Refusal> {
        let kind = self.kind();
        let fields = || kind.fields().iter().zip(values);
        if let Some((info, _)) = fields().find(|(info, value)| info.required && value.is_empty()) {
            return Err(Refusal::new(Reason::Required).at(kind, info.name));
        }
        for (info, value) in fields() {
            info.ty.check(value).map_err(|refusal| refusal.at(kind, info.name))?;
        }
        self.typed().check()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_says_what_makes_two_records_the_same() {
        for kind in Kind::ALL {
            let identity = kind.identity();
            assert!(!identity.is_empty(), "{kind}");
            assert!(identity.iter().all(|name| kind.field(name).is_some()), "{kind}: {identity:?}");
            let owner = kind.owner().or(kind.key());
            assert!(owner.is_none_or(|field| identity.contains(&field)), "{kind} leaves out whose it is");
        }
    }
}
