//! Goes through the rows of a sheet: each row is imported as a whole or refused as a whole.

use std::collections::{HashMap, HashSet};

use super::holding::hold_from;
use super::layout::{FieldTarget, SheetLayout};
use super::options::ImportOptions;
use super::planned::Plan;
use super::row_reader::RowReader;
use super::row_values::RowValues;
use super::staging::{ImportStaging, one_of};
use crate::domain::change::Change;
use crate::domain::choices::StaffRole;
use crate::domain::days::Day;
use crate::domain::id::{Id, Ids};
use crate::domain::import_summary::RefusedRow;
use crate::domain::kinds::{Member, Parameter, Placement, RECORDED_SINCE, Staff, TaskPackage, Team};
use crate::domain::names::{PersonName, fold};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record, Typed};
use crate::domain::refusal::{Refusal, Warning};
use crate::domain::sanitize::clean;
use crate::domain::value::{FieldType, Value};
use crate::domain::verbs::not_frozen;
use crate::domain::vocabulary::Vocabulary;
use crate::exchange::sheet::Sheet;
use crate::repository::{CommitError, Repository, StoreError, TypedReading};

/// Number of people with a name of somebody else who are named one by one.
const SAME_NAMES_NAMED: usize = 5;

/// The import of all sheets of one call.
pub(super) struct ImportRun<'a> {
    pub(super) staging: ImportStaging<'a>,
    pub(super) options: &'a ImportOptions,
    pub(super) words: &'a dyn Vocabulary,
    pub(super) ids: &'a mut dyn Ids,
    /// Teams that this import makes because a roster names them.
    pub(super) new_teams: HashSet<Id>,
    /// The dated facts that a row of these sheets was about, with the number of the first such row.
    pub(super) described_in_row: HashMap<Id, u32>,
    /// Rows with a later first day than is stored for the same work: the number of the first, the stored day, and their number.
    pub(super) earlier: Option<(u32, Day, usize)>,
    /// Number of rows with an employment that could not be made, because the sheet does not tell the kind of contract.
    pub(super) without_contract: usize,
    /// The dated facts that continue with other values from the day of the list, because a row about their team gives no day.
    pub(super) going_on: HashSet<Id>,
}

impl<'a> ImportRun<'a> {
    pub(super) fn new(
        repo: &'a dyn Repository,
        options: &'a ImportOptions,
        words: &'a dyn Vocabulary,
        ids: &'a mut dyn Ids,
    ) -> Self {
        ImportRun {
            staging: ImportStaging::new(repo, options.holds_from()),
            options,
            words,
            ids,
            new_teams: HashSet::new(),
            described_in_row: HashMap::new(),
            earlier: None,
            without_contract: 0,
            going_on: HashSet::new(),
        }
    }

    /// Reads the rows of a sheet into the staging, and returns the rows that are refused.
    pub(super) fn sheet(
        &mut self,
        at: usize,
        sheet: &Sheet,
        layout: &SheetLayout,
        one_done: &mut dyn FnMut(),
    ) -> Result<Vec<RefusedRow>, CommitError> {
        let mut lines = Vec::with_capacity(sheet.rows.len());
        for row in &sheet.rows {
            let line = RowReader { row, layout, words: self.words };
            let later = layout.shape == Kind::Placement && !self.placement_known(line)?;
            lines.push((later, line));
        }
        // A stored fact may have to end before something new can begin, wherever the rows are.
        lines.sort_by_key(|(later, _)| *later);
        let mut refused = Vec::new();
        let mut before: HashMap<String, u32> = HashMap::new();
        for (_, line) in lines {
            self.staging.begin_row();
            let without_contract = self.without_contract;
            match self.row(line, &mut before) {
                Ok(()) => {}
                Err(CommitError::Refused(refusal)) => {
                    self.staging.undo_row();
                    self.without_contract = without_contract;
                    refused.push(refused_row(at, sheet, line, refusal));
                }
                Err(failed) => return Err(failed),
            }
            one_done();
        }
        Ok(refused)
    }

    fn row(&mut self, line: RowReader<'_>, before: &mut HashMap<String, u32>) -> Result<(), CommitError> {
        if let Some((target, key)) = key_of(line)? {
            let first = *before.entry(key).or_insert(line.row.number);
            if first != line.row.number {
                let refusal = Refusal::new(Reason::DuplicateInFile).with("row", i64::from(first));
                return Err(refusal.at(target.0, target.1).into());
            }
        }
        match line.layout.shape {
            Kind::Member => self.roster_row(line),
            Kind::Placement => self.placement_row(line),
            Kind::Team => self.team_row(line),
            Kind::WorkType => self.work_type_row(line),
            Kind::Staff => self.staff_row(line),
            Kind::RegisterCheck | Kind::ClientAgreement => self.fact_row(line),
            _ => self.plain_row(line),
        }
    }

    /// Imports a row of a kind that brings nothing but itself.
    fn plain_row(&mut self, line: RowReader<'_>) -> Result<(), CommitError> {
        let kind = line.layout.shape;
        let mut values = self.values(line, kind)?;
        let found = self.existing(kind, &values)?;
        if let Some(id) = found
            && kind.key().is_none()
        {
            if let Some(first) = self.described_in_row.get(&id)
                && !self.is_as(id, &values)
            {
                return Err(Refusal::new(Reason::ToldOtherwise).with("row", i64::from(*first)).into());
            }
            // Another spelling of a name that identifies the same fact is no change of it.
            values = values.without(kind.identity());
        }
        let id = self.keep(kind, found, &values)?;
        self.described_in_row.entry(id).or_insert(line.row.number);
        match (kind, self.staging.field(id, "team")) {
            (Kind::Organisation, _) => self.agreement(line, id),
            (Kind::ClientShare, Value::Ref(team)) => self.shares_fit(team),
            (Kind::TeamRole, Value::Ref(team)) => self.role_stands_free(team, id),
            _ => Ok(()),
        }
    }

    fn staff_row(&mut self, line: RowReader<'_>) -> Result<(), CommitError> {
        let mut values = self.values(line, Kind::Staff)?.without(&["given_name", "prefix", "surname"]);
        let surname = (Kind::Staff, Staff::surname);
        let name = line.name(Kind::Staff);
        if name.is_empty() {
            return Err(CommitError::at(surname, Reason::NameMissing));
        }
        let [given, prefix, surname_text] = ["given_name", "prefix", "surname"].map(|field| name.text(field));
        let person = PersonName { given, prefix, surname: surname_text };
        let found = one_of(Kind::Staff, &person.display(), &self.staging.staff_named(&person)?);
        let found = found.map_err(|refusal| refusal.at(surname.0, surname.1))?;
        values.extend(name.iter().cloned());
        self.keep(Kind::Staff, found, &values).map(|_| ())
    }

    fn work_type_row(&mut self, line: RowReader<'_>) -> Result<(), CommitError> {
        let values = self.values(line, Kind::WorkType)?;
        let found = self.existing(Kind::WorkType, &values)?;
        let work_type = self.keep(Kind::WorkType, found, &values)?;
        let packages = (Kind::TaskPackage, TaskPackage::name);
        let list = line.text(packages);
        for name in list.split([',', ';', '/', '\n']).map(str::trim).filter(|name| !name.is_empty()) {
            let values = [("name", Value::Text(name.to_owned())), ("work_type", Value::Ref(work_type))];
            let found = self.staging.find(Kind::TaskPackage, name)?;
            self.keep(Kind::TaskPackage, found, &values).map_err(|error| error.about(packages))?;
        }
        Ok(())
    }

    /// Changes the record, or creates it when there is none.
    pub(super) fn keep(
        &mut self,
        kind: Kind,
        found: Option<Id>,
        values: &[(&'static str, Value)],
    ) -> Result<Id, CommitError> {
        not_frozen(kind)?;
        if kind == Kind::Employment {
            self.has_an_end(found, values)?;
        }
        match found {
            Some(id) => {
                // A name with other capitals is the same name, and keeps its stored spelling.
                let values: Vec<_> = values.iter().filter(|(field, _)| Some(*field) != kind.key()).cloned().collect();
                self.staging.edit(id, &values)?;
                Ok(id)
            }
            None => {
                let mut record = Record::blank(kind, self.ids.next_id());
                for (field, value) in values {
                    record.set(field, value.clone())?;
                }
                self.staging.create(record)
            }
        }
    }

    /// The filled fields of a kind, with references looked up.
    pub(super) fn values(&mut self, line: RowReader<'_>, kind: Kind) -> Result<RowValues, CommitError> {
        let mut values = RowValues::default();
        for (field, value) in line.values(kind)?.iter() {
            let value = match (kind.field(field).map(|info| info.ty), value) {
                (Some(FieldType::Ref(to)), Value::Text(text)) => {
                    Value::Ref(self.refer(to, text).map_err(|error| error.about((kind, field)))?)
                }
                (_, value) => value.clone(),
            };
            values.set(field, value);
        }
        // The code of the team may be beside its name, or alone.
        let code = line.text((Kind::Team, Team::code));
        if kind != Kind::Team && !code.is_empty() && kind.field("team").is_some() {
            values.set("team", Value::Ref(self.refer(Kind::Team, &code)?));
        }
        Ok(values)
    }

    /// The record that a text refers to.
    pub(super) fn refer(&mut self, kind: Kind, text: &str) -> Result<Id, CommitError> {
        let found = match self.staging.find(kind, text)? {
            None if kind == Kind::Member => self.staging.member_named(text)?,
            found => found,
        };
        found.ok_or_else(|| Refusal::unknown(kind, text).into())
    }

    /// The record that these values are about: the one that is equal in all identifying fields. Of several such records it is
    /// the one that has the other values too.
    ///
    /// # Errors
    /// Returns `number-missing`, `required` or `ambiguous-name` where a key or name is needed, and `several-alike` when it is unclear
    /// which record is meant.
    fn existing(&mut self, kind: Kind, values: &RowValues) -> Result<Option<Id>, CommitError> {
        if let Some(key) = kind.key() {
            let missing = if key == "number" { Reason::NumberMissing } else { Reason::Required };
            let value = values.get(key).ok_or_else(|| CommitError::at((kind, key), missing))?;
            return self.staging.find(kind, &value.plain());
        }
        let candidates = match kind.owner().and_then(|owner| values.get(owner)).and_then(Value::reference) {
            Some(owner) => self.staging.owned(kind, owner)?,
            None if kind.owner().is_none() => {
                self.staging.load(kind)?;
                self.staging.all(kind).map(Record::id).collect()
            }
            None => Vec::new(),
        };
        let equal =
            |id: Id, field| same_value(&self.staging.field(id, field), values.get(field).unwrap_or(&Value::Empty));
        let same: Vec<Id> =
            candidates.into_iter().filter(|id| kind.identity().iter().all(|field| equal(*id, field))).collect();
        match same.as_slice() {
            [] => Ok(None),
            [id] => Ok(Some(*id)),
            several => match several.iter().find(|id| self.is_as(**id, values)) {
                Some(id) => Ok(Some(*id)),
                None => Err(Refusal::new(Reason::SeveralAlike).with("count", several.len()).into()),
            },
        }
    }

    /// The staff member with this name; created with this role when there is none. Of several the `holders` are preferred.
    pub(super) fn staff(&mut self, text: &str, role: StaffRole, holders: &[Id]) -> Result<Id, CommitError> {
        let found = self.staging.find_all(Kind::Staff, text)?;
        let fitting = |id: &&Id| self.staging.get(**id).and_then(Staff::of).is_some_and(|staff| staff.role == role);
        let chosen = found.iter().find(|id| holders.contains(id)).or_else(|| found.iter().find(fitting));
        if let Some(id) = chosen.or(found.first()) {
            return Ok(*id);
        }
        let person = PersonName::parse_one(text);
        let staff = Staff {
            given_name: person.given,
            prefix: person.prefix,
            surname: person.surname,
            role,
            ..Staff::blank(self.ids.next_id())
        };
        self.staging.create(Record::Staff(staff))
    }

    /// Adds the staged changes to the plan.
    pub(super) fn finish(self, plan: &mut Plan) -> Result<(), CommitError> {
        let ImportRun { mut staging, without_contract, earlier, options, ids, going_on, .. } = self;
        let repo = staging.repo;
        let any_member = staging.any_member_stored()?;
        staging.load(Kind::Team)?;
        let teams: HashMap<Id, Team> =
            staging.all(Kind::Team).filter_map(Team::of).map(|team| (team.id, team.clone())).collect();
        let without_days = staging.without_days.len();
        (plan.changes, plan.summary.counts) = staging.close();
        if let Some(on) = options.holds_from() {
            hold_from(repo, plan, (on, &going_on), ids)?;
        }
        let outside = |change: &&Change| {
            let placement = Placement::of(change.record());
            let both = placement.and_then(|placement| Some((placement, teams.get(&placement.team)?)));
            both.is_some_and(|(placement, team)| {
                let too_long = |last| placement.until.is_none_or(|until| until > last);
                placement.from < team.from || team.until.is_some_and(too_long)
            })
        };
        let outside = plan.changes.iter().filter(outside).count();
        let starts_earlier = earlier.map(|(row, day, count)| {
            let refusal = Refusal::new(Reason::StartsEarlier).with("count", count);
            refusal.with("row", i64::from(row)).with("day", day)
        });
        let remarks = [
            (outside > 0).then(|| Refusal::new(Reason::PlacementsOutsideTeam).with("count", outside)),
            starts_earlier,
            (without_days > 0).then(|| Refusal::new(Reason::WorkDaysClearedOf).with("count", without_days)),
            (without_contract > 0)
                .then(|| Refusal::new(Reason::EmploymentsWithoutContract).with("count", without_contract)),
        ];
        plan.summary.warnings.extend(remarks.into_iter().flatten().map(Warning));
        plan.recorded_since = match options.today {
            Some(today) if !any_member => begins_to_record(repo, &plan.changes, today, ids)?,
            _ => None,
        };
        if any_member {
            plan.summary.warnings.extend(same_names(repo, &plan.changes)?);
        }
        Ok(())
    }
}

/// For the first members of an office: what happened before was not recorded here, so nothing can be late because it is
/// missing. An office that has set itself from which day it records keeps that day.
fn begins_to_record(
    repo: &dyn Repository,
    changes: &[Change],
    today: Day,
    ids: &mut dyn Ids,
) -> Result<Option<Parameter>, StoreError> {
    let members = changes.iter().any(|change| matches!(change, Change::Create(Record::Member(_))));
    if !members || Parameter::recorded_since(&repo.all_of::<Parameter>()?, today).is_some() {
        return Ok(None);
    }
    let certainty = "A".to_owned();
    Ok(Some(Parameter { name: RECORDED_SINCE.to_owned(), from: today, certainty, ..Parameter::blank(ids.next_id()) }))
}

/// Warns about the first [`SAME_NAMES_NAMED`] members who are new, or get another name, and have the name of somebody who is
/// stored under another number; for the others it gives their number.
fn same_names(repo: &dyn Repository, changes: &[Change]) -> Result<Vec<Warning>, StoreError> {
    let mut pairs = Vec::new();
    for change in changes {
        let Some(member) = Member::of(change.record()) else { continue };
        if change.differences().iter().any(|(field, ..)| matches!(*field, "given_name" | "prefix" | "surname")) {
            let spoken = fold(&member.person().spoken());
            let stored = repo.named(Kind::Member, &member.person().display())?;
            let same = |other: &Member| other.id != member.id && fold(&other.person().spoken()) == spoken;
            pairs.extend(
                stored.iter().filter_map(Member::of).find(|other| same(other)).map(|other| (member, other.clone())),
            );
        }
    }
    let named = pairs.iter().take(SAME_NAMES_NAMED).map(|(member, other)| {
        let remark = Refusal::new(Reason::SameName).with("name", member.person().display());
        Warning(remark.with("number", member.number.as_str()).with("known", other.number.as_str()))
    });
    let more = pairs.len().saturating_sub(SAME_NAMES_NAMED);
    let more = (more > 0).then(|| Warning(Refusal::new(Reason::MoreSameNames).with("count", more)));
    Ok(named.chain(more).collect())
}

/// What two rows of a sheet may not both be about, and the column that tells it.
fn key_of(line: RowReader<'_>) -> Result<Option<(FieldTarget, String)>, CommitError> {
    let shape = line.layout.shape;
    let (target, key) = match (shape, shape.key()) {
        (Kind::Placement | Kind::Employment, _) => {
            let target = (shape, "member");
            let member = fold(&line.text(target));
            let from = line.day((shape, "from"))?;
            (target, if member.is_empty() { member } else { format!("{member} {from:?}") })
        }
        (Kind::Team, _) if line.text((shape, "code")).is_empty() => {
            ((shape, "name"), fold(&line.text((shape, "name"))))
        }
        (_, Some(key)) => ((shape, key), fold(&line.text((shape, key)))),
        (_, None) => return Ok(None),
    };
    Ok(Some((target, key)).filter(|(_, key)| !key.is_empty()))
}

/// Whether two values mean the same: texts also when they differ only in capitals or accents.
fn same_value(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) => fold(a) == fold(b),
        _ => a == b,
    }
}

fn refused_row(at: usize, sheet: &Sheet, line: RowReader<'_>, reason: Refusal) -> RefusedRow {
    let index = reason.field.and_then(|target| line.column_of(target));
    let column = index.and_then(|i| line.layout.columns.get(i)).map(|c| c.heading.clone()).unwrap_or_default();
    let cell = index.and_then(|i| line.row.cells.get(i));
    RefusedRow {
        source: sheet.source.clone(),
        sheet: sheet.name.clone(),
        row: line.row.number,
        column,
        // A note that should not be kept is not repeated either.
        value: cell
            .filter(|_| reason.reason != Reason::SensitiveText)
            .map(|cell| clean(&cell.text()).into_owned())
            .unwrap_or_default(),
        reason,
        sheet_index: at,
    }
}
