//! Carrying out what layers want, and opening them.

use crate::app::action::{Motion, TextEdit, TextKey};
use crate::app::actions;
use crate::app::form_kind::FormFor;
use crate::app::layers::Layer;
use crate::app::layers::charges::ChargesView;
use crate::app::layers::context::LayerContext;
use crate::app::layers::contracts::ContractsView;
use crate::app::layers::correction::CorrectionView;
use crate::app::layers::dry_run::DryRunView;
use crate::app::layers::editor::Editor;
use crate::app::layers::form::Form;
use crate::app::layers::hand_over::HandOverView;
use crate::app::layers::import::ImportView;
use crate::app::layers::intent::{Filtered, Intent};
use crate::app::layers::jobs_by::JobsByView;
use crate::app::layers::line::TextLine;
use crate::app::layers::picker::Picker;
use crate::app::layers::purpose::Purpose;
use crate::app::layers::record_detail::RecordDetailView;
use crate::app::layers::target::EditTarget;
use crate::app::ports::{Export, Listed};
use crate::app::request::{ChargesOf, Effect, Question};
use crate::app::state::App;
use crate::app::state::pending::NextByHand;
use crate::app::state::status::Note;
use crate::app::update::cell_edit::EditableCell;
use crate::domain::filter::Expr;
use crate::domain::id::Id;
use crate::domain::import_options::ImportOptions;
use crate::domain::record::{Kind, Record};
use crate::domain::value::Value;
use crate::report::JobsBy;
use crate::service::command::Command;

impl App {
    /// What a layer sees.
    pub(super) fn layer_context(&mut self) -> LayerContext<'_> {
        LayerContext {
            words: self.session.words.as_ref(),
            today: self.session.today,
            as_of: self.session.as_of,
            concealment: self.session.concealment,
            actions: actions::named(),
            page: self.views.shape.detail_height.max(1),
            columns: self.views.shape.detail_columns.max(1),
            ids: self.session.ids.as_mut(),
        }
    }

    /// Carries out what the layer that was on top wants, and puts the layer back where it stays.
    pub(super) fn carry_out(&mut self, layer: Layer, intent: Intent) {
        // What a question insists on was looked at before.
        let is_new = matches!(layer, Layer::Form(_) | Layer::Picker(_));
        let form = match layer {
            layer if intent.keeps_layer() => {
                self.layers.push(layer);
                None
            }
            layer if intent == Intent::Close => return self.leave(layer),
            Layer::Form(form) => Some(form),
            Layer::DryRun(view) => view.form,
            _ => None,
        };
        match intent {
            Intent::Stay | Intent::Pass | Intent::Close => {}
            Intent::KeepColumns(pane, columns) => self.keep_columns(pane, columns),
            Intent::KeepView(name, shared) => self.keep_view(name, shared),
            Intent::OpenView(place) => self.open_view(place),
            Intent::GoOnWithDraft(place) => self.open_draft(place),
            Intent::StartAnew => {
                if let Some(form) = form {
                    self.pending.makes_for = form.fills;
                    self.pending.by_hand = form.by_hand.then_some(NextByHand { known: None });
                    self.open_form_on(form.purpose, form.subject);
                }
            }
            Intent::MakeFor { field, kind } => {
                if let Some(purpose) = FormFor::making(kind) {
                    self.pending.makes_for = Some(field);
                    self.open_form_on(purpose, String::new());
                }
            }
            Intent::Refuse(refusal) => self.refuse(refusal),
            Intent::Act(action) => self.do_next(Some(action)),
            Intent::Search { kinds, words, near } => {
                let among = self.visited_among(&kinds, &words);
                self.ask(Question::Search { kinds, words, among, near, on: self.session.as_of });
            }
            Intent::AskAlike(kinds, name) => {
                self.ask(Question::Alike(kinds, name, self.session.as_of));
            }
            Intent::AskForKey(kind, key) => {
                self.ask(Question::KeyTaken(kind, key));
            }
            Intent::Choose { field, ty, optional, current, first, except, offered, near } => {
                let picker = match offered.is_empty() {
                    true => Picker::fitting(Purpose::Field(field), ty, optional, current, self.words()),
                    false => Some(Picker::of_texts(Purpose::Field(field), offered, optional, current)),
                };
                let Some(mut picker) = picker else { return };
                (picker.except, picker.near) = (except, near);
                let Some(letter) = first else { return self.open_picker(picker) };
                let intent = picker.act(TextKey::Edit(TextEdit::Insert(letter)), &self.layer_context());
                self.carry_out(Layer::Picker(picker), intent);
            }
            Intent::Edit { target, ty, optional, value, first } => match self.must_be_revealed_in(&target) {
                Ok(()) => {
                    self.pending.begun_with = first;
                    self.open_editor((target, ty, optional, value));
                    self.type_first();
                }
                Err(refusal) => self.refuse(refusal),
            },
            Intent::OpenForm(purpose, subject) | Intent::GoOnWith(purpose, subject) => {
                self.open_form_on(purpose, subject);
            }
            Intent::OpenRecord(kind, id) => self.open_record(kind, id),
            Intent::OpenCharges(of) => self.push_charges(of),
            Intent::PlanContracts(command) => {
                self.push_asking(Layer::Contracts(ContractsView { command, plan: None, cursor: 0, serial: 0 }));
            }
            Intent::PreviewHandOver(what) => {
                self.push_asking(Layer::HandOver(HandOverView { what, handed: None, top: 0, serial: 0 }));
            }
            Intent::ChooseChild { kind, id, name } => {
                let word = |child: &Kind| (Value::Choice(child.name()), self.words().kind_word(*child));
                let kinds = kind.children().iter().map(|(child, _)| word(child)).collect();
                self.open_picker(Picker::list(Purpose::Add { kind, id, name }, kinds));
            }
            Intent::FillIn(field, item) => {
                if let Some(Layer::Form(form)) = self.layers.last_mut() {
                    form.fill_in(field, item);
                    form.say_as_kept(self.session.words.as_ref());
                } else if let Some(Layer::BulkEdit(edit)) = self.layers.last_mut() {
                    edit.fill_in(item);
                }
            }
            Intent::DivideJobs(by) => self.divide_jobs(by),
            Intent::ShowRows(pane, text, expr) => {
                self.leave_place();
                self.show(pane.spec().view);
                if let Some(board) = self.views.board_mut() {
                    board.put_focus(pane);
                }
                self.filter(pane, &text, expr);
            }
            Intent::GoTo(item) => self.go_to(&item),
            Intent::StopAt(edge) => self.stop_at(edge),
            Intent::TakeOver => self.take_over(),
            Intent::SaveAbove { target, next } => match self.value_above(&target) {
                Ok(value) => self.save(&target, Some(value).filter(|value| !target.holds(value)), next),
                Err(refusal) => self.refuse(refusal),
            },
            Intent::Save { target, value, next } => self.save(&target, value, next),
            Intent::Perform(command) if is_new && !command.several().is_empty() => self.look_first(command, form),
            Intent::Perform(command) => self.submit(command, form),
            Intent::AsSeen(command) => self.submit(command, form),
            Intent::Insist(command) => match self.layers.pop_if(|layer| matches!(layer, Layer::Form(_))) {
                Some(Layer::Form(form)) => self.submit(command, Some(form)),
                _ => self.perform(command),
            },
            Intent::LookAt(day) => self.look_at(day),
            Intent::LookInFolder => self.ask_for_layer(self.layers.len() - 1),
            Intent::PreviewImport(files) => {
                self.ask(Question::Preview(files.clone()));
                self.layers.push(Layer::Import(ImportView::of(files)));
            }
            Intent::LookAtFilesAgain(files) => {
                self.ask(Question::Preview(files));
            }
            Intent::SayOfFiles(files) => {
                self.ask(Question::Mappings(files));
            }
            Intent::SaidOfFiles(options) => self.said_of_files(*options),
            Intent::KeepOfFiles(options, name, replace) => {
                self.ask(Question::KeepMapping((name, options.to_keep()), replace));
                self.said_of_files(*options);
            }
            Intent::Export(pane, path) => {
                self.export(pane, path, form);
            }
            Intent::WriteLetters(rows, template, path) => {
                self.write(Export { listed: Listed::Letters(rows, template), path }, form);
            }
            Intent::Redraft(of) => self.open_charges(of),
            Intent::Filter(on, text, expr) | Intent::KeepFilter(on, text, expr) => self.filter_by(on, &text, expr),
            Intent::ClearFilter(on) => self.filter_by(on, "", Expr::All),
            Intent::Import(files, skip_bad) => self.effect(Effect::Import(files, skip_bad)),
        }
    }

    /// Sets a value, unless it stood there already, and goes on where something else is edited next.
    fn save(&mut self, target: &EditTarget, value: Option<Value>, next: Option<Motion>) {
        match value {
            Some(value) if target.is_correction() => return self.weigh_correction(target, value),
            Some(value) => {
                self.visit_target(target);
                self.set(target, value);
            }
            None => {}
        }
        match (target, next) {
            (EditTarget::Cells { rows, .. }, None) if rows.len() == 1 => self.step_down(),
            (_, None) => {}
            (EditTarget::Field { .. }, Some(motion)) => self.edit_next_field(motion),
            (EditTarget::Cells { .. }, Some(motion @ (Motion::Up | Motion::Down))) => self.edit_in_row(motion),
            (EditTarget::Cells { .. }, Some(motion)) => self.edit_beside(motion),
        }
    }

    fn said_of_files(&mut self, options: ImportOptions) {
        if let Some(Layer::Import(view)) = self.layers.last_mut() {
            view.of.options = options;
            self.preview_again();
        }
    }

    /// Goes on editing in the next or previous field of the record that is shown in full.
    fn edit_next_field(&mut self, motion: Motion) {
        let Some(Layer::RecordDetail(mut view)) = self.layers.pop_if(|layer| matches!(layer, Layer::RecordDetail(_)))
        else {
            return;
        };
        let forward = matches!(motion, Motion::Right | Motion::Down);
        match view.edit_beside(forward) {
            Some(intent) => self.carry_out(Layer::RecordDetail(view), intent),
            None => {
                self.layers.push(Layer::RecordDetail(view));
                self.stop_at(if forward { Note::LastField } else { Note::FirstField });
            }
        }
    }

    fn filter_by(&mut self, on: Filtered, text: &str, expr: Expr) {
        match on {
            Filtered::Pane(pane) => self.filter(pane, text, expr),
            Filtered::Agenda => self.filter_agenda(text),
            Filtered::Log => self.filter_log(text),
        }
    }

    /// Opens a list to choose from.
    pub(super) fn open_picker(&mut self, mut picker: Picker) {
        let intent = picker.begin();
        self.carry_out(Layer::Picker(picker), intent);
    }

    /// Opens what edits a value: a list to choose from, or a line to type on.
    pub(super) fn open_editor(&mut self, (target, ty, optional, value): EditableCell) {
        match Picker::fitting(Purpose::Set(target.clone()), ty, optional, value.clone(), self.words()) {
            Some(picker) => self.open_picker(picker),
            None => {
                let line = TextLine::holding(self.words().written(&value));
                self.layers.push(Layer::Editor(Editor { target, ty, line, refusal: None }));
            }
        }
    }

    /// Opens a form about what has this name; one that the store proposes values for once these have come.
    pub(in crate::app) fn open_form_on(&mut self, purpose: FormFor, subject: String) {
        if purpose.proposing().is_some() || matches!(purpose, FormFor::Place(_)) {
            self.ask(Question::Proposal(purpose, subject, self.session.as_of));
        } else {
            let form = Form::new(purpose, subject, &self.layer_context());
            self.push_form(form);
        }
    }

    /// Puts a form on top: the draft that was left of it, when there is one.
    pub(super) fn push_form(&mut self, form: Form) {
        if let Err(refusal) = self.must_be_revealed_for(&form.purpose) {
            return self.refuse(refusal);
        }
        let fills = self.pending.makes_for.take();
        let by_hand = self.pending.by_hand.take();
        let mut form = Form { fills, by_hand: by_hand.is_some(), ..form };
        if let Some(draft) = self.take_draft(&form.purpose) {
            form.go_on_with(draft);
        }
        if form.from_draft || matches!(form.purpose, FormFor::Fill(..)) {
            form.cover();
        }
        if std::mem::take(&mut self.pending.stays) && form.purpose.has_next() {
            form.stays = true;
            let before = self.pending.entered.iter().find(|entered| entered.purpose.is_like(&form.purpose));
            if let Some(before) = before.filter(|_| !form.from_draft) {
                form.follow(before);
            }
        }
        if let Some((name, item)) = by_hand.and_then(|next| next.known) {
            form.hold(name, item);
        }
        self.layers.push(Layer::Form(form));
    }

    /// Opens a form with what is proposed for it.
    pub(super) fn open_proposed(&mut self, purpose: FormFor, subject: String, values: &[(&'static str, Value)]) {
        let mut form = Form::new(purpose, subject, &self.layer_context());
        form.propose(values, self.words());
        self.push_form(form);
    }

    /// Shows a record in full.
    pub(super) fn open_record(&mut self, kind: Kind, id: Id) {
        self.open_record_at(kind, id, None);
    }

    /// Shows a record in full, with the cursor on a field of it or of what belongs to it.
    pub(super) fn open_record_at(&mut self, kind: Kind, id: Id, field: Option<(Kind, &'static str)>) {
        self.trail.visit(kind, id);
        let first_at = field.map(|(kind, field)| (kind, field, self.session.as_of));
        let view = RecordDetailView { first_at, ..RecordDetailView::of(kind, id, 0) };
        self.push_asking(Layer::RecordDetail(view));
    }

    /// Shows what would become of several records before it is done.
    pub(super) fn look_first(&mut self, command: Command, form: Option<Form>) {
        let today = self.session.today;
        self.push_asking(Layer::DryRun(DryRunView { command, form, today, run: None, cursor: 0, serial: 0 }));
    }

    /// Shows what a correction would change before it is made.
    fn weigh_correction(&mut self, target: &EditTarget, value: Value) {
        let EditTarget::Field { kind, field, seen, .. } = target else { return };
        let (today, command) = (self.session.today, target.command(self.session.as_of, value.clone()));
        self.push_asking(Layer::Correction(CorrectionView {
            command,
            field: (*kind, field),
            whose: self.layers.iter().rev().find_map(Layer::shown_record).map(Record::label).unwrap_or_default(),
            values: (seen.clone(), value),
            today,
            figures: None,
            remarks: Vec::new(),
            cursor: 0,
            serial: 0,
        }));
    }

    /// Shows what a client is charged; a draft in the place of the one that is shown.
    pub fn open_charges(&mut self, of: ChargesOf) {
        self.layers.pop_if(|layer| matches!(layer, Layer::Charges(view) if view.is_draft()));
        self.push_charges(of);
    }

    fn push_charges(&mut self, of: ChargesOf) {
        self.push_asking(Layer::Charges(ChargesView { of, charges: None, for_client: None, cursor: 0, serial: 0 }));
    }

    /// Shows the jobs of the day looked at, divided.
    pub(in crate::app) fn divide_jobs(&mut self, by: JobsBy) {
        self.push_asking(Layer::JobsBy(JobsByView { by, table: None, cursor: 0, serial: 0 }));
    }

    /// Puts a layer on top that waits for the answer to its question.
    pub(super) fn push_asking(&mut self, layer: Layer) {
        self.layers.push(layer);
        self.ask_for_layer(self.layers.len() - 1);
    }

    /// Hands a command to the store. After a form keys wait until it has answered: if it refuses, the form comes back.
    fn submit(&mut self, command: Command, form: Option<Form>) {
        if let Some(form) = form {
            self.pending.submitted = Some((command.clone(), form.accepted()));
        }
        self.perform(command);
    }
}
