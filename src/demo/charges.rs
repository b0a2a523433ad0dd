//! What clients were charged: cost items with rates of each year, and a fixed statement of each client for each of the last
//! quarters. The amounts are those of this made-up programme. Now and then a statement was fixed with wrong hours of somebody,
//! which the next one corrects.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Months, TimeDelta};

use super::words::WORDS;
use super::writer::Writer;
use crate::domain::change::Change;
use crate::domain::charging::{
    Charge, ChargeNames, Earlier, KnownWork, Period, Tariff, TeamWork, charges, corrections, explained,
};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::defaults;
use crate::domain::id::Id;
use crate::domain::kinds::{
    ClientShare, CostItem, Employment, Instrument, Organisation, Placement, Rate, RegisterCheck, Statement, Team,
};
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::verbs::{Fixing, fix_statement};

/// Number of quarters that were charged.
const QUARTERS: u32 = 8;
/// Number of years with rates of their own.
const YEARS: i32 = 4;
/// Days after a quarter on which its statements are fixed.
const FIXED_AFTER: i64 = 12;
/// Percentage of statements with wrong hours of somebody.
const MISTAKEN: usize = 12;

/// The teams with everything that decides their charges, by code.
type Works = BTreeMap<String, TeamWork>;

impl Writer<'_> {
    /// Adds the charges of a programme whose other records have all been written.
    pub fn charges(&mut self, written: &[Record]) {
        let works = works(written);
        let tariff = self.tariff(written, &works);
        self.out.extend(tariff.items.iter().cloned().map(Record::CostItem));
        self.out.extend(tariff.rates.iter().cloned().map(Record::Rate));
        let names = names(written, &tariff);
        let quarters = quarters(self.today);
        let all_due = |quarter: &Period| works.values().flat_map(|work| charges(work, &tariff, *quarter)).collect();
        let due: Vec<Vec<Charge>> = quarters.iter().map(all_due).collect();
        let due = |at: usize, client: Id| -> Vec<Charge> {
            due[at].iter().filter(|charge| charge.client == Some(client)).cloned().collect()
        };
        let mut statements: Vec<Statement> = Vec::new();
        // Of each client the quarters that were charged, with the work of a team as it was known wrongly then.
        let mut fixed: BTreeMap<Id, Vec<(usize, Earlier, Option<TeamWork>)>> = BTreeMap::new();
        for (at, quarter) in quarters.iter().enumerate() {
            for client in self.clients.clone() {
                let mut known = due(at, client);
                let mistaken = self.dice.chance(MISTAKEN);
                let wrong = mistaken.then(|| self.mistake(&mut known, &works, (&tariff, *quarter))).flatten();
                let mut all = known.clone();
                let before = fixed.entry(client).or_default();
                for (at, earlier, wrong) in before.iter_mut() {
                    let both = wrong.as_ref().and_then(|wrong| Some((wrong, works.get(&wrong.team.code)?)));
                    let Some((wrong, right)) = both else { continue };
                    let now = due(*at, client);
                    let known = [(wrong, &earlier.charged), (right, &now)].map(|(work, due)| KnownWork {
                        works: std::slice::from_ref(work),
                        tariff: &tariff,
                        due,
                    });
                    let found = explained(corrections(client, earlier, &now), (client, earlier), Some(known), &[]);
                    earlier.charged.extend(found.iter().cloned());
                    all.extend(found);
                }
                let on = (quarter.until + TimeDelta::days(FIXED_AFTER)).min(self.today);
                let fixing =
                    Fixing { client, period: *quarter, charges: &all, names: &names, statements: &statements, on };
                // A client without a team in these months gets no statement.
                let Ok(decision) = fix_statement(&fixing, self.ids) else { continue };
                for change in decision.changes {
                    let Change::Create(record) = change else { continue };
                    if let Record::Statement(statement) = &record {
                        before.push((
                            at,
                            Earlier { id: statement.id, period: *quarter, charged: known.clone() },
                            wrong.clone(),
                        ));
                        statements.push(statement.clone());
                    }
                    self.out.push(record);
                }
            }
        }
    }

    fn tariff(&mut self, written: &[Record], works: &Works) -> Tariff {
        let client =
            |name: &str| written.iter().filter_map(Organisation::of).find(|client| client.name == name).map(|c| c.id);
        let team: Option<&Team> = works.values().map(|work| &work.team).find(|team| team.until.is_none());
        let mut tariff = Tariff { parameters: defaults::parameters(), ..Tariff::default() };
        for item in &WORDS.cost_items {
            let blank = CostItem::blank(self.ids.next_id());
            let cost = CostItem { name: item.name.clone(), basis: item.basis.0, ..blank };
            for back in (0..YEARS).rev() {
                let year = self.today.year() - back;
                let Some(from) = Day::from_ymd_opt(year, 1, 1) else { continue };
                let price = item.price - item.rise * i64::from(back);
                let rate = Rate {
                    item: cost.id,
                    amount: Decimal::from_hundredths(price),
                    from,
                    until: Day::from_ymd_opt(year, 12, 31).filter(|_| back > 0),
                    ..Rate::blank(self.ids.next_id())
                };
                let own = item.own.as_ref().map(|own| Rate {
                    id: self.ids.next_id(),
                    organisation: own.client.as_deref().and_then(client),
                    team: team.filter(|_| own.client.is_none()).map(|team| team.id),
                    amount: Decimal::from_hundredths(price * own.percent / 100),
                    ..rate.clone()
                });
                tariff.rates.push(rate);
                tariff.rates.extend(own.filter(|rate| rate.organisation.is_some() || rate.team.is_some()));
            }
            tariff.items.push(cost);
        }
        tariff
    }

    /// Changes charges to what they were when the hours of somebody were known wrongly; answers the work of their team as it was
    /// known then.
    fn mistake(
        &mut self,
        known: &mut [Charge],
        works: &Works,
        (tariff, quarter): (&Tariff, Period),
    ) -> Option<TeamWork> {
        let people: Vec<&Charge> = known.iter().filter(|charge| charge.placement.is_some()).collect();
        let charge = people.get(self.dice.below(people.len())).copied()?;
        let (client, team, placement) = (charge.client, charge.team, charge.placement.map(|(id, _)| id));
        let mut work = works.values().find(|work| Some(work.team.id) == team).cloned()?;
        for mistaken in work.placements.iter_mut().filter(|p| Some(p.id) == placement) {
            mistaken.hours = mistaken.hours - Decimal::whole(4);
        }
        let wrong = charges(&work, tariff, quarter).into_iter().filter(|charge| charge.client == client);
        for wrong in wrong.filter(|wrong| wrong.placement.map(|(id, _)| id) == placement) {
            let same = |c: &&mut Charge| (c.subject(), c.rate, c.period) == (wrong.subject(), wrong.rate, wrong.period);
            if let Some(right) = known.iter_mut().find(same) {
                *right = wrong;
            }
        }
        Some(work)
    }
}

fn names(written: &[Record], tariff: &Tariff) -> ChargeNames {
    let mut names = ChargeNames::default();
    names.labels.extend(tariff.items.iter().map(|item| (item.id, item.name.clone())));
    for record in written.iter().filter(|r| matches!(r.kind(), Kind::Organisation | Kind::Team | Kind::Member)) {
        names.labels.insert(record.id(), record.label());
        if let Record::Member(member) = record {
            names.numbers.insert(member.id, member.number.clone());
        }
    }
    names
}

fn works(written: &[Record]) -> Works {
    let shares = grouped(written, ClientShare::of, |share| share.team);
    let placements = grouped(written, Placement::of, |placement| placement.team);
    let instruments = grouped(written, Instrument::of, |instrument| instrument.member);
    let employments = grouped(written, Employment::of, |employment| employment.member);
    let checks = grouped(written, RegisterCheck::of, |check| check.member);
    let work = |team: &Team| {
        let placements = of_each(&placements, [team.id]);
        let members: BTreeSet<Id> = placements.iter().map(|placement| placement.member).collect();
        TeamWork {
            team: team.clone(),
            shares: of_each(&shares, [team.id]),
            instruments: of_each(&instruments, members.iter().copied()),
            employments: of_each(&employments, members.iter().copied()),
            checks: of_each(&checks, members.iter().copied()),
            placements,
        }
    };
    written.iter().filter_map(Team::of).map(|team| (team.code.clone(), work(team))).collect()
}

/// The records of a kind by what they belong to.
fn grouped<R: Clone>(written: &[Record], of: fn(&Record) -> Option<&R>, owner: fn(&R) -> Id) -> BTreeMap<Id, Vec<R>> {
    let mut groups: BTreeMap<Id, Vec<R>> = BTreeMap::new();
    written.iter().filter_map(of).for_each(|record| groups.entry(owner(record)).or_default().push(record.clone()));
    groups
}

fn of_each<R: Clone>(groups: &BTreeMap<Id, Vec<R>>, owners: impl IntoIterator<Item = Id>) -> Vec<R> {
    owners.into_iter().filter_map(|owner| groups.get(&owner)).flatten().cloned().collect()
}

/// The last quarters that were over before the last day, in order.
fn quarters(last_day: Day) -> Vec<Period> {
    let this = Day::from_ymd_opt(last_day.year(), last_day.month0() / 3 * 3 + 1, 1).unwrap_or(last_day);
    let first = |back: u32| this.checked_sub_months(Months::new(3 * back));
    (1..=QUARTERS)
        .rev()
        .filter_map(|back| Some(Period { from: first(back)?, until: first(back - 1)?.pred_opt()? }))
        .collect()
}
