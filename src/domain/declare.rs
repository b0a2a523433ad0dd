//! How a kind of record is declared: [`record!`] makes everything that follows from the list of its fields.

/// Declares one kind of record. The structure, the blank record and the field table follow from one line per field. The
/// settings after the fields are those of [`Typed`](crate::domain::typed::Typed), in the order below; each is written only
/// where it differs from the usual one:
///
/// ```text
/// record! {
///     /// A team of a client.
///     pub struct Team {
///         /// Short code, unique: T001.
///         code: String, Text(20), required;
///         /// Pilot, structural or ended.
///         phase: Phase = Phase::Pilot, Choice(Phase::NAMES), required;
///     }
///     key: code;                          // KEY
///     owner: team;                        // OWNER
///     identity: code;                     // IDENTITY: the fields that make two records the same
///     label: |team| team.name.clone();    // label(), and likewise sort_key, search_text
///     order: "name";                      // ORDER
///     validity: Between(from, until);     // VALIDITY; an end before the start is refused
///     children: Vacancy.team;             // CHILDREN: the kinds that belong to it, each with the field that says so
///     frozen: Reason::StatementIsFixed;       // FROZEN
///     one_at_a_time: Reason::OverlappingPhase; // ONE_AT_A_TIME
///     gives_way: Self::leave_empty;       // give_way(): what another value of one field takes from another field
///     rules: Self::fits_together;         // rules(): what else has to fit between its fields
/// }
/// ```
///
/// A line of a field holds its name, the Rust type that keeps it, `=` and the value of a blank record where that is not
/// [`Blank`](crate::domain::value::Blank), the [`FieldType`](crate::domain::value::FieldType), and the marks `required`,
/// `prompted`, `free_text`, `dated`, `fixed`, `impersonal` and `names_person` (the methods of [`Field`](crate::domain::field::Field)). The type has the name of
/// its [`Kind`](crate::domain::kind::Kind), which also gives the name of the table. Every field has a doc comment.
macro_rules! record {
    (
        $(#[$doc:meta])*
        pub struct $name:ident {
            $(
                $(#[$field_doc:meta])*
                $field:ident: $type:ty $(= $blank:expr)?, $holds:expr $(, $mark:ident)*;
            )+
        }
        $(key: $key:ident;)?
        $(owner: $owner:ident;)?
        $(identity: $($same:ident),+;)?
        $(label: $label:expr;)?
        $(sort_key: $sort_key:expr;)?
        $(search_text: $search_text:expr;)?
        $(order: $order:literal;)?
        $(validity: $validity:ident $(($($day:ident),+))?;)?
        $(children: $($child:ident.$reference:ident),+;)?
        $(frozen: $refusal:expr;)?
        $(one_at_a_time: $overlap:expr;)?
        $(gives_way: $gives_way:expr;)?
        $(rules: $rules:expr;)?
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            /// Identity of the record; never reused, and the same for as long as the record exists.
            pub id: $crate::domain::id::Id,
            $($(#[$field_doc])* pub $field: $type,)+
        }

        /// The identifiers of the fields as constants, so that a misspelled field does not compile.
        #[allow(non_upper_case_globals, reason = "the constant is called as the field that it names")]
        impl $name {
            $(
                #[doc = concat!("The name of the field `", stringify!($field), "`.")]
                pub const $field: &'static str = stringify!($field);
            )+
        }

        impl $crate::domain::typed::Typed for $name {
            const KIND: $crate::domain::kind::Kind = $crate::domain::kind::Kind::$name;
            const FIELDS: &'static [$crate::domain::field::Field<Self>] = {
                #[allow(unused_imports, reason = "a kind can refer to no other")]
                use $crate::domain::kind::Kind::*;
                use $crate::domain::value::FieldType::*;
                &[$(
                    $crate::domain::field::Field::new(
                        stringify!($field),
                        $holds,
                        |record: &Self| $crate::domain::value::FieldValue::to_value(&record.$field),
                        |record: &mut Self, value| $crate::domain::value::put(&mut record.$field, value),
                    )$(.$mark())*,
                )+]
            };
            $(const KEY: Option<&'static str> = Some(stringify!($key));)?
            $(const OWNER: Option<&'static str> = Some(stringify!($owner));)?
            $(const IDENTITY: &'static [&'static str] = &[$(stringify!($same)),+];)?
            $(const ORDER: &'static str = $order;)?
            $(
                const VALIDITY: $crate::domain::typed::Validity =
                    $crate::domain::typed::Validity::$validity $(($(stringify!($day)),+))?;
            )?
            $(
                const CHILDREN: &'static [($crate::domain::kind::Kind, &'static str)] =
                    &[$(($crate::domain::kind::Kind::$child, stringify!($reference))),+];
            )?
            $(const FROZEN: Option<$crate::domain::reason::Reason> = Some($refusal);)?
            $(const ONE_AT_A_TIME: Option<$crate::domain::reason::Reason> = Some($overlap);)?

            fn id(&self) -> $crate::domain::id::Id {
                self.id
            }

            fn blank(id: $crate::domain::id::Id) -> Self {
                Self { id, $($field: $crate::domain::declare::first_value!($type $(= $blank)?),)+ }
            }

            $(fn label(&self) -> String {
                let label: fn(&Self) -> String = $label;
                label(self)
            })?

            $(fn sort_key(&self) -> String {
                let sort_key: fn(&Self) -> String = $sort_key;
                sort_key(self)
            })?

            $(fn search_text(&self) -> String {
                let search_text: fn(&Self) -> String = $search_text;
                search_text(self)
            })?

            $(fn give_way(&mut self, before: &Self) -> Option<$crate::domain::refusal::Refusal> {
                let gives_way: fn(&mut Self, &Self) -> Option<$crate::domain::refusal::Refusal> = $gives_way;
                gives_way(self, before)
            })?

            $(fn rules(&self) -> Result<(), $crate::domain::refusal::Refusal> {
                let rules: fn(&Self) -> Result<(), $crate::domain::refusal::Refusal> = $rules;
                rules(self)
            })?
        }

        // A setting that names a field the record does not have must not compile.
        $(const _: fn(&$name) = |record| { let _ = &record.$key; };)?
        $(const _: fn(&$name) = |record| { let _ = &record.$owner; };)?
        $($(const _: fn(&$name) = |record| { let _ = &record.$same; };)+)?
        $($($(const _: fn(&$name) = |record| { let _ = &record.$day; };)+)?)?
    };
}
pub(super) use record;

/// The value of a field in a blank record: the one in its declaration, otherwise the blank value of its type.
macro_rules! first_value {
    ($type:ty) => {
        <$type as $crate::domain::value::Blank>::blank()
    };
    ($type:ty = $blank:expr) => {
        $blank
    };
}
pub(super) use first_value;
