//! What the screen asks of the store, and what comes back. Plain data, so that tests answer in place and the program on a
//! worker thread.

use std::collections::BTreeMap;
use std::mem::discriminant;
use std::path::PathBuf;

use crate::domain::agenda::{AgendaDays, DueSource};
use crate::domain::change::{LoggedSet, Revision};
use crate::domain::charging::Period;
use crate::domain::counting::{Settings, Totals};
use crate::domain::days::Day;
use crate::domain::decimal::Decimal;
use crate::domain::filter::Expr;
use crate::domain::id::Id;
use crate::domain::import_summary::ImportSummary;
use crate::domain::kinds::{Statement, StatementLine};
use crate::domain::query::{Query, Window};
use crate::domain::readable_files::FolderListing;
use crate::domain::record::Kind;
use crate::domain::recruiting::Stages;
use crate::domain::refusal::{Refusal, Warning};
use crate::domain::screen_item::ScreenItem;
use crate::domain::value::Value;
use crate::domain::verbs::HandOver;
use crate::report::{Agenda, ChangedFigure, Identified, JobsBy, ReportTable};
use crate::repository::{LogQuery, SearchHit, StoreError};
use crate::service::command::{
    Command, CommandError, ContractCommand, ContractPlan, Done, DryRun, ErasurePlan, Forget, Handed, Seen,
};
use crate::service::record_detail::RecordDetail;

use crate::report::Overview;

use crate::app::form_kind::FormFor;
use crate::app::ports::{Export, FilesToRead, KeptMapping};
use crate::app::state::pane_specs::PaneId;
use crate::app::state::selection::{SelectedRow, SelectionPurpose, SelectionStep};

/// A number that tells answers apart: an answer to a question that a later one replaced is dropped.
pub type Serial = u64;

/// A question to the store. A newer question can [replace](Question::replaces) an older one, whose answer is dropped.
#[derive(Debug, Clone, PartialEq)]
pub enum Question {
    /// Rows of a pane: `most` from `from` on; with `around`, those about the place of that record instead.
    Rows {
        /// The pane that the rows are shown in.
        pane: PaneId,
        /// The query of the pane, with its filter, order and day.
        query: Query,
        /// The first row to read, counted from 0; ignored when `around` finds its record.
        from: u64,
        /// The largest number of rows to read.
        most: u64,
        /// The record that has to be among them; as many rows before it as this.
        around: Option<(Id, u64)>,
    },
    /// How many rows a pane has.
    Count {
        /// The pane that asks; its answer is applied to this pane.
        pane: PaneId,
        /// The query of the pane, with its filter, order and day.
        query: Query,
    },
    /// How many members a pane narrows down to, and the hours that they work together.
    Sums {
        /// The pane that asks; its answer is applied to this pane.
        pane: PaneId,
        /// The query of the pane, or of its selected rows.
        query: Query,
    },
    /// The identities of the rows of a pane.
    RowIds {
        /// The pane that asks; its answer is applied to this pane.
        pane: PaneId,
        /// The query of the pane, with its filter, order and day.
        query: Query,
        /// Only the rows from one of these records to the other.
        between: Option<(Id, Id)>,
        /// How they come into the selection.
        step: SelectionStep,
    },
    /// What is seen of the selected rows of a pane; those that its filter hides come first.
    SelectedRows {
        /// The pane that asks; its answer is applied to this pane.
        pane: PaneId,
        /// Of which query. A record that does not stand in it without its filter is left out.
        query: Query,
        /// The identities of the selected records.
        ids: Vec<Id>,
        /// What the rows are asked for; it decides what happens with the answer.
        purpose: SelectionPurpose,
    },
    /// The rows of a pane from one on, with what is seen of them in a column, for the lines of a text that was pasted there.
    PasteRows {
        /// The pane that the text was pasted in.
        pane: PaneId,
        /// Its query, with its filter, order and day.
        query: Query,
        /// The first row, counted from 0.
        from: u64,
        /// The column.
        column: &'static str,
        /// One line for each row.
        lines: Vec<String>,
    },
    /// What is due from these sources, with what their rows have to match besides.
    Agenda(AgendaDays, Vec<(&'static DueSource, Expr)>),
    /// How much is late or due on the day itself.
    Overdue(AgendaDays),
    /// The numbers of the whole programme.
    Totals(Day),
    /// The overview of a day.
    Overview(Day),
    /// Records by name.
    Search {
        /// The kinds of record to search.
        kinds: Vec<Kind>,
        /// The words as the user typed them.
        words: String,
        /// Only these, in this order; with none, whatever the words find.
        among: Vec<(Kind, Id)>,
        /// The team, or what is or comes in a team, for which it is looked for: task packages of its type of work come first.
        near: Option<(Kind, Id)>,
        /// The day whose data tell records with the same name apart.
        on: Day,
    },
    /// The records of these kinds that are called nearly so, as it was typed for another one, seen on a day.
    Alike(Vec<Kind>, String, Day),
    /// Whether a record of a kind has this key, as it was typed for another one.
    KeyTaken(Kind, String),
    /// Everything about one record.
    RecordDetail {
        /// The kind of the record.
        kind: Kind,
        /// The identity of the record.
        id: Id,
        /// The day on which the record is shown.
        as_of: Day,
        /// Whether it is shown beside the panes rather than above them.
        beside: bool,
    },
    /// What a client is charged.
    Charges(ChargesOf),
    /// What a command on contracts would come to.
    Contracts(ContractCommand),
    /// What a command on several records would make of them.
    DryRun {
        /// The command.
        command: Command,
        /// The day looked at, and today.
        days: (Day, Day),
    },
    /// What would be handed over to whom.
    HandOver(HandOver),
    /// What would be erased.
    Erasure(Forget),
    /// Which figures of days up to today a command changes.
    Correction {
        /// The correction, which is worked out but not stored.
        command: Command,
        /// The last day whose figures are compared.
        today: Day,
    },
    /// The jobs of a day, divided.
    JobsBy(JobsBy, Day),
    /// A page of the log.
    Log(LogQuery),
    /// In which row a record is to be found on a day.
    Whereabouts {
        /// The kind of the record.
        kind: Kind,
        /// The identity of the record.
        id: Id,
        /// The day whose rows are searched for the record.
        as_of: Day,
        /// Whether the team they come to later counts too.
        coming: bool,
    },
    /// The stages of recruiting.
    Stages,
    /// What a form can propose, seen on a day, and what the form is about.
    Proposal(FormFor, String, Day),
    /// Whether the store holds any work: more than what a new one begins with.
    HasWork {
        /// The day looked at.
        day: Day,
        /// Whether somebody asked for what is offered while there is none.
        to_begin: bool,
    },
    /// What reading in files would do.
    Preview(FilesToRead),
    /// What a folder offers to read in.
    Folder {
        /// The folder as the user typed it; empty for the current one.
        folder: String,
        /// How the names have to begin.
        typed: String,
    },
    /// What is kept that can be said of these files.
    Mappings(FilesToRead),
    /// Whether this can be kept, which is then done; with `true` in the place of something else under its name.
    KeepMapping(KeptMapping, bool),
}

impl Question {
    /// Whether it takes the place of another that is not answered yet: the same is asked, of the same pane, for the same
    /// part of the screen.
    pub fn replaces(&self, other: &Question) -> bool {
        let about = |question: &Question| match question {
            Question::Rows { pane, .. }
            | Question::Count { pane, .. }
            | Question::Sums { pane, .. }
            | Question::RowIds { pane, .. } => (Some(*pane), false),
            Question::SelectedRows { pane, purpose: SelectionPurpose::Check, .. } => (Some(*pane), true),
            Question::RecordDetail { beside, .. } => (None, *beside),
            _ => (None, false),
        };
        discriminant(self) == discriminant(other) && about(self) == about(other)
    }

    /// Whether it can wait until everything else is answered, because it may have to look at the whole store.
    pub fn can_wait(&self) -> bool {
        matches!(
            self,
            Question::Count { .. }
                | Question::Sums { .. }
                | Question::Totals(_)
                | Question::Overdue(_)
                | Question::Overview(_)
        )
    }
}

/// The charges that are asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ChargesOf {
    /// Those of a fixed statement.
    Fixed(Id),
    /// Those that the next statement of a client would have: for the days after the last one, or else for the month of a day.
    Next(Id, Day),
    /// Those that a client would be charged for a period.
    Draft(Id, Period),
}

/// What a client is charged, line by line.
#[derive(Debug, Clone, PartialEq)]
pub struct Charges {
    /// The statement; of a draft without a number.
    pub statement: Statement,
    /// The lines of the statement.
    pub lines: Vec<StatementLine>,
    /// Numbers of the statements that it corrects or takes back.
    pub numbers: BTreeMap<Id, String>,
}

/// A row of a pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowPlace {
    /// The pane that the row stands in.
    pub pane: PaneId,
    /// The row of the leading pane that it belongs to; `None` in a leading pane.
    pub lead: Option<Id>,
    /// The identity of the record that is the row.
    pub row: Id,
}

/// A line of a text that was pasted in a column.
#[derive(Debug, Clone, PartialEq)]
pub struct PastedLine {
    /// What it says.
    pub text: String,
    /// The row that it is for, with what is seen of it; `None` past the last row.
    pub row: Option<Seen>,
    /// The records that it names, where the column refers to some.
    pub named: Vec<Id>,
}

/// The answer to a [`Question`]; each variant but the last answers the question of the same name.
#[derive(Debug)]
pub enum Reply {
    /// Rows of a pane.
    Rows {
        /// The pane that asked.
        pane: PaneId,
        /// The rows that were read, with their place among all rows of the query.
        window: Window,
        /// The number of rows of the whole query, where this answer shows it; `None` otherwise.
        count: Option<u64>,
    },
    /// Size of a pane.
    Count(PaneId, u64),
    /// How many members a query of a pane has, and their hours a week; `None` for who does not see hours.
    Sums(PaneId, Query, Option<(u64, Decimal)>),
    /// Identities of rows of a pane, in their order.
    RowIds(PaneId, SelectionStep, Vec<Id>),
    /// Selected rows of a pane.
    SelectedRows(PaneId, SelectionPurpose, Vec<SelectedRow>),
    /// For each line that was pasted in a column of a pane the row that it is for, as long as there are rows, and the records that it
    /// names.
    PasteRows(PaneId, &'static str, Vec<PastedLine>),
    /// Numbers of the programme, what the parameters say, and what it is called.
    Totals(Totals, Box<Settings>, String),
    /// The overview of a day.
    Overview(Box<Overview>),
    /// The tasks that are late or due in the days that were asked for.
    Agenda(Agenda),
    /// How much is late or due on the day itself.
    Overdue(u64),
    /// Records by name, with what tells them apart.
    Search(Vec<(SearchHit, Identified)>),
    /// The records that are called nearly so.
    Alike(String, Vec<(SearchHit, Identified)>),
    /// Whether a record of a kind has this key.
    KeyTaken(Kind, String, bool),
    /// One record.
    RecordDetail(Box<RecordDetail>),
    /// What a client is charged.
    Charges(Box<Charges>),
    /// The record or statement that was asked for is gone.
    Gone,
    /// What a command on contracts would come to.
    Contracts(ContractPlan),
    /// What a command on several records would make of them.
    DryRun(Box<DryRun>),
    /// The jobs of a day, divided.
    JobsBy(ReportTable),
    /// What would be handed over to whom.
    HandOver(Vec<Handed>),
    /// What would be erased.
    Erasure(ErasurePlan),
    /// Which figures a correction changes, and what there is to say about it.
    Correction(Vec<ChangedFigure>, Vec<Warning>),
    /// Why what was asked about beforehand cannot be done.
    Refused(Refusal),
    /// A page of the log.
    Log(Vec<LoggedSet>),
    /// The row that a record is to be found in; `None` when no list has it on the day.
    Whereabouts {
        /// The kind of the record.
        kind: Kind,
        /// The identity of the record.
        id: Id,
        /// The pane and row that show the record.
        place: Option<RowPlace>,
    },
    /// The stages of recruiting.
    Stages(Stages),
    /// A form to be opened, what it is about, and the values it proposes for its fields.
    Proposal(FormFor, String, Vec<(&'static str, Value)>),
    /// What reading in files would do, or why they could not be read.
    Preview(Result<FilesUnderstood, Refusal>),
    /// Whether the store holds any work.
    HasWork {
        /// Whether it does.
        has_work: bool,
        /// Whether somebody asked for what is offered while there is none.
        to_begin: bool,
    },
    /// What a folder offers to read in.
    Folder(Result<FolderListing, Refusal>),
    /// What is kept that can be said of these files.
    Mappings(FilesToRead, Result<Vec<KeptMapping>, Refusal>),
    /// Whether what was said of files is kept now.
    KeepMapping(Result<(), Refusal>),
    /// The store could not answer.
    Failed(StoreError),
}

/// What files that could be read would do, or why they cannot be understood as long as nothing more is said of them.
pub type FilesUnderstood = Result<Box<ImportSummary>, Refusal>;

/// A message from the worker to the application.
#[derive(Debug)]
#[allow(clippy::large_enum_variant, reason = "an answer is boxed in the event that brings it")]
pub enum Answer {
    /// The answer to the question with this number.
    To(Serial, Reply),
    /// The command was stored, or was refused with an error.
    Done(Box<Command>, Result<Done, CommandError>),
    /// An import ended: the number of records changed, or why it was refused.
    Imported(Result<usize, Refusal>),
    /// An export ended: the number of rows and the file written, or why it was refused.
    Exported(Result<(u64, PathBuf), Refusal>),
    /// The progress of long work: steps done, and steps in all. Without any in all: for how many seconds it is going on.
    Progress(u64, u64),
    /// That sensitive values are revealed could not be entered, for this reason.
    NotRevealed(Refusal),
    /// Another process committed; the store is now at this revision.
    Moved(Revision),
}

/// Work that `update` asks of the main loop, because `update` itself does no input or output.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Ask the store.
    Ask(Serial, Question),
    /// Change the store.
    Perform(Command),
    /// Read in the files that were previewed last; `true` leaves refused rows out.
    Import(FilesToRead, bool),
    /// Write a list to a file.
    Export(Box<Export>),
    /// Keep a text for this person's screen under this name; `None` drops it.
    Keep(ScreenItem, String, Option<String>),
    /// Put a text on the clipboard.
    Copy(String),
    /// Ring the bell: a key did nothing, or was refused.
    Bell,
    /// Draw everything again.
    Redraw,
    /// Sensitive values are revealed from now on, for a while.
    Reveal,
    /// Suspend the program, so that the shell has the terminal.
    Suspend,
    /// Show a demonstration in the place of this store.
    Demo,
    /// Leave the program.
    Quit,
}
