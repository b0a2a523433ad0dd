//! Rows about teams: the team itself, its client, its leader and its coach.

use super::error::RowError;
use super::row_reader::RowReader;
use super::rows::ImportRun;
use crate::domain::choices::{Choice, Phase, StaffRole};
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::Team;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;

/// The letter before the digits of a code that is made up: T083.
const CODE: char = 'T';

impl ImportRun<'_> {
    pub(super) fn team_row(&mut self, line: RowReader<'_>) -> Result<(), RowError> {
        let mut values = self.values(line, Kind::Team)?;
        let text = |name: &str| {
            values.iter().find(|(field, _)| *field == name).map(|(_, value)| value.plain()).unwrap_or_default()
        };
        let (code, name) = (text("code"), text("name"));
        let found = match (code.as_str(), name.as_str()) {
            ("", "") => return Err(Refusal::new(Reason::Required).at(Kind::Team, Team::name).into()),
            ("", name) => self.staging.find(Kind::Team, name)?,
            (code, _) => self.by_code(code)?,
        };
        if found.is_none() {
            if code.is_empty() {
                values.push(("code", Value::Text(self.next_code()?)));
            }
            if name.is_empty() {
                values.push(("name", Value::Text(code)));
            }
            if !values.iter().any(|(field, _)| *field == "phase") {
                let trial = values.iter().any(|(field, _)| *field == "pilot_until");
                let phase = if trial { Phase::Pilot } else { Phase::Structural };
                values.push(("phase", Value::Choice(phase.name())));
            }
        }
        let team = self.keep(Kind::Team, found, &values)?;
        self.client(line, team)?;
        for role in [StaffRole::TeamLeader, StaffRole::JobCoach] {
            self.role(line, team, role)?;
        }
        Ok(())
    }

    /// The team with this code; a team of that name does not count.
    fn by_code(&mut self, code: &str) -> Result<Option<Id>, RowError> {
        let folded = crate::domain::names::fold(code);
        let found = self.staging.find_all(Kind::Team, code)?;
        let same = |id: &Id| crate::domain::names::fold(&self.staging.field(*id, "code").plain()) == folded;
        Ok(found.into_iter().find(same))
    }

    /// The whole team works for the client, as long as the team lasts.
    fn client(&mut self, line: RowReader<'_>, team: Id) -> Result<(), RowError> {
        let slot = (Kind::ClientShare, "organisation");
        let text = line.text(slot);
        if text.is_empty() {
            return Ok(());
        }
        let organisation = self.refer(Kind::Organisation, &text).map_err(|t| t.moved(slot.0, slot.1))?;
        let share = match line.value((Kind::ClientShare, "share"))? {
            Value::Empty => None,
            share => Some(share),
        };
        let stored = self.having(Kind::ClientShare, team, ("organisation", &Value::Ref(organisation)))?;
        // With several the sheet does not say which, so that it may not say anything of them either.
        let found = match stored.as_slice() {
            [] => None,
            [id] => Some(*id),
            several => {
                let as_told = |id: &&Id| share.as_ref().is_none_or(|s| self.staging.field(**id, "share") == *s);
                let Some(id) = several.iter().rev().find(as_told) else {
                    return Err(Refusal::new(Reason::ChangedSinceStart).at(slot.0, slot.1).into());
                };
                return self.staging.edit(*id, &[]);
            }
        };
        let mut values = self.lasting(Kind::ClientShare, team, found);
        values.push(("organisation", Value::Ref(organisation)));
        match share {
            Some(share) => values.push(("share", share)),
            None if found.is_none() => values.push(("share", Value::Decimal(Decimal::whole(100)))),
            None => {}
        }
        self.keep(Kind::ClientShare, found, &values).map_err(|t| t.moved(slot.0, slot.1))?;
        self.shares_fit(team).map_err(|t| t.moved(slot.0, slot.1))
    }

    fn role(&mut self, line: RowReader<'_>, team: Id, role: StaffRole) -> Result<(), RowError> {
        let slot = (Kind::TeamRole, role.name());
        let text = line.text(slot);
        if text.is_empty() {
            return Ok(());
        }
        let stored = self.having(Kind::TeamRole, team, ("role", &Value::Choice(role.name())))?;
        let holders: Vec<Id> = stored.iter().filter_map(|id| self.staging.field(*id, "staff").reference()).collect();
        let staff = self.staff(&text, role, &holders).map_err(|t| t.moved(slot.0, slot.1))?;
        // Somebody who is named is spoken of, also when nothing about them changes.
        self.staging.edit(staff, &[])?;
        let held = stored.iter().zip(&holders).rev().find(|(_, holder)| **holder == staff).map(|(id, _)| *id);
        let found = match (held, stored.as_slice()) {
            (Some(id), _) => Some(id),
            (None, []) => None,
            // Who was put down as the only one since the team began, is put right.
            (None, [only]) if self.staging.field(*only, "from") == self.staging.field(team, "from") => Some(*only),
            (None, _) => return Err(Refusal::new(Reason::ChangedSinceStart).at(slot.0, slot.1).into()),
        };
        let mut values = self.lasting(Kind::TeamRole, team, found);
        values.extend([("role", Value::Choice(role.name())), ("staff", Value::Ref(staff))]);
        self.keep(Kind::TeamRole, found, &values).map_err(|t| t.moved(slot.0, slot.1))?;
        Ok(())
    }

    /// The dated facts of a team that have this value, the earliest first.
    fn having(&mut self, kind: Kind, team: Id, (field, value): (&str, &Value)) -> Result<Vec<Id>, RowError> {
        let owned = self.staging.owned(kind, team)?;
        Ok(owned.into_iter().filter(|id| self.staging.field(*id, field) == *value).collect())
    }

    /// The team, and first and last day as those of the team. The first day of what is stored, and what ended before the team
    /// did, stay as they are.
    fn lasting(&self, kind: Kind, team: Id, found: Option<Id>) -> Vec<(&'static str, Value)> {
        let mut values = Vec::new();
        if let Some(owner) = kind.owner() {
            values.push((owner, Value::Ref(team)));
        }
        if found.is_none() {
            values.push(("from", self.staging.field(team, "from")));
        }
        let last = self.staging.field(team, "until");
        let ended = found.map_or(Value::Empty, |id| self.staging.field(id, "until"));
        let keeps = match (&ended, &last) {
            (_, Value::Empty) => true,
            (Value::Day(ended), Value::Day(last)) => ended <= last,
            _ => false,
        };
        if !keeps {
            values.push(("until", last));
        }
        values
    }

    /// The next code that no team has: T083 after T082.
    pub(super) fn next_code(&mut self) -> Result<String, RowError> {
        self.staging.load(Kind::Team)?;
        let number = |record: &Record| Team::of(record)?.code.strip_prefix([CODE, 't'])?.parse::<u32>().ok();
        let mut last = match self.last_code {
            Some(last) => last,
            None => self.staging.all(Kind::Team).filter_map(number).max().unwrap_or(0),
        };
        loop {
            last = last.saturating_add(1);
            let code = format!("{CODE}{last:03}");
            // Later rows may have brought this code themselves.
            if last == u32::MAX || self.by_code(&code)?.is_none() {
                self.last_code = Some(last);
                return Ok(code);
            }
        }
    }
}
