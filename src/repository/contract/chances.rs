//! How far a chance is: each engine says what the domain says.

use super::*;
use crate::domain::choices::{Choice, Phase};
use crate::domain::query::Query;

/// The phase of a chance is what the domain says, on any day.
pub fn phases_agree(repo: &mut dyn Repository) {
    let some = |text| Some(day(text));
    let teams: Vec<Team> = [
        (Phase::Pilot, None, None),
        (Phase::Structural, some("2026-06-15"), None),
        (Phase::Structural, some("2026-06-14"), some("2026-08-01")),
        (Phase::Ended, None, some("2026-06-14")),
    ]
    .into_iter()
    .zip(1..)
    .map(|((phase, pilot_until, until), n)| Team {
        from: day("2026-05-01"),
        phase,
        pilot_until,
        until,
        ..team(n, &format!("Team {n}"))
    })
    .collect();
    let mut chances = Vec::new();
    for agreed_on in [None, some("2026-03-01"), some("2026-06-16")] {
        for closed_on in [None, some("2026-06-15"), some("2026-06-16")] {
            for team in std::iter::once(None).chain(teams.iter().map(|team| Some(team.id))) {
                let n = chances.len() as u16 + 1;
                let name = format!("Kans {n}");
                let from = day("2026-01-01");
                chances.push(Chance { name, from, agreed_on, closed_on, team, ..Chance::blank(id(Kind::Chance, n)) });
            }
        }
    }
    let records = teams.iter().cloned().map(Record::Team).chain(chances.iter().cloned().map(Record::Chance));
    create(repo, 1, records.collect()).expect("fits");
    for on in ["2026-02-01", "2026-04-30", "2026-05-01", "2026-06-14", "2026-06-15", "2026-06-16", "2026-12-31"] {
        let query = Query::of(Kind::Chance, day(on)).of_all_times().showing(&["phase"]);
        for row in repo.window(&query, 0, 100).expect("reads").rows {
            let Some(chance) = chances.iter().find(|chance| chance.id == row.id) else { panic!("a stranger") };
            let team = teams.iter().find(|team| Some(team.id) == chance.team);
            let wanted = chance.phase_on(team, day(on)).name();
            assert_eq!(row.cells[0].value, Value::Choice(wanted), "{} on {on}", chance.name);
        }
    }
}
