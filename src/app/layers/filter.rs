//! The filter bar: filters the pane as you type. Enter keeps the filter, Esc takes it away. A word that is on its way to a comparison
//! filters nothing yet. By what is concealed nothing is filtered: the rows that are left would tell it.

use std::collections::BTreeSet;

use super::context::LayerContext;
use super::intent::{Filtered, Intent};
use super::line::TextLine;
use crate::app::action::{TextEdit, TextKey};
use crate::app::lexicon::Lexicon;
use crate::domain::agenda::SOURCES;
use crate::domain::columns::column;
use crate::domain::filter::{Expr, not_too_long, parse, parse_shown};
use crate::domain::names::fold;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::value::FieldType;

/// The bar in which a filter is typed; the view below follows every letter.
#[derive(Debug)]
pub struct FilterBar {
    /// The pane or view that the filter applies to.
    pub on: Filtered,
    /// What the rows show, in which words are looked for too.
    shown: Vec<&'static str>,
    /// The text of the filter as typed so far.
    pub line: TextLine,
    /// What the pane is filtered by: the last of what was typed that could be.
    pub filter: Expr,
    /// Why the text is no filter; `None` when it is understood.
    pub refusal: Option<Refusal>,
    /// Whether the rows do not follow the last word yet, which may become a comparison.
    is_begun: bool,
}

/// What parts the name of a field from a value.
const SIGNS: [char; 5] = ['<', '>', '=', ':', '!'];

/// What can be typed next in a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilterHelp {
    /// One of these fields.
    Fields(Vec<String>),
    /// A sign behind this field; `true` where smaller and larger can be told.
    Signs(String, bool),
    /// One of these choices.
    Choices(Vec<String>),
    /// In the agenda what is due, by one of these names; or whom it is about.
    Sources(Vec<String>),
    /// In the log who did something, what, or to whom.
    Logged,
}

impl FilterBar {
    /// A bar that holds what the pane is filtered by now; going on to type adds to it.
    pub fn on(on: Filtered, (text, filter): (&str, Expr)) -> Self {
        let mut line = TextLine::holding(text.to_owned());
        line.edit(TextEdit::End);
        Self { on, shown: Vec::new(), line, filter, refusal: None, is_begun: false }
    }

    /// The same for rows that show these columns.
    pub fn among(self, shown: Vec<&'static str>) -> Self {
        Self { shown, ..self }
    }

    /// Handles a key.
    pub fn act(&mut self, key: TextKey, context: &LayerContext<'_>) -> Intent {
        match key {
            TextKey::Edit(edit) => {
                self.line.edit(edit);
                self.follow(context)
            }
            // What is not understood stays in sight until it is mended or taken away.
            TextKey::Accept if self.refusal.is_some() => Intent::Stay,
            TextKey::Next => self.complete(context),
            // A word that became no comparison is looked for as it is.
            TextKey::Accept | TextKey::Down | TextKey::Up if self.is_begun => match self.apply(context) {
                Intent::Filter(on, text, expr) => Intent::KeepFilter(on, text, expr),
                refused => refused,
            },
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
        let kind = match self.on {
            Filtered::Pane(pane) => pane.kind(),
            Filtered::Agenda => {
                let names = self.sources(words);
                return Some(FilterHelp::Sources(names)).filter(|help| *help != FilterHelp::Sources(vec![]));
            }
            Filtered::Log => return self.line.text().is_empty().then_some(FilterHelp::Logged),
        };
        let begun = self.last_word();
        let ty = |word: &str| Some(column(kind, words.vocabulary().field(kind, word)?)?.ty);
        let starting = |all: Vec<String>, typed: &str| -> Vec<String> {
            all.into_iter().filter(|word| fold(word).starts_with(typed)).collect()
        };
        if let Some((field, value)) = begun.split_once(SIGNS) {
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

    /// What is due in the agenda, by name, where that name has a word that begins as the last one that is typed.
    fn sources(&self, words: &dyn Lexicon) -> Vec<String> {
        let typed = fold(self.last_word());
        let begins = |name: &String| name_parts(name).iter().any(|part| part.starts_with(&typed));
        let names: BTreeSet<String> = SOURCES.iter().map(|source| words.source_word(source.name)).collect();
        names.into_iter().filter(begins).collect()
    }

    /// The word at the end of the line, without what denies it.
    fn last_word(&self) -> &str {
        self.line.text().rsplit([' ', '(']).next().unwrap_or_default().trim_start_matches('-')
    }

    /// Whether the word that is being typed may become a comparison, so that what it filters by as it stands is not meant yet: the name
    /// of a field or its first letters, a sign without a value, the first letters of a choice.
    fn may_become_more(&self, kind: Kind, context: &LayerContext<'_>) -> bool {
        if !self.line.is_at_end() || self.line.text().matches('"').count() % 2 == 1 {
            return false;
        }
        let word = self.last_word();
        if word.is_empty() {
            return self.line.text().ends_with('-');
        }
        let understood = || parse(word, kind, context.as_of, context.words.vocabulary()).is_ok();
        match word.split_once(SIGNS) {
            Some((field, value)) if value.trim_start_matches('=').is_empty() => {
                context.words.vocabulary().field(kind, field).is_some()
            }
            Some(_) => self.help(context.words).is_some() && !understood(),
            None => self.help(context.words).is_some(),
        }
    }

    /// Completes the name of the field, or of what is due, that is being typed at the end of the line.
    fn complete(&mut self, context: &LayerContext<'_>) -> Intent {
        let begun = self.line.text().rsplit([' ', '(', '-']).next().unwrap_or_default();
        if begun.is_empty() {
            return Intent::Stay;
        }
        let typed = fold(begun);
        let known = match self.on {
            Filtered::Pane(pane) => context.words.field_words(pane.kind()),
            // Each word of a name is looked for by itself.
            Filtered::Agenda => self.sources(context.words).iter().flat_map(|name| name_parts(name)).collect(),
            Filtered::Log => Vec::new(),
        };
        match known.iter().find_map(|word| word.strip_prefix(&typed)).map(str::to_owned) {
            Some(rest) => {
                self.line.paste(&rest);
                self.follow(context)
            }
            None => Intent::Stay,
        }
    }

    /// Filters by what is typed, unless its last word is on its way to more: then the rows stay as they are.
    fn follow(&mut self, context: &LayerContext<'_>) -> Intent {
        match self.on {
            Filtered::Pane(pane) if self.may_become_more(pane.kind(), context) => {
                (self.is_begun, self.refusal) = (true, None);
                Intent::Stay
            }
            _ => self.apply(context),
        }
    }

    /// Filters by what is typed. What is not understood leaves the rows as they are, and says so.
    fn apply(&mut self, context: &LayerContext<'_>) -> Intent {
        self.is_begun = false;
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
        let parsed = parse_shown(&text, (pane.kind(), &self.shown), context.as_of, context.words.vocabulary());
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

/// The parts of a name, as they are compared.
fn name_parts(name: &str) -> Vec<String> {
    fold(name).split(' ').map(str::to_owned).collect()
}
