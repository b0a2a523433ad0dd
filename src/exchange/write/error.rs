//! Why a file could not be written.

use std::io;
use std::path::PathBuf;

use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::domain::sanitize::clean;

/// Why a file could not be written. The texts are for developers; users read what belongs to [`WriteError::reason`].
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The folder it should come in does not exist.
    #[error("no such folder")]
    NoFolder,
    /// A folder of that name stands in the way.
    #[error("is a directory")]
    IsDirectory,
    /// A device or pipe: replacing it by a file would break it.
    #[error("is not an ordinary file")]
    NotAFile,
    /// There is a file of that name, and nobody said that it may be replaced.
    #[error("is there already")]
    Exists(PathBuf),
    /// A link, which may have been put there by somebody else.
    #[error("is a link")]
    Link,
    /// A store, or what belongs to one: it is never replaced by anything else.
    #[error("is a store")]
    Store,
    /// More rows or columns than a sheet of a workbook holds.
    #[error("more rows or columns than a sheet holds")]
    TooManyRows,
    /// A text longer than a cell of a workbook holds.
    #[error("a text longer than a cell holds")]
    TextTooLong,
    /// The workbook could not be made for another reason.
    #[error("workbook: {0}")]
    Workbook(#[source] rust_xlsxwriter::XlsxError),
    /// The system refuses: no room, no right.
    #[error("cannot be written: {0}")]
    Unwritable(#[from] io::Error),
}

impl WriteError {
    /// The name under which the text floor keeps the sentence for this error.
    pub fn reason(&self) -> Reason {
        match self {
            WriteError::NoFolder => Reason::WriteNoFolder,
            WriteError::IsDirectory => Reason::WriteIsDirectory,
            WriteError::NotAFile => Reason::WriteNotAFile,
            WriteError::Exists(_) => Reason::FileExists,
            WriteError::Link => Reason::WriteLink,
            WriteError::Store => Reason::WriteStore,
            WriteError::TooManyRows => Reason::WriteTooManyRows,
            WriteError::TextTooLong => Reason::WriteTextTooLong,
            WriteError::Workbook(_) => Reason::WriteWorkbook,
            WriteError::Unwritable(_) => Reason::WriteUnwritable,
        }
    }
}

/// What the sentence names: `file`, or `reason` as the system words it.
impl From<WriteError> for Refusal {
    fn from(error: WriteError) -> Refusal {
        let refusal = Refusal::new(error.reason());
        let named = match &error {
            WriteError::Exists(path) => ("file", path.display().to_string()),
            WriteError::Unwritable(error) => ("reason", error.to_string()),
            WriteError::Workbook(error) => ("reason", error.to_string()),
            _ => return refusal,
        };
        refusal.with(named.0, clean(&named.1).into_owned())
    }
}
