//! The meaning of a filter: which rows match.

use crate::domain::id::Id;
use crate::domain::names::fold;
use crate::domain::value::Value;

/// The relation between the value of a column and a given one. A row with an empty column matches only `Is` and `IsNot`.
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

/// A condition on rows. Read from text it is never nested deeper than [`not_too_long`](super::not_too_long) allows.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Expr {
    /// Matches every row.
    #[default]
    All,
    /// Rows whose names contain this folded text: the name of the record and, for a member, that of the team.
    Word(String),
    /// Rows in which a column has this relation to a value. The column is one of the kind that is queried.
    Compare {
        /// Identifier of the column.
        column: &'static str,
        /// The relation that has to hold.
        relation: Relation,
        /// The value to compare with; text is folded.
        value: Value,
    },
    /// The rows of these records, whatever their columns hold.
    Among(Vec<Id>),
    /// Rows that do not match this.
    Not(Box<Expr>),
    /// Rows that match every one of these; with none, every row.
    And(Vec<Expr>),
    /// Rows that match at least one of these.
    Or(Vec<Expr>),
}

impl Expr {
    /// Rows in which a column has this value.
    pub fn is(column: &'static str, value: impl Into<Value>) -> Expr {
        Expr::Compare { column, relation: Relation::Is, value: value.into() }
    }

    /// Rows that match both this and another condition.
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

    /// Whether every matching row has a value in this column.
    pub fn demands(&self, name: &str) -> bool {
        match self {
            Expr::Compare { column, relation, value } => {
                *column == name && !value.is_empty() && !matches!(relation, Relation::IsNot | Relation::Contains)
            }
            Expr::And(list) => list.iter().any(|e| e.demands(name)),
            Expr::All | Expr::Word(_) | Expr::Among(_) | Expr::Not(_) | Expr::Or(_) => false,
        }
    }

    /// Every column that the condition uses, with the value that it is compared with.
    pub fn compared(&self) -> Vec<(&'static str, &Value)> {
        match self {
            Expr::All | Expr::Word(_) | Expr::Among(_) => Vec::new(),
            Expr::Compare { column, value, .. } => vec![(column, value)],
            Expr::Not(inner) => inner.compared(),
            Expr::And(list) | Expr::Or(list) => list.iter().flat_map(Expr::compared).collect(),
        }
    }

    /// Whether the condition uses this column.
    pub fn mentions(&self, name: &str) -> bool {
        self.compared().iter().any(|(column, _)| *column == name)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(fold(text))
    }
}
