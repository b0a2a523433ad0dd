//! What the percentages of a column are of: a spreadsheet keeps 50% as 0.5, and a file may hold either.

use std::borrow::Cow;

use super::prelude::*;
use crate::domain::import_options::{Doubt, ImportOptions};
use crate::exchange::sheet::percent_text;

/// What the percentages of a column are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PercentsOf {
    /// Of a hundred, as they are written.
    Hundred,
    /// Of one: 0.5 is half.
    One,
    /// Of one or of a hundred: none is above 1, and nobody said what they are.
    Unclear,
}

impl PercentsOf {
    /// What the filled cells of one column, by their texts, are of.
    pub(super) fn decided<'t>(texts: impl Iterator<Item = Cow<'t, str>>, options: &ImportOptions) -> Self {
        let numbers: Option<Vec<f64>> = texts.map(|text| number(&text)).collect();
        let up_to_one = numbers.is_some_and(|all| all.iter().all(|n| *n <= 1.0) && all.iter().any(|n| *n > 0.0));
        match up_to_one {
            false => Self::Hundred,
            true if options.accept.contains(&Doubt::PartsOfOne) => Self::One,
            true => Self::Unclear,
        }
    }

    /// A number of the column written so that it is a percentage; `None` where it stands as it is.
    ///
    /// # Errors
    /// Returns `parts-of-one` where it is not clear what it is.
    pub(super) fn settled(self, text: &str) -> Result<Option<String>, Refusal> {
        match self {
            Self::Hundred => Ok(None),
            Self::One => Ok(number(text).and_then(percent_text).map(|text| text.replace('.', ","))),
            Self::Unclear => Err(Refusal::new(Reason::PartsOfOne).with("value", clean(text).into_owned())),
        }
    }
}

/// A number without a sign for percent.
fn number(text: &str) -> Option<f64> {
    clean(text).trim().replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_of_which_none_is_above_one_may_be_parts_of_one() {
        let meant = ImportOptions { accept: vec![Doubt::PartsOfOne], ..ImportOptions::default() };
        let of = |texts: &[&'static str], options: &ImportOptions| {
            PercentsOf::decided(texts.iter().map(|text| Cow::from(*text)), options)
        };
        for texts in [&["0,5", "1", "0.25"][..], &["1"], &["0,125", "0"]] {
            assert_eq!(of(texts, &ImportOptions::default()), PercentsOf::Unclear, "{texts:?}");
            assert_eq!(of(texts, &meant), PercentsOf::One, "{texts:?}");
        }
        for texts in [&["0,5", "1,5"][..], &["0,5%", "1"], &["0"], &["half"], &[]] {
            assert_eq!(of(texts, &meant), PercentsOf::Hundred, "{texts:?}");
        }
        assert_eq!(PercentsOf::One.settled("0.125"), Ok(Some("12,5%".to_owned())));
        assert_eq!(PercentsOf::Hundred.settled("0,5"), Ok(None));
        assert_eq!(PercentsOf::Unclear.settled("0,5").map_err(|refusal| refusal.reason), Err(Reason::PartsOfOne));
    }
}
