//! Writing lists to files, as far as the screen goes.

use std::path::PathBuf;

use crate::domain::columns::columns;
use crate::domain::id::Id;
use crate::domain::query::Query;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;

use crate::app::form_kind::FormFor;
use crate::app::layers::form::Form;
use crate::app::ports::{Export, Listed};
use crate::app::request::Effect;
use crate::app::state::App;
use crate::app::state::pane::Pane;
use crate::app::state::pane_specs::PaneId;
use crate::app::state::status::Status;

impl App {
    /// Asks to which file the rows of this pane have to go.
    pub(in crate::app) fn ask_for_file(&mut self) {
        if let Some(id) = self.focused().map(|pane| pane.id) {
            let subject = self.words().kind_words(id.kind());
            self.open_form_on(FormFor::Export(Some(id)), subject);
        }
    }

    /// Writes every row of a pane, or with `None` the agenda, to a file, as it is filtered and ordered: of a pane the columns
    /// shown come first, the others after them.
    pub(super) fn export(&mut self, pane: Option<PaneId>, path: PathBuf, form: Option<Form>) {
        let rows = |pane: &Pane| {
            let all = columns(pane.query.kind).iter().map(|column| column.name);
            let mut names = pane.columns();
            let others: Vec<_> = all.filter(|name| !names.contains(name)).collect();
            names.extend(others);
            Listed::Rows(Query { columns: names, ..pane.query.clone() })
        };
        let listed = pane.map_or_else(|| self.agenda_wanted(), |pane| rows(self.pane(pane)));
        self.write(Export { listed, path }, form);
    }

    /// Has the exchange floor write what was asked in a form.
    pub(super) fn write(&mut self, export: Export, form: Option<Form>) {
        // The while may have gone by since the form was opened.
        if let Err(refusal) = form.as_ref().map_or(Ok(()), |form| self.must_be_revealed_for(&form.purpose)) {
            self.put_right(form, &refusal);
            return self.refuse(refusal);
        }
        self.pending.exporting = form.map(Form::accepted);
        self.status = Status::Saving;
        self.effect(Effect::Export(Box::new(export)));
    }

    /// Asks from which template letters have to be written to or about these records, and to which folder.
    pub(super) fn letters_form(&mut self, kind: Kind, ids: Vec<Id>, name: String) -> Form {
        let template = self.session.templates.first().cloned().map_or(Value::Empty, Value::Text);
        let mut form = Form::new(FormFor::Letters(kind, ids), name, &self.layer_context());
        form.propose(&[("template", template)], self.words());
        form
    }

    /// Tells how it went. What was refused is asked again, unless the user went on to something else.
    pub(super) fn exported(&mut self, result: Result<(u64, PathBuf), Refusal>) {
        let form = self.pending.exporting.take();
        match result {
            Ok((letters, folder)) if form.as_ref().is_some_and(|form| matches!(form.purpose, FormFor::Letters(..))) => {
                self.status = Status::Lettered { letters, folder };
            }
            Ok((rows, path)) => self.status = Status::Exported { rows, path },
            Err(refusal) => {
                self.put_right(form.filter(|_| self.layers.is_empty()), &refusal);
                self.refuse(refusal);
            }
        }
    }
}
