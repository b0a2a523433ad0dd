//! Money in whole cents: products are made exactly and rounded once, half away from zero.

use crate::domain::decimal::Decimal;

/// A percentage of an amount, in whole cents.
pub fn percent_of(amount: Decimal, percent: Decimal) -> Decimal {
    times(amount, &[(percent, Decimal::whole(100))])
}

/// An amount multiplied by fractions (numerator, denominator), rounded once at the end. A denominator of zero gives zero; a
/// result that does not fit becomes the largest possible number.
pub fn times(amount: Decimal, fractions: &[(Decimal, Decimal)]) -> Decimal {
    let (mut over, mut under) = (i128::from(amount.hundredths()), 1_i128);
    for (numerator, denominator) in fractions {
        over *= i128::from(numerator.hundredths());
        under *= i128::from(denominator.hundredths());
    }
    if under == 0 {
        return Decimal::ZERO;
    }
    Decimal::quotient(over, under)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_rounded_once_and_half_away_from_zero() {
        let cents = Decimal::from_hundredths;
        assert_eq!(percent_of(cents(252_396), Decimal::whole(60)), cents(151_438));
        assert_eq!(percent_of(cents(1), Decimal::whole(50)), cents(1));
        assert_eq!(percent_of(cents(-1), Decimal::whole(50)), cents(-1));
        let third = (Decimal::whole(1), Decimal::whole(3));
        assert_eq!(times(Decimal::whole(100), &[third, (Decimal::whole(3), Decimal::whole(1))]), Decimal::whole(100));
        assert_eq!(times(Decimal::whole(100), &[(Decimal::whole(1), Decimal::ZERO)]), Decimal::ZERO);
    }
}
