//! Until when a candidate is kept, as SQL. It says the same as [`retention`](crate::domain::retention).

use super::build::Build;
use crate::domain::field::FieldInfo;
use crate::domain::personal::{GONE, is_erased};
use crate::domain::record::Kind;
use crate::repository::StoreError;

impl Build<'_> {
    /// The first day on which the candidate `k` is to be gone, as
    /// [`RecruitingRules::delete_by`](crate::domain::recruiting::RecruitingRules::delete_by) has it; NULL for who is kept by a hold, or
    /// was forgotten.
    ///
    /// # Errors
    /// Returns an error when the parameters cannot be read.
    pub(super) fn candidate_due(&mut self) -> Result<String, StoreError> {
        let days = self.settings()?.recruiting.keep_days();
        let (days, day) = (self.bind(days.map(|days| format!("{days} days"))), self.day());
        let kept = format!("coalesce(date(k.procedure_ended_on, {days}), '')");
        let hold = self.of_facts("1", (Kind::LegalHold, "candidate", "k.id"), "");
        let there = there();
        Ok(format!(
            "CASE WHEN k.procedure_ended_on <= {day} AND ({there}) AND NOT EXISTS {hold}
             THEN nullif(max({kept}, coalesce(k.consent_until, '')), '') END"
        ))
    }
}

/// Whether something of the candidate `k` is there, which [`erased_value`](crate::domain::personal::erased_value) would take: a text
/// becomes empty, a dash, or the number that stands for the person.
fn there() -> String {
    let goes = |info: &&FieldInfo| {
        let left = match Kind::Candidate.key().filter(|_| info.names_person) {
            Some(key) => format!(", k.\"{key}\""),
            None if info.required => format!(", '{GONE}'"),
            None => String::new(),
        };
        format!("coalesce(k.\"{}\", '') NOT IN (''{left})", info.name)
    };
    let texts = Kind::Candidate.fields().iter().filter(|info| is_erased(info));
    texts.map(goes).collect::<Vec<_>>().join(" OR ")
}
