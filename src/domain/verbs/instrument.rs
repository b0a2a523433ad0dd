//! Instruments: the verbs that plan, request, grant, refuse and end one.

use super::from_day::turn_moved;
use super::prelude::*;
use crate::domain::instruments::{self, InstrumentFile};

/// The terms given with a step of an instrument; a term that is `None` stays as it was.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct InstrumentTerms {
    /// First day for which it applies.
    pub from: Option<Day>,
    /// Last day for which it applies.
    pub until: Option<Day>,
    /// Wage value (loonwaarde) in percent.
    pub wage_value: Option<Decimal>,
    /// Amount in euros, as decided.
    pub amount: Option<Decimal>,
    /// The unit of the amount.
    pub amount_per: Option<AmountPer>,
    /// Who grants and pays it.
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

/// Records that an instrument has to be requested; it begins on `on` unless the terms say otherwise.
///
/// # Errors
/// Returns the refusal of a field that does not accept its value.
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

/// Requests an instrument on a day: one that was planned, otherwise a new one that begins on that day unless the terms say
/// otherwise.
///
/// # Errors
/// Returns `subsidy-request-late` more than the months allowed after the start of the service; `coaching-request-late` when it would
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

/// Refuses a request on a day on which the rules do not allow it.
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

/// Grants an instrument that was requested.
///
/// # Errors
/// Returns `no-such-instrument` when nothing of that kind waits for a decision; `dispensation-without-end`,
/// `dispensation-too-short`, `dispensation-too-long`; `flat-start-too-long` for a subsidy without loonwaarde; `benefit-too-long`;
/// `coaching-too-long`;
/// `instruments-exclude`; what the fields refuse.
pub fn grant_instrument(
    file: &InstrumentFile<'_>,
    kind: InstrumentKind,
    terms: &InstrumentTerms,
) -> Result<Decision, Refusal> {
    let waiting = waiting_from(file, kind, terms.from)?;
    let mut granted = Instrument { status: InstrumentStatus::Granted, ..waiting.clone() };
    terms.onto(&mut granted);
    store(file, Some(waiting), grantable(file, granted)?)
}

/// The instrument as it is granted, with the last day that the rules give it.
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

/// Records that a request was refused.
///
/// # Errors
/// Returns `no-such-instrument` when nothing of that kind waits for a decision.
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
/// Returns `no-such-instrument` when nothing of that kind is granted; `already-ended` before that day: ending makes nothing longer;
/// `end-before-start`.
pub fn end_instrument(file: &InstrumentFile<'_>, kind: InstrumentKind, last: Day) -> Result<Decision, Refusal> {
    let granted = latest(file, kind, &[InstrumentStatus::Granted]).ok_or_else(|| none_such(file, kind))?;
    not_ended_before(granted, last)?;
    store(file, Some(granted), Instrument { status: InstrumentStatus::Ended, until: Some(last), ..granted.clone() })
}

/// Brings an instrument to another status on a day, by the verb that leads there; `after` holds its other new values. A
/// requested instrument can go back to one that still has to be requested.
///
/// # Errors
/// Returns `no-such-step` where no step leads there, and what the step refuses.
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
            // An instrument that has run out ended on its own last day.
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

/// Brings the end of an instrument forward of which the last day is still to come; `past` is what is kept of it.
///
/// # Errors
/// Returns `no-such-instrument` when none of that kind is to end on or after the day on which it is decided, `already-ended` for a later
/// last day, `end-before-start`.
pub fn end_instrument_earlier(
    file: &InstrumentFile<'_>,
    kind: InstrumentKind,
    (last, decided_on): (Day, Day),
    past: &[PastValue],
) -> Result<Decision, Refusal> {
    let to_end = latest(file, kind, &[InstrumentStatus::Ended])
        .and_then(|ended| Some((ended, ended.until.filter(|until| *until >= decided_on)?)));
    let (ended, was) = to_end.ok_or_else(|| none_such(file, kind))?;
    not_ended_before(ended, last)?;
    let decision = store(file, Some(ended), Instrument { until: Some(last), ..ended.clone() })?;
    // Of one that ends on the day itself it is said at once.
    let turn = if last == decided_on { last.pred_opt().unwrap_or(last) } else { last };
    let held = turn_moved(&Record::Instrument(ended.clone()), past, Instrument::status, (was, turn))?;
    Ok(decision.and(held))
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

/// Whether an instrument of this kind already runs, so that a request is for the period after it.
fn runs(file: &InstrumentFile<'_>, kind: InstrumentKind, on: Day) -> bool {
    let status = |i: &Instrument| matches!(i.status, InstrumentStatus::Granted | InstrumentStatus::Ended);
    file.instruments.iter().any(|i| i.instrument == kind && status(i) && i.from < on)
}

/// The latest instrument of a kind with this status, by first day.
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

/// The one that waits for a decision, of several the one that begins on the day given.
fn waiting_from<'a>(
    file: &InstrumentFile<'a>,
    kind: InstrumentKind,
    from: Option<Day>,
) -> Result<&'a Instrument, Refusal> {
    let asked = |i: &&Instrument| i.instrument == kind && i.status == InstrumentStatus::Requested;
    let asked: Vec<&Instrument> = file.instruments.iter().filter(asked).collect();
    match (asked.as_slice(), from) {
        ([] | [_], _) => waiting(file, kind),
        (several, from) => {
            let same = several.iter().copied().find(|one| Some(one.from) == from);
            same.ok_or_else(|| Refusal::new(Reason::SeveralRequested).with("count", several.len()))
        }
    }
}

fn none_such(file: &InstrumentFile<'_>, kind: InstrumentKind) -> Refusal {
    Refusal::new(Reason::NoSuchInstrument)
        .with("member", Typed::label(file.member))
        .with("instrument", Arg::Choice(kind.name()))
}

/// Makes an instrument stand otherwise, with what there is to know of a request that is allowed.
fn store(file: &InstrumentFile<'_>, before: Option<&Instrument>, after: Instrument) -> Result<Decision, Refusal> {
    instruments::fits_beside(&after, file.instruments)?;
    let asks = |instrument: &Instrument| instrument.status == InstrumentStatus::Requested;
    let asked = asks(&after) && !before.is_some_and(asks);
    let remarks = match after.instrument {
        InstrumentKind::JobCoachProvision if asked => instruments::below_the_floor(file, after.from),
        _ => Vec::new(),
    };
    let decision = match before {
        Some(before) => Decision::altered(before, |instrument| *instrument = after)?,
        None => Decision::created(after)?,
    };
    Ok(Decision { warnings: remarks, ..decision })
}

#[cfg(test)]
mod tests;
