//! Why a command was not done, and the one sentence and exit code that go with it.

use std::io;

use super::setting_fault::fault_sentence;
use crate::config::SettingFault;
use crate::domain::reason::Reason;
use crate::domain::record::Kind;
use crate::domain::refusal::{Arg, Refusal};
use crate::exchange::write::WriteError;
use crate::repository::StoreError;
use crate::service::command::CommandError;
use crate::text::Words;

/// It was done.
const DONE: u8 = 0;
/// It was refused, or something failed.
pub(super) const REFUSED: u8 = 1;
/// The command was put wrongly.
const MISPUT: u8 = 2;
/// Somebody else is writing; the same command may do later. The number is that of `EX_TEMPFAIL`.
const BUSY: u8 = 75;

/// The exit codes of the program, each with the key of what it means.
pub const EXIT_CODES: [(u8, &str); 4] =
    [(DONE, "cli-exit-done"), (REFUSED, "cli-exit-refused"), (MISPUT, "cli-exit-misput"), (BUSY, "cli-exit-busy")];

/// Why a command was not done.
#[derive(Debug)]
pub enum Failure {
    /// A rule stands against it, somebody else was first, or the store failed.
    Command(CommandError),
    /// What was typed is no field, filter or day.
    Mistyped(Refusal),
    /// A failure, and what may help: key of the sentence, and what it names.
    Hinted(Box<Failure>, &'static str, Vec<(&'static str, Arg)>),
    /// A line of the settings is wrong, and this cannot be done without it.
    Setting(SettingFault),
    /// The call could not be understood: key of the sentence, and the sentence itself.
    Misread(&'static str, String),
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
            Failure::Command(CommandError::Refused(refusal)) => refusal.at(kind, field).into(),
            Failure::Hinted(failure, hint, args) => Failure::Hinted(Box::new(failure.at(kind, field)), hint, args),
            other => other,
        }
    }

    /// Adds what may help: key of the sentence, and the words that it offers; nothing when there are none.
    pub fn offering(self, hint: &'static str, offered: Vec<String>) -> Self {
        if offered.is_empty() { self } else { Failure::Hinted(Box::new(self), hint, vec![("words", offered.into())]) }
    }

    /// The exit code of the program.
    pub fn exit_code(&self) -> u8 {
        match self {
            Failure::Usage(..) | Failure::Mistyped(_) | Failure::Misread(..) => MISPUT,
            Failure::Hinted(failure, ..) => failure.exit_code(),
            Failure::Unread => DONE,
            Failure::Command(CommandError::Store(StoreError::Busy)) => BUSY,
            _ => REFUSED,
        }
    }

    /// What went wrong by a word that stays the same in every language and release.
    fn code(&self) -> &'static str {
        match self {
            Failure::Command(CommandError::Refused(refusal)) | Failure::Mistyped(refusal) => refusal.reason.code(),
            Failure::Command(CommandError::Conflict { .. }) => "conflict",
            Failure::Command(CommandError::Store(error)) => error.reason().code(),
            Failure::Hinted(failure, ..) => failure.code(),
            Failure::Misread(key, _) | Failure::Usage(key, _) | Failure::Other(key, _) => {
                ["cli-", "refusal-"].iter().find_map(|group| key.strip_prefix(group)).unwrap_or(key)
            }
            Failure::Setting(_) => "settings-wrong",
            Failure::Found => "found",
            Failure::Unread => "unread",
        }
    }

    /// The same as JSON: `code`, `exit`, `message`, and where there is one `kind` and `field`.
    pub fn json(&self, sentence: &str) -> serde_json::Value {
        let mut error = serde_json::json!({ "code": self.code(), "exit": self.exit_code(), "message": sentence });
        if let Some((kind, field)) = self.field() {
            error["kind"] = kind.name().into();
            error["field"] = field.into();
        }
        serde_json::json!({ "error": error })
    }

    fn field(&self) -> Option<(Kind, &'static str)> {
        match self {
            Failure::Command(CommandError::Refused(refusal)) | Failure::Mistyped(refusal) => refusal.field,
            Failure::Hinted(failure, ..) => failure.field(),
            _ => None,
        }
    }

    /// The sentence to say; `None` when there is nothing to say.
    pub fn sentence(&self, words: &Words) -> Option<String> {
        Some(match self {
            Failure::Command(CommandError::Refused(refusal)) => {
                let more = match refusal.reason {
                    Reason::SensitiveText => "cli-anyway",
                    Reason::PeriodClosed => "cli-correct",
                    Reason::FileExists => "cli-force",
                    Reason::MappingThere => "cli-force-mapping",
                    _ => return Some(words.refusal(refusal)),
                };
                format!("{} {}", words.refusal(refusal), words.say(more))
            }
            Failure::Command(CommandError::Conflict { clashes, by }) => {
                let by = by.as_deref().map(|by| ("by", by.into()));
                let field = clashes.first().and_then(|clash| Some(("field", Arg::Field(clash.kind, clash.field?))));
                words.say_with("cli-conflict", &by.into_iter().chain(field).collect::<Vec<_>>())
            }
            Failure::Command(CommandError::Store(error)) => {
                let path = error.path().map(|path| ("path", path.into()));
                words.error(error.reason(), path.as_slice())
            }
            Failure::Setting(fault) => fault_sentence(words, fault),
            Failure::Misread(_, sentence) => sentence.clone(),
            Failure::Mistyped(refusal) => words.refusal(refusal),
            Failure::Hinted(failure, hint, args) => {
                format!("{} {}", failure.sentence(words).unwrap_or_default(), words.say_with(hint, args))
            }
            Failure::Usage(key, args) | Failure::Other(key, args) => words.say_with(key, args),
            Failure::Found | Failure::Unread => return None,
        })
    }
}

impl<E: Into<CommandError>> From<E> for Failure {
    fn from(error: E) -> Self {
        Failure::Command(error.into())
    }
}

impl From<WriteError> for Failure {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Unwritable(error) if error.kind() == io::ErrorKind::BrokenPipe => Failure::Unread,
            other => Refusal::from(other).into(),
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
