//! The loop: events in, state changed, effects out, one frame drawn. Sleeps when nothing happens.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use ratatui::layout::Rect;

use super::draw::draw;
use super::draw::tour::beside;
use super::keys::{Chord, Keymap};
use super::layout::ScreenLayout;
use super::terminal::{self, Input, Options, Terminal, TerminalError};
use super::theme::Theme;
use super::timers::{IdleLimits, IdleTimers, now};
use super::words::Localization;
use crate::app::request::{Answer, Effect, Serial};
use crate::app::state::App;
use crate::app::update::AppEvent;
use crate::app::worker::{Request, Worker, WorkerDeps};
use crate::domain::days::Day;

/// How long keys have to pause before the panes beside the focused one follow: a held key must not send them thirty
/// times a second over a slow line. They follow a key that comes after such a pause at once.
const PAUSE: Duration = Duration::from_millis(60);
/// After so long without a key what is cut of a row of the agenda or the log is told.
const REST: Duration = Duration::from_millis(400);
/// How long a frame waits for what the store is about to answer, so that one answer to a key is one frame: nobody sees so short
/// a wait, and on a slow line each frame less is seen.
const HOLD: Duration = Duration::from_millis(60);
/// The same for the first frame, for which nothing stands on the screen yet. It waits for rows, not for what is counted.
const FIRST_HOLD: Duration = Duration::from_millis(250);
/// How often an idle screen looks whether another day has begun.
const DAY: Duration = Duration::from_secs(60);
/// How long leaving waits for edits that are still on their way to the store.
const LEAVING: Duration = Duration::from_secs(30);
/// The same when the line is cut or the program is told to end.
const CLOSING: Duration = Duration::from_millis(450);

/// What the screen needs.
pub struct ScreenConfig {
    /// The state to start with.
    pub app: App,
    /// The clock's day.
    pub today: Box<dyn Fn() -> Day>,
    /// The words of the language of the user.
    pub speech: Arc<Localization>,
    /// The bindings of keys to actions.
    pub keymap: Keymap,
    /// How the terminal is to be used.
    pub options: Options,
    /// How it looks.
    pub theme: Theme,
    /// What happens when nobody does anything.
    pub idle: IdleLimits,
    /// What the worker needs.
    pub worker: WorkerDeps,
    /// What is done when the line is cut or the program is told to end, after the last edits are stored.
    pub on_exit: Box<dyn Fn() + Send + Sync>,
}

/// Why the screen was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScreenEnd {
    /// The user is done.
    Done,
    /// The user wants to look at a demonstration.
    ForDemo,
}

enum ScreenEvent {
    Input(Input),
    Answer(Box<Answer>),
}

impl From<Input> for ScreenEvent {
    fn from(input: Input) -> Self {
        ScreenEvent::Input(input)
    }
}

impl From<Answer> for ScreenEvent {
    fn from(answer: Answer) -> Self {
        ScreenEvent::Answer(Box::new(answer))
    }
}

/// Shows the screen until the user leaves.
///
/// # Errors
/// Returns an error when the terminal cannot be taken or drawn on.
pub fn run(config: ScreenConfig) -> Result<ScreenEnd, TerminalError> {
    let ScreenConfig { app, today, speech, keymap, options, theme, idle, worker, on_exit } = config;
    let terminal = Terminal::take(options)?;
    let (sender, happenings) = channel::<ScreenEvent>();
    let worker = Arc::new(Worker::start(worker, sender.clone()));
    let closing = Arc::clone(&worker);
    terminal::feed(sender, move || {
        closing.finish(CLOSING);
        on_exit();
    })?;
    let mut screen = Running {
        app,
        today,
        speech,
        keymap,
        theme,
        terminal,
        worker,
        keys: VecDeque::new(),
        timers: IdleTimers::from(idle, now()),
        size: Rect::default(),
        last_key: None,
        frame: Frames { held: None, is_first: true, passed: 0 },
        stopping: false,
        over: None,
    };
    let result = screen.work(&happenings);
    let Running { terminal, worker, over, .. } = screen;
    drop(terminal);
    worker.finish(LEAVING);
    result.map(|()| over.unwrap_or(ScreenEnd::Done))
}

struct Running {
    app: App,
    today: Box<dyn Fn() -> Day>,
    speech: Arc<Localization>,
    keymap: Keymap,
    theme: Theme,
    terminal: Terminal,
    worker: Arc<Worker>,
    /// Keys and pasted text not handled yet: more than one when the store still has to answer what they are about.
    keys: VecDeque<Input>,
    timers: IdleTimers,
    size: Rect,
    /// When the last key came.
    last_key: Option<Instant>,
    frame: Frames,
    /// Whether the program is to be suspended once everything is stored: a stopped program must not keep others waiting.
    stopping: bool,
    /// Why the screen is left, once it is.
    over: Option<ScreenEnd>,
}

/// The frame that waits for answers.
struct Frames {
    /// Since when it waits, if one does.
    held: Option<Instant>,
    /// Whether it is the first one.
    is_first: bool,
    /// The last question for which a frame waited as long as it may: no other waits for it.
    passed: Serial,
}

impl Frames {
    /// How long the frame may wait.
    fn most(&self) -> Duration {
        if self.is_first { FIRST_HOLD } else { HOLD }
    }
}

impl Running {
    fn work(&mut self, happenings: &Receiver<ScreenEvent>) -> Result<(), TerminalError> {
        self.resize()?;
        self.paint_answered()?;
        while self.over.is_none() {
            let pending = self.app.is_pending();
            let most = match self.frame.held {
                Some(since) => self.frame.most().saturating_sub(since.elapsed()),
                None if pending => PAUSE,
                None if self.app.views.is_walking => REST,
                None => DAY,
            };
            let first = happenings.recv_timeout(self.timers.rest(now(), self.app.lock.is_some(), most));
            let locks = self.pass_time()?;
            // Before the keys that woke the screen: what they do is done on the new day.
            let today = (self.today)();
            if today != self.app.session.today {
                self.update(AppEvent::Today(today))?;
            }
            let first = match first {
                Err(RecvTimeoutError::Timeout) => {
                    match self.frame.held {
                        None if pending => self.update(AppEvent::Paused)?,
                        None if self.app.views.is_walking => self.update(AppEvent::Rested)?,
                        _ => {}
                    }
                    self.paint_answered()?;
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
                Ok(first) => first,
            };
            let mut resized = false;
            let before = self.keys.len();
            for happening in std::iter::once(first).chain(happenings.try_iter()) {
                match happening {
                    ScreenEvent::Input(Input::Resize(..) | Input::Resume) => resized = true,
                    // A key that comes when it is time to lock wakes a screen that looked open, and does nothing else.
                    ScreenEvent::Input(_) if locks => {}
                    ScreenEvent::Input(input) => {
                        self.timers.touch(now());
                        self.keys.push_back(input);
                    }
                    ScreenEvent::Answer(answer) => self.update(AppEvent::Answer(answer))?,
                }
            }
            if resized {
                // Also when the size is what it was: between two changes the terminal may have lost what it showed.
                self.terminal.repaint()?;
                self.resize()?;
            }
            let came = self.keys.len() - before;
            self.play()?;
            if came > 0 {
                let rested = self.last_key.is_none_or(|last| last.elapsed() >= PAUSE);
                self.last_key = Some(Instant::now());
                if came == 1 && rested && self.keys.is_empty() && self.app.is_pending() {
                    self.update(AppEvent::Paused)?;
                }
            }
            while self.stopping && !self.worker.is_writing() {
                self.stopping = false;
                terminal::suspend();
                self.play()?;
            }
            if self.over.is_none() {
                self.paint_answered()?;
            }
        }
        Ok(())
    }

    /// Paints once the store has answered what was asked, or the frame has waited long enough.
    fn paint_answered(&mut self) -> Result<(), TerminalError> {
        let is_first = self.frame.is_first;
        let awaited = self.app.awaited_since(self.frame.passed, |question| !(is_first && question.can_wait()));
        if let Some(serial) = awaited {
            if self.frame.held.get_or_insert_with(Instant::now).elapsed() < self.frame.most() {
                return Ok(());
            }
            self.frame.passed = serial;
        }
        (self.frame.held, self.frame.is_first) = (None, false);
        self.paint()
    }

    /// Does what it is time for; answers whether the screen was locked now.
    fn pass_time(&mut self) -> Result<bool, TerminalError> {
        let now = now();
        if self.timers.take_conceal(now) {
            self.update(AppEvent::Conceal)?;
        }
        let locks = self.app.lock.is_none() && self.timers.is_lock_due(now);
        if locks {
            self.update(AppEvent::Lock)?;
        }
        Ok(locks)
    }

    /// Plays the keys that have come, in order, as far as the store has answered what they are about.
    fn play(&mut self) -> Result<(), TerminalError> {
        while self.over.is_none() && !self.stopping && !self.app.is_waiting() {
            let event = match self.keys.pop_front() {
                None => return Ok(()),
                Some(Input::Paste(text)) => Some(AppEvent::Paste(text)),
                Some(Input::Key(key)) => {
                    let chord = Chord::of(key);
                    let asked = self.keymap.press(chord, self.app.key_context()).map(AppEvent::Act);
                    let is_lost = chord.letter().is_some() && !self.keymap.is_begun();
                    asked.or_else(|| is_lost.then_some(AppEvent::NoSuchKey))
                }
                Some(Input::Resize(..) | Input::Resume) => None,
            };
            if let Some(event) = event {
                self.update(event)?;
            }
        }
        Ok(())
    }

    fn update(&mut self, event: AppEvent) -> Result<(), TerminalError> {
        for effect in effects_of(&mut self.app, event, self.size) {
            if effect == Effect::Reveal {
                self.timers.reveal(now());
            }
            match to_worker(effect, &self.worker) {
                Some(Effect::Copy(text)) => self.terminal.copy(&text)?,
                Some(Effect::Bell) => self.terminal.ring()?,
                Some(Effect::Redraw) => self.terminal.repaint()?,
                Some(Effect::Suspend) => self.stopping = true,
                Some(Effect::Demo) => self.over = Some(ScreenEnd::ForDemo),
                Some(Effect::Quit) => self.over = Some(ScreenEnd::Done),
                _ => {}
            }
        }
        Ok(())
    }

    fn resize(&mut self) -> Result<(), TerminalError> {
        let size = self.terminal.size()?;
        self.size = Rect::new(0, 0, size.width, size.height);
        let shape = self.layout().map(|layout| layout.shape()).unwrap_or_default();
        self.update(AppEvent::Shape(shape))
    }

    fn layout(&self) -> Option<ScreenLayout> {
        ScreenLayout::of(beside(self.size, self.app.session.tour.as_ref()).0, self.app.board())
    }

    fn paint(&mut self) -> Result<(), TerminalError> {
        let layout = self.layout();
        let (app, words, keys, theme) = (&self.app, &self.speech.words, &self.keymap, self.theme);
        self.terminal.draw(|frame| {
            draw(frame, app, layout.as_ref(), words, keys);
            theme.apply(frame.buffer_mut());
        })
    }
}

/// What an event asks for on a screen of this size. What is shown decides which columns there are, so the division is looked at after
/// every change.
pub(super) fn effects_of(app: &mut App, event: AppEvent, size: Rect) -> Vec<Effect> {
    let mut effects = app.update(event);
    let size = beside(size, app.session.tour.as_ref()).0;
    if let Some(layout) = ScreenLayout::of(size, app.board())
        && layout.shape() != app.views.shape
    {
        effects.extend(app.update(AppEvent::Shape(layout.shape())));
    }
    effects
}

/// Hands the worker what is for it; answers what is for who shows the program.
pub(super) fn to_worker(effect: Effect, worker: &Worker) -> Option<Effect> {
    worker.send(match effect {
        Effect::Ask(serial, question) => Request::Ask(serial, question),
        Effect::Perform(command) => Request::Perform(command),
        Effect::Import(files, skip_bad) => Request::Import(files, skip_bad),
        Effect::Export(export) => Request::Export(export),
        Effect::Keep(item, name, text) => Request::Keep(item, name, text),
        Effect::Reveal => Request::Reveal,
        other => return Some(other),
    });
    None
}
