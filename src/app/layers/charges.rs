//! What a client is charged, line by line: a statement that was fixed, or the draft of the next one, which can be fixed from
//! here once it was seen.

use super::form::{Form, FormFor};
use super::record_detail::RecordDetailView;
use super::{Flow, Layer};
use crate::app::action::Action;
use crate::app::request::{Charges, ChargesOf, Question, Serial};
use crate::app::state::App;
use crate::domain::charging::Period;
use crate::domain::id::Id;
use crate::domain::kinds::StatementLine;
use crate::domain::record::Kind;

/// A statement shown with its lines.
#[derive(Debug)]
pub struct ChargesView {
    /// Which one.
    pub of: ChargesOf,
    /// What there is; `None` until it has come.
    pub charges: Option<Box<Charges>>,
    /// Line of the cursor.
    pub cursor: usize,
    /// The number of the question that is out.
    pub asked: Serial,
}

impl ChargesView {
    /// Takes the lines in; the cursor stays on its line. A statement that is gone closes.
    pub fn arrived(&mut self, charges: Option<Box<Charges>>) -> Flow {
        let Some(charges) = charges else { return Flow::Close };
        self.cursor = self.cursor.min(charges.lines.len().saturating_sub(1));
        self.charges = Some(charges);
        Flow::Stay
    }

    /// Whether it is not fixed yet.
    pub fn is_draft(&self) -> bool {
        !matches!(self.of, ChargesOf::Fixed(_))
    }

    fn line(&self) -> Option<&StatementLine> {
        self.charges.as_ref()?.lines.get(self.cursor)
    }

    /// Handles an action.
    pub fn act(&mut self, action: Action, app: &mut App) -> Flow {
        let last = self.charges.as_ref().map_or(0, |charges| charges.lines.len().saturating_sub(1));
        let page = usize::try_from(app.shape.detail_height.saturating_sub(1).max(1)).unwrap_or(1);
        match action {
            Action::Move(motion) => {
                self.cursor = motion.in_list(self.cursor, page, last);
                Flow::Stay
            }
            Action::Accept => self.line().and_then(origin).map_or(Flow::Stay, |(kind, id)| whole(app, kind, id)),
            Action::ShowRecord => match self.line().map(|line| (line.corrects, line.rate, line.instrument)) {
                Some((Some(statement), ..)) => {
                    Flow::Open(Box::new(Layer::Charges(Self::of(app, ChargesOf::Fixed(statement)))))
                }
                Some((_, Some(rate), _)) => whole(app, Kind::Rate, rate),
                Some((.., Some(instrument))) => whole(app, Kind::Instrument, instrument),
                _ => Flow::Stay,
            },
            Action::New => match self.charges.as_deref().filter(|_| self.is_draft()) {
                Some(Charges { statement, labels, .. }) => {
                    let client = labels.get(&statement.organisation).cloned().unwrap_or_default();
                    let purpose = FormFor::FixStatement(statement.organisation, Period::of(statement));
                    Flow::Open(Box::new(Layer::Form(Form::new(purpose, client, app))))
                }
                None => Flow::Stay,
            },
            Action::Cancel | Action::Back => Flow::Close,
            Action::Undo | Action::Redo | Action::Help | Action::Palette => Flow::Pass,
            _ => Flow::Stay,
        }
    }

    /// A view of charges that have been asked for.
    pub fn of(app: &mut App, of: ChargesOf) -> Self {
        let asked = app.ask(Question::Charges(of));
        Self { of, charges: None, cursor: 0, asked }
    }
}

/// A record shown whole, above the lines.
fn whole(app: &mut App, kind: Kind, id: Id) -> Flow {
    let asked = app.ask(Question::RecordDetail { kind, id, as_of: app.as_of, beside: false });
    Flow::Open(Box::new(Layer::RecordDetail(RecordDetailView { kind, id, whole: None, cursor: 0, asked })))
}

/// The record that a line comes from.
fn origin(line: &StatementLine) -> Option<(Kind, Id)> {
    let of = |kind, id: Option<Id>| id.map(|id| (kind, id));
    of(Kind::Instrument, line.instrument).or(of(Kind::Placement, line.placement)).or(of(Kind::Team, line.team))
}
