//! Surveys: a score from 1 to 10, and none shown where too few answered.

use crate::desk::Desk;

fn add(desk: &Desk, score: &str, answers: &str) -> (i32, String) {
    let (score, answers) = (format!("cijfer={score}"), format!("antwoorden={answers}"));
    let said = desk.run(&["add", "survey", "datum=2026-11-20", "team=T001", &score, &answers]);
    (said.code, said.err)
}

#[test]
fn scores_go_from_one_to_ten_with_two_decimals() {
    let desk = Desk::with_demo();
    for wrong in ["0,99", "10,01", "11"] {
        let (code, said) = add(&desk, wrong, "12");
        assert_eq!((code, said.contains("van 1 tot en met 10")), (1, true), "{said}");
    }
    assert_eq!(add(&desk, "8,25", "12").0, 0);
    let found = desk.json(&["list", "surveys", "--filter", "datum=2026-11-20"]);
    assert_eq!((&found[0]["score"], &found[0]["answers"]), (&8.25.into(), &12.into()));
    assert_eq!(found[0]["team"], desk.json(&["show", "team", "T001"])["name"]);
}

#[test]
fn no_score_is_shown_anywhere_under_five_answers() {
    let desk = Desk::with_demo();
    assert_eq!(add(&desk, "3,24", "4").0, 0);
    let list = ["list", "surveys", "--filter", "datum=2026-11-20"];
    let table = desk.run(&list);
    assert!(table.out.contains("te weinig antwoorden"), "{}", table.out);
    let found = desk.json(&list);
    assert!(found[0]["score"].is_null() && found[0]["answers"] == 4, "{found}");
    let id = found[0]["id"].as_str().expect("an identity").to_owned();
    let mut told = vec![desk.run(&["list", "surveys", "--filter", "cijfer<4"]).out, table.out];
    for args in [vec!["show", "survey", &id], vec!["show", "team", "T001"], vec!["log", "--limit", "1"]] {
        told.push(desk.run(&args).out);
        told.push(desk.json(&args).to_string());
    }
    for form in ["csv", "md", "json"] {
        told.push(desk.run(&[list.as_slice(), &["--format", form]].concat()).out);
    }
    for text in told {
        assert!(!text.contains("3,24") && !text.contains("3.24"), "{text}");
    }
    // The office decides how many are too few, from a day on.
    let least = ["add", "parameter", "name=survey_least_answers", "waarde=4", "from=2026-11-21"];
    assert_eq!(desk.run(&least).code, 0);
    assert_eq!(desk.json(&list)[0]["score"], 3.24);
    let before = [list.as_slice(), &["--as-of", "2026-11-20"]].concat();
    assert!(desk.json(&before)[0]["score"].is_null());
}

#[test]
fn the_demonstration_has_the_published_scores() {
    let desk = Desk::with_demo();
    let programme = desk.json(&["list", "surveys", "--filter", "answers>200", "--sort", "-held_on"]);
    let scores: Vec<f64> = programme.as_array().unwrap().iter().take(3).map(|s| s["score"].as_f64().unwrap()).collect();
    assert_eq!(scores, [8.2, 8.4, 8.6]);
    let withheld = desk.json(&["list", "surveys", "--filter", "answers<5"]);
    assert!(withheld.as_array().unwrap().iter().all(|s| s["score"].is_null()));
}
