//! Rows about teams: the team itself, its client, its leader and its coach.

use super::Trouble;
use super::line::Line;
use super::rows::Work;
use crate::domain::choices::{Choice, Phase, StaffRole};
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kinds::Team;
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::refusal::Refusal;
use crate::domain::value::Value;

/// The letter before the digits of a code that is made up: T083.
const CODE: char = 'T';

impl Work<'_> {
    pub(super) fn team_row(&mut self, line: Line<'_>) -> Result<(), Trouble> {
        let mut values = self.values(line, Kind::Team)?;
        let text = |name: &str| {
            values.iter().find(|(field, _)| *field == name).map(|(_, value)| value.plain()).unwrap_or_default()
        };
        let (code, name) = (text("code"), text("name"));
        let found = match (code.as_str(), name.as_str()) {
            ("", "") => return Err(Refusal::new("required").at(Kind::Team, "name").into()),
            ("", name) => self.book.find(Kind::Team, name)?,
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
    fn by_code(&mut self, code: &str) -> Result<Option<Id>, Trouble> {
        let folded = crate::domain::names::fold(code);
        let found = self.book.find_all(Kind::Team, code)?;
        let same = |id: &Id| crate::domain::names::fold(&self.book.field(*id, "code").plain()) == folded;
        Ok(found.into_iter().find(same))
    }

    /// The whole team works for the client, as long as the team lasts.
    fn client(&mut self, line: Line<'_>, team: Id) -> Result<(), Trouble> {
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
        let found = self.dated(Kind::ClientShare, team, ("organisation", &Value::Ref(organisation)))?;
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

    fn role(&mut self, line: Line<'_>, team: Id, role: StaffRole) -> Result<(), Trouble> {
        let slot = (Kind::TeamRole, role.name());
        let text = line.text(slot);
        if text.is_empty() {
            return Ok(());
        }
        let found = self.dated(Kind::TeamRole, team, ("role", &Value::Choice(role.name())))?;
        let holder = found.and_then(|id| self.book.field(id, "staff").reference());
        let staff = self.staff(&text, role, holder).map_err(|t| t.moved(slot.0, slot.1))?;
        // Somebody who is named is spoken of, also when nothing about them changes.
        self.book.edit(staff, &[])?;
        let mut values = self.lasting(Kind::TeamRole, team, found);
        values.extend([("role", Value::Choice(role.name())), ("staff", Value::Ref(staff))]);
        self.keep(Kind::TeamRole, found, &values).map_err(|t| t.moved(slot.0, slot.1))?;
        Ok(())
    }

    /// The dated fact of a team that begins with the team and has this value.
    fn dated(&mut self, kind: Kind, team: Id, (field, value): (&str, &Value)) -> Result<Option<Id>, Trouble> {
        let from = self.book.field(team, "from");
        let owned = self.book.owned(kind, team)?;
        let fits = |id: &Id| self.book.field(*id, "from") == from && self.book.field(*id, field) == *value;
        Ok(owned.into_iter().find(fits))
    }

    /// The team, and first and last day as those of the team. What ended before the team did stays as it is.
    fn lasting(&self, kind: Kind, team: Id, found: Option<Id>) -> Vec<(&'static str, Value)> {
        let mut values = Vec::new();
        if let Some(owner) = kind.owner() {
            values.push((owner, Value::Ref(team)));
        }
        values.push(("from", self.book.field(team, "from")));
        let last = self.book.field(team, "until");
        let ended = found.map_or(Value::Empty, |id| self.book.field(id, "until"));
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
    pub(super) fn next_code(&mut self) -> Result<String, Trouble> {
        self.book.load(Kind::Team)?;
        let number = |record: &Record| Team::of(record)?.code.strip_prefix([CODE, 't'])?.parse::<u32>().ok();
        let mut last = match self.last_code {
            Some(last) => last,
            None => self.book.all(Kind::Team).filter_map(number).max().unwrap_or(0),
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
