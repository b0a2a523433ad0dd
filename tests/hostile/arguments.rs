//! Every argument of every command, taken from its help, with hostile values.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::process::Stdio;

use crate::all_of_it;
use crate::desk::Desk;
use crate::texts::{acting, hostile};

/// A command as its help tells it.
#[derive(Debug, Default)]
struct Told {
    path: Vec<String>,
    /// How many values stand by themselves.
    values: usize,
    /// The options with a value.
    options: BTreeSet<String>,
    below: Vec<String>,
}

/// What the help of a command tells.
fn told(desk: &Desk, path: &[String]) -> Told {
    let words = path.iter().map(String::as_str);
    let said = desk.run(&["--lang", "en", "help"].into_iter().chain(words).collect::<Vec<_>>());
    assert_eq!(said.code, 0, "{path:?}: {}", said.err);
    let mut told = Told { path: path.to_vec(), ..Told::default() };
    let mut at = "";
    for line in said.out.lines() {
        if let Some(heading) = line.strip_suffix(':').filter(|line| !line.starts_with(' ')) {
            at = match heading {
                "Arguments" | "Options" | "With every command" | "Commands" | "Examples" => heading,
                _ => "",
            };
        } else if !line.starts_with(' ') && !line.is_empty() && path.is_empty() {
            // The groups of commands of the program itself have headings of their own.
            at = "Commands";
        }
        let Some(first) = line.split_whitespace().next() else { continue };
        let indented = line.len() - line.trim_start().len();
        match at {
            "Arguments" if indented == 2 && first.starts_with(['<', '[']) => told.values += 1,
            "Options" | "With every command" if line.trim_start().starts_with("--") => {
                let option = first.trim_end_matches(',');
                if line.contains(&format!("{option} <")) {
                    told.options.insert(option.to_owned());
                }
            }
            "Commands" if indented == 2 && first.chars().all(|sign| sign.is_ascii_lowercase() || sign == '-') => {
                told.below.push(first.to_owned());
            }
            _ => {}
        }
    }
    told
}

/// Every command there is.
fn commands(desk: &Desk) -> Vec<Told> {
    let (mut found, mut next) = (Vec::new(), vec![Vec::new()]);
    while let Some(path) = next.pop() {
        let command = told(desk, &path);
        next.extend(command.below.iter().map(|below| path.iter().cloned().chain([below.clone()]).collect()));
        found.push(command);
    }
    found
}

/// Values that stand by themselves, so that a command gets as far as it can.
fn usual(command: &Told, nth: usize) -> &'static str {
    let first = command.path.first().map_or("", String::as_str);
    match (first, nth) {
        ("list" | "show" | "fields" | "add" | "set" | "correct", 0) => "member",
        ("set" | "correct", 2) | ("add", 1) => "phone=1",
        _ => "T001",
    }
}

#[test]
fn no_argument_of_any_command_makes_it_say_what_acts() {
    let desk = Desk::empty();
    assert_eq!(desk.run(&["demo", "--into", "demo.db", "--members", "20"]).code, 0);
    let store = fs::read(desk.path("demo.db")).expect("a store");
    let commands = commands(&desk);
    assert!(commands.len() > 70 && commands.iter().any(|command| command.path == ["report", "year"]), "{commands:?}");
    let all: Vec<OsString> = hostile().iter().filter_map(|hostile| hostile.argument()).collect();
    let (mut next, mut tried) = (0, 0);
    for command in &commands {
        let places = command.options.iter().map(Some).chain((0..command.values.max(1)).map(|_| None));
        for (nth, option) in places.enumerate() {
            let times = if all_of_it() { all.len() } else { 1 };
            for time in 0..times {
                let text = &all[next % all.len()];
                next += 1;
                let mut args: Vec<OsString> = command.path.iter().map(OsString::from).collect();
                let own = nth.saturating_sub(command.options.len());
                let mut values: Vec<OsString> = (0..command.values).map(|at| usual(command, at).into()).collect();
                match option {
                    Some(option) => args.extend([option.into(), text.clone()]),
                    None if own < values.len() => values[own] = text.clone(),
                    None => values.push(text.clone()),
                }
                let words = values.iter().any(|value| value.to_string_lossy().starts_with('-'));
                args.extend(words.then(|| OsString::from("--")));
                args.extend(values);
                if (next + time) % 2 == 1 {
                    args.insert(0, "--json".into());
                }
                let mut call = desk.command(&[]);
                let output = call.args(&args).stdin(Stdio::null()).output().expect("the program runs");
                let code = output.status.code();
                assert!(matches!(code, Some(0 | 1 | 2 | 75)), "{args:?}: {code:?}");
                for printed in [&output.stdout, &output.stderr] {
                    assert_eq!(acting(printed), None, "{args:?}");
                }
                tried += 1;
            }
        }
        // What some of them did goes no further.
        for left in ["demo.db-wal", "demo.db-shm"] {
            let _ = fs::remove_file(desk.path(left));
        }
        fs::write(desk.path("demo.db"), &store).expect("the store as it was");
    }
    assert!(tried > all.len(), "{tried}");
}
