//! Entering much after each other without looking up: digits on a cell, what stands above, Enter that goes down.

use binnenwerk::app::action::{Action, KeyContext, View};
use binnenwerk::app::layers::Layer;
use binnenwerk::app::state::status::{Note, Status};
use binnenwerk::app::update::AppEvent;
use binnenwerk::domain::kinds::Contact;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::screen_item::ScreenItem;
use binnenwerk::repository::{Repository, TypedReading};

use super::desk::{Desk, programme, today};
use super::refused;

/// What the first rows of the focused list hold in a column.
fn held(desk: &Desk, column: &str, rows: usize) -> Vec<String> {
    let pane = desk.app.focused().expect("a board");
    let cells = pane.window.rows.iter().take(rows).map(|row| pane.cell(row, column).expect("a column"));
    cells.map(|cell| cell.value.plain()).collect()
}

/// The desk at the hours of the first member of the first team.
fn at_hours(repo: &mut dyn Repository) -> Desk {
    let mut desk = Desk::at(repo, today(), "jan", 1);
    desk.keys(repo, "j Tab l");
    desk
}

#[test]
fn five_hours_down_a_column_take_fifteen_keys() {
    let mut repo = programme();
    let mut desk = at_hours(&mut repo);
    let keys = desk.keys(&mut repo, "2 4 Down 2 8 Down 3 2 Down 1 6 Down 2 0 Enter");
    assert_eq!((keys, desk.app.layers.is_empty()), (15, true));
    assert_eq!(held(&desk, "hours", 5), ["24", "28", "32", "16", "20"]);
}

#[test]
fn ten_contracts_of_the_agenda_are_looked_at_and_extended_with_at_most_thirteen_keys() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let start = repo.revision().expect("reads");
    // A word of the filter, the contracts among what is left, a year on; then the look, and the deed.
    let keys = desk.keys(&mut repo, "2 / c o n t Enter K + 1 j Enter");
    let Some(Layer::Contracts(view)) = desk.app.layers.last() else { panic!("{:?}", desk.app.status) };
    let plan = view.plan.as_ref().expect("has come");
    let through = plan.lines.iter().filter(|line| line.next.is_ok()).count();
    assert!(through >= 10, "{through} of {}", plan.lines.len());
    assert_eq!(repo.revision().expect("reads"), start, "nothing is stored yet");
    assert_eq!(keys + desk.keys(&mut repo, "Enter"), 13);
    assert_eq!((refused(&desk), repo.revision().expect("reads")), (None, start + 1), "one step");
}

#[test]
fn a_digit_is_the_first_of_a_value_on_a_cell_of_digits_and_a_view_elsewhere() {
    let mut repo = programme();
    let mut desk = at_hours(&mut repo);
    desk.keys(&mut repo, "2");
    match desk.app.layers.last() {
        Some(Layer::Editor(editor)) => assert_eq!((editor.line.text(), editor.line.is_fresh()), ("2", false)),
        other => panic!("{other:?}"),
    }
    desk.keys(&mut repo, "Esc l l 3");
    assert!(matches!(desk.app.layers.last(), Some(Layer::Editor(_))), "a day");
    desk.keys(&mut repo, "Esc Home 3");
    assert_eq!(desk.app.views.shown, View::Candidates, "a name");
}

#[test]
fn a_value_typed_in_a_column_that_takes_none_changes_no_view_and_edits_nothing() {
    let mut repo = programme();
    let before = repo.revision().expect("reads");
    let mut desk = at_hours(&mut repo);
    // Jobs are worked out; then come columns of words, and days that are not set here.
    let columns = desk.app.focused().expect("a board").shape.columns.columns.len();
    let mut dropped = 0;
    for column in 1..columns {
        desk.keys(&mut repo, "g 1 Home");
        desk.keys(&mut repo, &"l ".repeat(column));
        if desk.app.key_context() != KeyContext::OtherCell {
            continue;
        }
        let rings = desk.rings;
        desk.keys(&mut repo, "2 8 Enter");
        assert_eq!((desk.app.views.shown, desk.app.layers.len(), desk.rings), (View::Roster, 0, rings + 3), "{column}");
        assert_eq!(desk.app.status, Status::Note(Note::ViewByG));
        desk.keys(&mut repo, "g 2");
        assert_eq!(desk.app.views.shown, View::Agenda, "what was told leads there");
        desk.keys(&mut repo, "1 Esc 2 g 1");
        assert_eq!(desk.rings, rings + 3);
        dropped += 1;
    }
    assert_eq!((dropped, columns), (2, 5), "jobs and status");
    assert_eq!(repo.revision().expect("reads"), before);
}

#[test]
fn from_a_cell_of_digits_a_view_is_gone_to_by_g_or_esc_and_its_digit() {
    let mut repo = programme();
    let mut desk = at_hours(&mut repo);
    for (at, view) in View::ALL.into_iter().enumerate() {
        for first in ["g", "Esc"] {
            desk.keys(&mut repo, &format!("g 1 {first} {}", at + 1));
            assert_eq!((desk.app.views.shown, desk.app.layers.len()), (view, 0), "{first} {}", at + 1);
        }
    }
    desk.keys(&mut repo, "g 1 Esc k j 2");
    assert!(matches!(desk.app.layers.last(), Some(Layer::Editor(_))), "Esc counts for the key right after it");
}

#[test]
fn with_rows_selected_a_digit_begins_the_edit_of_these() {
    let mut repo = programme();
    let mut desk = at_hours(&mut repo);
    let before = held(&desk, "hours", 3);
    desk.keys(&mut repo, "Space Space 1 9 Enter");
    assert_eq!(held(&desk, "hours", 3), ["19", "19", &before[2]]);
    desk.keys(&mut repo, "u");
    assert_eq!(held(&desk, "hours", 3), before, "one step");
}

#[test]
fn who_only_looks_goes_to_views_by_digits_from_every_cell() {
    let mut repo = programme();
    let mut desk = at_hours(&mut repo);
    desk.app.session.is_read_only = true;
    desk.keys(&mut repo, "2");
    assert_eq!((desk.app.views.shown, desk.rings), (View::Agenda, 0));
}

#[test]
fn the_value_of_the_row_above_is_taken_over_in_a_list_and_while_a_cell_is_edited() {
    let mut repo = programme();
    let mut desk = at_hours(&mut repo);
    desk.keys(&mut repo, "2 4 Enter");
    desk.keys(&mut repo, "Down \"");
    assert_eq!(held(&desk, "hours", 2), ["24", "24"]);
    desk.keys(&mut repo, "Down Enter \" Enter Down 3 \" Down");
    assert_eq!(held(&desk, "hours", 4), ["24"; 4]);
    desk.keys(&mut repo, "Esc u u u");
    assert_ne!(held(&desk, "hours", 2), ["24"; 2], "each is a step of its own");

    desk.keys(&mut repo, "g g \"");
    assert_eq!((refused(&desk), desk.rings), (Some(Reason::NothingAbove), 1));
    desk.keys(&mut repo, "Down Home \"");
    assert_eq!((refused(&desk), desk.rings), (Some(Reason::OwnOfEach), 2));
}

#[test]
fn a_choice_is_taken_over_from_above_and_words_may_hold_the_sign_itself() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.update(&mut repo, AppEvent::Act(Action::View(View::Parameters)));
    desk.app.stand_on("source");
    desk.keys(&mut repo, "g g Enter b r o n Enter Down Enter \"");
    match desk.app.layers.last() {
        Some(Layer::Editor(editor)) => assert_eq!((editor.line.text(), editor.line.is_fresh()), ("bron", true)),
        other => panic!("{other:?}"),
    }
    desk.keys(&mut repo, "\" a \" Enter");
    assert_eq!(desk.cell("source"), "\"a\"");
    desk.keys(&mut repo, "g 8");
    desk.app.stand_on("role");
    desk.keys(&mut repo, "g g Enter Down Enter");
    let above = desk.cell("role");
    desk.keys(&mut repo, "Down \"");
    assert_eq!(desk.cell("role"), above);
    desk.keys(&mut repo, "u g g Down Enter \"");
    assert_eq!((desk.app.layers.len(), desk.cell("role")), (0, above), "{:?}", desk.app.status);
}

#[test]
fn enter_goes_down_for_whom_it_was_switched_on_also_after_a_restart() {
    let mut repo = programme();
    let mut desk = at_hours(&mut repo);
    let turn = || AppEvent::Act(Action::EnterDown);
    desk.update(&mut repo, turn());
    assert_eq!(desk.app.status, Status::Note(Note::EnterGoesDown));
    let keys = desk.keys(&mut repo, "2 4 Enter 2 8 Enter 3 2 Enter 1 6 Enter 2 0 Enter");
    assert_eq!((keys, held(&desk, "hours", 5)), (15, ["24", "28", "32", "16", "20"].map(str::to_owned).into()));
    desk.keys(&mut repo, "G 2 1 Enter 3 3 Enter");
    assert_eq!((desk.cell("hours"), desk.app.views.shown), ("21".to_owned(), View::Roster), "not one too many");
    assert!(desk.rings > 0);

    let mut later = Desk::at(&mut repo, today(), "jan", 2);
    later.keys(&mut repo, "j Tab l");
    later.keys(&mut repo, "3 6 Enter \" \"");
    assert_eq!(held(&later, "hours", 3), ["36"; 3], "and what is taken over goes down too");
    later.update(&mut repo, turn());
    later.keys(&mut repo, "g g 1 2 Enter 1 3 Enter");
    assert_eq!(held(&later, "hours", 1), ["13"]);
    assert_eq!(repo.screen_items("an", ScreenItem::Habit).expect("reads"), [], "for nobody else");
}

#[test]
fn a_form_that_stays_open_takes_over_what_the_one_before_held() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab");
    let count = desk.app.focused().and_then(|pane| pane.count).expect("counted");
    desk.keys(&mut repo, "n Tab J a n s e n , Space B o Tab 2 4 Ctrl-n");
    let form = |desk: &Desk| match desk.app.layers.last() {
        Some(Layer::Form(form)) => {
            let text = |name: &str| form.fields.iter().find(|f| f.name() == name).map(|f| f.line.text().to_owned());
            (form.fields[form.focus].name(), text("name"), text("hours"))
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(form(&desk), ("name", Some(String::new()), Some("24".to_owned())));
    desk.keys(&mut repo, "V i s , Space J o Tab Tab Tab Tab Tab Enter");
    assert_eq!(form(&desk), ("name", Some(String::new()), Some("24".to_owned())), "it stays open until Esc");
    desk.keys(&mut repo, "Esc");
    let after = desk.app.focused().and_then(|pane| pane.count).expect("counted");
    assert_eq!((after, desk.app.layers.len()), (count + 2, 0));

    desk.keys(&mut repo, "n Tab \"");
    assert_eq!(form(&desk).1.as_deref(), Some("Vis, Jo"), "and a field of another form takes it over when asked");
    desk.keys(&mut repo, "Shift-Tab \"");
    assert_eq!(refused(&desk), Some(Reason::OwnOfEach));
    desk.keys(&mut repo, "Esc");
}

#[test]
fn contact_and_absence_stay_open_for_the_next_row() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab");
    let about = |desk: &Desk| match desk.app.layers.last() {
        Some(Layer::Form(form)) => (form.purpose.about().to_vec(), form.stays, form.subject.clone()),
        other => panic!("{other:?} {:?}", desk.app.status),
    };
    let rows = |desk: &Desk| {
        let pane = desk.app.focused().expect("a board");
        pane.window.rows.iter().map(|row| (row.id, pane.name_of(row).expect("a name"))).collect::<Vec<_>>()
    };
    let who = rows(&desk);
    let contacts = repo.all_of::<Contact>().expect("reads").len();
    desk.keys(&mut repo, "c g e b e l d Ctrl-n");
    assert_eq!(about(&desk), (vec![who[1].0], true, who[1].1.clone()), "words are of each");
    desk.keys(&mut repo, "g e m a i l d Enter");
    assert_eq!(about(&desk), (vec![who[2].0], true, who[2].1.clone()), "until Esc");
    desk.keys(&mut repo, "Esc");
    assert_eq!((desk.app.layers.len(), repo.all_of::<Contact>().expect("reads").len()), (0, contacts + 2));
    assert_eq!(desk.app.focused().and_then(|pane| pane.current()).map(|row| row.id), Some(who[2].0));

    // Of several at once nobody comes next; at the last row there is no next one.
    desk.keys(&mut repo, "Space Space c b e r i c h t Ctrl-n");
    assert_eq!(refused(&desk), Some(Reason::NoNextHere));
    desk.keys(&mut repo, "Esc Esc G c b e r i c h t Ctrl-n");
    assert_eq!(desk.app.layers.len(), 0, "{:?}", desk.app.status);
    assert_eq!(repo.all_of::<Contact>().expect("reads").len(), contacts + 3);
}

#[test]
fn in_a_form_the_row_under_the_cursor_is_taken_over_where_nothing_was_entered_before() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab");
    let hours = desk.cell("hours");
    desk.keys(&mut repo, "n Tab J o Tab \"");
    match desk.app.layers.last() {
        Some(Layer::Form(form)) => assert_eq!(form.fields[form.focus].line.text(), hours),
        other => panic!("{other:?}"),
    }
    desk.keys(&mut repo, "Esc t Ctrl-n");
    assert_eq!(refused(&desk), Some(Reason::NoNextHere), "a day looked at is one");
}
