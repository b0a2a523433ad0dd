//! Absence: which absences form one spell, which steps are due when, and the absence rate. Nothing here knows the cause of an
//! absence.

use chrono::TimeDelta;

use super::choices::{AbsenceStep, Choice};
use super::days::{Day, whole_days};
use super::decimal::Decimal;
use super::id::Id;
use super::kinds::Absence;

/// Identifier of the parameter for the number of days within which a next absence belongs to the same spell.
pub const ABSENCE_JOIN_DAYS: &str = "absence_join_days";

/// Identifier of the parameter for the number of weeks between two reviews of an absence.
pub const ABSENCE_REVIEW_WEEKS: &str = "absence_review_weeks";
/// Identifier of the parameter for the number of days within which an absence with a safety-net benefit is reported to UWV.
pub const NO_RISK_SICK_DAYS: &str = "no_risk_sick_days";
/// Identifier of the parameter for the number of days within which the end of such an absence is reported to UWV.
pub const NO_RISK_RECOVERY_DAYS: &str = "no_risk_recovery_days";

/// What the identifiers of the parameters for the weeks of steps begin with; that of the step comes after it.
const STEP_PREFIX: &str = "absence_week_";

/// The rules on absence, as the parameters give them on a day. A rule is `None` where the parameter has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AbsenceRules {
    /// An absence that begins fewer days than this after the previous one belongs to the same spell (BW 7:629 lid 10: less
    /// than four weeks).
    pub join_days: Option<i64>,
    /// The week in which each step is due, in the order of [`AbsenceStep`]; `None` where the parameter has no value.
    pub weeks: [Option<i64>; AbsenceStep::ALL.len()],
    /// Weeks between two reviews.
    pub review_weeks: Option<i64>,
    /// Days within which an absence with a safety-net benefit is reported to UWV.
    pub sick_notice_days: Option<i64>,
    /// Days within which the end of such an absence is reported to UWV.
    pub recovery_notice_days: Option<i64>,
}

impl AbsenceRules {
    /// Reads the rules through a lookup by identifier.
    pub fn of(value: impl Fn(&str) -> Option<Decimal>) -> Self {
        let mut weeks = [None; AbsenceStep::ALL.len()];
        for (week, step) in weeks.iter_mut().zip(AbsenceStep::ALL) {
            *week = whole_days(value(&format!("{STEP_PREFIX}{}", step.name())));
        }
        let days = |name| whole_days(value(name));
        Self {
            join_days: days(ABSENCE_JOIN_DAYS),
            weeks,
            review_weeks: days(ABSENCE_REVIEW_WEEKS),
            sick_notice_days: days(NO_RISK_SICK_DAYS),
            recovery_notice_days: days(NO_RISK_RECOVERY_DAYS),
        }
    }

    /// Whether the rules depend on the parameter with this identifier.
    pub fn depend_on(name: &str) -> bool {
        let others = [ABSENCE_JOIN_DAYS, ABSENCE_REVIEW_WEEKS, NO_RISK_SICK_DAYS, NO_RISK_RECOVERY_DAYS];
        others.contains(&name) || name.strip_prefix(STEP_PREFIX).is_some_and(|step| AbsenceStep::named(step).is_some())
    }

    /// A break of fewer days than this joins the absences around it into one spell. Absences without a day between them,
    /// which differ in percentage only, are always one spell.
    pub fn break_below(&self) -> i64 {
        self.join_days.unwrap_or(0).max(1)
    }

    /// The absences of the spell of `absence`, up to and including it, in order. Absences of one member with only short
    /// breaks between them form one spell. `all` holds every absence of the member.
    fn spell<'a>(&self, absence: &'a Absence, all: &'a [Absence]) -> Vec<&'a Absence> {
        let mut parts = vec![absence];
        let mut first = absence.from;
        while let Some(before) = all.iter().filter(|a| a.from < first).max_by_key(|a| a.from) {
            let apart = before.until.map_or(0, |until| (first - until).num_days() - 1);
            if apart >= self.break_below() {
                break;
            }
            first = before.from;
            parts.push(before);
        }
        parts.reverse();
        parts
    }

    /// The first day of the spell that an absence belongs to.
    pub fn spell_from(&self, absence: &Absence, all: &[Absence]) -> Day {
        self.spell(absence, all).first().map_or(absence.from, |first| first.from)
    }

    /// Every step of the spell of an absence, with the day on which it is due: the given number of weeks of absence after
    /// the first day. Days between the absences of a spell do not count (BW 7:629 lid 10: periods are added up): ill from 3-1 to
    /// 3-7-2022 and from 25-7-2022, week 42 is on 14-11-2022 and week 104 on 22-1-2024.
    pub fn steps(&self, absence: &Absence, all: &[Absence]) -> Vec<(AbsenceStep, Day)> {
        let parts = self.spell(absence, all);
        let due = |weeks: i64| {
            let (mut missed, mut due) = (0, None);
            for part in &parts {
                if due.is_some() && missed >= weeks * 7 {
                    break;
                }
                due = part.from.checked_add_signed(TimeDelta::try_days(weeks * 7 - missed)?);
                missed += part.until.map_or(0, |until| (until - part.from).num_days() + 1);
            }
            due
        };
        AbsenceStep::ALL.iter().zip(self.weeks).filter_map(|(step, weeks)| Some((*step, due(weeks?)?))).collect()
    }

    /// The current step: the first one after the latest step done in the spell, however long ago it was due. A missed step
    /// stays current until it is ticked off. In a spell without any step done, steps due before `since`, the day from which the
    /// office records, are skipped, because nobody can tell whether they were done.
    pub fn step(&self, absence: &Absence, all: &[Absence], since: Option<Day>) -> Option<(AbsenceStep, Day)> {
        let place = |step| AbsenceStep::ALL.iter().position(|known| *known == step);
        let done = self.spell(absence, all).iter().filter_map(|part| part.step_done.and_then(place)).max();
        let since = since.filter(|_| done.is_none());
        let mut steps = self.steps(absence, all);
        steps.retain(|(step, due)| place(*step) > done && since.is_none_or(|since| *due >= since));
        steps.into_iter().min_by_key(|(_, due)| *due)
    }

    /// The step after a late current step, so that a late step does not hide what comes next. `None` where the current step
    /// is not late, and where no step is left.
    pub fn step_ahead(
        &self,
        absence: &Absence,
        all: &[Absence],
        on: Day,
        since: Option<Day>,
    ) -> Option<(AbsenceStep, Day)> {
        let at_hand = self.step(absence, all, since).filter(|(_, due)| *due < on)?;
        let place = |step| AbsenceStep::ALL.iter().position(|known| *known == step);
        let later = |step: &(AbsenceStep, Day)| step.1 >= on && place(step.0) > place(at_hand.0);
        self.steps(absence, all).into_iter().filter(later).min_by_key(|(_, due)| *due)
    }

    /// The day by which an absence has to be reviewed again, counted in weeks after the last review of its spell. Without a
    /// review it is counted from the day of the plan of action, or from the day the office began to record where that was later.
    pub fn review_due(&self, absence: &Absence, all: &[Absence], since: Option<Day>) -> Option<Day> {
        let last = self.spell(absence, all).iter().filter_map(|part| part.reviewed_on).max();
        let plan = || {
            let steps = self.steps(absence, all);
            let (_, plan) = steps.into_iter().find(|(step, _)| *step == AbsenceStep::ActionPlan)?;
            Some(since.map_or(plan, |since| since.max(plan)))
        };
        last.or_else(plan)?.checked_add_signed(TimeDelta::try_days(self.review_weeks? * 7)?)
    }

    /// The day by which UWV has to be told of an absence with a safety-net benefit or, once that is done, of its end.
    /// `None` when there is nothing to report.
    pub fn notice_due(&self, absence: &Absence) -> Option<Day> {
        let after = |day: Day, days: Option<i64>| day.checked_add_signed(TimeDelta::try_days(days?)?);
        match (absence.reported_on, absence.until, absence.recovery_reported_on) {
            _ if absence.safety_net != Some(true) => None,
            (None, ..) => after(absence.from, self.sick_notice_days),
            (Some(_), Some(until), None) => after(until, self.recovery_notice_days),
            _ => None,
        }
    }
}

/// The number of days that two intervals share within a period; `least` and `most` are its first and last day.
pub fn days_in_common(a: (Day, Option<Day>), b: (Day, Option<Day>), (least, most): (Day, Day)) -> i64 {
    let first = a.0.max(b.0).max(least);
    let last = a.1.unwrap_or(most).min(b.1.unwrap_or(most)).min(most);
    ((last - first).num_days() + 1).max(0)
}

/// Hours a week of a placement on some days, or, when `missed` is given, an absence during such a placement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacedHours {
    /// The team of the placement.
    pub team: Id,
    /// The organisation that the placement is credited to, where it names one.
    pub credited: Option<Id>,
    /// Hours a week of the placement.
    pub hours: Decimal,
    /// First day on which they apply.
    pub from: Day,
    /// Last day on which they apply; `None` while they last.
    pub until: Option<Day>,
    /// For an absence: the percentage that is missed. `None` for the placement itself.
    pub missed: Option<Decimal>,
}

/// Contract hours in a period, and how many of them were missed. The sums are exact: they count whole hundredths of
/// weekly hours per day, times parts of 100 % missed and parts of 100 % share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AbsenceHours {
    contract: i128,
    absent: i128,
}

/// Days in a week times hundredths of a percent in the whole, squared: the unit in which the sums are counted.
const PARTS: i128 = 7 * 10_000 * 10_000;

impl AbsenceHours {
    /// Adds the hours of a placement or absence in a period, for the part `share` (percent) of it.
    pub fn add_placed(&mut self, placed: &PlacedHours, share: Decimal, period: (Day, Day)) {
        let days = (placed.from, placed.until);
        self.add(placed.hours, days_in_common(days, days, period), share, placed.missed);
    }

    /// Adds weekly hours on a number of days, for the part `share` (percent). With `percent` they are missed hours,
    /// without it contract hours.
    pub fn add(&mut self, hours: Decimal, days: i64, share: Decimal, percent: Option<Decimal>) {
        let [hours, share] = [hours, share].map(|d| i128::from(d.hundredths()));
        let all = hours * i128::from(days) * share;
        match percent {
            Some(percent) => self.absent += all * i128::from(percent.hundredths()),
            None => self.contract += all * 10_000,
        }
    }

    /// Contract hours, to two decimals.
    pub fn contract(&self) -> Decimal {
        Decimal::quotient(self.contract, PARTS)
    }

    /// Missed hours, to two decimals.
    pub fn absent(&self) -> Decimal {
        Decimal::quotient(self.absent, PARTS)
    }

    /// Missed hours as a percentage of the contract hours, to two decimals; `None` without contract hours.
    pub fn rate(&self) -> Option<Decimal> {
        (self.contract > 0).then(|| Decimal::quotient(self.absent * 10_000, self.contract))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Typed;

    fn day(m: u32, d: u32) -> Day {
        Day::from_ymd_opt(2026, m, d).expect("a day")
    }

    fn absence(from: Day, until: Option<Day>) -> Absence {
        Absence { from, until, ..Absence::blank(Id::UNSET) }
    }

    fn rules() -> AbsenceRules {
        let weeks = [6, 8, 42, 52, 88, 93, 104].map(Some);
        AbsenceRules {
            join_days: Some(28),
            weeks,
            review_weeks: Some(6),
            sick_notice_days: Some(42),
            recovery_notice_days: Some(2),
        }
    }

    #[test]
    fn absences_with_less_than_four_weeks_between_them_are_one_spell() {
        let list = [
            absence(day(1, 1), Some(day(1, 10))),
            // 28 days in between: a new spell.
            absence(day(2, 8), Some(day(2, 20))),
            // 27 days: the same.
            absence(day(3, 20), Some(day(3, 31))),
            // Another percentage from the next day on.
            absence(day(4, 1), None),
        ];
        assert_eq!(list.each_ref().map(|a| rules().spell_from(a, &list)), [day(1, 1), day(2, 8), day(2, 8), day(2, 8)]);
        let alone = AbsenceRules::default();
        assert_eq!(alone.spell_from(&list[3], &list), day(3, 20), "without the parameter only what follows at once");
    }

    fn on(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn due(step: AbsenceStep, absence: &Absence, all: &[Absence]) -> Option<Day> {
        rules().steps(absence, all).into_iter().find(|(one, _)| *one == step).map(|(_, due)| due)
    }

    #[test]
    fn the_steps_are_due_in_weeks_6_8_42_52_88_93_and_104() {
        let from = day(1, 5);
        let list = [absence(from, None)];
        let days: Vec<i64> =
            rules().steps(&list[0], &list).iter().map(|(_, due)| (*due - from).num_days() / 7).collect();
        assert_eq!(days, [6, 8, 42, 52, 88, 93, 104]);
        assert_eq!(rules().step(&list[0], &list, None), Some((AbsenceStep::ProblemAnalysis, day(2, 16))));
        let done = [Absence { step_done: Some(AbsenceStep::ProblemAnalysis), ..list[0].clone() }];
        assert_eq!(
            rules().step(&done[0], &done, None),
            Some((AbsenceStep::ActionPlan, day(3, 2))),
            "what was done is done"
        );
        let all = [Absence { step_done: Some(AbsenceStep::BenefitDecision), ..list[0].clone() }];
        assert_eq!(rules().step(&all[0], &all, None), None);
        assert_eq!(AbsenceRules::default().step(&list[0], &list, None), None, "unknown weeks give no days");
    }

    /// The public example of rviregister.nl on BW 7:629 lid 10.
    #[test]
    fn days_between_the_absences_of_a_spell_do_not_count() {
        let list = [absence(on("2022-01-03"), Some(on("2022-07-03"))), absence(on("2022-07-25"), None)];
        assert_eq!(due(AbsenceStep::BenefitNotice, &list[1], &list), Some(on("2022-11-14")), "not 24-10-2022");
        assert_eq!(due(AbsenceStep::BenefitDecision, &list[1], &list), Some(on("2024-01-22")), "not 1-1-2024");
        assert_eq!(due(AbsenceStep::PensionRequest, &list[1], &list), Some(on("2023-11-06")), "week 93");
        assert_eq!(due(AbsenceStep::ProblemAnalysis, &list[1], &list), Some(on("2022-02-14")), "before the break");
        // Two breaks, of 9 and 27 days, and another percentage without one: 36 days later.
        let list = [
            absence(day(1, 5), Some(day(1, 25))),
            absence(day(2, 4), Some(day(2, 28))),
            absence(day(3, 28), Some(day(4, 30))),
            absence(day(5, 1), None),
        ];
        let plain = due(AbsenceStep::BenefitNotice, &absence(day(1, 5), None), &[]).expect("a day");
        assert_eq!(due(AbsenceStep::BenefitNotice, &list[3], &list), Some(plain + TimeDelta::days(36)));
    }

    #[test]
    fn a_step_that_was_missed_stays_until_it_is_ticked_off_and_hides_nothing() {
        let list = [Absence { step_done: Some(AbsenceStep::ActionPlan), ..absence(day(1, 5), None) }];
        let late = Some((AbsenceStep::BenefitNotice, day(10, 26)));
        assert_eq!(rules().step(&list[0], &list, None), late, "on whatever day");
        assert_eq!(rules().step_ahead(&list[0], &list, day(10, 26), None), None, "it is not late yet");
        assert_eq!(
            rules().step_ahead(&list[0], &list, day(11, 22), None),
            Some((AbsenceStep::FirstYear, on("2027-01-04")))
        );
        assert_eq!(rules().step_ahead(&list[0], &list, on("2030-01-01"), None), None);
        // Ticked off in an earlier part of the same spell.
        let ticked = Absence { step_done: Some(AbsenceStep::BenefitNotice), ..absence(day(1, 5), Some(day(11, 1))) };
        let parts = [ticked, absence(day(11, 10), None)];
        assert_eq!(rules().step(&parts[1], &parts, None), Some((AbsenceStep::FirstYear, on("2027-01-12"))));
    }

    #[test]
    fn what_was_before_the_office_began_to_record_is_not_late() {
        let list = [absence(day(1, 5), None)];
        let since = |since| rules().step(&list[0], &list, Some(since));
        assert_eq!(since(day(3, 2)), Some((AbsenceStep::ActionPlan, day(3, 2))));
        assert_eq!(since(day(3, 3)), Some((AbsenceStep::BenefitNotice, day(10, 26))));
        assert_eq!(rules().step_ahead(&list[0], &list, day(6, 1), Some(day(3, 3))), None, "nothing is late");
        let done = [Absence { step_done: Some(AbsenceStep::ProblemAnalysis), ..list[0].clone() }];
        let plan = Some((AbsenceStep::ActionPlan, day(3, 2)));
        assert_eq!(rules().step(&done[0], &done, Some(day(6, 1))), plan, "where one was recorded, so was the next");
        assert_eq!(rules().review_due(&list[0], &list, Some(day(6, 1))), Some(day(7, 13)));
        let reviewed = [Absence { reviewed_on: Some(day(4, 10)), ..list[0].clone() }];
        assert_eq!(rules().review_due(&reviewed[0], &reviewed, Some(day(6, 1))), Some(day(5, 22)), "it was recorded");
    }

    #[test]
    fn a_review_is_due_every_six_weeks_after_the_plan() {
        let list = [absence(day(1, 5), None)];
        assert_eq!(rules().review_due(&list[0], &list, None), Some(day(4, 13)), "the plan of 2 March and six weeks");
        let parts = [
            Absence { reviewed_on: Some(day(4, 10)), ..absence(day(1, 5), Some(day(4, 12))) },
            absence(day(4, 13), None),
        ];
        assert_eq!(rules().review_due(&parts[1], &parts, None), Some(day(5, 22)));
        assert_eq!(AbsenceRules::default().review_due(&list[0], &list, None), None);
    }

    #[test]
    fn uwv_is_told_within_six_weeks_and_of_the_end_within_two_days() {
        let net = Absence { safety_net: Some(true), ..absence(day(3, 2), None) };
        assert_eq!(rules().notice_due(&net), Some(day(4, 13)));
        let told = Absence { reported_on: Some(day(3, 4)), ..net.clone() };
        assert_eq!(rules().notice_due(&told), None, "it lasts");
        let over = Absence { until: Some(day(3, 20)), ..told };
        assert_eq!(rules().notice_due(&over), Some(day(3, 22)));
        assert_eq!(rules().notice_due(&Absence { recovery_reported_on: Some(day(3, 22)), ..over }), None);
        assert_eq!(rules().notice_due(&Absence { until: Some(day(3, 9)), ..net }), Some(day(4, 13)), "short ones too");
        assert_eq!(rules().notice_due(&absence(day(3, 2), None)), None);
    }

    #[test]
    fn the_rate_is_hours_missed_in_hours_of_the_contracts() {
        let mut hours = AbsenceHours::default();
        let (all, whole) = (Decimal::whole(100), Decimal::whole(28));
        hours.add(whole, 70, all, None);
        hours.add(whole, 7, all, Some(Decimal::whole(50)));
        assert_eq!((hours.contract(), hours.absent()), (Decimal::whole(280), Decimal::whole(14)));
        assert_eq!(hours.rate(), Some(Decimal::whole(5)));
        assert_eq!(AbsenceHours::default().rate(), None);
    }

    #[test]
    fn the_rate_of_a_part_of_a_team_is_that_of_its_share() {
        let mut hours = AbsenceHours::default();
        hours.add(Decimal::whole(36), 365, Decimal::from_hundredths(3333), None);
        hours.add(Decimal::whole(36), 10, Decimal::from_hundredths(3333), Some(Decimal::whole(100)));
        assert_eq!(hours.rate().map(|rate| rate.text('.')), Some("2.74".into()));
    }

    #[test]
    fn days_in_common_count_both_ends_and_stay_within_the_period() {
        let period = (day(3, 1), day(3, 31));
        assert_eq!(days_in_common((day(1, 1), None), (day(3, 10), Some(day(3, 12))), period), 3);
        assert_eq!(days_in_common((day(1, 1), None), (day(1, 1), None), period), 31);
        assert_eq!(days_in_common((day(1, 1), Some(day(2, 1))), (day(1, 1), None), period), 0);
    }
}
