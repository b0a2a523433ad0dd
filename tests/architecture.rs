//! Holds the source to the order of its floors: what may import what, how large a file may get, where the clock is
//! read. The tables below are the order; the rest of the file proves that a fault against it is seen.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]
#![allow(clippy::print_stdout, reason = "the count of the type names is asked for with --nocapture")]

#[path = "architecture/circles.rs"]
mod circles;
#[path = "architecture/source.rs"]
mod source;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use circles::{Tree, circles};
use source::Source;

/// The floors, each a file or folder at the top of `src`: its name, the other floors that it may import (`*` any), and the
/// packages that it may use beside the standard library; behind a `-` any but these.
const FLOORS: &[(&str, &str, &str)] = &[
    ("domain", "", PURE),
    ("repository", "domain", STORE),
    ("text", "domain", NO_SCREEN),
    ("app", "domain repository report service", NO_SCREEN),
    ("service", "domain repository", NO_SCREEN),
    ("ui", "app domain report service text", "- clap indicatif"),
    ("exchange", "domain repository", NO_SCREEN),
    ("report", "domain repository", NO_SCREEN),
    ("demo", "domain repository", NO_SCREEN),
    ("clock", "domain", "chrono uuid"),
    ("passphrase", "domain", "argon2"),
    ("config", "*", "-"),
    ("cli", "*", "-"),
    ("main", "*", "-"),
    ("lib", "*", "-"),
];
const PURE: &str = "serde chrono strsim thiserror uuid unicode_normalization unicode_segmentation unicode_width";
const STORE: &str = "serde chrono thiserror uuid unicode_normalization unicode_segmentation unicode_width \
                     nix postgres rusqlite rustix serde_json sha2";
const NO_SCREEN: &str = "- ratatui crossterm clap indicatif";

/// Packages with a home: nothing outside these folders and files names them.
const HOMES: &[(&str, &[&str])] = &[
    ("rusqlite", OF_THE_FILE),
    ("postgres", OF_THE_SERVER),
    ("fluent_bundle", &["src/text"]),
    ("argon2", &["src/passphrase.rs"]),
];

/// What is about the one file of a store. Everything else of the engine speaks to `database.rs`.
const OF_THE_FILE: &[&str] = &[
    "src/repository/sqlite/backup.rs",
    "src/repository/sqlite/connect.rs",
    "src/repository/sqlite/database.rs",
    "src/repository/sqlite/errors.rs",
    "src/repository/sqlite/key.rs",
    "src/repository/sqlite/memory.rs",
    "src/repository/sqlite/open.rs",
    "src/repository/sqlite/sql_values.rs",
];

/// The engine behind the repository's trait, and where it may be named.
const ENGINE: [&str; 3] = ["crate", "repository", "sqlite"];
const CHOOSERS: &[&str] = &["src/repository/sqlite", "src/main.rs", "src/cli", "src/config"];

/// What is about a server on which stores are.
const OF_THE_SERVER: &[&str] = &[
    "src/repository/sqlite/database.rs",
    "src/repository/sqlite/errors.rs",
    "src/repository/sqlite/password_file.rs",
    "src/repository/sqlite/server.rs",
    "src/repository/sqlite/server_store.rs",
    "src/repository/sqlite/sql_values.rs",
];

/// Names that say nothing about what is inside.
const EMPTY_NAMES: &[&str] = &["utils", "util", "common", "misc", "helpers", "helper", "manager"];

/// Reading the clock or making an id: the places for it are `src/main.rs` and `src/clock.rs`, all else is told.
const CLOCK_READS: &[&str] = &["Utc::now", "Local::now", "SystemTime::now", "Uuid::now_v7"];
const CLOCK_HOMES: &[&str] = &["src/main.rs", "src/clock.rs"];

/// Lines of a file, its tests not counted.
const LONGEST: usize = 600;

/// The packages of the program as they are named in code, from its manifest.
static PACKAGES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let manifest: toml::Table = toml::from_str(include_str!("../Cargo.toml")).expect("the manifest is TOML");
    let listed = manifest["dependencies"].as_table().expect("a table").keys().map(|name| name.replace('-', "_"));
    // The screen library hands this one on under its own name.
    listed.chain(["crossterm".to_owned()]).collect()
});

fn lists(list: &str, name: &str) -> bool {
    list.split(' ').any(|listed| listed == name)
}

fn is_under(path: &str, home: &str) -> bool {
    path.strip_prefix(home).is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || rest == ".rs")
}

/// What is wrong with one file, each fault with its place.
fn faults(path: &str, text: &str) -> Vec<String> {
    let source = Source::read(path, text);
    let named = source.module.iter().map(|name| (name.clone(), 1)).chain(source.modules.iter().cloned());
    let badly = named.filter(|(name, _)| EMPTY_NAMES.contains(&name.as_str()));
    let mut faults: Vec<String> =
        badly.map(|(name, line)| format!("{path}:{line}: {name:?} does not say what is inside")).collect();
    if source.module.iter().any(|part| part == "tests") {
        return faults;
    }
    let lines = text.lines().count() - source.test_lines;
    if lines > LONGEST {
        faults.push(format!("{path}: {lines} lines without its tests; {LONGEST} is the most"));
    }
    let floor = path["src/".len()..].split(['/', '.']).next().unwrap_or_default();
    let Some(floor) = FLOORS.iter().find(|(name, ..)| *name == floor) else {
        faults.push(format!("{path}: {floor:?} is not in the table of floors"));
        return faults;
    };
    for named in &source.named {
        let mut parts: Vec<&str> = named.parts.iter().map(String::as_str).collect();
        // In `src/repository/mod.rs`, `sqlite::Store` is what stands in the module.
        if source.modules.iter().any(|(module, _)| module == parts[0]) {
            parts.splice(0..0, std::iter::once("crate").chain(source.module.iter().map(String::as_str)));
        }
        faults.extend(forbidden(path, floor, &parts).map(|fault| format!("{path}:{}: {fault}", named.line)));
    }
    faults
}

/// Why a file may not name something, if it may not.
fn forbidden(path: &str, &(floor, imports, packages): &(&str, &str, &str), parts: &[&str]) -> Option<String> {
    let named = parts.join("::");
    if CLOCK_READS.iter().any(|read| named.ends_with(read)) && !CLOCK_HOMES.contains(&path) {
        return Some(format!("{named} is read in {} only", CLOCK_HOMES.join(" and ")));
    }
    if parts[0] == "crate" || parts[0] == env!("CARGO_PKG_NAME") {
        if parts[1..].starts_with(&ENGINE[1..]) && !CHOOSERS.iter().any(|home| is_under(path, home)) {
            return Some(format!("{floor} may not name an engine, only the trait ({named})"));
        }
        let target = *parts.get(1)?;
        if target == floor || imports == "*" {
            return None;
        }
        if !FLOORS.iter().any(|(name, ..)| *name == target) {
            return Some(format!("{named}: name the floor it comes from"));
        }
        return (!lists(imports, target)).then(|| format!("{floor} may not import {target} ({named})"));
    }
    if !PACKAGES.iter().any(|package| package == parts[0]) {
        return None;
    }
    // `ratatui::crossterm` is crossterm.
    let package = parts.iter().take(2).find(|part| **part == "crossterm").unwrap_or(&parts[0]);
    if let Some((_, homes)) = HOMES.iter().find(|(name, _)| name == package) {
        let is_home = homes.iter().any(|home| is_under(path, home));
        return (!is_home).then(|| format!("{package} is used under {} only ({named})", homes.join(", ")));
    }
    let allowed = lists(packages, package) != packages.starts_with('-');
    (!allowed).then(|| format!("{floor} may not use {package} ({named})"))
}

/// Every Rust file under a folder with its path from the top of the repository, in order.
fn texts(folder: &str) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("a folder");
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let below = paths.iter().flat_map(|path| {
        let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_str().unwrap().to_owned();
        match path.extension().and_then(|extension| extension.to_str()) {
            _ if path.is_dir() => texts(&name),
            Some("rs") => vec![(name, std::fs::read_to_string(path).unwrap())],
            _ => Vec::new(),
        }
    });
    below.collect()
}

/// Files as they were read, without those that only tests see.
fn read(texts: &[(impl AsRef<str>, impl AsRef<str>)]) -> Vec<(String, Source)> {
    let sources =
        texts.iter().map(|(path, text)| (path.as_ref().to_owned(), Source::read(path.as_ref(), text.as_ref())));
    let mut files: Vec<_> = sources.collect();
    let tests: Vec<_> = files.iter().flat_map(|(_, source)| source.test_modules.clone()).collect();
    files.retain(|(_, source)| !tests.iter().any(|module| source.module.starts_with(module)));
    files
}

#[test]
fn the_source_keeps_to_the_order_of_its_floors() {
    let faults: Vec<String> = texts("src").iter().flat_map(|(path, text)| faults(path, text)).collect();
    assert!(faults.is_empty(), "{} faults against the order of the house:\n{}", faults.len(), faults.join("\n"));
}

/// Files of a floor that lead to each other.
fn faults_of_circles(files: &[(String, Source)]) -> Vec<String> {
    let arrows = Tree::of(files).arrows();
    let mut faults = Vec::new();
    for circle in circles(&arrows) {
        let pairs = circle.iter().flat_map(|from| arrows[from].iter().map(move |(to, line)| (from, to, line)));
        let inside = pairs.filter(|(_, to, _)| circle.contains(*to));
        faults.extend(inside.map(|(from, to, line)| format!("{from}:{line} names {to}, which leads back")));
    }
    faults
}

#[test]
fn no_two_files_of_a_floor_lead_to_each_other() {
    let faults = faults_of_circles(&read(&texts("src")));
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_circle_is_seen() {
    let seen = |lamp: &str| {
        let texts = [
            ("src/lib.rs", "pub mod ui; pub mod text;"),
            ("src/ui/mod.rs", "mod lamp; mod wall; pub use lamp::{Lamp, parse}; pub struct Room; mod parse;"),
            ("src/ui/lamp.rs", lamp),
            ("src/ui/wall.rs", "use super::Lamp; fn f(lamp: Lamp) { crate::ui::parse(); }"),
            ("src/ui/parse.rs", "#[cfg(test)] mod tests { use super::super::wall::f; }"),
            ("src/text.rs", "pub struct Words; use crate::ui::Room;"),
        ];
        faults_of_circles(&read(&texts)).join("; ")
    };
    assert_eq!(seen("pub struct Lamp; pub fn parse() {} use crate::text::Words;"), "");
    let [lamp, wall] = ["src/ui/lamp.rs", "src/ui/wall.rs"];
    let back = format!("{wall}:1 names {lamp}, which leads back");
    for (line, source) in [
        (1, "use super::wall::f; pub struct Lamp;"),
        (2, "pub struct Lamp;\nfn g() { super::wall::f() }"),
        (1, "use crate::ui::wall; fn g() { h!(1, [wall::f(2)]) }"),
        (1, "use super::wall::*;"),
    ] {
        assert_eq!(seen(source), format!("{lamp}:{line} names {wall}, which leads back; {back}"), "{source}");
    }
    // The way back is what the folder hands on.
    let round =
        format!("{lamp}:1 names src/ui/mod.rs, which leads back; src/ui/mod.rs:1 names {lamp}, which leads back");
    assert_eq!(seen("fn g(room: super::Room) {}"), round);
}

/// Type names that stand for more than one thing, each with its places.
fn faults_of_types(files: &[(String, Source)]) -> Vec<String> {
    let mut places: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (path, source) in files.iter().filter(|(_, source)| !source.module.iter().any(|part| part == "tests")) {
        for (name, line) in &source.types {
            places.entry(name).or_default().push(format!("{path}:{line}"));
        }
    }
    let doubled: Vec<_> = places.iter().filter(|(_, places)| places.len() > 1).collect();
    println!("{} type names, {} of them for more than one type", places.len(), doubled.len());
    doubled.into_iter().map(|(name, places)| format!("{name}: {}", places.join(", "))).collect()
}

/// The count: `cargo test --test architecture a_type_name -- --nocapture`.
#[test]
fn a_type_name_stands_for_one_type() {
    let faults = faults_of_types(&read(&texts("src")));
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_second_type_of_one_name_is_seen() {
    let lamp = "pub struct Lamp; impl Iterator for Lamp { type Item = u8; } impl Drop for Lamp { type Item = u8; }";
    let beside =
        |second: &str| faults_of_types(&read(&[("src/ui/lamp.rs", lamp), ("src/ui/wall.rs", second)])).join("; ");
    for second in [
        "enum Lamp {}",
        "trait Lamp {}",
        "type Lamp = u8;",
        "mod inner { struct Lamp; }",
        "fn f() { struct Lamp; }",
        "record! { pub struct Lamp { name: String } }",
    ] {
        assert_eq!(beside(second), "Lamp: src/ui/lamp.rs:1, src/ui/wall.rs:1", "{second}");
    }
    for apart in ["#[cfg(test)] mod tests { struct Lamp; }", "use super::lamp::Lamp; fn f(_: Lamp) {}"] {
        assert_eq!(beside(apart), "", "{apart}");
    }
}

/// Words of the programme that this product was first made for. They stand in its demonstration and in the numbers that a
/// new store begins with, which are data; another programme must not find them anywhere else.
const OF_ONE_PROGRAMME: &[&str] = &["rijk", "o&p", "ministerie", "bzk", "p-direkt", "ubr", "icbr"];

/// Where they may stand.
const THEIR_PLACES: &[&str] = &["src/demo/", "src/domain/defaults.rs"];

/// The lines of a file that are neither comment nor test and name one programme.
fn of_one_programme(source: &str) -> Vec<usize> {
    let code = source.split("\n#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let names = |line: &str| {
        let line = line.split("//").next().unwrap_or_default().to_lowercase();
        let mut words = line.split(|letter: char| !(letter.is_alphanumeric() || "-&".contains(letter)));
        let is_of = |word: &str, of: &str| word == of || (of.len() > 3 && word.starts_with(of));
        words.any(|word| OF_ONE_PROGRAMME.iter().any(|of| is_of(word, of)))
    };
    code.lines().zip(1..).filter(|(line, _)| names(line)).map(|(_, number)| number).collect()
}

#[test]
fn nothing_in_the_code_is_of_one_programme_only() {
    let mut elsewhere = texts("src");
    elsewhere.retain(|(path, _)| !THEIR_PLACES.iter().any(|of| path.starts_with(of)) && !path.contains("/tests"));
    let faults: Vec<String> = elsewhere
        .iter()
        .flat_map(|(path, source)| of_one_programme(source).into_iter().map(move |line| format!("{path}:{line}")))
        .collect();
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(of_one_programme("// Rijk\nlet client = \"P-Direkt\";\nlet x = \"Rijksvastgoed\";\nlet y = 1;"), [2, 3]);
}

/// Each of these is a fault, and the message names what is wrong.
#[test]
fn a_fault_is_seen_wherever_it_hides() {
    let long = "fn f() {}\n".repeat(601);
    let cases: &[(&str, &str, &str)] = &[
        ("src/domain/team.rs", "use crate::repository::Repository;", "domain may not import repository"),
        ("src/domain/team.rs", "use crate::{domain::Member, app::State};", "domain may not import app"),
        ("src/domain/team.rs", "use super::super::ui::draw;", "domain may not import ui"),
        ("src/domain/mod.rs", "use super::{text as words};", "domain may not import text"),
        ("src/domain.rs", "fn f() -> crate::app::State { todo!() }", "domain may not import app"),
        ("src/domain/team.rs", "mod inner { use super::super::super::app::State; }", "domain may not import app"),
        ("src/domain/team.rs", "mod a { } use super::super::app::State;", "domain may not import app"),
        ("src/domain/team.rs", "use crate::State;", "name the floor it comes from"),
        ("src/domain/team.rs", "fn f(x: &str) { serde_json::from_str(x); }", "domain may not use serde_json"),
        ("src/domain/team.rs", "#[derive(clap::Parser)] struct S;", "domain may not use clap"),
        ("src/domain/team.rs", "use rusqlite as database;", "rusqlite is used under src/repository/sqlite/backup.rs, "),
        ("src/repository/mod.rs", "use rusqlite::Connection;", "rusqlite is used under"),
        ("src/repository/sqlite/rows.rs", "fn f(row: &rusqlite::Row<'_>) {}", "rusqlite is used under"),
        ("src/repository/mod.rs", "pub mod sqlite; pub use sqlite::Store;", "may not name an engine"),
        ("src/repository/mod.rs", "pub use self::sqlite::Store;", "may not name an engine"),
        ("src/repository/contract.rs", "use super::sqlite::Store;", "may not name an engine"),
        ("src/repository/sqlite/mod.rs", "use crate::app::State;", "repository may not import app"),
        ("src/app/state.rs", "use crate::repository::sqlite::Store;", "may not name an engine"),
        ("src/app/state.rs", "use crate::repository::{Repository, sqlite};", "may not name an engine"),
        ("src/app/state.rs", "use ratatui::Frame;", "app may not use ratatui"),
        ("src/app/state.rs", "use ratatui::crossterm::event::Event;", "app may not use crossterm"),
        ("src/app/state.rs", "use crate::ui::draw;", "app may not import ui"),
        ("src/app/state.rs", "use crate::text::Words;", "app may not import text"),
        ("src/ui/draw.rs", "use crate::repository::sqlite::Store;", "may not name an engine"),
        ("src/ui/draw.rs", "use fluent_bundle::FluentBundle;", "fluent_bundle is used under src/text only"),
        ("src/exchange/csv.rs", "use crate::text::Words;", "exchange may not import text"),
        ("src/report/jobs.rs", "use crate::ui::theme;", "report may not import ui"),
        ("src/demo/mod.rs", "use crate::exchange::csv;", "demo may not import exchange"),
        ("src/text/mod.rs", "use crate::app::State;", "text may not import app"),
        ("src/main.rs", "use rusqlite::Connection;", "rusqlite is used under"),
        ("src/extra/mod.rs", "", "\"extra\" is not in the table of floors"),
        ("src/app/state.rs", &long, "601 lines without its tests"),
        ("src/ui/utils.rs", "", "\"utils\" does not say what is inside"),
        ("src/ui/common/words.rs", "", "\"common\" does not say what is inside"),
        ("src/ui/mod.rs", "mod helpers { }", "\"helpers\" does not say what is inside"),
        ("src/app/state.rs", "fn f() { chrono::Local::now(); }", "Local::now is read in"),
        ("src/cli/add.rs", "fn f() { Uuid::now_v7() }", "Uuid::now_v7 is read in"),
        ("src/ui/draw.rs", "const F: fn() = SystemTime::now;", "SystemTime::now is read in"),
    ];
    for (path, source, wanted) in cases {
        let faults = faults(path, source);
        assert!(faults.len() == 1 && faults[0].contains(wanted), "{path}: {source}\n  {wanted}\n  {faults:?}");
    }
}

/// None of these is a fault.
#[test]
fn what_is_allowed_is_left_alone() {
    let tests_not_counted =
        format!("{}#[cfg(test)]\nmod tests {{\n{}}}\n", "fn f() {}\n".repeat(600), "fn f() {}\n".repeat(99));
    let cases: &[(&str, &str)] = &[
        ("src/lib.rs", "pub mod domain; pub mod repository;"),
        ("src/main.rs", "use binnenwerk::repository::sqlite::Store; fn f() { chrono::Local::now(); Uuid::now_v7(); }"),
        ("src/clock.rs", "fn f() { chrono::Utc::now() }"),
        ("src/cli/mod.rs", "use crate::{app, exchange, repository::sqlite::Store, text}; use clap::Parser;"),
        ("src/domain/team.rs", "use super::member::Member; use crate::domain::{self, Team}; use chrono::NaiveDate;"),
        ("src/domain/team.rs", "use std::collections::BTreeMap; fn f() { Vec::<u8>::new(); Self::g(); }"),
        ("src/domain/team.rs", "// use crate::app::State;\n const A: &str = \"crate::ui::x\"; fn g() -> char { '\"' }"),
        (
            "src/domain/team.rs",
            "#[cfg(test)]\nmod tests { use crate::app::State; } #[cfg(test)] use crate::app::State;",
        ),
        ("src/domain/team.rs", "#[test] fn f<A, B>(a: A, b: B) { crate::app::g(); }"),
        ("src/domain/tests.rs", "use crate::app::State;"),
        ("src/repository/mod.rs", "pub mod sqlite; use crate::domain::ChangeSet;"),
        ("src/repository/sqlite/open.rs", "use super::Repository; use rusqlite::params; use super::sqlite::schema;"),
        ("src/repository/sqlite/key.rs", "fn f() { rusqlite::params![1]; }"),
        ("src/app/state.rs", "use crate::repository::Repository; use tui_input::Input;"),
        ("src/app/state.rs", "fn f() -> impl Iterator + use<'_> { r#type.y() } fn g() { h::<u8>(); }"),
        ("src/app/state.rs", &tests_not_counted),
        ("src/ui/draw.rs", "use ratatui::{Frame, crossterm::event::Event}; use crate::{app::State, text::Words};"),
        ("src/exchange/csv.rs", "use crate::domain::Team; use crate::repository::Repository; use csv::Reader;"),
    ];
    for (path, source) in cases {
        assert_eq!(faults(path, source), [""; 0], "{path}: {source}");
    }
}

#[test]
fn every_floor_and_package_in_the_tables_is_known() {
    let is_floor = |name: &str| name.is_empty() || name == "*" || FLOORS.iter().any(|(floor, ..)| *floor == name);
    for (floor, imports, packages) in FLOORS {
        assert!(imports.split(' ').all(is_floor), "{floor}");
        let mut names = packages.split_whitespace().filter(|name| *name != "-");
        assert_eq!(names.find(|name| !PACKAGES.iter().any(|package| package == name)), None, "{floor}");
    }
}
