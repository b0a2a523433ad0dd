//! Candidates on the screen: stage by stage, each step by one key and taken back by one.

use binnenwerk::app::layers::Layer;
use binnenwerk::app::state::pane_specs::PaneId;
use binnenwerk::app::state::status::Status;
use binnenwerk::domain::kinds::Vacancy;
use binnenwerk::domain::query::Query;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::domain::value::Value;
use binnenwerk::repository::Repository;
use binnenwerk::repository::sqlite::SqliteRepository;

use super::desk::{Desk, programme, today};
use super::refused;

/// A screen with the cursor on the first application of all.
fn at_pipeline(repo: &mut SqliteRepository) -> Desk {
    let mut desk = Desk::at(repo, today(), "jan", 1);
    desk.keys(repo, "g 3 Tab");
    desk
}

/// Goes to somebody who is offered a place as a member.
fn to_an_offer(desk: &mut Desk, repo: &mut SqliteRepository) {
    desk.keys(repo, "l l l l");
    for _ in 0..20 {
        let vacancy = desk.app.focused().and_then(|pane| pane.cell(pane.current()?, "vacancy")?.value.reference());
        let record = repo.record(Kind::Vacancy, vacancy.expect("a vacancy")).expect("reads").expect("there");
        if Vacancy::of(&record).is_some_and(|vacancy| vacancy.role.is_none()) {
            assert_eq!(desk.cell("stage"), "Aanbod");
            return;
        }
        desk.keys(repo, "j");
    }
    panic!("nobody is offered a place");
}

fn people(repo: &dyn Repository) -> i64 {
    repo.totals(today()).expect("counts").people
}

fn saved(desk: &Desk) -> bool {
    matches!(desk.app.status, Status::Saved { .. })
}

#[test]
fn the_pipeline_follows_the_vacancy_and_the_cursor_goes_from_stage_to_stage() {
    let mut repo = programme();
    let mut desk = at_pipeline(&mut repo);
    let all = desk.app.pane(PaneId::Pipeline).count.expect("counted");
    let mut stages = vec![desk.cell("stage")];
    for _ in 0..4 {
        desk.keys(&mut repo, "l");
        stages.push(desk.cell("stage"));
    }
    assert_eq!(stages, ["Voorselectie", "Intake", "Kennismaking", "Proefplaatsing", "Aanbod"]);
    desk.keys(&mut repo, "h");
    assert_eq!(desk.cell("stage"), "Proefplaatsing");
    desk.keys(&mut repo, "s");
    assert_eq!(desk.cell("stage"), "Proefplaatsing", "stages keep their order");
    desk.keys(&mut repo, "Shift-Tab j j Tab");
    assert!(desk.app.pane(PaneId::Pipeline).count.expect("counted") < all);
}

#[test]
fn one_key_goes_a_stage_on_or_back_the_cursor_stays_and_one_takes_it_back() {
    let mut repo = programme();
    let mut desk = at_pipeline(&mut repo);
    let who = desk.cell("candidate");
    assert_eq!(desk.keys(&mut repo, ">"), 1);
    assert_eq!((desk.cell("candidate"), desk.cell("stage")), (who.clone(), "Intake".into()));
    assert_eq!(desk.keys(&mut repo, "<"), 1);
    assert_eq!((desk.cell("candidate"), desk.cell("stage")), (who.clone(), "Voorselectie".into()));
    desk.keys(&mut repo, "<");
    assert_eq!(refused(&desk), Some(Reason::NoEarlierStage));
    desk.keys(&mut repo, "> u");
    assert_eq!((desk.cell("candidate"), desk.cell("stage")), (who, "Voorselectie".into()));
    desk.keys(&mut repo, "Shift-Tab >");
    assert_eq!(refused(&desk), Some(Reason::SelectCandidateFirst));
}

#[test]
fn who_was_brought_on_by_somebody_else_meanwhile_is_asked_about() {
    let mut repo = programme();
    let mut desk = at_pipeline(&mut repo);
    let mut other = Desk::at(&mut repo, today(), "piet", 2);
    other.keys(&mut repo, "g 3 Tab >");
    desk.keys(&mut repo, ">");
    assert!(matches!(desk.app.layers.last(), Some(Layer::Conflict(_))), "{:?}", desk.app.status);
}

#[test]
fn two_keys_give_the_place_with_the_next_number_and_one_takes_all_back() {
    let mut repo = programme();
    let mut desk = at_pipeline(&mut repo);
    to_an_offer(&mut desk, &mut repo);
    let (who, before) = (desk.cell("candidate"), people(&repo));
    desk.keys(&mut repo, "p");
    let Some(Layer::Form(form)) = desk.app.layers.last() else { panic!("a form") };
    assert_eq!(form.subject, who);
    let number = form.fields[0].line.text().to_owned();
    assert!(repo.named(Kind::Member, &number).expect("reads").is_empty(), "{number} is free");
    assert_eq!(desk.keys(&mut repo, "Enter"), 1);
    assert!(saved(&desk), "{:?}", desk.app.status);
    assert_eq!((people(&repo), desk.cell("stage")), (before + 1, "Geplaatst".into()));
    let member = repo.named(Kind::Member, &number).expect("reads");
    assert_eq!(member.first().map(|record| record.label()), Some(who.clone()));
    desk.keys(&mut repo, "p Enter");
    assert_eq!(refused(&desk), Some(Reason::NoApplication));
    desk.keys(&mut repo, "Esc u");
    assert_eq!((people(&repo), desk.cell("candidate"), desk.cell("stage")), (before, who, "Aanbod".into()));
    assert!(repo.named(Kind::Member, &number).expect("reads").is_empty());
}

#[test]
fn a_number_that_is_taken_brings_the_form_back() {
    let mut repo = programme();
    let taken = repo.window(&Query::of(Kind::Member, today()).showing(&["number"]), 0, 1).expect("reads");
    let number = taken.rows[0].cells[0].value.plain();
    let mut desk = at_pipeline(&mut repo);
    to_an_offer(&mut desk, &mut repo);
    let typed: String = number.chars().map(|c| format!("{c} ")).collect();
    desk.keys(&mut repo, &format!("p Up Up Up Ctrl-u {typed} Enter Enter Enter Enter"));
    assert_eq!(refused(&desk), Some(Reason::NumberTaken));
    let Some(Layer::Form(form)) = desk.app.layers.last() else { panic!("the form again") };
    assert_eq!((form.focus, form.fields[0].line.text()), (0, number.as_str()));
}

#[test]
fn an_application_ends_with_a_reason_and_shows_on_that_day_only() {
    let mut repo = programme();
    let mut desk = at_pipeline(&mut repo);
    let who = desk.cell("candidate");
    desk.keys(&mut repo, "x a f g Enter Enter r e i s Enter Enter");
    assert!(saved(&desk), "{:?}", desk.app.status);
    assert_eq!((desk.cell("candidate"), desk.cell("stage")), (who, "Afgewezen".into()));
    let pane = desk.app.focused().expect("a pane");
    let reason = pane.cell(pane.current().expect("a row"), "reason").map(|cell| cell.value.clone());
    assert_eq!(reason, Some(Value::Choice("travel_too_far")));
    let on_the_day = pane.count;
    desk.keys(&mut repo, "t + 1 Enter");
    assert!(desk.app.pane(PaneId::Pipeline).count < on_the_day);
}

#[test]
fn somebody_new_or_known_already_is_put_on_the_vacancy_under_the_cursor() {
    let mut repo = programme();
    let mut desk = at_pipeline(&mut repo);
    desk.keys(&mut repo, "Shift-Tab j Tab");
    let before = desk.app.pane(PaneId::Pipeline).count.expect("counted");
    desk.keys(&mut repo, "n A a Enter 0 6 - 1 Enter Enter Enter");
    assert!(saved(&desk), "{:?}", desk.app.status);
    assert_eq!(desk.app.pane(PaneId::Pipeline).count, Some(before + 1));
    desk.keys(&mut repo, "Shift-Tab j a A a Enter");
    assert!(saved(&desk), "{:?}", desk.app.status);
    desk.keys(&mut repo, "a A a Enter");
    assert_eq!(refused(&desk), Some(Reason::AlreadyApplied));
    desk.keys(&mut repo, "Esc g g Tab n");
    let Some(Layer::Form(form)) = desk.app.layers.last() else { panic!("a form") };
    assert_eq!(form.fields.len(), 6, "with all vacancies in view the vacancy is asked for");
    desk.keys(&mut repo, "Esc Enter");
    let Some(Layer::RecordDetail(view)) = desk.app.layers.last() else { panic!("the candidate whole") };
    assert_eq!(view.kind, Kind::Candidate);
}

/// The vacancy under the cursor, as it stands.
fn standing(desk: &Desk, repo: &dyn Repository) -> Value {
    let (kind, id) = desk.app.focused().and_then(|pane| pane.subject()).expect("a vacancy");
    repo.record(kind, id).expect("reads").expect("there").get("status")
}

#[test]
fn holding_a_vacancy_that_somebody_else_holds_meanwhile_does_not_open_it_again() {
    let mut repo = programme();
    for (nth, place) in [(1, "3 j"), (3, "Tab Tab")] {
        let mut here = Desk::at(&mut repo, today(), "jan", nth);
        let mut there = Desk::at(&mut repo, today(), "piet", nth + 1);
        for desk in [&mut here, &mut there] {
            desk.keys(&mut repo, place);
            while standing(desk, &repo) != Value::Choice("open") {
                desk.keys(&mut repo, "j");
            }
        }
        there.keys(&mut repo, "H");
        assert_eq!(standing(&there, &repo), Value::Choice("hold"));
        here.keys(&mut repo, "H");
        assert_eq!(standing(&here, &repo), Value::Choice("hold"), "{place}: what was wanted is so already");
        here.keys(&mut repo, "H");
        assert_eq!(standing(&here, &repo), Value::Choice("open"), "{place}: now it is seen");
        there.keys(&mut repo, "H");
        // What is repeated is to hold, and no other thing for who is held already.
        there.keys(&mut repo, "g g j .");
        let first = standing(&there, &repo);
        there.keys(&mut repo, ".");
        assert_eq!(standing(&there, &repo), first, "{place}: done again it is the same");
    }
}
