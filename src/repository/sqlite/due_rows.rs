//! Rows that are found by the day by which something has to be done, and that day as a column; see [`due_days`](super::due_days).

use super::build::Build;
use super::due_columns::{DAY, FoundByDue, STEP};
use super::due_days::NEVER;
use super::rows;
use crate::domain::choices::Choice;
use crate::domain::due_days::DueDay;

impl Build<'_> {
    /// The day that is due for a record, of what `owner` is concerned with.
    pub(super) fn due_day(&mut self, of: DueDay, record: (&str, &str)) -> String {
        self.due_part((of, DAY), record)
    }

    /// The step of an absence that is due for it.
    pub(super) fn due_step(&mut self, of: DueDay) -> String {
        self.due_part((of, STEP), ("k.member", "k.id"))
    }

    fn due_part(&mut self, (of, part): (DueDay, &'static str), (owner, record): (&str, &str)) -> String {
        let of = if self.query.whole_past { of.of_whole_past() } else { of };
        if self.due_by.is_some_and(|(by, _)| by == of) && record == "k.id" {
            return part.to_owned();
        }
        let (day, of) = (self.day(), of.name());
        format!(
            "(SELECT {part} FROM main.due_day d WHERE d.owner = {owner} AND d.what = '{of}' AND d.record = {record}
                AND d.\"from\" <= {day} AND d.until >= {day})"
        )
    }

    /// The rows of what is due by a day: what is seen from every later day is found by its day, what has an end by that.
    pub(super) fn due_rows(&mut self, (of, last): FoundByDue) -> String {
        let (day, of) = (self.day(), of.name());
        let by = last.map(|last| format!(" AND day <= {}", self.bind(rows::day_text(last)))).unwrap_or_default();
        let due = format!("SELECT record, day, step FROM main.due_day WHERE what = '{of}' AND \"from\" <= {day}{by}");
        format!("({due} AND until = '{NEVER}' UNION ALL {due} AND until < '{NEVER}' AND until >= {day})")
    }
}
