//! What a client is charged for days: every day by itself, and days in a row that are alike as one line.

use chrono::Datelike;

use crate::granted::{By, Gives, gives};
use crate::number::{Fraction, divided, quantity};
use crate::records::{Day, Item, Placement, Rate, Records, Team};

/// A line as it has to be. Quantity in hundred-millionths, price and amount in cents.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    pub sort: &'static str,
    pub what: String,
    pub team: String,
    pub member: String,
    pub corrects: String,
    pub from: Day,
    pub until: Day,
    pub quantity: i128,
    pub price: i64,
    pub amount: i128,
    /// The rate, the placement and the instrument that it comes from.
    pub sources: Vec<String>,
}

/// Somebody's part of a day: who (nobody: `None`), its weight, and the rate with its price.
type Part = (Option<String>, i64, Option<(String, i64)>);

/// One week has seven days; a month and a year have their own.
pub fn of_day(by: By, hours: i64, day: Day) -> Fraction {
    let in_month = i128::from(day.num_days_in_month());
    match by {
        By::Hour => Fraction::new(i128::from(hours), 700),
        By::Month => Fraction::new(1, in_month),
        By::Year => Fraction::new(1, if day.leap_year() { 366 } else { 365 }),
        By::Twelfth => Fraction::new(1, 12 * in_month),
        By::Once => Fraction::new(1, 1),
    }
}

/// Days of a period in a row for which the answer is the same, those without an answer left out.
fn runs<T: PartialEq>((from, until): (Day, Day), answer: impl Fn(Day) -> Option<T>) -> Vec<(Vec<Day>, T)> {
    let mut found: Vec<(Vec<Day>, T)> = Vec::new();
    for day in from.iter_days().take_while(|day| *day <= until) {
        let Some(answer) = answer(day) else { continue };
        match found.last_mut() {
            Some((days, same)) if *same == answer && days.last().and_then(Day::succ_opt) == Some(day) => days.push(day),
            _ => found.push((vec![day], answer)),
        }
    }
    found
}

/// Whose the work of a day is: of the one to whom the placement is credited, else of the clients of the team by their shares.
/// What they lack to the whole is nobody's.
fn whose(records: &Records, team: &Team, placement: Option<&Placement>, day: Day) -> Vec<(Option<String>, i64)> {
    if let Some(client) = placement.and_then(|placement| placement.credited.clone()) {
        return vec![(Some(client), 10_000)];
    }
    let mut found: Vec<(Option<String>, i64)> = Vec::new();
    for share in records.shares.iter().filter(|share| share.team == team.id && share.days.has(day)) {
        match found.iter_mut().find(|(client, _)| client.as_ref() == Some(&share.client)) {
            Some((_, weight)) => *weight += share.share,
            None => found.push((Some(share.client.clone()), share.share)),
        }
    }
    found.retain(|(_, weight)| *weight > 0);
    let rest = 10_000 - found.iter().map(|(_, weight)| weight).sum::<i64>();
    if rest > 0 {
        found.push((None, rest));
    }
    found.sort();
    found
}

/// The most specific rate of a day: for the team, else for the client, else for all; of equals the one that began last.
fn rate<'a>(records: &'a Records, item: &Item, team: &Team, client: Option<&String>, day: Day) -> Option<&'a Rate> {
    let fits = |rate: &&Rate| {
        rate.item == item.id
            && rate.days.has(day)
            && rate.team.as_ref().is_none_or(|only| *only == team.id)
            && rate.client.as_ref().is_none_or(|only| Some(only) == client)
    };
    let specific = |rate: &&Rate| (rate.team.is_some(), rate.client.is_some(), rate.days.0, rate.id.clone());
    records.rates.iter().filter(fits).max_by_key(specific)
}

/// A line for the client out of days that are alike: the whole rounded once, then divided.
fn line(client: &str, days: &[Day], exact: Fraction, parts: &[Part], blank: Line) -> Option<Line> {
    let weights: i64 = parts.iter().map(|(_, weight, _)| weight).sum();
    let own = |weight: i64| exact.times(Fraction::new(weight.into(), weights.into()));
    let amounts: Vec<Fraction> = parts
        .iter()
        .map(|(_, weight, rate)| {
            own(*weight).times(Fraction::new(rate.as_ref().map_or(0, |(_, price)| *price).into(), 1))
        })
        .collect();
    let cents = divided(&amounts);
    let at = parts.iter().position(|(who, ..)| who.as_deref() == Some(client))?;
    let (_, weight, rate) = &parts[at];
    let (rate, price) = rate.clone()?;
    let sources = [rate].into_iter().filter(|id| !id.is_empty()).chain(blank.sources).collect();
    Some(Line {
        from: days[0],
        until: days[days.len() - 1],
        quantity: quantity(own(*weight), price, cents[at]),
        price,
        amount: cents[at],
        sources,
        ..blank
    })
}

/// Everything that is due from a client for the days of a period.
pub fn due(records: &Records, client: &str, period: (Day, Day)) -> Vec<Line> {
    let mut found = Vec::new();
    for team in &records.teams {
        let workers: Vec<&Placement> =
            records.placements.iter().filter(|placement| placement.team == team.id).collect();
        let has_a_share = records.shares.iter().any(|share| share.team == team.id && share.client == client);
        for item in has_a_share.then_some(&records.items).into_iter().flatten() {
            found.extend(costs(records, client, period, (team, None), item));
        }
        for placement in workers {
            if !has_a_share && placement.credited.as_deref() != Some(client) {
                continue;
            }
            for item in &records.items {
                found.extend(costs(records, client, period, (team, Some(placement)), item));
            }
            found.extend(windfalls(records, client, period, team, placement));
        }
    }
    found
}

fn blank(records: &Records, sort: &'static str, what: &str, team: &Team, placement: Option<&Placement>) -> Line {
    Line {
        sort,
        what: what.to_owned(),
        team: team.name.clone(),
        member: placement.map_or(String::new(), |placement| records.called[&placement.member].clone()),
        corrects: String::new(),
        from: Day::MIN,
        until: Day::MIN,
        quantity: 0,
        price: 0,
        amount: 0,
        sources: placement.map(|placement| placement.id.clone()).into_iter().collect(),
    }
}

/// Days that somebody was in a team, or without somebody those that the team itself was there.
fn days_of((from, until): (Day, Day), team: &Team, placement: Option<&Placement>) -> (Day, Day) {
    let days = placement.map_or(team.days, |placement| placement.days);
    (from.max(days.0), days.1.map_or(until, |last| until.min(last)))
}

fn costs(
    records: &Records,
    client: &str,
    period: (Day, Day),
    (team, placement): (&Team, Option<&Placement>),
    item: &Item,
) -> Vec<Line> {
    let days = runs(days_of(period, team, placement), |day| {
        let basis = records.held(&item.id, "basis", day).flatten().unwrap_or(&item.basis).to_owned();
        if (basis == "team_month") != placement.is_none() {
            return None;
        }
        let parts: Vec<Part> = whose(records, team, placement, day)
            .into_iter()
            .map(|(who, weight)| {
                let rate = rate(records, item, team, who.as_ref(), day);
                (who, weight, rate.map(|rate| (rate.id.clone(), rate.amount)))
            })
            .collect();
        Some((basis, parts))
    });
    let hours = placement.map_or(0, |placement| placement.hours);
    days.into_iter()
        .filter_map(|(days, (basis, parts))| {
            let by = if basis == "contract_hour" { By::Hour } else { By::Month };
            let exact = days.iter().fold(Fraction::ZERO, |sum, day| sum + of_day(by, hours, *day));
            line(client, &days, exact, &parts, blank(records, "cost", &item.name, team, placement))
        })
        .collect()
}

fn windfalls(records: &Records, client: &str, period: (Day, Day), team: &Team, placement: &Placement) -> Vec<Line> {
    let mut found = Vec::new();
    for instrument in records.instruments.iter().filter(|own| own.member == placement.member) {
        let (from, until) = days_of(period, team, Some(placement));
        let until = instrument.days.1.map_or(until, |last| until.min(last));
        let days = runs((from.max(instrument.days.0), until), |day| {
            let given = gives(records, instrument, placement, day)?;
            Some((given, whose(records, team, Some(placement), day)))
        });
        for (days, (given, parts)) in days {
            let sum = |by| days.iter().fold(Fraction::ZERO, |sum, day| sum + of_day(by, placement.hours, *day));
            let given = within_the_most(given, sum(given.by), sum(By::Twelfth));
            let price = (String::new(), -given.price);
            let parts: Vec<Part> = parts.into_iter().map(|(who, weight)| (who, weight, Some(price.clone()))).collect();
            let mut blank = blank(records, "windfall", &instrument.kind, team, Some(placement));
            blank.sources.push(instrument.id.clone());
            found.extend(line(client, &days, sum(given.by), &parts, blank));
        }
    }
    found
}

/// No more than a twelfth of the most of a year for each month.
fn within_the_most(given: Gives, quantity: Fraction, twelfths: Fraction) -> Gives {
    let euros = |price: i64, quantity: Fraction| Fraction::new(price.into(), 1).times(quantity);
    match given.most {
        Some(most) if euros(given.price, quantity).is_more_than(euros(most, twelfths)) => {
            Gives { price: most, by: By::Twelfth, most: None }
        }
        _ => given,
    }
}
