//! Compares every record with what the log says of it, so that what another program changed, added or took out is found. The log
//! is read along its index by record; no more than the record at hand is kept.

use serde_json::{Map, Value as Json};

use super::database::{Connection, SqlRef, SqlResult, SqlStatement, ToSql};
use super::rows;
use crate::domain::id::Id;
use crate::domain::record::{Kind, Record};
use crate::domain::value::{FieldType, Value};
use crate::repository::{Finding, Progress, StoreError};

/// The most records that are named for each way in which records differ; the others are counted.
const NAMED: usize = 20;

/// Changes between two reports of progress.
const STEP: u64 = 2_000;

/// Fields that an upgrade (to version 8 or 14) filled in without an entry in the log.
const FILLED_BY_UPGRADE: [(Kind, &[&str]); 2] = [
    (Kind::Statement, &["client_then"]),
    (Kind::StatementLine, &["item_then", "team_then", "member_number", "member_then", "instrument_kind", "changes"]),
];

/// Kinds of which the upgrade to version 2 made records without an entry in the log: the field of the owner, and how the fields
/// begin from which they were made.
const MADE_BY_UPGRADE: [(Kind, &str, &str); 2] =
    [(Kind::RegisterCheck, "member", "\"register_"), (Kind::ClientAgreement, "organisation", "\"agreed_")];

/// What the log says of one record.
struct LoggedRecord {
    kind: Option<Kind>,
    id: Id,
    /// Whether its first entry says that it was made.
    made: bool,
    /// Whether every field is known: it was made, and none of its values was blanked since.
    whole: bool,
    there: bool,
    fields: Map<String, Json>,
}

impl LoggedRecord {
    fn new(kind: &str, id: Id, deed: &str) -> Self {
        Self {
            kind: Kind::identified(kind),
            id,
            made: deed == "created",
            whole: false,
            there: false,
            fields: Map::new(),
        }
    }

    fn add(&mut self, deed: &str, after: Option<&str>) {
        self.there = deed != "removed";
        if deed != "updated" {
            self.fields.clear();
            self.whole = deed == "created";
        }
        match after.map(serde_json::from_str::<Map<String, Json>>) {
            Some(Ok(after)) if self.fields.is_empty() => self.fields = after,
            Some(Ok(after)) => self.fields.extend(after),
            // Blanked by hand: from here on nothing is known of it.
            _ => {
                self.fields.clear();
                self.whole = false;
            }
        }
    }

    /// What a field holds by the log; `None` where the log does not say.
    fn value(&self, kind: Kind, name: &'static str, ty: FieldType) -> Option<Value> {
        let Some(json) = self.fields.get(name) else {
            let filled = FILLED_BY_UPGRADE.iter().any(|(of, names)| *of == kind && names.contains(&name));
            return (self.whole && !filled).then_some(Value::Empty);
        };
        let text = json.as_str().unwrap_or_default();
        let value = ty.from_plain(text);
        // A form in which an earlier version wrote it down.
        if value.is_empty() && !text.is_empty() { None } else { Some(value) }
    }
}

/// Records that differ in one way.
struct DifferingRecords {
    code: &'static str,
    named: Vec<String>,
    more: u64,
}

impl DifferingRecords {
    const fn new(code: &'static str) -> Self {
        Self { code, named: Vec::new(), more: 0 }
    }

    fn add(&mut self, name: impl FnOnce() -> Result<String, StoreError>) -> Result<(), StoreError> {
        if self.named.len() < NAMED {
            self.named.push(name()?)
        } else {
            self.more += 1
        }
        Ok(())
    }

    fn findings(self) -> impl Iterator<Item = Finding> {
        let more = (self.more > 0).then(|| Finding { code: "records-more", detail: self.more.to_string() });
        let code = self.code;
        self.named.into_iter().map(move |detail| Finding { code, detail }).chain(more)
    }
}

/// Everything that differs between the records and the log.
///
/// # Errors
/// Returns an error when the engine reports a failure.
pub(super) fn compare(conn: &Connection, progress: Progress<'_>) -> Result<Vec<Finding>, StoreError> {
    Comparison {
        conn,
        unlogged: Unlogged::of(conn)?,
        changed: DifferingRecords::new("record-changed"),
        added: DifferingRecords::new("record-added"),
        gone: DifferingRecords::new("record-gone"),
    }
    .run(progress)
}

/// Records of which the log does not say that they were made.
struct Unlogged {
    /// How many there have to be: those that opened a demonstration programme, which are one line of the log.
    opening: i64,
    /// How many there are, without those that an upgrade may have made, and those.
    found: (i64, i64),
}

impl Unlogged {
    fn of(conn: &Connection) -> Result<Self, StoreError> {
        let sql = "SELECT coalesce(sum(size - (SELECT count(*) FROM log_change c WHERE c.revision = s.revision)), 0)
                   FROM log_set s";
        Ok(Self { opening: conn.query_row(sql, (), |row| row.get(0))?, found: (0, 0) })
    }

    fn add(&mut self, kind: Kind, number: i64) {
        let made_by_upgrade = MADE_BY_UPGRADE.iter().any(|(made, ..)| *made == kind);
        *(if made_by_upgrade { &mut self.found.1 } else { &mut self.found.0 }) += number;
    }

    fn finding(&self) -> Option<Finding> {
        let (others, made) = self.found;
        let fits = self.opening == 0 || self.opening == others || self.opening == others + made;
        let detail = || format!("{} / {}", self.opening, others + made);
        (!fits).then(|| Finding { code: "opening-size", detail: detail() })
    }
}

struct Comparison<'a> {
    conn: &'a Connection,
    unlogged: Unlogged,
    changed: DifferingRecords,
    added: DifferingRecords,
    gone: DifferingRecords,
}

impl Comparison<'_> {
    fn run(mut self, progress: Progress<'_>) -> Result<Vec<Finding>, StoreError> {
        let total: i64 = self.conn.query_row("SELECT count(*) FROM log_change", (), |row| row.get(0))?;
        let mut changes = self.conn.prepare_long(
            "SELECT c.record, c.kind, c.deed, coalesce(c.fields_after, e.fields_after)
             FROM log_change c INDEXED BY log_change_of_record LEFT JOIN log_erased e
             ON c.fields_after IS NULL AND e.revision = c.revision AND e.seq = c.seq AND e.fields_after IS NOT NULL
             ORDER BY c.record, c.revision, c.seq",
        )?;
        let mut found = changes.query(())?;
        let (mut told, mut read): (Option<LoggedRecord>, u64) = (None, 0);
        while let Some(row) = found.next()? {
            let text = |i| row.get_ref(i).map(|column| column.text().unwrap_or_default());
            let (id, deed) = (row.get(0)?, text(2)?);
            if told.as_ref().is_none_or(|told| told.id != id) {
                let before = told.replace(LoggedRecord::new(text(1)?, id, deed));
                before.map_or(Ok(()), |told| self.record(&told))?;
            }
            if let Some(told) = &mut told {
                told.add(deed, row.get_ref(3)?.text());
            }
            read += 1;
            if read % STEP == 0 {
                progress(read, total.unsigned_abs());
            }
        }
        told.map_or(Ok(()), |told| self.record(&told))?;
        for kind in Kind::ALL {
            self.without_entry(kind)?;
        }
        let size = self.unlogged.finding();
        Ok(self.changed.findings().chain(self.added.findings()).chain(self.gone.findings()).chain(size).collect())
    }

    /// Compares one record with what the log says of it.
    fn record(&mut self, told: &LoggedRecord) -> Result<(), StoreError> {
        // A kind that only a later version knows.
        let Some(kind) = told.kind else { return Ok(()) };
        let conn = self.conn;
        if !told.made {
            self.unlogged.add(kind, 1);
        }
        match (told.there, differing(conn, kind, told)?) {
            (false, None) => Ok(()),
            (true, None) => self.gone.add(|| name_by_log(conn, kind, told)),
            (false, Some(_)) => self.added.add(|| name(conn, kind, told.id)),
            (true, Some(fields)) if fields.is_empty() => Ok(()),
            (true, Some(fields)) => {
                self.changed.add(|| Ok(format!("{}: {}", name(conn, kind, told.id)?, fields.join(", "))))
            }
        }
    }

    /// Looks at the records of a kind that have no entry in the log.
    fn without_entry(&mut self, kind: Kind) -> Result<(), StoreError> {
        let mut unless = String::new();
        if let Some((_, owner, fields)) = MADE_BY_UPGRADE.iter().find(|(made, ..)| *made == kind)
            && self.unlogged.opening == 0
        {
            unless = format!(
                "AND NOT EXISTS (SELECT 1 FROM log_change c WHERE c.record = k.{owner}
                    AND (c.fields_after IS NULL OR instr(c.fields_after, '{fields}') > 0))"
            );
        }
        let sql = format!(
            "SELECT id FROM {kind} k WHERE NOT EXISTS (SELECT 1 FROM log_change c WHERE c.record = k.id) {unless}"
        );
        let mut statement = self.conn.prepare_long(&sql)?;
        let mut found = statement.query(())?;
        while let Some(row) = found.next()? {
            if self.unlogged.opening > 0 {
                self.unlogged.add(kind, 1);
            } else {
                let id = row.get(0)?;
                self.added.add(|| name(self.conn, kind, id))?;
            }
        }
        Ok(())
    }
}

/// The fields in which a stored record differs from the log, and the columns that do not hold what the program writes for it; `None` when
/// it is not there.
fn differing(conn: &Connection, kind: Kind, told: &LoggedRecord) -> Result<Option<Vec<&'static str>>, StoreError> {
    let mut statement = read_one(conn, kind)?;
    let mut found = statement.query([told.id.bytes()])?;
    let Some(row) = found.next()? else { return Ok(None) };
    let blank = Record::blank(kind, told.id);
    let mut fields = Vec::new();
    for (i, field) in kind.fields().iter().enumerate() {
        let Some(logged) = told.value(kind, field.name, field.ty) else { continue };
        let same = match rows::from_sql(field.ty, row.get_ref(i + 1)?) {
            Ok(stored) if logged.is_empty() => stored.plain().is_empty() || stored == blank.get(field.name),
            Ok(stored) => stored == logged,
            Err(_) => false,
        };
        if !same {
            fields.push(field.name);
        }
    }
    let made = rows::record_from(kind, row).map(|record| rows::columns_of(&record));
    for (at, wanted) in made.iter().flatten().enumerate() {
        let name = column_name(kind, at);
        let (wanted, stored) = (wanted.to_sql(), row.get_ref(at)?);
        // A text without anything in it is none.
        let is_same = wanted == stored || (wanted == SqlRef::Null && stored == SqlRef::Text(b""));
        if !is_same && !fields.contains(&name) {
            fields.push(name);
        }
    }
    Ok(Some(fields))
}

/// The name of a column of [`read_one`].
fn column_name(kind: Kind, at: usize) -> &'static str {
    let fields = kind.fields().iter().map(|field| field.name);
    ["id"].into_iter().chain(fields).chain(rows::worked_out(kind)).nth(at).unwrap_or_default()
}

fn read_one(conn: &Connection, kind: Kind) -> SqlResult<SqlStatement<'_>> {
    let columns: Vec<&str> = [rows::table(kind).columns.as_str()].into_iter().chain(rows::worked_out(kind)).collect();
    conn.prepare(&format!("SELECT {} FROM {kind} WHERE id = ?1", columns.join(", ")))
}

/// A stored record as it is named to who has to repair it: by kind and number or code, without names of people.
fn name(conn: &Connection, kind: Kind, id: Id) -> Result<String, StoreError> {
    let column = |name: &str| -> Result<Value, StoreError> {
        let Some(field) = kind.field(name) else { return Ok(Value::Empty) };
        let sql = format!("SELECT \"{name}\" FROM {kind} WHERE id = ?1");
        let value = conn.query_row(&sql, [id.bytes()], |row| Ok(rows::from_sql(field.ty, row.get_ref(0)?)))?;
        // A column that cannot be read gives no name.
        Ok(value.unwrap_or_default())
    };
    named(conn, kind, id, column)
}

/// A record that is gone, named by what the log says of it.
fn name_by_log(conn: &Connection, kind: Kind, told: &LoggedRecord) -> Result<String, StoreError> {
    named(conn, kind, told.id, |name| {
        Ok(kind.field(name).and_then(|field| told.value(kind, field.name, field.ty)).unwrap_or_default())
    })
}

fn named(
    conn: &Connection,
    kind: Kind,
    id: Id,
    held: impl Fn(&str) -> Result<Value, StoreError>,
) -> Result<String, StoreError> {
    if let Some(number) = kind.key().filter(|key| ["number", "code"].contains(key)) {
        let number = held(number)?.plain();
        return Ok(if number.is_empty() { format!("{kind} {id}") } else { format!("{kind} {number}") });
    }
    let owner = kind.owner().and_then(|field| kind.field(field));
    if let Some((field, FieldType::Ref(to))) = owner.map(|field| (field.name, field.ty))
        && let Some(key) = to.key().filter(|key| ["number", "code"].contains(key))
        && let Value::Ref(of) = held(field)?
    {
        let sql = format!("SELECT \"{key}\" FROM {to} WHERE id = ?1");
        let number = conn.prepare(&sql)?.query_map([of.bytes()], |row| row.get::<String>(0))?.next();
        if let Some(number) = number {
            return Ok(format!("{kind} {id} ({to} {})", number?));
        }
    }
    Ok(format!("{kind} {id}"))
}
