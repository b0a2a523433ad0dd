//! Forgetting: who and what is due on a day by which term, and what becomes of the records when it is done.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;

use chrono::{DateTime, Utc};

use crate::domain::change::{Change, ChangeSet};
use crate::domain::choices::Choice;
use crate::domain::days::Day;
use crate::domain::erasure::Erasure;
use crate::domain::id::Id;
use crate::domain::kinds::{Application, Candidate, Employment, LegalHold, Member, Parameter, Placement};
use crate::domain::log_verb::LogVerb;
use crate::domain::mentions::Sureness;
use crate::domain::personal::{ErasedPart, ErasedPerson, erased};
use crate::domain::reason::Reason;
use crate::domain::record::{Kind, Record};
use crate::domain::recruiting::next_number;
use crate::domain::refusal::{Refusal, Warning};
use crate::domain::retention::{
    CANDIDATE_TERM, DETAILS, DETAILS_TERM, MEMBER_TERM, PART_TERMS, candidate_due, hold_on, is_gone, keep_until,
    left_on, part_due,
};
use crate::domain::value::Value;
use crate::repository::{Repository, StoreError, TypedReading};

use super::context::{CommandContext, CommandError, Done};

/// Before the first number of who was forgotten.
const BEFORE_FIRST: &str = "X0000";

/// What is to be forgotten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forget {
    /// Who or what.
    pub what: Forgotten,
    /// Who decided it, where that is not the user.
    pub decided_by: Option<String>,
    /// The day of the command.
    pub on: Day,
}

/// Who or what is to be forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forgotten {
    /// A member or a candidate, because somebody asked for it.
    Person(Kind, Id),
    /// What of one member or candidate is due, because its term has passed.
    DueOf(Kind, Id),
    /// What is due of everybody who left.
    DueOfLeft,
    /// Everything of which the term has passed.
    Due,
}

/// Something that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueToGo {
    /// Identifier of the parameter with the term.
    pub term: &'static str,
    /// The day on which the term has passed.
    pub due: Day,
    /// The person that it is about: member or candidate.
    pub person: (Kind, Id),
    /// The record, and what of it goes.
    pub record: (Kind, Id, ErasedPart),
    /// Whether a legal hold keeps it.
    pub held: bool,
}

/// Everything of which the term has passed on a day, the longest ago first; what a hold keeps too, marked as such.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub fn due(repo: &dyn Repository, on: Day) -> Result<Vec<DueToGo>, StoreError> {
    let parameters = repo.all_of::<Parameter>()?;
    let kept = repo.all_of::<LegalHold>()?;
    let mut found = Vec::new();
    let mut add = |term, due: Option<Day>, person: (Kind, Id), record| {
        if let Some(due) = due.filter(|due| *due < on) {
            found.push(DueToGo { term, due, person, record, held: hold_on(&kept, person.1, on).is_some() });
        }
    };
    for candidate in repo.all_of::<Candidate>()? {
        let who = (Kind::Candidate, candidate.id);
        let due = candidate_due(&candidate, &parameters, on);
        add(CANDIDATE_TERM, due, who, (who.0, who.1, ErasedPart::Whole));
    }
    let mut whole = HashSet::new();
    for (member, left) in members_who_left(repo)? {
        let (who, record) = ((Kind::Member, member.id), Record::from(member));
        let term = |term| keep_until(&parameters, term, left, on);
        if !is_gone(&record, ErasedPart::Whole) {
            let due = term(MEMBER_TERM);
            if due.is_some_and(|due| due < on) {
                whole.insert(who.1);
            }
            add(MEMBER_TERM, due, who, (who.0, who.1, ErasedPart::Whole));
        }
        if !whole.contains(&who.1) && !is_gone(&record, ErasedPart::Fields(DETAILS)) {
            add(DETAILS_TERM, term(DETAILS_TERM), who, (who.0, who.1, ErasedPart::Fields(DETAILS)));
        }
    }
    for term in PART_TERMS {
        for record in repo.all(term.kind)? {
            // What is about a team, and no person, is nobody's.
            let Some(member) = record.get("member").reference() else { continue };
            let part = ErasedPart::Fields(term.fields);
            // With who goes whole the texts go, and nothing else.
            let left = if whole.contains(&member) { erased(&record, ErasedPart::Whole, "") } else { record };
            let (record, due) = (&left, part_due(term, &left, &parameters, on));
            add(term.parameter, due, (Kind::Member, member), (record.kind(), record.id(), part));
        }
    }
    found.sort_by_key(|due| (due.due, due.person, due.record.1));
    Ok(found)
}

/// The members who are not in service any more and have no place, each with their last day.
fn members_who_left(repo: &dyn Repository) -> Result<Vec<(Member, Day)>, StoreError> {
    let (mut employments, mut placements) = (HashMap::<Id, Vec<_>>::new(), HashMap::<Id, Vec<_>>::new());
    repo.all_of::<Employment>()?.into_iter().for_each(|own| employments.entry(own.member).or_default().push(own));
    repo.all_of::<Placement>()?.into_iter().for_each(|own| placements.entry(own.member).or_default().push(own));
    let of = |id: &Id| {
        let own = employments.get(id).map_or(&[][..], Vec::as_slice);
        left_on(own, placements.get(id).map_or(&[][..], Vec::as_slice))
    };
    let members = repo.all_of::<Member>()?;
    Ok(members.into_iter().filter_map(|member| of(&member.id).map(|left| (member, left))).collect())
}

/// A person and the candidates that they were.
fn same_person(repo: &dyn Repository, kind: Kind, id: Id) -> Result<Vec<(Kind, Id)>, StoreError> {
    let mut all = vec![(kind, id)];
    if kind == Kind::Member {
        let earlier = repo.referring_to::<Candidate>(Candidate::member, id)?;
        all.extend(earlier.into_iter().map(|candidate| (Kind::Candidate, candidate.id)));
    }
    Ok(all)
}

/// What an order comes to.
///
/// # Errors
/// Returns a refusal when the person is in service, has a running procedure, is kept by a hold, or was forgotten already; or an error
/// when the store cannot be read.
pub(super) fn erasure(repo: &dyn Repository, forget: &Forget, anyway: bool) -> Result<Erasure, CommandError> {
    let mut erasure = Erasure { decided_by: forget.decided_by.clone(), ..Erasure::default() };
    let mut persons: Vec<(Kind, Id)> = Vec::new();
    match forget.what {
        Forgotten::Person(kind, id) => {
            may_be_forgotten(repo, (kind, id), forget.on, anyway)?;
            persons = same_person(repo, kind, id)?;
        }
        Forgotten::Due | Forgotten::DueOfLeft | Forgotten::DueOf(..) => {
            let left: HashSet<Id> = match forget.what {
                Forgotten::DueOfLeft => members_who_left(repo)?.into_iter().map(|(member, _)| member.id).collect(),
                _ => HashSet::new(),
            };
            let wanted = |person: (Kind, Id)| match forget.what {
                Forgotten::DueOf(kind, id) => person == (kind, id),
                Forgotten::DueOfLeft => left.contains(&person.1),
                Forgotten::Due | Forgotten::Person(..) => true,
            };
            let parameters = repo.all_of::<Parameter>()?;
            for due in due(repo, forget.on)? {
                if due.held || !wanted(due.person) {
                    continue;
                }
                let value = Parameter::value_on(&parameters, due.term, forget.on);
                erasure.terms.insert(due.term.to_owned(), value.map_or_else(String::new, |value| value.to_string()));
                match due.record {
                    (kind, id, ErasedPart::Whole) => persons.extend(same_person(repo, kind, id)?),
                    (kind, id, ErasedPart::Fields(fields)) => erasure.parts.push((kind, id, fields)),
                }
            }
        }
    }
    let mut last: BTreeMap<Kind, String> = BTreeMap::new();
    for (kind, id) in persons {
        let before = last.get(&kind).map_or(BEFORE_FIRST, String::as_str);
        let stand_in = next_number(before, |number| repo.is_taken(kind, number))?;
        last.insert(kind, stand_in.clone());
        erasure.persons.push(ErasedPerson { kind, id, stand_in });
    }
    Ok(erasure)
}

fn may_be_forgotten(repo: &dyn Repository, (kind, id): (Kind, Id), on: Day, anyway: bool) -> Result<(), CommandError> {
    let record = repo.record(kind, id)?.ok_or_else(|| Refusal::new(Reason::RecordGone).with("kind", kind))?;
    let refuse = |reason| Err(Refusal::new(reason).with("record", record.label()).into());
    let kept = repo.all_of::<LegalHold>()?;
    for (_, id) in same_person(repo, kind, id)? {
        if hold_on(&kept, id, on).is_some() {
            return refuse(Reason::KeptByHold);
        }
    }
    if is_gone(&record, ErasedPart::Whole) {
        return refuse(Reason::ForgottenAlready);
    }
    let busy = match kind {
        Kind::Member => {
            let employments = repo.referring_to::<Employment>(Employment::member, id)?;
            let placements = repo.referring_to::<Placement>(Placement::member, id)?;
            let none = employments.is_empty() && placements.is_empty();
            !none && left_on(&employments, &placements).is_none_or(|last| last >= on)
        }
        _ => {
            repo.referring_to::<Application>(Application::candidate, id)?.iter().any(|own| own.until.is_none())
                && record.get(Candidate::procedure_ended_on) == Value::Empty
        }
    };
    if busy && !anyway { refuse(Reason::StillNeeded) } else { Ok(()) }
}

/// What becomes of each record that is there, as changes, to be shown before it is done; and the records of others that may name somebody
/// who goes, and stay as they are.
///
/// # Errors
/// Returns an error when the store cannot be read.
pub(super) fn erased_records(
    repo: &dyn Repository,
    erasure: &Erasure,
) -> Result<(Vec<Change>, Vec<Record>), StoreError> {
    let mut targets: Vec<(Kind, Id, ErasedPart, &str)> = Vec::new();
    for person in &erasure.persons {
        let about = repo.about(&[(person.kind, person.id)])?;
        targets.extend(about.into_iter().map(|(kind, id)| (kind, id, ErasedPart::Whole, person.stand_in.as_str())));
    }
    targets.extend(erasure.parts.iter().map(|(kind, id, fields)| (*kind, *id, ErasedPart::Fields(fields), "")));
    // Of one record a part can go by one term and another part by another.
    let mut parts: HashMap<Id, Vec<(ErasedPart, &str)>> = HashMap::new();
    let mut records = Vec::new();
    for (kind, id, part, stand_in) in targets {
        let own = parts.entry(id).or_default();
        if own.is_empty() {
            records.push((kind, id));
        }
        // Who became a member was a candidate too, and is reached by both.
        if part != ErasedPart::Whole || own.iter().all(|(other, _)| *other != ErasedPart::Whole) {
            own.push((part, stand_in));
        }
    }
    let (mentions, named) = match erasure.persons.as_slice() {
        [] => Default::default(),
        persons => repo.mentions(persons)?,
    };
    let mut doubtful = Vec::new();
    for (kind, id, sureness) in named {
        match sureness {
            _ if parts.contains_key(&id) => {}
            Sureness::Sure => records.push((kind, id)),
            Sureness::Doubtful => doubtful.extend(repo.record(kind, id)?),
        }
    }
    let mut changes = Vec::new();
    for (kind, id) in records {
        let Some(before) = repo.record(kind, id)? else { continue };
        let own = parts.get(&id).into_iter().flatten();
        let left = own.fold(before.clone(), |left, (part, stand_in)| erased(&left, *part, stand_in));
        let after = mentions.erased(&left);
        if after != before {
            changes.push(Change::Update { before, after });
        }
    }
    Ok((changes, doubtful))
}

/// What an order would come to, to be told before it is done.
#[derive(Debug, Clone, PartialEq)]
pub struct ErasurePlan {
    /// What becomes of each record that is there.
    pub changes: Vec<Change>,
    /// The records of others with a text that may name who goes: a surname, or a name that somebody else has too. They stay as they are.
    pub doubtful: Vec<Record>,
    /// The copies beside the store that would be taken away.
    pub copies: Vec<PathBuf>,
}

/// A line that tells what would go of the records of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErasureLine {
    /// The kind.
    pub kind: Kind,
    /// The number of its records of which something goes.
    pub count: usize,
    /// Some of the fields that go.
    pub fields: Vec<&'static str>,
    /// Whether it is the first line about its kind.
    pub first: bool,
}

impl ErasurePlan {
    /// What goes, kind by kind: the number of records and the fields of any of them.
    pub fn by_kind(&self) -> BTreeMap<Kind, (usize, Vec<&'static str>)> {
        let mut told: BTreeMap<Kind, (usize, Vec<&'static str>)> = BTreeMap::new();
        for change in &self.changes {
            let (count, fields) = told.entry(change.kind()).or_default();
            *count += 1;
            for (field, ..) in change.differences() {
                if !fields.contains(&field) {
                    fields.push(field);
                }
            }
        }
        told
    }

    /// How many records of each kind may name who goes, and stay.
    pub fn doubtful_by_kind(&self) -> BTreeMap<Kind, usize> {
        let mut told = BTreeMap::new();
        self.doubtful.iter().for_each(|record| *told.entry(record.kind()).or_default() += 1);
        told
    }

    /// What goes, as lines of a few fields each.
    pub fn lines(&self) -> Vec<ErasureLine> {
        let mut lines = Vec::new();
        for (kind, (count, fields)) in self.by_kind() {
            for (nth, fields) in fields.chunks(3).enumerate() {
                lines.push(ErasureLine { kind, count, fields: fields.to_vec(), first: nth == 0 });
            }
        }
        lines
    }
}

/// What an order would come to.
///
/// # Errors
/// As `erasure`.
pub fn erasure_plan(repo: &dyn Repository, forget: &Forget, anyway: bool) -> Result<ErasurePlan, CommandError> {
    let (changes, doubtful) = erased_records(repo, &erasure(repo, forget, anyway)?)?;
    let copies = if changes.is_empty() { Vec::new() } else { repo.kept_copies()? };
    Ok(ErasurePlan { changes, doubtful, copies })
}

/// Forgets for good.
///
/// # Errors
/// As [`erasure`], and as [`Repository::erase`]. Nothing is changed then.
pub(super) fn perform(
    repo: &mut dyn Repository,
    context: &mut CommandContext<'_>,
    (forget, anyway): (&Forget, bool),
) -> Result<Done, CommandError> {
    let erasure = erasure(repo, forget, anyway)?;
    let verb = LogVerb::Erase.name().to_owned();
    let changed = erased_records(repo, &erasure)?.0.len();
    let done =
        |revision, warnings| Done { revision, verb, again: false, changed, summary: None, warnings, at: context.now };
    if erasure.persons.is_empty() && erasure.parts.is_empty() {
        return Ok(done(None, Vec::new()));
    }
    let at: DateTime<Utc> = context.now;
    let set = ChangeSet::new(context.ids.next_id(), at, context.actor, LogVerb::Erase, Vec::new());
    let erased = repo.erase(&set, &erasure)?;
    let mut warnings = vec![Warning(Refusal::new(Reason::ErasedForGood).with("count", changed))];
    if !erased.cleared {
        warnings.push(Warning(Refusal::new(Reason::ErasedNotCleared)));
    }
    if let Some(copy) = repo.last_copy()? {
        warnings.push(Warning(Refusal::new(Reason::CopiesStillHold).with("path", copy.path.as_path())));
    }
    Ok(done(Some(erased.revision), warnings))
}
