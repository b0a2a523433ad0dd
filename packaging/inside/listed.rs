//! What is inside the program: each package that cargo builds into it, and what comes along with those.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The platform for which packages are counted in.
const PLATFORM: &str = "x86_64-unknown-linux-gnu";

/// How the files with the terms of a package begin, in capitals.
const TERMS: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE"];

/// Something that is inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inside {
    /// Its name.
    pub name: String,
    /// Its version; empty where it has none of its own.
    pub version: String,
    /// Its licence, as an SPDX expression.
    pub licence: String,
    /// Who made it, where it says so.
    pub authors: Vec<String>,
    /// Where it comes from, as a package URL.
    pub purl: String,
    /// The SHA-256 of what cargo fetched, in hexadecimal digits.
    pub checksum: Option<String>,
    /// The package URLs of what it needs itself.
    pub needs: Vec<String>,
    /// The texts of its terms, each as it came.
    pub terms: Vec<String>,
}

/// The program itself and everything inside it, in order of name.
#[derive(Debug)]
pub struct Listed {
    /// The program.
    pub program: Inside,
    /// What is inside it.
    pub inside: Vec<Inside>,
}

impl Listed {
    /// Asks cargo in the folder of `Cargo.toml`; without a network.
    ///
    /// # Errors
    /// Returns what cargo could not tell, or a file that cannot be read.
    pub fn of(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let built = built(folder)?;
        let checksums = checksums(folder)?;
        let args = ["metadata", "--locked", "--offline", "--format-version", "1", "--filter-platform", PLATFORM];
        let metadata: Value = serde_json::from_str(&told_by("CARGO", "cargo", &args, folder)?)?;
        let by_id: BTreeMap<&str, &Value> = array(&metadata, "packages").map(|p| (text(p, "id"), p)).collect();
        let mut listed = BTreeMap::new();
        for node in array(&metadata["resolve"], "nodes") {
            let package = by_id.get(text(node, "id")).ok_or("a package that cargo does not describe")?;
            let key = (text(package, "name").to_owned(), text(package, "version").to_owned());
            if !built.contains(&key) {
                continue;
            }
            let is_used = |dep: &&Value| array(dep, "dep_kinds").any(|kind| kind["kind"].is_null());
            let needs = array(node, "deps").filter(is_used).filter_map(|dep| by_id.get(text(dep, "pkg")));
            let needs = needs.map(|p| (text(p, "name").to_owned(), text(p, "version").to_owned()));
            let needs = needs.filter(|key| built.contains(key)).map(|(name, version)| purl(&name, &version)).collect();
            let manifest = PathBuf::from(text(package, "manifest_path"));
            let inside = Inside {
                licence: text(package, "license").replace('/', " OR "),
                authors: array(package, "authors").filter_map(Value::as_str).map(str::to_owned).collect(),
                purl: purl(&key.0, &key.1),
                checksum: checksums.get(&key).cloned(),
                needs,
                terms: terms(manifest.parent().ok_or("a package without a folder")?)?,
                name: key.0.clone(),
                version: key.1.clone(),
            };
            listed.insert(key, inside);
        }
        let program = (env!("CARGO_PKG_NAME").to_owned(), env!("CARGO_PKG_VERSION").to_owned());
        let program = listed.remove(&program).ok_or("cargo does not name the program")?;
        let mut inside: Vec<Inside> = listed.into_values().chain(along(folder)?).collect();
        inside.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
        Ok(Self { program, inside })
    }
}

/// What is inside without being a package of cargo: the engine, that one package brings as C, and what the compiler and the linker add.
fn along(folder: &Path) -> Result<Vec<Inside>, Box<dyn Error>> {
    let rustc = told_by("RUSTC", "rustc", &["-vV"], folder)?;
    let rust = rustc.lines().find_map(|line| line.strip_prefix("release: ")).ok_or("rustc does not say its version")?;
    let also = |name: &str, version: &str, licence: &str, text: &str| Inside {
        name: name.to_owned(),
        version: version.to_owned(),
        licence: licence.to_owned(),
        authors: Vec::new(),
        purl: format!("pkg:generic/{name}{}{version}", if version.is_empty() { "" } else { "@" }),
        checksum: None,
        needs: Vec::new(),
        terms: Vec::from_iter(Some(text).filter(|text| !text.is_empty()).map(str::to_owned)),
    };
    let blessing = "The author disclaims copyright to this source code. In place of a legal notice, here is a blessing:\n\n\
                    May you do good and not evil.\nMay you find forgiveness for yourself and forgive others.\n\
                    May you share freely, never taking more than you give.\n";
    Ok(vec![
        also("sqlite", rusqlite::version(), "blessing", blessing),
        also("rust-std", rust, "MIT OR Apache-2.0", ""),
        also("llvm-libunwind", "", "Apache-2.0 WITH LLVM-exception", ""),
    ])
}

/// Name and version of each package that is built into the program: not those for tests alone, nor for other systems.
fn built(folder: &Path) -> Result<BTreeSet<(String, String)>, Box<dyn Error>> {
    let args = ["tree", "--locked", "--offline", "-e", "normal", "--prefix", "none", "--format", "{p}", "--target"];
    let tree = told_by("CARGO", "cargo", &[&args[..], &[PLATFORM]].concat(), folder)?;
    let package = |line: &str| {
        let mut words = line.split(' ');
        Some((words.next()?.to_owned(), words.next()?.strip_prefix('v')?.to_owned()))
    };
    tree.lines().map(|line| package(line).ok_or_else(|| format!("no package: {line}").into())).collect()
}

/// The checksum of each package in `Cargo.lock`, by name and version.
fn checksums(folder: &Path) -> Result<BTreeMap<(String, String), String>, Box<dyn Error>> {
    let lock: toml::Table = toml::from_str(&std::fs::read_to_string(folder.join("Cargo.lock"))?)?;
    let packages = lock["package"].as_array().ok_or("Cargo.lock holds no packages")?;
    let text = |package: &toml::Value, key: &str| Some(package.get(key)?.as_str()?.to_owned());
    let of = |package| Some(((text(package, "name")?, text(package, "version")?), text(package, "checksum")?));
    Ok(packages.iter().filter_map(of).collect())
}

/// The texts of the terms in the folder of a package.
fn terms(folder: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    files.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        path.is_file() && TERMS.iter().any(|begin| name.starts_with(begin))
    });
    files.sort();
    Ok(files
        .iter()
        .map(std::fs::read)
        .map(|read| read.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
        .collect::<Result<_, _>>()?)
}

fn purl(name: &str, version: &str) -> String {
    // A plus sign begins what does not count for the version, and would be read as a space.
    format!("pkg:cargo/{name}@{}", version.replace('+', "%2B"))
}

fn array<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value[key].as_array().map(Vec::as_slice).unwrap_or_default().iter()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// What a tool prints; the variable names it where it is another.
fn told_by(variable: &str, tool: &str, args: &[&str], folder: &Path) -> Result<String, Box<dyn Error>> {
    let tool = std::env::var(variable).unwrap_or_else(|_| tool.to_owned());
    let output = Command::new(&tool).args(args).current_dir(folder).output()?;
    if !output.status.success() {
        return Err(format!("{tool} {args:?}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}
