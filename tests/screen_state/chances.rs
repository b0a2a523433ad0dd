//! Chances (view 7) and the overview (view 5): keys, and what they do.

use binnenwerk::app::action::View;
use binnenwerk::app::layers::Layer;
use binnenwerk::app::state::overview::Panel;
use binnenwerk::app::state::pane_specs::PaneId;
use binnenwerk::domain::choices::Choice;
use binnenwerk::domain::decimal::Tenths;
use binnenwerk::domain::reason::Reason;

use super::desk::{Desk, programme, today};
use super::refused;

/// The cursor on the first chance that is this far.
fn at_chance(desk: &mut Desk, repo: &mut dyn binnenwerk::repository::Repository, phase: &str) {
    desk.keys(repo, "g 7");
    let count = desk.app.pane(PaneId::Chances).count.expect("counted");
    for _ in 0..count {
        if desk.cell("phase") == phase {
            return;
        }
        desk.keys(repo, "j");
    }
    panic!("no chance is {phase}");
}

#[test]
fn a_chance_is_agreed_by_one_key_and_becomes_a_team_by_a_short_form() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let teams = desk.app.pane(PaneId::Teams).count;
    at_chance(&mut desk, &mut repo, "prospect");
    let name = desk.cell("name");
    assert_eq!(desk.keys(&mut repo, ">"), 1);
    assert_eq!((desk.cell("name"), desk.cell("phase")), (name.clone(), "agreed".to_owned()));
    desk.keys(&mut repo, ">");
    let Some(Layer::Form(form)) = desk.app.layers.last() else { panic!("no form") };
    assert_eq!(form.fields.len(), 3, "first day and places are filled in; a code may be given");
    desk.keys(&mut repo, "Enter Enter Enter");
    assert_eq!((desk.cell("name"), desk.cell("phase")), (name.clone(), "pilot".to_owned()));
    desk.keys(&mut repo, ">");
    assert_eq!(refused(&desk), Some(Reason::ChanceHasTeam));
    desk.keys(&mut repo, "g 1");
    assert_eq!(desk.app.pane(PaneId::Teams).count, teams.map(|count| count + 1));
    desk.keys(&mut repo, "g 7 u");
    assert_eq!(desk.cell("phase"), "agreed", "team, share and chance in one step");
    desk.keys(&mut repo, "x Enter");
    assert_eq!(desk.cell("phase"), "given_up");
    desk.keys(&mut repo, "u u");
    assert_eq!(desk.cell("phase"), "prospect");
}

#[test]
fn talks_follow_the_chance_and_a_new_one_is_about_it() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    at_chance(&mut desk, &mut repo, "pilot");
    desk.keys(&mut repo, "Tab");
    let talks = desk.app.pane(PaneId::Talks).count.expect("counted");
    assert!((1..=3).contains(&talks));
    desk.keys(&mut repo, "n");
    let Some(Layer::Form(form)) = desk.app.layers.last() else { panic!("no form") };
    assert_eq!(form.fields.len(), 3, "client, day and note");
}

#[test]
fn the_overview_shows_the_day_looked_at_and_its_panels_are_gone_through() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    assert!(desk.app.views.overview.report.is_none(), "nobody asked for it yet");
    desk.keys(&mut repo, "g 5");
    let report = desk.app.views.overview.report.as_ref().expect("worked out");
    assert_eq!((report.as_of, report.months.last().and_then(|month| month.jobs)), (today(), Some(Tenths(8700))));
    desk.keys(&mut repo, "Tab Tab Shift-Tab");
    assert_eq!(desk.app.views.overview.focus, 1);
    desk.keys(&mut repo, "Shift-Tab Shift-Tab");
    assert_eq!(desk.app.views.overview.focus, Panel::ALL.len() - 1, "round to the last");
    desk.keys(&mut repo, "g g PgDn");
    assert_eq!(desk.app.views.overview.focus, 4, "a screenful of panels on");
    desk.keys(&mut repo, "t 3 1 - 1 2 - 2 0 2 2 Enter");
    let report = desk.app.views.overview.report.as_ref().expect("worked out");
    assert_eq!(report.months.last().map(|month| (month.jobs, month.people)), Some((Some(Tenths(6880)), 541)));
    assert_eq!(desk.app.views.shown, View::Overview);
    desk.keys(&mut repo, "q");
    assert_eq!(desk.app.views.shown, View::Roster);
}

#[test]
fn what_is_known_stays_in_sight_while_the_numbers_are_on_their_way() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "g 5");
    desk.slow = true;
    desk.keys(&mut repo, "t 3 1 - 1 2 - 2 0 2 2 Enter");
    assert!(desk.app.overview_is_behind() && desk.app.views.overview.report.is_some());
    assert!(!desk.app.is_waiting(), "keys do not wait for it");
    desk.answer_all(&mut repo);
    assert!(!desk.app.overview_is_behind());
}
