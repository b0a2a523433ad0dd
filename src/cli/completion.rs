//! Completion in a shell: commands and options from the command line itself, kinds and fields from their tables, and the codes of
//! teams from the store. Names of people are never offered.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Arg, Command, CommandFactory};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::{Bash, EnvCompleter, Fish, Zsh};

use super::args::{Call, Global};
use super::failure::Failure;
use super::session::Session;
use super::usage;
use crate::clock::Clock;
use crate::config::Config;
use crate::domain::columns::columns;
use crate::domain::id::IdSource;
use crate::domain::kinds::Team;
use crate::domain::query::Query;
use crate::domain::record::Kind;
use crate::repository::Repository;
use crate::repository::sqlite::{KeyHolder, OpenOptions, SqliteRepository};

/// The variable in which a shell says that it wants candidates, and how it wants them.
const ASKED: &str = "BINNENWERK_COMPLETE";
/// The name by which the program is called.
const PROGRAM: &str = "binnenwerk";
/// So many teams are offered.
const TEAMS: u64 = 1_000;

/// The shells that are known, by name.
const SHELLS: [&dyn EnvCompleter; 3] = [&Bash, &Zsh, &Fish];

/// Zsh reads a script from its folder at the first Tab, as the body of a function of that name: without this that Tab would do nothing.
const AT_ONCE: &str = "[[ $funcstack[1] != _binnenwerk ]] || _clap_dynamic_completer_binnenwerk";

/// The script with which a shell learns to complete.
///
/// # Errors
/// Returns an error when there is no such shell.
pub fn script(session: &mut Session, shell: &str) -> Result<(), Failure> {
    let known = SHELLS.iter().find(|known| known.name() == shell);
    let shell = known.ok_or_else(|| Failure::usage("cli-wrong-value", "value", shell))?;
    let mut text = Vec::new();
    shell.write_registration(ASKED, PROGRAM, PROGRAM, PROGRAM, &mut text)?;
    session.out.line(String::from_utf8_lossy(&text).trim())?;
    if shell.name() == "zsh" { session.out.line(AT_ONCE) } else { Ok(()) }
}

/// Answers a shell that asks what the line that is being typed can go on with; `None` when none asks.
pub fn answer(args: &[OsString], config: &Config, clock: Clock, ids: IdSource) -> Option<Result<(), Failure>> {
    let asked = std::env::var(ASKED).ok()?;
    let shell = SHELLS.iter().find(|shell| shell.name() == asked)?;
    let typed: Vec<OsString> = args.iter().skip_while(|arg| *arg != "--").skip(1).cloned().collect();
    if typed.is_empty() {
        return None;
    }
    Some(complete(*shell, typed, config, clock, ids))
}

fn complete(
    shell: &dyn EnvCompleter,
    typed: Vec<OsString>,
    config: &Config,
    clock: Clock,
    ids: IdSource,
) -> Result<(), Failure> {
    let db = typed.iter().skip_while(|arg| *arg != "--db").nth(1).map(PathBuf::from);
    let mut session = Session::new(Global { db, ..Global::default() }, config.clone(), clock, ids)?;
    let kind = typed.iter().skip(2).filter_map(|word| word.to_str()).find_map(|word| session.kind(word).ok());
    let fields = kind.map_or_else(Vec::new, |kind| {
        columns(kind).iter().map(|column| session.typed_field(kind, column.name)).collect()
    });
    let command = usage::command(&session.words);
    let offered = Arc::new(Offered {
        kind,
        kinds: Kind::ALL.iter().map(|kind| session.typed_kind(*kind)).collect(),
        fields,
        commands: command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect(),
        store: session.database().ok(),
        allow_network: config.network_disk,
        actor: session.actor.clone(),
        clock,
        ids,
    });
    let mut text = Vec::new();
    let here = std::env::current_dir().ok();
    shell.write_complete(&mut offering(command, &offered), typed, here.as_deref(), &mut text)?;
    session.out.text(&String::from_utf8_lossy(&text))?;
    session.out.finish()
}

/// What can be offered; the store is only opened when a team is asked for.
struct Offered {
    /// The kind that was typed.
    kind: Option<Kind>,
    kinds: Vec<String>,
    fields: Vec<String>,
    commands: Vec<String>,
    store: Option<PathBuf>,
    allow_network: bool,
    actor: String,
    clock: Clock,
    ids: IdSource,
}

impl Offered {
    /// The codes of the teams of today with their names; none where the store cannot be read.
    fn teams(&self) -> OfferedValues {
        let read = || {
            let founder = (self.actor.clone(), self.clock.now());
            let mut ids = (self.ids)();
            let options = OpenOptions {
                create: false,
                allow_network: self.allow_network,
                founder,
                keys: KeyHolder::default(),
                ids: ids.as_mut(),
            };
            let repo = SqliteRepository::open_to_read(self.store.as_deref()?, options).ok()?;
            let query = Query::of(Kind::Team, self.clock.today()).showing(&[Team::code, Team::name]);
            let rows = repo.window(&query, 0, TEAMS).ok()?.rows;
            Some(rows.iter().map(|row| (row.cells[0].value.plain(), row.cells[1].value.plain())).collect())
        };
        read().unwrap_or_default()
    }
}

/// What can be offered, each with what it means where that is known.
type OfferedValues = Vec<(String, String)>;

/// Finds what can be offered.
type ValuesOf = fn(&Offered) -> OfferedValues;

/// The values that have candidates of their own, by their names in the command line.
const OFFERED: [(&str, ValuesOf); 8] = [
    ("KIND", |offered| bare(&offered.kinds)),
    ("FIELD", |offered| bare(&offered.fields)),
    ("A,B", |offered| bare(&offered.fields)),
    ("FIELD=VALUE", |offered| offered.fields.iter().map(|field| (format!("{field}="), String::new())).collect()),
    ("COMMAND", |offered| bare(&offered.commands)),
    ("KEY", |offered| if offered.kind == Some(Kind::Team) { offered.teams() } else { OfferedValues::new() }),
    ("TEAM", Offered::teams),
    ("T001,T002", Offered::teams),
];

fn bare(words: &[String]) -> OfferedValues {
    words.iter().map(|word| (word.clone(), String::new())).collect()
}

/// A command line that knows what its values can be; the names of the values are those before they were translated.
fn offering(command: Command, offered: &Arc<Offered>) -> Command {
    with_values(command, &Call::command(), offered)
}

fn with_values(command: Command, bare: &Command, offered: &Arc<Offered>) -> Command {
    let values_of = |arg: &Arg| {
        let bare = bare.get_arguments().find(|bare| bare.get_id() == arg.get_id())?;
        OFFERED.into_iter().find(|(name, _)| *name == usage::value_name(bare)).map(|(_, values)| values)
    };
    // All at once: an argument that is changed by itself loses its place among the others.
    let command = command.mut_args(|arg| match values_of(&arg) {
        Some(values) => {
            let offered = offered.clone();
            arg.add(ArgValueCompleter::new(move |typed: &OsStr| candidates(values(&offered), typed)))
        }
        None => arg,
    });
    bare.get_subcommands()
        .fold(command, |command, sub| command.mut_subcommand(sub.get_name(), |inner| with_values(inner, sub, offered)))
}

fn candidates(values: OfferedValues, typed: &OsStr) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy();
    let begins = |value: &str| value.to_lowercase().starts_with(&typed.to_lowercase());
    let values = values.into_iter().filter(|(value, _)| begins(value));
    let candidate = |(value, about): (String, String)| {
        CompletionCandidate::new(value).help(Some(about).filter(|about| !about.is_empty()).map(Into::into))
    };
    values.map(candidate).collect()
}
