//! Sums up a set of changes for one line: whom it is about, how many, and which values changed.

use super::change::{Change, ChangeKind};
use super::id::Id;
use super::query::Cell;
use super::record::{Kind, Record};
use super::redaction::SCORE;
use super::value::{FieldType, Value};

/// Most fields in the line.
const FIELDS: usize = 2;

/// The parts of the line.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeSummary {
    /// The records that it is about, each once; for dated facts their owners.
    pub about: Vec<(Kind, Id)>,
    /// Name of the first of those.
    pub name: String,
    /// Kind of the records that changed.
    pub kind: Kind,
    /// Whether the records were created, updated or removed.
    pub deed: ChangeKind,
    /// For updated records: at most two of the changed fields.
    pub fields: Vec<FieldSummary>,
    /// Every record of the set that still exists.
    pub records: Vec<(Kind, Id)>,
}

/// A changed field. A side is `None` where it differs among the records, or may not be shown to anybody.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldSummary {
    /// Identifier of the field.
    pub name: &'static str,
    /// The value before the change.
    pub before: Option<Cell>,
    /// The value after the change.
    pub after: Option<Cell>,
}

impl ChangeSummary {
    /// Sums up changes; `None` when there are none. For a fact that continues as another record the change counts, not the part
    /// that is kept. `name_of` names records that are not in the set.
    ///
    /// # Errors
    /// Returns the error that `name_of` reports.
    pub fn of<E>(
        changes: &[Change],
        mut name_of: impl FnMut(Kind, Id) -> Result<String, E>,
    ) -> Result<Option<Self>, E> {
        let Some(main) = main_of(changes) else { return Ok(None) };
        // Where one changes more than the others, what most of them change is told, and all of those count.
        let alike = |change: &&Change| (change.kind(), change.deed()) == (main.kind(), main.deed());
        let with =
            |field: &'static str| changes.iter().filter(alike).filter(move |change| told(change).contains(&field));
        let of_main: Vec<&Change> = match told(main).into_iter().rev().max_by_key(|field| with(field).count()) {
            Some(field) => with(field).collect(),
            None => changes.iter().filter(alike).collect(),
        };
        let of_all = |field: &&'static str| of_main.iter().all(|change| told(change).contains(field));
        let fields: Vec<&'static str> = told(main).into_iter().filter(of_all).collect();
        let mut about = Vec::new();
        for change in &of_main {
            let whom = subject(change.record());
            if !about.contains(&whom) {
                about.push(whom);
            }
        }
        let mut name = |kind, id| match changes.iter().find(|change| change.id() == id) {
            Some(change) if change.kind().owner().is_none() => Ok(change.record().label()),
            _ => name_of(kind, id),
        };
        let mut side = |field: &'static str, of: fn(&Change) -> Option<&Record>| -> Result<Option<Cell>, E> {
            let values: Vec<Value> = of_main.iter().filter_map(|change| Some(of(change)?.get(field))).collect();
            match values.first().filter(|first| values.iter().all(|value| value == *first)) {
                Some(value) => told_as((main.kind(), field), value, &mut name),
                None => Ok(None),
            }
        };
        let mut summaries = Vec::new();
        for field in fields {
            summaries.push(FieldSummary {
                name: field,
                before: side(field, Change::before)?,
                after: side(field, Change::after)?,
            });
        }
        let (kind, id) = subject(main.record());
        let name = name(kind, id)?;
        let there = changes.iter().filter(|change| !matches!(change, Change::Remove(_)));
        let records = there.map(|change| (change.kind(), change.id())).collect();
        Ok(Some(Self { about, name, kind: main.kind(), deed: main.deed(), fields: summaries, records }))
    }

    /// The records and their owners: where a cursor can go to see the change.
    pub fn places(&self) -> Vec<(Kind, Id)> {
        self.records.iter().chain(&self.about).copied().collect()
    }
}

impl FieldSummary {
    /// All fields that one change sets; `name_of` names the records that it refers to.
    ///
    /// # Errors
    /// Returns the error that `name_of` reports.
    pub fn all_of<E>(change: &Change, mut name_of: impl FnMut(Kind, Id) -> Result<String, E>) -> Result<Vec<Self>, E> {
        let mut side = |name, value: Value| told_as((change.kind(), name), &value, &mut name_of);
        let fields = change.differences().into_iter();
        fields
            .map(|(name, before, after)| Ok(Self { name, before: side(name, before)?, after: side(name, after)? }))
            .collect()
    }
}

/// A value as it is told: a reference with the name of its record; `None` for what may not be shown to anybody.
fn told_as<E>(
    (kind, field): (Kind, &'static str),
    value: &Value,
    mut name_of: impl FnMut(Kind, Id) -> Result<String, E>,
) -> Result<Option<Cell>, E> {
    if (kind, field) == SCORE {
        return Ok(None);
    }
    let label = match (kind.field(field).map(|info| info.ty), value.reference()) {
        (Some(FieldType::Ref(to)), Some(id)) => Some(name_of(to, id)?),
        _ => None,
    };
    Ok(Some(Cell { value: value.clone(), label }))
}

/// The change that tells most: the first, but of records that were created or removed one of the kind of which there are most.
fn main_of(changes: &[Change]) -> Option<&Change> {
    let least = changes.iter().map(rank).min()?;
    let mut counts: Vec<(&Change, usize)> = Vec::new();
    for change in changes.iter().filter(|change| rank(change) == least) {
        let alike = |(first, _): &&mut (&Change, usize)| (first.kind(), first.deed()) == (change.kind(), change.deed());
        match counts.iter_mut().find(alike) {
            Some((_, count)) => *count += 1,
            None => counts.push((change, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    let is_main = |(change, count): &&(&Change, usize)| *count == most || matches!(change, Change::Update { .. });
    counts.iter().find(is_main).map(|(change, _)| *change)
}

/// How much a change tells, the lowest rank most: an update of a value, then a record that was created or removed by itself,
/// then everything else.
fn rank(change: &Change) -> u8 {
    let owned = change.kind().owner().is_some() || change.kind() == Kind::PastValue;
    match change {
        Change::Update { .. } if told(change).iter().any(|field| *field != "from") => 0,
        Change::Create(_) | Change::Remove(_) if !owned => 1,
        Change::Update { .. } => 2,
        Change::Create(_) | Change::Remove(_) => 3,
    }
}

/// The fields of an update that are shown. That a fact continues from a day is left out where something else changed too.
fn told(change: &Change) -> Vec<&'static str> {
    if !matches!(change, Change::Update { .. }) {
        return Vec::new();
    }
    let mut names: Vec<&'static str> = change.differences().into_iter().map(|(name, ..)| name).collect();
    if names.iter().any(|name| *name != "from") {
        names.retain(|name| *name != "from");
    }
    names.truncate(FIELDS);
    names
}

/// Whom a record is about; for a dated fact its owner.
pub fn subject(record: &Record) -> (Kind, Id) {
    if let Record::PastValue(past) = record {
        return past.of_record().unwrap_or((Kind::PastValue, past.id));
    }
    record.owner().map_or((record.kind(), record.id()), |(_, kind, id)| (kind, id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decimal::Decimal;
    use crate::domain::kinds::{Member, Parameter, Placement, Team};
    use crate::domain::record::Typed;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn placed(member: u8, hours: i64, team: u8) -> Record {
        let blank = Placement::blank(id(100 + member));
        Record::Placement(Placement { member: id(member), hours: Decimal::whole(hours), team: id(team), ..blank })
    }

    fn named(_: Kind, id: Id) -> Result<String, ()> {
        Ok(format!("nr {}", id.bytes()[0]))
    }

    fn sum(changes: &[Change]) -> ChangeSummary {
        ChangeSummary::of(changes, named).expect("named").expect("something")
    }

    #[test]
    fn what_changed_counts_and_not_what_was_kept_of_before() {
        let kept = Change::Create(placed(1, 24, 9));
        let hours = sum(&[kept, Change::Update { before: placed(1, 24, 9), after: placed(1, 36, 9) }]);
        assert_eq!((hours.name.as_str(), hours.about.as_slice()), ("nr 1", &[(Kind::Member, id(1))][..]));
        assert_eq!(hours.fields.len(), 1);
        assert_eq!(hours.fields[0].after, Some(Cell { value: Value::Decimal(Decimal::whole(36)), label: None }));
        let moved = sum(&[Change::Update { before: placed(1, 24, 9), after: placed(1, 24, 8) }]);
        assert_eq!(moved.fields[0].before.as_ref().and_then(|cell| cell.label.as_deref()), Some("nr 9"));
    }

    #[test]
    fn several_are_counted_and_only_what_is_the_same_of_all_is_told() {
        let update = |member, hours| Change::Update { before: placed(member, hours, 9), after: placed(member, 30, 9) };
        let all = sum(&[update(1, 24), update(2, 28), update(3, 24)]);
        assert_eq!(all.about.len(), 3);
        assert_eq!(all.fields[0].before, None);
        assert!(all.fields[0].after.is_some());
    }

    #[test]
    fn who_changes_more_than_the_others_counts_and_only_what_all_change_is_told() {
        let update =
            |member, hours, team| Change::Update { before: placed(member, 24, 9), after: placed(member, hours, team) };
        let all = sum(&[update(1, 30, 8), update(2, 30, 9), update(3, 30, 8)]);
        assert_eq!((all.about.len(), all.fields.len(), all.fields[0].name), (3, 1, "hours"));
        let more = sum(&[update(1, 24, 8), update(2, 30, 8)]);
        assert_eq!((more.about.len(), more.fields.len(), more.fields[0].name), (2, 1, "team"));
    }

    #[test]
    fn somebody_who_came_or_went_has_their_own_name() {
        let member = Record::Member(Member { surname: "Vos".into(), ..Member::blank(id(1)) });
        let gone = sum(&[Change::Remove(placed(1, 24, 9)), Change::Remove(member)]);
        assert_eq!((gone.name.as_str(), gone.kind, gone.deed), ("Vos", Kind::Member, ChangeKind::Removed));
        assert!(gone.records.is_empty());
        let parameter = Change::Remove(Record::Parameter(Parameter { name: "p".into(), ..Parameter::blank(id(6)) }));
        let member = |n: u8| Change::Remove(Record::Member(Member { surname: "Vos".into(), ..Member::blank(id(n)) }));
        let all = sum(&[parameter, member(1), member(2)]);
        assert_eq!((all.about.len(), all.kind), (2, Kind::Member), "of what went most is told, however it is ordered");
        let team = sum(&[Change::Create(Record::Team(Team { name: "Hal".into(), ..Team::blank(id(4)) }))]);
        assert_eq!(team.places(), [(Kind::Team, id(4)), (Kind::Team, id(4))]);
    }
}
