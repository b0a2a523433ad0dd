//! Every cell of every list that can be edited, on a day that is past, today and one to come: what is typed comes to stand in that
//! cell and in no other, from that day on, and one `u` takes it back.

use binnenwerk::app::action::Action;
use binnenwerk::app::layers::Layer;
use binnenwerk::app::state::column_strip::ColumnStrip;
use binnenwerk::app::state::pane::PaneShape;
use binnenwerk::app::state::pane_specs::{PANES, PaneId};
use binnenwerk::app::state::status::Status;
use binnenwerk::app::update::AppEvent;
use binnenwerk::domain::columns::{ColumnSource, columns, dated};
use binnenwerk::domain::days::Day;
use binnenwerk::domain::decimal::Decimal;
use binnenwerk::domain::id::Id;
use binnenwerk::domain::value::{FieldType, Value};
use binnenwerk::repository::Repository;

use super::desk::{Desk, programme_of, today};

/// Goes to a pane, on a row that is there.
fn go_to(desk: &mut Desk, repo: &mut dyn Repository, pane: PaneId) {
    let spec = pane.spec();
    desk.update(repo, AppEvent::Act(Action::View(spec.view)));
    for _ in 0..6 {
        if desk.app.board().is_some_and(|board| board.focus == pane) {
            break;
        }
        desk.keys(repo, "Tab");
    }
    desk.keys(repo, if spec.head.is_some() { "g g j j" } else { "g g j" });
}

/// What the rows at hand hold in every column, by record.
fn held(desk: &Desk) -> Vec<(Id, Vec<Value>)> {
    let pane = desk.app.focused().expect("a board");
    let rows = pane.window.rows.iter();
    rows.map(|row| (row.id, row.cells.iter().map(|cell| cell.value.clone()).collect())).collect()
}

fn keys(text: &str) -> String {
    text.chars().map(|c| format!("{c} ")).collect()
}

/// What is typed in a cell of this type, another value than the one that stands there.
fn typed(ty: FieldType, now: &Value, hours: &Value, on: Day) -> String {
    let one_of = |a: &str, b: &str| keys(if now.plain() == a { b } else { a });
    match ty {
        FieldType::Text(_) => one_of("Qa", "Qb"),
        FieldType::Day => keys(&on.format("%d-%m-%Y").to_string()),
        FieldType::WorkDays => {
            let hours = Decimal::parse(&hours.plain()).map_or(0, Decimal::hundredths);
            let [each, last] =
                [hours / 4, hours - hours / 4 * 3].map(|part| Decimal::from_hundredths(part).to_string());
            one_of(&format!("{each}-{each}-{each}-{last}-0"), &format!("0-{each}-{each}-{each}-{last}"))
        }
        _ => one_of("7", "9"),
    }
}

fn look_at(desk: &mut Desk, repo: &mut dyn Repository, day: Day) {
    desk.keys(repo, &format!("t {} Enter", keys(&day.format("%d-%m-%Y").to_string())));
    assert_eq!(desk.app.session.as_of, day);
}

#[test]
fn what_is_typed_in_a_cell_stands_in_that_cell_alone_and_is_taken_back_by_one_key() {
    let mut repo = programme_of(60);
    let mut desk = Desk::at(&mut repo, today(), "jan", 1);
    let mut shape = desk.app.views.shape.clone();
    for spec in PANES {
        let names = columns(spec.kind).iter().map(|column| column.name);
        let columns: Vec<_> = names.map(|name| (name, 10)).collect();
        let columns = ColumnStrip { width: 2000, at_rest: columns.len(), columns, ..ColumnStrip::default() };
        shape.panes.insert(spec.id, PaneShape { height: 12, columns });
    }
    desk.update(&mut repo, AppEvent::Shape(shape));
    let days = [-120, 0, 45].map(|days| today() + chrono::TimeDelta::days(days));
    let (mut faults, mut edited) = (Vec::new(), std::collections::BTreeSet::new());
    for (spec, on) in PANES.iter().flat_map(|spec| days.map(|day| (spec, day))) {
        desk.keys(&mut repo, "g 1");
        look_at(&mut desk, &mut repo, on);
        go_to(&mut desk, &mut repo, spec.id);
        if desk.app.focused().and_then(|pane| pane.current()).is_none() {
            continue;
        }
        let names = desk.app.focused().expect("a board").columns();
        let dated: Vec<&str> = dated(spec.kind).collect();
        for (at, name) in names.into_iter().enumerate() {
            let column = columns(spec.kind).iter().find(|column| column.name == name).expect("a column");
            if matches!(column.source, ColumnSource::Derived(_)) {
                continue;
            }
            go_to(&mut desk, &mut repo, spec.id);
            desk.keys(&mut repo, &format!("Home {}", "l ".repeat(at)));
            let what = format!("{:?} {name} on {on}", spec.id);
            let pane = desk.app.focused().expect("a board");
            let (id, now) = (pane.current().expect("a row").id, pane.cell(pane.current().expect("a row"), name));
            let now = now.expect("a cell").value.clone();
            let hours = pane.cell(pane.current().expect("a row"), "hours").map(|cell| cell.value.clone());
            let (before, start) = (held(&desk), repo.revision().expect("reads"));
            desk.keys(&mut repo, "Enter");
            match desk.app.layers.last() {
                Some(Layer::Editor(_)) => {
                    desk.keys(&mut repo, &format!("{} Enter", typed(column.ty, &now, &hours.unwrap_or_default(), on)));
                }
                Some(Layer::Picker(_)) => {
                    desk.keys(&mut repo, "Down Enter");
                }
                _ => {}
            }
            while !desk.app.layers.is_empty() {
                desk.keys(&mut repo, "Esc");
            }
            let done = repo.revision().expect("reads");
            if !matches!(desk.app.status, Status::Saved { .. }) || done == start {
                // More rows of a long list can have arrived meanwhile.
                let after = held(&desk);
                if done != start || !before.iter().all(|row| after.contains(row)) {
                    faults.push(format!("{what}: not saved, and something changed: {:?}", desk.app.status));
                }
                continue;
            }
            edited.insert((spec.id, name));
            let after = held(&desk);
            let place = desk.app.focused().expect("a board").place_at_hand(name).expect("a place");
            let in_cell = |rows: &[(Id, Vec<Value>)], of: Id| {
                rows.iter().find(|(row, _)| *row == of).and_then(|(_, cells)| cells.get(place).cloned())
            };
            match in_cell(&after, id) {
                Some(value) if value == now => faults.push(format!("{what}: saved, and {now:?} still stands there")),
                _ => {}
            }
            for (row, cells) in before.iter().filter(|(row, _)| *row != id) {
                if in_cell(&after, *row).is_some_and(|value| value != cells[place]) {
                    faults.push(format!("{what}: another row changed too"));
                }
            }
            if dated.contains(&name) {
                look_at(&mut desk, &mut repo, on.pred_opt().expect("a day"));
                let day_before = in_cell(&held(&desk), id);
                if day_before.is_some_and(|value| value != now && in_cell(&after, id) == Some(value)) {
                    faults.push(format!("{what}: the day before changed too"));
                }
                look_at(&mut desk, &mut repo, on);
            }
            desk.keys(&mut repo, "u");
            if !matches!(desk.app.status, Status::Undone { .. }) {
                faults.push(format!("{what}: not taken back: {:?}", desk.app.status));
            }
            go_to(&mut desk, &mut repo, spec.id);
            let again = held(&desk);
            if !before.iter().all(|row| again.contains(row)) {
                faults.push(format!("{what}: taken back, and not as it was"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(edited.len() > 40, "{edited:?}");
    assert!(edited.contains(&(PaneId::Members, "work_days")), "{edited:?}");
}
