//! Columns about guidance and absence as SQL. They say the same as [`contact_due`](crate::domain::guidance::contact_due),
//! [`coach_on`](crate::domain::guidance::coach_on) and [`AbsenceRules`](crate::domain::absence::AbsenceRules); the contract
//! compares them.

use rusqlite::types::Value as Sql;

use super::build::Build;
use super::columns::standstill;
use crate::domain::absence::STEP_STAYS;
use crate::domain::choices::{AbsenceStep, Choice, StaffRole};
use crate::repository::StoreError;

impl Build<'_> {
    pub(super) fn own_coach(&mut self) -> String {
        let holds = self.on_day("c");
        let team = self.role(StaffRole::JobCoach, "p.team");
        format!(
            "coalesce((SELECT c.staff FROM own_coach c WHERE c.member = k.id AND {holds}
              ORDER BY c.\"from\" DESC, c.id LIMIT 1), {team})"
        )
    }

    pub(super) fn last_contact(&mut self) -> String {
        let day = self.day();
        format!("(SELECT max(c.held_on) FROM contact c WHERE c.member = k.id AND c.held_on <= {day})")
    }

    /// # Errors
    /// When the parameters cannot be read.
    pub(super) fn contact_due(&mut self) -> Result<String, StoreError> {
        let cadence = self.settings()?.cadence;
        let [usual, still] = [cadence.usual, cadence.standstill].map(|days| self.bind_days(days));
        let (last, day) = (self.last_contact(), self.day());
        let stands = standstill("t", &day);
        Ok(format!(
            "(SELECT date(coalesce({last}, p.\"from\"), '+' ||
                coalesce(CASE WHEN {stands} THEN {still} END, t.contact_days, {usual}) || ' days')
              FROM team t WHERE t.id = p.team)"
        ))
    }

    /// # Errors
    /// When the parameters cannot be read.
    pub(super) fn absent_since(&mut self) -> Result<String, StoreError> {
        let (holds, spell) = (self.on_day("a"), self.spell_from("a")?);
        Ok(format!("(SELECT {spell} FROM absence a WHERE a.member = k.id AND {holds})"))
    }

    /// The first day of the spell that the absence `of` belongs to: the latest first day up to its own before which there
    /// was no absence shortly.
    ///
    /// # Errors
    /// When the parameters cannot be read.
    pub(super) fn spell_from(&mut self, of: &str) -> Result<String, StoreError> {
        let below = self.settings()?.absence.break_below();
        let below = self.bind(Sql::Integer(below));
        Ok(format!(
            "(SELECT max(b.\"from\") FROM absence b WHERE b.member = {of}.member AND b.\"from\" <= {of}.\"from\"
              AND NOT EXISTS (SELECT 1 FROM absence c WHERE c.member = b.member AND c.\"from\" < b.\"from\"
                AND (c.until IS NULL OR julianday(b.\"from\") - julianday(c.until) - 1 < {below})))"
        ))
    }

    /// Of the step at hand in an absence that holds on the day: `what` is its `step` or its `due`.
    ///
    /// # Errors
    /// When the parameters cannot be read.
    pub(super) fn step(&mut self, what: &str) -> Result<String, StoreError> {
        let weeks = self.settings()?.absence.weeks;
        let known: Vec<String> = AbsenceStep::NAMES
            .iter()
            .zip(weeks)
            .zip(0..)
            .filter_map(|((step, weeks), place)| {
                Some(format!("SELECT '{step}' AS step, {} AS days, {place} AS place", weeks? * 7))
            })
            .collect();
        if known.is_empty() {
            return Ok("NULL".to_owned());
        }
        let done: Vec<String> =
            AbsenceStep::NAMES.iter().zip(0..).map(|(step, place)| format!("WHEN '{step}' THEN {place}")).collect();
        let done = done.join(" ");
        let (holds, day, spell) = (self.on_day("k"), self.day(), self.spell_from("k")?);
        Ok(format!(
            "(SELECT s.{what} FROM (SELECT w.step AS step, date({spell}, '+' || w.days || ' days') AS due
                FROM ({}) w WHERE w.place > CASE k.step_done {done} ELSE -1 END) s
              WHERE {holds} AND s.due > date({day}, '-{STEP_STAYS} days') ORDER BY s.due LIMIT 1)",
            known.join(" UNION ALL ")
        ))
    }

    fn bind_days(&mut self, days: Option<i64>) -> String {
        self.bind(days.map_or(Sql::Null, Sql::Integer))
    }
}
