//! What events do to the state of the screen. Pure: the same events give the same state and the same effects, wherever they
//! come from.

mod agenda;
mod cell_edit;
mod chances;
mod clipboard;
mod export;
mod guidance;
mod navigation;
mod overview;
mod recruiting;
mod replies;
mod view_actions;

use crate::app::action::Action;
use crate::app::layers::{Flow, Layer};
use crate::app::request::{Answer, Effect};
use crate::app::state::board::Board;
use crate::app::state::status::Status;
use crate::app::state::{App, Shape};
use crate::domain::days::Day;

/// What happens.
#[derive(Debug)]
pub enum Event {
    /// A key asked for something.
    Act(Action),
    /// Text was pasted.
    Paste(String),
    /// The store answered.
    Answer(Box<Answer>),
    /// The screen is divided otherwise.
    Shape(Shape),
    /// The keys have paused.
    Settled,
    /// It is another day now.
    Today(Day),
}

impl App {
    /// Handles an event; answers what has to be done.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Act(action) => {
                // A remark stands until the next key: it covers the hints of what comes then.
                if self.status.is_passing() {
                    self.status = Status::Quiet;
                }
                self.act(action);
            }
            Event::Paste(text) => self.paste(&text),
            Event::Answer(answer) => self.handle_answer(*answer),
            Event::Shape(shape) => self.reshape(shape),
            Event::Settled => self.settle(),
            Event::Today(today) => self.begin_day(today),
        }
        while let Some(action) = self.next.pop_front() {
            self.act(action);
        }
        std::mem::take(&mut self.effects)
    }

    fn act(&mut self, action: Action) {
        if matches!(action, Action::Redraw) {
            return self.effect(Effect::Redraw);
        }
        if matches!(action, Action::Suspend) {
            return self.effect(Effect::Suspend);
        }
        let Some(mut layer) = self.layers.pop() else {
            return self.act_in_view(action);
        };
        let flow = match &mut layer {
            Layer::Editor(l) => l.act(action, self),
            Layer::Picker(l) => l.act(action, self),
            Layer::Form(l) => l.act(action, self),
            Layer::Filter(l) => l.act(action, self),
            Layer::RecordDetail(l) => l.act(action, self),
            Layer::Charges(l) => l.act(action, self),
            Layer::Palette(l) => l.act(action, self),
            Layer::Conflict(l) => l.act(action, self),
            Layer::ConfirmNote(l) => l.act(action, self),
            Layer::Import(l) => l.act(action, self),
        };
        let passed = matches!(flow, Flow::Pass);
        self.follow(layer, flow);
        if passed {
            self.act_in_view(action);
        }
    }

    /// Puts a layer back, or not, after it handled an event.
    pub(super) fn follow(&mut self, layer: Layer, flow: Flow) {
        match flow {
            Flow::Stay | Flow::Pass => self.layers.push(layer),
            Flow::Close => {}
            Flow::Open(above) => {
                self.layers.push(layer);
                self.layers.push(*above);
            }
            Flow::Become(other) => self.layers.push(*other),
        }
    }

    fn paste(&mut self, text: &str) {
        let Some(mut layer) = self.layers.pop() else {
            self.status = Status::Note("paste-only-in-text");
            return;
        };
        match &mut layer {
            Layer::Editor(l) => l.line.paste(text),
            Layer::Picker(l) => l.paste(text, self),
            Layer::Form(l) => l.paste(text),
            Layer::Filter(l) => l.paste(text, self),
            Layer::Palette(l) => l.line.paste(text),
            Layer::RecordDetail(_)
            | Layer::Charges(_)
            | Layer::Conflict(_)
            | Layer::ConfirmNote(_)
            | Layer::Import(_) => {
                self.status = Status::Note("paste-only-in-text");
            }
        }
        self.layers.push(layer);
    }

    fn reshape(&mut self, shape: Shape) {
        self.shape = shape;
        for pane in self.boards.iter_mut().flat_map(Board::panes_mut) {
            pane.reshape(self.shape.panes.get(&pane.id).cloned().unwrap_or_default());
        }
        self.agenda.show_cursor(usize::try_from(self.shape.agenda_height).unwrap_or(1));
        self.log.show_cursor(usize::try_from(self.shape.log_height).unwrap_or(1));
        self.fetch_rows(false);
    }
}
