//! A sign on stderr for what takes longer than a second, where stderr is a terminal: it turns, and counts or fills a bar where it
//! is known how far the work is.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long something may take before the sign appears.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the turning sign turns.
const TURN: Duration = Duration::from_millis(250);

/// A sign that something is going on, once it lasts; it goes when this goes.
pub struct Waiting {
    sign: ProgressBar,
    over: Option<Sender<()>>,
    shown: Option<JoinHandle<()>>,
}

impl Waiting {
    /// Begins to wait; `None` where nobody sees it.
    pub fn begin(text: String) -> Option<Self> {
        if !io::stderr().is_terminal() {
            return None;
        }
        let (over, is_over) = mpsc::channel::<()>();
        let sign = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let waiting = sign.clone();
        let shown = thread::spawn(move || {
            if is_over.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            waiting.set_draw_target(ProgressDrawTarget::stderr_with_hz(4));
            waiting.enable_steady_tick(TURN);
            // Whatever ends the waiting, also a program that ends.
            let _ = is_over.recv();
            waiting.finish_and_clear();
        });
        let waiting = Self { sign, over: Some(over), shown: Some(shown) };
        waiting.say(text);
        Some(waiting)
    }

    /// What is being done now, of which it is not known yet how far it is.
    pub fn say(&self, text: String) {
        self.sign.unset_length();
        self.sign.set_position(0);
        self.form("{spinner} {msg} {elapsed}");
        self.sign.set_message(text);
    }

    /// So much is done of so much; `of` is 0 when that is not known.
    pub fn show(&self, done: u64, of: u64) {
        if of > 0 && self.sign.length() != Some(of) {
            self.form("{spinner} {msg} {wide_bar} {percent}% {elapsed}");
            self.sign.set_length(of);
        } else if of == 0 && self.sign.position() == 0 {
            self.form("{spinner} {msg} {human_pos} {elapsed}");
        }
        self.sign.set_position(done);
    }

    fn form(&self, form: &str) {
        if let Ok(style) = ProgressStyle::with_template(form) {
            self.sign.set_style(style);
        }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        drop(self.over.take());
        // Nothing is written over the sign before it has gone.
        if let Some(shown) = self.shown.take() {
            let _ = shown.join();
        }
    }
}

/// The same for work that tells how far it is.
pub struct Bar(Option<Waiting>);

impl Bar {
    /// A bar that is not seen yet.
    pub fn new(text: String) -> Self {
        Self(Waiting::begin(text))
    }

    /// So much is done of so much; `of` is 0 when that is not known.
    pub fn show(&mut self, done: u64, of: u64) {
        self.0.iter().for_each(|waiting| waiting.show(done, of));
    }

    /// Takes the bar away.
    pub fn finish(self) {
        drop(self.0);
    }
}
