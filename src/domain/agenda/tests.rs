//! What is due, and where the agenda finds it.

use chrono::Days;

use super::source::days_ahead;
use super::*;
use crate::domain::columns::column;
use crate::domain::columns::naming_column;
use crate::domain::days::Day;
use crate::domain::defaults;
use crate::domain::id::CountedIds;
use crate::domain::kinds::Parameter;
use crate::domain::record::Typed;
use crate::domain::value::FieldType;
use crate::domain::value::Value;

fn day(m: u32, d: u32) -> Day {
    Day::from_ymd_opt(2026, m, d).expect("a day")
}

fn names(expr: &Expr, found: &mut Vec<&'static str>) {
    match expr {
        Expr::All | Expr::Word(_) | Expr::Among(_) => {}
        Expr::Compare { column, .. } => found.push(column),
        Expr::Not(inner) => names(inner, found),
        Expr::And(list) | Expr::Or(list) => list.iter().for_each(|e| names(e, found)),
    }
}

#[test]
fn each_source_names_columns_that_there_are_and_a_parameter_that_a_new_store_has() {
    let founded = defaults::records(&mut CountedIds::after(1));
    let windows: Vec<_> = founded.iter().filter_map(Parameter::of).collect();
    for source in SOURCES {
        assert_eq!(SOURCES.iter().filter(|other| other.name == source.name).count(), 1, "{}", source.name);
        if let DueBy::Column { column: due, window } = source.by {
            assert_eq!(column(source.kind, due).map(|c| c.ty), Some(FieldType::Day), "{}", source.name);
            assert!(windows.iter().any(|p| p.name == window && p.value.is_some()), "{window}");
        }
        assert!(!source.about.is_empty() || naming_column(source.kind).is_some(), "{}", source.name);
        let mut named = source.columns();
        for look in
            [AgendaDays { day: day(6, 15), today: day(6, 15) }, AgendaDays { day: day(6, 1), today: day(6, 15) }]
        {
            names(&(source.open)(look), &mut named);
        }
        for name in named {
            assert!(column(source.kind, name).is_some(), "{}: {name}", source.name);
        }
        for about in source.about.iter().chain(&source.team) {
            let ty = column(source.kind, about).map(|c| c.ty);
            assert!(matches!(ty, Some(FieldType::Ref(_))), "{}: {about}", source.name);
        }
        match source.remedy {
            Resolution::Fill(fields) => {
                assert!(fields.iter().all(|name| source.kind.field(name).is_some()), "{}", source.name);
            }
            Resolution::Add { kind, field, known } => {
                assert!(kind.field(field).is_some(), "{}", source.name);
                if let Some((field, choice)) = known {
                    let ty = kind.field(field).map(|info| info.ty);
                    assert!(ty.is_some_and(|ty| ty.check(&Value::Choice(choice)).is_ok()), "{}", source.name);
                }
            }
            _ => {}
        }
    }
}

#[test]
fn every_window_of_a_new_store_is_that_of_a_source() {
    for record in defaults::records(&mut CountedIds::after(1)) {
        if let Some(p) = Parameter::of(&record)
            && p.name.starts_with("window_")
        {
            let used = SOURCES.iter().any(|s| matches!(s.by, DueBy::Column { window, .. } if window == p.name));
            assert!(used, "{}", p.name);
        }
    }
}

#[test]
fn the_window_is_what_the_parameter_says_on_the_day_and_what_is_late_has_no_end() {
    let p = |value, m| Parameter {
        name: "window_contract".into(),
        value: Some(crate::domain::decimal::Decimal::whole(value)),
        from: day(m, 1),
        ..Parameter::blank(crate::domain::id::Id::UNSET)
    };
    let parameters = [p(60, 1), p(30, 6)];
    let source = &SOURCES[0];
    let last = |on, reach| {
        let query = source.query(AgendaDays { day: on, today: on }, reach, &parameters);
        let Expr::And(parts) = query.filter else { panic!("{:?}", query.filter) };
        parts.last().cloned()
    };
    let until = |on: Day| Expr::Compare { column: "contract_until", relation: Relation::AtMost, value: on.into() };
    assert_eq!(last(day(5, 1), Horizon::Window), Some(until(day(6, 30))));
    assert_eq!(last(day(6, 1), Horizon::Window), Some(until(day(7, 1))));
    assert_eq!(last(day(6, 1), Horizon::Day), Some(until(day(6, 1))));
    assert_eq!(days_ahead("window_contract", &[], day(6, 1)), Days::new(0));
}

#[test]
fn looking_back_what_ended_later_was_still_to_be_done() {
    let look = |at| AgendaDays { day: at, today: day(6, 15) };
    assert_eq!(look(day(6, 15)).unsettled("until"), Expr::is("until", Value::Empty));
    assert_eq!(look(day(7, 1)).unsettled("until"), Expr::is("until", Value::Empty));
    assert!(matches!(look(day(6, 1)).unsettled("until"), Expr::Or(list) if list.len() == 2));
    assert_eq!(look(day(6, 1)).running("until"), Expr::All);
}

#[test]
fn a_word_is_sought_in_the_name_of_the_source_else_in_the_names_of_the_row() {
    let found = wanted("Contract bos", |source| format!("{} loopt af", source.name));
    let filter = |name| found.iter().find(|(s, _)| s.name == name).map(|(_, filter)| filter.clone());
    assert!(matches!(filter("contract"), Some(Expr::Or(_))), "only bos is sought in the rows");
    assert!(matches!(filter("pilot"), Some(Expr::And(parts)) if parts.len() == 2));
    assert!(wanted(" ", |_| String::new()).iter().all(|(_, filter)| *filter == Expr::All));
}
