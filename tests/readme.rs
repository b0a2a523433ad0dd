//! README.md says what is so: its table of keys is the table in force, its pictures and links exist, its floors are those of the
//! crate, and both commands can be copied.
//!
//! `UPDATE_README=1 cargo test --test readme` writes the table of keys anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use binnenwerk::domain::agenda::{DueBy, SOURCES};
use binnenwerk::domain::id::CountedIds;
use binnenwerk::domain::kinds::Parameter;
use binnenwerk::text::{Language, Words};
use binnenwerk::ui::keys::Keymap;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(name: &str) -> String {
    std::fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The fenced block under a mark, without its fences.
fn block(readme: &str, mark: &str) -> String {
    let (_, after) = readme.split_once(&format!("<!-- {mark} -->\n```")).unwrap_or_else(|| panic!("no {mark}"));
    let (_, body) = after.split_once('\n').expect("a fence ends its line");
    body.split_once("\n```").expect("a fence is closed").0.to_owned()
}

/// The table of bindings as README shows it.
fn keys() -> String {
    let (dutch, english) = (Words::new(Language::Dutch), Words::new(Language::English));
    let mut table = String::from("| keys | doet | does |\n| --- | --- | --- |\n");
    for (keys, action) in Keymap::new(&[]).expect("a table that can be read").listing() {
        let keys: Vec<String> = keys.split(", ").map(|key| format!("`{key}`")).collect();
        let name = format!("action-{action}");
        writeln!(table, "| {} | {} | {} |", keys.join(" "), dutch.say(&name), english.say(&name)).unwrap();
    }
    table
}

/// The sources of the agenda as README shows them: what, the parameter with its days, what Enter does.
fn sources() -> String {
    let words = Words::new(Language::Dutch);
    let founded = binnenwerk::domain::founding::records(&mut CountedIds::after(1));
    let days = |name: &str| {
        let parameter = founded.iter().filter_map(Parameter::of).find(|p| p.name == name);
        parameter.and_then(|p| p.value).map_or_else(String::new, |days| words.number(days))
    };
    let mut table = String::from("| wat | parameter | dagen vooruit | Enter |\n| --- | --- | ---: | --- |\n");
    for source in SOURCES {
        let (what, settle) = (format!("agenda-{}", source.name), format!("settle-{}", source.name));
        let (window, days) = match source.by {
            DueBy::Column { window, .. } => (format!("`{window}`"), days(window)),
            DueBy::Now => ("meteen".to_owned(), String::new()),
        };
        writeln!(table, "| {} | {window} | {days} | {} |", words.say(&what), words.say(&settle)).unwrap();
    }
    table
}

#[test]
fn the_tables_of_keys_and_of_the_agenda_are_those_in_force() {
    let mut readme = read("README.md");
    for (mark, wanted) in [("keys", keys()), ("agenda", sources())] {
        let (begin, end) = (format!("<!-- {mark} -->\n"), format!("<!-- /{mark} -->"));
        let (before, rest) = readme.split_once(&begin).expect("a mark before the table");
        let (shown, after) = rest.split_once(&end).expect("a mark after the table");
        if shown != wanted {
            let update = std::env::var_os("UPDATE_README").is_some_and(|value| value == "1");
            assert!(update, "README.md shows other {mark}. Run: UPDATE_README=1 cargo test --test readme");
            readme = format!("{before}{begin}{wanted}{end}{after}");
            std::fs::write(path("README.md"), &readme).unwrap();
        }
    }
}

#[test]
fn both_commands_are_one_line_each() {
    let readme = read("README.md");
    for mark in ["command: run", "command: test"] {
        let command = block(&readme, mark);
        assert!(command.starts_with("cargo ") && command.lines().count() == 1, "{mark}: {command}");
    }
}

#[test]
fn every_picture_and_link_leads_somewhere() {
    let readme = read("README.md");
    let headings: Vec<String> = readme
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .map(|heading| heading.to_lowercase().replace(' ', "-"))
        .collect();
    let mut seen = 0;
    for target in readme.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target) {
        seen += 1;
        match target.strip_prefix('#') {
            Some(anchor) => assert!(headings.iter().any(|heading| heading == anchor), "no heading {anchor}"),
            None if target.starts_with("https://") => {}
            None => assert!(path(target).is_file(), "no file {target}"),
        }
    }
    assert!(seen > 20, "only {seen} links found");
    for entry in std::fs::read_dir(path("screenshots")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(readme.contains(&format!("screenshots/{name}")), "README.md does not show {name}");
    }
}

#[test]
fn the_floors_are_those_of_the_crate() {
    let floors = block(&read("README.md"), "floors");
    let lines: Vec<String> = floors.lines().map(|line| format!("//! {line}")).collect();
    assert!(read("src/lib.rs").contains(&lines.join("\n")), "src/lib.rs draws other floors");
}

#[test]
fn every_command_line_does_what_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    let data = home.join(".local/share/binnenwerk");
    std::fs::create_dir_all(&data).unwrap();
    std::fs::create_dir_all(home.join("kopie")).unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_binnenwerk"));
    let run = |line: &str| {
        let search = format!("{}:{}", program.parent().unwrap().display(), std::env::var("PATH").unwrap());
        let output = Command::new("/bin/sh")
            .args(["-c", line])
            .env_clear()
            .envs([("PATH", search.as_str()), ("LANG", "nl_NL.UTF-8"), ("BINNENWERK_TODAY", "2026-11-22")])
            .env("HOME", home)
            .current_dir(home)
            .output()
            .unwrap();
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    run(&format!("binnenwerk demo --into {}", data.join("binnenwerk.db").display()));
    let readme = read("README.md");
    let mut done = 0;
    let blocks = readme.split("```sh\n").skip(1).filter_map(|rest| rest.split_once("\n```"));
    for line in blocks.flat_map(|(body, _)| body.lines()).filter(|line| line.starts_with("binnenwerk ")) {
        let line =
            line.split(" #").next().unwrap().trim_end().replace("/mnt/kopie", &home.join("kopie").to_string_lossy());
        // Alone it opens the screen.
        if line != "binnenwerk" {
            run(&line);
            done += 1;
        }
    }
    assert!(done >= 15, "only {done} command lines found");
    // The filters stand in a table.
    let filters = readme.split("## Filteren").nth(1).unwrap().split("\n## ").next().unwrap();
    for row in filters.lines().filter(|line| line.starts_with("| `")) {
        let filter = row.split('`').nth(1).unwrap();
        let kind = if row.contains("(bij teams)") { "teams" } else { "members" };
        let found = run(&format!("binnenwerk list {kind} --filter '{filter}' --json"));
        assert!(found.contains('{'), "nothing matches {filter}");
    }
}
