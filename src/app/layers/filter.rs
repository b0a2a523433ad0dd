//! The filter bar: filters the pane as you type. Enter keeps the filter, Esc takes it away.

use super::{Flow, Line};
use crate::app::action::{Action, Motion};
use crate::app::state::App;
use crate::app::state::pane_specs::PaneId;
use crate::domain::filter::{Expr, not_too_long, parse};
use crate::domain::names::fold;
use crate::domain::refusal::Refusal;

/// What a bar filters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filtered {
    /// A pane, by the language of filters.
    Pane(PaneId),
    /// The agenda, by words.
    Agenda,
    /// The log, by words.
    Log,
}

/// The filter bar.
#[derive(Debug)]
pub struct FilterBar {
    /// What it filters.
    pub on: Filtered,
    /// What is typed.
    pub line: Line,
    /// What is not understood.
    pub refusal: Option<Refusal>,
}

impl FilterBar {
    /// A bar that holds what the pane is filtered by now; going on to type adds to it.
    pub fn on(on: Filtered, text: &str) -> Self {
        let mut line = Line::holding(text.to_owned());
        line.edit(crate::app::action::TextEdit::End);
        Self { on, line, refusal: None }
    }

    /// Handles an action.
    pub fn act(&mut self, action: Action, app: &mut App) -> Flow {
        match action {
            Action::Text(edit) => {
                self.line.edit(edit);
                self.apply(app);
                Flow::Stay
            }
            // What is not understood stays in sight until it is mended or taken away.
            Action::Accept if self.refusal.is_some() => Flow::Stay,
            Action::Next => {
                self.complete(app);
                Flow::Stay
            }
            Action::Accept | Action::Move(Motion::Down | Motion::Up) => Flow::Close,
            Action::Cancel | Action::Back => {
                self.line = Line::default();
                self.apply(app);
                Flow::Close
            }
            _ => Flow::Stay,
        }
    }

    /// Takes pasted text in.
    pub fn paste(&mut self, text: &str, app: &mut App) {
        self.line.paste(text);
        self.apply(app);
    }

    /// Completes the name of the field that is being typed at the end of the line.
    fn complete(&mut self, app: &mut App) {
        let Filtered::Pane(pane) = self.on else { return };
        let text = self.line.text();
        let begun = text.rsplit([' ', '(', '-']).next().unwrap_or_default();
        if begun.is_empty() {
            return;
        }
        let fields = app.words().field_words(pane.kind());
        let typed = fold(begun);
        if let Some(rest) = fields.iter().find_map(|field| field.strip_prefix(&typed)).map(str::to_owned) {
            self.line.paste(&rest);
            self.apply(app);
        }
    }

    /// Filters by what is typed. What is not understood leaves the rows as they are, and says so.
    fn apply(&mut self, app: &mut App) {
        let text = self.line.text().to_owned();
        let pane = match self.on {
            Filtered::Pane(pane) => pane,
            Filtered::Agenda => {
                self.refusal = not_too_long(text.split_whitespace().count()).err();
                if self.refusal.is_none() {
                    app.filter_agenda(&text);
                }
                return;
            }
            Filtered::Log => return app.filter_log(&text),
        };
        match parse(&text, pane.kind(), app.as_of, app.words().vocabulary()) {
            Ok(expr) => {
                self.refusal = None;
                app.filter(pane, &text, expr);
            }
            Err(refusal) => {
                self.refusal = Some(refusal);
                if text.trim().is_empty() {
                    app.filter(pane, "", Expr::All);
                }
            }
        }
    }
}
