//! What a client is charged, line by line: a statement that was fixed, or the draft of the next one, which can be fixed from
//! here once it was seen. A fixed one can be taken back by a credit statement.

use super::context::LayerContext;
use super::intent::Intent;
use crate::app::action::DetailKey;
use crate::app::form_kind::FormFor;
use crate::app::request::{Charges, ChargesOf, Serial};
use crate::domain::charging::{Period, for_client};
use crate::domain::id::Id;
use crate::domain::kinds::StatementLine;
use crate::domain::record::Kind;

/// A statement shown with its lines.
#[derive(Debug)]
pub struct ChargesView {
    /// The statement, or the client and days of a draft.
    pub of: ChargesOf,
    /// The statement and its lines; `None` until the store has answered.
    pub charges: Option<Box<Charges>>,
    /// The lines for the client, where these are shown.
    pub for_client: Option<Vec<StatementLine>>,
    /// Line of the cursor.
    pub cursor: usize,
    /// The number of the question that is out.
    pub serial: Serial,
}

impl ChargesView {
    /// Takes the lines in; the cursor stays on its line.
    pub fn apply(&mut self, charges: Box<Charges>) {
        if self.for_client.is_some() {
            self.for_client = Some(for_client(&charges.lines));
        }
        self.charges = Some(charges);
        self.cursor = self.cursor.min(self.lines().len().saturating_sub(1));
    }

    /// Whether it is not fixed yet.
    pub fn is_draft(&self) -> bool {
        !matches!(self.of, ChargesOf::Fixed(_))
    }

    /// The lines that are shown.
    pub fn lines(&self) -> &[StatementLine] {
        let all = self.charges.as_ref().map_or(&[][..], |charges| &charges.lines);
        self.for_client.as_deref().unwrap_or(all)
    }

    fn line(&self) -> Option<&StatementLine> {
        self.lines().get(self.cursor)
    }

    /// Handles a key.
    pub fn act(&mut self, key: DetailKey, context: &LayerContext<'_>) -> Intent {
        match key {
            DetailKey::Move(motion) => {
                self.cursor = motion.in_list(self.cursor, context.page.saturating_sub(1), self.lines().len());
                Intent::Stay
            }
            DetailKey::Accept => {
                self.line().and_then(origin).map_or(Intent::Stay, |(kind, id)| Intent::OpenRecord(kind, id))
            }
            DetailKey::ShowRecord => self.line().and_then(behind).unwrap_or(Intent::Stay),
            DetailKey::New => match self.charges.as_deref().filter(|_| self.is_draft()) {
                Some(Charges { statement, .. }) => {
                    let purpose = FormFor::FixStatement(statement.organisation, Period::of(statement));
                    Intent::OpenForm(purpose, statement.client_then.clone())
                }
                None => Intent::Stay,
            },
            DetailKey::Cancel => Intent::Close,
            DetailKey::Below => Intent::Pass,
            DetailKey::End => match (&self.of, self.charges.as_deref()) {
                (ChargesOf::Fixed(id), Some(Charges { statement, .. })) => {
                    Intent::OpenForm(FormFor::CreditStatement(*id), statement.number.clone())
                }
                _ => Intent::Stay,
            },
            DetailKey::OtherVersion => {
                self.for_client = match self.for_client {
                    Some(_) => None,
                    None => self.charges.as_ref().map(|charges| for_client(&charges.lines)),
                };
                self.cursor = 0;
                Intent::Stay
            }
            DetailKey::OtherDay | DetailKey::Correct | DetailKey::Part(_) | DetailKey::Digit(_) | DetailKey::Whole => {
                Intent::Stay
            }
        }
    }
}

/// What stands behind a line: the statement that it corrects, or else the rate or instrument that it was worked out by.
fn behind(line: &StatementLine) -> Option<Intent> {
    let corrected = line.corrects.map(|statement| Intent::OpenCharges(ChargesOf::Fixed(statement)));
    corrected
        .or_else(|| Some(Intent::OpenRecord(Kind::Rate, line.rate?)))
        .or_else(|| Some(Intent::OpenRecord(Kind::Instrument, line.instrument?)))
}

/// The record that a line comes from.
fn origin(line: &StatementLine) -> Option<(Kind, Id)> {
    let of = |kind, id: Option<Id>| id.map(|id| (kind, id));
    of(Kind::Instrument, line.instrument).or(of(Kind::Placement, line.placement)).or(of(Kind::Team, line.team))
}
