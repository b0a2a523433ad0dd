//! Everything a key can mean. The binding table of the screen maps keys to these; the palette and help list them by
//! name; `update` gives them meaning.

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
    /// How the programme does.
    Overview,
    /// Who changed what when.
    Log,
    /// Talks with clients that may become teams.
    Chances,
    /// What law and programme set; gone to by name, it has no key.
    Parameters,
    /// Kinds of work and their task packages; gone to by name too.
    Work,
}

impl View {
    /// Every view with a key, in the order of those keys.
    pub const ALL: [View; 7] =
        [View::Roster, View::Agenda, View::Candidates, View::Clients, View::Overview, View::Log, View::Chances];

    /// Those, and the ones without a key.
    pub fn every() -> impl Iterator<Item = View> {
        View::ALL.into_iter().chain([View::Parameters, View::Work])
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
    /// The first row.
    First,
    /// The last row.
    Last,
    /// The first column.
    LineStart,
    /// The last column.
    LineEnd,
}

impl Motion {
    /// The row of a list that it leads to: `at` is where the cursor stands, `last` the last row there is. Sideways leads
    /// nowhere.
    pub fn in_list(self, at: usize, page: usize, last: usize) -> usize {
        match self {
            Motion::Up => at.saturating_sub(1),
            Motion::Down => at + 1,
            Motion::PageUp => at.saturating_sub(page),
            Motion::PageDown => at + page,
            Motion::HalfUp => at.saturating_sub(page / 2),
            Motion::HalfDown => at + page / 2,
            Motion::First => 0,
            Motion::Last => last,
            Motion::Left | Motion::Right | Motion::LineStart | Motion::LineEnd => at,
        }
        .min(last)
    }
}

/// Where keys go: which part of the binding table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyContext {
    /// A view.
    View,
    /// A line of text is being typed.
    Text,
    /// A question with few answers.
    Dialog,
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

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Show a view.
    View(View),
    /// Show the next view.
    NextView,
    /// Show the view before.
    PreviousView,
    /// Move the cursor.
    Move(Motion),
    /// Go to the next pane or field.
    Next,
    /// Go to the pane or field before.
    Previous,
    /// Edit the cell; in a list or form: take what is chosen.
    Accept,
    /// Leave what was begun.
    Cancel,
    /// Make a new row in this pane.
    New,
    /// Show the whole record.
    ShowRecord,
    /// Move members to another team.
    MoveMember,
    /// Open a vacancy, or fill the one under the cursor.
    Vacancy,
    /// End a placement, close a vacancy, end a team.
    End,
    /// Note contact with members.
    Contact,
    /// Members are absent, or back.
    Absence,
    /// End the service of a member.
    EndService,
    /// Take a former member back into service.
    Rehire,
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
    /// Select every row shown, or none.
    MarkAll,
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
    /// Look at another day.
    AsOf,
    /// Look at today again.
    Today,
    /// Read in files.
    Import,
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
    /// The actions that a person can choose by name, with the identifier of that name in `text/`.
    pub const NAMED: &'static [(Action, &'static str)] = &[
        (Action::Accept, "edit"),
        (Action::New, "new"),
        (Action::MoveMember, "move-member"),
        (Action::Vacancy, "vacancy"),
        (Action::End, "end"),
        (Action::Contact, "contact"),
        (Action::Absence, "absence"),
        (Action::StageOn, "stage-on"),
        (Action::StageBack, "stage-back"),
        (Action::Place, "place"),
        (Action::Apply, "apply"),
        (Action::ShowRecord, "whole"),
        (Action::Find, "find"),
        (Action::Filter, "filter"),
        (Action::Sort, "sort"),
        (Action::Mark, "mark"),
        (Action::MarkAll, "mark-all"),
        (Action::Undo, "undo"),
        (Action::Redo, "redo"),
        (Action::Repeat, "repeat"),
        (Action::AsOf, "as-of"),
        (Action::Today, "today"),
        (Action::EndService, "end-service"),
        (Action::Rehire, "rehire"),
        (Action::Register, "register"),
        (Action::Hold, "hold"),
        (Action::StandStill, "stand-still"),
        (Action::Resume, "resume"),
        (Action::Convert, "convert"),
        (Action::Copy, "copy"),
        (Action::CopyRow, "copy-row"),
        (Action::Export, "export"),
        (Action::Import, "import"),
        (Action::Revert, "revert"),
        (Action::View(View::Roster), "view-roster"),
        (Action::View(View::Agenda), "view-agenda"),
        (Action::View(View::Candidates), "view-candidates"),
        (Action::View(View::Clients), "view-clients"),
        (Action::View(View::Overview), "view-overview"),
        (Action::View(View::Log), "view-log"),
        (Action::View(View::Chances), "view-chances"),
        (Action::View(View::Parameters), "view-parameters"),
        (Action::View(View::Work), "view-work"),
        (Action::NextView, "next-view"),
        (Action::PreviousView, "previous-view"),
        (Action::Next, "next"),
        (Action::Previous, "previous"),
        (Action::Move(Motion::Up), "up"),
        (Action::Move(Motion::Down), "down"),
        (Action::Move(Motion::Left), "left"),
        (Action::Move(Motion::Right), "right"),
        (Action::Move(Motion::PageUp), "page-up"),
        (Action::Move(Motion::PageDown), "page-down"),
        (Action::Move(Motion::HalfUp), "half-up"),
        (Action::Move(Motion::HalfDown), "half-down"),
        (Action::Move(Motion::First), "first"),
        (Action::Move(Motion::Last), "last"),
        (Action::Move(Motion::LineStart), "line-start"),
        (Action::Move(Motion::LineEnd), "line-end"),
        (Action::Palette, "palette"),
        (Action::Help, "help"),
        (Action::Redraw, "redraw"),
        (Action::Suspend, "suspend"),
        (Action::Cancel, "cancel"),
        (Action::Back, "back"),
    ];

    /// The identifier of its name, for actions that have one.
    pub fn name(self) -> Option<&'static str> {
        Action::NAMED.iter().find(|(action, _)| *action == self).map(|(_, name)| *name)
    }

    /// The action with this identifier.
    pub fn named(name: &str) -> Option<Action> {
        Action::NAMED.iter().find(|(_, n)| *n == name).map(|(action, _)| *action)
    }
}
