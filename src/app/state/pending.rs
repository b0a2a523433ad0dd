//! What is on its way: to the store, from it, and to the loop that reads the keys.

use std::collections::VecDeque;

use crate::app::action::{Action, Motion};
use crate::app::layers::form::Form;
use crate::app::layers::purpose::PickItem;
use crate::app::request::{Effect, Question, Serial};
use crate::app::state::drafts::{FormDraft, KeptTexts};
use crate::app::state::status::Note;
use crate::domain::id::Id;
use crate::domain::record::Kind;
use crate::service::command::Command;

/// What is known already in the next form of who begins by hand.
#[derive(Debug)]
pub struct NextByHand {
    /// A field with what it holds.
    pub known: Option<(&'static str, PickItem)>,
}

/// What was asked and is not answered, and what is still to be done.
#[derive(Debug, Default)]
pub struct Pending {
    /// The last command that was asked for and not refused, to be done again elsewhere.
    pub last_asked: Option<Command>,
    /// The last one that the store did.
    pub last_done: Option<Command>,
    /// A command that was asked for by repeating the last.
    pub repeated: Option<Command>,
    /// Where the cursor goes when the rows come: what was made, or taken back.
    pub goal: Vec<(Kind, Id)>,
    /// The way that editing goes on in a column whose cells are on their way, and the place of the column it began at.
    pub editing_on: Option<(Motion, usize)>,
    /// A form on its way to the store, to be shown again when it is refused there.
    pub submitted: Option<(Command, Form)>,
    /// What was left with something typed in it, to be gone on with.
    pub drafts: Vec<FormDraft>,
    /// What was entered last in each sort of form, for the next one to take over.
    pub entered: Vec<FormDraft>,
    /// Set when the next form is one of several, which follow on each other.
    pub stays: bool,
    /// What the store keeps of what was typed and not stored, in these forms and the ones that are open.
    pub kept: KeptTexts,
    /// The field of the form on top that is filled in with what the next form makes.
    pub makes_for: Option<usize>,
    /// Set when the next form is one by which somebody begins by hand.
    pub by_hand: Option<NextByHand>,
    /// A form whose list is on its way to a file.
    pub exporting: Option<Form>,
    /// Set when a value is typed where none belongs, until another key: past the end of a column, or on a cell that takes none. Whether a
    /// digit was typed, so that the key that ends the value is dropped with it, and what is told of it.
    pub past_the_end: Option<(bool, Note)>,
    /// The digit by which an edit was begun whose rows are on their way.
    pub begun_with: Option<char>,
    /// Set by Esc in a view, until another key: a digit then is a view, also on a cell of digits.
    pub digits_are_views: bool,
    /// How many commands the store has not answered.
    pub unanswered: usize,
    /// How many of these do more than set cells: other rows may stand under the cursor once they are answered.
    pub unanswered_beyond_cells: usize,
    /// The number of the latest question.
    pub serial: Serial,
    /// The questions that are out, but for those that a later one replaced.
    pub asked: Vec<(Serial, Question)>,
    /// What the loop has to do.
    pub effects: Vec<Effect>,
    /// Actions to be done after this one.
    pub next: VecDeque<Action>,
}
