//! Rows on their way into an empty store: one thread makes them of records, many of a kind together, while another one stores them.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::sync::mpsc::SyncSender;

use super::database::{Connection, SqlRef, SqlResult, SqlStatement};
use super::due_days::{self, Concerned};
use super::due_gathered::Gathered;
use super::rows;
use crate::domain::defaults;
use crate::domain::due_days::DueSpan;
use crate::domain::id::Id;
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, Value};
use crate::repository::CommitError;

/// The most rows that one statement adds.
const TOGETHER: usize = 32;

/// How many full batches go to the other thread at once: each time one of the two may have to be woken.
pub(super) const AT_ONCE: usize = 64;

/// The table of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BatchTable {
    Of(Kind),
    DueDays,
}

impl BatchTable {
    /// Its place in a list with one entry for each table.
    fn place(self) -> usize {
        if let Self::Of(kind) = self { kind as usize } else { Kind::ALL.len() }
    }

    fn all() -> impl Iterator<Item = Self> {
        Kind::ALL.into_iter().map(Self::Of).chain([Self::DueDays])
    }

    fn insert(self, rows: usize) -> String {
        match self {
            Self::Of(kind) => rows::insert_of(kind, rows),
            Self::DueDays => due_days::insert_of(rows),
        }
    }
}

/// Rows of one table, at most [`TOGETHER`].
pub(super) struct RowBatch {
    table: BatchTable,
    /// How many they are.
    rows: u64,
    /// The columns of all of them, one row after the other.
    columns: Vec<PackedColumn>,
    /// Their texts and identities, one after the other: a column with a piece of memory of its own costs more to give back on
    /// another thread than to store.
    bytes: Vec<u8>,
}

/// A column of a row in a [`RowBatch`]; of a text and of bytes it is where they end there.
enum PackedColumn {
    Null,
    Integer(i64),
    Text(usize),
    Bytes(usize),
}

impl RowBatch {
    fn of(table: BatchTable) -> Self {
        Self { table, rows: 0, columns: Vec::new(), bytes: Vec::new() }
    }

    /// An empty one with room for as much as this one has.
    fn next(&self) -> Self {
        let (columns, bytes) = (Vec::with_capacity(self.columns.len()), Vec::with_capacity(self.bytes.len()));
        Self { columns, bytes, ..Self::of(self.table) }
    }

    /// How many records it holds.
    pub fn records(&self) -> u64 {
        if self.table == BatchTable::DueDays { 0 } else { self.rows }
    }

    fn add(&mut self, column: SqlRef<'_>) {
        self.columns.push(match column {
            SqlRef::Null => PackedColumn::Null,
            SqlRef::Integer(n) => PackedColumn::Integer(n),
            SqlRef::Text(text) => {
                self.bytes.extend_from_slice(text);
                PackedColumn::Text(self.bytes.len())
            }
            SqlRef::Bytes(bytes) => {
                self.bytes.extend_from_slice(bytes);
                PackedColumn::Bytes(self.bytes.len())
            }
        });
    }

    /// Notes that a row has all its columns; a batch that is full goes to the others, and another one is begun.
    fn end_row(&mut self, full: &mut Vec<RowBatch>) {
        self.rows += 1;
        if self.rows as usize == TOGETHER {
            let next = self.next();
            full.push(mem::replace(self, next));
        }
    }

    /// The columns of all rows, in the order in which they were added.
    fn columns(&self) -> impl Iterator<Item = SqlRef<'_>> {
        let mut begin = 0;
        self.columns.iter().map(move |column| match *column {
            PackedColumn::Null => SqlRef::Null,
            PackedColumn::Integer(n) => SqlRef::Integer(n),
            PackedColumn::Text(end) => SqlRef::Text(&self.bytes[mem::replace(&mut begin, end)..end]),
            PackedColumn::Bytes(end) => SqlRef::Bytes(&self.bytes[mem::replace(&mut begin, end)..end]),
        })
    }
}

/// Makes rows of all records, and of the due days that follow from them, for as long as somebody takes them. What is wrong with a record
/// ends it: a rule between its own fields, or a reference to a record that is not among them. Answers whose due days could not be told
/// yet.
pub(super) fn make(
    records: &mut dyn Iterator<Item = Record>,
    (mut references, mut gathered): (References, Gathered),
    to: &SyncSender<Result<Vec<RowBatch>, CommitError>>,
) -> Concerned {
    let mut begun: Vec<RowBatch> = BatchTable::all().map(RowBatch::of).collect();
    let mut full = Vec::new();
    for record in records {
        let values = record.typed().values();
        if let Err(refusal) = record.check_with(&values) {
            let _ = to.send(Err(refusal.into()));
            return gathered.untold();
        }
        references.note(&record, &values);
        let batch = &mut begun[BatchTable::Of(record.kind()).place()];
        rows::each_column(&record, &values, &mut |column| batch.add(column));
        batch.end_row(&mut full);
        gathered.add(record, &mut |owner, span| add_due(&mut begun, &mut full, (owner, span)));
        if full.len() >= AT_ONCE && to.send(Ok(mem::take(&mut full))).is_err() {
            return gathered.untold();
        }
    }
    gathered.tell_all(&mut |owner, span| add_due(&mut begun, &mut full, (owner, span)));
    full.extend(begun.into_iter().filter(|batch| batch.rows > 0));
    if to.send(Ok(full)).is_ok()
        && let Some(refusal) = references.broken()
    {
        let _ = to.send(Err(refusal.into()));
    }
    gathered.untold()
}

fn add_due(begun: &mut [RowBatch], full: &mut Vec<RowBatch>, (owner, span): (Id, &DueSpan)) {
    let batch = &mut begun[BatchTable::DueDays.place()];
    due_days::each_column(owner, span, &mut |column| batch.add(column));
    batch.end_row(full);
}

/// Adds rows with statements that are prepared once. Those of a batch that is not full go one by one.
pub(super) struct Inserts<'c> {
    conn: &'c Connection,
    full: Vec<Option<SqlStatement<'c>>>,
    single: Vec<Option<SqlStatement<'c>>>,
}

impl<'c> Inserts<'c> {
    pub fn new(conn: &'c Connection) -> Self {
        let none = || BatchTable::all().map(|_| None).collect();
        Self { conn, full: none(), single: none() }
    }

    /// Adds rows. After an error some of them are there: the whole transaction has to be given up.
    ///
    /// # Errors
    /// Returns an error when the engine reports a failure, such as an identity that is there already.
    pub fn insert(&mut self, batch: RowBatch) -> SqlResult<()> {
        let at_once = if batch.rows as usize == TOGETHER { TOGETHER } else { 1 };
        let (table, single) = (batch.table.place(), at_once == 1);
        let place = if single { &mut self.single[table] } else { &mut self.full[table] };
        let statement = match place {
            Some(statement) => statement,
            None => place.insert(self.conn.prepare(&batch.table.insert(at_once))?),
        };
        let mut columns = batch.columns();
        for _ in 0..batch.rows as usize / at_once {
            statement.execute_from(&mut columns)?;
        }
        Ok(())
    }
}

/// Whether every record exists to which another one refers. Asking the engine for each of them takes longer than storing them.
pub(super) struct References {
    /// Of the kinds to which a field can refer: most records are of others.
    known: BTreeMap<Kind, KnownIds>,
    /// To which others refer, and that did not come yet.
    lacking: BTreeSet<(Kind, Id)>,
}

impl References {
    /// With the records that every store has.
    ///
    /// # Errors
    /// Returns an error when the engine reports a failure.
    pub fn to_defaults(conn: &Connection) -> SqlResult<Self> {
        let fields = Kind::ALL.into_iter().flat_map(Kind::fields);
        let referred = fields.filter_map(|info| if let FieldType::Ref(to) = info.ty { Some(to) } else { None });
        let mut known: BTreeMap<Kind, KnownIds> = referred.map(|kind| (kind, KnownIds::default())).collect();
        for (kind, known) in known.iter_mut().filter(|(kind, _)| defaults::KINDS.contains(kind)) {
            let mut ids = conn.prepare_long(&format!("SELECT id FROM {kind} ORDER BY id"))?;
            for id in ids.query_map((), |row| row.get(0))? {
                known.add(id?);
            }
        }
        Ok(Self { known, lacking: BTreeSet::new() })
    }

    fn note(&mut self, record: &Record, values: &[Value]) {
        let kind = record.kind();
        for (info, value) in kind.fields().iter().zip(values) {
            let (FieldType::Ref(to), Value::Ref(id)) = (info.ty, value) else { continue };
            if !self.has(to, *id) {
                self.lacking.insert((to, *id));
            }
        }
        if let Some(known) = self.known.get_mut(&kind) {
            known.add(record.id());
        }
    }

    fn has(&self, kind: Kind, id: Id) -> bool {
        self.known.get(&kind).is_some_and(|known| known.has(id))
    }

    /// The refusal, where a record is lacking.
    fn broken(&self) -> Option<Refusal> {
        let lacking = self.lacking.iter().any(|(kind, id)| !self.has(*kind, *id));
        lacking.then(|| Refusal::new(Reason::RefersToNothing))
    }
}

/// Identities of one kind. A made-up programme has millions that were counted: of those it keeps how far they are from the first.
#[derive(Default)]
struct KnownIds {
    /// Runs of growing identities: the first one, and the distances to it.
    runs: Vec<(u128, Vec<u32>)>,
    /// Those that came after a greater one.
    others: BTreeSet<u128>,
}

impl KnownIds {
    fn add(&mut self, id: Id) {
        let id = u128::from_be_bytes(*id.bytes());
        let Some((first, run)) = self.runs.last_mut() else { return self.runs.push((id, vec![0])) };
        let last = *first + u128::from(run.last().copied().unwrap_or_default());
        match (id > last, u32::try_from(id.wrapping_sub(*first))) {
            (true, Ok(distance)) => run.push(distance),
            (true, Err(_)) => self.runs.push((id, vec![0])),
            (false, _) => drop(self.others.insert(id)),
        }
    }

    fn has(&self, id: Id) -> bool {
        let id = u128::from_be_bytes(*id.bytes());
        let after = self.runs.partition_point(|(first, _)| *first <= id);
        let run = after.checked_sub(1).and_then(|at| self.runs.get(at));
        let in_run = run.is_some_and(|(first, run)| {
            u32::try_from(id - first).is_ok_and(|distance| run.binary_search(&distance).is_ok())
        });
        in_run || self.others.contains(&id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_is_known_when_it_was_added_in_whatever_order() {
        let mut known = KnownIds::default();
        let id = |n: u128| Id::from_bytes(n.to_be_bytes());
        let added = [7, 8, 12, 9, 1, 1 << 40, (1 << 40) + 3, 13, u128::MAX, 0];
        for n in added {
            assert!(!known.has(id(n)), "{n}");
            known.add(id(n));
            assert!(known.has(id(n)), "{n}");
        }
        assert!(added.iter().all(|n| known.has(id(*n))));
        assert!([2, 6, 10, 11, 14, (1 << 40) + 1, u128::MAX - 1].iter().all(|n| !known.has(id(*n))));
    }
}
