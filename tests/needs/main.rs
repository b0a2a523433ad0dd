//! What the program is for, need by need: the keys that do it on the screen of the real program in a real terminal, and the
//! commands that do the same, each on a copy of the demonstration of its own. `docs/needs.md` shows the same table.
//!
//! `UPDATE_DOCS=1 cargo test --test needs` writes that table anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod desk;
#[path = "../support/document.rs"]
mod document;
mod members;
mod programme;
#[path = "../support/mod.rs"]
mod support;
mod table;
mod teams;
mod totals;

use desk::Desk;

/// One need, and how it is met.
#[derive(Debug)]
pub struct Need {
    /// The code of the need in the documents.
    pub code: &'static str,
    /// What it is for.
    pub what: &'static str,
    /// The keys, from the screen as it opens; see `support::keys` for how they are written.
    pub keys: &'static str,
    /// What then stands on the screen.
    pub shows: &'static [&'static str],
    /// What is then so.
    pub facts: &'static [Fact],
    /// The same as commands, one after the other.
    pub commands: &'static [Call],
}

/// One command line.
#[derive(Debug)]
pub struct Call {
    /// As it is typed in a shell.
    pub line: &'static str,
    /// Whether it is refused.
    pub refused: bool,
    /// The pieces of text that its output has to hold.
    pub says: &'static [&'static str],
    /// What is so when it is done.
    pub facts: &'static [Fact],
}

/// A value that a command with `--json` tells.
#[derive(Debug)]
pub struct Fact {
    /// The command, without the name of the program and `--json`.
    pub ask: &'static str,
    /// Where the value stands: a JSON pointer.
    pub at: &'static str,
    /// The value that is expected there, as text.
    pub is: &'static str,
}

const fn fact(ask: &'static str, at: &'static str, is: &'static str) -> Fact {
    Fact { ask, at, is }
}

const fn call(line: &'static str, says: &'static [&'static str], facts: &'static [Fact]) -> Call {
    Call { line, refused: false, says, facts }
}

const fn refused(line: &'static str, says: &'static [&'static str], facts: &'static [Fact]) -> Call {
    Call { line, refused: true, says, facts }
}

/// Every need, in order.
fn needs() -> impl Iterator<Item = &'static Need> {
    teams::NEEDS.iter().chain(members::NEEDS).chain(programme::NEEDS)
}

fn need(code: &str) -> &'static Need {
    needs().find(|need| need.code == code).unwrap_or_else(|| panic!("no need {code}"))
}

/// The keys of a script one by one, with words that are typed, in their quotes, as one.
fn strokes(script: &str) -> Vec<&str> {
    let mut strokes = Vec::new();
    let mut rest = script.trim();
    while !rest.is_empty() {
        let typed = rest.strip_prefix('\'').and_then(|rest| rest.find('\'')).map(|length| length + 2);
        let end = typed.unwrap_or_else(|| rest.find(' ').unwrap_or(rest.len()));
        strokes.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    strokes
}

fn on_the_screen(code: &str) {
    let need = need(code);
    let desk = Desk::new();
    let mut screen = desk.screen();
    for same in strokes(need.keys).chunk_by(|one, next| one == next) {
        // A person looks at what came of a key before pressing another one.
        screen.keys(&same.join(" ")).wait_quiet();
    }
    for text in need.shows {
        screen.wait_for(text);
    }
    desk.assert_facts(need.facts);
}

fn as_a_command(code: &str) {
    let need = need(code);
    let desk = Desk::new();
    assert!(!need.commands.is_empty(), "{code} has no command");
    for call in need.commands {
        let (done, said) = desk.run(call.line);
        assert_eq!(done, !call.refused, "{}: {said}", call.line);
        for text in call.says {
            assert!(said.contains(text), "{} does not say {text:?}: {said}", call.line);
        }
        desk.assert_facts(call.facts);
        assert!(!call.says.is_empty() || !call.facts.is_empty(), "{} shows nothing", call.line);
    }
}

/// Two tests for each need, and one that no need is without them.
macro_rules! met {
    ($($code:ident),* $(,)?) => {
        $(
            #[allow(non_snake_case, reason = "the needs are known by these codes")]
            mod $code {
                #[test]
                fn is_met_on_the_screen() {
                    super::on_the_screen(stringify!($code));
                }

                #[test]
                fn is_met_as_a_command() {
                    super::as_a_command(stringify!($code));
                }
            }
        )*

        #[test]
        fn each_need_stands_in_the_table_once() {
            let codes: Vec<&str> = needs().map(|need| need.code).collect();
            assert_eq!(codes, [$(stringify!($code)),*]);
        }
    };
}

met!(
    F1, F2, F3, F4, F5, F6, F7, F8, F9, F10, F11, F12, F13, F14, F15, F16, F17, F18, F19, F20, F21, F22, F23, F24, F25,
    F26, F27, F28, F29,
);
