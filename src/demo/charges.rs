//! What clients were charged: cost items with rates of each year, and a fixed statement of each client for each of the last
//! quarters. The amounts are this fictitious programme's own. Now and then somebody's hours were known wrongly when a
//! statement was fixed; the next one corrects that.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, TimeDelta};

use super::dice::Dice;
use crate::domain::change::Change;
use crate::domain::charging::{Charge, Earlier, Period, Tariff, TeamWork, charges, corrections};
use crate::domain::choices::CostBasis;
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::id::{Id, Ids};
use crate::domain::kinds::{CostItem, Rate, Statement, Team};
use crate::domain::record::{Record, Typed};
use crate::domain::verbs::{Fixing, fix_statement};

/// How many quarters were charged.
const QUARTERS: u32 = 8;
/// How many years have rates of their own.
const YEARS: i32 = 4;
/// Days after a quarter on which its statements are fixed.
const FIXED_AFTER: i64 = 12;
/// In how many of a hundred statements somebody's hours are wrong.
const MISTAKEN: usize = 12;

/// A cost item: name, basis, price in the last year and what it rose by each year, in cents; and who has a price of their own,
/// in percent of the general one.
struct PricedItem {
    name: &'static str,
    basis: CostBasis,
    price: i64,
    rise: i64,
    own: Option<(Own, i64)>,
}

/// Who has a price of their own.
enum Own {
    Client(&'static str),
    Team,
}

const ITEMS: [PricedItem; 4] = [
    PricedItem { name: "Loonkosten", basis: CostBasis::ContractHour, price: 2_385, rise: 92, own: None },
    PricedItem { name: "Begeleiding", basis: CostBasis::PersonMonth, price: 39_500, rise: 1_250, own: None },
    PricedItem {
        name: "Reiskosten",
        basis: CostBasis::TeamMonth,
        price: 31_000,
        rise: 900,
        own: Some((Own::Client("Staatsbosbeheer"), 170)),
    },
    PricedItem {
        name: "Opleiding",
        basis: CostBasis::TeamMonth,
        price: 14_500,
        rise: 500,
        own: Some((Own::Team, 220)),
    },
];

/// The records, for a programme of which all else has been written.
pub fn records(written: &[Record], last_day: Day, dice: &mut Dice, ids: &mut dyn Ids) -> Vec<Record> {
    let works = works(written);
    let tariff = tariff(written, &works, last_day, ids);
    let mut out: Vec<Record> = tariff.items.iter().cloned().map(Record::CostItem).collect();
    out.extend(tariff.rates.iter().cloned().map(Record::Rate));
    let quarters = quarters(last_day);
    let due: Vec<Vec<Charge>> = quarters
        .iter()
        .map(|quarter| works.values().flat_map(|work| charges(work, &tariff, *quarter)).collect())
        .collect();
    let due = |at: usize, client: Id| -> Vec<Charge> {
        let all = due.get(at).into_iter().flatten();
        all.filter(|charge| charge.client == Some(client)).cloned().collect()
    };
    let clients: Vec<Id> = written.iter().filter(|r| matches!(r, Record::Organisation(_))).map(Record::id).collect();
    let mut statements: Vec<Statement> = Vec::new();
    let mut fixed: BTreeMap<Id, Vec<(usize, Earlier)>> = BTreeMap::new();
    for (at, quarter) in quarters.iter().enumerate() {
        for client in &clients {
            let mut known = due(at, *client);
            if dice.chance(MISTAKEN) {
                mistake(&mut known, &works, (&tariff, *quarter), dice);
            }
            let mut corrected = Vec::new();
            let before = fixed.entry(*client).or_default();
            for (at, earlier) in before.iter_mut() {
                let found = corrections(*client, earlier, &due(*at, *client));
                earlier.charged.extend(found.iter().cloned());
                corrected.extend(found);
            }
            let all: Vec<Charge> = known.iter().chain(&corrected).cloned().collect();
            let on = (quarter.until + TimeDelta::days(FIXED_AFTER)).min(last_day);
            let fixing = Fixing { client: *client, period: *quarter, charges: &all, statements: &statements, on };
            // A client without a team in these months gets no statement.
            let Ok(decision) = fix_statement(&fixing, ids) else { continue };
            for change in decision.changes {
                let Change::Create(record) = change else { continue };
                if let Record::Statement(statement) = &record {
                    before.push((at, Earlier { id: statement.id, period: *quarter, charged: known.clone() }));
                    statements.push(statement.clone());
                }
                out.push(record);
            }
        }
    }
    out
}

/// The teams with all that decides on their charges, by code.
fn works(written: &[Record]) -> BTreeMap<String, TeamWork> {
    let mut works: BTreeMap<Id, TeamWork> = BTreeMap::new();
    let mut instruments = BTreeMap::new();
    for record in written {
        match record {
            Record::Team(team) => {
                let work = TeamWork { team: team.clone(), shares: vec![], placements: vec![], instruments: vec![] };
                works.insert(team.id, work);
            }
            Record::ClientShare(share) => {
                works.entry(share.team).and_modify(|work| work.shares.push(share.clone()));
            }
            Record::Placement(placement) => {
                works.entry(placement.team).and_modify(|work| work.placements.push(placement.clone()));
            }
            Record::Instrument(instrument) => {
                instruments.entry(instrument.member).or_insert_with(Vec::new).push(instrument.clone());
            }
            _ => {}
        }
    }
    for work in works.values_mut() {
        let mut members: Vec<Id> = work.placements.iter().map(|placement| placement.member).collect();
        members.sort_unstable();
        members.dedup();
        work.instruments = members.iter().filter_map(|member| instruments.get(member)).flatten().cloned().collect();
    }
    works.into_values().map(|work| (work.team.code.clone(), work)).collect()
}

fn tariff(written: &[Record], works: &BTreeMap<String, TeamWork>, last_day: Day, ids: &mut dyn Ids) -> Tariff {
    let client = |name: &str| {
        written.iter().find(|record| matches!(record, Record::Organisation(o) if o.name == name)).map(Record::id)
    };
    let team: Option<&Team> = works.values().map(|work| &work.team).find(|team| team.until.is_none());
    let mut tariff = Tariff::default();
    for item in &ITEMS {
        let cost = CostItem { name: item.name.to_owned(), basis: item.basis, ..CostItem::blank(ids.next_id()) };
        for back in (0..YEARS).rev() {
            let Some(from) = Day::from_ymd_opt(last_day.year() - back, 1, 1) else { continue };
            let price = item.price - item.rise * i64::from(back);
            let rate = Rate {
                item: cost.id,
                amount: Decimal::from_hundredths(price),
                from,
                until: (back > 0).then(|| Day::from_ymd_opt(from.year(), 12, 31)).flatten(),
                ..Rate::blank(ids.next_id())
            };
            let own = item.own.as_ref().map(|(who, percent)| {
                let amount = Decimal::from_hundredths(price * percent / 100);
                let (organisation, team) = match who {
                    Own::Client(name) => (client(name), None),
                    Own::Team => (None, team.map(|team| team.id)),
                };
                Rate { id: ids.next_id(), organisation, team, amount, ..rate.clone() }
            });
            tariff.rates.push(rate);
            tariff.rates.extend(own.filter(|rate| rate.organisation.is_some() || rate.team.is_some()));
        }
        tariff.items.push(cost);
    }
    tariff
}

/// The last quarters that were over before the last day, first to last.
fn quarters(last_day: Day) -> Vec<Period> {
    let this = Day::from_ymd_opt(last_day.year(), last_day.month0() / 3 * 3 + 1, 1).unwrap_or(last_day);
    let first = |back: u32| this.checked_sub_months(Months::new(3 * back));
    (1..=QUARTERS)
        .rev()
        .filter_map(|back| Some(Period { from: first(back)?, until: first(back - 1)?.pred_opt()? }))
        .collect()
}

/// Charges as they were when somebody had other hours than was thought.
fn mistake(
    known: &mut [Charge],
    works: &BTreeMap<String, TeamWork>,
    (tariff, quarter): (&Tariff, Period),
    dice: &mut Dice,
) {
    let people: Vec<&Charge> = known.iter().filter(|charge| charge.placement.is_some()).collect();
    let Some(charge) = people.get(dice.below(people.len())).copied() else { return };
    let (client, team, placement) = (charge.client, charge.team, charge.placement.map(|(id, _)| id));
    let Some(mut work) = works.values().find(|work| Some(work.team.id) == team).cloned() else { return };
    for mistaken in work.placements.iter_mut().filter(|p| Some(p.id) == placement) {
        mistaken.hours = mistaken.hours - Decimal::whole(4);
    }
    let wrong = charges(&work, tariff, quarter).into_iter().filter(|charge| charge.client == client);
    for wrong in wrong.filter(|wrong| wrong.placement.map(|(id, _)| id) == placement) {
        let right =
            known.iter_mut().find(|c| (c.subject(), c.rate, c.period) == (wrong.subject(), wrong.rate, wrong.period));
        if let Some(right) = right {
            *right = wrong;
        }
    }
}
