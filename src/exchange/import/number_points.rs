//! What a point is in the numbers of a column, by its other numbers: 1.500 alone is 1500 or 1,5, and so is 1,500.

use std::borrow::Cow;

use crate::domain::decimal::two_meanings;

/// What the numbers of a column prove.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PointMeaning {
    /// Nothing, or both.
    Unclear,
    /// It stands before the decimals: another number is 12.5.
    Decimals,
    /// It stands between thousands: another number is 12,5.
    Thousands,
}

impl PointMeaning {
    /// What some numbers of one column prove.
    pub(super) fn of<'t>(texts: impl Iterator<Item = Cow<'t, str>>) -> Self {
        let (mut point, mut comma) = (false, false);
        for text in texts {
            let Some((at, mark)) = text.char_indices().rfind(|(_, sign)| matches!(sign, ',' | '.')) else { continue };
            let decimals = text.get(at + 1..).unwrap_or_default().bytes().take_while(u8::is_ascii_digit).count();
            if matches!(decimals, 1 | 2) {
                *if mark == ',' { &mut comma } else { &mut point } = true;
            }
        }
        match (point, comma) {
            (true, false) => Self::Decimals,
            (false, true) => Self::Thousands,
            _ => Self::Unclear,
        }
    }

    /// A number that can be two, written so that it is one; `None` for one that is clear, or where nothing is proved.
    pub(super) fn settled(self, text: &str) -> Option<String> {
        let (whole, part) = two_meanings(text.trim())?;
        match (self, text.contains('.')) {
            (Self::Unclear, _) => None,
            (Self::Decimals, true) | (Self::Thousands, false) => Some(part),
            (Self::Thousands, true) | (Self::Decimals, false) => Some(whole),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_numbers_of_a_column_tell_what_its_points_are() {
        for (texts, meaning, settled) in [
            (&["1.500", "12.5"][..], PointMeaning::Decimals, Some("1,5")),
            (&["1.500", "12.50", "7"], PointMeaning::Decimals, Some("1,5")),
            (&["1.500", "3,25"], PointMeaning::Thousands, Some("1500")),
            (&["1.500", "2.000,00"], PointMeaning::Thousands, Some("1500")),
            (&["1.500", "950", "2.250"], PointMeaning::Unclear, None),
            (&["1.500", "3,25", "3.25"], PointMeaning::Unclear, None),
        ] {
            let found = PointMeaning::of(texts.iter().map(|text| Cow::from(*text)));
            assert_eq!((found, found.settled("1.500").as_deref()), (meaning, settled), "{texts:?}");
            assert_eq!(found.settled("12.5"), None);
            let comma = match meaning {
                PointMeaning::Unclear => None,
                PointMeaning::Decimals => Some("2250"),
                PointMeaning::Thousands => Some("2,25"),
            };
            assert_eq!(found.settled("2,250").as_deref(), comma, "{texts:?}");
        }
    }
}
