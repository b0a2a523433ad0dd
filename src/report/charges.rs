//! Statements: what one client is charged, with the records behind each line, and what all clients together are charged.

use serde::{Serialize, Serializer};

use crate::domain::charging::{Period, Sums, for_client};
use crate::domain::choices::{Choice, LineKind};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::{Organisation, Statement, StatementLine};
use crate::domain::record::{Kind, Record};
use crate::domain::units::Units;
use crate::domain::value::{FieldType, Value};
use crate::domain::what_changed::WhatChanged;
use crate::repository::charging::{Draft, programme, statement_numbers, sum_of_corrections};
use crate::repository::payers::Payers;
use crate::repository::{Repository, StoreError, TypedReading};

/// What one client is charged for a period: a draft or a fixed statement. As JSON `number` is null for a draft.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChargeStatement {
    /// Name of the client; on a fixed statement the name of that time.
    pub client: String,
    /// Number of the fixed statement; `None` for a draft.
    pub number: Option<String>,
    /// For a credit statement: the number of the statement that it takes back.
    pub credits: Option<String>,
    /// Day on which it was fixed; `None` for a draft.
    pub fixed_on: Option<Day>,
    /// First day of the period.
    pub from: Day,
    /// Last day of the period.
    pub until: Day,
    /// The lines, in the order of their numbers.
    pub lines: Vec<ChargeLine>,
    /// The sums of the lines by sort.
    #[serde(flatten)]
    pub sums: Sums,
    /// Whether the lines show people; not in the version for the client.
    pub with_people: bool,
    /// The lines as records.
    #[serde(skip)]
    stored: Vec<StatementLine>,
}

/// One line of a statement. Amounts are in euros.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChargeLine {
    /// Number of the line within the statement, from 1.
    pub line: i64,
    /// `cost`, `windfall` or `correction`.
    pub sort: LineKind,
    /// The cost item or the instrument.
    pub what: What,
    /// Name of the team.
    pub team: String,
    /// Personnel number of the member; a statement goes to a client, who needs no names.
    pub member: String,
    /// For a correction: the number of the statement that it corrects.
    pub corrects: Option<String>,
    /// For a correction: what changed, and on which days.
    pub changes: WhatChanged,
    /// For a correction that reaches into a closed period: the amount charged until then, in euros.
    pub published: Option<Decimal>,
    /// For such a correction: the amount as it is known now, in euros.
    pub known_now: Option<Decimal>,
    /// First day that the line is about.
    pub from: Day,
    /// Last day that the line is about.
    pub until: Day,
    /// Number of units; multiplied by the price it gives the amount.
    pub quantity: Units,
    /// Price of one unit, in euros.
    pub price: Decimal,
    /// Amount of the line, in euros.
    pub amount: Decimal,
    /// The records that the line comes from.
    pub sources: Vec<LineSource>,
}

/// What a line charges for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum What {
    /// A cost item, with its name.
    Item(String),
    /// An instrument, with the identifier of its kind.
    Instrument(&'static str),
}

/// A record that a line comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LineSource {
    /// Identifier of its kind: `placement`.
    pub kind: &'static str,
    /// Its identity, as the command `list` gives it.
    pub id: String,
    /// Its name; for a dated fact the name of its owner.
    pub label: String,
}

impl ChargeStatement {
    /// The statement in the version that the client gets; see [`for_client`].
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    pub fn for_client(self, repo: &dyn Repository) -> Result<Self, StoreError> {
        let told = for_client(&self.stored);
        Ok(Self { lines: lines(repo, &told)?, stored: told, with_people: false, ..self })
    }

    /// What a client would be charged for a period, with the corrections of earlier statements.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    pub fn draft(repo: &dyn Repository, client: &Organisation, period: Period) -> Result<Self, StoreError> {
        let draft = Draft::of(repo, client.id, period)?;
        Ok(Self {
            client: repo.label_on(Kind::Organisation, client.id, period.until)?,
            number: None,
            credits: None,
            fixed_on: None,
            from: period.from,
            until: period.until,
            lines: lines(repo, &draft.lines())?,
            sums: Sums::of(&draft.charges),
            with_people: true,
            stored: draft.lines(),
        })
    }

    /// Reads a fixed statement with its lines.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    pub fn fixed(repo: &dyn Repository, statement: &Statement) -> Result<Self, StoreError> {
        let own = repo.referring_to::<StatementLine>(StatementLine::statement, statement.id)?;
        let mut sums = Sums::default();
        own.iter().for_each(|line| sums.add(line.sort, line.amount));
        Ok(Self {
            client: statement.client_then.clone(),
            number: Some(statement.number.clone()),
            credits: number_of(repo, statement.credits)?,
            fixed_on: Some(statement.fixed_on),
            from: statement.from,
            until: statement.until,
            lines: lines(repo, &own)?,
            sums,
            with_people: true,
            stored: own,
        })
    }
}

/// What all clients are charged for a period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClientCharges {
    /// First day of the period.
    pub from: Day,
    /// Last day of the period.
    pub until: Day,
    /// The clients with charges, ordered by name.
    pub clients: Vec<ClientSums>,
    /// Charges that no client takes, because the shares of a team leave a part.
    pub without_client: Sums,
    /// The sums of all clients together.
    #[serde(flatten)]
    pub sums: Sums,
}

/// The charges of one client.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClientSums {
    /// Name of the client.
    pub client: String,
    /// The sums of its charges, by sort.
    #[serde(flatten)]
    pub sums: Sums,
}

impl ClientCharges {
    /// Works out a period for all clients, with the corrections that each would get on a statement fixed now.
    ///
    /// # Errors
    /// Returns an error when the store cannot be read.
    pub fn of(repo: &dyn Repository, period: Period) -> Result<Self, StoreError> {
        let mut by_client = programme(repo, &[period], &Payers::All)?.pop().unwrap_or_default();
        let fixed = repo.all_of::<Statement>()?;
        let mut clients = Vec::new();
        for client in repo.all_of_on::<Organisation>(period.until)? {
            let mut own = by_client.remove(&Some(client.id)).unwrap_or_default();
            if fixed.iter().any(|statement| statement.organisation == client.id) {
                own.corrections = sum_of_corrections(repo, client.id, period)?;
            }
            if own != Sums::default() {
                clients.push(ClientSums { client: client.name, sums: own });
            }
        }
        let mut all = Sums::default();
        for own in clients.iter().map(|client| client.sums) {
            all.add(LineKind::Cost, own.costs);
            all.add(LineKind::Windfall, own.windfalls);
            all.add(LineKind::Correction, own.corrections);
        }
        let without_client = by_client.remove(&None).unwrap_or_default();
        Ok(Self { from: period.from, until: period.until, clients, without_client, sums: all })
    }
}

/// The number of a statement; `None` without one.
fn number_of(repo: &dyn Repository, statement: Option<Id>) -> Result<Option<String>, StoreError> {
    statement.map(|id| repo.label(Kind::Statement, id)).transpose()
}

/// The lines as they are shown, with the names that they keep.
fn lines(repo: &dyn Repository, lines: &[StatementLine]) -> Result<Vec<ChargeLine>, StoreError> {
    let numbers = statement_numbers(repo, lines.iter().filter_map(|line| line.corrects))?;
    let told = |line: &StatementLine| {
        let corrects = line.corrects.and_then(|id| numbers.get(&id)).cloned();
        ChargeLine {
            line: line.line,
            sort: line.sort,
            what: match line.instrument_kind {
                Some(instrument) => What::Instrument(instrument.name()),
                None => What::Item(line.item_then.clone()),
            },
            team: line.team_then.clone(),
            member: line.member_number.clone(),
            changes: line.changes.clone(),
            published: line.published,
            known_now: line.published.map(|published| published + line.amount),
            from: line.from,
            until: line.until,
            quantity: line.quantity,
            price: line.price,
            amount: line.amount,
            sources: sources(line, corrects.as_deref().unwrap_or_default()),
            corrects,
        }
    };
    Ok(lines.iter().map(told).collect())
}

/// The records that the reference fields of a line point at, by the names that it keeps. Its own statement is left out.
fn sources(line: &StatementLine, corrects: &str) -> Vec<LineSource> {
    let record = Record::StatementLine(line.clone());
    let fields = Kind::StatementLine.fields().iter().filter(|info| Some(info.name) != Kind::StatementLine.owner());
    fields
        .filter_map(|info| match (info.ty, record.get(info.name)) {
            (FieldType::Ref(kind), Value::Ref(id)) => Some((kind, id)),
            _ => None,
        })
        .map(|(kind, id)| {
            let label = match kind {
                Kind::CostItem | Kind::Rate => &line.item_then,
                Kind::Team => &line.team_then,
                Kind::Statement => corrects,
                _ => &line.member_then,
            };
            LineSource { kind: kind.name(), id: id.to_string(), label: label.to_owned() }
        })
        .collect()
}

/// Writes JSON with the total beside the three sums.
impl Serialize for Sums {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let parts = [("costs", self.costs), ("windfalls", self.windfalls), ("corrections", self.corrections)];
        s.collect_map(parts.into_iter().chain([("total", self.total())]))
    }
}
