use super::*;
use crate::domain::id::CountedIds;

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
    verb: impl Fn(&InstrumentFile<'_>, &mut dyn Ids) -> Result<Decision, Refusal>,
) -> Result<Instrument, Reason> {
    let (member, parameters) = (Member::blank(Id::from_bytes([1; 16])), parameters());
    let employments = [Employment { from: day(service), ..Employment::blank(Id::from_bytes([2; 16])) }];
    let file = InstrumentFile {
        member: &member,
        employments: &employments,
        placements: &[],
        instruments: held,
        parameters: &parameters,
    };
    let decision = verb(&file, &mut CountedIds::after(100)).map_err(|refusal| refusal.reason)?;
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
            request_instrument(file, InstrumentKind::WageCostSubsidy, day(on), &terms(Some("2026-01-15"), None), ids)
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
        act(service, &[waiting], |file, _| grant_instrument(file, InstrumentKind::WageCostBenefit, &terms(None, until)))
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
