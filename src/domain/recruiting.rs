//! Recruiting: the stages as the office has named and ordered them, the terms set by law and programme, and how long the data
//! of a candidate are kept.

use chrono::Days;

use super::choices::StageMeaning;
use super::days::{Day, last_of_months, months_after};
use super::decimal::Decimal;
use super::id::Id;
use super::kind::Kind;
use super::kinds::{Application, Candidate, Stage};
use super::reason::Reason;
use super::refusal::Refusal;
use super::ruled::ruled;

/// The stages of the office, in their order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stages(Vec<Stage>);

impl Stages {
    /// Sorts stages by their position.
    pub fn of(mut stages: Vec<Stage>) -> Self {
        stages.sort_by(|a, b| (a.position, &a.name).cmp(&(b.position, &b.name)));
        Self(stages)
    }

    /// A stage by its identity.
    pub fn find(&self, id: Id) -> Option<&Stage> {
        self.0.iter().find(|stage| stage.id == id)
    }

    /// The stages in which an application continues, in order.
    pub fn running(&self) -> impl DoubleEndedIterator<Item = &Stage> {
        self.0.iter().filter(|stage| !stage.meaning.closes())
    }

    /// The next running stage after this one; `None` after the last.
    pub fn after(&self, id: Id) -> Option<&Stage> {
        self.running().skip_while(|stage| stage.id != id).nth(1)
    }

    /// The running stage before this one; `None` before the first.
    pub fn before(&self, id: Id) -> Option<&Stage> {
        self.running().rev().skip_while(|stage| stage.id != id).nth(1)
    }

    /// The first stage with a meaning.
    ///
    /// # Errors
    /// Returns `no-such-stage` when the office has none.
    pub fn meaning(&self, meaning: StageMeaning) -> Result<&Stage, Refusal> {
        self.0.iter().find(|stage| stage.meaning == meaning).ok_or_else(|| Refusal::new(Reason::NoSuchStage))
    }

    /// Whether the register has to be checked before somebody comes to this stage: an offer, or a stage after one.
    pub fn from_offer_on(&self, stage: &Stage) -> bool {
        self.running().any(|other| other.meaning == StageMeaning::Offer && other.position <= stage.position)
    }
}

ruled! {
    /// The terms of recruiting, from the parameters. A term is `None` where the parameter has no value: then nothing is limited or
    /// proposed by it.
    pub struct RecruitingRules {
        /// Usual number of months of a trial placement.
        pub trial_months: Option<Decimal>,
        /// Most months of a trial placement.
        pub trial_months_most: Option<Decimal>,
        /// Months of a first contract.
        pub first_contract_months: Option<Decimal>,
        /// Weeks after the procedure for which the data of a candidate are kept.
        pub candidate_keep_weeks: Option<Decimal>,
        /// Months after the procedure for which a candidate can agree that the data are kept.
        pub candidate_consent_months: Option<Decimal>,
    }
}

impl RecruitingRules {
    /// The last day of a trial placement that begins on a day: the one asked for, otherwise that of the usual length.
    ///
    /// # Errors
    /// Returns `trial-too-long` when it is longer than the most months (UWV: 6), or `end-before-start`.
    pub fn trial_until(&self, from: Day, wanted: Option<Day>) -> Result<Option<Day>, Refusal> {
        let Some(until) = wanted.or_else(|| last_of_months(from, self.trial_months?)) else { return Ok(None) };
        let refuse = |code| Err(Refusal::new(code).at(Kind::Application, Application::trial_until));
        if until < from {
            return refuse(Reason::EndBeforeStart);
        }
        match self.trial_months_most.and_then(|most| Some((last_of_months(from, most)?, most))) {
            Some((last, most)) if until > last => {
                refuse(Reason::TrialTooLong).map_err(|r: Refusal| r.with("most", most))
            }
            _ => Ok(Some(until)),
        }
    }

    /// The last day of a first contract that begins on a day; `None` where its length is unknown.
    pub fn contract_until(&self, from: Day) -> Option<Day> {
        last_of_months(from, self.first_contract_months?)
    }

    /// The day by which the data of a candidate have to be deleted, seen from a day: the given number of weeks after the
    /// procedure, or the end of the consent when that is later (Autoriteit Persoonsgegevens). `None` while a procedure runs, or
    /// when nothing is known.
    pub fn delete_by(&self, candidate: &Candidate, on: Day) -> Option<Day> {
        let ended = candidate.procedure_ended_on.filter(|ended| *ended <= on)?;
        let kept = self.keep_days().and_then(|days| ended.checked_add_days(Days::new(days)));
        kept.max(candidate.consent_until)
    }

    /// Days after the procedure for which the data of a candidate are kept, limited to some centuries.
    pub fn keep_days(&self) -> Option<u64> {
        self.candidate_keep_weeks.map(|weeks| (weeks.hundredths() * 7 / 100).clamp(0, 100_000).unsigned_abs())
    }

    /// The candidate after the last procedure ended on a day. Consent for longer than is allowed is shortened.
    pub fn ended(&self, candidate: &Candidate, on: Day) -> Candidate {
        let last = self.candidate_consent_months.and_then(|months| months_after(on, months));
        let consent = candidate.consent_until.map(|until| last.map_or(until, |last| until.min(last)));
        Candidate { procedure_ended_on: Some(on), consent_until: consent, ..candidate.clone() }
    }

    /// Checks that the consent of a candidate does not last too long.
    ///
    /// # Errors
    /// Returns `consent-too-long`, which names the last day that is allowed.
    pub fn consent_fits(&self, candidate: &Candidate) -> Result<(), Refusal> {
        let last = candidate
            .procedure_ended_on
            .zip(self.candidate_consent_months)
            .and_then(|(ended, months)| months_after(ended, months));
        match (candidate.consent_until, last) {
            (Some(until), Some(last)) if until > last => Err(Refusal::new(Reason::ConsentTooLong)
                .at(Kind::Candidate, Candidate::consent_until)
                .with("day", last)),
            _ => Ok(()),
        }
    }
}

/// The number after the highest one of the same form: 100674 gives 100675, K099 gives K100. `taken` tells whether a number is
/// in use; where longer numbers come earlier in the order of text (999 and 1000), it finds the next free one among them.
///
/// # Errors
/// Returns the error that `taken` reports.
pub fn next_number<E>(highest: &str, taken: impl Fn(&str) -> Result<bool, E>) -> Result<String, E> {
    let stem = highest.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &highest[stem.len()..];
    // A number has at most twenty digits; without any the first is 1.
    let last: u128 = digits.parse().unwrap_or(0);
    let number = |step: u64| format!("{stem}{:0width$}", last.saturating_add(step.into()), width = digits.len());
    let mut above = 1;
    while taken(&number(above))? && above < u64::MAX / 2 {
        above *= 2;
    }
    let mut below = above / 2;
    while below + 1 < above {
        let middle = below + (above - below) / 2;
        if taken(&number(middle))? { below = middle } else { above = middle }
    }
    Ok(number(above))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Typed;

    fn day(y: i32, m: u32, d: u32) -> Day {
        Day::from_ymd_opt(y, m, d).expect("a day")
    }

    fn rules() -> RecruitingRules {
        RecruitingRules {
            trial_months: Some(Decimal::whole(2)),
            trial_months_most: Some(Decimal::whole(6)),
            first_contract_months: Some(Decimal::whole(12)),
            candidate_keep_weeks: Some(Decimal::whole(4)),
            candidate_consent_months: Some(Decimal::whole(12)),
        }
    }

    #[test]
    fn a_trial_takes_two_months_and_at_most_six() {
        let trial = |until| rules().trial_until(day(2026, 1, 15), until);
        assert_eq!(trial(None), Ok(Some(day(2026, 3, 14))));
        assert_eq!(trial(Some(day(2026, 7, 14))), Ok(Some(day(2026, 7, 14))));
        assert_eq!(trial(Some(day(2026, 7, 15))).expect_err("refused").reason, Reason::TrialTooLong);
        assert_eq!(trial(Some(day(2026, 1, 14))).expect_err("refused").reason, Reason::EndBeforeStart);
        assert_eq!(RecruitingRules::default().trial_until(day(2026, 1, 15), None), Ok(None), "unknown stays unknown");
        assert_eq!(rules().contract_until(day(2026, 1, 15)), Some(day(2027, 1, 14)));
    }

    #[test]
    fn data_go_four_weeks_after_the_procedure_or_when_a_later_consent_ends() {
        let mut candidate = Candidate::blank(Id::UNSET);
        let by = |candidate: &Candidate| rules().delete_by(candidate, day(2026, 6, 15));
        assert_eq!(by(&candidate), None, "a procedure runs");
        candidate.procedure_ended_on = Some(day(2026, 6, 1));
        assert_eq!(by(&candidate), Some(day(2026, 6, 29)));
        candidate.consent_until = Some(day(2026, 6, 10));
        assert_eq!(by(&candidate), Some(day(2026, 6, 29)));
        candidate.consent_until = Some(day(2027, 6, 1));
        assert_eq!(by(&candidate), Some(day(2027, 6, 1)));
        assert_eq!(rules().delete_by(&candidate, day(2026, 5, 31)), None, "it had not ended yet");
        assert_eq!(rules().consent_fits(&candidate), Ok(()));
        candidate.consent_until = Some(day(2027, 6, 2));
        assert_eq!(rules().consent_fits(&candidate).expect_err("refused").reason, Reason::ConsentTooLong);
        let ended = rules().ended(&candidate, day(2026, 5, 1));
        assert_eq!(ended.consent_until, Some(day(2027, 5, 1)), "a consent for longer is cut short");
    }

    #[test]
    fn stages_go_by_their_place_and_leave_those_that_close_out() {
        let stage = |n: u8, meaning, position| Stage {
            name: format!("S{n}"),
            meaning,
            position,
            ..Stage::blank(Id::from_bytes([n; 16]))
        };
        let stages = Stages::of(vec![
            stage(3, StageMeaning::Offer, 9),
            stage(4, StageMeaning::Placed, 3),
            stage(1, StageMeaning::Intake, 2),
            stage(2, StageMeaning::Preselection, 1),
        ]);
        let id = |n: u8| Id::from_bytes([n; 16]);
        assert_eq!(stages.after(id(2)).map(|s| s.id), Some(id(1)));
        assert_eq!(stages.after(id(1)).map(|s| s.id), Some(id(3)));
        assert_eq!((stages.after(id(3)), stages.before(id(2))), (None, None));
        assert_eq!(stages.meaning(StageMeaning::Withdrawn).expect_err("refused").reason, Reason::NoSuchStage);
        let asks = |n| stages.find(id(n)).is_some_and(|stage| stages.from_offer_on(stage));
        assert_eq!([asks(2), asks(1), asks(3)], [false, false, true]);
    }

    #[test]
    fn the_next_number_has_the_form_of_the_highest() {
        let next = |highest: &str, taken: &[&str]| {
            next_number(highest, |number| Ok::<_, ()>(taken.contains(&number))).expect("answers")
        };
        assert_eq!(next("100674", &["100674"]), "100675");
        assert_eq!(next("K099", &[]), "K100");
        assert_eq!(next("999", &["1000", "1001", "1002", "1003", "1004"]), "1005");
        assert_eq!(next("", &[]), "1");
        assert_eq!(next("99999999999999999998", &[]), "99999999999999999999");
    }
}
