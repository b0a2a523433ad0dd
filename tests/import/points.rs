//! A point before three last figures: 1.500 is 1500 to one office and 1,5 to another.

use binnenwerk::domain::import_options::{Doubt, ImportOptions};
use binnenwerk::domain::reason::Reason;
use binnenwerk::domain::record::Kind;
use binnenwerk::exchange::sheet::SheetCell;
use binnenwerk::repository::Repository;

use crate::office::*;

/// An office with a cost item, and what it makes of these amounts: those that it takes, and those that it refuses.
fn rates(amounts: &[&str]) -> (Vec<String>, Vec<String>) {
    let mut office = Office::new();
    let kind = |kind| ImportOptions { kind: Some(kind), ..ImportOptions::default() };
    office.import_as(&csv("k.csv", "Naam;Grondslag\nHuur;team per maand\n"), &kind(Kind::CostItem));
    let rows: String =
        amounts.iter().zip(2001..).map(|(amount, year)| format!("Huur;{amount};01-01-{year}\n")).collect();
    let plan = office.plan(&csv("t.csv", &format!("Kostenpost;Bedrag;Vanaf\n{rows}")), &kind(Kind::Rate));
    let refused: Vec<String> = plan.summary.refused.iter().map(|row| row.value.clone()).collect();
    assert!(plan.summary.refused.iter().all(|row| row.reason.reason == Reason::NumberTwoMeanings), "{refused:?}");
    office.commit(plan);
    let mut stored = office.repo.all(Kind::Rate).expect("asked");
    stored.sort_by_key(|rate| rate.get("from").day());
    (stored.iter().map(|rate| rate.get("amount").plain()).collect(), refused)
}

#[test]
fn what_can_be_two_numbers_is_refused_unless_its_column_tells_which() {
    assert_eq!(rates(&["1.500"]).1, ["1.500"]);
    assert_eq!(rates(&["1.500", "950", "€ 12.750"]), (vec!["950".to_owned()], vec!["1.500".into(), "€ 12.750".into()]));
    assert_eq!(rates(&["1.500", "7,25", "2.000"]).0, ["1500", "7.25", "2000"]);
    assert_eq!(rates(&["1.500", "7.25", "2.050"]).0, ["1.5", "7.25", "2.05"]);
    assert_eq!(rates(&["1.500", "7.25", "7,25"]).1, ["1.500"]);
    // A comma is no clearer than a point.
    assert_eq!(rates(&["1,500"]).1, ["1,500"]);
    assert_eq!(rates(&["1,500", "12.25"]).0, ["1500", "12.25"]);
    assert_eq!(rates(&["1,500", "2,000.00"]).0, ["1500", "2000"]);
    assert_eq!(rates(&["1,500", "12,25"]).0, ["1.5", "12.25"]);
}

#[test]
fn amounts_are_taken_as_offices_write_them() {
    let written = ["€ 1.500,-", "1500,-", "1 500", "EUR 20", "1.234,56", "€ 7,5", "0.5"];
    assert_eq!(rates(&written).0, ["1500", "1500", "1500", "20", "1234.56", "7.5", "0.5"]);
}

#[test]
fn the_refusal_names_both_numbers() {
    let mut office = one_member();
    let plan = office.plan(&roster("2;Mol, Bea;Een;12.500;01-03-2023"), &ImportOptions::default());
    let words = binnenwerk::text::Words::new(binnenwerk::text::Language::Dutch);
    let said = words.reason(&plan.summary.refused[0].reason);
    assert_eq!(said, "\"12.500\" kan twee getallen zijn. Schrijf 12500 of 12,5.");
}

#[test]
fn a_number_of_a_workbook_has_one_meaning() {
    let mut office = one_member();
    let mut sheets = roster("2;Mol, Bea;Een;x;01-03-2023");
    sheets[0].rows[0].cells[3] = SheetCell::Number("12.500".to_owned());
    office.import(&sheets);
    assert_eq!(office.placements("2"), ["T1 12.5 2023-03-01"]);
}

#[test]
fn a_number_with_too_many_decimals_or_figures_is_told_to_be_that() {
    let mut office = one_member();
    for (hours, expected) in [
        ("27.2727272727273", Some(("at most 2 decimals", Reason::TooManyDecimals))),
        ("0,125", Some(("at most 2 decimals", Reason::TooManyDecimals))),
        ("veel", Some(("not a number", Reason::NotANumber))),
        ("27,50000", None),
    ] {
        let plan = office.plan(&roster(&format!("2;Mol, Bea;Een;{hours};01-03-2024")), &ImportOptions::default());
        let told: Vec<(String, Reason)> =
            plan.summary.refused.iter().map(|row| (reason(&row.reason), row.reason.reason)).collect();
        let expected: Vec<(String, Reason)> = expected.iter().map(|(told, of)| ((*told).to_owned(), *of)).collect();
        assert_eq!(told, expected, "{hours}");
    }
    let places = |text: &str| csv("t.csv", &format!("Teamcode;Team;Plaatsen\nT1;Een;{text}\n"));
    for (text, expected) in [
        ("8,25", Reason::NotAWholeNumber),
        ("8,125", Reason::NumberTwoMeanings),
        ("99999999999999", Reason::TooManyFigures),
    ] {
        let plan = office.plan(&places(text), &ImportOptions::default());
        assert_eq!(refusals(&plan).iter().map(|row| row.3).collect::<Vec<_>>(), [expected], "{text}");
    }
}

/// What an office makes of these percentages of absence, of one member each.
fn percentages(percentages: &[&str], options: &ImportOptions) -> (Vec<String>, Vec<Reason>) {
    let mut office = Office::new();
    let people: String = (1..=percentages.len()).map(|n| format!("{n};Naam{n}, A;24;01-02-2024;Kas\n")).collect();
    office.import_as(&csv("l.csv", &format!("Nr;Naam;Uren;Vanaf;Team\n{people}")), &creating());
    let rows: String = percentages.iter().zip(1..).map(|(part, n)| format!("{n};02-02-2026;{part}\n")).collect();
    let options = ImportOptions { kind: Some(Kind::Absence), ..options.clone() };
    let plan = office.plan(&csv("v.csv", &format!("Personeelsnummer;Vanaf;Percentage\n{rows}")), &options);
    let refused = plan.summary.refused.iter().map(|row| row.reason.reason).collect();
    office.commit(plan);
    let mut stored: Vec<String> =
        office.repo.all(Kind::Absence).expect("asked").iter().map(|absence| absence.get("percent").plain()).collect();
    stored.sort();
    (stored, refused)
}

#[test]
fn percentages_of_which_none_is_above_one_are_asked_about() {
    let as_told = ImportOptions::default();
    let meant = ImportOptions { accept: vec![Doubt::PartsOfOne], ..ImportOptions::default() };
    let doubted = (vec![], vec![Reason::PartsOfOne; 3]);
    assert_eq!(percentages(&["0,5", "1", "0,125"], &as_told), doubted);
    assert_eq!(percentages(&["0,5", "1", "0,125"], &meant).0, ["100", "12.5", "50"]);
    for options in [&as_told, &meant] {
        assert_eq!(percentages(&["0,5", "40", "100"], options).0, ["0.5", "100", "40"], "one of them is above 1");
        assert_eq!(percentages(&["0,5%", "1 %"], options).0, ["0.5", "1"], "with the sign it is clear");
    }
}
