//! Who is charged for a piece of work: the clients of a team by their shares, or the one organisation that a placement is
//! credited to.

use super::Period;
use super::measure::Quantity;
use crate::domain::days::{Day, holds};
use crate::domain::decimal::{Decimal, rounded};
use crate::domain::id::Id;
use crate::domain::kinds::ClientShare;
use crate::domain::units::Units;

/// The whole of a piece of work, in hundredths of a percent.
const WHOLE: i64 = 10_000;

/// The part of something that one client takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientWeight {
    /// The client; `None` for the part that no client takes.
    pub client: Option<Id>,
    /// The part in hundredths of a percent.
    pub weight: i64,
}

/// The clients of a team's work on a day. Shares of less than a hundred percent together leave a part without a client.
/// Shares of more are scaled down in proportion, so that never more than the whole is charged.
pub fn of_team(shares: &[ClientShare], on: Day) -> Vec<ClientWeight> {
    let mut parts: Vec<ClientWeight> = Vec::new();
    for share in shares.iter().filter(|share| holds(share.from, share.until, on)) {
        let weight = share.share.hundredths();
        match parts.iter_mut().find(|part| part.client == Some(share.organisation)) {
            Some(part) => part.weight += weight,
            None => parts.push(ClientWeight { client: Some(share.organisation), weight }),
        }
    }
    parts.retain(|part| part.weight > 0);
    let rest = WHOLE - parts.iter().map(|part| part.weight).sum::<i64>();
    if rest > 0 {
        parts.push(ClientWeight { client: None, weight: rest });
    }
    parts.sort_by_key(|part| part.client);
    parts
}

/// All of it for one organisation.
pub fn of_one(client: Id) -> Vec<ClientWeight> {
    vec![ClientWeight { client: Some(client), weight: WHOLE }]
}

/// Cuts a period into pieces at these days of change, each the first day of something new.
pub fn pieces(period: Period, changes: impl IntoIterator<Item = Day>) -> Vec<Period> {
    let mut starts: Vec<Day> = changes.into_iter().filter(|day| *day > period.from && *day <= period.until).collect();
    starts.push(period.from);
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).filter_map(Day::pred_opt).chain([period.until]);
    starts.iter().zip(ends).map(|(from, until)| Period { from: *from, until }).collect()
}

/// The day on which an interval begins, and the day after it ends.
pub fn edges(from: Day, until: Option<Day>) -> impl Iterator<Item = Day> {
    [Some(from), until.and_then(|until| until.succ_opt())].into_iter().flatten()
}

/// Divides a quantity over parts, each with a weight and a price, and gives the quantity and amount of each. The amounts
/// are rounded as a whole, and the parts add up to that. Each quantity has as many decimals as give its amount at its price. A
/// part without a price gets its share of the quantity and an amount of zero. A number that does not fit becomes the largest
/// possible one: such an amount is shown, and refused when the statement is fixed.
pub fn divide(quantity: Quantity, parts: &[(i64, Option<Decimal>)]) -> Vec<(Units, Decimal)> {
    let whole: i128 = parts.iter().map(|(weight, _)| i128::from(*weight)).sum();
    let under = quantity.under * whole.max(1);
    let of = |weight: i64| quantity.over * i128::from(weight);
    let cents = |price: Option<Decimal>| price.map_or(0, |price| i128::from(price.hundredths()));
    let amounts: Vec<i128> = parts.iter().map(|(weight, price)| of(*weight) * cents(*price)).collect();
    let amounts = shared_out(&amounts, under).into_iter().map(Decimal::saturating);
    let units = |(weight, price): (i64, Option<Decimal>), amount| {
        Units::giving((of(weight), under), price.unwrap_or_default(), amount)
    };
    parts.iter().zip(amounts).map(|(part, amount)| (units(*part, amount), amount)).collect()
}

/// Whole numbers for fractions with one denominator, each rounded down or up so that they add up to the rounded sum. Those
/// that would lose most are rounded up first (largest remainder); of equal ones the earlier.
fn shared_out(overs: &[i128], under: i128) -> Vec<i128> {
    let mut wholes: Vec<i128> = overs.iter().map(|over| over.div_euclid(under)).collect();
    let left = rounded(overs.iter().sum(), under) - wholes.iter().sum::<i128>();
    let mut order: Vec<usize> = (0..overs.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(overs.get(*at).map(|over| over.rem_euclid(under))));
    for at in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        if let Some(whole) = wholes.get_mut(at) {
            *whole += 1;
        }
    }
    wholes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_cent_that_is_left_goes_to_who_lost_most() {
        let cents = |list: &[i128]| shared_out(list, 3);
        assert_eq!(cents(&[1, 1, 1]), [1, 0, 0]);
        assert_eq!(cents(&[2, 4, 2]), [1, 1, 1]);
        assert_eq!(cents(&[-1, -1, -1]), [0, 0, -1]);
        assert_eq!(cents(&[4]), [1]);
        assert_eq!(shared_out(&[-1], 2), [-1]);
    }

    proptest! {
        #[test]
        fn parts_add_up_to_the_rounded_whole_and_are_off_by_less_than_one(
            overs in proptest::collection::vec(-1_000_000i128..1_000_000, 1..6), under in 1i128..5_000
        ) {
            let parts = shared_out(&overs, under);
            prop_assert_eq!(parts.iter().sum::<i128>(), rounded(overs.iter().sum(), under));
            for (part, over) in parts.iter().zip(&overs) {
                prop_assert!((part * under - over).abs() <= under);
            }
        }

        #[test]
        fn pieces_cover_a_period_without_gap_or_overlap(days in proptest::collection::vec(0i64..60, 0..8)) {
            let day = |n| Day::default() + chrono::TimeDelta::days(n);
            let period = Period { from: day(10), until: day(40) };
            let pieces = pieces(period, days.into_iter().map(day));
            prop_assert_eq!(pieces.first().map(|piece| piece.from), Some(period.from));
            prop_assert_eq!(pieces.last().map(|piece| piece.until), Some(period.until));
            for pair in pieces.windows(2) {
                prop_assert_eq!(pair[0].until.succ_opt(), Some(pair[1].from));
            }
        }
    }
}
