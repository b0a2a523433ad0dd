//! What may be a mistake in a row, or meant: it is refused until somebody says that it is meant.

use std::collections::HashMap;

use super::mapped_column::{FieldTarget, has_number};
use super::prelude::*;
use super::rows::ImportRun;
use crate::domain::doubted::{KnownNames, near_name, number_otherwise, same_person, team_like};
use crate::domain::duplicates::{Reachable, names_alike, wholly_renamed};
use crate::domain::import_options::Doubt;
use crate::domain::names::order_key;
use crate::domain::near_names::NearNames;
use crate::domain::number_shapes::shape;
use crate::domain::personal::PERSONS;

impl ImportRun<'_> {
    /// Doubts a row that gives somebody with a number, or a team with a code, the name of another: the rows of a column may have
    /// shifted.
    ///
    /// # Errors
    /// Returns `other-name-of-number`, or the error of the store.
    pub(super) fn doubt_other_name(&self, id: Id, values: &[(&'static str, Value)]) -> Result<(), CommitError> {
        let named = |record: &&Record| has_number(record.kind()) || record.kind() == Kind::Team;
        let Some(known) = self.staging.get(id).filter(named) else { return Ok(()) };
        let mut told = known.clone();
        told.set_all(values)?;
        let kind = known.kind();
        // Teams often differ in one letter: Archief A, Archief B.
        let other_name = match kind {
            Kind::Team => Some((known.label(), told.label())).filter(|(was, is)| fold(was) != fold(is)),
            _ => wholly_renamed(known, &told),
        };
        let Some((was, is)) = other_name.filter(|_| !self.accepts(Doubt::OtherName)) else { return Ok(()) };
        if self.staging.repo.named(kind, &is)?.iter().all(|other| other.id() == id) {
            return Ok(());
        }
        let key = known.get(kind.key().unwrap_or_default()).plain();
        let field = if kind == Kind::Team { Team::name } else { Member::surname };
        let refusal = Refusal::new(Doubt::OtherName.reason()).with("number", key);
        Err(refusal.with("known", was).with("name", is).at(kind, field).into())
    }

    /// Doubts a row about somebody new with the name and the telephone number or mail address of somebody who is there, or whom
    /// an earlier row brought.
    ///
    /// # Errors
    /// Returns `same-person-other-number`, or the error of the store.
    pub(super) fn doubt_same_person(&mut self, new: &Record) -> Result<(), CommitError> {
        let Some(reach) = Reachable::of(new).filter(|reach| reach.ways().next().is_some()) else { return Ok(()) };
        if self.accepts(Doubt::SamePerson) {
            return Ok(());
        }
        let kind = new.kind();
        let there = kind != Kind::Member || self.staging.any_member_stored()?;
        let stored = if there { self.staging.repo.named(kind, &reach.name.display())? } else { Vec::new() };
        let earlier = reach.ways().filter_map(|way| self.told.reached.get(&(kind, way))).copied();
        let earlier = earlier.filter_map(|id| self.staging.get(id)).cloned();
        let same = |record: &Record| Reachable::of(record).is_some_and(|other| other.is_like(&reach));
        let Some(known) = stored.into_iter().chain(earlier).find(same) else {
            let id = new.id();
            self.told.reached.extend(reach.ways().map(|way| ((kind, way), id)));
            return Ok(());
        };
        Err(same_person(kind, reach.name.display(), &known).into())
    }

    /// Doubts a row about somebody new under a number that was given out before somebody was forgotten: it may be who was.
    ///
    /// # Errors
    /// Returns `number-given-out`, or the error of the store.
    pub(super) fn doubt_given_out(&mut self, new: &Record) -> Result<(), CommitError> {
        let kind = new.kind();
        if !PERSONS.contains(&kind) || self.accepts(Doubt::GivenOut) {
            return Ok(());
        }
        let up_to = match self.told.given_out.get(&kind) {
            Some(up_to) => up_to.clone(),
            None => self.told.given_out.entry(kind).or_insert(self.staging.repo.given_out(kind)?).clone(),
        };
        let number = new.get("number").plain();
        if up_to.is_none_or(|up_to| order_key(&number) > order_key(&up_to)) {
            return Ok(());
        }
        Err(Refusal::new(Doubt::GivenOut.reason()).with("number", number).at(kind, "number").into())
    }

    /// Doubts a row about somebody new under the number of another in another shape: 204 for 000204.
    ///
    /// # Errors
    /// Returns `number-otherwise`, or the error of the store.
    pub(super) fn doubt_number(&mut self, new: &Record) -> Result<(), CommitError> {
        let kind = new.kind();
        if !PERSONS.contains(&kind) || self.accepts(Doubt::OtherNumber) {
            return Ok(());
        }
        let number = new.get("number").plain();
        let Some(known) = self.key_like(kind, &number)? else { return Ok(()) };
        Err(number_otherwise(kind, number, known).into())
    }

    /// Doubts a new team by the code and the name that a row gives, where it gives them: the code of another in another shape, the
    /// name of another or nearly so. Where a code is expected a name may stand, and the other way round.
    ///
    /// # Errors
    /// Returns `near-name`, or the error of the store.
    pub(super) fn doubt_near_team(
        &mut self,
        (code, name): (&str, &str),
        column: FieldTarget,
    ) -> Result<(), CommitError> {
        if self.accepts(Doubt::NearName) {
            return Ok(());
        }
        match team_like(self, (code, name), column)? {
            Some(refusal) => Err(refusal.into()),
            None => Ok(()),
        }
    }

    /// Doubts something new by a name that is nearly that of something that is there.
    ///
    /// # Errors
    /// Returns `near-name`, or the error of the store.
    pub(super) fn doubt_near_name(&mut self, kind: Kind, name: &str) -> Result<(), CommitError> {
        if self.accepts(Doubt::NearName) {
            return Ok(());
        }
        match self.name_like(kind, name)? {
            Some(known) => Err(near_name(kind, name, known).into()),
            None => Ok(()),
        }
    }

    /// Doubts a new member of staff whose given name is the initial of that of another with their surname, or the other way round.
    ///
    /// # Errors
    /// Returns `near-name`, or the error of the store.
    pub(super) fn doubt_initials(&mut self, new: &Staff) -> Result<(), CommitError> {
        if self.accepts(Doubt::NearName) {
            return Ok(());
        }
        let Some(known) = self.named_by_initials(new)? else { return Ok(()) };
        Err(near_name(Kind::Staff, &new.person().display(), known).into())
    }

    /// The name of staff who may be this one, of whom one of the two names gives initials only.
    fn named_by_initials(&mut self, new: &Staff) -> Result<Option<String>, CommitError> {
        if self.told.staff.is_none() {
            self.staging.load(Kind::Staff)?;
            let mut by_surname: HashMap<String, Vec<Id>> = HashMap::new();
            let known = self.staging.all(Kind::Staff).filter_map(Staff::of);
            known.for_each(|known| by_surname.entry(fold(&known.surname)).or_default().push(known.id));
            self.told.staff = Some(by_surname);
        }
        let known = self.told.staff.as_ref().and_then(|staff| staff.get(&fold(&new.surname))).into_iter().flatten();
        let (name, short) = (new.person(), is_initials(&new.given_name));
        let mut known = known.filter_map(|id| self.staging.get(*id)).filter_map(Staff::of);
        let like = known.find(|known| is_initials(&known.given_name) != short && names_alike(&known.person(), &name));
        Ok(like.map(|known| known.person().display()))
    }

    /// Notes the name and the key of something new, which later ones are compared with.
    pub(super) fn note_name(&mut self, record: &Record) {
        if let (Some(shapes), Some(key)) = (self.told.key_shapes.get_mut(&record.kind()), record.kind().key()) {
            let key = record.get(key).plain();
            shapes.entry(shape(&key)).or_insert(key);
        }
        if let (Some(staff), Record::Staff(new)) = (&mut self.told.staff, record) {
            staff.entry(fold(&new.surname)).or_default().push(new.id);
        }
        if let Some(names) = self.told.names.get_mut(&record.kind()) {
            names.add(record.id(), &record.label());
        }
    }

    fn accepts(&self, doubt: Doubt) -> bool {
        self.options.accept.contains(&doubt)
    }
}

impl KnownNames for ImportRun<'_> {
    type Error = CommitError;

    fn key_like(&mut self, kind: Kind, key: &str) -> Result<Option<String>, CommitError> {
        if !self.told.key_shapes.contains_key(&kind) {
            let stored = self.staging.keys(kind)?;
            self.told.key_shapes.insert(kind, stored.into_iter().map(|known| (shape(&known), known)).collect());
        }
        let known = self.told.key_shapes.get(&kind).and_then(|shapes| shapes.get(&shape(key))).cloned();
        let Some(known) = known.filter(|known| fold(known) != fold(key)) else { return Ok(None) };
        // What a refused row would have brought is not there.
        Ok(if self.staging.find_all(kind, &known)?.is_empty() { None } else { Some(known) })
    }

    fn team_named(&mut self, name: &str) -> Result<Option<String>, CommitError> {
        let found = self.staging.find_all(Kind::Team, name)?;
        let other = found.first().and_then(|id| self.staging.get(*id)).and_then(Team::of);
        let other = other.filter(|other| fold(&other.name) == fold(name));
        Ok(other.map(|other| format!("{} {}", other.code, other.name)))
    }

    fn name_like(&mut self, kind: Kind, name: &str) -> Result<Option<String>, CommitError> {
        self.staging.load(kind)?;
        let names = self.told.names.entry(kind).or_insert_with(|| {
            let mut names = NearNames::default();
            self.staging.all(kind).for_each(|record| names.add(record.id(), &record.label()));
            names
        });
        // What a refused row would have brought is not there.
        Ok(names.near(name).and_then(|id| self.staging.get(id)).map(Record::label))
    }
}

/// Whether a given name is written as initials.
fn is_initials(given: &str) -> bool {
    let mut letters = given.split(|sign: char| !sign.is_alphanumeric()).filter(|part| !part.is_empty()).peekable();
    letters.peek().is_some() && letters.all(|part| part.chars().count() == 1)
}
