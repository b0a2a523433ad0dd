//! What is changed: a commit is refused exactly where the tables of roles say so.

use binnenwerk::domain::access::table::{Power, Scope};
use binnenwerk::domain::change::Change;
use binnenwerk::domain::choices::Reach;
use binnenwerk::domain::decimal::Decimal;
use binnenwerk::domain::id::Id;
use binnenwerk::domain::kinds::{Absence, AccessRight, Member, Team};
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::{Kind, Record};
use binnenwerk::domain::units::Units;
use binnenwerk::domain::value::{FieldType, Value};
use binnenwerk::repository::{CommitError, Repository, TypedReading};

use super::programme::{Programme, ReachedBy};

/// The power of who reads the whole log.
pub const READ_LOG: Power = Power::ReadLog;

/// The record with another value in the first field where one is easily made, and that field.
pub fn another(record: &Record) -> Option<(&'static str, Change)> {
    record.kind().fields().iter().find_map(|info| Some((info.name, with_another(record, info.name)?)))
}

/// The change that gives a field of a record another value; `None` where none is easily made.
pub fn with_another(record: &Record, field: &'static str) -> Option<Change> {
    let info = record.kind().field(field)?;
    let value = match (info.ty, record.get(field)) {
        (FieldType::Text(most), Value::Text(text)) if text.chars().count() < most => Value::Text(format!("{text}x")),
        (FieldType::Text(_), Value::Empty) => Value::Text("x".to_owned()),
        (FieldType::Whole(_, most), Value::Whole(n)) if n < most => Value::Whole(n + 1),
        (FieldType::Flag, Value::Flag(flag)) => Value::Flag(!flag),
        (FieldType::Choice(choices), now) => Value::Choice(choices.iter().copied().find(|c| Value::Choice(c) != now)?),
        (FieldType::Day, Value::Day(day)) => Value::Day(day.succ_opt()?),
        (_, Value::Decimal(n)) => Value::Decimal(Decimal::from_hundredths(n.hundredths() + 25)),
        (_, Value::Units(n)) => Value::Units(Units::from_parts(n.parts() + 1)),
        _ => return None,
    };
    let mut after = record.clone();
    after.set(field, value).ok()?;
    Some(Change::Update { before: record.clone(), after })
}

/// Whether a commit was refused because of who asked.
fn not_allowed(done: &Result<u64, CommitError>) -> bool {
    matches!(
        done,
        Err(CommitError::Refused(refusal))
            if [Reason::NotForYourRole, Reason::OutsideYourTeams].contains(&refusal.reason)
    )
}

#[test]
fn every_role_changes_the_fields_that_the_tables_give_it_and_no_others() {
    let mut programme = Programme::new();
    let mut whole = programme.whole();
    let (mut allowed, mut refused) = (0, 0);
    for given in programme.given.clone() {
        let reached = ReachedBy::of(&whole, &given);
        let mut own = programme.as_seen_by(&given.login);
        for kind in Kind::ALL {
            let records = whole.all(kind).expect("reads");
            let (mine, others): (Vec<&Record>, Vec<&Record>) =
                records.iter().partition(|record| reached.may(Scope::Change, record, None));
            for record in mine.into_iter().take(1).chain(others.into_iter().take(1)) {
                for info in kind.fields() {
                    // By another region a team leaves a right for the teams of one, which is refused whatever the role.
                    if (kind, info.name) == (Kind::Team, Team::region) && given.teams.is_some() {
                        continue;
                    }
                    let Some(change) = with_another(record, info.name) else { continue };
                    let field = (kind != Kind::PastValue).then_some(info.name);
                    let may = reached.may(Scope::Change, record, field);
                    let done = own.commit(&programme.set(vec![change]));
                    assert_eq!(not_allowed(&done), !may, "{} {kind} {}: {done:?}", given.login, info.name);
                    match done {
                        Ok(_) => {
                            // As it was, for who comes next.
                            let now = whole.record(kind, record.id()).expect("reads").expect("is there");
                            let back = Change::Update { before: now, after: record.clone() };
                            whole.commit(&programme.set(vec![back])).expect("goes back");
                        }
                        Err(_) if may => continue,
                        Err(_) => refused += 1,
                    }
                    allowed += usize::from(may);
                }
                if !reached.may(Scope::Change, record, None) {
                    let done = own.commit(&programme.set(vec![Change::Remove(record.clone())]));
                    assert!(not_allowed(&done), "{} removes {kind}: {done:?}", given.login);
                }
            }
        }
    }
    assert!(allowed > 300 && refused > 2_000, "{allowed} {refused}");
}

#[test]
fn who_may_not_change_a_kind_hears_that_and_not_what_is_there_already() {
    let mut programme = Programme::new();
    let whole = programme.whole();
    let there: Vec<Absence> = whole.all_of().expect("absences");
    let absent = there.iter().find(|absence| absence.until.is_none()).expect("one that goes on").clone();
    let well: Vec<Member> = whole.all_of().expect("members");
    let well = well.iter().find(|member| there.iter().all(|other| other.member != member.id)).expect("somebody").id;
    for login in ["recruiter-all_teams", "finance-all_teams", "administrator-all_teams"] {
        for member in [absent.member, well] {
            let again = Absence { id: Id::from_bytes([7; 16]), member, ..absent.clone() };
            let done = programme.as_seen_by(login).commit(&programme.set(vec![Change::Create(again.into())]));
            let Err(CommitError::Refused(refusal)) = done else { panic!("{login}: {done:?}") };
            assert_eq!(refusal.reason, Reason::NotForYourRole, "{login}");
        }
    }
}

#[test]
fn nobody_gives_themselves_more_than_they_have() {
    let mut programme = Programme::new();
    let whole = programme.whole();
    for given in programme.given.clone() {
        let rights: Vec<AccessRight> = whole.all_of().expect("rights");
        let mine = rights.iter().find(|right| right.login == given.login).expect("a right").clone();
        let administrator = rights.iter().find(|right| right.login == "administrator-all_teams").expect("one").clone();
        let more = AccessRight { id: Id::from_bytes([9; 16]), login: given.login, ..administrator };
        let mut own = programme.as_seen_by(&mine.login);
        let done = own.commit(&programme.set(vec![Change::Create(more.clone().into())]));
        let administers = mine.role == administrator_role() && mine.reach == Reach::AllTeams;
        assert_eq!(not_allowed(&done), !administers, "{}", mine.login);
        if administers {
            own.commit(&programme.set(vec![Change::Remove(more.into())])).expect("is taken back");
        }
    }
}

fn administrator_role() -> binnenwerk::domain::choices::AccessRole {
    binnenwerk::domain::choices::AccessRole::Administrator
}

#[test]
fn a_right_that_ends_ends_at_once_also_for_who_is_signed_in() {
    let mut programme = Programme::new();
    let mut whole = programme.whole();
    let leader = programme.as_seen_by("team_leader-own_teams");
    assert!(!leader.all(Kind::Member).expect("reads").is_empty());
    let rights: Vec<AccessRight> = whole.all_of().expect("rights");
    let mine = rights.into_iter().find(|right| right.login == "team_leader-own_teams").expect("a right");
    whole.commit(&programme.set(vec![Change::Remove(mine.into())])).expect("is taken away");
    let reason = leader.all(Kind::Member).map_err(|error| error.reason());
    assert_eq!(reason, Err(Reason::NoAccess));
}
