//! Hostile text through every way in and every way out: nothing of it acts on a terminal, what is taken away is shown, what is
//! refused is refused in a sentence, and what is kept is the same after it was written out and read in. The texts stand in
//! `tests/hostile/hostile.txt`; the fields and the arguments come from the tables of the program, so that none is left out.
//!
//! `BINNENWERK_HOSTILE=all cargo test --test hostile` tries every text in every place; otherwise each place gets some, and each text
//! comes somewhere.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod arguments;
#[allow(dead_code, reason = "the tests of the command line use the rest")]
#[path = "../cli/desk.rs"]
mod desk;
mod fields;
mod screens;
#[path = "../support/mod.rs"]
mod support;
mod surroundings;
mod texts;

/// Whether every text has to be tried in every place.
fn all_of_it() -> bool {
    std::env::var("BINNENWERK_HOSTILE").is_ok_and(|much| much == "all")
}

/// The texts that a place gets: of each so many one, others than its neighbours get.
fn for_place<T>(texts: Vec<T>, place: usize, each: usize) -> impl Iterator<Item = T> {
    let each = if all_of_it() { 1 } else { each };
    texts.into_iter().enumerate().filter(move |(nth, _)| nth % each == place % each).map(|(_, text)| text)
}
