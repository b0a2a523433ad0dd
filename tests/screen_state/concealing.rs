//! What is concealed is not told by which rows are left, or by which comes first.

use binnenwerk::app::action::Action;
use binnenwerk::app::state::concealment::Concealment;
use binnenwerk::app::state::log::LogLine;
use binnenwerk::app::state::named_view::NamedView;
use binnenwerk::app::state::pane_specs::PaneId;
use binnenwerk::app::state::status::Status;
use binnenwerk::app::update::AppEvent;
use binnenwerk::domain::query::Sort;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::refusal::Refusal;
use binnenwerk::repository::Repository;

use crate::desk::{Desk, programme, today};

/// A screen on the members, with what is sensitive concealed.
fn concealed(repo: &mut dyn Repository) -> Desk {
    let mut desk = Desk::at(repo, today(), "jan", 1);
    desk.app.session.concealment = Concealment::Concealed;
    desk.keys(repo, "Tab");
    desk
}

fn filter(desk: &Desk) -> String {
    desk.app.views.pane(PaneId::Members).filter_text.clone()
}

fn count(desk: &Desk) -> Option<u64> {
    desk.app.views.pane(PaneId::Members).count
}

/// What was asked of the store from outside is answered.
fn answered(desk: &mut Desk, repo: &mut dyn Repository) {
    desk.update(repo, AppEvent::Act(Action::Redraw));
}

fn is_refused(desk: &Desk) -> bool {
    desk.app.status == Status::Refused(Refusal::new(Reason::RevealFirst))
}

/// Goes to the column of this name.
fn to_column(desk: &mut Desk, repo: &mut dyn Repository, name: &str) {
    let here = |desk: &Desk| desk.app.views.pane(PaneId::Members).column_name();
    for _ in 0..9 {
        if here(desk) == Some(name) {
            return;
        }
        desk.keys(repo, "l");
    }
    panic!("no column {name}: {:?}", here(desk));
}

#[test]
fn nothing_is_filtered_or_ordered_by_what_is_concealed() {
    let mut repo = programme();
    let mut desk = concealed(&mut repo);
    let all = count(&desk);
    desk.keys(&mut repo, "/ s t a t u s : v e r z u i m Enter");
    assert!(!desk.app.views.pane(PaneId::Members).query.filter.mentions("status"));
    desk.keys(&mut repo, "Esc");
    assert_eq!(count(&desk), all);
    desk.keys(&mut repo, "/ u r e n < 2 4 Enter");
    assert_eq!(filter(&desk), "uren<24", "what is in sight can be");
    desk.keys(&mut repo, "Esc");
    to_column(&mut desk, &mut repo, "status");
    desk.keys(&mut repo, "s");
    assert!(is_refused(&desk), "{:?}", desk.app.status);
    assert_ne!(desk.app.views.pane(PaneId::Members).query.sort.column, "status");
}

#[test]
fn a_filter_and_an_order_stand_aside_while_they_would_tell_what_is_concealed() {
    let mut repo = programme();
    let mut desk = concealed(&mut repo);
    let all = count(&desk);
    desk.keys(&mut repo, "o / s t a t u s : v e r z u i m Enter");
    let absent = count(&desk);
    assert!(absent < all && absent > Some(0), "{absent:?} of {all:?}");
    to_column(&mut desk, &mut repo, "status");
    desk.keys(&mut repo, "s");
    let sort = |desk: &Desk| desk.app.views.pane(PaneId::Members).query.sort.column;
    assert_eq!(sort(&desk), "status");
    desk.keys(&mut repo, "o");
    assert_eq!((filter(&desk).as_str(), count(&desk)), ("", all));
    assert_ne!(sort(&desk), "status");
    desk.keys(&mut repo, "o");
    assert_eq!((filter(&desk).as_str(), count(&desk), sort(&desk)), ("status:verzuim", absent, "status"));
    // What was filtered by since is not undone by it.
    desk.keys(&mut repo, "o / u r e n < 2 4 Enter o");
    assert_eq!(filter(&desk), "uren<24");
    // A bar in which it stands is not to be read.
    desk.keys(&mut repo, "Esc / s t a t u s : v e r z u i m");
    desk.update(&mut repo, AppEvent::Conceal);
    assert!(desk.app.first_concealed().is_some() && count(&desk) == all);
}

#[test]
fn a_view_that_is_filtered_by_what_is_concealed_shows_all_until_it_is_revealed() {
    let mut repo = programme();
    let mut desk = concealed(&mut repo);
    let all = count(&desk);
    let view = NamedView {
        name: "ziek".to_owned(),
        is_shared: false,
        pane: PaneId::Members,
        filter: "status:verzuim".to_owned(),
        sort: Sort::by("status"),
        columns: Vec::new(),
        as_of: None,
    };
    desk.app.bring_views(vec![(view.name.clone(), view.keep())], Vec::new());
    assert!(desk.app.open_view_named("ziek") && is_refused(&desk));
    answered(&mut desk, &mut repo);
    assert_eq!((filter(&desk).as_str(), count(&desk)), ("", all));
    desk.keys(&mut repo, "o");
    assert_eq!(filter(&desk), "status:verzuim");
    assert!(count(&desk) < all, "{all:?}");
    assert_eq!(desk.app.views.pane(PaneId::Members).query.sort, Sort::by("status"));
}

#[test]
fn nobody_is_found_by_name_in_a_line_of_the_agenda_that_is_concealed() {
    let mut repo = programme();
    let mut desk = concealed(&mut repo);
    desk.keys(&mut repo, "o 2");
    let hidden = Concealment::Concealed;
    let sensitive = |desk: &Desk| desk.app.views.agenda.rows().iter().find(|row| hidden.of_due(row.source)).cloned();
    let name = sensitive(&desk).expect("something about absence").who;
    let surname = name.split([',', ' ']).next().expect("a word").to_owned();
    desk.app.filter_agenda(&surname);
    answered(&mut desk, &mut repo);
    assert!(sensitive(&desk).is_some());
    desk.keys(&mut repo, "o");
    assert!(sensitive(&desk).is_none(), "{:?}", sensitive(&desk).map(|row| row.source.name));
    desk.app.filter_agenda("verzuim");
    answered(&mut desk, &mut repo);
    assert!(sensitive(&desk).is_some(), "what it is may be asked for, not whom it is about");
}

#[test]
fn nobody_is_found_by_name_in_a_line_of_the_log_that_is_concealed() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab");
    let name = desk.app.focused().expect("a board").name_under_cursor();
    desk.keys(&mut repo, "z Enter");
    assert!(matches!(desk.app.status, Status::Saved { .. }), "{:?}", desk.app.status);
    desk.keys(&mut repo, "l Enter 3 1 Enter g 6");
    let surname = name.split([',', ' ']).next().expect("a word").to_owned();
    desk.app.filter_log(&surname);
    let found = |desk: &Desk, concealment| {
        let lines = desk.app.views.log.lines(concealment);
        let hidden = |line: &LogLine<'_>| line.change.is_some_and(|change| Concealment::Concealed.of_logged(change));
        (lines.iter().filter(|line| hidden(line)).count(), lines.iter().filter(|line| !hidden(line)).count())
    };
    let (absence, hours) = found(&desk, Concealment::Revealed);
    assert!(absence > 0 && hours > 0, "{absence} {hours}");
    assert_eq!(found(&desk, Concealment::Concealed), (0, hours), "what is in sight is found as before");
}

#[test]
fn going_back_brings_no_filter_or_order_that_would_tell_what_is_concealed() {
    let mut repo = programme();
    let mut desk = concealed(&mut repo);
    let all = count(&desk);
    desk.keys(&mut repo, "o / s t a t u s : v e r z u i m Enter");
    let absent = count(&desk);
    to_column(&mut desk, &mut repo, "status");
    desk.keys(&mut repo, "s");
    let sort = |desk: &Desk| desk.app.views.pane(PaneId::Members).query.sort.column;
    assert_eq!(sort(&desk), "status");
    desk.keys(&mut repo, "g 2 o Backspace");
    assert!(is_refused(&desk), "{:?}", desk.app.status);
    assert_eq!((filter(&desk).as_str(), count(&desk)), ("", all));
    assert_ne!(sort(&desk), "status");
    desk.keys(&mut repo, "o");
    assert_eq!((filter(&desk).as_str(), count(&desk), sort(&desk)), ("status:verzuim", absent, "status"));
}
