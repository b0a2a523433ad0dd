//! The documents say what is so: their tables are those in force, their pictures and links exist, their floors are those of
//! the crate, their commands work, and the glossary knows every kind.
//!
//! `UPDATE_DOCS=1 cargo test --test documents --test needs` writes the tables anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

#[path = "../support/document.rs"]
mod document;
mod trust;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use binnenwerk::domain::agenda::{DueBy, SOURCES};
use binnenwerk::domain::columns::columns;
use binnenwerk::domain::id::CountedIds;
use binnenwerk::domain::kinds::Parameter;
use binnenwerk::domain::record::Kind;
use binnenwerk::domain::value::FieldType;
use binnenwerk::text::{Language, Words};
use binnenwerk::ui::keys::Keymap;
use document::{hold, path, read};

const MANUALS: [(&str, Language); 2] =
    [("docs/handleiding.md", Language::Dutch), ("docs/manual.md", Language::English)];

/// Every document that people read.
const DOCUMENTS: [&str; 14] = [
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "docs/administration.md",
    "docs/architecture.md",
    "docs/glossary.md",
    "docs/handleiding.md",
    "docs/keystrokes.md",
    "docs/manual.md",
    "docs/needs.md",
    "docs/pictures.md",
    "docs/security.md",
    "docs/verwerking.md",
];

/// The fenced block under a mark, without its fences.
fn block(document: &str, mark: &str) -> String {
    let (_, after) = document.split_once(&format!("<!-- {mark} -->\n```")).unwrap_or_else(|| panic!("no {mark}"));
    let (_, body) = after.split_once('\n').expect("a fence ends its line");
    body.split_once("\n```").expect("a fence is closed").0.to_owned()
}

#[test]
fn the_tables_of_keys_are_those_in_force() {
    for (file, language) in MANUALS {
        let words = Words::new(language);
        let head = if language == Language::Dutch { "| toetsen | doet |" } else { "| keys | does |" };
        let mut table = format!("{head}\n| --- | --- |\n");
        for (keys, action) in Keymap::new(&[]).expect("a table that can be read").listing() {
            let keys: Vec<String> = keys.split(", ").map(|key| format!("`{key}`")).collect();
            writeln!(table, "| {} | {} |", keys.join(" "), words.say(&format!("action-{action}"))).unwrap();
        }
        hold(file, "keys", &table);
    }
}

#[test]
fn the_tables_of_the_agenda_are_those_in_force() {
    let founded = binnenwerk::domain::defaults::records(&mut CountedIds::after(1));
    for (file, language) in MANUALS {
        let words = Words::new(language);
        let (head, at_once) = match language {
            Language::Dutch => ("| wat | parameter | dagen vooruit | Enter |", "meteen"),
            Language::English => ("| what | parameter | days ahead | Enter |", "at once"),
        };
        let days = |name: &str| {
            let parameter = founded.iter().filter_map(Parameter::of).find(|p| p.name == name);
            parameter.and_then(|p| p.value).map_or_else(String::new, |days| words.number(days))
        };
        let mut table = format!("{head}\n| --- | --- | ---: | --- |\n");
        for source in SOURCES {
            let (what, settle) = (format!("agenda-{}", source.name), format!("settle-{}", source.name));
            let (window, days) = match source.by {
                DueBy::Column { window, .. } => (format!("`{window}`"), days(window)),
                DueBy::Passed { .. } => (at_once.to_owned(), String::new()),
                DueBy::Now | DueBy::NowOfNew { .. } => (at_once.to_owned(), String::new()),
            };
            writeln!(table, "| {} | {window} | {days} | {} |", words.say(&what), words.say(&settle)).unwrap();
        }
        hold(file, "agenda", &table);
    }
}

#[test]
fn the_glossary_has_every_kind_and_no_word_twice() {
    let (dutch, english) = (Words::new(Language::Dutch), Words::new(Language::English));
    let mut table = String::from("| Dutch | English | identifier |\n| --- | --- | --- |\n");
    for kind in Kind::ALL {
        let key = format!("kind-{kind}");
        writeln!(table, "| {} | {} | `{kind}` |", dutch.say(&key), english.say(&key)).unwrap();
    }
    hold("docs/glossary.md", "kinds", &table);

    // Everything that the program knows by an identifier of the domain.
    let mut known: BTreeSet<String> = ["as_of"].map(str::to_owned).into();
    for kind in Kind::ALL {
        known.insert(kind.name().to_owned());
        for column in columns(kind) {
            known.insert(format!("{kind}.{}", column.name));
            known.insert(column.name.to_owned());
            if let FieldType::Choice(choices) = column.ty {
                known.extend(choices.iter().map(|choice| (*choice).to_owned()));
            }
        }
    }
    let glossary = read("docs/glossary.md");
    let (_, words) = glossary.split_once("## Words of the field").expect("the words of the field");
    let (words, _) = words.split_once("\n## ").expect("the words of the program");
    let rows: Vec<Vec<&str>> = words
        .lines()
        .filter(|line| line.starts_with("| ") && line.contains('`'))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    assert!(rows.len() > 25, "only {} words", rows.len());
    for column in 0..2 {
        let terms: Vec<&str> = rows.iter().map(|row| row[column]).collect();
        for term in &terms {
            assert_eq!(terms.iter().filter(|other| other == &term).count(), 1, "{term} stands twice");
        }
    }
    for row in &rows {
        let identifier = row[2].trim_matches('`');
        assert!(known.contains(identifier), "{}: nothing is called {identifier}", row[0]);
    }
}

#[test]
fn both_commands_are_one_line_each_and_the_page_is_short() {
    let readme = read("README.md");
    for mark in ["command: run", "command: test"] {
        let command = block(&readme, mark);
        assert!(command.starts_with("cargo ") && command.lines().count() == 1, "{mark}: {command}");
    }
    assert!(readme.len() <= 8 * 1024, "README.md has {} bytes", readme.len());
}

/// The anchor that a heading gets.
fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase().chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c)).collect::<String>();
    kept.replace(' ', "-")
}

#[test]
fn every_picture_and_link_leads_somewhere() {
    let mut seen = 0;
    for document in DOCUMENTS {
        let text = read(document);
        let folder = Path::new(document).parent().unwrap();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target) {
            seen += 1;
            if target.starts_with("https://") {
                continue;
            }
            let (file, heading) = target.split_once('#').unwrap_or((target, ""));
            let file = if file.is_empty() { document.into() } else { folder.join(file) };
            let there = std::fs::read_to_string(path(&file));
            let there = there.unwrap_or_else(|_| panic!("{document}: no file {target}"));
            let headings: Vec<String> =
                there.lines().filter_map(|l| Some(anchor(l.strip_prefix("## ").or(l.strip_prefix("### "))?))).collect();
            assert!(heading.is_empty() || headings.iter().any(|h| h == heading), "{document}: no heading {target}");
        }
    }
    assert!(seen > 60, "only {seen} links found");
    let pictures = read("docs/pictures.md");
    for entry in std::fs::read_dir(path("screenshots")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(pictures.contains(&format!("screenshots/{name}")), "docs/pictures.md does not show {name}");
    }
}

#[test]
fn the_floors_are_those_of_the_crate() {
    let floors = block(&read("docs/architecture.md"), "floors");
    let lines: Vec<String> = floors.lines().map(|line| format!("//! {line}")).collect();
    assert!(read("src/lib.rs").contains(&lines.join("\n")), "src/lib.rs draws other floors");
}

/// Every file and folder that the architecture names is there.
#[test]
fn the_architecture_names_what_is_there() {
    let text = read("docs/architecture.md");
    let named: Vec<&str> = text
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|code| ["src/", "tests/", "docs/", "benches/"].iter().any(|folder| code.starts_with(folder)))
        .filter(|code| !code.contains(['*', ' ', '<', '{']))
        .collect();
    assert!(named.len() > 30, "only {} places named", named.len());
    for place in named {
        assert!(path(place).exists(), "docs/architecture.md names {place}");
    }
}

/// A home folder with the demonstration as its database, and what a line typed in it says.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        Home(tempfile::tempdir().unwrap())
    }

    fn with_demonstration() -> Self {
        let home = Home::new();
        let data = home.0.path().join(".local/share/binnenwerk");
        std::fs::create_dir_all(&data).unwrap();
        std::fs::create_dir_all(home.0.path().join("kopie")).unwrap();
        home.run(&format!("binnenwerk demo --into {}", data.join("binnenwerk.db").display()));
        home.run("binnenwerk add organisation naam=Noorderhaven --db noord.db");
        home
    }

    fn run(&self, line: &str) -> String {
        let program = Path::new(env!("CARGO_BIN_EXE_binnenwerk"));
        let search = format!("{}:{}", program.parent().unwrap().display(), std::env::var("PATH").unwrap());
        let line = line.split(" #").next().unwrap().trim_end();
        let output = Command::new("/bin/sh")
            .args(["-c", &line.replace("/mnt/kopie", &self.0.path().join("kopie").to_string_lossy())])
            .env_clear()
            .envs([("PATH", search.as_str()), ("LANG", "nl_NL.UTF-8"), ("BINNENWERK_TODAY", "2026-11-22")])
            .env("HOME", self.0.path())
            .current_dir(self.0.path())
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{line}: {told}");
        assert!(!told.contains("Er is niets veranderd"), "{line} has nothing to change");
        String::from_utf8(output.stdout).unwrap()
    }
}

/// The command lines of the program in the fenced blocks of a document; alone it opens the screen and is left out.
fn command_lines(document: &str) -> Vec<String> {
    let text = read(document);
    let blocks = text.split("```sh\n").skip(1).filter_map(|rest| rest.split_once("\n```"));
    let lines = blocks.flat_map(|(body, _)| body.lines().map(str::to_owned).collect::<Vec<_>>());
    let lines = lines.filter(|line| line.starts_with("binnenwerk "));
    lines.filter(|line| line.split(" #").next().unwrap().trim_end() != "binnenwerk").collect()
}

#[test]
fn every_command_line_does_what_it_says() {
    let code = |line: &String| line.split(" #").next().unwrap().trim_end().to_owned();
    let [dutch, english] = MANUALS.map(|(file, _)| command_lines(file).iter().map(code).collect::<Vec<_>>());
    assert_eq!(dutch, english, "the manuals show the same commands");
    assert!(dutch.len() >= 30, "only {} command lines found", dutch.len());
    let home = Home::with_demonstration();
    for line in dutch.iter().chain(&command_lines("docs/administration.md")) {
        home.run(line);
    }
}

#[test]
fn the_settings_shown_are_read_and_followed() {
    let document = read("docs/administration.md");
    let (_, block) = document.split_once("```toml\n").expect("settings");
    let (settings, _) = block.split_once("```").expect("a fence is closed");
    let home = Home::new();
    let folder = home.0.path().join(".config/binnenwerk");
    std::fs::create_dir_all(&folder).unwrap();
    let database = home.0.path().join("rooster.db");
    std::fs::write(
        folder.join("config.toml"),
        settings.replace("/srv/binnenwerk/rooster.db", database.to_str().unwrap()),
    )
    .unwrap();
    let keys = home.run("binnenwerk keys");
    let has = |chords: &str, does: &str| keys.lines().any(|l| l.starts_with(chords) && l.trim_end().ends_with(does));
    assert!(has("U ", " Undo") && has("Ctrl-f, f ", " or client"), "{keys}");
    home.run(&format!("binnenwerk demo --members 20 --into {}", database.display()));
    assert!(home.run("binnenwerk list teams").lines().next().is_some_and(|head| head.contains("Client")));
}

/// The commands between backticks in the part of a manual under its first heading.
fn first_steps(manual: &str) -> Vec<String> {
    let text = read(manual);
    let part = text.split("\n## ").nth(1).expect("first steps");
    let code = part.split('`').skip(1).step_by(2);
    code.filter(|code| code.split(' ').next() == Some("binnenwerk")).map(str::to_owned).collect()
}

/// A home folder without a database, in which the files of an office stand.
fn of_an_office() -> Home {
    let home = Home::new();
    for entry in std::fs::read_dir(path("tests/data")).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_file() {
            std::fs::copy(entry.path(), home.0.path().join(entry.file_name())).unwrap();
        }
    }
    home
}

#[test]
fn the_first_steps_work_with_the_files_of_an_office() {
    let lines = command_lines("README.md");
    assert_eq!(lines.len(), 2, "{lines:?}");
    let home = of_an_office();
    home.run(&lines[0]);
    let teams = home.run(&format!("{} --json", lines[1]));
    assert!(teams.contains("\"T001\""), "{teams}");
    for (file, language) in MANUALS {
        let steps = first_steps(file);
        assert_eq!(steps.first(), lines.first(), "{file} begins otherwise than README.md");
        let (imports, screens): (Vec<_>, Vec<_>) = steps.iter().partition(|step| step.contains(" import "));
        assert_eq!(imports.len(), 2, "{file}: all files, or one roster");
        for import in imports {
            let home = of_an_office();
            home.run(import);
            let count = |kind: &str| home.run(&format!("binnenwerk list {kind} --format csv")).lines().count();
            assert!(count("teams") > 70 && count("members") > 600, "{file}: {import}");
        }
        // What opens the screen has a test of its own, on a terminal.
        let opens = if language == Language::Dutch { "binnenwerk" } else { "binnenwerk --lang en" };
        assert_eq!(screens, [opens, "binnenwerk demo", "binnenwerk tour"], "{file}");
    }
}

#[test]
fn every_filter_finds_what_it_says() {
    let home = Home::with_demonstration();
    for (file, language) in [("docs/handleiding.md", "nl"), ("docs/manual.md", "en")] {
        let text = read(file);
        let (_, filters) = text.split_once("<!-- filters -->").expect("filters");
        let (filters, _) = filters.split_once("<!-- /filters -->").expect("an end");
        let rows: Vec<&str> = filters.lines().filter(|line| line.starts_with("| `")).collect();
        assert!(rows.len() >= 5, "{file}: only {} filters", rows.len());
        for row in rows {
            let filter = row.split('`').nth(1).unwrap();
            let kind = if row.contains("teams)") { "teams" } else { "members" };
            let found = home.run(&format!("binnenwerk list {kind} --filter '{filter}' --json --lang {language}"));
            assert!(found.contains('{'), "nothing matches {filter}");
        }
    }
}
