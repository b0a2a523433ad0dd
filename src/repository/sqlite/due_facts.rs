//! What the days by which something has to be done follow from, as it is stored: of one member, or of all in their order.

use std::collections::{BTreeMap, BTreeSet};

use super::database::{Connection, SqlRow, SqlRows};
use super::{lookup, rows};
use crate::domain::choices::{AbsenceStep, Choice, InstrumentKind, InstrumentStatus};
use crate::domain::days::Day;
use crate::domain::due_days::{DueFile, DueRules, DueSpan, LeftBehind, OverTime, due_spans};
use crate::domain::id::Id;
use crate::domain::kinds::{
    Absence, Employment, Instrument, Member, Parameter, PastValue, Placement, RegisterCheck, Team,
};
use crate::domain::record::{Kind, Recorded, Typed};
use crate::domain::refusal::Refusal;
use crate::domain::retention::{PART_TERMS, left_on};
use crate::domain::value::{FieldType, FieldValue};
use crate::repository::{Progress, StoreError};

/// Members between two reports of progress.
const STEP: u64 = 1_000;

/// Visits every member with their due days. What these follow from is read once, in the order of members.
///
/// # Errors
/// Returns what `visit` returns, and an error when the engine reports a failure.
pub(super) fn each(
    conn: &Connection,
    progress: Progress<'_>,
    mut visit: impl FnMut(Id, Vec<DueSpan>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let all = conn.query_row("SELECT count(*) FROM member", (), |row| row.get::<i64>(0))?.unsigned_abs();
    let mut past: BTreeMap<Id, Vec<PastValue>> = BTreeMap::new();
    for value in lookup::all_of::<PastValue>(conn)? {
        if let Some((Kind::Team | Kind::Instrument | Kind::Member, id)) = value.of_record() {
            past.entry(id).or_default().push(value);
        }
    }
    let mut reader = SpanReader { past: Some(past), ..SpanReader::of(conn)? };
    let in_order = |facts: &str| conn.prepare_long(&format!("{facts} ORDER BY member"));
    let mut statements = (
        in_order(PLACEMENTS)?,
        in_order(EMPLOYMENTS)?,
        in_order(CONTACTS)?,
        in_order(INSTRUMENTS)?,
        in_order(CHECKS)?,
        in_order(ABSENCES)?,
    );
    let mut placements = InOrder::of(statements.0.query(())?, placement);
    let mut employments = InOrder::of(statements.1.query(())?, employment);
    let mut contacts = InOrder::of(statements.2.query(())?, contact);
    let mut instruments = InOrder::of(statements.3.query(())?, instrument);
    let mut checks = InOrder::of(statements.4.query(())?, check);
    let mut absences = InOrder::of(statements.5.query(())?, absence);
    let mut members = conn.prepare_long("SELECT id FROM member ORDER BY id")?;
    for (done, member) in (1..).zip(members.query_map((), |row| row.get(0))?) {
        let member = member?;
        let mut file = DueFile {
            placements: placements.next_of(member)?,
            employments: employments.next_of(member)?,
            contacts: contacts.next_of(member)?,
            instruments: reader.over_time_all(instruments.next_of(member)?)?,
            checks: checks.next_of(member)?,
            absences: absences.next_of(member)?,
            left_behind: LeftBehind::default(),
        };
        reader.add_left_behind(member, &mut file)?;
        visit(member, reader.spans(member, file)?)?;
        if done % STEP == 0 {
            progress(done, all);
        }
    }
    Ok(())
}

/// Facts of all members, in the order of members.
struct InOrder<'s, F> {
    rows: SqlRows<'s>,
    read: fn(SqlRow<'_>) -> Result<F, StoreError>,
    /// The first fact of the next member who has one.
    next: Option<(Id, F)>,
}

impl<'s, F> InOrder<'s, F> {
    fn of(rows: SqlRows<'s>, read: fn(SqlRow<'_>) -> Result<F, StoreError>) -> Self {
        Self { rows, read, next: None }
    }

    /// The facts of a member, who comes after those asked for before.
    fn next_of(&mut self, member: Id) -> Result<Vec<F>, StoreError> {
        let mut found = Vec::new();
        loop {
            if let Some((of, fact)) = self.next.take() {
                if of > member {
                    self.next = Some((of, fact));
                    return Ok(found);
                }
                found.extend((of == member).then_some(fact));
            }
            let Some(row) = self.rows.next()? else { return Ok(found) };
            self.next = Some((row.get(0)?, (self.read)(row)?));
        }
    }
}

const PLACEMENTS: &str = "SELECT member, team, \"from\", until FROM placement";
const EMPLOYMENTS: &str = "SELECT member, \"from\", until FROM employment";
const CONTACTS: &str = "SELECT member, held_on FROM contact";
const INSTRUMENTS: &str =
    "SELECT member, id, instrument, status, \"from\", until, wage_value, amount, next_measurement FROM instrument";

const CHECKS: &str = "SELECT member, \"from\", until, counts_for_agreement FROM register_check";
const ABSENCES: &str =
    "SELECT member, id, \"from\", until, step_done, reviewed_on, safety_net, reported_on, recovery_reported_on
    FROM absence";

const HOLDS: &str = "SELECT member, \"from\", until FROM legal_hold";

fn placement(row: SqlRow<'_>) -> Result<Placement, StoreError> {
    let (from, until) = (day_at(row, 2)?, day_at(row, 3)?);
    Ok(Placement { member: row.get(0)?, team: row.get(1)?, from, until, ..Placement::blank(Id::UNSET) })
}

fn employment(row: SqlRow<'_>) -> Result<Employment, StoreError> {
    Ok(Employment {
        member: row.get(0)?,
        from: day_at(row, 1)?,
        until: day_at(row, 2)?,
        ..Employment::blank(Id::UNSET)
    })
}

fn contact(row: SqlRow<'_>) -> Result<Day, StoreError> {
    day_at(row, 1)
}

fn instrument(row: SqlRow<'_>) -> Result<Instrument, StoreError> {
    Ok(Instrument {
        member: row.get(0)?,
        instrument: rows::value_at(row, 2, FieldType::Choice(InstrumentKind::NAMES))?,
        status: rows::value_at(row, 3, FieldType::Choice(InstrumentStatus::NAMES))?,
        from: day_at(row, 4)?,
        until: day_at(row, 5)?,
        wage_value: rows::value_at(row, 6, FieldType::Percent)?,
        amount: rows::value_at(row, 7, FieldType::Money)?,
        next_measurement: day_at(row, 8)?,
        ..Instrument::blank(row.get(1)?)
    })
}

fn check(row: SqlRow<'_>) -> Result<RegisterCheck, StoreError> {
    let (from, until) = (day_at(row, 1)?, day_at(row, 2)?);
    let counts_for_agreement = rows::value_at(row, 3, FieldType::Flag)?;
    Ok(RegisterCheck { from, until, counts_for_agreement, ..RegisterCheck::blank(Id::UNSET) })
}

fn absence(row: SqlRow<'_>) -> Result<Absence, StoreError> {
    Ok(Absence {
        from: day_at(row, 2)?,
        until: day_at(row, 3)?,
        step_done: rows::value_at(row, 4, FieldType::Choice(AbsenceStep::NAMES))?,
        reviewed_on: day_at(row, 5)?,
        safety_net: rows::value_at(row, 6, FieldType::Flag)?,
        reported_on: day_at(row, 7)?,
        recovery_reported_on: day_at(row, 8)?,
        ..Absence::blank(row.get(1)?)
    })
}

fn day_at<D: FieldValue>(row: SqlRow<'_>, index: usize) -> Result<D, StoreError> {
    rows::value_at(row, index, FieldType::Day)
}

/// Works out the due days of members from what is stored; rules are read once, and each team once.
pub(super) struct SpanReader<'c> {
    conn: &'c Connection,
    rules: DueRules,
    teams: BTreeMap<Id, OverTime<Team>>,
    /// The past values of each team and instrument that has some; `None` to look them up.
    past: Option<BTreeMap<Id, Vec<PastValue>>>,
}

impl<'c> SpanReader<'c> {
    /// Reads the rules.
    ///
    /// # Errors
    /// Returns an error when the engine reports a failure.
    pub fn of(conn: &'c Connection) -> Result<Self, StoreError> {
        let rules = DueRules::of(lookup::all_of::<Parameter>(conn)?);
        Ok(Self { conn, rules, teams: BTreeMap::new(), past: None })
    }

    /// The due days of a member, in the order in which they are stored.
    ///
    /// # Errors
    /// Returns an error when the engine reports a failure.
    pub fn of_member(&mut self, member: Id) -> Result<Vec<DueSpan>, StoreError> {
        let mut file = DueFile {
            placements: self.facts(member, PLACEMENTS, placement)?,
            employments: self.facts(member, EMPLOYMENTS, employment)?,
            contacts: self.facts(member, CONTACTS, contact)?,
            instruments: self.over_time_all(self.facts(member, INSTRUMENTS, instrument)?)?,
            checks: self.facts(member, CHECKS, check)?,
            absences: self.facts(member, ABSENCES, absence)?,
            left_behind: LeftBehind::default(),
        };
        self.add_left_behind(member, &mut file)?;
        self.spans(member, file)
    }

    /// Adds what is held on a member that goes after they left: most did not leave, and of them it is not read.
    fn add_left_behind(&self, member: Id, file: &mut DueFile) -> Result<(), StoreError> {
        if left_on(&file.employments, &file.placements).is_none() {
            return Ok(());
        }
        let behind = &mut file.left_behind;
        let left = rows::load(self.conn, Kind::Member, member)?.and_then(Member::out_of);
        behind.member = left.map(|left| self.over_time(left)).transpose()?;
        behind.holds = self.facts(member, HOLDS, |row| Ok((day_at(row, 1)?, day_at(row, 2)?)))?;
        let kinds: BTreeSet<Kind> = PART_TERMS.iter().map(|term| term.kind).collect();
        for kind in kinds {
            lookup::referring(self.conn, kind, ("member", member), None)?.iter().for_each(|record| behind.note(record));
        }
        Ok(())
    }

    fn facts<F>(
        &self,
        member: Id,
        facts: &str,
        read: fn(SqlRow<'_>) -> Result<F, StoreError>,
    ) -> Result<Vec<F>, StoreError> {
        let mut found = self.conn.prepare(&format!("{facts} WHERE member = ?1"))?;
        found.query_and_then([member.bytes()], read)?.collect()
    }

    fn spans(&mut self, member: Id, file: DueFile) -> Result<Vec<DueSpan>, StoreError> {
        for team in file.placements.iter().map(|placement| placement.team) {
            if !self.teams.contains_key(&team)
                && let Some(found) = rows::load(self.conn, Kind::Team, team)?.and_then(Team::out_of)
            {
                self.teams.insert(team, self.over_time(found)?);
            }
        }
        Ok(due_spans(member, file, &self.teams, &self.rules))
    }

    fn over_time_all<R: Recorded + Clone>(&self, latest: Vec<R>) -> Result<Vec<OverTime<R>>, StoreError> {
        latest.into_iter().map(|one| self.over_time(one)).collect()
    }

    fn over_time<R: Recorded + Clone>(&self, latest: R) -> Result<OverTime<R>, StoreError> {
        let odd = |refusal: Refusal| StoreError::Engine(refusal.to_string());
        let Some(past) = &self.past else {
            return OverTime::new(latest.clone(), &lookup::past_of(self.conn, R::KIND, latest.id())?).map_err(odd);
        };
        let past = past.get(&latest.id()).map(Vec::as_slice).unwrap_or_default();
        OverTime::new(latest, past).map_err(odd)
    }
}
