//! Columns that do not fit beside each other: the cursor reaches every one of them, and the first stays.

use binnenwerk::app::state::column_strip::ColumnStrip;
use binnenwerk::app::state::pane::PaneShape;
use binnenwerk::app::state::pane_specs::PaneId;
use binnenwerk::app::state::status::{Note, Status};
use binnenwerk::app::update::AppEvent;
use binnenwerk::domain::record::{Kind, Record};
use binnenwerk::repository::Repository;

use super::desk::{Desk, programme, today};

/// A screen on which two of four columns of the teams fit.
fn narrow(repo: &mut dyn Repository) -> Desk {
    let mut desk = Desk::at(repo, today(), "jan", 1);
    let columns = vec![("name", 16), ("filled", 6), ("jobs", 6), ("city", 12)];
    let teams =
        PaneShape { height: 12, columns: ColumnStrip { width: 24, columns, at_rest: 2, ..ColumnStrip::default() } };
    let mut shape = desk.app.views.shape.clone();
    shape.panes.insert(PaneId::Teams, teams);
    desk.update(repo, AppEvent::Shape(shape));
    desk
}

fn seen(desk: &Desk) -> Vec<&'static str> {
    desk.app.pane(PaneId::Teams).columns()
}

#[test]
fn columns_move_along_with_the_cursor_and_come_back() {
    let mut repo = programme();
    let mut desk = narrow(&mut repo);
    assert_eq!(seen(&desk), ["name", "filled"]);
    desk.keys(&mut repo, "l l l");
    assert_eq!(seen(&desk), ["name", "city"]);
    assert_eq!(desk.app.focused().and_then(|pane| pane.column_name()), Some("city"));
    desk.keys(&mut repo, "l");
    assert_eq!(desk.app.status, Status::Note(Note::LastColumn), "the last column is the end");
    assert_eq!(desk.app.board().expect("a board").focus, PaneId::Teams);
    desk.keys(&mut repo, "h");
    assert_eq!(seen(&desk), ["name", "jobs"]);
    desk.keys(&mut repo, "Home");
    assert_eq!((seen(&desk), desk.app.pane(PaneId::Teams).column), (vec!["name", "filled"], 0));
    desk.keys(&mut repo, "End");
    assert_eq!(seen(&desk), ["name", "city"]);
}

#[test]
fn a_column_that_came_into_sight_is_shown_with_its_values_and_edited() {
    let mut repo = programme();
    let mut desk = narrow(&mut repo);
    desk.keys(&mut repo, "j End");
    let (kind, id) = desk.app.focused().and_then(|pane| pane.subject()).expect("a team");
    let city = |repo: &dyn Repository| match repo.record(kind, id).expect("reads") {
        Some(Record::Team(team)) => team.city,
        other => panic!("{other:?}"),
    };
    assert_eq!((kind, desk.cell("city")), (Kind::Team, city(&repo)));
    desk.keys(&mut repo, "Enter E d e Enter");
    assert_eq!(city(&repo), "Ede");
}

#[test]
fn tab_in_a_cell_goes_on_to_a_column_out_of_sight() {
    let mut repo = programme();
    let mut desk = narrow(&mut repo);
    // The places stand in the second column; the third is worked out and cannot be edited.
    desk.keys(&mut repo, "j Enter Tab Tab");
    assert_eq!(desk.app.focused().and_then(|pane| pane.column_name()), Some("city"));
    desk.keys(&mut repo, "G o e s Enter");
    let (kind, id) = desk.app.focused().and_then(|pane| pane.subject()).expect("a team");
    let Some(Record::Team(team)) = repo.record(kind, id).expect("reads") else { panic!("a team") };
    assert_eq!(team.city, "Goes");
}

#[test]
fn a_column_whose_cells_never_came_is_not_edited_then_or_later() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    // What was agreed is looked up only where it is shown.
    let columns = vec![("name", 16), ("ministry", 6), ("agreed_jobs", 12)];
    let clients =
        PaneShape { height: 12, columns: ColumnStrip { width: 24, columns, at_rest: 2, ..ColumnStrip::default() } };
    let mut shape = desk.app.views.shape.clone();
    shape.panes.insert(PaneId::Clients, clients);
    desk.update(&mut repo, AppEvent::Shape(shape));
    desk.keys(&mut repo, "4 j");
    desk.slow = true;
    desk.keys(&mut repo, "End");
    desk.fail_all(&mut repo);
    assert!(matches!(desk.app.status, Status::Failed { .. }), "{:?}", desk.app.status);
    assert_eq!(desk.app.focused().and_then(|pane| pane.column_name()), Some("agreed_jobs"));
    desk.slow = true;
    desk.keys(&mut repo, "Enter");
    assert!(desk.app.layers.is_empty(), "there was nothing to be seen in the cell");
    desk.answer_all(&mut repo);
    assert!(desk.app.layers.is_empty(), "and nothing goes on by itself");
}
