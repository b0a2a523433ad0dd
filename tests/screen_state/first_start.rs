//! The first day: what is offered while there is no work in the store, and beginning by hand.

use binnenwerk::app::form_kind::FormFor;
use binnenwerk::app::layers::Layer;
use binnenwerk::app::layers::form::Form;
use binnenwerk::app::state::pane_specs::PaneId;
use binnenwerk::app::worker::answer::has_work;
use binnenwerk::domain::id::CountedIds;
use binnenwerk::domain::kinds::{Member, Team, WorkType};
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::repository::TypedReading;
use binnenwerk::repository::sqlite::SqliteRepository;

use super::desk::{Desk, noon, today};
use super::refused;

fn empty() -> SqliteRepository {
    SqliteRepository::open_in_memory(("stichter".into(), noon()), &mut CountedIds::after(7 << 100)).expect("opens")
}

fn begins(desk: &Desk) -> bool {
    matches!(desk.app.layers.as_slice(), [Layer::FirstStart(_)])
}

fn form(desk: &Desk) -> &Form {
    match desk.app.layers.last() {
        Some(Layer::Form(form)) => form,
        other => panic!("no form: {other:?}"),
    }
}

/// A new store, with what is offered on it.
fn first_day(repo: &mut SqliteRepository) -> Desk {
    let mut desk = Desk::at(repo, today(), "jan", 1);
    desk.app.offer_first_start();
    desk.keys(repo, "Down Up");
    assert!(begins(&desk));
    desk
}

#[test]
fn each_offer_has_a_letter_and_leaving_shows_the_empty_roster() {
    let mut repo = empty();
    let mut desk = first_day(&mut repo);
    desk.keys(&mut repo, "i");
    assert!(matches!(desk.app.layers.as_slice(), [Layer::Files(_)]));
    desk.keys(&mut repo, "Esc");
    assert!(desk.app.layers.is_empty());
    desk.keys(&mut repo, ": b e g i n n e n Enter");
    assert!(begins(&desk), "it can be brought back");
    desk.keys(&mut repo, "Down Enter");
    assert!(desk.looked_at_demo, "the second is the demonstration");
    desk.keys(&mut repo, ": b e g i n n e n Enter q");
    assert!(desk.quit);
}

#[test]
fn by_hand_each_form_leads_to_the_next_until_esc() {
    let mut repo = empty();
    let mut desk = first_day(&mut repo);
    desk.keys(&mut repo, "h H o u t Enter Enter Enter");
    assert!(matches!(form(&desk).purpose, FormFor::Add(Kind::Team, _)), "{:?}", desk.app.status);
    let kind = form(&desk).fields.iter().find(|field| field.name() == Team::work_type).expect("a field");
    assert_eq!((kind.line.text(), form(&desk).hint()), ("Hout", "form-by-hand"));
    desk.keys(&mut repo, "K 1 Tab K a s Tab Tab Tab Tab 6 Tab Tab Enter");
    let FormFor::Hire(Some(team)) = form(&desk).purpose else { panic!("{:?}", form(&desk)) };
    assert_eq!(form(&desk).subject, "Kas");
    for number in ["7", "8"] {
        desk.keys(
            &mut repo,
            &format!("{number} Tab A l i Space W i t Tab 2 4 Tab Tab Tab Tab 3 1 - 1 2 - 2 0 2 4 Enter"),
        );
        assert_eq!(form(&desk).purpose, FormFor::Hire(Some(team)), "{:?}", desk.app.status);
        assert!(!form(&desk).touched, "and another one");
    }
    desk.keys(&mut repo, "Esc");
    assert!(desk.app.layers.is_empty());
    let work = repo.all_of::<WorkType>().expect("reads");
    let teams = repo.all_of::<Team>().expect("reads");
    assert_eq!((teams.len(), teams[0].work_type), (1, Some(work[0].id)));
    assert_eq!(repo.all_of::<Member>().expect("reads").len(), 2);
    assert_eq!(desk.app.pane(PaneId::Members).count, Some(2), "both are placed in it");
    desk.keys(&mut repo, "n");
    assert_ne!(form(&desk).hint(), "form-by-hand", "a form that is opened by itself leads nowhere");
}

#[test]
fn nothing_is_offered_once_there_is_any_record_of_work() {
    let mut repo = empty();
    assert!(!has_work(&repo, today()).expect("reads"));
    let mut here = first_day(&mut repo);
    let mut there = Desk::at(&mut repo, today(), "piet", 2);
    there.keys(&mut repo, ": m e t Space d e Space h a n d Enter H o u t Enter Enter Enter Esc");
    assert!(has_work(&repo, today()).expect("reads"), "{:?}", there.app.layers);
    here.notice(&mut repo);
    assert!(here.app.layers.is_empty(), "somebody else began");
    here.keys(&mut repo, ": b e g i n n e n Enter");
    assert_eq!(refused(&here), Some(Reason::WorkAlready));
    assert!(here.app.layers.is_empty());
}
