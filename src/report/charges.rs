//! Charge statements: what one client is charged, with the records each line comes from, and what all clients are
//! charged together.

use serde::{Serialize, Serializer};

use crate::domain::charging::{Changed, Period, Sums, for_client};
use crate::domain::choices::{Choice, LineKind};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::{Organisation, Statement, StatementLine};
use crate::domain::record::{Kind, Record};
use crate::domain::units::Units;
use crate::domain::value::{FieldType, Value};
use crate::repository::charging::{Draft, programme, statement_numbers};
use crate::repository::{Repository, StoreError, TypedReading};

/// What one client is charged for a period: a draft, or a statement that was fixed. As JSON `number` is null for a draft.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChargeStatement {
    /// Name of the client.
    pub client: String,
    /// Number of the fixed statement.
    pub number: Option<String>,
    /// Of a credit statement: the number of the one that it takes back.
    pub credits: Option<String>,
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
    /// Whether its lines tell of people: not in the version for the client.
    pub with_people: bool,
    /// The lines as they are kept.
    #[serde(skip)]
    stored: Vec<StatementLine>,
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
    /// For a correction: what changed, where one thing explains it.
    pub changed: Option<Changed>,
    /// For a correction that reaches into a closed period: euros that were charged until then.
    pub published: Option<Decimal>,
    /// And those that are known now.
    pub known_now: Option<Decimal>,
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
    /// It as the client gets it, see [`for_client`].
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn for_client(self, repo: &dyn Repository) -> Result<Self, StoreError> {
        let told = for_client(&self.stored);
        Ok(Self { lines: lines(repo, &told)?, stored: told, with_people: false, ..self })
    }

    /// What a client would be charged for a period, with the corrections of earlier statements.
    ///
    /// # Errors
    /// When the store cannot be read.
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

    /// A fixed statement.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn fixed(repo: &dyn Repository, statement: &Statement) -> Result<Self, StoreError> {
        let own = repo.referring_to::<StatementLine>("statement", statement.id)?;
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

/// The number of a statement.
fn number_of(repo: &dyn Repository, statement: Option<Id>) -> Result<Option<String>, StoreError> {
    statement.map(|id| repo.label(Kind::Statement, id)).transpose()
}

/// The lines as they are told, with the names that they keep.
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
            changed: Changed::of(line),
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

/// The records that the reference fields of a line point at, by the names that it keeps; its own statement is none of them.
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

/// As JSON with what they come to.
impl Serialize for Sums {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let parts = [("costs", self.costs), ("windfalls", self.windfalls), ("corrections", self.corrections)];
        s.collect_map(parts.into_iter().chain([("total", self.total())]))
    }
}
