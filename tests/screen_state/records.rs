//! One record in full: what holds now first, what holds nothing folded, parts by number, and two fields beside each other where there is room.

use binnenwerk::app::form_kind::FormFor;
use binnenwerk::app::layers::Layer;
use binnenwerk::app::layers::record_detail::{DetailLine, DetailPart, RecordDetailView};
use binnenwerk::app::state::status::{Note, Status};
use binnenwerk::app::state::views::Shape;
use binnenwerk::app::update::AppEvent;
use binnenwerk::domain::days::holds;
use binnenwerk::domain::kinds::{Employment, Member, Placement};
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::domain::verbs::days;
use binnenwerk::repository::Repository;
use binnenwerk::repository::sqlite::SqliteRepository;

use super::desk::{Desk, programme, today};
use super::refused;

fn view(desk: &Desk) -> &RecordDetailView {
    let Some(Layer::RecordDetail(view)) = desk.app.layers.last() else { panic!("{:?}", desk.app.layers) };
    view
}

#[test]
fn what_holds_now_comes_first_and_a_digit_leads_to_each_part() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab i");
    let parts = view(&desk).parts();
    assert!(parts.len() > 2 && parts[0] == (0, DetailPart::Now), "{parts:?}");
    let lines = view(&desk).lines();
    for line in &lines[..parts[1].0] {
        let DetailLine::Heading(record) = line else { continue };
        let now = days(*record).is_none_or(|(from, until)| holds(from, until, today()) || from > today());
        assert!(now, "{record:?} has passed");
    }
    for (nth, (line, part)) in parts.iter().enumerate().take(8) {
        desk.keys(&mut repo, &format!("{}", nth + 1));
        assert_eq!(view(&desk).cursor, (*line).max(1), "{part:?}");
    }
    desk.keys(&mut repo, "1 8 1");
    assert_eq!(view(&desk).cursor, 1, "a number without a part leads nowhere");
    assert!(matches!(desk.app.layers[..], [Layer::RecordDetail(_)]), "and to no other view");
}

#[test]
fn tab_goes_through_all_parts_also_those_without_a_digit() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab i");
    let parts = view(&desk).parts();
    for (line, part) in parts.iter().skip(1).chain(&parts[..1]) {
        desk.keys(&mut repo, "Tab");
        assert_eq!(view(&desk).cursor, (*line).max(1), "{part:?}");
    }
}

#[test]
fn fields_that_hold_nothing_are_folded_and_one_key_shows_them() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab i");
    let empty = |desk: &Desk| {
        let held = |line: &&DetailLine<'_>| matches!(line, DetailLine::Field(record, info) if record.get(info.name).is_empty() && !info.required);
        view(desk).lines().iter().filter(held).count()
    };
    let folded = |desk: &Desk| {
        let count = |line: &DetailLine<'_>| if let DetailLine::Empty(_, count) = line { *count } else { 0 };
        view(desk).lines().iter().map(count).sum::<usize>()
    };
    let hidden = folded(&desk);
    assert!(hidden > 3 && empty(&desk) == 0, "{hidden}");
    desk.keys(&mut repo, "j j");
    let here = format!("{:?}", view(&desk).lines()[view(&desk).cursor]);
    desk.keys(&mut repo, "+");
    assert_eq!((empty(&desk), folded(&desk)), (hidden, 0));
    assert_eq!(format!("{:?}", view(&desk).lines()[view(&desk).cursor]), here, "the cursor stays on its field");
    desk.keys(&mut repo, "+");
    let line = |desk: &Desk| format!("{:?}", view(desk).lines()[view(desk).cursor]);
    desk.keys(&mut repo, "G");
    while !line(&desk).starts_with("Empty") {
        desk.keys(&mut repo, "k");
    }
    desk.keys(&mut repo, "Enter");
    assert_eq!(folded(&desk), 0, "Enter on the line that tells of them shows them too");
}

#[test]
fn going_down_to_what_is_folded_opens_it_so_that_every_field_is_reached_with_one_key() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab i g g");
    let field = |desk: &Desk| match view(desk).lines()[view(desk).cursor] {
        DetailLine::Field(record, info) => Some((record.kind(), info.name, record.get(info.name).is_empty())),
        _ => None,
    };
    let folded = |desk: &Desk| view(desk).lines().iter().filter(|line| matches!(line, DetailLine::Empty(..))).count();
    let (before, mut seen) = (folded(&desk), Vec::new());
    while folded(&desk) == before {
        desk.keys(&mut repo, "j");
    }
    let (kind, first, is_empty) = field(&desk).expect("on a field");
    assert!(kind == Kind::Member && is_empty, "{first}");
    assert_eq!(folded(&desk), before - 1, "only what belongs to this record");
    while field(&desk).is_some() {
        seen.extend(field(&desk).map(|(_, name, _)| name));
        desk.keys(&mut repo, "j");
    }
    let member = &view(&desk).detail.as_ref().expect("has come").record;
    let lacking = Kind::Member.fields().iter().filter(|info| !info.required && member.get(info.name).is_empty());
    let lacking: Vec<&str> = lacking.map(|info| info.name).collect();
    assert_eq!(seen, lacking, "each of them, on from where the cursor was");
    // The same of every other record: each step leads down, and no field is left out.
    let (mut at, mut visited) = (view(&desk).cursor, 0);
    desk.keys(&mut repo, "j");
    while view(&desk).cursor != at {
        at += 1;
        assert_eq!(view(&desk).cursor, at);
        visited += usize::from(field(&desk).is_some_and(|(.., is_empty)| is_empty));
        desk.keys(&mut repo, "j");
    }
    assert_eq!(folded(&desk), 0);
    assert!(visited > 3, "{visited}");
}

#[test]
fn where_two_fields_stand_beside_each_other_the_arrows_go_between_them() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let shape = Shape { detail_columns: 2, ..desk.app.views.shape.clone() };
    desk.update(&mut repo, AppEvent::Shape(shape));
    desk.keys(&mut repo, "j Tab i");
    assert_eq!(view(&desk).kind, Kind::Member);
    let at = |desk: &Desk| view(desk).cursor;
    assert_eq!(at(&desk), 1);
    desk.keys(&mut repo, "l");
    assert_eq!(at(&desk), 2);
    desk.keys(&mut repo, "j");
    assert_eq!(at(&desk), 4);
    desk.keys(&mut repo, "h");
    assert_eq!(at(&desk), 3);
    desk.keys(&mut repo, "k h");
    assert_eq!(at(&desk), 1);
}

/// Goes down to a field of a kind.
fn down_to(repo: &mut SqliteRepository, desk: &mut Desk, (kind, name): (Kind, &str)) {
    let stands = |desk: &Desk| {
        let lines = view(desk).lines();
        matches!(lines[view(desk).cursor], DetailLine::Field(record, info) if record.kind() == kind && info.name == name)
    };
    for _ in 0..60 {
        if stands(desk) {
            return;
        }
        desk.keys(repo, "Down");
    }
    panic!("there is no {name}");
}

#[test]
fn a_digit_begins_an_edit_on_a_telephone_number_a_day_and_hours_and_leads_to_a_part_elsewhere() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab i");
    let id = view(&desk).id;
    down_to(&mut repo, &mut desk, (Kind::Member, Member::phone));
    desk.keys(&mut repo, "0 6 1 2 3 4 Enter");
    let member = repo.record(Kind::Member, id).expect("reads").expect("is there");
    assert_eq!(member.get(Member::phone).plain(), "061234", "{:?}", desk.app.status);
    for field in [(Kind::Employment, Employment::from), (Kind::Placement, Placement::hours)] {
        down_to(&mut repo, &mut desk, field);
        desk.keys(&mut repo, "2");
        let Some(Layer::Editor(editor)) = desk.app.layers.last() else { panic!("{field:?}: {:?}", desk.app.layers) };
        assert_eq!(editor.line.text(), "2", "{field:?}");
        desk.keys(&mut repo, "Esc");
    }
    desk.keys(&mut repo, "Tab 1");
    assert_eq!(view(&desk).cursor, 1, "on what takes no digits it leads to a part");
}

#[test]
fn ending_in_a_record_ends_the_placement_or_the_employment_under_the_cursor() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab i");
    let ended = |desk: &Desk| match desk.app.layers.last() {
        Some(Layer::Form(form)) => form.purpose.clone(),
        other => panic!("{other:?}: {:?}", desk.app.status),
    };
    down_to(&mut repo, &mut desk, (Kind::Employment, Employment::from));
    desk.keys(&mut repo, "x");
    assert!(matches!(ended(&desk), FormFor::EndService(_)), "{:?}", ended(&desk));
    desk.keys(&mut repo, "Esc");
    down_to(&mut repo, &mut desk, (Kind::Placement, Placement::hours));
    desk.keys(&mut repo, "x");
    assert!(matches!(ended(&desk), FormFor::EndPlacement(_)), "{:?}", ended(&desk));
}

#[test]
fn a_key_that_leads_nowhere_in_a_record_says_so() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    desk.keys(&mut repo, "j Tab i >");
    assert_eq!(refused(&desk), Some(Reason::NotHere));
    desk.keys(&mut repo, "Up Enter");
    assert_eq!(desk.app.status, Status::Note(Note::NoFieldHere), "on a heading there is nothing to edit");
    assert!(matches!(desk.app.layers[..], [Layer::RecordDetail(_)]));
}

#[test]
fn a_placement_that_is_put_to_begin_later_says_which_days_are_left_without_a_place() {
    let mut repo = programme();
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let remarks = |desk: &Desk| match &desk.app.status {
        Status::Saved { remarks, .. } => remarks.iter().map(|remark| remark.reason).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    desk.keys(&mut repo, "j Tab i");
    down_to(&mut repo, &mut desk, (Kind::Placement, Placement::hours));
    desk.keys(&mut repo, "2 1 Enter");
    assert!(!remarks(&desk).contains(&Reason::DaysWithoutPlace), "other hours leave the days before as they were");
    desk.keys(&mut repo, "u");
    down_to(&mut repo, &mut desk, (Kind::Placement, Placement::from));
    desk.keys(&mut repo, "Enter + 9 Enter");
    assert!(remarks(&desk).contains(&Reason::DaysWithoutPlace), "{:?}", desk.app.status);
}
