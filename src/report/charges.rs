//! Charge statements: what one client is charged, with the records each line comes from, and what all clients are
//! charged together.

use std::collections::HashMap;

use serde::{Serialize, Serializer};

use crate::domain::charging::{Period, Sums};
use crate::domain::choices::{Choice, InstrumentKind, LineKind};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::{Instrument, Organisation, Placement, Statement, StatementLine};
use crate::domain::record::{Kind, Record};
use crate::domain::units::Units;
use crate::domain::value::{FieldType, Value};
use crate::repository::charging::{Draft, programme};
use crate::repository::{Repository, StoreError, TypedReading};

/// What one client is charged for a period: a draft, or a statement that was fixed. As JSON `number` is null for a draft.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChargeStatement {
    /// Name of the client.
    pub client: String,
    /// Number of the fixed statement.
    pub number: Option<String>,
    /// Day on which it was fixed.
    pub fixed_on: Option<Day>,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
    /// Its lines.
    pub lines: Vec<ChargeLine>,
    /// Their sums.
    #[serde(flatten)]
    pub sums: Sums,
}

/// One line of it. Amounts are in euros.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChargeLine {
    /// Place in the statement.
    pub line: i64,
    /// `cost`, `windfall` or `correction`.
    pub sort: LineKind,
    /// Cost item or instrument.
    pub what: What,
    /// Team.
    pub team: String,
    /// Number of the member: a statement goes to a client, who needs no names.
    pub member: String,
    /// For a correction: the number of the statement that it puts right.
    pub corrects: Option<String>,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
    /// Units; times the price it is the amount.
    pub quantity: Units,
    /// Price of one.
    pub price: Decimal,
    /// Amount.
    pub amount: Decimal,
    /// The records it comes from.
    pub sources: Vec<LineSource>,
}

/// What a line is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum What {
    /// A cost item, by its name.
    Item(String),
    /// An instrument, by its identifier.
    Instrument(&'static str),
}

/// A record that a line comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LineSource {
    /// Its kind.
    pub kind: &'static str,
    /// Its identity, as `list` gives it.
    pub id: String,
    /// Its name; for a dated fact that of what it belongs to.
    pub label: String,
}

impl ChargeStatement {
    /// What a client would be charged for a period, with the corrections of earlier statements.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn draft(repo: &dyn Repository, client: &Organisation, period: Period) -> Result<Self, StoreError> {
        let charges = Draft::of(repo, client.id, period)?.charges;
        let lines: Vec<StatementLine> =
            charges.iter().zip(1..).map(|(charge, line)| charge.line(Id::UNSET, Id::UNSET, line)).collect();
        Ok(Self {
            client: repo.label_on(Kind::Organisation, client.id, period.until)?,
            number: None,
            fixed_on: None,
            from: period.from,
            until: period.until,
            lines: RecordNames::on(repo, period.until).lines(&lines)?,
            sums: Sums::of(&charges),
        })
    }

    /// A fixed statement.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn fixed(repo: &dyn Repository, statement: &Statement) -> Result<Self, StoreError> {
        let lines = repo.referring_to::<StatementLine>("statement", statement.id)?;
        let mut sums = Sums::default();
        lines.iter().for_each(|line| sums.add(line.sort, line.amount));
        Ok(Self {
            client: repo.label_on(Kind::Organisation, statement.organisation, statement.fixed_on)?,
            number: Some(statement.number.clone()),
            fixed_on: Some(statement.fixed_on),
            from: statement.from,
            until: statement.until,
            lines: RecordNames::on(repo, statement.fixed_on).lines(&lines)?,
            sums,
        })
    }
}

/// What all clients are charged for a period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClientCharges {
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
    /// The clients that are charged something, by name.
    pub clients: Vec<ClientSums>,
    /// What teams cost and bring in that is nobody's: their shares leave a part.
    pub without_client: Sums,
    /// What the clients are charged together.
    #[serde(flatten)]
    pub sums: Sums,
}

/// One client among all.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClientSums {
    /// Its name.
    pub client: String,
    /// What it is charged.
    #[serde(flatten)]
    pub sums: Sums,
}

impl ClientCharges {
    /// Works out a period for all clients, with the corrections that each would get on a statement fixed now.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn of(repo: &dyn Repository, period: Period) -> Result<Self, StoreError> {
        let mut by_client = programme(repo, period)?;
        let fixed = repo.all_of::<Statement>()?;
        let mut clients = Vec::new();
        for client in repo.all_of_on::<Organisation>(period.until)? {
            let mut own = by_client.remove(&Some(client.id)).unwrap_or_default();
            if fixed.iter().any(|statement| statement.organisation == client.id) {
                own.corrections = Sums::of(&Draft::of(repo, client.id, period)?.charges).corrections;
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

/// Reads how the records behind lines were named on a day, each once.
struct RecordNames<'a> {
    repo: &'a dyn Repository,
    on: Day,
    labels: HashMap<(Kind, Id), String>,
    records: HashMap<(Kind, Id), Option<Record>>,
}

impl<'a> RecordNames<'a> {
    fn on(repo: &'a dyn Repository, on: Day) -> Self {
        Self { repo, on, labels: HashMap::new(), records: HashMap::new() }
    }

    fn lines(&mut self, lines: &[StatementLine]) -> Result<Vec<ChargeLine>, StoreError> {
        lines.iter().map(|line| self.line(line)).collect()
    }

    fn line(&mut self, line: &StatementLine) -> Result<ChargeLine, StoreError> {
        let named = |id: Option<Id>, kind| id.map(|id| (kind, id));
        let member = match named(line.placement, Kind::Placement).map(|of| self.record(of)).transpose()?.flatten() {
            Some(record) => Placement::of(&record).map(|placement| (Kind::Member, placement.member)),
            None => None,
        };
        let number = member.map(|of| self.record(of)).transpose()?.flatten().map(|member| member.get("number").plain());
        let instrument = line.instrument.map(|id| self.record((Kind::Instrument, id))).transpose()?.flatten();
        let what = match instrument.as_ref().and_then(Instrument::of) {
            Some(instrument) => What::Instrument(InstrumentKind::name(instrument.instrument)),
            None => What::Item(self.label_if(named(line.item, Kind::CostItem))?),
        };
        let corrects = named(line.corrects, Kind::Statement).map(|of| self.label(of)).transpose()?;
        Ok(ChargeLine {
            line: line.line,
            sort: line.sort,
            what,
            team: self.label_if(named(line.team, Kind::Team))?,
            member: number.unwrap_or_default(),
            corrects,
            from: line.from,
            until: line.until,
            quantity: line.quantity,
            price: line.price,
            amount: line.amount,
            sources: self.sources(line)?,
        })
    }

    /// The records that the reference fields of a line point at; its own statement is none of them.
    fn sources(&mut self, line: &StatementLine) -> Result<Vec<LineSource>, StoreError> {
        let record = Record::StatementLine(line.clone());
        let mut sources = Vec::new();
        for info in Kind::StatementLine.fields().iter().filter(|info| Some(info.name) != Kind::StatementLine.owner()) {
            if let (FieldType::Ref(kind), Value::Ref(id)) = (info.ty, record.get(info.name)) {
                sources.push(LineSource { kind: kind.name(), id: id.to_string(), label: self.label((kind, id))? });
            }
        }
        Ok(sources)
    }

    fn label_if(&mut self, of: Option<(Kind, Id)>) -> Result<String, StoreError> {
        of.map_or(Ok(String::new()), |of| self.label(of))
    }

    fn label(&mut self, (kind, id): (Kind, Id)) -> Result<String, StoreError> {
        if let Some(known) = self.labels.get(&(kind, id)) {
            return Ok(known.clone());
        }
        let label = self.repo.label_on(kind, id, self.on)?;
        self.labels.insert((kind, id), label.clone());
        Ok(label)
    }

    fn record(&mut self, (kind, id): (Kind, Id)) -> Result<Option<Record>, StoreError> {
        if let Some(known) = self.records.get(&(kind, id)) {
            return Ok(known.clone());
        }
        let record = self.repo.record(kind, id)?;
        self.records.insert((kind, id), record.clone());
        Ok(record)
    }
}

/// As JSON with what they come to.
impl Serialize for Sums {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let parts = [("costs", self.costs), ("windfalls", self.windfalls), ("corrections", self.corrections)];
        s.collect_map(parts.into_iter().chain([("total", self.total())]))
    }
}
