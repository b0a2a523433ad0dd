//! Remarks on what an import does as a whole: it stops nothing, and whoever reads it in should know.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::prelude::*;
use super::staging::ImportStaging;
use crate::domain::duplicates;
use crate::domain::import_options::ImportOptions;
use crate::domain::import_summary::ImportSummary;
use crate::domain::verbs::{days, over_places};

/// Of many remarks of one sort the first are told one by one.
const NAMED: usize = 5;

/// The first [`NAMED`] remarks, and how many more there are.
fn first_of(mut remarks: Vec<Refusal>, more: Reason) -> Vec<Warning> {
    let left = remarks.len().saturating_sub(NAMED);
    if left > 0 {
        remarks.truncate(NAMED);
        remarks.push(Refusal::new(more).with("count", left));
    }
    remarks.into_iter().map(Warning).collect()
}

/// The sheets of which every row names something that is not there and cannot be made by its name, people say: the list of those goes
/// first.
pub(super) fn read_first(summary: &ImportSummary) -> Vec<Warning> {
    let mut unknown: BTreeMap<usize, (Option<Kind>, usize)> = BTreeMap::new();
    for row in &summary.refused {
        let kind = kind_to_read(&row.reason);
        let (all, count) = unknown.entry(row.sheet_index).or_insert((kind, 0));
        (*all, *count) = (all.filter(|all| kind == Some(*all)), *count + 1);
    }
    let taken: HashSet<usize> = summary.rows.iter().map(|row| row.sheet_index).collect();
    // One row alone may have a mistake in it.
    let waiting = unknown.into_iter().filter(|(sheet, (_, count))| !taken.contains(sheet) && *count > 1);
    let told = waiting.filter_map(|(sheet, (kind, _))| {
        let file = summary.sheets.get(sheet)?.file.as_str();
        Some(Warning(Refusal::new(Reason::ReadFirst).with("kind", kind?).with("file", file)))
    });
    told.collect()
}

/// The kind that a refused row waits for.
fn kind_to_read(reason: &Refusal) -> Option<Kind> {
    let unknown = reason.reason == Reason::UnknownRecord;
    let kind = reason.args.iter().find_map(|(_, arg)| if let Arg::Kind(kind) = arg { Some(*kind) } else { None });
    kind.filter(|kind| unknown && !ImportOptions::can_make(*kind))
}

/// How many placements lie outside the days of their team: new and changed ones, and stored ones of a team that gets other days.
pub(super) fn placements_outside_team(staging: &mut ImportStaging<'_>) -> Result<usize, CommitError> {
    staging.load(Kind::Team)?;
    let mut around = Vec::new();
    for is in staging.all(Kind::Team).filter_map(Team::of).filter(|team| staging.is_changed(team.id)) {
        let stored = staging.repo.record(Kind::Team, is.id)?;
        let Some(was) = stored.as_ref().and_then(Team::of) else { continue };
        if (was.from, was.until) != (is.from, is.until) {
            let placed = staging.repo.referring(Kind::Placement, Placement::team, is.id)?;
            let fitted = |record: &Record| Placement::of(record).is_some_and(|placed| !is_outside(placed, was));
            around.extend(placed.into_iter().filter(|record| fitted(record) && !staging.is_changed(record.id())));
        }
    }
    let outside =
        |placed: &&Placement| staging.get(placed.team).and_then(Team::of).is_some_and(|team| is_outside(placed, team));
    Ok(staging.changed().chain(&around).filter_map(Placement::of).filter(outside).count())
}

/// How many new and changed placements begin on a day on which nobody employs the member, of whom an employment is known.
pub(super) fn placements_outside_service(staging: &mut ImportStaging<'_>) -> Result<usize, CommitError> {
    let placed: Vec<(Id, Day)> =
        staging.changed().filter_map(Placement::of).map(|placement| (placement.member, placement.from)).collect();
    let mut count = 0;
    for (member, from) in placed {
        let known = staging.owned_as::<Employment>(member)?;
        count += usize::from(!known.is_empty() && !known.iter().any(|e| holds(e.from, e.until, from)));
    }
    Ok(count)
}

/// Instruments that come beside one of the same sort that is granted to the same member on the same days. There may be two of them, of
/// two payers say; more often the first day was put right.
pub(super) fn second_instruments(staging: &mut ImportStaging<'_>) -> Result<Vec<Warning>, CommitError> {
    let granted = |one: &&Instrument| one.status == InstrumentStatus::Granted;
    let new: Vec<Instrument> = staging
        .changed()
        .filter_map(Instrument::of)
        .filter(granted)
        .filter(|one| staging.is_new(one.id))
        .cloned()
        .collect();
    let mut remarks = Vec::new();
    for one in new {
        let known = staging.owned_as::<Instrument>(one.member)?;
        let beside = |other: &&Instrument| {
            let both =
                one.until.is_none_or(|last| other.from <= last) && other.until.is_none_or(|last| one.from <= last);
            both && other.id != one.id && other.instrument == one.instrument
        };
        let Some(other) = known.iter().filter(granted).filter(beside).min_by_key(|other| (other.from, other.id)) else {
            continue;
        };
        // Of two that are new the later one is told.
        if (other.from, other.id) < (one.from, one.id) || !staging.is_new(other.id) {
            let name = staging.get(one.member).map(Record::label).unwrap_or_default();
            let remark = Refusal::new(Reason::SecondInstrument).with("name", name).with("day", other.from);
            remarks.push(remark.with("instrument", Arg::Choice(one.instrument.name())));
        }
    }
    Ok(first_of(remarks, Reason::MoreSecondInstruments))
}

/// Whether a placement has days on which its team is not there.
fn is_outside(placed: &Placement, team: &Team) -> bool {
    let too_long = |last| placed.until.is_none_or(|until| until > last);
    placed.from < team.from || team.until.is_some_and(too_long)
}

/// How many facts that are stored become different on days before today: another value of what is dated, or another first day.
/// Their end may come at any time, and what keeps its past values keeps what it was.
pub(super) fn past_days_changed(changes: &[Change], today: Day) -> usize {
    // What goes on as another from a day keeps what it was until then as a record of its own.
    let begun = |record: &Record| Some((record.kind(), record.owner()?.2, days(record)?.0));
    let kept: HashSet<_> = changes
        .iter()
        .filter_map(|change| if let Change::Create(record) = change { begun(record) } else { None })
        .collect();
    let changes_past = |change: &&Change| {
        let Change::Update { before, after } = change else { return false };
        let (Some((was, _)), Some((is, _))) = (days(before), days(after)) else { return false };
        let kind = before.kind();
        let keeps_past = kind.keeps_identity() && kind.dated_fields().next().is_some();
        let holds_on_days = |field: &str| match field {
            "from" => true,
            "until" | "contract_until" => false,
            field => !keeps_past && kind.field(field).is_some_and(|info| info.dated || info.fixed),
        };
        let goes_on = was < is && begun(before).is_some_and(|begun| kept.contains(&begun));
        let first = if goes_on { is } else { was.min(is) };
        first < today && change.differences().iter().any(|(field, ..)| holds_on_days(field))
    };
    changes.iter().filter(changes_past).count()
}

/// Places that went on and are given a last day by a row, with nothing behind it: who is in such a place works nowhere from then on.
pub(super) fn places_that_end(changes: &[Change]) -> usize {
    let placed = |change: &Change| change.after().and_then(Placement::of).cloned();
    let begun: HashSet<(Id, Day)> = changes.iter().filter_map(placed).map(|place| (place.member, place.from)).collect();
    let ends = |change: &&Change| {
        let went_on = change.before().and_then(Placement::of).is_some_and(|place| place.until.is_none());
        let last = placed(change).and_then(|place| Some((place.member, place.until?.succ_opt()?)));
        went_on && last.is_some_and(|next| !begun.contains(&next))
    };
    changes.iter().filter(ends).count()
}

/// People whose surname or given name becomes another, with their number and both names.
pub(super) fn renamed(changes: &[Change]) -> Vec<Warning> {
    let remarks = changes.iter().filter_map(|change| match change {
        Change::Update { before, after } => {
            let (was, is) = duplicates::renamed(before, after)?;
            let remark = Refusal::new(Reason::Renamed).with("number", before.get("number").plain());
            Some(remark.with("known", was).with("name", is))
        }
        _ => None,
    });
    first_of(remarks.collect(), Reason::MoreRenamed)
}

/// Members who are new, or get another name, and have the name of somebody who is stored under another number.
pub(super) fn same_names(repo: &dyn Repository, changes: &[Change]) -> Result<Vec<Warning>, StoreError> {
    let mut remarks = Vec::new();
    for change in changes {
        let Some(member) = Member::of(change.record()) else { continue };
        if change.differences().iter().all(|(field, ..)| !matches!(*field, "given_name" | "prefix" | "surname")) {
            continue;
        }
        let (name, spoken) = (member.person().display(), fold(&member.person().spoken()));
        let stored = repo.named(Kind::Member, &name)?;
        let same = |other: &&Member| other.id != member.id && fold(&other.person().spoken()) == spoken;
        let Some(other) = stored.iter().filter_map(Member::of).find(same) else { continue };
        let remark = Refusal::new(Reason::SameName).with("name", name);
        remarks.push(remark.with("number", member.number.as_str()).with("known", other.number.as_str()));
    }
    Ok(first_of(remarks, Reason::MoreSameNames))
}

/// Teams that more people come to than go from, or that get fewer places, and that then have more people than places on a day.
pub(super) fn crowded(repo: &dyn Repository, changes: &[Change], on: Day) -> Result<Vec<Warning>, StoreError> {
    let mut coming: BTreeMap<Id, i64> = BTreeMap::new();
    let (mut teams, mut smaller): (BTreeMap<Id, &Team>, BTreeSet<Id>) = Default::default();
    for change in changes {
        if let Change::Update { before: Record::Team(was), after: Record::Team(is) } = change
            && is.places < was.places
        {
            smaller.insert(is.id);
            coming.entry(is.id).or_default();
        }
        for (record, sign) in [(change.before(), -1), (change.after(), 1)] {
            match record {
                Some(Record::Placement(placed)) if holds(placed.from, placed.until, on) => {
                    *coming.entry(placed.team).or_default() += sign;
                }
                Some(Record::Team(team)) => drop(teams.insert(team.id, team)),
                _ => {}
            }
        }
    }
    let mut remarks = Vec::new();
    for (id, coming) in coming.into_iter().filter(|(id, coming)| *coming > 0 || smaller.contains(id)) {
        let there = repo.record(Kind::Team, id)?;
        let team = teams.get(&id).copied().or(there.as_ref().and_then(Team::of));
        let stored = if there.is_some() { repo.team_count(id, on)?.filled } else { 0 };
        remarks.extend(team.and_then(|team| over_places(team, (stored + coming, team.places))));
    }
    Ok(first_of(remarks, Reason::MoreTeamsOverPlaces))
}
