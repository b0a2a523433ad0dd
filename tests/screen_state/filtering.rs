//! A filter finds what the rows show, in every list.

use binnenwerk::app::action::{Action, View};
use binnenwerk::app::layers::Layer;
use binnenwerk::app::state::board::Board;
use binnenwerk::app::state::column_strip::ColumnStrip;
use binnenwerk::app::state::pane::PaneShape;
use binnenwerk::app::state::pane_specs::PANES;
use binnenwerk::app::update::AppEvent;
use binnenwerk::domain::columns::columns;
use binnenwerk::domain::query::Cell;
use binnenwerk::domain::value::{FieldType, Value};
use binnenwerk::repository::Repository;
use binnenwerk::text::{Language, Words};

use super::desk::{Desk, programme, today};

/// Rows of a list of which every word is looked for.
const ROWS: usize = 2;

/// What a cell shows that is looked for as words; `None` for what is empty, and for numbers and days.
fn shown(cell: &Cell, words: &Words) -> Option<String> {
    match (&cell.label, &cell.value) {
        (Some(label), _) => Some(label.clone()),
        (None, Value::Text(text)) => Some(text.clone()),
        (None, Value::Choice(choice)) => Some(words.choice(choice).into_owned()),
        _ => None,
    }
}

/// Every list shows all its columns of words.
fn show_all_words(desk: &mut Desk, repo: &mut dyn Repository) {
    let mut shape = desk.app.views.shape.clone();
    shape.panes = PANES
        .iter()
        .map(|spec| {
            let in_words = |ty| matches!(ty, FieldType::Text(_) | FieldType::Ref(_) | FieldType::Choice(_));
            let all = columns(spec.kind).iter().filter(|column| in_words(column.ty));
            let names: Vec<&'static str> = all.map(|column| column.name).collect();
            let columns = names.iter().map(|name| (*name, 10)).collect();
            let strip = ColumnStrip { width: 800, columns, hidden: Vec::new(), at_rest: names.len() };
            (spec.id, PaneShape { height: 12, columns: strip })
        })
        .collect();
    desk.update(repo, AppEvent::Shape(shape));
}

#[test]
fn every_word_that_a_row_of_a_list_shows_finds_it() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let words = Words::new(Language::Dutch);
    show_all_words(&mut desk, &mut repo);
    let mut looked_for = 0;
    for view in View::every().filter(|view| Board::of(*view, today()).is_some()) {
        desk.update(&mut repo, AppEvent::Act(Action::View(view)));
        desk.keys(&mut repo, "g g");
        for id in PANES.iter().filter(|spec| spec.view == view).map(|spec| spec.id) {
            for _ in 0..6 {
                let is_there = desk.app.focused().is_some_and(|pane| pane.id == id);
                desk.keys(&mut repo, if is_there { "" } else { "Tab" });
            }
            assert_eq!(desk.app.focused().map(|pane| pane.id), Some(id));
            let pane = desk.app.pane(id);
            let rows: Vec<_> = pane.window.rows.iter().take(ROWS).cloned().collect();
            let names: Vec<&'static str> = pane.shape.columns.columns.iter().map(|(name, _)| *name).collect();
            for (row, name) in rows.iter().flat_map(|row| names.iter().map(move |name| (row, *name))) {
                let Some(text) = desk.app.pane(id).cell(row, name).and_then(|cell| shown(cell, &words)) else {
                    continue;
                };
                if text.contains('"') {
                    continue;
                }
                desk.keys(&mut repo, "/");
                desk.update(&mut repo, AppEvent::Paste(format!("\"{text}\"")));
                assert!(matches!(desk.app.layers.last(), Some(Layer::Filter(bar)) if bar.refusal.is_none()), "{text}");
                let query = desk.app.pane(id).query.clone();
                let found = repo.window(&query, 0, 2000).expect("reads").rows;
                assert!(found.iter().any(|one| one.id == row.id), "{id:?}.{name}: {text}");
                desk.keys(&mut repo, "Esc");
                looked_for += 1;
            }
        }
    }
    assert!(looked_for > 60, "{looked_for}");
}

#[test]
fn the_label_of_a_team_on_trial_finds_it_and_its_first_letters_too() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    show_all_words(&mut desk, &mut repo);
    let all = desk.app.focused().and_then(|pane| pane.count).expect("a count");
    desk.keys(&mut repo, "/ p i l o t Enter");
    let found = desk.app.focused().and_then(|pane| pane.count).expect("a count");
    assert!(0 < found && found < all, "{found} of {all}");
}
