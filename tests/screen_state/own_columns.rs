//! Which columns a pane shows is chosen, for who works there, and kept; and one pane can have the whole screen.

use binnenwerk::app::action::Action;
use binnenwerk::app::actions::{Surface, hints};
use binnenwerk::app::layers::Layer;
use binnenwerk::app::layers::column_chooser::ColumnChooser;
use binnenwerk::app::state::pane_specs::PaneId;
use binnenwerk::domain::record::Kind;
use binnenwerk::domain::screen_item::ScreenItem;
use binnenwerk::repository::Repository;

use super::desk::{Desk, programme, today};

fn chooser(desk: &Desk) -> &ColumnChooser {
    match desk.app.layers.last() {
        Some(Layer::Columns(chooser)) => chooser,
        other => panic!("no list of columns: {other:?}"),
    }
}

fn own(desk: &Desk) -> Vec<(&'static str, u16)> {
    desk.app.pane(PaneId::Members).own_columns.clone()
}

#[test]
fn columns_chosen_are_kept_for_who_chose_them_and_zero_gives_the_usual_ones_back() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "Tab C");
    assert!(hints(Surface::of(&desk.app)).contains(&(Action::Accept, "save")), "Enter saves");
    let names: Vec<&str> = chooser(&desk).columns.iter().map(|column| column.name).collect();
    assert_eq!(names[0], "name");
    for column in ["phone", "email", "contract_until"] {
        assert!(names.contains(&column) && Kind::Member.field(column).is_some() || column == "contract_until");
    }
    // Hours are hidden, the next one goes to its place and becomes wider.
    desk.keys(&mut repo, "j Space j < + + Enter");
    assert!(desk.app.layers.is_empty());
    let chosen = own(&desk);
    assert_eq!((chosen[0].0, chosen[1]), ("name", ("jobs", 12)));
    assert!(!chosen.iter().any(|(name, _)| *name == "hours"));
    drop(desk);
    assert_eq!(own(&Desk::at(&mut repo, today(), "piet", 2)), []);
    let mut desk = Desk::at(&mut repo, today(), "jan", 3);
    assert_eq!(own(&desk), chosen);
    desk.keys(&mut repo, "Tab C Esc");
    assert_eq!(own(&desk), chosen, "left as they were");
    desk.keys(&mut repo, "C 0");
    assert_eq!(own(&desk), []);
    assert!(repo.screen_items("jan", ScreenItem::Columns).expect("reads").is_empty());
}

#[test]
fn columns_that_another_version_kept_and_are_gone_are_left_out() {
    let mut repo = programme();
    for (name, text) in [("Members", r#"[["name",20],["shoe_size",4],["hours",5]]"#), ("Gone", "[]"), ("Teams", "{")] {
        repo.keep_screen_item("jan", ScreenItem::Columns, name, Some(text)).expect("keeps");
    }
    let desk = Desk::at(&mut repo, today(), "jan", 1);
    assert_eq!(own(&desk), [("name", 20), ("hours", 5)]);
    assert_eq!(desk.app.pane(PaneId::Teams).own_columns, []);
}

#[test]
fn one_pane_has_the_whole_screen_until_it_gives_it_back() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let enlarged = |desk: &Desk| desk.app.board().expect("a board").is_enlarged;
    desk.keys(&mut repo, "Tab +");
    assert!(enlarged(&desk));
    desk.keys(&mut repo, "Tab");
    assert!(enlarged(&desk) && desk.app.focused().expect("a pane").id == PaneId::Vacancies);
    desk.keys(&mut repo, "+");
    assert!(!enlarged(&desk));
    desk.keys(&mut repo, "+ Esc");
    assert!(!enlarged(&desk));
}
