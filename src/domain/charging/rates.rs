//! The price of a cost item on a day, for a team and a client.

use super::Period;
use super::part::{edges, pieces};
use crate::domain::choices::{Choice, CostBasis};
use crate::domain::days::{Day, holds};
use crate::domain::id::Id;
use crate::domain::kinds::{CostItem, Parameter, PastValue, Rate};
use crate::domain::record::Kind;
use crate::domain::value::Value;

/// The cost items and their rates of any time, with the parameters that the value of instruments follows from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tariff {
    /// The cost items, with their present basis.
    pub items: Vec<CostItem>,
    /// The earlier bases of the cost items.
    pub counted_by: Vec<PastValue>,
    /// The rates of all cost items, of any time.
    pub rates: Vec<Rate>,
    /// All parameters of any time.
    pub parameters: Vec<Parameter>,
}

impl Tariff {
    /// The rate of an item for a client's part of a team's work on a day. The most specific one applies: the one for this team,
    /// otherwise the one for this client, otherwise the general one (and before all of these one for both team and client). Of
    /// equally specific rates the last to begin applies. `None` when the item is not charged there.
    pub fn rate(&self, item: Id, team: Id, client: Option<Id>, on: Day) -> Option<&Rate> {
        self.fitting(item, team, client)
            .filter(|rate| holds(rate.from, rate.until, on))
            .max_by_key(|rate| (rate.team.is_some(), rate.organisation.is_some(), rate.from, rate.id))
    }

    /// The basis of an item in a span: one for each stretch of days.
    pub(super) fn bases(&self, item: &CostItem, span: Period) -> Vec<(Period, CostBasis)> {
        let of_item =
            |past: &&PastValue| past.field == CostItem::basis && past.of_record() == Some((Kind::CostItem, item.id));
        let own: Vec<&PastValue> = self.counted_by.iter().filter(of_item).collect();
        let on = |day: Day| match own.iter().find(|past| past.on(day)).map(|past| past.held()) {
            Some(Value::Choice(basis)) => CostBasis::named(basis).unwrap_or(item.basis),
            _ => item.basis,
        };
        let changes = own.iter().filter_map(|past| past.until.succ_opt());
        pieces(span, changes).into_iter().map(|piece| (piece, on(piece.from))).collect()
    }

    /// The days on which that rate can change.
    pub(super) fn changes(&self, item: Id, team: Id, client: Option<Id>) -> impl Iterator<Item = Day> {
        self.fitting(item, team, client).flat_map(|rate| edges(rate.from, rate.until))
    }

    fn fitting(&self, item: Id, team: Id, client: Option<Id>) -> impl Iterator<Item = &Rate> {
        self.rates.iter().filter(move |rate| {
            rate.item == item
                && rate.team.is_none_or(|only| only == team)
                && rate.organisation.is_none_or(|only| Some(only) == client)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decimal::Decimal;
    use crate::domain::record::Typed;

    #[test]
    fn the_most_specific_rate_of_the_day_holds() {
        let id = |n: u8| Id::from_bytes([n; 16]);
        let day = |y| Day::from_ymd_opt(y, 1, 1).expect("a day");
        let (item, team, client) = (id(1), id(2), id(3));
        let rate = |n: u8, team: Option<Id>, organisation: Option<Id>, from| Rate {
            item,
            team,
            organisation,
            amount: Decimal::whole(i64::from(n)),
            from,
            ..Rate::blank(id(100 + n))
        };
        let tariff = Tariff {
            items: Vec::new(),
            rates: vec![
                rate(1, None, None, day(2020)),
                rate(2, None, None, day(2022)),
                rate(3, None, Some(client), day(2020)),
                Rate { until: day(2024).pred_opt(), ..rate(4, Some(team), None, day(2023)) },
                rate(5, Some(team), Some(client), day(2026)),
            ],
            ..Tariff::default()
        };
        let found = |team, client, on| tariff.rate(item, team, client, on).map(|rate| rate.amount.hundredths() / 100);
        assert_eq!(found(id(9), Some(id(9)), day(2021)), Some(1), "the general one");
        assert_eq!(found(id(9), Some(id(9)), day(2022)), Some(2), "the general one that began last");
        assert_eq!(found(id(9), Some(client), day(2022)), Some(3), "that of the client");
        assert_eq!(found(team, Some(client), day(2023)), Some(4), "that of the team before that of the client");
        assert_eq!(found(team, Some(client), day(2024)), Some(3), "the team's is over");
        assert_eq!(found(team, Some(client), day(2026)), Some(5), "that of the client in the team");
        assert_eq!(found(team, Some(client), day(2019)), None, "nothing yet");
    }
}
