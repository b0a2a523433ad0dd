//! What is said of a team that becomes too full is what it counts afterwards, however people came into it.

use binnenwerk::domain::kinds::{Member, Placement, Team};
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::domain::refusal::{Arg, Warning};
use binnenwerk::domain::value::Value;
use binnenwerk::domain::verbs::{Terms, held};
use binnenwerk::repository::{Repository, TypedReading};
use binnenwerk::service::command::{Command, Done, Seen};
use chrono::TimeDelta;

use super::office::{Office, start};

/// How many people and promises the remark tells, of each team that became too full.
fn told(done: &Done) -> Vec<Arg> {
    let crowded = done.warnings.iter().filter(|Warning(remark)| remark.reason == Reason::TeamOverPlaces);
    crowded.map(|Warning(remark)| remark.args[1].1.clone()).collect()
}

#[test]
fn a_team_that_becomes_too_full_is_told_with_the_number_it_then_has_and_only_then() {
    let on = start() + TimeDelta::days(1);
    let office = Office::new();
    let open = |team: &Team| office.repo.team_count(team.id, on).expect("counts").open();
    let runs = |team: &Team| team.until.is_none() && !team.at_standstill(on);
    let teams: Vec<Team> = office.repo.all_of_on(on).expect("reads");
    let with_room = teams.iter().filter(|team| runs(team) && open(team) > 0);
    let team = with_room.min_by_key(|team| open(team)).expect("a team with room");
    let room = usize::try_from(open(team)).expect("some places");
    let placements: Vec<Placement> = office.repo.all_of().expect("reads");
    let others = office.repo.all_of::<Member>().expect("reads").into_iter().filter(|member| {
        let own: Vec<Placement> = placements.iter().filter(|p| p.member == member.id).cloned().collect();
        held(&own, on).is_some_and(|now| now.team != team.id) && own.iter().all(|p| p.from <= on)
    });
    let others: Vec<Member> = others.take(room + 3).collect();
    assert_eq!(others.len(), room + 3);
    let seen = |members: &[Member]| members.iter().map(|member| (member.id, None)).collect::<Vec<Seen>>();
    let to_team =
        |members: &[Member]| Command::Move { members: seen(members), team: team.id, on, terms: Terms::default() };
    let in_cell = |members: &[Member]| Command::SetCell {
        kind: Kind::Member,
        rows: seen(members),
        column: "team",
        value: Value::Ref(team.id),
        on,
    };
    for (commands, full) in [
        (vec![to_team(&others[..room])], false),
        (vec![to_team(&others)], true),
        (vec![in_cell(&others[..room])], false),
        (vec![in_cell(&others)], true),
        (vec![to_team(&others[..room]), in_cell(&others[room..])], true),
    ] {
        let mut office = Office::new();
        let mut said = Vec::new();
        for command in &commands {
            said = told(&office.perform(command, on).expect("allowed"));
        }
        let count = office.repo.team_count(team.id, on).expect("counts");
        let now = Arg::Whole(count.filled + count.reserved);
        assert_eq!(said, if full { vec![now] } else { Vec::new() }, "{commands:?}");
        assert_eq!(count.surplus() > 0, full);
    }
}
