//! Finding one's way: back to where one was, the last places in the finder, what a filter can be, and edges that ring.

use binnenwerk::app::action::{Action, Motion, View};
use binnenwerk::app::actions::named;
use binnenwerk::app::layers::Layer;
use binnenwerk::app::layers::filter::FilterHelp;
use binnenwerk::app::state::status::{Note, Status};
use binnenwerk::app::update::AppEvent;
use binnenwerk::domain::reason::Reason;
use binnenwerk::repository::Repository;
use binnenwerk::repository::sqlite::SqliteRepository;

use super::desk::{Desk, noon, programme, programme_of, today};
use super::refused;

/// What is on the screen: the view, its filter, the row and the column.
fn place(desk: &Desk) -> (View, String, String, Option<&'static str>) {
    let pane = desk.app.focused();
    let filter = pane.map(|pane| pane.filter_text.clone()).unwrap_or_default();
    let row = pane.map(|pane| pane.name_under_cursor()).unwrap_or_default();
    (desk.app.views.shown, filter, row, pane.and_then(|pane| pane.column_name()))
}

#[test]
fn back_and_forward_bring_view_filter_column_and_row_again() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j j Tab / u r e n > 2 0 Enter l j j");
    let members = place(&desk);
    desk.keys(&mut repo, "g 4 j j");
    let clients = place(&desk);
    assert_ne!(members, clients);
    desk.keys(&mut repo, "f a n Enter");
    let found = place(&desk);
    desk.keys(&mut repo, "Backspace");
    assert_eq!(place(&desk), clients);
    desk.keys(&mut repo, "Backspace");
    assert_eq!(place(&desk), members);
    desk.keys(&mut repo, "Backspace");
    assert_eq!((desk.app.status.clone(), desk.rings), (Status::Note(Note::NoPlaceBack), 1));
    desk.keys(&mut repo, "F F");
    assert_eq!(place(&desk), found);
    desk.keys(&mut repo, "F");
    assert_eq!((desk.app.status.clone(), desk.rings), (Status::Note(Note::NoPlaceForward), 2));
    desk.keys(&mut repo, "Backspace Backspace g 2 Backspace");
    assert_eq!(place(&desk), members, "and from there another way is gone");
    desk.keys(&mut repo, "i Backspace");
    assert_eq!((desk.app.layers.len(), place(&desk)), (0, members), "a record is closed by it");
}

#[test]
fn the_finder_offers_the_last_places_before_anything_is_typed() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let offered = |desk: &Desk| match desk.app.layers.last() {
        Some(Layer::Picker(picker)) => picker.items.iter().map(|item| item.label.clone()).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    desk.keys(&mut repo, "j Tab");
    let edited = desk.cell("name");
    desk.keys(&mut repo, "l 2 4 Enter j i Esc");
    let shown = desk.app.focused().expect("a pane").name_under_cursor();
    desk.keys(&mut repo, "f c o a Enter");
    desk.keys(&mut repo, "f");
    assert_eq!(offered(&desk)[..2], [shown, edited.clone()], "the last one first, and not the one under the cursor");
    desk.keys(&mut repo, "Down Enter");
    assert_eq!(desk.app.focused().expect("a pane").name_under_cursor(), edited);
    desk.keys(&mut repo, "f z z");
    assert!(!offered(&desk).contains(&edited), "what is typed is looked for");
}

#[test]
fn a_filter_tells_the_fields_the_signs_and_the_choices_that_can_follow() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab /");
    let help = |desk: &Desk| match desk.app.layers.last() {
        Some(Layer::Filter(bar)) => bar.help(desk.app.words()),
        other => panic!("{other:?}"),
    };
    let fields = |desk: &Desk| match help(desk) {
        Some(FilterHelp::Fields(fields)) => fields,
        other => panic!("{other:?}"),
    };
    let all = fields(&desk);
    assert!(["uren", "status", "team"].iter().all(|known| all.contains(&(*known).to_owned())), "{all:?}");
    desk.keys(&mut repo, "u");
    assert!(fields(&desk).iter().all(|field| field.starts_with('u')));
    desk.keys(&mut repo, "r e n");
    assert_eq!(help(&desk), Some(FilterHelp::Signs("uren".to_owned(), true)));
    desk.keys(&mut repo, "> 2 0 Space");
    assert_eq!(fields(&desk), all, "and for the next word again");
    desk.keys(&mut repo, "- s t a t u s :");
    let Some(FilterHelp::Choices(choices)) = help(&desk) else { panic!("no choices") };
    assert!(choices.len() > 1, "{choices:?}");
    desk.keys(&mut repo, "Ctrl-u x q z");
    assert_eq!(help(&desk), None, "a word that is looked for as it is");
}

#[test]
fn a_filter_of_the_agenda_or_the_log_tells_what_is_looked_in() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let help = |desk: &Desk| match desk.app.layers.last() {
        Some(Layer::Filter(bar)) => bar.help(desk.app.words()),
        other => panic!("{other:?}"),
    };
    desk.keys(&mut repo, "2 /");
    let Some(FilterHelp::Sources(all)) = help(&desk) else { panic!("{:?}", help(&desk)) };
    desk.keys(&mut repo, "c o n t r");
    let Some(FilterHelp::Sources(some)) = help(&desk) else { panic!("{:?}", help(&desk)) };
    assert!(!some.is_empty() && some.len() < all.len(), "{some:?} of {all:?}");
    desk.keys(&mut repo, "Tab");
    assert_eq!(desk.app.views.agenda.filter, "contract", "Tab completes");
    assert!(!desk.app.views.agenda.rows().is_empty());
    desk.keys(&mut repo, "Ctrl-u x q");
    assert_eq!(help(&desk), None, "a name");
    desk.keys(&mut repo, "Esc 6 /");
    assert_eq!(help(&desk), Some(FilterHelp::Logged));
}

#[test]
fn a_word_on_its_way_to_a_comparison_leaves_the_rows_as_they_are() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let count = |desk: &Desk| desk.app.focused().and_then(|pane| pane.count).expect("counted");
    desk.keys(&mut repo, "Tab");
    let all = count(&desk);
    desk.keys(&mut repo, "/");
    for key in "u r e n < 2 4".split(' ') {
        desk.keys(&mut repo, key);
        let Some(Layer::Filter(bar)) = desk.app.layers.last() else { panic!("still filtering") };
        let understood = bar.line.text().len() > "uren<".len();
        assert!(bar.refusal.is_none(), "{}", bar.line.text());
        assert_eq!(count(&desk) < all, understood, "{}: {}", bar.line.text(), count(&desk));
    }
    let narrow = {
        desk.keys(&mut repo, "Ctrl-u u r e n < 2 4 Space");
        count(&desk)
    };
    for key in "- s t a t u s :".split(' ') {
        desk.keys(&mut repo, key);
        assert_eq!(count(&desk), narrow, "the last complete filter stays");
    }
    desk.keys(&mut repo, "w e r k");
    assert_ne!(count(&desk), narrow);
    // A sign that lacks its value is told once it is meant to be whole.
    desk.keys(&mut repo, "Ctrl-u u r e n > Enter");
    assert_eq!((refused(&desk), desk.app.layers.len()), (None, 1));
    let Some(Layer::Filter(bar)) = desk.app.layers.last() else { panic!("still filtering") };
    assert_eq!(bar.refusal.as_ref().map(|refusal| refusal.reason), Some(Reason::FilterNoValue));
    // A word that is the name of a field is looked for as a word when it is kept so.
    desk.keys(&mut repo, "Ctrl-u t e a m Enter");
    let pane = desk.app.focused().expect("a board");
    assert_eq!((pane.filter_text.as_str(), desk.app.layers.len()), ("team", 0));
}

#[test]
fn at_the_first_and_the_last_row_of_every_list_the_bell_rings() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    for view in View::every().filter(|view| *view != View::Overview) {
        desk.update(&mut repo, AppEvent::Act(Action::View(view)));
        if desk.app.focused().is_some_and(|pane| pane.shape.height == 0) {
            continue;
        }
        for (to, beyond, edge) in
            [(Motion::First, Motion::Up, Note::FirstRow), (Motion::Last, Motion::Down, Note::LastRow)]
        {
            for _ in 0..40 {
                desk.update(&mut repo, AppEvent::Act(Action::Move(to)));
            }
            let before = (place(&desk), desk.rings);
            desk.update(&mut repo, AppEvent::Act(Action::Move(beyond)));
            assert_eq!((place(&desk), desk.rings), (before.0, before.1 + 1), "{view:?} {beyond:?}");
            assert_eq!(desk.app.status, Status::Note(edge), "{view:?} {beyond:?}");
        }
    }
}

#[test]
fn whatever_is_refused_rings_for_every_action_in_every_view_with_rows_and_without() {
    let mut ids = binnenwerk::domain::id::CountedIds::after(9 << 100);
    let mut empty = SqliteRepository::open_in_memory(("stichter".into(), noon()), &mut ids).expect("opens");
    let mut full = programme_of(60);
    let repos: [&mut dyn Repository; 2] = [&mut empty, &mut full];
    let mut refused = 0;
    for (nth, repo) in repos.into_iter().enumerate() {
        let mut desk = Desk::at(repo, today(), "jan", nth as u128 + 1);
        for view in View::every() {
            for (action, name) in named() {
                desk.update(repo, AppEvent::Act(Action::View(view)));
                let before = desk.rings;
                desk.update(repo, AppEvent::Act(*action));
                let told = matches!(desk.app.status, Status::Refused(_) | Status::Failed { .. });
                refused += usize::from(told);
                assert!(!told || desk.rings > before, "{view:?} {name}: {:?}", desk.app.status);
                while !desk.app.layers.is_empty() {
                    desk.update(repo, AppEvent::Act(Action::Cancel));
                }
                if desk.app.lock.is_some() {
                    desk.update(repo, AppEvent::Act(Action::Accept));
                }
            }
        }
    }
    assert!(refused > 200, "{refused}");
}

#[test]
fn who_is_called_nearly_so_is_told_while_a_name_is_typed() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab");
    let known = desk.cell("name");
    let (last, first) = known.split_once(", ").expect("a name of two parts");
    let typed: String =
        format!("{first} {last}").chars().map(|c| if c == ' ' { "Space ".into() } else { format!("{c} ") }).collect();
    desk.keys(&mut repo, &format!("n Tab {typed}"));
    let alike = |desk: &Desk| match desk.app.layers.last() {
        Some(Layer::Form(form)) => form.alike.iter().map(|item| item.label.clone()).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert!(alike(&desk).contains(&known), "{:?}", alike(&desk));
    desk.keys(&mut repo, "x x x");
    assert_eq!(alike(&desk), Vec::<String>::new());
    desk.keys(&mut repo, "Esc");
}
