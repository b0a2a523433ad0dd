//! What clients are charged, on the screen: from the client to its statements, from a statement to its lines, from a line to
//! where it comes from; and the draft of the next one, seen before it is fixed.

use binnenwerk::app::action::View;
use binnenwerk::app::layers::Layer;
use binnenwerk::app::layers::charges::ChargesView;
use binnenwerk::app::state::pane_specs::PaneId;
use binnenwerk::app::state::status::Status;
use binnenwerk::domain::choices::{Choice, EndReason, LineKind};
use binnenwerk::domain::decimal::Decimal;
use binnenwerk::domain::kinds::{Employment, Rate, Stage, StatementLine};
use binnenwerk::domain::query::Query;
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::repository::{Repository, TypedReading};

use super::desk::{Desk, programme, today};
use super::refused;

/// Goes to the statements of the first client; the latest is under the cursor.
fn to_statements(desk: &mut Desk, repo: &mut dyn Repository) {
    desk.keys(repo, "g 4 j");
    to_pane(desk, repo, PaneId::Statements);
}

fn to_pane(desk: &mut Desk, repo: &mut dyn Repository, pane: PaneId) {
    while desk.app.board().expect("a board").focus != pane {
        desk.keys(repo, "Tab");
    }
}

fn charges(desk: &Desk) -> &ChargesView {
    match desk.app.layers.last() {
        Some(Layer::Charges(view)) => view,
        other => panic!("no charges: {other:?}"),
    }
}

fn sum(view: &ChargesView) -> Decimal {
    view.charges.as_ref().expect("arrived").lines.iter().map(|line| line.amount).sum()
}

#[test]
fn a_statement_shows_its_lines_and_each_of_them_where_it_comes_from() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    to_statements(&mut desk, &mut repo);
    assert_eq!(desk.app.pane(PaneId::Statements).count, Some(8), "two years of quarters");
    let (number, total) = (desk.cell("number"), desk.cell("total"));
    assert_eq!((number.as_str(), desk.cell("until").as_str()), ("2023-0052", "2023-09-30"));
    desk.keys(&mut repo, "Enter");
    assert!(!charges(&desk).is_draft());
    assert_eq!(sum(charges(&desk)).to_string(), total);
    let person = |desk: &Desk| charges(desk).charges.as_ref().unwrap().lines[charges(desk).cursor].placement.is_some();
    while !person(&desk) {
        desk.keys(&mut repo, "j");
    }
    for (key, kind) in [("Enter", Kind::Placement), ("i", Kind::Rate)] {
        desk.keys(&mut repo, key);
        let Some(Layer::RecordDetail(whole)) = desk.app.layers.last() else { panic!("{:?}", desk.app.layers) };
        assert_eq!(whole.kind, kind);
        desk.keys(&mut repo, "Esc");
    }
    desk.keys(&mut repo, "n Esc");
    assert!(desk.app.layers.is_empty(), "it is not fixed once more");
}

#[test]
fn tab_shows_a_statement_as_the_client_gets_it_and_back() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    to_statements(&mut desk, &mut repo);
    desk.keys(&mut repo, "Enter");
    let all = charges(&desk).lines().to_vec();
    let total = |lines: &[StatementLine]| lines.iter().map(|line| line.amount).sum::<Decimal>();
    desk.keys(&mut repo, "j j Tab");
    let told = charges(&desk).lines().to_vec();
    assert!(told.len() < all.len() && all.iter().any(|line| line.placement.is_some()));
    assert_eq!((total(&told), charges(&desk).cursor), (total(&all), 0));
    assert!(told.iter().all(|line| line.placement.is_none() && line.member_then.is_empty()));
    desk.keys(&mut repo, "Tab");
    assert_eq!(charges(&desk).lines(), all);
}

#[test]
fn a_fixed_statement_is_taken_back_from_the_screen_after_it_was_asked() {
    let mut repo = programme();
    let before = repo.revision().expect("reads");
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    to_statements(&mut desk, &mut repo);
    let total: Decimal = Decimal::parse(&desk.cell("total")).expect("an amount");
    desk.keys(&mut repo, "Enter x Esc");
    assert_eq!((desk.app.layers.len(), repo.revision().expect("reads")), (1, before), "asked, not answered");
    desk.keys(&mut repo, "x Enter");
    assert_eq!(repo.revision().expect("reads"), before + 1);
    let statements = repo.all(Kind::Statement).expect("reads");
    let credit = statements.iter().find(|statement| !statement.get("credits").is_empty()).expect("one");
    assert_eq!(credit.get("number").plain(), "2023-0053");
    assert_eq!(credit.get("total").plain(), (Decimal::ZERO - total).to_string());
    desk.keys(&mut repo, "u");
    assert_eq!(refused(&desk), Some(Reason::StatementIsFixed));
}

#[test]
fn a_correction_leads_to_the_statement_that_it_puts_right() {
    let mut repo = programme();
    let lines = repo.all(Kind::StatementLine).expect("reads");
    let correction = lines.iter().find(|line| line.get("sort").plain() == LineKind::Correction.name());
    let correction = correction.expect("the programme has some").clone();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.app.open_charges(binnenwerk::app::request::ChargesOf::Fixed(correction.get("statement").reference().unwrap()));
    desk.keys(&mut repo, "k");
    desk.notice(&mut repo);
    desk.keys(&mut repo, "G i");
    let view = charges(&desk);
    let shown = view.charges.as_ref().expect("arrived").statement.id;
    assert_eq!(Some(shown), correction.get("corrects").reference());
    assert_eq!(desk.app.layers.len(), 2);
}

#[test]
fn the_next_statement_is_seen_as_a_draft_before_it_is_fixed_and_the_step_cannot_be_undone() {
    let mut repo = programme();
    let before = repo.revision().expect("reads");
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "g 4");
    to_pane(&mut desk, &mut repo, PaneId::Statements);
    desk.keys(&mut repo, "n");
    assert_eq!(refused(&desk), Some(Reason::SelectClientFirst), "not of all clients at once");
    to_pane(&mut desk, &mut repo, PaneId::Clients);
    desk.keys(&mut repo, "j");
    to_pane(&mut desk, &mut repo, PaneId::Statements);
    desk.keys(&mut repo, "n");
    assert!(charges(&desk).is_draft());
    let due = sum(charges(&desk));
    desk.keys(&mut repo, "n Esc Esc");
    assert_eq!(repo.revision().expect("reads"), before, "asked, not answered");

    // Other days are shown before they are fixed.
    desk.keys(&mut repo, "n n Enter 3 0 - 1 1 - 2 0 2 3 Enter");
    assert!(charges(&desk).is_draft() && desk.app.layers.len() == 1);
    assert!(sum(charges(&desk)) < due);
    assert_eq!(repo.revision().expect("reads"), before);
    desk.keys(&mut repo, "Esc n n Enter Enter");
    assert!(desk.app.layers.is_empty(), "{:?}", desk.app.layers);
    assert!(matches!(&desk.app.status, Status::Saved { verb, .. } if verb == "fix_statement"), "{:?}", desk.app.status);
    assert_eq!(desk.app.pane(PaneId::Statements).count, Some(9));
    desk.keys(&mut repo, "k k k k k k k k k");
    assert_eq!((desk.cell("number"), desk.cell("total")), ("2023-0053".into(), due.to_string()));
    assert_eq!(desk.cell("until"), "2023-12-31");
    let fixed = repo.revision().expect("reads");
    desk.keys(&mut repo, "u");
    assert_eq!(refused(&desk), Some(Reason::StatementIsFixed));
    desk.keys(&mut repo, "g 6 u");
    assert_eq!(refused(&desk), Some(Reason::StatementIsFixed), "nor from the log");
    assert_eq!(repo.revision().expect("reads"), fixed);
    desk.keys(&mut repo, "g 4");
    assert_eq!(desk.app.pane(PaneId::Statements).count, Some(9));
}

#[test]
fn no_cell_of_a_fixed_statement_can_be_edited() {
    let mut repo = programme();
    let before = repo.revision().expect("reads");
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    to_statements(&mut desk, &mut repo);
    desk.keys(&mut repo, "i Enter");
    assert_eq!(refused(&desk), Some(Reason::StatementIsFixed));
    assert_eq!(repo.revision().expect("reads"), before);
}

#[test]
fn instruments_contacts_and_employments_stand_in_views_of_their_own_with_those_who_left() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let counted = |desk: &Desk| desk.app.focused().and_then(|pane| pane.count);
    for (keys, view, kind) in [
        (": i n s t r u m e n t e n Enter", View::Instruments, Kind::Instrument),
        (": c o n t a c t e n Enter", View::Contacts, Kind::Contact),
        (": d i e n s t v e r b a n d e n Enter", View::Employments, Kind::Employment),
    ] {
        desk.keys(&mut repo, keys);
        let held = repo.count(&Query::of(kind, today())).expect("reads");
        assert_eq!((desk.app.views.shown, counted(&desk)), (view, Some(held)), "{kind:?}");
    }
    let every = repo.all_of::<Employment>().expect("reads");
    let moved = every.iter().filter(|e| e.end_reason == Some(EndReason::Relocation)).count() as u64;
    desk.keys(&mut repo, "/ r e d e n = v e r h u i z i n g Enter");
    assert!(moved > 0 && counted(&desk) == Some(moved), "who left is found by the reason");
}

#[test]
fn cost_items_with_their_rates_and_stages_stand_in_views_of_their_own_and_a_price_changes_from_a_day() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, ": t a r i e v e n Enter");
    assert_eq!(desk.app.views.shown, View::Costs);
    let rates = repo.all_of::<Rate>().expect("reads").len();
    desk.keys(&mut repo, "Tab");
    assert_eq!(desk.app.focused().map(|pane| pane.id), Some(PaneId::Rates));
    let was = desk.cell("amount");
    desk.keys(&mut repo, "Enter 9 9 , 5 0 Enter");
    assert_eq!((desk.cell("amount"), desk.cell("from")), ("99.5".to_owned(), today().to_string()), "it was {was}");
    assert_eq!(repo.all_of::<Rate>().expect("reads").len(), rates + 1, "the price of before stays");
    desk.keys(&mut repo, ": f a s e n Space v a n Enter");
    let stages = repo.all_of::<Stage>().expect("reads").len() as u64;
    assert_eq!((desk.app.views.shown, desk.app.focused().and_then(|pane| pane.count)), (View::Stages, Some(stages)));
}
