//! The program `binnenwerk`: makes the clock and the source of identities, and passes them to the command line.

use std::process::ExitCode;
use std::sync::Arc;

use binnenwerk::cli;
use binnenwerk::clock::{Clock, FreshIds};
use binnenwerk::domain::days::Day;
use binnenwerk::exchange::read::subprocess;
use binnenwerk::repository::sqlite::beyond_limit_by;
use rustix::fs::Mode;
use rustix::process::{Resource, Rlimit, setrlimit, umask};

fn main() -> ExitCode {
    // Whatever the program writes contains data on people, so only its user may read it.
    umask(Mode::from_raw_mode(0o077));
    // A core file would contain names. Where the limit cannot be set it is already lower.
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    // A write beyond the limit on files fails and is told, where the system would end the program.
    let beyond_limit = Arc::default();
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::clone(&beyond_limit));
    beyond_limit_by(beyond_limit);
    // The usual message of a crash could contain a name.
    std::panic::set_hook(Box::new(|_| cli::crashed()));
    let fixed = std::env::var("BINNENWERK_TODAY").ok().and_then(|text| Day::parse_from_str(&text, "%Y-%m-%d").ok());
    let args: Vec<_> = std::env::args_os().collect();
    if args.get(1).is_some_and(|call| call == subprocess::CALL) {
        return ExitCode::from(subprocess::answer_subprocess_call());
    }
    ExitCode::from(cli::run(&args, Clock { fixed }, || Box::new(FreshIds)))
}
