//! Choosing one of many by typing a few letters: a team, a person, a task package, a choice. The best hit is taken with
//! Enter, also when Enter is typed before the hits have come. Tab takes it too and goes on to the next cell or field.

use super::context::LayerContext;
use super::intent::Intent;
use super::line::TextLine;
use super::purpose::{PickItem, Purpose};
use crate::app::action::{Motion, TextEdit, TextKey};
use crate::app::form_kind::FormFor;
use crate::app::lexicon::Lexicon;
use crate::app::state::selection::SelectionNames;
use crate::app::state::status::Note;
use crate::domain::id::Id;
use crate::domain::names::fold;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, Value};
use crate::domain::verbs::Terms;
use crate::report::Identified;
use crate::repository::SearchHit;
use crate::service::command::{Command, RecruitingCommand, VacancyCommand};

/// Lines that a page key goes up or down.
const PAGE: usize = 10;

/// A list to choose from.
#[derive(Debug)]
pub struct Picker {
    /// What happens with the item that is chosen.
    pub purpose: Purpose,
    /// The words as typed so far, by which the items are found.
    pub line: TextLine,
    /// What can be chosen, best first.
    pub items: Vec<PickItem>,
    /// Which one is under the cursor.
    pub selected: usize,
    /// Whether it can be emptied, with Delete.
    pub optional: bool,
    /// The selected rows that it is for, by name.
    pub several: Option<SelectionNames>,
    /// Whom it is for, by name; empty where that stands elsewhere or it is for several.
    pub subject: String,
    /// A record that is not offered.
    pub except: Option<Id>,
    /// What it is chosen for, which tells what fits best.
    pub near: Option<(Kind, Id)>,
    /// What is chosen now.
    current: Value,
    /// Whether the list was gone through since something was typed: the cursor then stands in it, so that who reads by it is
    /// told what Enter chooses.
    pub in_list: bool,
    /// Whether anything was typed or moved: an Enter before that leaves things as they are.
    touched: bool,
    /// Where editing goes on once a cell or field is set.
    next: Option<Motion>,
    source: ItemSource,
}

#[derive(Debug)]
enum ItemSource {
    /// Records of these kinds; whether they are waited for, and what was typed before they came: where the list was gone to,
    /// and whether what stands there was accepted.
    Store { kinds: Vec<Kind>, waiting: bool, motions: Vec<Motion>, accepted: bool },
    /// These, filtered here.
    List(Vec<PickItem>),
}

impl Picker {
    /// A list of records by name, which have to be [searched](Picker::search) for.
    pub fn records(purpose: Purpose, kinds: &[Kind]) -> Self {
        Self::over(
            purpose,
            Vec::new(),
            ItemSource::Store { kinds: kinds.to_vec(), waiting: false, motions: Vec::new(), accepted: false },
        )
    }

    /// The list that fits a type of field; `None` when the type is typed rather than chosen.
    pub fn fitting(
        purpose: Purpose,
        ty: FieldType,
        optional: bool,
        current: Value,
        words: &dyn Lexicon,
    ) -> Option<Self> {
        let mut picker = match ty {
            FieldType::Ref(kind) => Self::records(purpose, &[kind]),
            FieldType::Choice(choices) => {
                Self::list(purpose, choices.iter().map(|c| (Value::Choice(c), words.choice_word(c))).collect())
            }
            FieldType::Flag => {
                let flags = [true, false].map(Value::Flag);
                Self::list(purpose, flags.map(|flag| (flag.clone(), words.written(&flag))).into())
            }
            _ => return None,
        };
        picker.optional = optional;
        picker.current = current;
        picker.stand_on_current();
        Some(picker)
    }

    fn over(purpose: Purpose, items: Vec<PickItem>, source: ItemSource) -> Self {
        let (line, current) = (TextLine::default(), Value::Empty);
        let near = if let Purpose::Set(target) = &purpose { target.record() } else { None };
        Self {
            purpose,
            line,
            items,
            selected: 0,
            optional: false,
            several: None,
            subject: String::new(),
            except: None,
            near,
            current,
            in_list: false,
            touched: false,
            next: None,
            source,
        }
    }

    /// Puts the cursor on what is chosen now, as long as nobody typed or moved.
    fn stand_on_current(&mut self) {
        if !self.touched {
            self.selected = self.items.iter().position(|item| item.value == self.current).unwrap_or(0);
        }
    }

    /// A list of these values with their words.
    pub fn list(purpose: Purpose, all: Vec<(Value, String)>) -> Self {
        let items: Vec<PickItem> = all.into_iter().map(|(value, label)| PickItem::of(value, label)).collect();
        Self::over(purpose, items.clone(), ItemSource::List(items))
    }

    /// A list of these texts.
    pub fn of_texts(purpose: Purpose, texts: Vec<String>, optional: bool, current: Value) -> Self {
        let items = texts.into_iter().map(|text| (Value::Text(text.clone()), text)).collect();
        let mut picker = Self { optional, current, ..Self::list(purpose, items) };
        picker.stand_on_current();
        picker
    }

    /// Whether Enter was typed and the hits are still to come.
    pub fn is_waiting(&self) -> bool {
        matches!(self.source, ItemSource::Store { accepted: true, .. })
    }

    /// The kind of record that is lacking and can be made from here: a field of a form refers to one, and there is no hit.
    pub fn makes(&self) -> Option<(usize, Kind)> {
        match (&self.purpose, &self.source) {
            (Purpose::Field(field), ItemSource::Store { kinds, waiting: false, .. }) if self.items.is_empty() => {
                kinds.iter().find(|kind| FormFor::making(**kind).is_some()).map(|kind| (*field, *kind))
            }
            _ => None,
        }
    }

    /// The words of all that can be chosen, where that is not looked for in the store.
    pub fn choices(&self) -> Vec<&str> {
        match &self.source {
            ItemSource::List(all) => all.iter().map(|item| item.label.as_str()).collect(),
            ItemSource::Store { .. } => Vec::new(),
        }
    }

    /// The kind of record that it offers, where that is one.
    pub fn kind(&self) -> Option<Kind> {
        match &self.source {
            ItemSource::Store { kinds, .. } => kinds.first().copied().filter(|_| kinds.len() == 1),
            ItemSource::List(_) => None,
        }
    }

    /// Takes pasted text in.
    pub fn paste(&mut self, text: &str) -> Intent {
        self.touched = true;
        self.line.paste(text);
        self.search()
    }

    /// What has to be asked for before anything can be chosen.
    pub fn begin(&mut self) -> Intent {
        match self.source {
            ItemSource::Store { .. } => self.search(),
            ItemSource::List(_) => Intent::Stay,
        }
    }

    /// Looks for what is typed: among what is at hand, or in the store.
    pub fn search(&mut self) -> Intent {
        self.selected = 0;
        match &mut self.source {
            ItemSource::Store { kinds, waiting, motions, .. } => {
                *waiting = true;
                motions.clear();
                return Intent::Search { kinds: kinds.clone(), words: self.line.text().to_owned(), near: self.near };
            }
            ItemSource::List(all) => {
                let words = fold(self.line.text());
                let rank = |item: &PickItem| {
                    let label = fold(&item.label);
                    if label.starts_with(&words) { 0 } else { usize::from(!label.contains(&words)) + 1 }
                };
                let mut hits: Vec<&PickItem> = all.iter().filter(|item| rank(item) < 2).collect();
                hits.sort_by_key(|item| rank(item));
                self.items = hits.into_iter().cloned().collect();
            }
        }
        Intent::Stay
    }

    /// Takes in the hits that were asked for.
    pub fn found(&mut self, found: Vec<(SearchHit, Identified)>, context: &LayerContext<'_>) -> Intent {
        let ItemSource::Store { waiting, motions, accepted, .. } = &mut self.source else { return Intent::Stay };
        if !std::mem::take(waiting) {
            return Intent::Stay;
        }
        let (motions, accepted) = (std::mem::take(motions), std::mem::take(accepted));
        let offered = found.into_iter().filter(|(hit, _)| Some(hit.id) != self.except);
        self.items = offered.map(PickItem::found).collect();
        self.selected = self.selected.min(self.items.len().saturating_sub(1));
        self.stand_on_current();
        motions.into_iter().for_each(|motion| self.go(motion));
        if accepted { self.choose(context) } else { Intent::Stay }
    }

    /// Handles a key.
    pub fn act(&mut self, key: TextKey, context: &LayerContext<'_>) -> Intent {
        if let (Purpose::Set(target), TextKey::Edit(TextEdit::Insert('"')), "") = (&self.purpose, key, self.line.text())
        {
            return Intent::SaveAbove { target: target.clone(), next: self.next };
        }
        let motion = key.in_list();
        self.in_list = motion.is_some();
        if let (Purpose::Set(target), TextKey::Next | TextKey::Previous) = (&self.purpose, key) {
            let next = Some(if key == TextKey::Next { Motion::Right } else { Motion::Left });
            if !self.touched {
                return Intent::Save { target: target.clone(), value: None, next };
            }
            self.next = next;
            return self.accept(context);
        }
        if let Some(motion) = motion {
            self.touched = true;
            match &mut self.source {
                ItemSource::Store { waiting: true, motions, .. } => motions.push(motion),
                _ => {
                    let before = self.selected;
                    self.go(motion);
                    if before == self.selected {
                        return Note::edge(motion, true).map_or(Intent::Stay, Intent::StopAt);
                    }
                }
            }
        }
        match key {
            TextKey::Edit(TextEdit::Delete) if self.optional && self.line.text().is_empty() => {
                self.chosen(PickItem::of(Value::Empty, String::new()), context)
            }
            TextKey::Edit(edit) => {
                let before = self.line.text().to_owned();
                self.line.edit(edit);
                if self.line.text() != before {
                    self.touched = true;
                    return self.search();
                } else if let TextEdit::Backspace = edit
                    && before.is_empty()
                {
                    return Intent::Close;
                }
                Intent::Stay
            }
            TextKey::Choose => match self.makes() {
                Some((field, kind)) => Intent::MakeFor { field, kind },
                None => Intent::Stay,
            },
            TextKey::Cancel => Intent::Close,
            TextKey::Accept => self.accept(context),
            TextKey::Next
            | TextKey::Previous
            | TextKey::Up
            | TextKey::Down
            | TextKey::PageUp
            | TextKey::PageDown
            | TextKey::SaveForNext
            | TextKey::Discard => Intent::Stay,
        }
    }

    fn go(&mut self, motion: Motion) {
        self.selected = motion.in_list(self.selected, PAGE, self.items.len());
    }

    /// Takes what is under the cursor, or the best of what is still to come.
    fn accept(&mut self, context: &LayerContext<'_>) -> Intent {
        if let ItemSource::Store { waiting: true, accepted, .. } = &mut self.source {
            *accepted = true;
            return Intent::Stay;
        }
        self.choose(context)
    }

    fn choose(&mut self, context: &LayerContext<'_>) -> Intent {
        let Some(item) = self.items.get(self.selected).cloned() else {
            if let Some((field, kind)) = self.makes().filter(|_| self.line.text().is_empty()) {
                return Intent::MakeFor { field, kind };
            }
            // With nothing typed the list itself tells what is lacking.
            return match self.line.text() {
                "" => Intent::StopAt(Note::NothingToChoose),
                typed => Intent::Refuse(Refusal::new(Reason::NothingFound).with("value", typed)),
            };
        };
        // Of a value that is there and of nobody in particular nothing was chosen yet; anything else was asked for.
        if !self.touched && matches!(self.purpose, Purpose::Set(_) | Purpose::Find) {
            return Intent::Close;
        }
        self.chosen(item, context)
    }

    /// What a choice asks for; nothing more where it is not of the sort that the purpose needs.
    fn chosen(&self, item: PickItem, context: &LayerContext<'_>) -> Intent {
        let on = context.as_of;
        match (&self.purpose, item.value.reference()) {
            (Purpose::Move(members), Some(team)) => {
                Intent::Perform(Command::Move { members: members.clone(), team, on, terms: Terms::default() })
            }
            (Purpose::Find, _) => Intent::GoTo(item),
            (Purpose::Draft | Purpose::View, _) => {
                let Value::Whole(place) = item.value else { return Intent::Close };
                let place = usize::try_from(place).unwrap_or(usize::MAX);
                if self.purpose == Purpose::Draft { Intent::GoOnWithDraft(place) } else { Intent::OpenView(place) }
            }
            (Purpose::Set(target), _) => {
                let value = Some(item.value).filter(|value| !target.holds(value));
                Intent::Save { target: target.clone(), value, next: self.next }
            }
            (Purpose::Field(field), _) => Intent::FillIn(*field, item),
            (Purpose::Add { kind, id, name }, _) => match item.value {
                Value::Choice(chosen) => Kind::named(chosen).map_or(Intent::Close, |chosen| {
                    let field = kind.children().iter().find(|(child, _)| *child == chosen).map(|(_, field)| *field);
                    let known = field.map(|field| (field, Value::Ref(*id))).into_iter().collect();
                    Intent::GoOnWith(FormFor::Add(chosen, known), name.clone())
                }),
                _ => Intent::Close,
            },
            (Purpose::Apply(vacancy), Some(candidate)) => {
                Intent::Perform(Command::Recruiting(RecruitingCommand::Apply(candidate, *vacancy, on)))
            }
            (Purpose::Fill(vacancy), Some(member)) => {
                Intent::Perform(Command::Vacancy(*vacancy, VacancyCommand::Fill(member, on)))
            }
            (Purpose::Move(_) | Purpose::Apply(_) | Purpose::Fill(_), None) => Intent::Close,
        }
    }
}
