//! Exact numbers with two decimals: hours a week, percentages, amounts. No binary floating point in any sum.

use std::borrow::Cow;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};

use serde::{Serialize, Serializer};

/// A number in whole hundredths: `Decimal::from_hundredths(3250)` is 32.5.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Decimal(i64);

impl Decimal {
    /// The number 0.
    pub const ZERO: Decimal = Decimal(0);

    /// The number with this many hundredths.
    pub const fn from_hundredths(hundredths: i64) -> Self {
        Self(hundredths)
    }

    /// The number with this many hundredths; the largest or smallest possible one where they do not fit.
    pub fn saturating(hundredths: i128) -> Self {
        Self(hundredths.clamp(i64::MIN.into(), i64::MAX.into()) as i64)
    }

    /// A quotient in hundredths, rounded half away from zero; `under` must not be zero. A result that does not fit becomes the
    /// largest or smallest possible number.
    pub fn quotient(over: i128, under: i128) -> Self {
        Self::saturating(rounded(over, under))
    }

    /// Whether it has more than the twelve digits before the decimal mark that [`parse`](Self::parse) reads.
    pub fn is_beyond_input(self) -> bool {
        self.0.unsigned_abs() >= 100_000_000_000_000
    }

    /// A whole number.
    pub const fn whole(units: i64) -> Self {
        Self(units * 100)
    }

    /// The number in hundredths.
    pub const fn hundredths(self) -> i64 {
        self.0
    }

    /// Reads `32`, `32,5`, `32.50`, `-8`; a comma and a point are the same. `None` when it is no number, has more
    /// than two decimals that matter, or is beyond twelve digits.
    pub fn parse(text: &str) -> Option<Self> {
        read(&without_groups(text.trim()), (12, 2)).map(Self)
    }

    /// `self / unit` with one decimal, half away from zero: the way jobs are stated. Zero when `unit` is zero.
    pub fn in_units_of(self, unit: Decimal) -> Tenths {
        if unit.0 == 0 {
            return Tenths(0);
        }
        Tenths(rounded(i128::from(self.0) * 10, unit.0.into()) as i64)
    }

    /// `self / unit` with two decimals, half away from zero: the jobs of one person. Zero when `unit` is zero.
    pub fn ratio(self, unit: Decimal) -> Decimal {
        if unit.0 == 0 {
            return Decimal::ZERO;
        }
        Decimal::quotient(i128::from(self.0) * 100, unit.0.into())
    }

    /// Text with the given decimal mark and no needless zeros: `32`, `32,5`, `0,78`.
    pub fn text(self, mark: char) -> String {
        written(self.0, (0, 2), mark)
    }

    /// Text with always two decimals: `1,25`, `1,00`.
    pub fn text_fixed(self, mark: char) -> String {
        written(self.0, (2, 2), mark)
    }

    /// An amount as people read it, with this decimal mark and its thousands separated: `1.234,56`, `-1,250,000.00`.
    pub fn grouped(self, mark: char) -> String {
        let (text, group) = (self.text_fixed(mark), between_thousands(mark));
        let (whole, part) = text.split_at(text.len() - 2 - mark.len_utf8());
        let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |whole| ("-", whole));
        let mut grouped = String::from(sign);
        for (nth, digit) in whole.chars().enumerate() {
            if nth > 0 && (whole.len() - nth).is_multiple_of(3) {
                grouped.push(group);
            }
            grouped.push(digit);
        }
        grouped + part
    }

    /// The nearest binary number, for JSON only; the two decimals survive the conversion both ways.
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / 100.0
    }
}

/// Text of a number that is kept in whole parts, with at least and at most so many decimals: as many as matter.
pub(super) fn written(parts: i64, (least, most): (usize, usize), mark: char) -> String {
    let digits = format!("{:0>width$}", parts.unsigned_abs(), width = most + 1);
    let (whole, part) = digits.split_at(digits.len() - most);
    let (sign, part) = (if parts < 0 { "-" } else { "" }, part.trim_end_matches('0'));
    if part.len().max(least) == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}{mark}{part:0<least$}") }
}

/// The parts of a number in a text, where a comma and a point are the same. `None` when it is no number, or has more digits
/// before the mark or more decimals that matter than these.
pub(super) fn read(text: &str, (most_digits, decimals): (usize, usize)) -> Option<i64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let part = part.trim_end_matches('0');
    let fits = whole.len() <= most_digits && part.len() <= decimals && whole.len() + part.len() > 0;
    if !fits || !whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    format!("{whole}{part:0<decimals$}").parse::<i64>().ok().map(|parts| sign * parts)
}

/// The two numbers that a text can mean in which a point or a comma stands before the last three figures, and nothing else tells what
/// that is: 1.500 is `1500` or `1,5`, and so is 1,500. `None` for any other text.
pub fn two_meanings(text: &str) -> Option<(String, String)> {
    let (whole, part) = text.trim_start_matches(['-', '+']).split_once(['.', ','])?;
    let digits = whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit());
    let fits = digits && part.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    let decimal = || text.replace('.', ",").trim_end_matches('0').trim_end_matches(',').to_owned();
    fits.then(|| (text.replace(['.', ','], ""), decimal()))
}

/// An amount without what offices write around it: the sign of the euro, and a dash in the place of no cents.
pub(super) fn bare_amount(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let bare = ["€", "EUR", "Eur", "eur"].iter().find_map(|euro| text.strip_prefix(euro).or(text.strip_suffix(euro)));
    let bare = bare.unwrap_or(text).trim();
    let whole = [",-", ",--", ",–", ",—"].iter().find_map(|dash| bare.strip_suffix(dash));
    whole.map_or(Cow::Borrowed(bare), |whole| Cow::Owned(format!("{whole},00")))
}

/// The sign that separates thousands where `mark` is the decimal mark: the other one of point and comma.
fn between_thousands(mark: char) -> char {
    if mark == ',' { '.' } else { ',' }
}

/// The text without the signs between thousands, if it has one decimal mark after groups of three digits that the other
/// mark separates, or spaces between such groups.
fn without_groups(text: &str) -> Cow<'_, str> {
    if text.contains(char::is_whitespace) {
        let (whole, part) = text.split_once([',', '.']).unwrap_or((text, ""));
        let mut groups = whole.trim_start_matches(['-', '+']).split(char::is_whitespace);
        let first = groups.next().unwrap_or_default();
        let fits = (1..=3).contains(&first.len())
            && groups.all(|digits| digits.len() == 3)
            && !part.contains(char::is_whitespace);
        return if fits { Cow::Owned(text.split_whitespace().collect()) } else { Cow::Borrowed(text) };
    }
    if let Some(whole) = only_groups(text) {
        return Cow::Owned(whole);
    }
    let Some(mark) = text.rfind([',', '.']) else { return Cow::Borrowed(text) };
    let (whole, part) = text.split_at(mark);
    // Only with both cents, as amounts are written: 1.000,5 may be a typing error.
    let group = between_thousands(if part.starts_with(',') { ',' } else { '.' });
    let mut groups = whole.trim_start_matches(['-', '+']).split(group);
    let first = groups.next().unwrap_or_default();
    let fits = part.len() == 3
        && (1..=3).contains(&first.len())
        && whole.contains(group)
        && groups.all(|digits| digits.len() == 3);
    if fits { Cow::Owned(whole.replace(group, "") + part) } else { Cow::Borrowed(text) }
}

/// The figures of a whole number in which one sign stands twice or more, each time before three figures: 1.500.000.
fn only_groups(text: &str) -> Option<String> {
    let sign = text.chars().find(|sign| matches!(sign, ',' | '.'))?;
    let mut groups = text.trim_start_matches(['-', '+']).split(sign);
    let figures = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups.next().is_some_and(|group| (1..=3).contains(&group.len()) && figures(group));
    let others: Vec<&str> = groups.collect();
    let grouped = others.len() > 1 && others.iter().all(|group| group.len() == 3 && figures(group));
    (first && grouped).then(|| text.replace(sign, ""))
}

/// What keeps a text from being a number with at most so many decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberFault {
    /// It is no number at all.
    NoNumber,
    /// It has more decimals.
    Decimals,
    /// It has more figures before its decimal mark than are read.
    Figures,
}

/// Why a text that is not read as a number is none.
pub(super) fn number_fault(text: &str, decimals: usize) -> NumberFault {
    let bare = text.trim().trim_start_matches(['-', '+']);
    let (whole, part) = bare.rfind([',', '.']).map_or((bare, ""), |mark| (&bare[..mark], &bare[mark + 1..]));
    let figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = whole.replace([',', '.', ' '], "");
    if whole.is_empty() || !figures(&whole) || !figures(part) {
        return NumberFault::NoNumber;
    }
    match part.trim_end_matches('0').len() > decimals {
        true => NumberFault::Decimals,
        false if part.len() <= decimals && whole.len() > 10 => NumberFault::Figures,
        false => NumberFault::NoNumber,
    }
}

/// Writes JSON with as many decimals as the number has: 870, 25.5.
impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        if self.0 % 100 == 0 { s.serialize_i64(self.0 / 100) } else { s.serialize_f64(self.as_f64()) }
    }
}

/// The whole number nearest to a quotient, half away from zero; `under` must not be zero.
pub fn rounded(over: i128, under: i128) -> i128 {
    let half = if (over < 0) == (under < 0) { under / 2 } else { -(under / 2) };
    (over + half) / under
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text('.'))
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Add for Decimal {
    type Output = Decimal;
    fn add(self, other: Decimal) -> Decimal {
        Decimal(self.0.saturating_add(other.0))
    }
}

impl Sub for Decimal {
    type Output = Decimal;
    fn sub(self, other: Decimal) -> Decimal {
        Decimal(self.0.saturating_sub(other.0))
    }
}

impl Sum for Decimal {
    fn sum<I: Iterator<Item = Decimal>>(iter: I) -> Decimal {
        iter.fold(Decimal::ZERO, Add::add)
    }
}

/// A number in whole tenths, as jobs are published: 870.0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Tenths(pub i64);

impl Tenths {
    /// Text with one decimal after the given mark: `870,0`.
    pub fn text(self, mark: char) -> String {
        written(self.0, (1, 1), mark)
    }

    /// The nearest binary number, for JSON and charts only: 870.0.
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / 10.0
    }
}

/// Writes JSON always with one decimal: 870.0.
impl Serialize for Tenths {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_f64(self.as_f64())
    }
}

impl From<Tenths> for Decimal {
    fn from(tenths: Tenths) -> Self {
        Decimal(tenths.0 * 10)
    }
}

impl Sum for Tenths {
    fn sum<I: Iterator<Item = Tenths>>(iter: I) -> Tenths {
        Tenths(iter.map(|tenths| tenths.0).sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comma_and_point_read_the_same_exact_number() {
        for (text, hundredths) in [("32", 3200), ("32,5", 3250), ("24.0", 2400), ("0,78", 78), ("-8", -800), (",5", 50)]
        {
            assert_eq!(Decimal::parse(text), Some(Decimal::from_hundredths(hundredths)), "{text}");
        }
        for (text, whole) in [("1.500.000", 1_500_000), ("-1,500,000", -1_500_000), ("1.500.000,00", 1_500_000)] {
            assert_eq!(Decimal::parse(text), Some(Decimal::whole(whole)), "{text}");
        }
        for text in
            ["", "veel", "3,255", "1.000,5", "0x10", "-", ".", "9999999999999", "1.500.00", "1500.000.000", "1.500,000"]
        {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_number_is_told() {
        for (text, fault) in [
            ("27,2727", NumberFault::Decimals),
            ("0,125", NumberFault::Decimals),
            ("27.2727272727273", NumberFault::Decimals),
            ("1.500,125", NumberFault::Decimals),
            ("-3,255", NumberFault::Decimals),
            ("9999999999999", NumberFault::Figures),
            ("veel", NumberFault::NoNumber),
            ("3,5x", NumberFault::NoNumber),
            ("1.000,5", NumberFault::NoNumber),
            (",1234", NumberFault::NoNumber),
            ("", NumberFault::NoNumber),
        ] {
            assert_eq!(number_fault(text, 2), fault, "{text}");
        }
        assert_eq!(number_fault("0,123456789", 8), NumberFault::Decimals);
    }

    #[test]
    fn a_point_or_a_comma_before_three_last_figures_can_be_two_things() {
        for (text, whole, part) in [
            ("1.500", "1500", "1,5"),
            ("-12.750", "-12750", "-12,75"),
            ("100.000", "100000", "100"),
            ("1.234", "1234", "1,234"),
            ("1,500", "1500", "1,5"),
            ("-12,750", "-12750", "-12,75"),
        ] {
            assert_eq!(two_meanings(text), Some((whole.to_owned(), part.to_owned())), "{text}");
        }
        for text in ["1.5", "12.50", "0.125", "1234.500", "1.500,00", "0,125", "1.500.000", "1500", "", ".500", "a.500"]
        {
            assert_eq!(two_meanings(text), None, "{text}");
        }
    }

    #[test]
    fn amounts_are_read_as_offices_write_them() {
        for (text, hundredths) in [
            ("€ 1.500,-", 150_000),
            ("1500,-", 150_000),
            ("€20", 2000),
            ("EUR 20,5", 2050),
            ("20 eur", 2000),
            ("€ 1 500", 150_000),
            ("1\u{a0}500,25", 150_025),
            ("€ 3,--", 300),
        ] {
            assert_eq!(Decimal::parse(&bare_amount(text)), Some(Decimal::from_hundredths(hundredths)), "{text}");
        }
        for text in ["€", "1 5", "15 00", "1 500 0", "EURO 5", "5,- p/u", "€ € 5", "1,5 00"] {
            assert_eq!(Decimal::parse(&bare_amount(text)), None, "{text}");
        }
    }

    #[test]
    fn jobs_are_exact_to_one_digit() {
        let unit = Decimal::from_hundredths(2550);
        assert_eq!(Decimal::whole(36).ratio(unit), Decimal::from_hundredths(141));
        assert_eq!(Decimal::whole(20).ratio(unit), Decimal::from_hundredths(78));
        assert_eq!(Decimal::from_hundredths(2_218_500).in_units_of(unit).text(','), "870,0");
        assert_eq!(Decimal::from_hundredths(-2550).in_units_of(unit).text('.'), "-1.0");
    }

    #[test]
    fn text_drops_needless_zeros_only() {
        assert_eq!(Decimal::from_hundredths(3250).text(','), "32,5");
        assert_eq!(Decimal::from_hundredths(3205).text(','), "32,05");
        assert_eq!(Decimal::whole(32).text(','), "32");
        assert_eq!(Decimal::whole(1).text_fixed(','), "1,00");
        for (hundredths, dutch, english) in [
            (5, "0,05", "0.05"),
            (99_999, "999,99", "999.99"),
            (-100_000, "-1.000,00", "-1,000.00"),
            (-99_999, "-999,99", "-999.99"),
            (123_456_789, "1.234.567,89", "1,234,567.89"),
        ] {
            let amount = Decimal::from_hundredths(hundredths);
            assert_eq!((amount.grouped(',').as_str(), amount.grouped('.').as_str()), (dutch, english));
            assert_eq!([dutch, english].map(Decimal::parse), [Some(amount); 2], "it is read as it is written");
        }
    }
}
