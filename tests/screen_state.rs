//! What keys do to the state of the screen, without a terminal and without a thread.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

#[path = "screen_state/agenda.rs"]
mod agenda;
#[path = "screen_state/cells.rs"]
mod cells;
#[path = "screen_state/chances.rs"]
mod chances;
#[path = "screen_state/charging.rs"]
mod charging;
#[path = "screen_state/clients.rs"]
mod clients;
#[path = "screen_state/columns.rs"]
mod columns;
#[path = "screen_state/coming.rs"]
mod coming;
#[path = "screen_state/concealing.rs"]
mod concealing;
#[path = "screen_state/copy_and_export.rs"]
mod copy_and_export;
#[path = "screen_state/correcting.rs"]
mod correcting;
#[path = "support/desk.rs"]
mod desk;
#[path = "screen_state/drafts.rs"]
mod drafts;
#[path = "screen_state/edges.rs"]
mod edges;
#[path = "screen_state/entering.rs"]
mod entering;
#[path = "screen_state/erasing.rs"]
mod erasing;
#[path = "screen_state/files.rs"]
mod files;
#[path = "screen_state/filtering.rs"]
mod filtering;
#[path = "screen_state/finding.rs"]
mod finding;
#[path = "screen_state/first_start.rs"]
mod first_start;
#[path = "screen_state/forms.rs"]
mod forms;
#[path = "screen_state/guidance.rs"]
mod guidance;
#[path = "screen_state/instruments.rs"]
mod instruments;
#[path = "screen_state/leading.rs"]
mod leading;
#[path = "screen_state/looking_first.rs"]
mod looking_first;
#[path = "screen_state/named_views.rs"]
mod named_views;
#[path = "screen_state/own_columns.rs"]
mod own_columns;
#[path = "screen_state/pasting.rs"]
mod pasting;
#[path = "screen_state/records.rs"]
mod records;
#[path = "screen_state/recruiting.rs"]
mod recruiting;
#[path = "screen_state/repeating.rs"]
mod repeating;
#[path = "screen_state/selection.rs"]
mod selection;
#[path = "screen_state/sums.rs"]
mod sums;
#[path = "screen_state/tour.rs"]
mod tour;
#[path = "screen_state/trail.rs"]
mod trail;
#[path = "screen_state/typed_ahead.rs"]
mod typed_ahead;
#[path = "screen_state/undoing.rs"]
mod undoing;
#[path = "screen_state/views.rs"]
mod views;

use binnenwerk::app::layers::Layer;
use binnenwerk::app::state::pane_specs::PaneId;
use binnenwerk::app::state::status::Status;
use binnenwerk::domain::id::{CountedIds, Id, Ids};
use binnenwerk::domain::reason::Reason;
use binnenwerk::repository::Repository;
use desk::{Desk, programme, today};

fn refused(desk: &Desk) -> Option<Reason> {
    if let Status::Refused(refusal) = &desk.app.status { Some(refusal.reason) } else { None }
}

#[test]
fn hours_take_four_keys_and_three_for_each_next_row() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab l");
    assert_eq!(desk.keys(&mut repo, "Enter 3 3 Enter"), 4);
    assert_eq!(desk.cell("hours"), "33");
    desk.keys(&mut repo, "Enter 2 1 Down");
    assert_eq!(desk.keys(&mut repo, "2 2 Down"), 3);
    desk.keys(&mut repo, "Esc k");
    assert_eq!(desk.cell("hours"), "22");
    desk.keys(&mut repo, "k");
    assert_eq!(desk.cell("hours"), "21");
    assert_eq!(desk.keys(&mut repo, "u"), 1);
    assert_ne!(desk.cell("hours"), "22", "the cursor goes to the row that was edited last");
    desk.keys(&mut repo, "k");
    assert_eq!(desk.cell("hours"), "21", "and this one was not");
    desk.keys(&mut repo, "u");
    assert_eq!(desk.cell("hours"), "33");
}

#[test]
fn keys_typed_while_the_store_is_slow_are_kept_and_played_in_order() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab");
    let person = desk.cell("name");
    desk.slow = true;
    // A move by the first letters of a team, and at once an edit in the rows that follow from it.
    desk.keys(&mut repo, "m a r c h Enter l Enter 2 6 Enter");
    desk.answer_all(&mut repo);
    let moved = repo.search(&[binnenwerk::domain::record::Kind::Member], &person, 1).expect("reads");
    let team = repo.referring(binnenwerk::domain::record::Kind::Placement, "member", moved[0].id).expect("reads");
    assert!(team.len() >= 2, "the move came through");
    assert_eq!(desk.cell("hours"), "26", "the edit typed after it came through too");
}

#[test]
fn a_refused_value_stays_as_it_was_typed_and_changes_nothing() {
    let mut repo = programme();
    let before = repo.revision().expect("reads");
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab l Enter 6 0 Enter");
    assert_eq!(refused(&desk), Some(Reason::HoursTooMany));
    let Some(Layer::Editor(editor)) = desk.app.layers.last() else { panic!("still editing") };
    assert_eq!(editor.line.text(), "60");
    desk.keys(&mut repo, "Backspace Backspace v e e l Enter");
    assert_eq!(refused(&desk), Some(Reason::NotANumber));
    desk.keys(&mut repo, "Esc");
    assert_eq!(repo.revision().expect("reads"), before);
}

#[test]
fn several_rows_are_one_step_and_five_members_move_in_eleven_keys() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab");
    let team = desk.app.board().expect("a board").parent_id;
    let before = desk.app.pane(PaneId::Members).count;
    assert_eq!(desk.keys(&mut repo, "Space Space Space Space Space m d o s Enter Enter"), 11);
    assert_eq!(desk.app.board().expect("a board").parent_id, team);
    assert_eq!(desk.app.pane(PaneId::Members).count, before.map(|n| n - 5));
    assert_eq!(desk.keys(&mut repo, "u"), 1);
    assert_eq!(desk.app.pane(PaneId::Members).count, before);
}

#[test]
fn an_edit_elsewhere_shows_and_the_cursor_stays_on_its_person() {
    let mut repo = programme();
    let mut here = Desk::at(&mut repo, today(), "jan", 1);
    here.keys(&mut repo, "j Tab j j");
    let (person, row) = (here.cell("name"), here.app.focused().expect("a board").cursor);
    let mut there = Desk::at(&mut repo, today(), "piet", 2);
    there.keys(&mut repo, "j Tab m d o s Enter");
    here.notice(&mut repo);
    assert_eq!(here.cell("name"), person);
    assert_eq!(here.app.focused().expect("a board").cursor, row - 1, "one person less stands above");
}

#[test]
fn the_second_to_edit_a_field_is_asked_and_other_fields_are_both_kept() {
    let mut repo = programme();
    let mut here = Desk::at(&mut repo, today(), "jan", 1);
    let mut there = Desk::at(&mut repo, today(), "piet", 2);
    for desk in [&mut here, &mut there] {
        desk.keys(&mut repo, "j Tab l");
    }
    there.keys(&mut repo, "Enter 2 1 Enter");
    here.keys(&mut repo, "Enter 2 2 Enter");
    assert!(matches!(here.app.layers.last(), Some(Layer::Conflict(_))), "the second is asked");
    here.keys(&mut repo, "Enter");
    assert_eq!(here.cell("hours"), "21", "the safe answer keeps theirs");

    there.keys(&mut repo, "Enter 2 3 Enter");
    here.keys(&mut repo, "Enter 2 4 Enter 2");
    assert_eq!(here.cell("hours"), "24", "or one insists");

    there.keys(&mut repo, "i j j Enter v a n Enter");
    here.keys(&mut repo, "Enter 2 5 Enter");
    assert!(here.app.layers.is_empty(), "different fields do not clash");
    assert_eq!(here.cell("hours"), "25");
    assert_eq!(here.cell("prefix"), "van");
}

#[test]
fn undo_outlives_a_restart_and_never_takes_back_somebody_elses_later_change() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab l Enter 2 1 Enter");
    drop(desk);
    let mut again = Desk::at(&mut repo, today(), "jan", 3);
    let mut other = Desk::at(&mut repo, today(), "piet", 4);
    other.keys(&mut repo, "j Tab l Enter 2 2 Enter");
    again.keys(&mut repo, "j Tab l u");
    assert_eq!(refused(&again), Some(Reason::ChangedSince));
    other.keys(&mut repo, "u");
    again.keys(&mut repo, "u");
    assert!(matches!(again.app.status, Status::Undone { .. }), "{:?}", again.app.status);
    again.keys(&mut repo, "Ctrl-r");
    assert_eq!(again.cell("hours"), "21");
}

#[test]
fn another_day_shows_that_day_and_edits_take_effect_on_it() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "t 3 1 - 1 2 - 2 0 2 1 Enter");
    assert_eq!(desk.app.pane(PaneId::Members).count, Some(425));
    desk.keys(&mut repo, "t 0 1 - 0 2 - 2 0 2 4 Enter j Tab l Enter 2 1 Enter T");
    assert_ne!(desk.cell("hours"), "21", "today nothing has changed yet");
    desk.keys(&mut repo, "t 0 1 - 0 2 - 2 0 2 4 Enter");
    assert_eq!(desk.cell("hours"), "21");
}

#[test]
fn a_filter_narrows_as_it_is_typed_and_says_what_it_does_not_understand() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "Tab / u r e n < 2 4");
    let narrow = desk.app.pane(PaneId::Members).count.expect("counted");
    assert!(narrow > 0 && narrow < 674, "{narrow}");
    desk.keys(&mut repo, "Space s a l a r i s > 3");
    let Some(Layer::Filter(bar)) = desk.app.layers.last() else { panic!("still filtering") };
    assert_eq!(bar.refusal.as_ref().map(|r| r.reason), Some(Reason::FilterUnknownField));
    desk.keys(&mut repo, "Esc");
    assert_eq!(desk.app.pane(PaneId::Members).count, Some(674));
}

#[test]
fn tab_completes_the_name_of_a_field_in_a_filter() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "Tab / u r Tab < 2 4 Space s t a t Tab");
    let Some(Layer::Filter(bar)) = desk.app.layers.last() else { panic!("still filtering") };
    assert_eq!(bar.line.text(), "uren<24 status");
}

#[test]
fn somebody_new_is_hired_by_a_form_and_found_in_five_keys() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab n 9 9 9 9 9 9 Enter X y z , Space Q Enter 2 8 Enter Enter Enter Enter Enter");
    assert!(matches!(desk.app.status, Status::Saved { .. }), "{:?}", desk.app.status);
    desk.keys(&mut repo, "g g Tab Tab g g");
    assert_eq!(desk.keys(&mut repo, "f x y z Enter"), 5);
    assert_eq!(desk.cell("name"), "Xyz, Q");
    assert_eq!(desk.cell("hours"), "28");
    assert_eq!(desk.app.board().expect("a board").focus, PaneId::Members);
}

#[test]
fn escape_never_leaves_and_q_does() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "Esc Esc 6 Esc q");
    assert!(!desk.quit, "q goes back from the log first");
    desk.keys(&mut repo, "q");
    assert!(desk.quit);
}

#[test]
fn a_vacancy_is_opened_filled_and_closed() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "f a r c h i e f Enter Tab Tab");
    let before = desk.app.pane(PaneId::Vacancies).count.expect("counted");
    desk.keys(&mut repo, "n V 9 9 9 Enter Enter Enter 2 4 Enter Enter Enter Enter Enter");
    assert!(matches!(desk.app.status, Status::Saved { .. }), "{:?}", desk.app.status);
    assert_eq!(desk.app.pane(PaneId::Vacancies).count, Some(before + 1));
    desk.keys(&mut repo, "G x Enter");
    assert_eq!(desk.app.pane(PaneId::Vacancies).count, Some(before), "closed, so no longer shown on the day");
}

#[test]
fn a_team_too_large_for_its_work_is_remarked_on_and_stored_all_the_same() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j l Enter 9 9 Enter");
    let Status::Saved { remarks, .. } = &desk.app.status else { panic!("{:?}", desk.app.status) };
    assert!(remarks.iter().any(|remark| remark.reason == Reason::TeamSizeOutside), "{remarks:?}");
    assert_eq!(desk.cell("places"), "99");
    desk.keys(&mut repo, "k");
    assert_eq!(desk.app.status, Status::Quiet, "a remark stays until the next key");
}

#[test]
fn undo_and_help_work_above_a_whole_record() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab l Enter 2 1 Enter i u");
    assert!(matches!(desk.app.status, Status::Undone { .. }), "{:?}", desk.app.status);
    assert!(matches!(desk.app.layers.last(), Some(Layer::RecordDetail(_))));
    desk.keys(&mut repo, "? Esc : Esc t Esc");
    assert!(matches!(desk.app.layers[..], [Layer::RecordDetail(_)]), "the record is still there");
    desk.keys(&mut repo, "Esc");
    assert!(desk.app.layers.is_empty());
}

#[test]
fn the_second_to_move_or_end_is_asked_too() {
    let mut repo = programme();
    let mut here = Desk::at(&mut repo, today(), "jan", 1);
    let mut there = Desk::at(&mut repo, today(), "piet", 2);
    for desk in [&mut here, &mut there] {
        desk.keys(&mut repo, "j Tab");
    }
    here.keys(&mut repo, "m");
    there.keys(&mut repo, "m d o s Enter");
    here.keys(&mut repo, "c a t Enter");
    assert!(matches!(here.app.layers.last(), Some(Layer::Conflict(_))), "{:?}", here.app.status);
    here.keys(&mut repo, "Enter");

    here.notice(&mut repo);
    there.notice(&mut repo);
    there.keys(&mut repo, "g g x Enter e i g Enter");
    here.keys(&mut repo, "g g x Enter v e r Enter");
    there.keys(&mut repo, "Enter");
    here.keys(&mut repo, "Enter");
    assert!(matches!(here.app.layers.last(), Some(Layer::Conflict(_))), "{:?}", here.app.status);
}

#[test]
fn insisting_on_several_rows_asks_once() {
    let mut repo = programme();
    let mut here = Desk::at(&mut repo, today(), "jan", 1);
    let mut there = Desk::at(&mut repo, today(), "piet", 2);
    for desk in [&mut here, &mut there] {
        desk.keys(&mut repo, "j Tab l");
    }
    // The edit of many shows what the rows hold when it opens.
    here.keys(&mut repo, "Space Space Space Enter");
    there.keys(&mut repo, "Enter 2 1 Enter");
    here.keys(&mut repo, "2 2 Enter");
    assert!(matches!(here.app.layers.last(), Some(Layer::Conflict(_))));
    here.keys(&mut repo, "2");
    assert!(here.app.layers.is_empty(), "{:?}", here.app.layers);
    here.keys(&mut repo, "g g");
    for _ in 0..3 {
        assert_eq!(here.cell("hours"), "22");
        here.keys(&mut repo, "j");
    }
}

#[test]
fn enter_twice_leaves_a_choice_as_it_is_and_only_delete_empties_it() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab Tab");
    let tasks = desk.cell("task_package");
    let before = repo.revision().expect("reads");
    desk.keys(&mut repo, "Enter Enter");
    assert_eq!((desk.cell("task_package"), repo.revision().expect("reads")), (tasks, before));
    desk.keys(&mut repo, "Enter Delete");
    assert_eq!(desk.cell("task_package"), "");
}

#[test]
fn on_the_last_row_editing_ends_and_nothing_falls_through() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab l G Enter 2 8 Down 1 6 Enter");
    assert_eq!(desk.app.views.shown, binnenwerk::app::action::View::Roster);
    assert_eq!(desk.cell("hours"), "28", "one value too many is not taken for the last row");
}

/// A check that identities of two desks never meet, so that the tests above mean what they say.
#[test]
fn desks_hand_out_different_identities() {
    let first: Vec<Id> = std::iter::repeat_with({
        let mut ids = CountedIds::after(1 << 96);
        move || ids.next_id()
    })
    .take(3)
    .collect();
    assert!(!first.contains(&CountedIds::after(2 << 96).next_id()));
}
