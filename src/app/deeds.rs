//! What actions do on the views themselves, and how a command goes out.

use crate::domain::columns::{Derived, Source, column};
use crate::domain::id::Id;
use crate::domain::record::Kind;
use crate::domain::refusal::{Arg, Refusal};
use crate::domain::value::Value;

use super::action::{Action, Motion, View};
use super::command::{Command, Seen, VacancyDeed};
use super::layers::actions::ActionList;
use super::layers::editor::{Editor, Target};
use super::layers::filter::FilterBar;
use super::layers::form::{Form, FormFor};
use super::layers::import::ImportView;
use super::layers::picker::{Item, Picker, Purpose};
use super::layers::whole::WholeView;
use super::layers::{Layer, Line};
use super::request::{Effect, PaneId, Question};
use super::state::App;
use super::status::Status;

impl App {
    pub(super) fn act_on_view(&mut self, action: Action) {
        match action {
            Action::View(view) => self.show(view),
            Action::NextView => self.show_beside(true),
            Action::PreviousView => self.show_beside(false),
            Action::Undo if self.view == View::Log => self.revert(),
            Action::Undo => self.perform(Command::Undo),
            Action::Redo => self.perform(Command::Redo),
            Action::Revert => self.revert(),
            Action::AsOf => self.open_form(FormFor::AsOf),
            Action::Today => self.look_at(self.today),
            Action::Find => {
                let picker = Picker::records(Purpose::Find, &[Kind::Member, Kind::Team], self);
                self.layers.push(Layer::Picker(picker));
            }
            Action::Help => self.layers.push(Layer::Actions(ActionList { help: true, ..ActionList::default() })),
            Action::Palette => self.layers.push(Layer::Actions(ActionList::default())),
            Action::Import => self.open_form(FormFor::Import),
            Action::Filter => {
                let on = (self.view == View::Roster).then_some(self.roster.focus);
                let text = on.map_or(&self.logbook.filter, |pane| &self.roster.pane(pane).filter_text).clone();
                self.layers.push(Layer::Filter(FilterBar::on(on, &text)));
            }
            Action::Back if self.view == View::Log => self.show(View::Roster),
            Action::Back => self.effect(Effect::Quit),
            _ if self.view == View::Log => self.act_on_log(action),
            _ => self.act_on_roster(action),
        }
    }

    fn act_on_log(&mut self, action: Action) {
        let height = usize::try_from(self.shape.log_height).unwrap_or(1);
        match action {
            Action::Move(motion) if self.logbook.go(motion, height) => {
                let query = self.logbook.query(true);
                self.ask(Question::Log(query));
            }
            Action::Cancel if !self.logbook.filter.is_empty() => self.filter_log(""),
            Action::Whole | Action::Accept => {
                let at = self.logbook.line().and_then(|line| line.change).map(|change| (change.kind, change.id));
                if let Some((kind, id)) = at {
                    self.open_whole(kind, id);
                }
            }
            _ => {}
        }
    }

    fn act_on_roster(&mut self, action: Action) {
        match action {
            Action::Move(motion) => self.go(motion),
            Action::Next => self.turn(true),
            Action::Previous => self.turn(false),
            Action::Accept => self.edit_cell(),
            Action::New => self.make_new(),
            Action::Whole => {
                let pane = self.roster.focused();
                if let Some(row) = pane.current() {
                    let (kind, id) = (pane.query.kind, row.id);
                    self.open_whole(kind, id);
                }
            }
            Action::MoveMember => self.with_members("team", |app, members| {
                let picker = Picker::records(Purpose::Move(members), &[Kind::Team], app);
                app.layers.push(Layer::Picker(picker));
            }),
            Action::Vacancy => self.vacancy(),
            Action::End => self.end(),
            Action::EndService => {
                self.with_members("employed_until", |app, members| app.open_form(FormFor::EndService(members)))
            }
            Action::Rehire => {
                let team = self.roster.team;
                self.with_members("number", |app, members| {
                    if let Some((member, _)) = members.first() {
                        app.open_form(FormFor::Rehire(*member, team));
                    }
                });
            }
            Action::Hold => self.with_row(PaneId::Vacancies, |app, id| {
                app.perform(Command::Vacancy(id, VacancyDeed::Hold));
            }),
            Action::StandStill => self.with_team(FormFor::StandStill),
            Action::Resume => self.with_team(FormFor::Resume),
            Action::Convert => self.with_team(FormFor::Convert),
            Action::Mark => self.roster.focused_mut().mark(),
            Action::MarkAll => self.roster.focused_mut().mark_all(),
            Action::Sort => {
                if let Some(column) = self.roster.focused().column_name() {
                    self.roster.focused_mut().sort(column);
                    self.fetch_rows(false);
                }
            }
            Action::Repeat => self.repeat(),
            Action::Cancel => self.clear(),
            _ => {}
        }
    }

    /// Does something with the chosen members, given what is seen of them in a column.
    fn with_members(&mut self, column: &str, deed: impl FnOnce(&mut App, Vec<Seen>)) {
        let members = self.roster.pane(PaneId::Members).chosen(column);
        if self.roster.focus != PaneId::Members || members.is_empty() {
            return self.refuse(Refusal::new("select-member-first"));
        }
        deed(self, members);
    }

    fn with_row(&mut self, pane: PaneId, deed: impl FnOnce(&mut App, Id)) {
        let row = self.roster.pane(pane).current().map(|row| row.id);
        match row.filter(|_| self.roster.focus == pane) {
            Some(id) => deed(self, id),
            None => self.refuse(Refusal::new("select-row-first")),
        }
    }

    fn with_team(&mut self, purpose: impl FnOnce(Id) -> FormFor) {
        match self.roster.team_under_cursor() {
            Some(team) => self.open_form(purpose(team)),
            None => self.refuse(Refusal::new("select-team-first")),
        }
    }

    fn make_new(&mut self) {
        let team = self.roster.team;
        match self.roster.focus {
            PaneId::Teams => self.open_form(FormFor::Add(Kind::Team, Vec::new())),
            PaneId::Members => self.open_form(FormFor::Hire(team)),
            PaneId::Vacancies => self.new_vacancy(),
        }
    }

    fn new_vacancy(&mut self) {
        let known = self.roster.team.map(|team| ("team", Value::Ref(team))).into_iter().collect();
        self.open_form(FormFor::Add(Kind::Vacancy, known));
    }

    fn vacancy(&mut self) {
        if self.roster.focus != PaneId::Vacancies {
            return self.new_vacancy();
        }
        self.with_row(PaneId::Vacancies, |app, vacancy| {
            let picker = Picker::records(Purpose::Fill(vacancy), &[Kind::Member], app);
            app.layers.push(Layer::Picker(picker));
        });
    }

    fn end(&mut self) {
        match self.roster.focus {
            PaneId::Teams => self.with_team(FormFor::EndTeam),
            PaneId::Members => {
                self.with_members("placed_until", |app, members| app.open_form(FormFor::EndPlacement(members)));
            }
            PaneId::Vacancies => {
                self.with_row(PaneId::Vacancies, |app, id| app.open_form(FormFor::CloseVacancy(id)));
            }
        }
    }

    fn open_form(&mut self, purpose: FormFor) {
        let subject = match &purpose {
            FormFor::Hire(_) | FormFor::Add(Kind::Vacancy, _) => self.roster.team_name().unwrap_or_default().to_owned(),
            FormFor::Add(..) | FormFor::AsOf | FormFor::Import => String::new(),
            FormFor::EndPlacement(members) | FormFor::EndService(members) if members.len() > 1 => {
                members.len().to_string()
            }
            _ => self.roster.focused().name_under_cursor(),
        };
        let form = Form::new(purpose, subject, self);
        self.layers.push(Layer::Form(form));
    }

    /// Shows a record whole.
    pub fn open_whole(&mut self, kind: Kind, id: Id) {
        let asked = self.ask(Question::Whole { kind, id, as_of: self.as_of, beside: false });
        self.layers.push(Layer::Whole(WholeView { kind, id, whole: None, cursor: 0, asked }));
    }

    /// Reads in files, as far as a preview.
    pub fn preview_import(&mut self, files: Vec<std::path::PathBuf>) {
        self.ask(Question::Preview(files.clone()));
        self.layers.push(Layer::Import(ImportView::of(files)));
    }

    /// Takes what was chosen for a field of the form on top.
    pub fn fill_in(&mut self, field: usize, item: Item) {
        if let Some(Layer::Form(form)) = self.layers.last_mut() {
            form.fill_in(field, item);
        }
    }

    fn edit_cell(&mut self) {
        if let Some(layer) = self.editor_here() {
            self.layers.push(layer);
        }
    }

    /// Goes on editing in the next or previous column that can be edited.
    pub fn edit_beside(&mut self, motion: Motion) -> Option<Layer> {
        let start = self.roster.focused().column;
        while self.roster.focused_mut().go(motion) {
            if let Some(layer) = self.editor_here() {
                return Some(layer);
            }
        }
        self.roster.focused_mut().column = start;
        self.status = Status::Quiet;
        None
    }

    /// Goes on editing in the same column, one row on.
    pub fn edit_in_row(&mut self, motion: Motion) -> Option<Layer> {
        let before = self.roster.focused().cursor;
        self.roster.focused_mut().go(motion);
        self.fetch_rows(false);
        if self.roster.focused().cursor == before {
            self.status = Status::Note(if motion == Motion::Down { "last-row" } else { "first-row" });
        }
        // On the last row the editor stays open: what is typed on must not fall through to the view.
        self.editor_here()
    }

    /// The layer that edits the cell under the cursor; a refusal when it cannot be edited.
    fn editor_here(&mut self) -> Option<Layer> {
        let pane = self.roster.focused();
        let kind = pane.query.kind;
        let (row, name) = (pane.current()?, pane.column_name()?);
        let name = edited_in(kind, name);
        let column = column(kind, name)?;
        let value = pane.cell(row, name).map(|cell| cell.value.clone()).unwrap_or_default();
        let rows = pane.chosen(name);
        let editable = match column.source {
            Source::Derived(what) => what == Derived::Name,
            Source::Own | Source::Placement("hours" | "task_package" | "team") | Source::Employment(_) => true,
            Source::Placement(_) => false,
        };
        if !editable {
            self.refuse(Refusal::new("not-editable").with("field", Arg::Field(kind, name)));
            return None;
        }
        let target = Target::Cells { pane: pane.id, rows, column: name };
        let required = matches!(name, "hours" | "team") || kind.field(name).is_some_and(|info| info.required);
        Some(match Picker::fitting(Purpose::Set(target.clone()), column.ty, !required, value.clone(), self) {
            Some(picker) => Layer::Picker(picker),
            None => {
                let line = Line::holding(self.words().written(&value));
                Layer::Editor(Editor { target, ty: column.ty, line, refusal: None })
            }
        })
    }

    /// Sets what is edited: shown at once, stored by the worker.
    pub fn set(&mut self, target: &Target, value: Value) {
        if let Target::Cells { pane, rows, column } = target {
            let pane = self.roster.pane_mut(*pane);
            let at = pane.query.columns.iter().position(|c| c == column);
            for row in &mut pane.window.rows {
                if let Some(at) = at.filter(|_| rows.iter().any(|(id, _)| *id == row.id))
                    && let Some(cell) = row.cells.get_mut(at)
                    && !matches!(value, Value::Ref(_))
                {
                    cell.value = value.clone();
                }
            }
        }
        let command = target.command(self, value);
        self.last_edit = Some(command.clone());
        self.perform(command);
    }

    /// Hands what a form asks for to the store. Keys wait until it has answered: if it refuses, the form comes back.
    pub fn submit(&mut self, command: Command, form: Form) {
        self.submitted = Some((command.clone(), form));
        self.perform(command);
    }

    /// Hands a command to the store.
    pub fn perform(&mut self, command: Command) {
        self.status = Status::Saving;
        self.unanswered += 1;
        self.effect(Effect::Perform(command));
    }

    fn repeat(&mut self) {
        let Some(Command::SetCell { kind, column, value, .. }) = self.last_edit.clone() else {
            return self.refuse(Refusal::new("nothing-to-repeat"));
        };
        let pane = self.roster.focused();
        if pane.query.kind != kind {
            return self.refuse(Refusal::new("nothing-to-repeat"));
        }
        let rows = pane.chosen(column).into_iter().map(|(id, _)| (id, None)).collect();
        let target = Target::Cells { pane: pane.id, rows, column };
        self.set(&target, value);
    }

    fn revert(&mut self) {
        match self.logbook.line().map(|line| line.set.revision) {
            Some(revision) if self.view == View::Log => self.perform(Command::Revert(revision)),
            _ => self.refuse(Refusal::new("select-row-first")),
        }
    }
}

/// The column that is edited where another is shown: of a team's persons and places only the places can be set.
fn edited_in(kind: Kind, name: &'static str) -> &'static str {
    match (kind, name) {
        (Kind::Team, "filled") => "places",
        _ => name,
    }
}
