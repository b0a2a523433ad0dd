//! What was never so is put right with a key, and first it is told which figures that changes.

use binnenwerk::app::layers::Layer;
use binnenwerk::app::layers::correction::CorrectionView;
use binnenwerk::app::state::status::Status;
use binnenwerk::domain::days::Day;
use binnenwerk::domain::decimal::Decimal;
use binnenwerk::domain::kinds::Placement;
use binnenwerk::repository::sqlite::SqliteRepository;
use binnenwerk::repository::{LogQuery, Repository, TypedReading};

use super::desk::{Desk, programme, today};

/// A desk on the hours of the first member of everybody who is at work.
fn on_hours(repo: &mut SqliteRepository) -> Desk {
    let mut desk = Desk::at(repo, today(), "jan", 1);
    desk.keys(repo, "Tab / s t a t u s : w e r k Enter");
    while desk.app.focused().and_then(|pane| pane.column_name()) != Some("hours") {
        desk.keys(repo, "l");
    }
    desk
}

fn placements(repo: &SqliteRepository, desk: &Desk) -> Vec<Placement> {
    let row = desk.app.focused().and_then(|pane| pane.current()).expect("somebody");
    let mut placements: Vec<Placement> = repo.referring_to("member", row.id).expect("reads");
    placements.sort_by_key(|placement| placement.from);
    placements
}

fn weighed(desk: &Desk) -> &CorrectionView {
    match desk.app.layers.last() {
        Some(Layer::Correction(view)) => view,
        _ => panic!("no correction is weighed: {:?}", desk.app.status),
    }
}

#[test]
fn a_correction_tells_the_figures_that_it_changes_and_esc_changes_nothing() {
    let mut repo = programme();
    let mut desk = on_hours(&mut repo);
    let (before, revision) = (placements(&repo, &desk), repo.revision().expect("reads"));
    let last = before.last().expect("a placement");
    desk.keys(&mut repo, "= = 1 2 Enter");
    let view = weighed(&desk);
    let figures = view.figures.as_ref().expect("they have come");
    assert!(figures.iter().all(|changed| changed.before != changed.after && changed.day >= last.from));
    assert!(figures.iter().any(|changed| changed.figure == "jobs"), "{figures:?}");
    desk.keys(&mut repo, "Esc");
    assert_eq!((placements(&repo, &desk), repo.revision().expect("reads")), (before, revision));
    assert!(matches!(desk.app.layers.last(), Some(Layer::RecordDetail(_))));
}

#[test]
fn a_correction_holds_for_all_days_on_which_the_fact_held_and_is_undone_with_one_key() {
    let mut repo = programme();
    let mut desk = on_hours(&mut repo);
    let before = placements(&repo, &desk);
    desk.keys(&mut repo, "= = 1 2 Enter Enter Esc");
    let after = placements(&repo, &desk);
    assert_eq!(after.len(), before.len(), "nothing begins today");
    let hours = |placements: &[Placement]| placements.last().map(|placement| (placement.from, placement.hours));
    assert_eq!(hours(&after), hours(&before).map(|(from, _)| (from, Decimal::whole(12))));
    let logged = repo.log(&LogQuery::default(), 1).expect("reads");
    assert_eq!(logged[0].verb, "correct");
    desk.keys(&mut repo, "u");
    assert_eq!(placements(&repo, &desk), before);
}

#[test]
fn another_first_day_takes_the_place_before_along_in_one_step() {
    let mut repo = programme();
    let mut desk = on_hours(&mut repo);
    // Other hours from ten days ago on: two placements that follow on each other.
    desk.keys(&mut repo, "t - 1 0 Enter Enter 1 6 Enter T");
    let followed = placements(&repo, &desk);
    let [.., before, now] = &followed[..] else { panic!("two placements") };
    assert_eq!(before.until, now.from.pred_opt());
    for (keys, days) in [("- 1 4", 14), ("- 5", 5)] {
        desk.keys(&mut repo, &format!("= j = {keys} Enter"));
        assert_eq!(weighed(&desk).field.1, "from", "the field below the hours");
        desk.keys(&mut repo, "Enter Esc");
        let right = placements(&repo, &desk);
        let [.., eve, first] = &right[..] else { panic!("still two placements") };
        let day = today().checked_sub_days(chrono::Days::new(days)).expect("a day");
        assert_eq!((eve.until, first.from), (day.pred_opt(), day));
        assert_eq!(right.len(), followed.len());
        desk.keys(&mut repo, "u");
        assert_eq!(placements(&repo, &desk), followed);
    }
}

#[test]
fn what_cannot_be_is_refused_before_anything_is_told() {
    let mut repo = programme();
    let mut desk = on_hours(&mut repo);
    let revision = repo.revision().expect("reads");
    let until = placements(&repo, &desk).last().and_then(|placement| placement.until);
    assert_eq!(until, None::<Day>);
    desk.keys(&mut repo, "= = 4 1 Enter");
    assert!(matches!(desk.app.layers.last(), Some(Layer::Editor(_))), "more hours than a week of work has");
    desk.keys(&mut repo, "Esc + j j j = - 3 0 0 0 0 Enter");
    assert!(matches!(desk.app.status, Status::Refused(_)), "{:?}", desk.app.status);
    assert!(!matches!(desk.app.layers.last(), Some(Layer::Correction(_))));
    assert_eq!(repo.revision().expect("reads"), revision);
}
