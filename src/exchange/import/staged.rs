//! The records that an import loaded or made: each once, in the order in which they came.

use std::collections::HashMap;

use super::prelude::*;

/// Records between two times that memory is given back while they are handed on.
const STEP: usize = 1 << 14;

/// A record that was loaded or created.
#[derive(Clone)]
pub(super) struct StagedRecord {
    /// The record as it is stored; `None` for a new one.
    pub(super) before: Option<Box<Record>>,
    /// The record as it becomes.
    pub(super) now: Record,
    /// Whether a row was about it.
    pub(super) seen: bool,
}

impl StagedRecord {
    pub(super) fn is_changed(&self) -> bool {
        self.before.as_deref() != Some(&self.now)
    }
}

/// All of them. An import may bring hundreds of thousands, so that they stand in one list without gaps.
#[derive(Default)]
pub(super) struct StagedRecords {
    /// Empty where a record was taken out.
    list: Vec<Option<StagedRecord>>,
    places: HashMap<Id, u32>,
    kinds: HashMap<Kind, Vec<u32>>,
}

impl StagedRecords {
    /// Adds a record that is not there.
    pub(super) fn add(&mut self, record: StagedRecord) {
        let place = self.list.len() as u32;
        self.places.insert(record.now.id(), place);
        self.kinds.entry(record.now.kind()).or_default().push(place);
        self.list.push(Some(record));
    }

    pub(super) fn get(&self, id: Id) -> Option<&StagedRecord> {
        self.list.get(*self.places.get(&id)? as usize)?.as_ref()
    }

    pub(super) fn get_mut(&mut self, id: Id) -> Option<&mut StagedRecord> {
        self.list.get_mut(*self.places.get(&id)? as usize)?.as_mut()
    }

    /// Puts another in the place of one that is there.
    pub(super) fn put(&mut self, id: Id, record: StagedRecord) {
        if let Some(there) = self.get_mut(id) {
            *there = record;
        }
    }

    /// Takes one out.
    pub(super) fn take_out(&mut self, id: Id) {
        let place = self.places.remove(&id).and_then(|place| self.list.get_mut(place as usize));
        place.into_iter().for_each(|place| *place = None);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &StagedRecord> {
        self.list.iter().flatten()
    }

    pub(super) fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &StagedRecord> {
        let places = self.kinds.get(&kind).into_iter().flatten();
        places.filter_map(|place| self.list.get(*place as usize)?.as_ref())
    }

    /// Hands them on, the last first, and gives their memory back meanwhile.
    pub(super) fn each(self, mut take: impl FnMut(StagedRecord)) {
        let StagedRecords { mut list, places, kinds } = self;
        drop((places, kinds));
        while let Some(record) = list.pop() {
            record.into_iter().for_each(&mut take);
            if list.len() % STEP == 0 {
                list.shrink_to_fit();
            }
        }
    }
}

/// Identities under one name: most often one, which takes no memory of its own.
#[derive(Default)]
pub(super) enum FewIds {
    #[default]
    None,
    One(Id),
    Several(Vec<Id>),
}

impl FewIds {
    /// Adds one, unless it is there.
    pub(super) fn add(&mut self, id: Id) {
        match self {
            FewIds::None => *self = FewIds::One(id),
            FewIds::One(first) if *first != id => *self = FewIds::Several(vec![*first, id]),
            FewIds::Several(all) if !all.contains(&id) => all.push(id),
            FewIds::One(_) | FewIds::Several(_) => {}
        }
    }

    /// In the order in which they came.
    pub(super) fn iter(&self) -> impl Iterator<Item = Id> {
        let all = match self {
            FewIds::None => &[],
            FewIds::One(id) => std::slice::from_ref(id),
            FewIds::Several(all) => all.as_slice(),
        };
        all.iter().copied()
    }
}
