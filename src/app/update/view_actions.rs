//! What actions do on the views themselves, and how a command goes out.

use crate::domain::field::FieldInfo;
use crate::domain::id::Id;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, Value};
use crate::domain::verbs::{self, Step};

use crate::app::action::{Action, View};
use crate::app::form_kind::FormFor;
use crate::app::layers::Layer;
use crate::app::layers::filter::FilterBar;
use crate::app::layers::intent::Filtered;
use crate::app::layers::palette::ActionPalette;
use crate::app::layers::picker::Picker;
use crate::app::layers::purpose::Purpose;
use crate::app::request::{ChargesOf, Effect, Question};
use crate::app::state::App;
use crate::app::state::board::Board;
use crate::app::state::pane::Pane;
use crate::app::state::status::Status;
use crate::service::command::{Command, Seen, VacancyCommand};

impl App {
    pub(super) fn act_in_view(&mut self, action: Action) {
        match action {
            Action::View(view) => self.show(view),
            Action::NextView => self.show_beside(true),
            Action::PreviousView => self.show_beside(false),
            Action::Undo if self.views.shown == View::Log => self.revert(),
            Action::Undo => self.perform(Command::Undo),
            Action::Redo => self.perform(Command::Redo),
            Action::Revert => self.revert(),
            Action::AsOf => self.open_form(FormFor::AsOf),
            Action::Today => self.look_at(self.session.today),
            Action::Find => {
                self.open_picker(Picker::records(Purpose::Find, &[Kind::Member, Kind::Team]));
            }
            Action::Help => self.layers.push(Layer::Palette(ActionPalette { help: true, ..ActionPalette::default() })),
            Action::Palette => self.layers.push(Layer::Palette(ActionPalette::default())),
            Action::Import => self.open_form(FormFor::Import),
            Action::Filter => {
                let on = self.focused().map(|pane| (pane.id, pane.filter_text.clone()));
                let bar = match (on, self.views.shown) {
                    (Some((pane, text)), _) => Some(FilterBar::on(Filtered::Pane(pane), &text)),
                    (None, View::Log) => Some(FilterBar::on(Filtered::Log, &self.views.log.filter)),
                    (None, View::Agenda) => Some(FilterBar::on(Filtered::Agenda, &self.views.agenda.filter)),
                    (None, _) => None,
                };
                self.layers.extend(bar.map(Layer::Filter));
            }
            Action::Back if self.views.shown == View::Roster => self.effect(Effect::Quit),
            Action::Back => self.show(View::Roster),
            _ if self.views.shown == View::Log => self.act_in_log(action),
            _ if self.views.shown == View::Overview => self.act_in_overview(action),
            _ if self.views.shown == View::Agenda => self.act_in_agenda(action),
            _ if self.board().is_some() => self.act_in_board(action),
            _ => {}
        }
    }

    fn act_in_log(&mut self, action: Action) {
        let height = usize::try_from(self.views.shape.log_height).unwrap_or(1);
        match action {
            Action::Move(motion) if self.views.log.go(motion, height) => {
                let query = self.views.log.query(true);
                self.ask(Question::Log(query));
            }
            Action::Cancel if !self.views.log.filter.is_empty() => self.filter_log(""),
            Action::ShowRecord | Action::Accept => {
                let at = self.views.log.line().and_then(|line| line.change).map(|change| (change.kind, change.id));
                if let Some((kind, id)) = at {
                    self.open_record(kind, id);
                }
            }
            _ => {}
        }
    }

    fn act_in_board(&mut self, action: Action) {
        match action {
            Action::Move(motion) => self.go(motion),
            Action::Next => self.turn(true),
            Action::Previous => self.turn(false),
            // What stands in lanes is edited whole.
            Action::Accept if self.focused().is_some_and(|pane| pane.id.spec().lanes.is_some()) => {
                self.act_in_board(Action::ShowRecord);
            }
            Action::Accept if self.kind_here() == Some(Kind::Statement) => {
                self.with_row(Kind::Statement, |app, id| app.open_charges(ChargesOf::Fixed(id)));
            }
            Action::Accept => self.edit_cell(),
            Action::New => self.make_new(),
            Action::StageOn if self.kind_here() == Some(Kind::Chance) => self.advance_chance(),
            Action::StageOn => self.change_stage(Step::On),
            Action::StageBack => self.change_stage(Step::Back),
            Action::Place => self.propose_place(),
            Action::Apply => self.apply(),
            Action::ShowRecord => {
                if let Some((kind, id)) = self.focused().and_then(Pane::subject) {
                    self.open_record(kind, id);
                }
            }
            Action::MoveMember => self.with_members("team", |app, members| {
                app.open_picker(Picker::records(Purpose::Move(members), &[Kind::Team]));
            }),
            Action::Vacancy => self.vacancy(),
            Action::End => self.end(),
            Action::Contact => self.contact(),
            Action::Absence => self.absence(),
            Action::EndService => {
                self.with_members("employed_until", |app, members| app.open_form(FormFor::EndService(members)))
            }
            Action::Rehire => {
                let team = self.team_at_hand();
                self.with_members("number", |app, members| {
                    if let Some((member, _)) = members.first() {
                        app.open_form(FormFor::Rehire(*member, team));
                    }
                });
            }
            Action::Register => self.with_members("register_checked_on", |app, members| {
                let known = members.first().map(|(member, _)| ("member", Value::Ref(*member)));
                app.open_form(FormFor::Add(Kind::RegisterCheck, known.into_iter().collect()));
            }),
            Action::Hold => self.with_row(Kind::Vacancy, |app, id| {
                app.perform(Command::Vacancy(id, VacancyCommand::Hold(app.session.as_of)));
            }),
            Action::StandStill => self.with_team(FormFor::StandStill),
            Action::Resume => self.with_team(FormFor::Resume),
            Action::Convert => self.with_team(FormFor::Convert),
            Action::Mark => self.in_focus(Pane::mark),
            Action::MarkAll => self.in_focus(Pane::mark_all),
            Action::Sort => self.in_focus(|pane| {
                if let Some(column) = pane.column_name() {
                    pane.sort(column);
                }
            }),
            Action::Repeat => self.repeat(),
            Action::Copy => self.copy(false),
            Action::CopyRow => self.copy(true),
            Action::Export => self.ask_for_file(),
            Action::Cancel => self.clear(),
            _ => {}
        }
    }

    /// Changes the pane with the cursor, and asks for what it then lacks.
    fn in_focus(&mut self, change: impl FnOnce(&mut Pane)) {
        if let Some(pane) = self.views.focused_mut() {
            change(pane);
            self.fetch_rows(false);
        }
    }

    /// What the pane with the cursor shows.
    fn kind_here(&self) -> Option<Kind> {
        self.focused().map(|pane| pane.query.kind)
    }

    /// The team that is meant: the one under the cursor, else the one that leads.
    fn team_at_hand(&self) -> Option<Id> {
        let board = self.board()?;
        match (board.focused().query.kind, board.leader().query.kind) {
            (Kind::Team, _) => board.focused().current().map(|row| row.id),
            (_, Kind::Team) => board.led_by,
            _ => None,
        }
    }

    /// Does something with the chosen members, given what is seen of them in a column.
    pub(super) fn with_members(&mut self, column: &str, deed: impl FnOnce(&mut App, Vec<Seen>)) {
        let pane = self.focused().filter(|pane| pane.query.kind == Kind::Member);
        match pane.map(|pane| pane.chosen(column)).filter(|members| !members.is_empty()) {
            Some(members) => deed(self, members),
            None => self.refuse(Refusal::new("select-member-first")),
        }
    }

    /// Does something with the row under the cursor, where rows are of this kind.
    pub(super) fn with_row(&mut self, kind: Kind, deed: impl FnOnce(&mut App, Id)) {
        let pane = self.focused().filter(|pane| pane.query.kind == kind);
        match pane.and_then(Pane::current).map(|row| row.id) {
            Some(id) => deed(self, id),
            None => self.refuse(Refusal::new("select-row-first")),
        }
    }

    fn with_team(&mut self, purpose: impl FnOnce(Id) -> FormFor) {
        match self.team_at_hand() {
            Some(team) => self.open_form(purpose(team)),
            None => self.refuse(Refusal::new("select-team-first")),
        }
    }

    /// `n`: what a new row of a pane is asked by. A kind that needs no form of its own is asked for by its fields.
    fn make_new(&mut self) {
        let Some(board) = self.board() else { return };
        let (spec, lead, led_by) = (board.focus.spec(), board.leader().query.kind, board.led_by);
        match spec.makes {
            Kind::Member => self.open_form(FormFor::Hire(self.team_at_hand())),
            Kind::Application => self.enrol(),
            // Another value of the same parameter, from another day on.
            Kind::Parameter => {
                let name = |pane: &Pane| Some(pane.cell(pane.current()?, "title")?.value.clone());
                let known = self.focused().and_then(name).map(|name| ("name", name));
                self.open_form(FormFor::Add(Kind::Parameter, known.into_iter().collect()));
            }
            Kind::Statement => match led_by {
                Some(client) => self.open_charges(ChargesOf::Next(client, self.session.as_of)),
                None => self.refuse(Refusal::new("select-client-first")),
            },
            kind => {
                // What the pane follows by may be worked out; what it is worked out from refers to the leader too.
                let refers = |info: &&&FieldInfo| info.ty == FieldType::Ref(lead);
                let field = |name| kind.field(name).or_else(|| kind.fields().iter().find(refers).copied());
                let field = spec.within.and_then(field);
                let known = field.zip(led_by).map(|(info, id)| (info.name, Value::Ref(id)));
                self.open_form(FormFor::Add(kind, known.into_iter().collect()));
            }
        }
    }

    /// `v`: fills a vacancy, or opens one in the team at hand.
    fn vacancy(&mut self) {
        if self.kind_here() == Some(Kind::Vacancy) {
            return self.with_row(Kind::Vacancy, |app, vacancy| {
                app.open_picker(Picker::records(Purpose::Fill(vacancy), &[Kind::Member]));
            });
        }
        let known = self.team_at_hand().map(|team| ("team", Value::Ref(team)));
        self.open_form(FormFor::Add(Kind::Vacancy, known.into_iter().collect()));
    }

    /// `x`: how what a row stands for comes to its end, for the kinds that have one.
    fn end(&mut self) {
        match self.kind_here() {
            Some(Kind::Team) => self.with_team(FormFor::EndTeam),
            Some(Kind::Member) => {
                self.with_members("placed_until", |app, members| app.open_form(FormFor::EndPlacement(members)));
            }
            Some(Kind::Vacancy) => self.with_row(Kind::Vacancy, |app, id| app.open_form(FormFor::CloseVacancy(id))),
            Some(Kind::Application) => self.end_application(),
            Some(Kind::Chance) => self.with_row(Kind::Chance, |app, id| app.open_form(FormFor::CloseChance(id))),
            Some(kind) if verbs::closes(kind) => self.with_row(kind, |app, id| app.open_form(FormFor::Close(kind, id))),
            Some(_) => self.refuse(Refusal::new("no-end-here")),
            None => {}
        }
    }

    /// The name of a record that stands in one of the panes in view.
    fn name_in_view(&self, id: Id) -> String {
        let panes = self.board().map(Board::panes).unwrap_or_default();
        panes
            .iter()
            .find_map(|pane| pane.name_of(pane.window.rows.iter().find(|row| row.id == id)?))
            .unwrap_or_default()
    }

    pub(super) fn open_form(&mut self, purpose: FormFor) {
        let subject = match &purpose {
            FormFor::Hire(team) => team.map(|team| self.name_in_view(team)).unwrap_or_default(),
            FormFor::Add(_, known) => {
                known.iter().find_map(|(_, value)| Some(self.name_in_view(value.reference()?))).unwrap_or_default()
            }
            FormFor::Enrol(vacancy) => vacancy.map(|vacancy| self.name_in_view(vacancy)).unwrap_or_default(),
            FormFor::AsOf | FormFor::Import | FormFor::Export(_) | FormFor::ExportAgenda => String::new(),
            FormFor::EndPlacement(members) | FormFor::EndService(members) if members.len() > 1 => {
                members.len().to_string()
            }
            FormFor::Contact(members) | FormFor::StartAbsence(members) | FormFor::EndAbsence(members)
                if members.len() > 1 =>
            {
                members.len().to_string()
            }
            FormFor::EndTeam(id) | FormFor::StandStill(id) | FormFor::Resume(id) | FormFor::Convert(id) => {
                self.name_in_view(*id)
            }
            _ => self.focused().map(Pane::name_under_cursor).unwrap_or_default(),
        };
        self.open_form_on(purpose, subject);
    }

    /// Hands a command to the store.
    pub fn perform(&mut self, command: Command) {
        self.status = Status::Saving;
        self.pending.unanswered += 1;
        self.effect(Effect::Perform(command));
    }

    fn revert(&mut self) {
        match self.views.log.line().map(|line| line.set.revision) {
            Some(revision) if self.views.shown == View::Log => self.perform(Command::Revert(revision)),
            _ => self.refuse(Refusal::new("select-row-first")),
        }
    }
}
