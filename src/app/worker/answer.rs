//! Answering questions from a repository: the same on the worker thread and in tests.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::NaiveTime;

use crate::domain::access::topic::topic_of;
use crate::domain::charging::{Period, Sums, next_period};
use crate::domain::columns::{ColumnSource, column, naming_column, summed_column};
use crate::domain::counting::PROGRAMME_NAME;
use crate::domain::days::{Day, holds};
use crate::domain::defaults;
use crate::domain::filter::Expr;
use crate::domain::id::Id;
use crate::domain::kinds::{Application, Parameter, Placement, Statement, StatementLine, Vacancy};
use crate::domain::query::Query;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::redaction::withhold_logged;
use crate::domain::value::FieldType;
use crate::report::Overview;
use crate::report::{Agenda, alike, changed_figures, find, jobs_by, overdue_count, those};
use crate::repository::charging::{Draft, statement_numbers};
use crate::repository::{LogQuery, Repository, StoreError, TypedReading};

use crate::app::request::{Charges, ChargesOf, PastedLine, Question, Reply, RowPlace};
use crate::app::state::pane_specs::PaneId;
use crate::app::state::selection::{SelectedRow, SelectionPurpose};
use crate::service::command::{self, CommandError};
use crate::service::record_detail::record_detail;

/// How many hits a search gives: a screenful.
const HITS: usize = 50;
/// How much of each source the agenda shows before it says how many there are.
const DUE: u64 = 200;
/// How many sets a page of the log has.
const LOG_PAGE: u64 = 200;
/// How many changes of one set the log shows before it says how many there are.
const LOG_CHANGES: u64 = 40;

/// Answers a question. What is about files is answered by the importer, not here.
pub fn answer(repo: &dyn Repository, question: &Question) -> Reply {
    let reply = match question {
        Question::Rows { pane, query, from, most, around } => {
            rows(repo, query, *from, *most, *around).map(|(window, count)| Reply::Rows { pane: *pane, window, count })
        }
        Question::Count { pane, query } => repo.count(query).map(|count| Reply::Count(*pane, count)),
        Question::Sums { pane, query } => {
            let column = summed_column(query.kind).filter(|name| repo.access().sees_column(query.kind, name));
            let sums = column.map(|column| repo.count_and_sum(query, column)).transpose();
            sums.map(|sums| Reply::Sums(*pane, query.clone(), sums))
        }
        Question::RowIds { pane, query, between, step } => {
            row_ids(repo, query, *between).map(|ids| Reply::RowIds(*pane, *step, ids))
        }
        Question::SelectedRows { pane, query, ids, purpose } => {
            selected(repo, query, ids, purpose).map(|rows| Reply::SelectedRows(*pane, purpose.clone(), rows))
        }
        Question::PasteRows { pane, query, from, column, lines } => {
            paste_rows(repo, query, (*from, column), lines).map(|lines| Reply::PasteRows(*pane, column, lines))
        }
        Question::Agenda(look, sources) => Agenda::of(repo, *look, sources, DUE).map(Reply::Agenda),
        Question::Overdue(look) => overdue_count(repo, *look).map(Reply::Overdue),
        Question::Totals(day) => totals(repo, *day),
        Question::Overview(day) => Overview::of(repo, *day).map(|overview| Reply::Overview(Box::new(overview))),
        Question::Search { kinds, words, among, near, on } => match among.is_empty() {
            true => find(repo, (kinds, *near), words, (HITS, *on)).map(Reply::Search),
            false => those(repo, among, *on).map(Reply::Search),
        },
        Question::Alike(kinds, name, on) => {
            alike(repo, kinds, name, *on).map(|found| Reply::Alike(name.clone(), found))
        }
        Question::KeyTaken(kind, key) => is_taken(repo, *kind, key).map(|is| Reply::KeyTaken(*kind, key.clone(), is)),
        Question::RecordDetail { kind, id, as_of, .. } => {
            record_detail(repo, *kind, *id, *as_of).map(|found| found.map_or(Reply::Gone, Reply::RecordDetail))
        }
        Question::Contracts(wanted) => command::plan_contracts(repo, wanted).map(Reply::Contracts),
        Question::DryRun { command, days: (day, today) } => {
            let now = today.and_time(NaiveTime::MIN).and_utc();
            command::dry_run(repo, ("", now), command, *day).map(|run| Reply::DryRun(Box::new(run)))
        }
        Question::HandOver(what) => or_refused(command::handed_over(repo, what).map(Reply::HandOver)),
        Question::Erasure(what) => or_refused(command::erasure_plan(repo, what, false).map(Reply::Erasure)),
        Question::Correction { command, today } => or_refused(correction(repo, command, *today)),
        Question::Charges(of) => charges(repo, *of).map(|found| found.map_or(Reply::Gone, Reply::Charges)),
        Question::JobsBy(by, day) => jobs_by(repo, *by, *day).map(Reply::JobsBy),
        Question::Log(query) => {
            let query = LogQuery { changes: Some(query.changes.unwrap_or(LOG_CHANGES)), ..query.clone() };
            repo.log(&query, LOG_PAGE).map(|sets| Reply::Log(sets.into_iter().map(withhold_logged).collect()))
        }
        Question::Whereabouts { kind, id, as_of, coming } => {
            let place = whereabouts(repo, (*kind, *id), *as_of, *coming);
            place.map(|place| Reply::Whereabouts { kind: *kind, id: *id, place })
        }
        Question::Stages => command::stages(repo).map(Reply::Stages),
        Question::Proposal(purpose, subject, on) => {
            let values = command::proposed(repo, purpose.proposing(), *on);
            values.map(|values| Reply::Proposal(purpose.clone(), subject.clone(), values))
        }
        Question::HasWork { day, to_begin } => {
            has_work(repo, *day).map(|has_work| Reply::HasWork { has_work, to_begin: *to_begin })
        }
        // Those that ask the disk are answered beside the store.
        Question::Preview(_) | Question::Folder { .. } | Question::Mappings(_) | Question::KeepMapping(..) => {
            Err(StoreError::Interrupted)
        }
    };
    reply.unwrap_or_else(Reply::Failed)
}

/// Whether the store holds any record but those that a new one begins with, of whatever time.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn has_work(repo: &dyn Repository, day: Day) -> Result<bool, StoreError> {
    for kind in Kind::ALL.into_iter().filter(|kind| !defaults::KINDS.contains(kind)) {
        if !repo.window(&Query::of(kind, day).of_all_times().showing(&[]), 0, 1)?.rows.is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A refusal is an answer; a reading that was broken off is done again.
fn or_refused(told: Result<Reply, CommandError>) -> Result<Reply, StoreError> {
    match told {
        Err(CommandError::Store(error)) => Err(error),
        told => Ok(told.unwrap_or_else(|error| Reply::Refused(error.into()))),
    }
}

/// Which figures of days up to today a command changes.
fn correction(repo: &dyn Repository, command: &command::Command, today: Day) -> Result<Reply, CommandError> {
    let now = today.and_time(NaiveTime::MIN).and_utc();
    let command::Rehearsal { done, first_day, touched, remarks } = command::rehearse(repo, ("", now), command)?;
    Ok(Reply::Correction(changed_figures((repo, done.as_ref()), (first_day, today), &touched)?, remarks))
}

fn is_taken(repo: &dyn Repository, kind: Kind, key: &str) -> Result<bool, StoreError> {
    let has = |record: &Record| kind.key().is_some_and(|name| record.get(name).plain() == key);
    Ok(repo.named(kind, key)?.iter().any(has))
}

/// The row that a record is to be found in on a day; `None` when no list has it then.
fn whereabouts(
    repo: &dyn Repository,
    (kind, id): (Kind, Id),
    on: Day,
    coming: bool,
) -> Result<Option<RowPlace>, StoreError> {
    let here = |from, until| holds(from, until, on);
    let place = |pane, lead, row| RowPlace { pane, lead, row };
    let place = match kind {
        Kind::Team => Some(place(PaneId::Teams, None, id)),
        Kind::Staff => Some(place(PaneId::StaffList, None, id)),
        Kind::Organisation => Some(place(PaneId::Clients, None, id)),
        Kind::Member => {
            let placements = repo.referring_to::<Placement>(Placement::member, id)?;
            let now = placements.iter().find(|placement| here(placement.from, placement.until));
            let later = placements
                .iter()
                .filter(|placement| coming && placement.from > on)
                .min_by_key(|placement| placement.from);
            now.or(later).map(|placement| place(PaneId::Members, Some(placement.team), id))
        }
        Kind::Vacancy => {
            let team = repo.one_on::<Vacancy>(id, on)?.map(|vacancy| vacancy.team);
            team.map(|team| place(PaneId::Vacancies, Some(team), id))
        }
        Kind::Candidate => {
            let applications = repo.referring_to::<Application>(Application::candidate, id)?;
            let running = applications.iter().find(|application| here(application.from, application.until));
            running.map(|running| place(PaneId::Pipeline, Some(running.vacancy), running.id))
        }
        _ => None,
    };
    let Some(place) = place else { return Ok(None) };
    let (pane, leader) = (place.pane, place.pane.leader());
    let mut rows = Query::of(pane.kind(), on);
    rows.within = pane.spec().within.zip(place.lead);
    rows.coming = coming;
    let leads = match place.lead {
        Some(lead) => repo.position(&Query::of(leader.kind(), on), lead)?.is_some(),
        None => true,
    };
    Ok(if leads && repo.position(&rows, place.row)?.is_some() { Some(place) } else { None })
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
    if !repo.access().sees(topic_of(query.kind)) {
        return Err(StoreError::File(Reason::NotForYourRole, PathBuf::new()));
    }
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

fn ids_of(repo: &dyn Repository, query: &Query, (from, most): (u64, u64)) -> Result<Vec<Id>, StoreError> {
    let query = query.clone().showing(&[]);
    Ok(repo.window(&query, from, most)?.rows.into_iter().map(|row| row.id).collect())
}

/// The identities of the rows of a query, or of those from one record to another; none when one of these is not in it.
fn row_ids(repo: &dyn Repository, query: &Query, between: Option<(Id, Id)>) -> Result<Vec<Id>, StoreError> {
    let Some((one, other)) = between else { return ids_of(repo, query, (0, u64::from(u32::MAX))) };
    match (repo.position(query, one)?, repo.position(query, other)?) {
        (Some(one), Some(other)) => ids_of(repo, query, (one.min(other), one.abs_diff(other) + 1)),
        _ => Ok(Vec::new()),
    }
}

/// Those of these records that stand in a query without its filter, the hidden ones first, with what is seen of them.
fn selected(
    repo: &dyn Repository,
    query: &Query,
    ids: &[Id],
    purpose: &SelectionPurpose,
) -> Result<Vec<SelectedRow>, StoreError> {
    let among = Expr::Among(ids.to_vec());
    let most = ids.len() as u64;
    let shown = ids_of(repo, &query.clone().matching(query.filter.clone().and(among.clone())), (0, most))?;
    let shown: BTreeSet<Id> = shown.into_iter().collect();
    let mut columns: Vec<&'static str> = Vec::new();
    if let Some(column) = purpose.column() {
        columns.extend(naming_column(query.kind));
        columns.push(column);
        match (query.kind, column) {
            (Kind::Member, "hours") => columns.push("jobs"),
            (Kind::Application, "stage") => columns
                .extend(["candidate", "vacancy"].into_iter().filter(|name| Some(*name) != naming_column(query.kind))),
            _ => {}
        }
    }
    let mut edited = query.clone().matching(among).showing(&columns);
    // A place in a team that begins later is edited by itself.
    let placed = purpose.column().and_then(|name| column(query.kind, name));
    edited.coming &= !placed.is_some_and(|column| matches!(column.source, ColumnSource::Placement(_)));
    let window = repo.window(&edited, 0, most)?;
    let mut rows: Vec<SelectedRow> = window
        .rows
        .into_iter()
        .map(|row| {
            let cell = |name: Option<&str>| {
                columns.iter().position(|column| Some(*column) == name).and_then(|at| row.cells.get(at)).cloned()
            };
            let reference = |name| cell(Some(name)).and_then(|cell| cell.value.reference());
            let name = cell(naming_column(query.kind)).map(|cell| cell.label.unwrap_or_else(|| cell.value.plain()));
            SelectedRow {
                id: row.id,
                name: name.unwrap_or_default(),
                seen: cell(purpose.column()),
                jobs: cell(Some("jobs")),
                application: Option::zip(reference("candidate"), reference("vacancy")),
                hidden: !shown.contains(&row.id),
            }
        })
        .collect();
    rows.sort_by_key(|row| !row.hidden);
    Ok(rows)
}

/// The rows that pasted lines are for, from one of a query on, and the records that the lines name.
fn paste_rows(
    repo: &dyn Repository,
    query: &Query,
    (from, name): (u64, &'static str),
    lines: &[String],
) -> Result<Vec<PastedLine>, StoreError> {
    let ids = ids_of(repo, query, (from, lines.len() as u64))?;
    let seen = selected(repo, query, &ids, &SelectionPurpose::Edit(name))?;
    let referred = match column(query.kind, name).map(|column| column.ty) {
        Some(FieldType::Ref(kind)) => Some(kind),
        _ => None,
    };
    let line = |(at, text): (usize, &String)| {
        let row = ids.get(at).map(|id| {
            let row = seen.iter().find(|row| row.id == *id);
            (*id, row.and_then(|row| row.seen.as_ref()).map(|cell| cell.value.clone()))
        });
        let named = match referred {
            Some(kind) if !text.trim().is_empty() => repo.named(kind, text.trim())?.iter().map(Record::id).collect(),
            _ => Vec::new(),
        };
        Ok(PastedLine { text: text.clone(), row, named })
    };
    lines.iter().enumerate().map(line).collect()
}

/// What a client is charged; `None` when the statement is gone.
fn charges(repo: &dyn Repository, of: ChargesOf) -> Result<Option<Box<Charges>>, StoreError> {
    let (statement, lines) = match of {
        ChargesOf::Fixed(id) => {
            let Some(statement) = repo.one::<Statement>(id)? else { return Ok(None) };
            (statement, repo.referring_to::<StatementLine>(StatementLine::statement, id)?)
        }
        ChargesOf::Next(client, on) => {
            let fixed = repo.referring_to::<Statement>(Statement::organisation, client)?;
            let period = next_period(&fixed, on);
            return charges(repo, ChargesOf::Draft(client, period));
        }
        ChargesOf::Draft(client, Period { from, until }) => {
            let draft = Draft::of(repo, client, Period { from, until })?;
            let total = Sums::of(&draft.charges).total();
            let client_then = draft.names.label(Some(client));
            let blank = Statement::blank(Id::UNSET);
            let statement = Statement { organisation: client, client_then, from, until, total, ..blank };
            (statement, draft.lines())
        }
    };
    let others = lines.iter().map(|line| line.corrects).chain([statement.credits]).flatten();
    let numbers = statement_numbers(repo, others)?;
    Ok(Some(Box::new(Charges { statement, lines, numbers })))
}
