//! Looking at the days that a placement leaves when it is put to begin later: who means to change it from a day on may do this instead.

use super::context::CommandError;
use super::model::{Command, Gesture};
use crate::domain::change::{Change, Decision};
use crate::domain::days::holds;
use crate::domain::kinds::Placement;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Refusal;
use crate::repository::{Repository, TypedReading};

/// Says on which days somebody who had a place has none now.
pub fn remark(repo: &dyn Repository, command: &Command, decision: &mut Decision) -> Result<(), CommandError> {
    let (Command::Edit { on, gesture: Gesture::Change, .. } | Command::SetCell { on, .. }) = command.asked() else {
        return Ok(());
    };
    let mut remarks = Vec::new();
    for change in &decision.changes {
        let Change::Update { before: Record::Placement(before), after: Record::Placement(after) } = change else {
            continue;
        };
        if after.from <= before.from || before.from > *on {
            continue;
        }
        // What goes on from a day leaves what it was until then as a placement of its own.
        let others = repo.referring_to::<Placement>(Placement::member, before.member)?;
        let made = decision.changes.iter().filter_map(|change| match change {
            Change::Create(Record::Placement(made)) if made.member == before.member => Some(made),
            _ => None,
        });
        let mut others = others.iter().filter(|other| other.id != before.id).chain(made);
        let eve = after.from.pred_opt().unwrap_or(after.from);
        if !others.any(|other| holds(other.from, other.until, before.from)) {
            let member = repo.label(Kind::Member, before.member)?;
            let refusal = Refusal::new(Reason::DaysWithoutPlace).with("member", member.as_str());
            remarks.push(refusal.with("from", before.from).with("until", eve));
        }
    }
    remarks.into_iter().for_each(|remark| decision.warn(remark));
    Ok(())
}
