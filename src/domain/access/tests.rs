//! The rights of one person, and the table of roles.

use super::*;
use crate::domain::choices::Choice;
use crate::domain::days::Day;
use crate::domain::typed::Typed;
use crate::domain::value::FieldType;
use table::Scope;

fn day(n: u32) -> Day {
    Day::from_ymd_opt(2027, 5, n).expect("a day")
}

fn right(login: &str, role: AccessRole, reach: Reach) -> AccessRight {
    let staff = (reach == Reach::OwnTeams).then(|| Id::from_bytes([7; 16]));
    AccessRight { login: login.to_owned(), role, reach, staff, from: day(1), ..AccessRight::blank(Id::UNSET) }
}

fn access(rights: &[AccessRight]) -> Access {
    Access::of("ans", day(2), rights).expect("has access")
}

#[test]
fn without_rights_everybody_may_everything_and_with_them_nobody_without_one() {
    assert_eq!(Access::of("ans", day(2), &[]), Ok(Access::Everything));
    let of_others = [right("bo", AccessRole::Administrator, Reach::AllTeams)];
    assert_eq!(Access::of("ans", day(2), &of_others).map_err(|refusal| refusal.reason), Err(Reason::NoAccess));
    let ended = AccessRight { until: Some(day(1)), ..right("ans", AccessRole::Office, Reach::AllTeams) };
    let to_come = AccessRight { from: day(3), ..right("ans", AccessRole::Office, Reach::AllTeams) };
    for past_or_to_come in [ended, to_come] {
        let rights = [past_or_to_come];
        assert_eq!(Access::of("ans", day(2), &rights).map_err(|refusal| refusal.reason), Err(Reason::NoAccess));
    }
}

#[test]
fn a_role_for_all_teams_limits_nothing_that_another_role_gives_for_some() {
    let both = access(&[
        right("ans", AccessRole::Recruiter, Reach::AllTeams),
        right("ans", AccessRole::TeamLeader, Reach::OwnTeams),
    ]);
    assert_eq!(both.grants_for(Scope::See, Topic::People), None);
    assert_eq!(both.grants_for(Scope::See, Topic::Absence), Some(vec![1]));
    assert_eq!(both.grants_for(Scope::See, Topic::Charges), Some(vec![]));
    assert!(both.sees(Topic::Absence) && !both.sees(Topic::Charges));
    assert_eq!(both.must_see(&[Topic::People, Topic::Charges]).map_err(|r| r.reason), Err(Reason::NotForYourRole));
}

#[test]
fn the_auditor_sees_everything_and_changes_nothing() {
    for topic in Topic::ALL {
        assert!(may(AccessRole::Auditor, Scope::See, *topic), "{topic:?}");
        assert!(!may(AccessRole::Auditor, Scope::Change, *topic), "{topic:?}");
    }
}

#[test]
fn what_may_be_changed_may_be_seen_and_somebody_can_change_everything() {
    for topic in Topic::ALL {
        let who = |scope| AccessRole::ALL.iter().filter(|role| may(**role, scope, *topic)).count();
        assert!(who(Scope::Change) > 0 && who(Scope::See) >= who(Scope::Change), "{topic:?}");
    }
}

#[test]
fn who_recruits_sees_no_absence_and_finance_no_notes() {
    let recruiter = access(&[right("ans", AccessRole::Recruiter, Reach::AllTeams)]);
    assert!(!recruiter.sees_column(Kind::Member, "absent_since") && recruiter.sees_column(Kind::Member, "contract"));
    assert!(!recruiter.sees_field(Kind::Absence, "percent"));
    let finance = access(&[right("ans", AccessRole::Finance, Reach::AllTeams)]);
    for kind in Kind::ALL {
        // A past value is seen as the record that it is of; see the store's own tests.
        for info in kind.fields().iter().filter(|info| info.free_text && kind != Kind::PastValue) {
            let about_a_person = kind.fields().iter().any(|field| field.ty == FieldType::Ref(Kind::Member));
            assert!(!about_a_person || !finance.sees_field(kind, info.name), "{kind} {}", info.name);
        }
        for info in kind.fields().iter().filter(|info| info.ty == FieldType::Money) {
            assert!(finance.sees_field(kind, info.name), "{kind} {}", info.name);
            assert!(!recruiter.sees_field(kind, info.name), "{kind} {}", info.name);
        }
    }
}

#[test]
fn every_kind_that_refers_to_a_member_or_a_team_belongs_to_it() {
    use belongs::{Belongs, belongs};
    for kind in Kind::ALL {
        let refers = |to: Kind| kind.fields().iter().any(|field| field.ty == FieldType::Ref(to));
        let programme_wide = [Kind::Candidate, Kind::Chance, Kind::AccessRight].contains(&kind);
        match belongs(kind) {
            Belongs::Programme | Belongs::Everyone => {
                assert!(programme_wide || !(refers(Kind::Member) || refers(Kind::Team)), "{kind}")
            }
            Belongs::Team(field) => assert_eq!(kind.field(field).map(|f| f.ty), Some(FieldType::Ref(Kind::Team))),
            Belongs::Member(field) => assert_eq!(kind.field(field).map(|f| f.ty), Some(FieldType::Ref(Kind::Member))),
            Belongs::MemberOrTeam(member, team) => {
                assert_eq!(kind.field(member).map(|f| f.ty), Some(FieldType::Ref(Kind::Member)));
                assert_eq!(kind.field(team).map(|f| f.ty), Some(FieldType::Ref(Kind::Team)));
            }
            Belongs::With(other, field) => assert_eq!(kind.field(field).map(|f| f.ty), Some(FieldType::Ref(other))),
            Belongs::IsTeam => assert_eq!(kind, Kind::Team),
            Belongs::IsMember => assert_eq!(kind, Kind::Member),
            Belongs::ToldRecord => assert_eq!(kind, Kind::PastValue),
        }
    }
}

#[test]
fn somebody_always_keeps_the_rights() {
    let administrator = right("bo", AccessRole::Administrator, Reach::AllTeams);
    let leader = right("ans", AccessRole::TeamLeader, Reach::OwnTeams);
    assert_eq!(somebody_administers(&[], day(2)), Ok(()));
    assert_eq!(somebody_administers(&[leader.clone(), administrator.clone()], day(2)), Ok(()));
    let ends = AccessRight { until: Some(day(9)), ..administrator };
    for rights in [vec![leader.clone()], vec![leader, ends]] {
        assert_eq!(somebody_administers(&rights, day(2)).map_err(|r| r.reason), Err(Reason::NoAdministrator));
    }
}
