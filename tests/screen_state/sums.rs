//! What a filter or a selection comes to, in the lower edge of the list: people and hours, teams, vacancies and places, clients and jobs.

use binnenwerk::app::update::AppEvent;
use binnenwerk::domain::decimal::Decimal;
use binnenwerk::domain::query::Query;
use binnenwerk::domain::record::Kind;
use binnenwerk::domain::value::Value;
use binnenwerk::repository::Repository;

use super::desk::{Desk, programme, today};

/// What is shown once no key comes for a moment.
fn sums(desk: &mut Desk, repo: &mut dyn Repository) -> Option<(u64, Decimal)> {
    desk.update(repo, AppEvent::Paused);
    assert!(!desk.app.is_pending(), "it is asked once");
    desk.app.focused().expect("a board").sums_shown()
}

/// The same, added up row by row.
fn added_up(repo: &dyn Repository, query: &Query) -> Option<(u64, Decimal)> {
    let rows = repo.window(&query.clone().showing(&["hours"]), 0, 10_000).expect("reads").rows;
    let hours = rows.iter().map(|row| match row.cells[0].value {
        Value::Decimal(hours) => hours,
        _ => Decimal::ZERO,
    });
    Some((rows.len() as u64, hours.fold(Decimal::ZERO, |sum, hours| sum + hours)))
}

#[test]
fn a_filter_and_a_selection_are_summed_and_a_change_is_in_the_sums() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "Tab");
    assert_eq!(sums(&mut desk, &mut repo), None, "all of them stand in the line at the top");
    desk.keys(&mut repo, "/ u r e n < 2 4 Enter");
    let query = desk.app.focused().expect("a board").query.clone();
    assert_eq!(query.kind, Kind::Member);
    let filtered = sums(&mut desk, &mut repo);
    assert!(filtered.is_some_and(|(people, hours)| people > 0 && hours > Decimal::ZERO), "{filtered:?}");
    assert_eq!(filtered, added_up(&repo, &query));

    desk.keys(&mut repo, "l Space Space");
    assert_eq!(desk.app.focused().expect("a board").sums_shown(), None, "no other sums than those of what is selected");
    assert_eq!(sums(&mut desk, &mut repo).map(|(people, _)| people), Some(2));
    desk.keys(&mut repo, "1 7 Enter");
    assert_eq!(sums(&mut desk, &mut repo), added_up(&repo, &query), "the selection was let go");
    desk.keys(&mut repo, "g g Space Space");
    let (people, hours) = sums(&mut desk, &mut repo).expect("summed");
    let selected = desk.app.focused().expect("a board").summed_by().expect("a query");
    assert_eq!(Some((people, hours)), added_up(&repo, &selected));
    desk.keys(&mut repo, "Esc Esc");
    assert_eq!(sums(&mut desk, &mut repo), None);
}

#[test]
fn teams_vacancies_and_clients_are_summed_too_and_what_has_no_sum_is_not() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    for (place, kind, column) in [
        ("g 1 j", Kind::Team, "places"),
        ("g 1 g g Tab Tab", Kind::Vacancy, "places"),
        ("g 4 j", Kind::Organisation, "agreed_jobs"),
    ] {
        desk.keys(&mut repo, &format!("{place} Space Space"));
        let pane = desk.app.focused().expect("a board");
        let (of, query) = (pane.query.kind, pane.summed_by().expect("two are selected"));
        let rows = repo.window(&query.showing(&[column]), 0, 10).expect("reads").rows;
        let numbers =
            rows.iter().filter_map(|row| if let Value::Whole(n) = row.cells[0].value { Some(n) } else { None });
        let wanted = (2, Decimal::whole(numbers.sum()));
        assert_eq!((of, sums(&mut desk, &mut repo)), (kind, Some(wanted)));
        assert!(wanted.1 > Decimal::ZERO);
        desk.keys(&mut repo, "Esc Esc");
    }
    desk.keys(&mut repo, "g 4 Tab Tab Space");
    let pane = desk.app.focused().expect("a board");
    assert_eq!((pane.query.kind, pane.summed_by()), (Kind::ClientShare, None));
}
