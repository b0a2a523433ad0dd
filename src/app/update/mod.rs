//! What events do to the state of the screen. Pure: the same events give the same state and the same effects, wherever they
//! come from.

mod agenda;
mod cell_edit;
mod chances;
mod clipboard;
mod ditto;
mod drafts;
mod erasing;
mod export;
mod first_start;
mod intents;
mod named_views;
mod navigation;
mod out_of_sight;
mod outcome;
mod overview;
mod own_columns;
mod pasting;
mod recruiting;
mod repeat;
mod replies;
mod selection;
mod trail;
mod view_actions;

use crate::app::action::Action;
use crate::app::actions::{self, Handler};
use crate::app::layers::intent::Intent;
use crate::app::request::{Answer, Effect};
use crate::app::state::App;
use crate::app::state::board::Board;
use crate::app::state::status::{Note, Status};
use crate::app::state::views::Shape;
use crate::domain::days::Day;
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;

/// An event that can change the state of the screen.
#[derive(Debug)]
pub enum AppEvent {
    /// A key asked for something.
    Act(Action),
    /// Text was pasted.
    Paste(String),
    /// The worker sent an answer or a message.
    Answer(Box<Answer>),
    /// The division of the screen changed, for instance because the terminal has another size.
    Shape(Shape),
    /// No key came for a moment, so that questions that were held back can be asked.
    Paused,
    /// No key came for longer, so that what takes many bytes to tell of a row can be told.
    Rested,
    /// It is another day now.
    Today(Day),
    /// The while is over for which sensitive values were revealed.
    Conceal,
    /// Nobody touched a key for as long as the office set.
    Lock,
    /// A sign was typed that asks for nothing here.
    NoSuchKey,
}

impl App {
    /// Handles an event; answers what has to be done.
    pub fn update(&mut self, event: AppEvent) -> Vec<Effect> {
        match event {
            AppEvent::Act(action) if self.lock.is_some() => self.act_locked(action),
            AppEvent::Act(action) => {
                // A remark stands until the next key: it covers the hints of what comes then.
                self.pending.goal.clear();
                self.views.is_walking = false;
                (self.pending.begun_with, self.pending.digits_are_views, self.pending.stays) = (None, false, false);
                if self.status.is_passing() {
                    self.status = Status::Quiet;
                }
                self.act(action);
            }
            AppEvent::Paste(text) => self.paste(&text),
            AppEvent::Answer(answer) => self.handle_answer(*answer),
            AppEvent::Shape(shape) => self.reshape(shape),
            AppEvent::Paused => self.flush(),
            AppEvent::Rested => self.views.is_walking = false,
            AppEvent::Today(today) => self.begin_day(today),
            AppEvent::Conceal => self.conceal(),
            AppEvent::Lock => self.lock(),
            AppEvent::NoSuchKey => self.stop_at(Note::NoSuchKey),
        }
        while let Some(action) = self.pending.next.pop_front() {
            self.act(action);
        }
        self.keep_drafts();
        std::mem::take(&mut self.pending.effects)
    }

    fn act(&mut self, action: Action) {
        if let Some(note) = self.past_the_end(action) {
            return self.stop_at(note);
        }
        if self.session.is_restricted && action.leaves_store() {
            return self.refuse(Refusal::new(Reason::NoFilesHere));
        }
        if let Handler::Always(act) = actions::handler(action) {
            return act(self);
        }
        match self.first_concealed() {
            Some(_) => self.act_concealed(action),
            None => self.act_in_layer(action),
        }
    }

    /// Hands an action to the layer on top, or without any to the view.
    fn act_in_layer(&mut self, action: Action) {
        let Some(mut layer) = self.layers.pop() else {
            return self.act_in_view(action);
        };
        let intent = layer.act(actions::layer_keys(action), &mut self.layer_context());
        let passed = intent == Intent::Pass;
        self.carry_out(layer, intent);
        if passed {
            self.act_in_view(action);
        }
    }

    fn paste(&mut self, text: &str) {
        if let Some(lock) = &mut self.lock {
            return lock.line.paste(text);
        }
        if self.first_concealed().is_some() {
            return self.refuse(Refusal::new(Reason::RevealFirst));
        }
        let Some(mut layer) = self.layers.pop() else {
            return self.paste_in_column(text);
        };
        let intent = layer.paste(text, &self.layer_context());
        if intent.is_none() {
            self.stop_at(Note::PasteOnlyInText);
        }
        self.carry_out(layer, intent.unwrap_or(Intent::Stay));
    }

    fn reshape(&mut self, shape: Shape) {
        self.views.shape = shape;
        for pane in self.views.boards.iter_mut().flat_map(Board::panes_mut) {
            pane.reshape(self.views.shape.panes.get(&pane.id).cloned().unwrap_or_default());
        }
        self.views.agenda.show_cursor(self.views.agenda.height(self.views.shape.agenda_height));
        self.views.log.show_cursor(self.views.shape.log_height);
        self.fetch_rows(false);
    }
}
