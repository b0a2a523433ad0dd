//! Everything a key can mean. What is known of each stands in the table of [`actions`](super::actions).

/// Views of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum View {
    /// Teams, members, vacancies.
    Roster,
    /// What is due, by day.
    Agenda,
    /// Who may come on which vacancy.
    Candidates,
    /// Clients, the teams that work for them and what counts for them.
    Clients,
    /// Figures of the whole programme on a day.
    Overview,
    /// Who changed what when.
    Log,
    /// Talks with clients that may become teams.
    Chances,
    /// What law and programme set; gone to by name, it has no key.
    Parameters,
    /// Kinds of work and their task packages; gone to by name too.
    Work,
    /// Who leads, coaches and recruits, with what they do.
    Leading,
    /// Months and years whose figures were given out; gone to by name.
    ClosedPeriods,
    /// Who may see and change what.
    AccessRights,
    /// What clients are charged for, and its prices; gone to by name.
    Costs,
    /// The steps of recruiting; gone to by name.
    Stages,
    /// What was asked, granted and refused for whom; gone to by name.
    Instruments,
    /// The talks with members; gone to by name.
    Contacts,
    /// Who is in service, and who left why; gone to by name.
    Employments,
}

impl View {
    /// Every view that the line at the top names, in the order of their keys.
    pub const ALL: [View; 7] =
        [View::Roster, View::Agenda, View::Candidates, View::Clients, View::Overview, View::Log, View::Chances];

    /// Those, and the ones that are named only while they are shown.
    pub fn every() -> impl Iterator<Item = View> {
        View::ALL.into_iter().chain([
            View::Parameters,
            View::Work,
            View::Leading,
            View::ClosedPeriods,
            View::AccessRights,
            View::Costs,
            View::Stages,
            View::Instruments,
            View::Contacts,
            View::Employments,
        ])
    }
}

/// Movements of a cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Motion {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One column left.
    Left,
    /// One column right.
    Right,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// Half a screenful up.
    HalfUp,
    /// Half a screenful down.
    HalfDown,
    /// To the first row of the list.
    First,
    /// To the last row of the list.
    Last,
    /// To the first column of the row.
    LineStart,
    /// To the last column of the row.
    LineEnd,
}

impl Motion {
    /// The row of a list that it leads to: `at` is where the cursor stands, `page` how many rows are in sight, `count` how many
    /// there are. Sideways leads nowhere.
    pub fn in_list(self, at: usize, page: usize, count: usize) -> usize {
        let (page, last) = (page.max(1), count.saturating_sub(1));
        match self {
            Motion::Up => at.saturating_sub(1),
            Motion::Down => at + 1,
            Motion::PageUp => at.saturating_sub(page),
            Motion::PageDown => at + page,
            Motion::HalfUp => at.saturating_sub(page.div_ceil(2)),
            Motion::HalfDown => at + page.div_ceil(2),
            Motion::First => 0,
            Motion::Last => last,
            Motion::Left | Motion::Right | Motion::LineStart | Motion::LineEnd => at,
        }
        .min(last)
    }
}

/// The part of the binding table in which a key is looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyContext {
    /// A view.
    View,
    /// A line of text is being typed.
    Text,
    /// A question with few answers.
    Dialog,
    /// A view, where a value is typed for which there is no cell: right after the editor was closed at the end of its column, or on
    /// a cell that takes no digits.
    PastTheEnd,
    /// A view, on a cell of digits that can be edited: a digit is the first of what comes to stand there.
    DigitCell,
    /// A view, on another cell than the first of its row: a digit was meant for a cell beside it, so that it leads nowhere.
    OtherCell,
}

/// Edits inside a line of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextEdit {
    /// Types a letter.
    Insert(char),
    /// Takes the letter before the cursor away.
    Backspace,
    /// Takes the letter under the cursor away.
    Delete,
    /// Takes the word before the cursor away.
    DeleteWord,
    /// Takes everything away.
    Clear,
    /// One letter left.
    Left,
    /// One letter right.
    Right,
    /// To the start.
    Start,
    /// To the end.
    End,
}

/// What a key asks of a layer in which the user types or chooses from a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKey {
    /// Take what is typed or chosen.
    Accept,
    /// Leave it.
    Cancel,
    /// Go to the next cell, field or hit.
    Next,
    /// Go to the one before.
    Previous,
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// A screenful up.
    PageUp,
    /// A screenful down.
    PageDown,
    /// Open the list that a field is chosen from, or make what is lacking.
    Choose,
    /// Throw a draft away.
    Discard,
    /// Take what is typed, and go on with the next one.
    SaveForNext,
    /// Edit the text.
    Edit(TextEdit),
}

impl TextKey {
    /// The movement that it asks for where a list is gone through.
    pub fn in_list(self) -> Option<Motion> {
        match self {
            TextKey::Up | TextKey::Previous => Some(Motion::Up),
            TextKey::Down | TextKey::Next => Some(Motion::Down),
            TextKey::PageUp => Some(Motion::PageUp),
            TextKey::PageDown => Some(Motion::PageDown),
            TextKey::Accept
            | TextKey::Cancel
            | TextKey::Choose
            | TextKey::Discard
            | TextKey::SaveForNext
            | TextKey::Edit(_) => None,
        }
    }
}

/// What a key asks of a question with few answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DialogKey {
    /// Take the answer under the cursor.
    Accept,
    /// Leave it.
    Cancel,
    /// Go to the other answer.
    Other,
    /// Move the cursor.
    Move(Motion),
    /// The letter or digit of an answer.
    Letter(char),
}

impl DialogKey {
    /// What it answers to a question with two answers, of which the second is stood on or not: whether the second is meant;
    /// `None` as long as nothing is chosen. Leaving is the first.
    pub fn of_two(self, on_second: &mut bool) -> Option<bool> {
        match self {
            DialogKey::Move(Motion::Up | Motion::Down) | DialogKey::Other => {
                *on_second = !*on_second;
                None
            }
            DialogKey::Letter('1') | DialogKey::Cancel => Some(false),
            DialogKey::Letter('2') => Some(true),
            DialogKey::Accept => Some(*on_second),
            DialogKey::Move(_) | DialogKey::Letter(_) => None,
        }
    }
}

/// What a key asks of a record or statement that is shown in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DetailKey {
    /// Edit the line under the cursor, or show where it comes from.
    Accept,
    /// Leave it.
    Cancel,
    /// Make what belongs to it.
    New,
    /// End what the cursor stands on.
    End,
    /// Put right what was never so.
    Correct,
    /// Show the record behind the line.
    ShowRecord,
    /// Move the cursor.
    Move(Motion),
    /// Another day is looked at.
    OtherDay,
    /// The same, told otherwise; of a record its next part.
    OtherVersion,
    /// The part with this number, the first is 1.
    Part(usize),
    /// Edit the line under the cursor, beginning with this digit.
    Digit(char),
    /// Also what holds nothing, or no longer.
    Whole,
    /// What the view below does.
    Below,
}

/// What an action asks of each sort of layer; `None` where that sort does not handle the action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LayerKeys {
    /// For a layer in which the user types or chooses from a list.
    pub text: Option<TextKey>,
    /// For a question with few answers.
    pub dialog: Option<DialogKey>,
    /// For a record or statement that is shown in full.
    pub detail: Option<DetailKey>,
}

/// What a key asks for; the key context decides which action a key has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Show a view.
    View(View),
    /// Show the next view.
    NextView,
    /// Show the view before.
    PreviousView,
    /// Go back to the place before this one.
    PlaceBack,
    /// Go forward to where somebody came back from.
    PlaceForward,
    /// Move the cursor.
    Move(Motion),
    /// Go to the next pane or field.
    Next,
    /// Opens the list that a field is chosen from; in a list without hits, makes what is lacking.
    Choose,
    /// Throws a draft away.
    Discard,
    /// Go to the pane or field before.
    Previous,
    /// Edit the cell; in a list or form: take what is chosen.
    Accept,
    /// Leave what was begun.
    Cancel,
    /// Make a new row in this pane.
    New,
    /// Make new rows, one after the other.
    NewOnes,
    /// Show the whole record.
    ShowRecord,
    /// Move members to another team.
    MoveMember,
    /// Open a vacancy, or fill the one under the cursor.
    Vacancy,
    /// End a placement, close a vacancy, end a team.
    End,
    /// Put right what was never so.
    Correct,
    /// Write letters from a template.
    Letters,
    /// Extend contracts, make them permanent, or let the service end with them.
    Contracts,
    /// Note contact with members.
    Contact,
    /// Members are absent, or back.
    Absence,
    /// End the service of a member.
    EndService,
    /// Take a former member back into service.
    Rehire,
    /// A person is forgotten.
    Erase,
    /// Show sensitive values for a while, or conceal them again.
    Reveal,
    /// Show a view that was kept under a name.
    NamedViews,
    /// Keep the pane as it is shown under a name.
    NameView,
    /// Choose which columns a pane shows.
    Columns,
    /// Give the pane with the cursor the whole screen, or the others their places back.
    Enlarge,
    /// Go on with what was typed and not stored.
    Drafts,
    /// Lock the screen.
    Lock,
    /// Record what the target-group register says of a member.
    Register,
    /// Hold a vacancy, or seek again.
    Hold,
    /// Put a team at a standstill.
    StandStill,
    /// Let a team work again.
    Resume,
    /// Make a pilot structural.
    Convert,
    /// Let a client become part of another.
    MergeClient,
    /// Let a part of a client become another.
    SplitClient,
    /// Bring a candidate to the next stage.
    StageOn,
    /// Bring a candidate back to the stage before.
    StageBack,
    /// Give a candidate the place.
    Place,
    /// Put a candidate on a vacancy.
    Apply,
    /// Select this row, or no longer.
    Mark,
    /// Select every row of the filter, or none.
    MarkAll,
    /// Select the rows from here to where the cursor goes.
    MarkRange,
    /// Select this row and the next, and go there.
    MarkDown,
    /// Select this row and the one before, and go there.
    MarkUp,
    /// Select the rows of the filter that are not selected, instead of those that are.
    MarkRest,
    /// Filter as you type.
    Filter,
    /// Find anybody or any team.
    Find,
    /// Sort by this column, again to reverse.
    Sort,
    /// Take the latest change back.
    Undo,
    /// Do what was undone again.
    Redo,
    /// Take back the change under the cursor in the log.
    Revert,
    /// Do the last edit again on this row.
    Repeat,
    /// Take the value of the row above.
    Ditto,
    /// Whether Enter goes down after it has saved a cell.
    EnterDown,
    /// Close a month or a year.
    ClosePeriod,
    /// The jobs divided by region, client, kind of work or province.
    JobsBy,
    /// Look at another day.
    AsOf,
    /// Look at today again.
    Today,
    /// Read in files.
    Import,
    /// What is offered on the first day.
    FirstStart,
    /// Look at a made-up programme.
    Demo,
    /// A kind of work, a team and its people, form after form.
    ByHand,
    /// Write the rows of this pane to a file.
    Export,
    /// Copy the cell.
    Copy,
    /// Copy the row.
    CopyRow,
    /// Every action by name.
    Palette,
    /// What can be done here.
    Help,
    /// Tell that saving happens by itself.
    TellSaving,
    /// Tell how the language is changed.
    TellLanguage,
    /// Tell how a copy is made.
    TellBackup,
    /// Draw everything again.
    Redraw,
    /// Put the program to sleep.
    Suspend,
    /// Go back, and at last leave the program.
    Back,
    /// Edit the text being typed.
    Text(TextEdit),
}

impl Action {
    /// Whether it reaches further than the store: to files, to the shell, to another store.
    pub fn leaves_store(self) -> bool {
        matches!(
            self,
            Self::Import
                | Self::Export
                | Self::Letters
                | Self::FirstStart
                | Self::Demo
                | Self::TellBackup
                | Self::Suspend
        )
    }
}
