//! Why a file could not be read.

use std::io;

use serde::{Deserialize, Serialize};

use super::limits::{MAX_BYTES, MAX_ROWS};
use crate::domain::reason::Reason;

/// A file that could not be read, and why.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {problem}")]
pub struct ReadError {
    /// The name of the file, without its folder.
    pub file: String,
    /// What is wrong with it.
    #[source]
    pub problem: ReadProblem,
}

/// What can be wrong with a file. The texts are for developers; users read what belongs to [`ReadError::reason`].
#[derive(Debug, thiserror::Error, Serialize, Deserialize)]
pub enum ReadProblem {
    /// There is no such file.
    #[error("not found")]
    NotFound,
    /// It is a directory.
    #[error("is a directory")]
    IsDirectory,
    /// It is a pipe, a device or something else that is no file.
    #[error("is not a file")]
    NotAFile,
    /// The system refuses to give it.
    #[error("cannot be read: {0}")]
    #[serde(skip)]
    Unreadable(#[source] io::Error),
    /// Neither CSV nor a workbook this program knows.
    #[error("neither CSV, XLSX, ODS nor XLS")]
    UnknownFormat,
    /// It holds no table.
    #[error("holds no table")]
    Empty,
    /// More bytes, rows, columns or cells than `limits` allows.
    #[error("too large")]
    TooLarge,
    /// Reading it asked for more memory or time than a file may.
    #[error("asks for too much memory or time")]
    GaveUp,
    /// A workbook that opens with a password only.
    #[error("protected by a password")]
    Protected,
    /// Its kind is known but it cannot be followed; with the row, when that is known.
    #[error("damaged{}", row.map(|row| format!(" in row {row}")).unwrap_or_default())]
    Damaged {
        /// The row where the trouble starts, as a spreadsheet counts.
        row: Option<u32>,
    },
}

impl ReadError {
    /// The name under which the text floor keeps the sentence for this error.
    pub fn reason(&self) -> Reason {
        match self.problem {
            ReadProblem::NotFound => Reason::ReadNotFound,
            ReadProblem::IsDirectory => Reason::ReadIsDirectory,
            ReadProblem::NotAFile => Reason::ReadNotAFile,
            ReadProblem::Unreadable(_) => Reason::ReadUnreadable,
            ReadProblem::UnknownFormat => Reason::ReadUnknownFormat,
            ReadProblem::Empty => Reason::ReadEmpty,
            ReadProblem::TooLarge => Reason::ReadTooLarge,
            ReadProblem::GaveUp => Reason::ReadGaveUp,
            ReadProblem::Protected => Reason::ReadProtected,
            ReadProblem::Damaged { row: None } => Reason::ReadDamaged,
            ReadProblem::Damaged { row: Some(_) } => Reason::ReadDamagedRow,
        }
    }

    /// What the sentence of [`ReadError::reason`] may name: always `file`; `reason` as the system words it; `row`; `megabytes` and
    /// `rows`, the limits.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        let mut args = vec![("file", self.file.clone())];
        match &self.problem {
            ReadProblem::Unreadable(error) => args.push(("reason", error.to_string())),
            ReadProblem::TooLarge => {
                args.push(("megabytes", (MAX_BYTES / 1024 / 1024).to_string()));
                args.push(("rows", MAX_ROWS.to_string()));
            }
            ReadProblem::Damaged { row: Some(row) } => args.push(("row", row.to_string())),
            _ => {}
        }
        args
    }
}
