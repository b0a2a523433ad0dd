//! The views beside the roster: each is a board of panes that lead and follow, with the same keys in all of them.

use binnenwerk::app::action::View;
use binnenwerk::app::layers::Layer;
use binnenwerk::app::state::pane_specs::PaneId;
use binnenwerk::app::state::status::Status;
use binnenwerk::app::update::AppEvent;
use binnenwerk::domain::reason::Reason;

use super::desk::{Desk, programme, today};
use super::refused;

fn count(desk: &Desk, pane: PaneId) -> u64 {
    desk.app.pane(pane).count.expect("counted")
}

#[test]
fn the_teams_and_shares_of_a_client_follow_the_cursor() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "g 4");
    let (clients, teams, shares) =
        (count(&desk, PaneId::Clients), count(&desk, PaneId::ClientTeams), count(&desk, PaneId::ClientShares));
    assert_eq!(teams, 80, "those of all clients");
    desk.keys(&mut repo, "j Tab");
    let client = desk.app.board().expect("a board").parent_id;
    assert!(client.is_some() && clients > 1);
    let (fewer, own) = (count(&desk, PaneId::ClientTeams), count(&desk, PaneId::ClientShares));
    assert!(fewer > 0 && fewer < teams && own >= fewer && own < shares, "{fewer} of {teams}, {own} of {shares}");
    desk.keys(&mut repo, "Tab");
    let wanted = desk.app.board().and_then(|board| board.lead_name()).expect("a client");
    assert_eq!(desk.cell("organisation"), wanted);
}

#[test]
fn the_first_frame_waits_for_rows_and_not_for_what_is_counted() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.slow = true;
    desk.keys(&mut repo, "g 4");
    let rows_come = |desk: &Desk| desk.app.awaited_since(0, |question| !question.can_wait()).is_some();
    assert!(rows_come(&desk));
    while rows_come(&desk) {
        desk.answer_some(&mut repo, |question| !question.can_wait());
    }
    // Only counts are still to come.
    assert!(desk.app.awaited_since(0, |_| true).is_some(), "for which the next frame waits");
    desk.answer_all(&mut repo);
    assert_eq!(desk.app.awaited_since(0, |_| true), None);
}

#[test]
fn cells_of_any_board_are_edited_sorted_filtered_selected_and_repeated_alike() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "g 4 j l Enter 4 2 Enter");
    assert_eq!(desk.cell("agreed_jobs"), "42");
    desk.keys(&mut repo, "j . k");
    assert_eq!(desk.cell("agreed_jobs"), "42");
    desk.keys(&mut repo, "j");
    assert_eq!(desk.cell("agreed_jobs"), "42", "repeated one row on");
    desk.keys(&mut repo, "g g j Space Space Enter 7 Enter");
    assert_eq!(repo_edits(&desk), 2);
    desk.keys(&mut repo, "s s");
    assert!(desk.app.focused().expect("a pane").query.sort.descending);
    let all = count(&desk, PaneId::Clients);
    desk.keys(&mut repo, "/ j u s t");
    assert!(count(&desk, PaneId::Clients) < all);
    desk.keys(&mut repo, "Esc i");
    assert!(matches!(desk.app.layers.last(), Some(Layer::RecordDetail(_))));
}

#[test]
fn a_screen_left_open_past_midnight_goes_on_with_the_new_day() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let tomorrow = today().succ_opt().expect("a day");
    desk.keys(&mut repo, "j Tab t");
    let shown = |desk: &Desk| match desk.app.layers.last() {
        Some(Layer::Form(form)) => form.fields[0].line.text().to_owned(),
        _ => panic!("no form"),
    };
    let before = shown(&desk);
    desk.update(&mut repo, AppEvent::Today(tomorrow));
    assert_eq!((desk.app.session.today, desk.app.session.as_of), (tomorrow, tomorrow));
    assert_eq!(shown(&desk), before, "an open form keeps the day it shows");
    desk.keys(&mut repo, "Esc");
    let asked = [PaneId::Teams, PaneId::Members, PaneId::Vacancies].map(|id| desk.app.pane(id).query.as_of);
    assert_eq!(asked, [tomorrow; 3]);
    // Another day that is looked at stays, and T looks at the real today.
    desk.keys(&mut repo, "t 3 1 - 1 2 - 2 0 2 3 Enter");
    let next = tomorrow.succ_opt().expect("a day");
    desk.update(&mut repo, AppEvent::Today(next));
    assert_eq!((desk.app.session.today, desk.app.session.as_of), (next, today()));
    desk.keys(&mut repo, "T");
    assert_eq!(desk.app.session.as_of, next);
}

#[test]
fn an_edit_of_many_that_is_open_at_midnight_says_from_which_day_it_will_hold() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let tomorrow = today().succ_opt().expect("a day");
    desk.keys(&mut repo, "j Tab l Space Space Enter 1 9");
    desk.update(&mut repo, AppEvent::Today(tomorrow));
    let Some(Layer::BulkEdit(edit)) = desk.app.layers.last() else { panic!("{:?}", desk.app.layers) };
    assert_eq!(edit.on, Some(tomorrow));
    desk.keys(&mut repo, "Enter g g");
    assert_eq!(desk.cell("hours"), "19");
    desk.keys(&mut repo, "t 3 1 - 1 2 - 2 0 2 3 Enter g g");
    assert_ne!(desk.cell("hours"), "19", "on the day before it was as it was");
}

fn repo_edits(desk: &Desk) -> usize {
    if let Status::Saved { changed, .. } = desk.app.status { changed } else { 0 }
}

#[test]
fn a_new_client_and_a_share_of_the_selected_one_are_asked_for_by_their_fields() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "g 4");
    let before = count(&desk, PaneId::Clients);
    desk.keys(&mut repo, "n A a a Enter B Z K Enter");
    assert!(matches!(desk.app.status, Status::Saved { .. }), "{:?}", desk.app.status);
    assert_eq!(count(&desk, PaneId::Clients), before + 1);
    desk.keys(&mut repo, "g g j Tab");
    assert_eq!(desk.app.board().and_then(|board| board.lead_name()).as_deref(), Some("Aaa"));
    desk.keys(&mut repo, "n");
    let Some(Layer::Form(form)) = desk.app.layers.last() else { panic!("a form") };
    assert_eq!(form.subject, "Aaa", "the client is known");
    desk.keys(&mut repo, "a r c h Enter 3 0 Enter Enter");
    assert!(matches!(desk.app.status, Status::Saved { .. }) || refused(&desk).is_some(), "{:?}", desk.app.status);
}

#[test]
fn what_has_no_end_says_so_and_what_is_about_a_team_works_on_it_here_too() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "g 4 j x");
    assert_eq!(refused(&desk), Some(Reason::NoEndHere));
    desk.keys(&mut repo, "m");
    assert_eq!(refused(&desk), Some(Reason::SelectMemberFirst));
    desk.keys(&mut repo, "Tab v");
    let team = desk.cell("name");
    let Some(Layer::Form(form)) = desk.app.layers.last() else { panic!("a form") };
    assert_eq!(form.subject, team);
}

#[test]
fn views_are_read_when_they_are_first_shown_and_again_when_they_are_behind() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    assert!(desk.app.pane(PaneId::Clients).stale, "nobody looked yet");
    desk.keys(&mut repo, "g 4 j l");
    let mut other = Desk::at(&mut repo, today(), "piet", 2);
    other.keys(&mut repo, "g 4 j l");
    desk.keys(&mut repo, "g 1");
    other.keys(&mut repo, "Enter 3 3 3 Enter");
    desk.notice(&mut repo);
    assert!(desk.app.pane(PaneId::Clients).behind);
    desk.keys(&mut repo, "g 4");
    assert_eq!(desk.cell("agreed_jobs"), "333");
    assert!(!desk.app.pane(PaneId::Clients).behind);
    desk.keys(&mut repo, "Enter 3 3 4 Enter");
    assert!(desk.app.layers.is_empty(), "nobody came between");
}

#[test]
fn the_views_go_round_and_one_without_panes_takes_any_key() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    for view in View::ALL.into_iter().skip(1).chain([View::Roster]) {
        desk.keys(&mut repo, "]");
        assert_eq!(desk.app.views.shown, view);
    }
    desk.keys(&mut repo, "[");
    assert_eq!(desk.app.views.shown, View::Chances);
    for view in ["5", "7"] {
        desk.keys(&mut repo, view);
        desk.keys(&mut repo, "j l Enter n m v x X H s Space * . i / Tab G Home Esc");
        assert!(!desk.quit && desk.app.layers.is_empty(), "{view}: {:?}", desk.app.layers);
    }
    desk.keys(&mut repo, "q q");
    assert!(desk.quit, "back to the roster, then out");
}
