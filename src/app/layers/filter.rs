//! The filter bar: filters the pane as you type. Enter keeps the filter, Esc takes it away. By what is concealed nothing is filtered:
//! the rows that are left would tell it.

use super::context::LayerContext;
use super::intent::{Filtered, Intent};
use super::line::TextLine;
use crate::app::action::{TextEdit, TextKey};
use crate::app::lexicon::Lexicon;
use crate::domain::columns::column;
use crate::domain::filter::{Expr, not_too_long, parse};
use crate::domain::names::fold;
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::domain::value::FieldType;

/// The bar in which a filter is typed; the view below follows every letter.
#[derive(Debug)]
pub struct FilterBar {
    /// The pane or view that the filter applies to.
    pub on: Filtered,
    /// The text of the filter as typed so far.
    pub line: TextLine,
    /// What the pane is filtered by: the last of what was typed that could be.
    pub filter: Expr,
    /// Why the text is no filter; `None` when it is understood.
    pub refusal: Option<Refusal>,
}

/// What can be typed next in a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilterHelp {
    /// One of these fields.
    Fields(Vec<String>),
    /// A sign behind this field; `true` where smaller and larger can be told.
    Signs(String, bool),
    /// One of these choices.
    Choices(Vec<String>),
}

impl FilterBar {
    /// A bar that holds what the pane is filtered by now; going on to type adds to it.
    pub fn on(on: Filtered, (text, filter): (&str, Expr)) -> Self {
        let mut line = TextLine::holding(text.to_owned());
        line.edit(TextEdit::End);
        Self { on, line, filter, refusal: None }
    }

    /// Handles a key.
    pub fn act(&mut self, key: TextKey, context: &LayerContext<'_>) -> Intent {
        match key {
            TextKey::Edit(edit) => {
                self.line.edit(edit);
                self.apply(context)
            }
            // What is not understood stays in sight until it is mended or taken away.
            TextKey::Accept if self.refusal.is_some() => Intent::Stay,
            TextKey::Next => self.complete(context),
            TextKey::Accept | TextKey::Down | TextKey::Up => Intent::Close,
            TextKey::Cancel => Intent::ClearFilter(self.on),
            TextKey::Previous
            | TextKey::PageUp
            | TextKey::PageDown
            | TextKey::Choose
            | TextKey::Discard
            | TextKey::SaveForNext => Intent::Stay,
        }
    }

    /// Takes pasted text in.
    pub fn paste(&mut self, text: &str, context: &LayerContext<'_>) -> Intent {
        self.line.paste(text);
        self.apply(context)
    }

    /// What can be typed next: the fields that begin so, the signs that a field takes, the choices of a field; `None` for words that are
    /// searched for as they are.
    pub fn help(&self, words: &dyn Lexicon) -> Option<FilterHelp> {
        let Filtered::Pane(pane) = self.on else { return None };
        let kind = pane.kind();
        let begun = self.line.text().rsplit([' ', '(']).next().unwrap_or_default().trim_start_matches('-');
        let ty = |word: &str| Some(column(kind, words.vocabulary().field(kind, word)?)?.ty);
        let starting = |all: Vec<String>, typed: &str| -> Vec<String> {
            all.into_iter().filter(|word| fold(word).starts_with(typed)).collect()
        };
        if let Some((field, value)) = begun.split_once(['<', '>', '=', ':', '!']) {
            let FieldType::Choice(choices) = ty(field)? else { return None };
            let all = choices.iter().map(|choice| words.choice_word(choice)).collect();
            let typed = fold(value.trim_start_matches('='));
            return Some(FilterHelp::Choices(starting(all, &typed)))
                .filter(|help| *help != FilterHelp::Choices(vec![]));
        }
        if let Some(ty) = ty(begun) {
            return Some(FilterHelp::Signs(begun.to_owned(), ty.is_number() || ty == FieldType::Day));
        }
        let fields = starting(words.field_words(kind), &fold(begun));
        Some(FilterHelp::Fields(fields)).filter(|help| *help != FilterHelp::Fields(vec![]))
    }

    /// Completes the name of the field that is being typed at the end of the line.
    fn complete(&mut self, context: &LayerContext<'_>) -> Intent {
        let Filtered::Pane(pane) = self.on else { return Intent::Stay };
        let begun = self.line.text().rsplit([' ', '(', '-']).next().unwrap_or_default();
        if begun.is_empty() {
            return Intent::Stay;
        }
        let (fields, typed) = (context.words.field_words(pane.kind()), fold(begun));
        match fields.iter().find_map(|field| field.strip_prefix(&typed)) {
            Some(rest) => self.paste(rest, context),
            None => Intent::Stay,
        }
    }

    /// Filters by what is typed. What is not understood leaves the rows as they are, and says so.
    fn apply(&mut self, context: &LayerContext<'_>) -> Intent {
        let text = self.line.text().to_owned();
        let pane = match self.on {
            Filtered::Pane(pane) => pane,
            Filtered::Agenda => {
                self.refusal = not_too_long(text.split_whitespace().count()).err();
                return if self.refusal.is_none() { Intent::Filter(self.on, text, Expr::All) } else { Intent::Stay };
            }
            Filtered::Log => return Intent::Filter(self.on, text, Expr::All),
        };
        let shown = |expr: &Expr| match context.concealment.of_filter(pane.kind(), expr) {
            true => Err(Refusal::new(Reason::RevealFirst)),
            false => Ok(()),
        };
        let parsed = parse(&text, pane.kind(), context.as_of, context.words.vocabulary());
        match parsed.and_then(|expr| shown(&expr).map(|()| expr)) {
            Ok(expr) => {
                (self.refusal, self.filter) = (None, expr.clone());
                Intent::Filter(self.on, text, expr)
            }
            Err(refusal) => {
                self.refusal = Some(refusal);
                if text.trim().is_empty() { Intent::Filter(self.on, String::new(), Expr::All) } else { Intent::Stay }
            }
        }
    }
}
