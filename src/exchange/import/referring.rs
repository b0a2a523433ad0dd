//! What a row refers to: a person by number first, anything else by its key or name.

use super::mapped_column::has_number;
use super::prelude::*;
use super::row_reader::RowReader;
use super::row_values::RowValues;
use super::rows::ImportRun;
use crate::domain::columns::key_column;
use crate::domain::names::is_name_of;

impl ImportRun<'_> {
    /// The filled fields of a kind, with references looked up.
    pub(super) fn values(&mut self, line: RowReader<'_>, kind: Kind) -> Result<RowValues, CommitError> {
        let mut values = RowValues::default();
        // The code of the team may be beside its name, which says nothing then.
        let code = Some(line.text((Kind::Team, Team::code))).filter(|code| kind != Kind::Team && !code.is_empty());
        if let Some(code) = code.as_ref().filter(|_| kind.field("team").is_some()) {
            let team = self.refer(Kind::Team, code).map_err(|error| error.about((Kind::Team, Team::code)))?;
            values.set("team", Value::Ref(team));
        }
        for (field, value) in line.values(kind)?.iter() {
            let value = match (kind.field(field).map(|info| info.ty), value) {
                (Some(FieldType::Ref(to)), _) if has_number(to) || (code.is_some() && *field == "team") => continue,
                (Some(FieldType::Ref(to)), Value::Text(text)) => {
                    Value::Ref(self.refer(to, text).map_err(|error| error.about((kind, field)))?)
                }
                (_, value) => value.clone(),
            };
            values.set(field, value);
        }
        for info in kind.fields() {
            if let Some(person) = self.person(line, kind, info.name)? {
                values.set(info.name, Value::Ref(person));
            }
        }
        Ok(values)
    }

    /// The person that a field of a row refers to: by number where the row gives one, otherwise by name. `None` where it gives
    /// neither, or the field refers to no person with a number.
    ///
    /// # Errors
    /// Returns `name-other-number` where the name cannot be that of the number, or fails as [`refer`](Self::refer) does.
    pub(super) fn person(
        &mut self,
        line: RowReader<'_>,
        kind: Kind,
        field: &'static str,
    ) -> Result<Option<Id>, CommitError> {
        let Some(FieldType::Ref(to)) = kind.field(field).map(|info| info.ty) else { return Ok(None) };
        let Some(key) = key_column(kind, field).filter(|_| has_number(to)) else { return Ok(None) };
        let beside = if kind == line.layout.shape { line.person_beside(to) } else { String::new() };
        let told = [
            (line.text((kind, key.name)), (kind, key.name)),
            (line.text((kind, field)), (kind, field)),
            (beside, (to, "surname")),
        ];
        let mut told = told.iter().filter(|(text, _)| !text.is_empty());
        let Some((given, target)) = told.next() else { return Ok(None) };
        let id = self.refer(to, given).map_err(|error| error.about(*target))?;
        let Some(record) = self.staging.get(id) else { return Ok(Some(id)) };
        let number = record.get("number").plain();
        let is_of = |name: &str| {
            [given, &number].iter().any(|known| fold(known) == fold(name)) || is_name_of(&record.label(), name)
        };
        match told.find(|(name, _)| !is_of(name)) {
            None => Ok(Some(id)),
            Some((_, (kind, field))) => {
                let refusal = Refusal::new(Reason::NameOtherNumber).with("number", number);
                Err(refusal.with("name", record.label()).at(*kind, field).into())
            }
        }
    }

    /// The record that a text refers to; made by that name where the options allow it.
    pub(super) fn refer(&mut self, kind: Kind, text: &str) -> Result<Id, CommitError> {
        let found = match self.staging.find(kind, text)? {
            None if kind == Kind::Member => self.staging.member_named(text)?,
            found => found,
        };
        match found {
            Some(id) => Ok(id),
            None if self.options.makes(kind) => {
                self.doubt_near_name(kind, text)?;
                self.keep(kind, None, &[("name", Value::Text(text.to_owned()))])
            }
            None => Err(self.unknown(kind, text).into()),
        }
    }

    /// The refusal that nothing is called this; where a row about it was refused itself, that is said instead.
    pub(super) fn unknown(&self, kind: Kind, text: &str) -> Refusal {
        if self.told.refused.contains(&(kind, fold(text))) {
            return Refusal::new(Reason::RowOfItRefused).with("kind", kind).with("value", text);
        }
        Refusal::unknown(kind, text)
    }

    /// Notes by which texts later rows refer to what a refused row is about.
    pub(super) fn note_refused(&mut self, line: RowReader<'_>) {
        let kind = line.layout.shape;
        let by = [kind.key(), Some("name")].into_iter().flatten().map(|field| fold(&line.text((kind, field))));
        self.told.refused.extend(by.filter(|text| !text.is_empty()).map(|text| (kind, text)));
    }
}
