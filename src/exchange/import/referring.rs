//! What a row refers to: a person by number first, anything else by its key or name.

use super::heading_targets::key_target;
use super::mapped_column::has_number;
use super::prelude::*;
use super::row_reader::RowReader;
use super::row_values::RowValues;
use super::rows::ImportRun;
use crate::domain::columns::key_column;
use crate::domain::import_options::usual_role;
use crate::domain::names::is_name_of;

impl ImportRun<'_> {
    /// The filled fields of a kind, with references looked up.
    pub(super) fn values(&mut self, line: RowReader<'_>, kind: Kind) -> Result<RowValues, CommitError> {
        let mut values = RowValues::default();
        for (field, value) in line.values(kind)?.iter() {
            if key_column(kind, field).is_some() {
                continue;
            }
            let value = match (kind.field(field).map(|info| info.ty), value) {
                (Some(FieldType::Ref(to)), Value::Text(text)) => {
                    let found = match self.role_of_new(line, (kind, to))? {
                        Some(role) => self.staff(text, role, &[]),
                        None => self.refer(to, text),
                    };
                    Value::Ref(found.map_err(|error| error.about((kind, field)))?)
                }
                (_, value) => value.clone(),
            };
            values.set(field, value);
        }
        for info in kind.fields() {
            if let Some(found) = self.by_key_or_name(line, kind, info.name)? {
                values.set(info.name, Value::Ref(found));
            }
        }
        Ok(values)
    }

    /// The role that somebody gets who is made because a row of a kind names them; `None` where nobody is made.
    fn role_of_new(&self, line: RowReader<'_>, (kind, to): (Kind, Kind)) -> Result<Option<StaffRole>, CommitError> {
        if to != Kind::Staff || !self.options.makes(to) {
            return Ok(None);
        }
        let told = match line.value((kind, TeamRole::role))? {
            Value::Choice(name) => StaffRole::named(name),
            _ => None,
        };
        Ok(usual_role(kind).or(told))
    }

    /// What a field of a row refers to that has a key and a name, a person or a team: by its key where the row gives one, otherwise by
    /// its name. `None` where it gives neither, or the field refers to nothing of that sort.
    ///
    /// # Errors
    /// Returns `name-other-number` or `name-other-code` where the name is not that of the key, or fails as [`refer`](Self::refer) does.
    pub(super) fn by_key_or_name(
        &mut self,
        line: RowReader<'_>,
        kind: Kind,
        field: &'static str,
    ) -> Result<Option<Id>, CommitError> {
        let Some(FieldType::Ref(to)) = kind.field(field).map(|info| info.ty) else { return Ok(None) };
        let Some(key) = key_column(kind, field).and_then(|key| key_target(kind, (field, key.name))) else {
            return Ok(None);
        };
        let beside = if has_number(to) && kind == line.layout.shape { line.person_beside(to) } else { String::new() };
        let told = [(line.text(key), key), (line.text((kind, field)), (kind, field)), (beside, (to, "surname"))];
        let mut told = told.iter().filter(|(text, _)| !text.is_empty());
        let Some((given, target)) = told.next() else { return Ok(None) };
        let id = match to {
            Kind::Team => self.team_of_row(line, (kind, field))?,
            to => self.refer(to, given).map_err(|error| error.about(*target))?,
        };
        for (name, target) in told.filter(|(name, _)| fold(name) != fold(given)) {
            self.goes_by(id, name).map_err(|error| error.about(*target))?;
        }
        Ok(Some(id))
    }

    /// Refuses a text beside the key of a person or a team that is neither that key nor a name of theirs.
    pub(super) fn goes_by(&mut self, id: Id, text: &str) -> Result<(), CommitError> {
        let Some(record) = self.staging.get(id).cloned() else { return Ok(()) };
        let (kind, name) = (record.kind(), record.label());
        let key = record.get(kind.key().unwrap_or_default()).plain();
        let own = match has_number(kind) {
            true => is_name_of(&name, text),
            // Under another name that it had on earlier days too.
            false => self.staging.find_all(kind, text)?.contains(&id),
        };
        if own || fold(&key) == fold(text) {
            return Ok(());
        }
        let refusal = match has_number(kind) {
            true => Refusal::new(Reason::NameOtherNumber).with("number", key),
            false => Refusal::new(Reason::NameOtherCode).with("code", key),
        };
        Err(refusal.with("name", name).with("value", text).into())
    }

    /// The record that a text refers to; made by that name where the options allow it.
    pub(super) fn refer(&mut self, kind: Kind, text: &str) -> Result<Id, CommitError> {
        let found = match self.staging.find(kind, text)? {
            None if kind == Kind::Member => self.staging.member_named(text)?,
            found => found,
        };
        match found {
            Some(id) => Ok(id),
            None if self.options.makes(kind) && kind != Kind::Staff => {
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
