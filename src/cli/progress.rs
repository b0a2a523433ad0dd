//! A bar on stderr for what takes longer than a second, where stderr is a terminal; a turning sign where nobody knows how much
//! there is to do.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long something may take before a bar appears.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the turning sign turns.
const TURN: Duration = Duration::from_millis(250);

/// A sign that something is going on, once it lasts; it goes when this goes.
pub struct Waiting {
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
        let shown = thread::spawn(move || {
            if is_over.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let sign = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(4)).with_message(text);
            let style = ProgressStyle::with_template("{spinner} {msg} {elapsed}");
            let sign = style.map(|style| sign.clone().with_style(style)).unwrap_or(sign);
            sign.enable_steady_tick(TURN);
            // Whatever ends the waiting, also a program that ends.
            let _ = is_over.recv();
            sign.finish_and_clear();
        });
        Some(Self { over: Some(over), shown: Some(shown) })
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

/// A bar that appears when it is needed.
pub struct Bar {
    text: String,
    begun: Instant,
    bar: Option<ProgressBar>,
}

impl Bar {
    /// A bar that is not seen yet.
    pub fn new(text: String) -> Self {
        Self { text, begun: Instant::now(), bar: None }
    }

    /// So much is done of so much; `of` is 0 when that is not known.
    pub fn show(&mut self, done: u64, of: u64) {
        if self.bar.is_none() && self.begun.elapsed() < PATIENCE {
            return;
        }
        let text = &self.text;
        let bar = self.bar.get_or_insert_with(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(4));
            let form = if of > 0 { "{msg} {wide_bar} {percent}%" } else { "{msg} {human_pos}" };
            let bar = bar.with_message(text.clone());
            ProgressStyle::with_template(form).map(|style| bar.clone().with_style(style)).unwrap_or(bar)
        });
        if of > 0 {
            bar.set_length(of);
        }
        bar.set_position(done);
    }

    /// Takes the bar away.
    pub fn finish(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}
