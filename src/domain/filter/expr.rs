//! What a filter means: which rows match.

use crate::domain::id::Id;
use crate::domain::names::fold;
use crate::domain::value::Value;

/// How a column's value relates to the one given. Rows in which the column is empty match only `Is` and `IsNot`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// Equal; for text after folding case and accents.
    Is,
    /// Not equal, or empty.
    IsNot,
    /// Less, or earlier.
    Less,
    /// Less or equal.
    AtMost,
    /// More, or later.
    More,
    /// More or equal.
    AtLeast,
    /// The folded text, or the folded name of the record referred to, contains the folded text given.
    Contains,
}

/// What rows match. Read from text it is never nested deeper than [`not_too_long`](super::not_too_long) allows.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Expr {
    /// Every row.
    #[default]
    All,
    /// Rows whose names contain this folded text: the record's own, and for members also their team's.
    Word(String),
    /// Rows in which a column stands in a relation to a value. The column belongs to the kind that is asked for.
    Compare {
        /// Identifier of the column.
        column: &'static str,
        /// The relation.
        relation: Relation,
        /// The value; text is folded.
        value: Value,
    },
    /// Rows of these records, whichever columns they have.
    Among(Vec<Id>),
    /// Rows that do not match.
    Not(Box<Expr>),
    /// Rows that match each of these.
    And(Vec<Expr>),
    /// Rows that match any of these.
    Or(Vec<Expr>),
}

impl Expr {
    /// Rows in which a column has this value.
    pub fn is(column: &'static str, value: impl Into<Value>) -> Expr {
        Expr::Compare { column, relation: Relation::Is, value: value.into() }
    }

    /// Both this and another.
    pub fn and(self, other: Expr) -> Expr {
        match (self, other) {
            (Expr::All, e) | (e, Expr::All) => e,
            (Expr::And(mut list), e) => {
                list.push(e);
                Expr::And(list)
            }
            (a, b) => Expr::And(vec![a, b]),
        }
    }

    /// Whether each row that matches has something in this column.
    pub fn demands(&self, name: &str) -> bool {
        match self {
            Expr::Compare { column, relation, value } => {
                *column == name && !value.is_empty() && !matches!(relation, Relation::IsNot | Relation::Contains)
            }
            Expr::And(list) => list.iter().any(|e| e.demands(name)),
            Expr::All | Expr::Word(_) | Expr::Among(_) | Expr::Not(_) | Expr::Or(_) => false,
        }
    }

    /// Whether it says anything about this column.
    pub fn mentions(&self, name: &str) -> bool {
        match self {
            Expr::All | Expr::Word(_) | Expr::Among(_) => false,
            Expr::Compare { column, .. } => *column == name,
            Expr::Not(inner) => inner.mentions(name),
            Expr::And(list) | Expr::Or(list) => list.iter().any(|e| e.mentions(name)),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(fold(text))
    }
}
