//! Candidates by commands: from a first application to a place in a team, each command one step to undo.

use serde_json::Value;

use crate::desk::{Desk, TODAY};

fn refused(desk: &Desk, args: &[&str], sentence: &str) {
    let before = desk.revision();
    let said = desk.run(args);
    assert_eq!(said.code, 1, "{args:?}: {}", said.err);
    assert!(said.err.contains(sentence), "{args:?}: {}", said.err);
    assert_eq!(desk.revision(), before, "nothing was changed");
}

fn done(desk: &Desk, args: &[&str]) -> String {
    let said = desk.run(args);
    assert_eq!(said.code, 0, "{args:?}: {}", said.err);
    said.err
}

/// A team with room, a vacancy in it for one member of 24 hours, and a candidate.
fn office() -> (Desk, String) {
    let desk = Desk::with_demo();
    let teams = desk.json(&["list", "teams", "--filter", "status:structureel open>2", "--sort", "code"]);
    let code = teams[0]["code"].as_str().expect("a code").to_owned();
    let team = format!("team={code}");
    done(&desk, &["add", "vacature", "nummer=V999", &team, "uren=24", "plaatsen=1", "open_since=01-08-2026"]);
    done(&desk, &["add", "kandidaat", "nummer=K999", "naam=Aa, Jan van der", "telefoon=06-12345678"]);
    (desk, code)
}

fn stage(desk: &Desk, day: &str) -> Vec<(String, String)> {
    let list = desk.json(&["list", "applications", "--as-of", day, "--sort", "from"]);
    let here = list.as_array().expect("a list").iter().filter(|a| a["candidate"] == "Aa, Jan van der");
    here.map(|a| (text(&a["vacancy"]), text(&a["stage"]))).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn pair(vacancy: &str, stage: &str) -> (String, String) {
    (vacancy.to_owned(), stage.to_owned())
}

#[test]
fn a_candidate_goes_through_the_stages_and_each_past_day_shows_its_own() {
    let (desk, _) = office();
    let jobs = desk.json(&["report", "jobs"]);
    done(&desk, &["apply", "K999", "V999", "--on", "01-09-2026"]);
    refused(&desk, &["apply", "K999", "V999"], "staat al op vacature V999");
    done(&desk, &["advance", "K999", "--on", "08-09-2026"]);
    done(&desk, &["advance", "K999", "--to", "proefplaatsing", "--on", "15-09-2026"]);
    done(&desk, &["back", "K999", "V999", "--on", "20-09-2026"]);
    for (day, name) in [
        ("2026-09-07", "Voorselectie"),
        ("2026-09-14", "Intake"),
        ("2026-09-19", "Proefplaatsing"),
        (TODAY, "Kennismaking"),
    ] {
        assert_eq!(stage(&desk, day), [pair("V999", name)], "{day}");
    }
    assert_eq!(desk.json(&["report", "jobs"]), jobs, "a trial placement counts zero hours");
    let trial = desk.json(&["list", "applications", "--as-of", "2026-09-19", "--columns", "candidate,trial_until"]);
    let trial = trial.as_array().expect("a list").iter().find(|a| a["candidate"] == "Aa, Jan van der");
    assert_eq!(trial.expect("there")["trial_until"], "2026-11-14");
    refused(&desk, &["back", "K999", "--on", "19-09-2026"], "Kies die dag of een latere");
    refused(&desk, &["advance", "K999", "--to", "Afgewezen"], "eindigt een sollicitatie");
    let long = ["advance", "K999", "--to", "Proefplaatsing", "--until", "01-10-2027"];
    refused(&desk, &long, "hoogstens 6 maanden");
    let vacancy = desk.json(&["list", "vacancies", "--filter", "nummer=V999", "--columns", "candidates,furthest"]);
    assert_eq!((&vacancy[0]["candidates"], &vacancy[0]["furthest"]), (&1.into(), &"Kennismaking".into()));
}

#[test]
fn an_offer_needs_the_register_and_placing_is_one_step_that_undo_takes_back_whole() {
    let (desk, code) = office();
    done(&desk, &["apply", "K999", "V999", "--on", "01-09-2026"]);
    let other = desk.json(&["list", "vacancies", "--filter", "status:open", "--columns", "number,role"]);
    let other = other.as_array().expect("a list").iter().find(|v| v["number"] != "V999").expect("another");
    done(&desk, &["apply", "K999", other["number"].as_str().expect("a number")]);
    refused(&desk, &["advance", "K999"], "meer dan één sollicitatie");
    refused(&desk, &["advance", "K999", "V999", "--to", "aanbod"], "in het doelgroepregister staat");
    refused(&desk, &["place", "K999", "V999"], "in het doelgroepregister staat");
    done(&desk, &["set", "kandidaat", "K999", "telt mee=nee", "registercheck=10-09-2026"]);
    refused(&desk, &["advance", "K999", "V999", "--to", "aanbod"], "staat niet in het doelgroepregister");
    done(&desk, &["set", "kandidaat", "K999", "telt mee=ja"]);
    done(&desk, &["advance", "K999", "V999", "--to", "aanbod"]);
    done(&desk, &["team", "standstill", &code]);
    refused(&desk, &["place", "K999", "V999"], "ligt stil");
    done(&desk, &["team", "resume", &code]);

    let (people, before) = (desk.json(&["report", "jobs"])["people"].as_u64().expect("a number"), desk.revision());
    let highest = desk.json(&["list", "members", "--all", "--sort", "-number", "--limit", "1"]);
    let next = (text(&highest[0]["number"]).parse::<u64>().expect("a number") + 1).to_string();
    done(&desk, &["place", "K999", "V999"]);
    assert_eq!(desk.revision(), before + 1);
    assert_eq!(desk.json(&["report", "jobs"])["people"].as_u64(), Some(people + 1));
    let member = desk.json(&["show", "member", &next]);
    assert_eq!(member["surname"], "Aa");
    assert_eq!(member["employments"][0]["contract_until"], "2027-11-21");
    assert_eq!(member["placements"][0]["hours"], 24.0);
    let check = &member["register_checks"][0];
    assert_eq!((&check["from"], &check["counts_for_agreement"]), (&"2026-09-10".into(), &true.into()));
    assert_eq!(desk.json(&["show", "vacancy", "V999"])["status"], "filled");
    assert_eq!(stage(&desk, TODAY).iter().map(|(_, stage)| stage.as_str()).collect::<Vec<_>>().len(), 2);
    assert!(stage(&desk, TODAY).contains(&pair("V999", "Geplaatst")));
    assert_eq!(stage(&desk, "2026-11-23"), [], "the day after they are gone");
    let candidate = desk.json(&["show", "kandidaat", "K999"]);
    assert_eq!((&candidate["procedure_ended_on"], &candidate["member"]), (&TODAY.into(), &"Aa, Jan van der".into()));
    refused(&desk, &["apply", "K999", "V999"], "al vervuld of gesloten");
    done(&desk, &["undo"]);
    assert_eq!(desk.json(&["report", "jobs"])["people"].as_u64(), Some(people));
    assert_eq!(desk.json(&["show", "vacancy", "V999"])["status"], "open");
    assert!(stage(&desk, TODAY).contains(&pair("V999", "Aanbod")));
    assert!(desk.json(&["show", "kandidaat", "K999"])["member"].is_null());
}

#[test]
fn a_vacancy_for_a_leader_gives_staff_with_a_role_in_the_team() {
    let (desk, code) = office();
    let team = format!("team={code}");
    done(&desk, &["add", "vacature", "nummer=V998", &team, "rol=jobcoach", "plaatsen=1", "open_since=01-08-2026"]);
    done(&desk, &["apply", "K999", "V998", "--on", "01-09-2026"]);
    done(&desk, &["place", "K999", "V998"]);
    let candidate = desk.json(&["show", "kandidaat", "K999"]);
    assert_eq!((&candidate["staff"], &candidate["member"]), (&"Aa, Jan van der".into(), &Value::Null));
    let staff = desk.json(&["show", "staff", "Aa, Jan van der"]);
    assert_eq!((&staff["role"], &staff["team_roles"][0]["from"]), (&"job_coach".into(), &TODAY.into()));
}

#[test]
fn an_ending_has_a_reason_and_the_last_one_says_until_when_data_are_kept() {
    let (desk, _) = office();
    done(&desk, &["apply", "K999", "V999", "--on", "01-09-2026"]);
    refused(&desk, &["reject", "K999", "--reason", "ziek"], "ziek");
    done(&desk, &["reject", "K999", "--reason", "reisafstand", "--on", "01-11-2026"]);
    let list = |day: &str| desk.json(&["list", "candidates", "--filter", "nummer=K999", "--as-of", day]);
    assert_eq!(list(TODAY)[0]["delete_by"], "2026-11-29", "four weeks after the procedure");
    assert!(list("2026-10-31")[0]["delete_by"].is_null());
    refused(&desk, &["set", "kandidaat", "K999", "toestemming=02-11-2027"], "hoogstens tot 01-11-2027");
    done(&desk, &["set", "kandidaat", "K999", "toestemming=01-11-2027"]);
    assert_eq!(list(TODAY)[0]["delete_by"], "2027-11-01");
    let ended = desk.json(&["list", "applications", "--as-of", "2026-11-01"]);
    let ended = ended.as_array().expect("a list").iter().find(|a| a["candidate"] == "Aa, Jan van der").expect("there");
    assert_eq!((&ended["stage"], &ended["reason"]), (&"Afgewezen".into(), &"travel_too_far".into()));
    done(&desk, &["apply", "K999", "V999"]);
    done(&desk, &["withdraw", "K999", "--reason", "ander werk gevonden"]);
    assert_eq!(list(TODAY)[0]["procedure_ended_on"], TODAY);
}

#[test]
fn who_is_likely_there_already_is_pointed_out_and_not_refused() {
    let (desk, _) = office();
    let again = ["add", "kandidaat", "nummer=K998", "naam=Jan van der Aa", "telefoon=+31 6 12345678"];
    assert!(done(&desk, &again).contains("Lijkt op iemand die er al is: kandidaat K999"));
    let members = desk.json(&["list", "members", "--sort", "number", "--columns", "number,name,email"]);
    let member = members.as_array().expect("a list").iter().find(|m| m["email"].is_string()).expect("one with mail");
    let (name, mail) = (format!("naam={}", text(&member["name"])), format!("email={}", text(&member["email"])));
    assert!(done(&desk, &["add", "kandidaat", "nummer=K997", &name, &mail]).contains(&text(&member["number"])));
    let stranger = ["add", "kandidaat", "nummer=K996", "naam=Jan van der Aa", "telefoon=06-87654321"];
    assert!(!done(&desk, &stranger).contains("Lijkt op"));
}

#[test]
fn a_stage_goes_by_the_name_the_office_gives_it_everywhere() {
    let (desk, _) = office();
    done(&desk, &["apply", "K999", "V999", "--on", "01-09-2026"]);
    done(&desk, &["set", "fase", "Voorselectie", "naam=Eerste blik"]);
    assert_eq!(stage(&desk, TODAY), [pair("V999", "Eerste blik")]);
    let vacancy = desk.json(&["list", "vacancies", "--filter", "nummer=V999", "--columns", "furthest"]);
    assert_eq!(vacancy[0]["furthest"], "Eerste blik");
    done(&desk, &["add", "fase", "naam=Dagje meelopen", "betekenis=kennismaking", "volgorde=1"]);
    done(&desk, &["set", "fase", "Eerste blik", "volgorde=2"]);
    done(&desk, &["back", "K999"]);
    assert_eq!(stage(&desk, TODAY), [pair("V999", "Dagje meelopen")]);
}
