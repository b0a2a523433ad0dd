//! Who comes to a team later: listed there with the day, and edited there from that day on.

use binnenwerk::app::state::pane_specs::PaneId;
use binnenwerk::app::state::status::Status;
use binnenwerk::domain::decimal::Decimal;
use binnenwerk::domain::kinds::{Placement, Team};
use binnenwerk::repository::{Repository, TypedReading};
use chrono::TimeDelta;

use super::desk::{Desk, programme, today};

#[test]
fn a_planned_move_is_listed_in_both_teams_and_an_edit_is_of_the_place_that_was_seen() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let typed = |day: chrono::NaiveDate| {
        day.format("%d-%m-%Y").to_string().chars().map(|c| format!("{c} ")).collect::<String>()
    };
    let later = today() + TimeDelta::days(40);
    desk.keys(&mut repo, "j Tab j j j");
    let (person, id) = (desk.cell("name"), desk.app.pane(PaneId::Members).current().expect("a row").id);
    let old = desk.app.board().and_then(|board| board.parent_id).expect("a team");
    desk.keys(&mut repo, &format!("t {} Enter m d o s Enter", typed(later)));
    desk.keys(&mut repo, &format!("t {} Enter", typed(today())));
    let places = || repo.referring_to::<Placement>("member", id).expect("reads");
    let [.., now, then] = &places()[..] else { panic!("moved: {:?}", desk.app.status) };
    assert_eq!((now.team, then.from, then.hours), (old, later, now.hours));
    let shown = |desk: &Desk| desk.app.pane(PaneId::Members).window.rows.iter().any(|row| row.id == id);
    assert_eq!(desk.app.board().and_then(|board| board.parent_id), Some(old));
    assert!(shown(&desk), "in the old team until then");

    let new = then.team;
    let (now, then) = (now.clone(), then.clone());
    let filled = repo.team_count(new, today()).expect("counts").filled;
    let name = repo.one::<Team>(new).expect("reads").expect("is there").name;
    let letters: String = name.chars().map(|c| if c == ' ' { "Space ".to_owned() } else { format!("{c} ") }).collect();
    desk.keys(&mut repo, &format!("f {letters} Enter"));
    assert_eq!(
        desk.app.board().map(|board| (board.focus, board.parent_id)),
        Some((PaneId::Teams, Some(new))),
        "{name}"
    );
    desk.keys(&mut repo, "Tab g g");
    for _ in 0..40 {
        if desk.cell("name") != person {
            desk.keys(&mut repo, "j");
        }
    }
    assert_eq!(desk.cell("name"), person, "in {name}");
    assert_eq!(desk.cell("status"), "coming");
    assert_eq!(repo.team_count(new, today()).expect("counts").filled, filled);
    desk.keys(&mut repo, "l");
    desk.keys(&mut repo, "Enter 1 1 Enter");
    assert!(matches!(desk.app.status, Status::Saved { .. }), "{:?}", desk.app.status);
    let places = repo.referring_to::<Placement>("member", id).expect("reads");
    assert_eq!(places[places.len() - 2..], [now, Placement { hours: Decimal::whole(11), work_days: None, ..then }]);
    assert_eq!(desk.cell("hours"), "11");

    // With others selected the place that begins later is left out of an edit of places.
    desk.keys(&mut repo, "* Enter");
    assert!(matches!(desk.app.status, Status::Deselected(_)), "{:?}", desk.app.status);
}
