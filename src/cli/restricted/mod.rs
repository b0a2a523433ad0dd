//! `--restricted`: the program as a door that opens on one store and on nothing else, for the line of a key in `authorized_keys`.
//!
//! Who acts and which store is meant is said in that line. What the other side asks comes as one text in `SSH_ORIGINAL_COMMAND`,
//! taken apart here and by no shell; without it the screen opens. No file is named, read or written but the store, and nothing of
//! the environment counts but what tells what the terminal can show.

mod arguments;
mod command_words;
mod no_files;

use std::ffi::{OsStr, OsString};
use std::os::unix::process::CommandExt;
use std::process::Command;

use super::args::{Call, Global};
use super::failure::Failure;
use super::import::own_program;
use super::usage::{self, ParsedCall};
pub use command_words::{command_words, shell_words};
pub use no_files::NoFiles;

use crate::domain::actor;
use crate::text::Words;

/// The argument that makes the program a door.
const ASKED: &str = "--restricted";
/// Where sshd puts what the other side asks.
const COMMAND: &str = "SSH_ORIGINAL_COMMAND";
/// What stays of the environment: that, what tells what the terminal can show, and from where and with which key somebody came.
const KEPT: [&str; 10] = [
    COMMAND,
    "TERM",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "LC_MESSAGES",
    "NO_COLOR",
    "SSH_CONNECTION",
    "SSH_TTY",
    "SSH_USER_AUTH",
];
/// How the sentences begin that refuse what is not given through the door.
const REFUSALS: &str = "cli-restricted-";
/// How the program is called; somebody may say it before the command.
const PROGRAM: &str = "binnenwerk";

/// Whether the program was started as a door.
pub fn is_asked(args: &[OsString]) -> bool {
    args.iter().skip(1).any(|arg| arg == ASKED)
}

/// Starts the program anew with an environment in which there is nothing but what may count, unless it has one already: what reads
/// the environment, also deep in a library, finds nothing there. Answers only when that is not needed or fails.
pub fn leave_environment(args: &[OsString]) -> Option<Failure> {
    let is_kept = |name: &OsStr| KEPT.iter().any(|kept| name == *kept);
    if std::env::vars_os().all(|(name, _)| is_kept(&name)) {
        return None;
    }
    let kept = std::env::vars_os().filter(|(name, _)| is_kept(name));
    Some(Command::new(own_program()).arg0(PROGRAM).args(args.iter().skip(1)).env_clear().envs(kept).exec().into())
}

/// What the other side asks, as the arguments of a call; none but the name of the program for the screen.
///
/// # Errors
/// The key of the sentence that says why it cannot be taken apart.
pub fn asked_words() -> Result<Vec<OsString>, &'static str> {
    let asked = std::env::var_os(COMMAND).unwrap_or_default();
    let words = command_words(&asked)?;
    let called = usize::from(words.first().is_some_and(|first| first == PROGRAM));
    Ok([PROGRAM.to_owned()].into_iter().chain(words.into_iter().skip(called)).map(OsString::from).collect())
}

/// Understands what the other side asks within the line of its key: who acts and which store is meant are those of the line.
pub fn read(line: &[OsString], asked: Result<&[OsString], &'static str>, words: &Words) -> ParsedCall {
    let in_call = |command: &_, found: &_| {
        naming("cli-restricted-argument", arguments::further_than_store(command, found), words)
    };
    let of_line = match of_line(line, words) {
        Ok(of_line) => of_line,
        Err(wrong) => return wrong,
    };
    let mut call = match asked.map(|asked| usage::read_checked(asked, words, in_call)) {
        Ok(ParsedCall::Call(call)) => *call,
        Ok(other) => return other,
        Err(key) => return said(words, key),
    };
    if call.command.as_ref().is_some_and(|command| !arguments::stays_within(command)) {
        return said(words, "cli-restricted-command");
    }
    call.global.actor = of_line.actor;
    call.global.db = of_line.db;
    call.global.lang = call.global.lang.or(of_line.lang);
    call.global.restricted = true;
    ParsedCall::Call(Box::new(call))
}

/// What the line of a key says: who acts, which store is meant, and in which language.
fn of_line(line: &[OsString], words: &Words) -> Result<Global, ParsedCall> {
    let in_line =
        |command: &_, found: &_| naming("cli-restricted-line-argument", arguments::not_of_line(command, found), words);
    let Call { global, command, .. } = match usage::read_checked(line, words, in_line) {
        ParsedCall::Call(line) => *line,
        other => return Err(other),
    };
    let is_one = global.restricted && command.is_none() && global.actor.as_deref().is_some_and(actor::can_be_declared);
    if is_one { Ok(global) } else { Err(said(words, "cli-restricted-line")) }
}

/// Whether a sentence, by its key, refuses what is not given through the door, rather than what was mistyped.
pub fn is_refusal(key: &str) -> bool {
    key.starts_with(REFUSALS)
}

/// As [`read`] understands the line of a key by itself.
///
/// # Errors
/// The sentence that says what is wrong with it.
pub fn line_of_key(line: &[OsString], words: &Words) -> Result<Global, String> {
    of_line(line, words).map_err(|wrong| match wrong {
        ParsedCall::Wrong(_, sentence) => sentence,
        ParsedCall::Call(_) | ParsedCall::Text(_) => words.say("cli-restricted-line").into_owned(),
    })
}

fn naming(key: &'static str, what: Option<String>, words: &Words) -> Option<(&'static str, String)> {
    what.map(|what| (key, words.say_with(key, &[("what", what.into())])))
}

fn said(words: &Words, key: &'static str) -> ParsedCall {
    ParsedCall::Wrong(key, words.say(key).into_owned())
}
