//! What a correction says of itself: what changed, and what was published of a closed period.

use super::words::Words;
use crate::domain::decimal::Decimal;
use crate::domain::named::Choice;
use crate::domain::refusal::Arg;
use crate::domain::what_changed::{Changed, ChangedTerm, ChangedValue, WhatChanged};

impl Words {
    /// What changed, and the euros that were charged for days of a closed period beside those that are known now; empty when
    /// there is nothing to say.
    pub fn correction(&self, changes: &WhatChanged, published: Option<(Decimal, Decimal)>) -> String {
        let published = published.map(|(published, known)| {
            let [published, known] = [published, known].map(|amount| self.euros(amount).into());
            self.say_with("correction-published", &[("published", published), ("known", known)])
        });
        changes.0.iter().map(|change| self.changed(change)).chain(published).collect::<Vec<_>>().join(" · ")
    }

    /// One change with its days: `uren 24 → 36 vanaf 05-03-2026`.
    fn changed(&self, change: &Changed) -> String {
        let Changed { term, was, became, since, until } = *change;
        let key = match (term, was, became) {
            (ChangedTerm::Hours, ChangedValue::Nothing, _) => "placed",
            (ChangedTerm::Hours, _, ChangedValue::Nothing) => "not-placed",
            (ChangedTerm::Team, _, ChangedValue::Nothing) => "no-team",
            _ => term.name(),
        };
        let value = |value| match value {
            ChangedValue::Nothing => self.say("correction-nothing").into_owned(),
            ChangedValue::Number(number) if term == ChangedTerm::Price => self.euros(number),
            ChangedValue::Number(number) => self.number(number),
            ChangedValue::Choice(name) => self.choice(name).into_owned(),
        };
        let days = match until {
            None => self.say_with("correction-since", &[("since", since.into())]),
            Some(until) if until == since => self.say_with("correction-on", &[("since", since.into())]),
            Some(until) => self.say_with("correction-between", &[("since", since.into()), ("until", until.into())]),
        };
        let args: [(&str, Arg); 3] =
            [("was", value(was).into()), ("became", value(became).into()), ("days", days.into())];
        self.say_with(&format!("correction-{key}"), &args)
    }
}
