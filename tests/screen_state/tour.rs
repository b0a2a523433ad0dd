//! The tour of the demonstration goes on when a thing was done, and by nothing else.

use binnenwerk::app::state::tour::{Tour, TourStep};

use super::desk::{Desk, programme, today};

#[test]
fn each_step_of_the_tour_is_gone_on_from_once_it_was_done() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.app.session.tour = Some(Tour::default());
    let step = |desk: &Desk| desk.app.session.tour.expect("a tour").step();
    assert_eq!(step(&desk), Some(TourStep::Find));
    desk.keys(&mut repo, "j Tab l Enter 3 1 Enter u Home 2 1");
    assert_eq!(step(&desk), Some(TourStep::Find), "what comes later is not done yet");
    desk.keys(&mut repo, "f b o s Enter");
    assert_eq!(step(&desk), Some(TourStep::Hours));
    desk.keys(&mut repo, "Home l Enter 2 2 Enter");
    assert_eq!(step(&desk), Some(TourStep::Move));
    desk.keys(&mut repo, "m a r c h i e f Enter");
    assert_eq!(step(&desk), Some(TourStep::PastDay));
    desk.keys(&mut repo, "t Ctrl-u + 1 4 Enter T");
    assert_eq!(step(&desk), Some(TourStep::PastDay), "a day to come is not one that has passed");
    desk.keys(&mut repo, "t Ctrl-u g i s t e r e n Enter");
    assert_eq!(step(&desk), Some(TourStep::Undo));
    desk.keys(&mut repo, "u");
    assert_eq!(step(&desk), None);
}
