//! The one place where the command line hands over to the screen: opening it, and listing its keys.

use std::ffi::OsString;
use std::os::unix::process::CommandExt;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use super::args::{CliCommand, DataGroup};
use super::failure::Failure;
use super::file_export::ListWriter;
use super::file_import::FileImporter;
use super::import::own_program;
use super::letters::templates_in;
use super::origin::origin;
use super::restricted::NoFiles;
use super::session::{Session, language};
use super::settings::separate;
use crate::app::action::Action;
use crate::app::actions;
use crate::app::ports::{Exporter, Importer};
use crate::app::state::App;
use crate::app::state::concealment::Concealment;
use crate::app::state::lock::IsPassphrase;
use crate::app::state::status::Status;
use crate::app::state::tour::Tour;
use crate::app::worker::WorkerDeps;
use crate::app::worker::answer::has_work;
use crate::domain::access::Access;
use crate::domain::refusal::Arg;
use crate::domain::screen_item::ScreenItem;
use crate::exchange::read::SPARE_THREAD;
use crate::passphrase::is_passphrase;
use crate::repository::Repository;
use crate::repository::sqlite::SqliteRepository;
use crate::text::{WordIndex, Words};
use crate::ui::keys::{Keymap, TakenKey};
use crate::ui::terminal::{self, Charset, Colours, Options, TerminalError};
use crate::ui::{self, IdleLimits, Localization, PlainConfig, ScreenConfig, ScreenEnd};

/// For how long sensitive values are to be seen once revealed, where rights are laid down and nothing else is said.
const REVEALED: Duration = Duration::from_secs(5 * 60);
/// The only argument of the process that the screen starts to watch over the terminal; nobody types it.
const WATCHER: &str = "--watch-terminal";

/// Whether this process is that one.
pub fn is_watcher(args: &[OsString]) -> bool {
    matches!(args, [_, only] if only == WATCHER) && terminal::can_watch()
}

/// What the screen is opened on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// A store of the user.
    Own,
    /// A demonstration.
    Demo,
    /// A demonstration with a tour of it.
    Tour,
    /// A demonstration to which the user came from a store of their own.
    DemoAndBack,
}

/// Opens the screen on a database and stays until the user leaves it. `on_exit` is done when the program is ended from
/// outside, so that nobody comes back here.
///
/// # Errors
/// Returns an error when there is no terminal to draw on.
pub fn open(
    session: &mut Session,
    repo: SqliteRepository,
    shown: Shown,
    on_exit: impl Fn() + Send + Sync + 'static,
) -> Result<ScreenEnd, Failure> {
    if let Some(fault) = session.config.faults.first() {
        return Err(Failure::Setting(fault.clone()));
    }
    let keymap = keymap(session)?;
    let words = Words::new(language(session.global.lang.as_deref(), &session.config));
    let options = options(words.say("cli-crashed").into_owned(), session.global.ascii || session.config.ascii);
    let taken = taken_keys(&words, &keymap);
    let templates = session.templates();
    let names = templates_in(templates.as_deref());
    let restricted = session.global.restricted;
    let exporter: Box<dyn Exporter> = if restricted {
        Box::new(NoFiles)
    } else {
        let (words, lexicon) = (Words::new(words.language()), WordIndex::new());
        Box::new(ListWriter { words, lexicon, templates, clock: session.clock })
    };
    let words = if is_accessible(session) { words.spoken() } else { words };
    let speech = Arc::new(Localization::new(words, WordIndex::new()));
    let mut app = App::new(session.clock.today(), session.as_of, speech.clone(), (session.id_source)());
    app.session.templates = names;
    app.session.is_restricted = restricted;
    app.session.is_read_only = session.global.read_only;
    app.session.has_clipboard = session.config.clipboard;
    app.session.enter_goes_down = session.config.enter_goes_down;
    app.session.passphrase = session
        .config
        .lock_passphrase
        .clone()
        .map(|hash| -> IsPassphrase { Arc::new(move |typed| is_passphrase(typed, &hash)) });
    let theme = session.config.theme;
    let idle = IdleLimits { lock: session.config.lock, reveal: reveal_for(session.config.reveal, &repo.access()) };
    if idle.reveal.is_some() {
        app.session.concealment = Concealment::Concealed;
    }
    let [own, shared] = [ScreenItem::View, ScreenItem::SharedView];
    app.bring_views(repo.screen_items(&session.actor, own)?, repo.screen_items("", shared)?);
    app.bring_columns(repo.screen_items(&session.actor, ScreenItem::Columns)?);
    app.bring_habits(repo.screen_items(&session.actor, ScreenItem::Habit)?);
    app.bring_drafts(repo.screen_items(&session.actor, ScreenItem::Draft)?);
    match shown {
        Shown::Own if !restricted && !has_work(&repo, session.as_of)? => app.offer_first_start(),
        Shown::Own | Shown::Demo => {}
        Shown::Tour => app.session.tour = Some(Tour::default()),
        Shown::DemoAndBack => app.show_as_demo(),
    }
    if let Some(name) = session.global.view.as_deref().filter(|name| !app.open_view_named(name)) {
        let known = app.session.named_views.iter().map(|view| view.name.clone()).collect();
        let args = vec![("name", Arg::Text(name.to_owned())), ("names", Arg::Texts(known))];
        return Err(Failure::Usage("cli-no-such-view", args));
    }
    if !taken.is_empty() {
        app.status = Status::KeysTaken(taken);
    }
    let clock = session.clock;
    let importer: Box<dyn Importer> = if restricted {
        Box::new(NoFiles)
    } else {
        Box::new(FileImporter { words: Arc::new(WordIndex::new()), ids: session.id_source, clock })
    };
    let worker = WorkerDeps {
        repository: Box::new(repo),
        ids: (session.id_source)(),
        clock: Box::new(move || clock.now()),
        today: Box::new(move || clock.today()),
        actor: session.actor.clone(),
        origin: origin(),
        exporter,
        importer,
    };
    let today = Box::new(move || clock.today());
    if is_accessible(session) {
        let plain = PlainConfig { app, today, speech, keymap, reveal: idle.reveal, worker };
        return Ok(ui::run_plain(plain, &mut std::io::stdin().lock(), &mut std::io::stdout())?);
    }
    let on_exit = Box::new(on_exit);
    let screen = ScreenConfig { app, today, speech, keymap, options, theme, idle, worker, on_exit };
    ui::run(screen).map_err(|error| {
        let key = match error {
            TerminalError::NotATerminal => "cli-no-terminal",
            TerminalError::DumbTerminal => "cli-dumb-terminal",
            TerminalError::AlreadyTaken | TerminalError::Io(_) => "cli-terminal-failed",
        };
        Failure::Other(key, vec![])
    })
}

/// For how long sensitive values are to be seen once revealed; `None` where nothing is concealed. Somebody alone with a file of their
/// own is not kept from what they work with all day; where rights are laid down there are others, and data of whom they see.
fn reveal_for(said: Option<Duration>, access: &Access) -> Option<Duration> {
    match said {
        Some(time) => Some(time).filter(|time| !time.is_zero()),
        None => (*access != Access::Everything).then_some(REVEALED),
    }
}

/// How the terminal is to be used, from the environment.
fn options(fault_line: String, ascii: bool) -> Options {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    Options {
        term: set("TERM"),
        colours: Colours::from_no_color(set("NO_COLOR").as_deref()),
        charset: match ascii {
            true => Charset::Ascii,
            false => Charset::from_locale(set("LC_ALL").as_deref(), set("LC_CTYPE").as_deref(), set("LANG").as_deref()),
        },
        fault_line,
        spared_thread: SPARE_THREAD,
        watcher: Some(WATCHER),
    }
}

/// Whether somebody wants questions and answers in the place of the screen. Who comes in by the line of a key brings no environment.
fn is_accessible(session: &Session) -> bool {
    let asked = std::env::var("ACCESSIBLE").is_ok_and(|value| !matches!(value.as_str(), "" | "0"));
    session.global.accessible || session.config.accessible || (asked && !session.global.restricted)
}

/// Whether a call opens the screen.
pub fn is_opened_by(command: Option<&CliCommand>) -> bool {
    matches!(command, None | Some(CliCommand::Data(DataGroup::Demo { into: None, .. } | DataGroup::Tour)))
}

/// Starts this program anew in the place of this one, with these arguments: nothing of it, or of the store it had open, is left.
/// Answers only when that fails.
pub fn start_anew(args: impl IntoIterator<Item = OsString>) -> Failure {
    Command::new(own_program()).arg0(env!("CARGO_PKG_NAME")).args(args).exec().into()
}

/// The keys with those of the settings that can be used.
fn keymap(session: &Session) -> Result<Keymap, Failure> {
    let usable = |keys: &(String, Vec<String>)| Keymap::new(std::slice::from_ref(keys)).is_ok();
    let set = session.config.keys.iter().map(|(action, keys)| (action.clone(), separate(keys)));
    let changes: Vec<(String, Vec<String>)> = set.filter(usable).collect();
    Keymap::new(&changes).map_err(|what| Failure::Other("cli-unknown-key", vec![("value", Arg::Text(what))]))
}

/// One sentence for each key that the settings took away from another action.
fn taken_keys(words: &Words, keymap: &Keymap) -> String {
    let sentence = |taken: &TakenKey| {
        let name = |action: Action| {
            let name = actions::name(action).unwrap_or_default();
            Arg::Text(words.say(&format!("action-{name}")).into_owned())
        };
        words.say_with(
            "key-taken",
            &[("key", Arg::Text(taken.key.clone())), ("from", name(taken.from)), ("by", name(taken.by))],
        )
    };
    keymap.taken().iter().map(sentence).collect::<Vec<_>>().join(" ")
}

/// Prints the table of keys.
///
/// # Errors
/// Returns an error when it cannot be printed.
pub fn keys(session: &mut Session) -> Result<(), Failure> {
    let keymap = keymap(session)?;
    let taken = taken_keys(&session.words, &keymap);
    let listing = keymap.listing();
    let named: Vec<(String, &str, String)> = listing
        .into_iter()
        .map(|(keys, name)| (keys, name, session.words.say(&format!("action-{name}")).into_owned()))
        .collect();
    if session.global.json {
        let rows: Vec<serde_json::Value> = named
            .iter()
            .map(|(keys, name, words)| serde_json::json!({ "keys": keys, "action": name, "does": words }))
            .collect();
        return session.out.json(&serde_json::Value::Array(rows));
    }
    for (keys, _, words) in named {
        session.out.line(&format!("{keys:<18} {words}"))?;
    }
    if taken.is_empty() { Ok(()) } else { session.out.line(&taken) }
}
