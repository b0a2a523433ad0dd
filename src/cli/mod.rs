//! The command line: everything the screen can do as a single command, for scripts, for screen readers and over SSH.
//!
//! Data goes to stdout, messages to stderr, with `--json` as JSON too; what the exit codes mean stands in `failure`. Called by `main`; it wires the floors together and holds no rules of its own.
//!
//! JSON keys are the English identifiers of the fields; a reference is given by the name of the record it points at, days are
//! `2026-12-31`, a choice is its identifier; lists also give each record's `id`, which every KEY accepts.

mod access_log;
mod admin;
mod args;
mod ask;
mod charges;
mod client;
mod completion;
mod contract;
mod correction;
mod demo;
mod demo_edits;
mod doctor;
mod document;
mod done;
mod edit;
mod facts;
mod failure;
mod file_export;
mod file_import;
mod for_recipients;
mod import;
mod import_template;
mod import_told;
mod kinds;
mod letters;
mod list;
mod list_sheet;
mod log;
mod log_asked;
mod log_head;
mod maintenance;
mod manual;
mod mapping;
mod member;
mod merge;
mod merge_answers;
mod merge_told;
mod needs;
mod origin;
mod output;
mod output_format;
mod parse;
mod passphrase;
mod person;
mod programme;
mod progress;
mod report;
mod restricted;
mod screen;
mod session;
mod setting_fault;
mod settings;
mod show;
mod staff;
mod store_key;
mod suggest;
mod syslog;
mod table_sheet;
mod text_table;
mod usage;
mod values;
mod whole;
mod width;

use std::ffi::OsString;

use crate::clock::Clock;
use crate::config::{self, Config};
use crate::domain::id::IdSource;
use crate::exchange::read::SPARE_THREAD;
use crate::repository::sqlite;
use crate::service::command::Command as ServiceCommand;
use crate::text::Words;
use crate::ui::{ScreenEnd, terminal};

use args::{
    Call, CliCommand, DataGroup, Global, LookGroup, MemberGroup, ProgramGroup, RecordGroup, RecruitingGroup, TeamGroup,
};
use failure::Failure;
use needs::Needs;
use output::{Out, say};
use screen::Shown;
use session::Session;
use usage::ParsedCall;

/// Carries out one call of the program and answers its exit code.
pub fn run(args: &[OsString], clock: Clock, ids: IdSource) -> u8 {
    if screen::is_watcher(args) {
        terminal::watch();
        return 0;
    }
    let restricted = restricted::is_asked(args);
    if restricted && let Some(failure) = restricted::leave_environment(args) {
        return failure.exit_code();
    }
    let mut config =
        Config::read(&if restricted { vec![config::administrators_file()] } else { config::settings_files() });
    if !restricted && let Some(done) = completion::answer(args, &config, clock, ids) {
        // A shell has no use for a sentence in the middle of a line.
        return done.map_or_else(|failure| failure.exit_code(), |()| 0);
    }
    let asked = if restricted { restricted::asked_words() } else { Ok(args.to_vec()) };
    let typed = asked.as_deref().unwrap_or_default();
    let lang = usage::requested_language(typed).or_else(|| usage::requested_language(args));
    let words = Words::new(session::language(lang.as_deref(), &config));
    // A call that could not be understood has to be answered in the form that it asked for, too.
    let as_json = typed.iter().any(|arg| arg == "--json");
    let read = match &asked {
        asked if restricted => restricted::read(args, asked.as_deref().map_err(|key| *key), &words),
        _ => usage::read(args, &words),
    };
    let done = match read {
        ParsedCall::Text(text) => print(&text),
        ParsedCall::Wrong(key, sentence) => {
            if restricted {
                note_try_at_door(restricted::line_of_key(args, &words).ok(), key, config, clock, ids);
            }
            Err(Failure::Misread(key, sentence))
        }
        ParsedCall::Call(call) => {
            settings::check_keys(&mut config);
            carry_out(*call, config, clock, ids)
        }
    };
    match done {
        Ok(()) => 0,
        Err(failure) => {
            if let Some(sentence) = failure.sentence(&words) {
                if as_json { say(&failure.json(&sentence).to_string()) } else { say(&sentence) }
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
    let mut out = Out::stdout(false);
    out.line(text.trim_end())?;
    out.finish()
}

/// Enters in the access log that somebody asked through the door what is not given there; what is only mistyped is not entered.
fn note_try_at_door(line: Option<Global>, key: &'static str, config: Config, clock: Clock, ids: IdSource) {
    let (Some(line), Some(code)) = (line, key.strip_prefix("cli-").filter(|_| restricted::is_refusal(key))) else {
        return;
    };
    if let Ok(mut session) = Session::new(line, config, clock, ids) {
        session.note_try(code);
    }
}

fn carry_out(call: Call, config: Config, clock: Clock, ids: IdSource) -> Result<(), Failure> {
    let mut session = Session::new(call.global, config, clock, ids)?;
    // A wrong line stops only the screen, where it may have changed what a key does.
    if !screen::is_opened_by(call.command.as_ref()) {
        let faults = session.config.faults.iter().map(|fault| setting_fault::fault_sentence(&session.words, fault));
        faults.for_each(|sentence| say(&format!("{} {sentence}", session.words.say("cli-remark"))));
    }
    session.needs = Needs::of(call.command.as_ref());
    session.deed = needs::deed(call.command.as_ref());
    let done = dispatch(&mut session, call.command);
    if let Err(failure) = &done {
        session.note_refused(failure);
    }
    match (done, session.out.finish()) {
        (Ok(()), Ok(())) => {
            if let Some(path) = session.out.written.take() {
                session.say(&session.words.say_with("cli-written", &[("path", path.into())]));
            }
            Ok(())
        }
        (Ok(()), failed) => failed,
        (failed, _) => {
            // A command that was refused leaves no empty database. What cannot be taken away is no other failure.
            if let Some(path) = &session.made {
                let _ = sqlite::unmake(path, &session.keys);
            }
            failed
        }
    }
}

fn dispatch(session: &mut Session, command: Option<CliCommand>) -> Result<(), Failure> {
    if session.global.known_on.is_some() && !command.as_ref().is_some_and(CliCommand::only_reads) {
        return Err(Failure::Usage("cli-known-on-only-reads", vec![]));
    }
    if session.global.as_of.is_some() && command.as_ref().is_some_and(|command| !command.uses_day()) {
        return Err(Failure::Usage("cli-as-of-unused", vec![]));
    }
    let Some(command) = command else {
        let repo = session.open(true)?;
        session.note(None, None)?;
        return match screen::open(session, repo, Shown::Own, || ())? {
            ScreenEnd::Done => Ok(()),
            ScreenEnd::ForDemo => Err(screen::start_anew(demo::and_back(std::env::args_os().skip(1)))),
        };
    };
    match &command {
        CliCommand::Look(command) => look(session, command),
        CliCommand::Record(command) => change_record(session, command),
        CliCommand::Member(command) => change_member(session, command),
        CliCommand::Recruiting(RecruitingGroup::Candidate(verb)) => session.change(verb, programme::recruit),
        CliCommand::Recruiting(RecruitingGroup::Vacancy(verb)) => session.change(verb, programme::vacancy),
        CliCommand::Team(command) => change_team(session, command),
        CliCommand::Data(command) => change_data(session, command),
        CliCommand::Program(ProgramGroup::Keys) => screen::keys(session),
        CliCommand::Program(ProgramGroup::Config { passphrase: true, .. }) => settings::passphrase(session),
        CliCommand::Program(ProgramGroup::Config { write, .. }) => settings::config(session, *write),
        CliCommand::Program(ProgramGroup::Completions { shell }) => completion::script(session, shell),
        CliCommand::Program(ProgramGroup::Doctor) => doctor::doctor(session),
        CliCommand::Program(ProgramGroup::Admin(verb)) => admin::admin(session, verb),
        CliCommand::Program(ProgramGroup::Man) => manual::page(session),
        CliCommand::Program(ProgramGroup::Help { command }) => {
            let help = usage::help(command, &session.words)?;
            session.out.line(help.trim_end())
        }
    }
}

fn look(session: &mut Session, command: &LookGroup) -> Result<(), Failure> {
    session.wait("cli-busy-reading");
    match command {
        LookGroup::List(args) => list::list(session, args),
        LookGroup::Show { kind, key } => show::show(session, kind, key),
        LookGroup::Report(report) => report::report(session, report),
        LookGroup::Person { key } => person::held(session, key),
        LookGroup::Letter(args) => letters::letter(session, args),
        LookGroup::Log(args) if args.verify => maintenance::check(session, None),
        LookGroup::Log(args) if args.head => log_head::head(session, args.syslog),
        LookGroup::Log(args) if args.access => access_log::log(session, args),
        LookGroup::Log(args) => log::log(session, args),
        LookGroup::Kinds => kinds::kinds(session),
        LookGroup::Fields { kind } => kinds::fields(session, kind),
    }
}

fn change_record(session: &mut Session, command: &RecordGroup) -> Result<(), Failure> {
    match command {
        RecordGroup::Add(args) => edit::add(session, args),
        RecordGroup::Set(args) => session.change(args, edit::set),
        RecordGroup::Correct(args) => correction::correct(session, args),
        RecordGroup::Close(args) => session.change(args, programme::close),
        RecordGroup::HandOver(args) => staff::hand_over(session, args),
        RecordGroup::Undo => session.change(&ServiceCommand::Undo, |_, undo| Ok(undo.clone())),
        RecordGroup::Redo => session.change(&ServiceCommand::Redo, |_, redo| Ok(redo.clone())),
    }
}

fn change_member(session: &mut Session, command: &MemberGroup) -> Result<(), Failure> {
    match command {
        MemberGroup::Move(args) => session.change(args, member::move_member),
        MemberGroup::Hours(args) => session.change(args, member::change_hours),
        MemberGroup::End(args) => session.change(args, member::end),
        MemberGroup::Rehire(args) => session.change(args, member::rehire),
        MemberGroup::Contract(args) => contract::contracts(session, args),
        MemberGroup::Phase(args) => session.change(args, member::phase),
        MemberGroup::Absent(args) => session.change(args, member::absent),
        MemberGroup::Recovered(args) => session.change(args, member::recovered),
        MemberGroup::Contact(args) => session.change(args, member::contact),
        MemberGroup::Signal(verb) => session.change(verb, programme::signal),
        MemberGroup::Instrument(verb) => session.change(verb, member::instrument),
    }
}

fn change_team(session: &mut Session, command: &TeamGroup) -> Result<(), Failure> {
    match command {
        TeamGroup::Team(verb) => session.change(verb, programme::team),
        TeamGroup::Package(args) => session.change(args, programme::package),
        TeamGroup::Chance(verb) => session.change(verb, programme::chance),
        TeamGroup::Client(verb) => client::client(session, verb),
        TeamGroup::Clients(verb) => session.change(verb, programme::clients),
        TeamGroup::Statement(verb) => charges::statement(session, verb),
    }
}

fn change_data(session: &mut Session, command: &DataGroup) -> Result<(), Failure> {
    match command {
        DataGroup::Demo { into, members, seed, and_back } => {
            demo::demo(session, into.as_deref(), *members, *seed, *and_back)
        }
        DataGroup::Tour => demo::tour(session),
        DataGroup::Import(args) => import::import(session, args),
        DataGroup::Check { head } => maintenance::check(session, head.as_deref()),
        DataGroup::Backup { file, keep, force, recipient } => {
            maintenance::backup(session, file.as_deref(), (*keep, *force), recipient)
        }
        DataGroup::Restore { file, identity, other_key_file } => {
            maintenance::restore(session, file, (identity.as_deref(), other_key_file.clone()))
        }
        DataGroup::Dump { file, force } => whole::dump(session, file, *force),
        DataGroup::Load { file } => whole::load(session, file),
        DataGroup::Merge(args) => merge::merge(session, args),
        DataGroup::Retention(args) => person::retention(session, args),
        DataGroup::Erase { key, how } => person::erase(session, key, how),
    }
}
