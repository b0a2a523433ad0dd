//! Staff: the verbs that let a staff member leave, hand over work, or be covered for during an absence.

use std::collections::BTreeMap;

use super::leading::take_role;
use super::prelude::*;

/// A staff member with all that they do.
#[derive(Debug, Clone)]
pub struct StaffFile {
    /// The staff member.
    pub staff: Staff,
    /// The teams in which they ever had a role, ordered by code, each with the roles of everybody in it.
    pub teams: Vec<(Team, Vec<TeamRole>)>,
    /// The members of whom they ever were the own coach, of any time.
    pub coached: Vec<OwnCoach>,
    /// The open signals that they follow up.
    pub signals: Vec<Signal>,
}

/// What is handed over, from whom and to whom.
#[derive(Debug, Clone, PartialEq)]
pub struct HandOver {
    /// The staff member who hands over.
    pub from: Id,
    /// The staff members who take over; teams, members and signals are divided among them in turn.
    pub to: Vec<Id>,
    /// First day on which they have it.
    pub on: Day,
    /// Only these teams and the signals about them; `None` means everything.
    pub teams: Option<Vec<Id>>,
    /// Last day, when it is cover for a period; `None` for a lasting hand-over.
    pub cover_until: Option<Day>,
}

impl StaffFile {
    fn roles(&self) -> impl Iterator<Item = &TeamRole> {
        self.teams.iter().flat_map(|(_, roles)| roles).filter(|role| role.staff == self.staff.id)
    }
}

/// Ends everything that a staff member does for teams and members; `last` is the last day. What was to begin later is removed.
/// Open signals stay theirs until they are handed over; a warning gives their number.
///
/// # Errors
/// Returns `nothing-runs` when nothing lasts longer than that day.
pub fn leave(file: &StaffFile, last: Day) -> Result<Decision, Refusal> {
    let mut decision = Decision::default();
    for role in file.roles() {
        let ended = TeamRole { until: Some(last), ..role.clone() };
        end((role.from, role.until), last, role, ended, &mut decision)?;
    }
    for coach in &file.coached {
        let ended = OwnCoach { until: Some(last), ..coach.clone() };
        end((coach.from, coach.until), last, coach, ended, &mut decision)?;
    }
    if decision.changes.is_empty() {
        let name = Refusal::new(Reason::NothingRuns).with("record", Typed::label(&file.staff)).with("day", last);
        return Err(name.with("kind", Kind::TeamRole));
    }
    let open = file.signals.len();
    decision.warn(
        (open > 0).then(|| {
            Refusal::new(Reason::SignalsStayOpen).with("record", Typed::label(&file.staff)).with("count", open)
        }),
    );
    Ok(decision)
}

fn end<R: Recorded>(
    (from, until): (Day, Option<Day>),
    last: Day,
    now: &R,
    ended: R,
    decision: &mut Decision,
) -> Result<(), Refusal> {
    if until.is_some_and(|until| until <= last) {
        return Ok(());
    }
    if from > last {
        decision.changes.push(Change::Remove(now.clone().into()));
        return Ok(());
    }
    decision.update(now.clone(), ended)
}

/// Hands over from a day on what a staff member did until then: each role in a running team, each member whose own coach they
/// are, each open signal. What ended on the day before is handed on too. With cover it stays theirs and the others do it besides
/// them until the last day; signals then stay where they are.
///
/// # Errors
/// Returns `hand-over-to-self`; `nothing-runs` when there is nothing to hand over; and what the fields refuse.
pub fn hand_over(file: &StaffFile, what: &HandOver, ids: &mut dyn Ids) -> Result<Decision, Refusal> {
    let name = |reason| Refusal::new(reason).with("record", Typed::label(&file.staff)).with("day", what.on);
    if what.to.is_empty() || what.to.contains(&file.staff.id) {
        return Err(name(Reason::HandOverToSelf));
    }
    let mut heirs = what.to.iter().copied().cycle();
    let (mut decision, heir_of_team) = roles_over(file, what, &mut heirs, ids)?;
    if what.teams.is_none() {
        decision = decision.and(coached_over(file, what, &mut heirs, ids)?);
    }
    if what.cover_until.is_none() {
        for signal in file.signals.iter().filter(|s| what.teams.is_none() || s.team.is_some_and(|t| what.includes(t))) {
            let with_team = signal.team.and_then(|team| heir_of_team.get(&team).copied());
            let Some(heir) = with_team.or_else(|| heirs.next()) else { continue };
            decision.alter(signal, |signal| signal.owner = Some(heir))?;
        }
    }
    if decision.changes.is_empty() {
        return Err(name(Reason::NothingRuns).with("kind", Kind::TeamRole));
    }
    Ok(decision)
}

impl HandOver {
    fn includes(&self, team: Id) -> bool {
        self.teams.as_ref().is_none_or(|teams| teams.contains(&team))
    }

    /// Whether a fact with these days can be handed over: it holds on the day, or ended on the one before.
    fn finds(&self, from: Day, until: Option<Day>) -> bool {
        holds(from, until, self.on) || (until.is_some() && until == self.on.pred_opt())
    }
}

/// Hands over the roles in teams; tells who takes over in each team.
fn roles_over(
    file: &StaffFile,
    what: &HandOver,
    heirs: &mut impl Iterator<Item = Id>,
    ids: &mut dyn Ids,
) -> Result<(Decision, BTreeMap<Id, Id>), Refusal> {
    let (mut decision, mut heir_of_team) = (Decision::default(), BTreeMap::new());
    for (team, roles) in file.teams.iter().filter(|(team, _)| what.includes(team.id)) {
        let own =
            |role: &&TeamRole| role.staff == file.staff.id && !role.is_cover() && what.finds(role.from, role.until);
        let own: Vec<&TeamRole> = roles.iter().filter(own).collect();
        if own.is_empty() || team.until.is_some_and(|until| until < what.on) {
            continue;
        }
        let Some(heir) = heirs.next() else { continue };
        heir_of_team.insert(team.id, heir);
        for role in own {
            let fresh = TeamRole { id: ids.next_id(), staff: heir, from: what.on, until: None, ..role.clone() };
            let taken = match what.cover_until {
                None => take_role(roles, fresh)?,
                Some(last) => {
                    let last = role.until.map_or(last, |until| until.min(last));
                    if last < what.on {
                        continue;
                    }
                    Decision::created(TeamRole { until: Some(last), cover: Some(true), ..fresh })?
                }
            };
            decision = decision.and(taken);
        }
    }
    Ok((decision, heir_of_team))
}

/// Hands over the members whose own coach they are.
fn coached_over(
    file: &StaffFile,
    what: &HandOver,
    heirs: &mut impl Iterator<Item = Id>,
    ids: &mut dyn Ids,
) -> Result<Decision, Refusal> {
    let eve = what.on.pred_opt();
    let mut decision = Decision::default();
    for coach in file.coached.iter().filter(|coach| what.finds(coach.from, coach.until)) {
        let Some(heir) = heirs.next() else { continue };
        // With cover, and after an end on the day before, the existing fact stays as it was.
        if what.cover_until.is_none() && coach.until != eve {
            if coach.from >= what.on {
                decision.alter(coach, |coach| coach.staff = heir)?;
                continue;
            }
            decision.alter(coach, |coach| coach.until = eve)?;
        }
        let (from, until) = (what.on, what.cover_until);
        decision.create(OwnCoach { id: ids.next_id(), staff: heir, from, until, ..coach.clone() })?;
    }
    Ok(decision)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::CountedIds;

    fn day(m: u32, d: u32) -> Day {
        Day::from_ymd_opt(2026, m, d).expect("a day")
    }

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    /// Somebody with three teams, one member and two signals, one of them about the second team.
    fn file() -> StaffFile {
        let team = |n: u8| Team { code: format!("T{n}"), from: day(1, 1), ..Team::blank(id(n)) };
        let role = |n: u8| {
            let blank = TeamRole::blank(id(10 + n));
            TeamRole { team: id(n), staff: id(50), role: StaffRole::TeamLeader, from: day(1, 1), ..blank }
        };
        let signal = |n: u8, team| {
            let blank = Signal::blank(id(n));
            Signal { subject: "rooster".into(), team, owner: Some(id(50)), from: day(2, 1), ..blank }
        };
        StaffFile {
            staff: Staff { surname: "Aa".into(), ..Staff::blank(id(50)) },
            teams: [1, 2, 3].map(|n| (team(n), vec![role(n)])).into(),
            coached: vec![OwnCoach { member: id(60), staff: id(50), from: day(1, 1), ..OwnCoach::blank(id(30)) }],
            signals: vec![signal(40, Some(id(2))), signal(41, None)],
        }
    }

    fn hand(file: &StaffFile, what: HandOver) -> Result<Decision, Refusal> {
        hand_over(file, &what, &mut CountedIds::after(1000))
    }

    fn all(to: &[u8]) -> HandOver {
        let to = to.iter().map(|n| id(*n)).collect();
        HandOver { from: id(50), to, on: day(9, 1), teams: None, cover_until: None }
    }

    #[test]
    fn who_leaves_ends_every_role_and_what_was_to_begin_later_never_does() {
        let mut file = file();
        file.teams[2].1[0].from = day(11, 1);
        let decision = leave(&file, day(10, 31)).expect("allowed");
        let removed = decision.changes.iter().filter(|change| matches!(change, Change::Remove(_))).count();
        assert_eq!((decision.changes.len(), removed, decision.warnings.len()), (4, 1, 1));
        for change in decision.changes.iter().filter(|change| !matches!(change, Change::Remove(_))) {
            assert_eq!(change.record().get("until"), Value::Day(day(10, 31)));
        }
        let idle = StaffFile { teams: Vec::new(), coached: Vec::new(), ..file };
        assert_eq!(leave(&idle, day(10, 31)).expect_err("refused").reason, Reason::NothingRuns);
    }

    #[test]
    fn teams_go_round_and_a_signal_goes_with_its_team() {
        let decision = hand(&file(), all(&[51, 52])).expect("allowed");
        let roles = decision.changes.iter().filter_map(|change| match change {
            Change::Update { after, .. } => TeamRole::of(after).map(|role| (role.team, role.staff, role.from)),
            _ => None,
        });
        let expected = [(1, 51), (2, 52), (3, 51)].map(|(team, staff)| (id(team), id(staff), day(9, 1)));
        assert_eq!(roles.collect::<Vec<_>>(), expected);
        let owners = decision.changes.iter().filter_map(|change| Signal::of(change.record())).map(|s| (s.id, s.owner));
        assert_eq!(owners.collect::<Vec<_>>(), [(id(40), Some(id(52))), (id(41), Some(id(51)))]);
    }

    #[test]
    fn some_teams_only_and_what_ended_the_day_before() {
        let mut file = file();
        file.teams[0].1[0].until = Some(day(8, 31));
        let decision = hand(&file, HandOver { teams: Some(vec![id(1)]), ..all(&[51]) }).expect("allowed");
        let [Change::Create(made)] = &decision.changes[..] else { panic!("{decision:?}") };
        let role = TeamRole::of(made).expect("a role");
        assert_eq!((role.staff, role.from, role.until), (id(51), day(9, 1), None));
        assert_eq!(hand(&file, all(&[50])).expect_err("refused").reason, Reason::HandOverToSelf);
    }

    #[test]
    fn cover_stands_beside_for_a_time() {
        let cover = HandOver { cover_until: Some(day(9, 14)), ..all(&[51]) };
        let decision = hand(&file(), cover).expect("allowed");
        let roles: Vec<_> = decision.changes.iter().filter_map(|change| TeamRole::of(change.record())).collect();
        assert_eq!((roles.len(), decision.changes.len()), (3, 4));
        for role in roles {
            assert_eq!((role.is_cover(), role.until, role.staff), (true, Some(day(9, 14)), id(51)));
        }
    }
}
