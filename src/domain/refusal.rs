//! Why something cannot be done: a reason and its arguments. The words are in `text/`, in every language of the program;
//! here is only what happened.

use std::fmt;
use std::path::{Path, PathBuf};

use super::days::Day;
use super::decimal::Decimal;
use super::kind::Kind;
use super::reason::Reason;

/// One value that a sentence mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Words as the user typed them, or as they are stored; of long ones a sentence repeats the first signs.
    Text(String),
    /// Several such words, shown with commas between them.
    Texts(Vec<String>),
    /// A sentence or part of one in the user's language, made by this program; never shortened.
    Sentence(String),
    /// The path of a file. Unlike other words it is never shortened, because somebody may have to type it.
    Path(PathBuf),
    /// A whole number, such as a count.
    Whole(i64),
    /// That there is no such bound; sentences choose other words for it.
    Unbounded,
    /// A number with decimals.
    Decimal(Decimal),
    /// A day.
    Day(Day),
    /// A kind of record, shown by its name in the user's language.
    Kind(Kind),
    /// Several values, shown with commas between them.
    List(Vec<Arg>),
    /// A field or column of a kind, shown by its label.
    Field(Kind, &'static str),
    /// A choice, shown by its word.
    Choice(&'static str),
}

/// A refusal (or, inside [`Warning`], a warning): nothing was changed, and the reason says why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The reason; it is the key of the sentence in `text/`.
    pub reason: Reason,
    /// The field at fault; `None` when there is none.
    pub field: Option<(Kind, &'static str)>,
    /// The values that the sentence mentions, each with the name of its place in the sentence.
    pub args: Vec<(&'static str, Arg)>,
}

impl Refusal {
    /// A refusal for this reason, without values.
    pub fn new(reason: Reason) -> Self {
        Self { reason, field: None, args: Vec::new() }
    }

    /// The refusal that no record of a kind is called this.
    pub fn unknown(kind: Kind, text: &str) -> Self {
        let reason = match kind {
            Kind::Team => Reason::UnknownTeam,
            Kind::TaskPackage => Reason::UnknownTaskPackage,
            _ => Reason::UnknownRecord,
        };
        Self::new(reason).with("kind", kind).with("value", text)
    }

    /// The refusal that several records of a kind are called this.
    pub fn ambiguous(kind: Kind, text: &str) -> Self {
        Self::new(Reason::AmbiguousName).with("kind", kind).with("value", text)
    }

    /// The refusal that another record of a kind has this key already.
    pub fn taken(kind: Kind, key: &'static str, value: String) -> Self {
        Self::new(Reason::NumberTaken)
            .with("kind", kind)
            .with("field", Arg::Field(kind, key))
            .with("value", value)
            .at(kind, key)
    }

    /// Adds a value that the sentence mentions.
    pub fn with(mut self, name: &'static str, arg: impl Into<Arg>) -> Self {
        self.args.push((name, arg.into()));
        self
    }

    /// Names the field at fault; a field already named stays.
    pub fn at(mut self, kind: Kind, field: &'static str) -> Self {
        self.field.get_or_insert((kind, field));
        self
    }
}

impl fmt::Display for Refusal {
    /// For developers only; staff read the sentence from `text/`. Values are left out, because they may be personal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason.code())
    }
}

impl std::error::Error for Refusal {}

/// Something to tell that refuses nothing (a team outside the size of its work type).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning(pub Refusal);

macro_rules! args {
    ($($type:ty => $arg:expr),* $(,)?) => {
        $(impl From<$type> for Arg {
            fn from(value: $type) -> Self {
                $arg(value)
            }
        })*
    };
}

args!(
    String => Arg::Text,
    &str => |text: &str| Arg::Text(text.to_owned()),
    &Path => |path: &Path| Arg::Path(path.to_owned()),
    PathBuf => Arg::Path,
    i64 => Arg::Whole,
    usize => |count| Arg::Whole(count as i64),
    u64 => |count| Arg::Whole(i64::try_from(count).unwrap_or(i64::MAX)),
    Decimal => Arg::Decimal,
    Day => Arg::Day,
    Kind => Arg::Kind,
    Vec<Kind> => |kinds: Vec<Kind>| Arg::List(kinds.into_iter().map(Arg::Kind).collect()),
    Vec<Arg> => Arg::List,
    Vec<String> => Arg::Texts,
);
