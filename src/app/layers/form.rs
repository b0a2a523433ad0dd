//! A form: a few fields at once, asking only for what is needed. Enter goes to the next field and on the last one saves;
//! fields that refer to something open a list as soon as a letter is typed.

mod field;
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
use crate::app::state::selection::SelectionNames;
use crate::domain::charging::Period;
use crate::domain::choices::{Choice, Contract, EndReason};
use crate::domain::field::FieldInfo;
use crate::domain::id::Id;
use crate::domain::kinds::{
    Absence, Application, Candidate, Chance, ClientShare, Contact, Employment, Member, Placement, Statement, Team,
    Vacancy,
};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record, Typed, Validity};
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, FieldValue, Value};
use crate::domain::verbs::{ContractChoice, Ending};
use filled_in::FilledIn;

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
    /// The field of the form below that is filled in with the record made by this one.
    pub fills: Option<usize>,
}

impl Form {
    /// A form for a purpose, with what is known filled in.
    pub fn new(purpose: FormFor, subject: String, context: &LayerContext<'_>) -> Self {
        let words = context.words;
        let today = Value::Day(context.as_of);
        let day = |kind, name| FormField::of(kind, name).needed().near().with(today.clone(), words);
        let reason = |kind| FormField::of(kind, "end_reason").needed();
        let fields = match &purpose {
            FormFor::Hire(team) | FormFor::Rehire(_, team) => {
                let mut fields = Vec::new();
                if matches!(purpose, FormFor::Hire(_)) {
                    fields.push(FormField::of(Kind::Member, Member::number));
                    fields.push(FormField::of(Kind::Member, "name").needed());
                }
                if team.is_none() {
                    fields.push(FormField::of(Kind::Member, "team"));
                }
                fields.push(FormField::of(Kind::Placement, Placement::hours));
                fields.push(FormField::of(Kind::Member, "task_package"));
                fields.push(day(Kind::Employment, Employment::from));
                fields.push(
                    FormField::of(Kind::Employment, Employment::contract).with(Contract::Temporary.to_value(), words),
                );
                fields.push(FormField::of(Kind::Employment, Employment::contract_until));
                fields
            }
            FormFor::Add(kind, known) => {
                let asked = |info: &&&FieldInfo| info.prompted && !known.iter().any(|(name, _)| *name == info.name);
                let blank = Record::blank(*kind, Id::UNSET);
                let asked = kind.fields().iter().filter(asked);
                asked
                    .map(|info| {
                        let first_day = info.required && info.ty == FieldType::Day;
                        let value = if first_day { today.clone() } else { blank.get(info.name) };
                        FormField::of(*kind, info.name).with(value, words)
                    })
                    .collect()
            }
            FormFor::CloseChance(_) => vec![day(Kind::Chance, Chance::closed_on)],
            FormFor::TeamOfChance(_, places) => vec![
                day(Kind::Team, Team::from),
                FormField::of(Kind::Team, Team::places).with(places.clone(), words),
                FormField::of(Kind::Team, Team::code).optional(),
            ],
            FormFor::EndPlacement(_) => vec![day(Kind::Placement, Placement::until), reason(Kind::Placement)],
            FormFor::EndService(_) => vec![day(Kind::Employment, Employment::until), reason(Kind::Employment)],
            FormFor::ExtendContract(_, end) => {
                let next = end.day().and_then(|end| end.succ_opt()).map(Value::Day);
                vec![
                    FormField::of(Kind::Employment, Employment::from).needed().with(next.unwrap_or(today), words),
                    FormField::of(Kind::Employment, Employment::contract).with(Contract::Temporary.to_value(), words),
                    FormField::of(Kind::Employment, Employment::contract_until),
                ]
            }
            FormFor::Contracts(_) => vec![
                FormField::own("contract-step", FieldType::Choice(ContractChoice::NAMES))
                    .with(Value::Choice(ContractChoice::Extend.name()), words),
                FormField::of(Kind::Employment, Employment::contract_until),
            ],
            FormFor::Fill(kind, _, fields) => {
                let field = |(name, seen): &(&'static str, Value)| {
                    FormField::of(*kind, name).with(proposed((*kind, name), seen, context), words)
                };
                fields.iter().map(field).collect()
            }
            FormFor::CloseVacancy(_) => vec![day(Kind::Vacancy, Vacancy::closed_on)],
            FormFor::Contact(_) => vec![FormField::of(Kind::Contact, Contact::note)],
            FormFor::StartAbsence(_) => vec![
                day(Kind::Absence, Absence::from),
                FormField::of(Kind::Absence, Absence::percent)
                    .with(Absence::blank(Id::UNSET).percent.to_value(), words),
                FormField::of(Kind::Absence, Absence::expected_until),
            ],
            FormFor::EndAbsence(_) => vec![FormField::own("first-day-back", FieldType::Day).with(today, words)],
            FormFor::Close(kind, _) => {
                let until = if let Validity::Between(_, until) = kind.validity() { Some(until) } else { None };
                let outcome = kind.field("outcome").map(|info| FormField::of(*kind, info.name));
                until.map(|name| day(*kind, name)).into_iter().chain(outcome).collect()
            }
            FormFor::Enrol(vacancy) => {
                let mut fields = vec![
                    FormField::of(Kind::Candidate, Candidate::number),
                    FormField::of(Kind::Candidate, "name").needed(),
                ];
                fields.extend(
                    [Candidate::phone, Candidate::email, Candidate::source]
                        .map(|name| FormField::of(Kind::Candidate, name)),
                );
                fields.extend(vacancy.is_none().then(|| FormField::of(Kind::Application, Application::vacancy)));
                fields
            }
            FormFor::EndApplication(_) => vec![
                FormField::own("ending", FieldType::Choice(Ending::NAMES)),
                FormField::of(Kind::Application, Application::reason).needed(),
                FormField::own("ended-on", FieldType::Day).with(today, words),
            ],
            // What only a new member needs may stay empty: the store asks for what it lacks.
            FormFor::Place(_) => vec![
                FormField::of(Kind::Member, Member::number).optional(),
                FormField::of(Kind::Placement, Placement::hours).optional(),
                FormField::of(Kind::Employment, Employment::contract_until),
                FormField::own("first-day", FieldType::Day).with(today, words),
            ],
            FormFor::LeaveStaff(_) => vec![FormField::own("last-day", FieldType::Day).with(today, words)],
            FormFor::HandOver(_) => vec![
                FormField::own("heir", FieldType::Ref(Kind::Staff)),
                FormField::own("first-day", FieldType::Day).with(today, words),
                FormField::own("cover-until", FieldType::Day).optional(),
            ],
            FormFor::EndTeam(_) => vec![day(Kind::Team, Team::until)],
            FormFor::StandStill(_) => vec![day(Kind::Team, Team::standstill_from)],
            FormFor::Resume(_) | FormFor::Convert(_) => {
                vec![FormField::own("first-day", FieldType::Day).with(today, words)]
            }
            FormFor::MergeClient(_) => vec![
                FormField::own("into", FieldType::Ref(Kind::Organisation)),
                FormField::own("first-day", FieldType::Day).with(today, words),
            ],
            FormFor::SplitClient(_) => vec![
                FormField::own("into", FieldType::Ref(Kind::Organisation)),
                FormField::of(Kind::ClientShare, ClientShare::share),
                FormField::own("only-team", FieldType::Ref(Kind::Team)).optional(),
                FormField::own("jobs-along", FieldType::Whole(0, 100_000)).optional(),
                FormField::own("first-day", FieldType::Day).with(today, words),
            ],
            FormFor::FixStatement(_, period) => [(Statement::from, period.from), (Statement::until, period.until)]
                .map(|(name, day)| FormField::of(Kind::Statement, name).with(Value::Day(day), words))
                .into(),
            FormFor::CreditStatement(_) => vec![day(Kind::Statement, "fixed_on")],
            FormFor::ClosePeriod => {
                let last = Period::month(context.today).from.pred_opt().unwrap_or(context.today);
                let month = Value::Text(last.format("%Y-%m").to_string());
                vec![FormField::own("period", FieldType::Text(10)).with(month, words)]
            }
            FormFor::AsOf => vec![FormField::own("as-of", FieldType::Day).with(today, words)],
            FormFor::Import => vec![FormField::own("files", FieldType::Text(2000))],
            FormFor::Letters(..) => vec![
                FormField::own("template", FieldType::Text(2000)),
                FormField::own("folder", FieldType::Text(2000)).with(Value::Text(".".to_owned()), words),
            ],
            FormFor::Export(pane) => {
                let listed = pane.map_or_else(|| "agenda".to_owned(), |pane| words.kind_words(pane.kind()));
                let listed = listed.to_lowercase().replace(' ', "-");
                let name = Value::Text(format!("{listed}-{}.csv", context.as_of.format("%Y-%m-%d")));
                vec![FormField::own("file", FieldType::Text(2000)).with(name, words)]
            }
        };
        // The first day of an extension is known, and most contracts are extended, so that one Enter less is enough.
        let focus = usize::from(matches!(purpose, FormFor::ExtendContract(..) | FormFor::Contracts(_)));
        Self { purpose, subject, several: None, fields, focus, touched: false, from_draft: false, fills: None }
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
                    if let Err(refusal) = self.check_focused(context) {
                        return Intent::Refuse(refusal);
                    }
                    return self.go_to(self.focus + 1);
                } else {
                    return self.submit(context);
                }
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
                    _ => self.type_in(edit),
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
        match field.key_typed() {
            // A record that is completed has its key already.
            Some((kind, key)) if !matches!(self.purpose, FormFor::Fill(..)) => Intent::AskForKey(kind, key.to_owned()),
            _ => Intent::Stay,
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

    fn choose(&self, first: Option<char>) -> Intent {
        let Some(field) = self.fields.get(self.focus) else { return Intent::Stay };
        let (ty, optional, current) = (field.ty, !field.required, field.chosen.clone());
        Intent::Choose { field: self.focus, ty, optional, current, first }
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

/// What stands in the field of a form that completes a record: what is stored, and for a day that is not there yet the day
/// looked at.
fn proposed((kind, name): (Kind, &'static str), seen: &Value, context: &LayerContext<'_>) -> Value {
    let is_day = kind.field(name).is_some_and(|info| info.ty == FieldType::Day);
    if is_day && seen.is_empty() { Value::Day(context.as_of) } else { seen.clone() }
}
