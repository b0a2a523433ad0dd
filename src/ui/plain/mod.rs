//! The program without a screen: questions and answers, line by line, for who hears it or reads it by touch. It drives the same
//! application by the same actions as the screen does; only what is said and how a line is understood differ.

mod understood;

use std::io::{self, BufRead, Write};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use super::draw::tour::words_of;
use super::draw::{Spoken, UNSEEN, message, spoken};
use super::keys::Keymap;
use super::layout::ScreenLayout;
use super::run::{ScreenEnd, effects_of, to_worker};
use super::timers::{IdleLimits, IdleTimers, now};
use super::words::Localization;
use crate::app::action::Action;
use crate::app::actions;
use crate::app::request::{Answer, Effect};
use crate::app::state::App;
use crate::app::state::status::Status;
use crate::app::state::tour::Tour;
use crate::app::update::AppEvent;
use crate::app::worker::{Worker, WorkerDeps};
use crate::domain::days::Day;
use understood::{Understood, understood};

/// The most lines that are told at once of what is new; of more only the one that the cursor stands on.
const AT_ONCE: usize = 12;
/// How long is waited for what the store still has to answer, before the next question is put.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long is waited for one answer before it is looked whether more is to come.
const MOMENT: Duration = Duration::from_millis(5);

/// What the program needs without a screen.
pub struct PlainConfig {
    /// The state to start with.
    pub app: App,
    /// The clock's day.
    pub today: Box<dyn Fn() -> Day>,
    /// The words of the language of the user.
    pub speech: Arc<Localization>,
    /// The bindings of keys to actions, by which an action can be asked for.
    pub keymap: Keymap,
    /// For how long sensitive values are told once revealed; `None` where nothing is concealed.
    pub reveal: Option<Duration>,
    /// What the worker needs.
    pub worker: WorkerDeps,
}

/// Asks and answers until the user is done, or there are no more lines. Everything that was told as saved is stored by then.
///
/// # Errors
/// Returns an error when nothing can be read or written any more.
pub fn run_plain(config: PlainConfig, lines: &mut dyn BufRead, out: &mut dyn Write) -> io::Result<ScreenEnd> {
    let PlainConfig { mut app, today, speech, keymap, reveal, worker } = config;
    // One pane at a time, whole: there is nothing beside it to see.
    app.views.enlarge_all();
    let (sender, answers) = channel::<Box<Answer>>();
    let worker = Worker::start(worker, sender);
    let mut plain = Plain {
        app,
        today,
        speech,
        keymap,
        worker,
        answers,
        out,
        told: Vec::new(),
        toured: None,
        offered: Vec::new(),
        // Nothing locks: what was said stays in the terminal.
        timers: IdleTimers::from(IdleLimits { lock: None, reveal }, now()),
    };
    let end = plain.work(lines);
    plain.worker.finish(PATIENCE);
    end
}

struct Plain<'a> {
    app: App,
    today: Box<dyn Fn() -> Day>,
    speech: Arc<Localization>,
    keymap: Keymap,
    worker: Worker,
    answers: Receiver<Box<Answer>>,
    out: &'a mut dyn Write,
    /// Where the user is told to be: the view, and each thing opened above it.
    told: Vec<String>,
    /// How far the tour was when it was told last.
    toured: Option<Tour>,
    /// The actions that were offered by number.
    offered: Vec<Action>,
    timers: IdleTimers,
}

impl Plain<'_> {
    fn work(&mut self, lines: &mut dyn BufRead) -> io::Result<ScreenEnd> {
        let shape = ScreenLayout::of(UNSEEN, self.app.board()).map(|layout| layout.shape()).unwrap_or_default();
        self.update(AppEvent::Shape(shape))?;
        let start = self.speech.words.say("plain-start").into_owned();
        self.tell(&start)?;
        loop {
            self.settle()?;
            self.tell_what_changed()?;
            self.out.write_all(b"> ")?;
            self.out.flush()?;
            let mut line = String::new();
            if lines.read_line(&mut line)? == 0 {
                self.tell("")?;
                return Ok(ScreenEnd::Done);
            }
            if self.timers.take_conceal(now()) {
                self.update(AppEvent::Conceal)?;
            }
            let today = (self.today)();
            if today != self.app.session.today {
                self.update(AppEvent::Today(today))?;
            }
            // Numbers count what was told last: what was offered before that is no longer asked for.
            let offered = std::mem::take(&mut self.offered);
            for understood in understood(line.trim_end_matches(['\r', '\n']), &self.app, &self.speech, &offered) {
                if let Some(end) = self.follow(understood)? {
                    return Ok(end);
                }
            }
        }
    }

    /// Does what was understood; answers why the program ends, when it does.
    fn follow(&mut self, understood: Understood) -> io::Result<Option<ScreenEnd>> {
        match understood {
            Understood::Act(action) => return self.update(AppEvent::Act(action)),
            Understood::Type(text) => return self.update(AppEvent::Paste(text)),
            Understood::Press(chord) => {
                if let Some(action) = self.keymap.press(chord, self.app.key_context()) {
                    return self.update(AppEvent::Act(action));
                }
                let unknown = self.speech.words.say("plain-not-understood").into_owned();
                self.tell(&unknown)?;
            }
            Understood::Column(name) => self.app.stand_on(name),
            Understood::Wait => self.settle()?,
            Understood::TellAll => self.told.clear(),
            Understood::Offer(actions) => self.offer(actions)?,
            Understood::Explain(key) => {
                let how = self.speech.words.say(key).into_owned();
                self.tell(&how)?;
            }
        }
        Ok(None)
    }

    /// Tells actions with the numbers by which they are chosen. Above a view they are called what they do there.
    fn offer(&mut self, actions: Vec<Action>) -> io::Result<()> {
        let words = &self.speech.words;
        let here = if self.app.layers.is_empty() { Vec::new() } else { actions::hints_here(&self.app) };
        let called = |action: &Action| match here.iter().find(|(hinted, _)| hinted == action) {
            Some((_, word)) => words.say(&format!("hint-{word}")).into_owned(),
            None => words.say(&format!("action-{}", actions::name(*action).unwrap_or_default())).into_owned(),
        };
        let mut lines: Vec<String> =
            actions.iter().enumerate().map(|(at, action)| format!("{} {}", at + 1, called(action))).collect();
        if lines.is_empty() {
            lines.push(words.say("plain-not-understood").into_owned());
        }
        lines.iter().try_for_each(|line| self.tell(line))?;
        self.offered = actions;
        Ok(())
    }

    fn update(&mut self, event: AppEvent) -> io::Result<Option<ScreenEnd>> {
        let mut end = None;
        for effect in effects_of(&mut self.app, event, UNSEEN) {
            if effect == Effect::Reveal {
                self.timers.reveal(now());
            }
            match to_worker(effect, &self.worker) {
                Some(Effect::Bell) => self.out.write_all(b"\x07")?,
                Some(Effect::Demo) => end = Some(ScreenEnd::ForDemo),
                Some(Effect::Quit) => end = Some(ScreenEnd::Done),
                // There is no clipboard, nothing to draw again, and a shell stops what it started itself.
                _ => {}
            }
        }
        Ok(end)
    }

    /// Takes in what the store answers until nothing is on its way any more.
    fn settle(&mut self) -> io::Result<()> {
        self.update(AppEvent::Rested)?;
        let begun = Instant::now();
        loop {
            if self.app.is_pending() {
                self.update(AppEvent::Paused)?;
            }
            match self.answers.recv_timeout(MOMENT) {
                Ok(answer) => {
                    self.update(AppEvent::Answer(answer))?;
                }
                Err(_) if self.app.is_settled() && !self.worker.is_writing() => return Ok(()),
                Err(_) if begun.elapsed() > PATIENCE => return Ok(()),
                Err(_) => {}
            }
        }
    }

    /// Tells what happened, and of what the user is at what is other than it was: all of it where it is new and short.
    fn tell_what_changed(&mut self) -> io::Result<()> {
        let (happened, ..) = message(&self.app.status, &self.speech.words, &self.keymap);
        if !matches!(self.app.status, Status::Quiet | Status::Saving) && !happened.is_empty() {
            self.tell(&happened)?;
            self.app.status = Status::Quiet;
        }
        let tour = self.app.session.tour;
        if let Some(now) = tour.filter(|_| tour != self.toured) {
            let what = words_of(&now, &self.speech.words, &self.keymap);
            self.tell(&what)?;
            self.toured = tour;
        }
        let seen = spoken(&self.app, &self.speech.words, &self.keymap);
        // What was opened above it and is closed again makes a form or list no other than it was.
        let depth = self.app.layers.len();
        let is_new = self.told.get(depth) != Some(&seen.place);
        if is_new {
            self.tell(&seen.place)?;
            if !seen.how.is_empty() {
                self.tell(&seen.how)?;
            }
        }
        let line = |of: &Spoken| of.lines.get(of.here).cloned().unwrap_or_default();
        if is_new && seen.lines.len() <= AT_ONCE {
            seen.lines.iter().try_for_each(|line| self.tell(line))?;
        }
        if !(is_new && seen.lines.len() <= 1) {
            self.tell(&line(&seen))?;
        }
        self.told.resize(depth, String::new());
        self.told.push(seen.place);
        Ok(())
    }

    fn tell(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.out, "{line}")
    }
}
