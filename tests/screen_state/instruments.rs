//! Parameters that an office sees and sets, what a member's instruments bring, and where people who leave go.

use binnenwerk::app::action::View;
use binnenwerk::app::layers::Layer;
use binnenwerk::app::layers::record_detail::DetailLine;
use binnenwerk::domain::choices::{Destination, EndReason, InstrumentStatus};
use binnenwerk::domain::days::holds;
use binnenwerk::domain::id::Id;
use binnenwerk::domain::kinds::{Employment, Instrument, Parameter};
use binnenwerk::domain::record::Kind;
use binnenwerk::repository::Repository;

use super::desk::{Desk, programme, today};

fn values(repo: &dyn Repository, name: &str) -> Vec<Parameter> {
    let all = repo.all(Kind::Parameter).expect("reads");
    all.iter().filter_map(Parameter::of).filter(|p| p.name == name).cloned().collect()
}

#[test]
fn parameters_are_found_by_name_set_in_the_cell_and_given_a_value_from_another_day_on() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, ": p a r a m Enter");
    assert_eq!(desk.app.views.shown, View::Parameters);
    desk.keys(&mut repo, "/ n a m e = q u o t a _ m e a n _ h o u r s Enter");
    assert_eq!((desk.cell("title"), desk.cell("value")), ("quota_mean_hours".into(), String::new()));
    desk.keys(&mut repo, "l Enter 1 3 2 6 Enter");
    assert_eq!(desk.cell("value"), "1326");
    desk.keys(&mut repo, "u");
    assert_eq!(values(&repo, "quota_mean_hours")[0].value, None);
    // Only the value, the day, the source and its certainty are asked for.
    desk.keys(&mut repo, "n 1 3 0 0 Enter 1 - 1 - 2 0 2 4 Enter B e s l u i t Enter A Enter");
    let known = values(&repo, "quota_mean_hours");
    let fresh = known.iter().find(|p| p.value.is_some()).expect("another value");
    assert_eq!((fresh.from.to_string(), fresh.source.as_str()), ("2024-01-01".to_owned(), "Besluit"));
    assert_eq!(known.len(), 2);
    desk.keys(&mut repo, "q");
    assert_eq!(desk.app.views.shown, View::Roster);
}

/// A member in a team with an instrument that holds today.
fn with_instrument(repo: &dyn Repository) -> (Id, String) {
    let all = repo.all(Kind::Instrument).expect("reads");
    let granted = |i: &&Instrument| i.status == InstrumentStatus::Granted && holds(i.from, i.until, today());
    let subsidy = all.iter().filter_map(Instrument::of).filter(granted).find(|i| i.wage_value.is_some());
    let member = subsidy.expect("a subsidy").member;
    (member, repo.record(Kind::Member, member).expect("reads").expect("there").get("number").plain())
}

#[test]
fn the_whole_of_a_member_shows_what_each_instrument_brings() {
    let mut repo = programme();
    let (_, number) = with_instrument(&repo);
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let typed: Vec<String> = number.chars().map(String::from).collect();
    desk.keys(&mut repo, &format!("Tab / n u m m e r = {} Enter i", typed.join(" ")));
    let Some(Layer::RecordDetail(view)) = desk.app.layers.last() else { panic!("nothing whole") };
    let shown = view.lines();
    let headings = |kind| shown.iter().filter(|l| matches!(l, DetailLine::Heading(r) if r.kind() == kind)).count();
    assert!(headings(Kind::Instrument) > 0 && headings(Kind::EmploymentPhase) > 0);
}

#[test]
fn who_moves_on_is_asked_where_to_and_nobody_else_is() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab X Enter p e n s Enter");
    let fields = |desk: &Desk| if let Some(Layer::Form(form)) = desk.app.layers.last() { form.fields.len() } else { 0 };
    assert_eq!(fields(&desk), 2, "who retires goes nowhere");
    desk.keys(&mut repo, "d o o r s Enter");
    assert_eq!(fields(&desk), 3);
    let before = moved_to_market(&repo);
    desk.keys(&mut repo, "b e d r i j f Enter Enter");
    assert_eq!(fields(&desk), 0, "{:?}", desk.app.status);
    assert_eq!(moved_to_market(&repo), before + 1);
}

fn moved_to_market(repo: &dyn Repository) -> usize {
    let all = repo.all(Kind::Employment).expect("reads");
    let market = |e: &&Employment| {
        e.until == Some(today())
            && (e.end_reason, e.destination) == (Some(EndReason::MovedOn), Some(Destination::Market))
    };
    all.iter().filter_map(Employment::of).filter(market).count()
}
