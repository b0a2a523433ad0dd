//! Changes: each is one step in the log, by whoever made it, and can be undone.

use crate::desk::{Desk, own_name};

fn hours(desk: &Desk, number: &str, day: &str) -> f64 {
    let filter = format!("nummer={number}");
    desk.json(&["list", "members", "--filter", &filter, "--as-of", day])[0]["hours"].as_f64().expect("hours")
}

#[test]
fn hours_change_from_a_day_on_and_undo_and_redo_reach_back_over_calls() {
    let desk = Desk::with_demo();
    let number = desk.member(24);
    assert_eq!(desk.run(&["set", "member", &number, "uren=32", "--on", "2026-11-01", "--as", "tester"]).code, 0);
    assert_eq!((hours(&desk, &number, "2026-10-31"), hours(&desk, &number, "2026-11-01")), (24.0, 32.0));
    let said = desk.run(&["undo", "--as", "tester"]);
    assert_eq!((said.code, said.err.contains("ongedaan")), (0, true), "{}", said.err);
    assert_eq!(hours(&desk, &number, "2026-11-01"), 24.0);
    assert_eq!(desk.run(&["redo", "--as", "tester"]).code, 0);
    assert_eq!(hours(&desk, &number, "2026-11-01"), 32.0);
    let log = desk.json(&["log", "--limit", "3"]);
    let verbs: Vec<&str> = log.as_array().unwrap().iter().map(|set| set["verb"].as_str().unwrap()).collect();
    assert_eq!(verbs, ["redo", "undo", "change_hours"]);
    assert_eq!(log[2]["actor"], format!("tester via {}", own_name()));
    let told = log[2]["changes"].to_string();
    assert!(told.contains(r#""field":"until","from":null,"to":"2026-10-31""#), "{told}");
}

#[test]
fn a_member_is_moved_to_a_team_by_its_code_on_the_day_looked_at() {
    let desk = Desk::with_demo();
    let number = desk.member(28);
    let own = desk.json(&["list", "members", "--filter", &format!("nummer={number}")])[0]["team"].clone();
    let teams = desk.json(&["list", "teams", "--filter", "status:structureel open>2", "--sort", "code"]);
    let team = teams.as_array().unwrap().iter().find(|team| team["name"] != own).expect("another team");
    let code = team["code"].as_str().unwrap();
    let said = desk.run(&["move", &number, code, "--on", TODAY_PLUS]);
    assert_eq!(said.code, 0, "{}", said.err);
    let filter = format!("nummer={number}");
    let then = desk.json(&["list", "members", "--filter", &filter, "--as-of", TODAY_PLUS]);
    assert_eq!(then[0]["team"], team["name"]);
    let now = desk.json(&["list", "members", "--filter", &filter]);
    assert_ne!(now[0]["team"], team["name"]);
}

const TODAY_PLUS: &str = "2026-12-01";

#[test]
fn somebody_is_hired_in_one_step_and_leaves_again() {
    let desk = Desk::with_demo();
    let before = desk.revision();
    let teams = desk.json(&["list", "teams", "--filter", "status:structureel open>2", "--sort", "code"]);
    let team = format!("team={}", teams[0]["code"].as_str().unwrap());
    let fields =
        ["nummer=1", "naam=Aa, Jan van der", &team, "uren=24,5", "contract=tijdelijk", "contract tot=31-12-2027"];
    let add: Vec<&str> = ["add", "member"].into_iter().chain(fields).chain(["--as", "Petra"]).collect();
    let said = desk.run(&add);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(desk.revision(), before + 1);
    assert_eq!(desk.json(&["report", "jobs"])["people"], 675);
    let log = desk.json(&["log", "--limit", "1"]);
    assert_eq!(
        (&log[0]["actor"], &log[0]["verb"], &log[0]["size"]),
        (&format!("Petra via {}", own_name()).into(), &"hire".into(), &3.into())
    );
    let end = ["end", "1", "--on", "2026-11-30", "--reason", "eigen keuze", "--service"];
    assert_eq!(desk.run(&end).code, 0);
    assert_eq!(desk.json(&["report", "jobs", "--as-of", "2026-12-01"])["people"], desk_people_without(&desk));
    let member = desk.json(&["show", "member", "1"]);
    assert_eq!((&member["prefix"], &member["employments"][0]["end_reason"]), (&"van der".into(), &"own_choice".into()));
}

#[test]
fn a_name_is_no_personnel_number_and_what_an_office_writes_with_a_figure_in_it_is() {
    let desk = Desk::with_demo();
    let before = desk.revision();
    let add = |number: &str| {
        let number = format!("nummer={number}");
        desk.run(&["add", "member", &number, "naam=Aa, Jan van der", "contract=vast"])
    };
    for name in ["Jansen", "Aa, Jan", "onbekend"] {
        let said = add(name);
        assert!(said.code != 0 && said.err.contains("er staat geen cijfer in"), "{}", said.err);
    }
    let said = desk.run(&["set", "member", &desk.member(24), "nummer=Jansen"]);
    assert!(said.code != 0 && said.err.contains("er staat geen cijfer in"), "{}", said.err);
    assert_eq!(desk.revision(), before);
    for number in ["000417", "P-00417", "k12"] {
        assert_eq!(add(number).code, 0, "{number}");
    }
}

/// People on 1 December without the newcomer: the same question after undoing everything that was done.
fn desk_people_without(desk: &Desk) -> u64 {
    let other = Desk::with_demo();
    let _ = desk;
    other.json(&["report", "jobs", "--as-of", "2026-12-01"])["people"].as_u64().expect("a number")
}

#[test]
fn a_vacancy_is_opened_held_filled_and_a_team_stands_still() {
    let desk = Desk::with_demo();
    let teams = desk.json(&["list", "teams", "--filter", "status:structureel open>2", "--sort", "code"]);
    let code = teams[0]["code"].as_str().unwrap();
    let team = format!("team={code}");
    let add = ["add", "vacature", "nummer=V999", &team, "uren=24", "plaatsen=1", "open_since=01-11-2026"];
    assert_eq!(desk.run(&add).code, 0);
    assert_eq!(desk.run(&["vacancy", "hold", "V999"]).code, 0);
    assert_eq!(desk.json(&["show", "vacancy", "V999"])["status"], "hold");
    assert_eq!(desk.run(&["vacancy", "fill", "V999", &desk.member(36)]).code, 0);
    assert_eq!(desk.json(&["show", "vacancy", "V999"])["status"], "filled");
    assert_eq!(desk.run(&["team", "standstill", code]).code, 0);
    let refused = desk.run(&["move", &desk.member(20), code]);
    assert_eq!((refused.code, refused.err.contains("ligt stil")), (1, true), "{}", refused.err);
    assert_eq!(desk.run(&["team", "resume", code, "--on", "2026-12-01"]).code, 0);
}

#[test]
fn setting_what_already_is_so_changes_nothing() {
    let desk = Desk::with_demo();
    let (number, before) = (desk.member(24), desk.revision());
    let said = desk.run(&["set", "member", &number, "uren=24"]);
    assert_eq!((said.code, said.err.trim()), (0, "Er is niets veranderd."));
    assert_eq!(desk.revision(), before);
}

#[test]
fn the_usual_database_is_made_at_the_first_call_for_its_user_only() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::empty();
    let call = |args: &[&str]| desk.command(args).env_remove("BINNENWERK_DB").output().expect("runs");
    assert!(call(&["add", "member", "number=1", "surname=Aa"]).status.success());
    let found = desk.path("binnenwerk/binnenwerk.db");
    let mode = |path: &std::path::Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!((mode(&found), mode(found.parent().unwrap())), (0o600, 0o700));
    let list = call(&["list", "members", "--all", "--json"]);
    assert!(String::from_utf8_lossy(&list.stdout).contains("\"Aa\""));
}

#[test]
fn a_day_is_refused_for_what_is_changed_for_all_days() {
    let desk = Desk::with_demo();
    let before = desk.revision();
    let certificate = desk.json(&["list", "certificates", "--limit", "1"])[0]["id"].as_str().unwrap().to_owned();
    let member =
        desk.json(&["list", "members", "--filter", "uren>0", "--limit", "1"])[0]["number"].as_str().unwrap().to_owned();
    for (field, set) in [
        ("Teamcode", &["team", "T032", "code=T931"][..]),
        ("", &["certificate", &certificate, "from=1-2-2026"]),
        ("Telefoon", &["member", &member, "telefoon=0612345678"]),
        ("Geplaatst", &["member", &member, "placed_from=1-2-2026"]),
        ("Register opnieuw", &["member", &member, "register_next_check=1-2-2027"]),
        ("Telefoon", &["member", &member, "uren=20", "telefoon=0612345678"]),
    ] {
        let said = desk.run(&[&["set"], set, &["--on", "1-12-2026"]].concat());
        assert_eq!((said.code, desk.revision()), (1, before), "{set:?}: {}", said.err);
        assert!(said.err.contains("laat --on weg") && said.err.starts_with(field), "{set:?}: {}", said.err);
        assert_eq!(said.err.contains("Uren") && said.err.contains("Team"), set[0] == "member", "{}", said.err);
    }
    let said = desk.run(&["add", "team", "code=T990", "naam=Kas", "plaatsen=8", "vanaf=1-1-2027", "--on", "1-2-2027"]);
    assert_eq!((said.code, desk.revision()), (1, before), "{}", said.err);
}

#[test]
fn a_contract_set_in_a_cell_follows_the_one_that_ran_and_nothing_is_written_over() {
    let desk = Desk::with_demo();
    let (eve, day) = ("2026-12-01", "2026-12-02");
    let list = desk.json(&[
        "list",
        "members",
        "--all",
        "--as-of",
        eve,
        "--columns",
        "nummer,contract,contract_until,employed_until",
    ]);
    let runs = list.as_array().unwrap().iter().find(|one| {
        one["contract_until"].as_str().is_some_and(|end| end > "2026-12-20") && one["employed_until"].is_null()
    });
    let number = runs.expect("a temporary contract")["number"].as_str().unwrap().to_owned();
    let seen = |on: &str| {
        let all = desk.json(&["list", "members", "--all", "--as-of", on]);
        all.as_array().unwrap().iter().find(|one| one["number"] == number.as_str()).unwrap()["contract_until"].clone()
    };
    let before = seen(eve);
    desk.run(&["set", "member", &number, "contract_until=1-4-2029", "--on", day]);
    assert_eq!((seen(eve), seen(day)), (before, "2029-04-01".into()));
    let told = desk.run(&["undo"]).err;
    assert!(told.contains("01-04-2029 →"), "{told}");
    let revision = desk.revision();
    for refused in ["contract_until=1-1-2026", "contract_until=", "employed_from=1-1-2020"] {
        let said = desk.run(&["set", "member", &number, refused]);
        assert_eq!((said.code, desk.revision()), (1, revision), "{refused}: {} {}", said.out, said.err);
    }
}

#[test]
fn a_share_is_changed_from_the_day_on() {
    let desk = Desk::with_demo();
    let share = desk.json(&["list", "client_shares", "--limit", "1"])[0].clone();
    let id = share["id"].as_str().unwrap();
    let count = || desk.json(&["list", "client_shares", "--all"]).as_array().unwrap().len();
    let before = count();
    assert_eq!(desk.run(&["set", "client_share", id, "aandeel=5", "--on", "1-1-1990"]).code, 1, "before it began");
    let said = desk.run(&["set", "client_share", id, "aandeel=5", "--on", "1-12-2026"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(count(), before + 1, "what it was is kept");
}

#[test]
fn nothing_that_was_given_is_left_aside_without_a_word() {
    let desk = Desk::with_demo();
    let before = desk.revision();
    let teams = desk.json(&["list", "teams", "--filter", "status:structureel open>2", "--sort", "code"]);
    let team = format!("team={}", teams[0]["code"].as_str().unwrap());
    let hired = ["add", "member", "nummer=1", "naam=Aa, Jan", &team, "uren=24"];
    let left_aside: [(&[&str], &str); 9] = [
        (&["in dienst=1-1-2027", "--on", "1-12-2026"], "eerste dagen"),
        (&["in dienst=1-1-2027", "geplaatst vanaf=1-2-2027"], "eerste dagen"),
        (&["employed_until=31-12-2027"], "Uit dienst"),
        (&["placed_until=31-12-2027"], "niet bij het in dienst nemen"),
        (&["contract=vast", "contract tot=31-12-2027"], "vast contract"),
        (&["uren=32"], "twee keer"),
        (&["telefoon=1", "telefoon=2"], "twee keer"),
        (&["hours=20"], "twee keer"),
        (&["team=niets", &team], "niets"),
    ];
    for (more, word) in left_aside {
        let said = desk.run(&[&hired, more].concat());
        assert!(said.code != 0 && said.err.contains(word), "{more:?}: {}", said.err);
    }
    let number = desk.member(24);
    for (call, word) in [
        (["set", "member", &number, "telefoon=1", "telefoon=2"], "twee keer"),
        (["correct", "member", &number, "telefoon=1", "--on=1-12-2026"], "alle dagen"),
    ] {
        let said = desk.run(&call);
        assert!(said.code != 0 && said.err.contains(word), "{call:?}: {}", said.err);
    }
    assert_eq!(desk.revision(), before);
    let said =
        desk.run(&[&hired, &["in dienst=1-1-2027", "geplaatst vanaf=1-1-2027", "--on", "1-1-2027"][..]].concat());
    assert_eq!(said.code, 0, "one day, however often: {}", said.err);
}

#[test]
fn somebody_new_who_seems_to_be_there_is_told_and_made() {
    let desk = Desk::empty();
    let add = |number: &str, phone: &str| {
        let args = [
            "add",
            "member",
            &format!("number={number}"),
            "name=Prins, Ada",
            &format!("phone={phone}"),
            "--lang",
            "nl",
        ]
        .map(str::to_owned);
        let said = desk.run(&args.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(said.code, 0, "{}", said.err);
        said.err
    };
    assert!(!add("1", "0611").contains("Lijkt op"));
    assert!(add("2", "+31 6 11").contains("Lijkt op iemand die er al is: medewerker 1, Prins, Ada."));
    assert!(!add("3", "0633").contains("Lijkt op"), "many share a name");
}

#[test]
fn nobody_is_called_by_a_number_whichever_way_the_name_comes_in() {
    let desk = Desk::empty();
    assert_eq!(desk.run(&["add", "member", "nummer=41", "achternaam=Moer"]).code, 0);
    std::fs::write(desk.path("namen.csv"), "nummer;naam\n41;24\n42;31\n").expect("written");
    for call in [
        &["set", "member", "41", "naam=24"][..],
        &["set", "member", "41", "achternaam=24", "voornaam="],
        &["add", "member", "nummer=43", "naam=24"],
        &["add", "staff", "naam=24,5"],
        &["import", "namen.csv"],
    ] {
        let said = desk.run(call);
        let told = format!("{}{}", said.out, said.err);
        assert!(said.code == 1 && told.contains("geen naam"), "{call:?}: {told}");
    }
    assert_eq!(desk.json(&["show", "member", "41"])["surname"], "Moer");
    assert_eq!(desk.json(&["list", "members"]).as_array().expect("rows").len(), 1);
}
