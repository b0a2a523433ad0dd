//! `.` does what was done last, whatever it was, to the row under the cursor, and says what came of it.

use binnenwerk::app::layers::Layer;
use binnenwerk::app::state::pane_specs::PaneId;
use binnenwerk::app::state::status::Status;
use binnenwerk::domain::kinds::{Contact, RegisterCheck};
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::domain::summary::ChangeSummary;
use binnenwerk::repository::{Repository, TypedReading};

use super::desk::{Desk, programme, programme_of, today};
use super::refused;

fn told(desk: &Desk) -> &ChangeSummary {
    let Status::Repeated { what, .. } = &desk.app.status else { panic!("{:?}", desk.app.status) };
    what
}

#[test]
fn a_move_is_repeated_and_no_older_edit() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab l Enter 1 3 Enter j m d o s Enter");
    let (person, hours) = (desk.cell("name"), desk.cell("hours"));
    assert_ne!(hours, "13");
    let rows = desk.app.pane(PaneId::Members).count.expect("counted");
    desk.keys(&mut repo, ".");
    assert_eq!(told(&desk).name, person);
    assert_eq!(told(&desk).fields[0].name, "team");
    assert_eq!(desk.app.pane(PaneId::Members).count, Some(rows - 1), "moved as the one before");
}

#[test]
fn absence_and_back_again_and_contact_are_repeated() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab");
    while desk.cell("status") != "at_work" {
        desk.keys(&mut repo, "j");
    }
    desk.keys(&mut repo, "z Enter j .");
    assert_eq!((desk.cell("status").as_str(), told(&desk).kind), ("absent", Kind::Absence));
    desk.keys(&mut repo, "c b e l d e Enter k .");
    let person = desk.app.focused().and_then(|pane| pane.current()).expect("a row").id;
    let notes = repo.referring_to::<Contact>("member", person).expect("reads");
    assert!(notes.iter().any(|contact| contact.note == "belde"));
}

#[test]
fn several_are_repeated_at_once() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab l Enter 1 7 Enter j Space Space Space .");
    assert_eq!(told(&desk).about.len(), 3);
}

#[test]
fn with_hidden_rows_the_same_edit_opens_for_all_of_them_by_name_before_it_is_done() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "Tab l Enter 1 7 Enter");
    let hidden = desk.cell("name");
    desk.keys(&mut repo, "Space / b o s Enter Space");
    let selection = &desk.app.focused().expect("a board").selection;
    assert_eq!((selection.len(), selection.hidden()), (2, 1));
    let start = repo.revision().expect("reads");
    desk.keys(&mut repo, ".");
    let Some(Layer::BulkEdit(edit)) = desk.app.layers.last() else { panic!("{:?}", desk.app.status) };
    assert_eq!((edit.rows.len(), edit.rows[0].name.as_str(), edit.line.text()), (2, hidden.as_str(), "17"));
    desk.keys(&mut repo, "Esc");
    assert_eq!(repo.revision().expect("reads"), start);
    desk.keys(&mut repo, ". Enter");
    assert_eq!(repo.revision().expect("reads"), start + 1);
    assert!(desk.app.layers.is_empty());
}

/// Selects the row under the cursor and the last one, with a filter that hides the first; answers the name of that one.
fn select_one_hidden(desk: &mut Desk, repo: &mut dyn Repository) -> String {
    let hidden = desk.cell("name");
    desk.keys(repo, "Space G");
    let number: String = desk.cell("number").chars().map(|c| format!("{c} ")).collect();
    desk.keys(repo, &format!("/ {number} Enter Space"));
    let selection = &desk.app.focused().expect("a board").selection;
    assert_eq!((selection.len(), selection.hidden()), (2, 1));
    hidden
}

#[test]
fn with_hidden_rows_a_deed_opens_its_form_with_its_values_and_the_names_before_it_is_done() {
    for command in ["c b e l d e Enter", "z Enter", "x Enter Enter Enter Enter"] {
        let mut repo = programme();
        let mut desk = Desk::at(&mut repo, today(), "jan", 1);
        desk.keys(&mut repo, "j Tab");
        while desk.cell("status") != "at_work" {
            desk.keys(&mut repo, "j");
        }
        desk.keys(&mut repo, command);
        assert!(matches!(desk.app.status, Status::Saved { .. }), "{command}: {:?}", desk.app.status);
        desk.keys(&mut repo, "j");
        let hidden = select_one_hidden(&mut desk, &mut repo);
        let start = repo.revision().expect("reads");
        desk.keys(&mut repo, ".");
        let Some(Layer::Form(form)) = desk.app.layers.last() else { panic!("{command}: {:?}", desk.app.status) };
        let several = form.several.as_ref().expect("names");
        assert_eq!((several.count, several.hidden, several.first[0].as_str()), (2, 1, hidden.as_str()), "{command}");
        assert!(
            form.fields.iter().filter(|field| field.required).all(|field| !field.line.text().is_empty()),
            "{command}"
        );
        assert_eq!(repo.revision().expect("reads"), start, "{command}: nothing is done yet");
        while !desk.app.layers.is_empty() {
            desk.keys(&mut repo, "Enter");
        }
        assert_eq!(repo.revision().expect("reads"), start + 1, "{command}: {:?}", desk.app.status);
    }
}

#[test]
fn with_hidden_rows_a_move_asks_for_its_team_and_names_them() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab m d o s Enter");
    let hidden = select_one_hidden(&mut desk, &mut repo);
    let start = repo.revision().expect("reads");
    desk.keys(&mut repo, ".");
    let Some(Layer::Picker(picker)) = desk.app.layers.last() else { panic!("{:?}", desk.app.status) };
    let several = picker.several.as_ref().expect("names");
    assert_eq!((several.count, several.hidden, several.first[0].as_str()), (2, 1, hidden.as_str()));
    assert_eq!(repo.revision().expect("reads"), start);
}

#[test]
fn a_fact_that_was_added_is_added_to_the_next_member_too() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab R");
    while !desk.app.layers.is_empty() {
        desk.keys(&mut repo, "Enter");
    }
    assert!(matches!(desk.app.status, Status::Saved { .. }), "{:?} {:?}", desk.app.status, desk.app.layers);
    let checks = |desk: &Desk, repo: &dyn Repository| {
        let id = desk.app.focused().and_then(|pane| pane.current()).expect("a row").id;
        let checks = repo.referring_to::<RegisterCheck>("member", id).expect("reads");
        checks.into_iter().filter(|check| check.from == today()).count()
    };
    desk.keys(&mut repo, "j");
    let before = repo.revision().expect("reads");
    desk.keys(&mut repo, ".");
    assert_eq!((checks(&desk, &repo), told(&desk).kind), (1, Kind::RegisterCheck));
    assert_eq!(repo.revision().expect("reads"), before + 1);
}

#[test]
fn a_stage_is_repeated_in_the_stages() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "g 3 Tab >");
    assert!(matches!(desk.app.status, Status::Saved { .. }), "{:?}", desk.app.status);
    desk.keys(&mut repo, "g g");
    let who = desk.cell("candidate");
    desk.keys(&mut repo, ".");
    assert_eq!((told(&desk).name.clone(), told(&desk).fields[0].name), (who, "stage"));
}

#[test]
fn what_is_not_for_these_rows_is_said_and_nothing_is_done() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, ".");
    assert_eq!(refused(&desk), Some(Reason::NothingToRepeat));
    desk.keys(&mut repo, "j Tab z Enter");
    let before = repo.revision().expect("reads");
    desk.keys(&mut repo, "Shift-Tab .");
    assert_eq!(refused(&desk), Some(Reason::NotToRepeatHere), "a team is never absent");
    desk.keys(&mut repo, "Tab n 7 7 7 Enter A Enter 2 8 Enter Enter Enter Enter Enter");
    assert_eq!(repo.revision().expect("reads"), before + 1, "{:?}", desk.app.status);
    desk.keys(&mut repo, ".");
    assert_eq!(refused(&desk), Some(Reason::NotToRepeatHere), "nobody is hired twice");
    assert_eq!(repo.revision().expect("reads"), before + 1);
}

#[test]
fn what_was_refused_is_not_repeated() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab l Enter 1 9 Enter");
    let team = desk.app.board().expect("a board").lead_name().expect("a team");
    let same: String = team.to_lowercase().replace(' ', "Space").chars().map(|c| format!("{c} ")).collect();
    let same = same.replace("S p a c e", "Space");
    desk.keys(&mut repo, &format!("m {same} Enter"));
    assert_eq!(refused(&desk), Some(Reason::AlreadyInTeam));
    desk.keys(&mut repo, "j .");
    assert_eq!((desk.cell("hours").as_str(), told(&desk).fields[0].name), ("19", "hours"));
}

#[test]
fn what_is_done_to_one_row_is_never_repeated_on_the_row_under_the_cursor_while_others_are_selected() {
    // Where it is done, and what is done there to one row.
    let commands = [
        ("j Tab", "i j j Enter v a n Enter Esc"),
        ("j Tab", "R Enter Enter Enter Enter Enter Enter Enter Enter"),
        ("j", "i j j j Enter Q Enter Esc"),
        ("Tab Tab", "H"),
        ("Tab Tab", "x Enter"),
        ("4 j", "i j Enter Q Enter Esc"),
        ("7", "x Enter"),
    ];
    for (place, command) in commands {
        let mut repo = programme_of(90);
        let mut desk = Desk::at(&mut repo, today(), "jan", 1);
        desk.keys(&mut repo, place);
        let start = repo.revision().expect("reads");
        desk.keys(&mut repo, command);
        while !desk.app.layers.is_empty() {
            desk.keys(&mut repo, "Esc");
        }
        assert_eq!(repo.revision().expect("reads"), start + 1, "{command}: {:?}", desk.app.status);
        desk.keys(&mut repo, "g g j Space G .");
        assert_eq!(refused(&desk), Some(Reason::OneRowAtATime), "{place} {command}: {:?}", desk.app.status);
        assert_eq!(repo.revision().expect("reads"), start + 1, "{place} {command}");
    }
}
