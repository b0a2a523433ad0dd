//! The stored records with what the import has decided so far, so that later rows see what earlier rows brought. All changes of
//! a refused row are undone.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::prelude::*;
use super::staged::{FewIds, StagedRecord, StagedRecords};
use crate::domain::import_summary::Tally;
use crate::domain::query::Query;
use crate::domain::verbs::{code_after, number_in_code};
use crate::domain::{known_parameters, real_name, sensitive};

/// How many numbers or codes are read at once.
const KEYS_AT_ONCE: u64 = 20_000;

/// The property by which a record is found.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum MatchBy {
    Key,
    Name,
}

/// The stored records that were loaded, with what the import makes of them.
pub(super) struct ImportStaging<'a> {
    pub(super) repo: &'a dyn Repository,
    /// The day as of which records that keep their identity are loaded; `None` loads their latest values.
    on: Option<Day>,
    records: StagedRecords,
    named: HashMap<(Kind, MatchBy, String), FewIds>,
    owned: HashMap<(Kind, Id), FewIds>,
    /// Those without an owner and a key, by what identifies them.
    alike: HashMap<(Kind, String), FewIds>,
    /// What has a name on other days that nothing has now, by the kind and that name.
    former: HashMap<(Kind, String), Vec<Id>>,
    whole: HashSet<Kind>,
    members_stored: Option<bool>,
    /// The highest number in a code of a team, before the current row and now; `None` until it is asked for.
    highest_code: Option<(u64, u64)>,
    /// The changes of the current row, the latest last: what was there before; `None` for a new record.
    done: Vec<(Id, Option<StagedRecord>)>,
    /// Placements of which the working days did not fit other hours, and were left empty.
    pub(super) without_days: HashSet<Id>,
}

impl<'a> ImportStaging<'a> {
    pub(super) fn new(repo: &'a dyn Repository, on: Option<Day>) -> Self {
        ImportStaging {
            repo,
            on,
            records: StagedRecords::default(),
            named: HashMap::new(),
            owned: HashMap::new(),
            alike: HashMap::new(),
            former: HashMap::new(),
            whole: HashSet::new(),
            members_stored: None,
            highest_code: None,
            done: Vec::new(),
            without_days: HashSet::new(),
        }
    }

    /// Begins a row, whose changes can be undone with [`ImportStaging::undo_row`].
    pub(super) fn begin_row(&mut self) {
        self.done.clear();
        if let Some((before, now)) = &mut self.highest_code {
            *before = *now;
        }
    }

    /// What the row did so far to each record that it is about, in the order in which it came to them: the record before the row,
    /// `None` for a new one, and as it is now.
    pub(super) fn of_row(&self) -> Vec<(Option<&Record>, &Record)> {
        let mut met = HashSet::new();
        let first = self.done.iter().filter(|(id, _)| met.insert(*id));
        first.filter_map(|(id, before)| Some((before.as_ref().map(|entry| &entry.now), self.get(*id)?))).collect()
    }

    /// Undoes everything since [`ImportStaging::begin_row`].
    pub(super) fn undo_row(&mut self) {
        for (id, before) in self.done.drain(..).rev() {
            self.without_days.remove(&id);
            match before {
                Some(before) => self.records.put(id, before),
                None => self.records.take_out(id),
            }
        }
        if let Some((before, now)) = &mut self.highest_code {
            *now = *before;
        }
    }

    /// A record that was loaded or created.
    pub(super) fn get(&self, id: Id) -> Option<&Record> {
        self.records.get(id).map(|entry| &entry.now)
    }

    /// The value of a field of such a record.
    pub(super) fn field(&self, id: Id, field: &str) -> Value {
        self.get(id).map_or(Value::Empty, |record| record.get(field))
    }

    /// Adds a new record.
    pub(super) fn create(&mut self, record: Record) -> Result<Id, CommitError> {
        record.check()?;
        sensitive::check(None, &record)?;
        real_name::check(None, &record)?;
        known_parameters::check(None, &record)?;
        let id = record.id();
        self.index(&record);
        if let (Some((_, highest)), Some(team)) = (&mut self.highest_code, Team::of(&record)) {
            *highest = number_in_code(&team.code).unwrap_or_default().max(*highest);
        }
        self.records.add(StagedRecord { before: None, now: record, seen: true });
        self.done.push((id, None));
        Ok(id)
    }

    /// Sets fields of such a record, and notes that a row is about it.
    pub(super) fn edit(&mut self, id: Id, values: &[(&'static str, Value)]) -> Result<(), CommitError> {
        let Some(entry) = self.records.get_mut(id) else { return Ok(()) };
        let differs = values.iter().any(|(field, value)| entry.now.get(field) != *value);
        self.done.push((id, Some(entry.clone())));
        entry.seen = true;
        if differs {
            let mut after = entry.now.clone();
            after.set_all(values)?;
            if after.give_way(&entry.now).is_some() {
                self.without_days.insert(id);
            }
            after.check()?;
            sensitive::check(Some(&entry.now), &after)?;
            real_name::check(Some(&entry.now), &after)?;
            known_parameters::check(Some(&entry.now), &after)?;
            entry.now = after.clone();
            self.index(&after);
        }
        Ok(())
    }

    /// The records that are new or differ from what is stored.
    pub(super) fn changed(&self) -> impl Iterator<Item = &Record> {
        self.records.iter().filter(|entry| entry.is_changed()).map(|entry| &entry.now)
    }

    /// Whether this record is one of [`ImportStaging::changed`].
    pub(super) fn is_changed(&self, id: Id) -> bool {
        self.records.get(id).is_some_and(StagedRecord::is_changed)
    }

    /// Whether a record is made by this import.
    pub(super) fn is_new(&self, id: Id) -> bool {
        self.records.get(id).is_some_and(|entry| entry.before.is_none())
    }

    fn index(&mut self, record: &Record) {
        let (kind, id) = (record.kind(), record.id());
        for by in [MatchBy::Key, MatchBy::Name] {
            name_of(record, by).into_iter().for_each(|name| self.named.entry((kind, by, name)).or_default().add(id));
        }
        match kind.owner() {
            Some(field) => record.get(field).reference().into_iter().for_each(|owner| {
                self.owned.entry((kind, owner)).or_default().add(id);
            }),
            None if kind.key().is_none() => {
                self.alike.entry((kind, record.identity_text())).or_default().add(id);
            }
            None => {}
        }
    }

    /// Adds stored records, unless they are loaded already.
    pub(super) fn add_stored(&mut self, records: Vec<Record>) {
        for record in records {
            let id = record.id();
            if self.get(id).is_none() {
                self.index(&record);
                let before = Some(Box::new(record.clone()));
                self.records.add(StagedRecord { before, now: record, seen: false });
            }
        }
    }

    /// Loads all records of a kind that has only few.
    pub(super) fn load(&mut self, kind: Kind) -> Result<(), CommitError> {
        if self.whole.insert(kind) {
            let records = match self.on.filter(|_| kind.keeps_identity()) {
                Some(on) => self.repo.all_on(kind, on)?,
                None => self.repo.all(kind)?,
            };
            self.add_stored(records);
        }
        Ok(())
    }

    /// The records of a kind that was loaded as a whole.
    pub(super) fn all(&self, kind: Kind) -> impl Iterator<Item = &Record> {
        self.records.of_kind(kind).map(|entry| &entry.now)
    }

    /// The records of a kind without an owner and a key that are the same as one with these values, but for what was set since.
    pub(super) fn alike(&mut self, kind: Kind, values: &[(&'static str, Value)]) -> Result<Vec<Id>, CommitError> {
        self.load(kind)?;
        let mut record = Record::blank(kind, Id::UNSET);
        record.set_all(values)?;
        Ok(self.alike.get(&(kind, record.identity_text())).into_iter().flat_map(FewIds::iter).collect())
    }

    /// The next code that no team has: T083 after T082.
    pub(super) fn next_code(&mut self) -> Result<String, CommitError> {
        self.load(Kind::Team)?;
        let codes = || self.all(Kind::Team).filter_map(Team::of).filter_map(|team| number_in_code(&team.code));
        let (_, highest) = match self.highest_code {
            Some(known) => known,
            // A row asks before it makes a team.
            None => *self.highest_code.insert(codes().max().map_or((0, 0), |highest| (highest, highest))),
        };
        Ok(code_after(highest))
    }

    /// The record of a kind with this key or name; `None` when there is none.
    ///
    /// # Errors
    /// Returns `ambiguous-name` when there are several.
    pub(super) fn find(&mut self, kind: Kind, text: &str) -> Result<Option<Id>, CommitError> {
        one_of(kind, text, &self.find_all(kind, text)?)
    }

    /// All records of a kind with this key, otherwise those with this name, otherwise those that have it on other days.
    pub(super) fn find_all(&mut self, kind: Kind, text: &str) -> Result<Vec<Id>, CommitError> {
        let folded = fold(text);
        if kind == Kind::Member {
            self.look_up_member(text, &folded)?;
        } else {
            self.load(kind)?;
        }
        let found = self.matching(kind, MatchBy::Key, &folded);
        if !found.is_empty() {
            return Ok(found);
        }
        let name = if is_person(kind) { spoken(text) } else { folded.clone() };
        let found = self.matching(kind, MatchBy::Name, &name);
        let named_on_days = kind.keeps_identity() && kind.dated_fields().any(|field| field == "name");
        if found.is_empty() && named_on_days { self.formerly(kind, text, folded) } else { Ok(found) }
    }

    /// The records that have this name in the store, or had it on an earlier day.
    fn formerly(&mut self, kind: Kind, text: &str, folded: String) -> Result<Vec<Id>, CommitError> {
        if let Some(known) = self.former.get(&(kind, folded.clone())) {
            return Ok(known.clone());
        }
        let stored = self.repo.named(kind, text)?;
        let ids: Vec<Id> = stored.iter().map(Record::id).filter(|id| self.get(*id).is_some()).collect();
        self.former.insert((kind, folded), ids.clone());
        Ok(ids)
    }

    /// The stored member with this name, for what a sheet tells about somebody who exists already. A new member is known by
    /// number only.
    ///
    /// # Errors
    /// Returns `ambiguous-name` when several have it.
    pub(super) fn member_named(&mut self, name: &str) -> Result<Option<Id>, CommitError> {
        let found = self.repo.named(Kind::Member, name)?;
        let ids: Vec<Id> = found.iter().map(Record::id).collect();
        self.add_stored(found);
        one_of(Kind::Member, name, &ids)
    }

    /// The staff member with this name; `None` when there is none.
    ///
    /// # Errors
    /// Returns `ambiguous-name` when several have it.
    pub(super) fn staff_named(&mut self, person: &PersonName) -> Result<Option<Id>, CommitError> {
        self.load(Kind::Staff)?;
        one_of(Kind::Staff, &person.display(), &self.matching(Kind::Staff, MatchBy::Name, &fold(&person.spoken())))
    }

    fn matching(&self, kind: Kind, by: MatchBy, name: &str) -> Vec<Id> {
        let still = |id: &Id| self.get(*id).and_then(|record| name_of(record, by)).as_deref() == Some(name);
        let found = self.named.get(&(kind, by, name.to_owned()));
        found.into_iter().flat_map(FewIds::iter).filter(still).collect()
    }

    fn look_up_member(&mut self, number: &str, folded: &str) -> Result<(), CommitError> {
        let number_looked_up = (Kind::Member, MatchBy::Key, folded.to_owned());
        if self.named.contains_key(&number_looked_up) || !self.any_member_stored()? {
            return Ok(());
        }
        let mut found = self.repo.named(Kind::Member, number)?;
        found.retain(|record| name_of(record, MatchBy::Key).as_deref() == Some(folded));
        self.add_stored(found);
        self.named.entry(number_looked_up).or_default();
        Ok(())
    }

    /// Whether any member is stored. Looked up once, because an import into an empty store need not look for each member.
    pub(super) fn any_member_stored(&mut self) -> Result<bool, CommitError> {
        if let Some(known) = self.members_stored {
            return Ok(known);
        }
        let query = Query::of(Kind::Member, Day::default()).of_all_times().showing(&["number"]);
        let known = !self.repo.window(&query, 0, 1)?.rows.is_empty();
        self.members_stored = Some(known);
        Ok(known)
    }

    /// The stored numbers or codes of a kind.
    pub(super) fn keys(&mut self, kind: Kind) -> Result<Vec<String>, StoreError> {
        let Some(key) = kind.key() else { return Ok(Vec::new()) };
        let query = Query::of(kind, Day::default()).of_all_times().showing(&[key]);
        let (mut keys, mut from) = (Vec::new(), 0);
        loop {
            let rows = self.repo.window(&query, from, KEYS_AT_ONCE)?.rows;
            if rows.is_empty() {
                return Ok(keys);
            }
            from += rows.len() as u64;
            keys.extend(rows.iter().filter_map(|row| row.cells.first()).map(|cell| cell.value.plain()));
        }
    }

    /// The dated facts of a kind that a record owns, ordered by first day.
    pub(super) fn owned(&mut self, kind: Kind, owner: Id) -> Result<Vec<Id>, CommitError> {
        match (kind.owner(), self.records.get(owner)) {
            // Members are many: of the facts about them only those of this one are loaded.
            (Some(field), Some(entry)) if entry.now.kind() == Kind::Member && !kind.keeps_identity() => {
                if entry.before.is_some() && !self.owned.contains_key(&(kind, owner)) {
                    let records = self.repo.referring(kind, field, owner)?;
                    self.owned.entry((kind, owner)).or_default();
                    self.add_stored(records);
                }
            }
            _ => self.load(kind)?,
        }
        let there = self.owned.get(&(kind, owner)).into_iter().flat_map(FewIds::iter);
        let mut ids: Vec<Id> = there.filter(|id| self.get(*id).is_some()).collect();
        ids.sort_by_key(|id| self.field(*id, "from").day());
        Ok(ids)
    }

    /// The same as records of their own type.
    pub(super) fn owned_as<R: Recorded>(&mut self, owner: Id) -> Result<Vec<R>, CommitError> {
        let ids = self.owned(R::KIND, owner)?;
        Ok(ids.into_iter().filter_map(|id| R::out_of(self.get(id)?.clone())).collect())
    }

    /// The changes to commit, in an order in which they can be made, and the numbers of records of each kind.
    pub(super) fn close(self) -> (Vec<Change>, Vec<(Kind, Tally)>) {
        let ImportStaging { records, .. } = self;
        let mut tallies: BTreeMap<Kind, Tally> = BTreeMap::new();
        let mut changes: Vec<Change> = Vec::with_capacity(records.iter().filter(|entry| entry.is_changed()).count());
        records.each(|StagedRecord { before, now, seen }| {
            let tally = tallies.entry(now.kind()).or_default();
            match before {
                Some(before) if *before == now => tally.unchanged += u64::from(seen),
                Some(before) => {
                    tally.changed += 1;
                    changes.push(Change::Update { before: *before, after: now });
                }
                None => {
                    tally.new += 1;
                    changes.push(Change::Create(now));
                }
            }
        });
        in_order(&mut changes);
        (changes, tallies.into_iter().filter(|(_, tally)| *tally != Tally::default()).collect())
    }
}

/// Puts changes in an order in which they can be made: each kind refers only to kinds before it, and a fact has to end before the
/// one that follows it begins.
pub(super) fn in_order(changes: &mut [Change]) {
    // In place: another list of as many changes may be large.
    changes.sort_unstable_by_key(|change| (change.kind(), matches!(change, Change::Create(_)), change.id()));
}

/// The one record that a text means; `None` when there is none.
///
/// # Errors
/// Returns `ambiguous-name` when there are several.
fn one_of(kind: Kind, text: &str, found: &[Id]) -> Result<Option<Id>, CommitError> {
    match found {
        [] => Ok(None),
        [id] => Ok(Some(*id)),
        _ => Err(Refusal::ambiguous(kind, text).into()),
    }
}

/// The folded key or name of a record.
fn name_of(record: &Record, by: MatchBy) -> Option<String> {
    match (by, record.kind()) {
        (MatchBy::Key, kind) => Some(fold(&record.get(kind.key()?).plain())),
        (MatchBy::Name, Kind::Team | Kind::Chance) => Some(fold(&record.label())),
        (MatchBy::Name, kind) if is_person(kind) => {
            Some(fold(&["given_name", "prefix", "surname"].map(|part| record.get(part).plain()).join(" ")))
        }
        (MatchBy::Name, _) => None,
    }
}

/// Whether records of a kind are loaded as a whole and named by a person's name.
fn is_person(kind: Kind) -> bool {
    matches!(kind, Kind::Staff | Kind::Candidate)
}

/// A person's name in any form, as it is spoken and folded.
fn spoken(text: &str) -> String {
    fold(&PersonName::parse_one(text).spoken())
}
