//! The command line: everything the screen can do as a single command, for scripts, for screen readers and over SSH.
//!
//! Data goes to stdout, messages to stderr; the exit code is 0 when it was done, 1 when it was refused or failed, 2 when
//! the command was put wrongly. Called by `main`; it wires the floors together and holds no rules of its own.
//!
//! JSON keys are the English identifiers of the fields; a reference is given by the name of the record it points at, days are
//! `2026-12-31`, a choice is its identifier; lists also give each record's `id`, which every KEY accepts.

mod args;
mod charges;
mod clients;
mod demo;
mod demo_edits;
mod development;
mod document;
mod edit;
mod failure;
mod file_export;
mod file_import;
mod guidance;
mod import;
mod instrument;
mod list;
mod list_sheet;
mod log;
mod maintenance;
mod output;
mod output_format;
mod parse;
mod progress;
mod recruiting;
mod report;
mod screen;
mod session;
mod show;
mod usage;
mod values;

use std::ffi::OsString;

use crate::clock::Clock;
use crate::config::{self, Config};
use crate::domain::id::IdSource;
use crate::exchange::read::SPARE_THREAD;
use crate::service::command::Command as ServiceCommand;
use crate::text::Words;
use crate::ui::terminal;

use args::{Call, CliCommand};
use failure::Failure;
use output::{Out, say};
use session::Session;
use usage::ParsedCall;

/// Carries out one call of the program and answers its exit code.
pub fn run(args: &[OsString], clock: Clock, ids: IdSource) -> u8 {
    if screen::is_watcher(args) {
        terminal::watch();
        return 0;
    }
    let (config, fault) = match config::settings_file().map(|path| Config::read(&path)) {
        Some(Ok(config)) => (config, None),
        Some(Err(error)) => (Config::default(), Some(Failure::from(error))),
        None => (Config::default(), None),
    };
    let words = Words::new(session::language(usage::requested_language(args).as_deref(), &config));
    let done = match (fault, usage::read(args, &words)) {
        (Some(fault), _) => Err(fault),
        (None, ParsedCall::Text(text)) => print(&text),
        (None, ParsedCall::Wrong(sentence)) => {
            say(&sentence);
            return 2;
        }
        (None, ParsedCall::Call(call)) => carry_out(*call, config, clock, ids),
    };
    match done {
        Ok(()) => 0,
        Err(failure) => {
            if let Some(sentence) = failure.sentence(&words) {
                say(&sentence);
            }
            failure.exit_code()
        }
    }
}

/// What is said when the program itself is at fault: nothing of what it was working on.
pub fn crashed() {
    if std::thread::current().name() == Some(SPARE_THREAD) {
        return;
    }
    let words = Words::new(session::language(None, &Config::default()));
    say(&words.say("cli-crashed"));
}

fn print(text: &str) -> Result<(), Failure> {
    let mut out = Out::new();
    out.line(text.trim_end())?;
    out.finish()
}

fn carry_out(call: Call, config: Config, clock: Clock, ids: IdSource) -> Result<(), Failure> {
    let mut session = Session::new(call.global, config, clock, ids)?;
    let done = dispatch(&mut session, call.command);
    match (done, session.out.finish()) {
        (Ok(()), finished) => finished,
        (failed, _) => failed,
    }
}

fn dispatch(session: &mut Session, command: Option<CliCommand>) -> Result<(), Failure> {
    let Some(command) = command else {
        let repo = session.open(true)?;
        return screen::open(session, repo, || ());
    };
    match &command {
        CliCommand::Demo { into, members, seed } => demo::demo(session, into.as_deref(), *members, *seed),
        CliCommand::Import(args) => import::import(session, args),
        CliCommand::List(args) => list::list(session, args),
        CliCommand::Show { kind, key } => show::show(session, kind, key),
        CliCommand::Add { kind, fields, on } => edit::add(session, kind, fields, on.as_deref()),
        CliCommand::Set { kind, key, fields, on } => edit::set(session, (kind, key), fields, on.as_deref()),
        CliCommand::Move { number, team, on, hours } => {
            edit::move_member(session, (number, team), on.as_deref(), hours.as_deref())
        }
        CliCommand::Hours { number, hours, on } => edit::change_hours(session, number, hours, on.as_deref()),
        CliCommand::End { number, on, reason, service, destination } => {
            edit::end(session, number, on.as_deref(), (reason.as_deref(), destination.as_deref()), *service)
        }
        CliCommand::Rehire { number, team, hours, on } => {
            edit::rehire(session, number, team.as_deref(), hours.as_deref(), on.as_deref())
        }
        CliCommand::Contract { number, until, permanent, on } => {
            edit::contract(session, number, (until.as_deref(), *permanent), on.as_deref())
        }
        CliCommand::Contact(args) => guidance::contact(session, args),
        CliCommand::Signal { verb } => guidance::signal(session, verb),
        CliCommand::Close { kind, key, on } => guidance::close(session, kind, key, on.as_deref()),
        CliCommand::Absent(args) => guidance::absent(session, args),
        CliCommand::Chance { verb } => edit::chance(session, verb),
        CliCommand::Recovered { number, on } => guidance::recovered(session, number, on.as_deref()),
        CliCommand::Vacancy { verb } => edit::vacancy(session, verb),
        CliCommand::Team { verb } => edit::team(session, verb),
        CliCommand::Clients(verb) => clients::clients(session, verb),
        CliCommand::Instrument { verb } => instrument::instrument(session, verb),
        CliCommand::Phase { number, phase, on } => development::phase(session, number, phase, on.as_deref()),
        CliCommand::Package { name, description, on } => {
            development::package(session, name, description, on.as_deref())
        }
        CliCommand::Report { report } => report::report(session, report),
        CliCommand::Recruiting(verb) => recruiting::recruit(session, verb),
        CliCommand::Statement { verb } => charges::statement(session, verb),
        CliCommand::Undo => edit::take_back(session, &ServiceCommand::Undo),
        CliCommand::Redo => edit::take_back(session, &ServiceCommand::Redo),
        CliCommand::Log { verify, limit } => log::log(session, *verify, *limit),
        CliCommand::Check => maintenance::check(session),
        CliCommand::Backup { file, force } => maintenance::backup(session, file, *force),
        CliCommand::Restore { file } => maintenance::restore(session, file),
        CliCommand::Keys => screen::keys(session),
    }
}
