//! Changes: each holds a record before and after, and a change set is committed as a whole or not at all. Undo, the log,
//! conflict detection, the import preview and reloading after somebody else's edit are all built on this.

use chrono::{DateTime, Utc};

use super::days::Day;
use super::id::Id;
use super::kinds::PastValue;
use super::log_verb::LogVerb;
use super::named::named;
use super::reason::Reason;
use super::record::{Kind, Record, Recorded};
use super::refusal::{Refusal, Warning};
use super::value::Value;

/// The number of a committed change set, one more than that of the one before; 0 is the empty store.
pub type Revision = u64;

/// One record before and after a change; at least one of the two exists.
#[derive(Debug, Clone, PartialEq)]
#[allow(
    clippy::large_enum_variant,
    reason = "changes are few and short-lived; most are updates, and boxing them gains nothing"
)]
pub enum Change {
    /// The record is new.
    Create(Record),
    /// Some of its fields differ; both sides have the same kind and identity.
    Update {
        /// The record as it was when the change was decided on.
        before: Record,
        /// The record as it has to become.
        after: Record,
    },
    /// The record is removed: by undo, or by the verb that finds that what was recorded never happened (an absence of no day).
    Remove(Record),
}

impl Change {
    /// The record as it becomes or, when it is removed, as it was.
    pub fn record(&self) -> &Record {
        match self {
            Change::Create(record) | Change::Remove(record) | Change::Update { after: record, .. } => record,
        }
    }

    /// Identity of the record.
    pub fn id(&self) -> Id {
        self.record().id()
    }

    /// Kind of the record.
    pub fn kind(&self) -> Kind {
        self.record().kind()
    }

    /// The fields whose value differs, as name, value before and value after. A new record starts from [`Value::Empty`], and
    /// a removed one ends there.
    pub fn differences(&self) -> Vec<(&'static str, Value, Value)> {
        self.kind()
            .fields()
            .iter()
            .map(|info| {
                let held = |side: Option<&Record>| side.map_or(Value::Empty, |record| record.get(info.name));
                (info.name, held(self.before()), held(self.after()))
            })
            .filter(|(_, before, after)| before != after)
            .collect()
    }

    /// The record as it was; `None` for a new one.
    pub fn before(&self) -> Option<&Record> {
        match self {
            Change::Create(_) => None,
            Change::Update { before: record, .. } | Change::Remove(record) => Some(record),
        }
    }

    /// The record as it becomes; `None` for one that goes.
    pub fn after(&self) -> Option<&Record> {
        match self {
            Change::Remove(_) => None,
            Change::Update { after: record, .. } | Change::Create(record) => Some(record),
        }
    }

    /// Whether the record is created, updated or removed.
    pub fn deed(&self) -> ChangeKind {
        match self {
            Change::Create(_) => ChangeKind::Created,
            Change::Update { .. } => ChangeKind::Updated,
            Change::Remove(_) => ChangeKind::Removed,
        }
    }

    /// What has to be stored, given what is stored now. Fields that only one side changed are merged, so that two people can
    /// edit different fields of one record. `Ok(None)` means that the record is removed.
    ///
    /// # Errors
    /// Returns the clashes when a field that this change sets no longer holds what the change was based on.
    pub fn onto(&self, stored: Option<&Record>) -> Result<Option<Record>, Vec<Clash>> {
        match (self, stored) {
            (Change::Create(record), None) => Ok(Some(record.clone())),
            (Change::Create(record), Some(there)) => Err(vec![Clash::whole(record, Some(there))]),
            (Change::Update { after, .. }, None) => Err(vec![Clash::whole(after, None)]),
            (Change::Remove(record), None) => Err(vec![Clash::whole(record, None)]),
            (Change::Remove(record), Some(there)) if record == there => Ok(None),
            (Change::Remove(record), Some(there)) => Err(vec![Clash::whole(record, Some(there))]),
            (Change::Update { .. }, Some(there)) => {
                let mut merged = there.clone();
                let mut clashes = Vec::new();
                for (field, before, after) in self.differences() {
                    let theirs = there.get(field);
                    if theirs != before && theirs != after {
                        clashes.push(Clash {
                            kind: self.kind(),
                            id: self.id(),
                            field: Some(field),
                            seen: before,
                            yours: after,
                            theirs,
                        });
                    } else if merged.set(field, after.clone()).is_err() {
                        clashes.push(Clash::whole(there, Some(there)));
                    }
                }
                if clashes.is_empty() { Ok(Some(merged)) } else { Err(clashes) }
            }
        }
    }
}

/// A place where somebody else changed the record first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// Kind of the record.
    pub kind: Kind,
    /// Identity of the record.
    pub id: Id,
    /// The field in conflict; `None` when the whole record was created or removed.
    pub field: Option<&'static str>,
    /// The value that the change was based on.
    pub seen: Value,
    /// The value that the change would have stored.
    pub yours: Value,
    /// The value that is stored now.
    pub theirs: Value,
}

impl Clash {
    fn whole(record: &Record, theirs: Option<&Record>) -> Self {
        let label = |r: &Record| Value::Text(r.label());
        Clash {
            kind: record.kind(),
            id: record.id(),
            field: None,
            seen: Value::Empty,
            yours: label(record),
            theirs: theirs.map_or(Value::Empty, label),
        }
    }
}

/// The decision of a verb: the changes to make, and warnings that stop nothing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Decision {
    /// The changes, in the order in which they have to be made.
    pub changes: Vec<Change>,
    /// What the user should know although nothing is refused.
    pub warnings: Vec<Warning>,
}

impl Decision {
    /// Adds a new record, after checking it.
    ///
    /// # Errors
    /// Returns the refusal of its field table or of the rules between its fields.
    pub fn create(&mut self, record: impl Into<Record>) -> Result<(), Refusal> {
        let record = record.into();
        record.check()?;
        self.changes.push(Change::Create(record));
        Ok(())
    }

    /// Adds a changed record, after checking it; adds nothing when no field differs. A field that does not fit what another became
    /// is left empty, with a remark.
    ///
    /// # Errors
    /// Returns the refusal of its field table or of the rules between its fields.
    pub fn update(&mut self, before: impl Into<Record>, after: impl Into<Record>) -> Result<(), Refusal> {
        let (before, mut after) = (before.into(), after.into());
        self.warn(after.give_way(&before));
        after.check()?;
        if before != after {
            self.changes.push(Change::Update { before, after });
        }
        Ok(())
    }

    /// Adds the change that `alter` makes to a record; see [`update`](Decision::update).
    ///
    /// # Errors
    /// Returns the refusal of its field table or of the rules between its fields.
    pub fn alter<R: Recorded>(&mut self, before: &R, alter: impl FnOnce(&mut R)) -> Result<(), Refusal> {
        let mut after = before.clone();
        alter(&mut after);
        self.update(before.clone(), after)
    }

    /// A decision that consists of one new record.
    ///
    /// # Errors
    /// Fails as [`create`](Decision::create) does.
    pub fn created(record: impl Into<Record>) -> Result<Decision, Refusal> {
        let mut decision = Decision::default();
        decision.create(record)?;
        Ok(decision)
    }

    /// A decision that is one changed record.
    ///
    /// # Errors
    /// Fails as [`update`](Decision::update) does.
    pub fn updated(before: impl Into<Record>, after: impl Into<Record>) -> Result<Decision, Refusal> {
        let mut decision = Decision::default();
        decision.update(before, after)?;
        Ok(decision)
    }

    /// A decision that consists of one changed record.
    ///
    /// # Errors
    /// Fails as [`alter`](Decision::alter) does.
    pub fn altered<R: Recorded>(before: &R, alter: impl FnOnce(&mut R)) -> Result<Decision, Refusal> {
        let mut decision = Decision::default();
        decision.alter(before, alter)?;
        Ok(decision)
    }

    /// Adds a warning, if there is one. What is said of many records in the same words is said once.
    pub fn warn(&mut self, remark: impl Into<Option<Refusal>>) {
        let fresh = remark.into().map(Warning).filter(|warning| !self.warnings.contains(warning));
        self.warnings.extend(fresh);
    }

    /// Appends the changes and warnings of another decision.
    pub fn and(mut self, other: Decision) -> Decision {
        self.changes.extend(other.changes);
        other.warnings.into_iter().for_each(|Warning(remark)| self.warn(remark));
        self
    }
}

/// Joins several decisions into one, in their order.
impl FromIterator<Decision> for Decision {
    fn from_iter<I: IntoIterator<Item = Decision>>(decisions: I) -> Self {
        decisions.into_iter().fold(Decision::default(), Decision::and)
    }
}

/// A change set: the changes that are committed together, as one step to undo and one entry in the log.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeSet {
    /// Identity made by the caller, so that it can ask after a broken connection whether the set was committed.
    pub operation: Id,
    /// Moment of the commit, by the clock that was passed in.
    pub at: DateTime<Utc>,
    /// Name of the acting user: that of the account, or the one given with `--as`.
    pub actor: String,
    /// The verb by which the log names the set as a whole.
    pub verb: LogVerb,
    /// The set that this one undoes, when it is an undo (or, when it undoes an undo, a redo).
    pub undoes: Option<Revision>,
    /// Whether the set was named a correction; only then may it change days in a closed period.
    pub correction: bool,
    /// What the log says of the set besides its records: where they came from; `None` when there is nothing to say.
    pub note: Option<String>,
    /// The changes, each after those that it builds on.
    pub changes: Vec<Change>,
}

impl ChangeSet {
    /// A set that undoes nothing, is no correction and has no note.
    pub fn new(
        operation: Id,
        at: DateTime<Utc>,
        actor: impl Into<String>,
        verb: LogVerb,
        changes: Vec<Change>,
    ) -> Self {
        Self { operation, at, actor: actor.into(), verb, undoes: None, correction: false, note: None, changes }
    }
}

/// One change as the log keeps it, with only the fields that differ.
#[derive(Debug, Clone, PartialEq)]
pub struct LoggedChange {
    /// Kind of the record.
    pub kind: Kind,
    /// Identity of the record.
    pub id: Id,
    /// Whether the record was created, updated or removed.
    pub deed: ChangeKind,
    /// Current name of the record; for a dated fact the name of its owner.
    pub label: String,
    /// For each field that differs: its identifier, the value before and the value after.
    pub fields: Vec<(&'static str, Value, Value)>,
}

named! {
    /// What a change did to one record.
    pub enum ChangeKind {
        /// The record was created.
        Created = "created",
        /// Fields of the record were changed.
        Updated = "updated",
        /// The record was removed, by an undo or because it never should have been.
        Removed = "removed",
    }
}

/// A committed set as the log keeps it.
#[derive(Debug, Clone, PartialEq)]
pub struct LoggedSet {
    /// Number of the set.
    pub revision: Revision,
    /// See [`ChangeSet::operation`].
    pub operation: Id,
    /// Moment of the commit, by the clock that was passed in.
    pub at: DateTime<Utc>,
    /// Name of the user who acted: that of the account, or the one given with `--as`.
    pub actor: String,
    /// The identifier of its [`LogVerb`], kept as text so that a set with an unknown verb can still be read.
    pub verb: String,
    /// The set that it undoes; `None` when it is no undo.
    pub undoes: Option<Revision>,
    /// The first closed day that it corrects; `None` when it changed no closed period.
    pub corrects: Option<Day>,
    /// See [`ChangeSet::note`].
    pub note: Option<String>,
    /// Whether a later set undid this one, and was not undone itself.
    pub taken_back: bool,
    /// Number of records that it changed; `changes` may hold only the first of them.
    pub size: u64,
    /// The changes in the set, in the order in which they were made.
    pub changes: Vec<LoggedChange>,
    /// Current names of the records that the values refer to.
    pub labels: Vec<(Id, String)>,
}

impl LoggedSet {
    /// The changes that the log shows one by one. A past value is shown with the change that made it, and by itself only where
    /// nothing else changed.
    pub fn told(&self) -> impl Iterator<Item = &LoggedChange> {
        let all = self.changes.iter().all(|change| change.kind == Kind::PastValue);
        self.changes.iter().filter(move |change| all || change.kind != Kind::PastValue)
    }

    /// The first day on which a field of a record holds its new value: the day after the past value in this set ends. `None`
    /// where the set holds no past value of the field.
    pub fn holds_from(&self, record: Id, field: &str) -> Option<Day> {
        let (record, field) = (Value::Text(record.to_string()), Value::Text(field.to_owned()));
        let mut kept = self.changes.iter().filter(|c| c.kind == Kind::PastValue && c.deed == ChangeKind::Created);
        let of = |change: &LoggedChange, name: &str| {
            change.fields.iter().find(|(known, ..)| *known == name).map(|(_, _, after)| after.clone())
        };
        let own = |change: &&LoggedChange| {
            of(change, PastValue::record).as_ref() == Some(&record)
                && of(change, PastValue::field).as_ref() == Some(&field)
        };
        match of(kept.rfind(own)?, PastValue::until)? {
            Value::Day(until) => until.succ_opt(),
            _ => None,
        }
    }

    /// The name of a record that a value refers to; empty when that record is gone.
    pub fn label(&self, id: Id) -> &str {
        self.labels.iter().find(|(known, _)| *known == id).map_or("", |(_, label)| label)
    }
}

/// The changes that undo a logged set, last first. `current` gives the records as they are stored now.
///
/// # Errors
/// Returns `changed-since` when a record in the set was changed in the same fields since, or is gone. Returns the reason of a
/// frozen kind: a statement that was sent stays as it was sent, and its number is given only once.
pub fn take_back(set: &LoggedSet, mut current: impl FnMut(Kind, Id) -> Option<Record>) -> Result<Vec<Change>, Refusal> {
    if let Some(code) = set.changes.iter().find_map(|logged| logged.kind.frozen()) {
        return Err(Refusal::new(code));
    }
    let mut changes = Vec::new();
    let since = |label: &str| Refusal::new(Reason::ChangedSince).with("record", label);
    for logged in set.changes.iter().rev() {
        match logged.deed {
            ChangeKind::Created => {
                let record = current(logged.kind, logged.id).ok_or_else(|| since(&logged.label))?;
                if logged.fields.iter().any(|(field, _, after)| record.get(field) != *after) {
                    return Err(since(&logged.label));
                }
                changes.push(Change::Remove(record));
            }
            ChangeKind::Removed => {
                let mut record = Record::blank(logged.kind, logged.id);
                for (field, before, _) in &logged.fields {
                    record.set(field, before.clone())?;
                }
                changes.push(Change::Create(record));
            }
            ChangeKind::Updated => {
                let before = current(logged.kind, logged.id).ok_or_else(|| since(&logged.label))?;
                let mut after = before.clone();
                for (field, old, new) in &logged.fields {
                    if before.get(field) != *new {
                        return Err(since(&logged.label));
                    }
                    after.set(field, old.clone())?;
                }
                changes.push(Change::Update { before, after });
            }
        }
    }
    Ok(changes)
}
