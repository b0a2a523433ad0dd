//! What the line at the bottom tells: the last thing that happened, until the next.

use std::path::PathBuf;

use chrono::{DateTime, Utc};

use crate::app::action::Motion;
use crate::domain::named::named;
use crate::domain::reason::Reason;
use crate::domain::refusal::Refusal;
use crate::domain::summary::ChangeSummary;
use crate::repository::StoreError;

/// The last thing that happened.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Status {
    /// Nothing yet.
    #[default]
    Quiet,
    /// A command is on its way to the store.
    Saving,
    /// A command was stored.
    Saved {
        /// The verb of the command.
        verb: String,
        /// How many records changed; 0 when everything stood so already.
        changed: usize,
        /// The moment at which it was stored, in UTC.
        at: DateTime<Utc>,
        /// The remarks that go with it, the most important last.
        remarks: Vec<Refusal>,
        /// What became of those who went out of sight by it; of anything else the rows tell.
        gone: Option<Box<ChangeSummary>>,
    },
    /// A set was taken back.
    Undone {
        /// What became of it.
        what: Box<ChangeSummary>,
        /// Whether it was an undo that was taken back.
        redone: bool,
        /// The remarks that go with it.
        remarks: Vec<Refusal>,
    },
    /// The last command was done again on other rows.
    Repeated {
        /// What became of it.
        what: Box<ChangeSummary>,
        /// The remarks that go with it, the most important last.
        remarks: Vec<Refusal>,
    },
    /// A list was written to a file.
    Exported {
        /// The number of rows written.
        rows: u64,
        /// The file that was written.
        path: PathBuf,
    },
    /// Letters were written.
    Lettered {
        /// The number of letters written.
        letters: u64,
        /// The folder that the letters are in.
        folder: PathBuf,
    },
    /// So many selected rows are no longer there, and so no longer selected.
    Deselected(usize),
    /// Something was refused.
    Refused(Refusal),
    /// The store could not read or write.
    Failed {
        /// The code of its sentence.
        code: Reason,
        /// The path it is about.
        path: Option<PathBuf>,
    },
    /// Own keys took keys away from other actions: the sentences that name them.
    KeysTaken(String),
    /// A note.
    Note(Note),
}

named! {
    /// A short note in the status line. Its words are `note-` followed by the identifier.
    pub enum Note {
        Concealed = "concealed",
        Copied = "copied",
        Demo = "demo",
        DraftKept = "draft-kept",
        DraftsThere = "drafts-there",
        EnterGoesDown = "enter-goes-down",
        EnterStays = "enter-stays",
        FirstColumn = "first-column",
        FirstField = "first-field",
        FirstRow = "first-row",
        Imported = "imported",
        LastColumn = "last-column",
        LastField = "last-field",
        LastRow = "last-row",
        MappingKept = "mapping-kept",
        NoDrafts = "no-drafts",
        NoFieldHere = "no-field-here",
        NoPlaceBack = "no-place-back",
        NoPlaceForward = "no-place-forward",
        NoSuchKey = "no-such-key",
        NoViewHere = "no-view-here",
        NoViews = "no-views",
        NothingConcealed = "nothing-concealed",
        NothingToChoose = "nothing-to-choose",
        OtherDayStays = "other-day-stays",
        OtherLanguage = "other-language",
        PasteOnlyInText = "paste-only-in-text",
        Revealed = "revealed",
        SavedAtOnce = "saved-at-once",
        ViewByG = "view-by-g",
        ViewKept = "view-kept",
        WholeCopy = "whole-copy",
    }
}

impl Note {
    /// The edge at which a step to another row ends that led nowhere.
    pub fn edge(motion: Motion, stayed: bool) -> Option<Self> {
        match motion {
            Motion::Up if stayed => Some(Self::FirstRow),
            Motion::Down if stayed => Some(Self::LastRow),
            _ => None,
        }
    }
}

impl Status {
    /// Whether it takes the place of the hints, until the next key.
    pub fn is_passing(&self) -> bool {
        match self {
            Status::Refused(_)
            | Status::Deselected(_)
            | Status::Failed { .. }
            | Status::Note(_)
            | Status::KeysTaken(_)
            | Status::Exported { .. }
            | Status::Lettered { .. }
            | Status::Undone { .. }
            | Status::Repeated { .. } => true,
            Status::Saved { remarks, gone, .. } => !remarks.is_empty() || gone.is_some(),
            Status::Quiet | Status::Saving => false,
        }
    }
}

impl From<&StoreError> for Status {
    fn from(error: &StoreError) -> Self {
        Status::Failed { code: error.reason(), path: error.path().map(std::path::Path::to_path_buf) }
    }
}
