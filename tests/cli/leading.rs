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
