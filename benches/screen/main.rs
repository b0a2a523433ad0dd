//! What the screen costs at three sizes of the store, the sizes taking turns within one run:
//!
//! ```text
//! cargo bench --bench screen [-- --quick] [-- --check]
//! ```
//!
//! `--quick` leaves the largest size out. `--check` fails the run when the first screen of the largest store takes more
//! than 1.3 times as long as that of the smallest. Without it the run fails only when something could not be measured.
//! `BENCH_SIZES` (members, with commas between) and `BENCH_ROUNDS` choose what is visited and how often. `BENCH_BEFORE`, the
//! path of another build of the program, takes turns with this one on stores of its own: the last columns tell how this one
//! stands to it.
//!
//! The stores are demonstration programmes in `target/bench-data` and `target/bench-data-before`, made when they are lacking
//! and kept; throw them away after a change to the demonstration. Only the ratios mean something on a machine that does other things too.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a bench tells what it found")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what cannot be measured ends the run")]

mod figures;
mod glass;
mod process;
mod session;
mod store;
#[path = "../../tests/support/mod.rs"]
mod support;
mod views;
mod visit;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use figures::Figures;

/// What the first screen of the largest store may take of the smallest's.
const FIRST_SCREEN: f64 = 1.3;

/// How often each store is opened just for its first screen, in each round.
const GLANCES: usize = 12;

/// What was asked.
struct Asked {
    sizes: Vec<u64>,
    rounds: usize,
    check: bool,
    before: Option<PathBuf>,
}

fn asked() -> Asked {
    let mut sizes = vec![1_000, 100_000, 1_000_000];
    let mut check = false;
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--quick" => sizes.truncate(2),
            "--check" => check = true,
            // Cargo says so itself.
            "--bench" => {}
            other => panic!("what is {other}? known are --quick and --check"),
        }
    }
    if let Ok(chosen) = std::env::var("BENCH_SIZES") {
        sizes = chosen.split(',').map(|size| size.trim().parse().expect("a number of members")).collect();
    }
    let rounds = std::env::var("BENCH_ROUNDS").map_or(3, |rounds| rounds.parse().expect("a number of rounds"));
    let before = std::env::var_os("BENCH_BEFORE").map(PathBuf::from);
    Asked { sizes, rounds, check, before }
}

fn main() -> ExitCode {
    let asked = asked();
    let made_by = |program: &Path, folder| -> Vec<_> {
        asked.sizes.iter().map(|size| store::demonstration(program, folder, *size)).collect()
    };
    let mut stores = made_by(&store::this(), "bench-data");
    stores.extend(asked.before.iter().flat_map(|program| made_by(program, "bench-data-before")));
    let mut figures = Figures::new(&asked.sizes, asked.before.is_some());
    for round in 0..asked.rounds {
        eprintln!("round {} of {}", round + 1, asked.rounds);
        for _ in 0..GLANCES {
            for (at, store) in stores.iter().enumerate() {
                visit::glance(store, &mut figures.of(at));
            }
        }
        for (at, store) in stores.iter().enumerate() {
            visit::work(store, &mut figures.of(at), round == 0);
        }
    }
    print!("{}", figures.table("median of all rounds, 120x40"));
    let ratio = figures.ratio(visit::FIRST_SCREEN);
    if asked.check && ratio > FIRST_SCREEN {
        eprintln!("the first screen grows with the store: {ratio:.2} times, {FIRST_SCREEN} is allowed");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
