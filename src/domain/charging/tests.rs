//! Worked examples with numbers done by hand, and what holds for any programme.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::domain::choices::{AmountPer, Choice, CostBasis, InstrumentKind, InstrumentStatus, LineKind};
use crate::domain::days::{Day, holds};
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::kinds::{
    ClientShare, CostItem, Employment, Instrument, Parameter, PastValue, Placement, Rate, RegisterCheck, Team,
};
use crate::domain::typed::Typed;
use crate::domain::units::Units;
use crate::domain::value::Value;

mod windfalls;

fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

fn day(month: u32, day: u32) -> Day {
    Day::from_ymd_opt(2026, month, day).expect("a day")
}

fn euros(hundredths: i64) -> Decimal {
    Decimal::from_hundredths(hundredths)
}

const WAGE: u8 = 10;
const GUIDANCE: u8 = 11;
const TRAVEL: u8 = 12;
const TEAM: u8 = 20;

fn tariff(rates: &[(u8, i64)]) -> Tariff {
    let item = |n, basis| CostItem { name: format!("Item {n}"), basis, ..CostItem::blank(id(n)) };
    let rate = |(at, (item, amount)): (usize, &(u8, i64))| Rate {
        item: id(*item),
        amount: euros(*amount),
        from: Day::from_ymd_opt(2020, 1, 1).expect("a day"),
        ..Rate::blank(id(100 + at as u8))
    };
    Tariff {
        items: vec![
            item(WAGE, CostBasis::ContractHour),
            item(GUIDANCE, CostBasis::PersonMonth),
            item(TRAVEL, CostBasis::TeamMonth),
        ],
        rates: rates.iter().enumerate().map(rate).collect(),
        ..Tariff::default()
    }
}

fn share(n: u8, client: u8, percent: i64, from: Day, until: Option<Day>) -> ClientShare {
    let share = Decimal::whole(percent);
    ClientShare { team: id(TEAM), organisation: id(client), share, from, until, ..ClientShare::blank(id(n)) }
}

fn placement(n: u8, hours: i64, from: Day, until: Option<Day>) -> Placement {
    let hours = Decimal::whole(hours);
    Placement { member: id(n), team: id(TEAM), hours, from, until, ..Placement::blank(id(n + 100)) }
}

fn team(shares: Vec<ClientShare>, placements: Vec<Placement>, instruments: Vec<Instrument>) -> TeamWork {
    TeamWork {
        team: Team { from: day(1, 1), ..Team::blank(id(TEAM)) },
        shares,
        placements,
        instruments,
        employments: vec![],
        checks: vec![],
    }
}

fn quarter() -> Period {
    Period { from: day(1, 1), until: day(3, 31) }
}

fn numbers(charge: &Charge) -> (Option<Id>, String, i64, i64) {
    (charge.client, charge.quantity.text('.'), charge.price.hundredths(), charge.amount.hundredths())
}

#[test]
fn one_person_at_one_client_for_a_quarter() {
    let work = team(vec![share(1, 1, 100, day(1, 1), None)], vec![placement(50, 32, day(1, 1), None)], vec![]);
    let charges = charges(&work, &tariff(&[(WAGE, 2_000), (GUIDANCE, 10_000), (TRAVEL, 25_050)]), quarter());
    let found: Vec<_> = charges.iter().map(numbers).collect();
    // 3 months of the team; 32 h × 90/7 = 411.4286 h at 20.00; 3 months at 100.00.
    let line = |quantity: &str, price, amount| (Some(id(1)), quantity.to_owned(), price, amount);
    let wage = line("411.4286", 2_000, 822_857);
    assert_eq!(found, [line("3.00", 25_050, 75_150), wage, line("3.00", 10_000, 30_000)]);
    assert_eq!(Sums::of(&charges).total(), euros(928_007));
}

#[test]
fn two_clients_share_a_team_and_their_parts_are_the_whole() {
    let shares = vec![share(1, 1, 50, day(1, 1), None), share(2, 2, 50, day(1, 1), None)];
    let work = team(shares, vec![placement(50, 32, day(1, 1), None)], vec![]);
    let charges = charges(&work, &tariff(&[(GUIDANCE, 3_333)]), quarter());
    // 3 × 33.33 = 99.99 cannot be halved: one of them pays a cent more.
    let found: Vec<_> = charges.iter().map(numbers).collect();
    let of = |client, quantity: &str, amount| (Some(id(client)), quantity.to_owned(), 3_333, amount);
    assert_eq!(found, [of(1, "1.50", 5_000), of(2, "1.4998", 4_999)]);
}

#[test]
fn a_credited_placement_is_charged_to_one_organisation_alone() {
    let credited = Placement { credited: Some(id(9)), ..placement(50, 32, day(1, 1), None) };
    let work = team(vec![share(1, 1, 100, day(1, 1), None)], vec![credited], vec![]);
    let charges = charges(&work, &tariff(&[(GUIDANCE, 10_000), (TRAVEL, 100)]), quarter());
    let found: Vec<_> = charges.iter().map(numbers).collect();
    let of = |client, price, amount| (Some(id(client)), "3.00".to_owned(), price, amount);
    assert_eq!(found, [of(1, 100, 300), of(9, 10_000, 30_000)]);
}

#[test]
fn what_has_no_client_is_charged_to_nobody_and_too_many_shares_never_charge_twice() {
    let one = |shares| {
        charges(
            &team(shares, vec![placement(50, 32, day(1, 1), None)], vec![]),
            &tariff(&[(GUIDANCE, 1_000)]),
            quarter(),
        )
    };
    let amounts = |charges: Vec<Charge>| charges.iter().map(|c| (c.client, c.amount.hundredths())).collect::<Vec<_>>();
    assert_eq!(amounts(one(vec![])), [(None, 3_000)]);
    assert_eq!(amounts(one(vec![share(1, 1, 60, day(1, 1), None)])), [(None, 1_200), (Some(id(1)), 1_800)]);
    let crowded = vec![share(1, 1, 100, day(1, 1), None), share(2, 2, 100, day(1, 1), None)];
    assert_eq!(amounts(one(crowded)), [(Some(id(1)), 1_500), (Some(id(2)), 1_500)]);
}

#[test]
fn a_share_or_rate_that_changes_in_the_period_begins_another_line() {
    let shares = vec![share(1, 1, 100, day(1, 1), Some(day(1, 31))), share(2, 2, 100, day(2, 1), None)];
    let mut tariff = tariff(&[(GUIDANCE, 10_000)]);
    tariff.rates.push(Rate { from: day(3, 1), amount: euros(20_000), ..tariff.rates[0].clone() });
    tariff.rates[1].id = id(199);
    let charges = charges(&team(shares, vec![placement(50, 32, day(1, 1), None)], vec![]), &tariff, quarter());
    let found: Vec<_> =
        charges.iter().map(|c| (c.client, c.rate, c.period.from, c.period.until, c.amount.hundredths())).collect();
    assert_eq!(
        found,
        [
            (Some(id(1)), Some(id(100)), day(1, 1), day(1, 31), 10_000),
            (Some(id(2)), Some(id(100)), day(2, 1), day(2, 28), 10_000),
            (Some(id(2)), Some(id(199)), day(3, 1), day(3, 31), 20_000),
        ]
    );
}

#[test]
fn what_an_item_is_counted_by_changes_its_own_lines_alone() {
    let work = team(vec![share(1, 1, 100, day(1, 1), None)], vec![placement(50, 32, day(1, 1), None)], vec![]);
    let by_teams = Value::Choice(CostBasis::TeamMonth.name());
    let of = (Kind::CostItem, id(GUIDANCE));
    let counted_by = vec![PastValue::new(id(90), of, (CostItem::basis, &by_teams), (None, day(1, 31)))];
    let tariff = Tariff { counted_by, ..tariff(&[(WAGE, 2_000), (GUIDANCE, 10_000), (TRAVEL, 25_050)]) };
    let found: Vec<_> = charges(&work, &tariff, quarter())
        .iter()
        .map(|c| (c.item.expect("an item"), c.placement.is_some(), c.period.from, c.period.until))
        .collect();
    let (wage, guidance, travel) = (id(WAGE), id(GUIDANCE), id(TRAVEL));
    assert_eq!(
        found,
        [
            (guidance, false, day(1, 1), day(1, 31)),
            (travel, false, day(1, 1), day(3, 31)),
            (wage, true, day(1, 1), day(3, 31)),
            (guidance, true, day(2, 1), day(3, 31)),
        ]
    );
}

/// What is due for the quarter at a client, with these placements.
fn due(placements: Vec<Placement>) -> Vec<Charge> {
    charges(&team(vec![share(1, 1, 100, day(1, 1), None)], placements, vec![]), &tariff(&[(WAGE, 2_000)]), quarter())
}

#[test]
fn other_hours_in_a_period_that_was_fixed_are_corrected_once_and_exactly() {
    let was = due(vec![placement(50, 32, day(1, 1), None), placement(51, 20, day(1, 1), None)]);
    // From 1 March 24 hours: what was until then became a placement of its own.
    let past = Placement { id: id(180), until: Some(day(2, 28)), ..placement(50, 32, day(1, 1), None) };
    let now = due(vec![placement(50, 24, day(3, 1), None), past, placement(51, 20, day(1, 1), None)]);
    let mut earlier = Earlier { id: id(1), period: quarter(), charged: was.clone() };
    let found = corrections(id(1), &earlier, &now);
    let [correction] = &found[..] else { panic!("{found:?}") };
    assert_eq!(correction.amount, Sums::of(&now).total() - Sums::of(&was).total());
    assert_eq!((correction.sort, correction.corrects), (LineKind::Correction, Some(id(1))));
    assert_eq!(correction.subject().member, Some(id(50)));
    earlier.charged.extend(found.clone());
    assert_eq!(corrections(id(1), &earlier, &now), [], "nothing twice");
}

#[test]
fn days_before_a_change_that_are_a_placement_of_their_own_since_need_no_correction() {
    let was = due(vec![placement(50, 32, day(1, 1), None)]);
    let past = Placement { id: id(180), until: Some(day(6, 30)), ..placement(50, 32, day(1, 1), None) };
    let now = due(vec![placement(50, 24, day(7, 1), None), past]);
    assert_eq!(corrections(id(1), &Earlier { id: id(1), period: quarter(), charged: was }, &now), []);
}

fn granted(amount: i64, per: AmountPer, from: Day, until: Option<Day>) -> Instrument {
    Instrument {
        member: id(50),
        status: InstrumentStatus::Granted,
        amount: Some(euros(amount)),
        amount_per: Some(per),
        from,
        until,
        ..Instrument::blank(id(70))
    }
}

fn any_day() -> impl Strategy<Value = Day> {
    (1u32..=12, 1u32..=28).prop_map(|(month, of_month)| day(month, of_month))
}

fn any_span() -> impl Strategy<Value = (Day, Option<Day>)> {
    (any_day(), proptest::option::of(any_day())).prop_map(|(from, until)| (from, until.filter(|until| *until >= from)))
}

prop_compose! {
    fn any_work()(
        shares in proptest::collection::vec((1u8..4, 1i64..90, any_span()), 0..4),
        placements in proptest::collection::vec((1i64..41, any_span(), proptest::option::weighted(0.2, 1u8..5)), 0..4),
        grants in proptest::collection::vec((50u8..54, 1i64..200_000, 0usize..4, any_span()), 0..4),
    ) -> TeamWork {
        use crate::domain::choices::Choice;
        let shares = shares.iter().zip(1..).map(|((client, percent, (from, until)), n)| share(n, *client, *percent, *from, *until));
        let placements = placements.iter().zip(50..).map(|((hours, (from, until), credited), n)| Placement {
            credited: credited.map(id),
            ..placement(n, *hours, *from, *until)
        });
        let grants = grants.iter().zip(70..).map(|((member, amount, per, (from, until)), n)| Instrument {
            member: id(*member),
            ..Instrument { id: id(n), ..granted(*amount, AmountPer::ALL[*per], *from, *until) }
        });
        team(shares.collect(), placements.collect(), grants.collect())
    }
}

prop_compose! {
    fn any_tariff()(
        rates in proptest::collection::vec((0u8..3, 1i64..50_000, any_span(), 0u8..4), 1..8)
    ) -> Tariff {
        let rates = rates.iter().zip(100u8..).map(|((item, amount, (from, until), whom), n)| Rate {
            item: id(WAGE + item),
            organisation: (*whom > 0).then(|| id(*whom)),
            amount: euros(*amount),
            from: *from,
            until: *until,
            ..Rate::blank(id(n))
        });
        Tariff { rates: rates.collect(), ..tariff(&[]) }
    }
}

proptest! {
    /// The whole of what a record brings in on the days of a line is rounded once; who shares it pays that together.
    #[test]
    fn the_clients_together_are_charged_what_the_programme_brings_in(work in any_work(), general in 1i64..50_000) {
        let tariff = tariff(&[(WAGE, general), (GUIDANCE, general), (TRAVEL, general)]);
        let period = Period { from: day(2, 1), until: day(11, 15) };
        type LineSource = (Option<Id>, Option<(Id, Id)>, Option<Id>, Period);
        let mut wholes: BTreeMap<LineSource, (i64, i128, i128)> = BTreeMap::new();
        let found = charges(&work, &tariff, period);
        for c in &found {
            let key = (c.item, c.placement, c.instrument.map(|(id, _)| id), c.period);
            let whole = wholes.entry(key).or_default();
            *whole = (whole.0 + c.amount.hundredths(), whole.1 + i128::from(c.quantity.parts()), whole.2 + 1);
            prop_assert_eq!(c.quantity.times(c.price), c.amount);
        }
        for ((item, placement, instrument, span), (amount, quantity, lines)) in wholes {
            let hours = placement.and_then(|(id, _)| work.placements.iter().find(|p| p.id == id)).map(|p| p.hours);
            let grant = instrument.and_then(|id| work.instruments.iter().find(|i| i.id == id));
            let basis = tariff.items.iter().find(|one| Some(one.id) == item).map(|one| one.basis);
            let exact = match (grant.and_then(|g| g.amount_per), basis) {
                (Some(per), _) => measure::Quantity::of_grant(per, hours.unwrap_or_default(), span),
                (None, Some(basis)) => measure::Quantity::of_cost(basis, hours.unwrap_or_default(), span),
                (None, None) => panic!("a charge of nothing"),
            };
            let price = grant.map_or(general, |g| -g.amount.expect("an amount").hundredths());
            prop_assert_eq!(i128::from(amount), crate::domain::decimal::rounded(exact.over * i128::from(price), exact.under));
            // In money the quantities together are off by less than a cent a line.
            let off = (quantity * exact.under - exact.over * 100_000_000) * i128::from(price);
            prop_assert!(off.abs() < (lines + 1) * exact.under * 100_000_000, "{} of {:?}", quantity, exact);
        }
        let clients: std::collections::BTreeSet<Option<Id>> = found.iter().map(|c| c.client).collect();
        let sums: Decimal = clients.iter().map(|client| Sums::of(found.iter().filter(|c| c.client == *client)).total()).sum();
        prop_assert_eq!(sums, Sums::of(&found).total());
    }

    /// Each day of each placement is charged once for each item that has a price, and no other day.
    #[test]
    fn no_day_is_charged_twice_or_forgotten(work in any_work(), tariff in any_tariff()) {
        let period = Period { from: day(2, 1), until: day(11, 15) };
        let found = charges(&work, &tariff, period);
        for charge in &found {
            prop_assert!(period.within(charge.period.from, Some(charge.period.until)) == Some(charge.period));
        }
        for placement in &work.placements {
            for item in tariff.items.iter().filter(|item| item.basis != CostBasis::TeamMonth) {
                for on in period.from.iter_days().take_while(|on| *on <= period.until).step_by(13) {
                    let here = |c: &&Charge| c.item == Some(item.id) && c.placement.map(|(id, _)| id) == Some(placement.id)
                        && holds(c.period.from, Some(c.period.until), on);
                    let clients: Vec<_> = found.iter().filter(here).map(|c| c.client).collect();
                    let parts = match placement.credited {
                        Some(client) => part::of_one(client),
                        None => part::of_team(&work.shares, on),
                    };
                    let there = holds(placement.from, placement.until, on);
                    let priced = parts.iter().map(|part| part.client).filter(|client| {
                        there && tariff.rate(item.id, id(TEAM), *client, on).is_some()
                    });
                    prop_assert_eq!(clients, priced.collect::<Vec<_>>());
                }
            }
        }
    }

    /// Whatever changes after a statement was fixed, with the corrections of the next one everything that is due was charged.
    #[test]
    fn after_the_corrections_all_that_is_due_was_charged(was in any_work(), now in any_work(), tariff in any_tariff()) {
        let period = Period { from: day(3, 1), until: day(8, 31) };
        let of = |work: &TeamWork| -> Vec<Charge> {
            charges(work, &tariff, period).into_iter().filter(|c| c.client == Some(id(1))).collect()
        };
        let mut earlier = Earlier { id: id(99), period, charged: of(&was) };
        let due = of(&now);
        let first = corrections(id(1), &earlier, &due);
        let charged = Sums::of(&earlier.charged).total() + Sums::of(&first).total();
        prop_assert_eq!(charged, Sums::of(&due).total());
        earlier.charged.extend(first);
        prop_assert_eq!(corrections(id(1), &earlier, &due), vec![]);
    }
}
