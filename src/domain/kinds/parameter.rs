//! Parameters: the numbers that the law or the programme decides, each dated and with its source.
use super::prelude::*;

record! {
    /// A number, or a few words, set by law or by the programme from a day on.
    pub struct Parameter {
        /// Identifier of the parameter: `job_hours`.
        name: String, Text(60), required;
        /// The number; empty where the source gives none.
        value: Option<Decimal>, Number, prompted, fixed;
        /// The words of the few parameters that are no number, such as the name of the programme.
        text: String, Text(80), fixed;
        /// First day on which it applies, until a later one of the same name begins.
        from: Day, Day, required;
        /// Source of the number: law article, page or decision.
        source: String, Text(200), prompted;
        /// How certain the source is: A statute, B official page, C one secondary source, U unverified.
        certainty: String, Text(20), prompted;
    }
    identity: name, from;
    label: |parameter| parameter.name.clone();
}

/// Identifier of the parameter whose first day is the day from which the office records what it does.
pub const RECORDED_SINCE: &str = "recorded_since";

impl Parameter {
    /// The value of a parameter on a day: that of the latest one of this name that has begun. `None` when there is none,
    /// or when that one has no value.
    pub fn value_on(parameters: &[Parameter], name: &str, day: Day) -> Option<Decimal> {
        Self::on(parameters, name, day).and_then(|p| p.value)
    }

    /// The words of a parameter on a day; empty when there are none.
    pub fn text_on<'a>(parameters: &'a [Parameter], name: &str, day: Day) -> &'a str {
        Self::on(parameters, name, day).map_or("", |p| p.text.as_str())
    }

    /// The day from which the office records what it does, seen from a day. What was already late before that day, because
    /// nothing was recorded yet, is counted as waiting from then. A day still to come is given too, since nothing is recorded
    /// before it. `None` for an office that has always kept records.
    pub fn recorded_since(parameters: &[Parameter], day: Day) -> Option<Day> {
        let days = || parameters.iter().filter(|p| p.name == RECORDED_SINCE).map(|p| p.from);
        days().filter(|from| *from <= day).max().or_else(|| days().min())
    }

    fn on<'a>(parameters: &'a [Parameter], name: &str, day: Day) -> Option<&'a Parameter> {
        parameters.iter().filter(|p| p.name == name && p.from <= day).max_by_key(|p| p.from)
    }
}
