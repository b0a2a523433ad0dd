//! Where keys that edit or move come to an end: the last row, the last column, the last field of a record. The bell rings, and
//! nothing that is typed on lands anywhere.

use binnenwerk::app::action::View;
use binnenwerk::app::layers::Layer;
use binnenwerk::app::layers::record_detail::DetailLine;
use binnenwerk::app::state::pane_specs::PaneId;
use binnenwerk::app::state::status::{Note, Status};
use binnenwerk::domain::decimal::Decimal;
use binnenwerk::domain::kinds::Placement;
use binnenwerk::domain::record::{Kind, Record};
use binnenwerk::domain::value::Value;
use binnenwerk::repository::{Repository, TypedReading};

use super::desk::{Desk, programme, today};
use super::refused;

fn focus(desk: &Desk) -> PaneId {
    desk.app.board().expect("a board").focus
}

fn is_editing(desk: &Desk) -> bool {
    matches!(desk.app.layers.last(), Some(Layer::Editor(_)))
}

/// The field under the cursor of the record that is shown in full.
fn field(desk: &Desk) -> &'static str {
    let view = desk.app.layers.iter().find_map(|layer| if let Layer::RecordDetail(v) = layer { Some(v) } else { None });
    let view = view.expect("a record");
    match view.lines()[view.cursor] {
        DetailLine::Field(_, info) => info.name,
        other => panic!("{other:?}"),
    }
}

/// The record under the cursor of the pane, as it is stored.
fn stored(desk: &Desk, repo: &dyn Repository) -> Record {
    let (kind, id) = desk.app.focused().and_then(|pane| pane.subject()).expect("a row");
    repo.record(kind, id).expect("reads").expect("there")
}

#[test]
fn a_value_too_many_lands_nowhere_and_the_next_key_works_again() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "G l Enter 1 2 Down");
    assert_eq!((desk.app.layers.is_empty(), &desk.app.status), (true, &Status::Note(Note::LastRow)));
    assert_eq!((desk.rings, desk.cell("places")), (1, "12".to_owned()));
    desk.keys(&mut repo, "7 , 5 Down 2 Enter");
    assert_eq!(
        (desk.app.views.shown, desk.app.layers.is_empty()),
        (View::Roster, true),
        "digits lead to no other view"
    );
    assert_eq!((desk.rings, desk.cell("places")), (7, "12".to_owned()));
    desk.keys(&mut repo, "Enter");
    assert!(is_editing(&desk), "Enter by itself edits again");
    desk.keys(&mut repo, "Esc k 2");
    assert!(is_editing(&desk), "and after another key a digit begins an edit again");
    desk.keys(&mut repo, "Esc Esc 2");
    assert_eq!(desk.app.views.shown, View::Agenda);
}

#[test]
fn on_the_first_row_up_saves_and_ends_too() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab l Enter 2 3 Up 3 1");
    assert_eq!((desk.cell("hours"), desk.app.views.shown), ("23".to_owned(), View::Roster));
    assert_eq!(desk.app.layers.len(), 0);
}

#[test]
fn a_column_has_an_end_on_both_sides_in_every_list() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    for (keys, pane) in
        [("", PaneId::Teams), ("Tab", PaneId::Members), ("Tab", PaneId::Vacancies), ("4", PaneId::Clients)]
    {
        desk.keys(&mut repo, keys);
        let rings = desk.rings;
        desk.keys(&mut repo, "l l l l l l l l");
        assert_eq!((focus(&desk), &desk.app.status), (pane, &Status::Note(Note::LastColumn)));
        desk.keys(&mut repo, "h h h h h h h h");
        assert_eq!((focus(&desk), &desk.app.status), (pane, &Status::Note(Note::FirstColumn)));
        assert!(desk.rings > rings + 1, "{pane:?}");
    }
    desk.keys(&mut repo, "3 Tab l l l l l l l l");
    assert_eq!(focus(&desk), PaneId::Pipeline, "stages side by side end likewise");
    desk.keys(&mut repo, "Tab");
    assert_eq!(focus(&desk), PaneId::Openings, "Tab does change");
}

#[test]
fn tab_past_the_last_column_that_can_be_edited_stays_there() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j l Enter 1 1 Tab");
    assert_eq!((focus(&desk), desk.cell("places"), desk.app.layers.len()), (PaneId::Teams, "11".to_owned(), 0));
    assert_eq!(desk.rings, 1);
}

#[test]
fn a_refusal_rings() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab l Enter 6 0 Enter");
    assert!(refused(&desk).is_some());
    assert_eq!(desk.rings, 1);
}

#[test]
fn tab_in_the_record_of_a_team_goes_from_field_to_field_of_that_team() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j i + j Enter H a l Tab");
    assert_eq!(field(&desk), "work_type");
    desk.keys(&mut repo, "Tab Z Tab Y Down X Shift-Tab");
    assert_eq!(field(&desk), "site");
    desk.keys(&mut repo, "Esc");
    let team = stored(&desk, &repo);
    let text = |name| team.get(name).plain();
    assert_eq!(
        (text("name"), text("city"), text("site"), text("province")),
        ("Hal".into(), "Z".into(), "Y".into(), "X".into())
    );
    let board = desk.app.board().expect("a board");
    assert_eq!((board.focus, desk.app.layers.len()), (PaneId::Teams, 1), "only the record is open");
}

#[test]
fn the_last_field_of_a_record_saves_and_ends_and_so_does_the_first() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j i");
    let places = stored(&desk, &repo).get("places");
    while field(&desk) != "region" {
        desk.keys(&mut repo, "j");
    }
    desk.keys(&mut repo, "Enter O o s t Tab");
    assert_eq!((&desk.app.status, desk.rings), (&Status::Note(Note::LastField), 1));
    assert!(!is_editing(&desk));
    desk.keys(&mut repo, "g g j Enter Q 1 Up");
    assert_eq!(desk.app.status, Status::Note(Note::FirstField));
    let team = stored(&desk, &repo);
    assert_eq!((team.get("region"), team.get("code")), (Value::Text("Oost".into()), Value::Text("Q1".into())));
    assert_eq!(team.get("places"), places, "nothing behind the record was touched");
}

#[test]
fn a_record_opened_over_the_agenda_or_the_stages_keeps_its_editor_to_itself() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "3 Tab i");
    let (kind, id) = desk.app.focused().and_then(|pane| pane.subject()).expect("a candidate");
    assert_eq!(kind, Kind::Candidate);
    while field(&desk) != "phone" {
        desk.keys(&mut repo, "j");
    }
    desk.keys(&mut repo, "Enter 0 1 0 Tab Q @ q . n l Enter Esc");
    let record = repo.record(kind, id).expect("reads").expect("there");
    assert_eq!((record.get("phone").plain(), record.get("email").plain()), ("010".into(), "Q@q.nl".into()));
    assert!(desk.app.layers.is_empty());

    desk.keys(&mut repo, "g 2 i");
    let is_record = |desk: &Desk| matches!(desk.app.layers.last(), Some(Layer::RecordDetail(_)));
    // Some rows are of many at once, and lead to something else.
    for _ in 0..20 {
        if !is_record(&desk) {
            desk.keys(&mut repo, "Esc j i");
        }
    }
    assert!(is_record(&desk));
    let before = field(&desk);
    desk.keys(&mut repo, "Enter Tab");
    assert_ne!(field(&desk), before, "the next field of that record");
}

/// Whether nobody said on which days works who stands so many rows below the cursor.
fn has_no_work_days(desk: &Desk, repo: &dyn Repository, below: usize) -> bool {
    let pane = desk.app.focused().expect("a pane");
    let at = pane.window.rows.iter().position(|row| Some(row.id) == pane.cursor_id).expect("a row");
    let places: Vec<Placement> = repo.referring_to("member", pane.window.rows[at + below].id).expect("reads");
    places.iter().all(|place| place.work_days.is_none())
}

#[test]
fn saved_is_said_only_when_nothing_is_on_its_way_any_more() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "Tab l");
    // Two below each other whose hours are not spread over days: other hours then give nothing to remark on.
    while !(has_no_work_days(&desk, &repo, 0) && has_no_work_days(&desk, &repo, 1)) {
        desk.keys(&mut repo, "j");
    }
    desk.slow = true;
    desk.keys(&mut repo, "Enter 1 1 Down 1 2 Enter");
    assert_eq!(desk.app.status, Status::Saving);
    desk.answer_first_command(&mut repo);
    assert_eq!(desk.app.status, Status::Saving, "one of two is stored");
    desk.answer_all(&mut repo);
    assert!(matches!(desk.app.status, Status::Saved { .. }), "{:?}", desk.app.status);
}

#[test]
fn the_numbers_of_one_day_never_stand_under_another() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    assert!(desk.app.views.agenda.overdue_count.is_some() && desk.app.figures.totals.is_some());
    desk.slow = true;
    desk.keys(&mut repo, "t 1 - 3 - 2 0 2 6 Enter");
    assert_eq!((desk.app.views.agenda.overdue_count, desk.app.figures.totals.is_some()), (None, false));
    desk.answer_all(&mut repo);
    assert!(desk.app.views.agenda.overdue_count.is_some() && desk.app.figures.totals.is_some());
}

#[test]
fn a_field_that_goes_on_as_another_record_keeps_the_cursor() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab i");
    while field(&desk) != "hours" {
        desk.keys(&mut repo, "j");
        while !matches!(line(&desk), DetailLine::Field(..)) {
            desk.keys(&mut repo, "j");
        }
    }
    let (placement, hours) = held_at(&desk);
    assert!(matches!(placement, Record::Placement(_)) && hours != Value::Decimal(Decimal::whole(21)));
    desk.keys(&mut repo, "Enter 2 1 Enter");
    assert_eq!(
        held_at(&desk),
        (stored_as(&repo, &placement), Value::Decimal(Decimal::whole(21))),
        "what was typed stands there"
    );
    desk.keys(&mut repo, "Enter 2 2 Enter");
    let mut of_member = repo.referring(Kind::Placement, "member", placement.get("member").reference().expect("one"));
    let hours_of = |record: &Record| record.get("hours");
    let all: Vec<Value> = of_member.as_mut().expect("reads").iter().map(hours_of).collect();
    assert_eq!(all.iter().filter(|held| **held == Value::Decimal(Decimal::whole(22))).count(), 1);
    assert!(!all.contains(&Value::Decimal(Decimal::whole(21))), "the same placement, put right on its first day");
    assert!(all.contains(&hours), "what it was until then stays");
}

#[test]
fn what_a_store_that_fails_did_not_take_is_not_shown_as_if_it_had() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    for (place, column) in [("j l", "places"), ("Tab l", "hours"), ("g 4 j l", "agreed_jobs")] {
        desk.keys(&mut repo, place);
        let before = desk.cell(column);
        desk.slow = true;
        desk.keys(&mut repo, "Enter 1 3 Enter");
        assert_eq!(desk.cell(column), "13", "shown at once");
        desk.fail_all(&mut repo);
        assert!(matches!(desk.app.status, Status::Failed { .. }), "{:?}", desk.app.status);
        assert_eq!(desk.cell(column), before);
        desk.answer_all(&mut repo);
    }
}

fn line(desk: &Desk) -> DetailLine<'_> {
    let view = desk.app.layers.iter().find_map(|layer| if let Layer::RecordDetail(v) = layer { Some(v) } else { None });
    let view = view.expect("a record");
    view.lines()[view.cursor]
}

/// The record and the value of the field under the cursor.
fn held_at(desk: &Desk) -> (Record, Value) {
    let DetailLine::Field(record, info) = line(desk) else { panic!("no field") };
    (record.clone(), record.get(info.name))
}

fn stored_as(repo: &dyn Repository, record: &Record) -> Record {
    repo.record(record.kind(), record.id()).expect("reads").expect("there")
}
