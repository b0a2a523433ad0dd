//! The quantity of a statement line: finer than [`Decimal`], so that quantity times price gives the amount exactly.

use std::fmt;
use std::ops::{Add, Neg};

use serde::{Serialize, Serializer};

use super::decimal::{Decimal, read, rounded, written};

/// The parts in one unit: a number has at most eight decimals.
const WHOLE: i64 = 100_000_000;
/// Most decimals that a number can have.
const MOST_DECIMALS: usize = 8;
/// Decimals that are always written.
const LEAST_DECIMALS: usize = 2;

/// A number with up to eight decimals: `Units::from(Decimal::whole(3))` is 3.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Units(i64);

impl Units {
    /// The number with this many hundred-millionths.
    pub const fn from_parts(parts: i64) -> Self {
        Self(parts)
    }

    /// The number in hundred-millionths.
    pub const fn parts(self) -> i64 {
        self.0
    }

    /// The quotient `over / under` with as few decimals, from two to eight, as give the amount at this price. Where the division over
    /// clients gave a cent more or less than the quotient does, or none of these gives it, the number nearest to amount / price
    /// that does. `under` is above zero. At prices of more than a million euros even eight decimals can be too few; then it is the
    /// nearest number with eight.
    pub fn giving((over, under): (i128, i128), price: Decimal, amount: Decimal) -> Self {
        let (cents, each) = (i128::from(amount.hundredths()), i128::from(price.hundredths()));
        let (cents, each) = if each < 0 { (-cents, -each) } else { (cents, each) };
        let back = (each > 0).then_some((cents, each));
        let every = |quotient| (LEAST_DECIMALS..=MOST_DECIMALS).map(move |n| Self::nearest(quotient, n));
        let mut fitting = every((over, under)).chain(back.into_iter().flat_map(every));
        fitting
            .find(|units| units.times(price) == amount)
            .unwrap_or_else(|| Self::nearest((over, under), MOST_DECIMALS))
    }

    fn nearest((over, under): (i128, i128), decimals: usize) -> Self {
        let in_one = 10i128.pow(decimals as u32);
        let parts = rounded(over.saturating_mul(in_one), under).saturating_mul(i128::from(WHOLE) / in_one);
        Self(parts.clamp(i64::MIN.into(), i64::MAX.into()) as i64)
    }

    /// The amount of this quantity at a price, to the cent, half away from zero.
    pub fn times(self, price: Decimal) -> Decimal {
        Decimal::quotient(i128::from(self.0) * i128::from(price.hundredths()), WHOLE.into())
    }

    /// Reads `3`, `411,4286`, `0.5`; a comma and a point mean the same. `None` when it is no number, has more than eight
    /// decimals other than zeros, or more than ten digits before the decimal mark.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let digit_first = text.trim_start_matches('-').starts_with(|sign: char| sign.is_ascii_digit());
        read(text, (10, MOST_DECIMALS)).filter(|_| digit_first).map(Self)
    }

    /// Text with at least two decimals, and as many more as are not zero: `3,00`, `411,4286`.
    pub fn text(self, mark: char) -> String {
        written(self.0, (LEAST_DECIMALS, MOST_DECIMALS), mark)
    }

    /// The number as a fraction.
    pub fn fraction(self) -> (i128, i128) {
        (self.0.into(), WHOLE.into())
    }

    /// The nearest binary number, for JSON only.
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / WHOLE as f64
    }
}

impl From<Decimal> for Units {
    fn from(number: Decimal) -> Self {
        Self(number.hundredths().saturating_mul(WHOLE / 100))
    }
}

impl Add for Units {
    type Output = Units;
    fn add(self, other: Units) -> Units {
        Units(self.0.saturating_add(other.0))
    }
}

impl Neg for Units {
    type Output = Units;
    fn neg(self) -> Units {
        Units(self.0.saturating_neg())
    }
}

/// Writes JSON with as many decimals as the number has: 3, 411.4286.
impl Serialize for Units {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        if self.0 % WHOLE == 0 { s.serialize_i64(self.0 / WHOLE) } else { s.serialize_f64(self.as_f64()) }
    }
}

impl fmt::Display for Units {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&written(self.0, (0, MOST_DECIMALS), '.'))
    }
}

impl fmt::Debug for Units {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn euros(hundredths: i64) -> Decimal {
        Decimal::from_hundredths(hundredths)
    }

    #[test]
    fn it_has_as_many_decimals_as_give_the_amount() {
        // 32 h × 90/7 days at 20.00 is 8,228.57, and 411.43 × 20.00 is not.
        assert_eq!(Units::giving((32 * 90, 7), euros(2_000), euros(822_857)).text(','), "411,4286");
        assert_eq!(Units::giving((3, 1), euros(10_000), euros(30_000)).text('.'), "3.00");
        // The same half of 99.99, once with the cent that was left and once without it.
        assert_eq!(Units::giving((3, 2), euros(3_333), euros(5_000)).text('.'), "1.50");
        let without = Units::giving((3, 2), euros(3_333), euros(4_999));
        assert_eq!((without.text('.').as_str(), without.times(euros(3_333))), ("1.4998", euros(4_999)));
        assert_eq!(Units::giving((1, 3), euros(-450_000), euros(-150_000)).times(euros(-450_000)), euros(-150_000));
        assert_eq!(Units::giving((1, 3), euros(0), euros(0)).text('.'), "0.33");
    }

    #[test]
    fn it_is_read_as_it_is_written() {
        for text in ["3", "411.4286", "-0.5", "0.00000001"] {
            assert_eq!(Units::parse(text).map(|units| units.to_string()).as_deref(), Some(text));
        }
        assert_eq!(Units::parse("411,4286"), Units::parse("411.42860"));
        for text in ["", "-", ".5", "1.234.5", "0.123456789", "12345678901"] {
            assert_eq!(Units::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn times_the_price_it_gives_the_amount(
            over in -1_000_000i128..1_000_000, under in 1i128..400_000, price in 1i64..50_000_000, off in -1i64..2
        ) {
            let exact = Decimal::quotient(over * i128::from(price), under);
            for price in [euros(price), euros(-price)] {
                let sign = price.hundredths().signum();
                let amount = euros(sign * exact.hundredths() + off);
                let units = Units::giving((over, under), price, amount);
                prop_assert_eq!(units.times(price), amount);
            }
        }
    }
}
