//! What answers of the store do to the state.

use crate::domain::reason::Reason;
use crate::domain::record::Record;
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;

use crate::app::action::View;
use crate::app::form_kind::FormFor;
use crate::app::layers::Layer;
use crate::app::layers::confirm_note::ConfirmNote;
use crate::app::layers::conflict::Conflict;
use crate::app::layers::form::Form;
use crate::app::layers::purpose::PickItem;
use crate::app::request::{Answer, Question, Reply, Serial};
use crate::app::state::App;
use crate::app::state::board::Board;
use crate::app::state::pane_specs::{PANES, PaneId, panes_of};
use crate::app::state::status::{Note, Status};
use crate::service::command::{Command, CommandError, Done};

impl App {
    pub(super) fn handle_answer(&mut self, answer: Answer) {
        match answer {
            Answer::To(serial, reply) if self.answered(serial) => self.handle_reply(serial, reply),
            Answer::To(..) => {}
            Answer::Done(command, result) => {
                let beyond_cells = usize::from(!command.sets_cells());
                self.pending.unanswered = self.pending.unanswered.saturating_sub(1);
                self.pending.unanswered_beyond_cells =
                    self.pending.unanswered_beyond_cells.saturating_sub(beyond_cells);
                self.handle_result(*command, result);
            }
            Answer::Imported(result) => {
                match result {
                    Ok(_) => {
                        self.close_import();
                        self.layers.retain(|layer| !matches!(layer, Layer::Files(_)));
                        self.status = Status::Note(Note::Imported);
                    }
                    Err(refusal) => {
                        match refusal.reason {
                            Reason::PreviewChanged => self.preview_again(),
                            _ => self.close_import(),
                        }
                        self.refuse(refusal);
                    }
                }
                self.recount_rows(false);
                self.refresh();
            }
            Answer::Exported(result) => self.exported(result),
            Answer::Progress(done, all) => {
                if let Some(Layer::Import(view)) = self.layers.last_mut() {
                    view.progress(done, all);
                }
            }
            Answer::NotRevealed(refusal) => {
                self.conceal();
                self.refuse(refusal);
            }
            Answer::Moved(_) => {
                self.recount_rows(false);
                self.refresh();
            }
        }
    }

    fn handle_reply(&mut self, serial: Serial, reply: Reply) {
        match reply {
            Reply::Rows { pane: id, window, count } => {
                let pane = self.views.pane_mut(id);
                let kept = pane.cursor_id;
                if !pane.apply(window, count) {
                    pane.look_for(kept);
                    return self.fetch_pane(id, true);
                }
                let pane = self.views.pane_mut(id);
                let told = count.is_some();
                if std::mem::take(&mut pane.recount) && !told || pane.count.is_none() {
                    let query = pane.query.clone();
                    self.ask(Question::Count { pane: id, query });
                }
                self.notice_lead(id);
                self.arrive(id);
                self.fetch_pane(id, false);
                self.extend_range(id);
                self.check_selection(id);
                self.edit_what_came();
            }
            Reply::RowIds(id, step, ids) => {
                self.views.pane_mut(id).selection.take_in(step, ids);
                self.check_selection(id);
            }
            Reply::SelectedRows(id, purpose, rows) => self.take_selected(id, &purpose, rows),
            Reply::PasteRows(id, column, lines) => self.look_at_pasted((id, column), lines),
            Reply::Count(id, count) => self.views.pane_mut(id).count = Some(count),
            Reply::Agenda(agenda) => self.views.agenda.apply(agenda, self.views.shape.agenda_height),
            Reply::Overdue(count) => self.views.agenda.overdue_count = Some(count),
            Reply::Totals(totals, settings, programme) => {
                (self.figures.totals, self.figures.programme) = (Some((totals, *settings)), programme);
            }
            Reply::Sums(id, query, sums) => self.views.pane_mut(id).sums = Some((query, sums)),
            Reply::Overview(report) => self.views.overview.apply(report),
            Reply::Search(found) => {
                if let Some(Layer::Picker(mut picker)) = self.layers.pop_if(|layer| matches!(layer, Layer::Picker(_))) {
                    let intent = picker.found(found, &self.layer_context());
                    self.carry_out(Layer::Picker(picker), intent);
                }
            }
            Reply::Alike(name, found) => {
                if let Some(form) = self.uppermost_form() {
                    form.are_alike(&name, found.into_iter().map(PickItem::found).collect());
                }
            }
            Reply::KeyTaken(kind, key, taken) => {
                let form = self.uppermost_form();
                if let Some(refusal) = form.filter(|_| taken).and_then(|form| form.key_taken(kind, &key)) {
                    self.refuse(refusal);
                }
            }
            Reply::RecordDetail(detail) => match self.views.beside.as_mut().filter(|view| view.serial == serial) {
                Some(beside) => beside.apply(detail),
                None => self.take_in(serial, Reply::RecordDetail(detail)),
            },
            Reply::Charges(_)
            | Reply::Contracts(_)
            | Reply::DryRun(_)
            | Reply::JobsBy(_)
            | Reply::HandOver(_)
            | Reply::Erasure(_)
            | Reply::Correction(..) => self.take_in(serial, reply),
            Reply::Folder(_) => {
                self.take_in(serial, reply);
                if let Some(Layer::Files(mut list)) = self.layers.pop_if(|layer| matches!(layer, Layer::Files(_))) {
                    let intent = list.go_on();
                    self.carry_out(Layer::Files(list), intent);
                }
            }
            // What cannot be done, or is gone, is not shown any more. The form that it was asked from is put right.
            Reply::Refused(refusal) => {
                self.layers.retain_mut(|layer| !layer.waits_for(serial));
                if let Some(Layer::Form(form)) = self.layers.last_mut() {
                    form.refused(refusal.clone());
                }
                self.refuse(refusal);
            }
            Reply::Gone => self.layers.retain_mut(|layer| !layer.waits_for(serial)),
            Reply::Log(page) => self.views.log.apply(page, self.session.concealment),
            Reply::Stages(stages) => self.figures.stages = stages,
            Reply::Proposal(purpose, subject, values) => self.open_proposed(purpose, subject, &values),
            Reply::Whereabouts { kind, id, place } => match place {
                Some(place) => self.go_to_row(place),
                // No list has it on the day: somebody who left, a vacancy that is closed.
                None => self.open_record(kind, id),
            },
            Reply::Preview(result) => match result {
                Ok(understood) => {
                    if let Some(Layer::Import(view)) = self.layers.last_mut() {
                        view.understood(understood);
                    }
                }
                Err(refusal) => {
                    self.close_import();
                    if let Some(Layer::Files(list)) = self.layers.last_mut() {
                        list.refusal = Some(refusal.clone());
                    }
                    self.refuse(refusal);
                }
            },
            Reply::Mappings(of, kept) => match kept {
                Ok(kept) => self.open_form_on(FormFor::AboutFiles(Box::new(of), kept), String::new()),
                Err(refusal) => self.refuse(refusal),
            },
            Reply::KeepMapping(Ok(())) => self.status = Status::Note(Note::MappingKept),
            Reply::KeepMapping(Err(refusal)) => self.refuse(refusal),
            Reply::HasWork { has_work, to_begin } => self.told_of_work(has_work, to_begin),
            Reply::Failed(error) => {
                (self.pending.editing_on, self.pending.by_hand) = (None, None);
                self.fail(&error);
            }
        }
    }

    /// Asks once more what the files would do, as the records or what is said of the files changed; nothing is stored before that is
    /// seen.
    pub(super) fn preview_again(&mut self) {
        if let Some(Layer::Import(view)) = self.layers.last_mut() {
            let files = view.read_again();
            self.ask(Question::Preview(files));
        }
    }

    fn close_import(&mut self) {
        self.layers.retain(|layer| !matches!(layer, Layer::Import(_)));
    }

    fn handle_result(&mut self, command: Command, result: Result<Done, CommandError>) {
        self.recount_rows(command.sets_cells());
        let form = self.pending.submitted.take_if(|(submitted, _)| *submitted == command).map(|(_, form)| form);
        if result.is_err() && !command.takes_back() {
            self.pending.last_asked = self.pending.last_done.clone();
        }
        match result {
            Ok(done) => {
                if let (Some(form), Command::Add(record)) = (&form, command.asked()) {
                    self.fill_in_made(form.fills, record);
                }
                if matches!(command.asked(), Command::Charging(_)) {
                    self.layers.retain(|layer| !matches!(layer, Layer::Charges(view) if view.is_draft()));
                }
                if matches!(command, Command::Forget(_)) {
                    self.pending.entered.clear();
                }
                self.done(&command, done);
                self.views.panes_mut().for_each(|pane| pane.selection.clear());
                self.views.agenda.selected.clear();
                match form {
                    Some(form) if form.by_hand => self.go_on_by_hand(&command, &form),
                    Some(form) => self.entered(form),
                    None => {}
                }
            }
            Err(CommandError::Refused(refusal)) => {
                self.put_right(form, &refusal);
                if matches!(refusal.reason, Reason::SensitiveText | Reason::PeriodClosed) {
                    self.status = Status::Quiet;
                    self.layers.push(Layer::ConfirmNote(ConfirmNote { command, refusal, anyway: false }));
                } else {
                    self.refuse(refusal);
                }
            }
            Err(CommandError::Conflict { clashes, by }) => {
                self.status = Status::Quiet;
                self.layers.push(Layer::Conflict(Conflict { command, clashes, by, mine: false }));
            }
            Err(CommandError::Store(error)) => {
                // A store that fails may not answer what stands there either.
                if let Command::SetCell { kind, rows, column, .. } = &command {
                    let panes = self.views.panes_mut();
                    panes.filter(|pane| pane.query.kind == *kind).for_each(|pane| pane.show_in(column, rows));
                }
                self.fail(&error);
            }
        }
        if self.pending.unanswered == 0 {
            self.refresh();
        }
    }

    /// Puts a form on top again with what was typed in it, and why it was refused.
    pub(super) fn put_right(&mut self, form: Option<Form>, refusal: &Refusal) {
        if let Some(mut form) = form {
            form.refused(refusal.clone());
            self.layers.push(Layer::Form(form));
        }
    }

    /// Fills in what was made in the field of the form below that lacked it.
    fn fill_in_made(&mut self, field: Option<usize>, record: &Record) {
        if let (Some(field), Some(Layer::Form(below))) = (field, self.layers.last_mut()) {
            let made = PickItem { kind: Some(record.kind()), ..PickItem::of(Value::Ref(record.id()), record.label()) };
            below.fill_in(field, made);
        }
    }

    /// Rows may have come or gone. A cell that was set takes no row away, but for a filter.
    fn recount_rows(&mut self, cell: bool) {
        for pane in self.views.panes_mut() {
            pane.recount |= !cell || !pane.filter_text.is_empty();
        }
    }

    /// Reads again what is in sight. The cursors stay on their records.
    pub(super) fn refresh(&mut self) {
        let view = self.views.shown;
        for spec in PANES {
            let pane = self.views.pane_mut(spec.id);
            pane.selection.unchecked = true;
            pane.sums = None;
            if spec.view == view && pane.shape.height > 0 {
                if let Some(id) = self.sought_in(spec.id) {
                    self.views.pane_mut(spec.id).look_for(Some(id));
                }
                self.fetch_pane(spec.id, true);
            } else {
                pane.behind = true;
                self.forget(|question| matches!(question, Question::Rows { pane, .. } if *pane == spec.id));
            }
        }
        self.ask(Question::Totals(self.session.as_of));
        self.views.overview.behind = true;
        self.forget(|question| matches!(question, Question::Overview(_)));
        self.fetch_overview();
        self.views.agenda.behind = true;
        self.fetch_agenda();
        if self.views.shown == View::Log {
            let query = self.views.log.query(false);
            self.ask(Question::Log(query));
        }
        if self.views.shown == View::Candidates {
            self.ask(Question::Stages);
        }
        self.fetch_beside(true);
        self.look_for_work();
        (0..self.layers.len()).for_each(|at| self.ask_for_layer(at));
    }

    /// Asks what the layer at a place shows of the store, if it shows any of that.
    pub(super) fn ask_for_layer(&mut self, at: usize) {
        let Some(question) = self.layers[at].question(self.session.as_of) else { return };
        let asked = self.ask(question);
        if let Some(serial) = self.layers[at].serial() {
            *serial = asked;
        }
    }

    /// The form on top, below whatever is open above it.
    fn uppermost_form(&mut self) -> Option<&mut Form> {
        self.layers.iter_mut().rev().find_map(|layer| match layer {
            Layer::Form(form) => Some(form),
            _ => None,
        })
    }

    /// Hands an answer to the layer that waits for it.
    fn take_in(&mut self, serial: Serial, reply: Reply) {
        let waiting = self.layers.iter_mut().find_map(|layer| layer.waits_for(serial).then_some(layer));
        if let Some(layer) = waiting {
            layer.take_in(reply);
        }
    }

    /// Takes note of it when other rows lead now than the followers show. Without any lead they have nothing to show yet, so
    /// that there is nothing to wait for.
    fn notice_lead(&mut self, id: PaneId) {
        let Some(board) = self.views.boards.iter_mut().find(|board| board.leader().id == id) else { return };
        if board.under_cursor() != board.parent_id {
            board.notice();
        }
        if board.pending && board.is_without_lead() {
            board.flush();
            self.fetch_rows(false);
        }
    }

    /// Asks for rows of every pane in view that lacks some.
    pub(super) fn fetch_rows(&mut self, force: bool) {
        for spec in panes_of(self.views.shown) {
            self.fetch_pane(spec.id, force);
        }
    }

    fn fetch_pane(&mut self, id: PaneId, force: bool) {
        let spec = id.spec();
        let unled = || spec.within.is_some() && self.views.board_of(spec.view).is_some_and(Board::is_without_lead);
        let pane = self.pane(id);
        if spec.view != self.views.shown || pane.shape.height == 0 || unled() {
            return;
        }
        if let Some(question) = pane.question(force)
            && (force || !self.is_out(&question))
        {
            self.ask(question);
        }
        // The numbers of the programme come after the first rows.
        let totals = Question::Totals(self.session.as_of);
        if self.figures.totals.is_none() && !self.is_out(&totals) {
            self.ask(totals);
            self.fetch_overdue();
        }
    }
}
