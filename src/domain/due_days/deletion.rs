//! What is held on a member who left, and has to go.

use super::file::DueFile;
use super::rules::DueRules;
use super::span::{DueDay, DueSpan, by, spans};
use crate::domain::days::holds;
use crate::domain::id::Id;
use crate::domain::retention::left_on;

/// From the day after the last one in service or in a team on, but for the days on which a hold keeps everything.
pub(super) fn deletion_spans(member: Id, file: &DueFile, rules: &DueRules) -> Vec<DueSpan> {
    let behind = &file.left_behind;
    let Some((left, held)) = left_on(&file.employments, &file.placements).zip(behind.member.as_ref()) else {
        return Vec::new();
    };
    let Some(from) = left.succ_opt() else { return Vec::new() };
    let of_holds =
        behind.holds.iter().flat_map(|(from, until)| [Some(*from), until.and_then(|until| until.succ_opt())]);
    let turns = rules.turns().chain(held.turns()).chain(of_holds.flatten());
    spans((DueDay::Deletion, member), (Some(from), None), turns, |day| {
        let is_kept = behind.holds.iter().any(|(from, until)| day.is_some_and(|on| holds(*from, *until, on)));
        by(rules.on(day).terms.first_due(left, held.on(day), &behind.parts).filter(|_| !is_kept))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::due_days::examples::{day, id, parameter, told};
    use crate::domain::due_days::file::LeftBehind;
    use crate::domain::due_days::over_time::OverTime;
    use crate::domain::kinds::{Employment, Member, Parameter, Placement};
    use crate::domain::record::Typed;

    /// The day by which something has to go, seen from which day to which.
    fn of_file(file: &DueFile, parameters: &[Parameter]) -> Vec<(String, String, String)> {
        told(&deletion_spans(id(9), file, &DueRules::of(parameters.iter().cloned())), DueDay::Deletion)
    }

    #[test]
    fn who_left_has_something_to_go_from_the_day_after_but_not_while_it_is_held() {
        let employment =
            Employment { from: day("2020-01-01"), until: Some(day("2024-05-31")), ..Employment::blank(Id::UNSET) };
        let member =
            Member { number: "100001".into(), surname: "Anna".into(), phone: "06".into(), ..Member::blank(id(9)) };
        let left_behind = LeftBehind {
            member: Some(OverTime::new(member, &[]).expect("fits")),
            holds: vec![(day("2025-01-01"), Some(day("2025-12-31")))],
            parts: [Some(day("2022-03-01")), None, None, None, None, None],
        };
        let file = DueFile { employments: vec![employment], left_behind, ..DueFile::default() };
        let terms = |months: i64| parameter("member_keep_months", months, "2020-01-01");
        let notes = parameter("contact_note_keep_months", 12, "2026-01-01");
        let until = |from: &str, until: &str, due: &str| (from.to_owned(), until.to_owned(), due.to_owned());
        let by_terms = [until("2024-06-01", "2024-12-31", "2026-05-31"), until("2026-01-01", "", "2023-03-01")];
        assert_eq!(of_file(&file, &[terms(24), notes]), by_terms);
        assert_eq!(of_file(&file, &[]), [], "without a term nothing is due");
        let serving = Placement { from: day("2025-01-01"), ..Placement::blank(Id::UNSET) };
        let back = DueFile { placements: vec![serving], ..file };
        assert_eq!(of_file(&back, &[terms(24)]), [], "nor of who came back");
    }
}
