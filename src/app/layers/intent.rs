//! What a layer wants after it handled a key. Plain data, carried out by `update`: a layer cannot change anything but itself.

use std::path::PathBuf;

use super::purpose::PickItem;
use super::target::EditTarget;
use crate::app::action::{Action, Motion};
use crate::app::form_kind::FormFor;
use crate::app::ports::FilesToRead;
use crate::app::request::ChargesOf;
use crate::app::state::pane_specs::PaneId;
use crate::app::state::status::Note;
use crate::domain::days::Day;
use crate::domain::filter::Expr;
use crate::domain::id::Id;
use crate::domain::import_options::ImportOptions;
use crate::domain::query::Query;
use crate::domain::record::Kind;
use crate::domain::refusal::Refusal;
use crate::domain::value::{FieldType, Value};
use crate::domain::verbs::HandOver;
use crate::report::JobsBy;
use crate::service::command::{Command, ContractCommand};

/// What a filter bar filters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filtered {
    /// A pane, by the language of filters.
    Pane(PaneId),
    /// The agenda, by words.
    Agenda,
    /// The log, by words.
    Log,
}

/// What is to happen. The layer stays below what is opened; it goes with what ends its work.
#[derive(Debug, Clone, PartialEq)]
pub enum Intent {
    /// Nothing; the layer stays.
    Stay,
    /// The layer closes without a result.
    Close,
    /// The layer stays, and the view below handles the action.
    Pass,
    /// The layer stays; this is told.
    Refuse(Refusal),
    /// The layer goes, and this action is done.
    Act(Action),
    /// The layer stays; the bell rings, because a key leads no further.
    StopAt(Note),
    /// The layer stays; what is edited in it takes the value of the row above, or of the record entered before.
    TakeOver,
    /// The layer stays, and waits for records by name.
    Search {
        /// The kinds of record to search.
        kinds: Vec<Kind>,
        /// The words as the user typed them.
        words: String,
        /// What they are looked for, which tells what fits best.
        near: Option<(Kind, Id)>,
    },
    /// The layer stays, and is told which records of these kinds are called nearly so.
    AskAlike(Vec<Kind>, String),
    /// The layer stays, and waits for whether a record of this kind has this key.
    AskForKey(Kind, String),
    /// A list opens above, to fill in a field of this form.
    Choose {
        /// Place of the field in the form.
        field: usize,
        /// The type of value, which decides what edits it.
        ty: FieldType,
        /// Whether the user may leave the value empty.
        optional: bool,
        /// The value that the field has now.
        current: Value,
        /// The letter that opened the list, which is the first one typed in it.
        first: Option<char>,
        /// A record that is not offered.
        except: Option<Id>,
        /// The texts to choose from, where the type does not say what there is.
        offered: Vec<String>,
        /// What it is chosen for, which tells what fits best.
        near: Option<(Kind, Id)>,
    },
    /// What edits this value opens above.
    Edit {
        /// The cells or field that the new value goes to.
        target: EditTarget,
        /// The type of value, which decides what edits it.
        ty: FieldType,
        /// Whether the user may leave the value empty.
        optional: bool,
        /// The value before the edit.
        value: Value,
        /// The digit that began it, which is the first one typed.
        first: Option<char>,
    },
    /// A form opens above, about what has this name.
    OpenForm(FormFor, String),
    /// A record opens above.
    OpenRecord(Kind, Id),
    /// What a client is charged opens above.
    OpenCharges(ChargesOf),
    /// What would be handed over to whom opens above.
    PreviewHandOver(HandOver),
    /// A list opens above of the kinds that belong to this record.
    ChooseChild {
        /// Kind of the record.
        kind: Kind,
        /// The identity of the record.
        id: Id,
        /// The name of the record, shown in the list.
        name: String,
    },
    /// This form goes, and an empty one comes in its place.
    StartAnew,
    /// The layer goes; a form opens above the one below for a record of this kind, which then is filled in there.
    MakeFor {
        /// The field of the form below.
        field: usize,
        /// The kind of record to make.
        kind: Kind,
    },
    /// The layer goes; its choice is filled in in the form below.
    FillIn(usize, PickItem),
    /// The layer goes; the jobs divided by something come in its place.
    DivideJobs(JobsBy),
    /// The layer goes; a pane is shown with the rows that this filter and its meaning leave.
    ShowRows(PaneId, String, Expr),
    /// The layer goes; the cursor goes to this record.
    GoTo(PickItem),
    /// The layer goes; a pane shows these columns from now on, each with the cells it takes, and without any the usual ones.
    KeepColumns(PaneId, Vec<(&'static str, u16)>),
    /// The layer goes; the focused pane is kept under a name, `true` for all.
    KeepView(String, bool),
    /// The layer goes; the named view with this place is shown.
    OpenView(usize),
    /// The layer goes; the form of the draft with this place opens.
    GoOnWithDraft(usize),
    /// The layer goes; a form opens about what has this name.
    GoOnWith(FormFor, String),
    /// The layer goes; cells get the value of the row above, and the next cell is edited when one is given.
    SaveAbove {
        /// The cells that get the value.
        target: EditTarget,
        /// The direction of the cell that is edited next.
        next: Option<Motion>,
    },
    /// The layer goes; a value is set, unless it stood there already, and the next cell is edited when one is given.
    Save {
        /// The cells or field that get the value.
        target: EditTarget,
        /// The new value; `None` when nothing changes.
        value: Option<Value>,
        /// The direction of the cell that is edited next; `None` to stop editing.
        next: Option<Motion>,
    },
    /// The layer goes; the store is changed. A form is put away until the store has answered.
    Perform(Command),
    /// The layer goes; the store is changed as was looked at.
    AsSeen(Command),
    /// The layer goes; the store is changed, and the form below waits for what it says.
    Insist(Command),
    /// The layer stays; above it stands what a command on contracts would come to.
    PlanContracts(ContractCommand),
    /// The layer goes; another day is looked at.
    LookAt(Day),
    /// The layer stays, and waits for what the folder offers.
    LookInFolder,
    /// The layer stays below until they are read in; files are read, as far as a preview.
    PreviewImport(FilesToRead),
    /// The layer stays; what its files would do is asked again, with what is said of them now.
    LookAtFilesAgain(FilesToRead),
    /// The layer stays; a form asks what can be said of its files.
    SayOfFiles(FilesToRead),
    /// The layer goes; the files below it are looked at again with what is said of them.
    SaidOfFiles(Box<ImportOptions>),
    /// The same; and what is said is kept under a name, with `true` in the place of what was kept under it.
    KeepOfFiles(Box<ImportOptions>, String, bool),
    /// This form is put away until the rows of a pane, or with `None` the agenda, are written to this file.
    Export(Option<PaneId>, PathBuf),
    /// This form is put away until a letter for each row of a query is written from a template to a folder.
    WriteLetters(Query, PathBuf, PathBuf),
    /// The layer goes; a draft for other days comes in the place of the one below.
    Redraft(ChargesOf),
    /// The layer stays; rows are filtered by what was typed and what it means.
    Filter(Filtered, String, Expr),
    /// The layer goes; rows are filtered by what was typed and what it means.
    KeepFilter(Filtered, String, Expr),
    /// The layer goes, and the filter with it.
    ClearFilter(Filtered),
    /// The layer stays; the files that were previewed are read in. `true` leaves refused rows out.
    Import(FilesToRead, bool),
}

impl Intent {
    /// Whether the layer stays.
    pub fn keeps_layer(&self) -> bool {
        matches!(
            self,
            Intent::Stay
                | Intent::Pass
                | Intent::Refuse(_)
                | Intent::TakeOver
                | Intent::StopAt(_)
                | Intent::Search { .. }
                | Intent::AskForKey(..)
                | Intent::AskAlike(..)
                | Intent::Choose { .. }
                | Intent::Edit { .. }
                | Intent::OpenForm(..)
                | Intent::OpenRecord(..)
                | Intent::OpenCharges(_)
                | Intent::PlanContracts(_)
                | Intent::PreviewHandOver(_)
                | Intent::ChooseChild { .. }
                | Intent::Filter(..)
                | Intent::LookInFolder
                | Intent::PreviewImport(_)
                | Intent::LookAtFilesAgain(_)
                | Intent::SayOfFiles(_)
                | Intent::Import(..)
        )
    }
}
