//! Tests of what instruments bring in, and so is charged less.

use super::*;

#[test]
fn what_was_granted_is_passed_on_by_the_days_that_it_holds() {
    let passed_on = |instrument: Instrument| {
        let shares = vec![share(1, 1, 100, day(1, 1), None)];
        let work = team(shares, vec![placement(50, 32, day(1, 1), None)], vec![instrument]);
        charges(&work, &tariff(&[]), quarter()).iter().map(|c| c.amount.hundredths()).collect::<Vec<_>>()
    };
    use AmountPer::{Hour, Month, Once, Year};
    // The subsidy of somebody of 32 hours a week: 1,121.76 a month.
    assert_eq!(passed_on(granted(112_176, Month, day(1, 1), None)), [-336_528]);
    assert_eq!(passed_on(granted(112_176, Month, day(3, 17), None)), [-54_279], "15 days of 31");
    // 1.01 an hour: 32 × 90/7 hours.
    assert_eq!(passed_on(granted(101, Hour, day(1, 1), None)), [-41_554]);
    assert_eq!(passed_on(granted(365_000, Year, day(1, 1), Some(day(1, 31)))), [-31_000]);
    assert_eq!(passed_on(granted(50_000, Once, day(2, 10), None)), [-50_000]);
    assert!(passed_on(granted(50_000, Once, day(4, 1), None)).is_empty());
    let refused = Instrument { status: InstrumentStatus::Refused, ..granted(100, Month, day(1, 1), None) };
    let unknown = Instrument { amount: None, ..granted(100, Month, day(1, 1), None) };
    assert_eq!((passed_on(refused), passed_on(unknown)), (vec![], vec![]));
}

/// What is passed on of these in days of somebody of so many hours a week, by the parameters of a new store.
fn by_rule(hours: i64, instruments: Vec<Instrument>, period: Period) -> Vec<(i64, i64, i64)> {
    by_rule_with(hours, instruments, (vec![], vec![]), period)
}

/// The parameters of a new store.
fn law() -> Vec<Parameter> {
    let founded = crate::domain::defaults::records(&mut crate::domain::id::CountedIds::after(1));
    founded.into_iter().filter_map(crate::domain::record::Recorded::out_of).collect()
}

/// The same of somebody with service and register checks.
fn by_rule_with(
    hours: i64,
    instruments: Vec<Instrument>,
    (employments, checks): (Vec<Employment>, Vec<RegisterCheck>),
    period: Period,
) -> Vec<(i64, i64, i64)> {
    let parameters = law();
    let start = Day::from_ymd_opt(2020, 1, 1).expect("a day");
    let (shares, placements) = (vec![share(1, 1, 100, start, None)], vec![placement(50, hours, start, None)]);
    let work = TeamWork { employments, checks, ..team(shares, placements, instruments) };
    let found = charges(&work, &Tariff { parameters, ..tariff(&[]) }, period);
    found.iter().for_each(|c| assert_eq!(c.quantity.times(c.price), c.amount, "{c:?}"));
    let hundredths = |units: Units| Decimal::quotient(units.parts().into(), 1_000_000).hundredths();
    found.iter().map(|c| (hundredths(c.quantity), c.price.hundredths(), c.amount.hundredths())).collect()
}

fn without_amount(kind: InstrumentKind, from: Day) -> Instrument {
    Instrument { instrument: kind, amount: None, amount_per: None, ..granted(0, AmountPer::Month, from, None) }
}

fn year() -> Period {
    Period { from: day(1, 1), until: day(12, 31) }
}

#[test]
fn what_was_granted_without_an_amount_is_passed_on_as_the_rules_give_it() {
    let subsidy = |from| Instrument {
        wage_value: Some(Decimal::whole(60)),
        ..without_amount(InstrumentKind::WageCostSubsidy, from)
    };
    let last_quarter = Period { from: day(10, 1), until: day(12, 31) };
    // From July on: 60 %, 32 hours, WML 2,337.00: 1,121.76 a month. From January on the wage of 1 January stays: 2,294.40.
    assert_eq!(by_rule(32, vec![subsidy(day(7, 1))], last_quarter), [(300, -112_176, -336_528)]);
    assert_eq!(by_rule(32, vec![subsidy(day(1, 1))], last_quarter), [(300, -108_810, -326_430)]);
    assert_eq!(
        by_rule(32, vec![subsidy(day(1, 1))], year()),
        [(1200, -108_810, -1_305_720)],
        "one line: no jump in July"
    );
    let benefit = without_amount(InstrumentKind::WageCostBenefit, day(1, 1));
    assert_eq!(by_rule(36, vec![benefit.clone()], last_quarter), [(25, -189_072, -47_268)]);
    assert_eq!(by_rule(40, vec![benefit], Period::month(day(5, 9))), [(8, -200_000, -16_667)]);
    let cover = without_amount(InstrumentKind::NoRiskCover, day(1, 1));
    let coach = without_amount(InstrumentKind::JobCoachProvision, day(1, 1));
    assert_eq!(by_rule(36, vec![cover, coach], year()), [], "no money, or nobody knows how much");
}

#[test]
fn other_terms_of_a_subsidy_are_no_other_beginning_of_it() {
    let terms = |wage_value, from, until| Instrument {
        wage_value: Some(Decimal::whole(wage_value)),
        until,
        ..without_amount(InstrumentKind::WageCostSubsidy, from)
    };
    let last_quarter = Period { from: day(10, 1), until: day(12, 31) };
    let measured_anew = vec![terms(60, day(1, 1), Some(day(9, 30))), terms(50, day(10, 1), None)];
    // The wage of 1 January with its allowance, 2,477.95, less half of it, 1,238.98; 23.5 %; 32 of 36 hours: 1,360.11.
    // By the wage of July it would be 1,402.20.
    assert_eq!(by_rule(32, measured_anew, last_quarter), [(300, -136_011, -408_033)]);
    let begun_then = vec![terms(50, day(10, 1), None)];
    assert_eq!(by_rule(32, begun_then, last_quarter), [(300, -140_220, -420_660)]);
}

#[test]
fn a_benefit_stops_on_the_day_of_the_check_that_says_no_and_goes_on_when_one_says_yes_again() {
    let member = placement(50, 36, day(1, 1), None).member;
    let check = |n, from, until, counts_for_agreement| RegisterCheck {
        member,
        from,
        until,
        counts_for_agreement,
        ..RegisterCheck::blank(id(n))
    };
    let benefit = without_amount(InstrumentKind::WageCostBenefit, day(1, 1));
    let hourly = Instrument { id: id(72), ..granted(101, AmountPer::Hour, day(1, 1), None) };
    let hourly = Instrument { instrument: InstrumentKind::WageCostBenefit, ..hourly };
    let lost = || (vec![], vec![check(80, day(3, 1), None, false)]);
    // Two twelfths of 1,890.72.
    assert_eq!(by_rule_with(36, vec![benefit.clone()], lost(), year()), [(17, -189_072, -31_512)]);
    // Until the end of February 59 days of 36 hours a week at 1.01.
    assert_eq!(by_rule_with(36, vec![hourly.clone()], lost(), year()), [(30_343, -101, -30_646)]);
    let back = vec![check(80, day(3, 1), Some(day(9, 30)), false), check(81, day(10, 1), None, true)];
    let found = by_rule_with(36, vec![benefit], (vec![], back), year());
    assert_eq!(found, [(17, -189_072, -31_512), (25, -189_072, -47_268)]);
    let subsidy = Instrument {
        wage_value: Some(Decimal::whole(60)),
        ..without_amount(InstrumentKind::WageCostSubsidy, day(1, 1))
    };
    let kept = by_rule_with(32, vec![subsidy.clone()], lost(), year());
    assert_eq!(kept, by_rule(32, vec![subsidy], year()), "it does not rest on the register");
    let before = |from: i32| Period {
        from: Day::from_ymd_opt(from, 1, 1).expect("a day"),
        until: Day::from_ymd_opt(from, 12, 31).expect("a day"),
    };
    let old = Instrument { from: before(2025).from, ..hourly };
    let out = (vec![], vec![RegisterCheck { from: before(2025).from, ..check(80, day(3, 1), None, false) }]);
    assert_eq!(by_rule_with(36, vec![old.clone()], out, before(2025)), by_rule(36, vec![old], before(2025)));
}

#[test]
fn a_flat_start_is_passed_on_for_six_months_of_service_and_nothing_after_it_without_a_loonwaarde() {
    let flat = without_amount(InstrumentKind::WageCostSubsidy, day(3, 1));
    // Half of 2,294.40 with 8 %, and 23.5 % charges: 1,530.14 a month, until 31 August.
    assert_eq!(by_rule(36, vec![flat.clone()], year()), [(600, -153_014, -918_084)]);
    let member = placement(50, 36, day(1, 1), None).member;
    let service = Employment { member, from: day(1, 15), ..Employment::blank(id(80)) };
    let found =
        by_rule_with(36, vec![flat.clone()], (vec![service], vec![]), Period { from: day(7, 1), until: day(12, 31) });
    assert_eq!(found, [(45, -153_014, -69_103)], "until 14 July: service began on 15 January");
    let measured = Instrument { wage_value: Some(Decimal::whole(60)), ..flat };
    assert_eq!(by_rule(36, vec![measured], Period::month(day(12, 9))).len(), 1);
}

#[test]
fn what_was_charged_for_days_before_2026_stays() {
    let before = Period {
        from: Day::from_ymd_opt(2025, 1, 1).expect("a day"),
        until: Day::from_ymd_opt(2025, 12, 31).expect("a day"),
    };
    assert_eq!(by_rule(36, vec![without_amount(InstrumentKind::WageCostBenefit, before.from)], before), []);
    let hourly =
        Instrument { instrument: InstrumentKind::WageCostBenefit, ..granted(101, AmountPer::Hour, before.from, None) };
    // 36 x 365 / 7 hours at 1.01, as before.
    assert_eq!(by_rule(36, vec![hourly.clone()], before), [(187_714, -101, -189_591)]);
    let beside = Instrument { id: id(71), ..hourly.clone() };
    assert_eq!(
        by_rule(40, vec![hourly, beside], before),
        [(208_571, -101, -210_657); 2],
        "neither bounded nor the highest"
    );
}

#[test]
fn a_benefit_by_the_hour_stays_within_the_most_of_a_year_however_the_year_is_divided() {
    let hourly =
        Instrument { instrument: InstrumentKind::WageCostBenefit, ..granted(101, AmountPer::Hour, day(1, 1), None) };
    assert_eq!(by_rule(40, vec![hourly.clone()], year()), [(100, -200_000, -200_000)], "not 2,106.57");
    let quarters = [(1, 3, 31), (4, 6, 30), (7, 9, 30), (10, 12, 31)];
    let each = quarters.map(|(first, last, end)| {
        let period = Period { from: day(first, 1), until: day(last, end) };
        by_rule(40, vec![hourly.clone()], period).iter().map(|line| line.2).sum::<i64>()
    });
    assert_eq!(each, [-50_000; 4]);
    let second = Instrument { id: id(71), amount: Some(euros(305)), ..hourly.clone() };
    assert_eq!(
        by_rule(36, vec![hourly, second], year()),
        [(100, -200_000, -200_000)],
        "of two only the highest counts"
    );
}

#[test]
fn the_most_of_a_calendar_year_is_no_less_where_a_benefit_begins_or_ends_in_it() {
    let benefit = without_amount(InstrumentKind::WageCostBenefit, day(7, 1));
    assert_eq!(by_rule(40, vec![benefit.clone()], year()), [(50, -210_080, -105_040)], "half of 2,100.80");
    let ended = Instrument { from: day(1, 1), until: Some(day(11, 30)), ..benefit };
    assert_eq!(by_rule(40, vec![ended.clone()], year()), [(92, -210_080, -192_573)]);
    // Eleven months and two thirds reach it, in whatever pieces.
    let nearly = Instrument { until: Some(day(12, 20)), ..ended.clone() };
    let in_all = |periods: &[(Day, Day)]| {
        let of = |(from, until): &(Day, Day)| by_rule(40, vec![nearly.clone()], Period { from: *from, until: *until });
        periods.iter().flat_map(of).map(|line| line.2).sum::<i64>()
    };
    let reached = -200_000..-199_998;
    assert!(reached.contains(&in_all(&[(day(1, 1), day(12, 31))])), "to the cent");
    assert!(reached.contains(&in_all(&[(day(1, 1), day(5, 31)), (day(6, 1), day(12, 31))])));
    let hourly = Instrument { amount: Some(euros(305)), amount_per: Some(AmountPer::Hour), ..ended };
    assert!(
        reached.contains(&by_rule(40, vec![hourly], year()).iter().map(|line| line.2).sum::<i64>()),
        "by the hour too"
    );
}

#[test]
fn the_most_of_a_year_is_that_of_the_day_and_terms_that_come_to_the_same_are_one_line() {
    let hourly =
        Instrument { instrument: InstrumentKind::WageCostBenefit, ..granted(101, AmountPer::Hour, day(1, 1), None) };
    let until_may = Instrument { until: Some(day(5, 31)), payer: "UWV".into(), ..hourly.clone() };
    let since = Instrument { from: day(6, 1), ..hourly };
    let (shares, placements) = (vec![share(1, 1, 100, day(1, 1), None)], vec![placement(50, 40, day(1, 1), None)]);
    let work = team(shares, placements, vec![until_may, since]);
    let lower = Parameter {
        name: "lkv_year_most".into(),
        value: Some(Decimal::whole(1_500)),
        from: day(7, 1),
        ..Parameter::blank(id(91))
    };
    let parameters = law().into_iter().chain([lower]).collect();
    let found: Vec<_> = charges(&work, &Tariff { parameters, ..tariff(&[]) }, year())
        .iter()
        .map(|c| (c.period.from, c.price.hundredths(), c.amount.hundredths()))
        .collect();
    assert_eq!(found, [(day(1, 1), -200_000, -100_000), (day(7, 1), -150_000, -75_000)]);
}
