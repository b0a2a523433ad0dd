//! Goes through the rows of a sheet: each row is imported as a whole or refused as a whole.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::earlier_rows::EarlierRows;
use super::mapped_column::{FieldTarget, NAME_PARTS, is_name_of_person};
use super::passes::{Pass, RowsBefore, RowsRead};
use super::prelude::*;
use super::row_reader::RowReader;
use super::row_values::RowValues;
use super::staging::ImportStaging;
use crate::domain::decimal::Decimal;
use crate::domain::import_options::ImportOptions;
use crate::domain::import_summary::{ImportedRow, RefusedRow};
use crate::domain::near_names::NearNames;
use crate::domain::verbs::not_frozen;
use crate::exchange::sheet::SheetRow;

/// The import of all sheets of one call.
pub(super) struct ImportRun<'a> {
    pub(super) staging: ImportStaging<'a>,
    pub(super) options: &'a ImportOptions,
    pub(super) words: &'a dyn Vocabulary,
    pub(super) ids: &'a mut dyn Ids,
    pub(super) told: RowsTold,
}

/// Rows that are refused before they are read, each by the position of its sheet and its number.
pub(super) type RefusedAhead = HashMap<(usize, u32), Refusal>;

/// What the rows told so far that the plan, or a later row, has to know.
#[derive(Default)]
pub(super) struct RowsTold {
    /// What they gave of each record.
    pub(super) said: EarlierRows,
    /// The rows that are taken, by the position of their sheet.
    pub(super) taken: BTreeMap<usize, Vec<ImportedRow>>,
    /// The rows that are refused.
    pub(super) refused_rows: Vec<RefusedRow>,
    /// The rows that are refused whatever they tell, because an earlier reading of all came to that, and those that this one takes in
    /// part and then refuses.
    pub(super) ahead: RefusedAhead,
    /// Whether the dated facts of the rows that are read wait until the sheets of those facts were read.
    pub(super) facts_wait: bool,
    /// What later rows may refer to and a refused row is about, by its key and its name.
    pub(super) refused: HashSet<(Kind, String)>,
    /// Teams that this import makes because a roster names them.
    pub(super) new_teams: HashSet<Id>,
    /// The dated facts that a row of these sheets was about, with the number of the first such row.
    pub(super) described_in_row: HashMap<Id, u32>,
    /// Rows with a later first day than is stored for the same work: the number of the first, the stored day, and their number.
    pub(super) earlier: Option<(u32, Day, usize)>,
    /// The numbers that the sheets give to members, folded.
    pub(super) numbers_given: HashSet<String>,
    /// The numbers of members that this import makes, by their folded names as they are spoken.
    pub(super) new_people: HashMap<String, BTreeSet<String>>,
    /// The last number that somebody without one got.
    pub(super) last_number: Option<String>,
    /// Number of rows so far about a record that was not there yet.
    pub(super) new_rows: usize,
    /// Number of rows with an employment that could not be made, because the sheet does not tell the kind of contract.
    pub(super) without_contract: usize,
    /// Those whom rows brought, by kind and a telephone number or mail address.
    pub(super) reached: HashMap<(Kind, String), Id>,
    /// Up to which number of a kind was given out when somebody was last forgotten, once asked for.
    pub(super) given_out: HashMap<Kind, Option<String>>,
    /// The numbers or codes of a kind, once asked for, by their shape.
    pub(super) key_shapes: HashMap<Kind, HashMap<String, String>>,
    /// The names of the kinds of which something was made because a row names it.
    pub(super) names: HashMap<Kind, NearNames>,
    /// Staff by their folded surname, once asked for.
    pub(super) staff: Option<HashMap<String, Vec<Id>>>,
    /// Teams that people come to, as they are stored last of all.
    pub(super) teams: HashMap<Id, Option<Team>>,
    /// The shares that the rows of a sheet give of a team from a day on, each with the client as it is named.
    pub(super) shares: HashMap<(Id, Day), Vec<(String, Decimal)>>,
    /// Number of facts that end the day before the day of the list, because a row about their team gives another.
    pub(super) passed_on: usize,
    /// The dated facts that continue with other values from the day of the list, because a row about their team gives no day.
    pub(super) going_on: HashSet<Id>,
}

impl ImportRun<'_> {
    /// Reads the rows of a sheet into the staging, and notes those that are taken and those that are refused.
    pub(super) fn sheet(
        &mut self,
        &Pass { at, sheet, layout, ref part }: &Pass<'_>,
        one_done: &mut dyn FnMut(),
    ) -> Result<(), CommitError> {
        self.told.facts_wait = matches!(part, RowsRead::WithoutFacts);
        let mut before = match part {
            RowsRead::Again => self.told.taken.remove(&at).map(rows_before),
            RowsRead::Whole | RowsRead::WithoutFacts => None,
        };
        let mut lines = Vec::with_capacity(sheet.rows.len());
        let is_read = |row: &&SheetRow| before.as_ref().is_none_or(|before| before.contains_key(&row.number));
        for row in sheet.rows.iter().filter(is_read) {
            let line = RowReader { row, layout, words: self.words };
            lines.push((self.begins_anew(line)?, line));
        }
        self.told.shares.clear();
        if layout.shape == Kind::ClientShare {
            lines.iter().try_for_each(|(_, line)| self.note_share(*line))?;
        }
        if layout.number_people {
            let numbers = lines.iter().map(|(_, line)| fold(&line.text((layout.shape, Member::number))));
            self.told.numbers_given.extend(numbers);
        }
        // A stored fact may have to end before something new can begin, wherever the rows are.
        lines.sort_by_key(|(later, line)| (*later, Self::order_day(*line)));
        let mut taken = Vec::with_capacity(sheet.rows.len());
        let mut keys: HashMap<String, u32> = HashMap::new();
        self.told.said.begin_sheet(at, layout);
        for (_, line) in lines {
            self.staging.begin_row();
            self.told.said.begin_row(line.row.number);
            let without_contract = self.told.without_contract;
            let outcome = match self.told.ahead.get(&(at, line.row.number)) {
                Some(refusal) => Err(refusal.clone().into()),
                None => self.row(line, &mut keys),
            };
            match outcome {
                Ok(()) => {
                    self.told.said.take_row();
                    let earlier = before.as_mut().and_then(|before| before.remove(&line.row.number));
                    taken.extend(self.outcome(at, line, earlier)?);
                }
                Err(CommitError::Refused(refusal)) => {
                    self.staging.undo_row();
                    self.told.without_contract = without_contract;
                    self.note_refused(line);
                    if before.is_some() {
                        self.told.ahead.insert((at, line.row.number), refusal.clone());
                    }
                    self.told.refused_rows.push(refused_row(at, line, refusal));
                }
                Err(failed) => return Err(failed),
            }
            one_done();
        }
        self.told.taken.insert(at, taken);
        Ok(())
    }

    /// Whether a row is about a fact that is not stored, of which there is only one at a time. Faults of the row are reported later,
    /// when it is imported.
    fn begins_anew(&mut self, line: RowReader<'_>) -> Result<bool, StoreError> {
        let kind = line.layout.shape;
        let found = match kind {
            Kind::Placement => self.stored_placement(line),
            // These end what they follow.
            Kind::RegisterCheck | Kind::ClientAgreement => return Ok(false),
            _ if kind.one_at_a_time().is_none() => return Ok(false),
            _ => {
                // What looking it up makes is made when the row is imported.
                self.staging.begin_row();
                let found = self.values(line, kind).and_then(|values| self.existing(kind, &values));
                self.staging.undo_row();
                found
            }
        };
        match found {
            Err(CommitError::Store(error)) => Err(error),
            found => Ok(!matches!(found, Ok(Some(_)))),
        }
    }

    fn row(&mut self, line: RowReader<'_>, before: &mut HashMap<String, u32>) -> Result<(), CommitError> {
        line.check()?;
        if let Some((target, key)) = key_of(line)? {
            let first = *before.entry(key).or_insert(line.row.number);
            if first != line.row.number {
                let refusal = Refusal::new(Reason::DuplicateInFile).with("row", i64::from(first));
                return Err(refusal.at(target.0, target.1).into());
            }
        }
        match line.layout.shape {
            Kind::Member => self.roster_row(line).and_then(|()| self.teams_take_people()),
            Kind::Placement => self.placement_row(line).and_then(|()| self.teams_take_people()),
            Kind::Team => self.team_row(line),
            Kind::Staff => self.staff_row(line),
            Kind::RegisterCheck | Kind::ClientAgreement => self.fact_row(line),
            _ => self.plain_row(line),
        }
    }

    /// Imports a row of a kind that is kept as it stands, with what it brings along.
    fn plain_row(&mut self, line: RowReader<'_>) -> Result<(), CommitError> {
        let kind = line.layout.shape;
        let mut values = self.values(line, kind)?;
        if kind == Kind::PastValue {
            self.has_its_record(&values)?;
        }
        let found = self.existing(kind, &values)?;
        if is_name_of_person((kind, "name")) {
            let name = line.name(kind);
            values = values.without(&NAME_PARTS);
            if !self.only_surname(found, &name) {
                values.extend(name.iter().cloned());
            }
        }
        if found.is_none() && self.follows(line, &values)? {
            return Ok(());
        }
        if let Some(id) = found
            && kind.key().is_none()
        {
            if let Some(first) = self.told.described_in_row.get(&id)
                && !self.is_as(id, &values)
            {
                return Err(Refusal::new(Reason::ToldOtherwise).with("row", i64::from(*first)).into());
            }
            // Another spelling of a name that identifies the same fact is no change of it.
            values = values.without(kind.identity());
        }
        let id = self.keep(kind, found, &values)?;
        self.told.described_in_row.entry(id).or_insert(line.row.number);
        if let (None, Some(wanted)) = (found, self.staging.get(id).and_then(Vacancy::of).cloned()) {
            self.more_places(wanted.team, wanted.places, wanted.open_since)?;
        }
        match kind {
            Kind::Organisation if self.told.facts_wait => Ok(()),
            Kind::Organisation => self.agreement(line, id),
            Kind::WorkType => self.task_packages(line, id),
            _ => self.fits_beside(id),
        }
    }

    /// Refuses what a field held of a record that is not there: identities mean nothing in another store.
    fn has_its_record(&self, values: &RowValues) -> Result<(), CommitError> {
        let of = Kind::named(&values.text(PastValue::kind)).zip(Id::parse(&values.text(PastValue::record)));
        match of.map(|(kind, id)| self.staging.repo.record(kind, id)).transpose()?.flatten() {
            Some(_) => Ok(()),
            None => Err(CommitError::at((Kind::PastValue, PastValue::record), Reason::RefersToNothing)),
        }
    }

    fn staff_row(&mut self, line: RowReader<'_>) -> Result<(), CommitError> {
        let mut values = self.values(line, Kind::Staff)?.without(&NAME_PARTS);
        let surname = (Kind::Staff, Staff::surname);
        let name = line.name(Kind::Staff);
        if name.is_empty() {
            return Err(CommitError::at(surname, Reason::NameMissing));
        }
        let person =
            PersonName { given: name.text("given_name"), prefix: name.text("prefix"), surname: name.text("surname") };
        let found = self.staging.staff_named(&person).map_err(|error| error.about(surname))?;
        values.extend(name.iter().cloned());
        self.keep(Kind::Staff, found, &values).map(drop).map_err(|error| error.about(surname))
    }

    /// Imports the task packages that a row tells of a type of work.
    fn task_packages(&mut self, line: RowReader<'_>, work_type: Id) -> Result<(), CommitError> {
        let target = (Kind::TaskPackage, TaskPackage::name);
        let list = line.text(target);
        for name in list.split([',', ';', '/', '\n']).map(str::trim).filter(|name| !name.is_empty()) {
            let values = [("name", Value::Text(name.to_owned())), ("work_type", Value::Ref(work_type))];
            let found = self.staging.find(Kind::TaskPackage, name)?;
            self.keep(Kind::TaskPackage, found, &values).map_err(|error| error.about(target))?;
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
                self.says(kind, id, &values)?;
                self.doubt_other_name(id, &values)?;
                self.staging.edit(id, &values)?;
                Ok(id)
            }
            None => {
                let mut record = Record::blank(kind, self.ids.next_id());
                record.set_all(values)?;
                self.doubt_same_person(&record)?;
                self.doubt_given_out(&record)?;
                self.doubt_number(&record)?;
                if let Record::Staff(staff) = &record {
                    self.doubt_near_name(kind, &record.label())?;
                    self.doubt_initials(staff)?;
                }
                self.note_name(&record);
                self.says(kind, record.id(), values)?;
                self.staging.create(record)
            }
        }
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
            None if kind.owner().is_none() => self.staging.alike(kind, values)?,
            None => Vec::new(),
        };
        let given = |field: &str| values.get(field).cloned().unwrap_or(Value::Empty);
        let is_same = |id: &Id| kind.is_same(|field| self.staging.field(*id, field), given);
        let same: Vec<Id> = candidates.into_iter().filter(is_same).collect();
        match (same.as_slice(), same.iter().find(|id| self.is_as(**id, values))) {
            ([], _) => Ok(None),
            ([id], _) | (_, Some(id)) => Ok(Some(*id)),
            (several, None) => Err(Refusal::new(Reason::SeveralAlike).with("count", several.len()).into()),
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
        let mut values = RowValues::of_person(PersonName::parse_one(text));
        values.set(TeamRole::role, role.to_value());
        self.keep(Kind::Staff, None, &values)
    }
}

fn rows_before(taken: Vec<ImportedRow>) -> RowsBefore {
    taken.into_iter().map(|row| (row.row, row)).collect()
}

/// What two rows of a sheet may not both be about, and the column that tells it.
fn key_of(line: RowReader<'_>) -> Result<Option<(FieldTarget, String)>, CommitError> {
    let shape = line.layout.shape;
    let text = |field| fold(&line.text((shape, field)));
    let (field, key) = match (shape, shape.key()) {
        (Kind::Placement | Kind::Employment, _) => {
            let (number, name, from) = (text("member_key"), text("member"), line.day((shape, "from"))?);
            let name = if name.is_empty() { fold(&line.person_beside(Kind::Member)) } else { name };
            let (field, member) = if number.is_empty() { ("member", name) } else { ("member_key", number) };
            (field, if member.is_empty() { member } else { format!("{member} {from:?}") })
        }
        (Kind::Team, _) if text("code").is_empty() => ("name", text("name")),
        (Kind::Member, _) if line.layout.number_people && text("number").is_empty() => {
            ("name", ["given_name", "prefix", "surname"].map(|part| fold(&line.name(shape).text(part))).join(" "))
        }
        (_, Some(key)) => (key, text(key)),
        (_, None) => return Ok(None),
    };
    Ok(Some(((shape, field), key)).filter(|(_, key)| !key.is_empty()))
}

fn refused_row(sheet_index: usize, line: RowReader<'_>, reason: Refusal) -> RefusedRow {
    let index = reason.field.and_then(|target| line.column_of(target));
    let column = index.and_then(|i| line.layout.columns.get(i)).map(|c| c.heading.clone()).unwrap_or_default();
    let cell = index.and_then(|i| line.row.cells.get(i));
    RefusedRow {
        sheet_index,
        row: line.row.number,
        column,
        // A note that should not be kept is not repeated either.
        value: cell
            .filter(|_| reason.reason != Reason::SensitiveText)
            .map(|cell| clean(&cell.text()).into_owned())
            .unwrap_or_default(),
        reason,
    }
}
