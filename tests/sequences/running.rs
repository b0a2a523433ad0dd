//! Runs of commands: by chance alone, or a fixed one in which every command has its turn.

use std::collections::BTreeMap;

use binnenwerk::domain::choices::Choice;
use binnenwerk::domain::days::Day;
use binnenwerk::service::command::Command;
use chrono::TimeDelta;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use super::office::{Office, start};
use super::random_commands::{COMMANDS, Draw};

/// How often a command of the fixed run is tried, each time on somebody or something else.
const TRIES: usize = 40;

/// A strategy for what chance decides.
pub fn sequences(most: usize) -> impl Strategy<Value = Vec<Draw>> {
    let any = 0usize..100_000;
    proptest::collection::vec((0usize..100_000, any.clone(), any.clone(), any), 1..most)
}

/// Does a command of the table, if chance makes one that is allowed.
fn attempt(office: &mut Office, on: Day, which: usize, (_, a, b, c): Draw) -> bool {
    let (verb, make) = COMMANDS[which];
    let Some(command) = make(office, on, (a, b, c)) else { return false };
    assert_eq!(command.verb().name(), verb);
    office.perform(&command, on).is_ok_and(|did| did.revision.is_some())
}

/// Whether what this verb did can be taken back. A fixed statement stays: it was sent out, and its lines keep what they refer to.
pub fn can_be_undone(verb: &str) -> bool {
    !matches!(verb, "fix_statement" | "credit_statement")
}

/// Runs a sequence of commands that are asked for, a day or two apart, and calls `after` once each was done. Answers how many were.
pub fn run(
    office: &mut Office,
    chances: &[Draw],
    asked: impl Fn(&str) -> bool,
    mut after: impl FnMut(&mut Office, Day),
) -> usize {
    let (mut on, mut done) = (start(), 0);
    for chance in chances {
        on += TimeDelta::days(1 + (chance.3 % 2) as i64);
        let which = chance.0 % COMMANDS.len();
        if asked(COMMANDS[which].0) && attempt(office, on, which, *chance) {
            done += 1;
            after(office, on);
        }
    }
    done
}

/// The fixed run: every command of the table that is asked for has its turn in each round, up to two days after the last one.
/// Answers how often each was done, by its place in the table.
pub fn rounds(
    office: &mut Office,
    rounds: usize,
    asked: impl Fn(&str) -> bool,
    mut after: impl FnMut(&mut Office, Day),
) -> BTreeMap<usize, usize> {
    let mut runner = TestRunner::deterministic();
    let any = 0usize..100_000;
    let chance = (any.clone(), any.clone(), any.clone(), any);
    let mut draw = || chance.new_tree(&mut runner).expect("a chance").current();
    let (mut on, mut done) = (start(), BTreeMap::new());
    for _ in 0..rounds {
        let mut turns: Vec<usize> = (0..COMMANDS.len()).filter(|which| asked(COMMANDS[*which].0)).collect();
        while !turns.is_empty() {
            let which = turns.swap_remove(draw().0 % turns.len());
            on += TimeDelta::days((draw().0 % 3) as i64);
            if (0..TRIES).any(|_| attempt(office, on, which, draw())) {
                *done.entry(which).or_default() += 1;
                after(office, on);
            }
        }
    }
    done
}

/// Takes back so many commands, or so many undos.
pub fn take_back(office: &mut Office, command: &Command, times: usize) {
    for _ in 0..times {
        office.perform(command, start()).expect("what was done is taken back");
    }
}
