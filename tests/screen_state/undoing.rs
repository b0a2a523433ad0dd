//! Undo, redo and the log: each says whom and what, the cursor goes there, and nothing flips back.

use binnenwerk::app::state::concealment::Concealment;
use binnenwerk::app::state::pane_specs::PaneId;
use binnenwerk::app::state::status::Status;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::summary::ChangeSummary;
use binnenwerk::domain::value::Value;
use binnenwerk::repository::Repository;

use super::desk::{Desk, programme, today};
use super::refused;

fn told(desk: &Desk) -> (&ChangeSummary, bool) {
    let Status::Undone { what, redone, .. } = &desk.app.status else { panic!("{:?}", desk.app.status) };
    (what, *redone)
}

#[test]
fn undo_and_redo_say_whom_and_what_and_go_there() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j j l");
    let (team, places) = (desk.cell("name"), desk.cell("places"));
    desk.keys(&mut repo, "Enter 1 4 Enter G Tab u");
    let cell = |n: &str| Some(Value::Whole(n.parse().expect("a number")));
    let (what, redone) = told(&desk);
    assert_eq!((what.name.as_str(), redone), (team.as_str(), false));
    let sides = (&what.fields[0].before, &what.fields[0].after);
    assert_eq!(
        (sides.0.as_ref().map(|c| c.value.clone()), sides.1.as_ref().map(|c| c.value.clone())),
        (cell("14"), cell(&places))
    );
    let board = desk.app.board().expect("a board");
    assert_eq!((board.focus, desk.cell("name"), desk.cell("places")), (PaneId::Teams, team.clone(), places));
    desk.keys(&mut repo, "k Ctrl-r");
    assert_eq!((told(&desk).1, desk.cell("name"), desk.cell("places")), (true, team, "14".to_owned()));
}

#[test]
fn undo_of_many_says_how_many() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab l Space Space Space Space Enter 1 8 Enter u");
    assert_eq!(told(&desk).0.about.len(), 4);
}

#[test]
fn who_was_moved_away_comes_back_under_the_cursor() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab j j j");
    let person = desk.cell("name");
    desk.keys(&mut repo, "m d o s Enter g g u");
    assert_eq!(desk.cell("name"), person);
}

#[test]
fn an_entry_of_the_log_is_taken_back_once_and_marked() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j l Enter 1 3 Enter j Enter 1 6 Enter Home 6");
    let line =
        |desk: &Desk| desk.app.views.log.line(Concealment::Off).map(|line| (line.set.revision, line.set.taken_back));
    let (revision, _) = line(&desk).expect("an entry");
    desk.keys(&mut repo, "u");
    assert!(matches!(desk.app.status, Status::Undone { redone: false, .. }));
    assert_eq!(line(&desk), Some((revision, true)), "the cursor stays on its entry, which is marked");
    let stored = repo.revision().expect("reads");
    desk.keys(&mut repo, "u u");
    assert_eq!((refused(&desk), repo.revision().expect("reads")), (Some(Reason::AlreadyTakenBack), stored));
    desk.keys(&mut repo, "j u");
    assert_eq!(line(&desk).map(|line| line.1), Some(true), "the one before is another");
    desk.keys(&mut repo, "g g u");
    assert!(told(&desk).1, "an undo that is taken back is done again");
    desk.keys(&mut repo, "g g u");
    assert!(!told(&desk).1, "and what was done again is undone");
}

#[test]
fn above_a_record_that_the_log_opened_u_is_undo() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j l Enter 1 3 Enter j Enter 1 6 Enter Home 6 j i u u");
    let (what, redone) = told(&desk);
    assert_eq!((what.fields[0].before.as_ref().map(|c| c.value.clone()), redone), (Some(Value::Whole(13)), false));
}

#[test]
fn a_fixed_statement_says_in_the_log_that_it_stays() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "g 4 j Tab Tab Tab Tab n n Enter Enter");
    assert!(matches!(desk.app.status, Status::Saved { .. }), "{:?} {:?}", desk.app.status, desk.app.layers);
    let stored = repo.revision().expect("reads");
    desk.keys(&mut repo, "g 6 u");
    assert!(refused(&desk).is_some(), "{:?}", desk.app.status);
    assert_eq!(repo.revision().expect("reads"), stored);
}

#[test]
fn the_cursor_goes_to_what_was_just_made() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab n 7 7 7 Enter Z z z , Space Q Enter 2 8 Enter Enter Enter Enter Enter");
    assert_eq!(desk.cell("name"), "Zzz, Q");
    desk.keys(&mut repo, "k Shift-Tab n T 7 7 7 Enter Z e e f");
    for _ in 0..12 {
        if desk.app.layers.is_empty() {
            break;
        }
        desk.keys(&mut repo, "Enter");
        if matches!(desk.app.layers.last(), Some(binnenwerk::app::layers::Layer::Picker(_))) {
            desk.keys(&mut repo, "Esc Down");
        }
        if let Some(binnenwerk::app::layers::Layer::Form(form)) = desk.app.layers.last()
            && form.fields[form.focus].name() == "places"
            && form.fields[form.focus].line.text().len() < 2
        {
            desk.keys(&mut repo, "1 2");
        }
    }
    assert_eq!(desk.cell("name"), "Zeef", "{:?} {:?}", desk.app.status, desk.app.layers);
    assert_eq!(desk.app.board().expect("a board").focus, PaneId::Teams);
}

#[test]
fn the_cursor_stays_with_the_vacancy_whose_place_was_given() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "g 3");
    let mut found = false;
    for _ in 0..60 {
        desk.keys(&mut repo, "j");
        desk.update(&mut repo, binnenwerk::app::update::AppEvent::Paused);
        let Some(vacancy) = desk.app.board().and_then(|board| board.under_cursor()) else { break };
        let before = desk.app.pane(PaneId::Pipeline).count.unwrap_or(0);
        if before < 2 {
            continue;
        }
        desk.keys(&mut repo, "Tab G p Enter");
        if matches!(desk.app.status, Status::Saved { .. }) && desk.app.layers.is_empty() {
            let record =
                repo.record(binnenwerk::domain::record::Kind::Vacancy, vacancy).expect("reads").expect("there");
            assert_eq!(desk.app.board().and_then(|board| board.under_cursor()), Some(vacancy), "{record:?}");
            let list = desk.app.pane(PaneId::Openings).count.expect("counted");
            desk.keys(&mut repo, "Shift-Tab j");
            desk.update(&mut repo, binnenwerk::app::update::AppEvent::Paused);
            if !record.get("closed_on").is_empty() {
                assert_eq!(desk.app.pane(PaneId::Openings).count, Some(list - 1), "and leaves when the cursor does");
                found = true;
                break;
            }
        } else {
            desk.keys(&mut repo, "Esc Esc Shift-Tab");
        }
    }
    assert!(found, "a vacancy with one place and several candidates");
}

#[test]
fn who_starts_later_is_in_the_list_of_the_team() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab");
    let team = desk.app.board().and_then(|board| board.parent_id).expect("a team");
    let filled = repo.team_count(team, today()).expect("counts").filled;
    let rows = desk.app.pane(PaneId::Members).count.expect("counted");
    desk.keys(&mut repo, "n 7 7 7 Enter Z z z Enter 2 8 Enter Enter Backspace + 1 0 Enter Enter Enter");
    assert!(matches!(desk.app.status, Status::Saved { .. }), "{:?} {:?}", desk.app.status, desk.app.layers);
    assert_eq!(
        (desk.cell("name").as_str(), desk.cell("status").as_str(), desk.cell("hours").as_str()),
        ("Zzz", "coming", "28")
    );
    assert_eq!(desk.app.pane(PaneId::Members).count, Some(rows + 1));
    assert_eq!(repo.team_count(team, today()).expect("counts").filled, filled, "no place is filled yet");
    desk.keys(&mut repo, "g g f z z z Enter");
    assert_eq!((desk.cell("name").as_str(), desk.app.board().and_then(|board| board.parent_id)), ("Zzz", Some(team)));
    let day = (today() + chrono::TimeDelta::days(10)).format("%d-%m-%Y").to_string();
    let keys: String = day.chars().map(|c| format!("{c} ")).collect();
    desk.keys(&mut repo, &format!("t {keys} Enter"));
    assert_eq!(desk.cell("status"), "at_work");
    desk.keys(&mut repo, "t 3 1 - 1 2 - 2 0 2 2 Enter g g");
    let past = desk.app.pane(PaneId::Members);
    assert!(!past.query.coming, "of a day that is past nobody knew who would come");
}

#[test]
fn all_remarks_of_a_change_are_told_and_each_once() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let ahead = |days: &str| format!("t + {days} Enter ");
    // Other places for the team are planned, and then changed before that to a number that does not fit its work.
    desk.keys(&mut repo, &format!("j l {}Enter 1 2 Enter T Enter 9 9 Enter", ahead("9 0")));
    let Status::Saved { remarks, .. } = &desk.app.status else { panic!("{:?}", desk.app.status) };
    let reasons: Vec<Reason> = remarks.iter().map(|remark| remark.reason).collect();
    assert!(reasons.contains(&Reason::TeamSizeOutside) && reasons.contains(&Reason::LaterChangeStays), "{reasons:?}");
    assert_eq!(reasons.len(), 2, "{reasons:?}");
}
