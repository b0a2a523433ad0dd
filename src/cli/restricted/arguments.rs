//! Which commands and arguments reach no further than the store. What is not named here as such is refused, so that an
//! argument that is added later is shut until somebody thought about it; a test asks for that.

use std::any::TypeId;
use std::path::PathBuf;

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command};

use super::super::args::{CliCommand, DataGroup, LookGroup, ProgramGroup};
use super::super::output::STDOUT;
use super::super::usage::value_name;

/// How far an argument reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ArgReach {
    /// It says something of what is in the store, or of how that is told.
    Store,
    /// It names a file, for which `-` stands for standard input or output.
    Stream,
    /// It names a file or a folder, or has one read or written.
    Files,
    /// It says who acts or which store is meant, which only the line of the key may.
    Line,
}

/// The arguments that say something of what is in the store, or of how that is told: those with a value by what the value is called,
/// the others by their identifier.
const OF_STORE: &str = "A,B AMOUNT CANDIDATE CHANCE CLIENT CLIENTS CODE COLUMN=FIELD COMMAND COUNTS DATE DESCRIPTION DESTINATION \
    DOUBT,DOUBT EXPR FIELD FIELD=VALUE FORM FROM HEAD HOURS INSTRUMENT JOBS KEY KEYS KIND KIND,KIND N NAME N|SHEET=N NUMBER NUMBERS \
    OUTCOME,OUTCOME PERCENT PHASE PREFIX REASON RECIPIENT RECORD.FIELD=ours|theirs REGION S SHELL STAGE STATEMENT T001,T002 \
    TEAM TEXT UNIT VACANCY VIEW WAY WHAT WORDS YEAR YES|NO dmy|mdy|ymd nl|en ours|theirs team|client \
    access accessible all anyway ascii correct cover create_teams dry_run end final for_client force head help json no_end number_people permanent plain quiet read_only \
    service verify version";
/// The arguments that reach further, by their identifier. One whose value is a path does so without standing here.
const FURTHER: [(&str, ArgReach); 17] = [
    ("address", ArgReach::Line),
    ("actor", ArgReach::Line),
    ("db", ArgReach::Line),
    ("restricted", ArgReach::Line),
    ("files", ArgReach::Stream),
    ("file", ArgReach::Stream),
    ("out", ArgReach::Stream),
    ("ics", ArgReach::Stream),
    ("and_back", ArgReach::Files),
    ("mapping", ArgReach::Files),
    ("mappings", ArgReach::Files),
    ("save_mapping", ArgReach::Files),
    ("skip_bad", ArgReach::Files),
    ("passphrase", ArgReach::Files),
    ("with_passphrase", ArgReach::Files),
    ("syslog", ArgReach::Files),
    ("write", ArgReach::Files),
];
/// The arguments of the line of a key.
const OF_LINE: [&str; 4] = ["actor", "db", "lang", "restricted"];

/// How far an argument reaches; `None` when nobody thought about it.
fn reach(arg: &Arg) -> Option<ArgReach> {
    let named = |(id, reach): (&str, ArgReach)| (arg.get_id() == id).then_some(reach);
    let name = if arg.get_action().takes_values() { value_name(arg) } else { arg.get_id().to_string() };
    FURTHER
        .into_iter()
        .find_map(named)
        .or_else(|| (arg.get_value_parser().type_id() == TypeId::of::<PathBuf>()).then_some(ArgReach::Files))
        .or_else(|| OF_STORE.split_whitespace().any(|known| known == name).then_some(ArgReach::Store))
}

/// The first argument that was given and that reaches further than the store, as it is written.
pub fn further_than_store(command: &Command, matches: &ArgMatches) -> Option<String> {
    given(&[command], matches, &|arg, values| match reach(arg) {
        Some(ArgReach::Store) => false,
        Some(ArgReach::Stream) => values.iter().any(|value| *value != STDOUT),
        Some(ArgReach::Files | ArgReach::Line) | None => true,
    })
}

/// The first argument that does not belong in the line of a key, as it is written.
pub fn not_of_line(command: &Command, matches: &ArgMatches) -> Option<String> {
    given(&[command], matches, &|arg, _| !OF_LINE.iter().any(|known| arg.get_id() == known))
}

/// The first argument that was given and of which this holds, as it is written; `commands` lead from the program to the command that
/// was read.
fn given(commands: &[&Command], matches: &ArgMatches, holds: &dyn Fn(&Arg, &[&str]) -> bool) -> Option<String> {
    let found =
        matches.ids().filter(|id| matches.value_source(id.as_str()) == Some(ValueSource::CommandLine)).find_map(|id| {
            let mut all = commands.iter().rev().flat_map(|command| command.get_arguments());
            let Some(arg) = all.find(|arg| arg.get_id() == id) else {
                let is_group = commands.iter().any(|command| command.get_groups().any(|group| group.get_id() == id));
                return (!is_group).then(|| id.to_string());
            };
            let raw = matches.get_raw(id.as_str()).into_iter().flatten();
            // What is no text is not `-`, nor anything else that is allowed of a path.
            let values: Vec<&str> = raw.map(|value| value.to_str().unwrap_or_default()).collect();
            holds(arg, &values).then(|| written(arg))
        });
    found.or_else(|| {
        let (name, inner) = matches.subcommand()?;
        let sub = commands.last()?.find_subcommand(name)?;
        given(&[commands, &[sub]].concat(), inner, holds)
    })
}

/// An argument as it is written: `--out`, or what its value is called.
fn written(arg: &Arg) -> String {
    arg.get_long().map_or_else(|| value_name(arg), |long| format!("--{long}"))
}

/// Whether a command reaches no further than the store and standard input and output.
pub fn stays_within(command: &CliCommand) -> bool {
    match command {
        CliCommand::Look(look) => match look {
            LookGroup::List(_)
            | LookGroup::Show { .. }
            | LookGroup::Person { .. }
            | LookGroup::Report(_)
            | LookGroup::Log(_)
            | LookGroup::Kinds
            | LookGroup::Fields { .. } => true,
            // Its template is a file.
            LookGroup::Letter(_) => false,
        },
        CliCommand::Record(_) | CliCommand::Member(_) | CliCommand::Recruiting(_) | CliCommand::Team(_) => true,
        CliCommand::Data(data) => match data {
            DataGroup::Import(_) | DataGroup::Check { .. } | DataGroup::Dump { .. } => true,
            // What is due, and what an erasure would take, can be looked at; doing it takes copies away that lie beside the store.
            DataGroup::Retention(how) | DataGroup::Erase { how, .. } => !how.r#final,
            DataGroup::Demo { .. }
            | DataGroup::Tour
            | DataGroup::Backup { .. }
            | DataGroup::Restore { .. }
            | DataGroup::Load { .. }
            | DataGroup::Merge(_) => false,
        },
        CliCommand::Program(program) => match program {
            ProgramGroup::Keys | ProgramGroup::Completions { .. } | ProgramGroup::Man | ProgramGroup::Help { .. } => {
                true
            }
            ProgramGroup::Config { .. } | ProgramGroup::Doctor | ProgramGroup::Admin(_) => false,
        },
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::super::super::args::Call;
    use super::*;

    fn every_argument(command: &Command) -> Vec<Arg> {
        let below = command.get_subcommands().flat_map(every_argument);
        command.get_arguments().cloned().chain(below).collect()
    }

    #[test]
    fn of_every_argument_somebody_said_how_far_it_reaches() {
        let all = every_argument(&Call::command());
        let unknown: Vec<String> = all.iter().filter(|arg| reach(arg).is_none()).map(written).collect();
        assert!(unknown.is_empty(), "say in this file how far these reach: {unknown:?}");
        let is_path = |arg: &&Arg| arg.get_value_parser().type_id() == TypeId::of::<PathBuf>();
        let open: Vec<String> =
            all.iter().filter(is_path).filter(|arg| reach(arg) == Some(ArgReach::Store)).map(written).collect();
        assert!(open.is_empty(), "these name files: {open:?}");
        let known = |name: &&str| {
            all.iter().any(|arg| {
                if arg.get_action().takes_values() { value_name(arg) == **name } else { arg.get_id() == *name }
            })
        };
        let idle: Vec<&str> = OF_STORE.split_whitespace().filter(|name| !known(name)).collect();
        assert!(idle.is_empty(), "{idle:?}");
        assert!(FURTHER.iter().all(|(id, _)| all.iter().any(|arg| arg.get_id() == id)));
    }

    #[test]
    fn an_argument_that_nobody_thought_about_is_shut() {
        let command = Command::new("binnenwerk").arg(Arg::new("colour").long("colour").value_name("COLOUR"));
        let matches = command.clone().get_matches_from(["binnenwerk", "--colour", "red"]);
        assert_eq!(further_than_store(&command, &matches).as_deref(), Some("--colour"));
        let matches = command.clone().get_matches_from(["binnenwerk"]);
        assert_eq!(further_than_store(&command, &matches), None);
    }

    fn further(line: &str) -> Option<String> {
        let command = Call::command();
        let matches = command.clone().try_get_matches_from(line.split(' ')).expect("a call");
        further_than_store(&command, &matches)
    }

    #[test]
    fn a_file_can_only_be_standard_input_or_output_and_who_acts_is_not_said() {
        for (line, wanted) in [
            ("binnenwerk list members --json --filter uren<24", None),
            ("binnenwerk list members --out - --format csv", None),
            ("binnenwerk list members --out x.csv", Some("--out")),
            ("binnenwerk import - --kind member --dry-run", None),
            ("binnenwerk import -", None),
            ("binnenwerk import - x.csv", Some("FILES")),
            ("binnenwerk import - --skip-bad", Some("--skip-bad")),
            ("binnenwerk import - --mapping ../x", Some("--mapping")),
            ("binnenwerk report agenda --ics /tmp/x.ics", Some("--ics")),
            ("binnenwerk dump -", None),
            ("binnenwerk dump /tmp/x", Some("FILE")),
            ("binnenwerk client merge A --into B", None),
            ("binnenwerk demo --into x.db", Some("--into")),
            ("binnenwerk --db x.db list teams", Some("--db")),
            ("binnenwerk list teams --db x.db", Some("--db")),
            ("binnenwerk undo --as minister", Some("--as")),
            ("binnenwerk --as minister --restricted", Some("--as")),
        ] {
            assert_eq!(further(line).as_deref(), wanted, "{line}");
        }
    }

    #[test]
    fn the_line_of_a_key_says_who_acts_and_which_store_and_nothing_else() {
        let command = Call::command();
        for (line, wanted) in [
            ("binnenwerk --as maria --restricted --lang en --db x.db", None),
            ("binnenwerk --as maria --restricted --json", Some("--json")),
            ("binnenwerk --as maria --restricted --as-of 1-1-2026", Some("--as-of")),
        ] {
            let matches = command.clone().try_get_matches_from(line.split(' ')).expect("a call");
            assert_eq!(not_of_line(&command, &matches).as_deref(), wanted, "{line}");
        }
    }
}
