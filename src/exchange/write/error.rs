//! Why a file could not be written.

use std::io;

use rust_xlsxwriter::XlsxError;

use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::domain::sanitize::clean;
use crate::repository::is_of_room;

/// Why a file could not be written.
#[derive(Debug)]
pub enum WriteError {
    /// It may not be written there, or what it has to hold does not fit.
    Refused(Refusal),
    /// The system refuses: no room, no right, nobody who reads on.
    Unwritable(io::Error),
}

impl From<Reason> for WriteError {
    fn from(reason: Reason) -> Self {
        WriteError::Refused(Refusal::new(reason))
    }
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotADirectory => Reason::WriteNoFolder.into(),
            _ if is_of_room(&error) => Reason::StoreFull.into(),
            _ => WriteError::Unwritable(error),
        }
    }
}

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::RowColumnLimitError => Reason::WriteTooManyRows.into(),
            XlsxError::MaxStringLengthExceeded => Reason::WriteTextTooLong.into(),
            XlsxError::IoError(error) => error.into(),
            other => WriteError::Refused(as_worded(Reason::WriteWorkbook, &other)),
        }
    }
}

impl From<WriteError> for Refusal {
    fn from(error: WriteError) -> Refusal {
        match error {
            WriteError::Refused(refusal) => refusal,
            WriteError::Unwritable(error) => {
                // Without the passing name of the file.
                let inner = error.get_ref().and_then(|named| named.source());
                as_worded(Reason::WriteUnwritable, inner.unwrap_or(&error))
            }
        }
    }
}

/// The refusal with `reason` as the system words it.
fn as_worded(reason: Reason, error: &dyn std::error::Error) -> Refusal {
    Refusal::new(reason).with("reason", clean(&error.to_string()).into_owned())
}
