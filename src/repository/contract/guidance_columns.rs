//! Contact, coaching and absence: each engine works out what the pure functions of the domain say.

use proptest::prelude::*;

use super::*;
use crate::domain::choices::{AbsenceStep, Choice, MemberStatus};
use crate::domain::counting::Settings;
use crate::domain::days::holds;
use crate::domain::guidance::{coach_on, contact_due};
use crate::domain::log_verb::LogVerb;
use crate::domain::missed_hours::hours_missed;
use crate::domain::query::{Query, Row, Sort};
use crate::domain::verbs::stands_free;
use crate::domain::work_days::WorkDays;

/// First day and length of something, in days from the day looked at.
type Stretch = (i64, Option<i64>);

/// Somebody: whether they are in a team, and which; contacts; coaches of their own; absences.
#[derive(Debug, Clone)]
struct GuidedPerson {
    team: Option<u16>,
    contacts: Vec<i64>,
    coaches: Vec<Stretch>,
    absences: Vec<Stretch>,
}

fn stretch(back: i64, long: i64) -> impl Strategy<Value = Stretch> {
    (-back..10, proptest::option::of(0..long))
}

fn person() -> impl Strategy<Value = GuidedPerson> {
    (
        proptest::option::of(1u16..3),
        proptest::collection::vec(-60i64..5, 0..3),
        proptest::collection::vec(stretch(40, 60), 0..3),
        proptest::collection::vec(stretch(500, 80), 0..5),
    )
        .prop_map(|(team, contacts, coaches, absences)| GuidedPerson { team, contacts, coaches, absences })
}

/// Contact, coaches and absences are worked out as the pure functions do.
pub fn agrees_with_the_domain(repo: &mut dyn Repository) {
    let n = std::cell::Cell::new(1);
    let repo = std::cell::RefCell::new(repo);
    let teams = (proptest::option::of(1i64..60), proptest::option::of(stretch(30, 60)));
    let since = proptest::option::of(-400i64..10);
    on_any(60, &(teams, since, proptest::collection::vec(person(), 1..4)), |(team, since, people)| {
        compare(&mut **repo.borrow_mut(), &n, (team, since), &people);
    });
}

fn days((from, long): Stretch) -> (Day, Option<Day>) {
    let from = today() + TimeDelta::days(from);
    (from, long.map(|days| from + TimeDelta::days(days)))
}

/// What is stored for the people: placements, contacts, coaches of their own and absences.
#[derive(Debug, Default)]
struct GuidanceFacts {
    placements: Vec<Placement>,
    contacts: Vec<Contact>,
    coaches: Vec<OwnCoach>,
    absences: Vec<Absence>,
}

impl GuidanceFacts {
    fn of(people: &[GuidedPerson]) -> Self {
        let mut facts = GuidanceFacts::default();
        for (who, person) in (1u16..).zip(people) {
            let member = id(Kind::Member, who);
            // Some on known days, of others the days became known later.
            let work_days = |text: &str| WorkDays::parse(text).filter(|_| person.contacts.len() < 2);
            let placed = |n, team, from, until, days| Placement {
                work_days: work_days(days),
                ..placement(n, who, team, 20, from, until)
            };
            if let Some(team) = person.team {
                let before = placed(
                    who + 100,
                    team,
                    "2026-01-20",
                    Some("2026-05-06"),
                    ["", "ma 8, wo 12"][usize::from(who % 2)],
                );
                facts.placements.extend([placed(who, team, "2026-05-07", None, "di-wo 7,75, za 4,5"), before]);
            }
            for ago in &person.contacts {
                let at = facts.contacts.len() as u16;
                let held_on = today() + TimeDelta::days(*ago);
                let note = "x".to_owned();
                facts.contacts.push(Contact { member, held_on, note, ..Contact::blank(id(Kind::Contact, at)) });
            }
            for ((from, until), staff) in person.coaches.iter().map(|coach| days(*coach)).zip(2..) {
                let at = facts.coaches.len() as u16;
                let staff = id(Kind::Staff, staff);
                facts.coaches.push(OwnCoach { member, staff, from, until, ..OwnCoach::blank(id(Kind::OwnCoach, at)) });
            }
            for (from, until) in person.absences.iter().map(|absence| days(*absence)) {
                let at = facts.absences.len() as u16;
                let step_done = at.is_multiple_of(3).then_some(AbsenceStep::ALL[usize::from(at) % 4]);
                let reviewed_on = at.is_multiple_of(5).then_some(from + TimeDelta::days(9));
                let safety_net = at.is_multiple_of(2).then_some(at.is_multiple_of(4));
                let reported_on = at.is_multiple_of(8).then_some(from);
                let blank = Absence::blank(id(Kind::Absence, at));
                let percent = Decimal::from_hundredths([10_000, 3_333, 5_000][usize::from(at) % 3]);
                let next =
                    Absence { percent, member, from, until, step_done, reviewed_on, safety_net, reported_on, ..blank };
                let own: Vec<Absence> = facts.absences.iter().filter(|a| a.member == member).cloned().collect();
                if stands_free(&next, &own).is_ok() {
                    facts.absences.push(next);
                }
            }
        }
        facts
    }

    fn records(&self) -> impl Iterator<Item = Record> {
        let placements = self.placements.iter().cloned().map(Record::Placement);
        let contacts = self.contacts.iter().cloned().map(Record::Contact);
        let coaches = self.coaches.iter().cloned().map(Record::OwnCoach);
        placements.chain(contacts).chain(coaches).chain(self.absences.iter().cloned().map(Record::Absence))
    }
}

fn compare(
    repo: &mut dyn Repository,
    n: &std::cell::Cell<u16>,
    ((contact_days, still), since): ((Option<i64>, Option<Stretch>), Option<i64>),
    people: &[GuidedPerson],
) {
    let (standstill_from, standstill_until) = still.map(days).map_or((None, None), |(from, until)| (Some(from), until));
    let teams = [Team { contact_days, standstill_from, standstill_until, ..team(1, "A") }, team(2, "B")];
    let coach = TeamRole {
        team: teams[0].id,
        staff: id(Kind::Staff, 1),
        role: StaffRole::JobCoach,
        from: day("2020-01-01"),
        ..TeamRole::blank(id(Kind::TeamRole, 1))
    };
    let staff = (1..6).map(|n| Staff { surname: format!("S{n}"), ..Staff::blank(id(Kind::Staff, n)) });
    let facts = GuidanceFacts::of(people);
    let mut records: Vec<Record> = teams.iter().cloned().map(Record::Team).collect();
    records.extend(staff.map(Record::Staff));
    records.push(Record::TeamRole(coach.clone()));
    records.extend((1u16..).zip(people).map(|(who, _)| Record::Member(member(who, "A", "", "B"))));
    records.extend(facts.records());
    records.extend(since.map(|since| {
        let from = today() + TimeDelta::days(since);
        Record::Parameter(Parameter { name: RECORDED_SINCE.into(), from, ..Parameter::blank(id(Kind::Parameter, 900)) })
    }));
    n.set(n.get() + 2);
    create(repo, n.get(), records.clone()).expect("fits");
    members(repo, &teams, &coach, &facts);
    caseload(repo, &coach, &facts);
    absences(repo, &facts);
    let back = records.into_iter().rev().map(Change::Remove).collect();
    repo.commit(&set(n.get() + 1, "ada", LogVerb::Undo, back)).expect("goes");
}

fn optional(day: Option<Day>) -> Value {
    day.map_or(Value::Empty, Value::Day)
}

fn members(repo: &dyn Repository, teams: &[Team], coach: &TeamRole, facts: &GuidanceFacts) {
    let settings: Settings = repo.settings(today()).expect("reads");
    let columns = ["last_contact", "contact_due", "coach", "absent_since", "status"];
    let query = Query::of(Kind::Member, today()).of_all_times().showing(&columns);
    for row in repo.window(&query, 0, 100).expect("reads").rows {
        let mine = |member: Id| member == row.id;
        let placement = facts.placements.iter().find(|p| mine(p.member));
        let team = placement.and_then(|p| teams.iter().find(|team| team.id == p.team));
        let past = facts.contacts.iter().filter(|c| mine(c.member) && c.held_on <= today());
        let last = past.map(|contact| contact.held_on).max();
        let due = placement.zip(team).and_then(|(placement, team)| {
            let days = settings.cadence.in_team(team, today())?;
            contact_due((last, None), placement.from, settings.recorded_since, days)
        });
        let own: Vec<OwnCoach> = facts.coaches.iter().filter(|c| mine(c.member)).cloned().collect();
        let of_team = team.filter(|team| team.id == coach.team).map(|_| coach.staff);
        let all: Vec<Absence> = facts.absences.iter().filter(|a| mine(a.member)).cloned().collect();
        let absent = all.iter().find(|a| holds(a.from, a.until, today()));
        let status = match (placement, absent, team) {
            (Some(_), Some(_), _) => MemberStatus::Absent,
            (None, ..) => MemberStatus::NoTeam,
            (.., Some(team)) if team.at_standstill(today()) => MemberStatus::Exempt,
            _ => MemberStatus::AtWork,
        };
        let wanted = [
            optional(last),
            optional(due),
            coach_on(&own, of_team, today()).map_or(Value::Empty, Value::Ref),
            optional(absent.map(|absence| settings.absence.spell_from(absence, &all))),
            Value::Choice(status.name()),
        ];
        assert_eq!(row.cells.into_iter().map(|cell| cell.value).collect::<Vec<_>>(), wanted, "{facts:?}");
    }
}

/// Contacts overdue in a team are those of its members.
fn late_in_teams(repo: &dyn Repository, members: &[Row]) {
    let query = Query::of(Kind::Team, today()).of_all_times().showing(&["overdue"]);
    for row in repo.window(&query, 0, 100).expect("reads").rows {
        let late = members.iter().filter(|member| member.cells[0].value == Value::Ref(row.id) && is_late(member));
        assert_eq!(row.cells[0].value, Value::Whole(late.count() as i64));
    }
}

/// Whether contact is overdue with a member, of whom the second cell says when it is due.
fn is_late(member: &Row) -> bool {
    matches!(member.cells[1].value, Value::Day(due) if due < today())
}

/// What each of the staff has follows from the members of the team that one of them coaches, and from who has a coach of their own.
fn caseload(repo: &dyn Repository, coach: &TeamRole, facts: &GuidanceFacts) {
    let members = Query::of(Kind::Member, today()).of_all_times().showing(&["team", "contact_due"]);
    let members = repo.window(&members, 0, 100).expect("reads").rows;
    late_in_teams(repo, &members);
    let query = Query::of(Kind::Staff, today()).of_all_times().showing(&["teams", "members", "overdue"]);
    for row in repo.window(&query, 0, 100).expect("reads").rows {
        let coaches = |member: Id| {
            let own = |own: &&OwnCoach| own.member == member && own.staff == row.id;
            facts.coaches.iter().filter(own).any(|own| holds(own.from, own.until, today()))
        };
        let leads = row.id == coach.staff;
        let mine: Vec<_> = members
            .iter()
            .filter(|member| match member.cells[0].value {
                Value::Ref(team) => leads && team == coach.team || coaches(member.id),
                _ => false,
            })
            .collect();
        let late = mine.iter().filter(|member| is_late(member));
        let wanted = [i64::from(leads), mine.len() as i64, late.count() as i64].map(Value::Whole);
        assert_eq!(row.cells.into_iter().map(|cell| cell.value).collect::<Vec<_>>(), wanted, "{facts:?}");
    }
}

fn absences(repo: &dyn Repository, facts: &GuidanceFacts) {
    let settings = repo.settings(today()).expect("reads");
    let (rules, since) = (settings.absence, settings.recorded_since);
    let query = Query::of(Kind::Absence, today()).of_all_times().sorted(Sort::by("from"));
    let shown =
        ["spell_from", "step", "step_due", "step_ahead", "step_ahead_due", "review_due", "notice_due", "missed_hours"];
    let query = query.showing(&shown);
    for row in repo.window(&query, 0, 100).expect("reads").rows {
        let Some(absence) = facts.absences.iter().find(|a| a.id == row.id) else { panic!("a stranger") };
        let all: Vec<Absence> = facts.absences.iter().filter(|a| a.member == absence.member).cloned().collect();
        let from = rules.spell_from(absence, &all);
        let running = holds(absence.from, absence.until, today());
        let step = rules.step(absence, &all, since).filter(|_| running);
        let ahead = rules.step_ahead(absence, &all, today(), since).filter(|_| running);
        let named =
            |step: Option<(AbsenceStep, Day)>| step.map_or(Value::Empty, |(step, _)| Value::Choice(step.name()));
        let wanted = [
            Value::Day(from),
            named(step),
            optional(step.map(|(_, due)| due)),
            named(ahead),
            optional(ahead.map(|(_, due)| due)),
            optional(rules.review_due(absence, &all, since).filter(|_| running)),
            optional(rules.notice_due(absence)),
            hours_missed(absence, &facts.placements, today()).map_or(Value::Empty, Value::Decimal),
        ];
        assert_eq!(row.cells.into_iter().map(|cell| cell.value).collect::<Vec<_>>(), wanted, "{all:?}");
    }
}
