//! Text pasted on a cell: down the column, looked at before it is stored, one step to undo.

use binnenwerk::app::layers::Layer;
use binnenwerk::app::layers::dry_run::DryRunView;
use binnenwerk::app::state::status::{Note, Status};
use binnenwerk::app::update::AppEvent;
use binnenwerk::domain::reason::Reason;
use binnenwerk::repository::Repository;

use super::desk::{Desk, programme, today};
use super::refused;

fn paste(desk: &mut Desk, repo: &mut dyn Repository, text: &str) {
    desk.update(repo, AppEvent::Paste(text.to_owned()));
}

/// The desk in the first team, at the hours of its first member.
fn at_hours(repo: &mut dyn Repository) -> Desk {
    let mut desk = Desk::at(repo, today(), "jan", 1);
    desk.keys(repo, "j Tab l");
    desk
}

fn held(desk: &Desk, column: &str, rows: usize) -> Vec<String> {
    let pane = desk.app.focused().expect("a board");
    let cells = pane.window.rows.iter().take(rows).map(|row| pane.cell(row, column).expect("a column"));
    cells.map(|cell| cell.value.plain()).collect()
}

fn view(desk: &Desk) -> &DryRunView {
    let Some(Layer::DryRun(view)) = desk.app.layers.last() else {
        panic!("{:?} {:?}", desk.app.layers, desk.app.status)
    };
    view
}

#[test]
fn lines_fill_a_column_from_the_cursor_down_once_they_were_looked_at_and_are_one_step() {
    let mut repo = programme();
    let mut desk = at_hours(&mut repo);
    let (start, before) = (repo.revision().expect("reads"), held(&desk, "hours", 5));
    desk.keys(&mut repo, "j");
    paste(&mut desk, &mut repo, "24\r\n28,5\r\n32\r\n");
    let run = view(&desk).run.as_ref().expect("has come");
    assert_eq!((run.rows.len(), repo.revision().expect("reads")), (3, start), "nothing is stored");
    assert!(run.rows.iter().all(|row| row.refused.is_none() && row.changed.iter().any(|(name, ..)| *name == "hours")));
    desk.keys(&mut repo, "Esc");
    assert_eq!((held(&desk, "hours", 5), desk.app.layers.len()), (before.clone(), 0));

    paste(&mut desk, &mut repo, "24\n28,5\n32");
    desk.keys(&mut repo, "Enter");
    assert_eq!((refused(&desk), repo.revision().expect("reads")), (None, start + 1), "one step");
    assert_eq!(held(&desk, "hours", 5), [&before[0], "24", "28.5", "32", &before[4]]);
    desk.keys(&mut repo, "u");
    assert_eq!(held(&desk, "hours", 5), before);
}

#[test]
fn one_line_fills_the_cell_by_the_same_way_also_a_name() {
    let mut repo = programme();
    let mut desk = at_hours(&mut repo);
    paste(&mut desk, &mut repo, "17\n");
    assert_eq!(view(&desk).run.as_ref().map(|run| run.rows.len()), Some(1));
    desk.keys(&mut repo, "Enter");
    assert_eq!(desk.cell("hours"), "17");
    desk.keys(&mut repo, "l l");
    paste(&mut desk, &mut repo, "31-12-2027");
    desk.keys(&mut repo, "Enter");
    assert_eq!((refused(&desk), desk.app.layers.len()), (None, 0), "{:?}", desk.app.status);
}

#[test]
fn a_line_that_is_no_value_is_refused_by_name_and_the_others_are_filled_in() {
    let mut repo = programme();
    let mut desk = at_hours(&mut repo);
    let before = held(&desk, "hours", 3);
    paste(&mut desk, &mut repo, "24\nveel\n99");
    let run = view(&desk).run.as_ref().expect("has come");
    let reasons: Vec<_> =
        run.rows.iter().filter_map(|row| row.refused.as_ref()).map(|refusal| refusal.reason).collect();
    assert!(reasons.contains(&Reason::NotANumber) && reasons.len() == 2, "{reasons:?}");
    desk.keys(&mut repo, "Enter");
    assert_eq!(held(&desk, "hours", 3), ["24", &before[1], &before[2]]);
    desk.keys(&mut repo, "u");
    assert_eq!(held(&desk, "hours", 3), before);
}

#[test]
fn more_lines_than_rows_more_than_one_column_and_a_place_without_cells_are_refused_and_change_nothing() {
    let mut repo = programme();
    let start = repo.revision().expect("reads");
    let mut desk = at_hours(&mut repo);
    desk.keys(&mut repo, "G");
    paste(&mut desk, &mut repo, "24\n25");
    assert_eq!((refused(&desk), desk.app.layers.len()), (Some(Reason::PasteTooLong), 0));
    paste(&mut desk, &mut repo, "24\t25");
    assert_eq!(refused(&desk), Some(Reason::PasteOneColumn));
    desk.keys(&mut repo, "l");
    paste(&mut desk, &mut repo, "1");
    assert_eq!(refused(&desk), Some(Reason::NotEditable), "jobs are worked out");
    desk.keys(&mut repo, "h Space");
    paste(&mut desk, &mut repo, "24");
    assert_eq!(refused(&desk), Some(Reason::OneRowAtATime));
    desk.keys(&mut repo, "Esc g 6");
    paste(&mut desk, &mut repo, "24");
    assert_eq!(desk.app.status, Status::Note(Note::PasteOnlyInText));
    desk.keys(&mut repo, "g 1");
    desk.app.session.is_read_only = true;
    paste(&mut desk, &mut repo, "24");
    assert_eq!(desk.app.status, Status::Note(Note::PasteOnlyInText));
    assert_eq!(repo.revision().expect("reads"), start);
}
