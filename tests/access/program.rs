//! What the program says to somebody of two stores that differ only in what they may not see: every report, every kind of record shown
//! and named, both logs, every verb on a person of whom they see a part, and what is refused.

use std::process::Command;

use binnenwerk::domain::kinds::{Member, Team};
use binnenwerk::domain::record::Kind;
use binnenwerk::repository::{Repository, TypedReading};

use super::alike::{BRIEF, people, two_stores};
use super::programme::{Given, Programme, today};

/// What the program gives: how it ended, what it wrote and what it said.
type Answer = (Option<i32>, String, String);

/// Calls the program in the folder of a store, for who came in by the line of a key.
fn called(programme: &Programme, login: &str, call: &str) -> Answer {
    let mut command = Command::new(env!("CARGO_BIN_EXE_binnenwerk"));
    command.env_clear().current_dir(programme.file().parent().expect("a folder"));
    for (name, value) in [("LANG", "nl_NL.UTF-8"), ("TZ", "UTC"), ("SSH_ORIGINAL_COMMAND", call)] {
        command.env(name, value);
    }
    command.env("BINNENWERK_TODAY", today().to_string());
    let output = command.args(["--as", login, "--restricted", "--db", "roster.db"]).output().expect("runs");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// The names of all reports, as the help of the program tells them.
fn reports() -> Vec<String> {
    let help = Command::new(env!("CARGO_BIN_EXE_binnenwerk")).args(["--lang", "en", "help", "report"]).output();
    let help = String::from_utf8(help.expect("runs").stdout).expect("text");
    let (_, commands) = help.split_once("Commands:\n").expect("a list of reports");
    let lines = commands.lines().take_while(|line| !line.is_empty());
    let name = |line: &str| {
        line.strip_prefix("  ").filter(|line| !line.starts_with(' '))?.split(' ').next().map(str::to_owned)
    };
    lines.filter_map(name).filter(|name| name != "help").collect()
}

/// The calls of a report; of most there is one.
fn calls_of_report(report: &str, team: &str) -> Vec<String> {
    let with = |rest: &[&str]| rest.iter().map(|rest| format!("report {report} {rest}")).collect();
    match report {
        "year" => with(&["2025", "2026"]),
        "jobs" => with(&["", "--by team", "--by region", "--by client", "--by work-type", "--by month"]),
        "team" => with(&[team]),
        "emails" => with(&[&format!("--team {team}")]),
        "absence" => with(&["", "--by team", "--by client"]),
        _ => with(&[""]),
    }
}

fn calls(programme: &mut Programme, given: &Given) -> Vec<String> {
    let (whole, own) = (programme.whole(), programme.as_seen_by(&given.login));
    let teams: Vec<Team> = own.all_of_on(today()).expect("reads");
    let team = teams.first().map_or("T001".to_owned(), |team| team.code.clone());
    let mut calls: Vec<String> = reports().iter().flat_map(|report| calls_of_report(report, &team)).collect();
    assert!(calls.len() > 20, "{calls:?}");
    for kind in Kind::ALL {
        calls.push(format!("list {kind} --all --format csv"));
        let (all, seen) = (whole.all(kind).expect("reads"), own.all(kind).expect("reads"));
        let key = |record: &binnenwerk::domain::record::Record| kind.key().map(|key| record.get(key).plain());
        let hidden = all.iter().find(|record| seen.iter().all(|own| own.id() != record.id()));
        for key in [seen.first(), hidden].into_iter().flatten().filter_map(key) {
            calls.push(format!("show {kind} '{key}'"));
        }
        if let Some(key) = hidden.and_then(key) {
            calls.push(format!("set {kind} '{key}' {}=1", kind.fields()[0].name));
        }
    }
    calls.extend(
        ["log --limit 50", "log --limit 50 --format csv-plain", "log --json", "log --kind absence"].map(str::to_owned),
    );
    let (mine, others): (Vec<Member>, Vec<Member>) = (own.all_of().expect("reads"), whole.all_of().expect("reads"));
    let placed: Vec<&Member> = mine.iter().take(60).collect();
    for (nth, verb) in [
        "absent {}",
        "recovered {}",
        "hours {} 21",
        "contact {} Koffie",
        "signal open --member {} Rooster",
        "contract {} --permanent --dry-run",
        "contract {} --end",
        "phase {} zelfstandig",
        "instrument request {} wage_cost_benefit",
        "end {} --reason own_choice",
        "end {} --service --reason own_choice",
        "rehire {}",
        "erase {}",
        "person {}",
        "undo",
    ]
    .into_iter()
    .enumerate()
    {
        // Each on somebody else, so that what one did is not in the way of the next.
        for member in placed.iter().skip(nth * 3 % placed.len().max(1)).take(2) {
            calls.push(verb.replace("{}", &member.number));
        }
        let hidden = others.iter().find(|member| mine.iter().all(|own| own.id != member.id));
        calls.extend(hidden.map(|member| verb.replace("{}", &member.number)));
    }
    calls
}

fn told_the_same(logins: impl Fn(&str) -> bool) {
    let mut programme = Programme::new();
    programme.edit_some();
    let (mut done, mut refused) = (0, 0);
    for given in people(&programme).into_iter().filter(|given| logins(&given.login)) {
        let (mut ours, theirs) = two_stores(&programme, &given);
        for call in calls(&mut ours, &given) {
            let [one, other] = [&ours, &theirs].map(|store| called(store, &given.login, &call));
            assert_eq!(one, other, "{} asks: {call}", given.login);
            assert_ne!(one.0, None, "{} asks: {call}", given.login);
            match one.0 {
                Some(0) => done += 1,
                _ => refused += 1,
            }
        }
    }
    assert!(done > 30 && refused > 10, "{done} {refused}");
}

#[test]
fn the_program_says_the_same_of_a_store_in_which_only_what_one_may_not_see_is_different() {
    told_the_same(|login| login == BRIEF[0]);
}

#[test]
#[ignore = "a minute for each right: the long form of the one above"]
fn the_program_says_the_same_to_every_role_and_reach() {
    told_the_same(|_| true);
}
