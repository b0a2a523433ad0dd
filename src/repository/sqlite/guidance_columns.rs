//! Columns about guidance and absence as SQL. They say the same as [`coach_on`](crate::domain::guidance::coach_on) and
//! [`AbsenceRules::spell_from`](crate::domain::absence::AbsenceRules::spell_from); the contract compares them.

use super::build::Build;
use crate::domain::choices::StaffRole;
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
        self.due_day(DueDay::Contact, (member, member))
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
