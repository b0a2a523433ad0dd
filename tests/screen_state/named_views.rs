//! Views under a name: filter, order, columns and day come back together, for oneself or for everybody.

use binnenwerk::app::action::View;
use binnenwerk::app::layers::Layer;
use binnenwerk::app::state::pane_specs::PaneId;
use binnenwerk::app::state::status::{Note, Status};
use binnenwerk::app::update::AppEvent;
use binnenwerk::domain::screen_item::ScreenItem;
use binnenwerk::repository::Repository;

use super::desk::{Desk, programme, today};

#[test]
fn a_view_kept_under_a_name_brings_filter_order_and_columns_back() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "w");
    assert_eq!(desk.app.status, Status::Note(Note::NoViews));
    desk.keys(&mut repo, "Tab / u r e n = 3 2 Enter Right s s C j Space Enter");
    let shown = |desk: &Desk| {
        let pane = desk.app.pane(PaneId::Members);
        (pane.filter_text.clone(), pane.query.sort, pane.own_columns.clone(), pane.count)
    };
    let wanted = shown(&desk);
    assert!(!wanted.2.is_empty() && wanted.1.descending, "{wanted:?}");
    desk.keys(&mut repo, "W d e e l t i j d Enter Enter");
    assert_eq!(desk.app.status, Status::Note(Note::ViewKept));
    drop(desk);
    // It is one's own.
    assert!(Desk::at(&mut repo, today(), "piet", 2).app.session.named_views.is_empty());
    let mut desk = Desk::at(&mut repo, today(), "jan", 3);
    desk.keys(&mut repo, "g 2 w Enter");
    assert_eq!(desk.app.views.shown, View::Roster);
    assert_eq!((shown(&desk), desk.app.focused().expect("a pane").id), (wanted, PaneId::Members));
}

#[test]
fn a_view_for_everybody_is_there_for_others_and_opens_by_its_name() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "Tab / u r e n = 3 6 Enter W v o l Enter j Down Enter Enter");
    let kept = repo.screen_items("", ScreenItem::SharedView).expect("reads");
    assert_eq!(kept.len(), 1, "{:?}", desk.app.layers.last());
    let mut other = Desk::at(&mut repo, today(), "piet", 2);
    assert!(!other.app.open_view_named("bestaat niet"));
    assert!(other.app.open_view_named("VOL"));
    other.update(&mut repo, AppEvent::Paused);
    assert_eq!(other.app.pane(PaneId::Members).filter_text, "uren=36");
    other.keys(&mut repo, "w");
    let Some(Layer::Picker(picker)) = other.app.layers.last() else { panic!("no list") };
    assert_eq!(picker.items[0].label, "vol · voor iedereen");
}
