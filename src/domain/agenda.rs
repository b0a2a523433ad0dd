//! The agenda: everything that is due, from one table of sources. Nothing of it is stored and no scheduled job has to run:
//! each look queries the records again, for the day looked at.
//!
//! A new source is a row of [`SOURCES`] and its name in `text/` (`agenda-<name>`). A source with many records also needs an
//! index on the column by which it is due.

mod source;
mod table;
mod urgency;

pub use source::{AgendaDays, DueBy, DueSource, Horizon, Resolution};
pub use table::SOURCES;
pub use urgency::Urgency;

use super::filter::{Expr, Relation};
use super::names::fold;

/// The sources that a line of words asks for, each with a filter for its rows. Every word has to occur in the name of the
/// source or in one of the names in the row. `said` gives the name of a source in the user's words. The caller has limited
/// the number of words ([`not_too_long`](super::filter::not_too_long)).
pub fn wanted(line: &str, said: impl Fn(&'static DueSource) -> String) -> Vec<(&'static DueSource, Expr)> {
    let line = fold(line);
    let filter = |source: &'static DueSource| {
        let name = fold(&said(source));
        let words = line.split_whitespace().filter(|word| !name.contains(word));
        let each = words.map(|word| {
            let own = Expr::Word(word.to_owned());
            let Some(team) = source.team else { return own };
            let in_team = Expr::Compare { column: team, relation: Relation::Contains, value: word.into() };
            Expr::Or(vec![own, in_team])
        });
        each.fold(Expr::All, Expr::and)
    };
    SOURCES.iter().map(|source| (source, filter(source))).collect()
}

#[cfg(test)]
mod tests;
