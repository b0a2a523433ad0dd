//! How the fields of each kind change in time: fixed, dated or descriptive. A dated fact continues as another record from a day
//! on. Any other record keeps its identity, and what a field held until then becomes a
//! [`PastValue`](super::kinds::PastValue).

use super::field::Lifetime;
use super::kind::Kind;

impl Kind {
    /// How a field of this kind changes in time.
    pub fn lifetime(self, field: &str) -> Lifetime {
        if self.field(field).is_some_and(|info| info.dated) {
            return Lifetime::Dated;
        }
        let (first, last) = self.validity().days();
        let fixed = self.identity().contains(&field)
            || [self.owner(), self.key(), first, last].contains(&Some(field))
            || self.field(field).is_some_and(|info| info.fixed);
        if fixed { Lifetime::Fixed } else { Lifetime::Descriptive }
    }

    /// The fields of this kind whose values hold from a day on.
    pub fn dated_fields(self) -> impl Iterator<Item = &'static str> {
        self.fields().iter().filter(|info| info.dated).map(|info| info.name)
    }

    /// Whether a record of this kind stays the same record when a dated field changes. A dated fact does not: it continues as
    /// another record. An instrument does: it is one decision, however often its terms change.
    pub fn keeps_identity(self) -> bool {
        self.owner().is_none() || self == Kind::Instrument
    }

    /// The field with the first day of a record of this kind, for kinds of which nothing is known before that day. An
    /// instrument is not one of them, because it is requested and decided on before it applies.
    pub fn first_day_field(self) -> Option<&'static str> {
        self.validity().days().0.filter(|_| self != Kind::Instrument)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_which_record_it_is_and_on_which_days_it_is_there_is_fixed() {
        for (kind, field, lifetime) in [
            (Kind::Team, "code", Lifetime::Fixed),
            (Kind::Team, "until", Lifetime::Fixed),
            (Kind::Team, "places", Lifetime::Dated),
            (Kind::Organisation, "name", Lifetime::Dated),
            (Kind::Vacancy, "closed_on", Lifetime::Fixed),
            (Kind::Vacancy, "wanted_by", Lifetime::Descriptive),
            (Kind::Placement, "member", Lifetime::Fixed),
            (Kind::Placement, "credited", Lifetime::Dated),
            (Kind::Member, "phone", Lifetime::Descriptive),
            (Kind::ClientTalk, "held_on", Lifetime::Fixed),
            (Kind::Absence, "percent", Lifetime::Fixed),
            (Kind::Absence, "reviewed_on", Lifetime::Descriptive),
        ] {
            assert_eq!(kind.lifetime(field), lifetime, "{kind}.{field}");
        }
    }

    #[test]
    fn no_dated_field_says_whose_a_record_is_or_on_which_days_it_is_there() {
        for kind in Kind::ALL {
            let (first, last) = kind.validity().days();
            for field in kind.dated_fields() {
                assert!(![kind.owner(), first, last].contains(&Some(field)), "{kind}.{field}");
            }
        }
    }
}
