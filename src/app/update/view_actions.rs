//! What actions do on the views themselves, and how a command goes out.

use crate::domain::choices::VacancyStatus;
use crate::domain::columns::{ColumnSource, column};
use crate::domain::field::FieldInfo;
use crate::domain::filter::Expr;
use crate::domain::id::Id;
use crate::domain::kinds::Vacancy;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, FieldValue, Value};
use crate::domain::verbs::{self, StageStep};

use crate::app::action::{Action, Motion, TextEdit, View};
use crate::app::actions::{self, ByView, Handler};
use crate::app::form_kind::FormFor;
use crate::app::layers::Layer;
use crate::app::layers::files::FileList;
use crate::app::layers::filter::FilterBar;
use crate::app::layers::intent::Filtered;
use crate::app::layers::palette::ActionPalette;
use crate::app::layers::picker::Picker;
use crate::app::layers::purpose::Purpose;
use crate::app::request::{ChargesOf, Effect, Question};
use crate::app::state::App;
use crate::app::state::board::Board;
use crate::app::state::pane::Pane;
use crate::app::state::selection::SelectionPurpose;
use crate::app::state::status::{Note, Status};
use crate::report::JobsBy;
use crate::service::command::{Command, VacancyCommand};

impl App {
    /// Does what an action means in the view that is shown.
    pub(super) fn act_in_view(&mut self, action: Action) {
        let acts = match actions::handler(action) {
            Handler::Always(act) | Handler::Everywhere(act) => return act(self),
            Handler::Moves(motion) => {
                self.views.focused_mut().into_iter().for_each(|pane| pane.selection.let_go());
                return self.go_in_view(motion);
            }
            Handler::Views(acts) => acts,
            Handler::InText => {
                if let Action::Text(TextEdit::Insert(digit)) = action {
                    self.begin_edit(digit);
                }
                return;
            }
        };
        match acts.of(self.views.shown) {
            Some(act) => act(self),
            None if matches!(action, Action::Cancel | Action::Next | Action::Previous) => {}
            None => self.refuse(Refusal::new(Reason::NotHere)),
        }
    }

    pub(in crate::app) fn go_in_view(&mut self, motion: Motion) {
        let go: ByView<fn(&mut App, Motion)> =
            ByView { board: App::go, agenda: App::go_in_agenda, log: App::go_in_log, overview: App::go_in_overview };
        go.of(self.views.shown)(self, motion);
    }

    /// `u`: the latest change is taken back; in the log the one under the cursor.
    pub(in crate::app) fn undo(&mut self) {
        if self.views.shown == View::Log && self.layers.is_empty() {
            self.revert();
        } else {
            self.perform(Command::Undo);
        }
    }

    /// `f`: anybody, any team, vacancy or client.
    pub(in crate::app) fn find(&mut self) {
        let kinds = [Kind::Member, Kind::Team, Kind::Candidate, Kind::Vacancy, Kind::Organisation, Kind::Staff];
        self.open_picker(Picker::records(Purpose::Find, &kinds));
    }

    /// Help, or the palette.
    pub(in crate::app) fn open_palette(&mut self, help: bool) {
        self.layers.push(Layer::Palette(ActionPalette { help, ..ActionPalette::default() }));
    }

    /// `/`: filters what is shown.
    pub(in crate::app) fn open_filter(&mut self) {
        let on = self.focused().map(|pane| (pane.id, pane.filter_text.clone()));
        let bar = match (on, self.views.shown) {
            (Some((pane, text)), _) => {
                let filter = self.views.pane(pane).query.filter.clone();
                let shown = self.views.pane(pane).in_words(self.session.concealment);
                Some(FilterBar::on(Filtered::Pane(pane), (&text, filter)).among(shown))
            }
            (None, View::Log) => Some(FilterBar::on(Filtered::Log, (&self.views.log.filter, Expr::All))),
            (None, View::Agenda) => Some(FilterBar::on(Filtered::Agenda, (&self.views.agenda.filter, Expr::All))),
            (None, _) => None,
        };
        self.layers.extend(bar.map(Layer::Filter));
    }

    /// `q`: back to the roster, and from there out of the program.
    pub(in crate::app) fn back(&mut self) {
        if self.views.shown == View::Roster {
            self.effect(Effect::Quit);
        } else {
            self.visit(View::Roster);
        }
    }

    pub(in crate::app) fn go_in_log(&mut self, motion: Motion) {
        self.views.is_walking = true;
        let before = self.views.log.cursor;
        let near_end = self.views.log.go((motion, self.views.shape.log_height), self.session.concealment);
        if near_end {
            let query = self.views.log.query(true);
            self.ask(Question::Log(query));
        }
        let edge =
            Note::edge(motion, before == self.views.log.cursor).filter(|edge| !near_end || *edge == Note::FirstRow);
        edge.into_iter().for_each(|edge| self.stop_at(edge));
    }

    /// Shows the record of the line under the cursor of the log.
    pub(in crate::app) fn show_logged(&mut self) {
        let at = self
            .views
            .log
            .line(self.session.concealment)
            .and_then(|line| line.change)
            .map(|change| (change.kind, change.id));
        if let Some((kind, id)) = at {
            self.open_record(kind, id);
        }
    }

    /// Enter on a board: edits the cell. What stands in lanes is shown in full, a statement with its lines.
    pub(in crate::app) fn accept(&mut self) {
        if self.focused().is_some_and(|pane| pane.id.spec().lanes.is_some()) {
            self.show_record();
        } else if self.kind_here() == Some(Kind::Statement) {
            self.with_row(Kind::Statement, |app, id| app.open_charges(ChargesOf::Fixed(id)));
        } else {
            self.edit_cell();
        }
    }

    /// `i`: shows the record under the cursor in full.
    pub(in crate::app) fn show_record(&mut self) {
        if let Some((kind, id)) = self.focused().and_then(Pane::subject) {
            self.open_record(kind, id);
        }
    }

    /// `=`: the record behind the cell is shown in full, with the cursor on what the cell shows.
    pub(in crate::app) fn show_to_correct(&mut self) {
        let Some((pane, (kind, id))) = self.focused().and_then(|pane| Some((pane, pane.subject()?))) else { return };
        let own = pane.column_name().filter(|_| kind == pane.query.kind).and_then(|name| column(kind, name));
        let field = own.and_then(|column| match column.source {
            ColumnSource::Own | ColumnSource::Standing => Some((kind, column.name)),
            ColumnSource::Placement(field) => Some((Kind::Placement, field)),
            ColumnSource::Employment(field) | ColumnSource::Service(field) => Some((Kind::Employment, field)),
            ColumnSource::Fact(fact, field) => Some((fact, field)),
            ColumnSource::KeyOf(field) => Some((kind, field)),
            ColumnSource::Derived(_) => None,
        });
        self.open_record_at(kind, id, field);
    }

    /// `>`: a chance or candidate goes on to the next stage.
    pub(in crate::app) fn stage_on(&mut self) {
        if self.kind_here() == Some(Kind::Chance) {
            self.advance_chance();
        } else {
            self.change_stage(StageStep::On);
        }
    }

    /// A former member is taken back.
    pub(in crate::app) fn rehire(&mut self) {
        let team = self.at_hand(Kind::Team);
        self.with_row_of(Kind::Member, Reason::SelectMemberFirst, |app, id| {
            app.open_form(FormFor::Rehire(id, team));
        });
    }

    /// `R`: what the target-group register says of a member.
    pub(in crate::app) fn register(&mut self) {
        self.with_row_of(Kind::Member, Reason::SelectMemberFirst, |app, id| {
            app.open_form(FormFor::Add(Kind::RegisterCheck, vec![("member", Value::Ref(id))]));
        });
    }

    /// `H`: a vacancy waits, or seeks again: the other of what is seen of it, whatever somebody else made of it meanwhile.
    pub(in crate::app) fn hold(&mut self) {
        let row = self.focused().and_then(|pane| Some((pane, pane.current()?)));
        let seen = row.and_then(|(pane, row)| pane.cell(row, Vacancy::status)).map(|cell| cell.value.clone());
        let to = match seen.and_then(VacancyStatus::from_value) {
            Some(VacancyStatus::Open) => Some(VacancyStatus::Hold),
            Some(VacancyStatus::Hold) => Some(VacancyStatus::Open),
            _ => None,
        };
        self.with_row(Kind::Vacancy, |app, id| {
            app.perform(Command::Vacancy(id, VacancyCommand::Hold { to, on: app.session.as_of }));
        });
    }

    /// `s`: sorts by the column under the cursor, unless the order would tell what is concealed.
    pub(in crate::app) fn sort(&mut self) {
        let at = self.focused().and_then(|pane| Some((pane.query.kind, pane.column_name()?)));
        let Some((kind, column)) = at else { return };
        match self.must_be_revealed(kind, column) {
            Ok(()) => self.in_focus(|pane| pane.sort(column)),
            Err(refusal) => self.refuse(refusal),
        }
    }

    /// Changes the pane with the cursor, and asks for what it then lacks.
    pub(in crate::app) fn in_focus(&mut self, change: impl FnOnce(&mut Pane)) {
        if let Some(pane) = self.views.focused_mut() {
            change(pane);
            self.fetch_rows(false);
        }
    }

    /// What the pane with the cursor shows.
    fn kind_here(&self) -> Option<Kind> {
        self.focused().map(|pane| pane.query.kind)
    }

    /// The record of a kind that is meant: the one under the cursor, else the one that leads.
    pub(super) fn at_hand(&self, kind: Kind) -> Option<Id> {
        let board = self.board()?;
        if board.focused().query.kind == kind {
            return board.focused().current().map(|row| row.id);
        }
        board.parent_id.filter(|_| board.leader().query.kind == kind)
    }

    /// Does something with the row under the cursor, where rows are of this kind.
    pub(super) fn with_row(&mut self, kind: Kind, act: impl FnOnce(&mut App, Id)) {
        self.with_row_of(kind, Reason::SelectRowFirst, act);
    }

    pub(in crate::app) fn with_team(&mut self, purpose: impl FnOnce(Id) -> FormFor) {
        self.with_one(self.at_hand(Kind::Team), Reason::SelectTeamFirst, |app, team| app.open_form(purpose(team)));
    }

    pub(in crate::app) fn with_client(&mut self, purpose: impl FnOnce(Id) -> FormFor) {
        self.with_one(self.at_hand(Kind::Organisation), Reason::SelectClientFirst, |app, client| {
            app.open_form(purpose(client))
        });
    }

    /// `n`: what a new row of a pane is asked by. A kind that needs no form of its own is asked for by its fields.
    pub(in crate::app) fn make_new(&mut self) {
        let Some(board) = self.board() else { return };
        let (spec, lead, parent_id) = (board.focus.spec(), board.leader().query.kind, board.parent_id);
        match spec.makes {
            Kind::Member => self.open_form(FormFor::Hire(self.at_hand(Kind::Team))),
            Kind::Application => self.open_form(FormFor::Enrol(self.at_hand(Kind::Vacancy))),
            Kind::ClosedPeriod => self.open_form(FormFor::ClosePeriod),
            // Another value of the same parameter, from another day on.
            Kind::Parameter => {
                let name = |pane: &Pane| Some(pane.cell(pane.current()?, "title")?.value.clone());
                let known = self.focused().and_then(name).map(|name| ("name", name));
                self.open_form(FormFor::Add(Kind::Parameter, known.into_iter().collect()));
            }
            Kind::Statement => match parent_id {
                Some(client) => self.open_charges(ChargesOf::Next(client, self.session.as_of)),
                None => self.refuse(Refusal::new(Reason::SelectClientFirst)),
            },
            kind => {
                // What the pane follows by may be worked out; what it is worked out from refers to the leader too.
                let refers = |info: &&&FieldInfo| info.ty == FieldType::Ref(lead);
                let field = |name| kind.field(name).or_else(|| kind.fields().iter().find(refers).copied());
                let field = spec.within.and_then(field);
                let known = field.zip(parent_id).map(|(info, id)| (info.name, Value::Ref(id)));
                self.open_form(FormFor::Add(kind, known.into_iter().collect()));
            }
        }
    }

    /// New rows, one after the other: the form stays open until Esc.
    pub(in crate::app) fn make_new_ones(&mut self) {
        self.pending.stays = true;
        self.make_new();
    }

    /// `r`: the jobs of the day looked at, divided by what the view is about, or else by region.
    pub(in crate::app) fn divide_jobs_here(&mut self) {
        let by = [(View::Clients, JobsBy::Client), (View::Work, JobsBy::WorkType)];
        let by = by.into_iter().find(|(view, _)| *view == self.views.shown).map_or(JobsBy::Region, |(_, by)| by);
        self.divide_jobs(by);
    }

    /// `v`: fills a vacancy, or opens one in the team at hand.
    pub(in crate::app) fn vacancy(&mut self) {
        if self.kind_here() == Some(Kind::Vacancy) {
            return self.with_row(Kind::Vacancy, |app, vacancy| {
                app.open_picker(Picker::records(Purpose::Fill(vacancy), &[Kind::Member]));
            });
        }
        let known = self.at_hand(Kind::Team).map(|team| ("team", Value::Ref(team)));
        self.open_form(FormFor::Add(Kind::Vacancy, known.into_iter().collect()));
    }

    /// `m`: members go to another team; what somebody of the staff does goes to another.
    pub(in crate::app) fn pass_on(&mut self) {
        match self.kind_here() {
            Some(Kind::Staff) => self.with_row(Kind::Staff, |app, id| app.open_form(FormFor::HandOver(id))),
            _ => self.with_members(SelectionPurpose::Move),
        }
    }

    /// `x`: how what a row stands for comes to its end, for the kinds that have one.
    pub(in crate::app) fn end(&mut self) {
        match self.kind_here() {
            Some(Kind::Team) => self.with_team(FormFor::EndTeam),
            Some(Kind::Member) => self.with_members(SelectionPurpose::EndPlacement),
            Some(Kind::Vacancy) => self.with_row(Kind::Vacancy, |app, id| app.open_form(FormFor::CloseVacancy(id))),
            Some(Kind::Staff) => self.with_row(Kind::Staff, |app, id| app.open_form(FormFor::LeaveStaff(id))),
            Some(Kind::Application) => {
                self.with_application(|app, who| app.open_form(FormFor::EndApplication(who)));
            }
            Some(Kind::Chance) => self.with_row(Kind::Chance, |app, id| app.open_form(FormFor::CloseChance(id))),
            Some(kind) if verbs::ends_or_is_planned(kind) => {
                self.with_row(kind, |app, id| app.open_form(FormFor::Close(kind, id)))
            }
            Some(_) => self.refuse(Refusal::new(Reason::NoEndHere)),
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

    pub(in crate::app) fn open_form(&mut self, purpose: FormFor) {
        let subject = match &purpose {
            FormFor::Hire(team) => team.map(|team| self.name_in_view(team)).unwrap_or_default(),
            FormFor::Add(_, known) => {
                known.iter().find_map(|(_, value)| Some(self.name_in_view(value.reference()?))).unwrap_or_default()
            }
            FormFor::Enrol(vacancy) => vacancy.map(|vacancy| self.name_in_view(vacancy)).unwrap_or_default(),
            FormFor::ClosePeriod | FormFor::AsOf | FormFor::NameView | FormFor::Export(_) => String::new(),
            FormFor::EndTeam(id)
            | FormFor::StandStill(id)
            | FormFor::Resume(id)
            | FormFor::Convert(id)
            | FormFor::MergeClient(id)
            | FormFor::SplitClient(id) => self.name_in_view(*id),
            _ => self.focused().map(Pane::name_under_cursor).unwrap_or_default(),
        };
        self.open_form_on(purpose, subject);
    }

    /// Asks which files to read in.
    pub(in crate::app) fn open_import(&mut self) {
        self.push_asking(Layer::Files(FileList::default()));
    }

    /// Hands a command to the store.
    pub(in crate::app) fn perform(&mut self, command: Command) {
        self.status = Status::Saving;
        if !command.takes_back() {
            self.pending.last_asked = Some(command.clone());
        }
        self.pending.unanswered += 1;
        self.pending.unanswered_beyond_cells += usize::from(!command.sets_cells());
        self.effect(Effect::Perform(command));
    }

    pub(in crate::app) fn revert(&mut self) {
        match self.views.log.line(self.session.concealment).map(|line| line.set.revision) {
            Some(revision) if self.views.shown == View::Log => self.perform(Command::Revert(revision)),
            _ => self.refuse(Refusal::new(Reason::SelectRowFirst)),
        }
    }
}
