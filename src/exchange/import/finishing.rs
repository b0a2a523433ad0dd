//! What the plan gets once all rows were read: their changes, and what they come to as a whole.

use super::holding::hold_from;
use super::leaving;
use super::planned::Plan;
use super::prelude::*;
use super::remarks;
use super::rows::ImportRun;

impl ImportRun<'_> {
    /// Adds the staged changes to the plan.
    pub(super) fn finish(self, plan: &mut Plan) -> Result<(), CommitError> {
        let ImportRun { mut staging, told, options, ids, .. } = self;
        plan.summary.rows = told.taken.into_values().flatten().collect();
        plan.summary.rows.sort_by_key(|row| (row.sheet_index, row.row));
        plan.summary.refused = told.refused_rows;
        plan.summary.refused.sort_by_key(|row| (row.sheet_index, row.row));
        plan.summary.warnings.extend(remarks::read_first(&plan.summary));
        let (repo, any_member) = (staging.repo, staging.any_member_stored()?);
        let left = leaving::end_places(&mut staging)?;
        let ended = leaving::end_with_teams(&mut staging)?;
        let outside = remarks::placements_outside_team(&mut staging)?;
        let unemployed = remarks::placements_outside_service(&mut staging)?;
        let second = remarks::second_instruments(&mut staging)?;
        let without_days = staging.without_days.len();
        (plan.changes, plan.summary.counts) = staging.close();
        if let Some(on) = options.holds_from() {
            hold_from(repo, plan, (on, &told.going_on, told.passed_on), ids)?;
        }
        let counted = |reason, count| (count > 0).then(|| Refusal::new(reason).with("count", count));
        let remarks = [
            counted(Reason::PlacementsOutsideTeam, outside),
            counted(Reason::PlacementsOutsideService, unemployed),
            counted(Reason::PlacesEnd, remarks::places_that_end(&plan.changes).saturating_sub(left + ended)),
            counted(Reason::PlacesOfWhoLeft, left),
            counted(Reason::PlacesOfEndedTeams, ended),
            options
                .today
                .and_then(|today| counted(Reason::PastDaysChange, remarks::past_days_changed(&plan.changes, today))),
            told.earlier.map(|(row, day, count)| {
                Refusal::new(Reason::StartsEarlier).with("count", count).with("row", i64::from(row)).with("day", day)
            }),
            counted(Reason::WorkDaysClearedOf, without_days),
            counted(Reason::EmploymentsWithoutContract, told.without_contract),
        ];
        plan.summary.warnings.extend(remarks.into_iter().flatten().map(Warning));
        plan.summary.warnings.extend(remarks::renamed(&plan.changes));
        plan.summary.warnings.extend(second);
        if let Some(on) = options.holds_from() {
            plan.summary.warnings.extend(remarks::crowded(repo, &plan.changes, on)?);
        }
        if any_member {
            plan.summary.warnings.extend(remarks::same_names(repo, &plan.changes)?);
        } else if let Some(today) = options.today {
            plan.recorded_since = begins_to_record(repo, &plan.changes, today, ids)?;
        }
        Ok(())
    }
}

/// For the first members of an office: what happened before was not recorded here, so nothing can be late because it is
/// missing. An office that has set itself from which day it records keeps that day.
fn begins_to_record(
    repo: &dyn Repository,
    changes: &[Change],
    today: Day,
    ids: &mut dyn Ids,
) -> Result<Option<Parameter>, StoreError> {
    let members = changes.iter().any(|change| matches!(change, Change::Create(Record::Member(_))));
    if !members || Parameter::recorded_since(&repo.all_of::<Parameter>()?, today).is_some() {
        return Ok(None);
    }
    let certainty = "A".to_owned();
    Ok(Some(Parameter { name: RECORDED_SINCE.to_owned(), from: today, certainty, ..Parameter::blank(ids.next_id()) }))
}
