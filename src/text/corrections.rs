//! What a correction says of itself: what changed, and what was published of a closed period.

use super::words::Words;
use crate::domain::charging::Changed;
use crate::domain::choices::ChangedTerm;
use crate::domain::decimal::Decimal;

impl Words {
    /// What changed, and the euros that were charged for days of a closed period beside those that are known now; empty when
    /// there is nothing to say.
    pub fn correction(&self, changed: Option<Changed>, published: Option<(Decimal, Decimal)>) -> String {
        let changed = changed.map(|changed| {
            let (key, told): (_, fn(&Words, Decimal) -> String) = match changed.term {
                ChangedTerm::Hours => ("correction-hours", Words::number),
                ChangedTerm::Price => ("correction-price", Words::euros),
                ChangedTerm::Share => ("correction-share", Words::number),
                ChangedTerm::Credited => ("correction-credited", Words::number),
            };
            let [was, became] = [changed.was, changed.became].map(|number| told(self, number).into());
            self.say_with(key, &[("was", was), ("became", became), ("day", changed.since.into())])
        });
        let published = published.map(|(published, known)| {
            let [published, known] = [published, known].map(|amount| self.euros(amount).into());
            self.say_with("correction-published", &[("published", published), ("known", known)])
        });
        changed.into_iter().chain(published).collect::<Vec<_>>().join(" · ")
    }
}
