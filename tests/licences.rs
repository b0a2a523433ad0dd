//! Every package in the tree has a licence on the list in `deny.toml` and comes from crates.io.
//!
//! `cargo deny check` says more and runs in the gate; this test needs nothing but cargo and no network, so it runs with
//! every `cargo test`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

#[path = "../packaging/inside/listed.rs"]
mod listed;
#[path = "../packaging/inside/told.rs"]
mod told;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// The licences that `deny.toml` allows.
fn allowed() -> BTreeSet<String> {
    let deny: toml::Table = toml::from_str(&read("deny.toml")).expect("deny.toml is not TOML");
    let list = deny["licenses"]["allow"].as_array().expect("[licenses] allow is a list");
    list.iter().map(|licence| licence.as_str().expect("a licence is a string").to_owned()).collect()
}

/// A file at the top of the repository.
fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What a command prints; a failure shows what it said.
fn output_of(program: &str, args: &[&str]) -> String {
    let output = Command::new(program).args(args).current_dir(env!("CARGO_MANIFEST_DIR")).output().expect(program);
    assert!(output.status.success(), "{program} {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The platform this test was built for: only its packages are sure to be on this machine.
fn platform() -> String {
    let version = output_of(&std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned()), &["-vV"]);
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc -vV names the host");
    host.to_owned()
}

/// Every package of the build with its licence expression, as cargo sees it.
fn packages() -> Vec<(String, Option<String>)> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let args = ["metadata", "--locked", "--offline", "--format-version", "1", "--filter-platform", &platform()];
    let metadata: serde_json::Value = serde_json::from_str(&output_of(&cargo, &args)).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    let name_and_licence = |package: &serde_json::Value| {
        let name = format!("{} {}", package["name"].as_str().unwrap(), package["version"].as_str().unwrap());
        (name, package["license"].as_str().map(str::to_owned))
    };
    packages.iter().map(name_and_licence).collect()
}

/// Whether the licences on the list satisfy a licence expression: `OR` needs one side, `AND` both.
/// The old way to write `OR` is a slash. An exception (`WITH`) belongs to the name of the licence.
fn satisfied(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    let outcome = either(&mut rest, allowed);
    assert!(rest.is_empty(), "cannot read the licence expression {expression:?}");
    outcome
}

fn either(words: &mut &[&str], allowed: &BTreeSet<String>) -> bool {
    let mut outcome = both(words, allowed);
    while let Some(("OR", rest)) = next(words) {
        *words = rest;
        outcome |= both(words, allowed);
    }
    outcome
}

fn both(words: &mut &[&str], allowed: &BTreeSet<String>) -> bool {
    let mut outcome = single(words, allowed);
    while let Some(("AND", rest)) = next(words) {
        *words = rest;
        outcome &= single(words, allowed);
    }
    outcome
}

fn single(words: &mut &[&str], allowed: &BTreeSet<String>) -> bool {
    let (word, rest) = next(words).expect("a licence expression stops too early");
    *words = rest;
    if word == "(" {
        let outcome = either(words, allowed);
        let (word, rest) = next(words).expect("a bracket stays open");
        assert_eq!(word, ")");
        *words = rest;
        return outcome;
    }
    let mut name = word.to_owned();
    if let Some(("WITH", rest)) = next(words) {
        let (exception, rest) = next(&rest).expect("an exception has a name");
        name = format!("{name} WITH {exception}");
        *words = rest;
    }
    allowed.contains(&name)
}

/// The first word, and what comes after it.
fn next<'a, 'b>(words: &&'a [&'b str]) -> Option<(&'b str, &'a [&'b str])> {
    words.split_first().map(|(word, rest)| (*word, rest))
}

#[test]
fn every_package_has_a_licence_on_the_list() {
    let allowed = allowed();
    let packages = packages();
    assert!(packages.len() > 20, "cargo named only {} packages", packages.len());
    let refused: Vec<String> = packages
        .into_iter()
        .filter(|(_, licence)| !licence.as_deref().is_some_and(|expression| satisfied(expression, &allowed)))
        .map(|(name, licence)| format!("{name}: {}", licence.as_deref().unwrap_or("no licence expression")))
        .collect();
    assert!(refused.is_empty(), "not on the list in deny.toml:\n  {}", refused.join("\n  "));
}

#[test]
fn every_package_comes_from_crates_io() {
    let lock: toml::Table = toml::from_str(&read("Cargo.lock")).expect("Cargo.lock is not TOML");
    for package in lock["package"].as_array().expect("packages") {
        let name = package["name"].as_str().unwrap();
        let Some(source) = package.get("source").and_then(toml::Value::as_str) else {
            assert_eq!(name, env!("CARGO_PKG_NAME"), "{name} comes from a folder outside the repository");
            continue;
        };
        assert!(source.starts_with("registry+") && source.ends_with("/crates.io-index"), "{name}: {source}");
        assert!(package.get("checksum").is_some(), "{name} has no checksum");
    }
}

/// The packages of which the program itself tells: faults name the file that they were found in.
fn traces_in_the_program() -> BTreeSet<String> {
    let program = std::fs::read(env!("CARGO_BIN_EXE_binnenwerk")).expect("the program");
    let text = String::from_utf8_lossy(&program);
    // registry/src/INDEX/NAME-VERSION/src/…
    let traces = text.split("/registry/src/").skip(1).filter_map(|rest| rest.split('/').nth(1));
    let is_package = |name: &&str| name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.+".contains(c));
    traces.filter(is_package).map(str::to_owned).collect()
}

#[test]
fn the_bill_and_the_notices_name_every_package_inside_with_its_licence_and_no_other() {
    let listed = listed::Listed::of(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("cargo tells");
    let (bill, notices) = (told::bill(&listed), told::notices(&listed));
    let components = bill["components"].as_array().expect("components");
    let named: BTreeSet<String> = components
        .iter()
        .map(|inside| {
            format!("{}-{}", inside["name"].as_str().unwrap(), inside["version"].as_str().unwrap_or_default())
        })
        .collect();
    let traces = traces_in_the_program();
    assert!(traces.len() > 20, "{traces:?}");
    assert_eq!(traces.difference(&named).collect::<Vec<_>>(), Vec::<&String>::new(), "inside, but not named");
    for test_only in ["proptest", "portable-pty", "saphyr", "vt100"] {
        assert!(!named.iter().any(|name| name.starts_with(&format!("{test_only}-"))), "{test_only} is not inside");
    }
    let lock = read("Cargo.lock");
    let sure = [("sqlite", "blessing"), ("rust-std", "MIT OR Apache-2.0"), ("serde", "MIT OR Apache-2.0")];
    assert!(sure.iter().all(|(name, licence)| {
        let found = components.iter().find(|inside| inside["name"] == *name);
        found.is_some_and(|inside| inside["licenses"][0]["expression"] == *licence)
    }));
    for inside in components {
        let (name, version) = (inside["name"].as_str().unwrap(), inside["version"].as_str().unwrap_or_default());
        let licence = inside["licenses"][0]["expression"].as_str().unwrap();
        assert!(!licence.is_empty(), "{name} has no licence");
        let line = format!("\n{}: {licence}", format!("{name} {version}").trim_end());
        assert!(notices.contains(&line), "the notices do not name {name} {version}");
        if let Some(hash) = inside["hashes"][0]["content"].as_str() {
            assert!(lock.contains(hash), "{name}");
        } else {
            assert!(inside["purl"].as_str().unwrap().starts_with("pkg:generic/"), "{name} comes without a checksum");
        }
    }
    // What comes without a text of its terms comes on terms of which others brought the text.
    for text in [
        "Apache License\n",
        "THE SOFTWARE IS PROVIDED \"AS IS\"",
        "LLVM Exceptions to the Apache 2.0 License",
        "May you do good",
    ] {
        assert!(notices.contains(text), "{text}");
    }
    let references: BTreeSet<&str> =
        bill["dependencies"].as_array().unwrap().iter().map(|d| d["ref"].as_str().unwrap()).collect();
    let needed = bill["dependencies"].as_array().unwrap().iter().flat_map(|d| d["dependsOn"].as_array().unwrap());
    assert!(needed.into_iter().all(|need| references.contains(need.as_str().unwrap())));
}

#[test]
fn licence_expressions_are_read_as_spdx_means_them() {
    let allowed: BTreeSet<String> = ["MIT", "Unicode-3.0", "GPL-2.0 WITH Classpath"].map(str::to_owned).into();
    for good in ["MIT", "MIT/GPL-3.0", "GPL-3.0 OR MIT", "(GPL-3.0 OR MIT) AND Unicode-3.0", "GPL-2.0 WITH Classpath"] {
        assert!(satisfied(good, &allowed), "{good}");
    }
    for bad in
        ["GPL-3.0", "MIT AND GPL-3.0", "GPL-2.0", "MIT WITH Classpath", "(MIT OR X) AND (Y OR Z)", "X OR MIT AND Y"]
    {
        assert!(!satisfied(bad, &allowed), "{bad}");
    }
}

#[test]
fn the_licence_of_the_program_is_the_one_in_the_licence_file() {
    assert_eq!(env!("CARGO_PKG_LICENSE"), "EUPL-1.2");
    assert!(read("LICENSE").starts_with("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n"));
}
