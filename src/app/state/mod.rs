//! The state of the whole screen. Data: what changes it is in [`update`](crate::app::update).

pub mod agenda;
pub mod board;
pub mod column_strip;
pub mod concealment;
pub mod drafts;
pub mod lock;
pub mod log;
pub mod named_view;
pub mod overview;
pub mod pane;
mod pane_aside;
mod pane_motion;
mod pane_query;
pub mod pane_specs;
pub mod pending;
pub mod selection;
pub mod session;
pub mod status;
pub mod tour;
pub mod trail;
pub mod views;

use std::sync::Arc;

use crate::app::action::{Action, KeyContext, View};
use crate::app::layers::Layer;
use crate::app::lexicon::Lexicon;
use crate::app::request::{Effect, Question, Serial};
use crate::domain::days::Day;
use crate::domain::id::Ids;
use crate::domain::refusal::Refusal;
use crate::repository::StoreError;
use board::Board;
use concealment::Concealment;
use lock::LockView;
use pane::Pane;
use pane_specs::PaneId;
use pending::Pending;
use selection::SelectionPurpose;
use session::{ProgrammeFigures, ScreenSession};
use status::{Note, Status};
use trail::Trail;
use views::Views;

/// The state of the screen: what is shown, what is open above it, and what was asked of the store.
pub struct App {
    /// Days and words.
    pub session: ScreenSession,
    /// Every view with its own state, and which one is shown.
    pub views: Views,
    /// What stands above the view; the last is on top.
    pub layers: Vec<Layer>,
    /// The lock above everything; `None` while the screen is open.
    pub lock: Option<LockView>,
    /// The last thing that happened.
    pub status: Status,
    /// The numbers of the programme.
    pub figures: ProgrammeFigures,
    /// Where somebody was.
    pub trail: Trail,
    pub(super) pending: Pending,
}

impl App {
    /// A screen that looks at `as_of`.
    pub fn new(today: Day, as_of: Day, words: Arc<dyn Lexicon>, ids: Box<dyn Ids + Send>) -> Self {
        Self {
            session: ScreenSession {
                today,
                as_of,
                is_demo: false,
                tour: None,
                named_views: Vec::new(),
                is_read_only: false,
                enter_goes_down: false,
                has_clipboard: false,
                is_restricted: false,
                concealment: Concealment::Off,
                passphrase: None,
                templates: Vec::new(),
                words,
                ids,
            },
            views: Views::on(as_of),
            layers: Vec::new(),
            lock: None,
            status: Status::Quiet,
            figures: ProgrammeFigures::default(),
            trail: Trail::default(),
            pending: Pending::default(),
        }
    }

    /// The words of the user's language.
    pub fn words(&self) -> &dyn Lexicon {
        self.session.words.as_ref()
    }

    /// The board in view; `None` in a view that is none.
    pub fn board(&self) -> Option<&Board> {
        self.views.board()
    }

    /// A pane of any board.
    pub fn pane(&self, id: PaneId) -> &Pane {
        self.views.pane(id)
    }

    /// The pane with the cursor, when a board is in view.
    pub fn focused(&self) -> Option<&Pane> {
        self.views.focused()
    }

    /// Whether keys have to be kept until the store has answered, because what they are about is still on its way. They
    /// are kept by who reads the keys, and played in order.
    pub fn is_waiting(&self) -> bool {
        if self.lock.is_some() {
            return false;
        }
        // Only while an answer is on its way: a store that fails must not keep the keys for ever.
        if self.pending.submitted.is_some()
            || self.is_asked(|question| matches!(question, Question::Proposal(..) | Question::Mappings(_)))
        {
            return true;
        }
        let layer = self.layers.last();
        if layer.is_none() && self.is_arriving() {
            return true;
        }
        // What a key is about is what stands under the cursor once the command before it is done.
        let narrowed = self.focused().is_some_and(|pane| !pane.filter_text.is_empty() || !pane.selection.is_empty());
        let on_their_way = if narrowed { self.pending.unanswered } else { self.pending.unanswered_beyond_cells };
        if on_their_way > 0 && matches!(layer, None | Some(Layer::RecordDetail(_))) {
            return true;
        }
        // Whether there is a row below the last one at hand is known once they are counted.
        if let (Some(Layer::Editor(_)), Some(pane)) = (layer, self.focused())
            && pane.count.is_none()
            && pane.cursor + 1 >= pane.reach()
            && self.is_asked(|question| matches!(question, Question::Rows { pane: id, .. } | Question::Count { pane: id, .. } if *id == pane.id))
        {
            return true;
        }
        self.is_asked(|question| match (layer, question) {
            (Some(Layer::Picker(picker)), Question::Search { .. }) => picker.is_waiting(),
            (Some(Layer::RecordDetail(_)), Question::RecordDetail { beside: false, .. }) => true,
            (Some(Layer::Charges(view)), Question::Charges(_)) => view.charges.is_none(),
            (Some(Layer::Contracts(view)), Question::Contracts(_)) => view.plan.is_none(),
            (Some(Layer::DryRun(view)), Question::DryRun { .. }) => view.run.is_none(),
            (Some(Layer::JobsBy(view)), Question::JobsBy(..)) => view.table.is_none(),
            (Some(Layer::HandOver(view)), Question::HandOver(_)) => view.handed.is_none(),
            (Some(_), _) => false,
            (None, Question::Whereabouts { .. } | Question::PasteRows { .. }) => true,
            (None, Question::SelectedRows { purpose, .. }) if *purpose != SelectionPurpose::Check => true,
            (None, Question::SelectedRows { pane, .. } | Question::RowIds { pane, .. }) => {
                self.focused().is_some_and(|focused| focused.id == *pane)
            }
            (None, Question::Rows { pane, .. }) => {
                self.focused().is_some_and(|focused| focused.id == *pane && (focused.is_lacking() || focused.recount))
            }
            (None, Question::Agenda(..)) => self.views.shown == View::Agenda && self.views.agenda.behind,
            (None, Question::Log(_)) => self.views.shown == View::Log,
            (None, _) => false,
        })
    }

    /// Whether the store has answered everything that it was asked.
    pub fn is_settled(&self) -> bool {
        let pending = &self.pending;
        pending.asked.is_empty()
            && pending.unanswered == 0
            && pending.submitted.is_none()
            && pending.exporting.is_none()
            && !self.layers.iter().any(|layer| matches!(layer, Layer::Import(view) if view.stage.is_busy()))
    }

    /// Whether the panes beside the focused one wait for the keys to pause.
    pub fn is_pending(&self) -> bool {
        self.board().is_some_and(|board| board.pending)
            || self.beside_wanted().is_some()
            || self.sums_wanted().is_some()
    }

    /// The number of the latest question, when the store still has to answer a command or, later than this one, a question that
    /// `counts`: what is shown changes again right after.
    pub fn awaited_since(&self, serial: Serial, counts: impl Fn(&Question) -> bool) -> Option<Serial> {
        let awaits = |(asked, question): &(Serial, Question)| *asked > serial && counts(question);
        let awaited = self.pending.unanswered > 0 || self.pending.asked.iter().any(awaits);
        awaited.then_some(self.pending.serial)
    }

    /// Whether something with a cursor of its own stands above the view. A cell being typed in and the filter belong to it.
    pub fn is_covered(&self) -> bool {
        self.layers.iter().any(|layer| !matches!(layer, Layer::Editor(_) | Layer::Filter(_)))
    }

    /// Which part of the binding table holds.
    pub fn key_context(&self) -> KeyContext {
        if self.lock.is_some() {
            return KeyContext::Text;
        }
        if self.first_concealed().is_some() {
            return KeyContext::View;
        }
        match self.layers.last() {
            None if self.pending.past_the_end.is_some() => KeyContext::PastTheEnd,
            None if self.takes_digits() => KeyContext::DigitCell,
            None if self.drops_digits() => KeyContext::OtherCell,
            layer => layer.map_or(KeyContext::View, Layer::key_context),
        }
    }

    /// Does an action right after this one.
    pub fn do_next(&mut self, action: Option<Action>) {
        self.pending.next.extend(action);
    }

    /// Wants something done.
    pub fn effect(&mut self, effect: Effect) {
        self.pending.effects.push(effect);
    }

    /// Asks the store; answers the number of the question.
    pub fn ask(&mut self, question: Question) -> Serial {
        self.pending.serial += 1;
        self.forget(|old| question.replaces(old));
        self.pending.asked.push((self.pending.serial, question.clone()));
        self.effect(Effect::Ask(self.pending.serial, question));
        self.pending.serial
    }

    /// Whether an answer is to a question that still counts, which is then no longer out.
    pub(super) fn answered(&mut self, serial: Serial) -> bool {
        let at = self.pending.asked.iter().position(|(asked, _)| *asked == serial);
        at.map(|at| self.pending.asked.swap_remove(at)).is_some()
    }

    /// Forgets questions that are out: their answers would be older than what is known to have changed.
    pub(super) fn forget(&mut self, which: impl Fn(&Question) -> bool) {
        self.pending.asked.retain(|(_, question)| !which(question));
    }

    /// Whether such a question was asked and not answered yet.
    pub(super) fn is_asked(&self, which: impl Fn(&Question) -> bool) -> bool {
        self.pending.asked.iter().any(|(_, question)| which(question))
    }

    /// Whether just this question was asked and not answered yet.
    pub(super) fn is_out(&self, question: &Question) -> bool {
        self.is_asked(|asked| asked == question)
    }

    /// Tells why something was refused, and rings.
    pub fn refuse(&mut self, refusal: Refusal) {
        self.status = Status::Refused(refusal);
        self.effect(Effect::Bell);
    }

    /// Tells that the store could not read or write, and rings.
    pub(super) fn fail(&mut self, error: &StoreError) {
        self.status = Status::from(error);
        self.effect(Effect::Bell);
    }

    /// Tells that a key leads no further, and rings.
    pub(super) fn stop_at(&mut self, edge: Note) {
        self.status = Status::Note(edge);
        self.effect(Effect::Bell);
    }
}
