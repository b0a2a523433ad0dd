//! Answering questions from a repository: the same on the worker thread and in tests.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::domain::change::LoggedSet;
use crate::domain::charging::{Period, Sums, next_period};
use crate::domain::choices::InstrumentStatus;
use crate::domain::counting::PROGRAMME_NAME;
use crate::domain::days::{Day, holds};
use crate::domain::discretion::{withhold, withhold_logged};
use crate::domain::id::Id;
use crate::domain::instruments::{Expected, Rules, expected_per_month};
use crate::domain::kinds::{Instrument, Parameter, Placement, Statement, StatementLine};
use crate::domain::query::Query;
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::value::{FieldType, Value};
use crate::report::Overview;
use crate::report::{Agenda, pressing};
use crate::repository::charging::Draft;
use crate::repository::{LogQuery, Repository, StoreError, TypedReading};

use crate::app::request::{Charges, ChargesOf, Question, Reply, Whole};
use crate::service::command;

/// How many hits a search gives: a screenful.
const HITS: usize = 50;
/// How much of each source the agenda shows before it says how many there are.
const DUE: u64 = 200;
/// How many sets a page of the log has.
const LOG_PAGE: u64 = 200;
/// How many changes of one set the log shows before it says how many there are.
const LOG_CHANGES: u64 = 40;
/// How many sets of history a record shows.
const HISTORY: u64 = 60;

/// Answers a question. Previews are answered by the importer, not here.
pub fn answer(repo: &dyn Repository, question: &Question) -> Reply {
    let reply = match question {
        Question::Rows { pane, query, from, most, around } => {
            rows(repo, query, *from, *most, *around).map(|(window, count)| Reply::Rows { pane: *pane, window, count })
        }
        Question::Count { pane, query } => repo.count(query).map(|count| Reply::Count(*pane, count)),
        Question::Agenda(look, sources) => Agenda::of(repo, *look, sources, DUE).map(Reply::Agenda),
        Question::Pressing(look) => pressing(repo, *look).map(Reply::Pressing),
        Question::Totals(day) => totals(repo, *day),
        Question::Overview(day) => Overview::of(repo, *day).map(|overview| Reply::Overview(Box::new(overview))),
        Question::Search { kinds, words } => repo.search(kinds, words, HITS).map(Reply::Search),
        Question::Whole { kind, id, as_of, .. } => whole(repo, *kind, *id, *as_of).map(Reply::Whole),
        Question::Charges(of) => charges(repo, *of).map(Reply::Charges),
        Question::Log(query) => {
            let query = LogQuery { changes: Some(query.changes.unwrap_or(LOG_CHANGES)), ..query.clone() };
            repo.log(&query, LOG_PAGE).map(|sets| Reply::Log(sets.into_iter().map(withhold_logged).collect()))
        }
        Question::Whereabouts { member, as_of } => {
            let placements = repo.referring_to::<Placement>("member", *member);
            placements.map(|list| {
                let here = list.iter().find(|p| holds(p.from, p.until, *as_of)).map(|p| p.team);
                Reply::Whereabouts(*member, here)
            })
        }
        Question::Stages => command::stages(repo).map(Reply::Stages),
        Question::Proposal(purpose, on) => {
            command::proposed(repo, purpose.recruits(), *on).map(|values| Reply::Proposal(purpose.clone(), values))
        }
        Question::Preview(_) => Err(StoreError::Interrupted),
    };
    reply.unwrap_or_else(Reply::Failed)
}

fn totals(repo: &dyn Repository, day: Day) -> Result<Reply, StoreError> {
    let (totals, settings) = (repo.totals(day)?, repo.settings(day)?);
    let parameters = repo.all_of::<Parameter>()?;
    let programme = Parameter::text_on(&parameters, PROGRAMME_NAME, day).to_owned();
    Ok(Reply::Totals(totals, Box::new(settings), programme))
}

fn rows(
    repo: &dyn Repository,
    query: &Query,
    from: u64,
    most: u64,
    around: Option<(Id, u64)>,
) -> Result<(crate::domain::query::Window, Option<u64>), StoreError> {
    let from = match around {
        Some((id, before)) => repo.position(query, id)?.map_or(from, |place| place.saturating_sub(before)),
        None => from,
    };
    let window = repo.window(query, from, most)?;
    let got = window.rows.len() as u64;
    // A short answer has reached the end, so it tells the size of the whole for nothing.
    let count = (got < most && (got > 0 || window.from == 0)).then_some(window.from + got);
    Ok((window, count))
}

/// What a client is charged; `None` when the statement is gone.
fn charges(repo: &dyn Repository, of: ChargesOf) -> Result<Option<Box<Charges>>, StoreError> {
    let (statement, lines) = match of {
        ChargesOf::Fixed(id) => {
            let Some(statement) = repo.one::<Statement>(id)? else { return Ok(None) };
            (statement, repo.referring_to::<StatementLine>("statement", id)?)
        }
        ChargesOf::Next(client, on) => {
            let fixed = repo.referring_to::<Statement>("organisation", client)?;
            let period = next_period(&fixed, on);
            return charges(repo, ChargesOf::Draft(client, period));
        }
        ChargesOf::Draft(client, Period { from, until }) => {
            let charges = Draft::of(repo, client, Period { from, until })?.charges;
            let total = Sums::of(&charges).total();
            let statement = Statement { organisation: client, from, until, total, ..Statement::blank(Id::UNSET) };
            let lines = charges.iter().zip(1..).map(|(charge, line)| charge.line(Id::UNSET, Id::UNSET, line));
            (statement, lines.collect())
        }
    };
    let (mut labels, mut instruments) = (BTreeMap::new(), BTreeMap::new());
    let records = lines.iter().cloned().map(Record::StatementLine);
    for record in records.chain([Record::Statement(statement.clone())]) {
        for info in record.kind().fields() {
            let (FieldType::Ref(to), Value::Ref(id)) = (info.ty, record.get(info.name)) else { continue };
            if let Entry::Vacant(label) = labels.entry(id) {
                label.insert(repo.label(to, id)?);
                if let Some(Record::Instrument(instrument)) =
                    repo.record(Kind::Instrument, id)?.filter(|_| to == Kind::Instrument)
                {
                    instruments.insert(id, instrument.instrument);
                }
            }
        }
    }
    Ok(Some(Box::new(Charges { statement, lines, labels, instruments })))
}

/// One record with everything that belongs to it; `None` when it is gone.
///
/// # Errors
/// When the store cannot answer.
pub fn whole(repo: &dyn Repository, kind: Kind, id: Id, as_of: Day) -> Result<Option<Box<Whole>>, StoreError> {
    let settings = repo.settings(as_of)?;
    let Some(record) = repo.record(kind, id)?.map(|record| withhold(record, &settings)) else { return Ok(None) };
    let mut facts = Vec::new();
    for (fact, field) in kind.children() {
        let list = repo.referring(*fact, field, id)?;
        facts.extend(list.into_iter().rev().map(|record| withhold(record, &settings)));
    }
    let mut labels: Vec<(Id, String)> = Vec::new();
    for shown in std::iter::once(&record).chain(&facts) {
        for info in shown.kind().fields() {
            if let (FieldType::Ref(to), Value::Ref(target)) = (info.ty, shown.get(info.name))
                && !labels.iter().any(|(known, _)| *known == target)
            {
                labels.push((target, repo.label(to, target)?));
            }
        }
    }
    let mut history: Vec<LoggedSet> = Vec::new();
    for shown in std::iter::once(&record).chain(&facts) {
        let query = LogQuery { record: Some(shown.id()), changes: Some(LOG_CHANGES), ..LogQuery::default() };
        for set in repo.log(&query, HISTORY)?.into_iter().map(withhold_logged) {
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
    let count = if kind == Kind::Team { Some(repo.team_count(id, as_of)?) } else { None };
    let instruments = std::iter::once(&record).chain(&facts).filter_map(Instrument::of);
    let expected = expected(repo, instruments, as_of)?;
    Ok(Some(Box::new(Whole { record, facts, labels, expected, count, history })))
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
    let placements = repo.referring_to::<Placement>("member", first.member)?;
    let hours = placements.iter().find(|p| holds(p.from, p.until, as_of)).map(|p| p.hours);
    let parameters = repo.all_of::<Parameter>()?;
    let rules = Rules::on(as_of, &parameters);
    Ok(held.map(|i| (i.id, expected_per_month(i, hours, &rules))).collect())
}
