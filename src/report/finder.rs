//! Finds a record by a few typed letters, with what tells it apart from others with the same name: its number, its place and
//! its status on a day. The finder and the pickers of the screen use it.

use std::collections::HashMap;

use crate::domain::choices::{Choice, MemberStatus, TeamStatus, VacancyStatus};
use crate::domain::days::Day;
use crate::domain::filter::Expr;
use crate::domain::id::Id;
use crate::domain::kinds::{Application, Placement, TaskPackage, Team};
use crate::domain::near_names::is_alike;
use crate::domain::query::{Query, Row};
use crate::domain::record::{Kind, Record};
use crate::domain::value::Value;
use crate::repository::{Likeness, Repository, SearchHit, StoreError, TypedReading};

/// How many hits are looked at for each one that is shown, so that those who left do not push out somebody who is there.
const LOOKED_AT: usize = 4;

/// The same where task packages are looked for that fit: an office has some hundreds of them at most.
const PACKAGES_LOOKED_AT: usize = 40;

/// Letters at the beginning of a word by which names that are nearly the same are looked for.
const LOOKED_FOR: usize = 3;
/// How many names that begin so are compared.
const COMPARED: usize = 300;
/// How many records of nearly the same name are told.
pub const MOST_ALIKE: usize = 3;

/// A record that was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identified {
    /// Number or code; empty for a kind that has only a name.
    pub number: String,
    /// The team of a member or vacancy, the client of a team, the vacancy of a candidate, the type of work of a task package; empty when there is none.
    pub place: String,
    /// The status on the day: a choice of the kind, the name of a candidate's stage, or the role of a staff member.
    pub status: Value,
    /// The day that belongs to the status: the first day of who is still to come, the last day of who left.
    pub day: Option<Day>,
    /// Of a team how many people it has and how many places.
    pub seats: Option<(i64, i64)>,
    /// Whether it has ended by the day: somebody who left, a team that ended, a vacancy that is closed.
    pub over: bool,
}

/// The records of these kinds whose name or number resembles the words, at most `most`, each with what tells it apart on a
/// day. Records that have ended come after all others. Within each group the best match comes first, and of equally good ones
/// members and teams come before other kinds. For a team, or for what is or comes in one (`near`), the task packages of its type of
/// work come before all others.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn find(
    repo: &dyn Repository,
    (kinds, near): (&[Kind], Option<(Kind, Id)>),
    words: &str,
    (most, on): (usize, Day),
) -> Result<Vec<(SearchHit, Identified)>, StoreError> {
    let near = near.filter(|_| kinds.contains(&Kind::TaskPackage));
    let fitting = near.map(|near| packages_for(repo, near, on)).transpose()?.unwrap_or_default();
    let looked_at = if fitting.is_empty() { LOOKED_AT } else { PACKAGES_LOOKED_AT };
    let mut hits = repo.search(kinds, words, most)?;
    if hits.len() == most {
        hits = repo.search(kinds, words, most.saturating_mul(looked_at))?;
    }
    let mut known: HashMap<Id, Identified> = HashMap::new();
    for kind in kinds {
        let ids: Vec<Id> = hits.iter().filter(|hit| hit.kind == *kind).map(|hit| hit.id).collect();
        if !ids.is_empty() {
            identify(repo, *kind, ids, on, &mut known)?;
        }
    }
    let mut found: Vec<(SearchHit, Identified)> = hits
        .into_iter()
        .map(|hit| (known.remove(&hit.id).unwrap_or_default(), hit))
        .map(|(told, hit)| (hit, told))
        .collect();
    let rank = |kind| usize::from(!matches!(kind, Kind::Member | Kind::Team));
    found.sort_by_key(|(hit, identified)| (identified.over, !fitting.contains(&hit.id), hit.likeness, rank(hit.kind)));
    found.truncate(most);
    for (hit, _) in &mut found {
        hit.label = repo.label_on(hit.kind, hit.id, on)?;
    }
    Ok(found)
}

/// The task packages of the type of work of a team, or of the team that something is or comes in, on a day.
fn packages_for(repo: &dyn Repository, near: (Kind, Id), on: Day) -> Result<Vec<Id>, StoreError> {
    let team = match near {
        (Kind::Team, team) => Some(team),
        (Kind::Member, member) => {
            let placements = repo.referring_to::<Placement>(Placement::member, member)?;
            let running = placements.iter().rev().find(|p| p.until.is_none_or(|until| until >= on));
            running.map(|placement| placement.team)
        }
        (kind, id) => repo.record_on(kind, id, on)?.and_then(|record| record.get("team").reference()),
    };
    let Some(team) = team else { return Ok(Vec::new()) };
    let work = repo.record_on(Kind::Team, team, on)?.and_then(|team| team.get(Team::work_type).reference());
    let packages = work.map(|work| repo.referring(Kind::TaskPackage, TaskPackage::work_type, work)).transpose()?;
    Ok(packages.unwrap_or_default().iter().map(Record::id).collect())
}

/// The records of these kinds with the same name or nearly, at most `MOST_ALIKE`, each with what tells it apart on a day.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn alike(
    repo: &dyn Repository,
    kinds: &[Kind],
    name: &str,
    on: Day,
) -> Result<Vec<(SearchHit, Identified)>, StoreError> {
    // A slip may be anywhere but in the first letters of every word: by these they are looked for, one word after the other.
    let mut found: Vec<(Kind, Id)> = Vec::new();
    for word in name.split(|sign: char| !sign.is_alphanumeric()).filter(|word| word.chars().count() >= LOOKED_FOR) {
        let begins: String = word.chars().take(LOOKED_FOR).collect();
        let hits = repo.search(kinds, &begins, COMPARED)?;
        let near = hits.iter().filter(|hit| is_alike(&hit.label, name)).map(|hit| (hit.kind, hit.id));
        found.extend(near.filter(|near| !found.contains(near)).collect::<Vec<_>>());
        if !found.is_empty() {
            break;
        }
    }
    found.truncate(MOST_ALIKE);
    those(repo, &found, on)
}

/// These records in this order, each with what tells it apart on a day; those that are gone or may not be seen are left out.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn those(
    repo: &dyn Repository,
    records: &[(Kind, Id)],
    on: Day,
) -> Result<Vec<(SearchHit, Identified)>, StoreError> {
    let mut found = Vec::new();
    for (kind, id) in records {
        let mut known = HashMap::new();
        identify(repo, *kind, vec![*id], on, &mut known)?;
        if repo.record(*kind, *id)?.is_some() {
            let (label, search) = (repo.label_on(*kind, *id, on)?, String::new());
            let hit = SearchHit { kind: *kind, id: *id, label, search, likeness: Likeness::Begins };
            found.push((hit, known.remove(id).unwrap_or_default()));
        }
    }
    Ok(found)
}

fn identify(
    repo: &dyn Repository,
    kind: Kind,
    ids: Vec<Id>,
    on: Day,
    known: &mut HashMap<Id, Identified>,
) -> Result<(), StoreError> {
    let columns: &[&'static str] = match kind {
        Kind::Member => &["number", "team", "status", "employed_until"],
        Kind::Team => &["code", "client", "status", "until", "filled", "places"],
        Kind::Vacancy => &["number", "team", "status", "closed_on"],
        Kind::Candidate => &["number"],
        Kind::Staff => &["role"],
        Kind::TaskPackage => &["work_type"],
        _ => return Ok(()),
    };
    let most = ids.len() as u64;
    let query = Query::of(kind, on).of_all_times().matching(Expr::Among(ids)).showing(columns);
    for row in repo.window(&query, 0, most)?.rows {
        let mut identified = from_columns(columns, &row);
        match kind {
            Kind::Member => member_moves(repo, row.id, on, &mut identified)?,
            Kind::Candidate => application(repo, row.id, on, &mut identified)?,
            _ => {}
        }
        known.insert(row.id, identified);
    }
    Ok(())
}

fn from_columns(columns: &[&'static str], row: &Row) -> Identified {
    let mut identified = Identified::default();
    let whole = |name| {
        let at = columns.iter().position(|column| *column == name)?;
        if let Value::Whole(number) = row.cells.get(at)?.value { Some(number) } else { None }
    };
    identified.seats = whole("filled").zip(whole("places"));
    for (column, cell) in columns.iter().zip(&row.cells) {
        match *column {
            "number" | "code" => identified.number = cell.value.plain(),
            "team" | "client" | "work_type" => identified.place = cell.label.clone().unwrap_or_default(),
            "status" | "role" => identified.status = cell.value.clone(),
            _ => {}
        }
    }
    let over = [
        MemberStatus::Left.name(),
        TeamStatus::Ended.name(),
        VacancyStatus::Filled.name(),
        VacancyStatus::Closed.name(),
    ];
    identified.over = matches!(identified.status, Value::Choice(status) if over.contains(&status));
    identified
}

/// For a member in no team on the day: the team that they go to, otherwise the one that they left, with the day.
fn member_moves(repo: &dyn Repository, member: Id, on: Day, identified: &mut Identified) -> Result<(), StoreError> {
    if !identified.place.is_empty() {
        return Ok(());
    }
    let placements = repo.referring_to::<Placement>(Placement::member, member)?;
    let next = placements.iter().find(|p| p.from > on).map(|p| (p.team, Some(p.from)));
    let last = || placements.iter().rev().find(|p| p.until.is_some_and(|until| until < on)).map(|p| (p.team, p.until));
    if let Some((team, day)) = next.or_else(last) {
        identified.place = repo.label_on(Kind::Team, team, on)?;
        identified.day = day;
    }
    Ok(())
}

/// The stage of a candidate on the day, and the vacancy it is for; of several applications the first that began.
fn application(repo: &dyn Repository, candidate: Id, on: Day, identified: &mut Identified) -> Result<(), StoreError> {
    let applications = repo.referring_to::<Application>(Application::candidate, candidate)?;
    let running = applications.iter().find(|a| a.from <= on && a.until.is_none_or(|until| until >= on));
    if let Some(application) = running {
        identified.place = repo.label_on(Kind::Vacancy, application.vacancy, on)?;
        identified.status = Value::Text(repo.label(Kind::Stage, application.stage)?);
    }
    Ok(())
}
