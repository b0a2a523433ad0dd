//! Which parameters there are, and what their values can be: a name that nothing reads, or a value that no rule can count with, is
//! refused where somebody sets it. What is stored already stays.

use super::decimal::Decimal;
use super::defaults::{NAMES_BESIDE, bounds};
use super::instruments::is_day_of_the_year;
use super::kinds::Parameter;
use super::reason::Reason;
use super::record::{Kind, Record};
use super::refusal::Refusal;

/// What the value of a parameter can be.
enum Bounds {
    /// A number from the first to the second.
    Between(i64, i64),
    /// A day and a month: `1,05` for 1 May.
    DayOfTheYear,
    /// No number: words, or only a first day.
    NoNumber,
}

impl Bounds {
    fn written(text: &str) -> Option<Self> {
        match text.split_once('-') {
            Some((least, most)) => Some(Bounds::Between(least.parse().ok()?, most.parse().ok()?)),
            None if text == "day" => Some(Bounds::DayOfTheYear),
            None if text == "text" => Some(Bounds::NoNumber),
            None => None,
        }
    }

    fn of(name: &str) -> Option<Self> {
        if NAMES_BESIDE.contains(&name) {
            return Some(Bounds::NoNumber);
        }
        bounds().find(|(of, _)| *of == name).and_then(|(_, text)| Bounds::written(text))
    }
}

/// Refuses a parameter that gets a name that there is not, or a value that cannot be.
///
/// # Errors
/// Returns `unknown-parameter`, with the nearest one there is as `unknown-parameter-near`; `number-out-of-range`; `no-such-date`.
pub fn check(before: Option<&Record>, after: &Record) -> Result<(), Refusal> {
    let Some(after) = Parameter::of(after) else { return Ok(()) };
    let same = |before: &Parameter| (before.name.as_str(), before.value) == (after.name.as_str(), after.value);
    if before.and_then(Parameter::of).is_some_and(same) {
        return Ok(());
    }
    let Some(bounds) = Bounds::of(&after.name) else { return Err(unknown(&after.name)) };
    let refuse = |reason| Refusal::new(reason).at(Kind::Parameter, Parameter::value);
    match (bounds, after.value) {
        (Bounds::Between(least, most), Some(value))
            if value < Decimal::whole(least) || value > Decimal::whole(most) =>
        {
            Err(refuse(Reason::NumberOutOfRange).with("least", least).with("most", most))
        }
        (Bounds::DayOfTheYear, Some(value)) if !is_day_of_the_year(value) => {
            Err(refuse(Reason::NoSuchDate).with("value", value.text_fixed(',')))
        }
        _ => Ok(()),
    }
}

fn unknown(name: &str) -> Refusal {
    let names = bounds().map(|(name, _)| name).chain(NAMES_BESIDE);
    // Names can be of any length, and the work grows with the product of both.
    let short: String = name.to_lowercase().chars().take(60).collect();
    let near = names.map(|known| (strsim::osa_distance(&short, known), known)).min();
    let near = near.filter(|(slips, known)| *slips <= known.len().div_ceil(4));
    let refusal = match near {
        Some((_, known)) => Refusal::new(Reason::UnknownParameterNear).with("known", known),
        None => Refusal::new(Reason::UnknownParameter),
    };
    refusal.with("value", name).at(Kind::Parameter, Parameter::name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::defaults;
    use crate::domain::id::Id;
    use crate::domain::record::Typed as _;

    fn parameter(name: &str, value: Option<&str>) -> Record {
        let value = value.map(|text| Decimal::parse(text).expect("a number"));
        Parameter { name: name.into(), value, ..Parameter::blank(Id::UNSET) }.into()
    }

    #[test]
    fn what_a_store_starts_with_is_within_its_bounds() {
        for parameter in defaults::parameters() {
            assert!(Bounds::of(&parameter.name).is_some(), "{}", parameter.name);
            assert_eq!(check(None, &parameter.clone().into()), Ok(()), "{}", parameter.name);
        }
        for (name, text) in bounds() {
            assert!(Bounds::written(text).is_some(), "{name} {text}");
            assert!(bounds().filter(|(other, _)| *other == name).all(|(_, other)| other == text), "{name}");
        }
    }

    #[test]
    fn a_name_that_nothing_reads_and_a_value_that_cannot_be_are_refused() {
        for (name, value, expected) in [
            ("job_hours", Some("24"), None),
            ("job_hours", None, None),
            ("recorded_since", None, None),
            ("lkv_overview_day", Some("15,03"), None),
            ("job_hour", Some("24"), Some(Reason::UnknownParameterNear)),
            ("Job_Hours", Some("24"), Some(Reason::UnknownParameterNear)),
            ("kleur", Some("24"), Some(Reason::UnknownParameter)),
            ("", Some("24"), Some(Reason::UnknownParameter)),
            ("job_hours", Some("-5"), Some(Reason::NumberOutOfRange)),
            ("job_hours", Some("0"), Some(Reason::NumberOutOfRange)),
            ("quota_percent", Some("250"), Some(Reason::NumberOutOfRange)),
            ("quota_in_force", Some("2"), Some(Reason::NumberOutOfRange)),
            ("lkv_overview_day", Some("31,02"), Some(Reason::NoSuchDate)),
        ] {
            let told = check(None, &parameter(name, value)).err().map(|refusal| refusal.reason);
            assert_eq!(told, expected, "{name} {value:?}");
        }
    }

    #[test]
    fn what_was_stored_before_there_were_bounds_stays() {
        let before = parameter("own_number", Some("-5"));
        let Record::Parameter(own) = before.clone() else { panic!() };
        let sourced = Parameter { source: "Kantoor".into(), ..own }.into();
        assert_eq!(check(Some(&before), &sourced), Ok(()));
        let changed = parameter("own_number", Some("6"));
        assert_eq!(check(Some(&before), &changed).expect_err("refused").reason, Reason::UnknownParameter);
    }
}
