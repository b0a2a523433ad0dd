//! Why a command was not done, and the one sentence and exit code that go with it.

use std::io;

use crate::config::ConfigError;
use crate::domain::change::Clash;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::{Arg, Refusal};
use crate::exchange::write::WriteError;
use crate::repository::{CommitError, StoreError};
use crate::service::command::CommandError;
use crate::text::Words;

/// Why a command was not done.
#[derive(Debug)]
pub enum Failure {
    /// A rule stands against it.
    Refused(Refusal),
    /// Somebody else was first.
    Conflict(Vec<Clash>, Option<String>),
    /// The store failed.
    Store(StoreError),
    /// The command was put wrongly: key of the sentence, and what it names.
    Usage(&'static str, Vec<(&'static str, Arg)>),
    /// Anything else: key of the sentence, and what it names.
    Other(&'static str, Vec<(&'static str, Arg)>),
    /// It was done, and what came out is not good; all has been said.
    Found,
    /// Nobody reads on (`| head`): no fault of ours.
    Unread,
}

impl Failure {
    /// A wrongly put command, naming one thing.
    pub fn usage(key: &'static str, name: &'static str, arg: impl Into<Arg>) -> Self {
        Failure::Usage(key, vec![(name, arg.into())])
    }

    /// Names the field that a refusal is about, where it names none; any other failure stays what it is.
    pub fn at(self, kind: Kind, field: &'static str) -> Self {
        match self {
            Failure::Refused(refusal) => refusal.at(kind, field).into(),
            other => other,
        }
    }

    /// The exit code of the program.
    pub fn exit_code(&self) -> u8 {
        match self {
            Failure::Usage(..) => 2,
            Failure::Unread => 0,
            _ => 1,
        }
    }

    /// The sentence to say; `None` when there is nothing to say.
    pub fn sentence(&self, words: &Words) -> Option<String> {
        Some(match self {
            Failure::Refused(refusal) if refusal.reason == Reason::SensitiveText => {
                format!("{} {}", words.refusal(refusal), words.say("cli-anyway"))
            }
            Failure::Refused(refusal) if refusal.reason == Reason::FileExists => {
                format!("{} {}", words.refusal(refusal), words.say("cli-force"))
            }
            Failure::Refused(refusal) => words.refusal(refusal),
            Failure::Conflict(clashes, by) => {
                let mut args: Vec<(&str, Arg)> = Vec::new();
                if let Some(by) = by {
                    args.push(("by", by.as_str().into()));
                }
                if let Some((clash, field)) = clashes.first().and_then(|c| c.field.map(|field| (c, field))) {
                    args.push(("field", Arg::Field(clash.kind, field)));
                }
                words.say_with("cli-conflict", &args)
            }
            Failure::Store(error) => store(words, error),
            Failure::Usage(key, args) | Failure::Other(key, args) => words.say_with(key, args),
            Failure::Found | Failure::Unread => return None,
        })
    }
}

fn store(words: &Words, error: &StoreError) -> String {
    let path = error.path().map(|path| path.display().to_string());
    let args: Vec<(&str, Arg)> = path.into_iter().map(|path| ("path", path.into())).collect();
    words.error(error.reason(), &args)
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Failure::Refused(refusal)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Failure::Store(error)
    }
}

impl From<CommandError> for Failure {
    fn from(error: CommandError) -> Self {
        match error {
            CommandError::Refused(refusal) => Failure::Refused(refusal),
            CommandError::Conflict { clashes, by } => Failure::Conflict(clashes, by),
            CommandError::Store(error) => Failure::Store(error),
        }
    }
}

impl From<CommitError> for Failure {
    fn from(error: CommitError) -> Self {
        CommandError::from(error).into()
    }
}

impl From<WriteError> for Failure {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Unwritable(error) if error.kind() == io::ErrorKind::BrokenPipe => Failure::Unread,
            other => Failure::Refused(other.into()),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        WriteError::Unwritable(error).into()
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        io::Error::from(error).into()
    }
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        let named = |path: std::path::PathBuf| ("path", Arg::from(path.display().to_string()));
        match error {
            ConfigError::Unreadable(path) => Failure::Other("cli-settings-unreadable", vec![named(path)]),
            ConfigError::Wrong(path, line) => {
                let line = line.map(|line| ("line", Arg::from(line)));
                Failure::Other("cli-settings-wrong", [named(path)].into_iter().chain(line).collect())
            }
        }
    }
}
