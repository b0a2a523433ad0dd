//! The state of the whole screen.

pub mod agenda;
pub mod board;
pub mod log;
pub mod overview;
pub mod pane;
pub mod pane_specs;
pub mod status;

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::Arc;

use crate::domain::counting::{Settings, Totals};
use crate::domain::days::Day;
use crate::domain::id::Ids;
use crate::domain::recruiting::Stages;
use crate::domain::refusal::Refusal;

use crate::app::action::{Action, KeyContext, View};
use crate::app::layers::Layer;
use crate::app::layers::context::LayerContext;
use crate::app::layers::form::Form;
use crate::app::layers::record_detail::RecordDetailView;
use crate::app::lexicon::Lexicon;
use crate::app::request::{Effect, Question, Serial, Slot};
use crate::app::state::agenda::AgendaList;
use crate::app::state::board::Board;
use crate::app::state::log::LogList;
use crate::app::state::overview::OverviewView;
use crate::app::state::pane::{Pane, PaneShape};
use crate::app::state::pane_specs::PaneId;
use crate::app::state::status::Status;
use crate::service::command::Command;

/// How the screen is divided: what each part can show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shape {
    /// The panes that are shown; any other has no rows.
    pub panes: BTreeMap<PaneId, PaneShape>,
    /// Rows of the agenda.
    pub agenda_height: u64,
    /// Rows of the log view.
    pub log_height: u64,
    /// Panels of the overview that are shown at once.
    pub panels: usize,
    /// Rows of a record shown whole.
    pub detail_height: u64,
    /// Rows of the record shown beside the panes; 0 where there is no room for one.
    pub beside_height: u64,
}

/// The state.
pub struct App {
    /// Today.
    pub today: Day,
    /// The day looked at.
    pub as_of: Day,
    /// Which view is shown.
    pub view: View,
    /// The board of each view that has one.
    pub(super) boards: Vec<Board>,
    /// The agenda.
    pub agenda: AgendaList,
    /// The log.
    pub log: LogList,
    /// The overview.
    pub overview: OverviewView,
    /// What the programme is called on the day looked at; empty while that is not known.
    pub programme: String,
    /// What stands above the view; the last is on top.
    pub layers: Vec<Layer>,
    /// The record shown beside the panes, where there is room.
    pub beside: Option<RecordDetailView>,
    /// The last thing that happened.
    pub status: Status,
    /// The numbers of the programme, once known.
    pub totals: Option<(Totals, Settings)>,
    /// The stages of recruiting, once known.
    pub stages: Stages,
    /// How the screen is divided.
    pub shape: Shape,
    pub(super) last_edit: Option<Command>,
    /// A form on its way to the store, to be shown again when it is refused there.
    pub(super) submitted: Option<(Command, Form)>,
    /// A form whose list is on its way to a file.
    pub(super) exporting: Option<Form>,
    pub(super) unanswered: usize,
    words: Arc<dyn Lexicon>,
    ids: Box<dyn Ids + Send>,
    serial: Serial,
    newest: HashMap<Slot, (Serial, Question)>,
    pub(super) effects: Vec<Effect>,
    pub(super) next: VecDeque<Action>,
}

impl App {
    /// A screen that looks at `as_of`.
    pub fn new(today: Day, as_of: Day, words: Arc<dyn Lexicon>, ids: Box<dyn Ids + Send>) -> Self {
        Self {
            today,
            as_of,
            view: View::Roster,
            boards: View::every().filter_map(|view| Board::of(view, as_of)).collect(),
            agenda: AgendaList::default(),
            log: LogList::default(),
            overview: OverviewView::default(),
            programme: String::new(),
            layers: Vec::new(),
            beside: None,
            status: Status::Quiet,
            totals: None,
            stages: Stages::default(),
            shape: Shape::default(),
            last_edit: None,
            submitted: None,
            exporting: None,
            unanswered: 0,
            words,
            ids,
            serial: 0,
            newest: HashMap::new(),
            effects: Vec::new(),
            next: VecDeque::new(),
        }
    }

    /// The words of the user's language.
    pub fn words(&self) -> &dyn Lexicon {
        self.words.as_ref()
    }

    /// The board in view; `None` in a view that is none.
    pub fn board(&self) -> Option<&Board> {
        self.board_of(self.view)
    }

    /// The same, to change.
    pub fn board_mut(&mut self) -> Option<&mut Board> {
        self.boards.iter_mut().find(|board| board.view == self.view)
    }

    /// The board of a view.
    pub fn board_of(&self, view: View) -> Option<&Board> {
        self.boards.iter().find(|board| board.view == view)
    }

    /// Every board, to change.
    pub(super) fn boards_mut(&mut self) -> impl Iterator<Item = &mut Board> {
        self.boards.iter_mut()
    }

    /// A pane of any board.
    pub fn pane(&self, id: PaneId) -> &Pane {
        self.boards[self.place(id)].pane(id)
    }

    /// The same, to change.
    pub fn pane_mut(&mut self, id: PaneId) -> &mut Pane {
        let at = self.place(id);
        self.boards[at].pane_mut(id)
    }

    fn place(&self, id: PaneId) -> usize {
        self.boards.iter().position(|board| board.view == id.spec().view).unwrap_or(0)
    }

    /// The pane with the cursor, when a board is in view.
    pub fn focused(&self) -> Option<&Pane> {
        self.board().map(Board::focused)
    }

    /// The same, to change.
    pub fn focused_mut(&mut self) -> Option<&mut Pane> {
        self.board_mut().map(Board::focused_mut)
    }

    /// Whether keys have to be kept until the store has answered, because what they are about is still on its way. They
    /// are kept by who reads the keys, and played in order.
    pub fn is_waiting(&self) -> bool {
        // Only while an answer is on its way: a store that fails must not keep the keys for ever.
        let out = |slot| self.newest.contains_key(&slot);
        match self.layers.last() {
            Some(Layer::Picker(picker)) => picker.is_waiting() && out(Slot::Search),
            Some(Layer::RecordDetail(view)) => view.detail.is_none() && out(Slot::RecordDetail),
            Some(Layer::Charges(view)) => view.charges.is_none() && out(Slot::Charges),
            Some(_) => false,
            None if out(Slot::Whereabouts) || out(Slot::Proposal) || self.submitted.is_some() => true,
            None if self.view == View::Agenda => self.agenda.agenda.is_none() && out(Slot::Agenda),
            None => self.board().is_some_and(|board| board.focused().is_lacking() && out(Slot::Rows(board.focus))),
        }
    }

    /// Whether the panes beside the focused one wait for the keys to pause.
    pub fn is_unsettled(&self) -> bool {
        self.board().is_some_and(|board| board.unsettled) || self.beside_wanted().is_some()
    }

    /// Which part of the binding table holds.
    pub fn key_context(&self) -> KeyContext {
        self.layers.last().map_or(KeyContext::View, Layer::key_context)
    }

    /// What a layer sees.
    pub(super) fn layer_context(&mut self) -> LayerContext<'_> {
        LayerContext {
            words: self.words.as_ref(),
            today: self.today,
            as_of: self.as_of,
            page: usize::try_from(self.shape.detail_height).unwrap_or(usize::MAX).max(1),
            ids: self.ids.as_mut(),
        }
    }

    /// Does an action right after this one.
    pub fn do_next(&mut self, action: Option<Action>) {
        self.next.extend(action);
    }

    /// Wants something done.
    pub fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Asks the store; answers the number of the question.
    pub fn ask(&mut self, question: Question) -> Serial {
        self.serial += 1;
        self.newest.insert(question.slot(), (self.serial, question.clone()));
        self.effect(Effect::Ask(self.serial, question));
        self.serial
    }

    /// Whether an answer is to the newest question of its slot; that question is then no longer out.
    pub(super) fn answered(&mut self, serial: Serial, slot: Slot) -> bool {
        let newest = self.newest.get(&slot).is_some_and(|(newest, _)| *newest == serial);
        if newest {
            self.newest.remove(&slot);
        }
        newest
    }

    /// Forgets the question that is out in a slot: its answer would be older than what is known to have changed.
    pub(super) fn forget(&mut self, slot: Slot) {
        self.newest.remove(&slot);
    }

    /// Whether just this question was asked and not answered yet.
    pub(super) fn is_out(&self, question: &Question) -> bool {
        self.newest.get(&question.slot()).is_some_and(|(_, asked)| asked == question)
    }

    /// Tells why something was refused.
    pub fn refuse(&mut self, refusal: Refusal) {
        self.status = Status::Refused(refusal);
    }
}
