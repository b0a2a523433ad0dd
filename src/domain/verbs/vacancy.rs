//! Vacancies: the verbs that open one, put it on hold, fill and close it.

use super::TeamFile;
use super::placement::{Terms, move_member};
use super::prelude::*;
use crate::domain::verbs::MemberFile;

/// Opens a vacancy in a team.
///
/// # Errors
/// Returns `team-ended` before the day it opens, and what the vacancy's fields refuse.
pub fn open_vacancy(vacancy: Vacancy, team: &TeamFile) -> Result<Decision, Refusal> {
    if let Some(until) = team.team.until.filter(|until| *until < vacancy.open_since) {
        return Err(Refusal::new(Reason::TeamEnded).with("team", team.team.name.as_str()).with("day", until));
    }
    let mut decision = Decision::default();
    if vacancy.role.is_none() && vacancy.places > team.count.open() {
        decision.warn(
            Refusal::new(Reason::MoreSoughtThanOpen).with("places", vacancy.places).with("open", team.count.open()),
        );
    }
    decision.create(vacancy)?;
    Ok(decision)
}

/// Puts a vacancy on hold from a day on, or reopens one that is on hold from that day.
///
/// # Errors
/// Returns `vacancy-over` when it is filled or closed.
pub fn hold_vacancy(vacancy: &Vacancy, on: Day) -> Result<Decision, Refusal> {
    match vacancy.status {
        VacancyStatus::Open => Decision::altered(vacancy, |v| {
            (v.status, v.held_from, v.held_until) = (VacancyStatus::Hold, Some(on), None);
        }),
        VacancyStatus::Hold => Decision::altered(vacancy, |v| {
            end_hold(v, on);
            v.status = VacancyStatus::Open;
        }),
        VacancyStatus::Filled | VacancyStatus::Closed => Err(over(vacancy)),
    }
}

/// Brings a vacancy to another status on a day, by the verb that leads there.
///
/// # Errors
/// Returns `vacancy-over` when it is filled or closed; `filled-by-placing` for one for members: only who comes to work on it fills it;
/// `end-before-start`.
pub fn vacancy_to(vacancy: &Vacancy, to: VacancyStatus, on: Day) -> Result<Decision, Refusal> {
    still_open(vacancy)?;
    match to {
        VacancyStatus::Closed => close_vacancy(vacancy, on),
        VacancyStatus::Filled if vacancy.role.is_none() => {
            Err(Refusal::new(Reason::FilledByPlacing).with("vacancy", vacancy.number.as_str()))
        }
        VacancyStatus::Filled => {
            let all_but_one = Vacancy { filled_places: vacancy.places - 1, ..vacancy.clone() };
            let filled = taken(&all_but_one, on);
            Decision::altered(vacancy, |v| *v = filled)
        }
        VacancyStatus::Hold | VacancyStatus::Open if vacancy.status == to => Ok(Decision::default()),
        VacancyStatus::Hold | VacancyStatus::Open => hold_vacancy(vacancy, on),
    }
}

/// Closes a vacancy for which nobody is sought any more.
///
/// # Errors
/// Returns `vacancy-over` when it is filled or closed, `end-before-start`.
pub fn close_vacancy(vacancy: &Vacancy, on: Day) -> Result<Decision, Refusal> {
    still_open(vacancy)?;
    Decision::altered(vacancy, |v| close_on(v, on))
}

/// Closes a vacancy from a day on; an earlier hold stays recorded.
pub(super) fn close_on(v: &mut Vacancy, on: Day) {
    end_hold(v, on);
    v.status = VacancyStatus::Closed;
    v.closed_on = Some(on);
}

/// Places a member on a vacancy: in its team, with its hours and tasks; one place less is sought.
///
/// # Errors
/// Returns `vacancy-over`, `vacancy-for-staff`, and what moving the member refuses.
pub fn fill_vacancy(
    vacancy: &Vacancy,
    file: &MemberFile,
    team: &TeamFile,
    on: Day,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    still_open(vacancy)?;
    if vacancy.role.is_some() {
        return Err(Refusal::new(Reason::VacancyForStaff).with("vacancy", vacancy.number.as_str()));
    }
    let terms = Terms { hours: vacancy.hours, task_package: vacancy.task_package, ..Terms::default() };
    let moved = move_member(file, team, on, terms, ids)?;
    Ok(moved.and(take_place(vacancy, on)?))
}

/// Fills one place of a vacancy; with the last place the vacancy is filled.
///
/// # Errors
/// Returns `vacancy-over`.
pub(super) fn take_place(vacancy: &Vacancy, on: Day) -> Result<Decision, Refusal> {
    still_open(vacancy)?;
    Decision::altered(vacancy, |v| *v = taken(v, on))
}

/// The vacancy with one more place filled.
fn taken(vacancy: &Vacancy, on: Day) -> Vacancy {
    let mut v = vacancy.clone();
    v.filled_places += 1;
    if v.filled_places >= v.places {
        end_hold(&mut v, on);
        v.status = VacancyStatus::Filled;
        v.closed_on = Some(on.max(v.open_since));
    }
    v
}

/// Ends the hold of a vacancy on the day before.
fn end_hold(v: &mut Vacancy, on: Day) {
    if v.status != VacancyStatus::Hold {
        return;
    }
    // A vacancy from an imported sheet can be on hold without a day: then it is on hold from its opening on.
    v.held_from = v.held_from.or(Some(v.open_since));
    v.held_until = on.pred_opt();
    // Held and reopened on one day: it was never really on hold.
    if v.held_from.is_some_and(|from| from >= on) {
        (v.held_from, v.held_until) = (None, None);
    }
}

pub(super) fn still_open(vacancy: &Vacancy) -> Result<(), Refusal> {
    match vacancy.status {
        VacancyStatus::Open | VacancyStatus::Hold => Ok(()),
        VacancyStatus::Filled | VacancyStatus::Closed => Err(over(vacancy)),
    }
}

fn over(vacancy: &Vacancy) -> Refusal {
    Refusal::new(Reason::VacancyOver).with("vacancy", vacancy.number.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::counting::TeamCount;
    use crate::domain::id::CountedIds;

    fn day(m: u32, d: u32) -> Day {
        Day::from_ymd_opt(2026, m, d).expect("a day")
    }

    fn vacancy() -> Vacancy {
        let mut v = Vacancy::blank(Id::from_bytes([7; 16]));
        (v.number, v.team, v.open_since) = ("V1".into(), Id::from_bytes([1; 16]), day(2, 1));
        (v.hours, v.places) = (Some(Decimal::whole(24)), 2);
        v
    }

    #[test]
    fn filling_places_a_member_and_closes_the_vacancy_with_its_last_place() {
        let team = Team { name: "A".into(), from: day(1, 1), ..Team::blank(Id::from_bytes([1; 16])) };
        let file = TeamFile { team, work_type: None, packages: Vec::new(), count: TeamCount::default() };
        let member = Member { number: "1".into(), surname: "Aa".into(), ..Member::blank(Id::from_bytes([2; 16])) };
        let person = MemberFile { member, employments: Vec::new(), placements: Vec::new() };
        let fill = |v: &Vacancy| fill_vacancy(v, &person, &file, day(6, 1), &mut CountedIds::after(1));
        let status = |d: &Decision| d.changes.last().map(|c| c.record().get("status"));
        let first = fill(&vacancy()).expect("allowed");
        assert_eq!(status(&first), Some(Value::Choice(VacancyStatus::Open.name())));
        assert!(matches!(&first.changes[0], Change::Create(Record::Placement(p)) if p.hours == Decimal::whole(24)));
        let last = Vacancy { filled_places: 1, ..vacancy() };
        assert_eq!(status(&fill(&last).expect("allowed")), Some(Value::Choice(VacancyStatus::Filled.name())));
        let leader = Vacancy { role: Some(StaffRole::TeamLeader), ..vacancy() };
        assert_eq!(fill(&leader).expect_err("refused").reason, Reason::VacancyForStaff);
        let closed = Vacancy { status: VacancyStatus::Closed, ..vacancy() };
        assert_eq!(fill(&closed).expect_err("refused").reason, Reason::VacancyOver);
    }

    #[test]
    fn hold_goes_to_and_fro_and_a_closed_vacancy_stays_closed() {
        let held = hold_vacancy(&vacancy(), day(3, 1)).expect("allowed");
        let Some(Change::Update { after: Record::Vacancy(held), .. }) = held.changes.into_iter().next() else {
            panic!()
        };
        let on = [day(2, 28), day(3, 1)].map(|on| held.status_on(on));
        assert_eq!(on, [VacancyStatus::Open, VacancyStatus::Hold]);
        let again = hold_vacancy(&held, day(3, 9)).expect("allowed");
        let Some(Change::Update { after: Record::Vacancy(again), .. }) = again.changes.into_iter().next() else {
            panic!()
        };
        let on = [day(3, 8), day(3, 9)].map(|on| again.status_on(on));
        assert_eq!(on, [VacancyStatus::Hold, VacancyStatus::Open]);
        let closed = Vacancy { status: VacancyStatus::Closed, closed_on: Some(day(3, 1)), ..vacancy() };
        assert_eq!(hold_vacancy(&closed, day(3, 1)).expect_err("refused").reason, Reason::VacancyOver);
        assert_eq!(close_vacancy(&vacancy(), day(1, 1)).expect_err("refused").reason, Reason::EndBeforeStart);
    }
}
