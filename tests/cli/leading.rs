//! Who leads a team: one at a time, with cover beside them; leaving and handing over.

use serde_json::Value;

use crate::desk::Desk;

/// A desk with some teams, which Kaya Demir leads and Sam Bakker coaches from 1 March 2026.
fn led(codes: &[&str]) -> Desk {
    let desk = Desk::empty();
    let done = |args: &[&str]| assert_eq!(desk.run(args).code, 0, "{args:?}");
    done(&["add", "work_type", "naam=Groen"]);
    for (name, role) in [
        ("Demir, Kaya", "teamleider"),
        ("Bakker, Sam", "jobcoach"),
        ("Prins, Noor", "teamleider"),
        ("Smit, Ton", "teamleider"),
    ] {
        done(&["add", "staff", &format!("naam={name}"), &format!("rol={role}")]);
    }
    for code in codes {
        let (code, name) = (format!("code={code}"), format!("naam=Groen {code}"));
        done(&["add", "team", &code, &name, "plaatsen=8", "vanaf=1-3-2026", "werksoort=Groen", "fase=structureel"]);
        let team = code.replace("code", "team");
        for (name, role) in [("Demir, Kaya", "teamleider"), ("Bakker, Sam", "jobcoach")] {
            let (staff, role) = (format!("begeleider={name}"), format!("rol={role}"));
            done(&["add", "team_role", &team, &staff, &role, "vanaf=1-3-2026"]);
        }
    }
    desk
}

/// Who leads each team on a day, in order of the teams.
fn leaders(desk: &Desk, on: &str) -> Vec<String> {
    let teams = desk.json(&["list", "teams", "--as-of", on, "--sort", "code"]);
    let name = |team: &Value| team["leader"].as_str().unwrap_or("-").to_owned();
    teams.as_array().expect("a list").iter().map(name).collect()
}

/// The roles of one kind that hold on a day.
fn roles(desk: &Desk, on: &str, role: &str) -> usize {
    let roles = desk.json(&["list", "team_role", "--as-of", on]);
    roles.as_array().expect("a list").iter().filter(|row| row["role"] == role).count()
}

#[test]
fn a_second_leader_takes_over_from_the_day_and_it_is_said() {
    let desk = led(&["G1"]);
    let add = ["add", "team_role", "team=G1", "begeleider=Prins, Noor", "rol=teamleider", "vanaf=1-9-2026"];
    let said = desk.run(&add);
    assert_eq!(said.code, 0);
    assert!(said.err.contains("Demir, Kaya is vanaf 01-09-2026 geen teamleider meer van Groen G1"), "{}", said.err);
    assert_eq!(leaders(&desk, "2026-08-31"), ["Demir, Kaya"]);
    assert_eq!(leaders(&desk, "2026-09-01"), ["Prins, Noor"]);
    assert_eq!((roles(&desk, "2026-09-01", "team_leader"), roles(&desk, "2026-09-01", "job_coach")), (1, 1));
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(leaders(&desk, "2026-09-01"), ["Demir, Kaya"]);
}

#[test]
fn a_second_leader_for_a_time_is_cover_or_is_refused() {
    let desk = led(&["G1"]);
    let add = ["add", "team_role", "team=G1", "begeleider=Prins, Noor", "rol=teamleider", "vanaf=1-7-2026"];
    let until = [&add[..], &["tot=31-7-2026"]].concat();
    let said = desk.run(&until);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("al een teamleider van Groen G1: Demir, Kaya") && said.err.contains("vervanging=ja"));
    assert_eq!(roles(&desk, "2026-07-10", "team_leader"), 1, "nothing changed");
    assert_eq!(desk.run(&[&add[..], &["vervanging=ja"]].concat()).code, 1, "cover has an end");
    assert_eq!(desk.run(&[&until[..], &["vervanging=ja"]].concat()).code, 0);
    assert_eq!((roles(&desk, "2026-07-10", "team_leader"), roles(&desk, "2026-08-01", "team_leader")), (2, 1));
    assert_eq!(leaders(&desk, "2026-07-10"), ["Demir, Kaya"], "the fixed leader still is");
}

#[test]
fn who_leaves_ends_every_role_in_one_step_and_the_gaps_show_the_teams() {
    let desk = led(&["G1", "G2"]);
    let signal = ["signal", "open", "Poort gaat later open", "--team", "G2", "--owner", "Demir, Kaya"];
    assert_eq!(desk.run(&signal).code, 0);
    let said = desk.run(&["close", "staff", "Demir, Kaya", "--on", "31-12-2026"]);
    assert_eq!(said.code, 0);
    assert!(said.err.contains("blijven 1 signalen open"), "{}", said.err);
    assert_eq!(leaders(&desk, "2026-12-31"), ["Demir, Kaya", "Demir, Kaya"]);
    assert_eq!(leaders(&desk, "2027-01-01"), ["-", "-"]);
    let gaps = desk.json(&["report", "gaps", "--as-of", "2027-01-01"])["gaps"].clone();
    assert_eq!(gaps.as_array().map(Vec::len), Some(2));
    assert_eq!(desk.run(&["close", "staff", "Demir, Kaya", "--on", "31-12-2026"]).code, 1, "nothing runs longer");
    let on = ["hand-over", "Demir, Kaya", "--to", "Prins, Noor", "--on", "1-1-2027"];
    assert_eq!(desk.run(&on).code, 0, "what ended the day before is handed on");
    assert_eq!(leaders(&desk, "2027-01-01"), ["Prins, Noor", "Prins, Noor"]);
    for _ in 0..2 {
        assert_eq!(desk.run(&["undo"]).code, 0);
    }
    assert_eq!(leaders(&desk, "2027-01-01"), ["Demir, Kaya", "Demir, Kaya"]);
}

#[test]
fn teams_and_signals_are_handed_over_to_several_after_a_preview() {
    let desk = led(&["G1", "G2", "G3"]);
    let signal = ["signal", "open", "Poort gaat later open", "--team", "G2", "--owner", "Demir, Kaya"];
    assert_eq!(desk.run(&signal).code, 0);
    let give = ["hand-over", "Demir, Kaya", "--to", "Noor Prins,Ton Smit", "--on", "1-12-2026"];
    let shown = desk.run(&[&give[..], &["--preview"]].concat());
    assert_eq!(
        (shown.code, shown.out.matches("Prins, Noor").count(), shown.out.matches("Smit, Ton").count()),
        (0, 2, 2)
    );
    assert_eq!(leaders(&desk, "2026-12-01"), ["Demir, Kaya"; 3], "a preview changes nothing");
    assert_eq!(desk.run(&give).code, 0);
    assert_eq!(leaders(&desk, "2026-11-30"), ["Demir, Kaya"; 3]);
    assert_eq!(leaders(&desk, "2026-12-01"), ["Prins, Noor", "Smit, Ton", "Prins, Noor"]);
    let owner = |desk: &Desk| desk.json(&["list", "signal", "--as-of", "2026-12-01"])[0]["owner"].clone();
    assert_eq!(owner(&desk), "Smit, Ton", "with its team");
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!((leaders(&desk, "2026-12-01"), owner(&desk)), (vec!["Demir, Kaya".into(); 3], "Demir, Kaya".into()));
    assert_eq!(desk.run(&["hand-over", "Demir, Kaya", "--to", "Demir, Kaya"]).code, 1);
}

#[test]
fn cover_for_a_holiday_stands_beside_and_ends_by_itself() {
    let desk = led(&["G1", "G2"]);
    let to = ["hand-over", "Demir, Kaya", "--to", "Smit, Ton", "--on", "1-12-2026", "--teams", "G2"];
    assert_eq!(desk.run(&[&to[..], &["--cover"]].concat()).code, 2, "cover has a last day");
    assert_eq!(desk.run(&[&to[..], &["--cover", "--until", "14-12-2026"]].concat()).code, 0);
    let covered = |on| roles(&desk, on, "team_leader");
    assert_eq!([covered("2026-11-30"), covered("2026-12-01"), covered("2026-12-15")], [2, 3, 2]);
    let sheet = desk.json(&["report", "team", "G2", "--as-of", "2026-12-02"]);
    assert_eq!((&sheet["staff"][0]["name"], &sheet["staff"][1]["name"]), (&"Demir, Kaya".into(), &"Smit, Ton".into()));
    assert_eq!(sheet["staff"][1]["cover_until"], "2026-12-14");
}

/// Adds somebody to a team, in service from 2 March 2026.
fn hired(desk: &Desk, number: &str, name: &str, team: &str) {
    let (number, name, team) = (format!("nummer={number}"), format!("naam={name}"), format!("team={team}"));
    let terms = ["uren=28", "contract=vast", "email=m@voorbeeld.nl", "telefoon=06-11"];
    let add = [&["add", "member", &number, &name, &team][..], &terms, &["--on", "2-3-2026"]].concat();
    let said = desk.run(&add);
    assert_eq!(said.code, 0, "{}", said.err);
}

#[test]
fn the_sheet_of_a_team_has_people_and_what_is_due_but_no_instruments() {
    let desk = led(&["G1"]);
    hired(&desk, "71", "Vries, Loes de", "G1");
    for args in [
        &["add", "certificate", "member=71", "name=Heftruck", "from=1-5-2026", "until=1-5-2029"][..],
        &["signal", "open", "Poort gaat later open", "--team", "G1", "--due", "1-12-2026"],
        &["instrument", "request", "71", "no-riskpolis", "--from", "1-4-2026", "--on", "1-4-2026"],
    ] {
        assert_eq!(desk.run(args).code, 0, "{args:?}");
    }
    let sheet = desk.run(&["report", "team", "G1"]);
    for named in
        ["Groen G1 (G1) op 22-11-2026", "Demir, Kaya", "Vries, Loes de", "28", "06-11", "Heftruck", "Poort gaat"]
    {
        assert!(sheet.out.contains(named), "{named}: {}", sheet.out);
    }
    assert!(!sheet.out.contains("risk"), "{}", sheet.out);
    let markdown = desk.run(&["report", "team", "G1", "--format", "md"]).out;
    assert!(markdown.starts_with("# Groen G1 (G1)") && markdown.contains("| Heftruck |"), "{markdown}");
    assert_eq!(desk.run(&["report", "team", "G1", "--out", "g1.xlsx"]).code, 0);
    assert!(std::fs::read(desk.path("g1.xlsx")).expect("a file").starts_with(b"PK"));
    assert_eq!(desk.run(&["report", "emails", "--team", "G1"]).out.trim(), "m@voorbeeld.nl");
    assert_eq!(desk.run(&["report", "emails", "--coach", "Bakker, Sam"]).out.trim(), "m@voorbeeld.nl");
    assert_eq!(desk.run(&["set", "team", "G1", "regio=Oost"]).code, 0);
    assert_eq!(desk.run(&["report", "emails", "--region", "oost"]).out.trim(), "m@voorbeeld.nl");
    assert_eq!(desk.run(&["report", "emails", "--region", "west"]).code, 1);
    // Of a day before, a team is told of as it was then.
    assert_eq!(desk.run(&["set", "team", "G1", "regio=Zuid", "naam=Tuin", "--on", "1-12-2026"]).code, 0);
    let of_zuid = |on: &str| desk.run(&["report", "emails", "--region", "zuid", "--as-of", on]);
    assert_eq!((of_zuid("30-11-2026").code, of_zuid("1-12-2026").out.trim()), (1, "m@voorbeeld.nl"));
    assert_eq!(
        desk.run(&["report", "emails", "--region", "oost", "--as-of", "30-11-2026"]).out.trim(),
        "m@voorbeeld.nl"
    );
    let named = |on: &str| desk.json(&["report", "team", "G1", "--as-of", on])["team"].clone();
    assert_eq!([named("2026-11-30"), named("2026-12-01")], ["Groen G1", "Tuin"]);
    let jobs = desk.run(&["report", "jobs", "--by", "region"]).out;
    assert!(jobs.contains("Oost"), "{jobs}");
    assert_eq!(desk.json(&["list", "teams", "--filter", "regio=Oost"]).as_array().map(Vec::len), Some(1));
}

#[test]
fn a_region_has_its_teams_the_contacts_overdue_in_them_and_the_open_signals() {
    let desk = led(&["G1", "G2"]);
    hired(&desk, "71", "Vries, Loes de", "G1");
    hired(&desk, "72", "Vries, Bo de", "G2");
    for args in [
        &["set", "team", "G1", "regio=Oost"][..],
        &["signal", "open", "Poort gaat later open", "--team", "G1"],
        &["signal", "open", "Zoekt een fiets", "--member", "71"],
        &["contact", "72", "Gesproken"],
    ] {
        assert_eq!(desk.run(args).code, 0, "{args:?}");
    }
    let report = desk.json(&["report", "jobs", "--by", "region"]);
    let numbers = |line: &Value| ["teams", "overdue", "open_signals"].map(|name| line[name].as_i64());
    assert_eq!(numbers(&report["lines"][0]), [1, 1, 2].map(Some), "{report}");
    assert_eq!(numbers(&report["lines"][1]), [1, 0, 0].map(Some), "{report}");
    assert_eq!(numbers(&report["total"]), [2, 1, 2].map(Some), "{report}");
    let staff =
        desk.json(&["list", "staff", "--filter", "regio=Oost", "--columns", "name,region,teams,members,overdue"]);
    assert_eq!(staff.as_array().map(Vec::len), Some(2), "{staff}");
    let teams = desk.json(&["list", "teams", "--filter", "overdue>0"]);
    assert_eq!(teams.as_array().map(Vec::len), Some(1), "{teams}");
}
