//! Columns about how long is kept what is held on people, as SQL. They say the same as [`retention`](crate::domain::retention).

use super::build::Build;
use super::lookup;
use crate::domain::field::FieldInfo;
use crate::domain::kinds::Parameter;
use crate::domain::personal::{ErasedPart, GONE};
use crate::domain::record::Kind;
use crate::domain::retention::{DETAILS, DETAILS_TERM, MEMBER_TERM, PART_TERMS};
use crate::domain::value::FieldType;
use crate::repository::StoreError;

/// Sorts after every day: for what is not due.
const NEVER: &str = "'9999-99-99'";

impl Build<'_> {
    /// The first day on which something of the member or candidate `k` is to be gone; NULL for who is kept by a hold, or was forgotten.
    /// Of a member only when they left.
    ///
    /// # Errors
    /// Returns an error when the parameters cannot be read.
    pub(super) fn delete_by(&mut self) -> Result<String, StoreError> {
        let due = if self.query.kind == Kind::Member { self.member_due()? } else { self.candidate_due()? };
        let hold = self.of_facts("1", (Kind::LegalHold, self.query.kind.name(), "k.id"), "");
        Ok(format!("CASE WHEN NOT EXISTS {hold} THEN {due} END"))
    }

    /// As [`RecruitingRules::delete_by`](crate::domain::recruiting::RecruitingRules::delete_by).
    fn candidate_due(&mut self) -> Result<String, StoreError> {
        let days = self.settings()?.recruiting.keep_days();
        let (days, day) = (self.bind(days.map(|days| format!("{days} days"))), self.day());
        let kept = format!("coalesce(date(k.procedure_ended_on, {days}), '')");
        let there = there((Kind::Candidate, "k"), ErasedPart::Whole);
        Ok(format!(
            "CASE WHEN k.procedure_ended_on <= {day} AND ({there})
             THEN nullif(max({kept}, coalesce(k.consent_until, '')), '') END"
        ))
    }

    /// The earliest of the terms of a member who left, as [`left_on`](crate::domain::retention::left_on) says, and of their parts as
    /// [`part_due`](crate::domain::retention::part_due) says.
    fn member_due(&mut self) -> Result<String, StoreError> {
        let parameters: Vec<Parameter> = lookup::all_of(self.conn)?;
        let on = self.query.as_of;
        let mut later = |day: &str, term: &str| match Parameter::value_on(&parameters, term, on) {
            Some(months) => {
                let shift = self.bind(format!("+{} months", months.hundredths() / 100));
                format!("date({day}, {shift}, 'floor')")
            }
            None => "NULL".to_owned(),
        };
        let left = "(SELECT max(until) FROM (SELECT x.until FROM employment x WHERE x.member = k.id
            UNION ALL SELECT x.until FROM placement x WHERE x.member = k.id) x)";
        let mut terms = Vec::new();
        for (term, part) in [(MEMBER_TERM, ErasedPart::Whole), (DETAILS_TERM, ErasedPart::Fields(DETAILS))] {
            let (there, due) = (there((Kind::Member, "k"), part), later(left, term));
            terms.push(format!("coalesce(CASE WHEN {there} THEN {due} END, {NEVER})"));
        }
        for term in PART_TERMS {
            let there = there((term.kind, "x"), ErasedPart::Fields(term.fields));
            let due = later(&format!("min(x.\"{}\")", term.counted_from), term.parameter);
            terms.push(format!(
                "coalesce((SELECT {due} FROM {} x WHERE x.member = k.id AND ({there})), {NEVER})",
                term.kind
            ));
        }
        let open = |kind: Kind| format!("EXISTS (SELECT 1 FROM {kind} x WHERE x.member = k.id AND x.until IS NULL)");
        let (serving, placed, day) = (open(Kind::Employment), open(Kind::Placement), self.day());
        // Who has a place or a service first: that is found at once, and most have.
        Ok(format!(
            "CASE WHEN NOT {placed} AND NOT {serving} AND {left} < {day}
             THEN nullif({}, {NEVER}) END",
            terms.into_iter().reduce(|earliest, term| format!("min({earliest}, {term})")).unwrap_or(NEVER.to_owned())
        ))
    }
}

/// Whether something of a part of the record is there, which [`erased_value`](crate::domain::personal::erased_value) would take:
/// a text becomes empty, a dash, or the number that stands for the person, and what else may be empty becomes empty.
fn there((kind, alias): (Kind, &str), part: ErasedPart) -> String {
    let goes = |info: &FieldInfo| {
        let text = matches!(info.ty, FieldType::Text(_));
        let left = match (text, info.names_person, info.required) {
            (true, true, _) => kind.key().map_or_else(String::new, |key| format!(", {alias}.\"{key}\"")),
            (true, _, true) => format!(", '{GONE}'"),
            (false, _, true) => return None,
            (false, ..) => return Some(format!("{alias}.\"{}\" IS NOT NULL", info.name)),
            _ => String::new(),
        };
        Some(format!("coalesce({alias}.\"{}\", '') NOT IN (''{left})", info.name))
    };
    let parts: Vec<String> = kind.fields().iter().filter(|info| part.has(info)).filter_map(|info| goes(info)).collect();
    parts.join(" OR ")
}
