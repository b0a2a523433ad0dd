//! The rules for due days, from each day on which one of them changes.

use std::collections::BTreeSet;

use crate::domain::absence::AbsenceRules;
use crate::domain::days::Day;
use crate::domain::guidance::Cadence;
use crate::domain::instruments::Rules;
use crate::domain::kinds::{Parameter, RECORDED_SINCE};
use crate::domain::retention::{self, MemberTerms};

/// The parameters on which due days depend, besides those of [`Cadence`].
const OF_DEADLINES: [&str; 5] =
    ["lks_request_months", "lks_flat_months", "coach_request_weeks", "coach_period_months", "lkv_years_most"];

/// The rules for due days, of all days.
#[derive(Debug, Clone, Default)]
pub struct DueRules {
    pub(super) parameters: Vec<Parameter>,
    /// The rules from each day on which one of them changes; the first are those of before all parameters.
    from: Vec<(Option<Day>, RulesFrom)>,
}

/// The rules for due days from a day on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct RulesFrom {
    pub cadence: Cadence,
    pub recorded_since: Option<Day>,
    pub instruments: Rules,
    pub absence: AbsenceRules,
    pub terms: MemberTerms,
}

impl DueRules {
    /// Whether due days depend on the parameter with this identifier.
    pub fn depend_on(name: &str) -> bool {
        name == RECORDED_SINCE
            || OF_DEADLINES.contains(&name)
            || Cadence::PARAMETERS.contains(&name)
            || AbsenceRules::depend_on(name)
            || retention::terms().contains(&name)
    }

    /// Reads the rules from the parameters, of which others than those that count may be left out.
    pub fn of(parameters: impl IntoIterator<Item = Parameter>) -> Self {
        let parameters: Vec<Parameter> =
            parameters.into_iter().filter(|parameter| Self::depend_on(&parameter.name)).collect();
        let days: BTreeSet<Day> = parameters.iter().map(|parameter| parameter.from).collect();
        let first = days.first().and_then(|first| first.pred_opt()).unwrap_or_default();
        let rules = |on: Day| RulesFrom {
            cadence: Cadence::read(|name| Parameter::value_on(&parameters, name, on)),
            recorded_since: Parameter::recorded_since(&parameters, on),
            instruments: Rules::on(on, &parameters),
            absence: AbsenceRules::of(|name| Parameter::value_on(&parameters, name, on)),
            terms: MemberTerms::on(&parameters, on),
        };
        let mut from = vec![(None, rules(first))];
        from.extend(days.into_iter().map(|day| (Some(day), rules(day))));
        from.dedup_by(|later, earlier| later.1 == earlier.1);
        Self { parameters, from }
    }

    /// Whether it is known from when the office records, seen from some day.
    pub(super) fn has_a_beginning(&self) -> bool {
        self.from.iter().any(|(_, rules)| rules.recorded_since.is_some())
    }

    pub(super) fn on(&self, day: Option<Day>) -> &RulesFrom {
        // `None`, which is before every day, comes first in the order of options too.
        let after = self.from.partition_point(|(from, _)| *from <= day);
        &self.from[after.saturating_sub(1)].1
    }

    pub(super) fn turns(&self) -> impl Iterator<Item = Day> {
        self.from.iter().filter_map(|(from, _)| *from)
    }
}
