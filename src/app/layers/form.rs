//! A form: a few fields at once, asking only for what is needed. Enter goes to the next field and on the last one saves;
//! fields that refer to something open a list as soon as a letter is typed.

mod candidate;
mod submit;

use super::picker::{Item, Picker, Purpose};
use super::{Flow, Layer, Line, read_typed};
use crate::app::action::{Action, Motion, TextEdit};
use crate::app::state::App;
use crate::app::state::pane_specs::PaneId;
use crate::domain::charging::Period;
use crate::domain::choices::Contract;
use crate::domain::choices::EndReason;
use crate::domain::columns::column;
use crate::domain::id::Id;
use crate::domain::kinds::Absence;
use crate::domain::record::{Kind, Record, Typed, Validity};
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, FieldValue, Value};
use crate::service::command::{RunningApplication, Seen};

/// What a form is for.
#[derive(Debug, Clone, PartialEq)]
pub enum FormFor {
    /// Taking somebody into service, in this team.
    Hire(Option<Id>),
    /// Taking a former member back, in this team.
    Rehire(Id, Option<Id>),
    /// Making a record; these fields are known already.
    Add(Kind, Vec<(&'static str, Value)>),
    /// Ending the placements of these members.
    EndPlacement(Vec<Seen>),
    /// Ending the service of these members.
    EndService(Vec<Seen>),
    /// Extending the contract of a member, with the end that was seen.
    ExtendContract(Id, Value),
    /// Giving a chance up.
    CloseChance(Id),
    /// Making a team of a chance, which says how many places it has.
    TeamOfChance(Id, Value),
    /// Filling in these fields of a record, with what was seen in them.
    Fill(Kind, Id, Vec<(&'static str, Value)>),
    /// Closing a vacancy.
    CloseVacancy(Id),
    /// Noting contact with these members.
    Contact(Vec<Id>),
    /// These members are absent.
    StartAbsence(Vec<Id>),
    /// These members are back.
    EndAbsence(Vec<Id>),
    /// Ending what lasts for a time.
    Close(Kind, Id),
    /// A new candidate on this vacancy, or on one that is asked for.
    Enrol(Option<Id>),
    /// Ending an application without a place.
    EndApplication(RunningApplication),
    /// Giving a candidate the place.
    Place(RunningApplication),
    /// Ending a team.
    EndTeam(Id),
    /// Putting a team at a standstill.
    StandStill(Id),
    /// Letting a team work again.
    Resume(Id),
    /// Making a pilot structural.
    Convert(Id),
    /// Fixing a statement of a client, of which the draft for this period was seen.
    FixStatement(Id, Period),
    /// Looking at another day.
    AsOf,
    /// Reading in files.
    Import,
    /// Writing the rows of a pane to a file.
    Export(PaneId),
    /// Writing the agenda to a file.
    ExportAgenda,
}

impl FormFor {
    /// The identifier of its title in `text/`: `form-` followed by this.
    pub fn title(&self) -> &'static str {
        match self {
            FormFor::Hire(_) => "hire",
            FormFor::Rehire(..) => "rehire",
            FormFor::CloseChance(_) => "close-chance",
            FormFor::TeamOfChance(..) => "team-of-chance",
            FormFor::Add(Kind::Team, _) => "team",
            FormFor::Add(Kind::Vacancy, _) => "vacancy",
            FormFor::Add(..) => "add",
            FormFor::EndPlacement(_) => "end-placement",
            FormFor::EndService(_) => "end-service",
            FormFor::ExtendContract(..) => "extend-contract",
            FormFor::Fill(..) => "fill",
            FormFor::CloseVacancy(_) => "close-vacancy",
            FormFor::Contact(_) => "contact",
            FormFor::StartAbsence(_) => "start-absence",
            FormFor::EndAbsence(_) => "end-absence",
            FormFor::Close(..) => "close",
            FormFor::Enrol(_) => "enrol",
            FormFor::EndApplication(_) => "end-application",
            FormFor::Place(_) => "place",
            FormFor::EndTeam(_) => "end-team",
            FormFor::StandStill(_) => "stand-still",
            FormFor::Resume(_) => "resume",
            FormFor::Convert(_) => "convert",
            FormFor::FixStatement(..) => "fix-statement",
            FormFor::AsOf => "as-of",
            FormFor::Import => "import",
            FormFor::Export(_) | FormFor::ExportAgenda => "export",
        }
    }

    /// Whether Enter saves from any field: what is asked is filled in already, for most.
    pub fn saves_at_once(&self) -> bool {
        matches!(self, FormFor::StartAbsence(_) | FormFor::EndAbsence(_))
    }
}

/// What stands before a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// The label of a field or column.
    Field(Kind, &'static str),
    /// Words of their own: `label-` followed by this.
    Own(&'static str),
}

/// One field of a form.
#[derive(Debug)]
pub struct FormField {
    /// What stands before it.
    pub label: Label,
    /// What it holds.
    pub ty: FieldType,
    /// Whether it has to be filled in.
    pub required: bool,
    /// What is typed, or the name of what was chosen.
    pub line: Line,
    chosen: Value,
}

impl FormField {
    /// An empty field for a field or column of a kind.
    fn of(kind: Kind, name: &'static str) -> Self {
        let ty = column(kind, name).map_or(FieldType::Text(200), |c| c.ty);
        let required = kind.field(name).is_some_and(|info| info.required);
        Self { label: Label::Field(kind, name), ty, required, line: Line::default(), chosen: Value::Empty }
    }

    fn own(name: &'static str, ty: FieldType) -> Self {
        Self { label: Label::Own(name), ty, required: true, line: Line::default(), chosen: Value::Empty }
    }

    fn needed(mut self) -> Self {
        self.required = true;
        self
    }

    fn optional(mut self) -> Self {
        self.required = false;
        self
    }

    fn with(mut self, value: Value, app: &App) -> Self {
        self.line = Line::holding(app.words().written(&value));
        self.chosen = value;
        self
    }

    /// Whether it is filled in by choosing rather than typing.
    pub fn is_chosen(&self) -> bool {
        matches!(self.ty, FieldType::Ref(_) | FieldType::Choice(_) | FieldType::Flag)
    }

    fn name(&self) -> &'static str {
        match self.label {
            Label::Field(_, name) | Label::Own(name) => name,
        }
    }
}

/// A form.
#[derive(Debug)]
pub struct Form {
    /// What it is for.
    pub purpose: FormFor,
    /// Whom or what it is about, by name; empty for something new.
    pub subject: String,
    /// Its fields.
    pub fields: Vec<FormField>,
    /// Which one has the cursor.
    pub focus: usize,
    /// Why it was refused last, and at which field.
    pub refusal: Option<(usize, Refusal)>,
}

impl Form {
    /// A form for a purpose, with what is known filled in.
    pub fn new(purpose: FormFor, subject: String, app: &App) -> Self {
        let today = Value::Day(app.as_of);
        let day = |kind, name| FormField::of(kind, name).needed().with(today.clone(), app);
        let reason = |kind| FormField::of(kind, "end_reason").needed();
        let fields = match &purpose {
            FormFor::Hire(team) | FormFor::Rehire(_, team) => {
                let mut fields = Vec::new();
                if matches!(purpose, FormFor::Hire(_)) {
                    fields.push(FormField::of(Kind::Member, "number"));
                    fields.push(FormField::of(Kind::Member, "name").needed());
                }
                if team.is_none() {
                    fields.push(FormField::of(Kind::Member, "team"));
                }
                fields.push(FormField::of(Kind::Placement, "hours"));
                fields.push(FormField::of(Kind::Member, "task_package"));
                fields.push(day(Kind::Employment, "from"));
                fields.push(FormField::of(Kind::Employment, "contract").with(Contract::Temporary.to_value(), app));
                fields.push(FormField::of(Kind::Employment, "contract_until"));
                fields
            }
            FormFor::Add(kind, known) => {
                let asked = |info: &&&crate::domain::field::FieldInfo| {
                    info.asked && !known.iter().any(|(name, _)| *name == info.name)
                };
                let blank = Record::blank(*kind, Id::UNSET);
                let asked = kind.fields().iter().filter(asked);
                asked
                    .map(|info| {
                        let first_day = info.required && info.ty == FieldType::Day;
                        let value = if first_day { today.clone() } else { blank.get(info.name) };
                        FormField::of(*kind, info.name).with(value, app)
                    })
                    .collect()
            }
            FormFor::CloseChance(_) => vec![day(Kind::Chance, "closed_on")],
            FormFor::TeamOfChance(_, places) => vec![
                day(Kind::Team, "from"),
                FormField::of(Kind::Team, "places").with(places.clone(), app),
                FormField::of(Kind::Team, "code").optional(),
            ],
            FormFor::EndPlacement(_) => vec![day(Kind::Placement, "until"), reason(Kind::Placement)],
            FormFor::EndService(_) => vec![day(Kind::Employment, "until"), reason(Kind::Employment)],
            FormFor::ExtendContract(..) => vec![
                FormField::of(Kind::Employment, "contract").with(Contract::Temporary.to_value(), app),
                FormField::of(Kind::Employment, "contract_until"),
            ],
            FormFor::Fill(kind, _, fields) => {
                let field = |(name, seen): &(&'static str, Value)| {
                    FormField::of(*kind, name).with(app.proposed((*kind, name), seen), app)
                };
                fields.iter().map(field).collect()
            }
            FormFor::CloseVacancy(_) => vec![day(Kind::Vacancy, "closed_on")],
            FormFor::Contact(_) => vec![FormField::of(Kind::Contact, "note")],
            FormFor::StartAbsence(_) => vec![
                day(Kind::Absence, "from"),
                FormField::of(Kind::Absence, "percent").with(Absence::blank(Id::UNSET).percent.to_value(), app),
                FormField::of(Kind::Absence, "expected_until"),
            ],
            FormFor::EndAbsence(_) => vec![FormField::own("first-day-back", FieldType::Day).with(today, app)],
            FormFor::Close(kind, _) => {
                let until = if let Validity::Between(_, until) = kind.validity() { until } else { "until" };
                let outcome = kind.field("outcome").map(|info| FormField::of(*kind, info.name));
                [day(*kind, until)].into_iter().chain(outcome).collect()
            }
            FormFor::Enrol(_) | FormFor::EndApplication(_) | FormFor::Place(_) => candidate::fields(&purpose, app),
            FormFor::EndTeam(_) => vec![day(Kind::Team, "until")],
            FormFor::StandStill(_) => vec![day(Kind::Team, "standstill_from")],
            FormFor::Resume(_) | FormFor::Convert(_) => {
                vec![FormField::own("first-day", FieldType::Day).with(today, app)]
            }
            FormFor::FixStatement(_, period) => [("from", period.from), ("until", period.until)]
                .map(|(name, day)| FormField::of(Kind::Statement, name).with(Value::Day(day), app))
                .into(),
            FormFor::AsOf => vec![FormField::own("as-of", FieldType::Day).with(today, app)],
            FormFor::Import => vec![FormField::own("files", FieldType::Text(2000))],
            FormFor::ExportAgenda => {
                let name = Value::Text(format!("agenda-{}.csv", app.as_of.format("%Y-%m-%d")));
                vec![FormField::own("file", FieldType::Text(2000)).with(name, app)]
            }
            FormFor::Export(pane) => {
                let words = app.words().kind_words(pane.kind()).to_lowercase().replace(' ', "-");
                let name = Value::Text(format!("{words}-{}.csv", app.as_of.format("%Y-%m-%d")));
                vec![FormField::own("file", FieldType::Text(2000)).with(name, app)]
            }
        };
        let fields = fields
            .into_iter()
            .map(|field| {
                if field.name() == "team" && field.label == Label::Field(Kind::Member, "team") {
                    field.optional()
                } else {
                    field
                }
            })
            .collect();
        Self { purpose, subject, fields, focus: 0, refusal: None }
    }

    /// Fills in what is proposed. The
    /// cursor goes to the first field that is still empty though it is required; with none, one Enter is enough.
    pub fn propose(&mut self, values: &[(&'static str, Value)], app: &App) {
        for field in &mut self.fields {
            if let Some((_, value)) = values.iter().find(|(name, _)| *name == field.name()) {
                field.line = Line::holding(app.words().written(value));
                field.chosen = value.clone();
            }
        }
        let lacking = |field: &FormField| field.required && field.line.text().is_empty();
        self.focus = self.fields.iter().position(lacking).unwrap_or(self.fields.len().saturating_sub(1));
    }

    /// Takes pasted text in.
    pub fn paste(&mut self, text: &str) {
        if let Some(field) = self.fields.get_mut(self.focus).filter(|field| !field.is_chosen()) {
            field.line.paste(text);
        }
    }

    /// Takes what was chosen for a field.
    pub fn fill_in(&mut self, field: usize, item: Item) {
        if let Some(field) = self.fields.get_mut(field) {
            field.line = Line::holding(item.label);
            field.chosen = item.value;
        }
        self.ask_destination();
        self.refusal = None;
        self.focus = (self.focus + 1).min(self.fields.len().saturating_sub(1));
    }

    /// Who leaves because they move on is asked where to; for another reason there is nowhere to ask about.
    fn ask_destination(&mut self) {
        if !matches!(self.purpose, FormFor::EndService(_)) {
            return;
        }
        let moves_on = |field: &FormField| field.chosen == EndReason::MovedOn.to_value();
        let wanted = self.fields.iter().any(|field| field.name() == "end_reason" && moves_on(field));
        match self.fields.iter().position(|field| field.name() == "destination") {
            None if wanted => self.fields.push(FormField::of(Kind::Employment, "destination")),
            Some(at) if !wanted => drop(self.fields.remove(at)),
            _ => {}
        }
    }

    /// Handles an action.
    pub fn act(&mut self, action: Action, app: &mut App) -> Flow {
        let last = self.fields.len().saturating_sub(1);
        match action {
            Action::Cancel => return Flow::Close,
            Action::Move(Motion::Up) | Action::Previous => self.focus = self.focus.saturating_sub(1),
            Action::Move(Motion::Down) | Action::Next => self.focus = (self.focus + 1).min(last),
            Action::Move(Motion::Left) => self.type_in(TextEdit::Left),
            Action::Move(Motion::Right) => self.type_in(TextEdit::Right),
            Action::Accept => {
                let Some(field) = self.fields.get(self.focus) else { return Flow::Close };
                if field.is_chosen() && field.chosen.is_empty() && field.required {
                    return self.choose(None, app);
                }
                if self.focus < last && !self.purpose.saves_at_once() {
                    self.focus += 1;
                } else {
                    return self.submit(app);
                }
            }
            Action::Text(edit) => {
                let chosen = self.fields.get(self.focus).is_some_and(FormField::is_chosen);
                match edit {
                    TextEdit::Insert(c) if chosen => return self.choose(Some(c), app),
                    TextEdit::Backspace | TextEdit::Delete | TextEdit::Clear if chosen => {
                        if let Some(field) = self.fields.get_mut(self.focus) {
                            (field.line, field.chosen) = (Line::default(), Value::Empty);
                        }
                    }
                    _ => self.type_in(edit),
                }
            }
            _ => {}
        }
        Flow::Stay
    }

    fn type_in(&mut self, edit: TextEdit) {
        self.refusal = None;
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.line.edit(edit);
        }
    }

    fn choose(&self, first: Option<char>, app: &mut App) -> Flow {
        let Some(field) = self.fields.get(self.focus) else { return Flow::Stay };
        let Some(mut picker) =
            Picker::fitting(Purpose::Field(self.focus), field.ty, !field.required, field.chosen.clone(), app)
        else {
            return Flow::Stay;
        };
        if let Some(c) = first {
            picker.act(Action::Text(TextEdit::Insert(c)), app);
        }
        Flow::Open(Box::new(Layer::Picker(picker)))
    }

    fn submit(&mut self, app: &mut App) -> Flow {
        let mut values = Vec::new();
        for (at, field) in self.fields.iter().enumerate() {
            let value = if field.is_chosen() {
                Ok(field.chosen.clone())
            } else {
                read_typed(field.ty, field.line.text(), app.words(), app.today)
            };
            let value = match value {
                Ok(value) if value.is_empty() && field.required => Err(Refusal::new("required")),
                other => other,
            };
            match value {
                Ok(value) => values.push((field.name(), value)),
                Err(refusal) => return self.refuse(at, refusal, app),
            }
        }
        let get = |name: &str| values.iter().find(|(n, _)| *n == name).map_or(Value::Empty, |(_, v)| v.clone());
        match self.deed(&values, &get, app) {
            Ok(Some(command)) => {
                let (purpose, fields) = (self.purpose.clone(), std::mem::take(&mut self.fields));
                let subject = std::mem::take(&mut self.subject);
                app.submit(command, Form { purpose, subject, fields, focus: self.focus, refusal: None });
                Flow::Close
            }
            Ok(None) => {
                if let FormFor::Export(_) | FormFor::ExportAgenda = self.purpose {
                    let (purpose, subject) = (self.purpose.clone(), std::mem::take(&mut self.subject));
                    let fields = std::mem::take(&mut self.fields);
                    app.exporting = Some(Form { purpose, subject, fields, focus: self.focus, refusal: None });
                }
                Flow::Close
            }
            Err(refusal) => {
                app.refuse(refusal.clone());
                self.refused(refusal);
                Flow::Stay
            }
        }
    }

    /// Shows a refusal beside the field it is about.
    pub fn refused(&mut self, refusal: Refusal) {
        let named = refusal.field.and_then(|(_, name)| self.fields.iter().position(|field| field.name() == name));
        self.focus = named.unwrap_or(self.focus);
        self.refusal = Some((self.focus, refusal));
    }

    fn refuse(&mut self, at: usize, refusal: Refusal, app: &mut App) -> Flow {
        self.focus = at;
        app.refuse(refusal.clone());
        self.refusal = Some((at, refusal));
        Flow::Stay
    }
}
