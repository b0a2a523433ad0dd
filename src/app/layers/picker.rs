//! Choosing one of many by typing a few letters: a team, a person, a task package, a choice. The best hit is taken with
//! Enter, also when Enter is typed before the hits have come.

use super::editor::Target;
use super::{Flow, Line};
use crate::app::action::{Action, Motion, TextEdit};
use crate::app::request::{Question, Serial};
use crate::app::state::App;
use crate::domain::id::Id;
use crate::domain::names::fold;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, Value};
use crate::domain::verbs::Terms;
use crate::repository::Found;
use crate::service::command::{Command, RecruitingCommand, Seen, VacancyCommand};

/// What the choice is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Purpose {
    /// Move these members to the team chosen.
    Move(Vec<Seen>),
    /// Go to the person or team chosen.
    Find,
    /// Set a cell or field.
    Set(Target),
    /// Fill in this field of the form below.
    Field(usize),
    /// Place the member chosen on this vacancy.
    Fill(Id),
    /// Make a record of the kind chosen that belongs to this one.
    Add {
        /// Kind of the one it belongs to.
        kind: Kind,
        /// Which one.
        id: Id,
        /// Its name.
        name: String,
    },
    /// Put the candidate chosen on this vacancy.
    Apply(Id),
}

/// One of the many.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What choosing it gives.
    pub value: Value,
    /// Of which kind, for a record.
    pub kind: Option<Kind>,
    /// How it is shown.
    pub label: String,
}

/// A list to choose from.
#[derive(Debug)]
pub struct Picker {
    /// What for.
    pub purpose: Purpose,
    /// What is typed.
    pub line: Line,
    /// What can be chosen, best first.
    pub items: Vec<Item>,
    /// Which one is under the cursor.
    pub selected: usize,
    /// Whether it can be emptied, with Delete.
    pub optional: bool,
    /// What is chosen now.
    current: Value,
    /// Whether anything was typed or moved: an Enter before that leaves things as they are.
    touched: bool,
    source: From,
}

#[derive(Debug)]
enum From {
    /// Records of these kinds; the number of the question that is out, if one is.
    Store { kinds: Vec<Kind>, asked: Option<Serial>, take: bool },
    /// These, filtered here.
    List(Vec<Item>),
}

impl Picker {
    /// A list of records by name.
    pub fn records(purpose: Purpose, kinds: &[Kind], app: &mut App) -> Self {
        let source = From::Store { kinds: kinds.to_vec(), asked: None, take: false };
        let mut picker = Self::over(purpose, Vec::new(), source);
        picker.look(app);
        picker
    }

    /// The list that fits a type of field; `None` when the type is typed rather than chosen.
    pub fn fitting(purpose: Purpose, ty: FieldType, optional: bool, current: Value, app: &mut App) -> Option<Self> {
        let mut picker = match ty {
            FieldType::Ref(kind) => Self::records(purpose, &[kind], app),
            FieldType::Choice(choices) => {
                Self::list(purpose, choices.iter().map(|c| (Value::Choice(c), app.words().choice_word(c))).collect())
            }
            FieldType::Flag => Self::list(
                purpose,
                ["yes", "no"].iter().map(|c| (Value::Flag(*c == "yes"), app.words().choice_word(c))).collect(),
            ),
            _ => return None,
        };
        picker.optional = optional;
        picker.current = current;
        picker.stand_on_current();
        Some(picker)
    }

    fn over(purpose: Purpose, items: Vec<Item>, source: From) -> Self {
        let (line, current) = (Line::default(), Value::Empty);
        Self { purpose, line, items, selected: 0, optional: false, current, touched: false, source }
    }

    /// Puts the cursor on what is chosen now, as long as nobody typed or moved.
    fn stand_on_current(&mut self) {
        if !self.touched {
            self.selected = self.items.iter().position(|item| item.value == self.current).unwrap_or(0);
        }
    }

    /// A list of these values with their words.
    pub fn list(purpose: Purpose, all: Vec<(Value, String)>) -> Self {
        let items: Vec<Item> = all.into_iter().map(|(value, label)| Item { value, kind: None, label }).collect();
        Self::over(purpose, items.clone(), From::List(items))
    }

    /// Whether Enter was typed and the hits are still to come.
    pub fn is_waiting(&self) -> bool {
        matches!(self.source, From::Store { take: true, .. })
    }

    /// Takes pasted text in.
    pub fn paste(&mut self, text: &str, app: &mut App) {
        self.line.paste(text);
        self.look(app);
    }

    fn look(&mut self, app: &mut App) {
        self.selected = 0;
        match &mut self.source {
            From::Store { kinds, asked, .. } => {
                let question = Question::Search { kinds: kinds.clone(), words: self.line.text().to_owned() };
                *asked = Some(app.ask(question));
            }
            From::List(all) => {
                let words = fold(self.line.text());
                let rank = |item: &Item| {
                    let label = fold(&item.label);
                    if label.starts_with(&words) { 0 } else { usize::from(!label.contains(&words)) + 1 }
                };
                let mut hits: Vec<&Item> = all.iter().filter(|item| rank(item) < 2).collect();
                hits.sort_by_key(|item| rank(item));
                self.items = hits.into_iter().cloned().collect();
            }
        }
    }

    /// Takes hits in, if they answer the latest question.
    pub fn found(&mut self, serial: Serial, found: Vec<Found>, app: &mut App) -> Flow {
        let From::Store { asked, take, .. } = &mut self.source else { return Flow::Stay };
        if *asked != Some(serial) {
            return Flow::Stay;
        }
        *asked = None;
        let take = std::mem::take(take);
        self.items = found
            .into_iter()
            .map(|hit| Item { value: Value::Ref(hit.id), kind: Some(hit.kind), label: hit.label })
            .collect();
        self.selected = self.selected.min(self.items.len().saturating_sub(1));
        self.stand_on_current();
        if take { self.choose(app) } else { Flow::Stay }
    }

    /// Handles an action.
    pub fn act(&mut self, action: Action, app: &mut App) -> Flow {
        self.touched |= matches!(action, Action::Move(_) | Action::Next | Action::Previous);
        match action {
            Action::Text(TextEdit::Delete) if self.optional && self.line.text().is_empty() => {
                self.take(Item { value: Value::Empty, kind: None, label: String::new() }, app)
            }
            Action::Text(edit) => {
                let before = self.line.text().to_owned();
                self.line.edit(edit);
                if self.line.text() != before {
                    self.touched = true;
                    self.look(app);
                } else if let TextEdit::Backspace = edit
                    && before.is_empty()
                {
                    return Flow::Close;
                }
                Flow::Stay
            }
            Action::Move(Motion::Up) | Action::Previous => {
                self.selected = self.selected.saturating_sub(1);
                Flow::Stay
            }
            Action::Move(Motion::Down) | Action::Next => {
                self.selected = (self.selected + 1).min(self.items.len().saturating_sub(1));
                Flow::Stay
            }
            Action::Move(Motion::PageDown) => {
                self.selected = (self.selected + 10).min(self.items.len().saturating_sub(1));
                Flow::Stay
            }
            Action::Move(Motion::PageUp) => {
                self.selected = self.selected.saturating_sub(10);
                Flow::Stay
            }
            Action::Cancel | Action::Back => Flow::Close,
            Action::Accept => {
                if let From::Store { asked: Some(_), take, .. } = &mut self.source {
                    *take = true;
                    return Flow::Stay;
                }
                self.choose(app)
            }
            _ => Flow::Stay,
        }
    }

    fn choose(&mut self, app: &mut App) -> Flow {
        let Some(item) = self.items.get(self.selected).cloned() else {
            app.refuse(Refusal::new("nothing-found").with("value", self.line.text()));
            return Flow::Stay;
        };
        if !self.touched && !matches!(self.purpose, Purpose::Field(_) | Purpose::Add { .. }) {
            return Flow::Close;
        }
        self.take(item, app)
    }

    fn take(&mut self, item: Item, app: &mut App) -> Flow {
        match &self.purpose {
            Purpose::Move(members) => {
                if let Some(team) = item.value.reference() {
                    let (members, on) = (members.clone(), app.as_of);
                    app.perform(Command::Move { members, team, on, terms: Terms::default() });
                }
            }
            Purpose::Find => app.go_to(&item),
            Purpose::Set(target) => {
                if !target.holds(&item.value) {
                    app.set(&target.clone(), item.value);
                }
            }
            Purpose::Field(field) => app.fill_in(*field, item),
            Purpose::Add { kind, id, name } => {
                if let Value::Choice(chosen) = item.value
                    && let Some(chosen) = Kind::named(chosen)
                {
                    app.add_belonging(chosen, (*kind, *id), name.clone());
                }
            }
            Purpose::Apply(vacancy) => {
                if let Some(candidate) = item.value.reference() {
                    let deed = RecruitingCommand::Apply(candidate, *vacancy, app.as_of);
                    app.perform(Command::Recruiting(deed));
                }
            }
            Purpose::Fill(vacancy) => {
                if let Some(member) = item.value.reference() {
                    app.perform(Command::Vacancy(*vacancy, VacancyCommand::Fill(member, app.as_of)));
                }
            }
        }
        Flow::Close
    }
}
