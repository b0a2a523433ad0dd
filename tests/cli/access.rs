//! Rights on the command line: who is no administrator gives none, and no command that looks tells of who is out of reach.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::Stdio;

use serde_json::Value;

use super::desk::{Desk, Said, TODAY, own_name, said};

/// Gives a right from the first day of the year.
pub(super) fn give(desk: &Desk, who: &str, login: &str, rest: &[&str]) {
    let login = format!("inlognaam={login}");
    let said = through(desk, who, &[&["add", "access_right", "vanaf=1-1-2026", &login], rest].concat());
    assert_eq!(said.code, 0, "{}", said.err);
}

/// The demonstration with an administrator, a leader of one team, a recruiter, somebody of finance and an auditor.
pub(super) fn with_rights() -> Desk {
    let desk = Desk::with_demo();
    let roles = desk.json(&["list", "team_roles"]);
    let first = |role: &&Value| role["role"] == "team_leader" && role["team_key"] == "T001";
    let leader = roles.as_array().expect("a list").iter().find(first).expect("a leader")["staff"].clone();
    let leads = format!("begeleider={}", leader.as_str().expect("a name"));
    for (login, rest) in [
        ("beheer", vec!["rol=beheerder", "bereik=alle teams"]),
        ("leider", vec!["rol=teamleider", "bereik=eigen teams", &leads]),
        ("werver", vec!["rol=werver", "bereik=alle teams"]),
        ("geld", vec!["rol=financiën", "bereik=alle teams"]),
        ("toezicht", vec!["rol=auditor", "bereik=alle teams"]),
    ] {
        give(&desk, "beheer", login, &rest);
    }
    desk
}

/// What somebody gets who comes in by the line of their key.
pub(super) fn through(desk: &Desk, who: &str, args: &[&str]) -> Said {
    let quoted: Vec<String> = args.iter().map(|arg| format!("'{}'", arg.replace('\'', "'\\''"))).collect();
    let mut command = desk.command(&["--as", who, "--restricted", "--db", "demo.db"]);
    command.env("SSH_ORIGINAL_COMMAND", quoted.join(" "));
    said(command.output().expect("the program runs"))
}

/// The same as JSON.
pub(super) fn json(desk: &Desk, who: &str, args: &[&str]) -> Value {
    through(desk, who, &[args, &["--json"]].concat()).json()
}

/// What tells of each member: number, telephone, mail address.
fn signs(list: &Value) -> BTreeSet<String> {
    let of = |row: &Value| ["number", "phone", "email"].map(|field| row[field].as_str().unwrap_or_default().to_owned());
    list.as_array().expect("a list").iter().flat_map(of).filter(|text| text.len() > 4).collect()
}

/// The commands that look, of every kind and every report.
fn looking(kinds: &Value) -> Vec<Vec<String>> {
    let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let mut calls: Vec<Vec<String>> = Vec::new();
    for kind in kinds.as_array().expect("kinds") {
        let kind = kind["kind"].as_str().expect("an identifier");
        calls.push(words(&format!("list {kind} --all --json")));
        calls.push(words(&format!("list {kind} --all --format csv")));
    }
    for report in [
        "overview",
        "year 2025",
        "jobs",
        "jobs --by region",
        "jobs --by work-type",
        "jobs --by client",
        "jobs --by month",
        "clients",
        "agenda",
        "instruments",
        "leavers",
        "displacement",
        "contacts",
        "gaps",
        "team T002",
        "emails --team T002",
        "absence --by team",
        "charges",
    ] {
        calls.push(words(&format!("report {report}")));
    }
    for rest in ["log --limit 500", "log --limit 500 --json", "show team T002"] {
        calls.push(words(rest));
    }
    calls
}

#[test]
fn the_first_right_is_that_of_an_administrator_and_the_last_one_stays() {
    let desk = Desk::with_demo();
    let office = ["add", "access_right", "inlognaam=an", "rol=bureau", "bereik=alle teams", "vanaf=1-1-2026"];
    let said = desk.run(&office);
    assert_eq!((said.code, said.err.contains("beheerder")), (1, true), "{}", said.err);
    let desk = with_rights();
    let rights = json(&desk, "beheer", &["list", "access_rights"]);
    assert_eq!(rights.as_array().map(Vec::len), Some(5));
    for (who, code) in [("beheer", 0), ("leider", 1), ("toezicht", 1), ("onbekend", 1)] {
        assert_eq!(through(&desk, who, &office).code, code, "{who}");
    }
    let id = rights[0]["id"].as_str().expect("an identity").to_owned();
    let ends = through(&desk, "beheer", &["set", "access_right", &id, "until=31-12-2026"]);
    assert_eq!((ends.code, ends.err.contains("beheerder")), (1, true), "{}", ends.err);
}

#[test]
fn a_day_in_a_field_is_typed_as_in_an_option() {
    let desk = Desk::with_demo();
    let give = |from: &str| {
        desk.run(&[
            "add",
            "access_right",
            &format!("inlognaam={}", own_name()),
            "rol=beheerder",
            "bereik=alle teams",
            from,
        ])
    };
    assert_eq!(give("vanaf=gisteravond").code, 1);
    let said = give("vanaf=vandaag");
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(desk.json(&["list", "access_rights"])[0]["from"], TODAY);
}

#[test]
fn a_copy_that_is_put_back_gives_nobody_back_what_was_taken_from_them() {
    let desk = with_rights();
    let fine = |said: Said| assert_eq!(said.code, 0, "{}", said.err);
    let before = json(&desk, "beheer", &["list", "access_rights"]);
    give(&desk, "beheer", &own_name(), &["rol=beheerder", "bereik=alle teams"]);
    fine(desk.run(&["backup", "kopie.db"]));
    let id =
        before.as_array().expect("rights").iter().find(|right| right["login"] == "werver").expect("one")["id"].clone();
    let id = id.as_str().expect("an identity");
    fine(through(&desk, "beheer", &["set", "access_right", id, "until=31-10-2026"]));
    give(&desk, "beheer", "nieuw", &["rol=werver", "bereik=alle teams"]);
    let today = json(&desk, "beheer", &["list", "access_rights", "--all"]);
    fine(desk.run(&["restore", "kopie.db"]));
    assert_eq!(json(&desk, "beheer", &["list", "access_rights", "--all"]), today);
    assert_eq!(through(&desk, "werver", &["list", "members"]).code, 1, "what ended stays so");
    fine(desk.run(&["check"]));
}

#[test]
fn who_gives_the_first_right_to_another_name_is_told_to_have_none() {
    let desk = Desk::with_demo();
    let right =
        |login: &str| desk.run(&["add", "access_right", login, "rol=beheerder", "bereik=alle teams", "vanaf=1-1-2026"]);
    let said = right("inlognaam=beheer");
    assert!(said.code == 0 && said.err.contains(&own_name()), "{}", said.err);
    assert_eq!(right("inlognaam=tweede").code, 1, "they have none");
    let desk = Desk::with_demo();
    let own = format!("inlognaam={}", own_name());
    let right =
        |login: &str| desk.run(&["add", "access_right", login, "rol=beheerder", "bereik=alle teams", "vanaf=1-1-2026"]);
    assert!(!right(&own).err.contains("toegang meer"));
    assert!(!right("inlognaam=tweede").err.contains("toegang meer"));
}

#[test]
fn nobody_is_said_to_be_at_work_to_who_does_not_see_absences() {
    let desk = with_rights();
    let leads = json(&desk, "leider", &["list", "members"]);
    let number = leads[0]["number"].as_str().expect("a number").to_owned();
    let said = through(&desk, "leider", &["absent", &number]);
    assert_eq!(said.code, 0, "{}", said.err);
    let status = |who: &str| {
        let all = json(&desk, who, &["list", "members"]);
        let rows = all.as_array().expect("a list").clone();
        rows.iter().find(|row| row["number"] == number.as_str()).map(|row| row["status"].clone()).expect("a row")
    };
    assert_eq!(
        (status("leider"), status("toezicht"), status("werver")),
        ("absent".into(), "absent".into(), "placed".into())
    );
    let all = json(&desk, "werver", &["list", "members"]);
    assert!(all.as_array().expect("a list").iter().all(|row| row["status"] != "at_work"));
    // Nor by any way of asking.
    let found = |who: &str, filter: &str| {
        let rows = json(&desk, who, &["list", "members", "--filter", filter]);
        rows.as_array().expect("a list").iter().any(|row| row["number"] == number.as_str())
    };
    assert!(found("werver", "status=geplaatst") && found("leider", "status=verzuim"));
    assert!(!found("leider", "status=\"aan het werk\"") && !found("leider", "status=geplaatst"));
    for call in [
        &["list", "members", "--filter", "status=verzuim"][..],
        &["list", "members", "--filter", "status=\"aan het werk\""],
        &["list", "members", "--filter", "niet status=verzuim"],
        &["list", "members", "--filter", "absent_since>1-1-2026"],
        &["list", "members", "--sort", "absent_since"],
        &["list", "members", "--sort", "-contact_due", "--columns", "number"],
        &["contract", "--filter", "status=verzuim", "--permanent"],
    ] {
        let said = through(&desk, "werver", call);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{call:?}: {}", said.err);
    }
    let noted = json(&desk, "toezicht", &["log", "--access", "--by", "werver"]);
    let refused = |note: &&Value| note["result"] == "not-for-your-role" && note["deed"] == "list";
    assert_eq!(noted.as_array().expect("a list").iter().filter(refused).count(), 6, "{noted}");
}

#[test]
fn a_name_of_ones_own_giving_gives_no_right_of_another() {
    let desk = with_rights();
    for args in [&["list", "members"][..], &["list", "members", "--as", "beheer"], &["restore", "demo.db"]] {
        let said = desk.run(args);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{args:?}: {}", said.err);
    }
    give(&desk, "beheer", &own_name(), &["rol=werver", "bereik=alle teams"]);
    assert_eq!(desk.run(&["list", "members", "--as", "beheer"]).code, 0);
    assert_eq!(desk.run(&["list", "access_rights", "--as", "beheer"]).code, 1);
}

#[test]
fn no_command_that_looks_tells_a_leader_of_who_is_in_no_team_of_theirs() {
    let desk = with_rights();
    let everybody = signs(&json(&desk, "toezicht", &["list", "members", "--all"]));
    let own = signs(&json(&desk, "leider", &["list", "members", "--all"]));
    assert!(!own.is_empty() && own.len() * 5 < everybody.len(), "{} of {}", own.len(), everybody.len());
    for call in looking(&json(&desk, "leider", &["kinds"])) {
        let call: Vec<&str> = call.iter().map(String::as_str).collect();
        let said = through(&desk, "leider", &call);
        assert_ne!(said.code, 2, "{call:?}: {}", said.err);
        let told = [said.out, said.err].concat();
        let leaked: Vec<&String> = everybody.difference(&own).filter(|sign| told.contains(sign.as_str())).collect();
        assert!(leaked.is_empty(), "{call:?} tells {leaked:?}");
    }
}

#[test]
fn what_a_role_has_no_eyes_for_is_refused_and_never_an_empty_answer() {
    let desk = with_rights();
    for (who, call, code) in [
        ("werver", "list absences", 1),
        ("werver", "report absence", 1),
        ("werver", "list contacts", 1),
        ("werver", "report instruments", 1),
        ("werver", "report charges", 1),
        ("geld", "list contacts", 1),
        ("geld", "report gaps", 1),
        ("geld", "list candidates", 1),
        ("leider", "list instruments", 1),
        ("leider", "list candidates", 1),
        ("beheer", "list absences", 1),
        ("beheer", "report charges", 1),
        ("leider", "list access_rights", 1),
        ("leider", "check", 1),
        ("werver", "log --verify", 1),
        ("onbekend", "list teams", 1),
        ("toezicht", "check", 0),
        ("geld", "report instruments", 0),
        ("leider", "report absence", 0),
        ("werver", "list candidates", 0),
    ] {
        let said = through(&desk, who, &call.split(' ').collect::<Vec<_>>());
        assert_eq!(said.code, code, "{who} {call}: {}", said.err);
        assert!(code == 0 || said.out.is_empty(), "{who} {call}: {}", said.out);
    }
}

#[test]
fn copying_writing_out_and_bringing_in_are_for_who_has_the_power() {
    for (role, copies, writes_out) in [("werver", 1, 1), ("beheerder", 0, 1), ("auditor", 1, 0)] {
        let desk = with_rights();
        give(&desk, "beheer", &own_name(), &[&format!("rol={role}"), "bereik=alle teams"]);
        for (call, code) in [
            ("backup copy.db", copies),
            ("dump all.jsonl", writes_out),
            ("merge other.db", 1),
            ("restore copy.db", copies),
        ] {
            let said = desk.run(&call.split(' ').collect::<Vec<_>>());
            assert_eq!(said.code, code, "{role} {call}: {}", said.err);
        }
        assert_eq!(desk.path("copy.db").exists(), copies == 0, "{role}");
        assert_eq!(desk.path("all.jsonl").exists(), writes_out == 0, "{role}");
    }
}

#[test]
fn a_leader_works_in_the_own_team_and_undoes_it_but_goes_no_further() {
    let desk = with_rights();
    let own = json(&desk, "leider", &["list", "members"]);
    let number = own[0]["number"].as_str().expect("a number");
    let others = json(&desk, "toezicht", &["list", "members"]);
    let other = others.as_array().expect("a list").iter().find(|row| row["team_key"] != "T001").expect("another");
    let other = other["number"].as_str().expect("a number");
    for (call, code) in [
        (vec!["hours", number, "21"], 0),
        (vec!["absent", number], 0),
        (vec!["undo"], 0),
        (vec!["undo"], 0),
        (vec!["contact", number, "Werkplek besproken"], 0),
        (vec!["hours", other, "21"], 1),
        (vec!["move", number, "T002"], 1),
        (vec!["set", "team", "T001", "plaatsen=3"], 1),
        (vec!["contact", other, "Werkplek besproken"], 1),
    ] {
        let said = through(&desk, "leider", &call);
        assert_eq!(said.code, code, "{call:?}: {}", said.err);
    }
    let log = json(&desk, "leider", &["log"]);
    assert!(log.as_array().expect("a list").iter().any(|set| set["actor"] == "leider"), "{log}");
}

#[test]
fn who_covered_for_somebody_undoes_nothing_there_afterwards_and_is_told_no_name() {
    let desk = with_rights();
    let roles = json(&desk, "beheer", &["list", "team_roles", "--columns", "staff,role,team"]);
    let leads = |row: &&Value| row["role"] == "team_leader" && row["team_key"] == "T001";
    let leader = roles.as_array().expect("a list").iter().find(leads).expect("a leader")["staff"].clone();
    let staff = format!("staff={}", leader.as_str().expect("a name"));
    let cover = [
        "add",
        "team_role",
        "team=T002",
        &staff,
        "role=team_leader",
        "from=2026-01-02",
        "until=2026-12-31",
        "cover=yes",
    ];
    let given = through(&desk, "beheer", &cover);
    assert_eq!(given.code, 0, "{}", given.err);
    let seen = json(&desk, "leider", &["list", "members"]);
    let other = seen.as_array().expect("a list").iter().find(|row| row["team_key"] == "T002").expect("one of T002");
    let (number, name) = (other["number"].as_str().expect("a number"), other["surname"].as_str().expect("a name"));
    assert_eq!(through(&desk, "leider", &["contact", number, "Werkplek besproken"]).code, 0);
    let ended = json(&desk, "beheer", &["list", "team_roles", "--filter", "T002 vervanging=ja"]);
    let id = ended[0]["id"].as_str().expect("an identity");
    let until = through(&desk, "beheer", &["set", "team_role", id, "until=2026-01-31"]);
    assert_eq!(until.code, 0, "{}", until.err);
    let undone = through(&desk, "leider", &["undo"]);
    assert!(undone.code == 1 && undone.err.contains("buiten de teams waarvoor u toegang hebt"), "{}", undone.err);
    assert!(!undone.err.contains(name) && !undone.err.contains(number), "{}", undone.err);
}

#[test]
fn what_is_looked_at_and_what_is_refused_is_noted_where_rights_are_laid_down_and_nowhere_else() {
    let noted = |desk: &Desk, name: &str| -> Vec<Value> {
        let said = through(desk, "toezicht", &["dump", "-"]);
        assert_eq!(said.code, 0, "{name}: {}", said.err);
        let lines = said.out.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
        lines.filter_map(|line| line.get("noted").filter(|noted| noted.is_object()).cloned()).collect()
    };
    let plain = Desk::with_demo();
    assert_eq!(plain.run(&["list", "absences"]).code, 0);
    assert!(noted(&plain, "without rights").is_empty());
    let desk = with_rights();
    let own = json(&desk, "leider", &["list", "members"]);
    let number = own[0]["number"].as_str().expect("a number").to_owned();
    for (who, call, code) in [
        ("leider", vec!["list", "teams"], 0),
        ("leider", vec!["list", "teams", "--format", "csv"], 0),
        ("leider", vec!["list", "members", "--columns", "name,hours"], 0),
        ("leider", vec!["list", "members", "--columns", "name,status"], 0),
        ("leider", vec!["list", "teams", "--out", "elders.csv"], 2),
        ("leider", vec!["lijst"], 2),
        ("leider", vec!["show", "member", &number], 0),
        ("leider", vec!["report", "charges"], 1),
        ("geld", vec!["show", "team", "T001"], 0),
        ("geld", vec!["hours", &number, "21"], 1),
        ("onbekend", vec!["list", "members"], 1),
    ] {
        assert_eq!(through(&desk, who, &call).code, code, "{who} {call:?}");
    }
    let all = noted(&desk, "with rights");
    let told = |note: &Value| format!("{} {} {}", note["actor"], note["deed"], note["result"]).replace('"', "");
    let told: Vec<String> = all.iter().map(told).collect();
    let wanted = [
        // What is taken away, whatever stands in it; then what tells who is absent; then what the door does not give.
        "leider export done",
        "leider export done",
        "leider list done",
        "leider sign_in restricted-argument",
        "leider open done",
        "leider report not-for-your-role",
        "geld change not-for-your-role",
        "onbekend sign_in no-access",
        "toezicht dump done",
    ];
    assert_eq!(told, wanted);
    let opened = all.iter().find(|note| note["deed"] == "open").expect("an entry");
    assert!(opened["record"].is_string() && !opened.to_string().contains(&number), "{opened}");
    assert_eq!(through(&desk, "toezicht", &["check"]).code, 0);
}

/// What somebody gets who comes in by the line of their key and hands something in.
fn handing_in(desk: &Desk, who: &str, asked: &str, input: &str) -> Said {
    let mut command = desk.command(&["--as", who, "--restricted", "--db", "demo.db"]);
    command.env("SSH_ORIGINAL_COMMAND", asked).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = command.spawn().expect("the program runs");
    running.stdin.take().expect("an input").write_all(input.as_bytes()).expect("is read");
    said(running.wait_with_output().expect("it ends"))
}

#[test]
fn a_preview_promises_nobody_what_their_role_may_not_do() {
    let desk = with_rights();
    let own = json(&desk, "leider", &["list", "members"]);
    let member = |name: &str| own[0][name].as_str().expect("a text").to_owned();
    let certificate = format!("Personeelsnummer;Certificaat;Behaald op\n{};Heftruck;13-04-2026\n", member("number"));
    for (who, code) in [("geld", 1), ("toezicht", 1), ("leider", 0)] {
        for dry in ["--dry-run", ""] {
            let asked = format!("import - --kind certificate --json {dry}");
            let said = handing_in(&desk, who, &asked, &certificate);
            assert_eq!(said.code, code, "{who} {dry}: {}", said.err);
            let refused = said.err.contains("not-for-your-role");
            assert_eq!(refused, code == 1, "{who} {dry}: {}", said.err);
        }
    }
}

#[test]
fn figures_of_some_teams_say_that_they_are() {
    let desk = with_rights();
    let of = |who: &str| through(&desk, who, &["report", "jobs"]);
    let (leader, recruiter) = (of("leider"), of("werver"));
    assert!(leader.err.contains("alleen over de teams waarvoor u toegang hebt"), "{}", leader.err);
    assert_eq!(recruiter.err, "");
    assert_ne!(leader.out, recruiter.out);
}

#[test]
fn what_was_known_and_what_a_correction_would_change_stay_within_reach() {
    let desk = with_rights();
    let everybody = signs(&json(&desk, "toezicht", &["list", "members", "--all"]));
    let own = signs(&json(&desk, "leider", &["list", "members", "--all"]));
    // Also of a day on which there were no rights yet.
    for day in ["today", "22-11-2026"] {
        let then = through(&desk, "leider", &["list", "members", "--all", "--json", "--known-on", day]);
        assert_eq!(then.code, 0, "{}", then.err);
        assert!(everybody.difference(&own).all(|sign| !then.out.contains(sign.as_str())), "{day}");
    }
    let list = json(&desk, "leider", &["list", "members"]);
    let number = list[0]["number"].as_str().expect("a number");
    let tried = through(&desk, "leider", &["correct", "member", number, "achternaam=Nieuwenhuis", "--dry-run"]);
    assert_eq!(tried.code, 0, "{}", tried.err);
}
