//! The one place where the command line hands over to the screen: opening it, and listing its keys.

use std::path::PathBuf;
use std::sync::Arc;

use super::failure::Failure;
use super::output::{Table, say};
use super::session::Session;
use crate::app::command::Desk;
use crate::app::importing::{Importer, Preview};
use crate::app::lexicon::Lexicon as _;
use crate::app::state::App;
use crate::app::worker::Office;
use crate::clock::{self, FreshIds};
use crate::domain::refusal::Refusal;
use crate::repository::sqlite::SqliteRepository;
use crate::repository::{Progress, Repository};
use crate::text::{Lexicon, Words};
use crate::ui::keys::Keymap;
use crate::ui::terminal::{Charset, Colours, Options, TerminalError};
use crate::ui::{self, Setting, Speech};

/// Opens the screen on a database and stays until the user leaves it.
///
/// # Errors
/// When there is no terminal to draw on, or the settings name an unknown key.
pub fn open(session: &mut Session<'_>, repo: SqliteRepository) -> Result<(), Failure> {
    let speech = Arc::new(speech(session));
    let keymap = keymap(session)?;
    let set = |name: &str| std::env::var(name).ok();
    let (lc_all, lc_ctype, lang) = (set("LC_ALL"), set("LC_CTYPE"), set("LANG"));
    let options = Options {
        term: set("TERM"),
        colours: Colours::from_no_color(set("NO_COLOR").as_deref()),
        charset: Charset::from_locale(lc_all.as_deref(), lc_ctype.as_deref(), lang.as_deref()),
        fault_line: session.words.say("cli-crashed").into_owned(),
    };
    let words: Arc<dyn crate::app::lexicon::Lexicon> = speech.clone();
    let app = App::new(session.clock.today(), session.as_of, words, Box::new(FreshIds));
    let office = Office {
        repository: Box::new(repo),
        ids: Box::new(FreshIds),
        clock: clock::now,
        actor: session.actor.clone(),
        importer: Box::new(NoImporter),
    };
    ui::run(Setting { app, speech, keymap, options, office }).map_err(|error| match error {
        TerminalError::NotATerminal => Failure::Other("cli-no-terminal", vec![]),
        TerminalError::DumbTerminal => Failure::Other("cli-dumb-terminal", vec![]),
        TerminalError::AlreadyTaken | TerminalError::Io(_) => Failure::Other("cli-terminal-gone", vec![]),
    })
}

fn speech(session: &Session<'_>) -> Speech {
    Speech::new(Words::new(session.words.language()), Lexicon::new())
}

/// The keys of the table, with what the user's settings change.
fn keymap(session: &Session<'_>) -> Result<Keymap, Failure> {
    let changes: Vec<(String, Vec<String>)> =
        session.config.keys.iter().map(|(action, key)| (action.clone(), vec![key.clone()])).collect();
    Keymap::new(&changes).map_err(|name| Failure::Other("cli-unknown-key", vec![("value", name.into())]))
}

/// Prints the table of keys: as text, or as JSON with `action`, `keys` and `what`.
///
/// # Errors
/// When it cannot be printed, or the settings name an unknown key.
pub fn keys(session: &mut Session<'_>) -> Result<(), Failure> {
    let speech = speech(session);
    let listing = keymap(session)?.listing();
    if session.global.json {
        let list: Vec<_> = listing
            .iter()
            .map(|(keys, name)| serde_json::json!({ "action": name, "keys": keys, "what": speech.action_word(name) }))
            .collect();
        return session.out.json(&list);
    }
    let rows: Vec<Vec<String>> =
        listing.into_iter().map(|(keys, name)| vec![keys, speech.action_word(name), name.to_owned()]).collect();
    let table = Table::new(&vec![String::new(); 3], &[], &rows);
    for row in &rows {
        let line = table.row(row);
        session.out.line(&line)?;
    }
    say(&session.words.say("cli-keys-changed"));
    Ok(())
}

/// Stands in for reading files from the screen.
struct NoImporter;

impl Importer for NoImporter {
    fn preview(&mut self, _: &dyn Repository, _: &[PathBuf], _: Progress<'_>) -> Result<Preview, Refusal> {
        Err(Refusal::new("cli-no-import"))
    }

    fn import(
        &mut self,
        _: &mut dyn Repository,
        _: &mut Desk<'_>,
        _: &[PathBuf],
        _: bool,
        _: Progress<'_>,
    ) -> Result<usize, Refusal> {
        Err(Refusal::new("cli-no-import"))
    }
}
