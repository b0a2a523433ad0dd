//! A deed on several people is seen before it is done: each before and after, the sums, and who is refused and why.

use binnenwerk::app::layers::Layer;
use binnenwerk::app::layers::dry_run::DryRunView;
use binnenwerk::app::state::agenda::AgendaLine;
use binnenwerk::domain::days::holds;
use binnenwerk::domain::id::Id;
use binnenwerk::domain::kinds::{Application, Contact, Placement};
use binnenwerk::domain::query::{Query, Row};
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::domain::value::Value;
use binnenwerk::repository::{Repository, TypedReading};
use binnenwerk::service::command::{DryRow, DryRun};

use super::desk::{Desk, programme, today};
use super::refused;

fn view(desk: &Desk) -> &DryRunView {
    let Some(Layer::DryRun(view)) = desk.app.layers.last() else { panic!("{:?}", desk.app.layers) };
    view
}

fn run(desk: &Desk) -> &DryRun {
    view(desk).run.as_ref().expect("has come")
}

/// The cells of a row in these columns of the list of members.
fn cells(repo: &dyn Repository, id: Id, columns: &[&'static str]) -> Vec<Value> {
    let rows = repo.window(&Query::of(Kind::Member, today()).showing(columns), 0, 1000).expect("reads").rows;
    let row: &Row = rows.iter().find(|row| row.id == id).expect("is there");
    row.cells.iter().map(|cell| cell.value.clone()).collect()
}

#[test]
fn a_move_of_several_is_seen_before_it_is_done_and_is_one_step() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "eva", 1);
    let start = repo.revision().expect("reads");
    desk.keys(&mut repo, "j Tab Space Space Space m a r c h i e f Enter");
    let seen = run(&desk).clone();
    assert_eq!((seen.rows.len(), repo.revision().expect("reads")), (3, start), "nothing is stored");
    assert!(seen.rows.iter().all(|row| row.refused.is_none() && row.changed.iter().any(|(name, ..)| *name == "team")));
    let (before, after) = seen.sums;
    assert_eq!((before.people, after.people, before.hours), (3, 3, after.hours));
    desk.keys(&mut repo, "Esc");
    assert_eq!((desk.app.layers.len(), repo.revision().expect("reads")), (0, start));
    assert_eq!(desk.app.focused().expect("a board").selection.len(), 3, "they stay selected");

    desk.keys(&mut repo, "m a r c h i e f Enter Enter");
    assert_eq!((refused(&desk), repo.revision().expect("reads")), (None, start + 1), "one step");
    for row in &seen.rows {
        for (name, _, after) in &row.changed {
            let now = cells(&repo, row.id, &[name]);
            assert_eq!(now, std::slice::from_ref(&after.value), "{} of {}", name, row.name);
        }
    }
    desk.keys(&mut repo, "u");
    assert_eq!(
        cells(&repo, seen.rows[0].id, &["team"]),
        [seen.rows[0].changed.iter().find(|(name, ..)| *name == "team").expect("moved").1.value.clone()]
    );
}

#[test]
fn who_is_refused_is_named_and_the_others_are_done() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "eva", 1);
    // All members by name: the first is in the team that all three are to come to.
    desk.keys(&mut repo, "Tab");
    let first = desk.app.focused().expect("a board").current().map(|row| row.id).expect("somebody");
    let placements = repo.referring_to::<Placement>(Placement::member, first).expect("reads");
    let team =
        placements.iter().find(|placement| holds(placement.from, placement.until, today())).expect("placed").team;
    let name = repo.label(Kind::Team, team).expect("reads");
    let typed: String =
        name.to_lowercase().chars().map(|c| if c == ' ' { "Space ".into() } else { format!("{c} ") }).collect();
    desk.keys(&mut repo, &format!("Space Space Space m {typed}Enter"));
    let seen = run(&desk);
    assert_eq!(
        (seen.rows[0].id, seen.rows[0].refused.as_ref().map(|refusal| refusal.reason)),
        (first, Some(Reason::AlreadyInTeam))
    );
    assert!(seen.rows[0].changed.is_empty() && seen.rows[1..].iter().all(|row| row.refused.is_none()));
    assert_eq!(seen.possible.as_ref().map(|command| command.several().len()), Some(2));
    let start = repo.revision().expect("reads");
    desk.keys(&mut repo, "Enter");
    assert_eq!((refused(&desk), repo.revision().expect("reads")), (None, start + 1));
}

#[test]
fn what_all_are_refused_for_is_said_and_the_form_comes_back() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "eva", 1);
    let start = repo.revision().expect("reads");
    desk.keys(&mut repo, "j Tab Space Space x Ctrl-u 1 - 1 - 1 9 5 0 Enter e i g Enter Enter");
    assert!(run(&desk).possible.is_none() && run(&desk).rows.iter().all(|row| row.refused.is_some()));
    desk.keys(&mut repo, "Enter");
    assert!(refused(&desk).is_some(), "it says why");
    desk.keys(&mut repo, "Esc");
    assert_eq!(repo.revision().expect("reads"), start);
    assert!(
        matches!(desk.app.layers.last(), Some(Layer::Form(_))),
        "what was filled in is there, to be said otherwise"
    );
}

#[test]
fn contact_with_several_is_looked_at_too() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "eva", 1);
    let contacts = |repo: &dyn Repository| repo.all_of::<Contact>().expect("reads").len();
    let before = contacts(&repo);
    desk.keys(&mut repo, "j Tab Space Space c g e b e l d Enter");
    while matches!(desk.app.layers.last(), Some(Layer::Form(_))) {
        desk.keys(&mut repo, "Enter");
    }
    assert_eq!((run(&desk).rows.len(), contacts(&repo)), (2, before));
    assert!(run(&desk).rows.iter().all(|row| row.changed.iter().any(|(name, ..)| *name == "last_contact")));
    desk.keys(&mut repo, "Enter");
    assert_eq!(contacts(&repo), before + 2);
}

#[test]
fn who_are_without_a_team_on_the_agenda_are_moved_together() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "eva", 1);
    desk.keys(&mut repo, "j Tab Space Space x Ctrl-u 3 0 - 1 2 - 2 0 2 3 Enter e i g Enter Enter Enter");
    assert_eq!((refused(&desk), desk.app.layers.len()), (None, 0));
    desk.keys(&mut repo, "2 g g");
    let is_of = |line: &AgendaLine<'_>| matches!(line, AgendaLine::Task(row) if row.source.name == "no-team");
    let place = desk.app.views.agenda.lines().iter().position(is_of).expect("is due");
    for _ in 0..place {
        desk.keys(&mut repo, "j");
    }
    let rows = desk.app.views.agenda.rows().iter().filter(|row| row.source.name == "no-team").count();
    assert!(rows >= 2, "{rows}");
    desk.keys(&mut repo, "* Enter a r c h i e f Enter");
    assert_eq!(run(&desk).rows.len(), rows);
    desk.keys(&mut repo, "Enter");
    assert!(desk.app.views.agenda.rows().iter().all(|row| row.source.name != "no-team"));
}

#[test]
fn candidates_come_to_another_stage_together_after_a_look_and_by_one_step() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "eva", 1);
    let start = repo.revision().expect("reads");
    // The first of the first stage have none before it; those of the second one do.
    desk.keys(&mut repo, "g 3 Tab l Space Space >");
    let seen = run(&desk).clone();
    assert_eq!((seen.rows.len(), repo.revision().expect("reads")), (2, start), "nothing is stored");
    let stage = |row: &DryRow| {
        let (_, before, after) = row.changed.iter().find(|(name, ..)| *name == "stage").expect("another stage");
        (before.label.clone().expect("named"), after.label.clone().expect("named"))
    };
    let told: Vec<(String, String)> = seen.rows.iter().map(stage).collect();
    assert!(told.iter().all(|(before, after)| before == "Intake" && after == "Kennismaking"), "{told:?}");
    assert!(seen.rows.iter().all(|row| !row.name.is_empty()));
    desk.keys(&mut repo, "Esc");
    assert_eq!((desk.app.layers.len(), repo.revision().expect("reads")), (0, start));

    let stages = |repo: &dyn Repository| {
        let applications = repo.all_of::<Application>().expect("reads");
        seen.rows
            .iter()
            .map(|row| applications.iter().find(|one| one.id == row.id).expect("runs").stage)
            .collect::<Vec<_>>()
    };
    let before = stages(&repo);
    desk.keys(&mut repo, "> Enter");
    assert_eq!((refused(&desk), repo.revision().expect("reads")), (None, start + 1), "one step");
    assert!(stages(&repo).iter().zip(&before).all(|(now, then)| now != then));
    desk.keys(&mut repo, "u");
    assert_eq!(stages(&repo), before);
    // To do it again means those that are selected, and is looked at too.
    desk.keys(&mut repo, "Esc h > u j Space G .");
    assert_eq!(run(&desk).rows.len(), 1);
    assert_eq!(stages(&repo), before);
    // Of the first stage there is none before.
    desk.keys(&mut repo, "Esc Esc g g Space Space <");
    assert!(run(&desk).rows.iter().all(|row| row.refused.as_ref().is_some_and(|r| r.reason == Reason::NoEarlierStage)));
    assert_eq!(run(&desk).possible, None);
}
