//! What is due in the absences of a member.

use super::rules::DueRules;
use super::span::{DueDay, DueSpan, SeenDue, by, spans};
use crate::domain::choices::AbsenceStep;
use crate::domain::days::{Day, holds};
use crate::domain::kinds::Absence;

/// Step, step ahead and review of each of the absences, which are in order, while it holds; with `whole_past` as if the office had
/// always recorded what it does.
pub(super) fn step_spans(all: &[Absence], rules: &DueRules, whole_past: bool) -> Vec<DueSpan> {
    let of = |of: DueDay| if whole_past { of.of_whole_past() } else { of };
    let since = |day| rules.on(day).recorded_since.filter(|_| !whole_past);
    let mut found = Vec::new();
    for (at, absence) in all.iter().enumerate() {
        // What came later says nothing of the spell up to this one.
        let (here, before) = ((Some(absence.from), absence.until), &all[..=at]);
        found.extend(spans((of(DueDay::AbsenceStep), absence.id), here, rules.turns(), |day| {
            due(rules.on(day).absence.step(absence, before, since(day)))
        }));
        let late = late_from(absence, before, rules);
        found.extend(spans(
            (of(DueDay::AbsenceStepAhead), absence.id),
            here,
            late.into_iter().chain(rules.turns()),
            |day| due(rules.on(day).absence.step_ahead(absence, before, day?, since(day))),
        ));
        found.extend(spans((of(DueDay::AbsenceReview), absence.id), here, rules.turns(), |day| {
            by(rules.on(day).absence.review_due(absence, before, since(day)))
        }));
    }
    found
}

/// What UWV has to be told of each of the absences, seen from any day.
pub(super) fn notice_spans(all: &[Absence], rules: &DueRules) -> Vec<DueSpan> {
    let of_one = |absence: &Absence| {
        let seen_from = |day| by(rules.on(day).absence.notice_due(absence));
        spans((DueDay::AbsenceNotice, absence.id), (None, None), rules.turns(), seen_from)
    };
    all.iter().filter(|absence| absence.safety_net == Some(true)).flat_map(of_one).collect()
}

/// The days from which a step is late while the absence holds.
fn late_from(absence: &Absence, before: &[Absence], rules: &DueRules) -> Vec<Day> {
    let within = rules.turns().filter(|day| holds(absence.from, absence.until, *day));
    let each =
        std::iter::once(absence.from).chain(within).map(|day| rules.on(Some(day)).absence.steps(absence, before));
    each.flatten().filter_map(|(_, due)| due.succ_opt()).collect()
}

fn due(step: Option<(AbsenceStep, Day)>) -> Option<SeenDue> {
    step.map(|(step, day)| (Some(day), Some(step)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::absence::ABSENCE_REVIEW_WEEKS;
    use crate::domain::due_days::examples::{self, day, parameter};
    use crate::domain::id::Id;
    use crate::domain::kinds::RECORDED_SINCE;
    use crate::domain::record::Typed;

    fn rules(more: &[(&str, i64, &str)]) -> DueRules {
        let weeks = [("absence_week_problem_analysis", 6, "2020-01-01"), ("absence_week_action_plan", 8, "2020-01-01")];
        DueRules::of(weeks.iter().chain(more).map(|(name, value, from)| parameter(name, *value, from)))
    }

    /// First and last day from which something is seen, its day and its step.
    fn told(spans: &[DueSpan], of: DueDay) -> Vec<(String, String, String, Option<AbsenceStep>)> {
        let steps = spans.iter().filter(|span| span.of == of).map(|span| span.step);
        examples::told(spans, of)
            .into_iter()
            .zip(steps)
            .map(|((from, until, due), step)| (from, until, due, step))
            .collect()
    }

    fn one(
        from: &str,
        until: &str,
        due: &str,
        step: Option<AbsenceStep>,
    ) -> (String, String, String, Option<AbsenceStep>) {
        (from.into(), until.into(), due.into(), step)
    }

    #[test]
    fn a_step_stays_at_hand_and_the_next_one_comes_into_sight_once_it_is_late() {
        let first = Absence { from: day("2026-01-05"), until: Some(day("2026-03-31")), ..Absence::blank(Id::UNSET) };
        let spans = step_spans(&[first], &rules(&[(ABSENCE_REVIEW_WEEKS, 6, "2026-03-01")]), false);
        let (analysis, plan) = (Some(AbsenceStep::ProblemAnalysis), Some(AbsenceStep::ActionPlan));
        assert_eq!(told(&spans, DueDay::AbsenceStep), [one("2026-01-05", "2026-03-31", "2026-02-16", analysis)]);
        assert_eq!(told(&spans, DueDay::AbsenceStepAhead), [one("2026-02-17", "2026-03-02", "2026-03-02", plan)]);
        assert_eq!(told(&spans, DueDay::AbsenceReview), [one("2026-03-01", "2026-03-31", "2026-04-13", None)]);
    }

    #[test]
    fn an_office_that_began_to_record_later_lets_off_what_was_before_unless_the_whole_past_is_asked_for() {
        let absence = Absence { from: day("2026-01-05"), ..Absence::blank(Id::UNSET) };
        let rules = rules(&[(RECORDED_SINCE, 0, "2026-02-20")]);
        let (analysis, plan) = (Some(AbsenceStep::ProblemAnalysis), Some(AbsenceStep::ActionPlan));
        let spans = step_spans(std::slice::from_ref(&absence), &rules, false);
        assert_eq!(told(&spans, DueDay::AbsenceStep), [one("2026-01-05", "", "2026-03-02", plan)]);
        let spans = step_spans(&[absence], &rules, true);
        assert_eq!(told(&spans, DueDay::AbsenceStepOfWholePast), [one("2026-01-05", "", "2026-02-16", analysis)]);
    }

    #[test]
    fn only_an_absence_with_a_safety_net_is_told_to_uwv_and_then_its_end_too() {
        let plain = Absence { from: day("2026-01-05"), until: Some(day("2026-01-20")), ..Absence::blank(Id::UNSET) };
        let insured = Absence { safety_net: Some(true), ..plain.clone() };
        let rules = rules(&[("no_risk_sick_days", 42, "2020-01-01"), ("no_risk_recovery_days", 2, "2020-01-01")]);
        let due = |absence: Absence| told(&notice_spans(&[absence], &rules), DueDay::AbsenceNotice);
        assert_eq!(due(plain), []);
        let (sick, over) = (one("2020-01-01", "", "2026-02-16", None), one("2020-01-01", "", "2026-01-22", None));
        assert_eq!(due(insured.clone()), [sick]);
        assert_eq!(due(Absence { reported_on: Some(day("2026-01-06")), ..insured }), [over]);
    }
}
