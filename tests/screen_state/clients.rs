//! What is agreed with clients, their shares of teams, and who counts, on the screen: dated, as everything that holds on a day.

use binnenwerk::app::layers::Layer;
use binnenwerk::app::state::pane_specs::PaneId;
use binnenwerk::app::state::status::Status;
use binnenwerk::domain::days::{Day, holds};
use binnenwerk::domain::decimal::Decimal;
use binnenwerk::domain::kinds::{ClientAgreement, ClientShare, RegisterCheck};
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::repository::Repository;

use super::desk::{Desk, programme, today};
use super::refused;

#[test]
fn jobs_agreed_in_a_cell_hold_from_the_day_looked_at_and_the_former_number_before_it() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "4 j l");
    let client = desk.app.board().and_then(|board| board.under_cursor()).expect("a client");
    let agreed = |repo: &dyn Repository| -> Vec<ClientAgreement> {
        let found = repo.referring(Kind::ClientAgreement, "organisation", client).expect("reads");
        found.iter().filter_map(ClientAgreement::of).cloned().collect()
    };
    let before = agreed(&repo);
    let held = |list: &[ClientAgreement], day| {
        list.iter().find(|a| a.from <= day && a.until.is_none_or(|u| u >= day)).map(|a| a.jobs)
    };
    let eve = today().pred_opt().expect("a day");
    assert_eq!(desk.keys(&mut repo, "Enter 9 9 9 Enter"), 5);
    assert_eq!(desk.cell("agreed_jobs"), "999");
    let after = agreed(&repo);
    assert_eq!((held(&after, eve), held(&after, today())), (held(&before, eve), Some(999)));
    desk.keys(&mut repo, "u");
    assert_eq!(agreed(&repo), before, "one step back");
}

#[test]
fn a_new_agreement_below_takes_the_place_of_the_one_that_holds() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "4 j Tab Tab Tab");
    assert_eq!(desk.app.board().expect("a board").focus, PaneId::ClientAgreements);
    desk.keys(&mut repo, "n");
    assert!(matches!(desk.app.layers.last(), Some(Layer::Form(_))));
    desk.keys(&mut repo, "7 7 Enter Enter Enter");
    assert!(matches!(desk.app.status, Status::Saved { .. }), "{:?} {:?}", desk.app.status, desk.app.layers);
    assert_eq!(desk.cell("jobs"), "77");
    desk.keys(&mut repo, "Shift-Tab Shift-Tab Shift-Tab l");
    assert_eq!(desk.cell("agreed_jobs"), "77", "the client shows it at once");
}

#[test]
fn a_share_that_would_make_more_than_the_whole_is_refused_in_its_cell() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "4 j Tab Tab / a a n d e e l < 1 0 0 Enter l l");
    let before = repo.revision().expect("reads");
    desk.keys(&mut repo, "Enter 1 0 0 Enter");
    assert_eq!(refused(&desk), Some(Reason::SharesOverWhole), "{:?}", desk.app.layers);
    assert_eq!(repo.revision().expect("reads"), before);
}

#[test]
fn a_share_changes_from_the_day_on_and_stays_what_it_was_before() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "4 j Tab Tab / a a n d e e l < 1 0 0 Enter l l");
    let row = desk.app.focused().and_then(|pane| pane.current()).expect("a share").id;
    let record = repo.record(Kind::ClientShare, row).expect("reads").expect("is there");
    let before = ClientShare::of(&record).cloned().expect("a share");
    desk.keys(&mut repo, "Enter 1 0 Enter");
    assert_eq!(refused(&desk), None);
    let all = repo.referring(Kind::ClientShare, "team", before.team).expect("reads");
    let on = |day: Day| {
        let here = all.iter().filter_map(ClientShare::of).filter(|s| s.organisation == before.organisation);
        here.filter(|s| holds(s.from, s.until, day)).map(|s| s.share).collect::<Vec<_>>()
    };
    assert_eq!(on(today().pred_opt().expect("a day")), [before.share]);
    assert_eq!(on(today()), [Decimal::whole(10)]);
}

#[test]
fn a_look_into_the_register_is_recorded_for_the_member_under_the_cursor() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "R");
    assert_eq!(refused(&desk), Some(Reason::SelectMemberFirst));
    desk.keys(&mut repo, "j Tab");
    let member = desk.app.focused().and_then(|pane| pane.current()).expect("a member").id;
    let people = repo.totals(today()).expect("counts").people;
    desk.keys(&mut repo, "R Enter n e e Enter n e e Enter Enter");
    assert!(matches!(desk.app.status, Status::Saved { .. }), "{:?} {:?}", desk.app.status, desk.app.layers);
    let checks = repo.referring(Kind::RegisterCheck, "member", member).expect("reads");
    let latest = checks.iter().filter_map(RegisterCheck::of).max_by_key(|check| check.from).expect("a check");
    assert_eq!((latest.from, latest.counts_for_agreement, latest.counts_for_quota), (today(), false, false));
    assert_eq!(repo.totals(today()).expect("counts").people, people - 1);
}

#[test]
fn jobs_in_the_list_of_agreements_change_from_the_day_looked_at() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "4 j Tab Tab Tab");
    let client = desk.app.board().and_then(|board| board.parent_id).expect("a client");
    let held = |repo: &dyn Repository, day: Day| {
        let found = repo.referring(Kind::ClientAgreement, "organisation", client).expect("reads");
        let jobs = found.iter().filter_map(ClientAgreement::of).find(|a| holds(a.from, a.until, day)).map(|a| a.jobs);
        jobs.expect("an agreement")
    };
    let eve = today().pred_opt().expect("a day");
    let before = held(&repo, eve);
    desk.keys(&mut repo, "Enter 8 8 8 Enter");
    assert_eq!((held(&repo, eve), held(&repo, today())), (before, 888));
}

#[test]
fn what_holds_with_a_check_is_not_written_over_in_a_cell() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab R");
    while !desk.app.layers.is_empty() {
        desk.keys(&mut repo, "Enter");
    }
    let member = desk.app.focused().and_then(|pane| pane.current()).expect("a row").id;
    let set = |repo: &mut dyn Repository, day: &str| {
        let value = binnenwerk::domain::value::Value::Day(day.parse().expect("a day"));
        let command = binnenwerk::service::command::Command::SetCell {
            kind: Kind::Member,
            rows: vec![(member, None)],
            column: "register_next_check",
            value,
            on: today(),
        };
        let mut ids = binnenwerk::domain::id::CountedIds::after(99 << 96);
        let mut context =
            binnenwerk::service::command::CommandContext { ids: &mut ids, actor: "jan", now: super::desk::noon() };
        let done = binnenwerk::service::command::perform(repo, &mut context, &command);
        done.map(|done| done.changed).map_err(|error| match error {
            binnenwerk::service::command::CommandError::Refused(refusal) => refusal.reason,
            other => panic!("{other:?}"),
        })
    };
    let first = set(&mut repo, "2025-03-01");
    assert!(first == Ok(1) || first == Err(Reason::HoldsWithFact), "{first:?}");
    assert_eq!(set(&mut repo, "2025-09-01"), Err(Reason::HoldsWithFact));
}

#[test]
fn a_client_becomes_part_of_another_from_the_palette_in_one_step_to_undo() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "4 j");
    let client = desk.app.board().and_then(|board| board.under_cursor()).expect("a client");
    let shares = |repo: &dyn Repository| -> Vec<ClientShare> {
        let found = repo.referring(Kind::ClientShare, "organisation", client).expect("reads");
        found.iter().filter_map(ClientShare::of).filter(|s| holds(s.from, s.until, today())).cloned().collect()
    };
    let before = shares(&repo);
    assert!(!before.is_empty());
    desk.keys(&mut repo, ": s a m e n v o e g Enter D U O Enter Enter");
    assert!(matches!(desk.app.status, Status::Saved { .. }), "{:?} {:?}", desk.app.status, desk.app.layers);
    assert_eq!(shares(&repo), []);
    desk.keys(&mut repo, "u");
    assert_eq!(shares(&repo), before);
    desk.keys(&mut repo, ": s p l i t s Space o Enter D U O Enter 4 0 Enter Enter Enter Enter");
    assert!(matches!(desk.app.status, Status::Saved { .. }), "{:?} {:?}", desk.app.status, desk.app.layers);
    let whole: i64 = before.iter().map(|share| share.share.hundredths()).sum();
    assert_eq!(shares(&repo).iter().map(|share| share.share.hundredths()).sum::<i64>(), whole * 6 / 10);
}
