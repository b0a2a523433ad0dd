//! A bar on stderr for what takes longer than a second, where stderr is a terminal.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long something may take before a bar appears.
const PATIENCE: Duration = Duration::from_secs(1);

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
