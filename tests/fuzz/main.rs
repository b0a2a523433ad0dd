//! Every parser with spoiled texts and files: it reads them or refuses them, and never panics, hangs or takes the memory.
//!
//! `parsers.rs` has the table of parsers, `tests/fuzz/seeds` their seeds: one that once brought a parser down stays there. A plain run
//! tries each parser for half a second; `BINNENWERK_FUZZ_SECONDS=600 cargo test --test fuzz` tries each for ten minutes, and
//! `BINNENWERK_FUZZ_SEED=7` draws other lots. What brings a parser down is left as `target/fuzz/PARSER`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

#[path = "../support/lots.rs"]
mod lots;
mod parsers;
mod spoil;
#[path = "../support/told.rs"]
mod told;

use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use lots::Lots;
use parsers::{ELSEWHERE, PARSERS, Parser};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use told::tell;

/// No text or file takes a parser so long, however busy the machine is: a process that reads is ended well before.
const HANGS: Duration = Duration::from_secs(120);

/// The most memory that the parsers together may write in, in bytes.
const MEMORY: u64 = 2 << 30;

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().map(|text| text.parse().expect("a number"))
}

fn seeds(parser: &Parser) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds").join(parser.name);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).expect("seeds").map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let files = paths.iter().map(|path| fs::read(path).unwrap());
    if parser.whole {
        return files.collect();
    }
    files.flat_map(|file| file.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect::<Vec<_>>()).collect()
}

/// Reads each seed, and then spoiled ones for so long; answers how many there were, and the longest that one took.
fn tried(parser: &Parser, lasts: Duration, mut lots: Lots) -> (usize, Duration) {
    let folder = tempfile::tempdir().unwrap();
    // Kept before it is read: a parser that ends the process says nothing.
    let last = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../fuzz");
    fs::create_dir_all(&last).unwrap();
    let last = last.join(parser.name);
    let all = seeds(parser);
    let (began, mut count, mut longest) = (Instant::now(), 0, Duration::ZERO);
    while count < all.len() || began.elapsed() < lasts {
        let bytes = match all.get(count) {
            Some(seed) => seed.clone(),
            None => {
                let (seed, other) = (lots.one_of(&all).clone(), lots.one_of(&all).clone());
                // What is typed in one place, and what may be a file.
                let most = if parser.whole { 1 << 20 } else { 1 << 15 };
                let mut bytes = spoil::spoiled_box(&seed, &other, &mut lots);
                bytes.truncate(most);
                bytes
            }
        };
        fs::write(&last, &bytes).unwrap();
        let one = Instant::now();
        let read = catch_unwind(AssertUnwindSafe(|| (parser.read)(&bytes, folder.path())));
        assert!(read.is_ok(), "{} was brought down by {}, which is a new seed", parser.name, last.display());
        longest = longest.max(one.elapsed());
        count += 1;
    }
    let _ = fs::remove_file(last);
    (count, longest)
}

#[test]
fn no_parser_is_brought_down() {
    let most = getrlimit(Resource::Data).maximum.map_or(MEMORY, |already| already.min(MEMORY));
    setrlimit(Resource::Data, Rlimit { current: Some(most), maximum: Some(most) }).expect("a limit");
    let lasts = number("BINNENWERK_FUZZ_SECONDS").map_or(Duration::from_millis(500), Duration::from_secs);
    let seed = number("BINNENWERK_FUZZ_SEED").unwrap_or(1);
    for (nth, parser) in PARSERS.iter().enumerate() {
        let lots = Lots(0x9e37_79b9_7f4a_7c15 ^ (seed << 32) ^ nth as u64);
        let (done, wait) = channel();
        let trying = std::thread::Builder::new()
            // As the threads that read in the program itself.
            .stack_size(2 << 20)
            .spawn(move || {
                let result = tried(parser, lasts, lots);
                let _ = done.send(());
                result
            })
            .expect("a thread");
        if wait.recv_timeout(lasts + HANGS) == Err(RecvTimeoutError::Timeout) {
            panic!("{} hangs at target/fuzz/{}, which is a new seed", parser.name, parser.name);
        }
        let (count, longest) = trying.join().unwrap_or_else(|_| panic!("{}: see above", parser.name));
        tell(&format!("{}: {count} tried, the longest took {} ms", parser.name, longest.as_millis()));
    }
}

/// The names that functions have which take a text apart.
const NAMES: [&str; 4] = ["parse", "read", "decode", "words"];

fn files_that_parse(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("tests") {
                files_that_parse(&path, found);
            }
            continue;
        }
        let text = fs::read_to_string(&path).unwrap_or_default();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let parses = code.lines().filter(|line| !line.trim_start().starts_with("//")).any(|line| {
            let Some((_, function)) = line.split_once("fn ") else { return false };
            let (name, rest) = function.split_once('(').unwrap_or_default();
            NAMES.iter().any(|word| name.split(['_', '<']).any(|part| part == *word))
                && ["&str", "&[u8]", "&OsStr"].iter().any(|ty| rest.split("->").next().unwrap_or_default().contains(ty))
        });
        if parses && !path.ends_with("tests.rs") && path.extension().is_some_and(|end| end == "rs") {
            found.insert(path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().display().to_string());
        }
    }
}

#[test]
fn every_file_with_a_parser_is_in_the_table() {
    let mut found = BTreeSet::new();
    files_that_parse(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    let rows: BTreeSet<String> =
        PARSERS.iter().flat_map(|parser| parser.sources).map(|file| (*file).to_owned()).collect();
    let told: BTreeSet<String> = ELSEWHERE.iter().map(|(file, _)| (*file).to_owned()).chain(rows.clone()).collect();
    assert_eq!(found.difference(&told).collect::<Vec<_>>(), Vec::<&String>::new(), "parses, but is no row");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(told.iter().all(|file| root.join(file).exists()), "{told:?}");
    let folders: BTreeSet<String> = fs::read_dir(root.join("tests/fuzz/seeds"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(folders, PARSERS.iter().map(|parser| parser.name.to_owned()).collect());
}
