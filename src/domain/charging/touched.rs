//! Which days of whose charges a change affects, to warn beforehand that fixed statements are about those days too.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::grant::passed_on;
use super::part::{edges, pieces};
use super::period::Period;
use crate::domain::change::Change;
use crate::domain::choices::{InstrumentKind, InstrumentStatus};
use crate::domain::closed_days::first_day_altered;
use crate::domain::days::{Day, holds};
use crate::domain::decimal::Decimal;
use crate::domain::id::Id;
use crate::domain::instruments::Rules;
use crate::domain::kinds::{CostItem, Instrument, Parameter};
use crate::domain::record::{Kind, Record};

/// Whose charges are affected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// The charges of every client.
    Everybody,
    /// The charges of one client.
    Client(Id),
    /// The charges of the clients of a team.
    Team(Id),
    /// The charges of the clients for whom a member works.
    Member(Id),
}

/// Days on which the charges change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Touched {
    /// The days that are affected.
    pub period: Period,
    /// Whose charges change on these days.
    pub whose: Whose,
}

/// What a record means for the charges on its days.
#[derive(Debug, Clone, PartialEq)]
struct ChargedFact {
    /// The hours, share or price on these days, and whose work it is.
    terms: Vec<String>,
    whose: Whose,
    from: Day,
    until: Option<Day>,
}

/// The days on which the facts behind charges differ after the changes. A record that continues as another with the same
/// terms affects nothing. `stand` holds the records among the changes that keep their identity, with their past values; see
/// [`first_day_altered`].
pub fn touched(changes: &[Change], stand: &[Record]) -> Vec<Touched> {
    let mut facts: BTreeMap<(Kind, Id), [Vec<ChargedFact>; 2]> = BTreeMap::new();
    for change in changes {
        for (side, record) in [change.before(), change.after()].into_iter().enumerate() {
            let Some((of, fact)) = record.and_then(fact) else { continue };
            if let Some(facts) = facts.entry((change.record().kind(), of)).or_default().get_mut(side) {
                facts.push(fact);
            }
        }
    }
    let mut found: Vec<Touched> = facts.values().flat_map(differences).collect();
    found.extend(of_kept(changes, stand));
    found
}

/// The same for records that keep their identity: from the first day on which they differ.
fn of_kept(changes: &[Change], stand: &[Record]) -> Vec<Touched> {
    let mut about: BTreeMap<(Kind, Id), (Option<Whose>, Vec<Change>)> = BTreeMap::new();
    for change in changes {
        let [before, after] = [change.before(), change.after()].map(|record| record.and_then(counted));
        let whose = after.as_ref().or(before.as_ref()).and_then(|(_, whose, _)| *whose);
        let of = after.as_ref().or(before.as_ref()).map(|(of, ..)| *of);
        let change = match (before, after) {
            (Some((.., before)), Some((.., after))) => Change::Update { before, after },
            (None, Some((.., after))) => Change::Create(after),
            (Some((.., before)), None) => Change::Remove(before),
            (None, None) => continue,
        };
        let Some(of) = of else { continue };
        let (known, own) = about.entry(of).or_default();
        *known = known.or(whose);
        own.push(change);
    }
    let member = |id: Id| {
        let of_id = |record: &Record| matches!(record, Record::Instrument(own) if own.id == id);
        stand.iter().find(|record| of_id(record)).and_then(counted)?.1
    };
    about
        .into_iter()
        .filter_map(|((_, id), (whose, changes))| {
            let mut from = first_day_altered(&changes, stand)?;
            // For how much of the year a benefit is granted decides how its most is spread over the months.
            if changes.iter().any(other_days_of_benefit) {
                from = Day::from_ymd_opt(from.year(), 1, 1).unwrap_or(from);
            }
            let period = Period { from, until: Day::MAX };
            Some(Touched { period, whose: whose.or_else(|| member(id)).unwrap_or(Whose::Everybody) })
        })
        .collect()
}

fn other_days_of_benefit(change: &Change) -> bool {
    let is_benefit =
        |record: &Record| Instrument::of(record).is_some_and(|i| i.instrument == InstrumentKind::WageCostBenefit);
    match change {
        Change::Update { before, after } => {
            is_benefit(after)
                && [Instrument::from, Instrument::until].iter().any(|day| before.get(day) != after.get(day))
        }
        Change::Create(record) | Change::Remove(record) => is_benefit(record),
    }
}

/// A record reduced to what charges depend on, with the record that it is about and whose charges those are, where that is
/// known; `None` when charges do not depend on it.
fn counted(record: &Record) -> Option<((Kind, Id), Option<Whose>, Record)> {
    let (of, whose, counted) = match record {
        Record::Instrument(own) => {
            passed_on(own)?;
            let (payer, status) = (String::new(), InstrumentStatus::Granted);
            let own = Instrument { payer, status, ..own.clone() };
            ((Kind::Instrument, own.id), Some(Whose::Member(own.member)), Record::Instrument(own))
        }
        Record::CostItem(own) => {
            let own = CostItem { name: String::new(), ..own.clone() };
            ((Kind::CostItem, own.id), Some(Whose::Everybody), Record::CostItem(own))
        }
        Record::Parameter(own) => {
            let known = Parameter { value: Some(Decimal::whole(1)), ..own.clone() };
            if Rules::on(own.from, &[known]) == Rules::default() {
                return None;
            }
            ((Kind::Parameter, own.id), Some(Whose::Everybody), Record::Parameter(own.clone()))
        }
        Record::PastValue(past) => {
            let of = past.of_record()?;
            let counts = match of.0 {
                Kind::CostItem => past.field == CostItem::basis,
                Kind::Instrument => past.field != Instrument::status && past.field != Instrument::payer,
                _ => false,
            };
            counts.then(|| (of, None, record.clone()))?
        }
        _ => return None,
    };
    Some((of, whose, counted))
}

fn differences([before, after]: &[Vec<ChargedFact>; 2]) -> Vec<Touched> {
    let all = || before.iter().chain(after);
    let Some(from) = all().map(|fact| fact.from).min() else { return Vec::new() };
    let whole = Period { from, until: Day::MAX };
    let mut found = Vec::new();
    for period in pieces(whole, all().flat_map(|fact| edges(fact.from, fact.until))) {
        let there = |fact: &&ChargedFact| holds(fact.from, fact.until, period.from);
        let has = |facts: &[ChargedFact], terms: &[String]| facts.iter().filter(there).any(|fact| fact.terms == terms);
        let gone = before.iter().filter(there).filter(|fact| !has(after, &fact.terms));
        let new = after.iter().filter(there).filter(|fact| !has(before, &fact.terms));
        found.extend(gone.chain(new).map(|fact| Touched { period, whose: fact.whose }));
    }
    found
}

/// What a record means for the charges on its days, and its owner. A register check matters only where it says that somebody
/// does not count.
fn fact(record: &Record) -> Option<(Id, ChargedFact)> {
    let of_team = |credited: Option<Id>, team: Id| credited.map_or(Whose::Team(team), Whose::Client);
    let (of, whose, days, terms) = match record {
        Record::Placement(p) => {
            (p.member, of_team(p.credited, p.team), (p.from, p.until), vec![p.hours.to_string(), p.team.to_string()])
        }
        Record::ClientShare(s) => (s.team, Whose::Client(s.organisation), (s.from, s.until), vec![s.share.to_string()]),
        Record::Rate(r) => {
            let whose = r.organisation.map(Whose::Client).or(r.team.map(Whose::Team)).unwrap_or(Whose::Everybody);
            let only = [r.organisation, r.team].map(|id| id.map(|id| id.to_string()).unwrap_or_default());
            (r.item, whose, (r.from, r.until), [r.amount.to_string()].into_iter().chain(only).collect())
        }
        Record::Team(t) => (t.id, Whose::Team(t.id), (t.from, t.until), Vec::new()),
        Record::RegisterCheck(c) if !c.counts_for_agreement => {
            (c.member, Whose::Member(c.member), (c.from, c.until), Vec::new())
        }
        _ => return None,
    };
    let terms = terms.into_iter().chain([format!("{whose:?}")]).collect();
    Some((of, ChargedFact { terms, whose, from: days.0, until: days.1 }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::choices::CostBasis;
    use crate::domain::kinds::{PastValue, Placement};
    use crate::domain::record::Typed;
    use crate::domain::value::Value;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn day(month: u32, day: u32) -> Day {
        Day::from_ymd_opt(2026, month, day).expect("a day")
    }

    fn since(from: Day, whose: Whose) -> Touched {
        Touched { period: Period { from, until: Day::MAX }, whose }
    }

    #[test]
    fn other_hours_from_a_day_touch_only_the_days_since() {
        let placement = |n, hours, from, until| {
            let (team, member, hours) = (id(1), id(2), Decimal::whole(hours));
            Record::Placement(Placement { team, member, hours, from, until, ..Placement::blank(id(n)) })
        };
        let then = placement(10, 32, day(1, 1), None);
        let goes_on = Change::Update { before: then.clone(), after: placement(10, 36, day(11, 1), None) };
        let was = |hours| Change::Create(placement(11, hours, day(1, 1), Some(day(10, 31))));
        let after = since(day(11, 1), Whose::Team(id(1)));
        assert_eq!(touched(&[goes_on.clone(), was(32)], &[]), [after, after]);
        let before = Touched { period: Period { from: day(1, 1), until: day(10, 31) }, whose: Whose::Team(id(1)) };
        assert_eq!(touched(&[goes_on, was(30)], &[]), [before, before, after, after]);
        let renamed = Change::Update { before: then.clone(), after: then };
        assert_eq!(touched(&[renamed], &[]), []);
    }

    #[test]
    fn a_grant_touches_its_own_days_and_other_terms_those_since_but_a_request_or_another_payer_none() {
        let (member, from) = (id(2), day(3, 1));
        let own = |status, amount: i64, payer: &str| {
            let (amount, payer) = (Some(Decimal::whole(amount)), payer.to_owned());
            Record::Instrument(Instrument { member, status, amount, payer, from, ..Instrument::blank(id(7)) })
        };
        let update = |before, after| Change::Update { before, after };
        let (requested, granted) = (InstrumentStatus::Requested, InstrumentStatus::Granted);
        let (asked, given) = (own(requested, 100, "UWV"), own(granted, 100, "UWV"));
        let theirs = Whose::Member(member);
        assert_eq!(touched(&[Change::Create(asked.clone())], &[]), []);
        assert_eq!(touched(&[update(asked.clone(), given.clone())], &[asked]), [since(from, theirs)]);
        let payer = update(given.clone(), own(granted, 100, "Gemeente"));
        assert_eq!(touched(&[payer], std::slice::from_ref(&given)), []);
        let of = (Kind::Instrument, id(7));
        let held = Value::Decimal(Decimal::whole(100));
        let past = PastValue::new(id(8), of, (Instrument::amount, &held), (None, day(8, 31)));
        let more = [update(given.clone(), own(granted, 120, "UWV")), Change::Create(past.into())];
        assert_eq!(touched(&more, &[given]), [since(day(9, 1), theirs)]);
    }

    #[test]
    fn what_an_item_is_counted_by_and_the_law_touch_everybody_and_other_parameters_nobody() {
        let item = |basis| Record::CostItem(CostItem { basis, ..CostItem::blank(id(5)) });
        let (before, after) = (item(CostBasis::ContractHour), item(CostBasis::TeamMonth));
        let stand = [before.clone()];
        let changed = Change::Update { before, after };
        assert_eq!(touched(&[changed], &stand), [since(Day::MIN, Whose::Everybody)]);
        let law = |name: &str| {
            let (name, from) = (name.to_owned(), day(7, 1));
            [Change::Create(Parameter { name, from, ..Parameter::blank(id(6)) }.into())]
        };
        assert_eq!(touched(&law("lkv_year_most"), &[]), [since(day(7, 1), Whose::Everybody)]);
        assert_eq!(touched(&law("contact_days"), &[]), []);
    }
}
