//! Parameters: the numbers that are not the program's to decide, each dated and with its source.
use super::prelude::*;

record! {
    /// An amount or percentage that an office or the law sets, from a day on.
    pub struct Parameter {
        /// Which parameter, by its identifier: `job_hours`.
        name: String, Text(60), required;
        /// The value; empty where the source does not say.
        value: Option<Decimal>, Number, prompted, fixed;
        /// For the few that are words: the name of the programme.
        text: String, Text(80), fixed;
        /// First day on which it holds.
        from: Day, Day, required;
        /// Where it was read: law article, page, decision.
        source: String, Text(200), prompted;
        /// How sure that source is: A statute, B official page, C one secondary source, U unverified.
        certainty: String, Text(20), prompted;
    }
    identity: name, from;
    label: |parameter| parameter.name.clone();
}

/// Identifier of the parameter whose first day is that from which an office records what it does.
pub const RECORDED_SINCE: &str = "recorded_since";

impl Parameter {
    /// The value of a parameter on a day: of those of this name that have begun, the latest. `None` when there is none, and
    /// when that one says nothing.
    pub fn value_on(parameters: &[Parameter], name: &str, day: Day) -> Option<Decimal> {
        Self::on(parameters, name, day).and_then(|p| p.value)
    }

    /// The words of a parameter on a day; empty when there are none.
    pub fn text_on<'a>(parameters: &'a [Parameter], name: &str, day: Day) -> &'a str {
        Self::on(parameters, name, day).map_or("", |p| p.text.as_str())
    }

    /// The day from which an office records what it does, seen from a day: what was late before it, because nothing was recorded
    /// then, begins to wait on it. Where it is still to come it holds too: before it nothing was recorded either. `None` for an
    /// office that has always been recording.
    pub fn recorded_since(parameters: &[Parameter], day: Day) -> Option<Day> {
        let days = || parameters.iter().filter(|p| p.name == RECORDED_SINCE).map(|p| p.from);
        days().filter(|from| *from <= day).max().or_else(|| days().min())
    }

    fn on<'a>(parameters: &'a [Parameter], name: &str, day: Day) -> Option<&'a Parameter> {
        parameters.iter().filter(|p| p.name == name && p.from <= day).max_by_key(|p| p.from)
    }
}
