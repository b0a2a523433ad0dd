//! One record with everything that belongs to it.

use crate::domain::access::HIDDEN;
use crate::domain::change::LoggedSet;
use crate::domain::choices::InstrumentStatus;
use crate::domain::counting::TeamCount;
use crate::domain::days::{Day, holds};
use crate::domain::id::Id;
use crate::domain::instruments::{Expected, Grounds, expected_on};
use crate::domain::kinds::{Employment, Instrument, Parameter, Placement, RegisterCheck};
use crate::domain::paid_hours::ClientPeriod;
use crate::domain::record::{Kind, Record};
use crate::domain::redaction::{withhold, withhold_logged};
use crate::domain::value::{FieldType, Value};
use crate::repository::paid_hours::client_periods;
use crate::repository::{LogQuery, Repository, StoreError, TypedReading};

/// How many sets of history a record shows.
const HISTORY: u64 = 60;
/// How many changes of one set the history shows.
const LOG_CHANGES: u64 = 40;

/// One record with everything that belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordDetail {
    /// The day on which it is shown.
    pub on: Day,
    /// The record itself, without its facts.
    pub record: Record,
    /// The dated facts that belong to it, newest first within a kind.
    pub facts: Vec<Record>,
    /// Names of the records that any of these refer to.
    pub labels: Vec<(Id, String)>,
    /// What the instruments among these that hold on the day are expected to bring in a month.
    pub expected: Vec<(Id, Expected)>,
    /// The five numbers, for a team.
    pub count: Option<TeamCount>,
    /// The periods up to the day, for a client.
    pub periods: Vec<ClientPeriod>,
    /// What the log has on it and its facts, newest first.
    pub history: Vec<LoggedSet>,
}

impl RecordDetail {
    /// What an instrument is expected to bring in a month; `None` when it does not hold on the day, or brings nothing.
    pub fn expected(&self, instrument: Id) -> Option<Expected> {
        let known = self.expected.iter().find(|(id, _)| *id == instrument).map(|(_, expected)| *expected);
        known.filter(|expected| *expected != Expected::Nothing)
    }

    /// The name of a record that is referred to.
    pub fn label(&self, id: Id) -> &str {
        self.labels.iter().find(|(i, _)| *i == id).map_or("", |(_, label)| label)
    }
}

/// One record with everything that belongs to it; `None` when it is gone.
///
/// # Errors
/// Returns an error when the store cannot answer.
pub fn record_detail(
    repo: &dyn Repository,
    kind: Kind,
    id: Id,
    as_of: Day,
) -> Result<Option<Box<RecordDetail>>, StoreError> {
    let settings = repo.settings(as_of)?;
    let Some(record) = repo.record_on(kind, id, as_of)?.map(|record| withhold(record, &settings)) else {
        return Ok(None);
    };
    let mut facts = Vec::new();
    for (fact, field) in kind.children() {
        let list = repo.referring_on(*fact, field, id, as_of)?;
        facts.extend(list.into_iter().rev().map(|record| withhold(record, &settings)));
    }
    let mut labels: Vec<(Id, String)> = Vec::new();
    for shown in std::iter::once(&record).chain(&facts) {
        for info in shown.kind().fields() {
            if let (FieldType::Ref(to), Value::Ref(target)) = (info.ty, shown.get(info.name))
                && !labels.iter().any(|(known, _)| *known == target)
            {
                let label = Some(repo.label_on(to, target, as_of)?).filter(|label| !label.is_empty());
                // What it refers to is there: a name that cannot be told is one that may not be seen.
                labels.push((target, label.unwrap_or_else(|| HIDDEN.to_owned())));
            }
        }
    }
    let past: Vec<Record> = repo.past_of(kind, id)?.into_iter().map(Record::PastValue).collect();
    let told = std::iter::once(&record).chain(&facts).chain(&past).map(Record::id);
    let query = LogQuery { changes: Some(LOG_CHANGES), ..LogQuery::default() };
    let history = history(repo, told, (&query, HISTORY))?;
    let count = if kind == Kind::Team { Some(repo.team_count(id, as_of)?) } else { None };
    let periods = if kind == Kind::Organisation { client_periods(repo, id, as_of)? } else { Vec::new() };
    let instruments = std::iter::once(&record).chain(&facts).filter_map(Instrument::of);
    let expected = expected(repo, instruments, as_of)?;
    Ok(Some(Box::new(RecordDetail { on: as_of, record, facts, labels, expected, count, periods, history })))
}

/// What the log says of these records that fits a query besides, newest first; at most so many sets of each record.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn history(
    repo: &dyn Repository,
    records: impl Iterator<Item = Id>,
    (query, most): (&LogQuery, u64),
) -> Result<Vec<LoggedSet>, StoreError> {
    let mut history: Vec<LoggedSet> = Vec::new();
    for id in records {
        let query = LogQuery { record: Some(id), ..query.clone() };
        for set in repo.log(&query, most)?.into_iter().map(withhold_logged) {
            match history.iter_mut().find(|known| known.revision == set.revision) {
                Some(known) => {
                    known.changes.extend(set.changes);
                    known.labels.extend(set.labels);
                }
                None => history.push(set),
            }
        }
    }
    history.sort_by_key(|set| std::cmp::Reverse(set.revision));
    for set in &mut history {
        set.size = set.changes.len() as u64;
    }
    Ok(history)
}

/// What these instruments, all of one member, are expected to bring in a month.
fn expected<'a>(
    repo: &dyn Repository,
    instruments: impl Iterator<Item = &'a Instrument>,
    as_of: Day,
) -> Result<Vec<(Id, Expected)>, StoreError> {
    let stands = |i: &&Instrument| matches!(i.status, InstrumentStatus::Granted | InstrumentStatus::Requested);
    let mut held = instruments.filter(|i| holds(i.from, i.until, as_of)).filter(stands).peekable();
    let Some(first) = held.peek() else { return Ok(Vec::new()) };
    let placements = repo.referring_to::<Placement>(Placement::member, first.member)?;
    let hours = placements.iter().find(|p| holds(p.from, p.until, as_of)).map(|p| p.hours);
    let parameters = repo.all_of::<Parameter>()?;
    let employments = repo.referring_to::<Employment>(Employment::member, first.member)?;
    let checks = repo.referring_to::<RegisterCheck>(RegisterCheck::member, first.member)?;
    let grounds = Grounds { employments: &employments, checks: &checks, parameters: &parameters };
    Ok(held.map(|i| (i.id, expected_on(i, hours, &grounds, as_of))).collect())
}
