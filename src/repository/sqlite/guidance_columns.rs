//! Columns about guidance and absence as SQL. They say the same as
//! [`coach_on`](crate::domain::guidance::coach_on) and [`AbsenceRules`](crate::domain::absence::AbsenceRules); the contract
//! compares them.

use super::build::Build;
use super::rows;
use crate::domain::absence::AbsenceRules;
use crate::domain::choices::{AbsenceStep, Choice, StaffRole};
use crate::domain::counting::Settings;
use crate::domain::due_days::DueDay;
use crate::domain::record::Kind;
use crate::repository::StoreError;

impl Build<'_> {
    /// The member's own coach, of whom the latest counts, or else the job coach of the team `p.team`.
    pub(super) fn own_coach(&mut self) -> String {
        let latest = "ORDER BY x.\"from\" DESC, x.id LIMIT 1";
        let own = self.of_facts("x.staff", (Kind::OwnCoach, "member", "k.id"), latest);
        format!("coalesce({own}, {})", self.role(StaffRole::JobCoach, "p.team"))
    }

    /// The day of the last contact with the member `k` up to the day looked at.
    pub(super) fn last_contact(&mut self) -> String {
        let day = self.day();
        format!("(SELECT max(c.held_on) FROM contact c WHERE c.member = k.id AND c.held_on <= {day})")
    }

    /// The day by which there should be contact with a member.
    pub(super) fn contact_due(&mut self, member: &str) -> String {
        let of = if self.query.whole_past { DueDay::ContactOfWholePast } else { DueDay::Contact };
        self.due_day(of, (member, member))
    }

    /// The first day of the spell of the absence that the member `k` has on the day.
    ///
    /// # Errors
    /// Returns an error when the parameters cannot be read.
    pub(super) fn absent_since(&mut self) -> Result<String, StoreError> {
        let spell = self.spell_from("x")?;
        Ok(self.of_facts(&spell, (Kind::Absence, "member", "k.id"), ""))
    }

    /// The first day of the spell that the absence `of` belongs to: the latest first day up to its own before which there
    /// was no absence shortly.
    ///
    /// # Errors
    /// Returns an error when the parameters cannot be read.
    pub(super) fn spell_from(&mut self, of: &str) -> Result<String, StoreError> {
        let below = self.settings()?.absence.break_below();
        let below = self.bind(below);
        Ok(format!(
            "(SELECT max(b.\"from\") FROM absence b WHERE b.member = {of}.member AND b.\"from\" <= {of}.\"from\"
              AND NOT EXISTS (SELECT 1 FROM absence c WHERE c.member = b.member AND c.\"from\" < b.\"from\"
                AND (c.until IS NULL OR julianday(b.\"from\") - julianday(c.until) - 1 < {below})))"
        ))
    }

    /// The step at hand in an absence that holds on the day: `what` is its `step` or its `due`.
    ///
    /// # Errors
    /// Returns an error when the parameters cannot be read.
    pub(super) fn step(&mut self, what: &str) -> Result<String, StoreError> {
        let Some(steps) = self.open_steps()? else { return Ok("NULL".to_owned()) };
        let holds = self.on_day("k");
        Ok(format!("(SELECT s.{what} FROM ({steps}) s WHERE {holds} ORDER BY s.due LIMIT 1)"))
    }

    /// The step that comes next behind one at hand that is late.
    ///
    /// # Errors
    /// Returns an error when the parameters cannot be read.
    pub(super) fn step_ahead(&mut self, what: &str) -> Result<String, StoreError> {
        let Some(steps) = self.open_steps()? else { return Ok("NULL".to_owned()) };
        let (holds, day) = (self.on_day("k"), self.day());
        Ok(format!(
            "(SELECT s.{what} FROM (SELECT step, due, min(due) OVER () AS first FROM ({steps}) t WHERE {holds}) s
              WHERE s.first < {day} AND s.due >= {day} ORDER BY s.due LIMIT 1)"
        ))
    }

    /// The steps of the spell of `k` that come after the latest one done in it, as `step` and `due`; of a spell without one done
    /// not those before the office began to record. `None` when no week is known.
    fn open_steps(&mut self) -> Result<Option<String>, StoreError> {
        let Settings { absence: AbsenceRules { weeks, .. }, recorded_since, .. } = self.settings()?;
        let known: Vec<String> = AbsenceStep::NAMES
            .iter()
            .zip(weeks)
            .zip(0..)
            .filter_map(|((step, weeks), place)| {
                Some(format!("SELECT '{step}' AS step, {} AS days, {place} AS place", weeks? * 7))
            })
            .collect();
        if known.is_empty() {
            return Ok(None);
        }
        let done: Vec<String> =
            AbsenceStep::NAMES.iter().zip(0..).map(|(step, place)| format!("WHEN '{step}' THEN {place}")).collect();
        let parts = self.parts_of_spell(&format!("max(CASE q.step_done {} END) OVER () AS done", done.join(" ")))?;
        let recorded = match recorded_since {
            Some(since) => format!(" AND (done IS NOT NULL OR due >= {})", self.bind(rows::day_text(since))),
            None => String::new(),
        };
        let (reached, due) = reached("w.days");
        // Of each step the last part that reaches it.
        Ok(Some(format!(
            "SELECT step, due FROM (SELECT w.step, {due} AS due, q.done,
                row_number() OVER (PARTITION BY w.step ORDER BY q.\"from\" DESC) AS nth
                FROM ({parts}) q CROSS JOIN ({}) w ON {reached} AND w.place > coalesce(q.done, -1)) r
             WHERE nth = 1{recorded}",
            known.join(" UNION ALL ")
        )))
    }

    /// The absences of the spell of `k` up to `k` itself: their first day, the days of absence before each as `missed`, and
    /// something `more` of the absences `q`.
    fn parts_of_spell(&mut self, more: &str) -> Result<String, StoreError> {
        let spell = self.spell_from("k")?;
        Ok(format!(
            "SELECT q.\"from\", coalesce(sum(julianday(q.until) - julianday(q.\"from\") + 1) OVER (ORDER BY q.\"from\"
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS missed, {more}
             FROM absence q WHERE q.member = k.member AND q.\"from\" <= k.\"from\" AND q.\"from\" >= {spell}"
        ))
    }

    /// The day by which the absence `k`, while it holds, has to be reviewed: weeks after the last review of its spell, or without one
    /// after the day of the plan of action.
    ///
    /// # Errors
    /// Returns an error when the parameters cannot be read.
    pub(super) fn review_due(&mut self) -> Result<String, StoreError> {
        let Settings { absence, recorded_since, .. } = self.settings()?;
        let Some(weeks) = absence.review_weeks else { return Ok("NULL".to_owned()) };
        let plan = AbsenceStep::ALL.iter().zip(absence.weeks).find(|(step, _)| **step == AbsenceStep::ActionPlan);
        let (reached, plan) = match plan.and_then(|(_, weeks)| weeks) {
            Some(weeks) => reached(&(weeks * 7).to_string()),
            None => ("TRUE".to_owned(), "NULL".to_owned()),
        };
        let plan = match recorded_since {
            Some(since) => format!("max({plan}, {})", self.bind(rows::day_text(since))),
            None => plan,
        };
        let (holds, parts) = (self.on_day("k"), self.parts_of_spell("max(q.reviewed_on) OVER () AS reviewed")?);
        Ok(format!(
            "CASE WHEN {holds} THEN (SELECT date(coalesce(q.reviewed, {plan}), '+{} days') FROM ({parts}) q
                WHERE {reached} ORDER BY q.\"from\" DESC LIMIT 1) END",
            weeks * 7
        ))
    }

    /// The day by which UWV has to be told of the absence `k` with a safety-net benefit or, once that is done, of its end.
    ///
    /// # Errors
    /// Returns an error when the parameters cannot be read.
    pub(super) fn notice_due(&mut self) -> Result<String, StoreError> {
        let absence = self.settings()?.absence;
        let [sick, over] = [absence.sick_notice_days, absence.recovery_notice_days].map(|days| self.bind(days));
        Ok(format!(
            "CASE WHEN k.safety_net = 1 AND k.reported_on IS NULL THEN date(k.\"from\", '+' || {sick} || ' days')
             WHEN k.safety_net = 1 AND k.until IS NOT NULL AND k.recovery_reported_on IS NULL
                THEN date(k.until, '+' || {over} || ' days') END"
        ))
    }

    /// Hours missed in an absence, as [`hours_missed`](crate::domain::missed_hours::hours_missed) has them.
    pub(super) fn missed_hours(&mut self) -> String {
        let day = self.day();
        let last = format!("min(coalesce(k.until, {day}), {day})");
        let (first, last_placed) = ("max(p.\"from\", k.\"from\")", format!("min(coalesce(p.until, {last}), {last})"));
        format!(
            "(SELECT CASE WHEN count(*) = count(p.work_days)
                AND sum(julianday({last_placed}) - julianday({first}) + 1) = julianday({last}) - julianday(k.\"from\") + 1
                THEN (sum(work_hours(p.work_days, {first}, {last_placed})) * k.percent + 5000) / 10000 END
              FROM placement p WHERE p.member = k.member AND {first} <= {last_placed})"
        )
    }

    /// Members of the team `k` with whom contact is overdue.
    pub(super) fn team_overdue(&mut self) -> String {
        let (placed, due, day) = (self.on_day("p"), self.contact_due("p.member"), self.day());
        format!("(SELECT count(*) FROM placement p WHERE p.team = k.id AND {placed} AND {due} < {day})")
    }

    /// Open signals about a team, or about nothing but one of its members.
    pub(super) fn team_signals(&mut self) -> String {
        let about_it = self.of_facts("count(*)", (Kind::Signal, "team", "k.id"), "");
        let [about_member, placed] = ["s", "p"].map(|fact| self.on_day(fact));
        format!(
            "({about_it} + (SELECT count(*) FROM placement p JOIN signal s ON s.member = p.member
                 WHERE p.team = k.id AND {placed} AND s.team IS NULL AND {about_member}))"
        )
    }

    /// The regions of the teams in which somebody of the staff has a role, with commas between them.
    pub(super) fn staff_regions(&mut self) -> String {
        let holds = self.on_day("s");
        format!(
            "(SELECT string_agg(r.region, ', ') FROM (SELECT DISTINCT t.region FROM team_role s JOIN team t ON t.id = s.team
               WHERE s.staff = k.id AND {holds} AND t.region <> '' ORDER BY t.region) r)"
        )
    }

    /// Members in the teams in which somebody `k` of the staff has a role, and those of whom they are the own coach; or only those of
    /// them with whom contact is overdue.
    pub(super) fn caseload(&mut self, late_only: bool) -> String {
        let [placed, has_role, coaches] = ["p", "s", "c"].map(|table| self.on_day(table));
        let late = match late_only {
            true => format!(" AND {} < {}", self.contact_due("p.member"), self.day()),
            false => String::new(),
        };
        format!(
            "(SELECT count(*) FROM placement p
              WHERE {placed} AND (p.team IN (SELECT s.team FROM team_role s WHERE s.staff = k.id AND {has_role})
                OR p.member IN (SELECT c.member FROM own_coach c WHERE c.staff = k.id AND {coaches})){late})"
        )
    }
}

/// That the part `q` of a spell reaches the day after so many days of absence, and that day: the days between the parts do not
/// count. The last part that reaches it has it.
fn reached(days: &str) -> (String, String) {
    (
        format!("(q.missed < {days} OR q.missed = 0)"),
        format!("date(q.\"from\", '+' || CAST({days} - q.missed AS BIGINT) || ' days')"),
    )
}
