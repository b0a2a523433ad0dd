//! One way to write: a change holds a record before and after, a set of changes is committed whole or not at all.
//! Undo, the log, conflict detection, the import preview and reloading after somebody else's edit all come from this.

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

/// The number of a committed set; 0 is the empty store. Each commit gets the next.
pub type Revision = u64;

/// One record, before and after. One of the two is always there.
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
        /// As it was when the change was thought of.
        before: Record,
        /// As it has to become.
        after: Record,
    },
    /// The record goes: made by undo, and by the verb that finds that what was recorded never was (an absence of no day).
    Remove(Record),
}

impl Change {
    /// The record concerned: as it becomes, or as it was when it goes.
    pub fn record(&self) -> &Record {
        match self {
            Change::Create(record) | Change::Remove(record) | Change::Update { after: record, .. } => record,
        }
    }

    /// Which record.
    pub fn id(&self) -> Id {
        self.record().id()
    }

    /// Of which kind.
    pub fn kind(&self) -> Kind {
        self.record().kind()
    }

    /// The fields whose value differs: name, before, after. A new record starts from [`Value::Empty`], one that goes
    /// ends there.
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

    /// What it does to the record.
    pub fn deed(&self) -> ChangeKind {
        match self {
            Change::Create(_) => ChangeKind::Created,
            Change::Update { .. } => ChangeKind::Updated,
            Change::Remove(_) => ChangeKind::Removed,
        }
    }

    /// What has to be stored, given what is stored now: fields that only one side changed are merged, so that two
    /// people can edit different fields of one record. `Ok(None)` means the record goes.
    ///
    /// # Errors
    /// The clashes, when a field that this change sets is no longer what it was.
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

/// A place where somebody else was first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// Kind of the record.
    pub kind: Kind,
    /// Which record.
    pub id: Id,
    /// Which field; `None` when the whole record came or went.
    pub field: Option<&'static str>,
    /// What the change was based on.
    pub seen: Value,
    /// What it would have stored.
    pub yours: Value,
    /// What is stored now.
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

/// What a verb decides: the changes, and what to tell though it stops nothing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Decision {
    /// In the order in which they must be made.
    pub changes: Vec<Change>,
    /// Remarks.
    pub warnings: Vec<Warning>,
}

impl Decision {
    /// A new record, checked.
    ///
    /// # Errors
    /// What its field table or its own rules refuse.
    pub fn create(&mut self, record: impl Into<Record>) -> Result<(), Refusal> {
        let record = record.into();
        record.check()?;
        self.changes.push(Change::Create(record));
        Ok(())
    }

    /// A changed record, checked; nothing is noted when nothing differs.
    ///
    /// # Errors
    /// What its field table or its own rules refuse.
    pub fn update(&mut self, before: impl Into<Record>, after: impl Into<Record>) -> Result<(), Refusal> {
        let (before, after) = (before.into(), after.into());
        after.check()?;
        if before != after {
            self.changes.push(Change::Update { before, after });
        }
        Ok(())
    }

    /// A record with something altered; see [`update`](Decision::update).
    ///
    /// # Errors
    /// What its field table or its own rules refuse.
    pub fn alter<R: Recorded>(&mut self, before: &R, alter: impl FnOnce(&mut R)) -> Result<(), Refusal> {
        let mut after = before.clone();
        alter(&mut after);
        self.update(before.clone(), after)
    }

    /// A decision that is one new record.
    ///
    /// # Errors
    /// As [`create`](Decision::create).
    pub fn created(record: impl Into<Record>) -> Result<Decision, Refusal> {
        let mut decision = Decision::default();
        decision.create(record)?;
        Ok(decision)
    }

    /// A decision that is one changed record.
    ///
    /// # Errors
    /// As [`update`](Decision::update).
    pub fn updated(before: impl Into<Record>, after: impl Into<Record>) -> Result<Decision, Refusal> {
        let mut decision = Decision::default();
        decision.update(before, after)?;
        Ok(decision)
    }

    /// A decision that is one record with something altered.
    ///
    /// # Errors
    /// As [`alter`](Decision::alter).
    pub fn altered<R: Recorded>(before: &R, alter: impl FnOnce(&mut R)) -> Result<Decision, Refusal> {
        let mut after = before.clone();
        alter(&mut after);
        Decision::updated(before.clone(), after)
    }

    /// A remark, if there is one.
    pub fn warn(&mut self, remark: impl Into<Option<Refusal>>) {
        self.warnings.extend(remark.into().map(Warning));
    }

    /// The changes and remarks of another decision, after these.
    pub fn and(mut self, other: Decision) -> Decision {
        self.changes.extend(other.changes);
        self.warnings.extend(other.warnings);
        self
    }
}

/// Several decisions as one, each after the one before.
impl FromIterator<Decision> for Decision {
    fn from_iter<I: IntoIterator<Item = Decision>>(decisions: I) -> Self {
        decisions.into_iter().fold(Decision::default(), Decision::and)
    }
}

/// Everything that is committed in one go: one step to undo, one entry in the log.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeSet {
    /// Made by who asks for the commit, so that after a cut line one can ask whether it landed.
    pub operation: Id,
    /// When it was committed, by the clock that was handed in.
    pub at: DateTime<Utc>,
    /// The user who acts, by the name of the account or the one given with `--as`.
    pub actor: String,
    /// What the whole of it is called in the log.
    pub verb: LogVerb,
    /// The set that this one undoes, when it is an undo (or, of an undo, a redo).
    pub undoes: Option<Revision>,
    /// Whether it was named a correction: only then it may change days whose figures were published.
    pub correction: bool,
    /// The changes, each after those it builds on.
    pub changes: Vec<Change>,
}

impl ChangeSet {
    /// A set that takes nothing back and is no correction.
    pub fn new(
        operation: Id,
        at: DateTime<Utc>,
        actor: impl Into<String>,
        verb: LogVerb,
        changes: Vec<Change>,
    ) -> Self {
        Self { operation, at, actor: actor.into(), verb, undoes: None, correction: false, changes }
    }
}

/// One change as the log keeps it: only the fields that differ.
#[derive(Debug, Clone, PartialEq)]
pub struct LoggedChange {
    /// Kind of the record.
    pub kind: Kind,
    /// Its identity.
    pub id: Id,
    /// What happened to the record.
    pub deed: ChangeKind,
    /// Name of the record as it is known now; for a dated fact the name of what it belongs to.
    pub label: String,
    /// Field, value before, value after.
    pub fields: Vec<(&'static str, Value, Value)>,
}

named! {
    /// What happened to one record.
    pub enum ChangeKind {
        /// It was made.
        Created = "created",
        /// It was changed.
        Updated = "updated",
        /// It was taken away by an undo.
        Removed = "removed",
    }
}

/// A committed set as the log keeps it.
#[derive(Debug, Clone, PartialEq)]
pub struct LoggedSet {
    /// Its number.
    pub revision: Revision,
    /// See [`ChangeSet::operation`].
    pub operation: Id,
    /// When it was committed, by the clock that was handed in.
    pub at: DateTime<Utc>,
    /// The user who acts, by the name of the account or the one given with `--as`.
    pub actor: String,
    /// The identifier of its [`LogVerb`].
    pub verb: String,
    /// The set it undoes.
    pub undoes: Option<Revision>,
    /// The first closed day that it corrects; `None` when it left the closed periods as they were.
    pub corrects: Option<Day>,
    /// Whether a later set took it back, and stands.
    pub taken_back: bool,
    /// How many records it changed; `changes` may hold only the first of them.
    pub size: u64,
    /// What it changed.
    pub changes: Vec<LoggedChange>,
    /// Names of the records that the values refer to, as they are known now.
    pub labels: Vec<(Id, String)>,
}

impl LoggedSet {
    /// The changes that are told one by one. What a field held before is told with what it became, and by itself only where
    /// nothing else changed.
    pub fn told(&self) -> impl Iterator<Item = &LoggedChange> {
        let all = self.changes.iter().all(|change| change.kind == Kind::PastValue);
        self.changes.iter().filter(move |change| all || change.kind != Kind::PastValue)
    }

    /// The first day on which a field of a record holds what it became: the day after what was kept of before. `None` where nothing
    /// was kept.
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

    /// The name of a record that a value refers to; empty when it is gone.
    pub fn label(&self, id: Id) -> &str {
        self.labels.iter().find(|(known, _)| *known == id).map_or("", |(_, label)| label)
    }
}

/// The changes that take a logged set back, last first. `current` gives the records as they are stored now.
///
/// # Errors
/// `changed-since` when a record that the set touched has since been changed in the same fields or is gone; the code of a kind
/// that is frozen, for what is sent out stays as it was sent and a number is given once.
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
