//! Selecting records and doing something with all of them: what is changed is what was named.

use binnenwerk::app::layers::Layer;
use binnenwerk::app::layers::bulk_edit::BulkEdit;
use binnenwerk::app::state::pane_specs::PaneId;
use binnenwerk::app::state::selection::Selection;
use binnenwerk::app::state::status::Status;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::domain::value::Value;
use binnenwerk::repository::{Repository, TypedReading};

use super::desk::{Desk, programme, today};
use super::refused;

fn selection(desk: &Desk) -> &Selection {
    &desk.app.focused().expect("a board").selection
}

fn bulk(desk: &Desk) -> &BulkEdit {
    let Some(Layer::BulkEdit(edit)) = desk.app.layers.last() else { panic!("{:?}", desk.app.status) };
    edit
}

/// How many sets the log has, so that one step can be told from several.
fn sets(repo: &dyn Repository) -> u64 {
    repo.revision().expect("reads")
}

#[test]
fn all_teams_of_a_filter_get_other_places_in_one_step_and_the_rest_keeps_theirs() {
    let mut repo = programme();
    let places = |repo: &dyn Repository| -> Vec<(String, i64)> {
        let teams: Vec<binnenwerk::domain::kinds::Team> = repo.all_of().expect("reads");
        teams.into_iter().map(|team| (team.name, team.places)).collect()
    };
    let before = places(&repo);
    let mut desk = Desk::at(&mut repo, today(), "eva", 1);
    desk.keys(&mut repo, "/ p l a a t s e n > 1 1 Enter * l");
    let pane = desk.app.focused().expect("a board");
    let wanted = pane.count.expect("counted") as usize;
    assert!(wanted > pane.window.rows.len().min(36) && wanted < 80, "{wanted} of {}", pane.window.rows.len());
    assert_eq!(selection(&desk).len(), wanted);
    let start = sets(&repo);
    desk.keys(&mut repo, "Enter 1 2");
    let edit = bulk(&desk);
    assert_eq!((edit.rows.len(), edit.column, edit.on), (wanted, "places", None));
    let same = before.iter().filter(|(_, places)| *places == 12).count();
    assert_eq!(edit.unchanged(&Value::Whole(12)), same);
    desk.keys(&mut repo, "Enter");
    assert_eq!(sets(&repo), start + 1);
    for ((name, was), (_, is)) in before.iter().zip(places(&repo)) {
        assert_eq!(is, if *was > 11 { 12 } else { *was }, "{name}");
    }
    assert!(selection(&desk).is_empty(), "what is done is no longer selected");
    desk.keys(&mut repo, "u");
    assert_eq!(places(&repo), before, "and is taken back in one step");
}

#[test]
fn rows_that_a_filter_hides_are_told_and_named_first_and_escape_changes_nothing() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "eva", 1);
    desk.keys(&mut repo, "Tab l");
    let hidden = desk.cell("name");
    desk.keys(&mut repo, "Space / b o s Enter Space Space");
    assert_eq!((selection(&desk).len(), selection(&desk).hidden()), (3, 1));
    let start = sets(&repo);
    desk.keys(&mut repo, "Enter 1 9");
    let names: Vec<&str> = bulk(&desk).rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!((names.len(), names[0], bulk(&desk).rows[0].hidden), (3, hidden.as_str(), true));
    assert!(bulk(&desk).rows.iter().skip(1).all(|row| !row.hidden));
    desk.keys(&mut repo, "Esc");
    assert!(desk.app.layers.is_empty());
    assert_eq!((sets(&repo), selection(&desk).len()), (start, 3));
    // The row under the cursor is none of them, and is not edited.
    desk.keys(&mut repo, "Enter 1 9 Enter");
    assert_ne!(desk.cell("hours"), "19");
    assert_eq!(sets(&repo), start + 1);
}

#[test]
fn enter_without_a_value_leaves_all_rows_as_they_are() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "eva", 1);
    let start = sets(&repo);
    desk.keys(&mut repo, "Tab l * Enter Enter");
    assert_eq!(sets(&repo), start);
    assert!(desk.app.layers.is_empty());
    desk.keys(&mut repo, "Enter 4 4 Enter");
    assert_eq!(refused(&desk), Some(Reason::HoursTooMany));
    assert!(bulk(&desk).refusal.is_some(), "what is refused stays to be mended");
    assert_eq!(sets(&repo), start);
}

#[test]
fn a_range_goes_down_beyond_the_rows_at_hand_up_to_the_last_row_and_back_up() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "eva", 1);
    desk.keys(&mut repo, "Tab j j V");
    assert_eq!(selection(&desk).len(), 1);
    desk.keys(&mut repo, "G");
    let count = desk.app.focused().and_then(|pane| pane.count).expect("counted") as usize;
    assert_eq!(selection(&desk).len(), count - 2);
    desk.keys(&mut repo, "g g");
    assert_eq!(selection(&desk).len(), 3, "the third row up to the first");
    desk.keys(&mut repo, "V G");
    assert_eq!(selection(&desk).len(), 3, "it has ended");
    // At the last row Space selects it and stays there, V begins and ends on it.
    desk.keys(&mut repo, "Space V V");
    assert_eq!(selection(&desk).len(), 4);
}

#[test]
fn arrows_with_shift_select_as_they_go_and_without_it_they_leave_the_selection_as_it_is() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "eva", 1);
    desk.keys(&mut repo, "j Tab l Shift-Down Shift-Down Shift-Down Shift-Down");
    assert_eq!(selection(&desk).len(), 5);
    desk.keys(&mut repo, "Shift-Up");
    assert_eq!(selection(&desk).len(), 4, "it shrinks with the cursor");
    desk.keys(&mut repo, "Down Down");
    assert_eq!(selection(&desk).len(), 4, "a movement of its own");
    desk.keys(&mut repo, "Shift-Down");
    assert_eq!(selection(&desk).len(), 6, "the next range comes with it");
    // Seven keys for one value in five rows: four for the rows, two for the value, one to save.
    desk.keys(&mut repo, "Esc g g");
    assert_eq!(desk.keys(&mut repo, "Shift-Down Shift-Down Shift-Down Shift-Down 1 9 Enter"), 7);
    let pane = desk.app.focused().expect("a board");
    let hours = pane.window.rows.iter().take(6).map(|row| pane.cell(row, "hours").expect("a column").value.plain());
    assert_eq!(hours.filter(|hours| hours == "19").count(), 5);
}

#[test]
fn the_rest_of_a_filter_is_selected_instead() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "eva", 1);
    desk.keys(&mut repo, "j Tab Tab / s t a t u s : o p e n Enter");
    desk.keys(&mut repo, "Esc Tab g g Tab Tab g g");
    let open = desk.app.pane(PaneId::Vacancies).count.expect("counted") as usize;
    assert!(open > 2, "{open}");
    desk.keys(&mut repo, "Space !");
    assert_eq!(selection(&desk).len(), open - 1);
    desk.keys(&mut repo, "* *");
    assert!(selection(&desk).is_empty(), "all, and then none");
}

#[test]
fn what_another_ends_and_what_another_team_does_not_have_is_no_longer_selected_and_that_is_said() {
    let mut repo = programme();
    let mut here = Desk::at(&mut repo, today(), "eva", 1);
    here.keys(&mut repo, "j Tab Space Space Space");
    let mut there = Desk::at(&mut repo, today(), "daan", 2);
    there.keys(&mut repo, "j Tab m d o s Enter");
    here.notice(&mut repo);
    assert_eq!(selection(&here).len(), 2);
    assert_eq!(here.app.status, Status::Deselected(1));
    here.keys(&mut repo, "Shift-Tab j Tab");
    assert_eq!((selection(&here).len(), &here.app.status), (0, &Status::Deselected(2)));
}

#[test]
fn deeds_on_many_name_them_and_deeds_on_one_row_are_refused_while_rows_are_selected() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "eva", 1);
    desk.keys(&mut repo, "j Tab");
    let first = desk.cell("name");
    for (key, close) in [("m", "Esc"), ("x", "Esc"), ("X", "Esc"), ("c", "Esc"), ("z", "Esc")] {
        desk.keys(&mut repo, &format!("g g * {key}"));
        let several = match desk.app.layers.last() {
            Some(Layer::Picker(picker)) => picker.several.clone(),
            Some(Layer::Form(form)) => form.several.clone(),
            // Some are absent and some are not.
            None if key == "z" => continue,
            other => panic!("{key}: {other:?}"),
        };
        let several = several.expect("they are named");
        assert_eq!((several.count, several.hidden), (selection(&desk).len(), 0), "{key}");
        assert_eq!(several.first[0], first, "{key}");
        desk.keys(&mut repo, &format!("{close} Esc"));
    }
    let start = sets(&repo);
    desk.keys(&mut repo, "Esc g g Space R");
    assert_eq!(refused(&desk), Some(Reason::OneRowAtATime));
    desk.keys(&mut repo, "3 j Space x");
    assert_eq!(refused(&desk), Some(Reason::OneRowAtATime));
    // What can be done with several is looked at first, were it only one.
    desk.keys(&mut repo, "Esc g g Tab Space >");
    assert!(matches!(desk.app.layers.last(), Some(Layer::DryRun(_))), "{:?}", desk.app.layers);
    assert_eq!(sets(&repo), start);
}

#[test]
fn a_choice_for_many_is_chosen_then_looked_at_and_nothing_is_stored_before_enter() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "eva", 1);
    let start = sets(&repo);
    desk.keys(&mut repo, "Tab Tab Space Space Enter");
    assert!(matches!(desk.app.layers[..], [Layer::BulkEdit(_), Layer::Picker(_)]), "{:?}", desk.app.layers);
    desk.keys(&mut repo, "a Enter");
    let edit = bulk(&desk);
    assert_eq!((edit.pane, edit.rows.len()), (PaneId::Vacancies, 2));
    let value = edit.value(desk.app.words(), today()).expect("it can be read");
    assert!(matches!(value, Some(Value::Ref(_))), "{value:?}");
    desk.keys(&mut repo, "Esc");
    assert_eq!(sets(&repo), start);
}

#[test]
fn clients_in_a_range_get_the_same_word_in_a_column_of_text() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "eva", 1);
    desk.keys(&mut repo, "4 j V j j End Enter");
    assert_eq!((bulk(&desk).pane.kind(), bulk(&desk).rows.len()), (Kind::Organisation, 3));
    let start = sets(&repo);
    desk.keys(&mut repo, "Z e e Enter");
    assert_eq!((desk.app.layers.len(), sets(&repo)), (0, start + 1), "{:?}", desk.app.status);
    desk.keys(&mut repo, "k");
    assert_eq!(desk.cell("ministry"), "Zee");
}
