//! Sums that have to agree: lines with their statement, clients with the programme, a survey with what it withholds.

use serde_json::Value;

use crate::desk::Desk;

/// The sum of a column, in cents or hundredths of a job.
fn sum(rows: &Value, column: &str) -> i64 {
    rows.as_array().expect("rows").iter().map(|row| hundredths(&row[column])).sum()
}

fn hundredths(value: &Value) -> i64 {
    #[allow(clippy::cast_possible_truncation, reason = "amounts have two decimals")]
    let whole = (value.as_f64().unwrap_or_else(|| panic!("no number: {value}")) * 100.0).round() as i64;
    whole
}

#[test]
fn the_total_of_a_statement_is_the_sum_of_lines_that_each_name_where_they_come_from() {
    let desk = Desk::new();
    let statement = desk.json("report charges --statement 2026-0048");
    let lines = &statement["lines"];
    assert_eq!(statement["client"], "DUO");
    assert_eq!(sum(lines, "amount"), hundredths(&statement["total"]));
    for line in lines.as_array().unwrap() {
        assert!(line["team"].as_str().is_some_and(|team| !team.is_empty()), "{line}");
        assert!(line["what"].as_str().is_some_and(|what| !what.is_empty()), "{line}");
        let sources = line["sources"].as_array().expect("where it comes from");
        let priced = sources.iter().any(|source| source["kind"] == "rate" || source["kind"] == "instrument");
        assert!(priced || line["corrects"].is_string(), "{line}");
    }
    assert!(lines.as_array().unwrap().len() > 20);
}

#[test]
fn what_counts_for_the_clients_together_is_what_the_programme_has() {
    let desk = Desk::new();
    let (clients, programme) = (desk.json("report jobs --by client"), desk.json("report jobs"));
    for column in ["jobs", "people", "places"] {
        assert_eq!(sum(&clients["lines"], column), hundredths(&programme[column]), "{column}");
    }
    let charged = desk.json("report charges --from 1-7-2026 --to 30-9-2026");
    let without = hundredths(&charged["without_client"]["total"]);
    assert_eq!(sum(&charged["clients"], "total") + without, hundredths(&charged["total"]));
}

#[test]
fn a_score_of_few_answers_is_nowhere_to_be_read() {
    let desk = Desk::new();
    let (done, said) = desk.run("binnenwerk add survey held_on=22-11-2026 team=T032 score=9,7 answers=4");
    assert!(done, "{said}");
    for ask in ["list surveys --all", "show team T032", "log --limit 1", "report year 2026"] {
        let (_, said) = desk.run(&format!("binnenwerk {ask} --json"));
        let told: Vec<&str> = said.lines().filter(|line| line.contains("2026-11-22") && line.contains("9.7")).collect();
        assert_eq!(told, [""; 0], "{ask}");
    }
}
