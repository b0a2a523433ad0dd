//! What comes from the other office and may be something that is here already, under another number or a name spelled otherwise.

use std::collections::HashMap;
use std::convert::Infallible;

use super::outcome::MergeRefused;
use crate::domain::change::Change;
use crate::domain::doubted::{KnownNames, near_name, number_otherwise, same_person, team_like};
use crate::domain::duplicates::Reachable;
use crate::domain::id::Id;
use crate::domain::import_options::{Doubt, ImportOptions};
use crate::domain::kind::Kind;
use crate::domain::kinds::Team;
use crate::domain::names::fold;
use crate::domain::near_names::NearNames;
use crate::domain::number_shapes::shape;
use crate::domain::personal::PERSONS;
use crate::domain::record::Record;
use crate::domain::refusal::Refusal;

/// What this office has, to be found by what may be the same.
#[derive(Default)]
struct KnownHere<'a> {
    by_id: HashMap<Id, &'a Record>,
    by_shape: HashMap<(Kind, String), &'a Record>,
    by_way: HashMap<(Kind, String), Vec<&'a Record>>,
    teams: HashMap<String, &'a Record>,
    names: HashMap<Kind, NearNames>,
    /// The record that was found last.
    found: Option<Id>,
}

/// The records that are new and may be there already, each with what is here; without what `accept` says is meant.
pub(super) fn doubted(
    own: &[Record],
    changes: &[Change],
    accept: &[Doubt],
    name: impl Fn(Id) -> String,
) -> Vec<MergeRefused> {
    let mut here = KnownHere::default();
    own.iter().for_each(|record| here.add(record));
    let mut refused = Vec::new();
    for change in changes {
        let Change::Create(record) = change else { continue };
        here.found = None;
        if let Some(refusal) = here.doubt(record, |doubt| !accept.contains(&doubt)) {
            let own_name = here.found.map(&name).unwrap_or_default();
            refused.push(MergeRefused { kind: record.kind(), name: name(record.id()), own_name, refusal });
        }
    }
    refused
}

impl<'a> KnownHere<'a> {
    fn add(&mut self, record: &'a Record) {
        let kind = record.kind();
        let reach = Reachable::of(record);
        if reach.is_none() && !ImportOptions::can_make(kind) {
            return;
        }
        self.by_id.insert(record.id(), record);
        for way in reach.iter().flat_map(Reachable::ways) {
            self.by_way.entry((kind, way)).or_default().push(record);
        }
        if let Some(key) = kind.key() {
            self.by_shape.insert((kind, shape(&record.get(key).plain())), record);
        }
        if let Record::Team(team) = record {
            self.teams.insert(fold(&team.name), record);
        }
        if ImportOptions::can_make(kind) {
            self.names.entry(kind).or_default().add(record.id(), &record.label());
        }
    }

    fn doubt(&mut self, new: &Record, asks: impl Fn(Doubt) -> bool) -> Option<Refusal> {
        let kind = new.kind();
        if let Record::Team(team) = new {
            let asked = asks(Doubt::NearName);
            let Ok(like) = team_like(self, (&team.code, &team.name), (kind, Team::name));
            return like.filter(|_| asked);
        }
        if ImportOptions::can_make(kind) {
            let label = new.label();
            let Ok(known) = self.name_like(kind, &label);
            return known.filter(|_| asks(Doubt::NearName)).map(|known| near_name(kind, &label, known));
        }
        if !PERSONS.contains(&kind) {
            return None;
        }
        let reach = Reachable::of(new).filter(|_| asks(Doubt::SamePerson));
        let known = reach.as_ref().and_then(|reach| self.person_like(kind, reach));
        if let Some((reach, known)) = reach.zip(known) {
            self.found = Some(known.id());
            return Some(same_person(kind, reach.name.display(), known));
        }
        let number = new.get(kind.key()?).plain();
        let Ok(known) = self.key_like(kind, &number);
        known.filter(|_| asks(Doubt::OtherNumber)).map(|known| number_otherwise(kind, number, known))
    }

    fn person_like(&self, kind: Kind, reach: &Reachable) -> Option<&'a Record> {
        let known = reach.ways().filter_map(|way| self.by_way.get(&(kind, way))).flatten();
        known.copied().find(|known| Reachable::of(known).is_some_and(|other| other.is_like(reach)))
    }
}

impl KnownNames for KnownHere<'_> {
    type Error = Infallible;

    fn key_like(&mut self, kind: Kind, key: &str) -> Result<Option<String>, Infallible> {
        let Some((known, field)) = self.by_shape.get(&(kind, shape(key))).zip(kind.key()) else { return Ok(None) };
        let number = known.get(field).plain();
        if fold(&number) == fold(key) {
            return Ok(None);
        }
        self.found = Some(known.id());
        Ok(Some(number))
    }

    fn team_named(&mut self, name: &str) -> Result<Option<String>, Infallible> {
        let Some(Record::Team(team)) = self.teams.get(&fold(name)) else { return Ok(None) };
        self.found = Some(team.id);
        Ok(Some(format!("{} {}", team.code, team.name)))
    }

    fn name_like(&mut self, kind: Kind, name: &str) -> Result<Option<String>, Infallible> {
        self.found = self.names.get(&kind).and_then(|names| names.near(name));
        Ok(self.found.and_then(|id| self.by_id.get(&id)).map(|known| known.label()))
    }
}
