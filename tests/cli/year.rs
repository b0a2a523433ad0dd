//! The annual overview and the overview of a day, from the files of the programme and from a programme of another kind.

use calamine::{Data, Reader};
use serde_json::Value;

use crate::desk::Desk;

/// The published series at the end of each year: jobs, people, teams.
const SERIES: [(i32, f64, i64, i64); 6] = [
    (2018, 214.0, 176, 23),
    (2019, 298.0, 262, 35),
    (2020, 387.0, 351, 39),
    (2021, 510.0, 425, 53),
    (2022, 688.0, 541, 65),
    (2023, 870.0, 674, 80),
];

/// A desk with the six files of the programme read in.
fn office() -> Desk {
    let desk = Desk::empty();
    let files = ["werksoorten", "opdrachtgevers", "teams", "medewerkers", "plaatsingen", "vacatures"];
    let paths: Vec<String> =
        files.iter().map(|name| format!("{}/tests/data/{name}.csv", env!("CARGO_MANIFEST_DIR"))).collect();
    let args: Vec<&str> = ["import"].into_iter().chain(paths.iter().map(String::as_str)).collect();
    let said = desk.run(&args);
    assert_eq!(said.code, 0, "{}", said.err);
    desk
}

/// The rows of a sheet of a workbook, each cell as text.
fn sheet(desk: &Desk, file: &str, name: &str) -> Vec<Vec<String>> {
    let mut book = calamine::open_workbook_auto(desk.path(file)).expect("a workbook");
    let range = book.worksheet_range(name).unwrap_or_else(|error| panic!("{name}: {error}"));
    range.rows().map(|row| row.iter().map(Data::to_string).collect()).collect()
}

fn row<'a>(rows: &'a [Vec<String>], name: &str) -> &'a [String] {
    rows.iter().find(|row| row[0] == name).unwrap_or_else(|| panic!("no {name} in {rows:?}"))
}

#[test]
fn the_annual_overview_of_2023_states_the_published_figures_in_every_form() {
    let desk = office();
    let said = desk.run(&["report", "year", "2023"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.starts_with("# Binnenwerk: jaaroverzicht 2023\n"), "{}", said.out);
    for sentence in [
        "Op 31-12-2023 waren er 870 banen en werkten er 674 mensen in 80 teams.",
        "Dat zijn netto 182 nieuwe banen sinds 31-12-2022.",
        "Dat is 58% van het doel van 1500 banen.",
        "| Banen | 688,0 | 870,0 | 182,0 |",
        "| Mensen | 541 | 674 | 133 |",
        "| Teams | 65 | 80 | 15 |",
    ] {
        assert!(said.out.contains(sentence), "no {sentence:?} in\n{}", said.out);
    }
    assert_eq!(desk.run(&["report", "year", "2023", "--out", "2023.md"]).code, 0);
    assert_eq!(std::fs::read_to_string(desk.path("2023.md")).expect("a file"), said.out);

    assert_eq!(desk.run(&["report", "year", "2023", "--out", "2023.csv"]).code, 0);
    let table = std::fs::read_to_string(desk.path("2023.csv")).expect("a file");
    assert!(table.contains("Kerncijfers;Banen;\"688,0\";\"870,0\";\"182,0\""), "{table}");
    assert_eq!(desk.run(&["report", "year", "2023", "--format", "xlsx", "--out", "2023.xlsx"]).code, 0);
    let figures = sheet(&desk, "2023.xlsx", "Kerncijfers");
    assert_eq!(row(&figures, "Banen"), ["Banen", "688", "870", "182"]);
    assert_eq!(row(&figures, "Mensen")[2], "674");
    assert_eq!(row(&figures, "Teams")[2], "80");
    assert_eq!(sheet(&desk, "2023.xlsx", "Banen per maand").len(), 13, "twelve months under their headings");
    let refused = desk.run(&["report", "year", "2023", "--format", "xlsx"]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
}

#[test]
fn each_year_states_its_figures_and_all_parts_add_up() {
    let desk = office();
    let mut before = None;
    for (year, jobs, people, teams) in SERIES {
        let report = desk.json(&["report", "year", &year.to_string()]);
        let number =
            |pointer: &str| report.pointer(pointer).and_then(Value::as_f64).unwrap_or_else(|| panic!("{pointer}"));
        let count = |pointer: &str| number(pointer) as i64;
        assert_eq!((number("/end/jobs"), count("/end/people"), count("/end/teams")), (jobs, people, teams), "{year}");
        if let Some(before) = before {
            assert_eq!(number("/net_new_jobs"), jobs - before, "{year}");
        }
        before = Some(jobs);
        // Persons at the end are those at the start, and who came, less who went; teams likewise.
        assert_eq!(count("/before/placed") + count("/came") - count("/went"), count("/end/placed"), "{year}");
        let list = |name: &str| report[name].as_array().expect("a list").clone();
        let (new, ended) = (list("new_teams").len() as i64, list("ended_teams").len() as i64);
        assert_eq!(count("/before/teams") + new - ended, teams, "{year}");
        let gone: i64 = list("leaving").iter().filter_map(|line| line["people"].as_i64()).sum();
        assert_eq!(gone, count("/went"), "{year}");
        for name in ["clients", "work_types", "provinces"] {
            let sum: f64 = list(name).iter().filter_map(|part| part["jobs"].as_f64()).sum();
            // Each part is rounded to a tenth.
            assert!((sum - jobs).abs() <= 0.05 * list(name).len() as f64, "{year} {name}: {sum}");
        }
        let text = desk.run(&["report", "year", &year.to_string(), "--lang", "en"]).out;
        let wanted = format!("there were {jobs} jobs, and {people} people worked in {teams} teams.");
        assert!(text.contains(&wanted), "{text}");
    }
}

#[test]
fn a_year_is_counted_as_far_as_the_day_looked_at_and_not_before_it_begins() {
    let desk = office();
    let report = desk.json(&["report", "year", "2023", "--as-of", "15-03-2023"]);
    assert_eq!((&report["until"], report["months"].as_array().map(Vec::len)), (&"2023-03-15".into(), Some(3)));
    let refused = desk.run(&["report", "year", "2024", "--as-of", "31-12-2023"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("Het jaar 2024 is op 31-12-2023 nog niet begonnen."), "{}", refused.err);
    assert_eq!(desk.run(&["report", "year", "volgend"]).code, 2);
}

#[test]
fn the_overview_of_a_day_goes_back_two_years_and_says_when_the_target_is_reached() {
    let desk = office();
    let report = desk.json(&["report", "overview", "--as-of", "31-12-2023"]);
    let months = report["months"].as_array().expect("months");
    assert_eq!((months.len(), &months[0]["day"], &months[24]["day"]), (25, &"2021-12-31".into(), &"2023-12-31".into()));
    assert_eq!((months[0]["jobs"].as_f64(), months[12]["jobs"].as_f64()), (Some(510.0), Some(688.0)));
    let reached = report["forecast"]["line_reaches"].as_str().expect("a day");
    assert!(reached > "2026-06" && reached < "2028-12", "15 jobs a month from 870: {reached}");
    assert!(report["forecast"]["pipeline_reaches"].is_null());
    let ahead = report["forecast"]["line"].as_array().expect("points");
    assert_eq!((ahead.len(), &ahead[0]["day"]), (12, &"2024-01-31".into()));
    let text = desk.run(&["report", "overview", "--as-of", "31-12-2023"]);
    assert!(text.out.contains("Rechte lijn door de laatste 12 maanden: het doel wordt bereikt in "), "{}", text.out);
    let english = desk.run(&["report", "overview", "--lang", "en", "--as-of", "31-12-2023"]);
    assert!(english.out.starts_with("Binnenwerk: overview on 2023-12-31\n"), "{}", english.out);
}

#[test]
fn the_score_of_a_survey_with_few_answers_is_withheld() {
    let desk = office();
    for (team, score, answers) in [("", "8,2", "301"), ("T001", "9,87", "4"), ("T002", "7,1", "5")] {
        let fields = [format!("score={score}"), format!("answers={answers}"), format!("team={team}")];
        let mut args = vec!["add", "survey", "held_on=1-12-2023"];
        args.extend(fields.iter().map(String::as_str).filter(|field| *field != "team="));
        let said = desk.run(&args);
        assert_eq!(said.code, 0, "{}", said.err);
    }
    let report = desk.json(&["report", "year", "2023"]);
    let scores: Vec<_> = report["surveys"].as_array().expect("surveys").iter().map(|s| s["score"].as_f64()).collect();
    assert_eq!(scores, [Some(8.2), None, Some(7.1)]);
    let text = desk.run(&["report", "year", "2023"]).out;
    assert!(text.contains("| te weinig antwoorden | 4 |") && !text.contains("| 9,87 |"), "{text}");
}

#[test]
fn another_programme_has_its_own_name_unit_and_target_in_every_report() {
    let desk = office();
    for fields in [
        ["name=programme_name", "text=Samenwerk", "from=1-1-2020"],
        ["name=job_hours", "value=30", "from=1-1-2020"],
        ["name=target_jobs", "value=90", "from=1-1-2020"],
    ] {
        let args: Vec<&str> = ["add", "parameter"].into_iter().chain(fields).collect();
        let said = desk.run(&args);
        assert_eq!(said.code, 0, "{}", said.err);
    }
    let text = desk.run(&["report", "year", "2023"]).out;
    // 22,185 hours a week in jobs of 30.
    assert!(text.starts_with("# Samenwerk: jaaroverzicht 2023\n"), "{text}");
    assert!(text.contains("waren er 739,5 banen") && text.contains("van het doel van 90 banen"), "{text}");
    assert!(!text.contains("Binnenwerk") && !text.contains("1500"), "{text}");
    let text = desk.run(&["report", "overview", "--as-of", "31-12-2023"]).out;
    assert!(text.starts_with("Samenwerk: overzicht op 31-12-2023\n"), "{text}");
    let older = desk.run(&["report", "year", "2019"]).out;
    assert!(older.starts_with("# Binnenwerk: jaaroverzicht 2019\n"), "as it was called then: {older}");
    let jobs = desk.json(&["report", "jobs", "--as-of", "31-12-2023"]);
    assert_eq!((jobs["jobs"].as_f64(), jobs["target_jobs"].as_f64()), (Some(739.5), Some(90.0)));
}

#[test]
fn a_programme_without_a_name_goes_by_that_of_the_product() {
    let desk = office();
    let said = desk.run(&["add", "parameter", "name=programme_name", "text=", "from=1-1-2020"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let text = desk.run(&["report", "year", "2023"]).out;
    assert!(text.starts_with("# Binnenwerk: jaaroverzicht 2023\n"), "the product's own name: {text}");
}
