//! Explains corrections: compares what is known now with what was known when the client was last told, day by day.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{ChargeFact, ChargeFacts};
use super::part::{edges, pieces};
use super::{Charge, Earlier, Period, Subject, Tariff, TeamWork};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::units::Units;
use crate::domain::what_changed::{Changed, ChangedTerm, ChangedValue, WhatChanged};

/// What charges are worked out from as it was known at some time, and what is due by it for the days of an earlier statement.
#[derive(Clone, Copy)]
pub struct KnownWork<'a> {
    /// The work of the teams of the client.
    pub works: &'a [TeamWork],
    /// Cost items, rates and parameters.
    pub tariff: &'a Tariff,
    /// What is due to the client.
    pub due: &'a [Charge],
}

/// Adds to the corrections of an earlier statement what changed and, where they reach into one of these closed periods, what was
/// published. `known` is what was known when the client was last told about these days, and what is known now; `None` for a
/// statement that was taken back.
pub fn explained(
    corrections: Vec<Charge>,
    (client, earlier): (Id, &Earlier),
    known: Option<[KnownWork<'_>; 2]>,
    corrected: &[Period],
) -> Vec<Charge> {
    let charged = by_subject(&earlier.charged);
    let due = known.map(|sides| sides.map(|side| by_subject(side.due)));
    let explain = |correction: Charge| {
        let subject = correction.subject();
        let charged = of(&charged, &subject);
        let [then, now] = due.as_ref().map_or([&[][..]; 2], |sides| sides.each_ref().map(|side| of(side, &subject)));
        let cuts = [then, now].map(cuts);
        let starts = cuts.iter().flatten().copied();
        let days = pieces(earlier.period, starts.chain(known.iter().flatten().flat_map(|side| side.edges(&subject))));
        let mut changes = known.map(|sides| changes(sides, (client, &subject), &days)).unwrap_or_default();
        let published: Decimal = charged.iter().map(|charge| charge.amount).sum();
        let as_told = published == then.iter().map(|charge| charge.amount).sum();
        if changes.0.is_empty() || !as_told {
            let taken_back = known.is_none() || charged.iter().any(|charge| charge.quantity < Units::default());
            let cut = cuts[0].symmetric_difference(&cuts[1]).next();
            let (term, since) = match cut {
                _ if !as_told && taken_back => (ChangedTerm::TakenBack, correction.period.from),
                Some(cut) if as_told => (ChangedTerm::Rounded, *cut),
                _ => (ChangedTerm::Recounted, correction.period.from),
            };
            let nothing = ChangedValue::Nothing;
            changes.add(Changed { term, was: nothing, became: nothing, since, until: None });
        }
        let days =
            |change: &Changed| Period { from: change.since, until: change.until.unwrap_or(earlier.period.until) };
        let closed = |change: &Changed| corrected.iter().any(|period| period.overlaps(days(change)));
        let published = changes.0.iter().any(closed).then_some(published);
        Charge { changes, published, ..correction }
    };
    corrections.into_iter().map(explain).collect()
}

fn by_subject(charges: &[Charge]) -> BTreeMap<Subject, Vec<&Charge>> {
    let mut found: BTreeMap<Subject, Vec<&Charge>> = BTreeMap::new();
    charges.iter().for_each(|charge| found.entry(charge.subject()).or_default().push(charge));
    found
}

fn of<'a, 'b>(charges: &'b BTreeMap<Subject, Vec<&'a Charge>>, subject: &Subject) -> &'b [&'a Charge] {
    charges.get(subject).map_or(&[], Vec::as_slice)
}

/// The days on which a line begins, and those after one ends.
fn cuts(charges: &[&Charge]) -> BTreeSet<Day> {
    charges.iter().flat_map(|charge| edges(charge.period.from, Some(charge.period.until))).collect()
}

impl KnownWork<'_> {
    fn work(&self, subject: &Subject) -> Option<&TeamWork> {
        self.works.iter().find(|work| Some(work.team.id) == subject.team)
    }

    fn facts(&self, (client, subject): (Id, &Subject), on: Day, hours: Option<Decimal>) -> Option<ChargeFacts> {
        Some(self.work(subject)?.facts((self.tariff, client, subject), on, hours))
    }

    /// The days on which there can begin to be work, or another part of it.
    fn edges(&self, subject: &Subject) -> Vec<Day> {
        let Some(work) = self.work(subject) else { return Vec::new() };
        let placements = work.placements.iter().filter(|placement| Some(placement.member) == subject.member);
        let placements = placements.flat_map(|placement| edges(placement.from, placement.until));
        placements.chain(work.shares.iter().flat_map(|share| edges(share.from, share.until))).collect()
    }
}

/// What differs between the two sides on these pieces of days, each from the first of its days to the last.
fn changes([then, now]: [KnownWork<'_>; 2], about: (Id, &Subject), days: &[Period]) -> WhatChanged {
    let mut found: Vec<(Difference, Changed)> = Vec::new();
    for piece in days {
        let sides = match (then.facts(about, piece.from, None), now.facts(about, piece.from, None)) {
            (None, None) => continue,
            (Some(was), Some(is)) => [was, is],
            (Some(was), None) => [was, was.without_part()],
            (None, Some(is)) => [is.without_part(), is],
        };
        if !sides.iter().any(ChargeFacts::charge) {
            continue;
        }
        let hours_then = if let ChangedValue::Number(hours) = sides[0].work.value { Some(hours) } else { None };
        let same_hours = now.facts(about, piece.from, hours_then).unwrap_or(sides[1]);
        let here = differences(sides, same_hours);
        let open = |change: &&mut (Difference, Changed)| change.1.until.is_none();
        let over = |change: &&mut (Difference, Changed)| !here.contains(&change.0);
        found.iter_mut().filter(open).filter(over).for_each(|(_, change)| change.until = piece.from.pred_opt());
        for difference in here {
            if !found.iter().any(|(known, change)| *known == difference && change.until.is_none()) {
                let Difference { term, was, became, .. } = difference;
                found.push((difference, Changed { term, was, became, since: piece.from, until: None }));
            }
        }
    }
    // Hours that only cut a line in two are told where nothing else explains a cent of difference.
    let any = found.iter().any(|(difference, _)| difference.matters);
    WhatChanged(
        found.into_iter().filter(|(difference, _)| difference.matters || !any).map(|(_, change)| change).collect(),
    )
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Difference {
    term: ChangedTerm,
    was: ChangedValue,
    became: ChangedValue,
    /// Whether the amount of a day follows from it.
    matters: bool,
}

/// What differs between two days of which at least one is charged. Where the other is not, that is what leaves it nothing to charge.
/// `same_hours` has what is known now, with the hours of then: what brings in more by the hours alone has no other price.
fn differences([was, is]: [ChargeFacts; 2], same_hours: ChargeFacts) -> Vec<Difference> {
    let both = was.charge() && is.charge();
    let hours_matter = is.by_hours() || same_hours.price != is.price;
    let pairs = was.all().into_iter().zip(is.all());
    let differ = |(was, is): &(ChargeFact, ChargeFact)| match is.term {
        _ if !both => was.charges != is.charges,
        ChangedTerm::Price => *was != same_hours.price,
        _ => was.value != is.value,
    };
    let told = |(was, is): (ChargeFact, ChargeFact)| Difference {
        term: if was.term == ChangedTerm::Credited { was.term } else { is.term },
        was: was.value,
        became: is.value,
        matters: !both || is.term != ChangedTerm::Hours || hours_matter,
    };
    pairs.filter(differ).map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::charging::{charges, corrections};
    use crate::domain::choices::{AmountPer, CostBasis, InstrumentStatus};
    use crate::domain::kinds::{ClientShare, CostItem, Instrument, Placement, Rate, Team};
    use crate::domain::typed::Typed;

    const WAGE: u8 = 10;
    const GUIDANCE: u8 = 11;
    const TRAVEL: u8 = 12;
    const CLIENT: u8 = 1;
    const SOMEBODY: u8 = 50;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn march(day: u32) -> Day {
        Day::from_ymd_opt(2026, 3, day).expect("a day")
    }

    /// What is known at some time: by default one member, from before March at 24 hours, in a team that works for one client.
    #[derive(Clone)]
    struct Programme(TeamWork, Tariff);

    fn known() -> Programme {
        let early = Day::from_ymd_opt(2026, 1, 1).expect("a day");
        let item = |n, basis| CostItem { basis, ..CostItem::blank(id(n)) };
        let rate =
            |n, amount| Rate { item: id(n), amount: Decimal::whole(amount), from: early, ..Rate::blank(id(100 + n)) };
        let tariff = Tariff {
            items: vec![
                item(WAGE, CostBasis::ContractHour),
                item(GUIDANCE, CostBasis::PersonMonth),
                item(TRAVEL, CostBasis::TeamMonth),
            ],
            rates: vec![rate(WAGE, 20), rate(GUIDANCE, 395), rate(TRAVEL, 310)],
            ..Tariff::default()
        };
        let team = Team { from: early, ..Team::blank(id(20)) };
        let work = TeamWork {
            team,
            shares: vec![share(100, early, None)],
            placements: vec![placed(24, early, None)],
            instruments: vec![],
            employments: vec![],
            checks: vec![],
        };
        Programme(work, tariff)
    }

    fn share(percent: i64, from: Day, until: Option<Day>) -> ClientShare {
        let (team, organisation, share) = (id(20), id(CLIENT), Decimal::whole(percent));
        ClientShare { team, organisation, share, from, until, ..ClientShare::blank(id(30)) }
    }

    fn placed(hours: i64, from: Day, until: Option<Day>) -> Placement {
        let (team, member, hours) = (id(20), id(SOMEBODY), Decimal::whole(hours));
        Placement { team, member, hours, from, until, ..Placement::blank(id(40)) }
    }

    impl Programme {
        fn placed(mut self, placements: Vec<Placement>) -> Self {
            self.0.placements = placements;
            self
        }

        fn shared(mut self, shares: Vec<ClientShare>) -> Self {
            self.0.shares = shares;
            self
        }

        /// With another price of an item from a day.
        fn priced(mut self, item: u8, amount: i64, from: Day) -> Self {
            let amount = Decimal::whole(amount);
            self.1.rates.push(Rate { item: id(item), amount, from, ..Rate::blank(id(120)) });
            self
        }

        fn granted(mut self, amount: i64, amount_per: AmountPer, from: Day) -> Self {
            let (status, amount, amount_per) =
                (InstrumentStatus::Granted, Some(Decimal::whole(amount)), Some(amount_per));
            let member = id(SOMEBODY);
            self.0.instruments =
                vec![Instrument { member, status, amount, amount_per, from, ..Instrument::blank(id(70)) }];
            self
        }

        fn due(&self) -> Vec<Charge> {
            let all = charges(&self.0, &self.1, Period { from: march(1), until: march(31) }).into_iter();
            all.filter(|charge| charge.client == Some(id(CLIENT))).collect()
        }
    }

    /// The corrections of a statement on which this was charged, with what they say; `then` is what was known when the client was
    /// last told, `None` of a statement that was taken back.
    fn explained_of(
        charged: Vec<Charge>,
        then: Option<&Programme>,
        now: &Programme,
        corrected: &[Period],
    ) -> Vec<Charge> {
        let earlier = Earlier { id: id(5), period: Period { from: march(1), until: march(31) }, charged };
        let due_now = if then.is_some() { now.due() } else { vec![] };
        let due_then = then.map(Programme::due).unwrap_or_default();
        let known = then.map(|then| {
            [(then, &due_then), (now, &due_now)].map(|(facts, due)| KnownWork {
                works: std::slice::from_ref(&facts.0),
                tariff: &facts.1,
                due,
            })
        });
        explained(corrections(id(CLIENT), &earlier, &due_now), (id(CLIENT), &earlier), known, corrected)
    }

    /// What the correction of an item says, or without one that of the instruments.
    fn said(then: &Programme, now: &Programme, item: Option<u8>) -> String {
        let found = explained_of(then.due(), Some(then), now, &[]);
        let own = found.iter().find(|charge| charge.item == item.map(id));
        own.map(|charge| charge.changes.to_string()).unwrap_or_default()
    }

    /// All that is due for an item.
    fn cost(facts: &Programme, item: u8) -> Decimal {
        let due = facts.due().into_iter().filter(|charge| charge.item == Some(id(item)));
        due.map(|charge| charge.amount).sum()
    }

    #[test]
    fn each_cause_is_said_with_its_days() {
        let (then, early) = (known(), known().0.team.from);
        let of_wage = |now: Programme| said(&then, &now, Some(WAGE));
        let hours = vec![placed(24, early, Some(march(4))), placed(36, march(5), None)];
        assert_eq!(of_wage(known().placed(hours)), "hours 24 36 2026-03-05");
        let later = known().placed(vec![placed(24, march(10), None)]);
        assert_eq!(of_wage(later.clone()), "hours 24 - 2026-03-01 2026-03-09", "began later");
        assert_eq!(said(&later, &then, Some(WAGE)), "hours - 24 2026-03-01 2026-03-09", "began earlier");
        let sooner = known().placed(vec![placed(24, early, Some(march(20)))]);
        assert_eq!(of_wage(sooner.clone()), "hours 24 - 2026-03-21", "ended sooner");
        assert_eq!(said(&then, &sooner, Some(GUIDANCE)), "hours 24 - 2026-03-21", "counted by months");
        let never = known().placed(vec![]);
        assert_eq!(of_wage(never), "hours 24 - 2026-03-01");
        let dearer = known().priced(WAGE, 23, march(9));
        assert_eq!(of_wage(dearer), "price 20 23 2026-03-09");
        let half = known().shared(vec![share(100, early, Some(march(9))), share(40, march(10), None)]);
        assert_eq!(of_wage(half.clone()), "share 100 40 2026-03-10");
        assert_eq!(said(&then, &half, Some(TRAVEL)), "share 100 40 2026-03-10", "of the team");
        let elsewhere = Placement { credited: Some(id(9)), ..placed(24, march(10), None) };
        let elsewhere = known().placed(vec![placed(24, early, Some(march(9))), elsewhere]);
        assert_eq!(of_wage(elsewhere.clone()), "credited 100 0 2026-03-10");
        assert_eq!(said(&elsewhere, &then, Some(WAGE)), "credited 0 100 2026-03-10", "the other way about");
        let mut counted = known();
        counted.1.items[0].basis = CostBasis::PersonMonth;
        assert_eq!(of_wage(counted), "basis contract_hour person_month 2026-03-01");
        let mut gone = known();
        gone.0.team.until = Some(march(20));
        assert_eq!(said(&then, &gone, Some(TRAVEL)), "team 1 - 2026-03-21");
        let mut free = known();
        free.1.rates[0].until = Some(march(15));
        assert_eq!(of_wage(free), "price 20 - 2026-03-16");
    }

    #[test]
    fn several_causes_are_all_said() {
        let (then, early) = (known(), known().0.team.from);
        let both = known()
            .placed(vec![placed(24, early, Some(march(4))), placed(36, march(5), None)])
            .shared(vec![share(100, early, Some(march(9))), share(40, march(10), None)])
            .priced(WAGE, 23, march(5));
        let all = "hours 24 36 2026-03-05; price 20 23 2026-03-05; share 100 40 2026-03-10";
        assert_eq!(said(&then, &both, Some(WAGE)), all);
        assert_eq!(said(&then, &both, Some(GUIDANCE)), "share 100 40 2026-03-10", "not by the hour");
        let twice = known().placed(vec![
            placed(24, early, Some(march(4))),
            placed(36, march(5), Some(march(11))),
            placed(20, march(12), Some(march(20))),
            placed(24, march(21), Some(march(28))),
        ]);
        let all = "hours 24 36 2026-03-05 2026-03-11; hours 24 20 2026-03-12 2026-03-20; hours 24 - 2026-03-29";
        assert_eq!(said(&then, &twice, Some(WAGE)), all);
    }

    #[test]
    fn hours_that_only_cut_a_line_explain_the_cent_that_this_makes() {
        let early = known().0.team.from;
        let (then, parts) = (known(), [(24, early, 12), (36, march(13), 24), (24, march(25), 31)]);
        let cut = known().placed(parts.map(|(hours, from, until)| placed(hours, from, Some(march(until)))).to_vec());
        assert_ne!(cost(&then, GUIDANCE), cost(&cut, GUIDANCE), "by a cent");
        assert_eq!(said(&then, &cut, Some(GUIDANCE)), "hours 24 36 2026-03-13 2026-03-24");
        let cut = known().placed(parts.map(|(_, from, until)| placed(24, from, Some(march(until)))).to_vec());
        assert_eq!(said(&then, &cut, Some(GUIDANCE)), "rounded - - 2026-03-13");
    }

    #[test]
    fn a_windfall_has_another_price_where_that_does_not_follow_from_the_hours() {
        let early = known().0.team.from;
        let hours = vec![placed(24, early, Some(march(4))), placed(36, march(5), None)];
        let monthly = known().granted(800, AmountPer::Month, early);
        assert_eq!(said(&monthly, &known().granted(700, AmountPer::Month, early), None), "price 800 700 2026-03-01");
        assert_eq!(said(&monthly, &monthly.clone().placed(hours.clone()), None), "", "it is the same");
        let hourly = known().granted(1, AmountPer::Hour, early);
        assert_eq!(said(&hourly, &hourly.clone().placed(hours), None), "hours 24 36 2026-03-05");
        assert_eq!(said(&hourly, &monthly, None), "unit hour month 2026-03-01; price 1 800 2026-03-01");
        assert_eq!(said(&known(), &known().granted(800, AmountPer::Month, march(9)), None), "price - 800 2026-03-09");
        let left = monthly.clone().placed(vec![placed(24, early, Some(march(20)))]);
        assert_eq!(said(&monthly, &left, None), "hours 24 - 2026-03-21");
        assert_eq!(said(&monthly, &known(), None), "price 800 - 2026-03-01");
    }

    #[test]
    fn what_was_corrected_before_is_compared_with_what_was_told_then() {
        let early = known().0.team.from;
        let at = |hours| known().placed(vec![placed(24, early, Some(march(4))), placed(hours, march(5), None)]);
        let (first, second, third) = (known(), at(36), at(30));
        let mut charged = first.due();
        charged.extend(explained_of(charged.clone(), Some(&first), &second, &[]));
        assert_eq!(explained_of(charged.clone(), Some(&second), &second, &[]), [], "nothing twice");
        let found = explained_of(charged.clone(), Some(&second), &third, &[]);
        let told: Vec<_> = found.iter().map(|charge| charge.changes.to_string()).collect();
        assert_eq!(told, ["hours 36 30 2026-03-05"]);
        // The correction itself was taken back.
        let taken_back: Vec<Charge> = charged
            .iter()
            .filter(|charge| charge.corrects.is_some())
            .map(|charge| Charge {
                quantity: -charge.quantity,
                amount: Decimal::ZERO - charge.amount,
                ..charge.clone()
            })
            .collect();
        charged.extend(taken_back);
        let found = explained_of(charged.clone(), Some(&second), &second, &[]);
        let [again] = &found[..] else { panic!("{found:?}") };
        assert_eq!(again.changes.to_string(), "taken_back - - 2026-03-01");
        // The statement was taken back.
        let found = explained_of(first.due(), None, &third, &[]);
        assert!(found.len() > 2 && found.iter().all(|charge| charge.changes.0[0].term == ChangedTerm::TakenBack));
        // An earlier version charged another amount for the same.
        let mut otherwise = first.due();
        otherwise[1].amount = Decimal::whole(2_000);
        let found = explained_of(otherwise, Some(&first), &first, &[]);
        assert_eq!(found[0].changes.to_string(), "recounted - - 2026-03-01");
    }

    #[test]
    fn what_was_published_is_said_only_where_a_closed_day_differs() {
        let early = known().0.team.from;
        let now = known().placed(vec![placed(24, early, Some(march(4))), placed(36, march(5), None)]);
        let published = |until| {
            let closed = [Period { from: march(1), until }];
            explained_of(known().due(), Some(&known()), &now, &closed)[0].published
        };
        assert_eq!((published(march(4)), published(march(5))), (None, Some(known().due()[1].amount)));
    }
}
