//! Past values: what a field of a record held until a day, where the record itself keeps only the latest value.
use super::prelude::*;
use crate::domain::field::FieldInfo;
use crate::domain::value::Value;

record! {
    /// What a field of a record held until a day. On a day without a past value, the record itself tells what it held.
    pub struct PastValue {
        /// Kind of the record, by its identifier: `team`.
        kind: String, Text(30), required;
        /// Identity of the record.
        record: String, Text(36), required;
        /// Identifier of the field: `places`.
        field: String, Text(30), required;
        /// First day on which it held this; empty when no earlier value is known.
        from: Option<Day>, Day;
        /// Last day on which the field held this.
        until: Day, Day, required;
        /// The value in its plain form, as it stands in files; empty when the field held nothing.
        value: String, Text(200);
    }
    identity: kind, record, field, until;
    label: |past| past.value.clone();
    order: "-until";
    rules: Self::is_of_a_dated_field;
}

impl PastValue {
    /// Makes the past value of a field: what it held from the first day (`None`: as far back as is known) up to the last.
    pub fn new(
        id: Id,
        (kind, record): (Kind, Id),
        (field, value): (&str, &Value),
        (from, until): (Option<Day>, Day),
    ) -> Self {
        let (kind, record) = (kind.name().to_owned(), record.to_string());
        Self { id, kind, record, field: field.to_owned(), from, until, value: value.plain() }
    }

    /// Kind and identity of the record; `None` when the stored kind or identity cannot be read.
    pub fn of_record(&self) -> Option<(Kind, Id)> {
        Some((Kind::named(&self.kind)?, Id::parse(&self.record)?))
    }

    /// The entry of the field in the field table; `None` when the kind has no such field.
    pub fn info(&self) -> Option<&'static FieldInfo> {
        Kind::named(&self.kind)?.field(&self.field)
    }

    /// The value as one of the field's own type; [`Value::Empty`] when it cannot be read as such.
    pub fn held(&self) -> Value {
        self.info().map_or(Value::Empty, |info| info.ty.from_plain(&self.value))
    }

    /// Whether the field held this value on a day.
    pub fn on(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && day <= self.until
    }

    fn is_of_a_dated_field(&self) -> Result<(), Refusal> {
        let at = |code, field| Err(Refusal::new(code).at(Kind::PastValue, field));
        let Some((kind, _)) = self.of_record() else {
            return at(Reason::RefersToNothing, PastValue::record);
        };
        match kind.field(&self.field).filter(|info| info.dated && kind.keeps_identity()) {
            None => return at(Reason::UnknownField, PastValue::field),
            Some(info) if self.held().is_empty() && (info.required || !self.value.is_empty()) => {
                return at(Reason::WrongKindOfValue, PastValue::value);
            }
            Some(info) => {
                info.ty.check(&self.held()).map_err(|refusal| refusal.at(Kind::PastValue, PastValue::value))?
            }
        }
        self.in_order(PastValue::from, PastValue::until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn past(kind: &str, field: &str, value: &str) -> PastValue {
        let record = Id::from_bytes([3; 16]).to_string();
        let until = Day::from_ymd_opt(2026, 5, 31).expect("a day");
        let (kind, field, value) = (kind.into(), field.into(), value.into());
        PastValue { kind, record, field, value, until, ..PastValue::blank(Id::from_bytes([1; 16])) }
    }

    #[test]
    fn it_is_of_a_field_that_keeps_its_past_and_holds_a_value_of_it() {
        let refused = |past: PastValue| past.rules().expect_err("refused").reason;
        assert_eq!(past("team", "places", "8").rules(), Ok(()));
        assert_eq!(past("team", "city", "").rules(), Ok(()), "no place was known");
        assert_eq!(refused(past("team", "places", "")), Reason::WrongKindOfValue);
        assert_eq!(refused(past("team", "places", "eight")), Reason::WrongKindOfValue);
        assert_eq!(refused(past("team", "code", "T1")), Reason::UnknownField, "a code is put right");
        assert_eq!(refused(past("placement", "hours", "8")), Reason::UnknownField, "goes on as another placement");
        assert_eq!(refused(past("house", "places", "8")), Reason::RefersToNothing);
    }
}
