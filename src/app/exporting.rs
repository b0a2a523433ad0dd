//! What writing a list to a file looks like from the screen. The writing itself is done by the exchange floor, handed in as
//! an [`Exporter`], so that the application need not know files.

use std::path::PathBuf;

use crate::domain::agenda::{Look, Source};
use crate::domain::columns::columns;
use crate::domain::filter::Expr;
use crate::domain::query::Query;
use crate::domain::refusal::Refusal;
use crate::repository::Repository;

use super::layers::Layer;
use super::layers::form::{Form, FormFor};
use super::pane::Pane;
use super::panes::PaneId;
use super::request::Effect;
use super::state::App;
use super::status::Status;

/// What is to be written.
#[derive(Debug, Clone, PartialEq)]
pub enum Listed {
    /// The rows and columns of a query.
    Rows(Query),
    /// What is due from these sources, with what their rows have to match besides.
    Agenda(Look, Vec<(&'static Source, Expr)>),
}

/// A list to write.
#[derive(Debug, Clone, PartialEq)]
pub struct Export {
    /// What.
    pub listed: Listed,
    /// To which file; the end of its name says in which form.
    pub path: PathBuf,
}

/// Writes lists to files.
pub trait Exporter: Send {
    /// Writes every row; answers how many they were and where they are now, in full. A file that is there already is left
    /// alone.
    ///
    /// # Errors
    /// When there is such a file, its name says no known form, or it cannot be written. Nothing is left behind then.
    fn export(&mut self, repo: &dyn Repository, export: &Export) -> Result<(u64, PathBuf), Refusal>;
}

impl App {
    /// Asks to which file the rows of this pane have to go.
    pub(super) fn ask_for_file(&mut self) {
        if let Some(id) = self.focused().map(|pane| pane.id) {
            let form = Form::new(FormFor::Export(id), self.words().kind_words(id.kind()), self);
            self.layers.push(Layer::Form(form));
        }
    }

    /// Writes every row of a pane to a file, as the pane filters and orders them: the columns shown come first, the others
    /// after them.
    pub fn export(&mut self, id: PaneId, path: PathBuf) {
        let Pane { query, shape, .. } = self.pane(id);
        let all = columns(query.kind).iter().map(|column| column.name);
        let shown = shape.columns.iter().copied();
        let columns = shown.clone().chain(all.filter(|name| !shown.clone().any(|s| s == *name))).collect();
        let listed = Listed::Rows(Query { columns, ..query.clone() });
        self.status = Status::Saving;
        self.effect(Effect::Export(Box::new(Export { listed, path })));
    }

    /// Tells how it went. What was refused is asked again, unless the user went on to something else.
    pub(super) fn exported(&mut self, result: Result<(u64, PathBuf), Refusal>) {
        let form = self.exporting.take();
        match result {
            Ok((rows, path)) => self.status = Status::Exported { rows, path },
            Err(refusal) => {
                if let Some(mut form) = form.filter(|_| self.layers.is_empty()) {
                    form.refused(refusal.clone());
                    self.layers.push(Layer::Form(form));
                }
                self.refuse(refusal);
            }
        }
    }
}
