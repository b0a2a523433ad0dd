//! One whole record: its fields, the dated facts that belong to it, its history. A field edited here is put right as it
//! stands, whatever the day.

use super::editor::{Editor, Target};
use super::picker::{Picker, Purpose};
use super::{Flow, Layer, Line};
use crate::app::action::Action;
use crate::app::request::Serial;
use crate::app::state::App;
use crate::domain::change::{LoggedChange, LoggedSet};
use crate::domain::discretion::SCORE;
use crate::domain::field::FieldInfo;
use crate::domain::id::Id;
use crate::domain::instruments::Expected;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Refusal;
use crate::domain::verbs::not_frozen;
use crate::service::record_detail::RecordDetail;

/// A line of what is shown.
#[derive(Debug, Clone, Copy)]
pub enum Shown<'a> {
    /// A record begins: the record itself or a fact.
    Heading(&'a Record),
    /// A field of it.
    Field(&'a Record, &'static FieldInfo),
    /// What an instrument is expected to bring in a month.
    Expected(Expected),
    /// The history begins.
    History,
    /// One change in the history.
    Change(&'a LoggedSet, &'a LoggedChange),
}

/// A record shown whole.
#[derive(Debug)]
pub struct RecordDetailView {
    /// Of which kind.
    pub kind: Kind,
    /// Which one.
    pub id: Id,
    /// What there is; `None` until it has come.
    pub whole: Option<Box<RecordDetail>>,
    /// Line of the cursor.
    pub cursor: usize,
    /// The number of the question that is out.
    pub asked: Serial,
}

impl RecordDetailView {
    /// The lines to show.
    pub fn lines(&self) -> Vec<Shown<'_>> {
        let Some(whole) = &self.whole else { return Vec::new() };
        let mut lines = Vec::new();
        let belongings = self.kind.children();
        for record in std::iter::once(&whole.record).chain(&whole.facts) {
            lines.push(Shown::Heading(record));
            let owner = belongings.iter().find(|(kind, _)| *kind == record.kind()).map(|(_, field)| *field);
            let fields = record.kind().fields().iter().filter(|info| Some(info.name) != owner);
            lines.extend(fields.map(|info| Shown::Field(record, info)));
            lines.extend(whole.expected(record.id()).map(Shown::Expected));
        }
        if !whole.history.is_empty() {
            lines.push(Shown::History);
            for set in &whole.history {
                lines.extend(set.changes.iter().map(|change| Shown::Change(set, change)));
            }
        }
        lines
    }

    /// Takes the record in; the cursor stays on its line.
    pub fn arrived(&mut self, serial: Serial, whole: Option<Box<RecordDetail>>) -> Flow {
        if serial != self.asked {
            return Flow::Stay;
        }
        if whole.is_none() {
            return Flow::Close;
        }
        let first = self.whole.is_none();
        self.whole = whole;
        if first {
            self.cursor = 1;
        }
        Flow::Stay
    }

    /// Handles an action.
    pub fn act(&mut self, action: Action, app: &mut App) -> Flow {
        let last = self.lines().len().saturating_sub(1);
        let page = usize::try_from(app.shape.detail_height.max(1)).unwrap_or(1);
        match action {
            Action::Move(motion) => {
                self.cursor = motion.in_list(self.cursor, page, last);
                Flow::Stay
            }
            Action::Accept => self.edit(app),
            Action::New => {
                let record = self.whole.as_ref().map(|whole| whole.record.clone());
                open(record.and_then(|record| app.choose_belonging(&record)))
            }
            Action::End => {
                let here = match self.lines().get(self.cursor) {
                    Some(Shown::Heading(record) | Shown::Field(record, _)) => Some((*record).clone()),
                    _ => None,
                };
                let name = self.whole.as_ref().map(|whole| whole.record.label()).unwrap_or_default();
                open(here.and_then(|record| app.closing(&record, name)))
            }
            Action::Cancel | Action::Back | Action::ShowRecord => Flow::Close,
            Action::Undo | Action::Redo | Action::AsOf | Action::Today | Action::Help | Action::Palette => Flow::Pass,
            _ => Flow::Stay,
        }
    }

    fn edit(&self, app: &mut App) -> Flow {
        let (kind, id, info, seen) = match self.lines().get(self.cursor) {
            Some(Shown::Field(record, info)) => (record.kind(), record.id(), *info, record.get(info.name)),
            _ => return Flow::Stay,
        };
        if (kind, info.name) == SCORE && seen.is_empty() {
            app.refuse(Refusal::new("score-withheld"));
            return Flow::Stay;
        }
        if let Err(refusal) = not_frozen(kind) {
            app.refuse(refusal);
            return Flow::Stay;
        }
        let target = Target::Field { kind, id, field: info.name, seen: seen.clone() };
        let layer = match Picker::fitting(Purpose::Set(target.clone()), info.ty, !info.required, seen.clone(), app) {
            Some(picker) => Layer::Picker(picker),
            None => {
                let line = Line::holding(app.words().written(&seen));
                Layer::Editor(Editor { target, ty: info.ty, line, refusal: None })
            }
        };
        Flow::Open(Box::new(layer))
    }
}

/// What becomes of the view when a layer comes above it, or none.
fn open(above: Option<Layer>) -> Flow {
    above.map_or(Flow::Stay, |layer| Flow::Open(Box::new(layer)))
}
