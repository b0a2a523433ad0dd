//! A view under a name: which pane of which screen, with which filter, order and columns, on which day.

use serde_json::{Value as Json, json};

use super::pane_specs::PaneId;
use crate::app::kept::Kept;
use crate::domain::columns::column;
use crate::domain::days::Day;
use crate::domain::query::Sort;

/// A view under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedView {
    /// How it is called.
    pub name: String,
    /// Whether everybody who works with the store sees it.
    pub is_shared: bool,
    /// The pane that it is about.
    pub pane: PaneId,
    /// The filter as typed; empty for none.
    pub filter: String,
    /// The order of the rows.
    pub sort: Sort,
    /// The columns that were chosen; none for the usual ones.
    pub columns: Vec<(&'static str, u16)>,
    /// The day looked at; `None` for whatever day it is.
    pub as_of: Option<Day>,
}

impl NamedView {
    /// It as text that the store can keep under its name.
    pub fn keep(&self) -> String {
        json!({
            "pane": self.pane.name(), "filter": self.filter, "sort": self.sort.column, "descending": self.sort.descending,
            "columns": self.columns, "day": self.as_of.keep(),
        })
        .to_string()
    }

    /// What the store kept; `None` for what another version of the program kept, as far as it cannot be shown here.
    pub fn kept(name: String, text: &str, is_shared: bool) -> Option<Self> {
        let text: Json = serde_json::from_str(text).ok()?;
        let pane = PaneId::named(text["pane"].as_str()?)?;
        let sort = column(pane.kind(), text["sort"].as_str()?)?.name;
        Some(Self {
            name,
            is_shared,
            pane,
            filter: text["filter"].as_str()?.to_owned(),
            sort: Sort { column: sort, descending: text["descending"].as_bool()? },
            columns: pane.columns_kept(&text["columns"])?,
            as_of: Option::kept(&text["day"])?,
        })
    }
}
