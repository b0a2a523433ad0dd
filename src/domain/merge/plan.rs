//! What becomes of each record.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::doubts::doubted;
use super::forgotten::about;
use super::history::SinceCommon;
use super::identities::as_known_here;
use super::matching::{OwnMatch, OwnRecords, number, referring};
use super::outcome::{
    KeptSide, MergeAnswer, MergeAnswers, MergeConflict, MergeOutcome, MergePlan, MergeSide, MergedField, MergedRecord,
};
use super::rules;
use crate::domain::change::Change;
use crate::domain::field::FieldInfo;
use crate::domain::id::Id;
use crate::domain::kind::Kind;
use crate::domain::names::fold;
use crate::domain::personal::erased_value;
use crate::domain::record::Record;
use crate::domain::refusal::Refusal;
use crate::domain::retention::falls_to_a_term;
use crate::domain::value::Value;

/// Works out what it takes to bring another office into this one.
///
/// # Errors
/// Returns the refusal of a field when a number with its prefix does not fit; and of a record that never was a sound one.
pub fn merge(ours: &MergeSide, theirs: &MergeSide, answers: &MergeAnswers) -> Result<MergePlan, Refusal> {
    let theirs = as_known_here(ours, theirs)?;
    let theirs = theirs.as_ref();
    let of = |side: &MergeSide| side.records.iter().map(Record::id).collect::<HashSet<Id>>();
    let (own, others) = (of(ours), of(theirs));
    let shared = own.intersection(&others).copied().collect();
    let mut merging = Merging {
        since: SinceCommon::of(&ours.log, &theirs.log),
        own: OwnRecords::of(&ours.records, shared),
        numbers: theirs.records.iter().filter_map(|record| Some((record.kind(), fold(&number(record)?)))).collect(),
        answers,
        erased: &ours.erased,
        forgotten: about(&ours.forgotten, theirs.records.iter()),
        instead: HashMap::new(),
        ours_stays: HashSet::new(),
        plan: MergePlan { names: names(theirs).into_iter().chain(names(ours)).collect(), ..MergePlan::default() },
    };
    let mut in_order: Vec<&Record> = theirs.records.iter().collect();
    in_order.sort_by_key(|record| record.kind());
    for record in in_order {
        merging.take(record)?;
    }
    for record in ours.records.iter().filter(|record| !others.contains(&record.id())) {
        merging.taken_away(record);
    }
    let mut plan = merging.plan;
    plan.changes.sort_by_key(order);
    let name = |id| plan.names.get(&id).cloned().unwrap_or_default();
    let mut refused = rules::refused(&ours.records, &plan.changes, answers.anyway, name);
    refused.extend(doubted(&ours.records, &plan.changes, &answers.accept, name));
    plan.refused = refused;
    Ok(plan)
}

/// What goes is gone before what comes, and each record comes after those that it refers to; a fact ends before the one that follows
/// it begins.
fn order(change: &Change) -> (u8, i64, bool, Id) {
    let kind = change.kind() as i64;
    match change {
        Change::Remove(_) => (0, -kind, false, change.id()),
        change => (1, kind, matches!(change, Change::Create(_)), change.id()),
    }
}

/// How people name each record of a side: a number with its name, a dated fact by its owner.
fn names(side: &MergeSide) -> BTreeMap<Id, String> {
    let told = |record: &Record| match (number(record), record.label()) {
        (Some(number), label) if label != number => format!("{number} {label}"),
        (_, label) => label,
    };
    let mut names: BTreeMap<Id, String> = side.records.iter().map(|record| (record.id(), told(record))).collect();
    for record in side.records.iter().filter(|record| record.label().is_empty()) {
        let Some((_, _, owner)) = record.owner() else { continue };
        let from = record.get("from");
        let name = format!("{} {}", names.get(&owner).cloned().unwrap_or_default(), from.plain());
        names.insert(record.id(), name.trim().to_owned());
    }
    names
}

struct Merging<'a> {
    since: SinceCommon,
    own: OwnRecords<'a>,
    /// The numbers that the other has given.
    numbers: HashSet<(Kind, String)>,
    answers: &'a MergeAnswers,
    /// The records of this office of which something fell to a term.
    erased: &'a HashSet<Id>,
    /// The records of the other about those who were forgotten here.
    forgotten: HashSet<Id>,
    /// For an identity of the other that of this office.
    instead: HashMap<Id, Id>,
    /// The fields of which what this office has stays, and so what it was.
    ours_stays: HashSet<(Id, &'static str)>,
    plan: MergePlan,
}

impl<'a> Merging<'a> {
    fn count(&mut self, kind: Kind, outcome: MergeOutcome) {
        self.plan.counts.entry(kind).or_default()[outcome as usize] += 1;
    }

    /// Notes what becomes of a record of the other.
    fn note(&mut self, outcome: MergeOutcome, (theirs, id): (&Record, Id), own: Option<&Record>) -> &mut MergedRecord {
        let kind = theirs.kind();
        self.count(kind, outcome);
        let name = |id: Id| self.plan.names.get(&id).cloned().unwrap_or_default();
        // A name of this office stands over one of the other with the same identity.
        let told = match number(theirs) {
            Some(number) if theirs.label() != number => format!("{number} {}", theirs.label()),
            _ if theirs.label().is_empty() => name(id),
            _ => theirs.label(),
        };
        let own_name = own.map(|own| name(own.id())).unwrap_or_default();
        self.plan.records.push(MergedRecord {
            kind,
            id,
            own: own.map(Record::id),
            name: told,
            own_name,
            key: number(theirs).unwrap_or_default(),
            own_key: own.and_then(number).unwrap_or_default(),
            outcome,
            conflict: None,
            answer: None,
            fields: Vec::new(),
        });
        let last = self.plan.records.len() - 1;
        &mut self.plan.records[last]
    }

    /// Decides on a record of the other.
    fn take(&mut self, theirs: &Record) -> Result<(), Refusal> {
        let (kind, id) = (theirs.kind(), theirs.id());
        let here = self.own.get(kind, id);
        if kind.frozen().is_some() {
            if here == Some(theirs) {
                self.count(kind, MergeOutcome::Same);
            } else {
                self.note(MergeOutcome::Behind, (theirs, id), None);
            }
            return Ok(());
        }
        if self.forgotten.contains(&id) {
            if here == Some(theirs) {
                self.count(kind, MergeOutcome::Same);
            } else {
                self.note(MergeOutcome::Erased, (theirs, id), None);
            }
            return Ok(());
        }
        let mapped = referring(theirs, id, &self.instead)?;
        if let Some(own) = here {
            return self.both(own, mapped, id);
        }
        if self.since.ours.took(id) {
            if !self.since.theirs.has(id) {
                self.note(MergeOutcome::Kept, (&mapped, id), None);
                return Ok(());
            }
            let answer = self.answers.of(id, None).map(MergeAnswer::from);
            let noted = self.note(MergeOutcome::Conflict, (&mapped, id), None);
            (noted.conflict, noted.answer) = (Some(MergeConflict::Removed), answer);
            if answer == Some(MergeAnswer::Theirs) {
                self.plan.changes.push(Change::Create(mapped));
            }
            return Ok(());
        }
        match self.own.find(&mapped) {
            OwnMatch::Same(own) => {
                self.instead.insert(id, own.id());
                let mapped = referring(&mapped, own.id(), &self.instead)?;
                self.both(own, mapped, id)
            }
            OwnMatch::Number(own) => self.renumber(own, mapped),
            OwnMatch::Nothing if self.is_of_ours(&mapped) => {
                self.note(MergeOutcome::Kept, (&mapped, id), None);
                Ok(())
            }
            OwnMatch::Nothing => {
                self.note(MergeOutcome::New, (&mapped, id), None);
                self.plan.changes.push(Change::Create(mapped));
                Ok(())
            }
        }
    }

    /// Whether it says what a record was of which what this office has stays.
    fn is_of_ours(&self, theirs: &Record) -> bool {
        let Record::PastValue(past) = theirs else { return false };
        Id::parse(&past.record)
            .is_some_and(|of| self.ours_stays.iter().any(|(id, field)| (*id, *field) == (of, past.field.as_str())))
    }

    /// Both sides have the record.
    fn both(&mut self, own: &'a Record, mut theirs: Record, id: Id) -> Result<(), Refusal> {
        self.numbered_before(own, &mut theirs)?;
        if *own == theirs {
            self.count(own.kind(), MergeOutcome::Same);
            return Ok(());
        }
        let fields = self.fields(own, &theirs, id);
        let sides: Vec<_> = fields.iter().filter(|field| field.asked).map(|field| field.side).collect();
        let takes = fields.iter().any(|field| field.side == Some(KeptSide::Theirs));
        let outcome = match (sides.is_empty(), takes) {
            (false, _) => MergeOutcome::Conflict,
            (true, true) => MergeOutcome::Newer,
            (true, false) => MergeOutcome::Kept,
        };
        let answer = match sides.first() {
            Some(Some(first)) if sides.iter().all(|side| *side == Some(*first)) => Some(MergeAnswer::from(*first)),
            Some(_) if sides.iter().all(Option::is_some) => Some(MergeAnswer::Fields),
            _ => None,
        };
        if takes {
            let mut after = own.clone();
            for field in fields.iter().filter(|field| field.side == Some(KeptSide::Theirs)) {
                after.set(field.name, field.theirs.clone())?;
            }
            self.plan.changes.push(Change::Update { before: own.clone(), after });
        }
        let stays = fields.iter().filter(|field| field.side != Some(KeptSide::Theirs));
        self.ours_stays.extend(stays.map(|field| (own.id(), field.name)));
        let noted = self.note(outcome, (&theirs, id), Some(own));
        if outcome == MergeOutcome::Conflict {
            (noted.conflict, noted.answer) = (Some(MergeConflict::Values), answer);
        }
        noted.fields = fields;
        Ok(())
    }

    /// The fields that differ of a record that both have, each with whose value stays.
    fn fields(&self, own: &Record, theirs: &Record, id: Id) -> Vec<MergedField> {
        let since = &self.since;
        // What fell to its term here does not come back from who still has it.
        let fell = |info: &FieldInfo, ours: &Value, theirs: &Value| {
            self.erased.contains(&own.id())
                && falls_to_a_term(own.kind(), info.name)
                && erased_value(info, theirs, "") == *ours
        };
        let decide = |info: &'static FieldInfo, ours: &Value, theirs: &Value| {
            let name = info.name;
            match (since.ours.has_field(own.id(), name), since.theirs.has_field(id, name)) {
                _ if fell(info, ours, theirs) => Some(KeptSide::Ours),
                // Of a record that only seems to be this one, not all that differs need be new where the log names no fields.
                (false, true) if since.decides && (own.id() == id || since.theirs.names_fields(id)) => {
                    Some(KeptSide::Theirs)
                }
                (true, false) if since.decides => Some(KeptSide::Ours),
                (false, false) if since.settled => Some(KeptSide::Ours),
                // Both changed it, and to empty it is a change too.
                (true, true) if since.decides && (own.id() == id || since.ours.names_fields(own.id())) => None,
                _ if theirs.is_empty() => Some(KeptSide::Ours),
                _ if ours.is_empty() => Some(KeptSide::Theirs),
                _ => None,
            }
        };
        let fields = own.kind().fields().iter().map(|field| (field, own.get(field.name), theirs.get(field.name)));
        fields
            .filter(|(_, ours, theirs)| ours != theirs)
            .map(|(info, ours, theirs)| {
                let name = info.name;
                let told = decide(info, &ours, &theirs);
                let side = told.or_else(|| self.answers.of(id, Some(name)));
                MergedField { name, ours, theirs, asked: told.is_none(), side }
            })
            .collect()
    }

    /// A number that an earlier merge gave stays, as long as the one without its prefix is taken.
    fn numbered_before(&self, own: &Record, theirs: &mut Record) -> Result<(), Refusal> {
        let (Some(key), Some(here), Some(there)) = (own.kind().key(), number(own), number(theirs)) else {
            return Ok(());
        };
        let taken = self.own.with_number(own.kind(), &there).is_some_and(|other| other.id() != own.id());
        if here != there && here.ends_with(&there) && taken {
            theirs.set(key, Value::Text(here))?;
        }
        Ok(())
    }

    /// The number of a record of the other is that of something else here.
    fn renumber(&mut self, own: &'a Record, mut theirs: Record) -> Result<(), Refusal> {
        let (kind, id) = (theirs.kind(), theirs.id());
        let prefixed =
            self.answers.renumber.as_ref().zip(number(&theirs)).map(|(before, number)| format!("{before}{number}"));
        let free = prefixed.filter(|number| {
            self.own.with_number(kind, number).is_none() && !self.numbers.contains(&(kind, fold(number)))
        });
        let noted = self.note(MergeOutcome::Conflict, (&theirs, id), Some(own));
        noted.conflict = Some(MergeConflict::Number);
        noted.answer = free.as_ref().map(|_| MergeAnswer::Renumbered);
        if let (Some(number), Some(key)) = (free, kind.key()) {
            theirs.set(key, Value::Text(number))?;
            self.plan.changes.push(Change::Create(theirs));
        }
        Ok(())
    }

    /// A record that only this office has: the other took it away, or never had it.
    fn taken_away(&mut self, own: &'a Record) {
        let id = own.id();
        if own.kind().frozen().is_some() || !self.since.theirs.took(id) {
            return;
        }
        if !self.since.ours.has(id) {
            self.note(MergeOutcome::Gone, (own, id), Some(own));
            self.plan.changes.push(Change::Remove(own.clone()));
            return;
        }
        let answer = self.answers.of(id, None).map(MergeAnswer::from);
        let noted = self.note(MergeOutcome::Conflict, (own, id), Some(own));
        (noted.conflict, noted.answer) = (Some(MergeConflict::Removed), answer);
        if answer == Some(MergeAnswer::Theirs) {
            self.plan.changes.push(Change::Remove(own.clone()));
        }
    }
}

impl From<KeptSide> for MergeAnswer {
    fn from(side: KeptSide) -> Self {
        match side {
            KeptSide::Ours => MergeAnswer::Ours,
            KeptSide::Theirs => MergeAnswer::Theirs,
        }
    }
}
