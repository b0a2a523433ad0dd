//! What clients are charged, worked out a second time: from the tables of the store as they stand, day by day, in whole
//! cents, without any of the program's own rules. Every line, total, correction and credit of the statements that the program
//! fixes has to be the same.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

#[allow(dead_code, reason = "not all of the desk is used here")]
#[path = "../cli/desk.rs"]
mod desk;
mod due;
mod granted;
mod number;
mod records;
mod statement;

use desk::Desk;
use due::Line;
use records::{Day, Instrument, Placement, Records};
use serde_json::Value;
use std::collections::BTreeSet;

fn done(desk: &Desk, args: &[&str]) {
    let said = desk.run(args);
    assert_eq!(said.code, 0, "{args:?}: {}", said.err);
}

/// Which lines are on one side only.
fn compare(told: &[Line], expected: &[Line], whose: &str) {
    let lacking: Vec<_> = expected.iter().filter(|line| !told.contains(line)).collect();
    let too_many: Vec<_> = told.iter().filter(|line| !expected.contains(line)).collect();
    assert!(
        lacking.is_empty() && too_many.is_empty(),
        "{whose}: of {} lines {} are told otherwise; has to be {:#?}, is told {:#?}",
        expected.len(),
        lacking.len(),
        &lacking[..lacking.len().min(3)],
        &too_many[..too_many.len().min(3)],
    );
    assert_eq!(told.len(), expected.len(), "{whose}");
}

/// A statement as the records of a store give it, and as the program tells it.
fn both(desk: &Desk, number: &str) -> (Vec<Line>, Value) {
    let records = Records::read(&desk.path("demo.db"));
    let own = records.statements.iter().find(|own| own.number == number).expect("a statement");
    (statement::expected(&records, own), desk.json(&["statement", "show", number]))
}

/// Fixes a statement of a client, and works it out once more. Gives its number and its lines.
fn fixed(desk: &Desk, client: &str, days: &[&str]) -> (String, Vec<Line>) {
    done(desk, &[&["statement", "fix", client], days].concat());
    let records = Records::read(&desk.path("demo.db"));
    let own = records.statements.last().expect("a statement");
    assert_eq!(records.called[&own.client], client);
    let (expected, json) = both(desk, &own.number);
    compare(&statement::told(&json), &expected, &format!("{} of {client}", own.number));
    let sums = statement::sums(&expected);
    assert_eq!(statement::told_sums(&json), sums, "{client}");
    assert_eq!(i128::from(own.total), sums[3], "{client}");
    says_what_changed(&json);
    says_what_changed(&desk.json(&["statement", "show", &own.number, "--for-client"]));
    let csv = desk.run(&["statement", "show", &own.number, "--format", "csv"]).out;
    let mut numbers: Vec<_> = expected.iter().map(|line| (line.quantity, line.price, line.amount)).collect();
    numbers.sort_unstable();
    assert_eq!(statement::rows(&csv), numbers, "{client}");
    (own.number.clone(), expected)
}

/// Every correction says what changed, and nothing else does.
fn says_what_changed(statement: &Value) {
    for line in statement["lines"].as_array().expect("lines") {
        let changes = line["changes"].as_array().expect("changes");
        assert_eq!(line["sort"] == "correction", !changes.is_empty(), "{line}");
        assert!(changes.iter().all(|change| change["what"] != "recounted"), "records tell it: {line}");
    }
}

fn sorts(lines: &[Line]) -> [usize; 3] {
    ["cost", "windfall", "correction"].map(|sort| lines.iter().filter(|line| line.sort == sort).count())
}

/// Changes of all that charges depend on, on days of the last fixed quarter and of the next one.
fn changes(desk: &Desk) {
    let records = Records::read(&desk.path("demo.db"));
    let settled = |placement: &&Placement| placement.days.0 < day("2026-06-01") && placement.days.1.is_none();
    let at_work = |client: &str| -> Vec<&Placement> {
        let has_part = |team: &str| {
            records.shares.iter().any(|share| share.team == team && records.called[&share.client] == client)
        };
        records.placements.iter().filter(settled).filter(|own| own.credited.is_none() && has_part(&own.team)).collect()
    };
    let number = |placement: &Placement| records.called[&placement.member].clone();
    let (coa, tax) = (at_work("COA"), at_work("Belastingdienst"));
    let granted = |of: &[&Placement], fits: &dyn Fn(&Instrument) -> bool| -> Vec<String> {
        let own = |instrument: &&Instrument| {
            instrument.status == "granted"
                && instrument.days.1.is_none_or(|last| last > day("2027-06-01"))
                && of.iter().any(|placement| placement.member == instrument.member)
        };
        records.instruments.iter().filter(own).filter(|i| fits(i)).map(|i| i.id.clone()).collect()
    };
    let hourly = granted(&coa, &|i| i.kind == "wage_cost_benefit");
    let monthly = granted(&tax, &|i| i.kind == "wage_cost_subsidy" && i.amount.is_some());
    let yearly = granted(&coa, &|i| i.kind == "job_coach_provision");
    let beneficiary = granted(&tax, &|i| i.kind == "wage_cost_benefit");
    let beneficiary = &records.instruments.iter().find(|i| i.id == beneficiary[0]).expect("one").member;
    let rate =
        records.rates.iter().find(|rate| rate.days.1.is_none() && rate.amount == 2_385).expect("the wage").id.clone();
    for step in [
        &["hours", &number(coa[0]), "20.5", "--on", "2026-08-17"][..],
        &["hours", &number(coa[0]), "31", "--on", "2026-11-05"],
        &["hours", &number(tax[0]), "19", "--on", "2026-10-20"],
        &["move", &number(coa[1]), "T001", "--on", "2026-10-28"],
        &["end", &number(tax[1]), "--on", "2026-11-13", "--reason", "verhuizing"],
        &["set", "placement", &coa[2].id, "telt voor=Belastingdienst", "--on", "2026-09-21"],
        &["share", "T006", "COA", "35.37", "--on", "2026-09-11"],
        &["share", "T002", "Belastingdienst", "33.33", "--on", "2026-11-03"],
        &["add", "rate", "post=Begeleiding", "opdrachtgever=COA", "bedrag=411,17", "vanaf=2026-09-09"],
        &["add", "rate", "post=Opleiding", "opdrachtgever=COA", "team=T006", "bedrag=-3,33", "vanaf=2026-12-01"],
        &["set", "rate", &rate, "bedrag=24,99", "--on", "2026-11-30"],
        &["set", "cost_item", "Opleiding", "grondslag=persoon per maand", "--on", "2026-09-15"],
        &["set", "cost_item", "Reiskosten", "grondslag=contractuur", "--on", "2026-12-16"],
        &["set", "instrument", &hourly[0], "instantie=Iemand anders", "--on", "2026-08-10"],
        &["set", "instrument", &hourly[1], "bedrag=0,87", "--on", "2026-10-10"],
        &["set", "instrument", &monthly[0], "bedrag=712,33", "--on", "2026-08-18"],
        &["set", "instrument", &monthly[1], "loonwaarde=44", "bedrag=", "--on", "2026-11-18"],
        &["set", "instrument", &yearly[0], "bedrag=2222,22", "--on", "2026-09-30"],
        &["add", "parameter", "naam=lkv_year_most", "waarde=1450", "vanaf=2026-11-10"],
        &["add", "parameter", "naam=lks_cap_percent", "waarde=66", "vanaf=2026-10-01"],
        &["register", &records.called[beneficiary], "nee", "--on", "2026-11-22"],
    ] {
        done(desk, step);
    }
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

#[test]
fn what_clients_are_charged_is_what_the_records_come_to() {
    let desk = Desk::with_demo();
    for client in ["COA", "Staatsbosbeheer", "P-Direkt"] {
        let (_, lines) = fixed(&desk, client, &[]);
        let [costs, windfalls, corrections] = sorts(&lines);
        assert!(costs > 100 && windfalls > 50 && corrections == 0, "{client}: {:?}", sorts(&lines));
    }
}

#[test]
fn what_changes_in_the_period_ends_a_line_and_only_the_lines_that_it_is_about() {
    let desk = Desk::with_demo();
    changes(&desk);
    for client in ["COA", "Belastingdienst", "IND"] {
        let (_, lines) = fixed(&desk, client, &[]);
        let [costs, windfalls, corrections] = sorts(&lines);
        assert!(costs > 100 && windfalls > 50 && corrections > 0, "{client}: {:?}", sorts(&lines));
    }
}

#[test]
fn what_turns_out_otherwise_is_corrected_once_and_a_credit_gives_all_of_it_back() {
    let desk = Desk::with_demo();
    let clients = ["COA", "Belastingdienst"];
    let first = clients.map(|client| fixed(&desk, client, &[]));
    changes(&desk);
    let odd = ["--from", "2027-01-01", "--to", "2027-02-14"];
    let second = clients.map(|client| fixed(&desk, client, &odd));
    for (_, lines) in &second {
        let corrected: BTreeSet<&str> = lines.iter().map(|line| line.corrects.as_str()).collect();
        assert!(corrected.len() > 2, "of the quarter before, and of the one before that: {corrected:?}");
    }
    for (number, lines) in [&first[0], &second[1]] {
        done(&desk, &["statement", "credit", number]);
        let records = Records::read(&desk.path("demo.db"));
        let credit = records.statements.last().expect("a credit statement");
        let json = desk.json(&["statement", "show", &credit.number]);
        let mut opposite: Vec<Line> =
            lines.iter().map(|line| Line { quantity: -line.quantity, amount: -line.amount, ..line.clone() }).collect();
        opposite.sort();
        compare(&statement::told(&json), &opposite, &credit.number);
        assert_eq!(i128::from(credit.total), -statement::sums(lines)[3]);
        assert_eq!(statement::told_sums(&json), statement::sums(&opposite));
    }
    // The days that were taken back once more, with other hours on them; and after that nothing is left.
    let somebody = first[0].1.iter().find(|line| line.what == "Loonkosten" && line.from == day("2026-10-01"));
    done(&desk, &["hours", &somebody.expect("a wage").member, "17", "--on", "2026-12-24"]);
    fixed(&desk, "COA", &["--from", "2026-10-01", "--to", "2026-12-31"]);
    fixed(&desk, "Belastingdienst", &odd);
    for client in clients {
        let (_, lines) = fixed(&desk, client, &["--from", "2027-02-15", "--to", "2028-03-14"]);
        assert_eq!(sorts(&lines)[2], 0, "{client}");
    }
}

/// Proves that a difference of one cent is seen.
#[test]
fn a_rate_or_an_amount_of_one_cent_more_is_seen() {
    let desk = Desk::with_demo();
    let (number, lines) = fixed(&desk, "P-Direkt", &[]);
    let of_one = |change: &dyn Fn(&mut Records)| {
        let mut records = Records::read(&desk.path("demo.db"));
        change(&mut records);
        let own = records.statements.iter().find(|own| own.number == number).expect("a statement").clone();
        let otherwise = statement::expected(&records, &own);
        otherwise.iter().filter(|line| !lines.contains(line)).count()
    };
    assert_eq!(of_one(&|_| {}), 0);
    let latest = |records: &mut Records| {
        records.rates.iter_mut().filter(|rate| rate.days.1.is_none()).for_each(|rate| rate.amount += 1);
    };
    assert!(of_one(&latest) > 100);
    let amounts = |records: &mut Records| {
        records.instruments.iter_mut().for_each(|own| own.amount = own.amount.map(|amount| amount + 1));
    };
    assert!(of_one(&amounts) > 20);
}
