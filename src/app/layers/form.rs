//! A form: a few fields at once, asking only for what is needed. Enter goes to the next field, unless this one lacks what has to
//! stand in it, and on the last one saves; fields that refer to something open a list as soon as a letter is typed.

mod field;
mod fields;
mod filled_in;
mod submit;

pub use field::{FormField, Label};

use super::context::LayerContext;
use super::intent::Intent;
use super::line::TextLine;
use super::purpose::PickItem;
use crate::app::action::{TextEdit, TextKey};
use crate::app::form_kind::FormFor;
use crate::app::lexicon::Lexicon;
use crate::app::state::drafts::FormDraft;
use crate::app::state::selection::SelectionNames;
use crate::domain::choices::EndReason;
use crate::domain::id::Id;
use crate::domain::kinds::Employment;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, FieldValue, Value};
use filled_in::FilledIn;

/// The field that holds what somebody or something is called.
const NAME: &str = "name";
/// Letters of a name from which on it is compared with others.
const LEAST_NAME: usize = 4;

/// A form.
#[derive(Debug)]
pub struct Form {
    /// What it is for.
    pub purpose: FormFor,
    /// Whom or what it is about, by name; empty for something new.
    pub subject: String,
    /// The selected rows that it is for, by name.
    pub several: Option<SelectionNames>,
    /// Its fields.
    pub fields: Vec<FormField>,
    /// Which one has the cursor.
    pub focus: usize,
    /// Whether anything was typed or chosen in it.
    pub touched: bool,
    /// Whether it opened with a draft.
    pub from_draft: bool,
    /// Whether it held something sensitive when that was last concealed; what is typed after that is in sight until the next time.
    pub covered: bool,
    /// The field of the form below that is filled in with the record made by this one.
    pub fills: Option<usize>,
    /// Whether another form follows on it, because somebody begins by hand.
    pub by_hand: bool,
    /// Whether the same form follows on it, for the next one.
    pub stays: bool,
    /// Who or what is called nearly as what is typed in it, so that nobody is entered twice.
    pub alike: Vec<PickItem>,
}

impl Form {
    /// A form for a purpose, with what is known filled in.
    pub fn new(purpose: FormFor, subject: String, context: &LayerContext<'_>) -> Self {
        let fields = fields::of(&purpose, context);
        // The first day of an extension is known, and most contracts are extended, so that one Enter less is enough.
        let focus = usize::from(matches!(purpose, FormFor::ExtendContract(..) | FormFor::Contracts(_)));
        Self {
            purpose,
            subject,
            several: None,
            fields,
            focus,
            touched: false,
            from_draft: false,
            covered: false,
            fills: None,
            by_hand: false,
            stays: false,
            alike: Vec::new(),
        }
    }

    /// What is sensitive in it is concealed from now on.
    pub fn cover(&mut self) {
        self.covered = self.fields.iter().any(FormField::holds_sensitive);
    }

    /// Fills in what is proposed. Where most is known the cursor goes to the first field that is still empty though it is
    /// required; with none, one Enter is enough. In a new record it stays on the number, which typing replaces.
    pub fn propose(&mut self, values: &[(&'static str, Value)], words: &dyn Lexicon) {
        for field in &mut self.fields {
            if let Some((_, value)) = values.iter().find(|(name, _)| *name == field.name()) {
                field.line = TextLine::holding(words.written(value));
                field.chosen = value.clone();
            }
        }
        if matches!(self.purpose, FormFor::Hire(_) | FormFor::Add(..)) {
            return;
        }
        let lacking = |field: &FormField| field.required && field.line.text().is_empty();
        self.focus = self.fields.iter().position(lacking).unwrap_or(self.fields.len().saturating_sub(1));
    }

    /// Takes pasted text in.
    pub fn paste(&mut self, text: &str) {
        if let Some(field) = self.fields.get_mut(self.focus).filter(|field| !field.is_chosen()) {
            field.line.paste(text);
            (field.refusal, self.touched) = (None, true);
        }
    }

    /// Holds what is known of a field already; the cursor stays where it is.
    pub fn hold(&mut self, name: &str, item: PickItem) {
        if let Some(field) = self.fields.iter_mut().find(|field| field.name() == name) {
            field.line = TextLine::holding(item.written());
            field.chosen = item.value;
        }
    }

    /// All that it holds, for the next one to take over.
    pub fn entered(&self) -> FormDraft {
        FormDraft { purpose: self.purpose.clone(), subject: String::new(), fields: self.held() }
    }

    fn held(&self) -> Vec<(String, (String, Value))> {
        let held = |field: &FormField| (field.line.text().to_owned(), field.chosen.clone());
        self.fields.iter().map(|field| (field.name().to_owned(), held(field))).collect()
    }

    /// Takes over in the field with the cursor what was entered before.
    pub fn take_over(&mut self, text: String, chosen: Value) {
        if let Some(field) = self.fields.get_mut(self.focus) {
            (field.line, field.chosen, field.refusal) = (TextLine::taken_over(text), chosen, None);
            self.touched = true;
        }
    }

    /// Whether Enter saves in the field with the cursor, rather than going on or showing first what would be done.
    pub fn ends_here(&self) -> bool {
        let previews = matches!(self.purpose, FormFor::Contracts(_) | FormFor::HandOver(_) | FormFor::AboutFiles(..));
        self.focus + 1 == self.fields.len() && !previews
    }

    /// Whether another one can be filled in after it.
    pub fn has_next(&self) -> bool {
        self.purpose.has_next() && self.fills.is_none() && !self.by_hand
    }

    /// The next one of several: it takes over what the one before held, but for words and what is of each alone, and begins at the first
    /// field that is still empty.
    pub fn follow(&mut self, before: &FormDraft) {
        for field in &mut self.fields {
            let is_own = matches!(field.label, Label::Field(kind, name) if kind.key() == Some(name));
            let in_words = !field.is_chosen() && matches!(field.ty, FieldType::Text(_));
            let held = before.fields.iter().find(|(name, _)| name == field.name());
            if let Some((_, (text, chosen))) = held.filter(|_| !is_own && !in_words) {
                (field.line, field.chosen) = (TextLine::holding(text.clone()), chosen.clone());
            }
        }
        self.focus = self.fields.iter().position(|field| field.line.text().is_empty()).unwrap_or(0);
    }

    /// What is typed in it, to be gone on with another time; `None` when nothing is, and where that serves nobody.
    pub fn draft(&self) -> Option<FormDraft> {
        (self.touched && self.purpose.keeps_draft()).then(|| FormDraft {
            purpose: self.purpose.clone(),
            subject: self.subject.clone(),
            fields: self.held(),
        })
    }

    /// Goes on with what was typed in the same form before.
    pub fn go_on_with(&mut self, draft: FormDraft) {
        let mut at = 0;
        for (name, (text, chosen)) in draft.fields {
            if let Some(place) = self.fields.iter().skip(at).position(|field| field.name() == name) {
                at += place;
                let field = &mut self.fields[at];
                if field.line.text() != text {
                    field.line = TextLine::going_on(text);
                }
                field.chosen = chosen;
                at += 1;
                // Some fields are there only because of what others hold.
                self.ask_destination();
                self.ask_next_heir();
            }
        }
        (self.touched, self.from_draft) = (true, true);
    }

    /// What is told below its fields.
    pub fn hint(&self) -> &'static str {
        match (self.by_hand, self.stays) {
            (true, _) => "form-by-hand",
            (false, true) => "form-stays",
            (false, false) => match self.purpose.hint() {
                "form-at-once" if self.fields.len() == 1 => "form-one-field",
                hint => hint,
            },
        }
    }

    /// Takes what was chosen for a field.
    pub fn fill_in(&mut self, field: usize, item: PickItem) {
        if let Some(field) = self.fields.get_mut(field) {
            field.line = TextLine::holding(item.written());
            (field.chosen, field.refusal) = (item.value, None);
        }
        self.touched = true;
        self.ask_destination();
        self.ask_next_heir();
        self.focus = (self.focus + 1).min(self.fields.len().saturating_sub(1));
    }

    /// Fills in what the mapping says that was chosen.
    pub fn say_as_kept(&mut self, words: &dyn Lexicon) {
        let FormFor::AboutFiles(_, kept) = &self.purpose else { return };
        let chosen = self.fields.get(self.focus.saturating_sub(1)).filter(|field| field.name() == "file-mapping");
        let name = chosen.map(|field| field.line.text());
        let Some((_, said)) = kept.iter().find(|(kept, _)| Some(kept.as_str()) == name) else { return };
        for (name, _, value) in fields::about_options(said, words) {
            // The first day is of these files, and no mapping says it.
            if let Some(field) = self.fields.iter_mut().find(|field| field.name() == name && name != "file-from") {
                (field.line, field.chosen) = (TextLine::holding(words.written(&value)), value);
                field.refusal = None;
            }
        }
    }

    /// Who leaves because they move on is asked where to; for another reason there is nowhere to ask about.
    fn ask_destination(&mut self) {
        if !matches!(self.purpose, FormFor::EndService(_)) {
            return;
        }
        let moves_on = |field: &FormField| field.chosen == EndReason::MovedOn.to_value();
        let wanted = self.fields.iter().any(|field| field.name() == "end_reason" && moves_on(field));
        let asked = self.fields.iter().any(|field| field.name() == "destination");
        if wanted && !asked {
            self.fields.push(FormField::of(Kind::Employment, Employment::destination));
        }
        self.fields.retain(|field| wanted || field.name() != "destination");
    }

    /// Work can go to several: after the last one who was chosen another one can be.
    fn ask_next_heir(&mut self) {
        let is_heir = |field: &FormField| matches!(field.name(), "heir" | "next-heir");
        if let Some(last) = self.fields.iter().rposition(is_heir).filter(|last| !self.fields[*last].chosen.is_empty()) {
            self.fields.insert(last + 1, FormField::own("next-heir", FieldType::Ref(Kind::Staff)).optional());
        }
    }

    /// Handles a key.
    pub fn act(&mut self, key: TextKey, context: &mut LayerContext<'_>) -> Intent {
        let last = self.fields.len().saturating_sub(1);
        match key {
            TextKey::Cancel => return Intent::Close,
            TextKey::Discard => return Intent::StartAnew,
            TextKey::Choose | TextKey::Down if self.fields.get(self.focus).is_some_and(FormField::is_chosen) => {
                return self.choose(None);
            }
            TextKey::Up | TextKey::Previous => {
                // Going back to mend something else is free: the refusal stays with its field.
                let _ = self.check_focused(context);
                return self.go_to(self.focus.saturating_sub(1));
            }
            TextKey::Down | TextKey::Next => {
                if let Err(refusal) = self.check_focused(context) {
                    return Intent::Refuse(refusal);
                }
                return self.go_to((self.focus + 1).min(last));
            }
            TextKey::Accept => {
                let Some(field) = self.fields.get(self.focus) else { return Intent::Close };
                if field.is_chosen() && field.chosen.is_empty() && field.required {
                    return self.choose(None);
                }
                if self.focus < last && !self.purpose.saves_at_once() {
                    let lacks =
                        |form: &mut Self| form.fields.get_mut(form.focus).map_or(Ok(()), FormField::check_filled_in);
                    if let Err(refusal) = self.check_focused(context).and_then(|()| lacks(self)) {
                        return Intent::Refuse(refusal);
                    }
                    return self.go_to(self.focus + 1);
                } else {
                    return self.submit(context);
                }
            }
            TextKey::SaveForNext if !self.has_next() => {
                return Intent::Refuse(Refusal::new(Reason::NoNextHere));
            }
            TextKey::SaveForNext => {
                self.stays = true;
                return self.submit(context);
            }
            TextKey::Edit(edit) if self.fields.get(self.focus).is_some_and(|field| field.asks_above(edit)) => {
                return Intent::TakeOver;
            }
            TextKey::Edit(edit) => {
                let chosen = self.fields.get(self.focus).is_some_and(FormField::is_chosen);
                match edit {
                    TextEdit::Insert(c) if chosen => return self.choose(Some(c)),
                    TextEdit::Backspace | TextEdit::Delete | TextEdit::Clear if chosen => {
                        if let Some(field) = self.fields.get_mut(self.focus) {
                            (field.line, field.chosen) = (TextLine::default(), Value::Empty);
                            self.touched = true;
                        }
                    }
                    _ => {
                        self.type_in(edit);
                        return self.ask_alike(self.focus);
                    }
                }
            }
            TextKey::PageUp | TextKey::PageDown | TextKey::Choose => {}
        }
        Intent::Stay
    }

    fn type_in(&mut self, edit: TextEdit) {
        let Some(field) = self.fields.get_mut(self.focus) else { return };
        let before = field.line.text().to_owned();
        field.line.edit(edit);
        if field.line.text() != before {
            (field.refusal, self.touched) = (None, true);
        }
    }

    /// Looks whether what is typed in the field with the cursor is understood.
    fn check_focused(&mut self, context: &LayerContext<'_>) -> Result<(), Refusal> {
        self.fields.get_mut(self.focus).map_or(Ok(()), |field| field.check(context.words, context.today))
    }

    /// Leaves the field with the cursor for another one. Whether a typed key is still free only the store can say.
    fn go_to(&mut self, field: usize) -> Intent {
        let left = std::mem::replace(&mut self.focus, field);
        let Some(field) = self.fields.get(left).filter(|_| left != field) else { return Intent::Stay };
        if field.name() == NAME {
            return self.ask_alike(left);
        }
        match field.key_typed() {
            // A record that is completed has its key already.
            Some((kind, key)) if !matches!(self.purpose, FormFor::Fill(..)) => Intent::AskForKey(kind, key.to_owned()),
            _ => Intent::Stay,
        }
    }

    /// Asks who is called nearly as what stands in this field, where it is a name of somebody or something new.
    fn ask_alike(&mut self, field: usize) -> Intent {
        let kinds = self.purpose.named_kinds();
        let Some(field) = self.fields.get(field).filter(|field| field.name() == NAME) else { return Intent::Stay };
        let name = field.line.text().trim().to_owned();
        if kinds.is_empty() || name.chars().count() < LEAST_NAME {
            self.alike.clear();
            return Intent::Stay;
        }
        Intent::AskAlike(kinds, name)
    }

    /// Takes in who is called nearly so, where that is still what is typed.
    pub fn are_alike(&mut self, name: &str, alike: Vec<PickItem>) {
        if self.fields.iter().any(|field| field.name() == NAME && field.line.text().trim() == name) {
            self.alike = alike;
        }
    }

    /// Tells beside the field of a key that another record has it, where the same still stands there; answers with what is
    /// told.
    pub fn key_taken(&mut self, kind: Kind, key: &str) -> Option<Refusal> {
        let field = self.fields.iter_mut().find(|field| field.key_typed() == Some((kind, key)))?;
        let refusal = Refusal::taken(kind, field.name(), key.to_owned());
        field.refusal = Some(refusal.clone());
        Some(refusal)
    }

    /// The first field that was refused, with why.
    pub fn refusal(&self) -> Option<(usize, &Refusal)> {
        self.fields.iter().enumerate().find_map(|(at, field)| Some((at, field.refusal.as_ref()?)))
    }

    /// The same without what was refused.
    pub fn accepted(mut self) -> Self {
        self.fields.iter_mut().for_each(|field| field.refusal = None);
        self
    }

    /// The team, or what is or comes in a team, that it is about, as far as is known.
    fn near(&self) -> Option<(Kind, Id)> {
        let of = |name: &str, value: &Value| {
            let kind =
                [(Kind::Team, "team"), (Kind::Member, "member")].into_iter().find(|(_, field)| *field == name)?.0;
            value.reference().map(|id| (kind, id))
        };
        let chosen = self.fields.iter().find_map(|field| of(field.name(), &field.chosen));
        chosen.or_else(|| match &self.purpose {
            FormFor::Hire(team) | FormFor::Rehire(_, team) => team.map(|team| (Kind::Team, team)),
            FormFor::Add(_, known) => known.iter().find_map(|(name, value)| of(name, value)),
            FormFor::Fill(kind, id, _) => Some((*kind, *id)),
            _ => None,
        })
    }

    fn choose(&self, first: Option<char>) -> Intent {
        let Some(field) = self.fields.get(self.focus) else { return Intent::Stay };
        let (ty, optional, current) = (field.ty, !field.required, field.chosen.clone());
        // Nobody hands over to themselves.
        let except = if let FormFor::HandOver(from) = self.purpose { Some(from) } else { None };
        let (offered, near) = (field.offered.clone(), self.near());
        Intent::Choose { field: self.focus, ty, optional, current, first, except, offered, near }
    }

    fn submit(&mut self, context: &mut LayerContext<'_>) -> Intent {
        let mut values = Vec::new();
        for (at, field) in self.fields.iter().enumerate() {
            let value = match field.read(context.words, context.today) {
                Ok(value) if value.is_empty() && field.required => Err(Refusal::new(Reason::Required)),
                other => other,
            };
            match value {
                Ok(value) => values.push((field.name(), value)),
                Err(refusal) => {
                    self.focus = at;
                    self.refused(refusal.clone());
                    return Intent::Refuse(refusal);
                }
            }
        }
        submit::to_intent(&self.purpose, &FilledIn(values), context).unwrap_or_else(|refusal| {
            self.refused(refusal.clone());
            Intent::Refuse(refusal)
        })
    }

    /// Shows a refusal beside the field it is about.
    pub fn refused(&mut self, refusal: Refusal) {
        let named = refusal.field.and_then(|(_, name)| self.fields.iter().position(|field| field.name() == name));
        self.focus = named.unwrap_or(self.focus);
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.refusal = Some(refusal);
        }
    }
}
