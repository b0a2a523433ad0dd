//! The life of an instrument: plan, request, grant or refuse, end.

use crate::domain::change::Decision;
use crate::domain::choices::{AmountPer, Choice, InstrumentKind, InstrumentStatus};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Ids;
use crate::domain::instruments::{self, InstrumentFile};
use crate::domain::kinds::Instrument;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Typed};
use crate::domain::refusal::{Arg, Refusal};

/// What is said of an instrument with a step; what is not said stays as it was.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct InstrumentTerms {
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub until: Option<Day>,
    /// Loonwaarde in percent.
    pub wage_value: Option<Decimal>,
    /// Amount in euros, as decided.
    pub amount: Option<Decimal>,
    /// What the amount is for.
    pub amount_per: Option<AmountPer>,
    /// Who pays.
    pub payer: Option<String>,
    /// Reference of the decision.
    pub reference: Option<String>,
}

impl InstrumentTerms {
    fn onto(&self, instrument: &mut Instrument) {
        instrument.from = self.from.unwrap_or(instrument.from);
        instrument.until = self.until.or(instrument.until);
        instrument.wage_value = self.wage_value.or(instrument.wage_value);
        instrument.amount = self.amount.or(instrument.amount);
        instrument.amount_per = self.amount_per.or(instrument.amount_per);
        let text = |said: &Option<String>, was: &mut String| {
            if let Some(said) = said {
                was.clone_from(said);
            }
        };
        text(&self.payer, &mut instrument.payer);
        text(&self.reference, &mut instrument.reference);
    }
}

/// Notes that an instrument has to be asked for; it begins on `on` unless the terms say otherwise.
///
/// # Errors
/// What the fields refuse.
pub fn plan_instrument(
    file: &InstrumentFile<'_>,
    kind: InstrumentKind,
    on: Day,
    terms: &InstrumentTerms,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    let mut planned = fresh(file, kind, on, ids);
    planned.status = InstrumentStatus::ToRequest;
    terms.onto(&mut planned);
    Decision::created(planned)
}

/// Asks for an instrument on a day: one that was planned, else a new one that begins on that day unless the terms say
/// otherwise.
///
/// # Errors
/// `subsidy-request-late` more than the months allowed after the start of the service; `coaching-request-late` when it would
/// begin too long before; `dispensation-too-short`, `dispensation-too-long`; `instruments-exclude`; what the fields refuse.
pub fn request_instrument(
    file: &InstrumentFile<'_>,
    kind: InstrumentKind,
    on: Day,
    terms: &InstrumentTerms,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    let planned = latest(file, kind, &[InstrumentStatus::ToRequest]);
    let mut requested = planned.cloned().unwrap_or_else(|| fresh(file, kind, on, ids));
    requested.status = InstrumentStatus::Requested;
    requested.requested_on = Some(on);
    terms.onto(&mut requested);
    may_be_requested(file, &requested, on)?;
    store(file, planned, requested)
}

/// Refuses to ask for an instrument on a day on which it cannot be.
fn may_be_requested(file: &InstrumentFile<'_>, requested: &Instrument, on: Day) -> Result<(), Refusal> {
    let kind = requested.instrument;
    let rules = file.rules(on);
    let refuse =
        |code, day: Day| Err(Refusal::new(code).at(Kind::Instrument, Instrument::requested_on).with("day", day));
    match kind {
        InstrumentKind::WageCostSubsidy => {
            if let Some(last) = instruments::last_request(file.service_start(requested.from), &rules)
                && on > last
                && !runs(file, kind, requested.from)
            {
                return refuse(Reason::SubsidyRequestLate, last);
            }
        }
        InstrumentKind::JobCoachProvision => {
            if let Some(first) = instruments::earliest_start_of_coaching(on, &rules)
                && requested.from < first
            {
                return refuse(Reason::CoachingRequestLate, first);
            }
        }
        InstrumentKind::WageDispensation => instruments::check_period(requested.from, requested.until, &rules)?,
        _ => {}
    }
    Ok(())
}

/// Grants what was requested for.
///
/// # Errors
/// `no-such-instrument` when nothing of that kind waits for a decision; `dispensation-without-end`,
/// `dispensation-too-short`, `dispensation-too-long`; `flat-start-too-long` for a subsidy without loonwaarde; `benefit-too-long`;
/// `coaching-too-long`;
/// `instruments-exclude`; what the fields refuse.
pub fn grant_instrument(
    file: &InstrumentFile<'_>,
    kind: InstrumentKind,
    terms: &InstrumentTerms,
) -> Result<Decision, Refusal> {
    let waiting = waiting(file, kind)?;
    let mut granted = Instrument { status: InstrumentStatus::Granted, ..waiting.clone() };
    terms.onto(&mut granted);
    store(file, Some(waiting), grantable(file, granted)?)
}

/// An instrument as it is granted, with the end that the rules give it.
fn grantable(file: &InstrumentFile<'_>, mut granted: Instrument) -> Result<Instrument, Refusal> {
    let start = file.service_start(granted.from);
    let rules = file.rules(granted.from);
    let at_most = |code, last: Day| match granted.until {
        Some(until) if until > last => {
            Err(Refusal::new(code).at(Kind::Instrument, Instrument::until).with("day", last))
        }
        _ => Ok(()),
    };
    match granted.instrument {
        InstrumentKind::WageDispensation => {
            if granted.until.is_none() {
                return Err(Refusal::new(Reason::DispensationWithoutEnd).at(Kind::Instrument, Instrument::until));
            }
            instruments::check_period(granted.from, granted.until, &rules)?;
        }
        InstrumentKind::WageCostSubsidy if granted.wage_value.is_none() && granted.amount.is_none() => {
            if let Some(last) = instruments::last_day_of_flat_start(start, &rules) {
                at_most(Reason::FlatStartTooLong, last)?;
            }
        }
        InstrumentKind::WageCostBenefit => {
            if let Some(last) = instruments::last_day_of_benefit(start, granted.from, file.parameters) {
                at_most(Reason::BenefitTooLong, last)?;
                granted.until = granted.until.or(Some(last).filter(|last| *last >= granted.from));
            }
        }
        InstrumentKind::JobCoachProvision => {
            if let Some(last) = instruments::last_day_of_coaching(granted.from, &rules) {
                at_most(Reason::CoachingTooLong, last)?;
            }
        }
        _ => {}
    }
    Ok(granted)
}

/// Notes that what was asked for was refused.
///
/// # Errors
/// `no-such-instrument` when nothing of that kind waits for a decision.
pub fn refuse_instrument(
    file: &InstrumentFile<'_>,
    kind: InstrumentKind,
    terms: &InstrumentTerms,
) -> Result<Decision, Refusal> {
    let waiting = waiting(file, kind)?;
    let mut refused = Instrument { status: InstrumentStatus::Refused, ..waiting.clone() };
    terms.onto(&mut refused);
    store(file, Some(waiting), refused)
}

/// Ends an instrument that was granted; `last` is its last day.
///
/// # Errors
/// `no-such-instrument` when nothing of that kind is granted; `already-ended` before that day: ending makes nothing longer;
/// `end-before-start`.
pub fn end_instrument(file: &InstrumentFile<'_>, kind: InstrumentKind, last: Day) -> Result<Decision, Refusal> {
    let granted = latest(file, kind, &[InstrumentStatus::Granted]).ok_or_else(|| none_such(file, kind))?;
    not_ended_before(granted, last)?;
    store(file, Some(granted), Instrument { status: InstrumentStatus::Ended, until: Some(last), ..granted.clone() })
}

/// An instrument comes to stand otherwise on a day, by the step that leads there; `after` has what else is said of it too. What
/// was asked for can go back to what has to be asked for.
///
/// # Errors
/// `no-such-step` where no step leads there, and what the step refuses.
pub fn step_instrument(
    file: &InstrumentFile<'_>,
    now: &Instrument,
    mut after: Instrument,
    on: Day,
) -> Result<Decision, Refusal> {
    use InstrumentStatus::{Ended, Granted, Refused, Requested, ToRequest};
    match (now.status, after.status) {
        (ToRequest, Requested) => {
            let on = after.requested_on.unwrap_or(on);
            after.requested_on = Some(on);
            may_be_requested(file, &after, on)?;
        }
        (Requested, ToRequest) => after.requested_on = None,
        (ToRequest | Requested, Granted) => after = grantable(file, after)?,
        (ToRequest | Requested, Refused) => {}
        (Granted, Ended) => {
            // One that has run out already ended when it did.
            let runs_out = now.until.map_or(on, |until| until.min(on));
            let last = after.until.filter(|until| Some(*until) != now.until).unwrap_or(runs_out);
            not_ended_before(now, last)?;
            after.until = Some(last);
        }
        (now, to) => {
            let refusal = Refusal::new(Reason::NoSuchStep).at(Kind::Instrument, Instrument::status);
            return Err(refusal.with("now", Arg::Choice(now.name())).with("to", Arg::Choice(to.name())));
        }
    }
    store(file, Some(now), after)
}

fn not_ended_before(granted: &Instrument, last: Day) -> Result<(), Refusal> {
    match granted.until.filter(|until| *until < last) {
        Some(ended) => Err(Refusal::new(Reason::AlreadyEnded).with("day", ended)),
        None => Ok(()),
    }
}

fn fresh(file: &InstrumentFile<'_>, kind: InstrumentKind, from: Day, ids: &mut dyn Ids) -> Instrument {
    Instrument { member: file.member.id, instrument: kind, from, ..Instrument::blank(ids.next_id()) }
}

/// Whether a subsidy or the like already runs, so that a request is for the period after it.
fn runs(file: &InstrumentFile<'_>, kind: InstrumentKind, on: Day) -> bool {
    let status = |i: &Instrument| matches!(i.status, InstrumentStatus::Granted | InstrumentStatus::Ended);
    file.instruments.iter().any(|i| i.instrument == kind && status(i) && i.from < on)
}

/// The instrument of a kind that began last among those that stand so.
fn latest<'a>(
    file: &InstrumentFile<'a>,
    kind: InstrumentKind,
    standing: &[InstrumentStatus],
) -> Option<&'a Instrument> {
    file.instruments.iter().filter(|i| i.instrument == kind && standing.contains(&i.status)).max_by_key(|i| i.from)
}

fn waiting<'a>(file: &InstrumentFile<'a>, kind: InstrumentKind) -> Result<&'a Instrument, Refusal> {
    latest(file, kind, &[InstrumentStatus::Requested])
        .or_else(|| latest(file, kind, &[InstrumentStatus::ToRequest]))
        .ok_or_else(|| none_such(file, kind))
}

fn none_such(file: &InstrumentFile<'_>, kind: InstrumentKind) -> Refusal {
    Refusal::new(Reason::NoSuchInstrument)
        .with("member", Typed::label(file.member))
        .with("instrument", Arg::Choice(kind.name()))
}

fn store(file: &InstrumentFile<'_>, before: Option<&Instrument>, after: Instrument) -> Result<Decision, Refusal> {
    instruments::fits_beside(&after, file.instruments)?;
    match before {
        Some(before) => Decision::altered(before, |instrument| *instrument = after),
        None => Decision::created(after),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::Change;
    use crate::domain::id::{CountedIds, Id};
    use crate::domain::kinds::{Employment, Member, Parameter};
    use crate::domain::record::{Record, Recorded};

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn parameters() -> Vec<Parameter> {
        let records = crate::domain::defaults::records(&mut CountedIds::after(1));
        records.into_iter().filter_map(Recorded::out_of).collect()
    }

    fn act(
        service: &str,
        held: &[Instrument],
        deed: impl Fn(&InstrumentFile<'_>, &mut dyn Ids) -> Result<Decision, Refusal>,
    ) -> Result<Instrument, Reason> {
        let (member, parameters) = (Member::blank(Id::from_bytes([1; 16])), parameters());
        let employments = [Employment { from: day(service), ..Employment::blank(Id::from_bytes([2; 16])) }];
        let file =
            InstrumentFile { member: &member, employments: &employments, instruments: held, parameters: &parameters };
        let decision = deed(&file, &mut CountedIds::after(100)).map_err(|refusal| refusal.reason)?;
        match decision.changes.first().map(Change::record) {
            Some(Record::Instrument(instrument)) => Ok(instrument.clone()),
            other => panic!("no instrument but {other:?}"),
        }
    }

    fn terms(from: Option<&str>, until: Option<&str>) -> InstrumentTerms {
        InstrumentTerms { from: from.map(day), until: until.map(day), ..InstrumentTerms::default() }
    }

    fn held(kind: InstrumentKind, status: InstrumentStatus, from: &str) -> Instrument {
        Instrument {
            member: Id::from_bytes([1; 16]),
            instrument: kind,
            status,
            from: day(from),
            ..Instrument::blank(Id::from_bytes([9; 16]))
        }
    }

    #[test]
    fn a_subsidy_is_asked_for_within_six_months_of_the_start() {
        let ask = |on: &str, held: &[Instrument]| {
            act("2026-01-15", held, |file, ids| {
                request_instrument(
                    file,
                    InstrumentKind::WageCostSubsidy,
                    day(on),
                    &terms(Some("2026-01-15"), None),
                    ids,
                )
            })
        };
        let asked = ask("2026-07-15", &[]).expect("in time");
        assert_eq!((asked.status, asked.requested_on), (InstrumentStatus::Requested, Some(day("2026-07-15"))));
        assert_eq!(ask("2026-07-16", &[]), Err(Reason::SubsidyRequestLate));
        let planned = held(InstrumentKind::WageCostSubsidy, InstrumentStatus::ToRequest, "2026-01-15");
        assert_eq!(ask("2026-02-01", std::slice::from_ref(&planned)).map(|i| i.id), Ok(planned.id));
    }

    #[test]
    fn a_next_subsidy_after_one_that_ran_is_never_late() {
        let before = held(InstrumentKind::WageCostSubsidy, InstrumentStatus::Granted, "2024-01-15");
        let asked = act("2024-01-15", &[before], |file, ids| {
            request_instrument(file, InstrumentKind::WageCostSubsidy, day("2026-02-01"), &terms(None, None), ids)
        });
        assert_eq!(asked.map(|i| i.from), Ok(day("2026-02-01")));
    }

    #[test]
    fn a_job_coach_is_asked_for_at_most_four_weeks_after_the_start() {
        let ask = |from: &str| {
            act("2026-01-01", &[], |file, ids| {
                let terms = terms(Some(from), None);
                request_instrument(file, InstrumentKind::JobCoachProvision, day("2026-03-01"), &terms, ids)
            })
        };
        assert_eq!(ask("2026-01-31"), Err(Reason::CoachingRequestLate));
        assert_eq!(ask("2026-02-01").map(|i| i.from), Ok(day("2026-02-01")));
    }

    #[test]
    fn a_job_coach_is_granted_for_a_year_at_a_time() {
        let waiting = held(InstrumentKind::JobCoachProvision, InstrumentStatus::Requested, "2026-02-01");
        let grant = |until: &str| {
            act("2026-01-01", std::slice::from_ref(&waiting), |file, _| {
                grant_instrument(file, InstrumentKind::JobCoachProvision, &terms(None, Some(until)))
            })
        };
        assert_eq!(grant("2028-01-31"), Err(Reason::CoachingTooLong));
        assert_eq!(grant("2027-01-31").map(|i| i.until), Ok(Some(day("2027-01-31"))));
    }

    #[test]
    fn a_dispensation_is_granted_with_an_end_and_never_beside_a_subsidy() {
        let waiting = held(InstrumentKind::WageDispensation, InstrumentStatus::Requested, "2026-02-01");
        let grant = |until: Option<&str>| {
            act("2026-01-01", std::slice::from_ref(&waiting), |file, _| {
                grant_instrument(file, InstrumentKind::WageDispensation, &terms(None, until))
            })
        };
        assert_eq!(grant(None), Err(Reason::DispensationWithoutEnd));
        assert_eq!(grant(Some("2026-06-30")), Err(Reason::DispensationTooShort));
        assert_eq!(grant(Some("2027-01-31")).map(|i| i.status), Ok(InstrumentStatus::Granted));
        let ask = |on: &str| {
            act("2026-01-01", std::slice::from_ref(&waiting), |file, ids| {
                request_instrument(file, InstrumentKind::WageCostSubsidy, day(on), &terms(None, None), ids)
            })
        };
        assert_eq!(ask("2026-03-01"), Err(Reason::InstrumentsExclude));
    }

    #[test]
    fn a_benefit_lasts_as_long_as_the_service_unless_its_three_years_were_over_before_2026() {
        let grant = |service: &str, until: Option<&str>| {
            let waiting = held(InstrumentKind::WageCostBenefit, InstrumentStatus::Requested, service);
            act(service, &[waiting], |file, _| {
                grant_instrument(file, InstrumentKind::WageCostBenefit, &terms(None, until))
            })
        };
        assert_eq!(grant("2022-03-01", None).map(|i| i.until), Ok(Some(day("2025-02-28"))));
        assert_eq!(grant("2022-03-01", Some("2025-03-01")), Err(Reason::BenefitTooLong));
        assert_eq!(grant("2025-03-01", None).map(|i| i.until), Ok(None));
        assert_eq!(grant("2025-03-01", Some("2028-03-01")).map(|i| i.until), Ok(Some(day("2028-03-01"))));
        assert_eq!(grant("2026-03-01", None).map(|i| i.until), Ok(None));
    }

    #[test]
    fn a_flat_start_ends_after_six_months_unless_the_loonwaarde_is_known() {
        let waiting = held(InstrumentKind::WageCostSubsidy, InstrumentStatus::Requested, "2026-01-01");
        let grant = |wage_value| {
            act("2026-01-01", std::slice::from_ref(&waiting), |file, _| {
                let terms = InstrumentTerms { wage_value, ..terms(None, Some("2026-12-31")) };
                grant_instrument(file, InstrumentKind::WageCostSubsidy, &terms)
            })
        };
        assert_eq!(grant(None), Err(Reason::FlatStartTooLong));
        assert_eq!(grant(Some(Decimal::whole(60))).map(|i| i.until), Ok(Some(day("2026-12-31"))));
    }

    #[test]
    fn what_nobody_asked_for_cannot_be_decided_on() {
        let kind = InstrumentKind::NoRiskCover;
        let granted = held(kind, InstrumentStatus::Granted, "2026-01-01");
        let list = std::slice::from_ref(&granted);
        assert_eq!(
            act("2026-01-01", list, |f, _| grant_instrument(f, kind, &terms(None, None))),
            Err(Reason::NoSuchInstrument)
        );
        assert_eq!(
            act("2026-01-01", &[], |f, _| end_instrument(f, kind, day("2026-05-01"))),
            Err(Reason::NoSuchInstrument)
        );
        let ended = act("2026-01-01", list, |f, _| end_instrument(f, kind, day("2026-05-01"))).expect("ends");
        assert_eq!((ended.status, ended.until), (InstrumentStatus::Ended, Some(day("2026-05-01"))));
    }

    #[test]
    fn ending_makes_nothing_longer() {
        let kind = InstrumentKind::NoRiskCover;
        let granted = held(kind, InstrumentStatus::Granted, "2026-01-01");
        let short = [Instrument { until: Some(day("2026-03-31")), ..granted }];
        let end = |last: &str| act("2026-01-01", &short, |f, _| end_instrument(f, kind, day(last))).map(|i| i.until);
        assert_eq!(end("2026-03-31"), Ok(Some(day("2026-03-31"))));
        assert_eq!(end("2026-04-01"), Err(Reason::AlreadyEnded));
    }
}
