//! Exact arithmetic: fractions of whole numbers, rounded only where it is asked for.

use std::ops::Add;

/// A fraction in its lowest terms; below the line it is above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fraction(i128, i128);

impl Fraction {
    pub const ZERO: Fraction = Fraction(0, 1);

    pub fn new(over: i128, under: i128) -> Self {
        let (mut a, mut b) = (over.abs(), under);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        Self(over / a.max(1), under / a.max(1))
    }

    pub fn times(self, other: Fraction) -> Fraction {
        Fraction::new(self.0 * other.0, self.1 * other.1)
    }

    pub fn is_more_than(self, other: Fraction) -> bool {
        self.0 * other.1 > other.0 * self.1
    }

    /// The nearest whole number, a half away from zero.
    pub fn rounded(self) -> i128 {
        let nearest = (self.0.abs() * 2 + self.1) / (self.1 * 2);
        if self.0 < 0 { -nearest } else { nearest }
    }

    /// The whole number below it, and what is left.
    pub fn split(self) -> (i128, Fraction) {
        let below = self.0.div_euclid(self.1);
        (below, Fraction::new(self.0 - below * self.1, self.1))
    }
}

impl Add for Fraction {
    type Output = Fraction;
    fn add(self, other: Fraction) -> Fraction {
        Fraction::new(self.0 * other.1 + other.0 * self.1, self.1 * other.1)
    }
}

/// What fractions come to together, rounded as a whole and then divided: each rounded down, and the cents that are left one by
/// one to who lost most; of equals to who comes first.
pub fn divided(parts: &[Fraction]) -> Vec<i128> {
    let whole = parts.iter().fold(Fraction::ZERO, |sum, part| sum + *part).rounded();
    let mut cents: Vec<i128> = parts.iter().map(|part| part.split().0).collect();
    let mut lost: Vec<Fraction> = parts.iter().map(|part| part.split().1).collect();
    for _ in 0..whole - cents.iter().sum::<i128>() {
        let mut most = 0;
        for at in 1..lost.len() {
            if lost[at].is_more_than(lost[most]) {
                most = at;
            }
        }
        cents[most] += 1;
        lost[most] = Fraction::new(-1, 1);
    }
    cents
}

/// A quantity in hundred-millionths, with as few decimals (from two to eight) as make it give the amount at the price.
pub fn quantity(exact: Fraction, price: i64, amount: i128) -> i128 {
    let gives = |parts: i128| Fraction::new(parts * i128::from(price), 100_000_000).rounded() == amount;
    let rounded = |number: Fraction, decimals: u32| {
        number.times(Fraction::new(10i128.pow(decimals), 1)).rounded() * 10i128.pow(8 - decimals)
    };
    let sign = if price < 0 { -1 } else { 1 };
    let mut tries: Vec<i128> = (2..=8).map(|decimals| rounded(exact, decimals)).collect();
    if price != 0 {
        let back = Fraction::new(amount * sign, i128::from(price) * sign);
        tries.extend((2..=8).map(|decimals| rounded(back, decimals)));
    }
    let last = rounded(exact, 8);
    tries.into_iter().find(|parts| gives(*parts)).unwrap_or(last)
}
