//! Holds the source to the order of its floors: what may import what, how large a file may get, where the clock is
//! read. The tables below are the order; the rest of the file proves that a fault against it is seen.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]
#![allow(clippy::print_stdout, reason = "the count of the type names is asked for with --nocapture")]

#[path = "architecture/circles.rs"]
mod circles;
#[path = "architecture/known.rs"]
mod known;
#[path = "architecture/source.rs"]
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use circles::{Tree, circles};
use known::{KNOWN_CIRCLES, KNOWN_DOUBLES};
use source::Source;

/// One floor: a file or folder at the top of `src`.
struct Floor {
    name: &'static str,
    /// The other floors it may import.
    imports: &'static [&'static str],
    /// The packages it may use.
    packages: Packages,
}

enum Packages {
    /// None but these and the standard library.
    Only(&'static [&'static str]),
    /// Any but these.
    AllBut(&'static [&'static str]),
}

/// For floors that only wire things together.
const ALL: &[&str] = &["*"];

const PURE: &[&str] = &[
    "serde",
    "chrono",
    "strsim",
    "thiserror",
    "uuid",
    "unicode_normalization",
    "unicode_segmentation",
    "unicode_width",
];

const STORE: &[&str] = &[
    "serde",
    "chrono",
    "thiserror",
    "uuid",
    "unicode_normalization",
    "unicode_segmentation",
    "unicode_width",
    "rusqlite",
    "rustix",
    "serde_json",
    "sha2",
];

const FLOORS: &[Floor] = &[
    Floor { name: "domain", imports: &[], packages: Packages::Only(PURE) },
    Floor { name: "repository", imports: &["domain"], packages: Packages::Only(STORE) },
    Floor { name: "text", imports: &["domain"], packages: Packages::AllBut(&["ratatui", "crossterm", "clap"]) },
    Floor {
        name: "app",
        imports: &["domain", "repository", "report", "service"],
        packages: Packages::AllBut(&["ratatui", "crossterm", "clap", "indicatif"]),
    },
    Floor {
        name: "service",
        imports: &["domain", "repository"],
        packages: Packages::AllBut(&["ratatui", "crossterm", "clap", "indicatif"]),
    },
    Floor {
        name: "ui",
        imports: &["app", "domain", "report", "service", "text"],
        packages: Packages::AllBut(&["clap", "indicatif"]),
    },
    Floor {
        name: "exchange",
        imports: &["domain", "repository"],
        packages: Packages::AllBut(&["ratatui", "crossterm", "clap", "indicatif"]),
    },
    Floor {
        name: "report",
        imports: &["domain", "repository"],
        packages: Packages::AllBut(&["ratatui", "crossterm", "clap", "indicatif"]),
    },
    Floor {
        name: "demo",
        imports: &["domain", "repository"],
        packages: Packages::AllBut(&["ratatui", "crossterm", "clap", "indicatif"]),
    },
    Floor { name: "clock", imports: &["domain"], packages: Packages::Only(&["chrono", "uuid"]) },
    Floor { name: "config", imports: ALL, packages: Packages::AllBut(&[]) },
    Floor { name: "cli", imports: ALL, packages: Packages::AllBut(&[]) },
    Floor { name: "main", imports: ALL, packages: Packages::AllBut(&[]) },
    Floor { name: "lib", imports: ALL, packages: Packages::AllBut(&[]) },
];
const PURE: &str = "serde chrono strsim thiserror uuid unicode_normalization unicode_segmentation unicode_width";
const STORE: &str = "serde chrono thiserror uuid unicode_normalization unicode_segmentation unicode_width \
                     rusqlite rustix serde_json sha2";
const NO_SCREEN: &str = "- ratatui crossterm clap indicatif";

/// Packages with one home: nothing outside the folder names them.
const HOMES: &[(&str, &[&str])] = &[("rusqlite", &["repository", "sqlite"]), ("fluent_bundle", &["text"])];

/// The engines behind the repository's trait, and the floors that may choose one.
const ENGINES: &[&str] = &["sqlite"];
const CHOOSERS: &[&str] = &["main", "cli", "config"];

/// Names that say nothing about what is inside.
const EMPTY_NAMES: &[&str] = &["utils", "util", "common", "misc", "helpers", "helper", "manager"];

/// Reading the clock or making an id: the places for it are `src/main.rs` and `src/clock.rs`, all else is told.
const CLOCK_READS: &[[&str; 2]] = &[["Utc", "now"], ["Local", "now"], ["SystemTime", "now"], ["Uuid", "now_v7"]];
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

/// What is wrong with one file, each fault with its place.
fn faults(path: &str, text: &str) -> Vec<String> {
    let source = Source::read(path, text);
    let module = &source.module;
    let mut faults: Vec<String> = Vec::new();
    let named_badly = module.iter().find(|part| EMPTY_NAMES.contains(&part.as_str()));
    faults.extend(named_badly.map(|part| format!("{path}: {part:?} does not say what is inside")));
    if module.iter().any(|part| part == "tests") {
        return faults;
    }
    let lines = text.lines().count() - source.test_lines;
    if lines > LONGEST {
        faults.push(format!("{path}: {lines} lines without its tests; {LONGEST} is the most"));
    }
    faults.extend(source.unwraps.iter().map(|line| format!("{path}:{line}: unwrap() outside tests")));
    let badly = source.modules.iter().filter(|(name, _)| EMPTY_NAMES.contains(&name.as_str()));
    faults.extend(badly.map(|(name, line)| format!("{path}:{line}: {name:?} does not say what is inside")));
    let name = match path {
        "src/main.rs" => "main",
        "src/lib.rs" => "lib",
        _ => module[0].as_str(),
    };
    let Some(floor) = FLOORS.iter().find(|floor| floor.name == name) else {
        faults.push(format!("{path}: {name:?} is not in the table of floors"));
        return faults;
    };
    for found in &source.named {
        let clock = CLOCK_READS.iter().find(|read| found.parts.ends_with(&read.map(str::to_owned)));
        if let Some([of, call]) = clock.filter(|_| !CLOCK_HOMES.contains(&path)) {
            faults.push(format!("{path}:{}: {of}::{call} is read in {} only", found.line, CLOCK_HOMES.join(" and ")));
        } else if let Some(fault) = forbidden(floor, module, &found.parts) {
            faults.push(format!("{path}:{}: {fault}", found.line));
        }
    }
    faults
}

/// Why a floor may not name this path, if it may not.
fn forbidden(floor: &Floor, module: &[String], parts: &[String]) -> Option<String> {
    let head = parts[0].as_str();
    let named = parts.join("::");
    if head == "crate" || head == env!("CARGO_PKG_NAME") {
        let target = parts.get(1)?.as_str();
        let engine = parts.get(2).is_some_and(|part| ENGINES.contains(&part.as_str()));
        if target == "repository" && engine {
            return engine_fault(floor, module, &named);
        }
        // A file of the floor itself, or something that stands in the root.
        if target == floor.name || floor.imports == ALL {
            return None;
        }
        if !FLOORS.iter().any(|floor| floor.name == target) {
            return Some(format!("{named}: name the floor it comes from"));
        }
        let allowed = floor.imports.contains(&target);
        return (!allowed).then(|| format!("{} may not import {target} ({named})", floor.name));
    }
    // In `src/repository/mod.rs`, `sqlite::Store` is the engine too.
    if floor.name == "repository" && module.len() == 1 && ENGINES.contains(&head) {
        return engine_fault(floor, module, &named);
    }
    if !PACKAGES.iter().any(|package| package == head) {
        return None;
    }
    // `ratatui::crossterm` is crossterm.
    let package = parts.iter().take(2).rev().find(|part| *part == "crossterm").map_or(head, String::as_str);
    if let Some((_, home)) = HOMES.iter().find(|(name, _)| *name == package) {
        let at_home = module.len() >= home.len() && module.iter().zip(*home).all(|(part, home)| part == home);
        return (!at_home).then(|| format!("{package} is used under src/{} only ({named})", home.join("/")));
    }
    let allowed = match floor.packages {
        Packages::Only(list) => list.contains(&package),
        Packages::AllBut(list) => !list.contains(&package),
    };
    (!allowed).then(|| format!("{} may not use {package} ({named})", floor.name))
}

/// Only an engine itself, and the floors that choose one, may name an engine.
fn engine_fault(floor: &Floor, module: &[String], named: &str) -> Option<String> {
    let inside = floor.name == "repository" && module.get(1).is_some_and(|part| ENGINES.contains(&part.as_str()));
    let allowed = inside || CHOOSERS.contains(&floor.name);
    (!allowed).then(|| format!("{} may not name an engine, only the trait ({named})", floor.name))
}

/// Every Rust file under a folder, in order, with its path from the top of the repository.
fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_str().unwrap().to_owned();
            found.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
}

/// Every file of the program with its text.
fn texts() -> Vec<(String, String)> {
    let mut found = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert!(!found.is_empty());
    found
}

/// Files as they were read, without those that only tests see.
fn read(texts: &[(String, String)]) -> Vec<(String, Source)> {
    let mut files: Vec<_> = texts.iter().map(|(path, text)| (path.clone(), Source::read(path, text))).collect();
    let tests: Vec<_> = files.iter().flat_map(|(_, source)| source.test_modules.clone()).collect();
    files.retain(|(_, source)| !tests.iter().any(|module| source.module.starts_with(module)));
    files
}

#[test]
fn the_source_keeps_to_the_order_of_its_floors() {
    let faults: Vec<String> = texts().iter().flat_map(|(path, text)| faults(path, text)).collect();
    assert!(faults.is_empty(), "{} faults against the order of the house:\n{}", faults.len(), faults.join("\n"));
}

/// Files that lead to each other where that is not known, and files that are known to and do not any more.
fn faults_of_circles(files: &[(String, Source)], known: &[(&str, &str)]) -> Vec<String> {
    let arrows = Tree::of(files).arrows();
    let circles = circles(&arrows);
    let full = |(folder, files): &(&str, &str)| -> BTreeSet<String> {
        files.split_whitespace().map(|file| format!("src/{folder}{file}.rs")).collect()
    };
    let known: Vec<BTreeSet<String>> = known.iter().map(full).collect();
    let mut faults = Vec::new();
    for circle in circles.iter().filter(|circle| !known.iter().any(|known| circle.is_subset(known))) {
        let pairs = circle.iter().flat_map(|from| arrows[from].iter().map(move |(to, line)| (from, to, line)));
        let inside = pairs.filter(|(_, to, _)| circle.contains(*to));
        faults.extend(inside.map(|(from, to, line)| format!("{from}:{line} names {to}, which leads back")));
    }
    let free = known.iter().flatten().filter(|file| !circles.iter().any(|circle| circle.contains(*file)));
    faults.extend(free.map(|file| format!("{file} is in no circle any more: take it off the list")));
    faults
}

#[test]
fn no_two_files_of_a_floor_lead_to_each_other() {
    let faults = faults_of_circles(&read(&texts()), KNOWN_CIRCLES);
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_new_circle_is_seen_and_a_vanished_one_too() {
    let tree = |changed: &[(&str, &str)]| {
        let mut texts: BTreeMap<&str, &str> = BTreeMap::from([
            ("src/lib.rs", "pub mod ui; pub mod text;"),
            ("src/ui/mod.rs", "mod lamp; mod wall; pub use lamp::{Lamp, parse}; pub struct Room; mod parse;"),
            ("src/ui/lamp.rs", "pub struct Lamp; pub fn parse() {} use crate::text::Words;"),
            ("src/ui/wall.rs", "use super::Lamp; fn f(lamp: Lamp) { crate::ui::parse(); }"),
            ("src/ui/parse.rs", "#[cfg(test)] mod tests { use super::super::wall::f; }"),
            ("src/text.rs", "pub struct Words; use crate::ui::Room;"),
        ]);
        texts.extend(changed.iter().copied());
        read(&texts.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect::<Vec<_>>())
    };
    assert_eq!(faults_of_circles(&tree(&[]), &[]), [""; 0]);
    let seen: &[(&str, &str, &[&str])] = &[
        (
            "src/ui/lamp.rs",
            "use super::wall::f; pub struct Lamp;",
            &["lamp.rs:1 names src/ui/wall.rs", "wall.rs:1 names src/ui/lamp.rs"],
        ),
        (
            "src/ui/lamp.rs",
            "pub struct Lamp;\nfn g() { super::wall::f() }",
            &["lamp.rs:2 names src/ui/wall.rs", "wall.rs:1"],
        ),
        (
            "src/ui/lamp.rs",
            "use crate::ui::wall; fn g() { h!(1, [wall::f(2)]) }",
            &["lamp.rs:1 names src/ui/wall.rs", "wall.rs:1"],
        ),
        ("src/ui/lamp.rs", "use super::wall::*;", &["lamp.rs:1 names src/ui/wall.rs", "wall.rs:1"]),
        // The way back is what the folder hands on.
        (
            "src/ui/lamp.rs",
            "fn g(room: super::Room) {}",
            &["lamp.rs:1 names src/ui/mod.rs", "mod.rs:1 names src/ui/lamp.rs"],
        ),
    ];
    for (path, text, wanted) in seen {
        let files = tree(&[(path, text)]);
        let faults = faults_of_circles(&files, &[]);
        let right =
            faults.len() == wanted.len() && faults.iter().zip(*wanted).all(|(fault, wanted)| fault.contains(wanted));
        assert!(right, "{text}\n  wanted {wanted:?}\n  got {faults:?}");
    }
    let known = &[("ui/", "lamp wall")];
    let round = tree(&[("src/ui/lamp.rs", "use super::wall::f;")]);
    assert_eq!(faults_of_circles(&round, known), [""; 0]);
    assert_eq!(faults_of_circles(&round, &[("ui/", "lamp mod")]).len(), 3);
    let gone = faults_of_circles(&tree(&[]), known);
    assert!(
        gone.len() == 2 && gone[0].ends_with("src/ui/lamp.rs is in no circle any more: take it off the list"),
        "{gone:?}"
    );
}

/// Type names that stand for more than one thing, each with how many, where that is not known; and known ones that do not
/// stand for so many any more.
fn faults_of_types(files: &[(String, Source)], known: &[(&str, usize)]) -> Vec<String> {
    let mut places: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (path, source) in files.iter().filter(|(_, source)| !source.module.iter().any(|part| part == "tests")) {
        for (name, line) in &source.types {
            places.entry(name).or_default().push(format!("{path}:{line}"));
        }
    }
    let doubled: Vec<_> = places.iter().filter(|(_, places)| places.len() > 1).collect();
    println!("{} type names, {} of them for more than one type", places.len(), doubled.len());
    let allowed = |name: &str| known.iter().find(|(known, _)| *known == name).map_or(1, |(_, count)| *count);
    let new = doubled.iter().filter(|(name, places)| places.len() > allowed(name));
    let mut faults: Vec<String> = new.map(|(name, places)| format!("{name}: {}", places.join(", "))).collect();
    let held = |name: &str| places.get(name).map_or(0, Vec::len);
    let gone = known.iter().filter(|(name, count)| held(name) < *count);
    faults.extend(gone.map(|(name, _)| format!("{name} stands for {} now: shorten the list", held(name))));
    faults
}

/// The count: `cargo test --test architecture a_type_name -- --nocapture`.
#[test]
fn a_type_name_stands_for_one_type() {
    let faults = faults_of_types(&read(&texts()), KNOWN_DOUBLES);
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_second_type_of_one_name_is_seen_and_a_vanished_one_too() {
    let files = |texts: &[(&str, &str)]| -> Vec<(String, Source)> {
        read(&texts.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect::<Vec<_>>())
    };
    let alone = [("src/ui/lamp.rs", "pub struct Lamp; impl Iterator for Lamp { type Item = u8; }")];
    assert_eq!(faults_of_types(&files(&alone), &[]), [""; 0]);
    for second in [
        "enum Lamp {}",
        "trait Lamp {}",
        "type Lamp = u8;",
        "mod inner { struct Lamp; }",
        "fn f() { struct Lamp; }",
        "record! { pub struct Lamp { name: String } }",
    ] {
        let both = files(&[alone[0], ("src/ui/wall.rs", second)]);
        assert_eq!(faults_of_types(&both, &[]), ["Lamp: src/ui/lamp.rs:1, src/ui/wall.rs:1"], "{second}");
        assert_eq!(faults_of_types(&both, &[("Lamp", 2)]), [""; 0], "{second}");
        assert_eq!(faults_of_types(&both, &[("Lamp", 3)]), ["Lamp stands for 2 now: shorten the list"]);
    }
    for apart in ["#[cfg(test)] mod tests { struct Lamp; }", "use super::lamp::Lamp; fn f(_: Lamp) {}"] {
        assert_eq!(faults_of_types(&files(&[alone[0], ("src/ui/wall.rs", apart)]), &[]), [""; 0], "{apart}");
    }
}

/// Words of the programme that this product was first made for. They stand in its demonstration and in the numbers that a
/// new store begins with, which are data; another programme must not find them anywhere else.
const OF_ONE_PROGRAMME: &[&str] = &["rijk", "o&p", "ministerie", "bzk", "p-direkt", "ubr", "ICBR"];

/// Where they may stand.
const THEIR_PLACES: &[&str] = &["src/demo/", "src/domain/defaults.rs"];

/// The lines of a file that are neither comment nor test and name one programme.
fn of_one_programme(source: &str) -> Vec<usize> {
    let code = source.split("\n#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let names = |line: &str| {
        let line = line.split("//").next().unwrap_or_default().to_lowercase();
        let mut words = line.split(|letter: char| !(letter.is_alphanumeric() || "-&".contains(letter)));
        words.any(|word| {
            OF_ONE_PROGRAMME
                .iter()
                .any(|of| word == of.to_lowercase() || (of.len() > 3 && word.starts_with(&of.to_lowercase())))
        })
    };
    code.lines().zip(1..).filter(|(line, _)| names(line)).map(|(_, number)| number).collect()
}

#[test]
fn nothing_in_the_code_is_of_one_programme_only() {
    let texts = texts();
    let elsewhere = texts
        .iter()
        .filter(|(path, _)| !THEIR_PLACES.iter().any(|place| path.starts_with(place)) && !path.contains("/tests"));
    let faults: Vec<String> = elsewhere
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
        ("src/domain/team.rs", "use rusqlite as database;", "rusqlite is used under src/repository/sqlite only"),
        ("src/repository/mod.rs", "use rusqlite::Connection;", "rusqlite is used under src/repository/sqlite only"),
        ("src/repository/mod.rs", "pub use sqlite::Store;", "may not name an engine"),
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
        ("src/app/state.rs", "fn f() { x\n  .unwrap(); }", "src/app/state.rs:2: unwrap() outside tests"),
        ("src/app/state.rs", "#[cfg(test)] mod t { } fn f() { x.unwrap(); }", "unwrap() outside tests"),
        ("src/app/state.rs", "#[cfg(not(test))] fn f() { x.unwrap(); }", "unwrap() outside tests"),
        ("src/app/state.rs", "fn f() { chrono::Local::now(); }", "Local::now is read in"),
        ("src/cli/add.rs", "fn f() { Uuid::now_v7() }", "Uuid::now_v7 is read in"),
        ("src/ui/draw.rs", "const F: fn() = SystemTime::now;", "SystemTime::now is read in"),
    ];
    for (path, source, wanted) in cases {
        let faults = faults(path, source);
        assert!(
            faults.len() == 1 && faults[0].contains(wanted),
            "{path}: {source}\n  wanted {wanted}\n  got {faults:?}"
        );
    }
}

/// None of these is a fault.
#[test]
fn what_is_allowed_is_left_alone() {
    let tests_not_counted =
        format!("{}#[cfg(test)]\nmod tests {{\n{}}}\n", "fn f() {}\n".repeat(600), "fn f() {}\n".repeat(99));
    let cases: &[(&str, &str)] = &[
        ("src/lib.rs", "pub mod domain; pub mod repository;"),
        (
            "src/main.rs",
            "use binnenwerk::repository::sqlite::Store; fn main() { chrono::Local::now(); Uuid::now_v7(); }",
        ),
        ("src/clock.rs", "fn f() { chrono::Utc::now() }"),
        ("src/cli/mod.rs", "use crate::{app, exchange, repository::sqlite::Store, text}; use clap::Parser;"),
        ("src/domain/team.rs", "use super::member::Member; use crate::domain::{self, Team}; use chrono::NaiveDate;"),
        ("src/domain/team.rs", "use std::collections::BTreeMap; fn f() { Vec::<u8>::new(); Self::g(); }"),
        ("src/repository/mod.rs", "pub mod sqlite; use crate::domain::ChangeSet;"),
        ("src/repository/sqlite/mod.rs", "use super::Repository; use rusqlite::params; use super::sqlite::schema;"),
        ("src/repository/sqlite/log.rs", "fn f() { rusqlite::params![1]; }"),
        ("src/app/state.rs", "use crate::repository::Repository; use tui_input::Input;"),
        ("src/ui/draw.rs", "use ratatui::{Frame, crossterm::event::Event}; use crate::{app::State, text::Words};"),
        ("src/exchange/csv.rs", "use crate::domain::Team; use crate::repository::Repository; use csv::Reader;"),
        ("src/domain/team.rs", "// use crate::app::State;\n/* crate::ui /* nested */ crate::ui::draw */"),
        (
            "src/domain/team.rs",
            "const A: &str = \"crate::ui::x \\\" .unwrap()\"; const B: &str = r#\"crate::ui::\"x\"#;",
        ),
        ("src/domain/team.rs", "fn f<'a>(x: &'a str) -> char { '\\'' } fn g() -> char { '\"' } fn h() -> u8 { b'\"' }"),
        ("src/domain/team.rs", "#[cfg(test)]\nmod tests { use crate::app::State; fn f() { x.unwrap(); } }"),
        ("src/domain/team.rs", "#[cfg(test)] use crate::app::State; #[test] fn f() { x.unwrap(); }"),
        ("src/domain/team.rs", "#[cfg(test)] fn f<A, B>(a: A, b: B) { crate::app::g(); x.unwrap(); }"),
        ("src/domain/tests.rs", "use crate::app::State; fn f() { x.unwrap(); }"),
        ("src/app/state.rs", "fn f() { x.unwrap_or(1); unwrap(); r#type.y(); }"),
        ("src/app/state.rs", &tests_not_counted),
    ];
    for (path, source) in cases {
        assert_eq!(faults(path, source), [""; 0], "{path}: {source}");
    }
}

#[test]
fn every_floor_and_package_in_the_tables_is_known() {
    let is_floor = |name: &&str| FLOORS.iter().any(|floor| floor.name == *name);
    for floor in FLOORS {
        assert!(floor.imports == ALL || floor.imports.iter().all(is_floor), "{}", floor.name);
        let (Packages::Only(list) | Packages::AllBut(list)) = floor.packages;
        let unknown = list.iter().find(|name| !PACKAGES.iter().any(|package| package == **name));
        assert_eq!(unknown, None, "{}", floor.name);
    }
    assert!(CHOOSERS.iter().all(is_floor));
}
